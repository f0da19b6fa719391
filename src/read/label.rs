//! Labels as documents write them, and the one dictionary of the labels that the declarations know.
//!
//! A label is reduced to its *core*: compatibility forms (NFKC), Kangxi and CJK radicals and
//! traditional characters are folded, numbering in front and notes in brackets are cut off, and
//! everything that is neither letter nor digit is dropped. What is left is looked up; a core that
//! is not known may stand for the one known core that is nearest, when the distance is small and no
//! other is as near.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::fold::{folded, occurs};
use crate::read::rows::RowId;
use crate::table::template::Caption;
use crate::table::{Field, Form};
use crate::value::Unit;
use crate::words::Locale;

/// A label taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Label {
    /// What tells it from other labels.
    pub core: String,
    /// The text of the brackets behind it, folded.
    pub note: String,
    /// The numbering in front of it, folded, without brackets and points: `一`, `3`.
    pub number: String,
}

/// The longest text that is looked at as a label, in characters; official ones have at most 40,
/// with filling notes some hundreds.
const LONGEST: usize = 400;

/// How many characters a text behind a colon has at least that explains the label before it; a
/// figure has fewer.
const SHORTEST_EXPLANATION: usize = 10;

/// Takes a label apart. Blank and overlong text gives an empty core.
pub(crate) fn label(text: &str) -> Label {
    if text.len() > LONGEST && text.chars().nth(LONGEST).is_some() {
        return Label::default();
    }
    label_of(&folded(text))
}

/// Takes a label apart that is folded.
pub(super) fn label_of(folded: &str) -> Label {
    let (number, rest) = cut_number(folded);
    let (mut core, note) = match rest.chars().all(is_letter) && unit_at(rest).is_none() {
        true => (rest.to_owned(), String::new()),
        false => cut_notes(rest),
    };
    // What converters make of 文件 for readers in Taiwan; no label has the word otherwise.
    if occurs(&core, '档') {
        core = core.replace("档案", "文件");
    }
    // A label that stands in brackets altogether is its own core.
    if core.is_empty() {
        core.extend(rest.chars().filter(|c| is_letter(*c)));
    }
    Label { core, note, number: number.into() }
}

/// A letter or a digit. Most are Chinese characters, which need no table.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, '一'..='\u{9fff}') || c.is_alphanumeric()
}

/// A core with the letters of a note behind it.
fn core_of_letters(core: &str, note: &str) -> String {
    core.chars().chain(note.chars().filter(|c| is_letter(*c))).collect()
}

pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Cuts `一、`, `(一)`, `1.`, `1、`, `1)` or a digit directly before a letter off the front.
fn cut_number(folded: &str) -> (&str, &str) {
    let (open, rest) = match folded.strip_prefix('(') {
        Some(rest) => (true, rest),
        None => (false, folded),
    };
    let end = rest.find(|c: char| !is_numeral(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    if number.is_empty() || number.chars().count() > 3 {
        return ("", folded);
    }
    let behind = after.trim_start_matches([')', ']', '.', '、', ',', ':', ';', '·']);
    let marked = behind.len() < after.len();
    let digit_before_word =
        number.bytes().all(|b| b.is_ascii_digit()) && after.starts_with(char::is_alphabetic);
    match (open, marked || digit_before_word) {
        _ if behind.is_empty() => ("", folded),
        (true, true) if after.starts_with(')') => (number, behind),
        (false, true) => (number, behind),
        _ => ("", folded),
    }
}

/// The letters of a label, and what explains it: what stands in brackets, of which one that is not
/// closed reaches to the end, and what is long enough behind a colon.
fn cut_notes(text: &str) -> (String, String) {
    let (mut outside, mut note, mut depth) =
        (String::with_capacity(text.len()), String::new(), 0usize);
    let mut colon = None;
    for c in text.chars() {
        match c {
            '(' | '[' | '〔' | '【' => depth += 1,
            ')' | ']' | '〕' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 => note.push(c),
            _ => {
                if c == ':' && colon.is_none() && !outside.is_empty() {
                    colon = Some(outside.len());
                }
                outside.push(c);
            }
        }
    }
    if let Some(unit) = unit_at(&outside) {
        note.insert_str(0, &outside[unit..]);
        outside.truncate(unit);
    } else if let Some(colon) = colon
        && outside[colon..].chars().nth(SHORTEST_EXPLANATION).is_some()
    {
        note.insert_str(0, &outside[colon + 1..]);
        outside.truncate(colon);
    }
    outside.retain(is_letter);
    (outside, note)
}

/// Where 单位:万元 begins at the end of a label: a note that lost its brackets.
fn unit_at(text: &str) -> Option<usize> {
    let before = |unit: &Unit| {
        let text = text.strip_suffix(unit.name(Locale::Chinese))?;
        text.trim_end_matches(':').strip_suffix(UNIT)
    };
    Unit::ALL.iter().find_map(before).map(str::len).filter(|at| *at > 0)
}

/// What stands before the unit that a label states.
const UNIT: &str = "单位";

/// The unit of money that a label states, in its note or at its end.
pub(crate) fn stated_unit(label: &Label) -> Option<Unit> {
    Unit::behind(if label.note.is_empty() { &label.core } else { &label.note })
}

/// What a known label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Known {
    /// The heading of a table's section.
    Heading(Table),
    /// A caption 第二十条第（…）项 of a table of blocks, and its item.
    Caption(Table, &'static str),
    /// 信息内容, the head of the label column of a table of blocks.
    RowHead(Table),
    /// The note in the corner of a matrix.
    Corner(Table),
    /// A label above columns or rows that has no cells of its own.
    Above(Table, &'static str),
    /// A group of rows: its first cell in the edition that has it.
    Group(Table, &'static str),
    /// A row.
    Row(Table, RowId),
    /// A column, by its name.
    Column(Table, &'static str),
}

/// The column of a table that is among what a label may stand for.
pub(crate) fn column_of(known: &[Known], table: Table) -> Option<&'static str> {
    known.iter().find_map(|known| match known {
        Known::Column(of, name) if *of == table => Some(*name),
        _ => None,
    })
}

/// The row of a table that is among what a label may stand for.
pub(crate) fn row_of(known: &[Known], table: Table) -> Option<RowId> {
    known.iter().find_map(|known| match known {
        Known::Row(of, row) if *of == table => Some(*row),
        _ => None,
    })
}

impl Known {
    /// The table whose heading it is.
    #[cfg_attr(
        not(all(feature = "text", feature = "markdown")),
        allow(dead_code, reason = "readers of text alone use it")
    )]
    pub fn heading(self) -> Option<Table> {
        match self {
            Known::Heading(table) => Some(table),
            _ => None,
        }
    }

    /// The table that it belongs to.
    pub fn table(self) -> Table {
        match self {
            Known::Heading(table)
            | Known::Caption(table, _)
            | Known::RowHead(table)
            | Known::Corner(table)
            | Known::Above(table, _)
            | Known::Group(table, _)
            | Known::Row(table, _)
            | Known::Column(table, _) => table,
        }
    }
}

/// How a text was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// Everything that the label stands for; which one is meant, the table that it stands in
    /// tells.
    pub known: &'static [Known],
    /// The label that the format prints, as a core.
    pub core: &'static str,
    /// How far the text is from it: 0 when it is the same.
    pub distance: usize,
}

/// A label as the format prints it.
#[derive(Debug)]
pub(crate) struct Printed {
    pub label: Label,
    pub recognised: Recognised,
}

struct Entry {
    core: String,
    length: usize,
    /// Which characters it has, as [`marks`] has them.
    marks: u64,
    known: Vec<Known>,
}

struct Dictionary {
    entries: Vec<Entry>,
    by_core: Words<usize, String>,
}

/// A table whose keys are the declared labels, in which texts of documents are only looked up:
/// nobody can fill it with keys that collide, so that a plain mixing of the bytes will do.
pub(super) type Words<V, K = &'static str> = HashMap<K, V, BuildHasherDefault<Mixer>>;

/// Mixes eight bytes at a time into the hash, each time by a multiplication.
#[derive(Default)]
pub(super) struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(byte.into());
    }

    fn finish(&self) -> u64 {
        // The table takes the lowest bits, the multiplication moves everything up.
        self.0.rotate_left(32)
    }
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::from_declarations);

