//! What a comparison of one report with others comes to, in a word.

use crate::problem::Problems;
use crate::rule::{Reason, Stage};
use crate::words::Severity;

/// What a comparison came to, for pictures of many reports.
///
/// ```
/// use gouji::across::Fit;
/// use gouji::{Check, Count, Edition, Report, Requests};
/// let of = |over: u32, forward: u32| {
///     let mut table = Requests::zero(Edition::Edition2021);
///     table.carried_over.total = Count::from(over);
///     table.carried_forward.total = Count::from(forward);
///     Report { requests: Some(table), ..Report::default() }
/// };
/// let (this, last) = (of(2, 0), of(0, 3));
/// let problems = Check::new(&this).last_year(&last).run();
/// let fit = Fit::with_last_year(&problems);
/// assert!(fit.codes().contains("YR-01"));
/// assert_eq!(fit.sign(), "✗");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// There was nothing to compare with.
    Alone,
    /// All that was compared agrees.
    Holds,
    /// The codes of the rules that are broken.
    Fails(Vec<String>),
    /// It could not be told.
    Open,
}

impl Fit {
    /// What the rules of some stages say.
    fn of(problems: &Problems, stages: &[Stage], reasons: &[Reason]) -> Fit {
        let mut codes: Vec<String> = problems
            .at_least(Severity::Warning)
            .filter(|problem| {
                stages.contains(&problem.rule().stage()) && !problem.others().is_empty()
            })
            .map(|problem| problem.rule().code().to_owned())
            .collect();
        codes.dedup();
        let is_open = problems.undecided().iter().any(|entry| {
            reasons.contains(&entry.reason())
                && entry.rules().any(|rule| stages.contains(&rule.stage()))
        });
        match (codes.is_empty(), is_open) {
            (false, _) => Fit::Fails(codes),
            (true, true) => Fit::Open,
            (true, false) => Fit::Holds,
        }
    }

    /// Against the year before, of a check that was given last year's report.
    pub fn with_last_year(problems: &Problems) -> Fit {
        let open = [Reason::LastYear, Reason::Blank, Reason::Unread, Reason::Absent];
        Fit::of(problems, &[Stage::Years, Stage::BetweenYears], &open)
    }

    /// Against the members, of a check that was given them.
    pub fn with_members(problems: &Problems) -> Fit {
        let open = [Reason::Members, Reason::Scope, Reason::Blank, Reason::Unread, Reason::Absent];
        Fit::of(problems, &[Stage::Levels], &open)
    }

    /// A sign for it: `·` alone, `─` holds, `✗` fails, `?` open.
    pub const fn sign(&self) -> &'static str {
        match self {
            Fit::Alone => "·",
            Fit::Holds => "─",
            Fit::Fails(_) => "✗",
            Fit::Open => "?",
        }
    }

    /// The codes of the rules that are broken, blanks between them.
    pub fn codes(&self) -> String {
        match self {
            Fit::Fails(codes) => codes.join(" "),
            _ => String::new(),
        }
    }
}
