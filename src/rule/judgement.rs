//! What a rule says of a case, as data; and logic with three values.

use serde::Serialize;

use crate::case::Case;
use crate::cell::{CellId, Table};
use crate::claim::Figure;
use crate::position::Position;
use crate::report::Report;
use crate::value::Value;
use crate::words::Outcome;

use super::linear::{Identity, Relation, Term};

/// Why a rule could not be decided.
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
    /// The text may speak of a part of the body, or of more than it.
    Scope,
}

/// Why a rule has nothing to say of a report.
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
    /// Another rule that is on says the same and more.
    ImpliedByAnother,
}

/// What a rule comes to in one place.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SideTerm {
    /// The cell.
    pub cell: CellId,
    /// What it is multiplied by, above 0.
    pub coefficient: i64,
    /// What stands in it.
    pub value: Value,
}

impl Side {
    fn of<'a>(terms: impl Iterator<Item = &'a Term>, constant: i64, report: &Report) -> Side {
        let terms: Vec<SideTerm> = terms
            .filter_map(|term| {
                let value = report.get(term.cell)?;
                Some(SideTerm { cell: term.cell, coefficient: term.coefficient.abs(), value })
            })
            .collect();
        // A thousand times 2^53 at most.
        let known = terms.iter().filter_map(|term| Some(term.value.integer()? * term.coefficient));
        let sum = constant + known.sum::<i64>();
        Side { terms, constant, sum }
    }

    /// The left side of a linear rule.
    pub(crate) fn left(identity: &Identity, report: &Report) -> Side {
        let terms = identity.terms().iter().filter(|term| term.coefficient > 0);
        Side::of(terms, (-identity.constant()).max(0), report)
    }

    /// The right side of a linear rule.
    pub(crate) fn right(identity: &Identity, report: &Report) -> Side {
        let terms = identity.terms().iter().filter(|term| term.coefficient < 0);
        Side::of(terms, identity.constant().max(0), report)
    }

    /// True when every cell has a number, so that the sum is the whole sum.
    pub fn is_complete(&self) -> bool {
        self.terms.iter().all(|term| term.value.integer().is_some())
    }
}

/// What a rule comes to in one place, and what shows it. It knows of no severity and has no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    verdict: Verdict,
    cells: Vec<CellId>,
    table: Option<Table>,
    /// Boxed, since most judgements have none and many are given.
    sides: Option<Box<Sides>>,
    /// What the text says, where that is what is judged.
    told: Option<Box<Told>>,
    relation: Relation,
}

/// What the text of a report says, and what its tables have in that place.
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

/// The sums that show what is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sides {
    left: Side,
    right: Option<Side>,
}

impl Judgement {
    const fn of(verdict: Verdict, cells: Vec<CellId>) -> Judgement {
        Judgement {
            verdict,
            cells,
            table: None,
            sides: None,
            told: None,
            relation: Relation::Equal,
        }
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
        self.told = Some(Box::new(told));
        self
    }

    /// What the text says, of a rule about the text that is broken.
    pub fn told(&self) -> Option<&Told> {
        self.told.as_deref()
    }

    /// With a sum that shows what is broken.
    pub(crate) fn with_left(mut self, left: Side) -> Judgement {
        self.sides = Some(Box::new(Sides { left, right: None }));
        self
    }

    /// It is about a whole table, which the report may lack.
    pub(crate) const fn about(mut self, table: Table) -> Judgement {
        self.table = Some(table);
        self
    }

    /// The outcome of a linear rule.
    pub(crate) fn weighed(identity: &Identity, outcome: Outcome, case: &Case<'_>) -> Judgement {
        let cells = || {
            let mut cells: Vec<CellId> = identity.terms().iter().map(|term| term.cell).collect();
            cells.sort_unstable();
            cells
        };
        match outcome {
            Outcome::Holds => Judgement::holds(),
            Outcome::Undecided => Judgement::undecided(Reason::Blank, cells()),
            Outcome::Fails => {
                let mut judgement = Judgement::fails(cells());
                let left = Side::left(identity, case.report());
                let right = Some(Side::right(identity, case.report()));
                judgement.sides = Some(Box::new(Sides { left, right }));
                judgement.relation = identity.relation();
                judgement
            }
        }
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
        self.sides.as_ref().map(|sides| &sides.left)
    }

    /// The right side, of a linear rule that is broken.
    pub fn right(&self) -> Option<&Side> {
        self.sides.as_ref()?.right.as_ref()
    }

    /// How the sides should stand to each other.
    pub const fn relation(&self) -> Relation {
        self.relation
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
