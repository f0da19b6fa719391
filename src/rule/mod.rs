//! The rules: what must, or should, hold in a report.
//!
//! Every rule is declared once, whole, in the file of its family, by `declare_rules!`: its code,
//! which is never given to another rule, its words in Chinese and English, its source, how far that
//! source binds, its severity, and the cells that it ties. A rule is given a [`Case`] and gives
//! [`Judgement`]s; it knows nothing of severities chosen by users or of messages. The registry
//! [`Rule::ALL`], the default profile, the coefficient lists and the generated reference come from
//! the declarations.
//!
//! [`Case`]: crate::Case

use std::sync::LazyLock;

use crate::case::Case;
use crate::cell::Layout;
use crate::table::same;

mod between_levels;
mod between_tables;
mod between_years;
mod body;
pub(crate) mod cells;
mod deadlines;
pub(crate) mod declared;
mod fees;
mod house;
mod judgement;
pub(crate) mod linear;
pub(crate) mod narrative;
pub(crate) mod proactive;
mod requests;
mod review_litigation;
pub(crate) mod row_sums;
pub(crate) mod structure;
mod versions;
mod years;

pub(crate) use between_levels::{rest, sums};
pub(crate) use between_years::{YR_01, explanation};
pub use body::Body;
pub(crate) use declared::{Alone, How};
pub use declared::{Authority, Rule, RuleRef, Stage};
#[cfg(feature = "rules")]
pub use house::{ChangeText, HouseFile, RuleText, TwoWords};
pub use house::{HouseError, HouseErrorKind, HouseRule, HouseRules, Regrade};
use judgement::Judgements;
pub use judgement::{
    Alike, Cause, Judgement, NotConcerned, Reason, Side, SideTerm, Told, Tried, Verdict,
};
pub use linear::{Identity, MOST_COEFFICIENTS, Relation, Term};

const FAMILIES: [&[&Rule]; 12] = [
    structure::RULES,
    cells::RULES,
    proactive::RULES,
    requests::RULES,
    review_litigation::RULES,
    fees::RULES,
    between_tables::RULES,
    between_years::RULES,
    between_levels::RULES,
    versions::RULES,
    narrative::RULES,
    deadlines::RULES,
];

/// Codes that name no rule that can be checked, so that none of them is given to another rule:
/// what they say, and why it is not checked.
pub const RESERVED: &[(&str, &str)] = &[
    ("RQ-06", "which cell is wrong when sums fail: a diagnosis, see `locate`"),
    ("RL-06", "a co-defendant case is counted once: needs the data of the cases"),
    ("YR-08", "from 2020 to 2021 only what is carried over is compared: a rule of use"),
    ("RQ-10", "one request under two kinds of applicant: a diagnosis, see `locate`"),
    ("RQ-11", "a figure split in two: readers leave a row with a value too many unread"),
    ("YR-10", "a break that the text explains: a rule of use, see `Problem::explained`"),
    ("TL-04", "the report exists on the site: of a report that is there nothing is left to check"),
    ("YR-09", "pending cases against next year's total: no rule is known"),
    ("LV-07", "words of scope are read as a fact, which the other LV rules use: a rule of use"),
    ("LV-08", "what explains a difference between a summary and its members: a diagnosis"),
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

const fn code(rule: &Rule) -> &str {
    match &rule.code {
        std::borrow::Cow::Borrowed(code) => code,
        // Declared rules borrow all their words.
        std::borrow::Cow::Owned(_) => "",
    }
}

const ALL: [&Rule; COUNT] = {
    let mut all = [structure::RULES[0]; COUNT];
    let (mut n, mut i) = (0, 0);
    while i < FAMILIES.len() {
        let mut j = 0;
        while j < FAMILIES[i].len() {
            all[n] = FAMILIES[i][j];
            all[n].how.must_fit();
            // A code that stands twice, or is reserved, stops the compilation.
            let mut before = 0;
            while before < n {
                assert!(!same(code(all[before]), code(all[n])), "a code is declared twice");
                before += 1;
            }
            let mut kept = 0;
            while kept < RESERVED.len() {
                assert!(!same(RESERVED[kept].0, code(all[n])), "a reserved code is declared");
                kept += 1;
            }
            n += 1;
            j += 1;
        }
        i += 1;
    }
    all
};

impl Rule {
    /// Every rule of the format, by family and code.
    pub const ALL: &'static [&'static Rule] = &ALL;

    /// The rule of a code such as `RQ-01`.
    pub fn by_code(code: &str) -> Option<&'static Rule> {
        Rule::ALL.iter().find(|rule| rule.code == code).copied()
    }

    /// Its number in [`Rule::ALL`], `None` for a rule of one's own.
    pub(crate) fn index(&self) -> Option<usize> {
        #[expect(clippy::disallowed_methods, reason = "rules are statics and cannot be copied")]
        Rule::ALL.iter().position(|rule| std::ptr::eq(*rule, self))
    }

    /// What it ties in one layout; none for rules that are not linear.
    pub fn identities_in(&self, layout: Layout) -> Vec<Identity> {
        self.how.identities(layout)
    }
}

