//! A report as a small web page.

use crate::report::Report;
use crate::words::Locale;

use super::printed::figure;
use super::title;
use crate::table::template::{Content, printed};

/// A report as a whole web page in UTF-8: the title, a heading for each table, and the tables with
/// their merged cells as the format prints them.
///
/// Reading the page back gives the same report but for what its printed form does not show: the
/// scope, a heading that has no year, and that the unit of an amount is unknown where the label
/// states a unit.
///
/// ```
/// use gouji::{Edition, Report, Requests, write};
/// let mut requests = Requests::blank(Edition::Edition2021);
/// requests.received.total = 25.into();
/// let report = Report { requests: Some(requests), ..Report::default() };
/// let page = write::html(&report);
/// assert!(page.contains("<th colspan=\"3\">一、本年新收政府信息公开申请数量</th>"));
/// # #[cfg(feature = "html")]
/// assert_eq!(gouji::read::any(page.as_bytes(), None).unwrap().report, report);
/// ```
pub fn html(report: &Report) -> String {
    let title = escape(&title(report));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n\
         table {{ border-collapse: collapse }}\nth, td {{ border: 1px solid; padding: 0.2em 0.5em }}\nth {{ font-weight: normal }}\n\
         td {{ text-align: right }}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    for layout in report.layouts() {
        page.push_str(&format!(
            "<h2>{}</h2>\n<table>\n",
            escape(layout.table().name(Locale::Chinese))
        ));
        for row in printed(layout).rows() {
            page.push_str("<tr>");
            for cell in row {
                let (tag, text) = match cell.content {
                    Content::Label(label) => ("th", escape(label)),
                    Content::Value(id) => (
                        "td",
                        report.get(id).map(|value| escape(&figure(id, value))).unwrap_or_default(),
                    ),
                };
                let spans = [("rowspan", cell.rows), ("colspan", cell.columns)];
                let spans: String = spans
                    .iter()
                    .filter(|(_, span)| *span > 1)
                    .map(|(name, span)| format!(" {name}=\"{span}\""))
                    .collect();
                page.push_str(&format!("<{tag}{spans}>{text}</{tag}>"));
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</table>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// Text that means itself in elements and in quoted attributes. Characters that HTML does not allow
/// are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() && !c.is_whitespace() => {}
            c => escaped.push(c),
        }
    }
    escaped
}
