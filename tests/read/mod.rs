//! The readers.

mod text;
