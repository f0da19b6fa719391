//! The linear rules over Arrow columns, without making reports of them.
//!
//! Rows go by in blocks of 64, so that one word has a bit for each. Each column of a block is read
//! once and added to the sums of all identities that it is a term of; a cell without a number
//! counts nothing there and opens its side in a word of bits, by which the outcome is told as
//! [`Identity::outcome`] tells it.
//!
//! Sums have half the width of figures: nearly all figures are small, and the sums of 64 reports
//! then stay in the nearest cache. Where one is not small, the block is added up in full width.

use std::collections::HashMap;
use std::ops::{BitOr, Range};

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, BooleanArray, RecordBatch};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use arrow_schema::DataType;

use crate::cell::{CellId, Layout, Table};
use crate::error::{Error, ErrorKind, Wanted};
use crate::row::{edition_key, layouts};
use crate::rule::{HouseRules, Identity, Relation, Rule};
use crate::value::{Kind, LIMIT, Oddity};

use super::arrow::texts;
use super::wide::{cell_column, edition_column};

/// How many rows go by at once: the bits of a word.
const BLOCK: usize = 64;
/// So many blocks of each column are fetched from memory together: one after the other they come
/// much faster than in pieces of as many places as there are columns.
const AHEAD: usize = 2;
/// Figures below it are small, and sums of few enough of them fit into half the width.
const SMALL: u64 = 1 << 24;
/// So much the coefficients of such a sum come to at most.
const MOST_TERMS: u64 = 1 << 6;

/// Linear rules, ready for the columns of [wide](super::Form::Wide) batches. Each is judged by
/// itself, also one that another implies.
///
/// ```
/// use gouji::dataset::{ColumnRules, Form, Record};
/// use gouji::{Edition, Report, Requests, Rule};
/// let mut table = Requests::zero(Edition::Edition2021);
/// table.received.total = 3.into();
/// let report = Report { requests: Some(table), ..Report::default() };
/// let batch = Form::Wide.to_batch(&[Record::new("a", report)]).unwrap();
/// let rules = ColumnRules::of(Rule::by_code("RQ-03"));
/// let outcomes = rules.outcomes(&batch).unwrap();
/// assert_eq!(outcomes[0].rule, "RQ-03");
/// assert!(outcomes[0].applies.value(0) && !outcomes[0].holds.value(0));
/// ```
#[derive(Debug, Clone)]
pub struct ColumnRules {
    codes: Vec<String>,
    layouts: Vec<Layout>,
    cells: Vec<ColumnOf>,
    groups: Vec<Group>,
}

/// A column of figures that some rule ties.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ColumnOf {
    name: &'static str,
    kind: Kind,
}

/// Identities that are looked at where some tables are there.
#[derive(Debug, Clone)]
struct Group {
    layouts: Vec<usize>,
    /// Every column that one of them ties, with the identities that do.
    columns: Vec<(usize, Vec<TermOf>)>,
    sums: Vec<SumOf>,
}

/// A column as a term of an identity.
#[derive(Debug, Clone)]
struct TermOf {
    sum: usize,
    by: i64,
    /// It leaves the left side open where it has no number, and the right one.
    opens_left: bool,
    opens_right: bool,
}

/// An identity over columns.
#[derive(Debug, Clone)]
struct SumOf {
    /// The number of its rule.
    rule: usize,
    relation: Relation,
    constant: i64,
    /// Small figures do not overflow half the width in it.
    is_light: bool,
}

/// What a rule comes to in each row.
///
/// ```
/// use arrow_array::Array;
/// use gouji::dataset::{ColumnRules, Form, Record};
/// use gouji::{Edition, Report, Requests, Rule};
/// let table = Some(Requests::blank(Edition::Edition2021));
/// let report = Report { requests: table, ..Report::default() };
/// let batch = Form::Wide.to_batch(&[Record::new("a", report)]).unwrap();
/// let outcome = &ColumnRules::of(Rule::by_code("RQ-01")).outcomes(&batch).unwrap()[0];
/// // Blank cells leave it undecided.
/// assert!(outcome.applies.value(0) && outcome.holds.is_null(0));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ColumnOutcome {
    /// The code of the rule.
    pub rule: String,
    /// The report has the tables that the rule ties.
    pub applies: BooleanArray,
    /// It holds; null where it is undecided or does not apply.
    pub holds: BooleanArray,
}

