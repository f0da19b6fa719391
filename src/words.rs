//! Words that every room needs: the languages, how grave something is, what a rule comes to.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// The languages of titles and messages.
///
/// ```
/// use gouji::{Locale, Severity};
/// let names: Vec<&str> = Locale::ALL.iter().map(|locale| Severity::Error.name(*locale)).collect();
/// assert_eq!(names, ["错误", "error"]);
/// assert_eq!(Locale::default(), Locale::Chinese);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Locale {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Locale {
    /// Every language.
    pub const ALL: &'static [Locale] = &[Locale::Chinese, Locale::English];
}

/// How much it matters that a rule is broken.
///
/// ```
/// use gouji::Severity;
/// // The graver one is the greater one.
/// assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Note);
/// assert_eq!(Severity::Error.to_string(), "error");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a look, and often right as it stands.
    Note,
    /// Probably wrong: a reviewer's rule of thumb.
    Warning,
    /// Certainly wrong: the official format or arithmetic does not allow it.
    Error,
}

impl Severity {
    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Severity::Note, Locale::Chinese) => "提示",
            (Severity::Note, Locale::English) => "note",
            (Severity::Warning, Locale::Chinese) => "警告",
            (Severity::Warning, Locale::English) => "warning",
            (Severity::Error, Locale::Chinese) => "错误",
            (Severity::Error, Locale::English) => "error",
        }
    }

    /// The severity of an English name.
    ///
    /// ```
    /// use gouji::Severity;
    /// assert_eq!(Severity::from_name("warning"), Some(Severity::Warning));
    /// ```
    pub fn from_name(name: &str) -> Option<Severity> {
        [Severity::Note, Severity::Warning, Severity::Error]
            .into_iter()
            .find(|severity| severity.name(Locale::English) == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name(Locale::English))
    }
}

/// What a rule comes to. Undecided is never a pass.
///
/// ```
/// use gouji::Outcome;
/// assert_eq!(Outcome::Holds.worse(Outcome::Undecided), Outcome::Undecided);
/// assert_eq!(Outcome::Undecided.worse(Outcome::Fails), Outcome::Fails);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The rule holds, whatever stands in the cells without a number.
    Holds,
    /// The rule is broken, whatever stands in the cells without a number.
    Fails,
    /// It depends on something that is not known.
    Undecided,
}

impl Outcome {
    /// The worse of two: a failure is worse than what is undecided, and that worse than a pass.
    #[must_use]
    pub const fn worse(self, other: Outcome) -> Outcome {
        match (self, other) {
            (Outcome::Fails, _) | (_, Outcome::Fails) => Outcome::Fails,
            (Outcome::Undecided, _) | (_, Outcome::Undecided) => Outcome::Undecided,
            _ => Outcome::Holds,
        }
    }
}

/// The same words in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    chinese: Cow<'static, str>,
    english: Cow<'static, str>,
}

impl Words {
    pub(crate) const fn new(chinese: &'static str, english: &'static str) -> Words {
        Words { chinese: Cow::Borrowed(chinese), english: Cow::Borrowed(english) }
    }

    /// Words of one's own.
    pub(crate) fn owned(chinese: String, english: String) -> Words {
        Words { chinese: Cow::Owned(chinese), english: Cow::Owned(english) }
    }

    pub(crate) fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Chinese => &self.chinese,
            Locale::English => &self.english,
        }
    }
}
