//! Checks annual reports: which identities fail, in which cells, and which figures are most likely
//! wrong.
//!
//! `check [--format text|json|html] [--lang zh|en] [--severity error|warning|note] [--rules FILE]…
//! [--last-year FILE] [--levels FILE] [--published DATE] [--due DATE] [--no-prose]
//! [FILE…|FOLDER…|-]`
//!
//! `.json` holds one report in the serde form, `.jsonl` one a line; everything else is a document.
//! `--rules` takes rules of one's own, in TOML or JSON (feature `rules`). `--last-year` names the
//! same body's report of the year before, which otherwise is looked for among the files; `--levels`
//! who belongs to whom (`name,parent,kind`), so that summaries are compared with their members.
//! `--published` is the day on which the reports were published (2025-01-31), `--due` the last day
//! by a local notice.
//! `--no-prose` leaves the text of the documents out. `--format html` gives one page to look at.
//! `--list-rules` writes all rules with their coefficients as JSON. A folder stands for the files
//! in it and in its folders, but for those whose names begin with a point. Without arguments a
//! report that ships with the project is checked.
//!
//! After several reports comes a list of those with errors and of the files that could not be read;
//! then what is wrong with the pile, the years of each body and the tree of the bodies. Exit
//! status: 0 no error, 1 at least one problem of severity error, 2 something could not be read.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::{Read as _, Write};
use std::process::ExitCode;

use gouji::across::{AcrossError, Levels, Pile, Rollup};
use gouji::claim::Claim;
use gouji::read::{Position, Reading};
use gouji::write::{self, Checked};
use gouji::{
    CellId, Check, Date, Diagnosis, DiagnosisOptions, Fault, HouseRules, Locale, Prepared, Problem,
    Problems, Repair, Report, Severity, Table, Verdict,
};
use serde_json::{Value, json};

#[path = "across/pictures.rs"]
mod pictures;
use pictures::Fit;

const SHIPPED: (&str, &str) =
    ("examples/data/xingqing-2020.txt", include_str!("data/xingqing-2020.txt"));

const USAGE: &str = "usage: check [--format text|json|html] [--lang zh|en] \
    [--severity error|warning|note] [--rules FILE]... [--list-rules] [--last-year FILE] \
    [--levels FILE] [--published DATE] [--due DATE] [--no-prose] [FILE...|FOLDER...|-]";

/// The form of the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Json,
    Html,
}

struct Options {
    form: Form,
    locale: Locale,
    severity: Severity,
    /// The files of rules of one's own, and the rules that they have.
    rule_files: Vec<String>,
    list_rules: bool,
    rules: HouseRules,
    prepared: Prepared,
    last_year_file: Option<String>,
    last_year: Option<Report>,
    levels_file: Option<String>,
    levels: Option<Rollup>,
    /// The text of the documents is left out.
    no_prose: bool,
    /// When the reports were published, and until when a local notice asks for them.
    published: Option<Date>,
    due: Option<Date>,
    files: Vec<String>,
}

/// One report, or why there is none.
struct Source {
    name: String,
    read: Result<Read, String>,
}

/// A report as it was read.
struct Read {
    reading: Reading,
    /// It comes from a document, not from the serde form.
    is_document: bool,
}

/// All that is said of a report.
struct Found<'a> {
    reading: &'a Reading,
    problems: Problems,
    diagnosis: Diagnosis,
    /// The figures of the text, and what each comes to.
    claims: Vec<(Claim, Verdict)>,
}

/// The reports of all sources, and what stands beside each.
struct Neighbours<'a> {
    pile: Pile<'a>,
    levels: Option<Levels<'a>>,
}

impl<'a> Neighbours<'a> {
    fn new(reports: &[&'a Report], options: &'a Options) -> Neighbours<'a> {
        let pile = Pile::new(reports.iter().copied());
        let levels = options.levels.as_ref().map(|rollup| rollup.with_reports(&pile));
        Neighbours { pile, levels }
    }

    /// What is wrong with the pile and with the list, where there is more than one report.
    fn errors(&self) -> impl Iterator<Item = &AcrossError> {
        let several = self.pile.reports().len() > 1;
        let errors = self.pile.errors().iter().filter(move |_| several);
        errors.chain(self.levels.iter().flat_map(|levels| levels.errors()))
    }
}

