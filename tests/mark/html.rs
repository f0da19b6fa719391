//! Web pages.

use gouji::mark::{Carrier, MarkError};
use proptest::prelude::*;

use super::{Found, broken_report};
use crate::write::sketch::{Format, Sketch};

/// The page without what was put in.
fn without_insertions(page: &[u8]) -> Vec<u8> {
    let find = |text: &[u8], word: &[u8]| (0..text.len()).find(|at| text[*at..].starts_with(word));
    let mut page = page.to_vec();
    for (begin, end) in [
        (&b"<mark class=\"gouji-mark"[..], &b">"[..]),
        (b"</mark>", b""),
        (b"<style>.gouji-mark", b"</style>"),
        (b"<iframe class=\"gouji-notes", b"</iframe>"),
    ] {
        while let Some(at) = find(&page, begin) {
            let behind = at + begin.len();
            let end = behind + find(&page[behind..], end).unwrap_or(0) + end.len();
            page.drain(at..end);
        }
    }
    page
}

fn count(page: &[u8], word: &str) -> usize {
    page.windows(word.len()).filter(|part| *part == word.as_bytes()).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3))]
    #[test]
    fn a_marked_page_reads_the_same_and_is_the_page_but_for_the_marks(report in broken_report()) {
        let bytes = Sketch::of(&report).render(Format::Html);
        let found = Found::new("a.html", &bytes);
        let marked = found.marked().unwrap();
        let again = Found::new("a.html", &marked);
        prop_assert_eq!(&again.reading.report, &found.reading.report);
        prop_assert_eq!(again.problems.len(), found.problems.len());
        prop_assert_eq!(count(&marked, "data-gouji=\""), found.places());
        prop_assert_eq!(without_insertions(&marked), bytes);
    }
}

/// A page with the table of review and litigation, the first total of which is `total`.
fn page(before: &str, total: &str) -> String {
    let cells = |texts: &[&str]| -> String {
        texts.iter().map(|text| format!("<td>{text}</td>")).collect()
    };
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    format!(
        "<!DOCTYPE html><html><head><title>年报</title></head><body>{before}\
         <p>四、政府信息公开行政复议、行政诉讼情况</p><table>\
         <tr><td colspan=5 rowspan=2>行政复议</td><td colspan=10>行政诉讼</td></tr>\
         <tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>\
         <tr>{}</tr><tr>{}{total}{}</tr></table></body></html>",
        cells(&heads).repeat(3),
        cells(&["1", "0", "0", "0"]),
        cells(&["0"; 10]),
    )
}

fn marked(page: &str) -> String {
    String::from_utf8(Found::new("a.html", page.as_bytes()).marked().unwrap()).unwrap()
}

#[test]
fn the_mark_stands_around_the_figure_and_its_number_is_no_text() {
    let found = marked(&page("", "<td class=x>\n <p><span> &#55; </span></p></td>"));
    let at = found.find("<td class=x>").unwrap();
    assert!(found[at..].starts_with("<td class=x>\n <p><span> <mark class=\"gouji-mark\" data-gouji=\"1\" title=\"行政复议·总计 应为 1（现为 7"), "{}", &found[at..]);
    assert!(found.contains("\">&#55;</mark> </span></p></td>"));
    // The style sheet is in the head, the notes at the end of the body.
    assert!(found.contains("</style></head>") && found.contains("</iframe></body></html>"));
}

#[test]
fn a_blank_cell_is_marked_inside_of_its_tags() {
    for total in ["<td></td>", "<td>&nbsp;</td>", "<td><p><br></p></td>"] {
        let found = marked(&page("", total));
        assert!(found.contains("<td><mark class=\"gouji-mark\" data-gouji=\"1\""), "{total}");
    }
}

#[test]
fn a_figure_in_pieces_is_marked_piece_by_piece_and_numbered_once() {
    let found = marked(&page("", "<td>1<b>7</b></td>"));
    assert_eq!(found.matches("<mark class").count(), 2);
    assert_eq!(found.matches("data-gouji=\"1\"").count(), 1);
}

#[test]
fn the_words_of_a_sentence_are_marked_across_tags_and_references() {
    let before = "<p>甲。因政府信息公开引发行政复议<b>3</b>&#20214;。乙</p>";
    let found = marked(&page(before, "<td>1</td>"));
    assert!(found.contains("3</mark></b><mark class="), "{found}");
    assert!(found.contains(">&#20214;</mark>。乙</p>"), "{found}");
    assert!(found.contains("<p>甲。"));
}

#[test]
fn scripts_styles_and_comments_are_left_alone() {
    let inside = "<td><!-- 7 --><script>var x = \"7\";</script><style>td{width:7px}</style>7</td>";
    let source = page("", inside);
    let found = marked(&source);
    for piece in ["<!-- 7 -->", "<script>var x = \"7\";</script>", "<style>td{width:7px}</style>"] {
        assert!(found.contains(piece), "{piece}");
    }
    assert!(found.contains(">7</mark></td>"));
    assert_eq!(without_insertions(found.as_bytes()), source.as_bytes());
}

#[test]
fn a_page_that_ends_in_a_comment_or_a_script_is_refused() {
    let source = page("", "<td>7</td>").replace("</body></html>", "");
    for end in ["<!-- x", "<!-- a > b", "<script>x>", "<textarea>", "<plaintext>a", "<p class=\"x"]
    {
        let bytes = format!("{source}{end}").into_bytes();
        let error = Found::new("a.html", &bytes).marked().unwrap_err();
        assert_eq!(error, MarkError::NoMarks(Carrier::Unusual), "{end}");
    }
    for end in ["", "<!-- x -->", "<script>x</script>", "text", "<br>"] {
        let bytes = format!("{source}{end}").into_bytes();
        let marked = Found::new("a.html", &bytes).marked().unwrap();
        assert_eq!(without_insertions(&marked), bytes, "{end}");
    }
}

#[test]
fn tables_in_a_script_are_refused() {
    let text = page("", "<td>7</td>").replace("<!DOCTYPE html>", "");
    let start = text.find("<table>").unwrap();
    let end = text.find("</body>").unwrap();
    let source = format!("<html><script>var c = \"{}\";</script></html>", &text[start..end]);
    let found = Found::new("a.html", source.as_bytes());
    if found.places() > 0 {
        assert_eq!(found.marked().unwrap_err(), MarkError::NoMarks(Carrier::Script));
    }
}

#[cfg(feature = "gbk")]
#[test]
fn a_page_is_marked_in_its_own_charset() {
    let before = "<p>甲。因政府信息公开引发行政复议3件。乙</p>";
    let source = page(before, "<td>7</td>").replace("<head>", "<head><meta charset=gbk>");
    let (bytes, _, _) = encoding_rs::GBK.encode(&source);
    let found = Found::new("a.html", &bytes);
    let marked = found.marked().unwrap();
    assert_eq!(without_insertions(&marked), bytes.as_ref());
    assert!(std::str::from_utf8(&marked).is_err());
    let again = Found::new("a.html", &marked);
    assert_eq!(again.reading.report, found.reading.report);
    // What the notes quote is no text of the page.
    assert_eq!(again.problems.len(), found.problems.len());
    assert_eq!(count(&marked, "data-gouji=\""), 2);
}

#[test]
fn markup_in_the_text_of_a_page_is_text_in_its_notes() {
    let before = "<p>因政府信息公开引发行政复议 &lt;script&gt;3件。</p><p>因政府信息公开引发行政复议3件。</p>";
    let found = marked(&page(before, "<td>7</td>"));
    assert!(!found.contains("<script>"));
}
