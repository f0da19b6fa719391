//! The walls of DESIGN.md: what a module may not use.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(below: &str) -> Vec<(PathBuf, String)> {
    fn walk(path: &Path, found: &mut Vec<(PathBuf, String)>) {
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                walk(&entry.unwrap().path(), found);
            }
        } else {
            found.push((path.to_path_buf(), fs::read_to_string(path).unwrap()));
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(below);
    let mut found = Vec::new();
    walk(&root, &mut found);
    assert!(!found.is_empty());
    found
}

/// The code of a file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn knows_nothing_of(module: &str, others: &[&str]) {
    for (path, text) in sources(module) {
        for other in others {
            let used = code(&text).contains(&format!("crate::{other}"));
            assert!(!used, "{} uses {other}", path.display());
        }
    }
}

#[test]
fn reading_knows_nothing_of_rules() {
    knows_nothing_of("read", &["rule", "solve", "diagnose", "write"]);
}

#[test]
fn rules_and_the_location_of_errors_know_nothing_of_reading() {
    for module in ["rule", "solve", "diagnose", "check", "check.rs", "finding.rs"] {
        knows_nothing_of(module, &["read", "write"]);
    }
}

#[test]
fn remarks_know_nothing_of_how_documents_are_read() {
    knows_nothing_of("remark", &["read", "rule", "check", "solve", "diagnose", "write"]);
    knows_nothing_of("remark.rs", &["read", "rule", "check", "solve", "diagnose", "write"]);
}

#[test]
fn the_engine_knows_nothing_of_reports() {
    knows_nothing_of("solve", &["report", "cell", "table", "value", "rule", "check", "finding"]);
}

#[test]
fn tables_know_nothing_of_what_is_done_with_them() {
    for module in [
        "value.rs",
        "value",
        "edition.rs",
        "error.rs",
        "table",
        "cell.rs",
        "report.rs",
        "form.rs",
        "row.rs",
    ] {
        knows_nothing_of(
            module,
            &["rule", "check", "finding", "solve", "diagnose", "read", "write", "remark"],
        );
    }
}

#[test]
fn no_chinese_sentence_stands_outside_the_homes_of_sentences() {
    for module in [
        "read",
        "solve",
        "cell.rs",
        "check",
        "check.rs",
        "report.rs",
        "form.rs",
        "row.rs",
        "value.rs",
        "value",
    ] {
        for (path, text) in sources(module) {
            // A sentence ends in a full stop inside a string.
            let sentence = code(&text).contains("。\"");
            assert!(!sentence, "{} has a sentence", path.display());
        }
    }
}
