//! Found rows to the typed table: which edition it is of, its values, and where each stood.

use std::collections::BTreeMap;

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::read::grid::Position;
use crate::read::label::{self, RowPath};
use crate::read::number;
use crate::remark::{Remark, RemarkKind};
use crate::report::Report;

use super::collect::{Figure, FoundRow, remark};

/// What the assembling fills.
pub(super) struct Target<'a> {
    pub report: &'a mut Report,
    pub origins: &'a mut BTreeMap<CellId, Position>,
    pub remarks: &'a mut Vec<Remark>,
}

impl Target<'_> {
    /// Reads one cell. What cannot be read leaves it blank.
    pub fn cell(&mut self, cell: CellId, figure: &Figure) {
        let parsed = number::parse(&figure.text, cell.kind(), figure.unit);
        if let Some(value) = parsed.value {
            // The table was added with this layout, and the parser gives the kind asked for.
            let _ = self.report.set(cell, value);
        }
        if let Some(position) = &figure.position {
            self.origins.insert(cell, position.clone());
        }
        if let Some(oddity) = parsed.oddity {
            self.remarks.push(Remark {
                kind: RemarkKind::Cell(oddity),
                table: Some(cell.table()),
                cells: vec![cell],
                position: figure.position.clone(),
                raw: figure.text.clone(),
            });
        }
    }

    pub fn rows(&mut self, layout: Layout, rows: &[FoundRow]) {
        self.report.add_blank(layout);
        for row in rows {
            let cells: Vec<(Option<CellId>, &Figure)> = row
                .figures
                .iter()
                .map(|figure| (row.path.cell(layout, figure.column).filter(|cell| prints(*cell, figure)), figure))
                .collect();
            if !row.unread {
                for (cell, figure) in &cells {
                    if let Some(cell) = cell {
                        self.cell(*cell, figure);
                    }
                }
            }
            let in_layout = has_row(layout, row.path);
            let foreign = if row.unread { !in_layout } else { !in_layout || cells.iter().any(|(cell, _)| cell.is_none()) };
            if let (true, Some(edition)) = (foreign, layout.edition()) {
                let kind = RemarkKind::RowOfOtherEdition { table: edition };
                self.remarks.push(remark(kind, layout.table(), Some(row.position.clone()), row.label.clone()));
            }
        }
        let missing: Vec<CellId> = layout.cells().filter(|cell| !rows.iter().any(|row| is_in(*cell, layout, row.path))).collect();
        if !missing.is_empty() {
            let rows = missing.iter().filter(|cell| is_first_of_row(**cell)).count();
            let mut remark = remark(RemarkKind::RowsMissing { rows }, layout.table(), None, String::new());
            remark.cells = missing;
            self.remarks.push(remark);
        }
    }
}

/// True when the edition of the cell prints that column label for it, or the column was told by its place.
fn prints(cell: CellId, figure: &Figure) -> bool {
    cell.table() != Table::ProactiveDisclosure
        || figure.core.is_empty()
        || label::label(cell.column().label).core == figure.core
        || is_shared(cell, figure)
}

/// 处理决定数量 and 本年处理决定数量 are one column under two labels; each edition may be misprinted with the other's.
fn is_shared(cell: CellId, figure: &Figure) -> bool {
    let other = Edition::ALL
        .into_iter()
        .filter_map(|edition| cell.in_edition(edition))
        .find(|other| label::label(other.column().label).core == figure.core);
    other.is_some_and(|other| other.kind() == cell.kind())
}

fn has_row(layout: Layout, path: RowPath) -> bool {
    layout.cells().any(|cell| is_in(cell, layout, path))
}

fn is_in(cell: CellId, layout: Layout, path: RowPath) -> bool {
    path.cell(layout, cell.column().name) == Some(cell)
}

fn is_first_of_row(cell: CellId) -> bool {
    let layout = cell.layout();
    cell.row().is_some_and(|row| row.shape.fields(layout.walk_edition()).first().is_some_and(|first| std::ptr::eq(first, cell.column())))
}

/// How many figures of the rows an edition has a place for.
pub(super) fn fitting(layout: Layout, rows: &[FoundRow]) -> usize {
    let fits = |row: &&FoundRow| {
        has_row(layout, row.path)
            && row.figures.iter().all(|figure| row.path.cell(layout, figure.column).is_some_and(|cell| label_fits(cell, figure)))
    };
    rows.iter().filter(fits).map(|row| row.figures.len().max(1)).sum()
}

fn label_fits(cell: CellId, figure: &Figure) -> bool {
    figure.core.is_empty() || cell.table() != Table::ProactiveDisclosure || label::label(cell.column().label).core == figure.core
}
