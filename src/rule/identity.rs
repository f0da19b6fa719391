//! Linear rules as data: lists of cells and coefficients.
//!
//! The lists are built at compile time from the declared [`Shape`]s. A field named `total` is the
//! sum of its siblings, column by column; the identity that the format prints in the request
//! matrix, and the few bounds in other tables, name their cells.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::finding::Outcome;
use crate::report::Report;
use crate::table::requests::Applicants;
use crate::table::{Field, Part, same};
use crate::value::Kind;

use super::proactive::{P0_01, P0_02, P0_03, P1_01};
use super::requests::{RQ_01, RQ_02, RQ_03, RQ_04, RQ_05};
use super::review_litigation::{RL_01, RL_02, RL_03};
use super::{Rule, visit};

/// How the sum of a linear rule's terms must stand to zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The left side equals the right side.
    Equal,
    /// The left side is at most the right side.
    AtMost,
    /// The left side is at least the right side.
    AtLeast,
}

impl Relation {
    /// `=`, `≤` or `≥`.
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::Equal => "=",
            Relation::AtMost => "≤",
            Relation::AtLeast => "≥",
        }
    }
}

/// One cell of a linear rule with its coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Term {
    /// The cell.
    pub cell: CellId,
    /// What it is multiplied by: +1 on the left side, −1 on the right side.
    pub coefficient: i8,
}

/// The most terms that a linear rule has: the 22 outcomes of the 2021 edition and their total.
const MOST_TERMS: usize = 23;

/// A linear rule over the cells of one table: an identity (=) or a bound (≤, ≥).
///
/// The terms with positive coefficients are the left side, those with negative ones the right side.
/// Other programs can use the same lists.
///
/// ```
/// use gouji::{Layout, Relation};
/// let first = &Layout::REQUESTS_2021.identities()[0];
/// assert_eq!((first.rule().code(), first.relation()), ("RQ-01", Relation::Equal));
/// let terms: Vec<String> = first.terms().iter().map(|term| format!("{:+} {}", term.coefficient, term.cell.path())).collect();
/// assert_eq!(terms, [
///     "+1 requests.received.natural_person",
///     "+1 requests.carried_over.natural_person",
///     "-1 requests.outcomes.total.natural_person",
///     "-1 requests.carried_forward.natural_person",
/// ]);
/// ```
#[derive(Clone, Copy)]
pub struct Identity {
    rule: &'static Rule,
    relation: Relation,
    terms: [Term; MOST_TERMS],
    len: u8,
}

impl Identity {
    /// The rule that it belongs to.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How the left side must stand to the right side.
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// The cells with their coefficients.
    pub fn terms(&self) -> &[Term] {
        &self.terms[..self.len.into()]
    }

    /// The table that all its cells belong to.
    pub const fn layout(&self) -> Layout {
        self.terms[0].cell.layout()
    }

    /// The cell that is the sum of the others, where the identity says that.
    pub fn total(&self) -> Option<CellId> {
        let mut right = self.terms().iter().filter(|term| term.coefficient < 0);
        match (self.relation, right.next(), right.next()) {
            (Relation::Equal, Some(term), None) => Some(term.cell),
            _ => None,
        }
    }

    /// The left side less the right side. `None` when the report lacks the table or a cell has no
    /// number.
    pub fn residual(&self, report: &Report) -> Option<i64> {
        // At most 23 terms of at most 2^53.
        self.terms().iter().try_fold(0, |sum, term| {
            Some(sum + i64::from(term.coefficient) * report.get(term.cell)?.integer()?)
        })
    }

    /// Whether it holds in a report, `None` when the report lacks the table.
    ///
    /// Cells without a number make an identity undecided, except where no values of them could
    /// change the outcome: a sum whose known parts already exceed the total fails, whatever the
    /// blank parts are.
    pub fn outcome(&self, report: &Report) -> Option<Outcome> {
        Numbers::of(report, self.layout())
            .map(|numbers| self.weigh(&numbers).outcome(self.relation))
    }

