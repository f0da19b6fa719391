//! The list of problems (问题清单): one line a problem, for a spreadsheet or a program of one's own.

use std::borrow::Cow;

use serde::Serialize;

use crate::answer::AnswerState;
use crate::diagnose::{Correction, Diagnosis, Fault};
use crate::problem::Problem;
use crate::table::name::{self, all_of, tables_of};
use crate::words::{Locale, Severity};

use super::Checked;
use super::csv::{inert, line};

/// One problem of a list, in words.
///
/// ```
/// use gouji::write::{self, Checked};
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
///
/// let entry = write::list(&[checked], Locale::Chinese).nth(1).unwrap();
/// assert_eq!((entry.rule, entry.agency, entry.year), ("RQ-01", Some("银川市兴庆区"), Some(2020)));
/// assert_eq!(entry.cells, "“自然人”列：本年新收、上年结转、（七）总计、结转下年度");
/// assert_eq!((entry.left, entry.right, entry.difference), (Some(25), Some(26), Some(-1)));
/// assert_eq!(entry.likely.as_deref(), Some("（七）总计·自然人：24"));
/// assert_eq!(entry.place.as_deref(), Some("第37行第19个字"));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Entry<'a> {
    /// Its number in the list, from 1.
    pub number: usize,
    /// What the report is called: the name of its file.
    pub report: &'a str,
    /// The body, as far as the report says.
    pub agency: Option<&'a str>,
    /// The year that it reports on.
    pub year: Option<u16>,
    /// How much it matters, by the profile of the check.
    pub severity: Severity,
    /// The code of the rule.
    pub rule: &'a str,
    /// The title of the rule.
    pub title: &'a str,
    /// The sentence that says it ([`Problem::message`]).
    pub message: String,
    /// The tables that it is about, as they are printed; blank where it is about none.
    pub tables: String,
    /// All cells that it is about, in printed words.
    pub cells: String,
    /// The two sides with their figures ([`Problem::formula`]), for linear rules.
    pub formula: Option<String>,
    /// The sum of the left side, for linear rules.
    pub left: Option<i64>,
    /// The sum of the right side.
    pub right: Option<i64>,
    /// The left side less the right one.
    pub difference: Option<i64>,
    /// What the likeliest repair changes among the cells, and what they should be: one likelihood,
    /// never a fact.
    pub likely: Option<String>,
    /// The likeliest repair as a sentence, with the mistake that explains it, and how many others
    /// there are.
    pub why: Option<String>,
    /// Where the rule comes from.
    pub source: &'a str,
    /// Where in the document it is.
    pub place: Option<String>,
    /// The text of the document that it is about.
    pub raw: Option<&'a str>,
    /// What it is called, the same for ever ([`Problem::id`]).
    pub id: String,
    /// How far it has come, by the answers that the check was given.
    pub state: Option<AnswerState>,
    /// The reason that was given.
    pub explanation: Option<&'a str>,
    /// The day of the answer.
    pub answered: Option<String>,
}

/// The problems of some reports, one entry each: report by report as they are given, in each the
/// gravest first. Cells that were left unread are among them; rules that could not be decided are
/// no problems and are not.
///
/// Entries are made as they are asked for, so that a list of many reports takes no room of its own.
/// An example stands at [`Entry`].
pub fn list<'a>(reports: &[Checked<'a>], locale: Locale) -> impl Iterator<Item = Entry<'a>> {
    let of_one = |checked: &Checked<'a>| problems_of(*checked);
    let all = (1..).zip(reports.iter().flat_map(of_one));
    all.map(move |(number, (checked, problem))| entry(number, checked, problem, locale))
}

fn problems_of<'a>(checked: Checked<'a>) -> impl Iterator<Item = (Checked<'a>, &'a Problem)> {
    checked.problems.iter().map(move |problem| (checked, problem))
}

fn entry<'a>(
    number: usize,
    checked: Checked<'a>,
    problem: &'a Problem,
    locale: Locale,
) -> Entry<'a> {
    let (rule, heading) = (problem.rule(), &checked.reading.report.heading);
    let tables = match problem.cells() {
        [] => problem.table().map_or(String::new(), |table| table.name(locale).to_owned()),
        cells => tables_of(cells, locale),
    };
    let answer = problem.answer();
    let repair = Likely::of(problem, checked.diagnosis);
    Entry {
        number,
        report: checked.name,
        agency: heading.agency.as_deref(),
        year: heading.year,
        severity: problem.severity(),
        rule: rule.code(),
        title: rule.title(locale),
        message: problem.message(locale),
        tables,
        cells: all_of(problem.cells(), locale),
        formula: problem.formula(locale),
        left: problem.left().map(|side| side.sum),
        right: problem.right().map(|side| side.sum),
        difference: problem.difference(),
        likely: repair.as_ref().and_then(|repair| repair.values(locale)),
        why: repair.map(|repair| repair.why(locale)),
        source: rule.source(locale),
        place: problem.position().map(|position| position.message(locale)),
        raw: problem.raw(),
        id: problem.id().to_string(),
        state: answer.map(|answer| answer.state),
        explanation: answer.map(|answer| answer.reason.as_str()).filter(|said| !said.is_empty()),
        answered: answer.and_then(|answer| answer.date).map(|date| date.to_string()),
    }
}

