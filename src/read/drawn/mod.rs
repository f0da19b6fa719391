//! What is drawn on pages, whichever format says it: characters and painted areas to the tables
//! that rules part, and the text around them.
//!
//! Pages are upright, in points. A reader of a format makes a [`Drawn`] of each page; the rest is
//! geometry:
//!
//! - **What is seen** counts: text that is invisible, cut off, covered, or in the colour of what it
//!   stands on is not read, nor are such rules. Text that is askew (watermarks) is left out.
//! - **Rules** are straight lines, and areas at most 3 points thin. They join within 3 points. An
//!   edge between two cells is there when nearly all of it is drawn, and is not when nearly none
//!   is; else both cells are unsure.
//! - **A figure that is not certain** is marked, so that it is no number any more: U+FFFD stands
//!   for digits that overlap, that a border cuts, that follow each other across one, that something
//!   half covers, or of which nothing says what they are, and is added to the text of a cell
//!   whose borders are unsure; U+FFFC stands in a cell that shows a picture; a digit that is raised
//!   or lowered is put behind `^`.
//! - **Page breaks**: a table with the same outer edges on the next page goes on there.
//! - **Tables without rules** are lines of text, each word where it stands on the page, as the
//!   reader of laid-out text takes them.

pub(in crate::read) mod budget;
mod cell;
mod flow;
pub(in crate::read) mod geometry;
mod join;
mod lattice;
pub(in crate::read) mod page;
pub(in crate::read) mod path;
mod table;
mod visible;

use std::collections::HashMap;

use super::document::{Document, Rest};
use super::grid::{Block, Columns, Grid, GridBuilder, Position};
use crate::remark::PageMeasure;

use budget::Budget;
use cell::Line;
use flow::{Edges, Paragraph};
use geometry::{Matrix, Rect};
use join::Whole;
use page::Drawn;
use table::Table;

/// Pages of a document, at most: what follows is not read.
pub(in crate::read) const MOST_PAGES: usize = 2000;

/// Why pages cannot be read, before it is known in which format they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Unfit {
    /// They show no character.
    Scanned,
    /// Of most characters nothing says what they are.
    NoUnicode,
    TooLarge {
        what: PageMeasure,
        limit: u64,
    },
}

/// The pages of a document taken apart.
#[derive(Debug, Default)]
pub(in crate::read) struct Pages {
    pub blocks: Vec<Block>,
    /// The lines outside tables as laid-out text, and where each stands.
    pub lines: String,
    pub places: Vec<Position>,
}

impl From<Pages> for Document {
    /// Where tables are missing, the lines outside tables are read as laid-out text.
    fn from(pages: Pages) -> Document {
        Document::from(pages.blocks).with_rest(Rest::Lines(pages.lines, pages.places))
    }
}

/// The pages of a document, taken one after the other.
pub(in crate::read) struct Leaves<'b> {
    budget: &'b Budget,
    leaves: Vec<Leaf>,
    /// Characters that are seen, and those of which nothing says what they are.
    seen: usize,
    unknown: usize,
}

