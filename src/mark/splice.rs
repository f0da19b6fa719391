//! Insertions into a text: nothing of the text is taken away.

use super::MarkError;
use super::error::Carrier;

/// What is put in, and where.
#[derive(Debug, Default)]
pub(super) struct Insertions {
    /// The offset in the text as it was, and what is put there; several at one place keep the
    /// order in which they were added.
    list: Vec<(usize, String)>,
}

impl Insertions {
    pub(super) fn add(&mut self, at: usize, text: impl Into<String>) {
        self.list.push((at, text.into()));
    }

    /// The text with everything put in.
    pub(super) fn into(mut self, text: &[u8]) -> Result<Vec<u8>, MarkError> {
        self.list.sort_by_key(|(at, _)| *at);
        let more: usize = self.list.iter().map(|(_, piece)| piece.len()).sum();
        let mut out = Vec::with_capacity(text.len() + more);
        let mut from = 0;
        for (at, piece) in &self.list {
            let kept = text.get(from..*at).ok_or(MarkError::NoMarks(Carrier::Unusual))?;
            out.extend_from_slice(kept);
            out.extend_from_slice(piece.as_bytes());
            from = *at;
        }
        out.extend_from_slice(text.get(from..).unwrap_or_default());
        Ok(out)
    }
}

/// Where words stand in a text that may have blanks between them.
pub(super) fn find_words(text: &str, words: &str) -> Option<std::ops::Range<usize>> {
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
