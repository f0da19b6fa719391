//! The walls of DESIGN.md: what a module may not use.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gouji::write::{Content, printed};
use gouji::{CellId, Field, Layout, Locale};

/// Files that only tests have.
const TESTS: [&str; 3] = ["read/bind/work.rs", "read/generality.rs", "table/invented.rs"];

fn sources(below: &str) -> Vec<(PathBuf, String)> {
    fn walk(path: &Path, found: &mut Vec<(PathBuf, String)>) {
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                walk(&entry.unwrap().path(), found);
            }
        } else if !TESTS.iter().any(|test| path.ends_with(test)) {
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
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
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
    &["value", "edition", "words", "error", "fold", "date", "agency", "solve"],
    &["table", "cell", "position", "origins"],
    &["report", "form", "row", "claim"],
    &["case"],
    &["rule"],
    &["remark", "problem", "answer"],
    &["check"],
    &["diagnose", "read"],
    &["across", "write", "mark", "reference", "schema", "dataset"],
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
    for (path, text) in sources("read") {
        let code = code(&text);
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

/// Every declared part over all editions.
fn declared() -> impl Iterator<Item = &'static Field> {
    Layout::ALL.iter().flat_map(|layout| layout.cells()).flat_map(CellId::fields)
}

/// The labels as the format prints them, and the same without their numbering and their notes.
fn labels() -> BTreeSet<&'static str> {
    let cells = Layout::ALL.iter().flat_map(|layout| printed(*layout).cells().to_vec());
    let printed = cells.filter_map(|cell| match cell.content {
        Content::Label(label) => Some(label),
        Content::Value(_) => None,
    });
    let short = declared().filter_map(|field| field.short).map(|(chinese, _)| chinese);
    let headings = Layout::ALL.iter().map(|layout| layout.table().name(Locale::Chinese));
    let all: Vec<&str> = printed.chain(short).chain(headings).collect();
    all.iter().flat_map(|label| [*label, bare(label)]).collect()
}

/// `（三）不予公开`, `1.属于国家秘密` and `二、…` without what stands in front; a note behind is
/// cut.
fn bare(label: &'static str) -> &'static str {
    let numeral = |c: char| "（）一二三四五六七八九十0123456789".contains(c);
    let behind = label.trim_start_matches(numeral).trim_start_matches(['、', '.']);
    behind.split('（').next().filter(|text| !text.is_empty()).unwrap_or(label)
}

/// The string literals of some code; attributes name features.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    let lines = code.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("#[") && !line.starts_with("feature = ")
    });
    lines.flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// Where what the declarations say may be said again:
/// `table` declares it; a rule names its cells by dotted paths and says its words, and so do a
/// pattern of mistakes and the vocabulary of sentences; a kind of value has a name of its own,
/// which a column has as well; a report
/// has six sections, and a table is printed in three of them; `rules`, a row, is a key of results
/// and of SARIF.
const HOMES_OF_NAMES: [&str; 8] = [
    "table",
    "rule",
    "diagnose",
    "claim",
    "value.rs",
    "read/sections.rs",
    "write/results.rs",
    "write/sarif.rs",
];

#[test]
fn labels_and_names_of_rows_and_columns_stand_in_the_declarations_alone() {
    let labels = labels();
    let names: BTreeSet<&str> = declared().map(|field| field.name).collect();
    // Two characters are a common word inside of another text.
    let long: Vec<&&str> = labels.iter().filter(|label| label.chars().count() >= 4).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_home = |path: &Path| {
        HOMES_OF_NAMES.iter().any(|home| path.strip_prefix(&root).unwrap().starts_with(home))
    };
    let mut again = Vec::new();
    for (path, text) in sources("").into_iter().filter(|(path, _)| !is_home(path)) {
        let code = code(&text);
        let is_declared = |literal: &&str| {
            labels.contains(literal)
                || literal.split('.').any(|part| names.contains(part))
                || long.iter().any(|label| literal.contains(**label))
        };
        again.extend(
            literals(&code).filter(is_declared).map(|text| format!("{}: {text}", path.display())),
        );
    }
    assert!(again.is_empty(), "said outside of the declarations:\n{}", again.join("\n"));
}

#[test]
fn no_reader_names_a_table() {
    for (path, text) in sources("read") {
        let code = code(&text);
        for table in gouji::Table::ALL {
            let named = code.contains(&format!("Table::{table:?}"));
            assert!(!named, "{} names {table:?}", path.display());
        }
    }
}

#[test]
fn the_numbers_of_columns_stand_in_the_declarations_alone() {
    // Rows of fewer than five are no wider than many other things.
    let widths: BTreeSet<String> = Layout::ALL
        .iter()
        .flat_map(|layout| printed(*layout).rows().map(|row| row.to_vec()).collect::<Vec<_>>())
        .map(|row| row.iter().filter(|cell| cell.is_value()).count())
        .filter(|width| *width > 4)
        .map(|width| width.to_string())
        .collect();
    assert!(!widths.is_empty());
    for module in
        ["read/bind", "read/text", "read/label.rs", "read/rows.rs", "read/format.rs", "write"]
    {
        for (path, text) in sources(module) {
            let code = code(&text);
            let is_number = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '"';
            let found = code.split(|c| !is_number(c)).find(|word| widths.contains(*word));
            assert!(found.is_none(), "{} has {found:?}", path.display());
        }
    }
}
