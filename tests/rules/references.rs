//! The generated references are those that are checked in.

use gouji::*;

use crate::golden::compare;

#[test]
fn the_reference_of_rules_is_what_the_declarations_say() {
    compare("docs/rules.md", &reference::rules());
}

#[test]
fn the_reference_of_cells_is_what_the_declarations_say() {
    compare("docs/cells.md", &reference::cells());
}

#[test]
fn the_references_name_every_rule_and_every_row() {
    let (rules, cells) = (reference::rules(), reference::cells());
    for rule in Rule::ALL {
        assert!(rules.contains(&format!("\n## {rule}\n")), "{rule}");
    }
    for cell in Layout::ALL.into_iter().flat_map(Layout::cells) {
        for field in cell.fields() {
            assert!(
                cells.contains(&format!("{}` |", field.name)) && cells.contains(field.label),
                "{cell}"
            );
        }
    }
}
