//! Input that no one writes: an answer or a clear error, in time and memory that grow with the
//! input alone.
//!
//! Sizes are small here, so that anything that takes quadratic time still shows as a test that does
//! not end.

use gouji::read::{Block, ReadError};

fn is_small(result: Result<Vec<Block>, ReadError>) -> bool {
    result.is_ok_and(|blocks| blocks.len() < 10)
}

#[cfg(feature = "html")]
mod html {
    use gouji::read::html;

    use super::super::{grids, outline};
    use super::*;

    fn read(page: &str) -> Result<Vec<Block>, ReadError> {
        html::blocks(page.as_bytes())
    }

    #[test]
    fn nested_tables_past_the_limit_are_an_error_with_its_place() {
        let error = read(&"<table><td>1".repeat(100_000)).unwrap_err();
        assert!(matches!(error, ReadError::TooDeep { limit: 256, .. }));
        assert_eq!(error.to_string(), "tables nested more than 256 deep, at byte 3072");
        assert_eq!(read(&"<table><td>1".repeat(256)).unwrap().len(), 256);
    }

    #[test]
    fn spans_cost_nothing_however_large() {
        let row = "<tr>".to_owned() + &"<td colspan=1000000000 rowspan=1000000000>1".repeat(50);
        let blocks = read(&format!("<table>{}", row.repeat(400))).unwrap();
        assert_eq!(grids(&blocks)[0].cells().len(), 20_000);
    }

    #[test]
    fn rows_below_many_open_spans_take_no_longer() {
        let spans: String = (2..20_000).map(|rows| format!("<td rowspan={rows}>")).collect();
        let blocks = read(&format!("<table><tr>{spans}{}", "<tr><td>1".repeat(15_000))).unwrap();
        assert_eq!(grids(&blocks)[0].rows(), 15_001);
    }

    #[test]
    fn more_cells_than_the_size_explains_are_an_error() {
        let error = read(&format!("<table>{}", "<td>".repeat(80_000))).unwrap_err();
        assert!(matches!(error, ReadError::TooMany { .. }), "{error}");
        assert!(error.to_string().ends_with("at table 1, row 1, column 60000"), "{error}");
        assert!(matches!(read(&"<p>1".repeat(80_000)), Err(ReadError::TooMany { .. })));
        assert!(matches!(read(&"<table>".repeat(80_000)), Err(ReadError::TooMany { .. })));
    }

    #[test]
    fn one_long_line_is_one_paragraph() {
        assert!(is_small(read(&"规章1 ".repeat(500_000))));
        assert!(is_small(read(&"&nbsp;&lt;".repeat(200_000))));
        assert!(is_small(read(&format!("<table><td>{}", "1".repeat(2_000_000)))));
    }

    #[test]
    fn a_million_attributes_are_passed_over() {
        assert_eq!(
            outline(
                &read(&format!("<table><td {} colspan=2>1</table>", "a=b ".repeat(1_000_000)))
                    .unwrap()
            ),
            ["[1]"]
        );
        assert_eq!(
            outline(
                &read(&format!(
                    "<table><td {}>1</table>",
                    "style='display:nome;' ".repeat(100_000)
                ))
                .unwrap()
            ),
            ["[1]"]
        );
        assert!(is_small(read(&format!("<table><td style='{}'>1", "display:".repeat(500_000)))));
        assert!(is_small(read(&format!("<{}>", "a".repeat(1_000_000)))));
    }

    #[test]
    fn unfinished_constructs_take_linear_time() {
        for piece in [
            "<",
            "</",
            "<!--",
            "<!",
            "&",
            "&a",
            "&#",
            "<td",
            "<td a=\"",
            "<script>",
            "</script",
            "<script><!--<script>",
            "<title>",
            "<pre>\n",
            "<template>",
        ] {
            let _ = read(&piece.repeat(100_000));
            let _ = read(&format!("<table><td>{}", piece.repeat(100_000)));
        }
    }

    #[test]
    fn strings_that_may_hold_tables_take_linear_time() {
        for piece in
            ["=\"", "='", "=`", "=\"<table ", "=\"\\\"", "(' \\", "=\"<table>\"", "= \"&lt;table"]
        {
            let _ = read(&piece.repeat(100_000));
        }
        assert!(read(&format!("x=\"{}<table><td>1\"", "\\".repeat(400_001))).is_ok());
    }
}