/// The labels and headings as the format prints them, taken apart and looked up: most labels of
/// most documents are printed so.
static PRINTED: LazyLock<Words<Printed>> = LazyLock::new(|| {
    let fields = Layout::ALL
        .iter()
        .copied()
        .flat_map(|layout| layout.cells())
        .flat_map(|cell| cell.fields());
    // A field stands over many cells.
    let labels: BTreeSet<&str> =
        fields.flat_map(|field| [Some(field.label), field.under]).flatten().collect();
    let labels = labels
        .into_iter()
        .chain(Table::ALL.iter().copied().flat_map(|table| table.form().labels()))
        .chain(Table::ALL.iter().map(|table| table.name(Locale::Chinese)));
    let looked_up = labels.filter_map(|text| {
        let label = label(text);
        recognise(&label).map(|recognised| (text, Printed { label, recognised }))
    });
    looked_up.collect()
});

impl Dictionary {
    fn from_declarations() -> Dictionary {
        let mut dictionary = Dictionary { entries: Vec::new(), by_core: Words::default() };
        for table in Table::ALL.iter().copied() {
            dictionary.add(table.name(Locale::Chinese), Known::Heading(table));
            dictionary.add_form(table);
            for edition in Edition::ALL.iter().copied() {
                dictionary.add_fields(
                    table.layout(edition),
                    edition,
                    table.layout(edition).fields(),
                    &mut Vec::new(),
                );
            }
        }
        dictionary
    }

    /// The labels that no declared part has.
    fn add_form(&mut self, table: Table) {
        match table.form() {
            Form::Blocks { row_head } => self.add(row_head, Known::RowHead(table)),
            Form::Matrix { corner, above } => {
                self.add(corner, Known::Corner(table));
                self.add(above, Known::Above(table, above));
            }
            Form::Row => {}
        }
    }

    fn exactly(&self, core: &str) -> Option<&Entry> {
        self.by_core.get(core).map(|&at| &self.entries[at])
    }

    fn add_fields(
        &mut self,
        layout: Layout,
        edition: Edition,
        fields: &'static [Field],
        outer: &mut Vec<&'static str>,
    ) {
        let (table, form) = (layout.table(), layout.table().form());
        for field in fields {
            // Those above blocks are captions, which are told by their item.
            let above = field.under.filter(|_| !matches!(form, Form::Blocks { .. }));
            if let Some(above) = above {
                self.add(above, Known::Above(table, above));
            }
            outer.push(field.name);
            let inner = field.shape.fields(edition);
            let known = match inner {
                [] => Known::Column(table, field.name),
                // What the declaration has one below the other stands side by side.
                _ if form == Form::Row => Known::Group(table, field.name),
                _ => match RowId::of(table, outer).filter(|row| row.cells(layout).is_some()) {
                    Some(row) => Known::Row(table, row),
                    None => Known::Group(table, field.name),
                },
            };
            self.add(field.label, known);
            self.add_fields(layout, edition, inner, outer);
            outer.pop();
        }
    }

    fn add(&mut self, text: &'static str, known: Known) {
        let Label { core, note, .. } = label(text);
        let at = *self.by_core.entry(core.clone()).or_insert_with(|| {
            let (length, marks) = (core.chars().count(), marks(&core));
            self.entries.push(Entry { core, length, marks, known: Vec::new() });
            self.entries.len() - 1
        });
        if !self.entries[at].known.contains(&known) {
            self.entries[at].known.push(known);
        }
        // The brackets of its note may be lost.
        if !note.is_empty() {
            let whole = core_of_letters(&self.entries[at].core, &note);
            self.by_core.entry(whole).or_insert(at);
        }
    }
}

/// The core of a label as a declaration gives it; empty for any other text.
pub(crate) fn printed_core(text: &str) -> &'static str {
    PRINTED.get(text).map_or("", |printed| printed.recognised.core)
}