impl<'b> Leaves<'b> {
    pub(in crate::read) fn new(budget: &'b Budget) -> Leaves<'b> {
        Leaves { budget, leaves: Vec::new(), seen: 0, unknown: 0 }
    }

    /// Takes the next page.
    pub(in crate::read) fn add(&mut self, drawn: Drawn) -> Result<(), Unfit> {
        self.unknown += drawn.unknown;
        let seen = visible::seen(drawn, self.budget)?;
        self.seen += seen.glyphs.len();
        let number = self.leaves.len() as u32 + 1;
        self.leaves.push(leaf(number, seen, self.budget)?);
        Ok(())
    }

    /// All pages, if they have text.
    pub(in crate::read) fn all(self) -> Result<Vec<Leaf>, Unfit> {
        match self {
            Leaves { seen: 0, .. } => Err(Unfit::Scanned),
            Leaves { seen, unknown, .. } if 2 * unknown > seen => Err(Unfit::NoUnicode),
            Leaves { leaves, .. } => Ok(leaves),
        }
    }
}

/// A page with its tables and the lines beside them.
pub(in crate::read) struct Leaf {
    pub number: u32,
    /// In whole points.
    width: u32,
    tables: Vec<Table>,
    pub lines: Vec<Line>,
    /// How the page was turned so that its text runs to the right.
    pub turn: Option<Matrix>,
}

fn leaf(number: u32, mut seen: visible::Seen, budget: &Budget) -> Result<Leaf, Unfit> {
    let mut tables = Vec::new();
    for lattice in lattice::lattices(&seen.rules, budget)? {
        let table = table::table(&lattice, number, &mut seen.glyphs, &seen.marks, budget)?;
        let text: usize = table.cells.iter().map(|cell| cell.text.len()).sum();
        budget.hold(text + table.cells.len() * 160)?;
        // Frames around nothing, as of pictures and forms.
        if table.cells.iter().any(|cell| !cell.is_blank()) {
            tables.push(table);
        }
    }
    let (turn, width) = (seen.turn, seen.width.round() as u32);
    budget.step(seen.glyphs.len().saturating_mul(16))?;
    budget.hold(seen.glyphs.len().saturating_mul(24))?;
    Ok(Leaf { number, width, tables, turn, lines: cell::lines(seen.glyphs, cell::ON_PAGE) })
}

/// A table that may go on on the next page.
struct Open {
    /// The place of its grid among the blocks.
    block: usize,
    number: u32,
    whole: Whole,
    /// The lines below it on its page.
    below: Vec<Line>,
}

/// The pages as one document.
pub(in crate::read) fn assembled(leaves: Vec<Leaf>, budget: &Budget) -> Result<Pages, Unfit> {
    let mut pages = Pages::default();
    let mut open: Option<Open> = None;
    let mut before: Vec<Line> = Vec::new();
    let edges = edges(&leaves);
    for Leaf { number, width, tables, lines, .. } in leaves {
        let edges = edges.get(&width).copied().unwrap_or_else(|| Edges::of(lines.iter()));
        let mut paragraphs = flow::paragraphs(&lines, edges).into_iter().peekable();
        for (at, table) in tables.into_iter().enumerate() {
            let (top, bottom) = (table.rect.y0, table.rect.y1);
            let is_above = |line: &&Line| line.rect.center().1 < top;
            let goes_on = at == 0
                && open.as_ref().is_some_and(|open| open.whole.goes_on_in(&table))
                && lines.iter().filter(is_above).all(|line| is_furniture(line, &before));
            while let Some(own) = paragraphs.next_if(|own| own.rect.center().1 < top) {
                pages.paragraph(number, own);
            }
            let below = lines.iter().filter(|line| line.rect.center().1 > bottom).cloned();
            let below: Vec<Line> = below.collect();
            match &mut open {
                Some(open)
                    if goes_on && open.below.iter().all(|line| is_furniture(line, &lines)) =>
                {
                    budget.step(table.cells.len().saturating_mul(8 * table.xs.len()))?;
                    open.whole.take_up(table);
                    open.below = below;
                }
                _ => {
                    let tables = open.as_ref().map_or(0, |open| open.number);
                    pages.close(open.take());
                    let block = pages.blocks.len();
                    pages.blocks.push(Block::Grid(Grid::default()));
                    let whole = Whole::new(table);
                    open = Some(Open { block, number: tables + 1, whole, below });
                }
            }
        }
        for own in paragraphs {
            pages.paragraph(number, own);
        }
        pages.lay_out(number, &lines);
        before = lines;
    }
    pages.close(open);
    Ok(pages)
}

/// The edges of the lines on pages of each width.
fn edges(leaves: &[Leaf]) -> HashMap<u32, Edges> {
    let mut edges = HashMap::new();
    for Leaf { width, .. } in leaves {
        let alike = || leaves.iter().filter(|leaf| leaf.width == *width);
        let of_alike = || Edges::of(alike().flat_map(|leaf| &leaf.lines));
        edges.entry(*width).or_insert_with(of_alike);
    }
    edges
}

/// A line that stands on each page: its number, or one that the page before or after has in the
/// same place.
fn is_furniture(line: &Line, other: &[Line]) -> bool {
    let without_digits = |line: &Line| -> String {
        line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
    };
    let own = without_digits(line);
    let is_number = own.chars().all(|c| "第页共/-—–·.|－".contains(c));
    let same =
        |other: &Line| (other.rect.y0 - line.rect.y0).abs() < 2.0 && without_digits(other) == own;
    is_number || other.iter().any(same)
}

impl Pages {
    fn paragraph(&mut self, page: u32, paragraph: Paragraph) {
        let Paragraph { text, line, .. } = paragraph;
        let position = Position::PageLine { page, line };
        self.blocks.push(Block::Text { text, position });
    }

    fn lay_out(&mut self, page: u32, lines: &[Line]) {
        for (line, text) in (1..).zip(flow::laid_out(lines)) {
            self.lines.push_str(&text);
            self.lines.push('\n');
            self.places.push(Position::PageLine { page, line });
        }
    }

    /// Puts a table where its place was kept.
    fn close(&mut self, open: Option<Open>) {
        let Some(Open { block, number: table, whole, .. }) = open else { return };
        let whole = whole.without_empty_rows();
        let mut grid = GridBuilder::new(Columns::Aligned);
        for (page, filled) in whole.cells {
            let cell = filled.cell;
            let [row, column, rows, columns] =
                [cell.row, cell.column, cell.rows, cell.columns].map(|number| number as u32);
            let area = points(&filled.rect);
            let (in_row, in_column) = (row + 1, column + 1);
            let position = Position::Page { page, table, row: in_row, column: in_column, area };
            grid.place(row, column, rows, columns, &filled.text, position);
        }
        grid.reach(whole.rows as u32);
        self.blocks[block] = Block::Grid(grid.finish());
    }
}

/// A rectangle in whole points.
pub(in crate::read) fn points(rect: &Rect) -> [u16; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(|side| side.round().clamp(0.0, 65_535.0) as u16)
}
