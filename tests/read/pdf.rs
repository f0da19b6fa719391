//! Reading PDFs: the geometry, on small ones of our own.

use gouji::read::{self, Block, PdfError, Position, ReadError, pdf};

use super::{grids, outline};
use crate::support::pdf::{line, pages, stream, table, text, with};

/// The one table of a page, its rows between slashes.
#[track_caller]
fn only(content: &str) -> String {
    let blocks = pdf::blocks(&pages(&[content])).expect("the page can be read");
    assert_eq!(grids(&blocks).len(), 1, "{:?}", outline(&blocks));
    outline(&blocks).into_iter().find(|block| block.starts_with('[')).unwrap_or_default()
}

const ROWS: &[&[&str]] = &[&["甲", "乙"], &["12", "3"]];

fn plain() -> String {
    table(50.0, 700.0, 60.0, 20.0, ROWS)
}

#[test]
fn ruled_cells_are_a_grid_and_lines_beside_it_paragraphs() {
    let content = text(50.0, 740.0, 10.0, "一、标题") + &plain() + &text(50.0, 600.0, 10.0, "后文");
    let blocks = pdf::blocks(&pages(&[&content])).unwrap();
    assert_eq!(outline(&blocks), ["一、标题", "[甲|乙/12|3]", "后文"]);
    let Block::Grid(grid) = &blocks[1] else { panic!("no table") };
    let cell = grid.row(1).next().unwrap();
    let area = [50, 120, 110, 140];
    let place = Position::Page { page: 1, table: 1, row: 2, column: 1, area };
    assert_eq!((cell.text, cell.position), ("12", &place));
}

#[test]
fn cells_join_over_a_missing_rule() {
    // The rule between the two cells of the first row is left out.
    let rules = [
        line((50.0, 700.0), (170.0, 700.0)),
        line((50.0, 680.0), (170.0, 680.0)),
        line((50.0, 660.0), (170.0, 660.0)),
        line((50.0, 660.0), (50.0, 700.0)),
        line((110.0, 660.0), (110.0, 680.0)),
        line((170.0, 660.0), (170.0, 700.0)),
    ];
    let content = rules.concat() + &text(60.0, 685.0, 10.0, "合计") + &text(60.0, 665.0, 10.0, "7");
    assert_eq!(only(&content), "[合计/7|]");
}

#[test]
fn a_rule_that_is_half_there_leaves_both_cells_unsure() {
    let rules = plain().replace("110 700 m 110 660 l S", "110 700 m 110 670 l S");
    assert_ne!(rules, plain());
    assert_eq!(only(&rules), "[甲|乙/12\u{FFFD}|3\u{FFFD}]");
}

#[test]
fn thin_areas_dotted_lines_and_frames_in_frames_are_rules() {
    let thin = plain().replace("50 680 m 170 680 l S", "50 679.5 120 1 re f");
    assert_eq!(only(&thin), "[甲|乙/12|3]");
    let dots: String = (0..60).map(|dot| format!("{} 679.5 1 1 re f\n", 50 + 2 * dot)).collect();
    assert_eq!(only(&plain().replace("50 680 m 170 680 l S", &dots)), "[甲|乙/12|3]");
    let frame = "48 658 124 44 re 49 659 122 42 re f*\n".to_owned() + &plain();
    assert_eq!(only(&frame), "[甲|乙/12|3]");
}

#[test]
fn a_rule_in_the_colour_of_its_ground_or_under_a_later_area_is_none() {
    let white = plain().replace("50 680 m 170 680 l S", "1 G 50 680 m 170 680 l S 0 G");
    assert_eq!(only(&white), "[甲\n12|乙\n3]");
    let covered = table(50.0, 700.0, 60.0, 20.0, &[&["", "乙"], &["", "丙"]])
        + "1 g 52 662 56 36 re f 0 g\n"
        + &text(60.0, 685.0, 10.0, "甲");
    assert_eq!(only(&covered), "[甲|乙/丙]");
}

#[test]
fn text_that_cannot_be_seen_is_not_read() {
    let five = text(80.0, 665.0, 10.0, "5");
    for hidden in [
        format!("1 g {five} 0 g"),
        format!("3 Tr {five} 0 Tr"),
        format!("q 300 300 10 10 re W n {five} Q"),
        format!("{five} 1 g 78 661 20 18 re f 0 g"),
    ] {
        let rows: &[&[&str]] = &[&["甲", "乙"], &["", "3"]];
        let content = table(50.0, 700.0, 60.0, 20.0, rows) + &hidden;
        assert_eq!(only(&content), "[甲|乙/|3]", "{hidden}");
    }
}

