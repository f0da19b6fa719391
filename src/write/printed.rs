//! What stands in the cells of a printed table: the figures of a report.

use crate::cell::CellId;
use crate::report::Report;
use crate::table::template::{Content, Printed};
use crate::value::Value;

impl Printed {
    /// The text of every square, row by row: a cell's text stands in the first square that it
    /// covers, the others are blank.
    pub fn squares(&self, report: &Report) -> Vec<Vec<String>> {
        let mut squares = vec![vec![String::new(); self.columns() as usize]; self.rows().len()];
        for cell in self.cells() {
            squares[cell.row as usize][cell.column as usize] = match cell.content {
                Content::Label(label) => label.into(),
                Content::Value(id) => {
                    report.get(id).map(|value| figure(id, value)).unwrap_or_default()
                }
            };
        }
        squares
    }
}

/// The text of a value in its cell: the figure, `/` for not applicable, nothing for blank.
///
/// A change carries its sign. An amount carries its unit unless the printed label states that unit.
/// One thing cannot be written: that the unit of an amount is unknown, where the label states one.
pub fn figure(cell: CellId, value: Value) -> String {
    match value {
        Value::Amount(amount) if amount.unit() == cell.column().unit() => {
            amount.value().map_or_else(|| value.to_string(), |number| number.to_string())
        }
        other => other.to_string(),
    }
}
