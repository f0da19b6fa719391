//! Why an OFD document could not be read, as data and in words.

use super::{OfficeError, PageMeasure};
use crate::words::Locale;

/// Why an OFD document (GB/T 33190) could not be read at all.
///
/// ```
/// use gouji::read::{OfdError, OfficeError, ofd};
/// let error = ofd::blocks(b"PK\x03\x04").unwrap_err();
/// assert!(matches!(error, OfdError::Package(OfficeError::Damaged { .. })));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OfdError {
    /// The package is something else, damaged, encrypted, or too large.
    #[error(transparent)]
    Package(#[from] OfficeError),
    /// The pages are pictures, without a letter of text.
    #[error(
        "the OFD document has no text, only pictures of it (a scan): give the document that it was made of"
    )]
    Scanned,
    /// Most glyphs have no character.
    #[error(
        "the OFD document does not tell which characters its glyphs show: give the document that it was made of"
    )]
    NoUnicode,
    /// The document is too large, or makes more work than its size allows.
    #[error("the OFD document is too large: {} is over the limit of {limit}", what.words().1)]
    TooLarge {
        /// What is too large.
        what: PageMeasure,
        /// The limit, in bytes for what is measured in bytes.
        limit: u64,
    },
}

impl OfdError {
    /// The reason in words, for people. The English is that of `Display`.
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Chinese => self.chinese(),
            _ => self.to_string(),
        }
    }

    pub(super) fn chinese(&self) -> String {
        match self {
            OfdError::Package(error) => error.chinese(),
            OfdError::Scanned => {
                "OFD 文件中没有文字，只有图片（扫描件），请提供生成该文件的原文件。".into()
            }
            OfdError::NoUnicode => {
                "OFD 文件没有说明字形对应的文字，无法读取，请提供生成该文件的原文件。".into()
            }
            OfdError::TooLarge { what, limit } => {
                format!("OFD 文件过大：{}超过上限 {limit}。", what.words().0)
            }
        }
    }
}
