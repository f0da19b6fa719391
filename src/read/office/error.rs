//! Why an office file could not be read.

use thiserror::Error;

/// Why a Word document or a workbook could not be read at all. The messages are for people.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum OfficeError {
    /// The bytes are something else; `found` says what, and what to do about it.
    #[error("not a {wanted}: {found}")]
    Other {
        /// What was asked for.
        wanted: &'static str,
        /// What it is instead.
        found: String,
    },
    /// The file is damaged, or cut off.
    #[error("{part} is damaged: {reason}")]
    Damaged {
        /// The part of the file, or "the file".
        part: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The file is too large, or unpacks to more than its size allows.
    #[error("too large: {what} is over the limit of {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit, in bytes unless `what` says otherwise.
        limit: u64,
    },
    /// The file holds content of a kind that is not read, so that what is read would not be the whole.
    #[error("{0}")]
    Unread(&'static str),
}

/// Names in messages are cut to this many characters: a hostile name may be 64 KB long.
const NAME: usize = 120;

impl OfficeError {
    /// A damaged part. Long names and reasons are cut.
    pub(crate) fn damaged(part: &str, reason: impl std::fmt::Display) -> OfficeError {
        OfficeError::Damaged { part: clip(part), reason: clip(&reason.to_string()) }
    }
}

fn clip(text: &str) -> String {
    match text.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
