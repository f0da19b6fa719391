//! Reports with what was found in them, as one page to look at.
//!
//! The page needs nothing beside it: no file, no network, and a script only for its filter. Which
//! cells an identity ties is shown by the style sheet, when its total or the problem is pointed at
//! or has the focus.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::answer::AnswerState;
use crate::cell::{CellId, Layout, Table};
use crate::diagnose::Diagnosis;
use crate::mark::Marks;
use crate::problem::{Problem, Problems};
use crate::read::Reading;
use crate::report::Report;
use crate::table::template::{Content, PrintedCell, printed};
use crate::words::{Locale, Severity};

use super::html::escape;
use super::printed::figure;
use super::tally::{Broken, by_rule, counts, worst_first};
use crate::across::Rollup;

mod claims;
mod pictures;

use pictures::Pictures;

/// One report with what was found in it.
///
/// ```
/// use gouji::write::Checked;
/// use gouji::{Check, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// assert!(checked.problems.has_errors());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// What it is called: the name of its file.
    pub name: &'a str,
    /// What was read.
    pub reading: &'a Reading,
    /// What a check found.
    pub problems: &'a Problems,
    /// Which cells are likely wrong.
    pub diagnosis: &'a Diagnosis,
}

/// The style sheet.
const STYLE: &str = include_str!("page.css");

/// Hides the rows of the list that the two fields of the filter do not name.
const SCRIPT: &str = "(function () {\n\
    var f = document.querySelector('.filter');\n\
    if (!f) return;\n\
    f.hidden = false;\n\
    var rule = f.querySelector('select'), text = f.querySelector('input');\n\
    function show() {\n\
    document.querySelectorAll('[data-rules]').forEach(function (row) {\n\
    var has = !rule.value || row.dataset.rules.split(' ').includes(rule.value);\n\
    row.hidden = !(has && row.textContent.includes(text.value));\n\
    });\n\
    }\n\
    rule.addEventListener('change', show);\n\
    text.addEventListener('input', show);\n\
    })();\n";

/// The most other repairs that are shown behind the first.
const MORE_REPAIRS: usize = 5;

