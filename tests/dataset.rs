//! The tables of many reports: both forms, both ways.

use std::collections::BTreeMap;

use gouji::dataset::{Datum, Form, Record, State, Type, sql};
use gouji::*;
use proptest::prelude::*;
use serde_json::json;

use crate::golden::compare;
use crate::random::any_report;
use crate::rules::support::zeros;

#[cfg(feature = "arrow")]
mod arrow;
mod descriptions;
mod found;
#[cfg(feature = "csv")]
mod round;

/// The number of a column of the wide table.
fn at(name: &str) -> usize {
    let found = Form::Wide.columns().iter().position(|column| column.name == name);
    found.unwrap_or_else(|| panic!("no column {name}"))
}

#[test]
fn the_names_of_the_columns_need_no_quotes_and_are_told_apart_by_their_first_63_bytes() {
    for form in Form::ALL {
        let mut names: Vec<&str> = form.columns().iter().map(|column| &column.name[..]).collect();
        for name in &names {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(plain));
        }
        // PostgreSQL cuts a name there.
        names.iter_mut().for_each(|name| *name = &name[..name.len().min(63)]);
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{form:?}");
    }
}

#[test]
fn every_cell_has_one_column_and_every_rule_has_one() {
    let columns = Form::Wide.columns();
    let wholes = |column: &&dataset::Column| {
        matches!(column.holds, Type::Whole { .. } | Type::Money) && column.name != "year"
    };
    let mut paths: Vec<String> =
        Layout::ALL.iter().flat_map(|layout| layout.cells()).map(CellId::path).collect();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(columns.iter().filter(wholes).count(), paths.len());
    let rules = columns.iter().filter(|column| column.name.starts_with("rule_")).count();
    assert_eq!(rules, Rule::ALL.len());
}

#[test]
fn a_cell_without_a_number_is_null_and_its_letter_says_why() {
    let mut report = zeros(Edition::Edition2021);
    for (path, value) in [
        ("requests.received.natural_person", Count::BLANK),
        ("requests.received.total", Count::NOT_APPLICABLE),
    ] {
        let cell = report.cell(path).unwrap();
        report.set(cell, value.into()).unwrap();
    }
    let row = Form::Wide.rows(&Record::new("a", report)).remove(0);
    assert_eq!(row[at("requests_received_natural_person")], Datum::Null);
    assert_eq!(row[at("requests_received_total")], Datum::Null);
    assert_eq!(row[at("requests_carried_over_total")], Datum::Whole(0));
    let Datum::Text(codes) = &row[at("requests_codes")] else { panic!("no codes") };
    assert!(codes.starts_with("b11111n1"), "{codes}");
    // The row 其他处理 of the other edition.
    assert!(codes.contains('-'));
    assert_eq!(row[at("processing_fees_codes")], Datum::Null);
}

#[test]
fn what_a_document_lacks_and_what_could_not_be_read_are_kept_apart() {
    let document = include_str!("../examples/data/xingqing-2020.txt");
    let document = document.replace("申请数量\t\t25", "申请数量\t\t2.5");
    let reading = read::any(document.as_bytes(), None).unwrap();
    let record = Record::of_reading("a", &reading);
    let cell = record.report.cell("requests.received.natural_person").unwrap();
    assert_eq!(record.state(cell), Some(State::Unread));
    assert_eq!(Form::Wide.rows(&record)[0][at("requests_received_natural_person")], Datum::Null);
    let total = record.report.cell("requests.received.total").unwrap();
    assert_eq!(record.places[&total], reading.origins.get(&total).unwrap().to_string());
}

#[test]
fn the_outcomes_are_those_of_the_check() {
    let reading = read::any(include_bytes!("../examples/data/xingqing-2020.txt"), None).unwrap();
    let check = Check::new(&reading);
    let row = Form::Wide.rows(&Record::of_reading("a", &reading).with_outcomes(&check)).remove(0);
    assert_eq!(row[at("rule_rq_01")], Datum::Text("fails".into()));
    assert_eq!(row[at("rule_rq_03")], Datum::Text("holds".into()));
    assert_eq!(row[at("rule_yr_01")], Datum::Text("does_not_apply".into()));
    // Off by default.
    assert_eq!(row[at("rule_rl_04")], Datum::Null);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_report_comes_back_from_each_form(report in any_report(), hash in any::<bool>()) {
        let mut record = Record::new("某某县", report);
        if hash {
            record = record.with_hash("00ff");
        }
        let all = Profile::all();
        let told = record.clone().with_outcomes(&Check::new(&record.report).profile(&all));
        for (form, record) in [(Form::Wide, &told), (Form::Long, &record)] {
            let loaded = form.records(form.rows(record));
            prop_assert_eq!(&loaded.errors, &[]);
            prop_assert_eq!(&loaded.records[..], std::slice::from_ref(record));
        }
    }
}

#[test]
fn every_linear_rule_has_sql_and_no_other_has() {
    let list = serde_json::to_value(reference::rule_list(&HouseRules::new())).unwrap();
    let linear = list.as_array().unwrap().iter().filter(|rule| rule["identities"] != json!([]));
    let linear: Vec<&str> = linear.map(|rule| rule["code"].as_str().unwrap()).collect();
    let with: Vec<&str> = sql::rules().map(|(rule, _)| rule.code()).collect();
    assert_eq!(with, linear);
    for code in ["P0-01", "RQ-01", "RQ-02", "RQ-03", "RL-01", "RL-05", "XT-02", "YR-01", "YR-03"] {
        assert!(with.contains(&code), "{code}");
    }
}

#[test]
fn the_sql_that_is_checked_in_is_what_the_declarations_say() {
    compare("docs/sql/reports.sql", &sql::create_table());
    compare("docs/sql/outcomes.sql", &format!("{};\n", sql::outcomes()));
    let mut known = BTreeMap::new();
    for (rule, predicate) in sql::rules() {
        compare(&format!("docs/sql/{rule}.sql"), &sql::file(rule, &predicate));
        known.insert(format!("{rule}.sql"), ());
    }
    compare("docs/sql/members.sql", &sql::create_members());
    for predicate in sql::levels() {
        let rule = predicate.rule();
        compare(&format!("docs/sql/{rule}.sql"), &sql::levels_file(&predicate));
        known.insert(format!("{rule}.sql"), ());
    }
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/sql")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let is_known =
            ["reports.sql", "outcomes.sql", "members.sql", "README.md"].contains(&name.as_str());
        assert!(is_known || known.contains_key(&name), "{name} belongs to no rule");
    }
}
