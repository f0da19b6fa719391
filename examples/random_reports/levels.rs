//! Summaries and their members: sums that hold, that are off, that lack a member.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use gouji::across::{Pile, Rollup, sum};
use gouji::dataset::{Form, Record, sql};
use gouji::{Check, Profile, Report, Scope};

use super::Maker;

/// So many families are made at once: the bodies of one do not know those of another.
const AT_ONCE: usize = 50;

/// Writes the reports of about so many bodies (`levels.csv`), the list of who belongs to whom
/// (`members.csv`), and what `check` says of the rules between levels.
pub fn write(maker: &mut Maker, number: usize, folder: &Path) -> io::Result<()> {
    let file = |name: &str| io::Result::Ok(BufWriter::new(File::create(folder.join(name))?));
    let (mut reports, mut members) = (file("levels.csv")?, file("members.csv")?);
    let (mut outcomes, mut failing) = (file("levels-outcomes.csv")?, file("levels-failing.csv")?);
    reports.write_all(Form::Wide.csv_header().as_bytes())?;
    writeln!(members, "name,parent,kind")?;
    writeln!(outcomes, "report,rule,outcome")?;
    writeln!(failing, "report,rule,cells")?;
    let mut made = 0;
    while made < number {
        let (mut list, mut all) = (String::new(), Vec::new());
        for family in 0..AT_ONCE {
            make_family(maker, &format!("县{made}-{family}"), &mut list, &mut all);
        }
        for (at, report) in all.iter().enumerate() {
            let record = Record::new(format!("l{}", made + at), report.clone());
            reports.write_all(Form::Wide.csv_rows(&record).as_bytes())?;
        }
        members.write_all(list.as_bytes())?;
        tell(&all, &list, made, &mut outcomes, &mut failing)?;
        made += all.len();
    }
    reports.flush()?;
    members.flush()?;
    outcomes.flush()?;
    failing.flush()
}

/// A summary and its members, in one year.
fn make_family(maker: &mut Maker, name: &str, list: &mut String, all: &mut Vec<Report>) {
    let mut members: Vec<Report> = Vec::new();
    let kind = ["", "", "whole_area", "own_level"][maker.below(4) as usize];
    // Of most families every figure is known, so that sums can be told.
    let is_whole = maker.below(4) > 0;
    list.push_str(&format!("{name},,{kind}\n"));
    for member in 0..=maker.below(3) {
        let member = format!("{name}-局{member}");
        list.push_str(&format!("{member},{name},\n"));
        // Some bodies have no report.
        if maker.below(12) > 0 {
            let report = if is_whole { whole(maker) } else { maker.report() };
            members.push(named(report, &member));
        }
    }
    if maker.below(10) == 0 {
        list.push_str(&format!("…,{name},\n"));
    }
    let mut summary = named(sum(&members), name);
    let scopes = [None, Some(Scope::WholeArea), Some(Scope::WholeArea), Some(Scope::OwnLevel)];
    summary.heading.scope = scopes[maker.below(4) as usize];
    for _ in 0..[0, 0, 1, 4][maker.below(4) as usize] {
        maker.change(&mut summary, true);
    }
    all.extend(members);
    all.push(summary);
}

/// A report with every table and a number in every cell.
fn whole(maker: &mut Maker) -> Report {
    loop {
        let report = maker.draw(&super::random::balanced_report());
        let has_requests = report.requests.is_some() && report.proactive_disclosure.is_some();
        if has_requests && report.review_litigation.is_some() {
            return report;
        }
    }
}

fn named(mut report: Report, name: &str) -> Report {
    report.heading.agency = Some(name.to_owned());
    report.heading.year = Some(2023);
    report
}

/// Writes what `check` says of each report that has members.
fn tell(
    all: &[Report],
    list: &str,
    first: usize,
    outcomes: &mut impl Write,
    failing: &mut impl Write,
) -> io::Result<()> {
    let (rollup, errors) = Rollup::from_csv(list);
    assert!(errors.is_empty(), "{errors:?}");
    let levels = rollup.with_reports(&Pile::new(all));
    let rules = sql::levels().map(|predicate| predicate.rule());
    let profile = rules.fold(Profile::none(), Profile::with);
    for (at, report) in all.iter().enumerate() {
        let Some(members) = levels.members(at) else { continue };
        let check = Check::new(report).profile(&profile).members(&members);
        for outcome in check.outcomes() {
            let word = sql::outcome_word(outcome.verdict.outcome());
            writeln!(outcomes, "l{},{},{word}", first + at, outcome.rule)?;
        }
        for problem in &check.run() {
            let cells: Vec<String> = problem.cells().iter().map(|cell| cell.path()).collect();
            writeln!(failing, "l{},{},{}", first + at, problem.rule(), cells.join(" "))?;
        }
    }
    Ok(())
}
