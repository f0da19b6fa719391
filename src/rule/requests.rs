//! RQ: the request matrix.

use crate::case::Case;
use crate::cell::CellId;
use crate::table::Part;
use crate::table::requests::{OtherHandling, Requests};

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, NotConcerned, Reason, and, nonzero, not, or};

declare_rules! {
    RQ_01 = "RQ-01" {
        title: "本年新收 + 上年结转 = 办理结果总计 + 结转下年度", "received + carried over = concluded + carried forward";
        explanation:
            "表内注明的勾稽关系：每一列第一项加第二项之和，等于第三项加第四项之和。不相等时，常见的是（七）总计多计了结转下年度的件数，或者漏填了上年结转。",
            "The identity printed in the table, for each column. Where it fails, the total concluded often counts the requests carried forward too, or those carried over were left out.";
        source: "国办公开办函〔2019〕60号、〔2021〕30号表内印制的勾稽关系说明", "国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, note printed in the table";
        grade: OfficialFormat, Error, All, Checking, default;
        check: Lines(Requests, &["received + carried_over = outcomes.total + carried_forward"]);
    }
    RQ_02 = "RQ-02" {
        title: "（七）总计 = （一）至（六）各项之和", "the total concluded is the sum of the outcomes";
        explanation:
            "每件申请只有一种办理结果，（七）总计是各种结果之和，每一列都应相等。请核对各项和总计。",
            "Each request has one outcome, and the total is their sum, in each column. Check the outcomes and the total.";
        sum: "（一）至（六）各项之和", "the sum of outcomes (1) to (6)";
        source: "算术关系（“（七）总计”的含义）", "arithmetic, from the label （七）总计";
        grade: Arithmetic, Error, All, Checking, default;
        check: Totals(Requests, &["outcomes"]);
    }
    RQ_03 = "RQ-03" {
        title: "总计 = 自然人与各类法人或其他组织之和", "the total is the sum over the applicants";
        explanation:
            "每一行的总计是六类申请人之和。请核对这一行的各格。",
            "In each row the total is the sum over the six kinds of applicant. Check the cells of the row.";
        sum: "各类申请人之和", "the sum over all applicants";
        source: "算术关系（“总计”的含义）", "arithmetic, from the label 总计";
        grade: Arithmetic, Error, All, Checking, default;
        check: RowTotals(Requests);
    }
    RQ_04 = "RQ-04" {
        title: "（七）总计不大于本年新收 + 上年结转", "no more is concluded than was received and carried over";
        explanation:
            "每件申请只计一种结果，部分公开的不再计入其他情形，办结的不会多于收到的。RQ-01已经包含此项，停用RQ-01时才单独核对。",
            "Each request has one outcome, and a partial disclosure is counted nowhere else, so that no more can be concluded than came in. RQ-01 implies it; it is looked at where RQ-01 is switched off.";
        source: "国办公开办函〔2021〕30号“（二）部分公开”一行的说明；RQ-01 的等式", "国办公开办函〔2021〕30号, note in the row （二）部分公开; the identity RQ-01";
        grade: OfficialFormat, Error, All, Checking, default;
        implied by: RQ_01;
        check: Lines(Requests, &["outcomes.total <= received + carried_over"]);
    }
    RQ_05 = "RQ-05" {
        title: "结转下年度不大于本年新收 + 上年结转", "no more is carried forward than was received and carried over";
        explanation:
            "结转下年度的申请都是本年新收或上年结转的。RQ-01已经包含此项，停用RQ-01时才单独核对。",
            "What is carried forward was received or carried over. RQ-01 implies it; it is looked at where RQ-01 is switched off.";
        source: "RQ-01 等式的推论", "implied by the identity RQ-01";
        grade: Arithmetic, Error, All, Checking, default;
        implied by: RQ_01;
        check: Lines(Requests, &["carried_forward <= received + carried_over"]);
    }
    RQ_07 = "RQ-07" {
        title: "有逾期未缴费的，应报告信息处理费", "where fees were unpaid, processing fees are reported";
        explanation:
            "因逾期未缴费而不再处理的，说明发过收费通知，第六部分应报告收取信息处理费的情况。信息处理费表却填通知0件的，请核对。",
            "A request that was dropped for an unpaid fee had a fee notice, so section 6 must report on processing fees. Check a fee table that says no notice was sent.";
        statement: "有申请因逾期未缴费不再处理，信息处理费通知收取件数却为0", "requests were dropped for unpaid fees, yet no fee notice is reported";
        source: "国办公开办函〔2021〕30号第六部分下的说明；其间的联系是推断", "国办公开办函〔2021〕30号, note under section 6; the link is inferred";
        grade: Practice, Warning, Since2021, Checking, default;
        check: Alone(unpaid_fees_were_notified);
    }
    RQ_08 = "RQ-08" {
        title: "收到的申请不全部结转下年度", "not every request is left for next year";
        explanation:
            "有申请而没有一件办结，全部结转下年度，较为少见。请核对办理结果是否漏填。",
            "It is uncommon that of the requests not one was concluded in the year. See whether the outcomes were left out.";
        statement: "没有一件办结，全部结转下年度", "nothing was concluded, everything is carried forward";
        source: "推断", "inferred";
        grade: Practice, Warning, All, Checking, optional;
        check: Alone(something_is_concluded);
    }
    RQ_09 = "RQ-09" {
        title: "（六）3.其他所占比例不过高", "the residual outcome is not most of the total";
        explanation:
            "“其他”是前面各项都不适用时才用的。办结20件以上而“其他”过半的，请核对是否应归入其他情形。20件和一半是本库自定的界限。",
            "The residual row is for what fits no other. With 20 or more concluded and over half of them residual, see whether they belong elsewhere. The two limits are this library's own.";
        statement: "“其他”超过总计的一半", "the residual is over half of the total";
        source: "推断；没有通知规定限额", "inferred; no notice gives a limit";
        grade: Practice, Note, Since2021, Checking, optional;
        check: Alone(the_residual_is_small);
    }
}

