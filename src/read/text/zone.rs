//! The words of one table, and what they make.

use super::Note;
use crate::cell::Table;
use crate::read::Position;
use crate::read::label::{Known, Recognised};

/// What a word, or the words of one label, are.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Label(Recognised),
    Value,
    Other,
}

/// A label, a value or something else in the zone of a table.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub kind: Kind,
    pub text: String,
    pub line: u32,
    pub column: u32,
    /// Bars between the item before and this one.
    pub bars: u16,
    /// It stands at the start of its line.
    pub first: bool,
    /// It ran together with the item before or behind it.
    pub glued: bool,
}

impl Item {
    pub fn position(&self) -> Position {
        Position::Line { line: self.line, column: self.column }
    }

    pub fn cell(&self) -> Cell {
        (self.text.clone(), self.position())
    }

    pub fn known(&self) -> &[Known] {
        match &self.kind {
            Kind::Label(recognised) => recognised.known,
            _ => &[],
        }
    }
}

/// The items of one table.
#[derive(Debug)]
pub(super) struct Zone {
    pub table: Table,
    pub items: Vec<Item>,
    /// The bars behind the last item.
    pub bars: u16,
    /// The words since the last label or value.
    pub others: usize,
    /// A third of their bytes.
    pub letters: usize,
}

impl Zone {
    pub fn new(table: Table) -> Zone {
        Zone { table, items: Vec::new(), bars: 0, others: 0, letters: 0 }
    }

    pub fn push(&mut self, item: Item) {
        match item.kind {
            Kind::Other => {
                self.others += 1;
                self.letters += item.text.len() / 3;
            }
            _ => (self.others, self.letters) = (0, 0),
        }
        self.items.push(item);
    }
}

/// A cell's text and place.
pub(super) type Cell = (String, Position);

/// What a zone gives.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Nothing was there.
    Nothing,
    /// Nothing is certain.
    Refused(Note),
    Rows(Rows),
}

/// Rows that are certain, and what was left out beside them.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub rows: Vec<Vec<Cell>>,
    pub notes: Vec<Note>,
    /// Cells of them ran together, in the one way in which that leaves no doubt.
    pub ran_together: bool,
}

/// The line that a cell stands in.
pub(super) fn line_of(cell: &Cell) -> u32 {
    match cell.1 {
        Position::Line { line, .. } => line,
        _ => 0,
    }
}
