//! Planted mistakes in the table 二, which has no identities: a change of items is held by the
//! number of items a year earlier, money by last year's report.

use gouji::*;

use super::planted::Case;
use crate::rules::support::zeros;
use crate::solve::support::Dice;

/// A change of items with the other sign. Nothing can see an increase for a decrease, nor a
/// decrease that the items allow.
pub fn sign_lost(dice: &mut Dice) -> Option<Case> {
    let mut truth = zeros(Edition::Edition2019);
    let cells: Vec<CellId> = truth
        .cells()
        .map(|(cell, _)| cell)
        .filter(|cell| cell.layout().table() == Table::ProactiveDisclosure)
        .collect();
    let mut items = 0;
    for &cell in &cells {
        match cell.kind() {
            Kind::Change => {
                truth.set(cell, Change::new(change(dice, items)).unwrap().into()).unwrap()
            }
            Kind::Count => {
                items = dice.below(300);
                truth.set(cell, Count::try_from(items as i64).unwrap().into()).unwrap();
            }
            _ => {}
        }
    }
    let changes: Vec<CellId> =
        cells.into_iter().filter(|cell| cell.kind() == Kind::Change).collect();
    let cell = changes[dice.below(changes.len() as u64) as usize];
    let mut wrong = truth.clone();
    let meant = truth.get(cell)?.integer()?;
    wrong.set(cell, Change::new(-meant).ok()?.into()).ok()?;
    check(&wrong).has_errors().then_some(Case { wrong, truth, last_year: None })
}

/// In half of the tables the list is drawn up anew, and most changes are increases.
fn change(dice: &mut Dice, items: u64) -> i64 {
    let most = if dice.below(2) == 0 { 30 } else { 600 };
    dice.below(items + most) as i64 - items as i64
}

/// Money in 元 where 万元 is written, or the other way round. Last year's is between a tenth of
/// this year's and ten times as much.
pub fn money_in_the_other_unit(dice: &mut Dice) -> Option<Case> {
    let (edition, path) = [
        (Edition::Edition2019, "proactive_disclosure.centralized_procurement.amount"),
        (Edition::Edition2021, "proactive_disclosure.administrative_fees.amount"),
    ][dice.below(2) as usize];
    let mut truth = zeros(edition);
    let (mut last_year, mut wrong) = (truth.clone(), truth.clone());
    let cell = truth.cell(path)?;
    // Hundredths of 万元: from 1 to some 10,000 万元.
    let now = 100 << dice.below(14);
    let now = now + dice.below(now);
    let before = now * (10 + dice.below(90)) / if dice.below(2) == 0 { 10 } else { 100 };
    let write = |report: &mut Report, hundredths: u64, scale: u32, unit: Unit| {
        let value = rust_decimal::Decimal::new(hundredths as i64, scale).normalize();
        report.set(cell, Amount::new(value, Some(unit)).unwrap().into()).unwrap();
    };
    write(&mut last_year, before, 2, Unit::WanYuan);
    if dice.below(2) == 0 {
        write(&mut truth, now, 2, Unit::WanYuan);
        write(&mut wrong, now * 10_000, 2, Unit::WanYuan);
    } else {
        write(&mut truth, now * 100, 0, Unit::Yuan);
        write(&mut wrong, now, 2, Unit::Yuan);
    }
    Some(Case { wrong, truth, last_year: Some(last_year) })
}
