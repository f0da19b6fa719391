//! Which format a document is in, and the readers by format.

use std::borrow::Cow;

use super::document::Reader;
use super::formula::without_formulas;
use super::search::{contains, find_either};
use super::{Document, ReadError, Reading, bind};
use super::{csv, docx, html, markdown, ofd, pdf, text, workbook};
use crate::cell::Layout;
use crate::remark::OtherFormat;
use crate::table::Form;
use crate::table::header::Header;

/// The formats that can be read, each behind the feature of its name.
///
/// ```
/// use gouji::read::Format;
/// let name = Some("report.md");
/// let format = Format::detect("| 规章 | 0 |\n|---|---|\n".as_bytes(), name);
/// assert_eq!((format, format.feature()), (Format::Markdown, "markdown"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Flattened text, such as `pdftotext -layout` writes.
    Text,
    /// Markdown with pipe tables.
    Markdown,
    /// Comma- or tab-separated values.
    Csv,
    /// A web page.
    Html,
    /// A Word document, `.docx` or `.doc`.
    Docx,
    /// A workbook: `.xlsx`, `.xls` or `.ods`.
    Workbook,
    /// A PDF that has text.
    Pdf,
    /// An OFD document (GB/T 33190) that has text.
    Ofd,
}

impl Format {
    /// The feature that has the reader.
    pub const fn feature(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Csv => "csv",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Workbook => "xlsx",
            Format::Pdf => "pdf",
            Format::Ofd => "ofd",
        }
    }

    /// What reads it; none in a build without its feature.
    fn reader(self) -> Option<Reader> {
        match self {
            Format::Text => text::READER,
            Format::Markdown => markdown::READER,
            Format::Csv => csv::READER,
            Format::Html => html::READER,
            Format::Docx => docx::READER,
            Format::Workbook => workbook::READER,
            Format::Pdf => pdf::READER,
            Format::Ofd => ofd::READER,
        }
    }

    /// The format that a file's name tells by its ending.
    fn of_name(name: &str) -> Option<Format> {
        let ending = name.rsplit(['.', '/']).next()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "md" | "markdown" => Format::Markdown,
            "csv" | "tsv" => Format::Csv,
            "htm" | "html" | "shtml" | "xhtml" | "jsp" | "aspx" => Format::Html,
            "docx" | "docm" | "doc" | "wps" => Format::Docx,
            "xlsx" | "xlsm" | "xls" | "ods" | "et" => Format::Workbook,
            "pdf" => Format::Pdf,
            "ofd" => Format::Ofd,
            "txt" | "text" => Format::Text,
            _ => return None,
        })
    }

    /// Tells the format by the content first, then by the file's name.
    ///
    /// ```
    /// use gouji::read::Format;
    /// assert_eq!(Format::detect(b"<html><table><tr><td>1", Some("page.txt")), Format::Html);
    /// assert_eq!(Format::detect("规章,0,0,0".as_bytes(), Some("report.csv")), Format::Csv);
    /// assert_eq!(Format::detect("规章 0 0 0".as_bytes(), None), Format::Text);
    /// ```
    pub fn detect(bytes: &[u8], name: Option<&str>) -> Format {
        let named = name.and_then(Format::of_name);
        if is_pdf(bytes) {
            return Format::Pdf;
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return match () {
                () if contains(bytes, b"word/") => Format::Docx,
                () if contains(bytes, b"OFD.xml") && !contains(bytes, b"xl/") => Format::Ofd,
                () => Format::Workbook,
            };
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            // The names of its streams are in UTF-16.
            let is_word = contains(bytes, b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0");
            return if named == Some(Format::Docx) || is_word {
                Format::Docx
            } else {
                Format::Workbook
            };
        }
        if has_tag(bytes) {
            return Format::Html;
        }
        match named {
            // Packed files were told by their first bytes: this one is damaged, or is text under a
            // wrong name.
            Some(packed @ (Format::Docx | Format::Workbook | Format::Pdf | Format::Ofd))
                if bytes.contains(&0) =>
            {
                packed
            }
            Some(Format::Docx | Format::Workbook | Format::Pdf | Format::Ofd) | None => {
                told_by_lines(bytes)
            }
            Some(Format::Text) if told_by_lines(bytes) == Format::Markdown => Format::Markdown,
            Some(named) => named,
        }
    }
}

/// How far into a document its headers or its root element are looked for.
const HEAD: usize = 4096;

/// The mark of a PDF stands at its beginning; mail and web servers may have put something before
/// it.
fn is_pdf(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"%PDF-";
    let head = &bytes[..bytes.len().min(1024)];
    bytes.starts_with(MARK) || contains(head, b"\n%PDF-1.")
}

