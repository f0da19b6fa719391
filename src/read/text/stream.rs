//! The stream of words: one cell a line, cells between lines of bars, or text that runs on with
//! blanks between its cells.
//!
//! A row is a label and the values up to the next label. Labels that were broken are put together
//! when the pieces make a declared one. The words of one table are its *zone*; what they make is
//! told in [`tables`](super::tables).

use std::sync::LazyLock;

use super::lines::{self, Line, is_bar, is_odd_figure, is_value};
use super::tables;
use super::words::{Word, split};
use super::zone::{Cell, Item, Kind, Outcome, Zone, line_of};
use super::{Doubtful, Note, NoteKind, Out};
use crate::cell::Table;
use crate::fold::{fold, forms, is_radical};
use crate::read::Position;
use crate::read::label::Known;
use crate::table::Form;
use crate::table::header::Header;

/// How many words that are neither label nor value may stand within a table.
const MOST_OTHERS: usize = 24;
/// How many characters they may have together.
const LONGEST_OTHERS: usize = 240;
/// The most words of one table.
const MOST_ITEMS: usize = 4_000;

/// Reads a section.
pub(super) fn read<'t>(text: &'t str, section: &[Line], out: &mut Out<'t>) {
    let words = words(text, section, out);
    let mut reader = Reader { out, zone: None, prose: None };
    let mut at = 0;
    while at < words.len() {
        at += reader.step(&words, at);
    }
    reader.close(0);
    reader.end_prose();
}

/// The words of a section; those that ran together are cut apart as far as that can be done.
fn words<'t>(text: &'t str, section: &[Line], out: &mut Out<'t>) -> Vec<Word<'t>> {
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
    words
}

/// True for a line that is one label, although there are blanks in it.
fn is_whole(content: &str, out: &mut Out<'_>) -> bool {
    let content = lines::unmarked(content);
    if content.len() > 1200 || !content.contains(char::is_whitespace) {
        return false;
    }
    let mut depth = 0usize;
    for word in content.split_whitespace() {
        if depth == 0 && is_value(word) {
            return false;
        }
        depth += word.matches(['(', '（', '[']).count();
        depth = depth.saturating_sub(word.matches([')', '）', ']']).count());
    }
    // A note that goes on in the next line may have the row's values behind its first part.
    depth == 0 && out.recogniser.one(content).is_some()
}

/// Words with which the table of a section may begin; a quick test before labels are looked up.
static ANCHORS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let first = Table::ALL.iter().copied().flat_map(|table| table.first_words().iter().copied());
    first.chain(["情况", "信息"]).collect()
});

/// The first characters of the anchors, in every form that is folded to them.
static HINTS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut hints: Vec<char> =
        ANCHORS.iter().filter_map(|anchor| anchor.chars().next()).flat_map(forms).collect();
    hints.sort_unstable();
    hints.dedup();
    hints
});

struct Reader<'o, 't> {
    out: &'o mut Out<'t>,
    zone: Option<Zone>,
    /// The prose of the line that is being read: its line, its column, its text.
    prose: Option<(u32, u32, String)>,
}

