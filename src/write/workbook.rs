//! The list of problems as a workbook, with the tables in doubt behind it.
//!
//! Every text goes in as a text: none becomes a formula or a link.

use std::fmt;

use zip::result::ZipError;

use crate::cell::Table;
use crate::words::{Locale, Severity};

use super::Checked;
use super::list::{COLUMNS, Item, ON_PAPER, SEVERITY, list};
use super::tally::{by_rule, counts, worst_first};

mod file;
mod look;
mod tables;

use file::{Cell, Content, File, Setup, Sheet};
use look::Style;
use tables::Faulty;

/// The last row that a sheet has, counted from 0.
const LAST_ROW: usize = 1_048_575;

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
    /// The archive of the workbook became larger than archives can be, in the words of its writer.
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

impl From<ZipError> for WorkbookError {
    fn from(error: ZipError) -> WorkbookError {
        WorkbookError::Refused(error.to_string())
    }
}

impl From<std::io::Error> for WorkbookError {
    fn from(error: std::io::Error) -> WorkbookError {
        WorkbookError::Refused(error.to_string())
    }
}

/// The problems of some reports as a workbook (`.xlsx`): a sheet with the [`list`](super::list()),
/// one of the reports, one of the broken rules, and the tables in doubt as printed, their cells
/// filled and noted, those of the worst reports first and at most 60.
///
/// `unread` are the files that could not be read, each with the reason: the sheet of reports names
/// them first.
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
/// let workbook = write::workbook(&[checked], &[("坏.docx", "文件已损坏")], Locale::Chinese)?;
/// assert!(workbook.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn workbook(
    reports: &[Checked<'_>],
    unread: &[(&str, &str)],
    locale: Locale,
) -> Result<Vec<u8>, WorkbookError> {
    let problems: usize = reports.iter().map(|checked| checked.problems.len()).sum();
    let rows = problems.max(reports.len() + unread.len());
    if rows > LAST_ROW {
        return Err(WorkbookError::TooManyRows { rows });
    }
    let order = worst_first(reports);
    let faulty = Faulty::all(reports, &order, locale);
    let mut file = File::new();
    problem_list(&mut file, reports, locale)?;
    let reports_by_order = order.iter().map(|&at| (at, &reports[at]));
    report_list(&mut file, unread, reports_by_order, &faulty, locale)?;
    rule_list(&mut file, reports, locale)?;
    for table in faulty.iter().filter(|table| !table.sheet.is_empty()) {
        table.write(&mut file, locale)?;
    }
    file.end(&look::styles(locale))
}

pub(super) const fn words<'a>(locale: Locale, chinese: &'a str, english: &'a str) -> &'a str {
    match locale {
        Locale::Chinese => chinese,
        Locale::English => english,
    }
}

/// What stands below each page.
const fn footer(locale: Locale) -> &'static str {
    words(locale, "&C第 &P 页，共 &N 页", "&CPage &P of &N")
}

/// A whole number. One with more digits than spreadsheets show becomes the text beside it.
const fn number(number: i64, text: &str) -> Content<'_> {
    if number.unsigned_abs() < look::SHOWN { Content::Number(number) } else { Content::Text(text) }
}

/// A sheet with a line of names above and a row for each thing.
struct Listing<'f> {
    sheet: Sheet<'f>,
    widths: Vec<u8>,
    /// So many columns go on paper; they say how high a row is.
    on_paper: usize,
}

