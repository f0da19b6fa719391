//! The identities over Arrow columns, beside the verdict over reports and a plain sum over the same
//! columns in the same run. The figures are for each report.

use std::hint::black_box;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::dataset::{ColumnRules, Form, Record, Type};
use gouji::{Report, Rule, verdict};

mod clean;
use clean::clean;

/// More figures than the caches hold.
const REPORTS: u32 = 100_000;
/// The rows of a batch.
const BATCH: usize = 8192;

/// The identities of severity error of the edition of 2021, as `verdict` looks at them.
const RULES: [&str; 6] = ["RQ-01", "RQ-02", "RQ-03", "RL-01", "RL-02", "RL-03"];

fn batches(reports: &[Report]) -> Vec<RecordBatch> {
    let batch = |(at, reports): (usize, &[Report])| {
        let name =
            |(row, report): (usize, &Report)| Record::new(format!("{at}-{row}"), report.clone());
        let records: Vec<Record> = reports.iter().enumerate().map(name).collect();
        Form::Wide.to_batch(&records).unwrap()
    };
    reports.chunks(BATCH).enumerate().map(batch).collect()
}

/// The sum of all figures of the two tables of sums.
fn plain_sum(batch: &RecordBatch) -> i64 {
    let columns = Form::Wide.columns().iter().zip(batch.columns());
    let tied = columns.filter(|(column, array)| {
        let is_figure = matches!(column.holds, Type::Whole { .. });
        is_figure && array.null_count() == 0 && !column.name.starts_with("proactive")
    });
    let sum = |array: &[i64]| array.iter().fold(0_i64, |sum, number| sum.wrapping_add(*number));
    tied.map(|(_, array)| sum(array.as_primitive::<Int64Type>().values())).sum()
}

fn columns(c: &mut Criterion) {
    let reports: Vec<Report> = (0..REPORTS).map(clean).collect();
    let batches = batches(&reports);
    let rules = ColumnRules::of(RULES.iter().filter_map(|code| Rule::by_code(code)));
    let all = ColumnRules::of(Rule::ALL.iter().copied());
    let mut group = c.benchmark_group("columns");
    group.sample_size(20).throughput(Throughput::Elements(REPORTS.into()));
    group.bench_function("identities over columns", |b| {
        b.iter(|| batches.iter().for_each(|batch| drop(black_box(rules.outcomes(batch)))));
    });
    group.bench_function("all linear rules over columns", |b| {
        b.iter(|| batches.iter().for_each(|batch| drop(black_box(all.outcomes(batch)))));
    });
    group.bench_function("verdict over reports", |b| {
        b.iter(|| reports.iter().map(|report| black_box(verdict(report)) as usize).sum::<usize>());
    });
    group.bench_function("plain sum over columns", |b| {
        b.iter(|| batches.iter().map(plain_sum).fold(0, i64::wrapping_add));
    });
    group.finish();
}

criterion_group!(benches, columns);
criterion_main!(benches);
