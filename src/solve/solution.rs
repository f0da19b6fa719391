//! What the engine is asked and what it answers.

use super::number::finite;
use super::variable::VarId;

/// How far to search.
///
/// ```
/// use gouji::solve::Options;
/// // The ten best sets, with less work than usual.
/// let options = Options::default().k_best(10).budget(1_000_000);
/// assert_ne!(options, Options::default());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    pub(super) limit: usize,
    pub(super) budget: u64,
    pub(super) next_weights: bool,
}

impl Default for Options {
    /// All solutions of least weight, 64 at most, with a budget of
    /// [`Options::DEFAULT_BUDGET`] steps.
    fn default() -> Self {
        Self { limit: Self::DEFAULT_LIMIT, budget: Self::DEFAULT_BUDGET, next_weights: false }
    }
}

impl Options {
    /// The number of solutions given when nothing else is said.
    pub const DEFAULT_LIMIT: usize = 64;
    /// The budget when nothing else is said.
    pub const DEFAULT_BUDGET: u64 = 30_000_000;

    /// All solutions of least weight, `limit` at most (at least one).
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit.max(1);
        self.next_weights = false;
        self
    }

    /// The `count` best minimal sets: when those of least weight are given, the
    /// search goes on to the next weights. A minimal set is one from which no
    /// variable can be left out.
    #[must_use]
    pub fn k_best(mut self, count: usize) -> Self {
        self.limit = count.max(1);
        self.next_weights = true;
        self
    }

    /// The steps that may be used for each independent part of the system. One
    /// step is one entry looked at: an edge at a node, a term of an identity, a
    /// cell of a tableau. All work is counted, so that the budget bounds the time
    /// and needs no clock.
    #[must_use]
    pub fn budget(mut self, steps: u64) -> Self {
        self.budget = steps;
        self
    }

    /// What the search for solutions of least weight may use.
    pub(super) fn for_search(&self) -> u64 {
        self.budget - self.for_dive()
    }

    /// What is kept to find any solution when that search does not end.
    pub(super) fn for_dive(&self) -> u64 {
        self.budget / 3
    }
}

/// The exact least and greatest value that a variable can take.
///
/// ```
/// use gouji::solve::{Options, System};
/// let mut system = System::new();
/// let [a, b] = ["a", "b"].map(|name| system.variable(name));
/// system.identity([(a, 1), (b, 1)], 9);
/// let deductions = system.prepare()?.deduce(&[None, None], &Options::default())?;
/// let span = deductions.open()[0].span();
/// assert_eq!((span.low(), span.high(), span.value()), (Some(0), Some(9), None));
/// assert!(span.contains(4) && !span.contains(10));
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    low: Option<i128>,
    high: Option<i128>,
}

impl Span {
    /// From the solvers' bounds, with their infinite sentinels.
    pub(super) fn new(low: i128, high: i128) -> Self {
        Self { low: finite(low), high: finite(high) }
    }

    /// The least value, `None` where the values go down without end.
    #[must_use]
    pub fn low(self) -> Option<i128> {
        self.low
    }

    /// The greatest value, `None` where the values go up without end.
    #[must_use]
    pub fn high(self) -> Option<i128> {
        self.high
    }

    /// The value, where it is the only one.
    #[must_use]
    pub fn value(self) -> Option<i128> {
        self.low.filter(|_| self.low == self.high)
    }

    /// Whether `value` lies between the least and the greatest value.
    #[must_use]
    pub fn contains(self, value: i128) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }
}

/// One variable of a solution: the value that must be wrong, and what it
/// should be.
///
/// ```
/// use gouji::solve::{Options, System, Variable};
/// let mut system = System::new();
/// let part = system.variable_with(Variable::new("part").fixed());
/// let total = system.variable("total");
/// system.identity([(part, 1), (total, -1)], 0);
/// let located = system.prepare()?.locate(&[Some(3), Some(8)], &Options::default())?;
/// let change = located.solutions()[0].changes()[0];
/// assert_eq!((change.variable(), change.from(), change.to().value()), (total, 8, Some(3)));
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Change {
    pub(super) variable: VarId,
    pub(super) from: i64,
    pub(super) to: Span,
    pub(super) witness: i128,
}

impl Change {
    /// The variable.
    #[must_use]
    pub fn variable(self) -> VarId {
        self.variable
    }

    /// The value that was given.
    #[must_use]
    pub fn from(self) -> i64 {
        self.from
    }

    /// The values that mend it: one value, or the range that it lies in. The
    /// end points can be reached; with coefficients other than ±1 some integers
    /// between them may not be.
    #[must_use]
    pub fn to(self) -> Span {
        self.to
    }

    /// One value that mends it. The witnesses of a solution's changes fit
    /// together: with all of them in place (and missing values filled in) every
    /// identity holds and every range is kept.
    #[must_use]
    pub fn witness(self) -> i128 {
        self.witness
    }
}

