//! XT: between the tables of one report.

use crate::case::{Case, visit};
use crate::cell::{CellId, Table};
use crate::report::Report;
use crate::value::Count;

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, NotConcerned, Reason, nonzero, or};

declare_rules! {
    XT_01 = "XT-01" {
        title: "有复议、诉讼的，两年内应有申请", "where there are cases there were requests within two years";
        explanation:
            "第四部分的复议和诉讼因依申请公开等工作引起，申请表两年都全为0时，请核对案件是否与政府信息公开有关。",
            "Cases in section 4 come from the handling of requests and the like. Where the request matrix is all zero in both years, see whether the cases are about disclosure at all.";
        source: "推断", "inferred";
        grade: Practice, Warning, All, BetweenYears, default;
        check: Alone(cases_come_from_requests);
    }
    XT_02 = "XT-02" {
        title: "行政复议总计不多于两年内办结的申请", "reconsiderations are not more than the requests concluded in two years";
        explanation:
            "一件办结的申请一般至多引起一件复议。本年度办结数已够的即成立，不够的要看上年度报告。",
            "A concluded request leads to one reconsideration at most, as a rule. Where this year's are enough the rule holds; where not, last year's report is needed.";
        source: "推断；审核时比对案件与申请", "inferred; reviewers compare cases with requests";
        grade: Practice, Warning, All, BetweenYears, default;
        check: TwoYears(&[
            "review_litigation.review.total <= requests.outcomes.total.total + last.requests.outcomes.total.total",
        ]);
    }
}

/// Whether any cell of a table is other than zero.
fn any_in(report: &Report, table: Table) -> Option<bool> {
    let mut any = Some(false);
    visit(report, table, &mut |_, value| any = or(any, nonzero(value)));
    any
}

fn cases_come_from_requests(case: &Case<'_>) -> Judgements {
    let report = case.report();
    if report.requests.is_none() || report.review_litigation.is_none() {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    }
    // Most reports have requests, which needs no walk over the tables.
    let received = report.requests.as_ref().map(|requests| requests.received.total);
    if received.and_then(Count::get).is_some_and(|received| received > 0) {
        return Judgement::holds().into();
    }
    let cases = any_in(report, Table::ReviewLitigation);
    if cases == Some(false) {
        return Judgement::holds().into();
    }
    let requests = any_in(report, Table::Requests);
    if requests == Some(true) {
        return Judgement::holds().into();
    }
    let before = case.last_year().map(|last| match last.requests {
        Some(_) => any_in(last, Table::Requests),
        None => None,
    });
    let judgement = match (cases, requests, before) {
        (_, _, Some(Some(true))) => Judgement::holds(),
        (Some(true), Some(false), Some(Some(false))) => Judgement::fails(totals(case)),
        (Some(true), Some(false), _) => Judgement::undecided(Reason::LastYear, totals(case)),
        _ => Judgement::undecided(Reason::Blank, totals_and_gaps(case)),
    };
    let before = ["requests.received.total", "requests.carried_over.total"];
    judgement.with_last_years(case, &before).into()
}

/// The cells that sum up both tables, and those of them without a number.
fn totals_and_gaps(case: &Case<'_>) -> Vec<CellId> {
    let about = |cell: CellId| matches!(cell.table(), Table::Requests | Table::ReviewLitigation);
    let mut cells = totals(case);
    let gaps = case.report().cells();
    cells.extend(
        gaps.filter(|(cell, value)| about(*cell) && nonzero(*value).is_none())
            .map(|(cell, _)| cell),
    );
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// The cells that sum up both tables.
fn totals(case: &Case<'_>) -> Vec<CellId> {
    case.cells(&[
        "requests.received.total",
        "requests.carried_over.total",
        "review_litigation.review.total",
        "review_litigation.direct_litigation.total",
        "review_litigation.litigation_after_review.total",
    ])
}
