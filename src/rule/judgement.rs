//! What a rule says of a case, as data; and logic with three values.

use serde::Serialize;

use crate::case::{Case, Whose};
use crate::cell::{CellId, Table};
use crate::claim::Figure;
use crate::position::Position;
use crate::value::Value;
use crate::words::Outcome;

use super::linear::{Identity, Relation, Term};

/// Why a rule could not be decided.
///
/// ```
/// use gouji::{Check, Edition, Reason, Report, ReviewLitigation};
/// let table = Some(ReviewLitigation::blank(Edition::Edition2021));
/// let problems = Check::new(&Report { review_litigation: table, ..Report::default() }).run();
/// assert!(problems.undecided().iter().any(|open| open.reason() == Reason::BlankTable));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Cells are blank or marked not applicable.
    Blank,
    /// Every cell of the table is blank.
    BlankTable,
    /// Figures stand in the document that could not be read for certain.
    Unread,
    /// The document does not have the cells: rows are missing, or it ends before them.
    Absent,
    /// Last year's report decides it.
    LastYear,
    /// The text of section 6 decides it.
    SectionSix,
    /// The kind of body is not known from its name.
    KindOfBody,
    /// The report year is not known.
    Year,
    /// Members are missing, their list is not complete, or a figure of one has no number.
    Members,
    /// It is not known whether the figures are those of the body alone or of the levels below it
    /// as well.
    Scope,
    /// The text may speak of a part of the body, or of more than it.
    ScopeOfText,
}

/// Why a rule has nothing to say of a report.
///
/// ```
/// use gouji::{Check, NotConcerned, Report, Verdict};
/// let outcomes = Check::new(&Report::default()).outcomes();
/// let outcome = outcomes.iter().find(|outcome| outcome.rule.code() == "RQ-01").unwrap();
/// assert_eq!(outcome.verdict, Verdict::DoesNotApply(NotConcerned::NoTable));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotConcerned {
    /// The report lacks the table, or has it in an edition without these cells.
    NoTable,
    /// It is about documents, and this report was not read from one.
    NoDocument,
    /// The text says nothing of it, or is left out.
    NoText,
    /// It is about the day of publication, and that was not given.
    NoDate,
    /// It is about bodies of another kind.
    OtherBody,
    /// Another rule that is on says the same and more.
    ImpliedByAnother,
    /// It compares two years, and there is no report of last year.
    NoLastYear,
    /// It compares two versions of a report, and there is one alone.
    NoOtherVersion,
    /// It is about summaries, and no members were given.
    NoMembers,
    /// The figures are those of the body alone.
    OwnLevel,
}

/// What a rule comes to in one place.
///
/// ```
/// use gouji::{NotConcerned, Outcome, Reason, Verdict};
/// assert_eq!(Verdict::Undecided(Reason::Blank).outcome(), Some(Outcome::Undecided));
/// // A rule without its table neither holds nor fails.
/// assert_eq!(Verdict::DoesNotApply(NotConcerned::NoTable).outcome(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds, whatever stands in the cells without a number.
    Holds,
    /// It is broken, whatever stands in the cells without a number.
    Fails,
    /// It depends on something that is not known.
    Undecided(Reason),
    /// It has nothing to say here.
    DoesNotApply(NotConcerned),
}

impl Verdict {
    /// The outcome, `None` where the rule does not apply.
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Verdict::Holds => Some(Outcome::Holds),
            Verdict::Fails => Some(Outcome::Fails),
            Verdict::Undecided(_) => Some(Outcome::Undecided),
            Verdict::DoesNotApply(_) => None,
        }
    }
}

/// One side of a linear rule: its cells with their values, and the sum as far as it is known.
///
/// ```
/// use gouji::{Check, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let problems = Check::new(&reading).run();
/// let problem = problems.iter().find(|problem| problem.rule().code() == "RQ-01").unwrap();
/// let (left, right) = (problem.left().unwrap(), problem.right().unwrap());
/// assert_eq!((left.sum, right.sum, left.is_complete()), (25, 26, true));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Side {
    /// The cells, what each is multiplied by, and what stands in it.
    pub terms: Vec<SideTerm>,
    /// A number that stands on this side beside the cells; 0 in all rules of the format.
    pub constant: i64,
    /// The sum of the known terms and the constant.
    pub sum: i64,
}

