//! Tables that lost something in the whole: blanks, bars, brackets, characters, the lines of their
//! header. What is left of them is read where there is one way to read it, and refused with a
//! reason where there are two.

use gouji::read::{Format, Reading, with_format};
use gouji::{CellId, Edition, Profile, RemarkKind, Value};

const TITLE: &str = "甲市某局2023年政府信息公开工作年度报告\n";
const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
const KINDS: [&str; 5] = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
const ROWS: [&str; 5] = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（七）总计",
    "四、结转下年度继续办理",
];
const RECEIVED: &str = "requests.received";
const HEAD: &str = "自然人 | 法人或其他组织 | | | | | 总计 |\n \
    | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |\n";

/// The request matrix of five rows: a header, and what stands behind the label of each row.
fn matrix(head: &str, row: impl Fn(usize, &str) -> String) -> String {
    let rows: String = (0..).zip(ROWS).map(|(at, label)| row(at, label)).collect();
    format!("{TITLE}三、收到和处理政府信息公开申请情况\n{CORNER}\n{head}{rows}")
}

fn proactive(blocks: &[&str]) -> String {
    format!("{TITLE}二、主动公开政府信息情况\n{}\n", blocks.join("\n"))
}

fn text(document: &str) -> Reading {
    with_format(document.as_bytes(), Format::Text).unwrap()
}

fn figure(reading: &Reading, path: &str) -> Option<u64> {
    match reading.report.get(reading.report.cell(path)?)? {
        Value::Count(count) => count.get(),
        _ => None,
    }
}

/// The figures of a row of the request matrix, from left to right.
fn row(reading: &Reading, row: &str) -> Vec<Option<u64>> {
    let columns = [
        "natural_person",
        "commercial_enterprise",
        "research_institution",
        "public_welfare_organization",
        "legal_service_institution",
        "other_organization",
        "total",
    ];
    columns.iter().map(|column| figure(reading, &format!("{row}.{column}"))).collect()
}

fn some(figures: [u64; 7]) -> Vec<Option<u64>> {
    figures.into_iter().map(Some).collect()
}

const UNREAD: [Option<u64>; 7] = [None; 7];

fn remarked(reading: &Reading, kind: fn(&RemarkKind) -> bool) -> bool {
    reading.remarks.iter().any(|remark| kind(&remark.kind))
}

fn remarked_of(reading: &Reading, cell: CellId, kind: fn(&RemarkKind) -> bool) -> bool {
    reading.remarks.iter().any(|remark| remark.cells.contains(&cell) && kind(&remark.kind))
}

fn messages(reading: &Reading) -> String {
    let problems = reading.check(&Profile::default());
    problems.iter().map(|problem| problem.message(gouji::Locale::Chinese) + "\n").collect()
}

#[test]
fn blank_cells_count_where_every_row_has_as_many_cells_as_columns() {
    let cells = [
        ["4", "1", "", "", "", "", "5"],
        ["", "", "", "", "", "", "0"],
        ["3", "", "", "", "", "", "3"],
        ["", "1", "", "", "", "", ""],
        ["", "", "", "", "", "", "0"],
    ];
    let bars_of_their_own = |at: usize, label: &str| {
        let cells: String = cells[at].iter().map(|cell| format!("{cell}\n|\n")).collect();
        format!("{label}\n|\n{}", cells.replace("\n\n", "\n"))
    };
    let head: Vec<&str> = ["自然人", "法人或其他组织", "总计"].into_iter().chain(KINDS).collect();
    for document in [
        matrix(&(head.join("\n|\n") + "\n|\n"), |at, label| {
            bars_of_their_own(at, label).trim_start().to_owned()
        }),
        matrix(HEAD, |at, label| format!("{label} | {} |\n", cells[at].join(" | "))),
    ] {
        let reading = text(&document);
        let none = [None; 5];
        let of = |first, behind: &[Option<u64>], last| [&[first][..], behind, &[last][..]].concat();
        assert_eq!(
            row(&reading, RECEIVED),
            of(Some(4), &[Some(1), None, None, None, None], Some(5)),
            "{document}"
        );
        assert_eq!(row(&reading, "requests.carried_over"), of(None, &none, Some(0)));
        let total = row(&reading, "requests.outcomes.total");
        assert_eq!(total, of(None, &[Some(1), None, None, None, None], None));
        assert!(reading.gaps().unread.is_empty(), "{:?}", reading.remarks);
    }
}

