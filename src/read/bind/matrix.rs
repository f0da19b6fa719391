//! The rows of a matrix: a header in several lines, then a label and values in each row.

use crate::cell::Table;
use crate::read::label::Known;
use crate::read::rows::RowId;
use crate::remark::{Remark, RemarkKind};
use crate::table::Field;
use crate::table::header::Header as Printed;

use super::collect::{Counted, FoundRow, FoundRows, differs, remark};
use super::header::{Header, MOST_COLUMNS, Misfit, Slot, is_like};
use super::pending::{Pending, join_pieces, last_line, share_columns, without_repeated_lines};
use super::sheet::{Place, Row, Seen};
use super::torn::{Around, Lines};

pub(super) struct Matrix<'a> {
    table: Table,
    pub found: FoundRows<'a>,
    header: Option<Header>,
    /// How many headers came.
    headers: usize,
    /// The column labels of a header that is being read, in reading order.
    pending: Vec<Pending>,
    /// The texts of its lines that are no labels, in reading order: pieces of some, it may be.
    pieces: Vec<Pending>,
    /// Where the first of them stands.
    pending_place: Option<Place>,
    /// The label above the kinds of organizations is among them.
    pending_above: bool,
    /// The column behind the last one of its lines.
    pending_end: u32,
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
            pending: Vec::new(),
            pieces: Vec::new(),
            pending_place: None,
            pending_above: false,
            pending_end: 0,
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
            self.header_row(row, remarks);
        } else {
            if !self.pending.is_empty() {
                self.header_pieces(row);
            }
            self.unknown(row, remarks);
        }
    }

    /// A line of the header of which nothing is a label.
    fn header_pieces(&mut self, row: &Row<'_, '_>) {
        let room = MOST_COLUMNS.saturating_sub(self.pieces.len());
        let texts = row.cells.iter().filter(|seen| seen.is_unknown_text());
        self.pieces.extend(texts.take(room).map(|seen| Pending::new(seen, None)));
    }

    fn header_row(&mut self, row: &Row<'_, '_>, remarks: &mut Vec<Remark>) {
        let mut inside = false;
        self.pending_end = self.pending_end.max(row.end());
        for seen in row.cells.iter().filter(|seen| !seen.is_blank()) {
            let name = seen.column(self.table);
            let is_behind = |first: &Pending| first.slot.start < seen.cell.column;
            inside |=
                name.is_some() || row.place.aligned && self.pending.first().is_some_and(is_behind);
            self.pending_above |= is_above_kinds(seen, self.table);
            let is_foreign = match row.place.aligned {
                true => inside && seen.is_unknown_text(),
                // Columns are counted here: one that the format does not have is one.
                false => !seen.known().iter().any(|known| known.table() == self.table),
            };
            // One label more than any header has shows that it is none.
            if name.is_none() && !is_foreign || self.pending.len() > MOST_COLUMNS {
                continue;
            }
            if name.is_some() {
                differs(seen, self.table, remarks);
            }
            self.pending_place.get_or_insert(row.place);
            self.pending.push(Pending::new(seen, name));
            self.pieces.extend(name.is_none().then(|| Pending::new(seen, None)));
        }
    }

    /// A header is complete when its first data row comes. An incomplete one that repeats after a
    /// page break changes nothing.
    fn finish_header(&mut self, remarks: &mut Vec<Remark>) {
        let Some(mut place) = self.pending_place.take() else { return };
        let mut pending = std::mem::take(&mut self.pending);
        let pieces = std::mem::take(&mut self.pieces);
        let has_kinds_together = std::mem::take(&mut self.pending_above);
        let end = std::mem::take(&mut self.pending_end);
        let has_columns = place.aligned;
        let is_too_wide = pending.len() > MOST_COLUMNS;
        join_pieces(&mut pending, &pieces, self.table);
        if has_columns {
            without_repeated_lines(&mut pending);
        } else if let Some(line) = whole_last_line(&pending, self.table) {
            // Labels that reach down are repeated in the last line, which names all columns.
            pending.drain(..line);
        }
        // Labels one below the other, in a page whose spans are lost, say nothing about columns.
        place.aligned &= !share_columns(pending.iter().map(|pending| pending.slot.start));
        let one_label_field =
            !has_columns && !share_columns(pending.iter().map(|pending| pending.slot.start));
        let is_clear = |slots: &Vec<Slot>| {
            !is_too_wide && (!has_kinds_together || kinds_stand_together(slots, self.table))
        };
        let Some(slots) = ordered(&pending, self.table).filter(is_clear) else {
            // In a table of its own, or over other columns than before, it says that the columns
            // are other ones, but not which. So does one that names columns of both its
            // lines, although not all.
            let is_other = |header: &Header| match has_columns {
                true => {
                    header.place.grid != place.grid
                        || pending.iter().any(|pending| moved(header, &pending.slot))
                }
                false => is_of_two_lines(&pending, self.table),
            };
            if self.header.as_ref().is_some_and(is_other) {
                self.header = None;
            }
            return;
        };
        for (slot, pending) in slots.iter().filter_map(|slot| {
            Some((slot, pending.iter().find(|pending| pending.slot.start == slot.start)?))
        }) {
            let kind = match (pending.slot.column, slot.column) {
                (None, None) => RemarkKind::ColumnUnknown,
                (None, Some(column)) => {
                    RemarkKind::LabelDiffers { printed: printed_label(column, self.table) }
                }
                (Some(_), _) => continue,
            };
            remarks.push(remark(
                kind,
                self.table,
                Some(pending.position.clone()),
                pending.text.clone(),
            ));
        }
        self.headers += 1;
        self.header =
            Some(Header { slots, place, end, head: None, one_label_field, only_by_column: false });
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

/// True for 法人或其他组织.
fn is_above_kinds(seen: &Seen<'_>, table: Table) -> bool {
    let is_above_columns = |known: &Known| match known {
        Known::Above(of, above) if *of == table => {
            columns(table).any(|field| field.under == Some(above))
        }
        _ => false,
    };
    seen.known().iter().any(is_above_columns)
}

/// The columns under 法人或其他组织 stand side by side. Where 自然人 or 总计 stands among them, as
/// it does when the span of that label is too small for them, the labels are not those of the
/// columns in which they stand.
fn kinds_stand_together(slots: &[Slot], table: Table) -> bool {
    let is_kind = |slot: &Slot| {
        columns(table).any(|field| field.under.is_some() && slot.column == Some(field.name))
    };
    let kinds = || slots.iter().map(is_kind);
    let (first, last) = (kinds().position(|kind| kind), kinds().rposition(|kind| kind));
    first.zip(last).is_none_or(|(first, last)| {
        slots[first..=last].iter().all(|slot| slot.column.is_none() || is_kind(slot))
    })
}

/// The columns beside those of the kinds of organizations.
fn is_outer(table: Table, column: &str) -> bool {
    columns(table).any(|field| field.name == column && field.under.is_none())
}

/// Where the last line of a header without columns begins that names all of them.
fn whole_last_line(pending: &[Pending], table: Table) -> Option<usize> {
    let names = pending.iter().map(|pending| pending.slot.column);
    Printed::all(table).iter().copied().find_map(|header| {
        last_line(names.clone(), &header.column_orders[0], |column| is_outer(table, column))
    })
}

/// True for a header that is no line of it repeated alone: it names kinds of organizations and what
/// stands beside them.
fn is_of_two_lines(pending: &[Pending], table: Table) -> bool {
    let named = pending.iter().filter_map(|pending| pending.slot.column);
    let outer = named.clone().filter(|column| is_outer(table, column)).count();
    outer > 0 && named.count() > outer
}

/// True when the header has that column in another place.
fn moved(header: &Header, slot: &Slot) -> bool {
    header.slots.iter().any(|known| {
        known.column.is_some() && known.column == slot.column && known.start != slot.start
    })
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
    seen.known().iter().find_map(|known| match known {
        Known::Row(of, id) if *of == table => Some(*id),
        _ => None,
    })
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

/// The columns of all editions.
fn columns(table: Table) -> impl Iterator<Item = &'static Field> {
    Printed::all(table).iter().copied().flat_map(|header| header.columns.iter().copied())
}

/// The slots of a header in the order of its values, `None` when that cannot be told.
fn ordered(pending: &[Pending], table: Table) -> Option<Vec<Slot>> {
    Printed::all(table).iter().copied().find_map(|printed| ordered_as(pending, printed))
}

/// The slots of a header that names every column of a printed one once, and no other.
fn ordered_as(pending: &[Pending], printed: &Printed) -> Option<Vec<Slot>> {
    let mut slots: Vec<Slot> = pending.iter().map(|pending| pending.slot.clone()).collect();
    if share_columns(slots.iter().map(|slot| slot.start)) {
        // Labels in front of the columns stand there in any order of reading.
        let front = slots.iter().take_while(|slot| slot.column.is_none()).count();
        let columns = slots.split_off(front);
        slots.extend(in_reading_order(columns, printed)?);
    } else {
        slots.sort_by_key(|slot| slot.start);
    }
    let front = slots.len().saturating_sub(printed.columns.len());
    let front = slots.iter().take(front).take_while(|slot| slot.column.is_none()).count();
    name_the_one_unknown(&mut slots[front..], printed, pending);
    let count = |name: &str| slots.iter().filter(|slot| slot.column == Some(name)).count();
    let named = slots.iter().filter(|slot| slot.column.is_some()).count();
    (named == printed.columns.len() && printed.names().all(|name| count(name) == 1))
        .then_some(slots)
}

/// Labels one below the other in flattened text come in one of the orders in which the header is
/// read.
fn in_reading_order(slots: Vec<Slot>, printed: &Printed) -> Option<Vec<Slot>> {
    let is_order = |order: &&Vec<&'static str>| {
        slots.iter().map(|slot| slot.column).eq(order.iter().copied().map(Some))
    };
    printed.column_orders.iter().find(is_order)?;
    let mut slots = slots;
    slots.sort_by_key(|slot| slot.column.and_then(|name| printed.place(name)));
    Some(slots)
}

/// One label of all that is not known, in the place of the only one that is missing, is that one
/// misprinted, if it is like it. A 小计 is a column of its own.
fn name_the_one_unknown(slots: &mut [Slot], printed: &Printed, pending: &[Pending]) {
    if slots.len() != printed.columns.len() {
        return;
    }
    let differs = |at: &usize| slots[*at].column != Some(printed.columns[*at].name);
    let differing: Vec<usize> = (0..slots.len()).filter(differs).collect();
    let [at] = differing[..] else { return };
    let start = slots[at].start;
    let unknown =
        pending.iter().find(|pending| pending.slot.column.is_none() && pending.slot.start == start);
    let field = printed.columns[at];
    if slots[at].column.is_none()
        && unknown.is_some_and(|unknown| is_like(&unknown.text, field.label))
    {
        slots[at].column = Some(field.name);
    }
}

fn printed_label(column: &str, table: Table) -> &'static str {
    columns(table).find(|field| field.name == column).map_or("", |field| field.label)
}
