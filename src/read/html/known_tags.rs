//! Start tags that were read before: pages repeat the same few tags, with the same styles, for
//! hundreds of cells.

use super::spans::Spans;
use super::tag::{Tag, ends_name};
use crate::read::search::{begins_with, first_in};

/// How many tags are remembered: real pages have some dozens that differ.
const SLOTS: usize = 64;

/// How many bare names are remembered.
const BARE_SLOTS: usize = 64;

/// A word that no bare name is: names have at most seven letters.
const NO_NAME: u64 = u64::MAX;

/// The tags read so far, by where they stand in the page. Of those that would stand in the same
/// slot the last one is kept.
#[derive(Debug)]
pub(super) struct KnownTags {
    slots: [Option<Known>; SLOTS],
    /// The slot of the last tag of them.
    last: usize,
    /// Names that a tag consisted of, `</td>` or `<br>`: at most seven letters in one word, and
    /// how many in its highest byte.
    bare: [(u64, Tag); BARE_SLOTS],
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    start: usize,
    end: usize,
    pub(super) tag: Tag,
    pub(super) spans: Spans,
    /// The slot of the tag that followed it.
    next: usize,
}

impl KnownTags {
    pub(super) fn new() -> KnownTags {
        KnownTags { slots: [None; SLOTS], last: 0, bare: [(NO_NAME, Tag::Inline); BARE_SLOTS] }
    }

    /// The tag that is nothing but a short name, if that begins at the place, and the place behind
    /// its `>`. Nearly all end tags are bare.
    #[inline]
    pub(super) fn bare(&mut self, text: &[u8], start: usize) -> Option<(Tag, usize)> {
        let word = u64::from_le_bytes(*text.get(start..)?.first_chunk()?);
        let length = first_in(word, [b'>'])?;
        let letters = word & !(u64::MAX << (8 * length)) | (length as u64) << 56;
        let slot = &mut self.bare[mixed(letters, BARE_SLOTS)];
        let end = start + length;
        if slot.0 != letters {
            let name = &text[start..end];
            if !name.first()?.is_ascii_alphabetic() || name.iter().any(|byte| ends_name(*byte)) {
                return None;
            }
            *slot = (letters, Tag::written(name));
        }
        Some((slot.1, end + 1))
    }

    /// The tag that begins at the place, and the place behind it, if it is the one that followed
    /// the last tag the time before: pages have the same tags in the same order, too, and of
    /// such a tag not even the end need be looked for.
    // In line: a call costs as much as to compare the tag.
    #[inline(always)]
    pub(super) fn expected(&mut self, text: &[u8], start: usize) -> Option<(&Known, usize)> {
        let slot = self.slots[self.last].as_ref()?.next;
        let known = self.slots[slot].as_ref()?;
        let written = &text[known.start..known.end];
        self.last = if begins_with(&text[start..], written) { slot } else { return None };
        Some((known, start + written.len()))
    }

    /// What the same tag said, letter by letter, that was read before.
    #[inline(always)]
    pub(super) fn get(&mut self, text: &[u8], start: usize, end: usize) -> Option<&Known> {
        let written = &text[start..end];
        let slot = slot(written)?;
        let is_known =
            self.slots[slot].is_some_and(|known| text[known.start..known.end] == *written);
        if is_known {
            self.came(slot);
        }
        self.slots[slot].as_ref().filter(|_| is_known)
    }

    /// Remembers what a tag says.
    pub(super) fn insert(&mut self, text: &[u8], start: usize, end: usize, tag: Tag, spans: Spans) {
        if let Some(slot) = slot(&text[start..end]) {
            self.slots[slot] = Some(Known { start, end, tag, spans, next: slot });
            self.came(slot);
        }
    }

    /// Remembers which tag came behind the last one.
    fn came(&mut self, slot: usize) {
        if let Some(last) = &mut self.slots[self.last] {
            last.next = slot;
        }
        self.last = slot;
    }
}

/// The slot of a tag: from its beginning, its end and its length, which tell the tags of one page
/// apart. Short tags are read as soon as found.
#[inline]
fn slot(written: &[u8]) -> Option<usize> {
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let (first, rest) = written.split_first_chunk::<8>()?;
    let (second, last) =
        (rest.first_chunk::<8>().or(written.last_chunk())?, written.last_chunk::<8>()?);
    Some(mixed(
        word(first)
            ^ word(second).rotate_left(21)
            ^ word(last).rotate_left(42)
            ^ written.len() as u64,
        SLOTS,
    ))
}

/// One of so many slots, a power of two, for a word.
#[inline]
fn mixed(word: u64, slots: usize) -> usize {
    // The golden ratio: every bit changes the highest ones.
    (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - slots.trailing_zeros())) as usize
}
