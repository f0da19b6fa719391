//! Linear identities and bounds: sums of cells with coefficients, and how they are written down.
//!
//! A rule says what it ties in one line, such as `received + carried_over = outcomes.total +
//! carried_forward`. The same parser takes it apart while the crate is compiled, where a path that
//! no edition has stops the build, and at run time, for rules of one's own. An identity does not
//! know which rule it belongs to.

use std::fmt;

use crate::case::{Case, Numbers, Whose};
use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::report::Report;
pub use crate::solve::Relation;
use crate::table::Shape;
use crate::value::{Kind, Value};
use crate::words::Outcome;

/// One cell of an [`Identity`] with its coefficient.
///
/// ```
/// use gouji::{Layout, Rule, Whose};
/// let identities = Rule::by_code("RQ-01").unwrap().identities_in(Layout::REQUESTS_2021);
/// let term = identities[0].terms()[0];
/// assert_eq!((term.whose, term.coefficient), (Whose::This, 1));
/// assert_eq!(term.cell.path(), "requests.received.natural_person");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term {
    /// Whose cell it is: of the report itself, or of one beside it.
    pub whose: Whose,
    /// The cell.
    pub cell: CellId,
    /// What it is multiplied by: positive on the left side, negative on the right side.
    pub coefficient: i64,
}

/// The largest sum of coefficients of one identity, signs left aside: a thousand numbers of at most
/// 2^53 stay below 2^63, so that no sum overflows.
pub const MOST_COEFFICIENTS: i64 = 1000;

/// The largest constant, for the same reason.
pub(crate) const MOST_CONSTANT: i64 = 1 << 57;

/// A sum of cells with coefficients that must equal a constant, or not exceed it, or not fall below
/// it.
///
/// The terms with positive coefficients are the left side, those with negative ones the right side.
/// Other programs can use the same lists.
///
/// ```
/// use gouji::{Layout, Relation, Rule};
/// let rule = Rule::by_code("RQ-01").unwrap();
/// let first = &rule.identities_in(Layout::REQUESTS_2021)[0];
/// assert_eq!(first.relation(), Relation::Equal);
/// let text = |term: &gouji::Term| format!("{:+} {}", term.coefficient, term.cell.path());
/// let terms: Vec<String> = first.terms().iter().map(text).collect();
/// assert_eq!(terms, [
///     "+1 requests.received.natural_person",
///     "+1 requests.carried_over.natural_person",
///     "-1 requests.outcomes.total.natural_person",
///     "-1 requests.carried_forward.natural_person",
/// ]);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    relation: Relation,
    terms: Vec<Term>,
    constant: i64,
    /// One of its cells is a change, which may be negative.
    has_changes: bool,
}

impl Identity {
    pub(super) fn new(relation: Relation, terms: Vec<Term>, constant: i64) -> Identity {
        let has_changes = terms.iter().any(|term| term.cell.kind() == Kind::Change);
        Identity { relation, terms, constant, has_changes }
    }

    /// Some cells add up to a number.
    pub(crate) fn sum(cells: impl IntoIterator<Item = CellId>, number: i64) -> Identity {
        let terms = cells.into_iter().map(|cell| Term { whose: Whose::This, cell, coefficient: 1 });
        Identity::new(Relation::Equal, terms.collect(), number)
    }

    /// How the left side must stand to the right side.
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// The cells with their coefficients.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// What the sum of all terms must be, at most be, or at least be: 0 for all rules of the
    /// format.
    pub const fn constant(&self) -> i64 {
        self.constant
    }

    /// The table that all its cells belong to, `None` when they are of several.
    pub fn layout(&self) -> Option<Layout> {
        let first = self.terms.first()?.cell.layout();
        self.terms.iter().all(|term| term.cell.layout() == first).then_some(first)
    }

