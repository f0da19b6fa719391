//! How much a file of pages may unpack to, and how much work it may make, in proportion to its
//! size.
//!
//! A few hundred bytes can unpack to gigabytes, draw a form that draws another form eight times
//! that draws another, or name a range of four thousand million widths. Everything that a file can
//! make us do or keep is counted here; past the limit the file is refused.
//!
//! - **unpacked**: bytes that come out of compressed streams, all together: `min(256 MiB, 200 ×
//!   input + 16 MiB)`, as for office files. A stream is unpacked each time it is needed, one at a
//!   time.
//! - **steps**: bytes looked at and things compared: `32 × input + 2^27`.
//! - **held**: what is kept for the whole document, by estimate: `4 × (input + unpacked) + 12 MiB`.

use std::cell::Cell;

use super::Unfit;
use crate::remark::PageMeasure;

const MIB: u64 = 1 << 20;
const UNPACKED_MOST: u64 = 256 * MIB;

/// What is left of each limit.
#[derive(Debug)]
pub(in crate::read) struct Budget {
    unpacked: Cell<u64>,
    unpacked_limit: u64,
    steps: Cell<u64>,
    steps_limit: u64,
    held: Cell<u64>,
}

impl Budget {
    /// The limits for a file of so many bytes.
    pub(in crate::read) fn new(input: usize) -> Budget {
        let input = input as u64;
        let unpacked_limit = input.saturating_mul(200).saturating_add(16 * MIB).min(UNPACKED_MOST);
        let steps_limit = input.saturating_mul(32).saturating_add(1 << 27);
        Budget {
            unpacked: Cell::new(unpacked_limit),
            unpacked_limit,
            steps: Cell::new(steps_limit),
            steps_limit,
            held: Cell::new(input.saturating_mul(4).saturating_add(12 * MIB)),
        }
    }

    /// Counts unpacked bytes; they may be held four times.
    pub(in crate::read) fn unpack(&self, bytes: usize) -> Result<(), Unfit> {
        spend(&self.unpacked, bytes, PageMeasure::Unpacked, self.unpacked_limit)?;
        self.held.set(self.held.get().saturating_add(4 * bytes as u64));
        Ok(())
    }

    /// Counts work.
    pub(in crate::read) fn step(&self, steps: usize) -> Result<(), Unfit> {
        spend(&self.steps, steps, PageMeasure::Steps, self.steps_limit)
    }

    /// Counts bytes that are kept.
    pub(in crate::read) fn hold(&self, bytes: usize) -> Result<(), Unfit> {
        let limit = self.held.get();
        spend(&self.held, bytes, PageMeasure::Held, limit)
    }

    /// Gives back what is kept no longer.
    pub(in crate::read) fn release(&self, bytes: usize) {
        self.held.set(self.held.get().saturating_add(bytes as u64));
    }
}

fn spend(left: &Cell<u64>, amount: usize, what: PageMeasure, limit: u64) -> Result<(), Unfit> {
    match left.get().checked_sub(amount as u64) {
        Some(rest) => {
            left.set(rest);
            Ok(())
        }
        None => Err(Unfit::TooLarge { what, limit }),
    }
}
