//! What a check of documents comes to, for other programs.
//!
//! `results json|sarif|junit FILE…`, or `results validation TIME FILE…` for a validation report of
//! the European Statistical System, with the time of the check. Without files, the report that
//! ships with the project is checked. Exit status: 0 all rules of severity error hold, 1 one does
//! not, 2 something could not be read.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::process::ExitCode;

use gouji::write::{self, Results};
use gouji::{Check, Locale, Outcome, read};

const SHIPPED: &str = "examples/data/xingqing-2020.txt";

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let form = if arguments.is_empty() { "json".into() } else { arguments.remove(0) };
    let needs_time = form == "validation";
    if needs_time && arguments.is_empty() {
        eprintln!("results validation TIME FILE…");
        return ExitCode::from(2);
    }
    let time = if needs_time { arguments.remove(0) } else { String::new() };
    if arguments.is_empty() {
        arguments.push(SHIPPED.into());
    }
    let mut status = 0;
    let mut all: Vec<Results<'_>> = Vec::new();
    for file in &arguments {
        match checked(file) {
            Ok((results, verdict)) => {
                all.push(results);
                status = status.max(u8::from(verdict != Outcome::Holds));
            }
            Err(message) => {
                eprintln!("{file}: {message}");
                status = 2;
            }
        }
    }
    let locale = Locale::Chinese;
    let json = match form.as_str() {
        "json" => write::results(&all),
        "sarif" => write::sarif(&all, locale),
        "validation" => write::validation_report(&all, &time, locale),
        "junit" => {
            print!("{}", write::junit(&all, locale));
            return ExitCode::from(status);
        }
        _ => {
            eprintln!("results json|sarif|junit|validation FILE…");
            return ExitCode::from(2);
        }
    };
    println!("{json:#}");
    ExitCode::from(status)
}

fn checked(file: &str) -> Result<(Results<'_>, Outcome), String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let reading = read::any(&bytes, Some(file)).map_err(|error| error.message(Locale::Chinese))?;
    let check = Check::new(&reading);
    Ok((Results::of(file, &check), check.verdict()))
}