/// One cell of a [`Side`].
///
/// ```
/// use gouji::{Check, Whose, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let problems = Check::new(&reading).run();
/// let problem = problems.iter().find(|problem| problem.rule().code() == "RQ-01").unwrap();
/// let term = problem.left().unwrap().terms[0];
/// assert_eq!((term.whose, term.coefficient, term.value.integer()), (Whose::This, 1, Some(25)));
/// assert_eq!(term.cell.path(), "requests.received.natural_person");
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SideTerm {
    /// Whose cell it is.
    pub whose: Whose,
    /// The cell.
    pub cell: CellId,
    /// What it is multiplied by, above 0.
    pub coefficient: i64,
    /// What stands in it.
    pub value: Value,
}

impl Side {
    fn of<'a>(terms: impl Iterator<Item = &'a Term>, constant: i64, case: &Case<'_>) -> Side {
        let terms: Vec<SideTerm> = terms
            .filter_map(|term| {
                let Term { whose, cell, coefficient } = *term;
                let value = case.value(whose, cell)?;
                Some(SideTerm { whose, cell, coefficient: coefficient.abs(), value })
            })
            .collect();
        // A thousand times 2^53 at most.
        let known = terms.iter().filter_map(|term| Some(term.value.integer()? * term.coefficient));
        let sum = constant + known.sum::<i64>();
        Side { terms, constant, sum }
    }

    /// The left side of a linear rule.
    pub(crate) fn left(identity: &Identity, case: &Case<'_>) -> Side {
        let terms = identity.terms().iter().filter(|term| term.coefficient > 0);
        Side::of(terms, (-identity.constant()).max(0), case)
    }

    /// The right side of a linear rule.
    pub(crate) fn right(identity: &Identity, case: &Case<'_>) -> Side {
        let terms = identity.terms().iter().filter(|term| term.coefficient < 0);
        Side::of(terms, identity.constant().max(0), case)
    }

    /// A sum of cells.
    pub(super) fn of_cells(terms: impl IntoIterator<Item = SideTerm>) -> Side {
        let terms: Vec<SideTerm> = terms.into_iter().collect();
        let sum = terms.iter().filter_map(|term| term.value.integer()).sum();
        Side { terms, constant: 0, sum }
    }

    /// A sum over the members that stand for something: those with 0 are left out.
    pub(super) fn of_members(terms: impl Iterator<Item = SideTerm>) -> Side {
        let mut side = Side { terms: Vec::new(), constant: 0, sum: 0 };
        for term in terms {
            // Members are fewer than 2^10 times their largest figure of 2^53, or the sum is cut.
            side.sum = side.sum.saturating_add(term.value.integer().unwrap_or(0));
            if term.value.integer() != Some(0) {
                side.terms.push(term);
            }
        }
        side
    }

    /// True when every cell has a number, so that the sum is the whole sum.
    pub fn is_complete(&self) -> bool {
        self.terms.iter().all(|term| term.value.integer().is_some())
    }
}

/// What a rule comes to in one place, and what shows it. It knows of no severity and has no words.
///
/// ```
/// use gouji::{Check, Relation, Verdict, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let problems = Check::new(&reading).run();
/// let problem = problems.iter().find(|problem| problem.rule().code() == "RQ-01").unwrap();
/// let judgement = problem.judgement().unwrap();
/// assert_eq!((judgement.verdict(), judgement.relation()), (Verdict::Fails, Relation::Equal));
/// assert_eq!(judgement.cells().len(), 4);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    verdict: Verdict,
    cells: Vec<CellId>,
    table: Option<Table>,
    /// Boxed, since most judgements have nothing to show and many are given.
    shown: Option<Box<Shown>>,
    relation: Relation,
}

