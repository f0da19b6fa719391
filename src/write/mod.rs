//! Reports as documents: the tables as the official format prints them, and as pictures for
//! terminals.
//!
//! [`printed()`] lays a table out from its declaration; each format turns that into its own. The
//! documents ([`html()`], [`markdown()`], [`csv()`]) hold all figures of a report and can be read
//! back; [`text()`] shows one table to a person.
//!
//! What was found in reports goes to people as a page to look at ([`page()`]) and as a list of
//! problems: entries ([`list()`]), CSV ([`list_csv()`]) or a workbook (`workbook`, with feature
//! `xlsx-write`). What a check came to goes to other programs as [JSON](results()),
//! [SARIF](sarif()), [JUnit XML](junit()) and as a [validation report](validation_report()) of the
//! European Statistical System, with the feature `json`.

mod answers;
mod csv;
mod html;
#[cfg(feature = "json")]
mod junit;
mod list;
mod markdown;
mod page;
mod printed;
#[cfg(feature = "json")]
mod results;
#[cfg(feature = "json")]
mod sarif;
mod tally;
mod text;
#[cfg(feature = "json")]
mod validation_report;
#[cfg(feature = "xlsx-write")]
mod workbook;

pub use crate::table::template::{Content, Printed, PrintedCell, printed};
pub use answers::{answers, answers_head, answers_lines};
pub use csv::csv;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "html"))]
pub(crate) use html::escape;
pub use html::html;
#[cfg(feature = "json")]
pub use junit::junit;
pub use list::{Entry, list, list_csv, list_csv_head, list_csv_lines};
pub use markdown::markdown;
pub use page::{Checked, page, page_of_levels};
pub use printed::figure;
#[cfg(feature = "json")]
pub use results::{RESULTS_VERSION, Results, results, results_schema};
#[cfg(feature = "json")]
pub use sarif::sarif;
pub use text::{text, text_within};
#[cfg(feature = "json")]
pub use validation_report::validation_report;
#[cfg(feature = "xlsx-write")]
pub use workbook::{WorkbookError, workbook};

use crate::report::Report;

/// The title of a report, as the format words it.
fn title(report: &Report) -> String {
    let agency = report.heading.agency.as_deref().unwrap_or_default();
    let year = report.heading.year.map_or(String::new(), |year| format!("{year}年"));
    format!("{agency}{year}政府信息公开工作年度报告")
}
