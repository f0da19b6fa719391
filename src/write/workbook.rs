//! The list of problems as a workbook, with the tables in doubt behind it.
//!
//! Every text goes in as a text: none becomes a formula or a link.

use std::fmt;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError};

use crate::cell::Table;
use crate::words::{Locale, Severity};

use super::Checked;
use super::list::{COLUMNS, Item, ON_PAPER, SEVERITY, list};
use super::tally::{by_rule, counts, worst_first};

mod look;
mod tables;

use look::Look;
use tables::Faulty;

/// The last row that a sheet has, counted from 0.
const LAST_ROW: usize = 1_048_575;

/// A row can be 409 points high.
const MOST_LINES: u32 = 27;

/// Why there is no workbook.
///
/// ```
/// use gouji::Locale;
/// use gouji::write::WorkbookError;
/// let error = WorkbookError::TooManyRows { rows: 2_000_000 };
/// assert_eq!(
///     error.message(Locale::Chinese),
///     "共有 2000000 行，超过一张工作表的上限；请分批输出，或者改用 CSV。"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WorkbookError {
    /// There are more problems or reports than a sheet has rows.
    TooManyRows {
        /// How many.
        rows: usize,
    },
    /// The writer of workbooks refused something, in its words. This would be a mistake of ours.
    Refused(String),
}

impl WorkbookError {
    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (WorkbookError::TooManyRows { rows }, Locale::Chinese) => {
                format!("共有 {rows} 行，超过一张工作表的上限；请分批输出，或者改用 CSV。")
            }
            (WorkbookError::TooManyRows { rows }, Locale::English) => format!(
                "{rows} rows are more than a sheet can hold; write fewer at a time, or CSV."
            ),
            (WorkbookError::Refused(why), Locale::Chinese) => format!("无法生成工作簿：{why}"),
            (WorkbookError::Refused(why), Locale::English) => {
                format!("the workbook could not be written: {why}")
            }
        }
    }
}

impl fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::English))
    }
}

impl std::error::Error for WorkbookError {}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> WorkbookError {
        WorkbookError::Refused(error.to_string())
    }
}

/// The problems of some reports as a workbook (`.xlsx`): a sheet with the [`list`](super::list()),
/// one of the reports, one of the broken rules, and the tables in doubt as printed, their cells
/// filled and noted, those of the worst reports first and at most 60.
///
/// The same reports give the same bytes: the workbook says of itself that it was made in 2000.
///
/// # Errors
///
/// When there are more rows than a sheet can hold.
///
/// ```
/// use gouji::write::{self, Checked};
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let workbook = write::workbook(&[checked], Locale::Chinese)?;
/// assert!(workbook.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn workbook(reports: &[Checked<'_>], locale: Locale) -> Result<Vec<u8>, WorkbookError> {
    let problems: usize = reports.iter().map(|checked| checked.problems.len()).sum();
    let rows = problems.max(reports.len());
    if rows > LAST_ROW {
        return Err(WorkbookError::TooManyRows { rows });
    }
    let order = worst_first(reports);
    let faulty = Faulty::all(reports, &order, locale);
    let mut book = Workbook::new();
    // The library has no clock: the same reports give the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let look = Look::new(locale);
    problem_list(
        &mut Page::add(&mut book, words(locale, "问题清单", "Problems"), &look)?,
        reports,
    )?;
    let mut page = Page::add(&mut book, words(locale, "报告一览", "Reports"), &look)?;
    report_list(&mut page, reports, &order, &faulty)?;
    rule_list(&mut Page::add(&mut book, words(locale, "规则统计", "Rules"), &look)?, reports)?;
    for table in faulty.iter().filter(|table| !table.sheet.is_empty()) {
        table.write(&mut Page::add(&mut book, &table.sheet, &look)?)?;
    }
    Ok(book.save_to_buffer()?)
}

pub(super) const fn words<'a>(locale: Locale, chinese: &'a str, english: &'a str) -> &'a str {
    match locale {
        Locale::Chinese => chinese,
        Locale::English => english,
    }
}

/// A sheet that is being written.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    look: &'a Look,
}

