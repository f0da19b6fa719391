//! A folder of documents as Parquet.
//!
//! `documents FROM TO`: reads every file of the folder FROM, writes `reports.parquet` and
//! `cells.parquet` into the folder TO. `documents --make NUMBER FOLDER` writes so many documents of
//! synthetic reports, as web pages, Markdown and CSV. `RAYON_NUM_THREADS` says how many threads.

// An example reads files and the clock; the library does not.
#![allow(clippy::disallowed_methods)]

use std::path::{Path, PathBuf};

use datafusion::error::{DataFusionError, Result};
use gouji_datafusion::documents::{self, Document};
use gouji_datafusion::measure::Meter;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--make", number, folder] => {
            let number = number.parse().map_err(|_| usage())?;
            std::fs::create_dir_all(folder)?;
            Ok(documents::write_documents(Path::new(folder), number)?)
        }
        [from, to] => convert(Path::new(from), Path::new(to)),
        _ => Err(usage()),
    }
}

fn usage() -> DataFusionError {
    DataFusionError::Configuration("documents FROM TO, or documents --make NUMBER FOLDER".into())
}

fn convert(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    let files = std::fs::read_dir(from)?.map(|entry| Ok(entry?.path()));
    let mut files: Vec<PathBuf> = files.collect::<std::io::Result<_>>()?;
    files.sort_unstable();
    let meter = Meter::start();
    let summary = documents::to_parquet(files.into_iter().map(Document::new), to)?;
    let cost = meter.stop();
    for (name, reason) in &summary.refused {
        eprintln!("{name}: {reason}");
    }
    println!(
        "{} documents, {} figures, {} refused, threads: {}; {cost}; {:.0} documents a second",
        summary.read,
        summary.figures,
        summary.refused.len(),
        rayon::current_num_threads(),
        summary.read as f64 / cost.time.as_secs_f64(),
    );
    Ok(())
}
