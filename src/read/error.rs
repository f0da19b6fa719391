//! What stops a document from being read at all.

use super::grid::Position;

/// Why a document could not be read at all. What can be read, but not for certain, is a remark instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The document is empty, or holds nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// The document is a PDF.
    #[error("a PDF cannot be read directly; convert it with `pdftotext -layout` and give the text")]
    Pdf,
    /// The document is not text, or in a charset that it does not name.
    #[error("the file is not UTF-8 text: byte {offset} is no character")]
    NotText {
        /// The byte, from 0.
        offset: usize,
    },
    /// This build has no reader for the format.
    #[error("this build cannot read such a file; it needs the feature `{feature}` of gouji")]
    NoReader {
        /// The feature.
        feature: &'static str,
    },
    /// A Word document or workbook cannot be read.
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    #[error(transparent)]
    Office(#[from] super::OfficeError),
    /// The document says that it is written in a charset that this build cannot read.
    #[error("the document is written in {charset}, which needs the feature `gbk` of gouji")]
    Charset {
        /// The charset as the document names it.
        charset: String,
    },
    /// The document has more cells and paragraphs than a document of its size can honestly have.
    #[error("more than {limit} cells and paragraphs (the limit for a document of this size), at {position}")]
    TooMany {
        /// How many were allowed.
        limit: usize,
        /// Where the limit was passed.
        position: Position,
    },
    /// Tables stand in tables in tables, deeper than anyone writes.
    #[error("tables nested more than {limit} deep, at {position}")]
    TooDeep {
        /// How deep was allowed.
        limit: usize,
        /// Where the limit was passed.
        position: Position,
    },
}

/// How many cells and paragraphs a document of so many bytes may have: far more than real ones do, and few enough that what is
/// kept for each of them stays within a small multiple of the document's size.
#[cfg_attr(not(any(feature = "html", feature = "csv", feature = "markdown")), allow(dead_code))]
pub(crate) fn most_items(bytes: usize) -> usize {
    40_000 + bytes / 16
}
