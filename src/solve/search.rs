//! The exact search on a network: which edges must change.
//!
//! A set of edges can mend the record exactly when, after contracting them, no
//! component has a residual left and the ranges let the excess flow. So every
//! solution frees an edge that leads out of each component that is out of balance:
//! the search takes the component with the fewest such edges and tries each of
//! them, forbidding those already tried, so that every set is met once. It deepens
//! by weight, and what cannot be reached within the present weight is cut off by a
//! lower bound.

use super::elimination::Stop;
use super::extra::Exact;
use super::flow::{Flow, Settled, Status};
use super::meter::Meter;
use super::network::Network;
use super::number::clamp;
use super::parts::{Join, Parts};
use super::solution::{Change, Ending, Options, Solution, Span};
use super::variable::VarId;

/// What the proof that nothing mends a record may take: a number of steps that does
/// not depend on the budget, so that a larger budget only goes on where a smaller one
/// stopped.
pub(super) const PROOF: u64 = 4_000_000;

/// What a node costs beside the edges that are looked at.
const NODE: u64 = 32;

/// What is known of one independent part of a record.
#[derive(Debug)]
pub(super) struct PartResult {
    pub(super) solutions: Vec<Solution>,
    /// How many were found, those that were not kept included.
    pub(super) found: u64,
    /// Whether `found` is all of them (of least weight, or at all).
    pub(super) counted: bool,
    pub(super) lower_bound: u64,
    pub(super) ending: Ending,
    pub(super) steps: u64,
}

/// The memory of the search, used again for each record.
#[derive(Default)]
pub(super) struct Search {
    pub(super) flow: Flow,
    pub(super) parts: Parts,
    /// Edges that are free from the start.
    pub(super) given: Vec<u32>,
    pub(super) chosen: Vec<u32>,
    /// The free edges that closed a cycle.
    pub(super) cycles: u32,
    /// Components out of balance, one stretch for each frame.
    pub(super) violated: Vec<u32>,
    /// Edges to try, one stretch for each frame.
    options: Vec<u32>,
    frames: Vec<Frame>,
    pub(super) cut: Vec<u32>,
    sums: Vec<i128>,
    leasts: Vec<u64>,
    pub(super) root_weight: u64,
    /// The free edges as a tableau, where that was needed to settle them.
    pub(super) exact: Option<Exact>,
}

/// One choice of the search, with what is needed to take it back.
#[derive(Clone, Copy)]
struct Frame {
    violated: usize,
    violated_end: usize,
    first: usize,
    next: usize,
    end: usize,
    weight: u64,
    /// The choice that is being tried.
    trial: Option<Trial>,
}

#[derive(Clone, Copy)]
struct Trial {
    edge: u32,
    join: Option<Join>,
}

/// What a search is to find, and what it has found.
pub(super) struct Task<'a> {
    pub(super) network: &'a Network,
    pub(super) options: &'a Options,
    values: &'a [Option<i64>],
    /// The weight that is being searched, and the next one seen beyond it.
    level: u64,
    beyond: u64,
    solutions: Vec<Solution>,
    found: u64,
    /// Whether `found` is all that there is.
    counted: bool,
    /// The least weight, once it is known.
    least: Option<u64>,
    /// Whether the budget is used up.
    pub(super) spent: bool,
    /// Whether a number left 128 bits.
    overflown: bool,
}

/// Whether a record leaves anything to be done on a network.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Loaded {
    /// Every identity holds, every range is kept, nothing is missing.
    Holds,
    /// There is something to search or to fill in.
    Open,
}

impl Search {
    /// Lays a record on the network.
    pub(super) fn load(&mut self, network: &Network, values: &[Option<i64>]) -> Loaded {
        let flow = &mut self.flow;
        flow.base.clear();
        flow.residual.clear();
        flow.residual.extend(network.constants.iter().map(|c| -c));
        self.given.clear();
        for (index, edge) in (0u32..).zip(&network.edges) {
            let base = match values[edge.variable] {
                Some(value) => {
                    let value = i128::from(value);
                    if value < edge.low || value > edge.high {
                        self.given.push(index);
                        clamp(value, edge.low, edge.high)
                    } else {
                        value
                    }
                }
                None => {
                    self.given.push(index);
                    clamp(0, edge.low, edge.high)
                }
            };
            flow.base.push(base);
            flow.residual[edge.head as usize] += base;
            flow.residual[edge.tail as usize] -= base;
        }
        let identities = network.nodes - usize::from(network.outside.is_some());
        let balanced = flow.residual[..identities].iter().all(|&sum| sum == 0);
        if self.given.is_empty() && balanced && self.extras_hold(network) {
            Loaded::Holds
        } else {
            Loaded::Open
        }
    }