fn main() -> ExitCode {
    let mut options = match options() {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("check: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    if let Err(message) = beside(&mut options) {
        eprintln!("check: {message}");
        return ExitCode::from(2);
    }
    if options.list_rules {
        println!("{}", json!(gouji::reference::rule_list(&options.rules)));
        return ExitCode::SUCCESS;
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let status = check_all(&all_sources(&options), &options, &mut out);
    // A closed pipe (`check … | head`) is no failure of the check.
    let _ = out.flush();
    ExitCode::from(status)
}

/// Everything that is to be checked.
fn all_sources(options: &Options) -> Vec<Source> {
    if options.files.is_empty() {
        return document(SHIPPED.0, SHIPPED.1.as_bytes(), options);
    }
    let files = options.files.iter().flat_map(|file| files_in(file));
    files.flat_map(|file| sources(&file, options)).collect()
}

/// Reports on all sources, each with what stands beside it, and gives the exit status.
fn check_all(sources: &[Source], options: &Options, out: &mut impl Write) -> u8 {
    let read = sources.iter().filter_map(|source| Some((source, source.read.as_ref().ok()?)));
    let (names, reports): (Vec<&str>, Vec<&Report>) =
        read.map(|(source, read)| (source.name.as_str(), &read.reading.report)).unzip();
    let neighbours = Neighbours::new(&reports, options);
    let (mut status, mut totals) = (0, Totals::default());
    let mut fits: Vec<[Fit; 2]> = Vec::new();
    let mut pages: Vec<Found<'_>> = Vec::new();
    for source in sources {
        let read = match &source.read {
            Ok(read) => read,
            Err(message) => {
                not_read(&source.name, message, options, out, &mut totals);
                status = 2;
                continue;
            }
        };
        let found = find(read, fits.len(), &neighbours, options);
        status = status.max(report_on(&source.name, &found, options, out, &mut totals));
        fits.push(found.fits(fits.len(), &neighbours));
        if options.form == Form::Html {
            pages.push(found);
        }
    }
    if options.form == Form::Html {
        let _ = out.write_all(page(&names, &pages, options.locale).as_bytes());
    } else if options.form == Form::Json {
        // Each line is a report; what is wrong with the pile stands beside them.
        let name = |at: usize| names[at].to_owned();
        let errors = neighbours.errors().map(|error| error.message_with(options.locale, name));
        errors.for_each(|error| eprintln!("check: {error}"));
    } else if sources.len() > 1 {
        let _ = out.write_all(totals.text(options.locale).as_bytes());
        let _ = out.write_all(pictures(&neighbours, &names, &fits, options).as_bytes());
    }
    status
}

/// All reports as one web page.
fn page(names: &[&str], found: &[Found<'_>], locale: Locale) -> String {
    let checked = names.iter().zip(found).map(|(name, found)| Checked {
        name,
        reading: found.reading,
        problems: &found.problems,
        diagnosis: &found.diagnosis,
    });
    write::page(&checked.collect::<Vec<_>>(), locale)
}

/// The years of each body and the tree of the bodies.
fn pictures(
    neighbours: &Neighbours<'_>,
    names: &[&str],
    fits: &[[Fit; 2]],
    options: &Options,
) -> String {
    let locale = options.locale;
    let mut out = String::new();
    for error in neighbours.errors() {
        let message = error.message_with(locale, |at| names[at].to_owned());
        out.push_str(&format!("{message}\n"));
    }
    let series = pictures::series(&neighbours.pile, |at| fits[at][0].clone(), locale);
    out.push_str(&series);
    if let (Some(rollup), Some(levels)) = (&options.levels, &neighbours.levels) {
        let years = neighbours.pile.series().iter().flat_map(|series| series.years());
        let mut years: Vec<u16> = years.map(|year| year.year).collect();
        years.sort_unstable();
        years.dedup();
        for year in years {
            let tree = pictures::tree(rollup, levels, year, |at| fits[at][1].clone(), locale);
            out.push_str(&tree);
        }
    }
    out
}

fn options() -> Result<Option<Options>, lexopt::Error> {
    use lexopt::prelude::*;
    let mut options = Options {
        form: Form::Text,
        locale: Locale::Chinese,
        severity: Severity::Warning,
        rule_files: Vec::new(),
        list_rules: false,
        rules: HouseRules::new(),
        prepared: Prepared::new(&HouseRules::new()),
        last_year_file: None,
        last_year: None,
        levels_file: None,
        levels: None,
        no_prose: false,
        published: None,
        due: None,
        files: Vec::new(),
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("format") => {
                let names = [("text", Form::Text), ("json", Form::Json), ("html", Form::Html)];
                options.form = choose(parser.value()?, &names)?;
            }
            Long("lang") => {
                options.locale =
                    choose(parser.value()?, &[("zh", Locale::Chinese), ("en", Locale::English)])?;
            }
            Long("severity") => {
                let names = [
                    ("error", Severity::Error),
                    ("warning", Severity::Warning),
                    ("note", Severity::Note),
                ];
                options.severity = choose(parser.value()?, &names)?;
            }
            Long("rules") => options.rule_files.push(parser.value()?.string()?),
            Long("last-year") => options.last_year_file = Some(parser.value()?.string()?),
            Long("levels") => options.levels_file = Some(parser.value()?.string()?),
            Long("published") => options.published = Some(parser.value()?.parse()?),
            Long("due") => options.due = Some(parser.value()?.parse()?),
            Long("no-prose") => options.no_prose = true,
            Long("list-rules") => options.list_rules = true,
            Short('h') | Long("help") => return Ok(None),
            Value(file) => options.files.push(file.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(options))
}

/// Reads what stands beside the reports: rules of one's own, and last year's report.
fn beside(options: &mut Options) -> Result<(), String> {
    let read = |file: &String| read_bytes(file).map_err(|error| format!("{file}: {error}"));
    let texts: Result<Vec<String>, String> = options
        .rule_files
        .iter()
        .map(|file| Ok(String::from_utf8_lossy(&read(file)?).into_owned()))
        .collect();
    options.rules = house_rules(&texts?, options.locale)?;
    options.prepared = Prepared::new(&options.rules);
    if let Some(file) = &options.levels_file {
        let (rollup, errors) = Rollup::from_csv(&String::from_utf8_lossy(&read(file)?));
        for error in errors {
            eprintln!("check: {}", error.message(options.locale));
        }
        options.levels = Some(rollup);
    }
    if let Some(file) = &options.last_year_file {
        let bytes = read(file)?;
        let report = if file.ends_with(".json") {
            serde_json::from_slice::<Report>(&bytes).map_err(|error| error.to_string())?
        } else {
            let reading = gouji::read::any(&bytes, Some(file));
            reading.map_err(|error| error.message(options.locale))?.report
        };
        options.last_year = Some(report);
    }
    Ok(())
}

/// The rules of some files; what is wrong with them is said, and the rest is used.
#[cfg(feature = "rules")]
fn house_rules(texts: &[String], locale: Locale) -> Result<HouseRules, String> {
    if texts.is_empty() {
        return Ok(HouseRules::new());
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (rules, errors) = HouseRules::load(&texts);
    for error in errors {
        eprintln!("check: {}", error.message(locale));
    }
    Ok(rules)
}

#[cfg(not(feature = "rules"))]
fn house_rules(texts: &[String], _: Locale) -> Result<HouseRules, String> {
    if texts.is_empty() {
        return Ok(HouseRules::new());
    }
    Err("--rules needs the feature `rules`".into())
}

/// Checks a report with all that stands beside it, and finds the figures that are wrong.
fn find<'a>(
    read: &'a Read,
    at: usize,
    neighbours: &Neighbours<'_>,
    options: &Options,
) -> Found<'a> {
    let subject = || -> gouji::Subject<'a> {
        let reading = &read.reading;
        let subject: gouji::Subject<'_> =
            if read.is_document { reading.into() } else { (&reading.report).into() };
        if options.no_prose { subject.without_text() } else { subject }
    };
    let last_year = options.last_year.as_ref().or_else(|| neighbours.pile.last_year(at));
    let members = neighbours.levels.as_ref().and_then(|levels| levels.members(at));
    let mut check = Check::new(subject()).rules(&options.rules);
    let mut with = DiagnosisOptions::default().rules(&options.prepared);
    if let Some(last_year) = last_year {
        check = check.last_year(last_year);
        with = with.last_year(last_year);
    }
    if let Some(next_year) = neighbours.pile.next_year(at) {
        with = with.next_year(next_year);
    }
    if let Some(other) = neighbours.pile.other_version(at) {
        check = check.other_version(other);
    }
    if let Some(members) = &members {
        check = check.members(members);
    }
    if let Some(day) = options.published {
        check = check.published(day);
    }
    if let Some(day) = options.due {
        check = check.due(day);
    }
    let problems = check.run();
    let claims = check.claims().map(|(claim, verdict)| (claim.clone(), verdict)).collect();
    let diagnosis = gouji::locate_with(subject(), &with);
    Found { reading: &read.reading, problems, diagnosis, claims }
}

impl Found<'_> {
    /// How the report agrees with the year before and with its members.
    fn fits(&self, at: usize, neighbours: &Neighbours<'_>) -> [Fit; 2] {
        let years = match neighbours.pile.last_year(at) {
            Some(_) => Fit::with_last_year(&self.problems),
            None => Fit::Open,
        };
        let has_members =
            neighbours.levels.as_ref().is_some_and(|levels| levels.members(at).is_some());
        [years, if has_members { Fit::with_members(&self.problems) } else { Fit::Alone }]
    }
}

fn choose<T: Copy>(value: std::ffi::OsString, names: &[(&str, T)]) -> Result<T, lexopt::Error> {
    let found = names.iter().find(|(name, _)| value == *name);
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        format!("{value:?} is not one of {}", names.join(", ")).into()
    })
}

