//! Questions about rules before any record is seen: do they contradict each other, and
//! does one follow from the others?

use super::elimination::Stop;
use super::error::Error;
use super::integer::{Decision, decide};
use super::locator::connected;
use super::meter::Meter;
use super::number::{INFINITE, Overflow, clamp};
use super::simplex::{MOST_CELLS, Tableau};
use super::solution::Options;
use super::system::System;
use super::variable::{IdentityId, Row, VarId};

/// Identities and ranges that contradict each other, while any that is left out
/// ends the contradiction.
///
/// ```
/// use gouji::solve::{Options, System};
/// let mut system = System::new();
/// let total = system.variable("total");
/// let least = system.at_least([(total, 1)], 3);
/// let most = system.at_most([(total, 1)], 2);
/// let subset = system.infeasible_subset(None, &Options::default())?.unwrap();
/// assert_eq!(subset.identities(), [least, most]);
/// assert!(subset.is_irreducible());
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InfeasibleSubset(Core);

impl InfeasibleSubset {
    /// The identities of the contradiction.
    #[must_use]
    pub fn identities(&self) -> &[IdentityId] {
        &self.0.identities
    }

    /// The variables whose ranges, or whose values where those may not change,
    /// take part in it.
    #[must_use]
    pub fn ranges(&self) -> &[VarId] {
        &self.0.ranges
    }

    /// Whether it was proven that nothing can be left out. It is not when some
    /// step left the 128 bits or the budget was used up.
    #[must_use]
    pub fn is_irreducible(&self) -> bool {
        self.0.irreducible
    }
}

/// Identities and ranges from which another identity follows, while it does not when
/// any of them is left out.
///
/// ```
/// use gouji::solve::{Options, System};
/// let mut system = System::new();
/// let total = system.variable("total");
/// let strong = system.at_least([(total, 1)], 3);
/// let weak = system.at_least([(total, 1)], 2);
/// let implication = system.implied(weak, &Options::default())?.unwrap();
/// assert_eq!(implication.identities(), [strong]);
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Implication(Core);

impl Implication {
    /// The identities that it follows from.
    #[must_use]
    pub fn identities(&self) -> &[IdentityId] {
        &self.0.identities
    }

    /// The variables whose ranges it follows from.
    #[must_use]
    pub fn ranges(&self) -> &[VarId] {
        &self.0.ranges
    }

    /// Whether it was proven that none can be left out; see
    /// [`InfeasibleSubset::is_irreducible`]. For an identity, where each of the two
    /// directions needs its own, it means that this is so for each of them.
    #[must_use]
    pub fn is_irreducible(&self) -> bool {
        self.0.irreducible
    }
}

/// What is left of a contradiction.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Core {
    identities: Vec<IdentityId>,
    ranges: Vec<VarId>,
    irreducible: bool,
}