    pub(crate) fn weigh(&self, numbers: &Numbers) -> Weight {
        let mut weight = Weight::default();
        for term in self.terms() {
            let (side, open) = if term.coefficient > 0 {
                (&mut weight.left, &mut weight.left_open)
            } else {
                (&mut weight.right, &mut weight.right_open)
            };
            match numbers.get(term.cell.index()) {
                // At most 23 terms of at most 2^53 each.
                Some(number) => *side += number * i64::from(term.coefficient.unsigned_abs()),
                None => *open = true,
            }
            // A change may be negative, so a missing one leaves the sum open on both ends.
            if numbers.get(term.cell.index()).is_none() && term.cell.kind() == Kind::Change {
                (weight.left_open, weight.right_open) = (true, true);
            }
        }
        weight
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.rule)?;
        for term in self.terms() {
            write!(f, " {:+} {:?}", term.coefficient, term.cell)?;
        }
        write!(f, " {} 0", self.relation.sign())
    }
}

/// The two sides of a linear rule, as far as they are known.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Weight {
    pub(crate) left: i64,
    pub(crate) right: i64,
    /// A cell without a number may make the left side larger.
    pub(crate) left_open: bool,
    /// A cell without a number may make the right side larger.
    pub(crate) right_open: bool,
}

impl Weight {
    /// The difference lies in an interval: open above when the left side is, open below when the
    /// right side is.
    pub(crate) const fn outcome(&self, relation: Relation) -> Outcome {
        let difference = self.left - self.right;
        let surely_more = difference > 0 && !self.right_open;
        let surely_less = difference < 0 && !self.left_open;
        let at_most = difference <= 0 && !self.left_open;
        let at_least = difference >= 0 && !self.right_open;
        let (holds, fails) = match relation {
            Relation::Equal => (at_most && at_least, surely_more || surely_less),
            Relation::AtMost => (at_most, surely_more),
            Relation::AtLeast => (at_least, surely_less),
        };
        if holds {
            Outcome::Holds
        } else if fails {
            Outcome::Fails
        } else {
            Outcome::Undecided
        }
    }
}

/// The most cells that a table has.
const MOST_CELLS: usize = {
    let mut most = 0;
    let mut i = 0;
    while i < Layout::ALL.len() {
        if Layout::ALL[i].len() > most {
            most = Layout::ALL[i].len();
        }
        i += 1;
    }
    most
};

/// The whole numbers of one table, in a row and on the stack.
pub(crate) struct Numbers {
    numbers: [i64; MOST_CELLS],
    len: usize,
    blank: bool,
}

impl Numbers {
    const NONE: i64 = i64::MIN;

    /// The numbers of a table, `None` when the report lacks it.
    pub(crate) fn of(report: &Report, layout: Layout) -> Option<Numbers> {
        if report.layout(layout.table()) != Some(layout) {
            return None;
        }
        let mut out = Numbers { numbers: [Numbers::NONE; MOST_CELLS], len: 0, blank: true };
        visit(report, layout.table(), &mut |index, value| {
            if let Some(place) = out.numbers.get_mut(index) {
                *place = value.integer().unwrap_or(Numbers::NONE);
                out.len = index + 1;
            }
            out.blank &= value.is_blank();
        });
        Some(out)
    }

    pub(crate) fn get(&self, index: usize) -> Option<i64> {
        self.numbers[..self.len].get(index).copied().filter(|&number| number != Numbers::NONE)
    }

    /// True when every cell of the table is blank.
    pub(crate) const fn all_blank(&self) -> bool {
        self.blank
    }
}

impl Layout {
    /// The linear identities of the table: sums that must be equal.
    pub fn identities(self) -> &'static [Identity] {
        match (self.table(), self.walk_edition()) {
            (Table::Requests, Edition::Edition2019) => &REQUESTS_2019,
            (Table::Requests, Edition::Edition2021) => &REQUESTS_2021,
            (Table::ReviewLitigation, _) => &REVIEW_LITIGATION,
            (Table::ProactiveDisclosure | Table::ProcessingFees, _) => &[],
        }
    }

    /// The linear bounds of the table: sums of which one must not exceed the other.
    pub fn bounds(self) -> &'static [Identity] {
        match (self.table(), self.walk_edition()) {
            (Table::Requests, Edition::Edition2019) => &REQUEST_BOUNDS_2019,
            (Table::Requests, Edition::Edition2021) => &REQUEST_BOUNDS_2021,
            (Table::ProactiveDisclosure, Edition::Edition2019) => &PROACTIVE_BOUNDS_2019,
            (Table::ProactiveDisclosure, Edition::Edition2021) => &PROACTIVE_BOUNDS_2021,
            (Table::ReviewLitigation | Table::ProcessingFees, _) => &[],
        }
    }
}

