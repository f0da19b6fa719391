//! Why a document could not be read at all, as data and in words.

use super::Position;
use crate::words::Locale;

/// Why a document could not be read at all. What can be read, but not for certain, is a remark
/// instead.
///
/// ```
/// use gouji::Locale;
/// use gouji::read::{self, ReadError};
/// let error = read::any(b"", Some("report.txt")).unwrap_err();
/// assert_eq!(error, ReadError::Empty);
/// assert_eq!(error.to_string(), "the file is empty");
/// println!("{}", error.message(Locale::Chinese));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The document is empty, or holds nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// A PDF cannot be read.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] super::PdfError),
    /// An OFD document cannot be read.
    #[cfg(feature = "ofd")]
    #[error(transparent)]
    Ofd(#[from] super::OfdError),
    /// The document is in a format that is not read, but that others which are read can be made of.
    #[error("{} cannot be read directly; {}", found.words().english.0, found.words().english.1)]
    OtherFormat {
        /// What it is.
        found: OtherFormat,
    },
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
    #[cfg(any(feature = "docx", feature = "xlsx", feature = "ofd"))]
    #[error(transparent)]
    Office(#[from] super::OfficeError),
    /// The document says that it is written in a charset that this build cannot read.
    #[error("the document is written in {charset}, which needs the feature `gbk` of gouji")]
    Charset {
        /// The charset as the document names it.
        charset: String,
    },
    /// The document has more cells and paragraphs than a document of its size can honestly have.
    #[error(
        "more than {limit} cells and paragraphs (the limit for a document of this size), at {position}"
    )]
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

/// A format that is told by its content and not read.
///
/// ```
/// use gouji::read::{self, OtherFormat, ReadError};
/// let error = read::any(b"{\\rtf1\\ansi }", None).unwrap_err();
/// assert_eq!(error, ReadError::OtherFormat { found: OtherFormat::RichText });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OtherFormat {
    /// A web page in one file with its pictures, `.mht`.
    WebArchive,
    /// A Rich Text document, `.rtf`.
    RichText,
    /// A sheet in symbolic links, `.slk`.
    Sylk,
    /// An OpenDocument file in one piece of XML, `.fods` or `.fodt`.
    FlatOpenDocument,
    /// A workbook in the XML of Excel 2003.
    ExcelXml,
    /// A Word document in one piece of XML, as Word 2003 or later writes it.
    WordXml,
    /// A text of OpenDocument, `.odt`.
    OpenDocumentText,
}

/// What to call a format, and what to do about it, in either language.
struct Words {
    chinese: (&'static str, &'static str),
    english: (&'static str, &'static str),
}

impl OtherFormat {
    const fn words(self) -> Words {
        let (chinese, english) = match self {
            OtherFormat::WebArchive => (
                ("单个文件网页（.mht、.mhtml）", "用浏览器或 Word 打开后另存为 .html"),
                (
                    "a web archive (.mht, .mhtml)",
                    "open it in a browser or in Word and save it as .html",
                ),
            ),
            OtherFormat::RichText => (
                (" RTF 文档（.rtf）", "用 Word 或 WPS 打开后另存为 .docx"),
                ("a Rich Text document (.rtf)", "open it in Word or WPS and save it as .docx"),
            ),
            OtherFormat::Sylk => (
                (" SYLK 表格（.slk）", "用 Excel 或 WPS 打开后另存为 .xlsx"),
                ("a SYLK sheet (.slk)", "open it in Excel or WPS and save it as .xlsx"),
            ),
            OtherFormat::FlatOpenDocument => (
                (
                    "单一 XML 形式的 OpenDocument 文件（.fods、.fodt）",
                    "用 LibreOffice 打开后另存为 .ods、.xlsx 或 .docx",
                ),
                (
                    "a flat OpenDocument file (.fods, .fodt)",
                    "open it in LibreOffice and save it as .ods, .xlsx or .docx",
                ),
            ),
            OtherFormat::ExcelXml => (
                (" Excel 2003 XML 表格（.xml）", "用 Excel 或 WPS 打开后另存为 .xlsx"),
                (
                    "an Excel 2003 XML workbook (.xml)",
                    "open it in Excel or WPS and save it as .xlsx",
                ),
            ),
            OtherFormat::WordXml => (
                (" Word XML 文档（.xml）", "用 Word 或 WPS 打开后另存为 .docx"),
                ("a Word XML document (.xml)", "open it in Word or WPS and save it as .docx"),
            ),
            OtherFormat::OpenDocumentText => (
                (
                    " OpenDocument 文本文档（.odt）",
                    "用 Word、WPS 或 LibreOffice 打开后另存为 .docx",
                ),
                (
                    "an OpenDocument text (.odt)",
                    "open it in Word, WPS or LibreOffice and save it as .docx",
                ),
            ),
        };
        Words { chinese, english }
    }
}

impl ReadError {
    /// The reason in words, for people. The English is that of `Display`.
    ///
    /// ```
    /// use gouji::{Locale, read};
    /// let error = read::any(b"{\\rtf1 }", None).unwrap_err();
    /// assert_eq!(
    ///     error.message(Locale::Chinese),
    ///     "不能直接读取 RTF 文档（.rtf），请先用 Word 或 WPS 打开后另存为 .docx。"
    /// );
    /// ```
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Chinese => self.chinese(),
            _ => self.to_string(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            ReadError::Empty => "文件是空的。".into(),
            #[cfg(feature = "pdf")]
            ReadError::Pdf(error) => error.chinese(),
            #[cfg(feature = "ofd")]
            ReadError::Ofd(error) => error.chinese(),
            ReadError::OtherFormat { found } => {
                let (name, advice) = found.words().chinese;
                format!("不能直接读取{name}，请先{advice}。")
            }
            ReadError::NotText { offset } => {
                format!("文件不是 UTF-8 编码的文本，从第 {} 个字节起无法识别。", offset + 1)
            }
            ReadError::NoReader { feature } => {
                format!("本程序没有读取这种文件的功能，编译时须启用 gouji 的 {feature} 功能。")
            }
            ReadError::Charset { charset } => {
                format!("文件采用 {charset} 编码，编译时须启用 gouji 的 gbk 功能才能读取。")
            }
            ReadError::TooMany { limit, position } => {
                format!(
                    "单元格和段落超过 {limit} 个，这样大小的文件不应有这么多（{}）。",
                    position.message(Locale::Chinese)
                )
            }
            ReadError::TooDeep { limit, position } => {
                format!("表格嵌套超过 {limit} 层（{}）。", position.message(Locale::Chinese))
            }
            #[cfg(any(feature = "docx", feature = "xlsx", feature = "ofd"))]
            ReadError::Office(error) => error.chinese(),
        }
    }
}
