//! Figures of documents, decisions and fees.

use crate::claim::measure::{Measure, Row};
use crate::claim::token::{Size, Token, Unit};
use crate::claim::vocabulary::Word;
use crate::claim::{ClaimKind, Figure, Meaning, Sum};

use super::segment::{Segment, behind, words};
use super::{Scanner, Subject, is_of_fees, meaning};

/// Made in the year, in the words of each edition.
const MADE: &[&str] = &["issued", "newly_made"];
const REPEALED: &[&str] = &["repealed"];
const IN_FORCE: &[&str] = &["in_force"];
/// Two columns that only the edition of 2019 has.
const NEWLY_PUBLISHED: &[&str] = &["newly_published"];
const PUBLISHED_IN_ALL: &[&str] = &["total_published"];
const CASES_NOTIFIED: &[&str] = &["cases_notified"];
const AMOUNT_NOTIFIED: &[&str] = &["amount_notified"];
const AMOUNT_COLLECTED: &[&str] = &["amount_collected"];
const DECISIONS: &[&str] = &["decisions"];

/// The columns that a word tells of.
const fn columns(word: Word) -> Option<&'static [&'static str]> {
    Some(match word {
        Word::Issue => MADE,
        Word::Repeal => REPEALED,
        Word::InForce => IN_FORCE,
        Word::NewlyPublished => NEWLY_PUBLISHED,
        Word::PublishedInAll => PUBLISHED_IN_ALL,
        _ => return None,
    })
}

const fn is_done(word: Word) -> bool {
    columns(word).is_some()
}

const fn is_document(word: Word) -> bool {
    matches!(word, Word::Documents | Word::Rules)
}

const fn is_spoilt(word: Word) -> bool {
    matches!(word, Word::Publish | Word::Spoil | Word::SomeResult(_) | Word::Other | Word::Negation)
}

const fn is_decided(word: Word) -> bool {
    matches!(word, Word::Decide | Word::Decided | Word::Handle | Word::Conclude)
}

/// Decisions of one kind that were counted, and where the sentence says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decided {
    row: Row,
    figure: Figure,
    tokens: (Token, Token),
    part: bool,
}

