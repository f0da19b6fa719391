//! The rules: what must, or should, hold in a report.
//!
//! Every rule is declared once, in the file of its family, by `declare_rules!`: its code, which is
//! never given to another rule, its words in Chinese and English, its source, how far that source
//! binds, its severity, and how it is checked. The registry [`Rule::ALL`], the default profile and
//! the generated reference come from the declarations. Linear rules are lists of cells and
//! coefficients ([`Identity`]); the others are a function of one report.

use std::fmt;

use crate::cell::Table;
use crate::edition::Edition;
use crate::finding::{Judge, Locale, Severity};
use crate::report::Report;
use crate::table::same;
use crate::value::Value;

mod between_tables;
mod body;
mod cells;
mod identity;
mod proactive;
mod requests;
mod review_litigation;
mod structure;
mod three_valued;

pub use body::Body;
pub use identity::{Identity, Relation, Term};
pub(crate) use identity::{Numbers, Weight};

/// How far the source of a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Authority {
    /// Reviewers' practice, or inferred: reasonable, and written in no notice that we know.
    Practice,
    /// Forced by arithmetic and the meaning of a label, such as 总计.
    Arithmetic,
    /// Printed in the official format, or stated by the Regulation.
    OfficialFormat,
}

impl Authority {
    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Authority::Practice, Locale::Chinese) => "工作惯例",
            (Authority::Practice, Locale::English) => "practice",
            (Authority::Arithmetic, Locale::Chinese) => "算术关系",
            (Authority::Arithmetic, Locale::English) => "arithmetic",
            (Authority::OfficialFormat, Locale::Chinese) => "官方格式",
            (Authority::OfficialFormat, Locale::English) => "official format",
        }
    }
}

/// When a rule is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stage {
    /// While a document is read: the readers' remarks carry its code. A [`Report`] cannot break it.
    Reading,
    /// When one report is checked.
    Checking,
    /// One report can satisfy it; whether it is broken, only last year's report can tell, so that a
    /// check of one report may leave it undecided.
    BetweenYears,
}

impl Stage {
    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Stage::Reading, Locale::Chinese) => "读取文档",
            (Stage::Reading, Locale::English) => "reading",
            (Stage::Checking, Locale::Chinese) => "核对报告",
            (Stage::Checking, Locale::English) => "checking",
            (Stage::BetweenYears, Locale::Chinese) => "需要上年度报告",
            (Stage::BetweenYears, Locale::English) => "needs last year's report",
        }
    }
}

/// The same words in Chinese and in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) chinese: &'static str,
    pub(crate) english: &'static str,
}

impl Words {
    pub(crate) const fn get(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Chinese => self.chinese,
            Locale::English => self.english,
        }
    }
}

/// How a rule is checked.
#[derive(Clone, Copy)]
pub(crate) enum How {
    /// The readers do it.
    ByReaders,
    /// By its coefficient lists.
    Linear,
    /// By a function of the report.
    Alone(fn(&Report, &mut Judge<'_>)),
}

/// One rule, as declared.
///
/// ```
/// use gouji::{Locale, Rule, Severity};
/// let rule = Rule::by_code("RQ-01").unwrap();
/// assert_eq!(rule.severity(), Severity::Error);
/// assert_eq!(rule.title(Locale::English), "received + carried over = concluded + carried forward");
/// ```
pub struct Rule {
    code: &'static str,
    title: Words,
    explanation: Words,
    /// What a finding says after the values, for rules that are not linear.
    statement: Option<Words>,
    /// What the sum of the parts is called, for a sum of so many parts that they are not spelt
    /// out.
    sum: Option<Words>,
    source: &'static str,
    authority: Authority,
    severity: Severity,
    editions: &'static [Edition],
    stage: Stage,
    by_default: bool,
    implied_by: Option<&'static Rule>,
    how: How,
}

impl Rule {
    /// Every rule, by family and code.
    pub const ALL: &'static [&'static Rule] = &ALL;

    /// The rule of a code such as `RQ-01`.
    pub fn by_code(code: &str) -> Option<&'static Rule> {
        Rule::ALL.iter().find(|rule| rule.code == code).copied()
    }

