//! Reports of a country, written as partitioned Parquet and checked within a report and between
//! years.
//!
//! `country [REPORTS [FOLDER]]`: so many synthetic reports (1,000,000) go into the folder (one for
//! a while, if none is named); each question is asked on one thread and on all of them. Prints the
//! rules that fail by year, the worst bodies, and what each step took. Ends with an error where two
//! ways to the same answer differ.

// An example reads files and the clock; the library does not.
#![allow(clippy::disallowed_methods)]

use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use datafusion::error::{DataFusionError, Result};
use gouji_datafusion::job::{self, Question};
use gouji_datafusion::measure::Meter;
use gouji_datafusion::{files, table};

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let number = arguments.next().map_or(Ok(1_000_000), |number| number.parse());
    let number: u64 = number.map_err(|_| usage())?;
    let named = arguments.next().map(PathBuf::from);
    let folder = named.clone().unwrap_or_else(|| {
        std::env::temp_dir().join(format!("gouji-country-{}", std::process::id()))
    });
    std::fs::create_dir_all(&folder)?;
    let result = run(&folder, number);
    if named.is_none() {
        std::fs::remove_dir_all(&folder)?;
    }
    result
}

fn usage() -> DataFusionError {
    DataFusionError::Configuration("country [REPORTS [FOLDER]]".into())
}

fn run(folder: &Path, number: u64) -> Result<()> {
    let meter = Meter::start();
    let reports = files::write_country(folder, number)?;
    let megabytes = files::size(folder)? / 1_000_000;
    println!("{reports} reports written, {megabytes} MB of Parquet: {}", meter.stop());
    let all = available_parallelism().map_or(1, usize::from);
    let mut before: Option<Vec<Answer>> = None;
    let mut threads = vec![1, all];
    threads.dedup();
    for threads in threads {
        println!("\nthreads: {threads}");
        let answers = asked(folder, threads)?;
        agree(&answers)?;
        if before.as_ref().is_some_and(|before| *before != answers) {
            return Err(DataFusionError::Execution("the threads change an answer".into()));
        }
        before = Some(answers);
    }
    for (title, rows) in before.iter().flatten() {
        println!("\n{title}\n{}", table(rows));
    }
    Ok(())
}

/// A question's title with the rows of its answer.
type Answer = (&'static str, Vec<Vec<String>>);

/// Asks every question on so many threads.
fn asked(folder: &Path, threads: usize) -> Result<Vec<Answer>> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?;
    runtime.block_on(async {
        let context = job::session(threads);
        job::open(&context, folder).await?;
        let mut answers = Vec::new();
        for Question { title, sql } in job::questions() {
            let meter = Meter::start();
            let rows = job::ask(&context, &sql).await?;
            println!("{title:42} {}", meter.stop());
            answers.push((title, rows));
        }
        Ok(answers)
    })
}

/// The functions and the statements say the same.
fn agree(answers: &[Answer]) -> Result<()> {
    match answers {
        [(_, functions), (_, statements), ..] if functions == statements => Ok(()),
        _ => Err(DataFusionError::Execution("the functions and docs/sql differ".into())),
    }
}
