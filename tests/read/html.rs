//! Web pages, one habit of their makers at a time.

use gouji::read::{Block, Position, html};

use super::{grids, outline, places};

#[track_caller]
fn blocks(page: &str) -> Vec<Block> {
    html::blocks(page.as_bytes()).unwrap()
}

#[track_caller]
fn reads(page: &str, expected: &[&str]) {
    assert_eq!(outline(&blocks(page)), expected, "{page}");
}

#[track_caller]
fn lays_out(page: &str, expected: &[(u32, u32, u32, u32)]) {
    let blocks = blocks(page);
    assert_eq!(places(grids(&blocks)[0]), expected, "{page}");
}

#[test]
fn unclosed_and_upper_case_cells_are_cells() {
    reads("<TABLE><TR><TD>a<TD>b<TR><TH>c</TABLE>", &["[a|b/c]"]);
    reads(
        "<table><tr><td><p align=center><FONT face=x>规章</FONT><o:p></o:p></p><TD><P>5<tr>\
         <td>x</table>",
        &["[规章|5/x]"],
    );
}

#[test]
fn what_browsers_do_not_show_is_not_read() {
    reads(
        "<table><tr><td>a<!--b--><script>'<td>c'</script><style>d</style><template><td>e</template>\
         <noscript><td>f</noscript>\
         <textarea><td>g</textarea><![if !x]>h<![endif]><?xml i?><iframe><td>j</iframe></table>",
        &["[ah]"],
    );
    reads("<!-- <table><tr><td>1</table> --><p>x</p>", &["x"]);
}

#[test]
fn the_title_is_the_first_paragraph() {
    reads(
        "<head><title> 某局2023年度报告 \n</title></head><body>一<p>二</p>三<br>四<div>五</div>",
        &["某局2023年度报告", "一", "二", "三\n四", "五"],
    );
    reads(
        "<p>a</p><svg><title>x</title></svg><table><td><title>y</title>b</table>",
        &["a", "x", "[b]"],
    );
}

#[test]
fn lines_break_in_cells_where_they_break_on_the_screen() {
    reads(
        "<table><td>本年新<br />制作数量<td> <p>一</p>\n<p>&nbsp;二&nbsp;</p> <td>a\n  b<b> c</b></table>",
        &["[本年新\n制作数量|一\n二|a b c]"],
    );
}

#[test]
fn preformatted_text_keeps_its_blanks() {
    reads("<pre>\n规章   1\n  x  2\n</pre>  a  b", &["规章   1\n  x  2", "a b"]);
}

#[test]
fn spans_are_what_browsers_take_them_for() {
    lays_out(
        "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>",
        &[(0, 0, 2, 2), (0, 2, 1, 1), (1, 2, 1, 1)],
    );
    for one in ["", "0", "-3", "x", "1.9", "+1", " 1 ", "1x", "&#49;"] {
        lays_out(
            &format!("<table><td colspan='{one}'>a<td>b</table>"),
            &[(0, 0, 1, 1), (0, 1, 1, 1)],
        );
    }
    lays_out("<table><td colspan=1000000000>a<td>b</table>", &[(0, 0, 1, 1000), (0, 1000, 1, 1)]);
    lays_out("<table><td colspan=2 colspan=5>a</table>", &[(0, 0, 1, 2)]);
}

#[test]
fn a_span_ends_with_its_group_of_rows() {
    lays_out(
        "<table><tbody><tr><td rowspan=9>a<tr><tbody><tr><td>b</table>",
        &[(0, 0, 2, 1), (2, 0, 1, 1)],
    );
    lays_out(
        "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
        &[(0, 0, 3, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 1, 1, 1)],
    );
    lays_out("<table><tr><td rowspan=99999999999>a<tr></table>", &[(0, 0, 2, 1)]);
}

#[test]
fn a_table_that_lays_out_the_page_vanishes() {
    reads(
        "<table><tr><td>某局年报</td></tr><tr><td><p>一、总体</p><table><tr><td>a<td>1</table><p>二</p>\
         <table><td>b</table>三</td></tr><tr><td>页脚</table>",
        &["某局年报", "一、总体", "[a|1]", "二", "[b]", "三", "页脚"],
    );
}

#[test]
fn what_follows_a_table_in_a_caption_or_hidden_cell_stays_behind_it() {
    reads(
        "<table><tr><td>a<tr><td hidden><table><td>1</table><tr><td>b</table>",
        &["a", "[1]", "b"],
    );
    reads("<table><caption>a<table><td>1</table></caption><td>b</table>", &["a", "[1]", "b"]);
}

#[test]
fn a_table_in_a_cell_leaves_a_mark_in_the_outer_grid() {
    reads(
        "<table><tr><td>x<td>y<tr><td>规章<td>5<table><td>6</table>7<tr><td>z<td>8</table>",
        &["[x|y/规章|\u{FFFC}/z|8]", "5", "[6]", "7"],
    );
}

#[test]
fn text_between_cells_comes_before_the_table() {
    reads(
        "<table>甲<tr>乙<td>1</td>丙</tr><caption>丁</caption></table>戊",
        &["甲", "乙", "丙", "丁", "[1]", "戊"],
    );
}

#[test]
fn a_table_directly_in_a_table_ends_it() {
    reads("<table><tr><td>1</tr><table><td>2</table>", &["[1]", "[2]"]);
}