impl Reader<'_, '_> {
    /// Takes the next word, or the next few, and tells how many.
    fn step(&mut self, words: &[Word<'_>], at: usize) -> usize {
        let word = &words[at];
        // A mark for a lost blank before a zero of its line.
        let zero = words.get(at + 1).filter(|next| !next.first && next.text == "0");
        if self.zone.is_some() && zero.is_some() && matches!(word.text, "?" | "\u{fffd}") {
            return 1;
        }
        if self.zone.is_none() && !may_begin(word) {
            self.prose(word);
            return 1;
        }
        let glued = |words: &[Word<'_>], next: usize| {
            word.glued || words.get(next).is_some_and(|next| next.glued)
        };
        let item = |kind, text: String, count: usize| Item {
            kind,
            text,
            line: word.line,
            column: word.column,
            bars: word.bars,
            first: word.first,
            glued: glued(words, at + count),
        };
        if is_value(word.text) {
            self.value(item(Kind::Value, word.text.into(), 1), word);
            return 1;
        }
        if let Some(found) = self.out.recogniser.first(&words[at..]) {
            let count = found.words;
            self.label(
                item(Kind::Label(found.recognised), found.text, count),
                &words[at..at + count],
            );
            return count;
        }
        self.other(item(Kind::Other, word.text.into(), 1), word);
        1
    }

    fn value(&mut self, item: Item, word: &Word<'_>) {
        match &mut self.zone {
            Some(zone) if zone.items.len() < MOST_ITEMS => zone.push(item),
            _ => {
                self.close(item.bars);
                self.prose(word);
            }
        }
    }

    fn label(&mut self, item: Item, words: &[Word<'_>]) {
        let known = item.known();
        let begun = self
            .zone
            .as_ref()
            .is_some_and(|zone| zone.items.iter().any(|item| !matches!(item.kind, Kind::Other)));
        // A table of one row without groups has its heading before the row, too.
        let row = |table| {
            begun
                && is_plain_row(table)
                && self.zone.as_ref().is_some_and(|zone| zone.table == table)
        };
        if let Some(table) =
            known.iter().find_map(|known| heading(*known)).filter(|table| !row(*table))
        {
            let bars = item.bars;
            self.close(bars);
            words.iter().for_each(|word| self.prose(word));
            self.end_prose();
            self.zone = Some(Zone::new(table));
            return;
        }
        if let Some(zone) = &mut self.zone
            && known.iter().any(|known| known.table() == zone.table)
            && zone.items.len() < MOST_ITEMS
        {
            zone.push(item);
            return;
        }
        match known.iter().find(|known| begins(**known, &item)) {
            Some(known) => {
                let table = known.table();
                self.close(item.bars);
                self.end_prose();
                let mut zone = Zone::new(table);
                zone.push(item);
                self.zone = Some(zone);
            }
            None => words.iter().for_each(|word| {
                let text = word.text.to_owned();
                let (line, column, bars, first, glued) =
                    (word.line, word.column, word.bars, word.first, word.glued);
                self.other(
                    Item { kind: Kind::Other, text, line, column, bars, first, glued },
                    word,
                );
            }),
        }
    }

    fn other(&mut self, item: Item, word: &Word<'_>) {
        let Some(zone) = &mut self.zone else {
            self.prose(word);
            return;
        };
        let prose =
            word.text.contains(['。', '；']) && !is_odd_figure(word.text) || word.text.len() > 600;
        let letters = zone.letters.saturating_add(word.text.len() / 3);
        // A header written upright has one letter a word.
        let most = if is_grouped_row(zone.table) && letters <= 2 * zone.others {
            4 * MOST_OTHERS
        } else {
            MOST_OTHERS
        };
        if prose
            || zone.others >= most
            || letters > LONGEST_OTHERS
            || zone.items.len() >= MOST_ITEMS
        {
            self.close(word.bars);
            self.prose(word);
            return;
        }
        zone.push(item);
    }

    /// Ends the zone. Words behind its last label or value are prose.
    fn close(&mut self, bars: u16) {
        let Some(mut zone) = self.zone.take() else { return };
        let last = zone.items.iter().rposition(|item| !matches!(item.kind, Kind::Other));
        let behind = zone.items.split_off(last.map_or(0, |last| last + 1));
        zone.bars = behind.first().map_or(bars, |item| item.bars);
        // Words and numbers between the heading and the first label are a sentence.
        let first = zone
            .items
            .iter()
            .position(|item| matches!(item.kind, Kind::Label(_)))
            .unwrap_or(zone.items.len());
        for item in zone.items.drain(..first) {
            self.prose_text(&item.text, item.line, item.column);
        }
        if let Some(first) = zone.items.first() {
            let (position, raw) = (first.position(), first.text.clone());
            match tables::read(&zone, self.out) {
                Outcome::Nothing => zone
                    .items
                    .iter()
                    .for_each(|item| self.prose_text(&item.text, item.line, item.column)),
                outcome => {
                    self.end_prose();
                    keep(zone.table, position, &raw, outcome, self.out);
                }
            }
        }
        for item in behind {
            self.prose_text(&item.text, item.line, item.column);
        }
    }

    fn prose(&mut self, word: &Word<'_>) {
        self.prose_text(word.text, word.line, word.column);
    }

    fn prose_text(&mut self, text: &str, line: u32, column: u32) {
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

fn heading(known: Known) -> Option<Table> {
    match known {
        Known::Heading(table) => Some(table),
        _ => None,
    }
}

fn may_begin(word: &Word<'_>) -> bool {
    // The longest label with which a table begins has 38 characters.
    if word.text.len() > 180 || word.text.is_ascii() || word.text.contains('。') {
        return false;
    }
    // The quick test first.
    let hints: &[char] = &HINTS;
    if !word.text.contains(|c| hints.contains(&c) || is_radical(c)) {
        return false;
    }
    let folded = fold(word.text);
    ANCHORS.iter().any(|anchor| folded.contains(anchor))
}

/// True for a label with which a table begins although no heading was seen.
fn begins(known: Known, item: &Item) -> bool {
    match known {
        Known::Caption(..) | Known::RowHead(_) | Known::Corner(_) | Known::Above(..) => true,
        Known::Row(table, _) => is_matrix(table) && item.text.chars().count() >= 8,
        Known::Group(table, _) => !is_matrix(table),
        // Where columns stand in groups, or in many rows, their labels are common words.
        Known::Column(table, _) if is_plain_row(table) => true,
        Known::Column(table, name) => {
            let is_first = |header: &&Header| header.names().next() == Some(name);
            Header::all(table).iter().any(is_first)
        }
        Known::Heading(_) => false,
    }
}

/// A table of one row whose columns stand in groups.
fn is_grouped_row(table: Table) -> bool {
    table.form() == Form::Row && tables::has_groups(table)
}

/// A table of one row and one line of columns.
fn is_plain_row(table: Table) -> bool {
    table.form() == Form::Row && !tables::has_groups(table)
}

fn is_matrix(table: Table) -> bool {
    matches!(table.form(), Form::Matrix { .. })
}

/// Puts what a zone gave into the answer.
fn keep(table: Table, position: Position, raw: &str, outcome: Outcome, out: &mut Out<'_>) {
    let rows = match outcome {
        Outcome::Nothing => return,
        Outcome::Refused(note) => return out.notes([note]),
        Outcome::Rows(rows) => rows,
    };
    let crowded = is_crowded(&rows.rows) && !rows.ran_together;
    out.ran_together |= rows.ran_together;
    let scattered = is_grouped_row(table) && !is_one_line(&rows.rows);
    out.notes(rows.notes);
    let grid = out.rows(rows.rows);
    if !grid.is_empty() {
        let note = Note::new(NoteKind::RunTogether, Some(table), position, raw);
        let block = out.flat.blocks.len();
        out.doubtful.push(Doubtful { block, crowded, scattered, note });
    }
    out.grid(grid);
}

/// True when the values of the last row stand in one line.
fn is_one_line(rows: &[Vec<Cell>]) -> bool {
    rows.last().is_none_or(|row| row.windows(2).all(|pair| line_of(&pair[0]) == line_of(&pair[1])))
}

/// True when values stand beside each other in one line: then nothing but blanks tells them apart.
fn is_crowded(rows: &[Vec<Cell>]) -> bool {
    let value = |cell: &Cell| is_value(&cell.0);
    let beside = |pair: &[Cell]| {
        value(&pair[0]) && value(&pair[1]) && line_of(&pair[0]) == line_of(&pair[1])
    };
    rows.iter().any(|row| row.windows(2).any(beside))
}
