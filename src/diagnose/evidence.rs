//! What stands beside the tables and says what their cells add up to: a sentence of the text, the
//! reports of the years before and after, of the members of a summary, and the summary itself.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use std::borrow::Cow;

use crate::case::{Case, Member, Members, Whose};
use crate::cell::{CellId, Layout, Table};
use crate::check::{Subject, identities_hold};
use crate::claim::{Claim, Figure, Narrative};
use crate::report::Report;
use crate::rule::{self, Identity, Verdict, YR_01, narrative};

use super::block::Block;
use super::{DiagnosisOptions, locate_with};

/// Where a piece of [`Evidence`] comes from.
///
/// ```
/// use gouji::{Source, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// // The text says 办结24件, and the first repair agrees with it.
/// let diagnosis = locate(&reading);
/// let agreeing = diagnosis.faults()[0].repairs()[0].agreeing();
/// assert_eq!(agreeing[0].source(), Source::Text);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// A sentence of the same report.
    Text,
    /// The report of the year before.
    LastYear,
    /// The report of the year after.
    NextYear,
    /// The reports of the members of a summary.
    Members,
    /// The summary that the report is part of, and its other members.
    Summary,
}

impl Source {
    /// The name in the serde form.
    pub const fn name(self) -> &'static str {
        match self {
            Source::Text => "text",
            Source::LastYear => "last_year",
            Source::NextYear => "next_year",
            Source::Members => "members",
            Source::Summary => "summary",
        }
    }

    /// How surprising it is that it is wrong, in the points of [`super::cost`]: of published
    /// reports one in eight contradicts its own text, and has a dozen figures there; of pairs of
    /// years more have a break.
    const fn surprise(self) -> u32 {
        match self {
            // Sums over all members, in which but few cells differ, are as good as the text.
            Source::Text | Source::Members | Source::Summary => 60,
            Source::LastYear | Source::NextYear => 35,
        }
    }

    /// True for other bodies' reports. They speak of each cell, but the cells of a row are one
    /// witness: a member's wrong figure spoils its total as well.
    pub(super) const fn is_of_levels(self) -> bool {
        matches!(self, Source::Members | Source::Summary)
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Something beside the tables that says what their cells add up to. It may be wrong itself.
///
/// It has one or several readings: 收到25件 may mean what was newly received, or that and what was
/// carried over. It is contradicted only when none of them holds.
///
/// ```
/// use gouji::{DiagnosisOptions, Evidence, Locale, Source, locate_with, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let cell = reading.report.cell("requests.outcomes.total.total").unwrap();
/// let text = [Evidence::sum(Source::Text, "办结24件", 24, [cell])];
/// let diagnosis = locate_with(&reading, &DiagnosisOptions::default().evidence(&text));
/// let repair = &diagnosis.faults()[0].repairs()[0];
/// assert_eq!(
///     repair.message(Locale::Chinese),
///     "（七）总计 应为 24（现为 25，多计了结转下年度的 1 件）；正文也写“办结24件”"
/// );
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub(super) source: Source,
    pub(super) said: String,
    readings: Vec<Vec<Identity>>,
    /// The other report is at fault itself, and this is what it should say.
    pub(super) mended: bool,
}

impl Evidence {
    /// The cells add up to a number. `said` is how the source has it.
    pub fn sum(
        source: Source,
        said: impl Into<String>,
        number: i64,
        cells: impl IntoIterator<Item = CellId>,
    ) -> Evidence {
        let readings = vec![vec![Identity::sum(cells, number)]];
        Evidence { source, said: said.into(), readings, mended: false }
    }

    /// Or other cells add up to it.
    #[must_use]
    pub fn or_sum(mut self, number: i64, cells: impl IntoIterator<Item = CellId>) -> Evidence {
        self.readings.push(vec![Identity::sum(cells, number)]);
        self
    }

    /// Of last year's report: what it carried forward is what this one carried over, column by
    /// column. `None` where one of them has no request matrix, or last year's has blank cells
    /// there.
    pub fn carried_over(report: &Report, last_year: &Report) -> Option<Evidence> {
        let case = Case::new(report).with_last_year(Some(last_year));
        let known = |identity: &Identity| identity.given(&case);
        let row: Option<Vec<Identity>> = YR_01.identities_over(&case).iter().map(known).collect();
        let row = row?;
        // The last column is the total.
        let said = row.last()?.constant().to_string();
        Some(Evidence { source: Source::LastYear, said, readings: vec![row], mended: false })
    }

