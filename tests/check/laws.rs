//! What must be so of every report.

use std::collections::BTreeSet;

use gouji::*;
use proptest::prelude::*;

use crate::rules::support::{check_with, linear_rules, number, zeros};

/// Random numbers for the outcomes and the carried-forward row by applicant, and for the four
/// results of each group of cases.
#[derive(Debug, Clone)]
pub struct Seed {
    edition: Edition,
    matrix: Vec<u32>,
    cases: Vec<u32>,
}

pub fn seed() -> impl Strategy<Value = Seed> {
    let count = || prop_oneof![3 => Just(0_u32), 1 => 0..40_u32, 1 => any::<u32>()];
    let edition = prop_oneof![Just(Edition::Edition2019), Just(Edition::Edition2021)];
    (edition, proptest::collection::vec(count(), 25 * 6), proptest::collection::vec(count(), 12))
        .prop_map(|(edition, matrix, cases)| Seed { edition, matrix, cases })
}

/// A report of all three tables in which every identity holds.
pub fn balanced(seed: &Seed) -> Report {
    let mut report = zeros(seed.edition);
    let layout = report.layout(Table::Requests).unwrap();
    let mut numbers = vec![0_i64; layout.len()];
    let at = |path: &str| layout.cell(&format!("{path}.natural_person")).unwrap().index();
    let (received, over, total, forward) =
        (at("received"), at("carried_over"), at("outcomes.total"), at("carried_forward"));
    let mut source = seed.matrix.iter().map(|&count| i64::from(count));
    for row in (0..layout.len()).step_by(7).filter(|row| ![received, over, total].contains(row)) {
        for column in 0..6 {
            let count = source.next().unwrap_or(0);
            numbers[row + column] = count;
            if row != forward {
                numbers[total + column] += count;
            }
        }
    }
    for column in 0..6 {
        let all = numbers[total + column] + numbers[forward + column];
        // Some were carried over; how many does not matter to any identity.
        numbers[over + column] = all / 3;
        numbers[received + column] = all - all / 3;
    }
    for row in (0..layout.len()).step_by(7) {
        numbers[row + 6] = numbers[row..row + 6].iter().sum();
    }
    for (cell, value) in layout.cells().zip(numbers) {
        report.set(cell, number(cell.kind(), value)).unwrap();
    }
    let mut cases = seed.cases.chunks(4);
    let groups: Vec<_> = Layout::REVIEW_LITIGATION.cells().collect();
    for group in groups.chunks(5) {
        let counts = cases.next().unwrap();
        for (&cell, &count) in group.iter().zip(counts) {
            report.set(cell, number(cell.kind(), count.into())).unwrap();
        }
        report
            .set(group[4], number(Kind::Count, counts.iter().map(|&count| i64::from(count)).sum()))
            .unwrap();
    }
    report
}

/// The profile of the identities alone.
fn identities_only() -> Profile {
    ["RQ-01", "RQ-02", "RQ-03", "RL-01", "RL-02", "RL-03"]
        .into_iter()
        .fold(Profile::none(), |profile, code| profile.with(Rule::by_code(code).unwrap()))
}

/// What a finding and an identity have in common: the rule and its cells.
fn key(rule: &Rule, cells: impl Iterator<Item = CellId>) -> (&str, BTreeSet<CellId>) {
    (rule.code(), cells.collect())
}

/// A report in which some cells are changed, blank or not applicable.
pub fn disturbed() -> impl Strategy<Value = Report> {
    let change = (
        any::<prop::sample::Index>(),
        prop_oneof![Just(None), Just(Some(None)), (0..50_i64).prop_map(|n| Some(Some(n)))],
    );
    (seed(), proptest::collection::vec(change, 0..4)).prop_map(|(seed, changes)| {
        let mut report = balanced(&seed);
        let cells: Vec<_> = report.cells().map(|(cell, _)| cell).collect();
        for (index, value) in changes {
            let cell = *index.get(&cells);
            let value = match value {
                None => Value::blank(cell.kind()),
                Some(None) => Value::not_applicable(cell.kind()),
                Some(Some(value)) => number(
                    cell.kind(),
                    if cell.kind() == Kind::Change { 25 - value } else { value },
                ),
            };
            report.set(cell, value).unwrap();
        }
        report
    })
}

