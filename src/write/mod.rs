//! Reports as documents: the tables as the official format prints them, and as pictures for
//! terminals.
//!
//! [`printed()`] lays a table out from its declaration; each format turns that into its own. The
//! documents ([`html()`], [`markdown()`], [`csv()`]) hold all figures of a report and can be read
//! back; [`text()`] shows one table to a person.
//!
//! What was found in reports goes to people as a page to look at ([`page()`]) and as a list of
//! problems: entries ([`list()`]), CSV ([`list_csv()`]) or a workbook (`workbook`, with feature
//! `xlsx-write`).

mod answers;
mod csv;
mod html;
mod list;
mod markdown;
mod page;
mod printed;
mod tally;
mod text;
#[cfg(feature = "xlsx-write")]
mod workbook;

pub use crate::table::template::{Content, Printed, PrintedCell, printed};
pub use answers::answers;
pub use csv::csv;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "html"))]
pub(crate) use html::escape;
pub use html::html;
pub use list::{Entry, list, list_csv};
pub use markdown::markdown;
pub use page::{Checked, page};
pub use printed::figure;
pub use text::text;
#[cfg(feature = "xlsx-write")]
pub use workbook::{WorkbookError, workbook};

use crate::report::Report;

/// The title of a report, as the format words it.
fn title(report: &Report) -> String {
    let agency = report.heading.agency.as_deref().unwrap_or_default();
    let year = report.heading.year.map_or(String::new(), |year| format!("{year}年"));
    format!("{agency}{year}政府信息公开工作年度报告")
}