    /// The cell that is the sum of the others, where the identity says that.
    pub fn total(&self) -> Option<CellId> {
        let mut right = self.terms.iter().filter(|term| term.coefficient < 0);
        let plain = self.terms.iter().all(|term| term.coefficient.abs() == 1) && self.constant == 0;
        match (self.relation, right.next(), right.next()) {
            (Relation::Equal, Some(term), None) if plain => Some(term.cell),
            _ => None,
        }
    }

    /// The sum of all terms less the constant. `None` when the report lacks the table or a cell has
    /// no number.
    pub fn residual(&self, report: &Report) -> Option<i64> {
        self.residual_with(&|cell| report.get(cell)?.integer())
    }

    /// The same over the reports of a case.
    pub fn residual_in(&self, case: &Case<'_>) -> Option<i64> {
        self.terms.iter().try_fold(-self.constant, |sum, term| {
            Some(sum + term.coefficient * case.value(term.whose, term.cell)?.integer()?)
        })
    }

    /// The same over cells of the report itself, by their numbers.
    pub(crate) fn residual_with(&self, number: &impl Fn(CellId) -> Option<i64>) -> Option<i64> {
        self.terms.iter().try_fold(-self.constant, |sum, term| {
            let number = number(term.cell).filter(|_| term.whose == Whose::This)?;
            Some(sum + term.coefficient * number)
        })
    }

    /// What it says of the report itself, given what stands in the others of a case: their terms
    /// become part of the constant. `None` where one of them has no number, or where it ties no
    /// cell of the report.
    ///
    /// ```
    /// use gouji::{Case, Count, Edition, Report, Requests, Rule};
    /// let mut last = Requests::blank(Edition::Edition2021);
    /// last.carried_forward.total = Count::from(3);
    /// let last = Report { requests: Some(last), ..Report::default() };
    /// let report = Requests::blank(Edition::Edition2021);
    /// let report = Report { requests: Some(report), ..Report::default() };
    /// let case = Case::new(&report).with_last_year(Some(&last));
    /// let ties = Rule::by_code("YR-01").unwrap().identities_over(&case);
    /// let total = ties[6].given(&case).unwrap();
    /// assert_eq!(total.constant(), 3);
    /// assert_eq!(total.terms()[0].cell.to_string(), "requests.carried_over.total@2021");
    /// // Last year's other columns are blank.
    /// assert_eq!(ties[0].given(&case), None);
    /// ```
    pub fn given(&self, case: &Case<'_>) -> Option<Identity> {
        let (mut own, mut constant) = (Vec::new(), self.constant);
        for term in &self.terms {
            if term.whose == Whose::This {
                own.push(*term);
            } else {
                constant -= term.coefficient * case.value(term.whose, term.cell)?.integer()?;
            }
        }
        let first = own.first()?;
        if first.coefficient > 0 {
            return Some(Identity::new(self.relation, own, constant));
        }
        // With the other sign on both sides, so that the first cell stands on the left.
        own.iter_mut().for_each(|term| term.coefficient = -term.coefficient);
        let relation = match self.relation {
            Relation::Equal => Relation::Equal,
            Relation::AtMost => Relation::AtLeast,
            Relation::AtLeast => Relation::AtMost,
        };
        Some(Identity::new(relation, own, -constant))
    }

    /// Whether it holds in a report, `None` when the report lacks a table of it, or where it ties
    /// cells of other reports.
    ///
    /// Cells without a number make an identity undecided, except where no values of them could
    /// change the outcome: a sum whose known parts already exceed the total fails, whatever the
    /// blank parts are.
    pub fn outcome(&self, report: &Report) -> Option<Outcome> {
        let has = |term: &Term| {
            let layout = term.cell.layout();
            term.whose == Whose::This && report.layout(layout.table()) == Some(layout)
        };
        if !self.terms.iter().all(has) {
            return None;
        }
        let weight = self.weigh_with(|_, cell| report.get(cell)?.integer());
        Some(weight.outcome(self.relation))
    }

