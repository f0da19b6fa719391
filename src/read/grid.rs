//! Grids: the tables of a document as cells with spans and positions, and the one place that
//! resolves spans.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
// Only web pages come in bytes whose characters are looked at here.
#[cfg(feature = "html")]
use simdutf8::basic::from_utf8;
#[cfg(not(feature = "html"))]
use std::str::from_utf8;

use super::label::Recognised;
pub(crate) use crate::position::Position;

/// One cell of a grid: its text, where it stands in the grid, how many rows and columns it spans,
/// and where it stands in the document.
///
/// ```
/// # #[cfg(feature = "csv")] {
/// use gouji::read::{Block, csv};
/// let blocks = csv::blocks("规章,1,2".as_bytes()).unwrap();
/// let Block::Grid(grid) = &blocks[0] else { panic!("a CSV file is one grid") };
/// let cell = grid.row(0).nth(1).unwrap();
/// assert_eq!((cell.text, cell.row, cell.column), ("1", 0, 1));
/// assert_eq!(cell.position.to_string(), "1:4");
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridCell<'a> {
    /// The text, with line breaks where the document has them. Blank cells have the empty text.
    pub text: &'a str,
    /// The first row, from 0.
    pub row: u32,
    /// The first column, from 0.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// Where it stands in the document.
    pub position: &'a Position,
    /// The document ends with it, in the middle of the table.
    pub cut: Option<Cut>,
}

/// Where the document ends that is broken off in a row of a table.
///
/// ```
/// # #[cfg(feature = "html")] {
/// use gouji::read::{Block, Cut, html};
/// // A download that was broken off: the figure may be 25 or 250.
/// let blocks = html::blocks("<table><tr><td>总计<td>25".as_bytes()).unwrap();
/// let Block::Grid(grid) = &blocks[0] else { panic!("a table") };
/// assert_eq!(grid.cut(), Some(Cut::Inside));
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Inside the cell: more of its text may have followed.
    Inside,
    /// Behind the cell: more cells of its row may have followed.
    Behind,
}

impl GridCell<'_> {
    /// Its text is nothing but white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A cell as a grid keeps it. Its text is a piece of the grid's: most are a digit or two, which
/// need no memory of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    text_start: usize,
    text_end: usize,
    row: u32,
    column: u32,
    rows: u32,
    columns: u32,
    position: Position,
}

/// What the columns of a grid are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Columns {
    /// The cells of one stand under each other in the document.
    Aligned,
    /// The fields of a line of text, by the separators before them.
    Fields,
    /// Nothing but the order of the cells: those that were left blank may have left no trace.
    #[default]
    None,
}

/// One table of a document. Cells are in order of row, then column, and do not overlap.
///
/// ```
/// # #[cfg(feature = "csv")] {
/// use gouji::read::{Block, csv};
/// let blocks = csv::blocks("规章,1,2\n规范性文件,0,3".as_bytes()).unwrap();
/// let Block::Grid(grid) = &blocks[0] else { panic!("a CSV file is one grid") };
/// assert_eq!((grid.rows(), grid.cells().len(), grid.is_aligned()), (2, 6, true));
/// let second: Vec<&str> = grid.row(1).map(|cell| cell.text).collect();
/// assert_eq!(second, ["规范性文件", "0", "3"]);
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The texts of all cells, one behind the other.
    text: String,
    cells: Vec<Kept>,
    rows: u32,
    columns: Columns,
    /// The document ends in the last row.
    cut: Option<Cut>,
    /// What the reader has recognised cells as, by row and column: that of flattened text, which
    /// has to recognise labels to find cells.
    told: Vec<((u32, u32), Recognised)>,
}

