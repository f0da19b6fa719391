//! One sheet being read: its cells in whatever order, its merged regions; and what becomes of them
//! in the grid.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{MAX_COLUMNS, MAX_ROWS};
use crate::read::grid::{Block, Columns, GridBuilder, Position};
use crate::read::office::OfficeError;
use crate::read::office::budget::Budget;

/// A run of blank cells that is longer than this is empty space, not cells to be filled in.
const LONGEST_BLANK: u32 = 256;

/// A rectangle of cells, from 0, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) first_column: u32,
    pub(super) last_column: u32,
}

/// A sheet being read.
pub(super) struct Sheet<'a> {
    name: Arc<str>,
    budget: &'a Budget,
    cells: Vec<Found>,
    /// The texts of all cells, one behind the other.
    text: String,
    /// Runs of blank cells: (row, first column, last column).
    blanks: Vec<(u32, u32, u32)>,
    regions: Vec<Region>,
}

#[derive(Debug)]
struct Found {
    row: u32,
    column: u32,
    /// Where its text stands in that of all cells.
    start: usize,
    end: usize,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(name: &str, budget: &'a Budget) -> Result<Sheet<'a>, OfficeError> {
        budget.hold(2 * name.len())?;
        Ok(Sheet {
            name: Arc::from(name),
            budget,
            cells: Vec::new(),
            text: String::new(),
            blanks: Vec::new(),
            regions: Vec::new(),
        })
    }

    /// Puts a cell at a row and column from 0.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), OfficeError> {
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(self.damaged(format_args!(
                "a cell stands beyond the last row or column ({row}, {column})"
            )));
        }
        if text.is_empty() {
            return self.put_blanks(row, column, column);
        }
        self.budget.hold(text.len())?;
        let start = self.text.len();
        self.text.push_str(text);
        self.cells.push(Found { row, column, start, end: self.text.len() });
        Ok(())
    }

    /// Puts a run of blank cells.
    pub(super) fn put_blanks(
        &mut self,
        row: u32,
        first: u32,
        last: u32,
    ) -> Result<(), OfficeError> {
        if last.saturating_sub(first) >= LONGEST_BLANK {
            return Ok(());
        }
        self.budget.hold_bytes(2 * size_of::<(u32, u32, u32)>())?;
        self.blanks.push((row, first, last));
        Ok(())
    }

    /// Merges a region. One of a single cell means nothing.
    pub(super) fn merge(&mut self, region: Region) -> Result<(), OfficeError> {
        if region.first_row < region.last_row || region.first_column < region.last_column {
            self.budget.hold_bytes(6 * size_of::<Region>())?;
            self.regions.push(region);
        }
        Ok(())
    }

    /// Adds the sheet's name and grid to the blocks, unless it has no text.
    pub(super) fn finish(mut self, blocks: &mut Vec<Block>) -> Result<(), OfficeError> {
        let Some(width) = self.width() else { return Ok(()) };
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        if let Some(pair) = self
            .cells
            .windows(2)
            .find(|pair| (pair[0].row, pair[0].column) == (pair[1].row, pair[1].column))
        {
            let place = self.position(pair[0].row, pair[0].column);
            return Err(self.damaged(format_args!("cell {place} is there twice")));
        }
        self.fill_blanks(width)?;
        let mut regions = std::mem::take(&mut self.regions);
        regions.sort_by_key(|region| (region.first_row, region.first_column));
        let mut merges = Merges { waiting: regions.into_iter().peekable(), open: BTreeMap::new() };
        let mut grid = GridBuilder::new(Columns::Aligned);
        for cell in std::mem::take(&mut self.cells) {
            let (rows, columns) = match merges.over(cell.row, cell.column) {
                None => (1, 1),
                Some(region)
                    if (region.first_row, region.first_column) == (cell.row, cell.column) =>
                {
                    (
                        region.last_row - region.first_row + 1,
                        region.last_column - region.first_column + 1,
                    )
                }
                Some(_) => continue,
            };
            let position = self.position(cell.row, cell.column);
            let text = &self.text[cell.start..cell.end];
            grid.place(cell.row, cell.column, rows, columns, text, position);
        }
        let name = self.name.to_string();
        blocks.push(Block::Text { text: name, position: self.position(0, 0) });
        blocks.push(Block::Grid(grid.finish()));
        Ok(())
    }

    /// The first and the last column that hold text, merged regions with text counted whole. None
    /// for a sheet without text.
    fn width(&self) -> Option<(u32, u32)> {
        let first = self.cells.iter().map(|cell| cell.column).min()?;
        let last = self.cells.iter().map(|cell| cell.column).max()?;
        let merged = self
            .regions
            .iter()
            .filter(|region| region.first_column >= first && region.first_column <= last);
        Some((first, merged.map(|region| region.last_column).max().unwrap_or(last).max(last)))
    }

    /// Adds the blank cells that stand within the sheet's text, in rows that have some. The cells
    /// are in order before and after.
    fn fill_blanks(&mut self, (first_column, last_column): (u32, u32)) -> Result<(), OfficeError> {
        let full = self.cells.len();
        for (row, first, last) in std::mem::take(&mut self.blanks) {
            let start = self.cells[..full].partition_point(|cell| cell.row < row);
            let end = self.cells[..full].partition_point(|cell| cell.row <= row);
            if start == end {
                continue;
            }
            for column in first.max(first_column)..=last.min(last_column) {
                if self.cells[start..end].binary_search_by_key(&column, |cell| cell.column).is_err()
                {
                    self.budget.hold(0)?;
                    self.cells.push(Found { row, column, start: 0, end: 0 });
                }
            }
        }
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        Ok(())
    }

    fn position(&self, row: u32, column: u32) -> Position {
        Position::Sheet { sheet: Arc::clone(&self.name), row: row + 1, column: column + 1 }
    }

    fn damaged(&self, reason: impl std::fmt::Display) -> OfficeError {
        OfficeError::damaged(&format!("sheet {}", self.name), reason)
    }
}

/// The merged regions, met row by row. Programs write no overlapping ones; of those that do
/// overlap, the first counts.
struct Merges {
    waiting: std::iter::Peekable<std::vec::IntoIter<Region>>,
    /// Regions by their first column. No two share a column: one that has ended goes when another
    /// takes its columns.
    open: BTreeMap<u32, Region>,
}

impl Merges {
    /// The region over a cell. Cells are asked for in order of row.
    fn over(&mut self, row: u32, column: u32) -> Option<Region> {
        while let Some(region) = self.waiting.next_if(|region| region.first_row <= row) {
            self.begin(region);
        }
        let (_, region) = self.open.range(..=column).next_back()?;
        (region.last_column >= column && region.last_row >= row).then_some(*region)
    }

    fn begin(&mut self, region: Region) {
        while let Some((&at, other)) = self.open.range(..=region.last_column).next_back() {
            if other.last_column < region.first_column {
                break;
            }
            if other.last_row >= region.first_row {
                return;
            }
            self.open.remove(&at);
        }
        self.open.insert(region.first_column, region);
    }
}