    /// Whether it holds in a case. A report that is not there leaves it undecided, like a cell
    /// without a number.
    pub fn outcome_in(&self, case: &Case<'_>) -> Outcome {
        let number = |at: usize, cell: CellId| case.value(self.terms[at].whose, cell)?.integer();
        self.weigh_with(number).outcome(self.relation)
    }

    /// True where the side that may not be larger is 0 and the other cannot be negative: it holds
    /// without a look at the other.
    pub(crate) fn is_idle(&self, report: &Report) -> bool {
        let is_zero = |cell: CellId| report.get(cell).and_then(Value::integer) == Some(0);
        let fits = self.relation == Relation::AtMost && self.constant == 0 && !self.has_changes;
        let own = |term: &Term| term.whose == Whose::This && is_zero(term.cell);
        fits && self.terms.iter().all(|term| term.coefficient < 0 || own(term))
    }

    /// Its two sides over the numbers of the one table that it is of.
    pub(crate) fn weigh(&self, numbers: &Numbers) -> Weight {
        self.weigh_with(|_, cell| numbers.get(cell.index()))
    }

    pub(crate) fn weigh_with(&self, number: impl Fn(usize, CellId) -> Option<i64>) -> Weight {
        let mut weight = Weight { left: (-self.constant).max(0), ..Weight::default() };
        weight.right = self.constant.max(0);
        for (at, term) in self.terms.iter().enumerate() {
            let found = number(at, term.cell);
            let (side, open) = if term.coefficient > 0 {
                (&mut weight.left, &mut weight.left_open)
            } else {
                (&mut weight.right, &mut weight.right_open)
            };
            match found {
                // A thousand times 2^53 at most, and a constant of at most 2^57.
                Some(number) => *side += number * term.coefficient.abs(),
                None => *open = true,
            }
            // A change may be negative, so a missing one leaves the sum open on both ends.
            if self.has_changes && found.is_none() && term.cell.kind() == Kind::Change {
                (weight.left_open, weight.right_open) = (true, true);
            }
        }
        weight
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for term in &self.terms {
            match term.whose {
                Whose::This => write!(f, "{:+} {:?} ", term.coefficient, term.cell)?,
                other => write!(f, "{:+} {other:?}.{:?} ", term.coefficient, term.cell)?,
            }
        }
        write!(f, "{} {}", self.relation.sign(), self.constant)
    }
}

impl serde::Serialize for Identity {
    /// `terms` (`report`, `cell` with its edition, `coefficient`), `relation` and `constant`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        #[derive(serde::Serialize)]
        struct Written {
            report: &'static str,
            cell: String,
            coefficient: i64,
        }
        let terms: Vec<Written> = self
            .terms
            .iter()
            .map(|term| Written {
                report: term.whose.key(),
                cell: term.cell.to_string(),
                coefficient: term.coefficient,
            })
            .collect();
        let mut out = serializer.serialize_struct("Identity", 3)?;
        out.serialize_field("terms", &terms)?;
        out.serialize_field("relation", self.relation.sign())?;
        out.serialize_field("constant", &self.constant)?;
        out.end()
    }
}

/// The two sides of a linear rule, as far as they are known.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Weight {
    pub(crate) left: i64,
    pub(crate) right: i64,
    /// A cell without a number may make the left side larger.
    pub(crate) left_open: bool,
    /// A cell without a number may make the right side larger.
    pub(crate) right_open: bool,
}

impl Weight {
    /// The difference lies in an interval: open above when the left side is, open below when the
    /// right side is.
    pub(crate) const fn outcome(&self, relation: Relation) -> Outcome {
        let difference = self.left - self.right;
        let surely_more = difference > 0 && !self.right_open;
        let surely_less = difference < 0 && !self.left_open;
        let at_most = difference <= 0 && !self.left_open;
        let at_least = difference >= 0 && !self.right_open;
        let (holds, fails) = match relation {
            Relation::Equal => (at_most && at_least, surely_more || surely_less),
            Relation::AtMost => (at_most, surely_more),
            Relation::AtLeast => (at_least, surely_less),
        };
        if holds {
            Outcome::Holds
        } else if fails {
            Outcome::Fails
        } else {
            Outcome::Undecided
        }
    }
}

