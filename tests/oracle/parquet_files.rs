//! The tables as Parquet, by the crate of the Arrow project, and back.

use arrow_array::RecordBatch;
use gouji::dataset::{Form, Record};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;

use crate::random::any_report;

fn written(batch: &RecordBatch) -> Vec<u8> {
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.into_inner().unwrap()
}

fn read(bytes: Vec<u8>) -> Result<Vec<RecordBatch>, String> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes))
        .and_then(|builder| builder.build())
        .map_err(|error| error.to_string())?;
    reader.collect::<Result<_, _>>().map_err(|error| error.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn a_report_comes_back_from_parquet(reports in prop::collection::vec(any_report(), 1..4)) {
        let name = |(at, report)| Record::new(format!("r{at}"), report);
        let records: Vec<Record> = reports.into_iter().enumerate().map(name).collect();
        for form in Form::ALL {
            let batches = read(written(&form.to_batch(&records).unwrap())).unwrap();
            let loaded: Vec<_> = batches.iter().map(|batch| form.from_batch(batch)).collect();
            prop_assert!(loaded.iter().all(|one| one.errors.is_empty()));
            prop_assert_eq!(&loaded[0].records, &records);
        }
    }
}

#[test]
fn a_file_that_is_cut_off_is_an_error() {
    let record = Record::new("a", gouji::Report::default());
    let bytes = written(&Form::Wide.to_batch(&[record]).unwrap());
    assert!(read(bytes.clone()).is_ok());
    for len in [0, 3, bytes.len() / 2, bytes.len() - 1] {
        assert!(read(bytes[..len].to_vec()).is_err());
    }
}
