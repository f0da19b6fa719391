//! What can be said of a system before any record is seen: how many of its
//! identities are independent, which follow from which, and, where no record can
//! fit, a smallest part that shows why.

use super::elimination::{Stop, dependencies};
use super::error::Error;
use super::integer::{Decision, decide};
use super::locator::PREPARE_BUDGET;
use super::meter::Meter;
use super::number::{INFINITE, Overflow, clamp};
use super::simplex::{MOST_CELLS, Tableau};
use super::solution::Options;
use super::system::System;
use super::variable::{IdentityId, Row, VarId};

/// Identities of which each follows from the others: multiples of their left-hand
/// sides add up to nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DependencyGroup {
    multiples: Vec<(IdentityId, i128)>,
    constant: i128,
}

impl DependencyGroup {
    /// The identities with their multipliers, none of them zero.
    #[must_use]
    pub fn multiples(&self) -> &[(IdentityId, i128)] {
        &self.multiples
    }

    /// What the same multiples of the constants add up to. Anything but zero is a
    /// contradiction.
    #[must_use]
    pub fn constant(&self) -> i128 {
        self.constant
    }
}

/// The answer to [`System::structure`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Structure {
    rank: usize,
    groups: Vec<DependencyGroup>,
}

impl Structure {
    /// The number of independent identities.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// One group for each identity that follows from those before it: that
    /// identity, which is the last of its group, and the ones that it follows
    /// from. No identity of a group can be left out of it.
    #[must_use]
    pub fn dependency_groups(&self) -> &[DependencyGroup] {
        &self.groups
    }
}

/// Identities and ranges that contradict each other, while any that is left out
/// ends the contradiction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InfeasibleSubset {
    identities: Vec<IdentityId>,
    ranges: Vec<VarId>,
    irreducible: bool,
}

impl InfeasibleSubset {
    /// The identities of the contradiction.
    #[must_use]
    pub fn identities(&self) -> &[IdentityId] {
        &self.identities
    }

    /// The variables whose ranges, or whose values where those may not change,
    /// take part in it.
    #[must_use]
    pub fn ranges(&self) -> &[VarId] {
        &self.ranges
    }

    /// Whether it was proven that nothing can be left out. It is not when some
    /// step left the 128 bits or took too long.
    #[must_use]
    pub fn is_irreducible(&self) -> bool {
        self.irreducible
    }
}

impl System {
    /// The rank of the identities, and which follow from which. Inequalities are left
    /// out; see [`System::implied`] for those.
    ///
    /// ```
    /// use gouji::solve::System;
    ///
    /// # fn main() -> Result<(), gouji::solve::Error> {
    /// // A table of two rows and two columns with all its totals: the sum of the
    /// // totals is told twice.
    /// let mut system = System::new();
    /// let cells: Vec<_> = (0..9).map(|at| system.variable(format!("{at}"))).collect();
    /// for line in [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8]] {
    ///     system.identity(line.map(|at| cells[at]).into_iter().zip([1, 1, -1]), 0);
    /// }
    /// let structure = system.structure()?;
    /// assert_eq!(structure.rank(), 5);
    /// assert_eq!(structure.dependency_groups()[0].multiples().len(), 6);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`System::prepare`], and numbers that leave 128 bits.
    pub fn structure(&self) -> Result<Structure, Error> {
        let all = self.rows()?;
        let place: Vec<usize> = (0..all.len()).filter(|&row| all[row].slack.is_none()).collect();
        let rows: Vec<&Row> = place.iter().map(|&row| &all[row]).collect();
        let mut meter = Meter::new(PREPARE_BUDGET);
        let found = dependencies(&rows, self.variables().len(), &mut meter)?;
        let mut groups = Vec::with_capacity(found.groups.len());
        for group in found.groups {
            let constant = super::elimination::constant(&group, &rows);
            groups.push(DependencyGroup {
                constant: constant.map_err(|Overflow| Error::overflow())?,
                multiples: group
                    .into_iter()
                    .map(|(row, factor)| (IdentityId(place[row]), factor))
                    .collect(),
            });
        }
        Ok(Structure { rank: found.rank, groups })
    }

    /// Where no record can fit the system: identities and ranges that contradict
    /// each other, and from which nothing can be left out. `None` when some
    /// record fits.
    ///
    /// With `values`, the values of variables that may not change
    /// ([`Variable::fixed`](super::Variable::fixed)) are taken as given, so that
    /// it tells why a record was [`Infeasible`](super::Ending::Infeasible).
    ///
    /// # Errors
    ///
    /// Those of [`System::prepare`], a record of the wrong length, and a system
    /// that cannot be decided within the budget or within 128 bits.
    pub fn infeasible_subset(
        &self,
        values: Option<&[Option<i64>]>,
        options: &Options,
    ) -> Result<Option<InfeasibleSubset>, Error> {
        let rows = self.rows()?;
        let count = self.variables().len();
        if let Some(values) = values
            && values.len() != count
        {
            return Err(Error::record_length(count, values.len()));
        }
        let bounds: Vec<(i128, i128)> = self
            .columns()
            .iter()
            .enumerate()
            .map(|(at, variable)| {
                let given = values.and_then(|values| *values.get(at)?).map(i128::from);
                match given.filter(|_| variable.cost().is_none()) {
                    Some(value) => (value, value),
                    None => variable.span(),
                }
            })
            .collect();
        if let Some(stray) = self.stray(&bounds) {
            return Ok(Some(InfeasibleSubset {
                identities: Vec::new(),
                ranges: vec![stray],
                irreducible: true,
            }));
        }
        Filter::new(&rows, bounds, options).run()
    }