impl Grid {
    /// Every cell, in order of row, then column.
    pub fn cells(
        &self,
    ) -> impl ExactSizeIterator<Item = GridCell<'_>> + DoubleEndedIterator + Clone {
        self.cells.iter().map(|kept| self.cell(kept))
    }

    fn cell<'a>(&'a self, kept: &'a Kept) -> GridCell<'a> {
        let Kept { text_start, text_end, row, column, rows, columns, ref position } = *kept;
        let text = &self.text[text_start..text_end];
        #[expect(clippy::disallowed_methods, reason = "cells of one list")]
        let is_last = || self.cells.last().is_some_and(|last| std::ptr::eq(last, kept));
        let cut = self.cut.filter(|_| is_last());
        GridCell { text, row, column, rows, columns, position, cut }
    }

    /// The number of rows.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// True when cells of one column stand under each other in the document; false for flattened
    /// text.
    pub fn is_aligned(&self) -> bool {
        self.columns == Columns::Aligned
    }

    /// What its columns are.
    pub(super) fn columns(&self) -> Columns {
        self.columns
    }

    /// How the document ends in the last row, if it does ([`GridCell::cut`]).
    pub fn cut(&self) -> Option<Cut> {
        self.cut
    }

    /// The cells that begin in a row.
    pub fn row(
        &self,
        row: u32,
    ) -> impl ExactSizeIterator<Item = GridCell<'_>> + DoubleEndedIterator + Clone {
        let start = self.cells.partition_point(|cell| cell.row < row);
        let end = self.cells.partition_point(|cell| cell.row <= row);
        self.cells[start..end].iter().map(|kept| self.cell(kept))
    }

    /// The cells that begin in each row, from the first row to the last.
    pub(crate) fn each_row(&self) -> impl Iterator<Item = impl Iterator<Item = GridCell<'_>>> {
        let mut rest = self.cells.as_slice();
        (0..self.rows).map(move |row| {
            let (own, others) =
                rest.split_at(rest.iter().position(|cell| cell.row > row).unwrap_or(rest.len()));
            rest = others;
            own.iter().map(|kept| self.cell(kept))
        })
    }

    /// What the reader has recognised cells as, by row and column.
    pub(super) fn told(&self) -> &[((u32, u32), Recognised)] {
        &self.told
    }

    /// The texts of all cells, one behind the other.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Tables within cells, deepest last, are grids of their own: see [`Block`].
    pub fn is_empty(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A document in reading order: its paragraphs and its tables.
///
/// ```
/// # #[cfg(feature = "markdown")] {
/// use gouji::read::{Block, markdown};
/// let source = "二、主动公开政府信息情况\n\n| 规章 | 1 |\n|---|---|\n";
/// let blocks = markdown::blocks(source).unwrap();
/// assert!(matches!(&blocks[0], Block::Text { text, .. } if text == "二、主动公开政府信息情况"));
/// assert!(matches!(&blocks[1], Block::Grid(grid) if grid.rows() == 1));
/// # }
/// ```
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

/// The widest and longest span that is taken at its word; larger ones are cut to this, as browsers
/// do.
pub(crate) const MAX_COLUMN_SPAN: u32 = 1000;
/// See [`MAX_COLUMN_SPAN`].
pub(crate) const MAX_ROW_SPAN: u32 = 65_534;

/// How many cells and paragraphs a document of so many bytes may have: far more than real ones do,
/// and few enough that what is kept for each of them stays within a small multiple of the
/// document's size.
pub(crate) fn most_items(bytes: usize) -> usize {
    40_000 + bytes / 16
}

/// Room for so many cells and bytes of text is made when the first cell comes: most tables have
/// more, and growing costs. What is left over is given back at the end.
const FIRST_CELLS: usize = 64;
/// See [`FIRST_CELLS`].
const FIRST_TEXT: usize = 512;

/// Lays out cells row by row as a browser does: each cell takes the first free column, and cells
/// that span rows keep theirs taken.
///
/// Memory is bounded by the number of cells put in: a span is a number here, never a run of copies.
/// Time is n log n in the number of cells, whatever their spans.
#[derive(Debug)]
pub(crate) struct GridBuilder {
    /// Without its text, until it is finished.
    grid: Grid,
    /// The texts of all cells, one behind the other. Whether they are in UTF-8 is looked at once
    /// for all of them.
    text: Vec<u8>,
    /// Columns that cells of earlier rows reach down into: first column → column after the last.
    /// Runs never touch each other.
    taken: BTreeMap<u32, u32>,
    /// The end of the last of these runs: behind it every column is free.
    all_free: u32,
    /// The same cells, the one that ends first on top.
    reaching: BinaryHeap<Reverse<Reach>>,
    row: u32,
    column: u32,
    started: bool,
}

/// A cell that reaches below its first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reach {
    after_row: u32,
    column: u32,
    after_column: u32,
    /// Its place among the cells of the grid.
    cell: usize,
}

