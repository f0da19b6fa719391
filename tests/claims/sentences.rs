//! Sentences and the claims that they make: the writings of figures, lists, and what is left alone.

use gouji::Edition;
use gouji::claim::{Claim, Context, Extent, Figure, of_document, of_text};
use gouji::read::Position;

const CONTEXT: Context<'_> = Context { year: Some(2023), agency: Some("某县人民政府") };

fn told(text: &str) -> Vec<(String, Figure)> {
    of_text(text, &CONTEXT).iter().map(|claim| (kind(claim), claim.figure())).collect()
}

fn kind(claim: &Claim) -> String {
    serde_json::to_value(claim.kind()).unwrap().as_str().unwrap().into()
}

#[track_caller]
fn says(text: &str, claims: &[(&str, u64)]) {
    let wanted: Vec<(String, Figure)> = claims
        .iter()
        .map(|(kind, number)| ((*kind).to_owned(), Figure::Exactly(*number)))
        .collect();
    assert_eq!(told(text), wanted, "{text}");
}

#[track_caller]
fn says_nothing(text: &str) {
    assert_eq!(told(text), [], "{text}");
}

#[test]
fn figures_are_read_in_all_their_writings() {
    for (text, number) in [
        ("共收到依申请公开25件。", 25),
        ("共收到依申请公开２５件。", 25),
        ("共收到依申请公开二十五件。", 25),
        ("共收到依申请公开 25 件。", 25),
        ("共收到依申请公开2\n5件。", 25),
        ("共收到依申请\n公开25件。", 25),
        ("共收到依申请公开1,234件。", 1234),
        ("共收到依申请公开1.2万件。", 12_000),
        ("共收到依申请公开两件。", 2),
        ("共收到依申请公开〇件。", 0),
        ("共收到政府信息公開申請25件。", 25),
        ("收到依申请公开件数为25。", 25),
    ] {
        says(text, &[("received", number)]);
    }
}

#[test]
fn figures_that_are_not_exact_say_so() {
    for (text, figure) in [
        ("共收到依申请公开220余件。", Figure::AtLeast(220)),
        ("共收到依申请公开200多件。", Figure::AtLeast(200)),
        ("共收到依申请公开超过200件。", Figure::AtLeast(200)),
        ("共收到依申请公开约200件。", Figure::About(200)),
        ("共收到依申请公开近200件。", Figure::About(200)),
        ("共收到依申请公开200件左右。", Figure::About(200)),
        ("共收到依申请公开不足10件。", Figure::AtMost(10)),
    ] {
        assert_eq!(told(text), [("received".to_owned(), figure)], "{text}");
    }
}

#[test]
fn figures_that_are_not_certain_are_left_alone() {
    for text in [
        "共收到依申请公开3-5件。",
        "共收到依申请公开3至5件。",
        "共收到依申请公开1，234件。",
        "共收到依申请公开2023 17件。",
        "共收到依申请公开第3件。",
        "共收到依申请公开3.5件。",
        "共收到依申请公开十几件。",
        // A row of a table that ran together.
        "一、本年新收政府信息公开申请数量713000074",
        "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0",
    ] {
        says_nothing(text);
    }
}

#[test]
fn the_same_verbs_of_other_business_say_nothing() {
    for text in [
        "受理县长信箱163件，已办结163件，办结率98%。",
        "收到政协提案8件，答复8件；人大代表建议11件，全部办结。",
        "12345热线受理2226件，办结2226件，办结率100%。",
        "收到行政许可申请33件，办结33件。",
        "主动公开政府信息120条，其中依申请公开3条，不予公开2条。",
        "制发公文120件，其中主动公开100件，依申请公开12件，不予公开8件。",
        "办理行政复议案件134件，维持100件。",
        "收到网民留言30条，公开答复30条。依申请公开栏目更新22条。",
        "公示行政许可55条、行政处罚12条。",
        "备案规范性文件134件，审查规范性文件12件。",
        "2023年3月5日，收到政府信息公开申请1件。",
        "上半年收到政府信息公开申请12件。",
        "督促各单位办理依申请公开件64件。",
        "较上年多收到政府信息公开申请12件。",
    ] {
        says_nothing(text);
    }
}

#[test]
fn the_next_subject_ends_what_governs() {
    says(
        "收到依申请公开5件，办结4件；受理投诉12件，办结12件，办结率100%。",
        &[("received", 5), ("concluded", 4)],
    );
    says(
        "受理咨询30件，办结30件。收到政府信息公开申请2件，已答复2件。",
        &[("received", 2), ("concluded", 2)],
    );
}

#[test]
fn a_heading_governs_only_what_names_nothing_else() {
    let text = "（二）依申请公开情况\n全年共收到申请3件，办结3件。";
    says(text, &[("received", 3), ("concluded", 3)]);
    says_nothing("（二）依申请公开情况\n（三）政府信息管理\n全年共收到申请3件。");
    says_nothing("（二）依申请公开情况\n收到居民反映的事情3件。");
}

#[test]
fn lists_belong_to_their_whole() {
    let text = "收到依申请公开25件（其中：信函16件，网上6件，当面3件），办结24件（其中：予以公开3件、不予公开3件）。";
    let claims = of_text(text, &CONTEXT);
    let parts: Vec<Option<usize>> = claims.iter().map(Claim::part_of).collect();
    assert_eq!(parts, [None, Some(0), Some(0), Some(0), None, Some(4), Some(4)]);
}

