//! What must be so of every diagnosis.

use gouji::*;
use proptest::prelude::*;

use crate::rules::support::check_with;

use crate::random::{any_report, balanced_report};

/// A report in which a few cells are wrong or blank.
fn spoilt() -> impl Strategy<Value = Report> {
    let change = (
        any::<prop::sample::Index>(),
        prop_oneof![1 => Just(None), 3 => (0..60_u32).prop_map(Some), 1 => any::<u32>().prop_map(Some)],
    );
    (balanced_report(), proptest::collection::vec(change, 0..5)).prop_map(
        |(mut report, changes)| {
            let cells: Vec<CellId> = report
                .cells()
                .map(|(cell, _)| cell)
                .filter(|cell| cell.kind() == Kind::Count)
                .collect();
            for (index, figure) in changes {
                if !cells.is_empty() {
                    let figure = figure.map_or(Count::BLANK, Count::from);
                    report.set(*index.get(&cells), figure.into()).unwrap();
                }
            }
            report
        },
    )
}

fn failing(report: &Report) -> usize {
    let identities = report.layouts().flat_map(|layout| layout.identities());
    identities.filter(|identity| identity.outcome(report) == Some(Outcome::Fails)).count()
}

proptest! {
    #[test]
    fn every_repair_makes_every_identity_hold(report in spoilt()) {
        let diagnosis = locate(&report);
        prop_assert_eq!(diagnosis.faults().iter().any(|fault| fault.table() == Table::ProactiveDisclosure), false);
        for fault in diagnosis.faults() {
            prop_assert!(fault.is_complete());
            for repair in fault.repairs() {
                // The other faults mended by their own first repairs.
                let (mended, _) = diagnosis.apply(&report).unwrap();
                let (mended, still) = repair.apply(&undo(&report, mended, fault)).unwrap();
                prop_assert_eq!(failing(&mended), 0, "{:?}", repair);
                prop_assert!(still.is_empty(), "{:?}", still);
            }
        }
        let (mended, still) = diagnosis.apply(&report).unwrap();
        prop_assert!(still.is_empty());
        // A total that was blank all along may now be told.
        let blank = |repair: &Repair| repair.pattern() == Some(Pattern::LeftBlank);
        prop_assert!(locate(&mended).faults().iter().all(|fault| blank(&fault.repairs()[0])));
    }

    #[test]
    fn a_report_is_at_fault_when_an_identity_fails_or_a_total_is_blank(report in spoilt()) {
        let unfilled = check_with(&report, &Profile::none().with(Rule::by_code("CE-08").unwrap()));
        let told = failing(&report) > 0 || !unfilled.is_empty();
        let tied = |cell: CellId| cell.layout().identities().next().is_some();
        let full = report.cells().filter(|(cell, _)| tied(*cell)).all(|(_, value)| value.integer().is_some());
        // With blank cells the identities may contradict each other although none fails by itself.
        prop_assert!(told || !full || locate(&report).is_empty());
        prop_assert!(!told || !locate(&report).is_empty(), "{:?}", unfilled);
    }

    #[test]
    fn repairs_come_best_first_and_each_set_once(report in spoilt()) {
        let diagnosis = locate(&report);
        prop_assert_eq!(&diagnosis, &locate(&report));
        for fault in diagnosis.faults() {
            let repairs = fault.repairs();
            prop_assert!(!repairs.is_empty() && repairs.len() <= 64);
            prop_assert!(repairs.is_sorted_by_key(Repair::weight));
            for (place, repair) in repairs.iter().enumerate() {
                let size = repair.changes().len() as u64;
                let named = size > fault.least_cells() && repair.pattern().is_some();
                prop_assert!((repair.is_least() && size == fault.least_cells()) || (!repair.is_least() && named));
                prop_assert!(repair.changes().is_sorted_by_key(|change| change.cell()));
                prop_assert!(repair.changes().iter().all(|change| change.to() != Some(change.from())));
                prop_assert!(repairs[..place].iter().all(|other| other.changes() != repair.changes()));
                prop_assert_eq!(repair.confidence() == Confidence::Unique, repairs.len() == 1 && fault.left_out() == Some(0) && repair.is_unique());
            }
        }
    }

    #[test]
    fn sentences_name_the_cells_and_are_whole(report in spoilt()) {
        for repair in locate(&report).faults().iter().flat_map(Fault::repairs) {
            let chinese = repair.message(Locale::Chinese);
            prop_assert!(chinese.contains('应') && chinese.contains("现为") && !chinese.contains("  "), "{}", chinese);
            prop_assert_eq!(chinese.matches('（').count(), chinese.matches('）').count());
            let english = repair.message(Locale::English);
            prop_assert!(english.contains("should be") && !english.contains("  "), "{}", english);
            prop_assert!(!english.chars().any(|char| ('\u{3000}'..'\u{a000}').contains(&char)), "{}", english);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn any_report_is_diagnosed_within_the_budget(report in any_report(), last_year in any_report()) {
        let options = DiagnosisOptions::default().budget(500_000).last_year(&last_year);
        let diagnosis = locate_with(&report, &options);
        prop_assert_eq!(&diagnosis, &locate_with(&report, &options));
        for fault in diagnosis.faults() {
            for repair in fault.repairs() {
                prop_assert!(fault.is_complete() || repair.confidence() == Confidence::OnlyShown);
                prop_assert!(repair.apply(&report).is_ok());
            }
        }
    }
}

/// The mended report with the cells of one fault as they were.
fn undo(report: &Report, mut mended: Report, fault: &Fault) -> Report {
    for change in fault.repairs()[0].changes() {
        mended.set(change.cell(), report.get(change.cell()).unwrap()).unwrap();
    }
    mended
}
