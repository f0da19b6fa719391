//! Grids: the tables of a document as cells with spans and positions, and the one place that resolves spans.

use std::fmt;
use std::sync::Arc;

/// Where a piece of text stands in its document, in the terms of its format. Every number counts from 1, except a byte offset.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Position {
    /// Text, Markdown, CSV: the line, and the column in characters.
    Line {
        /// The line.
        line: u32,
        /// The column in characters.
        column: u32,
    },
    /// A web page: the table, row and column as a browser lays them out, and the byte offset of the cell in the page as given.
    Html {
        /// The table in the page.
        table: u32,
        /// The row in the table.
        row: u32,
        /// The column in the table.
        column: u32,
        /// The byte offset, from 0.
        offset: usize,
    },
    /// A word-processor document: the table, row and column.
    Document {
        /// The table in the document.
        table: u32,
        /// The row in the table.
        row: u32,
        /// The column in the table, merged columns counted.
        column: u32,
    },
    /// A paragraph outside tables: its number in the document.
    Paragraph {
        /// The paragraph.
        number: u32,
    },
    /// A workbook.
    Sheet {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The row.
        row: u32,
        /// The column; 1 is A.
        column: u32,
    },
}

impl fmt::Display for Position {
    /// `12:5` for text, `table 2, row 3, column 4` for documents and pages, `Sheet1!B5` for workbooks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Position::Line { line, column } => write!(f, "{line}:{column}"),
            Position::Html { table, row, column, .. } | Position::Document { table, row, column } => {
                write!(f, "table {table}, row {row}, column {column}")
            }
            Position::Paragraph { number } => write!(f, "paragraph {number}"),
            Position::Sheet { sheet, row, column } => write!(f, "{sheet}!{}{row}", column_letters(*column)),
        }
    }
}

/// The letters of a workbook's column: 1 is A, 27 is AA.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// One cell: its text, where it stands in the grid, how many rows and columns it spans, and where it stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// The text, with line breaks where the document has them. Blank cells have the empty text.
    pub text: String,
    /// The first row, from 0.
    pub row: u32,
    /// The first column, from 0.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// Where it stands in the document.
    pub position: Position,
}

/// One table of a document. Cells are in order of row, then column, and do not overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    cells: Vec<GridCell>,
    rows: u32,
    /// Columns are known to mean something: false for flattened text, whose values shift.
    aligned: bool,
}

impl Grid {
    /// Every cell, in order of row, then column.
    pub fn cells(&self) -> &[GridCell] {
        &self.cells
    }

    /// The number of rows.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// True when cells of one column stand under each other in the document; false for flattened text.
    pub fn is_aligned(&self) -> bool {
        self.aligned
    }

    /// The cells that begin in a row.
    pub fn row(&self, row: u32) -> &[GridCell] {
        let start = self.cells.partition_point(|cell| cell.row < row);
        let end = self.cells.partition_point(|cell| cell.row <= row);
        &self.cells[start..end]
    }

    /// Tables within cells, deepest last, are grids of their own: see [`Block`].
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

/// A document in reading order: its paragraphs and its tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph outside tables.
    Text {
        /// Its text.
        text: String,
        /// Where it begins.
        position: Position,
    },
    /// A table.
    Grid(Grid),
}

/// The widest and longest span that is taken at its word; larger ones are cut to this, as browsers do.
pub(crate) const MAX_COLUMN_SPAN: u32 = 1000;
/// See [`MAX_COLUMN_SPAN`].
pub(crate) const MAX_ROW_SPAN: u32 = 65_534;

/// Lays out cells row by row as a browser does: each cell takes the first free column, and cells that span rows keep theirs taken.
///
/// Memory is bounded by the number of cells put in: a span is a number here, never a run of copies.
#[derive(Debug)]
pub(crate) struct GridBuilder {
    grid: Grid,
    /// Cells of earlier rows that reach into this one or further: (first column, after last column, after last row), by column.
    open: Vec<(u32, u32, u32)>,
    row: u32,
    column: u32,
    started: bool,
}

impl GridBuilder {
    /// A builder for a format whose columns stand under each other (`aligned`), or for flattened text.
    pub(crate) fn new(aligned: bool) -> GridBuilder {
        GridBuilder { grid: Grid { aligned, ..Grid::default() }, open: Vec::new(), row: 0, column: 0, started: false }
    }

    /// Begins the next row.
    pub(crate) fn start_row(&mut self) {
        if self.started {
            self.row = self.row.saturating_add(1);
        }
        self.started = true;
        self.column = 0;
        let row = self.row;
        self.open.retain(|&(_, _, end)| end > row);
        self.open.sort_unstable();
        self.grid.rows = self.row.saturating_add(1);
    }

    /// Skips columns that the row leaves out at its start (gridBefore in Word).
    pub(crate) fn skip_columns(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns);
    }

    /// The row and column (from 0) at which the next cell of this row will stand.
    pub(crate) fn next_place(&self) -> (u32, u32) {
        let mut column = self.column;
        for &(start, end, _) in &self.open {
            if start <= column && column < end {
                column = end;
            }
        }
        (self.row, column)
    }

    /// Puts a cell into the row. `rows` and `columns` below 1 count as 1 and are cut to the limits.
    pub(crate) fn push(&mut self, text: String, rows: u32, columns: u32, position: Position) {
        if !self.started {
            self.start_row();
        }
        let (row, column) = self.next_place();
        let rows = rows.clamp(1, MAX_ROW_SPAN);
        let mut columns = columns.clamp(1, MAX_COLUMN_SPAN);
        // A cell that would run into one reaching down from above is cut short: cells do not overlap.
        for &(start, _, _) in &self.open {
            if start > column {
                columns = columns.min(start - column);
            }
        }
        let end = column.saturating_add(columns);
        self.column = end;
        if rows > 1 {
            let at = self.open.partition_point(|&(start, _, _)| start < column);
            self.open.insert(at, (column, end, row.saturating_add(rows)));
        }
        self.grid.cells.push(GridCell { text, row, column, rows, columns, position });
    }

    /// Puts a cell at a given row and column (from 0), for formats that say where each cell stands. Cells come in order of row, then
    /// column, and the caller keeps them from overlapping. Gives the cell's number, by which it can be lengthened.
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    pub(crate) fn place(&mut self, row: u32, column: u32, rows: u32, columns: u32, text: String, position: Position) -> usize {
        let (rows, columns) = (rows.clamp(1, MAX_ROW_SPAN), columns.clamp(1, MAX_COLUMN_SPAN));
        self.reach(row.saturating_add(1));
        self.grid.cells.push(GridCell { text, row, column, rows, columns, position });
        self.grid.cells.len() - 1
    }

    /// Makes a placed cell one row longer.
    #[cfg(feature = "docx")]
    pub(crate) fn lengthen(&mut self, cell: usize) {
        if let Some(cell) = self.grid.cells.get_mut(cell) {
            cell.rows = cell.rows.saturating_add(1).min(MAX_ROW_SPAN);
        }
    }

    /// The grid has at least so many rows.
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    pub(crate) fn reach(&mut self, rows: u32) {
        self.grid.rows = self.grid.rows.max(rows);
    }

    /// The finished grid; spans that reach past the last row are cut to it.
    pub(crate) fn finish(mut self) -> Grid {
        let rows = self.grid.rows;
        for cell in &mut self.grid.cells {
            cell.rows = cell.rows.min(rows - cell.row);
        }
        self.grid
    }
}
