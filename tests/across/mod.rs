//! Several reports: series, levels, and what is said of real ones.

mod laws;
mod levels;
mod piles;
mod real;
pub mod support;
