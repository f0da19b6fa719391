//! The header that stands over all rows of a table, in one line or several.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::Table;
use crate::read::grid::Position;
use crate::read::label::{self, Known};
use crate::remark::{Remark, RemarkKind};
use crate::table::Field;
use crate::table::header::Header as Printed;

use super::collect::{differs, remark};
use super::header::{Header, MOST_COLUMNS, Slot, is_like};
use super::sheet::{Place, Row, Seen};

/// A label of the header.
#[derive(Clone)]
struct Pending {
    slot: Slot,
    position: Position,
    text: String,
}

impl Pending {
    fn new(seen: &Seen<'_>, column: Option<&'static str>) -> Pending {
        Pending {
            slot: Slot::under(seen, column),
            position: seen.cell.position.clone(),
            text: seen.cell.text.to_owned(),
        }
    }
}

/// The lines of a header as they come.
pub(super) struct HeadLines {
    table: Table,
    /// The labels of columns, and texts that may be such, in reading order.
    pending: Vec<Pending>,
    /// The texts that are no labels, in reading order: pieces of some, it may be.
    pieces: Vec<Pending>,
    /// The labels that stand above columns: their names and first columns.
    above: Vec<(&'static str, u32)>,
    /// Where the first label of a column stands.
    place: Option<Place>,
    /// The column behind the last one of its lines.
    end: u32,
}

/// What the lines came to.
pub(super) enum Finished {
    /// No label of a column was among them.
    Nothing,
    Header(Header),
    /// The columns cannot be told. They are other ones than those of the header before.
    Unclear {
        is_other: bool,
    },
}

impl HeadLines {
    pub fn new(table: Table) -> HeadLines {
        let (pending, pieces, above) = (Vec::new(), Vec::new(), Vec::new());
        HeadLines { table, pending, pieces, above, place: None, end: 0 }
    }

    /// A label of a column stands above that cell.
    pub fn are_above(&self, seen: &Seen<'_>, place: Place) -> bool {
        let starts = |pending: &Pending| pending.slot.start == seen.cell.column;
        self.place == Some(place) && self.pending.iter().any(starts)
    }

    /// A line of which nothing is the label of a column.
    pub fn other_line(&mut self, row: &Row<'_, '_>) {
        row.cells.iter().for_each(|seen| self.add_above(seen));
        let room = match self.pending.is_empty() {
            true => 0,
            false => MOST_COLUMNS.saturating_sub(self.pieces.len()),
        };
        let texts = row.cells.iter().filter(|seen| seen.is_unknown_text());
        self.pieces.extend(texts.take(room).map(|seen| Pending::new(seen, None)));
    }

    fn add_above(&mut self, seen: &Seen<'_>) {
        let room = MOST_COLUMNS.saturating_sub(self.above.len());
        let names = seen.known().iter().filter_map(|known| match known {
            Known::Group(table, name) | Known::Above(table, name) if *table == self.table => {
                Some((*name, seen.cell.column))
            }
            _ => None,
        });
        self.above.extend(names.take(room));
    }

    /// A line with the label of a column.
    pub fn line(&mut self, row: &Row<'_, '_>, remarks: &mut Vec<Remark>) {
        let mut inside = false;
        self.end = self.end.max(row.end());
        for seen in row.cells.iter().filter(|seen| !seen.is_blank()) {
            let name = seen.column(self.table);
            let is_behind = |first: &Pending| first.slot.start < seen.cell.column;
            inside |=
                name.is_some() || row.place.aligned && self.pending.first().is_some_and(is_behind);
            self.add_above(seen);
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
            self.place.get_or_insert(row.place);
            self.pending.push(Pending::new(seen, name));
            self.pieces.extend(name.is_none().then(|| Pending::new(seen, None)));
        }
    }

