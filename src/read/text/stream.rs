//! The stream of words: one cell a line, cells between lines of bars, or text that runs on with
//! blanks between its cells.
//!
//! A row is a label and the values up to the next label. Labels that were broken are put together
//! when the pieces make a declared one. The words of one table are its *zone*; what they make is
//! told in [`tables`](super::tables).

use std::borrow::Cow;

use super::lines::{Line, is_odd_figure, is_value};
use super::pieces::{Brackets, Item, Kind, Word, split};
use super::tables;
use super::{Note, NoteKind, Out};
use crate::cell::Table;
use crate::read::Position;
use crate::read::bars::is_bar;
use crate::read::label::Known;
use crate::read::starts::{self, is_grouped_row, is_plain_row, may_start};

/// How many words that are neither label nor value may stand within a table.
const MOST_OTHERS: usize = 24;
/// How many characters they may have together.
const LONGEST_OTHERS: usize = 240;
/// The most words of one table.
const MOST_ITEMS: usize = 4_000;

/// Reads a section.
pub(super) fn read<'t>(text: &'t str, section: &[Line], out: &mut Out<'t>) {
    let (words, bars) = words(text, section, out);
    let mut reader = Reader { out, zone: None, prose: None };
    let mut at = 0;
    while at < words.len() {
        at += reader.step(&words, at);
    }
    reader.close(bars);
    reader.end_prose();
}

/// The words of a section, and how many bars stand behind the last; those that ran together are cut
/// apart as far as that can be done.
fn words<'t>(text: &'t str, section: &[Line], out: &mut Out<'t>) -> (Vec<Word<'t>>, u16) {
    // Many texts have one word a line.
    let (mut words, mut bars) = (Vec::with_capacity(section.len().min(out.words)), 0);
    let mut own = Vec::new();
    for (at, line) in section.iter().enumerate() {
        let content = line.text(text);
        let next = section.get(at + 1);
        if line.is_page_number(text) {
            continue;
        }
        if out.words == 0 {
            out.too_long(line.position(text, 0));
            break;
        }
        let barred = content.ends_with(is_bar)
            || next.is_some_and(|next| next.text(text).trim_start().starts_with(is_bar));
        let whole = barred || content.len() > 3 * 65_536 || is_whole(content, out);
        own.clear();
        split(content, line.number, whole, &mut bars, &mut own);
        if own.len() > out.words {
            own.truncate(out.words);
            out.too_long(line.position(text, 0));
        }
        out.words -= own.len();
        for word in &own {
            match out.recogniser.unglue(word).filter(|_| out.recogniser.one(word.text).is_none()) {
                Some(parts) => words.extend(parts),
                None => words.push(*word),
            }
        }
    }
    (words, bars)
}

/// True for a line that is one label, although there are blanks in it.
fn is_whole(content: &str, out: &mut Out<'_>) -> bool {
    let content = starts::unmarked(content);
    if content.len() > 1200 || !content.contains(char::is_whitespace) {
        return false;
    }
    let mut open = Brackets::default();
    for word in content.split_whitespace() {
        if !open.any() && is_value(word) {
            return false;
        }
        open.read(word);
    }
    // A note that goes on in the next line may have the row's values behind its first part.
    !open.any() && out.recogniser.one(content).is_some()
}

/// The items of one table.
struct Zone<'t> {
    table: Table,
    items: Vec<Item<'t>>,
    /// The words since the last label or value.
    others: usize,
    /// A third of their bytes.
    letters: usize,
}

impl<'t> Zone<'t> {
    fn new(table: Table) -> Zone<'t> {
        Zone { table, items: Vec::new(), others: 0, letters: 0 }
    }

    fn push(&mut self, item: Item<'t>) {
        match item.kind {
            Kind::Other => {
                self.others += 1;
                self.letters += item.text.len() / 3;
            }
            _ => (self.others, self.letters) = (0, 0),
        }
        self.items.push(item);
    }

    fn has_room(&self) -> bool {
        self.items.len() < MOST_ITEMS
    }

    /// True for prose, or more words than stand between the cells of a table.
    fn ends_before(&self, word: &Word<'_>) -> bool {
        let prose =
            word.text.contains(['。', '；']) && !is_odd_figure(word.text) || word.text.len() > 600;
        let letters = self.letters.saturating_add(word.text.len() / 3);
        // A header written upright has one letter a word.
        let is_upright = is_grouped_row(self.table) && letters <= 2 * self.others;
        let most = if is_upright { 4 * MOST_OTHERS } else { MOST_OTHERS };
        prose || self.others >= most || letters > LONGEST_OTHERS || !self.has_room()
    }
}

struct Reader<'o, 't> {
    out: &'o mut Out<'t>,
    zone: Option<Zone<'t>>,
    /// The prose of the line that is being read: its line, its column, its text.
    prose: Option<(u32, u32, String)>,
}

