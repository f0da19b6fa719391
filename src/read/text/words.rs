//! Words of running text put together to labels, and cells that ran together taken apart far enough
//! to be refused.

use std::borrow::Cow;
use std::iter::repeat_n;
use std::ops::Range;
use std::sync::LazyLock;

use super::lines::is_value;
use super::pieces::{Brackets, Word};
use crate::cell::Table;
use crate::fold::{Characters, folded};
use crate::read::label::{Known, Label, Recognised, Words, exact, exactly, is_letter};
use crate::read::label::{is_numeral, label, label_of, printed, printed_labels, recognise};

/// The most words that one label is broken into.
const MOST_PIECES: usize = 16;
/// The longest word that is taken apart, in bytes: all tables of a report without a blank between
/// them are shorter.
const LONGEST_GLUED: usize = 65_536;
/// The longest label with its notes, in characters.
const LONGEST_LABEL: usize = 400;

/// Looks labels up, with a limit on how many texts are compared with every label: that is slow, and
/// a real report needs it rarely.
#[derive(Debug)]
pub(super) struct Recogniser {
    near: u32,
    glued: usize,
}

/// A label found at the start of a run of words.
#[derive(Debug, Clone)]
pub(super) struct Found<'t> {
    /// How many words it takes.
    pub words: usize,
    pub recognised: Recognised,
    pub text: Cow<'t, str>,
}

impl Recogniser {
    pub fn new() -> Recogniser {
        Recogniser { near: 20_000, glued: 4_000_000 }
    }

    /// See [`unglue`]; limited to some megabytes of text.
    pub fn unglue<'t>(&mut self, word: &Word<'t>) -> Option<Vec<Word<'t>>> {
        let is_long = word.text.len() > LONGEST_GLUED || self.glued < word.text.len();
        let may_be = word.text.len() >= 6 && !is_long && !word.text.is_ascii();
        if !may_be || printed(word.text).is_some() {
            return None;
        }
        // Without a digit it must be labels from its start to its end.
        let is_numeric = |c| !matches!(c, '一'..='\u{9fff}') && char::is_numeric(c);
        if !word.text.contains(is_numeric) && !begins_with_label(word.text) {
            return None;
        }
        self.glued -= word.text.len();
        unglue(word)
    }

    /// The label that one text is.
    pub fn one(&mut self, text: &str) -> Option<Recognised> {
        let look_up = || self.look_up(&label(text), true);
        printed(text).map_or_else(look_up, |printed| Some(printed.recognised))
    }

    fn look_up(&mut self, label: &Label, near: bool) -> Option<Recognised> {
        let length = label.core.chars().count();
        if !(2..=45).contains(&length) {
            return None;
        }
        if let Some(found) = exact(label) {
            return Some(found);
        }
        // Digits at the end of a label are a value that ran into it, not a misprint.
        if !near
            || length < 4
            || self.near == 0
            || label.core.contains(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        self.near -= 1;
        // A text that begins like a caption is recognised as one however long it is.
        recognise(label).filter(|found| !matches!(found.known[..], [Known::Caption(..)]))
    }

    /// The label that the first words are: the longest that is exactly one of the declared, else
    /// the nearest. The first of them is no value.
    pub fn first<'t>(&mut self, words: &[Word<'t>]) -> Option<Found<'t>> {
        let (mut exact, mut near): (Option<(usize, Recognised)>, _) = (None, None);
        // Blanks between words would be folded away.
        let (mut letters, mut length) = (String::new(), 0);
        let mut open = Brackets::default();
        let (mut last_core, mut others) = (Cow::Borrowed(""), false);
        let printed = printed(words.first()?.text);
        for (at, word) in words.iter().enumerate().take(MOST_PIECES) {
            length += word.text.chars().count();
            if at > 0 && is_behind_label(&words[at..], open) || length + at > LONGEST_LABEL {
                break;
            }
            open.read(word.text);
            // Words that add only a note belong to the label; a word that is a label itself is no
            // part of a misprinted one.
            let is_near = at < 4;
            others = others || is_near && at > 0 && !open.any() && is_long_label(word);
            let found = if let Some(printed) = printed.filter(|_| at == 0) {
                last_core = Cow::Borrowed(printed.label.core.as_str());
                Some(printed.recognised)
            } else {
                let new = if letters.is_empty() { 0 } else { at };
                words[new..=at].iter().for_each(|word| letters.push_str(&folded(word.text)));
                let label = label_of(&letters);
                let found = self.look_up(&label, is_near && !others && label.core != last_core);
                last_core = Cow::Owned(label.core);
                found
            };
            let Some(found) = found else {
                // Nothing declared goes on like this.
                if (at >= 4 || exact.is_some()) && !open.any() && !is_beginning(&last_core) {
                    break;
                }
                continue;
            };
            // A label in brackets is no note of the next one.
            let is_exact = found.distance == 0;
            if exact.is_some_and(|(_, exact)| is_exact && !found.core.contains(exact.core)) {
                break;
            }
            let best = if is_exact { &mut exact } else { &mut near };
            if best.is_none_or(|(_, best)| found.distance <= best.distance) {
                *best = Some((at + 1, found));
            }
        }
        let (count, recognised) = exact.or(near)?;
        let mut text = Cow::Borrowed(words[0].text);
        for word in &words[1..count] {
            text += if word.first { "\n" } else { " " };
            text += word.text;
        }
        Some(Found { words: count, recognised, text })
    }
}

