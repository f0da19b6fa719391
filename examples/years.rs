//! Compares each report of a pile with the same body's report of the year before.
//!
//! `years FILE…`: documents in any order, of any bodies. Without arguments, a series that ships
//! with the project is compared. Exit status: 0 all agree, 1 something does not, 2 something could
//! not be read.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::process::ExitCode;

use gouji::across::Pile;
use gouji::{Check, Locale, Problems, Report, Stage};

#[path = "across/pictures.rs"]
#[allow(dead_code, reason = "each example draws its own picture")]
mod pictures;
use gouji::across::Fit;

const SHIPPED: &str = include_str!("data/three-years.md");

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut status = 0;
    let mut reports: Vec<Report> = Vec::new();
    let documents = if files.is_empty() {
        SHIPPED.split("\n---\n").map(|text| ("", text.as_bytes().to_vec())).collect()
    } else {
        documents(&files, &mut status)
    };
    for (name, bytes) in documents {
        match gouji::read::any(&bytes, Some(name)) {
            Ok(reading) => reports.push(reading.report),
            Err(error) => {
                eprintln!("{name}: {}", error.message(Locale::Chinese));
                status = 2;
            }
        }
    }

    let pile = Pile::new(&reports);
    for error in pile.errors() {
        println!("{}", error.message(Locale::Chinese));
    }
    let compared: Vec<Option<Problems>> = (0..reports.len())
        .map(|at| Some(Check::new(&reports[at]).last_year(pile.last_year(at)?).run()))
        .collect();
    for (report, problems) in reports.iter().zip(&compared) {
        let all = problems.iter().flatten();
        let between = all
            .filter(|problem| matches!(problem.rule().stage(), Stage::Years | Stage::BetweenYears));
        for problem in between {
            let heading = &report.heading;
            let agency = heading.agency.as_deref().unwrap_or_default();
            let year = heading.year.unwrap_or_default();
            println!("{agency} {year}：{}", problem.message(Locale::Chinese));
            status = status.max(1);
        }
    }
    let fit = |at: usize| compared[at].as_ref().map_or(Fit::Open, Fit::with_last_year);
    print!("{}", pictures::series(&pile, fit, Locale::Chinese));
    ExitCode::from(status)
}

fn documents<'a>(files: &'a [String], status: &mut u8) -> Vec<(&'a str, Vec<u8>)> {
    let mut read = Vec::new();
    for file in files {
        match std::fs::read(file) {
            Ok(bytes) => read.push((file.as_str(), bytes)),
            Err(error) => {
                eprintln!("{file}: {error}");
                *status = 2;
            }
        }
    }
    read
}
