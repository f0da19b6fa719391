//! Charsets other than UTF-8, by the names that browsers know.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030};

use crate::read::ReadError;

/// A charset other than UTF-8.
#[derive(Debug, Clone, Copy)]
pub(super) struct Legacy(&'static Encoding);

impl Legacy {
    pub fn named(name: &[u8]) -> Result<Option<Legacy>, ReadError> {
        Ok(Encoding::for_label(name).map(Legacy))
    }

    /// That of a document which does not say what it is in.
    pub fn likeliest() -> Option<Legacy> {
        Some(Legacy(GB18030))
    }

    /// The text, and how many byte sequences of it are no characters.
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, [u8]>, usize) {
        let (text, _, failed) = self.0.decode(bytes);
        // The count includes marks that stood in the document: it only says that something is
        // missing, and where there is one there may be more.
        let replaced = if failed { text.matches('\u{FFFD}').count() } else { 0 };
        let bytes = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        };
        (bytes, replaced)
    }

    /// Characters that it lacks become numeric references.
    pub fn encode(self, text: &str) -> Vec<u8> {
        self.0.encode(text).0.into_owned()
    }

    /// The bytes of ASCII are part of no other character.
    pub fn is_ascii_compatible(self) -> bool {
        self.0.is_ascii_compatible()
    }
}
