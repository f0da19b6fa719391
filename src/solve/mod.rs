//! Error localization: which values of a record must be wrong, and what they
//! should be.
//!
//! A table whose figures are tied by identities (parts and totals, stocks and flows)
//! and in which some identity fails holds at least one wrong figure. Which one? The
//! principle of Fellegi and Holt (1976): the smallest set of values that can be
//! changed so that every identity holds. This module finds **all** such sets, with
//! the values that mend them, exactly: integers only, no tolerance, values up to the
//! ends of 64 bits as well as small ones. It knows nothing of reports; any system of
//! linear identities will do.
//!
//! ```
//! use gouji::solve::{Ending, Options, System};
//!
//! # fn main() -> Result<(), gouji::solve::Error> {
//! // A little table: two kinds of case in two years, with all totals.
//! //
//! //            2023  2024  total
//! //   opened     12    15     27
//! //   closed      9    31     22   <- 31 should be 13
//! //   total      21    28     49
//! let mut system = System::new();
//! let cells: Vec<_> = (0..9).map(|at| system.variable(format!("cell {at}"))).collect();
//! for line in [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8]] {
//!     system.identity(line.map(|at| cells[at]).into_iter().zip([1, 1, -1]), 0);
//! }
//! let locator = system.prepare()?; // once; then for as many records as there are
//! let record = [12, 15, 27, 9, 31, 22, 21, 28, 49].map(Some);
//! let located = locator.locate(&record, &Options::default())?;
//!
//! assert_eq!(located.ending(), Ending::Complete);
//! let [solution] = located.solutions() else { panic!("one smallest set") };
//! let [change] = solution.changes() else { panic!("of one cell") };
//! assert_eq!(change.variable(), cells[4]);
//! assert_eq!((change.from(), change.to().value()), (31, Some(13)));
//!
//! // A missing value is filled in where it follows from the rest.
//! let mut record = [12, 15, 27, 9, 13, 22, 21, 28, 49].map(Some);
//! record[4] = None;
//! let deductions = locator.deduce(&record, &Options::default())?;
//! assert_eq!(deductions.known()[0].span().value(), Some(13));
//! # Ok(())
//! # }
//! ```
//!
//! # What a system is made of
//!
//! * **Variables** ([`Variable`]) are integers, each with a range (not negative, when nothing else
//!   is said) and a weight: what it costs to call its value wrong. Values that are trusted more
//!   weigh more; [`Variable::fixed`] ones may not change.
//! * **Identities** ([`System::identity`]): `Σ coefficient · variable = constant`, with integer
//!   coefficients; **inequalities** ([`System::at_most`], [`System::at_least`]) in the same way.
//! * A **record** gives each variable a value, or none. A missing value is free to be filled in and
//!   costs nothing. A value out of its range has to change.
//!
//! # What is answered
//!
//! [`Locator::locate`] gives every set of least weight, 64 at most when nothing else is
//! said, and then says how many were left out ([`Located::left_out`]).
//! [`Options::k_best`] goes on to the next weights; it gives minimal sets only, from
//! which no variable can be left out. Each [`Change`] has the one value that mends it, or the
//! exact ends of the range where there are several, and a witness: the witnesses of a
//! solution fit together. Solutions come by weight and then in the order of their
//! variables; the same question always has the same answer.
//!
//! [`Locator::deduce`] takes the given values as true and says what follows for the
//! missing ones. [`System::structure`] gives the rank and the identities that follow from
//! others; [`System::infeasible_subset`] shows why no record can fit, and
//! [`System::implied`] whether a rule says anything that the others do not say.
//!
//! There is no clock: the search has a budget of steps for each independent part of the
//! system. When it is used up, the answer is marked ([`Ending::Budget`]) and carries the
//! best solution found together with the proven lower bound. A larger budget never
//! proves less.
//!
//! # The budget
//!
//! One step is one entry looked at: an edge at a node, a term of an identity, a cell of a
//! tableau; one that is computed counts more than one that is only read. A step takes 2
//! to 6 ns, and up to 10 in parts of tens of thousands of variables, so that
//! [`Options::DEFAULT_BUDGET`] lasts 0.06 to 0.3 s for a part. Records
//! of tables with a few wrong figures need some thousand steps ([`Workspace::steps`]).
//! Preparing has a budget of its own, for the whole system
//! ([`System::prepare_within`]). What a budget allows may be overrun by a few looks at
//! every entry of the part.
//!
//! # How it works
//!
//! Parts of the system that share no variable are solved by themselves. For each part:
//!
//! * If every variable stands in at most two identities, with opposite signs after some identities
//!   are multiplied by −1, the part is a **network**: identities are nodes, variables edges.
//!   (Identities that the others imply are left out first where that helps: the 2021 request matrix
//!   becomes a network when the row sum of its total row is left out.) Changing a variable
//!   contracts its edge. A set of edges mends the record exactly when the residuals of each
//!   contracted component add up to zero and the ranges let the excess flow. The search takes the
//!   component out of balance that has the fewest ways out, deepens by weight, and is cut off by a
//!   bound: components have to be joined to groups that add up to zero, groups of two have opposite
//!   residuals, and each group saves one edge. Where a range is in the way, the nodes that cannot
//!   get rid of their excess (a cut) name the edges to try next, so ranges are exact too. Without
//!   missing values and unless ranges bind, a minimal set is a forest, and its values follow by
//!   taking off leaves.
//! * A few rows that do not fit a network (inequalities, coefficients other than ±1, variables that
//!   stand in a third row) are set **aside**. The search goes on the network as before. Where a set
//!   of edges mends it, its values are put into those rows; where one of them fails, some edge in
//!   it, or at a component whose flow it holds, must be freed as well. Where values are not unique,
//!   a small tableau decides over the free edges alone.
//! * Any other part is searched in the same way on a fraction-free **tableau** of checked 128-bit
//!   integers, with divisibility and branch and bound for integer solutions. Numbers that do not
//!   fit are reported ([`Ending::Overflow`]), never wrong.
//!
//! # Limits
//!
//! The problem is NP-hard, so hostile records use up the budget. Parts that are not
//! networks are limited to about a million coefficients (identities times variables),
//! networks by memory alone. A few rows beside a network cost next to nothing while the
//! repairs of the network satisfy them; where none of least size does, the search goes
//! on to larger sets, which may take milliseconds.

mod combine;
mod deduce;
mod dive;
mod elimination;
mod error;
mod extra;
mod flow;
mod general;
mod integer;
mod lint;
mod locator;
mod meter;
mod network;
mod number;
mod parts;
mod search;
mod shape;
mod simplex;
mod solution;
mod structure;
mod system;
mod variable;

pub use deduce::{Deduction, Deductions};
pub use error::{Error, ErrorKind};
pub use lint::{Implication, InfeasibleSubset};
pub use locator::{Locator, Workspace};
pub use solution::{Change, Ending, Located, Options, Solution, Span};
pub use structure::{DependencyGroup, Structure};
pub use system::System;
pub use variable::{Identity, IdentityId, Relation, VarId, Variable};
