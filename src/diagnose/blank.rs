//! Totals left blank although their parts are not: nothing contradicts them, and they follow from
//! the rest.

use super::block::Block;
use super::cost;
use super::pattern::Pattern;
use super::repair::{Confidence, Correction, Mistake, Repair};
use super::{Fault, count, ends};
use crate::case::Numbers;
use crate::check::Subject;
use crate::rule::Identity;
use crate::solve::{Deductions, Options, Span};
use crate::words::Outcome;

/// True for a total without a number, of which a part is above 0.
pub(super) fn is_unfilled(identity: &Identity, numbers: &Numbers) -> bool {
    identity.total().is_some_and(|total| numbers.get(total.index()).is_none())
        && identity.weigh(numbers).left > 0
}

/// The fault of a block whose figures do not contradict each other, if a total is left blank in it.
pub(super) fn fault(
    block: &Block,
    subject: &Subject<'_>,
    numbers: &Numbers,
    options: &Options,
) -> Option<Fault> {
    let identities = block.layout().identities();
    let fails = |identity: &Identity| {
        identity.weigh(numbers).outcome(identity.relation()) == Outcome::Fails
    };
    let mut wanted: Vec<usize> = Vec::new();
    for identity in identities {
        let inside = identity.total().and_then(|total| block.place(total));
        if let Some(at) = inside {
            if fails(identity) {
                return None;
            }
            if is_unfilled(identity, numbers)
                && !wanted.contains(&at)
                && !subject.is_unknown(block.cell(at))
            {
                wanted.push(at);
            }
        }
    }
    wanted.sort_unstable();
    let mut values = block.record(numbers);
    let deductions = block.locator.deduce(&values, options).ok()?;
    let mut corrections = Vec::new();
    for at in wanted {
        let span = span_of(&deductions, at)?;
        // Figures that fit together: each as small as those before it allow, for the blank parts
        // are most often zeros.
        let low = span_of(&block.locator.deduce(&values, options).ok()?, at)?.low();
        let witness = low.and_then(|low| i64::try_from(low).ok())?;
        values[at] = Some(witness);
        let cell = block.cell(at);
        corrections.push(Correction {
            cell,
            from: subject.report.get(cell)?,
            witness: count(witness),
            range: ends(span),
        });
    }
    if corrections.is_empty() {
        return None;
    }
    let places = (0..corrections.len()).collect();
    let weight = cost::TOTALS_AT_ZERO + cost::EACH_CELL * corrections.len() as u32;
    let least = corrections.len() as u64;
    let unique = corrections.iter().all(Correction::is_unique);
    let confidence = if unique { Confidence::Unique } else { Confidence::OnlyShown };
    let mistakes = vec![Mistake { pattern: Some(Pattern::LeftBlank), places }];
    let repair = Repair {
        corrections,
        mistakes,
        weight,
        confidence,
        least: true,
        agreeing: Vec::new(),
        contradicting: Vec::new(),
    };
    Some(Fault {
        layout: block.layout(),
        repairs: vec![repair],
        least,
        left_out: Some(0),
        complete: true,
    })
}

fn span_of(deductions: &Deductions, at: usize) -> Option<Span> {
    deductions
        .known()
        .iter()
        .chain(deductions.open())
        .find(|found| found.variable().index() == at)
        .map(|found| found.span())
}
