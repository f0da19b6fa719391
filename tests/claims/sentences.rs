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

/// The kinds, the figures and the cells of the first reading, without what all paths begin with.
fn cells(text: &str, edition: Edition) -> Vec<Vec<String>> {
    let readings = |claim: &Claim| claim.readings(edition);
    let short = |path: String| path.split_once('.').map(|(_, path)| path.to_owned()).unwrap();
    of_text(text, &CONTEXT)
        .iter()
        .filter_map(|claim| readings(claim).into_iter().next())
        .map(|reading| reading.cells.into_iter().map(short).collect())
        .collect()
}

#[test]
fn two_kinds_of_decisions_side_by_side_are_decisions_and_one_alone_is_not() {
    let text = "行政强制3件、行政处罚76件、行政许可421次。";
    says(text, &[("decision", 3), ("decision", 76), ("decision", 421)]);
    for text in [
        "行政处罚12件，罚款3.2万元。",
        "行政许可12项、行政处罚318项。",
        "行政许可事项12件、行政处罚事项318件。",
        "通过网站公示：行政许可12件、行政处罚3件。",
        "其中行政许可12件、行政处罚3件。",
        "办理行政复议案件52件，其中行政处罚类21件、行政许可类3件、行政强制类2件。",
        "抽查行政许可案卷12件、行政处罚案卷3件。",
    ] {
        says_nothing(text);
    }
    says(
        "收到政府信息公开申请30件，内容涉及行政许可12件、行政处罚5件、行政强制13件。",
        &[("received", 30)],
    );
}

#[test]
fn decisions_of_one_kind_of_business_are_not_all_of_the_row() {
    says_nothing("全年作出治安行政处罚决定432件。");
    says("全年作出行政处罚决定432件。", &[("decision", 432)]);
    says("公示食品抽检结果18家，全年作出行政处罚决定54件。", &[("decision", 54)]);
    says_nothing("公示行政许可18件，行政处罚决定54件。");
}

#[test]
fn decisions_that_were_not_made_are_none() {
    let decisions = |text| -> Vec<Figure> { told(text).into_iter().map(|(_, one)| one).collect() };
    assert_eq!(decisions("全年未实施行政强制。"), [Figure::Zero]);
    assert_eq!(decisions("本年度无行政许可、行政处罚。"), [Figure::Zero; 2]);
    let text = "作出行政处罚决定3件，没有行政强制。";
    assert_eq!(decisions(text), [Figure::Exactly(3), Figure::Zero]);
    says_nothing("本机关无行政处罚权。");
    says_nothing("无行政许可事项、行政处罚事项。");
}

#[test]
fn a_word_for_a_row_says_which_row_of_the_group_it_is() {
    for (text, row) in [
        ("1件因本机关不掌握无法提供", "unable_to_provide.not_held"),
        ("涉及第三方权益的1件不予公开", "not_disclosed.third_party_rights"),
        ("1件信访投诉举报类不予处理", "not_processed.petition_or_complaint"),
        ("以“没有现成信息需另行制作”答复1件", "unable_to_provide.requires_creation"),
    ] {
        let text = format!("收到依申请公开2件，{text}。");
        let wanted = [vec!["received.total".to_owned()], vec![format!("outcomes.{row}.total")]];
        assert_eq!(cells(&text, Edition::Edition2021), wanted, "{text}");
    }
    // Both of them, or one: not certain.
    assert_eq!(
        cells("收到依申请公开2件，本机关不掌握或无法提供1件。", Edition::Edition2021).len(),
        1
    );
}

#[test]
fn one_of_several_reasons_for_an_outcome_can_only_be_too_large() {
    let open = |text| -> Vec<bool> { of_text(text, &CONTEXT).iter().map(Claim::is_open).collect() };
    assert_eq!(open("收到依申请公开9件，信息不存在4件。"), [false, true]);
    assert_eq!(open("收到依申请公开9件，本机关不掌握4件。"), [false, false]);
    let both = "收到依申请公开9件，本机关不掌握4件，信息不存在2件。";
    assert_eq!(open(both), [false, true, true]);
    assert_eq!(open("收到依申请公开9件，其中企业2件。"), [false, true]);
    assert_eq!(open("因信息公开引发行政复议5件，撤销1件。"), [false, true]);
}