// ---- how they are written ----

/// The most terms that one line may have.
const MOST_TERMS: usize = 32;

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Something else was expected here.
    Syntax,
    /// No relation, or several.
    Relation,
    /// More than [`MOST_TERMS`].
    TooLong,
    /// A coefficient or a constant that is too large.
    TooLarge,
}

/// A flaw and the byte of the line that it was met at.
pub(crate) type Flawed = (Flaw, usize);

/// A line taken apart: ranges of bytes and coefficients.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    terms: [RawTerm; MOST_TERMS],
    len: usize,
    relation: Relation,
    constant: i64,
}

#[derive(Clone, Copy)]
struct RawTerm {
    coefficient: i64,
    start: usize,
    end: usize,
}

const fn is_path_byte(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'.')
}

/// Takes `2*a.b + c = d - 3` apart.
pub(crate) const fn parse(line: &str) -> Result<Line, Flawed> {
    let bytes = line.as_bytes();
    let nothing = RawTerm { coefficient: 0, start: 0, end: 0 };
    let mut out =
        Line { terms: [nothing; MOST_TERMS], len: 0, relation: Relation::Equal, constant: 0 };
    let (mut at, mut side, mut sign) = (0, 1, 1);
    // A term must come next, not an operator.
    let mut wants_term = true;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b' ' {
            at += 1;
        } else if byte == b'+' || byte == b'-' {
            if wants_term && (byte == b'+' || sign < 0) {
                return Err((Flaw::Syntax, at));
            }
            sign = if byte == b'-' { -1 } else { 1 };
            wants_term = true;
            at += 1;
        } else if let Some((relation, len)) = relation_at(bytes, at) {
            if wants_term || side < 0 {
                return Err((if side < 0 { Flaw::Relation } else { Flaw::Syntax }, at));
            }
            out.relation = relation;
            (side, sign, wants_term) = (-1, 1, true);
            at += len;
        } else if !wants_term {
            return Err((Flaw::Syntax, at));
        } else {
            at = match term_at(bytes, at, side * sign, &mut out) {
                Ok(end) => end,
                Err(flaw) => return Err(flaw),
            };
            (sign, wants_term) = (1, false);
        }
    }
    if wants_term {
        return Err((Flaw::Syntax, at));
    }
    if side > 0 {
        return Err((Flaw::Relation, at));
    }
    Ok(out)
}

/// A relation sign and its length in bytes.
const fn relation_at(bytes: &[u8], at: usize) -> Option<(Relation, usize)> {
    let next = if at + 1 < bytes.len() { bytes[at + 1] } else { 0 };
    let third = if at + 2 < bytes.len() { bytes[at + 2] } else { 0 };
    match (bytes[at], next, third) {
        (b'=', _, _) => Some((Relation::Equal, 1)),
        (b'<', b'=', _) => Some((Relation::AtMost, 2)),
        (b'>', b'=', _) => Some((Relation::AtLeast, 2)),
        // ≤ and ≥ in UTF-8.
        (0xE2, 0x89, 0xA4) => Some((Relation::AtMost, 3)),
        (0xE2, 0x89, 0xA5) => Some((Relation::AtLeast, 3)),
        _ => None,
    }
}

