//! Word documents of 1997–2003, written by LibreOffice and by Apache POI. Word itself could not be
//! had to make one.

use gouji::read::{self, FileKind, Format, OfficeError, docx};
use proptest::prelude::*;

use super::{grids, outline, rows};

const WRITTEN: &[u8] = include_bytes!("../fixtures/doc/libreoffice.doc");

/// A table that POI put before the content of the other file. It writes all parts of a document
/// anew, and says that its text is shorter than it is: the text ends within `12` of the last row.
const BY_POI: &[u8] = include_bytes!("../fixtures/doc/poi.doc");

/// Where the main stream begins in the fixture.
fn head() -> usize {
    WRITTEN.windows(2).position(|window| window == b"\xEC\xA5").expect("the head of the file")
}

#[test]
fn paragraphs_joined_cells_and_the_looks_of_letters_are_read() {
    let blocks = docx::blocks(WRITTEN).unwrap();
    let grid = grids(&blocks)[0];
    assert_eq!(rows(grid), ["甲|乙", "25^1|3\u{336}", "丙|12|45.82"]);
    let first: Vec<_> = grid.row(0).map(|cell| (cell.rows, cell.columns)).collect();
    assert_eq!(first, [(2, 1), (1, 2)]);
    assert_eq!(outline(&blocks)[0], "一、标题");
    assert!(outline(&blocks).contains(&"后文".to_owned()));
}

#[test]
fn a_file_of_another_writer_is_read_as_far_as_its_rows_are_whole() {
    let blocks = docx::blocks(BY_POI).unwrap();
    let found: Vec<_> = grids(&blocks).into_iter().map(rows).collect();
    assert_eq!(found[0], ["项目|本年|合计", "规章|12|307"]);
    assert_eq!(found[1], ["甲|乙", "25^1|3\u{336}"]);
}

#[test]
fn the_content_tells_that_it_is_a_word_document() {
    assert_eq!(Format::detect(WRITTEN, None), Format::Docx);
    assert_eq!(Format::detect(WRITTEN, Some("report.xls")), Format::Docx);
    assert!(read::any(WRITTEN, None).is_ok());
}

#[test]
fn encrypted_and_fast_saved_files_say_so() {
    for (at, bit, expected) in [(0xB, 0x01, FileKind::Encrypted), (0xA, 0x04, FileKind::FastSaved)]
    {
        let mut bytes = WRITTEN.to_vec();
        bytes[head() + at] |= bit;
        let error = docx::blocks(&bytes).expect_err("the file is refused");
        assert!(matches!(error, OfficeError::Other { found, .. } if found == expected), "{error}");
    }
}

#[test]
fn a_file_of_an_older_word_is_refused() {
    let mut bytes = WRITTEN.to_vec();
    bytes[head()] = 0xDC;
    assert!(matches!(docx::blocks(&bytes), Err(OfficeError::Damaged { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_files_give_a_value_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = WRITTEN.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        let _ = docx::blocks(&bytes);
    }
}
