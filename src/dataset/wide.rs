//! The wide table: one row for each report. Its cells are the columns of the [wide row of
//! texts](crate::Report::to_row), under names without dots.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use crate::cell::{CellId, Layout, Table};
use crate::error::{Error, ErrorKind, Wanted};
use crate::report::Scope;
use crate::row::{self, Part, edition_key, layouts};
use crate::rule::Rule;
use crate::value::{Amount, Change, Count, Kind, Unit, Value};
use crate::words::Locale;

use super::{Column, Datum, Loaded, NO_CELL, OUTCOMES, Record, Row, State, Type, money};

/// What stands in a column.
#[derive(Debug, Clone)]
enum Holds {
    Key,
    Hash,
    /// A column of the row of texts.
    Row(row::Column),
    /// The letters of a table.
    Codes(Table),
    Rule(&'static Rule),
}

struct Wide {
    columns: Vec<Column>,
    holds: Vec<Holds>,
    /// The column of the number of each cell.
    of_cell: BTreeMap<CellId, usize>,
}

static WIDE: LazyLock<Wide> = LazyLock::new(Wide::new);

impl Wide {
    fn new() -> Wide {
        let mut wide = Wide { columns: Vec::new(), holds: Vec::new(), of_cell: BTreeMap::new() };
        wide.add(Holds::Key, report_column());
        wide.add(Holds::Hash, hash_column());
        for (name, holds) in row::columns() {
            wide.add(Holds::Row(holds.clone()), described(name, holds));
            if let row::Column::Edition(table) = holds {
                wide.add(Holds::Codes(*table), codes(*table));
            }
        }
        for rule in Rule::ALL {
            wide.add(Holds::Rule(rule), outcome(rule));
        }
        wide
    }

    fn add(&mut self, holds: Holds, column: Column) {
        if let Holds::Row(row::Column::Cells(cells, part)) = &holds
            && *part != Part::Unit
        {
            self.of_cell.extend(cells.iter().map(|cell| (*cell, self.columns.len())));
        }
        self.holds.push(holds);
        self.columns.push(column);
    }

    /// The columns with their numbers.
    fn numbered(&self) -> impl Iterator<Item = (usize, &Holds)> {
        self.holds.iter().enumerate()
    }
}

pub(super) fn columns() -> &'static [Column] {
    &WIDE.columns
}

/// The name of the column that has the number of a cell.
pub(crate) fn cell_column(cell: CellId) -> &'static str {
    WIDE.of_cell.get(&cell).map_or("", |at| &WIDE.columns[*at].name)
}

/// The name of the column that says of which edition a table is.
pub(crate) fn edition_column(table: Table) -> &'static str {
    let is_it =
        |holds: &Holds| matches!(holds, Holds::Row(row::Column::Edition(of)) if *of == table);
    WIDE.holds.iter().position(is_it).map_or("", |at| &WIDE.columns[at].name)
}

/// The name of the column that has the letters of a table.
pub(crate) fn codes_column(table: Table) -> String {
    format!("{table}_codes")
}

/// A column name of a path.
fn plain(path: &str) -> String {
    path.strip_prefix("heading.").unwrap_or(path).replace('.', "_")
}

pub(super) fn report_column() -> Column {
    let words = "What the report is called in the tables; no two reports are called the same.";
    Column::new("report", Type::Text, "报告", words).required()
}

pub(super) fn hash_column() -> Column {
    let words = "The hash of the document that was read, such as SHA-256 in hex.";
    Column::new("document_hash", Type::Text, "文档哈希", words)
}

/// The words of an edition's column.
pub(super) fn edition_keys(table: Table) -> Vec<&'static str> {
    layouts(table).map(edition_key).collect()
}

