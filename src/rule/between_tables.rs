//! XT: between the tables of one report.

use crate::cell::{CellId, Table};
use crate::finding::{Judge, Outcome, Reason};
use crate::report::Report;

use super::three_valued::{nonzero, or};
use super::{declare_rules, visit};

declare_rules! {
    XT_01 = "XT-01" {
        title: "有复议、诉讼的，两年内应有申请", "where there are cases there were requests within two years";
        explanation:
            "第四部分的复议和诉讼因依申请公开等工作引起，申请表两年都全为0时，请核对案件是否与政府信息公开有关。",
            "Cases in section 4 come from the handling of requests and the like. Where the request matrix is all zero in both years, see whether the cases are about disclosure at all.";
        source: "inferred";
        grade: Practice, Warning, Both, BetweenYears, default;
        check: Alone(cases_come_from_requests);
    }
    XT_02 = "XT-02" {
        title: "行政复议总计不多于两年内办结的申请", "reconsiderations are not more than the requests concluded in two years";
        explanation:
            "一件办结的申请一般至多引起一件复议。本年度办结数已够的即成立，不够的要看上年度报告。",
            "A concluded request leads to one reconsideration at most, as a rule. Where this year's are enough the rule holds; where not, last year's report is needed.";
        source: "inferred; reviewers compare cases with requests";
        grade: Practice, Warning, Both, BetweenYears, default;
        check: Alone(reviews_follow_outcomes);
    }
}

/// Whether any cell of a table is other than zero.
fn any_in(report: &Report, table: Table) -> Option<bool> {
    let mut any = Some(false);
    visit(report, table, &mut |_, value| any = or(any, nonzero(value)));
    any
}

fn cases_come_from_requests(report: &Report, judge: &mut Judge<'_>) {
    if report.requests.is_none() || report.review_litigation.is_none() {
        return;
    }
    let cases = any_in(report, Table::ReviewLitigation);
    if cases == Some(false) {
        return;
    }
    let requests = any_in(report, Table::Requests);
    if requests == Some(true) {
        return;
    }
    let mut cells = totals(report);
    let mut reason = Reason::LastYear;
    if cases.is_none() || requests.is_none() {
        reason = Reason::Blank;
        cells.extend(
            report
                .cells()
                .filter(|(cell, value)| about(*cell) && nonzero(*value).is_none())
                .map(|(cell, _)| cell),
        );
        cells.sort_unstable();
        cells.dedup();
    }
    judge.undecided(cells, reason);
}

/// True for the cells of the two tables that these rules tie.
fn about(cell: CellId) -> bool {
    matches!(cell.table(), Table::Requests | Table::ReviewLitigation)
}

fn reviews_follow_outcomes(report: &Report, judge: &mut Judge<'_>) {
    let (Some(requests), Some(cases)) = (&report.requests, &report.review_litigation) else {
        return;
    };
    let (outcome, reason) = match (cases.review.total.get(), requests.outcomes.total.total.get()) {
        (Some(0), _) => (Outcome::Holds, Reason::Blank),
        (Some(reviews), Some(concluded)) if reviews <= concluded => (Outcome::Holds, Reason::Blank),
        (Some(_), Some(_)) => (Outcome::Undecided, Reason::LastYear),
        _ => (Outcome::Undecided, Reason::Blank),
    };
    judge.record(outcome, reason, || {
        ["requests.outcomes.total.total", "review_litigation.review.total"]
            .iter()
            .filter_map(|path| report.cell(path))
            .collect()
    });
}

/// The cells that sum up both tables.
fn totals(report: &Report) -> Vec<CellId> {
    [
        "requests.received.total",
        "requests.carried_over.total",
        "review_litigation.review.total",
        "review_litigation.direct_litigation.total",
        "review_litigation.litigation_after_review.total",
    ]
    .iter()
    .filter_map(|path| report.cell(path))
    .collect()
}