#[test]
fn a_list_that_only_requests_have_needs_no_other_anchor() {
    says(
        "在已答复的申请中，予以公开52件，不予公开6件，本机关不掌握31件。",
        &[("outcome", 52), ("outcome", 6), ("outcome", 31)],
    );
    says(
        "收到的申请中，自然人95件，商业企业11件，科研机构1件。",
        &[("applicant", 95), ("applicant", 11), ("applicant", 1)],
    );
    says_nothing("提案答复全部公开8件，部分公开3件，不予公开2件。");
    says_nothing("信访答复信息不存在2件，不属于本机关职责31件，予以公开3件。");
}

#[test]
fn ways_before_their_sum_are_parts_of_it() {
    let text = "网络申请41件，信函申请15件，现场申请2件，合计收到政府信息公开申请58件。";
    let parts: Vec<_> = of_text(text, &CONTEXT).iter().map(Claim::part_of).collect();
    assert_eq!(parts, [Some(3), Some(3), Some(3), None]);
    says(text, &[("channel", 41), ("channel", 15), ("channel", 2), ("received", 58)]);
    let text = "现场申请3件，受理微信留言2件，合计收到政府信息公开申请58件。";
    says(text, &[("received", 58)]);
}

#[test]
fn a_figure_of_one_way_is_a_part_of_that_of_all_ways_behind_it() {
    let text = "现场受理政府信息公开申请0件，全年收到申请3件，邮寄2件，网络1件。";
    says(text, &[("channel", 0), ("received", 3), ("channel", 2), ("channel", 1)]);
    let parts: Vec<_> = of_text(text, &CONTEXT).iter().map(Claim::part_of).collect();
    assert_eq!(parts, [Some(1), None, Some(1), Some(1)]);
    // 信函 is no part of what came over the net.
    says("通过网上平台收到依申请公开7件，信函2件。", &[("received", 7)]);
}

#[test]
fn what_is_said_of_all_that_a_platform_takes_is_nothing_of_requests() {
    let text = "通过12345平台受理3021件，合计3232件；收到依申请公开共5件。";
    says(text, &[("received", 5)]);
    says("政务平台受理3021件；收到依申请公开共5件。", &[("received", 5)]);
    // Of all requests these are a part, and the first figure is none of ours.
    says_nothing("收到各类申请12件，其中政府信息公开申请5件。");
}

#[test]
fn nothing_of_something_is_written_with_a_numeral_as_well() {
    let text = "本年度政府信息公开零申请、零复议、零诉讼。";
    let kinds: Vec<String> = told(text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["received", "review", "litigation"]);
    says_nothing("零距离服务，安全生产零事故、信访零投诉、全年零诉讼。");
    says("共收到依申请公开零件。", &[("received", 0)]);
}

#[test]
fn no_outcome_of_a_kind_is_none_of_its_row() {
    let text = "收到依申请公开3件，无不予公开情形。";
    let wanted = [Figure::Exactly(3), Figure::Zero];
    assert_eq!(told(text).into_iter().map(|(_, one)| one).collect::<Vec<_>>(), wanted);
    says("收到依申请公开3件，没有应公开而不予公开的情形。", &[("received", 3)]);
}

#[test]
fn the_cases_of_a_reconsideration_organ_are_not_those_of_the_work() {
    says("收到政府信息公开申请3件。受理行政复议答复案件27件。", &[("received", 3)]);
    says("收到依申请公开3件，办理行政复议案件27件。", &[("received", 3)]);
    says("因信息公开引发行政复议2件；其他行政复议案件43件。", &[("review", 2)]);
    says("办理依申请公开3件，对答复不服申请行政复议2件。", &[("handled", 3), ("review", 2)]);
}

