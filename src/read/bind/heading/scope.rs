//! Whether the figures of a report are those of the body alone: from its name, and from what the
//! sentences before the first section say of the report or of its data.

use crate::report::Scope;

/// What a sentence begins with, or has in it, that is about the whole report.
const REPORT: [&str; 4] = ["本报告", "本年度报告", "本年报", "数据"];
/// Putting together the reports of others.
const COMPILES: [&str; 3] = ["汇总", "综合", "汇编"];
/// What tells that the report is made so.
const MADE: [&str; 3] = ["而成", "编制", "数据"];
/// What the data are said to be or to have.
const ARE: [&str; 9] = ["均为", "仅为", "只是", "为", "是", "包括", "包含", "涵盖", "含"];
/// What they are said not to have.
const LACK: [&str; 5] = ["不包括", "不包含", "不含", "未包括", "未包含"];
/// Words for the levels below.
const BELOW: [&str; 11] =
    ["全省", "全市", "全县", "全区", "全州", "全盟", "全旗", "下级", "下属", "所属", "各"];
/// How many characters may stand between 数据 and what is said of them.
const NEAR: usize = 6;

/// What the name of a body tells: 某某市本级, 某某局（本级）.
pub(super) fn of_name(name: &str) -> Option<Scope> {
    let bare = name.trim_end_matches([')', '）']);
    bare.ends_with("本级").then_some(Scope::OwnLevel)
}

/// What a paragraph tells; nothing where its sentences contradict each other.
pub(super) fn of_text(folded: &str) -> Option<Scope> {
    let sentences = folded.split(['。', ';', '；']);
    let mut told = sentences.filter_map(of_sentence);
    let first = told.next()?;
    told.all(|scope| scope == first).then_some(first)
}

fn of_sentence(sentence: &str) -> Option<Scope> {
    if !REPORT.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    let compiled = COMPILES.iter().filter_map(|word| sentence.split_once(word)).any(|(_, rest)| {
        BELOW.iter().any(|word| rest.contains(word)) && MADE.iter().any(|word| rest.contains(word))
    });
    if compiled {
        return Some(Scope::WholeArea);
    }
    of_data(sentence.split_once("数据")?.1)
}

/// What stands behind the word 数据: `为本级数据`, `不含各乡镇`.
fn of_data(rest: &str) -> Option<Scope> {
    let clause = rest.split([',', '，', '(', '（']).next().unwrap_or(rest);
    let near = clause.char_indices().nth(NEAR).map_or(clause.len(), |(at, _)| at);
    let behind = |words: &[&str]| {
        let found = words.iter().filter_map(|word| Some((clause.find(word)?, word.len())));
        let (at, len) = found.min()?;
        (at <= near).then(|| &clause[at + len..])
    };
    let is_below = |text: &str| BELOW.iter().any(|word| text.contains(word));
    if let Some(lacking) = behind(&LACK) {
        return is_below(lacking).then_some(Scope::OwnLevel);
    }
    let what = behind(&ARE)?;
    if is_below(what) {
        return Some(Scope::WholeArea);
    }
    let is_own = ["本级", "本机关"].iter().any(|word| what.contains(word));
    let has_more = ["及", "和", "与", "、"].iter().any(|word| what.contains(word));
    (is_own && !has_more).then_some(Scope::OwnLevel)
}