impl<'t> Reader<'_, 't> {
    /// Takes the next word, or the next few, and tells how many.
    fn step(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let word = words[at];
        // A mark for a lost blank before a zero of its line.
        let zero = words.get(at + 1).filter(|next| !next.first && next.text == "0");
        if self.zone.is_some() && zero.is_some() && matches!(word.text, "?" | "\u{fffd}") {
            return 1;
        }
        if self.zone.is_none() && !may_start(word.text) {
            self.prose(&word);
            return 1;
        }
        let glued =
            |count: usize| word.glued || words.get(at + count).is_some_and(|next| next.glued);
        let plain = |kind| Item { kind, text: Cow::Borrowed(word.text), word, glued: glued(1) };
        if is_value(word.text) {
            match &mut self.zone {
                Some(zone) if zone.has_room() => zone.push(plain(Kind::Value)),
                _ => self.end_before(&word),
            }
            return 1;
        }
        if let Some(found) = self.out.recogniser.first(&words[at..]) {
            let (count, text) = (found.words, found.text);
            let item =
                Item { kind: Kind::Label(found.recognised), text, word, glued: glued(count) };
            self.label(item, found.recognised.known, &words[at..at + count]);
            return count;
        }
        self.other(plain(Kind::Other));
        1
    }

    fn label(&mut self, item: Item<'t>, known: &[Known], words: &[Word<'t>]) {
        // A table of one row without groups has its heading before the row, too.
        let is_of_row = |table: &Table| {
            is_plain_row(*table)
                && self.zone.as_ref().is_some_and(|zone| {
                    zone.table == *table
                        && zone.items.iter().any(|item| !matches!(item.kind, Kind::Other))
                })
        };
        let heading = starts::headed(known);
        if let Some(table) = heading.filter(|table| !is_of_row(table)) {
            self.close(item.word.bars);
            words.iter().for_each(|word| self.prose(word));
            self.end_prose();
            self.zone = Some(Zone::new(table));
            return;
        }
        if let Some(zone) = &mut self.zone
            && item.known(zone.table).next().is_some()
            && zone.has_room()
        {
            zone.push(item);
            return;
        }
        if let Some(table) = starts::with_label(known, &item.text) {
            self.close(item.word.bars);
            self.end_prose();
            self.zone.insert(Zone::new(table)).push(item);
            return;
        }
        for word in words {
            let (kind, text) = (Kind::Other, word.text.into());
            self.other(Item { kind, text, word: *word, glued: word.glued });
        }
    }

    fn other(&mut self, item: Item<'t>) {
        match &mut self.zone {
            Some(zone) if !zone.ends_before(&item.word) => zone.push(item),
            _ => self.end_before(&item.word),
        }
    }

    /// A word of prose, before which the zone ends.
    fn end_before(&mut self, word: &Word<'t>) {
        self.close(word.bars);
        self.prose(word);
    }

    /// Ends the zone. Words behind its last label or value are prose, and so are words and numbers
    /// between the heading and the first label.
    fn close(&mut self, bars: u16) {
        let Some(Zone { table, mut items, .. }) = self.zone.take() else { return };
        let last = items.iter().rposition(|item| !matches!(item.kind, Kind::Other));
        let behind = items.split_off(last.map_or(0, |last| last + 1));
        let bars = behind.first().map_or(bars, |item| item.word.bars);
        let first = items.iter().position(Item::is_label).unwrap_or(items.len());
        self.items(items.drain(..first));
        if let Some(first) = items.first() {
            match tables::read(table, &items, bars, self.out) {
                None => self.items(items),
                Some(rows) => {
                    self.end_prose();
                    let note = NoteKind::RunTogether;
                    let note = Note::new(note, Some(table), first.position(), &first.text);
                    rows.keep_doubtful(table, note, self.out);
                }
            }
        }
        self.items(behind);
    }

    fn items(&mut self, items: impl IntoIterator<Item = Item<'t>>) {
        for item in items {
            self.prose_text(&item.text, &item.word);
        }
    }

    fn prose(&mut self, word: &Word<'_>) {
        self.prose_text(word.text, word);
    }

    fn prose_text(&mut self, text: &str, word: &Word<'_>) {
        let Word { line, column, .. } = *word;
        if self.prose.as_ref().is_some_and(|(before, ..)| *before != line) {
            self.end_prose();
        }
        let (_, _, prose) = self.prose.get_or_insert_with(|| (line, column, String::new()));
        if !prose.is_empty() {
            prose.push(' ');
        }
        prose.push_str(text);
    }

    fn end_prose(&mut self) {
        if let Some((line, column, text)) = self.prose.take() {
            self.out.paragraph(&text, Position::Line { line, column });
        }
    }
}
