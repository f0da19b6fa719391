//! A Word table being read: rows of cells in grid columns, and the merges that join them.

use super::Spot;
use crate::read::grid::{Columns, Grid, GridBuilder, MAX_COLUMN_SPAN, Position};

/// How a cell takes part in a merge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Join {
    /// It does not.
    #[default]
    Alone,
    /// It is the first cell of one.
    Begins,
    /// It belongs to the cell before or above.
    Continues,
}

/// A cell as it stands in its row.
#[derive(Debug)]
pub(super) struct CellText {
    text: String,
    has_paragraph: bool,
    /// How many grid columns it covers (`w:gridSpan`).
    pub(super) columns: u32,
    /// `w:vMerge`.
    pub(super) down: Join,
    /// `w:hMerge`, which old converters write.
    pub(super) across: Join,
    /// Deleted with changes tracked.
    pub(super) is_deleted: bool,
    /// Where its paragraphs are in the part, where that is asked for.
    pub(super) spots: Vec<Spot>,
}

impl Default for CellText {
    fn default() -> CellText {
        CellText {
            text: String::new(),
            has_paragraph: false,
            columns: 1,
            down: Join::Alone,
            across: Join::Alone,
            is_deleted: false,
            spots: Vec::new(),
        }
    }
}

impl CellText {
    /// Adds a paragraph on a line of its own.
    pub(super) fn add_paragraph(&mut self, text: &str) {
        if std::mem::replace(&mut self.has_paragraph, true) {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }
}

/// A table being read.
pub(super) struct Table {
    /// Its number in the document, from 1.
    number: u32,
    /// Its place among the blocks.
    pub(super) slot: usize,
    grid: GridBuilder,
    /// The rows that have ended.
    rows: u32,
    row: Option<Row>,
    /// The vertical merges that reach the last row that ended, by column.
    merges: Vec<Merge>,
}

#[derive(Debug, Default)]
struct Row {
    cells: Vec<CellText>,
    before: u32,
    is_deleted: bool,
}

#[derive(Debug, Clone, Copy)]
struct Merge {
    column: u32,
    columns: u32,
    /// Its first cell in the grid.
    cell: usize,
}

impl Table {
    pub(super) fn new(number: u32, slot: usize) -> Table {
        Table {
            number,
            slot,
            grid: GridBuilder::new(Columns::Aligned),
            rows: 0,
            row: None,
            merges: Vec::new(),
        }
    }

    /// Begins a row.
    pub(super) fn start_row(&mut self) {
        self.row = Some(Row::default());
    }

    pub(super) fn is_in_row(&self) -> bool {
        self.row.is_some()
    }

    /// Grid columns that the row leaves out at its start.
    pub(super) fn leave_before(&mut self, columns: u32) {
        if let Some(row) = &mut self.row {
            row.before = columns.min(MAX_COLUMN_SPAN);
        }
    }

    /// The row is deleted with changes tracked.
    pub(super) fn delete_row(&mut self) {
        if let Some(row) = &mut self.row {
            row.is_deleted = true;
        }
    }

    /// Adds a cell to the row.
    pub(super) fn push(&mut self, mut cell: CellText) {
        let Some(row) = &mut self.row else { return };
        if cell.is_deleted {
            return;
        }
        cell.columns = cell.columns.clamp(1, MAX_COLUMN_SPAN);
        match row.cells.last_mut() {
            Some(first) if cell.across == Join::Continues => {
                first.columns = first.columns.saturating_add(cell.columns).min(MAX_COLUMN_SPAN);
                if !cell.text.trim().is_empty() {
                    first.add_paragraph(&cell.text);
                    first.spots.append(&mut cell.spots);
                }
            }
            _ => row.cells.push(cell),
        }
    }

    /// Puts the row into the grid. Gives the places of its cells in the part, where they were asked
    /// for.
    pub(super) fn end_row(&mut self) -> Vec<Spot> {
        let mut spots = Vec::new();
        let Some(row) = self.row.take() else { return spots };
        if row.is_deleted {
            return spots;
        }
        let number = self.rows;
        self.rows = self.rows.saturating_add(1);
        self.grid.reach(self.rows);
        let mut merges = Vec::new();
        let mut column = row.before;
        for cell in row.cells {
            let columns = cell.columns;
            let above =
                if cell.down == Join::Continues { self.merge_above(column, columns) } else { None };
            if let Some(merge) = above {
                self.grid.lengthen(merge.cell);
                merges.push(merge);
            } else {
                // A cell that continues nothing stands for itself.
                let position = Position::Document {
                    table: self.number,
                    row: number.saturating_add(1),
                    column: column.saturating_add(1),
                };
                let placed = cell.spots.into_iter().map(|spot| spot.placed(position.clone()));
                spots.extend(placed);
                let place = self.grid.place(number, column, 1, columns, &cell.text, position);
                if cell.down != Join::Alone {
                    merges.push(Merge { column, columns, cell: place });
                }
            }
            column = column.saturating_add(columns);
        }
        self.merges = merges;
        spots
    }

    /// The merge of the row above that stands in exactly these columns. In others it would cover
    /// cells of this row.
    fn merge_above(&self, column: u32, columns: u32) -> Option<Merge> {
        let at = self.merges.binary_search_by_key(&column, |merge| merge.column).ok()?;
        self.merges.get(at).copied().filter(|merge| merge.columns == columns)
    }

    /// The finished grid, unless it has no cell at all.
    pub(super) fn finish(self) -> Option<Grid> {
        let grid = self.grid.finish();
        let has_cells = grid.cells().len() > 0;
        has_cells.then_some(grid)
    }
}
