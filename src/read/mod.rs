//! Raw documents to typed tables.

mod grid;

pub use grid::{Block, Grid, GridCell, Position};
