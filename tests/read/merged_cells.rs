//! Merged cells that a converter lost: as far as the labels show where each cell stood, the figures
//! are read, and no further.

use gouji::read::{self, Format, Reading};
use gouji::{RemarkKind, Value};

fn read(text: &str, format: Format) -> Reading {
    read::with_format(format!("2023年政府信息公开工作年度报告\n\n{text}").as_bytes(), format)
        .unwrap()
}

#[track_caller]
fn figure(reading: &Reading, path: &str) -> Option<Value> {
    reading.report.cell(path).and_then(|cell| reading.report.get(cell))
}

#[track_caller]
fn reads(reading: &Reading, path: &str, expected: &str) {
    assert_eq!(
        figure(reading, path).map(|value| value.to_string()).as_deref(),
        Some(expected),
        "{path}"
    );
}

#[track_caller]
fn is_unread(reading: &Reading, path: &str) {
    assert!(
        figure(reading, path).is_none_or(|value| value.is_blank()),
        "{path}: {:?}",
        figure(reading, path)
    );
}

fn has_misfit(reading: &Reading) -> bool {
    reading
        .remarks
        .iter()
        .any(|remark| matches!(remark.kind, RemarkKind::WrongNumberOfValues { .. }))
}

/// As markdownify writes it: blank cells behind a label that is wider than one column, nothing
/// under one that reaches down.
const SLID: &str = "\
|  |  |  |  |  |  |  |  |  |  |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | | | 申请人情况 | | | | | | |
| 自然人 | 法人或其他组织 | | | | | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | | | 11 | 12 | 13 | 14 | 15 | 16 | 17 |
| 三、本年度办理结果 | （一）予以公开 | | 21 |  | 23 | 24 | 25 | 26 |  |
| （二）部分公开（区分处理的，只计这一情形，不计其他情形） | |  | 32 | 33 | 34 | 35 | 36 | 37 |
| （三）不予公开 | 1.属于国家秘密 | 41 | 42 | 43 | 44 | 45 | 46 | 47 |
| 2.其他法律行政法规禁止公开 | 51 | 52 | 53 | 54 | 55 | 56 | 57 |
| （七）总计 | | 61 | 62 | 63 | 64 | 65 | 66 | 67 |
| 四、结转下年度继续办理 | | | 71 | 72 | 73 | 74 | 75 | 76 | 77 |
";

#[cfg(feature = "markdown")]
#[test]
fn rows_that_slid_under_a_label_that_reaches_down_are_put_back() {
    let reading = read(SLID, Format::Markdown);
    reads(&reading, "requests.received.natural_person", "11");
    reads(&reading, "requests.outcomes.disclosed.research_institution", "23");
    reads(&reading, "requests.outcomes.partially_disclosed.commercial_enterprise", "32");
    is_unread(&reading, "requests.outcomes.partially_disclosed.natural_person");
    reads(&reading, "requests.outcomes.not_disclosed.state_secret.total", "47");
    reads(&reading, "requests.outcomes.not_disclosed.prohibited_by_law.natural_person", "51");
    reads(&reading, "requests.outcomes.total.total", "67");
    reads(&reading, "requests.carried_forward.other_organization", "76");
    assert!(!has_misfit(&reading));
}

#[cfg(feature = "markdown")]
#[test]
fn a_slid_row_that_lost_a_cell_or_has_one_too_many_is_left_unread() {
    let row = "| （七）总计 | | 61 | 62 | 63 | 64 | 65 | 66 | 67 |";
    for damaged in [
        "| （七）总计 | | 62 | 63 | 64 | 65 | 66 | 67 |",
        "| （七）总计 | 61 | 62 | 63 | 64 | 65 | 66 | 67 |",
        "| （七）总计 | | | 61 | 62 | 63 | 64 | 65 | 66 |  |",
        "| （七）总计 | |  | 62 | 63 | 64 | 65 | 66 |",
    ] {
        let reading = read(&SLID.replace(row, damaged), Format::Markdown);
        for column in ["natural_person", "research_institution", "other_organization", "total"] {
            is_unread(&reading, &format!("requests.outcomes.total.{column}"));
        }
        assert!(has_misfit(&reading), "{damaged}");
        reads(&reading, "requests.carried_forward.total", "77");
    }
}

