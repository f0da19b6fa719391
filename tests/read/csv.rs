//! CSV as spreadsheets write it.

use gouji::read::csv;
use proptest::prelude::*;

use super::{grids, outline, rows};

#[track_caller]
fn reads(text: &str, delimiter: u8, expected: &str) {
    let sheet = csv::sheet(text.as_bytes()).unwrap();
    assert_eq!(
        (sheet.delimiter, outline(&sheet.blocks)),
        (delimiter, vec![expected.to_owned()]),
        "{text}"
    );
}

#[test]
fn the_delimiter_is_told_from_the_content() {
    reads("规章,1,2\n决定,3,4\n", b',', "[规章|1|2/决定|3|4]");
    reads("规章\t1,000\t2\n决定\t3\t4\n", b'\t', "[规章|1,000|2/决定|3|4]");
    reads("a;1,5;2\nb;3,5;4\n", b';', "[a|1,5|2/b|3,5|4]");
    reads("a|1|2\nb|3|4\n", b'|', "[a|1|2/b|3|4]");
    reads("年报\n\na,1\nb,2", b',', "[年报/a|1/b|2]");
    reads("only", b',', "[only]");
}

#[test]
fn quotation_marks_hold_delimiters_and_line_breaks() {
    reads("\"a,b\",\"c\r\nd\",\"e\"\"f\"\r\n1,2,3\r\n", b',', "[a,b|c\nd|e\"f/1|2|3]");
}

#[test]
fn columns_blank_to_the_end_are_left_out() {
    reads("a,,1,,,\n,,,,,\nb,2,,\"\",,\n", b',', "[a||1/||/b|2|]");
}

#[test]
fn blank_files_have_no_blocks() {
    for text in ["", "\n\r\n", ",,\n,,", "\u{FEFF}"] {
        assert_eq!(csv::blocks(text.as_bytes()).unwrap(), [], "{text:?}");
    }
}

#[test]
fn positions_count_lines_and_characters() {
    let blocks = csv::blocks("\u{FEFF}规章,1\r\n\r\n\"决\n定\",\"2\",3\n".as_bytes()).unwrap();
    let positions: Vec<_> =
        grids(&blocks)[0].cells().map(|cell| cell.position.to_string()).collect();
    assert_eq!(
        positions,
        ["1:1", "1:4", "3:1", "4:4", "4:8"].iter().map(ToString::to_string).collect::<Vec<_>>()
    );
}

#[test]
fn lost_characters_are_counted() {
    assert_eq!(csv::sheet(b"a,\xFF1\nb,\xFF\xFF").unwrap().replaced, 3);
}

#[cfg(feature = "gbk")]
#[test]
fn a_gbk_file_is_read() {
    assert_eq!(outline(&csv::blocks(b"\xB9\xE6\xD5\xC2,5\n").unwrap()), ["[规章|5]"]);
}

proptest! {
    #[test]
    fn fields_and_positions_are_those_of_what_was_written(
        table in prop::collection::vec(prop::collection::vec("[一a1,;\"|\n ]{0,5}", 2..5), 1..6)
    ) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for row in &table {
            for (index, field) in row.iter().enumerate() {
                let lines = 1 + text.matches('\n').count();
                let column = 1 + text.rsplit('\n').next().unwrap_or("").chars().count();
                expected.push((format!("{lines}:{column}"), field.trim().to_owned()));
                let end = if index + 1 < row.len() { "," } else { "\n" };
                text.push_str(&format!("\"{}\"{end}", field.replace('"', "\"\"")));
            }
        }
        let sheet = csv::sheet(text.as_bytes()).unwrap();
        prop_assume!(sheet.delimiter == b',');
        let grids = grids(&sheet.blocks);
        let cells = grids.iter().flat_map(|grid| grid.cells());
        let found: Vec<_> = cells
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| (cell.position.to_string(), cell.text.to_owned()))
            .collect();
        expected.retain(|(_, text)| !text.is_empty());
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn the_positions_follow_the_fields_whatever_is_quoted(text in "[a,\"\n\r]{0,30}") {
        let sheet = csv::sheet(text.as_bytes()).unwrap();
        let lines: Vec<&str> = text.split('\n').collect();
        let grids = grids(&sheet.blocks);
        let cells = grids.iter().flat_map(|grid| grid.cells());
        for cell in cells.filter(|cell| cell.text.starts_with('a') && !text.contains('\r')) {
            let place = cell.position.to_string();
            let (line, column) = place.split_once(':').unwrap();
            let [line, column] = [line, column].map(|number| number.parse::<usize>().unwrap());
            let rest: String = lines[line - 1..].join("\n").chars().skip(column - 1).collect();
            let rest = rest.trim_start_matches(['"', '\n']);
            prop_assert!(rest.starts_with('a'), "{text:?} {cell:?}");
        }
        let _ = rows;
    }
}
