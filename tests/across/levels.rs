//! A summary and its members.

use std::fmt::Write;

use gouji::across::{AcrossError, Pile, Rollup, sum};
use gouji::*;

use super::support::{codes, report};

const LIST: &str = "名称,上级,口径\n甲区,,汇总\n教育局,甲区,\n财政局,甲区,\n乙镇,甲区,\n";

fn figures(received: i64, concluded: i64) -> Vec<(&'static str, i64)> {
    vec![
        ("requests.received.natural_person", received),
        ("requests.received.total", received),
        ("requests.outcomes.disclosed.natural_person", concluded),
        ("requests.outcomes.disclosed.total", concluded),
        ("requests.outcomes.total.natural_person", concluded),
        ("requests.outcomes.total.total", concluded),
        ("requests.carried_forward.natural_person", received - concluded),
        ("requests.carried_forward.total", received - concluded),
        ("review_litigation.review.upheld", received - concluded),
        ("review_litigation.review.total", received - concluded),
    ]
}

/// 2023 and 2024 of three members, then the summary of 2024.
fn reports() -> Vec<Report> {
    let members = [("教育局", 7, 5), ("财政局", 12, 9), ("乙镇", 4, 3)];
    let mut all: Vec<Report> = members
        .iter()
        .map(|(name, came, done)| report(name, 2024, &figures(*came, *done)))
        .collect();
    let mut summary = sum(&all);
    summary.heading = report("甲区", 2024, &[]).heading;
    all.push(summary);
    all.push(report("财政局", 2023, &figures(10, 3)));
    all
}

/// What the levels say of the summary, without what else is said of it.
fn said(list: &str, reports: &[Report]) -> Problems {
    let (rollup, errors) = Rollup::from_csv(list);
    assert!(errors.is_empty(), "{errors:?}");
    let pile = Pile::new(reports);
    let levels = rollup.with_reports(&pile);
    let at = levels.report("甲区", 2024).unwrap();
    let members = levels.members(at).unwrap();
    let of_levels = |profile: Profile, rule: &&'static Rule| {
        if rule.stage() == Stage::Levels { profile.with(rule) } else { profile }
    };
    let profile = Rule::ALL.iter().fold(Profile::none(), of_levels);
    Check::new(&reports[at]).profile(&profile).members(&members).run()
}

fn causes(problems: &Problems) -> Vec<Option<Cause>> {
    problems.iter().map(|problem| problem.judgement().unwrap().cause()).collect()
}

#[test]
fn a_summary_that_is_the_sum_of_its_members_is_passed() {
    let problems = said(LIST, &reports());
    assert!(problems.is_empty() && problems.undecided().is_empty(), "{problems:?}");
}

#[test]
fn a_member_that_was_left_out_is_named() {
    let mut all = reports();
    let heading = all[3].heading.clone();
    all[3] = Report { heading, ..sum([&all[0], &all[1]]) };
    let problems = said(LIST, &all);
    assert_eq!(codes(&problems), ["LV-01", "LV-03"]);
    assert_eq!(causes(&problems), [Some(Cause::LeftOut(2)); 2]);
    assert_eq!(
        problems.iter().next().unwrap().message(Locale::Chinese),
        "三、收到和处理政府信息公开申请情况：“一、本年新收政府信息公开申请数量”总计 19，\
         各下级之和为 23（教育局 7 + 财政局 12 + 乙镇 4），相差 4；\
         共 8 格的差额正好是乙镇的数据，可能漏计了。"
    );
}

#[test]
fn a_member_that_was_counted_twice_is_named() {
    let mut all = reports();
    let heading = all[3].heading.clone();
    all[3] = Report { heading, ..sum([&all[0], &all[1], &all[2], &all[0]]) };
    assert_eq!(causes(&said(LIST, &all)), [Some(Cause::Twice(0)); 2]);
}

#[test]
fn a_member_with_last_years_table_is_named() {
    let mut all = reports();
    let heading = all[3].heading.clone();
    all[3] = Report { heading, ..sum([&all[0], &all[4], &all[2]]) };
    assert_eq!(causes(&said(LIST, &all)), [Some(Cause::LastYears(1)); 2]);
}

#[test]
fn one_row_of_a_member_that_was_left_out_is_named() {
    let mut all = reports();
    let row = ["requests.received.natural_person", "requests.received.total"];
    for path in row {
        let cell = all[3].cell(path).unwrap();
        all[3].set(cell, Count::from(11).into()).unwrap();
    }
    let problems = said(LIST, &all);
    // 财政局 has 12 by itself.
    assert_eq!(codes(&problems), ["LV-04", "LV-01"]);
    assert_eq!(causes(&problems), [None, Some(Cause::LeftOut(1))]);
}

