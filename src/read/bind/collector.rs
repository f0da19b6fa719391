//! The rows of a table, whatever its form: what each row of the document is for it, and the values
//! of those that are rows of the table, under the header that was read last.

use std::borrow::Cow;

use crate::cell::Table;
use crate::edition::Edition;
use crate::read::grid::GridCell;
use crate::read::label::{Known, row_of};
use crate::read::rows::RowId;
use crate::remark::{Remark, RemarkKind};
use crate::table::Form;

use super::block_head::{self, is_head};
use super::collect::{Counted, FoundRow, FoundRows, differs, remark};
use super::head::{Finished, HeadLines};
use super::header::{Header, Misfit};
use super::lines::{Around, Lines};
use super::sheet::{Place, Row, Seen};

pub(super) struct Collector<'a> {
    table: Table,
    form: Form,
    found: FoundRows<'a>,
    header: Option<Header>,
    /// How many headers came.
    headers: usize,
    /// The lines of a header that is being read.
    lines: HeadLines,
    around: Around,
    /// That no header says what the columns are was remarked.
    unclear: bool,
    /// The row just read, when its label is that of a group of rows in the other edition.
    may_be_group: Option<(Place, RowId)>,
    /// A label of the table of one row came.
    met: bool,
    /// The first cell of a row without any text below such a label, which may be the one row of
    /// values left blank.
    blank: Option<GridCell<'a>>,
    /// What to say about figures under the heading when no label of the table ever comes.
    without_header: Option<Remark>,
}

/// What a row of the document is.
enum Is {
    /// It opens a block, whose header follows.
    Caption,
    Header,
    /// A row of the table, whose label is that cell; the first one where rows have no labels.
    Values(usize, RowId),
    Other,
}

