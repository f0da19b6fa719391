//! Tables that are torn, have columns of their own or name one twice: what lies otherwise than the
//! rest is left unread, with a remark.

use gouji::read::{self, Format, Reading};
use gouji::{RemarkKind, Value};

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| {
        format!(
            "<tr>{}</tr>",
            cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>()
        )
    };
    format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
}

fn read(tables: &[String]) -> Reading {
    read::with_format(
        format!("<p>2021年政府信息公开工作年度报告</p>{}", tables.join("<p>续表</p>")).as_bytes(),
        Format::Html,
    )
    .unwrap()
}

#[track_caller]
fn figure(reading: &Reading, path: &str) -> Value {
    reading.report.get(reading.report.cell(path).unwrap()).unwrap()
}

#[track_caller]
fn reads(reading: &Reading, path: &str, expected: u64) {
    assert_eq!(figure(reading, path).to_string(), expected.to_string(), "{path}");
}

fn remarked(reading: &Reading, kind: fn(&RemarkKind) -> bool) -> bool {
    reading.remarks.iter().any(|remark| kind(&remark.kind))
}

/// The head of the request matrix in a page without spans, and its first rows.
const HEAD: &[&[&str]] = &[
    &[
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "",
        "",
        "申请人情况",
        "",
        "",
        "",
        "",
        "",
        "",
    ],
    &["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
    &["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""],
    &["一、本年新收政府信息公开申请数量", "", "", "9", "8", "7", "6", "5", "4", "3"],
];

#[test]
fn a_row_that_lies_otherwise_than_the_rest_of_its_half_is_left_unread() {
    let half = table(&[
        &["", "", "5.要求行政机关确认或重新出具已获取信息", "1", "2", "3", "4", "5", "6", "7"],
        &[
            "",
            "（六）其他处理",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
        ],
        &["", "", "3.其他", "1", "2", "3", "4", "5", "6", "7"],
        // The first value is lost, and what is left of the label makes up for it.
        &["", "（七）总计", "", "12", "13", "14", "15", "16", "17"],
        &["四、结转下年度继续办理", "", "", "21", "22", "23", "24", "25", "26", "27"],
    ]);
    let reading = read(&[table(HEAD), half]);
    assert!(figure(&reading, "requests.outcomes.total.natural_person").is_blank());
    assert!(figure(&reading, "requests.outcomes.total.commercial_enterprise").is_blank());
    assert!(remarked(&reading, |kind| matches!(
        kind,
        RemarkKind::WrongNumberOfValues { expected: 7, .. }
    )));
    reads(&reading, "requests.outcomes.not_processed.confirm_or_reissue.natural_person", 1);
    reads(&reading, "requests.carried_forward.total", 27);
}

#[test]
fn a_half_whose_groups_are_cut_off_is_read_by_order() {
    let half = table(&[
        &["5.要求行政机关确认或重新出具已获取信息", "1", "2", "3", "4", "5", "6", "7"],
        &[
            "（六）其他处理",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
        ],
        &["四、结转下年度继续办理", "21", "22", "23", "24", "25", "26", "27"],
    ]);
    let reading = read(&[table(HEAD), half]);
    reads(&reading, "requests.outcomes.not_processed.confirm_or_reissue.total", 7);
    reads(&reading, "requests.carried_forward.natural_person", 21);
}

#[test]
fn under_a_header_with_a_column_without_a_label_no_half_is_read_by_order() {
    let head: Vec<Vec<&str>> =
        HEAD.iter().map(|row| [&row[..6], &[""], &row[6..]].concat()).collect();
    let head: Vec<&[&str]> = head.iter().map(Vec::as_slice).collect();
    let half = table(&[
        &["", "", "2.重复申请", "11", "12", "13", "", "14", "15", "16", "17"],
        &["", "", "3.要求提供公开出版物", "22", "23", "", "24", "25", "26", "27"],
        &["四、结转下年度继续办理", "", "", "31", "32", "33", "", "34", "35", "36", "37"],
    ]);
    let reading = read(&[table(&head), half]);
    assert!(
        figure(&reading, "requests.outcomes.not_processed.public_publication.natural_person")
            .is_blank()
    );
    assert!(
        figure(&reading, "requests.outcomes.not_processed.public_publication.total").is_blank()
    );
    reads(
        &reading,
        "requests.outcomes.not_processed.repeated_request.public_welfare_organization",
        14,
    );
    reads(&reading, "requests.carried_forward.total", 37);
}

const REVIEW: [&[&str]; 3] = [
    &["行政复议", "", "", "", "", "行政诉讼", "", "", "", "", "", "", "", "", ""],
    &[
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
        "未经复议直接起诉",
        "",
        "",
        "",
        "",
        "复议后起诉",
        "",
        "",
        "",
        "",
    ],
    &[
        "",
        "",
        "",
        "",
        "",
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
    ],
];
const VALUES: &[&str] =
    &["1", "2", "3", "4", "10", "5", "6", "7", "8", "26", "0", "1", "0", "1", "2"];

/// The review table with one more column.
fn widened(at: usize, head: &str, value: &str, change: impl Fn(&mut Vec<Vec<String>>)) -> Reading {
    let mut rows: Vec<Vec<String>> = REVIEW
        .iter()
        .chain([&VALUES])
        .map(|row| row.iter().map(|cell| cell.to_string()).collect())
        .collect();
    for (row, text) in rows.iter_mut().zip(["", head, "", value]) {
        row.insert(at, text.into());
    }
    change(&mut rows);
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    read(&[table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())])
}

#[test]
fn a_column_of_another_group_beside_the_misprinted_one_is_not_taken_for_it() {
    let reading = widened(1, "结果纠正", "6", |rows| rows[1][2] = "结果纠".into());
    assert!(
        reading
            .report
            .cell("review_litigation.review.corrected")
            .is_none_or(|cell| reading.report.get(cell).is_none_or(Value::is_blank))
    );
    assert!(remarked(&reading, |kind| *kind == RemarkKind::ColumnsUnclear));
}

#[test]
fn a_column_of_its_own_is_remarked_and_the_others_are_read() {
    let reading = widened(5, "办结率", "99", |_| ());
    reads(&reading, "review_litigation.review.total", 10);
    reads(&reading, "review_litigation.direct_litigation.upheld", 5);
    assert!(remarked(&reading, |kind| *kind == RemarkKind::ColumnUnknown));
}