#[test]
fn a_difference_that_nothing_explains_has_no_cause() {
    let mut all = reports();
    let cell = all[3].cell("requests.received.total").unwrap();
    all[3].set(cell, Count::from(24).into()).unwrap();
    let problems = said(LIST, &all);
    assert_eq!(codes(&problems), ["LV-01"]);
    assert_eq!(causes(&problems), [None]);
    let problem = problems.iter().next().unwrap();
    assert_eq!(problem.difference(), Some(1));
    assert_eq!(
        problem.message(Locale::Chinese),
        "三、收到和处理政府信息公开申请情况，“一、本年新收政府信息公开申请数量”行：总计 24，\
         各下级之和为 23（教育局 7 + 财政局 12 + 乙镇 4），相差 1。"
    );
    assert_eq!(
        problem.message(Locale::English),
        "Section 3, requests received and handled, row “requests newly received this year”: total 24, \
         the sum of the members is 23 (教育局 7 + 财政局 12 + 乙镇 4); they differ by 1."
    );
}

#[test]
fn a_missing_member_is_named_and_nothing_is_passed() {
    let mut all = reports();
    all.remove(2);
    let problems = said(LIST, &all);
    assert_eq!(codes(&problems), ["LV-05"]);
    let problem = problems.iter().next().unwrap();
    assert_eq!(problem.message(Locale::Chinese), "没有这些下级本年度的报告：乙镇。");
    assert_eq!(
        problem.message(Locale::English),
        "there are no reports of the year of these members: 乙镇."
    );
    assert_eq!(problem.others()[0].agency.as_deref(), Some("乙镇"));
    let open: Vec<&str> =
        problems.undecided().iter().flat_map(Undecided::rules).map(Rule::code).collect();
    assert_eq!(open, ["LV-01", "LV-02", "LV-03"]);
    assert!(problems.undecided().iter().all(|entry| entry.reason() == Reason::Members));
}

#[test]
fn a_sum_that_is_over_the_summary_already_fails_whoever_is_missing() {
    let mut all = reports();
    all.remove(2);
    let cell = all[2].cell("requests.received.total").unwrap();
    all[2].set(cell, Count::from(18).into()).unwrap();
    assert_eq!(codes(&said(LIST, &all)), ["LV-01", "LV-05"]);
}

#[test]
fn without_the_full_list_nothing_is_a_pass() {
    let list = format!("{LIST}…,甲区,\n");
    let problems = said(&list, &reports());
    assert!(problems.is_empty());
    let open: Vec<&str> =
        problems.undecided().iter().flat_map(Undecided::rules).map(Rule::code).collect();
    assert_eq!(open, ["LV-01", "LV-02", "LV-03", "LV-05"]);
}

#[test]
fn without_the_scope_a_difference_is_left_open() {
    let list = LIST.replace("汇总", "");
    let mut all = reports();
    let cell = all[3].cell("requests.received.total").unwrap();
    all[3].set(cell, Count::from(2).into()).unwrap();
    let problems = said(&list, &all);
    assert_eq!(codes(&problems), ["LV-06"]);
    let open: Vec<(&str, Reason)> = problems
        .undecided()
        .iter()
        .flat_map(|entry| entry.rules().map(|rule| (rule.code(), entry.reason())))
        .collect();
    assert_eq!(open, [("LV-01", Reason::Scope), ("LV-04", Reason::Scope)]);
    // The heading of the summary may say it as well as the list.
    all[3].heading.scope = Some(Scope::WholeArea);
    assert!(codes(&said(&list, &all)).contains(&"LV-04".to_owned()));
    all[3].heading.scope = Some(Scope::OwnLevel);
    let problems = said(&list, &all);
    assert!(problems.is_empty() && problems.undecided().is_empty());
}

#[test]
fn a_member_whose_figures_are_its_own_stands_beside_its_members() {
    let list = "甲区,,汇总\n乙镇,甲区,本级\n丙村,乙镇,\n丁局,甲区,汇总\n戊所,丁局,\n";
    let (rollup, errors) = Rollup::from_csv(list);
    assert!(errors.is_empty());
    let all = [report("乙镇", 2024, &[]), report("丁局", 2024, &[])];
    let pile = Pile::new(&all);
    let levels = rollup.with_reports(&pile);
    let members = levels.members_of("甲区", 2024).unwrap();
    let names: Vec<&str> = members.list().iter().map(Member::name).collect();
    assert_eq!(names, ["乙镇", "丙村", "丁局"]);
    assert_eq!(members.missing().collect::<Vec<_>>(), ["丙村"]);
}

