//! Workbooks.

use proptest::prelude::*;

use super::package::{changed, part, parts};
use super::{Found, broken_report};
use crate::support::package;
use crate::write::sketch::{Format, Sketch};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn a_marked_workbook_reads_the_same_and_has_a_comment_for_each_place(report in broken_report()) {
        let bytes = Sketch::of(&report).render(Format::Xlsx);
        let found = Found::new("a.xlsx", &bytes);
        let marked = found.marked().unwrap();
        let again = Found::new("a.xlsx", &marked);
        prop_assert_eq!(&again.reading.report, &found.reading.report);
        prop_assert_eq!(&again.reading.origins, &found.reading.origins);
        prop_assert_eq!(again.problems, found.problems.clone());
        if found.places() == 0 {
            prop_assert_eq!(marked, bytes);
            return Ok(());
        }
        let is_new = |name: &String| !parts(&bytes).contains_key(name);
        let (new, old): (Vec<String>, Vec<String>) =
            changed(&bytes, &marked).into_iter().partition(is_new);
        // Nothing but the lists and the sheets.
        let listed = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"];
        prop_assert!(old.iter().all(|name| {
            listed.contains(&name.as_str()) || name.starts_with("xl/worksheets/sheet")
        }), "{:?}", old);
        let comments: usize = new
            .iter()
            .filter(|name| name.starts_with("xl/comments"))
            .map(|name| part(&marked, name).matches("<comment ").count())
            .sum();
        let boxes: usize = new
            .iter()
            .filter(|name| name.ends_with(".vml"))
            .map(|name| part(&marked, name).matches("<v:shape ").count())
            .sum();
        prop_assert_eq!((comments, boxes), (found.places(), found.places()));
    }
}

const SPACES: &str = concat!(
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
);

/// The table of review and litigation in one sheet, its first total wrong and in style 1.
fn sheet(behind: &str) -> String {
    let text = |place: &str, text: &str| {
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let letters = "ABCDEFGHIJKLMNO";
    let heads: String = letters
        .chars()
        .zip(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].iter().cycle())
        .map(|(letter, head)| text(&format!("{letter}4"), head))
        .collect();
    let figures: String = letters
        .chars()
        .map(|letter| match letter {
            'A' => "<c r=\"A5\"><v>1</v></c>".to_owned(),
            'E' => "<c r=\"E5\" s=\"1\"><v>7</v></c>".to_owned(),
            _ => format!("<c r=\"{letter}5\"><v>0</v></c>"),
        })
        .collect();
    format!(
        "<worksheet {SPACES}><sheetData><row r=\"1\">{}</row><row r=\"2\">{}{}</row><row r=\"3\">{}{}</row>\
         <row r=\"4\">{heads}</row><row r=\"5\">{figures}</row></sheetData><mergeCells>\
         <mergeCell ref=\"A2:E3\"/><mergeCell ref=\"F2:O2\"/><mergeCell ref=\"F3:J3\"/>\
         <mergeCell ref=\"K3:O3\"/></mergeCells>{behind}</worksheet>",
        text("A1", "四、政府信息公开行政复议、行政诉讼情况"),
        text("A2", "行政复议"),
        text("F2", "行政诉讼"),
        text("F3", "未经复议直接起诉"),
        text("K3", "复议后起诉"),
    )
}

const STYLES: &str = concat!(
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<fills count=\"2\"><fill><patternFill/></fill><fill/></fills>",
    "<cellXfs count='2'><xf numFmtId=\"0\"/>",
    "<xf numFmtId=\"3\" fillId=\"1\" xfId=\"0\"><alignment horizontal=\"center\"/></xf></cellXfs>",
    "<dxfs count=\"1\"><dxf><fill/></dxf></dxfs></styleSheet>",
);

fn list(items: &[(&str, &str)]) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let items: String = items
        .iter()
        .map(|(last, target)| {
            format!("<Relationship Id=\"{last}\" Type=\"{kind}/{last}\" Target=\"{target}\"/>")
        })
        .collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>"
    )
}

fn book(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let workbook = format!(
        "<workbook {SPACES}><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>"
    );
    let (top, rels) = (
        list(&[("officeDocument", "xl/workbook.xml")]),
        list(&[("worksheet", "worksheets/s.xml"), ("styles", "styles.xml")]),
    );
    let mut parts = vec![
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        ("_rels/.rels", top.as_str()),
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", rels.as_str()),
        ("xl/worksheets/s.xml", sheet),
        ("xl/styles.xml", STYLES),
    ];
    parts.extend(more);
    package(&parts)
}