impl ColumnRules {
    /// Rules of the format. Those that are not linear, or that compare two years, are left out.
    pub fn of(rules: impl IntoIterator<Item = &'static Rule>) -> ColumnRules {
        let mut all = ColumnRules::none();
        for rule in rules {
            let identities = Layout::ALL.iter().flat_map(|layout| rule.identities_in(*layout));
            all.add(rule.code(), identities.collect());
        }
        all
    }

    /// With the linear ones of some rules of one's own.
    #[must_use]
    pub fn and(mut self, house: &HouseRules) -> ColumnRules {
        for rule in house.iter() {
            self.add(rule.code(), house.identities(rule.code()).to_vec());
        }
        self
    }

    /// The names of the columns that it reads: the editions of tables, then the figures.
    ///
    /// ```
    /// use gouji::Rule;
    /// use gouji::dataset::ColumnRules;
    /// let columns = ColumnRules::of(Rule::by_code("RL-01")).columns();
    /// assert_eq!(columns[..2], ["review_litigation_edition", "review_litigation_review_upheld"]);
    /// ```
    pub fn columns(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = Vec::new();
        for layout in &self.layouts {
            place(&mut names, edition_column(layout.table()));
        }
        names.extend(self.cells.iter().map(|cell| cell.name));
        names
    }

    const fn none() -> ColumnRules {
        ColumnRules {
            codes: Vec::new(),
            layouts: Vec::new(),
            cells: Vec::new(),
            groups: Vec::new(),
        }
    }

    fn add(&mut self, code: &str, identities: Vec<Identity>) {
        if identities.is_empty() {
            return;
        }
        let rule = self.codes.len();
        self.codes.push(code.into());
        for identity in identities {
            let mut layouts: Vec<usize> = identity
                .terms()
                .iter()
                .map(|term| place(&mut self.layouts, term.cell.layout()))
                .collect();
            layouts.sort_unstable();
            layouts.dedup();
            let group = match self.groups.iter().position(|group| group.layouts == layouts) {
                Some(at) => at,
                None => {
                    self.groups.push(Group { layouts, columns: Vec::new(), sums: Vec::new() });
                    self.groups.len() - 1
                }
            };
            self.add_to(group, rule, &identity);
        }
    }

    fn add_to(&mut self, group: usize, rule: usize, identity: &Identity) {
        let sizes = identity.terms().iter().map(|term| term.coefficient.unsigned_abs());
        let is_light = identity.constant().unsigned_abs() < SMALL
            && sizes.fold(0, u64::saturating_add) <= MOST_TERMS;
        let (relation, constant) = (identity.relation(), identity.constant());
        let sum = self.groups[group].sums.len();
        self.groups[group].sums.push(SumOf { rule, relation, constant, is_light });
        for term in identity.terms() {
            let column = self.column(term.cell);
            let is_change = term.cell.kind() == Kind::Change;
            let (opens_left, opens_right) =
                (term.coefficient > 0 || is_change, term.coefficient < 0 || is_change);
            let term = TermOf { sum, by: term.coefficient, opens_left, opens_right };
            let columns = &mut self.groups[group].columns;
            match columns.iter_mut().find(|(known, _)| *known == column) {
                Some((_, terms)) => terms.push(term),
                None => columns.push((column, vec![term])),
            }
        }
    }

    fn column(&mut self, cell: CellId) -> usize {
        place(&mut self.cells, ColumnOf { name: cell_column(cell), kind: cell.kind() })
    }

    /// What each rule comes to in each row of a wide batch.
    ///
    /// # Errors
    ///
    /// Every column that is missing or of another type than Int64 or text, every unknown edition,
    /// and every figure below zero or above 2^53, with its row. Sums do not overflow then.
    pub fn outcomes(&self, batch: &RecordBatch) -> Result<Vec<ColumnOutcome>, Vec<Error>> {
        let mut errors = Vec::new();
        let editions = self.editions(batch, &mut errors);
        let schema = batch.schema_ref();
        // Looked up once for all: a schema goes through its names one by one.
        let names = schema.fields().iter().map(|field| field.name().as_str());
        let names: HashMap<&str, usize> = names.zip(0..).collect();
        let array = |cell: &ColumnOf| names.get(cell.name).map(|at| batch.column(*at));
        let columns = self.cells.iter();
        let columns: Vec<Figures<'_>> =
            columns.filter_map(|cell| Figures::of(array(cell), cell, &mut errors)).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let words = batch.num_rows().div_ceil(BLOCK);
        let mut found = vec![Found::of(words); self.codes.len()];
        let mut run = Run::new(columns, batch.num_rows());
        let mut sums = Sums::default();
        for block in 0..words {
            let here: Vec<u64> = editions.iter().map(|bits| bits[block]).collect();
            run.enter(block);
            for group in &self.groups {
                let rows = group.layouts.iter().fold(!0, |rows, layout| rows & here[*layout]);
                if rows != 0 {
                    run.judge(group, rows, &mut sums, &mut found);
                }
            }
        }
        if run.is_doubtful {
            run.columns
                .iter()
                .zip(&self.cells)
                .for_each(|(column, cell)| column.errors(cell, &mut errors));
        }
        if errors.is_empty() {
            let outcomes = self.codes.iter().zip(found);
            Ok(outcomes.map(|(code, found)| found.finished(code, batch.num_rows())).collect())
        } else {
            Err(errors)
        }
    }

