//! Writing reports: pictures, documents, and the way back.

#[cfg(any(feature = "docx", feature = "xlsx"))]
mod office;
mod roundtrip;
mod sketch;
mod text;
#[cfg(feature = "markdown")]
mod variations;
