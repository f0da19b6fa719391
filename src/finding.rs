//! What a check says: findings as data, and the sentences made from them.
//!
//! This is the only home of sentences about findings. A [`Finding`] is a rule, the cells, both
//! sides and the difference; its [`message`](Finding::message) is made when asked for, in Chinese
//! or in English.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::cell::{CellId, Table};
use crate::report::Report;
use crate::rule::{Identity, Relation, Rule, Term, Weight};
use crate::value::Value;

pub(crate) mod message;

pub(crate) use message::names;

/// The languages of titles and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Locale {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

/// How much it matters that a rule is broken.
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
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name(Locale::English))
    }
}

/// What a rule comes to. Undecided is never a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The rule holds, whatever stands in the cells without a number.
    Holds,
    /// The rule is broken, whatever stands in the cells without a number.
    Fails,
    /// It depends on something that the report does not say.
    Undecided,
}

/// One side of a finding: its cells with their values, and the sum as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Side {
    /// The cells with what stands in them.
    pub terms: Vec<(CellId, Value)>,
    /// The sum of the numbers among them.
    pub sum: i64,
}

impl Side {
    fn of<'a>(terms: impl Iterator<Item = &'a Term>, report: &Report) -> Side {
        let terms: Vec<_> =
            terms.filter_map(|term| Some((term.cell, report.get(term.cell)?))).collect();
        // At most 23 numbers of at most 2^53.
        let sum = terms.iter().filter_map(|(_, value)| value.integer()).sum();
        Side { terms, sum }
    }

    /// The left side of a linear rule.
    pub(crate) fn left(identity: &Identity, report: &Report) -> Side {
        Side::of(identity.terms().iter().filter(|term| term.coefficient > 0), report)
    }

    /// The right side of a linear rule.
    pub(crate) fn right(identity: &Identity, report: &Report) -> Side {
        Side::of(identity.terms().iter().filter(|term| term.coefficient < 0), report)
    }

    /// True when every cell has a number, so that the sum is the whole sum.
    pub fn is_complete(&self) -> bool {
        self.terms.iter().all(|(_, value)| value.integer().is_some())
    }
}

/// A rule that is broken, and where.
///
/// Its serde form has `rule`, `severity`, `cells` as dotted paths, and for linear rules `left`,
/// `right` and `difference`, else `null`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    rule: &'static Rule,
    severity: Severity,
    cells: Vec<(CellId, Value)>,
    left: Option<Side>,
    right: Option<Side>,
    relation: Relation,
}

impl Finding {
    /// The rule that is broken.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How much it matters, by the profile of the check.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The cells that the rule ties, in printed order; at least one of them is wrong.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = CellId> + '_ {
        self.cells.iter().map(|(cell, _)| *cell)
    }

    /// The table of the first of the cells.
    pub fn table(&self) -> Option<Table> {
        self.cells.first().map(|(cell, _)| cell.table())
    }

    /// The left side of a linear rule.
    pub const fn left(&self) -> Option<&Side> {
        self.left.as_ref()
    }

    /// The right side of a linear rule.
    pub const fn right(&self) -> Option<&Side> {
        self.right.as_ref()
    }

    /// The sum of the left side less that of the right side, for linear rules. With cells that have
    /// no number it is the least, by absolute value, that it can be.
    pub fn difference(&self) -> Option<i64> {
        Some(self.left.as_ref()?.sum - self.right.as_ref()?.sum)
    }

    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        message::of_finding(self, locale)
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 6)?;
        out.serialize_field("rule", self.rule)?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("cells", &self.cells().collect::<Vec<_>>())?;
        out.serialize_field("left", &self.left.as_ref().map(|side| side.sum))?;
        out.serialize_field("right", &self.right.as_ref().map(|side| side.sum))?;
        out.serialize_field("difference", &self.difference())?;
        out.end()
    }
}

/// Why a rule could not be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// Cells are blank or marked not applicable.
    Blank,
    /// Every cell of the table is blank.
    BlankTable,
    /// Last year's report decides it.
    LastYear,
    /// The text of section 6 decides it.
    SectionSix,
    /// The kind of body is not known from its name.
    KindOfBody,
    /// The report year is not known.
    Year,
}

/// A rule that neither holds nor fails, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undecided {
    rule: Option<&'static Rule>,
    cells: Vec<CellId>,
    missing: Vec<CellId>,
    reason: Reason,
}

impl Undecided {
    /// The rule, `None` for all rules of a table whose every cell is blank.
    pub const fn rule(&self) -> Option<&'static Rule> {
        self.rule
    }

    /// The cells that the rule ties.
    pub fn cells(&self) -> &[CellId] {
        &self.cells
    }

    /// Those of the cells that have no number.
    pub fn missing(&self) -> &[CellId] {
        &self.missing
    }

    /// Why it could not be decided.
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        message::of_undecided(self, locale)
    }
}

/// Everything that a check found: the broken rules, most severe first, and the rules that could not
/// be decided.
///
/// ```
/// use gouji::{Count, Edition, Report, Requests, Severity, check};
/// let mut table = Requests::blank(Edition::Edition2021);
/// table.received.natural_person = Count::from(3);
/// table.received.total = Count::from(2);
/// let findings = check(&Report { requests: Some(table), ..Report::default() });
/// // Whatever the blank columns hold, the row cannot add up.
/// let error = findings.of(Severity::Error).next().unwrap();
/// assert_eq!((error.rule().code(), error.difference()), ("RQ-03", Some(1)));
/// assert!(!findings.undecided().is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    findings: Vec<Finding>,
    undecided: Vec<Undecided>,
}