/// A set of variables that mends the record when their values are changed, and
/// from which none can be left out.
///
/// ```
/// use gouji::solve::{Options, System};
/// let mut system = System::new();
/// let [part, total] = ["part", "total"].map(|name| system.variable(name));
/// system.identity([(part, 1), (total, -1)], 0);
/// let located = system.prepare()?.locate(&[Some(3), Some(8)], &Options::default())?;
/// // Either of the two may be wrong.
/// let [first, second] = located.solutions() else { panic!("two sets") };
/// assert!(first.variables().eq([part]) && second.variables().eq([total]));
/// assert_eq!((first.weight(), first.is_unique()), (1, true));
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Solution {
    pub(super) weight: u64,
    pub(super) changes: Vec<Change>,
}

impl Solution {
    /// The sum of the weights of the changed variables.
    #[must_use]
    pub fn weight(&self) -> u64 {
        self.weight
    }

    /// The changes, in the order of the variables.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changed variables, in order.
    pub fn variables(&self) -> impl ExactSizeIterator<Item = VarId> + '_ {
        self.changes.iter().map(|change| change.variable)
    }

    /// Whether every mended value is the only one.
    #[must_use]
    pub fn is_unique(&self) -> bool {
        self.changes.iter().all(|change| change.to.value().is_some())
    }

    /// The place in the order of results: by weight, then by variables.
    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.weight.cmp(&other.weight).then_with(|| self.variables().cmp(other.variables()))
    }
}

/// How a search ended.
///
/// ```
/// use gouji::solve::{Ending, Options, System};
/// let mut system = System::new();
/// let [part, total] = ["part", "total"].map(|name| system.variable(name));
/// system.identity([(part, 1), (total, -1)], 0);
/// let locator = system.prepare()?;
/// let ending = |record: [i64; 2]| {
///     locator.locate(&record.map(Some), &Options::default()).map(|located| located.ending())
/// };
/// assert_eq!((ending([3, 3])?, ending([3, 8])?), (Ending::Holds, Ending::Complete));
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Ending {
    /// Nothing had to be changed: every identity holds, or can be made to hold
    /// by filling in missing values alone.
    Holds,
    /// The search ran to its end: the first solutions are of least weight, and
    /// [`Located::left_out`] says whether there are more of them than were asked
    /// for.
    Complete,
    /// The budget was used up. The solutions given mend the record, but lighter
    /// ones may exist, down to [`Located::lower_bound`].
    Budget,
    /// An exact number did not fit 128 bits, and the search stopped there. What
    /// is given is right, but may not be all.
    Overflow,
    /// No change of the variables that may change mends the record.
    Infeasible,
}

/// The answer to [`Locator::locate`](super::Locator::locate).
///
/// ```
/// use gouji::solve::{Options, System};
/// let mut system = System::new();
/// let [part, total] = ["part", "total"].map(|name| system.variable(name));
/// system.identity([(part, 1), (total, -1)], 0);
/// let options = Options::default().limit(1);
/// let located = system.prepare()?.locate(&[Some(3), Some(8)], &options)?;
/// assert!(located.is_least() && located.lower_bound() == 1);
/// assert_eq!((located.solutions().len(), located.left_out()), (1, Some(1)));
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Located {
    pub(super) solutions: Vec<Solution>,
    pub(super) lower_bound: u64,
    pub(super) ending: Ending,
    pub(super) left_out: Option<u64>,
}

impl Located {
    pub(super) fn holds() -> Self {
        Self { solutions: Vec::new(), lower_bound: 0, ending: Ending::Holds, left_out: Some(0) }
    }

    pub(super) fn infeasible() -> Self {
        Self { ending: Ending::Infeasible, lower_bound: u64::MAX, ..Self::holds() }
    }

    /// The solutions, by weight and then by their variables. Empty when nothing
    /// has to be changed and when nothing can mend the record; see
    /// [`Located::ending`].
    #[must_use]
    pub fn solutions(&self) -> &[Solution] {
        &self.solutions
    }

    /// How the search ended.
    #[must_use]
    pub fn ending(&self) -> Ending {
        self.ending
    }

    /// No solution weighs less than this, however the search ended. A larger budget
    /// never proves less. [`u64::MAX`] where nothing can mend the record.
    #[must_use]
    pub fn lower_bound(&self) -> u64 {
        self.lower_bound
    }

    /// Whether the first solution is proven to be of least weight.
    #[must_use]
    pub fn is_least(&self) -> bool {
        self.ending == Ending::Holds
            || self.solutions.first().is_some_and(|first| first.weight == self.lower_bound)
    }

    /// How many solutions of least weight were found beyond those that are given;
    /// `None` when they were not counted to the end. With [`Options::k_best`] it is
    /// `Some(0)` when there are no further minimal sets, and `None` otherwise.
    #[must_use]
    pub fn left_out(&self) -> Option<u64> {
        self.left_out
    }
}
