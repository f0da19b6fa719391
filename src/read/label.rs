//! Labels as documents write them, and the one dictionary of the labels that the declarations know.
//!
//! A label is reduced to its *core*: compatibility forms (NFKC), Kangxi and CJK radicals and traditional characters are folded,
//! numbering in front and notes in brackets are cut off, and everything that is neither letter nor digit is dropped. What is left is looked
//! up; a core that is not known may stand for the one known core that is nearest, when the distance is small and no other is as near.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::table::Field;
use crate::table::proactive::ROW_HEAD;
use crate::table::requests::{APPLICANTS, CORNER_NOTE};
use crate::value::Unit;

/// A label taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// What tells it from other labels.
    pub core: String,
    /// The text of the brackets behind it, folded.
    pub note: String,
    /// The numbering in front of it, folded, without brackets and points: `一`, `3`.
    pub number: String,
}

/// The longest text that is looked at as a label, in characters; official ones have at most 40, with filling notes some hundreds.
const LONGEST: usize = 400;

/// Folds the characters that documents write in several ways; blanks and invisible characters are dropped.
pub(crate) fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(simplify).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}') || c.is_control()
}

/// Traditional characters and radicals that occur in the labels, and 钩 for 勾, each beside the character that the format prints.
const SAME: &str = "動动開开資资訊讯條条項项內内製制數数總总規规範范為为關关係系與与處处決决罰罚強强許许對对務务\
    業业費费購购額额單单萬万減减廢废現现發发這这機机構构織织組组會会體体計计請请結结轉转繼继續续辦办屬属於于國国險险穩稳\
    護护權权類类過过執执檔档詢询無无沒没補补確确認认複复復复舉举報报訴诉間间貳二訟讼維维糾纠審审經经後后頭头書书並并\
    钩勾鈎勾稅税産产產产級级據据歲岁個个種种別别見见長长門门頁页馬马風风車车東东貝贝齊齐實实際际標标題题遞递繳缴納纳\
    ⺠民⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻥鱼⻦鸟⻨麦⻩黄⻬齐⻰龙⻳龟⺟母⺝月⺫目⺮竹⺼肉⺷羊⺶羊";

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut pairs = SAME.chars().filter(|c| !c.is_whitespace());
    let mut map = HashMap::new();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        map.insert(from, to);
    }
    map
});

fn simplify(c: char) -> char {
    if c.is_ascii() { c } else { SIMPLIFIED.get(&c).copied().unwrap_or(c) }
}

/// Takes a label apart. Blank and overlong text gives an empty core.
pub(crate) fn label(text: &str) -> Label {
    if text.chars().nth(LONGEST).is_some() {
        return Label { core: String::new(), note: String::new(), number: String::new() };
    }
    let folded = fold(text);
    let (number, rest) = cut_number(&folded);
    let (outside, note) = cut_notes(rest);
    let core = letters(&outside);
    // A label that stands in brackets altogether is its own core.
    let core = if core.is_empty() { letters(rest) } else { core };
    Label { core, note, number: number.into() }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
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
    let behind = after.trim_start_matches(|c: char| ")].、,:;·".contains(c));
    let marked = behind.len() < after.len();
    let digit_before_word = number.bytes().all(|b| b.is_ascii_digit()) && after.starts_with(char::is_alphabetic);
    match (open, marked || digit_before_word) {
        _ if behind.is_empty() => ("", folded),
        (true, true) if after.starts_with(')') => (number, behind),
        (false, true) => (number, behind),
        _ => ("", folded),
    }
}

/// Takes what stands in brackets out of a label; a bracket that is not closed reaches to the end.
fn cut_notes(text: &str) -> (String, String) {
    let (mut outside, mut note, mut depth) = (String::new(), String::new(), 0usize);
    for c in text.chars() {
        match c {
            '(' | '[' | '〔' | '【' => depth += 1,
            ')' | ']' | '〕' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 => note.push(c),
            _ => outside.push(c),
        }
    }
    (outside, note)
}

/// The unit of money that a label states, in its note or at its end.
pub(crate) fn stated_unit(label: &Label) -> Option<Unit> {
    let text = if label.note.is_empty() { &label.core } else { &label.note };
    match () {
        _ if text.ends_with("万元") => Some(Unit::WanYuan),
        _ if text.ends_with("亿元") || text.ends_with("千元") || text.ends_with("百元") => None,
        _ if text.ends_with('元') => Some(Unit::Yuan),
        _ => None,
    }
}

