//! The golden example: one mistake, four failing identities, one repair.

use gouji::*;

use crate::check::xingqing::report;

#[test]
fn there_is_exactly_one_smallest_set() {
    let diagnosis = locate(&report());
    let [fault] = diagnosis.faults() else { panic!("{diagnosis:?}") };
    assert_eq!(
        (fault.table(), fault.is_complete(), fault.least_cells(), fault.left_out()),
        (Table::Requests, true, 2, Some(0))
    );
    let [repair] = fault.repairs() else { panic!("{fault:?}") };
    let changes: Vec<_> = repair
        .changes()
        .iter()
        .map(|change| {
            (
                change.cell().path(),
                change.from().integer(),
                change.to().and_then(|value| value.integer()),
            )
        })
        .collect();
    assert_eq!(
        changes,
        [
            ("requests.outcomes.total.natural_person".into(), Some(25), Some(24)),
            ("requests.outcomes.total.total".into(), Some(25), Some(24)),
        ]
    );
    assert_eq!(
        (repair.pattern(), repair.confidence()),
        (Some(Pattern::CountsCarriedForward), Confidence::Unique)
    );
    assert_eq!(
        repair.message(Locale::Chinese),
        "（七）总计 应为 24（现为 25，多计了结转下年度的 1 件）"
    );
    assert_eq!(
        repair.message(Locale::English),
        "total concluded should be 24 (is 25, it counts the 1 carried forward too)"
    );
}

#[test]
fn the_repaired_report_is_valid() {
    let report = report();
    let diagnosis = locate(&report);
    let (mended, failing) = diagnosis.apply(&report).unwrap();
    assert!(failing.is_empty());
    assert!(locate(&mended).is_empty());
    assert!(Valid::try_from(mended).is_ok());
}

#[test]
fn a_repair_serialises_with_paths_and_numbers() {
    let diagnosis = locate(&report());
    assert_eq!(
        serde_json::to_value(&diagnosis.faults()[0].repairs()[0]).unwrap(),
        serde_json::json!({
            "changes": [
                { "cell": "requests.outcomes.total.natural_person", "from": 25, "to": 24 },
                { "cell": "requests.outcomes.total.total", "from": 25, "to": 24 },
            ],
            "weight": 50, "pattern": "counts_carried_forward", "confidence": "unique",
        })
    );
}
