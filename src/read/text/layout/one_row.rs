//! A table of one row of figures under a header drawn over several lines.

use super::super::one_row::{canonical_header, single_header};
use super::super::{NoteKind, Out};
use super::columns::{Heads, Piece, assign};
use super::explain::Pattern;
use super::page::{Row, single_row};
use crate::cell::Table;
use crate::table::header::{Header, HeaderPart};

/// Reads the table; the answer is how many lines it takes.
pub(super) fn read(rows: &[Row<'_>], table: Table, out: &mut Out<'_>) -> usize {
    // Figures alone on a line: those behind text belong to sentences.
    let Some(at) = rows.iter().position(|row| row.text.is_empty() && row.figures.len() > 1) else {
        return 0;
    };
    let header = single_header(table);
    let width = header.columns.len();
    let (values, end) = single_row(rows, at, width);
    let position = rows[0].begins();
    let mut refuse = |kind: NoteKind| out.note(kind, Some(table), position.clone(), &rows[0].raw());
    let places: Vec<u32> = rows[at].figures.iter().map(|word| word.start + word.end).collect();
    let places = if places.len() == width { places.as_slice() } else { &[] };
    match values {
        Some(values) if is_official(&rows[..at], places, header) => {
            let mut cells = canonical_header(header, &position);
            cells.push(values);
            let grid = out.rows(cells);
            out.grid(grid);
        }
        None if rows[at + 1..end].iter().chain(&rows[..at]).any(|row| !row.figures.is_empty()) => {
            refuse(NoteKind::Scattered)
        }
        _ => refuse(NoteKind::OrderUnclear),
    }
    end
}

/// True when every piece of the header is explained and the columns stand in the order of the
/// format.
fn is_official(rows: &[Row<'_>], places: &[u32], header: &Header) -> bool {
    let groups: Vec<&HeaderPart> = header.groups().collect();
    let heads: Vec<Pattern> = groups.iter().map(|part| Pattern::new(part.label)).collect();
    let mut heads = Heads::new(&heads);
    let mut starts = vec![0; groups.len()];
    let mut lines = Vec::new();
    for row in rows {
        let mut pieces = Vec::new();
        for (word, letters) in row.words() {
            if letters.is_empty() {
                continue;
            }
            match heads.take(letters) {
                Some((at, true)) => starts[at] = word.start,
                Some(_) => {}
                None => pieces.push(Piece::of(row, word, letters)),
            }
        }
        if !pieces.is_empty() {
            lines.push(pieces);
        }
    }
    let in_order = groups
        .windows(2)
        .zip(starts.windows(2))
        .all(|(groups, starts)| groups[0].line != groups[1].line || starts[0] < starts[1]);
    let labels: Vec<Pattern> =
        header.columns.iter().map(|column| Pattern::new(column.label)).collect();
    heads.are_whole() && in_order && assign(&lines, &labels, places).is_some()
}
