//! Lines of a page with the place of every word, and the figures of a row.

use super::super::lines::{Line, is_value};
use super::super::zone::Cell;
use super::explain::{Found, Pieces, letters};
use crate::read::Position;
use crate::read::label::label;

/// The longest line of a page, in bytes.
pub(super) const LONGEST_LINE: usize = 2_000;
/// How many lines behind its label the figures of the last row, or pieces of them, may stand.
const MOST_BEHIND: usize = 6;

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
    /// The letters of each word of the text.
    letters: Vec<Vec<char>>,
    pub figures: Vec<Word<'t>>,
    /// The page that it stands on, counted as far as the text shows where pages end.
    page: u32,
}

impl<'t> Row<'t> {
    fn new(text: &'t str, line: Line, page: u32) -> Row<'t> {
        let content = line.text(text);
        if content.len() > LONGEST_LINE || line.is_page_number(text) {
            return Row { line, text: Vec::new(), letters: Vec::new(), figures: Vec::new(), page };
        }
        let mut words = words(content);
        let behind = words.iter().rposition(|word| !is_value(word.text)).map_or(0, |last| last + 1);
        let figures = words.split_off(behind);
        let letters = words.iter().map(|word| letters(word.text)).collect();
        Row { line, text: words, letters, figures, page }
    }

    /// The words of the text with their letters.
    pub fn words(&self) -> impl Iterator<Item = (&Word<'t>, &[char])> {
        self.text.iter().zip(self.letters.iter().map(Vec::as_slice))
    }

    /// One of its words is a label of that core.
    pub fn has_core(&self, core: &str) -> bool {
        // A core is made of letters, but for 文件, which 档案 may stand for: few words have all.
        let has = |letters: &[char], c: char| letters.contains(&c) || matches!(c, '文' | '件');
        let may_be = |letters: &[char]| core.chars().all(|c| has(letters, c));
        self.words().any(|(word, letters)| may_be(letters) && label(word.text).core == core)
    }

    pub fn position(&self, word: &Word<'_>) -> Position {
        Position::Line { line: self.line.number, column: word.start + 1 }
    }

    /// Where the text of the line begins.
    pub fn begins(&self) -> Position {
        let first = self.text.iter().chain(&self.figures).next();
        first.map_or(Position::Line { line: self.line.number, column: 1 }, |word| {
            self.position(word)
        })
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

    pub fn pieces(&self) -> Pieces<'_> {
        let pieces = self.words().map(|(word, letters)| (word.text, letters)).collect();
        Pieces { pieces, figures: !self.figures.is_empty() && !self.is_lone() }
    }

    /// A whole number by itself, which may be that of the page.
    fn is_lone(&self) -> bool {
        self.text.is_empty()
            && self.figures.len() == 1
            && self.figures[0].text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The lines of a section.
pub(super) fn rows<'t>(text: &'t str, lines: &[Line]) -> Vec<Row<'t>> {
    let mut page = 0;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        page += u32::from(line.page);
        rows.push(Row::new(text, *line, page));
        page += u32::from(line.is_page_number(text));
    }
    rows
}

