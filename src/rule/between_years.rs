//! YR, and what else compares a report with the same body's report of the year before.
//!
//! From the edition of 2019 to that of 2021 only what is carried over is compared (YR-08): the
//! other cells changed their meaning, and a line that ties cells of different editions ties
//! nothing.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::case::{Case, Whose};
use crate::cell::{CellId, Layout, Table};
use crate::report::Report;
use crate::value::{Amount, Unit, Value};

use super::declared::Rule;
use super::declared::declare_rules;
use super::judgement::{Alike, Judgement, Judgements, NotConcerned, Reason};

declare_rules! {
    YR_01 = "YR-01" {
        title: "上年结转 = 上年度报告的结转下年度继续办理", "carried over = carried forward in last year's report";
        explanation:
            "上年度结转下年度继续办理的申请，就是本年度的上年结转，各列都应相等。不等的，请对照两个年度的报告，改正填错的一处；机构合并、拆分或者上年数据更正过的，请在报告中说明。",
            "What last year's report carries forward is what this year's carries over, column by column. Where they differ compare both reports and mend the wrong one; say so in the report if bodies were merged or last year's figures corrected.";
        source: "国办公开办函〔2021〕30号所附格式两栏的含义；审核工作惯例", "the meaning of both labels, 国办公开办函〔2021〕30号, template; reviewers' practice";
        grade: Arithmetic, Error, All, Years, default;
        check: Years(&["last.requests.carried_forward = requests.carried_over"]);
    }
    YR_02 = "YR-02" {
        title: "现行有效件数 = 上年现行有效件数 + 本年制发件数 - 本年废止件数", "in force = in force last year + issued - repealed";
        explanation:
            "年末现行有效的件数由上年末的件数加制发、减废止得来。不等的，请核对三栏；文件失效或者清理后重新统计的，请在报告中说明。",
            "Documents in force at the end of the year are those of a year before, and what was issued, less what was repealed. Check the three cells; say so in the report if documents lapsed or were counted anew.";
        source: "由栏目名称推出；审核工作惯例", "inferred from the labels; reviewers' practice";
        grade: Practice, Warning, Since2021, Years, default;
        check: Years(&[
            "last.proactive_disclosure.rules.in_force + proactive_disclosure.rules.issued = proactive_disclosure.rules.repealed + proactive_disclosure.rules.in_force",
            "last.proactive_disclosure.normative_documents.in_force + proactive_disclosure.normative_documents.issued = proactive_disclosure.normative_documents.repealed + proactive_disclosure.normative_documents.in_force",
        ]);
    }
    YR_03 = "YR-03" {
        title: "上一年项目数量 = 上年度报告的项目数量 + 增减", "items a year earlier = the items of last year's report with their change";
        explanation:
            "本年度报告的“上一年项目数量”应等于上年度报告的“上一年项目数量”加“本年增/减”。不等的，请核对两个年度的报告。",
            "The items of a year earlier are those of last year's report with its increase or decrease. Where they differ compare both reports.";
        source: "由国办公开办函〔2019〕60号格式的栏目名称推出", "inferred from the labels of 国办公开办函〔2019〕60号";
        grade: Practice, Warning, Only2019, Years, default;
        check: Years(&[
            "last.proactive_disclosure.administrative_licensing.items_previous_year + last.proactive_disclosure.administrative_licensing.items_change = proactive_disclosure.administrative_licensing.items_previous_year",
            "last.proactive_disclosure.other_external_services.items_previous_year + last.proactive_disclosure.other_external_services.items_change = proactive_disclosure.other_external_services.items_previous_year",
            "last.proactive_disclosure.administrative_penalties.items_previous_year + last.proactive_disclosure.administrative_penalties.items_change = proactive_disclosure.administrative_penalties.items_previous_year",
            "last.proactive_disclosure.administrative_compulsion.items_previous_year + last.proactive_disclosure.administrative_compulsion.items_change = proactive_disclosure.administrative_compulsion.items_previous_year",
            "last.proactive_disclosure.administrative_fees.items_previous_year + last.proactive_disclosure.administrative_fees.items_change = proactive_disclosure.administrative_fees.items_previous_year",
        ]);
    }
    YR_04 = "YR-04" {
        title: "对外公开总数量不少于上年", "the published total is not below last year's";
        explanation:
            "对外公开总数量是累计数，一般不会减少。少于上年的，请核对是否只填了本年公开的数量；因废止而撤下的除外。",
            "The published total is cumulative and seldom falls. Where it does, see whether only this year's documents were counted; withdrawn ones aside.";
        source: "由国办公开办函〔2019〕60号格式的栏目名称推出", "inferred from the labels of 国办公开办函〔2019〕60号";
        grade: Practice, Warning, Only2019, Years, default;
        check: Years(&[
            "proactive_disclosure.rules.total_published >= last.proactive_disclosure.rules.total_published",
            "proactive_disclosure.normative_documents.total_published >= last.proactive_disclosure.normative_documents.total_published",
        ]);
    }
    YR_05 = "YR-05" {
        title: "主要数据与上年相比没有五倍以上的增减", "no main figure rose or fell more than fivefold in a year";
        explanation:
            "与上年相比增加到五倍以上或者减少到五分之一以下的，请核对是否多写、少写了一位，或者统计口径变了。两年都不足100的不核对；100是本库自定的界限。",
            "Where a figure rose above five times last year's or fell below a fifth, see whether a digit was added or lost, or whether other things are counted. Figures below 100 in both years are not compared; that limit is this library's own.";
        statement: "与上年相比增减超过五倍，请核对", "more than fivefold up or down in a year; check it";
        source: "审核工作惯例", "reviewers' practice";
        grade: Practice, Warning, All, Years, default;
        check: Alone(main_figures_are_steady);
    }
    YR_06 = "YR-06" {
        title: "表中数据不是照抄上年的", "the figures of a table are not last year's";
        explanation:
            "一张表的数据大多与上年相同，而且多到不像巧合的，可能沿用了旧表。请对照原始台账核对。全为0的表不在此列。",
            "Where most figures of a table are last year's, more than chance explains, an old table may have been used again. Compare it with the records. Tables of zeros are never meant.";
        statement: "可能照抄了上年的表", "the table may have been copied from last year's";
        source: "国办公开办函〔2021〕30号关于报告内容雷同的要求；衡量办法为本程序自定", "国办公开办函〔2021〕30号 on reports that are alike (雷同); the measure is this library's own";
        grade: Practice, Warning, All, Years, default;
        check: Alone(tables_are_not_copied);
    }
    P1_02 = "P1-02" {
        title: "本年废止件数不多于上年现行有效与本年制发之和", "repealed ≤ in force last year + issued";
        explanation:
            "废止的文件只能是上年末现行有效的或者本年制发的。多出的，请核对废止件数和上年的现行有效件数。",
            "What was repealed was in force a year before or was issued this year. Check the repealed documents and last year's documents in force.";
        source: "由栏目名称推出；是 YR-02 的推论", "inferred from the labels; it follows from YR-02";
        grade: Practice, Warning, Since2021, Years, default;
        implied by: YR_02;
        check: Years(&[
            "proactive_disclosure.rules.repealed <= last.proactive_disclosure.rules.in_force + proactive_disclosure.rules.issued",
            "proactive_disclosure.normative_documents.repealed <= last.proactive_disclosure.normative_documents.in_force + proactive_disclosure.normative_documents.issued",
        ]);
    }
    P1_04 = "P1-04" {
        title: "行政事业性收费以万元为单位", "administrative fees are in 10,000 yuan";
        explanation:
            "本年收费金额的单位是万元。金额是上年的一万倍左右或者万分之一左右的，其中一年多半误以元填写，请核对。",
            "The fees of the year are in 10,000 yuan. Where the amount is about ten thousand times last year's, or about a ten-thousandth, one of the two was probably given in yuan.";
        statement: "与上年相差约一万倍，其中一年可能误以元为单位", "about ten thousand times apart from last year; one of the two may be in yuan";
        source: "国办公开办函〔2021〕30号所附格式表头“单位：万元”；限额为本程序自定", "国办公开办函〔2021〕30号, template, header 单位：万元; the limits are this library's own";
        grade: Practice, Warning, Since2021, Years, default;
        check: Alone(fees_are_in_wan_yuan);
    }
    FE_03 = "FE-03" {
        title: "实际收取金额不多于两年内通知收取的金额", "the amount collected is not above what was notified in two years";
        explanation:
            "先通知，后缴费：实际收取的金额不会超过本年度和上年度通知收取的金额。本年度的已够，即成立；不够的，要看上年度报告。",
            "A notice precedes each payment, so no more is collected than was notified this year and last. Where this year's is enough the rule holds; where not, last year's report is needed.";
        statement: "实际收取的金额多于两年内通知收取的金额", "more was collected than was notified in two years";
        source: "国办函〔2020〕109号第六条至第八条", "国办函〔2020〕109号 articles 6 to 8";
        grade: Practice, Warning, All, BetweenYears, default;
        check: Alone(fees_follow_notices);
    }
    FE_04 = "FE-04" {
        title: "逾期未缴费的申请不多于两年内通知收费的件数", "requests dropped for unpaid fees are not more than the fee notices of two years";
        explanation:
            "因逾期未缴费不再处理的申请都发过收费通知，件数不会超过本年度和上年度的通知收取件数。本年度的已够，即成立；不够的，要看上年度报告。",
            "A request that was dropped for an unpaid fee had a fee notice, this year or last. Where this year's notices are enough the rule holds; where not, last year's report is needed.";
        source: "国办函〔2020〕109号；两格之间的联系是推断", "国办函〔2020〕109号; the link of the two cells is inferred";
        grade: Practice, Warning, Since2021, BetweenYears, default;
        check: TwoYears(&[
            "requests.outcomes.other_handling.fee_unpaid.total <= processing_fees.cases_notified + last.processing_fees.cases_notified",
        ]);
    }
}

