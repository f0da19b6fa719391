//! Locating with a summary and its members.

use gouji::across::{Checker, Rollup, sum};
use gouji::read::Reading;
use gouji::*;
use proptest::prelude::*;

use crate::random::balanced_report;
use crate::rules::support::zeros;

/// Reports of one edition in which every identity holds and no cell is blank.
fn members() -> impl Strategy<Value = Vec<Report>> {
    proptest::collection::vec(balanced_report(), 2..5).prop_map(|reports| {
        let full = |report: Report| {
            let mut own = zeros(Edition::Edition2021);
            for (cell, value) in report.cells() {
                let cell = cell.in_edition(Edition::Edition2021);
                if let Some(cell) = cell.filter(|_| value.integer().is_some()) {
                    let _ = own.set(cell, value);
                }
            }
            if locate(&own).is_empty() { own } else { zeros(Edition::Edition2021) }
        };
        reports.into_iter().map(full).collect()
    })
}

fn listed(reports: &[Report]) -> Members<'_> {
    let named = reports.iter().enumerate();
    let list = named.map(|(at, report)| Member::new(format!("m{at}")).with_report(report));
    Members::complete(list).with_scope(Some(Scope::WholeArea))
}

/// The report with another figure in one of the cells that identities tie.
fn spoilt(right: &Report, pick: &prop::sample::Index, figure: u32) -> Option<(Report, CellId)> {
    let is_tied = |cell: &CellId| cell.layout().identities().next().is_some();
    let cells: Vec<CellId> = right.cells().map(|(cell, _)| cell).filter(is_tied).collect();
    let cell = *pick.get(&cells);
    let mut wrong = right.clone();
    wrong.set(cell, Count::from(figure).into()).unwrap();
    (wrong != *right).then_some((wrong, cell))
}

/// The first repair that no evidence contradicts. A named mistake may come before it: that a total
/// was not filled in is likelier than a figure from nowhere.
fn agreeing(diagnosis: &Diagnosis, table: Table) -> &Repair {
    let repairs = diagnosis.of(table).flat_map(Fault::repairs);
    let mut repairs = repairs.filter(|repair| repair.contradicting().is_empty());
    repairs.next().expect("one that agrees")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn a_wrong_figure_of_a_summary_is_told_by_its_members(
        reports in members(),
        pick in any::<prop::sample::Index>(),
        figure in 0..90_u32,
    ) {
        let members = listed(&reports);
        let right = sum(&reports);
        let options = DiagnosisOptions::default().members(&members);
        prop_assert!(locate_with(&right, &options).is_empty());
        let Some((wrong, cell)) = spoilt(&right, &pick, figure) else { return Ok(()) };
        let diagnosis = locate_with(&wrong, &options);
        let best = agreeing(&diagnosis, cell.table());
        prop_assert_eq!(best.apply(&wrong).unwrap().0, right);
        prop_assert_eq!(best.agreeing()[0].source(), Source::Members);
    }

    #[test]
    fn a_wrong_figure_of_a_member_is_told_by_the_summary(
        mut reports in members(),
        pick in any::<prop::sample::Index>(),
        figure in 0..90_u32,
    ) {
        let summary = sum(&reports);
        let right = reports[1].clone();
        let Some((wrong, cell)) = spoilt(&right, &pick, figure) else { return Ok(()) };
        reports[1] = wrong.clone();
        let members = listed(&reports);
        // A member with that figure alone may as well have been left out.
        prop_assume!(!Evidence::of_summary(&summary, &members, 1).is_empty());
        let diagnosis =
            locate_with(&wrong, &DiagnosisOptions::default().summary(&summary, &members, 1));
        let best = agreeing(&diagnosis, cell.table());
        prop_assert_eq!(best.apply(&wrong).unwrap().0, right);
        prop_assert_eq!(best.agreeing()[0].source(), Source::Summary);
    }
}

fn of_cases(figures: [u32; 5]) -> Report {
    let mut table = ReviewLitigation::zero(Edition::Edition2021);
    table.review = CaseResults::from(figures);
    Report { review_litigation: Some(table), ..Report::default() }
}