/// A format that is not read, told by how its content begins.
fn other(bytes: &[u8]) -> Option<OtherFormat> {
    // The first part of an OpenDocument package is not compressed, and names its kind.
    const TEXT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
    if bytes.starts_with(b"PK\x03\x04") {
        let is_text = bytes.get(30..).is_some_and(|part| part.starts_with(TEXT));
        return is_text.then_some(OtherFormat::OpenDocumentText);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    match bytes {
        _ if bytes.starts_with(b"{\\rtf") => Some(OtherFormat::RichText),
        _ if bytes.starts_with(b"ID;P") => Some(OtherFormat::Sylk),
        _ if bytes.starts_with(b"<") => other_xml(&bytes[..bytes.len().min(HEAD)]),
        _ => is_web_archive(&bytes[..bytes.len().min(HEAD)]).then_some(OtherFormat::WebArchive),
    }
}

/// The headers of a web archive: `MIME-Version` and `Content-Type: multipart/related`, before the
/// first blank line.
fn is_web_archive(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let lines = || head.lines().take_while(|line| !line.trim().is_empty());
    let is_header = |line: &str| {
        let name = line.split(':').next().unwrap_or(line);
        line.starts_with([' ', '\t'])
            || (name.len() < line.len()
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    };
    let headers = || lines().map(str::trim);
    headers().any(|line| line.starts_with("mime-version:"))
        && lines().all(is_header)
        && headers().any(|line| line.contains("multipart/related"))
}

/// A format that is told by its root element.
fn other_xml(head: &[u8]) -> Option<OtherFormat> {
    let (before, root) = root(head)?;
    let name = root.split(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte)).next()?;
    let office = || contains(before, b"<?mso-application");
    let root_says = |words: &str| contains(root, words.as_bytes());
    match name.rsplit(|byte| *byte == b':').next()? {
        b"document"
            if name == b"office:document" || root_says("urn:oasis:names:tc:opendocument") =>
        {
            Some(OtherFormat::FlatOpenDocument)
        }
        b"Workbook" if office() || root_says("urn:schemas-microsoft-com:office:spreadsheet") => {
            Some(OtherFormat::ExcelXml)
        }
        b"wordDocument" | b"package"
            if office()
                || root_says("office/word/2003/wordml")
                || root_says("office/2006/xmlPackage") =>
        {
            Some(OtherFormat::WordXml)
        }
        _ => None,
    }
}

/// What stands before the root element, and what follows its `<`.
fn root(head: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut at = 0;
    loop {
        let open = at + head[at..].iter().position(|byte| *byte == b'<')? + 1;
        let rest = &head[open..];
        let end: &[u8] = match rest {
            [b'!', b'-', b'-', ..] => b"-->",
            [b'?' | b'!', ..] => b">",
            _ => return Some((&head[..open], rest)),
        };
        at = open + rest.windows(end.len()).position(|window| window == end)?;
    }
}

/// A tag of a table or page occurs, outside or inside a string.
fn has_tag(bytes: &[u8]) -> bool {
    const TAGS: [&[u8]; 6] =
        [b"<table", b"<html", b"<!doctype html", b"<td", b"\\u003ctable", b"<body"];
    let mut at = 0;
    while let Some(found) = find_either(bytes, at, [b'<', b'\\']) {
        let is = |tag: &&[u8]| {
            bytes.get(found..found + tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag))
        };
        if TAGS.iter().any(is) {
            return true;
        }
        at = found + 1;
    }
    false
}

/// The label of the first column of each table.
fn first_columns() -> impl Iterator<Item = &'static str> {
    Layout::ALL.iter().copied().filter_map(|layout| match layout.table().form() {
        Form::Blocks { row_head } => Some(row_head),
        _ => Header::of(layout).columns.first().map(|column| column.label),
    })
}

/// Markdown by the rule row of a table, CSV by commas around the labels that every report has; else
/// text.
fn told_by_lines(bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let head =
        std::str::from_utf8(head).map_or_else(|_| String::from_utf8_lossy(head), Cow::Borrowed);
    let is_rule = |line: &str| {
        line.contains('|') && line.contains("--") && line.chars().all(|c| "|-: \t".contains(c))
    };
    if head.lines().any(|line| is_rule(line.trim())) {
        return Format::Markdown;
    }
    let is_separated = |label: &str| {
        let mut found = head.match_indices(label);
        found.any(|(at, _)| {
            let behind = &head[at + label.len()..];
            behind.trim_start_matches('"').starts_with([',', ';'])
        })
    };
    if first_columns().any(is_separated) { Format::Csv } else { Format::Text }
}

/// Reads a document of any format: the format is told by the content, then by the file's `name`, if
/// there is one.
///
/// # Errors
///
/// When nothing of the document can be read: it is empty, damaged, encrypted, in a charset or
/// format that this build has no reader for. A document that can be read but has no table of ours
/// is no error: its [`Reading`] says so in its remarks.
///
/// ```
/// let text = "四、政府信息公开行政复议、行政诉讼情况\n\
///     行政复议\t\t\t\t\t行政诉讼\n\
///     结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\
///     \t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\
///     1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n";
/// let reading = gouji::read::any(text.as_bytes(), None).unwrap();
/// assert_eq!(reading.report.review_litigation.unwrap().review.total.get(), Some(1));
/// ```
pub fn any(bytes: &[u8], name: Option<&str>) -> Result<Reading, ReadError> {
    let format = Format::detect(bytes, name);
    if format == Format::Html && name.and_then(Format::of_name) == Some(Format::Markdown) {
        return with_format(&without_formulas(bytes), format);
    }
    with_format(bytes, format)
}

/// Reads a document of a known format.
///
/// # Errors
///
/// As [`any`].
pub fn with_format(bytes: &[u8], format: Format) -> Result<Reading, ReadError> {
    document(bytes, format).map(bind)
}

/// A document of a known format taken apart, and what its reader met: what [`bind`] takes.
///
/// # Errors
///
/// As [`any`].
pub fn document(bytes: &[u8], format: Format) -> Result<Document, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if let Some(found) = other(bytes) {
        return Err(ReadError::OtherFormat { found });
    }
    match format.reader() {
        Some(read) => read(bytes),
        None => Err(ReadError::NoReader { feature: format.feature() }),
    }
}
