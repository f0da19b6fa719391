//! Which solver fits a part: whether its rows make a network, perhaps after some that
//! the others imply are left out, and a few that do not fit are set aside.

use super::elimination::{Combination, Stop, constant, dependencies, leave_out};
use super::meter::Meter;
use super::network::Network;
use super::variable::{Row, Variable};

/// The most rows that may be set aside.
const MOST_ASIDE: usize = 32;

pub(super) enum Shape {
    Network(Network),
    Contradictory,
    Other,
}

/// A connected part of a system.
pub(super) struct Connected<'a> {
    pub(super) rows: &'a [&'a Row],
    /// Its variables, without those that stand for the differences of inequalities.
    pub(super) members: &'a [usize],
    /// Maps a variable to its place among the members.
    pub(super) slots: &'a [usize],
    pub(super) variables: &'a [Variable],
}

impl Connected<'_> {
    /// Tries to see the part as a network.
    pub(super) fn shape(&self, meter: &mut Meter) -> Shape {
        meter.touch(self.rows.iter().map(|row| row.terms.len() + 1).sum());
        if self.rows.iter().all(|row| row.slack.is_none())
            && let Some(network) = self.network(self.rows.iter().copied())
        {
            return Shape::Network(network);
        }
        // The general solver needs something, too.
        let mut lent = meter.lend_half();
        let shape = self.thinned(&mut lent);
        meter.take_back(lent);
        // Where this is too large or too wild, the general solver will say so, or cope.
        shape.unwrap_or(Shape::Other)
    }

    fn network<'a>(&self, rows: impl Iterator<Item = &'a Row>) -> Option<Network> {
        let rows: Vec<&Row> = rows.collect();
        Network::new(&rows, self.members, self.slots, self.variables)
    }

    /// The network of the rows without some that stand in the way.
    fn thinned(&self, meter: &mut Meter) -> Result<Shape, Stop> {
        let is_aside = |row: &usize| self.rows[*row].slack.is_some();
        let (mut aside, mut kept): (Vec<usize>, Vec<usize>) =
            (0..self.rows.len()).partition(is_aside);
        let mut implied = self.implied(&kept, meter)?;
        for group in &implied {
            if constant(group, self.rows)? != 0 {
                return Ok(Shape::Contradictory);
            }
        }
        loop {
            if aside.len() > MOST_ASIDE.min(kept.len() / 2 + 1) {
                return Ok(Shape::Other);
            }
            if let Some(network) = self.network(kept.iter().map(|&row| self.rows[row])) {
                let rows: Vec<&Row> = aside.iter().map(|&row| self.rows[row]).collect();
                let network = network.beside(&rows, self.slots);
                return Ok(network.map_or(Shape::Other, Shape::Network));
            }
            let terms: usize = kept.iter().map(|&row| self.rows[row].terms.len() + 1).sum();
            let groups: usize = implied.iter().map(Vec::len).sum();
            meter.touch(self.members.len() + terms * 3 + groups);
            if meter.is_spent() {
                return Err(Stop::Spent);
            }
            let Some(row) = self.hindrance(&kept, &implied) else {
                return Ok(Shape::Other);
            };
            kept.retain(|&other| other != row);
            if !leave_out(&mut implied, row)? {
                aside.push(row);
            }
        }
    }

    /// What depends on what among some rows. Those with uneven coefficients come last,
    /// so that they are seen to follow from the others.
    fn implied(&self, kept: &[usize], meter: &mut Meter) -> Result<Vec<Combination>, Stop> {
        let mut order = kept.to_vec();
        order.sort_by_key(|&row| is_uneven(self.rows[row]));
        let rows: Vec<&Row> = order.iter().map(|&row| self.rows[row]).collect();
        let mut groups = dependencies(&rows, self.variables.len(), meter)?.groups;
        for group in &mut groups {
            group.iter_mut().for_each(|term| term.0 = order[term.0]);
            group.sort_unstable_by_key(|term| term.0);
        }
        Ok(groups)
    }

    /// The row that stands most in the way: one with other coefficients than its first;
    /// then the one with the most variables that stand in more than two rows; then one
    /// that the others imply. Of the implied ones the first, of the others the last:
    /// rules of one's own come behind the identities of a table.
    fn hindrance(&self, kept: &[usize], implied: &[Combination]) -> Option<usize> {
        let mut uses = vec![0u32; self.members.len()];
        for &row in kept {
            for &(variable, _) in &self.rows[row].terms {
                uses[self.slots[variable]] += 1;
            }
        }
        let mut is_implied = vec![false; self.rows.len()];
        for &(row, _) in implied.iter().flatten() {
            is_implied[row] = true;
        }
        kept.iter().copied().max_by_key(|&row| {
            let terms = &self.rows[row].terms;
            let crowded = terms.iter().filter(|term| uses[self.slots[term.0]] > 2).count();
            let place = if is_implied[row] { self.rows.len() - row } else { row };
            (is_uneven(self.rows[row]), crowded, is_implied[row], place)
        })
    }
}

/// Whether a row has coefficients of different size.
fn is_uneven(row: &Row) -> bool {
    let scale = row.terms.first().map_or(0, |term| term.1.unsigned_abs());
    row.terms.iter().any(|term| term.1.unsigned_abs() != scale)
}
