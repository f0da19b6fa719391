//! From a report to its findings.
//!
//! A report is checked table by table. Most tables are clean, and for a clean one a straight run
//! over its words shows that every identity holds; only when it does not, the coefficient lists are
//! looked at one by one. The two ways agree; a test compares them on random tables.

use std::fmt;
use std::ops::Deref;

use crate::cell::{CellId, Layout, Table};
use crate::finding::{Findings, Judge, Outcome, Severity, Tables};
use crate::report::Report;
use crate::rule::{How, Numbers, Rule};

mod dense;

pub(crate) use dense::identities_hold;

/// Checks a report by the default [`Profile`].
///
/// ```
/// use gouji::{Count, Edition, Locale, Report, ReviewLitigation, check};
/// let mut table = ReviewLitigation::default();
/// table.review.upheld = Count::from(1);
/// table.review.corrected = Count::ZERO;
/// table.review.other = Count::ZERO;
/// table.review.pending = Count::ZERO;
/// table.review.total = Count::from(2);
/// let findings = check(&Report { review_litigation: Some(table), ..Report::default() });
/// assert_eq!(
///     findings.iter().next().unwrap().message(Locale::Chinese),
///     "四、政府信息公开行政复议、行政诉讼情况，“行政复议”：结果维持 1 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 1，总计 2，相差 1。"
/// );
/// ```
pub fn check(report: &Report) -> Findings {
    check_with(report, &Profile::DEFAULT)
}

/// Checks a report by the rules of a profile.
///
/// Tables that the report lacks are not checked.
pub fn check_with(report: &Report, profile: &Profile) -> Findings {
    check_read(report, profile, &[])
}

/// Checks a report of which some cells could not be read: no finding says of those that they should
/// not be blank.
///
/// `unread` is in order.
pub(crate) fn check_read(report: &Report, profile: &Profile, unread: &[CellId]) -> Findings {
    let mut findings = Findings::default();
    let (mut full, mut blank) = (Tables::default(), Tables::default());
    for layout in report.layouts() {
        if !layout.identities().is_empty() && dense::identities_hold(report, layout.table()) {
            // The bounds of a table with identities are implied by them.
            full.insert(layout.table());
        } else if let Some(numbers) = Numbers::of(report, layout) {
            if numbers.all_blank() {
                blank.insert(layout.table());
            }
            check_lists(report, layout, profile, &mut findings, &numbers);
        }
    }
    for (rule, severity) in profile.rules() {
        if let How::Alone(check) = rule.how() {
            check(
                report,
                &mut Judge { report, rule, severity, full, unread, findings: &mut findings },
            );
        }
    }
    findings.tell_of_blank_tables(report, blank);
    findings.sort();
    findings
}

/// Checks the coefficient lists of one table.
fn check_lists(
    report: &Report,
    layout: Layout,
    profile: &Profile,
    findings: &mut Findings,
    numbers: &Numbers,
) {
    for list in layout.identities().iter().chain(layout.bounds()) {
        let rule = list.rule();
        let implied = rule.implied_by().is_some_and(|by| profile.severity(by).is_some());
        if let Some(severity) = profile.severity(rule).filter(|_| !implied) {
            Judge { report, rule, severity, full: Tables::default(), unread: &[], findings }
                .weighed(list, list.weigh(numbers));
        }
    }
}

/// Whether every rule of severity error holds, without saying what is wrong: the fast way to sift
/// many reports.
///
/// It agrees with [`check`]: `Fails` when that finds an error, `Undecided` when it finds none but
/// could not decide an identity, `Holds` when every identity of every table that the report has
/// holds. Nothing is allocated.
///
/// ```
/// use gouji::{Edition, Outcome, Report, Requests, verdict};
/// let blank = Report { requests: Some(Requests::blank(Edition::Edition2021)), ..Report::default() };
/// assert_eq!(verdict(&blank), Outcome::Undecided);
/// ```
pub fn verdict(report: &Report) -> Outcome {
    let mut all = Outcome::Holds;
    if !dense::identities_hold(report, Table::Requests) {
        all = worse(all, verdict_by_lists(report, Table::Requests));
    }
    if !dense::identities_hold(report, Table::ReviewLitigation) {
        all = worse(all, verdict_by_lists(report, Table::ReviewLitigation));
    }
    // The 2021 edition has no rule of severity error in this table.
    if !dense::items_stay_above_zero(report) {
        all = worse(all, verdict_by_lists(report, Table::ProactiveDisclosure));
    }
    all
}