    /// Sets up the search of a loaded record. `false` when a value that may not
    /// change is out of its range.
    pub(super) fn start(&mut self, network: &Network, values: &[Option<i64>]) -> bool {
        self.flow.reset(network);
        self.flow.meter.touch(network.edges.len() + network.nodes);
        self.flow.status.clear();
        self.flow.status.extend(
            network
                .edges
                .iter()
                .map(|edge| if edge.weight == 0 { Status::Fixed } else { Status::Open }),
        );
        self.parts.reset(network, &self.flow.residual);
        self.chosen.clear();
        self.frames.clear();
        self.options.clear();
        self.violated.clear();
        self.cycles = 0;
        self.root_weight = 0;
        for at in 0..self.given.len() {
            let index = self.given[at];
            let edge = network.edges[index as usize];
            if values[edge.variable].is_some() {
                if edge.weight == 0 {
                    return false;
                }
                self.root_weight += u64::from(edge.weight);
            }
            self.flow.status[index as usize] = Status::Given;
            self.free(network, index);
        }
        for node in 0..network.nodes {
            let node = node as u32;
            if self.parts.of(node) == node && self.is_violated(network, node) {
                self.violated.push(node);
            }
        }
        true
    }

    /// Searches a loaded record.
    pub(super) fn run(
        &mut self,
        network: &Network,
        values: &[Option<i64>],
        options: &Options,
    ) -> PartResult {
        let mut task = Task {
            network,
            options,
            values,
            level: 0,
            beyond: u64::MAX,
            solutions: Vec::new(),
            found: 0,
            counted: true,
            least: None,
            spent: false,
            overflown: false,
        };
        self.flow.meter = Meter::new(options.for_search());
        let ending = self.levels(&mut task);
        task.result(ending, self.flow.meter.total())
    }

    /// Searches one weight after the other.
    fn levels(&mut self, task: &mut Task) -> Ending {
        let Task { network, values, options, .. } = *task;
        let mut has_doubt = network.has_fixed;
        if !self.start(network, values) || has_doubt && !self.can_be_mended(network, values, false)
        {
            task.level = u64::MAX;
            return Ending::Infeasible;
        }
        let left = self.edges_left(0);
        let bound = self.bound(network, 0, left);
        task.level = self.root_weight.saturating_add(bound);
        while task.level != u64::MAX {
            task.beyond = u64::MAX;
            let before = task.found;
            self.level(task);
            if task.found > before {
                task.least.get_or_insert(task.level);
            }
            let full = task.solutions.len() >= options.limit;
            if task.spent {
                task.counted = false;
                if task.overflown {
                    return Ending::Overflow;
                }
                if task.least.is_none() {
                    self.dive(task);
                    return Ending::Budget;
                }
                return if full { Ending::Complete } else { Ending::Budget };
            }
            if task.least.is_some() && (full || !options.next_weights) {
                task.counted = !options.next_weights;
                return Ending::Complete;
            }
            // Whether the rows beside the network can hold costs more than most searches.
            has_doubt &= task.least.is_none() && !network.extras.is_empty();
            if std::mem::take(&mut has_doubt) && !self.can_be_mended(network, values, true) {
                task.level = u64::MAX;
                return Ending::Infeasible;
            }
            task.level = task.beyond;
        }
        // Nothing is left to search.
        if task.least.is_some() { Ending::Complete } else { Ending::Infeasible }
    }

    /// Whether changing everything that may change would do. `exactly` says whether the
    /// rows beside the network count, too.
    fn can_be_mended(&mut self, network: &Network, values: &[Option<i64>], exactly: bool) -> bool {
        let given = self.given.len();
        for index in 0..network.edges.len() as u32 {
            if self.flow.status[index as usize] == Status::Open {
                self.flow.status[index as usize] = Status::Given;
                self.free(network, index);
                self.given.push(index);
            }
        }
        let balanced = (0..network.nodes as u32).all(|node| !self.is_violated(network, node));
        let mut meter = self.flow.meter;
        self.flow.meter = meter.lend(PROOF);
        let settled = match (balanced, exactly) {
            (false, _) => Settled::Short,
            (true, false) => self.settle_network(network),
            (true, true) => self.settle_free(network),
        };
        meter.take_back(self.flow.meter);
        self.flow.meter = meter;
        self.given.truncate(given);
        self.start(network, values);
        // Work that is used up proves nothing, so the search goes on.
        settled != Settled::Short
    }

