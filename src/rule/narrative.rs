//! NA and FE-06: what the text says against the tables, and against itself.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::case::Case;
use crate::cell::CellId;
use crate::claim::{Claim, ClaimKind, ClaimReading, Extent, Figure, Narrative};
use crate::edition::Edition;
use crate::value::Value;

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, NotConcerned, Reason, Told, Tried, Verdict};

declare_rules! {
    NA_01 = "NA-01" {
        title: "正文中收到的申请数与表一致", "the text has the number of requests received of the table";
        explanation:
            "正文所写收到、受理、办理的申请数，应等于表中本年新收，或者本年新收与上年结转之和；办理也可以是（七）总计。都不相等的，请核对正文和表。",
            "What the text says was received or handled is the number newly received, or that and what was carried over; handled may also be the total concluded. Where none of them agrees, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Received, ClaimKind::Handled]));
    }
    NA_02 = "NA-02" {
        title: "正文中上年结转的申请数与表一致", "the text has the number carried over of the table";
        explanation:
            "正文所写上年结转的申请数应等于表中第二项的总计。不相等的，请核对正文和表。",
            "What the text says was carried over from last year is the total of the second row. Where it is not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::CarriedOver]));
    }
    NA_03 = "NA-03" {
        title: "正文中办结的申请数与表一致", "the text has the number concluded of the table";
        explanation:
            "正文所写办结、答复的申请数应等于表中（七）总计。不相等的，请核对正文和表。",
            "What the text says was concluded or answered is the total in row (七). Where it is not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Concluded]));
    }
    NA_04 = "NA-04" {
        title: "正文中结转下年度的申请数与表一致", "the text has the number carried forward of the table";
        explanation:
            "正文所写结转下年度办理的申请数应等于表中第四项的总计。不相等的，请核对正文和表。",
            "What the text says is carried forward to next year is the total of the fourth row. Where it is not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::CarriedForward]));
    }
    NA_05 = "NA-05" {
        title: "正文中的办理结果与表一致", "the text has the outcomes of the table";
        explanation:
            "正文所写予以公开、不予公开等办理结果的件数，应等于表中相应的行，或者相应一组各行之和。不相等的，请核对正文和表。",
            "The outcomes in the text are those of the row, or the sum of the rows of the group. Where they are not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Outcome]));
    }
    NA_06 = "NA-06" {
        title: "正文中的办结率和占比与表相符", "the rates in the text follow from the table";
        explanation:
            "办结率是（七）总计除以本年新收，或者除以本年新收与上年结转之和；占比是有关的行除以总数。按四舍五入或者舍去尾数都不相符的，请核对。",
            "The rate concluded is the total concluded divided by what was received, with or without what was carried over; a share is its row divided by all. Rounded or cut off, one of them agrees; otherwise check both.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Rate]));
    }
    NA_07 = "NA-07" {
        title: "正文中的行政复议件数与表一致", "the text has the reconsideration cases of the table";
        explanation:
            "正文所写因政府信息公开引发的行政复议件数及其结果，应等于第四部分的表。不相等的，请核对正文和表。",
            "The reconsideration cases and their results in the text are those of the table in section 4. Where they are not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Review]));
    }
    NA_08 = "NA-08" {
        title: "正文中的行政诉讼件数与表一致", "the text has the court cases of the table";
        explanation:
            "正文所写行政诉讼件数及其结果，应等于表中未经复议直接起诉与复议后起诉之和。不相等的，请核对正文和表。",
            "The court cases and their results in the text are those filed directly and after reconsideration together. Where they are not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Litigation]));
    }
    NA_09 = "NA-09" {
        title: "正文写没有的，表中为0", "what the text says there was none of is 0 in the table";
        explanation:
            "正文写未收到申请、未发生行政复议或者行政诉讼的，表中的总计应为0。不为0的，请核对正文和表。",
            "Where the text says that no requests were received, or that there were no cases, the totals are 0. Where they are not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例；推断", "practice of reviewers; inferred";
        grade: Practice, Warning, All, Text, default;
        check: Alone(nothing_is_zero);
    }
    NA_10 = "NA-10" {
        title: "正文中的规章和规范性文件件数与表一致", "the text has the documents of the table";
        explanation:
            "正文所写制发、废止和现行有效的规章、规范性文件件数，应等于第二部分的表。不相等的，请核对正文和表；失效的文件不一定计入废止。",
            "The rules and documents issued, repealed and in force in the text are those of the table in section 2. Where they are not, check the text and the table; lapsed ones need not count as repealed.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "工作惯例：一些通知要求在正文中写明这些数字", "practice: notices that ask for these figures in the text";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Document]));
    }
    NA_11 = "NA-11" {
        title: "正文中各种申请方式之和等于申请数", "the ways in which requests came add up in the text";
        explanation:
            "正文所列信函、网上、当面等申请方式的件数，相加应等于收到的申请数。不相等的，请核对正文。",
            "Requests by post, on the web, in person and so on, as the text lists them, add up to those received. Where they do not, check the text.";
        statement: "正文所列各项之和不符", "the figures in the text do not add up";
        source: "算术关系；审核工作惯例", "arithmetic; practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(channels_add_up);
    }
    NA_12 = "NA-12" {
        title: "第六部分写明收取信息处理费的情况", "section 6 tells of the processing fee";
        explanation:
            "2021年格式要求在第六部分报告收取信息处理费的情况。没有收取的也宜写明。是否必须写明没有收取，各地掌握不一，默认不核对。",
            "The format of 2021 has the processing fee reported in section 6. It is best to say so where none was collected. Whether that must be said is handled differently, so this is off by default.";
        statement: "正文没有提到信息处理费", "the text does not mention the processing fee";
        source: "国办公开办函〔2021〕30号对第六部分的说明", "国办公开办函〔2021〕30号, note on section 6";
        grade: Practice, Note, Since2021, Text, optional;
        check: Alone(the_fee_is_mentioned);
    }
    NA_13 = "NA-13" {
        title: "统计期限为报告年度的1月1日至12月31日", "the period is 1 January to 31 December of the year";
        explanation:
            "正文所写的统计期限应为报告年度的1月1日至12月31日。多半是沿用了上年的文字，请更正。",
            "The period named in the text is 1 January to 31 December of the year that is reported on. Another one is mostly left over from last year's text; mend it.";
        statement: "统计期限不是报告年度的全年", "the period is not the whole year that is reported on";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(the_period_is_the_year);
    }
    NA_14 = "NA-14" {
        title: "正文数据的年度是报告年度", "the figures in the text are those of the year";
        explanation:
            "正文写本机关收到、办结等数据时所标的年度应是报告年度。多半是沿用了上年的文字，请更正。",
            "The year named with this body's figures is the year that is reported on. Another one is mostly left over from last year's text; mend it.";
        statement: "所标年度不是报告年度", "the year named is not the one reported on";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(the_figures_are_of_the_year);
    }
    NA_15 = "NA-15" {
        title: "第五部分写明问题和改进情况", "section 5 tells of problems and improvements";
        explanation:
            "存在的主要问题及改进情况是法定内容，不能空缺，也不能只写“无”。请补充。",
            "Problems and improvements are contents that the Regulation requires; the section is not left empty, nor is 无 enough. Write them.";
        statement: "第五部分没有实际内容", "section 5 has no contents";
        source: "《政府信息公开条例》第五十条第四项；审核工作惯例", "政府信息公开条例 article 50(4); practice of reviewers";
        grade: Practice, Warning, All, Text, default;
        check: Alone(section_five_is_filled);
    }
    NA_16 = "NA-16" {
        title: "正文中申请人的分类与表一致", "the text has the kinds of applicants of the table";
        explanation:
            "正文所写自然人、法人或其他组织的申请数应等于表中相应的列，法人或其他组织为其下五列之和。不相等的，请核对正文和表。",
            "Requests by natural persons and by organizations in the text are those of their columns; for organizations the sum of five. Where they are not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例；推断", "practice; inferred";
        grade: Practice, Warning, All, Text, default;
        check: Alone(|case| kinds(case, &[ClaimKind::Applicant]));
    }
    NA_17 = "NA-17" {
        title: "第一部分不超过1000字", "section 1 has at most 1,000 characters";
        explanation:
            "有的地方要求第一部分的文字不超过1000字。超过的，请精简。其他地方没有这一要求，默认不核对。",
            "Some places ask for at most 1,000 characters in section 1. Shorten it where it has more. Others do not ask for it, so this is off by default.";
        statement: "第一部分超过1000字", "section 1 has more than 1,000 characters";
        source: "武政办发〔2025〕54号", "武政办发〔2025〕54号";
        grade: Local, Note, All, Text, optional;
        check: Alone(section_one_is_short);
    }
    NA_18 = "NA-18" {
        title: "正文中的数字自身相符", "the figures of the text agree with each other";
        explanation:
            "正文所写的收到、上年结转、办结、结转下年度应自身平衡，所列结果之和不应超过总数。不相符的，请核对正文。",
            "What the text says was received, carried over, concluded and carried forward balances, and the results that it lists are no more than their total. Where they are not, check the text.";
        statement: "正文自身的数字不符", "the figures in the text contradict each other";
        source: "算术关系", "arithmetic";
        grade: Arithmetic, Warning, All, Text, default;
        check: Alone(the_text_agrees_with_itself);
    }
    NA_19 = "NA-19" {
        title: "正文中的行政许可、处罚、强制和收费与表一致", "the text has the decisions and fees of the table";
        explanation:
            "正文所写行政许可、行政处罚、行政强制的决定数量和行政事业性收费金额，应等于第二部分的表。不相等的，请核对正文和表。",
            "The licences, penalties, compulsion and fees in the text are those of the table in section 2. Where they are not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "审核工作惯例；推断", "practice; inferred";
        grade: Practice, Warning, All, Text, default;
        check: Alone(decisions_and_charges);
    }
    FE_06 = "FE-06" {
        title: "正文中的信息处理费与表一致", "the text has the processing fees of the table";
        explanation:
            "正文所写发出收费通知的件数、总金额和实际收取的金额，应等于信息处理费收取情况表。不相等的，请核对正文和表。",
            "The fee notices and amounts in the text are those of the fee table. Where they are not, check the text and the table.";
        statement: "正文与表不一致", "the text and the table differ";
        source: "国办公开办函〔2021〕30号对第六部分的说明", "国办公开办函〔2021〕30号, note on section 6";
        grade: Practice, Warning, All, Text, default;
        check: Alone(processing_fees);
    }
}

