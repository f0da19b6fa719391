//! The rows of the tables over all editions: what the label of a row stands for before the edition
//! is known.

use std::sync::LazyLock;

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::table::{Field, Form};

/// A row of a table in any edition; rows of one table are in printed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowId(u8);

/// The cells of a row in one edition. They stand beside each other.
#[derive(Debug)]
pub(crate) struct RowCells {
    layout: Layout,
    first: usize,
    label: &'static str,
    columns: Vec<&'static Field>,
}

struct Row {
    table: Table,
    names: Vec<&'static str>,
    /// In the order of [`Edition::ALL`].
    cells: Vec<Option<RowCells>>,
}

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| Table::ALL.iter().copied().flat_map(rows_of).collect());

/// The rows of the newest edition; those that only an older one has stand before the row that
/// follows them there.
fn rows_of(table: Table) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for edition in Edition::ALL.iter().copied().rev() {
        let mut at = rows.len();
        for (names, cells) in rows_in(table.layout(edition)).into_iter().rev() {
            match rows.iter().position(|row| row.names == names) {
                Some(found) => at = found,
                None => {
                    let none = Edition::ALL.iter().map(|_| None).collect();
                    rows.insert(at, Row { table, names, cells: none });
                }
            }
            rows[at].cells[edition.index()] = Some(cells);
        }
    }
    rows
}

/// The one row of a table that has no labels of rows has no name.
fn rows_in(layout: Layout) -> Vec<(Vec<&'static str>, RowCells)> {
    if layout.table().form() == Form::Row {
        return vec![(
            Vec::new(),
            RowCells { layout, first: 0, label: "", columns: layout.columns() },
        )];
    }
    let mut rows: Vec<(Vec<&'static str>, RowCells)> = Vec::new();
    for cell in layout.cells() {
        let Some(row) = cell.row() else { continue };
        let names = cell.row_names();
        if rows.last().is_none_or(|(last, _)| *last != names) {
            let columns = row.shape.fields(layout.walk_edition()).iter().collect();
            rows.push((names, RowCells { layout, first: cell.index(), label: row.label, columns }));
        }
    }
    rows
}

impl RowId {
    /// The row of a table by its names from the outside in.
    pub fn of(table: Table, names: &[&str]) -> Option<RowId> {
        // A few dozen rows are declared.
        ROWS.iter()
            .position(|row| row.table == table && row.names == names)
            .map(|at| RowId(at as u8))
    }

    /// Its name behind those of its groups, from the outside in.
    pub fn names(self) -> &'static [&'static str] {
        ROWS.get(usize::from(self.0)).map_or(&[], |row| &row.names)
    }

    /// The rows of a table, in printed order.
    pub fn all(table: Table) -> Vec<RowId> {
        (0..)
            .map(RowId)
            .zip(ROWS.iter())
            .filter(|(_, row)| row.table == table)
            .map(|(id, _)| id)
            .collect()
    }

    /// Its cells in a layout, if that has the row.
    pub fn cells(self, layout: Layout) -> Option<&'static RowCells> {
        let rows: &'static [Row] = &ROWS;
        let row = rows.get(usize::from(self.0)).filter(|row| row.table == layout.table())?;
        row.cells[layout.walk_edition().index()].as_ref()
    }
}

impl RowCells {
    /// Its label as printed; empty where it has none.
    pub fn label(&self) -> &'static str {
        self.label
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Its cell in the column of that name, and the declaration of the column. The one of the
    /// number `likely` is looked at first: most headers name the columns in their order, and those
    /// whose columns share their labels do.
    pub fn cell(&self, column: &str, likely: usize) -> Option<(CellId, &'static Field)> {
        // The name mostly comes from the same declaration: then it is the same text in memory.
        #[expect(clippy::disallowed_methods, reason = "other copies are compared as texts")]
        let is_same = |name: &str| std::ptr::eq(name, column) || name == column;
        let is_likely = self.columns.get(likely).is_some_and(|field| is_same(field.name));
        let at = if is_likely {
            likely
        } else {
            self.columns.iter().position(|field| field.name == column)?
        };
        Some((self.layout.cell_at(self.first + at), self.columns[at]))
    }

    /// The first of its cells.
    pub fn first(&self) -> CellId {
        self.layout.cell_at(self.first)
    }

    /// Every cell of it.
    pub fn all(&self) -> impl Iterator<Item = CellId> {
        (self.first..self.first + self.width()).map(|index| self.layout.cell_at(index))
    }
}
