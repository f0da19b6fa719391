//! All tests of the crate, in one program.

mod check;
#[path = "support/random.rs"]
mod random;
mod read;
mod rules;
mod write;