/// What a report says in words of a break with last year's stock (清理, 口径调整, 以本年度报告为准):
/// such a break is explained, and no longer open (YR-10).
pub(crate) fn explanation<'a>(rule: &Rule, case: &Case<'a>) -> Option<&'a str> {
    let is_of_stock = [&YR_02, &YR_03, &YR_04].contains(&rule);
    let narrative = case.narrative().filter(|_| is_of_stock)?;
    narrative.explanations.first().map(|passage| passage.text.as_str())
}

// ---- YR-05 ----

/// The figures that a jump is looked for in.
const MAIN_FIGURES: [&str; 7] = [
    "requests.received.total",
    "review_litigation.review.total",
    "review_litigation.direct_litigation.total",
    "review_litigation.litigation_after_review.total",
    "proactive_disclosure.administrative_licensing.decisions",
    "proactive_disclosure.administrative_penalties.decisions",
    "proactive_disclosure.administrative_compulsion.decisions",
];

/// The least that the larger figure of two must be.
const FEW: i64 = 100;

/// A figure that is more than so many times the other is looked at.
const FACTOR: i64 = 5;

fn main_figures_are_steady(case: &Case<'_>) -> Judgements {
    let Some(last) = case.last_year() else {
        return Judgement::not_concerned(NotConcerned::NoLastYear).into();
    };
    let judge = |path: &&str| {
        let cell = case.report().cell(path)?;
        let same = case.report().layout(cell.table()) == last.layout(cell.table());
        // Cells of another edition count other things.
        let before = last.get(cell).filter(|_| same)?;
        let pair = case.report().get(cell)?.integer().zip(before.integer());
        let jumps = pair.map(|(now, before)| {
            let (less, more) = (now.min(before), now.max(before));
            more >= FEW && more > FACTOR * less
        });
        Some(two_years(case, jumps, cell))
    };
    judged(MAIN_FIGURES.iter().filter_map(judge).collect())
}