#[cfg(feature = "markdown")]
#[test]
fn hostile_markdown_takes_linear_time() {
    use gouji::read::markdown::blocks;
    assert!(matches!(blocks(&"|".repeat(200_000)), Err(ReadError::TooMany { .. })));
    assert!(matches!(blocks(&"a\n\n".repeat(100_000)), Err(ReadError::TooMany { .. })));
    assert!(is_small(blocks(&"规章".repeat(1_000_000))));
    for piece in [
        "*a", "_", "**a ", "[", "[a](", "![", "<s", "<b", "`a", "\\", "&", "> ", "-", "|-", "| *a",
        "\n|",
    ] {
        for length in [20_000, 300_000] {
            let _ = blocks(&piece.repeat(length));
        }
    }
}

#[cfg(feature = "csv")]
#[test]
fn hostile_csv_takes_linear_time() {
    use gouji::read::csv::blocks;
    assert!(matches!(
        blocks(&b",".repeat(300_000)),
        Err(ReadError::TooMany { limit: 262_144, .. })
    ));
    assert!(matches!(blocks(&b"a,".repeat(100_000)), Err(ReadError::TooMany { .. })));
    // A spreadsheet that fills its whole width with nothing.
    assert!(is_small(blocks(
        &[b"1".to_vec(), b",".repeat(16_383), b"\n".to_vec()].concat().repeat(50)
    )));
    assert!(is_small(blocks(&b"a".repeat(3_000_000))));
    assert!(is_small(blocks(&[b"\"".to_vec(), b"\"\"".repeat(1_000_000)].concat())));
}

/// Documents that no one writes, at 1, 2, 4 and 8 times the size: what reading costs grows with
/// them and no faster, and memory stays within its bound.
mod growth {
    use gouji::read::{self, Format};

    use crate::growth::{assert_bounded, assert_linear};
    use crate::solve::support::is_full;

    /// A family of documents: what they begin with, and a piece that is repeated.
    struct Family {
        name: &'static str,
        format: Format,
        start: &'static str,
        piece: &'static str,
    }

    impl Family {
        fn of(&self, bytes: usize) -> String {
            self.start.to_owned() + &self.piece.repeat(bytes / self.piece.len())
        }

        fn read(&self, text: &str) {
            let _ = read::with_format(text.as_bytes(), self.format);
        }
    }

    macro_rules! families {
        ($($format:ident: $name:literal, $start:expr, $piece:expr;)*) => {
            [$(Family { name: $name, format: Format::$format, start: $start, piece: $piece },)*]
        };
    }

    const HEAD: &str = "<table><tr><td>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织\
        <td>法律服务机构<td>其他<td>总计";
    const REVIEW: &str = "<table><tr><td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计\
        <td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计<td>结果维持<td>结果纠正\
        <td>其他结果<td>尚未审结<td>总计";
    const RULES: &str = "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数";
    const CSV_HEAD: &str = "项目,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计\n";

    #[cfg(feature = "html")]
    const PAGES: [Family; 19] = families! {
        Html: "rows of one value too many", HEAD,
            "<tr><td>（七）总计<td>1<td>0<td>0<td>0<td>0<td>0<td>0<td>1";
        Html: "rows of one value too many, some blank", HEAD,
            "<tr><td>（七）总计<td>1<td><td>3<td>4<td>5<td><td>7<td>8";
        Html: "rows that slid", HEAD, "<tr><td>（七）总计<td><td>1<td>2<td>3<td>4<td>5<td>6<td>7";
        Html: "rows of too few values", HEAD, "<tr><td>（七）总计<td>1<td>2";
        Html: "unknown columns", HEAD, "<td>甲乙丙丁";
        Html: "columns named again", HEAD, "<td>自然人";
        Html: "headers", "<table>", "<tr><td>自然人<td>商业企业<td>总计";
        Html: "rows of values", REVIEW, "<tr><td>1<td>2<td>3<td>1<td>2<td>3<td>1<td>2<td>3<td>1";
        Html: "columns of cases named again", REVIEW, "<td>结果维持";
        Html: "unknown columns of cases", REVIEW, "<td>甲乙丙丁";
        Html: "headers of cases", "<table>", "<tr><td>行政复议<td>结果维持<td>总计<tr><td>1<td>2";
        Html: "odd figures", REVIEW, "<tr><td>1a<td>2b";
        Html: "rows of rules", RULES, "<tr><td>规章<td>1<td>2<td>3<td>4";
        Html: "columns of rules", RULES, "<td>本年制发件数";
        Html: "a table for each row", HEAD, "</table><table><tr><td>（七）总计<td>1<td>2<td>3";
        Html: "spans", "<table>", "<tr><td rowspan=9>1<td colspan=3>2<td rowspan=3 colspan=2>3";
        Html: "tables in a cell", "<table><td>", "<table><tr><td>1<td>2</table>";
        Html: "paragraphs", "", "<p>12345678901234";
        Html: "a string", "x=\"<table>", "<td>123\\\"";
    };