/// The fewest concluded requests of which a share says something.
const FEW: u64 = 20;

/// The path of the row 逾期未缴费.
const FEE_UNPAID: &str = "requests.outcomes.other_handling.fee_unpaid";

fn unpaid_fees_were_notified(case: &Case<'_>) -> Judgements {
    let report = case.report();
    let no_table = Judgement::not_concerned(NotConcerned::NoTable);
    let Some(Requests { outcomes, .. }) = &report.requests else { return no_table.into() };
    let OtherHandling::Edition2021(other) = &outcomes.other_handling else {
        return no_table.into();
    };
    let mut unpaid = Some(false);
    other
        .fee_unpaid
        .visit(crate::Edition::Edition2021, &mut |value| unpaid = or(unpaid, nonzero(value)));
    let notified = report.processing_fees.as_ref().map(|fees| fees.cases_notified);
    let cells = || unpaid_cells(case, unpaid.is_none());
    let is_told = case.narrative().is_some_and(|narrative| narrative.names_processing_fee);
    let judgement = match (unpaid, notified) {
        (Some(false), _) => Judgement::holds(),
        (Some(true), None) if is_told => Judgement::holds(),
        (Some(true), None) => Judgement::undecided(Reason::SectionSix, cells()),
        (None, None) => Judgement::undecided(Reason::Blank, cells()),
        (_, Some(notified)) => {
            let broken = and(unpaid, not(nonzero(notified.into())));
            Judgement::broken(broken, Reason::Blank, cells)
        }
    };
    judgement.into()
}

/// The total of the row and what it is compared with; all cells of the row where it is not known
/// whether one is above 0.
fn unpaid_cells(case: &Case<'_>, whole_row: bool) -> Vec<CellId> {
    let mut cells = case.cells(&[&format!("{FEE_UNPAID}.total"), "processing_fees.cases_notified"]);
    if whole_row {
        let row = case.report().cells().map(|(cell, _)| cell);
        cells.extend(row.filter(|cell| cell.path().starts_with(FEE_UNPAID)));
        cells.sort_unstable();
        cells.dedup();
    }
    cells
}

fn something_is_concluded(case: &Case<'_>) -> Judgements {
    let Some(table) = &case.report().requests else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    // Of the column 总计: a single kind of applicant with nothing concluded is common.
    let (received, over) = (table.received.total, table.carried_over.total);
    let came = received.get().zip(over.get()).map(|(received, over)| received + over);
    let any_came = or(nonzero(received.into()), nonzero(over.into()));
    let forward = table.carried_forward.total.get();
    let all_left = came.zip(forward).map(|(came, forward)| came == forward);
    let none_concluded = not(nonzero(table.outcomes.total.total.into()));
    Judgement::broken(and(any_came, and(all_left, none_concluded)), Reason::Blank, || {
        case.cells(&[
            "requests.received.total",
            "requests.carried_over.total",
            "requests.outcomes.total.total",
            "requests.carried_forward.total",
        ])
    })
    .into()
}

fn the_residual_is_small(case: &Case<'_>) -> Judgements {
    let no_table = Judgement::not_concerned(NotConcerned::NoTable);
    let Some(Requests { outcomes, .. }) = &case.report().requests else { return no_table.into() };
    let OtherHandling::Edition2021(other) = &outcomes.other_handling else {
        return no_table.into();
    };
    let large = match (other.other.total.get(), outcomes.total.total.get()) {
        (_, Some(total)) if total < FEW => Some(false),
        (Some(residual), Some(total)) => Some(residual > total / 2),
        _ => None,
    };
    Judgement::broken(large, Reason::Blank, || {
        case.cells(&[
            "requests.outcomes.other_handling.other.total",
            "requests.outcomes.total.total",
        ])
    })
    .into()
}
