//! The rows that do not fit the network: inequalities, coefficients other than ±1,
//! variables that stand in too many rows.
//!
//! A set of edges that mends the network has to satisfy these rows, too. Where the free
//! edges are a forest, their values are the only ones, and the rows are looked at as
//! they stand; else a small tableau decides over the free edges alone. Where a row
//! cannot hold, every larger solution frees one of its variables, or an edge at a
//! component whose flow stands in the row: those are the next candidates.

use super::elimination::Stop;
use super::flow::{Settled, Status};
use super::integer::{Decision, decide, span};
use super::network::{Edge, Network};
use super::number::{INFINITE, clamp, is_infinite};
use super::search::Search;
use super::simplex::{MOST_CELLS, Tableau};
use super::variable::Row;

/// A row beside the network: `low ≤ Σ coefficient · edge ≤ high`.
#[derive(Clone, Debug)]
pub(super) struct Extra {
    pub(super) terms: Vec<(u32, i128)>,
    pub(super) low: i128,
    pub(super) high: i128,
}

/// A variable that stands in no row of the network, but in some row beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    pub(super) edge: u32,
    /// Whether it stands in one row only, with a coefficient of ±1, so that it takes up
    /// any difference that its range has room for.
    pub(super) is_plain: bool,
}

/// The free edges and what they have to satisfy, as a tableau.
pub(super) struct Exact {
    tableau: Tableau,
    /// Values that fit, by column.
    solution: Vec<i128>,
}

impl Extra {
    /// The row over edges; `None` when its numbers are too large for the search.
    /// `slots` maps a variable to its edge.
    pub(super) fn new(row: &Row, slots: &[usize]) -> Option<Self> {
        const MOST: u128 = 1 << 30;
        let (low, high) = row.limits();
        let own = row.terms.iter().filter(|term| Some(term.0) != row.slack);
        let terms: Option<Vec<(u32, i128)>> =
            own.map(|&(variable, c)| Some((u32::try_from(slots[variable]).ok()?, c))).collect();
        let terms = terms?;
        let size = terms.iter().fold(0u128, |sum, term| sum.saturating_add(term.1.unsigned_abs()));
        (size <= MOST).then_some(Self { terms, low, high })
    }

    /// By how much the sum has to rise (or fall) to come into its range.
    fn lacks(&self, sum: i128) -> i128 {
        if !is_infinite(self.low) && sum < self.low {
            self.low - sum
        } else if !is_infinite(self.high) && sum > self.high {
            self.high - sum
        } else {
            0
        }
    }
}

impl Edge {
    pub(super) fn is_loop(&self) -> bool {
        self.tail == self.head
    }

    /// How far a value can move up (or down).
    fn room(&self, value: i128, up: bool) -> i128 {
        let end = if up { self.high } else { self.low };
        if is_infinite(end) { INFINITE } else { (end - value).abs() }
    }
}

impl Search {
    /// Whether every row beside the network holds for the record as it stands.
    pub(super) fn extras_hold(&self, network: &Network) -> bool {
        network.extras.iter().all(|extra| {
            let terms = extra.terms.iter();
            extra.lacks(terms.map(|&(edge, c)| c * self.flow.base[edge as usize]).sum()) == 0
        })
    }

    /// Whether the free edges, which mend the network, can satisfy the rows beside it.
    /// If so, their values are in [`Flow::value`](super::flow::Flow::value); if not,
    /// `cut` is a list of open edges of which one must be freed.
    pub(super) fn settle_extras(&mut self, network: &Network) -> Settled {
        self.exact = None;
        let is_free = |edge: u32| self.flow.status[edge as usize].is_free();
        if self.cycles > 0 || network.loops.iter().any(|l| !l.is_plain && is_free(l.edge)) {
            return self.settle_exactly(network);
        }
        for free in &network.loops {
            self.flow.value[free.edge as usize] = self.flow.base[free.edge as usize];
        }
        let mut shortest: Option<Vec<u32>> = None;
        for extra in &network.extras {
            let lack = self.fill_up(network, extra);
            if lack != 0 {
                let mut ways = Vec::new();
                self.ways_to_move(network, extra, |up| up == (lack > 0), &mut ways);
                if shortest.as_ref().is_none_or(|best| ways.len() < best.len()) {
                    shortest = Some(ways);
                }
            }
        }
        let Some(ways) = shortest else {
            return Settled::Mended;
        };
        self.cut = ways;
        Settled::Short
    }

