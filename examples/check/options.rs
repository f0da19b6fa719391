//! What the command line says, and the files that it names beside the reports.

use std::io::IsTerminal;
use std::path::Path;

use gouji::across::{Checker, Rollup};
use gouji::{Answers, Date, HouseRules, Locale, Report, Severity};

use crate::sources::{self, read_bytes};

pub const USAGE: &str = "usage: check [--format text|json|csv|html|xlsx|answers] [--out FOLDER] \
    [--overwrite] [--lang zh|en] [--severity error|warning|note] [--rules FILE]... [--list-rules] \
    [--answers FILE] [--last-year FILE] [--levels FILE|FOLDER] [--published DATE] [--due DATE] \
    [--no-prose] [FILE...|FOLDER...|-]";

/// The form of the answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Text,
    Json,
    Csv,
    Html,
    Xlsx,
    Answers,
}

pub struct Options {
    pub form: Form,
    /// The folder that everything is written to, and whether files in it may be replaced.
    pub out: Option<String>,
    pub overwrite: bool,
    pub locale: Locale,
    /// Standard output is a terminal that wants colours.
    pub colours: bool,
    /// How many columns it has; any number where it is no terminal.
    pub columns: usize,
    pub severity: Severity,
    pub list_rules: bool,
    pub files: Vec<String>,
    rule_files: Vec<String>,
    answers_file: Option<String>,
    last_year_file: Option<String>,
    levels_file: Option<String>,
    no_prose: bool,
    published: Option<Date>,
    due: Option<Date>,
}

impl Options {
    /// Of the command line; `None` where help is asked for.
    pub fn parse() -> Result<Option<Options>, lexopt::Error> {
        use lexopt::prelude::*;
        let mut options = Options {
            form: Form::Text,
            out: None,
            overwrite: false,
            locale: Locale::Chinese,
            colours: colours(),
            columns: columns(),
            severity: Severity::Warning,
            list_rules: false,
            files: Vec::new(),
            rule_files: Vec::new(),
            answers_file: None,
            last_year_file: None,
            levels_file: None,
            no_prose: false,
            published: None,
            due: None,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("format") => {
                    let names = [
                        ("text", Form::Text),
                        ("json", Form::Json),
                        ("csv", Form::Csv),
                        ("html", Form::Html),
                        ("xlsx", Form::Xlsx),
                        ("answers", Form::Answers),
                    ];
                    options.form = choose(parser.value()?, &names)?;
                }
                Long("out") => options.out = Some(parser.value()?.string()?),
                Long("overwrite") => options.overwrite = true,
                Long("lang") => {
                    let names = [("zh", Locale::Chinese), ("en", Locale::English)];
                    options.locale = choose(parser.value()?, &names)?;
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
                Long("answers") => options.answers_file = Some(parser.value()?.string()?),
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

    /// One of two wordings.
    pub fn words<'a>(&self, chinese: &'a str, english: &'a str) -> &'a str {
        if self.locale == Locale::Chinese { chinese } else { english }
    }
}

fn columns() -> usize {
    let size = console::Term::stdout().size_checked();
    size.filter(|_| std::io::stdout().is_terminal())
        .map_or(usize::MAX, |(_, columns)| columns.into())
}

/// See <https://no-color.org>.
fn colours() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    std::io::stdout().is_terminal() && !refused
}

fn choose<T: Copy>(value: std::ffi::OsString, names: &[(&str, T)]) -> Result<T, lexopt::Error> {
    let found = names.iter().find(|(name, _)| value == *name);
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        format!("{value:?} is not one of {}", names.join(", ")).into()
    })
}

/// What stands beside the reports: rules of one's own, answers, last year's report, the levels.
#[derive(Default)]
pub struct Aids {
    pub rules: HouseRules,
    pub answers: Answers,
    pub levels: Option<Rollup>,
    last_year: Option<Report>,
}