/// What a known label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Known {
    /// The heading of a table's section.
    Heading(Table),
    /// A caption 第二十条第（…）项 of the Article 20 table.
    Caption(&'static str),
    /// 信息内容, the head of the label column of the Article 20 table.
    RowHead,
    /// The note in the corner of the request matrix.
    Corner,
    /// A label above columns or rows that has no cells of its own.
    Above(Table, &'static str),
    /// A group of rows: its first cell in the edition that has it.
    Group(Table, &'static str),
    /// A row, by its path without the table's name.
    Row(Table, RowPath),
    /// A column, by its name.
    Column(Table, &'static str),
}

impl Known {
    /// The table that it belongs to.
    pub fn table(self) -> Table {
        match self {
            Known::Heading(table) | Known::Above(table, _) | Known::Group(table, _) | Known::Row(table, _) | Known::Column(table, _) => {
                table
            }
            Known::Caption(_) | Known::RowHead => Table::ProactiveDisclosure,
            Known::Corner => Table::Requests,
        }
    }
}

/// The path of a row inside its table, as the names from the outside in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowPath(pub [&'static str; 3]);

impl RowPath {
    fn new(fields: &[&'static Field]) -> RowPath {
        let mut names = [""; 3];
        for (name, field) in names.iter_mut().zip(fields) {
            *name = field.name;
        }
        RowPath(names)
    }

    /// The cell of the row in a column, if that edition of the table has it.
    pub fn cell(self, layout: Layout, column: &str) -> Option<CellId> {
        let mut path: String = self.0.iter().filter(|name| !name.is_empty()).flat_map(|name| [*name, "."]).collect();
        path.push_str(column);
        layout.cell(&path)
    }
}

/// How a text was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recognised {
    /// Everything that the label stands for; which one is meant, the table that it stands in tells.
    pub known: Vec<Known>,
    /// The label that the format prints, as a core.
    pub core: &'static str,
    /// How far the text is from it: 0 when it is the same.
    pub distance: usize,
}

struct Entry {
    core: String,
    length: usize,
    known: Vec<Known>,
}

struct Dictionary {
    entries: Vec<Entry>,
    by_core: HashMap<String, usize>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::from_declarations);

impl Dictionary {
    fn from_declarations() -> Dictionary {
        let mut dictionary = Dictionary { entries: Vec::new(), by_core: HashMap::new() };
        for table in Table::ALL {
            dictionary.add(table.heading(), Known::Heading(table));
            for edition in Edition::ALL {
                dictionary.add_fields(table.layout(edition), edition, table.layout(edition).fields(), &mut Vec::new());
            }
        }
        dictionary.add(ROW_HEAD, Known::RowHead);
        dictionary.add(CORNER_NOTE, Known::Corner);
        dictionary.add(APPLICANTS, Known::Above(Table::Requests, APPLICANTS));
        dictionary
    }

    fn add_fields(&mut self, layout: Layout, edition: Edition, fields: &'static [Field], outer: &mut Vec<&'static Field>) {
        let table = layout.table();
        for field in fields {
            if let Some(above) = field.under.filter(|above| !above.starts_with("第二十条")) {
                self.add(above, Known::Above(table, above));
            }
            outer.push(field);
            let inner = field.shape.fields(edition);
            let known = match inner {
                [] => Known::Column(table, field.name),
                // The review and litigation table has its rows of the declaration side by side.
                _ if table == Table::ReviewLitigation => Known::Group(table, field.name),
                [first, ..] if first.shape.kind(edition).is_some() => Known::Row(table, RowPath::new(outer)),
                _ => Known::Group(table, field.name),
            };
            self.add(field.label, known);
            self.add_fields(layout, edition, inner, outer);
            outer.pop();
        }
    }

    fn add(&mut self, text: &str, known: Known) {
        let core = label(text).core;
        let at = *self.by_core.entry(core.clone()).or_insert_with(|| {
            self.entries.push(Entry { length: core.chars().count(), core, known: Vec::new() });
            self.entries.len() - 1
        });
        if !self.entries[at].known.contains(&known) {
            self.entries[at].known.push(known);
        }
    }
}

/// How many characters of a label of that length a misprint may change.
const fn most_changed(length: usize) -> usize {
    (length + 1) / 4
}

/// Looks a label up: exactly, or within a small edit distance when every other label is further.
///
/// A misprint may change one character in four, of labels of at least five: shorter ones are too like each other.
pub(crate) fn recognise(label: &Label) -> Option<Recognised> {
    if let Some(caption) = caption(label) {
        return Some(Recognised { known: vec![Known::Caption(caption)], core: caption, distance: 0 });
    }
    let dictionary: &'static Dictionary = &DICTIONARY;
    if let Some(&at) = dictionary.by_core.get(&label.core) {
        let entry = &dictionary.entries[at];
        return Some(Recognised { known: entry.known.clone(), core: &entry.core, distance: 0 });
    }
    let core: Vec<char> = label.core.chars().collect();
    let mut near: Vec<(usize, &'static Entry)> = Vec::new();
    for entry in dictionary.entries.iter().filter(|entry| entry.length >= 5) {
        // One further than may be taken, to see what else is about as near.
        let most = most_changed(entry.length) + 1;
        if core.len().abs_diff(entry.length) <= most {
            near.extend(edit_distance(&core, &entry.core, most).map(|distance| (distance, entry)));
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    let &(distance, entry) = near.first()?;
    let clear = near.get(1).is_none_or(|(second, _)| *second > distance);
    if distance > most_changed(entry.length) || !clear {
        return None;
    }
    Some(Recognised { known: entry.known.clone(), core: &entry.core, distance })
}

/// The item of Article 20 that a caption names: 第二十条第（一）项 gives 一.
fn caption(label: &Label) -> Option<&'static str> {
    // The bracketed numeral was cut out as a note.
    if label.core != "第二十条第项" && !label.core.starts_with("第二十条第") {
        return None;
    }
    let text = format!("{}{}", label.core, label.note);
    ["一", "五", "六", "八", "九"]
        .into_iter()
        .find(|item| label.note == **item || text == format!("第二十条第{item}项") || text == format!("第二十条第项{item}"))
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

/// The cores of the row labels of a layout in printed order, each with its path: for readers that must put broken labels together.
#[cfg(feature = "text")]
pub(crate) fn row_cores(layout: Layout) -> Vec<(String, RowPath)> {
    let mut rows: Vec<(String, RowPath)> = Vec::new();
    for cell in layout.cells() {
        let fields: Vec<&'static Field> = cell.fields().collect();
        let [outer @ .., _] = fields.as_slice() else { continue };
        let Some(row) = outer.last() else { continue };
        let path = RowPath::new(outer);
        if rows.last().is_none_or(|(_, last)| *last != path) {
            rows.push((label(row.label).core, path));
        }
    }
    rows
}

/// The cores of the labels of a layout that have no cells of their own (groups and labels above), each once.
#[cfg(feature = "text")]
pub(crate) fn outer_cores(layout: Layout) -> Vec<String> {
    fn walk(fields: &'static [Field], edition: Edition, cores: &mut Vec<String>) {
        for field in fields {
            let inner = field.shape.fields(edition);
            if inner.iter().any(|part| part.shape.kind(edition).is_none()) {
                cores.push(label(field.label).core);
            }
            if let Some(above) = field.under {
                cores.push(label(above).core);
            }
            walk(inner, edition, cores);
        }
    }
    let mut cores = Vec::new();
    walk(layout.fields(), layout.walk_edition(), &mut cores);
    cores.sort();
    cores.dedup();
    cores
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (Vec<Known>, usize) {
        let found = recognise(&label(text)).unwrap_or_else(|| panic!("{text} is not recognised: {:?}", label(text)));
        (found.known, found.distance)
    }

    #[test]
    fn every_printed_label_is_recognised_exactly() {
        for layout in Layout::ALL {
            for cell in layout.cells() {
                for field in cell.fields() {
                    assert_eq!(one(field.label).1, 0, "{}", field.label);
                }
            }
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
                let known = variants.iter().any(|(x, y)| (a.core == *x && b.core == *y) || (a.core == *y && b.core == *x));
                assert!(near.is_none() || known, "{} is near {}", a.core, b.core);
            }
        }
    }

    #[test]
    fn writing_variants_are_the_same_label() {
        let printed = one("（三）不予公开");
        for text in ["(三) 不予公开", "三、不予公开", "不予\n公开", "（三）不予公開", "㈢不予公开"] {
            assert_eq!(one(text), printed, "{text}");
        }
        for text in ["1．属于国家秘密", "1、属于国家秘密", "1 属于国家秘密", "1.屬于國家秘密", "⒈属于国家秘密"]
        {
            assert_eq!(one(text), one("1.属于国家秘密"), "{text}");
        }
        assert_eq!(one("3.危及\"三安全一稳定\""), one("3.危及“三安全一稳定”"));
        assert_eq!(one("本年增\\减"), one("本年增/减"));
        assert_eq!(one("（本列数据的钩稽关系为：第一项加第二项之和，等于第三项加第四项之和）").0, [Known::Corner]);
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
        assert_eq!(one("本年废纸件数"), (vec![Known::Column(Table::ProactiveDisclosure, "repealed")], 1));
        assert_eq!(one("先行有效件数").1, 1);
        assert_eq!(one("2.其他法律行政止公开").1, 3);
        assert_eq!(one("1. 本机关不掌握相关信息").1, 2);
        assert_eq!(one("本公开数量").0, [Known::Column(Table::ProactiveDisclosure, "newly_published")]);
    }

    #[test]
    fn other_rows_of_local_tables_are_not_taken_for_official_ones() {
        for text in ["其他主动公开文件", "行政确认", "行政征收", "行政处理", "小计", "行政强制措施", "政府信息", "本年新"]
        {
            assert_eq!(recognise(&label(text)).map(|found| found.known), None, "{text}");
        }
    }

    #[test]
    fn captions_name_their_item() {
        assert_eq!(one("第二十条第（五）项").0, [Known::Caption("五")]);
        assert_eq!(one("第二十條第(一)項").0, [Known::Caption("一")]);
        assert_eq!(one("第二十条 第九项").0, [Known::Caption("九")]);
    }
}