pub(super) fn described(name: &str, holds: &row::Column) -> Column {
    let name = plain(name);
    match holds {
        row::Column::Agency => {
            Column::new(&name, Type::Text, "机关", "The body that reports, as its title names it.")
        }
        row::Column::Year => Column::new(&name, Type::YEAR, "年度", "The year reported on."),
        row::Column::Scope => {
            let words = Type::Words(Scope::ALL.map(Scope::key).to_vec());
            Column::new(&name, words, "数据范围", "Which bodies the figures cover.")
        }
        row::Column::Edition(table) => {
            let title = format!("{}：格式", table.name(Locale::Chinese));
            let words = "The edition of the table; empty where the report does not have it.";
            let name = format!("{table}_edition");
            Column::new(&name, Type::Words(edition_keys(*table)), &title, words)
        }
        row::Column::Cells(cells, part) => of_cells(&name, cells, *part),
    }
}

fn of_cells(name: &str, cells: &[CellId], part: Part) -> Column {
    // The newest edition has the words of today.
    let Some(cell) = cells.last() else { return Column::new(name, Type::Text, "", "") };
    let join = |words: Vec<&str>| words.join(" / ");
    let title = join(cell.fields().map(|field| field.label).collect());
    let english = join(cell.fields().map(|field| field.english).collect());
    let holds = match (part, cell.kind()) {
        (Part::Unit, _) => Type::Words(Unit::ALL.map(Unit::key).to_vec()),
        (Part::Money, _) => Type::Money,
        (_, Kind::Change) => Type::NUMBER,
        _ => Type::COUNT,
    };
    let editions: Vec<&str> = cells.iter().map(|cell| edition_key(cell.layout())).collect();
    let what = match part {
        Part::Unit => "the unit of the amount",
        Part::Money => "the amount in its unit",
        Part::Whole => cell.kind().name(Locale::English),
    };
    let words = format!("{english}: {what}; editions: {}.", editions.join(", "));
    Column::new(name, holds, &title, &words)
}

fn codes(table: Table) -> Column {
    let title = format!("{}：状态码", table.name(Locale::Chinese));
    let words = "What stands in each cell of the table, one letter a cell in the order of its \
        columns (units have none): 1 a number, b blank, n not applicable, u unread, a absent from \
        the document, - no such cell in this edition. The single letter u: nothing of the table \
        could be read.";
    Column::new(&codes_column(table), Type::Codes, &title, words)
}

fn outcome(rule: &Rule) -> Column {
    let name = format!("rule_{}", rule.code().to_lowercase().replace('-', "_"));
    let words = Type::Words(OUTCOMES.map(super::outcome_key).to_vec());
    let english =
        format!("What {rule} comes to ({}); empty: not looked at.", rule.title(Locale::English));
    Column::new(&name, words, &format!("{rule} {}", rule.title(Locale::Chinese)), &english)
}

/// The row of a report.
pub(super) fn row(record: &Record) -> Vec<Datum> {
    WIDE.holds.iter().map(|holds| datum(record, holds)).collect()
}

fn datum(record: &Record, holds: &Holds) -> Datum {
    let heading = &record.report.heading;
    match holds {
        Holds::Key => Datum::Text(record.key.clone()),
        Holds::Hash => record.hash.as_deref().unwrap_or_default().into(),
        Holds::Codes(table) => letters(record, *table),
        Holds::Rule(rule) => {
            let told = record.outcomes.get(rule.code());
            told.map_or(Datum::Null, |outcome| super::outcome_key(*outcome).into())
        }
        Holds::Row(row::Column::Agency) => heading.agency.as_deref().unwrap_or_default().into(),
        Holds::Row(row::Column::Year) => {
            heading.year.map_or(Datum::Null, |year| Datum::Whole(year.into()))
        }
        Holds::Row(row::Column::Scope) => heading.scope.map_or("", Scope::key).into(),
        Holds::Row(row::Column::Edition(table)) => {
            record.report.layout(*table).map_or("", edition_key).into()
        }
        Holds::Row(row::Column::Cells(cells, part)) => {
            let value = cells.iter().find_map(|cell| record.report.get(*cell));
            value.map_or(Datum::Null, |value| part_of(value, *part))
        }
    }
}

