//! The serde form: what is written, what is refused, and that all refusals at once say where and
//! what to write instead.

use gouji::*;
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

/// The form with values put at paths.
#[track_caller]
fn changed(changes: &[(&str, Value)]) -> Value {
    let mut tree = as_json();
    for (path, value) in changes {
        let pointer = format!("/{}", path.replace('.', "/"));
        match tree.pointer_mut(&pointer) {
            Some(place) => *place = value.clone(),
            None => {
                let (parent, name) = pointer.rsplit_once('/').unwrap();
                tree.pointer_mut(parent).unwrap()[name] = value.clone();
            }
        }
    }
    tree
}

/// Takes a field out of the form.
#[track_caller]
fn remove(tree: &mut Value, path: &str) {
    let pointer = format!("/{}", path.replace('.', "/"));
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let gone = tree.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
    assert!(gone.is_some(), "{path}");
}

#[track_caller]
fn errors(tree: &Value) -> Vec<Error> {
    let draft: Draft = serde_json::from_value(tree.clone()).unwrap();
    draft.report().unwrap_err().into_iter().collect()
}

/// The one error after one value was put at a path.
#[track_caller]
fn refusal(path: &str, value: Value) -> Error {
    let errors = errors(&changed(&[(path, value)]));
    let [error] = errors.try_into().expect("one error");
    error
}

fn paths(errors: &[Error]) -> Vec<&str> {
    errors.iter().map(|error| error.path().unwrap()).collect()
}

