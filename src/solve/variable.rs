//! What a system consists of: variables and linear identities.

use std::ops::{Bound, RangeBounds};

use super::number::INFINITE;

/// Names a variable of a [`System`](super::System): its place in the list of values.
///
/// ```
/// let mut system = gouji::solve::System::new();
/// system.variable("part");
/// assert_eq!(system.variable("total").index(), 1);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct VarId(pub(super) usize);

impl VarId {
    /// The place of the variable's value in a record, counted from zero.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// Names an identity of a [`System`](super::System), in the order in which they were added.
///
/// ```
/// let mut system = gouji::solve::System::new();
/// let total = system.variable("total");
/// assert_eq!(system.identity([(total, 1)], 3).index(), 0);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct IdentityId(pub(super) usize);

impl IdentityId {
    /// The place of the identity in the system, counted from zero.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// What is known of a variable before any value is seen: its name, the range
/// that its value must keep, and what it costs to call its value wrong.
///
/// ```
/// use gouji::solve::Variable;
///
/// let change_of_staff = Variable::new("change of staff").free().weight(2);
/// let share = Variable::new("share").range(0..=100);
/// let code = Variable::new("code").fixed();
/// # let _ = (change_of_staff, share, code);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variable {
    name: String,
    low: Option<i64>,
    high: Option<i64>,
    weight: Option<u32>,
    empty: bool,
}

impl Variable {
    /// A variable of weight 1 that may not be negative.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), low: Some(0), high: None, weight: Some(1), empty: false }
    }

    /// Lets the value be any integer, negative ones too.
    #[must_use]
    pub fn free(self) -> Self {
        self.range(..)
    }

    /// Sets the range that the true value lies in. A range without a number in
    /// it is reported by [`System::prepare`](super::System::prepare).
    #[must_use]
    pub fn range(mut self, range: impl RangeBounds<i64>) -> Self {
        self.empty = false;
        self.low = match range.start_bound() {
            Bound::Unbounded => None,
            Bound::Included(&low) => Some(low),
            Bound::Excluded(&low) => low.checked_add(1).or_else(|| {
                self.empty = true;
                Some(low)
            }),
        };
        self.high = match range.end_bound() {
            Bound::Unbounded => None,
            Bound::Included(&high) => Some(high),
            Bound::Excluded(&high) => high.checked_sub(1).or_else(|| {
                self.empty = true;
                Some(high)
            }),
        };
        if let (Some(low), Some(high)) = (self.low, self.high) {
            self.empty |= low > high;
        }
        self
    }

    /// Sets what it costs to change the value. Cells that are trusted more
    /// weigh more. Zero is reported by [`System::prepare`](super::System::prepare): a change that
    /// costs nothing could be added to any solution.
    #[must_use]
    pub fn weight(mut self, weight: u32) -> Self {
        self.weight = Some(weight);
        self
    }

    /// Says that a given value is never wrong (infinite weight). A missing
    /// value of the variable may still be filled in.
    #[must_use]
    pub fn fixed(mut self) -> Self {
        self.weight = None;
        self
    }

    /// The name given to [`Variable::new`].
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The weight, or `None` for a variable that may not change.
    #[must_use]
    pub fn cost(&self) -> Option<u32> {
        self.weight
    }

    /// The least value allowed, `None` where there is none.
    #[must_use]
    pub fn low(&self) -> Option<i64> {
        self.low
    }

    /// The greatest value allowed, `None` where there is none.
    #[must_use]
    pub fn high(&self) -> Option<i64> {
        self.high
    }

    /// The range with the infinite sentinels of the solvers.
    pub(super) fn span(&self) -> (i128, i128) {
        (self.low.map_or(-INFINITE, i128::from), self.high.map_or(INFINITE, i128::from))
    }

    /// No number lies in the range.
    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }
}

/// What a left side has to be, compared with the constant.
///
/// ```
/// use gouji::solve::Relation;
/// assert_eq!(Relation::AtMost.sign(), "≤");
/// assert!(Relation::AtMost.holds(2, 3) && !Relation::Equal.holds(2, 3));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Relation {
    /// As much.
    Equal,
    /// Not more.
    AtMost,
    /// Not less.
    AtLeast,
}

impl Relation {
    /// `=`, `≤` or `≥`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::Equal => "=",
            Relation::AtMost => "≤",
            Relation::AtLeast => "≥",
        }
    }

    /// Whether a left side stands so to a right side.
    #[must_use]
    pub const fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Relation::Equal => left == right,
            Relation::AtMost => left <= right,
            Relation::AtLeast => left >= right,
        }
    }
}

/// A linear identity, or an inequality, as it was given:
/// `Σ coefficient · variable = constant`, or `≤`, or `≥`.
///
/// ```
/// use gouji::solve::{Relation, System};
/// let mut system = System::new();
/// let total = system.variable("total");
/// system.at_most([(total, 1)], 9);
/// let identity = &system.identities()[0];
/// assert_eq!(identity.terms(), [(total, 1)]);
/// assert_eq!((identity.relation(), identity.constant()), (Relation::AtMost, 9));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    pub(super) terms: Vec<(VarId, i64)>,
    pub(super) relation: Relation,
    pub(super) constant: i64,
}

impl Identity {
    /// The terms, as they were given.
    #[must_use]
    pub fn terms(&self) -> &[(VarId, i64)] {
        &self.terms
    }

    /// What the left-hand side has to be, compared with the constant.
    #[must_use]
    pub fn relation(&self) -> Relation {
        self.relation
    }

    /// The right-hand side.
    #[must_use]
    pub fn constant(&self) -> i64 {
        self.constant
    }
}

/// An identity with like terms merged: sorted by variable, no zeros.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) constant: i128,
    /// The variable that makes an inequality an identity: from 0, with the coefficient
    /// 1 or −1. No record has a value for it, so it is never wrong.
    pub(super) slack: Option<usize>,
}

impl Row {
    /// The least and the greatest sum of the terms without the slack.
    pub(super) fn limits(&self) -> (i128, i128) {
        match self.slack.and_then(|_| self.terms.last()) {
            None => (self.constant, self.constant),
            Some(&(_, sign)) if sign > 0 => (-INFINITE, self.constant),
            Some(_) => (self.constant, INFINITE),
        }
    }
}
