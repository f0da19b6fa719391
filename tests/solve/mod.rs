//! The engine that locates errors.

mod brute;
mod edges;
mod literature;
mod oracle;
mod planted;
pub mod support;
