//! A table of blocks: each of a caption, a header and some rows.

use std::sync::LazyLock;

use super::super::lines::is_odd_figure;
use super::super::zone::Cell;
use super::super::{NoteKind, Out};
use super::columns::{Column, Piece, assign};
use super::explain::{Pattern, Pieces, Rows, explain, letters};
use super::matrix::rows_of;
use super::page::{Row, is_beside_pieces};
use crate::cell::Table;
use crate::edition::Edition;
use crate::read::Position;
use crate::read::label::{Known, is_caption, label, recognise};
use crate::table::Form;

/// Reads the table; the answer is how many lines it takes.
pub(super) fn read(rows: &[Row<'_>], table: Table, out: &mut Out<'_>) -> usize {
    let printed = Printed::of(table);
    let mut cells: Vec<Vec<Cell>> = Vec::new();
    let mut used = 0;
    for (start, end) in printed.parts(rows) {
        let block = &rows[start..end];
        let caption = printed.caption(&block[0]);
        let lines = if caption { &block[1..] } else { block };
        if caption {
            cells.push(vec![(block[0].joined(), block[0].begins())]);
        }
        used = start + usize::from(caption);
        match printed.read(lines, out) {
            Some((rows, taken)) => {
                used += taken;
                cells.extend(rows);
            }
            None if lines.iter().any(|row| !row.figures.is_empty()) => {
                out.note(
                    NoteKind::LabelUnexplained,
                    Some(table),
                    block[0].begins(),
                    &block[0].raw(),
                );
            }
            None => {}
        }
    }
    let grid = out.rows(cells);
    out.grid(grid);
    used
}

/// A block as an edition prints it: the labels of its rows and of its columns.
struct Declared {
    rows: Vec<Pattern>,
    columns: Vec<Pattern>,
}

/// A table of blocks as its editions print it.
struct Printed {
    table: Table,
    /// The core of the label that stands over the labels of the rows.
    row_head: String,
    /// The first letters of its captions: few lines are looked at for the rest.
    captions: Option<String>,
    blocks: Vec<Declared>,
}

static PRINTED: LazyLock<Vec<Printed>> =
    LazyLock::new(|| Table::ALL.iter().copied().map(Printed::new).collect());

/// The blocks of each edition; rows under the same caption are of one block.
fn declared(table: Table) -> Vec<Declared> {
    let mut blocks: Vec<Declared> = Vec::new();
    for edition in Edition::ALL.iter().copied() {
        let mut last = None;
        for row in table.layout(edition).fields() {
            let pattern = Pattern::new(row.label);
            match blocks.last_mut() {
                Some(block) if last == Some(row.under) => block.rows.push(pattern),
                _ => {
                    let columns = row.shape.fields(edition).iter();
                    let columns = columns.map(|column| Pattern::new(column.label)).collect();
                    blocks.push(Declared { rows: vec![pattern], columns });
                }
            }
            last = Some(row.under);
        }
    }
    blocks
}

impl Printed {
    fn new(table: Table) -> Printed {
        let captions = super::first_letters_of_captions(table);
        match table.form() {
            Form::Blocks { row_head } => {
                let row_head = label(row_head).core;
                Printed { table, row_head, captions, blocks: declared(table) }
            }
            _ => Printed { table, row_head: String::new(), captions, blocks: Vec::new() },
        }
    }

    fn caption(&self, row: &Row<'_>) -> bool {
        if !row.figures.is_empty() {
            return false;
        }
        let joined = row.joined();
        let begins = self.captions.as_ref().is_some_and(|begin| super::has(&joined, begin));
        begins && joined.len() < 80 && is_caption(&label(&joined))
    }

    fn of(table: Table) -> &'static Printed {
        let all: &'static [Printed] = &PRINTED;
        &all[table as usize]
    }

    fn is_head(&self, text: &str) -> bool {
        label(text).core == self.row_head
    }

    /// The blocks: each from its caption, or from its header where it has none.
    fn parts(&self, rows: &[Row<'_>]) -> Vec<(usize, usize)> {
        let mut starts: Vec<usize> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let head = row.has_core(&self.row_head);
            let fresh = |last: &usize| rows[*last..at].iter().any(|row| !row.figures.is_empty());
            if self.caption(row) || head && starts.last().is_none_or(fresh) {
                starts.push(at);
            }
        }
        let ends: Vec<usize> = starts.iter().skip(1).copied().chain([rows.len()]).collect();
        starts.into_iter().zip(ends).collect()
    }

    /// A block without its caption: its header and rows, and how many lines it takes.
    fn read(&self, lines: &[Row<'_>], out: &mut Out<'_>) -> Option<(Vec<Vec<Cell>>, usize)> {
        let pieces: Vec<Pieces<'_>> = lines.iter().map(Row::pieces).collect();
        for Declared { rows, columns } in &self.blocks {
            // A document may leave a row out.
            for from in 0..rows.len() {
                for until in (from + 1..=rows.len()).rev() {
                    let labels = &rows[from..until];
                    if let Some(found) = self.read_as(lines, &pieces, labels, columns, out) {
                        return Some(found);
                    }
                }
            }
        }
        self.complete_lines(lines)
    }

    fn read_as(
        &self,
        lines: &[Row<'_>],
        pieces: &[Pieces<'_>],
        labels: &[Pattern],
        columns: &[Pattern],
        out: &mut Out<'_>,
    ) -> Option<(Vec<Vec<Cell>>, usize)> {
        let first = labels.first()?;
        let begins = |row: &Row<'_>| {
            let label = |piece: &[char]| piece.len() > 1 && first.begins_with(piece);
            !row.figures.is_empty() || row.words().any(|(_, letters)| label(letters))
        };
        let start = lines.iter().position(begins)?;
        let header = self.header(&lines[..start], columns, &lines[start..])?;
        let body = &lines[start..];
        let rows = Rows::flat(labels.to_vec());
        let found = explain(&rows, &pieces[start..], &mut out.recogniser)?;
        let (rows, used) = rows_of(body, &found, columns.len(), self.table, out)?;
        // Figures that no row holds: the block has other rows too.
        let more = |row: &Row<'_>| {
            !row.figures.is_empty()
                && !row.text.is_empty()
                && row.text.iter().all(|word| !is_odd_figure(word.text))
        };
        if body[used..].iter().take(2).any(more) {
            return None;
        }
        let mut cells = vec![header];
        cells.extend(rows);
        Some((cells, start + used))
    }

    /// The header's cells when they are those of the columns, in their order.
    fn header(&self, rows: &[Row<'_>], labels: &[Pattern], body: &[Row<'_>]) -> Option<Vec<Cell>> {
        let places: Vec<u32> = body
            .iter()
            .find(|row| row.figures.len() == labels.len())
            .map(|row| row.figures.iter().map(|word| word.start + word.end).collect())
            .unwrap_or_default();
        let (mut lines, mut notes, mut head) = (Vec::new(), Vec::new(), None);
        for row in rows {
            let mut pieces = Vec::new();
            for word in &row.text {
                let letters = outside(word.text);
                let place = Position::Line { line: row.line.number, column: word.start + 1 };
                match letters.iter().collect::<String>().as_str() {
                    "" => notes.push(word),
                    text if text == self.row_head => head = Some((word.text.to_owned(), place)),
                    _ => pieces.push(Piece::of(row, word, letters)),
                }
            }
            if !pieces.is_empty() {
                lines.push(pieces);
            }
        }
        let mut found = assign(&lines, labels, &places)?;
        for note in notes {
            let nearest =
                found.iter_mut().min_by_key(|column| column.column.abs_diff(note.start + 1))?;
            nearest.text.push_str(note.text);
        }
        let cell = |column: Column| {
            (column.text, Position::Line { line: column.line, column: column.column })
        };
        Some(std::iter::once(head?).chain(found.into_iter().map(cell)).collect())
    }

    /// A block as it stands, each row in one line: rows that the format does not have stay rows.
    fn complete_lines(&self, lines: &[Row<'_>]) -> Option<(Vec<Vec<Cell>>, usize)> {
        let at = lines
            .iter()
            .position(|row| row.text.first().is_some_and(|word| self.is_head(word.text)))?;
        let columns = &lines[at].text;
        let column = |text: &str| {
            let known = recognise(&label(text)).map(|found| found.known).unwrap_or_default();
            known.iter().any(|known| matches!(known, Known::Column(of, _) if *of == self.table))
        };
        if columns.len() < 2 || !columns[1..].iter().all(|word| column(word.text)) {
            return None;
        }
        let mut cells = vec![
            columns.iter().map(|word| (word.text.to_owned(), lines[at].position(word))).collect(),
        ];
        let mut used = at + 1;
        for (at, row) in lines.iter().enumerate().skip(at + 1) {
            if !row.text.is_empty()
                && row.figures.len() + 1 == columns.len()
                && !is_beside_pieces(lines, at, columns.len() - 1)
            {
                let mut line: Vec<Cell> = vec![(row.joined(), row.begins())];
                line.extend(
                    row.figures.iter().map(|word| (word.text.to_owned(), row.position(word))),
                );
                cells.push(line);
                used = at + 1;
            }
        }
        (cells.len() > 1).then_some((cells, used))
    }
}

/// The letters of a word outside of brackets.
fn outside(text: &str) -> Vec<char> {
    let mut depth = 0usize;
    let outside: String = text
        .chars()
        .filter(|c| match c {
            '(' | '（' => {
                depth += 1;
                false
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    letters(&outside)
}
