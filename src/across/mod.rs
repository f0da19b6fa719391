//! Several reports: one body's over the years, and a summary with its members.
//!
//! A [`Pile`] of reports, in any order, is sorted into one [`Series`] for each body, by the names
//! in their headings. A [`Rollup`] is the list of who belongs to whom; with a pile it becomes
//! [`Levels`], which knows the [`Members`](crate::Members) of each summary. Both only say what
//! stands beside a report: the rules are those of [`Check`](crate::Check). A [`Checker`] reads and
//! checks many documents in one call, each with what stands beside it.
//!
//! ```
//! use gouji::across::Pile;
//! use gouji::{Check, Count, Edition, Heading, Report, Requests};
//! let of = |agency: &str, year, over: u32, forward: u32| {
//!     let mut table = Requests::zero(Edition::Edition2021);
//!     table.carried_over.total = Count::from(over);
//!     table.carried_forward.total = Count::from(forward);
//!     let heading = Heading { agency: Some(agency.into()), year: Some(year), scope: None };
//!     Report { heading, requests: Some(table), ..Report::default() }
//! };
//! // Two spellings of one body; what 2022 left for 2023 is not what 2023 took over.
//! let reports = [of("某某县人民政府", 2023, 2, 0), of("某某县", 2022, 0, 3)];
//! let pile = Pile::new(&reports);
//! assert_eq!(pile.series().len(), 1);
//! let last = pile.last_year(0).unwrap();
//! let problems = Check::new(&reports[0]).last_year(last).run();
//! assert!(problems.iter().any(|problem| problem.rule().code() == "YR-01"));
//! ```

mod batch;
mod error;
mod fit;
mod folders;
mod list;
mod rollup;
mod series;
mod sum;

pub use batch::{Beside, Checker, Found};
pub use error::AcrossError;
pub use fit::Fit;
pub use rollup::{Levels, Rollup};
pub use series::{Pile, Series, Year};
pub use sum::sum;
