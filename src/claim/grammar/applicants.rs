//! Figures of kinds of applicants, and the shares of kinds.

use crate::claim::measure::{Measure, Row};
use crate::claim::token::{Token, What};
use crate::claim::vocabulary::{ORGANIZATIONS, Word};
use crate::claim::{Claim, ClaimKind, Figure, Meaning};

use super::requests::{MOST_RESIDUE, Verbs, ratio};
use super::segment::{Segment, words};
use super::{Scanner, meaning};

pub(super) const NATURAL_PERSONS: &[&str] = &["natural_person"];
const OTHER_ORGANIZATIONS: &[&str] = &["other_organization"];
/// What stands behind the name of a kind of applicants where it is no applicant.
const TOPICS: &[&str] = &["信息", "事项", "业务", "管理", "服务", "情况", "案件", "政务信息"];

impl Scanner<'_> {
    /// 其他26件, behind kinds of organizations: 其他 of the table, or all that are not named.
    pub(super) fn rest_of_applicants(&mut self, segment: &Segment<'_>, figure: Figure) -> bool {
        let is_kind = |claim: &&Claim| claim.kind == ClaimKind::Applicant;
        let last = self.last.map(|at| &self.claims[at]).filter(is_kind);
        let Some(part_of) = last.map(|last| last.part_of) else { return false };
        if !self.is_the_rest(segment.left) || !segment.is_known() {
            return false;
        }
        let list = self.claims[self.sentence..].iter().filter(is_kind);
        let list: Vec<&Claim> = list.filter(|claim| claim.part_of == part_of).collect();
        let named: Vec<&str> = list.iter().flat_map(|claim| columns_of(claim)).copied().collect();
        let is_complete = !list.iter().any(|claim| claim.is_open)
            && part_of.is_some_and(|at| !self.claims[at].has_unknown_parts);
        let is_left = |column: &&&'static str| !named.contains(*column);
        let rest: Vec<&'static str> = ORGANIZATIONS.iter().filter(is_left).copied().collect();
        if !is_complete || rest.len() == ORGANIZATIONS.len() || rest.is_empty() {
            return true;
        }
        let mut meanings = of_columns(OTHER_ORGANIZATIONS);
        if rest != OTHER_ORGANIZATIONS {
            meanings.extend(of_each(&rest));
        }
        let is_of = |word| word == Word::Filler;
        let at = self.add_request(ClaimKind::Applicant, figure, meanings, segment, false, is_of);
        self.claims[at].part_of = part_of;
        true
    }

    pub(super) fn applicants(
        &mut self,
        segment: &Segment<'_>,
        figure: Figure,
        is_direct: bool,
    ) -> bool {
        let kinds: Vec<Kind> = words(segment.left)
            .chain(words(segment.right))
            .filter_map(|(token, word)| self.kind_of_applicants(token, word))
            .collect();
        let [Kind { columns, is_certain, is_open }] = kinds[..] else { return !kinds.is_empty() };
        if self.names_a_topic(segment.left) {
            return true;
        }
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
        let is_of = |word| {
            matches!(word, Word::Applicants(_) | Word::SomeApplicants(_) | Word::NaturalPersons)
        };
        let at =
            self.add_request(ClaimKind::Applicant, figure, meanings, segment, is_direct, is_of);
        self.claims[at].part_of = self.whole;
        self.claims[at].is_open = is_open;
        true
    }

    /// 企业信息5件 and 个人事项5件 are topics.
    fn names_a_topic(&self, tokens: &[Token]) -> bool {
        let is_kind = |token: &Token| match token.what {
            What::Word(word) => self.kind_of_applicants(token, word).is_some(),
            _ => false,
        };
        let next = tokens.iter().position(is_kind).and_then(|at| tokens.get(at + 1));
        next.is_some_and(|next| TOPICS.contains(&&self.text[next.start..next.end]))
    }

    fn kind_of_applicants(&self, token: &Token, word: Word) -> Option<Kind> {
        let (columns, is_certain, is_open) = match word {
            Word::Applicants(columns) => (columns, true, false),
            Word::SomeApplicants(columns) => (columns, false, true),
            Word::NaturalPersons => {
                (NATURAL_PERSONS, &self.text[token.start..token.end] == "自然人", false)
            }
            _ => return None,
        };
        Some(Kind { columns, is_certain, is_open })
    }

    /// The share of the figure right before in all requests, or of what the words name:
    /// 自然人申请占97.3%.
    pub(super) fn share(&mut self, segment: &Segment<'_>, figure: Figure) {
        let named = self.named_of_share(segment.left);
        let part_of = self.last.filter(|_| named.is_none());
        let of_last = || {
            let last = &self.claims[part_of?];
            (!last.is_open).then(|| (last.kind, last.meanings.clone()))
        };
        let Some((kind, of)) = named.or_else(of_last) else { return };
        if !matches!(kind, ClaimKind::Applicant | ClaimKind::Outcome) {
            return;
        }
        let meanings = of.iter().flat_map(|meaning| shares(kind, meaning)).collect();
        let is_of = |word| word == Word::Share;
        let at = self.add_request(ClaimKind::Rate, figure, meanings, segment, false, is_of);
        self.claims[at].part_of = part_of;
    }

    /// The applicants or outcomes that some words name, where they name one kind.
    fn named_of_share(&self, tokens: &[Token]) -> Option<(ClaimKind, Vec<Meaning>)> {
        let kinds = words(tokens).filter_map(|(token, word)| self.kind_of_applicants(token, word));
        let kinds: Vec<Kind> = kinds.collect();
        let (rows, is_open) = self.outcomes(tokens);
        match (&kinds[..], &rows[..]) {
            ([kind], []) if !kind.is_open => Some((ClaimKind::Applicant, of_columns(kind.columns))),
            ([], [row]) if !is_open => {
                Some((ClaimKind::Outcome, vec![meaning(&[Measure::total(*row)])]))
            }
            _ => None,
        }
    }
}

