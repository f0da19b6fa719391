//! The tables in doubt as printed, with their cells filled and noted.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Format, XlsxError};

use crate::cell::{CellId, Layout, Table};
use crate::diagnose::Fault;
use crate::mark::{MarkKind, Marks};
use crate::table::template::{Content, Printed, PrintedCell, printed};
use crate::words::{Locale, Severity};

use super::super::list::others;
use super::super::printed::figure;
use super::super::{Checked, title};
use super::{Page, look, words};

/// So many tables get sheets of their own; a workbook with hundreds of sheets helps nobody.
const MOST_SHEETS: usize = 60;

/// The row in which the table begins: above it stand its title and its report.
const TOP: u32 = 3;

/// The widths of columns in digits: of figures, of labels, and of the labels beside the figures,
/// which are the longest.
const OF_FIGURES: u8 = 10;
const OF_GROUPS: u8 = 16;
const OF_LABELS: u8 = 24;

/// The height of a page of A4 that lies on its side, in points, for as much as fits its width.
const LYING: f64 = 500.0;

/// A table with figures in doubt.
pub(super) struct Faulty<'a> {
    checked: &'a Checked<'a>,
    /// The number of its report.
    pub at: usize,
    layout: Layout,
    /// The name of its sheet, blank where it has none.
    pub sheet: String,
}

impl<'a> Faulty<'a> {
    /// The tables in doubt, those of the worst reports first.
    pub fn all(reports: &'a [Checked<'a>], order: &[usize], locale: Locale) -> Vec<Faulty<'a>> {
        let mut all: Vec<Faulty<'a>> = Vec::new();
        for &at in order {
            let checked = &reports[at];
            let layouts = checked.reading.report.layouts();
            for layout in layouts.filter(|layout| is_faulty(checked, layout.table())) {
                let number = all.len() + 1;
                let sheet = match number <= MOST_SHEETS {
                    true => sheet_name(number, checked, layout.table(), locale),
                    false => String::new(),
                };
                all.push(Faulty { checked, at, layout, sheet });
            }
        }
        all
    }

    /// Where the table stands, or why it stands nowhere.
    pub fn sheet_or_reason(&self, locale: Locale) -> &str {
        match self.sheet.as_str() {
            "" => words(locale, "表格过多，未附", "left out: too many tables"),
            sheet => sheet,
        }
    }

    pub fn write(&self, page: &mut Page<'_>) -> Result<(), XlsxError> {
        let (look, table) = (page.look, self.layout.table());
        let printed = printed(self.layout);
        let widths = widths(&printed);
        for (at, width) in (0..).zip(&widths) {
            page.sheet.set_column_width(at, *width)?;
        }
        page.text(0, 0, table.name(look.locale), &look.title)?;
        page.text(1, 0, &self.name(), &look.soft)?;
        let doubts = Doubts::of(self, look.locale);
        for cell in printed.cells() {
            self.cell(page, cell, &doubts)?;
        }
        let mut tall = 0.0;
        for row in 0..printed.rows().len() as u32 {
            let height = height(&printed, row, &widths);
            page.sheet.set_row_height(TOP + row, height)?;
            tall += height;
        }
        let below = TOP + printed.rows().len() as u32 + 1;
        let end = self.below(page, below, &widths)?;
        page.sheet.set_print_area(0, 0, end, widths.len() as u16 - 1)?;
        page.sheet.set_print_center_horizontally(true);
        if tall > LYING {
            // A table is looked at whole.
            page.sheet.set_portrait();
        }
        Ok(())
    }

    /// The report, and the name of its file.
    fn name(&self) -> String {
        let report = &self.checked.reading.report;
        match report.heading.agency.is_some() {
            true => format!("{}  {}", title(report), self.checked.name),
            false => self.checked.name.to_owned(),
        }
    }

    fn cell(
        &self,
        page: &mut Page<'_>,
        cell: &PrintedCell,
        doubts: &Doubts,
    ) -> Result<(), XlsxError> {
        let look = page.look;
        let (row, column) = (TOP + cell.row, cell.column as u16);
        let (format, text, number) = match cell.content {
            Content::Label(label) => (&look.label, label.to_owned(), None),
            Content::Value(id) => {
                let value = self.checked.reading.report.get(id);
                let number = value.and_then(|value| value.integer());
                let text = value.map_or(String::new(), |value| figure(id, value));
                (doubts.format(look, id), text, number)
            }
        };
        let (last_row, last_column) = (row + cell.rows - 1, column + cell.columns as u16 - 1);
        if (last_row, last_column) != (row, column) {
            page.sheet.merge_range(row, column, last_row, last_column, "", format)?;
        }
        match number {
            // As a number it can be added up by whoever looks.
            Some(number) if text == number.to_string() && number.unsigned_abs() < look::SHOWN => {
                page.sheet.write_number_with_format(row, column, number as f64, format)?;
            }
            _ => page.text(row, column, &text, format)?,
        }
        if let Content::Value(id) = cell.content
            && let Some(note) = doubts.note(id)
        {
            page.note(row, column, &note)?;
        }
        Ok(())
    }

    /// What the colours mean, the likeliest repairs and the problems; gives the last row.
    fn below(&self, page: &mut Page<'_>, top: u32, widths: &[u8]) -> Result<u32, XlsxError> {
        let (look, table) = (page.look, self.layout.table());
        let locale = look.locale;
        let faults = self.checked.diagnosis.of(table);
        let repairs = faults.filter_map(|fault| most_likely(fault, locale));
        let mut said: Vec<(String, &Format)> =
            repairs.map(|message| (message, &look.paragraph)).collect();
        let problems = self.checked.problems.iter();
        for problem in problems.filter(|problem| problem.table() == Some(table)) {
            let (name, code) = (problem.severity().name(locale), problem.rule().code());
            let message = problem.message(locale);
            said.push((format!("[{name}] {code} {message}"), &look.paragraph));
        }
        said.push((colours(locale).to_owned(), &look.soft));
        let room: usize = widths.iter().map(|width| usize::from(*width)).sum();
        for (row, (text, format)) in (top..).zip(&said) {
            page.sheet.merge_range(row, 0, row, widths.len() as u16 - 1, "", format)?;
            page.text(row, 0, text, format)?;
            page.sheet.set_row_height(row, f64::from(look::lines(text, room)) * look::LINE)?;
        }
        Ok(top + said.len() as u32 - 1)
    }
}

