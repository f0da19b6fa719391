//! Writing reports: pictures, documents, and the way back.

#[cfg(feature = "markdown")]
mod changes;
#[cfg(feature = "markdown")]
mod columns;
mod documents;
#[cfg(feature = "text")]
mod list;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod office;
#[cfg(feature = "text")]
mod outputs;
mod page;
#[cfg(feature = "json")]
mod results;
mod roundtrip;
pub mod sketch;
mod text;
#[cfg(feature = "markdown")]
mod variations;
#[cfg(all(feature = "text", feature = "xlsx", feature = "xlsx-write"))]
mod workbook;
