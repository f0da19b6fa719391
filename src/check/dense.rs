//! The verdict on clean tables, straight over their words.
//!
//! A count is one word, and the words that mean "no number" have their highest bits set. So the
//! words of a table are added up row by row and column by column without looking at each, and one
//! look at all of them together tells whether the sums may be trusted. Which rows go into which sum
//! is worked out of the declared rules while the crate is compiled; the walk over the rows gives
//! their numbers as constants, so that nothing of it is left in the code.

use std::marker::PhantomData;

use crate::cell::Table;
use crate::edition::{Edition, ForEachEdition};
use crate::report::{Listed, Report, walk_edition};
use crate::rule::row_sums::{
    MOST_SUMS, RowSums, has_identities, has_strict_bounds, row_sums, row_width,
};
use crate::rule::{Identity, LinearRule};
use crate::table::{TakeRows, tables};
use crate::value::Value;
use crate::words::{Outcome, Severity};

macro_rules! dense {
    ($($module:ident::$name:ident = $field:ident, $heading:literal;)*) => {
        /// True when every table that a report must have is there, every cell that an identity ties
        /// is a number, and all identities and all bounds of severity error hold.
        #[inline]
        pub(crate) fn is_clean(report: &Report) -> bool {
            $((match &report.$field {
                None => !Table::$name.is_required(),
                Some(table) => {
                    (const { !has_identities(Table::$name) }
                        || straight::<_, { width(Table::$name) }>(table)
                            .unwrap_or_else(|| identities_hold_one_by_one(report, Table::$name)))
                        && (!has_bounds(table) || bounds_hold(report, Table::$name))
                }
            }))&&*
        }

        /// True when every cell of the table is a number and every identity of it holds, as far as
        /// a straight run can tell.
        #[inline]
        pub(crate) fn identities_hold(report: &Report, table: Table) -> bool {
            match table {
                $(Table::$name => report.$field.as_ref().is_some_and(|table| {
                    if const { has_identities(Table::$name) } {
                        straight::<_, { width(Table::$name) }>(table) == Some(true)
                    } else {
                        is_filled(report, Table::$name)
                    }
                }),)*
            }
        }
    };
}
tables!(dense);

/// The number of cells in a row, in the newest edition: others are looked at one by one if theirs
/// is another.
const fn width(table: Table) -> usize {
    row_width(table, Edition::LAST)
}

/// Whether every cell is a number and every identity holds, `None` where the identities of the
/// table are no sums of whole rows.
#[inline(always)]
fn straight<T: Listed, const W: usize>(table: &T) -> Option<bool> {
    walk_edition(table).compiled(Straight::<T, W>(table))
}

/// Whether the table's edition has bounds that must be looked at.
#[inline(always)]
fn has_bounds<T: Listed>(table: &T) -> bool {
    walk_edition(table).compiled(StrictBounds::<T>(PhantomData))
}

struct StrictBounds<T>(PhantomData<T>);

impl<T: Listed> ForEachEdition for StrictBounds<T> {
    type Out = bool;

    #[inline(always)]
    fn run<const E: usize>(self) -> bool {
        const { has_strict_bounds(T::TABLE, Edition::ALL[E]) }
    }
}

struct Straight<'a, T, const W: usize>(&'a T);

/// Words of no number are over 2^63, numbers are at most 2^53: the bits above tell them apart even
/// when they are merged.
const NO_NUMBER: u64 = 1 << 63;

impl<T: Listed, const W: usize> ForEachEdition for Straight<'_, T, W> {
    type Out = Option<bool>;

    #[inline(always)]
    fn run<const E: usize>(self) -> Option<bool> {
        let plan = const { &row_sums(T::TABLE, Edition::ALL[E]) };
        let plan = plan.as_ref().filter(|plan| plan.width == W && W > 0)?;
        let mut run = Run { plan, merged: [0; W], sums: [[0; W]; MOST_SUMS], rows: 0 };
        self.0.rows::<E, W>(0, &mut run);
        Some(run.is_clean())
    }
}

/// What is gathered over the rows.
struct Run<const W: usize> {
    plan: &'static RowSums,
    /// All words merged, column by column.
    merged: [u64; W],
    /// The sums of rows, column by column.
    sums: [[u64; W]; MOST_SUMS],
    /// All differences between a row's parts and its total, merged.
    rows: u64,
}

impl<const W: usize> TakeRows<W> for Run<W> {
    /// Sums wrap only with words of no number, and then they are not looked at.
    #[inline(always)]
    fn take(&mut self, first: usize, words: [u64; W]) {
        let (plan, row) = (self.plan, first / W);
        for (merged, word) in self.merged.iter_mut().zip(words) {
            *merged |= word;
        }
        for (sums, by) in self.sums.iter_mut().zip(&plan.sums) {
            let by = by[row] as u64;
            for (sum, word) in sums.iter_mut().zip(words) {
                *sum = sum.wrapping_add(word.wrapping_mul(by));
            }
        }
        if let Some(total) = plan.totals[row] {
            let parts = words.iter().fold(0_u64, |sum, word| sum.wrapping_add(*word));
            self.rows |= parts ^ words[total].wrapping_mul(2);
        }
    }
}

