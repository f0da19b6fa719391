//! Puts the solutions of independent parts together.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::search::PartResult;
use super::solution::{Ending, Located, Options, Solution};

/// A choice of one solution from each part so far.
struct Pick {
    weight: u64,
    before: usize,
    choice: usize,
}

/// The best combinations of the parts' solutions.
pub(super) fn combine(results: &mut Vec<PartResult>, options: &Options) -> Located {
    if results.is_empty() {
        return Located::holds();
    }
    if results.iter().any(|part| part.ending == Ending::Infeasible) {
        return Located::infeasible();
    }
    let ending = worst(results);
    let lower_bound = results.iter().fold(0u64, |sum, part| sum.saturating_add(part.lower_bound));
    let found = results
        .iter()
        .try_fold(1u64, |product, part| part.counted.then_some(part.found)?.checked_mul(product));
    let mut solutions = match results.as_mut_slice() {
        [only] => std::mem::take(&mut only.solutions),
        _ => product(results, options.limit),
    };
    solutions.sort_by(Solution::order);
    let mended = |first: &Solution| first.changes.is_empty();
    if ending == Ending::Complete && solutions.first().is_some_and(mended) {
        return Located::holds();
    }
    let left_out = found.map(|found| found.saturating_sub(solutions.len() as u64));
    Located { solutions, lower_bound, ending, left_out }
}

fn worst(results: &[PartResult]) -> Ending {
    let any = |ending| results.iter().any(|part| part.ending == ending);
    [Ending::Overflow, Ending::Budget]
        .into_iter()
        .find(|&ending| any(ending))
        .unwrap_or(Ending::Complete)
}

/// The `limit` lightest combinations of one solution from each part.
fn product(results: &[PartResult], limit: usize) -> Vec<Solution> {
    let mut stages: Vec<Vec<Pick>> = Vec::with_capacity(results.len());
    for part in results {
        let weights: Vec<u64> = match stages.last() {
            Some(stage) => stage.iter().map(|pick| pick.weight).collect(),
            None => vec![0],
        };
        stages.push(lightest(&weights, &part.solutions, limit));
    }
    let last = stages.last().map_or(0, Vec::len);
    (0..last).map(|end| assemble(results, &stages, end)).collect()
}

/// The lightest pairs of a pick so far (by weight, sorted) and a solution.
fn lightest(weights: &[u64], solutions: &[Solution], limit: usize) -> Vec<Pick> {
    let mut picks = Vec::new();
    let Some(first) = solutions.first() else {
        return picks;
    };
    let mut heap: BinaryHeap<Reverse<(u64, usize, usize)>> = weights
        .iter()
        .enumerate()
        .map(|(before, weight)| Reverse((weight.saturating_add(first.weight), before, 0)))
        .collect();
    while let Some(Reverse((weight, before, choice))) = heap.pop() {
        picks.push(Pick { weight, before, choice });
        if picks.len() == limit {
            break;
        }
        if let Some(next) = solutions.get(choice + 1) {
            let weight = weights[before].saturating_add(next.weight);
            heap.push(Reverse((weight, before, choice + 1)));
        }
    }
    picks
}

fn assemble(results: &[PartResult], stages: &[Vec<Pick>], end: usize) -> Solution {
    let mut changes = Vec::new();
    let mut weight = 0u64;
    let mut at = end;
    for (part, stage) in results.iter().zip(stages).rev() {
        let pick = &stage[at];
        let solution = &part.solutions[pick.choice];
        weight = weight.saturating_add(solution.weight);
        changes.extend_from_slice(&solution.changes);
        at = pick.before;
    }
    changes.sort_unstable_by_key(|change| change.variable);
    Solution { weight, changes }
}
