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
use super::splice::Edits;
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
        insertions: Edits::default(),
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
    let comments = document.comments;
    changes.set(&main, document.insertions.into(&text)?);
    list.write(&mut changes, &main, &comments, locale)?;
    changes.finish()
}

/// The main part, being added to.
struct Main {
    insertions: Edits,
    /// The byte order mark, which offsets do not count.
    shift: usize,
    /// The identifier of the next comment.
    next: u32,
    comments: Vec<(u32, String)>,
}

impl Main {
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
        let runs = match mark.phrase() {
            Some(phrase) => of_phrase(spot, phrase),
            None => &spot.runs,
        };
        match (with_text(spot, runs), spot.end) {
            ([first, .., last], _) => self.around(&first.element, &last.element, begin, end),
            ([only], _) => self.around(&only.element, &only.element, begin, end),
            ([], End::Tag(at)) => self.insertions.add(at + self.shift, begin + &end),
            // `<w:p/>` becomes `<w:p>…<w:r/></w:p>`, by insertions alone.
            ([], End::Empty(at)) => {
                let slash = (at + self.shift).saturating_sub(b"/>".len());
                self.insertions.add(slash, format!(">{begin}{end}<{p}:r"));
                self.insertions.add(at + self.shift, format!("</{p}:p>"));
            }
        }
        self.comments.push((id, mark.message(locale)));
        Ok(())
    }

    fn around(&mut self, first: &Range<usize>, last: &Range<usize>, begin: String, end: String) {
        self.insertions.add(first.start + self.shift, begin);
        self.insertions.add(last.end + self.shift, end);
    }
}

/// The paragraph of a cell that has the figure; the first where none has text.
fn best<'s>(spots: &[&'s Spot]) -> Option<&'s Spot> {
    let has_text = |spot: &&&Spot| !spot.text.trim().is_empty();
    spots.iter().find(has_text).or(spots.first()).copied()
}

/// The runs from the first to the last that has text.
fn with_text<'s>(spot: &Spot, runs: &'s [Run]) -> &'s [Run] {
    let has_text =
        |run: &Run| spot.text.get(run.text.clone()).is_some_and(|text| !text.trim().is_empty());
    match (runs.iter().position(has_text), runs.iter().rposition(has_text)) {
        (Some(first), Some(last)) => &runs[first..=last],
        _ => &[],
    }
}

/// The runs that have the words; all where the words are not found.
fn of_phrase<'s>(spot: &'s Spot, phrase: &str) -> &'s [Run] {
    let Some(words) = super::splice::find_words(&spot.text, phrase) else { return &spot.runs };
    let touches = |run: &Run| run.text.start < words.end && words.start < run.text.end;
    match (spot.runs.iter().position(touches), spot.runs.iter().rposition(touches)) {
        (Some(first), Some(last)) => &spot.runs[first..=last],
        _ => &spot.runs,
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
