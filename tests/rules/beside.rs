//! Rules that compare a report with another: a pair that each passes and one that breaks it, with
//! only that rule on.

use std::fmt::Write;

use gouji::*;

use super::support::{write, zeros};

type Cells = &'static [(&'static str, Option<i64>)];

struct Fixture {
    rule: &'static str,
    edition: Edition,
    /// What is written into last year's report of zeros.
    last: Cells,
    passing: Cells,
    failing: Cells,
}

use Edition::{Edition2019, Edition2021};

const FIXTURES: &[Fixture] = &[
    // 平潭综合实验区 2021 to 2022: one request left over.
    Fixture {
        rule: "YR-01",
        edition: Edition2021,
        last: &[
            ("requests.carried_forward.natural_person", Some(1)),
            ("requests.carried_forward.total", Some(1)),
        ],
        passing: &[
            ("requests.carried_over.natural_person", Some(1)),
            ("requests.carried_over.total", Some(1)),
        ],
        failing: &[
            ("requests.carried_over.commercial_enterprise", Some(1)),
            ("requests.carried_over.total", Some(1)),
        ],
    },
    // 宿迁 2024 to 2025; then 平潭综合实验区 2022 to 2023.
    Fixture {
        rule: "YR-02",
        edition: Edition2021,
        last: &[
            ("proactive_disclosure.rules.in_force", Some(12)),
            ("proactive_disclosure.normative_documents.in_force", Some(420)),
        ],
        passing: &[
            ("proactive_disclosure.rules.issued", Some(3)),
            ("proactive_disclosure.rules.in_force", Some(15)),
            ("proactive_disclosure.normative_documents.issued", Some(61)),
            ("proactive_disclosure.normative_documents.repealed", Some(59)),
            ("proactive_disclosure.normative_documents.in_force", Some(422)),
        ],
        failing: &[
            ("proactive_disclosure.rules.issued", Some(3)),
            ("proactive_disclosure.rules.in_force", Some(15)),
            ("proactive_disclosure.normative_documents.issued", Some(61)),
            ("proactive_disclosure.normative_documents.repealed", Some(59)),
            ("proactive_disclosure.normative_documents.in_force", Some(452)),
        ],
    },
    // 平潭综合实验区海坛片区管理局 2019 to 2020.
    Fixture {
        rule: "YR-03",
        edition: Edition2019,
        last: &[("proactive_disclosure.other_external_services.items_change", Some(3))],
        passing: &[("proactive_disclosure.other_external_services.items_previous_year", Some(3))],
        failing: &[("proactive_disclosure.other_external_services.items_previous_year", Some(2))],
    },
    // The same body, 2021 to 2022.
    Fixture {
        rule: "YR-04",
        edition: Edition2019,
        last: &[("proactive_disclosure.normative_documents.total_published", Some(4))],
        passing: &[("proactive_disclosure.normative_documents.total_published", Some(4))],
        failing: &[],
    },
    Fixture {
        rule: "YR-05",
        edition: Edition2021,
        last: &[
            ("proactive_disclosure.administrative_licensing.decisions", Some(2293)),
            ("review_litigation.review.total", Some(0)),
        ],
        passing: &[
            ("proactive_disclosure.administrative_licensing.decisions", Some(10690)),
            ("review_litigation.review.total", Some(99)),
        ],
        failing: &[("proactive_disclosure.administrative_licensing.decisions", Some(229))],
    },
    Fixture {
        rule: "YR-06",
        edition: Edition2021,
        last: &[
            ("requests.received.natural_person", Some(70)),
            ("requests.outcomes.disclosed.natural_person", Some(31)),
            ("requests.outcomes.partially_disclosed.natural_person", Some(12)),
            ("requests.outcomes.unable_to_provide.not_held.natural_person", Some(17)),
            ("requests.outcomes.not_disclosed.internal_affairs.natural_person", Some(4)),
            ("requests.outcomes.other_handling.other.natural_person", Some(6)),
            ("requests.outcomes.unable_to_provide.requires_creation.natural_person", Some(9)),
        ],
        passing: &[
            ("requests.received.natural_person", Some(70)),
            ("requests.outcomes.disclosed.natural_person", Some(31)),
            ("requests.outcomes.partially_disclosed.natural_person", Some(14)),
            ("requests.outcomes.unable_to_provide.not_held.natural_person", Some(16)),
            ("requests.outcomes.not_disclosed.internal_affairs.natural_person", Some(4)),
            ("requests.outcomes.other_handling.other.natural_person", Some(5)),
        ],
        failing: &[
            ("requests.received.natural_person", Some(71)),
            ("requests.outcomes.disclosed.natural_person", Some(31)),
            ("requests.outcomes.partially_disclosed.natural_person", Some(12)),
            ("requests.outcomes.unable_to_provide.not_held.natural_person", Some(17)),
            ("requests.outcomes.not_disclosed.internal_affairs.natural_person", Some(4)),
            ("requests.outcomes.other_handling.other.natural_person", Some(6)),
            ("requests.outcomes.unable_to_provide.requires_creation.natural_person", Some(9)),
            ("requests.outcomes.other_handling.fee_unpaid.natural_person", Some(1)),
        ],
    },
    Fixture {
        rule: "P1-02",
        edition: Edition2021,
        last: &[("proactive_disclosure.rules.in_force", Some(12))],
        passing: &[
            ("proactive_disclosure.rules.issued", Some(3)),
            ("proactive_disclosure.rules.repealed", Some(15)),
        ],
        failing: &[
            ("proactive_disclosure.rules.issued", Some(3)),
            ("proactive_disclosure.rules.repealed", Some(16)),
        ],
    },
    Fixture {
        rule: "P1-04",
        edition: Edition2021,
        last: &[("proactive_disclosure.administrative_fees.amount", Some(24))],
        passing: &[("proactive_disclosure.administrative_fees.amount", Some(9_116))],
        failing: &[("proactive_disclosure.administrative_fees.amount", Some(251_000))],
    },
    Fixture {
        rule: "FE-03",
        edition: Edition2021,
        last: &[("processing_fees.amount_notified", Some(20))],
        passing: &[
            ("processing_fees.amount_notified", Some(380)),
            ("processing_fees.amount_collected", Some(400)),
        ],
        failing: &[
            ("processing_fees.amount_notified", Some(370)),
            ("processing_fees.amount_collected", Some(400)),
        ],
    },
    Fixture {
        rule: "FE-04",
        edition: Edition2021,
        last: &[("processing_fees.cases_notified", Some(1))],
        passing: &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(3)),
            ("processing_fees.cases_notified", Some(2)),
        ],
        failing: &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(4)),
            ("processing_fees.cases_notified", Some(2)),
        ],
    },
    Fixture {
        rule: "RL-07",
        edition: Edition2021,
        last: &[("requests.outcomes.total.total", Some(1))],
        passing: &[("review_litigation.direct_litigation.total", Some(1))],
        failing: &[("review_litigation.direct_litigation.total", Some(2))],
    },
    Fixture {
        rule: "RL-05",
        edition: Edition2021,
        // 平潭综合实验区 2023 to 2024: 19 suits after 2 + 6 reconsiderations.
        last: &[
            ("review_litigation.review.upheld", Some(1)),
            ("review_litigation.review.corrected", Some(1)),
        ],
        passing: &[
            ("review_litigation.review.upheld", Some(2)),
            ("review_litigation.litigation_after_review.total", Some(4)),
        ],
        failing: &[
            ("review_litigation.review.upheld", Some(2)),
            ("review_litigation.review.corrected", Some(1)),
            ("review_litigation.review.other", Some(3)),
            ("review_litigation.litigation_after_review.total", Some(19)),
        ],
    },
    Fixture {
        rule: "XT-01",
        edition: Edition2021,
        last: &[("requests.received.total", Some(0))],
        passing: &[],
        failing: &[("review_litigation.review.total", Some(1))],
    },
    Fixture {
        rule: "XT-02",
        edition: Edition2021,
        last: &[("requests.outcomes.total.total", Some(1))],
        passing: &[("review_litigation.review.total", Some(1))],
        failing: &[("review_litigation.review.total", Some(2))],
    },
    Fixture {
        rule: "VV-01",
        edition: Edition2021,
        last: &[
            ("requests.received.natural_person", Some(5)),
            ("requests.received.total", Some(5)),
        ],
        passing: &[
            ("requests.received.natural_person", Some(5)),
            ("requests.received.total", Some(5)),
        ],
        failing: &[
            ("requests.received.natural_person", Some(5)),
            ("requests.received.total", None),
        ],
    },
];

