//! Merged cells that a converter lost: as far as the labels show where each cell stood, the figures are read, and no further.

use gouji::read::{self, Format, Reading};
use gouji::{RemarkKind, Value};

fn read(text: &str, format: Format) -> Reading {
    read::with_format(format!("2023年政府信息公开工作年度报告\n\n{text}").as_bytes(), format).unwrap()
}

#[track_caller]
fn figure(reading: &Reading, path: &str) -> Option<Value> {
    reading.report.cell(path).and_then(|cell| reading.report.get(cell))
}

#[track_caller]
fn reads(reading: &Reading, path: &str, expected: &str) {
    assert_eq!(figure(reading, path).map(|value| value.to_string()).as_deref(), Some(expected), "{path}");
}

#[track_caller]
fn is_unread(reading: &Reading, path: &str) {
    assert!(figure(reading, path).is_none_or(|value| value.is_blank()), "{path}: {:?}", figure(reading, path));
}

fn has_misfit(reading: &Reading) -> bool {
    reading.remarks.iter().any(|remark| matches!(remark.kind, RemarkKind::WrongNumberOfValues { .. }))
}

/// As markdownify writes it: blank cells behind a label that is wider than one column, nothing under one that reaches down.
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
