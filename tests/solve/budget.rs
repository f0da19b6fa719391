//! What the budget promises: it bounds the work, and more of it never proves less.

use gouji::solve::{Ending, ErrorKind, Located, Locator, Options, System, Variable, Workspace};

use super::oracle::{general, mixed, network, record};
use super::support::{
    Dice, balanced, cases, cube, given, ring, spoil, spoil_slightly, tables_2021, tables_with_rules,
};

/// What is asked, and the steps that it took.
fn ask(locator: &Locator, values: &[Option<i64>], options: &Options) -> (Located, u64) {
    let mut workspace = Workspace::new();
    let located = locator.locate_with(&mut workspace, values, options).unwrap();
    (located, workspace.steps())
}

/// Asks with ever larger budgets. What is proven may not fall, and whatever is given
/// must go with what is proven.
#[track_caller]
fn rises(locator: &Locator, values: &[Option<i64>], options: &Options) {
    let mut proven = 0;
    for doubled in 0..18 {
        let (located, _) = ask(locator, values, &options.clone().budget(7 << doubled));
        let bound = located.lower_bound();
        assert!(bound >= proven, "{bound} after {proven} with {} steps: {values:?}", 7 << doubled);
        assert!(located.solutions().iter().all(|solution| solution.weight() >= bound));
        if located.ending() == Ending::Complete {
            assert_eq!(located.solutions()[0].weight(), bound);
            return;
        }
        if matches!(located.ending(), Ending::Holds | Ending::Infeasible) {
            return;
        }
        proven = bound;
    }
}

#[test]
fn a_larger_budget_never_proves_less() {
    let mut dice = Dice::new(41);
    for case in 0..cases(4000) {
        let make = [network, general, mixed][case as usize % 3];
        let system = make(&mut dice);
        let values = record(&mut dice, &system, case % 4);
        let options = Options::default();
        let options = if case % 5 == 0 { options.k_best(4) } else { options.limit(2) };
        rises(&system.prepare().unwrap(), &values, &options);
        rises(&Locator::without_networks(&system).unwrap(), &values, &options);
    }
}

/// It gave 30, then 27, then 24: how far the proof came that anything mends the record
/// decided where the search began.
#[test]
fn a_larger_budget_never_proves_less_of_a_cube() {
    let mut dice = Dice::new(42);
    for side in [2, 3, 4] {
        let system = cube(side);
        let locator = system.prepare().unwrap();
        assert!(!locator.is_network());
        for most in [1, 9, 1000] {
            let values: Vec<Option<i64>> =
                system.variables().iter().map(|_| Some(dice.within(0, most))).collect();
            rises(&locator, &values, &Options::default());
        }
    }
}

#[test]
fn a_larger_budget_never_proves_less_of_a_report() {
    let mut dice = Dice::new(43);
    for locator in [tables_2021(), tables_with_rules()].map(|system| system.prepare().unwrap()) {
        for _ in 0..cases(500) {
            let mut record = balanced(&mut dice);
            spoil_slightly(&mut dice, &mut record, 12);
            rises(&locator, &given(&record), &Options::default());
        }
    }
}

/// The bound is kept but for what one look at the whole system costs.
#[test]
fn the_budget_bounds_the_work() {
    let mut dice = Dice::new(44);
    let tables = tables_2021();
    for (system, size) in [(cube(4), 75 * 125), (cube(6), 147 * 343), (tables, 193 * 42)] {
        let locator = system.prepare().unwrap();
        for budget in [0, 1000, 100_000, 1_000_000] {
            let values: Vec<Option<i64>> =
                system.variables().iter().map(|_| Some(dice.within(0, 99))).collect();
            let (located, steps) = ask(&locator, &values, &Options::default().budget(budget));
            assert_eq!(located.ending(), Ending::Budget);
            assert!(steps >= budget / 3 * 2, "{steps} of {budget}");
            assert!(steps <= budget + size * 24, "{steps} of {budget}");
        }
    }
}

/// The fewest steps within which a system can be prepared.
fn prepared_within(system: &System) -> u64 {
    let mut bounds = (0, 1 << 40);
    while bounds.0 < bounds.1 {
        let middle = (bounds.0 + bounds.1) / 2;
        match system.prepare_within(middle) {
            Ok(_) => bounds.1 = middle,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Budget);
                bounds.0 = middle + 1;
            }
        }
    }
    bounds.0
}

