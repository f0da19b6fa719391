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

/// The floors of DESIGN.md, from the ground up: a module uses its own floor and those below it.
const FLOORS: &[&[&str]] = &[
    &["value", "edition", "words", "error", "solve"],
    &["table", "cell", "position", "origins"],
    &["report", "form", "row"],
    &["case"],
    &["rule"],
    &["remark", "problem"],
    &["check"],
    &["diagnose", "read"],
    &["write", "reference", "schema"],
];

#[test]
fn every_floor_uses_only_what_lies_below_it() {
    for (height, floor) in FLOORS.iter().enumerate() {
        let above: Vec<&str> = FLOORS[height + 1..].concat();
        for room in *floor {
            for place in places(room) {
                knows_nothing_of(&place, &above);
            }
        }
    }
}

/// Where a module stands: a file, a folder, or both.
fn places(module: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let places = [module.to_string(), format!("{module}.rs")];
    places.into_iter().filter(|place| root.join(place).exists()).collect()
}

#[test]
fn reading_sees_no_rule_but_those_of_reading() {
    // It may say which tables every report must have; it sees no identity.
    for (path, text) in sources("read") {
        let code = code(&text).replace("crate::rule::REQUIRED_TABLES", "");
        assert!(!code.contains("crate::rule"), "{} uses a rule", path.display());
        assert!(!code.contains("crate::diagnose"), "{} uses diagnose", path.display());
    }
}

#[test]
fn the_engine_knows_nothing_of_reports() {
    knows_nothing_of("solve", &["report", "cell", "table", "value", "rule", "check", "case"]);
}

#[test]
fn identities_do_not_know_their_rules_and_judgements_know_no_words() {
    for (file, unknown) in [
        ("rule/linear.rs", &["declared", "Rule,", "Severity", "Locale"][..]),
        ("rule/judgement.rs", &["declared", "Severity", "Locale"]),
    ] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file))
            .unwrap();
        for name in unknown {
            assert!(!code(&text).contains(name), "{file} knows {name}");
        }
    }
}

#[test]
fn no_chinese_sentence_stands_outside_the_homes_of_sentences() {
    for module in [
        "read",
        "solve",
        "cell.rs",
        "case.rs",
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