/// Judgements, or that there is nothing to judge.
fn judged(all: Vec<Judgement>) -> Judgements {
    if all.is_empty() {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    }
    all.into()
}

/// What is said of one cell in both years.
fn two_years(case: &Case<'_>, broken: Option<bool>, cell: CellId) -> Judgement {
    let has = case.report().get(cell).is_some_and(|value| value.decimal().is_some());
    let reason = if has { Reason::LastYear } else { Reason::Blank };
    Judgement::broken(broken, reason, || vec![cell]).with_beside([(Whose::LastYear, cell)])
}

// ---- YR-06 ----

/// Columns whose figures stand at the end of a year: they often stay the same for good reason.
const STOCKS: [&str; 3] = ["in_force", "total_published", "items_previous_year"];

/// A table is accused where chance makes so many equal figures in fewer than one of so many tables.
/// There are some ten thousand bodies with three tables a year; at this share less
/// than one of them is accused for nothing.
const CHANCE: f64 = 1e-5;

/// The most that is said of chance.
const MOST_CHANCES: f64 = 1e9;

fn tables_are_not_copied(case: &Case<'_>) -> Judgements {
    let Some(last) = case.last_year() else {
        return Judgement::not_concerned(NotConcerned::NoLastYear).into();
    };
    let report = case.report();
    let same = |layout: &Layout| last.layout(layout.table()) == Some(*layout);
    judged(report.layouts().filter(same).map(|layout| copied(report, last, layout)).collect())
}

