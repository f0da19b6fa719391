//! Reports as documents: the tables as the official format prints them, and as pictures for
//! terminals.
//!
//! [`printed()`] lays a table out from its declaration; each format turns that into its own. The
//! documents ([`html()`], [`markdown()`], [`csv()`]) hold all figures of a report and can be read
//! back; [`text()`] shows one table to a person.

mod csv;
mod html;
mod markdown;
mod page;
mod printed;
mod text;

pub use crate::table::template::{Content, Printed, PrintedCell, printed};
pub use csv::csv;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "html"))]
pub(crate) use html::escape;
pub use html::html;
pub use markdown::markdown;
pub use page::{Checked, page};
pub use printed::figure;
pub use text::text;

use crate::report::Report;

/// The title of a report, as the format words it.
fn title(report: &Report) -> String {
    let agency = report.heading.agency.as_deref().unwrap_or_default();
    let year = report.heading.year.map_or(String::new(), |year| format!("{year}年"));
    format!("{agency}{year}政府信息公开工作年度报告")
}
