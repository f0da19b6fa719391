//! What holds of all series and trees.

use gouji::across::{Pile, Rollup, sum};
use gouji::*;
use proptest::prelude::*;

use crate::random::balanced_report;
use crate::rules::support::zeros;

/// A profile of the rules that compare reports.
fn comparing() -> Profile {
    let with = |profile: Profile, rule: &&'static Rule| match rule.stage() {
        Stage::Years | Stage::Levels | Stage::Versions => profile.with(rule),
        _ => profile,
    };
    Rule::ALL.iter().fold(Profile::none(), with)
}

const COLUMNS: usize = 7;

/// A series in which each year takes over what the year before left.
fn series() -> impl Strategy<Value = Vec<Report>> {
    let year = proptest::collection::vec(0..40_u32, COLUMNS);
    proptest::collection::vec(year, 3..8).prop_map(|years| {
        let mut all: Vec<Report> = Vec::new();
        let (mut over, mut in_force) = (vec![0_u32; COLUMNS], 60);
        for (n, forward) in years.into_iter().enumerate() {
            let year = 2019 + n as u16;
            let mut report = zeros(Edition::for_year(year).unwrap());
            report.heading =
                Heading { agency: Some("甲县".into()), year: Some(year), scope: None };
            let requests = report.requests.as_mut().unwrap();
            let row = |figures: &[u32]| <[u32; COLUMNS]>::try_from(figures).unwrap();
            requests.carried_over = row(&over).into();
            requests.carried_forward = row(&forward).into();
            if let Some(ProactiveDisclosure::Edition2021(table)) = &mut report.proactive_disclosure
            {
                let documents = &mut table.normative_documents;
                documents.issued = forward[0].into();
                documents.repealed = over[1].min(in_force).into();
                in_force = in_force + forward[0] - over[1].min(in_force);
                documents.in_force = in_force.into();
            }
            over = forward;
            all.push(report);
        }
        all
    })
}

fn years_with_findings(reports: &[Report]) -> Vec<u16> {
    let pile = Pile::new(reports);
    let profile = Profile::none().with(Rule::by_code("YR-01").unwrap());
    let is_found = |at: &usize| {
        let last = pile.last_year(*at);
        last.is_some_and(|last| {
            !Check::new(&reports[*at]).profile(&profile).last_year(last).run().is_empty()
        })
    };
    (0..reports.len()).filter(is_found).map(|at| reports[at].heading.year.unwrap()).collect()
}

/// A report and which of its members is missing, doubled or stale.
fn members() -> impl Strategy<Value = Vec<Report>> {
    proptest::collection::vec(balanced_report(), 3..8).prop_map(|reports| {
        let mut all: Vec<Report> = Vec::new();
        for (n, report) in reports.into_iter().enumerate() {
            // All of one edition, with figures by which each is told from the others.
            let mut own = zeros(Edition::Edition2021);
            let cells: Vec<_> = report.cells().collect();
            for (cell, value) in cells {
                if let Some(cell) = cell.in_edition(Edition::Edition2021) {
                    let _ = own.set(cell, value);
                }
            }
            for (cell, value) in own.cells().collect::<Vec<_>>() {
                if value.integer().is_none() {
                    own.set(cell, Value::zero(cell.kind())).unwrap();
                }
            }
            let cell = own.cell("requests.received.total").unwrap();
            own.set(cell, Count::from(1 << n).into()).unwrap();
            let cell = own.cell("review_litigation.review.total").unwrap();
            own.set(cell, Count::from(1 << n).into()).unwrap();
            all.push(own);
        }
        all
    })
}

fn summed(parts: &[&Report]) -> Report {
    let mut report = sum(parts.iter().copied());
    report.heading.scope = Some(Scope::WholeArea);
    report
}

fn found(summary: &Report, members: &[Report], last: Option<(usize, &Report)>) -> Problems {
    let list = members.iter().enumerate().map(|(at, report)| {
        let member = Member::new(format!("m{at}")).with_report(report);
        match last {
            Some((stale, report)) if stale == at => member.with_last_year(report),
            _ => member,
        }
    });
    let members = Members::complete(list);
    Check::new(summary).profile(&comparing()).members(&members).run()
}