impl Scanner<'_> {
    pub(super) fn documents(&mut self, segment: &Segment<'_>, row: Row, is_direct: bool) {
        let Some(figure) = Scanner::counted(segment.number) else { return };
        let Some((behind, columns)) = self.columns_of(segment) else {
            if segment.left_has(|word| word == Word::Publish) {
                self.set_subject(Subject::Other);
            }
            return;
        };
        let residue = Segment::residue(behind);
        let is_known = is_direct || (residue == 0 && Segment::residue(segment.right) == 0);
        if segment.has(is_spoilt) || !is_known || residue > MOST_RESIDUE {
            return;
        }
        // What a review of all documents leaves in force, some are made after.
        let slack = if columns == IN_FORCE { &[MADE, REPEALED][..] } else { &[] };
        let slack = slack.iter().map(|columns| Measure::of(row, columns)).collect();
        let sum = Sum::new(&[Measure::of(row, columns)]);
        let meanings = vec![Meaning { sum, of: None, slack: Sum(slack) }];
        let is_of = |word| is_done(word) || is_document(word);
        let part = self.is_of_part(segment);
        self.claim(ClaimKind::Document, figure, meanings, segment.span(is_of), is_direct, part);
    }

    /// The columns that a figure of documents is of, and what stands behind the verb that says so.
    /// In 出台规章2件、规范性文件17件 the second has the verb of the first.
    fn columns_of<'t>(
        &mut self,
        segment: &Segment<'t>,
    ) -> Option<(&'t [Token], &'static [&'static str])> {
        let mut done = words(segment.left).filter(|(_, word)| is_done(*word));
        let (first, second) = (done.next(), done.next());
        if let (Some((token, word)), None) = (first, second) {
            self.document_verb = Some(word);
            return columns(word).map(|columns| (behind(segment.left, token), columns));
        }
        let is_noun = |word| is_document(word) || word == Word::Filler;
        let is_noun_alone = Segment::residue(segment.left) == 0
            && words(segment.left).all(|(_, word)| is_noun(word))
            && segment.left_has(is_document);
        let word = self.document_verb.filter(|_| first.is_none() && is_noun_alone)?;
        columns(word).map(|columns| (segment.left, columns))
    }

    /// Decisions made, not those that were published nor the kinds of them that a list has.
    pub(super) fn decisions(&mut self, segment: &Segment<'_>, before: Subject) {
        let Some(figure) = Scanner::counted(segment.number) else { return };
        let mut named = words(segment.left).filter_map(|(_, word)| match word {
            Word::Decision(row) => Some(row),
            _ => None,
        });
        let (Some(row), None) = (named.next(), named.next()) else { return };
        let has = |wanted: Word| segment.left_has(|word| word == wanted);
        if has(Word::Publish) {
            // 公开行政许可决定3件，行政处罚决定2件: what was published, to the end of the list.
            self.set_subject(Subject::Other);
        }
        // A verb of its own tells of something else than was published before.
        let is_of_others = before == Subject::Other && !has(Word::Decide);
        let is_spoilt = segment.has(is_spoilt) || is_of_others;
        if is_spoilt || !self.is_count(segment) || Segment::residue(segment.right) > 0 {
            return;
        }
        let is_of = |word| is_decided(word) || matches!(word, Word::Decision(_));
        let (first, last) = segment.span(is_of);
        let part = self.is_of_part(segment);
        let decided = Decided { row, figure, tokens: (*first, *last), part };
        if segment.left_has(is_decided) || self.follows_a_decision() {
            if !is_of_one_kind(segment.left) {
                self.decided(&decided);
            }
        } else if self.is_bare(segment, before) {
            self.bare_decisions(decided);
        } else {
            self.lists_others = true;
        }
    }

    /// 次 counts decisions, as 件 does, and 项 only those that are called so.
    fn is_count(&self, segment: &Segment<'_>) -> bool {
        let written = &self.text[segment.figure.start..segment.figure.end];
        match segment.number.unit {
            Unit::Case | Unit::None => true,
            Unit::Piece => {
                written.ends_with('次') || segment.left_has(|word| word == Word::Decided)
            }
            _ => false,
        }
    }

    /// 行政处罚76件, with nothing else: not one topic or class of several, and nothing was published.
    fn is_bare(&self, segment: &Segment<'_>, before: Subject) -> bool {
        let text = |token: &Token| &self.text[token.start..token.end];
        let is_item = |token: &Token| matches!(text(token), "事项" | "类" | "类型" | "案件" | "案");
        let is_known = |(token, word): (&Token, Word)| match word {
            Word::Decision(_) | Word::Sum => true,
            Word::Filler => !is_item(token),
            _ => false,
        };
        let is_of_its_own = matches!(
            before,
            Subject::Unknown | Subject::Decisions | Subject::Documents(_) | Subject::Fees
        );
        // Of 收到依申请公开0件 there are no topics.
        let is_none =
            |at: usize| matches!(self.claims[at].figure, Figure::Exactly(0) | Figure::Zero);
        (is_of_its_own || self.whole.is_some_and(is_none))
            && !self.publishes
            && !self.lists_others
            && self.heading != Subject::Requests
            && segment.number.unit != Unit::None
            && Segment::residue(segment.left) == 0
            && words(segment.left).all(is_known)
    }

    /// 行政强制3件、行政处罚76件: two kinds side by side are decisions, one alone may be anything.
    fn bare_decisions(&mut self, decided: Decided) {
        if let Some(first) = self.bare.filter(|first| first.row != decided.row) {
            self.decided(&first);
            self.decided(&decided);
        }
        self.bare = Some(decided);
    }

    fn decided(&mut self, decided: &Decided) {
        let meanings = vec![meaning(&[Measure::of(decided.row, DECISIONS)])];
        let tokens = (&decided.tokens.0, &decided.tokens.1);
        self.claim(ClaimKind::Decision, decided.figure, meanings, tokens, true, decided.part);
    }

    /// 未作出行政处罚决定; 作出行政处罚决定3件，没有行政强制; 无行政许可、行政处罚.
    pub(super) fn no_decisions(&mut self, tokens: &[Token]) -> bool {
        let Some((negation, rest)) = tokens.split_first() else { return false };
        let rows = words(rest).filter_map(|(token, word)| match word {
            Word::Decision(row) => Some((token, row)),
            _ => None,
        });
        let rows: Vec<(&Token, Row)> = rows.collect();
        if rows.is_empty() {
            return false;
        }
        let text = |token: &Token| &self.text[token.start..token.end];
        let is_verb = ["实施", "作出", "做出"].iter().any(|verb| text(negation).ends_with(verb));
        let is_clean = words(rest).all(|(token, word)| match word {
            Word::Decision(_) | Word::Decided => true,
            Word::Filler => text(token) != "事项",
            _ => false,
        });
        let is_list = rows.iter().any(|(_, row)| *row != rows[0].1);
        let is_told = is_verb || is_list || self.follows_a_decision();
        if is_told && is_clean && Segment::residue(rest) == 0 {
            for (token, row) in rows {
                let tokens = (*negation, *token);
                self.decided(&Decided { row, figure: Figure::Zero, tokens, part: false });
            }
        }
        true
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
        // 收取土地出让金, behind what was said of the processing fee, is another fee.
        if segment.has(is_spoilt) || !(segment.has(is_of_fees) || segment.is_known()) {
            return;
        }
        if segment.left_has(|word| word == Word::Charges) {
            return self.charges(segment);
        }
        let has = |wanted: Word| segment.left_has(|word| word == wanted);
        let notices = has(Word::FeeNotice) && !has(Word::Collect);
        let fee = |columns| meaning(&[Measure::of(Row::PROCESSING_FEES, columns)]);
        let is_of = |word| {
            matches!(word, Word::ProcessingFee | Word::FeeNotice | Word::FeeSum | Word::Collect)
        };
        let tokens = segment.span(is_of);
        let is_zero = segment.number.size == Size::Exactly(0);
        let mut named: Vec<&'static [&'static str]> = Vec::new();
        match segment.number.unit {
            Unit::Yuan(_) if has(Word::Collect) => named.push(AMOUNT_COLLECTED),
            // 信息处理费0元
            Unit::Yuan(_) if is_zero && !has(Word::FeeSum) => named.push(AMOUNT_COLLECTED),
            Unit::Yuan(_) if has(Word::FeeSum) => named.push(AMOUNT_NOTIFIED),
            Unit::Case | Unit::Piece if notices => named.push(CASES_NOTIFIED),
            // 收费通知的件数和总金额以及实际收取的总金额均为0
            _ if is_zero && has(Word::All) => {
                let all = [
                    (Word::FeeNotice, CASES_NOTIFIED),
                    (Word::FeeSum, AMOUNT_NOTIFIED),
                    (Word::Collect, AMOUNT_COLLECTED),
                ];
                named
                    .extend(all.iter().filter(|(word, _)| has(*word)).map(|(_, columns)| *columns));
            }
            _ => {}
        }
        let Some(figure) = amount(segment) else { return };
        for columns in named {
            let mut meanings = vec![fee(columns)];
            if columns == AMOUNT_NOTIFIED && !self.has(ClaimKind::Fee) {
                // 信息处理费金额900元: asked for, or collected.
                meanings.push(fee(AMOUNT_COLLECTED));
            }
            self.claim(ClaimKind::Fee, figure, meanings, tokens, true, false);
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
        let text = &self.text[negation.start..end];
        let collects = text.contains("收取") || text.contains("收费");
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

/// 作出治安行政处罚决定, 办结烟草专卖行政许可: those of one kind.
fn is_of_one_kind(tokens: &[Token]) -> bool {
    let verb = |word| is_decided(word) && word != Word::Decided;
    let verb = words(tokens).find(|(_, word)| verb(*word));
    verb.is_some_and(|(verb, _)| Segment::residue(behind(tokens, verb)) > 0)
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
        _ => Measure::of(Row::PROCESSING_FEES, AMOUNT_COLLECTED),
    }])]
}

/// How many unknown characters may stand between a verb and its figure.
const MOST_RESIDUE: usize = 4;
