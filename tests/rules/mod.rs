//! The rules and their declarations.

mod blanks;
mod body;
mod fixtures;
mod house;
mod identities;
mod narrative;
mod references;
mod registry;
pub mod support;
