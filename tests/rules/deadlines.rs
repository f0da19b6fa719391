//! When a report must be published.

use gouji::*;

fn report(agency: Option<&str>, year: Option<u16>) -> Report {
    let mut report = Report::default();
    (report.heading.agency, report.heading.year) = (agency.map(str::to_owned), year);
    report
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// What a rule comes to for a report published on a day.
fn verdict(code: &str, report: &Report, published: &str) -> Verdict {
    let rule = Rule::by_code(code).unwrap();
    let profile = Profile::none().with(rule);
    let check = Check::new(report).profile(&profile).published(day(published));
    let outcomes = check.outcomes();
    let found = outcomes.iter().find(|outcome| outcome.rule.code() == code).unwrap();
    // What is told is what the outcomes say.
    let told = check.run();
    assert_eq!(told.of_rule(rule).count(), usize::from(found.verdict == Verdict::Fails));
    assert_eq!(told.undecided().len(), usize::from(matches!(found.verdict, Verdict::Undecided(_))));
    assert_eq!(check.verdict() == Outcome::Holds, told.is_empty() && told.undecided().is_empty());
    found.verdict
}

#[test]
fn a_department_has_until_the_end_of_january() {
    let bureau = report(Some("吴起县商务局"), Some(2024));
    assert_eq!(verdict("TL-01", &bureau, "2025-01-31"), Verdict::Holds);
    assert_eq!(verdict("TL-01", &bureau, "2025-02-01"), Verdict::Fails);
    assert_eq!(
        verdict("TL-02", &bureau, "2025-05-01"),
        Verdict::DoesNotApply(NotConcerned::OtherBody)
    );
}

#[test]
fn a_government_has_until_the_end_of_march() {
    let county = report(Some("银川市兴庆区人民政府"), Some(2024));
    assert_eq!(verdict("TL-02", &county, "2025-03-31"), Verdict::Holds);
    assert_eq!(verdict("TL-02", &county, "2025-04-01"), Verdict::Fails);
    assert_eq!(
        verdict("TL-01", &county, "2025-02-01"),
        Verdict::DoesNotApply(NotConcerned::OtherBody)
    );
    let town = report(Some("某县某某镇人民政府"), Some(2024));
    for code in ["TL-01", "TL-02"] {
        let wanted = Verdict::DoesNotApply(NotConcerned::OtherBody);
        assert_eq!(verdict(code, &town, "2025-06-01"), wanted);
    }
}

#[test]
fn a_name_that_does_not_tell_is_left_open_where_it_matters() {
    // The office may report for itself or for its government, and the city may have districts.
    for name in [Some("某县人民政府办公室"), Some("溧阳市人民政府"), Some("某某管理委员会"), None]
    {
        let report = report(name, Some(2024));
        assert_eq!(verdict("TL-01", &report, "2025-01-20"), Verdict::Holds);
        let open = Verdict::Undecided(Reason::KindOfBody);
        assert_eq!(verdict("TL-01", &report, "2025-02-20"), open, "{name:?}");
        assert_eq!(verdict("TL-02", &report, "2025-02-20"), Verdict::Holds);
        assert_eq!(verdict("TL-02", &report, "2025-04-20"), open);
    }
    let without_year = report(Some("吴起县商务局"), None);
    let open = Verdict::Undecided(Reason::Year);
    assert_eq!(verdict("TL-01", &without_year, "2025-02-20"), open);
}

#[test]
fn a_local_day_is_asked_for_only_where_it_is_given() {
    let bureau = report(Some("吴起县商务局"), Some(2024));
    let nothing = Verdict::DoesNotApply(NotConcerned::NoDate);
    assert_eq!(verdict("TL-03", &bureau, "2025-01-30"), nothing);
    let rule = Rule::by_code("TL-03").unwrap();
    let profile = Profile::none().with(rule);
    let found = |published| {
        let check = Check::new(&bureau).profile(&profile).due(day("2025-01-26"));
        check.published(day(published)).run().of_rule(rule).count()
    };
    assert_eq!((found("2025-01-26"), found("2025-01-27")), (0, 1));
}

#[test]
fn without_the_day_of_publication_nothing_is_said() {
    let bureau = report(Some("吴起县商务局"), Some(2024));
    let profile = Rule::ALL
        .iter()
        .filter(|rule| rule.stage() == Stage::Publication)
        .fold(Profile::none(), |profile, rule| profile.with(rule));
    let check = Check::new(&bureau).profile(&profile);
    assert!(check.run().is_empty() && check.run().undecided().is_empty());
    assert_eq!(check.verdict(), Outcome::Holds);
    let nothing = Verdict::DoesNotApply(NotConcerned::NoDate);
    assert!(check.outcomes().iter().all(|outcome| outcome.verdict == nothing));
}

#[test]
fn the_sentences_say_which_day_was_missed() {
    let bureau = report(Some("吴起县商务局"), Some(2024));
    let rule = Rule::by_code("TL-01").unwrap();
    let profile = Profile::none().with(rule);
    let check = Check::new(&bureau).profile(&profile);
    let problems = check.published(day("2025-02-01")).run();
    let problem = problems.iter().next().unwrap();
    assert_eq!(problem.message(Locale::Chinese), "公布日期晚于次年1月31日。");
    assert_eq!(
        problem.message(Locale::English),
        "it was published after 31 January of the next year."
    );
}

#[test]
fn days_that_the_calendar_lacks_are_refused() {
    for text in
        ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-0", "2025-1", "+2025-1-1", "今天", ""]
    {
        let error = text.parse::<Date>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotADate, "{text}");
    }
    assert_eq!(day("2024-2-29").to_string(), "2024-02-29");
    assert!(Date::new(1900, 2, 29).is_none() && Date::new(2000, 2, 29).is_some());
}
