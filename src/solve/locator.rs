//! A prepared system: its independent parts, each with the solver that fits it.

use std::borrow::Cow;

use super::combine::combine;
use super::elimination::Stop;
use super::error::Error;
use super::general::{General, Unfit};
use super::meter::Meter;
use super::network::Network;
use super::search::{Loaded, PartResult, Search};
use super::shape::{Connected, Shape};
use super::solution::{Change, Ending, Located, Options, Solution, Span};
use super::system::System;
use super::variable::{Row, VarId, Variable};

/// The steps that preparing a system may take when nothing else is said.
pub(super) const PREPARE_BUDGET: u64 = 50_000_000;

/// A connected part of a system, with its solver.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Network(Network),
    General(General),
}

/// A variable that stands in no identity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub(super) variable: usize,
    pub(super) low: i128,
    pub(super) high: i128,
    /// Zero for a variable that may not change.
    weight: u32,
}

/// A [`System`] compiled for locating the errors of many records.
///
/// ```
/// use gouji::solve::{Ending, Options, System, Workspace};
///
/// # fn main() -> Result<(), gouji::solve::Error> {
/// let mut system = System::new();
/// let parts = [system.variable("north"), system.variable("south")];
/// let total = system.variable("total");
/// system.identity([(parts[0], 1), (parts[1], 1), (total, -1)], 0);
///
/// let locator = system.prepare()?;
/// let mut workspace = Workspace::new();
/// let options = Options::default();
/// for (record, ending) in [
///     ([Some(1), Some(2), Some(3)], Ending::Holds),
///     ([Some(1), Some(2), Some(4)], Ending::Complete),
/// ] {
///     let located = locator.locate_with(&mut workspace, &record, &options)?;
///     assert_eq!(located.ending(), ending);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Locator {
    pub(super) variables: usize,
    /// The variables behind them, for the differences of inequalities.
    slacks: usize,
    pub(super) parts: Vec<Part>,
    pub(super) loose: Vec<Loose>,
    /// The identities contradict each other or the ranges, whatever the values.
    pub(super) infeasible: bool,
}

/// Memory that [`Locator::locate_with`] uses again for each record. It may be
/// used with any locator; results do not depend on it.
///
/// ```
/// use gouji::solve::{Options, System, Workspace};
/// let mut system = System::new();
/// let [part, total] = ["part", "total"].map(|name| system.variable(name));
/// system.identity([(part, 1), (total, -1)], 0);
/// let locator = system.prepare()?;
/// let mut workspace = Workspace::new();
/// for record in [[Some(3), Some(3)], [Some(3), Some(4)]] {
///     locator.locate_with(&mut workspace, &record, &Options::default())?;
/// }
/// # Ok::<(), gouji::solve::Error>(())
/// ```
#[derive(Default)]
pub struct Workspace {
    pub(super) search: Search,
    results: Vec<PartResult>,
    steps: u64,
}

impl Workspace {
    /// An empty workspace.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The steps that locating the last record took; see [`Options::budget`].
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workspace").finish_non_exhaustive()
    }
}

impl System {
    /// Compiles the system, so that many records can be located quickly.
    ///
    /// # Errors
    ///
    /// When an identity names a variable of another system, a range is empty, a
    /// weight is zero, or a part of the system that is not network-shaped is too
    /// large for the exact solver or takes more than the usual budget.
    pub fn prepare(&self) -> Result<Locator, Error> {
        self.prepare_within(PREPARE_BUDGET)
    }

    /// The same with a budget of so many steps for the whole system (see
    /// [`Options::budget`]); usually there are 50 million, which take 0.3 s at
    /// most. Networks need some hundred for each identity.
    ///
    /// # Errors
    ///
    /// Those of [`System::prepare`]; [`ErrorKind::Budget`](super::ErrorKind::Budget)
    /// when the budget is used up.
    pub fn prepare_within(&self, budget: u64) -> Result<Locator, Error> {
        Locator::build(self, true, budget)
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
}

impl Locator {
    /// Prepares the system with the general solver alone, for comparison.
    #[doc(hidden)]
    pub fn without_networks(system: &System) -> Result<Self, Error> {
        Self::build(system, false, PREPARE_BUDGET)
    }

