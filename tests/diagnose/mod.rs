//! Which cells are wrong, and the mistake that explains it.

mod page;
mod planted;
mod real;
mod tables;
mod xingqing;
