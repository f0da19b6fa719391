//! Which identities follow from others: fraction-free elimination on sparse rows.

use super::meter::Meter;
use super::number::{Overflow, gcd};
use super::variable::Row;

/// The most terms that the rows may fill up to.
const MOST_TERMS: usize = 1 << 20;
/// What a term of a sum of rows costs, beside a plain look at it.
const TERM: usize = 4;

/// A sum of multiples of identities.
pub(super) type Combination = Vec<(usize, i128)>;

/// What elimination finds.
#[derive(Clone, Debug, Default)]
pub(super) struct Dependencies {
    /// The number of independent identities.
    pub(super) rank: usize,
    /// For each identity that depends on those before it: multiples of them and of
    /// itself, whose left-hand sides add up to nothing.
    pub(super) groups: Vec<Combination>,
}

/// Why there is no answer.
pub(super) enum Stop {
    TooLarge,
    Overflow,
    /// The budget was used up.
    Spent,
}

impl From<Overflow> for Stop {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// A row being reduced, and how it came about.
struct Work {
    terms: Combination,
    made_of: Combination,
}

impl Work {
    fn size(&self) -> usize {
        self.terms.len() + self.made_of.len()
    }
}

/// Finds the rank of the identities and what depends on what.
pub(super) fn dependencies(
    rows: &[&Row],
    variables: usize,
    meter: &mut Meter,
) -> Result<Dependencies, Stop> {
    let mut found = Dependencies::default();
    let mut reduced: Vec<Work> = Vec::new();
    // The reduced row that starts with a variable.
    let mut leads: Vec<Option<usize>> = vec![None; variables];
    let mut filled = 0;
    meter.touch(variables);
    for (index, row) in rows.iter().enumerate() {
        let mut work = Work { terms: row.terms.clone(), made_of: vec![(index, 1)] };
        while let Some(&(lead, coefficient)) = work.terms.first() {
            let Some(by) = leads[lead] else { break };
            meter.touch((work.size() + reduced[by].size()) * TERM);
            if meter.is_spent() {
                return Err(Stop::Spent);
            }
            work = reduce(&work, coefficient, &reduced[by])?;
        }
        match work.terms.first() {
            Some(&(lead, _)) => {
                leads[lead] = Some(reduced.len());
                filled += work.size();
                if filled > MOST_TERMS {
                    return Err(Stop::TooLarge);
                }
                reduced.push(work);
                found.rank += 1;
            }
            None => found.groups.push(work.made_of),
        }
    }
    Ok(found)
}

/// Takes the first term off `work` with the help of `by`, which starts alike.
fn reduce(work: &Work, coefficient: i128, by: &Work) -> Result<Work, Stop> {
    let lead = by.terms.first().map_or(1, |term| term.1);
    let shared = gcd(coefficient.unsigned_abs(), lead.unsigned_abs());
    let shared = i128::try_from(shared).map_err(|_| Overflow)?;
    let (keep, take) = (lead / shared, coefficient / shared);
    let mut terms = combine(&work.terms, keep, &by.terms, take)?;
    let mut made_of = combine(&work.made_of, keep, &by.made_of, take)?;
    let divisor = terms.iter().chain(&made_of).fold(0, |divisor, term| match divisor {
        1 => 1,
        _ => gcd(divisor, term.1.unsigned_abs()),
    });
    if divisor > 1 {
        let divisor = i128::try_from(divisor).map_err(|_| Overflow)?;
        for term in terms.iter_mut().chain(&mut made_of) {
            term.1 /= divisor;
        }
    }
    Ok(Work { terms, made_of })
}

/// `a · keep − b · take`, both sorted.
fn combine(
    a: &[(usize, i128)],
    keep: i128,
    b: &[(usize, i128)],
    take: i128,
) -> Result<Combination, Overflow> {
    let mut sum = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let at = match (a.peek(), b.peek()) {
            (None, None) => return Ok(sum),
            (Some(a), None) => a.0,
            (None, Some(b)) => b.0,
            (Some(a), Some(b)) => a.0.min(b.0),
        };
        let left = a.next_if(|term| term.0 == at).map_or(0, |term| term.1);
        let right = b.next_if(|term| term.0 == at).map_or(0, |term| term.1);
        let value = left_over(left, keep, right, take)?;
        if value != 0 {
            sum.push((at, value));
        }
    }
}

