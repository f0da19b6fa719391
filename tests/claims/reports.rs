//! Claims beside whole reports: what real ones taught.

use gouji::claim::{Context, Narrative, of_document};
use gouji::read::Position;
use gouji::*;

use crate::rules::support::{write, zeros};

fn narrative(text: &str, agency: &str) -> Narrative {
    let context = Context { year: Some(2024), agency: Some(agency) };
    of_document([(text, Position::Paragraph { number: 1 })], &context)
}

/// The phrases of the claims with what they come to, and the rules that are broken.
fn judged(
    text: &str,
    agency: &str,
    cells: &[(&str, Option<i64>)],
) -> (Vec<(String, Option<Outcome>)>, Vec<String>) {
    let mut report = zeros(Edition::Edition2021);
    report.heading = Heading { agency: Some(agency.into()), year: Some(2024), scope: None };
    write(&mut report, cells);
    let narrative = narrative(text, agency);
    let check = Check::new(&report).text(&narrative);
    let claims = check
        .claims()
        .map(|(claim, verdict)| (claim.phrase().to_owned(), verdict.outcome()))
        .collect();
    let problems = check.run();
    let codes = problems.iter().map(|problem| problem.rule().code().to_owned());
    (claims, codes.filter(|code| code.starts_with("NA")).collect())
}

#[test]
fn the_xingqing_text_is_compared_figure_by_figure() {
    let document = include_bytes!("../../examples/data/xingqing-2020.txt");
    let reading = read::any(document, None).unwrap();
    let check = Check::new(&reading);
    let outcomes: Vec<(&str, Option<Outcome>)> =
        check.claims().map(|(claim, verdict)| (claim.phrase(), verdict.outcome())).collect();
    let holds = Some(Outcome::Holds);
    assert_eq!(
        outcomes,
        [
            ("制发规范性文件4件", holds),
            ("收到政府信息公开申请25件", holds),
            // No table has the ways in which requests came; NA-11 adds them up.
            ("信函16件", None),
            ("网络6件", None),
            ("当面3件", None),
            ("办结24件", Some(Outcome::Fails)),
            ("予以公开3件", holds),
            ("不予公开3件", holds),
            ("部分公开1件", holds),
            ("本机关不掌握17件", holds),
            ("办结率96%", holds),
            ("结转下年度1件", holds),
            ("行政复议1件", holds),
            ("维持", holds),
        ]
    );
    let problems = check.run();
    let of_text: Vec<&Problem> =
        problems.iter().filter(|problem| problem.rule().code().starts_with("NA")).collect();
    let [problem] = of_text[..] else { panic!("{of_text:?}") };
    assert_eq!(problem.rule().code(), "NA-03");
    assert_eq!(problem.raw(), Some("办结24件"));
    assert_eq!(problem.message(Locale::Chinese), "正文写“办结24件”，表中（七）总计为 25，相差 1。");
}

#[test]
fn the_office_beside_the_table_of_its_district_is_not_accused() {
    // 洪泽 2024.
    let cells =
        [("requests.received.total", Some(95)), ("requests.outcomes.total.total", Some(95))];
    let text = "区政府办代表区政府受理政府信息公开申请17件，均已在法定期限内予以答复。";
    let (claims, codes) = judged(text, "某市某区人民政府", &cells);
    assert_eq!(claims, [("受理政府信息公开申请17件".to_owned(), Some(Outcome::Undecided))]);
    assert_eq!(codes, [] as [&str; 0]);
}

#[test]
fn filed_cases_are_not_those_of_the_table() {
    // 宿迁 2024.
    let cells = [("review_litigation.review.total", Some(170))];
    let text = "因政府信息公开引发的备案行政复议案件134件。";
    assert_eq!(judged(text, "某市人民政府", &cells), (vec![], vec![]));
}

#[test]
fn documents_made_after_a_review_of_all_explain_the_difference() {
    // 平潭 2023: 393 + 77 = 470.
    let cells = [
        ("proactive_disclosure.normative_documents.issued", Some(77)),
        ("proactive_disclosure.normative_documents.in_force", Some(470)),
    ];
    let text = "梳理出继续有效规范性文件393件。";
    let (claims, codes) = judged(text, "某实验区", &cells);
    assert_eq!(claims[0].1, Some(Outcome::Holds));
    assert_eq!(codes, [] as [&str; 0]);
    let (_, codes) = judged("梳理出继续有效规范性文件300件。", "某实验区", &cells);
    assert_eq!(codes, ["NA-10"]);
}

