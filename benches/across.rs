//! Comparing reports: all bodies of a city over seven years, and a summary of 3,000 members.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gouji::across::{Pile, Rollup, sum};
use gouji::*;

const BODIES: u32 = 813;
const YEARS: std::ops::RangeInclusive<u16> = 2019..=2025;
const MEMBERS: u32 = 3_000;

/// A report with figures of its own.
fn report(agency: &str, year: u16, seed: u32) -> Report {
    let edition = Edition::for_year(year).unwrap();
    let mut report = Report::default();
    report.heading = Heading { agency: Some(agency.into()), year: Some(year), scope: None };
    for table in Table::ALL.iter().take(3) {
        report.add_blank(table.layout(edition));
    }
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let cells: Vec<CellId> = report.cells().map(|(cell, _)| cell).collect();
    for cell in cells {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let number = if state % 4 == 0 { state % 50 } else { 0 };
        let value = match cell.kind() {
            Kind::Count => Value::Count(number.into()),
            Kind::Change => Value::Change(Change::ZERO),
            _ => Value::Amount(Amount::new(number.into(), Some(Unit::WanYuan)).unwrap()),
        };
        report.set(cell, value).unwrap();
    }
    report
}

/// The rules that compare reports.
fn comparing() -> Profile {
    let with = |profile: Profile, rule: &&'static Rule| match rule.stage() {
        Stage::Checking | Stage::Reading => profile,
        _ => profile.with(rule),
    };
    Rule::ALL.iter().fold(Profile::none(), with)
}

fn years(c: &mut Criterion) {
    let bodies = (0..BODIES).flat_map(|body| YEARS.map(move |year| (body, year)));
    let reports: Vec<Report> = bodies
        .map(|(body, year)| report(&format!("第{body}局"), year, body * 10 + u32::from(year)))
        .collect();
    let compared = |profile: &Profile, with_last_year: bool| {
        let pile = Pile::new(&reports);
        let found = |at: usize| {
            let check = Check::new(&reports[at]).profile(profile);
            match pile.last_year(at).filter(|_| with_last_year) {
                Some(last) => check.last_year(last).run().len(),
                None => check.run().len(),
            }
        };
        (0..reports.len()).map(found).sum::<usize>()
    };
    let mut group = c.benchmark_group("813 bodies over 7 years");
    group.sample_size(10);
    let (comparing, all) = (comparing(), Profile::default());
    group.bench_function("what compares years", |b| b.iter(|| compared(&comparing, true)));
    group.bench_function("all rules", |b| b.iter(|| compared(&all, true)));
    group.bench_function("all rules, each report by itself", |b| b.iter(|| compared(&all, false)));
    group.finish();
}

fn levels(c: &mut Criterion) {
    let mut reports: Vec<Report> =
        (0..MEMBERS).map(|body| report(&format!("第{body}局"), 2024, body)).collect();
    let mut summary = sum(&reports);
    summary.heading = report("某某市", 2024, 0).heading;
    reports.push(summary.clone());
    let mut list = String::from("某某市,,汇总\n");
    (0..MEMBERS).for_each(|body| list += &format!("第{body}局,某某市,\n"));
    // One figure of the summary is wrong in each row.
    let mut wrong = summary.clone();
    let cells: Vec<CellId> = Layout::REQUESTS_2021.cells().step_by(7).collect();
    for cell in cells {
        let value = wrong.get(cell).unwrap().integer().unwrap();
        wrong.set(cell, Count::try_from(value + 1).unwrap().into()).unwrap();
    }
    let comparing = comparing();
    let mut group = c.benchmark_group("a summary of 3,000 members");
    group.sample_size(20);
    let (rollup, pile) = (Rollup::from_csv(&list).0, Pile::new(&reports));
    let reports_of = rollup.with_reports(&pile);
    let members = reports_of.members(MEMBERS as usize).unwrap();
    let check = |report: &Report| {
        Check::new(report).profile(&comparing).members(&members).run().len()
    };
    assert_eq!((check(&summary), check(&wrong)), (0, 25));
    group.bench_function("one that is the sum", |b| b.iter(|| check(black_box(&summary))));
    group.bench_function("one that is wrong in 25 rows", |b| b.iter(|| check(black_box(&wrong))));
    group.bench_function("the list, the pile and the check", |b| {
        b.iter(|| {
            let (rollup, pile) = (Rollup::from_csv(&list).0, Pile::new(&reports));
            let levels = rollup.with_reports(&pile);
            let members = levels.members(MEMBERS as usize).unwrap();
            Check::new(&summary).profile(&comparing).members(&members).run().len()
        })
    });
    group.finish();
}

criterion_group!(benches, years, levels);
criterion_main!(benches);