/// The exponent was 2.9, and a ring of 1,000 took 3 s.
#[test]
fn preparing_a_ring_is_not_cubic() {
    let steps = [51, 101, 201].map(|count| prepared_within(&ring(count)));
    for pair in steps.windows(2) {
        assert!(pair[1] < pair[0] * 5, "{steps:?}");
    }
}

#[test]
fn preparing_has_a_budget() {
    let system = cube(3);
    let least = prepared_within(&system);
    assert!(least > 10_000);
    let error = system.prepare_within(least - 1).unwrap_err();
    assert_eq!(error.to_string(), "the work took more than its budget");
    assert_eq!(system.prepare().unwrap().record_length(), 64);
    let subset = system.infeasible_subset(None, &Options::default().budget(1000));
    assert_eq!(subset.unwrap_err().kind(), ErrorKind::Budget);
}

/// `limit(1)` has all it asked for at the first solution of the least weight, so that a
/// budget that ends after it is no loss; one that ends before it is.
#[test]
fn a_budget_that_ends_after_enough_solutions_is_no_loss() {
    let mut system = System::new();
    let x: Vec<_> = (0..300).map(|_| system.variable_with(Variable::new("x").free())).collect();
    system.identity(x.iter().map(|&x| (x, 1)), 0);
    let mut record = vec![0; 300];
    record[0] = 5;
    for locator in [system.prepare().unwrap(), Locator::without_networks(&system).unwrap()] {
        let mut endings = Vec::new();
        for doubled in 0..24 {
            let options = Options::default().limit(1).budget(1 << doubled);
            let (located, _) = ask(&locator, &given(&record), &options);
            endings.push((located.ending(), located.solutions().len(), located.left_out()));
        }
        endings.dedup();
        let enough = [(Ending::Complete, 1, None), (Ending::Complete, 1, Some(299))];
        assert!(endings.ends_with(&enough), "{endings:?}");
        assert!(endings.len() > 2, "{endings:?}");
        assert!(endings[..endings.len() - 2].iter().all(|ending| ending.0 == Ending::Budget));
    }
}

/// That the least weight is proven does not make a list whole that the budget cut short.
#[test]
fn a_budget_that_ends_among_the_solutions_of_least_weight_is_a_loss() {
    let mut system = System::new();
    let x: Vec<_> = (0..300).map(|_| system.variable_with(Variable::new("x").free())).collect();
    system.identity(x.iter().map(|&x| (x, 1)), 0);
    let mut record = vec![0; 300];
    record[0] = 5;
    for locator in [system.prepare().unwrap(), Locator::without_networks(&system).unwrap()] {
        let mut cut_short = 0;
        for step in 1..200 {
            let options = Options::default().limit(1000).budget(step * step * 10);
            let (located, _) = ask(&locator, &given(&record), &options);
            let whole = located.solutions().len() == 300;
            assert_eq!(located.ending() == Ending::Complete, whole, "{}", step * step * 10);
            cut_short += usize::from(!whole && located.solutions().len() > 1);
        }
        assert!(cut_short > 0);
    }
}

/// Whether the rows beside a network can hold is asked once, before sets of ever more cells are
/// tried.
#[test]
fn that_a_row_beside_the_network_cannot_hold_shows_before_the_sets_are_tried() {
    let mut system = System::new();
    let x: Vec<_> =
        (0..40).map(|_| system.variable_with(Variable::new("x").range(0..=15))).collect();
    let total = system.variable_with(Variable::new("total").fixed());
    let terms = x.iter().map(|&x| (x, 1)).chain([(total, -1)]);
    system.identity(terms, 0);
    let record: Vec<i64> = [2; 40].into_iter().chain([100]).collect();
    let (located, steps) = ask(&system.prepare().unwrap(), &given(&record), &Options::default());
    assert_eq!(located.ending(), Ending::Complete);
    // Where there is no such row, it is not asked. No promise, but a change should be meant.
    assert_eq!(steps, 135_551);
    system.at_most(x.iter().map(|&x| (x, 2)), 150);
    let (located, steps) = ask(&system.prepare().unwrap(), &given(&record), &Options::default());
    assert_eq!(located.ending(), Ending::Infeasible);
    assert!(steps < 100_000, "{steps}");
}

