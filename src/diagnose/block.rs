//! The blocks of figures that identities tie together, as the engine and the patterns see them.
//!
//! The request matrix is one block. The three groups of the review table share no cell, so that
//! each is a block of its own: ambiguities of one do not multiply those of another.

use std::sync::{LazyLock, OnceLock};

use crate::case::Numbers;
use crate::cell::{CellId, Layout, Table};
use crate::report::Report;
use crate::rule::{Identity, Term};
use crate::solve::{Locator, Relation, System, Variable};
use crate::value::LIMIT;

/// A rectangle of cells with the identities that stand inside it.
pub(super) struct Block {
    layout: Layout,
    first: usize,
    /// The identities, by the place of each cell in the block.
    pub(super) identities: Vec<Vec<(usize, i64)>>,
    /// Rules of one's own over cells of the block.
    extras: Vec<Extra>,
    pub(super) locator: Locator,
    pub(super) shape: Shape,
    pub(super) crossings: Vec<Crossing>,
}

/// A rule of one's own, by the place of each cell in the block.
struct Extra {
    terms: Vec<(usize, i64)>,
    relation: Relation,
    constant: i64,
}

/// A row or column with the identities that cross it.
pub(super) struct Crossing {
    pub(super) places: Vec<usize>,
    /// For each place an identity that has no other cell of the line, if there is one.
    pub(super) by: Vec<Option<usize>>,
    /// The identities that have a cell of the line, one bit each.
    pub(super) touched: u64,
}

/// Rows and columns of a block. The last column is the total of the others.
pub(super) struct Shape {
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// The rows of the request matrix that mean something to the patterns.
    pub(super) roles: Option<Roles>,
}

/// The rows of the request matrix.
#[derive(Clone, Copy)]
pub(super) struct Roles {
    pub(super) received: usize,
    pub(super) carried_over: usize,
    /// （一）予以公开, the first outcome.
    pub(super) first_outcome: usize,
    /// （二）部分公开.
    pub(super) partial: usize,
    /// （七）总计, which stands behind the last outcome.
    pub(super) total: usize,
    pub(super) carried_forward: usize,
}

impl Roles {
    pub(super) fn is_outcome(&self, row: usize) -> bool {
        (self.first_outcome..self.total).contains(&row)
    }
}

/// Data computed from the declarations, which never change, when it is first needed: in the order
/// of the layouts.
static BLOCKS: LazyLock<Vec<OnceLock<Vec<Block>>>> =
    LazyLock::new(|| Layout::ALL.iter().map(|_| OnceLock::new()).collect());

/// The blocks of a table; none for tables without identities.
pub(super) fn blocks(layout: Layout) -> &'static [Block] {
    let all: &'static [OnceLock<Vec<Block>>] = &BLOCKS;
    let at = Layout::ALL.iter().position(|other| *other == layout);
    at.map_or(&[], |at| all[at].get_or_init(|| Block::all(layout, &[])))
}

impl Block {
    /// The blocks of a table with some rules of one's own; those over other cells are left aside.
    pub(super) fn all(layout: Layout, own: &[Identity]) -> Vec<Block> {
        if layout.identities().next().is_none() {
            return Vec::new();
        }
        let width = layout
            .cells()
            .filter(|cell| cell.index() == 0 || cell.row().map(|row| row.name) == first_row(layout))
            .count()
            .max(1);
        let len = if layout.table() == Table::Requests { layout.len() } else { width };
        // A table that the engine refuses would give no diagnosis; a test asserts that it takes all
        // of them.
        (0..layout.len())
            .step_by(len)
            .filter_map(|first| Block::new(layout, first, len, width, own))
            .collect()
    }

    fn new(
        layout: Layout,
        first: usize,
        len: usize,
        width: usize,
        own: &[Identity],
    ) -> Option<Block> {
        let mut system = System::new();
        let variables: Vec<_> = (first..first + len)
            .map(|at| {
                system.variable_with(
                    Variable::new(layout.cell_at(at).to_string()).range(0..=LIMIT as i64),
                )
            })
            .collect();
        let mut identities = Vec::new();
        let inside = |identity: &Identity| -> Option<Vec<(usize, i64)>> {
            let place = |term: &Term| {
                let own = term.cell.layout() == layout;
                let at = term.cell.index().checked_sub(first).filter(|&at| own && at < len)?;
                Some((at, term.coefficient))
            };
            identity.terms().iter().map(place).collect()
        };
        for identity in layout.identities() {
            if let Some(terms) = inside(identity) {
                system.identity(
                    terms.iter().map(|&(at, coefficient)| (variables[at], coefficient)),
                    0,
                );
                identities.push(terms);
            }
        }
        let extras: Vec<Extra> = own
            .iter()
            .filter_map(|identity| {
                let (relation, constant) = (identity.relation(), identity.constant());
                Some(Extra { terms: inside(identity)?, relation, constant })
            })
            .collect();
        for extra in &extras {
            let terms = extra.terms.iter().map(|&(at, coefficient)| (variables[at], coefficient));
            system.relate(terms, extra.relation, extra.constant);
        }
        let locator = system.prepare().ok()?;
        let shape = Shape { rows: len / width, columns: width, roles: Roles::of(layout, width) };
        let crossings =
            shape.lines().map(|line| Crossing::of(shape.line(line), &identities)).collect();
        Some(Block { layout, first, identities, extras, locator, shape, crossings })
    }

    /// The block with further identities over its cells; those over other cells are left aside.
    pub(super) fn with(&self, own: &[Identity]) -> Option<Block> {
        Block::new(self.layout, self.first, self.len(), self.shape.columns, own)
    }

    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    pub(super) fn len(&self) -> usize {
        self.shape.rows * self.shape.columns
    }

