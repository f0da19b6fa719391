//! Values for a chosen set of edges: by leaf elimination where the free edges
//! are a forest, by augmenting paths where they have cycles.
//!
//! Whether a balanced component can be mended depends on the ranges: the excess
//! of some nodes must be moved to the others without any edge leaving its range.
//! Where that fails, a set of nodes has more excess than the free edges around it
//! can carry away, and every larger solution must free one of the other edges
//! around that set. Those are the next candidates of the search.

use super::meter::Meter;
use super::network::{Network, Spoke};
use super::number::INFINITE;
use super::parts::Parts;

/// What may happen to an edge.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// May be chosen.
    Open,
    /// Left out of this branch of the search.
    Banned,
    /// May not change.
    Fixed,
    /// Chosen to change.
    Chosen,
    /// Changes at no further cost: the value is missing, or is out of its range
    /// and has to change anyway.
    Given,
}

impl Status {
    #[inline]
    pub(super) fn is_free(self) -> bool {
        matches!(self, Self::Chosen | Self::Given)
    }
}

/// What [`Flow::settle`] found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    /// Values within the ranges that mend the record.
    Mended,
    /// Some set of nodes cannot be mended by the free edges.
    Short,
    /// The work allowed was used up.
    Spent,
    /// A number left 128 bits.
    Overflow,
}

/// A record laid on a network, and where the values of its free edges are
/// computed.
#[derive(Default)]
pub(super) struct Flow {
    /// The value of each edge, moved into its range.
    pub(super) base: Vec<i128>,
    /// What each node has too much of at those values.
    pub(super) residual: Vec<i128>,
    pub(super) status: Vec<Status>,
    /// The mended values of the free edges, once [`Flow::settle`] found them.
    pub(super) value: Vec<i128>,
    /// The edges and nodes that were looked at, here and in the search.
    pub(super) meter: Meter,
    need: Vec<i128>,
    degree: Vec<u32>,
    /// The exclusive or of the free edges at a node: with one left, that edge.
    edges: Vec<u32>,
    order: Vec<Leaf>,
    queue: Vec<u32>,
    mark: Vec<bool>,
    parent: Vec<Spoke>,
    saved: Vec<i128>,
}

/// A node that was taken off the forest, with its last edge.
#[derive(Clone, Copy)]
struct Leaf {
    node: u32,
    edge: u32,
    towards: u32,
}

const NOWHERE: Spoke = Spoke { edge: u32::MAX, other: u32::MAX, leaves: false };

impl Flow {
    /// Makes room for a network; the caller fills `base`, `residual`, `status`.
    pub(super) fn reset(&mut self, network: &Network) {
        self.value.clear();
        self.value.resize(network.edges.len(), 0);
        self.need.clear();
        self.need.resize(network.nodes, 0);
        self.degree.clear();
        self.degree.resize(network.nodes, 0);
        self.edges.clear();
        self.edges.resize(network.nodes, 0);
        self.mark.clear();
        self.mark.resize(network.nodes, false);
        self.parent.clear();
        self.parent.resize(network.nodes, NOWHERE);
    }

    /// Whether the free edges can mend the record. If so, their values are in
    /// [`Flow::value`]; if not, `cut` is the shortest list found of open edges of
    /// which one must be freed.
    ///
    /// Every component must be balanced. `cyclic` says whether the free edges
    /// have a cycle.
    pub(super) fn settle(
        &mut self,
        network: &Network,
        parts: &Parts,
        free: impl Iterator<Item = u32> + Clone,
        cyclic: bool,
        cut: &mut Vec<u32>,
    ) -> Settled {
        cut.clear();
        if cyclic {
            self.settle_cyclic(network, parts, free, cut)
        } else {
            self.settle_forest(network, free, cut)
        }
    }

    fn settle_forest(
        &mut self,
        network: &Network,
        free: impl Iterator<Item = u32> + Clone,
        cut: &mut Vec<u32>,
    ) -> Settled {
        self.meter.touch(free.clone().count() * 2);
        self.plant(network, free.clone());
        let mut bad = 0;
        self.order.clear();
        for edge in free {
            let edge = network.edges[edge as usize];
            self.strip(network, edge.tail, &mut bad);
            self.strip(network, edge.head, &mut bad);
        }
        self.meter.touch(self.order.len());
        if bad == 0 {
            return Settled::Mended;
        }
        self.forest_cut(network, cut);
        Settled::Short
    }

    /// Notes the free edges at every node that has one.
    fn plant(&mut self, network: &Network, free: impl Iterator<Item = u32> + Clone) {
        for edge in free.clone() {
            let ends = network.edges[edge as usize];
            for node in [ends.tail as usize, ends.head as usize] {
                self.degree[node] = 0;
                self.edges[node] = 0;
                self.need[node] = self.residual[node];
            }
        }
        for edge in free {
            let ends = network.edges[edge as usize];
            for node in [ends.tail as usize, ends.head as usize] {
                self.degree[node] += 1;
                self.edges[node] ^= edge;
            }
        }
    }