impl Aids {
    /// Reads the files. What is wrong in them is said, and the rest is used.
    pub fn read(options: &Options) -> Result<Aids, String> {
        let read = |file: &String| {
            let bytes = read_bytes(file).map_err(|error| sources::said(file, &error, options))?;
            Ok::<_, String>(String::from_utf8_lossy(&bytes).into_owned())
        };
        let rules: Result<Vec<String>, String> = options.rule_files.iter().map(read).collect();
        let mut aids = Aids { rules: house_rules(&rules?, options)?, ..Aids::default() };
        if let Some(file) = &options.answers_file {
            aids.answers = answers(file, &read(file)?, options)?;
        }
        // A folder tells the levels once the reports in it are read.
        if let Some(file) = options.levels_file.as_ref().filter(|file| !Path::new(file).is_dir()) {
            let (rollup, errors) = Rollup::from_csv(&read(file)?);
            errors.iter().for_each(|error| {
                eprintln!("check: {file}: {}", error.message(options.locale));
            });
            aids.levels = Some(rollup);
        }
        if let Some(file) = &options.last_year_file {
            let mut last = sources::of_file(file, options);
            let reading = last.pop().filter(|_| last.is_empty()).map(|one| one.read(options));
            let none = || options.words("应当只有一份报告。", "one report belongs there").into();
            let reading = reading.unwrap_or_else(|| Err(none()));
            aids.last_year = Some(reading.map_err(|message| format!("{file}: {message}"))?.report);
        }
        Ok(aids)
    }

    /// The levels by the folders in which the reports lie, where `--levels` names a folder.
    pub fn take_folders<'r>(
        &mut self,
        reports: impl IntoIterator<Item = (&'r str, &'r Report)>,
        options: &Options,
    ) {
        let Some(folder) = options.levels_file.as_ref().map(Path::new).filter(|at| at.is_dir())
        else {
            return;
        };
        let above = folder.parent().unwrap_or(folder);
        let below = |name: &'r str| {
            Path::new(name).strip_prefix(above).ok().and_then(Path::to_str).unwrap_or("")
        };
        let reports = reports.into_iter().map(|(name, report)| (below(name), report));
        let (rollup, errors) = Rollup::from_folders(reports);
        errors.iter().for_each(|error| eprintln!("check: {}", error.message(options.locale)));
        self.levels = Some(rollup);
    }

    pub fn checker(&self, options: &Options) -> Checker<'_> {
        let mut checker = Checker::new().rules(&self.rules).answers(&self.answers);
        if let Some(levels) = &self.levels {
            checker = checker.levels(levels);
        }
        if let Some(report) = &self.last_year {
            checker = checker.last_year(report);
        }
        if let Some(day) = options.published {
            checker = checker.published(day);
        }
        if let Some(day) = options.due {
            checker = checker.due(day);
        }
        if options.no_prose { checker.without_text() } else { checker }
    }
}

#[cfg(feature = "rules")]
fn house_rules(texts: &[String], options: &Options) -> Result<HouseRules, String> {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (rules, errors) = HouseRules::load(&texts);
    errors.iter().for_each(|error| eprintln!("check: {}", error.message(options.locale)));
    Ok(rules)
}

#[cfg(not(feature = "rules"))]
fn house_rules(texts: &[String], _: &Options) -> Result<HouseRules, String> {
    if texts.is_empty() {
        return Ok(HouseRules::new());
    }
    Err("--rules needs the feature `rules`".into())
}

#[cfg(feature = "answers")]
fn answers(file: &str, text: &str, options: &Options) -> Result<Answers, String> {
    let (answers, errors) = Answers::load(text);
    errors.iter().for_each(|error| eprintln!("check: {file}: {}", error.message(options.locale)));
    Ok(answers)
}

#[cfg(not(feature = "answers"))]
fn answers(_: &str, _: &str, _: &Options) -> Result<Answers, String> {
    Err("--answers needs the feature `answers`".into())
}
