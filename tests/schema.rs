//! The JSON Schema against the serde form.

use gouji::*;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// Validates by the keywords that our schema uses, and fails on any other.
fn valid(root: &Json, schema: &Json, value: &Json) -> bool {
    schema.as_object().unwrap().iter().all(|(keyword, wanted)| match keyword.as_str() {
        "$schema" | "$defs" | "title" | "description" => true,
        "$ref" => valid(
            root,
            root.pointer(wanted.as_str().unwrap().trim_start_matches('#')).unwrap(),
            value,
        ),
        "anyOf" => wanted.as_array().unwrap().iter().any(|schema| valid(root, schema, value)),
        "const" => value == wanted,
        "enum" => wanted.as_array().unwrap().contains(value),
        "type" => match wanted {
            Json::Array(types) => types.iter().any(|name| of_type(name, value)),
            name => of_type(name, value),
        },
        "minimum" => value.as_i64().is_none_or(|number| number >= wanted.as_i64().unwrap()),
        "maximum" => value.as_i64().is_none_or(|number| number <= wanted.as_i64().unwrap()),
        "pattern" => value.as_str().is_none_or(is_decimal),
        "required" => value.as_object().is_none_or(|object| {
            wanted
                .as_array()
                .unwrap()
                .iter()
                .all(|name| object.contains_key(name.as_str().unwrap()))
        }),
        "properties" => value.as_object().is_none_or(|object| {
            wanted.as_object().unwrap().iter().all(|(name, schema)| {
                object.get(name).is_none_or(|value| valid(root, schema, value))
            })
        }),
        "additionalProperties" => value.as_object().is_none_or(|object| {
            let known = schema["properties"].as_object().unwrap();
            wanted == false && object.keys().all(|name| known.contains_key(name))
        }),
        other => panic!("the schema uses {other}, which this test does not know"),
    })
}

/// The pattern of money: digits with at most one point between them.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    digits(whole.strip_prefix('+').unwrap_or(whole)) && digits(fraction)
}

fn of_type(name: &Json, value: &Json) -> bool {
    match name.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "object" => value.is_object(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the schema uses the type {other}"),
    }
}

fn is_valid(value: &Json) -> bool {
    let schema = serde_json::to_value(schema()).unwrap();
    valid(&schema, &schema, value)
}

fn report() -> impl Strategy<Value = Report> {
    let cell = prop_oneof![
        Just(None),
        Just(Some(None)),
        (0..=LIMIT as i64).prop_map(|number| Some(Some(number)))
    ];
    let unit = prop_oneof![Just(None), Just(Some(Unit::Yuan)), Just(Some(Unit::WanYuan))];
    let layouts = proptest::sample::subsequence(Layout::ALL.to_vec(), 0..=Layout::ALL.len());
    let heading =
        (proptest::option::of(any::<String>()), proptest::option::of(1..=u16::MAX), any::<bool>());
    (layouts, proptest::collection::vec((cell, unit), 230), heading).prop_map(
        |(layouts, values, (agency, year, whole))| {
            let scope = whole.then_some(Scope::WholeArea);
            let mut report =
                Report { heading: Heading { agency, year, scope }, ..Report::default() };
            for layout in layouts {
                report.add_blank(layout);
            }
            let cells: Vec<_> = report.cells().map(|(cell, _)| cell).collect();
            for (cell, (value, unit)) in cells.into_iter().zip(values) {
                let value = match (value, cell.kind()) {
                    (None, kind) => Value::blank(kind),
                    (Some(None), kind) => Value::not_applicable(kind),
                    (Some(Some(number)), Kind::Change) => Change::new(-number).unwrap().into(),
                    (Some(Some(number)), Kind::Amount) => {
                        Amount::new(number.into(), unit).unwrap().into()
                    }
                    (Some(Some(number)), _) => Count::try_from(number).unwrap().into(),
                };
                report.set(cell, value).unwrap();
            }
            report
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_serde_writes_is_valid(report in report()) {
        let value = serde_json::to_value(&report).unwrap();
        prop_assert!(is_valid(&value));
        prop_assert_eq!(serde_json::from_value::<Report>(value).unwrap(), report);
    }
}

#[test]
fn what_serde_refuses_is_not_valid() {
    let base = serde_json::to_value(crate::rules::support::zeros(Edition::Edition2021)).unwrap();
    assert!(is_valid(&base));
    let wrong = [
        ("/requests/received/total", json!(-1)),
        ("/requests/received/total", json!(3.5)),
        ("/requests/received/total", json!(LIMIT + 1)),
        ("/requests/received/total", json!("12")),
        ("/requests/received", json!(null)),
        ("/requests/edition", json!("2019")),
        ("/requests/edition", json!("2020")),
        ("/proactive_disclosure/administrative_fees/amount", json!(12)),
        (
            "/proactive_disclosure/administrative_fees/amount",
            json!({ "value": "-1", "unit": null }),
        ),
        (
            "/proactive_disclosure/administrative_fees/amount",
            json!({ "value": "1", "unit": "fen" }),
        ),
        (
            "/proactive_disclosure/administrative_fees/amount",
            json!({ "value": "1_000", "unit": null }),
        ),
        ("/heading/year", json!("2021")),
        ("/heading/year", json!(0)),
    ];
    for (pointer, value) in wrong {
        let mut report = base.clone();
        *report.pointer_mut(pointer).unwrap() = value;
        assert!(!is_valid(&report), "{pointer}");
        assert!(serde_json::from_value::<Report>(report).is_err(), "{pointer}");
    }
    let mut report = base.clone();
    report["requests"]["received"]["subtotal"] = json!(1);
    assert!(!is_valid(&report));
    report = base.clone();
    report["requests"]["received"].as_object_mut().unwrap().remove("total");
    assert!(!is_valid(&report));
}

#[test]
fn the_schema_that_is_checked_in_is_what_the_declarations_say() {
    // Compared as data: the order of keys depends on the features of serde_json.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report.schema.json");
    if std::env::var_os("GOUJI_REWRITE").is_some() {
        std::fs::write(path, serde_json::to_string_pretty(&schema()).unwrap() + "\n").unwrap();
    }
    let known: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(
        known == serde_json::to_value(schema()).unwrap(),
        "docs/report.schema.json is old; GOUJI_REWRITE=1 writes it anew"
    );
}
