//! Deductions: what follows for the missing values when the given ones stand.

use super::error::Error;
use super::flow::Settled;
use super::general::Filled;
use super::locator::{Locator, Part, Workspace};
use super::meter::Meter;
use super::network::Network;
use super::search::{Loaded, Search};
use super::solution::{Options, Span};
use super::variable::VarId;

/// What follows for one missing value.
///
/// ```
/// use gouji::solve::{Options, System};
/// let mut system = System::new();
/// let [part, total] = ["part", "total"].map(|name| system.variable(name));
/// system.at_most([(part, 1), (total, -1)], 0);
/// let deductions = system.prepare()?.deduce(&[None, Some(7)], &Options::default())?;
/// let deduction = deductions.open()[0];
/// assert_eq!(deduction.variable(), part);
/// assert_eq!((deduction.span().low(), deduction.span().high()), (Some(0), Some(7)));
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Deduction {
    variable: VarId,
    span: Span,
}

impl Deduction {
    /// The variable whose value is missing.
    #[must_use]
    pub fn variable(self) -> VarId {
        self.variable
    }

    /// The exact least and greatest value that it can have.
    #[must_use]
    pub fn span(self) -> Span {
        self.span
    }
}

/// The answer to [`Locator::deduce`].
///
/// ```
/// use gouji::solve::{Options, System};
/// let mut system = System::new();
/// let [a, b, total] = ["a", "b", "total"].map(|name| system.variable(name));
/// system.identity([(a, 1), (b, 1), (total, -1)], 0);
/// let deductions = system.prepare()?.deduce(&[Some(3), None, Some(7)], &Options::default())?;
/// assert_eq!(deductions.known()[0].span().value(), Some(4));
/// assert!(deductions.open().is_empty() && deductions.undecided().is_empty());
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deductions {
    known: Vec<Deduction>,
    open: Vec<Deduction>,
    contradicted: Vec<VarId>,
    undecided: Vec<VarId>,
}

impl Deductions {
    /// The missing values that follow from the rest, in the order of the
    /// variables.
    #[must_use]
    pub fn known(&self) -> &[Deduction] {
        &self.known
    }

    /// The missing values that stay open, each with the range that it lies in.
    #[must_use]
    pub fn open(&self) -> &[Deduction] {
        &self.open
    }

    /// The missing values for which nothing can be said, because the given values
    /// of the same part of the system contradict the identities: locate the errors
    /// first.
    #[must_use]
    pub fn contradicted(&self) -> &[VarId] {
        &self.contradicted
    }

    /// The missing values that were not decided within the budget, or not without
    /// leaving 128 bits.
    #[must_use]
    pub fn undecided(&self) -> &[VarId] {
        &self.undecided
    }
}

impl Locator {
    /// Says what follows for the missing values, taking the given ones as true.
    ///
    /// ```
    /// use gouji::solve::System;
    ///
    /// # fn main() -> Result<(), gouji::solve::Error> {
    /// let mut system = System::new();
    /// let [north, south, east, total] =
    ///     ["north", "south", "east", "total"].map(|name| system.variable(name));
    /// system.identity([(north, 1), (south, 1), (east, 1), (total, -1)], 0);
    /// let locator = system.prepare()?;
    ///
    /// let deductions = locator.deduce(&[Some(3), Some(4), None, Some(12)], &Default::default())?;
    /// assert_eq!(deductions.known()[0].span().value(), Some(5));
    ///
    /// let deductions = locator.deduce(&[Some(3), None, None, Some(12)], &Default::default())?;
    /// let south = deductions.open()[0].span();
    /// assert_eq!((south.low(), south.high()), (Some(0), Some(9)));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the record's length is not that of the system.
    pub fn deduce(&self, values: &[Option<i64>], options: &Options) -> Result<Deductions, Error> {
        self.check_length(values)?;
        let mut found = Deductions::default();
        let values = &self.with_slacks(values)[..];
        let is_missing = |&variable: &usize| values[variable].is_none();
        if self.infeasible {
            let missing = (0..self.variables).filter(is_missing);
            found.contradicted.extend(missing.map(VarId));
            return Ok(found);
        }
        let mut workspace = Workspace::new();
        for part in &self.parts {
            let missing = || part.variables().filter(is_missing);
            if missing().next().is_none() {
                continue;
            }
            let filled = match part {
                Part::Network(network) => workspace.search.fill_in(network, values, options),
                Part::General(general) => {
                    general.fill_in(values, options.budget).unwrap_or(Filled::Spent)
                }
            };
            match filled {
                Filled::Spans(spans) => {
                    for (variable, span) in spans {
                        found.add(variable, span);
                    }
                }
                Filled::Contradicts => found.contradicted.extend(missing().map(VarId)),
                Filled::Spent => found.undecided.extend(missing().map(VarId)),
            }
        }
        for loose in &self.loose {
            if values[loose.variable].is_none() {
                found.add(loose.variable, Span::new(loose.low, loose.high));
            }
        }
        found.finish(self.variables);
        Ok(found)
    }
}

