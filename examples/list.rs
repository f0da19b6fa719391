//! Writes the list of problems of some documents, as CSV and as a workbook.
//!
//! `list FOLDER FILE…`, for example
//! `cargo run --all-features --example list -- target/list examples/data/xingqing-2020.txt`
//!
//! FOLDER gets `problems.csv` and `problems.xlsx`, in Chinese, and `problems.en.csv` and
//! `problems.en.xlsx`. Exit status: 0 when all files were read, 2 when one was not.

// An example reads and writes files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use gouji::read::Reading;
use gouji::write::{self, Checked};
use gouji::{Check, Diagnosis, Locale, Problems, locate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((folder, files)) = arguments.split_first().filter(|(_, files)| !files.is_empty())
    else {
        eprintln!("usage: list FOLDER FILE...");
        return ExitCode::from(2);
    };
    match list(Path::new(folder), files) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        Err(error) => {
            eprintln!("list: {error}");
            ExitCode::from(2)
        }
    }
}

/// What was found in a file.
struct Found<'a> {
    name: &'a str,
    reading: Reading,
    problems: Problems,
    diagnosis: Diagnosis,
}

/// Writes the lists; false where a file could not be read.
fn list(folder: &Path, files: &[String]) -> Result<bool, Box<dyn Error>> {
    let mut all: Vec<Found<'_>> = Vec::new();
    for name in files {
        match gouji::read::any(&std::fs::read(name)?, Some(name)) {
            Ok(reading) => {
                let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
                all.push(Found { name, reading, problems, diagnosis });
            }
            Err(error) => eprintln!("list: {name}: {error}"),
        }
    }
    let checked = all.iter().map(|found| Checked {
        name: found.name,
        reading: &found.reading,
        problems: &found.problems,
        diagnosis: &found.diagnosis,
    });
    let checked: Vec<Checked<'_>> = checked.collect();
    std::fs::create_dir_all(folder)?;
    for (locale, name) in [(Locale::Chinese, "problems"), (Locale::English, "problems.en")] {
        let (csv, workbook) =
            (write::list_csv(&checked, locale), write::workbook(&checked, locale)?);
        std::fs::write(folder.join(format!("{name}.csv")), csv)?;
        std::fs::write(folder.join(format!("{name}.xlsx")), workbook)?;
    }
    Ok(all.len() == files.len())
}
