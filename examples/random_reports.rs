//! Random reports as a wide table, with what `check` says of them: the data by which
//! `tests/oracle/sql.py` compares other engines.
//!
//! `random_reports N REPORTS.csv FAILING.csv`: N reports, each body with two years; clean, broken,
//! blank, and of both editions. The second file has each place where a linear rule is broken, with
//! both sides. Without arguments, twenty reports go to the standard output.

// An example writes files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::fs::File;
use std::io::{self, BufWriter, Write};

use gouji::dataset::{Form, Record, sql};
use gouji::{Check, Profile, Report, Rule, Value};
use proptest::prelude::Rng;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

#[path = "../tests/support/random.rs"]
#[allow(dead_code, unused_imports, reason = "tests use the rest")]
mod random;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (number, mut reports, mut failing): (usize, Box<dyn Write>, Box<dyn Write>) =
        match &arguments[..] {
            [number, reports, failing] => (
                number.parse().map_err(io::Error::other)?,
                Box::new(BufWriter::new(File::create(reports)?)),
                Box::new(BufWriter::new(File::create(failing)?)),
            ),
            _ => (20, Box::new(io::stdout()), Box::new(io::sink())),
        };
    let profiles = profiles();
    let mut maker = Maker::new();
    reports.write_all(Form::Wide.csv_header().as_bytes())?;
    writeln!(failing, "report,rule,left_side,right_side")?;
    let mut last: Option<Report> = None;
    for at in 0..number {
        let mut report = maker.report();
        report.heading.agency = Some(format!("机关{}", at / 2));
        report.heading.year = Some(2020 + (at % 2) as u16);
        let before = last.take().filter(|_| at % 2 == 1);
        let mut record = Record::new(format!("r{at}"), report.clone());
        for profile in &profiles {
            let mut check = Check::new(&report).profile(profile);
            if let Some(before) = &before {
                check = check.last_year(before);
            }
            record = record.with_outcomes(&check);
            for problem in check.run().iter() {
                let sides = problem.left().zip(problem.right());
                if let Some((left, right)) = sides {
                    let rule = problem.rule().code();
                    writeln!(failing, "r{at},{rule},{},{}", left.sum, right.sum)?;
                }
            }
        }
        reports.write_all(Form::Wide.csv_rows(&record).as_bytes())?;
        last = Some(report);
    }
    reports.flush()?;
    failing.flush()
}

/// The linear rules, so that none is left out because another that is on implies it.
fn profiles() -> [Profile; 2] {
    let of = |implied: bool| {
        let rules = sql::rules().map(|(rule, _)| rule);
        rules
            .filter(|rule: &&Rule| rule.implied_by().is_some() == implied)
            .fold(Profile::none(), |profile, rule| profile.with(rule))
    };
    [of(false), of(true)]
}

/// Makes reports, the same ones each time.
struct Maker {
    runner: TestRunner,
    rng: TestRng,
    made: usize,
}

impl Maker {
    fn new() -> Maker {
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        Maker { runner: TestRunner::deterministic(), rng, made: 0 }
    }

    /// By turns: any figures, a clean report, one with wrong figures, one with gaps.
    fn report(&mut self) -> Report {
        self.made += 1;
        if self.made.is_multiple_of(4) {
            return self.draw(&random::any_report());
        }
        let mut report = self.draw(&random::balanced_report());
        let kind = self.made % 4;
        for _ in 0..[0, 0, 3, 6][kind] {
            self.change(&mut report, kind == 3);
        }
        report
    }

    fn draw(&mut self, strategy: &impl Strategy<Value = Report>) -> Report {
        let tree = strategy.new_tree(&mut self.runner);
        tree.map_or_else(|_| Report::default(), |tree| tree.current())
    }

    fn below(&mut self, most: u64) -> u64 {
        self.rng.next_u64() % most
    }

    /// Puts another figure, or a gap, into some cell.
    fn change(&mut self, report: &mut Report, gap: bool) {
        let cells: Vec<_> = report.cells().collect();
        if cells.is_empty() {
            return;
        }
        let (cell, value) = cells[self.below(cells.len() as u64) as usize];
        let new = match self.below(4) {
            0 | 1 if gap => Value::blank(cell.kind()),
            2 if gap => Value::not_applicable(cell.kind()),
            by => match value {
                Value::Count(count) => {
                    let number = count.get().unwrap_or_default() + by + 1;
                    Value::Count(u32::try_from(number).unwrap_or_default().into())
                }
                Value::Change(_) => Value::Change((2 - by as i32).into()),
                _ => return,
            },
        };
        // A value of the cell's own kind.
        let _ = report.set(cell, new);
    }
}
