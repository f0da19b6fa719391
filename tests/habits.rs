//! What is kept by habit: where fixtures come from, comments that fit a page, and an example on
//! every public type.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the project; none where a package is shipped without it.
fn files(below: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(below) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let skipped = |path: &PathBuf| path.ends_with("target");
    paths
        .filter(|path| !skipped(path))
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

#[test]
fn every_fixture_says_where_its_figures_come_from() {
    let folder = root().join("tests/fixtures");
    let list = fs::read_to_string(folder.join("README.md")).unwrap();
    let fixtures: Vec<_> =
        files(&folder).into_iter().filter(|file| !file.ends_with("README.md")).collect();
    assert!(!fixtures.is_empty());
    for fixture in &fixtures {
        let name = fixture.file_name().unwrap().to_str().unwrap();
        assert!(list.contains(&format!("\n| {name} | ")), "tests/fixtures/README.md lacks {name}");
    }
    const ENDINGS: [&str; 9] = [
        ".txt | ",
        ".pdf | ",
        ".ofd | ",
        ".doc | ",
        ".jsonl | ",
        ".json | ",
        ".toml | ",
        ".html | ",
        ".csv | ",
    ];
    let is_listed = |line: &&str| ENDINGS.iter().any(|ending| line.contains(ending));
    let listed = list.lines().filter(is_listed).count();
    assert_eq!(listed, fixtures.len(), "tests/fixtures/README.md lists files that are not there");
}

#[test]
fn the_readme_says_the_same_in_both_languages() {
    let [english, chinese] =
        ["README.md", "README.zh-CN.md"].map(|name| fs::read_to_string(root().join(name)).unwrap());
    let begins = |text: &str, with: &[&str]| -> Vec<String> {
        let lines = text.lines().filter(|line| with.iter().any(|with| line.starts_with(with)));
        lines.map(str::to_owned).collect()
    };
    let commands = begins(&english, &["cargo "]);
    assert!(!commands.is_empty());
    assert_eq!(commands, begins(&chinese, &["cargo "]));
    for part in ["## ", "```", "- ", "|"] {
        let [english, chinese] = [&english, &chinese].map(|text| begins(text, &[part]).len());
        assert_eq!(english, chinese, "how often a line begins with {part}");
    }
    // Every file and every option that one of them names.
    let named = |text: &str| -> Vec<String> {
        let words = text.split('`').skip(1).step_by(2).filter(|text| !text.contains('\n'));
        let mut named: Vec<String> = words.map(str::to_owned).collect();
        named.sort_unstable();
        named.dedup();
        named
    };
    assert_eq!(named(&english), named(&chinese));
    assert!(english.contains("(README.zh-CN.md)") && chinese.contains("(README.md)"));
}

#[test]
fn no_comment_is_wider_than_a_hundred_columns() {
    let folders = ["src", "tests", "examples", "benches", "fuzz"];
    let sources = folders.iter().flat_map(|folder| files(&root().join(folder)));
    let mut wide = Vec::new();
    for file in sources.filter(|file| file.extension().is_some_and(|ending| ending == "rs")) {
        for (number, line) in (1..).zip(fs::read_to_string(&file).unwrap().lines()) {
            if line.trim_start().starts_with("//") && line.chars().count() > 100 {
                wide.push(format!("{}:{number}", file.display()));
            }
        }
    }
    assert!(wide.is_empty(), "comments wider than 100 columns:\n{}", wide.join("\n"));
}

/// The doc comment above each `pub struct` and `pub enum` of a file, with its name. Those inside
/// macros are indented and left out.
fn types_with_docs(source: &str) -> Vec<(&str, String)> {
    let (mut found, mut docs) = (Vec::new(), String::new());
    for line in source.lines() {
        let declared = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "));
        if let Some(declared) = declared {
            let end = declared.find(|c: char| !c.is_alphanumeric()).unwrap_or(declared.len());
            found.push((&declared[..end], std::mem::take(&mut docs)));
        } else if line.starts_with("///") {
            docs.push_str(line);
            docs.push('\n');
        } else if !line.starts_with(['#', ')', ']', ' ', '/']) {
            // Not an attribute: the comment was that of another item.
            docs.clear();
        }
    }
    found
}

#[test]
fn every_public_type_has_an_example() {
    let mut seen = 0;
    let mut without = Vec::new();
    for file in files(&root().join("src")) {
        if file.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let source = fs::read_to_string(&file).unwrap();
        for (name, docs) in types_with_docs(&source) {
            seen += 1;
            if !docs.contains("```") {
                without.push(format!("{}: {name}", file.display()));
            }
        }
    }
    assert!(seen > 100, "only {seen} types were found");
    assert!(without.is_empty(), "types without an example:\n{}", without.join("\n"));
}