/// The labels as the format prints them, taken apart.
#[cfg_attr(
    not(all(feature = "text", feature = "markdown")),
    allow(dead_code, reason = "readers of text alone use it")
)]
pub(crate) fn printed_labels() -> impl Iterator<Item = &'static Label> {
    PRINTED.values().map(|printed| &printed.label)
}

/// A label as the format prints it, but for blanks around it, taken apart and looked up.
pub(crate) fn printed(text: &str) -> Option<&'static Printed> {
    PRINTED.get(text).or_else(|| {
        let trimmed = text.trim();
        if trimmed.len() < text.len() { PRINTED.get(trimmed) } else { None }
    })
}

/// How many characters of a label of that length a misprint may change.
const fn most_changed(length: usize) -> usize {
    (length + 1) / 4
}

/// The label that a text is exactly.
#[cfg_attr(
    not(all(feature = "text", feature = "markdown")),
    allow(dead_code, reason = "readers of text alone use it")
)]
pub(crate) fn exactly(text: &str) -> Option<Recognised> {
    printed(text).map_or_else(|| exact(&label(text)), |printed| Some(printed.recognised))
}

/// Looks a label up that is the same as a printed one.
pub(crate) fn exact(label: &Label) -> Option<Recognised> {
    match caption(label) {
        Some((found, caption)) => is_no_longer(label, caption).then_some(found),
        None => same(&label.core),
    }
}

/// The label of that core.
fn same(core: &str) -> Option<Recognised> {
    let dictionary: &'static Dictionary = &DICTIONARY;
    let entry = dictionary.exactly(core)?;
    Some(Recognised { known: &entry.known, core: &entry.core, distance: 0 })
}

/// Looks a label up: exactly, or within a small edit distance when every other label is further.
///
/// A misprint may change one character in four, of labels of at least five: shorter ones are too
/// like each other. A year behind a label and the 度 of 年度, which labels have or lack as it
/// pleases, are no part of the misprint.
pub(crate) fn recognise(label: &Label) -> Option<Recognised> {
    if let Some((found, _)) = caption(label) {
        return Some(found);
    }
    if let Some(found) = same(&label.core) {
        return Some(found);
    }
    // The marks behind its numbering may be lost.
    let bare = label.core.trim_start_matches(|c: char| !c.is_ascii_digit() && is_numeral(c));
    if let Some(found) = same(bare).filter(|_| bare.len() < label.core.len()) {
        return Some(Recognised { distance: 1, ..found });
    }
    nearest(&label.core).or_else(|| {
        let found = nearest(&without_years(&label.core)?)?;
        Some(Recognised { distance: found.distance + 1, ..found })
    })
}

