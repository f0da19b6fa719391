//! What paragraphs and letters look like: lists of properties in pages of 512 bytes, each for the
//! text between two places of the file.

use crate::read::office::OfficeError;
use crate::read::office::budget::Budget;
use crate::read::office::ole::{u16_at, u32_at};

const PAGE: usize = 512;

/// How letters look, as far as it changes what is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub is_hidden: bool,
    pub is_struck: bool,
    /// A letter of a font of symbols stands for it.
    pub is_symbol: bool,
    /// Above zero for raised text, below for lowered.
    pub position: i8,
}

/// What a paragraph is in a table, and what a row's end says of its cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub is_in_table: bool,
    pub is_row_end: bool,
    /// The edges of the row's cells, in twentieths of a point.
    pub edges: Vec<i32>,
    /// For each cell, whether it joins the one on the left, or the one above.
    joins: Vec<(bool, bool)>,
}

impl Paragraph {
    pub(super) fn joins_left(&self, cell: usize) -> bool {
        self.joins.get(cell).is_some_and(|joins| joins.0)
    }

    pub(super) fn joins_above(&self, cell: usize) -> bool {
        self.joins.get(cell).is_some_and(|joins| joins.1)
    }
}

/// Properties by the places of the text that has them.
pub(super) struct Runs<T> {
    /// Where each begins and ends, in order.
    runs: Vec<(usize, usize, T)>,
}

impl<T> Runs<T> {
    /// What the character at a place has.
    pub(super) fn at(&self, place: usize) -> Option<&T> {
        let (_, end, own) =
            self.runs[..self.runs.partition_point(|(start, ..)| *start <= place)].last()?;
        (place < *end).then_some(own)
    }

    /// The runs of all pages. `size` is that of an entry in a page, `read` makes properties of it.
    fn read(
        main: &[u8],
        plc: &[u8],
        size: usize,
        budget: &Budget,
        read: impl Fn(&[u8], usize) -> Option<T>,
    ) -> Result<Runs<T>, OfficeError> {
        let count = plc.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        for at in 0..count {
            let number = u32_at(plc, 4 * (count + 1) + 4 * at).unwrap_or(0) & 0x3F_FFFF;
            let start = (number as usize).saturating_mul(PAGE);
            let Some(page) = main.get(start..start.saturating_add(PAGE)) else { continue };
            let entries = usize::from(page[PAGE - 1]);
            for entry in 0..entries {
                let (from, to) = (u32_at(page, 4 * entry), u32_at(page, 4 * entry + 4));
                let place = page.get(4 * (entries + 1) + size * entry).copied().unwrap_or(0);
                let found = (place > 0).then(|| read(page, 2 * usize::from(place))).flatten();
                if let (Some(from), Some(to), Some(found)) = (from, to, found) {
                    budget.hold_bytes(96)?;
                    runs.push((from as usize, to as usize, found));
                }
            }
        }
        runs.sort_by_key(|(start, ..)| *start);
        Ok(Runs { runs })
    }
}

impl Runs<Look> {
    pub(super) fn letters(
        main: &[u8],
        plc: &[u8],
        budget: &Budget,
    ) -> Result<Runs<Look>, OfficeError> {
        Runs::read(main, plc, 1, budget, |page, at| {
            let size = usize::from(*page.get(at)?);
            Some(look(page.get(at + 1..at + 1 + size)?))
        })
    }
}

impl Runs<Paragraph> {
    pub(super) fn paragraphs(
        main: &[u8],
        data: &[u8],
        plc: &[u8],
        budget: &Budget,
    ) -> Result<Runs<Paragraph>, OfficeError> {
        Runs::read(main, plc, 13, budget, |page, at| {
            let (start, size) = match usize::from(*page.get(at)?) {
                0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
                words => (at + 1, 2 * words - 1),
            };
            // The number of a style stands before.
            let list = page.get(start + 2..start.checked_add(size)?)?;
            let mut paragraph = Paragraph::default();
            paragraph.apply(list, data, true);
            Some(paragraph)
        })
    }
}

/// The properties of a list: what each is, and its operand.
fn properties(list: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let after = rest.get(2..)?;
        let (skipped, size): (usize, usize) = match (code >> 13, code) {
            (_, 0xD608) => (2, usize::from(u16_at(after, 0)?).checked_sub(1)?),
            (0 | 1, _) => (0, 1),
            (2 | 4 | 5, _) => (0, 2),
            (3, _) => (0, 4),
            (7, _) => (0, 3),
            _ => (1, usize::from(*after.first()?)),
        };
        let operand = after.get(skipped..skipped.checked_add(size)?)?;
        rest = &after[skipped + size..];
        Some((code, operand))
    })
}

fn look(list: &[u8]) -> Look {
    let mut look = Look::default();
    for (code, operand) in properties(list) {
        let is_on = operand.first() == Some(&1);
        match code {
            // Hidden, and deleted where changes are tracked.
            0x083C | 0x0800 => look.is_hidden |= is_on,
            0x0837 | 0x2A53 => look.is_struck |= is_on,
            0x2A48 => {
                look.position = match operand.first() {
                    Some(1) => 1,
                    Some(2) => -1,
                    _ => 0,
                }
            }
            0x4845 => look.position = u16_at(operand, 0).map_or(0, |by| (by as i16).signum() as i8),
            0x6A09 => look.is_symbol = true,
            _ => {}
        }
    }
    look
}

impl Paragraph {
    /// Takes up a list of properties. Long ones stand in a stream of their own, once.
    fn apply(&mut self, list: &[u8], data: &[u8], may_follow: bool) {
        for (code, operand) in properties(list) {
            let is_on = operand.first() == Some(&1);
            match code {
                0x2416 => self.is_in_table = is_on,
                0x2417 => self.is_row_end = is_on,
                0xD608 => self.define(operand),
                0x6645 | 0x6646 if may_follow => {
                    let at = u32_at(operand, 0).unwrap_or(0) as usize;
                    let size = usize::from(u16_at(data, at).unwrap_or(0));
                    let start = at.saturating_add(2);
                    if let Some(list) = data.get(start..start.saturating_add(size)) {
                        self.apply(list, data, false);
                    }
                }
                _ => {}
            }
        }
    }

    /// The cells of a row: their edges, and how they join.
    fn define(&mut self, operand: &[u8]) {
        const CELL: usize = 20;
        let count = usize::from(operand.first().copied().unwrap_or(0));
        let edge = |at: usize| u16_at(operand, 1 + 2 * at).map(|edge| i32::from(edge as i16));
        self.edges = (0..=count).map_while(edge).collect();
        let first = 1 + 2 * (count + 1);
        self.joins = (0..count)
            .map(|cell| {
                let flags = u16_at(operand, first + CELL * cell).unwrap_or(0);
                let (across, down) = (flags & 3, flags >> 5 & 3);
                // One begins a run of joined cells, and the other goes on in it.
                (across == 2, down == 1)
            })
            .collect();
    }
}
