//! From tokens to claims. An anchor governs the figures beside it and those of the list behind it,
//! up to the next subject; what hangs on an anchor further away must consist of known words alone.

use super::measure::{Measure, Row, Sum};
use super::token::{self, Number, Sign, Size, Token, Unit, What};
use super::vocabulary::Word;
use super::{Claim, ClaimKind, Context, Extent, Figure, Meaning};

mod applicants;
mod cases;
mod documents;
mod requests;
mod segment;

use segment::Segment;

/// What a figure is a figure of, as far as the text before it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Unknown,
    Requests,
    /// Cases before a reconsideration organ or a court, by the word.
    Cases(Word),
    Documents(Row),
    Decisions,
    Fees,
    /// Something that no table counts.
    Other,
}

/// How many tokens a heading has at most.
const LONGEST_HEADING: usize = 24;

pub(super) struct Scanner<'c> {
    context: &'c Context<'c>,
    paragraph: usize,
    offset: usize,
    text: String,
    claims: Vec<Claim>,
    /// What the last heading announced.
    heading: Subject,
    /// The sentence itself announces its subject, somewhere.
    is_headed_by_itself: bool,
    subject: Subject,
    /// The work that is reported on was named in the sentence.
    disclosure: bool,
    /// The claim whose parts may follow.
    whole: Option<usize>,
    /// The claim right before.
    last: Option<usize>,
    year: Option<u16>,
    /// The sentence tells of one day or month.
    is_event: bool,
    /// The first claim of the paragraph.
    first: usize,
    /// The first claim of the sentence.
    sentence: usize,
    /// Something was said to be published, to here in the paragraph.
    publishes: bool,
    /// What the clause does with the documents before the last 、.
    document_verb: Option<Word>,
    /// Decisions of one kind that no verb tells of.
    bare: Option<documents::Decided>,
    /// The sentence has counted topics or classes by the names of decisions.
    lists_others: bool,
    /// Ways in which requests came, before it is said how many came in all.
    ways: Vec<requests::Told>,
}