    /// The cell at a place of the block.
    pub(super) fn cell(&self, at: usize) -> CellId {
        self.layout.cell_at(self.first + at)
    }

    /// The place of a cell, if it stands in the block.
    pub(super) fn place(&self, cell: CellId) -> Option<usize> {
        let own = cell.layout() == self.layout;
        cell.index().checked_sub(self.first).filter(|&at| own && at < self.len())
    }

    /// Every cell in printed order.
    pub(super) fn cells(&self) -> impl ExactSizeIterator<Item = CellId> + '_ {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// The numbers of the block in a table, `None` for cells without one.
    pub(super) fn record(&self, numbers: &Numbers) -> Vec<Option<i64>> {
        (self.first..self.first + self.len()).map(|at| numbers.get(at)).collect()
    }

    /// The numbers of the same block in another report, where its table has the same cells.
    pub(super) fn record_of(&self, report: &Report) -> Option<Vec<Option<i64>>> {
        let other = report.layout(self.layout.table())?;
        let edition = other.edition();
        let same = |cell: CellId| edition.map_or(Some(cell), |edition| cell.in_edition(edition));
        Some(
            self.cells()
                .map(|cell| {
                    same(cell).and_then(|cell| report.get(cell)).and_then(|value| value.integer())
                })
                .collect(),
        )
    }

    /// The left side of each identity less its right side. The values are at most 2^53, the terms
    /// at most 23.
    pub(super) fn residuals(&self, values: &[i64]) -> Vec<i64> {
        self.identities.iter().map(|terms| residual(terms, values)).collect()
    }

    /// Whether every identity, and every rule of one's own, holds for whole numbers of at most
    /// 2^53.
    pub(super) fn holds(&self, values: &[i64]) -> bool {
        let is_kept =
            |extra: &Extra| extra.relation.holds(residual(&extra.terms, values), extra.constant);
        self.identities.iter().all(|terms| residual(terms, values) == 0)
            && self.extras.iter().all(is_kept)
    }

    /// True where rules of one's own are about the block.
    pub(super) fn has_extras(&self) -> bool {
        !self.extras.is_empty()
    }
}

fn residual(terms: &[(usize, i64)], values: &[i64]) -> i64 {
    terms.iter().map(|&(at, coefficient)| coefficient * values[at]).sum()
}

impl Crossing {
    fn of(places: Vec<usize>, identities: &[Vec<(usize, i64)>]) -> Crossing {
        let common =
            |terms: &[(usize, i64)]| terms.iter().filter(|(at, _)| places.contains(at)).count();
        let crosses = |terms: &[(usize, i64)], at: usize| {
            common(terms) == 1 && terms.iter().any(|&(other, _)| other == at)
        };
        let by = places
            .iter()
            .map(|&at| identities.iter().position(|terms| crosses(terms, at)))
            .collect();
        // A block has at most 39 identities.
        let touched = identities
            .iter()
            .enumerate()
            .filter(|(_, terms)| common(terms) > 0)
            .fold(0, |bits, (index, _)| bits | 1 << index);
        Crossing { places, by, touched }
    }
}

/// The name of the row that the first cell stands in.
fn first_row(layout: Layout) -> Option<&'static str> {
    layout.cell_at(0).row().map(|row| row.name)
}

impl Roles {
    fn of(layout: Layout, width: usize) -> Option<Roles> {
        let row = |path: &str| {
            layout.cell(&format!("{path}.natural_person")).map(|cell| cell.index() / width)
        };
        Some(Roles {
            received: row("received")?,
            carried_over: row("carried_over")?,
            first_outcome: row("outcomes.disclosed")?,
            partial: row("outcomes.partially_disclosed")?,
            total: row("outcomes.total")?,
            carried_forward: row("carried_forward")?,
        })
    }
}

impl Shape {
    pub(super) fn row(&self, at: usize) -> usize {
        at / self.columns
    }

    pub(super) fn column(&self, at: usize) -> usize {
        at % self.columns
    }

    pub(super) fn at(&self, row: usize, column: usize) -> usize {
        row * self.columns + column
    }

    /// The column of totals, the last one.
    pub(super) fn total_column(&self) -> usize {
        self.columns - 1
    }

    /// True in the row （七）总计 of the request matrix.
    pub(super) fn in_total_row(&self, at: usize) -> bool {
        self.roles.is_some_and(|roles| self.row(at) == roles.total)
    }

    /// True for a cell that is the sum of others.
    pub(super) fn is_total(&self, at: usize) -> bool {
        self.column(at) == self.total_column() || self.in_total_row(at)
    }

    /// True for a cell that does not follow from others: no total, and not 本年新收, which follows
    /// from what was concluded and carried.
    pub(super) fn is_free(&self, at: usize) -> bool {
        !self.is_total(at) && self.roles.is_none_or(|roles| self.row(at) != roles.received)
    }

    /// The places of a row or of a column, in order.
    pub(super) fn line(&self, line: Line) -> Vec<usize> {
        match line {
            Line::Row(row) => (0..self.columns).map(|column| self.at(row, column)).collect(),
            Line::Column(column) => (0..self.rows).map(|row| self.at(row, column)).collect(),
        }
    }

    /// Every row and column that has more than one cell.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line> {
        let columns = if self.rows > 1 { self.columns } else { 0 };
        (0..self.rows).map(Line::Row).chain((0..columns).map(Line::Column))
    }
}

/// One row or column of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line {
    Row(usize),
    Column(usize),
}
