//! Tables that go on from one page to the next, and rows that the end of a page tears.

use super::lattice::Cell;
use super::table::{Filled, Table};

/// The outer edges of two parts of a table may differ by so many points.
const NEAR: f64 = 3.0;

/// A table, with its parts on all its pages.
#[derive(Debug)]
pub(super) struct Whole {
    pub rows: usize,
    /// By row, then column, each with the page that it begins on.
    pub cells: Vec<(u32, Filled)>,
    xs: Vec<f64>,
}

impl Whole {
    pub(super) fn new(table: Table) -> Whole {
        let page = table.page;
        Whole {
            rows: table.rows,
            cells: table.cells.into_iter().map(|cell| (page, cell)).collect(),
            xs: table.xs,
        }
    }

    /// The table of the next page goes on from this one: their outer edges are the same.
    pub(super) fn goes_on_in(&self, next: &Table) -> bool {
        let same = |a: Option<&f64>, b: Option<&f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() <= NEAR,
            _ => false,
        };
        let places = united(&self.xs, &next.xs);
        let stay_apart = |xs: &[f64]| {
            xs.windows(2).all(|pair| nearest(&places, pair[0]) < nearest(&places, pair[1]))
        };
        same(self.xs.first(), next.xs.first())
            && same(self.xs.last(), next.xs.last())
            && stay_apart(&self.xs)
            && stay_apart(&next.xs)
    }

    /// Takes up the part on the next page: its repeated header is dropped, and a row that the end
    /// of the page tore is put together.
    pub(super) fn take_up(&mut self, next: Table) {
        let page = next.page;
        let places = united(&self.xs, &next.xs);
        for (_, cell) in &mut self.cells {
            placed_anew(&mut cell.cell, &self.xs, &places);
        }
        let mut part: Vec<Filled> = next.cells;
        for cell in &mut part {
            placed_anew(&mut cell.cell, &next.xs, &places);
        }
        self.xs = places;
        let mut rows = next.rows;
        let repeated = self.repeated(&part, rows);
        part.retain(|cell| cell.cell.row >= repeated);
        for cell in &mut part {
            cell.cell.row -= repeated;
        }
        rows -= repeated;
        if rows > 0 && self.mend(&mut part) {
            for cell in &mut part {
                cell.cell.row -= 1;
            }
            rows -= 1;
        }
        let first = self.rows;
        self.rows += rows;
        for mut cell in part {
            cell.cell.row += first;
            self.cells.push((page, cell));
        }
    }

    /// How many of the first rows of a part repeat those of the table: a header, which has no
    /// figures.
    fn repeated(&self, part: &[Filled], rows: usize) -> usize {
        let mut count = 0;
        while count + 1 < rows {
            let own = self.cells.iter().map(|(_, cell)| cell).filter(|c| c.cell.row == count);
            let other = part.iter().filter(|cell| cell.cell.row == count);
            let (own, other): (Vec<_>, Vec<_>) = (own.collect(), other.collect());
            let is_same = |(a, b): (&&Filled, &&Filled)| {
                a.cell == b.cell && without_blanks(&a.text) == without_blanks(&b.text)
            };
            let is_header = own.iter().any(|cell| !cell.is_blank())
                && !own.iter().any(|cell| is_figure(&cell.text));
            let is_repeated = own.len() == other.len() && own.iter().zip(&other).all(is_same);
            if !is_header || !is_repeated {
                break;
            }
            count += 1;
        }
        // Spans that reach out of the header are no header.
        let reaches = part.iter().any(|c| c.cell.row < count && c.cell.row + c.cell.rows > count);
        if reaches { 0 } else { count }
    }

    /// Puts the last row of the table and the first of the part together, if one of them is only a
    /// piece of a row: a row without figures beside one with them, or without a label.
    fn mend(&mut self, part: &mut Vec<Filled>) -> bool {
        let own: Vec<usize> = (0..self.cells.len())
            .filter(|at| {
                let cell = &self.cells[*at].1.cell;
                cell.row + cell.rows == self.rows
            })
            .collect();
        let first: Vec<usize> = (0..part.len()).filter(|at| part[*at].cell.row == 0).collect();
        let ends = |cell: &Cell| (cell.column, cell.columns);
        let alike = own.len() == first.len()
            && own
                .iter()
                .zip(&first)
                .all(|(a, b)| ends(&self.cells[*a].1.cell) == ends(&part[*b].cell));
        let only_row = |at: &usize| part[*at].cell.rows == 1;
        if !alike || !first.iter().all(only_row) {
            return false;
        }
        let is_torn = {
            let texts: Vec<(&Filled, &Filled)> =
                own.iter().zip(&first).map(|(a, b)| (&self.cells[*a].1, &part[*b])).collect();
            is_torn(&texts)
        };
        if !is_torn {
            return false;
        }
        for (own, other) in own.iter().zip(&first) {
            let own = &mut self.cells[*own].1;
            let other = &part[*other];
            if !other.is_blank() {
                if !own.is_blank() {
                    own.text.push('\n');
                }
                own.text.push_str(&other.text);
            }
        }
        part.retain(|cell| cell.cell.row > 0);
        true
    }
}

/// The halves of a row, cell by cell, are pieces of one row: no cell has figures in both, some cell
/// has text in both or only in the second, and the second half has no figures of its own or no
/// label of its own.
fn is_torn(pairs: &[(&Filled, &Filled)]) -> bool {
    let has_figure = |cell: &Filled| is_figure(&cell.text);
    if pairs.iter().any(|(a, b)| has_figure(a) && has_figure(b)) {
        return false;
    }
    let first_has = pairs.iter().any(|(a, _)| has_figure(a));
    let second_has = pairs.iter().any(|(_, b)| has_figure(b));
    // Figures in both halves, or in neither, leave it open whose they are.
    if first_has == second_has {
        return false;
    }
    // The half without figures has nothing but the rest of labels that the other half has, too.
    let (with, without): (Vec<&Filled>, Vec<&Filled>) =
        pairs.iter().map(|(a, b)| if first_has { (*a, *b) } else { (*b, *a) }).unzip();
    let labels = |cells: &[&Filled]| -> Vec<usize> {
        let filled = |at: &usize| !cells[*at].is_blank() && !has_figure(cells[*at]);
        (0..cells.len()).filter(filled).collect()
    };
    let (own, other) = (labels(&with), labels(&without));
    !other.is_empty() && other == own
}

/// Text that may be a figure, or hides one.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    let is_number = |c: char| {
        c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || matches!(
                c,
                '.' | ',' | '-' | '/' | super::cell::UNSURE | '\u{FFFC}' | '^' | ' ' | '\n'
            )
    };
    !text.is_empty() && text.chars().all(is_number)
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The places of both, each once.
fn united(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut places = a.to_vec();
    for place in b {
        if !places.iter().any(|own| (own - place).abs() <= NEAR) {
            places.push(*place);
        }
    }
    places.sort_by(f64::total_cmp);
    places
}

/// The nearest place to one.
fn nearest(places: &[f64], x: f64) -> usize {
    let distance = |at: &usize| (places[*at] - x).abs();
    (0..places.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
}

fn placed_anew(cell: &mut Cell, xs: &[f64], places: &[f64]) {
    let start = nearest(places, xs[cell.column]);
    let end = nearest(places, xs[cell.column + cell.columns]);
    cell.column = start;
    cell.columns = end.saturating_sub(start).max(1);
}
