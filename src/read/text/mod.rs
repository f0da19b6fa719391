//! Flattened text: the text of web pages and PDFs, in which nothing but blanks, bars and line
//! breaks is left of a table.
//!
//! Each stretch of a text is read in the form that it has: `delimited` lines of cells between tabs
//! or bars, `layout` text whose columns stand under each other, and the `stream` of words that is
//! left, one cell a line or running on. What is not certain is refused: a table whose cells ran
//! together, from which lines were dropped, or whose order of reading cannot be told, gives no grid
//! but a [`Note`] of why and where.

use crate::cell::Table;
use crate::read::document::Document;
use crate::read::document::Reader;
use crate::read::grid::{Block, Columns, Cut, Grid, GridBuilder, Position};
use crate::read::rows::RowId;
use crate::read::{ReadError, charset, starts};
use crate::remark::{Remark, RemarkKind};

mod delimited;
mod grammar;
mod header;
mod layout;
mod lines;
mod pieces;
mod row;
mod stream;
mod tables;
mod together;
mod words;

use lines::Line;
use pieces::Cell;
use words::Recogniser;

/// What is left of a text when its tables are found.
///
/// ```
/// let flat = gouji::read::text::read("某某县2023年政府信息公开工作年度报告\n");
/// assert_eq!((flat.blocks.len(), flat.notes.len()), (1, 0));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flat {
    /// The paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// What could not be read, in reading order.
    pub notes: Vec<Note>,
}

pub(super) const READER: Option<Reader> = Some(document);

fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let (text, replaced) = charset::text(bytes)?;
    Ok(Document::from(read(&text)).with_replaced(replaced))
}

impl From<Flat> for Document {
    fn from(flat: Flat) -> Document {
        let mut document = Document::from(flat.blocks);
        for note in flat.notes {
            let kind = match note.kind {
                NoteKind::RunTogether => RemarkKind::RunTogether,
                NoteKind::LinesDropped => RemarkKind::LinesDropped,
                NoteKind::OrderUnclear => RemarkKind::OrderUnclear,
                NoteKind::LabelUnexplained => RemarkKind::RowUnknown,
                NoteKind::Incomplete => RemarkKind::BrokenOff,
                NoteKind::Surplus => RemarkKind::SurplusUnclear,
                NoteKind::Scattered => RemarkKind::FiguresScattered,
                NoteKind::TooLong => RemarkKind::TextTooLong,
            };
            let whole = matches!(note.kind, NoteKind::RunTogether | NoteKind::LinesDropped);
            document.refused.tables.extend(note.table.filter(|_| whole));
            let remark = document.remarks.len();
            let rows = note.rows.into_iter().filter(|_| !whole);
            document.refused.rows.extend(rows.map(|row| (remark, row)));
            document.remarks.push(Remark {
                kind,
                table: note.table,
                cells: Vec::new(),
                position: Some(note.position),
                raw: note.raw,
            });
        }
        document
    }
}

/// Something that a text held and that could not be read for certain.
///
/// ```
/// use gouji::Table;
/// let run_together = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量713000074\n";
/// let flat = gouji::read::text::read(run_together);
/// assert_eq!(flat.notes[0].table, Some(Table::Requests));
/// println!("{}: {}", flat.notes[0].position, flat.notes[0].raw);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Why.
    pub kind: NoteKind,
    /// The table, where it is known. Without a row in [`raw`](Note::raw) the whole of it was
    /// refused.
    pub table: Option<Table>,
    /// Where.
    pub position: Position,
    /// The text there, cut to some eighty characters.
    pub raw: String,
    /// The rows that are left out, as far as they are known.
    pub(crate) rows: Vec<RowId>,
}

impl Note {
    fn new(kind: NoteKind, table: Option<Table>, position: Position, raw: &str) -> Note {
        Note { kind, table, position, raw: lines::excerpt(raw), rows: Vec::new() }
    }
}

/// Why something in a text could not be read for certain.
///
/// ```
/// use gouji::read::text::{self, NoteKind};
/// let run_together = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量713000074\n";
/// assert_eq!(text::read(run_together).notes[0].kind, NoteKind::RunTogether);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NoteKind {
    /// The table is refused: cells ran together (`713000074`), and where one ends nothing shows.
    RunTogether,
    /// The table is refused: repeated lines were dropped from the text, and the figures with them.
    LinesDropped,
    /// The table, or one block of it, is refused: labels and values stand in an order that does not
    /// tell which belongs to which.
    OrderUnclear,
    /// One row is left out: a label, or a part of one, that no row explains.
    LabelUnexplained,
    /// One row is left out, or a table has no row: the text ends before it does.
    Incomplete,
    /// One row is left out: it has more values than columns, and one may be the number of a page or
    /// two may be one number.
    Surplus,
    /// One row is left out: figures stand above or below it that may be pieces of its own, broken
    /// because they are wider than their cells.
    Scattered,
    /// The text is longer than any report: from here on no table is put together.
    TooLong,
}

