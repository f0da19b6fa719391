//! What cannot be marked, and what is said of it.

use gouji::mark::{self, Carrier, MarkError};
use gouji::read::Format;
use gouji::write::{self, Checked};
use gouji::*;

use super::Found;

const XINGQING: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");

#[test]
fn formats_without_comments_are_refused_before_they_are_read() {
    let found = Found::new("xingqing.txt", XINGQING);
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (format, bytes, carrier) in [
        (Format::Text, XINGQING, Carrier::Plain),
        (Format::Markdown, XINGQING, Carrier::Plain),
        (Format::Csv, XINGQING, Carrier::Plain),
        (Format::Docx, ole, Carrier::OldOffice),
        (Format::Workbook, ole, Carrier::OldOffice),
        (Format::Ofd, b"PK\x03\x04", Carrier::Ofd),
    ] {
        let error = mark::original(bytes, Some(format), &found.checked(), Locale::Chinese);
        let error = error.unwrap_err();
        assert_eq!(error, MarkError::NoMarks(carrier), "{format:?}");
        assert!(error.message(Locale::Chinese).ends_with('。'));
        assert_eq!(error.to_string(), error.message(Locale::English));
    }
}

#[cfg(feature = "html")]
#[test]
fn another_document_than_the_one_that_was_checked_is_not_marked() {
    let found = Found::new("xingqing.txt", XINGQING);
    let page = write::html(&found.reading.report).replace(">25<", ">26<");
    let other = Found::new("a.html", page.as_bytes());
    let checked = Checked { name: "a.html", ..found.checked() };
    let error = mark::original(other.bytes, None, &checked, Locale::Chinese).unwrap_err();
    assert_eq!(error, MarkError::OtherDocument);
}

#[cfg(feature = "html")]
#[test]
fn a_document_with_nothing_to_mark_comes_back_as_it_is() {
    let found = Found::new("xingqing.txt", XINGQING);
    let (mended, _) = found.diagnosis.apply(&found.reading.report).unwrap();
    let page = write::html(&mended);
    let clean = Found::new("a.html", page.as_bytes());
    assert_eq!(clean.places(), 0);
    assert_eq!(clean.marked().unwrap(), page.as_bytes());
}

#[cfg(all(feature = "xlsx", feature = "docx"))]
#[test]
fn open_document_workbooks_are_refused() {
    let report = Found::new("xingqing.txt", XINGQING).reading.report;
    let mut sketch = crate::write::sketch::Sketch::of(&report);
    let sheets: Vec<(String, Vec<crate::support::Cell>)> = sketch
        .tables()
        .enumerate()
        .map(|(at, cells)| {
            let cell = |cell: &crate::write::sketch::Cell| {
                crate::support::Cell::new(cell.row as u32, cell.column as u32, &cell.text)
                    .spanning(cell.rows as u32, cell.columns as u32)
            };
            (format!("表{at}"), cells.iter().map(cell).collect())
        })
        .collect();
    let sheets: Vec<(&str, Vec<crate::support::Cell>)> =
        sheets.iter().map(|(name, cells)| (name.as_str(), cells.clone())).collect();
    let bytes = crate::support::ods_from_grids(&sheets);
    let found = Found::new("a.ods", &bytes);
    assert!(found.places() > 0);
    assert_eq!(found.marked().unwrap_err(), MarkError::NoMarks(Carrier::OldOffice));
}