impl<'c> Scanner<'c> {
    pub(super) fn new(context: &'c Context<'c>) -> Scanner<'c> {
        Scanner {
            context,
            paragraph: 0,
            offset: 0,
            text: String::new(),
            claims: Vec::new(),
            heading: Subject::Unknown,
            is_headed_by_itself: false,
            subject: Subject::Unknown,
            disclosure: false,
            whole: None,
            last: None,
            year: None,
            is_event: false,
            first: 0,
            sentence: 0,
            publishes: false,
            document_verb: None,
            bare: None,
            lists_others: false,
            ways: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Claim> {
        self.claims
    }

    pub(super) const fn len(&self) -> usize {
        self.claims.len()
    }

    pub(super) fn claims_from(&mut self, start: usize) -> &mut [Claim] {
        &mut self.claims[start..]
    }

    /// Reads a paragraph; its number and where it begins are the caller's.
    pub(super) fn paragraph(&mut self, text: &str, number: usize, offset: usize) {
        self.paragraph = number;
        self.offset = offset;
        self.text.clear();
        self.text.push_str(text);
        self.subject = Subject::Unknown;
        self.first = self.claims.len();
        (self.whole, self.last) = (None, None);
        self.publishes = false;
        let mut is_first = true;
        for (base, sentence) in sentences(text) {
            if self.claims.len() >= MOST_CLAIMS {
                break;
            }
            let tokens = token::tokens(sentence, base);
            if is_first && is_numbered(&tokens) {
                self.heading = Subject::Unknown;
            }
            self.sentence(&tokens, is_first);
            is_first = false;
        }
        self.settle();
    }

    fn sentence(&mut self, tokens: &[Token], is_first: bool) {
        self.disclosure = matches!(self.heading, Subject::Requests | Subject::Cases(_))
            || matches!(self.subject, Subject::Requests | Subject::Cases(_));
        self.year = None;
        self.is_event = tokens.iter().any(|token| token.what == What::Month)
            && !tokens.iter().any(|token| token.what == What::Word(Word::Until));
        self.last = None;
        (self.bare, self.lists_others) = (None, false);
        self.ways.clear();
        self.sentence = self.claims.len();
        if self.subject == Subject::Other {
            self.subject = Subject::Unknown;
        }
        if !is_first && !tokens.iter().any(tells) {
            return self.take_subject(tokens);
        }
        let has_anchor = announces_requests(tokens) || requests::is_list_of_requests(tokens);
        if has_anchor && self.subject == Subject::Unknown && self.heading == Subject::Unknown {
            // 收到申请书55份，申请公开的政府信息涉及…
            self.heading = Subject::Requests;
            self.is_headed_by_itself = true;
            self.clauses(tokens, is_first);
            self.is_headed_by_itself = false;
            if self.heading == Subject::Requests && !is_first {
                self.heading = Subject::Unknown;
            }
            return;
        }
        self.clauses(tokens, is_first);
    }

    fn clauses(&mut self, tokens: &[Token], is_first: bool) {
        for (at, clause) in clauses(tokens).iter().enumerate() {
            if at == 0 && is_first && self.is_heading(clause) {
                continue;
            }
            self.clause(clause);
        }
    }

    /// Takes a clause at the head of a paragraph that has no figure and no verb.
    fn is_heading(&mut self, clause: &[Token]) -> bool {
        let is_verb = |token: &Token| match token.what {
            What::Number(_) => true,
            What::Word(word) => {
                matches!(word, Word::Negation | Word::NoneIssued | Word::Receive | Word::Conclude)
            }
            _ => false,
        };
        if clause.len() > LONGEST_HEADING || clause.iter().any(is_verb) {
            return false;
        }
        let nouns: Vec<Subject> = clause.iter().filter_map(noun).collect();
        match nouns[..] {
            [] => return false,
            [.., last] if nouns.contains(&Subject::Requests) && last != Subject::Other => {
                self.heading = Subject::Requests;
            }
            [.., last] => self.heading = last,
        }
        self.take_subject(clause);
        true
    }

    fn clause(&mut self, tokens: &[Token]) {
        let numbers: Vec<usize> =
            (0..tokens.len()).filter(|at| matches!(tokens[*at].what, What::Number(_))).collect();
        self.document_verb = None;
        if numbers.is_empty() {
            self.look_for_year(tokens);
            return self.without_figures(tokens);
        }
        let mut start = 0;
        for (nth, &at) in numbers.iter().enumerate() {
            let next = numbers.get(nth + 1).copied().unwrap_or(tokens.len());
            let is_and = |at: &usize| tokens[*at].what == What::Sign(Sign::And);
            let and = (at + 1..next).find(is_and);
            let end = and.unwrap_or(next);
            let left = &tokens[start..at];
            // What stands between two figures without a sign belongs to the second, unless the
            // first has nothing else. 20个工作日 needs nothing.
            let What::Number(number) = tokens[at].what else { continue };
            let is_complete = segment::has_predicate(left) || number.unit == Unit::Other;
            let shared = and.is_none() && next < tokens.len() && is_complete;
            let right = if shared { &[] } else { &tokens[at + 1..end] };
            self.look_for_year(left);
            let segment = Segment { left, figure: &tokens[at], number, right };
            // 信息公开申请3件、纸质申请36件: neither is all of them.
            let of_rest = and.filter(|_| next < tokens.len()).map(|and| &tokens[and..next]);
            if !of_rest.is_some_and(segment::counts_more) {
                let (before, ways) = (self.claims.len(), self.ways.len());
                self.figure(&segment);
                if self.ways.len() == ways {
                    // A list of ways goes on to its sum.
                    self.ways.clear();
                }
                self.note_unknown_part(&segment, before);
                self.publishes |= segment.has(is_publishing);
            }
            start = match and {
                Some(and) => and + 1,
                None if shared => at + 1,
                None => end,
            };
        }
        if start < tokens.len() {
            self.without_figures(&tokens[start..]);
        }
    }

    /// The year that the words before a figure name. 2022年结转 and 结转2024年 tell where from and
    /// where to, and 比2022年 with what something is compared.
    fn look_for_year(&mut self, tokens: &[Token]) {
        let is_other = |word| matches!(word, Word::Carry | Word::Change);
        if segment::words(tokens).any(|(_, word)| is_other(word)) {
            return;
        }
        let mut named = tokens.iter().rev().filter_map(|token| match token.what {
            What::Year(year) => Some(year),
            _ => None,
        });
        self.year = named.next().or(self.year);
    }

    /// The last noun of some tokens governs what follows.
    fn take_subject(&mut self, tokens: &[Token]) {
        for token in tokens {
            if matches!(token.what, What::Word(Word::Requests | Word::Disclosure)) {
                self.disclosure = true;
            }
            if let Some(subject) = noun(token) {
                self.set_subject(subject);
            }
        }
    }

    fn set_subject(&mut self, subject: Subject) {
        if subject != self.subject {
            self.subject = subject;
            if !matches!(subject, Subject::Cases(_)) {
                self.whole = None;
            }
        }
    }

    fn figure(&mut self, segment: &Segment<'_>) {
        if segment.has(|word| matches!(word, Word::Requests | Word::Disclosure)) {
            self.disclosure = true;
        }
        let spoilt = |word| matches!(word, Word::Change | Word::Season | Word::Each);
        // 转办1件 is a way in which requests come.
        let is_of_others = segment.left_has(|word| word == Word::Delegate)
            && !segment.left_has(|word| word == Word::Channel);
        if segment.left_has(spoilt) || is_of_others || segment.number.unit == Unit::Other {
            self.take_subject(segment.left);
            self.take_subject(segment.right);
            if segment.left_has(is_publishing) {
                self.set_subject(Subject::Other);
            }
            return;
        }
        if segment.number.unit == Unit::Percent {
            return self.rate(segment);
        }
        if segment.number.unit == Unit::None && !self.is_announced(segment) {
            return self.take_subject(segment.left);
        }
        let noun = segment.noun();
        let is_direct = noun.is_some();
        let before = self.subject;
        match noun {
            Some(noun) => self.set_subject(noun),
            None if self.disclosed(segment) => return,
            None if segment.left_has(|word| word == Word::Publish)
                || self.publishes_else(segment) =>
            {
                self.set_subject(Subject::Other);
            }
            None => {}
        }
        if segment.has(is_of_fees) || self.subject == Subject::Fees {
            return self.fees(segment);
        }
        match self.subject {
            Subject::Requests => self.requests(segment, is_direct, before),
            Subject::Cases(word) => self.cases(segment, word, is_direct),
            Subject::Documents(row) => self.documents(segment, row, is_direct),
            Subject::Decisions => self.decisions(segment, before),
            Subject::Unknown if self.heading == Subject::Requests => {
                self.requests(segment, false, before);
            }
            Subject::Unknown | Subject::Other | Subject::Fees => {}
        }
    }

    /// 新公开 of documents is a figure of its own column, and else one of what was published.
    fn publishes_else(&self, segment: &Segment<'_>) -> bool {
        !matches!(self.subject, Subject::Documents(_)) && segment.left_has(is_publishing)
    }

    /// A figure without a unit is one of a sentence only behind 为 and the like: cells of a table
    /// that ran together stand behind labels.
    fn is_announced(&self, segment: &Segment<'_>) -> bool {
        let last = segment.left.last().map(|token| &self.text[token.start..token.end]);
        matches!(last, Some("为" | "是" | "达" | "共" | "有" | "爲" | "為"))
    }

    /// A list may have a part that no word knows: then the others need not add up.
    fn note_unknown_part(&mut self, segment: &Segment<'_>, before: usize) {
        let is_counted = matches!(segment.number.unit, Unit::Case | Unit::Piece);
        if let Some(whole) = self.whole.filter(|_| is_counted && self.claims.len() == before) {
            self.claims[whole].has_unknown_parts = true;
        }
    }

    fn without_figures(&mut self, tokens: &[Token]) {
        self.publishes |= segment::words(tokens).any(|(_, word)| is_publishing(word));
        let is_negation =
            |token: &Token| matches!(token.what, What::Word(Word::Negation | Word::NoneIssued));
        let mut start = tokens.iter().position(is_negation);
        let Some(first) = start else {
            self.result_of_all(tokens);
            return self.take_subject(tokens);
        };
        self.take_subject(&tokens[..first]);
        while let Some(at) = start {
            let rest = &tokens[at + 1..];
            let next = rest.iter().position(is_negation).map(|ahead| at + 1 + ahead);
            self.negated(&tokens[at..next.unwrap_or(tokens.len())]);
            start = next;
        }
    }

    /// What there was none of.
    fn negated(&mut self, tokens: &[Token]) {
        let has = |word: Word| tokens.iter().any(|token| token.what == What::Word(word));
        if has(Word::Requests) || has(Word::Disclosure) {
            self.disclosure = true;
        }
        if has(Word::Season) || has(Word::Delegate) || self.is_event {
            return;
        }
        let is_told = self.no_documents(tokens)
            || self.no_decisions(tokens)
            || self.no_cases(tokens)
            || self.no_fees(tokens);
        if !is_told {
            self.no_requests(tokens);
        }
    }

    // ---- what the parts of the grammar share ----

    /// Adds a claim, with what it is a figure of.
    fn claim(
        &mut self,
        kind: ClaimKind,
        figure: Figure,
        meanings: Vec<Meaning>,
        tokens: (&Token, &Token),
        is_direct: bool,
        part: bool,
    ) -> usize {
        let range = tokens.0.start..tokens.1.end;
        let phrase = self.text[range.clone()].chars().filter(|c| !c.is_whitespace()).collect();
        let before = self.whole.or(self.last).map(|at| self.claims[at].extent);
        let extent = match before {
            _ if part => Extent::Part,
            Some(before) if !is_direct => before,
            _ => Extent::Body,
        };
        self.claims.push(Claim {
            paragraph: self.paragraph,
            range: range.start + self.offset..range.end + self.offset,
            phrase,
            position: None,
            figure,
            kind,
            extent,
            year: self.year,
            part_of: None,
            is_open: false,
            has_unknown_parts: false,
            meanings,
        });
        let at = self.claims.len() - 1;
        self.last = Some(at);
        at
    }

    /// A figure of things that are counted, `None` where it is not certain.
    fn counted(number: Number) -> Option<Figure> {
        match number.size {
            Size::Exactly(number) => Some(Figure::Exactly(number)),
            Size::AtLeast(number) => Some(Figure::AtLeast(number)),
            Size::AtMost(number) => Some(Figure::AtMost(number)),
            Size::About(number) => Some(Figure::About(number)),
            Size::Hundredths(_) | Size::Unclear => None,
        }
    }

    /// 其他, in whatever writing.
    fn is_other(&self, token: &Token) -> bool {
        matches!(&self.text[token.start..token.end], "其他" | "其它")
    }

    /// 其他2件: the rest of a list, and nothing else.
    fn is_the_rest(&self, tokens: &[Token]) -> bool {
        let is_filler = |token: &Token| token.what == What::Word(Word::Filler);
        tokens.iter().all(is_filler) && tokens.iter().any(|token| self.is_other(token))
    }

    /// The paragraph has a claim of the kind already.
    fn has(&self, kind: ClaimKind) -> bool {
        self.claims[self.first..].iter().any(|claim| claim.kind == kind)
    }

    /// Claims of one paragraph narrow each other.
    fn settle(&mut self) {
        let has_over = self.has(ClaimKind::CarriedOver);
        for at in self.first..self.claims.len() {
            let claim = &self.claims[at];
            let of_new = match claim.part_of.map(|whole| self.claims[whole].kind) {
                Some(ClaimKind::Received) => {
                    matches!(claim.kind, ClaimKind::Outcome | ClaimKind::Concluded)
                }
                _ => false,
            };
            let same = claim.kind == ClaimKind::Concluded
                && self.claims[self.first..]
                    .iter()
                    .any(|other| other.kind == ClaimKind::Received && other.figure == claim.figure);
            if (of_new && !has_over) || same {
                for meaning in &mut self.claims[at].meanings {
                    meaning.slack = Sum::new(&[Measure::total(Row::CARRIED_OVER)]);
                }
            }
        }
    }
}

/// Requests are named, and not as a part of what stands before: 收到申请12件，其中政府信息公开申请5件.
fn announces_requests(tokens: &[Token]) -> bool {
    let mut words = segment::words(tokens).map(|(_, word)| word);
    words.find(|word| matches!(word, Word::Requests | Word::Of)) == Some(Word::Requests)
}

/// Without such a word a sentence says of nothing how much of it there was.
fn tells(token: &Token) -> bool {
    match token.what {
        What::Number(_) => true,
        What::Word(word) => {
            matches!(
                word,
                Word::Negation | Word::NoneIssued | Word::Result(_) | Word::SomeResult(_)
            )
        }
        _ => false,
    }
}

/// What a word is the name of.
fn noun(token: &Token) -> Option<Subject> {
    let What::Word(word) = token.what else { return None };
    Some(match word {
        Word::Requests => Subject::Requests,
        Word::Review | Word::Litigation | Word::LitigationDirect | Word::LitigationAfterReview => {
            Subject::Cases(word)
        }
        Word::Documents => Subject::Documents(Row::DOCUMENTS),
        Word::Rules => Subject::Documents(Row::RULES),
        Word::Decision(_) => Subject::Decisions,
        Word::Charges | Word::ProcessingFee | Word::FeeNotice => Subject::Fees,
        Word::Other | Word::Cost => Subject::Other,
        _ => return None,
    })
}

fn is_publishing(word: Word) -> bool {
    matches!(word, Word::Publish | Word::NewlyPublished | Word::PublishedInAll)
}

fn is_of_fees(word: Word) -> bool {
    matches!(word, Word::Charges | Word::ProcessingFee | Word::FeeNotice)
}

fn meaning(measures: &[Measure]) -> Meaning {
    Meaning { sum: Sum::new(measures), ..Meaning::default() }
}

/// A report has a few dozen. What comes after so many is not read, so that nothing that compares
/// claims with each other takes long.
const MOST_CLAIMS: usize = 2_000;

/// No sentence has more bytes: what is longer is no text that was written to be read.
const LONGEST_SENTENCE: usize = 8_000;

/// The sentences of a text and where they begin.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let pieces = text.split_inclusive(['。', '！', '？', '!', '?', '…']).map(move |piece| {
        start += piece.len();
        (start - piece.len(), piece)
    });
    pieces.filter(|(_, piece)| piece.len() <= LONGEST_SENTENCE)
}

