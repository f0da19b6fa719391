//! The separators of a text: two may stand for one, and one may stand at the end of each line.

use crate::cell::Table;

use super::super::sheet::{Draft, DraftRow, Sheet};
use super::{fits, is_blank, names_columns};

/// The separators of a text: two may stand for one, so that every second field is a cell, from the
/// first or from the second on; and one may stand at the end of each line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Separators {
    doubled: Option<usize>,
    closing: bool,
}

impl Separators {
    /// The cells of a sheet of fields, when as many rows fit then as now; of several such readings
    /// the one that most rows fit, and that leaves most out. A sheet without a header may be like
    /// the one before, whose separators are these.
    pub fn left_out_of(&mut self, sheet: &Sheet<'_>, table: Option<Table>) -> Option<Draft> {
        let (before, stands) = (*self, sheet.draft());
        let has_header = stands.iter().any(|row| names_columns(sheet, row));
        if has_header {
            *self = Separators::default();
        }
        let may_be = |it: &Separators| match has_header {
            true => it.may_be_of(sheet, &stands),
            false => *it == before,
        };
        let fitting =
            |draft: &Draft| fits(sheet, draft, table).iter().filter(|fits| **fits).count();
        let mut best = (fitting(&stands), None);
        for separators in Separators::all().skip(1).filter(may_be) {
            let draft = separators.left_out(sheet);
            let fitting = fitting(&draft);
            if fitting >= best.0 {
                best = (fitting, Some(draft));
                *self = separators;
            }
        }
        best.1
    }

    /// Those that leave more fields out come last.
    fn all() -> impl Iterator<Item = Separators> {
        let doubled = [None, Some(0), Some(1)].into_iter();
        doubled.flat_map(|doubled| [false, true].map(|closing| Separators { doubled, closing }))
    }

    /// They may be those of some rows, by all lines of their headers. Two labels may stand apart
    /// for another reason: then all rows must be such.
    fn may_be_of(self, sheet: &Sheet<'_>, rows: &Draft) -> bool {
        let headers = || rows.iter().filter(|row| names_columns(sheet, row));
        let texts = |row: &DraftRow| row.cells.iter().filter(|it| !is_blank(sheet, **it)).count();
        let is_doubled = |parity: usize| {
            headers().all(|row| row.is_so(sheet, parity))
                && (headers().any(|row| texts(row) > 2)
                    || rows.iter().all(|row| row.is_so(sheet, parity)))
        };
        let ends = |row: &DraftRow| row.cells.last().is_some_and(|cell| is_blank(sheet, *cell));
        self.doubled.is_none_or(is_doubled) && (!self.closing || headers().all(ends))
    }

    /// The sheet with one field for each cell; the rows in which two separators do not always stand
    /// together are refused.
    fn left_out(self, sheet: &Sheet<'_>) -> Draft {
        let mut draft = sheet.draft();
        for row in &mut draft {
            match self.doubled {
                Some(parity) if row.is_so(sheet, parity) => {
                    row.cells = row.cells.iter().copied().skip(parity).step_by(2).collect();
                }
                Some(_) => row.refused = true,
                None => {}
            }
            if self.closing {
                row.cells.pop_if(|cell| is_blank(sheet, *cell));
            }
            (0..).zip(&mut row.cells).for_each(|(column, cell)| cell.column = column);
        }
        draft
    }
}
