//! RL: the table of reconsideration and litigation.

use crate::finding::{Judge, Outcome, Reason};
use crate::report::Report;

use super::declare_rules;
use super::three_valued::{and, nonzero, outcome};

declare_rules! {
    RL_01 = "RL-01" {
        title: "行政复议：总计 = 四种结果之和", "reconsideration: the total is the sum of the four results";
        explanation:
            "结果维持、结果纠正、其他结果与尚未审结之和等于总计。请核对这五格。",
            "Upheld, corrected, other and pending add up to the total. Check the five cells.";
        source: "arithmetic, from the label 总计";
        grade: Arithmetic, Error, Both, Checking, default;
        check: Linear;
    }
    RL_02 = "RL-02" {
        title: "未经复议直接起诉：总计 = 四种结果之和", "direct litigation: the total is the sum of the four results";
        explanation:
            "结果维持、结果纠正、其他结果与尚未审结之和等于总计。请核对这五格。",
            "Upheld, corrected, other and pending add up to the total. Check the five cells.";
        source: "arithmetic, from the label 总计";
        grade: Arithmetic, Error, Both, Checking, default;
        check: Linear;
    }
    RL_03 = "RL-03" {
        title: "复议后起诉：总计 = 四种结果之和", "litigation after reconsideration: the total is the sum of the four results";
        explanation:
            "结果维持、结果纠正、其他结果与尚未审结之和等于总计。请核对这五格。",
            "Upheld, corrected, other and pending add up to the total. Check the five cells.";
        source: "arithmetic, from the label 总计";
        grade: Arithmetic, Error, Both, Checking, default;
        check: Linear;
    }
    RL_04 = "RL-04" {
        title: "2024年度起有未经复议直接起诉的，供留意", "litigation without reconsideration from 2024 on is noted";
        explanation:
            "2024年1月1日起，对不予公开不服的应先申请行政复议。仍有直接起诉的并不一定有错（如起诉其他行为），请确认归类。",
            "Since 1 January 2024 a refusal to disclose must go to reconsideration first. Direct cases are not wrong in themselves, as other acts may be sued for; confirm the class.";
        statement: "2024年起不予公开的案件复议前置，请确认归类", "since 2024 refusals go to reconsideration first; confirm the class";
        source: "行政复议法 (2023) article 23(1)(4)";
        grade: Practice, Note, Both, Checking, optional;
        check: Alone(direct_litigation_is_noted);
    }
    RL_05 = "RL-05" {
        title: "复议后起诉不多于两年内审结的行政复议", "litigation after reconsideration is not above the reconsiderations concluded in two years";
        explanation:
            "复议后起诉以复议决定为前提，件数一般不多于本年度和上年度审结的复议。本年度审结数已够的即成立，不够的要看上年度报告。",
            "Such a case follows a decision on reconsideration, of this year or the last. Where this year's are enough the rule holds; where not, last year's report is needed.";
        source: "inferred";
        grade: Practice, Warning, Both, BetweenYears, default;
        check: Alone(litigation_follows_review);
    }
}

/// The first report year under the law of 2023.
const REVIEW_FIRST: u16 = 2024;

fn direct_litigation_is_noted(report: &Report, judge: &mut Judge<'_>) {
    let Some(table) = &report.review_litigation else { return };
    let late = report.heading.year.map(|year| year >= REVIEW_FIRST);
    let any = nonzero(table.direct_litigation.total.into());
    let reason = if late.is_none() { Reason::Year } else { Reason::Blank };
    judge.record(outcome(and(any, late)), reason, || {
        report.cell("review_litigation.direct_litigation.total").into_iter().collect()
    });
}

fn litigation_follows_review(report: &Report, judge: &mut Judge<'_>) {
    let Some(table) = &report.review_litigation else { return };
    let after = table.litigation_after_review.total.get();
    // A result without a number counts as none here: more cases could only satisfy the rule the
    // better.
    let concluded = [table.review.upheld, table.review.corrected, table.review.other];
    let known: u64 = concluded.iter().filter_map(|count| count.get()).sum();
    let (outcome, reason) = match after {
        Some(after) if after <= known => (Outcome::Holds, Reason::LastYear),
        Some(_) => (Outcome::Undecided, Reason::LastYear),
        None => (Outcome::Undecided, Reason::Blank),
    };
    judge.record(outcome, reason, || {
        ["review.upheld", "review.corrected", "review.other", "litigation_after_review.total"]
            .iter()
            .filter_map(|path| report.cell(&format!("review_litigation.{path}")))
            .collect()
    });
}
