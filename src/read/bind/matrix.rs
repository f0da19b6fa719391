//! The rows of a matrix: a header in several lines, then a label and values in each row.

use crate::cell::Table;
use crate::read::label::{Known, row_of};
use crate::read::rows::RowId;
use crate::remark::{Remark, RemarkKind};

use super::collect::{Counted, FoundRow, FoundRows, differs, remark};
use super::head::{Finished, HeadLines};
use super::header::{Header, Misfit};
use super::sheet::{Place, Row, Seen};
use super::torn::{Around, Lines};

pub(super) struct Matrix<'a> {
    table: Table,
    pub found: FoundRows<'a>,
    header: Option<Header>,
    /// How many headers came.
    headers: usize,
    /// The lines of a header that is being read.
    lines: HeadLines,
    around: Around,
    /// The unclear header was remarked.
    unclear: bool,
    /// The row just read, when its label is that of a group of rows in the other edition.
    may_be_group: Option<(Place, RowId)>,
}

impl<'a> Matrix<'a> {
    pub fn new(table: Table) -> Matrix<'a> {
        Matrix {
            table,
            found: FoundRows::default(),
            header: None,
            headers: 0,
            lines: HeadLines::new(table),
            around: Around::default(),
            unclear: false,
            may_be_group: None,
        }
    }

    pub fn row(&mut self, row: &Row<'_, 'a>, remarks: &mut Vec<Remark>) {
        if let Some((at, id)) = own_label(row, self.table) {
            self.finish_header(remarks);
            self.data(row, at, id, remarks);
            self.may_be_group =
                is_group_elsewhere(&row.cells[at], self.table).then_some((row.place, id));
        } else if row.cells.iter().any(|seen| seen.column(self.table).is_some()) {
            self.lines.line(row, remarks);
        } else {
            self.lines.other_line(row);
            self.unknown(row, remarks);
        }
    }

    fn finish_header(&mut self, remarks: &mut Vec<Remark>) {
        match self.lines.finish(self.header.as_ref(), remarks) {
            Finished::Header(header, _) => {
                self.headers += 1;
                self.header = Some(header);
            }
            Finished::Unclear { is_other: true } => self.header = None,
            _ => {}
        }
    }

    fn data(&mut self, row: &Row<'_, 'a>, at: usize, id: RowId, remarks: &mut Vec<Remark>) {
        let label = &row.cells[at];
        let mut found = FoundRow::new(id, label.cell);
        differs(label, self.table, remarks);
        let values = &row.cells[at + 1..];
        let torn = figures_between_labels(row, at);
        let at = found.position();
        match &self.header {
            None => {
                found.unread = true;
                if !std::mem::replace(&mut self.unclear, true) {
                    remarks.push(remark(RemarkKind::ColumnsUnclear, self.table, at, row.text()));
                }
            }
            Some(header) => {
                let header = header.beside(label.cell);
                let misplaced = torn > 0 || stands_before(&header, label, row.place);
                let table = self.table;
                let own = move |row: &Row<'_, '_>| own_label(row, table).map(|(at, _)| at);
                let is_whole = !row.is_sparse() || header.is_next_to(label.cell);
                let is_plain = row.place.aligned
                    && header.is_over(row.place)
                    && is_whole
                    && !header.has_gaps()
                    && row.end() <= header.end;
                let lines = if is_plain { &Lines::NONE } else { self.around.of(row, own) };
                let aligned = if misplaced {
                    Err(Misfit { found: torn + values.len() })
                } else {
                    header.align(Some(label.cell), values, row, lines)
                };
                let expected = header.slots.len();
                let counted = match aligned {
                    Ok(aligned) => {
                        found.fill(&header, &aligned, None);
                        Counted::of(&aligned, values, || row.text())
                    }
                    Err(misfit) => {
                        let kind =
                            RemarkKind::WrongNumberOfValues { found: misfit.found, expected };
                        remarks.push(remark(kind, self.table, at, row.text()));
                        Counted::misfit(&mut found, misfit, expected)
                    }
                };
                found.counted = Some(Counted { header: self.headers, ..counted });
            }
        }
        self.found.add(found, self.table, remarks);
    }

    /// A row of figures under the header, with a label that the format does not have.
    fn unknown(&mut self, row: &Row<'_, '_>, remarks: &mut Vec<Remark>) {
        let is_label = |seen: &&Seen<'_>| {
            seen.recognised().is_some() || seen.is_unknown_text() && !seen.is_odd_figure()
        };
        let text = row.cells.iter().rev().find(is_label);
        let figures = row.cells.iter().filter(|seen| seen.is_figure() && !seen.is_blank()).count();
        // A row without a label under such a row shows that the label is that of a group, whose own
        // labels are lost.
        if let Some((place, id)) = self.may_be_group.take()
            && (text.is_none() && figures >= 2 && row.place.aligned && row.place == place)
        {
            self.found.rows.retain(|found| found.row != id);
            remarks.push(remark(
                RemarkKind::RowUnknown,
                self.table,
                row.cells.first().map(|seen| seen.cell.position.clone()),
                row.text(),
            ));
        }
        if let Some(label) = text.filter(|_| self.header.is_some() && figures >= 2) {
            remarks.push(remark(
                RemarkKind::RowUnknown,
                self.table,
                Some(label.cell.position.clone()),
                label.cell.text.to_owned(),
            ));
        }
    }
}

/// True when a column of values stands where the label of the row does, or before it.
fn stands_before(header: &Header, label: &Seen<'_>, place: Place) -> bool {
    place.aligned
        && place == header.place
        && header.slots.iter().any(|slot| slot.start <= label.cell.column)
}

/// How many figures stand between the first label of a row and its own one: none, but for the
/// number of the row, which comes before them.
fn figures_between_labels(row: &Row<'_, '_>, own: usize) -> usize {
    let labels_and_on = row.cells[..own].iter().skip_while(|seen| seen.recognised().is_none());
    labels_and_on.filter(|seen| seen.is_figure() && !seen.is_blank()).count()
}

/// True for （六）其他处理: one row in one edition, a group of rows in another.
fn is_group_elsewhere(seen: &Seen<'_>, table: Table) -> bool {
    row_id(seen, table).is_some()
        && seen.known().iter().any(|known| matches!(known, Known::Group(of, _) if *of == table))
}

fn row_id(seen: &Seen<'_>, table: Table) -> Option<RowId> {
    row_of(seen.known(), table)
}

/// The label of the row itself: the last row label before the values. 总计 and 其他 are columns,
/// too: as rows they are numbered or have figures behind them.
fn own_label(row: &Row<'_, '_>, table: Table) -> Option<(usize, RowId)> {
    let at = row.cells.iter().rposition(|seen| seen.recognised().is_some())?;
    let seen = &row.cells[at];
    let id = row_id(seen, table)?;
    if seen.cell.rows > 1 && row.place.aligned && is_group_elsewhere(seen, table) {
        return None;
    }
    let numbered = || seen.label().is_some_and(|label| !label.number.is_empty());
    let has_values = || row.cells[at + 1..].iter().any(|seen| seen.is_figure() && !seen.is_blank());
    (seen.column(table).is_none() || has_values() || numbered()).then_some((at, id))
}
