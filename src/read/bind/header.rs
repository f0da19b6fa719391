//! The columns of a header, and the alignment of a row's values with them.

use std::borrow::Cow;

use crate::read::grid::{GridCell, Position};
use crate::read::label;
use crate::value::Unit;

use super::lines::{Line, Lines};
use super::sheet::{Place, Row, Seen};

/// More columns than any header has: one that is wider is none.
pub(super) const MOST_COLUMNS: usize = 256;

/// One column of a header.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// The declared name, `None` for a column that the format does not have.
    pub column: Option<&'static str>,
    /// The label that the format prints, as a core; empty when it was told by its place.
    pub core: &'static str,
    /// The unit of money that the label states.
    pub unit: Option<Unit>,
    /// The first column of the grid that it stands in.
    pub start: u32,
    /// The column behind its last one.
    pub end: u32,
}

impl Slot {
    /// The column that a label stands over, under the label's own unit.
    pub fn under(seen: &Seen<'_>, column: Option<&'static str>) -> Slot {
        Slot {
            column,
            core: seen.recognised().map_or("", |recognised| recognised.core),
            unit: seen.stated_unit(),
            start: seen.cell.column,
            end: seen.cell.column + seen.cell.columns,
        }
    }
}

/// Half of the characters of the printed label of a column occur in the text, which is not much
/// longer. A 小计 is a column of its own.
pub(super) fn is_like(text: &str, printed: &str) -> bool {
    let core = label::label(text).core;
    let common = printed.chars().filter(|c| core.contains(*c)).count();
    core != "小计"
        && 2 * common >= printed.chars().count()
        && core.chars().count() <= printed.chars().count() + 1
}

/// The columns of a table or block, in the order of their values.
#[derive(Clone)]
pub(super) struct Header {
    pub slots: Vec<Slot>,
    pub place: Place,
    /// The column behind the last one of its lines, blank ones included.
    pub end: u32,
    /// The column of the head over the labels, where it has one.
    pub head: Option<u32>,
    /// The columns of the grid mean something for this table even in flattened text: labels take
    /// one field in every row.
    pub one_label_field: bool,
    /// By the order of its values no row is told: it may have a column whose label was left out.
    pub only_by_column: bool,
}

/// The values of a row, one for each slot of its header; `None` where the row has no cell, or more
/// blank cells than can be told apart.
pub(super) struct Aligned<'r, 'a> {
    pub values: Vec<Option<&'r GridCell<'a>>>,
    /// The number of values found, when one too many was dropped.
    pub surplus: Option<usize>,
    /// Nothing but their order told the columns of the values.
    pub by_order: bool,
}

/// The row has too few or too many values.
pub(super) struct Misfit {
    pub found: usize,
}

