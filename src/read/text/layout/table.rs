//! A table of a page: the template whose labels explain all of its text, in part or as a whole, and
//! the figures beside them.

use super::super::grammar::{Grammar, Pattern};
use super::super::header::{self, Piece};
use super::super::lines::is_odd_figure;
use super::super::pieces::{Cell, Word};
use super::super::row::{Row, Rows};
use super::super::{Note, NoteKind, Out};
use super::explain::{Labels, explain};
use super::page::{PageLine, figures, is_beside_pieces, single_row};
use crate::cell::Table;
use crate::read::label::{Known, exactly, row_of};
use crate::read::rows::RowId;
use crate::read::starts::may_start;
use crate::table::Form;

/// The longest caption, in bytes.
const LONGEST_CAPTION: usize = 80;

/// What some lines say.
struct Told {
    header: Vec<Cell>,
    rows: Vec<Row>,
    notes: Vec<Note>,
    /// How many lines it takes.
    used: usize,
}

/// Reads a table; the answer is how many lines it takes.
pub(super) fn read(lines: &[PageLine<'_>], table: Table, out: &mut Out<'_>) -> usize {
    let mut rows = Rows::default();
    let mut used = 0;
    for (start, end) in parts(lines, table) {
        let mut part = &lines[start..end];
        used = start;
        let caption = caption(&part[0], table);
        if caption.is_some() {
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
                rows.notes.extend(told.notes);
                rows.add(table, caption, told.header, told.rows);
            }
            None => {
                rows.add(table, caption, Vec::new(), Vec::new());
                rows.notes.extend(unclear(&lines[start], part, table, out));
            }
        }
    }
    rows.keep(out);
    used
}