    /// A header is complete when the first row of values comes. An incomplete one that repeats
    /// after the end of a page changes nothing: one is other than that before in a table of its own
    /// or over other columns, or where it names columns of several of its lines.
    pub fn finish(&mut self, before: Option<&Header>, remarks: &mut Vec<Remark>) -> Finished {
        let Some(place) = self.place else { return Finished::Nothing };
        let HeadLines { table, mut pending, pieces, above, end, .. } =
            std::mem::replace(self, HeadLines::new(self.table));
        let is_too_wide = pending.len() > MOST_COLUMNS;
        join_pieces(&mut pending, &pieces, table);
        let pending = without_labels_above(pending);
        let fit = |printed: &&'static Printed| {
            Some((fitted(&pending, &above, place, end, printed)?, *printed))
        };
        let found = Printed::all(table).iter().find_map(fit).filter(|_| !is_too_wide);
        let Some((Fitted { slots, place, one_label_field }, printed)) = found else {
            let is_other = before.is_some_and(|before| match place.aligned {
                true => {
                    before.place.grid != place.grid
                        || pending.iter().any(|pending| moved(before, &pending.slot))
                }
                false => is_of_several_lines(&pending, table),
            });
            return Finished::Unclear { is_other };
        };
        for slot in &slots {
            let is_own = |pending: &&Pending| pending.slot.start == slot.start;
            let Some(pending) = pending.iter().find(is_own) else { continue };
            let kind = match (pending.slot.column, slot.column) {
                (None, None) => RemarkKind::ColumnUnknown,
                (None, Some(name)) => {
                    let at = printed.place(name).unwrap_or(0);
                    RemarkKind::LabelDiffers { printed: printed.columns[at].label }
                }
                (Some(_), _) => continue,
            };
            let place = Some(pending.position.clone());
            remarks.push(remark(kind, table, place, pending.text.clone()));
        }
        let header =
            Header { slots, place, end, head: None, one_label_field, only_by_column: false };
        Finished::Header(header)
    }
}

/// The columns of a header that is a printed one.
struct Fitted {
    slots: Vec<Slot>,
    place: Place,
    one_label_field: bool,
}