    /// Takes `node` off the forest if it is a leaf, and then the nodes that
    /// become leaves by that.
    fn strip(&mut self, network: &Network, node: u32, bad: &mut usize) {
        let mut node = node;
        while self.degree[node as usize] == 1 && network.outside != Some(node) {
            let index = self.edges[node as usize];
            let edge = network.edges[index as usize];
            let need = self.need[node as usize];
            let (towards, moved) =
                if edge.head == node { (edge.tail, -need) } else { (edge.head, need) };
            let value = self.base[index as usize] + moved;
            self.value[index as usize] = value;
            *bad += usize::from(value < edge.low || value > edge.high);
            self.order.push(Leaf { node, edge: index, towards });
            self.degree[node as usize] = 0;
            self.degree[towards as usize] -= 1;
            self.edges[towards as usize] ^= index;
            self.need[towards as usize] += need;
            node = towards;
        }
    }

    /// The nodes behind an edge that left its range need another way out.
    fn forest_cut(&mut self, network: &Network, cut: &mut Vec<u32>) {
        const TRIED: usize = 8;
        let mut tried = 0;
        let mut found = Vec::new();
        for last in 0..self.order.len() {
            let leaf = self.order[last];
            let edge = network.edges[leaf.edge as usize];
            let value = self.value[leaf.edge as usize];
            if value >= edge.low && value <= edge.high {
                continue;
            }
            self.mark[leaf.node as usize] = true;
            for earlier in self.order[..last].iter().rev() {
                if self.mark[earlier.towards as usize] {
                    self.mark[earlier.node as usize] = true;
                }
            }
            let nodes: Vec<u32> = self.order[..=last]
                .iter()
                .map(|leaf| leaf.node)
                .filter(|&node| self.mark[node as usize])
                .collect();
            self.ways_out(network, &nodes, self.need[leaf.node as usize] > 0, &mut found);
            for node in nodes {
                self.mark[node as usize] = false;
            }
            self.meter.touch(last * 2);
            if tried == 0 || found.len() < cut.len() {
                std::mem::swap(&mut found, cut);
            }
            tried += 1;
            if tried == TRIED {
                return;
            }
        }
    }

    /// The open edges that can carry excess out of the marked `nodes`, or into
    /// them where they have too little.
    fn ways_out(&mut self, network: &Network, nodes: &[u32], excess: bool, ways: &mut Vec<u32>) {
        ways.clear();
        for &node in nodes {
            let spokes = network.spokes(node);
            self.meter.touch(spokes.len() + 1);
            for spoke in spokes {
                if self.status[spoke.edge as usize] == Status::Open
                    && !self.mark[spoke.other as usize]
                    && self.can_carry(network, *spoke, excess)
                {
                    ways.push(spoke.edge);
                }
            }
        }
    }

    /// Whether changing the edge can take excess away from the node that it is
    /// seen from (or bring some to it).
    #[inline]
    pub(super) fn can_carry(&self, network: &Network, spoke: Spoke, away: bool) -> bool {
        let edge = &network.edges[spoke.edge as usize];
        let base = self.base[spoke.edge as usize];
        if spoke.leaves == away { base < edge.high } else { base > edge.low }
    }

    fn settle_cyclic(
        &mut self,
        network: &Network,
        parts: &Parts,
        free: impl Iterator<Item = u32>,
        cut: &mut Vec<u32>,
    ) -> Settled {
        for edge in free {
            self.value[edge as usize] = self.base[edge as usize];
        }
        self.need.copy_from_slice(&self.residual);
        self.meter.touch(network.nodes * 2);
        if let Some(outside) = network.outside {
            // The node outside takes what its component has too much of.
            self.need[outside as usize] = 0;
            let mut sum = 0;
            let mut node = parts.after(outside);
            while node != outside {
                sum += self.need[node as usize];
                node = parts.after(node);
            }
            self.need[outside as usize] = -sum;
        }
        while let Some((source, sink)) = self.path(network) {
            if self.meter.is_spent() {
                return Settled::Spent;
            }
            let room = self.room(network, source, sink);
            let amount = room.min(self.need[source as usize]).min(-self.need[sink as usize]);
            self.push(source, sink, amount);
            self.need[source as usize] -= amount;
            self.need[sink as usize] += amount;
        }
        let stuck = (0u32..).zip(&self.need).find(|(_, need)| **need > 0);
        let Some((stuck, _)) = stuck else {
            return Settled::Mended;
        };
        self.cyclic_cut(network, parts, stuck, cut);
        Settled::Short
    }

    /// The nodes that the excess left over can reach cannot hold it.
    fn cyclic_cut(&mut self, network: &Network, parts: &Parts, stuck: u32, cut: &mut Vec<u32>) {
        // `path` left every node that it reached with a parent.
        let mut inside = Vec::new();
        let mut rest = Vec::new();
        let mut node = stuck;
        loop {
            if self.parent[node as usize].edge == u32::MAX {
                rest.push(node);
            } else {
                inside.push(node);
            }
            node = parts.after(node);
            if node == stuck {
                break;
            }
        }
        let mut shortest: Option<Vec<u32>> = None;
        for (nodes, excess) in [(&inside, true), (&rest, false)] {
            // The node outside can hold anything: only the other side tells.
            if network.outside.is_some_and(|outside| nodes.contains(&outside)) {
                continue;
            }
            for &node in nodes {
                self.mark[node as usize] = true;
            }
            let mut found = Vec::new();
            self.ways_out(network, nodes, excess, &mut found);
            for &node in nodes {
                self.mark[node as usize] = false;
            }
            if shortest.as_ref().is_none_or(|best| found.len() < best.len()) {
                shortest = Some(found);
            }
        }
        *cut = shortest.unwrap_or_default();
    }

