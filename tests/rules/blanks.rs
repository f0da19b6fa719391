//! Cells without a number: three-valued outcomes.

use gouji::*;

use super::support::{check_with, write, zeros};

const GROUP: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

fn with_group(values: [Option<i64>; 5]) -> Report {
    let mut report = Report::default();
    report.add_blank(Layout::REVIEW_LITIGATION);
    let paths = GROUP.map(|name| format!("review_litigation.review.{name}"));
    let cells: Vec<_> = paths.iter().map(String::as_str).zip(values).collect();
    write(&mut report, &cells);
    report
}

#[test]
fn an_identity_with_blanks_is_what_all_fillings_of_them_say() {
    // Every group of small numbers and blanks, against trying every small number in place of the
    // blanks.
    const MOST: i64 = 2;
    let choices: Vec<Option<i64>> = (0..=MOST).map(Some).chain([None]).collect();
    let identity = &Layout::REVIEW_LITIGATION.linear_rules()[0].identity();
    let mut seen = std::collections::HashSet::new();
    for number in 0..choices.len().pow(5) {
        let values: [Option<i64>; 5] =
            std::array::from_fn(|i| choices[number / choices.len().pow(i as u32) % choices.len()]);
        let fillings = fillings(values, 4 * MOST);
        let holding = fillings.iter().filter(|[a, b, c, d, total]| a + b + c + d == *total).count();
        let expected = match holding {
            0 => Outcome::Fails,
            all if all == fillings.len() => Outcome::Holds,
            _ => Outcome::Undecided,
        };
        assert_eq!(identity.outcome(&with_group(values)), Some(expected), "{values:?}");
        seen.insert(expected);
    }
    assert_eq!(seen.len(), 3);
}

fn fillings(values: [Option<i64>; 5], most: i64) -> Vec<[i64; 5]> {
    let mut all = vec![[0; 5]];
    for (i, value) in values.into_iter().enumerate() {
        let range = value.map_or(0..=most, |value| value..=value);
        all = all
            .iter()
            .flat_map(|filling| range.clone().map(move |value| (filling, value)))
            .map(|(filling, value)| {
                let mut filling = *filling;
                filling[i] = value;
                filling
            })
            .collect();
    }
    all
}

#[test]
fn not_applicable_is_no_number_either() {
    let mut report = with_group([Some(1), Some(0), Some(0), Some(0), Some(2)]);
    let identity = &Layout::REVIEW_LITIGATION.linear_rules()[0].identity();
    assert_eq!(identity.outcome(&report), Some(Outcome::Fails));
    let cell = report.cell("review_litigation.review.other").unwrap();
    report.set(cell, Value::not_applicable(cell.kind())).unwrap();
    assert_eq!(identity.outcome(&report), Some(Outcome::Undecided));
    assert_eq!(identity.residual(&report), None);
}

#[test]
fn an_identity_of_a_table_that_is_missing_has_no_outcome() {
    assert_eq!(
        Layout::REVIEW_LITIGATION.linear_rules()[0].identity().outcome(&Report::default()),
        None
    );
    assert_eq!(
        Layout::REQUESTS_2019.linear_rules()[0].identity().outcome(&zeros(Edition::Edition2021)),
        None
    );
    assert!(
        check_with(&Report::default(), &Profile::all())
            .iter()
            .all(|problem| problem.rule().code() == "ST-01")
    );
}

#[test]
fn a_blank_change_leaves_the_bound_open() {
    let mut report = zeros(Edition::Edition2019);
    let row = "proactive_disclosure.administrative_licensing";
    write(
        &mut report,
        &[(&format!("{row}.items_previous_year"), Some(5)), (&format!("{row}.items_change"), None)],
    );
    let findings = check_with(&report, &Profile::none().with(Rule::by_code("P0-01").unwrap()));
    assert!(findings.is_empty());
    assert_eq!(findings.undecided().len(), 1);
    assert_eq!(verdict(&report), Outcome::Undecided);
}

#[test]
fn a_blank_table_is_told_of_once() {
    let mut report = zeros(Edition::Edition2021);
    report.heading.agency = Some("某某镇".into());
    report.add_blank(Layout::REQUESTS_2021);
    write(
        &mut report,
        &[
            ("review_litigation.review.upheld", Some(1)),
            ("review_litigation.review.total", Some(1)),
        ],
    );
    let findings = check_with(&report, &Profile::all());
    let said: Vec<_> =
        findings.undecided().iter().map(|undecided| undecided.message(Locale::Chinese)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(
        said[0],
        "三、收到和处理政府信息公开申请情况：整张表未填写，无法判断\
         RQ-01、RQ-02、RQ-03、CE-08、RQ-07、RQ-08、RQ-09。"
    );
    assert!(findings.undecided()[0].rules().len() > 3);
    // That the cells are blank is a finding all the same.
    assert_eq!(findings.iter().map(|finding| finding.rule().code()).collect::<Vec<_>>(), ["CE-06"]);
    assert_eq!(verdict(&report), Outcome::Undecided);
}

#[test]
fn a_sum_whose_known_parts_exceed_the_total_fails_and_says_at_least() {
    let report = with_group([Some(3), None, None, None, Some(2)]);
    let findings = check_with(&report, &Profile::none().with(Rule::by_code("RL-01").unwrap()));
    let finding = findings.iter().next().unwrap();
    assert_eq!(
        finding.message(Locale::Chinese),
        "四、政府信息公开行政复议、行政诉讼情况，“行政复议”：结果维持 3 + 结果纠正 空白 + 其他结果 空白 + 尚未审结 空白 ≥ 3，总计 2，至少相差 1。"
    );
    assert_eq!(finding.difference(), Some(1));
    assert!(!finding.left().unwrap().is_complete());
}

#[test]
fn a_blank_that_decides_an_identity_is_named() {
    let mut report = zeros(Edition::Edition2021);
    write(
        &mut report,
        &[
            ("requests.received.natural_person", Some(2)),
            ("requests.carried_over.natural_person", None),
        ],
    );
    let findings = check_with(&report, &Profile::none().with(Rule::by_code("RQ-01").unwrap()));
    assert_eq!(
        findings.iter().map(|finding| finding.message(Locale::Chinese)).collect::<Vec<_>>(),
        [
            "三、收到和处理政府信息公开申请情况，“自然人”列：本年新收 2 + 上年结转 空白 ≥ 2，（七）总计 0 + 结转下年度 0 = 0，至少相差 2。"
        ]
    );
    write(&mut report, &[("requests.outcomes.total.natural_person", Some(2))]);
    let findings = check_with(&report, &Profile::none().with(Rule::by_code("RQ-01").unwrap()));
    assert!(findings.is_empty());
    assert_eq!(
        findings.undecided()[0].message(Locale::Chinese),
        "三、收到和处理政府信息公开申请情况，“自然人”列：上年结转没有数字，无法判断“本年新收 + 上年结转 = 办理结果总计 + 结转下年度”（RQ-01）。"
    );
    assert_eq!(
        (findings.undecided()[0].cells().len(), findings.undecided()[0].missing().len()),
        (4, 1)
    );
}
