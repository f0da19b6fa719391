//! Compares summaries with the reports of their members.
//!
//! `levels LIST FILE…`: the list says who belongs to whom (`name,parent,kind`), the files are
//! documents in any order. Without arguments, a summary with three members that ships with the
//! project is compared. Exit status: 0 all agree, 1 something does not, 2 something could not be
//! read.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::process::ExitCode;

use gouji::across::{Pile, Rollup};
use gouji::{Check, Locale, Problems, Report, Stage};

#[path = "across/pictures.rs"]
#[allow(dead_code, reason = "each example draws its own picture")]
mod pictures;
use gouji::across::Fit;

const SHIPPED_LIST: &str = include_str!("data/district.csv");
const SHIPPED: &str = include_str!("data/district.md");

fn main() -> ExitCode {
    match run() {
        Ok(status) => ExitCode::from(status),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<u8, String> {
    let (list, documents) = input()?;
    let mut reports: Vec<Report> = Vec::new();
    for (name, bytes) in documents {
        let reading = gouji::read::any(&bytes, Some(&name));
        let reading =
            reading.map_err(|error| format!("{name}: {}", error.message(Locale::Chinese)));
        reports.push(reading?.report);
    }

    let (rollup, errors) = Rollup::from_csv(&list);
    let pile = Pile::new(&reports);
    let levels = rollup.with_reports(&pile);
    for error in errors.iter().chain(pile.errors()).chain(levels.errors()) {
        println!("{}", error.message(Locale::Chinese));
    }
    let mut status = 0;
    let compared: Vec<Option<Problems>> = (0..reports.len())
        .map(|at| Some(Check::new(&reports[at]).members(&levels.members(at)?).run()))
        .collect();
    for problem in compared.iter().flatten().flatten() {
        if problem.rule().stage() == Stage::Levels {
            println!("{} {}", problem.rule(), problem.message(Locale::Chinese));
            status = 1;
        }
    }
    let fit = |at: usize| compared[at].as_ref().map_or(Fit::Alone, Fit::with_members);
    let mut years: Vec<u16> = reports.iter().filter_map(|report| report.heading.year).collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        print!("{}", pictures::tree(&rollup, &levels, year, fit, Locale::Chinese));
    }
    Ok(status)
}

/// The list, and the documents with their names.
type Input = (String, Vec<(String, Vec<u8>)>);

fn input() -> Result<Input, String> {
    let mut files = std::env::args().skip(1);
    let Some(list) = files.next() else {
        let documents = SHIPPED.split("\n---\n").map(|text| (String::new(), text.into()));
        return Ok((SHIPPED_LIST.into(), documents.collect()));
    };
    let read = |file: &str| std::fs::read(file).map_err(|error| format!("{file}: {error}"));
    let list = String::from_utf8_lossy(&read(&list)?).into_owned();
    let documents: Result<Vec<_>, String> =
        files.map(|file| read(&file).map(|bytes| (file, bytes))).collect();
    Ok((list, documents?))
}