/// True when the label that stands before words has ended there.
fn is_behind_label(words: &[Word<'_>], open: Brackets) -> bool {
    let [word, behind @ ..] = words else { return true };
    let is_next_value = || behind.first().is_some_and(|next| is_value(next.text));
    let is_new_cell = word.bars > 0 || word.glued;
    // A note in brackets may hold a number; several in a row are the values, and the label goes on
    // behind them.
    is_new_cell
        || is_value(word.text) && (!open.any() || is_next_value())
        || !open.any() && stands_alone(word)
}

fn is_long_label(word: &Word<'_>) -> bool {
    exactly(word.text).is_some_and(|found| found.core.chars().count() >= 4)
}

/// True for a label of its own that begins with a bracket: it would be taken for a note of the
/// label before.
fn stands_alone(word: &Word<'_>) -> bool {
    word.text.starts_with(['(', '（', '[', '〔', '【']) && exactly(word.text).is_some()
}

/// The cores of all declared labels, in order.
static CORES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let captions = Table::ALL.iter().copied().flat_map(Table::captions);
    let captions = captions.map(|caption| [caption.before, caption.item, caption.behind].concat());
    let mut cores: Vec<String> =
        printed_labels().map(|label| label.core.clone()).chain(captions).collect();
    cores.retain(|core| !core.is_empty());
    cores.sort_unstable();
    cores.dedup();
    cores
});

/// Where the cores with the same two first characters stand, by these; no core has fewer.
static STARTS: LazyLock<Words<Range<usize>, (char, char)>> = LazyLock::new(|| {
    let mut starts: Words<Range<usize>, (char, char)> = Words::default();
    for (at, core) in CORES.iter().enumerate() {
        let mut letters = core.chars();
        let start = letters.next().zip(letters.next()).unwrap_or_default();
        starts.entry(start).or_insert(at..at).end = at + 1;
    }
    starts
});

/// The first of them.
static FIRSTS: LazyLock<Characters> =
    LazyLock::new(|| STARTS.keys().map(|(first, _)| *first).collect());

/// The declared cores that begin as some letters do, marks between them not minded.
fn cores_like(letters: &str) -> &'static [String] {
    let mut letters = letters.chars();
    let first = letters.next().filter(|first| FIRSTS.has(*first));
    let start = first.and_then(|first| Some((first, letters.find(|c| is_letter(*c))?)));
    let cores: &'static [String] = &CORES;
    start.and_then(|start| STARTS.get(&start)).map_or(&[], |range| &cores[range.clone()])
}

/// True when a declared core begins with a text.
fn is_beginning(text: &str) -> bool {
    let at = CORES.partition_point(|core| core.as_str() < text);
    CORES.get(at).is_some_and(|core| core.starts_with(text))
}

/// True for a word that begins with a declared label, its numbering not minded.
fn begins_with_label(text: &str) -> bool {
    let end = text.char_indices().nth(48).map_or(text.len(), |(end, _)| end);
    let letters = letters(&text[..end]);
    letters.char_indices().take(5).any(|(at, _)| label_length(&letters[at..]).is_some())
}

/// What a stretch of a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stretch {
    Label,
    Figure,
    Else,
}

