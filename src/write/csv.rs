//! A report as CSV.

use crate::report::Report;
use crate::words::Locale;

use super::title;
use crate::table::template::printed;

/// A report as CSV (RFC 4180): the title, then each table under its heading, with a blank line
/// between.
///
/// CSV has no merged cells: a label stands in the first of the cells that it covers and the others
/// are blank. The text begins without a byte order mark; some spreadsheet programs need one
/// (`"\u{feff}"`) in front to see that it is UTF-8. What is lost is what [`html`](super::html())
/// loses.
///
/// ```
/// use gouji::{Layout, Report, write};
/// let mut report = Report::default();
/// report.add_blank(Layout::PROACTIVE_DISCLOSURE_2021);
/// let text = write::csv(&report);
/// assert!(text.contains("信息内容,本年制发件数,本年废止件数,现行有效件数\r\n"));
/// # #[cfg(feature = "csv")]
/// assert_eq!(gouji::read::any(text.as_bytes(), Some("report.csv")).unwrap().report, report);
/// ```
pub fn csv(report: &Report) -> String {
    let mut out = line(&[inert(&title(report))]);
    for layout in report.layouts() {
        out.push_str("\r\n");
        out.push_str(&line(&[layout.table().name(Locale::Chinese).to_string()]));
        for row in printed(layout).squares(report) {
            out.push_str(&line(&row));
        }
    }
    out
}

/// Spreadsheet programs take text that begins like this for a formula; a blank in front keeps it
/// text.
pub(super) fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!(" {text}")
    } else {
        text.into()
    }
}

/// One line, its fields in quotation marks where they need them.
pub(super) fn line(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    format!("{}\r\n", fields.join(","))
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.into()
    }
}
