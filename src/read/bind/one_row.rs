//! The tables that have one row of values: reconsideration and litigation, and the fee table.

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::read::grid::Position;
use crate::read::label::Known;
use crate::remark::{Remark, RemarkKind};
use crate::table::header::Header as PrintedHeader;

use super::collect::{Figure, differs, remark};
use super::header::{Header, MOST_COLUMNS, Misfit, Slot, are_alike, is_like};
use super::pending::{Pending, last_line, share_columns, without_repeated_lines};
use super::sheet::{Place, Row, Seen};
use super::torn::Lines;

/// One row of values under a header that may have several lines.
pub(super) struct OneRow<'a> {
    /// The printed header: that of the newest edition, until another is told from the document.
    printed: &'static PrintedHeader,
    pending: Vec<Pending>,
    /// The column behind the last one of the header.
    end: u32,
    /// The groups that stand above the columns: their names and first columns.
    groups: Vec<(&'static str, u32)>,
    /// The header has more labels than any.
    is_too_wide: bool,
    place: Option<Place>,
    header: Option<Header>,
    /// The values in printed order, when they were read.
    pub figures: Option<Vec<Figure<'a>>>,
    /// The table was met, whether or not its values could be read.
    pub met: bool,
    /// A blank row stood below the header.
    blank: bool,
    /// What to say about figures under the heading when the header never comes.
    without_header: Option<Remark>,
}