    #[cfg(feature = "csv")]
    const SHEETS: [Family; 7] = families! {
        Csv: "rows", CSV_HEAD, "（七）总计,1,2,3,4,5,6,7\n";
        Csv: "rows of one value too many", CSV_HEAD, "（七）总计,1,0,0,0,0,0,0,1\n";
        Csv: "one row of figures", "", "1234567890123456,";
        Csv: "one row of unknown labels", "", "不知名的列,";
        Csv: "one header", "", "自然人,";
        Csv: "rows of unknown labels", "", "不知名的行,不知名的列,1\n";
        Csv: "headers of cases", "", "结果维持,结果纠正,其他结果,尚未审结,总计\n1,2,3,4,5\n";
    };

    #[cfg(feature = "markdown")]
    const MARKDOWN: [Family; 6] = families! {
        Markdown: "rows that slid", "|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n",
            "|（三）不予公开|1.属于国家秘密|1|2|3|4|5|6|7|\n";
        Markdown: "rows of one bar", "", "|1234567890123456\n";
        Markdown: "one row of unknown labels", "", "|不知名的列";
        Markdown: "tables", "", "|规章|1|\n|--|--|\n\n";
        Markdown: "marks", "", "**a** _b_ [c](d) `e` <br> ";
        Markdown: "bars that fill rows up", "| 规章 | 1 | |||\n", "| 规章 | 1 | |||\n";
    };

    fn cost_no_more_than_their_length(families: &[Family]) {
        for family in families {
            assert_linear(family.name, 12_000, |n| family.of(n), |text| family.read(text));
        }
    }

    fn are_read_in_bounded_memory(families: &[Family]) {
        for family in families {
            // Large documents take long: by default those of which most is kept.
            let is_kept =
                ["unknown columns", "paragraphs", "rows", "rows of one bar"].contains(&family.name);
            let sizes: &[usize] = match is_kept {
                _ if is_full() => &[1 << 20, 8 << 20],
                true => &[1 << 20],
                false => &[],
            };
            for &size in sizes {
                let name = format!("{}, {size} bytes", family.name);
                assert_bounded(&name, &family.of(size), |text| family.read(text));
            }
        }
    }

    #[cfg(feature = "html")]
    #[test]
    fn pages_cost_no_more_than_their_length() {
        cost_no_more_than_their_length(&PAGES);
    }

    #[cfg(feature = "html")]
    #[test]
    fn pages_are_read_in_bounded_memory() {
        are_read_in_bounded_memory(&PAGES);
    }

    #[cfg(feature = "csv")]
    #[test]
    fn csv_costs_no_more_than_its_length() {
        cost_no_more_than_their_length(&SHEETS);
    }

    #[cfg(feature = "csv")]
    #[test]
    fn csv_is_read_in_bounded_memory() {
        are_read_in_bounded_memory(&SHEETS);
    }

    #[cfg(feature = "markdown")]
    #[test]
    fn markdown_costs_no_more_than_its_length() {
        cost_no_more_than_their_length(&MARKDOWN);
    }

    #[cfg(feature = "markdown")]
    #[test]
    fn markdown_is_read_in_bounded_memory() {
        are_read_in_bounded_memory(&MARKDOWN);
    }
}
