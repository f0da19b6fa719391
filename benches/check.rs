//! The verdict and the check on clean reports, against a plain sum over the same cells in the same
//! run.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use gouji::*;

mod clean;
use clean::clean;

/// The cells that the identities tie.
const CELLS: usize = 190;

/// The words that a report takes in memory, its other tables and its heading included.
const BYTES: usize = size_of::<Report>() / size_of::<u64>();

/// The cells of a report at the start of a run of words, for the plain sum.
fn words<const N: usize>(report: &Report) -> [u64; N] {
    let mut words = [0; N];
    let cells = report.cells().filter(|(cell, _)| cell.table() != Table::ProactiveDisclosure);
    for (word, (_, value)) in words.iter_mut().zip(cells) {
        *word = value.integer().unwrap() as u64;
    }
    words
}

fn one(c: &mut Criterion) {
    let report = clean(1);
    assert_eq!(verdict(&report), Outcome::Holds);
    assert!(check(&report).is_empty());
    let mut group = c.benchmark_group("one clean report");
    group.bench_function("verdict", |b| b.iter(|| verdict(black_box(&report))));
    group.bench_function("check", |b| b.iter(|| check(black_box(&report))));
    let run: [u64; CELLS] = words(&report);
    group.bench_function("plain sum", |b| b.iter(|| black_box(&run).iter().sum::<u64>()));
    let mut broken = report.clone();
    broken.requests.as_mut().unwrap().received.total = Count::ZERO;
    group.bench_function("check of a broken one", |b| {
        b.iter_batched_ref(|| (), |()| check(black_box(&broken)), BatchSize::SmallInput)
    });
    group.finish();
}

fn many(c: &mut Criterion) {
    let reports: Vec<Report> = (0..100_000).map(clean).collect();
    let cells: Vec<[u64; CELLS]> = reports.iter().map(words).collect();
    let bytes: Vec<[u64; BYTES]> = reports.iter().map(words).collect();
    let mut group = c.benchmark_group("100,000 clean reports");
    group.sample_size(20);
    group.throughput(Throughput::Elements(reports.len() as u64));
    group.bench_function("verdict", |b| {
        b.iter(|| reports.iter().filter(|report| verdict(report) == Outcome::Holds).count())
    });
    group.bench_function("check", |b| {
        b.iter(|| reports.iter().filter(|report| check(report).is_empty()).count())
    });
    group.bench_function("plain sum of the same cells", |b| {
        b.iter(|| cells.iter().map(|run| run.iter().sum::<u64>()).sum::<u64>())
    });
    group.bench_function("plain sum of as many bytes", |b| {
        b.iter(|| bytes.iter().map(|run| run.iter().sum::<u64>()).sum::<u64>())
    });
    group.finish();
}

criterion_group!(benches, one, many);
criterion_main!(benches);