#[test]
fn a_filled_cell_keeps_all_else_of_its_style() {
    let bytes = book(&sheet(""), &[]);
    let marked = Found::new("a.xlsx", &bytes).marked().unwrap();
    let styles = part(&marked, "xl/styles.xml");
    assert!(styles.contains(
        "<xf numFmtId=\"3\" fillId=\"2\" xfId=\"0\" applyFill=\"1\"><alignment horizontal=\"center\"/></xf></cellXfs>"
    ), "{styles}");
    assert!(styles.contains("<fills count=\"4\">") && styles.contains("<cellXfs count=\"3\">"));
    assert!(styles.ends_with("<dxfs count=\"1\"><dxf><fill/></dxf></dxfs></styleSheet>"));
    assert!(part(&marked, "xl/worksheets/s.xml").contains("<c r=\"E5\" s=\"2\"><v>7</v></c>"));
}

#[test]
fn the_drawing_of_comments_is_named_where_the_format_has_it() {
    let bytes = book(&sheet("<pageMargins/><tableParts count=\"0\"/>"), &[]);
    let marked = Found::new("a.xlsx", &bytes).marked().unwrap();
    let sheet = part(&marked, "xl/worksheets/s.xml");
    assert!(sheet.contains("<pageMargins/><legacyDrawing xmlns:r="), "{sheet}");
    assert!(sheet.contains("r:id=\"gouji2\"/><tableParts count=\"0\"/></worksheet>"), "{sheet}");
}

#[test]
fn comments_that_are_there_stay_and_one_at_the_cell_is_added_to() {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    for (place, comments, boxes) in [("E5", 1, 1), ("A1", 2, 2)] {
        let there = format!(
            "<x:comments xmlns:x=\"{main}\"><x:authors><x:author>甲</x:author></x:authors><x:commentList>\
             <x:comment ref=\"{place}\" authorId=\"0\"><x:text><x:t>已阅</x:t></x:text></x:comment>\
             </x:commentList></x:comments>"
        );
        let (row, column) = if place == "E5" { (4, 4) } else { (0, 0) };
        let drawing = format!(
            "<xml><a:shape xmlns:a=\"urn:schemas-microsoft-com:vml\" id=\"_x0000_s1030\"><br>\
             <b:ClientData xmlns:b=\"urn:schemas-microsoft-com:office:excel\" ObjectType=\"Note\">\
             <b:Row>{row}</b:Row><b:Column>{column}</b:Column></b:ClientData></a:shape></xml>"
        );
        let rels = list(&[("comments", "../c.xml"), ("vmlDrawing", "../d.vml")]);
        let bytes = book(
            &sheet("<legacyDrawing r:id=\"vmlDrawing\"/>"),
            &[
                ("xl/c.xml", &there),
                ("xl/d.vml", &drawing),
                ("xl/worksheets/_rels/s.xml.rels", &rels),
            ],
        );
        let marked = Found::new("a.xlsx", &bytes).marked().unwrap();
        let texts = part(&marked, "xl/c.xml");
        assert!(texts.contains("<x:t>已阅</x:t>") && texts.contains("应为 1（现为 7"), "{texts}");
        assert_eq!(texts.matches("<x:comment ").count(), comments, "{texts}");
        let drawn = part(&marked, "xl/d.vml");
        assert_eq!(drawn.matches(":shape ").count(), boxes, "{drawn}");
        assert!(!parts(&marked).contains_key("xl/comments1.xml"));
    }
}

#[test]
fn a_workbook_without_styles_gets_some() {
    let bytes = Sketch::of(&{
        let found = Found::new("x.txt", include_bytes!("../../examples/data/xingqing-2020.txt"));
        found.reading.report
    })
    .render(Format::Xlsx);
    assert!(!parts(&bytes).contains_key("xl/styles.xml"));
    let marked = Found::new("a.xlsx", &bytes).marked().unwrap();
    assert!(part(&marked, "xl/styles1.xml").contains("FFFFC7CE"));
    assert!(part(&marked, "[Content_Types].xml").contains("/xl/styles1.xml"));
}

#[test]
fn damaged_workbooks_are_refused_and_never_panic() {
    let bytes = book(&sheet(""), &[]);
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let found = Found { bytes: &damaged, ..Found::new("a.xlsx", &bytes) };
        let _ = found.marked();
    }
}