    /// Joins the ends of an edge that has become free.
    pub(super) fn free(&mut self, network: &Network, edge: u32) -> Option<Join> {
        let edge = &network.edges[edge as usize];
        let (tail, head) = (self.parts.of(edge.tail), self.parts.of(edge.head));
        if tail == head {
            self.cycles += u32::from(!edge.is_loop());
            None
        } else {
            let join = self.parts.join(tail, head);
            self.flow.meter.touch(self.parts.moved(join));
            Some(join)
        }
    }

    pub(super) fn is_outside(&self, network: &Network, part: u32) -> bool {
        network.outside.is_some_and(|outside| self.parts.of(outside) == part)
    }

    /// Whether a component is out of balance.
    pub(super) fn is_violated(&self, network: &Network, part: u32) -> bool {
        let part = self.parts.of(part);
        self.parts.sum(part) != 0 && !self.is_outside(network, part)
    }

    /// What must still be paid for the violated components from `start` on.
    ///
    /// A solution joins them to groups whose residuals add up to zero, or to the
    /// node outside. Within a group every component but one has an edge of its
    /// own, so the sum of the components' least weights is paid, but for one of
    /// each group. Groups of two have opposite residuals; all others are larger.
    fn bound(&mut self, network: &Network, start: usize, left: u64) -> u64 {
        if network.uniform {
            return network.lightest * left;
        }
        let Self { leasts, violated, parts, .. } = self;
        leasts.clear();
        leasts.extend(violated[start..].iter().map(|&part| parts.least(part)));
        leasts.sort_unstable();
        leasts
            .iter()
            .take(usize::try_from(left).unwrap_or(usize::MAX))
            .fold(0, |sum: u64, &least| sum.saturating_add(least))
    }

    /// The least number of edges that the violated components from `start` on
    /// need: one for each, but for one of each group.
    fn edges_left(&mut self, start: usize) -> u64 {
        let sums = &mut self.sums;
        sums.clear();
        sums.extend(self.violated[start..].iter().map(|&part| self.parts.sum(part)));
        let count = sums.len();
        // Each with each, or sorted.
        self.flow.meter.touch(count * count.min(24) / 2);
        let pairs = if count <= 24 { pairs_of_few(sums) } else { pairs_of_many(sums) };
        let groups = pairs + (count - 2 * pairs) / 3;
        (count - groups) as u64
    }

    /// Finds every minimal set of the task's weight.
    fn level(&mut self, task: &mut Task) {
        let roots = self.violated.len();
        self.enter(task, 0, self.root_weight);
        while let Some(mut frame) = self.frames.pop() {
            if let Some(trial) = frame.trial.take() {
                self.take_back(task.network, trial);
            }
            self.violated.truncate(frame.violated_end);
            if frame.next == frame.end || task.is_over() {
                for &edge in &self.options[frame.first..frame.next] {
                    self.flow.status[edge as usize] = Status::Open;
                }
                self.options.truncate(frame.first);
                continue;
            }
            let edge = self.options[frame.next];
            frame.next += 1;
            let weight = frame.weight + u64::from(task.network.edges[edge as usize].weight);
            let join = self.choose(task.network, edge, frame.violated);
            frame.trial = Some(Trial { edge, join });
            self.frames.push(frame);
            self.enter(task, frame.violated_end, weight);
        }
        self.violated.truncate(roots);
    }

    /// Looks at the state after a choice: a solution, a dead end, or a frame of
    /// further choices.
    fn enter(&mut self, task: &mut Task, violated: usize, weight: u64) {
        self.flow.meter.add(NODE);
        if self.flow.meter.is_spent() {
            task.spent = true;
            return;
        }
        let first = self.options.len();
        if violated == self.violated.len() {
            self.settle(task, weight);
        } else {
            let left = self.edges_left(violated);
            let bound = weight.saturating_add(self.bound(task.network, violated, left));
            if bound > task.level {
                task.beyond = task.beyond.min(bound);
                return;
            }
            self.narrowest_need(task, violated, weight, left);
        }
        let end = self.options.len();
        if end > first {
            self.frames.push(Frame {
                violated,
                violated_end: self.violated.len(),
                first,
                next: first,
                end,
                weight,
                trial: None,
            });
        }
    }

