//! OFD documents (GB/T 33190), the national form of fixed layout: a zip package of XML parts that
//! place text, paths and pictures on pages, in millimetres.
//!
//! Templates, layers, composite objects and the looks of annotations are drawn as viewers draw
//! them. Fonts are not looked into: `TextCode` has the characters, and
//! each stands where its `DeltaX` and `DeltaY` say. Where they do not say it for a digit, and where
//! a character stands for a glyph that has no code (`¤`), it becomes U+FFFD and its text no number.
//!
//! What can be seen counts. Lines and thin areas are rules; rules that touch part a table into
//! cells, and tables without rules are lines of text. A figure that is not certain is marked, so
//! that it is no number any more: U+FFFD stands for digits that overlap, that a border cuts, or
//! that something half covers, and behind the text of a cell whose borders are unsure; U+FFFC
//! stands in a cell that shows a picture; a digit that is raised or lowered is put behind `^`.
//!
//! Not read: seals of signatures, which are pictures; annotations that are watermarks by their
//! kind; scans, and encrypted documents, which are told by their errors.

mod document;
mod paint;
mod path;
mod resource;
mod text;
mod tree;

use super::document::Reader;
use super::drawn::budget::Budget;
use super::drawn::{Leaves, Pages, Unfit, assembled};
use super::grid::Block;
use super::office::FileKind;
use super::office::budget::Budget as Limits;
use super::office::package::Package;
use crate::remark::{OfdError, OfficeError};

/// The paragraphs and tables of an OFD document, in reading order.
///
/// # Errors
///
/// When the bytes are no OFD document, when it is damaged, encrypted, a scan, or too large, or when
/// its text has no characters.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, OfdError> {
    Ok(read(bytes)?.blocks)
}

pub(super) const READER: Option<Reader> = Some(|bytes| Ok(read(bytes)?.into()));

/// Reads an OFD document.
pub(in crate::read) fn read(bytes: &[u8]) -> Result<Pages, OfdError> {
    let limits = Limits::new(bytes.len());
    let mut package = Package::open(bytes, FileKind::Ofd)?;
    let is_encrypted = package.has("Encryptions.xml");
    if is_encrypted || !package.has(document::ROOT) {
        let found = if is_encrypted { FileKind::Encrypted } else { FileKind::Zip };
        return Err(OfficeError::Other { wanted: FileKind::Ofd, found }.into());
    }
    let budget = Budget::new(bytes.len());
    let mut file = document::File { package: &mut package, limits: &limits, budget: &budget };
    let mut leaves = Leaves::new(&budget);
    for root in file.roots()? {
        file.draw(&root, &mut leaves)?;
    }
    Ok(assembled(leaves.all()?, &budget)?)
}

impl From<Unfit> for OfdError {
    fn from(unfit: Unfit) -> OfdError {
        match unfit {
            Unfit::Scanned => OfdError::Scanned,
            Unfit::NoUnicode => OfdError::NoUnicode,
            Unfit::TooLarge { what, limit } => OfdError::TooLarge { what, limit },
        }
    }
}