/// The files in a folder and its folders, in order of their names; any other name, and an empty
/// folder, stands for itself, so that it is reported.
fn files_in(name: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(name) else { return vec![name.into()] };
    // A link to a folder may lead back to where it stands.
    let leads_elsewhere = |path: &std::path::Path| path.is_symlink() && path.is_dir();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok())
        .filter(|entry| {
            !entry.file_name().to_string_lossy().starts_with('.') && !leads_elsewhere(&entry.path())
        })
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .collect();
    names.sort();
    if names.is_empty() {
        return vec![name.into()];
    }
    names.iter().flat_map(|name| files_in(name)).collect()
}

/// The reports of one file: one, or as many as a `.jsonl` has lines.
fn sources(file: &str, options: &Options) -> Vec<Source> {
    let failed = |message: String| vec![Source { name: file.into(), read: Err(message) }];
    let bytes = match read_bytes(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return failed(choose_words(options.locale, "没有这个文件。", "no such file").into());
        }
        Err(error) if error.kind() == std::io::ErrorKind::IsADirectory => {
            return failed(
                choose_words(options.locale, "文件夹中没有文件。", "no file in the folder").into(),
            );
        }
        Err(error) => return failed(error.to_string()),
    };
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "json" => vec![Source { name: file.into(), read: typed(&bytes, options) }],
        "jsonl" => bytes
            .split(|byte| *byte == b'\n')
            .enumerate()
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .map(|(number, line)| Source {
                name: format!("{file}:{}", number + 1),
                read: typed(line, options),
            })
            .collect(),
        _ => document(file, &bytes, options),
    }
}