    /// For each layout a bit for each row that has it.
    fn editions(&self, batch: &RecordBatch, errors: &mut Vec<Error>) -> Vec<Vec<u64>> {
        let words = batch.num_rows().div_ceil(BLOCK);
        let mut bits = vec![vec![0; words]; self.layouts.len()];
        let mut tables: Vec<Table> = self.layouts.iter().map(|layout| layout.table()).collect();
        tables.sort_unstable();
        tables.dedup();
        for table in tables {
            let name = edition_column(table);
            let text = batch.column_by_name(name).map(texts);
            let Some(Some(text)) = text else {
                let kind = if text.is_none() { ErrorKind::Missing } else { ErrorKind::Unexpected };
                errors.push(Error::new(kind).at(name).in_row(1));
                continue;
            };
            let known: Vec<(&str, Option<usize>)> = layouts(table)
                .map(|layout| {
                    let at = self.layouts.iter().position(|known| *known == layout);
                    (edition_key(layout), at)
                })
                .collect();
            for row in 0..batch.num_rows() {
                let Some(edition) = text(row) else { continue };
                match known.iter().find(|(key, _)| *key == edition) {
                    Some((_, Some(at))) => bits[*at][row / BLOCK] |= 1 << (row % BLOCK),
                    Some((_, None)) => {}
                    None => {
                        let keys = known.iter().map(|(key, _)| (*key).to_owned()).collect();
                        let error = Error::new(ErrorKind::Unexpected).found(edition);
                        let error = error.wanted(Wanted::OneOf(keys));
                        errors.push(error.at(name).in_row(row + 2));
                    }
                }
            }
        }
        bits
    }
}

/// The number of a thing in a list, at whose end it is put where it is new.
fn place<T: PartialEq>(list: &mut Vec<T>, one: T) -> usize {
    list.iter().position(|known| *known == one).unwrap_or_else(|| {
        list.push(one);
        list.len() - 1
    })
}

/// The figures of a column.
struct Figures<'a> {
    numbers: &'a [i64],
    /// A bit for each row with a number; none where all have one.
    valid: Option<Vec<u64>>,
    is_signed: bool,
}

impl<'a> Figures<'a> {
    fn of(
        array: Option<&'a ArrayRef>,
        cell: &ColumnOf,
        errors: &mut Vec<Error>,
    ) -> Option<Figures<'a>> {
        let Some(array) = array else {
            errors.push(Error::new(ErrorKind::Missing).at(cell.name).in_row(1));
            return None;
        };
        if *array.data_type() != DataType::Int64 {
            let error = Error::new(ErrorKind::Unexpected).found(array.data_type());
            let wanted = Wanted::OneOf(vec![DataType::Int64.to_string()]);
            errors.push(error.wanted(wanted).at(cell.name).in_row(1));
            return None;
        }
        let array = array.as_primitive::<Int64Type>();
        let valid = array.nulls().filter(|nulls| nulls.null_count() > 0).map(|nulls| {
            let chunks = nulls.inner().bit_chunks();
            chunks.iter().chain(std::iter::once(chunks.remainder_bits())).collect()
        });
        let is_signed = cell.kind == Kind::Change;
        Some(Figures { numbers: array.values(), valid, is_signed })
    }

    /// The bits of a block whose rows have a number.
    fn valid(&self, block: usize) -> u64 {
        self.valid.as_ref().map_or(!0, |valid| valid[block])
    }

    /// Reads the figures of a block, 0 for those that are lacking: gives them merged, and the rows
    /// that lack one.
    fn read<T: Lane>(&self, here: &Range<usize>, block: &mut [T; BLOCK]) -> (u64, u64) {
        let own = &self.numbers[here.clone()];
        let valid = self.valid(here.start / BLOCK);
        let all = if own.len() == BLOCK { !0 } else { (1 << own.len()) - 1 };
        let lacking = !valid & all;
        match own.first_chunk() {
            Some(own) if lacking == 0 => (taken(own, self.is_signed, block), 0),
            _ => {
                let mut patched = [0; BLOCK];
                for (row, number) in own.iter().enumerate().filter(|(row, _)| valid >> row & 1 == 1)
                {
                    patched[row] = *number;
                }
                (taken(&patched, self.is_signed, block), lacking)
            }
        }
    }

    /// Tells of every figure that no cell can hold.
    fn errors(&self, cell: &ColumnOf, errors: &mut Vec<Error>) {
        for (row, number) in self.numbers.iter().enumerate() {
            let is_there = self.valid(row / BLOCK) & 1 << (row % BLOCK) != 0;
            let oddity = if number.unsigned_abs() > LIMIT {
                Oddity::TooLarge
            } else if *number < 0 && !self.is_signed {
                Oddity::NegativeCount
            } else {
                continue;
            };
            if is_there {
                errors.push(Error::value(oddity, number).at(cell.name).in_row(row + 2));
            }
        }
    }
}

