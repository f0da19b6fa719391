//! How much a file may unpack to and how much of it may be held, in proportion to its size.
//!
//! Deflate packs up to 1 : 1032, so a small file can unpack to gigabytes. Two limits are kept:
//!
//! - **unpacked**: bytes that come out of the zip archive, all parts together: `min(256 MiB, 200 ×
//!   input + 16 MiB)`. They stream by; the limit bounds the time.
//! - **held**: what is kept in memory, by estimate: `16 × input + 10 MiB`. With the archive's
//!   directory and the buffers the whole stays within 20 × input + 16 MiB.
//!
//! A real document is far from both: Word's XML packs about 1 : 15 and 16 MiB hold some 70,000
//! cells.

use std::cell::Cell;

use super::{Measure, OfficeError};

const MIB: u64 = 1 << 20;
/// No file unpacks to more than this.
const UNPACKED_MOST: u64 = 256 * MIB;
/// Unpacked bytes for each byte of input.
const UNPACKED_RATIO: u64 = 200;
/// Unpacked bytes that even the smallest file may have.
const UNPACKED_BASE: u64 = 16 * MIB;
/// Held bytes for each byte of input.
const HELD_RATIO: u64 = 16;
/// Held bytes that even the smallest file may have.
const HELD_BASE: u64 = 10 * MIB;
/// A piece of text this long may always be buffered.
const SHORT_PIECE: u64 = 64 * 1024;
/// What one held item (a cell, a paragraph, a string) is taken to cost beside its text, spare
/// capacity of its list included.
pub(crate) const ITEM: usize = 192;

/// What is left of both limits. Shared by the parts of one file.
#[derive(Debug)]
pub(crate) struct Budget {
    unpacked: Cell<u64>,
    unpacked_limit: u64,
    held: Cell<u64>,
    held_limit: u64,
}

impl Budget {
    /// The limits for a file of so many bytes.
    pub(crate) fn new(input: usize) -> Budget {
        let input = input as u64;
        let unpacked_limit =
            input.saturating_mul(UNPACKED_RATIO).saturating_add(UNPACKED_BASE).min(UNPACKED_MOST);
        let held_limit = input.saturating_mul(HELD_RATIO).saturating_add(HELD_BASE);
        Budget {
            unpacked: Cell::new(unpacked_limit),
            unpacked_limit,
            held: Cell::new(held_limit),
            held_limit,
        }
    }

    /// Counts unpacked bytes.
    pub(crate) fn unpack(&self, bytes: usize) -> Result<(), OfficeError> {
        match self.unpacked.get().checked_sub(bytes as u64) {
            Some(left) => {
                self.unpacked.set(left);
                Ok(())
            }
            None => {
                Err(OfficeError::TooLarge { what: Measure::Unpacked, limit: self.unpacked_limit })
            }
        }
    }

    /// Counts one item that is kept, with so many bytes of text.
    pub(crate) fn hold(&self, text: usize) -> Result<(), OfficeError> {
        self.hold_bytes(text.saturating_add(ITEM))
    }

    /// Counts bytes that are kept.
    pub(crate) fn hold_bytes(&self, bytes: usize) -> Result<(), OfficeError> {
        match self.held.get().checked_sub(bytes as u64) {
            Some(left) => {
                self.held.set(left);
                Ok(())
            }
            None => Err(OfficeError::TooLarge { what: Measure::Held, limit: self.held_limit }),
        }
    }

    /// Adds a piece to a text that is put together and kept or thrown away later: not longer than a
    /// single piece may be.
    pub(crate) fn append(&self, into: &mut String, piece: &str) -> Result<(), OfficeError> {
        self.check(into.len().saturating_add(piece.len()))?;
        into.push_str(piece);
        Ok(())
    }

    /// Refuses a length that a single piece may not have.
    pub(crate) fn check(&self, length: usize) -> Result<(), OfficeError> {
        let is_long = length as u64 > SHORT_PIECE;
        if is_long && length as u64 > self.longest_piece() { Err(self.too_long()) } else { Ok(()) }
    }

    /// The error for a piece that is too long.
    pub(crate) fn too_long(&self) -> OfficeError {
        OfficeError::TooLarge { what: Measure::Piece, limit: self.longest_piece() }
    }

    /// The longest piece of text or tag that may be buffered now: a third of what may still be
    /// held, since it is copied from buffer to cell.
    pub(crate) fn longest_piece(&self) -> u64 {
        (self.held.get() / 3).max(SHORT_PIECE)
    }
}