#[cold]
fn verdict_by_lists(report: &Report, table: Table) -> Outcome {
    let Some((layout, numbers)) =
        report.layout(table).and_then(|layout| Some((layout, Numbers::of(report, layout)?)))
    else {
        return Outcome::Holds;
    };
    let mut all = Outcome::Holds;
    for list in layout.identities().iter().chain(layout.bounds()) {
        if list.rule().severity() == Severity::Error && list.rule().implied_by().is_none() {
            let weight = list.weigh(&numbers);
            all = worse(all, weight.outcome(list.relation()));
            // CE-08: a total without a number although a part is above zero.
            let unfilled = list.total().is_some_and(|total| numbers.get(total.index()).is_none());
            if unfilled && weight.left > 0 {
                return Outcome::Fails;
            }
        }
    }
    all
}

const fn worse(a: Outcome, b: Outcome) -> Outcome {
    match (a, b) {
        (Outcome::Fails, _) | (_, Outcome::Fails) => Outcome::Fails,
        (Outcome::Undecided, _) | (_, Outcome::Undecided) => Outcome::Undecided,
        _ => Outcome::Holds,
    }
}

/// Checks many reports, on all cores with the feature `rayon`. The findings stand in the order of
/// the reports.
pub fn check_all(reports: &[Report], profile: &Profile) -> Vec<Findings> {
    #[cfg(feature = "rayon")]
    {
        use rayon::prelude::*;
        reports.par_iter().map(|report| check_with(report, profile)).collect()
    }
    #[cfg(not(feature = "rayon"))]
    {
        reports.iter().map(|report| check_with(report, profile)).collect()
    }
}

/// Which rules are checked, and how much each matters.
///
/// The default profile has every rule of severity error and the warnings that are seldom wrong on
/// real reports. That was measured over the figures of 47 published reports: 32 with their request
/// matrix and table 四 as published, and 15 documents with an Article 20 table besides (9 of the
/// 2019 edition, 6 of 2021; their Article 20 figures are mostly those of other bodies). How many
/// reports each rule spoke of:
///
/// | rule | default | broken in | remark |
/// | --- | --- | --- | --- |
/// | RQ-01, RQ-02, RQ-03 | on | 4, 6 and 1 of 32 | errors; those that were known, and no other |
/// | RL-01, RL-02, RL-03, P0-01 | on | none | errors |
/// | CE-06, CE-08 | on | the same 1 of 32 | right: the blanks leave 35 identities undecided |
/// | P0-02, P0-04, P0-06, P1-01 | on | none of 9, or of 6 | follow from the labels |
/// | P1-03 | on | 2 of 6 | right: departments, with the figures of a city; undecided in 3 |
/// | RQ-07 | on | none | undecided in 1 of 32, which has an unpaid fee and no fee table |
/// | RL-05, XT-01, XT-02 | on | never by one report | RL-05 undecided in 2 of 32 |
/// | P0-03 | off | none of 9 | a note: unpublished documents may be lawful |
/// | P0-05 | off | 9 of 9 | the format prints no unit, and readers remark on an amount without one |
/// | P1-05 | off | none of 6 | the name tells too few governments; undecided in 1 |
/// | RQ-08 | off | none of 32 | unproven, and plausible in a small body |
/// | RQ-09 | off | none of 32 | a note, and its limits are our own |
/// | RL-04 | off | 2 of 32 | a note: such cases are mostly right |
///
/// ```
/// use gouji::{Profile, Rule, Severity};
/// let rule = Rule::by_code("RL-04").unwrap();
/// assert_eq!(Profile::default().severity(rule), None);
/// let profile = Profile::default().with(rule).with_severity(rule, Severity::Warning);
/// assert_eq!(profile.severity(rule), Some(Severity::Warning));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Profile {
    /// For each rule of the registry, its severity if it is on.
    severities: [Option<Severity>; Rule::ALL.len()],
}

