//! PDFs: a coloured note at each cell and sentence, added behind the end of the file.
//!
//! The bytes of the file stay as they are. The notes have no looks of their own: every viewer draws
//! a highlight by itself, and nothing is drawn on the page that a reader could take for a rule of
//! its tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::position::Position;
use crate::read::ReadError;
use crate::read::pdf::{Source, SourcePage, source};
use crate::words::Locale;

use super::error::Carrier;
use super::marks::{Mark, MarkKind, Marks};
use super::splice::find_words;
use super::{MarkError, message};

/// The colours of cells that are wrong, and of others.
const COLOURS: [&str; 2] = ["1 0.7 0.7", "1 0.9 0.5"];

/// The file with its notes.
pub(super) fn marked(
    bytes: &[u8],
    marks: &Marks<'_>,
    locale: Locale,
) -> Result<Vec<u8>, MarkError> {
    let wanted: BTreeSet<u32> = marks.iter().filter_map(|mark| page_of(mark.position()?)).collect();
    let source = source(bytes, &wanted).map_err(ReadError::from)?;
    let source = source.ok_or(MarkError::NoMarks(Carrier::Pdf))?;
    let mut update = Update { out: bytes.to_vec(), places: BTreeMap::new() };
    let (mut next, mut notes) = (source.next, BTreeMap::<u32, Vec<u32>>::new());
    for mark in marks {
        let Some(position) = mark.position() else { continue };
        let not_found = || MarkError::NotFound { position: position.clone() };
        let number = page_of(position).ok_or_else(not_found)?;
        let page = source.pages.get(&number).ok_or_else(not_found)?;
        let areas = areas(&source, mark, position).ok_or_else(not_found)?;
        update.object((next, 0), note(page, &areas, mark, locale).as_bytes())?;
        notes.entry(number).or_default().push(next);
        next = next.checked_add(1).ok_or(MarkError::TooLarge)?;
    }
    for (number, notes) in notes {
        let page = &source.pages[&number];
        // Two pages with one list of annotations: each would undo what the other adds.
        if update.places.contains_key(&page.changed.id.0) {
            return Err(MarkError::NoMarks(Carrier::Pdf));
        }
        update.object(page.changed.id, &with_notes(page, &notes))?;
    }
    update.finish(&source, next)
}

fn page_of(position: &Position) -> Option<u32> {
    match position {
        Position::Page { page, .. } | Position::PageLine { page, .. } => Some(*page),
        _ => None,
    }
}

/// The areas of a mark on its page as it was read: its cell, or the lines that have its words.
fn areas(source: &Source, mark: &Mark<'_>, position: &Position) -> Option<Vec<[u16; 4]>> {
    match *position {
        Position::Page { area, .. } => (area != [0; 4]).then(|| vec![area]),
        Position::PageLine { page, line } => {
            let (_, area) = source.lines.get(&(page, line))?;
            let words = mark.phrase().and_then(|phrase| of_phrase(source, (page, line), phrase));
            Some(words.unwrap_or_else(|| vec![*area]))
        }
        _ => None,
    }
}

/// The lines from one on that have the words between them.
fn of_phrase(source: &Source, first: (u32, u32), phrase: &str) -> Option<Vec<[u16; 4]>> {
    /// A phrase goes over no more lines.
    const MOST_LINES: u32 = 40;
    let last = (first.0, first.1.saturating_add(MOST_LINES));
    let mut text = String::new();
    let mut ends = Vec::new();
    for (own, area) in source.lines.range(first..=last).map(|(_, line)| line) {
        let start = text.len();
        text.push_str(own);
        ends.push((start..text.len(), *area));
        if let Some(words) = find_words(&text, phrase) {
            let touched = ends.iter().filter(|(own, _)| own.end > words.start);
            return Some(touched.map(|(_, area)| *area).collect());
        }
    }
    None
}

