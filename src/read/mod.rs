//! Raw documents to typed tables.
//!
//! Each format has a reader of its own, bytes to [`Block`]s; one binding makes typed tables of the
//! blocks by their labels. [`any`] does both, and tells the format by the content.
//!
//! Nothing is guessed: what cannot be read for certain is blank in the [`Report`] and remarked with
//! its place.

#![cfg_attr(
    not(all(
        feature = "text",
        feature = "markdown",
        feature = "csv",
        feature = "html",
        feature = "docx",
        feature = "xlsx",
        feature = "pdf",
        feature = "ofd"
    )),
    allow(dead_code, unused_imports, reason = "each reader uses its part of what they share")
)]

#[allow(dead_code, reason = "a build with every reader takes nothing of it")]
mod absent;
mod all;
mod bars;
mod bind;
mod charset;
#[cfg(feature = "docx")]
mod doc;
mod document;
#[cfg(any(feature = "pdf", feature = "ofd"))]
mod drawn;
mod format;
mod formula;
#[cfg(all(test, feature = "text", feature = "markdown", feature = "csv", feature = "html"))]
mod generality;
mod grid;
mod label;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "ofd"))]
pub(crate) mod office;
mod prose;
mod rows;
mod search;
mod sections;
mod starts;

#[cfg(not(feature = "text"))]
use absent as missing;
#[cfg(feature = "text")]
mod missing;

#[cfg(not(feature = "csv"))]
use absent as csv;
#[cfg(feature = "csv")]
pub mod csv;
#[cfg(not(feature = "docx"))]
use absent as docx;
#[cfg(feature = "docx")]
pub mod docx;
#[cfg(not(feature = "html"))]
use absent as html;
#[cfg(feature = "html")]
pub mod html;
#[cfg(not(feature = "markdown"))]
use absent as markdown;
#[cfg(feature = "markdown")]
pub mod markdown;
#[cfg(not(feature = "ofd"))]
use absent as ofd;
#[cfg(feature = "ofd")]
pub mod ofd;
#[cfg(not(feature = "pdf"))]
use absent as pdf;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(not(feature = "text"))]
use absent as text;
#[cfg(feature = "text")]
pub mod text;
#[cfg(not(feature = "xlsx"))]
use absent as workbook;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use crate::origins::Origins;
pub use all::all;
pub(crate) use all::together;
pub use document::Document;
pub use format::{Format, any, document, with_format};
pub use grid::{Block, Cut, Grid, GridCell};

use crate::cell::{CellId, Table};
use crate::check::{Check, Invalid, Profile, Subject, Valid};
use crate::claim::Narrative;
use crate::edition::Edition;
pub use crate::position::Position;
use crate::problem::Problems;
#[cfg(feature = "ofd")]
pub use crate::remark::OfdError;
#[cfg(any(feature = "pdf", feature = "ofd"))]
pub use crate::remark::PageMeasure;
#[cfg(feature = "pdf")]
pub use crate::remark::PdfError;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "ofd"))]
pub use crate::remark::{FileKind, Measure, OfficeError};
pub use crate::remark::{OtherFormat, ReadError};
use crate::remark::{Remark, RemarkKind};
use crate::report::{Heading, Report};
use prose::Prose;

/// What was read from a document.
///
/// ```
/// use gouji::read;
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// assert_eq!(reading.report.heading.year, Some(2020));
/// // Every figure knows its place, and what is out of the ordinary is remarked.
/// let cell = reading.report.cell("requests.received.natural_person").unwrap();
/// assert_eq!(reading.origins.get(&cell).unwrap().to_string(), "37:19");
/// assert!(!reading.remarks.is_empty());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// The report. What could not be read for certain is blank in it, and remarked.
    pub report: Report,
    /// Where each figure stands in the document.
    pub origins: Origins,
    /// Everything out of the ordinary, in the order of the document.
    pub remarks: Vec<Remark>,
    /// What the text around the tables tells.
    pub facts: Facts,
    /// The text around the tables.
    text: Prose,
    /// There was no document: the report is taken as it is.
    is_given: bool,
}

/// The cells of a reading that have no number, in order, by the reason.
///
/// ```
/// use gouji::read;
/// let document = include_str!("../../examples/data/xingqing-2020.txt");
/// // No count is a fraction: what is meant is not known.
/// let document = document.replace("申请数量\t\t25", "申请数量\t\t2.5");
/// let gaps = read::any(document.as_bytes(), None)?.gaps();
/// assert_eq!(gaps.unread[0].path(), "requests.received.natural_person");
/// assert!(gaps.absent.is_empty());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gaps {
    /// Something stands there that could not be read for certain. It is blank in the report; what
    /// the document has is not known.
    pub unread: Vec<CellId>,
    /// The document has no such cell: its row is missing, or the document ends before it.
    pub absent: Vec<CellId>,
}