/// What the share of a figure may be divided by.
fn shares(kind: ClaimKind, of: &Meaning) -> Vec<Meaning> {
    let rows: &[&[Row]] = match kind {
        ClaimKind::Outcome => {
            &[&[Row::CONCLUDED], &[Row::RECEIVED], &[Row::RECEIVED, Row::CARRIED_OVER]]
        }
        _ => match of.sum.0[..] {
            [Measure { row: Row::CONCLUDED, .. }] => &[&[Row::CONCLUDED]],
            [_] => &[&[Row::RECEIVED]],
            _ => &[&[Row::RECEIVED, Row::CARRIED_OVER]],
        },
    };
    rows.iter().map(|rows| ratio(of.sum.0.clone(), rows)).collect()
}

/// Applicants of one kind, as far as a word says.
#[derive(Clone, Copy)]
struct Kind {
    columns: &'static [&'static str],
    /// The word stands for nothing else.
    is_certain: bool,
    /// The column may have more.
    is_open: bool,
}

/// The rows that a figure of applicants may be of.
const ROWS_OF_APPLICANTS: [&[Row]; 3] =
    [&[Row::RECEIVED], &[Row::RECEIVED, Row::CARRIED_OVER], &[Row::CONCLUDED]];

/// What a figure of one kind of applicants may mean.
pub(super) fn of_columns(columns: &'static [&'static str]) -> Vec<Meaning> {
    let of = |rows: &&[Row]| {
        let measures: Vec<Measure> = rows.iter().map(|row| Measure::of(*row, columns)).collect();
        meaning(&measures)
    };
    ROWS_OF_APPLICANTS.iter().map(of).collect()
}

/// What a figure of applicants in several columns may mean.
fn of_each(columns: &[&'static str]) -> Vec<Meaning> {
    let all = ORGANIZATIONS.iter().filter(|column| columns.contains(column));
    let all: Vec<&'static [&'static str]> = all.map(std::slice::from_ref).collect();
    let of = |rows: &&[Row]| {
        let of_row = |row: &Row| all.iter().map(|column| Measure::of(*row, column)).collect();
        let measures: Vec<Vec<Measure>> = rows.iter().map(of_row).collect();
        meaning(&measures.concat())
    };
    ROWS_OF_APPLICANTS.iter().map(of).collect()
}

/// The columns of a claim of applicants.
fn columns_of(claim: &Claim) -> &'static [&'static str] {
    match claim.meanings.first().map(|one| &one.sum.0[..]) {
        Some([one]) => one.columns,
        _ => &[],
    }
}
