//! The rows of a table of blocks: captions open them, and each block has a header of its own.

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::read::label::{self, Known};
use crate::read::rows::RowId;
use crate::remark::{Remark, RemarkKind};
use crate::table::Field;

use super::collect::{Counted, FoundRow, FoundRows, differs, remark};
use super::header::{Aligned, Header, MOST_COLUMNS, Misfit, Slot};
use super::sheet::{Row, Seen};
use super::torn::Lines;

pub(super) struct Blocks<'a> {
    table: Table,
    pub found: FoundRows<'a>,
    header: Option<Header>,
    /// How many headers came.
    headers: usize,
    reach: Reach,
}

impl<'a> Blocks<'a> {
    pub fn new(table: Table) -> Blocks<'a> {
        let (found, reach) = (FoundRows::default(), Reach::new(table));
        Blocks { table, found, header: None, headers: 0, reach }
    }

    pub fn row(&mut self, row: &Row<'_, 'a>, remarks: &mut Vec<Remark>) {
        let is_caption =
            |known: &Known| matches!(known, Known::Caption(of, _) if *of == self.table);
        if row.cells.iter().any(|seen| seen.known().iter().any(is_caption)) {
            self.header = None;
        } else if row.cells.iter().any(|seen| is_head(seen, self.table)) || self.is_bare_header(row)
        {
            self.headers += 1;
            self.header = header(row, self.table, remarks);
        } else {
            self.data(row, remarks);
        }
    }

    /// A header whose 信息内容 is missing: two or more column labels and no row label.
    fn is_bare_header(&self, row: &Row<'_, '_>) -> bool {
        let columns = row.cells.iter().filter(|seen| seen.column(self.table).is_some()).count();
        columns >= 2 && own_label(row, self.table).is_none()
    }

    fn data(&mut self, row: &Row<'_, 'a>, remarks: &mut Vec<Remark>) {
        let Some((at, id)) = own_label(row, self.table) else { return self.unknown(row, remarks) };
        let label = &row.cells[at];
        let values = &row.cells[at + 1..];
        // Menus name 行政许可 and the like, too: a row of the table has figures behind its label
        // and no other label.
        let is_menu = values.iter().any(|seen| seen.recognised().is_some())
            || (self.header.is_none() && !values.iter().any(has_figure));
        if is_menu {
            return;
        }
        let mut found = FoundRow::new(id, label.cell);
        differs(label, self.table, remarks);
        match &self.header {
            Some(header) if is_of_row(header, id, self.table) => {
                let counted = fill(&mut found, header, label, values, row, &mut self.reach);
                found.counted = Some(Counted { header: self.headers, ..counted });
                if found.unread {
                    let Counted { found: values, expected, .. } = counted;
                    let kind = RemarkKind::WrongNumberOfValues { found: values, expected };
                    remarks.push(remark(kind, self.table, found.position(), row.text()));
                }
            }
            _ => {
                found.unread = true;
                let kind = RemarkKind::ColumnsUnclear;
                remarks.push(remark(kind, self.table, found.position(), row.text()));
            }
        }
        self.found.add(found, self.table, remarks);
    }

    /// A row of figures under a header, with a label that the format does not have.
    fn unknown(&self, row: &Row<'_, '_>, remarks: &mut Vec<Remark>) {
        let Some(first) = row.cells.iter().find(|seen| !seen.is_blank()) else { return };
        if self.header.is_some() && first.is_unknown_text() && row.cells.iter().any(has_figure) {
            remarks.push(remark(
                RemarkKind::RowUnknown,
                self.table,
                Some(first.cell.position.clone()),
                first.cell.text.to_owned(),
            ));
        }
    }
}

/// Puts the values of a row where they belong, and tells how many there are; where that cannot be
/// done, the row is unread.
fn fill<'a>(
    found: &mut FoundRow<'a>,
    header: &Header,
    label: &Seen<'_>,
    values: &[Seen<'a>],
    row: &Row<'_, '_>,
    reach: &mut Reach,
) -> Counted {
    let expected = header.slots.len();
    let distinct = match without_repeats(header, values) {
        Ok(distinct) => distinct,
        Err(misfit) => return Counted::misfit(found, misfit, expected),
    };
    let values = distinct.as_deref().unwrap_or(values);
    match align(header, label, values, row, reach) {
        Ok(aligned) => {
            found.fill(header, &aligned, label.stated_unit());
            Counted::of(&aligned, values, || row.text())
        }
        Err(misfit) => Counted::misfit(found, misfit, expected),
    }
}

