//! Grids to typed tables, by the declared labels.
//!
//! Rows are looked at in reading order. A label that only one table has tells which table a row
//! belongs to; the collector of that table finds headers and rows. At the end each table's edition
//! is told from the rows and columns that were found, and the values are read.

mod assemble;
mod blocks;
mod collect;
mod head;
mod header;
mod heading;
mod matrix;
mod normalise;
mod one_row;
mod sheet;
mod torn;
#[cfg(test)]
mod work;

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::read::document::Refused;
use crate::read::grid::{Block, Grid, Position};
use crate::read::label::Known;
use crate::read::prose::Prose;
use crate::read::{Facts, Origins, Reading};
use crate::remark::{Remark, RemarkKind};
use crate::report::Report;
use crate::table::Form;

use assemble::Target;
use blocks::Blocks;
use collect::{FoundRow, remark};
pub(super) use heading::are_of_one_edition;
pub(super) use heading::sections;
use matrix::Matrix;
use normalise::Normaliser;
use one_row::OneRow;
use sheet::{Row, Seen, Sheet};

/// Binds the blocks of a document. What a reader could not take apart is `refused`, and remarked.
pub(super) fn bind(blocks: Vec<Block>, refused: &Refused, remarks: Vec<Remark>) -> Reading {
    let mut binder = Binder::new(remarks);
    let mut number = 0;
    for block in &blocks {
        match block {
            Block::Text { text, .. } => binder.text(text),
            Block::Grid(grid) => {
                binder.grid(grid, number);
                number += 1;
            }
        }
    }
    let facts = heading::facts(&blocks);
    let reading = binder.finish(facts, refused);
    with_text(reading, Prose::of(blocks))
}

/// A reading with its text, and with what is odd about the titles in that.
fn with_text(mut reading: Reading, text: Prose) -> Reading {
    reading.remarks.extend(sections::remarks(text.paragraphs()));
    put_in_order(&mut reading.remarks);
    Reading { text, ..reading }
}

/// In the order of the document; what concerns no place of it comes last.
pub(super) fn put_in_order(remarks: &mut [Remark]) {
    remarks.sort_by(|a, b| {
        (a.position.is_none(), &a.position).cmp(&(b.position.is_none(), &b.position))
    });
}

struct Binder<'a> {
    normaliser: Normaliser,
    table: Option<Table>,
    /// The table in which the document ends, and where.
    cut: Option<(Table, Position)>,
    /// In the order of the tables.
    collectors: Vec<Collector<'a>>,
    remarks: Vec<Remark>,
}

/// What collects the rows of a table, by the form in which that is printed.
enum Collector<'a> {
    Blocks(Blocks<'a>),
    Matrix(Matrix<'a>),
    Row(OneRow<'a>),
}

impl<'a> Collector<'a> {
    fn of(table: Table) -> Collector<'a> {
        match table.form() {
            Form::Blocks { .. } => Collector::Blocks(Blocks::new(table)),
            Form::Matrix { .. } => Collector::Matrix(Matrix::new(table)),
            Form::Row => Collector::Row(OneRow::new(table)),
        }
    }

    /// The one layout that has a place for most of the rows.
    fn fitting(&self, table: Table) -> Option<Layout> {
        match self {
            Collector::Row(_) => None,
            Collector::Blocks(Blocks { found, .. }) | Collector::Matrix(Matrix { found, .. }) => {
                fitting(table, &found.rows).filter(|_| !found.rows.is_empty())
            }
        }
    }

    fn row(&mut self, row: &Row<'_, 'a>, remarks: &mut Vec<Remark>) {
        match self {
            Collector::Blocks(table) => table.row(row, remarks),
            Collector::Matrix(table) => table.row(row, remarks),
            Collector::Row(table) => table.row(row, remarks),
        }
    }
}

impl<'a> Binder<'a> {
    fn new(remarks: Vec<Remark>) -> Binder<'a> {
        let collectors = Table::ALL.iter().map(|table| Collector::of(*table)).collect();
        Binder { normaliser: Normaliser::default(), table: None, cut: None, collectors, remarks }
    }

    /// A section heading between tables tells which one comes next.
    fn text(&mut self, text: &str) {
        if let Some(table) = heading::table_of(text) {
            self.table = Some(table);
        }
    }

    fn grid(&mut self, grid: &'a Grid, number: usize) {
        let sheet = self.normaliser.normalised(Sheet::of(grid, number), self.table);
        for row in sheet.rows() {
            if !row.is_blank() {
                self.row(&row);
            } else if let (false, Some(Collector::Row(table))) = (row.is_cut(), self.collector()) {
                table.blank_row();
            }
            let last = row.cells.last().filter(|_| row.is_cut());
            self.cut = self.table.zip(last.map(|seen| seen.cell.position.clone()));
        }
    }

    /// What collects the rows of the table that is being read.
    fn collector(&mut self) -> Option<&mut Collector<'a>> {
        self.collectors.get_mut(self.table? as usize)
    }

    fn row(&mut self, row: &Row<'_, 'a>) {
        let mut filled = row.cells.iter().filter(|seen| !seen.is_blank());
        if let (Some(only), None) = (filled.next(), filled.next())
            && let Some(table) = heading::table_of(only.cell.text)
        {
            self.table = Some(table);
            return;
        }
        if let Some(table) = announced(row.cells.iter().map(Seen::known)) {
            self.table = Some(table);
        }
        if let Some(table) = self.table {
            self.collectors[table as usize].row(row, &mut self.remarks);
        }
    }

    fn finish(mut self, facts: Facts, refused: &Refused) -> Reading {
        for (table, collector) in Table::ALL.iter().zip(&mut self.collectors) {
            match collector {
                Collector::Blocks(blocks) => blocks.found.settle(*table, &mut self.remarks),
                Collector::Matrix(matrix) => matrix.found.settle(*table, &mut self.remarks),
                Collector::Row(_) => {}
            }
        }
        let mut report = Report { heading: facts.heading.clone(), ..Report::default() };
        let mut origins = Vec::new();
        let mut target = Target {
            report: &mut report,
            origins: &mut origins,
            remarks: &mut self.remarks,
            refused: &refused.rows,
            cut: self.cut,
        };
        let year = facts.heading.year.and_then(Edition::for_year);
        let fits: Vec<Option<Layout>> =
            self.collectors.iter().zip(Table::ALL).map(|(it, table)| it.fitting(*table)).collect();
        for (at, (table, collector)) in Table::ALL.iter().zip(self.collectors).enumerate() {
            if refused.tables.contains(table) {
                continue;
            }
            match collector {
                Collector::Row(mut row) => one_row(&mut row, &mut target),
                Collector::Blocks(Blocks { found, .. })
                | Collector::Matrix(Matrix { found, .. }) => {
                    let layout = fits[at].ok_or_else(|| assumed(&fits, at, year));
                    add(*table, &found.rows, layout, &mut target);
                }
            }
        }
        heading::contradictions(&report, &facts, &mut self.remarks);
        let (origins, remarks) = (Origins::new(origins), self.remarks);
        Reading { report, origins, remarks, facts, ..Reading::default() }
    }
}

