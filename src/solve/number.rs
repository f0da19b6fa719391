//! Small exact arithmetic that the solvers share.

/// Stands for "no bound". Sums of 64-bit values stay far below it.
pub(super) const INFINITE: i128 = 1 << 120;

/// Bounds beyond this are no bounds.
pub(super) fn is_infinite(bound: i128) -> bool {
    bound >= INFINITE || bound <= -INFINITE
}

/// The finite bound, or `None`.
pub(super) fn finite(bound: i128) -> Option<i128> {
    (!is_infinite(bound)).then_some(bound)
}

/// The number of the range that is nearest to `value`.
pub(super) fn clamp(value: i128, low: i128, high: i128) -> i128 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

/// The greatest common divisor, zero for two zeros.
pub(super) fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The exact result of an operation left the 128 bits that it is computed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Overflow;
