//! Text whose columns stand under each other, as `pdftotext -layout` writes it.
//!
//! A character is one column wide there, whatever its script. Within a table the rows are told by
//! their labels alone (see [`explain`]); a row's figures are those on the lines of its label, or
//! all of them on the lines below, and must fill different columns. A figure that is wider than its
//! cell is broken over lines, and its pieces look like figures: where that may be so, the row is
//! left out.

use std::sync::LazyLock;

mod blocks;
mod columns;
mod explain;
mod matrix;
mod one_row;
mod page;

use super::lines::{Line, is_bar, is_value};
use super::{Out, heading};
use crate::cell::{Layout, Table};
use crate::fold::occurs;
use crate::read::label::{is_caption, label};
use crate::table::Form;
use crate::table::header::Header;
use page::{LONGEST_LINE, Row, words};

/// The most lines of one section that are looked at as tables.
const MOST_LINES: usize = 600;
/// Blanks between words that show columns.
const GAP: u32 = 3;

/// Reads a section when it is laid out in columns; false when it is not.
pub(super) fn read<'t>(text: &'t str, section: &[Line], out: &mut Out<'t>) -> bool {
    let looked_at = &section[..section.len().min(MOST_LINES)];
    if !is_laid_out(text, looked_at) {
        return false;
    }
    let rows = page::rows(text, looked_at);
    let regions = regions(&rows);
    if regions.is_empty() {
        return false;
    }
    let mut at = 0;
    for (table, start, end) in regions {
        paragraphs(text, &section[at..start], out);
        let used = match table.form() {
            Form::Blocks { .. } => blocks::read(&rows[start..end], table, out),
            Form::Matrix { .. } => matrix::read(&rows[start..end], table, out),
            Form::Row => one_row::read(&rows[start..end], table, out),
        };
        at = start + used;
    }
    paragraphs(text, &section[at..], out);
    true
}

fn paragraphs(text: &str, lines: &[Line], out: &mut Out<'_>) {
    for line in lines {
        if !line.is_page_number(text) {
            out.line(*line);
        }
    }
}

/// True when most lines that end in a figure hold it apart from what stands before it, as only
/// columns do.
fn is_laid_out(text: &str, lines: &[Line]) -> bool {
    let (mut apart, mut other) = (0, 0);
    for line in lines.iter().filter(|line| !line.is_page_number(text)) {
        let line = line.text(text);
        if line.len() > LONGEST_LINE || line.contains(is_bar) || line.contains('\t') {
            continue;
        }
        let words = words(line);
        if words.last().is_some_and(|word| is_value(word.text)) {
            let gap = words
                .windows(2)
                .any(|pair| pair[1].start >= pair[0].end + GAP && is_value(pair[1].text));
            *(if gap { &mut apart } else { &mut other }) += 1;
        }
    }
    apart > other
}

/// The tables of a section, with the lines that they take.
fn regions(rows: &[Row<'_>]) -> Vec<(Table, usize, usize)> {
    let mut starts: Vec<(Table, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(table) = begins(row) else { continue };
        if starts.last().is_none_or(|(last, _)| *last != table) {
            starts.push((table, at));
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(_, at)| *at).chain([rows.len()]).collect();
    starts.into_iter().zip(ends).map(|((table, start), end)| (table, start, end)).collect()
}

/// The table that a line begins.
fn begins(row: &Row<'_>) -> Option<Table> {
    let joined = row.joined();
    if joined.is_empty() || joined.len() > 300 || heading(&joined).is_some() {
        return None;
    }
    let begins = |firsts: &&Firsts| {
        firsts.labels.iter().any(|label| row.has_core(label))
            || firsts.corner.as_ref().is_some_and(|corner| has(&joined, corner))
            || firsts.caption.as_ref().is_some_and(|caption| has(&joined, caption))
                && is_caption(&label(&joined))
    };
    FIRSTS.iter().find(begins).map(|firsts| firsts.table)
}

/// The word occurs. Most texts do not have its first character.
fn has(text: &str, word: &str) -> bool {
    let may_be = |first: char| first.len_utf8() != 3 || occurs(text, first);
    word.chars().next().is_none_or(may_be) && text.contains(word)
}

/// The labels with which a table begins, whatever stands above it is lost.
struct Firsts {
    table: Table,
    /// Cores: the head of blocks; what stands above a matrix, its first column and its first row;
    /// the groups of columns of a single row.
    labels: Vec<String>,
    /// The first letters of the note in the corner, which may be broken off behind them.
    corner: Option<String>,
    /// The first letters of its captions: few lines are looked at for the rest.
    caption: Option<String>,
}

static FIRSTS: LazyLock<Vec<Firsts>> = LazyLock::new(|| {
    let mut all: Vec<Firsts> = Layout::ALL.iter().copied().map(Firsts::of).collect();
    all.dedup_by(|later, earlier| (later.table, &later.labels) == (earlier.table, &earlier.labels));
    all
});

impl Firsts {
    fn of(layout: Layout) -> Firsts {
        let (table, header) = (layout.table(), Header::of(layout));
        let (labels, corner): (Vec<&str>, _) = match table.form() {
            Form::Blocks { row_head } => (vec![row_head], None),
            Form::Matrix { corner, above } => {
                let fields =
                    header.columns.first().copied().into_iter().chain(layout.fields().first());
                (
                    std::iter::once(above).chain(fields.map(|field| field.label)).collect(),
                    Some(corner),
                )
            }
            Form::Row => (header.groups().map(|part| part.label).collect(), None),
        };
        Firsts {
            table,
            labels: labels.into_iter().map(|text| label(text).core).collect(),
            corner: corner.map(|text| label(text).core.chars().take(5).collect()),
            caption: first_letters_of_captions(table),
        }
    }
}

fn first_letters_of_captions(table: Table) -> Option<String> {
    table.captions().first().map(|caption| caption.before.chars().take(3).collect())
}
