//! Mistakes of several cells that are tried directly, whether or not a smaller set would mend the
//! table.
//!
//! Each row and each column is worked out anew from the identities that cross it. Where every
//! identity then holds, the row or column may be the one mistake; whether it has a name is for
//! [`super::explain`] to say.

use super::block::{Block, Crossing};
use super::explain::Edit;
use crate::value::LIMIT;

/// The sets of changes inside one row or column that make every identity of a full block hold.
pub(super) fn one_line(block: &Block, values: &[i64]) -> Vec<Vec<Edit>> {
    let residuals = block.residuals(values);
    let failing = residuals
        .iter()
        .enumerate()
        .filter(|(_, residual)| **residual != 0)
        .fold(0_u64, |bits, (index, _)| bits | 1 << index);
    let mut found = Vec::new();
    // Nothing inside a line mends an identity that has no cell of it.
    for crossing in block.crossings.iter().filter(|crossing| failing & !crossing.touched == 0) {
        let edits = worked_out(block, crossing, &residuals, values);
        let in_range =
            edits.iter().all(|edit| edit.to.is_some_and(|to| (0..=LIMIT as i64).contains(&to)));
        if edits.len() >= 2 && in_range && block.holds(&mended(values, &edits)) {
            found.push(edits);
        }
    }
    found.extend(interchanged_with_total(block, values));
    found
}

/// The changes that make those identities hold that cross the line.
fn worked_out(block: &Block, crossing: &Crossing, residuals: &[i64], values: &[i64]) -> Vec<Edit> {
    let edit = |(&at, by): (&usize, &Option<usize>)| {
        let by = by.filter(|&by| residuals[by] != 0)?;
        let &(_, coefficient) = block.identities[by].iter().find(|(other, _)| *other == at)?;
        // Coefficients are 1 and -1.
        Some(Edit { at, from: values[at], to: Some(values[at] - residuals[by] * coefficient) })
    };
    crossing.places.iter().zip(&crossing.by).filter_map(edit).collect()
}

fn mended(values: &[i64], edits: &[Edit]) -> Vec<i64> {
    let mut mended = values.to_vec();
    for edit in edits {
        mended[edit.at] = edit.to.unwrap_or(edit.from);
    }
    mended
}

/// In a block of one row: a part and the total in each other's cells. One cell alone would mend it
/// too.
fn interchanged_with_total(block: &Block, values: &[i64]) -> Vec<Vec<Edit>> {
    let shape = &block.shape;
    if shape.rows > 1 {
        return Vec::new();
    }
    let total = shape.total_column();
    let mut found = Vec::new();
    for at in 0..total {
        let mut mended = values.to_vec();
        mended.swap(at, total);
        if values[at] != values[total] && block.holds(&mended) {
            found.push(
                [at, total].map(|at| Edit { at, from: values[at], to: Some(mended[at]) }).to_vec(),
            );
        }
    }
    found
}
