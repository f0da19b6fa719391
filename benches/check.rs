//! The verdict and the check on clean reports, against a plain sum over the same cells in the same
//! run.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use gouji::*;

/// A clean report of the 2021 edition, different for each seed.
fn clean(seed: u32) -> Report {
    let layout = Layout::REQUESTS_2021;
    let mut report = Report::default();
    for layout in [Layout::PROACTIVE_DISCLOSURE_2021, layout, Layout::REVIEW_LITIGATION] {
        report.add_blank(layout);
        for cell in layout.cells() {
            let value = match cell.kind() {
                Kind::Count => Value::Count(Count::ZERO),
                Kind::Change => Value::Change(Change::ZERO),
                _ => Value::Amount(Amount::new(seed.into(), Some(Unit::WanYuan)).unwrap()),
            };
            report.set(cell, value).unwrap();
        }
    }
    let table = report.requests.as_mut().unwrap();
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % 50
    };
    let mut row = || {
        let [a, b, c, d, e, f] = [(); 6].map(|()| next());
        Applicants {
            natural_person: a.into(),
            commercial_enterprise: b.into(),
            research_institution: c.into(),
            public_welfare_organization: d.into(),
            legal_service_institution: e.into(),
            other_organization: f.into(),
            total: (a + b + c + d + e + f).into(),
        }
    };
    table.outcomes.disclosed = row();
    table.outcomes.partially_disclosed = row();
    table.outcomes.unable_to_provide.not_held = row();
    table.outcomes.not_processed.petition_or_complaint = row();
    table.carried_forward = row();
    let sum = |rows: &[&Applicants]| {
        let add = |of: fn(&Applicants) -> Count| {
            Count::new(rows.iter().filter_map(|row| of(row).get()).sum()).unwrap()
        };
        Applicants {
            natural_person: add(|row| row.natural_person),
            commercial_enterprise: add(|row| row.commercial_enterprise),
            research_institution: add(|row| row.research_institution),
            public_welfare_organization: add(|row| row.public_welfare_organization),
            legal_service_institution: add(|row| row.legal_service_institution),
            other_organization: add(|row| row.other_organization),
            total: add(|row| row.total),
        }
    };
    let parts = &table.outcomes;
    let total = sum(&[
        &parts.disclosed,
        &parts.partially_disclosed,
        &parts.unable_to_provide.not_held,
        &parts.not_processed.petition_or_complaint,
    ]);
    table.received = sum(&[&total, &table.carried_forward]);
    table.outcomes.total = total;
    report
}

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
