//! All that a rule may see: the report, its numbers, why a cell has none, and what stands beside
//! the report.

use crate::cell::{CellId, Layout, Table};
use crate::claim::Narrative;
use crate::date::Date;
use crate::report::Report;
use crate::value::Value;

mod members;

pub use members::{Member, Members};

/// Why a cell has no number.
///
/// ```
/// use gouji::{Case, Edition, Gap, Layout, Report, Requests, Whose};
/// let table = Requests::blank(Edition::Edition2021);
/// let report = Report { requests: Some(table), ..Report::default() };
/// let cell = Layout::REQUESTS_2021.cell("received.total").unwrap();
/// assert_eq!(Case::new(&report).gap(cell), Some(Gap::Blank));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gap {
    /// It is blank in the document.
    Blank,
    /// It is marked not applicable.
    NotApplicable,
    /// Something stands there that could not be read for certain.
    Unread,
    /// The document has no such cell: a row is missing, or the document ends before it.
    Absent,
}

/// Whose figures: which of the reports of a [`Case`].
///
/// ```
/// use gouji::Whose;
/// assert_eq!(Whose::LastYear.key(), "last_year");
/// assert_eq!(Whose::Member(2).key(), "member");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Whose {
    /// Those of the report that is judged.
    This,
    /// Those of the same body's report of the year before.
    LastYear,
    /// Those of another version of the same report.
    OtherVersion,
    /// Those of the member of that number in [`Members::list`].
    Member(usize),
}

impl Whose {
    /// The word for it in the serde form.
    pub const fn key(self) -> &'static str {
        match self {
            Whose::This => "this",
            Whose::LastYear => "last_year",
            Whose::OtherVersion => "other_version",
            Whose::Member(_) => "member",
        }
    }
}

/// What is judged: a report, and what is known beside it.
///
/// ```
/// use gouji::{Case, Report};
/// let report = Report::default();
/// assert!(Case::new(&report).last_year().is_none());
/// ```
#[derive(Clone, Copy)]
pub struct Case<'a> {
    report: &'a Report,
    last_year: Option<&'a Report>,
    narrative: Option<&'a Narrative>,
    published: Option<Date>,
    due: Option<Date>,
    other_version: Option<&'a Report>,
    members: Option<&'a Members<'a>>,
    unread: &'a [CellId],
    absent: &'a [CellId],
    refused: Tables,
    full: Tables,
}

impl<'a> Case<'a> {
    /// A report by itself.
    pub const fn new(report: &'a Report) -> Case<'a> {
        let none = Tables(0);
        Case {
            report,
            last_year: None,
            narrative: None,
            published: None,
            due: None,
            other_version: None,
            members: None,
            unread: &[],
            absent: &[],
            refused: none,
            full: none,
        }
    }

    /// With the same body's report of the year before.
    #[must_use]
    pub const fn with_last_year(mut self, report: Option<&'a Report>) -> Case<'a> {
        self.last_year = report;
        self
    }

    /// With what the text around the tables says.
    #[must_use]
    pub const fn with_narrative(mut self, narrative: Option<&'a Narrative>) -> Case<'a> {
        self.narrative = narrative;
        self
    }

    /// With another version of the same report.
    #[must_use]
    pub const fn with_other_version(mut self, report: Option<&'a Report>) -> Case<'a> {
        self.other_version = report;
        self
    }

    /// With the reports of the members that a summary is made of.
    #[must_use]
    pub const fn with_members(mut self, members: Option<&'a Members<'a>>) -> Case<'a> {
        self.members = members;
        self
    }

    /// With the cells, in order, that could not be read and those that the document does not have.
    #[must_use]
    pub(crate) const fn with_gaps(
        mut self,
        unread: &'a [CellId],
        absent: &'a [CellId],
        refused: Tables,
    ) -> Case<'a> {
        (self.unread, self.absent, self.refused) = (unread, absent, refused);
        self
    }

    /// With the tables that are known to have a number in every cell.
    #[must_use]
    pub(crate) const fn with_full(mut self, full: Tables) -> Case<'a> {
        self.full = full;
        self
    }

    /// The report.
    pub const fn report(&self) -> &'a Report {
        self.report
    }

