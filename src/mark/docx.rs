//! Word documents: a comment at each cell and sentence.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use crate::position::Position;
use crate::read::docx::{self, End, Run, Spot};
use crate::read::office::budget::Budget;
use crate::read::office::xml::Space;
use crate::words::Locale;

use super::error::Carrier;
use super::marks::{Mark, Marks};
use super::package::{Changes, byte_order_mark, contains, escaped, greatest};
use super::splice::{Edits, find_words};
use super::{MarkError, message};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const COMMENTS: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The document with its comments.
pub(super) fn marked(
    bytes: &[u8],
    marks: &Marks<'_>,
    locale: Locale,
) -> Result<Vec<u8>, MarkError> {
    let budget = Budget::new(bytes.len());
    let mut changes = Changes::new(docx::open(bytes)?, bytes, &budget);
    let main = docx::main_part(&mut changes.package, &budget)?;
    let spots = docx::spots(&mut changes.package, &main, &budget)?;
    let text = changes.part(&main)?;
    // The vocabulary of ISO 29500 strict has other names for everything that is added.
    if !contains(&text, WORD.as_bytes()) {
        return Err(MarkError::NoMarks(Carrier::Unusual));
    }
    let list = CommentList::open(&mut changes, &main)?;
    let mut places: BTreeMap<&Position, Vec<&Spot>> = BTreeMap::new();
    for spot in &spots {
        places.entry(&spot.position).or_default().push(spot);
    }
    let mut document = Main {
        part: &text,
        edits: Edits::default(),
        shift: byte_order_mark(&text),
        next: list.next,
        comments: Vec::new(),
    };
    for (position, marks) in marks.places() {
        let spots = places.get(position).map(Vec::as_slice).unwrap_or_default();
        for mark in marks {
            document.mark(spots, mark, locale)?;
        }
    }
    let Main { edits, comments, .. } = document;
    changes.set(&main, edits.into(&text)?);
    list.write(&mut changes, &main, &comments, locale)?;
    changes.finish()
}

/// The main part, being added to.
struct Main<'a> {
    part: &'a [u8],
    edits: Edits,
    /// The byte order mark, which offsets do not count.
    shift: usize,
    /// The identifier of the next comment.
    next: u32,
    comments: Vec<(u32, String)>,
}

impl Main<'_> {
    fn mark(&mut self, spots: &[&Spot], mark: &Mark<'_>, locale: Locale) -> Result<(), MarkError> {
        let not_found = || match mark.position() {
            Some(position) => MarkError::NotFound { position: position.clone() },
            None => MarkError::NoMarks(Carrier::Unusual),
        };
        let spot = best(spots).ok_or_else(not_found)?;
        // An attribute cannot take its namespace from the default.
        if spot.prefix.is_empty() {
            return Err(MarkError::NoMarks(Carrier::Unusual));
        }
        let id = self.next;
        self.next = id.checked_add(1).ok_or(MarkError::TooLarge)?;
        let p = &spot.prefix;
        let begin = format!("<{p}:commentRangeStart {p}:id=\"{id}\"/>");
        let end = format!(
            "<{p}:commentRangeEnd {p}:id=\"{id}\"/><{p}:r><{p}:commentReference {p}:id=\"{id}\"/></{p}:r>"
        );
        let words = mark.phrase().and_then(|phrase| find_words(&spot.text, phrase));
        let runs = with_text(spot, words.as_ref());
        match (runs.first().zip(runs.last()), spot.end) {
            (Some((first, last)), _) => {
                let whole = first.text.start..last.text.end;
                let words = words.unwrap_or(whole);
                // A space in front stays with the words: only there it is kept for certain.
                let start = spot.text[..words.start].trim_end().len();
                self.at(spot, first, start, first.element.start, &begin);
                self.at(spot, last, words.end, last.element.end, &end);
            }
            (None, End::Tag(at)) => self.edits.add(at + self.shift, begin + &end),
            // `<w:p/>` becomes `<w:p>…<w:r/></w:p>`, by insertions alone.
            (None, End::Empty(at)) => {
                let slash = (at + self.shift).saturating_sub(b"/>".len());
                self.edits.add(slash, format!(">{begin}{end}<{p}:r"));
                self.edits.add(at + self.shift, format!("</{p}:p>"));
            }
        }
        self.comments.push((id, mark.message(locale)));
        Ok(())
    }

    /// Puts elements in at a place of the paragraph's text: the run is parted there. Where it
    /// cannot be, they go to the end of the run that is `near`.
    fn at(&mut self, spot: &Spot, run: &Run, place: usize, near: usize, elements: &str) {
        let inside = run.text.start < place && place < run.text.end;
        let letters = run.letters.iter().find(|(text, _)| text.start <= place && place <= text.end);
        let look = self.part.get(run.look.start + self.shift..run.look.end + self.shift);
        let look = look.and_then(|look| std::str::from_utf8(look).ok());
        match (letters, look) {
            (Some((text, at)), Some(look)) if inside => {
                let p = &spot.prefix;
                let parted = format!(
                    "</{p}:t></{p}:r>{elements}<{p}:r>{look}<{p}:t xml:space=\"preserve\">"
                );
                self.edits.add(at + (place - text.start) + self.shift, parted);
            }
            _ => self.edits.add(near + self.shift, elements),
        }
    }
}