fn messages(diagnosis: &Diagnosis, locale: Locale) -> Vec<String> {
    let repairs = diagnosis.faults().iter().flat_map(|fault| fault.repairs());
    repairs.map(|repair| repair.message(locale)).collect()
}

#[test]
fn the_sentence_says_what_the_members_add_up_to() {
    let reports = [of_cases([1, 2, 0, 0, 3]), of_cases([3, 1, 2, 1, 7])];
    let members = listed(&reports);
    // Four results and their total: any of the five may be wrong by two.
    let summary = of_cases([4, 3, 2, 1, 12]);
    assert_eq!(locate(&summary).faults()[0].repairs().len(), 5);
    let diagnosis = locate_with(&summary, &DiagnosisOptions::default().members(&members));
    let said = messages(&diagnosis, Locale::Chinese);
    assert_eq!(said[0], "行政复议·总计 应为 10（现为 12，错了一位数字）；与各下级之和 10 一致");
    assert!(said[1].ends_with("；但各下级之和为 4、10"), "{said:?}");
    let said = messages(&diagnosis, Locale::English);
    assert!(said[0].ends_with("; the members add up to 10 too"), "{said:?}");
}

#[test]
fn where_the_table_holds_and_its_members_differ_either_may_be_wrong() {
    let reports = [of_cases([1, 2, 0, 0, 3]), of_cases([3, 1, 2, 1, 7])];
    let members = listed(&reports);
    let summary = of_cases([4, 3, 3, 1, 11]);
    assert!(locate(&summary).is_empty());
    let diagnosis = locate_with(&summary, &DiagnosisOptions::default().members(&members));
    let said = messages(&diagnosis, Locale::Chinese);
    let is_said = |wanted: &str| said.iter().any(|said| said.contains(wanted));
    assert!(is_said("与各下级之和 2、10 一致"), "{said:?}");
    assert!(is_said("如本表数字无误，则下级报告有误（各下级之和为 2、10）"), "{said:?}");
}

#[test]
fn a_sum_that_is_not_known_to_be_one_says_nothing() {
    let reports = [of_cases([1, 2, 0, 0, 3]), of_cases([3, 1, 2, 1, 7])];
    let summary = of_cases([4, 3, 2, 1, 12]);
    let list =
        || [Member::new("a").with_report(&reports[0]), Member::new("b").with_report(&reports[1])];
    let absent = list().into_iter().chain([Member::new("c")]);
    let whole = Some(Scope::WholeArea);
    for members in [
        Members::some(list()).with_scope(whole),
        Members::complete(list()),
        Members::complete(list()).with_scope(Some(Scope::OwnLevel)),
        Members::complete(absent).with_scope(whole),
    ] {
        assert!(Evidence::of_members(&summary, &members).is_empty(), "{members:?}");
    }
    // A member that was left out explains every difference, so that no figure is in doubt.
    let members = listed(&reports);
    assert!(Evidence::of_members(&reports[1], &members).is_empty());
    assert!(Evidence::of_summary(&summary, &members, 2).is_empty());
}

#[test]
fn a_checker_with_levels_hears_them() {
    let (rollup, errors) =
        Rollup::from_csv("name,parent,kind\n甲县,,汇总\n甲县乙局,甲县,\n甲县丙局,甲县,\n");
    assert!(errors.is_empty());
    let of = |name: &str, figures| {
        let mut report = zeros(Edition::Edition2021);
        report.heading = Heading { agency: Some(name.into()), year: Some(2023), scope: None };
        report.review_litigation = of_cases(figures).review_litigation;
        (name.to_owned(), Ok::<_, ()>(Reading::from(report)))
    };
    // The summary is right, and one of its members is wrong.
    let pile = [
        of("甲县", [4, 3, 2, 1, 10]),
        of("甲县乙局", [1, 2, 0, 0, 3]),
        of("甲县丙局", [3, 1, 2, 1, 8]),
    ];
    let found = Checker::new().levels(&rollup).readings(pile);
    let said = messages(&found[2].1.as_ref().unwrap().diagnosis, Locale::Chinese);
    assert_eq!(said[0], "行政复议·总计 应为 7（现为 8）；与汇总报告减去其他下级后的 7 一致");
}
