//! The wide row: every cell of both editions in a fixed order, and back.

use gouji::*;
use proptest::prelude::*;

use crate::random::any_report;

fn at(name: &str) -> usize {
    let found = Report::row_names().iter().position(|known| known == name);
    found.unwrap_or_else(|| panic!("no column {name}"))
}

fn zeros() -> Report {
    Report {
        proactive_disclosure: Some(ProactiveDisclosure::zero(Edition::Edition2019)),
        requests: Some(Requests::zero(Edition::Edition2021)),
        ..Report::default()
    }
}

#[track_caller]
fn refused(changes: &[(&str, &str)]) -> Vec<(String, ErrorKind)> {
    let mut row = zeros().to_row();
    for (name, text) in changes {
        row[at(name)] = text.to_string();
    }
    let errors = Report::from_row(&row).unwrap_err();
    assert!(errors.iter().all(|error| error.message(Locale::Chinese).ends_with('。')));
    errors.iter().map(|error| (error.path().unwrap().into(), error.kind())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_report_made_of_its_row_is_the_same(report in any_report(), scope in 0usize..3) {
        let mut report = report;
        report.heading.scope = Scope::ALL.get(scope).copied();
        let row = report.to_row();
        prop_assert_eq!(row.len(), Report::row_names().len());
        prop_assert_eq!(Report::from_row(&row), Ok(report));
    }

    #[test]
    fn rows_of_different_reports_differ(a in any_report(), b in any_report()) {
        prop_assert_eq!(a == b, a.to_row() == b.to_row());
    }
}

#[test]
fn the_names_are_the_paths_of_the_serde_form_over_all_editions() {
    let names = Report::row_names();
    assert_eq!(
        names[..4],
        ["heading.agency", "heading.year", "heading.scope", "proactive_disclosure.edition"]
    );
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), names.len(), "a name stands twice");
    for layout in Layout::ALL.iter().copied() {
        for cell in layout.cells() {
            let path = cell.path();
            match cell.kind() {
                Kind::Amount => {
                    let value = at(&format!("{path}.value"));
                    assert_eq!(at(&format!("{path}.unit")), value + 1);
                }
                _ => assert!(at(&path) > 3),
            }
        }
        // The cells of each edition stand in printed order.
        let places: Vec<usize> = layout
            .cells()
            .filter(|cell| cell.kind() != Kind::Amount)
            .map(|cell| at(&cell.path()))
            .collect();
        assert!(places.is_sorted(), "{layout:?}");
    }
    // 3 of the heading, 4 editions, and each cell once; amounts have two columns.
    let mut paths: Vec<String> =
        Layout::ALL.iter().flat_map(|layout| layout.cells()).map(CellId::path).collect();
    paths.sort_unstable();
    paths.dedup();
    let amounts = paths.iter().filter(|path| path.contains("amount")).count();
    assert_eq!(names.len(), 3 + 4 + paths.len() + amounts);
}

#[test]
fn blank_not_applicable_and_absent_are_kept_apart() {
    let mut report = zeros();
    let cell = report.cell("requests.received.total").unwrap();
    let rows = [Count::BLANK, Count::NOT_APPLICABLE, Count::ZERO].map(|count| {
        report.set(cell, count.into()).unwrap();
        report.to_row()
    });
    assert_eq!(rows.map(|row| row[at("requests.received.total")].clone()), ["", "/", "0"]);
    let absent = Report::default().to_row();
    assert!(absent.iter().all(String::is_empty));
    let blank = Report {
        requests: Some(Requests::blank(Edition::Edition2019)),
        review_litigation: Some(ReviewLitigation::default()),
        ..Report::default()
    };
    let row = blank.to_row();
    assert_eq!(row[at("requests.edition")], "2019");
    assert_eq!(row[at("review_litigation.edition")], "any");
    assert_eq!(row[at("processing_fees.edition")], "");
    assert_eq!(Report::from_row(&row), Ok(blank));
}

