//! Sentences of the text that say what cells of the tables should be.
//!
//! A report tells its figures twice: in its tables, and in the text of its first and last sections.
//! [`of_text`] finds the figures of a text that must agree with cells, such as
//! `共收到政府信息公开申请25件`, and says of which: a [`Claim`]. A figure counts only where a word for
//! requests, cases, documents or fees of the disclosure work governs it; those of hotlines,
//! mailboxes
//! and published information, which use the same verbs, are left alone.

use std::ops::Range;

use serde::Serialize;

use crate::cell::{CellId, Table};
use crate::edition::Edition;
use crate::position::Position;
use crate::report::Report;

mod grammar;
mod measure;
mod narrative;
mod token;
mod vocabulary;

use measure::Sum;
pub use narrative::{Narrative, Passage, Period, Section, of_document};

/// What is known of a text before it is read.
///
/// ```
/// use gouji::claim::Context;
/// let context = Context { year: Some(2023), agency: Some("某县人民政府") };
/// assert_eq!(context.year, Some(2023));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The year that is reported on. Without it `2022年结转` stays unread.
    pub year: Option<u16>,
    /// Extent report it is. The figures of an office in the report of its government are those of a
    /// part.
    pub agency: Option<&'a str>,
}

/// What a sentence says of a number.
///
/// ```
/// use gouji::claim::{Context, Figure, of_text};
/// let claims = of_text("共收到依申请公开220余件。", &Context::default());
/// assert_eq!(claims[0].figure(), Figure::AtLeast(220));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Figure {
    /// So many.
    Exactly(u64),
    /// So many or more: 220余件.
    AtLeast(u64),
    /// So many or fewer: 不足10件.
    AtMost(u64),
    /// About so many: 约100件. Only another order of magnitude contradicts it.
    About(u64),
    /// There is none: 未收到…申请.
    Zero,
    /// A share in hundredths of a per cent: 96% is 9,600.
    Rate(u64),
    /// Money in hundredths of a yuan.
    Money(u64),
}

/// What a claim is about.
///
/// ```
/// use gouji::claim::{ClaimKind, Context, of_text};
/// let claims = of_text("因政府信息公开引发行政复议2件。", &Context::default());
/// assert_eq!(claims[0].kind(), ClaimKind::Review);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ClaimKind {
    /// Requests received: 收到, 受理.
    Received,
    /// Requests carried over from last year.
    CarriedOver,
    /// Requests handled, which may mean received or concluded: 办理.
    Handled,
    /// Requests concluded: 办结, 答复.
    Concluded,
    /// Requests carried forward to next year.
    CarriedForward,
    /// Requests with one outcome.
    Outcome,
    /// Requests of one kind of applicants.
    Applicant,
    /// Requests that came in one way, which no table has: with the others they add up.
    Channel,
    /// A rate of requests.
    Rate,
    /// Reconsideration cases.
    Review,
    /// Court cases.
    Litigation,
    /// Rules and normative documents.
    Document,
    /// Licences, penalties and compulsion.
    Decision,
    /// Fees.
    Fee,
}

/// Extent figure it is.
///
/// ```
/// use gouji::claim::{Context, Extent, of_text};
/// let context = Context { year: None, agency: Some("某区人民政府") };
/// let claims = of_text("区政府办受理政府信息公开申请17件。", &context);
/// assert_eq!(claims[0].extent(), Extent::Part);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Extent {
    /// The body's that reports.
    Body,
    /// That of a part of it, or of more than it: 政府办, 本级, 各部门.
    Part,
}

/// One way to understand a claim: the cells that should make up its figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Meaning {
    sum: Sum,
    /// What the sum is divided by, for rates.
    of: Option<Sum>,
    /// The figure may be that of a part of the cells' cases: it may differ by as much as these.
    slack: Sum,
}

/// One way to understand a claim, in the cells of a report or an edition.
///
/// ```
/// use gouji::Edition;
/// use gouji::claim::{Context, of_text};
/// let claims = of_text("新收政府信息公开申请25件。", &Context::default());
/// let readings = claims[0].readings(Edition::Edition2021);
/// assert_eq!(readings[0].cells, ["requests.received.total"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClaimReading<T> {
    /// The cells that add up to the figure, or to what is divided.
    pub cells: Vec<T>,
    /// For rates, the cells whose sum they are divided by.
    pub denominator: Option<Vec<T>>,
    /// The figure may differ from the sum by as much as the sum of these.
    pub slack: Vec<T>,
}

