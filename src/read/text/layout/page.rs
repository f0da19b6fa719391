//! Lines of a page with the place of every word, and the figures of a row.

use super::super::grammar::letters;
use super::super::lines::{Line, is_value};
use super::super::pieces::{Cell, Word, words};
use super::explain::Found;
use crate::read::Position;

/// The longest line of a page, in bytes.
pub(super) const LONGEST_LINE: usize = 2_000;
/// How many lines behind its label the figures of the last row, or pieces of them, may stand.
const MOST_BEHIND: usize = 6;

/// A line: its text and the figures behind it.
#[derive(Debug)]
pub(super) struct PageLine<'t> {
    pub line: Line,
    pub text: Vec<Word<'t>>,
    /// The letters of each word of the text.
    letters: Vec<Vec<char>>,
    pub figures: Vec<Word<'t>>,
    /// The page that it stands on, counted as far as the text shows where pages end.
    page: u32,
}

impl<'t> PageLine<'t> {
    fn new(text: &'t str, line: Line, page: u32) -> PageLine<'t> {
        let content = line.text(text);
        let mut words = Vec::new();
        if content.len() <= LONGEST_LINE && !line.is_page_number(text) {
            words = words_of(content, line);
        }
        let behind = words.iter().rposition(|word| !is_value(word.text)).map_or(0, |last| last + 1);
        let figures = words.split_off(behind);
        let letters = words.iter().map(|word| letters(word.text)).collect();
        PageLine { line, text: words, letters, figures, page }
    }

    /// The letters of a word of the text.
    pub fn letters(&self, at: usize) -> &[char] {
        &self.letters[at]
    }

    /// The words of the text with their letters.
    pub fn words(&self) -> impl Iterator<Item = (Word<'t>, &[char])> {
        self.text.iter().copied().zip(self.letters.iter().map(Vec::as_slice))
    }

    /// Where the text of the line begins.
    pub fn begins(&self) -> Position {
        let first = self.text.iter().chain(&self.figures).next();
        first.map_or(Position::Line { line: self.line.number, column: 1 }, Word::position)
    }

    /// The text before the figures, blanks left out.
    pub fn joined(&self) -> String {
        self.text.iter().map(|word| word.text).collect()
    }

    /// Everything in the line.
    pub fn raw(&self) -> String {
        let words: Vec<&str> =
            self.text.iter().chain(&self.figures).map(|word| word.text).collect();
        words.join(" ")
    }

    /// Figures alone.
    pub fn is_bare(&self) -> bool {
        self.text.is_empty()
    }

    /// Figures stand in it; a whole number by itself may be that of the page.
    pub fn has_figures(&self) -> bool {
        let is_lone = self.is_bare()
            && self.figures.len() == 1
            && self.figures[0].text.bytes().all(|byte| byte.is_ascii_digit());
        !self.figures.is_empty() && !is_lone
    }

    /// The middles of its figures, doubled.
    pub fn middles(&self) -> Vec<u32> {
        self.figures.iter().map(Word::middle).collect()
    }
}

/// The lines of a section.
pub(super) fn rows<'t>(text: &'t str, lines: &[Line]) -> Vec<PageLine<'t>> {
    let mut page = 0;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        page += u32::from(line.page);
        rows.push(PageLine::new(text, *line, page));
        page += u32::from(line.is_page_number(text));
    }
    rows
}

/// The words of a line; the end of a page before it takes no column.
pub(super) fn words_of(content: &str, line: Line) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    words(content.trim_start_matches('\u{c}'), line.number, &mut found);
    found
}

/// A column of figures: from where to where, in characters.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
}

/// Where the columns are on the page of a line, as all of its rows with a figure in each column
/// show them.
///
/// Blanks in a line do not stand for the same width everywhere: one row alone proves nothing, and
/// rows that disagree prove nothing either.
fn columns(rows: &[PageLine<'_>], near: usize, count: usize) -> Option<Vec<Span>> {
    let page = rows.get(near)?.page;
    let mut full = rows.iter().filter(|row| row.page == page && row.figures.len() == count);
    let mut spans: Vec<Span> = full
        .next()?
        .figures
        .iter()
        .map(|word| Span { start: word.column, end: word.end })
        .collect();
    let mut others = 0;
    for row in full {
        others += 1;
        for (span, word) in spans.iter_mut().zip(&row.figures) {
            *span = Span { start: span.start.min(word.column), end: span.end.max(word.end) };
        }
    }
    (others > 0 && spans.windows(2).all(|pair| pair[0].end < pair[1].start)).then_some(spans)
}

/// The column that a figure stands in: it reaches into this one and no other.
fn column_of(word: &Word<'_>, columns: &[Span]) -> Option<usize> {
    let mut touched = (0..columns.len())
        .filter(|at| word.column <= columns[*at].end && columns[*at].start <= word.end);
    let first = touched.next()?;
    touched.next().is_none().then_some(first)
}

/// The figures on the lines from `first` to before `end`; none where that lies before it.
fn taken<'t>(rows: &[PageLine<'t>], first: usize, end: usize) -> Vec<Word<'t>> {
    let lines = rows.get(first..end.min(rows.len())).unwrap_or_default();
    lines.iter().flat_map(|row| row.figures.iter().copied()).collect()
}