/// The fault that a problem is part of, and what its first repair changes among the cells of the
/// problem.
struct Likely<'a> {
    fault: &'a Fault,
    changes: Vec<&'a Correction>,
}

impl<'a> Likely<'a> {
    fn of(problem: &Problem, diagnosis: &'a Diagnosis) -> Option<Likely<'a>> {
        // Of an odd row or label a repair says nothing, but it may fill in a cell left unread.
        let is_met = problem.judgement().is_none();
        let concerns = |change: &&Correction| {
            problem.cells().contains(&change.cell()) && (!is_met || change.from().is_blank())
        };
        diagnosis.faults().iter().find_map(|fault| {
            let first = fault.repairs().first()?;
            let changes: Vec<&Correction> = first.changes().iter().filter(concerns).collect();
            // A repair without changes says that the text is wrong, and not the table.
            let blames_text = first.changes().is_empty()
                && fault
                    .repairs()
                    .iter()
                    .any(|repair| repair.changes().iter().any(|one| concerns(&one)));
            (blames_text || !changes.is_empty()).then_some(Likely { fault, changes })
        })
    }

    /// `（七）总计·自然人：24；…`, for the cells that have just one value.
    fn values(&self, locale: Locale) -> Option<String> {
        let (colon, comma) = match locale {
            Locale::Chinese => ("：", "；"),
            Locale::English => (": ", "; "),
        };
        let named = self.changes.iter().filter_map(|change| {
            let cell = name::cell(change.cell(), locale);
            Some(format!("{cell}{colon}{}", change.to()?))
        });
        let named: Vec<String> = named.collect();
        (!named.is_empty()).then(|| named.join(comma))
    }

    fn why(&self, locale: Locale) -> String {
        let (message, more) = (self.fault.repairs()[0].message(locale), others(self.fault));
        match (more, locale) {
            (0, _) => message,
            (more, Locale::Chinese) => format!("{message}（另有 {more} 种可能）"),
            (more, Locale::English) => format!("{message} (other possibilities: {more})"),
        }
    }
}

/// How many repairs there are behind the first.
pub(super) fn others(fault: &Fault) -> u64 {
    (fault.repairs().len() as u64).saturating_sub(1) + fault.left_out().unwrap_or(0)
}

// ---- as columns ----

/// What stands in a place of the list.
pub(super) enum Item<'a> {
    Nothing,
    Number(i64),
    Text(Cow<'a, str>),
}

impl<'a> Item<'a> {
    fn text(text: impl Into<Cow<'a, str>>) -> Item<'a> {
        Item::Text(text.into())
    }

    fn text_if(text: Option<impl Into<Cow<'a, str>>>) -> Item<'a> {
        text.map_or(Item::Nothing, Item::text)
    }

    fn number_if(number: Option<impl Into<i64>>) -> Item<'a> {
        number.map_or(Item::Nothing, |number| Item::Number(number.into()))
    }
}

/// A column of the list.
#[cfg_attr(not(feature = "xlsx-write"), allow(dead_code, reason = "CSV has no widths"))]
pub(super) struct Column {
    chinese: &'static str,
    english: &'static str,
    /// The width in a workbook, in digits.
    pub width: u8,
    pub item: for<'e> fn(&'e Entry<'_>, Locale) -> Item<'e>,
}

impl Column {
    pub fn name(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Chinese => self.chinese,
            Locale::English => self.english,
        }
    }
}

const fn column(
    chinese: &'static str,
    english: &'static str,
    width: u8,
    item: for<'e> fn(&'e Entry<'_>, Locale) -> Item<'e>,
) -> Column {
    Column { chinese, english, width, item }
}

/// How many of the columns go on paper: what an officer works with. The others say the same in
/// parts, to sort and to filter by.
#[cfg_attr(not(feature = "xlsx-write"), allow(dead_code, reason = "CSV has no pages"))]
pub(super) const ON_PAPER: usize = 11;

/// The number of the column of severities, which are coloured.
#[cfg_attr(not(feature = "xlsx-write"), allow(dead_code, reason = "CSV has no colours"))]
pub(super) const SEVERITY: usize = 4;

/// The columns of the list, in CSV and in workbooks.
pub(super) const COLUMNS: &[Column] = &[
    column("序号", "No.", 6, |one, _| Item::Number(one.number as i64)),
    column("机关", "Body", 18, |one, _| Item::text_if(one.agency)),
    column("年度", "Year", 6, |one, _| Item::number_if(one.year)),
    column("报告", "Report", 18, |one, _| Item::text(one.report)),
    column("程度", "Severity", 8, |one, locale| Item::text(one.severity.name(locale))),
    column("规则", "Rule", 8, |one, _| Item::text(one.rule)),
    column("问题", "Problem", 56, |one, _| Item::text(&one.message)),
    column("最可能的错误", "Most likely", 34, |one, _| Item::text_if(one.why.as_deref())),
    column("在文档中的位置", "Place", 16, |one, _| Item::text_if(one.place.as_deref())),
    column("处理状态", "State", 10, |one, locale| {
        Item::text_if(one.state.map(|state| state.name(locale)))
    }),
    column("说明", "Explanation", 18, |one, _| Item::text_if(one.explanation)),
    column("规则内容", "What the rule says", 34, |one, _| Item::text(one.title)),
    column("表", "Table", 34, |one, _| Item::text(&one.tables)),
    column("单元格", "Cells", 40, |one, _| Item::text(&one.cells)),
    column("算式", "Formula", 48, |one, _| Item::text_if(one.formula.as_deref())),
    column("左边", "Left", 10, |one, _| Item::number_if(one.left)),
    column("右边", "Right", 10, |one, _| Item::number_if(one.right)),
    column("差额", "Difference", 10, |one, _| Item::number_if(one.difference)),
    column("应为", "Should be", 28, |one, _| Item::text_if(one.likely.as_deref())),
    column("原文", "Text of the document", 40, |one, _| Item::text_if(one.raw)),
    column("规则依据", "Source of the rule", 48, |one, _| Item::text(one.source)),
    column("答复日期", "Answered on", 12, |one, _| Item::text_if(one.answered.as_deref())),
    column("问题编号", "Id of the problem", 32, |one, _| Item::text(&one.id)),
];

/// The list of problems as CSV (RFC 4180) with a line of names above: the entries of [`list`].
///
/// It begins with a byte order mark, without which Excel in China takes it for GBK. Figures are
/// numbers; a text that a spreadsheet program would take for a formula has a blank in front.
///
/// ```
/// use gouji::write::{self, Checked};
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let csv = write::list_csv(&[checked], Locale::Chinese);
/// assert!(csv.starts_with("\u{feff}序号,机关,年度,报告,"));
/// assert!(csv.contains("\r\n2,银川市兴庆区,2020,兴庆区.txt,错误,RQ-01,"));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
pub fn list_csv(reports: &[Checked<'_>], locale: Locale) -> String {
    let mut out = list_csv_head(locale);
    let mut number = 1;
    for checked in reports {
        out.push_str(&list_csv_lines(*checked, number, locale));
        number += checked.problems.len();
    }
    out
}

/// The line of names of [`list_csv`], with the mark before it: for a list that is written report by
/// report, so that none of them has to be kept.
pub fn list_csv_head(locale: Locale) -> String {
    let names: Vec<String> = COLUMNS.iter().map(|column| column.name(locale).into()).collect();
    format!("\u{feff}{}", line(&names))
}

/// The lines of one report in [`list_csv`], its first problem with the number that is given.
///
/// ```
/// use gouji::write::{self, Checked};
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let lines = write::list_csv_lines(checked, 1, Locale::Chinese);
/// let whole = write::list_csv(&[checked], Locale::Chinese);
/// assert_eq!(write::list_csv_head(Locale::Chinese) + &lines, whole);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
pub fn list_csv_lines(checked: Checked<'_>, first: usize, locale: Locale) -> String {
    let mut out = String::new();
    for (number, (checked, problem)) in (first..).zip(problems_of(checked)) {
        let entry = entry(number, checked, problem, locale);
        let fields = COLUMNS.iter().map(|column| match (column.item)(&entry, locale) {
            Item::Nothing => String::new(),
            Item::Number(number) => number.to_string(),
            Item::Text(text) => inert(&text),
        });
        out.push_str(&line(&fields.collect::<Vec<String>>()));
    }
    out
}
