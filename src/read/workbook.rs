//! Workbooks: Excel's .xlsx and .xls (97–2003), OpenDocument's .ods.
//!
//! Every sheet gives its name as a [`Block::Text`] and its cells as one [`Block::Grid`], each cell
//! at its own row and column, so that empty rows and columns leave gaps. Sheets without any text
//! are left out; hidden sheets, rows and columns are read like others.
//!
//! A cell's text is its stored value, not what a number format makes of it:
//!
//! - Numbers: `3`, `45.82`. At most 15 digits count, as in Excel, so that 0.1 + 0.2 is `0.3`. Text
//!   that looks like a number stays as it is.
//! - What is no plain number is no number here either: percentages (`25%`), dates (`2024-01-31`),
//!   times, `TRUE`, `FALSE`, `#DIV/0!`.
//! - A formula is the value that was stored with it; one without is the formula's own text
//!   (`=SUM(B2:B5)`): not blank, and no number.
//! - Raised and lowered parts of a text in .xlsx are put behind `^` and `_`, and U+0336 stands
//!   behind each struck-out letter, so that a note mark never becomes a digit. The font of a whole
//!   cell is not looked up. Phonetic guides are left out.
//!
//! Merged cells are one cell with spans; what the covered cells hold is not visible and not read.
//! Blank cells are in the grid where the file has them, the row has some text and the column is
//! within the sheet's text.
//!
//! These readers are our own, on the zip and XML layer of the Word reader. calamine, which the
//! tests compare them with, builds dense ranges (an .xls or .ods with two far corners filled takes
//! gigabytes) and panics on damaged .xls files.

use super::document::Reader;
use super::grid::Block;
use super::office::budget::Budget;
use super::office::ole;
use super::office::package::Package;
use super::office::{FileKind, OfficeError};

mod ods;
mod sheet;
mod value;
mod xls;
mod xlsx;

pub(crate) use xlsx::{CellTag, sheets, tags};

const WANTED: FileKind = FileKind::Workbook;
/// Rows of a sheet, at most.
const MAX_ROWS: u32 = 1_048_576;
/// Columns of a sheet, at most.
const MAX_COLUMNS: u32 = 16_384;

pub(super) const READER: Option<Reader> = Some(|bytes| Ok(blocks(bytes)?.into()));

/// The sheets of a workbook, in order: the name of each and its cells.
///
/// # Errors
///
/// When the bytes are no workbook (the message says what they are and what to do), when the file is
/// damaged or encrypted, or when it unpacks to, or holds, more than its size allows.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, OfficeError> {
    let budget = Budget::new(bytes.len());
    if bytes.starts_with(&ole::SIGNATURE) {
        return xls::read(bytes, &budget);
    }
    let mut package = Package::open(bytes, WANTED)?;
    if package.has("content.xml") {
        return ods::read(&mut package, &budget);
    }
    let part = main_part(&mut package, &budget)?;
    xlsx::read(&mut package, &part, &budget)
}

/// Opens an .xlsx or .ods workbook.
pub(crate) fn open(bytes: &[u8]) -> Result<Package<'_>, OfficeError> {
    Package::open(bytes, WANTED)
}

/// The main part of an .xlsx workbook.
pub(crate) fn main_part(package: &mut Package<'_>, budget: &Budget) -> Result<String, OfficeError> {
    match package.main_part("xl/workbook.xml", "sheet.main+xml", budget)? {
        Some(part) if part.to_lowercase().ends_with(".bin") => Err(other(FileKind::Xlsb)),
        Some(part) if part.to_lowercase().starts_with("word/") => Err(other(FileKind::Docx)),
        Some(part) => Ok(part),
        None => Err(other(FileKind::Zip)),
    }
}

fn other(found: FileKind) -> OfficeError {
    OfficeError::Other { wanted: WANTED, found }
}