#[test]
fn blank_cells_do_not_count_where_a_row_has_fewer_cells_than_columns() {
    let cells =
        ["4 | 1 | | | | | 5", "| | | | | | 0", "3 | | | 3", "| 1 | | | | |", "| | | | | | 0"];
    let document = matrix(HEAD, |at, label| format!("{label} | {} |\n", cells[at]));
    let reading =
        text(&document.replace("自然人 |", " | 自然人 |").replace("\n | 商业", "\n | | 商业"));
    assert_eq!(row(&reading, "requests.outcomes.disclosed"), UNREAD);
    let reading = text(
        &document
            .replace("自然人 | 法人或其他组织 | | | | | 总计", "自然人 | 法人或其他组织 | 总计"),
    );
    assert_eq!(row(&reading, "requests.carried_over"), UNREAD);
    assert!(remarked(&reading, |kind| matches!(kind, RemarkKind::WrongNumberOfValues { .. })));
}

#[test]
fn labels_that_lost_characters_are_told_where_one_header_alone_fits() {
    let read = |labels: &str| {
        let fees = "第二十条第（八）项\n信息内容 | 本年收费金额单位:万元\n行政事业性收费 | 7";
        let head = format!("第二十条第（一）项\n信息内容 | {labels}");
        text(&proactive(&[&head, "规章 | 1 | 2 | 3", "行政规范性文件 | 4 | 5 | 6", fees]))
    };
    for labels in [
        "本年发件 | 本年废止件数 | 现行有效件数",
        "本年发件 | 本年废止 | 现行有效",
        "本制发件 | 本废止件 | 现行有件",
    ] {
        let reading = read(labels);
        let path = |column| format!("proactive_disclosure.normative_documents.{column}");
        let [made, repealed, effective] = ["issued", "repealed", "in_force"].map(path);
        let fields: Vec<Option<u64>> =
            [made, repealed, effective].iter().map(|path| figure(&reading, path)).collect();
        assert_eq!(fields, [Some(4), Some(5), Some(6)], "{labels} {:?}", reading.remarks);
        let fee = reading.report.cell("proactive_disclosure.administrative_fees.amount").unwrap();
        assert!(!reading.report.get(fee).unwrap().is_blank());
        assert!(remarked(&reading, |kind| matches!(kind, RemarkKind::LabelDiffers { .. })));
    }
    // What may be left of two columns, or is in another order, is none of them.
    for labels in [
        "本年件数 | 本年件数 | 现行有效",
        "现行有效 | 本年废止 | 本年发件",
        "制发件数 | 废止件数 | 有效件数",
        "本年 | 本年 | 现行",
    ] {
        let reading = read(labels);
        assert_eq!(figure(&reading, "proactive_disclosure.rules.issued"), None, "{labels}");
        assert!(
            remarked(&reading, |kind| matches!(
                kind,
                RemarkKind::ColumnsUnclear | RemarkKind::ColumnUnknown
            )),
            "{labels}"
        );
    }
}