impl<'a> OneRow<'a> {
    pub fn new(table: Table) -> OneRow<'a> {
        OneRow {
            printed: PrintedHeader::of(table.layout(Edition::LAST)),
            pending: Vec::new(),
            end: 0,
            groups: Vec::new(),
            is_too_wide: false,
            place: None,
            header: None,
            figures: None,
            met: false,
            blank: false,
            without_header: None,
        }
    }

    pub fn layout(&self) -> Layout {
        self.printed.layout()
    }

    fn table(&self) -> Table {
        self.printed.table()
    }

    fn width(&self) -> usize {
        self.printed.columns.len()
    }

    pub fn row(&mut self, row: &Row<'_, 'a>, remarks: &mut Vec<Remark>) {
        let has_columns = row.cells.iter().any(|seen| self.column(seen).is_some());
        let has_figures = row.cells.iter().any(|seen| {
            seen.is_figure() && !seen.is_blank() || self.is_odd_figure(row.place, seen)
        });
        if has_figures && !has_columns {
            self.data(row, remarks);
        } else {
            self.header_row(row, remarks);
        }
    }

    /// The cell stands under the label of a column and is meant as its figure, although it is none.
    fn is_odd_figure(&self, place: Place, seen: &Seen<'_>) -> bool {
        let is_under = place.aligned
            && self.place == Some(place)
            && self.pending.iter().any(|pending| pending.slot.start == seen.cell.column);
        is_under && seen.is_odd_figure()
    }

    /// A row without any text, which may be the row of values left blank.
    pub fn blank_row(&mut self) {
        self.blank |= self.met;
    }

    /// At the end: what to say about figures under the heading of a table that was not met
    /// otherwise, or about a header that never became complete.
    pub fn headless(&mut self, remarks: &mut Vec<Remark>) {
        if !self.met {
            remarks.extend(self.without_header.take());
            return;
        }
        self.finish_header(remarks);
        if self.header.is_none() && self.figures.is_none() {
            remarks.push(remark(RemarkKind::ColumnsUnclear, self.table(), None, String::new()));
        }
    }

    /// Then: true when the table is there, its header complete, and no row of values came; and
    /// whether a blank row did.
    pub fn is_left_blank(&self) -> Option<bool> {
        (self.figures.is_none() && self.header.is_some()).then_some(self.blank)
    }

    fn column(&self, seen: &Seen<'_>) -> Option<&'static str> {
        seen.column(self.table())
    }

    fn header_row(&mut self, row: &Row<'_, '_>, remarks: &mut Vec<Remark>) {
        let own = self.table();
        let mut inside = false;
        for seen in row.cells {
            self.met |= seen.known().iter().any(|known| known.table() == own);
            if self.pending.len().max(self.groups.len()) >= MOST_COLUMNS {
                self.is_too_wide = true;
                self.place.get_or_insert(row.place);
                break;
            }
            self.groups.extend(seen.known().iter().filter_map(|known| match known {
                Known::Group(table, name) if *table == own => Some((*name, seen.cell.column)),
                _ => None,
            }));
            let name = self.column(seen);
            inside |= name.is_some();
            if name.is_none() && !(inside && row.place.aligned && seen.is_unknown_text()) {
                continue;
            }
            differs(seen, self.table(), remarks);
            self.pending.push(Pending::new(seen, name));
            self.end = self.end.max(row.end());
            self.place = Some(row.place);
        }
    }

    fn finish_header(&mut self, remarks: &mut Vec<Remark>) {
        let (Some(place), false) = (self.place.take(), self.pending.is_empty()) else { return };
        let pending = without_labels_above(std::mem::take(&mut self.pending));
        let groups = std::mem::take(&mut self.groups);
        if std::mem::take(&mut self.is_too_wide) {
            self.header = None;
            return;
        }
        let newest = self.printed;
        let others = PrintedHeader::all(self.table()).iter().copied();
        for other in others.filter(|other| other.layout() != newest.layout()) {
            self.printed = other;
            if self.finish_as(pending.clone(), groups.clone(), place, remarks) {
                return;
            }
        }
        self.printed = newest;
        self.finish_as(pending, groups, place, remarks);
    }

    /// Makes the header, if its labels are those of the printed one.
    fn finish_as(
        &mut self,
        mut pending: Vec<Pending>,
        groups: Vec<(&'static str, u32)>,
        mut place: Place,
        remarks: &mut Vec<Remark>,
    ) -> bool {
        without_repeats(&mut pending, self.printed, place.aligned);
        if share_columns(pending.iter().map(|pending| pending.slot.start)) {
            // The labels stand one below the other: their reading order is that of the values, and
            // columns mean nothing.
            place.aligned = false;
        } else {
            pending.sort_by_key(|pending| pending.slot.start);
        }
        let names: Vec<&str> = pending.iter().filter_map(|pending| pending.slot.column).collect();
        // The columns of the groups have the same labels: one of another group may stand beside the
        // right one, which is misprinted.
        let misprinted = self.unknown(&pending).any(|unknown| {
            self.printed.columns.iter().any(|column| is_like(&unknown.text, column.label))
        });
        let is_printed = self.printed.names().eq(names) && self.in_order(groups) && !misprinted;
        if is_printed {
            remarks.extend(self.unknown(&pending).map(|unknown| {
                remark(
                    RemarkKind::ColumnUnknown,
                    self.table(),
                    Some(unknown.position.clone()),
                    unknown.text.clone(),
                )
            }));
            let slots = pending.into_iter().map(|pending| pending.slot).collect();
            self.header = Some(Header {
                slots,
                place,
                end: self.end,
                head: None,
                one_label_field: false,
                only_by_column: false,
            });
        }
        is_printed
    }

    fn unknown<'p>(&self, pending: &'p [Pending]) -> impl Iterator<Item = &'p Pending> + use<'p> {
        pending.iter().filter(|pending| pending.slot.column.is_none())
    }

    /// The groups that were recognised come in printed order, by column, or by reading order in
    /// text without columns.
    fn in_order(&self, mut groups: Vec<(&'static str, u32)>) -> bool {
        if groups.iter().any(|(_, start)| *start > 0) {
            groups.sort_by_key(|(_, start)| *start);
        }
        // A label over several columns may stand over each of them.
        groups.dedup_by_key(|(name, _)| *name);
        let printed = self.layout().fields().iter().map(|field| field.name);
        let mut found = groups.iter().map(|(name, _)| *name).peekable();
        for name in printed {
            found.next_if_eq(&name);
        }
        found.next().is_none()
    }

    fn data(&mut self, row: &Row<'_, 'a>, remarks: &mut Vec<Remark>) {
        self.finish_header(remarks);
        let at = row.cells.first().map(|seen| seen.cell.position.clone());
        if !self.met {
            self.headless_row(row, at);
            return;
        }
        let Some(header) = &self.header else {
            if self.figures.is_none() {
                remarks.push(remark(RemarkKind::ColumnsUnclear, self.table(), at, row.text()));
                self.figures = Some(Vec::new());
            }
            return;
        };
        let found = values(header, row);
        if self.figures.is_some() {
            self.another(row, at, found, remarks);
            return;
        }
        let kind = match &found {
            Ok((_, surplus)) => {
                surplus.map(|found| RemarkKind::SurplusDropped { found, expected: self.width() })
            }
            Err(misfit) => Some(RemarkKind::WrongNumberOfValues {
                found: misfit.found,
                expected: self.width(),
            }),
        };
        remarks.extend(kind.map(|kind| remark(kind, self.table(), at, row.text())));
        self.figures = Some(found.map_or_else(|_| Vec::new(), |(figures, _)| figures));
    }

    /// A row of figures under no header. Prose holds figures, too, but fewer and beside words.
    fn headless_row(&mut self, row: &Row<'_, '_>, at: Option<Position>) {
        let is_prose = row.cells.iter().any(|seen| !seen.is_figure())
            && count_figures(row) < 2
            && row.cells.len() != self.width();
        if !is_prose {
            self.without_header.get_or_insert_with(|| {
                remark(RemarkKind::ColumnsUnclear, self.printed.table(), at, row.text())
            });
        }
    }

    /// A further row of figures. It says the same as the first, or which of them is the table's
    /// own, nothing tells. Prose below the table may hold a figure: a row of values has several
    /// that stand under the header, or as many as that has columns.
    fn another(
        &mut self,
        row: &Row<'_, '_>,
        at: Option<Position>,
        found: Result<Values<'_>, Misfit>,
        remarks: &mut Vec<Remark>,
    ) {
        let figures = count_figures(row);
        let is_values = match &found {
            Ok(_) => figures >= 2.min(self.width()),
            Err(_) => figures >= self.width(),
        };
        if !is_values {
            return;
        }
        let is_same = |first: &Vec<Figure<'_>>| {
            let texts = |figures: &[Figure<'_>]| {
                figures.iter().map(|figure| figure.text.trim().to_owned()).collect::<Vec<_>>()
            };
            found.as_ref().is_ok_and(|(figures, _)| texts(first) == texts(figures))
        };
        let kind = if self.figures.as_ref().is_some_and(is_same) {
            RemarkKind::RowTwiceSame
        } else {
            self.figures = Some(Vec::new());
            RemarkKind::SeveralDataRows
        };
        remarks.push(remark(kind, self.table(), at, row.text()));
    }
}

