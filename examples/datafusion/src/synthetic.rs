//! Reports of an invented country: every body has one for each year, in the edition of its time.
//! Body and year alone decide what stands in a report, so that any part can be made by itself.

use std::ops::RangeInclusive;

use gouji::{
    Applicants, CaseResults, Count, Edition, Heading, ProactiveDisclosure, Report, Requests,
    ReviewLitigation,
};

/// The years that are reported on.
pub const YEARS: RangeInclusive<u16> = 2019..=2023;

/// The first year whose reports say what is in force.
const FIRST_IN_FORCE: u16 = 2021;

/// What is wrong with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The total of the requests received is too large: RQ-01 and RQ-03 fail.
    WrongTotal,
    /// More is carried over than last year carried forward: YR-01 fails.
    CarriedOver,
    /// A figure of a sum is blank: RQ-01 and RQ-03 cannot be decided.
    Blank,
    /// The total of the reconsiderations is too large: RL-01 fails.
    WrongCases,
}

/// How many of 1,000 reports have each fault.
const FAULTS: [(Fault, u64); 4] = [
    (Fault::WrongTotal, 40),
    (Fault::CarriedOver, 20),
    (Fault::Blank, 20),
    (Fault::WrongCases, 10),
];

/// A number that looks random, the same one for the same seeds.
fn noise(seeds: [u64; 3]) -> u64 {
    seeds.iter().fold(0x9e37_79b9_7f4a_7c15, |mixed: u64, seed| {
        let mut z = (mixed ^ seed).wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    })
}

/// A number below `most` for a body, a year and a purpose.
fn below(most: u32, body: u64, year: u16, purpose: u64) -> u32 {
    (noise([body, year.into(), purpose]) % u64::from(most)) as u32
}

/// What the report of a body and a year has wrong.
pub fn fault(body: u64, year: u16) -> Option<Fault> {
    let drawn = noise([body, year.into(), 1]) % 1000;
    let mut most = 0;
    FAULTS.into_iter().find_map(|(fault, share)| {
        most += share;
        (drawn < most).then_some(fault)
    })
}

/// What a report is called.
pub fn key(body: u64, year: u16) -> String {
    format!("b{body}-{year}")
}

/// The report of a body and a year.
pub fn report(body: u64, year: u16) -> Report {
    let edition = Edition::for_year(year).unwrap_or(Edition::Edition2019);
    let fault = fault(body, year);
    let heading =
        Heading { agency: Some(format!("某县第{body}局")), year: Some(year), scope: None };
    Report {
        heading,
        proactive_disclosure: Some(disclosure(body, year, edition)),
        requests: Some(requests(body, year, edition, fault)),
        review_litigation: Some(cases(body, year, fault)),
        ..Report::default()
    }
}

fn disclosure(body: u64, year: u16, edition: Edition) -> ProactiveDisclosure {
    let mut table = ProactiveDisclosure::zero(edition);
    let issued = |year: u16| below(6, body, year, 2);
    match &mut table {
        ProactiveDisclosure::Edition2019(table) => {
            let documents = &mut table.normative_documents;
            let all = (*YEARS.start()..=year).map(issued).sum::<u32>();
            documents.newly_made = issued(year).into();
            documents.newly_published = issued(year).into();
            documents.total_published = (20 + all).into();
            table.administrative_licensing.items_previous_year = 30.into();
            table.administrative_licensing.decisions = below(500, body, year, 3).into();
        }
        ProactiveDisclosure::Edition2021(table) => {
            let documents = &mut table.normative_documents;
            let all = (FIRST_IN_FORCE..=year).map(issued).sum::<u32>();
            documents.issued = issued(year).into();
            documents.in_force = (20 + all).into();
            table.administrative_licensing.decisions = below(500, body, year, 3).into();
            table.administrative_penalties.decisions = below(90, body, year, 4).into();
        }
        // An edition that these years do not have.
        _ => {}
    }
    table
}

/// The six kinds of applicants and their sum.
fn row(parts: [u32; 6]) -> Applicants {
    let sum = parts.iter().sum();
    let [first, second, third, fourth, fifth, sixth] = parts;
    Applicants::from([first, second, third, fourth, fifth, sixth, sum])
}

