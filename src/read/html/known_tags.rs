//! Start tags that were read before: pages repeat the same few tags, with the same styles, for hundreds of cells.

use super::assemble::Spans;
use super::tag::Tag;

/// How many tags are remembered: real pages have some dozens that differ.
const SLOTS: usize = 64;

/// The tags read so far, by where they stand in the page. Of those that would stand in the same slot the last one is kept.
#[derive(Debug)]
pub(super) struct KnownTags {
    slots: [Option<Known>; SLOTS],
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    start: usize,
    end: usize,
    pub(super) tag: Tag,
    pub(super) spans: Spans,
}

impl KnownTags {
    pub(super) fn new() -> KnownTags {
        KnownTags { slots: [None; SLOTS] }
    }

    /// What the same tag said, letter by letter, that was read before.
    #[inline]
    pub(super) fn get(&self, text: &[u8], start: usize, end: usize) -> Option<&Known> {
        let written = &text[start..end];
        let known = self.slots[slot(written)?].as_ref()?;
        (text[known.start..known.end] == *written).then_some(known)
    }

    /// Remembers what a tag says.
    pub(super) fn insert(&mut self, text: &[u8], start: usize, end: usize, tag: Tag, spans: Spans) {
        if let Some(slot) = slot(&text[start..end]) {
            self.slots[slot] = Some(Known { start, end, tag, spans });
        }
    }
}

/// The slot of a tag: from its beginning, its end and its length, which tell the tags of one page apart. Short tags are read as soon as found.
#[inline]
fn slot(written: &[u8]) -> Option<usize> {
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let (first, rest) = written.split_first_chunk::<8>()?;
    let (second, last) = (rest.first_chunk::<8>().or(written.last_chunk())?, written.last_chunk::<8>()?);
    let mixed = word(first) ^ word(second).rotate_left(21) ^ word(last).rotate_left(42) ^ written.len() as u64;
    // The golden ratio: every bit changes the highest ones.
    Some((mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.trailing_zeros())) as usize)
}
