//! Checking: findings, messages, verdicts.

mod gate;
mod laws;
mod verdicts;
pub mod xingqing;