/// Puts at the path of each error what its message says to write.
#[track_caller]
fn obey(tree: &mut Value, errors: &[Error]) {
    for error in errors {
        let message = error.to_string();
        let (_, advice) = message.split_once("; write ").expect("advice");
        // The first piece of JSON in it.
        let starts = ["{", "\"", "null"].into_iter().filter_map(|start| advice.find(start));
        let start = starts.min().expect("JSON");
        let json = serde_json::Deserializer::from_str(&advice[start..]).into_iter().next();
        let pointer = format!("/{}", error.path().unwrap().replace('.', "/"));
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        tree.pointer_mut(parent).unwrap()[name] = json.unwrap().unwrap();
    }
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
fn a_wrong_figure_is_named_with_its_path_and_reason() {
    let path = "requests.outcomes.total.natural_person";
    let value = ErrorKind::Value;
    for (given, kind, reason) in [
        (json!(-3), value(Oddity::NegativeCount), "-3 is negative"),
        (json!(-3.0), value(Oddity::NegativeCount), "-3 is negative"),
        (json!(3.5), value(Oddity::Fraction), "3.5 has a fraction"),
        (json!(9_007_199_254_740_993_u64), value(Oddity::TooLarge), "2^53"),
        (json!(u64::MAX), value(Oddity::TooLarge), "2^53"),
        (json!(1e300), value(Oddity::TooLarge), "2^53"),
        (json!("12"), ErrorKind::Unexpected, "\"12\" cannot stand here; write a whole number"),
        (json!(true), ErrorKind::Unexpected, "true cannot stand here"),
        (json!([1]), ErrorKind::Unexpected, "[…] cannot stand here"),
        (json!({}), ErrorKind::Unexpected, "{…} cannot stand here"),
    ] {
        let error = refusal(path, given.clone());
        assert_eq!((error.kind(), error.path()), (kind, Some(path)), "{given}: {error}");
        let message = error.to_string();
        assert!(message.starts_with(&format!("{path}: ")) && message.contains(reason), "{message}");
    }
    let change = "proactive_disclosure.administrative_licensing.items_change";
    for given in [json!(-9_007_199_254_740_993_i64), json!(-1e300)] {
        assert_eq!(refusal(change, given).kind(), value(Oddity::TooLarge));
    }
    for given in [json!("x"), json!({})] {
        assert!(refusal(change, given).to_string().contains("below zero for a decrease"));
    }
    // The limits themselves are right.
    let limit = LIMIT as i64;
    let tree = changed(&[(path, json!(LIMIT)), (change, json!(-limit))]);
    assert!(serde_json::from_value::<Report>(tree).is_ok());
    let tree = changed(&[(path, json!(LIMIT as f64))]);
    assert!(serde_json::from_value::<Report>(tree).is_ok());
}

#[test]
fn a_wrong_amount_is_named_with_its_path_and_reason() {
    let amount = "proactive_disclosure.centralized_procurement.amount";
    let money = |value: Value, unit: Value| json!({ "value": value, "unit": unit });
    for (given, field, kind) in [
        (json!(3), "", ErrorKind::Unexpected),
        (json!("3"), "", ErrorKind::Unexpected),
        (money(json!(3.5), json!(null)), ".value", ErrorKind::Unexpected),
        (money(json!("-3"), json!(null)), ".value", ErrorKind::Value(Oddity::NegativeAmount)),
        (money(json!("1_000"), json!(null)), ".value", ErrorKind::Value(Oddity::NotANumber)),
        (money(json!("1,000"), json!(null)), ".value", ErrorKind::Value(Oddity::NotANumber)),
        (money(json!(".5"), json!(null)), ".value", ErrorKind::Value(Oddity::NotANumber)),
        (money(json!("5."), json!(null)), ".value", ErrorKind::Value(Oddity::NotANumber)),
        (money(json!("1e3"), json!(null)), ".value", ErrorKind::Value(Oddity::NotANumber)),
        (money(json!(""), json!(null)), ".value", ErrorKind::Value(Oddity::NotANumber)),
        (money(json!("/"), json!(null)), ".value", ErrorKind::Value(Oddity::NotANumber)),
        (money(json!("9".repeat(40)), json!(null)), ".value", ErrorKind::Value(Oddity::TooLarge)),
        (money(json!("3"), json!("dollar")), ".unit", ErrorKind::Unexpected),
        (json!({ "value": "3" }), ".unit", ErrorKind::Missing),
        (json!({ "unit": null }), ".value", ErrorKind::Missing),
    ] {
        let error = refusal(amount, given.clone());
        assert_eq!(error.path(), Some(format!("{amount}{field}").as_str()), "{given}: {error}");
        assert_eq!(error.kind(), kind, "{given}: {error}");
    }
    for text in ["0", "+12.50", "12.50", "007", "-0", "-0.00"] {
        let tree = changed(&[(amount, money(json!(text), json!("yuan")))]);
        assert!(serde_json::from_value::<Report>(tree).is_ok(), "{text}");
    }
    let both = errors(&changed(&[(amount, json!({ "value": 1, "unit": 2, "rate": 3 }))]));
    let told: Vec<_> = paths(&both).iter().map(|path| path.rsplit('.').next().unwrap()).collect();
    assert_eq!(told, ["value", "unit", "rate"]);
}

#[test]
fn a_wrong_field_is_named_with_what_belongs_there() {
    for (path, given, kind, advice) in [
        ("requests.outcomes.unheard_of", json!(1), ErrorKind::UnknownField, "remove it"),
        ("tables", json!(null), ErrorKind::UnknownField, "remove it"),
        ("heading.mayor", json!("x"), ErrorKind::UnknownField, "remove it"),
        ("requests", json!(3), ErrorKind::Unexpected, "null where the report has no such table"),
        ("heading", json!(3), ErrorKind::Unexpected, "an object"),
        ("heading.agency", json!(3), ErrorKind::Unexpected, "name of the body"),
        ("heading.year", json!("twenty"), ErrorKind::Unexpected, "2021"),
        ("heading.year", json!(0), ErrorKind::Unexpected, "0 cannot stand here"),
        ("heading.year", json!(-1), ErrorKind::Unexpected, "write a year"),
        ("heading.year", json!(65536), ErrorKind::Unexpected, "write a year"),
        ("heading.scope", json!("both"), ErrorKind::Unexpected, "\"own_level\""),
        ("heading.scope", json!(1), ErrorKind::Unexpected, "\"whole_area\""),
    ] {
        let error = refusal(path, given);
        assert_eq!((error.path(), error.kind()), (Some(path), kind), "{error}");
        assert!(error.to_string().contains(advice), "{error}");
        assert!(error.message(Locale::Chinese).starts_with(&format!("{path}：")), "{error}");
        assert!(error.message(Locale::Chinese).ends_with('。'), "{error}");
    }
    let errors = errors(&json!(3));
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].to_string(), "3 cannot stand here; an object {…} is expected");
}

