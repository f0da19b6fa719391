//! Answers as files: TOML, or JSON with an object on each line.

use serde::Deserialize;

use crate::date::Date;
use crate::error::{Error, ErrorKind};
use crate::problem::ProblemId;
use crate::problem::id::figures;
use crate::words::Locale;

use super::{Answer, AnswerState, Answers, Entry};

/// One answer as it is written. `about` is for the reader's eye.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    figures: String,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    date: Option<serde_json::Value>,
    #[serde(default)]
    #[expect(dead_code, reason = "it may stand in the file")]
    about: Option<serde_json::Value>,
}

/// What is wrong with a file of answers, and where.
///
/// ```
/// use gouji::{Answers, AnswersErrorKind, Locale};
/// let file = "[[answer]]\nid = \"RQ-01-3f2a9c1e5b-7d0142aa\"\nfigures = \"0a1b2c3d\"\n\
///     state = \"done\"\n";
/// let (answers, errors) = Answers::load(file);
/// assert!(answers.is_empty());
/// assert_eq!(errors[0].line, Some(1));
/// assert_eq!(errors[0].kind, AnswersErrorKind::UnknownState("done".into()));
/// assert!(errors[0].message(Locale::English).starts_with("line 1: there is no state “done”"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnswersError {
    /// The line at which the answer begins, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub kind: AnswersErrorKind,
}

/// What may be wrong with a file of answers.
///
/// ```
/// use gouji::{Answers, AnswersErrorKind};
/// let (_, errors) = Answers::load("[[answer]]\nid = \"RQ-01\"\nfigures = \"0a1b2c3d\"\n");
/// assert_eq!(errors[0].kind, AnswersErrorKind::UnknownId("RQ-01".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswersErrorKind {
    /// The file or the entry is not well formed; what the parser says of it.
    Syntax(String),
    /// No problem can have this id.
    UnknownId(String),
    /// These are not the eight digits of a problem's figures.
    UnknownFigures(String),
    /// There is no such state.
    UnknownState(String),
    /// There is no such day.
    UnknownDate(String),
    /// A problem is settled without a reason.
    NoReason,
    /// The problem is answered further up already.
    Twice,
}

impl AnswersError {
    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        let what = match locale {
            Locale::Chinese => self.kind.chinese(),
            Locale::English => self.kind.english(),
        };
        match (self.line, locale) {
            (Some(line), Locale::Chinese) => format!("第{line}行：{what}"),
            (Some(line), Locale::English) => format!("line {line}: {what}"),
            (None, _) => what,
        }
    }
}

impl AnswersErrorKind {
    fn chinese(&self) -> String {
        match self {
            AnswersErrorKind::Syntax(said) => format!("文件格式有误：{said}"),
            AnswersErrorKind::UnknownId(said) => {
                let error = Error::new(ErrorKind::NotAnId).found(format!("“{said}”"));
                error.message(Locale::Chinese)
            }
            AnswersErrorKind::UnknownFigures(said) => {
                format!("数字特征“{said}”应为8位，请照抄核对结果中的 figures。")
            }
            AnswersErrorKind::UnknownState(said) => format!(
                "没有“{said}”这种状态，应为 open（待处理）、explained（已说明）、\
                 dismissed（不予采纳）或 fixed（已更正）。"
            ),
            AnswersErrorKind::UnknownDate(said) => {
                let error = Error::new(ErrorKind::NotADate).found(format!("“{said}”"));
                error.message(Locale::Chinese)
            }
            AnswersErrorKind::NoReason => "已说明或不予采纳的，应当写明理由。".into(),
            AnswersErrorKind::Twice => "前面已经答复过同一个问题，只采用前面的答复。".into(),
        }
    }

    fn english(&self) -> String {
        match self {
            AnswersErrorKind::Syntax(said) => format!("the file is not well formed: {said}"),
            AnswersErrorKind::UnknownId(said) => {
                let error = Error::new(ErrorKind::NotAnId).found(format!("“{said}”"));
                error.message(Locale::English)
            }
            AnswersErrorKind::UnknownFigures(said) => {
                format!("the figures “{said}” should be 8 digits, copied from what a check says.")
            }
            AnswersErrorKind::UnknownState(said) => {
                format!("there is no state “{said}”; use open, explained, dismissed or fixed.")
            }
            AnswersErrorKind::UnknownDate(said) => {
                let error = Error::new(ErrorKind::NotADate).found(format!("“{said}”"));
                error.message(Locale::English)
            }
            AnswersErrorKind::NoReason => {
                "what is explained or dismissed must have a reason.".into()
            }
            AnswersErrorKind::Twice => {
                "the same problem is answered further up; that answer is used.".into()
            }
        }
    }
}

