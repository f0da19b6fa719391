//! Why a Word document or a workbook could not be read, as data and in words.

use crate::words::Locale;

/// Why a Word document or a workbook could not be read at all. The messages are for people.
///
/// ```
/// # #[cfg(feature = "docx")] {
/// use gouji::read::{FileKind, OfficeError, docx};
/// let error = docx::blocks(b"{\\rtf1 }").unwrap_err();
/// let found = FileKind::RichText;
/// assert_eq!(error, OfficeError::Other { wanted: FileKind::Docx, found });
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OfficeError {
    /// The bytes are something else.
    #[error("not {}: {}", wanted.words().1, found.words().1)]
    Other {
        /// What was asked for.
        wanted: FileKind,
        /// What it is instead.
        found: FileKind,
    },
    /// The file is damaged, or cut off.
    #[error("{part} is damaged: {reason}")]
    Damaged {
        /// The part of the file, or "the file".
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The file is too large, or unpacks to more than its size allows.
    #[error("too large: {} is over the limit of {limit}", what.words().1)]
    TooLarge {
        /// What is too large.
        what: Measure,
        /// The limit, in bytes for what is measured in bytes.
        limit: u64,
    },
    /// The document only embeds another one (`w:altChunk`), which is not read.
    #[error(
        "the document only embeds another one (w:altChunk), which is not read: open it in Word and save it anew"
    )]
    OnlyEmbeds,
}

/// What a file is, and what to do about it where it is not read.
///
/// ```
/// # #[cfg(feature = "docx")] {
/// use gouji::read::{FileKind, OfficeError, docx};
/// let error = docx::blocks(b"").unwrap_err();
/// assert!(matches!(error, OfficeError::Other { found: FileKind::Empty, .. }));
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// A Word document, `.docx`.
    Docx,
    /// A workbook in one of the formats that are read.
    Workbook,
    /// An Excel workbook, `.xlsx`.
    Xlsx,
    /// An Excel 97–2003 workbook, `.xls`.
    Xls,
    /// A workbook of Excel 95 or older.
    OldXls,
    /// A binary workbook, `.xlsb`.
    Xlsb,
    /// A Word 97–2003 document, `.doc`.
    Doc,
    /// A Word 97–2003 document that Word saved fast, by writing only what changed.
    FastSaved,
    /// A PowerPoint presentation, `.pptx`.
    Pptx,
    /// A PowerPoint 97–2003 presentation, `.ppt`.
    Ppt,
    /// An OpenDocument file.
    OpenDocument,
    /// A Rich Text document, `.rtf`.
    RichText,
    /// An Office 2003 XML document.
    OfficeXml,
    /// An OFD document, `.ofd`.
    Ofd,
    /// A PDF.
    Pdf,
    /// A web page or another text with tags.
    Page,
    /// A document or workbook that its password encrypts.
    Encrypted,
    /// A zip archive of something else.
    Zip,
    /// A compound file (OLE) of another program.
    CompoundFile,
    /// A compound file (OLE) that is damaged.
    DamagedCompoundFile,
    /// A Word document whose main part has no body.
    WithoutBody,
    /// No byte at all.
    Empty,
    /// Zero bytes.
    Zeros,
    /// Bytes of no kind that office programs write.
    Unknown,
}

impl FileKind {
    /// What to call it, in Chinese and in English.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            FileKind::Docx => ("Word 文档（.docx）", "a Word document (.docx)"),
            FileKind::Workbook => ("工作簿（.xlsx、.xls、.ods）", "a workbook (.xlsx, .xls, .ods)"),
            FileKind::Xlsx => ("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
            FileKind::Xls => ("Excel 97–2003 工作簿（.xls）", "an Excel 97–2003 workbook (.xls)"),
            FileKind::OldXls => (
                "Excel 95 或更早的工作簿，请另存为 .xlsx",
                "a workbook of Excel 95 or older: save it as .xlsx",
            ),
            FileKind::Xlsb => (
                "二进制工作簿（.xlsb），请另存为 .xlsx",
                "a binary workbook (.xlsb): save it as .xlsx",
            ),
            FileKind::Doc => ("Word 97–2003 文档（.doc）", "a Word 97–2003 document (.doc)"),
            FileKind::FastSaved => (
                "快速保存的 Word 97–2003 文档，请另存为 .docx",
                "a Word 97–2003 document that was saved fast: save it as .docx",
            ),
            FileKind::Pptx => ("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)"),
            FileKind::Ppt => {
                ("PowerPoint 97–2003 演示文稿（.ppt）", "a PowerPoint 97–2003 presentation (.ppt)")
            }
            FileKind::OpenDocument => (
                "其他种类的 OpenDocument 文件（如 .odt、.odp），请另存为 .docx",
                "an OpenDocument file of another kind (.odt, .odp): save it as .docx",
            ),
            FileKind::RichText => (
                "RTF 文档（.rtf），请另存为 .docx",
                "a Rich Text document (.rtf): save it as .docx",
            ),
            FileKind::OfficeXml => (
                "Office 2003 XML 文档，请另存为现在的格式",
                "an Office 2003 XML document: save it in today's format",
            ),
            FileKind::Ofd => ("OFD 版式文件（.ofd）", "an OFD document (.ofd)"),
            FileKind::Pdf => ("PDF，请作为 PDF 读取", "a PDF: read it as one"),
            FileKind::Page => (
                "网页或其他带标记的文本，请作为网页读取",
                "a web page or another text with tags: read it as HTML",
            ),
            FileKind::Encrypted => (
                "加密的文件，请用密码打开后另存为不加密的文件",
                "an encrypted document: open it with its password and save it without one",
            ),
            FileKind::Zip => ("其他种类的压缩包", "another kind of zip archive"),
            FileKind::CompoundFile => {
                ("其他程序的复合文件（OLE）", "a compound file (OLE) of another program")
            }
            FileKind::DamagedCompoundFile => (
                "已损坏的复合文件（OLE，如 .doc 文档），请另存为 .docx",
                "a compound file (OLE), such as a Word 97–2003 document (.doc), that is damaged: save it as .docx",
            ),
            FileKind::WithoutBody => ("没有正文的文档", "its main part has no body"),
            FileKind::Empty => ("空文件", "the file is empty"),
            FileKind::Zeros => ("内容全为零字节的文件", "the file has only zero bytes"),
            FileKind::Unknown => (
                "无法识别的文件，可能已损坏",
                "the bytes are of no kind that office programs write",
            ),
        }
    }
}