/// The paragraph of a cell that has the figure; the first where none has text.
fn best<'s>(spots: &[&'s Spot]) -> Option<&'s Spot> {
    let has_text = |spot: &&&Spot| !spot.text.trim().is_empty();
    spots.iter().find(has_text).or(spots.first()).copied()
}

/// The runs from the first to the last that has some of the words, or any text.
fn with_text<'s>(spot: &'s Spot, words: Option<&Range<usize>>) -> &'s [Run] {
    let has_some = |run: &Run| match words {
        Some(words) => run.text.start < words.end && words.start < run.text.end,
        None => spot.text.get(run.text.clone()).is_some_and(|text| !text.trim().is_empty()),
    };
    match (spot.runs.iter().position(has_some), spot.runs.iter().rposition(has_some)) {
        (Some(first), Some(last)) => &spot.runs[first..=last],
        _ => &[],
    }
}

/// The part that holds the comments.
struct CommentList {
    /// Its name and text, where the document has one.
    part: Option<(String, Vec<u8>)>,
    /// The first identifier that is free.
    next: u32,
}

impl CommentList {
    fn open(changes: &mut Changes<'_, '_>, main: &str) -> Result<CommentList, MarkError> {
        let related = changes.package.relationships(main, changes.budget)?;
        let mut found = related.into_iter().filter(|related| related.kind == "comments");
        let Some(part) = found.find(|related| changes.package.has(&related.target)) else {
            return Ok(CommentList { part: None, next: 0 });
        };
        let text = changes.part(&part.target)?;
        let element = (Space::Word, "comment", "id");
        let most = greatest((&part.target, &text), element, changes.budget)?;
        let next = most.checked_add(1).ok_or(MarkError::TooLarge)?;
        Ok(CommentList { part: Some((part.target, text)), next })
    }

    fn write(
        self,
        changes: &mut Changes<'_, '_>,
        main: &str,
        comments: &[(u32, String)],
        locale: Locale,
    ) -> Result<(), MarkError> {
        // Each declares its prefix: the root of a part that is there may have another.
        let comments: String =
            comments.iter().map(|(id, said)| comment(*id, said, locale)).collect();
        let (part, text) = match self.part {
            Some(part) => part,
            None => {
                let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
                let before = format!("{folder}/comments");
                let part = changes.free_name(before.trim_start_matches('/'), ".xml");
                changes.relate(main, "comments", &part)?;
                changes.declare(&part, COMMENTS)?;
                let text = format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                     <w:comments xmlns:w=\"{WORD}\"></w:comments>"
                );
                (part, text.into_bytes())
            }
        };
        let text = changes.append(&part, &text, |_| comments)?;
        changes.set(&part, text);
        Ok(())
    }
}

fn comment(id: u32, said: &str, locale: Locale) -> String {
    let author = message::author(locale);
    let initials: String = author.chars().take(1).collect();
    let mut out = format!(
        "<w:comment xmlns:w=\"{WORD}\" w:id=\"{id}\" w:author=\"{author}\" w:initials=\"{initials}\">"
    );
    for line in said.split('\n') {
        let line = escaped(line);
        let _ = write!(out, "<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>");
    }
    out + "</w:comment>"
}
