//! A grid with its cells recognised, each once, and its rows.

use std::borrow::Cow;

use crate::cell::Table;
use crate::read::grid::{Columns, Grid, GridCell, Position};
use crate::read::label::{self, Known, Label, Printed, Recognised};
use crate::value::{Unit, figure};

/// What the text of a cell is. It takes little room, since every cell of a grid has room for one.
enum Text {
    /// A figure, or nothing.
    Figure,
    /// A label as the format prints it.
    Printed(&'static Printed),
    /// A known label in another writing, and the unit of money that it states.
    Known(Box<(Recognised, Option<Unit>)>),
    /// Any other text.
    Unknown,
}

impl Text {
    /// A text that is no plain figure.
    fn of(text: &str) -> Text {
        match label::printed(text) {
            Some(printed) => Text::Printed(printed),
            None if figure::is_figure(figure::without_lost_marks(text)) => Text::Figure,
            None => {
                let label = label::label(text);
                let known = |found| Text::Known(Box::new((found, label::stated_unit(&label))));
                label::recognise(&label).map_or(Text::Unknown, known)
            }
        }
    }
}

/// One cell with what its text was recognised as.
pub(super) struct Seen<'a> {
    pub cell: GridCell<'a>,
    text: Text,
}

impl<'a> Seen<'a> {
    #[inline]
    pub fn new(cell: GridCell<'a>) -> Seen<'a> {
        #[cfg(test)]
        super::work::look();
        // A figure is not looked up: most cells are figures.
        let is_plain = cell.text.is_empty() || figure::is_plain(cell.text);
        Seen { cell, text: if is_plain { Text::Figure } else { Text::of(cell.text) } }
    }

    /// A cell that its reader has recognised. Not in line: other readers recognise none.
    #[inline(never)]
    fn told(cell: GridCell<'a>, label: Recognised) -> Seen<'a> {
        let unit = || label::stated_unit(&label::label(cell.text));
        let known = || Text::Known(Box::new((label, unit())));
        Seen { cell, text: label::printed(cell.text).map_or_else(known, Text::Printed) }
    }

    /// The text taken apart as a label, `None` for a figure.
    pub fn label(&self) -> Option<Cow<'static, Label>> {
        match &self.text {
            Text::Figure => None,
            Text::Printed(printed) => Some(Cow::Borrowed(&printed.label)),
            Text::Known(_) | Text::Unknown => Some(Cow::Owned(label::label(self.cell.text))),
        }
    }

    /// The unit of money that it states.
    pub fn stated_unit(&self) -> Option<Unit> {
        match &self.text {
            Text::Known(known) => known.1,
            _ => label::stated_unit(self.label()?.as_ref()),
        }
    }

    /// What the label was recognised as.
    pub fn recognised(&self) -> Option<&Recognised> {
        match &self.text {
            Text::Figure | Text::Unknown => None,
            Text::Printed(printed) => Some(&printed.recognised),
            Text::Known(known) => Some(&known.0),
        }
    }

    pub fn is_blank(&self) -> bool {
        self.cell.is_blank()
    }

    /// True for a cell of a workbook, which does not have blank ones.
    pub fn is_in_sheet(&self) -> bool {
        matches!(self.cell.position, Position::Sheet { .. })
    }

    /// Everything that the label may stand for.
    pub fn known(&self) -> &[Known] {
        self.recognised().map_or(&[], |recognised| recognised.known)
    }

    /// The column of that table whose label it is.
    pub fn column(&self, table: Table) -> Option<&'static str> {
        label::column_of(self.known(), table)
    }

    /// Text that is neither a known label nor a figure.
    pub fn is_unknown_text(&self) -> bool {
        matches!(self.text, Text::Unknown)
    }

    /// Text that begins with a digit and is no label: it stands for a figure, although it is none.
    pub fn is_odd_figure(&self) -> bool {
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        self.is_unknown_text() && self.cell.text.trim_start().starts_with(is_digit)
    }

    pub fn is_figure(&self) -> bool {
        matches!(self.text, Text::Figure)
    }
}

/// How many cells of a row are looked at: far more than any header has columns. What is kept for
/// each of them takes more room than many a cell takes in its document.
const MOST_CELLS: usize = 4096;

/// Where a row stands: the number of its grid, and whether that grid's columns stand under each
/// other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub grid: usize,
    pub aligned: bool,
    /// The cells are fields of text between separators.
    pub fields: bool,
}

/// A grid as its cells were recognised.
pub(super) struct Sheet<'a> {
    place: Place,
    cells: Vec<Seen<'a>>,
    /// Where each row ends among the cells, and whether it is refused.
    rows: Vec<(usize, bool)>,
}

