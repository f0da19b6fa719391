//! Web pages: `<mark>` around each figure and sentence, and a list of notes at the end.
//!
//! The number behind a mark is shown by a style sheet and is no text of the page: a digit beside a
//! figure would make another figure of it, for readers and for programs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::position::Position;
use crate::read::html::{Source, Texts, characters, page, source};
use crate::words::Locale;
use crate::write::escape;

use super::error::Carrier;
use super::marks::{Mark, MarkKind, Marks};
use super::splice::Edits;
use super::{MarkError, message};

const STYLE: &str = concat!(
    "<style>",
    ".gouji-mark{background:#ffd7d7;color:#000;box-shadow:0 0 0 2px #c62828}",
    ".gouji-text{background:#fff0b3;box-shadow:0 0 0 2px #b26a00}",
    ".gouji-mark[data-gouji]::after{content:attr(data-gouji);margin-left:.2em;padding:0 .3em;",
    "border-radius:.6em;background:#c62828;color:#fff;font:bold 11px/1.4 sans-serif;",
    "vertical-align:super}",
    "</style>",
);
/// The style sheet of the notes.
const NOTES_STYLE: &str = concat!(
    "<style>body{margin:.5em 1.5em;background:#fff;color:#000;font:15px/1.7 sans-serif}",
    "h1{font-size:1.2em}li{white-space:pre-line}</style>",
);
/// Letters in a line of the notes, and the height of a line and of what stands above the first, in
/// pixels.
const NOTES_LINE: (usize, usize, usize) = (44, 26, 110);

/// The page with its marks.
pub(super) fn marked(
    bytes: &[u8],
    marks: &Marks<'_>,
    locale: Locale,
) -> Result<Vec<u8>, MarkError> {
    if page(bytes)?.embedded {
        return Err(MarkError::NoMarks(Carrier::Script));
    }
    let places = marks.places();
    let wanted: BTreeSet<usize> = places.keys().filter_map(|position| offset(position)).collect();
    let source = source(bytes, &wanted)?;
    let end = source.end.ok_or(MarkError::NoMarks(Carrier::Unusual))?;
    let mut out = Pieces { source: &source, raw: bytes, list: Vec::new() };
    for (position, marks) in &places {
        let not_found = || MarkError::NotFound { position: (*position).clone() };
        let at = offset(position).and_then(|at| at.checked_sub(source.page.skipped));
        let texts = at.and_then(|at| source.texts.get(&at)).ok_or_else(not_found)?;
        for mark in marks {
            out.mark(texts, mark, locale).ok_or_else(not_found)?;
        }
    }
    match source.head_end {
        Some(head) => {
            out.put(head, Order::Between, STYLE);
            out.put(end, Order::Between, &notes(marks, locale));
        }
        None => out.put(end, Order::Between, &format!("{STYLE}{}", notes(marks, locale))),
    }
    out.finish()
}

fn offset(position: &Position) -> Option<usize> {
    match position {
        Position::Html { offset, .. } | Position::Offset { offset } => Some(*offset),
        _ => None,
    }
}

/// At one place, what ends comes before what begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Ends,
    Between,
    Begins,
}

/// What is put into the page, at places of its text in UTF-8.
struct Pieces<'a> {
    source: &'a Source<'a>,
    raw: &'a [u8],
    list: Vec<(usize, Order, String)>,
}

