//! Extreme numbers, odd systems, hostile sizes.

use std::collections::BTreeSet;

use gouji::solve::{
    Ending, ErrorKind, Located, Locator, Options, System, VarId, Variable, Workspace,
};

use super::support::{Dice, balanced, given, spoil, tables_2021};

fn values(located: &Located) -> Vec<Option<i128>> {
    located.solutions().iter().map(|solution| solution.changes()[0].to().value()).collect()
}

fn sum(variables: usize, make: fn() -> Variable) -> System {
    let mut system = System::new();
    let ids: Vec<VarId> = (0..variables).map(|_| system.variable_with(make())).collect();
    let signs = (1..variables).map(|_| 1).chain([-1]);
    system.identity(ids.into_iter().zip(signs), 0);
    system
}

#[test]
fn large_values_are_located_as_exactly_as_small_ones() {
    for scale in [0, 1 << 24, 1 << 53, (1 << 53) + 1, 1 << 61] {
        let system = sum(3, || Variable::new("x"));
        let record = [scale + 3, scale + 4, 2 * scale + 8];
        let located = system.locate(&given(&record), &Options::default()).unwrap();
        let scale = i128::from(scale);
        assert_eq!(values(&located), [Some(scale + 4), Some(scale + 5), Some(2 * scale + 7)]);
        let general = Locator::without_networks(&system).unwrap();
        assert_eq!(located, general.locate(&given(&record), &Options::default()).unwrap());
    }
}

#[test]
fn the_extremes_of_64_bits_are_no_trouble() {
    let system = sum(4, || Variable::new("x").free());
    let record = [i64::MAX, i64::MAX, i64::MAX, i64::MIN];
    let located = system.locate(&given(&record), &Options::default()).unwrap();
    assert_eq!(located.solutions().len(), 4);
    assert_eq!(values(&located)[3], Some(3 * i128::from(i64::MAX)));
    let general = Locator::without_networks(&system).unwrap();
    assert_eq!(located, general.locate(&given(&record), &Options::default()).unwrap());
}

#[test]
fn numbers_that_leave_128_bits_are_reported() {
    let mut dice = Dice::new(8);
    let mut system = System::new();
    let x: Vec<VarId> = (0..8).map(|_| system.variable_with(Variable::new("x").free())).collect();
    for _ in 0..7 {
        let terms: Vec<(VarId, i64)> = x.iter().map(|&x| (x, dice.next() as i64 | 1)).collect();
        system.identity(terms, dice.next() as i64);
    }
    match system.prepare() {
        Err(error) => assert_eq!(error.kind(), ErrorKind::Overflow),
        Ok(locator) => {
            let record = vec![Some(i64::MAX); 8];
            let located = locator.locate(&record, &Options::default()).unwrap();
            assert_eq!(located.ending(), Ending::Overflow);
            assert!(!located.is_least());
        }
    }
}

#[test]
fn the_2021_tables_are_networks_after_one_identity_is_left_out() {
    let system = tables_2021();
    assert!(system.prepare().unwrap().is_network());
    let structure = system.structure().unwrap();
    assert_eq!(system.identities().len(), 42);
    // Of the 39 identities of the matrix 37 are independent.
    assert_eq!(structure.rank(), 40);
    assert_eq!(structure.dependency_groups().len(), 2);
    for group in structure.dependency_groups() {
        assert_eq!(group.constant(), 0);
        let mut sums = std::collections::BTreeMap::new();
        for &(identity, factor) in group.multiples() {
            for &(variable, c) in system.identities()[identity.index()].terms() {
                *sums.entry(variable).or_insert(0) += i128::from(c) * factor;
            }
        }
        assert!(sums.values().all(|&sum| sum == 0));
    }
}

#[test]
fn the_same_record_gives_the_same_answer() {
    let locator = tables_2021().prepare().unwrap();
    let mut dice = Dice::new(5);
    let mut workspace = Workspace::new();
    for case in 0..200 {
        let mut record = balanced(&mut dice);
        spoil(&mut dice, &mut record, case % 6);
        let used =
            locator.locate_with(&mut workspace, &given(&record), &Options::default()).unwrap();
        let fresh = locator.locate(&given(&record), &Options::default()).unwrap();
        assert_eq!(used, fresh);
        let sets: Vec<Vec<VarId>> =
            used.solutions().iter().map(|s| s.variables().collect()).collect();
        assert!(sets.is_sorted());
        assert_eq!(sets.iter().collect::<BTreeSet<_>>().len(), sets.len());
    }
}