impl Deductions {
    fn add(&mut self, variable: usize, span: Span) {
        let variable = VarId(variable);
        let list = if span.value().is_some() { &mut self.known } else { &mut self.open };
        list.push(Deduction { variable, span });
    }

    /// Puts everything in order, and leaves out the differences of inequalities.
    fn finish(&mut self, variables: usize) {
        self.known.retain(|found| found.variable.0 < variables);
        self.open.retain(|found| found.variable.0 < variables);
        self.contradicted.retain(|variable| variable.0 < variables);
        self.undecided.retain(|variable| variable.0 < variables);
        self.known.sort_unstable_by_key(|found| found.variable);
        self.open.sort_unstable_by_key(|found| found.variable);
        self.contradicted.sort_unstable();
        self.undecided.sort_unstable();
    }
}

impl Part {
    /// The variables of the part, as places in the record.
    fn variables(&self) -> Box<dyn Iterator<Item = usize> + '_> {
        match self {
            Self::Network(network) => Box::new(network.edges.iter().map(|edge| edge.variable)),
            Self::General(general) => Box::new(general.members.iter().copied()),
        }
    }
}

impl Search {
    fn fill_in(&mut self, network: &Network, values: &[Option<i64>], options: &Options) -> Filled {
        if self.load(network, values) == Loaded::Holds {
            return Filled::Spans(Vec::new());
        }
        let given_in_range =
            self.given.iter().all(|&edge| values[network.edges[edge as usize].variable].is_none());
        self.flow.meter = Meter::new(options.budget);
        if !given_in_range || !self.start(network, values) || !self.violated.is_empty() {
            return Filled::Contradicts;
        }
        match self.settle_free(network) {
            Settled::Mended => {}
            Settled::Short => return Filled::Contradicts,
            Settled::Spent | Settled::Overflow => return Filled::Spent,
        }
        let mut spans = Vec::with_capacity(self.given.len());
        for at in 0..self.given.len() {
            let Ok(Some((low, high))) = self.span(network, at, None) else {
                return Filled::Spent;
            };
            let edge = self.given[at] as usize;
            spans.push((network.edges[edge].variable, Span::new(low, high)));
        }
        Filled::Spans(spans)
    }

    /// Whether some record fits the network at all. Work that is used up proves
    /// nothing.
    pub(super) fn fits(&mut self, network: &Network, meter: &mut Meter) -> bool {
        let nothing = vec![None; network.edges.iter().map(|e| e.variable + 1).max().unwrap_or(0)];
        self.load(network, &nothing);
        self.flow.meter = meter.lend(u64::MAX);
        let fits = self.start(network, &nothing)
            && self.violated.is_empty()
            && self.settle_free(network) != Settled::Short;
        meter.take_back(self.flow.meter);
        fits
    }
}
