//! Markdown tables as people and converters write them.

use gouji::read::{Block, markdown};
use proptest::prelude::*;

use super::{grids, outline, rows};

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(outline(&markdown::blocks(text).unwrap()), expected, "{text}");
}

#[test]
fn the_line_of_dashes_is_dropped_and_the_header_stays() {
    reads("| a | b |\n|---|:-:|\n| 1 | 2 |\n", &["[a|b/1|2]"]);
    reads("a | b\n--- | ---\n1 | 2\n", &["[a|b/1|2]"]);
    reads("|---|---|\n| 1 | 2 |", &["[1|2]"]);
    reads("| 规章 | 1 |\n| 决定 | 2 |", &["[规章|1/决定|2]"]);
}

#[test]
fn a_row_of_dashes_among_the_rows_is_a_row() {
    reads("| a | b |\n|---|---|\n| - | - |\n| --- | --- |", &["[a|b/-|-/---|---]"]);
}

#[test]
fn rows_may_have_any_number_of_cells() {
    reads("| a | b |\n|-|-|\n| 1 |\n| 1 | | 3 |\n||2|", &["[a|b/1/1||3/|2]"]);
}

#[test]
fn strokes_that_only_fill_a_row_up_are_no_cells() {
    reads("| a | b | c |\n| 1 | ||\n| 2 | 3 | |\n", &["[a|b|c/1/2|3]"]);
    reads("| a | b | c |\n| 1 |  |  |\n| 2 | 3 | |\n", &["[a|b|c/1||/2|3|]"]);
}

#[test]
fn a_table_ends_where_no_stroke_stands() {
    reads(
        "前\n| a |\n|---|\n| 1 |\n注：x\n\n| b |\n\n| c |",
        &["前", "[a/1]", "注：x", "[b]", "[c]"],
    );
}

#[test]
fn headings_and_paragraphs_are_kept_apart() {
    reads(
        "# 某局年报 #\n一\n二\n## 三\n---\n四\n\n> 五\n```\n六\n```",
        &["某局年报", "一\n二", "三", "四", "五", "六"],
    );
}

#[test]
fn marks_go_and_what_only_looks_like_them_stays() {
    for (cell, text) in [
        ("**12**", "12"),
        ("*a* __b__ `c`", "a b c"),
        ("文**粗**字", "文粗字"),
        ("***x***", "x"),
        ("a\\|b\\*c\\\\d", "a|b*c\\d"),
        ("1<br>2<BR/>3", "1\n2\n3"),
        ("<span style=\"x\">4</span>&nbsp;5", "4 5"),
        ("[链接](http://x/y) ![图](z)", "链接 图"),
        ("12*", "12*"),
        ("3*4*5", "3*4*5"),
        ("a * b * c", "a * b * c"),
        ("snake_case_name", "snake_case_name"),
        ("~~12~~34", "~~12~~34"),
        ("25<sup>1</sup>", "25<sup>1</sup>"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("[1] [a](", "[1] [a]("),
        ("-4", "-4"),
        ("$12$", "12"),
        ("\\( -1,234.5 \\)", "-1,234.5"),
        ("$x$", "$x$"),
        ("$1$ $2$", "$1$ $2$"),
        ("$12", "$12"),
        ("<", "<"),
        ("\\", "\\"),
    ] {
        let table = format!("| x | {cell} |");
        assert_eq!(outline(&markdown::blocks(&table).unwrap()), [format!("[x|{text}]")], "{cell}");
    }
}

#[test]
fn positions_count_lines_and_characters() {
    let blocks = markdown::blocks("\u{FEFF}## 二、情况\r\n\r\n> | 规章 |  | 5 |\r\n").unwrap();
    let Block::Text { position, .. } = &blocks[0] else { panic!() };
    assert_eq!(position.to_string(), "1:4");
    let positions: Vec<_> =
        grids(&blocks)[0].cells().map(|cell| cell.position.to_string()).collect();
    assert_eq!(positions, ["3:5", "3:9", "3:13"]);
}

proptest! {
    #[test]
    fn a_table_reads_as_it_was_written(table in prop::collection::vec(prop::collection::vec("[一二a-z0-9.+-]{0,4}", 1..5), 1..6)) {
        let line = |row: &Vec<String>| format!("| {} |\n", row.join(" | "));
        let width = table.iter().map(Vec::len).max().unwrap_or(0);
        let text: String = format!("| x |{}\n|{}\n{}", " y |".repeat(width), "---|".repeat(width + 1), table.iter().map(line).collect::<String>());
        let blocks = markdown::blocks(&text).unwrap();
        let expected: Vec<_> = table.iter().map(|row| row.join("|")).collect();
        prop_assert_eq!(&rows(grids(&blocks)[0])[1..], &expected[..]);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "[|\\-:*_`<>&;\\[\\]()#\\\\ \n~!a1中]{0,60}") {
        let _ = markdown::blocks(&text);
    }
}
