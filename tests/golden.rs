//! Files that are generated and checked in. `GOUJI_REWRITE=1` writes them anew.

use std::path::Path;

/// Compares a file of the project, named by its path from the root, with what it should hold.
#[track_caller]
pub fn compare(path: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("GOUJI_REWRITE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, text).unwrap();
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    // Not `assert_eq`: the whole file twice helps nobody.
    let differs = known.lines().zip(text.lines()).find(|(known, new)| known != new);
    assert!(
        known == text,
        "{path} is old; GOUJI_REWRITE=1 writes it anew. First line that differs: {differs:?}"
    );
}
