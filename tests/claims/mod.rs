//! What sentences say of cells, and what becomes of it beside a report.

mod laws;
mod reports;
mod sentences;
