//! Writes the list of problems of some documents, as CSV and as a workbook.
//!
//! `list FOLDER FILE…`, for example
//! `cargo run --all-features --example list -- target/list examples/data/xingqing-2020.txt`
//!
//! FOLDER gets `problems.csv` and `problems.xlsx`, in Chinese, and `problems.en.csv` and
//! `problems.en.xlsx`. A file that cannot be read is named in the workbook.
//! Exit status: 0 when all files were read, 2 when one was not.

// An example reads and writes files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use gouji::Locale;
use gouji::across::Checker;
use gouji::write::{self, Checked};

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

/// Writes the lists; false where a file could not be read.
fn list(folder: &Path, files: &[String]) -> Result<bool, Box<dyn Error>> {
    let mut documents: Vec<(&str, Vec<u8>)> = Vec::new();
    for name in files {
        documents.push((name, std::fs::read(name)?));
    }
    let all = Checker::new().documents(documents);
    let checked = all.iter().filter_map(|(_, found)| Some(found.as_ref().ok()?.checked()));
    let checked: Vec<Checked<'_>> = checked.collect();
    std::fs::create_dir_all(folder)?;
    for (locale, name) in [(Locale::Chinese, "problems"), (Locale::English, "problems.en")] {
        let failed = all.iter().filter_map(|(name, found)| {
            Some((name.as_str(), found.as_ref().err()?.message(locale)))
        });
        let failed: Vec<(&str, String)> = failed.collect();
        let unread: Vec<(&str, &str)> =
            failed.iter().map(|(name, reason)| (*name, reason.as_str())).collect();
        let csv = write::list_csv(&checked, locale);
        let workbook = write::workbook(&checked, &unread, locale)?;
        std::fs::write(folder.join(format!("{name}.csv")), csv)?;
        std::fs::write(folder.join(format!("{name}.xlsx")), workbook)?;
    }
    Ok(checked.len() == files.len())
}