#[test]
fn the_k_best_are_not_counted_when_the_search_stops_at_them() {
    let mut system = System::new();
    let x = [0; 4].map(|_| system.variable_with(Variable::new("x").free()));
    system.identity(x.map(|x| (x, 1)), 0);
    let record = given(&[1, 0, 0, 0]);
    for locator in [system.prepare().unwrap(), Locator::without_networks(&system).unwrap()] {
        for (count, given, left_out) in [(3, 3, None), (4, 4, None), (5, 4, Some(0))] {
            let located = locator.locate(&record, &Options::default().k_best(count)).unwrap();
            assert_eq!(located.ending(), Ending::Complete);
            assert_eq!((located.solutions().len(), located.left_out()), (given, left_out));
        }
    }
}

/// Not a promise, but a change of these numbers should be meant.
#[test]
fn the_same_question_takes_the_same_steps() {
    let tables = tables_2021();
    let mut dice = Dice::new(45);
    let mut record = balanced(&mut dice);
    spoil(&mut dice, &mut record, 6);
    let mut gaps = given(&record);
    gaps.iter_mut().step_by(9).for_each(|value| *value = None);
    let small = cube(2);
    let odd: Vec<Option<i64>> = (0..27).map(|at| Some(at % 5)).collect();
    let options = Options::default().budget(500_000);
    let mut steps = Vec::new();
    for locator in [tables.prepare().unwrap(), Locator::without_networks(&tables).unwrap()] {
        steps.push(ask(&locator, &given(&record), &options).1);
        steps.push(ask(&locator, &gaps, &options).1);
        steps.push(ask(&locator, &given(&record), &options.clone().budget(3000)).1);
        steps.push(ask(&locator, &gaps, &options.clone().budget(3000)).1);
    }
    steps.push(ask(&small.prepare().unwrap(), &odd, &options).1);
    let rules = tables_with_rules();
    let mixed = rules.prepare().unwrap();
    steps.push(ask(&mixed, &given(&record), &options).1);
    steps.push(ask(&mixed, &gaps, &options).1);
    steps.extend([&tables, &rules, &small, &ring(20), &ring(21)].map(prepared_within));
    let network = [2995, 2628, 2331, 2620];
    let general = [511337, 524869, 36174, 40724, 488688];
    let mixed = [3016, 2635];
    let prepared = [29953, 29995, 10506, 160, 3110];
    assert_eq!(steps, [&network[..], &general[..], &mixed[..], &prepared[..]].concat());
}

/// Six rows and columns of figures up to 4, each of which adds up to a number.
fn square(sum: i64) -> Locator {
    let mut system = System::new();
    let cells: Vec<_> =
        (0..36).map(|_| system.variable_with(Variable::new("x").range(0..=4))).collect();
    for line in 0..6 {
        system.identity((0..6).map(|at| (cells[line * 6 + at], 1)), sum);
        system.identity((0..6).map(|at| (cells[at * 6 + line], 1)), sum);
    }
    system.prepare().unwrap()
}

/// How good what is found within a budget is depends on where the search looks first.
/// Not a promise either.
#[test]
fn what_is_found_within_a_budget_is_always_the_same() {
    let mut dice = Dice::new(46);
    let tables = tables_2021().prepare().unwrap();
    let record: Vec<Option<i64>> = (0..193).map(|_| Some(dice.within(0, 1))).collect();
    // Figures with a range, so that flows are cut off.
    let grid = square(12);
    let figures: Vec<Option<i64>> =
        (0..36).map(|at| (at % 7 != 0).then(|| dice.within(0, 5))).collect();
    // Only the cells of the diagonal have room; the others are not tried.
    let full = square(21);
    let at_most: Vec<Option<i64>> =
        (0..36).map(|at| Some(if at % 7 == 0 { 0 } else { 4 })).collect();
    let mut found = Vec::new();
    for (locator, values) in [(&tables, &record), (&grid, &figures), (&full, &at_most)] {
        for budget in [30_000, 6_000_000] {
            let (located, steps) = ask(locator, values, &Options::default().budget(budget));
            let weight = located.solutions().first().map_or(0, |solution| solution.weight());
            found.push([located.lower_bound(), weight, steps]);
        }
    }
    let expected =
        [[27, 0, 31559], [29, 95, 5488657], [6, 6, 3258], [6, 6, 3258], [6, 6, 892], [6, 6, 892]];
    assert_eq!(found, expected);
}