impl Header {
    /// Puts the values of a row under the slots.
    ///
    /// By column where the document has columns, else by order; blank margins do not count, and one
    /// value too many is dropped only when it is zero or blank and whichever such value is
    /// dropped the row is the same. `lines` are the rows of the grid, where that is another one
    /// than the header's, or leaves blank cells out, or where the header has gaps.
    pub fn align<'r, 'a>(
        &self,
        label: Option<GridCell<'_>>,
        values: &'r [Seen<'a>],
        row: &Row<'_, '_>,
        lines: &Lines,
    ) -> Result<Aligned<'r, 'a>, Misfit> {
        let place = row.place;
        if row.refused {
            return Err(Misfit { found: values.len() });
        }
        let same_grid = self.is_over(place);
        let all = self.slots.len();
        if same_grid
            && (self.is_cut_short(label, values, lines)
                || self.has_surplus_anywhere(label, values, lines))
        {
            return Err(Misfit { found: values.len() });
        }
        if same_grid
            && let Some(aligned) = self.by_column(label, values, lines)
            && (place.aligned || self.is_borne_out(values, lines))
        {
            return Ok(aligned);
        }
        // Of a row in which the document ends, the cells that are missing may not be blank.
        let last = values.last().map(|seen| seen.cell).or(label);
        let is_cut = last.is_some_and(|cell| cell.cut.is_some());
        if values.iter().all(Seen::is_blank) {
            return match is_cut || self.lacks_cells(label, values, place) {
                false => Ok(Aligned { values: vec![None; all], surplus: None, by_order: false }),
                true => Err(Misfit { found: values.len() }),
            };
        }
        // Where blank cells are left out, the order of the others tells nothing.
        if self.only_by_column || is_sparse(label, values) {
            return Err(Misfit { found: values.len() });
        }
        if place.aligned && !same_grid {
            return self.in_other_grid(label, values, lines).ok_or(Misfit { found: values.len() });
        }
        if place.aligned && values.len() == all && self.agrees(values) && self.is_spanned_by(values)
        {
            return Ok(in_order(values));
        }
        // Where every row has as many cells as the header has columns, blank ones count.
        if !place.aligned && !self.has_gaps() && values.len() == all && lines.all_have(all) {
            return Ok(Aligned { by_order: true, ..in_order(values) });
        }
        self.by_order(values, place, lines, is_cut)
    }

    /// Puts the values between the first and the last that hold something under the slots.
    fn by_order<'r, 'a>(
        &self,
        values: &'r [Seen<'a>],
        place: Place,
        lines: &Lines,
        is_cut: bool,
    ) -> Result<Aligned<'r, 'a>, Misfit> {
        let all = self.slots.len();
        let first = values.iter().position(|seen| !seen.is_blank()).unwrap_or(0);
        let last = values.iter().rposition(|seen| !seen.is_blank()).unwrap_or(0);
        let inner = &values[first..=last];
        // A blank field among the values may be that of a column without a label, or of one with.
        if self.is_over(place) && self.has_gaps_within() && inner.iter().any(Seen::is_blank) {
            return Err(Misfit { found: inner.len() });
        }
        let margins = (first, values.len() - 1 - last);
        if place.fields && !self.has_margins(values, margins, lines) {
            return Err(Misfit { found: inner.len() });
        }
        match inner.len() {
            // Where there are columns, blank cells count: only a row of as many cells under the
            // whole header is told by its order.
            found
                if found == all
                    && (!place.aligned || (values.len() == all && self.is_spanned_by(inner))) =>
            {
                Ok(Aligned { by_order: !place.aligned, ..in_order(inner) })
            }
            // A number behind the last value may be the beginning of the next label.
            found if found == all + 1 && !is_cut => {
                let aligned = without_surplus(inner).ok_or(Misfit { found })?;
                let aligned = Aligned { by_order: !place.aligned, ..aligned };
                // Where there are columns, they must say the same: else a column without a head may
                // hold the surplus.
                if place.aligned && !self.stands_so(&aligned.values, values) {
                    return Err(Misfit { found });
                }
                Ok(aligned)
            }
            found => Err(Misfit { found }),
        }
    }

    /// The blank fields before and behind the values of a row of text are no cells: whichever are
    /// left out, the row is the same; or all rows of the grid have them; or, where there is but one
    /// row, so does the header.
    fn has_margins(
        &self,
        values: &[Seen<'_>],
        (lead, trail): (usize, usize),
        lines: &Lines,
    ) -> bool {
        let blanks = values.iter().filter(|seen| seen.is_blank()).count();
        let is_begun = |pair: &[Seen<'_>]| !pair[0].is_blank() && pair[1].is_blank();
        let stretches = values.windows(2).filter(|pair| is_begun(pair)).count();
        let stretches = stretches + usize::from(values.first().is_some_and(Seen::is_blank));
        let surplus = values.len().saturating_sub(self.slots.len());
        let is_settled = surplus == blanks || stretches == 1 && surplus < blanks;
        if lead + trail == 0 || is_settled {
            return true;
        }
        let Some(own) = Line::of(values) else { return false };
        if !lines.is_empty() {
            return lines.have_margins_of(own);
        }
        let end = self.end_of_slots();
        self.slots.iter().map(|slot| slot.start).min() == Some(own.first)
            && self.end.checked_sub(end) == own.end.checked_sub(own.last)
    }

    /// A blank row has a cell for each column, or one over them; a label that stands alone may have
    /// lost its values. Workbooks leave blank cells out, and so does flattened text.
    fn lacks_cells(&self, label: Option<GridCell<'_>>, values: &[Seen<'_>], place: Place) -> bool {
        let covered: u32 = values.iter().map(|seen| seen.cell.columns).sum();
        place.aligned && !is_sparse(label, values) && (covered as usize) < self.slots.len()
    }

    /// The columns of the header are those of rows in that place.
    pub fn is_over(&self, place: Place) -> bool {
        place == self.place && (place.aligned || self.one_label_field)
    }

    /// A row in a grid without a header. By column where the grid is as wide as the header and so
    /// are most of its rows; by order where the rows of the grid bear that out, but not under a
    /// header with columns that no label names: a value of theirs may be among the others.
    fn in_other_grid<'r, 'a>(
        &self,
        label: Option<GridCell<'_>>,
        values: &'r [Seen<'a>],
        lines: &Lines,
    ) -> Option<Aligned<'r, 'a>> {
        let own = Line::of(values)?;
        let aligned =
            if self.place.aligned { self.by_column(label, values, &Lines::NONE) } else { None };
        if values.len() == self.slots.len()
            && !self.has_gaps()
            && lines.bear_out(own, self.place.aligned, aligned.is_some())
        {
            return Some(in_order(values));
        }
        aligned.filter(|_| own.end == self.end && lines.most_end_so(own))
    }

    /// Columns within the header or behind it have no label.
    pub fn has_gaps(&self) -> bool {
        self.place.aligned && (self.has_gaps_within() || self.end > self.end_of_slots())
    }

    fn has_gaps_within(&self) -> bool {
        let named: u32 = self.slots.iter().map(|slot| slot.end - slot.start).sum();
        let first = self.slots.first().map_or(0, |slot| slot.start);
        self.end_of_slots().saturating_sub(first) > named
    }

    fn end_of_slots(&self) -> u32 {
        self.slots.iter().map(|slot| slot.end).max().unwrap_or(0)
    }

    /// The row ends before the header does, which has columns without a label: a value may be
    /// missing, and one of those columns stand in for it. But not where they lie behind the
    /// others and nothing stands in them: then a blank cell would be the last one of such a row.
    fn is_cut_short(
        &self,
        label: Option<GridCell<'_>>,
        values: &[Seen<'_>],
        lines: &Lines,
    ) -> bool {
        let end = values.last().map_or(0, |seen| seen.cell.column + seen.cell.columns);
        let is_short = end < self.end && !is_sparse(label, values);
        // A separator that only ends the line is no blank cell.
        if is_short && self.place.fields && values.last().is_some_and(Seen::is_blank) {
            return true;
        }
        if !is_short || !self.has_gaps() {
            return false;
        }
        let is_idle = !lines.is_empty() && lines.end_before(self.end_of_slots());
        self.has_gaps_within() || !is_idle || values.last().is_none_or(|last| last.is_blank())
    }

    /// The row, unlike most, has more cells than the header, and blank ones in several places:
    /// which of them is too many, nothing tells.
    fn has_surplus_anywhere(
        &self,
        label: Option<GridCell<'_>>,
        values: &[Seen<'_>],
        lines: &Lines,
    ) -> bool {
        let Some(own) =
            Line::of(values).filter(|own| own.end > self.end && !is_sparse(label, values))
        else {
            return false;
        };
        let (first, last) =
            (values.iter().position(Seen::is_blank), values.iter().rposition(Seen::is_blank));
        let scattered = first
            .zip(last)
            .is_some_and(|(first, last)| !values[first..=last].iter().all(Seen::is_blank));
        scattered && (lines.is_empty() || !lines.most_end_so(own))
    }

    /// The first cell stands under the first slot and the last under the last, as far as they
    /// reach.
    fn is_spanned_by(&self, values: &[Seen<'_>]) -> bool {
        let covers = |seen: &Seen<'_>, slot: &Slot| {
            slot.start.checked_sub(seen.cell.column).is_some_and(|into| into < seen.cell.columns)
        };
        match (values, self.slots.as_slice()) {
            ([first, .., last], [first_slot, .., last_slot]) => {
                covers(first, first_slot) && covers(last, last_slot)
            }
            ([only], [slot]) => covers(only, slot),
            _ => false,
        }
    }

    /// The cells under the slots, by column, have these texts.
    fn stands_so(&self, found: &[Option<&GridCell<'_>>], values: &[Seen<'_>]) -> bool {
        let under = |slot: &Slot| values.iter().find(|seen| seen.cell.column == slot.start);
        self.slots.iter().zip(found).all(|(slot, found)| {
            under(slot).is_some_and(|seen| text_of(Some(&seen.cell)) == text_of(*found))
        })
    }

    /// No cell stands under another slot than the one that its order gives it.
    fn agrees(&self, values: &[Seen<'_>]) -> bool {
        let elsewhere = |at: usize, column: u32| {
            self.slots.iter().enumerate().any(|(slot, it)| slot != at && it.start == column)
        };
        !values.iter().enumerate().any(|(at, seen)| elsewhere(at, seen.cell.column))
    }

    /// The label reaches to the first slot, or what lies between them is blank in every row: else a
    /// row that was moved sideways would fit, too, where its blank cells are left out.
    fn is_beside(&self, label: GridCell<'_>, lines: &Lines) -> bool {
        let first = self.slots.first().map_or(0, |slot| slot.start);
        let in_column = self.head.is_none_or(|head| head == label.column);
        self.is_next_to(label) || (label.columns == 1 && in_column && lines.begin_at(first))
    }

    /// The label of a row ends where the first slot begins.
    pub fn is_next_to(&self, label: GridCell<'_>) -> bool {
        self.slots.first().is_some_and(|slot| slot.start == label.column + label.columns)
    }

    /// Each slot takes the cell that begins in its column; no other cell may hold anything. Every
    /// slot needs a cell, but in workbooks, which leave blank cells out.
    fn by_column<'r, 'a>(
        &self,
        label: Option<GridCell<'_>>,
        values: &'r [Seen<'a>],
        lines: &Lines,
    ) -> Option<Aligned<'r, 'a>> {
        // Nearly all rows have one cell for each slot, in the same order.
        if values.len() == self.slots.len()
            && self.slots.iter().zip(values).all(|(slot, seen)| slot.start == seen.cell.column)
        {
            return Some(in_order(values));
        }
        let sparse =
            is_sparse(label, values) && label.is_none_or(|label| self.is_beside(label, lines));
        // One allocation: a collection that may fail does not know its length.
        let mut found = Vec::with_capacity(self.slots.len());
        for slot in &self.slots {
            let under = values.iter().map(|seen| &seen.cell).find(|cell| cell.column == slot.start);
            let covered = |seen: &Seen<'_>| {
                seen.cell.column < slot.start && slot.start - seen.cell.column < seen.cell.columns
            };
            if under.is_none() && (!sparse || values.iter().any(covered)) {
                return None;
            }
            found.push(under);
        }
        let starts = |column| self.slots.iter().any(|slot| slot.start == column);
        let nothing_else = values.iter().all(|seen| starts(seen.cell.column) || seen.is_blank());
        nothing_else.then_some(Aligned { values: found, surplus: None, by_order: false })
    }

    /// In flattened text a row with as many fields as its header stands under it, unless values
    /// beside blank ones may have moved: then the other rows of as many fields must have theirs
    /// there, and one of them all of them.
    fn is_borne_out(&self, values: &[Seen<'_>], lines: &Lines) -> bool {
        let (Some(own), Some(first)) = (Line::of(values), self.slots.first()) else { return true };
        let end = self.end_of_slots();
        let is_whole = own.first == first.start && own.last == end;
        lines.is_empty() || is_whole || lines.fill(own.end, first.start, end)
    }

    /// The header over the values of a row: labels in front of the columns that the format has, and
    /// not behind the row's own label, stand over the labels of rows. That is sure of the first
    /// field alone: another may be that of a column, and only a row of as many fields as the header
    /// shows where it is.
    pub fn beside(&self, label: GridCell<'_>) -> Cow<'_, Header> {
        let is_head = |slot: &&Slot| slot.column.is_none() && slot.start <= label.column;
        let heads = self.slots.iter().take_while(is_head).count();
        if self.place.aligned || heads == 0 {
            return Cow::Borrowed(self);
        }
        let only_by_column = heads > 1 || self.slots[0].start > 0;
        Cow::Owned(Header { slots: self.slots[heads..].to_vec(), only_by_column, ..self.clone() })
    }
}

/// True in workbooks, whose blank cells are not there.
fn is_sparse(label: Option<GridCell<'_>>, values: &[Seen<'_>]) -> bool {
    let first = values.first().map(|seen| seen.cell).or(label);
    first.is_some_and(|cell| matches!(cell.position, Position::Sheet { .. }))
}

fn text_of<'a>(cell: Option<&GridCell<'a>>) -> &'a str {
    cell.map_or("", |cell| cell.text.trim())
}

