//! Which rules are on, and how much each matters.

use std::fmt;

use crate::rule::{How, Rule, Stage, cells, structure};
use crate::words::Severity;

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
/// | P0-05 | off | 9 of 9 | the format prints no unit; readers remark on an amount without one |
/// | P1-05 | off | none of 6 | the name tells too few governments; undecided in 1 |
/// | RQ-08 | off | none of 32 | unproven, and plausible in a small body |
/// | RQ-09 | off | none of 32 | a note, and its limits are our own |
/// | RL-04 | off | 2 of 32 | a note: such cases are mostly right |
///
/// Of rules that compare reports, over the 25 pairs of years of five bodies of one district:
///
/// | rule | default | broken in | remark |
/// | --- | --- | --- | --- |
/// | YR-01 | on | none | an error |
/// | YR-02 | on | 4 of 10 | right: the figures do not follow from each other |
/// | YR-03, YR-04 | on | 4 and 1 of 7 | right: two bodies fill the columns in at will |
/// | YR-05, YR-06, P1-04 | on | none | their limits are our own |
/// | RL-05 | on | 1 of 25 | right: 19 suits after 8 reconsiderations |
/// | LV-04 | on | 3 figures of 2 years of 7 | right: a member has what the district has not |
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
    /// No rule is of severity error that the run over a clean report's words does not cover.
    plain: bool,
}

impl Profile {
    pub(crate) const DEFAULT: Profile = Profile::of(false);

    /// Every rule.
    pub const fn all() -> Profile {
        Profile::of(true)
    }

    /// No rule.
    pub const fn none() -> Profile {
        Profile { severities: [None; Rule::ALL.len()], plain: true }
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
    pub fn with(self, rule: &Rule) -> Profile {
        let severity = self.severity(rule).unwrap_or(rule.severity());
        self.set(rule, Some(severity))
    }

    /// The profile with a rule switched off.
    #[must_use]
    pub fn without(self, rule: &Rule) -> Profile {
        self.set(rule, None)
    }

    /// The profile with a rule switched on at another severity.
    #[must_use]
    pub fn with_severity(self, rule: &Rule, severity: Severity) -> Profile {
        self.set(rule, Some(severity))
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

    /// The severity of the rule of that number.
    pub(crate) fn severity_at(&self, at: usize) -> Option<Severity> {
        self.severities.get(at).copied().flatten()
    }

    /// True when a report that the run over the words finds clean breaks no rule of severity error.
    pub(crate) const fn is_plain(&self) -> bool {
        self.plain
    }

    fn set(mut self, rule: &Rule, severity: Option<Severity>) -> Profile {
        if let Some(at) = rule.index() {
            self.severities[at] = severity;
            self.plain = self.errors_are_covered();
        }
        self
    }

    fn errors_are_covered(&self) -> bool {
        self.rules().all(|(rule, severity)| {
            severity < Severity::Error || stands_elsewhere(rule) || is_covered(rule)
        })
    }
}

/// The rules that have nothing to say of a report with nothing beside it, or of no document.
const fn stands_elsewhere(rule: &Rule) -> bool {
    rule.compares() || rule.is_of_publication() || matches!(rule.stage(), Stage::Reading)
}

/// The rules that hold wherever [`dense::is_clean`](super::dense::is_clean) says so: a test
/// compares the two.
fn is_covered(rule: &Rule) -> bool {
    match rule.how() {
        How::Totals(..) | How::RowTotals(_) => true,
        How::Lines(..) => {
            rule.implied_by().is_some_and(is_covered)
                || !rule.has_bounds()
                || rule.severity() == Severity::Error
        }
        // The tables are there, and every cell of a sum is a number.
        _ => *rule == structure::ST_01 || *rule == cells::CE_08,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules of severity error of which the straight run knows the answer.
    const COVERED: [&str; 11] = [
        "CE-08", "P0-01", "RL-01", "RL-02", "RL-03", "RQ-01", "RQ-02", "RQ-03", "RQ-04", "RQ-05",
        "ST-01",
    ];

    #[test]
    fn a_profile_is_plain_while_its_errors_are_those_that_the_straight_run_knows() {
        assert!(Profile::none().is_plain() && Profile::default().is_plain());
        for rule in Rule::ALL {
            let raised = Profile::none().with_severity(rule, Severity::Error);
            let known = COVERED.contains(&rule.code())
                || rule.stage() == Stage::Reading
                || rule.compares()
                || rule.is_of_publication();
            assert_eq!(raised.is_plain(), known, "{rule}");
            // A warning is not asked for.
            assert!(Profile::none().with_severity(rule, Severity::Warning).is_plain(), "{rule}");
            assert!(raised.without(rule).is_plain());
        }
    }
}
