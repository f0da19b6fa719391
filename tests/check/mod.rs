//! Checking: findings, messages, verdicts.

mod laws;
pub mod xingqing;
