//! A report that each rule passes and one that breaks it, with only that rule on.

use std::fmt::Write;

use gouji::*;

use super::support::{check_with, write, zeros};

type Cells = &'static [(&'static str, Option<i64>)];

struct Fixture {
    rule: &'static str,
    edition: Edition,
    agency: &'static str,
    year: Option<u16>,
    /// What is written into a report of zeros so that the rule holds.
    passing: Cells,
    /// What is written so that it is broken; for rules that need last year, so that it stays
    /// undecided.
    failing: Cells,
}

const fn fixture(rule: &'static str, edition: Edition, passing: Cells, failing: Cells) -> Fixture {
    Fixture { rule, edition, agency: "某某县人民政府", year: Some(2024), passing, failing }
}

use Edition::{Edition2019, Edition2021};

const FIXTURES: &[Fixture] = &[
    fixture("ST-01", Edition2021, &[("requests.received.total", Some(0))], &[]),
    fixture(
        "FE-01",
        Edition2021,
        &[
            ("processing_fees.cases_notified", Some(2)),
            ("processing_fees.amount_notified", Some(30)),
        ],
        &[
            ("processing_fees.cases_notified", Some(2)),
            ("processing_fees.amount_notified", Some(10)),
        ],
    ),
    fixture(
        "FE-02",
        Edition2021,
        &[
            ("processing_fees.amount_notified", Some(380)),
            ("processing_fees.amount_collected", Some(0)),
        ],
        &[
            ("processing_fees.amount_notified", Some(385)),
            ("processing_fees.amount_collected", Some(0)),
        ],
    ),
    fixture(
        "FE-03",
        Edition2021,
        &[
            ("processing_fees.amount_notified", Some(400)),
            ("processing_fees.amount_collected", Some(400)),
        ],
        &[
            ("processing_fees.amount_notified", Some(380)),
            ("processing_fees.amount_collected", Some(400)),
        ],
    ),
    fixture(
        "FE-04",
        Edition2021,
        &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(2)),
            ("processing_fees.cases_notified", Some(2)),
        ],
        &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(3)),
            ("processing_fees.cases_notified", Some(2)),
        ],
    ),
    fixture(
        "FE-05",
        Edition2021,
        &[
            ("proactive_disclosure.administrative_fees.amount", Some(1)),
            ("processing_fees.amount_collected", Some(400)),
        ],
        &[("processing_fees.amount_collected", Some(400))],
    ),
    Fixture {
        year: Some(2025),
        ..fixture(
            "RL-07",
            Edition2021,
            &[
                ("requests.outcomes.disclosed.total", Some(1)),
                ("requests.outcomes.total.total", Some(1)),
                ("review_litigation.direct_litigation.total", Some(1)),
            ],
            &[
                ("requests.outcomes.not_disclosed.state_secret.total", Some(1)),
                ("requests.outcomes.total.total", Some(1)),
                ("review_litigation.direct_litigation.total", Some(1)),
            ],
        )
    },
    fixture("CE-06", Edition2021, &[], &[("requests.received.total", None)]),
    fixture(
        "CE-08",
        Edition2021,
        &[("requests.received.natural_person", Some(3)), ("requests.received.total", Some(3))],
        &[("requests.received.natural_person", Some(3)), ("requests.received.total", None)],
    ),
    fixture(
        "P0-01",
        Edition2019,
        &[
            ("proactive_disclosure.administrative_licensing.items_previous_year", Some(8)),
            ("proactive_disclosure.administrative_licensing.items_change", Some(-8)),
        ],
        &[
            ("proactive_disclosure.administrative_licensing.items_previous_year", Some(7)),
            ("proactive_disclosure.administrative_licensing.items_change", Some(-8)),
        ],
    ),
    fixture(
        "P0-02",
        Edition2019,
        &[
            ("proactive_disclosure.rules.newly_published", Some(4)),
            ("proactive_disclosure.rules.total_published", Some(4)),
        ],
        &[
            ("proactive_disclosure.rules.newly_published", Some(4)),
            ("proactive_disclosure.rules.total_published", Some(3)),
        ],
    ),
    fixture(
        "P0-03",
        Edition2019,
        &[
            ("proactive_disclosure.rules.newly_made", Some(4)),
            ("proactive_disclosure.rules.newly_published", Some(5)),
        ],
        &[
            ("proactive_disclosure.rules.newly_made", Some(4)),
            ("proactive_disclosure.rules.newly_published", Some(3)),
        ],
    ),
    fixture(
        "P0-04",
        Edition2019,
        &[
            ("proactive_disclosure.centralized_procurement.projects", Some(2)),
            ("proactive_disclosure.centralized_procurement.amount", Some(30)),
        ],
        &[("proactive_disclosure.centralized_procurement.projects", Some(2))],
    ),
    fixture(
        "P0-05",
        Edition2019,
        &[("proactive_disclosure.centralized_procurement.amount", Some(30))],
        &[],
    ),
    fixture(
        "P0-06",
        Edition2019,
        &[
            ("proactive_disclosure.administrative_penalties.items_change", Some(1)),
            ("proactive_disclosure.administrative_penalties.decisions", Some(5)),
        ],
        &[("proactive_disclosure.administrative_penalties.decisions", Some(5))],
    ),
    fixture(
        "P1-01",
        Edition2021,
        &[
            ("proactive_disclosure.normative_documents.issued", Some(5)),
            ("proactive_disclosure.normative_documents.repealed", Some(2)),
            ("proactive_disclosure.normative_documents.in_force", Some(3)),
        ],
        &[
            ("proactive_disclosure.normative_documents.issued", Some(5)),
            ("proactive_disclosure.normative_documents.repealed", Some(2)),
            ("proactive_disclosure.normative_documents.in_force", Some(2)),
        ],
    ),
    fixture("P1-03", Edition2021, &[], &[("proactive_disclosure.rules.in_force", Some(6))]),
    fixture(
        "P1-05",
        Edition2021,
        &[("proactive_disclosure.administrative_penalties.decisions", Some(1))],
        &[],
    ),
    fixture(
        "RQ-01",
        Edition2021,
        &[
            ("requests.received.total", Some(2)),
            ("requests.carried_over.total", Some(3)),
            ("requests.outcomes.total.total", Some(4)),
            ("requests.carried_forward.total", Some(1)),
        ],
        &[("requests.received.total", Some(2)), ("requests.outcomes.total.total", Some(1))],
    ),
    fixture(
        "RQ-02",
        Edition2021,
        &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(2)),
            ("requests.outcomes.disclosed.total", Some(1)),
            ("requests.outcomes.total.total", Some(3)),
        ],
        &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(2)),
            ("requests.outcomes.disclosed.total", Some(1)),
            ("requests.outcomes.total.total", Some(1)),
        ],
    ),
    fixture(
        "RQ-03",
        Edition2021,
        &[
            ("requests.outcomes.unable_to_provide.not_held.natural_person", Some(2)),
            ("requests.outcomes.unable_to_provide.not_held.other_organization", Some(1)),
            ("requests.outcomes.unable_to_provide.not_held.total", Some(3)),
        ],
        &[
            ("requests.outcomes.unable_to_provide.not_held.natural_person", Some(2)),
            ("requests.outcomes.unable_to_provide.not_held.other_organization", Some(1)),
            ("requests.outcomes.unable_to_provide.not_held.total", Some(2)),
        ],
    ),
    fixture(
        "RQ-04",
        Edition2021,
        &[("requests.received.total", Some(2)), ("requests.outcomes.total.total", Some(2))],
        &[("requests.received.total", Some(2)), ("requests.outcomes.total.total", Some(3))],
    ),
    fixture(
        "RQ-05",
        Edition2021,
        &[("requests.carried_over.total", Some(2)), ("requests.carried_forward.total", Some(2))],
        &[("requests.carried_over.total", Some(2)), ("requests.carried_forward.total", Some(3))],
    ),
    fixture(
        "RQ-07",
        Edition2021,
        &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(1)),
            ("processing_fees.cases_notified", Some(1)),
        ],
        &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(1)),
            ("processing_fees.cases_notified", Some(0)),
        ],
    ),
    fixture(
        "RQ-08",
        Edition2021,
        &[
            ("requests.received.total", Some(3)),
            ("requests.outcomes.total.total", Some(1)),
            ("requests.carried_forward.total", Some(2)),
        ],
        &[("requests.received.total", Some(3)), ("requests.carried_forward.total", Some(3))],
    ),
    fixture(
        "RQ-09",
        Edition2021,
        &[
            ("requests.outcomes.other_handling.other.total", Some(10)),
            ("requests.outcomes.total.total", Some(20)),
        ],
        &[
            ("requests.outcomes.other_handling.other.total", Some(11)),
            ("requests.outcomes.total.total", Some(20)),
        ],
    ),
    fixture(
        "RL-01",
        Edition2021,
        &[
            ("review_litigation.review.upheld", Some(1)),
            ("review_litigation.review.total", Some(1)),
        ],
        &[
            ("review_litigation.review.upheld", Some(1)),
            ("review_litigation.review.total", Some(2)),
        ],
    ),
    fixture(
        "RL-02",
        Edition2021,
        &[
            ("review_litigation.direct_litigation.corrected", Some(1)),
            ("review_litigation.direct_litigation.total", Some(1)),
        ],
        &[("review_litigation.direct_litigation.corrected", Some(1))],
    ),
    fixture(
        "RL-03",
        Edition2021,
        &[
            ("review_litigation.litigation_after_review.pending", Some(1)),
            ("review_litigation.litigation_after_review.total", Some(1)),
        ],
        &[
            ("review_litigation.litigation_after_review.pending", Some(1)),
            ("review_litigation.litigation_after_review.total", Some(0)),
        ],
    ),
    fixture("RL-04", Edition2021, &[], &[("review_litigation.direct_litigation.total", Some(1))]),
    fixture(
        "RL-05",
        Edition2021,
        &[
            ("review_litigation.review.other", Some(1)),
            ("review_litigation.litigation_after_review.total", Some(1)),
        ],
        &[
            ("review_litigation.review.other", Some(1)),
            ("review_litigation.litigation_after_review.total", Some(2)),
        ],
    ),
    fixture(
        "XT-01",
        Edition2021,
        &[("requests.received.total", Some(1)), ("review_litigation.review.total", Some(1))],
        &[("review_litigation.review.total", Some(1))],
    ),
    fixture(
        "XT-02",
        Edition2021,
        &[("requests.outcomes.total.total", Some(1)), ("review_litigation.review.total", Some(1))],
        &[("requests.outcomes.total.total", Some(1)), ("review_litigation.review.total", Some(2))],
    ),
];

