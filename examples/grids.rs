//! Prints the tables of Word documents, workbooks, PDFs and web pages, one cell a line as JSON:
//! file, table, row, column, rows, columns, text. Rows and columns count from 0.
//!
//! `grids FILE…`, for example `cargo run --all-features --example grids -- report.docx`
//!
//! A file that cannot be read gives a line with `error`, and one on standard error. Exit status: 0
//! when all files were read, 2 when one was not. `tests/oracle/oracle.py --compare` compares the
//! lines with what other libraries read.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use gouji::read::{Block, docx, html, ofd, pdf, workbook};
use serde_json::json;

const USAGE: &str = "usage: grids FILE...";

fn main() -> ExitCode {
    let files = match files() {
        Ok(Some(files)) => files,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("grids: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut status = 0;
    for file in &files {
        let written = match read(Path::new(file)) {
            Ok(blocks) => print(file, &blocks, &mut out),
            Err(message) => {
                status = 2;
                eprintln!("{file}: {message}");
                writeln!(out, "{}", json!({ "file": file, "error": message }))
            }
        };
        // Nobody reads on (`grids … | head`): that is no failure.
        if written.is_err() {
            break;
        }
    }
    let _ = out.flush();
    ExitCode::from(status)
}

/// The files that are named, at least one; `None` when help is asked for.
fn files() -> Result<Option<Vec<String>>, lexopt::Error> {
    use lexopt::prelude::*;
    let mut files = Vec::new();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Value(file) => files.push(file.string()?),
            other => return Err(other.unexpected()),
        }
    }
    if files.is_empty() { Err("no file is named".into()) } else { Ok(Some(files)) }
}

fn read(path: &Path) -> Result<Vec<Block>, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("docx" | "docm" | "dotx" | "doc" | "wps") => {
            docx::blocks(&bytes).map_err(|error| error.to_string())
        }
        Some("pdf") => pdf::blocks(&bytes).map_err(|error| error.to_string()),
        Some("ofd") => ofd::blocks(&bytes).map_err(|error| error.to_string()),
        Some("html" | "htm") => html::blocks(&bytes).map_err(|error| error.to_string()),
        _ => workbook::blocks(&bytes).map_err(|error| error.to_string()),
    }
}

fn print(file: &str, blocks: &[Block], out: &mut impl Write) -> std::io::Result<()> {
    let grids = blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Text { .. } => None,
    });
    for (table, grid) in grids.enumerate() {
        for cell in grid.cells() {
            let line = json!({
                "file": file, "table": table, "row": cell.row, "column": cell.column,
                "rows": cell.rows, "columns": cell.columns, "text": cell.text,
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
