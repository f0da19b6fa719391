//! RL: the table of reconsideration and litigation.

use crate::case::Case;
use crate::report::Report;

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, NotConcerned, Reason, and, nonzero};

declare_rules! {
    RL_01 = "RL-01" {
        title: "行政复议：总计 = 四种结果之和", "reconsideration: the total is the sum of the four results";
        explanation:
            "结果维持、结果纠正、其他结果与尚未审结之和等于总计。请核对这五格。",
            "Upheld, corrected, other and pending add up to the total. Check the five cells.";
        source: "算术关系（“总计”的含义）", "arithmetic, from the label 总计";
        grade: Arithmetic, Error, All, Checking, default;
        check: Totals(ReviewLitigation, &["review"]);
    }
    RL_02 = "RL-02" {
        title: "未经复议直接起诉：总计 = 四种结果之和", "direct litigation: the total is the sum of the four results";
        explanation:
            "结果维持、结果纠正、其他结果与尚未审结之和等于总计。请核对这五格。",
            "Upheld, corrected, other and pending add up to the total. Check the five cells.";
        source: "算术关系（“总计”的含义）", "arithmetic, from the label 总计";
        grade: Arithmetic, Error, All, Checking, default;
        check: Totals(ReviewLitigation, &["direct_litigation"]);
    }
    RL_03 = "RL-03" {
        title: "复议后起诉：总计 = 四种结果之和", "litigation after reconsideration: the total is the sum of the four results";
        explanation:
            "结果维持、结果纠正、其他结果与尚未审结之和等于总计。请核对这五格。",
            "Upheld, corrected, other and pending add up to the total. Check the five cells.";
        source: "算术关系（“总计”的含义）", "arithmetic, from the label 总计";
        grade: Arithmetic, Error, All, Checking, default;
        check: Totals(ReviewLitigation, &["litigation_after_review"]);
    }
    RL_04 = "RL-04" {
        title: "2024年度起有未经复议直接起诉的，供留意", "litigation without reconsideration from 2024 on is noted";
        explanation:
            "2024年1月1日起，对不予公开不服的应先申请行政复议。仍有直接起诉的并不一定有错（如起诉其他行为），请确认归类。",
            "Since 1 January 2024 a refusal to disclose must go to reconsideration first. Direct cases are not wrong in themselves, as other acts may be sued for; confirm the class.";
        statement: "2024年起不予公开的案件复议前置，请确认归类", "since 2024 refusals go to reconsideration first; confirm the class";
        source: "《行政复议法》（2023年修订）第二十三条第一款第四项", "行政复议法 (2023) article 23(1)(4)";
        grade: Practice, Note, All, Checking, optional;
        check: Alone(direct_litigation_is_noted);
    }
    RL_05 = "RL-05" {
        title: "复议后起诉不多于两年内审结的行政复议", "litigation after reconsideration is not above the reconsiderations concluded in two years";
        explanation:
            "复议后起诉以复议决定为前提，件数一般不多于本年度和上年度审结的复议。本年度审结数已够的即成立，不够的要看上年度报告。",
            "Such a case follows a decision on reconsideration, of this year or the last. Where this year's are enough the rule holds; where not, last year's report is needed.";
        source: "推断", "inferred";
        grade: Practice, Warning, All, BetweenYears, default;
        check: TwoYears(&[
            "review_litigation.litigation_after_review.total <= review_litigation.review.upheld + review_litigation.review.corrected + review_litigation.review.other + last.review_litigation.review.upheld + last.review_litigation.review.corrected + last.review_litigation.review.other",
        ]);
    }
    RL_07 = "RL-07" {
        title: "2025年度起未经复议直接起诉不多于可以直接起诉的办理结果", "from 2025 on direct litigation is not above the outcomes that may be sued over at once";
        explanation:
            "法释〔2025〕8号自2025年6月1日起施行：依据条例第十四条至第十六条不予公开的（（三）1至7），应先申请行政复议，其余情形可以直接起诉。直接起诉多于两年内其余办理结果的，请核对是否归错了类；起诉以前年度办理结果的除外。",
            "Since 1 June 2025 (法释〔2025〕8号) a refusal under articles 14 to 16 must go to reconsideration first; all else may be sued over at once. With more direct cases than other outcomes of two years, see whether cases were put into the wrong group; suits over older outcomes aside.";
        statement: "未经复议直接起诉多于可以直接起诉的办理结果，请确认归类", "more cases were filed directly than there are outcomes that may be sued over at once; confirm the class";
        source: "法释〔2025〕8号第一条；《行政复议法》（2023年修订）第二十三条", "法释〔2025〕8号 article 1; 行政复议法 (2023) article 23";
        grade: Practice, Note, All, BetweenYears, default;
        check: Alone(direct_litigation_is_not_over_refusals);
    }
}

/// The first report year under the law of 2023.
const REVIEW_FIRST: u16 = 2024;

/// The first report year of which most falls under 法释〔2025〕8号, in force since June 2025.
const REFUSALS_ALONE: u16 = 2025;

fn direct_litigation_is_noted(case: &Case<'_>) -> Judgements {
    let Some(table) = &case.report().review_litigation else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    let late = case.report().heading.year.map(|year| year >= REVIEW_FIRST);
    let any = nonzero(table.direct_litigation.total.into());
    let reason = if late.is_none() { Reason::Year } else { Reason::Blank };
    Judgement::broken(and(any, late), reason, || {
        case.cells(&["review_litigation.direct_litigation.total"])
    })
    .into()
}

/// The outcomes of a year that may be sued over at once: all but refusals under articles 14 to 16.
/// `None` where a figure is missing.
fn suable(report: &Report) -> Option<u64> {
    let outcomes = &report.requests.as_ref()?.outcomes;
    let refused = &outcomes.not_disclosed;
    let refused: Option<u64> = [
        &refused.state_secret,
        &refused.prohibited_by_law,
        &refused.security_or_stability,
        &refused.third_party_rights,
        &refused.internal_affairs,
        &refused.process_information,
        &refused.enforcement_case_file,
    ]
    .iter()
    .map(|row| row.total.get())
    .sum();
    outcomes.total.total.get()?.checked_sub(refused?)
}

fn direct_litigation_is_not_over_refusals(case: &Case<'_>) -> Judgements {
    let report = case.report();
    let (Some(table), Some(_)) = (&report.review_litigation, &report.requests) else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    let direct = table.direct_litigation.total;
    let is_before = report.heading.year.is_some_and(|year| year < REFUSALS_ALONE);
    if is_before || direct.get() == Some(0) {
        return Judgement::holds().into();
    }
    let cells = || {
        case.cells(&["requests.outcomes.total.total", "review_litigation.direct_litigation.total"])
    };
    let judgement = match (report.heading.year, direct.get(), suable(report)) {
        (_, Some(suits), Some(now)) if suits <= now => Judgement::holds(),
        (None, _, _) => Judgement::undecided(Reason::Year, cells()),
        (_, Some(suits), Some(now)) => match case.last_year().map(suable) {
            None | Some(None) => Judgement::undecided(Reason::LastYear, cells()),
            Some(Some(before)) => {
                Judgement::broken(Some(suits > now + before), Reason::LastYear, cells)
            }
        },
        (_, _, _) => Judgement::undecided(Reason::Blank, cells()),
    };
    judgement.with_last_years(case, &["requests.outcomes.total.total"]).into()
}
