//! Comparing reports: all bodies of a city over seven years, and a summary of 3,000 members.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use gouji::across::{Pile, Rollup, sum};
use gouji::*;

const BODIES: u32 = 813;
const YEARS: std::ops::RangeInclusive<u16> = 2019..=2025;
const MEMBERS: u32 = 3_000;

/// Numbers that look as if they came by chance.
struct Numbers(u32);

impl Numbers {
    fn next(&mut self, below: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % below
    }

    fn row(&mut self, least: u32, below: u32) -> [u32; 7] {
        let mut row = [(); 7].map(|()| least + self.next(below));
        row[6] = row[..6].iter().sum();
        row
    }
}

/// A report of zeros.
fn zeros(agency: &str, year: u16) -> Report {
    let edition = Edition::for_year(year).unwrap();
    Report {
        heading: Heading { agency: Some(agency.into()), year: Some(year), scope: None },
        proactive_disclosure: Some(ProactiveDisclosure::zero(edition)),
        requests: Some(Requests::zero(edition)),
        review_litigation: Some(ReviewLitigation::zero(edition)),
        processing_fees: None,
    }
}

/// What a body leaves to the next year.
#[derive(Default)]
struct Left {
    requests: [u32; 7],
    documents: u32,
}

/// A clean report that goes on where the year before ended; one in twenty has a break.
fn report(agency: &str, year: u16, left: &mut Left, numbers: &mut Numbers) -> Report {
    let mut report = zeros(agency, year);
    let table = report.requests.as_mut().unwrap();
    let (disclosed, not_held) = (numbers.row(20, 60), numbers.row(5, 30));
    let forward = numbers.row(0, 9);
    let add = |one: [u32; 7], other: [u32; 7]| std::array::from_fn(|n| one[n] + other[n]);
    let total: [u32; 7] = add(disclosed, not_held);
    let all: [u32; 7] = add(total, forward);
    table.received = std::array::from_fn(|n| all[n] - left.requests[n]).into();
    table.carried_over = left.requests.into();
    table.outcomes.disclosed = disclosed.into();
    table.outcomes.unable_to_provide.not_held = not_held.into();
    table.outcomes.total = total.into();
    table.carried_forward = forward.into();
    left.requests = forward;
    if let Some(ProactiveDisclosure::Edition2021(table)) = &mut report.proactive_disclosure {
        let (issued, repealed) = (numbers.next(30), numbers.next(10).min(left.documents));
        left.documents += issued - repealed.min(issued);
        let documents = &mut table.normative_documents;
        (documents.issued, documents.repealed) = (issued.into(), repealed.min(issued).into());
        documents.in_force = left.documents.into();
        table.administrative_licensing.decisions = (500 + numbers.next(900)).into();
        table.administrative_penalties.decisions = (100 + numbers.next(200)).into();
    }
    if numbers.next(20) == 0 {
        left.requests[0] += 1;
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
    let of_body = |body: u32| {
        let (mut left, mut numbers) = (Left::default(), Numbers(body * 77 + 1));
        let name = format!("第{body}局");
        YEARS.map(move |year| report(&name, year, &mut left, &mut numbers))
    };
    let reports: Vec<Report> = (0..BODIES).flat_map(of_body).collect();
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
    let member = |body: u32| {
        report(&format!("第{body}局"), 2024, &mut Left::default(), &mut Numbers(body * 77 + 1))
    };
    let mut reports: Vec<Report> = (0..MEMBERS).map(member).collect();
    let mut summary = sum(&reports);
    summary.heading = zeros("某某市", 2024).heading;
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
    let check =
        |report: &Report| Check::new(report).profile(&comparing).members(&members).run().len();
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