impl<'a> Collector<'a> {
    pub fn new(table: Table) -> Collector<'a> {
        Collector {
            table,
            form: table.form(),
            found: FoundRows::default(),
            header: None,
            headers: 0,
            lines: HeadLines::new(table),
            around: Around::default(),
            unclear: false,
            may_be_group: None,
            met: false,
            blank: None,
            without_header: None,
        }
    }

    /// The rows of the table; none where it was not met.
    pub fn rows(&self) -> Option<&[FoundRow<'a>]> {
        let is_met = !self.found.rows.is_empty() || self.is_one_row() && self.header.is_some();
        is_met.then_some(&self.found.rows)
    }

    fn is_one_row(&self) -> bool {
        self.form == Form::Row
    }

    fn has_blocks(&self) -> bool {
        matches!(self.form, Form::Blocks { .. })
    }

    pub fn row(&mut self, row: &Row<'_, 'a>, remarks: &mut Vec<Remark>) {
        let is = self.is(row);
        if self.is_one_row() && !self.met && !matches!(is, Is::Values(..)) {
            let own = |known: &Known| known.table() == self.table;
            self.met = row.cells.iter().any(|seen| seen.known().iter().any(own));
        }
        match is {
            Is::Caption => self.header = None,
            Is::Header if self.has_blocks() => {
                self.headers += 1;
                self.header = block_head::header(row, self.table, remarks);
            }
            Is::Header => self.lines.line(row, remarks),
            Is::Values(label, id) => {
                self.finish_header(remarks);
                self.values(row, label, id, remarks);
                self.may_be_group =
                    is_group_elsewhere(&row.cells[label], self.table).then_some((row.place, id));
            }
            Is::Other => {
                self.lines.other_line(row);
                self.unknown(row, remarks);
            }
        }
    }

    fn is(&self, row: &Row<'_, '_>) -> Is {
        let is = |wanted: fn(&Known, Table) -> bool| {
            let is_such = |seen: &Seen<'_>| seen.known().iter().any(|it| wanted(it, self.table));
            self.has_blocks() && row.cells.iter().any(is_such)
        };
        // The head over the labels of a block may be missing.
        let fewest = if self.has_blocks() { 2 } else { 1 };
        let is_column = |seen: &&Seen<'_>| seen.column(self.table).is_some();
        if is(|known, table| matches!(known, Known::Caption(of, _) if *of == table)) {
            Is::Caption
        } else if is(|known, table| *known == Known::RowHead(table)) {
            Is::Header
        } else if let Some((label, id)) = self.label(row) {
            Is::Values(label, id)
        } else if row.cells.iter().filter(is_column).take(fewest).count() == fewest {
            Is::Header
        } else {
            Is::Other
        }
    }

    /// The cell that is the label of a row of the table.
    fn label(&self, row: &Row<'_, '_>) -> Option<(usize, RowId)> {
        match self.form {
            Form::Blocks { .. } => first_label(row, self.table),
            Form::Matrix { .. } => last_label(row, self.table),
            Form::Row => {
                let is_label = |seen: &Seen<'_>| seen.column(self.table).is_some();
                let is_value = |seen: &Seen<'_>| has_figure(seen) || self.is_odd(row.place, seen);
                let is_row = row.cells.iter().any(is_value) && !row.cells.iter().any(is_label);
                Some(0).zip(RowId::of(self.table, &[])).filter(|_| is_row)
            }
        }
    }

    /// The cell stands under the label of a column and is meant as its figure, although it is none.
    fn is_odd(&self, place: Place, seen: &Seen<'_>) -> bool {
        place.aligned && seen.is_odd_figure() && self.lines.are_above(seen, place)
    }

    /// A row without any text, which may be the one row of values left blank.
    pub fn blank_row(&mut self, row: &Row<'_, 'a>) {
        let first = row.cells.first().filter(|_| self.is_one_row() && self.met);
        self.blank = self.blank.or(first.map(|seen| seen.cell));
    }

    fn finish_header(&mut self, remarks: &mut Vec<Remark>) {
        match self.lines.finish(self.header.as_ref(), remarks) {
            Finished::Header(header) => {
                self.headers += 1;
                self.header = Some(header);
            }
            Finished::Unclear { is_other: true } => self.header = None,
            _ => {}
        }
    }

    /// At the end of the document.
    pub fn finish(&mut self, remarks: &mut Vec<Remark>) {
        if self.is_one_row() {
            self.finish_header(remarks);
            match (&self.header, self.blank, RowId::of(self.table, &[])) {
                _ if !self.met => remarks.extend(self.without_header.take()),
                _ if !self.found.rows.is_empty() => {}
                (Some(_), Some(first), Some(id)) => self.found.rows.push(FoundRow::new(id, first)),
                (Some(_), ..) => {}
                (None, ..) => {
                    let kind = RemarkKind::ColumnsUnclear;
                    remarks.push(remark(kind, self.table, None, String::new()));
                }
            }
        }
        self.found.settle(self.table, remarks);
    }

    fn values(&mut self, row: &Row<'_, 'a>, label: usize, id: RowId, remarks: &mut Vec<Remark>) {
        if self.is_one_row() && !self.met {
            return self.without_label(row, id);
        }
        if self.has_blocks() && self.is_menu(&row.cells[label + 1..]) {
            return;
        }
        let mut found = FoundRow::new(id, row.cells[label].cell);
        let header = self.header.take();
        let own = header.as_ref().filter(|it| !self.has_blocks() || it.is_of(id, self.table));
        own.into_iter().for_each(|header| self.fill(&mut found, header, row, label));
        self.header = header;
        let is_again = self.is_one_row() && self.found.has(id);
        if is_again && !is_second_row(&found, row, width(id, self.table)) {
            return;
        }
        let kind = match &found.counted {
            Some(counted) if found.unread => {
                let (found, expected) = (counted.found, counted.expected);
                (!is_again).then_some(RemarkKind::WrongNumberOfValues { found, expected })
            }
            Some(_) => None,
            None => {
                found.unread = true;
                let is_once = !self.has_blocks();
                let is_said = std::mem::replace(&mut self.unclear, is_once);
                (!is_said).then_some(RemarkKind::ColumnsUnclear)
            }
        };
        remarks.extend(kind.map(|kind| remark(kind, self.table, found.position(), row.text())));
        if self.is_one_row() {
            self.found.add(found, || row.text(), self.table, remarks);
        } else {
            differs(&row.cells[label], self.table, remarks);
            self.found.add(found, || row.cells[label].cell.text.to_owned(), self.table, remarks);
        }
    }

    /// Menus name 行政许可 and the like, too: a row of a block has figures behind its label and no
    /// other label.
    fn is_menu(&self, values: &[Seen<'_>]) -> bool {
        values.iter().any(|seen| seen.recognised().is_some())
            || self.header.is_none() && !values.iter().any(has_figure)
    }

    /// Puts the values of a row under a header; where that cannot be done, the row is unread.
    fn fill(&mut self, found: &mut FoundRow<'a>, header: &Header, row: &Row<'_, 'a>, label: usize) {
        let own = Some(row.cells[label].cell).filter(|_| !self.is_one_row());
        let header = match own {
            Some(label) if !self.has_blocks() => header.beside(label),
            _ => Cow::Borrowed(header),
        };
        let first = if own.is_some() { label + 1 } else { first_value(&header, row) };
        let values = &row.cells[first..];
        // Only the labels of a block state a unit for their row.
        let unit = if self.has_blocks() { row.cells[label].stated_unit() } else { None };
        let counted = self.are_its_own(&header, row, label, values).and_then(|()| {
            let lines = self.lines_about(&header, row, label);
            let aligned = header.align(own, values, row, lines)?;
            found.fill(&header, &aligned, unit);
            Ok(Counted::of(&aligned, values, || row.text()))
        });
        let expected = header.slots.len();
        let counted = counted.unwrap_or_else(|misfit| Counted::misfit(found, misfit, expected));
        found.counted = Some(Counted { header: self.headers, ..counted });
    }

    /// The values of a row are its own: no label is among them, no figure stands between its
    /// labels, no column before its own one, and, in another grid than the header's, no line of the
    /// table reaches further: else it lost a cell, and one that the format does not have stands in
    /// for it.
    fn are_its_own(
        &mut self,
        header: &Header,
        row: &Row<'_, 'a>,
        label: usize,
        values: &[Seen<'a>],
    ) -> Result<(), Misfit> {
        if self.is_one_row() {
            return Ok(());
        }
        if values.iter().any(|seen| seen.recognised().is_some()) {
            return Err(Misfit { found: values.len() });
        }
        let torn = figures_between_labels(row, label);
        let is_elsewhere = self.has_blocks() && row.place.aligned && !header.is_over(row.place);
        let is_before = !self.has_blocks() && stands_before(header, &row.cells[label], row.place);
        if torn > 0 || is_before || is_elsewhere && self.reach(row) > row.end() {
            return Err(Misfit { found: torn + values.len() });
        }
        Ok(())
    }

    /// How far the lines of the table reach in the grid of a row.
    fn reach(&mut self, row: &Row<'_, '_>) -> u32 {
        let table = self.table;
        let head = |row: &Row<'_, '_>| row.cells.iter().position(|seen| is_head(seen, table));
        let label = |row: &Row<'_, '_>| first_label(row, table).map(|(at, _)| at);
        self.around.of(row, |row| label(row).or_else(|| head(row))).reach()
    }

    /// The rows of the grid of a row, where its columns alone do not tell how it lies.
    fn lines_about(&mut self, header: &Header, row: &Row<'_, '_>, label: usize) -> &Lines {
        let table = self.table;
        let is_plain = || {
            row.place.aligned
                && header.is_over(row.place)
                && (!row.is_sparse() || header.is_next_to(row.cells[label].cell))
                && !header.has_gaps()
                && row.end() <= header.end
        };
        match self.form {
            Form::Matrix { .. } if !is_plain() => {
                self.around.of(row, |row| last_label(row, table).map(|(at, _)| at))
            }
            _ => const { &Lines::NONE },
        }
    }

    /// A row of figures under the heading of a table of which no label came. Prose holds figures,
    /// too, but fewer and beside words.
    fn without_label(&mut self, row: &Row<'_, '_>, id: RowId) {
        let is_prose = row.cells.iter().any(|seen| !seen.is_figure())
            && count_figures(row) < 2
            && row.cells.len() != width(id, self.table);
        if !is_prose && self.without_header.is_none() {
            let at = row.cells.first().map(|seen| seen.cell.position.clone());
            let kind = RemarkKind::ColumnsUnclear;
            self.without_header = Some(remark(kind, self.table, at, row.text()));
        }
    }

    /// A row of figures under the header, with a label that the format does not have.
    fn unknown(&mut self, row: &Row<'_, '_>, remarks: &mut Vec<Remark>) {
        let mut say = |label: &Seen<'_>, raw: String| {
            let at = Some(label.cell.position.clone());
            remarks.push(remark(RemarkKind::RowUnknown, self.table, at, raw));
        };
        let figures = count_figures(row);
        let label = match self.form {
            Form::Row => return,
            Form::Blocks { .. } => {
                let first = row.cells.iter().find(|seen| !seen.is_blank());
                first.filter(|seen| seen.is_unknown_text() && figures > 0)
            }
            Form::Matrix { .. } => {
                let is_label = |seen: &&Seen<'_>| {
                    seen.recognised().is_some() || seen.is_unknown_text() && !seen.is_odd_figure()
                };
                let label = row.cells.iter().rev().find(is_label);
                // A row without a label under such a row shows that the label is that of a group,
                // whose own labels are lost.
                if let Some((place, id)) = self.may_be_group.take()
                    && (label.is_none() && figures >= 2 && place.aligned && row.place == place)
                {
                    self.found.rows.retain(|found| found.row != id);
                    row.cells.first().into_iter().for_each(|first| say(first, row.text()));
                }
                label.filter(|_| figures >= 2)
            }
        };
        if let Some(label) = label.filter(|_| self.header.is_some()) {
            say(label, label.cell.text.to_owned());
        }
    }
}