// ---- the lists ----

/// The columns of the request matrix.
const COLUMNS: usize = Applicants::SHAPE.len(Edition::Edition2021);

const fn request_rows(layout: Layout) -> usize {
    layout.len() / COLUMNS
}

static REQUESTS_2019: [Identity; COLUMNS * 2 + request_rows(Layout::REQUESTS_2019)] =
    requests(Layout::REQUESTS_2019);
static REQUESTS_2021: [Identity; COLUMNS * 2 + request_rows(Layout::REQUESTS_2021)] =
    requests(Layout::REQUESTS_2021);
static REQUEST_BOUNDS_2019: [Identity; COLUMNS * 2] = request_bounds(Layout::REQUESTS_2019);
static REQUEST_BOUNDS_2021: [Identity; COLUMNS * 2] = request_bounds(Layout::REQUESTS_2021);

/// RQ-01 and RQ-02 of every column, then RQ-03 of every row.
const fn requests<const N: usize>(layout: Layout) -> [Identity; N] {
    let outcomes = layout.offset(&["outcomes"]);
    let mut all = [Identity::new(&RQ_01, Relation::Equal); N];
    let mut i = 0;
    while i < COLUMNS {
        all[i] = Identity::new(&RQ_01, Relation::Equal)
            .with(1, layout, layout.offset(&["received"]) + i)
            .with(1, layout, layout.offset(&["carried_over"]) + i)
            .with(-1, layout, layout.offset(&["outcomes", "total"]) + i)
            .with(-1, layout, layout.offset(&["carried_forward"]) + i);
        all[COLUMNS + i] = total_of(&RQ_02, layout, layout.part(&["outcomes"]), outcomes, i);
        i += 1;
    }
    let mut row = 0;
    while row < request_rows(layout) {
        all[2 * COLUMNS + row] = total_of(
            &RQ_03,
            layout,
            Applicants::SHAPE.fields(layout.walk_edition()),
            row * COLUMNS,
            0,
        );
        row += 1;
    }
    all
}

/// RQ-04 and RQ-05 of every column.
const fn request_bounds<const N: usize>(layout: Layout) -> [Identity; N] {
    let mut all = [Identity::new(&RQ_04, Relation::AtMost); N];
    let mut i = 0;
    while i < COLUMNS {
        all[i] = Identity::new(&RQ_04, Relation::AtMost)
            .with(1, layout, layout.offset(&["outcomes", "total"]) + i)
            .with(-1, layout, layout.offset(&["received"]) + i)
            .with(-1, layout, layout.offset(&["carried_over"]) + i);
        all[COLUMNS + i] = Identity::new(&RQ_05, Relation::AtMost)
            .with(1, layout, layout.offset(&["carried_forward"]) + i)
            .with(-1, layout, layout.offset(&["received"]) + i)
            .with(-1, layout, layout.offset(&["carried_over"]) + i);
        i += 1;
    }
    all
}

static REVIEW_LITIGATION: [Identity; 3] = {
    const LAYOUT: Layout = Layout::REVIEW_LITIGATION;
    [
        total_of(&RL_01, LAYOUT, LAYOUT.part(&["review"]), LAYOUT.offset(&["review"]), 0),
        total_of(
            &RL_02,
            LAYOUT,
            LAYOUT.part(&["direct_litigation"]),
            LAYOUT.offset(&["direct_litigation"]),
            0,
        ),
        total_of(
            &RL_03,
            LAYOUT,
            LAYOUT.part(&["litigation_after_review"]),
            LAYOUT.offset(&["litigation_after_review"]),
            0,
        ),
    ]
};

/// The rows of documents, both editions.
const DOCUMENT_ROWS: [&str; 2] = ["rules", "normative_documents"];

