//! All tests of the crate, in one program.

mod check;
mod diagnose;
mod form;
mod locate;
mod read;
mod rules;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod support;