impl<'a> Page<'a> {
    /// A sheet on A4 paper lying on its side, as many pages high as it takes.
    fn add(book: &'a mut Workbook, name: &str, look: &'a Look) -> Result<Page<'a>, XlsxError> {
        /// The number of A4 in workbooks.
        const A4: u8 = 9;
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
        sheet.set_footer(words(look.locale, "&C第 &P 页，共 &N 页", "&CPage &P of &N"));
        Ok(Page { sheet, look })
    }

    fn text(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, column, clean(text), format)?;
        Ok(())
    }

    /// A whole number. One with more digits than spreadsheets show becomes a text.
    fn number(&mut self, row: u32, column: u16, number: i64) -> Result<(), XlsxError> {
        let format = &self.look.number;
        if number.unsigned_abs() < look::SHOWN {
            self.sheet.write_number_with_format(row, column, number as f64, format)?;
        } else {
            self.sheet.write_string_with_format(row, column, number.to_string(), format)?;
        }
        Ok(())
    }

    fn item(&mut self, row: u32, column: u16, item: &Item<'_>) -> Result<(), XlsxError> {
        let look = self.look;
        match item {
            Item::Nothing => self.text(row, column, "", &look.text),
            Item::Number(number) => self.number(row, column, *number),
            Item::Text(text) => self.text(row, column, text, &look.text),
        }
    }

    /// Writes a row, as high as its first columns need: spreadsheets find that out only where they
    /// are asked to.
    fn row(
        &mut self,
        row: u32,
        columns: &[(&str, u8)],
        items: &[Item<'_>],
        counted: usize,
    ) -> Result<(), XlsxError> {
        for (at, item) in (0..).zip(items) {
            self.item(row, at, item)?;
        }
        let lines = columns.iter().zip(items).take(counted).map(|((_, width), item)| match item {
            Item::Text(text) => look::lines(text, usize::from(*width)),
            _ => 1,
        });
        let lines = lines.max().unwrap_or(1).min(MOST_LINES);
        self.sheet.set_row_height(row, f64::from(lines) * look::LINE)?;
        Ok(())
    }

    fn note(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        let (text, width) = (clean(text), 260);
        let height = look::lines(&text, 34) * 18 + 16;
        let note = Note::new(text).add_author_prefix(false).set_author("gouji");
        self.sheet.insert_note(row, column, &note.set_width(width).set_height(height))?;
        Ok(())
    }

    /// The names of the columns above, which stay in sight, stand on every page, and filter.
    fn head(&mut self, columns: &[(&str, u8)], rows: usize) -> Result<(), XlsxError> {
        let look = self.look;
        for (at, (name, width)) in (0..).zip(columns) {
            self.text(0, at, name, &look.head)?;
            self.sheet.set_column_width(at, *width)?;
        }
        self.sheet.set_freeze_panes(1, 0)?;
        self.sheet.set_repeat_rows(0, 0)?;
        self.sheet.autofilter(0, 0, rows as u32, columns.len() as u16 - 1)?;
        Ok(())
    }
}

/// Text that a workbook can hold: without characters that its XML may not have, and cut where it is
/// longer than a cell can be.
fn clean(text: &str) -> String {
    /// In UTF-16, as workbooks count.
    const MOST: usize = 32_000;
    let allowed =
        |c: &char| (*c == '\n' || !c.is_control()) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let (mut clean, mut length) = (String::with_capacity(text.len()), 0);
    let texts = text.chars().map(|c| if c == '\t' { ' ' } else { c });
    for c in texts.filter(allowed) {
        length += c.len_utf16();
        if length > MOST {
            clean.push('…');
            break;
        }
        clean.push(c);
    }
    clean
}

fn problem_list(page: &mut Page<'_>, reports: &[Checked<'_>]) -> Result<(), XlsxError> {
    let look = page.look;
    let columns: Vec<_> = COLUMNS.iter().map(|one| (one.name(look.locale), one.width)).collect();
    let rows = reports.iter().map(|checked| checked.problems.len()).sum();
    page.head(&columns, rows)?;
    for (row, entry) in (1..).zip(list(reports, look.locale)) {
        let items: Vec<Item<'_>> =
            COLUMNS.iter().map(|column| (column.item)(&entry, look.locale)).collect();
        page.row(row, &columns, &items, ON_PAPER)?;
        page.text(row, SEVERITY, entry.severity.name(look.locale), look.severity(entry.severity))?;
    }
    page.sheet.set_print_area(0, 0, rows as u32, ON_PAPER as u16 - 1)?;
    Ok(())
}