    /// Its code, such as `RQ-01`. A code means the same for ever.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What it says, in a few words.
    pub const fn title(&self, locale: Locale) -> &'static str {
        self.title.get(locale)
    }

    /// What it means and what to do when it is broken.
    pub const fn explanation(&self, locale: Locale) -> &'static str {
        self.explanation.get(locale)
    }

    /// Where it comes from: the notice, the article, or whose practice.
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// How far its source binds.
    pub const fn authority(&self) -> Authority {
        self.authority
    }

    /// How much it matters when it is broken, unless a [`Profile`](crate::Profile) says otherwise.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The editions whose tables it applies to.
    pub const fn editions(&self) -> &'static [Edition] {
        self.editions
    }

    /// When it is looked at.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// True when the default profile has it.
    pub const fn by_default(&self) -> bool {
        self.by_default
    }

    /// The rule that is broken whenever this one is. This one is looked at only where that one is
    /// switched off, so that a defect is not reported twice.
    pub const fn implied_by(&self) -> Option<&'static Rule> {
        self.implied_by
    }

    pub(crate) const fn statement(&self) -> Option<Words> {
        self.statement
    }

    pub(crate) const fn sum(&self) -> Option<Words> {
        self.sum
    }

    pub(crate) const fn how(&self) -> How {
        self.how
    }

    /// Its number in [`Rule::ALL`].
    pub(crate) fn index(&self) -> Option<usize> {
        // Rules are statics of this crate and cannot be copied, so that the address names the rule.
        Rule::ALL.iter().position(|rule| std::ptr::eq(*rule, self))
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl serde::Serialize for Rule {
    /// Its code.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

const FAMILIES: [&[&Rule]; 6] = [
    structure::RULES,
    cells::RULES,
    proactive::RULES,
    requests::RULES,
    review_litigation::RULES,
    between_tables::RULES,
];

const COUNT: usize = {
    let mut sum = 0;
    let mut i = 0;
    while i < FAMILIES.len() {
        sum += FAMILIES[i].len();
        i += 1;
    }
    sum
};

const ALL: [&Rule; COUNT] = {
    let mut all = [structure::RULES[0]; COUNT];
    let (mut n, mut i) = (0, 0);
    while i < FAMILIES.len() {
        let mut j = 0;
        while j < FAMILIES[i].len() {
            all[n] = FAMILIES[i][j];
            // A code that stands twice stops the compilation.
            let mut before = 0;
            while before < n {
                assert!(!same(all[before].code, all[n].code), "a code is declared twice");
                before += 1;
            }
            n += 1;
            j += 1;
        }
        i += 1;
    }
    all
};

/// Calls `f` with the number and value of each cell of a table, in order; not at all when the
/// report lacks the table.
fn visit(report: &Report, table: Table, f: &mut impl FnMut(usize, Value)) {
    let mut index = 0;
    let mut numbered = |value| {
        f(index, value);
        index += 1;
    };
    report.visit(table, &mut numbered);
}

/// Declares the rules of a family.
///
/// ```text
/// declare_rules! {
///     RQ_01 = "RQ-01" {
///         title: "Chinese", "English";
///         explanation: "Chinese", "English";
///         [statement: "Chinese", "English";]   what a finding says after the values, if the rule is not linear
///         [sum: "Chinese", "English";]         what the sum of many parts is called, if the rule is linear
///         source: "notice, article";
///         grade: Authority, Severity, Editions, Stage, default | optional;
///         [implied by: RULE;]
///         check: How;
///     }
/// }
/// ```
macro_rules! declare_rules {
    ($($name:ident = $code:literal {
        title: $title:literal, $title_english:literal;
        explanation: $explanation:literal, $explanation_english:literal;
        $(statement: $statement:literal, $statement_english:literal;)?
        $(sum: $sum:literal, $sum_english:literal;)?
        source: $source:literal;
        grade: $authority:ident, $severity:ident, $editions:ident, $stage:ident, $standing:ident;
        $(implied by: $implied:ident;)?
        check: $how:expr;
    })*) => {
        $(pub(super) static $name: $crate::rule::Rule = $crate::rule::Rule {
            code: $code,
            title: $crate::rule::Words { chinese: $title, english: $title_english },
            explanation: $crate::rule::Words { chinese: $explanation, english: $explanation_english },
            statement: $crate::table::first(&[$($crate::rule::Words { chinese: $statement, english: $statement_english })?]),
            sum: $crate::table::first(&[$($crate::rule::Words { chinese: $sum, english: $sum_english })?]),
            source: $source,
            authority: $crate::rule::Authority::$authority,
            severity: $crate::finding::Severity::$severity,
            editions: $crate::rule::editions::$editions,
            stage: $crate::rule::Stage::$stage,
            by_default: $crate::rule::standing::$standing,
            implied_by: $crate::table::first(&[$(&$implied)?]),
            how: {
                use $crate::rule::How::*;
                $how
            },
        };)*

        /// The rules of the family.
        pub(super) const RULES: &[&$crate::rule::Rule] = &[$(&$name),*];
    };
}
pub(crate) use declare_rules;

/// The words for editions in a declaration.
#[expect(non_upper_case_globals, reason = "they read as words of the declaration")]
pub(crate) mod editions {
    use crate::edition::Edition;
    pub(crate) const Both: &[Edition] = Edition::ALL;
    pub(crate) const Only2019: &[Edition] = &[Edition::Edition2019];
    pub(crate) const Only2021: &[Edition] = &[Edition::Edition2021];
}

/// The words for the default profile in a declaration.
#[expect(non_upper_case_globals, reason = "they read as words of the declaration")]
pub(crate) mod standing {
    pub(crate) const default: bool = true;
    pub(crate) const optional: bool = false;
}