    /// Looks for a way from a node with too much to one with too little.
    fn path(&mut self, network: &Network) -> Option<(u32, u32)> {
        self.parent.fill(NOWHERE);
        self.meter.touch(network.nodes * 2);
        self.queue.clear();
        for (node, &need) in (0u32..).zip(&self.need) {
            if need > 0 {
                self.parent[node as usize].edge = u32::MAX - 1;
                self.queue.push(node);
            }
        }
        let sink = self.widen(network, u32::MAX, |flow, node| flow.need[node as usize] < 0)?;
        Some((self.source(sink), sink))
    }

    /// Follows the free edges with room from the nodes in the queue until
    /// `wanted` holds. Edge `without` is passed over.
    fn widen(
        &mut self,
        network: &Network,
        without: u32,
        wanted: impl Fn(&Self, u32) -> bool,
    ) -> Option<u32> {
        let mut at = 0;
        while at < self.queue.len() {
            let node = self.queue[at];
            at += 1;
            let spokes = network.spokes(node);
            self.meter.touch(spokes.len() + 1);
            for spoke in spokes {
                if spoke.edge != without
                    && self.status[spoke.edge as usize].is_free()
                    && self.parent[spoke.other as usize].edge == u32::MAX
                    && self.capacity(network, *spoke) > 0
                {
                    self.parent[spoke.other as usize] =
                        Spoke { edge: spoke.edge, other: node, leaves: spoke.leaves };
                    if wanted(self, spoke.other) {
                        return Some(spoke.other);
                    }
                    self.queue.push(spoke.other);
                }
            }
        }
        None
    }

    /// How much excess the edge can still carry away from where it is seen.
    fn capacity(&self, network: &Network, spoke: Spoke) -> i128 {
        let edge = &network.edges[spoke.edge as usize];
        let value = self.value[spoke.edge as usize];
        if spoke.leaves {
            if edge.high >= INFINITE { INFINITE } else { edge.high - value }
        } else if edge.low <= -INFINITE {
            INFINITE
        } else {
            value - edge.low
        }
    }

    fn source(&self, sink: u32) -> u32 {
        let mut node = sink;
        loop {
            let step = self.parent[node as usize];
            if step.other == u32::MAX {
                return node;
            }
            node = step.other;
        }
    }

    fn room(&self, network: &Network, source: u32, sink: u32) -> i128 {
        let mut room = INFINITE;
        let mut node = sink;
        while node != source {
            let step = self.parent[node as usize];
            room = room.min(self.capacity(network, step));
            node = step.other;
        }
        room
    }

    fn push(&mut self, source: u32, sink: u32, amount: i128) {
        let mut node = sink;
        while node != source {
            let step = self.parent[node as usize];
            let value = &mut self.value[step.edge as usize];
            *value += if step.leaves { amount } else { -amount };
            node = step.other;
        }
    }

    /// The least and greatest value of a free edge, given a settled flow, which
    /// is left as it was; `None` when the work allowed was used up.
    pub(super) fn span(&mut self, network: &Network, edge: u32) -> Option<(i128, i128)> {
        let ends = network.edges[edge as usize];
        let now = self.value[edge as usize];
        if ends.tail == ends.head {
            return Some((ends.low, ends.high));
        }
        let mut saved = std::mem::take(&mut self.saved);
        saved.clone_from(&self.value);
        self.meter.touch(saved.len());
        // One more on the edge is one more at its head, to be led back to the tail.
        let up = self.detour(network, ends.head, ends.tail, edge);
        self.value.clone_from(&saved);
        let down = self.detour(network, ends.tail, ends.head, edge);
        self.value.clone_from(&saved);
        self.saved = saved;
        let (up, down) = (up?, down?);
        let high = if up >= INFINITE { ends.high } else { ends.high.min(now + up) };
        let low = if down >= INFINITE { ends.low } else { ends.low.max(now - down) };
        Some((low, high))
    }

    /// How much can be led from `source` to `sink` without using `edge`.
    fn detour(&mut self, network: &Network, source: u32, sink: u32, edge: u32) -> Option<i128> {
        let mut total = 0;
        loop {
            if self.meter.is_spent() {
                return None;
            }
            self.parent.fill(NOWHERE);
            self.meter.touch(network.nodes * 2);
            self.queue.clear();
            self.queue.push(source);
            self.parent[source as usize].edge = u32::MAX - 1;
            if self.widen(network, edge, |_, node| node == sink).is_none() {
                return Some(total);
            }
            let room = self.room(network, source, sink);
            if room >= INFINITE {
                return Some(INFINITE);
            }
            self.push(source, sink, room);
            total += room;
        }
    }
}