    fn build(system: &System, networks: bool, budget: u64) -> Result<Self, Error> {
        let mut meter = Meter::new(budget);
        let rows = system.rows()?;
        let variables = &system.columns()[..];
        meter.touch(variables.len());
        meter.touch(rows.iter().map(|row| row.terms.len() * 2).sum());
        if variables.len().max(rows.len()) > 1 << 30 {
            return Err(Error::too_large());
        }
        let mut locator = Self {
            variables: system.variables().len(),
            slacks: variables.len() - system.variables().len(),
            parts: Vec::new(),
            loose: Vec::new(),
            infeasible: rows.iter().any(|row| row.terms.is_empty() && row.constant != 0),
        };
        let mut slots = vec![0; variables.len()];
        for group in connected(&rows, variables.len()) {
            if group.rows.is_empty() {
                locator.loose.extend(group.members.iter().map(|&v| loose(v, &variables[v])));
                continue;
            }
            for (slot, &member) in group.members.iter().enumerate() {
                slots[member] = slot;
            }
            let rows: Vec<&Row> = group.rows.iter().map(|&row| &rows[row]).collect();
            let all = Connected { rows: &rows, members: &group.members, slots: &slots, variables };
            locator.add(&all, networks, &mut meter)?;
            if meter.is_spent() {
                return Err(Error::budget());
            }
            if locator.infeasible {
                break;
            }
        }
        Ok(locator)
    }

    /// Adds a part with the solver that fits it, and notes whether any record can fit it
    /// at all. A share of what is left of the budget may be used to find that out.
    fn add(&mut self, all: &Connected<'_>, networks: bool, meter: &mut Meter) -> Result<(), Error> {
        // The differences of inequalities stand behind all others.
        let own = all.members.partition_point(|&member| member < self.variables);
        let part = Connected { members: &all.members[..own], ..*all };
        let shape = if networks { part.shape(meter) } else { Shape::Other };
        match shape {
            Shape::Contradictory => self.infeasible = true,
            Shape::Network(network) => {
                let mut lent = meter.lend_half();
                self.infeasible |= if network.extras.is_empty() {
                    network.is_contradictory() || !Search::default().fits(&network, &mut lent)
                } else {
                    match General::new(all, &mut lent) {
                        Ok(general) => general.is_feasible(&mut lent) == Ok(Some(false)),
                        Err(unfit) => matches!(unfit, Unfit::Contradictory),
                    }
                };
                meter.take_back(lent);
                self.parts.push(Part::Network(network));
            }
            Shape::Other => match General::new(all, meter) {
                Ok(general) => {
                    let mut lent = meter.lend_half();
                    self.infeasible |= general.is_feasible(&mut lent) == Ok(Some(false));
                    meter.take_back(lent);
                    self.parts.push(Part::General(general));
                }
                Err(Unfit::Contradictory) => self.infeasible = true,
                Err(Unfit::Stopped(stop)) => return Err(stop.into()),
            },
        }
        Ok(())
    }

    /// The number of values that a record has.
    #[must_use]
    pub fn record_length(&self) -> usize {
        self.variables
    }

    /// Whether every part of the system is network-shaped, without any row beside it.
    #[must_use]
    pub fn is_network(&self) -> bool {
        !self.infeasible
            && self.parts.iter().all(|part| match part {
                Part::Network(network) => network.extras.is_empty(),
                Part::General(_) => false,
            })
    }

    /// Whether some record fits the identities and ranges, as far as that was
    /// decided; [`System::infeasible_subset`] says what contradicts itself.
    #[must_use]
    pub fn is_feasible(&self) -> bool {
        !self.infeasible
    }

    /// Finds the smallest sets of values that must be wrong, and the values that
    /// mend them. A missing value (`None`) is free to be filled in.
    ///
    /// # Errors
    ///
    /// When the record's length is not that of the system.
    pub fn locate(&self, values: &[Option<i64>], options: &Options) -> Result<Located, Error> {
        self.locate_with(&mut Workspace::new(), values, options)
    }

