//! Reads CSV and its kin: fields between commas, tabs, semicolons or upright strokes.
//!
//! The crate `csv` takes the fields apart; a cursor of our own follows it through the text to say
//! where each of them stands. The whole file is one grid: a line with one field is a row with one
//! cell. Blank lines are no rows; columns that are blank in every row, as spreadsheets append them
//! by the thousand, are left out at the right end.
//!
//! ```
//! use gouji::read::{Block, csv};
//!
//! let blocks = csv::blocks("信息内容;数量\n规章;\"1\n2\"\n".as_bytes())?;
//! let [Block::Grid(grid)] = &blocks[..] else { panic!("one table") };
//! let cell = grid.row(1).nth(1).expect("a cell");
//! assert_eq!(cell.text, "1\n2");
//! assert_eq!(cell.position.to_string(), "2:4");
//! # Ok::<(), gouji::read::ReadError>(())
//! ```

use ::csv::{ByteRecord, ReaderBuilder};

use super::charset::{self, Decoded};
use super::document::Document;
use super::document::Reader;
use super::grid::{Columns, Cut, GridBuilder, most_items};
use super::{Block, Position, ReadError};

/// The delimiters that are tried, the likeliest first.
const DELIMITERS: [u8; 4] = *b",\t;|";

/// How much of a file is looked at to tell its delimiter.
const SAMPLE: usize = 64 * 1024;

/// More fields than this in one line are an attack: a spreadsheet has 16,384 columns.
const MOST_FIELDS: usize = 1 << 18;

/// A file that was read.
///
/// ```
/// let sheet = gouji::read::csv::sheet("规章;1;2".as_bytes())?;
/// assert_eq!((sheet.blocks.len(), sheet.delimiter, sheet.replaced), (1, b';', 0));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// One grid; none for a file without any text.
    pub blocks: Vec<Block>,
    /// Byte sequences that are no characters, U+FFFD in the texts. More than none means that text
    /// is lost.
    pub replaced: usize,
    /// The character between the fields: a comma, a tab, a semicolon or an upright stroke.
    pub delimiter: u8,
}

pub(super) const READER: Option<Reader> = Some(|bytes| sheet(bytes).map(Document::from));

impl From<Sheet> for Document {
    fn from(sheet: Sheet) -> Document {
        Document::from(sheet.blocks).with_replaced(sheet.replaced)
    }
}

/// The table of a CSV file, the delimiter told from its content; see [`sheet`].
///
/// # Errors
///
/// See [`sheet`].
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, ReadError> {
    sheet(bytes).map(|sheet| sheet.blocks)
}

/// Reads a CSV file. The charset is told by the byte order mark, else it is UTF-8; with the feature
/// `gbk`, a file that is not UTF-8 is read as GB 18030 if every byte of it fits.
///
/// # Errors
///
/// [`ReadError::TooMany`] for a file with more cells than its size explains; [`ReadError::Charset`]
/// without the feature `gbk` for UTF-16.
pub fn sheet(bytes: &[u8]) -> Result<Sheet, ReadError> {
    let Decoded { bytes: text, replaced, .. } = charset::decode_plain(bytes)?;
    let delimiter = delimiter_of(&text);
    let width = width_of(&text, delimiter)?;
    let mut replaced = replaced;
    let mut builder = GridBuilder::new(Columns::Aligned);
    let mut cursor = Cursor::new(&text, delimiter);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(1 << 16)
        .from_reader(&text[..]);
    let mut record = ByteRecord::new();
    let mut cut = None;
    // Reading from memory, with any number of fields, cannot fail.
    while let Ok(true) = reader.read_byte_record(&mut record) {
        cursor.skip_line_ends();
        builder.start_row();
        let mut more = true;
        for field in record.iter().take(width) {
            let position = cursor.position();
            more = cursor.skip_field();
            if builder.len() >= most_items(text.len()) {
                return Err(ReadError::TooMany { limit: most_items(text.len()), position });
            }
            let cell = String::from_utf8_lossy(field);
            if matches!(cell, std::borrow::Cow::Owned(_)) {
                replaced += field.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
            }
            builder.push(&cell.trim().replace("\r\n", "\n"), 1, 1, position);
        }
        let keeps_all = !more;
        while more {
            more = cursor.skip_field();
        }
        cut = cursor.ends_in_line().map(|cut| if keeps_all { cut } else { Cut::Behind });
    }
    builder.end_cut(cut);
    let grid = builder.finish();
    let blocks = if grid.is_empty() { Vec::new() } else { vec![Block::Grid(grid)] };
    Ok(Sheet { blocks, replaced, delimiter })
}