/// The characters of a word, folded one by one, each with the byte where it stands; ASCII stays as
/// it is where not all are plain.
fn characters(text: &str) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    let is_plain = text.chars().all(is_plain);
    let mut behind = 0;
    text.split_inclusive(|_| true).map(move |c| {
        behind += c.len();
        let stays = !is_plain && c.is_ascii();
        (behind - c.len(), if stays { Cow::Borrowed(c) } else { folded(c) })
    })
}

/// The same as one text.
fn letters(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return folded(text);
    }
    Cow::Owned(characters(text).map(|(_, letter)| letter).collect())
}

/// Where each byte of the letters of a word stands in the word; nothing where that is the same.
fn places(text: &str, letters: &str) -> Vec<usize> {
    if letters == text {
        return Vec::new();
    }
    let mut places = Vec::with_capacity(letters.len());
    characters(text).for_each(|(byte, letter)| places.extend(repeat_n(byte, letter.len())));
    places
}

/// True for characters that are folded one to one.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff5e}' | '“' | '”' | '‘' | '’')
}

/// The length of the longest declared label at the start of some letters, in bytes, marks between
/// them not minded.
fn label_length(letters: &str) -> Option<usize> {
    let length = |core: &String| {
        let mut rest = letters.char_indices().filter(|(at, c)| *at == 0 || is_letter(*c));
        let mut end = 0;
        for wanted in core.chars() {
            let (at, c) = rest.next().filter(|(_, c)| *c == wanted)?;
            end = at + c.len_utf8();
        }
        Some(end)
    };
    // Of two of which one begins with the other, the longer stands behind.
    cores_like(letters).iter().rev().find_map(length)
}

/// A word in which cells ran together, cut where a label begins and where digits follow one. None
/// for any other word.
///
/// The digits stay as they are: how many cells they were, nobody can know.
fn unglue<'t>(word: &Word<'t>) -> Option<Vec<Word<'t>>> {
    let letters = letters(word.text);
    // Most words of prose hold no label.
    if !letters.char_indices().any(|(at, _)| label_length(&letters[at..]).is_some()) {
        return None;
    }
    let places = places(word.text, &letters);
    let place = |at: usize| places.get(at).copied().unwrap_or(at);
    let mut stretches: Vec<(usize, Stretch)> = Vec::new();
    let mut labels = 0;
    let mut at = 0;
    let mut note = Brackets::default();
    while let Some(c) = letters[at..].chars().next() {
        let last = stretches.last().map(|(_, stretch)| *stretch);
        if let Some(length) =
            label_length(&letters[at..]).filter(|_| !note.any() || last != Some(Stretch::Label))
        {
            let start = place(numbering(&letters[..at], last));
            while stretches.last().is_some_and(|(at, _)| *at >= start) {
                stretches.pop();
            }
            stretches.push((start, Stretch::Label));
            labels += 1;
            at += length;
            continue;
        }
        note.step(c);
        let stretch = match c {
            _ if note.any() || c == ')' => last.unwrap_or(Stretch::Else),
            _ if c.is_ascii_digit() => Stretch::Figure,
            '.' | ',' | '+' | '-' | '/' | '元' | '万' | '增' | '减'
                if last != Some(Stretch::Else) =>
            {
                Stretch::Figure
            }
            _ if !is_letter(c) => last.unwrap_or(Stretch::Else),
            _ => Stretch::Else,
        };
        if last != Some(stretch) {
            stretches.push((place(at), stretch));
        }
        at += c.len_utf8();
    }
    let value = stretches.windows(2).any(|pair| {
        pair[0].1 == Stretch::Label && pair[1].1 == Stretch::Figure
            || pair[0].1 == Stretch::Figure && pair[1].1 == Stretch::Label
    });
    let labels_alone =
        labels > 1 && stretches.iter().all(|(_, stretch)| *stretch == Stretch::Label);
    if !(value || labels_alone) || is_counted(word.text, &stretches) {
        return None;
    }
    Some(cut(word, &stretches))
}

/// Where a label behind some letters begins when its numbering is counted in: `（二）`, `三、`, or
/// the one digit and the point before it.
fn numbering(letters: &str, before: Option<Stretch>) -> usize {
    let mut rest = letters;
    for _ in 0..3 {
        rest = rest.strip_suffix(|c| !is_letter(c)).unwrap_or(rest);
    }
    let marked = rest.len() < letters.len();
    match rest.strip_suffix(|c| is_numeral(c) && (marked || !c.is_ascii_digit())) {
        Some(rest) => rest.strip_suffix('(').unwrap_or(rest).len(),
        None if before == Some(Stretch::Figure) => rest.len(),
        None => letters.len(),
    }
}

