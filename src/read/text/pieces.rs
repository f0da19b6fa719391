//! Pieces of text: words with the place where they stand, and what one or several of them are.

use std::borrow::Cow;

use crate::cell::Table;
use crate::read::Position;
use crate::read::bars::is_bar;
use crate::read::label::{Known, Recognised};

/// A word: what stands between blanks, or a whole cell where the text shows its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1, and that behind it.
    pub column: u32,
    pub end: u32,
    /// How many bars stand between the word before and this one.
    pub bars: u16,
    /// It stands at the start of its line.
    pub first: bool,
    /// Nothing stands between it and the word before: a cell that ran together with its neighbour.
    pub glued: bool,
}

impl Word<'_> {
    pub fn position(&self) -> Position {
        Position::Line { line: self.line, column: self.column }
    }

    /// Twice the column of its middle.
    pub fn middle(&self) -> u32 {
        self.column.saturating_add(self.end)
    }

    pub fn cell(&self) -> Cell {
        Cell::new(self.text, self.position())
    }
}

/// What a word, or the words of one label, are.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Label(Recognised),
    Value,
    Other,
}

/// A label, a value or something else.
#[derive(Debug, Clone)]
pub(super) struct Item<'t> {
    pub kind: Kind,
    /// The words of it, as they stand.
    pub text: Cow<'t, str>,
    /// The first of them.
    pub word: Word<'t>,
    /// It ran together with the item before or behind it.
    pub glued: bool,
}

impl Item<'_> {
    pub fn position(&self) -> Position {
        self.word.position()
    }

    pub fn cell(&self) -> Cell {
        let label = match self.kind {
            Kind::Label(recognised) => Some(recognised),
            _ => None,
        };
        Cell { label, ..Cell::new(self.text.as_ref(), self.position()) }
    }

    pub fn is_value(&self) -> bool {
        matches!(self.kind, Kind::Value)
    }

    pub fn is_label(&self) -> bool {
        matches!(self.kind, Kind::Label(_))
    }

    /// What it may stand for in a table.
    pub fn known(&self, table: Table) -> impl Iterator<Item = Known> {
        let known: &[Known] = match &self.kind {
            Kind::Label(recognised) => recognised.known,
            _ => &[],
        };
        known.iter().copied().filter(move |known| known.table() == table)
    }
}

/// How deep a text stands in brackets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Brackets(u32);

impl Brackets {
    pub fn read(&mut self, text: &str) {
        text.chars().for_each(|c| self.step(c));
    }

    pub fn step(&mut self, c: char) {
        match c {
            '(' | '（' | '[' | '〔' | '【' => self.0 = self.0.saturating_add(1),
            ')' | '）' | ']' | '〕' | '】' => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
    }

    pub fn any(self) -> bool {
        self.0 > 0
    }
}

/// A cell of a table that was found.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub text: String,
    pub position: Position,
    /// What it was recognised as.
    pub label: Option<Recognised>,
}

impl Cell {
    pub fn new(text: impl Into<String>, position: Position) -> Cell {
        Cell { text: text.into(), position, label: None }
    }

    /// The line that it stands in.
    pub fn line(&self) -> u32 {
        match self.position {
            Position::Line { line, .. } => line,
            _ => 0,
        }
    }
}

/// The words of a line that stand between blanks.
pub(super) fn words<'t>(content: &'t str, line: u32, words: &mut Vec<Word<'t>>) {
    let (mut column, mut first, mut start) = (1, true, None);
    let mut push = |start: &mut Option<(usize, u32)>, until: usize, end: u32| {
        let Some((from, column)) = start.take() else { return };
        let (text, first) = (&content[from..until], std::mem::take(&mut first));
        words.push(Word { text, line, column, end, bars: 0, first, glued: false });
    };
    for (byte, c) in content.char_indices() {
        let is_blank = match c {
            ' ' => true,
            '!'..='~' | '一'..='\u{9fff}' => false,
            c => c.is_whitespace(),
        };
        if is_blank {
            push(&mut start, byte, column);
        } else if start.is_none() {
            start = Some((byte, column));
        }
        column = column.saturating_add(1);
    }
    push(&mut start, content.len(), column);
}

/// The words of a line without the bars around it. A line that is one label or value as a whole, or
/// whose end is shown by a bar, is one word. `bars` are those since the last word.
pub(super) fn split<'t>(
    content: &'t str,
    line: u32,
    whole: bool,
    bars: &mut u16,
    found: &mut Vec<Word<'t>>,
) {
    let is_margin = |c: char| c.is_whitespace() || is_bar(c);
    let count =
        |text: &str| u16::try_from(text.chars().filter(|c| is_bar(*c)).count()).unwrap_or(u16::MAX);
    let inside = content.trim_start_matches(is_margin);
    let before = &content[..content.len() - inside.len()];
    let inside = inside.trim_end_matches(is_margin);
    *bars = bars.saturating_add(count(before));
    if inside.is_empty() {
        return;
    }
    let at = found.len();
    if whole {
        let end = 1 + inside.chars().count() as u32;
        let (bars, first, glued) = (0, true, false);
        found.push(Word { text: inside, line, column: 1, end, bars, first, glued });
    } else {
        words(inside, line, found);
    }
    let margin = before.chars().count() as u32;
    for word in &mut found[at..] {
        word.column = word.column.saturating_add(margin);
        word.end = word.end.saturating_add(margin);
    }
    found[at].bars = std::mem::take(bars);
    *bars = count(&content[before.len() + inside.len()..]);
}
