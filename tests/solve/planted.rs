//! Random 2021 tables with planted errors.

use gouji::solve::{Ending, Located, Locator, Options, Workspace};

use super::brute::mended;
use super::support::{
    Dice, balanced, cases, given, spoil, spoil_slightly, tables_2021, tables_2021_weighing,
    tables_with_rules,
};

/// Checks what must hold of every answer, and says whether the search ended.
#[track_caller]
fn check(locator: &Locator, values: &[Option<i64>], wrong: &[usize], located: &Located) {
    let size = wrong.len() as u64;
    assert!(located.lower_bound() <= size, "{wrong:?} {located:?}");
    let set: Vec<usize> = wrong.to_vec();
    let is_planted =
        |s: &gouji::solve::Solution| s.variables().map(|v| v.index()).eq(set.iter().copied());
    if located.lower_bound() == size && located.ending() == Ending::Complete {
        assert!(
            located.solutions().iter().any(is_planted) || located.left_out() != Some(0),
            "{wrong:?} {located:?}"
        );
    }
    for at in 0..located.solutions().len().min(3) {
        let values = mended(values, located, at);
        let again = locator.locate(&values, &Options::default()).unwrap();
        assert_eq!(again.ending(), Ending::Holds);
    }
}

/// How many of `tables` tables the search did not finish within the budget.
fn run(count: usize, tables: u64) -> usize {
    let locator = tables_2021().prepare().unwrap();
    assert!(locator.is_network());
    let mut workspace = Workspace::new();
    let mut dice = Dice::new(count as u64);
    let mut unfinished = 0;
    for _ in 0..tables {
        let mut record = balanced(&mut dice);
        let wrong = spoil(&mut dice, &mut record, count);
        let values = given(&record);
        let located = locator.locate_with(&mut workspace, &values, &Options::default()).unwrap();
        check(&locator, &values, &wrong, &located);
        unfinished += usize::from(located.ending() != Ending::Complete);
    }
    unfinished
}

#[test]
fn balanced_tables_hold() {
    let locator = tables_2021().prepare().unwrap();
    let mut dice = Dice::new(9);
    for _ in 0..200 {
        let values = given(&balanced(&mut dice));
        let located = locator.locate(&values, &Options::default()).unwrap();
        assert_eq!(located.ending(), Ending::Holds);
        assert!(located.solutions().is_empty());
    }
}

#[test]
fn one_planted_error_is_found() {
    assert_eq!(run(1, cases(10_000)), 0);
}

#[test]
fn two_planted_errors_are_found() {
    assert_eq!(run(2, cases(10_000)), 0);
}

#[test]
fn three_planted_errors_are_found() {
    assert_eq!(run(3, cases(10_000)), 0);
}

#[test]
fn five_planted_errors_are_found() {
    let unfinished = run(5, cases(10_000));
    println!("five: {unfinished} unfinished");
}

#[test]
fn eight_planted_errors_are_found() {
    let unfinished = run(8, cases(10_000));
    println!("eight: {unfinished} unfinished");
}

/// The general solver shares nothing with the graph search but the question.
#[test]
fn the_general_solver_finds_the_same_sets() {
    let options = Options::default().limit(100_000).budget(1_000_000_000);
    for (part, total) in [(1, 1), (2, 3)] {
        let system = tables_2021_weighing(part, total);
        let network = system.prepare().unwrap();
        let general = Locator::without_networks(&system).unwrap();
        let mut dice = Dice::new(77);
        for count in [1, 2, 3] {
            for case in 0..cases(1000) {
                let mut record = balanced(&mut dice);
                if case % 2 == 0 {
                    spoil(&mut dice, &mut record, count);
                } else {
                    spoil_slightly(&mut dice, &mut record, count);
                }
                let values = given(&record);
                let ours = network.locate(&values, &options).unwrap();
                let theirs = general.locate(&values, &options).unwrap();
                // Small errors may undo each other.
                assert!(matches!(ours.ending(), Ending::Complete | Ending::Holds));
                assert_eq!(ours, theirs);
            }
        }
    }
}

/// One rule with a coefficient sent the whole table to the general solver, which took
/// milliseconds.
#[test]
fn rules_of_one_s_own_are_judged_as_by_the_general_solver() {
    let system = tables_with_rules();
    let ours = system.prepare().unwrap();
    assert!(!ours.is_network() && ours.is_feasible());
    let general = Locator::without_networks(&system).unwrap();
    let options = Options::default().limit(100_000).budget(1_000_000_000);
    let mut dice = Dice::new(79);
    let mut workspace = Workspace::new();
    for case in 0..cases(1000) {
        let mut record = balanced(&mut dice);
        spoil(&mut dice, &mut record, 1 + case as usize % 2);
        let mut values = given(&record);
        if case % 4 == 0 {
            // Blank cells, so that flows go round in circles.
            values[1..].iter_mut().step_by(6 + case as usize % 9).for_each(|value| *value = None);
        }
        let found = ours.locate_with(&mut workspace, &values, &options).unwrap();
        let theirs = general.locate(&values, &options).unwrap();
        if theirs.is_least() {
            assert_eq!(found.ending(), theirs.ending());
            let sets = |located: &Located| -> Vec<_> {
                let spans = |s: &gouji::solve::Solution| {
                    s.changes().iter().map(|c| (c.variable(), c.to())).collect::<Vec<_>>()
                };
                located.solutions().iter().map(|s| (s.weight(), spans(s))).collect()
            };
            assert_eq!(sets(&found), sets(&theirs), "{values:?}");
            assert_eq!(found.left_out(), theirs.left_out());
        }
        let deductions = ours.deduce(&values, &options).unwrap();
        assert_eq!(deductions, general.deduce(&values, &options).unwrap());
        // With one wrong figure it is a matter of some thousand steps.
        assert!(case % 4 != 2 || found.lower_bound() > 1 || workspace.steps() < 20_000);
    }
}

#[test]
fn the_next_weights_are_the_same_for_both_solvers() {
    let system = tables_2021();
    let network = system.prepare().unwrap();
    let general = Locator::without_networks(&system).unwrap();
    let mut dice = Dice::new(78);
    let options = Options::default().k_best(3).budget(2_000_000_000);
    for _ in 0..cases(25) {
        let mut record = balanced(&mut dice);
        spoil(&mut dice, &mut record, 1);
        let weights = |locator: &Locator| -> Vec<u64> {
            let located = locator.locate(&given(&record), &options).unwrap();
            assert_eq!(located.ending(), Ending::Complete);
            located.solutions().iter().map(|s| s.weight()).collect()
        };
        assert_eq!(weights(&network), weights(&general));
    }
}
