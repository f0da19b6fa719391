//! Changes to a text: what is not named stays byte for byte.

use std::ops::Range;

use super::MarkError;
use super::error::Carrier;

/// What is put in, and where.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// The bytes of the text as it was, and what stands there instead; several at one place keep
    /// the order in which they were added.
    list: Vec<(Range<usize>, Vec<u8>)>,
}

impl Edits {
    /// Puts something in, and takes nothing away.
    pub(super) fn add(&mut self, at: usize, text: impl Into<Vec<u8>>) {
        self.list.push((at..at, text.into()));
    }

    /// Puts something in the place of something else.
    #[cfg(feature = "xlsx")]
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<Vec<u8>>) {
        self.list.push((range, text.into()));
    }

    /// The text with everything put in.
    pub(super) fn into(mut self, text: &[u8]) -> Result<Vec<u8>, MarkError> {
        self.list.sort_by_key(|(range, _)| range.start);
        let more: usize = self.list.iter().map(|(_, piece)| piece.len()).sum();
        let mut out = Vec::with_capacity(text.len() + more);
        let mut from = 0;
        for (range, piece) in &self.list {
            let kept = text.get(from..range.start).ok_or(MarkError::NoMarks(Carrier::Unusual))?;
            out.extend_from_slice(kept);
            out.extend_from_slice(piece);
            from = range.end;
        }
        out.extend_from_slice(text.get(from..).unwrap_or_default());
        Ok(out)
    }
}

/// Where words stand in a text that may have blanks between them.
pub(super) fn find_words(text: &str, words: &str) -> Option<Range<usize>> {
    let letters: Vec<(usize, char)> =
        text.char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect();
    let words: Vec<char> = words.chars().filter(|letter| !letter.is_whitespace()).collect();
    if words.is_empty() {
        return None;
    }
    let found = letters
        .windows(words.len())
        .find(|window| window.iter().zip(&words).all(|((_, letter), word)| letter == word))?;
    let ((start, _), (last, letter)) = (found.first()?, found.last()?);
    Some(*start..last + letter.len_utf8())
}