impl System {
    /// Where no record can fit the system: identities and ranges that contradict
    /// each other, and from which nothing can be left out. `None` when some
    /// record fits.
    ///
    /// With `values`, the values of variables that may not change
    /// ([`Variable::fixed`](super::Variable::fixed)) are taken as given, so that
    /// it tells why a record was [`Infeasible`](super::Ending::Infeasible).
    ///
    /// ```
    /// use gouji::solve::{Options, System};
    ///
    /// # fn main() -> Result<(), gouji::solve::Error> {
    /// let mut system = System::new();
    /// let [sent, answered, late] = ["sent", "answered", "late"].map(|n| system.variable(n));
    /// system.at_most([(answered, 1), (sent, -1)], 0);
    /// let some = system.at_least([(late, 1)], 1);
    /// let within = system.at_most([(late, 2), (answered, -1)], 0);
    /// let few = system.at_most([(answered, 1)], 1);
    ///
    /// let subset = system.infeasible_subset(None, &Options::default())?;
    /// assert_eq!(subset.unwrap().identities(), [some, within, few]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`System::prepare`], a record of the wrong length, and a system
    /// that cannot be decided within the budget (of which the whole question has one)
    /// or within 128 bits.
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
        let mut bounds = self.spans();
        for (at, variable) in self.variables().iter().enumerate() {
            let given = values.and_then(|values| values[at]).map(i128::from);
            if let Some(value) = given.filter(|_| variable.cost().is_none()) {
                let (low, high) = bounds[at];
                if value < low || value > high {
                    let (identities, ranges) = (Vec::new(), vec![VarId(at)]);
                    let core = Core { identities, ranges, irreducible: true };
                    return Ok(Some(InfeasibleSubset(core)));
                }
                bounds[at] = (value, value);
            }
        }
        let mut meter = Meter::new(options.budget);
        for part in parts(&rows, bounds.len()) {
            let mut filter = Filter::new(&rows, count, bounds.clone(), meter);
            if filter.check(&part)? {
                return Ok(Some(InfeasibleSubset(filter.core(part))));
            }
            meter = filter.meter;
        }
        Ok(None)
    }

    /// Whether an identity or inequality follows from the others and the ranges, for
    /// integers: whatever satisfies those satisfies it. If so, from which; `None` when it
    /// says something of its own. Where the others contradict each other, the answer
    /// means nothing: ask [`System::infeasible_subset`] first.
    ///
    /// ```
    /// use gouji::solve::{Options, System};
    ///
    /// # fn main() -> Result<(), gouji::solve::Error> {
    /// let mut system = System::new();
    /// let [a, b, total] = ["a", "b", "total"].map(|name| system.variable(name));
    /// let sum = system.identity([(a, 1), (b, 1), (total, -1)], 0);
    /// // No part is above the total: the sum says so, as b is not negative.
    /// let part = system.at_most([(a, 1), (total, -1)], 0);
    /// let found = system.implied(part, &Options::default())?.unwrap();
    /// assert_eq!((found.identities(), found.ranges()), (&[sum][..], &[b][..]));
    /// assert_eq!(system.implied(sum, &Options::default())?, None);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`System::prepare`], an identity of another system, and a question that
    /// cannot be decided within the budget or within 128 bits.
    pub fn implied(
        &self,
        identity: IdentityId,
        options: &Options,
    ) -> Result<Option<Implication>, Error> {
        let mut rows = self.rows()?;
        let Some(row) = rows.get(identity.0).cloned() else {
            return Err(Error::unknown_identity(identity));
        };
        // It follows when the others leave no room above its upper end or below its
        // lower one.
        let mut bounds = self.spans();
        let slack = row.slack.unwrap_or(bounds.len());
        bounds.resize(bounds.len().max(slack + 1), (0, INFINITE));
        let own = row.terms.iter().copied().filter(|term| Some(term.0) != row.slack);
        let own: Vec<(usize, i128)> = own.collect();
        let (low, high) = row.limits();
        let above = (high != INFINITE).then(|| (high + 1, -1));
        let below = (low != -INFINITE).then(|| (low - 1, 1));
        let count = self.variables().len();
        let mut meter = Meter::new(options.budget);
        let mut contradictions = Vec::new();
        for (constant, sign) in above.into_iter().chain(below) {
            let terms = own.iter().copied().chain([(slack, sign)]).collect();
            rows[identity.0] = Row { terms, constant, slack: Some(slack) };
            let part = parts(&rows, bounds.len()).into_iter().find(|p| p.contains(&identity.0));
            let part = part.unwrap_or_default();
            let mut filter = Filter::new(&rows, count, bounds.clone(), meter);
            if !filter.check(&part)? {
                return Ok(None);
            }
            meter = filter.meter;
            contradictions.push((rows.clone(), part));
        }
        let mut all = Core { identities: Vec::new(), ranges: Vec::new(), irreducible: true };
        for (rows, part) in contradictions {
            let mut filter = Filter::new(&rows, count, bounds.clone(), meter);
            filter.must = Some(identity.0);
            let core = filter.core(part);
            meter = filter.meter;
            all.irreducible &= core.irreducible;
            all.identities.extend(core.identities);
            all.ranges.extend(core.ranges);
        }
        all.identities.sort_unstable();
        all.identities.dedup();
        all.ranges.sort_unstable();
        all.ranges.dedup();
        Ok(Some(Implication(all)))
    }

    /// The ranges, those of the differences of inequalities behind the others.
    fn spans(&self) -> Vec<(i128, i128)> {
        self.columns().iter().map(super::Variable::span).collect()
    }
}

