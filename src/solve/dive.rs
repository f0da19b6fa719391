//! A solution that need not be of least weight, for when the budget is used up.

use super::flow::{Settled, Status};
use super::network::Network;
use super::search::{Search, Task};

impl Search {
    /// Looks for some minimal set by taking the nearest way out of each violated
    /// component, and then leaving out what is not needed. A share of the budget is
    /// kept for it; nothing is found when that is not enough.
    pub(super) fn dive(&mut self, task: &mut Task) {
        self.flow.meter.renew(task.options.for_dive());
        while !self.flow.meter.is_spent() {
            let next = match self.violated.last() {
                Some(&part) => self.nearest(task.network, part),
                None => match self.settle_free(task.network) {
                    Settled::Mended => {
                        self.thin_out(task);
                        return;
                    }
                    Settled::Spent | Settled::Overflow => return,
                    Settled::Short => self
                        .cut
                        .iter()
                        .copied()
                        .min_by_key(|&edge| (task.network.edges[edge as usize].weight, edge)),
                },
            };
            let Some(edge) = next else { return };
            let parts = self.violated.len();
            self.choose(task.network, edge, 0);
            self.violated.drain(..parts);
        }
    }

    /// The open edge that leads the excess of `part` to where it is best placed.
    fn nearest(&mut self, network: &Network, part: u32) -> Option<u32> {
        let sum = self.parts.sum(part);
        let mut best = None;
        let mut node = part;
        loop {
            self.flow.meter.touch(network.spokes(node).len() + 1);
            for &spoke in network.spokes(node) {
                let other = self.parts.of(spoke.other);
                if other == part
                    || self.flow.status[spoke.edge as usize] != Status::Open
                    || !self.flow.can_carry(network, spoke, sum > 0)
                {
                    continue;
                }
                let place = if self.is_outside(network, other) {
                    2
                } else if self.parts.sum(other) == -sum {
                    0
                } else if self.parts.sum(other) != 0 {
                    1
                } else {
                    3
                };
                let weight = network.edges[spoke.edge as usize].weight;
                let key = (place, weight, spoke.edge);
                if best.is_none_or(|best| key < best) {
                    best = Some(key);
                }
            }
            node = self.parts.after(node);
            if node == part {
                return best.map(|(_, _, edge)| edge);
            }
        }
    }

    /// Leaves out the chosen edges that are not needed, and keeps the rest as a
    /// solution.
    fn thin_out(&mut self, task: &mut Task) {
        self.leave_out_unchanged();
        self.rejoin(task.network);
        // The values of a forest are the only ones: none of those left keeps its own.
        if self.cycles > 0 || self.has_free_loop(task.network) {
            self.leave_out_one_by_one(task.network);
            self.rejoin(task.network);
        }
        if self.settle_free(task.network) != Settled::Mended {
            return;
        }
        let weight = self
            .chosen
            .iter()
            .map(|&edge| u64::from(task.network.edges[edge as usize].weight))
            .fold(self.root_weight, u64::saturating_add);
        let spent = task.spent;
        self.keep(task, weight);
        task.spent = spent;
    }

    fn has_free_loop(&self, network: &Network) -> bool {
        network.loops.iter().any(|free| self.flow.status[free.edge as usize].is_free())
    }

    /// Leaves out the chosen edges whose settled value is the one that they have.
    fn leave_out_unchanged(&mut self) {
        let Self { chosen, flow, .. } = self;
        chosen.retain(|&edge| {
            let edge = edge as usize;
            let is_changed = flow.value[edge] != flow.base[edge];
            if !is_changed {
                flow.status[edge] = Status::Open;
            }
            is_changed
        });
    }

    /// Tries for each chosen edge whether the others will do.
    fn leave_out_one_by_one(&mut self, network: &Network) {
        let mut at = self.chosen.len();
        while at > 0 && !self.flow.meter.is_spent() {
            at -= 1;
            let edge = self.chosen.remove(at);
            self.flow.status[edge as usize] = Status::Open;
            self.rejoin(network);
            let balanced = (0..network.nodes as u32).all(|node| !self.is_violated(network, node));
            if balanced && self.settle_free(network) == Settled::Mended {
                self.leave_out_unchanged();
                at = at.min(self.chosen.len());
                continue;
            }
            self.flow.status[edge as usize] = Status::Chosen;
            self.chosen.insert(at, edge);
        }
    }

    /// Joins the nodes anew along the free edges.
    fn rejoin(&mut self, network: &Network) {
        self.parts.reset(network, &self.flow.residual);
        self.flow.meter.touch(network.nodes * 4);
        self.cycles = 0;
        for at in 0..self.given.len() + self.chosen.len() {
            self.free(network, self.free_edge(at));
        }
    }
}
