//! The wide table as Parquet, partitioned by year: `year=2021/part-0.parquet`.

use std::fs::File;
use std::path::{Path, PathBuf};

use datafusion::arrow::record_batch::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::file::properties::WriterProperties;
use gouji::dataset::{Form, Record};
use rayon::prelude::*;

use crate::synthetic::{self, YEARS};

/// So many reports become one batch, and so many go into one group of rows.
const BATCH: u64 = 2_000;
const GROUP: usize = 20_000;
/// So many reports go into one file.
const PART: u64 = 40_000;

/// Writes about so many synthetic reports, as many for each year, on all threads of the pool; gives
/// their number. No more than a group of rows for each thread is held.
pub fn write_country(folder: &Path, reports: u64) -> Result<u64> {
    let years = YEARS.count() as u64;
    let bodies = reports.div_ceil(years);
    let parts = YEARS.flat_map(|year| (0..bodies.div_ceil(PART)).map(move |part| (year, part)));
    let parts: Vec<(u16, u64)> = parts.collect();
    parts.into_par_iter().try_for_each(|(year, part)| {
        let path = folder.join(format!("year={year}"));
        std::fs::create_dir_all(&path)?;
        let path = path.join(format!("part-{part}.parquet"));
        write_part(&path, year, part * PART..bodies.min((part + 1) * PART))
    })?;
    Ok(bodies * years)
}

fn write_part(path: &Path, year: u16, bodies: std::ops::Range<u64>) -> Result<()> {
    let mut file = Parquet::create(path, GROUP)?;
    for start in bodies.clone().step_by(BATCH as usize) {
        let some = start..bodies.end.min(start + BATCH);
        let record = |body| Record::new(synthetic::key(body, year), synthetic::report(body, year));
        let records: Vec<Record> = some.map(record).collect();
        file.write(&without_year(&Form::Wide.to_batch(&records)?)?)?;
    }
    file.finish()
}

/// The year stands in the name of the folder, and engines want no column of that name beside it.
fn without_year(batch: &RecordBatch) -> Result<RecordBatch> {
    let schema = batch.schema();
    let kept = (0..batch.num_columns()).filter(|at| schema.field(*at).name() != "year");
    Ok(batch.project(&kept.collect::<Vec<usize>>())?)
}

/// A Parquet file that is being written; it opens with its first batch.
pub struct Parquet {
    path: PathBuf,
    group: usize,
    writer: Option<ArrowWriter<File>>,
}

impl Parquet {
    /// A file with so many rows in a group: no more are held in memory.
    pub fn create(path: &Path, group: usize) -> Result<Parquet> {
        Ok(Parquet { path: path.to_owned(), group, writer: None })
    }

    /// Takes rows in.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let writer = match &mut self.writer {
            Some(writer) => writer,
            None => {
                let properties = WriterProperties::builder()
                    .set_max_row_group_row_count(Some(self.group))
                    .build();
                let file = File::create(&self.path)?;
                let writer = ArrowWriter::try_new(file, batch.schema(), Some(properties))?;
                self.writer.insert(writer)
            }
        };
        writer.write(batch).map_err(DataFusionError::from)
    }

    /// Writes the rest.
    pub fn finish(self) -> Result<()> {
        if let Some(writer) = self.writer {
            writer.close()?;
        }
        Ok(())
    }
}

/// The bytes of all files below a folder.
pub fn size(folder: &Path) -> std::io::Result<u64> {
    let mut all = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        all += if entry.file_type()?.is_dir() {
            size(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(all)
}
