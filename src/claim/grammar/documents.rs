//! Figures of documents, decisions and fees.

use crate::claim::measure::{Measure, Row};
use crate::claim::token::{Size, Token, Unit};
use crate::claim::vocabulary::Word;
use crate::claim::{ClaimKind, Figure, Meaning, Sum};

use super::segment::{Segment, behind, words};
use super::{Scanner, Subject, meaning};

/// Made in the year, in the words of each edition.
const MADE: &[&str] = &["issued", "newly_made"];
const REPEALED: &[&str] = &["repealed"];
const IN_FORCE: &[&str] = &["in_force"];
const DECISIONS: &[&str] = &["decisions"];

fn is_done(word: Word) -> bool {
    matches!(word, Word::Issue | Word::Repeal | Word::InForce)
}

fn is_spoilt(word: Word) -> bool {
    matches!(word, Word::Publish | Word::Spoil | Word::Other | Word::Negation)
}

impl Scanner<'_> {
    pub(super) fn documents(&mut self, segment: &Segment<'_>, row: Row, is_direct: bool) {
        let Some(figure) = Scanner::counted(segment.number) else { return };
        let mut done = words(segment.left).filter(|(_, word)| is_done(*word));
        let (Some((token, verb)), None) = (done.next(), done.next()) else {
            if segment.left_has(|word| word == Word::Publish) {
                self.set_subject(Subject::Other);
            }
            return;
        };
        let residue = Segment::residue(behind(segment.left, token));
        let is_known = is_direct || (residue == 0 && Segment::residue(segment.right) == 0);
        if segment.has(is_spoilt) || !is_known || residue > MOST_RESIDUE {
            return;
        }
        let columns = match verb {
            Word::Issue => MADE,
            Word::Repeal => REPEALED,
            _ => IN_FORCE,
        };
        // What a review of all documents leaves in force, some are made after.
        let slack = if columns == IN_FORCE { &[MADE, REPEALED][..] } else { &[] };
        let slack = slack.iter().map(|columns| Measure::of(row, columns)).collect();
        let sum = Sum::new(&[Measure::of(row, columns)]);
        let meanings = vec![Meaning { sum, of: None, slack: Sum(slack) }];
        let is_of = |word| is_done(word) || word == Word::Documents;
        let part = self.is_of_part(segment);
        self.claim(ClaimKind::Document, figure, meanings, segment.span(is_of), is_direct, part);
    }

    /// Decisions made, not those that were published nor the kinds of them that a list has.
    pub(super) fn decisions(&mut self, segment: &Segment<'_>, before: Subject) {
        let Some(figure) = Scanner::counted(segment.number) else { return };
        let mut named = words(segment.left).filter_map(|(_, word)| match word {
            Word::Decision(row) => Some(row),
            _ => None,
        });
        let (Some(row), None) = (named.next(), named.next()) else { return };
        let is_decided = |word| matches!(word, Word::Decided | Word::Handle | Word::Conclude);
        let is_made = segment.left_has(is_decided) || self.follows_a_decision();
        if segment.left_has(|word| word == Word::Publish) {
            // 公开行政许可决定3件，行政处罚决定2件: what was published, to the end of the list.
            self.set_subject(Subject::Other);
        }
        let is_spoilt = segment.has(is_spoilt) || before == Subject::Other;
        let is_count = matches!(segment.number.unit, Unit::Case | Unit::None)
            || (segment.number.unit == Unit::Piece && segment.left_has(|w| w == Word::Decided));
        if !is_made || is_spoilt || !is_count || Segment::residue(segment.right) > 0 {
            return;
        }
        let meanings = vec![meaning(&[Measure::of(row, DECISIONS)])];
        let is_of = |word| is_decided(word) || matches!(word, Word::Decision(_));
        let part = self.is_of_part(segment);
        self.claim(ClaimKind::Decision, figure, meanings, segment.span(is_of), true, part);
    }

    /// One of the same sentence was counted.
    fn follows_a_decision(&self) -> bool {
        self.claims[self.sentence..].iter().any(|claim| claim.kind == ClaimKind::Decision)
    }

    /// 未制定规范性文件
    pub(super) fn no_documents(&mut self, tokens: &[Token]) -> bool {
        let Some((negation, rest)) = tokens.split_first() else { return false };
        let named = words(rest).find_map(|(token, word)| match word {
            Word::Documents => Some((token, Row::DOCUMENTS)),
            Word::Rules => Some((token, Row::RULES)),
            _ => None,
        });
        let (Word::NoneIssued, Some((token, row))) = (first_word(negation), named) else {
            return false;
        };
        if words(rest).all(|(_, word)| !is_spoilt(word)) && Segment::residue(rest) == 0 {
            let meanings = vec![meaning(&[Measure::of(row, MADE)])];
            let tokens = (negation, token);
            self.claim(ClaimKind::Document, Figure::Zero, meanings, tokens, true, false);
        }
        true
    }

    /// Fees of requests and of the administration: notices, money asked for and collected.
    pub(super) fn fees(&mut self, segment: &Segment<'_>) {
        let is_spoilt = |word| matches!(word, Word::Spoil | Word::Negation | Word::Other);
        if segment.has(is_spoilt) {
            return;
        }
        if segment.left_has(|word| word == Word::Charges) {
            return self.charges(segment);
        }
        let has = |wanted: Word| segment.left_has(|word| word == wanted);
        let notices = has(Word::FeeNotice) && !has(Word::Collect);
        let of = |columns| vec![meaning(&[Measure::of(Row::PROCESSING_FEES, columns)])];
        let is_of = |word| {
            matches!(word, Word::ProcessingFee | Word::FeeNotice | Word::FeeSum | Word::Collect)
        };
        let tokens = segment.span(is_of);
        let mut named = Vec::new();
        match segment.number.unit {
            Unit::Yuan(_) if has(Word::Collect) => named.push(&["amount_collected"]),
            Unit::Yuan(_) if has(Word::FeeSum) => named.push(&["amount_notified"]),
            Unit::Case | Unit::Piece if notices => named.push(&["cases_notified"]),
            // 收费通知的件数和总金额以及实际收取的总金额均为0
            _ if segment.number.size == Size::Exactly(0) && has(Word::All) => {
                let all = [
                    (Word::FeeNotice, &["cases_notified"]),
                    (Word::FeeSum, &["amount_notified"]),
                    (Word::Collect, &["amount_collected"]),
                ];
                named.extend(all.iter().filter(|(word, _)| has(*word)).map(|(_, column)| column));
            }
            _ => {}
        }
        let Some(figure) = amount(segment) else { return };
        for columns in named {
            self.claim(ClaimKind::Fee, figure, of(columns), tokens, true, false);
        }
    }

    fn charges(&mut self, segment: &Segment<'_>) {
        let (Some(figure @ Figure::Money(_)), Some((_, word))) =
            (amount(segment), words(segment.left).find(|(_, word)| is_fee(*word)))
        else {
            return;
        };
        let tokens = segment.span(|word| is_fee(word) || word == Word::Collect);
        self.claim(ClaimKind::Fee, figure, fee(word), tokens, true, false);
    }

    /// True where the clause is about fees.
    pub(super) fn no_fees(&mut self, tokens: &[Token]) -> bool {
        let Some((negation, rest)) = tokens.split_first() else { return false };
        let end = rest.last().map_or(negation.end, |token| token.end);
        let collects = self.text[negation.start..end].contains("收取");
        let is_collected = collects && self.disclosure;
        let is_named = |word| is_fee(word) || (word == Word::Cost && is_collected);
        let Some((token, word)) = words(rest).find(|(_, word)| is_named(*word)) else {
            return false;
        };
        let is_clean = words(rest).all(|(_, word)| !is_spoilt(word) && !is_suit(word));
        if is_clean && Segment::residue(rest) <= MOST_RESIDUE {
            let tokens = (negation, token);
            self.claim(ClaimKind::Fee, Figure::Zero, fee(word), tokens, true, false);
        }
        true
    }
}

/// Money in yuan, or a number of notices.
fn amount(segment: &Segment<'_>) -> Option<Figure> {
    let hundredths = match segment.number.size {
        Size::Exactly(number) => number.checked_mul(100)?,
        Size::Hundredths(number) => number,
        _ => return None,
    };
    match segment.number.unit {
        Unit::Yuan(power) => hundredths.checked_mul(10u64.pow(power)).map(Figure::Money),
        _ => Scanner::counted(segment.number),
    }
}

fn first_word(token: &Token) -> Word {
    words(std::slice::from_ref(token)).next().map_or(Word::Filler, |(_, word)| word)
}

fn is_suit(word: Word) -> bool {
    matches!(word, Word::Review | Word::Litigation)
}

fn is_fee(word: Word) -> bool {
    matches!(word, Word::Charges | Word::ProcessingFee)
}

fn fee(word: Word) -> Vec<Meaning> {
    vec![meaning(&[match word {
        Word::Charges => Measure::of(Row::CHARGES, &["amount"]),
        _ => Measure::of(Row::PROCESSING_FEES, &["amount_collected"]),
    }])]
}

/// How many unknown characters may stand between a verb and its figure.
const MOST_RESIDUE: usize = 4;