/// The values of a row without those that are repeated in the other columns of a merged cell;
/// `None` under a header that repeats nothing. All that stand in a merged cell must be the same.
fn without_repeats<'a>(
    header: &Header,
    values: &[Seen<'a>],
) -> Result<Option<Vec<Seen<'a>>>, Misfit> {
    let mut merged = header.slots.iter().filter(|slot| slot.repeats).peekable();
    if merged.peek().is_none() {
        return Ok(None);
    }
    let at = |column: u32| {
        values.iter().find(|seen| seen.cell.column == column).map(|seen| seen.cell.text.trim())
    };
    let is_same = |slot: &Slot| {
        (slot.start..slot.end)
            .all(|column| at(column).is_some_and(|text| at(slot.start) == Some(text)))
    };
    if !merged.clone().all(is_same) {
        return Err(Misfit { found: values.len() });
    }
    let is_repeated = |seen: &&Seen<'_>| {
        merged.clone().any(|slot| slot.start < seen.cell.column && seen.cell.column < slot.end)
    };
    Ok(Some(
        values.iter().filter(|seen| !is_repeated(seen)).map(|seen| Seen::new(seen.cell)).collect(),
    ))
}

/// Puts the values of a row under its header. In another grid than that, no line of the table may
/// reach further than the row: else it lost a cell, and one that the format does not have stands in
/// for it.
fn align<'r, 'a>(
    header: &Header,
    label: &Seen<'_>,
    values: &'r [Seen<'a>],
    row: &Row<'_, '_>,
    reach: &mut Reach,
) -> Result<Aligned<'r, 'a>, Misfit> {
    if row.place.aligned && !header.is_over(row.place) && reach.of(row) > row.end() {
        return Err(Misfit { found: values.len() });
    }
    header.align(Some(label.cell), values, row, &Lines::NONE)
}

/// How far the lines of the table reach in a grid, found once for all of its rows.
struct Reach {
    table: Table,
    grid: Option<usize>,
    end: u32,
}

impl Reach {
    fn new(table: Table) -> Reach {
        Reach { table, grid: None, end: 0 }
    }

    fn of(&mut self, row: &Row<'_, '_>) -> u32 {
        if self.grid != Some(row.place.grid) {
            let is_line = |other: &Row<'_, '_>| {
                own_label(other, self.table).is_some()
                    || other.cells.iter().any(|seen| is_head(seen, self.table))
            };
            self.grid = Some(row.place.grid);
            self.end =
                row.siblings().filter(is_line).map(|other| other.end()).max().unwrap_or_default();
        }
        self.end
    }
}

fn is_head(seen: &Seen<'_>, table: Table) -> bool {
    seen.known().contains(&Known::RowHead(table))
}

fn has_figure(seen: &Seen<'_>) -> bool {
    seen.is_figure() && !seen.is_blank()
}

/// The label of the row: the first cell that holds anything. Where there are columns, a serial
/// number may stand before it.
fn own_label(row: &Row<'_, '_>, table: Table) -> Option<(usize, RowId)> {
    let is_before = |seen: &Seen<'_>| seen.is_blank() || row.place.aligned && seen.is_figure();
    let at = row.cells.iter().position(|seen| !is_before(seen))?;
    let id = label::row_of(row.cells[at].known(), table)?;
    Some((at, id))
}

fn names_a_column_twice(header: &Header) -> bool {
    let slots = &header.slots;
    slots.iter().enumerate().any(|(at, slot)| {
        slot.column.is_some() && slots[..at].iter().any(|other| other.column == slot.column)
    })
}

/// True for a header that names each of its columns once, and none that no edition prints for the
/// row.
fn is_of_row(header: &Header, id: RowId, table: Table) -> bool {
    !names_a_column_twice(header)
        && header.slots.iter().all(|slot| slot.column.is_none() || belongs(id, slot, table))
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

/// The columns that a header row names; none where it is wider than any, or names some before the
/// head of the labels.
fn header(row: &Row<'_, '_>, table: Table, remarks: &mut Vec<Remark>) -> Option<Header> {
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
    let merged = merged(&slots, table);
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
        slots: merged.unwrap_or(slots),
        place: row.place,
        end: row.end(),
        head,
        one_label_field: true,
        only_by_column: false,
    })
}

/// The columns of a header that repeats a label in each column of a merged cell: they are one,
/// where all columns are then those of one printed header.
fn merged(slots: &[Slot], table: Table) -> Option<Vec<Slot>> {
    let mut merged: Vec<Slot> = Vec::new();
    for slot in slots {
        match merged.last_mut() {
            Some(last)
                if slot.column.is_some()
                    && (last.column, last.core, last.end)
                        == (slot.column, slot.core, slot.start) =>
            {
                last.end = slot.end;
                last.repeats = true;
            }
            _ => merged.push(slot.clone()),
        }
    }
    let is_printed = |record: &[Field]| {
        record.iter().map(|field| Some(field.name)).eq(merged.iter().map(|slot| slot.column))
    };
    (merged.len() < slots.len() && records(table).any(is_printed)).then_some(merged)
}

/// The columns of each row of the table, in every edition.
fn records(table: Table) -> impl Iterator<Item = &'static [Field]> {
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