fn report_list(
    page: &mut Page<'_>,
    reports: &[Checked<'_>],
    order: &[usize],
    faulty: &[Faulty<'_>],
) -> Result<(), XlsxError> {
    let locale = page.look.locale;
    let columns: Vec<(&str, u8)> = [
        ("报告", "Report", 30),
        ("机关", "Body", 24),
        ("年度", "Year", 8),
        ("结果", "Result", 18),
        ("错误", "Errors", 8),
        ("警告", "Warnings", 8),
        ("提示", "Notes", 8),
        ("已读单元格", "Cells read", 12),
        ("未读单元格", "Cells unread", 12),
        ("未读取的表", "Tables unread", 34),
        ("表格所在的工作表", "Its tables stand on", 36),
    ]
    .map(|(chinese, english, width)| (words(locale, chinese, english), width))
    .to_vec();
    page.head(&columns, reports.len())?;
    for (row, &at) in (1..).zip(order) {
        let (checked, read) = (&reports[at], Read::of(&reports[at]));
        let heading = &checked.reading.report.heading;
        let [errors, warnings, notes] = counts(checked.problems).map(|count| count as i64);
        let sheets: Vec<&str> = faulty
            .iter()
            .filter(|table| table.at == at)
            .map(|table| table.sheet_or_reason(locale))
            .collect();
        let items = [
            Item::Text(checked.name.into()),
            Item::Text(heading.agency.as_deref().unwrap_or_default().into()),
            heading.year.map_or(Item::Nothing, |year| Item::Number(year.into())),
            Item::Text(read.result(checked, locale).into()),
            Item::Number(errors),
            Item::Number(warnings),
            Item::Number(notes),
            Item::Number(read.cells as i64),
            Item::Number(read.unread as i64),
            Item::Text(read.tables_unread(locale).into()),
            Item::Text(sheets.join("\n").into()),
        ];
        page.row(row, &columns, &items, items.len())?;
    }
    Ok(())
}

/// How much of a report was read.
struct Read {
    cells: usize,
    unread: usize,
    tables: Vec<Table>,
}

impl Read {
    fn of(checked: &Checked<'_>) -> Read {
        let (reading, gaps) = (checked.reading, checked.reading.gaps());
        // A report that comes from no document has no origins, and its blank cells are blank.
        let absent = if reading.origins.is_empty() { 0 } else { gaps.absent.len() };
        let unread = gaps.unread.len() + absent;
        let has = |table: &Table| reading.report.layout(*table).is_some();
        let tables = Table::required().filter(|table| !has(table)).collect();
        Read { cells: reading.report.cells().count() - unread, unread, tables }
    }

    fn tables_unread(&self, locale: Locale) -> String {
        let names: Vec<&str> = self.tables.iter().map(|table| table.name(locale)).collect();
        names.join("\n")
    }

    /// What cannot be decided is never a pass.
    fn result(&self, checked: &Checked<'_>, locale: Locale) -> &'static str {
        let is_whole = self.unread == 0 && self.tables.is_empty();
        if checked.problems.has_errors() {
            words(locale, "有错误", "errors")
        } else if is_whole && checked.problems.undecided().is_empty() {
            words(locale, "未发现错误", "no errors found")
        } else {
            words(locale, "未能全部核对", "not checked in full")
        }
    }
}

fn rule_list(page: &mut Page<'_>, reports: &[Checked<'_>]) -> Result<(), XlsxError> {
    let locale = page.look.locale;
    let broken = by_rule(reports);
    let columns: Vec<(&str, u8)> = [
        ("规则", "Rule", 10),
        ("内容", "What it says", 60),
        ("程度", "Severity", 10),
        ("处数", "Places", 10),
        ("报告数", "Reports", 10),
        ("依据", "Source", 60),
    ]
    .map(|(chinese, english, width)| (words(locale, chinese, english), width))
    .to_vec();
    page.head(&columns, broken.len())?;
    for (row, one) in (1..).zip(&broken) {
        let severity: Severity = one.severity;
        let items = [
            Item::Text(one.rule.code().into()),
            Item::Text(one.rule.title(locale).into()),
            Item::Text(severity.name(locale).into()),
            Item::Number(one.places as i64),
            Item::Number(one.reports as i64),
            Item::Text(one.rule.source().into()),
        ];
        page.row(row, &columns, &items, items.len())?;
    }
    Ok(())
}