#[test]
fn labels_that_lost_their_numbering_marks_and_brackets_are_recognised() {
    let document = matrix(HEAD, |at, label| format!("{label} | 1 | 2 | 3 | 4 | 5 | 6 | {at}\n"));
    let document =
        document.replace("（一）予以公开", "二部分公开区分处理的只计这一情形不计其他情形");
    let reading = text(&document.replace(['（', '）', '、'], ""));
    assert_eq!(row(&reading, RECEIVED), some([1, 2, 3, 4, 5, 6, 0]));
    let partly = row(&reading, "requests.outcomes.partially_disclosed");
    assert_eq!(partly, some([1, 2, 3, 4, 5, 6, 2]));
    assert_eq!(row(&reading, "requests.outcomes.total"), some([1, 2, 3, 4, 5, 6, 3]));
}

#[test]
fn labels_torn_over_two_lines_of_the_header_are_joined() {
    let torn = "自然人 | 法人或其他组织 | | | | | 总计\n | 商业 | 科研 | 社会公益 | 法律服务 | 其他 |\n | 企业 | 机构 | 组织 | 机构 | |\n";
    let figures = |_: usize, label: &str| format!("{label} | 1 | 2 | 3 | 4 | 5 | 6 | 7\n");
    let reading = text(&matrix(torn, figures));
    assert_eq!(row(&reading, RECEIVED), some([1, 2, 3, 4, 5, 6, 7]), "{:?}", reading.remarks);
    let cells = |line: &str| {
        let cells = line.split('|').map(|cell| format!("<td>{}</td>", cell.trim()));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let page = matrix(torn, figures);
    let (before, table) = page.split_once(CORNER).unwrap();
    let rows: String = table
        .trim()
        .lines()
        .map(|line| {
            let label = if line.contains('、') || line.contains('（') { "" } else { "|" };
            cells(&format!("{label}{line}"))
        })
        .collect();
    let page = format!("<p>{}</p><table>{rows}</table>", before.trim().replace('\n', "</p><p>"));
    let reading = with_format(page.as_bytes(), Format::Html).unwrap();
    assert_eq!(row(&reading, RECEIVED), some([1, 2, 3, 4, 5, 6, 7]), "{:?}", reading.remarks);
    // Pieces that make no label are none.
    let other = torn.replace("企业 | 机构", "机构 | 企业");
    let reading = text(&matrix(&other, figures));
    assert_eq!(row(&reading, RECEIVED), UNREAD);
    assert!(remarked(&reading, |kind| *kind == RemarkKind::ColumnsUnclear));
}

#[test]
fn a_total_before_the_other_columns_is_read_by_column_and_not_by_order() {
    let columns: Vec<&str> = ["总计", "自然人"].into_iter().chain(KINDS).collect();
    let by_column = matrix(&format!("项目 | {}\n", columns.join(" | ")), |_, label| {
        format!("{label} | 7 | 1 | 2 | 3 | 4 | 5 | 6\n")
    });
    let reading = text(&by_column);
    assert_eq!(row(&reading, RECEIVED), some([1, 2, 3, 4, 5, 6, 7]));
    let by_order =
        matrix(&(columns.join("\n") + "\n"), |_, label| format!("{label}\n7\n1\n2\n3\n4\n5\n6\n"));
    let reading = text(&by_order);
    assert!(reading.report.requests.is_none());
    assert!(remarked(&reading, |kind| *kind == RemarkKind::OrderUnclear));
}

#[test]
fn cells_that_ran_together_are_parted_where_there_is_one_way() {
    let head = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数";
    let decided = "第二十条第（五）项\n信息内容\n本年处理决定数量";
    let reading =
        text(&proactive(&[head, "规章000", "行政规范性文件\n2\n1\n9", decided, "行政许可12"]));
    let found = |path: &str| figure(&reading, &format!("proactive_disclosure.{path}"));
    assert_eq!(found("rules.issued"), Some(0), "{:?}", reading.remarks);
    assert_eq!(found("rules.in_force"), Some(0));
    assert_eq!(found("normative_documents.in_force"), Some(9));
    assert_eq!(found("administrative_licensing.decisions"), Some(12));
    let head = "行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n行政诉讼\n未经复议直接起诉\n结果维持\n结果纠正\n其他结果\n\
                尚未审结\n总计\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计";
    let cases = |zeros: &str| {
        let heading = "四、政府信息公开行政复议、行政诉讼情况";
        text(&format!("{TITLE}{heading}\n{head}{zeros}\n五、存在的主要问题及改进情况\n"))
    };
    let reading = cases("000000000000000");
    assert_eq!(
        figure(&reading, "review_litigation.review.upheld"),
        Some(0),
        "{:?}",
        reading.remarks
    );
    for other in ["00000000000000", "0000000000000000", "000001000000000"] {
        assert!(cases(other).report.review_litigation.is_none(), "{other}");
    }
    let head = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数";
    // Each of these has several ways: other digits, fewer or more zeros, blanks that prove nothing.
    for rows in [
        "规章000\n行政规范性文件219",
        "规章00\n行政规范性文件\n2\n1\n9",
        "规章0000\n行政规范性文件\n2\n1\n9",
        "规章100\n行政规范性文件\n2\n1\n9",
        "规章000\n行政规范性文件 2 1 9",
    ] {
        let reading = text(&proactive(&[head, rows]));
        assert!(reading.report.proactive_disclosure.is_none(), "{rows}");
        assert!(remarked(&reading, |kind| *kind == RemarkKind::RunTogether), "{rows}");
    }
}

#[test]
fn a_text_without_blanks_between_cells_refuses_words_of_another_table() {
    let head = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数";
    let matrix = matrix(
        "自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n",
        |_, label| format!("{label} 1 2 3 4 5 6 7\n"),
    );
    let matrix = matrix.strip_prefix(TITLE).unwrap();
    let reading = text(&format!("{}{matrix}", proactive(&[head, "规章000"])));
    assert!(reading.report.requests.is_none());
    assert_eq!(figure(&reading, "proactive_disclosure.rules.issued"), Some(0));
}

#[test]
fn a_heading_inside_of_a_line_begins_its_table() {
    let table =
        proactive(&["信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 1 | 2 | 3"]);
    let reading = text(&table.replace("\n二、", "\n一、总体情况 本年工作有序。二、"));
    assert_eq!(figure(&reading, "proactive_disclosure.rules.in_force"), Some(3));
}

#[test]
fn a_mark_for_a_lost_blank_before_a_zero_leaves_it_a_zero() {
    let read = |cell: &str, separator: &str| {
        text(&matrix(HEAD, |_, label| {
            format!("{label} | {}\n", [cell, "1", "2", "3", "4", "5", "6"].join(separator))
        }))
    };
    for cell in ["? 0", "?0", "\u{fffd}0", " ?  0 "] {
        let reading = read(cell, " | ");
        assert_eq!(row(&reading, RECEIVED), some([0, 1, 2, 3, 4, 5, 6]), "{cell}");
    }
    // Before another figure the mark may stand for a sign, and a mark alone for anything.
    for cell in ["? 5", "?5", "?", "0?", "??"] {
        let reading = read(cell, " | ");
        let mut expected = some([0, 1, 2, 3, 4, 5, 6]);
        expected[0] = None;
        assert_eq!(row(&reading, RECEIVED), expected, "{cell}");
        assert!(remarked(&reading, |kind| matches!(kind, RemarkKind::Cell(_))), "{cell}");
    }
}

#[test]
fn a_row_with_pieces_of_a_figure_is_left_unread_alone() {
    let head = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n";
    for pieces in ["1 6 1 0 0 0 0 17", "1 6 1 0 0 0 0 1 7", "16 1 0 0 0 0 1 7"] {
        let reading = text(&matrix(head, |at, label| match at {
            2 => format!("{label} {pieces}\n"),
            _ => format!("{label} 1 2 3 4 5 6 7\n"),
        }));
        assert_eq!(row(&reading, "requests.outcomes.disclosed"), UNREAD, "{pieces}");
        for good in [RECEIVED, "requests.carried_over", "requests.outcomes.total"] {
            assert_eq!(row(&reading, good), some([1, 2, 3, 4, 5, 6, 7]), "{pieces} {good}");
        }
        assert!(
            remarked(&reading, |kind| matches!(
                kind,
                RemarkKind::WrongNumberOfValues { .. } | RemarkKind::SurplusUnclear
            )),
            "{pieces}"
        );
        // What is left out is there: it is unread, and not told as missing.
        let gaps = reading.gaps();
        let cell = |path: &str| reading.report.cell(path).unwrap();
        let left_out = cell("requests.outcomes.disclosed.total");
        let missing = cell("requests.outcomes.not_disclosed.state_secret.total");
        assert!(gaps.unread.contains(&left_out) && gaps.absent.contains(&missing), "{pieces}");
        assert!(!remarked_of(&reading, left_out, |kind| matches!(
            kind,
            RemarkKind::RowsMissing { .. }
        )));
    }
    // Where another row lacks values, they may be among those of the row that has too many.
    let reading = text(&matrix(head, |at, label| match at {
        2 => format!("{label} 1 2 3 4 5 6 7 8 9\n"),
        3 => format!("{label} 1 2 3 4 5\n"),
        _ => format!("{label} 1 2 3 4 5 6 7\n"),
    }));
    assert!(reading.report.requests.is_none());
}

#[test]
fn a_block_of_one_edition_above_those_of_another_is_read_and_said() {
    let reading = text(&proactive(&[
        "第二十条第（一）项\n信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量",
        "规章 | 1 | 2 | 3\n规范性文件 | 4 | 5 | 6",
        "第二十条第（五）项\n信息内容 | 本年处理决定数量\n行政许可 | 7",
        "第二十条第（八）项\n信息内容 | 本年收费金额（单位：万元）\n行政事业性收费 | 8",
    ]));
    assert_eq!(
        figure(&reading, "proactive_disclosure.normative_documents.total_published"),
        Some(6)
    );
    assert_eq!(
        figure(&reading, "proactive_disclosure.administrative_licensing.decisions"),
        Some(7)
    );
    assert!(remarked(&reading, |kind| matches!(
        kind,
        RemarkKind::RowOfOtherEdition { table: Edition::Edition2019 }
    )));
}

#[test]
fn the_edition_of_one_table_settles_that_of_another_without_a_remark() {
    let table =
        proactive(&["信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 1 | 2 | 3"]);
    let rows = matrix(HEAD, |_, label| format!("{label} | 1 | 2 | 3 | 4 | 5 | 6 | 7\n"));
    let (title, rows) = rows.split_at(TITLE.len());
    for document in [format!("{table}{rows}"), format!("{title}{rows}{}", &table[TITLE.len()..])] {
        let told = text(&document.replace("2023年", ""));
        assert!(!remarked(&told, |kind| matches!(kind, RemarkKind::EditionAssumed { .. })));
        assert!(remarked(&told, |kind| matches!(kind, RemarkKind::RowsMissing { .. })));
    }
    let alone = text(&format!("{title}{rows}"));
    assert!(remarked(&alone, |kind| matches!(kind, RemarkKind::EditionAssumed { .. })));
}

#[test]
fn a_text_that_ends_in_a_table_says_so_and_nothing_of_the_cut_label() {
    let table =
        proactive(&["信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 1 | 2 | 3"]);
    for end in ["第二十条第（五）项\n信息内容 | 本", "行政规范性文件 | 4"] {
        let reading = text(&format!("{table}{end}"));
        let is_broken_off =
            reading.remarks.iter().filter(|remark| remark.kind == RemarkKind::BrokenOff).count();
        assert_eq!(is_broken_off, 1, "{end} {:?}", reading.remarks);
        assert!(!messages(&reading).contains("“本”"), "{}", messages(&reading));
    }
}
