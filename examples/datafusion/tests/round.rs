//! What goes through Parquet and DataFusion comes back.

// An example reads files and the clock; the library does not.
#![allow(clippy::disallowed_methods)]

use std::path::PathBuf;

use datafusion::arrow::compute::concat_batches;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::prelude::ParquetReadOptions;
use gouji::dataset::{Form, Record};
use gouji::{Check, Outcome, locate, verdict};
use gouji_datafusion::documents::{self, Document};
use gouji_datafusion::files::{self, Parquet};
use gouji_datafusion::synthetic::{self, YEARS};
use gouji_datafusion::{job, table};

/// A folder for one test, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("gouji-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn read(path: PathBuf) -> Vec<RecordBatch> {
    let context = job::session(2);
    let options = ParquetReadOptions::default();
    let frame = context.read_parquet(path.to_str().unwrap(), options).await.unwrap();
    frame.collect().await.unwrap()
}

#[tokio::test]
async fn both_tables_come_back_from_parquet() {
    let folder = Folder::new("round");
    let record = |at: u64| {
        let report = synthetic::report(at / 5, YEARS.start() + (at % 5) as u16);
        let record = Record::new(format!("r{at:03}"), report.clone()).with_hash("00ff");
        record.with_outcomes(&Check::new(&report))
    };
    let records: Vec<Record> = (0..60).map(record).collect();
    for form in Form::ALL {
        let path = folder.0.join(format!("{}.parquet", form.key()));
        let mut file = Parquet::create(&path, 100).unwrap();
        for some in records.chunks(7) {
            file.write(&form.to_batch(some).unwrap()).unwrap();
        }
        file.finish().unwrap();
        // A batch may end within a report of the long table.
        let batches = read(path).await;
        let whole = concat_batches(&batches[0].schema(), &batches).unwrap();
        let mut loaded = form.from_batch(&whole);
        assert_eq!(loaded.errors, []);
        loaded.records.sort_by(|one, other| one.key.cmp(&other.key));
        let mut expected = records.clone();
        if form == Form::Long {
            // It has no column for what rules come to.
            expected.iter_mut().for_each(|record| record.outcomes.clear());
        }
        assert_eq!(loaded.records, expected);
    }
}

#[tokio::test]
async fn functions_statements_and_check_agree() {
    let folder = Folder::new("agree");
    let reports = files::write_country(&folder.0, 1_000).unwrap();
    assert_eq!(reports, 1_000);
    let context = job::session(2);
    job::open(&context, &folder.0).await.unwrap();
    let mut answers = Vec::new();
    for question in job::questions() {
        answers.push(job::ask(&context, &question.sql).await.unwrap());
    }
    let [functions, statements, years, verdicts, worst, repairs] = &answers[..] else {
        panic!("six questions")
    };
    assert_eq!(functions, statements);
    assert_eq!(functions.len(), 1 + YEARS.count(), "{}", table(functions));
    let all = || (0..200).flat_map(|body| YEARS.map(move |year| synthetic::report(body, year)));
    let failing = all().filter(|report| verdict(report) == Outcome::Fails).count();
    let told = |rows: &[Vec<String>], column: usize, is: &dyn Fn(&[String]) -> bool| {
        let some = rows[1..].iter().filter(|row| is(row));
        some.map(|row| row[column].parse::<usize>().unwrap()).sum::<usize>()
    };
    assert_eq!(told(verdicts, 2, &|row| row[1] == "fails"), failing, "{}", table(verdicts));
    let mended =
        all().filter(|report| verdict(report) == Outcome::Fails && !locate(report).is_empty());
    assert_eq!(told(repairs, 1, &|_| true), mended.count(), "{}", table(repairs));
    assert!(repairs[1][2].contains("应为"), "{}", table(repairs));
    let carried = (0..200).flat_map(|body| YEARS.map(move |year| (body, year)));
    let carried = carried.filter(|(body, year)| {
        *year > *YEARS.start()
            && synthetic::fault(*body, *year) == Some(synthetic::Fault::CarriedOver)
    });
    assert_eq!(told(years, 2, &|row| row[1] == "YR-01"), carried.count(), "{}", table(years));
    assert!(worst.len() > 1, "{}", table(worst));
}

#[tokio::test]
async fn documents_become_both_tables_with_their_hashes_and_places() {
    let folder = Folder::new("documents");
    let (from, to) = (folder.0.join("from"), folder.0.join("to"));
    std::fs::create_dir_all(&from).unwrap();
    std::fs::create_dir_all(&to).unwrap();
    documents::write_documents(&from, 12).unwrap();
    std::fs::write(from.join("none.docx"), b"PK\x03\x04").unwrap();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&from).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.push(from.join("gone.html"));
    let summary = documents::to_parquet(paths.into_iter().map(Document::new), &to).unwrap();
    assert_eq!(summary.read, 12);
    assert_eq!(summary.refused.len(), 2, "{:?}", summary.refused);
    let wide = read(to.join("reports.parquet")).await;
    let records: Vec<Record> =
        wide.iter().flat_map(|batch| Form::Wide.from_batch(batch).records).collect();
    assert_eq!(records.len(), 12);
    for record in records {
        let hash = record.hash.unwrap();
        assert_eq!(hash.len(), 64);
        let at: u64 = record.key.rsplit('/').next().unwrap()[..7].parse().unwrap();
        let expected = synthetic::report(at / 5, YEARS.start() + (at % 5) as u16);
        assert_eq!(record.report.requests, expected.requests, "{}", record.key);
        assert!(record.outcomes.contains_key("RQ-01"));
    }
    let long = read(to.join("cells.parquet")).await;
    let placed = long.iter().map(|batch| {
        let places = batch.column_by_name("place").unwrap();
        batch.num_rows() - datafusion::arrow::array::Array::null_count(places)
    });
    assert!(placed.sum::<usize>() > 12 * 150);
    assert_eq!(long.iter().map(RecordBatch::num_rows).sum::<usize>(), summary.figures);
}
