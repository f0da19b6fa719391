//! The network shape: systems in which identities are nodes and variables are
//! edges.
//!
//! When every variable stands in at most two identities, and the identities can
//! be given signs such that a variable in two of them has one `+1` and one `-1`,
//! the coefficient matrix is the incidence matrix of a directed graph. A variable
//! that stands in one identity only leads to a node outside, which is never out
//! of balance. Raising a variable by one raises the residual of its head by one
//! and lowers that of its tail by one, so changing variables is moving the excess
//! of one node to another, and integer solutions come by themselves.

use super::extra::{Extra, Loop, loops};
use super::variable::{Row, Variable};

/// A connected network-shaped part of a system.
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// The number of nodes, the outside node included.
    pub(super) nodes: usize,
    /// The outside node, which is the last one where there is one.
    pub(super) outside: Option<u32>,
    pub(super) edges: Vec<Edge>,
    /// The edges at each node: `around[first[n]..first[n + 1]]`.
    pub(super) first: Vec<u32>,
    pub(super) around: Vec<Spoke>,
    /// The signed constants of the identities: what the values around a node
    /// must add up to. Zero for the outside node.
    pub(super) constants: Vec<i128>,
    /// The least weight of an edge that may change at each node.
    pub(super) least: Vec<u64>,
    /// The least weight of all edges.
    pub(super) lightest: u64,
    /// Whether all edges that may change weigh the same.
    pub(super) uniform: bool,
    pub(super) has_fixed: bool,
    /// The rows that do not fit the network.
    pub(super) extras: Vec<Extra>,
    /// The variables that stand in those rows only. As edges they lead nowhere.
    pub(super) loops: Vec<Loop>,
}

/// A variable, seen as an edge from `tail` (coefficient −1) to `head` (+1).
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) tail: u32,
    pub(super) head: u32,
    /// The variable, as its place in the record.
    pub(super) variable: usize,
    pub(super) low: i128,
    pub(super) high: i128,
    /// Zero for an edge that may not change.
    pub(super) weight: u32,
}

/// An edge as it is seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoke {
    pub(super) edge: u32,
    /// The node at the other end.
    pub(super) other: u32,
    /// Whether the edge leads away from this node.
    pub(super) leaves: bool,
}

/// Where a variable stands: the local row and the sign of its coefficient.
#[derive(Clone, Copy)]
struct Place {
    row: u32,
    positive: bool,
}

impl Network {
    /// The network of the identities `rows`, over the variables `members` of one
    /// connected part; `None` when it does not have the shape.
    ///
    /// `slots` maps a variable to its place in `members`.
    pub(super) fn new(
        rows: &[&Row],
        members: &[usize],
        slots: &[usize],
        variables: &[Variable],
    ) -> Option<Self> {
        let places = places(rows, members.len(), slots)?;
        let flipped = orient(&places, rows.len())?;
        let has_outside = places.iter().any(|place| place[0].is_some() && place[1].is_none());
        let nodes = rows.len() + usize::from(has_outside);
        let outside = u32::try_from(rows.len()).ok()?;
        u32::try_from(members.len()).ok()?;
        let mut edges = Vec::with_capacity(members.len());
        for (place, &variable) in places.iter().zip(members) {
            let (tail, head) = match *place {
                [Some(first), second] => {
                    let (row, other) = (first.row, second.map_or(outside, |second| second.row));
                    let enters = first.positive != flipped[row as usize];
                    if enters { (other, row) } else { (row, other) }
                }
                _ if rows.is_empty() => return None,
                _ => (0, 0),
            };
            let (low, high) = variables[variable].span();
            edges.push(Edge {
                tail,
                head,
                variable,
                low,
                high,
                weight: variables[variable].cost().unwrap_or(0),
            });
        }
        let mut constants: Vec<i128> = rows
            .iter()
            .zip(&flipped)
            .map(|(row, &flip)| {
                let scale = row.terms.first().map_or(1, |term| term.1.abs());
                let constant = row.constant / scale;
                if flip { -constant } else { constant }
            })
            .collect();
        constants.resize(nodes, 0);
        Some(Self::assemble(nodes, has_outside.then_some(outside), edges, constants))
    }