#[cfg(feature = "markdown")]
#[test]
fn rows_under_a_group_whose_label_was_lost_are_left_unread() {
    // Eight values: the label that is not there would have made up for the ninth cell.
    let text = SLID
        .replace("| （三）不予公开 | 1.属于国家秘密 | 41 | 42 | 43 | 44 | 45 | 46 | 47 |\n", "")
        .replace("禁止公开 | 51 | 52", "禁止公开 |  | 51 | 52");
    let reading = read(&text, Format::Markdown);
    is_unread(&reading, "requests.outcomes.not_disclosed.prohibited_by_law.natural_person");
    is_unread(&reading, "requests.outcomes.not_disclosed.prohibited_by_law.total");
    reads(&reading, "requests.outcomes.total.natural_person", "61");
}

#[cfg(feature = "markdown")]
#[test]
fn nothing_is_read_under_a_slid_header_that_lost_a_column() {
    for (found, damaged) in [
        ("之和） | | | 申请人情况", "之和） | | 申请人情况"),
        ("法人或其他组织 | | | | | 总计", "法人或其他组织 | | | | 总计"),
        ("| 商业企业 | 科研机构 |", "| 科研机构 |"),
    ] {
        let reading = read(&SLID.replace(found, damaged), Format::Markdown);
        is_unread(&reading, "requests.received.natural_person");
        is_unread(&reading, "requests.outcomes.partially_disclosed.commercial_enterprise");
        is_unread(&reading, "requests.outcomes.total.total");
    }
}

#[cfg(feature = "markdown")]
#[test]
fn blank_cells_count_under_the_slid_header_of_the_second_part() {
    let text = "\
| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|  | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 |  |
";
    let reading = read(text, Format::Markdown);
    reads(&reading, "review_litigation.review.corrected", "2");
    reads(&reading, "review_litigation.direct_litigation.upheld", "6");
    reads(&reading, "review_litigation.litigation_after_review.pending", "14");
    let reading = read(&text.replace("|  | 2 | 3 |", "| 2 | 3 |"), Format::Markdown);
    is_unread(&reading, "review_litigation.review.corrected");
    is_unread(&reading, "review_litigation.litigation_after_review.pending");
}

/// As pandas writes the tables that it read from a page: the text of a merged cell stands in each
/// place that it covers.
const REPEATED: &str = "\
第二十条第（一）项,第二十条第（一）项,第二十条第（一）项,第二十条第（一）项
信息内容,本年制发件数,本年废止件数,现行有效件数
规章,5,0,6
第二十条第（五）项,第二十条第（五）项,第二十条第（五）项,第二十条第（五）项
信息内容,本年处理决定数量,本年处理决定数量,本年处理决定数量
行政许可,1926,1926,1926
行政复议,行政复议,行政复议,行政复议,行政复议,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼,行政诉讼
结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,未经复议直接起诉,未经复议直接起诉,未经复议直接起诉,未经复议直接起诉,复议后起诉,复议后起诉,复议后起诉,复议后起诉,复议后起诉
结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计
1,2,3,4,5,6,7,8,9,10,11,12,,14,15
";

#[cfg(feature = "csv")]
#[test]
fn what_is_repeated_in_each_place_of_a_merged_cell_is_one_figure() {
    let reading = read(REPEATED, Format::Csv);
    reads(&reading, "proactive_disclosure.rules.in_force", "6");
    reads(&reading, "proactive_disclosure.administrative_licensing.decisions", "1926");
    reads(&reading, "review_litigation.review.upheld", "1");
    reads(&reading, "review_litigation.direct_litigation.total", "10");
    reads(&reading, "review_litigation.litigation_after_review.total", "15");
    is_unread(&reading, "review_litigation.litigation_after_review.other");
    assert!(!has_misfit(&reading));
    // The same label in another writing.
    let damaged = REPEATED.replace("数量,本年处理决定数量,", "数量,本年处理决定数量（件）,");
    let reading = read(&damaged, Format::Csv);
    reads(&reading, "proactive_disclosure.administrative_licensing.decisions", "1926");
}

#[cfg(feature = "csv")]
#[test]
fn figures_that_differ_under_a_repeated_label_are_left_unread() {
    for damaged in [
        "行政许可,1926,1926,1927",
        "行政许可,1926,1926",
        "行政许可,1926,,",
        "行政许可,1926",
        "行政许可,,1926,1926,1926",
    ] {
        let reading = read(&REPEATED.replace("行政许可,1926,1926,1926", damaged), Format::Csv);
        is_unread(&reading, "proactive_disclosure.administrative_licensing.decisions");
        assert!(has_misfit(&reading), "{damaged}");
    }
    // A label that only stands in the place of another is no merged cell.
    let reading = read(
        &REPEATED
            .replace("本年制发件数,本年废止件数", "本年制发件数,本年制发件数")
            .replace("规章,5,0", "规章,5,5"),
        Format::Csv,
    );
    is_unread(&reading, "proactive_disclosure.rules.issued");
    let reading = read(&REPEATED.replace("1,2,3,4,5,6", "1,3,4,5,6"), Format::Csv);
    is_unread(&reading, "review_litigation.review.corrected");
}

