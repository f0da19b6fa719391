//! Stands for the modules whose feature is off.

use super::Reading;
use super::document::Reader;
use super::document::Rest;

/// That of a format that is not read.
pub(super) const READER: Option<Reader> = None;

/// Without a reader of flattened text, nothing is found in the rest of a document.
pub(super) fn filled(reading: Reading, _: Rest) -> Reading {
    reading
}