/// The number of a value, or the unit of an amount.
pub(super) fn part_of(value: Value, part: Part) -> Datum {
    match (value, part) {
        (Value::Amount(amount), Part::Unit) => amount.unit().map_or("", Unit::key).into(),
        (Value::Amount(amount), _) => {
            amount.value().map_or(Datum::Null, |money| Datum::Text(money.to_string()))
        }
        (value, _) => value.integer().map_or(Datum::Null, Datum::Whole),
    }
}

fn letters(record: &Record, table: Table) -> Datum {
    if record.is_refused(table) {
        return Datum::Text(State::Unread.code().into());
    }
    if record.report.layout(table).is_none() {
        return Datum::Null;
    }
    let letter = |cells: &[CellId]| {
        cells.iter().find_map(|cell| record.state(*cell)).map_or(NO_CELL, State::code)
    };
    Datum::Text(cells_of(table).map(|(_, cells)| letter(cells)).collect())
}

/// The columns of a table that have a letter, with their numbers.
fn cells_of(table: Table) -> impl Iterator<Item = (usize, &'static [CellId])> {
    WIDE.numbered().filter_map(move |(at, holds)| match holds {
        Holds::Row(row::Column::Cells(cells, part)) if *part != Part::Unit => {
            (cells.first()?.table() == table).then_some((at, &cells[..]))
        }
        _ => None,
    })
}

/// The reports of some rows; a report that comes twice is told of, and the first one is kept.
pub(super) fn load(rows: Vec<Row>) -> Loaded {
    let (mut loaded, mut keys) = (Loaded::default(), HashSet::new());
    for (at, fields) in rows {
        let mut reader = Reader { fields, record: Record::default(), errors: Vec::new() };
        reader.read();
        let key = reader.record.key.clone();
        if !key.is_empty() && !keys.insert(key.clone()) {
            let error = Error::new(ErrorKind::Twice).found(&key);
            reader.errors.push(error.at(&columns()[0].name));
        }
        if reader.errors.is_empty() {
            loaded.records.push(reader.record);
        }
        loaded.errors.extend(reader.errors.into_iter().map(|error| error.in_row(at)));
    }
    loaded
}

/// Reads one row.
struct Reader {
    fields: Vec<Result<Datum, Error>>,
    record: Record,
    errors: Vec<Error>,
}

impl Reader {
    fn refuse(&mut self, at: usize, error: Error) {
        self.errors.push(error.at(&columns()[at].name));
    }

    /// Takes a field out; one that is none is told of.
    fn take(&mut self, at: usize) -> Option<Datum> {
        match std::mem::replace(&mut self.fields[at], Ok(Datum::Null)) {
            Ok(Datum::Null) if columns()[at].required => {
                self.refuse(at, Error::new(ErrorKind::Missing));
                None
            }
            Ok(datum) => Some(datum),
            Err(error) => {
                self.refuse(at, error);
                None
            }
        }
    }

    fn read(&mut self) {
        for (at, holds) in WIDE.numbered() {
            match holds {
                Holds::Row(row::Column::Cells(..)) => {}
                Holds::Row(row::Column::Edition(table)) => self.read_table(at, *table),
                // Taken with the edition, in front of it.
                Holds::Codes(_) => {}
                _ => {
                    if let Some(datum) = self.take(at) {
                        self.put(holds, datum);
                    }
                }
            }
        }
    }

    fn put(&mut self, holds: &Holds, datum: Datum) {
        let heading = &mut self.record.report.heading;
        match (holds, datum) {
            (Holds::Key, Datum::Text(text)) => self.record.key = text,
            (Holds::Hash, Datum::Text(text)) => self.record.hash = Some(text),
            (Holds::Row(row::Column::Agency), Datum::Text(text)) => heading.agency = Some(text),
            (Holds::Row(row::Column::Year), Datum::Whole(year)) => {
                heading.year = u16::try_from(year).ok();
            }
            (Holds::Row(row::Column::Scope), Datum::Text(text)) => {
                heading.scope = Scope::from_key(&text);
            }
            (Holds::Rule(rule), Datum::Text(text)) => {
                let outcome = OUTCOMES.into_iter().find(|one| super::outcome_key(*one) == text);
                self.record.outcomes.extend(outcome.map(|outcome| (rule.code(), outcome)));
            }
            _ => {}
        }
    }