    /// Of next year's report: what it carried over is what this one carried forward, column by
    /// column. `None` where one of them has no request matrix, or next year's has blank cells
    /// there.
    pub fn carried_forward(report: &Report, next_year: &Report) -> Option<Evidence> {
        let case = Case::new(next_year).with_last_year(Some(report));
        let number = |identity: &Identity| {
            let cell_of = |whose| identity.terms().iter().find(|term| term.whose == whose);
            let next = next_year.get(cell_of(Whose::This)?.cell)?.integer()?;
            Some((Identity::sum([cell_of(Whose::LastYear)?.cell], next), next))
        };
        let row: Option<Vec<(Identity, i64)>> =
            YR_01.identities_over(&case).iter().map(number).collect();
        let (row, numbers): (Vec<Identity>, Vec<i64>) = row?.into_iter().unzip();
        // The last column is the total.
        let said = numbers.last()?.to_string();
        Some(Evidence { source: Source::NextYear, said, readings: vec![row], mended: false })
    }

    /// What last year's report says, or should say: where its own figures contradict each other and
    /// the likeliest repair agrees with this report, that year is the wrong one.
    fn of_last_year(report: &Report, last_year: &Report) -> Option<Evidence> {
        let evidence = Evidence::carried_over(report, last_year)?;
        let options = DiagnosisOptions::default().next_year(report);
        let mended = || Evidence::carried_over(report, &mended(last_year, &options)?);
        Some(evidence.or_mended(report, mended))
    }

    /// The same of next year's report.
    fn of_next_year(report: &Report, next_year: &Report) -> Option<Evidence> {
        let evidence = Evidence::carried_forward(report, next_year)?;
        let mended =
            || Evidence::carried_forward(report, &mended(next_year, &DiagnosisOptions::default())?);
        Some(evidence.or_mended(report, mended))
    }

    fn or_mended(self, report: &Report, mended: impl FnOnce() -> Option<Evidence>) -> Evidence {
        if self.holds(report) != Some(false) {
            return self;
        }
        let agrees = |evidence: &Evidence| evidence.holds(report) == Some(true);
        match mended().filter(agrees) {
            Some(evidence) => Evidence { mended: true, ..evidence },
            None => self,
        }
    }

    /// What the members of a summary add up to, cell by cell, in the tables that have identities.
    /// Nothing where it is not known that the summary covers its members, where one of them is
    /// missing, and where so many cells differ that no slip of a figure explains it.
    ///
    /// ```
    /// use gouji::{
    ///     Count, Edition, Evidence, Member, Members, Report, ReviewLitigation, Scope, Source,
    /// };
    /// let of = |upheld: u32| {
    ///     let mut table = ReviewLitigation::zero(Edition::Edition2021);
    ///     table.review.upheld = Count::from(upheld);
    ///     table.review.total = Count::from(upheld);
    ///     Report { review_litigation: Some(table), ..Report::default() }
    /// };
    /// let (a, b) = (of(2), of(3));
    /// let members = [Member::new("甲镇").with_report(&a), Member::new("乙镇").with_report(&b)];
    /// let members = Members::complete(members).with_scope(Some(Scope::WholeArea));
    /// let summary = of(6);
    /// let evidence = Evidence::of_members(&summary, &members);
    /// let wrong = evidence.iter().find(|one| one.holds(&summary) == Some(false)).unwrap();
    /// assert_eq!((wrong.source(), wrong.said()), (Source::Members, "5"));
    /// ```
    pub fn of_members(report: &Report, members: &Members<'_>) -> Vec<Evidence> {
        let case = Case::new(report).with_members(Some(members));
        let tables = with_identities(report);
        let known = tables.flat_map(|table| rule::sums(&case, table));
        known.map(|known| Evidence::of_cell(Source::Members, known)).collect()
    }

    /// What the summary leaves for one of its members, cell by cell, when the others are taken
    /// away: for the tables of the member whose identities fail.
    ///
    /// A number that no member has gives nothing.
    pub fn of_summary(summary: &Report, members: &Members<'_>, at: usize) -> Vec<Evidence> {
        let Some(report) = members.list().get(at).and_then(Member::report) else {
            return Vec::new();
        };
        let case = Case::new(summary).with_members(Some(members));
        let tables = with_identities(report).filter(|table| !identities_hold(report, *table));
        let known = tables.flat_map(|table| rule::rest(&case, at, table));
        known.map(|known| Evidence::of_cell(Source::Summary, known)).collect()
    }

