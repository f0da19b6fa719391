//! Raw documents to typed tables.

mod bind;
#[cfg(any(feature = "html", feature = "csv"))]
mod charset;
#[cfg(feature = "csv")]
pub mod csv;
mod error;
mod grid;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "markdown")]
pub mod markdown;

mod label;
mod number;

use std::collections::BTreeMap;

pub use error::ReadError;
pub use grid::{Block, Grid, GridCell, Position};

use crate::cell::CellId;
use crate::edition::Edition;
use crate::remark::Remark;
use crate::report::{Heading, Report};

/// What was read from a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// The report. What could not be read for certain is blank in it, and remarked.
    pub report: Report,
    /// Where each figure stands in the document.
    pub origins: BTreeMap<CellId, Position>,
    /// Everything out of the ordinary.
    pub remarks: Vec<Remark>,
    /// What the text around the tables tells.
    pub facts: Facts,
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