fn rule(code: &str) -> &'static Rule {
    Rule::by_code(code).unwrap()
}

fn report(edition: Edition, year: u16, cells: Cells) -> Report {
    let mut report = zeros(edition);
    report.heading = Heading { agency: Some("某某县".into()), year: Some(year), scope: None };
    write(&mut report, cells);
    report
}

fn found(fixture: &Fixture, cells: Cells) -> Problems {
    let rule = rule(fixture.rule);
    // RL-07 is of 2025 on.
    let year = if fixture.edition == Edition2019 { 2020 } else { 2025 };
    let (now, profile) = (report(fixture.edition, year, cells), Profile::none().with(rule));
    let other = report(fixture.edition, year - 1, fixture.last);
    let check = Check::new(&now).profile(&profile);
    match rule.stage() {
        Stage::Versions => check.other_version(&other).run(),
        _ => check.last_year(&other).run(),
    }
}

#[test]
fn every_rule_that_compares_two_reports_has_a_fixture() {
    let is_one = |rule: &&&Rule| {
        matches!(rule.stage(), Stage::BetweenYears | Stage::Years | Stage::Versions)
    };
    for rule in Rule::ALL.iter().filter(is_one) {
        assert!(FIXTURES.iter().any(|fixture| fixture.rule == rule.code()), "{rule}");
    }
}

