//! Reads Markdown: pipe tables, and the headings and paragraphs between them.
//!
//! A table is a run of lines with strokes: one that begins with a stroke, or that stands above a
//! line such as `--- | :-:`. That line is dropped, the header above it stays as a row; rows may
//! have any number of cells. A line without a stroke ends the table; bars that only fill rows up,
//! as some converters write them for the blank cells that they left out, are no cells. Markdown
//! knows no merged cells: their places are blank cells here, or repeat the text, as the file has
//! it.
//!
//! Bold, italics, code, links, backslashes, tags and the commonest character references go, `<br>`
//! is a line break. A formula that is a figure (`$12$`) is that figure. Struck-out text (`~~`)
//! keeps its marks, and stars between digits stay: what they leave would look like one number.
//! Fences of code are passed over, not what they hold.
//!
//! ```
//! use gouji::read::{Block, markdown};
//!
//! let blocks = markdown::blocks("# 2023 年\n\n| 规章 | **1** |\n|---|---|\n| a\\|b | 2<br>3 |\n")?;
//! let [Block::Text { text, .. }, Block::Grid(grid)] = &blocks[..] else {
//!     panic!("a heading and a table")
//! };
//! assert_eq!(text, "2023 年");
//! let cells: Vec<_> = grid.cells().collect();
//! assert_eq!((cells[1].text, cells[2].text), ("1", "a|b"));
//! assert_eq!(cells[3].position.to_string(), "5:10");
//! # Ok::<(), gouji::read::ReadError>(())
//! ```

use super::bars::{fills_rows_up, without_filling};
use super::document::Reader;
use super::document::{Document, Rest};
use super::formula::formula;
use super::grid::{Columns, Cut, GridBuilder, most_items};
use super::{Block, Position, ReadError, charset};

pub(super) const READER: Option<Reader> = Some(document);

/// A file. What of its tables is missing may stand in it as drawn or flattened text.
fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let (text, replaced) = charset::text(bytes)?;
    let document = Document::from(blocks(&text)?).with_replaced(replaced);
    Ok(document.with_rest(Rest::Whole(text.into())))
}

/// The paragraphs and tables of a Markdown text, in order.
///
/// # Errors
///
/// [`ReadError::TooMany`] for a text with more cells and paragraphs than its size explains.
pub fn blocks(text: &str) -> Result<Vec<Block>, ReadError> {
    let mut reader =
        Blocks { blocks: Vec::new(), paragraph: None, items: 0, limit: most_items(text.len()) };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let filled_up = fills_rows_up(text);
    let row = |text| if filled_up { without_filling(text) } else { text };
    let mut lines =
        (1u32..).zip(text.lines()).map(|(number, text)| Line::new(number, row(text))).peekable();
    while let Some(line) = lines.next() {
        let mut rules_below = || lines.peek().is_some_and(|next| next.is_rule_row());
        if line.has_stroke() && (line.text.starts_with('|') || rules_below() || line.is_rule_row())
        {
            reader.end_paragraph()?;
            let mut table = Table::new();
            if !line.is_rule_row() {
                reader.row(&mut table, &line)?;
            }
            // The line of dashes below a header has no blank cells: it tells how rows end.
            let rule =
                if line.is_rule_row() { Some(line) } else { lines.next_if(Line::is_rule_row) };
            table.closes_rows = rule.map(|rule| rule.text.ends_with('|'));
            while let Some(row) = lines.next_if(|next| next.has_stroke() && !next.is_heading()) {
                reader.row(&mut table, &row)?;
            }
            // The blank lines behind a table are looked at twice, and no others.
            if lines.clone().all(|line| line.text.is_empty()) {
                table.end_document(text.ends_with(['\n', '\r']));
            }
            reader.end_table(table);
        } else {
            reader.text_line(&line)?;
        }
    }
    reader.end_paragraph()?;
    Ok(reader.blocks)
}

/// A line without its line end, indent and quotation arrows.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: u32,
    /// The column of the first character of the text.
    column: u32,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn new(number: u32, line: &'a str) -> Line<'a> {
        let text = line.trim_start_matches([' ', '\t', '>']);
        let before = &line[..line.len() - text.len()];
        Line { number, column: count(before).saturating_add(1), text: text.trim_end() }
    }

    /// Splits at strokes that no backslash stands before.
    fn pieces(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut rest = Some(self.text);
        std::iter::from_fn(move || {
            let text = rest?;
            let mut escaped = false;
            for (at, byte) in text.bytes().enumerate() {
                if byte == b'|' && !escaped {
                    rest = Some(&text[at + 1..]);
                    return Some(&text[..at]);
                }
                escaped = byte == b'\\' && !escaped;
            }
            rest = None;
            Some(text)
        })
    }

    fn has_stroke(&self) -> bool {
        self.text.contains('|') && self.pieces().nth(1).is_some()
    }

    fn is_heading(&self) -> bool {
        self.text.starts_with('#')
    }

    /// The line below a header: nothing but dashes, colons and strokes.
    fn is_rule_row(&self) -> bool {
        if !self.text.contains('|') || !self.text.bytes().all(|byte| b"-:| \t".contains(&byte)) {
            return false;
        }
        let inner = self.text.strip_prefix('|').unwrap_or(self.text);
        inner.strip_suffix('|').unwrap_or(inner).split('|').all(|cell| {
            let cell = cell.trim();
            let dashes = cell.strip_prefix(':').unwrap_or(cell);
            let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
            !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
        })
    }

    /// Separates paragraphs and is nothing itself: a blank line, a fence, a rule.
    fn is_separator(&self) -> bool {
        let bytes = self.text.as_bytes();
        match bytes {
            [] => true,
            [b'`', b'`', b'`', ..] | [b'~', b'~', b'~', ..] => true,
            [first @ (b'-' | b'=' | b'*' | b'_'), _, _, ..] => {
                bytes.iter().all(|byte| byte == first || *byte == b' ')
            }
            _ => false,
        }
    }
}