/// As the cells of the rows of a Word document, each once: labels that reach down stand in every
/// row.
const REPEATED_DOWN: &str = "\
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 自然人 | 法人或其他组织 | 总计
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 11 | 12 | 13 | 14 | 15 | 16 | 17
三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密 | 21 | 22 | 23 | 24 | 25 | 26 | 27
三、本年度办理结果 | （三）不予公开 | 2.其他法律行政法规禁止公开 | 31 | 32 | 33 | 34 | 35 | 36 | 37
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15
";

#[cfg(feature = "text")]
#[test]
fn labels_that_stand_in_every_row_that_they_reach_over_are_labels() {
    let reading = read(REPEATED_DOWN, Format::Text);
    reads(&reading, "requests.received.natural_person", "11");
    reads(&reading, "requests.outcomes.not_disclosed.state_secret.research_institution", "23");
    reads(&reading, "requests.outcomes.not_disclosed.prohibited_by_law.total", "37");
    reads(&reading, "review_litigation.review.upheld", "1");
    reads(&reading, "review_litigation.litigation_after_review.total", "15");
}

#[cfg(feature = "text")]
#[test]
fn a_repeated_header_that_lost_a_label_names_no_columns() {
    let text = REPEATED_DOWN.replace(" | 科研机构", "").replace(
        "其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结",
        "其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 尚未审结",
    );
    let reading = read(&text, Format::Text);
    is_unread(&reading, "requests.received.natural_person");
    is_unread(&reading, "requests.outcomes.not_disclosed.prohibited_by_law.total");
    is_unread(&reading, "review_litigation.review.upheld");
    is_unread(&reading, "review_litigation.litigation_after_review.total");
    // A row that lost a figure is no other row.
    let reading = read(&REPEATED_DOWN.replace("公开 | 31 | 32", "公开 | 32"), Format::Text);
    is_unread(&reading, "requests.outcomes.not_disclosed.prohibited_by_law.total");
    assert!(has_misfit(&reading));
}

#[cfg(feature = "markdown")]
#[test]
fn a_row_whose_group_is_named_again_behind_its_label_is_known_and_unread() {
    let row = "| （三）不予公开 | 1.属于国家秘密 | 41 | 42 | 43 | 44 | 45 | 46 | 47 |";
    let again = "| （三）不予公开 | 1.属于国家秘密 | （三）不予公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |";
    // Of a row that stands twice with other figures, none is read.
    let reading = read(&SLID.replace(row, &format!("{again}\n{row}")), Format::Markdown);
    is_unread(&reading, "requests.outcomes.not_disclosed.state_secret.natural_person");
    is_unread(&reading, "requests.outcomes.not_disclosed.state_secret.total");
    // （六）其他处理 is the label of a row in the other edition.
    let other = "| （六）其他处理 | 3.其他 | 41 | 42 | 43 | 44 | 45 | 46 | 47 |";
    let again = "|  | 3.其他 | 41 | 42 | 43 | 44 | （六）其他处理 | 45 | 46 |";
    let reading = read(&SLID.replace(row, &format!("{again}\n{other}")), Format::Markdown);
    is_unread(&reading, "requests.outcomes.other_handling.other.natural_person");
}

#[cfg(feature = "markdown")]
#[test]
fn a_label_that_is_not_known_is_no_misprint_where_a_column_has_none() {
    let text = "\
| 行政复议 | | | | | 行政诉讼 | | | | | | | | | | |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | | |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 合计 |  |
| 1 | 2 | 3 | 4 | 10 | 0 | 0 | 0 | 0 | 0 | 5 | 6 | 7 | 8 | 4 |  |
";
    let reading = read(text, Format::Markdown);
    is_unread(&reading, "review_litigation.litigation_after_review.total");
    let text = text.replace(" 合计 |  |", " 合计 |").replace(" 4 |  |", " 26 |");
    let text = text
        .replace("| | | | | |\n| -", "| | | | |\n| -")
        .replace("起诉 | | | | | |\n", "起诉 | | | | |\n");
    let reading = read(&text, Format::Markdown);
    reads(&reading, "review_litigation.litigation_after_review.total", "26");
}
