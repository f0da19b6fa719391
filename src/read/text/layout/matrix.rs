//! A matrix: many rows under one header.

use std::sync::LazyLock;

use super::super::zone::Cell;
use super::super::{NoteKind, Out};
use super::columns::{Column, Heads, Piece, assign};
use super::explain::{Found, Pattern, Pieces, Rows, explain};
use super::page::{Row, figures, is_beside_pieces};
use crate::cell::{Layout, Table};
use crate::read::Position;
use crate::read::label::Known;
use crate::table::Field;
use crate::table::header::Header;

/// The table as an edition prints it.
struct Declared {
    rows: Rows,
    header: &'static Header,
    /// The labels of the columns, and those above them and in the corner.
    columns: Vec<Pattern>,
    heads: Vec<Pattern>,
}

/// Each table in every edition that prints it in another way, the oldest first.
static EDITIONS: LazyLock<Vec<Vec<Declared>>> = LazyLock::new(|| {
    let layouts = |table| Layout::ALL.iter().copied().filter(move |it| it.table() == table);
    Table::ALL.iter().map(|table| layouts(*table).map(Declared::of).collect()).collect()
});

fn editions(table: Table) -> &'static [Declared] {
    let all: &'static [Vec<Declared>] = &EDITIONS;
    &all[table as usize]
}

impl Declared {
    fn of(layout: Layout) -> Declared {
        let header = Header::of(layout);
        let above = header.groups().map(|part| part.label);
        Declared {
            rows: Rows::of(layout),
            header,
            columns: header.columns.iter().map(|column| Pattern::new(column.label)).collect(),
            heads: layout.table().form().labels().chain(above.skip(1)).map(Pattern::new).collect(),
        }
    }

    fn width(&self) -> usize {
        self.columns.len()
    }
}

/// Reads the table; the answer is how many lines it takes.
pub(super) fn read(rows: &[Row<'_>], table: Table, out: &mut Out<'_>) -> usize {
    let firsts = || editions(table).iter().filter_map(|declared| declared.rows.rows.first());
    let begins = |row: &Row<'_>| {
        row.words().any(|(_, letters)| {
            letters.len() > 3 && firsts().any(|first| first.begins_with(letters))
        })
    };
    let start = rows.iter().position(begins);
    let above = &rows[..start.unwrap_or(0)];
    // Figures above the first label may be pieces of its own.
    let from = above.iter().position(|row| !row.figures.is_empty()).unwrap_or(above.len());
    let body = &rows[from..];
    let (cells, used, declared) = match start.and_then(|_| certain(body, table, out)) {
        Some(found) => found,
        None => complete_lines(body, table, out),
    };
    if cells.is_empty() {
        out.note(NoteKind::OrderUnclear, Some(table), rows[0].begins(), &rows[0].raw());
        return from + used;
    }
    let mut all = Vec::new();
    match header(above, body, declared) {
        Some(columns) => all.extend(columns.into_iter().map(|column| vec![header_cell(column)])),
        None if above.iter().all(|row| row.text.is_empty()) => {}
        None => {
            out.note(NoteKind::OrderUnclear, Some(table), rows[0].begins(), &rows[0].raw());
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

/// The rows, how many lines they take, and the edition that they are read as.
type Read = (Vec<Vec<Cell>>, usize, &'static Declared);

/// The rows, when the rows of one edition and of no other explain all of the text.
fn certain(body: &[Row<'_>], table: Table, out: &mut Out<'_>) -> Option<Read> {
    let pieces: Vec<Pieces<'_>> = body.iter().map(Row::pieces).collect();
    let mut explained = editions(table).iter().filter_map(|declared| {
        Some((declared, explain(&declared.rows, &pieces, &mut out.recogniser)?))
    });
    let (declared, found) = explained.next()?;
    if explained.next().is_some() {
        return None;
    }
    let (cells, used) = rows_of(body, &found, declared.width(), table, out)?;
    Some((cells, used, declared))
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
fn complete_lines(body: &[Row<'_>], table: Table, out: &mut Out<'_>) -> Read {
    let declared = like(body, table);
    let width = declared.width();
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
                .any(|known| matches!(known, Known::Row(of, _) if *of == table))
                .then_some((from, text))
        });
        match whole.filter(|_| row.figures.len() == width) {
            Some(_) if is_beside_pieces(body, at, width) => left.push((at, row)),
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
            out.note(NoteKind::LabelUnexplained, Some(table), row.begins(), &row.raw());
        }
    }
    (cells, used, declared)
}

/// The newest edition that has as many columns as most rows with figures have.
fn like(body: &[Row<'_>], table: Table) -> &'static Declared {
    let declared = editions(table);
    let rows = |declared: &Declared| {
        body.iter().filter(|row| row.figures.len() == declared.width()).count()
    };
    let newest = &declared[declared.len() - 1];
    declared
        .iter()
        .rev()
        .fold(newest, |best, other| if rows(other) > rows(best) { other } else { best })
}

/// The labels of the columns, from left to right, when they are those of the format in their order.
fn header(rows: &[Row<'_>], body: &[Row<'_>], declared: &Declared) -> Option<Vec<Column>> {
    let Declared { columns: labels, heads, .. } = declared;
    let full = body.iter().find(|row| row.figures.len() == labels.len())?;
    let places: Vec<u32> = full.figures.iter().map(|word| word.start + word.end).collect();
    let mut heads = Heads::new(heads);
    let mut lines = Vec::new();
    for row in rows {
        let mut pieces = Vec::new();
        for (word, letters) in row.words() {
            if letters.is_empty() {
                continue;
            }
            if heads.take(letters).is_some() {
                continue;
            }
            // Other text above the columns, such as a unit, is no part of their labels.
            let is_part =
                |column: &&Field| letters.iter().all(|letter| column.label.contains(*letter));
            if declared.header.columns.iter().any(is_part) {
                pieces.push(Piece::of(row, word, letters));
            }
        }
        if !pieces.is_empty() {
            lines.push(pieces);
        }
    }
    assign(&lines, labels, &places)
}
