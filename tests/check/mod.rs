//! Checking: findings, messages, verdicts.

mod gate;
mod laws;
pub mod xingqing;
