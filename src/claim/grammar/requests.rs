//! Figures of requests: received, handled, concluded, carried, by outcome, applicant and channel.

use crate::claim::measure::{Measure, Row};
use crate::claim::token::{Token, Unit, What};
use crate::claim::vocabulary::Word;
use crate::claim::{ClaimKind, Figure, Meaning, Sum};

use super::segment::{Segment, words};
use super::{Scanner, Subject, meaning};

const NATURAL_PERSONS: &[&str] = &["natural_person"];

/// What is said to be done with the requests of a figure.
#[derive(Clone, Copy, Default)]
struct Verbs {
    receive: bool,
    new: bool,
    handle: bool,
    conclude: bool,
}

impl Verbs {
    fn of(tokens: &[Token]) -> Verbs {
        let mut verbs = Verbs::default();
        for (_, word) in words(tokens) {
            match word {
                Word::Receive => verbs.receive = true,
                Word::ReceiveNew => verbs.new = true,
                Word::Handle => verbs.handle = true,
                Word::Conclude => verbs.conclude = true,
                _ => {}
            }
        }
        verbs
    }

    const fn any(self) -> bool {
        self.receive || self.new || self.handle || self.conclude
    }

    fn kind(self) -> ClaimKind {
        match self {
            Verbs { new: true, handle: false, conclude: false, .. } => ClaimKind::Received,
            Verbs { receive: true, handle: false, conclude: false, .. } => ClaimKind::Received,
            Verbs { receive: false, new: false, handle: false, conclude: true } => {
                ClaimKind::Concluded
            }
            _ => ClaimKind::Handled,
        }
    }
}

fn is_told(word: Word) -> bool {
    matches!(
        word,
        Word::Requests
            | Word::Receive
            | Word::ReceiveNew
            | Word::Handle
            | Word::Conclude
            | Word::Carry
            | Word::LastYear
            | Word::NextYear
    )
}

