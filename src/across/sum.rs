//! The sum of reports.

use rust_decimal::Decimal;

use crate::cell::{CellId, Layout, Table};
use crate::report::Report;
use crate::value::{Amount, Change, Count, Kind, Unit, Value};

/// The report that adds reports up, cell by cell, with an empty heading.
///
/// A cell is blank where one of them has no number there: a sum of which a part is not known is not
/// known. So is a table that every report must have and one of them lacks; the fee table adds up
/// over those that have it. Of two editions the newer is taken.
///
/// ```
/// use gouji::{Count, Edition, Report, Requests, across};
/// let of = |received: Count| {
///     let mut table = Requests::zero(Edition::Edition2021);
///     table.received.total = received;
///     Report { requests: Some(table), ..Report::default() }
/// };
/// let sum = |last| across::sum(&[of(3.into()), of(4.into()), of(last)]).requests.unwrap();
/// assert_eq!(sum(5.into()).received.total.get(), Some(12));
/// assert!(sum(Count::BLANK).received.total.is_blank());
/// ```
pub fn sum<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Report {
    let reports: Vec<&Report> = reports.into_iter().collect();
    let mut sum = Report::default();
    for table in Table::ALL.iter().copied() {
        let Some(layout) = reports.iter().filter_map(|report| report.layout(table)).max() else {
            continue;
        };
        sum.add_blank(layout);
        let is_part = |report: &&&Report| table.is_required() || report.layout(table).is_some();
        let parts: Vec<&Report> = reports.iter().filter(is_part).copied().collect();
        for cell in layout.cells() {
            // A value that the cell cannot hold leaves it blank.
            let value = added(&parts, cell).unwrap_or(Value::blank(cell.kind()));
            let _ = sum.set(cell, value);
        }
    }
    sum
}

fn added(reports: &[&Report], cell: CellId) -> Option<Value> {
    let value = |report: &&Report| {
        let layout: Layout = report.layout(cell.table())?;
        let own = if layout == cell.layout() { Some(cell) } else { layout.cell(&cell.path()) };
        report.get(own?)
    };
    let values: Option<Vec<Value>> = reports.iter().map(value).collect();
    let values = values?;
    if cell.kind() == Kind::Amount {
        return money(&values);
    }
    let add = |sum: i64, value: &Value| sum.checked_add(value.integer()?);
    let sum = values.iter().try_fold(0_i64, add)?;
    match cell.kind() {
        Kind::Change => Some(Change::new(sum).ok()?.into()),
        _ => Some(Count::try_from(sum).ok()?.into()),
    }
}

/// Money in the unit that all have, or in 万元 where some are in 元 and others in 万元. Beside a
/// unit one without is not known.
fn money(values: &[Value]) -> Option<Value> {
    let amounts: Option<Vec<Amount>> = values
        .iter()
        .map(|value| match value {
            Value::Amount(amount) => Some(*amount),
            _ => None,
        })
        .collect();
    let amounts = amounts?;
    let unit = amounts.first()?.unit();
    let add = |sum: Decimal, money: Option<Decimal>| sum.checked_add(money?);
    if amounts.iter().all(|amount| amount.unit() == unit) {
        let sum = amounts.iter().map(|amount| amount.value()).try_fold(Decimal::ZERO, add)?;
        return Some(Amount::new(sum, unit).ok()?.into());
    }
    let sum = amounts.iter().map(|amount| amount.in_yuan()).try_fold(Decimal::ZERO, add)?;
    let sum = sum.checked_div(Unit::WanYuan.yuan().into())?;
    Some(Amount::new(sum, Some(Unit::WanYuan)).ok()?.into())
}