impl GridBuilder {
    /// A builder for a table with such columns.
    pub(crate) fn new(columns: Columns) -> GridBuilder {
        GridBuilder {
            grid: Grid { columns, ..Grid::default() },
            text: Vec::new(),
            taken: BTreeMap::new(),
            all_free: 0,
            reaching: BinaryHeap::new(),
            row: 0,
            column: 0,
            started: false,
        }
    }

    /// Begins the next row.
    pub(crate) fn start_row(&mut self) {
        if self.started {
            self.row = self.row.saturating_add(1);
        }
        self.started = true;
        self.column = 0;
        while let Some(Reverse(reach)) = self.reaching.peek().copied() {
            if reach.after_row > self.row {
                break;
            }
            self.reaching.pop();
            self.release(reach.column, reach.after_column);
        }
        self.grid.rows = self.row.saturating_add(1);
    }

    /// Ends a group of rows (`tbody` in HTML): no cell of it reaches into the rows that follow.
    pub(crate) fn end_group(&mut self) {
        let after = self.grid.rows;
        for Reverse(reach) in self.reaching.drain() {
            let cell = &mut self.grid.cells[reach.cell];
            cell.rows = cell.rows.min(after - cell.row);
        }
        self.taken.clear();
        self.all_free = 0;
    }

    /// The document ends in the row of the last cell: the line has no end, or what closes the row
    /// or the cell is missing.
    pub(crate) fn end_cut(&mut self, cut: Option<Cut>) {
        self.grid.cut = cut;
    }

    /// What the last cell was recognised as, by a reader that has to do so.
    #[cfg_attr(not(feature = "text"), allow(dead_code, reason = "the reader of text does"))]
    pub(super) fn tell(&mut self, label: Option<Recognised>) {
        let last = self.grid.cells.last().map(|cell| (cell.row, cell.column));
        self.grid.told.extend(last.zip(label));
    }

    /// How many cells were put in so far.
    pub(crate) fn len(&self) -> usize {
        self.grid.cells.len()
    }

    /// The byte occurs in the text of a cell.
    pub(crate) fn has_byte(&self, byte: u8) -> bool {
        self.text.contains(&byte)
    }

    /// Where the last cell stands in the document.
    pub(crate) fn last_position(&self) -> Option<&Position> {
        self.grid.cells.last().map(|cell| &cell.position)
    }

    /// The row and column (from 0) at which the next cell of this row will stand.
    fn next_place(&self) -> (u32, u32) {
        // Most cells stand behind the labels that reach down.
        let above = if self.column < self.all_free {
            self.taken.range(..=self.column).next_back()
        } else {
            None
        };
        (self.row, above.map_or(self.column, |(_, &end)| self.column.max(end)))
    }

    /// Puts a cell into the row. `rows` and `columns` below 1 count as 1 and are cut to the limits.
    pub(crate) fn push(&mut self, text: &str, rows: u32, columns: u32, position: Position) {
        self.push_bytes(text.as_bytes(), rows, columns, |_, _| position);
    }

    /// As `push`, for a text that may have bytes in it that are no characters:
    /// [`GridBuilder::finish_replacing`] looks. The position is made of the row and column
    /// (from 0) at which the cell stands.
    pub(crate) fn push_bytes(
        &mut self,
        text: &[u8],
        rows: u32,
        columns: u32,
        position: impl FnOnce(u32, u32) -> Position,
    ) {
        if !self.started {
            self.start_row();
        }
        let (row, column) = self.next_place();
        let rows = rows.clamp(1, MAX_ROW_SPAN);
        let mut columns = columns.clamp(1, MAX_COLUMN_SPAN);
        // A cell that would run into one reaching down from above is cut short: cells do not
        // overlap.
        if columns > 1
            && column < self.all_free
            && let Some((&start, _)) = self.taken.range(column..).next()
        {
            columns = columns.min(start - column);
        }
        let end = column.saturating_add(columns);
        self.column = end;
        if rows > 1 && end > column {
            let cell = self.grid.cells.len();
            self.reaching.push(Reverse(Reach {
                after_row: row.saturating_add(rows),
                column,
                after_column: end,
                cell,
            }));
            self.take(column, end);
        }
        self.keep(text, row, column, rows, columns, position(row, column));
    }