impl Scanner<'_> {
    pub(super) fn requests(&mut self, segment: &Segment<'_>, is_direct: bool, before: Subject) {
        let Some(figure) = Scanner::counted(segment.number) else { return };
        let is_attribute = is_direct
            && matches!(before, Subject::Other | Subject::Documents(_))
            && !Verbs::of(segment.left).any();
        if is_attribute {
            // Of documents that were published 依申请公开 and 不予公开 are attributes.
            return self.set_subject(before);
        }
        let is_spoilt = |word| matches!(word, Word::Spoil | Word::Negation);
        let publishes = segment.left_has(|word| matches!(word, Word::Publish));
        if segment.has(is_spoilt) || publishes || self.is_of_another_thing(segment, is_direct) {
            return;
        }
        if self.carried(segment, figure, is_direct)
            || self.outcome(segment, figure, is_direct)
            || self.channel(segment, figure)
            || self.applicants(segment, figure, is_direct)
        {
            return;
        }
        self.all_requests(segment, figure, is_direct, before);
        self.outcome_of_all(segment, figure);
    }

    /// 公开1件, in a list of outcomes.
    pub(super) fn disclosed(&mut self, segment: &Segment<'_>) -> bool {
        let Some(figure) = Scanner::counted(segment.number) else { return false };
        let text = |token: &Token| &self.text[token.start..token.end];
        let is_list = self.subject == Subject::Requests && self.whole.is_some();
        let is_alone = words(segment.left).all(|(token, word)| match word {
            Word::Publish => text(token) == "公开",
            Word::Filler | Word::Of => true,
            _ => false,
        });
        let says = segment.left_has(|word| word == Word::Publish);
        if !(says && is_list && is_alone && segment.is_known()) {
            return false;
        }
        let meanings = vec![meaning(&[Measure::total(Row::DISCLOSED)])];
        let is_of = |word| word == Word::Publish;
        let at = self.add_request(ClaimKind::Outcome, figure, meanings, segment, false, is_of);
        self.claims[at].part_of = self.whole;
        true
    }

    /// The figure counts something that is not known.
    fn is_of_another_thing(&self, segment: &Segment<'_>, is_direct: bool) -> bool {
        let names_a_way = self.whole.is_some()
            && segment.left_has(|word| word == Word::Channel)
            && Segment::residue(segment.left) <= MOST_CHANNEL_RESIDUE;
        if !is_direct && !names_a_way && !segment.is_known() {
            return true;
        }
        let counts_other = segment.right_has(|word| word == Word::Other);
        let behind = segment.right.first().map(|token| token.what);
        let is_plain = matches!(behind, Some(What::Plain(_)));
        let anchored = segment.left_has(|word| word == Word::Requests);
        let gap = anchored && Segment::residue(behind_anchor(segment.left)) > MOST_RESIDUE;
        counts_other || (is_plain && segment.number.unit != Unit::Case) || gap || self.is_event
    }

    fn add_request(
        &mut self,
        kind: ClaimKind,
        figure: Figure,
        meanings: Vec<Meaning>,
        segment: &Segment<'_>,
        is_direct: bool,
        is_of: impl Fn(Word) -> bool + Copy,
    ) -> usize {
        let part = self.is_of_part(segment);
        self.claim(kind, figure, meanings, segment.span(is_of), is_direct, part)
    }

    /// The figure is that of a part of the body, or of more than it.
    pub(super) fn is_of_part(&self, segment: &Segment<'_>) -> bool {
        let agency = self.context.agency.unwrap_or_default();
        let is_office = ["办公室", "办公厅", "政府办"].iter().any(|end| agency.ends_with(end));
        let is_government = ["省", "市", "县", "区", "旗", "州", "盟", "政府", "镇", "乡", "街道"]
            .iter()
            .any(|end| agency.ends_with(end));
        let text = |token: &Token| &self.text[token.start..token.end];
        words(segment.left).any(|(token, word)| match word {
            Word::Part => {
                let is_own_office = is_office && text(token).contains("政府办");
                let is_own_level = agency.contains("本级") && text(token) == "本级";
                !is_own_office && !is_own_level
            }
            Word::Area => !agency.is_empty() && !is_government,
            _ => false,
        })
    }

    /// Takes a figure of requests that were carried from one year to another.
    fn carried(&mut self, segment: &Segment<'_>, figure: Figure, is_direct: bool) -> bool {
        let of_side = |tokens| words(tokens).any(|(_, word)| word == Word::Carry);
        let side = match (of_side(segment.left), of_side(segment.right)) {
            (true, _) => segment.left,
            (_, true) => segment.right,
            // 往年收到
            _ => return segment.left_has(|word| word == Word::LastYear),
        };
        let Some(kind) = self.direction(side).filter(|kind| !self.has(*kind)) else {
            return true;
        };
        // 收到含上年结转共10件
        let first = words(segment.left)
            .find(|(_, word)| matches!(word, Word::Receive | Word::Conclude | Word::Carry));
        let is_sum = first.is_some_and(|(_, word)| word != Word::Carry);
        if is_sum && kind == ClaimKind::CarriedOver {
            return true;
        }
        let meanings = vec![carried(kind)];
        let is_of = |word| is_told(word) && word != Word::Requests;
        self.add_request(kind, figure, meanings, segment, is_direct, is_of);
        true
    }

    /// Where requests are carried from or to: 上年结转, 2022年结转, 结转下年.
    fn direction(&self, tokens: &[Token]) -> Option<ClaimKind> {
        let year = self.context.year;
        let kinds = tokens.iter().filter_map(|token| match token.what {
            What::Word(Word::LastYear) => Some(ClaimKind::CarriedOver),
            What::Word(Word::NextYear) => Some(ClaimKind::CarriedForward),
            What::Year(other) if Some(other + 1) == year => Some(ClaimKind::CarriedOver),
            What::Year(other) if Some(other - 1) == year => Some(ClaimKind::CarriedForward),
            _ => None,
        });
        let kinds: Vec<ClaimKind> = kinds.collect();
        let first = *kinds.first()?;
        kinds.iter().all(|kind| *kind == first).then_some(first)
    }

    fn outcome(&mut self, segment: &Segment<'_>, figure: Figure, is_direct: bool) -> bool {
        let rows = |tokens: &[Token]| -> Vec<Row> {
            words(tokens)
                .filter_map(|(_, word)| match word {
                    Word::Outcome(row) => Some(row),
                    _ => None,
                })
                .collect()
        };
        let left = rows(segment.left);
        let right = rows(segment.right);
        let tells_all = segment.left_has(|word| is_told(word) && word != Word::Conclude);
        let rows = match (left.is_empty(), right.is_empty()) {
            (false, _) => left,
            (true, false) if !tells_all => right,
            (true, false) => return false,
            (true, true) => return false,
        };
        if Segment::residue(segment.left) > MOST_RESIDUE || self.last_was_other() {
            return true;
        }
        let measures: Vec<Measure> = rows.iter().map(|row| Measure::total(*row)).collect();
        let is_of = |word| matches!(word, Word::Outcome(_));
        let meanings = vec![meaning(&measures)];
        let at = self.add_request(ClaimKind::Outcome, figure, meanings, segment, is_direct, is_of);
        self.claims[at].part_of = self.whole;
        true
    }

    /// 收到3项全部予以公开
    fn outcome_of_all(&mut self, segment: &Segment<'_>, figure: Figure) {
        let mut behind = words(segment.right).filter(|(_, word)| *word != Word::Filler);
        let Some((_, Word::All)) = behind.next() else { return };
        let Some((token, Word::Outcome(row))) = behind.next() else { return };
        if self.last.is_none() || Segment::residue(segment.right) > 0 {
            return;
        }
        let meanings = vec![meaning(&[Measure::total(row)])];
        let whole = self.whole;
        let tokens = (segment.figure, token);
        let at = self.claim(ClaimKind::Outcome, figure, meanings, tokens, false, false);
        self.claims[at].part_of = whole;
    }

    fn last_was_other(&self) -> bool {
        self.subject == Subject::Other
    }

    fn channel(&mut self, segment: &Segment<'_>, figure: Figure) -> bool {
        let is_channel = |word| word == Word::Channel;
        if !segment.has(is_channel) {
            return false;
        }
        let Some(whole) = self.whole else { return false };
        let is_sum = segment.left_has(|word| word == Word::Sum);
        let is_total = matches!(
            self.claims[whole].kind,
            ClaimKind::Received | ClaimKind::Handled | ClaimKind::Concluded
        );
        if is_sum || !is_total {
            return false;
        }
        if Segment::residue(segment.left) > MOST_CHANNEL_RESIDUE {
            return true;
        }
        let at =
            self.add_request(ClaimKind::Channel, figure, Vec::new(), segment, false, is_channel);
        self.claims[at].part_of = Some(whole);
        true
    }

    fn applicants(&mut self, segment: &Segment<'_>, figure: Figure, is_direct: bool) -> bool {
        let kinds: Vec<(&'static [&'static str], bool)> = words(segment.left)
            .chain(words(segment.right))
            .filter_map(|(token, word)| match word {
                Word::Applicants(columns) => Some((columns, true)),
                Word::NaturalPersons => {
                    let is_certain = &self.text[token.start..token.end] == "自然人";
                    Some((NATURAL_PERSONS, is_certain))
                }
                _ => None,
            })
            .collect();
        let [(columns, is_certain)] = kinds[..] else { return !kinds.is_empty() };
        // 共收到自然人政府信息公开申请2件 may say who they all were.
        let tells_all = is_direct && Verbs::of(segment.left).receive && self.whole.is_none();
        if tells_all {
            return false;
        }
        // 收到公民申请5件 may mean all of them.
        if (!is_certain && self.whole.is_none()) || Segment::residue(segment.left) > MOST_RESIDUE {
            return true;
        }
        let meanings = of_columns(columns);
        let is_of = |word| matches!(word, Word::Applicants(_) | Word::NaturalPersons);
        let at =
            self.add_request(ClaimKind::Applicant, figure, meanings, segment, is_direct, is_of);
        self.claims[at].part_of = self.whole;
        true
    }

    fn all_requests(
        &mut self,
        segment: &Segment<'_>,
        figure: Figure,
        is_direct: bool,
        before: Subject,
    ) {
        let left = Verbs::of(segment.left);
        let verbs = if left.any() { left } else { Verbs::of(segment.right) };
        let is_of_list = segment.left_has(|word| word == Word::Of);
        if !verbs.any() && !self.is_plain_count(segment, is_direct, before) {
            return;
        }
        let kind = verbs.kind();
        let is_named = is_direct
            || segment.has(|word| word == Word::Application)
            || self.whole.is_some()
            || self.heading == Subject::Requests;
        let way = way(segment.left);
        let is_again = self.has(kind) && (!is_direct || is_of_list);
        if !is_named || is_again || way == Way::One {
            return;
        }
        let mut meanings = meanings(kind, verbs.new);
        if segment.left_has(|word| word == Word::NaturalPersons) {
            meanings.extend(of_columns(NATURAL_PERSONS));
        }
        let is_of_received = is_of_list || !left.any();
        let at = self.add_request(kind, figure, meanings, segment, is_direct, is_told);
        if kind == ClaimKind::Concluded && is_of_received {
            self.claims[at].part_of = self.whole;
        }
        self.claims[at].is_open = way == Way::Perhaps;
        self.whole = Some(at);
    }

    /// 依申请公开信息数3件, with no verb: of documents 依申请公开 is an attribute.
    fn is_plain_count(&self, segment: &Segment<'_>, is_direct: bool, before: Subject) -> bool {
        is_direct
            && segment.number.unit == Unit::Case
            && !segment.left_has(|word| matches!(word, Word::Of | Word::All))
            && !matches!(before, Subject::Other | Subject::Documents(_))
            && self.whole.is_none()
    }

    pub(super) fn no_requests(&mut self, tokens: &[Token]) {
        let Some((negation, rest)) = tokens.split_first() else { return };
        let carry = words(rest)
            .filter(|(_, word)| matches!(word, Word::Carry | Word::LastYear | Word::NextYear));
        if let Some((token, _)) = carry.last() {
            let kind = self.direction(rest).filter(|kind| !self.has(*kind));
            if let Some(kind) = kind.filter(|_| Segment::residue(rest) == 0) {
                let tokens = (negation, token);
                self.claim(kind, Figure::Zero, vec![carried(kind)], tokens, true, false);
            }
            return;
        }
        let anchor = words(rest).position(|(_, word)| word == Word::Requests);
        let weak = words(rest).position(|(_, word)| word == Word::Application);
        let is_headed = self.heading == Subject::Requests || self.subject == Subject::Requests;
        let is_named = anchor.is_some() || (weak.is_some() && is_headed);
        let is_clean = words(rest).all(|(_, word)| {
            matches!(
                word,
                Word::Requests
                    | Word::Application
                    | Word::Disclosure
                    | Word::Filler
                    | Word::Everyone
                    | Word::Receive
                    | Word::ReceiveNew
                    | Word::Handle
                    | Word::NaturalPersons
                    | Word::Applicants(_)
                    | Word::Sum
            )
        });
        let last = words(rest).filter(|(_, word)| {
            matches!(word, Word::Requests | Word::Application | Word::Disclosure)
        });
        let Some((last, _)) = last.last() else { return };
        if is_named && is_clean && Segment::residue(rest) <= MOST_ZERO_RESIDUE {
            let segment_part = false;
            self.set_subject(Subject::Requests);
            let meanings = meanings(ClaimKind::Received, true);
            let tokens = (negation, last);
            self.claim(ClaimKind::Received, Figure::Zero, meanings, tokens, true, segment_part);
        }
    }

    /// Shares and rates in per cent.
    pub(super) fn rate(&mut self, segment: &Segment<'_>) {
        let figure = match segment.number.size {
            crate::claim::token::Size::Exactly(number) => Figure::Rate(number.saturating_mul(100)),
            crate::claim::token::Size::Hundredths(number) => Figure::Rate(number),
            _ => return self.take_subject(segment.left),
        };
        let share = segment.left_has(|word| word == Word::Share);
        let rate = segment.left_has(|word| word == Word::ConclusionRate);
        let noun = segment.noun();
        if let Some(noun) = noun {
            self.set_subject(noun);
        }
        let other = segment.left_has(|word| matches!(word, Word::OtherRate | Word::Spoil));
        let told = match noun {
            Some(Subject::Requests) => behind_anchor(segment.left),
            _ => segment.left,
        };
        if self.subject != Subject::Requests || other || Segment::residue(told) > 0 {
            return;
        }
        if share {
            self.share(segment, figure);
        } else if rate {
            let of = [&[Row::RECEIVED, Row::CARRIED_OVER][..], &[Row::RECEIVED]];
            let meanings =
                of.iter().map(|rows| ratio(vec![Measure::total(Row::CONCLUDED)], rows)).collect();
            let is_of = |word| word == Word::ConclusionRate;
            self.add_request(ClaimKind::Rate, figure, meanings, segment, false, is_of);
        }
    }

    /// The share of the figure right before in all requests.
    fn share(&mut self, segment: &Segment<'_>, figure: Figure) {
        let Some(last) = self.last else { return };
        let of = &self.claims[last];
        if !matches!(of.kind, ClaimKind::Applicant | ClaimKind::Outcome) {
            return;
        }
        let mut meanings = Vec::new();
        for meaning in &of.meanings {
            let rows: &[&[Row]] = match of.kind {
                ClaimKind::Outcome => {
                    &[&[Row::CONCLUDED], &[Row::RECEIVED], &[Row::RECEIVED, Row::CARRIED_OVER]]
                }
                _ => match meaning.sum.0[..] {
                    [Measure { row: Row::CONCLUDED, .. }] => &[&[Row::CONCLUDED]],
                    [_] => &[&[Row::RECEIVED]],
                    _ => &[&[Row::RECEIVED, Row::CARRIED_OVER]],
                },
            };
            meanings.extend(rows.iter().map(|rows| ratio(meaning.sum.0.clone(), rows)));
        }
        let is_of = |word| word == Word::Share;
        let at = self.add_request(ClaimKind::Rate, figure, meanings, segment, false, is_of);
        self.claims[at].part_of = Some(last);
    }
}

