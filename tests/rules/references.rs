//! The generated references are those that are checked in. `GOUJI_REWRITE=1` writes them anew.

use std::path::Path;

use gouji::*;

#[track_caller]
fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("GOUJI_REWRITE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    // Not `assert_eq`: the whole file twice helps nobody.
    assert!(
        known == text,
        "docs/{name} is not what the declarations say; GOUJI_REWRITE=1 writes it anew"
    );
}

#[test]
fn the_reference_of_rules_is_what_the_declarations_say() {
    compare("rules.md", &reference::rules());
}

#[test]
fn the_reference_of_cells_is_what_the_declarations_say() {
    compare("cells.md", &reference::cells());
}

#[test]
fn the_references_name_every_rule_and_every_row() {
    let (rules, cells) = (reference::rules(), reference::cells());
    for rule in Rule::ALL {
        assert!(rules.contains(&format!("\n## {rule}\n")), "{rule}");
    }
    for cell in Layout::ALL.iter().copied().flat_map(Layout::cells) {
        for field in cell.fields() {
            assert!(
                cells.contains(&format!("{}` |", field.name)) && cells.contains(field.label),
                "{cell}"
            );
        }
    }
}
