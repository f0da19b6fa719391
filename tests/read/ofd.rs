//! Reading OFD documents (GB/T 33190), on small ones of our own.

use gouji::read::{self, Block, FileKind, Format, OfdError, OfficeError, Position, ReadError, ofd};

use super::outline;
use crate::support::ofd::{file, line, object, page_of, pages, part, parts, table, text};
use crate::support::package;

const ROWS: &[&[&str]] = &[&["甲", "乙"], &["12", "3"]];

fn plain() -> String {
    table(20.0, 50.0, 20.0, 8.0, ROWS)
}

/// The blocks of a page.
#[track_caller]
fn of(content: &str) -> Vec<String> {
    outline(&ofd::blocks(&pages(&[content])).expect("the page can be read"))
}

#[test]
fn ruled_cells_are_a_grid_and_lines_beside_it_paragraphs() {
    let content = text(20.0, 40.0, 3.5, "一、标题") + &plain() + &text(20.0, 80.0, 3.5, "后文");
    let blocks = ofd::blocks(&pages(&[&content])).unwrap();
    assert_eq!(outline(&blocks), ["一、标题", "[甲|乙/12|3]", "后文"]);
    let Block::Grid(grid) = &blocks[1] else { panic!("no table") };
    let cell = grid.row(1).next().unwrap();
    // 20 mm are 57 points.
    let area = [57, 164, 113, 187];
    let place = Position::Page { page: 1, table: 1, row: 2, column: 1, area };
    assert_eq!((cell.text, cell.position), ("12", &place));
}

#[test]
fn the_content_tells_the_format() {
    let bytes = pages(&[&plain()]);
    assert_eq!(Format::detect(&bytes, None), Format::Ofd);
    assert_eq!(Format::detect(&bytes, Some("report.zip")), Format::Ofd);
    assert_eq!(Format::detect(b"\0", Some("report.ofd")), Format::Ofd);
    assert!(read::any(&bytes, None).is_ok());
}