/// How many characters.
fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

struct Blocks {
    blocks: Vec<Block>,
    /// The paragraph that the next line may go on with.
    paragraph: Option<(String, Position)>,
    items: usize,
    limit: usize,
}

impl Blocks {
    fn count_item(&mut self, position: &Position) -> Result<(), ReadError> {
        self.items += 1;
        if self.items > self.limit {
            return Err(ReadError::TooMany { limit: self.limit, position: position.clone() });
        }
        Ok(())
    }

    fn text_line(&mut self, line: &Line<'_>) -> Result<(), ReadError> {
        if line.is_separator() {
            return self.end_paragraph();
        }
        let mut text = line.text;
        if line.is_heading() {
            self.end_paragraph()?;
            text = text.trim_matches('#').trim();
        }
        let marks = line.text.find(text).unwrap_or(0);
        let column = line.column.saturating_add(count(&line.text[..marks]));
        let position = Position::Line { line: line.number, column };
        let plain = plain(text);
        match &mut self.paragraph {
            Some((paragraph, _)) => {
                paragraph.push('\n');
                paragraph.push_str(&plain);
            }
            None => self.paragraph = Some((plain, position)),
        }
        if line.is_heading() { self.end_paragraph() } else { Ok(()) }
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        if let Some((text, position)) = self.paragraph.take()
            && !text.trim().is_empty()
        {
            self.count_item(&position)?;
            self.blocks.push(Block::Text { text, position });
        }
        Ok(())
    }

    fn row(&mut self, table: &mut Table, line: &Line<'_>) -> Result<(), ReadError> {
        table.grid.start_row();
        let closed = line.text.ends_with('|');
        table.has_closed_rows |= std::mem::replace(&mut table.is_closed, closed);
        let mut column = line.column;
        let mut pieces = line.pieces().peekable();
        if line.text.starts_with('|') {
            pieces.next();
            column = column.saturating_add(1);
        }
        while let Some(piece) = pieces.next() {
            let text = piece.trim();
            // Nothing behind the last stroke: the stroke closes the row.
            if text.is_empty() && pieces.peek().is_none() {
                break;
            }
            let indent = &piece[..piece.len() - piece.trim_start().len()];
            let start = if text.is_empty() { column } else { column.saturating_add(count(indent)) };
            let position = Position::Line { line: line.number, column: start };
            self.count_item(&position)?;
            let text = formula(text).map_or_else(|| plain(text), str::to_owned);
            table.grid.push(&text, 1, 1, position);
            column = column.saturating_add(count(piece)).saturating_add(1);
        }
        Ok(())
    }

    fn end_table(&mut self, table: Table) {
        let grid = table.grid.finish();
        if !grid.is_empty() {
            self.blocks.push(Block::Grid(grid));
        }
    }
}

/// A table being read.
struct Table {
    grid: GridBuilder,
    /// A stroke closes the last row.
    is_closed: bool,
    /// A stroke closes some row before it, or its last cell is blank.
    has_closed_rows: bool,
    /// A stroke closes the line of dashes, if there is one.
    closes_rows: Option<bool>,
}

impl Table {
    fn new() -> Table {
        let grid = GridBuilder::new(Columns::Aligned);
        Table { grid, is_closed: false, has_closed_rows: false, closes_rows: None }
    }

    /// The document ends with the last row: broken off where that has no line end, or not the
    /// stroke that closes others.
    fn end_document(&mut self, has_line_end: bool) {
        let cut = match self.is_closed {
            true if has_line_end => None,
            true => Some(Cut::Behind),
            false => {
                let closes_rows = self.closes_rows.unwrap_or(self.has_closed_rows);
                (!has_line_end || closes_rows).then_some(Cut::Inside)
            }
        };
        self.grid.end_cut(cut);
    }
}

/// The longest text whose marks are taken out: longer ones are no cells.
const LONGEST_MARKED: usize = 1 << 16;

