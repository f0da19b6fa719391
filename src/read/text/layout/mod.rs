//! Text whose columns stand under each other, as `pdftotext -layout` writes it.
//!
//! A character is one column wide there, whatever its script. Within a table the rows are told by
//! their labels alone (see [`explain`]); a row's figures are those on the lines of its label, or
//! all of them on the lines below, and must fill different columns. A figure that is wider than its
//! cell is broken over lines, and its pieces look like figures: where that may be so, the row is
//! left out.

mod explain;
mod page;
mod table;

use super::Out;
use super::lines::{Line, is_value};
use crate::cell::Table;
use crate::read::bars::is_bar;
use crate::read::starts;
use page::{LONGEST_LINE, PageLine, words_of};

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
        at = start + table::read(&rows[start..end], table, out);
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
        let content = line.text(text);
        if content.len() > LONGEST_LINE || content.contains(is_bar) || content.contains('\t') {
            continue;
        }
        let words = words_of(content, *line);
        if words.last().is_some_and(|word| is_value(word.text)) {
            let gap = words
                .windows(2)
                .any(|pair| pair[1].column >= pair[0].end + GAP && is_value(pair[1].text));
            *(if gap { &mut apart } else { &mut other }) += 1;
        }
    }
    apart > other
}

/// The tables of a section, with the lines that they take.
fn regions(rows: &[PageLine<'_>]) -> Vec<(Table, usize, usize)> {
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
fn begins(row: &PageLine<'_>) -> Option<Table> {
    let joined = row.joined();
    if joined.is_empty() || joined.len() > 300 || starts::heading(&joined).is_some() {
        return None;
    }
    starts::with_line(row.text.iter().map(|word| word.text), &joined)
}
