//! Integer feasibility on the tableau: divisibility, then branch and bound.

use super::number::{INFINITE, Overflow};
use super::simplex::{Conflict, Limit, Repair, Tableau};

/// What [`decide`] found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Decision {
    Feasible,
    Infeasible,
    /// The steps allowed were used up.
    Spent,
}

/// A bound that was set to split a fraction.
struct Split {
    column: usize,
    low: i128,
    high: i128,
    at: i128,
    upper: bool,
}

/// Whether integers within the bounds satisfy the identities. They are then put
/// into `solution`. Every contradiction met is told to `blame`, while the tableau
/// that shows it is at hand: without touching one of the variables blamed, no
/// change of bounds can help.
pub(super) fn decide(
    tableau: &mut Tableau,
    solution: &mut Vec<i128>,
    blame: &mut impl FnMut(&Tableau, Conflict) -> Result<(), Overflow>,
) -> Result<Decision, Overflow> {
    let mut splits: Vec<Split> = Vec::new();
    let decision = loop {
        let conflict = match tableau.repair()? {
            Repair::Conflict(conflict) => Some(conflict),
            Repair::Fits => tableau.indivisible()?,
            Repair::Spent => break Decision::Spent,
        };
        if let Some(conflict) = conflict {
            tableau.meter.touch(tableau.columns);
            blame(tableau, conflict)?;
            if !turn(tableau, &mut splits)? {
                break Decision::Infeasible;
            }
        } else if let Some((column, below)) = tableau.broken() {
            let (low, high) = (tableau.low[column], tableau.high[column]);
            splits.push(Split { column, low, high, at: below, upper: false });
            tableau.bind(column, low, below)?;
        } else {
            solution.clear();
            solution.extend((0..tableau.columns).map(|column| {
                let (top, bottom) = tableau.fraction(column);
                top / bottom
            }));
            break Decision::Feasible;
        }
    };
    for split in splits.iter().rev() {
        tableau.bind(split.column, split.low, split.high)?;
    }
    Ok(decision)
}

/// Goes on with the other half of the last split that has one.
fn turn(tableau: &mut Tableau, splits: &mut Vec<Split>) -> Result<bool, Overflow> {
    while let Some(mut split) = splits.pop() {
        tableau.bind(split.column, split.low, split.high)?;
        if !split.upper {
            split.upper = true;
            tableau.bind(split.column, split.at + 1, split.high)?;
            splits.push(split);
            return Ok(true);
        }
    }
    Ok(false)
}

/// The least and greatest integer that a variable can take; `solution` is one
/// that fits. `Ok(None)` when the steps allowed were used up.
pub(super) fn span(
    tableau: &mut Tableau,
    solution: &[i128],
    column: usize,
) -> Result<Option<(i128, i128)>, Overflow> {
    let low = end(tableau, solution[column], column, false)?;
    let high = end(tableau, solution[column], column, true)?;
    Ok(low.zip(high))
}

/// One end of the span.
fn end(
    tableau: &mut Tableau,
    known: i128,
    column: usize,
    up: bool,
) -> Result<Option<i128>, Overflow> {
    if tableau.repair()? != Repair::Fits {
        // A conflict cannot be: `known` fits. Say nothing rather than something
        // wrong.
        return Ok(None);
    }
    let (mut outer, reached) = match tableau.limit(column, up)? {
        Limit::Spent => return Ok(None),
        Limit::Unbounded => return Ok(Some(if up { INFINITE } else { -INFINITE })),
        Limit::At { value, reached } => (value, reached),
    };
    let mut inner = known;
    if reached {
        return Ok(Some(outer));
    }
    // The values that fit are closed under asking for less: halve.
    let (low, high) = (tableau.low[column], tableau.high[column]);
    let mut scratch = Vec::new();
    while inner != outer {
        let middle =
            if up { inner + (outer - inner + 1) / 2 } else { inner - (inner - outer + 1) / 2 };
        if up {
            tableau.bind(column, middle, high)?;
        } else {
            tableau.bind(column, low, middle)?;
        }
        let decision = decide(tableau, &mut scratch, &mut |_, _| Ok(()))?;
        tableau.bind(column, low, high)?;
        match decision {
            Decision::Spent => return Ok(None),
            Decision::Feasible => inner = scratch[column],
            Decision::Infeasible if up => outer = middle - 1,
            Decision::Infeasible => outer = middle + 1,
        }
    }
    Ok(Some(inner))
}