/// What the text of a report says, and what its tables have in that place.
///
/// ```
/// use gouji::{Check, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let problems = Check::new(&reading).run();
/// let problem = problems.iter().find(|problem| problem.rule().code() == "NA-03").unwrap();
/// let told = problem.judgement().unwrap().told().unwrap();
/// assert!(told.phrase.contains("办结") && told.position.is_some());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Told {
    /// The words of the text.
    pub phrase: String,
    /// Where they stand in the document.
    pub position: Option<Position>,
    /// The figure that they say, where it is one.
    pub figure: Option<Figure>,
    /// The ways to understand it, with what the tables have; none of them holds.
    pub tried: Vec<Tried>,
    /// Other figures of the text that it should be the sum of.
    pub parts: Vec<u64>,
}

/// One way to understand a figure of the text.
///
/// ```
/// use gouji::{Check, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let problems = Check::new(&reading).run();
/// let problem = problems.iter().find(|problem| problem.rule().code() == "NA-03").unwrap();
/// // The text says 24; the cells that it may mean have another sum.
/// let tried = &problem.judgement().unwrap().told().unwrap().tried;
/// assert!(!tried.is_empty() && tried.iter().all(|way| way.sum != 24));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tried {
    /// The cells.
    pub cells: Vec<CellId>,
    /// What their sum is divided by, for rates.
    pub denominator: Option<Vec<CellId>>,
    /// Their sum, in hundredths for money and for rates in per cent.
    pub sum: u64,
}

/// What shows that something is broken, beside the cells themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Shown {
    told: Option<Told>,
    left: Option<Side>,
    right: Option<Side>,
    beside: Vec<(Whose, CellId)>,
    members: Vec<usize>,
    cause: Option<Cause>,
    alike: Option<Alike>,
}

/// What explains the difference between a summary and its members. The number is that of the member
/// in [`Members::list`](crate::Members::list).
///
/// ```
/// use gouji::Cause;
/// let cause = Cause::LeftOut(2);
/// assert_eq!((cause.key(), cause.member()), ("left_out", 2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// The member's figures are not in the sum.
    LeftOut(usize),
    /// The member's figures are in the sum twice.
    Twice(usize),
    /// In their place the sum has the member's figures of the year before.
    LastYears(usize),
}

impl Cause {
    /// The number of the member.
    pub const fn member(self) -> usize {
        match self {
            Cause::LeftOut(at) | Cause::Twice(at) | Cause::LastYears(at) => at,
        }
    }

    /// The word for it in the serde form.
    pub const fn key(self) -> &'static str {
        match self {
            Cause::LeftOut(_) => "left_out",
            Cause::Twice(_) => "twice",
            Cause::LastYears(_) => "last_years",
        }
    }
}

/// How far a table is the same as another year's. Sums are left aside, since they follow.
///
/// ```
/// use gouji::{Check, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// // Without last year's report no table is compared with it.
/// let problems = Check::new(&reading).run();
/// let alike = |problem: &gouji::Problem| problem.judgement()?.alike();
/// assert_eq!(problems.iter().find_map(alike), None);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Alike {
    /// The figures above 0 that are the same in both years.
    pub same: u32,
    /// The figures that are above 0 in either year.
    pub of: u32,
    /// By chance so many are the same in fewer than one of so many tables.
    pub one_in: u64,
}

impl Judgement {
    const fn of(verdict: Verdict, cells: Vec<CellId>) -> Judgement {
        Judgement { verdict, cells, table: None, shown: None, relation: Relation::Equal }
    }

    /// The rule holds.
    pub(crate) const fn holds() -> Judgement {
        Judgement::of(Verdict::Holds, Vec::new())
    }

    /// The rule is broken in these cells.
    pub(crate) const fn fails(cells: Vec<CellId>) -> Judgement {
        Judgement::of(Verdict::Fails, cells)
    }

    /// It cannot be told whether the rule holds.
    pub(crate) const fn undecided(reason: Reason, cells: Vec<CellId>) -> Judgement {
        Judgement::of(Verdict::Undecided(reason), cells)
    }

    /// The rule has nothing to say.
    pub(crate) const fn not_concerned(why: NotConcerned) -> Judgement {
        Judgement::of(Verdict::DoesNotApply(why), Vec::new())
    }