proptest! {
    #[test]
    fn a_report_whose_identities_hold_has_no_error(seed in seed()) {
        let report = balanced(&seed);
        prop_assert!(!check(&report).has_errors());
        prop_assert!(check_with(&report, &identities_only()).is_empty());
        prop_assert_eq!(verdict(&report), Outcome::Holds);
        prop_assert_eq!(Valid::try_from(report.clone()).map(Valid::into_inner), Ok(report));
    }

    #[test]
    fn changing_one_cell_breaks_exactly_the_identities_that_hold_it(
        seed in seed(),
        cell in any::<prop::sample::Index>(),
        value in prop_oneof![0..100_i64, Just(LIMIT as i64)],
    ) {
        let mut report = balanced(&seed);
        let cells: Vec<_> = report.cells().map(|(cell, _)| cell).filter(|cell| cell.table() != Table::ProactiveDisclosure).collect();
        let cell = *cell.get(&cells);
        let before = report.get(cell);
        report.set(cell, number(cell.kind(), value)).unwrap();
        prop_assume!(report.get(cell) != before);
        let expected: BTreeSet<_> = cell
            .layout()
            .linear_rules()
            .iter()
            .filter(|list| list.identity().relation() == Relation::Equal)
            .filter(|list| list.identity().terms().iter().any(|term| term.cell == cell))
            .map(|list| key(list.rule(), list.identity().terms().iter().map(|term| term.cell)))
            .collect();
        let findings = check(&report);
        let found: BTreeSet<_> = findings.of(Severity::Error).map(|finding| key(finding.rule(), finding.cells().iter().copied())).collect();
        prop_assert_eq!(found.len(), findings.count(Severity::Error));
        prop_assert_eq!(found, expected);
        prop_assert_eq!(verdict(&report), Outcome::Fails);
    }

    #[test]
    fn the_verdict_is_that_of_the_check(report in disturbed()) {
        let findings = check(&report);
        let open = findings.undecided().iter().any(|undecided| undecided.rules().any(|rule| rule.severity() == Severity::Error));
        let expected = if findings.has_errors() { Outcome::Fails } else if open { Outcome::Undecided } else { Outcome::Holds };
        prop_assert_eq!(verdict(&report), expected, "{:?}", findings);
        let valid = Valid::try_from(report.clone());
        prop_assert_eq!(valid.is_ok(), expected == Outcome::Holds);
        if let Err(invalid) = valid {
            prop_assert_eq!(invalid.into_parts(), (report, findings));
        }
    }

    #[test]
    fn the_verdict_is_that_of_the_coefficient_lists(report in disturbed()) {
        let outcomes: Vec<_> = linear_rules(&report)
            .filter(|list| list.rule().severity() == Severity::Error)
            .filter_map(|list| list.identity().outcome(&report))
            .collect();
        // A total left blank (CE-08) fails although its identity is undecided, so only the other
        // way round.
        if outcomes.contains(&Outcome::Fails) {
            prop_assert_eq!(verdict(&report), Outcome::Fails);
        } else if !outcomes.contains(&Outcome::Undecided) {
            prop_assert_eq!(verdict(&report), Outcome::Holds);
        } else {
            prop_assert_ne!(verdict(&report), Outcome::Holds);
        }
    }

    #[test]
    fn every_message_names_the_table_and_ends_its_sentence(report in disturbed()) {
        let findings = check_with(&report, &Profile::all());
        for undecided in findings.undecided() {
            prop_assert!(undecided.reason() != Reason::Blank || !undecided.missing().is_empty(), "{:?}", undecided);
            prop_assert!(undecided.missing().iter().all(|cell| undecided.cells().contains(cell)), "{:?}", undecided);
        }
        let chinese = findings.iter().map(|finding| finding.message(Locale::Chinese));
        for message in chinese.chain(findings.undecided().iter().map(|undecided| undecided.message(Locale::Chinese))) {
            prop_assert!(message.starts_with(['二', '三', '四', '信']) && message.ends_with('。'), "{}", message);
            prop_assert!(!message.contains("  ") && !message.contains("，，") && !message.contains("None"), "{}", message);
        }
        let english = findings.iter().map(|finding| finding.message(Locale::English));
        for message in english.chain(findings.undecided().iter().map(|undecided| undecided.message(Locale::English))) {
            prop_assert!(message.starts_with("Section") || message.starts_with("Processing"), "{}", message);
            let inside = message.trim_end_matches('.');
            prop_assert!(inside.len() + 1 == message.len() && !message.contains("  "), "{}", message);
            prop_assert!(!message.chars().any(|char| ('\u{3000}'..'\u{a000}').contains(&char)), "{}", message);
        }
    }

    #[test]
    fn many_reports_are_checked_as_one_by_one(reports in proptest::collection::vec(disturbed(), 0..4)) {
        let profile = Profile::all();
        let one_by_one: Vec<_> = reports.iter().map(|report| check_with(report, &profile)).collect();
        prop_assert_eq!(check_all(&reports, &profile), one_by_one);
    }
}