    /// The report of the year before. A report of another year that was given in its place is not
    /// used.
    pub fn last_year(&self) -> Option<&'a Report> {
        let years = |last: &Report| self.report.heading.year.zip(last.heading.year);
        self.last_year.filter(|last| years(last).is_none_or(|(year, last)| last + 1 == year))
    }

    /// What the text around the tables says; `None` where there is none, or it is left out.
    pub const fn narrative(&self) -> Option<&'a Narrative> {
        self.narrative
    }

    /// Another version of the same report.
    pub const fn other_version(&self) -> Option<&'a Report> {
        self.other_version
    }

    /// The members that the report sums up.
    pub const fn members(&self) -> Option<&'a Members<'a>> {
        self.members
    }

    /// With the day on which it was published, and the last day that a local notice gives.
    #[must_use]
    pub const fn with_publication(
        mut self,
        published: Option<Date>,
        due: Option<Date>,
    ) -> Case<'a> {
        (self.published, self.due) = (published, due);
        self
    }

    /// The day on which the report was published.
    pub const fn published(&self) -> Option<Date> {
        self.published
    }

    /// The last day for publishing by a local notice.
    pub const fn due(&self) -> Option<Date> {
        self.due
    }

    /// One of the reports of the case, `None` where it is not there.
    pub fn report_of(&self, whose: Whose) -> Option<&'a Report> {
        match whose {
            Whose::This => Some(self.report),
            Whose::LastYear => self.last_year(),
            Whose::OtherVersion => self.other_version,
            Whose::Member(at) => self.members?.list().get(at)?.report(),
        }
    }

    /// What stands in a cell of one of the reports, `None` where there is no such report or cell.
    pub fn value(&self, whose: Whose, cell: CellId) -> Option<Value> {
        self.report_of(whose)?.get(cell)
    }

    /// Why a cell of the report has no number, `None` when it has one.
    pub fn gap(&self, cell: CellId) -> Option<Gap> {
        let value = self.report.get(cell);
        if value.is_some_and(|value| value.decimal().is_some()) {
            None
        } else if value.is_none() || self.absent.binary_search(&cell).is_ok() {
            Some(Gap::Absent)
        } else if self.unread.binary_search(&cell).is_ok() {
            Some(Gap::Unread)
        } else if value.is_some_and(Value::is_blank) {
            Some(Gap::Blank)
        } else {
            Some(Gap::NotApplicable)
        }
    }

    /// True where a number may stand in the document that the report does not have.
    pub(crate) fn is_unknown(&self, cell: CellId) -> bool {
        self.unread.binary_search(&cell).is_ok() || self.absent.binary_search(&cell).is_ok()
    }

    /// The document has the table, and nothing of it could be read.
    pub(crate) const fn is_refused(&self, table: Table) -> bool {
        self.refused.contains(table)
    }

    /// Of some table nothing could be read.
    pub(crate) const fn refuses_any(&self) -> bool {
        self.refused.0 != 0
    }

    /// Every cell of the table is known to have a number.
    pub(crate) const fn is_full(&self, table: Table) -> bool {
        self.full.contains(table)
    }

    /// The cells of some paths that the report has.
    pub(crate) fn cells(&self, paths: &[&str]) -> Vec<CellId> {
        paths.iter().filter_map(|path| self.report.cell(path)).collect()
    }
}

/// A set of tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tables(u8);

impl Tables {
    pub(crate) const fn insert(&mut self, table: Table) {
        self.0 |= 1 << table as u8;
    }

    pub(crate) const fn contains(self, table: Table) -> bool {
        self.0 & 1 << table as u8 != 0
    }
}

impl FromIterator<Table> for Tables {
    fn from_iter<I: IntoIterator<Item = Table>>(tables: I) -> Tables {
        let mut set = Tables::default();
        tables.into_iter().for_each(|table| set.insert(table));
        set
    }
}

/// The most cells that a table has.
const MOST_CELLS: usize = {
    let mut most = 0;
    let mut i = 0;
    while i < Layout::ALL.len() {
        if Layout::ALL[i].len() > most {
            most = Layout::ALL[i].len();
        }
        i += 1;
    }
    most
};

/// The whole numbers of one table, in a row and on the stack.
pub(crate) struct Numbers {
    numbers: [i64; MOST_CELLS],
    len: usize,
    blank: bool,
}

impl Numbers {
    const NONE: i64 = i64::MIN;

    /// The numbers of a table, `None` when the report lacks it.
    pub(crate) fn of(report: &Report, layout: Layout) -> Option<Numbers> {
        if report.layout(layout.table()) != Some(layout) {
            return None;
        }
        let mut out = Numbers { numbers: [Numbers::NONE; MOST_CELLS], len: 0, blank: true };
        visit(report, layout.table(), &mut |index, value| {
            if let Some(place) = out.numbers.get_mut(index) {
                *place = value.integer().unwrap_or(Numbers::NONE);
                out.len = index + 1;
            }
            out.blank &= value.is_blank();
        });
        Some(out)
    }

    pub(crate) fn get(&self, index: usize) -> Option<i64> {
        self.numbers[..self.len].get(index).copied().filter(|&number| number != Numbers::NONE)
    }

    /// True when every cell of the table is blank.
    pub(crate) const fn all_blank(&self) -> bool {
        self.blank
    }
}

/// Calls `f` with the number and value of each cell of a table, in order; not at all when the
/// report lacks the table.
pub(crate) fn visit(report: &Report, table: Table, f: &mut impl FnMut(usize, Value)) {
    let mut index = 0;
    let mut numbered = |value| {
        f(index, value);
        index += 1;
    };
    report.visit(table, &mut numbered);
}