    /// Lets the plain loops that are free take up what a row lacks, and says what is
    /// left of it.
    fn fill_up(&mut self, network: &Network, extra: &Extra) -> i128 {
        self.flow.meter.touch(extra.terms.len());
        let mut lack = extra.lacks(extra.terms.iter().map(|&(e, c)| c * self.value(e)).sum());
        for &(edge, coefficient) in &extra.terms {
            if lack == 0 {
                break;
            }
            let ends = network.edges[edge as usize];
            if ends.is_loop() && self.flow.status[edge as usize].is_free() {
                let value = &mut self.flow.value[edge as usize];
                let up = (coefficient > 0) == (lack > 0);
                let step = ends.room(*value, up).min(lack.abs());
                *value += if up { step } else { -step };
                lack -= lack.signum() * step;
            }
        }
        lack
    }

    /// The value of an edge when the free ones are settled.
    fn value(&self, edge: u32) -> i128 {
        let edge = edge as usize;
        if self.flow.status[edge].is_free() { self.flow.value[edge] } else { self.flow.base[edge] }
    }

    /// Adds the open edges of which one must be freed if the sum of a row is to move:
    /// its own, and those at the components whose flow stands in it. `helps` says
    /// whether a rise (or a fall) of the sum helps.
    fn ways_to_move(
        &mut self,
        network: &Network,
        extra: &Extra,
        helps: impl Fn(bool) -> bool,
        ways: &mut Vec<u32>,
    ) {
        for &(index, coefficient) in &extra.terms {
            let edge = network.edges[index as usize];
            let status = self.flow.status[index as usize];
            if status == Status::Open {
                let base = self.flow.base[index as usize];
                let rises = base < edge.high && helps(coefficient > 0);
                if rises || base > edge.low && helps(coefficient < 0) {
                    ways.push(index);
                }
            } else if status.is_free() && !edge.is_loop() {
                self.edges_around(network, edge.tail, ways);
            }
        }
        self.flow.meter.touch(extra.terms.len() + ways.len() * 2);
        ways.sort_unstable();
        ways.dedup();
    }

    /// Adds the open edges at the component of a node.
    fn edges_around(&mut self, network: &Network, start: u32, ways: &mut Vec<u32>) {
        let mut node = start;
        loop {
            let spokes = network.spokes(node);
            self.flow.meter.touch(spokes.len() + 1);
            for spoke in spokes {
                let edge = network.edges[spoke.edge as usize];
                if self.flow.status[spoke.edge as usize] == Status::Open && edge.low < edge.high {
                    ways.push(spoke.edge);
                }
            }
            node = self.parts.after(node);
            if node == start {
                return;
            }
        }
    }

    /// The same by a tableau over the free edges.
    fn settle_exactly(&mut self, network: &Network) -> Settled {
        match self.solve_exactly(network) {
            Err(Stop::Overflow) => Settled::Overflow,
            Err(Stop::Spent | Stop::TooLarge) => Settled::Spent,
            Ok(Some(exact)) => {
                for at in 0..self.given.len() + self.chosen.len() {
                    let edge = self.free_edge(at);
                    self.flow.value[edge as usize] = exact.solution[at];
                }
                self.exact = Some(exact);
                Settled::Mended
            }
            Ok(None) => {
                let mut ways = Vec::new();
                for extra in &network.extras {
                    self.ways_to_move(network, extra, |_| true, &mut ways);
                }
                self.cut = ways;
                Settled::Short
            }
        }
    }

    /// The free edges: those that are free from the start, then the chosen ones.
    pub(super) fn free_edge(&self, at: usize) -> u32 {
        let given = self.given.len();
        if at < given { self.given[at] } else { self.chosen[at - given] }
    }

    fn solve_exactly(&mut self, network: &Network) -> Result<Option<Exact>, Stop> {
        let (rows, limits) = self.rows_of_free(network);
        let rows: Vec<&Row> = rows.iter().collect();
        if rows.len().saturating_mul(limits.len()) > MOST_CELLS {
            return Err(Stop::TooLarge);
        }
        let meter = &mut self.flow.meter;
        let Some(mut tableau) = Tableau::new(&rows, limits.len(), |column| column, meter)? else {
            return Ok(None);
        };
        tableau.meter = meter.lend(u64::MAX);
        tableau.load(limits.into_iter())?;
        let mut solution = Vec::new();
        let decision = decide(&mut tableau, &mut solution, &mut |_, _| Ok(()));
        meter.take_back(tableau.meter);
        match decision? {
            Decision::Spent => Err(Stop::Spent),
            Decision::Infeasible => Ok(None),
            Decision::Feasible => Ok(Some(Exact { tableau, solution })),
        }
    }