fn choose_words<'a>(locale: Locale, chinese: &'a str, english: &'a str) -> &'a str {
    if locale == Locale::Chinese { chinese } else { english }
}

fn read_bytes(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
}

/// A report in the serde form.
fn typed(bytes: &[u8], options: &Options) -> Result<Read, String> {
    if bytes.trim_ascii().is_empty() {
        return Err(choose_words(options.locale, "文件是空的。", "the file is empty").into());
    }
    let report = Report::from_json(bytes).map_err(|errors| errors.message(options.locale))?;
    let mut reading = Reading::default();
    reading.report = report;
    Ok(Read { reading, is_document: false })
}

fn document(file: &str, bytes: &[u8], options: &Options) -> Vec<Source> {
    let reading =
        gouji::read::any(bytes, Some(file)).map_err(|error| error.message(options.locale));
    let read = reading.map(|reading| Read { reading, is_document: true });
    vec![Source { name: file.into(), read }]
}

/// Says that a source could not be read.
fn not_read(
    name: &str,
    message: &str,
    options: &Options,
    out: &mut impl Write,
    totals: &mut Totals,
) {
    totals.unreadable.push(format!("{name}: {message}"));
    eprintln!("{name}: {message}");
    if options.form == Form::Json {
        let empty: [Value; 0] = [];
        let answer = json!({
            "source": name, "report": null, "problems": empty,
            "undecided": empty, "faults": empty, "claims": empty, "error": message,
        });
        let _ = writeln!(out, "{answer}");
    }
}

