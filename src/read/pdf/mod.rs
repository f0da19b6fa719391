//! PDFs: the tables that their rules part, and the text around them.
//!
//! Characters and painted areas come from the content of the pages, by an interpreter of our own:
//! it knows no outlines, pictures or colour spaces, which text does not need, and counts all that
//! a file makes it do.
//!
//! What can be seen counts. Lines and thin areas are rules; rules that touch part a table into
//! cells, and tables without rules are lines of text. A figure that is not certain is marked, so
//! that it is no number any more: U+FFFD stands for digits that overlap, that a border cuts, or
//! that something half covers, and behind the text of a cell whose borders are unsure; U+FFFC
//! stands in a cell that shows a picture; a digit that is raised or lowered is put behind `^`.
//!
//! Not read: scans, fonts that do not say which characters they show, and documents that a password
//! locks; each is told by its error.

mod ascii;
mod crypt;
mod file;
mod filter;
mod font;
mod interpret;
mod lexer;
mod object;
mod pages;
mod source;
mod state;
mod text;

use super::document::Reader;
use super::drawn::{Leaf, Leaves, Pages, Unfit, assembled};
use super::grid::Block;
use crate::remark::PdfError;

use file::File;
use interpret::Shared;
use pages::Page;
pub(crate) use source::{Source, SourcePage, source};

/// The paragraphs and tables of a PDF, in reading order.
///
/// # Errors
///
/// When the file is damaged, locked by a password, a scan, or too large, or when its fonts do not
/// say which characters they show.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, PdfError> {
    Ok(read(bytes)?.blocks)
}

pub(super) const READER: Option<Reader> = Some(|bytes| Ok(read(bytes)?.into()));

/// Reads a PDF.
pub(in crate::read) fn read(bytes: &[u8]) -> Result<Pages, PdfError> {
    let file = File::open(bytes)?;
    let leaves = leaves(&file, &pages::pages(&file)?)?;
    Ok(assembled(leaves, &file.budget)?)
}

/// The pages with what was read from each.
fn leaves(file: &File<'_>, pages: &[Page]) -> Result<Vec<Leaf>, PdfError> {
    let catalog = file.catalog()?.unwrap_or_default();
    let mut shared = Shared::new(file, &catalog)?;
    let mut leaves = Leaves::new(&file.budget);
    for page in pages {
        leaves.add(page.draw(&mut shared)?)?;
    }
    Ok(leaves.all()?)
}

impl From<Unfit> for PdfError {
    fn from(unfit: Unfit) -> PdfError {
        match unfit {
            Unfit::Scanned => PdfError::Scanned,
            Unfit::NoUnicode => PdfError::NoUnicode,
            Unfit::TooLarge { what, limit } => PdfError::TooLarge { what, limit },
        }
    }
}
