//! The engine against the judge, on random small systems.

use std::cell::RefCell;

use gouji::solve::{Ending, Locator, Options, Relation, System, VarId, Variable, Workspace};

use super::brute::{judge, minimal_sets, points};
use super::support::Dice;

/// Adds a variable with a small range and a random weight.
fn variable(system: &mut System, dice: &mut Dice, fixed: bool) -> VarId {
    let low = if dice.below(3) == 0 { dice.within(-2, 1) } else { 0 };
    let high = low + dice.within(1, 4);
    let variable = Variable::new("x").range(low..=high);
    let variable = match dice.below(6) {
        0 => variable.weight(2),
        1 => variable.weight(3),
        2 if fixed => variable.fixed(),
        _ => variable,
    };
    system.variable_with(variable)
}

/// A random graph: nodes are identities, edges variables.
pub fn network(dice: &mut Dice) -> System {
    let mut system = System::new();
    let nodes = dice.within(1, 4) as u64;
    let edges = dice.within(2, 7);
    let fixed = dice.below(2) == 0;
    let mut terms: Vec<Vec<(VarId, i64)>> = vec![Vec::new(); nodes as usize + 1];
    for _ in 0..edges {
        let variable = variable(&mut system, dice, fixed);
        // The last place is the world outside.
        let tail = dice.below(nodes + 1) as usize;
        let head = dice.below(nodes + 1) as usize;
        if tail != head {
            terms[tail].push((variable, -1));
            terms[head].push((variable, 1));
        }
    }
    terms.pop();
    for mut terms in terms {
        let sign = if dice.below(2) == 0 { 1 } else { -1 };
        let scale = if dice.below(4) == 0 { 3 } else { 1 };
        for term in &mut terms {
            term.1 *= sign * scale;
        }
        let constant = if dice.below(4) == 0 { dice.within(-3, 3) } else { 0 };
        if !terms.is_empty() {
            system.identity(terms, constant * scale);
        }
    }
    system
}

/// Random identities with small coefficients.
pub fn general(dice: &mut Dice) -> System {
    let mut system = System::new();
    let fixed = dice.below(2) == 0;
    let variables: Vec<VarId> =
        (0..dice.within(2, 6)).map(|_| variable(&mut system, dice, fixed)).collect();
    for _ in 0..dice.within(1, 4) {
        let mut terms: Vec<(VarId, i64)> = Vec::new();
        for &variable in &variables {
            if dice.below(5) > 1 {
                terms.push((variable, dice.within(-3, 3)));
            }
        }
        system.identity(terms, if dice.below(2) == 0 { dice.within(-4, 4) } else { 0 });
    }
    system
}

/// A random network with a few rows that do not fit it.
pub fn mixed(dice: &mut Dice) -> System {
    let mut system = network(dice);
    let fixed = dice.below(3) == 0;
    let mut variables: Vec<VarId> =
        system.identities().iter().flat_map(|row| row.terms()).map(|term| term.0).collect();
    // Some stand in the rows beside the network only.
    variables.extend((0..dice.below(3)).map(|_| variable(&mut system, dice, fixed)));
    for _ in 0..dice.within(1, 2) {
        let terms: Vec<(VarId, i64)> = (0..dice.within(1, 3))
            .filter(|_| !variables.is_empty())
            .map(|_| {
                let variable = variables[dice.below(variables.len() as u64) as usize];
                (variable, dice.within(-2, 2))
            })
            .collect();
        let relation = [Relation::Equal, Relation::AtMost, Relation::AtLeast];
        system.relate(terms, relation[dice.below(3) as usize], dice.within(-3, 4));
    }
    system
}

pub fn record(dice: &mut Dice, system: &System, missing: u64) -> Vec<Option<i64>> {
    system
        .variables()
        .iter()
        .map(|variable| {
            let (low, high) = (variable.low().unwrap(), variable.high().unwrap());
            match dice.below(10) {
                0 => Some(dice.within(low - 2, high + 2)),
                n if n <= missing => None,
                _ => Some(dice.within(low, high)),
            }
        })
        .collect()
}

fn check(seed: u64, cases: u64, make: fn(&mut Dice) -> System) {
    let mut dice = Dice::new(seed);
    // One workspace for all systems: nothing of one may leak into the next.
    let workspace = RefCell::new(Workspace::new());
    for case in 0..super::support::cases(cases) {
        let system = make(&mut dice);
        let points = points(&system, 0);
        let locator = system.prepare().unwrap();
        let general = Locator::without_networks(&system).unwrap();
        for _ in 0..6 {
            let values = record(&mut dice, &system, case % 4);
            judge(&system, &points, &values, |options| {
                let mut workspace = workspace.borrow_mut();
                locator.locate_with(&mut workspace, &values, options).unwrap()
            });
            judge(&system, &points, &values, |options| general.locate(&values, options).unwrap());
            deduce(&system, &points, &values, &locator);
            deduce(&system, &points, &values, &general);
        }
    }
}