#[test]
fn editions_are_compared_where_their_cells_are_the_same() {
    let old = report("教育局", 2020, &figures(7, 6));
    let member = Member::new("教育局").with_report(&old);
    let members = Members::complete([member]).with_scope(Some(Scope::WholeArea));
    let mut summary = report("甲区", 2024, &figures(7, 6));
    let check = |summary: &Report| {
        let profile = Profile::none().with(Rule::by_code("LV-01").unwrap());
        Check::new(summary).profile(&profile).members(&members).run()
    };
    let problems = check(&summary);
    assert!(problems.is_empty());
    // 其他处理 is one row in 2019 and three in 2021.
    assert_eq!(problems.undecided()[0].cells().len(), 21);
    let cell = summary.cell("requests.received.total").unwrap();
    summary.set(cell, Count::from(8).into()).unwrap();
    assert_eq!(codes(&check(&summary)), ["LV-01"]);
}

#[test]
fn money_is_compared_as_exactly_as_the_summary_is_written() {
    let path = "proactive_disclosure.administrative_fees.amount";
    let with = |text: &str, unit: Unit| {
        let mut report = report("某局", 2024, &[]);
        let cell = report.cell(path).unwrap();
        report.set(cell, Amount::from_typed(text, Some(unit)).unwrap().into()).unwrap();
        report
    };
    let (one, two) = (with("10.004", Unit::WanYuan), with("20040", Unit::Yuan));
    let list = [Member::new("甲").with_report(&one), Member::new("乙").with_report(&two)];
    let members = Members::complete(list).with_scope(Some(Scope::WholeArea));
    let profile = Profile::none().with(Rule::by_code("LV-02").unwrap());
    let found = |text: &str| {
        let summary = with(text, Unit::WanYuan);
        codes(&Check::new(&summary).profile(&profile).members(&members).run())
    };
    assert!(found("12.01").is_empty() && found("12.008").is_empty());
    assert_eq!(found("12.02"), ["LV-02"]);
}

#[test]
fn a_blank_change_of_a_summary_may_be_below_zero_like_those_of_its_members() {
    let path = "proactive_disclosure.administrative_penalties.items_change";
    let with = |change: Change| {
        let mut report = report("某局", 2020, &[]);
        let cell = report.cell(path).unwrap();
        report.set(cell, change.into()).unwrap();
        report
    };
    let (one, two) = (with(Change::new(-56).unwrap()), with(Change::ZERO));
    let list = [Member::new("甲").with_report(&one), Member::new("乙").with_report(&two)];
    let members = Members::complete(list).with_scope(Some(Scope::WholeArea));
    let profile = Profile::none().with(Rule::by_code("LV-02").unwrap());
    let problems =
        |change: Change| Check::new(&with(change)).profile(&profile).members(&members).run();
    let blank = problems(Change::BLANK);
    assert!(blank.is_empty());
    assert_eq!(blank.undecided().len(), 1);
    assert!(problems(Change::new(-56).unwrap()).is_empty());
    assert_eq!(codes(&problems(Change::ZERO)), ["LV-02"]);
}

#[test]
fn every_sentence_of_levels_reads_well() {
    let mut text = String::new();
    let mut tell = |problems: &Problems| {
        for locale in [Locale::Chinese, Locale::English] {
            for problem in problems {
                writeln!(text, "{} {}", problem.rule(), problem.message(locale)).unwrap();
            }
            for entry in problems.undecided() {
                writeln!(text, "? {}", entry.message(locale)).unwrap();
            }
        }
    };
    let with_summary = |parts: &[usize]| {
        let mut all = reports();
        let heading = all[3].heading.clone();
        all[3] = Report { heading, ..sum(parts.iter().map(|part| &all[*part])) };
        all
    };
    // Left out, twice, last year's; one larger than the sum; one row; missing; without a scope.
    tell(&said(LIST, &with_summary(&[0, 1])));
    tell(&said(LIST, &with_summary(&[0, 1, 2, 2])));
    tell(&said(LIST, &with_summary(&[0, 4, 2])));
    tell(&said(LIST, &with_summary(&[2])));
    let mut all = reports();
    let cell = all[3].cell("requests.received.total").unwrap();
    all[3].set(cell, Count::from(16).into()).unwrap();
    tell(&said(LIST, &all));
    all.remove(2);
    tell(&said(LIST, &all));
    tell(&said(&LIST.replace("汇总", ""), &with_summary(&[0, 1])));
    let mut all = reports();
    let cell = all[0].cell("requests.received.total").unwrap();
    all[0].set(cell, Count::BLANK.into()).unwrap();
    tell(&said(&format!("{LIST}…,甲区,\n"), &all));
    crate::golden::compare("tests/across/snapshots/levels_sentences.txt", &text);
}