#[test]
fn a_clean_report_allocates_nothing() {
    // Without unpaid fees, which only the text of section 6 could decide.
    for edition in Edition::ALL {
        let seed = Seed {
            edition,
            matrix: (0..150).map(|i| if i < 60 { i } else { 0 }).collect(),
            cases: vec![1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0],
        };
        let mut report = balanced(&seed);
        let cell = report.cell("proactive_disclosure.administrative_penalties.decisions").unwrap();
        report.set(cell, Count::ZERO.into()).unwrap();
        let mut clean = false;
        // The coefficient lists are made at the first check.
        check(&report);
        let used = allocation_counter::measure(|| {
            let findings = check(&report);
            clean = findings.is_empty() && findings.undecided().is_empty();
            clean &= verdict(&report) == Outcome::Holds;
        });
        assert!(clean);
        assert_eq!(used.count_total, 0);
    }
    // The counter counts.
    assert_ne!(
        allocation_counter::measure(|| drop(std::hint::black_box(vec![1_u8; 100]))).count_total,
        0
    );
}

#[test]
fn a_heading_with_a_year_is_read_back() {
    // The year of a heading was once refused whatever it was.
    let mut report = zeros(Edition::Edition2021);
    report.heading =
        Heading {
            agency: Some("某某县".into()), year: Some(2024), scope: Some(Scope::OwnLevel)
        };
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    for year in ["-1", "70000", "99999999999999999999"] {
        assert!(serde_json::from_str::<Report>(&json.replace("2024", year)).is_err());
    }
}

#[test]
fn findings_are_listed_from_the_most_severe() {
    let mut report = zeros(Edition::Edition2021);
    let set = |report: &mut Report, path: &str, value: Value| {
        report.set(report.cell(path).unwrap(), value).unwrap()
    };
    set(&mut report, "proactive_disclosure.rules.issued", Count::from(5).into());
    set(&mut report, "review_litigation.review.total", Count::from(5).into());
    let findings = check(&report);
    let codes: Vec<_> =
        findings.iter().map(|finding| (finding.rule().code(), finding.severity())).collect();
    assert_eq!(codes, [("RL-01", Severity::Error), ("P1-01", Severity::Warning)]);
    assert_eq!(
        (findings.count(Severity::Error), findings.at_least(Severity::Warning).count()),
        (1, 2)
    );
    assert!(findings.has_errors());
}

#[test]
fn a_profile_decides_which_rules_speak_and_how_loud() {
    let mut report = zeros(Edition::Edition2021);
    let cell = report.cell("review_litigation.review.total").unwrap();
    report.set(cell, Count::from(5).into()).unwrap();
    let rule = Rule::by_code("RL-01").unwrap();
    let findings = check_with(&report, &Profile::default().with_severity(rule, Severity::Note));
    assert!(!findings.has_errors());
    assert_eq!(findings.count(Severity::Note), 1);
    assert!(check_with(&report, &Profile::default().without(rule)).is_empty());
}

#[test]
fn the_public_types_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Problems>();
    crosses::<Profile>();
    crosses::<Valid<Report>>();
    crosses::<Invalid>();
    crosses::<Identity>();
    crosses::<&'static Rule>();
}