/// The rows that a sheet may have had.
pub(super) type Draft = Vec<DraftRow>;

/// Those of its cells that a row may have had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftRow {
    pub cells: Vec<DraftCell>,
    /// How its values lie cannot be told.
    pub refused: bool,
}

/// A cell of a sheet, by its number, and the columns in which it may have stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DraftCell {
    at: usize,
    pub column: u32,
    pub columns: u32,
}

impl DraftRow {
    /// All text stands in even fields (0), or all in odd ones (1).
    pub fn is_so(&self, sheet: &Sheet<'_>, parity: usize) -> bool {
        let mut others = self.cells.iter().skip(1 - parity).step_by(2);
        others.all(|cell| sheet.seen(*cell).is_blank())
    }

    /// Moves the row to the right.
    pub fn shift(&mut self, columns: u32) {
        self.cells.iter_mut().for_each(|cell| cell.column += columns);
    }
}

impl<'a> Sheet<'a> {
    /// The grid of that number.
    pub fn of(grid: &'a Grid, number: usize) -> Sheet<'a> {
        let mut cells = Vec::with_capacity(grid.cells().len());
        let mut rows = Vec::with_capacity(grid.rows() as usize);
        let mut told = grid.told();
        for row in grid.each_row() {
            cells.extend(row.take(MOST_CELLS).map(|cell| match told {
                [(place, label), rest @ ..] if *place == (cell.row, cell.column) => {
                    told = rest;
                    Seen::told(cell, *label)
                }
                _ => Seen::new(cell),
            }));
            rows.push((cells.len(), false));
        }
        let (aligned, fields) = (grid.is_aligned(), grid.columns() == Columns::Fields);
        Sheet { place: Place { grid: number, aligned, fields }, cells, rows }
    }

    pub fn place(&self) -> Place {
        self.place
    }

    pub fn seen(&self, cell: DraftCell) -> &Seen<'a> {
        &self.cells[cell.at]
    }

    /// The cells as they stand.
    pub fn cells(&self) -> &[Seen<'a>] {
        &self.cells
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        let mut start = 0;
        self.rows.iter().map(move |(end, refused)| {
            let cells = &self.cells[std::mem::replace(&mut start, *end)..*end];
            Row { sheet: self, place: self.place, cells, refused: *refused }
        })
    }

    /// The rows as they stand.
    pub fn draft(&self) -> Draft {
        let mut at = 0;
        let rows = self.rows.iter().map(|(end, refused)| {
            let own = std::mem::replace(&mut at, *end)..*end;
            let cell = |at: usize| {
                let GridCell { column, columns, .. } = self.cells[at].cell;
                DraftCell { at, column, columns }
            };
            DraftRow { cells: own.map(cell).collect(), refused: *refused }
        });
        rows.collect()
    }

    /// The sheet with the rows of a draft of it.
    pub fn redrawn(self, draft: &Draft) -> Sheet<'a> {
        let (mut cells, mut rows) = (Vec::with_capacity(self.cells.len()), Vec::new());
        let mut left = (0..).zip(self.cells);
        for row in draft {
            for wanted in &row.cells {
                let Some((_, mut seen)) = left.find(|(at, _)| *at == wanted.at) else { continue };
                (seen.cell.column, seen.cell.columns) = (wanted.column, wanted.columns);
                cells.push(seen);
            }
            rows.push((cells.len(), row.refused));
        }
        Sheet { place: self.place, cells, rows }
    }
}

pub(super) struct Row<'s, 'a> {
    sheet: &'s Sheet<'a>,
    pub place: Place,
    pub cells: &'s [Seen<'a>],
    /// How its values lie cannot be told.
    pub refused: bool,
}

impl<'s, 'a> Row<'s, 'a> {
    /// Every row of its grid.
    pub fn siblings(&self) -> impl Iterator<Item = Row<'s, 'a>> {
        self.sheet.rows()
    }

    /// The column behind its last cell.
    pub fn end(&self) -> u32 {
        self.cells.last().map_or(0, |seen| seen.cell.column + seen.cell.columns)
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Seen::is_blank)
    }

    /// The document ends in it.
    pub fn is_cut(&self) -> bool {
        self.cells.last().is_some_and(|seen| seen.cell.cut.is_some())
    }

    /// True in workbooks, whose blank cells are not there.
    pub fn is_sparse(&self) -> bool {
        self.cells.iter().all(Seen::is_in_sheet)
    }

    /// The text of the whole row, for remarks.
    pub fn text(&self) -> String {
        self.cells
            .iter()
            .map(|seen| seen.cell.text.trim())
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}