// ---- the list ----

#[track_caller]
fn refused(list: &str, expected: &[AcrossError], names: &[&str]) {
    let (rollup, errors) = Rollup::from_csv(list);
    assert_eq!(errors, expected);
    assert_eq!(rollup.names().collect::<Vec<_>>(), names);
    for error in errors {
        assert!(error.message(Locale::Chinese).ends_with('。') && !error.to_string().is_empty());
    }
}

#[test]
fn what_is_wrong_with_a_list_is_named_and_the_rest_of_it_used() {
    refused("", &[AcrossError::EmptyList], &[]);
    refused("name,parent,kind\n\n# nobody\n", &[AcrossError::EmptyList], &[]);
    refused("甲\n,甲\n乙,甲\n", &[AcrossError::NoName { line: 2 }], &["甲", "乙"]);
    let twice = AcrossError::Twice { name: "甲县人民政府".into(), line: 3 };
    refused("甲县\n乙,甲县\n甲县人民政府,乙\n", &[twice], &["甲县", "乙"]);
    let unknown = |name: &str, line| AcrossError::UnknownParent {
        name: name.into(),
        parent: "丙".into(),
        line,
    };
    refused("甲\n乙,丙\n…,丙\n", &[unknown("乙", 2), unknown("…", 3)], &["甲", "乙"]);
    let said = AcrossError::UnknownScope { name: "甲".into(), said: "全部".into(), line: 1 };
    refused("甲,,全部\n", &[said], &["甲"]);
}

#[test]
fn a_circle_is_named_and_cut() {
    let (rollup, errors) = Rollup::from_csv("甲,丙\n乙,甲\n丙,乙\n丁,甲\n戊,戊\n");
    let circle = |names: &[&str]| AcrossError::Circle {
        names: names.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(errors, [circle(&["甲", "丙", "乙", "甲"]), circle(&["戊", "戊"])]);
    assert_eq!(rollup.roots().collect::<Vec<_>>(), ["甲", "戊"]);
    assert_eq!(rollup.members_of("甲").collect::<Vec<_>>(), ["乙", "丁"]);
}

#[test]
fn a_long_chain_of_bodies_is_walked_without_the_stack() {
    let mut list = String::from("b0,,own_level\n");
    for n in 1..100_000 {
        list += &format!("b{n},b{},own_level\n", n - 1);
    }
    let (rollup, errors) = Rollup::from_csv(&list);
    assert!(errors.is_empty());
    let pile = Pile::new(std::iter::empty());
    let levels = rollup.with_reports(&pile);
    assert_eq!(levels.members_of("b0", 2024).unwrap().list().len(), 99_999);
}

#[test]
fn a_report_of_a_body_that_is_not_listed_is_named() {
    let (rollup, _) = Rollup::from_csv(LIST);
    let all = [report("别的局", 2024, &[])];
    let pile = Pile::new(&all);
    let levels = rollup.with_reports(&pile);
    assert_eq!(levels.errors(), [AcrossError::NotListed { agency: "别的局".into(), at: vec![0] }]);
    assert!(levels.members(0).is_none());
}

#[test]
fn the_sum_of_the_members_is_the_summary() {
    let (rollup, _) = Rollup::from_csv(LIST);
    let all = reports();
    let pile = Pile::new(&all);
    let levels = rollup.with_reports(&pile);
    let sum = levels.sum("甲区", 2024).unwrap();
    assert_eq!(sum.requests, all[3].requests);
    assert_eq!(sum.heading.scope, Some(Scope::WholeArea));
    // A sum of which a part is not known is not known.
    let sum = levels.sum("甲区", 2023).unwrap();
    assert!(sum.cells().all(|(_, value)| value.is_blank()));
    assert!(levels.sum("教育局", 2024).is_none());
}