/// The words of a line.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start: Option<(usize, u32)> = None;
    let mut column = 0;
    for (byte, c) in line.char_indices() {
        let is_blank = match c {
            ' ' => true,
            '!'..='~' | '一'..='\u{9fff}' => false,
            c => c.is_whitespace(),
        };
        if is_blank {
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

/// A column of figures: from where to where, in characters from 0.
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
fn columns(rows: &[Row<'_>], near: usize, count: usize) -> Option<Vec<Span>> {
    let page = rows.get(near)?.page;
    let mut full = rows.iter().filter(|row| row.page == page && row.figures.len() == count);
    let mut spans: Vec<Span> =
        full.next()?.figures.iter().map(|word| Span { start: word.start, end: word.end }).collect();
    let mut others = 0;
    for row in full {
        others += 1;
        for (span, word) in spans.iter_mut().zip(&row.figures) {
            *span = Span { start: span.start.min(word.start), end: span.end.max(word.end) };
        }
    }
    (others > 0 && spans.windows(2).all(|pair| pair[0].end < pair[1].start)).then_some(spans)
}

/// The column that a figure stands in: it reaches into this one and no other.
fn column_of(word: &Word<'_>, columns: &[Span]) -> Option<usize> {
    let mut touched = (0..columns.len())
        .filter(|at| word.start <= columns[*at].end && columns[*at].start <= word.end);
    let first = touched.next()?;
    touched.next().is_none().then_some(first)
}

/// The figures on some lines, each with its line.
type Figures<'r, 't> = Vec<(&'r Row<'t>, &'r Word<'t>)>;

/// The figures on the lines from `first` to before `end`; none where that lies before it.
fn taken<'r, 't>(rows: &'r [Row<'t>], first: usize, end: usize) -> Figures<'r, 't> {
    let lines = rows.get(first..end.min(rows.len())).unwrap_or_default();
    lines.iter().flat_map(|row| row.figures.iter().map(move |word| (row, word))).collect()
}

fn are_in_one_line(found: &Figures<'_, '_>) -> bool {
    found.windows(2).all(|pair| pair[0].0.line.number == pair[1].0.line.number)
}

/// True when figures stand beside each other, in columns of their own.
fn are_apart(found: &mut Figures<'_, '_>) -> bool {
    found.sort_by_key(|(_, word)| word.start);
    let one_line = are_in_one_line(found);
    found.windows(2).all(|pair| {
        pair[0].1.end < pair[1].1.start || pair[0].1.end <= pair[1].1.start && !one_line
    })
}

/// The figures of one row as its cells: one for each column, blank where none stands. None when
/// they cannot be those of one row.
///
/// Fewer figures than columns are placed by the columns of another row; where there is none, they
/// are given as they are, too few.
fn placed(
    rows: &[Row<'_>],
    first: usize,
    mut found: Figures<'_, '_>,
    count: usize,
) -> Option<Vec<Cell>> {
    if found.len() > count || !are_apart(&mut found) {
        return None;
    }
    let columns = columns(rows, first, count);
    if found.len() == count {
        let stands_at = |at: usize, columns: &[Span]| {
            column_of(found[at].1, columns).is_none_or(|column| column == at)
        };
        let in_order = columns.is_none_or(|columns| (0..count).all(|at| stands_at(at, &columns)));
        return (in_order || are_in_one_line(&found)).then(|| cells(&found));
    }
    let Some(columns) = columns.filter(|_| !found.is_empty()) else { return Some(cells(&found)) };
    let blank = rows[first].begins();
    let mut placed: Vec<Cell> = vec![(String::new(), blank); count];
    for (row, word) in found {
        let cell = &mut placed[column_of(word, &columns)?];
        if !cell.0.is_empty() {
            return None;
        }
        *cell = (word.text.to_owned(), row.position(word));
    }
    Some(placed)
}

fn cells(found: &Figures<'_, '_>) -> Vec<Cell> {
    found.iter().map(|(row, word)| (word.text.to_owned(), row.position(word))).collect()
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
    rows: &[Row<'_>],
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
pub(super) fn single_row(rows: &[Row<'_>], at: usize, count: usize) -> (Option<Vec<Cell>>, usize) {
    let is_bare = |row: &&Row<'_>| row.text.is_empty();
    let first = at - rows[..at].iter().rev().take_while(is_bare).count();
    let end = end_of_last(rows, at);
    (placed(rows, first, taken(rows, first, end), count), end)
}

/// Where the last row ends: behind its label, or behind the figures that follow it.
fn end_of_last(rows: &[Row<'_>], last: usize) -> usize {
    let behind =
        (last + 1..rows.len()).take(MOST_BEHIND).take_while(|at| rows[*at].text.is_empty());
    behind.filter(|at| !rows[*at].figures.is_empty()).last().map_or(last + 1, |at| at + 1)
}

/// True when the nearest figures above or below a line are no whole row: they may be pieces of its
/// own.
pub(super) fn is_beside_pieces(rows: &[Row<'_>], at: usize, count: usize) -> bool {
    let is_piece = |at: usize| rows[at].text.is_empty() || rows[at].figures.len() != count;
    let has_figures = |at: &usize| !rows[*at].figures.is_empty();
    let above = (0..at).rev().find(has_figures);
    let below = (at + 1..rows.len()).find(has_figures);
    above.into_iter().chain(below).any(is_piece)
}