#[test]
fn figures_that_are_not_certain_are_no_numbers() {
    let with = |more: &str| only(&(plain() + more));
    // Over the digits that stand there.
    assert_eq!(with(&text(54.0, 665.0, 10.0, "8")), "[甲|乙/\u{FFFD}\u{FFFD}2|3]");
    // Across the border.
    let across = table(50.0, 700.0, 60.0, 20.0, &[&["甲", "乙"], &["", ""]])
        + &text(95.0, 665.0, 10.0, "123456");
    let read = only(&across);
    assert!(read.contains("12\u{FFFD}|\u{FFFD}"), "{read}");
    // A smaller digit that is raised is the mark of a note.
    assert_eq!(with(&text(63.5, 669.0, 6.0, "1")), "[甲|乙/12^1|3]");
    // What a clip cuts off may be digits, too.
    let cut = table(50.0, 700.0, 60.0, 20.0, &[&["甲", "乙"], &["", "3"]])
        + &format!("q 50 660 28 20 re W n {} Q", text(60.0, 665.0, 10.0, "123456"));
    assert!(!only(&cut).contains("/12"), "{}", only(&cut));
}

#[test]
fn bold_type_that_is_printed_twice_is_read_once() {
    let again = text(53.2, 665.0, 10.0, "12");
    assert_eq!(only(&(plain() + &again)), "[甲|乙/12|3]");
}

#[test]
fn a_page_turned_by_its_dictionary_or_on_its_side_is_read_upright() {
    let turned = with(&[&plain()], "/Rotate 90", "", &[]);
    let upright = |bytes: &[u8]| outline(&pdf::blocks(bytes).unwrap());
    // Its text runs down then.
    assert_eq!(upright(&turned), ["[甲|乙/12|3]"]);
    let on_side = format!("q 0 1 -1 0 800 0 cm {} Q", plain());
    assert_eq!(upright(&with(&[&on_side], "/Rotate 90", "", &[])), ["[甲|乙/12|3]"]);
    assert_eq!(upright(&pages(&[&on_side])), ["[甲|乙/12|3]"]);
}

#[test]
fn watermarks_that_are_askew_are_left_out() {
    let mark = format!("q .7 .7 -.7 .7 300 0 cm {} Q", text(0.0, 500.0, 40.0, "内部资料"));
    assert_eq!(only(&(plain() + &mark)), "[甲|乙/12|3]");
}

#[test]
fn a_table_goes_on_on_the_next_page_without_its_repeated_header() {
    let next = table(50.0, 780.0, 60.0, 20.0, &[&["甲", "乙"], &["4", "5"]]);
    let number = |page: &str| text(300.0, 30.0, 9.0, page);
    let bytes = pages(&[&(plain() + &number("— 1 —")), &(next + &number("— 2 —"))]);
    let blocks = pdf::blocks(&bytes).unwrap();
    assert_eq!(outline(&blocks)[0], "[甲|乙/12|3/4|5]");
    assert_eq!(grids(&blocks).len(), 1);
    // Behind a heading another table begins.
    let heading = text(50.0, 785.0, 10.0, "四、情况")
        + &table(50.0, 780.0, 60.0, 20.0, &[&["甲", "乙"], &["4", "5"]]);
    assert_eq!(grids(&pdf::blocks(&pages(&[&plain(), &heading])).unwrap()).len(), 2);
}

/// A table whose last row, or first, lacks its outer border.
fn torn(top: f64, rows: &[&[&str]], missing: f64) -> String {
    let rule = line((50.0, missing), (170.0, missing));
    let whole = table(50.0, top, 60.0, 20.0, rows);
    assert!(whole.contains(&rule));
    whole.replace(&rule, "")
}

#[test]
fn a_row_that_the_end_of_the_page_tears_is_one_row_but_two_numbers_never_join() {
    let first = torn(60.0, &[&["甲", "乙"], &["标签的前", "12"]], 20.0);
    let rest = torn(780.0, &[&["一半", ""], &["丙", "4"]], 780.0);
    let read = |a: &str, b: &str| outline(&pdf::blocks(&pages(&[a, b])).unwrap());
    assert_eq!(read(&first, &rest), ["[甲|乙/标签的前\n一半|12/丙|4]"]);
    let clash = torn(780.0, &[&["一半", "9"], &["丙", "4"]], 780.0);
    assert_eq!(read(&first, &clash), ["[甲|乙/标签的前|12/一半|9/丙|4]"]);
}

