//! The characters that documents write in several ways, folded to one: compatibility forms,
//! radicals and traditional characters. Labels and sentences are compared so.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Folds the characters that documents write in several ways; blanks and invisible characters are
/// dropped.
pub(crate) fn fold(text: &str) -> String {
    folded(text).into_owned()
}

/// A text folded as [`fold`] does it: the text itself where nothing changes, as in most labels.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let folded_already: &Characters = &FOLDED;
    let changes = |c: char| !folded_already.has(c);
    let Some(first) = text.find(changes) else { return Cow::Borrowed(text) };
    let mut folded = String::with_capacity(text.len());
    if !text[first..].chars().all(is_settled) {
        folded.extend(text.nfkc().filter(|c| is_kept(*c)).map(simplify));
        return Cow::Owned(folded);
    }
    let mut rest = text;
    while let Some(at) = rest.find(changes) {
        folded.push_str(&rest[..at]);
        let mut behind = rest[at..].chars();
        let changed = behind.next().map(narrow).filter(|c| is_kept(*c));
        folded.extend(changed.map(simplify));
        rest = behind.as_str();
    }
    folded.push_str(rest);
    Cow::Owned(folded)
}

/// The text without blanks and invisible characters, in compatibility forms, traditional characters
/// as they are written: [`fold`] changes these one by one.
pub(crate) fn compact(text: &str) -> String {
    // One allocation: the filter tells the collection no length.
    let mut compacted = String::with_capacity(text.len());
    if text.chars().all(is_settled) {
        compacted.extend(text.chars().map(narrow).filter(|c| is_kept(*c)));
    } else {
        let own = |c| if is_radical(c) { simplify(c) } else { c };
        compacted.extend(text.nfkc().filter(|c| is_kept(*c)).map(own));
    }
    compacted
}

/// A compacted text with every character folded as in sentences.
pub(crate) fn of_sentences(compacted: &str) -> String {
    let folded = sentence_folder();
    match compacted.chars().all(|c| folded(c) == c) {
        true => compacted.to_owned(),
        false => compacted.chars().map(folded).collect(),
    }
}

/// True for characters whose compatibility form is themselves, but for the full-width ones that
/// [`narrow`] takes: nearly all that documents have. They join no others.
fn is_settled(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '一'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' | '、' | '。' | '〈'..='】' | '〔' | '〕' | '“' | '”' | '‘' | '’' | '·' | '—')
}

/// Full-width forms to ASCII.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xff01) as u8 + b'!'),
        other => other,
    }
}

fn is_kept(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
        || c.is_control()
}

/// Traditional characters and radicals that occur in the labels, and 钩 for 勾, each before the
/// character that the format prints.
const SAME: &str = "動动開开資资訊讯條条項项內内製制數数總总規规範范為为關关係系與与處处決决罰罚強强許许對对務务\
    業业費费購购額额單单萬万減减廢废現现發发這这機机構构織织組组會会體体計计請请結结轉转繼继續续辦办屬属於于國国險险穩稳\
    護护權权類类過过執执檔档詢询無无沒没補补確确認认複复復复舉举報报訴诉間间貳二訟讼維维糾纠審审經经後后頭头書书並并\
    钩勾鈎勾稅税産产產产級级據据歲岁個个種种別别見见長长門门頁页馬马風风車车東东貝贝齊齐實实際际標标題题遞递繳缴納纳\
    ⺠民⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻥鱼⻦鸟⻨麦⻩黄⻬齐⻰龙⻳龟⺟母⺝月⺫目⺮竹⺼肉⺷羊⺶羊";

/// A set of characters up to the last ideograph, as bits: every character of a text is looked up.
#[derive(Debug)]
pub(crate) struct Characters(Vec<u64>);

impl Characters {
    pub fn has(&self, c: char) -> bool {
        let bits = self.0.get(c as usize / 64).copied().unwrap_or_default();
        bits >> (c as usize % 64) & 1 == 1
    }
}

impl FromIterator<char> for Characters {
    fn from_iter<T: IntoIterator<Item = char>>(all: T) -> Characters {
        let mut bits = vec![0; AFTER_IDEOGRAPHS as usize / 64];
        for c in all.into_iter().filter(|c| (*c as u32) < AFTER_IDEOGRAPHS) {
            bits[c as usize / 64] |= 1 << (c as usize % 64);
        }
        Characters(bits)
    }
}

/// The characters of [`SAME`]: most characters are not in it.
struct Simplified {
    changes: Characters,
    map: HashMap<char, char>,
}

const FIRST_RADICAL: u32 = 0x2e80;
const AFTER_RADICALS: u32 = 0x2fe0;
const AFTER_IDEOGRAPHS: u32 = 0xa000;

static SIMPLIFIED: LazyLock<Simplified> = LazyLock::new(|| {
    let characters: Vec<char> = SAME.chars().filter(|c| !c.is_whitespace()).collect();
    let map: HashMap<char, char> =
        characters.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    Simplified { changes: map.keys().copied().collect(), map }
});

/// The settled characters that folding leaves as they are: nearly all that labels have.
static FOLDED: LazyLock<Characters> = LazyLock::new(|| {
    let letters = ('!'..='~').chain('一'..='\u{9fff}').filter(|c| simplify(*c) == *c);
    letters.chain("、。〈〉《》「」『』【】〔〕“”‘’·—".chars()).collect()
});

