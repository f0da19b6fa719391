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
use crate::edition::Edition;
use crate::read::grid::{Block, Grid};
use crate::read::label::Known;
use crate::read::{Facts, Origins, Reading};
use crate::remark::{Remark, RemarkKind};
use crate::report::Report;

use assemble::Target;
use collect::{FoundRow, remark};
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
    binder.finish(heading::facts(blocks), sections, refused)
}

struct Binder<'a> {
    table: Option<Table>,
    proactive: proactive::Proactive<'a>,
    requests: requests::Requests<'a>,
    review: SideBySide<'a>,
    fees: SideBySide<'a>,
    remarks: Vec<Remark>,
}

impl<'a> Binder<'a> {
    fn new(remarks: Vec<Remark>) -> Binder<'a> {
        Binder {
            table: None,
            proactive: proactive::Proactive::default(),
            requests: requests::Requests::default(),
            review: SideBySide::new(Layout::REVIEW_LITIGATION),
            fees: SideBySide::new(Layout::PROCESSING_FEES),
            remarks,
        }
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
            } else if let Some(table) = self.one_row_table().filter(|_| !row.is_cut()) {
                table.blank_row();
            }
        });
    }

    /// The table that is being read, if it is one of a single row.
    fn one_row_table(&mut self) -> Option<&mut SideBySide<'a>> {
        match self.table {
            Some(Table::ReviewLitigation) => Some(&mut self.review),
            Some(Table::ProcessingFees) => Some(&mut self.fees),
            _ => None,
        }
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
        match self.table {
            Some(Table::ProactiveDisclosure) => self.proactive.row(row, &mut self.remarks),
            Some(Table::Requests) => self.requests.row(row, &mut self.remarks),
            Some(Table::ReviewLitigation) => self.review.row(row, &mut self.remarks),
            Some(Table::ProcessingFees) => self.fees.row(row, &mut self.remarks),
            None => {}
        }
    }

    fn finish(mut self, facts: Facts, mut sections: Vec<Remark>, refused: &[Table]) -> Reading {
        self.proactive.found.settle(Table::ProactiveDisclosure, &mut self.remarks);
        self.requests.found.settle(Table::Requests, &mut self.remarks);
        let mut report = Report { heading: facts.heading.clone(), ..Report::default() };
        let mut origins = Vec::new();
        let mut target =
            Target { report: &mut report, origins: &mut origins, remarks: &mut self.remarks };
        let assumed = facts.heading.year.and_then(Edition::for_year);
        let proactive = if refused.contains(&Table::ProactiveDisclosure) {
            Vec::new()
        } else {
            self.proactive.found.rows
        };
        let edition = proactive_table(&proactive, assumed, &mut target);
        let requests =
            if refused.contains(&Table::Requests) { Vec::new() } else { self.requests.found.rows };
        requests_table(&requests, edition.or(assumed), &mut target);
        for mut table in [self.review, self.fees] {
            if !refused.contains(&table.layout().table()) {
                one_row(&mut table, &mut target);
            }
        }
        heading::contradictions(&report, &facts, &mut self.remarks);
        self.remarks.append(&mut sections);
        // In the order of the document; what concerns no place of it comes last.
        self.remarks.sort_by(|a, b| {
            (a.position.is_none(), &a.position).cmp(&(b.position.is_none(), &b.position))
        });
        Reading { report, origins: Origins::new(origins), remarks: self.remarks, facts }
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

/// Adds the Article 20 table in the edition that has a place for most of its figures.
fn proactive_table(
    rows: &[FoundRow<'_>],
    assumed: Option<Edition>,
    target: &mut Target<'_>,
) -> Option<Edition> {
    if rows.is_empty() {
        return None;
    }
    let fitting =
        |edition: Edition| assemble::fitting(Table::ProactiveDisclosure.layout(edition), rows);
    let most = Edition::ALL.into_iter().map(fitting).max().unwrap_or(0);
    let best: Vec<Edition> =
        Edition::ALL.into_iter().filter(|edition| fitting(*edition) == most).collect();
    let edition = match best.as_slice() {
        [only] => *only,
        _ => assume(Table::ProactiveDisclosure, assumed, target),
    };
    target.rows(Table::ProactiveDisclosure.layout(edition), rows);
    Some(edition)
}

/// Adds the request matrix; the editions differ in （六）其他处理, which is one row or three.
fn requests_table(rows: &[FoundRow<'_>], assumed: Option<Edition>, target: &mut Target<'_>) {
    if rows.is_empty() {
        return;
    }
    let has = |edition: Edition, row: &FoundRow<'_>| {
        row.row.cells(Table::Requests.layout(edition)).is_some()
    };
    let own = |edition: Edition, other: Edition| {
        rows.iter().filter(|row| has(edition, row) && !has(other, row)).count()
    };
    let edition = match (
        own(Edition::Edition2019, Edition::Edition2021),
        own(Edition::Edition2021, Edition::Edition2019),
    ) {
        (0, 0) => assume(Table::Requests, assumed, target),
        (old, new) if new >= old => Edition::Edition2021,
        _ => Edition::Edition2019,
    };
    target.rows(Table::Requests.layout(edition), rows);
}

fn assume(table: Table, assumed: Option<Edition>, target: &mut Target<'_>) -> Edition {
    let edition = assumed.unwrap_or(Edition::Edition2021);
    target.remarks.push(remark(RemarkKind::EditionAssumed { edition }, table, None, String::new()));
    edition
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
