//! Mistakes of the table 主动公开, which has no identities: a sign that cannot be, and money off by
//! a factor of 10,000.

use rust_decimal::Decimal;

use super::Fault;
use super::cost;
use super::pattern::Pattern;
use super::repair::{Confidence, Correction, Mistake, Repair};
use crate::cell::{CellId, Layout, Table};
use crate::report::Report;
use crate::rule::LinearRule;
use crate::value::{Amount, Change, Kind, Unit, Value};
use crate::words::Outcome;

/// By how much money has to leap from one year to the next before a wrong unit is likelier: the
/// geometric middle of 1 and 10,000, and as far beyond.
const LEAP: std::ops::RangeInclusive<u32> = 100..=1_000_000;

pub(super) fn faults(report: &Report, last_year: Option<&Report>) -> Vec<Fault> {
    let Some(layout) = report.layout(Table::ProactiveDisclosure) else { return Vec::new() };
    let mut faults: Vec<Fault> = layout
        .linear_rules()
        .iter()
        .map(LinearRule::identity)
        .filter(|bound| bound.outcome(report) == Some(Outcome::Fails))
        .flat_map(|bound| bound.terms())
        .filter_map(|term| sign(report, layout, term.cell))
        .collect();
    if let Some(last_year) = last_year {
        faults.extend(layout.cells().filter_map(|cell| factor(report, last_year, layout, cell)));
    }
    faults
}

/// More items are said to be given up than there were: the change has the wrong sign.
fn sign(report: &Report, layout: Layout, cell: CellId) -> Option<Fault> {
    let from = report.get(cell).filter(|value| value.kind() == Kind::Change)?;
    let to = Change::new(from.integer().filter(|&change| change < 0)?.checked_neg()?).ok()?;
    Some(suspicion(layout, cell, from, to.into(), Pattern::SignLost, cost::SIGN))
}

/// Ten thousand times last year's money, or a ten-thousandth of it, or near that.
fn factor(report: &Report, last_year: &Report, layout: Layout, cell: CellId) -> Option<Fault> {
    let from @ Value::Amount(now) = report.get(cell)? else { return None };
    let edition = last_year.layout(Table::ProactiveDisclosure)?.walk_edition();
    let Value::Amount(before) = last_year.get(cell.in_edition(edition)?)? else { return None };
    let (money, money_before) = (now.in_yuan()?, before.in_yuan()?);
    let leaps = |large: Decimal, small: Decimal| {
        let leap = large.checked_div(small);
        leap.is_some_and(|leap| {
            Decimal::from(*LEAP.start()) <= leap && leap <= Decimal::from(*LEAP.end())
        })
    };
    let factor = Decimal::from(Unit::WanYuan.yuan());
    let value = if now.unit() == Some(Unit::WanYuan) && leaps(money, money_before) {
        now.value()?.checked_div(factor)?
    } else if now.unit() == Some(Unit::Yuan) && leaps(money_before, money) {
        now.value()?.checked_mul(factor)?
    } else {
        return None;
    };
    let to = Amount::new(value.normalize(), now.unit()).ok()?;
    Some(suspicion(layout, cell, from, to.into(), Pattern::FactorTenThousand, cost::LAST_YEAR))
}

/// One cell that is suspected; nothing proves the value.
fn suspicion(
    layout: Layout,
    cell: CellId,
    from: Value,
    to: Value,
    pattern: Pattern,
    weight: u32,
) -> Fault {
    let value = to.integer().unwrap_or_default();
    let repair = Repair {
        corrections: vec![Correction { cell, from, witness: to, range: (value, value) }],
        mistakes: vec![Mistake { pattern: Some(pattern), places: vec![0] }],
        weight,
        confidence: Confidence::OnlyShown,
        least: true,
        agreeing: Vec::new(),
        contradicting: Vec::new(),
    };
    Fault { layout, repairs: vec![repair], least: 1, left_out: None, complete: false }
}
