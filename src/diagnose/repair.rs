//! A repair: the cells that must be wrong, what they should be, and the mistakes that explain it.

use std::ops::RangeInclusive;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::cell::{CellId, Layout};
use crate::check::{Check, Profile};
use crate::error::Error;
use crate::problem::Problems;
use crate::report::Report;
use crate::rule::{Relation, Rule};
use crate::value::{LIMIT, Value};

use super::evidence::Evidence;
use super::pattern::Pattern;

/// One cell of a [`Repair`]: what stands in it, and what should.
///
/// ```
/// use gouji::{Value, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let diagnosis = locate(&reading);
/// let correction = diagnosis.faults()[0].repairs()[0].changes()[0];
/// assert_eq!(correction.cell().path(), "requests.outcomes.total.natural_person");
/// assert_eq!(correction.from().integer(), Some(25));
/// assert_eq!(correction.to().and_then(Value::integer), Some(24));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    pub(super) cell: CellId,
    pub(super) from: Value,
    pub(super) witness: Value,
    pub(super) range: (i64, i64),
}

impl Correction {
    /// The cell.
    pub const fn cell(&self) -> CellId {
        self.cell
    }

    /// What stands in it now.
    pub const fn from(&self) -> Value {
        self.from
    }

    /// What it should be, where only one value mends the table.
    pub fn to(&self) -> Option<Value> {
        (self.range.0 == self.range.1).then_some(self.witness)
    }

    /// The least and the greatest value that mend the table, for counts and changes; [`LIMIT`]
    /// stands for no end.
    pub const fn range(&self) -> RangeInclusive<i64> {
        self.range.0..=self.range.1
    }

    /// A value that mends the table together with those of the repair's other cells: the one value,
    /// where there is only one.
    pub const fn witness(&self) -> Value {
        self.witness
    }

    /// True when only one value mends the table.
    pub const fn is_unique(&self) -> bool {
        self.range.0 == self.range.1
    }
}

impl Serialize for Correction {
    /// `cell`, `from`, `to`; without one value `to` is `{ "at_least", "at_most" }`, with `null`
    /// where there is no end.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Range {
            at_least: i64,
            at_most: Option<i64>,
        }
        let mut out = serializer.serialize_struct("Correction", 3)?;
        out.serialize_field("cell", &self.cell)?;
        out.serialize_field("from", &Figure(self.from))?;
        if self.is_unique() {
            out.serialize_field("to", &Figure(self.witness))?;
        } else {
            let at_most = Some(self.range.1).filter(|&most| most < LIMIT as i64);
            out.serialize_field("to", &Range { at_least: self.range.0, at_most })?;
        }
        out.end()
    }
}

/// A value as in the serde form of reports, but money as text with its unit.
struct Figure(Value);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            value if value.is_blank() => serializer.serialize_none(),
            value => match value.integer() {
                Some(number) => serializer.serialize_i64(number),
                None => serializer.collect_str(&value),
            },
        }
    }
}

/// Some of the cells of a [`Repair`], spoilt by one act.
///
/// ```
/// use gouji::{Pattern, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let diagnosis = locate(&reading);
/// let repair = &diagnosis.faults()[0].repairs()[0];
/// // One act spoilt the figure and the sum of its row.
/// let [mistake] = repair.mistakes() else { panic!("one mistake") };
/// assert_eq!(mistake.pattern(), Some(Pattern::CountsCarriedForward));
/// assert_eq!(mistake.corrections(repair).len(), 2);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub(super) pattern: Option<Pattern>,
    /// Places in the list of corrections; the first is the one that the pattern is about.
    pub(super) places: Vec<usize>,
}

impl Mistake {
    /// The corrections of a repair that undo this mistake; the first is the one that the pattern is
    /// about.
    pub fn corrections<'a>(
        &'a self,
        repair: &'a Repair,
    ) -> impl ExactSizeIterator<Item = &'a Correction> {
        self.places.iter().map(|&place| &repair.corrections[place])
    }

    /// The kind of mistake, `None` when no known one explains it.
    pub const fn pattern(&self) -> Option<Pattern> {
        self.pattern
    }
}

/// How far a repair can be trusted.
///
/// ```
/// use gouji::{Confidence, Count, Report, ReviewLitigation, locate};
/// let mut table = ReviewLitigation::default();
/// table.review.upheld = Count::from(1);
/// table.review.corrected = Count::ZERO;
/// table.review.other = Count::ZERO;
/// table.review.pending = Count::ZERO;
/// table.review.total = Count::from(2);
/// let report = Report { review_litigation: Some(table), ..Report::default() };
/// // The total may be wrong, or any of its four parts.
/// let diagnosis = locate(&report);
/// let repair = &diagnosis.faults()[0].repairs()[0];
/// assert_eq!(repair.confidence(), Confidence::OneOf(5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// It is the only one: no other set of so few cells mends the table, and no named mistake does.
    Unique,
    /// One of so many.
    OneOf(u64),
    /// It mends the table, but the values are not unique, or the search ended before all sets were
    /// seen.
    OnlyShown,
}

