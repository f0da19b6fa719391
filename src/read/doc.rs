//! Word documents of 1997–2003 (.doc, and WPS's .wps where it is the same): their paragraphs and
//! tables.
//!
//! The text lies in pieces; what a paragraph or a run of letters looks like lies in pages of 512
//! bytes beside it. As in .docx, hidden and deleted text goes, raised and lowered text stands
//! behind `^` and `_`, struck-out letters are followed by U+0336, and a picture in a cell leaves
//! U+FFFC. Properties that only a style gives are not looked up. Tables within cells are text of
//! the cell.
//!
//! Files that are encrypted, or that Word saved fast, by writing only what changed, say so.

use super::grid::{Block, Columns, GridBuilder, Position};
use super::office::budget::Budget;
use super::office::ole::{Ole, u16_at, u32_at};
use super::office::{FileKind, OfficeError};

mod property;

use property::{Look, Paragraph, Runs};

const WANTED: FileKind = FileKind::Docx;
/// Edges of cells that differ by so many twentieths of a point are one.
const NEAR: i32 = 40;
/// Stands for something that is no text.
const OBJECT: char = '\u{FFFC}';
const STRIKE: char = '\u{336}';

/// Places in the head of the file.
mod head {
    pub(super) const FLAGS: usize = 0x0A;
    pub(super) const ENCRYPTED: u16 = 0x0100;
    pub(super) const FAST_SAVED: u16 = 0x0004;
    pub(super) const SECOND_TABLE: u16 = 0x0200;
    pub(super) const TEXT_LENGTH: usize = 0x4C;
    pub(super) const LETTERS: usize = 0xFA;
    pub(super) const PARAGRAPHS: usize = 0x102;
    pub(super) const PIECES: usize = 0x1A2;
}

/// The paragraphs and tables of a document in a compound file that has the stream `WordDocument`.
pub(super) fn blocks(bytes: &[u8], budget: &Budget) -> Result<Vec<Block>, OfficeError> {
    // The streams are copies of parts of the input.
    budget.hold_bytes(bytes.len().saturating_mul(3))?;
    let ole = Ole::open(bytes)?;
    let main = ole.stream("WordDocument")?;
    if u16_at(&main, 0) != Some(0xA5EC) {
        return Err(damaged("it was not written by Word 97 or later"));
    }
    let flags = u16_at(&main, head::FLAGS).unwrap_or(0);
    if flags & head::ENCRYPTED != 0 {
        return Err(OfficeError::Other { wanted: WANTED, found: FileKind::Encrypted });
    }
    if flags & head::FAST_SAVED != 0 {
        return Err(OfficeError::Other { wanted: WANTED, found: FileKind::FastSaved });
    }
    let name = if flags & head::SECOND_TABLE != 0 { "1Table" } else { "0Table" };
    let table = ole.stream(name)?;
    let data = if ole.has("Data") { ole.stream("Data")? } else { Vec::new() };
    let letters = Runs::letters(&main, part(&main, &table, head::LETTERS), budget)?;
    let paragraphs = Runs::paragraphs(&main, &data, part(&main, &table, head::PARAGRAPHS), budget)?;
    let mut document = Document::new(budget);
    let length = u32_at(&main, head::TEXT_LENGTH).unwrap_or(0);
    for piece in pieces(part(&main, &table, head::PIECES), length)? {
        for (at, unit) in piece.units(&main)? {
            let look = letters.at(at).copied().unwrap_or_default();
            document.unit(unit, look, || paragraphs.at(at).cloned().unwrap_or_default())?;
        }
    }
    document.finish()
}

fn damaged(reason: &str) -> OfficeError {
    OfficeError::damaged("the Word document", reason)
}

/// A part of the table stream, whose place and length stand in the head.
fn part<'t>(main: &[u8], table: &'t [u8], at: usize) -> &'t [u8] {
    let (start, length) = (u32_at(main, at).unwrap_or(0), u32_at(main, at + 4).unwrap_or(0));
    let start = start as usize;
    table.get(start..start.saturating_add(length as usize)).unwrap_or_default()
}

/// A piece of the text: where it lies, how many characters it has, and whether each takes a byte.
struct Piece {
    start: usize,
    length: usize,
    is_narrow: bool,
}