#[test]
fn a_number_is_written_as_in_the_serde_form() {
    let mut report = zeros();
    for (path, value) in [
        ("administrative_licensing.items_change", Value::from(Change::from(6))),
        ("administrative_fees.items_change", Change::from(-6).into()),
        ("centralized_procurement.amount", "24639.10万元".parse::<Amount>().unwrap().into()),
    ] {
        let cell = Layout::PROACTIVE_DISCLOSURE_2019.cell(path).unwrap();
        report.set(cell, value).unwrap();
    }
    let row = report.to_row();
    for (name, text) in [
        ("administrative_licensing.items_change", "6"),
        ("administrative_fees.items_change", "-6"),
        ("centralized_procurement.amount.value", "24639.10"),
        ("centralized_procurement.amount.unit", "wan_yuan"),
    ] {
        assert_eq!(row[at(&format!("proactive_disclosure.{name}"))], text, "{name}");
    }
}

#[test]
fn a_row_edited_by_a_person_is_read_as_a_person_types() {
    let mut row = zeros().to_row();
    row[at("requests.received.total")] = "１，２３４".into();
    row[at("proactive_disclosure.centralized_procurement.amount.value")] = "1,500.5".into();
    row[at("proactive_disclosure.centralized_procurement.amount.unit")] = "yuan".into();
    let report = Report::from_row(&row).unwrap();
    assert_eq!(report.requests.as_ref().unwrap().received.total, Count::from(1234));
    let cell = report.cell("proactive_disclosure.centralized_procurement.amount").unwrap();
    assert_eq!(report.get(cell), Some("1500.5元".parse::<Amount>().unwrap().into()));
}

#[test]
fn all_that_is_wrong_in_a_row_is_told_by_the_names() {
    let amount = "proactive_disclosure.centralized_procurement.amount";
    assert_eq!(
        refused(&[
            ("heading.year", "0"),
            ("heading.scope", "all"),
            ("requests.received.total", "-1"),
            ("requests.outcomes.other_handling.total", "3"),
            (&format!("{amount}.unit"), "dollar"),
        ]),
        [
            ("heading.year".into(), ErrorKind::Value(Oddity::NotANumber)),
            ("heading.scope".into(), ErrorKind::Unexpected),
            (format!("{amount}.unit"), ErrorKind::Unexpected),
            ("requests.received.total".into(), ErrorKind::Value(Oddity::NegativeCount)),
            ("requests.outcomes.other_handling.total".into(), ErrorKind::UnknownCell),
        ]
    );
    assert_eq!(
        refused(&[(&format!("{amount}.value"), "3万元"), (&format!("{amount}.unit"), "yuan")]),
        [(format!("{amount}.value"), ErrorKind::Value(Oddity::UnitInCell))]
    );
    assert_eq!(
        refused(&[("heading.year", "20x1")]),
        [("heading.year".into(), ErrorKind::Value(Oddity::NotANumber))]
    );
}

#[test]
fn a_table_without_a_known_edition_is_told_of_once() {
    let path = || "requests.edition".to_string();
    assert_eq!(refused(&[("requests.edition", "2020")]), [(path(), ErrorKind::Unexpected)]);
    assert_eq!(refused(&[("requests.edition", "")]), [(path(), ErrorKind::Missing)]);
    let errors = Report::from_row(&{
        let mut row = zeros().to_row();
        row[at("requests.edition")] = String::new();
        row
    })
    .unwrap_err();
    assert_eq!(errors.to_string(), "requests.edition: missing; write 2019 or 2021");
}

#[test]
fn a_row_of_another_length_is_refused() {
    let names = Report::row_names().len();
    for len in [0, names - 1, names + 1] {
        let errors = Report::from_row(&vec![""; len]).unwrap_err();
        let kinds: Vec<_> = errors.iter().map(Error::kind).collect();
        assert_eq!(kinds, [ErrorKind::RowLength { expected: names, found: len }]);
    }
    let errors = Report::from_row(&[""]).unwrap_err();
    assert_eq!(errors.to_string(), format!("the row has 1 values instead of {names}"));
    assert_eq!(errors.message(Locale::Chinese), format!("这一行有 1 个值，应为 {names} 个。"));
}