    /// What the free edges have to satisfy: the identities at the nodes that they touch
    /// and the rows beside the network. For each column its bounds and a value to start
    /// with.
    fn rows_of_free(&mut self, network: &Network) -> (Vec<Row>, Vec<(i128, i128, i128)>) {
        let mut limits = Vec::new();
        let mut column = vec![usize::MAX; network.edges.len()];
        let mut nodes: Vec<Option<Row>> = vec![None; network.nodes];
        for at in 0..self.given.len() + self.chosen.len() {
            let index = self.free_edge(at) as usize;
            let edge = network.edges[index];
            let base = self.flow.base[index];
            column[index] = at;
            limits.push((edge.low, edge.high, self.flow.value[index]));
            for (node, sign) in [(edge.head, 1), (edge.tail, -1)] {
                if network.outside == Some(node) || edge.is_loop() {
                    continue;
                }
                let left = -self.flow.residual[node as usize];
                let row = nodes[node as usize].get_or_insert_with(|| Row::equal(left));
                row.terms.push((at, sign));
                row.constant += sign * base;
            }
        }
        self.flow.meter.touch((network.edges.len() + network.nodes) * 2);
        let mut rows: Vec<Row> = nodes.into_iter().flatten().collect();
        for extra in &network.extras {
            let mut row = Row::equal(0);
            let mut sum = 0;
            for &(edge, coefficient) in &extra.terms {
                sum += coefficient * self.value(edge);
                match column[edge as usize] {
                    usize::MAX => row.constant -= coefficient * self.flow.base[edge as usize],
                    column => row.terms.push((column, coefficient)),
                }
            }
            // One column more for the sum itself.
            row.terms.push((limits.len(), -1));
            limits.push((extra.low, extra.high, clamp(sum, extra.low, extra.high)));
            rows.push(row);
        }
        (rows, limits)
    }

    /// The least and greatest value of the free edge number `at`, after
    /// [`Search::settle_extras`] found values. `Ok(None)` when `own` is given and fits.
    pub(super) fn exact_span(
        &mut self,
        network: &Network,
        at: usize,
        own: Option<i128>,
    ) -> Result<Option<(i128, i128)>, Stop> {
        if self.exact.is_none() {
            self.exact = self.solve_exactly(network)?;
        }
        let Some(exact) = &mut self.exact else {
            // It cannot be: values were found. Say nothing rather than something wrong.
            return Err(Stop::Spent);
        };
        let tableau = &mut exact.tableau;
        tableau.meter = self.flow.meter.lend(u64::MAX);
        let found = bounded(tableau, &exact.solution, at, own);
        self.flow.meter.take_back(tableau.meter);
        found
    }
}

fn bounded(
    tableau: &mut Tableau,
    solution: &[i128],
    column: usize,
    own: Option<i128>,
) -> Result<Option<(i128, i128)>, Stop> {
    if let Some(own) = own {
        let (low, high) = (tableau.low[column], tableau.high[column]);
        tableau.bind(column, own, own)?;
        let decision = decide(tableau, &mut Vec::new(), &mut |_, _| Ok(()))?;
        tableau.bind(column, low, high)?;
        match decision {
            Decision::Feasible => return Ok(None),
            Decision::Spent => return Err(Stop::Spent),
            Decision::Infeasible => {}
        }
    }
    span(tableau, solution, column)?.map(Some).ok_or(Stop::Spent)
}

impl Row {
    /// An identity without terms.
    fn equal(constant: i128) -> Self {
        Self { terms: Vec::new(), constant, slack: None }
    }
}

/// The variables without a place in the network.
pub(super) fn loops(edges: &[Edge], extras: &[Extra]) -> Vec<Loop> {
    let mut uses = vec![(0u32, true); edges.len()];
    for &(edge, coefficient) in extras.iter().flat_map(|extra| &extra.terms) {
        let (count, is_one) = &mut uses[edge as usize];
        *count += 1;
        *is_one &= coefficient.unsigned_abs() == 1;
    }
    (0u32..)
        .zip(edges.iter().zip(uses))
        .filter(|(_, (edge, _))| edge.is_loop())
        .map(|(edge, (_, (count, is_one)))| Loop { edge, is_plain: count == 1 && is_one })
        .collect()
}