impl Piece {
    /// Its characters in UTF-16, each with its place in the file.
    fn units<'m>(
        &self,
        main: &'m [u8],
    ) -> Result<impl Iterator<Item = (usize, u16)> + use<'m>, OfficeError> {
        let (start, is_narrow) = (self.start, self.is_narrow);
        let width = if is_narrow { 1 } else { 2 };
        let end = start.saturating_add(self.length.saturating_mul(width));
        let bytes = main.get(start..end).ok_or_else(|| damaged("its text is cut off"))?;
        Ok(bytes.chunks_exact(width).enumerate().map(move |(at, unit)| match *unit {
            [low, high] => (start + 2 * at, u16::from_le_bytes([low, high])),
            _ => (start + at, windows(unit[0])),
        }))
    }
}

/// The pieces of the main text, which has so many characters.
fn pieces(mut clx: &[u8], length: u32) -> Result<Vec<Piece>, OfficeError> {
    let cut_off = || damaged("its table of pieces is cut off");
    // Changes that fast saving wrote come first.
    while let [1, low, high, rest @ ..] = clx {
        clx = rest.get(usize::from(u16::from_le_bytes([*low, *high]))..).ok_or_else(cut_off)?;
    }
    let Some([2, size @ ..]) = clx.get(..5) else { return Err(cut_off()) };
    let size = u32_at(size, 0).unwrap_or(0) as usize;
    let table = clx.get(5..5_usize.saturating_add(size)).ok_or_else(cut_off)?;
    let count = table.len().saturating_sub(4) / 12;
    let mut pieces = Vec::new();
    for at in 0..count {
        let (Some(start), Some(end)) = (u32_at(table, 4 * at), u32_at(table, 4 * at + 4)) else {
            return Err(cut_off());
        };
        let place = u32_at(table, 4 * (count + 1) + 8 * at + 2).ok_or_else(cut_off)?;
        let (end, is_narrow) = (end.min(length), place & 1 << 30 != 0);
        let place = (place & !(1 << 30)) as usize;
        let start_of_piece = if is_narrow { place / 2 } else { place };
        if start < end {
            let length = (end - start) as usize;
            pieces.push(Piece { start: start_of_piece, length, is_narrow });
        }
    }
    Ok(pieces)
}

/// A byte of Windows' Western code page.
fn windows(byte: u8) -> u16 {
    const OTHER: [u16; 32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ];
    match byte {
        0x80..=0x9F => OTHER[usize::from(byte - 0x80)],
        other => other.into(),
    }
}

/// A row of a table: its cells' texts, and how its end describes them.
struct Row {
    cells: Vec<String>,
    end: Paragraph,
}

struct Document<'b> {
    budget: &'b Budget,
    blocks: Vec<Block>,
    text: String,
    /// The first half of a character that takes two.
    half: Option<u16>,
    look: Look,
    cells: Vec<String>,
    rows: Vec<Row>,
    /// Fields that are open: true while in their instruction.
    fields: Vec<bool>,
    paragraphs: u32,
    tables: u32,
}

