//! The tables in doubt as printed, with their cells filled and noted.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::{CellId, Layout, Table};
use crate::diagnose::Fault;
use crate::mark::{MarkKind, Marks};
use crate::problem::Problem;
use crate::table::template::{Content as Printing, Printed, PrintedCell, printed};
use crate::words::{Locale, Severity};

use super::super::list::others;
use super::super::{Checked, title};
use super::file::{Cell, Content, File, Setup, Sheet};
use super::look::Style;
use super::{WorkbookError, footer, look, number, words};

/// So many tables get sheets of their own; a workbook with hundreds of sheets helps nobody.
const MOST_SHEETS: usize = 60;

/// The row in which the table begins: above it stand its title and its report.
const TOP: u32 = 3;

/// The widths of columns in digits: of figures, of labels, and of the labels beside the figures,
/// which are the longest.
const OF_FIGURES: u8 = 10;
const OF_GROUPS: u8 = 16;
const OF_LABELS: u8 = 24;

/// The width of the box of a note, in digits.
const OF_NOTES: usize = 28;

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

    pub fn write(&self, file: &mut File, locale: Locale) -> Result<(), WorkbookError> {
        let printed = printed(self.layout);
        let widths = widths(&printed);
        let heights: Vec<f64> =
            (0..printed.rows().len() as u32).map(|row| height(&printed, row, &widths)).collect();
        let columns = widths.len() as u32;
        let mut sheet = file.sheet(Setup {
            name: &self.sheet,
            widths: widths.clone(),
            // A table is looked at whole.
            is_upright: heights.iter().sum::<f64>() > LYING,
            has_head: false,
            on_paper: columns,
            footer: footer(locale),
        })?;
        let title = Content::Text(self.layout.table().name(locale));
        sheet.row(look::LINE + 6.0, &[(0, title, Style::Title)])?;
        sheet.row(look::LINE, &[(0, Content::Text(&self.name()), Style::Soft)])?;
        sheet.row(look::LINE, &[])?;
        self.table(&mut sheet, &printed, &heights, locale)?;
        sheet.row(look::LINE, &[])?;
        let below = TOP + heights.len() as u32 + 1;
        let room: usize = widths.iter().map(|width| usize::from(*width)).sum();
        for (row, (text, style)) in (below..).zip(&self.below(locale)) {
            let height = f64::from(look::lines(text, room)) * look::LINE;
            sheet.row(height, &[(0, Content::Text(text), *style)])?;
            sheet.merge((row, 0), (row, columns - 1));
        }
        sheet.end()
    }

    /// The report, and the name of its file.
    fn name(&self) -> String {
        let report = &self.checked.reading.report;
        match report.heading.agency.is_some() {
            true => format!("{}  {}", title(report), self.checked.name),
            false => self.checked.name.to_owned(),
        }
    }

    /// Writes the rows of the table: what a cell covers has its style, and its content stands
    /// first.
    fn table(
        &self,
        sheet: &mut Sheet<'_>,
        printed: &Printed,
        heights: &[f64],
        locale: Locale,
    ) -> Result<(), WorkbookError> {
        let doubts = Doubts::of(self, locale);
        let texts = printed.squares(&self.checked.reading.report);
        for (row, height) in (0..).zip(heights) {
            let here = printed.cells().iter();
            let here = here.filter(|cell| (cell.row..cell.row + cell.rows).contains(&row));
            let mut squares: Vec<Cell<'_>> = Vec::new();
            for cell in here {
                let style = match cell.content {
                    Printing::Label(_) => Style::Label,
                    Printing::Value(id) => doubts.style(id),
                };
                for column in cell.column..cell.column + cell.columns {
                    let is_first = (row, column) == (cell.row, cell.column);
                    let text = texts[row as usize][column as usize].as_str();
                    let content = if is_first { self.content(cell, text) } else { Content::Blank };
                    squares.push((column, content, style));
                }
            }
            squares.sort_by_key(|(column, ..)| *column);
            sheet.row(*height, &squares)?;
        }
        for cell in printed.cells() {
            let first = (TOP + cell.row, cell.column);
            sheet.merge(first, (first.0 + cell.rows - 1, first.1 + cell.columns - 1));
            if let Printing::Value(id) = cell.content
                && let Some(said) = doubts.note(id)
            {
                sheet.note(first, &said, look::lines(&said, OF_NOTES));
            }
        }
        Ok(())
    }

    /// A whole number is a number, so that it can be added up by whoever looks.
    fn content<'t>(&self, cell: &PrintedCell, text: &'t str) -> Content<'t> {
        let value = match cell.content {
            Printing::Value(id) => self.checked.reading.report.get(id),
            Printing::Label(_) => None,
        };
        match value.and_then(|value| value.integer()) {
            Some(value) if text == value.to_string() => number(value, text),
            _ => Content::Text(text),
        }
    }

    /// The likeliest repairs, the problems, and what the colours mean.
    fn below(&self, locale: Locale) -> Vec<(String, Style)> {
        let table = self.layout.table();
        let faults = self.checked.diagnosis.of(table);
        let mut said: Vec<String> = faults.filter_map(|fault| most_likely(fault, locale)).collect();
        let problems = self.checked.problems.iter();
        for problem in problems.filter(|problem| problem.table() == Some(table)) {
            let (name, code) = (problem.severity().name(locale), problem.rule().code());
            said.push(format!("[{name}] {code} {}", problem.message(locale)));
        }
        let mut said: Vec<(String, Style)> =
            said.into_iter().map(|text| (text, Style::Paragraph)).collect();
        said.push((colours(locale).to_owned(), Style::Soft));
        said
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

/// True for a table that a repair changes or an error is about, and not all of that is answered.
fn is_faulty(checked: &Checked<'_>, table: Table) -> bool {
    let is_here = |problem: &&Problem| problem.cells().iter().any(|cell| cell.table() == table);
    let here: Vec<&Problem> = checked.problems.iter().filter(is_here).collect();
    let open = || here.iter().filter(|problem| !problem.is_settled());
    let is_answered = !here.is_empty() && open().next().is_none();
    let mut repaired = checked.diagnosis.of(table).filter(|fault| !fault.repairs().is_empty());
    !is_answered && repaired.next().is_some()
        || open().any(|problem| problem.severity() == Severity::Error)
}

/// The number first, so that names differ even where they are cut; then the body and the table.
fn sheet_name(number: usize, checked: &Checked<'_>, table: Table, locale: Locale) -> String {
    /// In UTF-16, as workbooks count.
    const MOST: usize = 31;
    /// What of it the body may take, so that the table can be seen.
    const OF_BODY: usize = 18;
    let heading = &checked.reading.report.heading;
    let file = checked.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let body = cut(heading.agency.as_deref().unwrap_or(file), OF_BODY);
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

    fn style(&self, cell: CellId) -> Style {
        match self.marked.get(&cell) {
            Some((MarkKind::Wrong, _)) => Style::Wrong,
            Some(_) => Style::Tied,
            None if self.unread.contains_key(&cell) => Style::Unread,
            None if self.tied.contains(&cell) => Style::Tied,
            None => Style::Figure,
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
        let Printing::Label(label) = cell.content else { return None };
        let columns = cell.column as usize..(cell.column + cell.columns) as usize;
        let width = widths[columns].iter().map(|width| usize::from(*width)).sum();
        // What reaches over several rows is shared by them.
        Some(look::lines(label, width).div_ceil(cell.rows))
    });
    f64::from(lines.max().unwrap_or(1)) * look::LINE + 3.0
}
