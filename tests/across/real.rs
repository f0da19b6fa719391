//! Real series: `tests/fixtures/years/pingtan.jsonl`.

use std::fmt::Write;

use gouji::across::{Pile, Rollup};
use gouji::*;

use super::support::of_fixture;

fn reports() -> Vec<Report> {
    of_fixture(include_str!("../fixtures/years/pingtan.jsonl"))
}

/// Every finding that another report makes, of every report of the pile.
fn findings(reports: &[Report], pile: &Pile<'_>) -> String {
    let mut said = String::new();
    for series in pile.series() {
        for year in series.years() {
            let mut check = Check::new(&reports[year.at]);
            if let Some(last) = pile.last_year(year.at) {
                check = check.last_year(last);
            }
            let problems = check.run();
            let is_between = |problem: &&Problem| {
                matches!(problem.rule().stage(), Stage::Years | Stage::BetweenYears)
            };
            for problem in problems.iter().filter(is_between) {
                let (code, message) = (problem.rule().code(), problem.message(Locale::Chinese));
                writeln!(said, "{} {} {code} {message}", series.agency(), year.year).unwrap();
            }
        }
    }
    said
}

#[test]
fn every_finding_on_the_real_series_was_judged_by_eye() {
    let reports = reports();
    let pile = Pile::new(&reports);
    assert_eq!((pile.series().len(), pile.errors()), (5, &[][..]));
    let said = findings(&reports, &pile);
    // All that was carried forward was carried over.
    assert!(!said.contains("YR-01") && !said.contains("YR-06"), "{said}");
    crate::golden::compare("tests/across/snapshots/real_series.txt", &said);
}

#[test]
fn the_district_is_never_below_the_bodies_that_it_should_include() {
    let reports = reports();
    let list = "平潭综合实验区,,汇总\n平潭综合实验区交通与建设局,平潭综合实验区,\n\
                平潭综合实验区苏平片区管理局,平潭综合实验区,\n\
                平潭综合实验区海坛片区管理局,平潭综合实验区,\n\
                平潭综合实验区自然资源与生态环境局,平潭综合实验区,\n…,平潭综合实验区,\n";
    let (rollup, errors) = Rollup::from_csv(list);
    assert!(errors.is_empty());
    let pile = Pile::new(&reports);
    let levels = rollup.with_reports(&pile);
    let mut said = String::new();
    for year in 2019..=2025 {
        let at = levels.report("平潭综合实验区", year).unwrap();
        let members = levels.members(at).unwrap();
        let problems = Check::new(&reports[at]).members(&members).run();
        for problem in problems.iter().filter(|problem| problem.rule().stage() == Stage::Levels) {
            let (code, message) = (problem.rule().code(), problem.message(Locale::Chinese));
            writeln!(said, "{year} {code} {message}").unwrap();
        }
    }
    crate::golden::compare("tests/across/snapshots/real_levels.txt", &said);
}