    /// The same, with memory that is used again.
    ///
    /// # Errors
    ///
    /// When the record's length is not that of the system.
    pub fn locate_with(
        &self,
        workspace: &mut Workspace,
        values: &[Option<i64>],
        options: &Options,
    ) -> Result<Located, Error> {
        self.check_length(values)?;
        workspace.steps = 0;
        if self.infeasible {
            return Ok(Located::infeasible());
        }
        let Workspace { search, results, steps } = workspace;
        results.clear();
        let values = &self.with_slacks(values)[..];
        for part in &self.parts {
            match part {
                Part::Network(network) => {
                    if search.load(network, values) == Loaded::Open {
                        results.push(search.run(network, values, options));
                    }
                }
                Part::General(general) => {
                    if !general.holds(values) {
                        results.push(general.run(values, options));
                    }
                }
            }
        }
        results.extend(self.loose.iter().filter_map(|loose| loose.mend(values)));
        *steps = results.iter().map(|part| part.steps).sum();
        Ok(combine(results, options))
    }

    /// The record with nothing for the differences of inequalities.
    pub(super) fn with_slacks<'a>(&self, values: &'a [Option<i64>]) -> Cow<'a, [Option<i64>]> {
        if self.slacks == 0 {
            return Cow::Borrowed(values);
        }
        let slacks = std::iter::repeat_n(None, self.slacks);
        Cow::Owned(values.iter().copied().chain(slacks).collect())
    }

    pub(super) fn check_length(&self, values: &[Option<i64>]) -> Result<(), Error> {
        if values.len() == self.variables {
            Ok(())
        } else {
            Err(Error::record_length(self.variables, values.len()))
        }
    }
}

fn loose(variable: usize, declared: &Variable) -> Loose {
    let (low, high) = declared.span();
    Loose { variable, low, high, weight: declared.cost().unwrap_or(0) }
}

impl Loose {
    /// Only the range can be broken.
    fn mend(&self, values: &[Option<i64>]) -> Option<PartResult> {
        let from = values[self.variable]?;
        let value = i128::from(from);
        if value >= self.low && value <= self.high {
            return None;
        }
        let weight = u64::from(self.weight);
        let (solutions, ending) = if weight == 0 {
            (Vec::new(), Ending::Infeasible)
        } else {
            let changes = vec![Change {
                variable: VarId(self.variable),
                from,
                to: Span::new(self.low, self.high),
                witness: value.clamp(self.low, self.high),
            }];
            (vec![Solution { weight, changes }], Ending::Complete)
        };
        Some(PartResult {
            found: solutions.len() as u64,
            solutions,
            counted: true,
            lower_bound: if weight == 0 { u64::MAX } else { weight },
            ending,
            steps: 1,
        })
    }
}

/// A connected part: rows and variables that reach each other.
pub(super) struct Group {
    pub(super) rows: Vec<usize>,
    members: Vec<usize>,
}

/// The parts, in the order of their first variables.
pub(super) fn connected(rows: &[Row], variables: usize) -> Vec<Group> {
    let mut root: Vec<usize> = (0..variables).collect();
    for row in rows {
        for pair in row.terms.windows(2) {
            let a = find(&mut root, pair[0].0);
            let b = find(&mut root, pair[1].0);
            root[a.max(b)] = a.min(b);
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut place = vec![usize::MAX; variables];
    for variable in 0..variables {
        let top = find(&mut root, variable);
        if place[top] == usize::MAX {
            place[top] = groups.len();
            groups.push(Group { rows: Vec::new(), members: Vec::new() });
        }
        groups[place[top]].members.push(variable);
    }
    for (index, row) in rows.iter().enumerate() {
        if let Some(&(variable, _)) = row.terms.first() {
            let top = find(&mut root, variable);
            groups[place[top]].rows.push(index);
        }
    }
    groups
}

fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// Kept so that callers can tell the reasons apart.
impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::TooLarge => Self::too_large(),
            Stop::Overflow => Self::overflow(),
            Stop::Spent => Self::budget(),
        }
    }
}
