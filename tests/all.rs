//! All tests of the crate, in one program.

mod check;
mod read;
mod rules;
#[cfg(feature = "schema")]
mod schema;