/// Reads a constant, a path, or a coefficient and a path; gives the byte behind it.
const fn term_at(bytes: &[u8], start: usize, sign: i64, out: &mut Line) -> Result<usize, Flawed> {
    let mut at = start;
    let mut number = 0;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        number = number * 10 + (bytes[at] - b'0') as i64;
        if number > MOST_CONSTANT {
            return Err((Flaw::TooLarge, start));
        }
        at += 1;
    }
    let has_number = at > start;
    let mut star = false;
    while at < bytes.len() && (bytes[at] == b' ' || bytes[at] == b'*') && has_number {
        if bytes[at] == b'*' {
            if star {
                return Err((Flaw::Syntax, at));
            }
            star = true;
        }
        at += 1;
    }
    if has_number && !star {
        // Numbers on the left side go to the right with the other sign.
        out.constant -= sign * number;
        if out.constant.abs() > MOST_CONSTANT {
            return Err((Flaw::TooLarge, start));
        }
        return Ok(at);
    }
    let path = at;
    while at < bytes.len() && is_path_byte(bytes[at]) {
        at += 1;
    }
    if at == path {
        return Err((Flaw::Syntax, path));
    }
    if out.len == MOST_TERMS {
        return Err((Flaw::TooLong, path));
    }
    let coefficient = if has_number { number } else { 1 };
    if coefficient > MOST_COEFFICIENTS {
        return Err((Flaw::TooLarge, start));
    }
    out.terms[out.len] = RawTerm { coefficient: sign * coefficient, start: path, end: at };
    out.len += 1;
    Ok(at)
}

impl Line {
    /// True for an equation, false for a bound.
    pub(super) const fn is_equation(&self) -> bool {
        matches!(self.relation, Relation::Equal)
    }

    pub(super) const fn constant(&self) -> i64 {
        self.constant
    }

    /// The number of its terms.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The coefficient of a term, and the first byte of its path and the one behind it.
    pub(super) const fn term(&self, at: usize) -> (i64, usize, usize) {
        let RawTerm { coefficient, start, end } = self.terms[at];
        (coefficient, start, end)
    }

    /// The sum of the coefficients, signs left aside.
    pub(super) fn coefficients(&self) -> i64 {
        self.terms[..self.len].iter().map(|term| term.coefficient.abs()).sum()
    }

    /// The terms of a line that is well formed: coefficient and path.
    pub(super) fn terms<'a>(&'a self, line: &'a str) -> impl Iterator<Item = (i64, &'a str)> {
        let raw = self.terms[..self.len].iter();
        raw.map(move |term| (term.coefficient, &line[term.start..term.end]))
    }

    /// How the sides stand to each other.
    pub(super) const fn relation(&self) -> Relation {
        self.relation
    }

    /// The paths, in order.
    pub(super) fn paths<'a>(&'a self, line: &'a str) -> impl Iterator<Item = &'a str> {
        self.terms[..self.len].iter().map(move |term| &line[term.start..term.end])
    }
}

/// The part of a table that a path names: the number of its first cell and its structure.
pub(super) const fn find(
    table: Table,
    edition: Edition,
    bytes: &[u8],
    start: usize,
    end: usize,
) -> Option<(usize, &'static Shape)> {
    let mut shape = table.shape();
    let (mut first, mut at) = (0, start);
    while at < end {
        let mut stop = at;
        while stop < end && bytes[stop] != b'.' {
            stop += 1;
        }
        let fields = shape.fields(edition);
        let mut i = 0;
        loop {
            if i == fields.len() {
                return None;
            }
            if is_slice(bytes, at, stop, fields[i].name) {
                shape = &fields[i].shape;
                break;
            }
            first += fields[i].shape.len(edition);
            i += 1;
        }
        at = stop + 1;
    }
    Some((first, shape))
}

