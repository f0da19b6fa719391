//! Contradictions among rules, and rules that follow from others, against the judge.

use gouji::solve::{ErrorKind, IdentityId, Options, Relation, System, Variable};

use super::brute::points;
use super::oracle::{general, mixed};
use super::support::{Dice, cases, tables_2021, tables_with_rules};

/// The system with the identities that `keep` names, and the places of those.
fn part(system: &System, keep: impl Fn(usize) -> bool) -> System {
    let mut part = System::new();
    for variable in system.variables() {
        part.variable_with(variable.clone());
    }
    for (_, row) in system.identities().iter().enumerate().filter(|(at, _)| keep(*at)) {
        part.relate(row.terms().iter().copied(), row.relation(), row.constant());
    }
    part
}

/// The system with ranges only where `keep` says so.
fn loosened(system: &System, keep: impl Fn(usize) -> bool) -> System {
    let mut loosened = System::new();
    for (at, variable) in system.variables().iter().enumerate() {
        let variable = variable.clone();
        loosened.variable_with(if keep(at) { variable } else { variable.free() });
    }
    for row in system.identities() {
        loosened.relate(row.terms().iter().copied(), row.relation(), row.constant());
    }
    loosened
}

fn places(identities: &[IdentityId]) -> Vec<usize> {
    identities.iter().map(|identity| identity.index()).collect()
}

fn holds(system: &System, at: usize, point: &[i64]) -> bool {
    let row = &system.identities()[at];
    let sum: i64 = row.terms().iter().map(|&(v, c)| c * point[v.index()]).sum();
    match row.relation() {
        Relation::Equal => sum == row.constant(),
        Relation::AtMost => sum <= row.constant(),
        Relation::AtLeast => sum >= row.constant(),
    }
}

#[test]
fn contradictions_are_those_of_brute_force_and_nothing_can_be_left_out() {
    let mut dice = Dice::new(61);
    let options = Options::default().budget(500_000);
    let (mut found, mut whole) = (0, 0);
    for case in 0..cases(6000) {
        let system = if case % 2 == 0 { general(&mut dice) } else { mixed(&mut dice) };
        let subset = system.infeasible_subset(None, &options).unwrap();
        assert_eq!(subset.is_some(), points(&system, 0).is_empty(), "{system:?}");
        assert_eq!(system.prepare().unwrap().is_feasible(), subset.is_none(), "{system:?}");
        let Some(subset) = subset else { continue };
        found += 1;
        whole += u64::from(subset.is_irreducible());
        let rows = places(subset.identities());
        let core = part(&system, |at| rows.contains(&at));
        assert!(points(&core, 0).is_empty(), "{system:?} {subset:?}");
        for without in &rows {
            let less = part(&system, |at| at != *without && rows.contains(&at));
            assert!(!points(&less, 0).is_empty(), "{system:?} {subset:?}");
        }
        let ranges: Vec<usize> = subset.ranges().iter().map(|v| v.index()).collect();
        let contradicts = |system: &System| {
            system.infeasible_subset(None, &options).is_ok_and(|subset| subset.is_some())
        };
        assert!(contradicts(&loosened(&core, |at| ranges.contains(&at))), "{system:?}");
        for without in ranges.iter().filter(|_| subset.is_irreducible()) {
            let less = loosened(&core, |at| at != *without && ranges.contains(&at));
            assert!(!contradicts(&less), "{system:?} {subset:?}");
        }
    }
    assert!(found > cases(6000) / 20 && whole * 10 > found * 9, "{whole} of {found}");
}

#[test]
fn what_follows_is_what_brute_force_says() {
    let mut dice = Dice::new(62);
    let options = Options::default().budget(500_000);
    let (mut found, mut asked) = (0, 0);
    for case in 0..cases(6000) {
        let system = if case % 2 == 0 { general(&mut dice) } else { mixed(&mut dice) };
        let all: Vec<IdentityId> = {
            let mut other = System::new();
            system.identities().iter().map(|_| other.identity([], 0)).collect()
        };
        for (at, &identity) in all.iter().enumerate() {
            let others = points(&part(&system, |other| other != at), 0);
            if others.is_empty() {
                continue;
            }
            let follows = others.iter().all(|point| holds(&system, at, point));
            let implied = system.implied(identity, &options).unwrap();
            assert_eq!(implied.is_some(), follows, "{at} {system:?}");
            asked += 1;
            let Some(implied) = implied else { continue };
            found += 1;
            let from = places(implied.identities());
            assert!(!from.contains(&at));
            let enough = points(&part(&system, |other| from.contains(&other)), 0);
            assert!(enough.iter().all(|point| holds(&system, at, point)), "{at} {system:?}");
        }
    }
    assert!(found > asked / 20 && found < asked);
}

/// Of the 2021 tables the sum of the totals is told twice; a bound that the totals give
/// anyway is seen, and named with what it follows from.
#[test]
fn rules_of_one_s_own_beside_the_tables_are_linted() {
    let system = tables_with_rules();
    let options = Options::default();
    assert_eq!(system.infeasible_subset(None, &options).unwrap(), None);
    let mut lint = system.clone();
    let mut other = System::new();
    let cells: Vec<_> = system.variables().iter().map(|_| other.variable("")).collect();
    // 本年新收, 自然人, is not above its total.
    let part = lint.at_most([(cells[0], 1), (cells[6], -1)], 0);
    let implied = lint.implied(part, &options).unwrap().unwrap();
    assert!(implied.is_irreducible());
    assert_eq!((places(implied.identities()), implied.ranges().len()), (vec![14], 5));
    // More left open than came in and was left before.
    let more = lint.at_least([(cells[24 * 7], 1), (cells[0], -1), (cells[7], -1)], 1);
    let subset = lint.infeasible_subset(None, &options).unwrap().unwrap();
    assert!(subset.is_irreducible());
    assert_eq!(places(subset.identities()), [0, more.index()]);
    assert_eq!(subset.ranges(), [cells[23 * 7]]);
    assert_eq!(system.prepare().unwrap().is_feasible(), !lint.prepare().unwrap().is_feasible());

    let tables = tables_2021();
    let options = options.budget(4_000_000);
    let own = tables.identities().iter().map(|_| other.identity([], 0));
    let implied: Vec<bool> =
        own.map(|identity| tables.implied(identity, &options).unwrap().is_some()).collect();
    // Those of the two dependency groups, and none of the review groups.
    assert_eq!(implied.iter().filter(|&&implied| implied).count(), 39);
    assert_eq!(implied[39..], [false; 3]);
}

#[test]
fn a_question_has_a_budget_and_an_end() {
    let system = tables_with_rules();
    let mut other = System::new();
    let first = other.identity([], 0);
    let error = system.implied(first, &Options::default().budget(100)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Budget);
    let mut small = System::new();
    let x = small.variable_with(Variable::new("x").range(0..=1));
    let rule = small.at_least([(x, 3)], 4);
    let unknown = other.identity([], 0);
    assert_eq!(
        small.implied(unknown, &Options::default()).unwrap_err().to_string(),
        "the system does not have identity 1"
    );
    let subset = small.infeasible_subset(None, &Options::default()).unwrap().unwrap();
    assert_eq!((subset.identities(), subset.ranges()), (&[rule][..], &[x][..]));
}
