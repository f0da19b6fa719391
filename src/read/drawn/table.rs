//! Tables of a page: the cells of a lattice with their texts.

use super::Unfit;
use super::budget::Budget;
use super::cell::{self, Line, UNSURE};
use super::geometry::Rect;
use super::lattice::{Cell, Lattice};
use super::page::Glyph;
use super::visible::Mark;

/// A table of one page.
#[derive(Debug, Clone)]
pub(in crate::read) struct Table {
    pub page: u32,
    /// The places of its columns, in points.
    pub xs: Vec<f64>,
    pub rows: usize,
    /// By row, then column.
    pub cells: Vec<Filled>,
    pub rect: Rect,
}

/// A cell and what is in it.
#[derive(Debug, Clone)]
pub(in crate::read) struct Filled {
    pub cell: Cell,
    pub text: String,
    pub rect: Rect,
}

impl Filled {
    pub(in crate::read) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Takes out of the glyphs those that lie in a table.
pub(in crate::read) fn table(
    lattice: &Lattice,
    page: u32,
    glyphs: &mut Vec<Glyph>,
    marks: &[Mark],
    budget: &Budget,
) -> Result<Table, Unfit> {
    budget.step(glyphs.len().saturating_mul(16) + marks.len())?;
    let outer = lattice.rect();
    let (mut own, rest): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.drain(..).partition(|glyph| outer.contains(glyph.rect.center()));
    *glyphs = rest;
    mark_cut(lattice, &mut own);
    mark_crossing(lattice, &mut own);
    let mut of_cell: Vec<Vec<Glyph>> = vec![Vec::new(); lattice.cells.len()];
    for glyph in own {
        if let Some(cell) = lattice.at(glyph.rect.center()) {
            of_cell[cell].push(glyph);
        }
    }
    let lines: Vec<Vec<Line>> =
        of_cell.into_iter().map(|own| cell::lines(own, cell::IN_CELL)).collect();
    let margin = margin(lattice, &lines);
    let fill = |(cell, lines): (&Cell, &Vec<Line>)| {
        let rect = lattice.cell_rect(cell);
        let mut text = cell::text(lines, &rect, margin);
        // A blank that is open to the side has nothing: what lies beside it is no table.
        if !cell.is_sure || cell.is_open_sideways && !text.is_empty() {
            text.push(UNSURE);
        }
        Filled { cell: *cell, text, rect }
    };
    let mut cells: Vec<Filled> = lattice.cells.iter().zip(&lines).map(fill).collect();
    mark_pictures(lattice, &mut cells, marks);
    let rows = lattice.ys.len() - 1;
    Ok(Table { page, xs: lattice.xs.clone(), rows, cells, rect: outer })
}

/// Digits that a border cuts are none.
fn mark_cut(lattice: &Lattice, glyphs: &mut [Glyph]) {
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.is_digit()) {
        let Some(cell) = lattice.at(glyph.rect.center()) else { continue };
        let cell = lattice.cell_rect(&lattice.cells[cell]);
        let rect = &glyph.rect;
        let (width, height) = (0.3 * rect.width(), 0.3 * rect.height());
        let is_cut = rect.x0 < cell.x0 - width
            || rect.x1 > cell.x1 + width
            || rect.y0 < cell.y0 - height
            || rect.y1 > cell.y1 + height;
        if is_cut {
            glyph.character = UNSURE;
        }
    }
}

/// Digits that follow each other closely across a border are one figure, and nothing says of which
/// cell.
fn mark_crossing(lattice: &Lattice, glyphs: &mut [Glyph]) {
    let mut order: Vec<usize> = (0..glyphs.len()).filter(|at| glyphs[*at].is_digit()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&glyphs[*a], &glyphs[*b]);
        let line = |glyph: &Glyph| (glyph.baseline * 2.0).round() as i64;
        line(a).cmp(&line(b)).then(a.rect.x0.total_cmp(&b.rect.x0))
    });
    for pair in order.windows(2) {
        let (a, b) = (&glyphs[pair[0]], &glyphs[pair[1]]);
        let is_one_line = (a.baseline - b.baseline).abs() < 0.3 * a.size;
        let gap = b.rect.x0 - a.rect.x1;
        let is_close = gap.abs() < 0.1 * f64::from(a.size);
        let cells = (lattice.at(a.rect.center()), lattice.at(b.rect.center()));
        if is_one_line && is_close && cells.0 != cells.1 {
            glyphs[pair[0]].character = UNSURE;
            glyphs[pair[1]].character = UNSURE;
        }
    }
}

/// The least distance that texts keep to the side borders of their cells.
fn margin(lattice: &Lattice, lines: &[Vec<Line>]) -> f64 {
    let mut least = f64::INFINITY;
    for (cell, lines) in lattice.cells.iter().zip(lines) {
        let rect = lattice.cell_rect(cell);
        for line in lines {
            least = least.min(line.rect.x0 - rect.x0).min(rect.x1 - line.rect.x1);
        }
    }
    if least.is_finite() { least.max(0.0) } else { 0.0 }
}

/// A picture may show what a cell holds: one without text is not blank.
fn mark_pictures(lattice: &Lattice, cells: &mut [Filled], marks: &[Mark]) {
    for mark in marks {
        let Some(at) = lattice.at(mark.rect.center()) else { continue };
        let cell = &mut cells[at];
        let is_within = cell.rect.grown(1.0).common(&mark.rect) == Some(mark.rect);
        // A drawing as large as the cell is its ground.
        let is_ground = !mark.is_picture && mark.rect.area() > 0.8 * cell.rect.area();
        if is_within && !is_ground && cell.is_blank() {
            cell.text.push('\u{FFFC}');
        }
    }
}
