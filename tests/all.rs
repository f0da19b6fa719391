//! Every integration test, as one program.

mod read;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod support;