/// The only known core that is so near that the text may be a misprint of it.
fn nearest(core: &str) -> Option<Recognised> {
    let dictionary: &'static Dictionary = &DICTIONARY;
    let own = marks(core);
    let core: Vec<char> = core.chars().collect();
    let mut near: Vec<(usize, &'static Entry)> = Vec::new();
    for entry in dictionary.entries.iter().filter(|entry| entry.length >= 5) {
        // One further than may be taken, to see what else is about as near.
        let most = most_changed(entry.length) + 1;
        // Each mark that one of them lacks takes a change.
        let lacks = |one: u64, other: u64| (other & !one).count_ones() as usize <= most;
        let is_as_long = core.len().abs_diff(entry.length) <= most;
        if is_as_long && lacks(own, entry.marks) && lacks(entry.marks, own) {
            near.extend(edit_distance(&core, &entry.core, most).map(|distance| (distance, entry)));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    let &(distance, entry) = near.first()?;
    let clear = near.get(1).is_none_or(|(second, _)| *second > distance);
    if distance > most_changed(entry.length) || !clear {
        return None;
    }
    Some(Recognised { known: &entry.known, core: &entry.core, distance })
}

/// One bit for each character of a text, the same for some others: what has a bit that another text
/// lacks has a character that this lacks.
fn marks(text: &str) -> u64 {
    let bit = |c: char| (c as u32).wrapping_mul(0x9E37_79B9) >> 26;
    text.chars().fold(0, |marks, c| marks | 1 << bit(c))
}

/// The core without a year behind it and with 年 for 年度; `None` where it has neither.
fn without_years(core: &str) -> Option<String> {
    let year = core.strip_suffix('度').unwrap_or(core).strip_suffix('年');
    let before = year.map_or(core, |year| year.trim_end_matches(|c: char| c.is_ascii_digit()));
    let before =
        if year.is_some_and(|year| year.len() == before.len() + 4) { before } else { core };
    let plain = before.replace("年度", "年");
    (plain != core).then_some(plain)
}

/// The captions of all tables, and what each stands for.
static CAPTIONS: LazyLock<Vec<(Caption, [Known; 1])>> = LazyLock::new(|| {
    let of = |table: Table| {
        let captions = table.captions().into_iter();
        captions.map(move |caption| (caption, [Known::Caption(table, caption.item)]))
    };
    Table::ALL.iter().copied().flat_map(of).collect()
});

/// The caption that a label begins as: 第二十条第（一）项 is the item 一.
fn caption(label: &Label) -> Option<(Recognised, &'static Caption)> {
    let captions: &'static [(Caption, [Known; 1])] = &CAPTIONS;
    // The bracketed numeral was cut out as a note.
    let names = |caption: &Caption| {
        let Caption { before, item, behind } = *caption;
        let Some(rest) = label.core.strip_prefix(before) else { return false };
        label.note == item
            || [rest, &label.note].concat() == [item, behind].concat()
            || [rest, &label.note].concat() == [behind, item].concat()
    };
    let (caption, known) = captions.iter().find(|(caption, _)| names(caption))?;
    Some((Recognised { known, core: caption.item, distance: 0 }, caption))
}

/// Nothing stands behind the caption that a label begins as.
fn is_no_longer(label: &Label, caption: &Caption) -> bool {
    let Caption { before, item, behind } = *caption;
    let most: usize = [before, item, behind].map(|text| text.chars().count()).iter().sum();
    label.core.ends_with(behind) && label.core.chars().count() <= most
}

/// The Levenshtein distance, `None` when it is over `most`.
fn edit_distance(a: &[char], b: &str, most: usize) -> Option<usize> {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (i, from) in b.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, to) in a.iter().enumerate() {
            let changed = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
            least = least.min(row[j + 1]);
        }
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (Vec<Known>, usize) {
        let found = recognise(&label(text))
            .unwrap_or_else(|| panic!("{text} is not recognised: {:?}", label(text)));
        (found.known.to_vec(), found.distance)
    }

    #[test]
    fn every_printed_label_is_recognised_exactly() {
        for layout in Layout::ALL.iter().copied() {
            for cell in layout.cells() {
                for field in cell.fields() {
                    assert_eq!(one(field.label).1, 0, "{}", field.label);
                }
            }
        }
    }

    #[test]
    fn printed_labels_are_no_figures_and_have_their_own_cores() {
        for (text, entry) in PRINTED.iter() {
            assert!(!crate::value::figure::is_figure(text), "{text}");
            assert_eq!(entry.recognised.distance, 0, "{text}");
            assert!(
                printed(&format!(" {text}\n")).is_some_and(|found| found.label == entry.label),
                "{text}"
            );
        }
    }

    #[test]
    fn no_printed_label_is_near_another() {
        for a in &DICTIONARY.entries {
            for b in DICTIONARY.entries.iter().filter(|b| b.core != a.core && b.length >= 5) {
                let core: Vec<char> = a.core.chars().collect();
                let near = edit_distance(&core, &b.core, most_changed(b.length));
                // Two labels of the editions are variants of each other on purpose.
                let variants = [
                    ("处理决定数量", "本年处理决定数量"),
                    ("规范性文件", "行政规范性文件"),
                    ("本年新制作数量", "本年新公开数量"),
                    ("本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量"),
                ];
                let known = variants
                    .iter()
                    .any(|(x, y)| (a.core == *x && b.core == *y) || (a.core == *y && b.core == *x));
                assert!(near.is_none() || known, "{} is near {}", a.core, b.core);
            }
        }
    }

    #[test]
    fn a_year_behind_a_label_and_the_end_of_a_year_are_no_misprint() {
        let known = |text| one(text).0;
        assert_eq!(known("本年度制发数"), known("本年制发件数"));
        assert_eq!(known("上一年项目数量 2019年"), known("上一年项目数量"));
        assert_eq!(known("上年度项目数量（2019年度）"), known("上一年项目数量"));
        assert!(one("上一年项目数量2019年").1 > 0, "a deviation that is remarked");
        for text in ["2019年", "年度", "2019年年度", "上一年项目数量19年", "12019年项目数量2019"]
        {
            assert!(recognise(&label(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn an_explanation_behind_a_colon_is_a_note() {
        assert_eq!(
            one("规章：指省、自治区的人民政府制定的规范性文件，不得称“条例”。"),
            one("规章")
        );
        assert_eq!(
            label("规章：指地方人民政府制定的文件（含修改的）").note,
            "指地方人民政府制定的文件含修改的"
        );
        for text in ["总计：7", "行政许可：12345", "：指省、自治区的人民政府制定的规范性文件"]
        {
            assert!(recognise(&label(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn writing_variants_are_the_same_label() {
        let printed = one("（三）不予公开");
        for text in ["(三) 不予公开", "三、不予公开", "不予\n公开", "（三）不予公開", "㈢不予公开"]
        {
            assert_eq!(one(text), printed, "{text}");
        }
        for text in [
            "1．属于国家秘密",
            "1、属于国家秘密",
            "1 属于国家秘密",
            "1.屬于國家秘密",
            "⒈属于国家秘密",
        ] {
            assert_eq!(one(text), one("1.属于国家秘密"), "{text}");
        }
        assert_eq!(one("3.危及\"三安全一稳定\""), one("3.危及“三安全一稳定”"));
        assert_eq!(one("本年增\\减"), one("本年增/减"));
        assert_eq!(
            one("（本列数据的钩稽关系为：第一项加第二项之和，等于第三项加第四项之和）").0,
            [Known::Corner(Table::Requests)]
        );
    }

    #[test]
    fn notes_behind_a_label_are_cut_and_units_are_found() {
        let amount = label("采购总金额(万元)");
        assert_eq!(amount.core, "采购总金额");
        assert_eq!(stated_unit(&amount), Some(Unit::WanYuan));
        assert_eq!(stated_unit(&label("政府集中采购（元）")), Some(Unit::Yuan));
        assert_eq!(stated_unit(&label("本年收费金额（单位：万元）")), Some(Unit::WanYuan));
        assert_eq!(stated_unit(&label("采购总金额")), None);
        assert_eq!(one("规章（设区的市、自治州人民政府应提供相关数据）").1, 0);
    }

    #[test]
    fn small_misprints_are_recognised_with_their_distance() {
        assert_eq!(
            one("本年废纸件数"),
            (vec![Known::Column(Table::ProactiveDisclosure, "repealed")], 1)
        );
        assert_eq!(one("先行有效件数").1, 1);
        assert_eq!(one("2.其他法律行政止公开").1, 3);
        assert_eq!(one("1. 本机关不掌握相关信息").1, 2);
        assert_eq!(
            one("本公开数量").0,
            [Known::Column(Table::ProactiveDisclosure, "newly_published")]
        );
    }

    #[test]
    fn other_rows_of_local_tables_are_not_taken_for_official_ones() {
        for text in [
            "其他主动公开文件",
            "行政确认",
            "行政征收",
            "行政处理",
            "小计",
            "行政强制措施",
            "政府信息",
            "本年新",
        ] {
            assert_eq!(recognise(&label(text)), None, "{text}");
        }
    }

    #[test]
    fn captions_name_their_item() {
        assert_eq!(one("第二十条第（五）项").0, [Known::Caption(Table::ProactiveDisclosure, "五")]);
        assert_eq!(one("第二十條第(一)項").0, [Known::Caption(Table::ProactiveDisclosure, "一")]);
        assert_eq!(one("第二十条 第九项").0, [Known::Caption(Table::ProactiveDisclosure, "九")]);
    }
}