/// The reports as one web page in UTF-8: the tables as printed with the cells in doubt marked and
/// numbered, the problems and the likely repairs beside them; for several reports a list before
/// them, those with most errors first, and how often each rule is broken.
///
/// ```
/// use gouji::write::{self, Checked};
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let checked =
///     Checked { name: "兴庆区.txt", reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let page = write::page(&[checked], Locale::Chinese);
/// assert!(page.contains("（七）总计 应为 24（现为 25，多计了结转下年度的 1 件）"));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
pub fn page(reports: &[Checked<'_>], locale: Locale) -> String {
    written(reports, None, locale)
}

/// The same with the list of who belongs to whom: the page draws the tree of the bodies in each
/// year, and how each summary agrees with its members.
///
/// ```
/// use gouji::across::{Checker, Rollup};
/// use gouji::{Locale, write};
/// let district = include_str!("../../examples/data/district.md");
/// let documents = district.split("\n---\n").enumerate();
/// let documents = documents.map(|(n, text)| (format!("{n}.md"), text));
/// let (rollup, _) = Rollup::from_csv(include_str!("../../examples/data/district.csv"));
/// let found = Checker::new().levels(&rollup).documents(documents);
/// let checked: Vec<_> =
///     found.iter().filter_map(|(_, found)| Some(found.as_ref().ok()?.checked())).collect();
/// let page = write::page_of_levels(&checked, &rollup, Locale::Chinese);
/// assert!(page.contains("✗"));
/// ```
pub fn page_of_levels(reports: &[Checked<'_>], rollup: &Rollup, locale: Locale) -> String {
    written(reports, Some(rollup), locale)
}

fn written(reports: &[Checked<'_>], rollup: Option<&Rollup>, locale: Locale) -> String {
    let title = match reports {
        [only] => title(only),
        _ => words(locale, "核对结果", "What was found").to_owned(),
    };
    let lang = words(locale, "zh-CN", "en");
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1></header>\n<main>\n",
        ties(reports),
        title = escape(&title),
    );
    let order = worst_first(reports);
    if reports.len() != 1 {
        overview(&mut out, reports, &order, locale);
        let pictures = Pictures::new(reports, locale);
        pictures.series(&mut out);
        if let Some(rollup) = rollup {
            pictures.levels(rollup, &mut out);
        }
    }
    let heading = if reports.len() == 1 { "h2" } else { "h3" };
    for &at in &order {
        let (checked, marks) = (&reports[at], Marks::of(&reports[at]));
        One { at, heading, checked, marks, locale, out: &mut out }.write();
    }
    let _ = write!(out, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

const fn words<'a>(locale: Locale, chinese: &'a str, english: &'a str) -> &'a str {
    match locale {
        Locale::Chinese => chinese,
        Locale::English => english,
    }
}

/// Body and year as far as they are known, else the name.
fn title(checked: &Checked<'_>) -> String {
    let heading = &checked.reading.report.heading;
    match (&heading.agency, heading.year) {
        (None, None) => checked.name.to_owned(),
        _ => super::title(&checked.reading.report),
    }
}

// ---- which cells belong together ----

/// The identities with a total of every layout that the reports have: what lights up when the total
/// is pointed at. Tables of one layout share the rules.
fn ties(reports: &[Checked<'_>]) -> String {
    let mut style = String::new();
    let mut most = 0;
    for checked in reports {
        let layouts = checked.reading.report.layouts();
        most = layouts.map(|layout| layout.identities().count()).fold(most, usize::max);
    }
    for at in 0..most {
        let _ = writeln!(
            style,
            "table:has(.t{at}:is(:hover, :focus)) :is(.t{at}, .i{at}) {{ background: var(--pick); }}"
        );
    }
    for (report, checked) in reports.iter().enumerate() {
        for number in 1..=checked.problems.len() {
            let _ = writeln!(
                style,
                "body:has(#r{report}p{number}:is(:hover, :focus)) .r{report}p{number} \
                 {{ background: var(--pick); outline: 2px solid var(--note); }}"
            );
        }
    }
    style
}

/// The classes of a cell: of which identities it is the total, and of which a part.
fn tied(layout: Layout, cell: CellId) -> Vec<String> {
    let mut classes = Vec::new();
    for (at, identity) in layout.identities().enumerate() {
        let Some(first) = identity.terms().first() else { continue };
        // An identity without a total shows at its first cell.
        let leader = identity.total().unwrap_or(first.cell);
        if leader == cell {
            classes.push(format!("t{at}"));
        } else if identity.terms().iter().any(|term| term.cell == cell) {
            classes.push(format!("i{at}"));
        }
    }
    classes
}

// ---- the list of reports ----

fn overview(out: &mut String, reports: &[Checked<'_>], order: &[usize], locale: Locale) {
    let broken = reports.iter().filter(|checked| checked.problems.has_errors()).count();
    let all = reports.len();
    let _ = match locale {
        Locale::Chinese => writeln!(out, "<p>共 {all} 份报告，其中 {broken} 份有错误。</p>"),
        Locale::English => writeln!(out, "<p>Reports: {all}, with errors: {broken}.</p>"),
    };
    let by_rule = by_rule(reports);
    filter(out, &by_rule, locale);
    let heads = words(
        locale,
        "<th scope=\"col\">报告</th><th scope=\"col\">机关</th><th scope=\"col\">年度</th>\
         <th scope=\"col\">错误</th><th scope=\"col\">警告</th><th scope=\"col\">提示</th>",
        "<th scope=\"col\">Report</th><th scope=\"col\">Body</th><th scope=\"col\">Year</th>\
         <th scope=\"col\">Errors</th><th scope=\"col\">Warnings</th><th scope=\"col\">Notes</th>",
    );
    let label = words(locale, "各份报告", "The reports");
    region(out, label);
    let _ = writeln!(out, "<table class=\"list\"><thead><tr>{heads}</tr></thead>\n<tbody>");
    for &at in order {
        let checked = &reports[at];
        let heading = &checked.reading.report.heading;
        let mut rules: Vec<&str> = checked.problems.iter().map(|one| one.rule().code()).collect();
        rules.sort_unstable();
        rules.dedup();
        let [errors, warnings, notes] = counts(checked.problems);
        let _ = writeln!(
            out,
            "<tr data-rules=\"{}\"><td class=\"text\"><a href=\"#r{at}\">{}</a></td>\
             <td class=\"text\">{}</td><td>{}</td><td class=\"error\">{errors}</td>\
             <td class=\"warning\">{warnings}</td><td>{notes}</td></tr>",
            escape(&rules.join(" ")),
            escape(checked.name),
            escape(heading.agency.as_deref().unwrap_or("")),
            heading.year.map(|year| year.to_string()).unwrap_or_default(),
        );
    }
    out.push_str("</tbody></table></div>\n");
    rules(out, &by_rule, locale);
}

fn filter(out: &mut String, by_rule: &[Broken<'_>], locale: Locale) {
    let (rule, any, text) = match locale {
        Locale::Chinese => ("规则", "全部", "名称中含有"),
        Locale::English => ("Rule", "any", "Name contains"),
    };
    let _ = write!(
        out,
        "<form class=\"filter\" hidden><label>{rule} <select><option value=\"\">{any}</option>"
    );
    let mut codes: Vec<&str> = by_rule.iter().map(|broken| broken.rule.code()).collect();
    codes.sort_unstable();
    for code in codes {
        let code = escape(code);
        let _ = write!(out, "<option value=\"{code}\">{code}</option>");
    }
    let _ = writeln!(out, "</select></label><label>{text} <input type=\"search\"></label></form>");
}

fn rules(out: &mut String, by_rule: &[Broken<'_>], locale: Locale) {
    if by_rule.is_empty() {
        return;
    }
    let (title, heads) = match locale {
        Locale::Chinese => (
            "各条规则",
            "<th scope=\"col\">规则</th><th scope=\"col\">内容</th><th scope=\"col\">处数</th>\
             <th scope=\"col\">报告数</th>",
        ),
        Locale::English => (
            "By rule",
            "<th scope=\"col\">Rule</th><th scope=\"col\">What it says</th>\
             <th scope=\"col\">Places</th><th scope=\"col\">Reports</th>",
        ),
    };
    let _ = writeln!(out, "<h2>{title}</h2>");
    region(out, title);
    let _ = writeln!(out, "<table class=\"list\"><thead><tr>{heads}</tr></thead>\n<tbody>");
    for Broken { rule, places, reports, .. } in by_rule {
        let _ = writeln!(
            out,
            "<tr><td class=\"text\">{}</td><td class=\"text\">{}</td><td>{places}</td><td>{reports}</td></tr>",
            escape(rule.code()),
            escape(rule.title(locale)),
        );
    }
    out.push_str("</tbody></table></div>\n");
}

/// Opens a part that may be wider than the screen, which the keyboard can scroll.
fn region(out: &mut String, label: &str) {
    let label = escape(label);
    let _ =
        writeln!(out, "<div class=\"wide\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">");
}

// ---- one report ----

struct One<'a, 'o> {
    at: usize,
    /// `h2` below the title of a page of one report, else `h3`.
    heading: &'static str,
    checked: &'a Checked<'a>,
    marks: Marks<'a>,
    locale: Locale,
    out: &'o mut String,
}

impl One<'_, '_> {
    fn say(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn words(&self, chinese: &'static str, english: &'static str) -> &'static str {
        words(self.locale, chinese, english)
    }

    fn report(&self) -> &Report {
        &self.checked.reading.report
    }

    /// Opens a wide part of the report; its label is one of a kind on the page.
    fn region(&mut self, label: &str) {
        let number = self.at + 1;
        match self.heading {
            "h2" => region(self.out, label),
            _ => region(self.out, &format!("{label} {number}")),
        }
    }

    /// Writes a heading.
    fn heading(&mut self, text: &str) {
        let tag = self.heading;
        let _ = writeln!(self.out, "<{tag}>{}</{tag}>", escape(text));
    }

    /// Writes the report; under a heading of its own where there are several.
    fn write(&mut self) {
        let at = self.at;
        let _ = writeln!(self.out, "<article id=\"r{at}\">");
        if self.heading != "h2" {
            let title = escape(&title(self.checked));
            let _ = writeln!(self.out, "<h2>{title}</h2>");
        }
        self.summary();
        self.problems();
        for table in Table::ALL.iter().copied() {
            if let Some(layout) = self.report().layout(table) {
                self.table(layout);
            }
        }
        self.claims();
        self.undecided();
        self.say("</article>\n");
    }

    fn summary(&mut self) {
        let [errors, warnings, notes] = counts(self.checked.problems);
        let name = escape(self.checked.name);
        let _ = match self.locale {
            Locale::Chinese => writeln!(
                self.out,
                "<p><span class=\"soft\">{name}</span><br>错误 {errors} 处，警告 {warnings} 处，提示 {notes} 处。</p>"
            ),
            Locale::English => writeln!(
                self.out,
                "<p><span class=\"soft\">{name}</span><br>Errors: {errors}, warnings: {warnings}, notes: {notes}.</p>"
            ),
        };
    }

    fn problems(&mut self) {
        if self.checked.problems.is_empty() {
            let nothing = self.words("未发现问题。", "Nothing was found.");
            let _ = writeln!(self.out, "<p>{nothing}</p>");
            return;
        }
        let title = self.words("发现的问题", "What was found");
        self.heading(title);
        self.say("<ol>\n");
        let problems = self.checked.problems;
        for (number, problem) in (1..).zip(problems.iter()) {
            self.problem(number, problem);
        }
        self.say("</ol>\n");
    }

    fn problem(&mut self, number: usize, problem: &Problem) {
        let (locale, rule) = (self.locale, problem.rule());
        let class = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let place = problem.position().map_or_else(String::new, |position| {
            let place = position.message(locale);
            match locale {
                Locale::Chinese => format!("（见{place}）"),
                Locale::English => format!(" (at {place})"),
            }
        });
        let _ = writeln!(
            self.out,
            "<li id=\"r{}p{number}\" tabindex=\"0\"><span class=\"kind {class}\">{} {}</span>{}<span class=\"soft\">{}</span>",
            self.at,
            problem.severity().name(locale),
            escape(rule.code()),
            escape(&problem.message(locale)),
            escape(&place),
        );
        self.answer(problem);
        let more = self.words("说明与依据", "What it means, and its source");
        let _ = writeln!(
            self.out,
            "<details><summary class=\"soft\">{more}</summary><p>{}</p><p class=\"soft\">{}</p></details></li>",
            escape(rule.explanation(locale)),
            escape(rule.source(locale)),
        );
    }

    /// What was answered to a problem.
    fn answer(&mut self, problem: &Problem) {
        let answered = problem.answer().filter(|answer| answer.state != AnswerState::Open);
        let Some(answer) = answered else { return };
        let date = answer.date.map_or(String::new(), |date| date.to_string());
        let _ = writeln!(
            self.out,
            "<p class=\"answer\"><strong>{}</strong> {} {date}</p>",
            answer.state.name(self.locale),
            escape(&answer.reason),
        );
    }

    fn table(&mut self, layout: Layout) {
        let (locale, table) = (self.locale, layout.table());
        self.heading(table.name(locale));
        self.repairs(table);
        self.region(table.name(locale));
        self.say("<table>\n");
        let numbers = self.numbers(table);
        let printed = printed(layout);
        for row in printed.rows() {
            self.say("<tr>");
            for cell in row {
                self.cell(layout, cell, &numbers);
            }
            self.say("</tr>\n");
        }
        self.say("</table></div>\n");
    }

    /// The numbers of the problems that each cell has part in.
    fn numbers(&self, table: Table) -> BTreeMap<CellId, Vec<usize>> {
        let mut marks: BTreeMap<CellId, Vec<usize>> = BTreeMap::new();
        for (number, problem) in (1..).zip(self.checked.problems.iter()) {
            for cell in problem.cells().iter().filter(|cell| cell.table() == table) {
                marks.entry(*cell).or_default().push(number);
            }
        }
        marks
    }

    fn cell(&mut self, layout: Layout, cell: &PrintedCell, marks: &BTreeMap<CellId, Vec<usize>>) {
        let spans: String = [("rowspan", cell.rows), ("colspan", cell.columns)]
            .iter()
            .filter(|(_, span)| *span > 1)
            .map(|(name, span)| format!(" {name}=\"{span}\""))
            .collect();
        let id = match cell.content {
            Content::Label(label) => {
                let _ = write!(self.out, "<th{spans}>{}</th>", escape(label));
                return;
            }
            Content::Value(id) => id,
        };
        let value = self.report().get(id);
        let mut classes = tied(layout, id);
        let leads = classes.iter().any(|class| class.starts_with('t'));
        let numbers = marks.get(&id).map(Vec::as_slice).unwrap_or_default();
        classes.extend(numbers.iter().map(|number| format!("r{}p{number}", self.at)));
        let wrong = self.marks.is_wrong(id);
        if wrong {
            classes.push("bad".into());
        }
        let text = value.map(|value| escape(&figure(id, value))).unwrap_or_default();
        // Most parts of a sum are 0, and a number behind each would hide the others.
        let is_zero = value.and_then(|value| value.integer()) == Some(0);
        let numbers = if is_zero && !wrong { &[] } else { numbers };
        let focus = if leads { " tabindex=\"0\"" } else { "" };
        let class = if classes.is_empty() {
            String::new()
        } else {
            format!(" class=\"{}\"", classes.join(" "))
        };
        let _ = write!(self.out, "<td{spans}{class}{focus}>{text}{}</td>", self.links(numbers));
    }

    /// The numbers of the problems behind a figure.
    fn links(&self, numbers: &[usize]) -> String {
        if numbers.is_empty() {
            return String::new();
        }
        let link = |number: &usize| format!("<a href=\"#r{}p{number}\">{number}</a>", self.at);
        let links: Vec<String> = numbers.iter().map(link).collect();
        format!("<sup>{}</sup>", links.join(" "))
    }

    fn repairs(&mut self, table: Table) {
        let diagnosis = self.checked.diagnosis;
        for fault in diagnosis.of(table) {
            let Some((first, others)) = fault.repairs().split_first() else { continue };
            let likely = self.words("最可能的错误：", "Most likely: ");
            let message = escape(&first.message(self.locale));
            let _ = write!(self.out, "<div class=\"should\"><strong>{likely}</strong>{message}");
            if !others.is_empty() {
                let more = others.len() as u64 + fault.left_out().unwrap_or(0);
                let _ = match self.locale {
                    Locale::Chinese => {
                        write!(self.out, "<details><summary>另有 {more} 种可能</summary><ul>")
                    }
                    Locale::English => write!(
                        self.out,
                        "<details><summary>Other possibilities: {more}</summary><ul>"
                    ),
                };
                for repair in others.iter().take(MORE_REPAIRS) {
                    let _ = write!(self.out, "<li>{}</li>", escape(&repair.message(self.locale)));
                }
                if more as usize > MORE_REPAIRS {
                    self.say("<li>…</li>");
                }
                self.say("</ul></details>");
            }
            self.say("</div>\n");
        }
    }

    fn undecided(&mut self) {
        let entries = self.checked.problems.undecided();
        if entries.is_empty() {
            return;
        }
        let title = self.words("无法判断的规则", "What could not be decided");
        let _ = writeln!(self.out, "<details><summary>{title}</summary><ul>");
        for entry in entries {
            let _ = writeln!(self.out, "<li>{}</li>", escape(&entry.message(self.locale)));
        }
        self.say("</ul></details>\n");
    }
}
