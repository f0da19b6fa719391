//! Many documents in one call: each is read, checked beside the others, and its faults located.

use crate::answer::Answers;
use crate::case::Members;
use crate::cell::Table;
use crate::check::{Check, Profile, Subject, identities_hold};
use crate::claim::Claim;
use crate::date::Date;
use crate::diagnose::{Diagnosis, DiagnosisOptions, Prepared, locate_with};
use crate::problem::Problems;
use crate::read::{self, ReadError, Reading};
use crate::report::Report;
use crate::rule::{HouseRules, Verdict};
use crate::write::Checked;

use super::{AcrossError, Levels, Pile, Rollup};

/// How many reports are checked: by which profile and rules, with which answers, and with what
/// beside them. What the reports say of each other (the year before, another version, the members
/// of a summary) is found among them.
///
/// ```
/// use gouji::across::Checker;
/// let xingqing: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let documents = [("兴庆区.txt", xingqing), ("空.txt", b"")];
/// let checked = Checker::new().documents(documents);
/// let found = checked[0].1.as_ref().unwrap();
/// assert!(found.problems.has_errors());
/// assert_eq!(found.diagnosis.faults().len(), 1);
/// // One that cannot be read stands in its place with the reason.
/// assert!(checked[1].1.is_err());
/// ```
#[derive(Debug)]
pub struct Checker<'a> {
    profile: &'a Profile,
    rules: Option<&'a HouseRules>,
    prepared: Option<Prepared>,
    answers: Option<&'a Answers>,
    levels: Option<&'a Rollup>,
    last_year: Option<&'a Report>,
    published: Option<Date>,
    due: Option<Date>,
    without_text: bool,
}

impl Default for Checker<'_> {
    fn default() -> Self {
        Checker::new()
    }
}

impl<'a> Checker<'a> {
    /// By the default profile.
    pub const fn new() -> Checker<'a> {
        Checker {
            profile: &Profile::DEFAULT,
            rules: None,
            prepared: None,
            answers: None,
            levels: None,
            last_year: None,
            published: None,
            due: None,
            without_text: false,
        }
    }

    /// By another profile.
    #[must_use]
    pub const fn profile(mut self, profile: &'a Profile) -> Self {
        self.profile = profile;
        self
    }

    /// With rules of one's own, which repairs keep as well.
    #[must_use]
    pub fn rules(mut self, rules: &'a HouseRules) -> Self {
        self.rules = Some(rules);
        self.prepared = Some(Prepared::new(rules));
        self
    }

    /// With what was answered to problems.
    #[must_use]
    pub const fn answers(mut self, answers: &'a Answers) -> Self {
        self.answers = Some(answers);
        self
    }

    /// With the list of who belongs to whom: summaries are compared with their members.
    #[must_use]
    pub const fn levels(mut self, rollup: &'a Rollup) -> Self {
        self.levels = Some(rollup);
        self
    }

    /// With last year's report for all of them, in place of those among them.
    #[must_use]
    pub const fn last_year(mut self, report: &'a Report) -> Self {
        self.last_year = Some(report);
        self
    }

    /// With the day on which they were published.
    #[must_use]
    pub const fn published(mut self, day: Date) -> Self {
        self.published = Some(day);
        self
    }

    /// With the last day for publishing that a local notice gives.
    #[must_use]
    pub const fn due(mut self, day: Date) -> Self {
        self.due = Some(day);
        self
    }

    /// Without the text: only the tables are checked.
    #[must_use]
    pub const fn without_text(mut self) -> Self {
        self.without_text = true;
        self
    }

    /// Reads documents, each with its name, and checks them: in order, on all cores with the
    /// feature `rayon`. All that was found is kept, some 20 KB for each document; where that is too
    /// much, read them by [`read::all`] twice: for [`beside`](Checker::beside), and for the check.
    pub fn documents<N, B>(
        &self,
        documents: impl IntoIterator<Item = (N, B)>,
    ) -> Vec<(String, Result<Found, ReadError>)>
    where
        N: AsRef<str> + Send + Sync,
        B: AsRef<[u8]> + Send + Sync,
    {
        let named = read::all(documents).map(|(name, read)| (name.as_ref().to_owned(), read));
        self.readings(named)
    }

    /// Checks what was read; what could not be read keeps its place and its reason.
    pub fn readings<E: Send>(
        &self,
        readings: impl IntoIterator<Item = (String, Result<Reading, E>)>,
    ) -> Vec<(String, Result<Found, E>)> {
        let all: Vec<(String, Result<Reading, E>)> = readings.into_iter().collect();
        let reports: Vec<Report> =
            all.iter().filter_map(|(_, read)| Some(read.as_ref().ok()?.report.clone())).collect();
        let beside = self.beside(&reports);
        let mut number = 0;
        let numbered = all.into_iter().map(|(name, read)| {
            let at = number;
            number += usize::from(read.is_ok());
            (at, name, read)
        });
        read::together(numbered.collect(), |(at, name, read)| {
            let found = read.map(|reading| beside.check(at, &name, reading));
            (name, found)
        })
    }

    /// The reports that stand beside each other, for checks one by one.
    pub fn beside<'r>(&'r self, reports: impl IntoIterator<Item = &'r Report>) -> Beside<'r> {
        let pile = Pile::new(reports);
        let levels = self.levels.map(|rollup| rollup.with_reports(&pile));
        Beside { checker: self, pile, levels }
    }
}