// ---- claims against the tables ----

/// What a claim comes to in a report.
struct Weighed {
    verdict: Verdict,
    cells: Vec<CellId>,
    tried: Vec<Tried>,
}

impl Weighed {
    const fn of(verdict: Verdict) -> Weighed {
        Weighed { verdict, cells: Vec::new(), tried: Vec::new() }
    }
}

/// What a claim comes to: it fails only where each way to understand it does.
pub(crate) fn verdict(claim: &Claim, case: &Case<'_>) -> Verdict {
    let parts = || case.narrative().is_some_and(|narrative| parts_are_the_body(narrative, case));
    weigh(claim, case, &parts).verdict
}

/// `parts_are_the_body` is asked of the few claims that depend on it.
fn weigh(claim: &Claim, case: &Case<'_>, parts_are_the_body: &impl Fn() -> bool) -> Weighed {
    if claim.kind() == ClaimKind::Channel {
        return Weighed::of(Verdict::DoesNotApply(NotConcerned::NoTable));
    }
    let year = case.report().heading.year;
    if claim.year().is_some() && claim.year() != year {
        let verdict = match year {
            Some(_) => Verdict::DoesNotApply(NotConcerned::NoText),
            None => Verdict::Undecided(Reason::Year),
        };
        return Weighed::of(verdict);
    }
    let readings = claim.readings_in(case.report());
    if readings.is_empty() {
        return Weighed::of(Verdict::DoesNotApply(NotConcerned::NoTable));
    }
    // Such a rate says nothing that the figures beside it do not say, which are compared.
    if case.narrative().is_some_and(|narrative| follows_from_the_text(claim, narrative)) {
        return Weighed::of(Verdict::Holds);
    }
    let mut cells: Vec<CellId> = readings
        .iter()
        .flat_map(|reading| reading.cells.iter().chain(reading.denominator.iter().flatten()))
        .copied()
        .collect();
    cells.sort_unstable();
    cells.dedup();
    let outcomes: Vec<(Option<bool>, Option<Tried>)> =
        readings.into_iter().map(|reading| one(claim, reading, case)).collect();
    let verdict = match () {
        () if outcomes.iter().any(|(holds, _)| *holds == Some(true)) => Verdict::Holds,
        () if outcomes.iter().any(|(holds, _)| holds.is_none()) => {
            Verdict::Undecided(Reason::Blank)
        }
        // 办结率100% is often that of the requests that were due.
        () if claim.figure() == Figure::Rate(WHOLE) => Verdict::Undecided(Reason::ScopeOfText),
        () if claim.extent() == Extent::Part && !parts_are_the_body() => {
            Verdict::Undecided(Reason::ScopeOfText)
        }
        () => Verdict::Fails,
    };
    Weighed { verdict, cells, tried: outcomes.into_iter().filter_map(|(_, tried)| tried).collect() }
}