#[test]
fn solutions_beyond_the_limit_are_counted() {
    let system = sum(100, || Variable::new("x"));
    let mut record = vec![1; 100];
    record[99] = 98;
    let located = system.locate(&given(&record), &Options::default()).unwrap();
    assert_eq!(located.solutions().len(), 64);
    assert_eq!(located.left_out(), Some(36));
    assert_eq!(located.ending(), Ending::Complete);
}

#[test]
fn independent_parts_multiply() {
    let mut system = System::new();
    let mut record = Vec::new();
    for _ in 0..10 {
        let x: Vec<VarId> = (0..3).map(|_| system.variable("x")).collect();
        system.identity(x.into_iter().zip([1, 1, -1]), 0);
        record.extend([5, 5, 11]);
    }
    let located = system.locate(&given(&record), &Options::default()).unwrap();
    assert_eq!(located.solutions().len(), 64);
    assert_eq!(located.left_out(), Some(3u64.pow(10) - 64));
    assert_eq!(located.lower_bound(), 10);
}

#[test]
fn a_value_out_of_its_range_has_to_change() {
    let mut system = System::new();
    let lone = system.variable_with(Variable::new("share").range(0..=100));
    let located = system.locate(&[Some(130)], &Options::default()).unwrap();
    let change = located.solutions()[0].changes()[0];
    assert_eq!((change.variable(), change.from()), (lone, 130));
    assert_eq!((change.to().low(), change.to().high()), (Some(0), Some(100)));

    let system = sum(3, || Variable::new("x"));
    let located = system.locate(&given(&[-1, 4, 3]), &Options::default()).unwrap();
    let changed: Vec<Vec<usize>> =
        located.solutions().iter().map(|s| s.variables().map(VarId::index).collect()).collect();
    assert_eq!(changed, [[0, 1], [0, 2]]);
}

#[test]
fn what_may_not_change_does_not() {
    let mut system = System::new();
    let x = system.variable_with(Variable::new("x").fixed());
    let y = system.variable("y");
    let z = system.variable_with(Variable::new("z").fixed());
    let identity = system.identity([(x, 1), (y, 1), (z, -1)], 0);
    let located = system.locate(&given(&[3, 3, 8]), &Options::default()).unwrap();
    assert_eq!(values(&located), [Some(5)]);
    assert_eq!(located.solutions().len(), 1);

    // 8 + y = 3 has no solution without negative values.
    let record = given(&[8, 3, 3]);
    let located = system.locate(&record, &Options::default()).unwrap();
    assert_eq!(located.ending(), Ending::Infeasible);
    let subset = system.infeasible_subset(Some(&record), &Options::default()).unwrap().unwrap();
    assert_eq!(subset.identities(), [identity]);
    assert_eq!(subset.ranges(), [x, y, z]);
    assert!(subset.is_irreducible());
}

#[test]
fn contradictions_are_told_with_their_smallest_part() {
    let mut system = System::new();
    let x: Vec<VarId> = (0..4).map(|_| system.variable_with(Variable::new("x").free())).collect();
    let a = system.identity([(x[0], 1), (x[1], 1)], 5);
    system.identity([(x[2], 1), (x[3], 1)], 5);
    let b = system.identity([(x[1], 1), (x[2], 1)], 3);
    let c = system.identity([(x[0], 1), (x[2], -1)], 9);
    let record = given(&[1, 1, 1, 1]);
    let located = system.locate(&record, &Options::default()).unwrap();
    assert_eq!(located.ending(), Ending::Infeasible);
    let subset = system.infeasible_subset(None, &Options::default()).unwrap().unwrap();
    // a − b − c adds up to 0 = −7.
    assert_eq!(subset.identities(), [a, b, c]);
    assert_eq!(subset.ranges(), []);
    assert_eq!(system.structure().unwrap().dependency_groups()[0].constant().abs(), 7);
}

#[test]
fn a_contradiction_of_divisibility_is_seen() {
    let mut system = System::new();
    let x = system.variable_with(Variable::new("x").free());
    let y = system.variable_with(Variable::new("y").free());
    system.identity([(x, 2), (y, -4)], 3);
    assert!(!system.prepare().unwrap().is_feasible());
    let subset = system.infeasible_subset(None, &Options::default()).unwrap();
    assert_eq!(subset.unwrap().ranges(), []);
}