/// How many columns the one row of a table has.
fn width(id: RowId, table: Table) -> usize {
    id.cells(table.layout(Edition::LAST)).map_or(0, |cells| cells.width())
}

/// A further row of figures below the one row of a table is another row of values, and no prose
/// that holds a figure: it has several that stand under the header, or as many as that has columns.
fn is_second_row(found: &FoundRow<'_>, row: &Row<'_, '_>, width: usize) -> bool {
    let least = if found.unread { width } else { width.min(2) };
    found.counted.is_some() && count_figures(row) >= least
}

/// The first value of a row without a label. A text in front, such as 数量, is none; one that stands
/// under a column is one, if an odd one.
fn first_value(header: &Header, row: &Row<'_, '_>) -> usize {
    let is_under = |seen: &Seen<'_>| {
        row.place.aligned
            && row.place == header.place
            && header.slots.iter().any(|slot| slot.start == seen.cell.column)
    };
    row.cells.iter().take_while(|seen| !seen.is_figure() && !is_under(seen)).count()
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
    labels_and_on.filter(|seen| has_figure(seen)).count()
}

/// True for （六）其他处理: one row in one edition, a group of rows in another.
fn is_group_elsewhere(seen: &Seen<'_>, table: Table) -> bool {
    row_of(seen.known(), table).is_some()
        && seen.known().iter().any(|known| matches!(known, Known::Group(of, _) if *of == table))
}