/// The figures of a row under the header, and how many values it has where one too many was
/// dropped.
type Values<'a> = (Vec<Figure<'a>>, Option<usize>);

/// The values of a row. A label in front, such as 数量, is none; text that stands under the first
/// column is one, if an odd one.
fn values<'a>(header: &Header, row: &Row<'_, 'a>) -> Result<Values<'a>, Misfit> {
    let under_first = |seen: &Seen<'_>| {
        row.place.aligned
            && row.place == header.place
            && header.slots.iter().any(|slot| slot.start == seen.cell.column)
    };
    let labels =
        row.cells.iter().take_while(|seen| !seen.is_figure() && !under_first(seen)).count();
    let cells = &row.cells[labels..];
    let aligned = header.align(None, cells, row, &Lines::NONE)?;
    // No other row shows that one value too many is none of a column that no label names.
    if aligned.surplus.is_some() && aligned.by_order && !are_alike(cells) {
        return Err(Misfit { found: header.slots.len() + 1 });
    }
    let first = row.cells.first().map(|seen| &seen.cell);
    let figures = header.slots.iter().zip(&aligned.values);
    let figures = figures.filter_map(|(slot, value)| Figure::under(slot, *value, first));
    Ok((figures.collect(), aligned.surplus))
}

fn count_figures(row: &Row<'_, '_>) -> usize {
    row.cells.iter().filter(|seen| seen.is_figure() && !seen.is_blank()).count()
}

/// Labels that reach down stand in every line of the header where merged cells are repeated: under
/// themselves where there are columns, else in a last line that names all columns.
fn without_repeats(pending: &mut Vec<Pending>, printed: &PrintedHeader, aligned: bool) {
    if aligned {
        without_repeated_lines(pending);
        return;
    }
    let names: Vec<Option<&str>> = pending.iter().map(|pending| pending.slot.column).collect();
    let is_repeated =
        |line: &usize| names[..*line].iter().copied().eq(printed.names().take(*line).map(Some));
    if let Some(line) =
        last_line(names.iter().copied(), &printed.column_orders[0], |_| true).filter(is_repeated)
    {
        pending.drain(..line);
    }
}

/// Unknown text above a column is the label of a group, not of a column.
fn without_labels_above(mut pending: Vec<Pending>) -> Vec<Pending> {
    let named: Vec<u32> = pending
        .iter()
        .filter(|pending| pending.slot.column.is_some())
        .map(|pending| pending.slot.start)
        .collect();
    let is_above = |slot: &Slot| named.iter().any(|start| (slot.start..slot.end).contains(start));
    pending.retain(|pending| pending.slot.column.is_some() || !is_above(&pending.slot));
    pending
}
