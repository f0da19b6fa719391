//! A pile of reports in any order becomes one series for each body.

use gouji::across::{AcrossError, Pile};
use gouji::*;

use super::support::{codes, report};

#[test]
fn spellings_of_one_body_are_together_and_two_bodies_never() {
    let names = ["某某县人民政府", "某某縣", "某某县 人民政府", "某某县人民政府办公室", "别的县"];
    let years = [2023, 2021, 2022, 2022, 2022];
    let reports: Vec<Report> =
        names.iter().zip(years).map(|(name, year)| report(name, year, &[])).collect();
    let pile = Pile::new(&reports);
    let sorted: Vec<(&str, Vec<usize>)> = pile
        .series()
        .iter()
        .map(|series| (series.agency(), series.years().iter().map(|year| year.at).collect()))
        .collect();
    assert_eq!(
        sorted,
        [("某某县人民政府", vec![1, 2, 0]), ("某某县人民政府办公室", vec![3]), ("别的县", vec![4])]
    );
    assert!(pile.errors().is_empty());
    assert!(std::ptr::eq(pile.last_year(0).unwrap(), &reports[2]));
    assert!(pile.last_year(1).is_none() && pile.last_year(4).is_none());
}

#[test]
fn a_hole_is_said_and_the_year_after_it_not_compared() {
    let reports = [report("甲县", 2021, &[]), report("甲县", 2024, &[])];
    let pile = Pile::new(&reports);
    let hole = AcrossError::Hole { agency: "甲县".into(), years: vec![2022, 2023] };
    assert_eq!(pile.errors(), [hole]);
    assert_eq!(
        pile.errors()[0].message(Locale::Chinese),
        "“甲县”缺少2022、2023年度的报告，其下一年度无法与上年比较。"
    );
    assert!(pile.last_year(1).is_none());
}

#[test]
fn two_reports_of_one_year_are_two_versions() {
    let received = [("requests.received.total", 5)];
    let reports = [
        report("甲县", 2023, &[]),
        report("甲县", 2023, &received),
        report("甲县", 2024, &[]),
        report("甲县", 2023, &[]),
    ];
    let pile = Pile::new(&reports);
    let several =
        AcrossError::SeveralReports { agency: "甲县".into(), year: 2023, at: vec![0, 1, 3] };
    assert_eq!(pile.errors(), [several]);
    assert!(pile.other_version(0).is_none() && pile.other_version(2).is_none());
    let check = |at: usize| {
        let versions = Profile::none().with(Rule::by_code("VV-01").unwrap());
        let other = pile.other_version(at).unwrap();
        Check::new(&reports[at]).profile(&versions).other_version(other).run()
    };
    assert_eq!(codes(&check(1)), ["VV-01"]);
    assert!(check(3).is_empty());
    // Which of the versions of 2023 holds is not known.
    assert!(pile.last_year(2).is_none());
    // Copies of one report are one.
    let copies = [reports[0].clone(), reports[3].clone(), reports[2].clone()];
    assert!(Pile::new(&copies).last_year(2).is_some());
}

#[test]
fn a_report_of_nobody_or_of_no_year_is_named_and_the_others_used() {
    let (mut nobody, mut no_year) = (report("甲县", 2023, &[]), report("甲县", 2023, &[]));
    (nobody.heading.agency, no_year.heading.year) = (None, None);
    let reports = [nobody, no_year, report("甲县", 2023, &[])];
    let pile = Pile::new(&reports);
    assert_eq!(
        pile.errors(),
        [AcrossError::NoAgency { at: vec![0] }, AcrossError::NoYear { at: vec![1] }]
    );
    assert_eq!(pile.series().len(), 1);
    assert!(pile.last_year(0).is_none() && pile.last_year(7).is_none());
}

#[test]
fn a_change_of_edition_is_said_table_by_table() {
    let reports = [report("甲县", 2020, &[]), report("甲县", 2021, &[]), report("甲县", 2022, &[])];
    let pile = Pile::new(&reports);
    let changed: Vec<usize> =
        pile.series()[0].years().iter().map(|year| year.changed.len()).collect();
    // The table of reconsideration and litigation is the same in both editions.
    assert_eq!(changed, [0, 2, 0]);
}

#[test]
fn an_empty_pile_is_no_error() {
    assert!(Pile::new([]).series().is_empty());
}