/// The most cells and paragraphs that are kept; past it, rows are dropped and paragraphs put
/// together.
const MOST_CELLS: usize = 60_000;
const MOST_PARAGRAPHS: usize = 50_000;
/// The most words of lines without cells that are looked at for labels and values.
const MOST_WORDS: usize = 300_000;

/// Reads the tables and paragraphs of a text.
///
/// Any text gives an answer, in time that grows with its length; of what is past the first four
/// gigabytes nothing is read.
pub fn read(text: &str) -> Flat {
    let text = lines::addressable(text);
    let lines = lines::lines(text);
    let mut out = Out::new(text, &lines);
    if let Some(last) = lines.get(lines::MOST_LINES - 1) {
        out.too_long(last.position(text, 0));
    }
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        if let Some(length) = delimited::run(text, rest) {
            let (rows, after) = rest.split_at(length);
            delimited::read(text, rows, &mut out);
            rest = after;
            continue;
        }
        // A section: up to the next heading of a table or the next row of separated cells.
        let ends = |at: usize| {
            starts::heading(rest[at].text(text)).is_some()
                || delimited::run(text, &rest[at..]).is_some()
        };
        let length = (1..rest.len()).find(|at| ends(*at)).unwrap_or(rest.len());
        let (section, after) = rest.split_at(length);
        if !layout::read(text, section, &mut out) {
            stream::read(text, section, &mut out);
        }
        rest = after;
    }
    out.finish()
}

/// What is read so far.
struct Out<'t> {
    text: &'t str,
    flat: Flat,
    recogniser: Recogniser,
    cells: usize,
    /// How many more words are looked at.
    words: usize,
    /// That the text is too long was noted.
    too_long: bool,
    /// No line of the text occurs twice.
    distinct: bool,
    /// The number of the last line, when the text does not end as a text should.
    broken: Option<u32>,
    /// The last line, and how the text ends in it when nothing ends the line.
    last: Option<(Line, Option<Cut>)>,
    /// The grids that were put together from words.
    doubtful: Vec<Doubtful>,
    /// Cells ran together, though it is clear where each ends.
    ran_together: bool,
}

/// A grid that stands or falls with the other tables of the text.
struct Doubtful {
    block: usize,
    /// Nothing but blanks tells its cells apart.
    crowded: bool,
    /// Its one row of values takes several lines, so that a piece of a figure looks like one.
    scattered: bool,
    /// The note that refuses it.
    note: Note,
}

impl<'t> Out<'t> {
    fn new(text: &'t str, lines: &[Line]) -> Out<'t> {
        let mut out = Out {
            text,
            flat: Flat::default(),
            recogniser: Recogniser::new(),
            cells: 0,
            words: MOST_WORDS,
            too_long: false,
            distinct: false,
            broken: None,
            last: lines.last().map(|line| (*line, end_of(text, *line))),
            doubtful: Vec::new(),
            ran_together: false,
        };
        out.distinct = lines.len() >= 20 && are_distinct(text, lines);
        out.broken =
            lines.last().filter(|line| is_broken_off(line.text(text))).map(|line| line.number);
        out
    }

    /// What one table shows of the text holds for the others. Cells that ran together show that the
    /// text does not keep the blanks between cells: then rows of words prove nothing, be they
    /// as many as the columns. Lines that were dropped may be dropped anywhere. Where figures
    /// are broken over lines, a row of values over several lines may have such pieces in the place
    /// of blank cells.
    fn finish(mut self) -> Flat {
        let seen = |kind: NoteKind| self.flat.notes.iter().any(|note| note.kind == kind);
        let (together, dropped, pieces) = (
            self.ran_together || seen(NoteKind::RunTogether),
            seen(NoteKind::LinesDropped),
            seen(NoteKind::Scattered),
        );
        for Doubtful { block, crowded, scattered, note } in std::mem::take(&mut self.doubtful) {
            let kind = match () {
                _ if dropped => NoteKind::LinesDropped,
                _ if together && crowded => NoteKind::RunTogether,
                _ if pieces && scattered => NoteKind::Scattered,
                _ => continue,
            };
            self.flat.blocks[block] = Block::Grid(Grid::default());
            self.flat.notes.push(Note { kind, ..note });
        }
        self.flat
            .blocks
            .retain(|block| !matches!(block, Block::Grid(grid) if grid.cells().len() == 0));
        let line = |note: &Note| match note.position {
            Position::Line { line, column } => (line, column),
            _ => (0, 0),
        };
        self.flat.notes.sort_by_key(line);
        self.flat
    }

    /// A paragraph.
    fn paragraph(&mut self, content: &str, position: Position) {
        if self.flat.blocks.len() >= MOST_PARAGRAPHS
            && let Some(Block::Text { text, .. }) = self.flat.blocks.last_mut()
        {
            text.push('\n');
            text.push_str(content);
            return;
        }
        self.flat.blocks.push(Block::Text { text: content.into(), position });
    }

    /// A line as a paragraph.
    fn line(&mut self, line: Line) {
        let content = line.text(self.text);
        let indent = content.len() - content.trim_start().len();
        self.paragraph(content.trim(), line.position(self.text, indent));
    }

    fn grid(&mut self, grid: Grid) {
        if !grid.is_empty() {
            self.flat.blocks.push(Block::Grid(grid));
        }
    }

    fn note(&mut self, kind: NoteKind, table: Option<Table>, position: Position, raw: &str) {
        self.notes([Note::new(kind, table, position, raw)]);
    }

    fn notes(&mut self, notes: impl IntoIterator<Item = Note>) {
        let room = MOST_PARAGRAPHS.saturating_sub(self.flat.notes.len());
        self.flat.notes.extend(notes.into_iter().take(room));
    }

    /// False when so many cells are kept that no further one may be; that is noted once.
    fn may_push_cell(&mut self, position: &Position) -> bool {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            self.too_long(position.clone());
        }
        self.cells <= MOST_CELLS
    }

