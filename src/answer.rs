//! What people answer to problems: that a figure is true, that a rule does not fit, that something
//! was mended.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::date::Date;
use crate::problem::id::{Figures, ReportKey};
use crate::problem::{Problem, ProblemId, Problems};
use crate::words::Locale;

#[cfg(feature = "answers")]
mod file;
mod message;

#[cfg(feature = "answers")]
pub use file::{AnswersError, AnswersErrorKind};

/// How far a problem has come.
///
/// ```
/// use gouji::{AnswerState, Locale};
/// let state = AnswerState::from_name("已说明").unwrap();
/// assert_eq!((state, state.key()), (AnswerState::Explained, "explained"));
/// assert!(state.settles() && !AnswerState::Fixed.settles());
/// assert_eq!(AnswerState::Dismissed.name(Locale::Chinese), "不予采纳");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AnswerState {
    /// Nothing was said of it yet.
    Open,
    /// The figures are true as they stand; the reason says why.
    Explained,
    /// The rule does not fit this report; the reason says why.
    Dismissed,
    /// The report was mended. The problem is to be gone; while it is there, it counts.
    Fixed,
}

impl AnswerState {
    /// All of them.
    pub const ALL: &'static [AnswerState] =
        &[AnswerState::Open, AnswerState::Explained, AnswerState::Dismissed, AnswerState::Fixed];

    /// As a file writes it.
    pub const fn key(self) -> &'static str {
        match self {
            AnswerState::Open => "open",
            AnswerState::Explained => "explained",
            AnswerState::Dismissed => "dismissed",
            AnswerState::Fixed => "fixed",
        }
    }

    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (_, Locale::English) => self.key(),
            (AnswerState::Open, Locale::Chinese) => "待处理",
            (AnswerState::Explained, Locale::Chinese) => "已说明",
            (AnswerState::Dismissed, Locale::Chinese) => "不予采纳",
            (AnswerState::Fixed, Locale::Chinese) => "已更正",
        }
    }

    /// The state of that name, in English or in Chinese.
    pub fn from_name(name: &str) -> Option<AnswerState> {
        let is_it =
            |state: &&AnswerState| state.key() == name || state.name(Locale::Chinese) == name;
        AnswerState::ALL.iter().find(is_it).copied()
    }

    /// A problem so answered no longer counts.
    pub const fn settles(self) -> bool {
        matches!(self, AnswerState::Explained | AnswerState::Dismissed)
    }
}

/// What was answered to a problem.
///
/// ```
/// use gouji::{Answer, AnswerState, Answers, Check, Date, read};
/// let document = include_bytes!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let mut answers = Answers::new();
/// let answer = Answer::new(AnswerState::Explained, "上年结转口径不同");
/// let answer = answer.on(Date::new(2021, 3, 2).unwrap());
/// for problem in Check::new(&reading).run().iter().filter(|one| one.rule().code() == "RQ-01") {
///     answers.insert(problem, answer.clone());
/// }
/// let problems = Check::new(&reading).answers(&answers).run();
/// let answered = problems.iter().find(|one| one.rule().code() == "RQ-01").unwrap();
/// assert_eq!(answered.answer().unwrap().state, AnswerState::Explained);
/// assert!(answered.is_settled());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Answer {
    /// How far it has come.
    pub state: AnswerState,
    /// Why, in the words of the person who answered.
    pub reason: String,
    /// The day of the answer.
    #[serde(serialize_with = "as_written")]
    pub date: Option<Date>,
}

impl Answer {
    /// An answer of no day.
    pub fn new(state: AnswerState, reason: impl Into<String>) -> Answer {
        Answer { state, reason: reason.into(), date: None }
    }

    /// Given on a day.
    #[must_use]
    pub const fn on(mut self, date: Date) -> Answer {
        self.date = Some(date);
        self
    }
}

fn as_written<S: serde::Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => to.collect_str(date),
        None => to.serialize_none(),
    }
}

/// An answer and the figures that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    answer: Answer,
    figures: Figures,
}

impl Entry {
    /// What comes of it where the problem has these figures, or is gone: the answer, if it is for
    /// them, and what is to be said.
    pub(crate) fn meets(
        &self,
        id: &ProblemId,
        figures: Option<Figures>,
    ) -> (Option<Answer>, Option<AnswerNote>) {
        let note = |kind| Some(AnswerNote { kind, id: Some(id.clone()) });
        let state = self.answer.state;
        match figures {
            _ if state == AnswerState::Open && figures != Some(self.figures) => (None, None),
            None if state == AnswerState::Fixed => (None, None),
            None => (None, note(AnswerNoteKind::Gone)),
            Some(figures) if figures != self.figures => (None, note(AnswerNoteKind::OtherFigures)),
            Some(_) if state == AnswerState::Fixed => {
                (Some(self.answer.clone()), note(AnswerNoteKind::NotFixed))
            }
            Some(_) => (Some(self.answer.clone()), None),
        }
    }
}