/// Whether a table is last year's.
fn copied(report: &Report, last: &Report, layout: Layout) -> Judgement {
    let at = Layout::ALL.iter().position(|other| *other == layout);
    let free = at.map_or(&[][..], |at| &FREE[at]).iter().copied();
    let pairs: Vec<(CellId, Value, Value)> = free
        .filter_map(|cell| Some((cell, report.get(cell)?, last.get(cell)?)))
        .filter(|(_, now, before)| is_positive(*now) || is_positive(*before))
        .collect();
    let is_same = |(_, now, before): &&(CellId, Value, Value)| now.decimal() == before.decimal();
    let same: Vec<CellId> = pairs.iter().filter(is_same).map(|(cell, _, _)| *cell).collect();
    let chance = chance(pairs.iter().map(|(_, _, before)| likely(*before)), same.len());
    if 2 * same.len() <= pairs.len() || chance >= CHANCE {
        return Judgement::holds();
    }
    // At most a table's cells, and at most 10^9.
    let alike = Alike {
        same: same.len() as u32,
        of: pairs.len() as u32,
        one_in: (1.0 / chance.max(1.0 / MOST_CHANCES)) as u64,
    };
    let beside: Vec<_> = same.iter().map(|cell| (Whose::LastYear, *cell)).collect();
    Judgement::fails(same).with_alike(alike).with_beside(beside)
}

fn is_positive(value: Value) -> bool {
    value.decimal().is_some_and(|number| number > Decimal::ZERO)
}

/// The free cells of each layout, in the order of [`Layout::ALL`].
static FREE: LazyLock<Vec<Vec<CellId>>> =
    LazyLock::new(|| Layout::ALL.iter().map(|layout| free_cells(*layout)).collect());

/// The cells that do not follow from others of the table: no totals, and of an identity without a
/// total all but its first cell.
fn free_cells(layout: Layout) -> Vec<CellId> {
    let follow: Vec<CellId> = layout
        .identities()
        .filter_map(|identity| identity.total().or_else(|| Some(identity.terms().first()?.cell)))
        .collect();
    let is_stock = |cell: &CellId| STOCKS.contains(&cell.column().name);
    layout.cells().filter(|cell| !follow.contains(cell) && !is_stock(cell)).collect()
}

