//! The page `docs/diagnoses.md`, of which parts are generated.
//!
//! `GOUJI_REWRITE=1` writes them anew.

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnoses.md");

/// Compares the part of the page between `<!-- name -->` and `<!-- end name -->`.
#[track_caller]
pub fn compare(name: &str, expected: &str) {
    let page = std::fs::read_to_string(PAGE).unwrap().replace("\r\n", "\n");
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end {name} -->\n"));
    let (before, rest) = page.split_once(&start).unwrap();
    let (written, after) = rest.split_once(&end).unwrap();
    if std::env::var_os("GOUJI_REWRITE").is_some() {
        std::fs::write(PAGE, format!("{before}{start}{expected}{end}{after}")).unwrap();
    } else {
        assert_eq!(written, expected, "GOUJI_REWRITE=1 writes docs/diagnoses.md anew");
    }
}
