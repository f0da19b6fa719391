//! The members that a summary is made of.

use crate::report::{Report, Scope};

/// The reports of the bodies that a summary counts together.
///
/// Without the full list a sum cannot be proved: whatever is missing may be with a body that is not
/// listed.
///
/// ```
/// use gouji::{Member, Members, Report};
/// let (bureau, town) = (Report::default(), Report::default());
/// let members = Members::complete([
///     Member::new("某某区教育局").with_report(&bureau),
///     Member::new("某某镇").with_report(&town),
///     Member::new("某某街道"),
/// ]);
/// assert_eq!(members.missing().collect::<Vec<_>>(), ["某某街道"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members<'a> {
    list: Vec<Member<'a>>,
    is_complete: bool,
    scope: Option<Scope>,
}

/// One of them.
///
/// ```
/// use gouji::{Member, Report};
/// let report = Report::default();
/// let member = Member::new("某某镇").with_report(&report);
/// assert_eq!((member.name(), member.report()), ("某某镇", Some(&report)));
/// assert!(member.last_year().is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member<'a> {
    name: String,
    report: Option<&'a Report>,
    last_year: Option<&'a Report>,
}

impl<'a> Member<'a> {
    /// A body by its name, without a report.
    pub fn new(name: impl Into<String>) -> Member<'a> {
        Member { name: name.into(), report: None, last_year: None }
    }

    /// With its report of the same year as the summary.
    #[must_use]
    pub const fn with_report(mut self, report: &'a Report) -> Member<'a> {
        self.report = Some(report);
        self
    }

    /// With its report of the year before, by which a table of last year in the summary is told.
    #[must_use]
    pub const fn with_last_year(mut self, report: &'a Report) -> Member<'a> {
        self.last_year = Some(report);
        self
    }

    /// What the body is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its report, `None` where there is none.
    pub const fn report(&self) -> Option<&'a Report> {
        self.report
    }

    /// Its report of the year before.
    pub const fn last_year(&self) -> Option<&'a Report> {
        self.last_year
    }
}

impl<'a> Members<'a> {
    /// All members: there are no others.
    pub fn complete(list: impl IntoIterator<Item = Member<'a>>) -> Members<'a> {
        Members { list: list.into_iter().collect(), is_complete: true, scope: None }
    }

    /// Some of the members: there may be others.
    pub fn some(list: impl IntoIterator<Item = Member<'a>>) -> Members<'a> {
        Members { list: list.into_iter().collect(), is_complete: false, scope: None }
    }

    /// With what the figures of the summary cover, where its own heading does not say so.
    #[must_use]
    pub const fn with_scope(mut self, scope: Option<Scope>) -> Members<'a> {
        self.scope = scope;
        self
    }

    /// The members, in the order in which they were given.
    pub fn list(&self) -> &[Member<'a>] {
        &self.list
    }

    /// True when there are no others.
    pub const fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// What the figures of the summary cover, as the list of members says.
    pub const fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// The names of those without a report.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.list.iter().filter(|member| member.report.is_none()).map(Member::name)
    }

    /// Every member is listed and has a report.
    pub(crate) fn are_all_here(&self) -> bool {
        self.is_complete && self.list.iter().all(|member| member.report.is_some())
    }
}
