//! A table as a picture for terminals: aligned although the labels are Chinese, with the cells in
//! question marked.

use unicode_width::UnicodeWidthStr;

use crate::cell::{CellId, Layout, Table};
use crate::check::Subject;
use crate::report::Report;
use crate::table::Field;
use crate::value::Value;
use crate::words::Locale;

use super::printed::figure;
use crate::table::template::rows;

/// One table of a report as plain text, the cells in `marks` shown as `»25«`; the empty text when
/// the report does not have the table.
///
/// A row of the request matrix that is zero or blank throughout, with no marked cell, is left out;
/// the last line says how many were. Of a [`Reading`](crate::read::Reading), figures that could not
/// be read are shown as `?`, and rows that could not be read or that the document does not have are
/// counted as such. Labels of that table are shortened. Chinese characters count
/// as two columns, as terminals show them.
///
/// ```
/// use gouji::{Count, Edition, Locale, Report, Requests, Table, write};
/// let mut requests = Requests::blank(Edition::Edition2021);
/// requests.received.natural_person = 25.into();
/// requests.outcomes.disclosed.natural_person = Count::ZERO;
/// let report = Report { requests: Some(requests), ..Report::default() };
/// let marks = [report.cell("requests.received.natural_person").unwrap()];
/// let picture = write::text(&report, Table::Requests, &marks, Locale::Chinese);
/// assert!(picture.contains("»25«"), "{picture}");
/// ```
pub fn text<'a>(
    subject: impl Into<Subject<'a>>,
    table: Table,
    marks: &[CellId],
    locale: Locale,
) -> String {
    text_within(subject, table, marks, locale, usize::MAX)
}

/// The same for a terminal of so many columns: where a table is wider, its columns of zeros without
/// a mark are left out, and what is still too wide is broken into parts, one below the other.
///
/// ```
/// use gouji::{Edition, Locale, Report, Requests, Table, write};
/// let mut requests = Requests::zero(Edition::Edition2021);
/// requests.received.natural_person = 25.into();
/// requests.received.total = 25.into();
/// let report = Report { requests: Some(requests), ..Report::default() };
/// let narrow = write::text_within(&report, Table::Requests, &[], Locale::Chinese, 60);
/// assert!(!narrow.contains("科研机构") && narrow.contains("（5 栏全部为 0，未列出）"), "{narrow}");
/// ```
pub fn text_within<'a>(
    subject: impl Into<Subject<'a>>,
    table: Table,
    marks: &[CellId],
    locale: Locale,
    columns: usize,
) -> String {
    let subject = subject.into();
    let report = subject.report;
    let Some(layout) = report.layout(table) else { return String::new() };
    let (heading, wide, label_limit) = match locale {
        Locale::Chinese => {
            (table.name(Locale::Chinese), if table == Table::Requests { 8 } else { 28 }, 36)
        }
        Locale::English => (table.name(Locale::English), 12, 40),
    };
    let mut picture = Picture {
        subject: &subject,
        report,
        layout,
        marks,
        locale,
        wide,
        label_limit,
        sections: Vec::new(),
        zeros: 0,
        blanks: 0,
        unread: 0,
    };
    picture.draw();
    let mut out = format!("{heading}\n");
    picture.write(columns, &mut out);
    out
}

struct Picture<'a> {
    subject: &'a Subject<'a>,
    report: &'a Report,
    layout: Layout,
    marks: &'a [CellId],
    locale: Locale,
    /// Column heads wider than this are broken into lines.
    wide: usize,
    /// Row labels wider than this are cut.
    label_limit: usize,
    sections: Vec<Section>,
    /// Rows left out that are zero throughout, and that hold nothing but zeros and blanks.
    zeros: usize,
    blanks: usize,
    /// Rows left out of which nothing was read.
    unread: usize,
}

/// Lines under one header.
struct Section {
    caption: String,
    /// Each column's head, in lines.
    heads: Vec<Vec<String>>,
    lines: Vec<Line>,
}