/// The text without its marks.
fn plain(text: &str) -> String {
    if text.len() > LONGEST_MARKED || !text.contains(['\\', '*', '_', '`', '<', '&', '[']) {
        return text.to_owned();
    }
    let mut marks = Marks::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\\' => marks.backslash(rest),
            '*' | '_' | '`' => marks.emphasis(rest, first),
            '<' => marks.tag(rest),
            '&' => marks.reference(rest),
            '!' if rest.starts_with("![") => marks.link(&rest[1..]).map(|length| length + 1),
            '[' => marks.link(rest),
            _ => None,
        };
        let length = length.unwrap_or_else(|| {
            marks.out.push(first);
            first.len_utf8()
        });
        rest = &rest[length..];
    }
    marks.finish()
}

/// Takes marks out of a text. Every method looks at what the rest begins with and says how much of
/// it is done with.
#[derive(Default)]
struct Marks {
    out: String,
    /// Marks that may yet be closed: the character, how often it stands, and where in `out`.
    open: Vec<(char, usize, usize)>,
    /// Pieces of `out` that are marks: start and length.
    dead: Vec<(usize, usize)>,
    /// There is no `>` (no `)`) in the rest: what is not there is looked for once only.
    no_tag: bool,
    no_link: bool,
}

impl Marks {
    /// A backslash before punctuation stands for the punctuation.
    fn backslash(&mut self, rest: &str) -> Option<usize> {
        let next = rest[1..].chars().next().filter(char::is_ascii_punctuation)?;
        self.out.push(next);
        Some(2)
    }

    /// A run of stars, low lines or backticks: a mark if its like closes it.
    fn emphasis(&mut self, rest: &str, mark: char) -> Option<usize> {
        let length = rest.len() - rest.trim_start_matches(mark).len();
        let before = self.out.chars().next_back();
        let after = rest[length..].chars().next();
        let is_digit = |side: Option<char>| side.is_some_and(|c| c.is_ascii_digit());
        let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let is_gap = |side: Option<char>| side.is_none_or(char::is_whitespace);
        // Between digits it is a sign of multiplication, or what is left would be one number.
        let inside = (is_digit(before) && is_digit(after))
            || (mark == '_' && is_word(before) && is_word(after));
        let start = self.out.len();
        self.out.push_str(&rest[..length]);
        if inside {
            return Some(length);
        }
        // Runs longer than three are no marks, which also bounds how far back is looked: one place
        // for each length.
        if length <= 3 {
            let opener = if is_gap(before) {
                None
            } else {
                self.open.iter().rposition(|open| (open.0, open.1) == (mark, length))
            };
            match opener {
                Some(opener) if self.open[opener].2 + length < start => {
                    self.dead.push((self.open[opener].2, length));
                    self.dead.push((start, length));
                    self.open.truncate(opener);
                }
                _ if !is_gap(after) => {
                    self.open.retain(|open| (open.0, open.1) != (mark, length));
                    self.open.push((mark, length, start));
                }
                _ => {}
            }
        }
        Some(length)
    }

    /// `<br>` is a line break, other tags are nothing.
    fn tag(&mut self, rest: &str) -> Option<usize> {
        let name = rest[1..].trim_start_matches('/');
        if self.no_tag || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let Some(end) = rest.find('>') else {
            self.no_tag = true;
            return None;
        };
        let letters =
            name.len() - name.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let name = &name[..letters];
        let whole = &rest[..=end];
        if name.eq_ignore_ascii_case("br") {
            self.out.push('\n');
        } else if ["sup", "sub", "del", "s", "strike", "ins"]
            .iter()
            .any(|apart| name.eq_ignore_ascii_case(apart))
        {
            // The tag stays: without it, a note or struck-out digits would join the figure beside
            // them.
            self.out.push_str(whole);
        }
        Some(whole.len())
    }

    /// The commonest character references.
    fn reference(&mut self, rest: &str) -> Option<usize> {
        const REFERENCES: [(&str, char); 7] = [
            ("&nbsp;", ' '),
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&amp;", '&'),
            ("&quot;", '"'),
            ("&emsp;", ' '),
            ("&ensp;", ' '),
        ];
        let (name, character) = REFERENCES.iter().find(|(name, _)| rest.starts_with(name))?;
        self.out.push(*character);
        Some(name.len())
    }

    /// `[text](address)`: only the text counts.
    fn link(&mut self, rest: &str) -> Option<usize> {
        if self.no_link {
            return None;
        }
        // The next bracket ends the text, or there is none: every piece is looked at once.
        let close = 1 + rest[1..].find(['[', ']'])?;
        if !rest[close..].starts_with("](") {
            return None;
        }
        let Some(end) = rest[close..].find(')') else {
            self.no_link = true;
            return None;
        };
        self.out.push_str(&rest[1..close]);
        Some(close + end + 1)
    }

    /// What is left without the marks.
    fn finish(mut self) -> String {
        self.dead.sort_unstable();
        let mut text = String::with_capacity(self.out.len());
        let mut at = 0;
        for (start, length) in self.dead {
            text.push_str(&self.out[at..start]);
            at = start + length;
        }
        text.push_str(&self.out[at..]);
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }
}
