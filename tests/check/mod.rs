//! Checking: findings, messages, verdicts.

mod laws;
mod verdicts;
pub mod xingqing;
