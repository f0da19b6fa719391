//! Lines whose cells are separated by tabs or bars: one row a line, the number of the field is the
//! column.

use std::collections::BTreeMap;

use super::lines::{Line, is_value};
use super::{MOST_CELLS, Note, NoteKind, Out};
use crate::cell::Table;
use crate::read::bars::is_bar;
use crate::read::grid::{Columns, Cut, GridBuilder};
use crate::read::label::{Known, label, recognise};
use crate::read::rows::RowId;
use crate::read::starts::{heading, unmarked};

/// More fields than any table here has; a line with more is prose or an attack.
const MOST_FIELDS: usize = 64;
/// The longest line that is looked at as a row, in bytes.
const LONGEST_ROW: usize = 16_384;
/// How much may stand between two rows of one table without ending it: page heads and feet.
const LONGEST_BREAK: usize = 3;

/// What a line is to a table of separated cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// At least two cells with text.
    Row,
    /// One cell with text and at least two without.
    Sparse,
    /// One cell with text, or none, and a separator: a row only among rows.
    Doubtful,
    /// No separator.
    Plain,
}

fn separator(line: &str) -> Option<fn(char) -> bool> {
    if line.trim_start().contains('\t') || line.starts_with('\t') {
        return Some(|c| c == '\t');
    }
    line.contains(is_bar).then_some(is_bar)
}

fn shape(line: &str) -> Shape {
    if line.len() > LONGEST_ROW {
        return Shape::Plain;
    }
    let Some(separator) = separator(line) else { return Shape::Plain };
    let (mut fields, mut filled) = (0, 0);
    for field in line.split(separator) {
        fields += 1;
        filled += usize::from(!field.trim().is_empty());
        if fields > MOST_FIELDS {
            return Shape::Plain;
        }
    }
    match (filled, fields) {
        (2.., _) => Shape::Row,
        (1, 3..) => Shape::Sparse,
        _ => Shape::Doubtful,
    }
}

/// The run of rows that begins at a line: how many lines it takes. None when no row begins there.
pub(super) fn run(text: &str, lines: &[Line]) -> Option<usize> {
    // The first row may be a caption that fills one cell alone; a blank cell or a figure by itself
    // belongs to what stands above it.
    let line = lines.first()?.text(text);
    let first = match shape(line) {
        Shape::Row => 0,
        Shape::Plain => return None,
        _ if is_lone_value(line) || is_blank(line) => return None,
        _ => lines
            .iter()
            .take(LONGEST_BREAK)
            .position(|line| shape(line.text(text)) == Shape::Row)?,
    };
    if lines[..first].iter().any(|line| shape(line.text(text)) == Shape::Plain) {
        return None;
    }
    let mut end = first + 1;
    while let Some(line) = lines.get(end) {
        match shape(line.text(text)) {
            Shape::Row | Shape::Sparse => end += 1,
            _ => match next_row(text, &lines[end..]) {
                Some(more) => end += more,
                None => break,
            },
        }
    }
    Some(end)
}

/// How far the next row is, when only page numbers, page heads and the like stand before it.
fn next_row(text: &str, lines: &[Line]) -> Option<usize> {
    for (at, line) in lines.iter().take(LONGEST_BREAK + 1).enumerate() {
        let line = line.text(text);
        match shape(line) {
            Shape::Row => return Some(at),
            Shape::Plain if line.len() > 200 || heading(line).is_some() => return None,
            _ => {}
        }
    }
    None
}

/// True for the line that Markdown draws under a table's head.
fn is_rule(line: &str) -> bool {
    line.contains("--")
        && line
            .chars()
            .all(|c| c.is_whitespace() || is_bar(c) || matches!(c, '-' | ':' | '+' | '='))
}

/// True for a line of nothing but separators.
fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || is_bar(c))
}

/// True for a line of nothing but bars and one value.
fn is_lone_value(line: &str) -> bool {
    is_value(line.trim_matches(|c: char| c.is_whitespace() || is_bar(c)))
}

/// A line that was split at its separators.
struct Fields<'t> {
    line: Line,
    content: &'t str,
    /// The text of each field and the byte of the line at which it begins.
    fields: Vec<(usize, &'t str)>,
}

