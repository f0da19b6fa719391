//! Where something stands in a document.

use std::fmt;
use std::sync::Arc;

use crate::words::Locale;

/// Where a piece of text stands in its document, in the terms of its format. Every number counts
/// from 1, except a byte offset.
///
/// ```
/// use gouji::Locale;
/// use gouji::read::Position;
/// let line = Position::Line { line: 12, column: 5 };
/// assert_eq!(line.to_string(), "12:5");
/// assert_eq!(line.message(Locale::Chinese), "第12行第5个字");
/// let cell = Position::Sheet { sheet: "Sheet1".into(), row: 5, column: 27 };
/// assert_eq!(cell.to_string(), "Sheet1!AA5");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Position {
    /// Text, Markdown, CSV: the line, and the column in characters.
    Line {
        /// The line.
        line: u32,
        /// The column in characters.
        column: u32,
    },
    /// A web page: the table, row and column as a browser lays them out, and the byte offset of the
    /// cell in the page as given.
    Html {
        /// The table in the page.
        table: u32,
        /// The row in the table.
        row: u32,
        /// The column in the table.
        column: u32,
        /// The byte offset, from 0.
        offset: usize,
    },
    /// A paragraph of a web page outside its tables: the byte offset at which it begins in the page
    /// as given, from 0.
    Offset {
        /// The byte offset, from 0.
        offset: usize,
    },
    /// A word-processor document: the table, row and column.
    Document {
        /// The table in the document.
        table: u32,
        /// The row in the table.
        row: u32,
        /// The column in the table, merged columns counted.
        column: u32,
    },
    /// A paragraph outside tables: its number in the document.
    Paragraph {
        /// The paragraph.
        number: u32,
    },
    /// A table of a PDF or an OFD document.
    Page {
        /// The page.
        page: u32,
        /// The table in the document.
        table: u32,
        /// The row in the table, over all of its pages.
        row: u32,
        /// The column in the table.
        column: u32,
        /// Where the cell lies on its page: left, top, right and bottom in points, from the upper
        /// left corner of the page as it is seen, turned so that its text runs to the right. All
        /// zero where it is not known.
        area: [u16; 4],
    },
    /// A line of a PDF or an OFD document outside its tables.
    PageLine {
        /// The page.
        page: u32,
        /// The line on the page, tables left out.
        line: u32,
    },
    /// A workbook.
    Sheet {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The row.
        row: u32,
        /// The column; 1 is A.
        column: u32,
    },
}

impl fmt::Display for Position {
    /// `12:5` for text, `table 2, row 3, column 4` for documents and pages, `Sheet1!B5` for
    /// workbooks, `page 2, table 1, row 3, column 4` for PDFs and OFD documents.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Position::Line { line, column } => write!(f, "{line}:{column}"),
            Position::Html { table, row, column, .. }
            | Position::Document { table, row, column } => {
                write!(f, "table {table}, row {row}, column {column}")
            }
            Position::Offset { offset } => write!(f, "byte {offset}"),
            Position::Paragraph { number } => write!(f, "paragraph {number}"),
            Position::Page { page, table, row, column, .. } => {
                write!(f, "page {page}, table {table}, row {row}, column {column}")
            }
            Position::PageLine { page, line } => write!(f, "page {page}, line {line}"),
            Position::Sheet { sheet, row, column } => {
                write!(f, "{sheet}!{}", cell_address(*row, *column))
            }
        }
    }
}

/// The address of a workbook's cell: `B5` for row 5 and column 2.
pub(crate) fn cell_address(row: u32, column: u32) -> String {
    format!("{}{row}", column_letters(column))
}

/// The letters of a workbook's column: 1 is A, 27 is AA.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

impl Position {
    /// The place in words, for people: `第12行第5列`, `第2张表第3行第4列`, `Sheet1!B5`. The English
    /// is that of `Display`.
    pub fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (Position::Line { line, column }, Locale::Chinese) => {
                format!("第{line}行第{column}个字")
            }
            (Position::Line { line, column }, Locale::English) => {
                format!("line {line}, column {column}")
            }
            (
                Position::Html { table, row, column, .. }
                | Position::Document { table, row, column },
                Locale::Chinese,
            ) => {
                format!("第{table}张表第{row}行第{column}列")
            }
            (Position::Page { page, table, row, column, .. }, Locale::Chinese) => {
                format!("第{page}页，第{table}张表第{row}行第{column}列")
            }
            (Position::PageLine { page, line }, Locale::Chinese) => format!("第{page}页第{line}行"),
            (Position::Paragraph { number }, Locale::Chinese) => format!("第{number}段"),
            _ => self.to_string(),
        }
    }
}
