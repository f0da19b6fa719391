//! The linear rules over Arrow columns, without making reports of them.
//!
//! Rows go by in blocks of 64, so that one word has a bit for each. For an identity the columns of
//! its terms are added up, four at a time; a cell without a number counts
//! nothing there and opens its side in a word of bits, by which the outcome is told as
//! [`Identity::outcome`] tells it.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, BooleanArray, RecordBatch};
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
/// How many columns are added at once.
const AT_ONCE: usize = 4;

/// One block of a column.
type Block = [i64; BLOCK];

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
    /// Every column that one of them ties.
    columns: Vec<usize>,
    /// Each with the number of its rule.
    sums: Vec<(usize, SumOf)>,
}

/// An identity over columns.
#[derive(Debug, Clone)]
struct SumOf {
    relation: Relation,
    constant: i64,
    /// Columns that are added, subtracted, and multiplied first.
    plus: Vec<usize>,
    minus: Vec<usize>,
    times: Vec<(usize, i64)>,
    /// Columns that leave the left side open where they have no number, and the right one.
    left: Vec<usize>,
    right: Vec<usize>,
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
            let sum = self.sum(&identity);
            let group = match self.groups.iter().position(|group| group.layouts == layouts) {
                Some(at) => &mut self.groups[at],
                None => {
                    self.groups.push(Group { layouts, columns: Vec::new(), sums: Vec::new() });
                    let last = self.groups.len() - 1;
                    &mut self.groups[last]
                }
            };
            for column in sum.left.iter().chain(&sum.right) {
                place(&mut group.columns, *column);
            }
            group.sums.push((rule, sum));
        }
    }

    fn sum(&mut self, identity: &Identity) -> SumOf {
        let mut sum = SumOf {
            relation: identity.relation(),
            constant: identity.constant(),
            plus: Vec::new(),
            minus: Vec::new(),
            times: Vec::new(),
            left: Vec::new(),
            right: Vec::new(),
        };
        for term in identity.terms() {
            let column = self.column(term.cell);
            match term.coefficient {
                1 => sum.plus.push(column),
                -1 => sum.minus.push(column),
                by => sum.times.push((column, by)),
            }
            let is_change = term.cell.kind() == Kind::Change;
            if term.coefficient > 0 || is_change {
                sum.left.push(column);
            }
            if term.coefficient < 0 || is_change {
                sum.right.push(column);
            }
        }
        sum
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
        let columns: Vec<Figures<'_>> =
            self.cells.iter().filter_map(|cell| Figures::of(batch, cell, &mut errors)).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let words = batch.num_rows().div_ceil(BLOCK);
        let mut found = vec![Found::of(words); self.codes.len()];
        let mut run = Run::new(columns, batch.num_rows());
        for block in 0..words {
            let here: Vec<u64> = editions.iter().map(|bits| bits[block]).collect();
            run.enter(block);
            for group in &self.groups {
                let rows = group.layouts.iter().fold(!0, |rows, layout| rows & here[*layout]);
                if rows != 0 {
                    run.judge(group, rows, &mut found);
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
    fn of(batch: &'a RecordBatch, cell: &ColumnOf, errors: &mut Vec<Error>) -> Option<Figures<'a>> {
        let Some(array) = batch.column_by_name(cell.name) else {
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

/// What is known of one block.
struct Run<'a> {
    columns: Vec<Figures<'a>>,
    rows: usize,
    /// The figures of columns that lack some in this block, with 0 for them.
    patched: Vec<Block>,
    /// The rows of each column that have no number.
    open: Vec<u64>,
    here: Range<usize>,
    /// Some figure may be out of range.
    is_doubtful: bool,
    /// The columns that were looked at in this block.
    seen: Vec<bool>,
}

impl<'a> Run<'a> {
    fn new(columns: Vec<Figures<'a>>, rows: usize) -> Run<'a> {
        let len = columns.len();
        let (patched, open) = (vec![[0; BLOCK]; len], vec![0; len]);
        Run { columns, rows, patched, open, here: 0..0, is_doubtful: false, seen: vec![false; len] }
    }

    fn enter(&mut self, block: usize) {
        let start = block * BLOCK;
        self.here = start..self.rows.min(start + BLOCK);
        self.seen.fill(false);
    }

    /// Looks at a column of the block, once: which rows lack a number, and whether all are in
    /// range.
    fn look(&mut self, column: usize) {
        if std::mem::replace(&mut self.seen[column], true) {
            return;
        }
        let figures = &self.columns[column];
        let valid = figures.valid(self.here.start / BLOCK);
        let own = &figures.numbers[self.here.clone()];
        let all = if own.len() == BLOCK { !0 } else { (1 << own.len()) - 1 };
        self.open[column] = !valid & all;
        let is_patched = self.open[column] != 0 || own.len() < BLOCK;
        if is_patched {
            let patch = &mut self.patched[column];
            patch.fill(0);
            for (row, number) in own.iter().enumerate() {
                patch[row] = if valid & 1 << row != 0 { *number } else { 0 };
            }
        }
        let is_signed = figures.is_signed;
        let merged = merged(self.block(column), is_signed);
        self.is_doubtful |= merged > LIMIT;
    }

    fn block(&self, column: usize) -> &Block {
        let own = &self.columns[column].numbers[self.here.clone()];
        match own.first_chunk() {
            Some(own) if self.open[column] == 0 => own,
            _ => &self.patched[column],
        }
    }

    /// Takes in what the identities of a group come to in some rows.
    fn judge(&mut self, group: &Group, rows: u64, found: &mut [Found]) {
        group.columns.iter().for_each(|column| self.look(*column));
        let word = self.here.start / BLOCK;
        for (rule, sum) in &group.sums {
            let (fails, undecided) = self.sum(sum);
            found[*rule].applies[word] |= rows;
            found[*rule].fails[word] |= fails & rows;
            found[*rule].undecided[word] |= undecided & rows;
        }
    }

    /// The rows in which an identity fails, and those in which it is undecided.
    fn sum(&self, sum: &SumOf) -> (u64, u64) {
        let open = |columns: &[usize]| columns.iter().fold(0, |all, at| all | self.open[*at]);
        let (left_open, right_open) = (open(&sum.left), open(&sum.right));
        let (more, less) = self.compare(sum);
        let (at_most, at_least) = (!more & !left_open, !less & !right_open);
        let (surely_more, surely_less) = (more & !right_open, less & !left_open);
        let (holds, fails) = match sum.relation {
            Relation::Equal => (at_most & at_least, surely_more | surely_less),
            Relation::AtMost => (at_most, surely_more),
            Relation::AtLeast => (at_least, surely_less),
        };
        (fails, !(holds | fails))
    }

    /// The rows in which the left side is more than the right side, as far as both are known, and
    /// those in which it is less.
    fn compare(&self, sum: &SumOf) -> (u64, u64) {
        let mut differences = [sum.constant.wrapping_neg(); BLOCK];
        let (fours, rest) = sum.plus.as_chunks::<AT_ONCE>();
        for four in fours {
            add(&mut differences, four.map(|column| self.block(column)));
        }
        for column in rest {
            add(&mut differences, [self.block(*column)]);
        }
        for column in &sum.minus {
            for (sum, number) in differences.iter_mut().zip(self.block(*column)) {
                *sum = sum.wrapping_sub(*number);
            }
        }
        for (column, by) in &sum.times {
            for (sum, number) in differences.iter_mut().zip(self.block(*column)) {
                *sum = sum.wrapping_add(number.wrapping_mul(*by));
            }
        }
        let (mut more, mut less) = (0, 0);
        // Most sums are equal in all rows.
        if differences.iter().fold(0, |all, one| all | one) != 0 {
            for (row, difference) in differences.iter().enumerate() {
                more |= u64::from(*difference > 0) << row;
                less |= u64::from(*difference < 0) << row;
            }
        }
        (more, less)
    }
}

/// Adds some columns to the sums.
#[inline(always)]
fn add<const N: usize>(sums: &mut Block, columns: [&Block; N]) {
    for (row, sum) in sums.iter_mut().enumerate() {
        *sum = columns.iter().fold(*sum, |sum, column| sum.wrapping_add(column[row]));
    }
}

/// All figures of a block merged: above the limit where one may be.
fn merged(block: &Block, is_signed: bool) -> u64 {
    if is_signed {
        return block.iter().fold(0, |most, number| most.max(number.unsigned_abs()));
    }
    let all = block.iter().fold(0, |all, number| all | *number as u64);
    // Below 2^53 none can be over it, and 2^53 itself needs a closer look.
    if all < LIMIT { 0 } else { all.max(LIMIT + 1) }
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