#[test]
fn two_requests_in_the_text_and_three_in_the_table_are_found() {
    // A bureau in 长春, 2023.
    let cells = [("requests.received.total", Some(3)), ("requests.outcomes.total.total", Some(3))];
    let text = "本年度，共受理政府信息公开申请2件，都在法定期限内予以答复。";
    assert_eq!(judged(text, "某局", &cells).1, ["NA-01"]);
}

#[test]
fn disclosed_in_full_and_in_part_together_are_found() {
    // 上海 2019: the text has 258, the table 275.
    let cells = [
        ("requests.received.total", Some(859)),
        ("requests.carried_over.total", Some(18)),
        ("requests.outcomes.disclosed.total", Some(258)),
        ("requests.outcomes.partially_disclosed.total", Some(17)),
        ("requests.outcomes.total.total", Some(805)),
        ("requests.carried_forward.total", Some(72)),
    ];
    let text = "共收到政府信息公开申请859件，答复805件。其中，予以公开及部分公开258件。";
    let (claims, codes) = judged(text, "某市政府办公厅", &cells);
    assert_eq!(codes, ["NA-05"], "{claims:?}");
}

#[test]
fn outcomes_of_the_new_requests_may_lack_those_that_were_carried_over() {
    let cells = [
        ("requests.received.total", Some(10)),
        ("requests.carried_over.total", Some(2)),
        ("requests.outcomes.disclosed.total", Some(9)),
        ("requests.outcomes.total.total", Some(12)),
    ];
    let text = "共收到政府信息公开申请10件，其中予以公开7件。";
    assert_eq!(judged(text, "某局", &cells).1, [] as [&str; 0]);
    let text = "共收到政府信息公开申请10件，其中予以公开6件。";
    assert_eq!(judged(text, "某局", &cells).1, ["NA-05"]);
}

#[test]
fn a_part_is_the_body_where_its_figures_are_those_of_the_table() {
    let cells =
        [("requests.received.total", Some(25)), ("requests.outcomes.total.total", Some(25))];
    let text = "区本级共收到政府信息公开申请25件，办结24件。";
    assert_eq!(judged(text, "某区", &cells).1, ["NA-03"]);
    let text = "区本级共收到政府信息公开申请17件，办结16件。";
    assert_eq!(judged(text, "某区", &cells).1, [] as [&str; 0]);
}

#[test]
fn requests_that_came_in_one_way_are_a_part_of_all() {
    let cells = [("requests.received.total", Some(5))];
    let few = "通过门户网站收到政府信息公开申请3件。";
    assert_eq!(judged(few, "某局", &cells).1, [] as [&str; 0]);
    let many = "通过门户网站收到政府信息公开申请6件。";
    assert_eq!(judged(many, "某局", &cells).1, ["NA-01"]);
}

#[test]
fn about_figures_contradict_only_by_magnitude() {
    let cells = [("requests.received.total", Some(180))];
    for (text, codes) in [
        ("共收到政府信息公开申请约200件。", &[][..]),
        ("共收到政府信息公开申请170余件。", &[]),
        ("共收到政府信息公开申请约2000件。", &["NA-01"]),
    ] {
        assert_eq!(judged(text, "某局", &cells).1, codes, "{text}");
    }
}

#[test]
fn figures_of_another_year_are_not_compared() {
    let cells = [("requests.received.total", Some(5))];
    let text = "2023年，收到政府信息公开申请9件；2024年，收到政府信息公开申请5件。";
    assert_eq!(judged(text, "某局", &cells).1, [] as [&str; 0]);
}

#[test]
fn blank_cells_leave_a_claim_open() {
    let cells = [("requests.received.total", None)];
    let (claims, codes) = judged("共收到政府信息公开申请9件。", "某局", &cells);
    assert_eq!((claims[0].1, codes), (Some(Outcome::Undecided), vec![]));
}

#[test]
fn ways_that_no_word_knows_leave_the_sum_open() {
    let cells = [("requests.received.total", Some(107)), ("requests.carried_over.total", Some(1))];
    for (text, codes) in [
        ("共收到依申请公开107件，其中省厅交来3件，网络90件，信函14件。", &[][..]),
        ("共收到依申请公开107件，其中网络90件，信函14件。", &["NA-11"]),
        ("共收到依申请公开107件，其中网络90件，信函14件，当面4件。", &["NA-11"]),
        // Those that were carried over came in some way, too.
        ("共收到依申请公开107件，上年结转1件，其中网络90件，信函18件。", &[]),
    ] {
        assert_eq!(judged(text, "某厅", &cells).1, codes, "{text}");
    }
}
