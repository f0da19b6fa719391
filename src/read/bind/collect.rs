//! Rows as they were found, before it is known which edition the table is of.

use crate::cell::Table;
use crate::read::grid::{GridCell, Position};
use crate::read::label::RowPath;
use crate::remark::{Remark, RemarkKind};
use crate::value::Unit;

use super::row::{Aligned, Header};

/// The text of one cell under a known column.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub column: &'static str,
    /// The label of the column as the format prints it, as a core; empty when it was told by its place.
    pub core: &'static str,
    pub unit: Option<Unit>,
    pub text: String,
    pub position: Option<Position>,
}

/// One row found under a header.
#[derive(Debug, Clone)]
pub(super) struct FoundRow {
    pub path: RowPath,
    pub label: String,
    pub position: Position,
    pub figures: Vec<Figure>,
    /// The row was seen, but its values cannot be told: a remark says why.
    pub unread: bool,
}

impl FoundRow {
    pub fn new(path: RowPath, label: &GridCell) -> FoundRow {
        FoundRow { path, label: label.text.clone(), position: label.position.clone(), figures: Vec::new(), unread: false }
    }

    /// Takes the values under the known columns of a header. `row_unit` is the unit that the row's label states.
    pub fn fill(&mut self, header: &Header, aligned: &Aligned<'_>, row_unit: Option<Unit>) {
        for (slot, value) in header.slots.iter().zip(&aligned.values) {
            let Some(column) = slot.column else { continue };
            self.figures.push(Figure {
                column,
                core: slot.core,
                unit: row_unit.or(slot.unit),
                text: value.map(|cell| cell.text.clone()).unwrap_or_default(),
                // Blank cells that left no trace stand where their row does.
                position: Some(value.map_or_else(|| self.position.clone(), |cell| cell.position.clone())),
            });
        }
    }

    fn same_figures(&self, other: &FoundRow) -> bool {
        let texts = |row: &FoundRow| row.figures.iter().map(|figure| (figure.column, figure.text.trim().to_string())).collect::<Vec<_>>();
        !self.unread && !other.unread && texts(self) == texts(other)
    }
}

/// The rows of one table. A row that comes again must have the same figures.
#[derive(Debug, Default)]
pub(super) struct FoundRows {
    pub rows: Vec<FoundRow>,
}

impl FoundRows {
    pub fn add(&mut self, row: FoundRow, table: Table, remarks: &mut Vec<Remark>) {
        let Some(first) = self.rows.iter_mut().find(|first| first.path == row.path) else {
            self.rows.push(row);
            return;
        };
        let kind = if first.same_figures(&row) {
            RemarkKind::RowTwiceSame
        } else {
            first.unread = true;
            RemarkKind::RowTwiceDifferent
        };
        remarks.push(remark(kind, table, Some(row.position), row.label));
    }
}

pub(super) fn remark(kind: RemarkKind, table: Table, position: Option<Position>, raw: String) -> Remark {
    Remark { kind, table: Some(table), cells: Vec::new(), position, raw }
}