    /// The outcome of a rule that is broken when `broken` is true, with the cells that it is about.
    pub(crate) fn broken(
        broken: Option<bool>,
        reason: Reason,
        cells: impl FnOnce() -> Vec<CellId>,
    ) -> Judgement {
        match broken {
            Some(false) => Judgement::holds(),
            Some(true) => Judgement::fails(cells()),
            None => Judgement::undecided(reason, cells()),
        }
    }

    /// With what the text says.
    pub(crate) fn with_told(mut self, told: Told) -> Judgement {
        self.shown().told = Some(told);
        self
    }

    /// What the text says, of a rule about the text that is broken.
    pub fn told(&self) -> Option<&Told> {
        self.shown.as_ref()?.told.as_ref()
    }

    fn shown(&mut self) -> &mut Shown {
        self.shown.get_or_insert_default()
    }

    /// With a sum that shows what is broken.
    pub(crate) fn with_left(mut self, left: Side) -> Judgement {
        self.shown().left = Some(left);
        self
    }

    /// With both sums.
    pub(super) fn with_sides(mut self, left: Side, relation: Relation, right: Side) -> Judgement {
        let shown = self.shown();
        (shown.left, shown.right) = (Some(left), Some(right));
        self.relation = relation;
        self
    }

    /// With cells of other reports that it is about as well.
    pub(super) fn with_beside(
        mut self,
        cells: impl IntoIterator<Item = (Whose, CellId)>,
    ) -> Judgement {
        if !matches!(self.verdict, Verdict::Holds | Verdict::DoesNotApply(_)) {
            self.shown().beside.extend(cells);
        }
        self
    }

    /// With cells of last year's report, where that has them.
    pub(super) fn with_last_years(self, case: &Case<'_>, paths: &[&str]) -> Judgement {
        let last = case.last_year();
        let cells = paths.iter().filter_map(|path| Some((Whose::LastYear, last?.cell(path)?)));
        self.with_beside(cells.collect::<Vec<_>>())
    }

    /// About members, by their numbers.
    pub(super) fn with_members(mut self, members: Vec<usize>) -> Judgement {
        self.shown().members = members;
        self
    }

    /// With what explains a difference.
    pub(super) fn with_cause(mut self, cause: Option<Cause>) -> Judgement {
        self.shown().cause = cause;
        self
    }

    /// With how far two tables are the same.
    pub(super) fn with_alike(mut self, alike: Alike) -> Judgement {
        self.shown().alike = Some(alike);
        self
    }

    /// It is about a whole table, which the report may lack.
    pub(crate) const fn about(mut self, table: Table) -> Judgement {
        self.table = Some(table);
        self
    }

    /// The outcome of a linear rule.
    pub(crate) fn weighed(identity: &Identity, outcome: Outcome, case: &Case<'_>) -> Judgement {
        if outcome == Outcome::Holds {
            return Judgement::holds();
        }
        let is_own = |term: &&Term| term.whose == Whose::This;
        let mut cells: Vec<CellId> =
            identity.terms().iter().filter(is_own).map(|term| term.cell).collect();
        cells.sort_unstable();
        let others = identity.terms().iter().filter(|term| !is_own(term));
        let beside: Vec<(Whose, CellId)> = others.map(|term| (term.whose, term.cell)).collect();
        if outcome == Outcome::Undecided {
            return Judgement::undecided(why_open(identity, case), cells).with_beside(beside);
        }
        let (left, right) = (Side::left(identity, case), Side::right(identity, case));
        Judgement::fails(cells).with_sides(left, identity.relation(), right).with_beside(beside)
    }

    /// What the rule comes to.
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The cells that it is about, in printed order; none where the rule holds.
    pub fn cells(&self) -> &[CellId] {
        &self.cells
    }

    /// The table that it is about: that of its first cell, or the one that is missing.
    pub fn table(&self) -> Option<Table> {
        self.table.or_else(|| self.cells.first().map(|cell| cell.table()))
    }

