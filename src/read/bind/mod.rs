//! Grids to typed tables, by the declared labels.
//!
//! Rows are looked at in reading order. A label that only one table has tells which table a row
//! belongs to; the collector of that table finds headers and rows. At the end each table's edition
//! is told from the rows and columns that were found, and the values are read.

mod assemble;
mod collect;
mod header;
mod heading;
mod pending;
mod proactive;
mod requests;
mod row;
mod side_by_side;
mod torn;
#[cfg(test)]
mod work;

use crate::cell::{Layout, Table};
use crate::claim::{self, Context, Narrative};
use crate::edition::Edition;
use crate::read::grid::{Block, Grid};
use crate::read::label::Known;
use crate::read::{Facts, Origins, Reading};
use crate::remark::{Remark, RemarkKind};
use crate::report::Report;
use crate::table::Form;

use assemble::Target;
use collect::{FoundRow, remark};
#[cfg(all(
    feature = "text",
    any(feature = "markdown", feature = "html", feature = "pdf", feature = "ofd")
))]
pub(super) use heading::are_of_one_edition;
use row::Row;
use side_by_side::SideBySide;

/// Binds the blocks of a document. `refused` are the tables that a reader could not take apart; it
/// has remarked why.
pub(crate) fn bind(blocks: &[Block], refused: &[Table], remarks: Vec<Remark>) -> Reading {
    let mut binder = Binder::new(remarks);
    let mut number = 0;
    for block in blocks {
        match block {
            Block::Text { text, .. } => binder.text(text),
            Block::Grid(grid) => {
                binder.grid(grid, number);
                number += 1;
            }
        }
    }
    let sections = heading::sections::remarks(blocks);
    let facts = heading::facts(blocks);
    let narrative = narrative(blocks, &facts);
    let mut reading = binder.finish(facts, sections, refused);
    reading.narrative = narrative;
    reading
}

/// What the paragraphs around the tables say.
fn narrative(blocks: &[Block], facts: &Facts) -> Narrative {
    let named = &facts.heading;
    let context = Context { year: named.year, agency: named.agency.as_deref() };
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Text { text, position } => Some((text.as_str(), position.clone())),
        Block::Grid(_) => None,
    });
    let mut narrative = claim::of_document(paragraphs, &context);
    narrative.sections = heading::sections::sections(blocks);
    narrative
}

struct Binder<'a> {
    table: Option<Table>,
    /// In the order of the tables.
    collectors: Vec<Collector<'a>>,
    remarks: Vec<Remark>,
}