/// A figure of the text that must agree with cells of the tables.
///
/// ```
/// use gouji::Edition;
/// use gouji::claim::{ClaimKind, Context, Figure, of_text};
/// let text = "2023年，共收到政府信息公开申请25件，办结24件；受理县长信箱来信163件。";
/// let claims = of_text(text, &Context { year: Some(2023), agency: None });
/// assert_eq!(claims.len(), 2);
/// assert_eq!(claims[0].phrase(), "收到政府信息公开申请25件");
/// assert_eq!((claims[1].kind(), claims[1].figure()), (ClaimKind::Concluded, Figure::Exactly(24)));
/// let readings = claims[1].readings(Edition::Edition2021);
/// assert_eq!(readings[0].cells, ["requests.outcomes.total.total"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    paragraph: usize,
    range: Range<usize>,
    phrase: String,
    position: Option<Position>,
    figure: Figure,
    kind: ClaimKind,
    extent: Extent,
    year: Option<u16>,
    /// The number of the claim in the same text that it is a part of.
    part_of: Option<usize>,
    /// The figure may be that of a part of what its cells count: 通过网站收到3件.
    is_open: bool,
    /// Figures of the list behind it were not understood.
    has_unknown_parts: bool,
    meanings: Vec<Meaning>,
}

impl Claim {
    /// The paragraph in which it stands, from 0.
    pub const fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// The bytes of the paragraph that it takes.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What the text says, without blanks.
    pub fn phrase(&self) -> &str {
        &self.phrase
    }

    /// Where in the document it stands: its paragraph.
    pub const fn position(&self) -> Option<&Position> {
        self.position.as_ref()
    }

    /// The figure.
    pub const fn figure(&self) -> Figure {
        self.figure
    }

    /// What it is about.
    pub const fn kind(&self) -> ClaimKind {
        self.kind
    }

    /// Extent figure it is.
    pub const fn extent(&self) -> Extent {
        self.extent
    }

    /// The year that the sentence names for it, where it names one.
    pub const fn year(&self) -> Option<u16> {
        self.year
    }

    /// The claim in the same list that it is a part of, by its number: the channels and outcomes of
    /// `收到25件，其中…`.
    pub const fn part_of(&self) -> Option<usize> {
        self.part_of
    }

    /// True where the figure may be that of a part of what its cells count, so that it can only be
    /// too large: `通过网站收到3件`.
    pub const fn is_open(&self) -> bool {
        self.is_open
    }

    /// True where the list behind it has figures that were not understood, so that the others may
    /// be fewer than the whole.
    pub const fn has_unknown_parts(&self) -> bool {
        self.has_unknown_parts
    }

    /// The ways to understand it, by the paths of an edition's cells; none where that edition does
    /// not print what the claim is about. It is contradicted only when none of them holds.
    pub fn readings(&self, edition: Edition) -> Vec<ClaimReading<String>> {
        self.meanings.iter().filter_map(|meaning| meaning.with(|sum| sum.paths(edition))).collect()
    }

    /// The ways to understand it in the cells that a report has; a way whose cells the report's
    /// tables do not have is left out.
    pub fn readings_in(&self, report: &Report) -> Vec<ClaimReading<CellId>> {
        self.meanings
            .iter()
            .filter_map(|meaning| meaning.with(|sum| sum.of_report(report)))
            .collect()
    }

    /// The tables that it is about.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> =
            self.meanings.iter().flat_map(|meaning| meaning.sum.tables()).collect();
        tables.sort_unstable();
        tables.dedup();
        tables
    }
}

impl Meaning {
    fn with<T>(&self, cells: impl Fn(&Sum) -> Option<Vec<T>>) -> Option<ClaimReading<T>> {
        let denominator = match &self.of {
            Some(sum) => Some(cells(sum)?),
            None => None,
        };
        let slack = cells(&self.slack).unwrap_or_default();
        Some(ClaimReading { cells: cells(&self.sum)?, denominator, slack })
    }
}

/// The claims of a text, in its order. Blank lines part paragraphs, and line breaks do where a
/// sentence ends or a heading begins; any other line break only wraps a line.
pub fn of_text(text: &str, context: &Context<'_>) -> Vec<Claim> {
    let mut scanner = grammar::Scanner::new(context);
    let mut start = 0;
    for (at, _) in text.match_indices('\n') {
        if ends_paragraph(&text[start..at], &text[at + 1..]) {
            scanner.paragraph(&text[start..at], 0, start);
            start = at + 1;
        }
    }
    scanner.paragraph(&text[start..], 0, start);
    scanner.finish()
}

/// Whether a paragraph ends at a line break between two texts.
fn ends_paragraph(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let ended =
        before.is_empty() || before.ends_with(['。', '；', '：', '！', '？', '!', '?', ';', ':']);
    let line = after.lines().next().unwrap_or_default().trim_start();
    ended || is_numbered(line) || line.is_empty() || is_heading(before)
}

/// `（三）政府信息管理`: a line of its own, with a number and without a sign.
fn is_heading(text: &str) -> bool {
    const LONGEST: usize = 30;
    let line = text.rsplit('\n').next().unwrap_or_default().trim_start();
    let has_sign = line.contains(['，', ',', '。', '；', ';', '：', ':']);
    is_numbered(line) && !has_sign && line.chars().count() <= LONGEST
}

/// `（三）`, `三、`, `3.`
fn is_numbered(line: &str) -> bool {
    line.starts_with(['（', '(', '#'])
        || line.chars().nth(1).is_some_and(|c| matches!(c, '、' | '.' | '．'))
}
