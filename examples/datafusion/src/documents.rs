//! Documents to Parquet: both tables of `gouji::dataset`, with the hash of each document and the
//! place of each figure in it, in memory that does not grow with their number.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::Result;
use gouji::dataset::{Form, Record};
use gouji::read::{self, ReadError, Reading};
use gouji::{Check, Locale, Profile, Report, write};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::files::Parquet;
use crate::synthetic::{self, YEARS};

/// So many documents are held while they are turned into rows.
const HELD: usize = 512;
/// So many of them become one batch.
const BATCH: usize = 64;
/// So many rows go into one group of a file.
const WIDE_GROUP: usize = 20_000;
const LONG_GROUP: usize = 200_000;

/// A document that is read from its file, and hashed, when a thread comes to it.
#[derive(Debug)]
pub struct Document {
    path: PathBuf,
    name: String,
    content: OnceLock<Content>,
}

#[derive(Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    hash: String,
    trouble: Option<String>,
}

impl Document {
    /// The document of a file.
    pub fn new(path: PathBuf) -> Document {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Document { path, name, content: OnceLock::new() }
    }

    fn content(&self) -> &Content {
        self.content.get_or_init(|| match std::fs::read(&self.path) {
            Ok(bytes) => {
                let digest = Sha256::digest(&bytes);
                let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect();
                Content { bytes, hash, trouble: None }
            }
            Err(error) => Content { trouble: Some(error.to_string()), ..Content::default() },
        })
    }
}

/// A document, for `read::all`: once as the name, once as the bytes.
#[derive(Debug, Clone)]
struct Named(Arc<Document>);

#[derive(Debug)]
struct Bytes(Arc<Document>);

impl AsRef<str> for Named {
    fn as_ref(&self) -> &str {
        &self.0.name
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0.content().bytes
    }
}

/// What became of the documents.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How many were read.
    pub read: usize,
    /// How many figures they have.
    pub figures: usize,
    /// Those that could not be read, with the reason.
    pub refused: Vec<(String, String)>,
}

/// Reads documents and writes `reports.parquet` and `cells.parquet` into a folder.
pub fn to_parquet(documents: impl IntoIterator<Item = Document>, folder: &Path) -> Result<Summary> {
    let mut wide = Parquet::create(&folder.join("reports.parquet"), WIDE_GROUP)?;
    let mut long = Parquet::create(&folder.join("cells.parquet"), LONG_GROUP)?;
    let shared = documents.into_iter().map(Arc::new);
    let mut all = read::all(shared.map(|document| (Named(document.clone()), Bytes(document))));
    let mut summary = Summary::default();
    loop {
        let some: Vec<(Named, Result<Reading, ReadError>)> = all.by_ref().take(HELD).collect();
        if some.is_empty() {
            break;
        }
        let mut read = Vec::with_capacity(some.len());
        for (Named(document), reading) in some {
            match (document.content().trouble.clone(), reading) {
                (Some(trouble), _) => summary.refused.push((document.name.clone(), trouble)),
                (None, Ok(reading)) => read.push((document, reading)),
                (None, Err(error)) => {
                    let reason = error.message(Locale::Chinese);
                    summary.refused.push((document.name.clone(), reason));
                }
            }
        }
        summary.read += read.len();
        summary.figures +=
            read.iter().map(|(_, reading)| reading.report.cells().count()).sum::<usize>();
        let batches: Vec<(RecordBatch, RecordBatch)> =
            read.par_chunks(BATCH).map(batches).collect::<Result<_>>()?;
        let (of_wide, of_long) = rayon::join(
            || batches.iter().try_for_each(|(batch, _)| wide.write(batch)),
            || batches.iter().try_for_each(|(_, batch)| long.write(batch)),
        );
        of_wide.and(of_long)?;
    }
    wide.finish()?;
    long.finish()?;
    Ok(summary)
}

/// Some documents in both forms.
fn batches(some: &[(Arc<Document>, Reading)]) -> Result<(RecordBatch, RecordBatch)> {
    let profile = Profile::all();
    let record = |(document, reading): &(Arc<Document>, Reading)| {
        let check = Check::new(reading).profile(&profile);
        Record::of_reading(document.path.to_string_lossy(), reading)
            .with_hash(&document.content().hash)
            .with_outcomes(&check)
    };
    let records: Vec<Record> = some.iter().map(record).collect();
    Ok((Form::Wide.to_batch(&records)?, Form::Long.to_batch(&records)?))
}

/// Writes so many documents of synthetic reports, in all forms that the library writes.
pub fn write_documents(folder: &Path, number: u64) -> std::io::Result<()> {
    let years = YEARS.count() as u64;
    (0..number).into_par_iter().try_for_each(|at| {
        let report = synthetic::report(at / years, YEARS.start() + (at % years) as u16);
        let (ending, text) = form(at, &report);
        std::fs::write(folder.join(format!("{at:07}.{ending}")), text)
    })
}

fn form(at: u64, report: &Report) -> (&'static str, String) {
    match at % 3 {
        0 => ("html", write::html(report)),
        1 => ("md", write::markdown(report)),
        _ => ("csv", write::csv(report)),
    }
}
