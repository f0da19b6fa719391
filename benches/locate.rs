//! Locating errors in random 2021 reports with the tables 三 and 四: the engine alone, the whole
//! diagnosis, and a mixed-integer solver on the same records in the same run.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use gouji::solve::{Options, System, Variable, Workspace};
use gouji::{CellId, DiagnosisOptions, Evidence, Layout, Report, Source};

#[path = "../tests/oracle/mixed_integer.rs"]
mod mixed_integer;
#[allow(dead_code)]
#[path = "../tests/solve/support.rs"]
mod support;
#[allow(dead_code)]
#[path = "../tests/diagnose/tables.rs"]
mod tables;

use support::{Dice, given, spoil};

const REPORTS: usize = 1000;

/// The identities of both tables as one system.
fn system() -> System {
    let layouts = [Layout::REQUESTS_2021, Layout::REVIEW_LITIGATION];
    let mut system = System::new();
    for layout in layouts {
        let cells: Vec<_> = layout
            .cells()
            .map(|cell| system.variable_with(Variable::new(cell.to_string())))
            .collect();
        for identity in layout.identities() {
            system.identity(
                identity.terms().iter().map(|term| (cells[term.cell.index()], term.coefficient)),
                0,
            );
        }
    }
    system
}

/// Reports with so many wrong cells, and their figures.
fn spoilt(count: usize) -> Vec<(Report, Vec<Option<i64>>)> {
    let mut dice = Dice::new(count as u64 + 100);
    (0..REPORTS)
        .map(|_| {
            let mut report = tables::balanced(&mut |end| dice.below(end));
            let mut figures = tables::figures(&report);
            spoil(&mut dice, &mut figures, count);
            tables::write(&mut report, &figures);
            (report, given(&figures))
        })
        .collect()
}

/// Measures `work` on one report after another.
fn each<T>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: String,
    reports: &[T],
    mut work: impl FnMut(&T),
) {
    let mut next = 0;
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            next = (next + 1) % reports.len();
            work(black_box(&reports[next]));
        });
    });
}

/// One wrong figure in a report that has a text with twelve figures, and the years around it, which
/// fit.
fn beside(group: &mut BenchmarkGroup<'_, WallTime>) {
    let mut dice = Dice::new(7);
    let cases: Vec<([Report; 3], Vec<Evidence>)> = (0..REPORTS)
        .map(|_| {
            let [mut last, mut report, mut next] =
                [(); 3].map(|()| tables::balanced(&mut |end| dice.below(end)));
            let rows = |report: &mut Report| report.requests.clone().expect("a table");
            let own = rows(&mut report);
            last.requests.as_mut().expect("a table").carried_forward = own.carried_over;
            next.requests.as_mut().expect("a table").carried_over = own.carried_forward;
            let cells: Vec<(CellId, i64)> =
                report.cells().filter_map(|(cell, value)| Some((cell, value.integer()?))).collect();
            let said = (0..12).map(|_| cells[dice.below(cells.len() as u64) as usize]);
            let said =
                said.map(|(cell, number)| Evidence::sum(Source::Text, "某数", number, [cell]));
            let said = said.collect();
            let mut figures = tables::figures(&report);
            spoil(&mut dice, &mut figures, 1);
            tables::write(&mut report, &figures);
            ([last, report, next], said)
        })
        .collect();
    each(group, "report, its text and two years/1 wrong".into(), &cases, |(years, said)| {
        let options = DiagnosisOptions::default().evidence(said);
        let options = options.last_year(&years[0]).next_year(&years[2]);
        black_box(gouji::locate_with(&years[1], &options));
    });
}

fn locate(criterion: &mut Criterion) {
    let system = system();
    let locator = system.prepare().expect("a sound system");
    let mut group = criterion.benchmark_group("locate");
    group.warm_up_time(Duration::from_millis(300));
    group.measurement_time(Duration::from_secs(2));
    for count in [0, 1, 3, 5, 8] {
        let reports = spoilt(count);
        let mut workspace = Workspace::new();
        each(&mut group, format!("engine/{count} wrong"), &reports, |(_, figures)| {
            black_box(locator.locate_with(&mut workspace, figures, &Options::default()).ok());
        });
        each(&mut group, format!("report/{count} wrong"), &reports, |(report, _)| {
            black_box(gouji::locate(report));
        });
    }
    beside(&mut group);
    let ruled = support::tables_with_rules().prepare().expect("a sound system");
    let mut dice = Dice::new(99);
    let records: Vec<Vec<Option<i64>>> = (0..REPORTS)
        .map(|_| {
            let mut record = support::balanced(&mut dice);
            spoil(&mut dice, &mut record, 1);
            given(&record)
        })
        .collect();
    let mut workspace = Workspace::new();
    each(&mut group, "engine with three rules more/1 wrong".into(), &records, |record| {
        black_box(ruled.locate_with(&mut workspace, record, &Options::default()).ok());
    });
    group.sample_size(10);
    for count in [1, 3, 5] {
        let reports = spoilt(count);
        each(&mut group, format!("microlp/{count} wrong"), &reports, |(_, figures)| {
            black_box(mixed_integer::least_changes(&system, figures));
        });
    }
    group.finish();
    once(&system, 8, 3);
}

/// The solver on a few records with so many wrong cells, for which it takes too long to be measured
/// again and again.
#[allow(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn once(system: &System, count: usize, records: usize) {
    for (_, figures) in spoilt(count).iter().take(records) {
        let start = Instant::now();
        let least = black_box(mixed_integer::least_changes(system, figures));
        println!("microlp/{count} wrong: {:?}, least weight {least:?}", start.elapsed());
    }
}

criterion_group!(benches, locate);
criterion_main!(benches);
