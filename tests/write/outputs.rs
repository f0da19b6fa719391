//! Every output in both languages, as it was looked at. The page and the list have files of their
//! own; the text in Chinese stands in the README.

use gouji::across::Checker;
use gouji::{Locale, write};

use crate::golden;

const LANGUAGES: [(Locale, &str); 2] = [(Locale::Chinese, "zh"), (Locale::English, "en")];

#[test]
fn the_file_of_answers_is_as_it_was_looked_at() {
    let document: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
    let found = Checker::new().documents([("xingqing-2020.txt", document)]);
    let found = found[0].1.as_ref().unwrap();
    for (locale, name) in LANGUAGES {
        let file = write::answers(&[found.checked()], locale);
        golden::compare(&format!("tests/fixtures/output/answers.{name}.toml"), &file);
    }
}

#[cfg(feature = "html")]
#[test]
fn a_marked_page_is_as_it_was_looked_at() {
    let document: &[u8] = include_bytes!("../fixtures/html/xingqing.html");
    let found = Checker::new().documents([("xingqing.html", document)]);
    let found = found[0].1.as_ref().unwrap();
    for (locale, name) in LANGUAGES {
        let marked = gouji::mark::original(document, None, &found.checked(), locale).unwrap();
        let marked = String::from_utf8(marked).unwrap();
        golden::compare(&format!("tests/fixtures/output/marked.{name}.html"), &marked);
    }
}
