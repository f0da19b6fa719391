//! The header of a block of a table: one line, which each block has for itself.

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::read::label::{self, Known};
use crate::read::rows::RowId;
use crate::remark::{Remark, RemarkKind};
use crate::table::Field;

use super::collect::{differs, remark};
use super::header::{Header, MOST_COLUMNS, Slot};
use super::sheet::{Row, Seen};

impl Header {
    /// True for a header that names each of its columns once, and none that no edition prints for
    /// the row.
    pub fn is_of(&self, row: RowId, table: Table) -> bool {
        !self.names_a_column_twice()
            && self.slots.iter().all(|slot| slot.column.is_none() || belongs(row, slot, table))
    }

    fn names_a_column_twice(&self) -> bool {
        self.slots.iter().enumerate().any(|(at, slot)| {
            let is_same = |other: &Slot| other.column == slot.column;
            slot.column.is_some() && self.slots[..at].iter().any(is_same)
        })
    }
}

/// True when some edition prints that column for that row.
fn belongs(row: RowId, slot: &Slot, table: Table) -> bool {
    Edition::ALL.iter().copied().any(|edition| {
        let column =
            slot.column.and_then(|column| row.cells(table.layout(edition))?.cell(column, 0));
        column.is_some_and(|(_, column)| {
            slot.core.is_empty() || label::printed_core(column.label) == slot.core
        })
    })
}

pub(super) fn is_head(seen: &Seen<'_>, table: Table) -> bool {
    seen.known().contains(&Known::RowHead(table))
}

/// The columns that a header row names; none where it is wider than any, or names some before the
/// head of the labels.
pub(super) fn header(row: &Row<'_, '_>, table: Table, remarks: &mut Vec<Remark>) -> Option<Header> {
    let behind_head = row.cells.iter().position(|seen| is_head(seen, table)).map_or(0, |at| at + 1);
    // Columns before the labels of the rows: what stands beside those is no serial number.
    if row.cells[..behind_head].iter().any(|seen| seen.column(table).is_some()) {
        return None;
    }
    let mut cells: Vec<&Seen<'_>> = row.cells[behind_head..].iter().collect();
    while cells.last().is_some_and(|seen| seen.is_blank()) {
        cells.pop();
    }
    if cells.len() > MOST_COLUMNS {
        return None;
    }
    let mut slots: Vec<Slot> = cells
        .iter()
        .filter(|seen| !seen.is_blank())
        .map(|seen| Slot::under(seen, seen.column(table)))
        .collect();
    complete_from_template(&mut slots, &cells, table, remarks);
    for (slot, seen) in slots.iter().zip(cells.iter().filter(|seen| !seen.is_blank())) {
        match slot.column {
            // More of the label may have followed.
            None if seen.cell.cut.is_some() => {}
            None => remarks.push(remark(
                RemarkKind::ColumnUnknown,
                table,
                Some(seen.cell.position.clone()),
                seen.cell.text.to_owned(),
            )),
            Some(_) => differs(seen, table, remarks),
        }
    }
    let head = row.cells.iter().find(|seen| is_head(seen, table)).map(|seen| seen.cell.column);
    Some(Header {
        slots,
        place: row.place,
        end: row.end(),
        head,
        one_label_field: true,
        only_by_column: false,
    })
}

/// The columns of each row of the table, in every edition.
pub(super) fn records(table: Table) -> impl Iterator<Item = &'static [Field]> {
    let layouts = Layout::ALL.iter().filter(move |layout| layout.table() == table);
    layouts.flat_map(|layout| {
        layout.fields().iter().map(move |row| row.shape.fields(layout.walk_edition()))
    })
}

/// Column labels that lost characters (本年新 or 本年制发件 for 本年新制作数量 and 本年制发件数) are
/// told by their place, when the whole header fits one printed header alone: as many columns, each
/// the printed one or what is left of it. Where none of them is whole, each must be what is left of
/// one column only.
fn complete_from_template(
    slots: &mut [Slot],
    cells: &[&Seen<'_>],
    table: Table,
    remarks: &mut Vec<Remark>,
) {
    if slots.iter().all(|slot| slot.column.is_some()) {
        return;
    }
    let texts: Vec<&Seen<'_>> = cells.iter().copied().filter(|seen| !seen.is_blank()).collect();
    let has_whole = slots.iter().any(|slot| slot.column.is_some());
    let fits = |record: &[Field]| {
        record.len() == slots.len()
            && record.iter().zip(slots.iter()).zip(&texts).all(|((field, slot), seen)| {
                match slot.column {
                    Some(column) => column == field.name,
                    None if has_whole => is_rest(seen, field),
                    None => record.len() > 1 && is_rest_of_one(seen, field, record),
                }
            })
    };
    let mut fitting = records(table).filter(|record| fits(record));
    let Some(record) = fitting.next() else { return };
    let names = |record: &'static [Field]| record.iter().map(|field| field.name);
    if !has_whole && fitting.any(|other| !names(other).eq(names(record))) {
        return;
    }
    for ((slot, field), seen) in slots.iter_mut().zip(record).zip(texts) {
        if slot.column.is_none() {
            slot.column = Some(field.name);
            let kind = RemarkKind::LabelDiffers { printed: field.label };
            remarks.push(remark(
                kind,
                table,
                Some(seen.cell.position.clone()),
                seen.cell.text.to_owned(),
            ));
        }
    }
}

/// What is left of the label of a column: its beginning, or its first character and two of three of
/// its characters in their order. Without its beginning it may be that of another year.
fn is_rest(seen: &Seen<'_>, field: &Field) -> bool {
    let label = seen.label();
    let core = label.as_ref().map_or("", |label| label.core.as_str());
    let printed = label::printed_core(field.label);
    let (left, all) = (core.chars().count(), printed.chars().count());
    let mut rest = printed.chars();
    left >= 3
        && (printed.starts_with(core)
            || core.chars().next() == printed.chars().next()
                && 3 * left >= 2 * all
                && core.chars().all(|c| rest.any(|other| other == c)))
}

fn is_rest_of_one(seen: &Seen<'_>, field: &Field, record: &[Field]) -> bool {
    let is_other = |other: &Field| other.name != field.name && is_rest(seen, other);
    is_rest(seen, field) && !record.iter().any(is_other)
}