struct Line {
    label: String,
    /// Figures, and whether each is marked; none in a line that only opens a group.
    figures: Vec<(String, bool)>,
}

impl Picture<'_> {
    fn draw(&mut self) {
        let mut open: Vec<&'static Field> = Vec::new();
        let mut above = None;
        for (fields, cells) in rows(self.layout) {
            if self.is_left_out(&cells) {
                continue;
            }
            let first = fields.first().copied();
            let under = first.and_then(|field| field.under);
            let blocks = self.layout.table() == Table::ProactiveDisclosure;
            if self.sections.is_empty() || (blocks && under != above) {
                let caption = if blocks { self.caption(first) } else { String::new() };
                let heads =
                    cells.iter().map(|cell| wrap(self.name(cell.column()), self.wide)).collect();
                self.sections.push(Section { caption, heads, lines: Vec::new() });
            }
            if !blocks
                && under != above
                && let Some(label) = under.filter(|_| self.locale == Locale::Chinese)
            {
                self.line(0, label.to_string(), Vec::new());
            }
            above = under;
            let shared = open.iter().zip(&fields).take_while(|(a, b)| a.name == b.name).count();
            let indent = usize::from(blocks || (under.is_some() && self.locale == Locale::Chinese));
            for (level, field) in fields.iter().enumerate().skip(shared) {
                let figures =
                    if level + 1 == fields.len() { self.figures(&cells) } else { Vec::new() };
                self.line(indent + level, self.row_name(field), figures);
            }
            if fields.is_empty() {
                self.line(0, String::new(), self.figures(&cells));
            }
            open = fields;
            open.pop();
        }
    }

    /// Counts the row as left out when nothing in it is worth a line.
    fn is_left_out(&mut self, cells: &[CellId]) -> bool {
        if self.layout.table() != Table::Requests
            || cells.iter().any(|cell| self.marks.contains(cell))
        {
            return false;
        }
        let values: Vec<Value> = cells.iter().filter_map(|cell| self.report.get(*cell)).collect();
        if !values.iter().all(|value| value.is_blank() || value.integer() == Some(0)) {
            return false;
        }
        if cells.iter().any(|cell| self.subject.is_unknown(*cell)) {
            self.unread += 1;
        } else if values.iter().any(|value| value.is_blank()) {
            self.blanks += 1;
        } else {
            self.zeros += 1;
        }
        true
    }

    fn caption(&self, field: Option<&'static Field>) -> String {
        match (field, self.locale) {
            (Some(field), Locale::Chinese) => field.under.unwrap_or_default().into(),
            (Some(field), Locale::English) => format!("Article {}", field.article),
            (None, _) => String::new(),
        }
    }

    fn name(&self, field: &'static Field) -> &'static str {
        match self.locale {
            Locale::Chinese => field.label,
            Locale::English => field.english,
        }
    }

    /// The name of a row: its short name behind the printed numbering, or the label without its
    /// filling note, and never too wide.
    fn row_name(&self, field: &'static Field) -> String {
        let name = match (self.locale, field.short) {
            (Locale::Chinese, Some((short, _))) => format!("{}{short}", numbering(field.label)),
            (Locale::English, Some((_, short))) => short.to_string(),
            (Locale::Chinese, None) => without_note(field.label).to_string(),
            (Locale::English, None) => field.english.to_string(),
        };
        cut(&name, self.label_limit)
    }

    fn figures(&self, cells: &[CellId]) -> Vec<(String, bool)> {
        cells
            .iter()
            .map(|cell| {
                let value = self.report.get(*cell);
                let text = match value {
                    Some(value) if value.is_blank() && self.subject.is_unknown(*cell) => "?".into(),
                    value => value.map(|value| self.figure(*cell, value)).unwrap_or_default(),
                };
                (text, self.marks.contains(cell))
            })
            .collect()
    }

    fn figure(&self, cell: CellId, value: Value) -> String {
        let figure = figure(cell, value);
        match (self.locale, figure.strip_suffix("万元"), figure.strip_suffix('元')) {
            (Locale::English, Some(number), _) => format!("{number} × 10,000 yuan"),
            (Locale::English, None, Some(number)) => format!("{number} yuan"),
            _ => figure,
        }
    }

    fn line(&mut self, level: usize, label: String, figures: Vec<(String, bool)>) {
        if let Some(section) = self.sections.last_mut() {
            section.lines.push(Line { label: format!("{}{label}", "  ".repeat(level)), figures });
        }
    }

    fn write(&self, most: usize, out: &mut String) {
        let labels = self.sections.iter().flat_map(|section| {
            section.lines.iter().map(|line| line.label.width()).chain([section.caption.width()])
        });
        let label_width = labels.max().unwrap_or(0);
        for section in &self.sections {
            let shown = section.shown(label_width, most);
            for part in section.parts(&shown, label_width, most) {
                section.write(&part, label_width, out);
            }
            if let Some(said) = self.left_out_columns(section.heads.len() - shown.len()) {
                out.push_str(&said);
                out.push('\n');
            }
        }
        if let Some(said) = self.left_out() {
            out.push_str(&said);
            out.push('\n');
        }
    }

    fn left_out_columns(&self, number: usize) -> Option<String> {
        Some(match (number, self.locale) {
            (0, _) => return None,
            (_, Locale::Chinese) => format!("（{number} 栏全部为 0，未列出）"),
            (1, Locale::English) => "(1 column of zeros left out)".into(),
            (_, Locale::English) => format!("({number} columns of zeros left out)"),
        })
    }

    fn left_out(&self) -> Option<String> {
        let unread = self.unread;
        let said = self.zeros_and_blanks();
        match (unread, self.locale) {
            (0, _) => said,
            (_, Locale::Chinese) => {
                Some(said.unwrap_or_default() + &format!("（另有 {unread} 行未能读取）"))
            }
            (_, Locale::English) => {
                let space = if said.is_some() { " " } else { "" };
                let told = format!("{space}(rows that could not be read: {unread})");
                Some(said.unwrap_or_default() + &told)
            }
        }
    }

    fn zeros_and_blanks(&self) -> Option<String> {
        let (zeros, blanks) = (self.zeros, self.blanks);
        let rows = |number: usize| {
            if number == 1 { "1 row".to_string() } else { format!("{number} rows") }
        };
        Some(match (zeros, blanks, self.locale) {
            (0, 0, _) => return None,
            (_, 0, Locale::Chinese) => format!("（另有 {zeros} 行全部为 0，未列出）"),
            (0, _, Locale::Chinese) => format!("（另有 {blanks} 行没有非零数字，未列出）"),
            (_, _, Locale::Chinese) => {
                format!("（另有 {zeros} 行全部为 0、{blanks} 行为空白或 0，未列出）")
            }
            (_, 0, Locale::English) => format!("({} of zeros left out)", rows(zeros)),
            (0, _, Locale::English) => format!("({} of blanks or zeros left out)", rows(blanks)),
            (_, _, Locale::English) => {
                format!("({} of zeros and {} with blanks left out)", rows(zeros), rows(blanks))
            }
        })
    }
}