#[test]
fn the_heading_is_read_in_full_and_may_be_left_out() {
    let tree = json!({ "heading": { "agency": "某局", "year": 2021, "scope": "whole_area" } });
    let report: Report = serde_json::from_value(tree.clone()).unwrap();
    let heading =
        Heading { agency: Some("某局".into()), year: Some(2021), scope: Some(Scope::WholeArea) };
    assert_eq!(report.heading, heading);
    assert_eq!(serde_json::to_value(&report).unwrap()["heading"], tree["heading"]);
    assert_eq!(serde_json::from_value::<Heading>(tree["heading"].clone()).unwrap(), heading);
    assert!(serde_json::from_value::<Heading>(json!({ "year": 0 })).is_err());
    let nulls = json!({ "heading": { "agency": null, "year": null, "scope": null } });
    for tree in [json!({}), nulls] {
        assert_eq!(serde_json::from_value::<Report>(tree).unwrap(), Report::default());
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once_in_the_order_of_the_form() {
    let mut tree = changed(&[
        ("heading.year", json!("2021")),
        ("heading.mayor", json!("x")),
        ("proactive_disclosure.rules.newly_made", json!(1.5)),
        ("requests.received.total", json!(-1)),
        ("requests.outcomes.disclosed", json!(null)),
        ("requests.outcomes.disclosed_in_part", json!({})),
        ("tables", json!(1)),
    ]);
    remove(&mut tree, "review_litigation.review.pending");
    let all = errors(&tree);
    let expected = [
        "heading.year",
        "heading.mayor",
        "proactive_disclosure.rules.newly_made",
        "requests.received.total",
        "requests.outcomes.disclosed",
        "requests.outcomes.disclosed_in_part",
        "review_litigation.review.pending",
        "tables",
    ];
    assert_eq!(paths(&all), expected);
    let message = serde_json::from_value::<Report>(tree).unwrap_err().to_string();
    assert_eq!(message.lines().count(), expected.len(), "{message}");
    for path in expected {
        assert!(message.contains(&format!("{path}: ")), "{message}");
    }
}

#[test]
fn what_is_missing_is_told_with_what_to_write_and_obeying_works() {
    for path in [
        "requests.carried_over",
        "requests.received.total",
        "requests.outcomes",
        "requests.outcomes.other_handling",
        "requests.outcomes.other_handling.fee_unpaid",
        "review_litigation.review",
        "proactive_disclosure.rules",
        "proactive_disclosure.centralized_procurement",
        "proactive_disclosure.centralized_procurement.amount",
        "proactive_disclosure.administrative_licensing.items_change",
    ] {
        let mut tree = as_json();
        remove(&mut tree, path);
        let mut wrong = errors(&tree);
        assert!(paths(&wrong).iter().all(|told| told.starts_with(path)), "{wrong:?}");
        assert!(wrong.iter().all(|error| error.kind() == ErrorKind::Missing), "{wrong:?}");
        // The rows of a group that is missing need the group.
        let parents = ["requests.outcomes", "requests.outcomes.other_handling"];
        if parents.contains(&path) {
            assert!(wrong.len() > 2, "{wrong:?}");
            for row in paths(&wrong) {
                let mut parent = &mut tree;
                for name in row.rsplit_once('.').unwrap().0.split('.') {
                    parent = &mut parent[name];
                    if parent.is_null() {
                        *parent = json!({});
                    }
                }
            }
            wrong = errors(&tree);
        }
        obey(&mut tree, &wrong);
        let report: Report = serde_json::from_value(tree).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(report.cells().all(|(_, value)| value.is_blank() || value.decimal().is_some()));
    }
}

#[test]
fn a_row_that_is_no_object_is_told_with_the_whole_row() {
    for given in [json!(null), json!(3), json!("/"), json!([0, 0, 0, 0, 0, 0, 0])] {
        let error = refusal("requests.carried_over", given.clone());
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        let row = "{\"natural_person\": null, \"commercial_enterprise\": null, \
                   \"research_institution\": null, \"public_welfare_organization\": null, \
                   \"legal_service_institution\": null, \"other_organization\": null, \
                   \"total\": null}";
        assert!(
            error.to_string().ends_with(&format!(
                "; write {row}, with a figure for null where the cell has one"
            ))
        );
        assert!(
            error
                .message(Locale::Chinese)
                .ends_with(&format!("，请填 {row}，并把有数字的格的 null 换成数字。"))
        );
        let mut tree = changed(&[("requests.carried_over", given)]);
        obey(&mut tree, &[error]);
        assert!(serde_json::from_value::<Report>(tree).is_ok());
    }
    // A group of rows: each of its rows is told, too.
    let errors = errors(&changed(&[("requests.outcomes.other_handling", json!(0))]));
    let told = ["", ".correction_overdue", ".fee_unpaid", ".other"];
    let told = told.map(|name| format!("requests.outcomes.other_handling{name}"));
    assert_eq!(paths(&errors), told);
}

#[test]
fn a_table_without_its_edition_is_told_with_what_is_wrong_in_all_of_them() {
    for (given, kind) in [
        (json!("2020"), ErrorKind::UnknownEdition),
        (json!(2021), ErrorKind::Unexpected),
        (json!(null), ErrorKind::Unexpected),
    ] {
        let changes = [("requests.edition", given), ("requests.received.total", json!(-1))];
        let all = errors(&changed(&changes));
        // other_handling is right in one of the editions: nothing is said of it.
        assert_eq!(paths(&all), ["requests.edition", "requests.received.total"]);
        assert_eq!(all[0].kind(), kind);
        assert!(all[0].to_string().ends_with("write \"2019\" or \"2021\""), "{}", all[0]);
    }
    let mut tree = as_json();
    remove(&mut tree, "requests.edition");
    let mut all = errors(&tree);
    assert_eq!((paths(&all), all[0].kind()), (vec!["requests.edition"], ErrorKind::Missing));
    // Which of the two editions it is, the writer knows.
    assert!(all.remove(0).to_string().ends_with("\"2021\""));
    tree["requests"]["edition"] = json!("2021");
    assert!(serde_json::from_value::<Report>(tree).is_ok());
    // A table that the editions print alike has none.
    let error = refusal("review_litigation.edition", json!("2021"));
    assert_eq!(error.kind(), ErrorKind::UnknownField);
}

#[test]
fn a_table_by_itself_is_read_and_refused_like_one_in_a_report() {
    let tree = serde_json::to_value(ReviewLitigation::zero(Edition::Edition2021)).unwrap();
    let table: ReviewLitigation = serde_json::from_value(tree.clone()).unwrap();
    assert_eq!(table, ReviewLitigation::zero(Edition::Edition2021));
    let mut wrong = tree;
    wrong["review"]["total"] = json!(-1);
    wrong["review"]["other"] = json!("x");
    let message = serde_json::from_value::<ReviewLitigation>(wrong).unwrap_err().to_string();
    assert_eq!(message.lines().count(), 2, "{message}");
    assert!(message.contains("review_litigation.review.total: -1"), "{message}");
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
fn a_field_given_twice_is_refused_whatever_it_says() {
    for (json, path) in [
        (r#"{"heading": {}, "heading": {}}"#, "heading"),
        (r#"{"heading": {"year": 2021, "year": 2021}}"#, "heading.year"),
        (
            r#"{"processing_fees": {"cases_notified": 1, "cases_notified": null,
                "amount_notified": null, "amount_collected": null}}"#,
            "processing_fees.cases_notified",
        ),
    ] {
        let draft: Draft = serde_json::from_str(json).unwrap();
        let errors: Vec<_> = draft.report().unwrap_err().into_iter().collect();
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!((errors[0].kind(), errors[0].path()), (ErrorKind::Twice, Some(path)));
        assert!(serde_json::from_str::<Report>(json).is_err());
    }
}

#[cfg(feature = "json")]
#[test]
fn json_is_read_with_and_without_a_byte_order_mark() {
    let json = serde_json::to_string(&report()).unwrap();
    assert_eq!(Report::from_json(json.as_bytes()), Ok(report()));
    let with_mark = format!("\u{feff}{json}");
    assert_eq!(Report::from_json(with_mark.as_bytes()), Ok(report()));
    let twice = format!("\u{feff}\u{feff}{json}");
    assert!(Report::from_json(twice.as_bytes()).is_err());
}

#[cfg(feature = "json")]
#[test]
fn text_that_is_no_json_is_told_with_line_and_character() {
    for (json, line, column) in [
        ("", 1, 0),
        ("{", 1, 1),
        ("{\"heading\": {\"agency\": \"某局\",}}", 1, 29),
        ("{\n  \"heading\": }", 2, 14),
        ("\u{feff}[1] x", 1, 5),
    ] {
        let errors = Report::from_json(json.as_bytes()).unwrap_err();
        let [error] = &errors.iter().collect::<Vec<_>>()[..] else { panic!("{errors}") };
        assert_eq!(error.kind(), ErrorKind::Syntax { line, column }, "{json}: {error}");
        let said = format!("line {line}, character {column}: ");
        assert!(error.to_string().starts_with(&said), "{error}");
        assert!(!error.to_string().contains(" at line "), "{error}");
    }
    let errors = Report::from_json(b"\xff\xfe{").unwrap_err();
    assert!(errors.message(Locale::Chinese).ends_with("不合 JSON 的写法。"), "{errors}");
}

#[test]
fn errors_are_counted_and_given_one_by_one() {
    let draft: Draft = serde_json::from_value(json!({ "a": 1, "b": 2 })).unwrap();
    let errors = draft.report().unwrap_err();
    assert_eq!(errors.iter().count(), 2);
    assert_eq!((&errors).into_iter().count(), 2);
    assert_eq!(errors.to_string(), errors.message(Locale::English));
    assert_eq!(errors.message(Locale::Chinese), "a：没有这一项，请删去。\nb：没有这一项，请删去。");
    assert_eq!(errors.into_iter().count(), 2);
}

#[test]
fn every_cell_has_a_path_that_leads_back_to_it() {
    for layout in Layout::ALL {
        let mut report = Report::default();
        report.add_blank(layout);
        assert_eq!(report.cells().count(), layout.len());
        for cell in layout.cells() {
            assert_eq!(layout.cell(&cell.path()), Some(cell));
            assert_eq!(report.cell(&cell.path()), Some(cell));
        }
    }
    assert_eq!(Layout::ALL.map(Layout::len), [22, 10, 23 * 7, 25 * 7, 15, 3]);
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