/// The causes that are named of the request matrix.
fn causes(problems: &Problems) -> Vec<Cause> {
    let sums = problems.of_rule(Rule::by_code("LV-01").unwrap());
    sums.filter_map(|problem| problem.judgement()?.cause()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_series_that_agrees_has_no_finding_and_one_break_names_its_year(
        mut reports in series(),
        at in 1_usize..7,
        column in 0..COLUMNS,
        seed in any::<u64>(),
    ) {
        // In any order.
        let n = reports.len() as u64;
        reports.rotate_left((seed % n) as usize);
        prop_assert_eq!(years_with_findings(&reports), Vec::<u16>::new());
        let pile = Pile::new(&reports);
        for (at, report) in reports.iter().enumerate() {
            let Some(last) = pile.last_year(at) else { continue };
            let problems = Check::new(report).profile(&comparing()).last_year(last).run();
            prop_assert!(problems.is_empty(), "{:?}", problems);
        }
        let year = 2019 + (1 + at as u16 % (n as u16 - 1));
        let report = reports.iter_mut().find(|report| report.heading.year == Some(year)).unwrap();
        let layout = report.layout(Table::Requests).unwrap();
        let row = layout.cell("requests.carried_over.natural_person").unwrap().index();
        let cell = layout.cells().nth(row + column).unwrap();
        let value = report.get(cell).unwrap().integer().unwrap();
        report.set(cell, Count::try_from(value + 1).unwrap().into()).unwrap();
        prop_assert_eq!(years_with_findings(&reports), vec![year]);
    }

    #[test]
    fn a_sum_has_no_finding_at_any_depth(members in members()) {
        let all: Vec<&Report> = members.iter().collect();
        prop_assert!(found(&summed(&all), &members, None).is_empty());
        // The sum of sums is the sum.
        let (left, right) = all.split_at(all.len() / 2);
        let halves = [summed(left), summed(right)];
        let top = summed(&[&halves[0], &halves[1]]);
        prop_assert_eq!(&top, &summed(&all));
        prop_assert!(found(&top, &halves, None).is_empty());
    }

    #[test]
    fn a_member_left_out_doubled_or_stale_is_named(
        members in members(),
        at in 0_usize..8,
    ) {
        let at = at % members.len();
        let all: Vec<&Report> = members.iter().collect();
        let without: Vec<&Report> = all.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, report)| *report).collect();
        prop_assert_eq!(causes(&found(&summed(&without), &members, None)), [Cause::LeftOut(at)]);
        let twice: Vec<&Report> = all.iter().chain([&all[at]]).copied().collect();
        prop_assert_eq!(causes(&found(&summed(&twice), &members, None)), [Cause::Twice(at)]);
        // A year before it had nothing but a figure of its own.
        let mut last = zeros(Edition::Edition2021);
        let cell = last.cell("requests.received.total").unwrap();
        last.set(cell, Count::from(5000).into()).unwrap();
        let stale: Vec<&Report> = without.iter().copied().chain([&last]).collect();
        let problems = found(&summed(&stale), &members, Some((at, &last)));
        prop_assert_eq!(causes(&problems), [Cause::LastYears(at)]);
    }

    #[test]
    fn any_text_gives_a_list_without_circles(
        text in "([甲乙丙丁…, \t]{0,4}[,，][甲乙丙丁]?(,汇总|,本级|,x)?\n){0,12}",
    ) {
        let (rollup, errors) = Rollup::from_csv(&text);
        for error in &errors {
            prop_assert!(!error.message(Locale::Chinese).is_empty());
        }
        prop_assert!(rollup.names().count() > 0 || !errors.is_empty());
        // From the roots every body is reached just once.
        let mut left: Vec<String> = rollup.roots().map(str::to_owned).collect();
        let mut reached = 0;
        while let Some(name) = left.pop() {
            reached += 1;
            left.extend(rollup.members_of(&name).map(str::to_owned));
        }
        prop_assert_eq!(reached, rollup.names().count());
    }

    #[test]
    fn what_p1_02_forbids_yr_02_forbids(
        numbers in proptest::collection::vec(0..9_u32, 8),
    ) {
        let mut last = zeros(Edition::Edition2021);
        let mut now = zeros(Edition::Edition2021);
        (last.heading.year, now.heading.year) = (Some(2023), Some(2024));
        let paths = ["issued", "repealed", "in_force"];
        for (n, row) in ["rules", "normative_documents"].iter().enumerate() {
            let path = |column: &str| format!("proactive_disclosure.{row}.{column}");
            for (column, number) in paths.iter().zip(&numbers[4 * n..]) {
                let cell = now.cell(&path(column)).unwrap();
                now.set(cell, Count::from(*number).into()).unwrap();
            }
            let cell = last.cell(&path("in_force")).unwrap();
            last.set(cell, Count::from(numbers[4 * n + 3]).into()).unwrap();
        }
        let found = |code: &str| {
            let profile = Profile::none().with(Rule::by_code(code).unwrap());
            Check::new(&now).profile(&profile).last_year(&last).run().len()
        };
        prop_assert!(found("P1-02") <= found("YR-02"));
    }
}