    // In line, so that a cell is written where it is kept, and not written elsewhere first and
    // copied at once: processors wait for that.
    #[inline(always)]
    fn keep(
        &mut self,
        text: &[u8],
        row: u32,
        column: u32,
        rows: u32,
        columns: u32,
        position: Position,
    ) {
        if self.grid.cells.is_empty() {
            self.grid.cells.reserve(FIRST_CELLS);
            self.text.reserve(FIRST_TEXT);
        }
        let text_start = self.text.len();
        self.text.extend_from_slice(text);
        self.grid.cells.push(Kept {
            text_start,
            text_end: self.text.len(),
            row,
            column,
            rows,
            columns,
            position,
        });
    }

    /// Marks free columns as taken, joining the runs beside them.
    fn take(&mut self, mut start: u32, mut end: u32) {
        if let Some((&before, &until)) = self.taken.range(..start).next_back()
            && until == start
        {
            start = before;
        }
        if let Some(after) = self.taken.remove(&end) {
            end = after;
        }
        self.taken.insert(start, end);
        self.all_free = self.all_free.max(end);
    }

    /// Frees columns that [`GridBuilder::take`] marked.
    fn release(&mut self, start: u32, end: u32) {
        let Some((&from, &until)) = self.taken.range(..=start).next_back() else { return };
        self.taken.remove(&from);
        if from < start {
            self.taken.insert(from, start);
        }
        if end < until {
            self.taken.insert(end, until);
        }
        self.all_free = self.taken.last_key_value().map_or(0, |(_, &until)| until);
    }

    /// Puts a cell at a given row and column (from 0), for formats that say where each cell stands.
    /// Cells come in order of row, then column, and the caller keeps them from overlapping.
    /// Gives the cell's number, by which it can be lengthened.
    pub(crate) fn place(
        &mut self,
        row: u32,
        column: u32,
        rows: u32,
        columns: u32,
        text: &str,
        position: Position,
    ) -> usize {
        let (rows, columns) = (rows.clamp(1, MAX_ROW_SPAN), columns.clamp(1, MAX_COLUMN_SPAN));
        self.reach(row.saturating_add(1));
        self.keep(text.as_bytes(), row, column, rows, columns, position);
        self.grid.cells.len() - 1
    }

    /// Makes a placed cell one row longer.
    pub(crate) fn lengthen(&mut self, cell: usize) {
        if let Some(cell) = self.grid.cells.get_mut(cell) {
            cell.rows = cell.rows.saturating_add(1).min(MAX_ROW_SPAN);
        }
    }

    /// The grid has at least so many rows.
    pub(crate) fn reach(&mut self, rows: u32) {
        self.grid.rows = self.grid.rows.max(rows);
    }

    /// The finished grid; spans that reach past the last row are cut to it.
    pub(crate) fn finish(self) -> Grid {
        self.finish_replacing().0
    }

    /// The finished grid, and how many byte sequences in its texts were no characters; each became
    /// U+FFFD.
    pub(crate) fn finish_replacing(mut self) -> (Grid, usize) {
        self.end_group();
        let rows = self.grid.rows;
        for cell in &mut self.grid.cells {
            cell.rows = cell.rows.min(rows - cell.row);
        }
        let (text, replaced) = characters(&self.text, &mut self.grid.cells);
        self.grid.text = text;
        self.grid.cells.shrink_to_fit();
        self.grid.text.shrink_to_fit();
        (self.grid, replaced)
    }
}

