//! The document that came in, unchanged but for the marks at what is wrong in it.
//!
//! [`Marks`] says which cells and sentences are marked and what is said at each, for every format
//! alike; [`original`] sets the marks:
//!
//! - **Word documents** (`.docx`): a comment at each cell and sentence. Comments that are there
//!   stay. The main part is only added to, and every other part stays byte for byte but for the
//!   lists that name the new part.
//! - **Workbooks** (`.xlsx`): a comment and a fill at each cell.
//! - **Web pages**: `<mark>` around the figure or the words, its number shown behind it by a style
//!   sheet, and a list of notes at the end, in a frame of its own. Everything else stays byte for
//!   byte, in the charset of the page.
//! - **PDFs**: a coloured note at each cell and line, added behind the end of the file, whose bytes
//!   stay as they are. Files that are encrypted, signed or damaged are refused.
//!
//! Other formats are refused: see [`Carrier`]. Before a document is marked it is read again, and
//! after that the marked one: where either gives other figures, there is an error and no document.

#[cfg(feature = "docx")]
mod docx;
mod error;
#[cfg(feature = "html")]
mod html;
#[cfg_attr(
    not(all(feature = "docx", feature = "xlsx", feature = "html", feature = "pdf")),
    allow(dead_code, reason = "each format uses its part of it")
)]
mod marks;
#[cfg_attr(
    not(all(feature = "docx", feature = "xlsx", feature = "html", feature = "pdf")),
    allow(dead_code, reason = "each format uses its part of it")
)]
mod message;
#[cfg(any(feature = "docx", feature = "xlsx"))]
#[cfg_attr(
    not(all(feature = "docx", feature = "xlsx", feature = "html", feature = "pdf")),
    allow(dead_code, reason = "each format uses its part of it")
)]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg_attr(
    not(all(feature = "docx", feature = "xlsx", feature = "html", feature = "pdf")),
    allow(dead_code, reason = "each format uses its part of it")
)]
mod splice;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use error::{Carrier, MarkError};
pub use marks::{Mark, MarkKind, Marks};

use crate::read::{self, Format};
use crate::words::Locale;
use crate::write::Checked;

/// The document with its marks, in its own format.
///
/// `bytes` are those that were read, `format` that in which they were read; without it the format
/// is told as [`read::any`] tells it, by the content and the name. Where nothing is to be marked,
/// the bytes come back as they are.
///
/// # Errors
///
/// See [`MarkError`]: the format cannot carry marks, or it is another document.
///
/// ```
/// # #[cfg(feature = "html")] {
/// use gouji::write::Checked;
/// use gouji::{Check, Locale, locate, mark, read, write};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let page = write::html(&read::any(document, None).unwrap().report);
/// let reading = read::any(page.as_bytes(), None).unwrap();
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.html";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let marked = mark::original(page.as_bytes(), None, &checked, Locale::Chinese).unwrap();
/// let marked = String::from_utf8(marked).unwrap();
/// assert!(marked.contains("data-gouji=\"1\" title=\"（七）总计·自然人 应为 24（现为 25，"));
/// # }
/// ```
pub fn original(
    bytes: &[u8],
    format: Option<Format>,
    checked: &Checked<'_>,
    locale: Locale,
) -> Result<Vec<u8>, MarkError> {
    let format = format.unwrap_or_else(|| Format::detect(bytes, Some(checked.name)));
    let carrier = match format {
        Format::Text | Format::Markdown | Format::Csv => Some(Carrier::Plain),
        Format::Ofd => Some(Carrier::Ofd),
        Format::Docx | Format::Workbook if !bytes.starts_with(b"PK") => Some(Carrier::OldOffice),
        Format::Docx | Format::Workbook | Format::Html | Format::Pdf => None,
    };
    if let Some(carrier) = carrier {
        return Err(MarkError::NoMarks(carrier));
    }
    let before = read::with_format(bytes, format)?;
    if before.report != checked.reading.report || before.origins != checked.reading.origins {
        return Err(MarkError::OtherDocument);
    }
    let marks = Marks::of(checked);
    if marks.iter().all(|mark| mark.position().is_none()) {
        return Ok(bytes.to_vec());
    }
    let marked = with_marks(bytes, format, &marks, locale)?;
    let after = read::with_format(&marked, format)?;
    if after.report != before.report {
        return Err(MarkError::WouldChange);
    }
    Ok(marked)
}

fn with_marks(
    bytes: &[u8],
    format: Format,
    marks: &Marks<'_>,
    locale: Locale,
) -> Result<Vec<u8>, MarkError> {
    let _ = (bytes, marks, locale);
    match format {
        #[cfg(feature = "docx")]
        Format::Docx => docx::marked(bytes, marks, locale),
        #[cfg(feature = "html")]
        Format::Html => html::marked(bytes, marks, locale),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::marked(bytes, marks, locale),
        #[cfg(feature = "xlsx")]
        Format::Workbook => xlsx::marked(bytes, marks, locale),
        format => Err(MarkError::NoFeature { feature: format.feature() }),
    }
}
