//! Whether the figures of a report are those of the body alone: from its name, and from what the
//! sentences before the first section say of the report or of its data.

use super::vocabulary::{ARE, BELOW, COMPILE, LACK, MADE, MORE, OWN, THIS, Words};
use crate::report::Scope;

/// How many characters may stand between 数据 and what is said of them.
const NEAR: usize = 6;

/// What the name of a body tells: 某某市本级, 某某局（本级）.
pub(super) fn of_name(name: &str) -> Option<Scope> {
    name.trim_end_matches([')', '）']).ends_with("本级").then_some(Scope::OwnLevel)
}

/// What a paragraph tells; nothing where its sentences contradict each other.
pub(super) fn of_text(folded: &str) -> Option<Scope> {
    let mut told = folded.split(['。', ';']).filter_map(of_sentence);
    let first = told.next()?;
    told.all(|scope| scope == first).then_some(first)
}

fn of_sentence(sentence: &str) -> Option<Scope> {
    let data = sentence.split_once("数据").map(|(_, behind)| behind);
    if data.is_none() && !THIS.stand_in(sentence) {
        return None;
    }
    let compiled = COMPILE.first_in(sentence);
    if compiled.is_some_and(|(_, what)| BELOW.stand_in(what) && MADE.stand_in(what)) {
        return Some(Scope::WholeArea);
    }
    of_data(data?)
}

/// What stands behind the word 数据: `为本级数据`, `不含各乡镇`.
fn of_data(rest: &str) -> Option<Scope> {
    let clause = rest.split([',', '(']).next().unwrap_or(rest);
    let near = clause.char_indices().nth(NEAR).map_or(clause.len(), |(at, _)| at);
    let behind = |words: Words| words.first_in(clause).filter(|(at, _)| *at <= near);
    if let Some((_, lacking)) = behind(LACK) {
        return BELOW.stand_in(lacking).then_some(Scope::OwnLevel);
    }
    let (_, what) = behind(ARE)?;
    if BELOW.stand_in(what) {
        return Some(Scope::WholeArea);
    }
    (OWN.stand_in(what) && !MORE.stand_in(what)).then_some(Scope::OwnLevel)
}