    fn assemble(
        nodes: usize,
        outside: Option<u32>,
        edges: Vec<Edge>,
        constants: Vec<i128>,
    ) -> Self {
        let (first, around) = spokes(nodes, &edges);
        let mut least = vec![u64::MAX; nodes];
        for edge in edges.iter().filter(|edge| edge.weight != 0 && !edge.is_loop()) {
            for node in [edge.tail, edge.head] {
                let least = &mut least[node as usize];
                *least = (*least).min(u64::from(edge.weight));
            }
        }
        let weights = || edges.iter().map(|edge| edge.weight).filter(|&w| w != 0);
        let lightest = weights().min().map_or(1, u64::from);
        Self {
            nodes,
            outside,
            uniform: weights().all(|weight| u64::from(weight) == lightest),
            has_fixed: edges.iter().any(|edge| edge.weight == 0),
            lightest,
            least,
            first,
            around,
            constants,
            extras: Vec::new(),
            loops: Vec::new(),
            edges,
        }
    }

    /// Adds the rows that do not fit; `None` when their numbers are too large.
    pub(super) fn beside(mut self, rows: &[&Row], slots: &[usize]) -> Option<Self> {
        self.extras = rows.iter().map(|row| Extra::new(row, slots)).collect::<Option<_>>()?;
        self.loops = loops(&self.edges, &self.extras);
        Some(self)
    }

    /// The edges at a node.
    pub(super) fn spokes(&self, node: u32) -> &[Spoke] {
        let node = node as usize;
        &self.around[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Whether the constants contradict each other, whatever the values: in a
    /// network without an outside node the identities add up to `0 = Σ constants`.
    pub(super) fn is_contradictory(&self) -> bool {
        self.outside.is_none() && self.constants.iter().sum::<i128>() != 0
    }
}

/// Where each variable stands, or `None` when one of them stands in three
/// identities or has a coefficient other than ±1.
fn places(rows: &[&Row], members: usize, slots: &[usize]) -> Option<Vec<[Option<Place>; 2]>> {
    let mut places = vec![[None; 2]; members];
    for (index, row) in rows.iter().enumerate() {
        let scale = row.terms.first()?.1.unsigned_abs();
        // `2a - 2b = 4` is `a - b = 2`; a constant that the scale does not divide
        // is a matter for the general solver.
        if row.constant.unsigned_abs() % scale != 0 {
            return None;
        }
        for &(variable, coefficient) in &row.terms {
            if coefficient.unsigned_abs() != scale {
                return None;
            }
            let place = Place { row: u32::try_from(index).ok()?, positive: coefficient > 0 };
            let slot = &mut places[slots[variable]];
            let free = slot.iter_mut().find(|entry| entry.is_none())?;
            *free = Some(place);
        }
    }
    Some(places)
}

/// Which rows have to be multiplied by −1 so that every variable in two rows has
/// one coefficient of each sign; `None` when no choice does it.
fn orient(places: &[[Option<Place>; 2]], rows: usize) -> Option<Vec<bool>> {
    let mut neighbours: Vec<Vec<(u32, bool)>> = vec![Vec::new(); rows];
    for place in places {
        if let [Some(a), Some(b)] = *place {
            let unlike = a.positive == b.positive;
            neighbours[a.row as usize].push((b.row, unlike));
            neighbours[b.row as usize].push((a.row, unlike));
        }
    }
    let mut flipped: Vec<Option<bool>> = vec![None; rows];
    let mut queue = Vec::new();
    for start in 0..rows {
        if flipped[start].is_none() {
            flipped[start] = Some(false);
            queue.push(start);
        }
        while let Some(row) = queue.pop() {
            let here = flipped[row] == Some(true);
            for &(other, unlike) in &neighbours[row] {
                let wanted = here != unlike;
                match flipped[other as usize] {
                    None => {
                        flipped[other as usize] = Some(wanted);
                        queue.push(other as usize);
                    }
                    Some(found) if found != wanted => return None,
                    Some(_) => {}
                }
            }
        }
    }
    Some(flipped.into_iter().map(|flip| flip == Some(true)).collect())
}

fn spokes(nodes: usize, edges: &[Edge]) -> (Vec<u32>, Vec<Spoke>) {
    let mut first = vec![0u32; nodes + 1];
    let places = || edges.iter().filter(|edge| !edge.is_loop());
    for edge in places() {
        first[edge.tail as usize + 1] += 1;
        first[edge.head as usize + 1] += 1;
    }
    for node in 0..nodes {
        first[node + 1] += first[node];
    }
    let mut next = first.clone();
    let blank = Spoke { edge: 0, other: 0, leaves: false };
    let mut around = vec![blank; places().count() * 2];
    for (index, edge) in (0u32..).zip(edges).filter(|(_, edge)| !edge.is_loop()) {
        for (node, other, leaves) in [(edge.tail, edge.head, true), (edge.head, edge.tail, false)] {
            around[next[node as usize] as usize] = Spoke { edge: index, other, leaves };
            next[node as usize] += 1;
        }
    }
    (first, around)
}
