//! Which cells of a report must be wrong, what they should be, and the mistake that explains it.
//!
//! A list of failing identities is not an answer: one wrong figure makes several of them fail.
//! [`locate()`](crate::locate()) asks the engine ([`crate::solve`]) for every smallest set of
//! cells that mends a table, looks for the mistake that people make in that way ([`Pattern`]), and
//! puts the likeliest repair first.
//!
//! # The order of repairs
//!
//! All sets of the smallest number of cells are found, whatever the cells, 64 at most. Each is
//! taken apart into mistakes: a named [`Pattern`], however many cells it spoilt, or a single figure
//! that is wrong for no known reason. Named mistakes of a whole row or column are tried
//! beside that, even when fewer cells would mend the table. Every mistake has a cost: how
//! surprising it is that somebody makes it, there, and that it gives just the figures that are
//! written; and so has every figure that is left in a cell in doubt, for most are 0 and small ones
//! are commoner than large ones. Repairs are sorted by the sum ([`Repair::weight`]); so fewer
//! mistakes come before more, a named mistake before an unexplained one, and among repairs that are
//! otherwise alike the one that leaves the more trusted cells alone: the row （七）总计 is trusted
//! least, then the outcomes, then what is carried, and 本年新收 most. The same report always gives
//! the same answer.
//!
//! # Blank cells
//!
//! A cell without a number is missing, not 0: it may hold whatever the rest needs. Figures may
//! contradict each other all the same, even where no identity fails by itself. A total left blank
//! although a part of it is above 0 is a fault of its own; its value follows from the rest, or at
//! least its range.

mod blank;
mod block;
mod candidates;
mod cost;
mod digits;
mod evidence;
mod explain;
mod message;
mod pattern;
mod prepared;
mod proactive;
mod repair;

pub use evidence::{Evidence, Source};
pub use pattern::Pattern;
pub use prepared::Prepared;
pub use repair::{Confidence, Correction, Mistake, Repair};

use crate::case::{Members, Numbers};
use crate::cell::{CellId, Layout, Table};
use crate::check::{Subject, identities_hold};
use crate::error::Error;
use crate::problem::Problems;
use crate::report::Report;
use crate::solve::{Ending, Located, Options, Solution, Span};
use crate::value::{Count, LIMIT, Value};

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use block::Block;
use evidence::Witnesses;
use explain::{Edit, Scene};

/// The most repairs that are given for one fault.
const MOST_REPAIRS: usize = 64;

/// The most sets of least size that are put in order.
const MOST_RANKED: usize = 256;

/// What a diagnosis may use and how far it searches.
///
/// ```
/// use gouji::{DiagnosisOptions, Report, locate_with, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let last_year = Report::default();
/// let options = DiagnosisOptions::default().last_year(&last_year).budget(1_000_000);
/// assert_eq!(locate_with(&reading, &options).faults().len(), 1);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone)]
pub struct DiagnosisOptions<'a> {
    last_year: Option<&'a Report>,
    next_year: Option<&'a Report>,
    members: Option<&'a Members<'a>>,
    /// The summary, its members, and which of them the report is.
    summary: Option<(&'a Report, &'a Members<'a>, usize)>,
    prepared: Option<&'a Prepared>,
    evidence: &'a [Evidence],
    budget: u64,
}

impl Default for DiagnosisOptions<'_> {
    /// No other report, and the engine's usual budget.
    fn default() -> Self {
        Self {
            last_year: None,
            next_year: None,
            members: None,
            summary: None,
            prepared: None,
            evidence: &[],
            budget: Options::DEFAULT_BUDGET,
        }
    }
}

impl<'a> DiagnosisOptions<'a> {
    /// Gives the same body's report of the year before, so that figures that were not brought up to
    /// date are seen.
    #[must_use]
    pub fn last_year(mut self, report: &'a Report) -> Self {
        self.last_year = Some(report);
        self
    }

    /// With the same body's report of the year after: what it carried over speaks of what this one
    /// carried forward.
    #[must_use]
    pub fn next_year(mut self, report: &'a Report) -> Self {
        self.next_year = Some(report);
        self
    }

    /// With the members of a summary: where it is known that its figures cover theirs, their sums
    /// speak of its cells ([`Evidence::of_members`]).
    #[must_use]
    pub fn members(mut self, members: &'a Members<'a>) -> Self {
        self.members = Some(members);
        self
    }

