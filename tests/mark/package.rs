//! What is inside of packages.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The parts of a package: as they are packed, and as they are.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, (Vec<u8>, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for number in 0..archive.len() {
        let (mut packed, mut plain) = (Vec::new(), Vec::new());
        archive.by_index_raw(number).unwrap().read_to_end(&mut packed).unwrap();
        let mut file = archive.by_index(number).unwrap();
        file.read_to_end(&mut plain).unwrap();
        let name = file.name().unwrap().into_owned();
        parts.insert(name, (packed, String::from_utf8_lossy(&plain).into_owned()));
    }
    parts
}

/// One part.
#[track_caller]
pub fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).remove(name).unwrap_or_else(|| panic!("no {name}")).1
}

/// The names of the parts that are new or differ.
pub fn changed(before: &[u8], after: &[u8]) -> Vec<String> {
    let (before, mut after) = (parts(before), parts(after));
    for (name, (packed, _)) in &before {
        let (now, _) = &after[name];
        if now == packed {
            after.remove(name);
        }
    }
    after.into_keys().collect()
}
