//! What a check came to, in the forms of other programs.

use gouji::write::{self, Results};
use gouji::*;
use serde_json::{Value as Json, json};

fn reading() -> read::Reading {
    read::any(include_bytes!("../../examples/data/xingqing-2020.txt"), None).unwrap()
}

fn of(reading: &read::Reading) -> Vec<Results<'_>> {
    vec![Results::of("宁夏/兴庆 <区>.txt", &Check::new(reading))]
}

#[test]
fn every_rule_that_is_on_has_its_outcome_also_where_it_holds() {
    let reading = reading();
    let json = write::results(&of(&reading));
    let rules = json["reports"][0]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Profile::default().rules().count());
    let outcome = |code: &str| {
        let rule = rules.iter().find(|rule| rule["rule"] == code).unwrap();
        (rule["outcome"].as_str().unwrap(), rule["reason"].clone())
    };
    assert_eq!(outcome("RQ-01"), ("fails", Json::Null));
    assert_eq!(outcome("RQ-03"), ("holds", Json::Null));
    assert_eq!(outcome("YR-01"), ("does_not_apply", json!("no_last_year")));
    let problems = json["reports"][0]["problems"].as_array().unwrap();
    assert_eq!(problems.len(), Check::new(&reading).run().len());
    assert!(problems[0]["message"]["zh"].as_str().unwrap().ends_with('。'));
}

#[test]
fn the_schema_of_the_results_is_checked_in() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/results.schema.json");
    let schema = write::results_schema();
    if std::env::var_os("GOUJI_REWRITE").is_some() {
        std::fs::write(path, serde_json::to_string_pretty(&schema).unwrap() + "\n").unwrap();
    }
    let known: Json = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(known == schema, "{path} is old; GOUJI_REWRITE=1 writes it anew");
}

#[test]
fn sarif_has_a_result_for_each_problem_with_its_place_and_one_for_each_rule_beside() {
    let reading = reading();
    let log = write::sarif(&of(&reading), Locale::Chinese);
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let kinds = |kind: &str| results.iter().filter(|result| result["kind"] == kind).count();
    assert_eq!(kinds("fail"), Check::new(&reading).run().len());
    assert!(kinds("pass") > 0 && kinds("notApplicable") > 0);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(result["kind"] == "fail", result["level"] != "none");
    }
    let sums = results.iter().find(|result| result["ruleId"] == "RQ-02").unwrap();
    let place = &sums["locations"][0];
    // 宁夏/兴庆 <区>.txt as a relative reference.
    let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert_eq!(uri, "%E5%AE%81%E5%A4%8F/%E5%85%B4%E5%BA%86%20%3C%E5%8C%BA%3E.txt");
    let cells = place["logicalLocations"].as_array().unwrap();
    assert!(cells.contains(&json!({
        "fullyQualifiedName": "requests.outcomes.total.natural_person@2019"
    })));
}

#[test]
fn what_is_undecided_is_open_in_sarif_and_an_error_in_junit_never_a_pass() {
    let mut report = crate::rules::support::zeros(Edition::Edition2021);
    let cell = report.cell("requests.received.total").unwrap();
    report.set(cell, Count::BLANK.into()).unwrap();
    let results = [Results::of("a", &Check::new(&report))];
    let log = write::sarif(&results, Locale::English);
    let all = log["runs"][0]["results"].as_array().unwrap();
    let first = all.iter().find(|result| result["ruleId"] == "RQ-01").unwrap();
    assert_eq!((&first["kind"], &first["level"]), (&json!("open"), &json!("none")));
    let xml = write::junit(&results, Locale::English);
    let case = xml.split("<testcase").find(|case| case.contains("name=\"RQ-01 ")).unwrap();
    assert!(case.contains("<error type=\"undecided\""), "{case}");
    let list = write::validation_report(&results, "2026", Locale::English);
    let first = list.as_array().unwrap().iter().find(|one| one["id"] == "a#RQ-01").unwrap();
    assert_eq!(first["value"], "NA");
}

#[test]
fn what_was_explained_is_suppressed_in_sarif_and_skipped_in_junit() {
    let reading = reading();
    let mut answers = Answers::new();
    let first = Check::new(&reading).run();
    for problem in first.of_rule(Rule::by_code("RQ-02").unwrap()) {
        answers.insert(problem, Answer::new(AnswerState::Explained, "部门口径"));
    }
    let results = [Results::of("a", &Check::new(&reading).answers(&answers))];
    let log = write::sarif(&results, Locale::Chinese);
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let reason = &result["suppressions"][0]["justification"];
        assert_eq!(reason == "部门口径", result["ruleId"] == "RQ-02");
        assert_eq!(result["kind"] == "fail", result["partialFingerprints"].is_object());
    }
    let xml = write::junit(&results, Locale::Chinese);
    let case = |code: &str| {
        xml.split("<testcase").find(|case| case.contains(&format!("name=\"{code} "))).unwrap()
    };
    assert!(case("RQ-02").contains("<skipped") && case("RQ-01").contains("<failure"));
}

#[test]
fn junit_counts_what_it_lists_and_escapes_what_xml_cannot_hold() {
    let reading = reading();
    let check = Check::new(&reading);
    let xml = write::junit(&[Results::of("\u{0}a\u{c}<\"&>", &check)], Locale::Chinese);
    assert!(xml.contains("<testsuite name=\"a&lt;&quot;&amp;&gt;\" "), "{xml}");
    let told = |name: &str| -> usize {
        let rest = xml.split(&format!("{name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    assert_eq!(told("tests"), xml.matches("<testcase").count());
    assert_eq!(told("failures"), xml.matches("<failure").count());
    assert_eq!(told("errors"), xml.matches("<error").count());
    assert_eq!(told("skipped"), xml.matches("<skipped").count());
    let fails = check.outcomes().iter().filter(|one| one.verdict == Verdict::Fails).count();
    assert_eq!(told("failures"), fails);
}

#[test]
fn a_validation_report_has_a_validation_for_each_rule() {
    let reading = reading();
    let list = write::validation_report(&of(&reading), "20260331T093000+0800", Locale::Chinese);
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), Profile::default().rules().count());
    let value = |code: &str| {
        let found = list.iter().find(|one| one["rule"]["expression"] == code).unwrap();
        found["value"].as_str().unwrap().to_owned()
    };
    assert_eq!([value("RQ-01"), value("RQ-03"), value("YR-01")], ["0", "1", "NA"]);
    assert_eq!(list[0]["event"]["time"], "20260331T093000+0800");
}
