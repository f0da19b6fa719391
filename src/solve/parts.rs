//! The components that changed edges join: a partition of the nodes with undo.

use super::network::Network;

/// The nodes, joined by the edges that are free to change. Every component is
/// named by one of its nodes.
#[derive(Default)]
pub(super) struct Parts {
    name: Vec<u32>,
    /// The members of a component as a ring.
    next: Vec<u32>,
    size: Vec<u32>,
    /// The residuals of a component's nodes, added up.
    sum: Vec<i128>,
    /// The least weight of an edge at a component.
    least: Vec<u64>,
}

/// What is needed to undo a join.
#[derive(Clone, Copy)]
pub(super) struct Join {
    kept: u32,
    absorbed: u32,
    least: u64,
}

impl Parts {
    /// Every node by itself.
    pub(super) fn reset(&mut self, network: &Network, residual: &[i128]) {
        let nodes = u32::try_from(network.nodes).unwrap_or(u32::MAX);
        self.name.clear();
        self.name.extend(0..nodes);
        self.next.clear();
        self.next.extend(0..nodes);
        self.size.clear();
        self.size.resize(network.nodes, 1);
        self.sum.clear();
        self.sum.extend_from_slice(residual);
        self.least.clear();
        self.least.extend_from_slice(&network.least);
    }

    /// The component of a node.
    #[inline]
    pub(super) fn of(&self, node: u32) -> u32 {
        self.name[node as usize]
    }

    #[inline]
    pub(super) fn sum(&self, part: u32) -> i128 {
        self.sum[part as usize]
    }

    #[inline]
    pub(super) fn least(&self, part: u32) -> u64 {
        self.least[part as usize]
    }

    /// The member after `node` in its component's ring.
    #[inline]
    pub(super) fn after(&self, node: u32) -> u32 {
        self.next[node as usize]
    }

    /// Joins two different components.
    pub(super) fn join(&mut self, a: u32, b: u32) -> Join {
        let (kept, absorbed) =
            if self.size[a as usize] >= self.size[b as usize] { (a, b) } else { (b, a) };
        self.rename(absorbed, kept);
        self.next.swap(kept as usize, absorbed as usize);
        self.size[kept as usize] += self.size[absorbed as usize];
        self.sum[kept as usize] += self.sum[absorbed as usize];
        let least = self.least[kept as usize];
        self.least[kept as usize] = least.min(self.least[absorbed as usize]);
        Join { kept, absorbed, least }
    }

    /// Undoes the last join.
    pub(super) fn split(&mut self, join: Join) {
        let (kept, absorbed) = (join.kept as usize, join.absorbed as usize);
        self.next.swap(kept, absorbed);
        self.size[kept] -= self.size[absorbed];
        self.sum[kept] -= self.sum[absorbed];
        self.least[kept] = join.least;
        self.rename(join.absorbed, join.absorbed);
    }

    /// How many nodes a join, or undoing it, gives another name.
    #[inline]
    pub(super) fn moved(&self, join: Join) -> usize {
        self.size[join.absorbed as usize] as usize
    }

    fn rename(&mut self, start: u32, name: u32) {
        let mut node = start;
        loop {
            self.name[node as usize] = name;
            node = self.next[node as usize];
            if node == start {
                return;
            }
        }
    }
}