impl Reading {
    /// Which cells of the report's tables are blank without being blank in the document.
    pub fn gaps(&self) -> Gaps {
        let mut gaps = Gaps::default();
        let blank = self.report.cells().filter(|(_, value)| value.is_blank());
        for (cell, _) in blank {
            if self.refuses(cell) {
                gaps.unread.push(cell);
            } else if !self.origins.contains_key(&cell) {
                gaps.absent.push(cell);
            }
        }
        gaps.unread.sort_unstable();
        gaps.absent.sort_unstable();
        gaps
    }

    /// What the text around the tables says: claims of figures, periods, sections. It is taken
    /// apart when this is first asked for, by the heading in [`Reading::facts`], and kept.
    ///
    /// ```
    /// use gouji::read;
    /// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document, None)?;
    /// assert!(reading.narrative().claims.iter().any(|claim| claim.phrase() == "办结24件"));
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    pub fn narrative(&self) -> &Narrative {
        self.text.narrative(&self.facts.heading)
    }

    /// A remark leaves the cell unread: by name, or with its whole table.
    fn refuses(&self, cell: CellId) -> bool {
        let is_gone = |remark: &Remark| {
            matches!(
                remark.kind,
                RemarkKind::RowsMissing { .. } | RemarkKind::BrokenOff | RemarkKind::TextTooLong
            )
        };
        let named = |remark: &Remark| remark.cells.contains(&cell);
        let table = |remark: &Remark| remark.cells.is_empty() && remark.table == Some(cell.table());
        let unread = |remark: &Remark| {
            named(remark)
                || (remark.leaves_unread() && table(remark) && !self.origins.contains_key(&cell))
        };
        self.remarks.iter().any(|remark| !is_gone(remark) && unread(remark))
    }

    /// The tables that every report must have and of which the document has no trace. A table that
    /// is there and could not be read is not among them: a remark says why.
    pub fn missing_tables(&self) -> Vec<Table> {
        let is_seen = |table: &Table| {
            self.remarks.iter().any(|remark| remark.table == Some(*table) && remark.leaves_unread())
        };
        let has = |table: &Table| self.report.layout(*table).is_some();
        Table::required().filter(|table| !has(table) && !is_seen(table)).collect()
    }

    /// Checks the report and tells of all that the reader met, by a profile.
    ///
    /// Short for [`Check::new`]`(reading).profile(profile).run()`. Unlike
    /// [`check`](crate::check()) of the report alone it says of no unread cell that it should not
    /// be
    /// blank.
    pub fn check(&self, profile: &Profile) -> Problems {
        Check::new(self).profile(profile).run()
    }
}

impl From<Report> for Reading {
    /// A report that comes from no document, such as one in the serde form: it is taken as it is,
    /// and no cell of it is unread.
    ///
    /// ```
    /// use gouji::{Check, Edition, Report, ReviewLitigation, check, read::Reading};
    /// let table = Some(ReviewLitigation::blank(Edition::Edition2021));
    /// let report = Report { review_litigation: table, ..Report::default() };
    /// let reading = Reading::from(report.clone());
    /// assert_eq!(Check::new(&reading).run(), check(&report));
    /// ```
    fn from(report: Report) -> Reading {
        Reading { report, is_given: true, ..Reading::default() }
    }
}

impl<'a> From<&'a Reading> for Subject<'a> {
    fn from(reading: &'a Reading) -> Subject<'a> {
        if reading.is_given {
            return Subject::from(&reading.report);
        }
        let gaps = reading.gaps();
        let is_lost = |table: &Table| reading.report.layout(*table).is_none();
        let refused = reading.remarks.iter().filter(|remark| remark.leaves_unread());
        Subject {
            report: &reading.report,
            met: Some(&reading.remarks),
            origins: Some(&reading.origins),
            narrative: Some(reading.narrative()),
            unread: gaps.unread,
            absent: gaps.absent,
            refused: refused.filter_map(|remark| remark.table).filter(is_lost).collect(),
        }
    }
}

impl TryFrom<&Reading> for Valid<Report> {
    type Error = Invalid;

    /// By the default profile; what the reader met counts.
    fn try_from(reading: &Reading) -> Result<Valid<Report>, Invalid> {
        Valid::checked(&Check::new(reading))
    }
}

/// What the text around the tables tells.
///
/// ```
/// use gouji::read;
/// let reading = read::any("某某县2023年政府信息公开工作年度报告".as_bytes(), None)?;
/// assert_eq!(reading.facts.heading.agency.as_deref(), Some("某某县"));
/// assert_eq!((reading.facts.heading.year, reading.facts.cited), (Some(2023), None));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// The agency and year of the title.
    pub heading: Heading,
    /// The edition whose notice the text cites.
    pub cited: Option<Edition>,
}

/// Makes a report of a document, whichever reader it is from.
///
/// Tables that it lacks are looked for in the rest of it, as flattened text: Markdown has drawn
/// tables, pages have a paragraph for each cell.
pub fn bind(document: Document) -> Reading {
    let Document { blocks, remarks, refused, rest } = document;
    missing::filled(bind::bind(blocks, &refused, remarks), rest)
}
