//! Damaged grids: what converters and flattened text do to a table in the whole. Each kind of
//! damage is one function from a sheet to the sheet that it may have been, in a file of its own.
//! How many rows then have their values under a header that the format prints tells whether it was.
//! Values are counted, and compared as texts where one cell may be written out; what they come to
//! is never looked at.

mod separators;
mod slid;
mod written_out;

use crate::cell::Table;
use crate::read::label::{Known, row_of};
use crate::read::starts::with_row;
use crate::table::Form;
use crate::table::header::Header;

use super::header::MOST_COLUMNS;
use super::sheet::{Draft, DraftCell, DraftRow, Place, Sheet};
use separators::Separators;
use written_out::WrittenOut;

/// Puts the grids of a document in order, one after the other.
#[derive(Default)]
pub(super) struct Normaliser {
    /// A grid that does not tell goes by the one before.
    separators: Separators,
    /// So does one without a header.
    written_out: WrittenOut,
}

impl Normaliser {
    /// The sheet as it was. `table` is the one that is being read.
    pub fn normalised<'a>(&mut self, sheet: Sheet<'a>, table: Option<Table>) -> Sheet<'a> {
        let draft = match sheet.place() {
            Place { aligned: true, .. } => slid::put_right(&sheet, table),
            Place { fields: true, .. } => self.separators.left_out_of(&sheet, table),
            _ => None,
        };
        let sheet = redrawn(sheet, draft);
        let draft = self.written_out.put_together(&sheet);
        redrawn(sheet, draft)
    }
}

fn redrawn<'a>(sheet: Sheet<'a>, draft: Option<Draft>) -> Sheet<'a> {
    match draft {
        Some(draft) => sheet.redrawn(&draft),
        None => sheet,
    }
}

fn is_blank(sheet: &Sheet<'_>, cell: DraftCell) -> bool {
    sheet.seen(cell).is_blank()
}

/// True for a row of a header: two or more labels of columns, and no value.
fn names_columns(sheet: &Sheet<'_>, row: &DraftRow) -> bool {
    let is_column = |known: &Known| matches!(known, Known::Column(..) | Known::RowHead(_));
    let seen = || row.cells.iter().map(|cell| sheet.seen(*cell));
    let labels = seen().filter(|seen| seen.known().iter().any(is_column));
    labels.count() > 1 && !seen().any(|seen| seen.is_figure() && !seen.is_blank())
}

/// Which rows of a draft have their values under a header: by their columns, or, in flattened text,
/// as many as that.
fn fits(sheet: &Sheet<'_>, draft: &Draft, mut table: Option<Table>) -> Vec<bool> {
    let mut head = Head::default();
    let fits = draft.iter().map(|row| {
        let known = || row.cells.iter().map(|cell| sheet.seen(*cell).known());
        if let Some(announced) = with_row(known()).filter(|it| Some(*it) != table) {
            (table, head) = (Some(announced), Head::default());
        }
        let Some(table) = table else { return false };
        match values(sheet, row, table) {
            Some(from) => !row.refused && head.fits(sheet, &row.cells[from..], table),
            None => {
                head.add(sheet, row, table);
                false
            }
        }
    });
    fits.collect()
}

/// The first value of a row of values: that behind the row's own label.
fn values(sheet: &Sheet<'_>, row: &DraftRow, table: Table) -> Option<usize> {
    let at = row.cells.iter().rposition(|cell| sheet.seen(*cell).recognised().is_some());
    let from = at.map_or(0, |at| at + 1);
    let has_figure = |cell: &DraftCell| {
        let seen = sheet.seen(*cell);
        seen.is_figure() && !seen.is_blank()
    };
    let is_own = match at {
        Some(at) => row_of(sheet.seen(row.cells[at]).known(), table).is_some(),
        None => table.form() == Form::Row,
    };
    (is_own && row.cells[from..].iter().any(has_figure)).then_some(from)
}

/// Where the header above some rows has its columns.
#[derive(Default)]
struct Head {
    /// A row of values came: the next line with labels begins another header.
    is_over: bool,
    /// Behind the head over the labels of a block.
    block: Vec<u32>,
    /// The columns that the format has, by where they stand.
    named: Vec<(u32, &'static str)>,
}

impl Head {
    fn add(&mut self, sheet: &Sheet<'_>, row: &DraftRow, table: Table) {
        let is_head = |cell: &DraftCell| sheet.seen(*cell).known().contains(&Known::RowHead(table));
        if let Some(at) = row.cells.iter().position(is_head) {
            self.block = row.cells[at + 1..].iter().map(|cell| cell.column).collect();
        }
        let named = row.cells.iter().filter_map(|cell| {
            let name = sheet.seen(*cell).column(table)?;
            Some((cell.column, name))
        });
        let mut named = named.peekable();
        if named.peek().is_some() && std::mem::take(&mut self.is_over) {
            self.named.clear();
        }
        // One label more than any header has shows that it is none.
        let room = (MOST_COLUMNS + 1).saturating_sub(self.named.len());
        self.named.extend(named.take(room));
    }

    /// The values stand under its columns, all of them.
    fn fits(&mut self, sheet: &Sheet<'_>, values: &[DraftCell], table: Table) -> bool {
        #[cfg(test)]
        self.named.iter().for_each(|_| super::work::look());
        self.is_over = true;
        let columns = || values.iter().map(|cell| cell.column);
        if matches!(table.form(), Form::Blocks { .. }) {
            return self.block.iter().copied().eq(columns());
        }
        let headers = || Header::all(table).iter().copied();
        if !sheet.place().aligned {
            return headers().any(|header| header.columns.len() == values.len());
        }
        self.named.sort_unstable_by_key(|(column, _)| *column);
        let first = self.named.first().map_or(0, |(column, _)| *column);
        // Behind a label over several columns stand blank cells.
        let is_beside = |cell: &&DraftCell| cell.column < first && sheet.seen(**cell).is_blank();
        let beside = values.iter().take_while(is_beside).count();
        let is_printed = |header: &Header| self.named.iter().map(|it| it.1).eq(header.names());
        headers().any(is_printed) && self.named.iter().map(|it| it.0).eq(columns().skip(beside))
    }
}
