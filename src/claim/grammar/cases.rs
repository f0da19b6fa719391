//! Figures of reconsideration and court cases.

use crate::claim::measure::{Measure, Row};
use crate::claim::token::{Token, What};
use crate::claim::vocabulary::Word;
use crate::claim::{ClaimKind, Figure, Meaning};

use super::segment::{Segment, behind, words};
use super::{Scanner, Subject, meaning};

const TOTAL: &[&str] = &["total"];
const OTHER: &[&str] = &["other"];

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

const fn is_case(word: Word) -> bool {
    matches!(
        word,
        Word::Review | Word::Litigation | Word::LitigationDirect | Word::LitigationAfterReview
    )
}

const fn is_spoilt(word: Word) -> bool {
    matches!(word, Word::Spoil | Word::Other | Word::Negation | Word::Publish)
}

/// What a reconsideration organ does with its cases.
const fn is_of_organ(word: Word) -> bool {
    matches!(word, Word::Receive | Word::ReceiveNew | Word::Handle | Word::Conclude)
}

fn of_rows(rows: &[Row], columns: &'static [&'static str]) -> Vec<Meaning> {
    let measures: Vec<Measure> = rows.iter().map(|row| Measure::of(*row, columns)).collect();
    vec![meaning(&measures)]
}

impl Scanner<'_> {
    pub(super) fn cases(&mut self, segment: &Segment<'_>, word: Word, is_direct: bool) {
        let Some(figure) = Scanner::counted(segment.number) else { return };
        if !self.are_ours(segment) || segment.has(is_spoilt) || (!is_direct && !segment.is_known())
        {
            return;
        }
        let named: Vec<Word> =
            words(segment.left).map(|(_, word)| word).filter(|word| is_case(*word)).collect();
        let part = self.is_of_part(segment);
        let ending = result(segment.left)
            .or_else(|| result(segment.right).filter(|_| !is_direct))
            .map(|(_, ending)| ending)
            .or_else(|| self.rest_of_results(segment.left));
        if ending.is_none() && !is_direct {
            return;
        }
        let columns = ending.map_or(TOTAL, |ending| ending.columns);
        let all = match named.is_empty() {
            true => self.rows_of_whole(word),
            false => vec![rows_of(&named)],
        };
        let is_of = |word| is_case(word) || matches!(word, Word::Result(_) | Word::SomeResult(_));
        let tokens = segment.span(is_of);
        let kind = kind(word);
        let meanings = all.iter().flat_map(|rows| of_rows(rows, columns)).collect();
        let at = self.claim(kind, figure, meanings, tokens, is_direct, part);
        if let Some(ending) = ending {
            // Results behind a list of kinds may be those of all of them.
            self.claims[at].part_of = self.whole.filter(|_| all.len() == 1);
            self.claims[at].is_open = ending.is_open;
        } else {
            self.whole = Some(at);
            self.result_behind(segment, word, figure);
        }
    }

    /// A reconsideration organ counts its cases with the same words, 受理行政复议申请67件 or 行政复议答复案件3件,
    /// and 其他行政复议 are not ours.
    fn are_ours(&self, segment: &Segment<'_>) -> bool {
        let is_told = |token: &&Token| match token.what {
            What::Word(word) => word != Word::Filler || self.is_other(token),
            _ => false,
        };
        let told: Vec<&Token> = segment.left.iter().filter(is_told).collect();
        let is = |token: &Token, is: fn(Word) -> bool| matches!(token.what, What::Word(w) if is(w));
        let is_of_others = told.windows(2).any(|pair| {
            (is(pair[1], is_case) && (is(pair[0], is_of_organ) || self.is_other(pair[0])))
                || (is(pair[0], is_case) && is(pair[1], is_of_organ))
        });
        let is_named = segment.has(|word| matches!(word, Word::Disclosure | Word::Requests));
        self.disclosure && (is_named || !is_of_others)
    }

    /// 其他1件, behind other results.
    fn rest_of_results(&self, tokens: &[Token]) -> Option<Ending> {
        let last = self.last.map(|at| &self.claims[at]).filter(|last| !last.is_open)?;
        let whole = last.part_of.filter(|at| self.claims[*at].kind == last.kind);
        // Of results that no word knows some may be others as well.
        let is_open = whole.is_some_and(|at| self.claims[at].has_unknown_parts);
        let ending = Ending { columns: OTHER, is_open };
        whole.filter(|_| self.is_the_rest(tokens)).map(|_| ending)
    }

    /// The rows of the cases whose results follow: 复议后起诉4件，结果维持4件. Behind a list of kinds
    /// they are those of the last kind, or of all.
    fn rows_of_whole(&self, word: Word) -> Vec<Vec<Row>> {
        let of = |at: usize| -> Vec<Row> {
            let sums = self.claims[at].meanings.iter().flat_map(|meaning| &meaning.sum.0);
            sums.map(|measure| measure.row).collect()
        };
        let is_kind = |at: &usize| self.claims[*at].kind == kind(word);
        let Some(whole) = self.whole.filter(is_kind) else { return vec![rows(word).to_vec()] };
        let own = of(whole);
        let is_case =
            |at: &usize| matches!(self.claims[*at].kind, ClaimKind::Review | ClaimKind::Litigation);
        let before = whole.checked_sub(1).filter(|at| *at >= self.sentence).filter(is_case);
        let sibling = before.filter(|at| self.claims[*at].part_of.is_none()).map(of);
        match sibling.filter(|rows| rows.iter().all(|row| !own.contains(row))) {
            Some(mut all) => {
                all.extend(&own);
                vec![own, all]
            }
            None => vec![own],
        }
    }

    /// 行政诉讼案件1件正在审理
    fn result_behind(&mut self, segment: &Segment<'_>, word: Word, figure: Figure) {
        let Some((token, ending)) = result(segment.right) else { return };
        if Segment::residue(segment.right) == 0 {
            let meanings = of_rows(rows(word), ending.columns);
            let tokens = (segment.figure, token);
            let at = self.claim(kind(word), figure, meanings, tokens, false, false);
            self.claims[at].part_of = self.whole;
            self.claims[at].is_open = ending.is_open;
        }
    }

    /// 引发行政复议1起，复议结果维持: the result of the one case, or of all.
    pub(super) fn result_of_all(&mut self, tokens: &[Token]) {
        let Some((token, ending)) = result(tokens) else { return };
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
        let meanings = of_rows(&rows, ending.columns);
        let at = self.claim(kind, figure, meanings, (token, token), false, false);
        self.claims[at].part_of = Some(whole);
        self.claims[at].is_open = ending.is_open;
    }

    /// 未发生因政府信息公开引发的行政复议、行政诉讼; true where the clause is about cases.
    pub(super) fn no_cases(&mut self, tokens: &[Token]) -> bool {
        let Some((negation, rest)) = tokens.split_first() else { return false };
        let named: Vec<(&Token, Word)> = words(rest).filter(|(_, word)| is_case(*word)).collect();
        let Some((last, _)) = named.last() else { return false };
        let is_result = |word| {
            matches!(word, Word::Result(_) | Word::SomeResult(_) | Word::Spoil | Word::Handle)
        };
        // Costs of suits, and other businesses that the clause ends with.
        let is_other = |word| matches!(word, Word::Other | Word::Cost);
        let is_other_behind = words(behind(rest, last)).any(|(_, word)| is_other(word));
        let has_result = words(rest).any(|(_, word)| is_result(word));
        // 信访零投诉，零诉讼
        let is_of_others =
            self.subject == Subject::Other && &self.text[negation.start..negation.end] == "零";
        if !self.disclosure || has_result || is_other_behind || is_of_others {
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

/// How cases ended.
#[derive(Clone, Copy)]
struct Ending {
    columns: &'static [&'static str],
    /// The column may have more.
    is_open: bool,
}

/// How cases ended, and the word that says it.
fn result(tokens: &[Token]) -> Option<(&Token, Ending)> {
    words(tokens).find_map(|(token, word)| match word {
        Word::Result(columns) => Some((token, Ending { columns, is_open: false })),
        Word::SomeResult(columns) => Some((token, Ending { columns, is_open: true })),
        _ => None,
    })
}