/// Most bodies have few applicants: persons, some enterprises, hardly anyone else.
fn by_applicant(body: u64, year: u16, purpose: u64, most: u32) -> [u32; 6] {
    let is_asked = below(3, body, 0, 5) > 0;
    std::array::from_fn(|kind| match kind {
        _ if !is_asked => 0,
        0 => below(most, body, year, purpose),
        1 => below(most.div_ceil(4), body, year, purpose + 100),
        _ => 0,
    })
}

/// What is still open at the end of a year.
fn carried_forward(body: u64, year: u16) -> [u32; 6] {
    by_applicant(body, year, 6, 3)
}

fn requests(body: u64, year: u16, edition: Edition, fault: Option<Fault>) -> Requests {
    let forward = carried_forward(body, year);
    let mut over = carried_forward(body, year - 1);
    if fault == Some(Fault::CarriedOver) {
        over[0] += 1;
    }
    let not_held = by_applicant(body, year, 7, 9);
    let partly = by_applicant(body, year, 8, 4);
    // As many are disclosed as were carried over at least, so that no figure is below zero.
    let more = by_applicant(body, year, 9, 30);
    let disclosed: [u32; 6] = std::array::from_fn(|kind| over[kind] + more[kind]);
    let concluded: [u32; 6] =
        std::array::from_fn(|kind| disclosed[kind] + partly[kind] + not_held[kind]);
    let received = std::array::from_fn(|kind| concluded[kind] + forward[kind] - over[kind]);
    let mut table = Requests::zero(edition);
    table.received = row(received);
    table.carried_over = row(over);
    table.outcomes.disclosed = row(disclosed);
    table.outcomes.partially_disclosed = row(partly);
    table.outcomes.unable_to_provide.not_held = row(not_held);
    table.outcomes.total = row(concluded);
    table.carried_forward = row(forward);
    match fault {
        Some(Fault::WrongTotal) => {
            table.received.total = (received.iter().sum::<u32>() + 1).into();
        }
        Some(Fault::Blank) => table.received.natural_person = Count::BLANK,
        _ => {}
    }
    table
}

fn cases(body: u64, year: u16, fault: Option<Fault>) -> ReviewLitigation {
    let mut table = ReviewLitigation::zero(Edition::Edition2021);
    let upheld = u32::from(below(10, body, year, 10) == 0);
    let wrong = u32::from(fault == Some(Fault::WrongCases));
    table.review = CaseResults::from([upheld, 0, 0, 0, upheld + wrong]);
    table
}

#[cfg(test)]
mod tests {
    use gouji::{Check, Problem, Rule, Severity};

    use super::*;

    fn broken(body: u64, year: u16) -> Vec<&'static str> {
        let (this, last) = (report(body, year), report(body, year - 1));
        let mut check = Check::new(&this);
        if year > *YEARS.start() {
            check = check.last_year(&last);
        }
        let problems = check.run();
        let is_error = |problem: &&Problem| problem.severity() == Severity::Error;
        let code = |problem: &Problem| Rule::by_code(problem.rule().code()).map(Rule::code);
        problems.iter().filter(is_error).filter_map(code).collect()
    }

    #[test]
    fn reports_have_the_faults_that_they_are_told_to_have_and_no_others() {
        let mut seen = Vec::new();
        for (body, year) in (0..400).flat_map(|body| YEARS.map(move |year| (body, year))) {
            let fault = fault(body, year);
            seen.extend(fault);
            let expected: &[&str] = match fault {
                Some(Fault::WrongTotal) => &["RQ-01", "RQ-03"],
                Some(Fault::CarriedOver) if year > *YEARS.start() => &["YR-01"],
                Some(Fault::WrongCases) => &["RL-01"],
                _ => &[],
            };
            let mut broken = broken(body, year);
            broken.sort_unstable();
            broken.dedup();
            assert_eq!(broken, expected, "{body} {year} {fault:?}");
        }
        assert!(FAULTS.iter().all(|(fault, _)| seen.contains(fault)));
    }
}