/// A note as an object.
fn note(page: &SourcePage, areas: &[[u16; 4]], mark: &Mark<'_>, locale: Locale) -> String {
    let rects: Vec<[f64; 4]> = areas.iter().map(|area| page.own(*area)).collect();
    let side = |at: usize, choose: fn(f64, f64) -> f64| {
        rects.iter().map(|rect| rect[at]).reduce(choose).unwrap_or_default()
    };
    let mut quads = String::new();
    for [x0, y0, x1, y1] in &rects {
        let _ = write!(quads, "{x0:.2} {y1:.2} {x1:.2} {y1:.2} {x0:.2} {y0:.2} {x1:.2} {y0:.2} ");
    }
    let colour = COLOURS[usize::from(mark.kind() != MarkKind::Wrong)];
    let (number, generation) = page.id;
    format!(
        "<< /Type /Annot /Subtype /Highlight /P {number} {generation} R /F 4 /C [{colour}] \
         /Rect [{:.2} {:.2} {:.2} {:.2}] /QuadPoints [{quads}] /T {} /Contents {} >>",
        side(0, f64::min),
        side(1, f64::min),
        side(2, f64::max),
        side(3, f64::max),
        string(message::author(locale)),
        string(&mark.message(locale)),
    )
}

/// A text as PDFs write it: UTF-16 behind its mark.
fn string(text: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in text.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out + ">"
}

/// The page, or the list of its annotations, with more of them.
fn with_notes(page: &SourcePage, notes: &[u32]) -> Vec<u8> {
    let list: String = notes.iter().map(|number| format!(" {number} 0 R")).collect();
    let list = if page.is_bare { format!(" /Annots [{list} ] ") } else { format!("{list} ") };
    let (head, tail) = page.changed.text.split_at(page.at);
    [head, list.as_bytes(), tail].concat()
}

/// What is added to a file.
struct Update {
    out: Vec<u8>,
    /// Where each new object lies, and its generation.
    places: BTreeMap<u32, (usize, u16)>,
}

impl Update {
    fn object(&mut self, (number, generation): (u32, u16), text: &[u8]) -> Result<(), MarkError> {
        self.out.push(b'\n');
        self.places.insert(number, (self.out.len(), generation));
        self.out.extend_from_slice(format!("{number} {generation} obj\n").as_bytes());
        self.out.extend_from_slice(text);
        self.out.extend_from_slice(b"\nendobj\n");
        // Tables of objects have ten digits.
        if self.out.len() > u32::MAX as usize { Err(MarkError::TooLarge) } else { Ok(()) }
    }

    /// Writes the table of the new objects, in the form of the last one.
    fn finish(mut self, source: &Source, next: u32) -> Result<Vec<u8>, MarkError> {
        let (previous, is_stream) = source.table;
        let start = self.out.len() + 1;
        if is_stream {
            self.stream_table(source, previous, next)?;
        } else {
            // The head of the list of free numbers, which every table begins with.
            let mut table = String::from("\nxref\n0 1\n0000000000 65535 f \n");
            for (number, (at, generation)) in &self.places {
                let _ = write!(table, "{number} 1\n{at:010} {generation:05} n \n");
            }
            let _ = write!(table, "trailer\n<< /Size {next} /Prev {previous}");
            self.out.extend_from_slice(table.as_bytes());
            self.out.extend_from_slice(&source.trailer);
            self.out.extend_from_slice(b" >>\n");
        }
        self.out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Ok(self.out)
    }

    fn stream_table(
        &mut self,
        source: &Source,
        previous: usize,
        number: u32,
    ) -> Result<(), MarkError> {
        let size = number.checked_add(1).ok_or(MarkError::TooLarge)?;
        // The table is an object itself.
        self.places.insert(number, (self.out.len() + 1, 0));
        let (mut index, mut rows) = (String::new(), Vec::new());
        for (number, (at, generation)) in &self.places {
            let _ = write!(index, "{number} 1 ");
            rows.push(1);
            rows.extend_from_slice(&(*at as u64).to_be_bytes());
            rows.extend_from_slice(&generation.to_be_bytes());
        }
        let mut text = format!(
            "<< /Type /XRef /Size {size} /Prev {previous} /W [1 8 2] /Index [{index}] /Length {}",
            rows.len()
        )
        .into_bytes();
        text.extend_from_slice(&source.trailer);
        text.extend_from_slice(b" >>\nstream\n");
        text.extend_from_slice(&rows);
        text.extend_from_slice(b"\nendstream");
        self.object((number, 0), &text)
    }
}
