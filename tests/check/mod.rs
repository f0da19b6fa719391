//! Checking: findings, messages, verdicts.

pub mod xingqing;
