//! The gate for publishing: what `verdict`, `Valid` and `check` promise together.

use gouji::*;
use proptest::prelude::*;

use super::laws::{balanced, disturbed, seed};
use crate::rules::support::{check_with, linear_rules, write, zeros};

fn rule(code: &str) -> &'static Rule {
    Rule::by_code(code).unwrap()
}

/// A profile in which some rules are switched or graded anew.
fn profile() -> impl Strategy<Value = Profile> {
    let severity =
        prop_oneof![Just(Severity::Note), Just(Severity::Warning), Just(Severity::Error)];
    let change = (any::<prop::sample::Index>(), proptest::option::of(severity));
    (any::<bool>(), proptest::collection::vec(change, 0..12)).prop_map(|(all, changes)| {
        let mut profile = if all { Profile::all() } else { Profile::default() };
        for (index, severity) in changes {
            let rule = index.get(Rule::ALL);
            profile = match severity {
                Some(severity) => profile.with_severity(rule, severity),
                None => profile.without(rule),
            };
        }
        profile
    })
}

/// What the problems of a check come to.
fn outcome_of(problems: &Problems, profile: &Profile) -> Outcome {
    let is_error = |rule: &Rule| profile.severity(rule) == Some(Severity::Error);
    if problems.has_errors() {
        Outcome::Fails
    } else if problems.undecided().iter().any(|entry| entry.rules().any(is_error)) {
        Outcome::Undecided
    } else {
        Outcome::Holds
    }
}

proptest! {
    #[test]
    fn verdict_check_and_valid_agree_by_any_profile(
        report in disturbed(), profile in profile(),
    ) {
        let check = Check::new(&report).profile(&profile);
        let problems = check.run();
        let expected = outcome_of(&problems, &profile);
        prop_assert_eq!(check.verdict(), expected, "{:?} {:?}", profile, problems);
        prop_assert_eq!(Valid::by(report, &profile).is_ok(), expected == Outcome::Holds);
    }

    #[test]
    fn the_run_over_the_words_of_a_clean_report_covers_every_error(
        seed in seed(), profile in profile(),
    ) {
        let report = balanced(&seed);
        let check = Check::new(&report).profile(&profile);
        prop_assert_eq!(check.verdict(), outcome_of(&check.run(), &profile));
    }

    #[test]
    fn a_blank_never_turns_a_pass_into_a_failure(
        seed in seed(), cell in any::<prop::sample::Index>(),
    ) {
        // Rules that speak of blanks themselves do so; all others hold or stay open.
        let mut report = balanced(&seed);
        let before = Check::new(&report).profile(&Profile::all()).outcomes();
        let cells: Vec<_> = report.cells().map(|(cell, _)| cell).collect();
        let cell = *cell.get(&cells);
        report.set(cell, Value::blank(cell.kind())).unwrap();
        let after = Check::new(&report).profile(&Profile::all()).outcomes();
        for (before, after) in before.iter().zip(&after) {
            let speaks_of_blanks = ["CE-06", "CE-08"].contains(&before.rule.code());
            if before.verdict == Verdict::Holds && !speaks_of_blanks {
                let fine = matches!(after.verdict, Verdict::Holds | Verdict::Undecided(_));
                prop_assert!(fine, "{} {:?}", after.rule, after.verdict);
            }
        }
    }

    #[test]
    fn what_an_implied_rule_forbids_the_other_forbids(
        seed in seed(), cell in any::<prop::sample::Index>(), number in 0..60_i64,
    ) {
        let mut report = balanced(&seed);
        let cells: Vec<_> = report.layout(Table::Requests).unwrap().cells().collect();
        report.set(*cell.get(&cells), Count::try_from(number).unwrap().into()).unwrap();
        for implied in Rule::ALL.iter().filter(|rule| rule.implied_by().is_some()) {
            let by = implied.implied_by().unwrap();
            if !check_with(&report, &Profile::none().with(implied)).is_empty() {
                prop_assert!(!check_with(&report, &Profile::none().with(by)).is_empty());
            }
        }
    }
}

/// The same by algebra: the bound is the identity plus counts that only help.
#[test]
fn every_implied_rule_follows_from_the_other_because_counts_are_not_negative() {
    for layout in [Layout::REQUESTS_2019, Layout::REQUESTS_2021] {
        let of = |rule: &Rule| -> Vec<Identity> { rule.identities_in(layout) };
        for implied in Rule::ALL.iter().filter(|rule| rule.implied_by().is_some()) {
            let by = of(implied.implied_by().unwrap());
            for bound in of(implied) {
                let coefficient = |identity: &Identity, cell: CellId| {
                    let mut own = identity.terms().iter().filter(|term| term.cell == cell);
                    own.next().map_or(0, |term| term.coefficient)
                };
                // left − right of the bound is ±(left − right of the identity) less some counts.
                let follows = by.iter().any(|identity| {
                    [1, -1].iter().any(|sign| {
                        layout.cells().all(|cell| {
                            coefficient(&bound, cell) <= sign * coefficient(identity, cell)
                        })
                    })
                });
                let is_at_most = bound.relation() == Relation::AtMost;
                assert!(follows && is_at_most, "{implied}: {bound:?}");
            }
        }
    }
}

