//! The model: variables, linear identities, and the builder that holds them.

use std::ops::{Bound, RangeBounds};

use super::error::Error;
use super::locator::Locator;
use super::number::INFINITE;
use super::solution::{Located, Options};

/// Names a variable of a [`System`]: its place in the list of values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct VarId(pub(super) usize);

impl VarId {
    /// The place of the variable's value in a record, counted from zero.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// Names an identity of a [`System`], in the order in which they were added.
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
/// use gouji::locate::Variable;
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
    /// it is reported by [`System::prepare`].
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
    /// weigh more. Zero is reported by [`System::prepare`]: a change that costs
    /// nothing could be added to any solution.
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

    fn check(&self, id: VarId) -> Result<(), Error> {
        if self.empty {
            return Err(Error::empty_range(id));
        }
        if self.weight == Some(0) {
            return Err(Error::zero_weight(id));
        }
        Ok(())
    }
}

/// A linear identity as it was given: `Σ coefficient · variable = constant`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    terms: Vec<(VarId, i64)>,
    constant: i64,
}

impl Identity {
    /// The terms, as they were given.
    #[must_use]
    pub fn terms(&self) -> &[(VarId, i64)] {
        &self.terms
    }

    /// The right-hand side.
    #[must_use]
    pub fn constant(&self) -> i64 {
        self.constant
    }
}

/// Linear identities over integer variables.
///
/// ```
/// use gouji::locate::{Options, System};
///
/// # fn main() -> Result<(), gouji::locate::Error> {
/// let mut system = System::new();
/// let turnover = system.variable("turnover");
/// let costs = system.variable("costs");
/// let profit = system.variable("profit");
/// system.identity([(turnover, 1), (costs, -1), (profit, -1)], 0);
///
/// // 353 - 283 = 70, not 115: one of the three is wrong.
/// let located = system.locate(&[Some(353), Some(283), Some(115)], &Options::default())?;
/// assert_eq!(located.solutions().len(), 3);
/// let mended = located.solutions()[1].changes()[0];
/// assert_eq!((mended.variable(), mended.to().value()), (costs, Some(238)));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct System {
    variables: Vec<Variable>,
    identities: Vec<Identity>,
}

impl System {
    /// A system without variables or identities.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a non-negative variable of weight 1.
    pub fn variable(&mut self, name: impl Into<String>) -> VarId {
        self.variable_with(Variable::new(name))
    }

    /// Adds a variable with a range and a weight of its own.
    pub fn variable_with(&mut self, variable: Variable) -> VarId {
        self.variables.push(variable);
        VarId(self.variables.len() - 1)
    }

    /// Adds the identity `Σ coefficient · variable = constant`. A variable that
    /// stands in the list twice counts with the sum of its coefficients.
    pub fn identity(&mut self, terms: impl IntoIterator<Item = (VarId, i64)>, constant: i64) -> IdentityId {
        self.identities.push(Identity { terms: terms.into_iter().collect(), constant });
        IdentityId(self.identities.len() - 1)
    }

    /// The variables, in the order in which they were added.
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// The identities, in the order in which they were added.
    #[must_use]
    pub fn identities(&self) -> &[Identity] {
        &self.identities
    }

    /// Compiles the system, so that many records can be located quickly.
    ///
    /// # Errors
    ///
    /// When an identity names a variable of another system, a range is empty, a
    /// weight is zero, or a part of the system that is not network-shaped is too
    /// large for the exact solver.
    pub fn prepare(&self) -> Result<Locator, Error> {
        Locator::new(self)
    }

    /// Locates the errors of one record: [`System::prepare`] and
    /// [`Locator::locate`] in one call.
    ///
    /// # Errors
    ///
    /// Those of [`System::prepare`], and a record of the wrong length.
    pub fn locate(&self, values: &[Option<i64>], options: &Options) -> Result<Located, Error> {
        self.prepare()?.locate(values, options)
    }

    /// The identities with like terms merged and zeros left out, in the order
    /// of the variables.
    pub(super) fn rows(&self) -> Result<Vec<Row>, Error> {
        for (index, variable) in self.variables.iter().enumerate() {
            variable.check(VarId(index))?;
        }
        self.identities.iter().enumerate().map(|(index, identity)| self.row(IdentityId(index), identity)).collect()
    }

    fn row(&self, id: IdentityId, identity: &Identity) -> Result<Row, Error> {
        let mut terms: Vec<(usize, i128)> = Vec::with_capacity(identity.terms.len());
        for &(variable, coefficient) in &identity.terms {
            if variable.0 >= self.variables.len() {
                return Err(Error::unknown_variable(id, variable));
            }
            terms.push((variable.0, i128::from(coefficient)));
        }
        terms.sort_by_key(|&(variable, _)| variable);
        // A sum of 64-bit numbers cannot leave 128 bits.
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        terms.retain(|&(_, coefficient)| coefficient != 0);
        Ok(Row { terms, constant: i128::from(identity.constant) })
    }
}

/// An identity with like terms merged: sorted by variable, no zeros.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) constant: i128,
}