/// Prints one report and gives its exit status.
fn report_on(
    name: &str,
    found: &Found<'_>,
    options: &Options,
    out: &mut impl Write,
    totals: &mut Totals,
) -> u8 {
    totals.add(name, &found.problems);
    let _ = if options.form == Form::Html {
        Ok(())
    } else if options.form == Form::Json {
        writeln!(out, "{}", answer(name, found, options))
    } else {
        out.write_all(text(name, found, options).as_bytes())
    };
    u8::from(found.problems.has_errors())
}

// ---- JSON ----

fn answer(source: &str, found: &Found<'_>, options: &Options) -> Value {
    let with_message = |mut value: Value, message: String| {
        value["message"] = message.into();
        value
    };
    let locale = options.locale;
    let problems: Vec<Value> = found
        .problems
        .at_least(options.severity)
        .map(|problem| with_message(json!(problem), problem.message(locale)))
        .collect();
    let undecided: Vec<Value> = found
        .problems
        .undecided()
        .iter()
        .map(|entry| with_message(json!(entry), entry.message(locale)))
        .collect();
    let of_repair = |repair: &Repair| with_message(json!(repair), repair.message(locale));
    let of_fault = |fault: &Fault| {
        let mut value = json!(fault);
        value["repairs"] = fault.repairs().iter().map(of_repair).collect();
        value
    };
    let faults: Vec<Value> = found.diagnosis.faults().iter().map(of_fault).collect();
    let claim_of = |(told, verdict): &(Claim, Verdict)| claim(told, *verdict, found);
    let claims: Vec<Value> = found.claims.iter().map(claim_of).collect();
    json!({
        "source": source, "report": found.reading.report, "problems": problems,
        "undecided": undecided, "faults": faults, "claims": claims,
    })
}

/// A figure of the text, the cells that it may be of, and what it comes to.
fn claim(claim: &Claim, verdict: Verdict, found: &Found<'_>) -> Value {
    let readings = claim.readings_in(&found.reading.report);
    let cells: Vec<Value> = readings.iter().map(|reading| json!(reading.cells)).collect();
    json!({
        "phrase": claim.phrase(), "value": claim.figure(), "kind": claim.kind(), "cells": cells,
        "position": claim.position().map(ToString::to_string), "outcome": verdict.outcome(),
    })
}

// ---- text ----

fn text(source: &str, found: &Found<'_>, options: &Options) -> String {
    let (reading, locale) = (found.reading, options.locale);
    let mut out = format!("{}\n\n", title(source, &reading.report, locale));
    let shown: Vec<&Problem> = found.problems.at_least(options.severity).collect();
    let is_shown = |table: &Table| {
        let mut judged = shown.iter().filter(|problem| problem.judgement().is_some());
        judged.any(|problem| problem.table() == Some(*table) && !problem.cells().is_empty())
    };
    for table in Table::ALL.iter().copied().filter(is_shown) {
        let marks = marked(&shown, &found.diagnosis, table);
        out.push_str(&gouji::write::text(reading, table, &marks, locale));
        out.push_str(&diagnosed(&found.diagnosis, reading, table, locale));
        out.push('\n');
    }
    for problem in shown {
        let severity = problem.severity().name(locale);
        let code = problem.rule().code();
        let place =
            problem.position().map(|position| in_place(position, locale)).unwrap_or_default();
        out.push_str(&format!("[{severity}] {code} {}{place}\n", problem.message(locale)));
    }
    out.push_str(&summary(&found.problems, locale));
    out.push('\n');
    out
}

/// The cells of a table to look at: those of the likeliest repairs, or, where nothing can be
/// mended, those of the problems.
fn marked(shown: &[&Problem], diagnosis: &Diagnosis, table: Table) -> Vec<CellId> {
    let repairs = diagnosis.of(table).filter_map(|fault| fault.repairs().first());
    let likely: Vec<CellId> =
        repairs.flat_map(|repair| repair.changes().iter().map(|change| change.cell())).collect();
    if !likely.is_empty() {
        return likely;
    }
    let here = || {
        let judged = shown.iter().filter(|problem| problem.judgement().is_some());
        judged.filter(|problem| problem.table() == Some(table))
    };
    let gravest = here().map(|problem| problem.severity()).max();
    here()
        .filter(|problem| Some(problem.severity()) == gravest)
        .flat_map(|problem| problem.cells().to_vec())
        .collect()
}

