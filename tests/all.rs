//! All tests of the crate, in one program.

// Tests may read files and the environment; the library may not.
#![allow(clippy::disallowed_methods)]

mod check;
mod diagnose;
#[cfg(all(feature = "text", feature = "html", feature = "markdown", feature = "csv"))]
mod examples;
mod form;
#[path = "support/growth.rs"]
mod growth;
#[path = "support/random.rs"]
mod random;
mod read;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod solve;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod support;
mod walls;
mod write;
