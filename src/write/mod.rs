//! Reports as documents: the tables as the official format prints them, and as pictures for terminals.
//!
//! [`printed`] lays a table out from its declaration; the formats turn that into their own.

mod printed;
mod text;

pub use printed::{Content, Printed, PrintedCell, figure, printed};
pub use text::text;
