//! Texts that no one writes, at 1, 2, 4 and 8 times the size: what reading costs grows with them
//! and no faster, and memory stays within its bound.

use gouji::read;

use crate::growth::{assert_bounded, assert_linear};
use crate::solve::support::is_full;

fn any(text: &str) {
    let _ = read::any(text.as_bytes(), Some("report.txt"));
}

const HEADER: &str = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n";

/// Families of texts: a beginning, and a piece that is repeated.
const FAMILIES: [(&str, &str, &str); 18] = [
    ("words", "", "a "),
    ("lines", "", "1\n"),
    ("pages", "", "\u{c}1\n"),
    ("tabs", "", "a\tb\n"),
    ("lone bars", "信息内容 | 本年制发件数 |\n", "|\n"),
    ("lone figures", "信息内容 | 本年制发件数 |\n规章 |\n", "| 1\n"),
    ("eight values under seven columns", HEADER, "（七）总计\t\t5\t\t7\t0\t0\t0\t12\n"),
    ("rows of the Article 20 table", "信息内容\t甲\t乙\n", "规章\t\t1\t\t2\n"),
    (
        "rows of fifteen values",
        "结果维持\t结果纠正\t其他结果\t总计\n",
        "\t1\t\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\n",
    ),
    ("headers", "", "信息内容\t本年制发件数\n"),
    ("headers of the request matrix", "", HEADER),
    ("labels", "", "一、本年新收政府信息公开申请数量 "),
    ("values without end", "信息内容 本年制发件数 规章 ", "1 "),
    ("labels and values", "", "信息内容\n规章 1 2 3\n"),
    ("cells that ran together", "", "规章0"),
    ("laid out", "", "规章     1     2     3\n"),
    ("brackets", "信息内容 ", "（"),
    ("headings", "", "三、收到和处理政府信息公开申请情况\n自然人 1\n"),
];

#[test]
fn reading_a_text_costs_no_more_than_its_length() {
    for (family, start, piece) in FAMILIES {
        let n = 4_000 / piece.len().max(4);
        assert_linear(family, n, |n| start.to_owned() + &piece.repeat(n), any);
    }
}

#[test]
fn the_memory_for_a_text_is_bounded() {
    for (family, start, piece) in FAMILIES {
        // Large texts take long: by default those of which most is kept.
        let sizes: &[usize] = match piece {
            _ if is_full() => &[1 << 20, 8 << 20],
            "1\n" | "a\tb\n" | "规章0" => &[1 << 19],
            _ => &[],
        };
        for size in sizes {
            let text = start.to_owned() + &piece.repeat(size / piece.len());
            assert_bounded(&format!("{family}, {size} bytes"), &text, any);
        }
    }
}

#[cfg(feature = "markdown")]
#[test]
fn the_memory_for_text_in_markdown_is_bounded() {
    let pieces = ["1\n", "1\n\n", "规章 1\n", "a | b\n"];
    for piece in pieces.into_iter().take(if is_full() { 4 } else { 1 }) {
        let text = piece.repeat((1 << 19) / piece.len());
        assert_bounded(&format!("{piece:?} in Markdown"), &text, |text| {
            let _ = read::any(text.as_bytes(), Some("report.md"));
        });
    }
}

#[cfg(feature = "html")]
#[test]
fn the_memory_for_text_in_a_page_is_bounded() {
    let pieces = ["<br>1", "<p>1", "规章 1<br>"];
    for piece in pieces.into_iter().take(if is_full() { 3 } else { 1 }) {
        let page = format!("<html><body>{}", piece.repeat((1 << 19) / piece.len()));
        assert_bounded(&format!("{piece:?} in a page"), &page, |page| {
            let _ = read::any(page.as_bytes(), None);
        });
    }
}

#[cfg(feature = "html")]
#[test]
fn rows_in_another_table_than_their_header_cost_no_more_than_their_number() {
    let page = |n: usize| {
        format!(
            "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</table><table>{}</table>",
            "<tr><td>规章<td>1<td>2<td>3".repeat(n)
        )
    };
    assert_linear("rows in another table", 200, page, |page| {
        let _ = read::any(page.as_bytes(), None);
    });
}

#[cfg(feature = "html")]
#[test]
fn a_wide_header_costs_no_more_than_its_width() {
    for label in ["自然人", "序号", "信息内容", "本年制发件数"] {
        let page = |n: usize| {
            let heads = format!("<td>{label}").repeat(n);
            format!("<table><tr><td>自然人{heads}<td>总计<tr><td>（七）总计<td>1<td>2</table>")
        };
        assert_linear(&format!("a header of {label}"), 200, page, |page| {
            let _ = read::any(page.as_bytes(), None);
        });
    }
}