    /// With the summary that counts this report, all members of it, and the number of this one
    /// among them: what the summary leaves when the others are taken away speaks of its cells
    /// ([`Evidence::of_summary`]).
    #[must_use]
    pub fn summary(mut self, summary: &'a Report, members: &'a Members<'a>, at: usize) -> Self {
        self.summary = Some((summary, members, at));
        self
    }

    /// With rules of one's own, which repairs keep as they keep the identities.
    #[must_use]
    pub fn rules(mut self, prepared: &'a Prepared) -> Self {
        self.prepared = Some(prepared);
        self
    }

    /// With more that stands beside the tables: it ranks the repairs, and shows faults that no
    /// identity of the tables does. What the text of a reading says, and other reports that are
    /// given, are heard without it.
    #[must_use]
    pub fn evidence(mut self, evidence: &'a [Evidence]) -> Self {
        self.evidence = evidence;
        self
    }

    /// The steps that may be used for each part of a table; see [`Options::budget`].
    #[must_use]
    pub fn budget(mut self, steps: u64) -> Self {
        self.budget = steps;
        self
    }
}

/// What is wrong in a report: its faults, in the order of the tables.
///
/// ```
/// use gouji::{Table, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let diagnosis = locate(&reading);
/// assert_eq!(diagnosis.of(Table::Requests).count(), 1);
/// let (_, failing) = diagnosis.apply(&reading.report).unwrap();
/// assert!(failing.is_empty());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagnosis {
    faults: Vec<Fault>,
    unchanged: Vec<Table>,
}

impl Diagnosis {
    /// The faults. Each is mended by itself.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The tables of which every figure is that of last year's report, where that was given:
    /// probably they were left in place. A table that is 0 throughout is not among them.
    pub fn unchanged(&self) -> &[Table] {
        &self.unchanged
    }

    /// True when there is no fault.
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// The faults of one table.
    pub fn of(&self, table: Table) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(move |fault| fault.table() == table)
    }

    /// The report with the first repair of every fault made, and the identities that still fail in
    /// it.
    ///
    /// # Errors
    ///
    /// When the report has other tables than the one that was diagnosed.
    pub fn apply(&self, report: &Report) -> Result<(Report, Problems), Error> {
        repair::apply(report, self.faults.iter().filter_map(|fault| fault.repairs.first()))
    }
}

impl Serialize for Diagnosis {
    /// `faults`, each with its `table` and `repairs`, and `unchanged`, the names of tables.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Diagnosis", 2)?;
        out.serialize_field("faults", &self.faults)?;
        let unchanged: Vec<&str> = self.unchanged.iter().map(|table| table.key()).collect();
        out.serialize_field("unchanged", &unchanged)?;
        out.end()
    }
}

/// What is wrong in the request matrix, or in one group of the review table: figures that
/// contradict each other, or totals left blank.
///
/// In the table 主动公开, which has no identities, it is one figure that cannot be, or that last
/// year's report makes unlikely.
///
/// ```
/// use gouji::{Table, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let diagnosis = locate(&reading);
/// let fault = &diagnosis.faults()[0];
/// assert_eq!(fault.table(), Table::Requests);
/// assert!(fault.is_complete() && fault.least_cells() == 2);
/// assert!(fault.repairs()[0].is_least());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    layout: Layout,
    repairs: Vec<Repair>,
    least: u64,
    left_out: Option<u64>,
    complete: bool,
}

impl Fault {
    /// The table that it is in.
    pub const fn table(&self) -> Table {
        self.layout.table()
    }

    /// The ways to mend it, best first.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// No fewer cells than this can be wrong, however the search ended.
    pub const fn least_cells(&self) -> u64 {
        self.least
    }

    /// How many further sets of the least number of cells there are; `None` when they were not
    /// counted to the end.
    pub const fn left_out(&self) -> Option<u64> {
        self.left_out
    }

    /// True when the search ran to its end, so that no smaller set exists.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }
}

