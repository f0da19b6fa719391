//! Raw documents to typed tables.

mod grid;
mod label;
#[cfg(feature = "text")]
pub mod text;

pub use grid::{Block, Grid, GridCell, Position};
