//! Rows as they were found, before it is known which edition the table is of.

use std::collections::BTreeMap;

use crate::cell::Table;
use crate::read::grid::{Cut, GridCell, Position};
use crate::read::rows::RowId;
use crate::remark::{Remark, RemarkKind};
use crate::table::Form;
use crate::value::Unit;

use super::header::{Aligned, Header, Misfit, Slot, are_alike};
use super::sheet::Seen;

/// The text of one cell under a known column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure<'a> {
    pub column: &'static str,
    /// The label of the column as the format prints it, as a core; empty when it was told by its
    /// place.
    pub core: &'static str,
    pub unit: Option<Unit>,
    pub text: &'a str,
    pub position: Option<&'a Position>,
    /// The document ends inside its cell.
    pub cut: bool,
}

impl<'a> Figure<'a> {
    /// The value under a column; none where a blank cell left no trace, which then stands where
    /// its row does.
    pub fn under(
        slot: &Slot,
        value: Option<&GridCell<'a>>,
        row: Option<&GridCell<'a>>,
    ) -> Option<Figure<'a>> {
        Some(Figure {
            column: slot.column?,
            core: slot.core,
            unit: slot.unit,
            text: value.map_or("", |cell| cell.text),
            position: value.or(row).map(|cell| cell.position),
            cut: value.is_some_and(|cell| cell.cut == Some(Cut::Inside)),
        })
    }
}

impl Counted {
    /// That of values that were put under their header; `raw` gives the text of the row.
    pub fn of(
        aligned: &Aligned<'_, '_>,
        values: &[Seen<'_>],
        raw: impl FnOnce() -> String,
    ) -> Counted {
        let expected = aligned.values.len();
        Counted {
            header: 0,
            found: aligned.surplus.unwrap_or(expected),
            expected,
            by_order: aligned.by_order,
            alike: aligned.by_order && are_alike(values),
            dropped: aligned.surplus.map(|_| raw()),
        }
    }

    /// That of values that do not fit, which leaves the row unread.
    pub fn misfit(row: &mut FoundRow<'_>, misfit: Misfit, expected: usize) -> Counted {
        row.unread = true;
        let found = misfit.found;
        Counted { header: 0, found, expected, by_order: false, alike: false, dropped: None }
    }
}

/// One row found under a header.
#[derive(Debug, Clone)]
pub(super) struct FoundRow<'a> {
    pub row: RowId,
    pub label: GridCell<'a>,
    pub figures: Vec<Figure<'a>>,
    /// The row was seen, but its values cannot be told: a remark says why.
    pub unread: bool,
    /// How many values it has, where that was looked at.
    pub counted: Option<Counted>,
}

/// How many values a row has beside how many its header has columns.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// The number of its header in the table.
    pub header: usize,
    pub found: usize,
    pub expected: usize,
    /// Nothing but the order of the values tells their columns: flattened text.
    pub by_order: bool,
    /// Its values are all the same: whichever is left out, the row stays so.
    pub alike: bool,
    /// The text of the row, when one value was dropped.
    pub dropped: Option<String>,
}

impl<'a> FoundRow<'a> {
    pub fn new(row: RowId, label: GridCell<'a>) -> FoundRow<'a> {
        FoundRow { row, label, figures: Vec::new(), unread: false, counted: None }
    }

    /// Where its label stands.
    pub fn position(&self) -> Option<Position> {
        Some(self.label.position.clone())
    }

    /// Takes the values under the known columns of a header. `row_unit` is the unit that the row's
    /// label states.
    pub fn fill(&mut self, header: &Header, aligned: &Aligned<'_, 'a>, row_unit: Option<Unit>) {
        let figures = header.slots.iter().zip(&aligned.values).filter_map(|(slot, value)| {
            let figure = Figure::under(slot, *value, Some(&self.label))?;
            Some(Figure { unit: row_unit.or(slot.unit), ..figure })
        });
        // One allocation: the filter tells the collection no length.
        self.figures.reserve(header.slots.len());
        self.figures.extend(figures);
    }

    fn same_figures(&self, other: &FoundRow<'_>) -> bool {
        fn texts<'a>(row: &FoundRow<'a>) -> impl Iterator<Item = (&'static str, &'a str)> {
            row.figures.iter().map(|figure| (figure.column, figure.text.trim()))
        }
        !self.unread && !other.unread && texts(self).eq(texts(other))
    }
}

/// The rows of one table. A row that comes again must have the same figures.
#[derive(Debug, Default)]
pub(super) struct FoundRows<'a> {
    pub rows: Vec<FoundRow<'a>>,
}

impl<'a> FoundRows<'a> {
    /// At the end: whether one value too many is that of a row or of the table. Where as many rows
    /// have it as have it not, the text has a column that its header does not name; then no row
    /// is told by the order of its values.
    pub fn settle(&mut self, table: Table, remarks: &mut Vec<Remark>) {
        let mut balance: BTreeMap<usize, i64> = BTreeMap::new();
        for counted in self.rows.iter().filter_map(|row| row.counted.as_ref()) {
            *balance.entry(counted.header).or_default() +=
                i64::from(counted.found > counted.expected)
                    - i64::from(counted.found == counted.expected);
        }
        for row in &mut self.rows {
            let Some(counted) = row.counted.take().filter(|_| !row.unread) else { continue };
            let Counted { header, found, expected, by_order, alike, dropped } = counted;
            let over = balance.get(&header).copied().unwrap_or(0);
            let position = row.position();
            row.unread = by_order && !alike && over >= i64::from(found == expected);
            let (kind, raw) = match dropped {
                Some(raw) if row.unread => {
                    (RemarkKind::WrongNumberOfValues { found, expected }, raw)
                }
                Some(raw) => (RemarkKind::SurplusDropped { found, expected }, raw),
                None if row.unread => (RemarkKind::ColumnsUnclear, row.label.text.to_owned()),
                None => continue,
            };
            remarks.push(remark(kind, table, position, raw));
        }
    }

    /// The row came before.
    pub fn has(&self, row: RowId) -> bool {
        self.rows.iter().any(|found| found.row == row)
    }

    /// `raw` is what to quote of a row that comes again.
    pub fn add(
        &mut self,
        row: FoundRow<'a>,
        raw: impl FnOnce() -> String,
        table: Table,
        remarks: &mut Vec<Remark>,
    ) {
        let Some(first) = self.rows.iter_mut().find(|first| first.row == row.row) else {
            self.rows.push(row);
            return;
        };
        let is_same = first.same_figures(&row);
        first.unread |= !is_same;
        let kind = match table.form() {
            _ if is_same => RemarkKind::RowTwiceSame,
            Form::Row => RemarkKind::SeveralDataRows,
            _ => RemarkKind::RowTwiceDifferent,
        };
        remarks.push(remark(kind, table, row.position(), raw()));
    }
}

pub(super) fn remark(
    kind: RemarkKind,
    table: Table,
    position: Option<Position>,
    raw: String,
) -> Remark {
    Remark { kind, table: Some(table), cells: Vec::new(), position, raw }
}

/// Remarks on a label that was read in spite of a difference.
pub(super) fn differs(seen: &Seen<'_>, table: Table, remarks: &mut Vec<Remark>) {
    if let Some(recognised) = seen.recognised().filter(|recognised| recognised.distance > 0) {
        let kind = RemarkKind::LabelDiffers { printed: recognised.core };
        remarks.push(remark(
            kind,
            table,
            Some(seen.cell.position.clone()),
            seen.cell.text.to_owned(),
        ));
    }
}
