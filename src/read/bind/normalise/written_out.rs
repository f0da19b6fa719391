//! Merged cells that are written out: converters that know none write a label, and the value below
//! it, into each column that the cell covers. `| 信息内容 | 本年处理决定数量 | 本年处理决定数量 |` stands
//! over `| 行政许可 | 26 | 26 |`.
//!
//! A header that repeats labels is put together where all its columns are then those of one header
//! that the format prints. A row below it must have the same in all columns of a cell; whichever
//! row has not is refused.

use std::ops::Range;

use crate::cell::Table;
use crate::read::label::{Known, row_of};
use crate::table::Form;

use super::super::block_head::records;
use super::super::sheet::{Draft, DraftCell, DraftRow, Seen, Sheet};
use super::names_columns;

/// The columns of each cell of the header that was read last.
#[derive(Default)]
pub(super) struct WrittenOut(Vec<Range<u32>>);

impl WrittenOut {
    /// Each such cell once.
    pub fn put_together(&mut self, sheet: &Sheet<'_>) -> Option<Draft> {
        let has_labels_twice = sheet.cells().windows(2).any(|pair| repeats(&pair[0], &pair[1]));
        if !has_labels_twice && self.0.is_empty() {
            return None;
        }
        let mut draft = sheet.draft();
        for row in &mut draft {
            let table = table_of_head(sheet, row);
            if let Some(table) = table {
                self.0 = merged(sheet, row, table).unwrap_or_default();
            }
            let is_head = table.is_some();
            if is_head || is_row_of_block(sheet, row) {
                for columns in &self.0 {
                    // The labels of a header are known to be the same, however they are written.
                    if is_head || are_same(sheet, row, columns) {
                        join(row, columns);
                    } else {
                        row.refused = true;
                    }
                }
            }
        }
        Some(draft)
    }
}

/// The second of two cells beside each other has the label of the first, which is that of a column.
fn repeats(first: &Seen<'_>, second: &Seen<'_>) -> bool {
    let is_column = |known: &Known| matches!(known, Known::Column(..));
    second.recognised().is_some_and(|own| {
        own.known.iter().any(is_column)
            && first.recognised().is_some_and(|other| other.core == own.core)
            && (first.cell.row, first.cell.column + first.cell.columns)
                == (second.cell.row, second.cell.column)
    })
}

/// The table of whose blocks a row is the header.
fn table_of_head(sheet: &Sheet<'_>, row: &DraftRow) -> Option<Table> {
    let known = || row.cells.iter().flat_map(|cell| sheet.seen(*cell).known());
    let of_column = |known: &Known| match *known {
        Known::Column(table, _) | Known::RowHead(table) => Some(table),
        _ => None,
    };
    let table = known().find_map(of_column).filter(|table| has_blocks(*table))?;
    names_columns(sheet, row).then_some(table)
}

fn has_blocks(table: Table) -> bool {
    matches!(table.form(), Form::Blocks { .. })
}

fn is_row_of_block(sheet: &Sheet<'_>, row: &DraftRow) -> bool {
    let mut known = row.cells.iter().map(|cell| sheet.seen(*cell).known());
    let blocks = || Table::ALL.iter().filter(|table| has_blocks(**table));
    known.any(|known| blocks().any(|table| row_of(known, *table).is_some()))
}

/// The columns of each cell that a header repeats; `None` where it is none of the format then.
fn merged(sheet: &Sheet<'_>, row: &DraftRow, table: Table) -> Option<Vec<Range<u32>>> {
    let seen = |cell: &DraftCell| sheet.seen(*cell);
    let heads: Vec<DraftCell> =
        row.cells.iter().copied().filter(|cell| seen(cell).column(table).is_some()).collect();
    let cells: Vec<&[DraftCell]> =
        heads.chunk_by(|one, other| repeats(seen(one), seen(other))).collect();
    let names = || cells.iter().map(|cells| seen(&cells[0]).column(table));
    let is_printed =
        records(table).any(|record| record.iter().map(|field| Some(field.name)).eq(names()));
    let end = |cell: &DraftCell| cell.column + cell.columns;
    let ranges = cells.iter().filter(|cells| cells.len() > 1);
    let ranges = ranges.filter_map(|cells| Some(cells.first()?.column..end(cells.last()?)));
    is_printed.then(|| ranges.collect())
}

/// Each of some columns has a cell, and all of these the same text.
fn are_same(sheet: &Sheet<'_>, row: &DraftRow, columns: &Range<u32>) -> bool {
    let within = || row.cells.iter().filter(|cell| columns.contains(&cell.column));
    let text = |cell: &DraftCell| sheet.seen(*cell).cell.text.trim();
    let first = within().next().map(text);
    within().map(|cell| cell.column).eq(columns.clone())
        && within().all(|cell| Some(text(cell)) == first)
}

/// Leaves one cell for some columns.
fn join(row: &mut DraftRow, columns: &Range<u32>) {
    row.cells.retain(|cell| !columns.contains(&cell.column) || cell.column == columns.start);
    let first = row.cells.iter_mut().find(|cell| cell.column == columns.start);
    first.into_iter().for_each(|cell| cell.columns = columns.end - columns.start);
}
