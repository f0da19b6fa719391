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
