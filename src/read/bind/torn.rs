//! Rows that stand in another grid than their header, as those of a table torn by the end of a page
//! do: what the rows of that grid say together about where its columns lie.

use super::row::{Row, Seen};

/// How the values of one row lie in its grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// The first column of the first value.
    pub start: u32,
    /// The column behind the last value.
    pub end: u32,
    /// The first column of the first value that is not blank.
    pub first: u32,
    /// The column behind the last value that is not blank.
    pub last: u32,
    /// How many cells stand behind the label.
    pub count: usize,
    /// Its first and its last value are there: neither can be what is left of a label whose span
    /// is lost.
    full: bool,
}

impl Line {
    /// The line of the cells behind a label, `None` where there is none.
    pub fn of(values: &[Seen<'_>]) -> Option<Line> {
        let (first, last) = (values.first()?, values.last()?);
        let filled = values.iter().find(|seen| !seen.is_blank());
        let full = !first.is_blank() && !last.is_blank();
        Some(Line {
            start: first.cell.column,
            end: last.cell.column + last.cell.columns,
            first: filled.map_or(u32::MAX, |seen| seen.cell.column),
            last: values
                .iter()
                .rfind(|seen| !seen.is_blank())
                .map_or(0, |seen| seen.cell.column + seen.cell.columns),
            count: values.len(),
            full,
        })
    }
}

/// The lines of a grid, found once for all of its rows.
#[derive(Debug, Default)]
pub(super) struct Lines {
    grid: Option<usize>,
    lines: Vec<Line>,
}

impl Lines {
    /// Looks through the grid of a row. `label` gives the place of a row's own label.
    pub fn around(&mut self, row: &Row<'_>, label: impl Fn(&Row<'_>) -> Option<usize>) -> &[Line] {
        if self.grid != Some(row.place.grid) {
            let line = |row: Row<'_>| Line::of(&row.cells[label(&row)? + 1..]);
            self.grid = Some(row.place.grid);
            self.lines = row.siblings().filter_map(line).collect();
        }
        &self.lines
    }
}

/// True when the rows of the grid bear out that a row of as many cells as the header has columns
/// has its values in their order: either all of them have as many, or most of them end where it
/// does; and if its first or last value is blank, which may as well be what is left of its
/// label, all those whose values are there lie as it does. Where the header has lost its columns
/// (`is_placed` is false), rows lie as it happens: then all of them must have as many.
pub(super) fn bear_out(lines: &[Line], own: Line, is_placed: bool, is_under_header: bool) -> bool {
    let alike = lines.iter().all(|line| line.count == own.count);
    let lies_so =
        |line: &Line| line.start == own.start && line.end == own.end && line.count == own.count;
    let mut full = lines.iter().filter(|line| line.full && line.count == own.count).peekable();
    let margins = match full.peek() {
        _ if own.full => true,
        Some(_) => full.all(lies_so),
        None => is_under_header || (lines.len() > 1 && lines.iter().all(lies_so)),
    };
    margins && (alike || ((own.full || is_placed) && most_end_so(lines, own)))
}

/// Most rows of the grid end where that one does; where it is the only one, nothing says otherwise.
pub(super) fn most_end_so(lines: &[Line], own: Line) -> bool {
    let so = lines.iter().filter(|line| line.end == own.end).count();
    lines.is_empty() || 2 * so > lines.len()
}
