//! No charset but UTF-8: the feature `gbk` is off.

use std::borrow::Cow;

use crate::read::ReadError;

/// There is none.
#[derive(Debug, Clone, Copy)]
pub(super) enum Legacy {}

impl Legacy {
    pub fn named(name: &[u8]) -> Result<Option<Legacy>, ReadError> {
        let name = &name[..name.len().min(40)];
        Err(ReadError::Charset { charset: String::from_utf8_lossy(name).into_owned() })
    }

    pub fn likeliest() -> Option<Legacy> {
        None
    }

    pub fn decode(self, _: &[u8]) -> (Cow<'_, [u8]>, usize) {
        match self {}
    }

    pub fn encode(self, _: &str) -> Vec<u8> {
        match self {}
    }

    pub fn is_ascii_compatible(self) -> bool {
        match self {}
    }
}
