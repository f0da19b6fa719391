//! All tests of the crate, in one program.

// Tests may read files and the environment; the library may not.
#![allow(clippy::disallowed_methods)]

#[cfg(feature = "json")]
mod across;
#[cfg(feature = "xlsx")]
#[path = "support/any_grid.rs"]
mod any_grid;
mod cells;
mod check;
mod claims;
#[cfg(feature = "json")]
mod dataset;
mod diagnose;
#[cfg(all(feature = "text", feature = "html", feature = "markdown", feature = "csv"))]
mod examples;
mod form;
mod golden;
#[path = "support/growth.rs"]
mod growth;
mod habits;
mod mark;
#[path = "support/random.rs"]
mod random;
mod read;
mod row;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod solve;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "ofd"))]
mod support;
mod values;
mod walls;
mod write;
