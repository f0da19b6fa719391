//! Raw documents to typed tables.

mod grid;
mod label;

pub use grid::{Block, Grid, GridCell, Position};
