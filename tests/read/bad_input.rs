//! Each kind of bad input is told with its place, and nothing else is lost.

use gouji::read::{self, Reading};
use gouji::{Locale, Oddity, Outcome, Profile, RemarkKind, Rule, Severity, Table, Valid, verdict};

/// A report of tab-separated cells in which one piece was replaced.
fn document(from: &str, to: &str) -> String {
    let whole = "甲县2020年政府信息公开工作年度报告\n\
        二、主动公开政府信息情况\n\
        第二十条第（一）项\t\t\t\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t0\n规范性文件\t4\t4\t9\n\
        第二十条第（五）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t136\t+6\t1943\n其他对外管理服务事项\t22\t-20\t175\n\
        第二十条第（六）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\t118\t0\t132\n行政强制\t62\t0\t7\n\
        第二十条第（八）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t\n行政事业性收费\t8\t0\t\n\
        第二十条第（九）项\t\t\t\n信息内容\t采购项目数量\t采购总金额\t\n政府集中采购\t94\t24639.1万元\t\n\
        四、政府信息公开行政复议、行政诉讼情况\n\
        行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n\
        结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\
        \t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\
        1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n";
    assert!(whole.contains(from), "{from:?} is not in the document");
    whole.replacen(from, to, 1)
}

#[track_caller]
fn read(from: &str, to: &str) -> Reading {
    let reading = read::any(document(from, to).as_bytes(), None).unwrap();
    // Nothing else is lost.
    let review = reading.report.review_litigation.clone().expect("the other table is read");
    assert_eq!(review.review.upheld.get(), Some(1));
    reading
}

fn value(reading: &Reading, path: &str) -> String {
    reading
        .report
        .cell(path)
        .and_then(|cell| reading.report.get(cell))
        .map_or("no such cell".into(), |value| format!("{value:?}"))
}

/// The remarks other than those on the request matrix, which the document does not have.
fn kinds(reading: &Reading) -> Vec<RemarkKind> {
    reading
        .remarks
        .iter()
        .filter(|remark| remark.table != Some(Table::Requests))
        .map(|remark| remark.kind.clone())
        .collect()
}

#[test]
fn the_whole_document_is_read_without_remarks_but_for_the_missing_table() {
    let reading = read("规章", "规章");
    assert_eq!(kinds(&reading), [RemarkKind::Cell(Oddity::UnitInCell)]);
    assert_eq!(reading.missing_tables(), [Table::Requests]);
    let problems = reading.check(&Profile::default());
    let missing: Vec<_> = problems.of_rule(Rule::by_code("ST-01").unwrap()).collect();
    assert_eq!(
        missing[0].message(Locale::Chinese),
        "三、收到和处理政府信息公开申请情况：报告中没有这张表。"
    );
    assert_eq!(reading.report.heading.year, Some(2020));
    assert_eq!(reading.report.heading.agency.as_deref(), Some("甲县"));
}

#[test]
fn an_odd_figure_is_left_unread_with_its_reason_and_its_line_and_column() {
    let cell = "proactive_disclosure.administrative_licensing.decisions";
    for (text, oddity) in [
        ("12a", Oddity::NotANumber),
        ("-3", Oddity::NegativeCount),
        ("3.5", Oddity::Fraction),
        ("007", Oddity::LeadingZero),
    ] {
        let reading = read("\t1943", &format!("\t{text}"));
        assert_eq!(value(&reading, cell), "blank", "{text}");
        let remark =
            reading.remarks.iter().find(|remark| remark.kind == RemarkKind::Cell(oddity)).unwrap();
        assert_eq!(remark.cells.iter().map(|cell| cell.path()).collect::<Vec<_>>(), [cell]);
        assert_eq!(
            (remark.raw.as_str(), remark.position.as_ref().unwrap().to_string()),
            (text, "9:13".to_string())
        );
        // Its neighbours are read.
        assert_eq!(
            value(&reading, "proactive_disclosure.administrative_licensing.items_previous_year"),
            "136"
        );
        assert_eq!(
            value(&reading, "proactive_disclosure.administrative_licensing.items_change"),
            "+6"
        );
    }
}

#[test]
fn every_writing_of_a_figure_is_read_as_that_figure() {
    for (from, to, path, shown) in [
        ("\t1943", "\t1,943", "administrative_licensing.decisions", "1943"),
        ("\t1943", "\t１２", "administrative_licensing.decisions", "12"),
        ("\t1943", "\t/", "administrative_licensing.decisions", "n/a"),
        ("\t1943", "\t—", "administrative_licensing.decisions", "n/a"),
        ("\t1943", "\t", "administrative_licensing.decisions", "blank"),
        ("+6", "减3", "administrative_licensing.items_change", "-3"),
        ("24639.1万元", "251000元", "centralized_procurement.amount", "251000 yuan"),
        ("24639.1万元", "45.82万元", "centralized_procurement.amount", "45.82 wan_yuan"),
        (
            "采购总金额\t\n政府集中采购\t94\t24639.1万元",
            "采购总金额（元）\t\n政府集中采购\t94\t7",
            "centralized_procurement.amount",
            "7 yuan",
        ),
        ("24639.1万元", "24639.1", "centralized_procurement.amount", "24639.1 (no unit)"),
    ] {
        let reading = read(from, to);
        assert_eq!(value(&reading, &format!("proactive_disclosure.{path}")), shown, "{to}");
    }
}

