//! The sentences for a document that could not be read at all.

use crate::finding::Locale;
use crate::read::ReadError;
#[cfg(any(feature = "docx", feature = "xlsx"))]
use crate::read::{FileKind, OfficeError};

impl ReadError {
    /// The reason in words, for people. The English is that of `Display`.
    ///
    /// ```
    /// use gouji::{Locale, read};
    /// let error = read::any(b"%PDF-1.7", None).unwrap_err();
    /// assert_eq!(error.message(Locale::Chinese), "不能直接读取 PDF，请先用 pdftotext -layout 转成文本。");
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
            ReadError::Pdf => "不能直接读取 PDF，请先用 pdftotext -layout 转成文本。".into(),
            ReadError::NotText { offset } => format!("文件不是 UTF-8 编码的文本，从第 {} 个字节起无法识别。", offset + 1),
            ReadError::NoReader { feature } => format!("本程序没有读取这种文件的功能，编译时须启用 gouji 的 {feature} 功能。"),
            ReadError::Charset { charset } => format!("文件采用 {charset} 编码，编译时须启用 gouji 的 gbk 功能才能读取。"),
            ReadError::TooMany { limit, position } => {
                format!("单元格和段落超过 {limit} 个，这样大小的文件不应有这么多（{}）。", position.message(Locale::Chinese))
            }
            ReadError::TooDeep { limit, position } => {
                format!("表格嵌套超过 {limit} 层（{}）。", position.message(Locale::Chinese))
            }
            #[cfg(any(feature = "docx", feature = "xlsx"))]
            ReadError::Office(error) => error.chinese(),
        }
    }
}

#[cfg(any(feature = "docx", feature = "xlsx"))]
impl OfficeError {
    /// The reason in words, for people. The English is that of `Display`.
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Chinese => self.chinese(),
            _ => self.to_string(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            OfficeError::Other { wanted, found } => format!("不能作为{}读取：这是{}。", spaced(wanted), spaced(found)),
            // The reason is a technical one, in the words of the library that met it.
            OfficeError::Damaged { part, reason } => format!("文件已损坏或不完整（{part}: {reason}）。"),
            OfficeError::TooLarge { what, limit } => format!("文件过大：{}超过上限 {limit}。", what.words().0),
            OfficeError::OnlyEmbeds => "文档正文只是嵌入的另一份文档（w:altChunk），无法读取，请用 Word 打开后另存。".into(),
        }
    }
}

/// Latin letters stand apart from Chinese ones.
#[cfg(any(feature = "docx", feature = "xlsx"))]
fn spaced(kind: &FileKind) -> String {
    let words = kind.words().0;
    let space = if words.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
    format!("{space}{words}")
}

#[cfg(all(test, feature = "docx"))]
mod tests {
    use super::*;

    #[test]
    fn an_old_word_document_is_told_what_to_do() {
        let error = ReadError::from(OfficeError::Other { wanted: FileKind::Docx, found: FileKind::Doc });
        assert_eq!(error.message(Locale::Chinese), "不能作为 Word 文档（.docx）读取：这是 Word 97–2003 文档（.doc），请另存为 .docx。");
        assert_eq!(error.message(Locale::English), "not a Word document (.docx): a Word 97–2003 document (.doc): save it as .docx");
    }
}
