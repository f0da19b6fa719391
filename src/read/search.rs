//! Searches in the bytes of a document, many bytes at a time.

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// Where the byte stands, from `start` on.
#[inline]
pub(super) fn find(text: &[u8], start: usize, byte: u8) -> Option<usize> {
    find_either(text, start, [byte])
}

/// Where the first of the bytes stands, from `start` on.
#[inline(always)]
pub(super) fn find_either<const N: usize>(
    text: &[u8],
    start: usize,
    bytes: [u8; N],
) -> Option<usize> {
    let mut at = start;
    while let Some(chunk) = text.get(at..)?.first_chunk::<16>()
        && !has_one(chunk, bytes)
    {
        at += 16;
    }
    while let Some(word) = text.get(at..)?.first_chunk() {
        if let Some(step) = first_in(u64::from_le_bytes(*word), bytes) {
            return Some(at + step);
        }
        at += 8;
    }
    text.get(at..)?.iter().position(|other| bytes.contains(other)).map(|step| at + step)
}

/// One of the bytes occurs. Written without a way out of the loops, and a loop for each byte, so
/// that it is done for all of the chunk at once.
#[inline(always)]
fn has_one<const N: usize>(chunk: &[u8; 16], bytes: [u8; N]) -> bool {
    bytes.iter().fold(false, |found, byte| {
        found | chunk.iter().fold(false, |found, other| found | (other == byte))
    })
}

/// The number of the first byte of the word, from the lowest, that is one of these.
#[inline(always)]
pub(super) fn first_in<const N: usize>(word: u64, bytes: [u8; N]) -> Option<usize> {
    let marks = bytes.into_iter().fold(0, |marks, byte| {
        // A byte of `zeros` is zero where the byte stands. The lowest high bit that is left marks
        // the first of them.
        let zeros = word ^ (ONES * u64::from(byte));
        marks | (zeros.wrapping_sub(ONES) & !zeros & HIGHS)
    });
    (marks != 0).then(|| marks.trailing_zeros() as usize / 8)
}

/// The piece occurs.
pub(super) fn contains(text: &[u8], piece: &[u8]) -> bool {
    let Some(first) = piece.first() else { return true };
    let mut at = 0;
    while let Some(found) = find(text, at, *first) {
        if text[found..].starts_with(piece) {
            return true;
        }
        at = found + 1;
    }
    false
}

/// The text begins with the piece. Tags have some dozens of bytes: these are compared sooner here
/// than by a call.
#[inline]
pub(super) fn begins_with(text: &[u8], piece: &[u8]) -> bool {
    let Some(text) = text.get(..piece.len()) else { return false };
    let (Some(last), Some(piece_last)) = (text.last_chunk::<16>(), piece.last_chunk::<16>()) else {
        return text == piece;
    };
    let is_same =
        |(a, b): (&[u8; 16], &[u8; 16])| u128::from_le_bytes(*a) == u128::from_le_bytes(*b);
    let (chunks, piece_chunks) = (text.as_chunks::<16>().0, piece.as_chunks::<16>().0);
    chunks.iter().zip(piece_chunks).all(is_same) && is_same((last, piece_last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_begins_with_its_pieces_alone(
            text in prop::collection::vec(0u8..3, 0..80), length in 0usize..81, changed in prop::option::of(0usize..80)
        ) {
            let mut piece = text[..length.min(text.len())].to_vec();
            if let Some(byte) = changed.and_then(|at| piece.get_mut(at)) {
                *byte ^= 1;
            }
            prop_assert_eq!(begins_with(&text, &piece), text.starts_with(&piece));
            prop_assert!(!begins_with(&text, &[&text[..], b"x"].concat()));
        }

        #[test]
        fn a_byte_is_found_where_it_stands(
            text in prop::collection::vec(prop_oneof![any::<u8>(), 60u8..64], 0..60), start in 0usize..61, byte in 60u8..64, other: u8
        ) {
            let position = |found: &dyn Fn(u8) -> bool| text.get(start..)?.iter().position(|it| found(*it)).map(|at| at + start);
            prop_assert_eq!(find(&text, start, byte), position(&|it| it == byte));
            prop_assert_eq!(find(&text, start, other), position(&|it| it == other));
            prop_assert_eq!(find_either(&text, start, [byte, other]), position(&|it| it == byte || it == other));
        }
    }
}
