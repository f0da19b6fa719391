//! Rules of one's own: what a province, a ministry or a platform asks for beside the format.
//!
//! They come in layers. A layer adds rules under codes of its own, and may grade a rule of the
//! format or of a layer below anew, or switch it off; it never gives a code another meaning. The
//! rules are data, from a file or from code, and are checked, located, printed and listed like
//! those of the format.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use crate::case::Case;
use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::words::{Locale, Severity, Words};

use super::declared::{Authority, How, Rule, RuleRef, Stage};
use super::judgement::{Judgement, NotConcerned, Reason, and, not};
use super::linear::{self, Flaw, Identity};

#[cfg(feature = "rules")]
mod file;
mod lint;
mod message;

#[cfg(feature = "rules")]
pub use file::{ChangeText, HouseFile, RuleText, TwoWords};

/// A rule of one's own before it is taken in: its words, and what it ties.
///
/// What it ties is written with full paths. A path of a row stands for all its columns, one by one.
///
/// ```
/// use gouji::{HouseRule, Severity};
/// let rule = HouseRule::linear("HN-01", "requests.carried_over <= requests.received")
///     .title("上年结转不多于本年新收", "no more is carried over than received")
///     .explanation(
///         "上年结转多于本年新收的，请核对。",
///         "Check a year in which more was carried over than received.",
///     )
///     .source("某省政务公开办2025年通知")
///     .severity(Severity::Note);
/// assert_eq!(rule.code(), "HN-01");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseRule {
    code: String,
    title: (String, String),
    explanation: (String, String),
    source: String,
    severity: Severity,
    editions: Vec<Edition>,
    ties: Ties,
}

/// What a rule of one's own ties.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ties {
    /// Sums of cells with coefficients: `2*a + b <= c - 3`.
    Linear(String),
    /// If a cell is above 0, so is another.
    Closure { if_above: String, then_above: String },
}

impl HouseRule {
    /// A linear rule: sums of cells with whole coefficients and a constant, tied by `=`, `<=` or
    /// `>=`.
    pub fn linear(code: &str, line: &str) -> HouseRule {
        HouseRule::new(code, Ties::Linear(line.into()))
    }

    /// A closure rule: where the first cell is above 0, the second is too.
    pub fn closure(code: &str, if_above: &str, then_above: &str) -> HouseRule {
        let ties = Ties::Closure { if_above: if_above.into(), then_above: then_above.into() };
        HouseRule::new(code, ties)
    }

    fn new(code: &str, ties: Ties) -> HouseRule {
        HouseRule {
            code: code.into(),
            title: (code.into(), code.into()),
            explanation: (String::new(), String::new()),
            source: String::new(),
            severity: Severity::Warning,
            editions: Edition::ALL.to_vec(),
            ties,
        }
    }

    /// What it says, in a few words, in Chinese and English; a problem of a closure rule says it
    /// after the values.
    #[must_use]
    pub fn title(mut self, chinese: &str, english: &str) -> HouseRule {
        self.title = (chinese.into(), english.into());
        self
    }

    /// What it means and what to do when it is broken.
    #[must_use]
    pub fn explanation(mut self, chinese: &str, english: &str) -> HouseRule {
        self.explanation = (chinese.into(), english.into());
        self
    }

    /// Who asks for it, and where.
    #[must_use]
    pub fn source(mut self, source: &str) -> HouseRule {
        self.source = source.into();
        self
    }

    /// How much it matters; a warning unless this says otherwise.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> HouseRule {
        self.severity = severity;
        self
    }

    /// The editions of the tables that it is about; all of them unless this says otherwise.
    #[must_use]
    pub fn editions(mut self, editions: &[Edition]) -> HouseRule {
        self.editions = editions.to_vec();
        self
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }
}

/// A change that a layer makes to a rule of the format or of a layer below.
///
/// ```
/// use gouji::{HouseRules, Regrade, Severity};
/// let mut rules = HouseRules::new();
/// rules.regrade("P1-03", Regrade::To(Severity::Error)).unwrap();
/// rules.regrade("ST-06", Regrade::Off).unwrap();
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Regrade {
    /// The rule is on, at this severity.
    To(Severity),
    /// The rule is off.
    Off,
}

