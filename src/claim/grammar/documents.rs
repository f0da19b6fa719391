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

    /// Fees of requests and of the administration.
    pub(super) fn money(&mut self, segment: &Segment<'_>, power: u32) {
        let yuan = match segment.number.size {
            Size::Exactly(number) => number.checked_mul(100),
            Size::Hundredths(number) => Some(number),
            _ => None,
        };
        let money = yuan.and_then(|yuan| yuan.checked_mul(10u64.pow(power)));
        let named = words(segment.left).find(|(_, word)| is_fee(*word));
        let (Some(money), Some((_, word))) = (money, named) else { return };
        if segment.has(|word| matches!(word, Word::Spoil | Word::Negation | Word::Other)) {
            return;
        }
        let is_of = |word| is_fee(word) || word == Word::Collect;
        let tokens = segment.span(is_of);
        self.claim(ClaimKind::Fee, Figure::Money(money), fee(word), tokens, true, false);
    }

    /// True where the clause is about fees.
    pub(super) fn no_fees(&mut self, tokens: &[Token]) -> bool {
        let Some((negation, rest)) = tokens.split_first() else { return false };
        let Some((token, word)) = words(rest).find(|(_, word)| is_fee(*word)) else { return false };
        let is_clean = words(rest).all(|(_, word)| !is_spoilt(word));
        if is_clean && Segment::residue(rest) <= MOST_RESIDUE {
            let tokens = (negation, token);
            self.claim(ClaimKind::Fee, Figure::Zero, fee(word), tokens, true, false);
        }
        true
    }
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
