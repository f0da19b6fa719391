//! Why a PDF could not be read, as data and in words.

use super::PageMeasure;
use crate::words::Locale;

/// Why a PDF could not be read at all.
///
/// ```
/// use gouji::read::{self, PdfError, ReadError};
/// let error = read::any(b"%PDF-1.7\n%%EOF", None).unwrap_err();
/// assert_eq!(error, ReadError::Pdf(PdfError::Damaged));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The file is cut off, or so damaged that no page of it is found.
    #[error("the PDF is damaged or cut off: no page of it can be found")]
    Damaged,
    /// The file wants a password to be opened.
    #[error("the PDF is encrypted: open it with its password and save it without one")]
    Encrypted,
    /// The pages are pictures, without a letter of text.
    #[error(
        "the PDF has no text, only pictures of it (a scan): give the document that it was made of"
    )]
    Scanned,
    /// The fonts do not tell which characters their glyphs are.
    #[error(
        "the fonts of the PDF do not tell which characters they show: print it anew, or give the document that it was made of"
    )]
    NoUnicode,
    /// The file is too large, or makes more work than its size allows.
    #[error("the PDF is too large: {} is over the limit of {limit}", what.words().1)]
    TooLarge {
        /// What is too large.
        what: PageMeasure,
        /// The limit, in bytes for what is measured in bytes.
        limit: u64,
    },
}

impl PdfError {
    /// The reason in words, for people. The English is that of `Display`.
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Chinese => self.chinese(),
            _ => self.to_string(),
        }
    }

    pub(super) fn chinese(&self) -> String {
        match self {
            PdfError::Damaged => "PDF 文件已损坏或不完整，找不到任何一页。".into(),
            PdfError::Encrypted => "PDF 文件已加密，请用密码打开后另存为不加密的文件。".into(),
            PdfError::Scanned => {
                "PDF 中没有文字，只有图片（扫描件），请提供生成该 PDF 的原文件。".into()
            }
            PdfError::NoUnicode => {
                "PDF 的字体没有说明字形对应的文字，无法读取，请重新生成 PDF 或提供原文件。".into()
            }
            PdfError::TooLarge { what, limit } => {
                format!("PDF 文件过大：{}超过上限 {limit}。", what.words().0)
            }
        }
    }
}