/// Finds which cells of a [`Report`] or of a [`Reading`](crate::read::Reading) must be wrong.
///
/// Tables whose identities hold cost next to nothing. Of a reading, no cell that could not be read
/// is called blank.
///
/// ```
/// use gouji::{Count, Edition, Locale, Report, ReviewLitigation, locate};
/// let mut table = ReviewLitigation::default();
/// table.review.upheld = Count::from(132);
/// table.review.corrected = Count::from(20);
/// table.review.other = Count::from(7);
/// table.review.pending = Count::ZERO;
/// table.review.total = Count::from(195);
/// let report = Report { review_litigation: Some(table), ..Report::default() };
/// let diagnosis = locate(&report);
/// let repairs = diagnosis.faults()[0].repairs();
/// assert_eq!(repairs[0].message(Locale::Chinese), "行政复议·总计 应为 159（现为 195，相邻两位数字颠倒）");
/// // Any of the four parts could be wrong as well.
/// assert_eq!(repairs.len(), 5);
/// let (mended, failing) = diagnosis.apply(&report).unwrap();
/// assert_eq!(mended.review_litigation.unwrap().review.total.get(), Some(159));
/// assert!(failing.is_empty());
/// ```
pub fn locate<'a>(subject: impl Into<Subject<'a>>) -> Diagnosis {
    locate_with(subject, &DiagnosisOptions::default())
}

/// The same, with last year's report or another budget.
pub fn locate_with<'a>(
    subject: impl Into<Subject<'a>>,
    options: &DiagnosisOptions<'_>,
) -> Diagnosis {
    let subject = subject.into();
    let report = subject.report;
    let engine = Options::default().limit(MOST_RANKED).budget(options.budget);
    let evidence = evidence::beside(&subject, options);
    let mut diagnosis = Diagnosis {
        faults: proactive::faults(report, options.last_year),
        unchanged: unchanged(report, options.last_year),
    };
    for layout in report.layouts().filter(|layout| layout.identities().next().is_some()) {
        let prepared = options.prepared.and_then(|prepared| prepared.blocks(layout));
        let extras = prepared.is_some_and(|blocks| blocks.iter().any(Block::has_extras));
        let contradicted = evidence.iter().any(|one| one.holds(report) == Some(false));
        if !extras && !contradicted && identities_hold(report, layout.table()) {
            continue;
        }
        let blocks = prepared.unwrap_or_else(|| block::blocks(layout));
        let Some(numbers) = Numbers::of(report, layout) else { continue };
        diagnosis.faults.extend(blocks.iter().filter_map(|block| {
            let last_year = options.last_year.and_then(|report| block.record_of(report));
            let witnesses = Witnesses::of(&evidence, block, report);
            fault(block, &numbers, last_year, &witnesses, &engine)
                .or_else(|| blank::fault(block, &subject, &numbers, &engine))
        }));
    }
    diagnosis
}

impl Serialize for Fault {
    /// `table`, `repairs`, `least_cells`, `left_out` and `complete`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Fault", 5)?;
        out.serialize_field("table", self.table().key())?;
        out.serialize_field("repairs", &self.repairs)?;
        out.serialize_field("least_cells", &self.least)?;
        out.serialize_field("left_out", &self.left_out)?;
        out.serialize_field("complete", &self.complete)?;
        out.end()
    }
}

/// The tables of which every figure is that of last year's report, unless they are 0 throughout.
fn unchanged(report: &Report, last_year: Option<&Report>) -> Vec<Table> {
    let Some(last_year) = last_year else { return Vec::new() };
    let same = |layout: &Layout| {
        last_year.layout(layout.table()) == Some(*layout)
            && layout.cells().all(|cell| report.get(cell) == last_year.get(cell))
            && layout.cells().any(|cell| {
                report
                    .get(cell)
                    .and_then(|value| value.decimal())
                    .is_some_and(|number| !number.is_zero())
            })
    };
    report.layouts().filter(same).map(Layout::table).collect()
}

/// One repair before it is told.
struct Draft {
    edits: Vec<Edit>,
    /// For each edit a fitting figure, and the least and the greatest.
    spans: Vec<(i64, i64, i64)>,
    least: bool,
}

impl Draft {
    /// What a cell is changed to, if it is changed, and to one value.
    fn mended(&self, at: usize) -> Option<i64> {
        self.edits.iter().find(|edit| edit.at == at)?.to
    }
}