    /// Puts the edges to try at the violated component that has the fewest on
    /// the list of options.
    fn narrowest_need(&mut self, task: &mut Task, violated: usize, weight: u64, left: u64) {
        let first = self.options.len();
        let mut fewest = usize::MAX;
        for at in violated..self.violated.len() {
            let start = self.options.len();
            let part = self.violated[at];
            let whole = self.ways_out(task, part, weight, left, fewest);
            let found = self.options.len() - start;
            if whole && found < fewest {
                self.options.drain(first..start);
                fewest = found;
            } else {
                self.options.truncate(start);
            }
            if fewest == 0 {
                return;
            }
        }
    }

    /// Adds the edges that can lead the excess of `part` elsewhere, as far as
    /// the task's weight allows. `false` when there are `most` or more of them.
    fn ways_out(
        &mut self,
        task: &mut Task,
        part: u32,
        weight: u64,
        left: u64,
        most: usize,
    ) -> bool {
        let network = task.network;
        let away = self.parts.sum(part) > 0;
        let start = self.options.len();
        let mut node = part;
        loop {
            let spokes = network.spokes(node);
            self.flow.meter.touch(spokes.len() + 1);
            for &spoke in spokes {
                let other = self.parts.of(spoke.other);
                if other == part
                    || self.flow.status[spoke.edge as usize] != Status::Open
                    || !self.flow.can_carry(network, spoke, away)
                {
                    continue;
                }
                // Led to a component that is in balance, the excess is only
                // moved; anything else takes one edge off what is needed.
                let useless = self.parts.sum(other) == 0 && !self.is_outside(network, other);
                let needed = if useless { left } else { left - 1 };
                let bound = weight
                    + u64::from(network.edges[spoke.edge as usize].weight)
                    + network.lightest * needed;
                if bound > task.level {
                    task.beyond = task.beyond.min(bound);
                    continue;
                }
                self.options.push(spoke.edge);
                if self.options.len() - start >= most {
                    return false;
                }
            }
            node = self.parts.after(node);
            if node == part {
                return true;
            }
        }
    }

    /// All components are in balance: a solution, unless a range is in the way.
    fn settle(&mut self, task: &mut Task, weight: u64) {
        match self.settle_free(task.network) {
            Settled::Mended if weight == task.level => self.keep(task, weight),
            // Found already, at its own weight.
            Settled::Mended => {}
            Settled::Spent => task.stop(Stop::Spent),
            Settled::Overflow => task.stop(Stop::Overflow),
            Settled::Short => {
                for &edge in &self.cut {
                    let bound = weight + u64::from(task.network.edges[edge as usize].weight);
                    if bound > task.level {
                        task.beyond = task.beyond.min(bound);
                    } else {
                        self.options.push(edge);
                    }
                }
            }
        }
    }

    /// Looks for values of the free edges.
    pub(super) fn settle_free(&mut self, network: &Network) -> Settled {
        match self.settle_network(network) {
            Settled::Mended if !network.extras.is_empty() => self.settle_extras(network),
            settled => settled,
        }
    }

    /// The same without the rows beside the network.
    fn settle_network(&mut self, network: &Network) -> Settled {
        let Self { flow, parts, given, chosen, cycles, cut, .. } = self;
        let free = given.iter().chain(chosen.iter()).copied();
        if network.loops.is_empty() {
            return flow.settle(network, parts, free, *cycles > 0, cut);
        }
        let free = free.filter(|&edge| !network.edges[edge as usize].is_loop());
        flow.settle(network, parts, free, *cycles > 0, cut)
    }

    /// Keeps the settled set, if none of its edges can be left out.
    pub(super) fn keep(&mut self, task: &mut Task, weight: u64) {
        let wanted = task.solutions.len() < task.options.limit;
        if !wanted && !task.options.next_weights {
            // Sets of least weight are minimal as they are.
            task.found += 1;
            return;
        }
        let Some(changes) = self.changes(task) else {
            return;
        };
        task.found += 1;
        if wanted {
            task.solutions.push(Solution { weight, changes });
        }
    }

