//! All reports of a country on DataFusion: reports as partitioned Parquet, the rules as functions
//! and as the statements of `docs/sql`, and the questions that a reviewer of many reports asks.

// An example reads files and the clock; the library does not.
#![allow(clippy::disallowed_methods)]

pub mod documents;
pub mod files;
pub mod functions;
pub mod job;
pub mod measure;
pub mod synthetic;

/// Rows of texts, the first of them a header, as lines for people.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let padded = row.iter().zip(&widths).map(|(text, width)| format!("{text:width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