/// The cells that some draft changes and that do not follow from others.
fn doubted(block: &Block, drafts: &[Draft]) -> Vec<usize> {
    let mut cells: Vec<usize> = drafts
        .iter()
        .flat_map(|draft| &draft.edits)
        .map(|edit| edit.at)
        .filter(|&at| block.shape.is_free(at))
        .collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// The largest figure of the table that does not follow from others and that is not in doubt.
fn largest_other(block: &Block, doubted: &[usize], numbers: &Numbers) -> i64 {
    let others = block::blocks(block.layout()).iter().flat_map(|other| {
        let in_doubt = move |at: usize| other.cell(0) == block.cell(0) && doubted.contains(&at);
        (0..other.len())
            .filter(move |&at| other.shape.is_free(at) && !in_doubt(at))
            .map(|at| other.cell(at))
    });
    others.filter_map(|cell| numbers.get(cell.index())).max().unwrap_or(0)
}

fn fault(
    block: &Block,
    numbers: &Numbers,
    last_year: Option<Vec<Option<i64>>>,
    witnesses: &Witnesses<'_>,
    options: &Options,
) -> Option<Fault> {
    let values = block.record(numbers);
    // The record has the locator's length.
    let located = block.locator.locate(&values, options).ok()?;
    let holds = located.ending() == Ending::Holds;
    if holds && !witnesses.contradict() {
        return None;
    }
    let scene = Scene { block, values: &values, last_year: last_year.as_deref() };
    let mut drafts: Vec<Draft> = located
        .solutions()
        .iter()
        .map(|solution| draft(solution, &values, located.lower_bound()))
        .collect();
    for with in witnesses.blocks(block) {
        add_drafts(&with, &values, located.lower_bound(), options, &mut drafts);
    }
    if holds {
        // The table stands, and the evidence is wrong.
        drafts.push(Draft { edits: Vec::new(), spans: Vec::new(), least: true });
    }
    let engines = drafts.len();
    add_candidates(&scene, &mut drafts);
    let doubted = doubted(block, &drafts);
    let largest = largest_other(block, &doubted, numbers);
    let story = |draft: Draft| {
        let left: u32 = doubted
            .iter()
            .map(|&at| cost::figure(draft.mended(at).or(values[at]).unwrap_or_default(), largest))
            .sum();
        let mut repair = tell(&scene, draft);
        repair.weight += left;
        hear(block, numbers, witnesses, &mut repair);
        repair
    };
    let mut repairs: Vec<(usize, Repair)> = drafts.into_iter().map(story).enumerate().collect();
    // A candidate that no single mistake explains is one of many; those of least size are all there
    // already.
    repairs.retain(|(order, repair)| *order < engines || repair.pattern().is_some());
    repairs.sort_by_cached_key(|(order, repair)| (repair.weight, repair.corrections.len(), *order));
    let mut repairs: Vec<Repair> = repairs.into_iter().map(|(_, repair)| repair).collect();
    let found = repairs.len();
    repairs.truncate(MOST_REPAIRS);
    let left_out = located.left_out().map(|more| more + (found - repairs.len()) as u64);
    trust(&mut repairs, &located, left_out);
    let complete = matches!(located.ending(), Ending::Complete | Ending::Holds);
    Some(Fault {
        layout: block.layout(),
        repairs,
        least: located.lower_bound(),
        left_out,
        complete,
    })
}

/// Adds the least changes with which the evidence agrees, too.
fn add_drafts(
    with: &Block,
    values: &[Option<i64>],
    least: u64,
    options: &Options,
    drafts: &mut Vec<Draft>,
) {
    let Ok(located) = with.locator.locate(values, options) else { return };
    for solution in located.solutions() {
        let draft = draft(solution, values, least);
        if drafts.iter().all(|before| before.edits != draft.edits) {
            drafts.push(draft);
        }
    }
}

/// Lets the evidence speak of a repair.
fn hear(block: &Block, numbers: &Numbers, witnesses: &Witnesses<'_>, repair: &mut Repair) {
    let changed: Vec<CellId> = repair.corrections.iter().map(Correction::cell).collect();
    let mended = |cell: CellId| {
        let correction = repair.corrections.iter().find(|correction| correction.cell == cell);
        match correction {
            Some(correction) => correction.witness.integer(),
            None if cell.layout() == block.layout() => numbers.get(cell.index()),
            None => witnesses.number(cell),
        }
    };
    let (agreeing, contradicting, cost) = witnesses.heard(&mended, &changed);
    (repair.agreeing, repair.contradicting) = (agreeing, contradicting);
    repair.weight += cost;
}

fn draft(solution: &Solution, values: &[Option<i64>], least: u64) -> Draft {
    let mut draft =
        Draft { edits: Vec::new(), spans: Vec::new(), least: solution.weight() == least };
    for change in solution.changes() {
        let at = change.variable().index();
        let (low, high) = ends(change.to());
        // The variables have ranges inside 64 bits.
        let witness = i64::try_from(change.witness()).unwrap_or_default();
        let to = (low == high).then_some(witness);
        draft.edits.push(Edit { at, from: values[at].unwrap_or_default(), to });
        draft.spans.push((witness, low, high));
    }
    draft
}

/// The ends of a range, with [`LIMIT`] for none.
fn ends(span: Span) -> (i64, i64) {
    let limit = LIMIT as i64;
    let within = |bound: Option<i128>, end: i64| {
        bound
            .and_then(|bound| i64::try_from(bound).ok())
            .map_or(end, |bound| bound.clamp(-limit, limit))
    };
    (within(span.low(), -limit), within(span.high(), limit))
}

/// Adds the mistakes of one row or column that are not among the sets of least size.
fn add_candidates(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let full: Option<Vec<i64>> = scene.values.iter().copied().collect();
    for edits in full.map(|values| candidates::one_line(scene.block, &values)).unwrap_or_default() {
        if drafts.iter().all(|draft| draft.edits != edits) {
            let spans = edits
                .iter()
                .map(|edit| edit.to.unwrap_or_default())
                .map(|to| (to, to, to))
                .collect();
            drafts.push(Draft { edits, spans, least: false });
        }
    }
}

/// Explains a draft and weighs it.
fn tell(scene: &Scene<'_>, draft: Draft) -> Repair {
    let block = scene.block;
    let explained = scene.explain(&draft.edits);
    let mut weight: u32 = explained.iter().map(|mistake| mistake.cost).sum();
    // Changes beyond those that are looked at together.
    weight += draft
        .edits
        .iter()
        .skip(explain::MOST_EDITS)
        .map(|edit| cost::any_figure(edit.from, edit.to))
        .sum::<u32>();
    let mut mistakes: Vec<Mistake> = explained
        .iter()
        .map(|mistake| {
            let others = (0..draft.edits.len().min(explain::MOST_EDITS))
                .filter(|&place| mistake.mask & 1 << place != 0 && place != mistake.main);
            Mistake {
                pattern: mistake.pattern,
                places: std::iter::once(mistake.main).chain(others).collect(),
            }
        })
        .collect();
    mistakes.extend(
        (explain::MOST_EDITS..draft.edits.len())
            .map(|place| Mistake { pattern: None, places: vec![place] }),
    );
    let corrections =
        draft.edits.iter().zip(&draft.spans).map(|(edit, &(witness, low, high))| Correction {
            cell: block.cell(edit.at),
            from: count(edit.from),
            witness: count(witness),
            range: (low, high),
        });
    let corrections: Vec<Correction> = corrections.collect();
    for edit in &draft.edits {
        let same = scene.last_year.is_some_and(|last| agrees(block, last, edit));
        weight += cost::trust(block, edit.at, same);
    }
    Repair {
        corrections,
        mistakes,
        weight,
        confidence: Confidence::OnlyShown,
        least: draft.least,
        agreeing: Vec::new(),
        contradicting: Vec::new(),
    }
}

/// Whether what was carried over is what last year carried forward.
fn agrees(block: &Block, last_year: &[Option<i64>], edit: &Edit) -> bool {
    let shape = &block.shape;
    shape.roles.is_some_and(|roles| {
        shape.row(edit.at) == roles.carried_over
            && last_year[shape.at(roles.carried_forward, shape.column(edit.at))] == Some(edit.from)
    })
}

/// The cells of these blocks are counts, and the engine keeps them in range.
fn count(number: i64) -> Value {
    Count::try_from(number).unwrap_or_default().into()
}

fn trust(repairs: &mut [Repair], located: &Located, left_out: Option<u64>) {
    let all = left_out
        .map(|more| more + repairs.len() as u64)
        .filter(|_| matches!(located.ending(), Ending::Complete | Ending::Holds));
    for repair in repairs {
        repair.confidence = match all {
            Some(1) if repair.is_unique() => Confidence::Unique,
            Some(count) if repair.is_unique() => Confidence::OneOf(count),
            _ => Confidence::OnlyShown,
        };
    }
}
