//! A prepared system: its independent parts, each with the solver that fits it.

use super::combine::combine;
use super::elimination::{self, Combination, Stop};
use super::error::Error;
use super::general::{General, Unfit};
use super::meter::Meter;
use super::network::Network;
use super::search::{Loaded, PartResult, Search};
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
    variables: usize,
    pub(super) parts: Vec<Part>,
    pub(super) loose: Vec<Loose>,
    /// The identities contradict each other or the ranges, whatever the values.
    pub(super) infeasible: bool,
}

/// Memory that [`Locator::locate_with`] uses again for each record. It may be
/// used with any locator; results do not depend on it.
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
        meter.touch(system.variables().len());
        meter.touch(rows.iter().map(|row| row.terms.len() * 2).sum());
        let variables = system.variables();
        if variables.len().max(rows.len()) > 1 << 30 {
            return Err(Error::too_large());
        }
        let mut locator = Self {
            variables: variables.len(),
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
            let mut network = None;
            if networks {
                match shape(&rows, &group.members, &slots, variables, &mut meter) {
                    Shape::Network(found) => network = Some(found),
                    Shape::Contradictory => locator.infeasible = true,
                    Shape::Other => {}
                }
            }
            if locator.infeasible {
                continue;
            }
            let part = match network {
                Some(network) => Part::Network(network),
                None => match General::new(&rows, &group.members, &slots, variables, &mut meter) {
                    Ok(general) => Part::General(general),
                    Err(Unfit::Contradictory) => {
                        locator.infeasible = true;
                        continue;
                    }
                    Err(Unfit::Stopped(stop)) => return Err(stop.into()),
                },
            };
            locator.add(part, &mut meter);
            if meter.is_spent() {
                return Err(Error::budget());
            }
        }
        Ok(locator)
    }

    /// Adds a part, and notes whether any record can fit it at all. A share of what is
    /// left of the budget may be used to find that out.
    fn add(&mut self, part: Part, meter: &mut Meter) {
        let mut lent = meter.lend_half();
        let is_feasible = match &part {
            Part::Network(network) => {
                !network.is_contradictory() && Search::default().fits(network, &mut lent)
            }
            Part::General(general) => general.is_feasible(&mut lent) != Ok(Some(false)),
        };
        meter.take_back(lent);
        self.infeasible |= !is_feasible;
        self.parts.push(part);
    }

    /// The number of values that a record has.
    #[must_use]
    pub fn record_length(&self) -> usize {
        self.variables
    }

    /// Whether every part of the system is network-shaped, so that the fast
    /// search serves all of it.
    #[must_use]
    pub fn is_network(&self) -> bool {
        !self.infeasible && self.parts.iter().all(|part| matches!(part, Part::Network(_)))
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

enum Shape {
    Network(Network),
    Contradictory,
    Other,
}

/// Tries to see the rows as a network, leaving out rows that the others imply
/// where that helps.
fn shape(
    rows: &[&Row],
    members: &[usize],
    slots: &[usize],
    variables: &[Variable],
    meter: &mut Meter,
) -> Shape {
    let terms: usize = rows.iter().map(|row| row.terms.len() + 1).sum();
    meter.touch(terms);
    if let Some(network) = Network::new(rows, members, slots, variables) {
        return Shape::Network(network);
    }
    // The general solver needs something, too.
    let mut lent = meter.lend_half();
    let shape = thinned(rows, members, slots, variables, &mut lent);
    meter.take_back(lent);
    // Where this is too large or too wild, the general solver will say so, or cope.
    shape.unwrap_or(Shape::Other)
}

/// The network of the rows without some that the others imply.
fn thinned(
    rows: &[&Row],
    members: &[usize],
    slots: &[usize],
    variables: &[Variable],
    meter: &mut Meter,
) -> Result<Shape, Stop> {
    let mut groups = elimination::dependencies(rows, variables.len(), meter)?.groups;
    for group in &groups {
        if elimination::constant(group, rows)? != 0 {
            return Ok(Shape::Contradictory);
        }
    }
    let mut kept: Vec<usize> = (0..rows.len()).collect();
    while let Some(row) = hindrance(rows, &kept, &groups, slots, members.len()) {
        meter.touch(
            members.len() + kept.iter().map(|&row| rows[row].terms.len() + 1).sum::<usize>() * 3,
        );
        meter.touch(groups.iter().map(Vec::len).sum());
        if meter.is_spent() {
            return Err(Stop::Spent);
        }
        if !elimination::leave_out(&mut groups, row)? {
            return Ok(Shape::Other);
        }
        kept.retain(|&other| other != row);
        let left: Vec<&Row> = kept.iter().map(|&row| rows[row]).collect();
        if let Some(network) = Network::new(&left, members, slots, variables) {
            return Ok(Shape::Network(network));
        }
    }
    Ok(Shape::Other)
}

/// The implied row that stands most in the way: the one with the most variables
/// that stand in more than two rows; then one with other coefficients than its
/// first.
fn hindrance(
    rows: &[&Row],
    kept: &[usize],
    groups: &[Combination],
    slots: &[usize],
    members: usize,
) -> Option<usize> {
    let mut uses = vec![0u32; members];
    for &row in kept {
        for &(variable, _) in &rows[row].terms {
            uses[slots[variable]] += 1;
        }
    }
    let mut implied: Vec<usize> = groups.iter().flatten().map(|term| term.0).collect();
    implied.sort_unstable();
    implied.dedup();
    implied
        .into_iter()
        .map(|row| {
            let terms = &rows[row].terms;
            let scale = terms.first().map_or(0, |term| term.1.unsigned_abs());
            let uneven = terms.iter().any(|term| term.1.unsigned_abs() != scale);
            let crowded = terms.iter().filter(|term| uses[slots[term.0]] > 2).count();
            (uneven, crowded, row)
        })
        .max_by_key(|&(uneven, crowded, row)| (uneven, crowded, std::cmp::Reverse(row)))
        .map(|(_, _, row)| row)
}

/// A connected part: rows and variables that reach each other.
struct Group {
    rows: Vec<usize>,
    members: Vec<usize>,
}

/// The parts, in the order of their first variables.
fn connected(rows: &[Row], variables: usize) -> Vec<Group> {
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
