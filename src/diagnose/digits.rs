//! Slips of the digits: how one written figure turns into another.

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

/// The slip of one keystroke that makes `to` into `from`, and how telling it is: about ten times the binary logarithm of how many figures
/// of that length there are for each that one such slip gives. `None` when there is no such slip, or when it tells nothing: any one-digit
/// figure is one wrong digit away from any other.
pub(super) fn slip(from: i64, to: i64) -> Option<(Pattern, u32)> {
    let (from, to) = (u64::try_from(from).ok()?, u64::try_from(to).ok()?);
    let (written, meant) = (Digits::of(from), Digits::of(to));
    let (written, meant) = (written.as_slice(), meant.as_slice());
    let len = meant.len();
    match written.len().cmp(&len) {
        std::cmp::Ordering::Equal => {
            let first = written.iter().zip(meant).position(|(a, b)| a != b)?;
            if written[first + 1..] == meant[first + 1..] {
                return (len > 1).then_some((Pattern::DigitWrong, evidence(len, 9 * len)));
            }
            let swapped =
                written[first + 2..] == meant[first + 2..] && written[first] == meant[first + 1] && written[first + 1] == meant[first];
            swapped.then_some((Pattern::DigitsSwapped, evidence(len, len - 1)))
        }
        // From 0 there is no digit that could have been the other one.
        std::cmp::Ordering::Less => (from > 0 && without_one(meant, written)).then_some((Pattern::DigitDropped, evidence(len, len))),
        std::cmp::Ordering::Greater => {
            (to > 0 && without_one(written, meant)).then_some((Pattern::DigitAdded, evidence(len + 1, 10 * len)))
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

/// Ten times the binary logarithm of how many figures of `len` digits there are for each of `ways`, 60 at most.
fn evidence(len: usize, ways: usize) -> u32 {
    let figures = 9_u64.saturating_mul(10_u64.saturating_pow(len as u32 - 1));
    // In tenths, by squaring: log2(x^10) is close enough, and integers only.
    let ratio = (figures / ways.max(1) as u64).clamp(1, 64);
    ratio.pow(10).ilog2().min(60)
}