#[test]
fn forms_are_drawn_in_their_place() {
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>",
        &plain(),
    );
    let bytes = with(&["q 1 0 0 1 10 -20 cm /X Do Q"], "", "/XObject << /X 10 0 R >>", &[form]);
    assert_eq!(outline(&pdf::blocks(&bytes).unwrap()), ["[甲|乙/12|3]"]);
}

#[test]
fn content_that_is_switched_off_is_not_read() {
    let hidden = format!("/OC /Off BDC {} EMC", text(80.0, 665.0, 10.0, "5"));
    let group = "<< /Type /OCG /Name (x) >>".to_owned();
    let bytes = with(&[&(plain() + &hidden)], "", "/Properties << /Off 10 0 R >>", &[group]);
    let catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    let with_groups = "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >> >>";
    let text = String::from_utf8(bytes).unwrap().replace(catalog, with_groups);
    // The table of objects is wrong now: the file is searched.
    assert_eq!(outline(&pdf::blocks(text.as_bytes()).unwrap()), ["[甲|乙/12|3]"]);
}

#[test]
fn what_is_no_text_has_one_clear_error() {
    let refused = |bytes: &[u8]| pdf::blocks(bytes).expect_err("the file is refused");
    assert_eq!(refused(b"%PDF-1.7 ..."), PdfError::Damaged);
    let picture = stream("/Type /XObject /Subtype /Image /Width 1 /Height 1", "x");
    let scan = with(&["q 600 0 0 800 0 0 cm /X Do Q"], "", "/XObject << /X 10 0 R >>", &[picture]);
    assert_eq!(refused(&scan), PdfError::Scanned);
    let unknown = String::from_utf8(pages(&[&plain()])).unwrap();
    let unknown = unknown.replace("/UniGB-UCS2-H", "/Identity-H  ").replace("(GB1)", "(Own)");
    assert_eq!(refused(unknown.as_bytes()), PdfError::NoUnicode);
    assert!(matches!(read::any(&scan, None), Err(ReadError::Pdf(PdfError::Scanned))));
}

#[test]
fn a_file_that_is_cut_off_is_searched_for_its_pages() {
    let bytes = pages(&[&plain(), &plain()]);
    let end = bytes.windows(4).position(|window| window == b"xref").unwrap();
    assert_eq!(grids(&pdf::blocks(&bytes[..end]).unwrap()).len(), 1);
    let mut shifted = b"\r\nrubbish\n".to_vec();
    shifted.extend(&bytes);
    assert_eq!(grids(&pdf::blocks(&shifted).unwrap()).len(), 1);
}

/// The figures of the one table of the fixtures.
const FIGURES: [u64; 15] = [3, 1, 0, 2, 6, 4, 0, 1, 0, 5, 2, 0, 0, 1, 3];

/// Made by `tests/oracle/pdf.py --fixtures`.
#[test]
fn files_of_other_producers_are_read_whole() {
    for (name, bytes) in [
        ("MuPDF", &include_bytes!("../fixtures/pdf/mupdf.pdf")[..]),
        ("xhtml2pdf", include_bytes!("../fixtures/pdf/xhtml2pdf.pdf")),
        ("AES-256, streams of objects", include_bytes!("../fixtures/pdf/protected.pdf")),
    ] {
        let reading = read::any(bytes, None).unwrap();
        let layout = gouji::Layout::REVIEW_LITIGATION;
        let figures: Vec<Option<u64>> =
            layout.cells().map(|cell| reading.report.get(cell).and_then(count)).collect();
        assert_eq!(figures, FIGURES.map(Some), "{name}");
        assert_eq!(reading.report.heading.year, Some(2023), "{name}");
    }
}

fn count(value: gouji::Value) -> Option<u64> {
    if let gouji::Value::Count(count) = value { count.get() } else { None }
}

#[test]
fn a_file_that_wants_a_password_says_so() {
    let locked = include_bytes!("../fixtures/pdf/locked.pdf");
    assert_eq!(pdf::blocks(locked), Err(PdfError::Encrypted));
}
