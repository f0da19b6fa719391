//! The labels of a header of several lines, before it is known whether it is whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::cell::Table;
use crate::read::grid::Position;
use crate::read::label;

use super::header::Slot;
use super::sheet::Seen;

/// A label of the header.
#[derive(Clone)]
pub(super) struct Pending {
    pub slot: Slot,
    pub position: Position,
    pub text: String,
}

impl Pending {
    pub fn new(seen: &Seen<'_>, column: Option<&'static str>) -> Pending {
        Pending {
            slot: Slot::under(seen, column),
            position: seen.cell.position.clone(),
            text: seen.cell.text.to_owned(),
        }
    }
}

/// A line of the header that stands twice says the same twice, and so does a label that is repeated
/// in each line that it reaches over.
pub(super) fn without_repeated_lines(pending: &mut Vec<Pending>) {
    let mut seen: BTreeSet<(&str, u32)> = BTreeSet::new();
    pending.retain(|pending| {
        pending.slot.column.is_none_or(|column| seen.insert((column, pending.slot.start)))
    });
}

/// Labels torn over several lines, 商业 over 企业: pieces below each other that together are just the
/// label of a column which no other has.
pub(super) fn join_pieces(pending: &mut Vec<Pending>, pieces: &[Pending], table: Table) {
    let mut columns: BTreeMap<u32, Vec<&Pending>> = BTreeMap::new();
    for piece in pieces {
        columns.entry(piece.slot.start).or_default().push(piece);
    }
    for (start, pieces) in columns {
        let [first, _, ..] = pieces[..] else { continue };
        let text: String = pieces.iter().map(|piece| piece.text.trim()).collect();
        let Some(found) = label::recognise(&label::label(&text)).filter(|it| it.distance == 0)
        else {
            continue;
        };
        let name = label::column_of(found.known, table);
        if name.is_none() || pending.iter().any(|other| other.slot.column == name) {
            continue;
        }
        let slot = Slot { column: name, core: found.core, ..first.slot.clone() };
        let joined = Pending { slot, position: first.position.clone(), text };
        let is_piece = |it: &Pending| it.slot.column.is_none() && it.slot.start == start;
        let at = pending.iter().position(is_piece).unwrap_or(pending.len());
        pending.insert(at, joined);
        pending.retain(|it| !is_piece(it));
    }
}

/// True when labels stand in the same column.
pub(super) fn share_columns(starts: impl Iterator<Item = u32>) -> bool {
    let mut starts: Vec<u32> = starts.collect();
    let all = starts.len();
    starts.sort_unstable();
    starts.dedup();
    starts.len() < all
}

/// Where the last line of a header without columns begins, when it names all columns as they are
/// printed and what stands before it, such labels as reach down, is repeated in it.
pub(super) fn last_line(
    names: impl Iterator<Item = Option<&'static str>>,
    printed: &[&'static str],
    may_reach_down: impl Fn(&str) -> bool,
) -> Option<usize> {
    let names: Vec<Option<&str>> = names.collect();
    let line = names.len().checked_sub(printed.len()).filter(|line| *line > 0)?;
    let (before, last) = names.split_at(line);
    let is_whole = last.iter().copied().eq(printed.iter().copied().map(Some));
    (is_whole && before.iter().all(|name| name.is_some_and(&may_reach_down))).then_some(line)
}
