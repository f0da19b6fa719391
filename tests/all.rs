//! All tests of the crate, in one program.

mod check;
mod form;
mod read;
mod rules;
#[cfg(feature = "schema")]
mod schema;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod support;
mod write;