/// How many columns hold a text somewhere.
fn width_of(text: &[u8], delimiter: u8) -> Result<usize, ReadError> {
    let mut cursor = Cursor::new(text, delimiter);
    let mut width = 0;
    while cursor.skip_line_ends() {
        let mut fields = 0;
        loop {
            let position = cursor.position();
            let start = cursor.at;
            let more = cursor.skip_field();
            fields += 1;
            if fields > MOST_FIELDS {
                return Err(ReadError::TooMany { limit: MOST_FIELDS, position });
            }
            let end = cursor.at - usize::from(more);
            if !matches!(text[start..end].trim_ascii(), b"" | b"\"\"") {
                width = width.max(fields);
            }
            if !more {
                break;
            }
        }
    }
    Ok(width)
}

/// The delimiter that gives most lines the same number of fields.
fn delimiter_of(text: &[u8]) -> u8 {
    let sample = &text[..text.len().min(SAMPLE)];
    let mut best = (0, 0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let (lines, fields) = most_common_count(sample, delimiter);
        if (lines, fields) > (best.0, best.1) {
            best = (lines, fields, delimiter);
        }
    }
    best.2
}

/// The number of fields, two or more, that most lines have, and how many lines have it.
fn most_common_count(sample: &[u8], delimiter: u8) -> (usize, usize) {
    let mut cursor = Cursor::new(sample, delimiter);
    let mut counts = std::collections::BTreeMap::new();
    while cursor.skip_line_ends() {
        let mut fields = 1;
        while cursor.skip_field() {
            fields += 1;
        }
        if fields > 1 {
            *counts.entry(fields).or_insert(0) += 1;
        }
    }
    counts.into_iter().map(|(fields, lines)| (lines, fields)).max().unwrap_or_default()
}

/// Walks through the text by the rules of the crate `csv`: quotation marks count at the beginning
/// of a field, two of them within are one.
struct Cursor<'a> {
    text: &'a [u8],
    delimiter: u8,
    at: usize,
    line: u32,
    column: u32,
    /// The last field was ended by what follows it, or by its quotation mark.
    closed: bool,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a [u8], delimiter: u8) -> Cursor<'a> {
        Cursor { text, delimiter, at: 0, line: 1, column: 1, closed: false }
    }

    fn position(&self) -> Position {
        Position::Line { line: self.line, column: self.column }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Goes one byte on.
    fn step(&mut self) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        if byte == b'\n' || (byte == b'\r' && self.peek() != Some(b'\n')) {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        } else if byte & 0xC0 != 0x80 {
            // The bytes of a character after its first count for nothing.
            self.column = self.column.saturating_add(1);
        }
    }

    /// Goes to the next record; false at the end.
    fn skip_line_ends(&mut self) -> bool {
        while let Some(b'\n' | b'\r') = self.peek() {
            self.step();
        }
        self.at < self.text.len()
    }

    /// Goes behind a field and its delimiter; false when it is the last of its record.
    fn skip_field(&mut self) -> bool {
        self.closed = self.peek() == Some(b'"') && self.skip_quoted();
        while let Some(byte) = self.peek() {
            if byte == b'\n' || byte == b'\r' {
                return false;
            }
            self.step();
            self.closed = byte == self.delimiter;
            if self.closed {
                return true;
            }
        }
        false
    }

    /// Goes behind the quotation mark that closes the field; false when none does.
    fn skip_quoted(&mut self) -> bool {
        self.step();
        while let Some(byte) = self.peek() {
            self.step();
            if byte == b'"' {
                if self.peek() != Some(b'"') {
                    return true;
                }
                self.step();
            }
        }
        false
    }

    /// How the text ends in the line of the last field: a line that is whole has an end.
    fn ends_in_line(&self) -> Option<Cut> {
        let cut = if self.closed { Cut::Behind } else { Cut::Inside };
        self.peek().is_none().then_some(cut)
    }
}
