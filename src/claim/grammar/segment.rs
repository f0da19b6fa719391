//! A figure with what stands before and behind it in its clause.

use crate::claim::token::{Number, Token, What};
use crate::claim::vocabulary::Word;

use super::{Subject, noun};

#[derive(Clone, Copy)]
pub(super) struct Segment<'t> {
    /// From the figure or the sign before.
    pub(super) left: &'t [Token],
    pub(super) figure: &'t Token,
    pub(super) number: Number,
    /// Up to the sign or the figure behind.
    pub(super) right: &'t [Token],
}

impl<'t> Segment<'t> {
    pub(super) fn left_has(&self, is: impl Fn(Word) -> bool) -> bool {
        words(self.left).any(|(_, word)| is(word))
    }

    pub(super) fn right_has(&self, is: impl Fn(Word) -> bool) -> bool {
        words(self.right).any(|(_, word)| is(word))
    }

    pub(super) fn has(&self, is: impl Fn(Word) -> bool + Copy) -> bool {
        self.left_has(is) || self.right_has(is)
    }

    /// The figure counts what stands right behind it, else the last thing before it.
    pub(super) fn noun(&self) -> Option<Subject> {
        let counted = self.right.iter().find(|token| token.what != What::Word(Word::Filler));
        let behind = || self.right.iter().filter_map(noun).next_back();
        if counted.is_some_and(|token| noun(token).is_some()) {
            return behind();
        }
        // 12件信息依申请公开, 8件办理完毕
        self.left.iter().filter_map(noun).next_back().or_else(|| {
            let governs = |token: &&Token| {
                matches!(
                    token.what,
                    What::Word(Word::Everyone | Word::Channel | Word::NaturalPersons)
                )
            };
            counted.filter(governs).and_then(|_| behind())
        })
    }

    /// The number of characters that are in no word.
    pub(super) fn residue(tokens: &[Token]) -> usize {
        tokens.iter().filter(|token| matches!(token.what, What::Plain(_) | What::Title)).count()
    }

    /// All before and behind the figure is known; what stands before 收到…申请 names the body.
    pub(super) fn is_known(&self) -> bool {
        let named = self.left_has(|word| word == Word::Application);
        let is_verb = |token: &Token| token.what == What::Word(Word::Receive);
        let start = self.left.iter().position(is_verb).filter(|_| named).unwrap_or(0);
        Segment::residue(&self.left[start..]) == 0 && Segment::residue(self.right) == 0
    }

    /// From the first word before the figure that tells something to the last behind it.
    pub(super) fn span(&self, is: impl Fn(Word) -> bool + Copy) -> (&'t Token, &'t Token) {
        let first = words(self.left).find(|(_, word)| is(*word)).map(|(token, _)| token);
        let last = words(self.right).filter(|(_, word)| is(*word)).last().map(|(token, _)| token);
        (first.unwrap_or(self.figure), last.unwrap_or(self.figure))
    }
}

pub(super) fn words(tokens: &[Token]) -> impl Iterator<Item = (&Token, Word)> {
    tokens.iter().filter_map(|token| match token.what {
        What::Word(word) => Some((token, word)),
        _ => None,
    })
}

/// The tokens behind one of them.
pub(super) fn behind<'t>(tokens: &'t [Token], token: &Token) -> &'t [Token] {
    &tokens[tokens.partition_point(|other| other.start <= token.start)..]
}

/// Another kind of requests, which no word knows, is counted beside those before.
pub(super) fn counts_more(tokens: &[Token]) -> bool {
    let named = words(tokens).any(|(_, word)| word == Word::Application);
    named && !has_predicate(tokens) && Segment::residue(tokens) > 0
}

/// What says something of a figure stands there.
pub(super) fn has_predicate(tokens: &[Token]) -> bool {
    words(tokens).any(|(_, word)| {
        matches!(
            word,
            Word::Receive
                | Word::ReceiveNew
                | Word::Handle
                | Word::Conclude
                | Word::Carry
                | Word::Issue
                | Word::Repeal
                | Word::InForce
                | Word::Publish
                | Word::NewlyPublished
                | Word::PublishedInAll
                | Word::Outcome(_)
                | Word::SomeOutcome(_)
                | Word::NaturalPersons
                | Word::Applicants(_)
                | Word::SomeApplicants(_)
                | Word::Channel
                | Word::Result(_)
                | Word::SomeResult(_)
                | Word::Review
                | Word::Litigation
                | Word::LitigationDirect
                | Word::LitigationAfterReview
                | Word::Decision(_)
                | Word::Requests
                | Word::Other
        )
    })
}