    fn of_cell(source: Source, (cell, number): (CellId, i64)) -> Evidence {
        Evidence::sum(source, number.to_string(), number, [cell])
    }

    /// What the text of a report says of its cells in so many words: the claims with an exact
    /// figure that can be compared. About-figures, rates, and what may be the figure of a part are
    /// left aside.
    ///
    /// ```
    /// use gouji::{Evidence, read};
    /// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document, None)?;
    /// let evidence = Evidence::of_text(&reading.report, reading.narrative());
    /// let wrong = evidence.iter().find(|one| one.holds(&reading.report) == Some(false)).unwrap();
    /// assert_eq!(wrong.said(), "办结24件");
    /// # Ok::<(), read::ReadError>(())
    /// ```
    pub fn of_text(report: &Report, narrative: &Narrative) -> Vec<Evidence> {
        let case = Case::new(report).with_narrative(Some(narrative));
        let mut found: Vec<Evidence> = Vec::new();
        for claim in &narrative.claims {
            // A sentence that stands twice is one witness.
            let evidence = Evidence::of_claim(claim, &case).filter(|one| !found.contains(one));
            found.extend(evidence);
        }
        found
    }

    fn of_claim(claim: &Claim, case: &Case<'_>) -> Option<Evidence> {
        let number = match claim.figure() {
            Figure::Exactly(number) => i64::try_from(number).ok()?,
            Figure::Zero => 0,
            _ => return None,
        };
        let is_decided = matches!(narrative::verdict(claim, case), Verdict::Holds | Verdict::Fails);
        if claim.is_open() || !is_decided {
            return None;
        }
        let readings = claim.readings_in(case.report()).into_iter();
        let readings: Option<Vec<Vec<Identity>>> = readings
            .map(|reading| {
                let is_sum = reading.denominator.is_none() && reading.slack.is_empty();
                is_sum.then(|| vec![Identity::sum(reading.cells, number)])
            })
            .collect();
        let readings = readings.filter(|readings| !readings.is_empty())?;
        let said = claim.phrase().to_owned();
        Some(Evidence { source: Source::Text, said, readings, mended: false })
    }

    /// Where it comes from.
    pub const fn source(&self) -> Source {
        self.source
    }

    /// How the source has it.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Whether one of its readings holds in a report, `None` where cells have no number.
    pub fn holds(&self, report: &Report) -> Option<bool> {
        self.holds_with(&|cell| report.get(cell)?.integer())
    }

    pub(super) fn holds_with(&self, number: &impl Fn(CellId) -> Option<i64>) -> Option<bool> {
        let holds = |identity: &Identity| Some(identity.residual_with(number)? == 0);
        let all = |reading: &Vec<Identity>| {
            reading.iter().map(holds).try_fold(true, |all, one| Some(all && one?))
        };
        let mut unknown = false;
        for reading in &self.readings {
            match all(reading) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => unknown = true,
            }
        }
        if unknown { None } else { Some(false) }
    }

    /// The row of its cell, where the cells of a row are one witness.
    fn row(&self) -> Option<(Table, Vec<&'static str>)> {
        let cell = self.readings.first()?.first()?.terms().first()?.cell;
        self.source.is_of_levels().then(|| (cell.table(), cell.row_names()))
    }

    fn touches(&self, block: &Block) -> bool {
        let mut cells = self.readings.iter().flatten().flat_map(|identity| identity.terms());
        cells.any(|term| block.place(term.cell).is_some())
    }

    /// True where one of the cells that it is about is among these.
    fn is_about(&self, cells: &[CellId]) -> bool {
        let mut own = self.readings.iter().flatten().flat_map(|identity| identity.terms());
        own.any(|term| cells.contains(&term.cell))
    }
}

impl Serialize for Evidence {
    /// `source` and `said`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Evidence", 2)?;
        out.serialize_field("source", &self.source)?;
        out.serialize_field("said", &self.said)?;
        out.end()
    }
}

/// A report with the likeliest repairs of its request matrix, where its own figures contradict each
/// other.
fn mended(report: &Report, options: &DiagnosisOptions<'_>) -> Option<Report> {
    let diagnosis = locate_with(report, options);
    let is_at_fault = diagnosis.of(Table::Requests).any(|fault| fault.least_cells() > 0);
    is_at_fault.then(|| diagnosis.apply(report).ok()).flatten().map(|(mended, _)| mended)
}