#[test]
fn steps_between_characters_may_be_told_as_runs() {
    for (steps, read) in [
        ("DeltaX=\"g 3 1.75\"", "1234"),
        ("DeltaX=\"1.75 g 2 1.75\"", "1234"),
        ("DeltaX=\"g 3 1.75\" DeltaY=\"0 0 0\"", "1234"),
        ("DeltaX=\"g 99999999999 1.75\"", "1234"),
        // Digits of which nothing says where they stand.
        ("", "\u{FFFD}"),
        ("DeltaX=\"1.75\"", "1\u{FFFD}"),
        ("DeltaX=\"g\"", "\u{FFFD}"),
        ("DeltaX=\"g x 1.75 1.75 1.75\"", "\u{FFFD}"),
    ] {
        let own = object(21.0, 64.0, 3.5, steps, "1234");
        let found = of(&(table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", "3"]]) + &own));
        assert_eq!(found, [format!("[甲|乙/{read}|3]")], "{steps}");
    }
}

#[test]
fn two_equal_digits_at_one_place_are_not_read_as_one() {
    let own = object(21.0, 64.0, 3.5, "DeltaX=\"0\"", "11");
    let found = of(&(table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", "3"]]) + &own));
    assert!(found[0].contains('\u{FFFD}'), "{found:?}");
}

#[test]
fn narrow_signs_within_figures_do_not_overlap_them() {
    // As in a font whose point is a quarter wide.
    let steps = "DeltaX=\"1.95 1.95 0.97 1.95\"";
    let own = object(21.0, 64.0, 3.5, steps, "45.82");
    let found = of(&(table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", "3"]]) + &own));
    assert_eq!(found, ["[甲|乙/45.82|3]"]);
}

#[test]
fn quotation_marks_are_as_wide_as_their_font_makes_them() {
    for (step, width) in [("3.5", "3.5"), ("1.75", "1.75")] {
        let steps = format!("DeltaX=\"{step} 3.5 3.5 {width}\"");
        let own = object(21.0, 64.0, 3.5, &steps, "“三安”7").replace("12.250 3.5", "18 3.5");
        let rules = table(20.0, 50.0, 30.0, 8.0, &[&["甲", "乙"], &["", "3"]]);
        assert_eq!(of(&(rules + &own)), ["[甲|乙/“三安”7|3]"], "{step}");
    }
}

#[test]
fn a_matrix_moves_and_scales_what_an_object_draws() {
    let scaled = "<ofd:TextObject Boundary=\"21 60 18 6\" CTM=\"2 0 0 2 0 4\" Size=\"1.75\">\
                  <ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"0.875\">12</ofd:TextCode></ofd:TextObject>";
    let empty = table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", "3"]]);
    assert_eq!(of(&(empty.clone() + scaled)), ["[甲|乙/12|3]"]);
    // A whole table drawn by one path, twice as large as its numbers.
    let path = "<ofd:PathObject Boundary=\"20 50 40 16\" CTM=\"2 0 0 2 0 0\" LineWidth=\"0.1\">\
                <ofd:AbbreviatedData>M 0 0 L 20 0 L 20 8 L 0 8 C M0 4L20 4 M 10 0 L 10 8\
                </ofd:AbbreviatedData></ofd:PathObject>";
    let words = text(21.0, 56.0, 3.5, "甲") + &text(41.0, 64.0, 3.5, "7");
    assert_eq!(of(&(path.to_owned() + &words)), ["[甲|/|7]"]);
}

#[test]
fn letters_may_stand_one_below_the_other() {
    let own = object(25.0, 54.0, 3.5, "DeltaY=\"g 2 3.5\"", "自然人")
        .replace("3.500\" Font", "15\" Font");
    let rules = table(20.0, 50.0, 20.0, 16.0, &[&["", "7"]]);
    assert_eq!(of(&(rules + &own)), ["[自然人|7]"]);
}

#[test]
fn what_is_not_seen_is_not_read() {
    let five = text(30.0, 64.0, 3.5, "5");
    let with =
        |attribute: &str| five.replace("<ofd:TextObject", &format!("<ofd:TextObject {attribute}"));
    for hidden in [
        with("Visible=\"false\""),
        with("Alpha=\"0\""),
        with("Fill=\"false\""),
        five.replace("0 0 0\"", "255 255 255\""),
        five.replace("Value=\"0 0 0\"", "Value=\"#FF #FF #FF\""),
        five.replace("Value=\"0 0 0\"", "Value=\"0 0 0\" Alpha=\"0\""),
        with("CTM=\"0.7 0.7 -0.7 0.7 0 0\""),
    ] {
        assert_eq!(of(&(plain() + &hidden)), ["[甲|乙/12|3]"], "{hidden}");
    }
    // Half seen, it is no figure.
    let faint = plain().replace("<ofd:FillColor", "<ofd:FillColor Alpha=\"100\"");
    assert_eq!(of(&faint), ["[|/\u{FFFD}\u{FFFD}|\u{FFFD}]"]);
}

#[test]
fn an_object_is_cut_at_its_boundary_and_at_its_clips() {
    let empty = table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", "3"]]);
    // The boundary leaves the 1 and half of the 2.
    let own = text(21.0, 64.0, 3.5, "123").replace(" 5.250 3.500\"", " 2.7 3.500\"");
    let found = of(&(empty.clone() + &own));
    assert!(found[0].contains('\u{FFFD}') && !found[0].contains("23"), "{found:?}");
    let clip = |data: &str| {
        let clips = format!(
            "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>\
             {data}</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips><ofd:FillColor"
        );
        empty.clone() + &text(21.0, 64.0, 3.5, "12").replace("<ofd:FillColor", &clips)
    };
    assert_eq!(of(&clip("M 0 0 L 9 0 L 9 9 L 0 9 C")), ["[甲|乙/12|3]"]);
    assert_eq!(of(&clip("M 8 0 L 9 0 L 9 9 L 8 9 C")), ["[甲|乙/|3]"]);
}

#[test]
fn rules_are_strokes_and_thin_areas_in_another_colour_than_the_page() {
    // A filled area in place of the level rule in the middle.
    let middle = line((20.0, 58.0), (60.0, 58.0));
    let thin = "<ofd:PathObject Boundary=\"20 57.9 40 0.2\" Stroke=\"false\" Fill=\"true\">\
                <ofd:FillColor Value=\"0 0 0\"/><ofd:AbbreviatedData>M 0 0 L 40 0 L 40 0.2 L 0 0.2 C\
                </ofd:AbbreviatedData></ofd:PathObject>";
    assert_eq!(of(&plain().replace(&middle, thin)), ["[甲|乙/12|3]"]);
    let white = middle.replace(
        "<ofd:AbbreviatedData>",
        "<ofd:StrokeColor Value=\"255 255 255\"/><ofd:AbbreviatedData>",
    );
    assert_eq!(of(&plain().replace(&middle, &white)), ["[甲\n12|乙\n3]"]);
    // A later area hides what it covers.
    let cover = "<ofd:PathObject Boundary=\"21 59 18 6\" Stroke=\"false\" Fill=\"true\">\
                 <ofd:FillColor Value=\"255 255 255\"/><ofd:AbbreviatedData>M 0 0 L 18 0 L 18 6 \
                 L 0 6 C</ofd:AbbreviatedData></ofd:PathObject>";
    assert_eq!(of(&(plain() + cover)), ["[甲|乙/|3]"]);
}

#[test]
fn looks_come_from_the_parameters_that_an_object_or_its_layer_names() {
    let looks = part(
        "Res",
        "<ofd:DrawParams><ofd:DrawParam ID=\"7\"><ofd:FillColor Value=\"255 255 255\"/>\
         </ofd:DrawParam><ofd:DrawParam ID=\"8\" Relative=\"7\" LineWidth=\"0.1\"/></ofd:DrawParams>",
    );
    let hidden = text(30.0, 64.0, 3.5, "5")
        .replace("<ofd:FillColor Value=\"0 0 0\"/>", "")
        .replace("<ofd:TextObject", "<ofd:TextObject DrawParam=\"8\"");
    let mut own =
        parts(&[&(plain() + &hidden)], "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>", "");
    own.push(("Doc_0/DocumentRes.xml".into(), looks));
    assert_eq!(outline(&ofd::blocks(&file(&own)).unwrap()), ["[甲|乙/12|3]"]);
}

#[test]
fn templates_lie_below_or_above_the_page() {
    let common =
        "<ofd:TemplatePage ID=\"9\" ZOrder=\"Background\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>";
    let rules = table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", ""]]);
    let figures = text(21.0, 64.0, 3.5, "12") + &text(41.0, 64.0, 3.5, "3");
    let own = part(
        "Page",
        &format!(
            "<ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer Type=\"Body\">{figures}\
             </ofd:Layer></ofd:Content>"
        ),
    );
    let with = |own: &str, template: &str, common: &str| {
        let mut parts = parts(&[""], common, "");
        parts[3].1 = own.to_owned();
        parts.push(("Doc_0/Tpls/Tpl_0/Content.xml".into(), page_of(template)));
        outline(&ofd::blocks(&file(&parts)).unwrap())
    };
    assert_eq!(with(&own, &rules, common), ["[甲|乙/12|3]"]);
    // One in the foreground covers the figure.
    let cover = "<ofd:PathObject Boundary=\"20.5 58.5 19 7\" Stroke=\"false\" Fill=\"true\">\
                 <ofd:FillColor Value=\"255 255 255\"/><ofd:AbbreviatedData>M 0 0 L 19 0 L 19 7 \
                 L 0 7 C</ofd:AbbreviatedData></ofd:PathObject>";
    let above = common.replace("Background", "Foreground");
    assert_eq!(with(&own, &(rules.clone() + cover), &above), ["[甲|乙/|3]"]);
    assert_eq!(with(&own, &(rules + cover), common), ["[甲|乙/12|3]"]);
}

#[test]
fn watermarks_and_hidden_notes_are_no_text_and_other_notes_are() {
    let note = |attributes: &str, x: f64| {
        format!(
            "<ofd:Annot {attributes}><ofd:Appearance Boundary=\"10 10 50 50\">{}</ofd:Appearance>\
             </ofd:Annot>",
            text(x, 54.0, 3.5, "5")
        )
    };
    let notes = part(
        "PageAnnot",
        &(note("Type=\"Watermark\"", 20.0)
            + &note("Visible=\"false\"", 20.0)
            + &note("Type=\"Stamp\"", 31.0)),
    );
    let list = part(
        "Annotations",
        "<ofd:Page PageID=\"1\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>",
    );
    let content = table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["12", ""]]);
    let more = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>";
    let mut own = parts(&[&content], "", more);
    own.push(("Doc_0/Annots/Annotations.xml".into(), list));
    own.push(("Doc_0/Annots/Page_0/Annotation.xml".into(), notes));
    assert_eq!(outline(&ofd::blocks(&file(&own)).unwrap()), ["[甲|乙/12|5]"]);
}

#[test]
fn composite_objects_are_drawn_where_they_are_placed() {
    let unit = part(
        "Res",
        &format!(
            "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"9\"><ofd:Content>{}\
             </ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
            table(0.0, 0.0, 20.0, 8.0, ROWS)
        ),
    );
    let place = |x: u32, y: u32| {
        format!("<ofd:CompositeObject Boundary=\"{x} {y} 50 20\" ResourceID=\"9\"/>")
    };
    let content = place(20, 50) + "<ofd:PageBlock>" + &place(20, 90) + "</ofd:PageBlock>";
    let mut own = parts(&[&content], "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>", "");
    own.push(("Doc_0/DocumentRes.xml".into(), unit));
    assert_eq!(outline(&ofd::blocks(&file(&own)).unwrap()), ["[甲|乙/12|3]", "[甲|乙/12|3]"]);
}

#[test]
fn a_table_goes_on_on_the_next_page_and_pages_have_their_own_areas() {
    let first = table(20.0, 200.0, 20.0, 8.0, &[&["甲", "乙"], &["12", "3"]]);
    // The second page begins at 100, 100.
    let second = table(120.0, 110.0, 20.0, 8.0, &[&["甲", "乙"], &["4", "5"]]);
    let mut own = parts(&[&first, &second], "", "");
    own[4].1 = own[4].1.replace(
        "<ofd:Content>",
        "<ofd:Area><ofd:PhysicalBox>100 100 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content>",
    );
    assert_eq!(outline(&ofd::blocks(&file(&own)).unwrap()), ["[甲|乙/12|3/4|5]"]);
}

#[test]
fn the_current_version_of_a_document_is_read() {
    let versions = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Versions>\
                    <ofd:Version ID=\"1\" BaseLoc=\"Doc_0/V1.xml\"/><ofd:Version ID=\"2\" \
                    Current=\"true\" BaseLoc=\"Doc_0/V2.xml\"/></ofd:Versions></ofd:DocBody>";
    let mut own = parts(&[&plain(), &table(20.0, 50.0, 20.0, 8.0, &[&["丙", "9"]])], "", "");
    own[0].1 = part("OFD", versions);
    let newer = own[1].1.replace("<ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>", "");
    assert_ne!(newer, own[1].1);
    own.push(("Doc_0/Newer.xml".into(), newer));
    own.push(("Doc_0/V2.xml".into(), part("DocVersion", "<ofd:DocRoot>Newer.xml</ofd:DocRoot>")));
    assert_eq!(outline(&ofd::blocks(&file(&own)).unwrap()), ["[丙|9]"]);
}

#[test]
fn a_glyph_without_a_character_is_no_figure() {
    let content = table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["1¤", "\u{E012}"]]);
    assert_eq!(of(&content), ["[甲|乙/1\u{FFFD}|\u{FFFD}]"]);
    let content = table(20.0, 50.0, 20.0, 8.0, &[&["¤", "¤"], &["¤", "3"]]);
    let error = ofd::blocks(&pages(&[&content])).unwrap_err();
    assert_eq!(error, OfdError::NoUnicode);
    // One glyph for two codes: nothing says how the steps are meant.
    let own = text(21.0, 64.0, 3.5, "12").replace(
        "<ofd:TextCode",
        "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"2\" GlyphCount=\"1\"/><ofd:TextCode",
    );
    let found = of(&(table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", "3"]]) + &own));
    assert_eq!(found, ["[甲|乙/\u{FFFD}\u{FFFD}|3]"]);
}

#[test]
fn a_picture_in_an_empty_cell_may_be_its_figure() {
    let picture = "<ofd:ImageObject Boundary=\"22 59 4 4\" CTM=\"4 0 0 4 0 0\" ResourceID=\"5\"/>";
    let content = table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["", "3"]]) + picture;
    assert_eq!(of(&content), ["[甲|乙/\u{FFFC}|3]"]);
    // A scan is nothing but a picture.
    let scan =
        "<ofd:ImageObject Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\" ResourceID=\"5\"/>";
    assert_eq!(ofd::blocks(&pages(&[scan])).unwrap_err(), OfdError::Scanned);
}

#[test]
fn damaged_and_encrypted_documents_say_so() {
    let bytes = pages(&[&plain()]);
    let damaged = |bytes: &[u8]| {
        matches!(ofd::blocks(bytes), Err(OfdError::Package(OfficeError::Damaged { .. })))
    };
    assert!(damaged(&bytes[..bytes.len() - 30]));
    let mut own = parts(&[&plain()], "", "");
    own[3].1.truncate(200);
    assert!(damaged(&file(&own)));
    own.truncate(3);
    assert!(damaged(&file(&own)));
    let other = |bytes: &[u8], expected: FileKind| {
        let error = ofd::blocks(bytes).unwrap_err();
        matches!(error, OfdError::Package(OfficeError::Other { found, .. }) if found == expected)
    };
    assert!(other(b"%PDF-1.7", FileKind::Pdf));
    assert!(other(&package(&[("word/document.xml", "<a/>")]), FileKind::Zip));
    let locked = package(&[("OFD.xml", "x"), ("Encryptions.xml", "<a/>")]);
    assert!(other(&locked, FileKind::Encrypted));
    let error = read::any(&locked, None).unwrap_err();
    assert!(matches!(error, ReadError::Ofd(_)));
    assert!(error.message(gouji::Locale::Chinese).contains("OFD 版式文件"), "{error}");
}

/// Made of a fixture of PDF by `tests/oracle/ofd.py`.
const CONVERTED: &[u8] = include_bytes!("../fixtures/ofd/xhtml2pdf.ofd");

#[cfg(feature = "pdf")]
#[test]
fn a_document_and_the_pdf_that_it_was_made_of_are_read_alike() {
    let pdf = include_bytes!("../fixtures/pdf/xhtml2pdf.pdf");
    let own = read::any(CONVERTED, None).unwrap();
    assert_eq!(own.report, read::any(pdf, None).unwrap().report);
    assert!(own.report.review_litigation.is_some());
}

#[test]
fn a_page_that_is_named_and_missing_is_an_error() {
    let mut own = parts(&[&plain(), &plain()], "", "");
    own.pop();
    let error = ofd::blocks(&file(&own)).unwrap_err();
    assert!(matches!(error, OfdError::Package(OfficeError::Damaged { .. })), "{error}");
}
