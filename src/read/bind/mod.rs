//! Grids to typed tables, by the declared labels.
//!
//! Rows are looked at in reading order. A label that only one table has tells which table a row
//! belongs to; the collector of that table finds headers and rows. At the end each table's edition
//! is told from the rows and columns that were found, and the values are read.

mod assemble;
mod block_head;
mod collect;
mod collector;
mod head;
mod header;
mod heading;
mod lines;
mod normalise;
mod sheet;
#[cfg(test)]
mod work;

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::read::document::Refused;
use crate::read::grid::{Block, Grid, Position};
use crate::read::prose::Prose;
use crate::read::{Facts, Origins, Reading};
use crate::read::{sections, starts};
use crate::remark::{Remark, RemarkKind};
use crate::report::Report;
use crate::table::Form;

use assemble::Target;
use collect::{FoundRow, remark};
use collector::Collector;
pub(super) use heading::are_of_one_edition;
use normalise::Normaliser;
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

impl<'a> Binder<'a> {
    fn new(remarks: Vec<Remark>) -> Binder<'a> {
        let collectors = Table::ALL.iter().map(|table| Collector::new(*table)).collect();
        Binder { normaliser: Normaliser::default(), table: None, cut: None, collectors, remarks }
    }

    /// A section heading between tables tells which one comes next.
    fn text(&mut self, text: &str) {
        if let Some(table) = starts::heading(text) {
            self.table = Some(table);
        }
    }

    fn grid(&mut self, grid: &'a Grid, number: usize) {
        let sheet = self.normaliser.normalised(Sheet::of(grid, number), self.table);
        for row in sheet.rows() {
            if !row.is_blank() {
                self.row(&row);
            } else if let (false, Some(collector)) = (row.is_cut(), self.collector()) {
                collector.blank_row(&row);
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
            && let Some(table) = starts::heading(only.cell.text)
        {
            self.table = Some(table);
            return;
        }
        if let Some(table) = starts::with_row(row.cells.iter().map(Seen::known)) {
            self.table = Some(table);
        }
        if let Some(table) = self.table {
            self.collectors[table as usize].row(row, &mut self.remarks);
        }
    }

    fn finish(mut self, facts: Facts, refused: &Refused) -> Reading {
        self.collectors.iter_mut().for_each(|collector| collector.finish(&mut self.remarks));
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
        let found: Vec<Option<&[FoundRow<'_>]>> =
            self.collectors.iter().map(Collector::rows).collect();
        let told = |(table, rows): (&Table, &Option<&[FoundRow<'_>]>)| fitting(*table, (*rows)?);
        let fits: Vec<Option<Layout>> = Table::ALL.iter().zip(&found).map(told).collect();
        for (at, (table, rows)) in Table::ALL.iter().zip(found).enumerate() {
            if let Some(rows) = rows.filter(|_| !refused.tables.contains(table)) {
                let layout = fits[at].ok_or_else(|| assumed(&fits, at, year));
                add(*table, rows, layout, &mut target);
            }
        }
        heading::contradictions(&report, &facts, &mut self.remarks);
        let (origins, remarks) = (Origins::new(origins), self.remarks);
        Reading { report, origins, remarks, facts, ..Reading::default() }
    }
}

/// Adds a table of several rows in the edition that has a place for most of what was found, else in
/// the one that is assumed; `false` beside it when no other table tells that.
fn add(
    table: Table,
    rows: &[FoundRow<'_>],
    layout: Result<Layout, (Edition, bool)>,
    target: &mut Target<'_>,
) {
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
    let has_blocks = matches!(table.form(), Form::Blocks { .. });
    let fitting: Vec<usize> = layouts
        .iter()
        .map(|layout| match has_blocks {
            true => assemble::fitting(*layout, rows),
            false => assemble::fitting_rows(*layout, rows),
        })
        .collect();
    let most = fitting.iter().copied().max().unwrap_or(0);
    let mut best = layouts.iter().zip(&fitting).filter(|(_, fits)| **fits == most);
    match (best.next(), best.next_back()) {
        (Some((only, _)), None) => Some(*only),
        // Rows that only some editions have speak for as many editions: then the newest.
        (_, Some((newest, _))) if !has_blocks && most < rows.len() => Some(*newest),
        _ => None,
    }
}