/// The tables of a report that have identities.
fn with_identities(report: &Report) -> impl Iterator<Item = Table> {
    let has_some = |layout: &Layout| layout.identities().next().is_some();
    report.layouts().filter(has_some).map(Layout::table)
}

/// All that stands beside a report: what was given, what its text says, the reports of the years
/// before and after, and those of other levels.
pub(super) fn beside<'a>(
    subject: &Subject<'_>,
    options: &DiagnosisOptions<'a>,
) -> Cow<'a, [Evidence]> {
    let (report, given) = (subject.report, options.evidence);
    let text = subject.narrative.map(|narrative| Evidence::of_text(report, narrative));
    let last_year = options.last_year.and_then(|last| Evidence::of_last_year(report, last));
    let next_year = options.next_year.and_then(|next| Evidence::of_next_year(report, next));
    let members = options.members.map(|members| Evidence::of_members(report, members));
    let summary =
        options.summary.map(|(summary, members, at)| Evidence::of_summary(summary, members, at));
    let found = text.into_iter().flatten().chain(last_year).chain(next_year);
    let found = found.chain(members.into_iter().flatten()).chain(summary.into_iter().flatten());
    let found: Vec<Evidence> = found.filter(|one| !given.contains(one)).collect();
    if found.is_empty() { Cow::Borrowed(given) } else { [given, &found].concat().into() }
}

/// The most ways to read all evidence together that are tried.
const MOST_WAYS: usize = 4;

/// The evidence about one block.
pub(super) struct Witnesses<'a> {
    all: Vec<&'a Evidence>,
    report: &'a Report,
}

impl<'a> Witnesses<'a> {
    pub(super) fn of(evidence: &'a [Evidence], block: &Block, report: &'a Report) -> Witnesses<'a> {
        let all = evidence.iter().filter(|evidence| evidence.touches(block)).collect();
        Witnesses { all, report }
    }

    /// The number of a cell in the report.
    pub(super) fn number(&self, cell: CellId) -> Option<i64> {
        self.report.get(cell)?.integer()
    }

    /// True where a witness contradicts the report as it stands.
    pub(super) fn contradict(&self) -> bool {
        self.all.iter().any(|evidence| evidence.holds(self.report) == Some(false))
    }

    /// The block with the evidence as identities beside its own: one for each way to read all of
    /// it, where there are several.
    pub(super) fn blocks(&self, block: &Block) -> Vec<Block> {
        let mut ways: Vec<Vec<Identity>> = vec![Vec::new()];
        for evidence in &self.all {
            let inside = |reading: &&Vec<Identity>| {
                let mut cells = reading.iter().flat_map(|identity| identity.terms());
                cells.all(|term| block.place(term.cell).is_some())
            };
            let holds = |reading: &&Vec<Identity>| {
                reading.iter().all(|identity| identity.residual(self.report) == Some(0))
            };
            let readings: Vec<&Vec<Identity>> = evidence.readings.iter().filter(inside).collect();
            // What holds as it stands is kept so.
            let kept: Vec<&Vec<Identity>> = readings.iter().copied().filter(holds).collect();
            let readings = if kept.is_empty() { readings } else { kept };
            if readings.is_empty() {
                continue;
            }
            let with = |way: &Vec<Identity>, reading: &Vec<Identity>| [&way[..], reading].concat();
            ways = ways
                .iter()
                .flat_map(|way| readings.iter().map(move |reading| with(way, reading)))
                .take(MOST_WAYS)
                .collect();
        }
        ways.retain(|way| !way.is_empty());
        ways.iter().filter_map(|way| block.with(way)).collect()
    }

    /// What agrees with the report as changed, and what contradicts it; with the cost of the
    /// latter.
    pub(super) fn heard(
        &self,
        number: &impl Fn(CellId) -> Option<i64>,
        changed: &[CellId],
    ) -> (Vec<Evidence>, Vec<Evidence>, u32) {
        let (mut agreeing, mut contradicting, mut cost) = (Vec::new(), Vec::new(), 0);
        let mut rows: Vec<(Table, Vec<&str>)> = Vec::new();
        for &evidence in &self.all {
            match evidence.holds_with(number) {
                Some(true) if evidence.is_about(changed) => agreeing.push(evidence.clone()),
                Some(false) => {
                    let row = evidence.row();
                    if row.as_ref().is_none_or(|row| !rows.contains(row)) {
                        cost += evidence.source.surprise();
                        rows.extend(row);
                    }
                    contradicting.push(evidence.clone());
                }
                _ => {}
            }
        }
        (agreeing, contradicting, cost)
    }
}