/// Answers to problems of any number of reports.
///
/// `Answers::load` (feature `answers`) reads them from a file, and
/// [`write::answers`](crate::write::answers) makes one to fill in.
///
/// ```
/// use gouji::{Answer, AnswerState, Answers, Check, Outcome, read};
/// let document = include_bytes!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let check = Check::new(&reading);
/// let mut answers = Answers::new();
/// for problem in &check.run() {
///     answers.insert(problem, Answer::new(AnswerState::Explained, "与台账一致"));
/// }
/// // All are told as before, and none of them counts.
/// let settled = check.clone().answers(&answers);
/// assert_eq!(settled.run().len(), check.run().len());
/// assert!(!settled.run().has_errors());
/// assert_eq!(settled.verdict(), Outcome::Holds);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the report first.
    entries: BTreeMap<(ReportKey, ProblemId), Entry>,
}

impl Answers {
    /// None yet.
    pub fn new() -> Answers {
        Answers::default()
    }

    /// Answers a problem of a check, in place of what was answered to it before.
    pub fn insert(&mut self, problem: &Problem, answer: Answer) {
        self.put(problem.id().clone(), Entry { answer, figures: problem.own_figures() });
    }

    fn put(&mut self, id: ProblemId, entry: Entry) {
        self.entries.insert((id.report(), id), entry);
    }

    /// The problems that are answered, in order of the reports, with their answers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&ProblemId, &Answer)> {
        self.entries.iter().map(|((_, id), entry)| (id, &entry.answer))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Those that are for none of the reports of some checks: they were answered for other reports,
    /// or the name of the body or the year has changed.
    ///
    /// ```
    /// use gouji::{Answer, AnswerState, Answers, Check, read};
    /// let document = include_str!("../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document.as_bytes(), None)?;
    /// let mut answers = Answers::new();
    /// for problem in &Check::new(&reading).run() {
    ///     answers.insert(problem, Answer::new(AnswerState::Dismissed, "见说明"));
    /// }
    /// let other = read::any(document.replace("兴庆区", "金凤区").as_bytes(), None)?;
    /// let problems = Check::new(&other).answers(&answers).run();
    /// assert_eq!(answers.without_report([&problems]).count(), answers.len());
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    pub fn without_report<'a>(
        &self,
        checked: impl IntoIterator<Item = &'a Problems>,
    ) -> impl Iterator<Item = &ProblemId> {
        let known: BTreeSet<ReportKey> = checked.into_iter().filter_map(Problems::report).collect();
        self.entries.keys().filter(move |(report, _)| !known.contains(report)).map(|(_, id)| id)
    }

    /// Those to problems of one report.
    pub(crate) fn of_report(&self, key: ReportKey) -> impl Iterator<Item = (&ProblemId, &Entry)> {
        let of = self.entries.iter().filter(move |((report, _), _)| *report == key);
        of.map(|((_, id), entry)| (id, entry))
    }
}

/// Something to be said of an answer that a check was given.
///
/// ```
/// use gouji::{Answer, AnswerNoteKind, AnswerState, Answers, Check, read};
/// let document = include_str!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document.as_bytes(), None)?;
/// let mut answers = Answers::new();
/// for problem in Check::new(&reading).run().iter().filter(|one| one.rule().code() == "NA-03") {
///     answers.insert(problem, Answer::new(AnswerState::Explained, "办结数按年底口径"));
/// }
/// // The sentence is mended: there is nothing left to explain.
/// let mended = document.replace("办结 24 件", "办结 25 件");
/// let reading = read::any(mended.as_bytes(), None)?;
/// let problems = Check::new(&reading).answers(&answers).run();
/// assert_eq!(problems.notes()[0].kind(), AnswerNoteKind::Gone);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerNote {
    kind: AnswerNoteKind,
    id: Option<ProblemId>,
}

/// What is to be said of an answer.
///
/// ```
/// use gouji::AnswerNoteKind;
/// assert_ne!(AnswerNoteKind::Gone, AnswerNoteKind::OtherFigures);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AnswerNoteKind {
    /// The report no longer has the problem.
    Gone,
    /// The problem is there with other figures: the answer was not for these.
    OtherFigures,
    /// The problem was said to be mended, and is still there.
    NotFixed,
    /// Body or year of the report is not known, so that no answer can be told to be for it.
    NoHeading,
}

impl AnswerNote {
    pub(crate) const fn without_heading() -> AnswerNote {
        AnswerNote { kind: AnswerNoteKind::NoHeading, id: None }
    }

    /// What is to be said.
    pub const fn kind(&self) -> AnswerNoteKind {
        self.kind
    }

    /// The problem that was answered.
    pub const fn id(&self) -> Option<&ProblemId> {
        self.id.as_ref()
    }

    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        message::of_note(self, locale)
    }
}
