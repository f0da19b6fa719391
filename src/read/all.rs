//! Many documents, a few at a time.

use std::collections::VecDeque;

use super::{ReadError, Reading, any};

/// So many documents are held at once: enough to keep all cores at work, few enough to forget.
const HELD: usize = 64;

/// Reads many documents, each with its name, in order: on all cores with the feature `rayon`.
///
/// A few of them are taken, read and given out before the next ones are, so that memory does not
/// grow with their number. One that cannot be read stands in its place with the reason.
///
/// ```
/// use gouji::read;
/// let xingqing: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let documents = [("兴庆区.txt", xingqing), ("空.txt", b"")];
/// let mut all = read::all(documents);
/// let (name, reading) = all.next().unwrap();
/// assert_eq!((name, reading.unwrap().report.heading.year), ("兴庆区.txt", Some(2020)));
/// assert!(all.next().unwrap().1.is_err());
/// ```
pub fn all<I, N, B>(documents: I) -> impl Iterator<Item = (N, Result<Reading, ReadError>)>
where
    I: IntoIterator<Item = (N, B)>,
    N: AsRef<str> + Send + Sync,
    B: AsRef<[u8]> + Send + Sync,
{
    let mut documents = documents.into_iter();
    let mut held: VecDeque<(N, Result<Reading, ReadError>)> = VecDeque::new();
    std::iter::from_fn(move || {
        if held.is_empty() {
            let some = documents.by_ref().take(HELD).collect();
            held = VecDeque::from(together(some, |(name, bytes): (N, B)| {
                let reading = any(bytes.as_ref(), Some(name.as_ref()));
                (name, reading)
            }));
        }
        held.pop_front()
    })
}

/// Does the same to each, on all cores with the feature `rayon`, and keeps the order.
#[cfg(feature = "rayon")]
pub(crate) fn together<T: Send, U: Send>(
    items: Vec<T>,
    each: impl Fn(T) -> U + Sync + Send,
) -> Vec<U> {
    use rayon::prelude::*;
    items.into_par_iter().map(each).collect()
}

/// Does the same to each, and keeps the order.
#[cfg(not(feature = "rayon"))]
pub(crate) fn together<T, U>(items: Vec<T>, each: impl Fn(T) -> U) -> Vec<U> {
    items.into_iter().map(each).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_taken_as_they_are_asked_for() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let taken = AtomicUsize::new(0);
        let documents = (0..1_000).map(|at| {
            taken.fetch_add(1, Ordering::Relaxed);
            (at.to_string(), "某某县2023年政府信息公开工作年度报告")
        });
        let mut all = all(documents);
        let names: Vec<String> = all.by_ref().take(HELD + 1).map(|(name, _)| name).collect();
        assert_eq!(names, (0..=HELD).map(|at| at.to_string()).collect::<Vec<_>>());
        assert_eq!(taken.load(Ordering::Relaxed), 2 * HELD);
        assert_eq!(all.count(), 1_000 - HELD - 1);
    }
}