#[track_caller]
fn deduce(system: &System, points: &[Vec<i64>], values: &[Option<i64>], locator: &Locator) {
    let deductions = locator.deduce(values, &Options::default()).unwrap();
    let fits = |point: &&Vec<i64>| {
        (0..point.len()).all(|at| values[at].is_none_or(|value| value == point[at]))
    };
    let possible: Vec<&Vec<i64>> = points.iter().filter(fits).collect();
    let context = format!("{system:?}\n{values:?}\n{deductions:?}");
    assert!(deductions.undecided().is_empty());
    for found in deductions.known().iter().chain(deductions.open()) {
        // A part that is contradicted elsewhere does not spoil this one, but then
        // the judge has no point to show.
        let Some(first) = possible.first() else {
            continue;
        };
        let at = found.variable().index();
        let low = possible.iter().map(|p| p[at]).min().unwrap_or(first[at]);
        let high = possible.iter().map(|p| p[at]).max().unwrap_or(first[at]);
        let expected = (Some(i128::from(low)), Some(i128::from(high)));
        assert_eq!((found.span().low(), found.span().high()), expected, "{context}");
    }
    if !possible.is_empty() {
        assert!(deductions.contradicted().is_empty(), "{context}");
        let missing = values.iter().filter(|value| value.is_none()).count();
        assert_eq!(deductions.known().len() + deductions.open().len(), missing, "{context}");
    }
}

#[test]
fn networks_agree_with_brute_force() {
    check(1, 6000, network);
}

#[test]
fn general_systems_agree_with_brute_force() {
    check(2, 3000, general);
}

#[test]
fn networks_with_rows_beside_them_agree_with_brute_force() {
    check(5, 6000, mixed);
}

#[test]
fn networks_with_open_ranges_agree_with_the_general_solver() {
    let mut dice = Dice::new(3);
    for _ in 0..super::support::cases(4000) {
        let closed = network(&mut dice);
        let mut system = System::new();
        for variable in closed.variables() {
            let variable = match dice.below(4) {
                0 => variable.clone().free(),
                1 => variable.clone(),
                _ => variable.clone().range(0..),
            };
            system.variable_with(variable);
        }
        for identity in closed.identities() {
            system.identity(identity.terms().iter().copied(), identity.constant());
        }
        let networks = system.prepare().unwrap();
        let general = Locator::without_networks(&system).unwrap();
        for _ in 0..5 {
            let values: Vec<Option<i64>> = system
                .variables()
                .iter()
                .map(|_| (dice.below(6) != 0).then(|| dice.within(-1, 9)))
                .collect();
            let options = Options::default().k_best(1000).budget(1_000_000);
            let a = networks.locate(&values, &options).unwrap();
            let b = general.locate(&values, &options).unwrap();
            assert_eq!(a.ending(), b.ending(), "{system:?} {values:?}\n{a:?}\n{b:?}");
            let sets = |located: &gouji::solve::Located| -> Vec<_> {
                located
                    .solutions()
                    .iter()
                    .map(|s| {
                        let changes: Vec<_> =
                            s.changes().iter().map(|c| (c.variable(), c.to())).collect();
                        (s.weight(), changes)
                    })
                    .collect()
            };
            assert_eq!(sets(&a), sets(&b), "{system:?} {values:?}");
            let options = Options::default();
            assert_eq!(
                networks.deduce(&values, &options).unwrap(),
                general.deduce(&values, &options).unwrap()
            );
        }
    }
}

#[test]
fn a_small_budget_never_makes_a_wrong_claim() {
    let mut dice = Dice::new(4);
    for case in 0..super::support::cases(2000) {
        let system = if case % 2 == 0 { network(&mut dice) } else { general(&mut dice) };
        let points = points(&system, 0);
        let locator = system.prepare().unwrap();
        for budget in [0, 16, 64, 256, 1024, 4096] {
            let values = record(&mut dice, &system, 2);
            let sets = minimal_sets(&system, &points, &values);
            let options = Options::default().budget(budget);
            let located = locator.locate(&values, &options).unwrap();
            let least = sets.values().map(|(weight, _)| *weight).min();
            match least {
                None => assert!(located.solutions().is_empty()),
                Some(least) => {
                    assert_ne!(located.ending(), Ending::Infeasible);
                    assert!(located.lower_bound() <= least, "{system:?} {values:?}");
                    match located.ending() {
                        Ending::Holds => assert_eq!(least, 0),
                        Ending::Complete => assert_eq!(located.lower_bound(), least),
                        _ => {}
                    }
                }
            }
            for solution in located.solutions() {
                let set: Vec<usize> = solution.variables().map(|v| v.index()).collect();
                let known = sets.get(&set).map(|(weight, _)| *weight);
                assert_eq!(known, Some(solution.weight()), "{system:?} {values:?}");
            }
        }
    }
}
