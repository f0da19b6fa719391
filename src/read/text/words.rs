//! Words of running text put together to labels, and cells that ran together taken apart far enough
//! to be refused.

use std::ops::Range;
use std::sync::LazyLock;

use super::lines::is_value;
use super::pieces::{Brackets, Word};
use crate::cell::Table;
use crate::fold::fold;
use crate::read::label::{Known, Label, Recognised, Words, label, printed_labels, recognise};
use crate::table::template::Caption;

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
pub(super) struct Found {
    /// How many words it takes.
    pub words: usize,
    pub recognised: Recognised,
    pub text: String,
}

impl Recogniser {
    pub fn new() -> Recogniser {
        Recogniser { near: 20_000, glued: 4_000_000 }
    }

    /// See [`unglue`]; limited to some megabytes of text.
    pub fn unglue<'t>(&mut self, word: &Word<'t>) -> Option<Vec<Word<'t>>> {
        let is_long = word.text.len() > LONGEST_GLUED || self.glued < word.text.len();
        if word.text.len() < 6 || is_long || word.text.is_ascii() {
            return None;
        }
        // Without a digit it must be labels from its start to its end.
        if !word.text.contains(char::is_numeric) && !begins_with_label(word.text) {
            return None;
        }
        self.glued -= word.text.len();
        unglue(word)
    }

    /// The label that one text is.
    pub fn one(&mut self, text: &str) -> Option<Recognised> {
        self.look_up(&label(text), true)
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
    /// the nearest.
    pub fn first(&mut self, words: &[Word<'_>]) -> Option<Found> {
        let (mut exact, mut near): (Option<Found>, Option<Found>) = (None, None);
        let mut text = String::new();
        let mut length = 0;
        let mut open = Brackets::default();
        let (mut last_core, mut others) = (String::new(), false);
        for (at, word) in words.iter().enumerate().take(MOST_PIECES) {
            let new_cell = at > 0 && (word.bars > 0 || word.glued);
            // A note in brackets may hold a number; several in a row are the values, and the label
            // goes on behind them.
            let values = is_value(word.text)
                && (!open.any() || words.get(at + 1).is_some_and(|next| is_value(next.text)));
            if new_cell || values || at > 0 && !open.any() && stands_alone(word) {
                break;
            }
            if at > 0 {
                text.push(if word.first { '\n' } else { ' ' });
            }
            length += word.text.chars().count();
            if length > LONGEST_LABEL {
                break;
            }
            text.push_str(word.text);
            open.read(word.text);
            let label = label(&text);
            // Words that add only a note belong to the label; a word that is a label itself is no
            // part of a misprinted one.
            others |= at > 0 && !open.any() && is_long_label(word);
            let found = self.look_up(&label, at < 4 && !others && label.core != last_core);
            last_core = label.core;
            let Some(recognised) = found else {
                // Nothing declared goes on like this.
                if (at >= 4 || exact.is_some()) && !open.any() && !is_beginning(&last_core) {
                    break;
                }
                continue;
            };
            let found = Found { words: at + 1, recognised, text: text.clone() };
            // A label in brackets is no note of the next one.
            if exact.as_ref().is_some_and(|exact| {
                found.recognised.distance == 0
                    && !found.recognised.core.contains(exact.recognised.core)
            }) {
                break;
            }
            let best = if found.recognised.distance == 0 { &mut exact } else { &mut near };
            if best
                .as_ref()
                .is_none_or(|best| found.recognised.distance <= best.recognised.distance)
            {
                *best = Some(found);
            }
        }
        exact.or(near)
    }
}

fn is_long_label(word: &Word<'_>) -> bool {
    exactly(word.text).is_some_and(|found| found.core.chars().count() >= 4)
}

/// True for a label of its own that begins with a bracket: it would be taken for a note of the
/// label before.
fn stands_alone(word: &Word<'_>) -> bool {
    word.text.starts_with(['(', '（', '[', '〔', '【']) && exactly(word.text).is_some()
}

/// The label that a text is exactly.
pub(super) fn exactly(text: &str) -> Option<Recognised> {
    exact(&label(text))
}

fn exact(label: &Label) -> Option<Recognised> {
    let first = label.core.chars().next().unwrap_or_default();
    let is_known = cores_with(first).contains(&label.core) || is_caption(label);
    if is_known { recognise(label) } else { None }
}

/// The cores of all declared labels, in order.
static CORES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let captions = CAPTIONS.iter();
    let captions = captions.map(|caption| [caption.before, caption.item, caption.behind].concat());
    let mut cores: Vec<String> =
        printed_labels().map(|label| label.core.clone()).chain(captions).collect();
    cores.retain(|core| !core.is_empty());
    cores.sort_unstable();
    cores.dedup();
    cores
});

/// Where the cores with the same first character stand, by that.
static FIRSTS: LazyLock<Words<Range<usize>, char>> = LazyLock::new(|| {
    let mut firsts: Words<Range<usize>, char> = Words::default();
    for (at, core) in CORES.iter().enumerate() {
        let first = core.chars().next().unwrap_or_default();
        firsts.entry(first).or_insert(at..at).end = at + 1;
    }
    firsts
});

