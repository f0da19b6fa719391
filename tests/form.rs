//! The serde form: what is written, what is refused, and that the refusals say where.

use gouji::{Amount, Change, Count, Edition, Layout, ProactiveDisclosure, Report, Requests, Unit};
use serde_json::{Value, json};

fn report() -> Report {
    let mut report = Report::default();
    report.heading.agency = Some("银川市兴庆区".into());
    report.heading.year = Some(2020);
    report.add_blank(Layout::PROACTIVE_DISCLOSURE_2019);
    report.add_blank(Layout::REQUESTS_2021);
    report.add_blank(Layout::REVIEW_LITIGATION);
    report
}

fn as_json() -> Value {
    serde_json::to_value(report()).unwrap()
}

/// What reading says after one value was put at a path.
#[track_caller]
fn refusal(path: &str, value: Value) -> String {
    let mut tree = as_json();
    let pointer = format!("/{}", path.replace('.', "/"));
    match tree.pointer_mut(&pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            tree.pointer_mut(parent).unwrap()[name] = value;
        }
    }
    serde_json::from_value::<Report>(tree).unwrap_err().to_string()
}

#[test]
fn values_are_written_as_documented() {
    let mut report = report();
    let Some(ProactiveDisclosure::Edition2019(table)) = &mut report.proactive_disclosure else {
        unreachable!()
    };
    table.rules.newly_made = Count::from(3);
    table.rules.newly_published = Count::NOT_APPLICABLE;
    table.administrative_licensing.items_change = Change::from(-270);
    table.centralized_procurement.amount =
        Amount::new("24639.10".parse().unwrap(), Some(Unit::WanYuan)).unwrap();
    let tree = serde_json::to_value(&report).unwrap();
    let disclosure = &tree["proactive_disclosure"];
    assert_eq!(disclosure["edition"], "2019");
    assert_eq!(
        disclosure["rules"],
        json!({ "newly_made": 3, "newly_published": "/", "total_published": null })
    );
    assert_eq!(disclosure["administrative_licensing"]["items_change"], -270);
    assert_eq!(
        disclosure["centralized_procurement"]["amount"],
        json!({ "value": "24639.10", "unit": "wan_yuan" })
    );
    assert_eq!(tree["requests"]["edition"], "2021");
    assert!(tree["requests"]["outcomes"]["other_handling"]["fee_unpaid"]["total"].is_null());
    assert!(tree["review_litigation"].get("edition").is_none());
    assert!(tree["processing_fees"].is_null());
    assert_eq!(serde_json::from_value::<Report>(tree).unwrap(), report);
}

#[test]
fn one_row_of_other_handling_in_2019_and_three_in_2021() {
    for (edition, names) in [
        (Edition::Edition2019, ["natural_person", "total"]),
        (Edition::Edition2021, ["correction_overdue", "other"]),
    ] {
        let tree = serde_json::to_value(Requests::blank(edition)).unwrap();
        for name in names {
            assert!(tree["outcomes"]["other_handling"].get(name).is_some(), "{edition} {name}");
        }
        assert_eq!(serde_json::from_value::<Requests>(tree).unwrap(), Requests::blank(edition));
    }
}

#[test]
fn what_is_refused_is_named_with_its_path_and_reason() {
    let path = "requests.outcomes.total.natural_person";
    for (value, reason) in [
        (json!(-3), "negative"),
        (json!(3.5), "fraction"),
        (json!(9_007_199_254_740_993_u64), "2^53"),
        (json!(1e300), "2^53"),
        (json!("12"), "no count"),
        (json!(true), "no count"),
        (json!([1]), "a list of 1"),
    ] {
        let message = refusal(path, value.clone());
        assert!(message.starts_with(path) && message.contains(reason), "{value}: {message}");
    }
    for (path, value, reason) in [
        ("requests.outcomes.unheard_of", json!(1), "unknown field"),
        ("requests.edition", json!("2020"), "2019"),
        ("requests.received", json!(3), "an object was expected"),
        ("proactive_disclosure.centralized_procurement.amount", json!(3), "no amount"),
        (
            "proactive_disclosure.centralized_procurement.amount",
            json!({ "value": 3.5, "unit": null }),
            "as a string",
        ),
        (
            "proactive_disclosure.centralized_procurement.amount",
            json!({ "value": "-3", "unit": null }),
            "negative",
        ),
        (
            "proactive_disclosure.centralized_procurement.amount",
            json!({ "value": "3", "unit": "dollar" }),
            "wan_yuan",
        ),
        (
            "proactive_disclosure.administrative_licensing.items_change",
            json!(-9_007_199_254_740_993_i64),
            "2^53",
        ),
        ("tables", json!(null), "unknown field"),
        ("heading.year", json!("twenty"), "heading"),
        ("heading.mayor", json!("x"), "unknown field"),
    ] {
        let message = refusal(path, value);
        let told =
            if path.starts_with("heading") { "heading" } else { path.trim_end_matches(".edition") };
        assert!(message.starts_with(told) && message.contains(reason), "{path}: {message}");
    }
}

#[test]
fn a_whole_number_may_be_written_with_a_point() {
    let mut tree = as_json();
    tree["review_litigation"]["review"]["total"] = json!(3.0);
    assert_eq!(
        serde_json::from_value::<Report>(tree).unwrap().review_litigation.unwrap().review.total,
        Count::from(3)
    );
}

#[test]
fn a_cell_left_out_or_given_twice_is_refused() {
    let mut tree = as_json();
    tree["review_litigation"]["review"].as_object_mut().unwrap().remove("pending");
    let message = serde_json::from_value::<Report>(tree).unwrap_err().to_string();
    assert!(message.starts_with("review_litigation.review.pending: missing"), "{message}");
    let twice = serde_json::from_str::<Report>(r#"{"heading": {}, "heading": {}}"#)
        .unwrap_err()
        .to_string();
    assert!(twice.contains("twice"), "{twice}");
}

#[test]
fn every_cell_has_a_path_that_leads_back_to_it() {
    for layout in Layout::ALL.iter().copied() {
        let mut report = Report::default();
        report.add_blank(layout);
        assert_eq!(report.cells().count(), layout.len());
        for cell in layout.cells() {
            assert_eq!(layout.cell(&cell.to_string()), Some(cell));
            assert_eq!(report.cell(&cell.to_string()), Some(cell));
        }
    }
    let lengths: Vec<usize> = Layout::ALL.iter().map(|layout| layout.len()).collect();
    assert_eq!(lengths, [22, 10, 23 * 7, 25 * 7, 15, 3]);
}

#[test]
fn a_cell_of_another_edition_is_neither_read_nor_written() {
    let mut report =
        Report { requests: Some(Requests::blank(Edition::Edition2019)), ..Report::default() };
    let cell = Layout::REQUESTS_2021.cell("received.total").unwrap();
    assert_eq!(report.get(cell), None);
    assert!(report.set(cell, Count::ZERO.into()).is_err());
    assert_eq!(cell.in_edition(Edition::Edition2019), report.cell("requests.received.total"));
}