fn are_in_one_line(found: &[Word<'_>]) -> bool {
    found.windows(2).all(|pair| pair[0].line == pair[1].line)
}

/// True when figures stand beside each other, in columns of their own.
fn are_apart(found: &mut [Word<'_>]) -> bool {
    found.sort_by_key(|word| word.column);
    let one_line = are_in_one_line(found);
    found
        .windows(2)
        .all(|pair| pair[0].end < pair[1].column || pair[0].end <= pair[1].column && !one_line)
}

/// The figures of one row as its cells: one for each column, blank where none stands. None when
/// they cannot be those of one row.
///
/// Fewer figures than columns are placed by the columns of another row; where there is none, they
/// are given as they are, too few.
fn placed(
    rows: &[PageLine<'_>],
    first: usize,
    mut found: Vec<Word<'_>>,
    count: usize,
) -> Option<Vec<Cell>> {
    if found.len() > count || !are_apart(&mut found) {
        return None;
    }
    let columns = columns(rows, first, count);
    if found.len() == count {
        let stands_at = |at: usize, columns: &[Span]| {
            column_of(&found[at], columns).is_none_or(|column| column == at)
        };
        let in_order = columns.is_none_or(|columns| (0..count).all(|at| stands_at(at, &columns)));
        return (in_order || are_in_one_line(&found)).then(|| cells(&found));
    }
    let Some(columns) = columns.filter(|_| !found.is_empty()) else { return Some(cells(&found)) };
    let blank = rows[first].begins();
    let mut placed: Vec<Cell> = vec![Cell::new("", blank); count];
    for word in found {
        let cell = &mut placed[column_of(&word, &columns)?];
        if !cell.text.is_empty() {
            return None;
        }
        *cell = word.cell();
    }
    Some(placed)
}

fn cells(found: &[Word<'_>]) -> Vec<Cell> {
    found.iter().map(Word::cell).collect()
}

/// The cells of each row whose label was found, and the line behind the last one. None for a row
/// whose figures cannot be told.
///
/// What stands between a label and the next one belongs to either row: all figures of the first, or
/// pieces of figures that were broken because they are wider than their cells. So a row's figures
/// are certain when they all stand on the lines of its label and none stand before the next, or
/// when all of them stand there and none on the label's lines; and the row behind must not have
/// lost a piece to it. No line is of two labels.
pub(super) fn figures(
    rows: &[PageLine<'_>],
    found: &[Found],
    count: usize,
) -> (Vec<Option<Vec<Cell>>>, usize) {
    let mut all = Vec::with_capacity(found.len());
    let mut end = 0;
    // Above the label stand figures that may be pieces of its own.
    let mut unsettled = found.first().is_some_and(|first| !taken(rows, 0, first.first).is_empty());
    for (at, row) in found.iter().enumerate() {
        end = match found.get(at + 1) {
            Some(next) => next.first,
            None => end_of_last(rows, row.last),
        };
        let own = taken(rows, row.first, row.last + 1);
        let below = taken(rows, row.last + 1, end);
        let is_below = own.is_empty() && below.len() == count;
        let certain = !unsettled && (below.is_empty() || is_below);
        unsettled = !(below.is_empty() || certain && is_below);
        all.push(if certain {
            placed(rows, row.first, if is_below { below } else { own }, count)
        } else {
            None
        });
    }
    (all, end)
}

/// The cells of a table of one row without a label, and the line behind it: all figures on the
/// lines about `at` that hold nothing else.
pub(super) fn single_row(
    rows: &[PageLine<'_>],
    at: usize,
    count: usize,
) -> (Option<Vec<Cell>>, usize) {
    let first = at - rows[..at].iter().rev().take_while(|row| row.is_bare()).count();
    let end = end_of_last(rows, at);
    (placed(rows, first, taken(rows, first, end), count), end)
}

/// Where the last row ends: behind its label, or behind the figures that follow it.
fn end_of_last(rows: &[PageLine<'_>], last: usize) -> usize {
    let behind = (last + 1..rows.len()).take(MOST_BEHIND).take_while(|at| rows[*at].is_bare());
    behind.filter(|at| !rows[*at].figures.is_empty()).last().map_or(last + 1, |at| at + 1)
}

/// True when the nearest figures above or below a line are no whole row: they may be pieces of its
/// own.
pub(super) fn is_beside_pieces(rows: &[PageLine<'_>], at: usize, count: usize) -> bool {
    let is_piece = |at: usize| rows[at].is_bare() || rows[at].figures.len() != count;
    let has_figures = |at: &usize| !rows[*at].figures.is_empty();
    let above = (0..at).rev().find(has_figures);
    let below = (at + 1..rows.len()).find(has_figures);
    above.into_iter().chain(below).any(is_piece)
}
