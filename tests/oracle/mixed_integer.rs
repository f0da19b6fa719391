//! The same question put to a mixed-integer solver.

use gouji::solve::System;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome};

/// The least number of cells that must change, as far as the solver says: what each
/// cell moves by, and a switch that must be on for it to move. `None` when the solver
/// gives up.
pub fn least_changes(system: &System, record: &[Option<i64>]) -> Option<f64> {
    // No cell has to rise by more than the residuals, taken together.
    let residual = |identity: &gouji::solve::Identity| -> i64 {
        let value = |at: usize| record[at].unwrap_or(0);
        let terms = identity.terms().iter();
        terms.map(|&(v, c)| c * value(v.index())).sum::<i64>() - identity.constant()
    };
    let most: i64 = system.identities().iter().map(|i| residual(i).abs()).sum();
    let most = most as f64;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let cells: Vec<_> = record
        .iter()
        .map(|value| {
            let value = value.unwrap_or(0) as f64;
            let fall = value.min(most);
            let switch = problem.add_binary_var(1.0);
            let moved = problem.add_var(0.0, (-fall, most));
            problem.add_constraint([(moved, 1.0), (switch, -most)], ComparisonOp::Le, 0.0);
            problem.add_constraint([(moved, 1.0), (switch, fall)], ComparisonOp::Ge, 0.0);
            moved
        })
        .collect();
    for identity in system.identities() {
        let mut sum = LinearExpr::empty();
        for &(variable, coefficient) in identity.terms() {
            sum.add(cells[variable.index()], coefficient as f64);
        }
        problem.add_constraint(sum, ComparisonOp::Eq, -residual(identity) as f64);
    }
    match problem.solve() {
        Ok(SolveOutcome::Solution(solution)) => Some(solution.objective()),
        _ => None,
    }
}
