//! Where everything goes that was found: to standard output, or into a folder.

use std::cmp::Reverse;
use std::io::Write;

use gouji::across::{Beside, Fit, Found};
use gouji::write::{self, Checked};
use gouji::{Locale, Problems, Severity};

use crate::folder::Folder;
use crate::options::{Aids, Form, Options};
use crate::pictures;
use crate::sources::Source;
use crate::{json, text};

/// Of so many reports the page and the workbook in a folder tell all; of more, those with problems.
const ALL_TOLD: usize = 200;

/// The most reports that the page and the workbook tell of: the worst. What is kept of a report for
/// them takes some tens of KB; all else is written as it comes.
const MOST_TOLD: usize = 500;

pub struct Output<'a, W> {
    options: &'a Options,
    out: &'a mut W,
    folder: Option<Folder>,
    sources: usize,
    status: u8,
    totals: Totals,
    /// How each report agrees with the year before, and with its members.
    fits: Vec<[Fit; 2]>,
    names: Vec<String>,
    /// How many problems are listed.
    listed: usize,
    /// What the page and the workbook tell.
    kept: Worst,
}

impl<'a, W: Write> Output<'a, W> {
    pub fn new(options: &'a Options, sources: usize, out: &'a mut W) -> Result<Self, String> {
        let folder = options.out.as_ref().map(|name| Folder::open(name, options)).transpose()?;
        let _ = match options.form {
            _ if folder.is_some() => Ok(()),
            Form::Csv => out.write_all(write::list_csv_head(options.locale).as_bytes()),
            Form::Answers => out.write_all(write::answers_head(options.locale).as_bytes()),
            _ => Ok(()),
        };
        Ok(Output {
            options,
            out,
            folder,
            sources,
            status: 0,
            totals: Totals::default(),
            fits: Vec::new(),
            names: Vec::new(),
            listed: 0,
            kept: Worst::default(),
        })
    }

    /// Says that a source could not be read.
    pub fn not_read(&mut self, name: &str, message: &str) {
        self.status = 2;
        self.totals.unreadable.push((name.to_owned(), message.to_owned()));
        eprintln!("{name}: {message}");
        let answer = json::not_read(name, message);
        if let Some(folder) = &mut self.folder {
            folder.line(&answer);
        } else if self.options.form == Form::Json {
            let _ = writeln!(self.out, "{answer}");
        }
    }

    /// Gives out one report.
    pub fn report(&mut self, source: &Source, at: usize, found: Found, beside: &Beside<'_>) {
        self.status = self.status.max(u8::from(found.problems.has_errors()));
        self.totals.add(&found, self.options.locale);
        self.fits.push(fits(&found.problems, at, beside));
        self.names.push(found.name.clone());
        let first = self.listed + 1;
        self.listed += found.problems.len();
        let (options, name) = (self.options, found.name.as_str());
        if let Some(folder) = &mut self.folder {
            folder.report(source, &found, first, options);
        } else {
            let said = match options.form {
                Form::Text => text::text(name, &found, options),
                Form::Json => format!("{}\n", json::answer(name, &found, options)),
                Form::Csv => write::list_csv_lines(found.checked(), first, options.locale),
                Form::Answers => write::answers_lines(found.checked(), options.locale),
                Form::Html | Form::Xlsx => String::new(),
            };
            let _ = self.out.write_all(said.as_bytes());
        }
        let is_told = match (&self.folder, options.form) {
            (None, form) => matches!(form, Form::Html | Form::Xlsx),
            (Some(_), _) => self.sources <= ALL_TOLD || !found.problems.is_empty(),
        };
        if is_told {
            self.kept.add(found);
        }
    }

    /// Gives out what is said of all together, and the exit status.
    pub fn finish(mut self, beside: &Beside<'_>, aids: &Aids) -> Result<u8, String> {
        let locale = self.options.locale;
        let not_told = self.kept.left_out();
        let worst = std::mem::take(&mut self.kept).in_order();
        let checked: Vec<Checked<'_>> = worst.iter().map(Found::checked).collect();
        if let Some(folder) = &mut self.folder {
            let page = page(&checked, aids, locale);
            folder.finish(&checked, &page, &self.totals.unread(), self.options)?;
            let _ = self.out.write_all(self.totals.text(locale).as_bytes());
            let text = folder.text(not_told, self.options);
            let _ = self.out.write_all(text.as_bytes());
            return Ok(self.status.max(folder.status()));
        }
        if not_told > 0 {
            eprintln!("check: {}", not_told_of(not_told, self.options));
        }
        let all = match self.options.form {
            Form::Html => page(&checked, aids, locale),
            Form::Csv | Form::Answers => String::new(),
            Form::Xlsx => {
                let _ =
                    self.out.write_all(&workbook(&checked, &self.totals.unread(), self.options)?);
                String::new()
            }
            Form::Json => {
                // Each line is a report; what is wrong with the pile stands beside them.
                self.errors(beside).iter().for_each(|error| eprintln!("check: {error}"));
                String::new()
            }
            Form::Text if self.sources > 1 => {
                let pile = self.errors(beside).iter().map(|error| format!("{error}\n")).collect();
                [self.totals.text(locale), pile, self.pictures(beside, aids)].concat()
            }
            Form::Text => String::new(),
        };
        let _ = self.out.write_all(all.as_bytes());
        Ok(self.status)
    }

    fn errors(&self, beside: &Beside<'_>) -> Vec<String> {
        let name = |at: usize| self.names[at].clone();
        beside.errors().map(|error| error.message_with(self.options.locale, name)).collect()
    }

