//! Tables that go on from one page to the next, and rows that the end of a page tears.

use super::lattice::Cell;
use super::table::{Filled, Table};
use crate::read::label::{label, recognise};

/// The outer edges of two parts of a table may differ by so many points.
const NEAR: f64 = 3.0;

/// A table, with its parts on all its pages.
#[derive(Debug)]
pub(in crate::read) struct Whole {
    pub rows: usize,
    /// By row, then column, each with the page that it begins on.
    pub cells: Vec<(u32, Filled)>,
    xs: Vec<f64>,
}

impl Whole {
    pub(in crate::read) fn new(table: Table) -> Whole {
        let page = table.page;
        Whole {
            rows: table.rows,
            cells: table.cells.into_iter().map(|cell| (page, cell)).collect(),
            xs: table.xs,
        }
    }

    /// The table of the next page goes on from this one: their outer edges are the same, or one of
    /// them is and its columns are all columns of this one (of a cell that reaches over the whole
    /// page, the border may be missing).
    pub(in crate::read) fn goes_on_in(&self, next: &Table) -> bool {
        let same = |a: Option<&f64>, b: Option<&f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() <= NEAR,
            _ => false,
        };
        let places = united(&self.xs, &next.xs);
        let stay_apart = |xs: &[f64]| {
            xs.windows(2).all(|pair| nearest(&places, pair[0]) < nearest(&places, pair[1]))
        };
        let is_first = same(self.xs.first(), next.xs.first());
        let is_last = same(self.xs.last(), next.xs.last());
        let is_within = places.len() == self.xs.len();
        (is_first && is_last || (is_first || is_last) && is_within)
            && stay_apart(&self.xs)
            && stay_apart(&next.xs)
    }

    /// Takes up the part on the next page: its repeated header is dropped, and a row that the end
    /// of the page tore is put together.
    pub(in crate::read) fn take_up(&mut self, next: Table) {
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
        let is_row = rows > 0 && self.mend(&mut part);
        if is_row {
            // Cells that begin in the torn row were all joined.
            for cell in &mut part {
                cell.cell.row -= 1;
            }
            rows -= 1;
        }
        part.sort_by_key(|cell| (cell.cell.row, cell.cell.column));
        let first = self.rows;
        self.rows += rows;
        for mut cell in part {
            cell.cell.row += first;
            self.cells.push((page, cell));
        }
    }

    /// Drops rows that are none: a cell with text reaches across their upper border, and nothing
    /// with text begins there. The borders of cells that reach over a page end do not always meet.
    pub(in crate::read) fn without_empty_rows(mut self) -> Whole {
        let mut has_text = vec![false; self.rows];
        // The rows that cells with text reach into from above: their sums are above zero.
        let mut crossed = vec![0_i64; self.rows + 1];
        for (_, Filled { cell, text, .. }) in &self.cells {
            if !text.trim().is_empty() {
                has_text[cell.row] = true;
                crossed[(cell.row + 1).min(self.rows)] += 1;
                crossed[(cell.row + cell.rows).min(self.rows)] -= 1;
            }
        }
        // How many rows are left of those above each.
        let (mut kept, mut depth) = (vec![0], 0);
        for row in 0..self.rows {
            depth += crossed[row];
            let is_row = has_text[row] || depth == 0;
            kept.push(kept[row] + usize::from(is_row));
        }
        self.cells.retain_mut(|(_, Filled { cell, .. })| {
            let end = kept[(cell.row + cell.rows).min(self.rows)];
            cell.row = kept[cell.row];
            cell.rows = end.saturating_sub(cell.row);
            cell.rows > 0
        });
        self.cells.sort_by_key(|(_, Filled { cell, .. })| (cell.row, cell.column));
        self.rows = kept[self.rows];
        self
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

    /// Puts together what the end of the page tore: cells without a border there. True when they
    /// are the whole row.
    fn mend(&mut self, part: &mut Vec<Filled>) -> bool {
        let reaches_end = |cell: &Cell| cell.row + cell.rows == self.rows;
        let own: Vec<usize> =
            (0..self.cells.len()).filter(|at| reaches_end(&self.cells[*at].1.cell)).collect();
        let first: Vec<usize> = (0..part.len()).filter(|at| part[*at].cell.row == 0).collect();
        let mut pairs = Vec::new();
        for &other in &first {
            let place = |cell: &Cell| (cell.column, cell.columns);
            let found =
                own.iter().find(|at| place(&self.cells[**at].1.cell) == place(&part[other].cell));
            pairs.extend(found.map(|own| (*own, other)));
        }
        let texts = || pairs.iter().map(|(own, other)| (&self.cells[*own].1, &part[*other]));
        if texts().any(|(a, b)| is_figure(&a.text) && is_figure(&b.text)) {
            return false;
        }
        let is_open = |(a, b): (&Filled, &Filled)| a.cell.is_open_below && b.cell.is_open_above;
        let is_paired = |at: &usize| pairs.iter().any(|(_, other)| other == at);
        let only_blank_are_not = first
            .iter()
            .all(|at| is_paired(at) || part[*at].is_blank() && part[*at].cell.is_open_above);
        let filled: Vec<_> = texts().filter(|(a, b)| !a.is_blank() || !b.is_blank()).collect();
        let is_row = !filled.is_empty()
            && (only_blank_are_not && filled.iter().all(|pair| is_open(*pair))
                || pairs.len() == first.len() && is_torn(&texts().collect::<Vec<_>>()));
        let open: Vec<bool> = texts().map(is_open).collect();
        let mut joined = Vec::new();
        for (&(own, other), is_open) in pairs.iter().zip(open) {
            // A label that only one of the halves has belongs to the rows of both.
            if is_row || is_open && self.is_alone(own, &part[other]) {
                self.join_cells(own, &part[other], is_row);
                joined.push(other);
            }
        }
        if is_row {
            // What is left of cells that reach down into the torn row begins below it.
            for &at in first.iter().filter(|at| !joined.contains(at)) {
                part[at].cell.rows -= 1;
                part[at].cell.row = 1;
            }
        }
        let mut at = 0;
        part.retain(|cell| {
            at += 1;
            !joined.contains(&(at - 1)) && cell.cell.rows > 0
        });
        is_row
    }

    /// Only one of two cells has text, or neither.
    fn is_alone(&self, own: usize, other: &Filled) -> bool {
        self.cells[own].1.is_blank() || other.is_blank()
    }

    fn join_cells(&mut self, own: usize, other: &Filled, is_row: bool) {
        let own = &mut self.cells[own].1;
        own.cell.rows += other.cell.rows - usize::from(is_row);
        if !other.is_blank() {
            if !own.is_blank() {
                own.text.push('\n');
            }
            own.text.push_str(&other.text);
        }
        own.cell.is_open_below = other.cell.is_open_below;
    }
}