#[test]
fn hidden_cells_take_no_place_and_hidden_rows_are_read() {
    let page = html::page(
        b"<table><tr style='display:none'><td>a<td>b<tr>\
         <td colspan=2>c<td style='width:1px;DISPLAY: none'>d<td hidden><td>e</table>",
    )
    .unwrap();
    assert_eq!(outline(&page.blocks), ["[a|b/c|e]"]);
    assert_eq!(page.hidden, 1);
}

#[test]
fn a_note_does_not_join_the_figure_beside_it() {
    reads(
        "<table><td>25<sup>1</sup><td><del>3</del>4<td>５<s>６</s><td>m<sup>2</sup><td><sup>7</sup>\
         </table>",
        &["[25^1|3^4|５^６|m2|7]"],
    );
}

#[test]
fn positions_tell_table_row_column_and_byte() {
    let page = "\u{FEFF}<p>年\r\n报<table><tr><td rowspan=2>a<td>b<tr>\r\n<TD>c</table>";
    let blocks = blocks(page);
    let Block::Text { position, .. } = &blocks[0] else { panic!() };
    assert_eq!(*position, Position::Offset { offset: page.find('年').unwrap() });
    let cell = grids(&blocks)[0].row(1).next().expect("a cell");
    assert_eq!(
        *cell.position,
        Position::Html { table: 1, row: 2, column: 2, offset: page.find("<TD>c").unwrap() }
    );
}

#[test]
fn a_paragraph_that_begins_with_a_reference_stands_where_that_stands() {
    let blocks = blocks("<p>\r\n &nbsp;&#24180;报</p><p>&lt;</p>");
    let offsets = blocks.iter().map(|block| match block {
        Block::Text { position, .. } => position.to_string(),
        Block::Grid(_) => String::new(),
    });
    assert_eq!(offsets.collect::<Vec<_>>(), ["byte 12", "byte 30"]);
}

#[test]
fn lost_characters_are_counted() {
    let page = html::page(b"<meta charset=utf-8><table><td>\xFF1<td>\xE4\xB8</table>").unwrap();
    assert_eq!(page.replaced, 2);
}

#[cfg(feature = "gbk")]
#[test]
fn a_gbk_page_reads_as_its_utf8_twin() {
    let gbk = b"<META http-equiv=Content-Type content='text/html; charset=gb2312'><table>\
        <td>\xB9\xE6\xD5\xC2<td>5</table>";
    assert_eq!(outline(&html::blocks(gbk).unwrap()), ["[规章|5]"]);
    // Nothing declared, and no UTF-8.
    assert_eq!(outline(&html::blocks(&gbk[gbk.len() - 28..]).unwrap()), ["[规章|5]"]);
}

#[cfg(not(feature = "gbk"))]
#[test]
fn a_gbk_page_without_the_feature_is_an_error_that_says_so() {
    let error =
        html::blocks(b"<meta charset=gb2312><table><td>\xB9\xE6\xD5\xC2</table>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document is written in gb2312, which needs the feature `gbk` of gouji"
    );
}

#[test]
fn a_table_in_a_string_is_read_when_the_page_has_none() {
    let page =
        html::page(br#"<script>let content = "<p>\u89c4<\/p><table class=\\\"a\\\"><td colspan=\\\"2\\\">1<td>2<\/table>";</script>"#)
            .unwrap();
    assert_eq!(outline(&page.blocks), ["规", "[1|2]"]);
    assert!(page.embedded);
    let Block::Grid(grid) = &page.blocks[1] else { panic!() };
    assert_eq!(grid.cells().next().expect("a cell").columns, 2);
    reads("<script>var a='<table><td>1</table>'</script><table><td>2</table>", &["[2]"]);
}

#[test]
fn a_fragment_in_json_is_read() {
    reads(
        r#"{"code":0,"data":{"title":"x","html":"\u003ctable\u003e\u003ctr\u003e\u003ctd\u003e1\u003c/td\u003e\u003c/table\u003e"}}"#,
        &["[1]"],
    );
}

#[test]
fn a_script_that_looks_like_a_page_is_read_as_a_script() {
    reads(
        r#"var a = "<table><tr><td colspan=\"2\">1<\/td><\/tr>\n<tr><td>2<td>3<\/table>";"#,
        &["[1/2|3]"],
    );
    let blocks = blocks(r#"var a = "<table><tr><td colspan=\\\"2\\\">1<td>2</table>";"#);
    assert_eq!(places(grids(&blocks)[0]), [(0, 0, 1, 2), (0, 2, 1, 1)]);
    // A backslash in a page is a character.
    reads(r#"<p title="x">a</p><table><td>1\2<td colspan="\">3</table>"#, &["a", "[1\\2|3]"]);
}

#[test]
fn a_hidden_digit_never_becomes_part_of_a_figure() {
    for (cell, text) in [
        ("25<span style='display:none'>1</span>", "25^1"),
        ("<span hidden>1</span>25", "^1^25"),
        ("<span style='display: none'></span>25", "25"),
        ("<FONT style='color:red'>25</FONT>", "25"),
    ] {
        let page = format!("<table><tr><td>{cell}</td></tr></table>");
        assert_eq!(
            outline(&html::blocks(page.as_bytes()).unwrap()),
            [format!("[{text}]")],
            "{cell}"
        );
    }
}
