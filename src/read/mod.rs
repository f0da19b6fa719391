//! Raw documents to typed tables.

#[cfg(feature = "docx")]
pub mod docx;
mod grid;
#[cfg(any(feature = "docx", feature = "xlsx"))]
#[cfg_attr(not(all(feature = "docx", feature = "xlsx")), allow(dead_code, reason = "each reader uses its part of it"))]
mod office;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use grid::{Block, Grid, GridCell, Position};
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub use office::OfficeError;