/// True for prose that counts what labels name: `行政许可3件，行政处罚5件`.
fn is_counted(text: &str, stretches: &[(usize, Stretch)]) -> bool {
    let figures = stretches.windows(2).filter(|pair| pair[0].1 == Stretch::Figure);
    let mut counted = figures.filter_map(|pair| text.get(pair[1].0..)?.chars().next());
    counted.any(|c| "件条項项个個份次起宗人期批例本年月日号號篇场場".contains(c))
}

fn cut<'t>(word: &Word<'t>, stretches: &[(usize, Stretch)]) -> Vec<Word<'t>> {
    let ends = stretches.iter().skip(1).map(|(byte, _)| *byte).chain([word.text.len()]);
    let mut parts: Vec<Word<'t>> = Vec::new();
    for ((start, _), end) in stretches.iter().zip(ends) {
        let part = match parts.last() {
            None => Word { text: word.text.get(..end).unwrap_or(""), ..*word },
            Some(before) => {
                let (text, column) = (word.text.get(*start..end).unwrap_or(""), before.end);
                Word { text, column, bars: 0, first: false, glued: true, ..*word }
            }
        };
        let end = part.column.saturating_add(part.text.chars().count() as u32);
        parts.extend((!part.text.is_empty()).then_some(Word { end, ..part }));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::pieces::split;
    use super::*;

    fn words(text: &str) -> Vec<Word<'_>> {
        let mut words = Vec::new();
        let mut bars = 0;
        for (at, line) in text.lines().enumerate() {
            split(line, at as u32 + 1, false, &mut bars, &mut words);
        }
        words
    }

    #[test]
    fn printed_labels_are_looked_up_as_others_are() {
        for label in printed_labels() {
            assert_eq!(Recogniser::new().look_up(label, false), recognise(label), "{label:?}");
            assert!(cores_like(&label.core).contains(&label.core), "{label:?}");
        }
    }

    #[test]
    fn pieces_make_the_longest_exact_label() {
        let mut recogniser = Recogniser::new();
        for (text, core, count) in [
            ("本年新\n公开数量 规章", "本年新公开数量", 2),
            ("其他 结果 尚未", "其他结果", 2),
            ("其他 一、本年新收政府信息公开申请数量", "其他", 1),
            ("第二十条第（五）项 信息内容", "五", 1),
            ("(二) 部分公开(区分处理的, 只计这一情形, 不计其他情形) 1 0", "部分公开", 4),
            (
                "三、收到和处理政府信息公开申请情况 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                "收到和处理政府信息公开申请情况",
                1,
            ),
            ("2. 其他法律行政止公开 0", "其他法律行政法规禁止公开", 2),
        ] {
            let found = recogniser.first(&words(text)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.recognised.core, found.words), (core, count), "{text}");
        }
    }

    #[test]
    fn cells_that_ran_together_are_cut_at_labels_only() {
        let cases = [
            (
                "规章000行政规范性文件898989第二十条第（五）项信息内容",
                vec!["规章", "000", "行政规范性文件", "898989", "第二十条第（五）项", "信息内容"],
            ),
            (
                "00000002.其他法律行政法规禁止公开0000000",
                vec!["0000000", "2.其他法律行政法规禁止公开", "0000000"],
            ),
            (
                "公开（区分处理的）三、本年度办理结果（一）予以公开7000007",
                vec!["公开（区分处理的）", "三、本年度办理结果", "（一）予以公开", "7000007"],
            ),
            (
                "政府集中采购13575394432.52元三、收到和处理政府信息公开申请情况",
                vec!["政府集中采购", "13575394432.52元", "三、收到和处理政府信息公开申请情况"],
            ),
        ];
        for (text, parts) in cases {
            let word = words(text)[0];
            let cut: Vec<&str> =
                unglue(&word).unwrap_or_default().iter().map(|word| word.text).collect();
            assert_eq!(cut, parts);
        }
        for text in
            ["2020年新制定规章3件", "行政许可3件，行政处罚5件。", "规章", "第3页", "共收到申请25件"]
        {
            assert!(unglue(&words(text)[0]).is_none(), "{text}");
        }
    }
}