/// The texts of all cells as characters, and how many byte sequences were none. All are looked at
/// in one go; only when there are such sequences, or characters cut in two by the end of a cell,
/// cell by cell.
fn characters(bytes: &[u8], cells: &mut [Kept]) -> (String, usize) {
    if let Ok(text) = from_utf8(bytes)
        && cells.iter().all(|cell| text.is_char_boundary(cell.text_end))
    {
        return (text.into(), 0);
    }
    let (mut text, mut replaced) = (String::with_capacity(bytes.len()), 0);
    for cell in cells {
        let own = &bytes[cell.text_start..cell.text_end];
        replaced += own.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        cell.text_start = text.len();
        text.push_str(&String::from_utf8_lossy(own));
        cell.text_end = text.len();
    }
    (text, replaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOWHERE: Position = Position::Paragraph { number: 1 };

    fn built(rows: &[Vec<(u32, u32)>]) -> Grid {
        let mut builder = GridBuilder::new(Columns::Aligned);
        for row in rows {
            builder.start_row();
            for &(rows, columns) in row {
                builder.push("", rows, columns, NOWHERE);
            }
        }
        builder.finish()
    }

    /// The places of the cells by marking every slot of every cell on a sheet of squared paper.
    fn on_paper(rows: &[Vec<(u32, u32)>]) -> Vec<(u32, u32, u32, u32)> {
        let mut slots = std::collections::HashSet::new();
        let mut places = Vec::new();
        for (row, cells) in (0..).zip(rows) {
            let mut column = 0;
            for &(height, width) in cells {
                while slots.contains(&(row, column)) {
                    column += 1;
                }
                let free = (0..width)
                    .take_while(|step| !slots.contains(&(row, column + step)))
                    .count() as u32;
                let height = height.min(rows.len() as u32 - row);
                for down in 0..height {
                    slots.extend((0..free).map(|step| (row + down, column + step)));
                }
                places.push((row, column, height, free));
                column += free;
            }
        }
        places
    }

    proptest! {
        #[test]
        fn cells_take_the_places_that_they_take_on_squared_paper(
            rows in prop::collection::vec(prop::collection::vec((1u32..5, 1u32..5), 0..6), 0..8)
        ) {
            let grid = built(&rows);
            let places: Vec<_> = grid.cells().map(|cell| (cell.row, cell.column, cell.rows, cell.columns)).collect();
            prop_assert_eq!(places, on_paper(&rows));
        }
    }

    #[test]
    fn bytes_that_are_no_characters_are_replaced_cell_by_cell() {
        let built = |texts: &[&[u8]]| {
            let mut builder = GridBuilder::new(Columns::Aligned);
            for text in texts {
                builder.push_bytes(text, 1, 1, |_, _| NOWHERE);
            }
            let (grid, replaced) = builder.finish_replacing();
            (grid.cells().map(|cell| cell.text.to_owned()).collect::<Vec<_>>(), replaced)
        };
        assert_eq!(
            built(&["年".as_bytes(), b"", b"1"]),
            (vec!["年".into(), String::new(), "1".into()], 0)
        );
        assert_eq!(
            built(&[b"a\xFF\xFF", "年".as_bytes()]),
            (vec!["a\u{fffd}\u{fffd}".into(), "年".into()], 2)
        );
        // 年, cut in two.
        assert_eq!(
            built(&[b"x\xE5\xB9", b"\xB4", b"y"]),
            (vec!["x\u{fffd}".into(), "\u{fffd}".into(), "y".into()], 2)
        );
    }

    #[test]
    fn a_group_of_rows_cuts_what_reaches_below_it() {
        let mut builder = GridBuilder::new(Columns::Aligned);
        builder.start_row();
        builder.push("a", 9, 1, NOWHERE);
        builder.start_row();
        builder.end_group();
        builder.start_row();
        builder.push("b", 1, 1, NOWHERE);
        let grid = builder.finish();
        let places: Vec<_> = grid.cells().map(|cell| (cell.row, cell.column, cell.rows)).collect();
        assert_eq!(places, [(0, 0, 2), (2, 0, 1)]);
    }
}