fn report(fixture: &Fixture, cells: Cells) -> Report {
    let mut report = zeros(fixture.edition);
    report.heading =
        Heading { agency: Some(fixture.agency.into()), year: fixture.year, scope: None };
    write(&mut report, cells);
    if fixture.rule == "ST-01" && cells.is_empty() {
        report.requests = None;
    }
    if fixture.rule == "P0-05" && cells.is_empty() {
        let cell = report.cell("proactive_disclosure.centralized_procurement.amount").unwrap();
        report.set(cell, Amount::new(30.into(), None).unwrap().into()).unwrap();
    }
    report
}

fn only(rule: &'static Rule) -> Profile {
    Profile::none().with(rule)
}

#[test]
fn every_rule_that_a_check_looks_at_has_a_fixture() {
    let without: Vec<_> = Rule::ALL
        .iter()
        .filter(|rule| {
            matches!(rule.stage(), Stage::Checking | Stage::BetweenYears)
                && !FIXTURES.iter().any(|fixture| fixture.rule == rule.code())
                && !super::narrative::FIXTURES.iter().any(|fixture| fixture.rule == rule.code())
        })
        .collect();
    assert!(without.is_empty(), "no fixture for {without:?}");
}

#[test]
fn a_passing_report_is_passed() {
    for fixture in FIXTURES {
        let rule = Rule::by_code(fixture.rule).unwrap();
        let findings = check_with(&report(fixture, fixture.passing), &only(rule));
        assert!(findings.is_empty() && findings.undecided().is_empty(), "{rule}: {findings:?}");
    }
}

