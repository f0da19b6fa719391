//! Strings in .xls records: one or two bytes a character, perhaps cut anywhere by the end of a
//! record and continued in the next.

use super::{cut, damaged};
use crate::read::office::OfficeError;
use crate::read::office::budget::Budget;

/// Two bytes a character, not one.
const WIDE: u8 = 1;
/// Phonetic text follows.
const EXTENDED: u8 = 4;
/// Runs of formatting follow.
const RICH: u8 = 8;

/// The data of a record and of those that continue it, read in order.
pub(super) struct Text<'a> {
    budget: &'a Budget,
    now: &'a [u8],
    /// The continuations to come, last first.
    later: Vec<&'a [u8]>,
}

impl<'a> Text<'a> {
    pub(super) fn new(
        budget: &'a Budget,
        data: &'a [u8],
        mut continuations: Vec<&'a [u8]>,
    ) -> Text<'a> {
        continuations.reverse();
        Text { budget, now: data, later: continuations }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.now.is_empty() && self.later.iter().all(|piece| piece.is_empty())
    }

    /// A string with its length in two bytes, and what may follow it.
    pub(super) fn long(&mut self) -> Result<String, OfficeError> {
        self.step_if_empty();
        let length = usize::from(u16::from_le_bytes([self.byte()?, self.byte()?]));
        let flags = self.byte()?;
        let runs = if flags & RICH == 0 {
            0
        } else {
            usize::from(u16::from_le_bytes([self.byte()?, self.byte()?]))
        };
        let extended = if flags & EXTENDED == 0 {
            0
        } else {
            u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]) as usize
        };
        let text = self.characters(length, flags)?;
        self.skip(4 * runs)?;
        self.skip(extended)?;
        Ok(text)
    }

    /// A string with its length in one byte.
    pub(super) fn short(&mut self) -> Result<String, OfficeError> {
        let length = usize::from(self.byte()?);
        let flags = self.byte()?;
        self.characters(length, flags)
    }

    /// So many characters. Where a continuation cuts them it begins with their width again.
    fn characters(&mut self, length: usize, flags: u8) -> Result<String, OfficeError> {
        let mut is_wide = flags & WIDE != 0;
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.now.is_empty() {
                self.now = self.later.pop().ok_or_else(cut)?;
                is_wide = self.byte()? & WIDE != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let here = (self.now.len() / width).min(length - units.len());
            if here == 0 {
                return Err(if self.now.is_empty() {
                    cut()
                } else {
                    damaged("a character is cut in two")
                });
            }
            let (bytes, rest) = self.now.split_at(here * width);
            self.now = rest;
            if is_wide {
                units.extend(
                    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])),
                );
            } else {
                units.extend(bytes.iter().map(|&byte| u16::from(byte)));
            }
        }
        self.budget.check(3 * units.len())?;
        let text = String::from_utf16_lossy(&units);
        Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
    }

    fn step_if_empty(&mut self) {
        while self.now.is_empty() {
            match self.later.pop() {
                Some(piece) => self.now = piece,
                None => return,
            }
        }
    }

    fn byte(&mut self) -> Result<u8, OfficeError> {
        self.step_if_empty();
        let (&byte, rest) = self.now.split_first().ok_or_else(cut)?;
        self.now = rest;
        Ok(byte)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), OfficeError> {
        while bytes > 0 {
            self.step_if_empty();
            if self.now.is_empty() {
                return Err(cut());
            }
            let here = bytes.min(self.now.len());
            self.now = &self.now[here..];
            bytes -= here;
        }
        Ok(())
    }
}