impl Section {
    /// How wide the lines are with some of the columns.
    fn full_width(&self, columns: &[usize], label_width: usize) -> usize {
        label_width + columns.iter().map(|at| 1 + self.width(*at, &self.heads[*at])).sum::<usize>()
    }

    /// The columns that are shown: all of them, or, where they are too wide, those that have more
    /// than zeros.
    fn shown(&self, label_width: usize, most: usize) -> Vec<usize> {
        let all: Vec<usize> = (0..self.heads.len()).collect();
        if self.full_width(&all, label_width) <= most {
            return all;
        }
        let is_zero = |at: &usize| {
            let mut figures = self.lines.iter().filter_map(|line| line.figures.get(*at));
            figures.all(|(text, marked)| !marked && text == "0")
        };
        let shown: Vec<usize> = all.iter().copied().filter(|at| !is_zero(at)).collect();
        if shown.is_empty() { all } else { shown }
    }

    /// The columns in parts that are not too wide, each of at least one column.
    fn parts(&self, columns: &[usize], label_width: usize, most: usize) -> Vec<Vec<usize>> {
        let mut parts: Vec<Vec<usize>> = Vec::new();
        if columns.is_empty() {
            return vec![Vec::new()];
        }
        for column in columns {
            match parts.last_mut() {
                Some(part)
                    if self.full_width(&[&part[..], &[*column]].concat(), label_width) <= most =>
                {
                    part.push(*column);
                }
                _ => parts.push(vec![*column]),
            }
        }
        parts
    }