/// What a figure of one kind of applicants may mean.
fn of_columns(columns: &'static [&'static str]) -> Vec<Meaning> {
    let rows = [&[Row::RECEIVED][..], &[Row::RECEIVED, Row::CARRIED_OVER], &[Row::CONCLUDED]];
    let of = |rows: &&[Row]| {
        let measures: Vec<Measure> = rows.iter().map(|row| Measure::of(*row, columns)).collect();
        meaning(&measures)
    };
    rows.iter().map(of).collect()
}

fn carried(kind: ClaimKind) -> Meaning {
    meaning(&[Measure::total(match kind {
        ClaimKind::CarriedOver => Row::CARRIED_OVER,
        _ => Row::CARRIED_FORWARD,
    })])
}

fn ratio(sum: Vec<Measure>, of: &[Row]) -> Meaning {
    let of = of.iter().map(|row| Measure::total(*row)).collect();
    Meaning { sum: Sum(sum), of: Some(Sum(of)), slack: Sum::default() }
}

/// What a figure of all requests may mean.
fn meanings(kind: ClaimKind, is_new: bool) -> Vec<Meaning> {
    let received = meaning(&[Measure::total(Row::RECEIVED)]);
    let both = meaning(&[Measure::total(Row::RECEIVED), Measure::total(Row::CARRIED_OVER)]);
    let concluded = meaning(&[Measure::total(Row::CONCLUDED)]);
    match kind {
        ClaimKind::Received if is_new => vec![received],
        ClaimKind::Received => vec![received, both],
        ClaimKind::Concluded => vec![concluded],
        _ => vec![concluded, both, received],
    }
}

