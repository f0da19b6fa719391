//! Mistakes of several cells that are tried directly, whether or not a smaller set would mend the table.
//!
//! Each row and each column is worked out anew from the identities that cross it. Where every identity then holds, the row or column may be
//! the one mistake; whether it has a name is for [`super::explain`] to say.

use super::block::Block;
use super::explain::Edit;
use crate::value::LIMIT;

/// The sets of changes inside one row or column that make every identity of a full block hold.
pub(super) fn one_line(block: &Block, values: &[i64]) -> Vec<Vec<Edit>> {
    let residuals: Vec<i64> =
        block.identities.iter().map(|terms| terms.iter().map(|&(at, coefficient)| coefficient * values[at]).sum()).collect();
    let mut found = Vec::new();
    let mut mended = values.to_vec();
    for line in block.shape.lines() {
        let places = block.shape.line(line);
        for &at in &places {
            mended[at] = worked_out(block, &residuals, values, &places, at).unwrap_or(values[at]);
        }
        let edits: Vec<Edit> =
            places.iter().filter(|&&at| mended[at] != values[at]).map(|&at| Edit { at, from: values[at], to: Some(mended[at]) }).collect();
        let in_range = edits.iter().all(|edit| edit.to.is_some_and(|to| (0..=LIMIT as i64).contains(&to)));
        if edits.len() >= 2 && in_range && block.holds(&mended) {
            found.push(edits);
        }
        for &at in &places {
            mended[at] = values[at];
        }
    }
    found.extend(interchanged_with_total(block, values));
    found
}

/// The figure that a cell must have by the first identity that crosses its line in this cell alone.
fn worked_out(block: &Block, residuals: &[i64], values: &[i64], line: &[usize], at: usize) -> Option<i64> {
    block.identities.iter().zip(residuals).find_map(|(terms, residual)| {
        let &(_, coefficient) = terms.iter().find(|(other, _)| *other == at)?;
        let crosses = terms.iter().filter(|(other, _)| line.contains(other)).count() == 1;
        // Coefficients are 1 and -1.
        crosses.then(|| values[at] - residual * coefficient)
    })
}

/// In a block of one row: a part and the total in each other's cells. One cell alone would mend it too.
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
            found.push([at, total].map(|at| Edit { at, from: values[at], to: Some(mended[at]) }).to_vec());
        }
    }
    found
}