impl<const W: usize> Run<W> {
    #[inline(always)]
    fn is_clean(&self) -> bool {
        let merged = self.merged.iter().fold(0, |all, word| all | word);
        let sums = self.sums.iter().flatten().fold(0, |all, sum| all | sum);
        (merged & NO_NUMBER) | self.rows | sums == 0
    }
}

/// True when every cell of a table is a number.
fn is_filled(report: &Report, table: Table) -> bool {
    let mut filled = true;
    report.visit(table, &mut |value| {
        filled &= match value {
            Value::Amount(amount) => amount.value().is_some(),
            number => number.integer().is_some(),
        };
    });
    filled
}

fn identities_hold_one_by_one(report: &Report, table: Table) -> bool {
    let layout = report.layout(table);
    layout.is_some_and(|layout| layout.identities().all(|identity| holds(report, identity)))
}

fn bounds_hold(report: &Report, table: Table) -> bool {
    let is_strict = |linear: &&LinearRule| {
        linear.rule().severity() == Severity::Error && linear.implied_by().is_none()
    };
    let bounds = report.layout(table).map(|layout| layout.bounds()).unwrap_or_default();
    bounds.iter().filter(is_strict).all(|linear| holds(report, linear.identity()))
}

fn holds(report: &Report, identity: &Identity) -> bool {
    identity.outcome(report) == Some(Outcome::Holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::requests::Requests;
    use crate::table::review_litigation::ReviewLitigation;
    use crate::value::{Change, Count};

    // The lists would say the same, only slower: so that the run itself is asked.
    #[test]
    fn the_run_itself_tells_clean_from_broken_and_from_blank() {
        for edition in Edition::ALL.iter().copied() {
            let mut requests = Requests::zero(edition);
            let mut cases = ReviewLitigation::zero(edition);
            assert_eq!(straight::<_, { width(Table::Requests) }>(&requests), Some(true));
            assert_eq!(straight::<_, { width(Table::ReviewLitigation) }>(&cases), Some(true));
            for figure in [Count::from(1), Count::BLANK, Count::NOT_APPLICABLE] {
                requests.outcomes.not_processed.repeated_request.other_organization = figure;
                cases.litigation_after_review.pending = figure;
                assert_eq!(straight::<_, { width(Table::Requests) }>(&requests), Some(false));
                assert_eq!(straight::<_, { width(Table::ReviewLitigation) }>(&cases), Some(false));
            }
            // A width that no row has.
            assert_eq!(straight::<_, 6>(&requests), None);
            assert_eq!(straight::<_, 0>(&requests), None);
        }
    }

    fn of_2019() -> Report {
        let mut report = Report::default();
        for table in Table::ALL.iter().copied().filter(|table| table.is_required()) {
            report.add_blank(table.layout(Edition::Edition2019));
        }
        let cells: Vec<_> = report.cells().map(|(cell, _)| cell).collect();
        for cell in cells {
            report.set(cell, crate::value::Value::zero(cell.kind())).unwrap();
        }
        report
    }

    fn set(report: &mut Report, path: &str, value: impl Into<crate::value::Value>) {
        report.set(report.cell(path).unwrap(), value.into()).unwrap();
    }

    #[test]
    fn bounds_of_severity_error_count_and_no_others() {
        let bounds = |report: &Report| bounds_hold(report, Table::ProactiveDisclosure);
        let mut report = of_2019();
        assert!(bounds(&report) && is_clean(&report));
        let change = "proactive_disclosure.administrative_penalties.items_change";
        set(&mut report, change, Change::new(-1).unwrap());
        assert!(!bounds(&report) && !is_clean(&report));
        set(&mut report, change, Change::BLANK);
        assert!(!bounds(&report) && !is_clean(&report));
        set(&mut report, change, Change::ZERO);
        // A warning: fewer are published than were newly published.
        set(&mut report, "proactive_disclosure.rules.newly_published", Count::from(1));
        assert!(bounds(&report) && is_clean(&report));
    }

    #[test]
    fn identities_looked_at_one_by_one_say_what_the_run_says() {
        let one_by_one = |report: &Report| identities_hold_one_by_one(report, Table::Requests);
        let mut report = of_2019();
        assert!(one_by_one(&report));
        for figure in [Count::from(1), Count::BLANK] {
            set(&mut report, "requests.received.total", figure);
            assert!(!one_by_one(&report) && !is_clean(&report));
        }
        assert!(!one_by_one(&Report::default()));
    }
}