    /// A variable whose fixed value is out of its own range.
    fn stray(&self, bounds: &[(i128, i128)]) -> Option<VarId> {
        let outside = |&at: &usize| {
            let (low, high) = self.variables()[at].span();
            bounds[at].0 < low || bounds[at].1 > high
        };
        (0..self.variables().len()).find(outside).map(VarId)
    }
}

/// The deletion filter: leaves out one thing after the other, and keeps it only
/// where the contradiction ends without it.
struct Filter<'a> {
    rows: &'a [Row],
    bounds: Vec<(i128, i128)>,
    kept: Vec<usize>,
    meter: Meter,
    irreducible: bool,
}

impl<'a> Filter<'a> {
    fn new(rows: &'a [Row], bounds: Vec<(i128, i128)>, options: &Options) -> Self {
        Self {
            rows,
            bounds,
            kept: (0..rows.len()).collect(),
            meter: Meter::new(options.budget),
            irreducible: true,
        }
    }

    fn run(mut self) -> Result<Option<InfeasibleSubset>, Error> {
        match self.contradicts(&self.kept.clone()) {
            Ok(None) => return Err(self.undecided()),
            Ok(Some(false)) => return Ok(None),
            Ok(Some(true)) => {}
            Err(Overflow) => return Err(Error::overflow()),
        }
        for row in 0..self.rows.len() {
            let fewer: Vec<usize> = self.kept.iter().copied().filter(|&r| r != row).collect();
            if self.still_contradicts(&fewer) {
                self.kept = fewer;
            }
        }
        let mut ranges = Vec::new();
        for variable in self.members(&self.kept) {
            let whole = (-INFINITE, INFINITE);
            let is_slack = self.rows.iter().any(|row| row.slack == Some(variable));
            if self.bounds[variable] == whole || is_slack {
                continue;
            }
            let bound = std::mem::replace(&mut self.bounds[variable], whole);
            let kept = std::mem::take(&mut self.kept);
            if !self.still_contradicts(&kept) {
                self.bounds[variable] = bound;
                ranges.push(VarId(variable));
            }
            self.kept = kept;
        }
        Ok(Some(InfeasibleSubset {
            identities: self.kept.into_iter().map(IdentityId).collect(),
            ranges,
            irreducible: self.irreducible,
        }))
    }

    /// Why nothing is known: the budget, or the size.
    fn undecided(&self) -> Error {
        if self.meter.is_spent() { Error::budget() } else { Error::too_large() }
    }

    /// The variables of some rows, in order.
    fn members(&self, kept: &[usize]) -> Vec<usize> {
        let mut members: Vec<usize> =
            kept.iter().flat_map(|&row| self.rows[row].terms.iter().map(|term| term.0)).collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    fn still_contradicts(&mut self, kept: &[usize]) -> bool {
        match self.contradicts(kept) {
            Ok(Some(contradicts)) => contradicts,
            Ok(None) | Err(Overflow) => {
                self.irreducible = false;
                false
            }
        }
    }

    /// Whether some rows contradict each other within the bounds; `None` when that
    /// is not decided within the steps allowed.
    fn contradicts(&mut self, kept: &[usize]) -> Result<Option<bool>, Overflow> {
        let rows: Vec<&Row> = kept.iter().map(|&row| &self.rows[row]).collect();
        let members = self.members(kept);
        if rows.len().saturating_mul(members.len()) > MOST_CELLS {
            return Ok(None);
        }
        let column = |variable| members.binary_search(&variable).unwrap_or_default();
        let mut tableau = match Tableau::new(&rows, members.len(), column, &mut self.meter) {
            Ok(Some(tableau)) => tableau,
            Ok(None) => return Ok(Some(true)),
            Err(Stop::Overflow) => return Err(Overflow),
            Err(Stop::Spent | Stop::TooLarge) => return Ok(None),
        };
        tableau.meter = self.meter.lend(u64::MAX);
        tableau.load(members.iter().map(|&variable| {
            let (low, high) = self.bounds[variable];
            (low, high, clamp(0, low, high))
        }))?;
        let decision = decide(&mut tableau, &mut Vec::new(), &mut |_, _| Ok(()));
        self.meter.take_back(tableau.meter);
        let decision = decision?;
        Ok(match decision {
            Decision::Spent => None,
            Decision::Feasible => Some(false),
            Decision::Infeasible => Some(true),
        })
    }
}
