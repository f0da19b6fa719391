//! A rule as declared: its words, its source, how grave it is, and how it is checked.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::case::Case;
use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::words::{Locale, Severity, Words};

use super::judgement::Judgements;
use super::linear::{self, Identity};
use super::years;

/// How far the source of a rule binds.
///
/// ```
/// use gouji::{Authority, Locale, Rule};
/// let authority = Rule::by_code("RQ-01").unwrap().authority();
/// assert_eq!(authority.name(Locale::Chinese), "官方格式");
/// assert!(authority > Authority::Practice);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Authority {
    /// A province, a ministry or a platform asks for it.
    Local,
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
            (Authority::Local, Locale::Chinese) => "地方或部门要求",
            (Authority::Local, Locale::English) => "local requirement",
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
///
/// ```
/// use gouji::{Rule, Stage};
/// let stage = |code| Rule::by_code(code).unwrap().stage();
/// assert_eq!(stage("RQ-01"), Stage::Checking);
/// assert_eq!(stage("NA-03"), Stage::Text);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stage {
    /// While a document is read. A [`Report`](crate::Report) by itself cannot break it.
    Reading,
    /// When one report is checked.
    Checking,
    /// One report can satisfy it; whether it is broken, only last year's report can tell, so that a
    /// check of one report may leave it undecided.
    BetweenYears,
    /// When two years of one body are compared: without last year's report it says nothing.
    Years,
    /// When a summary is compared with its members.
    Levels,
    /// When two versions of one report are compared.
    Versions,
    /// When the text of a report is compared with its tables: without a text it says nothing.
    Text,
    /// When the day of publication is given.
    Publication,
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
            (Stage::Years, Locale::Chinese) => "比较两个年度",
            (Stage::Years, Locale::English) => "comparing two years",
            (Stage::Levels, Locale::Chinese) => "比较汇总与下级",
            (Stage::Levels, Locale::English) => "comparing a summary with its members",
            (Stage::Versions, Locale::Chinese) => "比较两个版本",
            (Stage::Versions, Locale::English) => "comparing two versions",
            (Stage::Publication, Locale::Chinese) => "核对公布日期",
            (Stage::Publication, Locale::English) => "looking at the day of publication",
            (Stage::Text, Locale::Chinese) => "核对正文",
            (Stage::Text, Locale::English) => "comparing the text",
        }
    }
}

/// A rule that is a function of the case.
pub(crate) type Alone = fn(&Case<'_>) -> Judgements;

/// How a rule is checked.
#[derive(Clone)]
pub(crate) enum How {
    /// The readers do it.
    ByReaders,
    /// Each line ties cells of the table: `received + carried_over = outcomes.total +
    /// carried_forward`, one identity for each column of its parts.
    Lines(Table, &'static [&'static str]),
    /// In each part of the table that is named, the others add up to its `total`, column by column.
    Totals(Table, &'static [&'static str]),
    /// In each row of the table the other columns add up to its `total`.
    RowTotals(Table),
    /// Each line ties cells of two years, with their tables: `last.requests.carried_forward =
    /// requests.carried_over`. Without last year's report it has nothing to say.
    Years(&'static [&'static str]),
    /// The same, where this year's cells alone may satisfy the line.
    TwoYears(&'static [&'static str]),
    /// By what a rule of one's own ties; see [`HouseRules`](crate::HouseRules).
    House,
    /// By a function of the case.
    Alone(Alone),
    /// The same, about cells without a number: tables that have one in every cell satisfy it.
    Gaps(Alone),
}

impl How {
    /// Stops the compilation where a path leads nowhere.
    pub(super) const fn must_fit(&self) {
        let mut i = 0;
        match self {
            How::Lines(table, lines) => {
                while i < lines.len() {
                    linear::must_fit(lines[i], *table);
                    i += 1;
                }
            }
            How::Totals(table, parts) => {
                while i < parts.len() {
                    linear::must_have_total(parts[i], *table);
                    i += 1;
                }
            }
            How::Years(lines) | How::TwoYears(lines) => {
                while i < lines.len() {
                    linear::must_fit_years(lines[i]);
                    i += 1;
                }
            }
            _ => {}
        }
    }

    /// The identities in one layout; none for rules that are not linear.
    pub(super) fn identities(&self, layout: Layout) -> Vec<Identity> {
        match self {
            How::Lines(table, lines) if *table == layout.table() => {
                lines.iter().flat_map(|line| linear::of_line(line, layout)).collect()
            }
            How::Totals(table, parts) if *table == layout.table() => {
                parts.iter().flat_map(|part| linear::of_totals(part, layout)).collect()
            }
            How::RowTotals(table) if *table == layout.table() => linear::of_rows(layout),
            _ => Vec::new(),
        }
    }
}