#[test]
fn a_pair_that_agrees_is_passed() {
    for fixture in FIXTURES {
        let problems = found(fixture, fixture.passing);
        assert!(problems.is_empty() && problems.undecided().is_empty(), "{problems:?}");
    }
}

#[test]
fn a_pair_that_does_not_agree_is_found() {
    for fixture in FIXTURES {
        let problems = found(fixture, fixture.failing);
        assert!(!problems.is_empty() && problems.undecided().is_empty(), "{}", fixture.rule);
        for problem in &problems {
            assert_eq!(problem.rule().code(), fixture.rule);
            // Every finding names the report that it compares with, and its figures.
            assert_eq!(problem.others().len(), 1, "{problem:?}");
            assert!(!problem.beside().is_empty(), "{problem:?}");
        }
    }
}

#[test]
fn without_the_other_report_nothing_is_said_and_nothing_left_open() {
    for fixture in FIXTURES {
        let rule = rule(fixture.rule);
        if rule.stage() == Stage::BetweenYears {
            continue;
        }
        let profile = Profile::none().with(rule);
        let now = report(fixture.edition, 2025, fixture.failing);
        let check = Check::new(&now).profile(&profile);
        assert!(check.run().is_empty() && check.run().undecided().is_empty(), "{rule}");
        let outcome = &check.outcomes()[0];
        assert!(
            matches!(
                outcome.verdict,
                Verdict::DoesNotApply(NotConcerned::NoLastYear | NotConcerned::NoOtherVersion)
            ),
            "{rule}: {outcome:?}"
        );
    }
}

#[test]
fn every_sentence_names_the_other_report() {
    let mut said = String::new();
    for fixture in FIXTURES {
        let problems = found(fixture, fixture.failing);
        for locale in [Locale::Chinese, Locale::English] {
            for problem in &problems {
                writeln!(said, "{} {}", fixture.rule, problem.message(locale)).unwrap();
            }
        }
    }
    crate::golden::compare(
        "tests/rules/snapshots/every_sentence_names_the_other_report.txt",
        &said,
    );
}

#[test]
fn from_2020_to_2021_only_what_is_carried_over_is_compared() {
    let last = report(Edition2019, 2020, &[("requests.carried_forward.total", Some(1))]);
    let now = report(Edition2021, 2021, &[]);
    let outcomes = Check::new(&now).profile(&Profile::all()).last_year(&last).outcomes();
    let of = |code: &str| outcomes.iter().find(|outcome| outcome.rule.code() == code).unwrap();
    assert_eq!((of("YR-01").verdict, of("YR-01").places), (Verdict::Fails, 7));
    for code in ["YR-02", "YR-03", "YR-04", "P1-04"] {
        assert_eq!(of(code).verdict, Verdict::DoesNotApply(NotConcerned::NoTable), "{code}");
    }
}