/// What of a file may be too large.
///
/// ```
/// use gouji::Locale;
/// use gouji::read::{Measure, OfficeError};
/// let error = OfficeError::TooLarge { what: Measure::Rows, limit: 1000 };
/// assert!(error.message(Locale::English).contains("1000"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Measure {
    /// How deep elements stand in elements.
    Depth,
    /// How many namespace prefixes are declared.
    Prefixes,
    /// How long a name is, in bytes.
    Name,
    /// How many parts the package has.
    Parts,
    /// How many bytes the file unpacks to.
    Unpacked,
    /// How many bytes what is kept of the file takes.
    Held,
    /// How long one piece of text or one tag is, in bytes.
    Piece,
    /// How many rows a sheet has.
    Rows,
    /// How many columns a sheet has.
    Columns,
}

impl Measure {
    /// What to call it, in Chinese and in English.
    pub(crate) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Measure::Depth => ("元素嵌套的层数", "the depth of elements within elements"),
            Measure::Prefixes => ("命名空间前缀的个数", "the number of namespace prefixes"),
            Measure::Name => ("名称的长度", "the length of a name"),
            Measure::Parts => ("部件的个数", "the number of parts"),
            Measure::Unpacked => ("解压后的大小", "the unpacked file, for its packed size,"),
            Measure::Held => ("内容的总量", "what the file holds, for its size,"),
            Measure::Piece => (
                "一段文字或一个标记的长度",
                "one piece of text or one tag, for the size of the file,",
            ),
            Measure::Rows => ("行数", "the number of rows"),
            Measure::Columns => ("列数", "the number of columns"),
        }
    }
}

/// Names in messages are cut to this many characters: a hostile name may be 64 KB long.
const NAME: usize = 120;

impl OfficeError {
    /// A damaged part. Long names and reasons are cut.
    pub(crate) fn damaged(part: &str, reason: impl std::fmt::Display) -> OfficeError {
        OfficeError::Damaged { part: clip(part), reason: clip(&reason.to_string()) }
    }
}

fn clip(text: &str) -> String {
    match text.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl OfficeError {
    /// The reason in words, for people. The English is that of `Display`.
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Chinese => self.chinese(),
            _ => self.to_string(),
        }
    }

    pub(super) fn chinese(&self) -> String {
        match self {
            OfficeError::Other { wanted, found } => {
                format!("不能作为{}读取：这是{}。", spaced(wanted), spaced(found))
            }
            // The reason is a technical one, in the words of the library that met it.
            OfficeError::Damaged { part, reason } => {
                format!("文件已损坏或不完整（{part}: {reason}）。")
            }
            OfficeError::TooLarge { what, limit } => {
                format!("文件过大：{}超过上限 {limit}。", what.words().0)
            }
            OfficeError::OnlyEmbeds => {
                "文档正文只是嵌入的另一份文档（w:altChunk），无法读取，请用 Word 打开后另存。"
                    .into()
            }
        }
    }
}

/// Latin letters stand apart from Chinese ones.
fn spaced(kind: &FileKind) -> String {
    let words = kind.words().0;
    let space = if words.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
    format!("{space}{words}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remark::ReadError;

    #[test]
    fn a_document_that_was_saved_fast_is_told_what_to_do() {
        let found = FileKind::FastSaved;
        let error = ReadError::from(OfficeError::Other { wanted: FileKind::Docx, found });
        assert_eq!(
            error.message(Locale::Chinese),
            "不能作为 Word 文档（.docx）读取：这是快速保存的 Word 97–2003 文档，请另存为 .docx。"
        );
        assert_eq!(
            error.message(Locale::English),
            "not a Word document (.docx): a Word 97–2003 document that was saved fast: save it as .docx"
        );
    }
}