#[test]
fn a_new_number_leaves_one_reading_and_a_bare_one_two() {
    let count = |text| of_text(text, &CONTEXT)[0].readings(Edition::Edition2021).len();
    assert_eq!(count("新收政府信息公开申请25件。"), 1);
    assert_eq!(count("收到政府信息公开申请25件。"), 2);
    assert_eq!(count("办理政府信息公开申请25件。"), 3);
}

#[test]
fn several_outcomes_before_one_figure_are_a_sum() {
    let claims = of_text("办结依申请公开300件，予以公开及部分公开258件。", &CONTEXT);
    let cells = &claims[1].readings(Edition::Edition2021)[0].cells;
    let wanted =
        ["requests.outcomes.disclosed.total", "requests.outcomes.partially_disclosed.total"];
    assert_eq!(*cells, wanted);
}

#[test]
fn groups_are_the_sums_of_the_rows_of_the_edition() {
    let claims = of_text("办结依申请公开300件，其他处理8件。", &CONTEXT);
    let lengths = [Edition::Edition2019, Edition::Edition2021]
        .map(|edition| claims[1].readings(edition)[0].cells.len());
    assert_eq!(lengths, [1, 3]);
    // The edition of 2019 does not print what was repealed.
    let claims = of_text("废止规范性文件4件。", &CONTEXT);
    assert!(claims[0].readings(Edition::Edition2019).is_empty());
}

#[test]
fn an_office_is_a_part_in_the_report_of_its_government_alone() {
    let extent = |agency| {
        let context = Context { year: Some(2023), agency: Some(agency) };
        of_text("区政府办公室受理政府信息公开申请17件。", &context)[0].extent()
    };
    assert_eq!(extent("某区人民政府"), Extent::Part);
    assert_eq!(extent("某区人民政府办公室"), Extent::Body);
}

#[test]
fn the_area_is_more_than_an_office_and_all_of_a_government() {
    let extent = |agency| {
        let context = Context { year: Some(2023), agency: Some(agency) };
        of_text("全市共收到政府信息公开申请170件。", &context)[0].extent()
    };
    assert_eq!(extent("某市司法局"), Extent::Part);
    assert_eq!(extent("某市人民政府"), Extent::Body);
}

#[test]
fn wrapped_lines_are_one_sentence_and_keep_their_places() {
    let line = |number| Position::Line { line: number, column: 1 };
    let lines = [
        ("（二）依申请公开情况。全年共受理政府", line(7)),
        ("信息公开申请 17 件，办结1", line(8)),
        ("6件，均在期限内答复。", line(9)),
    ];
    let claims = of_document(lines, &CONTEXT).claims;
    let said: Vec<(&str, String)> = claims
        .iter()
        .map(|claim| (claim.phrase(), claim.position().unwrap().to_string()))
        .collect();
    let wanted = [("受理政府信息公开申请17件", "7:15".to_owned()), ("办结16件", "8:13".to_owned())];
    assert_eq!(said, wanted);
}

#[test]
fn paragraphs_of_a_document_are_not_joined() {
    let at = |number| Position::Paragraph { number };
    let paragraphs = [("共收到政府信息公开申请2", at(1)), ("5件工作简报已经印发。", at(2))];
    assert_eq!(of_document(paragraphs, &CONTEXT).claims, []);
}

#[test]
fn cases_that_two_words_name_are_counted_once() {
    let text = "因政府信息公开引发的行政复议案件10件，其中被维持7件，其他结果3件；\
        未经复议直接起诉的行政诉讼案件4件，结果维持4件；复议后起诉2件，结果维持2件。";
    let claims = of_text(text, &CONTEXT);
    let cells: Vec<Vec<String>> =
        claims.iter().map(|claim| claim.readings(Edition::Edition2021)[0].cells.clone()).collect();
    let wanted = [
        "review.total",
        "review.upheld",
        "review.other",
        "direct_litigation.total",
        "direct_litigation.upheld",
        "litigation_after_review.total",
        "litigation_after_review.upheld",
    ];
    assert_eq!(cells, wanted.map(|path| vec![format!("review_litigation.{path}")]));
    for claim in &claims {
        for reading in claim.readings(Edition::Edition2021) {
            let mut once = reading.cells.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), reading.cells.len(), "{}", claim.phrase());
        }
    }
}

#[test]
fn a_list_of_published_decisions_is_left_alone_to_its_end() {
    says_nothing("全年公开行政许可决定1203件，行政处罚决定487件。");
    says(
        "全年作出行政许可决定1203件，行政处罚决定487件。",
        &[("decision", 1203), ("decision", 487)],
    );
}

#[test]
fn a_comma_between_a_figure_and_a_year_ends_the_figure() {
    let text = "2023年收到政府信息公开申请数量为7,2022年为4,增加3件。";
    says(text, &[("received", 7)]);
}

#[test]
fn words_for_a_row_and_for_its_group_in_one_phrase_are_left_alone() {
    let text = "受理依申请公开2宗，其中1宗予以公开，1宗因本机关不掌握无法提供。";
    for claim in of_text(text, &CONTEXT) {
        for reading in claim.readings(Edition::Edition2021) {
            let mut once = reading.cells.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), reading.cells.len(), "{}", claim.phrase());
        }
    }
}