impl<'b> Document<'b> {
    fn new(budget: &'b Budget) -> Document<'b> {
        Document {
            budget,
            blocks: Vec::new(),
            text: String::new(),
            half: None,
            look: Look::default(),
            cells: Vec::new(),
            rows: Vec::new(),
            fields: Vec::new(),
            paragraphs: 0,
            tables: 0,
        }
    }

    fn unit(
        &mut self,
        unit: u16,
        look: Look,
        paragraph: impl Fn() -> Paragraph,
    ) -> Result<(), OfficeError> {
        match unit {
            0x0D => return self.end_paragraph(&paragraph(), false),
            0x07 => return self.end_paragraph(&paragraph(), true),
            0x13 if self.fields.len() < 64 => self.fields.push(true),
            0x14 => self.fields.last_mut().into_iter().for_each(|open| *open = false),
            0x15 => drop(self.fields.pop()),
            _ if look.is_hidden || self.fields.contains(&true) => {}
            0x0B | 0x0C | 0x0E => self.write('\n', look)?,
            0x09 => self.write('\t', look)?,
            0x1E => self.write('-', look)?,
            0x01 | 0x08 if paragraph().is_in_table => self.write(OBJECT, look)?,
            0x00..0x20 => {}
            _ if look.is_symbol => self.write(OBJECT, look)?,
            _ => self.letter(unit, look)?,
        }
        Ok(())
    }

    fn letter(&mut self, unit: u16, look: Look) -> Result<(), OfficeError> {
        if let 0xD800..0xDC00 = unit {
            self.half = Some(unit);
            return Ok(());
        }
        let units = self.half.take().into_iter().chain([unit]);
        for character in char::decode_utf16(units) {
            self.write(character.unwrap_or(char::REPLACEMENT_CHARACTER), look)?;
        }
        Ok(())
    }

    fn write(&mut self, character: char, look: Look) -> Result<(), OfficeError> {
        if look.position != self.look.position {
            match look.position {
                1.. => self.text.push('^'),
                ..0 => self.text.push('_'),
                0 => {}
            }
        }
        self.look = look;
        self.text.push(character);
        if look.is_struck {
            self.text.push(STRIKE);
        }
        self.budget.check(self.text.len())
    }

    fn end_paragraph(&mut self, end: &Paragraph, is_cell: bool) -> Result<(), OfficeError> {
        self.look = Look::default();
        self.fields.clear();
        if !end.is_in_table {
            self.end_table()?;
            self.paragraphs = self.paragraphs.saturating_add(1);
            let text = std::mem::take(&mut self.text);
            self.budget.hold(text.len())?;
            let position = Position::Paragraph { number: self.paragraphs };
            self.blocks.push(Block::Text { text, position });
        } else if end.is_row_end {
            let cells = std::mem::take(&mut self.cells);
            self.text.clear();
            self.budget.hold(0)?;
            self.rows.push(Row { cells, end: end.clone() });
        } else if is_cell {
            let text = std::mem::take(&mut self.text);
            self.budget.hold(text.len())?;
            self.cells.push(text);
        } else {
            self.text.push('\n');
        }
        Ok(())
    }

    /// Makes a grid of the rows that stand one below the other.
    fn end_table(&mut self) -> Result<(), OfficeError> {
        let rows = std::mem::take(&mut self.rows);
        self.cells.clear();
        if rows.is_empty() {
            return Ok(());
        }
        self.tables = self.tables.saturating_add(1);
        let mut edges: Vec<i32> = rows.iter().flat_map(|row| row.edges()).collect();
        edges.sort_unstable();
        edges.dedup_by(|next, first| *next - *first <= NEAR);
        let column = |edge: i32| edges.partition_point(|own| *own <= edge).saturating_sub(1) as u32;
        let mut grid = GridBuilder::new(Columns::Aligned);
        // The cells of the row above that may reach down: first column and number.
        let mut above: Vec<(u32, usize)> = Vec::new();
        for (number, row) in (0..).zip(&rows) {
            let own_edges = row.edges();
            let mut below = Vec::new();
            let mut last_end = 0;
            let mut at = 0;
            while at < row.cells.len() {
                let first = at;
                at += 1;
                while at < row.cells.len() && row.end.joins_left(at) {
                    at += 1;
                }
                let start = column(own_edges[first]).max(last_end);
                let end = column(own_edges[at]).max(start + 1);
                last_end = end;
                let reaching = above.iter().find(|(own, _)| *own == start);
                if let (true, Some(&(_, cell))) = (row.end.joins_above(first), reaching) {
                    grid.lengthen(cell);
                    below.push((start, cell));
                    continue;
                }
                let (table, in_row, in_column) = (self.tables, number + 1, start + 1);
                let position = Position::Document { table, row: in_row, column: in_column };
                let text = row.cells[first].trim_end_matches('\n');
                below.push((start, grid.place(number, start, 1, end - start, text, position)));
            }
            above = below;
        }
        self.blocks.push(Block::Grid(grid.finish()));
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Block>, OfficeError> {
        self.end_table()?;
        Ok(self.blocks)
    }
}

impl Row {
    /// The edges of its cells, one more than cells: as its end says, or else all alike.
    fn edges(&self) -> Vec<i32> {
        let told = &self.end.edges;
        if told.len() == self.cells.len() + 1 && told.is_sorted() {
            return told.clone();
        }
        (0..=self.cells.len() as i32).map(|edge| edge * 1000).collect()
    }
}