/// A linear rule in one place: an identity or a bound, and the rule that it belongs to.
///
/// ```
/// use gouji::Layout;
/// let linear = &Layout::REQUESTS_2021.linear_rules()[0];
/// println!("{} ties {:?}", linear.rule().code(), linear.identity());
/// assert!(!linear.identity().terms().is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct LinearRule {
    rule: RuleRef,
    /// The number of the rule in [`Rule::ALL`], and of the one that implies it.
    at: usize,
    implied_by: Option<usize>,
    identity: Identity,
}

impl LinearRule {
    /// The rule.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    pub(crate) const fn rule_ref(&self) -> &RuleRef {
        &self.rule
    }

    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) const fn implied_by(&self) -> Option<usize> {
        self.implied_by
    }

    /// What it ties here.
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }
}

/// How a rule of its own kind is judged: one that is no list of cells of one table.
#[derive(Clone, Copy)]
pub(crate) enum Judge {
    /// By a function of the case.
    Alone(Alone),
    /// The same, about cells without a number.
    Gaps(Alone),
    /// By lines over two years; the first kind says nothing without last year's report.
    Years,
    TwoYears,
}

impl Judge {
    /// True where a short look shows that the rule leaves nothing to say: most reports satisfy the
    /// lines over two years by themselves.
    pub(crate) fn is_quiet(self, at: usize, case: &Case<'_>) -> bool {
        match self {
            Judge::TwoYears => years::is_quiet(at, case),
            Judge::Gaps(_) => case.report().layouts().all(|own| case.is_full(own.table())),
            Judge::Alone(_) | Judge::Years => false,
        }
    }

    /// What the rule of that number comes to.
    pub(crate) fn of(self, at: usize, case: &Case<'_>) -> Judgements {
        match self {
            Judge::Alone(judge) | Judge::Gaps(judge) => judge(case),
            Judge::Years => years::judge_rule(at, true, case),
            Judge::TwoYears => years::judge_rule(at, false, case),
        }
    }
}

/// The rules that are judged so, with their numbers in [`Rule::ALL`].
pub(crate) static JUDGED: &[(usize, Judge)] = ALL_JUDGED.0.split_at(ALL_JUDGED.1).0;

/// Those of them that have something to say of a report with nothing beside it and no text.
pub(crate) static JUDGED_ALONE: &[(usize, Judge)] = ALONE.0.split_at(ALONE.1).0;

/// Some rules in front, and how many there are.
type Judged = ([(usize, Judge); COUNT], usize);

static ALL_JUDGED: Judged = judged(true);
static ALONE: Judged = judged(false);

const fn judged(also_beside: bool) -> Judged {
    let mut all: [(usize, Judge); COUNT] = [(0, Judge::Years); COUNT];
    let (mut len, mut at) = (0, 0);
    while at < COUNT {
        let judge = match ALL[at].how {
            How::Alone(judge) => Some(Judge::Alone(judge)),
            How::Gaps(judge) => Some(Judge::Gaps(judge)),
            How::Years(_) => Some(Judge::Years),
            How::TwoYears(_) => Some(Judge::TwoYears),
            _ => None,
        };
        let stands_beside =
            ALL[at].compares() || ALL[at].is_of_text() || ALL[at].is_of_publication();
        if let Some(judge) = judge
            && (also_beside || !stands_beside)
        {
            all[len] = (at, judge);
            len += 1;
        }
        at += 1;
    }
    (all, len)
}

/// The linear rules of a layout, the identities before the bounds, and how many identities there
/// are.
type Linear = (Vec<LinearRule>, usize);

/// The linear rules of each layout, in the order of [`Layout::ALL`]: made once of the declarations.
static LINEAR: LazyLock<Vec<Linear>> = LazyLock::new(|| {
    let of = |layout: &Layout| {
        let rules = Rule::ALL.iter().enumerate().flat_map(|(at, rule)| {
            let identities = rule.identities_in(*layout).into_iter();
            let implied_by = rule.implied_by().and_then(Rule::index);
            let rule = RuleRef::from(*rule);
            identities.map(move |identity| LinearRule {
                rule: rule.clone(),
                at,
                implied_by,
                identity,
            })
        });
        let mut rules: Vec<LinearRule> = rules.collect();
        rules.sort_by_key(|rule| rule.identity.relation() != Relation::Equal);
        let first = rules.partition_point(|rule| rule.identity.relation() == Relation::Equal);
        (rules, first)
    };
    Layout::ALL.iter().map(of).collect()
});

impl Layout {
    /// The linear rules of the format for the table: identities (=) and bounds (≤, ≥).
    pub fn linear_rules(self) -> &'static [LinearRule] {
        self.linear().map_or(&[], |(rules, _)| rules)
    }

    fn linear(self) -> Option<&'static Linear> {
        LINEAR.get(Layout::ALL.iter().position(|layout| *layout == self)?)
    }

    /// The identities alone: sums that must be equal.
    pub fn identities(self) -> impl Iterator<Item = &'static Identity> + Clone {
        self.split().0.iter().map(LinearRule::identity)
    }

    /// The bounds alone.
    pub(crate) fn bounds(self) -> &'static [LinearRule] {
        self.split().1
    }

    fn split(self) -> (&'static [LinearRule], &'static [LinearRule]) {
        self.linear().map_or((&[], &[]), |(rules, first)| rules.split_at(*first))
    }
}