/// The likeliest repair, and how many others there are.
fn most_likely(fault: &Fault, locale: Locale) -> Option<String> {
    let message = fault.repairs().first()?.message(locale);
    Some(match (locale, others(fault)) {
        (Locale::Chinese, 0) => format!("最可能的错误：{message}"),
        (Locale::Chinese, more) => format!("最可能的错误：{message}（另有 {more} 种可能）"),
        (Locale::English, 0) => format!("Most likely: {message}"),
        (Locale::English, more) => {
            format!("Most likely: {message} (other possibilities: {more})")
        }
    })
}

const fn colours(locale: Locale) -> &'static str {
    words(
        locale,
        "红色：最可能填错的数；黄色：与问题有关的数；灰色：未能读取。批注中有说明。",
        "Red: most likely wrong; yellow: part of a problem; grey: left unread. The notes say more.",
    )
}

/// True for a table that a repair changes or an error is about.
fn is_faulty(checked: &Checked<'_>, table: Table) -> bool {
    let mut errors = checked.problems.of(Severity::Error).filter(|problem| !problem.is_settled());
    checked.diagnosis.of(table).any(|fault| !fault.repairs().is_empty())
        || errors.any(|problem| problem.cells().iter().any(|cell| cell.table() == table))
}

/// The number first, so that names differ even where they are cut; then the body and the table.
fn sheet_name(number: usize, checked: &Checked<'_>, table: Table, locale: Locale) -> String {
    /// In UTF-16, as workbooks count.
    const MOST: usize = 31;
    /// What of it the body may take, so that the table can be seen.
    const OF_BODY: usize = 18;
    let heading = &checked.reading.report.heading;
    let body = cut(heading.agency.as_deref().unwrap_or(checked.name), OF_BODY);
    let name = cut(&format!("{number} {body} {}", table.name(locale)), MOST);
    name.trim_end_matches([' ', '\'']).to_owned()
}