    /// Each figure has room for its marks, so that digits stand under digits whether marked or not.
    fn write(&self, columns: &[usize], label_width: usize, out: &mut String) {
        let heads: Vec<&Vec<String>> = columns.iter().map(|at| &self.heads[*at]).collect();
        let widths: Vec<usize> =
            columns.iter().zip(&heads).map(|(at, head)| self.width(*at, head)).collect();
        let height = heads.iter().map(|head| head.len()).max().unwrap_or(0);
        for level in 0..height {
            // Heads stand on the line above the figures; the caption begins on their last line.
            let caption = if level + 1 == height { self.caption.as_str() } else { "" };
            let heads = heads.iter().map(|head| {
                (level + head.len()).checked_sub(height).map_or("", |line| head[line].as_str())
            });
            push_line(
                caption,
                label_width,
                heads.map(|head| format!("{head} ")).zip(widths.iter().copied()),
                out,
            );
        }
        for line in &self.lines {
            let figures = columns.iter().filter_map(|at| line.figures.get(*at));
            let figures =
                figures.map(
                    |(text, marked)| {
                        if *marked { format!("»{text}«") } else { format!("{text} ") }
                    },
                );
            push_line(&line.label, label_width, figures.zip(widths.iter().copied()), out);
        }
    }

    fn width(&self, at: usize, head: &[String]) -> usize {
        let figures = self
            .lines
            .iter()
            .filter_map(|line| line.figures.get(at))
            .map(|(text, _)| text.width() + 2);
        figures.chain(head.iter().map(|line| line.width() + 1)).max().unwrap_or(0)
    }
}

/// The label at the left, the rest at the right of its columns, with nothing behind the last.
fn push_line(
    label: &str,
    label_width: usize,
    columns: impl Iterator<Item = (String, usize)>,
    out: &mut String,
) {
    let mut line = label.to_string();
    pad(&mut line, label_width - label.width().min(label_width));
    for (text, width) in columns {
        pad(&mut line, 1 + width.saturating_sub(text.width()));
        line.push_str(&text);
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

fn pad(line: &mut String, blanks: usize) {
    line.extend(std::iter::repeat_n(' ', blanks));
}

/// The numbering in front of a label: `一、`, `（一）`, `1.`.
fn numbering(label: &str) -> &str {
    let end = label
        .char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, '、' | '）' | '.'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    if end > "（一）".len() { "" } else { &label[..end] }
}

/// The label without the filling note in brackets behind it.
fn without_note(label: &str) -> &str {
    label.char_indices().skip(1).find(|(_, c)| *c == '（').map_or(label, |(at, _)| &label[..at])
}

fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.into();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if short.width() > most - 2 {
            short.pop();
            break;
        }
    }
    short.push('…');
    short
}

/// Breaks a head into lines of at most `most` columns: at blanks and hyphens in English, between
/// any two characters in Chinese.
fn wrap(text: &str, most: usize) -> Vec<String> {
    if text.width() <= most {
        return vec![text.into()];
    }
    let pieces: Vec<String> = if text.is_ascii() {
        text.split_inclusive([' ', '-']).map(String::from).collect()
    } else {
        text.chars().map(String::from).collect()
    };
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.width() + piece.trim_end().width() <= most => line.push_str(&piece),
            _ => lines.push(piece),
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_string()).collect()
}
