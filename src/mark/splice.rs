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
    let words = words.chars().filter(|letter| !letter.is_whitespace());
    let starts = text.char_indices().filter(|(_, letter)| !letter.is_whitespace());
    words.clone().next()?;
    starts.map(|(start, _)| start).find_map(|start| {
        let mut letters =
            text[start..].char_indices().filter(|(_, letter)| !letter.is_whitespace());
        let mut end = start;
        for word in words.clone() {
            let (at, letter) = letters.next()?;
            if letter != word {
                return None;
            }
            end = start + at + letter.len_utf8();
        }
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_over_blanks() {
        assert_eq!(find_words("甲 办 结\n24 件。", "办结24件"), Some(4..18));
        assert_eq!(find_words("办办结", "办结"), Some(3..9));
        assert_eq!(find_words("办", "办结"), None);
        assert_eq!(find_words("办结", " "), None);
    }

    #[test]
    fn what_is_put_in_at_one_place_keeps_its_order() {
        let mut edits = Edits::default();
        edits.add(2, "1");
        edits.add(0, "0");
        edits.add(2, "2");
        assert_eq!(edits.into(b"ab").unwrap(), b"0ab12");
        let mut edits = Edits::default();
        edits.add(3, "1");
        assert!(edits.into(b"ab").is_err());
    }
}
