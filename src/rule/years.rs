//! Lines that tie cells of two years: `last.requests.carried_forward = requests.carried_over`.
//!
//! A path behind `last.` names a cell of last year's report. The tables of the two reports may be
//! of different editions; a line is taken apart once for every pair of layouts that have its cells.

use std::sync::LazyLock;

use crate::case::{Case, Whose};
use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::words::Outcome;

use super::declared::{How, Rule};
use super::judgement::{Judgement, Judgements, NotConcerned, Reason};
use super::linear::{self, Identity, LAST, Term};

/// What a line ties in the layouts of one pair of reports.
pub(crate) struct Tied {
    layouts: Vec<(Whose, Layout)>,
    identities: Vec<Identity>,
}

/// What the lines of each rule tie, by the number of the rule.
static TIED: LazyLock<Vec<Vec<Vec<Tied>>>> = LazyLock::new(|| {
    let of = |rule: &&Rule| match rule.how() {
        How::Years(lines) | How::TwoYears(lines) => lines.iter().map(|line| tied(line)).collect(),
        _ => Vec::new(),
    };
    Rule::ALL.iter().map(of).collect()
});

/// What the lines of a rule tie, line by line.
pub(super) fn of_rule(at: usize) -> &'static [Vec<Tied>] {
    TIED.get(at).map_or(&[], Vec::as_slice)
}

/// Everything that a rule ties, in every pair of layouts.
pub(super) fn all_of(at: usize) -> Vec<Identity> {
    of_rule(at).iter().flatten().flat_map(|tied| tied.identities.clone()).collect()
}

/// The identities of a rule in the reports of a case.
pub(super) fn identities(at: usize, case: &Case<'_>) -> Vec<Identity> {
    let lines = of_rule(at).iter();
    let found = lines.filter_map(|line| Some(fitting(line, case)?.identities.clone()));
    found.flatten().collect()
}

/// Every way to read a line in the layouts of two reports.
pub(super) fn tied(line: &str) -> Vec<Tied> {
    let Ok(parsed) = linear::parse(line) else { return Vec::new() };
    let terms: Vec<(i64, Whose, &str)> =
        parsed.terms(line).map(|(coefficient, path)| owned(coefficient, path)).collect();
    let mut tables: Vec<(Whose, Table)> = Vec::new();
    for (_, whose, path) in &terms {
        let table = path.split_once('.').and_then(|(key, _)| Table::from_key(key));
        tables.extend(table.map(|table| (*whose, table)).filter(|one| !tables.contains(one)));
    }
    let mut pairs: Vec<Vec<(Whose, Layout)>> = vec![Vec::new()];
    for (whose, table) in tables {
        let more = |before: &Vec<(Whose, Layout)>| {
            layouts(table)
                .into_iter()
                .map(|layout| [&before[..], &[(whose, layout)]].concat())
                .collect::<Vec<_>>()
        };
        pairs = pairs.iter().flat_map(more).collect();
    }
    let of_pair = |layouts: Vec<(Whose, Layout)>| {
        let parts: Option<Vec<(Part, usize)>> =
            terms.iter().map(|term| part(*term, &layouts)).collect();
        let parts = parts?;
        let len = parts.first()?.1;
        if parts.iter().any(|part| part.1 != len) {
            return None;
        }
        let one = |column: usize| {
            let terms = parts.iter().map(|(part, _)| part.term(column)).collect();
            Identity::new(parsed.relation(), terms, 0)
        };
        Some(Tied { layouts, identities: (0..len).map(one).collect() })
    };
    pairs.into_iter().filter_map(of_pair).collect()
}

fn owned(coefficient: i64, path: &str) -> (i64, Whose, &str) {
    match path.strip_prefix(LAST) {
        Some(path) => (coefficient, Whose::LastYear, path),
        None => (coefficient, Whose::This, path),
    }
}

fn layouts(table: Table) -> Vec<Layout> {
    let mut all: Vec<Layout> = Edition::ALL.iter().map(|edition| table.layout(*edition)).collect();
    all.dedup();
    all
}