/// What is wrong with a layer of rules.
///
/// ```
/// use gouji::{HouseErrorKind, HouseRule, HouseRules};
/// let rule = HouseRule::linear("RQ-01", "requests.received.total >= 1");
/// let errors = HouseRules::new().layer("某省", [rule]);
/// assert_eq!(errors[0].kind(), &HouseErrorKind::CodeInUse);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HouseErrorKind {
    /// The file is no TOML or JSON of the documented form; what its parser says.
    Syntax(String),
    /// A line is not a linear rule: something else is expected at this character, from 1.
    Line(usize),
    /// No table in any edition has such a cell or row.
    UnknownCell(String),
    /// The parts of a line have different numbers of cells.
    UnequalParts,
    /// Money cannot stand in a linear rule.
    Money(String),
    /// A coefficient, their sum or a constant is too large.
    TooLarge,
    /// More terms than a line may have.
    TooLong,
    /// The code belongs to a rule of the format, to a reserved code, or to a rule of a layer below.
    CodeInUse,
    /// No rule has the code that is to be graded anew.
    UnknownCode,
    /// A severity other than `error`, `warning`, `note` and `off`.
    UnknownSeverity(String),
    /// An edition that does not exist.
    UnknownEdition(String),
    /// The layer stands on one that was not given.
    UnknownLayer(String),
    /// Layers stand on each other in a circle.
    Circle,
    /// No table can satisfy these rules together.
    Contradiction(Vec<String>),
    /// Every table that satisfies the other rules satisfies this one.
    Implied,
}

/// What is wrong with a layer of rules, and where. Its rule is left out; all others are taken in.
///
/// ```
/// use gouji::{HouseRule, HouseRules, Locale};
/// let rule = HouseRule::linear("HN-01", "requests.receivd = 3");
/// let errors = HouseRules::new().layer("某省", [rule]);
/// assert_eq!((errors[0].layer(), errors[0].code()), ("某省", Some("HN-01")));
/// assert_eq!(
///     errors[0].message(Locale::English),
///     "某省, rule HN-01: there is no cell or row “requests.receivd”."
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseError {
    pub(super) layer: String,
    pub(super) code: Option<String>,
    pub(super) line: Option<u32>,
    pub(super) kind: HouseErrorKind,
}

impl HouseError {
    /// What is wrong.
    pub const fn kind(&self) -> &HouseErrorKind {
        &self.kind
    }

    /// The layer.
    pub fn layer(&self) -> &str {
        &self.layer
    }

    /// The code of the rule concerned, if it is one.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The line of the file, from 1, for rules from a file.
    pub const fn line(&self) -> Option<u32> {
        self.line
    }

    /// True where the rule is taken in all the same: it is only worth a remark.
    pub const fn is_remark(&self) -> bool {
        matches!(self.kind, HouseErrorKind::Implied)
    }

    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        message::of(self, locale)
    }
}

impl fmt::Display for HouseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::English))
    }
}

impl std::error::Error for HouseError {}

/// Rules of one's own, in layers, ready for checks.
///
/// ```
/// use gouji::{Check, Count, Edition, HouseRule, HouseRules, Report, Requests};
/// let mut rules = HouseRules::new();
/// let rule = HouseRule::linear("HN-01", "requests.carried_over.total <= requests.received.total");
/// assert!(rules.layer("某省", [rule]).is_empty());
/// let mut table = Requests::blank(Edition::Edition2021);
/// table.received.total = Count::from(1);
/// table.carried_over.total = Count::from(3);
/// let report = Report { requests: Some(table), ..Report::default() };
/// let problems = Check::new(&report).rules(&rules).run();
/// assert!(problems.iter().any(|problem| problem.rule().code() == "HN-01"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct HouseRules {
    rules: Vec<Own>,
    regrades: BTreeMap<String, Regrade>,
}

/// One rule that was taken in.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    layer: String,
    pub(crate) rule: RuleRef,
    pub(crate) identities: Vec<Identity>,
    closures: Vec<(CellId, CellId)>,
}

impl HouseRules {
    /// No rules.
    pub fn new() -> HouseRules {
        HouseRules::default()
    }