/// The note on a part that nothing explains, with the rows whose labels are seen in it.
fn unclear(
    first: &PageLine<'_>,
    part: &[PageLine<'_>],
    table: Table,
    out: &mut Out<'_>,
) -> Option<Note> {
    let has_figures = |line: &&PageLine<'_>| !line.figures.is_empty();
    let mut lines = part.iter().filter(has_figures).peekable();
    lines.peek()?;
    let rows = lines.filter_map(|line| label_of(line, table, out).1).collect();
    let note = Note::new(NoteKind::OrderUnclear, Some(table), first.begins(), &first.raw());
    Some(Note { rows, ..note })
}

/// The blocks, each from its caption, or from its header where it has none; the whole of any other
/// table.
fn parts(lines: &[PageLine<'_>], table: Table) -> Vec<(usize, usize)> {
    if !matches!(table.form(), Form::Blocks { .. }) {
        return vec![(0, lines.len())];
    }
    let is_head = |known: &Known| matches!(known, Known::RowHead(of) if *of == table);
    let mut starts: Vec<usize> = Vec::new();
    for (at, row) in lines.iter().enumerate() {
        let fresh = |last: &usize| lines[*last..at].iter().any(|row| !row.figures.is_empty());
        if caption(row, table).is_some()
            || starts.last().is_none_or(fresh)
                && row.text.iter().any(|word| is_known(word.text, is_head))
        {
            starts.push(at);
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
    starts.into_iter().zip(ends).collect()
}

fn caption(line: &PageLine<'_>, table: Table) -> Option<Cell> {
    let is = |known: &Known| matches!(known, Known::Caption(of, _) if *of == table);
    let joined = if line.figures.is_empty() { line.joined() } else { return None };
    let label =
        exactly(&joined).filter(|_| joined.len() < LONGEST_CAPTION && may_start(&joined))?;
    let cell = || Cell { label: Some(label), ..Cell::new(joined, line.begins()) };
    label.known.iter().any(is).then(cell)
}

fn is_known(text: &str, wanted: impl Fn(&Known) -> bool) -> bool {
    exactly(text).is_some_and(|found| found.known.iter().any(wanted))
}

/// What the lines say as the newest of the editions, or of their blocks, whose labels explain all
/// of the text.
fn explained(lines: &[PageLine<'_>], table: Table, out: &mut Out<'_>) -> Option<Told> {
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
    lines: &[PageLine<'_>],
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
    let is_more = |row: &PageLine<'_>| {
        let is_odd = |word: &Word<'_>| is_odd_figure(word.text);
        !row.figures.is_empty() && !row.is_bare() && !row.text.iter().any(is_odd)
    };
    if body[end..].iter().take(2).any(is_more) {
        return None;
    }
    let mut told = Told { header, rows: Vec::new(), notes: Vec::new(), used: from + end };
    for ((row, printed), figures) in found.into_iter().zip(rows).zip(figures) {
        let position = body[row.first].text.get(row.piece)?.position();
        let id = printed.recognised.and_then(|label| row_of(label.known, table));
        let label = printed.recognised.filter(|_| !row.is_misprint);
        let label = Cell { label, ..Cell::new(row.text, position) };
        match figures {
            Some(figures) => told.rows.push(Row::of(Some(label), id, figures)),
            None => {
                let row = Row::of(Some(label), id, Vec::new());
                told.notes.push(row.note(NoteKind::Scattered, table))
            }
        }
    }
    Some(told)
}

/// How many lines stand above the first row, and where its figures may begin: those above its label
/// may be pieces of its own.
fn above(lines: &[PageLine<'_>], first: &Pattern) -> Option<(usize, usize)> {
    let begins = |row: &PageLine<'_>| {
        row.words().any(|(_, letters)| letters.len() > 1 && first.begins_with(letters))
    };
    let figures = lines.iter().position(|row| !row.figures.is_empty());
    let label = lines.iter().position(begins).or(figures)?;
    Some((label, figures.map_or(label, |figures| figures.min(label))))
}

/// The labels of the columns, when they are those of the format in their order; no cells where
/// nothing stands above the rows and the template needs nothing there.
fn header(above: &[Vec<Piece<'_>>], body: &[PageLine<'_>], grammar: &Grammar) -> Option<Vec<Cell>> {
    if grammar.is_loose && above.iter().all(Vec::is_empty) {
        return Some(Vec::new());
    }
    let full = body.iter().find(|row| row.figures.len() == grammar.width());
    header::drawn(above, grammar, Some(&full.map(PageLine::middles).unwrap_or_default()))
}

fn pieces<'r>(rows: &'r [PageLine<'_>]) -> Vec<Vec<Piece<'r>>> {
    let piece = |(word, letters): (Word<'r>, &'r [char])| Piece { word, letters: letters.into() };
    rows.iter().map(|row| row.words().map(piece).collect()).collect()
}

/// The rows whose own line holds a whole label and a figure for each column; other lines with
/// figures among them are noted.
fn complete_lines(lines: &[PageLine<'_>], table: Table, out: &mut Out<'_>) -> Option<Told> {
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
    let mut told = Told { header, rows: Vec::new(), notes: Vec::new(), used: 0 };
    let (mut left, body) = (Vec::new(), &lines[from..]);
    for (at, line) in body.iter().enumerate().filter(|(_, line)| !line.figures.is_empty()) {
        let (label, id) = label_of(line, table, out);
        let is_whole = label.is_some() && line.figures.len() == width;
        let row = Row::of(label, id, line.figures.iter().map(Word::cell).collect());
        if is_whole && !is_beside_pieces(body, at, width) {
            told.rows.push(row);
            told.notes.append(&mut left);
            told.used = from + at + 1;
        } else if line.figures.len() > 2.min(width) {
            // Sentences hold a figure or two.
            let kind = match id {
                Some(_) if line.figures.len() > width => NoteKind::Surplus,
                Some(_) => NoteKind::Scattered,
                None => NoteKind::LabelUnexplained,
            };
            let note = Note::new(kind, Some(table), line.begins(), &line.raw());
            left.push(Note { rows: id.into_iter().collect(), ..note });
        }
    }
    (!told.rows.is_empty()).then_some(told)
}

/// Where the rows begin below a header in one line, its labels, which may be misprinted, and how
/// many columns it has.
fn header_line(
    lines: &[PageLine<'_>],
    table: Table,
    out: &mut Out<'_>,
) -> Option<(usize, Vec<Cell>, usize)> {
    let is_head = |known: &Known| matches!(known, Known::RowHead(of) if *of == table);
    let is_column = |known: &Known| matches!(known, Known::Column(of, _) if *of == table);
    let mut told = |word: &Word<'_>, wanted: &dyn Fn(&Known) -> bool| {
        let label = out.recogniser.one(word.text).filter(|found| found.known.iter().any(wanted))?;
        Some(Cell { label: Some(label), ..word.cell() })
    };
    let mut cells = |row: &PageLine<'_>| -> Option<Vec<Cell>> {
        let [head, columns @ ..] = row.text.as_slice() else { return None };
        let head = told(head, &is_head).filter(|_| !columns.is_empty())?;
        let columns = columns.iter().map(|word| told(word, &is_column));
        [Some(head)].into_iter().chain(columns).collect()
    };
    let header = |(at, row)| Some((at + 1, cells(row)?));
    let (from, cells) = lines.iter().enumerate().find_map(header)?;
    let width = cells.len() - 1;
    Some((from, cells, width))
}

/// The label of the row that a line is, and which row that is: the longest that it ends with,
/// behind those of groups; the whole text where the format has no such row.
fn label_of(line: &PageLine<'_>, table: Table, out: &mut Out<'_>) -> (Option<Cell>, Option<RowId>) {
    let mut end = |from: usize| {
        let text: String = line.text[from..].iter().map(|word| word.text).collect();
        let label = out.recogniser.one(&text);
        let id = label.and_then(|label| row_of(label.known, table));
        (Some(Cell { label, ..Cell::new(text, line.text[from].position()) }), id)
    };
    let known = (0..line.text.len()).map(&mut end).find(|(_, id)| id.is_some());
    known.unwrap_or_else(|| if line.is_bare() { (None, None) } else { end(0) })
}

/// The one row of a table without labels of rows: figures alone on their lines, under a header that
/// is explained. A refusal is the only note.
fn one_row(lines: &[PageLine<'_>], table: Table) -> Option<Told> {
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
            return Some(Told { header, rows: vec![Row::of(None, None, values)], ..told });
        }
        (None, _) if others.any(|row| !row.figures.is_empty()) => NoteKind::Scattered,
        _ => NoteKind::OrderUnclear,
    };
    told.notes.push(Note::new(kind, Some(table), lines[0].begins(), &lines[0].raw()));
    Some(told)
}
