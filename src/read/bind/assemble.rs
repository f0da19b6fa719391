//! Found rows to the typed table: which edition it is of, its values, and where each stood.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::read::grid::Position;
use crate::read::label;
use crate::read::rows::{RowCells, RowId};
use crate::remark::{Remark, RemarkKind};
use crate::report::Report;
use crate::table::{Field, Form};
use crate::value::figure::{self, Parsed};
use crate::value::{Kind, Oddity};

use super::collect::{Figure, FoundRow, remark};

/// What the assembling fills.
pub(super) struct Target<'a> {
    pub report: &'a mut Report,
    pub origins: &'a mut Vec<(CellId, Position)>,
    pub remarks: &'a mut Vec<Remark>,
    /// The rows that the reader left out, each with the number of its remark.
    pub refused: &'a [(usize, RowId)],
    /// The table in which the document ends, and where.
    pub cut: Option<(Table, Position)>,
}

impl Target<'_> {
    /// Reads one cell of a kind. What cannot be read leaves it blank.
    pub fn cell(&mut self, cell: CellId, kind: Kind, figure: &Figure<'_>) {
        // No count goes on behind a zero.
        let text = figure::without_lost_marks(figure.text);
        let is_whole = || kind != Kind::Amount && text.trim() == "0";
        let parsed = if figure.cut && !is_whole() {
            Parsed::unread(Oddity::CutOff)
        } else {
            figure::parse(text, kind, figure.unit)
        };
        if let Some(value) = parsed.value {
            // The table was added with this layout, and the parser gives the kind asked for.
            let _ = self.report.set(cell, value);
        }
        if let Some(position) = figure.position {
            self.origins.push((cell, position.clone()));
        }
        if let Some(oddity) = parsed.oddity {
            self.remarks.push(Remark {
                kind: RemarkKind::Cell(oddity),
                table: Some(cell.table()),
                cells: vec![cell],
                position: figure.position.cloned(),
                raw: figure.text.to_owned(),
            });
        }
    }

    pub fn rows(&mut self, layout: Layout, rows: &[FoundRow<'_>]) {
        self.report.add_blank(layout);
        self.origins.reserve(layout.len());
        let mut missing: Vec<bool> = vec![true; layout.len()];
        for (at, row) in self.refused {
            let cells = row.cells(layout).into_iter().flat_map(|cells| cells.all());
            let cells: Vec<CellId> = cells.collect();
            cells.iter().for_each(|cell| missing[cell.index()] = false);
            if let Some(remark) = self.remarks.get_mut(*at) {
                remark.cells.extend(cells);
            }
        }
        for row in rows {
            let cells = row.row.cells(layout);
            let mut foreign = cells.is_none();
            for cell in cells.into_iter().flat_map(|cells| cells.all()) {
                missing[cell.index()] = false;
            }
            if let (Some(cells), true) = (cells, row.unread) {
                self.name_cells(layout.table(), row, cells);
            }
            if let (Some(cells), false) = (cells, row.unread) {
                for (at, figure) in row.figures.iter().enumerate() {
                    let place = cells
                        .cell(figure.column, at)
                        .filter(|(cell, column)| prints(*cell, column, figure));
                    match place.and_then(|(cell, column)| {
                        Some((cell, column.shape.kind(layout.walk_edition())?))
                    }) {
                        Some((cell, kind)) => self.cell(cell, kind, figure),
                        None => foreign = true,
                    }
                }
            }
            if let (true, Some(edition)) = (foreign, layout.edition()) {
                let kind = RemarkKind::RowOfOtherEdition { table: edition };
                self.remarks.push(remark(
                    kind,
                    layout.table(),
                    row.position(),
                    row.label.text.to_owned(),
                ));
            }
        }
        let missing: Vec<CellId> = layout.cells().filter(|cell| missing[cell.index()]).collect();
        if !missing.is_empty() {
            let is_missing = |row: &RowId| {
                row.cells(layout).is_some_and(|cells| missing.contains(&cells.first()))
            };
            let rows = RowId::all(layout.table()).iter().filter(|row| is_missing(row)).count();
            let mut remark =
                remark(RemarkKind::RowsMissing { rows }, layout.table(), None, String::new());
            remark.cells = missing;
            self.remarks.push(remark);
            self.broken_off(layout.table());
        }
    }

    /// The remark that a row has too few or too many values is on its cells.
    fn name_cells(&mut self, table: Table, row: &FoundRow<'_>, cells: &RowCells) {
        let place = row.position();
        let is_on_row = |remark: &&mut Remark| {
            matches!(remark.kind, RemarkKind::WrongNumberOfValues { .. })
                && remark.cells.is_empty()
                && (remark.table, &remark.position) == (Some(table), &place)
        };
        if let Some(remark) = self.remarks.iter_mut().find(is_on_row) {
            remark.cells = cells.all().collect();
        }
    }

    /// Says of a table that lacks rows that the document ends in it, where it does.
    fn broken_off(&mut self, table: Table) {
        let kind = RemarkKind::BrokenOff;
        let is_said = |other: &Remark| other.kind == kind && other.table == Some(table);
        if let Some((_, place)) = self.cut.as_ref().filter(|(cut, _)| *cut == table)
            && !self.remarks.iter().any(is_said)
        {
            self.remarks.push(remark(kind, table, Some(place.clone()), String::new()));
        }
    }
}

/// True when the edition of the cell prints that column label for it, or the column was told by its
/// place.
fn prints(cell: CellId, column: &Field, figure: &Figure<'_>) -> bool {
    label_fits(cell.table(), column, figure) || is_shared(cell, figure)
}

/// 处理决定数量 and 本年处理决定数量 are one column under two labels; each edition may be
/// misprinted with the other's.
fn is_shared(cell: CellId, figure: &Figure<'_>) -> bool {
    let other = Edition::ALL
        .iter()
        .copied()
        .filter_map(|edition| cell.in_edition(edition))
        .find(|other| label::printed_core(other.column().label) == figure.core);
    other.is_some_and(|other| other.kind() == cell.kind())
}

/// How many figures of the rows an edition has a place for.
pub(super) fn fitting(layout: Layout, rows: &[FoundRow<'_>]) -> usize {
    let fits = |row: &&FoundRow<'_>| {
        row.row.cells(layout).is_some_and(|cells| {
            let has_place = |(at, figure): (usize, &Figure<'_>)| {
                cells
                    .cell(figure.column, at)
                    .is_some_and(|(cell, column)| label_fits(cell.table(), column, figure))
            };
            row.figures.iter().enumerate().all(has_place)
        })
    };
    rows.iter().filter(fits).map(|row| row.figures.len().max(1)).sum()
}

/// How many rows an edition has, with the columns that were found.
pub(super) fn fitting_rows(layout: Layout, rows: &[FoundRow<'_>]) -> usize {
    let fits = |row: &&FoundRow<'_>| {
        row.row.cells(layout).is_some_and(|cells| {
            let has_column =
                |(at, figure): (usize, &Figure<'_>)| cells.cell(figure.column, at).is_some();
            row.figures.is_empty()
                || row.figures.len() == cells.width()
                    && row.figures.iter().enumerate().all(has_column)
        })
    };
    rows.iter().filter(fits).count()
}

/// True when the column is printed with that label; the columns of the other tables are the same in
/// every edition.
fn label_fits(table: Table, column: &Field, figure: &Figure<'_>) -> bool {
    figure.core.is_empty()
        || !matches!(table.form(), Form::Blocks { .. })
        || label::printed_core(column.label) == figure.core
}