impl Findings {
    /// The findings, most severe first, those of one severity in the order of tables and rules.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.findings.iter()
    }

    /// The number of findings.
    pub const fn len(&self) -> usize {
        self.findings.len()
    }

    /// True when no rule is broken. Rules may still be undecided.
    pub const fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The findings of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> + Clone {
        self.findings.iter().filter(move |finding| finding.severity == severity)
    }

    /// The findings that are at least so severe.
    pub fn at_least(&self, severity: Severity) -> impl Iterator<Item = &Finding> + Clone {
        self.findings.iter().filter(move |finding| finding.severity >= severity)
    }

    /// The number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.of(severity).count()
    }

    /// True when a rule of severity error is broken.
    pub fn has_errors(&self) -> bool {
        // The most severe stand first.
        self.findings.first().is_some_and(|finding| finding.severity == Severity::Error)
    }

    /// The rules that could not be decided.
    pub fn undecided(&self) -> &[Undecided] {
        &self.undecided
    }

    pub(crate) fn sort(&mut self) {
        self.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    }

    /// Says once of a blank table that nothing of it can be decided, in place of once for every
    /// rule.
    pub(crate) fn tell_of_blank_tables(&mut self, report: &Report, blank: Tables) {
        if blank.is_empty() {
            return;
        }
        let waits = |entry: &Undecided| {
            entry.reason == Reason::Blank
                && entry.missing.iter().any(|cell| blank.contains(cell.table()))
        };
        self.undecided.retain(|entry| !waits(entry));
        for layout in report.layouts().filter(|layout| blank.contains(layout.table())) {
            let cells: Vec<CellId> = layout.cells().collect();
            self.undecided.push(Undecided {
                rule: None,
                missing: cells.clone(),
                cells,
                reason: Reason::BlankTable,
            });
        }
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;
    fn into_iter(self) -> std::slice::Iter<'a, Finding> {
        self.findings.iter()
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> std::vec::IntoIter<Finding> {
        self.findings.into_iter()
    }
}

/// What a rule is given to say its outcome to.
pub(crate) struct Judge<'a> {
    pub(crate) report: &'a Report,
    pub(crate) rule: &'static Rule,
    pub(crate) severity: Severity,
    /// The tables that are known to have a number in every cell.
    pub(crate) full: Tables,
    /// The cells whose figure could not be read, in order: they are blank in the report, but
    /// perhaps not in the document.
    pub(crate) unread: &'a [CellId],
    pub(crate) findings: &'a mut Findings,
}

/// A set of tables.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tables(u8);

impl Tables {
    pub(crate) const fn insert(&mut self, table: Table) {
        self.0 |= 1 << table as u8;
    }

    pub(crate) const fn contains(self, table: Table) -> bool {
        self.0 & 1 << table as u8 != 0
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Judge<'_> {
    /// Nothing is known of what the document has in the cell.
    pub(crate) fn is_unread(&self, cell: CellId) -> bool {
        self.unread.binary_search(&cell).is_ok()
    }

    /// The rule is broken in these cells.
    pub(crate) fn fails(&mut self, cells: Vec<CellId>) {
        self.fails_with(cells, None, None);
    }

    /// The rule is broken in these cells, with sums that show it.
    pub(crate) fn fails_with(
        &mut self,
        cells: Vec<CellId>,
        left: Option<Side>,
        right: Option<Side>,
    ) {
        let cells =
            cells.into_iter().filter_map(|cell| Some((cell, self.report.get(cell)?))).collect();
        let finding = Finding {
            rule: self.rule,
            severity: self.severity,
            cells,
            left,
            right,
            relation: Relation::Equal,
        };
        self.findings.findings.push(finding);
    }

    /// It cannot be told whether the rule holds.
    pub(crate) fn undecided(&mut self, cells: Vec<CellId>, reason: Reason) {
        let has_no_number =
            |cell: &CellId| self.report.get(*cell).is_none_or(|value| value.decimal().is_none());
        let missing = cells.iter().copied().filter(has_no_number).collect();
        self.findings.undecided.push(Undecided { rule: Some(self.rule), cells, missing, reason });
    }

    /// The outcome of a rule, with the cells that it is about.
    pub(crate) fn record(
        &mut self,
        outcome: Outcome,
        reason: Reason,
        cells: impl FnOnce() -> Vec<CellId>,
    ) {
        match outcome {
            Outcome::Holds => {}
            Outcome::Fails => self.fails(cells()),
            Outcome::Undecided => self.undecided(cells(), reason),
        }
    }

    /// The outcome of a linear rule.
    pub(crate) fn weighed(&mut self, identity: &Identity, weight: Weight) {
        let mut cells: Vec<CellId> = Vec::new();
        match weight.outcome(identity.relation()) {
            Outcome::Holds => {}
            Outcome::Fails => {
                cells.extend(identity.terms().iter().map(|term| term.cell));
                cells.sort_unstable();
                let (left, right) =
                    (Side::left(identity, self.report), Side::right(identity, self.report));
                self.fails_with(cells, Some(left), Some(right));
                if let Some(finding) = self.findings.findings.last_mut() {
                    finding.relation = identity.relation();
                }
            }
            Outcome::Undecided => {
                cells.extend(identity.terms().iter().map(|term| term.cell));
                self.undecided(cells, Reason::Blank);
            }
        }
    }
}
