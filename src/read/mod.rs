//! Raw documents to typed tables.

#[cfg(any(feature = "html", feature = "csv"))]
mod charset;
#[cfg(feature = "csv")]
pub mod csv;
mod error;
#[cfg_attr(not(any(feature = "html", feature = "markdown", feature = "csv")), allow(dead_code))]
mod grid;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "markdown")]
pub mod markdown;

pub use error::ReadError;
pub use grid::{Block, Grid, GridCell, Position};
