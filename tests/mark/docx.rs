//! Word documents.

use proptest::prelude::*;

use super::package::{changed, part};
use super::{Found, broken_report};
use crate::support::{docx, package, relationships};
use crate::write::sketch::{Format, Sketch};

/// The table of review and litigation whose first total is wrong, in a body with the paragraph
/// before it. `total` is the cell of the total.
fn body(before: &str, total: &str) -> String {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let wide = |columns: u32, text: &str| {
        format!(
            "<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/></w:tcPr><w:p><w:r><w:t>{text}\
             </w:t></w:r></w:p></w:tc>"
        )
    };
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map(cell).concat();
    let rows = [
        wide(5, "行政复议") + &wide(10, "行政诉讼"),
        wide(5, "") + &wide(5, "未经复议直接起诉") + &wide(5, "复议后起诉"),
        heads.repeat(3),
        ["1", "0", "0", "0"].map(cell).concat() + total + &["0"; 10].map(cell).concat(),
    ];
    let rows = rows.map(|row| format!("<w:tr>{row}</w:tr>")).concat();
    format!(
        "{before}<w:p><w:r><w:t>四、政府信息公开行政复议、行政诉讼情况</w:t></w:r></w:p>\
         <w:tbl>{rows}</w:tbl>"
    )
}