/// One rule, as declared.
///
/// ```
/// use gouji::{Locale, Rule, Severity};
/// let rule = Rule::by_code("RQ-01").unwrap();
/// assert_eq!(rule.severity(), Severity::Error);
/// let title = "received + carried over = concluded + carried forward";
/// assert_eq!(rule.title(Locale::English), title);
/// ```
pub struct Rule {
    pub(super) code: Cow<'static, str>,
    pub(super) title: Words,
    pub(super) explanation: Words,
    /// What a problem says after the values, for rules that are not linear.
    pub(super) statement: Option<Words>,
    /// What the sum of the parts is called, for a sum of so many parts that they are not spelt
    /// out.
    pub(super) sum: Option<Words>,
    pub(super) source: Words,
    pub(super) authority: Authority,
    pub(super) severity: Severity,
    pub(super) editions: &'static [Edition],
    pub(super) stage: Stage,
    pub(super) by_default: bool,
    pub(super) implied_by: Option<&'static Rule>,
    pub(super) how: How,
}

impl Rule {
    /// Its code, such as `RQ-01`. A code means the same for ever.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What it says, in a few words.
    pub fn title(&self, locale: Locale) -> &str {
        self.title.get(locale)
    }

    /// What it means and what to do when it is broken.
    pub fn explanation(&self, locale: Locale) -> &str {
        self.explanation.get(locale)
    }

    /// Where it comes from: the notice, the article, or whose practice.
    pub fn source(&self, locale: Locale) -> &str {
        self.source.get(locale)
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
    /// switched off, so that a defect is not reported twice. A test proves it of each such pair.
    pub const fn implied_by(&self) -> Option<&'static Rule> {
        self.implied_by
    }

    pub(crate) fn statement(&self, locale: Locale) -> Option<&str> {
        self.statement.as_ref().map(|words| words.get(locale))
    }

    pub(crate) fn sum(&self, locale: Locale) -> Option<&str> {
        self.sum.as_ref().map(|words| words.get(locale))
    }

    pub(crate) const fn how(&self) -> &How {
        &self.how
    }

    /// The identities that it ties in the reports of a case, across reports as well; none for rules
    /// that are not linear. What stands beside a report is evidence in this form.
    ///
    /// ```
    /// use gouji::{Case, Edition, Report, Requests, Rule, Whose};
    /// let last = Requests::blank(Edition::Edition2019);
    /// let last = Report { requests: Some(last), ..Report::default() };
    /// let report = Requests::blank(Edition::Edition2021);
    /// let report = Report { requests: Some(report), ..Report::default() };
    /// let case = Case::new(&report).with_last_year(Some(&last));
    /// let ties = Rule::by_code("YR-01").unwrap().identities_over(&case);
    /// let whose: Vec<Whose> = ties[6].terms().iter().map(|term| term.whose).collect();
    /// assert_eq!(whose, [Whose::LastYear, Whose::This]);
    /// assert_eq!(ties[6].terms()[0].cell.to_string(), "requests.carried_forward.total@2019");
    /// ```
    pub fn identities_over(&self, case: &Case<'_>) -> Vec<Identity> {
        match (self.how(), self.index()) {
            (How::Years(_) | How::TwoYears(_), Some(at)) => years::identities(at, case),
            _ => case.report().layouts().flat_map(|layout| self.identities_in(layout)).collect(),
        }
    }

    /// The lines over two years, as they are declared: each ties its cells column by column.
    pub(crate) const fn lines_over_years(&self) -> &'static [&'static str] {
        match self.how {
            How::Years(lines) | How::TwoYears(lines) => lines,
            _ => &[],
        }
    }

    /// All that it ties over two years, in every pair of layouts that have the cells.
    pub(crate) fn identities_over_years(&self) -> Vec<Identity> {
        self.index().map_or_else(Vec::new, years::all_of)
    }

    /// It is about the text of a report: of tables alone it says nothing.
    pub(crate) const fn is_of_text(&self) -> bool {
        matches!(self.stage, Stage::Text)
    }

    /// It is about the day of publication.
    pub(crate) const fn is_of_publication(&self) -> bool {
        matches!(self.stage, Stage::Publication)
    }

    /// It compares reports: of one alone it says nothing.
    pub(crate) const fn compares(&self) -> bool {
        matches!(self.stage, Stage::Years | Stage::Levels | Stage::Versions)
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
        f.write_str(&self.code)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

impl serde::Serialize for Rule {
    /// Its code.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code)
    }
}

