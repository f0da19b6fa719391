//! Raw documents to typed tables.

#[cfg(feature = "docx")]
pub mod docx;
mod grid;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod office;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use grid::{Block, Grid, GridCell, Position};
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub use office::OfficeError;