    /// Adds a layer on top of those that are there. What is wrong with a rule is given back, and
    /// the rule left out; the others are taken in.
    pub fn layer(
        &mut self,
        name: &str,
        rules: impl IntoIterator<Item = HouseRule>,
    ) -> Vec<HouseError> {
        let taken = rules.into_iter().filter_map(|rule| {
            let code = rule.code.clone();
            let kind = self.add(name, rule).err()?;
            Some(HouseError { layer: name.into(), code: Some(code), line: None, kind })
        });
        taken.collect()
    }

    /// Takes one rule in.
    pub(super) fn add(&mut self, layer: &str, rule: HouseRule) -> Result<(), HouseErrorKind> {
        let reserved = super::RESERVED.iter().any(|(code, _)| *code == rule.code);
        if reserved || self.rule(&rule.code).is_some() {
            return Err(HouseErrorKind::CodeInUse);
        }
        let (mut identities, mut closures) = (Vec::new(), Vec::new());
        match &rule.ties {
            Ties::Linear(line) => identities = resolve(line, &rule.editions)?,
            Ties::Closure { if_above, then_above } => {
                closures = resolve_pair(if_above, then_above, &rule.editions)?;
            }
        }
        let layer = layer.to_owned();
        self.rules.push(Own { layer, rule: RuleRef::own(declared(rule)), identities, closures });
        Ok(())
    }

    /// Grades a rule of the format or of a layer below anew, or switches it off.
    ///
    /// # Errors
    ///
    /// [`HouseErrorKind::UnknownCode`] where no rule has the code.
    pub fn regrade(&mut self, code: &str, regrade: Regrade) -> Result<(), HouseErrorKind> {
        if self.rule(code).is_none() {
            return Err(HouseErrorKind::UnknownCode);
        }
        self.regrades.insert(code.into(), regrade);
        Ok(())
    }

    /// The rule of a code, of one's own or of the format.
    pub fn rule(&self, code: &str) -> Option<&Rule> {
        let own = self.rules.iter().map(|own| &*own.rule).find(|rule| rule.code() == code);
        own.or_else(|| Rule::by_code(code))
    }

    /// The rules of one's own, layer by layer.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter().map(|own| &*own.rule)
    }

    /// What a rule of one's own ties; none for closure rules and for rules of the format.
    pub fn identities(&self, code: &str) -> &[Identity] {
        let own = self.rules.iter().find(|own| own.rule.code() == code);
        own.map_or(&[], |own| &own.identities)
    }

    pub(crate) fn own(&self) -> &[Own] {
        &self.rules
    }

    /// The severity of a rule after all layers, `None` when they switch it off; `before` is what
    /// the profile says of it.
    pub(crate) fn severity(&self, rule: &Rule, before: Option<Severity>) -> Option<Severity> {
        match self.regrades.get(rule.code()) {
            Some(Regrade::To(severity)) => Some(*severity),
            Some(Regrade::Off) => None,
            None => before,
        }
    }
}

impl Own {
    /// What a closure rule says of a case; nothing where the report lacks the tables.
    pub(crate) fn judge_closures(&self, case: &Case<'_>) -> Vec<Judgement> {
        let above = |cell: CellId| {
            let value = case.report().get(cell)?.decimal()?;
            Some(value > rust_decimal::Decimal::ZERO)
        };
        let has = |cell: CellId| case.report().get(cell).is_some();
        let here = self.closures.iter().filter(|(first, second)| has(*first) && has(*second));
        let judge = |&(first, second): &(CellId, CellId)| {
            let broken = and(above(first), not(above(second)));
            Judgement::broken(broken, Reason::Blank, || vec![first, second])
        };
        let judgements: Vec<Judgement> = here.map(judge).collect();
        if self.identities.is_empty() && judgements.is_empty() {
            return vec![Judgement::not_concerned(NotConcerned::NoTable)];
        }
        judgements
    }
}

/// The rule as the rest of the crate sees it.
fn declared(rule: HouseRule) -> Rule {
    let words = |(chinese, english): (String, String)| Words::owned(chinese, english);
    let statement = match rule.ties {
        Ties::Linear(_) => None,
        Ties::Closure { .. } => Some(words(rule.title.clone())),
    };
    Rule {
        code: Cow::Owned(rule.code),
        title: words(rule.title),
        explanation: words(rule.explanation),
        statement,
        sum: None,
        source: words((rule.source.clone(), rule.source)),
        authority: Authority::Local,
        severity: rule.severity,
        editions: known_editions(&rule.editions),
        stage: Stage::Checking,
        by_default: true,
        implied_by: None,
        how: How::House,
    }
}

