//! The rules and their declarations.

mod beside;
mod blanks;
mod body;
mod deadlines;
mod fixtures;
mod house;
mod identities;
mod narrative;
mod references;
mod registry;
pub mod support;