/// 100% in hundredths of a per cent.
const WHOLE: u64 = 10_000;

/// The text itself has the figures of a rate: 收到25件，办结24件，办结率96%.
fn follows_from_the_text(claim: &Claim, narrative: &Narrative) -> bool {
    let Figure::Rate(rate) = claim.figure() else { return false };
    let paragraph = || narrative.claims.iter().filter(|one| one.paragraph() == claim.paragraph());
    let of = |kind| paragraph().filter(move |one| one.kind() == kind).filter_map(exactly).next();
    let (part, whole) = match claim.part_of().and_then(|at| narrative.claims.get(at)) {
        Some(part) => {
            let whole = part.part_of().and_then(|at| exactly(narrative.claims.get(at)?));
            (exactly(part), whole)
        }
        None => (of(ClaimKind::Concluded), of(ClaimKind::Received)),
    };
    match (part, whole) {
        (Some(part), Some(whole)) => whole > 0 && is_rate(part, whole, rate),
        _ => false,
    }
}

/// 兴庆区本级 is the body of the table where one of its figures, above 0, is that of the table.
fn parts_are_the_body(narrative: &Narrative, case: &Case<'_>) -> bool {
    let agrees = |claim: &&Claim| {
        let is_count = matches!(claim.figure(), Figure::Exactly(number) if number > 0);
        claim.extent() == Extent::Part
            && is_count
            && claim.readings_in(case.report()).into_iter().any(|reading| {
                reading.slack.is_empty() && one(claim, reading, case).0 == Some(true)
            })
    };
    narrative.claims.iter().filter(agrees).count() > 0
}