    /// Reads a table; of one without a known edition that is all that is told.
    fn read_table(&mut self, at: usize, table: Table) {
        let (Some(edition), Some(codes)) = (self.take(at), self.take(at + 1)) else { return };
        let Datum::Text(edition) = edition else { return self.read_none(at, table, codes) };
        let layout = layouts(table).find(|layout| edition_key(*layout) == edition);
        let Some(layout) = layout else { return };
        let letters: Vec<char> = match codes {
            Datum::Text(codes) => codes.chars().collect(),
            _ => return self.refuse(at + 1, Error::new(ErrorKind::Missing)),
        };
        let expected = cells_of(table).count();
        if letters.len() != expected {
            let kind = ErrorKind::RowLength { expected, found: letters.len() };
            return self.refuse(at + 1, Error::new(kind));
        }
        self.record.report.add_blank(layout);
        for ((at, cells), letter) in cells_of(table).zip(letters) {
            self.read_cell(at, cells, layout, letter);
        }
    }

    /// A report without the table: nothing else may stand there.
    fn read_none(&mut self, at: usize, table: Table, codes: Datum) {
        let unread = Datum::Text(State::Unread.code().into());
        let has_cells = cells_of(table).any(|(at, _)| self.fields[at] != Ok(Datum::Null));
        if has_cells || (codes != Datum::Null && codes != unread) {
            let keys = edition_keys(table).into_iter().map(str::to_owned).collect();
            let error = Error::new(ErrorKind::Missing).wanted(Wanted::OneOf(keys));
            self.refuse(at, error);
        } else if codes == unread {
            self.record.refused.insert(table);
        }
    }

    fn read_cell(&mut self, at: usize, cells: &[CellId], layout: Layout, letter: char) {
        let cell = cells.iter().copied().find(|cell| cell.layout() == layout);
        let is_money = cell.is_some_and(|cell| cell.kind() == Kind::Amount);
        let unit = if is_money { self.take(at + 1) } else { Some(Datum::Null) };
        let (Some(datum), Some(unit)) = (self.take(at), unit) else { return };
        let Some(cell) = cell else {
            if datum != Datum::Null || letter != NO_CELL {
                let error = Error::new(ErrorKind::UnknownCell).wanted(Wanted::Nothing);
                self.refuse(at, error);
            }
            return;
        };
        let state = State::from_code(letter);
        let is_number = state == Some(State::Number);
        let put = match state {
            Some(state) if is_number != (datum == Datum::Null) => {
                put(&mut self.record, cell, state, datum, unit)
            }
            _ => Err(Error::new(ErrorKind::CodeDisagrees).found(format_args!("{letter:?}"))),
        };
        if let Err(error) = put {
            self.refuse(at, error);
        }
    }
}

/// Puts a number, or why there is none, into a cell.
pub(super) fn put(
    record: &mut Record,
    cell: CellId,
    state: State,
    number: Datum,
    unit: Datum,
) -> Result<(), Error> {
    let value: Value = match (number, cell.kind()) {
        (Datum::Text(text), Kind::Amount) => {
            let unit = match unit {
                Datum::Text(unit) => Unit::from_key(&unit),
                _ => None,
            };
            Amount::new(money(&text)?, unit)?.into()
        }
        (Datum::Whole(number), Kind::Count) => Count::try_from(number)?.into(),
        (Datum::Whole(number), Kind::Change) => Change::new(number)?.into(),
        (Datum::Null, _) => return record.leave(cell, state),
        (datum, _) => return Err(super::unexpected(&datum)),
    };
    record.report.set(cell, value)
}
