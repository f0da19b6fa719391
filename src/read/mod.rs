//! Raw documents to typed tables.
//!
//! Each format has a reader of its own, bytes to [`Block`]s; one binding makes typed tables of the
//! blocks by their labels. [`any`] does both, and tells the format by the content.
//!
//! Nothing is guessed: what cannot be read for certain is blank in the [`Report`] and remarked with
//! its place.

mod bind;
#[cfg(any(feature = "html", feature = "csv", feature = "text", feature = "markdown"))]
mod charset;
#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "docx")]
pub mod docx;
mod format;
#[cfg_attr(not(any(feature = "html", feature = "markdown", feature = "csv")), allow(dead_code))]
mod grid;
#[cfg(feature = "html")]
pub mod html;
mod label;
#[cfg(feature = "markdown")]
mod lost_spans;
#[cfg(feature = "markdown")]
pub mod markdown;
#[cfg(all(feature = "text", any(feature = "markdown", feature = "html", feature = "pdf")))]
mod missing;
mod number;
#[cfg(any(feature = "docx", feature = "xlsx"))]
#[cfg_attr(
    not(all(feature = "docx", feature = "xlsx")),
    allow(dead_code, reason = "each reader uses its part of it")
)]
mod office;
mod origins;
#[cfg(any(feature = "markdown", feature = "text"))]
mod padding;
#[cfg(feature = "pdf")]
pub mod pdf;
mod rows;
#[cfg(feature = "text")]
pub mod text;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use format::{Format, any, with_format};
pub use grid::{Block, Grid, GridCell};
pub use origins::Origins;

use crate::cell::{CellId, Table};
use crate::check::{self, Profile};
use crate::edition::Edition;
use crate::finding::Findings;
use crate::remark::Remark;
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub use crate::remark::{FileKind, Measure, OfficeError};
pub use crate::remark::{OtherFormat, Position, ReadError};
#[cfg(feature = "pdf")]
pub use crate::remark::{PdfError, PdfMeasure};
use crate::report::{Heading, Report};
use crate::value::Unit;

/// What was read from a document.
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
}

impl Reading {
    /// The cells of the report's tables whose figures could not be read, in order. They are blank
    /// in the report; what the document has there is not known.
    pub fn unread(&self) -> Vec<CellId> {
        let refused = |cell: CellId| self.remarks.iter().any(|remark| remark.cells.contains(&cell));
        let mut cells: Vec<CellId> = self
            .report
            .cells()
            .filter(|(cell, value)| {
                value.is_blank() && (!self.origins.contains_key(cell) || refused(*cell))
            })
            .map(|(cell, _)| cell)
            .collect();
        cells.sort_unstable();
        cells
    }

    /// Checks the report. Unlike [`crate::check_with`], it says of no unread cell that it should
    /// not be blank.
    pub fn check(&self, profile: &Profile) -> Findings {
        check::check_read(&self.report, profile, &self.unread())
    }
}

/// What the text around the tables tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// The agency and year of the title.
    pub heading: Heading,
    /// The edition whose notice the text cites.
    pub cited: Option<Edition>,
}

/// Makes a report of the blocks of a document, whichever reader they are from.
pub fn bind(blocks: &[Block]) -> Reading {
    bind::bind(blocks, &[], Vec::new())
}

/// The unit of money that a label states, as the binding sees it.
pub(crate) fn unit_of_label(text: &str) -> Option<Unit> {
    label::stated_unit(&label::label(text))
}

/// The blocks of a document, and what its reader has to say.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub blocks: Vec<Block>,
    pub remarks: Vec<Remark>,
    /// Tables that could not be taken apart; a remark says why.
    pub refused: Vec<Table>,
}
