//! A text that each rule about the text passes and one that breaks it, beside the same report.

use std::fmt::Write;

use gouji::claim::Narrative;
use gouji::*;

use super::support::{write, zeros};

pub struct Fixture {
    pub rule: &'static str,
    /// What is written into a report of zeros.
    cells: &'static [(&'static str, Option<i64>)],
    /// Texts of section 1, or of section 5 and 6 where the rule is about these.
    passing: &'static str,
    failing: &'static str,
}

const REQUESTS: &[(&str, Option<i64>)] = &[
    ("requests.received.natural_person", Some(22)),
    ("requests.received.commercial_enterprise", Some(3)),
    ("requests.received.total", Some(25)),
    ("requests.carried_over.total", Some(2)),
    ("requests.outcomes.disclosed.total", Some(20)),
    ("requests.outcomes.not_disclosed.state_secret.total", Some(1)),
    ("requests.outcomes.not_disclosed.third_party_rights.total", Some(5)),
    ("requests.outcomes.total.total", Some(26)),
    ("requests.carried_forward.total", Some(1)),
];

const CASES: &[(&str, Option<i64>)] = &[
    ("review_litigation.review.upheld", Some(3)),
    ("review_litigation.review.total", Some(4)),
    ("review_litigation.direct_litigation.total", Some(1)),
    ("review_litigation.litigation_after_review.total", Some(2)),
];

const DISCLOSED: &[(&str, Option<i64>)] = &[
    ("proactive_disclosure.normative_documents.issued", Some(3)),
    ("proactive_disclosure.normative_documents.repealed", Some(1)),
    ("proactive_disclosure.normative_documents.in_force", Some(20)),
    ("proactive_disclosure.administrative_licensing.decisions", Some(278)),
    ("proactive_disclosure.administrative_fees.amount", Some(120)),
    ("processing_fees.amount_collected", Some(400)),
];

const fn fixture(
    rule: &'static str,
    cells: &'static [(&'static str, Option<i64>)],
    passing: &'static str,
    failing: &'static str,
) -> Fixture {
    Fixture { rule, cells, passing, failing }
}

pub const FIXTURES: &[Fixture] = &[
    fixture("NA-01", REQUESTS, "共收到政府信息公开申请25件。", "共收到政府信息公开申请24件。"),
    fixture("NA-02", REQUESTS, "上年结转政府信息公开申请2件。", "上年结转政府信息公开申请3件。"),
    fixture("NA-03", REQUESTS, "办结政府信息公开申请26件。", "办结政府信息公开申请25件。"),
    fixture(
        "NA-04",
        REQUESTS,
        "收到依申请公开25件，1件结转下年度办理。",
        "收到依申请公开25件，2件结转下年度办理。",
    ),
    fixture(
        "NA-05",
        REQUESTS,
        "办结依申请公开26件，其中予以公开20件、不予公开6件。",
        "办结依申请公开26件，其中予以公开20件、不予公开5件。",
    ),
    fixture("NA-06", REQUESTS, "依申请公开办结率96.3%。", "依申请公开办结率92%。"),
    fixture("NA-07", CASES, "因政府信息公开引发行政复议4件。", "因政府信息公开引发行政复议5件。"),
    fixture(
        "NA-08",
        CASES,
        "因政府信息公开被提起行政诉讼3件。",
        "因政府信息公开被提起行政诉讼2件。",
    ),
    fixture("NA-09", &[], "全年未收到政府信息公开申请。", "全年未收到政府信息公开申请。"),
    fixture("NA-10", DISCLOSED, "制发规范性文件3件。", "制发规范性文件4件。"),
    fixture(
        "NA-11",
        REQUESTS,
        "收到依申请公开25件，其中网上申请20件，信函申请5件。",
        "收到依申请公开25件，其中网上申请20件，信函申请4件。",
    ),
    fixture("NA-12", &[], "未收取信息处理费。", "没有其他事项。"),
    fixture(
        "NA-13",
        &[],
        "数据统计期限为2023年1月1日至12月31日。",
        "数据统计期限为2022年1月1日至2022年12月31日。",
    ),
    fixture(
        "NA-14",
        REQUESTS,
        "2023年，共收到政府信息公开申请25件。",
        "2022年，共收到政府信息公开申请25件。",
    ),
    fixture("NA-15", &[], "一是公开的内容还不够全面，二是解读的形式单一。", "无"),
    fixture(
        "NA-16",
        REQUESTS,
        "收到依申请公开25件，其中法人或其他组织3件。",
        "收到依申请公开25件，其中法人或其他组织4件。",
    ),
    fixture("NA-17", &[], "", ""),
    fixture(
        "NA-18",
        &[],
        "因政府信息公开引发行政复议4件，结果维持3件，结果纠正1件。",
        "因政府信息公开引发行政复议4件，结果维持3件，结果纠正2件。",
    ),
    fixture("NA-19", DISCLOSED, "办理行政许可278件。", "办理行政许可287件。"),
    fixture("FE-06", DISCLOSED, "收取信息处理费400元。", "收取信息处理费380元。"),
];

