//! Checking: findings, messages, verdicts.

mod answers;
mod gate;
mod laws;
mod verdicts;
pub mod xingqing;