#[test]
fn a_failing_report_is_found() {
    for fixture in FIXTURES {
        let rule = Rule::by_code(fixture.rule).unwrap();
        let findings = check_with(&report(fixture, fixture.failing), &only(rule));
        let undecided: Vec<_> = findings.undecided().iter().flat_map(Undecided::rules).collect();
        if rule.stage() == Stage::BetweenYears {
            assert!(findings.is_empty() && undecided == [rule], "{rule}: {findings:?}");
            assert_eq!(findings.undecided()[0].reason(), Reason::LastYear);
        } else {
            assert!(findings.len() == 1 && undecided.is_empty(), "{rule}: {findings:?}");
            let finding = findings.iter().next().unwrap();
            assert_eq!((finding.rule(), finding.severity()), (rule, rule.severity()));
        }
    }
}

#[test]
fn every_sentence_reads_well() {
    let mut said = String::new();
    for fixture in FIXTURES {
        let findings = check_with(
            &report(fixture, fixture.failing),
            &only(Rule::by_code(fixture.rule).unwrap()),
        );
        for locale in [Locale::Chinese, Locale::English] {
            for finding in &findings {
                writeln!(said, "{} {}", fixture.rule, finding.message(locale)).unwrap();
            }
            for undecided in findings.undecided() {
                writeln!(said, "{} {}", fixture.rule, undecided.message(locale)).unwrap();
            }
        }
    }
    crate::golden::compare("tests/rules/snapshots/every_sentence_reads_well.txt", &said);
}

#[test]
fn rules_of_the_reading_stage_never_speak_of_a_report() {
    let mut profile = Profile::none();
    for rule in Rule::ALL.iter().filter(|rule| rule.stage() == Stage::Reading) {
        profile = profile.with(rule);
    }
    for fixture in FIXTURES {
        assert!(check_with(&report(fixture, fixture.failing), &profile).is_empty());
    }
}

#[test]
fn a_rule_that_another_implies_is_told_only_when_that_is_off() {
    let mut report = zeros(Edition2021);
    write(&mut report, &[("requests.outcomes.total.total", Some(3))]);
    let codes = |profile: &Profile| {
        let found = check_with(&report, profile);
        found.iter().map(|finding| finding.rule().code().to_owned()).collect::<Vec<_>>()
    };
    let [first, fourth] = ["RQ-01", "RQ-04"].map(|code| Rule::by_code(code).unwrap());
    let both = Profile::none().with(first).with(fourth);
    assert_eq!(codes(&both), ["RQ-01"]);
    assert_eq!(codes(&both.without(first)), ["RQ-04"]);
}