#[test]
fn results_behind_a_list_of_kinds_may_be_those_of_all_of_them() {
    let text = "信息公开引发的行政诉讼5件，其中未经复议直接起诉3件、复议后起诉2件，结果维持4件。";
    let claims = of_text(text, &CONTEXT);
    let readings = claims[3].readings(Edition::Edition2021);
    assert_eq!(readings.iter().map(|one| one.cells.len()).collect::<Vec<_>>(), [1, 2]);
    // They are not added up against one kind.
    assert_eq!(claims[3].part_of(), None);
}

#[test]
fn the_columns_of_the_edition_of_2019_are_told_by_their_labels() {
    let text = "规范性文件新制作6件，新公开5件，对外公开总数量31件。";
    let wanted = ["newly_made", "newly_published", "total_published"]
        .map(|column| vec![format!("normative_documents.{column}")]);
    assert_eq!(cells(text, Edition::Edition2019), wanted);
    assert_eq!(cells(text, Edition::Edition2021).len(), 1);
    says_nothing("新公开税收政策28条，对外公开总数量1308条。");
}

#[test]
fn a_second_kind_of_documents_has_the_verb_of_the_first() {
    let wanted = [vec!["rules.issued".to_owned()], vec!["normative_documents.issued".to_owned()]];
    assert_eq!(cells("出台规章2部、规范性文件17件。", Edition::Edition2021), wanted);
    says("出台规范性文件2件、政策解读3件。", &[("document", 2)]);
    says_nothing("制定规章制度5部，印发文件33件、规范性文件3件。");
}

#[test]
fn a_time_limit_before_a_figure_is_no_figure_of_its_list() {
    let text = "收到依申请公开1件，于20个工作日内予以公开1件。";
    says(text, &[("received", 1), ("outcome", 1)]);
}

#[test]
fn what_is_carried_forward_may_have_its_figure_in_between() {
    let text = "收到依申请公开9件，结转1件至下一年度办理。";
    says(text, &[("received", 9), ("carried_forward", 1)]);
}

#[test]
fn the_share_of_a_kind_needs_no_figure_of_it() {
    let claims = of_text("收到政府信息公开申请98件，其中自然人申请占97.3%。", &CONTEXT);
    let readings = claims[1].readings(Edition::Edition2021);
    assert_eq!(readings[0].cells, ["requests.received.natural_person"]);
    assert_eq!(readings[0].denominator.as_deref().unwrap(), ["requests.received.total"]);
}

#[test]
fn another_fee_behind_the_processing_fee_is_none_of_it() {
    let claims = told("收取信息处理费640元。收取土地出让金12.6亿元。");
    assert_eq!(claims, [("fee".to_owned(), Figure::Money(64_000))]);
    let claims = told("政府信息公开信息处理费0元。");
    assert_eq!(claims, [("fee".to_owned(), Figure::Money(0))]);
}

#[test]
fn others_behind_a_list_are_the_last_column_or_all_that_are_not_named() {
    let text = "收到依申请公开45件，其中自然人40件、商业企业3件、其他2件。";
    let claims = of_text(text, &CONTEXT);
    let readings = claims[3].readings(Edition::Edition2021);
    assert_eq!(readings[0].cells, ["requests.received.other_organization"]);
    assert_eq!(readings[3].cells.len(), 4);
    // Of results that are not understood some may be others in the table as well.
    let text = "因信息公开引发行政复议9件，维持3件，终止3件，其他1件。";
    assert!(of_text(text, &CONTEXT)[2].is_open());
}

#[test]
fn topics_with_the_name_of_a_kind_of_applicants_are_left_alone() {
    let text = "收到依申请公开12件，其中企业信息5件、个人事项3件。";
    says(text, &[("received", 12)]);
}