/// The clauses of a sentence. What stands in brackets comes behind the clause in which it stands,
/// which goes on behind the brackets.
fn clauses(tokens: &[Token]) -> Vec<Vec<Token>> {
    let mut clauses = Vec::new();
    let (mut outer, mut inner, mut depth) = (Vec::new(), vec![Vec::new()], 0usize);
    let mut flush = |outer: &mut Vec<Token>, inner: &mut Vec<Vec<Token>>| {
        clauses.push(std::mem::take(outer));
        clauses.extend(std::mem::replace(inner, vec![Vec::new()]));
    };
    for token in tokens {
        match token.what {
            What::Sign(Sign::Open) => depth += 1,
            What::Sign(Sign::Close) => depth = depth.saturating_sub(1),
            What::Sign(Sign::Comma) if depth == 0 => flush(&mut outer, &mut inner),
            What::Sign(Sign::Comma) => inner.push(Vec::new()),
            _ if depth == 0 => outer.push(*token),
            _ => {
                if let Some(last) = inner.last_mut() {
                    last.push(*token);
                }
            }
        }
    }
    flush(&mut outer, &mut inner);
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// `（二）`, `二、`, `2.`: a new heading or item.
fn is_numbered(tokens: &[Token]) -> bool {
    match tokens {
        [first, ..] if first.what == What::Sign(Sign::Open) => true,
        [_, second, ..] if second.what == What::Sign(Sign::And) => true,
        [Token { what: What::Number(_), .. }, second, ..] => {
            matches!(second.what, What::Plain('.') | What::Word(Word::Filler))
        }
        _ => false,
    }
}
