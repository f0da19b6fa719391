//! Figures of requests: received, handled, concluded, carried, by outcome, applicant and channel.

use crate::agency::Ending;
use crate::claim::measure::{Measure, Row};
use crate::claim::token::{Token, Unit, What};
use crate::claim::vocabulary::Word;
use crate::claim::{Claim, ClaimKind, Figure, Meaning, Sum};

use super::applicants::{NATURAL_PERSONS, of_columns};
use super::segment::{Segment, words};
use super::{Scanner, Subject, is_publishing, meaning};

/// What is said to be done with the requests of a figure.
#[derive(Clone, Copy, Default)]
pub(super) struct Verbs {
    pub(super) receive: bool,
    new: bool,
    handle: bool,
    conclude: bool,
}

impl Verbs {
    pub(super) fn of(tokens: &[Token]) -> Verbs {
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
        let is_spoilt = |word| matches!(word, Word::Spoil | Word::SomeResult(_) | Word::Negation);
        let publishes = segment.left_has(is_publishing);
        if segment.has(is_spoilt) || publishes || self.is_of_another_thing(segment, is_direct) {
            return;
        }
        if self.carried(segment, figure, is_direct)
            || self.outcome(segment, figure, is_direct)
            || self.channel(segment, figure)
            || self.rest_of_applicants(segment, figure)
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

    pub(super) fn add_request(
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
        let ending = Ending::of(agency).map(|(_, ending)| ending);
        let is_office = matches!(ending, Some(Ending::Office | Ending::GovernmentOffice));
        let is_government = matches!(
            ending,
            Some(
                Ending::RuleMaking
                    | Ending::Place
                    | Ending::County
                    | Ending::Township
                    | Ending::Government
            )
        );
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
        // 结转31件至下一年度办理
        let direction = self.direction(side).or_else(|| self.direction(segment.right));
        let Some(kind) = direction.filter(|kind| !self.has(*kind)) else {
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
        let (left, right) = (self.outcomes(segment.left), self.outcomes(segment.right));
        let tells_all = segment.left_has(|word| is_told(word) && word != Word::Conclude);
        let (rows, is_open) = match (left.0.is_empty(), right.0.is_empty()) {
            (false, _) => left,
            (true, false) if !tells_all => right,
            (true, false) => return false,
            (true, true) => return false,
        };
        if Segment::residue(segment.left) > MOST_RESIDUE || self.last_was_other() {
            return true;
        }
        let measures: Vec<Measure> = rows.iter().map(|row| Measure::total(*row)).collect();
        let is_of = |word| matches!(word, Word::Outcome(_) | Word::SomeOutcome(_));
        let meanings = vec![meaning(&measures)];
        let at = self.add_request(ClaimKind::Outcome, figure, meanings, segment, is_direct, is_of);
        self.claims[at].part_of = self.whole;
        self.claims[at].is_open = is_open;
        self.open_same_outcomes(at);
        true
    }

    /// The rows that some words name, each once, and whether they may have more. What is in a group
    /// says which of it: 因本机关不掌握无法提供, but not 本机关不掌握或无法提供.
    pub(super) fn outcomes(&self, tokens: &[Token]) -> (Vec<Row>, bool) {
        let named = words(tokens).filter_map(|(token, word)| match word {
            Word::Outcome(row) => Some((token, row, false)),
            Word::SomeOutcome(row) => Some((token, row, true)),
            _ => None,
        });
        let named: Vec<(&Token, Row, bool)> = named.collect();
        let between = match named[..] {
            [first, .., last] => &self.text[first.0.end..last.0.start],
            _ => "",
        };
        let are_apart = between.contains(['、', '或', '和', '及', '与']);
        let mut rows: Vec<Row> = Vec::new();
        for (_, row, _) in &named {
            let is_group = named.iter().any(|(_, other, _)| other.is_in(*row));
            if !rows.contains(row) && (are_apart || !is_group) {
                rows.push(*row);
            }
        }
        (rows, named.iter().any(|(.., is_open)| *is_open))
    }

    /// 非本机关掌握5件、信息不存在4件: each is a part of one row.
    fn open_same_outcomes(&mut self, at: usize) {
        let is_same = |claim: &Claim, other: &Claim| {
            claim.kind == other.kind
                && claim.meanings == other.meanings
                && claim.figure != other.figure
        };
        let sentence = self.sentence;
        if let Some(other) = (sentence..at).find(|a| is_same(&self.claims[*a], &self.claims[at])) {
            self.claims[at].is_open = true;
            self.claims[other].is_open = true;
        }
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
        let is_sum = segment.left_has(|word| word == Word::Sum);
        let Some(whole) = self.whole else { return self.way_before(segment, figure) };
        let is_total = matches!(
            self.claims[whole].kind,
            ClaimKind::Received | ClaimKind::Handled | ClaimKind::Concluded
        );
        if is_sum || !is_total {
            return false;
        }
        if self.claims[whole].is_open {
            // 通过网站收到7件，信函2件: these are no part of those.
            return true;
        }
        if Segment::residue(segment.left) > MOST_CHANNEL_RESIDUE {
            return true;
        }
        let at =
            self.add_request(ClaimKind::Channel, figure, Vec::new(), segment, false, is_channel);
        self.claims[at].part_of = Some(whole);
        true
    }

    /// 网络申请21件、信函申请11件，合计收到政府信息公开申请32件: the ways come first.
    fn way_before(&mut self, segment: &Segment<'_>, figure: Figure) -> bool {
        let is_way = words(segment.left)
            .all(|(_, word)| matches!(word, Word::Channel | Word::Application | Word::Filler));
        if is_way && segment.is_known() {
            let (first, last) = segment.span(|word| word == Word::Channel);
            let part = self.is_of_part(segment);
            self.ways.push(Told { figure, tokens: (*first, *last), part });
        }
        is_way
    }

    /// Adds the ways that were named before all requests were, which is the claim behind them.
    fn ways_of_all(&mut self, segment: &Segment<'_>) {
        let ways = std::mem::take(&mut self.ways);
        if !segment.left_has(|word| word == Word::Sum) {
            return;
        }
        let whole = self.claims.len() + ways.len();
        for way in ways {
            let tokens = (&way.tokens.0, &way.tokens.1);
            let at =
                self.claim(ClaimKind::Channel, way.figure, Vec::new(), tokens, false, way.part);
            self.claims[at].part_of = Some(whole);
        }
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
            || self.is_of_subject(segment, before)
            || (self.heading == Subject::Requests && !self.is_headed_by_itself);
        let way = way(segment.left);
        // 通过网站收到5件，全年共收到8件: the first is a part of the second.
        let open = self.open_way(kind).filter(|_| way == Way::All && !is_of_list);
        let is_again = open.is_none() && self.has(kind) && (!is_direct || is_of_list);
        if !is_named || is_again || way == Way::One {
            return;
        }
        let mut meanings = meanings(kind, verbs.new);
        if segment.left_has(|word| word == Word::NaturalPersons) {
            meanings.extend(of_columns(NATURAL_PERSONS));
        }
        let is_of_received = is_of_list || !left.any();
        self.ways_of_all(segment);
        let at = self.add_request(kind, figure, meanings, segment, is_direct, is_told);
        if kind == ClaimKind::Concluded && is_of_received {
            self.claims[at].part_of = self.whole;
        }
        self.claims[at].is_open = way == Way::Perhaps;
        self.whole = Some(at);
        if let Some(open) = open {
            let claim = &mut self.claims[open];
            (claim.kind, claim.is_open, claim.part_of) = (ClaimKind::Channel, false, Some(at));
            claim.meanings.clear();
        }
    }

    /// 依申请公开方面，全年共收到12件: nothing else is named, before and behind.
    fn is_of_subject(&self, segment: &Segment<'_>, before: Subject) -> bool {
        let is_known =
            |word| matches!(word, Word::Receive | Word::ReceiveNew | Word::Sum | Word::Filler);
        before == Subject::Requests
            && segment.number.unit == Unit::Case
            && segment.right.is_empty()
            && Segment::residue(segment.left) == 0
            && words(segment.left).all(|(_, word)| is_known(word))
    }

    /// The claim of the sentence that is of one way at least.
    fn open_way(&self, kind: ClaimKind) -> Option<usize> {
        let is_open = |at: &usize| {
            let claim = &self.claims[*at];
            claim.kind == kind && claim.is_open
        };
        (self.sentence..self.claims.len()).find(is_open)
    }

    /// 依申请公开信息数3件, with no verb: of documents 依申请公开 is an attribute. 申请3件 are those of the
    /// subject.
    fn is_plain_count(&self, segment: &Segment<'_>, is_direct: bool, before: Subject) -> bool {
        let is_alone = Segment::residue(segment.left) == 0
            && segment.left_has(|word| word == Word::Application)
            && words(segment.left)
                .all(|(_, word)| matches!(word, Word::Application | Word::Filler | Word::Sum));
        (is_direct || (is_alone && before == Subject::Requests))
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
        if self.no_outcome(negation, rest) {
            return;
        }
        // 政府信息公开零申请
        let is_headed = self.heading == Subject::Requests
            || self.subject == Subject::Requests
            || (self.disclosure && Segment::residue(rest) == 0);
        let is_named = anchor.is_some() || (weak.is_some() && is_headed);
        // 书面或网上申请 are all, 网上申请 are not.
        let names_ways = ways(rest) > 1;
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
            ) || (word == Word::Channel && names_ways)
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

    /// 无不予公开情形, behind a figure of requests.
    fn no_outcome(&mut self, negation: &Token, rest: &[Token]) -> bool {
        let (rows, is_open) = self.outcomes(rest);
        if rows.is_empty() {
            return false;
        }
        let is_of = |word| matches!(word, Word::Outcome(_) | Word::Filler);
        let is_clean = words(rest).all(|(_, word)| is_of(word)) && Segment::residue(rest) == 0;
        let is_headed = self.subject == Subject::Requests && self.last.is_some();
        let named = words(rest).filter(|(_, word)| *word != Word::Filler).last();
        if let Some((last, _)) = named.filter(|_| is_clean && is_headed && !is_open) {
            let measures: Vec<Measure> = rows.iter().map(|row| Measure::total(*row)).collect();
            let (meanings, tokens) = (vec![meaning(&measures)], (negation, last));
            let at = self.claim(ClaimKind::Outcome, Figure::Zero, meanings, tokens, false, false);
            self.claims[at].part_of = self.whole;
        }
        true
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
}

/// A figure, and where the sentence says it.
pub(super) struct Told {
    figure: Figure,
    tokens: (Token, Token),
    part: bool,
}

/// A list that only requests have: 予以公开52件，不予公开6件，本机关不掌握31件, or
/// 自然人95件，商业企业11件，科研机构1件.
pub(super) fn is_list_of_requests(tokens: &[Token]) -> bool {
    let mut rows: Vec<Row> = Vec::new();
    let mut columns: Vec<&[&str]> = Vec::new();
    for token in tokens {
        match token.what {
            What::Word(Word::Outcome(row) | Word::SomeOutcome(row)) if !rows.contains(&row) => {
                rows.push(row);
            }
            What::Word(Word::Applicants(kind)) if !columns.contains(&kind) => columns.push(kind),
            What::Word(Word::NaturalPersons) if !columns.contains(&NATURAL_PERSONS) => {
                columns.push(NATURAL_PERSONS);
            }
            // Such a list may be that of something else.
            What::Word(Word::Other) if rows.is_empty() && columns.is_empty() => return false,
            _ => {}
        }
    }
    let groups = [Row::NOT_DISCLOSED, Row::UNABLE, Row::NOT_PROCESSED, Row::OTHER_HANDLING];
    let has_reason = rows.iter().any(|row| groups.iter().any(|group| row.is_in(*group)));
    (rows.len() >= LEAST_OF_LIST && (has_reason || rows.contains(&Row::UNABLE)))
        || columns.len() >= LEAST_OF_LIST
}

fn carried(kind: ClaimKind) -> Meaning {
    meaning(&[Measure::total(match kind {
        ClaimKind::CarriedOver => Row::CARRIED_OVER,
        _ => Row::CARRIED_FORWARD,
    })])
}

pub(super) fn ratio(sum: Vec<Measure>, of: &[Row]) -> Meaning {
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

/// So many outcomes or kinds of applicants side by side are those of requests.
const LEAST_OF_LIST: usize = 3;
/// How many unknown characters may stand between an anchor and its figure.
pub(super) const MOST_RESIDUE: usize = 0;
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
    if is_behind(Word::Receive) && is_behind(Word::Requests) {
        Way::One
    } else if ways(tokens) < 2 && !tokens.iter().any(is(Word::Sum)) {
        Way::Perhaps
    } else {
        Way::All
    }
}

/// How many ways some words name; 网上平台 is one.
fn ways(tokens: &[Token]) -> usize {
    let is_way = |token: &Token| token.what == What::Word(Word::Channel);
    let begins = |at: usize| is_way(&tokens[at]) && (at == 0 || !is_way(&tokens[at - 1]));
    (0..tokens.len()).filter(|at| begins(*at)).count()
}