#[test]
fn a_report_without_its_tables_is_never_valid() {
    // It once was: nothing that was there was wrong.
    assert_eq!(verdict(&Report::default()), Outcome::Fails);
    let invalid = Valid::try_from(Report::default()).unwrap_err();
    let said: Vec<_> = invalid.problems().iter().map(|problem| problem.rule().code()).collect();
    assert_eq!(said, ["ST-01"; 3]);
    for table in [Table::ProactiveDisclosure, Table::Requests, Table::ReviewLitigation] {
        let mut report = zeros(Edition::Edition2021);
        assert_eq!(verdict(&report), Outcome::Holds);
        match table {
            Table::ProactiveDisclosure => report.proactive_disclosure = None,
            Table::Requests => report.requests = None,
            _ => report.review_litigation = None,
        }
        assert_eq!(verdict(&report), Outcome::Fails, "{table}");
    }
}

#[test]
fn a_warning_that_is_raised_to_an_error_closes_the_gate() {
    // The verdict once knew the errors of the format alone.
    let mut report = zeros(Edition::Edition2021);
    report.heading.agency = Some("某某县人民政府".into());
    write(&mut report, &[("proactive_disclosure.rules.in_force", Some(3))]);
    assert_eq!(verdict(&report), Outcome::Holds);
    let strict = Profile::default().with_severity(rule("P1-03"), Severity::Error);
    assert!(check_with(&report, &strict).has_errors());
    assert_eq!(Check::new(&report).profile(&strict).verdict(), Outcome::Fails);
    assert!(Valid::by(report, &strict).is_err());
}

#[test]
fn a_bound_is_looked_at_in_a_table_whose_identities_hold() {
    // Bounds were once left out there, whether or not the identities imply them.
    let mut rules = HouseRules::new();
    let line = "requests.carried_forward.total <= requests.carried_over.total";
    assert!(rules.layer("某省", [HouseRule::linear("HN-01", line)]).is_empty());
    let mut report = zeros(Edition::Edition2021);
    let rows = ["requests.received", "requests.carried_forward"];
    for row in rows {
        write(
            &mut report,
            &[(&format!("{row}.natural_person"), Some(2)), (&format!("{row}.total"), Some(2))],
        );
    }
    assert!(check(&report).is_empty());
    let problems = Check::new(&report).rules(&rules).run();
    assert_eq!(problems.iter().next().unwrap().rule().code(), "HN-01");
}

#[test]
fn every_rule_of_a_profile_has_an_outcome_and_no_other() {
    let report = zeros(Edition::Edition2021);
    let outcomes = Check::new(&report).profile(&Profile::all()).outcomes();
    assert_eq!(outcomes.len(), Rule::ALL.len());
    let of = |code: &str| outcomes.iter().find(|outcome| outcome.rule.code() == code).unwrap();
    assert_eq!((of("RQ-03").verdict, of("RQ-03").places), (Verdict::Holds, 25));
    assert_eq!(of("RQ-04").verdict, Verdict::DoesNotApply(NotConcerned::ImpliedByAnother));
    assert_eq!(of("P0-01").verdict, Verdict::DoesNotApply(NotConcerned::NoTable));
    assert_eq!(of("ST-05").verdict, Verdict::DoesNotApply(NotConcerned::NoDocument));
    assert!(Check::new(&report).profile(&Profile::none()).outcomes().is_empty());
    assert_eq!(linear_rules(&report).count(), 58);
}

#[test]
fn last_years_report_decides_what_one_report_leaves_open() {
    let mut last = zeros(Edition::Edition2021);
    let mut report = zeros(Edition::Edition2021);
    (last.heading.year, report.heading.year) = (Some(2023), Some(2024));
    write(&mut report, &[("review_litigation.review.total", Some(1))]);
    let by = Profile::none().with(rule("XT-01")).with(rule("XT-02"));
    let open = check_with(&report, &by);
    assert_eq!((open.len(), open.undecided().len()), (0, 2));
    // Nobody asked for anything in either year.
    let with = |last: &Report| Check::new(&report).profile(&by).last_year(last).run();
    let codes: Vec<String> =
        with(&last).iter().map(|problem| problem.rule().code().to_owned()).collect();
    assert_eq!(codes, ["XT-01", "XT-02"]);
    write(
        &mut last,
        &[("requests.received.total", Some(4)), ("requests.outcomes.total.total", Some(4))],
    );
    let decided = with(&last);
    assert!(decided.is_empty() && decided.undecided().is_empty(), "{decided:?}");
    // A report of another year says nothing of last year.
    last.heading.year = Some(2021);
    assert_eq!(with(&last).undecided().len(), 2);
}

#[test]
fn a_rule_of_reading_obeys_the_profile() {
    // ST-06 was once remarked whatever the profile said; ST-10 was a warning in one place.
    let document = include_bytes!("../../examples/data/xingqing-2020.txt");
    let reading = read::any(document, None).unwrap();
    let codes = |profile: &Profile| -> Vec<(String, Severity)> {
        let problems = reading.check(profile);
        let of_reading = problems.iter().filter(|problem| problem.kind().is_some());
        of_reading.map(|problem| (problem.rule().code().to_owned(), problem.severity())).collect()
    };
    let all = codes(&Profile::default());
    assert_eq!(
        all,
        [("ST-10".to_owned(), Severity::Error), ("ST-06".to_owned(), Severity::Warning)]
    );
    let other =
        Profile::default().without(rule("ST-06")).with_severity(rule("ST-10"), Severity::Note);
    assert_eq!(codes(&other), [("ST-10".to_owned(), Severity::Note)]);
}