#[test]
fn a_table_that_last_years_report_lacks_is_no_pass() {
    let mut last = report(Edition2021, 2024, &[]);
    (last.requests, last.proactive_disclosure) = (None, None);
    let now = report(Edition2021, 2025, &[]);
    let profile = Profile::none().with(rule("YR-01")).with(rule("YR-02"));
    let check = Check::new(&now).profile(&profile).last_year(&last);
    let problems = check.run();
    assert!(problems.is_empty());
    let open: Vec<(&str, Reason)> = problems
        .undecided()
        .iter()
        .map(|entry| (entry.rules().next().unwrap().code(), entry.reason()))
        .collect();
    assert_eq!(open, [("YR-01", Reason::LastYear), ("YR-02", Reason::LastYear)]);
    assert_eq!(check.verdict(), Outcome::Undecided);
}

#[test]
#[cfg(feature = "text")]
fn a_table_of_which_nothing_could_be_read_is_no_pass() {
    // The figures of the cells ran together.
    let text = "2025年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\
        自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他\n\
        一、本年新收政府信息公开申请数量 5000005\n";
    let reading = read::any(text.as_bytes(), None).unwrap();
    assert!(reading.report.requests.is_none());
    let last = report(Edition2021, 2024, &[]);
    let profile = Profile::none().with(rule("YR-01"));
    let check = Check::new(&reading).profile(&profile).last_year(&last);
    let problems = check.run();
    let open: Vec<Reason> = problems.undecided().iter().map(|entry| entry.reason()).collect();
    assert_eq!((open, check.verdict()), (vec![Reason::Unread], Outcome::Undecided));
}

#[test]
fn a_break_of_the_stock_that_the_text_explains_is_a_note() {
    let last = report(Edition2021, 2024, &[("proactive_disclosure.rules.in_force", Some(12))]);
    let now = report(Edition2021, 2025, &[("proactive_disclosure.rules.in_force", Some(9))]);
    let context = gouji::claim::Context { year: Some(2025), agency: None };
    let narrative = |text: &'static str| {
        let place = read::Position::Paragraph { number: 1 };
        gouji::claim::of_document([(text, place)], &context)
    };
    let explained = narrative("因统计口径调整，现行有效件数以本年度报告为准。");
    let silent = narrative("本年度各项工作有序开展。");
    let rule = rule("YR-02");
    let profile = Profile::none().with_severity(rule, Severity::Error);
    for (narrative, severity, verdict) in
        [(&explained, Severity::Note, Outcome::Holds), (&silent, Severity::Error, Outcome::Fails)]
    {
        let check = Check::new(&now).profile(&profile).last_year(&last).text(narrative);
        let problems = check.run();
        let problem = problems.of_rule(rule).next().unwrap();
        assert_eq!((problem.severity(), check.verdict()), (severity, verdict));
        let said = problem.message(Locale::Chinese);
        let is_told = said.ends_with("；报告正文已作说明（“口径调整”）。");
        assert_eq!(is_told, severity == Severity::Note, "{said}");
        assert_eq!(problem.explained().is_some(), severity == Severity::Note);
    }
}

#[test]
fn a_table_of_zeros_or_of_a_few_small_figures_is_never_called_copied() {
    let few: Cells = &[
        ("requests.received.natural_person", Some(2)),
        ("requests.outcomes.disclosed.natural_person", Some(1)),
        ("requests.outcomes.partially_disclosed.natural_person", Some(1)),
    ];
    for cells in [&[][..], few] {
        let (last, now) = (report(Edition2021, 2024, cells), report(Edition2021, 2025, cells));
        let profile = Profile::none().with(rule("YR-06"));
        let problems = Check::new(&now).profile(&profile).last_year(&last).run();
        assert!(problems.is_empty(), "{problems:?}");
    }
}

#[test]
fn a_copied_table_is_told_with_its_share_and_its_chance() {
    let fixture = FIXTURES.iter().find(|fixture| fixture.rule == "YR-06").unwrap();
    let problems = found(fixture, fixture.failing);
    let alike = problems.iter().next().unwrap().judgement().unwrap().alike().unwrap();
    assert_eq!((alike.same, alike.of), (6, 7));
    assert!((100_000..1_000_000_000).contains(&alike.one_in), "{alike:?}");
}

#[test]
fn the_json_form_names_the_report_of_each_cell() {
    let fixture = FIXTURES.iter().find(|fixture| fixture.rule == "YR-04").unwrap();
    let problems = found(fixture, fixture.failing);
    let json = serde_json::to_value(problems.iter().next().unwrap()).unwrap();
    assert_eq!(
        json["beside"],
        serde_json::json!([{
            "report": "last_year", "agency": "某某县", "year": 2019,
            "cell": "proactive_disclosure.normative_documents.total_published", "value": 4,
        }])
    );
}
