//! Other people's programs as judges of ours.

// Tests may read files and the environment; the library may not.
#![allow(clippy::disallowed_methods)]

#[path = "../support/any_grid.rs"]
mod any_grid;
mod html;
mod least_changes;
mod mixed_integer;
mod parquet_files;
#[allow(dead_code, unused_imports, reason = "the library's own tests use the rest")]
#[path = "../support/random.rs"]
mod random;
#[allow(dead_code, reason = "the library's own tests use the rest")]
#[path = "../solve/support.rs"]
mod solve;
#[path = "../support/mod.rs"]
mod support;
mod workbook;
