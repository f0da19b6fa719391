//! Tables that a document has in another form than its format has tables in: Markdown with
//! flattened text or drawn tables, web pages with one paragraph for each cell. The reader of
//! flattened text is asked for those that are missing, and for no other.

use super::document::{Document, Rest};
use super::{Origins, Position, Reading, bind, text};
use crate::cell::Table;
use crate::remark::{Remark, RemarkKind};

/// A reading with the tables that it has no trace of itself, as the rest of its document has them.
pub(super) fn filled(reading: Reading, rest: Rest) -> Reading {
    let missing = reading.missing_tables().len();
    match rest {
        Rest::Nothing => reading,
        _ if missing == 0 => reading,
        Rest::Whole(text) => with(reading, &text, Clone::clone),
        Rest::Paragraphs if missing < Table::required().count() => reading,
        Rest::Paragraphs => {
            let lines = Lines::of(reading.text.paragraphs());
            with(reading, &lines.text, |position| lines.place(position))
        }
        Rest::Lines(text, places) => with(reading, &text, |position| match position {
            Position::Line { line, .. } => {
                places.get((*line as usize).saturating_sub(1)).unwrap_or(position).clone()
            }
            _ => position.clone(),
        }),
    }
}

/// A reading with the tables of a text that it has no trace of itself. `place` tells where in the
/// document a place of the text is.
fn with(mut reading: Reading, text: &str, place: impl Fn(&Position) -> Position) -> Reading {
    let other = Document::from(text::read(text));
    let mut other = bind::bind(other.blocks, &other.refused, other.remarks);
    let is_new = |table: Table| {
        reading.report.layout(table).is_none()
            && reading.remarks.iter().all(|remark| remark.table != Some(table))
    };
    let new: Vec<Table> = Table::ALL.iter().copied().filter(|table| is_new(*table)).collect();
    for table in &new {
        reading.report.take(*table, &mut other.report);
    }
    let is_of_new = |table: Option<Table>| table.is_some_and(|table| new.contains(&table));
    let found = other
        .origins
        .iter()
        .filter(|(cell, _)| is_of_new(Some(cell.table())))
        .map(|(cell, position)| (cell, place(position)));
    let own = reading.origins.iter().map(|(cell, position)| (cell, position.clone()));
    reading.origins = Origins::new(own.chain(found).collect());
    reading.remarks.retain(|remark| !is_of_new(remark.table));
    let is_taken =
        |remark: &Remark| is_of_new(remark.table) || matches!(remark.kind, RemarkKind::TextTooLong);
    let placed =
        |remark: Remark| Remark { position: remark.position.as_ref().map(&place), ..remark };
    reading.remarks.extend(other.remarks.into_iter().filter(is_taken).map(placed));
    remark_on_mixed_editions(&mut reading);
    bind::put_in_order(&mut reading.remarks);
    reading
}

/// Tables that come from two readings may be of two editions.
fn remark_on_mixed_editions(reading: &mut Reading) {
    let is_told = reading.remarks.iter().any(|remark| remark.kind == RemarkKind::MixedEditions);
    if !is_told && !bind::are_of_one_edition(&reading.report) {
        let kind = RemarkKind::MixedEditions;
        reading.remarks.push(Remark {
            kind,
            table: None,
            cells: Vec::new(),
            position: None,
            raw: String::new(),
        });
    }
}

/// The paragraphs of a document as the lines of a text.
struct Lines {
    text: String,
    /// The first line of each paragraph, from 1, and where that stands in the document.
    places: Vec<(u32, Position)>,
}

impl Lines {
    /// Those of the paragraphs.
    fn of<'a>(paragraphs: impl Iterator<Item = (&'a str, &'a Position)>) -> Lines {
        let mut lines = Lines { text: String::new(), places: Vec::new() };
        let mut next = 1u32;
        for (text, position) in paragraphs {
            lines.places.push((next, position.clone()));
            for line in text.split(['\n', '\r']) {
                lines.text.push_str(line);
                lines.text.push('\n');
                next = next.saturating_add(1);
            }
        }
        lines
    }

    /// Where in the document a place of the text is: its paragraph.
    fn place(&self, position: &Position) -> Position {
        let Position::Line { line, .. } = position else { return position.clone() };
        let behind = self.places.partition_point(|(first, _)| first <= line);
        let paragraph = self.places[..behind].last();
        paragraph.map_or_else(|| position.clone(), |(_, place)| place.clone())
    }
}
