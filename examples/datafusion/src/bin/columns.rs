//! What the identities of severity error take over columns, for `compare.py`, which asks other
//! engines the same.
//!
//! `columns FOLDER THREADS` reads every Parquet file below the folder, judges the identities in
//! memory some times, and then once more from the files; prints one line of JSON.
//! `columns --identities` prints the identities of the edition of 2021, one a line.

// An example reads files and the clock; the library does not.
#![allow(clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Instant;

use datafusion::arrow::array::Array;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::parquet::arrow::ProjectionMask;
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use gouji::dataset::ColumnRules;
use gouji::{Edition, Layout, Rule, Table};
use rayon::prelude::*;

const RULES: [&str; 6] = ["RQ-01", "RQ-02", "RQ-03", "RL-01", "RL-02", "RL-03"];
/// So often in memory; the median is told.
const TIMES: usize = 9;
const BATCH: usize = 16_384;

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter_map(|code| Rule::by_code(code))
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [only] if only == "--identities" => identities(),
        [folder, threads] => {
            let threads = threads.parse().map_err(|_| usage())?;
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            pool.map_err(|_| usage())?.install(|| measure(Path::new(folder), threads))?;
        }
        _ => return Err(usage()),
    }
    Ok(())
}

fn usage() -> DataFusionError {
    DataFusionError::Configuration("columns FOLDER THREADS, or columns --identities".into())
}

fn layouts() -> impl Iterator<Item = Layout> {
    Table::ALL.iter().map(|table| table.layout(Edition::Edition2021))
}

fn identities() {
    for rule in rules() {
        for identity in layouts().flat_map(|layout| rule.identities_in(layout)) {
            let term = |term: &gouji::Term| {
                format!("[{}, \"{}\"]", term.coefficient, term.cell.path().replace('.', "_"))
            };
            let terms: Vec<String> = identity.terms().iter().map(term).collect();
            println!("{{\"rule\": \"{rule}\", \"terms\": [{}]}}", terms.join(", "));
        }
    }
}

fn measure(folder: &Path, threads: usize) -> Result<()> {
    let rules = ColumnRules::of(rules());
    let files = files(folder)?;
    let batches: Vec<RecordBatch> =
        files.iter().map(|file| read(file, &rules)).collect::<Result<Vec<_>>>()?.concat();
    let records: usize = batches.iter().map(RecordBatch::num_rows).sum();
    let in_memory = || failing(&rules, batches.par_iter().cloned());
    let mut times: Vec<f64> = (0..TIMES).map(|_| seconds(in_memory).0).collect();
    times.sort_by(f64::total_cmp);
    let (from_files, failing) = seconds(|| {
        let read = |file: &PathBuf| read(file, &rules).unwrap_or_default();
        failing(&rules, files.par_iter().flat_map_iter(read))
    });
    let failing: Vec<String> =
        failing.iter().map(|(rule, count)| format!("\"{rule}\": {count}")).collect();
    println!(
        "{{\"threads\": {threads}, \"records\": {records}, \"memory\": {:.6}, \"files\": {from_files:.6}, \
         \"failing\": {{{}}}}}",
        times[TIMES / 2],
        failing.join(", ")
    );
    Ok(())
}

fn seconds<T>(work: impl Fn() -> T) -> (f64, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed().as_secs_f64(), result)
}

/// In how many reports each rule fails.
fn failing(
    rules: &ColumnRules,
    batches: impl ParallelIterator<Item = RecordBatch>,
) -> BTreeMap<String, usize> {
    let of = |batch: RecordBatch| -> BTreeMap<String, usize> {
        let outcomes = rules.outcomes(&batch).unwrap_or_default();
        let count = |outcome: gouji::dataset::ColumnOutcome| {
            let rows = outcome.holds.len() - outcome.holds.null_count();
            (outcome.rule, rows - outcome.holds.true_count())
        };
        outcomes.into_iter().map(count).collect()
    };
    batches.map(of).reduce(BTreeMap::new, |mut all, one| {
        one.into_iter().for_each(|(rule, count)| *all.entry(rule).or_default() += count);
        all
    })
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "parquet") {
            found.push(path);
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The columns that the rules read.
fn read(file: &Path, rules: &ColumnRules) -> Result<Vec<RecordBatch>> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(file)?)?;
    let wanted = ProjectionMask::columns(builder.parquet_schema(), rules.columns());
    let reader = builder.with_projection(wanted).with_batch_size(BATCH).build()?;
    Ok(reader.collect::<std::result::Result<Vec<_>, _>>()?)
}
