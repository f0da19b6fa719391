//! Which cells are wrong, and the mistake that explains it.

mod page;
mod real;
mod xingqing;