/// How likely a count is the same again if it comes about as before: the highest chance of a
/// Poisson distribution, 1/√(2π(n + 1/6)) to within a percent from 1 on.
fn likely(before: Value) -> f64 {
    let number = before.integer().unwrap_or(0).max(0) as f64;
    // Nothing last year, and something now: that is never the same.
    if number == 0.0 && before.integer().is_some() {
        return 0.0;
    }
    1.0 / (2.0 * std::f64::consts::PI * (number + 1.0 / 6.0)).sqrt()
}

/// How likely at least so many of independent things happen.
fn chance(each: impl Iterator<Item = f64>, at_least: usize) -> f64 {
    // The chances that so many happened so far; the last stands for that many and more.
    let mut chances = vec![0.0; at_least + 1];
    chances[0] = 1.0;
    for one in each {
        chances[at_least] += if at_least > 0 { chances[at_least - 1] * one } else { 0.0 };
        for so_many in (1..at_least).rev() {
            chances[so_many] = chances[so_many] * (1.0 - one) + chances[so_many - 1] * one;
        }
        if at_least > 0 {
            chances[0] *= 1.0 - one;
        }
    }
    chances[at_least]
}

// ---- money ----

/// The fees in yuan; the header says that they are in 万元.
fn fees_in_yuan(report: &Report, cell: CellId) -> Option<Decimal> {
    match report.get(cell)? {
        Value::Amount(amount) if amount.unit().is_some() => amount.in_yuan(),
        Value::Amount(amount) => amount.value()?.checked_mul(Unit::WanYuan.yuan().into()),
        _ => None,
    }
}

/// How far from ten thousand a factor may be to be taken for it, up and down.
const NEAR: u32 = 3;

fn fees_are_in_wan_yuan(case: &Case<'_>) -> Judgements {
    let Some(last) = case.last_year() else {
        return Judgement::not_concerned(NotConcerned::NoLastYear).into();
    };
    let path = "proactive_disclosure.administrative_fees.amount";
    let Some(cell) = case.report().cell(path) else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    if last.layout(Table::ProactiveDisclosure).is_some_and(|own| own != cell.layout()) {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    }
    let pair = fees_in_yuan(case.report(), cell).zip(fees_in_yuan(last, cell));
    let apart = pair.map(|(now, before)| {
        let (less, more) = (now.min(before), now.max(before));
        let unit = Decimal::from(Unit::WanYuan.yuan());
        // One of them 0 is no factor.
        !less.is_zero()
            && more.checked_div(less).is_some_and(|factor| {
                factor * Decimal::from(NEAR) >= unit && factor <= unit * Decimal::from(NEAR)
            })
    });
    two_years(case, apart, cell).into()
}

/// Money of the fee table, whose header says that it is in yuan.
fn yuan(amount: Amount) -> Option<Decimal> {
    match amount.unit() {
        Some(Unit::WanYuan) => amount.in_yuan(),
        _ => amount.value(),
    }
}

fn fees_follow_notices(case: &Case<'_>) -> Judgements {
    let Some(table) = &case.report().processing_fees else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    let paths = ["processing_fees.amount_notified", "processing_fees.amount_collected"];
    let pair = yuan(table.amount_notified).zip(yuan(table.amount_collected));
    let last = case.last_year().and_then(|last| last.processing_fees.as_ref());
    let before = last.and_then(|last| yuan(last.amount_notified));
    let judgement = match (pair, before) {
        (None, _) => Judgement::undecided(Reason::Blank, case.cells(&paths)),
        (Some((notified, collected)), _) if collected <= notified => Judgement::holds(),
        (Some(_), None) => Judgement::undecided(Reason::LastYear, case.cells(&paths)),
        (Some((notified, collected)), Some(before)) => {
            // An amount too large to add covers what was collected.
            let all = notified.checked_add(before);
            let broken = all.is_some_and(|all| collected > all);
            Judgement::broken(Some(broken), Reason::LastYear, || case.cells(&paths))
        }
    };
    judgement.with_last_years(case, &["processing_fees.amount_notified"]).into()
}
