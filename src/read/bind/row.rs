//! One row of a grid with its cells recognised.

use crate::cell::Table;
use crate::read::grid::{Grid, GridCell, Position};
use crate::read::label::{self, Known, Label, Printed, Recognised};
use crate::value::figure;

/// What the text of a cell is. It takes little room, since every cell of a row has room for one.
enum Text {
    /// A figure, or nothing.
    Figure,
    /// A label as the format prints it.
    Printed(&'static Printed),
    /// Any other text, taken apart as a label and looked up.
    Other(Box<(Label, Option<Recognised>)>),
}

impl Text {
    /// A text that is no plain figure.
    fn of(text: &str) -> Text {
        match label::printed(text) {
            Some(printed) => Text::Printed(printed),
            None if figure::is_figure(figure::without_lost_marks(text)) => Text::Figure,
            None => {
                let label = label::label(text);
                let recognised = label::recognise(&label);
                Text::Other(Box::new((label, recognised)))
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

    /// The text taken apart as a label, `None` for a figure.
    pub fn label(&self) -> Option<&Label> {
        match &self.text {
            Text::Figure => None,
            Text::Printed(printed) => Some(&printed.label),
            Text::Other(other) => Some(&other.0),
        }
    }

    /// What the label was recognised as.
    pub fn recognised(&self) -> Option<&Recognised> {
        match &self.text {
            Text::Figure => None,
            Text::Printed(printed) => Some(&printed.recognised),
            Text::Other(other) => other.1.as_ref(),
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
        self.recognised().is_none() && !self.is_figure()
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
}

pub(super) struct Row<'a> {
    grid: &'a Grid,
    pub place: Place,
    pub cells: Vec<Seen<'a>>,
}

impl<'a> Row<'a> {
    /// Calls `look` for each row of the grid of that number, from the first to the last.
    pub fn each(grid: &'a Grid, number: usize, mut look: impl FnMut(&Row<'a>)) {
        // One after the other takes the room of the one before.
        let mut row = Row {
            grid,
            place: Place { grid: number, aligned: grid.is_aligned() },
            cells: Vec::new(),
        };
        for cells in grid.each_row() {
            row.cells.clear();
            row.cells.extend(cells.take(MOST_CELLS).map(Seen::new));
            look(&row);
        }
    }

    /// Every row of its grid.
    pub fn siblings(&self) -> impl Iterator<Item = Row<'a>> {
        self.grid.each_row().map(|cells| Row {
            grid: self.grid,
            place: self.place,
            cells: cells.take(MOST_CELLS).map(Seen::new).collect(),
        })
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