/// The halves of a row whose borders were drawn at the end of the page are pieces of one row: one
/// of them has the figures, and the other has nothing but the rest of the labels that the first
/// has, too, and is no label by itself.
fn is_torn(pairs: &[(&Filled, &Filled)]) -> bool {
    if pairs.iter().any(|(a, b)| a.cell.is_open_below || b.cell.is_open_above) {
        return false;
    }
    let is_known = |cell: &Filled| recognise(&label(&cell.text)).is_some();
    let has_figure = |cell: &Filled| is_figure(&cell.text);
    let first_has = pairs.iter().any(|(a, _)| has_figure(a));
    let second_has = pairs.iter().any(|(_, b)| has_figure(b));
    // Figures in both halves, or in neither, leave it open whose they are.
    if first_has == second_has {
        return false;
    }
    let (with, without): (Vec<&Filled>, Vec<&Filled>) =
        pairs.iter().map(|(a, b)| if first_has { (*a, *b) } else { (*b, *a) }).unzip();
    let labels = |cells: &[&Filled]| -> Vec<usize> {
        let filled = |at: &usize| !cells[*at].is_blank() && !has_figure(cells[*at]);
        (0..cells.len()).filter(filled).collect()
    };
    let (own, other) = (labels(&with), labels(&without));
    !other.is_empty() && other == own && !other.iter().any(|at| is_known(pairs[*at].1))
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