fn in_order<'r, 'a>(values: &'r [Seen<'a>]) -> Aligned<'r, 'a> {
    let values = values.iter().map(|seen| Some(&seen.cell)).collect();
    Aligned { values, surplus: None, by_order: false }
}

/// A row of one value too many without it. It is left out only where it is a zero or a blank,
/// whichever such value is left out the row is the same, and nothing else explains the surplus: a
/// figure that stands twice does.
fn without_surplus<'r, 'a>(values: &'r [Seen<'a>]) -> Option<Aligned<'r, 'a>> {
    let droppable = |seen: &Seen<'_>| matches!(seen.cell.text.trim(), "" | "0" | "０");
    let texts = |dropped: usize| {
        values
            .iter()
            .enumerate()
            .filter(move |(at, _)| *at != dropped)
            .map(|(_, seen)| seen.cell.text.trim())
    };
    let is_doubled = |pair: &[Seen<'_>]| {
        !droppable(&pair[0]) && pair[0].cell.text.trim() == pair[1].cell.text.trim()
    };
    if values.windows(2).any(is_doubled) {
        return None;
    }
    let mut drops = (0..values.len()).filter(|at| droppable(&values[*at]));
    let first = drops.next()?;
    if !drops.all(|other| texts(first).eq(texts(other))) {
        return None;
    }
    let kept =
        values.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, seen)| Some(&seen.cell));
    Some(Aligned { values: kept.collect(), surplus: Some(values.len()), by_order: false })
}

/// All values are the same, so that it does not matter which is left out.
pub(super) fn are_alike(values: &[Seen<'_>]) -> bool {
    let mut texts = values.iter().filter(|seen| !seen.is_blank()).map(|seen| seen.cell.text.trim());
    let first = texts.next();
    texts.all(|text| Some(text) == first)
}
