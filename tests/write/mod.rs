//! Writing reports: pictures, documents, and the way back.

mod text;