/// The declared cores that begin with a character.
fn cores_with(first: char) -> &'static [String] {
    let cores: &'static [String] = &CORES;
    FIRSTS.get(&first).map_or(&[], |range| &cores[range.clone()])
}

/// True when a declared core begins with a text.
fn is_beginning(text: &str) -> bool {
    let at = CORES.partition_point(|core| core.as_str() < text);
    CORES.get(at).is_some_and(|core| core.starts_with(text))
}

static CAPTIONS: LazyLock<Vec<Caption>> =
    LazyLock::new(|| Table::ALL.iter().copied().flat_map(Table::captions).collect());

fn is_caption(label: &Label) -> bool {
    let is = |Caption { before, item, behind }: &Caption| {
        let most = [*before, *item, *behind].map(|text| text.chars().count()).iter().sum();
        label.core.starts_with(before)
            && label.core.ends_with(behind)
            && label.core.chars().count() <= most
    };
    CAPTIONS.iter().any(is)
}

/// True for a word that begins with a declared label, its numbering not minded.
fn begins_with_label(text: &str) -> bool {
    let start: String = text.chars().take(48).collect();
    let letters = letters(&start);
    (0..letters.len().min(5)).any(|at| label_length(&letters[at..]).is_some())
}

/// What a stretch of a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stretch {
    Label,
    Figure,
    Else,
}

/// A character of a word with its folded form.
type Folded = (usize, char);

/// The letters and digits of a word, folded, each with the byte where it stands.
fn letters(text: &str) -> Vec<Folded> {
    // Folding keeps the number of characters nearly always; then the places are those of the
    // characters.
    let folded = fold(text);
    if folded.chars().count() == text.chars().filter(|c| !c.is_whitespace()).count()
        && text.chars().all(is_plain)
    {
        let places = text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(byte, _)| byte);
        return places.zip(folded.chars()).collect();
    }
    let mut letters = Vec::new();
    let mut buffer = [0; 4];
    for (byte, c) in text.char_indices() {
        if c.is_ascii() {
            letters.push((byte, c));
        } else {
            letters.extend(fold(c.encode_utf8(&mut buffer)).chars().map(|c| (byte, c)));
        }
    }
    letters
}

/// True for characters that are folded one to one.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff5e}' | '“' | '”' | '‘' | '’')
}

/// The length of the longest declared label at the start of some letters, in letters, marks between
/// them not minded.
fn label_length(letters: &[Folded]) -> Option<usize> {
    let (_, first) = letters.first()?;
    let length = |core: &String| {
        let mut at = 0;
        for wanted in core.chars() {
            while at > 0 && letters.get(at).is_some_and(|(_, c)| !c.is_alphanumeric()) {
                at += 1;
            }
            letters.get(at).filter(|(_, c)| *c == wanted)?;
            at += 1;
        }
        Some(at)
    };
    // Of two of which one begins with the other, the longer stands behind.
    cores_with(*first).iter().rev().find_map(length)
}

/// A word in which cells ran together, cut where a label begins and where digits follow one. None
/// for any other word.
///
/// The digits stay as they are: how many cells they were, nobody can know.
fn unglue<'t>(word: &Word<'t>) -> Option<Vec<Word<'t>>> {
    let letters = letters(word.text);
    let mut stretches: Vec<(usize, Stretch)> = Vec::new();
    let mut labels = 0;
    let mut at = 0;
    let mut note = Brackets::default();
    while let Some(&(byte, c)) = letters.get(at) {
        let last = stretches.last().map(|(_, stretch)| *stretch);
        if let Some(length) =
            label_length(&letters[at..]).filter(|_| !note.any() || last != Some(Stretch::Label))
        {
            let start = numbering(&letters, at, last);
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
            _ if !c.is_alphanumeric() => last.unwrap_or(Stretch::Else),
            _ => Stretch::Else,
        };
        if last != Some(stretch) {
            stretches.push((byte, stretch));
        }
        at += 1;
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

/// Where a label begins when its numbering is counted in: `（二）`, `三、`, or the one digit and
/// the point before it.
fn numbering(letters: &[Folded], at: usize, before: Option<Stretch>) -> usize {
    let mut start = at;
    let char_at = |at: usize| letters.get(at).map_or(' ', |(_, c)| *c);
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    while start > 0 && !char_at(start - 1).is_alphanumeric() && start + 3 > at {
        start -= 1;
    }
    let marked = start < at;
    if start > 0 && numeral(char_at(start - 1))
        || marked && start > 0 && char_at(start - 1).is_ascii_digit()
    {
        start -= 1;
        if start > 0 && char_at(start - 1) == '(' {
            start -= 1;
        }
    } else if !(before == Some(Stretch::Figure) && marked) {
        start = at;
    }
    letters.get(start).map_or(0, |(byte, _)| *byte)
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