/// Whether one reading of a claim holds, and what the tables have.
fn one(
    claim: &Claim,
    reading: ClaimReading<CellId>,
    case: &Case<'_>,
) -> (Option<bool>, Option<Tried>) {
    let is_money = matches!(claim.figure(), Figure::Money(_));
    let sum = sum(&reading.cells, case, is_money);
    let slack =
        if reading.slack.is_empty() { Some(0) } else { self::sum(&reading.slack, case, false) };
    let of = reading.denominator.as_ref().map(|cells| self::sum(cells, case, false));
    let Some(known) = sum else { return (None, None) };
    let (holds, shown) = match (claim.figure(), of) {
        (Figure::Rate(rate), Some(of)) => match of {
            Some(0) => (Some(true), known),
            Some(of) => (Some(is_rate(known, of, rate)), known.saturating_mul(WHOLE) / of),
            None => (None, known),
        },
        (figure, _) => (holds(figure, known, slack, claim.is_open()), known),
    };
    let denominator = reading.denominator;
    (holds, Some(Tried { cells: reading.cells, denominator, sum: shown }))
}

fn holds(figure: Figure, sum: u64, slack: Option<u64>, is_open: bool) -> Option<bool> {
    Some(match figure {
        Figure::Exactly(number) if is_open => number <= sum,
        Figure::Exactly(number) | Figure::Money(number) => {
            let apart = number.abs_diff(sum);
            match slack {
                Some(slack) => apart <= slack,
                None if apart == 0 => true,
                None => return None,
            }
        }
        Figure::Zero => sum == 0,
        // Only another order of magnitude contradicts these.
        Figure::AtLeast(number) | Figure::AtMost(number) | Figure::About(number) => {
            sum.saturating_mul(10) >= number && number.saturating_mul(10) >= sum
        }
        _ => return None,
    })
}

