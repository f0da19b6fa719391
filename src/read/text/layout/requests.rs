//! The request matrix.

use std::sync::LazyLock;

use super::super::zone::Cell;
use super::super::{NoteKind, Out};
use super::columns::{Column, Piece, assign};
use super::explain::{Found, Pattern, Pieces, Rows, explain, letters};
use super::page::{Row, figures, is_beside_pieces};
use crate::cell::Table;
use crate::edition::Edition;
use crate::read::Position;
use crate::read::label::Known;

/// The number of columns.
const COLUMNS: usize = 7;
const LABELS: [&str; COLUMNS] =
    ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
/// The labels above columns and in the corner.
const HEADS: [&str; 3] = [
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "申请人情况",
    "法人或其他组织",
];

/// The rows and groups of each edition.
static EDITIONS: LazyLock<Vec<Rows>> = LazyLock::new(|| {
    Edition::ALL.into_iter().map(|edition| Rows::of(Table::Requests.layout(edition))).collect()
});

/// Reads the table; the answer is how many lines it takes.
pub(super) fn read(rows: &[Row<'_>], out: &mut Out<'_>) -> usize {
    let first = Pattern::new("一、本年新收政府信息公开申请数量");
    let begins = |row: &Row<'_>| {
        row.text
            .iter()
            .any(|word| letters(word.text).len() > 3 && first.begins_with(&letters(word.text)))
    };
    let start = rows.iter().position(begins);
    let above = &rows[..start.unwrap_or(0)];
    // Figures above the first label may be pieces of its own.
    let from = above.iter().position(|row| !row.figures.is_empty()).unwrap_or(above.len());
    let body = &rows[from..];
    let (cells, used) = match start.and_then(|_| certain(body, out)) {
        Some(found) => found,
        None => complete_lines(body, out),
    };
    if cells.is_empty() {
        out.note(NoteKind::OrderUnclear, Some(Table::Requests), rows[0].begins(), &rows[0].raw());
        return from + used;
    }
    let mut all = Vec::new();
    match header(above, body) {
        Some(columns) => all.extend(columns.into_iter().map(|column| vec![header_cell(column)])),
        None if above.iter().all(|row| row.text.is_empty()) => {}
        None => {
            out.note(
                NoteKind::OrderUnclear,
                Some(Table::Requests),
                rows[0].begins(),
                &rows[0].raw(),
            );
            return from + used;
        }
    }
    all.extend(cells);
    let grid = out.rows(all);
    out.grid(grid);
    from + used
}

fn header_cell(column: Column) -> Cell {
    (column.text, Position::Line { line: column.line, column: column.column })
}

/// The rows, when the rows of one edition and of no other explain all of the text; and how many
/// lines they take.
fn certain(body: &[Row<'_>], out: &mut Out<'_>) -> Option<(Vec<Vec<Cell>>, usize)> {
    let pieces: Vec<Pieces<'_>> = body.iter().map(Row::pieces).collect();
    let mut explained =
        EDITIONS.iter().filter_map(|rows| explain(rows, &pieces, &mut out.recogniser));
    let found = explained.next()?;
    if explained.next().is_some() {
        return None;
    }
    rows_of(body, &found, COLUMNS, Table::Requests, out)
}

/// Each label with its figures; a row whose figures cannot be told is noted.
pub(super) fn rows_of(
    body: &[Row<'_>],
    found: &[Found],
    count: usize,
    table: Table,
    out: &mut Out<'_>,
) -> Option<(Vec<Vec<Cell>>, usize)> {
    // Whose the figures are on a line that two labels share, nothing shows.
    if found.windows(2).any(|pair| pair[1].first <= pair[0].last) {
        return None;
    }
    let mut cells = Vec::new();
    let (figures, end) = figures(body, found, count);
    for (row, figures) in found.iter().zip(figures) {
        let word = body[row.first].text.get(row.piece)?;
        let label = (row.text.clone(), body[row.first].position(word));
        match figures {
            Some(figures) => cells.push(std::iter::once(label).chain(figures).collect()),
            None => out.note(NoteKind::Scattered, Some(table), label.1, &row.text),
        }
    }
    Some((cells, end))
}

/// The rows whose own line holds a whole label and a figure for each column; every other line with
/// figures is noted.
fn complete_lines(body: &[Row<'_>], out: &mut Out<'_>) -> (Vec<Vec<Cell>>, usize) {
    let mut cells: Vec<Vec<Cell>> = Vec::new();
    let mut used = 0;
    let mut left = Vec::new();
    for (at, row) in body.iter().enumerate().filter(|(_, row)| !row.figures.is_empty()) {
        let whole = (0..row.text.len()).find_map(|from| {
            let text: String = row.text[from..].iter().map(|word| word.text).collect();
            let found = out.recogniser.one(&text)?;
            found
                .known
                .iter()
                .any(|known| matches!(known, Known::Row(Table::Requests, _)))
                .then_some((from, text))
        });
        match whole.filter(|_| row.figures.len() == COLUMNS) {
            Some(_) if is_beside_pieces(body, at, COLUMNS) => left.push((at, row)),
            Some((from, text)) => {
                let mut line = vec![(text, row.position(&row.text[from]))];
                line.extend(
                    row.figures.iter().map(|word| (word.text.to_owned(), row.position(word))),
                );
                cells.push(line);
                used = at + 1;
            }
            None if row.figures.len() > 2 => left.push((at, row)),
            None => {}
        }
    }
    for (at, row) in left {
        if at < used || cells.is_empty() {
            out.note(NoteKind::LabelUnexplained, Some(Table::Requests), row.begins(), &row.raw());
        }
    }
    (cells, used)
}

/// The labels of the columns, from left to right, when they are those of the format in their order.
fn header(rows: &[Row<'_>], body: &[Row<'_>]) -> Option<Vec<Column>> {
    let full = body.iter().find(|row| row.figures.len() == COLUMNS)?;
    let places: Vec<u32> = full.figures.iter().map(|word| word.start + word.end).collect();
    let labels: Vec<Pattern> = LABELS.iter().map(|label| Pattern::new(label)).collect();
    let heads: Vec<Pattern> = HEADS.iter().map(|label| Pattern::new(label)).collect();
    let mut offsets = [0; HEADS.len()];
    let mut lines = Vec::new();
    for row in rows {
        let mut pieces = Vec::new();
        for word in &row.text {
            let letters = letters(word.text);
            if letters.is_empty() {
                continue;
            }
            let head = (0..HEADS.len()).find(|at| {
                (letters.len() > 2 || offsets[*at] > 0)
                    && heads[*at].after(offsets[*at], &letters).is_some()
            });
            if let Some(at) = head {
                offsets[at] = heads[at].after(offsets[at], &letters).unwrap_or(0);
                continue;
            }
            // Other text above the columns, such as a unit, is no part of their labels.
            if LABELS.iter().any(|label| letters.iter().all(|letter| label.contains(*letter))) {
                let (start, end, column) = (word.start, word.end, word.start + 1);
                pieces.push(Piece {
                    text: word.text,
                    letters,
                    start,
                    end,
                    line: row.line.number,
                    column,
                });
            }
        }
        if !pieces.is_empty() {
            lines.push(pieces);
        }
    }
    assign(&lines, &labels, &places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Layout;

    #[test]
    fn the_columns_are_those_that_are_declared() {
        for layout in [Layout::REQUESTS_2019, Layout::REQUESTS_2021] {
            let labels: Vec<&str> =
                layout.cells().take(COLUMNS).map(|cell| cell.column().label).collect();
            assert_eq!(labels, LABELS);
        }
    }
}