/// What collects the rows of a table, by the form in which that is printed.
enum Collector<'a> {
    Blocks(proactive::Proactive<'a>),
    Matrix(requests::Requests<'a>),
    Row(SideBySide<'a>),
}

impl<'a> Collector<'a> {
    fn of(table: Table) -> Collector<'a> {
        match table.form() {
            Form::Blocks { .. } => Collector::Blocks(proactive::Proactive::default()),
            Form::Matrix { .. } => Collector::Matrix(requests::Requests::default()),
            Form::Row => Collector::Row(SideBySide::new(table)),
        }
    }

    fn row(&mut self, row: &Row<'a>, remarks: &mut Vec<Remark>) {
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
        Binder { table: None, collectors, remarks }
    }

    /// A section heading between tables tells which one comes next.
    fn text(&mut self, text: &str) {
        if let Some(table) = heading::table_of(text) {
            self.table = Some(table);
        }
    }

    fn grid(&mut self, grid: &'a Grid, number: usize) {
        Row::each(grid, number, |row| {
            if !row.is_blank() {
                self.row(row);
            } else if let (false, Some(Collector::Row(table))) = (row.is_cut(), self.collector()) {
                table.blank_row();
            }
        });
    }

    /// What collects the rows of the table that is being read.
    fn collector(&mut self) -> Option<&mut Collector<'a>> {
        self.collectors.get_mut(self.table? as usize)
    }

    fn row(&mut self, row: &Row<'a>) {
        let mut filled = row.cells.iter().filter(|seen| !seen.is_blank());
        if let (Some(only), None) = (filled.next(), filled.next())
            && let Some(table) = heading::table_of(only.cell.text)
        {
            self.table = Some(table);
            return;
        }
        if let Some(table) = announced(row) {
            self.table = Some(table);
        }
        if let Some(table) = self.table {
            self.collectors[table as usize].row(row, &mut self.remarks);
        }
    }

    fn finish(mut self, facts: Facts, mut sections: Vec<Remark>, refused: &[Table]) -> Reading {
        for (table, collector) in Table::ALL.iter().zip(&mut self.collectors) {
            match collector {
                Collector::Blocks(blocks) => blocks.found.settle(*table, &mut self.remarks),
                Collector::Matrix(matrix) => matrix.found.settle(*table, &mut self.remarks),
                Collector::Row(_) => {}
            }
        }
        let mut report = Report { heading: facts.heading.clone(), ..Report::default() };
        let mut origins = Vec::new();
        let mut target =
            Target { report: &mut report, origins: &mut origins, remarks: &mut self.remarks };
        let mut assumed = facts.heading.year.and_then(Edition::for_year);
        for (table, collector) in Table::ALL.iter().zip(self.collectors) {
            if refused.contains(table) {
                continue;
            }
            // What one table is of, the next one most likely is as well.
            let told = match collector {
                Collector::Blocks(blocks) => add(*table, &blocks.found.rows, assumed, &mut target),
                Collector::Matrix(matrix) => add(*table, &matrix.found.rows, assumed, &mut target),
                Collector::Row(mut row) => {
                    one_row(&mut row, &mut target);
                    None
                }
            };
            assumed = told.or(assumed);
        }
        heading::contradictions(&report, &facts, &mut self.remarks);
        self.remarks.append(&mut sections);
        // In the order of the document; what concerns no place of it comes last.
        self.remarks.sort_by(|a, b| {
            (a.position.is_none(), &a.position).cmp(&(b.position.is_none(), &b.position))
        });
        let (origins, remarks) = (Origins::new(origins), self.remarks);
        Reading { report, origins, remarks, facts, ..Reading::default() }
    }
}

/// The table that a row announces: that of a label which no other table has.
fn announced(row: &Row<'_>) -> Option<Table> {
    row.cells.iter().find_map(|seen| {
        let mut tables = seen
            .known()
            .iter()
            .filter(|known| !matches!(known, Known::Heading(_)))
            .map(|known| known.table());
        let first = tables.next()?;
        tables.all(|table| table == first).then_some(first)
    })
}

/// Adds a table of several rows in the edition that has a place for most of what was found.
fn add(
    table: Table,
    rows: &[FoundRow<'_>],
    assumed: Option<Edition>,
    target: &mut Target<'_>,
) -> Option<Edition> {
    if rows.is_empty() {
        return None;
    }
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
    let layout = match (best.next(), best.next_back()) {
        (Some((only, _)), None) => *only,
        // Rows that only some editions have speak for as many editions: then the newest.
        (_, Some((newest, _))) if is_matrix && most < rows.len() => *newest,
        _ => assume(table, assumed, target),
    };
    target.rows(layout, rows);
    layout.edition()
}

fn assume(table: Table, assumed: Option<Edition>, target: &mut Target<'_>) -> Layout {
    let layout = table.layout(assumed.unwrap_or(Edition::LAST));
    let edition = layout.walk_edition();
    target.remarks.push(remark(RemarkKind::EditionAssumed { edition }, table, None, String::new()));
    layout
}

/// Adds a table of one row when its header and values were met; blank when the values were not.
fn one_row(table: &mut SideBySide<'_>, target: &mut Target<'_>) {
    let layout = table.layout();
    table.headless(target.remarks);
    if let Some(blank) = table.is_left_blank() {
        target.report.add_blank(layout);
        if !blank {
            let mut missing =
                remark(RemarkKind::RowsMissing { rows: 1 }, layout.table(), None, String::new());
            missing.cells = layout.cells().collect();
            target.remarks.push(missing);
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
