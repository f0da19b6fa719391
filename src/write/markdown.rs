//! A report as Markdown.

use crate::report::Report;
use crate::words::Locale;

use super::printed::printed;
use super::title;

/// A report as Markdown: the title, a heading for each table, and the tables as pipe tables (GitHub
/// Flavored Markdown).
///
/// Markdown has no merged cells: a label stands in the first of the cells that it covers and the
/// others are blank. What is lost is what [`html`](super::html()) loses.
///
/// ```
/// use gouji::{Layout, Report, write};
/// let mut report = Report::default();
/// report.add_blank(Layout::PROACTIVE_DISCLOSURE_2021);
/// let text = write::markdown(&report);
/// assert!(text.contains("| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"));
/// # #[cfg(feature = "markdown")]
/// assert_eq!(gouji::read::any(text.as_bytes(), Some("report.md")).unwrap().report, report);
/// ```
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n", escape(&title(report)));
    for layout in report.layouts() {
        out.push_str(&format!("\n## {}\n\n", escape(layout.table().name(Locale::Chinese))));
        for (at, row) in printed(layout).squares(report).iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|text| escape(text)).collect();
            out.push_str(&format!("| {} |\n", cells.join(" | ")));
            if at == 0 {
                out.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
            }
        }
    }
    out
}

/// Text that means itself in a heading and in a cell of a table.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '#' | '|' | '~' => escaped.extend(['\\', c]),
            '&' => escaped.push_str("&amp;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