impl Pieces<'_> {
    fn put(&mut self, at: usize, order: Order, text: &str) {
        self.list.push((at, order, text.to_owned()));
    }

    /// Sets one mark; `None` where there is nothing to set it around.
    fn mark(&mut self, texts: &Texts, mark: &Mark<'_>, locale: Locale) -> Option<()> {
        let text = &self.source.page.bytes;
        let runs = match mark.phrase() {
            Some(phrase) => of_phrase(text, &texts.runs, phrase),
            None => of_cell(text, texts),
        };
        let kind = if mark.kind() == MarkKind::Wrong { "" } else { " gouji-text" };
        let title = escape(&mark.message(locale).replace('\n', " "));
        let tag =
            |number: &str| format!("<mark class=\"gouji-mark{kind}\"{number} title=\"{title}\">");
        let number = format!(" data-gouji=\"{}\"", mark.number());
        let Some((last, before)) = runs.split_last() else {
            self.put(texts.inside?, Order::Between, &format!("{}</mark>", tag(&number)));
            return Some(());
        };
        for (run, number) in before.iter().map(|run| (run, "")).chain([(last, &number[..])]) {
            self.put(run.start, Order::Begins, &tag(number));
            self.put(run.end, Order::Ends, "</mark>");
        }
        Some(())
    }

    fn finish(mut self) -> Result<Vec<u8>, MarkError> {
        self.list.sort_by_key(|(at, order, _)| (*at, *order));
        let mut edits = Edits::default();
        for (at, _, text) in &self.list {
            let page = &self.source.page;
            let at = page.place_in(self.raw, *at).ok_or(MarkError::NoMarks(Carrier::Charset))?;
            edits.add(at, page.written(text));
        }
        edits.into(self.raw)
    }
}

/// The texts of a cell without the blanks around them.
fn of_cell(text: &[u8], texts: &Texts) -> Vec<Range<usize>> {
    let visible = |run: &Range<usize>| {
        let letters = characters(text, run.clone()).filter(|(_, letter)| !letter.trim().is_empty());
        letters.map(|(place, _)| place).reduce(|first, last| first.start..last.end)
    };
    texts.runs.iter().filter_map(visible).collect()
}

/// The texts that write the words, each up to the next tag; all of them where the words are not
/// found, or the paragraph is longer than anyone writes.
fn of_phrase(text: &[u8], runs: &[Range<usize>], phrase: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 1 << 16;
    let mut letters: Vec<(usize, Range<usize>, char)> = Vec::new();
    if runs.iter().map(ExactSizeIterator::len).sum::<usize>() > LONGEST {
        return runs.to_vec();
    }
    for (number, run) in runs.iter().enumerate() {
        for (place, written) in characters(text, run.clone()) {
            let visible = written.chars().filter(|letter| !letter.is_whitespace());
            letters.extend(visible.map(|letter| (number, place.clone(), letter)));
        }
    }
    let words: Vec<char> = phrase.chars().filter(|letter| !letter.is_whitespace()).collect();
    let found = letters
        .windows(words.len().max(1))
        .find(|window| window.iter().zip(&words).all(|((_, _, letter), word)| letter == word));
    let mut parts: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for (number, place, _) in found.unwrap_or(&letters) {
        let part = parts.entry(*number).or_insert_with(|| place.clone());
        part.end = place.end;
    }
    parts.into_values().collect()
}

/// The list of notes, in a frame of its own: what they quote of the text must not become text of
/// the page, which would be read as said twice.
fn notes(marks: &Marks<'_>, locale: Locale) -> String {
    let lang = match locale {
        Locale::Chinese => "zh-CN",
        Locale::English => "en",
    };
    let said: Vec<String> = marks.iter().map(|mark| mark.message(locale)).collect();
    let items: String = said.iter().map(|said| format!("<li>{}</li>", escape(said))).collect();
    let title = message::notes(locale);
    let page = escape(&format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><title>{title}</title>{NOTES_STYLE}</head>\
         <body><h1>{title}</h1><ol>{items}</ol></body></html>"
    ));
    let (letters, line, above) = NOTES_LINE;
    let lines = said.iter().flat_map(|said| said.lines());
    let lines: usize = lines.map(|said| said.chars().count() / letters + 1).sum();
    let height = above + line * lines;
    format!(
        "<iframe class=\"gouji-notes\" title=\"{title}\" style=\"display:block;margin:2em auto;\
         width:100%;max-width:60em;height:{height}px;border:2px solid #c62828\" \
         srcdoc=\"{page}\"></iframe>"
    )
}