#[test]
fn a_row_with_too_few_or_too_many_values_is_left_unread() {
    for (to, found) in
        [("规范性文件\t4\t9", 2), ("规范性文件\t4\t5\t6\t9", 4), ("规范性文件\t4\t5\t6\t7\t9", 5)]
    {
        let reading = read("规范性文件\t4\t4\t9", to);
        assert!(
            kinds(&reading).contains(&RemarkKind::WrongNumberOfValues { found, expected: 3 }),
            "{to}: {:?}",
            kinds(&reading)
        );
        assert_eq!(value(&reading, "proactive_disclosure.normative_documents.newly_made"), "blank");
        assert_eq!(value(&reading, "proactive_disclosure.rules.newly_made"), "0");
    }
}

#[test]
fn one_value_too_many_is_dropped_only_when_it_does_not_matter_which() {
    let reading = read("规章\t0\t0\t0", "规章\t0\t0\t0\t0");
    assert!(kinds(&reading).contains(&RemarkKind::SurplusDropped { found: 4, expected: 3 }));
    assert_eq!(value(&reading, "proactive_disclosure.rules.total_published"), "0");
    // Without the first zero it is 4, 0, 9; without the second 0, 4, 9.
    let reading = read("规范性文件\t4\t4\t9", "规范性文件\t0\t4\t0\t9");
    assert!(kinds(&reading).contains(&RemarkKind::WrongNumberOfValues { found: 4, expected: 3 }));
}

#[test]
fn a_row_that_stands_twice_is_read_only_when_both_agree() {
    let reading = read("规章\t0\t0\t0\n", "规章\t0\t0\t0\n规章\t0\t0\t0\n");
    assert!(kinds(&reading).contains(&RemarkKind::RowTwiceSame));
    assert_eq!(value(&reading, "proactive_disclosure.rules.newly_made"), "0");
    let reading = read("规章\t0\t0\t0\n", "规章\t0\t0\t0\n规章\t1\t1\t1\n");
    assert!(kinds(&reading).contains(&RemarkKind::RowTwiceDifferent));
    assert_eq!(value(&reading, "proactive_disclosure.rules.newly_made"), "blank");
}

#[test]
fn unknown_and_missing_rows_are_remarked() {
    let reading = read("规章\t0\t0\t0\n", "规章\t0\t0\t0\n其他主动公开文件\t5\t5\t5\n");
    let unknown =
        reading.remarks.iter().find(|remark| remark.kind == RemarkKind::RowUnknown).unwrap();
    assert_eq!(unknown.raw, "其他主动公开文件");
    let reading = read("行政强制\t62\t0\t7\n", "");
    assert!(
        kinds(&reading).contains(&RemarkKind::RowsMissing { rows: 1 }),
        "{:?}",
        kinds(&reading)
    );
}

#[test]
fn a_document_without_tables_is_read_and_says_so() {
    for text in [
        "某县2024年政府信息公开工作年度报告\n没有表格。",
        "姓名\t年龄\n张三\t30\n",
        "|a|b|\n|--|--|\n|1|2|\n",
    ] {
        let reading = read::any(text.as_bytes(), None).unwrap();
        assert_eq!(reading.report.layouts().count(), 0);
        assert_eq!(reading.missing_tables().len(), 3, "{text}");
        // A document without tables once passed.
        let problems = reading.check(&Profile::default());
        assert_eq!(problems.count(Severity::Error), 3, "{text}");
        assert_eq!(verdict(&reading.report), Outcome::Fails);
        assert!(Valid::try_from(&reading).is_err());
        assert!(Valid::try_from(reading.report).is_err());
    }
}

#[test]
fn what_cannot_be_read_at_all_is_one_clear_error() {
    for (bytes, told) in [
        (&b""[..], "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", if cfg!(feature = "pdf") { "PDF" } else { "`pdf`" }),
        (b"PK\x03\x04.... OFD.xml ....", if cfg!(feature = "ofd") { "damaged" } else { "`ofd`" }),
        (b"\xFF\xD8\xFF\xE0 a photograph", "UTF-8"),
    ] {
        let message = read::any(bytes, None).unwrap_err().to_string();
        assert!(message.contains(told), "{message}");
    }
}