/// The label of a row of a block: the first cell that holds anything. Where there are columns, a
/// serial number may stand before it.
fn first_label(row: &Row<'_, '_>, table: Table) -> Option<(usize, RowId)> {
    let is_before = |seen: &Seen<'_>| seen.is_blank() || row.place.aligned && seen.is_figure();
    let at = row.cells.iter().position(|seen| !is_before(seen))?;
    Some((at, row_of(row.cells[at].known(), table)?))
}

/// The label of a row of a matrix: the last row label before the values, behind which at most a
/// group that it stands in is named again. 总计 and 其他 are columns, too: as rows they are numbered
/// or have figures behind them.
fn last_label(row: &Row<'_, '_>, table: Table) -> Option<(usize, RowId)> {
    let id_at = |at: usize| row_of(row.cells[at].known(), table);
    let is_group_of = |id: RowId, seen: &Seen<'_>| {
        seen.known().iter().any(|known| match known {
            Known::Group(of, name) => *of == table && id.names().contains(name),
            _ => false,
        })
    };
    // （六）其他处理 is a row in one edition, and a group in which others stand.
    let is_of_one_before = |at: usize| {
        let mut before = (0..at).filter_map(id_at);
        before.any(|id| is_group_of(id, &row.cells[at]))
    };
    let is_own = |at: &usize| id_at(*at).is_some() && !is_of_one_before(*at);
    let at = (0..row.cells.len()).rfind(is_own)?;
    let (seen, id) = (&row.cells[at], id_at(at)?);
    let mut behind = row.cells[at + 1..].iter().filter(|seen| seen.recognised().is_some());
    if !behind.all(|seen| is_group_of(id, seen)) {
        return None;
    }
    if seen.cell.rows > 1 && row.place.aligned && is_group_elsewhere(seen, table) {
        return None;
    }
    let numbered = || seen.label().is_some_and(|label| !label.number.is_empty());
    let has_values = || row.cells[at + 1..].iter().any(has_figure);
    (seen.column(table).is_none() || has_values() || numbered()).then_some((at, id))
}

fn has_figure(seen: &Seen<'_>) -> bool {
    seen.is_figure() && !seen.is_blank()
}

fn count_figures(row: &Row<'_, '_>) -> usize {
    row.cells.iter().filter(|seen| has_figure(seen)).count()
}
