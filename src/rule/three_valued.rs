//! Logic with three values, for rules over cells that may be blank: `None` is "cannot be told".

use crate::finding::Outcome;
use crate::value::Value;

/// True when either is, unknown when that depends on an unknown one.
pub(super) const fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// True when both are, unknown when that depends on an unknown one.
pub(super) const fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// The outcome of a rule that is broken when `broken` is true.
pub(super) const fn outcome(broken: Option<bool>) -> Outcome {
    match broken {
        Some(true) => Outcome::Fails,
        Some(false) => Outcome::Holds,
        None => Outcome::Undecided,
    }
}

/// Whether a value is other than zero.
#[inline]
pub(super) fn nonzero(value: Value) -> Option<bool> {
    match value {
        Value::Amount(amount) => amount.value().map(|money| !money.is_zero()),
        number => number.integer().map(|number| number != 0),
    }
}

/// Whether any of the values is other than zero.
pub(super) fn any_nonzero(values: impl IntoIterator<Item = Value>) -> Option<bool> {
    values.into_iter().map(nonzero).fold(Some(false), or)
}
