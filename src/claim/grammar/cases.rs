//! Figures of reconsideration and court cases.

use crate::claim::measure::{Measure, Row};
use crate::claim::token::Token;
use crate::claim::vocabulary::Word;
use crate::claim::{ClaimKind, Figure, Meaning};

use super::segment::{Segment, behind, words};
use super::{Scanner, meaning};

const TOTAL: &[&str] = &["total"];

/// The rows of a kind of cases.
fn rows(word: Word) -> &'static [Row] {
    match word {
        Word::Review => &[Row::REVIEW],
        Word::LitigationDirect => &[Row::LITIGATION_DIRECT],
        Word::LitigationAfterReview => &[Row::LITIGATION_AFTER_REVIEW],
        _ => &[Row::LITIGATION_DIRECT, Row::LITIGATION_AFTER_REVIEW],
    }
}

/// The rows of all kinds that are named, 行政复议、行政诉讼案件5件, each once. 因行政复议后起诉 has a word of
/// its own, and 未经复议直接起诉的行政诉讼 is of the one kind.
fn rows_of(named: &[Word]) -> Vec<Row> {
    let is_of_one_kind =
        |word: &Word| matches!(word, Word::LitigationDirect | Word::LitigationAfterReview);
    let is_narrowed = named.iter().any(is_of_one_kind);
    let named = named.iter().filter(|word| !(is_narrowed && **word == Word::Litigation));
    let mut found: Vec<Row> = Vec::new();
    for row in named.flat_map(|word| rows(*word)) {
        if !found.contains(row) {
            found.push(*row);
        }
    }
    found
}

const fn kind(word: Word) -> ClaimKind {
    match word {
        Word::Review => ClaimKind::Review,
        _ => ClaimKind::Litigation,
    }
}

fn is_case(word: Word) -> bool {
    matches!(
        word,
        Word::Review | Word::Litigation | Word::LitigationDirect | Word::LitigationAfterReview
    )
}

fn is_spoilt(word: Word) -> bool {
    matches!(word, Word::Spoil | Word::Other | Word::Negation | Word::Publish)
}

fn of_rows(rows: &[Row], columns: &'static [&'static str]) -> Vec<Meaning> {
    let measures: Vec<Measure> = rows.iter().map(|row| Measure::of(*row, columns)).collect();
    vec![meaning(&measures)]
}

impl Scanner<'_> {
    pub(super) fn cases(&mut self, segment: &Segment<'_>, word: Word, is_direct: bool) {
        let Some(figure) = Scanner::counted(segment.number) else { return };
        // A reconsideration organ counts its cases with the same words.
        let is_ours = self.disclosure;
        if !is_ours || segment.has(is_spoilt) || (!is_direct && !segment.is_known()) {
            return;
        }
        let named: Vec<Word> =
            words(segment.left).map(|(_, word)| word).filter(|word| is_case(*word)).collect();
        let part = self.is_of_part(segment);
        let all = match named.is_empty() {
            true => self.rows_of_whole(word),
            false => rows_of(&named),
        };
        let result = result(segment.left).or_else(|| result(segment.right).filter(|_| !is_direct));
        let columns = result.map_or(TOTAL, |(_, columns)| columns);
        if result.is_none() && !is_direct {
            return;
        }
        let is_of = |word| is_case(word) || matches!(word, Word::Result(_));
        let tokens = segment.span(is_of);
        let kind = kind(word);
        let at = self.claim(kind, figure, of_rows(&all, columns), tokens, is_direct, part);
        if result.is_some() {
            self.claims[at].part_of = self.whole;
        } else {
            self.whole = Some(at);
            self.result_behind(segment, word, figure);
        }
    }

    /// The rows of the cases whose results follow: 复议后起诉4件，结果维持4件.
    fn rows_of_whole(&self, word: Word) -> Vec<Row> {
        let whole = self.whole.map(|at| &self.claims[at]).filter(|claim| claim.kind == kind(word));
        match whole {
            Some(claim) => {
                let sums = claim.meanings.iter().flat_map(|meaning| &meaning.sum.0);
                sums.map(|measure| measure.row).collect()
            }
            None => rows(word).to_vec(),
        }
    }

    /// 行政诉讼案件1件正在审理
    fn result_behind(&mut self, segment: &Segment<'_>, word: Word, figure: Figure) {
        let Some((token, columns)) = result(segment.right) else { return };
        if Segment::residue(segment.right) == 0 {
            let meanings = of_rows(rows(word), columns);
            let tokens = (segment.figure, token);
            let at = self.claim(kind(word), figure, meanings, tokens, false, false);
            self.claims[at].part_of = self.whole;
        }
    }

    /// 引发行政复议1起，复议结果维持: the result of the one case, or of all.
    pub(super) fn result_of_all(&mut self, tokens: &[Token]) {
        let Some((token, columns)) = result(tokens) else { return };
        let Some(whole) = self.whole.filter(|at| self.last == Some(*at)) else { return };
        let claim = &self.claims[whole];
        let is_one = claim.figure == Figure::Exactly(1);
        let is_all = words(tokens).any(|(_, word)| word == Word::All);
        let is_case_claim = matches!(claim.kind, ClaimKind::Review | ClaimKind::Litigation);
        if !is_case_claim || !(is_one || is_all) || words(tokens).any(|(_, word)| is_spoilt(word)) {
            return;
        }
        let (kind, figure) = (claim.kind, claim.figure);
        let rows: Vec<Row> =
            claim.meanings.iter().flat_map(|m| m.sum.0.iter().map(|measure| measure.row)).collect();
        let meanings = of_rows(&rows, columns);
        let at = self.claim(kind, figure, meanings, (token, token), false, false);
        self.claims[at].part_of = Some(whole);
    }

    /// 未发生因政府信息公开引发的行政复议、行政诉讼; true where the clause is about cases.
    pub(super) fn no_cases(&mut self, tokens: &[Token]) -> bool {
        let Some((negation, rest)) = tokens.split_first() else { return false };
        let named: Vec<(&Token, Word)> = words(rest).filter(|(_, word)| is_case(*word)).collect();
        let Some((last, _)) = named.last() else { return false };
        let is_result = |word: Word| matches!(word, Word::Result(_) | Word::Spoil | Word::Handle);
        // Costs of suits, and other businesses that the clause ends with.
        let is_other = |word| matches!(word, Word::Other | Word::Cost);
        let is_other_behind = words(behind(rest, last)).any(|(_, word)| is_other(word));
        let has_result = words(rest).any(|(_, word)| is_result(word));
        if !self.disclosure || has_result || is_other_behind {
            return true;
        }
        for (wanted, is) in [
            (Word::Review, (|word| word == Word::Review) as fn(Word) -> bool),
            (Word::Litigation, |word| word == Word::Litigation),
        ] {
            if named.iter().any(|(_, word)| is(*word)) {
                let meanings = of_rows(rows(wanted), TOTAL);
                let tokens = (negation, *last);
                self.claim(kind(wanted), Figure::Zero, meanings, tokens, true, false);
            }
        }
        true
    }
}

/// How cases ended, and the word that says it.
fn result(tokens: &[Token]) -> Option<(&Token, &'static [&'static str])> {
    words(tokens).find_map(|(token, word)| match word {
        Word::Result(columns) => Some((token, columns)),
        _ => None,
    })
}
