//! The engine that locates errors.

mod brute;
mod budget;
mod edges;
mod lint;
mod literature;
mod oracle;
mod planted;
pub mod support;
