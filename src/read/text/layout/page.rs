//! Lines of a page with the place of every word, and the figures of a row.

use super::super::lines::{Line, is_page_number, is_value};
use super::super::tables::Cell;
use super::explain::{Pieces, letters};
use crate::read::Position;

/// The longest line of a page, in bytes.
pub(super) const LONGEST_LINE: usize = 2_000;
/// How many lines behind its label the figures of the last row may stand.
const MOST_BEHIND: usize = 3;

/// A word of a line, and where it stands in characters from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub start: u32,
    pub end: u32,
}

/// A line: its text and the figures behind it.
#[derive(Debug)]
pub(super) struct Row<'t> {
    pub line: Line,
    pub text: Vec<Word<'t>>,
    pub figures: Vec<Word<'t>>,
    /// The page that it stands on, counted as far as the text shows where pages end.
    page: u32,
}

impl<'t> Row<'t> {
    fn new(text: &'t str, line: Line, page: u32) -> Row<'t> {
        let content = line.text(text);
        if content.len() > LONGEST_LINE || is_page_number(content) {
            return Row { line, text: Vec::new(), figures: Vec::new(), page };
        }
        let mut words = words(content);
        let behind = words.iter().rposition(|word| !is_value(word.text)).map_or(0, |last| last + 1);
        let figures = words.split_off(behind);
        Row { line, text: words, figures, page }
    }

    pub fn position(&self, word: &Word<'_>) -> Position {
        Position::Line { line: self.line.number, column: word.start + 1 }
    }

    /// Where the text of the line begins.
    pub fn begins(&self) -> Position {
        let first = self.text.iter().chain(&self.figures).next();
        first.map_or(Position::Line { line: self.line.number, column: 1 }, |word| self.position(word))
    }

    /// The text before the figures, blanks left out.
    pub fn joined(&self) -> String {
        self.text.iter().map(|word| word.text).collect()
    }

    /// Everything in the line.
    pub fn raw(&self) -> String {
        let words: Vec<&str> = self.text.iter().chain(&self.figures).map(|word| word.text).collect();
        words.join(" ")
    }

    pub fn pieces(&self) -> Pieces<'t> {
        let pieces = self.text.iter().map(|word| (word.text, letters(word.text))).collect();
        Pieces { pieces, figures: !self.figures.is_empty() && !self.is_lone() }
    }

    /// A whole number by itself, which may be that of the page.
    fn is_lone(&self) -> bool {
        self.text.is_empty() && self.figures.len() == 1 && self.figures[0].text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The lines of a section.
pub(super) fn rows<'t>(text: &'t str, lines: &[Line]) -> Vec<Row<'t>> {
    let mut page = 0;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        page += u32::from(line.page);
        rows.push(Row::new(text, *line, page));
        page += u32::from(is_page_number(line.text(text)));
    }
    rows
}

/// The words of a line.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start: Option<(usize, u32)> = None;
    let mut column = 0;
    for (byte, c) in line.char_indices() {
        if c.is_whitespace() {
            if let Some((from, at)) = start.take() {
                words.push(Word { text: &line[from..byte], start: at, end: column });
            }
        } else if start.is_none() {
            start = Some((byte, column));
        }
        // The end of a page stands before the first column of the next.
        column += u32::from(c != '\u{c}');
    }
    if let Some((from, at)) = start {
        words.push(Word { text: &line[from..], start: at, end: column });
    }
    words
}

/// Where the columns are: the figures of the nearest line of the same page that has one in each.
fn columns<'r>(rows: &'r [Row<'_>], near: usize, count: usize) -> Option<&'r [Word<'r>]> {
    let page = rows.get(near)?.page;
    let full = rows.iter().enumerate().filter(|(_, row)| row.page == page && row.figures.len() == count);
    full.min_by_key(|(at, _)| at.abs_diff(near)).map(|(_, row)| row.figures.as_slice())
}

/// The column that a figure stands in: nearest by its start, middle or end, and clearly nearer than any other.
fn column_of(word: &Word<'_>, columns: &[Word<'_>]) -> Option<usize> {
    let distance = |column: &Word<'_>| {
        let middle = (word.start + word.end).abs_diff(column.start + column.end);
        word.start.abs_diff(column.start).min(word.end.abs_diff(column.end)).min(middle / 2)
    };
    let mut by_distance: Vec<(u32, usize)> = columns.iter().enumerate().map(|(at, column)| (distance(column), at)).collect();
    by_distance.sort_unstable();
    let (nearest, at) = *by_distance.first()?;
    by_distance.get(1).is_none_or(|(second, _)| *second >= nearest + 2).then_some(at)
}

/// The figures of a row that takes the lines from `first` to before `end`: one for each column, blank where none stands.
///
/// None when they cannot be those of one row. Fewer figures than columns are placed by the columns of another row; where there is none,
/// they are given as they are, too few.
pub(super) fn figures(rows: &[Row<'_>], first: usize, end: usize, count: usize) -> Option<Vec<Cell>> {
    let taken = |lone: bool| {
        let lines = rows[first..end].iter().filter(move |row| lone || !row.is_lone());
        lines.flat_map(|row| row.figures.iter().map(move |word| (row, word))).collect::<Vec<_>>()
    };
    let mut found = taken(true);
    if found.len() > count {
        found = taken(false);
    }
    let lines = rows[first..end].iter().filter(|row| !row.figures.is_empty()).count();
    if found.len() > count {
        // One too many may be a number cut in two.
        return None;
    }
    found.sort_by_key(|(_, word)| word.start);
    let apart = found.windows(2).all(|pair| pair[0].1.end < pair[1].1.start || pair[0].1.end <= pair[1].1.start && lines > 1);
    if !apart {
        return None;
    }
    let columns = columns(rows, first, count);
    if found.len() == count {
        let fits = |columns: &[Word<'_>]| {
            found.iter().enumerate().all(|(at, (_, word))| column_of(word, columns).is_none_or(|column| column == at))
        };
        return (lines < 2 || columns.is_none_or(fits)).then(|| cells(&found));
    }
    let Some(columns) = columns.filter(|_| !found.is_empty()) else { return Some(cells(&found)) };
    let blank = rows[first].begins();
    let mut placed: Vec<Cell> = vec![(String::new(), blank); count];
    for (row, word) in found {
        let cell = &mut placed[column_of(word, columns)?];
        if !cell.0.is_empty() {
            return None;
        }
        *cell = (word.text.to_owned(), row.position(word));
    }
    Some(placed)
}

fn cells(found: &[(&Row<'_>, &Word<'_>)]) -> Vec<Cell> {
    found.iter().map(|(row, word)| (word.text.to_owned(), row.position(word))).collect()
}

/// Where the last row ends: behind its label, or behind the figures that follow it.
pub(super) fn end_of_last(rows: &[Row<'_>], first: usize, last: usize, count: usize) -> usize {
    let mut found: usize = rows[first..=last].iter().map(|row| row.figures.len()).sum();
    let mut end = last + 1;
    for (behind, row) in rows[last + 1..].iter().enumerate().take(MOST_BEHIND) {
        if found >= count || !row.text.is_empty() {
            break;
        }
        let page_number = found > 0 && row.is_lone();
        if !(row.figures.is_empty() || page_number) {
            found += row.figures.len();
            end = last + behind + 2;
        }
    }
    end
}
