//! Slips of the digits: how one written figure turns into another.

use std::cmp::Ordering;

use super::pattern::Pattern;

/// The decimal digits of a figure of at most 19.
struct Digits {
    digits: [u8; 20],
    len: usize,
}

impl Digits {
    fn of(number: u64) -> Digits {
        let mut out = Digits { digits: [0; 20], len: 0 };
        let mut left = number;
        // A u64 has at most twenty digits.
        while out.len == 0 || left > 0 {
            out.digits[out.len] = (left % 10) as u8;
            out.len += 1;
            left /= 10;
        }
        out.digits[..out.len].reverse();
        out
    }

    fn as_slice(&self) -> &[u8] {
        &self.digits[..self.len]
    }
}

/// The slip of one keystroke that writes one figure for another, and how many figures such a slip
/// of the one that was meant can give.
pub(super) fn slip(written: i64, meant: i64) -> Option<(Pattern, u64)> {
    let (written, meant) =
        (Digits::of(u64::try_from(written).ok()?), Digits::of(u64::try_from(meant).ok()?));
    let (written, meant) = (written.as_slice(), meant.as_slice());
    // Digits slip in figures that are written; who means 0 strikes one key or none.
    if meant == [0] {
        return None;
    }
    let len = meant.len() as u64;
    match written.len().cmp(&meant.len()) {
        Ordering::Equal => {
            let first = written.iter().zip(meant).position(|(a, b)| a != b)?;
            if written[first + 1..] == meant[first + 1..] {
                return Some((Pattern::DigitWrong, 9 * len));
            }
            let swapped = written[first + 2..] == meant[first + 2..]
                && written[first] == meant[first + 1]
                && written[first + 1] == meant[first];
            swapped.then_some((Pattern::DigitsSwapped, len - 1))
        }
        // Whoever leaves out the first digit leaves out the zeros behind it; from 0 that cannot be
        // told.
        Ordering::Less => {
            (written != [0] && without_one(meant, written)).then_some((Pattern::DigitDropped, len))
        }
        Ordering::Greater => {
            without_one(written, meant).then_some((Pattern::DigitAdded, 10 * (len + 1)))
        }
    }
}

/// Whether `long` less one of its digits is `short`.
fn without_one(long: &[u8], short: &[u8]) -> bool {
    if long.len() != short.len() + 1 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    long[same + 1..] == short[same..]
}
