//! Why a document cannot be marked.

use std::fmt;

use crate::position::Position;
use crate::read::ReadError;
use crate::words::Locale;

use super::message;

/// Why a document was not marked. It can be read all the same, but for
/// [`Unreadable`](MarkError::Unreadable).
///
/// ```
/// use gouji::mark::{self, Carrier, MarkError};
/// use gouji::write::Checked;
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let error = mark::original(document, None, &checked, Locale::Chinese).unwrap_err();
/// assert_eq!(error, MarkError::NoMarks(Carrier::Plain));
/// assert_eq!(error.message(Locale::Chinese), "这种格式不能带批注，请另看核对页。");
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkError {
    /// The document cannot be read: it is damaged, protected, or too large.
    Unreadable(ReadError),
    /// The format cannot carry marks, or this document cannot.
    NoMarks(Carrier),
    /// This build cannot mark such documents.
    NoFeature {
        /// The feature that it lacks.
        feature: &'static str,
    },
    /// The bytes give other figures than the reading that was checked.
    OtherDocument,
    /// A cell or sentence is not where it was read.
    NotFound {
        /// Where it was read.
        position: Position,
    },
    /// The marked document would be read differently. It is thrown away.
    WouldChange,
    /// The marked document would be larger than its format allows.
    TooLarge,
}

/// What cannot carry marks.
///
/// ```
/// use gouji::Locale;
/// use gouji::mark::{Carrier, MarkError};
/// let error = MarkError::NoMarks(Carrier::OldOffice);
/// assert!(error.message(Locale::Chinese).contains("另存为 .docx 或 .xlsx"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Carrier {
    /// A file of Office 97–2003 or of OpenDocument: `.doc`, `.xls`, `.ods`.
    OldOffice,
    /// An OFD document.
    Ofd,
    /// A PDF that is encrypted or signed, or whose table of objects is damaged.
    Pdf,
    /// Text, Markdown or CSV.
    Plain,
    /// A web page whose tables stand in a script.
    Script,
    /// A web page in a charset in which `<` does not always stand for itself.
    Charset,
    /// An Office document that is built as no office program does.
    Unusual,
}

impl MarkError {
    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        message::error(self, locale)
    }
}

impl fmt::Display for MarkError {
    /// The sentence in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::English))
    }
}

impl std::error::Error for MarkError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            MarkError::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl From<ReadError> for MarkError {
    fn from(error: ReadError) -> MarkError {
        MarkError::Unreadable(error)
    }
}

#[cfg(any(feature = "docx", feature = "xlsx"))]
impl From<crate::read::OfficeError> for MarkError {
    fn from(error: crate::read::OfficeError) -> MarkError {
        MarkError::Unreadable(error.into())
    }
}
