//! Documents as a table for data frames and warehouses.
//!
//! `tables wide|long FILE…` writes CSV to the standard output: a row for each document, or one for
//! each cell, with the SHA-256 of the document. `docs/schema` describes the columns. Without files,
//! the report that ships with the project is written. Exit status: 0, or 2 where something could
//! not be read.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::{self, Write};
use std::process::ExitCode;

use gouji::dataset::{Form, Record};
use gouji::{Check, Locale, Profile, read};
use sha2::{Digest, Sha256};

const SHIPPED: &str = "examples/data/xingqing-2020.txt";

fn main() -> io::Result<ExitCode> {
    let mut arguments = std::env::args().skip(1);
    let form = arguments.next().unwrap_or_else(|| Form::Wide.key().into());
    let Some(form) = Form::ALL.into_iter().find(|known| known.key() == form) else {
        eprintln!("tables wide|long FILE…");
        return Ok(ExitCode::from(2));
    };
    let mut files: Vec<String> = arguments.collect();
    if files.is_empty() {
        files.push(SHIPPED.into());
    }
    let mut out = io::stdout().lock();
    out.write_all(form.csv_header().as_bytes())?;
    let mut status = 0;
    for file in files {
        match record(&file) {
            Ok(record) => out.write_all(form.csv_rows(&record).as_bytes())?,
            Err(message) => {
                eprintln!("{file}: {message}");
                status = 2;
            }
        }
    }
    Ok(ExitCode::from(status))
}

fn record(file: &str) -> Result<Record, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let reading = read::any(&bytes, Some(file)).map_err(|error| error.message(Locale::Chinese))?;
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let all = Profile::all();
    let check = Check::new(&reading).profile(&all);
    Ok(Record::of_reading(file, &reading).with_hash(hash).with_outcomes(&check))
}