impl Profile {
    const DEFAULT: Profile = Profile::of(false);

    /// Every rule.
    pub const fn all() -> Profile {
        Profile::of(true)
    }

    /// No rule.
    pub const fn none() -> Profile {
        Profile { severities: [None; Rule::ALL.len()] }
    }

    const fn of(all: bool) -> Profile {
        let mut profile = Profile::none();
        let mut i = 0;
        while i < Rule::ALL.len() {
            if all || Rule::ALL[i].by_default() {
                profile.severities[i] = Some(Rule::ALL[i].severity());
            }
            i += 1;
        }
        profile
    }

    /// The profile with a rule switched on, at its own severity unless it was on already.
    #[must_use]
    pub fn with(mut self, rule: &Rule) -> Profile {
        if let Some(place) = self.place(rule) {
            place.get_or_insert(rule.severity());
        }
        self
    }

    /// The profile with a rule switched off.
    #[must_use]
    pub fn without(mut self, rule: &Rule) -> Profile {
        if let Some(place) = self.place(rule) {
            *place = None;
        }
        self
    }

    /// The profile with a rule switched on at another severity.
    #[must_use]
    pub fn with_severity(mut self, rule: &Rule, severity: Severity) -> Profile {
        if let Some(place) = self.place(rule) {
            *place = Some(severity);
        }
        self
    }

    /// The severity of a rule, `None` when it is off.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.severities[rule.index()?]
    }

    /// The rules that are on, with their severities.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Severity)> + '_ {
        Rule::ALL
            .iter()
            .zip(&self.severities)
            .filter_map(|(rule, severity)| Some((*rule, (*severity)?)))
    }

    fn place(&mut self, rule: &Rule) -> Option<&mut Option<Severity>> {
        self.severities.get_mut(rule.index()?)
    }
}

impl Default for Profile {
    fn default() -> Profile {
        Profile::DEFAULT
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.rules()).finish()
    }
}

/// A report whose identities hold.
///
/// Only a check makes one: every rule of severity error was decided and holds, in every table that
/// the report has. A function that takes a `Valid<Report>` need not check again. It can be read,
/// not changed; take the report out to change it.
///
/// ```
/// use gouji::{Report, Valid};
/// fn publish(report: &Valid<Report>) -> Option<u16> {
///     report.heading.year
/// }
/// let valid = Valid::try_from(Report::default()).unwrap();
/// assert_eq!(publish(&valid), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valid<T>(T);

impl<T> Valid<T> {
    /// What was checked.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Valid<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl TryFrom<Report> for Valid<Report> {
    type Error = Invalid;

    /// Refuses a report in which a rule of severity error fails or cannot be decided.
    fn try_from(report: Report) -> Result<Valid<Report>, Invalid> {
        if verdict(&report) == Outcome::Holds {
            return Ok(Valid(report));
        }
        let findings = check(&report);
        Err(Invalid(Box::new((report, findings))))
    }
}

/// A report that is not [`Valid`], and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid(Box<(Report, Findings)>);

impl Invalid {
    /// The report, unchanged.
    pub fn report(&self) -> &Report {
        &self.0.0
    }

    /// What the check found.
    pub fn findings(&self) -> &Findings {
        &self.0.1
    }

    /// The report and what the check found.
    pub fn into_parts(self) -> (Report, Findings) {
        *self.0
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings = self.findings();
        write!(
            f,
            "the report is not valid: {} errors, {} rules undecided",
            findings.count(Severity::Error),
            findings.undecided().len()
        )
    }
}

impl std::error::Error for Invalid {}