/// One path of a line in a layout.
struct Part {
    coefficient: i64,
    whose: Whose,
    layout: Layout,
    first: usize,
}

impl Part {
    const fn term(&self, column: usize) -> Term {
        let cell = self.layout.cell_at(self.first + column);
        Term { whose: self.whose, cell, coefficient: self.coefficient }
    }
}

fn part(
    (coefficient, whose, path): (i64, Whose, &str),
    layouts: &[(Whose, Layout)],
) -> Option<(Part, usize)> {
    let (key, rest) = path.split_once('.')?;
    let is_its = |(of, layout): &&(Whose, Layout)| *of == whose && layout.table().key() == key;
    let layout = layouts.iter().find(is_its)?.1;
    let (first, len) = linear::cells_of(rest, layout)?;
    Some((Part { coefficient, whose, layout, first }, len))
}

/// The reading of a line in the layouts of the case. A table that last year's report lacks, or all
/// of that report, is taken to be printed like this year's.
fn fitting<'t>(line: &'t [Tied], case: &Case<'_>) -> Option<&'t Tied> {
    let has = |whose: Whose, layout: Layout| match whose {
        Whose::This => case.report().layout(layout.table()) == Some(layout),
        _ => {
            let last = case.last_year().and_then(|last| last.layout(layout.table()));
            let wanted = last.or_else(|| case.report().layout(layout.table()));
            wanted.is_none_or(|wanted| wanted == layout)
        }
    };
    line.iter().find(|tied| tied.layouts.iter().all(|(whose, layout)| has(*whose, *layout)))
}

/// What a line comes to where the report lacks a table of it: a table that the document has, and of
/// which nothing could be read, is no table that is not there.
fn without_table(line: &[Tied], case: &Case<'_>) -> Judgement {
    let layouts = line.iter().flat_map(|tied| &tied.layouts);
    let mut own =
        layouts.filter(|(whose, _)| *whose == Whose::This).map(|(_, layout)| layout.table());
    match own.find(|table| case.is_refused(*table)) {
        Some(table) => Judgement::undecided(Reason::Unread, Vec::new()).about(table),
        None => Judgement::not_concerned(NotConcerned::NoTable),
    }
}

/// What a line comes to in a case: one judgement for each column.
fn judge(line: &'static [Tied], case: &Case<'_>) -> impl Iterator<Item = Judgement> {
    let tied = fitting(line, case);
    let nothing = tied.is_none().then(|| without_table(line, case));
    let identities = tied.map_or(&[][..], |tied| &tied.identities).iter();
    let weighed =
        |identity: &Identity| Judgement::weighed(identity, identity.outcome_in(case), case);
    nothing.into_iter().chain(identities.map(weighed))
}

/// True where every line of a rule holds, or is about a table that the document does not have.
pub(super) fn is_quiet(at: usize, case: &Case<'_>) -> bool {
    let is_idle = |tied: &Tied| tied.identities.iter().all(|one| one.is_idle(case.report()));
    let holds = |tied: &Tied| {
        tied.identities.iter().all(|identity| identity.outcome_in(case) == Outcome::Holds)
    };
    of_rule(at).iter().all(|line| {
        line.iter().any(is_idle) || fitting(line, case).map_or(!case.refuses_any(), holds)
    })
}

/// What a rule of lines comes to; one that this year's report cannot satisfy by itself has nothing
/// to say without last year's.
pub(super) fn judge_rule(at: usize, needs_both: bool, case: &Case<'_>) -> Judgements {
    if needs_both && case.last_year().is_none() {
        return Judgement::not_concerned(NotConcerned::NoLastYear).into();
    }
    let lines = of_rule(at).iter();
    let mut all = lines.flat_map(|line| judge(line, case));
    // Most rules give one, for which nothing is allocated.
    let (Some(first), second) = (all.next(), all.next()) else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    match second {
        None => first.into(),
        Some(second) => [first, second].into_iter().chain(all).collect::<Vec<_>>().into(),
    }
}
