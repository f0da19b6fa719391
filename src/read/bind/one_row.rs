//! The tables that have one row of values: reconsideration and litigation, and the fee table.

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::read::grid::Position;
use crate::read::label::Known;
use crate::remark::{Remark, RemarkKind};
use crate::table::header::Header as PrintedHeader;

use super::collect::{Figure, remark};
use super::head::{Finished, HeadLines};
use super::header::{Header, Misfit, are_alike};
use super::sheet::{Place, Row, Seen};
use super::torn::Lines;

/// One row of values under a header that may have several lines.
pub(super) struct OneRow<'a> {
    /// The printed header: that of the newest edition, until another is told from the document.
    printed: &'static PrintedHeader,
    lines: HeadLines,
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
            lines: HeadLines::new(table),
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
            return;
        }
        let own = |known: &Known| known.table() == self.table();
        self.met |= row.cells.iter().any(|seen| seen.known().iter().any(own));
        if has_columns {
            self.lines.line(row, remarks);
        } else {
            self.lines.other_line(row);
        }
    }

    /// The cell stands under the label of a column and is meant as its figure, although it is none.
    fn is_odd_figure(&self, place: Place, seen: &Seen<'_>) -> bool {
        place.aligned && seen.is_odd_figure() && self.lines.are_above(seen, place)
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

    fn finish_header(&mut self, remarks: &mut Vec<Remark>) {
        match self.lines.finish(self.header.as_ref(), remarks) {
            Finished::Header(header, printed) => {
                (self.header, self.printed) = (Some(header), printed);
            }
            Finished::Unclear { is_other: true } => self.header = None,
            _ => {}
        }
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
        let found = values(header, self.printed, row);
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

/// The values of a row in printed order. A label in front, such as 数量, is none; text that stands
/// under the first column is one, if an odd one.
fn values<'a>(
    header: &Header,
    printed: &PrintedHeader,
    row: &Row<'_, 'a>,
) -> Result<Values<'a>, Misfit> {
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
    let mut figures: Vec<Figure<'a>> = figures.collect();
    if !printed.columns_share_labels() {
        figures.sort_by_key(|figure| printed.place(figure.column));
    }
    Ok((figures, aligned.surplus))
}

fn count_figures(row: &Row<'_, '_>) -> usize {
    row.cells.iter().filter(|seen| seen.is_figure() && !seen.is_blank()).count()
}