    /// The years of each body and the tree of the bodies.
    fn pictures(&self, beside: &Beside<'_>, aids: &Aids) -> String {
        let locale = self.options.locale;
        let mut out = pictures::series(beside.pile(), |at| self.fits[at][0].clone(), locale);
        if let (Some(rollup), Some(levels)) = (&aids.levels, beside.levels()) {
            let years = beside.pile().series().iter().flat_map(|series| series.years());
            let mut years: Vec<u16> = years.map(|year| year.year).collect();
            years.sort_unstable();
            years.dedup();
            for year in years {
                let fit = |at: usize| self.fits[at][1].clone();
                out.push_str(&pictures::tree(rollup, levels, year, fit, locale));
            }
        }
        out
    }
}

/// What page and workbook do not tell of.
pub fn not_told_of(reports: usize, options: &Options) -> String {
    let said = options.words(
        "网页和工作簿只列出问题最多的报告，另有 N 份未列出；--format csv 列出全部问题。",
        "page and workbook show the worst reports; N more are left out. --format csv lists all.",
    );
    said.replace('N', &reports.to_string())
}

/// The page of the reports, with the tree of the bodies where it is known.
fn page(checked: &[Checked<'_>], aids: &Aids, locale: Locale) -> String {
    match &aids.levels {
        Some(rollup) => write::page_of_levels(checked, rollup, locale),
        None => write::page(checked, locale),
    }
}

/// The worst of the reports that were added, so that what is kept does not grow with them.
#[derive(Default)]
struct Worst {
    /// Each with its number.
    kept: Vec<(usize, Found)>,
    added: usize,
}

impl Worst {
    fn add(&mut self, found: Found) {
        self.kept.push((self.added, found));
        self.added += 1;
        if self.kept.len() >= MOST_TOLD * 5 / 4 {
            self.thin_out();
        }
    }

    fn thin_out(&mut self) {
        let grades = [Severity::Error, Severity::Warning, Severity::Note];
        let worse = |found: &Found| Reverse(grades.map(|grade| found.problems.count(grade)));
        self.kept.sort_by_key(|(at, found)| (worse(found), *at));
        self.kept.truncate(MOST_TOLD);
    }

    fn left_out(&self) -> usize {
        self.added.saturating_sub(MOST_TOLD)
    }

    /// The worst, in the order in which they came.
    fn in_order(mut self) -> Vec<Found> {
        self.thin_out();
        self.kept.sort_by_key(|(at, _)| *at);
        self.kept.into_iter().map(|(_, found)| found).collect()
    }
}

/// The list of problems as a workbook.
#[cfg(feature = "xlsx-write")]
pub fn workbook(
    checked: &[Checked<'_>],
    unread: &[(&str, &str)],
    options: &Options,
) -> Result<Vec<u8>, String> {
    write::workbook(checked, unread, options.locale).map_err(|error| error.message(options.locale))
}

#[cfg(not(feature = "xlsx-write"))]
pub fn workbook(_: &[Checked<'_>], _: &[(&str, &str)], _: &Options) -> Result<Vec<u8>, String> {
    Err("--format xlsx needs the feature `xlsx-write`".into())
}

/// How a report agrees with the year before and with its members.
fn fits(problems: &Problems, at: usize, beside: &Beside<'_>) -> [Fit; 2] {
    let years = match beside.pile().last_year(at) {
        Some(_) => Fit::with_last_year(problems),
        None => Fit::Open,
    };
    let has_members = beside.levels().is_some_and(|levels| levels.members(at).is_some());
    [years, if has_members { Fit::with_members(problems) } else { Fit::Alone }]
}

/// What is said after several reports.
#[derive(Default)]
struct Totals {
    reports: usize,
    with_errors: Vec<Faulty>,
    /// The files that could not be read, with the reasons.
    unreadable: Vec<(String, String)>,
}

/// A report with errors: how many, its file, and its body and year.
struct Faulty {
    errors: usize,
    name: String,
    whose: Option<String>,
}

impl Totals {
    fn unread(&self) -> Vec<(&str, &str)> {
        self.unreadable.iter().map(|(name, reason)| (name.as_str(), reason.as_str())).collect()
    }

    fn add(&mut self, found: &Found, locale: Locale) {
        self.reports += 1;
        let errors = found.problems.count(Severity::Error);
        if errors > 0 {
            let whose = text::body_and_year(&found.reading.report, locale);
            self.with_errors.push(Faulty { errors, name: found.name.clone(), whose });
        }
    }

    /// The worst first.
    fn text(&mut self, locale: Locale) -> String {
        let (reports, with_errors, unreadable) =
            (self.reports, self.with_errors.len(), self.unreadable.len());
        let mut out = match locale {
            Locale::Chinese => format!(
                "共检查 {reports} 份报告，其中 {with_errors} 份有错误；\
                 另有 {unreadable} 个文件无法读取。\n"
            ),
            _ => format!(
                "reports checked: {reports}, with errors: {with_errors}, \
                 files that could not be read: {unreadable}.\n"
            ),
        };
        self.with_errors.sort_by_key(|faulty| std::cmp::Reverse(faulty.errors));
        for Faulty { errors, name, whose } in &self.with_errors {
            let whose = whose.as_deref().unwrap_or_default();
            out.push_str(&match (locale, whose.is_empty()) {
                (Locale::Chinese, true) => format!("  {name}：错误 {errors} 处\n"),
                (Locale::Chinese, false) => format!("  {name}（{whose}）：错误 {errors} 处\n"),
                (_, true) => format!("  {name}: errors: {errors}\n"),
                (_, false) => format!("  {name} ({whose}): errors: {errors}\n"),
            });
        }
        for (name, reason) in &self.unreadable {
            out.push_str(&format!("  {name}: {reason}\n"));
        }
        out
    }
}