/// How many unknown characters may stand between an anchor and its figure.
const MOST_RESIDUE: usize = 0;
/// How many unknown characters may name the channel more closely: 委官方网站.
const MOST_CHANNEL_RESIDUE: usize = 2;
/// How many unknown characters a clause may have that says that there was none.
const MOST_ZERO_RESIDUE: usize = 2;

fn behind_anchor(tokens: &[Token]) -> &[Token] {
    let anchor = tokens.iter().rposition(|token| token.what == What::Word(Word::Requests));
    anchor.map_or(&[], |at| &tokens[at + 1..])
}

/// How far the words before a figure tell in which way its requests came.
#[derive(PartialEq, Eq)]
enum Way {
    /// In any.
    All,
    /// 通过网站收到: in this one at least.
    Perhaps,
    /// 网上申请105件, 共收到网上申请105件: in one of several.
    One,
}

fn way(tokens: &[Token]) -> Way {
    let is = |word: Word| move |token: &Token| token.what == What::Word(word);
    let Some(last) = tokens.iter().rposition(is(Word::Channel)) else { return Way::All };
    let is_behind = |word| tokens.iter().rposition(is(word)).is_none_or(|at| at < last);
    let ways = words(tokens).filter(|(_, word)| *word == Word::Channel).count();
    if is_behind(Word::Receive) && is_behind(Word::Requests) {
        Way::One
    } else if ways < 2 && !tokens.iter().any(is(Word::Sum)) {
        Way::Perhaps
    } else {
        Way::All
    }
}