/// A rule to keep: one of the format, or one of one's own, shared.
///
/// ```
/// use gouji::{Rule, RuleRef};
/// let rule = Rule::by_code("RQ-01").unwrap();
/// let kept = RuleRef::from(rule);
/// // It is used as the rule itself.
/// assert_eq!(kept.code(), "RQ-01");
/// assert_eq!(*kept, *rule);
/// ```
#[derive(Clone)]
pub struct RuleRef(Held);

#[derive(Clone)]
enum Held {
    BuiltIn(&'static Rule),
    Own(Arc<Rule>),
}

impl RuleRef {
    /// A rule of one's own.
    pub(crate) fn own(rule: Rule) -> RuleRef {
        RuleRef(Held::Own(Arc::new(rule)))
    }
}

impl From<&'static Rule> for RuleRef {
    fn from(rule: &'static Rule) -> RuleRef {
        RuleRef(Held::BuiltIn(rule))
    }
}

impl Deref for RuleRef {
    type Target = Rule;
    fn deref(&self) -> &Rule {
        match &self.0 {
            Held::BuiltIn(rule) => rule,
            Held::Own(rule) => rule,
        }
    }
}

impl PartialEq for RuleRef {
    fn eq(&self, other: &RuleRef) -> bool {
        **self == **other
    }
}

impl Eq for RuleRef {}

impl fmt::Debug for RuleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for RuleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl serde::Serialize for RuleRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde::Serialize::serialize(&**self, serializer)
    }
}

/// Declares the rules of a family.
///
/// ```text
/// declare_rules! {
///     RQ_01 = "RQ-01" {
///         title: "Chinese", "English";
///         explanation: "Chinese", "English";
///         [statement: "Chinese", "English";]   what a problem says after the values, if the rule
///                                              is not linear
///         [sum: "Chinese", "English";]         what the sum of many parts is called, if the rule
///                                              is linear
///         source: "where it comes from", "the same in English";
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
        source: $source:literal, $source_english:literal;
        grade: $authority:ident, $severity:ident, $editions:ident, $stage:ident, $standing:ident;
        $(implied by: $implied:ident;)?
        check: $how:expr;
    })*) => {
        $(pub(crate) static $name: $crate::rule::Rule = $crate::rule::Rule {
            code: std::borrow::Cow::Borrowed($code),
            title: $crate::words::Words::new($title, $title_english),
            explanation: $crate::words::Words::new($explanation, $explanation_english),
            statement: declare_rules!(@words $($statement, $statement_english)?),
            sum: declare_rules!(@words $($sum, $sum_english)?),
            source: $crate::words::Words::new($source, $source_english),
            authority: $crate::rule::Authority::$authority,
            severity: $crate::words::Severity::$severity,
            editions: $crate::rule::declared::editions::$editions,
            stage: $crate::rule::Stage::$stage,
            by_default: $crate::rule::declared::standing::$standing,
            implied_by: $crate::table::first(&[$(&$implied)?]),
            how: {
                #[allow(unused_imports, reason = "not every rule names a table")]
                use {$crate::cell::Table::*, $crate::rule::declared::How::*};
                $how
            },
        };)*

        /// The rules of the family.
        pub(super) const RULES: &[&$crate::rule::Rule] = &[$(&$name),*];
    };
    (@words) => { None };
    (@words $chinese:literal, $english:literal) => {
        Some($crate::words::Words::new($chinese, $english))
    };
}
pub(crate) use declare_rules;

/// The words for editions in a declaration.
#[expect(non_upper_case_globals, reason = "they read as words of the declaration")]
pub(crate) mod editions {
    use crate::edition::Edition;
    pub(crate) const All: &[Edition] = Edition::ALL;
    pub(crate) const Only2019: &[Edition] = &[Edition::Edition2019];
    /// The edition of 2021 and those after it.
    pub(crate) const Since2021: &[Edition] = Edition::ALL.split_at(Edition::Edition2021 as usize).1;
}

/// The words for the default profile in a declaration.
#[expect(non_upper_case_globals, reason = "they read as words of the declaration")]
pub(crate) mod standing {
    pub(crate) const default: bool = true;
    pub(crate) const optional: bool = false;
}