/// Rounded, or cut off, to the digits that the text has.
fn is_rate(numerator: u64, denominator: u64, rate: u64) -> bool {
    let unit = match rate {
        rate if rate.is_multiple_of(100) => 100,
        rate if rate.is_multiple_of(10) => 10,
        _ => 1,
    };
    let (is, said) = (u128::from(numerator) * u128::from(WHOLE), u128::from(rate));
    let of = u128::from(denominator);
    is.abs_diff(said * of) < u128::from(unit as u64) * of
}

/// The sum of some cells, in hundredths of a yuan for money; `None` where one has no number.
fn sum(cells: &[CellId], case: &Case<'_>, is_money: bool) -> Option<u64> {
    cells.iter().try_fold(0u64, |sum, cell| {
        let value = match case.report().get(*cell)? {
            Value::Amount(amount) => hundredths(amount, is_money)?,
            number => u64::try_from(number.integer()?).ok()?,
        };
        sum.checked_add(value)
    })
}

/// Money in hundredths of a yuan; as it stands where the text only says that there was none. The
/// fee table is in yuan.
fn hundredths(amount: crate::value::Amount, is_money: bool) -> Option<u64> {
    let yuan = amount.in_yuan().or(amount.value())?;
    let hundredths = yuan.checked_mul(Decimal::ONE_HUNDRED)?;
    if is_money { hundredths.to_u64() } else { hundredths.ceil().to_u64() }
}

/// The judgements of the claims of some kinds that have a figure.
fn kinds(case: &Case<'_>, kinds: &[ClaimKind]) -> Judgements {
    claims(case, |claim| kinds.contains(&claim.kind()) && claim.figure() != Figure::Zero)
}

fn nothing_is_zero(case: &Case<'_>) -> Judgements {
    let is_of = |kind| {
        matches!(
            kind,
            ClaimKind::Received
                | ClaimKind::CarriedOver
                | ClaimKind::CarriedForward
                | ClaimKind::Review
                | ClaimKind::Litigation
        )
    };
    claims(case, |claim| claim.figure() == Figure::Zero && is_of(claim.kind()))
}

fn decisions_and_charges(case: &Case<'_>) -> Judgements {
    claims(case, |claim| match claim.kind() {
        ClaimKind::Decision => true,
        ClaimKind::Fee => claim.tables().contains(&crate::cell::Table::ProactiveDisclosure),
        ClaimKind::Document => false,
        _ => false,
    })
}

fn processing_fees(case: &Case<'_>) -> Judgements {
    claims(case, |claim| {
        claim.kind() == ClaimKind::Fee
            && claim.tables().contains(&crate::cell::Table::ProcessingFees)
    })
}

fn claims(case: &Case<'_>, is_of: impl Fn(&Claim) -> bool) -> Judgements {
    let Some(narrative) = case.narrative() else { return no_text() };
    let mut concerned = narrative.claims.iter().filter(|claim| is_of(claim)).peekable();
    if concerned.peek().is_none() {
        return no_text();
    }
    let once = std::cell::OnceCell::new();
    let parts = || *once.get_or_init(|| parts_are_the_body(narrative, case));
    concerned.map(|claim| judged(claim, weigh(claim, case, &parts))).collect::<Vec<_>>().into()
}

fn judged(claim: &Claim, weighed: Weighed) -> Judgement {
    match weighed.verdict {
        Verdict::Holds => Judgement::holds(),
        Verdict::DoesNotApply(why) => Judgement::not_concerned(why),
        Verdict::Undecided(reason) => Judgement::undecided(reason, weighed.cells),
        Verdict::Fails => {
            let told = Told { tried: weighed.tried, ..told(claim) };
            Judgement::fails(weighed.cells).with_told(told)
        }
    }
}

fn told(claim: &Claim) -> Told {
    Told {
        phrase: claim.phrase().into(),
        position: claim.position().cloned(),
        figure: Some(claim.figure()),
        tried: Vec::new(),
        parts: Vec::new(),
    }
}

fn no_text() -> Judgements {
    Judgement::not_concerned(NotConcerned::NoText).into()
}

// ---- the text against itself ----

fn exactly(claim: &Claim) -> Option<u64> {
    match claim.figure() {
        Figure::Exactly(number) => Some(number),
        Figure::Zero => Some(0),
        _ => None,
    }
}

