//! Checks annual reports: which identities fail, in which cells, and which figures are most likely
//! wrong.
//!
//! `check [--format text|json|csv|html|xlsx|answers] [--out FOLDER] [--overwrite] [--lang zh|en]
//! [--severity error|warning|note] [--rules FILE]… [--answers FILE] [--last-year FILE]
//! [--levels FILE|FOLDER] [--published DATE] [--due DATE] [--no-prose] [FILE…|FOLDER…|-]`
//!
//! `.json` holds one report in the serde form, `.jsonl` one a line; everything else is a document.
//! A folder stands for the files in it and in its folders, but for those whose names begin with a
//! point. Without arguments a report that ships with the project is checked.
//!
//! - `--format html` gives one page to look at, `csv` and `xlsx` (feature `xlsx-write`) the list of
//!   problems, `answers` a file to fill in with what is to be said
//!   of each problem. `--out` writes all forms into a folder; nothing in it is replaced without
//!   `--overwrite`.
//! - `--rules` takes rules of one's own, in TOML or JSON (feature `rules`), `--answers` what was
//!   answered to problems (feature `answers`): one that is explained or dismissed no longer counts.
//! - `--last-year` names the same body's report of the year before, which otherwise is looked for
//!   among the files; `--levels` who belongs to whom (`name,parent,kind`), or the folder whose
//!   folders show it, so that summaries are compared with their members.
//! - `--published` is the day on which the reports were published (2025-01-31), `--due` the last
//!   day by a local notice. `--no-prose` leaves the text of the documents out.
//! - `--list-rules` writes all rules with their coefficients as JSON.
//!
//! After several reports comes a list of those with errors, the worst first, and of the files that
//! could not be read; then what is wrong with the pile, the years of each body and the tree of the
//! bodies. Exit status: 0 no error, 1 at least one problem of severity error, 2 something could not
//! be read or written.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::Write;
use std::process::ExitCode;

use gouji::Report;
use gouji::across::Beside;
use gouji::read::Reading;
use indicatif::ProgressBar;
use serde_json::json;

mod folder;
mod json;
mod options;
mod output;
mod sources;
mod text;

#[path = "../across/pictures.rs"]
mod pictures;

use options::{Aids, Options, USAGE};
use output::Output;
use sources::Source;

/// So many documents are in memory at once.
const HELD: usize = 64;

/// What was read of so many documents is kept; of more, each is read again when its turn comes, so
/// that memory does not grow with them.
const KEPT: usize = 1_000;

fn main() -> ExitCode {
    let options = match Options::parse() {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => return failed(&format!("{message}\n{USAGE}")),
    };
    let mut aids = match Aids::read(&options) {
        Ok(aids) => aids,
        Err(message) => return failed(&message),
    };
    if options.list_rules {
        println!("{}", json!(gouji::reference::rule_list(&aids.rules)));
        return ExitCode::SUCCESS;
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let status = run(&options, &mut aids, &mut out);
    // A closed pipe (`check … | head`) is no failure of the check.
    let _ = out.flush();
    status.map_or_else(|message| failed(&message), ExitCode::from)
}

fn failed(message: &str) -> ExitCode {
    eprintln!("check: {message}");
    ExitCode::from(2)
}

/// What is kept of a source from the first reading: why it could not be read, or what was read,
/// where the sources are few.
type Kept = Result<Option<Reading>, String>;

/// Checks everything and gives the exit status.
fn run(options: &Options, aids: &mut Aids, out: &mut impl Write) -> Result<u8, String> {
    let sources = sources::all(options);
    let mut output = Output::new(options, sources.len(), out)?;
    let progress = progress(sources.len());
    let (mut kept, reports) = read(&sources, options, &progress);
    let read = sources.iter().zip(&kept).filter(|(_, kept)| kept.is_ok());
    let names = read.map(|(source, _)| source.name.as_str());
    aids.take_folders(names.zip(&reports), options);
    let checker = aids.checker(options);
    let beside = checker.beside(&reports);
    let mut first = 0;
    for (sources, kept) in sources.chunks(HELD).zip(kept.chunks_mut(HELD)) {
        first += check_some(sources, kept, first, &beside, options, &mut output);
        progress.inc(sources.len() as u64);
    }
    progress.finish_and_clear();
    output.finish(&beside, aids)
}

/// A bar on a terminal, where there is enough to wait for.
fn progress(sources: usize) -> ProgressBar {
    if sources > HELD { ProgressBar::new(2 * sources as u64) } else { ProgressBar::hidden() }
}

/// Reads all sources once: what stands beside a report must be known before it is checked. The
/// reports are those of the sources that could be read, in order.
fn read(sources: &[Source], options: &Options, progress: &ProgressBar) -> (Vec<Kept>, Vec<Report>) {
    let keeps = sources.len() <= KEPT;
    let (mut kept, mut reports) = (Vec::with_capacity(sources.len()), Vec::new());
    for some in sources.chunks(HELD) {
        for read in sources::read_some(some, options) {
            kept.push(read.map(|reading| {
                reports.push(reading.report.clone());
                keeps.then_some(reading)
            }));
        }
        progress.inc(some.len() as u64);
    }
    (kept, reports)
}

/// Checks a few sources, gives out what was found in order, and says how many were reports.
fn check_some(
    sources: &[Source],
    kept: &mut [Kept],
    first: usize,
    beside: &Beside<'_>,
    options: &Options,
    output: &mut Output<'_, impl Write>,
) -> usize {
    let is_gone = |one: &Kept| matches!(one, Ok(None));
    let again = kept.iter().any(is_gone).then(|| sources::read_some(sources, options));
    let mut again = again.unwrap_or_default().into_iter();
    let (mut readings, mut failed) = (Vec::new(), Vec::new());
    let mut at = first;
    for (source, kept) in sources.iter().zip(kept) {
        let second = again.next();
        let read = match kept {
            Err(message) => Err(message.clone()),
            Ok(kept) => {
                at += 1;
                kept.take().map(Ok).or(second).expect("it was read once or twice")
            }
        };
        match read {
            Ok(reading) => readings.push((at - 1, source.name.clone(), reading)),
            Err(message) => failed.push((source.name.clone(), message)),
        }
    }
    let numbers: Vec<usize> = readings.iter().map(|(at, ..)| *at).collect();
    let mut found = numbers.into_iter().zip(beside.check_all(readings)).peekable();
    let mut failed = failed.into_iter().peekable();
    for source in sources {
        if let Some((name, message)) = failed.next_if(|(name, _)| *name == source.name) {
            output.not_read(&name, &message);
        } else if let Some((at, found)) = found.next() {
            output.report(source, at, found, beside);
        }
    }
    at - first
}
