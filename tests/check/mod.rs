//! Checking: findings, messages, verdicts.

mod laws;
mod xingqing;