    /// The left side, of a linear rule that is broken.
    pub fn left(&self) -> Option<&Side> {
        self.shown.as_ref()?.left.as_ref()
    }

    /// The right side, of a linear rule that is broken.
    pub fn right(&self) -> Option<&Side> {
        self.shown.as_ref()?.right.as_ref()
    }

    /// The cells of other reports that it is about.
    pub fn beside(&self) -> &[(Whose, CellId)] {
        self.shown.as_ref().map_or(&[], |shown| &shown.beside)
    }

    /// The numbers of the members that it names, in [`Members::list`](crate::Members::list).
    pub fn members(&self) -> &[usize] {
        self.shown.as_ref().map_or(&[], |shown| &shown.members)
    }

    /// What explains the difference between a summary and its members.
    pub fn cause(&self) -> Option<Cause> {
        self.shown.as_ref()?.cause
    }

    /// How far a table is the same as last year's.
    pub fn alike(&self) -> Option<Alike> {
        self.shown.as_ref()?.alike
    }

    /// How the sides should stand to each other.
    pub const fn relation(&self) -> Relation {
        self.relation
    }
}

/// Why a linear rule stays open: a cell of the report itself has no number, or one beside it.
fn why_open(identity: &Identity, case: &Case<'_>) -> Reason {
    let is_open = |term: &&Term| {
        case.value(term.whose, term.cell).is_none_or(|value| value.integer().is_none())
    };
    let open: Vec<Whose> = identity.terms().iter().filter(is_open).map(|term| term.whose).collect();
    if open.contains(&Whose::This) {
        Reason::Blank
    } else if open.contains(&Whose::LastYear) {
        Reason::LastYear
    } else if open.iter().any(|whose| matches!(whose, Whose::Member(_))) {
        Reason::Members
    } else {
        Reason::Blank
    }
}

/// The judgements of one rule: mostly one.
pub(crate) enum Judgements {
    One(Judgement),
    Many(Vec<Judgement>),
}

impl Judgements {
    /// True where one may fail or be undecided.
    #[inline]
    pub(crate) const fn is_trouble(&self) -> bool {
        match self {
            Judgements::One(one) => {
                matches!(one.verdict, Verdict::Fails | Verdict::Undecided(_))
            }
            Judgements::Many(many) => !many.is_empty(),
        }
    }

    /// Drops them. Most are one that owns nothing, and of dozens for each report even looking for
    /// what there is to drop takes time.
    #[inline]
    pub(crate) fn discard(self) {
        if let Judgements::One(one) = &self
            && one.cells.capacity() == 0
            && one.shown.is_none()
        {
            std::mem::forget(self);
        }
    }
}

impl From<Judgement> for Judgements {
    fn from(one: Judgement) -> Judgements {
        Judgements::One(one)
    }
}

impl From<Vec<Judgement>> for Judgements {
    fn from(many: Vec<Judgement>) -> Judgements {
        Judgements::Many(many)
    }
}

impl IntoIterator for Judgements {
    type Item = Judgement;
    type IntoIter =
        std::iter::Chain<std::option::IntoIter<Judgement>, std::vec::IntoIter<Judgement>>;
    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self {
            Judgements::One(one) => (Some(one), Vec::new()),
            Judgements::Many(many) => (None, many),
        };
        one.into_iter().chain(many)
    }
}

// ---- three values: `None` is "cannot be told" ----

/// True when either is, unknown when that depends on an unknown one.
pub(super) const fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// True when both are, unknown when that depends on an unknown one.
pub(super) const fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// True when it is false.
pub(super) fn not(a: Option<bool>) -> Option<bool> {
    a.map(|a| !a)
}

/// Whether a value is other than zero.
#[inline]
pub(super) fn nonzero(value: Value) -> Option<bool> {
    match value {
        Value::Amount(amount) => amount.value().map(|money| !money.is_zero()),
        number => number.integer().map(|number| number != 0),
    }
}

/// Whether any of the values is other than zero.
pub(super) fn any_nonzero(values: impl IntoIterator<Item = Value>) -> Option<bool> {
    values.into_iter().map(nonzero).fold(Some(false), or)
}
