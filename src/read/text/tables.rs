//! What the items of one table make: parts of a header and rows of labels and values, each row with
//! the values that follow its label, or the reason why they make none.

use super::lines::{is_odd_figure, is_run_of_digits};
use super::pieces::{Cell, Item, Kind};
use super::row::{Row, Rows};
use super::{Note, NoteKind, Out};
use super::{header, together};
use crate::cell::Table;
use crate::read::label::Known;
use crate::read::rows::RowId;
use crate::read::starts::{is_grouped_row, is_plain_row};
use crate::table::Form;
use crate::table::header::Header;

/// Where columns share their labels, those are common words: fewer are no header by themselves.
const FEWEST_COMMON: usize = 4;

/// Reads the items of a table; `bars` are those behind the last. None where no table is.
pub(super) fn read(table: Table, items: &[Item<'_>], bars: u16, out: &Out<'_>) -> Option<Rows> {
    let split = together::split(table, items);
    let ran_together = split.is_some();
    let items = split.as_deref().unwrap_or(items);
    let mut parts = Parts { table, parts: vec![Part::default()] };
    let refused = run_together(table, items).or_else(|| {
        items.iter().for_each(|item| parts.take(item));
        parts.close(bars);
        parts.refused(out)
    });
    let mut rows = Rows::new(ran_together);
    match refused {
        Some(note) => rows.notes.push(note),
        None => {
            let last = parts.parts.len();
            for (at, part) in parts.parts.into_iter().enumerate() {
                part.settle(at + 1 == last, table, out, &mut rows);
            }
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// The first row in which cells ran together, or a figure was broken: a zero in front, by itself on
/// a line, may be the end of one.
fn run_together(table: Table, items: &[Item<'_>]) -> Option<Note> {
    let is_run = |item: &Item<'_>| item.is_value() && (item.glued || is_run_of_digits(&item.text));
    let at = items.iter().position(is_run)?;
    let item = &items[at];
    let alone = item.word.first && items.get(at + 1).is_none_or(|next| next.word.first);
    let kind = if alone && !item.glued { NoteKind::Scattered } else { NoteKind::RunTogether };
    let label = items[..at].iter().rev().find(|item| item.is_label()).unwrap_or(item);
    let raw = format!("{} {}", label.text, item.text);
    Some(Note::new(kind, Some(table), label.position(), &raw))
}

/// A header and the rows under it: a block, or the whole of another table.
#[derive(Debug, Default)]
struct Part<'i, 't> {
    caption: Option<Cell>,
    header: Vec<&'i Item<'t>>,
    head: Head,
    rows: Vec<Row>,
    /// The header ended.
    in_rows: bool,
    unclear: Option<Note>,
}

/// What a header says.
#[derive(Debug, Default)]
struct Head {
    cells: Vec<Cell>,
    /// How many columns it has, at least and at most.
    least: usize,
    most: usize,
    /// The order of its columns is known, or it names none.
    is_clear: bool,
}

/// The parts of a table while its items are gone through.
struct Parts<'i, 't> {
    table: Table,
    parts: Vec<Part<'i, 't>>,
}

impl<'i, 't> Parts<'i, 't> {
    fn take(&mut self, item: &'i Item<'t>) {
        let Some(part) = self.parts.last_mut() else { return };
        let is_one = self.table.form() == Form::Row;
        match &item.kind {
            Kind::Value => part.value(item, self.table),
            // What stands among the values of the one row is a cell of it.
            Kind::Other if part.in_rows && (is_one || is_odd_figure(&item.text)) => {
                part.value(item, self.table)
            }
            Kind::Other => {
                part.close_row(item.word.bars);
                part.other(item);
            }
            Kind::Label(_) => {
                part.close_row(item.word.bars);
                self.label(item);
            }
        }
    }

    fn close(&mut self, bars: u16) {
        self.parts.last_mut().into_iter().for_each(|part| part.close_row(bars));
        self.parts.iter_mut().for_each(|part| part.head = part.read_head(self.table));
    }

    fn label(&mut self, item: &'i Item<'t>) {
        let (mut column, mut row, mut group, mut above, mut heading) =
            (false, None, false, false, false);
        let form = self.table.form();
        for known in item.known(self.table) {
            match known {
                Known::Caption(..) => {
                    let caption = Some(item.cell());
                    return self.parts.push(Part { caption, ..Part::default() });
                }
                Known::RowHead(_) => {
                    if self.parts.last().is_some_and(|it| !it.header.is_empty() || it.in_rows) {
                        self.parts.push(Part::default());
                    }
                    above = true;
                }
                Known::Column(..) => column = true,
                Known::Row(_, id) => row = Some(id),
                Known::Group(..) if form != Form::Row => group = true,
                Known::Heading(_) => heading = true,
                Known::Corner(_) | Known::Above(..) | Known::Group(..) => above = true,
            }
        }
        let Some(part) = self.parts.last_mut() else { return };
        // 总计 and 其他 are columns in the header and rows behind it.
        let in_header = above || column && (row.is_none() || !part.in_rows);
        match form {
            Form::Row if heading || part.in_rows => part.rows.push(Row::labelled(item)),
            Form::Blocks { .. }
                if in_header && (part.in_rows || !above && part.header.is_empty()) =>
            {
                part.mark(item, self.table)
            }
            _ if in_header => {
                // One behind rows begins the header anew, as at the top of a page.
                if std::mem::take(&mut part.in_rows) {
                    part.header.clear();
                }
                part.header.push(item);
            }
            _ => part.row(item, row, group, self.table),
        }
    }

    /// What refuses the table, whichever of its parts shows it.
    fn refused(&self, out: &Out<'_>) -> Option<Note> {
        let table = self.table;
        let rows = || {
            self.parts.iter().flat_map(|part| part.rows.iter().map(|row| (row, part.head.least)))
        };
        // Where repeated lines were dropped from the text, several rows lack values.
        let mut lacking = rows().filter(|(row, width)| row.lacks((*width).max(1)));
        if let Some((first, _)) = lacking.next().filter(|_| out.distinct)
            && lacking.next().is_some()
        {
            return Some(first.note(NoteKind::LinesDropped, table));
        }
        let (row, _) = rows().find(|(row, width)| row.may_be_run_together(*width))?;
        Some(row.note(NoteKind::RunTogether, table))
    }
}

impl<'i, 't> Part<'i, 't> {
    fn close_row(&mut self, bars: u16) {
        if let Some(row) = self.rows.last_mut().filter(|row| !row.labels.is_empty()) {
            let position = row.position();
            row.blanks(bars, &position);
        }
    }

    fn mark(&mut self, item: &Item<'_>, table: Table) {
        let note = || Note::new(NoteKind::OrderUnclear, Some(table), item.position(), &item.text);
        self.unclear.get_or_insert_with(note);
    }

    fn value(&mut self, item: &Item<'_>, table: Table) {
        if table.form() == Form::Row && !std::mem::replace(&mut self.in_rows, true) {
            // The one row of values needs no label.
            self.rows.extend(self.rows.is_empty().then(Row::default));
        }
        match self.rows.last_mut().filter(|_| self.in_rows) {
            Some(row) => row.push(item),
            None => self.mark(item, table),
        }
    }

    /// Something that is neither label nor value: a column that the format does not have, or the
    /// label of a row that it does not have.
    fn other(&mut self, item: &'i Item<'t>) {
        match self.rows.last_mut() {
            _ if !self.in_rows && self.header.is_empty() => {}
            _ if !self.in_rows => self.header.push(item),
            Some(row) if row.id.is_none() && !row.is_group && row.filled == 0 => {
                if let Some(cell) = row.labels.last_mut() {
                    cell.text.push_str(if item.word.first { "\n" } else { " " });
                    cell.text.push_str(&item.text);
                    cell.label = None;
                }
            }
            _ => self.rows.push(Row::labelled(item)),
        }
    }

    fn row(&mut self, item: &Item<'_>, id: Option<RowId>, is_group: bool, table: Table) {
        self.in_rows = true;
        if id.is_some() && self.rows.iter().rev().find_map(|row| row.id) > id {
            self.mark(item, table);
        }
        // （六）其他处理 is a row in one edition and a group in the other: what follows it tells.
        let mut row = Row::labelled(item);
        (row.id, row.is_group) = (id.filter(|_| !is_group), is_group);
        // A group's label stands in front of the label of its first row.
        if let Some(outer) = self.rows.pop_if(|last| last.is_group && last.filled == 0) {
            row.labels.splice(0..0, outer.labels);
        }
        self.rows.push(row);
    }

    fn read_head(&self, table: Table) -> Head {
        let own = || self.header.iter().map(|item| item.cell()).collect();
        if let Form::Blocks { .. } = table.form() {
            let width = self.header.len().saturating_sub(1);
            return Head { cells: own(), least: width, most: width, is_clear: true };
        }
        if let Some((cells, width)) = header::told(table, &self.header) {
            return Head { cells, least: width, most: width, is_clear: true };
        }
        let widths = || Header::all(table).iter().map(|header| header.columns.len());
        let is_above = |item: &&Item<'_>| {
            item.is_label() && !item.known(table).any(|known| matches!(known, Known::Column(..)))
        };
        Head {
            cells: own(),
            least: widths().min().unwrap_or(0),
            most: widths().max().unwrap_or(0),
            is_clear: self.header.iter().all(is_above) && table.form() != Form::Row,
        }
    }

    /// Why none of its rows is certain.
    fn unclear(&self, table: Table) -> Option<Note> {
        let Head { least, most, is_clear, .. } = self.head;
        let lacks = |width: usize| self.rows.iter().any(|row| row.lacks(width));
        // The values of several rows, whose labels stand elsewhere, or pieces of figures: of the
        // row's own, where it has one line to itself.
        let has_others = |row: &&Row| {
            row.filled > most.max(1) && lacks(1)
                || row.filled > most + 1
                    && most > 0
                    && (lacks(least) || !row.is_one_line() || row.filled >= 2 * most)
        };
        let is_valued = |row: &&Row| row.filled > 0;
        let at_header = || {
            let odd = self.header.iter().find(|item| !item.is_label());
            let item = odd.or(self.header.first())?;
            Some(Note::new(NoteKind::OrderUnclear, Some(table), item.position(), &item.text))
        };
        let of_row = |row: &Row| {
            let is_piece = !lacks(1) && !row.is_in_one_line();
            row.note(if is_piece { NoteKind::Scattered } else { NoteKind::OrderUnclear }, table)
        };
        self.unclear
            .clone()
            .or_else(|| self.rows.iter().find(has_others).map(of_row))
            .or_else(|| {
                at_header().filter(|_| !is_clear && self.rows.iter().any(|row| is_valued(&row)))
            })
            // The one row without a label is followed by others.
            .or_else(|| {
                let mut valued = self.rows.iter().filter(is_valued);
                let second = valued.next().and(valued.next());
                at_header().filter(|_| table.form() == Form::Row && second.is_some())
            })
    }

    /// Tells the rows that are certain, and why others are not. The text may end in the last part.
    fn settle(self, is_last: bool, table: Table, out: &Out<'_>, told: &mut Rows) {
        let (least, most) = (self.head.least, self.head.most);
        let (form, labels) = (table.form(), self.header.iter().filter(|item| item.is_label()));
        let labels = labels.count();
        let fewest = if is_grouped_row(table) { FEWEST_COMMON } else { 2 };
        if self.rows.is_empty() && !matches!(form, Form::Blocks { .. }) {
            // The labels without a figure.
            let dropped = form == Form::Row && out.distinct;
            let kind = if dropped { NoteKind::LinesDropped } else { NoteKind::Incomplete };
            let is_begun = labels >= fewest && !is_plain_row(table);
            let first = self.header.first().filter(|_| is_begun);
            told.notes.extend(
                first.map(|item| Note::new(kind, Some(table), item.position(), &item.text)),
            );
            return;
        }
        if form == Form::Row && labels < fewest {
            return;
        }
        if let Some(note) = self.unclear(table) {
            let rows = self.rows.iter().filter_map(|row| row.id).collect();
            return told.notes.push(Note { rows, ..note });
        }
        let mut rows = self.rows;
        told.notes.extend(without_numbering(&mut rows, most, table));
        // Figures are broken and blank cells leave no trace: a row that has as many values as
        // columns may have both.
        let is_broken = |row: &Row| row.filled > most && !row.is_in_one_line();
        let is_ragged = rows.iter().any(is_broken) && rows.iter().any(|row| row.lacks(least));
        let (mut kept, mut notes) = (Vec::new(), Vec::new());
        let count = rows.len();
        for (at, row) in rows.into_iter().enumerate() {
            let one_line = row.is_in_one_line();
            let kind = if is_last && at + 1 == count && row.ends_text(out) {
                NoteKind::Incomplete
            } else if most > 0 && row.filled > most && (!one_line || row.may_have_pieces()) {
                NoteKind::Surplus
            } else if row.is_scattered() || is_ragged && !one_line {
                NoteKind::Scattered
            } else {
                if row.id.is_some() || row.is_group || row.filled > 0 {
                    kept.push(row);
                }
                continue;
            };
            notes.push(row.note(kind, table));
        }
        if !kept.is_empty() || notes.is_empty() {
            told.add(table, self.caption, self.head.cells, kept);
        }
        told.notes.extend(notes);
    }
}

/// Takes the numbering of the next row away from the end of a row, where the labels have lost it
/// as a full row shows. Of a row that has not too many values, the last may be the numbering as
/// well: it is left out.
fn without_numbering(rows: &mut Vec<Row>, most: usize, table: Table) -> Vec<Note> {
    let is_numbered = |at: usize, rows: &[Row]| {
        rows.get(at + 1).is_some_and(|next| rows[at].ends_in_number_of(next, table))
    };
    if !(0..rows.len()).any(|at| rows[at].filled == most + 1 && is_numbered(at, rows)) {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let numbered: Vec<usize> = (0..rows.len()).filter(|at| is_numbered(*at, rows)).collect();
    for at in numbered.into_iter().rev() {
        let row = &mut rows[at];
        if row.filled == most + 1 || row.is_group && row.filled == 1 {
            row.values.pop();
            row.filled -= 1;
        } else {
            notes.push(rows.remove(at).note(NoteKind::OrderUnclear, table));
        }
    }
    notes
}