/// The labels as a printed header has them, each of its columns once.
fn fitted(
    pending: &[Pending],
    above: &[(&'static str, u32)],
    mut place: Place,
    end: u32,
    printed: &'static Printed,
) -> Option<Fitted> {
    let has_columns = place.aligned;
    // The label that is missing may be that of a column behind the others, which has none.
    let is_wider = has_columns && pending.iter().all(|pending| pending.slot.end < end);
    let mut pending: Vec<&Pending> = pending.iter().collect();
    if has_columns {
        without_repeated_lines(&mut pending);
    } else if let Some(line) = last_line(&pending, printed) {
        pending.drain(..line);
    }
    // Labels one below the other, in a page whose spans are lost, say nothing about columns.
    let shares = share_columns(pending.iter().map(|pending| pending.slot.start));
    place.aligned &= !shares;
    let slots = ordered(&pending, shares, is_wider, printed)?;
    let is_whole = stand_in_order(above, printed)
        && (!has_group_within(above, printed) || stands_together(&slots, printed));
    is_whole.then_some(Fitted { slots, place, one_label_field: !has_columns && !shares })
}

/// The slots in the order of the values, when they name every column of the printed header once,
/// and no other; in printed order where columns of several groups have the same name.
fn ordered(
    pending: &[&Pending],
    shares: bool,
    is_wider: bool,
    printed: &'static Printed,
) -> Option<Vec<Slot>> {
    let mut slots: Vec<Slot> = pending.iter().map(|pending| pending.slot.clone()).collect();
    if shares {
        // Labels in front of the columns stand there in any order of reading.
        let front = slots.iter().take_while(|slot| slot.column.is_none()).count();
        let columns = slots.split_off(front);
        slots.extend(in_reading_order(columns, printed)?);
    } else {
        slots.sort_by_key(|slot| slot.start);
    }
    let front = slots.len().saturating_sub(printed.columns.len());
    let front = slots.iter().take(front).take_while(|slot| slot.column.is_none()).count();
    if !is_wider {
        name_the_one_unknown(&mut slots[front..], printed, pending);
    }
    let mut names: Vec<&str> = slots.iter().filter_map(|slot| slot.column).collect();
    let mut all: Vec<&str> = printed.names().collect();
    if !printed.columns_share_labels() {
        names.sort_unstable();
        all.sort_unstable();
    } else if slots.iter().any(|slot| slot.column.is_none() && is_misprint(slot, pending, printed))
    {
        // The column of another group may stand beside the right one, which is misprinted.
        return None;
    }
    (names == all).then_some(slots)
}

/// The text of a slot without a name is like the label of some column.
fn is_misprint(slot: &Slot, pending: &[&Pending], printed: &Printed) -> bool {
    let text = pending.iter().find(|pending| pending.slot.start == slot.start);
    let is_like = |field: &&Field| text.is_some_and(|own| is_like(&own.text, field.label));
    printed.columns.iter().any(is_like)
}

/// Labels one below the other in flattened text come in one of the orders in which the header is
/// read.
fn in_reading_order(mut slots: Vec<Slot>, printed: &Printed) -> Option<Vec<Slot>> {
    let is_order = |order: &Vec<&'static str>| {
        slots.iter().map(|slot| slot.column).eq(order.iter().copied().map(Some))
    };
    let order = printed.column_orders.iter().position(is_order)?;
    if order > 0 {
        slots.sort_by_key(|slot| slot.column.and_then(|name| printed.place(name)));
    }
    Some(slots)
}

/// One label of all that is not known, in the place of the only one that is missing, is that one
/// misprinted, if it is like it. A 小计 is a column of its own.
fn name_the_one_unknown(slots: &mut [Slot], printed: &Printed, pending: &[&Pending]) {
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

/// The groups that were recognised come in printed order, by column, or by reading order in text
/// without columns.
fn stand_in_order(above: &[(&'static str, u32)], printed: &Printed) -> bool {
    let own = || printed.layout().fields().iter().map(|field| field.name);
    let groups = above.iter().copied().filter(|(name, _)| own().any(|own| own == *name));
    let mut groups: Vec<(&str, u32)> = groups.collect();
    if groups.iter().any(|(_, start)| *start > 0) {
        groups.sort_by_key(|(_, start)| *start);
    }
    // A label over several columns may stand over each of them.
    groups.dedup_by_key(|(name, _)| *name);
    let mut found = groups.iter().map(|(name, _)| *name).peekable();
    for name in own() {
        found.next_if_eq(&name);
    }
    found.next().is_none()
}

/// The label of a group within the columns, such as 法人或其他组织, was met.
fn has_group_within(above: &[(&'static str, u32)], printed: &Printed) -> bool {
    above.iter().any(|(name, _)| printed.columns.iter().any(|field| field.under == Some(*name)))
}

/// The columns under a group stand side by side. Where 自然人 or 总计 stands among them, as it does
/// when the span of the group's label is too small for them, the labels are not those of the
/// columns in which they stand.
fn stands_together(slots: &[Slot], printed: &Printed) -> bool {
    let is_inner = |slot: &Slot| slot.column.is_some_and(|name| !is_outer(name, printed));
    let inner = || slots.iter().map(is_inner);
    let (first, last) = (inner().position(|inner| inner), inner().rposition(|inner| inner));
    first.zip(last).is_none_or(|(first, last)| {
        slots[first..=last].iter().all(|slot| slot.column.is_none() || is_inner(slot))
    })
}

/// The column stands under no group within the columns.
fn is_outer(name: &str, printed: &Printed) -> bool {
    printed.columns.iter().any(|field| field.name == name && field.under.is_none())
}

/// True for a header that is no line of it repeated alone: it names columns of a group and what
/// stands beside them.
fn is_of_several_lines(pending: &[Pending], table: Table) -> bool {
    Printed::all(table).iter().any(|printed| {
        let named = pending.iter().filter_map(|pending| pending.slot.column);
        let outer = named.clone().filter(|name| is_outer(name, printed)).count();
        outer > 0 && named.count() > outer
    })
}

/// True when the header has that column in another place.
fn moved(header: &Header, slot: &Slot) -> bool {
    header.slots.iter().any(|known| {
        known.column.is_some() && known.column == slot.column && known.start != slot.start
    })
}

/// A line of the header that stands twice says the same twice, and so does a label that is repeated
/// in each line that it reaches over.
fn without_repeated_lines(pending: &mut Vec<&Pending>) {
    let mut seen: BTreeSet<(&str, u32)> = BTreeSet::new();
    pending.retain(|pending| {
        pending.slot.column.is_none_or(|column| seen.insert((column, pending.slot.start)))
    });
}

/// Where the last line of a header without columns begins, when it names all columns as they are
/// printed and what stands before it are such labels as reach down, repeated in it.
fn last_line(pending: &[&Pending], printed: &Printed) -> Option<usize> {
    let names: Vec<Option<&str>> = pending.iter().map(|pending| pending.slot.column).collect();
    let line = names.len().checked_sub(printed.columns.len()).filter(|line| *line > 0)?;
    let (before, last) = names.split_at(line);
    let reaching = printed.by_lines().into_iter().filter(|part| part.is_column && part.lines > 1);
    let reaching: Vec<&str> = reaching.map(|part| part.name).collect();
    let repeated = reaching.iter().cycle().take(line).map(|name| Some(*name));
    let is_whole = last.iter().copied().eq(printed.names().map(Some));
    (is_whole && before.iter().copied().eq(repeated)).then_some(line)
}

/// Labels torn over several lines, 商业 over 企业: pieces below each other that together are just the
/// label of a column which no other has.
fn join_pieces(pending: &mut Vec<Pending>, pieces: &[Pending], table: Table) {
    let mut columns: BTreeMap<u32, Vec<&Pending>> = BTreeMap::new();
    for piece in pieces {
        columns.entry(piece.slot.start).or_default().push(piece);
    }
    for (start, pieces) in columns {
        let [first, _, ..] = pieces[..] else { continue };
        let text: String = pieces.iter().map(|piece| piece.text.trim()).collect();
        let Some(found) = label::recognise(&label::label(&text)).filter(|it| it.distance == 0)
        else {
            continue;
        };
        let name = label::column_of(found.known, table);
        if name.is_none() || pending.iter().any(|other| other.slot.column == name) {
            continue;
        }
        let slot = Slot { column: name, core: found.core, ..first.slot.clone() };
        let joined = Pending { slot, position: first.position.clone(), text };
        let is_piece = |it: &Pending| it.slot.column.is_none() && it.slot.start == start;
        let at = pending.iter().position(is_piece).unwrap_or(pending.len());
        pending.insert(at, joined);
        pending.retain(|it| !is_piece(it));
    }
}

/// Unknown text above a column is the label of a group, not of a column.
fn without_labels_above(mut pending: Vec<Pending>) -> Vec<Pending> {
    let named = pending.iter().filter(|pending| pending.slot.column.is_some());
    let named: Vec<u32> = named.map(|pending| pending.slot.start).collect();
    let is_above = |slot: &Slot| named.iter().any(|start| (slot.start..slot.end).contains(start));
    pending.retain(|pending| pending.slot.column.is_some() || !is_above(&pending.slot));
    pending
}

/// True when labels stand in the same column.
fn share_columns(starts: impl Iterator<Item = u32>) -> bool {
    let mut starts: Vec<u32> = starts.collect();
    let all = starts.len();
    starts.sort_unstable();
    starts.dedup();
    starts.len() < all
}
