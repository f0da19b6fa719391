//! The table of reconsideration and litigation: a header drawn over several lines and one row of
//! figures.

use super::super::tables_small::{CELLS, LABELS, canonical_header};
use super::super::{NoteKind, Out};
use super::columns::{Piece, assign};
use super::explain::{Pattern, letters};
use super::page::{Row, single_row};
use crate::cell::Table;

/// The labels above several columns.
const HEADS: [&str; 4] = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];

/// Reads the table; the answer is how many lines it takes.
pub(super) fn read(rows: &[Row<'_>], out: &mut Out<'_>) -> usize {
    // Figures alone on a line: those behind text belong to sentences.
    let Some(at) = rows.iter().position(|row| row.text.is_empty() && row.figures.len() > 1) else {
        return 0;
    };
    let (values, end) = single_row(rows, at, CELLS);
    let position = rows[0].begins();
    let mut refuse = |kind: NoteKind| {
        out.note(kind, Some(Table::ReviewLitigation), position.clone(), &rows[0].raw())
    };
    let places: Vec<u32> = rows[at].figures.iter().map(|word| word.start + word.end).collect();
    let places = if places.len() == CELLS { places.as_slice() } else { &[] };
    match values {
        Some(values) if is_official(&rows[..at], places) => {
            let mut cells = canonical_header(&position);
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
fn is_official(rows: &[Row<'_>], places: &[u32]) -> bool {
    let heads: Vec<Pattern> = HEADS.iter().map(|label| Pattern::new(label)).collect();
    let mut offsets = [0; HEADS.len()];
    let mut starts = [0; HEADS.len()];
    let mut lines = Vec::new();
    for row in rows {
        let mut pieces = Vec::new();
        for word in &row.text {
            let letters = letters(word.text);
            let long = letters.len() > 2;
            let head = (0..HEADS.len()).find(|at| {
                (long || offsets[*at] > 0) && heads[*at].after(offsets[*at], &letters).is_some()
            });
            match head.filter(|_| !letters.is_empty()) {
                Some(at) => {
                    starts[at] = if offsets[at] == 0 { word.start } else { starts[at] };
                    offsets[at] = heads[at].after(offsets[at], &letters).unwrap_or(0);
                }
                None if letters.is_empty() => {}
                None => pieces.push(Piece {
                    text: word.text,
                    letters,
                    start: word.start,
                    end: word.end,
                    line: row.line.number,
                    column: word.start + 1,
                }),
            }
        }
        if !pieces.is_empty() {
            lines.push(pieces);
        }
    }
    let whole = heads.iter().zip(offsets).all(|(head, offset)| head.is_complete(offset));
    let in_order = starts[0] < starts[1] && starts[2] < starts[3];
    let labels: Vec<Pattern> = [&LABELS[2..7], &LABELS[9..14], &LABELS[14..19]]
        .concat()
        .iter()
        .map(|label| Pattern::new(label))
        .collect();
    whole && in_order && assign(&lines, &labels, places).is_some()
}
