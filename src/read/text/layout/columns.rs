//! The header of a table drawn in columns: which piece of text belongs to which column.

use std::borrow::Cow;

use super::explain::Pattern;
use super::page::{Row, Word};

/// A piece of a header: its letters and where it stands, in characters.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    pub text: &'t str,
    pub letters: Cow<'t, [char]>,
    pub start: u32,
    pub end: u32,
    pub line: u32,
    pub column: u32,
}

impl<'t> Piece<'t> {
    /// A word of a line.
    pub fn of(row: &Row<'_>, word: &Word<'t>, letters: impl Into<Cow<'t, [char]>>) -> Piece<'t> {
        let letters = letters.into();
        let Word { text, start, end } = *word;
        Piece { text, letters, start, end, line: row.line.number, column: start + 1 }
    }

    fn middle(&self) -> u32 {
        self.start + self.end
    }
}

/// The labels above the columns, each with how far it was read.
pub(super) struct Heads<'p> {
    patterns: &'p [Pattern],
    offsets: Vec<usize>,
}

impl<'p> Heads<'p> {
    pub fn new(patterns: &'p [Pattern]) -> Heads<'p> {
        Heads { patterns, offsets: vec![0; patterns.len()] }
    }

    /// The number of the label that goes on with these letters, and whether they begin it. A label
    /// begins with more than two, for columns have short ones.
    pub fn take(&mut self, letters: &[char]) -> Option<(usize, bool)> {
        let at = (0..self.patterns.len()).find(|at| {
            (letters.len() > 2 || self.offsets[*at] > 0)
                && self.patterns[*at].after(self.offsets[*at], letters).is_some()
        })?;
        let before = self.offsets[at];
        self.offsets[at] = self.patterns[at].after(before, letters).unwrap_or(0);
        Some((at, before == 0))
    }

    pub fn are_whole(&self) -> bool {
        self.patterns.iter().zip(&self.offsets).all(|(head, offset)| head.is_complete(*offset))
    }
}

/// A column's label as it is put together.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub text: String,
    pub line: u32,
    pub column: u32,
    offset: usize,
    start: u32,
}

/// Puts the pieces of a header together to the labels of the columns, from left to right. `places`
/// are the middles (doubled) of the columns' values.
///
/// Each line's pieces go to columns in their order, every piece to a column whose label goes on
/// with it, as near to the column's values as can be. None when a piece belongs to no column, a
/// label stays incomplete, or the labels do not stand in the order of the columns.
pub(super) fn assign(
    lines: &[Vec<Piece<'_>>],
    labels: &[Pattern],
    places: &[u32],
) -> Option<Vec<Column>> {
    let mut columns: Vec<Option<Column>> = vec![None; labels.len()];
    for line in lines {
        let line = merged(line, labels);
        let chosen = choose(&line, labels, places, &columns)?;
        for (piece, at) in line.iter().zip(chosen) {
            let offset = columns[at].as_ref().map_or(0, |column| column.offset);
            let after = labels[at].after(offset, &piece.letters)?;
            let column = columns[at].get_or_insert_with(|| Column {
                text: String::new(),
                line: piece.line,
                column: piece.column,
                offset: 0,
                start: piece.start,
            });
            column.text.push_str(&piece.text);
            column.offset = after;
            column.start = column.start.min(piece.start);
        }
    }
    let columns: Vec<Column> = columns.into_iter().collect::<Option<_>>()?;
    let complete =
        columns.iter().zip(labels).all(|(column, label)| label.is_complete(column.offset));
    let in_order = columns.windows(2).all(|pair| pair[0].start < pair[1].start);
    (complete && in_order).then_some(columns)
}

/// A piece that may be put together of several.
struct Part {
    text: String,
    letters: Vec<char>,
    start: u32,
    middle: u32,
    line: u32,
    column: u32,
    end: u32,
}

/// Letters of one label set apart by a blank, such as `总 计`, are one piece.
fn merged(line: &[Piece<'_>], labels: &[Pattern]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for piece in line {
        if let Some(last) = parts.last_mut()
            && piece.start <= last.end + 2
            && last.letters.len() == 1
            && piece.letters.len() == 1
            && labels.iter().any(|label| label.begins_with(&[last.letters[0], piece.letters[0]]))
        {
            last.text.push_str(piece.text);
            last.letters.extend(piece.letters.iter());
            last.end = piece.end;
            last.middle = last.start + piece.end;
            continue;
        }
        parts.push(Part {
            text: piece.text.to_owned(),
            letters: piece.letters.to_vec(),
            start: piece.start,
            middle: piece.middle(),
            line: piece.line,
            column: piece.column,
            end: piece.end,
        });
    }
    parts
}

/// The columns of a line's pieces: rising, each going on with its label, and the sum of the
/// distances to the columns' places least.
fn choose(
    line: &[Part],
    labels: &[Pattern],
    places: &[u32],
    columns: &[Option<Column>],
) -> Option<Vec<usize>> {
    let count = labels.len();
    let offset = |at: usize| columns[at].as_ref().map_or(0, |column| column.offset);
    // For each piece and column: the least sum when the piece goes to that column, and the column
    // of the piece before.
    let mut table: Vec<Vec<Option<(u64, usize)>>> = Vec::new();
    for (row, piece) in line.iter().enumerate() {
        let mut costs = vec![None; count];
        let mut before: Option<(u64, usize)> = if row == 0 { Some((0, usize::MAX)) } else { None };
        for at in 0..count {
            if row > 0
                && at > 0
                && let Some((cost, _)) = table[row - 1][at - 1]
                && before.is_none_or(|(least, _)| cost < least)
            {
                before = Some((cost, at - 1));
            }
            let fits = labels[at].after(offset(at), &piece.letters).is_some();
            let place = places.get(at).copied().unwrap_or(piece.middle);
            costs[at] = before
                .filter(|_| fits)
                .map(|(cost, from)| (cost + u64::from(place.abs_diff(piece.middle)), from));
        }
        table.push(costs);
    }
    let mut chosen = vec![0; line.len()];
    let mut next: Option<usize> = None;
    for row in (0..line.len()).rev() {
        let at = match next {
            Some(at) => at,
            None => (0..count)
                .filter(|at| table[row][*at].is_some())
                .min_by_key(|at| table[row][*at].map(|(cost, _)| cost))?,
        };
        chosen[row] = at;
        next = table[row][at].map(|(_, from)| from);
    }
    Some(chosen)
}