static PROACTIVE_BOUNDS_2021: [Identity; DOCUMENT_ROWS.len()] = {
    const LAYOUT: Layout = Layout::PROACTIVE_DISCLOSURE_2021;
    let mut all = [Identity::new(&P1_01, Relation::AtLeast); DOCUMENT_ROWS.len()];
    let mut i = 0;
    while i < DOCUMENT_ROWS.len() {
        all[i] = Identity::new(&P1_01, Relation::AtLeast)
            .with(1, LAYOUT, LAYOUT.offset(&[DOCUMENT_ROWS[i], "in_force"]))
            .with(1, LAYOUT, LAYOUT.offset(&[DOCUMENT_ROWS[i], "repealed"]))
            .with(-1, LAYOUT, LAYOUT.offset(&[DOCUMENT_ROWS[i], "issued"]));
        i += 1;
    }
    all
};

/// The rows of items in the 2019 edition.
const ITEM_ROWS: [&str; 5] = [
    "administrative_licensing",
    "other_external_services",
    "administrative_penalties",
    "administrative_compulsion",
    "administrative_fees",
];

static PROACTIVE_BOUNDS_2019: [Identity; ITEM_ROWS.len() + 2 * DOCUMENT_ROWS.len()] = {
    const LAYOUT: Layout = Layout::PROACTIVE_DISCLOSURE_2019;
    let mut all =
        [Identity::new(&P0_01, Relation::AtLeast); ITEM_ROWS.len() + 2 * DOCUMENT_ROWS.len()];
    let mut i = 0;
    while i < ITEM_ROWS.len() {
        all[i] = Identity::new(&P0_01, Relation::AtLeast)
            .with(1, LAYOUT, LAYOUT.offset(&[ITEM_ROWS[i], "items_previous_year"]))
            .with(1, LAYOUT, LAYOUT.offset(&[ITEM_ROWS[i], "items_change"]));
        i += 1;
    }
    let mut row = 0;
    while row < DOCUMENT_ROWS.len() {
        let published = LAYOUT.offset(&[DOCUMENT_ROWS[row], "newly_published"]);
        all[i] = Identity::new(&P0_02, Relation::AtLeast)
            .with(1, LAYOUT, LAYOUT.offset(&[DOCUMENT_ROWS[row], "total_published"]))
            .with(-1, LAYOUT, published);
        all[i + 1] = Identity::new(&P0_03, Relation::AtLeast).with(1, LAYOUT, published).with(
            -1,
            LAYOUT,
            LAYOUT.offset(&[DOCUMENT_ROWS[row], "newly_made"]),
        );
        i += 2;
        row += 1;
    }
    all
};

impl Identity {
    const fn new(rule: &'static Rule, relation: Relation) -> Identity {
        let nothing = Term { cell: Layout::REQUESTS_2021.cell_at(0), coefficient: 0 };
        Identity { rule, relation, terms: [nothing; MOST_TERMS], len: 0 }
    }

    const fn with(mut self, coefficient: i8, layout: Layout, index: usize) -> Identity {
        self.terms[self.len as usize] = Term { cell: layout.cell_at(index), coefficient };
        self.len += 1;
        self
    }
}

impl Layout {
    /// The number of cells before a part; for constants only.
    const fn offset(self, path: &[&str]) -> usize {
        self.table().shape().offset(self.walk_edition(), path)
    }

    /// The named parts of a part; for constants only.
    const fn part(self, path: &[&str]) -> &'static [Field] {
        let mut fields = self.fields();
        let mut depth = 0;
        while depth < path.len() {
            let mut i = 0;
            while !same(fields[i].name, path[depth]) {
                i += 1;
            }
            fields = fields[i].shape.fields(self.walk_edition());
            depth += 1;
        }
        fields
    }
}

/// The identity "the siblings of `total` add up to it" in one column of a group.
///
/// `base` is the number of cells before the group. `total` may be a row of several columns; its
/// siblings are then made of such rows.
const fn total_of(
    rule: &'static Rule,
    layout: Layout,
    fields: &[Field],
    base: usize,
    column: usize,
) -> Identity {
    let edition = layout.walk_edition();
    let (mut before, mut total, mut width) = (0, 0, 0);
    let mut i = 0;
    while i < fields.len() {
        let len = fields[i].shape.len(edition);
        if same(fields[i].name, "total") {
            (total, width) = (before, len);
        }
        before += len;
        i += 1;
    }
    assert!(width > 0, "the group has no part named total");
    let mut identity = Identity::new(rule, Relation::Equal);
    let mut at = column;
    while at < before {
        if at < total || at >= total + width {
            identity = identity.with(1, layout, base + at);
        }
        at += width;
    }
    identity.with(-1, layout, base + total + column)
}