/// The first characters, without those that no sheet's name may have.
fn cut(text: &str, most: usize) -> String {
    let is_allowed = |c: &char| !c.is_control() && !"[]:*?/\\".contains(*c) && *c < '\u{fffe}';
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= most
    };
    text.chars().filter(is_allowed).take_while(fits).collect()
}

// ---- which cells are in doubt ----

/// The cells in doubt of a table, with what is said of them.
#[derive(Default)]
struct Doubts {
    /// Those that are marked in the document as well.
    marked: BTreeMap<CellId, (MarkKind, String)>,
    /// Other parts of what is broken.
    tied: BTreeSet<CellId>,
    unread: BTreeMap<CellId, Vec<String>>,
}

impl Doubts {
    fn of(faulty: &Faulty<'_>, locale: Locale) -> Doubts {
        let mut doubts = Doubts::default();
        let (checked, table) = (faulty.checked, faulty.layout.table());
        for mark in &Marks::of(checked) {
            if let Some(cell) = mark.cell().filter(|cell| cell.table() == table) {
                doubts.marked.insert(cell, (mark.kind(), mark.message(locale)));
            }
        }
        for problem in checked.problems.at_least(Severity::Warning) {
            let here = problem.cells().iter().copied().filter(|cell| cell.table() == table);
            let value = |cell: &CellId| checked.reading.report.get(*cell);
            if problem.judgement().is_some() {
                // Most parts of a sum are 0, and their fill would hide the others.
                let is_zero =
                    |cell: &CellId| value(cell).and_then(|value| value.integer()) == Some(0);
                doubts.tied.extend(here.filter(|cell| !is_zero(cell)));
                continue;
            }
            // What was read, if from an odd label, is not in doubt.
            let is_unread = |cell: &CellId| value(cell).is_none_or(|value| value.is_blank());
            for (at, cell) in here.filter(is_unread).enumerate() {
                let notes = doubts.unread.entry(cell).or_default();
                // Of a row or a table that was left unread the first cell says why.
                if at == 0 {
                    notes.push(format!("{} {}", problem.rule().code(), problem.message(locale)));
                }
            }
        }
        doubts
    }

    fn format<'l>(&self, look: &'l look::Look, cell: CellId) -> &'l Format {
        match self.marked.get(&cell) {
            Some((MarkKind::Wrong, _)) => &look.wrong,
            Some(_) => &look.tied,
            None if self.unread.contains_key(&cell) => &look.unread,
            None if self.tied.contains(&cell) => &look.tied,
            None => &look.figure,
        }
    }

    fn note(&self, cell: CellId) -> Option<String> {
        let marked = self.marked.get(&cell).map(|(_, said)| said.clone());
        let unread = self.unread.get(&cell).into_iter().flatten().cloned();
        let said: Vec<String> = marked.into_iter().chain(unread).collect();
        (!said.is_empty()).then(|| said.join("\n"))
    }
}

// ---- how wide and how high ----

/// The widths of the columns: those in which no figure stands hold labels.
fn widths(printed: &Printed) -> Vec<u8> {
    let mut widths = vec![OF_GROUPS; printed.columns() as usize];
    for cell in printed.cells().iter().filter(|cell| cell.is_value()) {
        widths[cell.column as usize] = OF_FIGURES;
    }
    if let Some(last) = widths.iter_mut().rfind(|width| **width == OF_GROUPS) {
        *last = OF_LABELS;
    }
    widths
}

/// The height of a row in points: spreadsheets do not find it out for merged cells.
fn height(printed: &Printed, row: u32, widths: &[u8]) -> f64 {
    let lines = printed.cells().iter().filter(|cell| cell.row <= row && row < cell.row + cell.rows);
    let lines = lines.filter_map(|cell| {
        let Content::Label(label) = cell.content else { return None };
        let columns = cell.column as usize..(cell.column + cell.columns) as usize;
        let width = widths[columns].iter().map(|width| usize::from(*width)).sum();
        // What reaches over several rows is shared by them.
        Some(look::lines(label, width).div_ceil(cell.rows))
    });
    f64::from(lines.max().unwrap_or(1)) * look::LINE + 3.0
}
