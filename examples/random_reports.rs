//! Random reports as a wide table, with what `check` says of them: the data by which
//! `tests/oracle/sql.py` compares other engines.
//!
//! `random_reports N FOLDER`: N reports, each body with two years; clean, broken, blank, and of
//! both editions. The folder gets the reports, each place where a linear rule is broken, with both
//! sides, some rules of one's own as SQL with their outcomes, and a fifth as many reports of bodies
//! with members. Without arguments, twenty reports go to the standard output.

// An example writes files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use gouji::dataset::{Form, Record, sql};
use gouji::{Check, HouseRule, HouseRules, Problem, Profile, Report, Rule, Value};
use proptest::prelude::Rng;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

#[path = "../tests/support/random.rs"]
#[allow(dead_code, unused_imports, reason = "tests use the rest")]
mod random;

#[path = "random_reports/levels.rs"]
mod levels;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (number, mut files) = match &arguments[..] {
        [number, folder] => {
            (number.parse().map_err(io::Error::other)?, Files::in_folder(folder.as_ref())?)
        }
        _ => (20, Files::shown()),
    };
    let (house, profiles) = (house_rules(), profiles());
    let mut maker = Maker::new();
    if let [_, folder] = &arguments[..] {
        levels::write(&mut Maker::new(), number / 5, folder.as_ref())?;
    }
    files.reports.write_all(Form::Wide.csv_header().as_bytes())?;
    writeln!(files.failing, "report,rule,left_side,right_side")?;
    writeln!(files.house, "report,rule,outcome")?;
    let mut last: Option<Report> = None;
    for at in 0..number {
        let report = maker.report_of(at);
        let before = last.take().filter(|_| at % 2 == 1);
        let mut record = Record::new(format!("r{at}"), report.clone());
        for profile in &profiles {
            let mut check = Check::new(&report).profile(profile);
            if let Some(before) = &before {
                check = check.last_year(before);
            }
            record = record.with_outcomes(&check);
            files.tell_failing(&record.key, check.run().iter())?;
        }
        files.tell_house(
            &record.key,
            &Check::new(&report).profile(&Profile::none()).rules(&house),
        )?;
        files.reports.write_all(Form::Wide.csv_rows(&record).as_bytes())?;
        last = Some(report);
    }
    files.reports.flush()?;
    files.house.flush()?;
    files.failing.flush()
}

/// Where the data go.
struct Files {
    reports: Box<dyn Write>,
    failing: Box<dyn Write>,
    house: Box<dyn Write>,
}

impl Files {
    fn shown() -> Files {
        let (failing, house) = (Box::new(io::sink()), Box::new(io::sink()));
        Files { reports: Box::new(io::stdout()), failing, house }
    }

    fn in_folder(folder: &Path) -> io::Result<Files> {
        let rules = house_rules();
        for rule in rules.iter() {
            if let Some(predicate) = sql::house_rule(&rules, rule.code()) {
                std::fs::write(folder.join(format!("{rule}.sql")), sql::file(rule, &predicate))?;
            }
        }
        let file = |name: &str| -> io::Result<Box<dyn Write>> {
            Ok(Box::new(BufWriter::new(File::create(folder.join(name))?)))
        };
        let (reports, failing) = (file("reports.csv")?, file("failing.csv")?);
        Ok(Files { reports, failing, house: file("house.csv")? })
    }

    /// Writes the places where a linear rule is broken.
    fn tell_failing<'a>(
        &mut self,
        report: &str,
        problems: impl Iterator<Item = &'a Problem>,
    ) -> io::Result<()> {
        for problem in problems {
            if let Some((left, right)) = problem.left().zip(problem.right()) {
                writeln!(self.failing, "{report},{},{},{}", problem.rule(), left.sum, right.sum)?;
            }
        }
        Ok(())
    }

    fn tell_house(&mut self, report: &str, check: &Check<'_>) -> io::Result<()> {
        for outcome in check.outcomes() {
            let word = sql::outcome_word(outcome.verdict.outcome());
            writeln!(self.house, "{report},{},{word}", outcome.rule)?;
        }
        self.tell_failing(report, check.run().iter())
    }
}

/// Rules of one's own: with coefficients, with a constant, over two tables, over one edition.
fn house_rules() -> HouseRules {
    let mut rules = HouseRules::new();
    let errors = rules.layer(
        "某省",
        [
            HouseRule::linear("HN-01", "2*requests.received - requests.carried_over >= 3"),
            HouseRule::linear("HN-02", "review_litigation.review.total <= requests.received.total"),
            HouseRule::linear(
                "HN-03",
                "proactive_disclosure.administrative_licensing.items_change = 4 - \
             3*processing_fees.cases_notified",
            ),
        ],
    );
    assert!(errors.is_empty(), "{errors:?}");
    rules
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

    /// The report of a body and a year.
    fn report_of(&mut self, at: usize) -> Report {
        let mut report = self.report();
        report.heading.agency = Some(format!("机关{}", at / 2));
        report.heading.year = Some(2020 + (at % 2) as u16);
        report
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
