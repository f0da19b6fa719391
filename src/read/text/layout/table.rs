//! A table of a page: the template whose labels explain all of its text, in part or as a whole, and
//! the figures beside them.

use super::super::grammar::{Grammar, Pattern};
use super::super::header::{self, Piece};
use super::super::lines::is_odd_figure;
use super::super::pieces::{Cell, Word};
use super::super::starts::may_start;
use super::super::words::exactly;
use super::super::{Note, NoteKind, Out};
use super::explain::{Labels, explain};
use super::page::{Row, figures, is_beside_pieces, single_row};
use crate::cell::Table;
use crate::read::label::Known;
use crate::table::Form;

/// The longest caption, in bytes.
const LONGEST_CAPTION: usize = 80;

/// What some lines say.
struct Told {
    header: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    notes: Vec<Note>,
    /// How many lines it takes.
    used: usize,
}

/// Reads a table; the answer is how many lines it takes.
pub(super) fn read(lines: &[Row<'_>], table: Table, out: &mut Out<'_>) -> usize {
    let mut cells: Vec<Vec<Cell>> = Vec::new();
    let mut used = 0;
    for (start, end) in parts(lines, table) {
        let mut part = &lines[start..end];
        used = start;
        if is_caption(&part[0], table) {
            cells.push(vec![Cell::new(part[0].joined(), part[0].begins())]);
            part = &part[1..];
            used += 1;
        }
        let told = match table.form() {
            Form::Row => one_row(part, table),
            _ => explained(part, table, out).or_else(|| complete_lines(part, table, out)),
        };
        match told {
            Some(told) => {
                used += told.used;
                out.notes(told.notes);
                cells.extend(header::rows(table, told.header));
                cells.extend(told.rows);
            }
            None if part.iter().any(|row| !row.figures.is_empty()) => {
                let (kind, first) = (NoteKind::OrderUnclear, &lines[start]);
                out.note(kind, Some(table), first.begins(), &first.raw());
            }
            None => {}
        }
    }
    let grid = out.rows(cells);
    out.grid(grid);
    used
}

/// The blocks, each from its caption, or from its header where it has none; the whole of any other
/// table.
fn parts(lines: &[Row<'_>], table: Table) -> Vec<(usize, usize)> {
    if !matches!(table.form(), Form::Blocks { .. }) {
        return vec![(0, lines.len())];
    }
    let is_head = |known: &Known| matches!(known, Known::RowHead(of) if *of == table);
    let mut starts: Vec<usize> = Vec::new();
    for (at, row) in lines.iter().enumerate() {
        let fresh = |last: &usize| lines[*last..at].iter().any(|row| !row.figures.is_empty());
        if is_caption(row, table)
            || starts.last().is_none_or(fresh)
                && row.text.iter().any(|word| is_known(word.text, is_head))
        {
            starts.push(at);
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
    starts.into_iter().zip(ends).collect()
}

fn is_caption(row: &Row<'_>, table: Table) -> bool {
    let is = |known: &Known| matches!(known, Known::Caption(of, _) if *of == table);
    let joined = if row.figures.is_empty() { row.joined() } else { return false };
    joined.len() < LONGEST_CAPTION && may_start(&joined) && is_known(&joined, is)
}

fn is_known(text: &str, wanted: impl Fn(&Known) -> bool) -> bool {
    exactly(text).is_some_and(|found| found.known.iter().any(wanted))
}

/// What the lines say as the newest of the editions, or of their blocks, whose labels explain all
/// of the text.
fn explained(lines: &[Row<'_>], table: Table, out: &mut Out<'_>) -> Option<Told> {
    let pieces = pieces(lines);
    Grammar::all(table).iter().rev().find_map(|grammar| {
        let rows = grammar.rows.as_slice();
        // A document may leave a row of a block out.
        let parts = match table.form() {
            Form::Blocks { .. } => (0..rows.len())
                .flat_map(|from| (from + 1..=rows.len()).rev().map(move |until| &rows[from..until]))
                .collect(),
            _ => vec![rows],
        };
        parts.into_iter().find_map(|rows| explained_as(lines, &pieces, grammar, rows, table, out))
    })
}

fn explained_as(
    lines: &[Row<'_>],
    pieces: &[Vec<Piece<'_>>],
    grammar: &Grammar,
    rows: &[Pattern],
    table: Table,
    out: &mut Out<'_>,
) -> Option<Told> {
    let (above, from) = above(lines, rows.first()?)?;
    let body = &lines[from..];
    let header = header(&pieces[..above], body, grammar)?;
    let labels = Labels { rows, groups: &grammar.groups };
    let found = explain(labels, body, &mut out.recogniser)?;
    // Whose the figures are on a line that two labels share, nothing shows.
    if found.windows(2).any(|pair| pair[1].first <= pair[0].last) {
        return None;
    }
    let (figures, end) = figures(body, &found, grammar.width());
    // Figures that no row holds: the table has other rows too.
    let is_more = |row: &Row<'_>| {
        let is_odd = |word: &Word<'_>| is_odd_figure(word.text);
        !row.figures.is_empty() && !row.is_bare() && !row.text.iter().any(is_odd)
    };
    if body[end..].iter().take(2).any(is_more) {
        return None;
    }
    let mut told = Told { header, rows: Vec::new(), notes: Vec::new(), used: from + end };
    for (row, figures) in found.into_iter().zip(figures) {
        let position = body[row.first].text.get(row.piece)?.position();
        match figures {
            Some(figures) => {
                told.rows.push([Cell::new(row.text, position)].into_iter().chain(figures).collect())
            }
            None => {
                told.notes.push(Note::new(NoteKind::Scattered, Some(table), position, &row.text))
            }
        }
    }
    Some(told)
}

/// How many lines stand above the first row, and where its figures may begin: those above its label
/// may be pieces of its own.
fn above(lines: &[Row<'_>], first: &Pattern) -> Option<(usize, usize)> {
    let begins = |row: &Row<'_>| {
        row.words().any(|(_, letters)| letters.len() > 1 && first.begins_with(letters))
    };
    let figures = lines.iter().position(|row| !row.figures.is_empty());
    let label = lines.iter().position(begins).or(figures)?;
    Some((label, figures.map_or(label, |figures| figures.min(label))))
}

/// The labels of the columns, when they are those of the format in their order; no cells where
/// nothing stands above the rows and the template needs nothing there.
fn header(above: &[Vec<Piece<'_>>], body: &[Row<'_>], grammar: &Grammar) -> Option<Vec<Cell>> {
    if grammar.is_loose && above.iter().all(Vec::is_empty) {
        return Some(Vec::new());
    }
    let full = body.iter().find(|row| row.figures.len() == grammar.width());
    header::drawn(above, grammar, Some(&full.map(Row::middles).unwrap_or_default()))
}

fn pieces<'r>(rows: &'r [Row<'_>]) -> Vec<Vec<Piece<'r>>> {
    let piece = |(word, letters): (Word<'r>, &'r [char])| Piece { word, letters: letters.into() };
    rows.iter().map(|row| row.words().map(piece).collect()).collect()
}

/// The rows whose own line holds a whole label and a figure for each column; other lines with
/// figures among them are noted.
fn complete_lines(lines: &[Row<'_>], table: Table, out: &mut Out<'_>) -> Option<Told> {
    let pieces = pieces(lines);
    let drawn = |grammar: &Grammar| {
        let (above, from) = above(lines, grammar.rows.first()?)?;
        let header = header(&pieces[..above], &lines[from..], grammar)?;
        Some((from, header, grammar.width()))
    };
    let full = |(from, _, width): &(usize, Vec<Cell>, usize)| {
        lines[*from..].iter().filter(|row| row.figures.len() == *width).count()
    };
    let (from, header, width) = header_line(lines, table, out).or_else(|| {
        // The newest of those that have as many columns as most rows with figures have.
        Grammar::all(table).iter().filter_map(drawn).max_by_key(full)
    })?;
    let (mut rows, mut left, mut used) = (Vec::new(), Vec::new(), 0);
    let body = &lines[from..];
    for (at, row) in body.iter().enumerate().filter(|(_, row)| !row.figures.is_empty()) {
        let label = label_of(row, table, out).filter(|_| row.figures.len() == width);
        match label.filter(|_| !is_beside_pieces(body, at, width)) {
            Some(label) => {
                rows.push([label].into_iter().chain(row.figures.iter().map(Word::cell)).collect());
                used = at + 1;
            }
            // Sentences hold a figure or two.
            None if row.figures.len() > 2.min(width) => left.push((at, row)),
            None => {}
        }
    }
    let note = |row: &Row<'_>| {
        Note::new(NoteKind::LabelUnexplained, Some(table), row.begins(), &row.raw())
    };
    let notes = left.iter().filter(|(at, _)| *at < used).map(|(_, row)| note(row)).collect();
    (!rows.is_empty()).then_some(Told { header, rows, notes, used: from + used })
}

/// Where the rows begin below a header in one line, its labels, which may be misprinted, and how
/// many columns it has.
fn header_line(
    lines: &[Row<'_>],
    table: Table,
    out: &mut Out<'_>,
) -> Option<(usize, Vec<Cell>, usize)> {
    let is_head = |known: &Known| matches!(known, Known::RowHead(of) if *of == table);
    let is_column = |known: &Known| matches!(known, Known::Column(of, _) if *of == table);
    let mut is_header = |row: &Row<'_>| match row.text.as_slice() {
        [head, columns @ ..] if !columns.is_empty() && is_known(head.text, is_head) => {
            columns.iter().all(|word| {
                out.recogniser.one(word.text).is_some_and(|found| found.known.iter().any(is_column))
            })
        }
        _ => false,
    };
    let at = lines.iter().position(&mut is_header)?;
    let cells: Vec<Cell> = lines[at].text.iter().map(Word::cell).collect();
    Some((at + 1, cells, lines[at].text.len() - 1))
}

/// The label of the row that a line is: the longest that it ends with, behind those of groups; the
/// whole text where the format has no such row.
fn label_of(row: &Row<'_>, table: Table, out: &mut Out<'_>) -> Option<Cell> {
    let is_row = |known: &Known| matches!(known, Known::Row(of, _) if *of == table);
    let ends = (0..row.text.len()).map(|from| {
        let text: String = row.text[from..].iter().map(|word| word.text).collect();
        Cell::new(text, row.text[from].position())
    });
    let mut ends: Vec<Cell> = ends.collect();
    let known = (0..ends.len()).find(|at| {
        ends[*at].label = out.recogniser.one(&ends[*at].text);
        ends[*at].label.is_some_and(|found| found.known.iter().any(is_row))
    });
    (!ends.is_empty()).then(|| ends.swap_remove(known.unwrap_or(0)))
}

/// The one row of a table without labels of rows: figures alone on their lines, under a header that
/// is explained. A refusal is the only note.
fn one_row(lines: &[Row<'_>], table: Table) -> Option<Told> {
    // Figures behind text belong to sentences.
    let mut told = Told { header: Vec::new(), rows: Vec::new(), notes: Vec::new(), used: 0 };
    let Some(at) = lines.iter().position(|row| row.is_bare() && row.figures.len() > 1) else {
        return Some(told);
    };
    let grammar = Grammar::all(table).first()?;
    let width = grammar.width();
    let (values, used) = single_row(lines, at, width);
    told.used = used;
    let places = if lines[at].figures.len() == width { lines[at].middles() } else { Vec::new() };
    let header = header::drawn(&pieces(&lines[..at]), grammar, Some(&places));
    let mut others = lines[at + 1..used].iter().chain(&lines[..at]);
    let kind = match (values, header) {
        (Some(values), Some(header)) => {
            return Some(Told { header, rows: vec![values], ..told });
        }
        (None, _) if others.any(|row| !row.figures.is_empty()) => NoteKind::Scattered,
        _ => NoteKind::OrderUnclear,
    };
    told.notes.push(Note::new(kind, Some(table), lines[0].begins(), &lines[0].raw()));
    Some(told)
}