/// True for radicals, which look like characters and are folded to them.
pub(crate) fn is_radical(c: char) -> bool {
    (FIRST_RADICAL..AFTER_RADICALS).contains(&(c as u32))
}

/// The characters that are written for this one, itself among them.
#[cfg_attr(not(feature = "text"), allow(dead_code, reason = "the reader of text asks"))]
pub(crate) fn forms(c: char) -> Vec<char> {
    let map = &SIMPLIFIED.map;
    map.iter().filter(|(_, to)| **to == c).map(|(from, _)| *from).chain([c]).collect()
}

fn simplify(c: char) -> char {
    let simplified: &Simplified = &SIMPLIFIED;
    if simplified.changes.has(c) { simplified.map.get(&c).copied().unwrap_or(c) } else { c }
}

/// Traditional characters that occur in titles, names and sentences and in no label.
const IN_SENTENCES: &str = "將将況况於于編编寫写區区縣县鎮镇鄉乡廳厅團团師师場场隊队號号稱称時时來来茲兹讀读圖图鏈链準准應应協协\
    絡络線线網网電电郵邮當当達达約约餘余兩两結结啟启責责導导轄辖證证獲获滿满給给間间點点從从眾众諮咨議议檢检幫帮術术據据\
    較较複复歸归關关進进樣样員员處处遞递雙双測测託托勞劳爭争議议違违隱隐財财環环劃划農农";

const FIRST_IDEOGRAPH: u32 = 0x4e00;

/// Every ideograph folded, from the first to the last: each character of a text is looked up.
static OF_SENTENCES: LazyLock<Vec<char>> = LazyLock::new(|| {
    let ideographs = (FIRST_IDEOGRAPH..AFTER_IDEOGRAPHS).filter_map(char::from_u32);
    let mut folded: Vec<char> = ideographs.map(simplify).collect();
    let pairs: Vec<char> = IN_SENTENCES.chars().filter(|c| !c.is_whitespace()).collect();
    for pair in pairs.chunks_exact(2) {
        folded[(pair[0] as u32 - FIRST_IDEOGRAPH) as usize] = pair[1];
    }
    folded
});

/// One character of a sentence, folded: as [`fold`] does it, and those that only sentences have.
pub(crate) fn of_sentence(c: char) -> char {
    sentence_folder()(c)
}

fn sentence_folder() -> impl Fn(char) -> char {
    let folded: &'static [char] = &OF_SENTENCES;
    move |c| {
        let at = (c as u32).checked_sub(FIRST_IDEOGRAPH);
        let ideograph = at.and_then(|at| folded.get(at as usize));
        ideograph.copied().unwrap_or_else(|| if is_radical(c) { simplify(c) } else { c })
    }
}

/// The characters of a sentence, folded, each with the byte at which it stands; blanks and
/// invisible characters are left out.
pub(crate) fn characters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let folded = sentence_folder();
    text.char_indices().filter_map(move |(at, c)| {
        let narrowed = if is_settled(c) { narrow(c) } else { compatible(c) };
        is_kept(narrowed).then(|| (at, folded(narrowed)))
    })
}

/// The compatibility form of a character where that is one character, as all forms of figures and
/// signs are that sentences have.
fn compatible(c: char) -> char {
    let mut forms = std::iter::once(c).nfkc();
    match (forms.next(), forms.next()) {
        (Some(form), None) => form,
        _ => c,
    }
}

/// A Chinese character, which is one of three bytes, occurs. Written without a way out of the loop,
/// so that many places are looked at at once.
pub(crate) fn occurs(text: &str, character: char) -> bool {
    let mut wanted = [0; 3];
    character.encode_utf8(&mut wanted);
    let [first, second, third] = wanted;
    let bytes = text.as_bytes();
    let (seconds, thirds) =
        (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let places = bytes.iter().zip(seconds).zip(thirds);
    places
        .fold(false, |found, ((a, b), c)| found | ((*a == first) & (*b == second) & (*c == third)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_characters_are_folded_as_the_standard_folds_them() {
        for c in ('\0'..=char::MAX).filter(|c| is_settled(*c)) {
            let folded: String = [c].iter().collect::<String>().nfkc().collect();
            assert!(folded.chars().eq([narrow(c)]), "{c:?}");
            // None joins the one before it: a character of canonical class 0 that composes with
            // nothing in front.
            let pair: String = ['一', c, '一', 'e', c].iter().collect();
            let apart: String = ['一', narrow(c), '一', 'e', narrow(c)].iter().collect();
            assert_eq!(pair.nfkc().collect::<String>(), apart, "{c:?}");
        }
    }

    #[test]
    fn folded_characters_are_settled_and_stay_as_they_are() {
        for c in ('\0'..=char::MAX).filter(|c| FOLDED.has(*c)) {
            assert!(is_settled(c) && is_kept(c) && narrow(c) == c && simplify(c) == c, "{c:?}");
        }
        assert_eq!(fold("（一） 予以公開"), "(一)予以公开");
        assert!(matches!(folded("1.属于国家秘密"), Cow::Borrowed(_)));
    }

    #[test]
    fn settled_text_is_compacted_as_other_text() {
        let title = "兴庆区（本级）２０２０年 政府資訊公開\n工作年度報告：“一”、二。";
        assert!(title.chars().all(is_settled));
        assert_eq!(compact(title), "兴庆区(本级)2020年政府資訊公開工作年度報告:“一”、二。");
        // U+3000 is not settled.
        assert_eq!(compact(&format!("{title}\u{3000}")), compact(title));
    }
}