impl Confidence {
    /// The name in the serde form.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Unique => "unique",
            Confidence::OneOf(_) => "one_of",
            Confidence::OnlyShown => "only_shown",
        }
    }
}

impl Serialize for Confidence {
    /// `"unique"`, `"only_shown"`, or `{ "one_of": 3 }`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Confidence::OneOf(count) => {
                serializer.serialize_newtype_variant("Confidence", 1, "one_of", count)
            }
            other => serializer.serialize_str(other.name()),
        }
    }
}

/// A way to make the identities of a table hold.
///
/// Its serde form has `changes` (`cell`, `from`, `to`), `weight`, `pattern` and `confidence`, and
/// where evidence was given `agreeing` and `contradicting` (`source`, `said`).
///
/// ```
/// use gouji::{Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let diagnosis = locate(&reading);
/// let repair = &diagnosis.faults()[0].repairs()[0];
/// assert!(repair.is_unique() && repair.message(Locale::Chinese).contains("（七）总计 应为 24"));
/// let (mended, failing) = repair.apply(&reading.report).unwrap();
/// assert!(failing.is_empty() && mended != reading.report);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    pub(super) corrections: Vec<Correction>,
    pub(super) mistakes: Vec<Mistake>,
    pub(super) weight: u32,
    pub(super) confidence: Confidence,
    pub(super) least: bool,
    pub(super) agreeing: Vec<Evidence>,
    pub(super) contradicting: Vec<Evidence>,
}

impl Repair {
    /// The cells that change, in printed order.
    pub fn changes(&self) -> &[Correction] {
        &self.corrections
    }

    /// The mistakes that explain the changes. Each change belongs to one.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// The kind of mistake, when one mistake explains all changes and has a name.
    pub fn pattern(&self) -> Option<Pattern> {
        match &self.mistakes[..] {
            [mistake] => mistake.pattern,
            _ => None,
        }
    }

    /// How surprising it is, in points: ten for each factor of two, so that a repair of ten points
    /// less is twice as likely. Repairs are sorted by it.
    pub const fn weight(&self) -> u32 {
        self.weight
    }

    /// How far it can be trusted.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// True when no smaller number of cells mends the table; false for a named mistake that spoilt
    /// more cells than that.
    pub const fn is_least(&self) -> bool {
        self.least
    }

    /// The evidence about the changed cells that agrees with it.
    pub fn agreeing(&self) -> &[Evidence] {
        &self.agreeing
    }

    /// The evidence that contradicts the table as it mends it. A repair without changes says that
    /// this evidence is wrong, and not the table.
    pub fn contradicting(&self) -> &[Evidence] {
        &self.contradicting
    }

    /// True when only one value mends each of the cells.
    pub fn is_unique(&self) -> bool {
        self.corrections.iter().all(Correction::is_unique)
    }

    /// The report with the repair made, and the identities that still fail in it: none, when this
    /// was the only fault.
    ///
    /// Where several values would do, a fitting one is written.
    ///
    /// # Errors
    ///
    /// When the report has other tables than the one that the repair was found in.
    pub fn apply(&self, report: &Report) -> Result<(Report, Problems), Error> {
        apply(report, std::iter::once(self))
    }
}

impl Serialize for Repair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Repair", 6)?;
        out.serialize_field("changes", &self.corrections)?;
        out.serialize_field("weight", &self.weight)?;
        out.serialize_field("pattern", &self.pattern())?;
        out.serialize_field("confidence", &self.confidence)?;
        if self.agreeing.is_empty() {
            out.skip_field("agreeing")?;
        } else {
            out.serialize_field("agreeing", &self.agreeing)?;
        }
        if self.contradicting.is_empty() {
            out.skip_field("contradicting")?;
        } else {
            out.serialize_field("contradicting", &self.contradicting)?;
        }
        out.end()
    }
}

pub(super) fn apply<'a>(
    report: &Report,
    repairs: impl Iterator<Item = &'a Repair>,
) -> Result<(Report, Problems), Error> {
    let mut report = report.clone();
    for correction in repairs.flat_map(|repair| &repair.corrections) {
        report.set(correction.cell, correction.witness)?;
    }
    let problems = Check::new(&report).profile(&identities()).run();
    Ok((report, problems))
}

/// The profile of the rules that are identities.
fn identities() -> Profile {
    let sums = |rule: &&&Rule| {
        Layout::ALL.iter().any(|layout| {
            let mut identities = rule.identities_in(*layout).into_iter();
            identities.any(|identity| identity.relation() == Relation::Equal)
        })
    };
    Rule::ALL.iter().filter(sums).fold(Profile::none(), |profile, rule| profile.with(rule))
}