const FILLING: &str = "本机关认真贯彻落实条例，持续做好各项公开工作。";

/// A page with the six titles and the text where the rule looks for it.
fn narrative(rule: &str, text: &str) -> Narrative {
    let long = FILLING.repeat(60);
    let first = match rule {
        "NA-15" | "NA-12" => FILLING,
        "NA-17" if text == "long" => &long,
        _ => text,
    };
    let first = if first.is_empty() { FILLING } else { first };
    let fifth = if rule == "NA-15" { text } else { FILLING };
    let sixth = if rule == "NA-12" { text } else { "无。" };
    let paragraphs = [
        "一、总体情况",
        first,
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        fifth,
        "六、其他需要报告的事项",
        sixth,
    ];
    let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect();
    let page = format!("<h1>某县2023年政府信息公开工作年度报告</h1>\n{body}");
    read::any(page.as_bytes(), Some("report.html")).unwrap().narrative().clone()
}

fn report(fixture: &Fixture, is_failing: bool) -> Report {
    let mut report = zeros(Edition::Edition2021);
    report.heading = Heading { agency: Some("某县".into()), year: Some(2023), scope: None };
    write(&mut report, fixture.cells);
    if fixture.rule == "NA-09" && is_failing {
        write(&mut report, &[("requests.received.total", Some(3))]);
    }
    report
}

fn found(fixture: &Fixture, is_failing: bool) -> Problems {
    let text = match (fixture.rule, is_failing) {
        ("NA-17", true) => "long",
        (_, true) => fixture.failing,
        (_, false) => fixture.passing,
    };
    let (report, narrative) = (report(fixture, is_failing), narrative(fixture.rule, text));
    let profile = Profile::none().with(Rule::by_code(fixture.rule).unwrap());
    Check::new(&report).profile(&profile).text(&narrative).run()
}

#[test]
fn a_passing_text_is_passed_and_is_about_the_rule() {
    for fixture in FIXTURES {
        let problems = found(fixture, false);
        assert!(
            problems.is_empty() && problems.undecided().is_empty(),
            "{}: {problems:?}",
            fixture.rule
        );
        let rule = Rule::by_code(fixture.rule).unwrap();
        let report = report(fixture, false);
        let narrative = narrative(fixture.rule, fixture.passing);
        let profile = Profile::none().with(rule);
        let outcomes = Check::new(&report).profile(&profile).text(&narrative).outcomes();
        assert_eq!(outcomes[0].verdict, Verdict::Holds, "{rule}");
    }
}

#[test]
fn a_failing_text_is_found() {
    for fixture in FIXTURES {
        let problems = found(fixture, true);
        assert_eq!(problems.len(), 1, "{}: {problems:?}", fixture.rule);
    }
}

#[test]
fn every_sentence_about_the_text_reads_well() {
    let mut said = String::new();
    for fixture in FIXTURES {
        for locale in [Locale::Chinese, Locale::English] {
            for problem in &found(fixture, true) {
                writeln!(said, "{} {}", fixture.rule, problem.message(locale)).unwrap();
            }
        }
    }
    crate::golden::compare("tests/rules/snapshots/every_sentence_about_the_text.txt", &said);
}

#[test]
fn a_text_that_is_left_out_is_not_judged() {
    for fixture in FIXTURES {
        let report = report(fixture, true);
        let profile = Profile::none().with(Rule::by_code(fixture.rule).unwrap());
        let narrative = narrative(fixture.rule, fixture.failing);
        let check = Check::new(&report).profile(&profile).text(&narrative).without_text();
        assert!(check.run().is_empty(), "{}", fixture.rule);
    }
}
