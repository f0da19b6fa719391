//! Marks what is wrong in documents: `mark FOLDER FILE…` writes each document with its marks to
//! the folder, under its own name, and prints the marks, one a line as JSON: file, number, cell or
//! phrase, position, message.
//!
//! For example `cargo run --features docx,xlsx,pdf --example mark -- marked report.docx`
//!
//! A file that cannot be read or marked gives a line with `error`, and one on standard error.
//! Nothing is overwritten: a file that is in the folder already is such an error. Exit status: 0
//! when all files were marked, 2 when one was not.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use gouji::mark::{self, Marks};
use gouji::write::Checked;
use gouji::{Check, Locale, locate, read};
use serde_json::json;

const USAGE: &str = "usage: mark FOLDER FILE...";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), files) = (arguments.next(), arguments.collect::<Vec<_>>()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if let Err(error) = std::fs::create_dir_all(&folder) {
        eprintln!("{folder}: {error}");
        return ExitCode::from(2);
    }
    let mut status = 0;
    for file in &files {
        if let Err(message) = write(file, Path::new(&folder)) {
            status = 2;
            eprintln!("{file}: {message}");
            println!("{}", json!({ "file": file, "error": message }));
        }
    }
    ExitCode::from(status)
}

/// Writes a document with its marks.
fn write(file: &str, folder: &Path) -> Result<(), String> {
    let name = Path::new(file).file_name().and_then(|name| name.to_str()).ok_or("no file name")?;
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let reading = read::any(&bytes, Some(name)).map_err(|error| error.message(Locale::Chinese))?;
    let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
    let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
    let marked = mark::original(&bytes, None, &checked, Locale::Chinese)
        .map_err(|error| error.message(Locale::Chinese))?;
    let mut out = File::create_new(folder.join(name)).map_err(|error| error.to_string())?;
    out.write_all(&marked).map_err(|error| error.to_string())?;
    for mark in &Marks::of(&checked) {
        let line = json!({
            "file": file,
            "number": mark.number(),
            "cell": mark.cell(),
            "phrase": mark.phrase(),
            "position": mark.position().map(ToString::to_string),
            "message": mark.message(Locale::Chinese),
        });
        println!("{line}");
    }
    Ok(())
}
