//! Prints the tables of Word documents, workbooks, PDFs and web pages, one cell a line as JSON: file,
//! table, row, column, rows, columns, text.
//!
//! Rows and columns count from 0. Usage: `cargo run --example grids --features docx,xlsx,pdf -- FILES`.
//! Files that cannot be read give a line with `error`. `tests/oracle/oracle.py --compare` compares
//! the lines with what other libraries read.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use gouji::read::Block;

fn main() -> ExitCode {
    match run(&mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the lines has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("grids: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(out: &mut impl Write) -> io::Result<()> {
    for path in std::env::args().skip(1) {
        match read(Path::new(&path)) {
            Ok(blocks) => print(out, &path, &blocks)?,
            Err(error) => {
                writeln!(out, "{}", serde_json::json!({ "file": path, "error": error }))?;
            }
        }
    }
    out.flush()
}

fn read(path: &Path) -> Result<Vec<Block>, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("docx" | "docm" | "dotx" | "doc" | "wps") => {
            gouji::read::docx::blocks(&bytes).map_err(|error| error.to_string())
        }
        Some("pdf") => gouji::read::pdf::blocks(&bytes).map_err(|error| error.to_string()),
        Some("html" | "htm") => {
            gouji::read::html::blocks(&bytes).map_err(|error| error.to_string())
        }
        _ => gouji::read::workbook::blocks(&bytes).map_err(|error| error.to_string()),
    }
}

fn print(out: &mut impl Write, path: &str, blocks: &[Block]) -> io::Result<()> {
    let grids = blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Text { .. } => None,
    });
    for (table, grid) in grids.enumerate() {
        for cell in grid.cells() {
            let (row, column, rows, columns, text) =
                (cell.row, cell.column, cell.rows, cell.columns, cell.text);
            let line = serde_json::json!({
                "file": path, "table": table, "row": row, "column": column, "rows": rows, "columns": columns, "text": text,
            });
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
