//! PDFs.

use gouji::mark::{Carrier, MarkError};

use super::Found;
use crate::support::pdf::{line, pages, text, with};

/// A page with the table of review and litigation, its first total wrong: 7 in the cell from
/// (174, 620) to (210, 640).
fn page(before: &str) -> String {
    let x = |column: usize| 30.0 + 36.0 * column as f64;
    let mut out = text(30.0, 760.0, 10.0, before);
    out += &text(30.0, 720.0, 10.0, "四、政府信息公开行政复议、行政诉讼情况");
    for (y, first) in [(700.0, 0), (680.0, 5), (660.0, 0), (640.0, 0), (620.0, 0)] {
        out += &line((x(first), y), (x(15), y));
    }
    for column in 0..=15 {
        let top = match column {
            0 | 5 | 15 => 700.0,
            10 => 680.0,
            _ => 660.0,
        };
        out += &line((x(column), top), (x(column), 620.0));
    }
    for (column, y, label) in [
        (0, 680.0, "行政复议"),
        (5, 685.0, "行政诉讼"),
        (5, 665.0, "未经复议直接起诉"),
        (10, 665.0, "复议后起诉"),
    ] {
        out += &text(x(column) + 3.0, y, 8.0, label);
    }
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let figures = ["1", "0", "0", "0", "7"];
    for column in 0..15 {
        out += &text(x(column) + 2.0, 645.0, 8.0, heads[column % 5]);
        let figure = if column < 5 { figures[column] } else { "0" };
        out += &text(x(column) + 12.0, 626.0, 8.0, figure);
    }
    out
}

/// What was added behind the file.
#[track_caller]
fn added(bytes: &[u8]) -> String {
    let found = Found::new("a.pdf", bytes);
    let marked = found.marked().unwrap();
    let behind = marked.strip_prefix(bytes).expect("the file is the beginning");
    let again = Found::new("a.pdf", &marked);
    assert_eq!(again.reading.report, found.reading.report);
    assert_eq!(again.problems, found.problems);
    let behind = String::from_utf8_lossy(behind).into_owned();
    assert_eq!(behind.matches("/Subtype /Highlight").count(), found.places());
    behind
}

#[test]
fn a_note_stands_on_the_cell_and_the_file_before_it_is_unchanged() {
    let added = added(&pages(&[&page("标题")]));
    assert!(added.contains("/Rect [174.00 620.00 210.00 640.00]"), "{added}");
    assert!(added.contains(" /Annots [ 10 0 R ] >>"), "{added}");
    assert!(added.contains("trailer\n<< /Size 11 /Prev "), "{added}");
}

#[test]
fn on_a_turned_page_with_a_box_of_its_own_the_note_stands_on_the_cell() {
    for turn in [0, 90, 180, 270, -90] {
        let entries = format!("/Rotate {turn} /CropBox [10 20 580 790]");
        let added = added(&with(&[&page("标题")], &entries, "", &[]));
        assert!(added.contains("/Rect [174.00 620.00 210.00 640.00]"), "{turn}: {added}");
    }
}

#[test]
fn annotations_that_are_there_stay() {
    let note = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (a]>>) >>".to_owned();
    let own = with(&[&page("标题")], "/Annots [10 0 R]", "", std::slice::from_ref(&note));
    assert!(added(&own).contains("/Annots [10 0 R 11 0 R ]"));
    let apart = with(&[&page("标题")], "/Annots 11 0 R", "", &[note, "[ 10 0 R ]".into()]);
    let added = added(&apart);
    assert!(added.contains("11 0 obj\n[ 10 0 R  12 0 R ]\nendobj"), "{added}");
}

#[test]
fn a_sentence_is_marked_on_the_lines_that_have_its_words() {
    let added = added(&pages(&[&page("因政府信息公开引发行政复议3件。")]));
    let marks: Vec<&str> = added.split("/Rect [").skip(1).collect();
    assert_eq!(marks.len(), 2);
    assert!(marks.iter().any(|rect| rect.starts_with("30.00 75")), "{marks:?}");
}

#[test]
fn files_that_are_encrypted_signed_or_damaged_are_refused() {
    let whole = pages(&[&page("标题")]);
    let with_text = |from: &str, to: &str| {
        let text = String::from_utf8(whole.clone()).unwrap();
        assert!(text.contains(from));
        text.replace(from, to).into_bytes()
    };
    for bytes in [
        with_text("/Type /Catalog", "/Type /Catalog /X << /ByteRange [0 1] >>"),
        with_text("startxref\n", "startxref\n9"),
        [b"junk\n".to_vec(), whole.clone()].concat(),
    ] {
        let error = Found::new("a.pdf", &bytes).marked().unwrap_err();
        assert_eq!(error, MarkError::NoMarks(Carrier::Pdf));
    }
}

#[test]
fn damaged_files_never_panic() {
    let bytes = pages(&[&page("标题")]);
    for at in (0..bytes.len()).step_by(61) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x15;
        let found = Found { bytes: &damaged, ..Found::new("a.pdf", &bytes) };
        let _ = found.marked();
    }
}