impl<'f> Listing<'f> {
    fn begin(
        file: &'f mut File,
        name: &'f str,
        columns: &[(&str, u8)],
        on_paper: usize,
        locale: Locale,
    ) -> Result<Listing<'f>, WorkbookError> {
        let widths: Vec<u8> = columns.iter().map(|(_, width)| *width).collect();
        let setup = Setup {
            name,
            widths: widths.clone(),
            is_upright: false,
            has_head: true,
            on_paper: on_paper as u32,
            footer: footer(locale),
        };
        let mut sheet = file.sheet(setup)?;
        let head = (0..).zip(columns).map(|(at, (name, _))| (at, Content::Text(name), Style::Head));
        sheet.row(look::LINE + 3.0, &head.collect::<Vec<_>>())?;
        Ok(Listing { sheet, widths, on_paper })
    }

    /// Writes a row, as high as what is on paper needs: spreadsheets find that out only where they
    /// are asked to. One of its texts may have a style of its own.
    fn row(
        &mut self,
        items: &[Item<'_>],
        special: Option<(usize, Style)>,
    ) -> Result<(), WorkbookError> {
        let numbers: Vec<String> = items
            .iter()
            .map(|item| match item {
                Item::Number(number) => number.to_string(),
                _ => String::new(),
            })
            .collect();
        let cells = items.iter().zip(&numbers).enumerate().map(|(at, (item, digits))| {
            let (content, style) = match item {
                Item::Nothing => (Content::Blank, Style::Text),
                Item::Number(value) => (number(*value, digits), Style::Number),
                Item::Text(text) => (Content::Text(text.as_ref()), Style::Text),
            };
            let own = special.filter(|(special, _)| *special == at).map(|(_, style)| style);
            (at as u32, content, own.unwrap_or(style))
        });
        let cells: Vec<Cell<'_>> = cells.collect();
        let lines = self.widths.iter().zip(items).take(self.on_paper);
        let lines = lines.map(|(width, item)| match item {
            Item::Text(text) => look::lines(text, usize::from(*width)),
            _ => 1,
        });
        let lines = lines.max().unwrap_or(1);
        self.sheet.row(f64::from(lines) * look::LINE, &cells)
    }
}

fn problem_list(
    file: &mut File,
    reports: &[Checked<'_>],
    locale: Locale,
) -> Result<(), WorkbookError> {
    let columns: Vec<_> = COLUMNS.iter().map(|one| (one.name(locale), one.width)).collect();
    let name = words(locale, "问题清单", "Problems");
    let mut listing = Listing::begin(file, name, &columns, ON_PAPER, locale)?;
    for entry in list(reports, locale) {
        let items: Vec<Item<'_>> =
            COLUMNS.iter().map(|column| (column.item)(&entry, locale)).collect();
        listing.row(&items, Some((SEVERITY, Style::of(entry.severity))))?;
    }
    listing.sheet.end()
}

fn report_list<'c>(
    file: &mut File,
    unread: &[(&str, &str)],
    reports: impl Iterator<Item = (usize, &'c Checked<'c>)>,
    faulty: &[Faulty<'_>],
    locale: Locale,
) -> Result<(), WorkbookError> {
    let columns: Vec<(&str, u8)> = [
        ("报告", "Report", 30),
        ("机关", "Body", 24),
        ("年度", "Year", 8),
        ("结果", "Result", 24),
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
    let name = words(locale, "报告一览", "Reports");
    let mut listing = Listing::begin(file, name, &columns, columns.len(), locale)?;
    for (name, reason) in unread {
        let why = match locale {
            Locale::Chinese => format!("无法读取：{reason}"),
            Locale::English => format!("not read: {reason}"),
        };
        let mut items = vec![Item::Text((*name).into()), Item::Nothing, Item::Nothing];
        items.push(Item::Text(why.into()));
        items.resize_with(columns.len(), || Item::Nothing);
        listing.row(&items, None)?;
    }
    for (at, checked) in reports {
        let read = Read::of(checked);
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
        listing.row(&items, None)?;
    }
    listing.sheet.end()
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

fn rule_list(
    file: &mut File,
    reports: &[Checked<'_>],
    locale: Locale,
) -> Result<(), WorkbookError> {
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
    let name = words(locale, "规则统计", "Rules");
    let mut listing = Listing::begin(file, name, &columns, columns.len(), locale)?;
    for one in &broken {
        let severity: Severity = one.severity;
        let items = [
            Item::Text(one.rule.code().into()),
            Item::Text(one.rule.title(locale).into()),
            Item::Text(severity.name(locale).into()),
            Item::Number(one.places as i64),
            Item::Number(one.reports as i64),
            Item::Text(one.rule.source(locale).into()),
        ];
        listing.row(&items, None)?;
    }
    listing.sheet.end()
}