/// The exact figures of the parts of a claim that are of some kinds; `None` where one is not exact.
fn parts(narrative: &Narrative, whole: usize, is_of: impl Fn(&Claim) -> bool) -> Option<Vec<u64>> {
    let of_whole = |claim: &&Claim| claim.part_of() == Some(whole) && is_of(claim);
    narrative.claims.iter().filter(of_whole).map(exactly).collect()
}

fn channels_add_up(case: &Case<'_>) -> Judgements {
    let Some(narrative) = case.narrative() else { return no_text() };
    let judgement = |(at, whole): (usize, &Claim)| {
        let parts = parts(narrative, at, |claim| claim.kind() == ClaimKind::Channel)?;
        let number = exactly(whole).filter(|_| !whole.is_open())?;
        // The ways may be those of the requests that were carried over as well.
        let is_over = |claim: &&Claim| {
            claim.kind() == ClaimKind::CarriedOver && claim.paragraph() == whole.paragraph()
        };
        let over = narrative.claims.iter().find(is_over).and_then(exactly).unwrap_or(0);
        let is_right = |sum| {
            sum == number
                || Some(sum) == number.checked_add(over)
                || (sum < number && whole.has_unknown_parts())
        };
        (parts.len() > 1).then(|| sums(whole, parts, is_right))
    };
    let all: Vec<Judgement> = narrative.claims.iter().enumerate().filter_map(judgement).collect();
    if all.is_empty() { no_text() } else { all.into() }
}

fn sums(whole: &Claim, parts: Vec<u64>, is_right: impl Fn(u64) -> bool) -> Judgement {
    if is_right(parts.iter().fold(0, |sum, part| sum.saturating_add(*part))) {
        return Judgement::holds();
    }
    Judgement::fails(Vec::new()).with_told(Told { parts, ..told(whole) })
}

fn the_text_agrees_with_itself(case: &Case<'_>) -> Judgements {
    let Some(narrative) = case.narrative() else { return no_text() };
    let mut all: Vec<Judgement> = narrative
        .claims
        .iter()
        .enumerate()
        .filter_map(|(at, whole)| results_are_no_more(narrative, at, whole))
        .collect();
    all.extend(paragraphs(narrative).filter_map(balance));
    if all.is_empty() { no_text() } else { all.into() }
}

/// The results of a number of cases, or of the requests that were concluded.
fn results_are_no_more(narrative: &Narrative, at: usize, whole: &Claim) -> Option<Judgement> {
    let is_result = match whole.kind() {
        ClaimKind::Review | ClaimKind::Litigation => whole.kind(),
        ClaimKind::Concluded => ClaimKind::Outcome,
        _ => return None,
    };
    // A group and its rows may both be named.
    let of_group = |claim: &Claim| claim.kind() == is_result && !is_of_group(claim, narrative, at);
    let parts = parts(narrative, at, of_group)?;
    let number = exactly(whole)?;
    (parts.len() > 1).then(|| sums(whole, parts, |sum| sum <= number))
}

/// A row of a group that is named as well.
fn is_of_group(claim: &Claim, narrative: &Narrative, whole: usize) -> bool {
    let cells = |claim: &Claim| {
        let readings = claim.readings(Edition::LAST);
        readings.into_iter().next().map(|reading| reading.cells).unwrap_or_default()
    };
    let own = cells(claim);
    narrative.claims.iter().any(|other| {
        let group = cells(other);
        other.part_of() == Some(whole)
            && group.len() > own.len()
            && own.iter().all(|cell| group.contains(cell))
    })
}

fn paragraphs(narrative: &Narrative) -> impl Iterator<Item = &[Claim]> {
    narrative.claims.chunk_by(|a, b| a.paragraph() == b.paragraph())
}