/// The rows that hang together, part by part. One without variables is a part.
fn parts(rows: &[Row], variables: usize) -> Vec<Vec<usize>> {
    let empty = (0..rows.len()).filter(|&row| rows[row].terms.is_empty()).map(|row| vec![row]);
    let groups = connected(rows, variables).into_iter().map(|group| group.rows);
    empty.chain(groups.filter(|rows| !rows.is_empty())).collect()
}

/// The deletion filter: leaves out one thing after the other, and keeps it only
/// where the contradiction ends without it.
struct Filter<'a> {
    rows: &'a [Row],
    /// How many variables are not differences of inequalities.
    variables: usize,
    bounds: Vec<(i128, i128)>,
    /// A row that is never left out, and not told.
    must: Option<usize>,
    meter: Meter,
    /// The steps for one thing that is left out: without ranges the search for integers
    /// may have no end.
    share: u64,
    irreducible: bool,
}

impl<'a> Filter<'a> {
    fn new(rows: &'a [Row], variables: usize, bounds: Vec<(i128, i128)>, meter: Meter) -> Self {
        Self {
            rows,
            variables,
            bounds,
            must: None,
            meter,
            share: meter.limit() / 16,
            irreducible: true,
        }
    }

    /// Whether some rows contradict each other.
    fn check(&mut self, rows: &[usize]) -> Result<bool, Error> {
        match self.contradicts(rows, u64::MAX) {
            Ok(Some(contradicts)) => Ok(contradicts),
            Ok(None) => Err(self.undecided()),
            Err(Overflow) => Err(Error::overflow()),
        }
    }

    /// What is left of the contradiction of some rows.
    fn core(&mut self, rows: Vec<usize>) -> Core {
        let must = self.must;
        let mut kept = rows;
        kept.retain(|&row| Some(row) != must);
        let kept = self.shrink(kept, |filter, kept| {
            let rows: Vec<usize> = kept.iter().copied().chain(must).collect();
            filter.still_contradicts(&rows)
        });
        let rows: Vec<usize> = kept.iter().copied().chain(must).collect();
        let whole = (-INFINITE, INFINITE);
        let bounds = self.bounds.clone();
        let ranged: Vec<usize> = self
            .members(&rows)
            .into_iter()
            .filter(|&variable| variable < self.variables && bounds[variable] != whole)
            .collect();
        let ranges = self.shrink(ranged.clone(), |filter, kept| {
            for &variable in &ranged {
                let is_kept = kept.binary_search(&variable).is_ok();
                filter.bounds[variable] = if is_kept { bounds[variable] } else { whole };
            }
            filter.still_contradicts(&rows)
        });
        Core {
            identities: kept.into_iter().map(IdentityId).collect(),
            ranges: ranges.into_iter().map(VarId).collect(),
            irreducible: self.irreducible,
        }
    }

    /// Leaves out what is not needed for a contradiction: in halves at first, then one
    /// by one.
    fn shrink(
        &mut self,
        mut kept: Vec<usize>,
        contradicts: impl Fn(&mut Self, &[usize]) -> bool,
    ) -> Vec<usize> {
        let mut size = kept.len().div_ceil(2);
        while size > 0 {
            let mut at = 0;
            while at < kept.len() {
                let end = kept.len().min(at + size);
                let fewer: Vec<usize> = kept[..at].iter().chain(&kept[end..]).copied().collect();
                if contradicts(self, &fewer) {
                    kept = fewer;
                } else {
                    at = end;
                }
            }
            size /= 2;
        }
        kept
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
        match self.contradicts(kept, self.share) {
            Ok(Some(contradicts)) => contradicts,
            Ok(None) | Err(Overflow) => {
                self.irreducible = false;
                false
            }
        }
    }

    /// Whether some rows contradict each other within the bounds; `None` when that
    /// is not decided within the steps allowed, `most` at most.
    fn contradicts(&mut self, kept: &[usize], most: u64) -> Result<Option<bool>, Overflow> {
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
        tableau.meter = self.meter.lend(most);
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
