//! Counts over many reports: which are worst, and how often each rule is broken.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::problem::Problems;
use crate::rule::Rule;
use crate::words::Severity;

use super::Checked;

/// How many errors, warnings and notes.
pub(super) fn counts(problems: &Problems) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note].map(|severity| problems.count(severity))
}

/// The numbers of the reports, the worst first; of equal ones, in the order in which they were
/// given.
pub(super) fn worst_first(reports: &[Checked<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_cached_key(|&at| Reverse(counts(reports[at].problems)));
    order
}

/// How often a rule is broken.
pub(super) struct Broken<'a> {
    pub rule: &'a Rule,
    /// The gravest that it was, by the profiles of the checks.
    pub severity: Severity,
    pub places: usize,
    /// In how many reports.
    pub reports: usize,
}

/// The broken rules, those broken most often first.
pub(super) fn by_rule<'a>(reports: &[Checked<'a>]) -> Vec<Broken<'a>> {
    // For each rule also the last report in which it was broken.
    let mut found: BTreeMap<&str, (Broken<'a>, usize)> = BTreeMap::new();
    for (at, checked) in reports.iter().enumerate() {
        for problem in checked.problems.iter() {
            let (rule, severity) = (problem.rule(), problem.severity());
            let new = || (Broken { rule, severity, places: 0, reports: 0 }, usize::MAX);
            let (broken, last) = found.entry(rule.code()).or_insert_with(new);
            broken.severity = broken.severity.max(severity);
            broken.places += 1;
            if *last != at {
                (broken.reports, *last) = (broken.reports + 1, at);
            }
        }
    }
    let mut sorted: Vec<Broken<'a>> = found.into_values().map(|(broken, _)| broken).collect();
    sorted.sort_by_key(|broken| Reverse(broken.places));
    sorted
}