/// 收到 + 上年结转 = 办结 + 结转下年, where the text says all four.
fn balance(claims: &[Claim]) -> Option<Judgement> {
    let of = |kind| {
        let mut all = claims.iter().filter(|claim| claim.kind() == kind);
        match (all.next(), all.next()) {
            (Some(only), None) => exactly(only).map(|number| (only, number)),
            _ => None,
        }
    };
    let (whole, received) = of(ClaimKind::Received)?;
    let (_, over) = of(ClaimKind::CarriedOver)?;
    let (_, concluded) = of(ClaimKind::Concluded)?;
    let (_, forward) = of(ClaimKind::CarriedForward)?;
    let right = concluded.checked_add(forward)?;
    // 收到 may include what was carried over, and 办结 may be that of the new ones.
    let is_right =
        right == received.checked_add(over)? || right == received || concluded == received;
    if is_right {
        return Some(Judgement::holds());
    }
    let told = Told { parts: vec![over, concluded, forward], ..told(whole) };
    Some(Judgement::fails(Vec::new()).with_told(told))
}

// ---- the text against the format ----

fn the_fee_is_mentioned(case: &Case<'_>) -> Judgements {
    let edition = case.report().heading.year.and_then(Edition::for_year);
    let is_since = edition.is_none_or(|edition| edition >= Edition::Edition2021);
    match case.narrative().filter(|narrative| is_since && !narrative.sections.is_empty()) {
        None => no_text(),
        Some(narrative) if narrative.names_processing_fee => Judgement::holds().into(),
        Some(_) => section(case, LAST_SECTION, |_| false),
    }
}

const LAST_SECTION: usize = 6;

fn the_period_is_the_year(case: &Case<'_>) -> Judgements {
    let Some(narrative) = case.narrative().filter(|narrative| !narrative.periods.is_empty()) else {
        return no_text();
    };
    let Some(year) = case.report().heading.year else {
        return Judgement::undecided(Reason::Year, Vec::new()).into();
    };
    if narrative.periods.iter().any(|period| period.is_year(year)) {
        return Judgement::holds().into();
    }
    let period = &narrative.periods[0].passage;
    Judgement::fails(Vec::new()).with_told(words(&period.text, period.position.clone())).into()
}

fn words(phrase: &str, position: Option<crate::position::Position>) -> Told {
    Told { phrase: phrase.into(), position, figure: None, tried: Vec::new(), parts: Vec::new() }
}

fn the_figures_are_of_the_year(case: &Case<'_>) -> Judgements {
    let (Some(narrative), Some(year)) = (case.narrative(), case.report().heading.year) else {
        return no_text();
    };
    let mut dated = narrative.claims.iter().filter(|claim| claim.year().is_some()).peekable();
    if dated.peek().is_none() {
        return no_text();
    }
    // Beside the figure of the year, that of another one is a comparison.
    let is_told = |kind| {
        let of_year = |claim: &Claim| claim.year().is_none_or(|named| named == year);
        narrative.claims.iter().any(|claim| claim.kind() == kind && of_year(claim))
    };
    let wrong = dated.find(|claim| claim.year() != Some(year) && !is_told(claim.kind()));
    let judgement = wrong.zip(wrong.and_then(Claim::year)).map(|(claim, named)| {
        let phrase = format!("{named}年……{}", claim.phrase());
        Judgement::fails(Vec::new()).with_told(Told { phrase, ..told(claim) })
    });
    judgement.unwrap_or(Judgement::holds()).into()
}

/// Where section 1 has no text either, the document has the tables alone.
fn section_five_is_filled(case: &Case<'_>) -> Judgements {
    let sections = case.narrative().map(|narrative| &narrative.sections[..]).unwrap_or_default();
    let first = sections.iter().find(|section| section.number == 1);
    if first.is_none_or(|section| section.characters <= NOTHING) {
        return no_text();
    }
    section(case, 5, |characters| characters > NOTHING)
}

/// A section of so few characters says nothing.
const NOTHING: usize = 10;

fn section_one_is_short(case: &Case<'_>) -> Judgements {
    section(case, 1, |characters| characters <= MOST_OF_SECTION_ONE)
}

const MOST_OF_SECTION_ONE: usize = 1_000;

fn section(case: &Case<'_>, number: usize, is_right: impl Fn(usize) -> bool) -> Judgements {
    let sections = case.narrative().map(|narrative| &narrative.sections[..]).unwrap_or_default();
    let Some(section) = sections.iter().find(|section| section.number == number) else {
        return no_text();
    };
    if is_right(section.characters) {
        return Judgement::holds().into();
    }
    let title = words(&section.title.text, section.title.position.clone());
    Judgement::fails(Vec::new()).with_told(title).into()
}
