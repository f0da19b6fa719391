//! The engine that locates errors.

mod brute;
mod budget;
mod edges;
mod literature;
pub mod mixed_integer;
mod oracle;
mod planted;
pub mod support;