const fn is_slice(bytes: &[u8], start: usize, end: usize, name: &str) -> bool {
    let name = name.as_bytes();
    if end - start != name.len() {
        return false;
    }
    let mut i = 0;
    while i < name.len() {
        if bytes[start + i] != name[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Stops the compilation when a line is not well formed or when no edition has all its cells.
pub(crate) const fn must_fit(line: &str, table: Table) {
    let Ok(parsed) = parse(line) else { panic!("a linear rule is not well formed") };
    let mut edition = 0;
    while edition < Edition::ALL.len() {
        let mut term = 0;
        while term < parsed.len {
            let raw = parsed.terms[term];
            let edition = Edition::ALL[edition];
            if find(table, edition, line.as_bytes(), raw.start, raw.end).is_none() {
                break;
            }
            term += 1;
        }
        if term == parsed.len {
            return;
        }
        edition += 1;
    }
    panic!("a linear rule names a cell that no edition has");
}

/// What stands before the path of a cell of last year's report.
pub(super) const LAST: &str = "last.";

/// Stops the compilation when a line over two years is not well formed, or when no edition has all
/// its cells.
pub(super) const fn must_fit_years(line: &str) {
    let Ok(parsed) = parse(line) else { panic!("a linear rule is not well formed") };
    let mut edition = 0;
    while edition < Edition::ALL.len() {
        let mut term = 0;
        while term < parsed.len && is_full_path(line, parsed.terms[term], Edition::ALL[edition]) {
            term += 1;
        }
        if term == parsed.len {
            return;
        }
        edition += 1;
    }
    panic!("a linear rule names a cell that no edition has");
}

/// True when a path with its table names something in an edition.
const fn is_full_path(line: &str, raw: RawTerm, edition: Edition) -> bool {
    let bytes = line.as_bytes();
    let behind = raw.start + LAST.len();
    let start = if behind < raw.end && is_slice(bytes, raw.start, behind, LAST) {
        behind
    } else {
        raw.start
    };
    let mut table = 0;
    while table < Table::ALL.len() {
        let key = Table::ALL[table].key();
        let end = start + key.len();
        if end < raw.end && is_slice(bytes, start, end, key) && bytes[end] == b'.' {
            return find(Table::ALL[table], edition, bytes, end + 1, raw.end).is_some();
        }
        table += 1;
    }
    false
}

/// The cells that a path names in a layout: the number of the first, and how many.
pub(super) fn cells_of(path: &str, layout: Layout) -> Option<(usize, usize)> {
    let edition = layout.walk_edition();
    let (first, shape) = find(layout.table(), edition, path.as_bytes(), 0, path.len())?;
    Some((first, shape.len(edition)))
}

/// Stops the compilation when no edition has a part of that path with a `total` in it.
pub(crate) const fn must_have_total(path: &str, table: Table) {
    let mut edition = 0;
    while edition < Edition::ALL.len() {
        let found = find(table, Edition::ALL[edition], path.as_bytes(), 0, path.len());
        if let Some((_, shape)) = found {
            let fields = shape.fields(Edition::ALL[edition]);
            let mut i = 0;
            while i < fields.len() {
                if crate::table::same(fields[i].name, "total") {
                    return;
                }
                i += 1;
            }
        }
        edition += 1;
    }
    panic!("a rule of totals names a part without a total");
}

// ---- from lines to identities ----

/// The identities of a line in one layout, one for each cell of its parts; none when the layout
/// lacks one of them.
pub(crate) fn of_line(line: &str, layout: Layout) -> Vec<Identity> {
    let Ok(parsed) = parse(line) else { return Vec::new() };
    let edition = layout.walk_edition();
    let parts: Option<Vec<(i64, usize, usize)>> = parsed.terms[..parsed.len]
        .iter()
        .map(|raw| {
            let (first, shape) =
                find(layout.table(), edition, line.as_bytes(), raw.start, raw.end)?;
            Some((raw.coefficient, first, shape.len(edition)))
        })
        .collect();
    let Some(parts) = parts else { return Vec::new() };
    let columns = parts.iter().map(|(_, _, len)| *len).min().unwrap_or(0);
    let one = |column: usize| {
        let term = |&(coefficient, first, _): &(i64, usize, usize)| Term {
            whose: Whose::This,
            cell: layout.cell_at(first + column),
            coefficient,
        };
        Identity::new(parsed.relation, parts.iter().map(term).collect(), parsed.constant)
    };
    (0..columns).map(one).collect()
}

/// The identities "the parts of a group add up to its `total`", one for each column.
pub(crate) fn of_totals(path: &str, layout: Layout) -> Vec<Identity> {
    let edition = layout.walk_edition();
    let found = find(layout.table(), edition, path.as_bytes(), 0, path.len());
    found.map_or_else(Vec::new, |(first, shape)| totals(shape, first, layout))
}

/// The same of every row: each group of cells in which one is the `total`.
pub(crate) fn of_rows(layout: Layout) -> Vec<Identity> {
    fn walk(shape: &'static Shape, first: usize, layout: Layout, found: &mut Vec<Identity>) {
        let edition = layout.walk_edition();
        let fields = shape.fields(edition);
        if fields.iter().all(|field| field.shape.kind(edition).is_some()) {
            found.extend(totals(shape, first, layout));
            return;
        }
        let mut before = first;
        for field in fields {
            walk(&field.shape, before, layout, found);
            before += field.shape.len(edition);
        }
    }
    let mut found = Vec::new();
    walk(layout.table().shape(), 0, layout, &mut found);
    found
}

fn totals(shape: &'static Shape, first: usize, layout: Layout) -> Vec<Identity> {
    let edition = layout.walk_edition();
    let fields = shape.fields(edition);
    let Some(at) = fields.iter().position(|field| field.name == "total") else {
        return Vec::new();
    };
    let before: usize = fields[..at].iter().map(|field| field.shape.len(edition)).sum();
    let width = fields[at].shape.len(edition);
    let one = |column: usize| {
        // Groups inside the part count with all their rows.
        let cells = (column..shape.len(edition)).step_by(width);
        let parts = cells.filter(|cell| *cell != before + column);
        let term = |cell: usize, coefficient: i64| Term {
            whose: Whose::This,
            cell: layout.cell_at(cell),
            coefficient,
        };
        let mut terms: Vec<Term> = parts.map(|cell| term(first + cell, 1)).collect();
        terms.push(term(first + before + column, -1));
        Identity::new(Relation::Equal, terms, 0)
    };
    (0..width).map(one).collect()
}

/// Why a line that is well formed ties nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// The layouts have no such cell or row.
    UnknownCell(String),
    /// The parts have different numbers of cells.
    UnequalParts,
    /// Money cannot stand in a linear rule.
    Money(String),
}

/// The identities of a line with full paths, in layouts of the tables that it names.
pub(super) fn in_layouts(
    parsed: &Line,
    line: &str,
    layouts: &[Layout],
) -> Result<Vec<Identity>, Misfit> {
    let mut parts: Vec<(i64, Layout, usize, usize)> = Vec::new();
    for raw in &parsed.terms[..parsed.len] {
        let path = &line[raw.start..raw.end];
        let unknown = || Misfit::UnknownCell(path.to_owned());
        let (name, rest) = path.split_once('.').ok_or_else(unknown)?;
        let layout = layouts.iter().find(|layout| layout.table().key() == name);
        let layout = *layout.ok_or_else(unknown)?;
        let edition = layout.walk_edition();
        let (first, shape) =
            find(layout.table(), edition, rest.as_bytes(), 0, rest.len()).ok_or_else(unknown)?;
        let len = shape.len(edition);
        let money = |at: usize| layout.cell_at(first + at).kind() == Kind::Amount;
        if (0..len).any(money) {
            return Err(Misfit::Money(path.to_owned()));
        }
        parts.push((raw.coefficient, layout, first, len));
    }
    let len = parts.first().map_or(0, |part| part.3);
    if parts.iter().any(|part| part.3 != len) {
        return Err(Misfit::UnequalParts);
    }
    let one = |column: usize| {
        let term = |&(coefficient, layout, first, _): &(i64, Layout, usize, usize)| Term {
            whose: Whose::This,
            cell: layout.cell_at(first + column),
            coefficient,
        };
        Identity::new(parsed.relation, parts.iter().map(term).collect(), parsed.constant)
    };
    Ok((0..len).map(one).collect())
}