impl<'t> Fields<'t> {
    fn new(line: Line, content: &'t str, separator: fn(char) -> bool) -> Fields<'t> {
        let mut byte = 0;
        let field = |field: &'t str| {
            let start = byte;
            byte += field.len()
                + content[byte + field.len()..].chars().next().map_or(0, char::len_utf8);
            let text = field.trim();
            let indent = if text.is_empty() { 0 } else { field.len() - field.trim_start().len() };
            (start + indent, text)
        };
        Fields { line, content, fields: content.split(separator).map(field).collect() }
    }

    /// The row whose label stands there by itself, and its table.
    fn lone_label(&self) -> Option<(Table, RowId)> {
        let mut filled = self.fields.iter().filter(|(_, text)| !text.is_empty());
        let (Some((_, text)), None) = (filled.next(), filled.next()) else { return None };
        recognise(&label(text))?.known.iter().find_map(|known| match known {
            Known::Row(table, id) => Some((*table, *id)),
            _ => None,
        })
    }
}

/// The lines of a run, taken apart.
#[derive(Default)]
struct Run<'t> {
    rows: Vec<Fields<'t>>,
    /// Rows whose label stands alone, with a value in a line of its own below it: how many blank
    /// cells the bars between them stand for, nothing shows.
    scattered: BTreeMap<usize, (Table, RowId)>,
    /// Other lines.
    between: Vec<Line>,
}

impl<'t> Run<'t> {
    fn of(text: &'t str, lines: &[Line], out: &mut Out<'t>) -> Run<'t> {
        let mut run = Run::default();
        let mut cells = out.cells;
        for (at, line) in lines.iter().enumerate() {
            let content = line.text(text);
            if is_lone_value(content)
                && let Some(row) = run.rows.last().and_then(Fields::lone_label)
            {
                run.scattered.insert(run.rows.len() - 1, row);
            }
            let Some(separator) = separator(content).filter(|_| shape(content) != Shape::Plain)
            else {
                run.between.push(*line);
                continue;
            };
            if is_rule(content) || content.chars().all(|c| separator(c) || c.is_whitespace()) {
                continue;
            }
            if at + 1 == lines.len() && out.is_cut_off(*line) {
                out.cut_off(None, line.position(text, 0), content);
                continue;
            }
            // What will not be kept is not taken apart.
            if cells < MOST_CELLS {
                let row = Fields::new(*line, content, separator);
                cells += row.fields.len();
                run.rows.push(row);
            } else {
                out.too_long(line.position(text, 0));
            }
        }
        run
    }
}

/// Reads a run of rows into one grid. Other lines between them become paragraphs behind it.
pub(super) fn read<'t>(text: &'t str, lines: &[Line], out: &mut Out<'t>) {
    let Run { rows, scattered, between } = Run::of(text, lines, out);
    let mut grid = GridBuilder::new(Columns::Fields);
    for (at, row) in rows.iter().enumerate() {
        let Some((table, id)) = scattered.get(&at) else {
            push(&mut grid, text, row, out);
            continue;
        };
        let position = row.line.position(text, 0);
        let note = Note::new(NoteKind::Scattered, Some(*table), position, row.content);
        out.notes([Note { rows: vec![*id], ..note }]);
    }
    let cut = lines.last().and_then(|last| end_of(*last, rows.last()?, out));
    grid.end_cut(cut);
    out.grid(grid.finish());
    for line in between {
        if !line.is_page_number(text) && !unmarked(line.text(text)).is_empty() {
            out.line(line);
        }
    }
}

/// How the text ends in the last row.
fn end_of(last: Line, row: &Fields<'_>, out: &Out<'_>) -> Option<Cut> {
    let cut = out.end_in(last).filter(|_| row.line.number == last.number)?;
    // A separator that ends the line ends its last cell.
    let is_ended = row.content.ends_with(|c| c == '\t' || is_bar(c))
        && row.fields.last().is_some_and(|(_, text)| !text.is_empty());
    Some(if is_ended { Cut::Behind } else { cut })
}

fn push(grid: &mut GridBuilder, text: &str, row: &Fields<'_>, out: &mut Out<'_>) {
    grid.start_row();
    for (byte, cell) in &row.fields {
        let position = row.line.position(text, *byte);
        if !out.may_push_cell(&position) {
            break;
        }
        grid.push(cell, 1, 1, position);
    }
}
