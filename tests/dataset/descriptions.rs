//! The descriptions for other programs are those that are checked in.

use gouji::dataset::FoundForm;
use serde_json::Value as Json;

use super::*;

/// Compares as data: the order of keys depends on the features of serde_json.
#[track_caller]
fn compare_json(path: &str, json: &Json) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("GOUJI_REWRITE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, serde_json::to_string_pretty(json).unwrap() + "\n").unwrap();
    }
    let known: Json = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert!(known == *json, "{path} is old; GOUJI_REWRITE=1 writes it anew");
}

#[test]
fn the_descriptions_are_what_the_declarations_say() {
    for form in Form::ALL {
        let key = form.key();
        compare_json(&format!("docs/schema/{key}.schema.json"), &form.json_schema());
        compare_json(&format!("docs/schema/{key}.tableschema.json"), &form.table_schema());
        compare_json(&format!("docs/schema/{}-metadata.json", form.file()), &form.csvw());
    }
    for form in FoundForm::ALL {
        compare_json(&format!("docs/schema/{}.schema.json", form.key()), &form.json_schema());
    }
}