/// Reports and what stands beside each of them; they are named by their numbers.
///
/// ```
/// use gouji::across::Checker;
/// use gouji::read;
/// let xingqing = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(xingqing, None)?;
/// let checker = Checker::new();
/// let reports = [reading.report.clone()];
/// let beside = checker.beside(&reports);
/// assert_eq!(beside.pile().series()[0].years()[0].year, 2020);
/// assert!(beside.check(0, "兴庆区.txt", reading).problems.has_errors());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Beside<'a> {
    checker: &'a Checker<'a>,
    pile: Pile<'a>,
    levels: Option<Levels<'a>>,
}

impl<'a> Beside<'a> {
    /// The reports by body and year.
    pub const fn pile(&self) -> &Pile<'a> {
        &self.pile
    }

    /// The reports by level, where a list was given.
    pub const fn levels(&self) -> Option<&Levels<'a>> {
        self.levels.as_ref()
    }

    /// What is wrong with the pile and with the list, where there is more than one report.
    pub fn errors(&self) -> impl Iterator<Item = &AcrossError> {
        let several = self.pile.reports().len() > 1;
        let errors = self.pile.errors().iter().filter(move |_| several);
        errors.chain(self.levels.iter().flat_map(|levels| levels.errors()))
    }

    /// Checks the report of that number, as it was read, and locates its faults.
    pub fn check(&self, at: usize, name: &str, reading: Reading) -> Found {
        let members = self.levels.as_ref().and_then(|levels| levels.members(at));
        let (problems, claims) = self.problems(at, &reading, members.as_ref());
        let diagnosis = self.diagnosis(at, &reading, members.as_ref());
        Found { name: name.to_owned(), reading, problems, diagnosis, claims }
    }

    /// Checks several, on all cores with the feature `rayon`, and keeps their order: each with its
    /// number, its name and what was read.
    pub fn check_all(&self, readings: Vec<(usize, String, Reading)>) -> Vec<Found> {
        read::together(readings, |(at, name, reading)| self.check(at, &name, reading))
    }

    fn subject<'s>(&self, reading: &'s Reading) -> Subject<'s> {
        let subject = Subject::from(reading);
        if self.checker.without_text { subject.without_text() } else { subject }
    }

    fn last_year(&self, at: usize) -> Option<&'a Report> {
        self.checker.last_year.or_else(|| self.pile.last_year(at))
    }

    fn problems(
        &self,
        at: usize,
        reading: &Reading,
        members: Option<&Members<'_>>,
    ) -> (Problems, Vec<(Claim, Verdict)>) {
        let checker = self.checker;
        let mut check = Check::new(self.subject(reading)).profile(checker.profile);
        if let Some(rules) = checker.rules {
            check = check.rules(rules);
        }
        if let Some(answers) = checker.answers {
            check = check.answers(answers);
        }
        if let Some(last) = self.last_year(at) {
            check = check.last_year(last);
        }
        if let Some(other) = self.pile.other_version(at) {
            check = check.other_version(other);
        }
        if let Some(members) = members {
            check = check.members(members);
        }
        if let Some(day) = checker.published {
            check = check.published(day);
        }
        if let Some(day) = checker.due {
            check = check.due(day);
        }
        let claims = check.claims().map(|(claim, verdict)| (claim.clone(), verdict)).collect();
        (check.run(), claims)
    }

    fn diagnosis(&self, at: usize, reading: &Reading, members: Option<&Members<'_>>) -> Diagnosis {
        let mut with = DiagnosisOptions::default();
        if let Some(prepared) = &self.checker.prepared {
            with = with.rules(prepared);
        }
        if let Some(last) = self.last_year(at) {
            with = with.last_year(last);
        }
        if let Some(next) = self.pile.next_year(at) {
            with = with.next_year(next);
        }
        if let Some(members) = members {
            with = with.members(members);
        }
        // Who is counted in which summary takes a walk over all its members.
        let is_broken = Table::ALL.iter().any(|table| !identities_hold(&reading.report, *table));
        let levels = self.levels.as_ref().filter(|_| is_broken);
        let summary = levels.and_then(|levels| levels.summary(at));
        if let Some((summary, members, place)) = &summary {
            with = with.summary(self.pile.reports()[*summary], members, *place);
        }
        locate_with(self.subject(reading), &with)
    }
}

/// All that was found in one report.
///
/// ```
/// use gouji::across::Checker;
/// use gouji::{Locale, write};
/// let xingqing: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let checked = Checker::new().documents([("兴庆区.txt", xingqing)]);
/// let found = checked[0].1.as_ref().unwrap();
/// let page = write::page(&[found.checked()], Locale::Chinese);
/// assert!(page.contains("应为 24"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// What it is called: the name of its file.
    pub name: String,
    /// What was read.
    pub reading: Reading,
    /// What the check found.
    pub problems: Problems,
    /// Which cells are likely wrong.
    pub diagnosis: Diagnosis,
    /// The figures of the text, and what each comes to.
    pub claims: Vec<(Claim, Verdict)>,
}

impl Found {
    /// The same as writers take it.
    pub fn checked(&self) -> Checked<'_> {
        Checked {
            name: &self.name,
            reading: &self.reading,
            problems: &self.problems,
            diagnosis: &self.diagnosis,
        }
    }
}