/// An identity of a tableau while it is being built.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    /// By column, without zeros.
    pub(super) terms: Combination,
    pub(super) right: i128,
}

impl Equation {
    pub(super) fn coefficient(&self, column: usize) -> i128 {
        self.terms.binary_search_by_key(&column, |term| term.0).map_or(0, |at| self.terms[at].1)
    }

    /// Makes the coefficient of `column` zero with the help of `by`, which has it.
    /// The factor of the equation itself is positive, so that signs are kept.
    pub(super) fn eliminate(
        &mut self,
        by: &Self,
        column: usize,
        meter: &mut Meter,
    ) -> Result<(), Overflow> {
        let here = self.coefficient(column);
        meter.add(2);
        if here == 0 {
            return Ok(());
        }
        meter.touch((self.terms.len() + by.terms.len()) * TERM);
        let (keep, take) = factors(here, by.coefficient(column))?;
        self.terms = combine(&self.terms, keep, &by.terms, take)?;
        self.right = left_over(self.right, keep, by.right, take)?;
        let divisor = self.terms.iter().fold(0, |divisor, term| match divisor {
            1 => 1,
            _ => gcd(divisor, term.1.unsigned_abs()),
        });
        let divisor = gcd(divisor, self.right.unsigned_abs());
        if divisor > 1 {
            let divisor = i128::try_from(divisor).map_err(|_| Overflow)?;
            self.terms.iter_mut().for_each(|term| term.1 /= divisor);
            self.right /= divisor;
        }
        Ok(())
    }

    /// Gives `column` a positive coefficient.
    pub(super) fn make_positive(&mut self, column: usize) {
        if self.coefficient(column) < 0 {
            self.terms.iter_mut().for_each(|term| term.1 = -term.1);
            self.right = -self.right;
        }
    }
}

/// The factors `keep` and `take` for which `here · keep − there · take` is zero;
/// `keep` is positive.
pub(super) fn factors(here: i128, there: i128) -> Result<(i128, i128), Overflow> {
    let shared = gcd(here.unsigned_abs(), there.unsigned_abs());
    let shared = i128::try_from(shared).map_err(|_| Overflow)?;
    let sign = there.signum();
    Ok((there / shared * sign, here / shared * sign))
}

/// `a · keep − b · take`
pub(super) fn left_over(a: i128, keep: i128, b: i128, take: i128) -> Result<i128, Overflow> {
    a.checked_mul(keep)
        .zip(b.checked_mul(take))
        .and_then(|(left, right)| left.checked_sub(right))
        .ok_or(Overflow)
}

/// What the constants of a dependent group add up to. Anything but zero is a
/// contradiction.
pub(super) fn constant(group: &Combination, rows: &[&Row]) -> Result<i128, Overflow> {
    group.iter().try_fold(0i128, |sum, &(row, factor)| {
        rows[row]
            .constant
            .checked_mul(factor)
            .and_then(|term| sum.checked_add(term))
            .ok_or(Overflow)
    })
}

/// Leaves `row` out: one group is spent on it and the others no longer use it.
/// `false` when no group has it, so that it is not implied by the others.
pub(super) fn leave_out(groups: &mut Vec<Combination>, row: usize) -> Result<bool, Overflow> {
    let factor = |group: &Combination| {
        group.binary_search_by_key(&row, |term| term.0).map_or(0, |at| group[at].1)
    };
    let Some(at) = groups.iter().position(|group| factor(group) != 0) else {
        return Ok(false);
    };
    let spent = groups.remove(at);
    let there = factor(&spent);
    for group in groups.iter_mut() {
        let here = factor(group);
        if here != 0 {
            *group = combine(group, there, &spent, here)?;
        }
    }
    Ok(true)
}