/// The table that a row announces: that of a label which no other table has.
fn announced<'k>(mut labels: impl Iterator<Item = &'k [Known]>) -> Option<Table> {
    labels.find_map(|known| {
        let known = known.iter().filter(|known| !matches!(known, Known::Heading(_)));
        let mut tables = known.map(|known| known.table());
        let first = tables.next()?;
        tables.all(|table| table == first).then_some(first)
    })
}

/// Adds a table of several rows in the edition that has a place for most of what was found, else in
/// the one that is assumed; `false` beside it when no other table tells that.
fn add(
    table: Table,
    rows: &[FoundRow<'_>],
    layout: Result<Layout, (Edition, bool)>,
    target: &mut Target<'_>,
) {
    if rows.is_empty() {
        return;
    }
    let layout = layout.unwrap_or_else(|(edition, is_told)| {
        let layout = table.layout(edition);
        if !is_told {
            let kind = RemarkKind::EditionAssumed { edition: layout.walk_edition() };
            target.remarks.push(remark(kind, table, None, String::new()));
        }
        layout
    });
    target.rows(layout, rows);
}

/// The edition of a table that does not tell its own: that of the table before it which does, of
/// the year, or of a table behind it; and whether another table is of that edition.
fn assumed(fits: &[Option<Layout>], at: usize, year: Option<Edition>) -> (Edition, bool) {
    let told = |layout: &Option<Layout>| layout.and_then(Layout::edition);
    let before = fits[..at].iter().rev().find_map(told);
    let behind = fits[at..].iter().find_map(told);
    let edition = before.or(year).or(behind).unwrap_or(Edition::LAST);
    (edition, fits.iter().any(|layout| told(layout) == Some(edition)))
}

/// The one layout of a table that has a place for most of its rows; `None` where several have.
fn fitting(table: Table, rows: &[FoundRow<'_>]) -> Option<Layout> {
    let layouts: Vec<Layout> =
        Layout::ALL.iter().copied().filter(|layout| layout.table() == table).collect();
    let is_matrix = matches!(table.form(), Form::Matrix { .. });
    let fitting: Vec<usize> = layouts
        .iter()
        .map(|layout| match is_matrix {
            true => assemble::fitting_rows(*layout, rows),
            false => assemble::fitting(*layout, rows),
        })
        .collect();
    let most = fitting.iter().copied().max().unwrap_or(0);
    let mut best = layouts.iter().zip(&fitting).filter(|(_, fits)| **fits == most);
    match (best.next(), best.next_back()) {
        (Some((only, _)), None) => Some(*only),
        // Rows that only some editions have speak for as many editions: then the newest.
        (_, Some((newest, _))) if is_matrix && most < rows.len() => Some(*newest),
        _ => None,
    }
}

/// Adds a table of one row when its header and values were met; blank when the values were not.
fn one_row(table: &mut OneRow<'_>, target: &mut Target<'_>) {
    let layout = table.layout();
    table.headless(target.remarks);
    if let Some(blank) = table.is_left_blank() {
        target.report.add_blank(layout);
        if !blank {
            let mut missing =
                remark(RemarkKind::RowsMissing { rows: 1 }, layout.table(), None, String::new());
            missing.cells = layout.cells().collect();
            target.remarks.push(missing);
            target.broken_off(layout.table());
        }
        return;
    }
    let Some(figures) = &table.figures else { return };
    target.report.add_blank(layout);
    for ((cell, column), figure) in layout.cells().zip(layout.columns()).zip(figures) {
        if let Some(kind) = column.shape.kind(layout.walk_edition()) {
            target.cell(cell, kind, figure);
        }
    }
}