/// The most repairs that are told after the first.
const MORE_REPAIRS: usize = 3;

/// What is most likely wrong in a table, behind its last finding.
fn diagnosed(diagnosis: &Diagnosis, reading: &Reading, table: Table, locale: Locale) -> String {
    let mut out = String::new();
    for fault in diagnosis.of(table) {
        let Some((first, others)) = fault.repairs().split_first() else { continue };
        let message = first.message(locale);
        let places: Vec<String> = first
            .changes()
            .iter()
            .filter_map(|change| reading.origins.get(&change.cell()))
            .map(|at| at.message(locale))
            .collect();
        let places = places.join(if locale == Locale::Chinese { "、" } else { ", " });
        out.push_str(&match locale {
            Locale::Chinese if places.is_empty() => format!("  → 最可能的错误：{message}\n"),
            Locale::Chinese => format!("  → 最可能的错误：{message}（见{places}）\n"),
            _ if places.is_empty() => format!("  → most likely: {message}\n"),
            _ => format!("  → most likely: {message} (at {places})\n"),
        });
        let more = others.len() as u64 + fault.left_out().unwrap_or(0);
        if more > 0 {
            out.push_str(&match locale {
                Locale::Chinese => format!("    另有 {more} 种可能：\n"),
                _ => format!("    {more} other possibilities:\n"),
            });
        }
        for repair in others.iter().take(MORE_REPAIRS) {
            out.push_str(&format!("    - {}\n", repair.message(locale)));
        }
        if others.len() > MORE_REPAIRS {
            out.push_str("    - …\n");
        }
    }
    out
}

fn title(source: &str, report: &Report, locale: Locale) -> String {
    let heading = &report.heading;
    let name = match (&heading.agency, heading.year, locale) {
        (None, None, _) => String::new(),
        (agency, Some(year), Locale::Chinese) => {
            format!("：{} {year} 年度", agency.as_deref().unwrap_or(""))
        }
        (agency, Some(year), _) => format!(": {}, {year}", agency.as_deref().unwrap_or("?")),
        (Some(agency), None, Locale::Chinese) => format!("：{agency}"),
        (Some(agency), None, _) => format!(": {agency}"),
    };
    format!("== {source}{name}")
}

fn in_place(position: &Position, locale: Locale) -> String {
    match locale {
        Locale::Chinese => format!("（见{}）", position.message(locale)),
        _ => format!(" (at {})", position.message(locale)),
    }
}

fn summary(problems: &Problems, locale: Locale) -> String {
    let (errors, warnings) = (problems.count(Severity::Error), problems.count(Severity::Warning));
    let undecided: usize = problems.undecided().iter().map(|entry| entry.rules().len()).sum();
    match locale {
        Locale::Chinese => {
            format!("小结：错误 {errors} 处，警告 {warnings} 处，无法判断的规则 {undecided} 项。\n")
        }
        _ => format!(
            "Summary: errors: {errors}, warnings: {warnings}, rules undecided: {undecided}.\n"
        ),
    }
}

/// What is said after several reports.
#[derive(Default)]
struct Totals {
    reports: usize,
    /// Name and errors.
    with_errors: Vec<(String, usize)>,
    unreadable: Vec<String>,
}

impl Totals {
    fn add(&mut self, name: &str, problems: &Problems) {
        self.reports += 1;
        let errors = problems.count(Severity::Error);
        if errors > 0 {
            self.with_errors.push((name.into(), errors));
        }
    }

    fn text(&self, locale: Locale) -> String {
        let mut out = String::new();
        let (reports, with_errors, unreadable) =
            (self.reports, self.with_errors.len(), self.unreadable.len());
        out.push_str(&match locale {
            Locale::Chinese => format!(
                "共检查 {reports} 份报告，其中 {with_errors} 份有错误；\
                 另有 {unreadable} 个文件无法读取。\n"
            ),
            _ => format!(
                "reports checked: {reports}, with errors: {with_errors}, \
                 files that could not be read: {unreadable}.\n"
            ),
        });
        for (name, errors) in &self.with_errors {
            out.push_str(&match locale {
                Locale::Chinese => format!("  {name}: 错误 {errors} 处\n"),
                _ => format!("  {name}: errors: {errors}\n"),
            });
        }
        for line in &self.unreadable {
            out.push_str(&format!("  {line}\n"));
        }
        out
    }
}