/// The same editions as a list that lives for ever: every run of them stands in the list of all.
fn known_editions(editions: &[Edition]) -> &'static [Edition] {
    let all: &'static [Edition] = Edition::ALL;
    (0..=all.len())
        .flat_map(|start| (start..=all.len()).map(move |end| &all[start..end]))
        .find(|run| *run == editions)
        .unwrap_or(all)
}

// ---- from words to cells ----

/// The layouts of the tables that some paths name, in every combination of editions.
fn combinations(tables: &[Table], editions: &[Edition]) -> Vec<Vec<Layout>> {
    let mut all: Vec<Vec<Layout>> = vec![Vec::new()];
    for table in tables {
        let layouts = Layout::ALL.iter().copied().filter(|layout| {
            layout.table() == *table
                && layout.edition().is_none_or(|edition| editions.contains(&edition))
        });
        let layouts: Vec<Layout> = layouts.collect();
        all = all
            .into_iter()
            .flat_map(|chosen| {
                layouts.iter().map(move |layout| [chosen.clone(), vec![*layout]].concat())
            })
            .collect();
    }
    all
}

/// The table that a path begins with.
fn table_of(path: &str) -> Option<Table> {
    let name = path.split('.').next()?;
    Table::from_key(name)
}

/// The identities of a line with full paths, in every combination of editions that has its cells.
fn resolve(line: &str, editions: &[Edition]) -> Result<Vec<Identity>, HouseErrorKind> {
    let character = |byte: usize| line[..byte.min(line.len())].chars().count() + 1;
    let parsed = linear::parse(line).map_err(|(flaw, at)| match flaw {
        Flaw::TooLarge => HouseErrorKind::TooLarge,
        Flaw::TooLong => HouseErrorKind::TooLong,
        Flaw::Syntax | Flaw::Relation => HouseErrorKind::Line(character(at)),
    })?;
    if parsed.coefficients() > linear::MOST_COEFFICIENTS {
        return Err(HouseErrorKind::TooLarge);
    }
    let paths: Vec<&str> = parsed.paths(line).collect();
    let mut tables = Vec::new();
    for path in &paths {
        let table =
            table_of(path).ok_or_else(|| HouseErrorKind::UnknownCell((*path).to_owned()))?;
        if !tables.contains(&table) {
            tables.push(table);
        }
    }
    let mut identities = Vec::new();
    let mut flaw = HouseErrorKind::Line(1);
    for layouts in combinations(&tables, editions) {
        match linear::in_layouts(&parsed, line, &layouts) {
            Ok(found) => identities.extend(found),
            Err(misfit) => flaw = kind(misfit),
        }
    }
    if identities.is_empty() { Err(flaw) } else { Ok(identities) }
}

fn kind(misfit: linear::Misfit) -> HouseErrorKind {
    match misfit {
        linear::Misfit::UnknownCell(path) => HouseErrorKind::UnknownCell(path),
        linear::Misfit::UnequalParts => HouseErrorKind::UnequalParts,
        linear::Misfit::Money(path) => HouseErrorKind::Money(path),
    }
}

/// The pairs of cells of a closure rule, likewise.
fn resolve_pair(
    first: &str,
    second: &str,
    editions: &[Edition],
) -> Result<Vec<(CellId, CellId)>, HouseErrorKind> {
    let unknown = |path: &str| HouseErrorKind::UnknownCell(path.to_owned());
    let mut tables = vec![table_of(first).ok_or_else(|| unknown(first))?];
    let other = table_of(second).ok_or_else(|| unknown(second))?;
    if !tables.contains(&other) {
        tables.push(other);
    }
    let mut pairs = Vec::new();
    let mut flaw = unknown(first);
    for layouts in combinations(&tables, editions) {
        let cell = |path: &str| {
            let of_table = layouts.iter().find(|layout| Some(layout.table()) == table_of(path));
            of_table.and_then(|layout| layout.cell(path)).ok_or_else(|| unknown(path))
        };
        match (cell(first), cell(second)) {
            (Ok(first), Ok(second)) => pairs.push((first, second)),
            (Err(other), _) | (_, Err(other)) => flaw = other,
        }
    }
    if pairs.is_empty() { Err(flaw) } else { Ok(pairs) }
}