#[test]
fn misuse_is_an_error() {
    let mut other = System::new();
    let foreign = [other.variable("a"), other.variable("b")][1];
    let mut system = System::new();
    let x = system.variable("x");
    let kind = |system: &System| system.prepare().unwrap_err().kind();
    assert!(matches!(
        system.locate(&[], &Options::default()).unwrap_err().kind(),
        ErrorKind::RecordLength { expected: 1, found: 0 }
    ));
    let mut wrong = system.clone();
    wrong.identity([(x, 1), (foreign, 1)], 0);
    assert!(matches!(kind(&wrong), ErrorKind::UnknownVariable(_, _)));
    for variable in [
        Variable::new("x").range(3..3),
        Variable::new("x").range(..i64::MIN),
        Variable::new("x").range((std::ops::Bound::Excluded(i64::MAX), std::ops::Bound::Unbounded)),
    ] {
        let mut wrong = system.clone();
        wrong.variable_with(variable);
        assert!(matches!(kind(&wrong), ErrorKind::EmptyRange(_)));
    }
    let mut wrong = system.clone();
    wrong.variable_with(Variable::new("x").weight(0));
    assert!(matches!(kind(&wrong), ErrorKind::ZeroWeight(_)));
}

#[test]
fn empty_things_hold() {
    let options = Options::default();
    assert_eq!(System::new().locate(&[], &options).unwrap().ending(), Ending::Holds);
    let mut system = System::new();
    let x = system.variable("x");
    system.identity([(x, 1), (x, -1)], 0);
    assert_eq!(system.locate(&[Some(7)], &options).unwrap().ending(), Ending::Holds);
    system.identity([], 1);
    assert_eq!(system.locate(&[Some(7)], &options).unwrap().ending(), Ending::Infeasible);
}

/// A long chain of identities, each with a residual of its own: the search may not
/// recurse by its length, and the budget has to bound the work.
#[test]
fn a_hostile_chain_ends_within_its_budget() {
    let mut system = System::new();
    let x: Vec<VarId> = (0..20_001).map(|_| system.variable("x")).collect();
    for pair in x.windows(2) {
        system.identity([(pair[0], 1), (pair[1], -1)], 0);
    }
    let locator = system.prepare().unwrap();
    let mut dice = Dice::new(3);
    let record: Vec<Option<i64>> = x.iter().map(|_| Some(dice.within(0, 1000))).collect();
    let located = locator.locate(&record, &Options::default().budget(100)).unwrap();
    assert_eq!(located.ending(), Ending::Budget);
    assert!(located.lower_bound() > 5000);
    let missing = vec![None; record.len()];
    assert_eq!(locator.locate(&missing, &Options::default()).unwrap().ending(), Ending::Holds);
}

#[test]
fn everything_is_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<System>();
    check::<Locator>();
    check::<Workspace>();
    check::<Located>();
}

/// x4 = 9 - 3 x1 forces x4 - x1 to be odd, and 2 x6 + 2 x3 are even, so that x0 must become odd: 4
/// + 4 + 1 + 3. HiGHS says 13.
#[test]
fn what_is_even_and_what_is_odd_counts_too() {
    let mut system = System::new();
    let ranges =
        [(-57, 15, 3), (-12, 32, 4), (-1, 54, 1), (-60, 27, 2), (-12, 16, 4), (-29, -9, 1)];
    let mut variable = |(low, high, weight)| {
        system.variable_with(Variable::new("x").range(low..=high).weight(weight))
    };
    let [x0, x1, x2, x3, x4, x6] = ranges.map(&mut variable);
    system.identity([(x4, -1), (x1, -3)], -9);
    system.identity([(x1, -1), (x6, -2), (x0, 1), (x3, -2), (x4, 1)], 4);
    let located = system
        .locate(&[Some(6), Some(-46), Some(-42), None, Some(-1), Some(-11)], &Options::default())
        .unwrap();
    assert!(located.is_least());
    assert_eq!(located.lower_bound(), 12);
    let changed: Vec<VarId> = located.solutions()[0].variables().collect();
    assert_eq!(located.solutions().len(), 1);
    assert_eq!(changed.iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from([x0, x1, x2, x4]));
}