    /// The changes of the settled set; `None` when one of the chosen edges can
    /// keep its value.
    fn changes(&mut self, task: &mut Task) -> Option<Vec<Change>> {
        let mut changes = Vec::with_capacity(self.chosen.len());
        for at in 0..self.given.len() + self.chosen.len() {
            let is_chosen = at >= self.given.len();
            let index = self.free_edge(at);
            let variable = task.network.edges[index as usize].variable;
            let Some(from) = task.values[variable] else {
                continue;
            };
            let own = is_chosen.then(|| i128::from(from));
            let (low, high) = match self.span(task.network, at, own) {
                Ok(span) => span?,
                Err(stop) => {
                    task.stop(stop);
                    return None;
                }
            };
            let witness = self.flow.value[index as usize];
            changes.push(Change {
                variable: VarId(variable),
                from,
                to: Span::new(low, high),
                witness,
            });
        }
        changes.sort_unstable_by_key(|change| change.variable);
        Some(changes)
    }

    /// The least and greatest value of the free edge number `at`, after
    /// [`Search::settle_free`] found values. `Ok(None)` when its own value is given and
    /// can stay.
    pub(super) fn span(
        &mut self,
        network: &Network,
        at: usize,
        own: Option<i128>,
    ) -> Result<Option<(i128, i128)>, Stop> {
        let index = self.free_edge(at);
        let value = self.flow.value[index as usize];
        let is_loop = network.edges[index as usize].is_loop();
        let (low, high) = if is_loop || self.cycles > 0 && !network.extras.is_empty() {
            return self.exact_span(network, at, own);
        } else if self.cycles == 0 {
            (value, value)
        } else {
            self.flow.span(network, index).ok_or(Stop::Spent)?
        };
        let stays = own.is_some_and(|own| low <= own && own <= high);
        Ok((!stays).then_some((low, high)))
    }

    /// Frees an edge and notes the components that are then out of balance.
    pub(super) fn choose(&mut self, network: &Network, edge: u32, violated: usize) -> Option<Join> {
        let end = self.violated.len();
        let ends = &network.edges[edge as usize];
        let (tail, head) = (self.parts.of(ends.tail), self.parts.of(ends.head));
        self.flow.status[edge as usize] = Status::Chosen;
        self.chosen.push(edge);
        let join = self.free(network, edge);
        self.flow.meter.touch(end - violated);
        for at in violated..end {
            let part = self.violated[at];
            if part != tail && part != head {
                self.violated.push(part);
            }
        }
        if tail == head {
            return join;
        }
        if self.is_violated(network, tail) {
            self.violated.push(self.parts.of(tail));
        }
        join
    }

    fn take_back(&mut self, network: &Network, trial: Trial) {
        match trial.join {
            Some(join) => {
                self.flow.meter.touch(self.parts.moved(join));
                self.parts.split(join);
            }
            None => {
                let is_loop = network.edges[trial.edge as usize].is_loop();
                self.cycles -= u32::from(!is_loop);
            }
        }
        self.chosen.pop();
        // Not in any set that is searched after this one at the same place.
        self.flow.status[trial.edge as usize] = Status::Banned;
    }
}

impl Task<'_> {
    /// Ends the search for want of steps or of bits.
    fn stop(&mut self, stop: Stop) {
        self.spent = true;
        self.overflown |= matches!(stop, Stop::Overflow);
    }

    /// Whether to stop at once: the budget is used up, or all the minimal sets
    /// asked for are found. (Sets of least weight are counted to the end.)
    fn is_over(&self) -> bool {
        self.spent || self.options.next_weights && self.solutions.len() >= self.options.limit
    }

    fn result(mut self, ending: Ending, steps: u64) -> PartResult {
        self.solutions.sort_by(Solution::order);
        PartResult {
            solutions: self.solutions,
            found: self.found,
            counted: self.counted,
            lower_bound: self.least.unwrap_or(self.level),
            ending,
            steps,
        }
    }
}

/// The pairs of opposite numbers, by looking at each with each.
fn pairs_of_few(sums: &mut [i128]) -> usize {
    let mut pairs = 0;
    for at in 1..sums.len() {
        let wanted = -sums[at];
        if let Some(found) = sums[..at].iter().position(|&sum| sum == wanted) {
            sums[found] = 0;
            sums[at] = 0;
            pairs += 1;
        }
    }
    pairs
}

/// The pairs of opposite numbers, by sorting.
fn pairs_of_many(sums: &mut [i128]) -> usize {
    sums.sort_unstable_by_key(|sum| sum.unsigned_abs());
    sums.chunk_by(|a, b| a.unsigned_abs() == b.unsigned_abs())
        .map(|run| {
            let positive = run.iter().filter(|&&sum| sum > 0).count();
            positive.min(run.len() - positive)
        })
        .sum()
}
