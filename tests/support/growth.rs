//! What reading costs, counted in allocations: that it grows with the input and no faster, and that
//! memory stays within the bound that the crate promises.
//!
//! ```ignore
//! growth::assert_linear("rows of one figure", 2_000, |n| "规章\t1\n".repeat(n), |text| {
//!     gouji::read::any(text.as_bytes(), None).ok();
//! });
//! growth::assert_bounded("short lines", &"1\n".repeat(500_000), |text| {
//!     gouji::read::any(text.as_bytes(), None).ok();
//! });
//! ```

#![allow(dead_code, reason = "each feature's tests use what they need")]

use allocation_counter::measure;

/// How much more an input of twice the size may cost.
const MOST_FOR_TWICE: f64 = 2.3;

/// What is counted of a run.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// How many pieces of memory were taken.
    pub allocations: u64,
    /// How many bytes they had together.
    pub bytes: u64,
    /// The most bytes that were taken at once, the result included.
    pub peak: u64,
}

/// What a run costs.
pub fn cost(run: impl FnOnce()) -> Cost {
    let info = measure(run);
    Cost { allocations: info.count_total, bytes: info.bytes_total, peak: info.bytes_max }
}

/// Runs over a family of inputs at 1, 2, 4 and 8 times the size `n`. Fails where one of twice the
/// size costs more than 2.3 times as many allocations or bytes.
///
/// Loops that take no memory do not show here: for those, give a size at which quadratic time is
/// a test that does not end.
#[track_caller]
pub fn assert_linear(family: &str, n: usize, input: impl Fn(usize) -> String, read: impl Fn(&str)) {
    assert_linear_of(family, n, input, |text| read(text));
}

/// As [`assert_linear`], for input of any kind.
#[track_caller]
pub fn assert_linear_of<I>(family: &str, n: usize, input: impl Fn(usize) -> I, read: impl Fn(&I)) {
    // What is made once and kept, such as the dictionary of labels.
    read(&input(n));
    let costs = [1, 2, 4, 8].map(|times| {
        let input = input(n * times);
        cost(|| read(&input))
    });
    for (at, pair) in costs.windows(2).enumerate() {
        let grows = |before: u64, after: u64| after as f64 > MOST_FOR_TWICE * before as f64;
        assert!(
            !grows(pair[0].allocations, pair[1].allocations)
                && !grows(pair[0].bytes, pair[1].bytes),
            "{family}, from {} to {} times the size: {costs:?}",
            1 << at,
            2 << at
        );
    }
}

/// Fails when a run takes more memory than 20 times the input and 16 MiB, its result included.
#[track_caller]
pub fn assert_bounded(family: &str, input: &str, read: impl Fn(&str)) {
    // What is made once and kept is no part of it.
    read("");
    let peak = cost(|| read(input)).peak;
    let most = 20 * input.len() as u64 + (16 << 20);
    let times = peak as f64 / input.len().max(1) as f64;
    assert!(
        peak <= most,
        "{family}: {peak} bytes for {} of input, {times:.1} times as much; {most} are promised",
        input.len()
    );
}

#[test]
fn quadratic_cost_and_too_much_memory_are_seen() {
    let fails =
        |run: &dyn Fn()| std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err();
    let quadratic = |text: &str| {
        let copies: usize = text.chars().map(|_| std::hint::black_box(text.to_owned()).len()).sum();
        std::hint::black_box(copies);
    };
    let linear = |text: &str| drop(std::hint::black_box(text.to_owned()));
    assert!(fails(&|| assert_linear("copies", 10, |n| "a".repeat(n), quadratic)));
    assert_linear("one copy", 10, |n| "a".repeat(n), linear);
    assert!(fails(&|| assert_bounded("much", "a", |_| drop(std::hint::black_box(vec![
        1_u8;
        17 << 20
    ])))));
    assert_bounded("little", "a", linear);
}