/// The block that is being looked at.
struct Run<'a> {
    columns: Vec<Figures<'a>>,
    rows: usize,
    here: Range<usize>,
    /// Some figure may be out of range.
    is_doubtful: bool,
}

impl<'a> Run<'a> {
    fn new(columns: Vec<Figures<'a>>, rows: usize) -> Run<'a> {
        Run { columns, rows, here: 0..0, is_doubtful: false }
    }

    fn enter(&mut self, block: usize) {
        if block.is_multiple_of(AHEAD) {
            let from = block * BLOCK;
            let rows = from..self.rows.min(from + AHEAD * BLOCK);
            self.columns.iter().for_each(|column| fetch(&column.numbers[rows.clone()]));
        }
        let start = block * BLOCK;
        self.here = start..self.rows.min(start + BLOCK);
    }

    /// Takes in what the identities of a group come to in some rows.
    fn judge(&mut self, group: &Group, rows: u64, sums: &mut Sums, found: &mut [Found]) {
        sums.open.clear();
        sums.open.resize(group.sums.len(), (0, 0));
        let is_light = group.sums.iter().all(|sum| sum.is_light);
        if is_light && self.add_up(group, &mut sums.narrow, &mut sums.open) {
            self.tell(group, rows, &sums.narrow, &sums.open, found);
        } else {
            self.add_up(group, &mut sums.wide, &mut sums.open);
            self.tell(group, rows, &sums.wide, &sums.open, found);
        }
    }

    /// Adds the block up for each identity, and says which rows lack a figure of its sides. True
    /// when all figures are small.
    fn add_up<T: Lane>(
        &mut self,
        group: &Group,
        sums: &mut Vec<[T; BLOCK]>,
        open: &mut [(u64, u64)],
    ) -> bool {
        sums.clear();
        sums.extend(group.sums.iter().map(|sum| [T::of(sum.constant.wrapping_neg()); BLOCK]));
        let mut block = [T::default(); BLOCK];
        let mut is_small = true;
        for (column, terms) in &group.columns {
            let (merged, lacking) = self.columns[*column].read(&self.here, &mut block);
            // Below 2^53 none can be over it, and 2^53 itself needs a closer look.
            self.is_doubtful |= merged >= LIMIT;
            is_small &= merged < SMALL;
            for term in terms {
                add(&mut sums[term.sum], &block, term.by);
                if lacking != 0 {
                    let (left, right) = &mut open[term.sum];
                    *left |= if term.opens_left { lacking } else { 0 };
                    *right |= if term.opens_right { lacking } else { 0 };
                }
            }
        }
        is_small
    }

    fn tell<T: Lane>(
        &self,
        group: &Group,
        rows: u64,
        sums: &[[T; BLOCK]],
        open: &[(u64, u64)],
        found: &mut [Found],
    ) {
        let word = self.here.start / BLOCK;
        for ((sum, differences), open) in group.sums.iter().zip(sums).zip(open) {
            let (fails, undecided) = sum.outcome(signs(differences), *open);
            let found = &mut found[sum.rule];
            found.applies[word] |= rows;
            found.fails[word] |= fails & rows;
            found.undecided[word] |= undecided & rows;
        }
    }
}

/// The sums of a block, for each identity of a group, in half and in full width, and which rows are
/// open on the left side and on the right.
#[derive(Default)]
struct Sums {
    narrow: Vec<[i32; BLOCK]>,
    wide: Vec<[i64; BLOCK]>,
    open: Vec<(u64, u64)>,
}

impl SumOf {
    /// The rows in which it fails, and those in which it is undecided, by those in which the left
    /// side is more or less than the right one as far as both are known.
    fn outcome(&self, (more, less): (u64, u64), (left_open, right_open): (u64, u64)) -> (u64, u64) {
        let (at_most, at_least) = (!more & !left_open, !less & !right_open);
        let (surely_more, surely_less) = (more & !right_open, less & !left_open);
        let (holds, fails) = match self.relation {
            Relation::Equal => (at_most & at_least, surely_more | surely_less),
            Relation::AtMost => (at_most, surely_more),
            Relation::AtLeast => (at_least, surely_less),
        };
        (fails, !(holds | fails))
    }
}

/// A number of half or of full width.
trait Lane: Copy + Ord + Default + BitOr<Output = Self> {
    fn of(number: i64) -> Self;
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
}

macro_rules! lane {
    ($type:ty) => {
        impl Lane for $type {
            fn of(number: i64) -> Self {
                number as Self
            }
            fn add(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            fn sub(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
            fn mul(self, other: Self) -> Self {
                self.wrapping_mul(other)
            }
        }
    };
}
lane!(i32);
lane!(i64);

/// The rows whose difference is above zero, and those whose is below.
fn signs<T: Lane>(differences: &[T; BLOCK]) -> (u64, u64) {
    let (mut more, mut less) = (0, 0);
    // Most sums are equal in all rows.
    let zero = T::default();
    if differences.iter().fold(zero, |all, one| all | *one) != zero {
        for (row, difference) in differences.iter().enumerate() {
            more |= u64::from(*difference > zero) << row;
            less |= u64::from(*difference < zero) << row;
        }
    }
    (more, less)
}

/// Reads a number of each line of memory, so that the processor fetches all of them at once.
fn fetch(numbers: &[i64]) {
    const LINE: usize = 8;
    let firsts = numbers.iter().step_by(LINE);
    std::hint::black_box(firsts.fold(0, |all, number| all | number));
}

/// Adds a column to a sum.
fn add<T: Lane>(sums: &mut [T; BLOCK], block: &[T; BLOCK], by: i64) {
    let both = sums.iter_mut().zip(block);
    match by {
        1 => both.for_each(|(sum, number)| *sum = sum.add(*number)),
        -1 => both.for_each(|(sum, number)| *sum = sum.sub(*number)),
        by => both.for_each(|(sum, number)| *sum = sum.add(number.mul(T::of(by)))),
    }
}

/// Takes figures over, as far as the width goes, and gives all of them merged: at least as large as
/// the largest. A sign where none belongs makes it larger than any limit.
fn taken<T: Lane>(numbers: &[i64; BLOCK], is_signed: bool, block: &mut [T; BLOCK]) -> u64 {
    let mut all = 0;
    for (number, taken) in numbers.iter().zip(block) {
        // What is left of a number below zero without its sign is one less than its amount.
        let sign = if is_signed { number >> 63 } else { 0 };
        all |= (number ^ sign) as u64;
        *taken = T::of(*number);
    }
    all
}

/// The rows in which a rule applies, fails, and is undecided.
#[derive(Debug, Clone)]
struct Found {
    applies: Vec<u64>,
    fails: Vec<u64>,
    undecided: Vec<u64>,
}

impl Found {
    fn of(words: usize) -> Found {
        let none = vec![0; words];
        Found { applies: none.clone(), fails: none.clone(), undecided: none }
    }

    /// A failure outweighs what is undecided, and that a pass.
    fn finished(self, code: &str, rows: usize) -> ColumnOutcome {
        let words = self.fails.iter().zip(&self.undecided).zip(&self.applies);
        let known = words.map(|((fails, undecided), applies)| applies & (fails | !undecided));
        let known = bits(known, rows);
        let holds = self.fails.iter().map(|fails| !fails);
        ColumnOutcome {
            rule: code.into(),
            applies: BooleanArray::new(bits(self.applies.iter().copied(), rows), None),
            holds: BooleanArray::new(bits(holds, rows), Some(NullBuffer::new(known))),
        }
    }
}

/// Words of bits as Arrow has them: the lowest bit first.
fn bits(words: impl Iterator<Item = u64>, rows: usize) -> BooleanBuffer {
    let bytes: Vec<u8> = words.flat_map(u64::to_le_bytes).collect();
    BooleanBuffer::new(Buffer::from_vec(bytes), 0, rows)
}