    /// From here on no table is put together.
    fn too_long(&mut self, position: Position) {
        if !std::mem::replace(&mut self.too_long, true) {
            self.note(NoteKind::TooLong, None, position, "");
        }
    }

    /// True for the last line of a text that breaks off.
    fn is_cut_off(&self, line: Line) -> bool {
        self.broken == Some(line.number)
    }

    fn cut_off(&mut self, table: Option<Table>, position: Position, raw: &str) {
        self.note(NoteKind::Incomplete, table, position, raw);
    }

    /// True for the number of the last line.
    fn is_last(&self, line: u32) -> bool {
        self.last.is_some_and(|(last, _)| last.number == line)
    }

    /// How the text ends in a line, when it is the last and nothing ends it.
    fn end_in(&self, line: Line) -> Option<Cut> {
        self.last.filter(|(last, _)| last.number == line.number)?.1
    }

    /// Rows of cells as one grid. Where the text ends inside a cell that is not the last of them,
    /// its row is left out: the cells behind it are not there.
    fn rows(&mut self, mut rows: Vec<Vec<Cell>>) -> Grid {
        let cut = self.cut_cell(&rows);
        let is_last = |(row, cell): (usize, usize)| {
            row + 1 == rows.len() && cell + 1 == rows.last().map_or(0, Vec::len)
        };
        let ends_cut = cut.is_some_and(is_last);
        if let Some((row, cell)) = cut.filter(|_| !ends_cut) {
            let cell = rows.remove(row).swap_remove(cell);
            self.cut_off(None, cell.position, &cell.text);
        }
        let mut grid = GridBuilder::new(Columns::None);
        for row in rows {
            grid.start_row();
            for cell in row {
                if self.may_push_cell(&cell.position) {
                    grid.push(&cell.text, 1, 1, cell.position);
                    grid.tell(cell.label);
                }
            }
        }
        grid.end_cut(ends_cut.then_some(Cut::Inside));
        grid.finish()
    }

    /// The cell inside which the text ends: its row and its place there.
    fn cut_cell(&self, rows: &[Vec<Cell>]) -> Option<(usize, usize)> {
        let (last, Some(Cut::Inside)) = self.last? else { return None };
        let mut found: Option<(u32, (usize, usize))> = None;
        for (at, row) in rows.iter().enumerate() {
            for (place, cell) in row.iter().enumerate() {
                let Position::Line { line, column } = cell.position else { continue };
                let is_behind = found.is_none_or(|(before, _)| before <= column);
                if line == last.number && !cell.text.is_empty() && is_behind {
                    found = Some((column, (at, place)));
                }
            }
        }
        let (_, (row, cell)) = found?;
        last.text(self.text).ends_with(rows[row][cell].text.as_str()).then_some((row, cell))
    }
}

/// How a text ends in a line: nothing, where something ends the line.
fn end_of(text: &str, line: Line) -> Option<Cut> {
    match line.behind(text) {
        "" => Some(Cut::Inside),
        behind if behind.contains(['\n', '\r', '\u{c}']) => None,
        _ => Some(Cut::Behind),
    }
}

/// True when no line with letters or digits occurs twice. Reports repeat zeros and headers.
fn are_distinct(text: &str, lines: &[Line]) -> bool {
    let mut seen = std::collections::HashSet::new();
    lines.iter().all(|line| {
        let content = line.text(text).trim();
        !content.contains(char::is_alphanumeric) || seen.len() < MOST_CELLS && seen.insert(content)
    })
}

/// True for a last line that shows that the text goes on elsewhere: dots, or a remark in square
/// brackets.
fn is_broken_off(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with('…') || line.ends_with("...") || line.ends_with(']') && line.contains('[')
}