impl Answers {
    /// Reads answers from the text of a file: TOML with an `[[answer]]` for each, or JSON with an
    /// object on each line. What is wrong is given back; all other answers are taken in.
    ///
    /// ```text
    /// [[answer]]
    /// id = "RQ-01-3f2a9c1e5b-7d0142aa"   # as a check says it
    /// figures = "0a1b2c3d"               # as a check says them: the answer is for these figures
    /// state = "explained"                # open, explained, dismissed or fixed
    /// reason = "……"
    /// date = 2025-01-20
    /// about = "……"                       # for people; it may be left out
    /// ```
    ///
    /// ```
    /// use gouji::{AnswerState, Answers};
    /// let line = r#"{"id":"RQ-01-3f2a9c1e5b-7d0142aa","figures":"0a1b2c3d",
    ///     "state":"dismissed","reason":"……","date":"2025-01-20"}"#.replace('\n', "");
    /// let (answers, errors) = Answers::load(&line);
    /// assert!(errors.is_empty());
    /// assert_eq!(answers.iter().next().unwrap().1.state, AnswerState::Dismissed);
    /// ```
    pub fn load(text: &str) -> (Answers, Vec<AnswersError>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut answers = Answers::new();
        let mut errors = Vec::new();
        let is_json = text.trim_start().starts_with('{');
        let written = if is_json { of_json(text) } else { of_toml(text) };
        for (line, written) in written {
            let taken = written.map_err(AnswersErrorKind::Syntax).and_then(|one| one.entry());
            let taken = taken.and_then(|(id, entry)| {
                let is_new = !answers.entries.contains_key(&(id.report(), id.clone()));
                if is_new {
                    answers.put(id, entry);
                }
                is_new.then_some(()).ok_or(AnswersErrorKind::Twice)
            });
            errors.extend(taken.err().map(|kind| AnswersError { line, kind }));
        }
        (answers, errors)
    }
}

/// Each answer of a file with its line, or what the parser says of it.
type Lines = Vec<(Option<usize>, Result<Written, String>)>;

fn of_json(text: &str) -> Lines {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let one = |(at, line): (usize, &str)| {
        (Some(at + 1), serde_json::from_str(line).map_err(|error| error.to_string()))
    };
    lines.map(one).collect()
}

fn of_toml(text: &str) -> Lines {
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map(|before| before.matches('\n').count() + 1);
            return vec![(line, Err(error.message().to_owned()))];
        }
    };
    let mut found: Lines = Vec::new();
    for (key, value) in table {
        match value {
            toml::Value::Array(entries) if key == "answer" => {
                let heads = text.lines().enumerate();
                let mut heads = heads.filter(|(_, line)| line.trim().starts_with("[[answer]]"));
                for entry in entries {
                    let line = heads.next().map(|(at, _)| at + 1);
                    found.push((line, written(entry)));
                }
            }
            _ => found.push((None, Err(format!("unknown field `{key}`, expected `answer`")))),
        }
    }
    found
}

/// An entry, whose date TOML may write without quotes.
fn written(mut entry: toml::Value) -> Result<Written, String> {
    if let Some(date) = entry.get_mut("date")
        && let toml::Value::Datetime(day) = date
    {
        *date = toml::Value::String(day.to_string());
    }
    entry.try_into().map_err(|error: toml::de::Error| error.message().to_owned())
}

impl Written {
    fn entry(self) -> Result<(ProblemId, Entry), AnswersErrorKind> {
        let unknown = |_| AnswersErrorKind::UnknownId(self.id.clone());
        let id: ProblemId = self.id.parse().map_err(unknown)?;
        let figures = figures(self.figures.trim());
        let figures = figures.ok_or(AnswersErrorKind::UnknownFigures(self.figures))?;
        let state = match self.state {
            None => AnswerState::Open,
            Some(name) => {
                AnswerState::from_name(name.trim()).ok_or(AnswersErrorKind::UnknownState(name))?
            }
        };
        let date = self.date.map(day).transpose()?.flatten();
        if state.settles() && self.reason.trim().is_empty() {
            return Err(AnswersErrorKind::NoReason);
        }
        let answer = Answer { state, reason: self.reason, date };
        Ok((id, Entry { answer, figures }))
    }
}

/// A day as it is written; an empty text is none.
fn day(value: serde_json::Value) -> Result<Option<Date>, AnswersErrorKind> {
    match value {
        serde_json::Value::Null => Ok(None),
        serde_json::Value::String(text) if text.trim().is_empty() => Ok(None),
        serde_json::Value::String(text) => {
            text.parse().map(Some).map_err(|_| AnswersErrorKind::UnknownDate(text))
        }
        other => Err(AnswersErrorKind::UnknownDate(other.to_string())),
    }
}