fn figure(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

/// Everything but the insertions: what is left of the main part.
fn without_insertions(text: &str) -> String {
    let mut text = text.to_owned();
    for (begin, end) in [
        ("<w:commentRangeStart ", "/>"),
        ("<w:commentRangeEnd ", "/>"),
        ("<w:r><w:commentReference ", "</w:r>"),
    ] {
        while let Some(at) = text.find(begin) {
            let length = text[at..].find(end).unwrap() + end.len();
            text.replace_range(at..at + length, "");
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn a_marked_document_reads_the_same_and_has_a_comment_for_each_mark(report in broken_report()) {
        let bytes = Sketch::of(&report).render(Format::Docx);
        let found = Found::new("a.docx", &bytes);
        let marked = found.marked().unwrap();
        let again = Found::new("a.docx", &marked);
        prop_assert_eq!(&again.reading.report, &found.reading.report);
        prop_assert_eq!(&again.reading.origins, &found.reading.origins);
        prop_assert_eq!(again.problems, found.problems.clone());
        if found.places() == 0 {
            prop_assert_eq!(marked, bytes);
            return Ok(());
        }
        prop_assert_eq!(
            changed(&bytes, &marked),
            [
                "[Content_Types].xml",
                "word/_rels/document.xml.rels",
                "word/comments1.xml",
                "word/document.xml",
            ]
        );
        let comments = part(&marked, "word/comments1.xml").matches("<w:comment ").count();
        prop_assert_eq!(comments, found.places());
        let main = part(&marked, "word/document.xml");
        prop_assert_eq!(main.matches("<w:commentReference ").count(), comments);
        prop_assert_eq!(without_insertions(&main), part(&bytes, "word/document.xml"));
    }
}

#[test]
fn the_run_of_the_figure_is_marked() {
    let bytes = docx(&body("", &figure("7")));
    let main = part(&Found::new("a.docx", &bytes).marked().unwrap(), "word/document.xml");
    assert!(
        main.contains(
            "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>7</w:t></w:r>\
             <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
        ),
        "{main}"
    );
}

#[test]
fn a_blank_cell_can_be_marked_whatever_its_paragraph_looks_like() {
    for (total, wanted) in [
        ("<w:tc><w:p/></w:tc>", "<w:commentReference w:id=\"0\"/></w:r><w:r/></w:p></w:tc>"),
        (
            "<w:tc><w:p w:rsidR=\"1\" /></w:tc>",
            "<w:p w:rsidR=\"1\" ><w:commentRangeStart w:id=\"0\"/>",
        ),
        (
            "<w:tc><w:p><w:pPr/></w:p></w:tc>",
            "<w:p><w:pPr/><w:commentRangeStart w:id=\"0\"/><w:commentRangeEnd w:id=\"0\"/>",
        ),
    ] {
        let bytes = docx(&body("", total));
        let found = Found::new("a.docx", &bytes);
        assert_eq!(found.places(), 1, "{total}");
        let main = part(&found.marked().unwrap(), "word/document.xml");
        assert!(main.contains(wanted), "{main}");
    }
}

const SENTENCE: &str = "因政府信息公开引发行政复议3件。";

#[test]
fn only_the_words_of_a_sentence_are_marked_and_the_run_keeps_its_look() {
    let before = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲 &amp; 乙。 因政府信息公开引发行政复议3件。丙</w:t>\
                  </w:r></w:p>";
    let bytes = docx(&body(before, &figure("1")));
    let found = Found::new("a.docx", &bytes);
    let phrase = found.problems.iter().find_map(|problem| problem.raw()).unwrap();
    let marked = found.marked().unwrap();
    let main = part(&marked, "word/document.xml");
    let (head, tail) = main.split_once("<w:commentRangeEnd").unwrap();
    let inside = head.split_once("<w:commentRangeStart w:id=\"0\"/>").unwrap().1;
    assert!(inside.ends_with(&format!("{phrase}</w:t></w:r>")), "{inside}");
    assert!(inside.starts_with("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"));
    assert!(tail.contains("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">。丙"), "{tail}");
    let again = Found::new("a.docx", &marked);
    assert_eq!(again.reading.narrative(), found.reading.narrative());
}

#[test]
fn words_in_several_runs_are_marked_from_the_first_to_the_last() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let before =
        format!("<w:p>{}{}{}</w:p>", run("因政府信息公开引发行政复议"), run("3"), run("件。"));
    let bytes = docx(&body(&before, &figure("1")));
    let main = part(&Found::new("a.docx", &bytes).marked().unwrap(), "word/document.xml");
    let inside = main.split_once("<w:commentRangeStart w:id=\"0\"/>").unwrap().1;
    let inside = inside.split_once("<w:commentRangeEnd").unwrap().0;
    assert!(inside.contains("<w:r><w:t>3</w:t></w:r><w:r><w:t>件"), "{inside}");
}

#[test]
fn comments_that_are_there_stay_and_identifiers_are_not_used_twice() {
    let main = format!(
        "<w:document {}><w:body>{}</w:body></w:document>",
        crate::support::WORD_NAMESPACES,
        body("", &figure("7"))
    );
    let space = "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let comments =
        format!("<x:comments {space}><x:comment x:id=\"41\"><x:p/></x:comment></x:comments>");
    let bytes = package(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        ("_rels/.rels", &relationships(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", &relationships(&[("rId1", "comments", "notes/c.xml")])),
        ("word/notes/c.xml", &comments),
    ]);
    let marked = Found::new("a.docx", &bytes).marked().unwrap();
    assert_eq!(changed(&bytes, &marked), ["word/document.xml", "word/notes/c.xml"]);
    let comments = part(&marked, "word/notes/c.xml");
    assert!(comments.contains("<x:comment x:id=\"41\"><x:p/></x:comment><w:comment xmlns:w="));
    assert!(comments.contains("w:id=\"42\"") && comments.ends_with("</w:comment></x:comments>"));
}

#[test]
fn a_table_in_a_text_box_is_marked_at_the_run_that_holds_the_box() {
    // Word has no comments inside of text boxes.
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>{}\
         </w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>",
        body("", &figure("7"))
    );
    let bytes = docx(&boxed);
    let main = part(&Found::new("a.docx", &bytes).marked().unwrap(), "word/document.xml");
    assert!(main.contains("<w:p><w:commentRangeStart w:id=\"0\"/><w:r><mc:AlternateContent>"));
    assert!(main.contains("</mc:AlternateContent></w:r><w:commentRangeEnd w:id=\"0\"/>"));
}

#[test]
fn a_byte_order_mark_and_another_prefix_move_no_comment() {
    let text = body("", &figure("7")).replace("<w:", "<q:").replace("</w:", "</q:");
    let text = text.replace(" w:", " q:");
    let main = format!(
        "\u{FEFF}<q:document xmlns:q=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <q:body>{text}</q:body></q:document>"
    );
    let bytes = package(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>",
        ),
        ("word/document.xml", &main),
    ]);
    let marked = part(&Found::new("a.docx", &bytes).marked().unwrap(), "word/document.xml");
    assert!(marked.contains("<q:commentRangeStart q:id=\"0\"/><q:r><q:t>7<"), "{marked}");
}

#[test]
fn markup_in_the_text_of_a_document_is_text_in_its_comments() {
    let before =
        format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", SENTENCE.replace("3件", "&lt;w:p>3件"));
    let plain = format!("<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>");
    for before in [before, plain] {
        let bytes = docx(&body(&before, &figure("7")));
        let marked = Found::new("a.docx", &bytes).marked().unwrap();
        let comments = part(&marked, "word/comments1.xml");
        let elements = comments.matches("<w:p>").count();
        assert_eq!(elements, comments.matches("</w:p>").count());
        assert_eq!(elements, comments.matches("<w:comment ").count());
    }
}

#[test]
fn damaged_documents_are_refused_and_never_panic() {
    let bytes = docx(&body("", &figure("7")));
    let found = Found::new("a.docx", &bytes);
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let found = Found { bytes: &damaged, ..Found::new("a.docx", &bytes) };
        let _ = found.marked();
        let found = Found { bytes: &bytes[..at], ..found };
        assert!(found.marked().is_err(), "cut at {at}");
    }
    assert!(found.marked().is_ok());
}
