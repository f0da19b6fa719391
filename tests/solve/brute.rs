//! The judge: every point of a small box is tried.

use std::collections::BTreeMap;

use gouji::solve::{Ending, Located, Options, Relation, Span, System};

/// The minimal sets: changed variables, with weight and spans.
pub type Sets = BTreeMap<Vec<usize>, (u64, Vec<(i64, i64)>)>;

/// All points within the ranges that satisfy the identities. Missing ends of
/// ranges are taken to be at `-reach` and `reach`.
pub fn points(system: &System, reach: i64) -> Vec<Vec<i64>> {
    let bounds: Vec<(i64, i64)> = system
        .variables()
        .iter()
        .map(|v| (v.low().unwrap_or(-reach), v.high().unwrap_or(reach)))
        .collect();
    let mut found = Vec::new();
    let mut point: Vec<i64> = bounds.iter().map(|b| b.0).collect();
    loop {
        let fits = system.identities().iter().all(|identity| {
            let sum: i64 =
                identity.terms().iter().map(|&(variable, c)| c * point[variable.index()]).sum();
            match identity.relation() {
                Relation::Equal => sum == identity.constant(),
                Relation::AtMost => sum <= identity.constant(),
                Relation::AtLeast => sum >= identity.constant(),
            }
        });
        if fits {
            found.push(point.clone());
        }
        let Some(at) = (0..point.len()).find(|&at| point[at] < bounds[at].1) else {
            return found;
        };
        point[at] += 1;
        for earlier in 0..at {
            point[earlier] = bounds[earlier].0;
        }
    }
}

/// The minimal sets of a record, from all the points that fit.
pub fn minimal_sets(system: &System, points: &[Vec<i64>], values: &[Option<i64>]) -> Sets {
    let changed = |point: &Vec<i64>| -> Vec<usize> {
        (0..point.len()).filter(|&at| values[at].is_some_and(|value| value != point[at])).collect()
    };
    let mut spans: BTreeMap<Vec<usize>, Vec<(i64, i64)>> = BTreeMap::new();
    for point in points {
        let set = changed(point);
        if set.iter().any(|&at| system.variables()[at].cost().is_none()) {
            continue;
        }
        let spans = spans
            .entry(set.clone())
            .or_insert_with(|| set.iter().map(|&at| (point[at], point[at])).collect());
        for (span, &at) in spans.iter_mut().zip(&set) {
            span.0 = span.0.min(point[at]);
            span.1 = span.1.max(point[at]);
        }
    }
    let sets: Vec<Vec<usize>> = spans.keys().cloned().collect();
    spans
        .into_iter()
        .filter(|(set, _)| {
            !sets
                .iter()
                .any(|other| other.len() < set.len() && other.iter().all(|at| set.contains(at)))
        })
        .map(|(set, spans)| {
            let weight =
                set.iter().map(|&at| u64::from(system.variables()[at].cost().unwrap())).sum();
            (set, (weight, spans))
        })
        .collect()
}

/// What the engine found, in the judge's form.
pub fn as_sets(located: &Located) -> Sets {
    let end = |end: Option<i128>| end.map_or(i64::MAX, |end| i64::try_from(end).unwrap());
    let span = |span: Span| (end(span.low()), end(span.high()));
    located
        .solutions()
        .iter()
        .map(|solution| {
            (
                solution.variables().map(|v| v.index()).collect(),
                (solution.weight(), solution.changes().iter().map(|c| span(c.to())).collect()),
            )
        })
        .collect()
}

/// The values with a solution's witnesses in place.
pub fn mended(values: &[Option<i64>], located: &Located, at: usize) -> Vec<Option<i64>> {
    let mut values = values.to_vec();
    for change in located.solutions()[at].changes() {
        values[change.variable().index()] = Some(i64::try_from(change.witness()).unwrap());
    }
    values
}

/// Compares an engine's answers for a record with the judge's.
#[track_caller]
pub fn judge(
    system: &System,
    points: &[Vec<i64>],
    values: &[Option<i64>],
    locate: impl Fn(&Options) -> Located,
) {
    let sets = minimal_sets(system, points, values);
    let all = locate(&Options::default().k_best(10_000).budget(10_000_000));
    let context = || format!("{system:?}\n{values:?}\n{all:?}");
    if sets.is_empty() {
        assert_eq!(all.ending(), Ending::Infeasible, "{}", context());
        return;
    }
    if sets.contains_key(&Vec::new()) {
        assert_eq!(all.ending(), Ending::Holds, "{}", context());
        return;
    }
    assert_eq!(all.ending(), Ending::Complete, "{}", context());
    assert_eq!(as_sets(&all), sets, "{}", context());
    assert_eq!(all.left_out(), Some(0), "{}", context());

    let least = sets.values().map(|(weight, _)| *weight).min().unwrap();
    let best: Sets = sets.into_iter().filter(|(_, (weight, _))| *weight == least).collect();
    let located = locate(&Options::default().budget(10_000_000));
    assert_eq!(as_sets(&located), best, "{}", context());
    assert_eq!(located.lower_bound(), least);
    assert!(located.is_least());
    for at in 0..located.solutions().len() {
        let values = mended(values, &located, at);
        let left = minimal_sets(system, points, &values);
        assert!(left.contains_key(&Vec::new()), "witness: {}", context());
    }
    let one = locate(&Options::default().limit(1).budget(10_000_000));
    assert_eq!(one.solutions().len(), 1);
    assert_eq!(one.left_out(), Some(best.len() as u64 - 1), "{}", context());
}
