//! Checking: findings, messages, verdicts.

mod xingqing;
