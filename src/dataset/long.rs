//! The long table: one row for each cell of each report.
//!
//! A report without any table has one row, and so has a table that the document has and that could
//! not be read; their other fields are empty.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use crate::cell::{CellId, Layout, Table};
use crate::error::{Error, ErrorKind};
use crate::report::{Heading, Scope};
use crate::row::{self, Part, edition_key, layouts};
use crate::value::{Kind, Unit};

use super::wide::{self, part_of};
use super::{Column, Datum, Loaded, Record, Row, State, Type};

/// The numbers of the columns.
const KEY: usize = 0;
const HASH: usize = 1;
const AGENCY: usize = 2;
const YEAR: usize = 3;
const SCOPE: usize = 4;
const TABLE: usize = 5;
const EDITION: usize = 6;
const ROW: usize = 7;
const COLUMN: usize = 8;
const STATE: usize = 9;
const NUMBER: usize = 10;
const MONEY: usize = 11;
const UNIT: usize = 12;
const PLACE: usize = 13;

/// The columns that say the same in every row of a report.
const OF_REPORT: std::ops::Range<usize> = HASH..TABLE;

static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let mut all = vec![wide::report_column(), wide::hash_column()];
    let heading = row::columns()
        .filter(|(_, holds)| !matches!(holds, row::Column::Edition(_) | row::Column::Cells(..)));
    all.extend(heading.map(|(name, holds)| wide::described(name, holds)));
    let tables: Vec<&str> = Table::ALL.iter().map(|table| table.key()).collect();
    let mut editions: Vec<&str> =
        Table::ALL.iter().flat_map(|table| wide::edition_keys(*table)).collect();
    editions.sort_unstable();
    editions.dedup();
    let units = Unit::ALL.map(Unit::key).to_vec();
    let states = State::ALL.map(State::key).to_vec();
    for (name, holds, title, words) in [
        ("table", Type::Words(tables), "表", "The table; empty where the report has none."),
        ("edition", Type::Words(editions), "格式", "Its edition; empty: nothing of it was read."),
        ("row", Type::Text, "行", "The path of the row in its table; the fee table has none."),
        ("column", Type::Text, "列", "The name of the column."),
        ("state", Type::Words(states), "状态", "Whether a number stands there, and if not, why."),
        ("number", Type::NUMBER, "数值", "The number of a count or change."),
        ("money", Type::Money, "金额", "The number of an amount, in its unit."),
        ("unit", Type::Words(units), "单位", "The unit of an amount; empty: not known."),
        ("place", Type::Text, "位置", "Where the figure stands in the document."),
    ] {
        all.push(Column::new(name, holds, title, words));
    }
    all
});

pub(super) fn columns() -> &'static [Column] {
    &COLUMNS
}

pub(super) fn rows(record: &Record) -> Vec<Vec<Datum>> {
    let heading = &record.report.heading;
    let mut first = vec![Datum::Null; COLUMNS.len()];
    first[KEY] = Datum::Text(record.key.clone());
    first[HASH] = record.hash.as_deref().unwrap_or_default().into();
    first[AGENCY] = heading.agency.as_deref().unwrap_or_default().into();
    first[YEAR] = heading.year.map_or(Datum::Null, |year| Datum::Whole(year.into()));
    first[SCOPE] = heading.scope.map_or("", Scope::key).into();
    let mut rows: Vec<Vec<Datum>> = Vec::new();
    for table in Table::ALL.iter().copied().filter(|table| record.is_refused(*table)) {
        let mut row = first.clone();
        (row[TABLE], row[STATE]) = (table.key().into(), State::Unread.key().into());
        rows.push(row);
    }
    rows.extend(record.report.cells().map(|(cell, value)| {
        let mut row = first.clone();
        row[TABLE] = cell.table().key().into();
        row[EDITION] = edition_key(cell.layout()).into();
        let (path, column) = names(cell);
        (row[ROW], row[COLUMN]) = (path.as_str().into(), column.into());
        row[STATE] = record.state(cell).map_or("", State::key).into();
        if cell.kind() == Kind::Amount {
            row[MONEY] = part_of(value, Part::Money);
            row[UNIT] = part_of(value, Part::Unit);
        } else {
            row[NUMBER] = part_of(value, Part::Whole);
        }
        row[PLACE] = record.places.get(&cell).map_or("", String::as_str).into();
        row
    }));
    if rows.is_empty() {
        rows.push(first);
    }
    rows
}

/// The path of a cell's row in its table, and the name of its column.
fn names(cell: CellId) -> (String, &'static str) {
    let names: Vec<&str> = cell.fields().map(|field| field.name).collect();
    match names.split_last() {
        Some((column, row)) => (row.join("."), column),
        None => (String::new(), ""),
    }
}

/// What has been read of one report.
struct Draft {
    record: Record,
    /// What stands in the columns of the heading.
    heading: Vec<Datum>,
    /// The first row of each table, and the cells that were seen.
    tables: BTreeMap<Layout, usize>,
    seen: HashSet<CellId>,
    is_whole: bool,
}

pub(super) fn load(rows: Vec<Row>) -> Loaded {
    let (mut drafts, mut by_key): (Vec<Draft>, HashMap<String, usize>) = Default::default();
    let mut errors = Vec::new();
    for (at, fields) in rows {
        let (row, wrong) = checked(fields);
        let Datum::Text(key) = &row[KEY] else {
            errors.extend(wrong.into_iter().map(|error| error.in_row(at)));
            continue;
        };
        let draft = *by_key.entry(key.clone()).or_insert_with(|| {
            drafts.push(Draft::new(key, &row));
            drafts.len() - 1
        });
        let draft = &mut drafts[draft];
        let mut wrong = wrong;
        if wrong.is_empty() {
            wrong.extend(draft.take(at, row).err());
        }
        draft.is_whole &= wrong.is_empty();
        errors.extend(wrong.into_iter().map(|error| error.in_row(at)));
    }
    let mut records = Vec::new();
    for draft in drafts {
        let missing = draft.missing();
        if draft.is_whole && missing.is_empty() {
            records.push(draft.finished());
        }
        errors.extend(missing);
    }
    Loaded { records, errors }
}

/// The fields of a row, and what is wrong with them.
fn checked(fields: Vec<Result<Datum, Error>>) -> (Vec<Datum>, Vec<Error>) {
    let mut wrong = Vec::new();
    let row = fields.into_iter().zip(columns()).map(|(field, column)| {
        let field = match field {
            Ok(Datum::Null) if column.required => Err(Error::new(ErrorKind::Missing)),
            field => field,
        };
        field.unwrap_or_else(|error| {
            wrong.push(error.at(&column.name));
            Datum::Null
        })
    });
    (row.collect(), wrong)
}

fn text(datum: &Datum) -> &str {
    match datum {
        Datum::Text(text) => text,
        _ => "",
    }
}

impl Draft {
    fn new(key: &str, row: &[Datum]) -> Draft {
        let some = |at: usize| Some(text(&row[at])).filter(|text| !text.is_empty());
        let year = match row[YEAR] {
            Datum::Whole(year) => u16::try_from(year).ok(),
            _ => None,
        };
        let mut record = Record::new(key, Default::default());
        record.hash = some(HASH).map(str::to_owned);
        record.report.heading = Heading {
            agency: some(AGENCY).map(str::to_owned),
            year,
            scope: some(SCOPE).and_then(Scope::from_key),
        };
        Draft {
            record,
            heading: row[OF_REPORT].to_vec(),
            tables: BTreeMap::new(),
            seen: HashSet::new(),
            is_whole: true,
        }
    }

    fn take(&mut self, at: usize, mut row: Vec<Datum>) -> Result<(), Error> {
        let differs = OF_REPORT.zip(&self.heading).find(|(at, before)| row[*at] != **before);
        if let Some((column, _)) = differs {
            return Err(super::unexpected(&row[column]).at(&columns()[column].name));
        }
        let Some(table) = Table::from_key(text(&row[TABLE])) else { return Ok(()) };
        let state = State::from_key(text(&row[STATE]))
            .ok_or_else(|| Error::new(ErrorKind::Missing).at(&columns()[STATE].name))?;
        if row[EDITION] == Datum::Null {
            return self.take_refused(table, state);
        }
        let cell = self.cell(at, table, &row)?;
        let mut take = |at: usize| std::mem::replace(&mut row[at], Datum::Null);
        let (number, unit) = (take(NUMBER), take(UNIT));
        let (money, place) = (take(MONEY), take(PLACE));
        let number = if cell.kind() == Kind::Amount { money } else { number };
        if (state == State::Number) == (number == Datum::Null) {
            return Err(Error::new(ErrorKind::CodeDisagrees).found(state.key()).at(cell));
        }
        wide::put(&mut self.record, cell, state, number, unit).map_err(|error| error.at(cell))?;
        if let Datum::Text(place) = place {
            self.record.places.insert(cell, place);
        }
        Ok(())
    }

    /// A table of which nothing could be read has no cells.
    fn take_refused(&mut self, table: Table, state: State) -> Result<(), Error> {
        let has_table = self.tables.keys().any(|layout| layout.table() == table);
        if state != State::Unread || has_table {
            return Err(Error::new(ErrorKind::Missing).at(&columns()[EDITION].name));
        }
        self.record.refused.insert(table);
        Ok(())
    }

    /// The cell that a row is about; a table of another edition than before is refused.
    fn cell(&mut self, at: usize, table: Table, row: &[Datum]) -> Result<CellId, Error> {
        let edition = text(&row[EDITION]);
        let layout = layouts(table).find(|layout| edition_key(*layout) == edition);
        let before = self.tables.keys().find(|before| before.table() == table).copied();
        let is_other = self.record.is_refused(table) || before.is_some_and(|of| Some(of) != layout);
        let layout = layout
            .filter(|_| !is_other)
            .ok_or_else(|| super::unexpected(&row[EDITION]).at(&columns()[EDITION].name))?;
        let path = match text(&row[ROW]) {
            "" => text(&row[COLUMN]).to_owned(),
            path => format!("{path}.{}", text(&row[COLUMN])),
        };
        let cell = layout.cell(&path).filter(|cell| names(*cell).1 == text(&row[COLUMN]));
        let cell = cell
            .ok_or_else(|| Error::new(ErrorKind::UnknownCell).at(format_args!("{table}.{path}")))?;
        if before.is_none() {
            self.tables.insert(layout, at);
            self.record.report.add_blank(layout);
        }
        if !self.seen.insert(cell) {
            return Err(Error::new(ErrorKind::Twice).at(cell));
        }
        Ok(cell)
    }

    /// The cells of its tables that have no row; they are told of at the first row of the table.
    fn missing(&self) -> Vec<Error> {
        let of = |(layout, row): (&Layout, &usize)| {
            let row = *row;
            let missing = layout.cells().filter(|cell| !self.seen.contains(cell));
            let error = move |cell: CellId| Error::new(ErrorKind::Missing).at(cell).in_row(row);
            missing.map(error).collect::<Vec<_>>()
        };
        self.tables.iter().flat_map(of).collect()
    }

    fn finished(mut self) -> Record {
        self.record.unread.sort_unstable();
        self.record.absent.sort_unstable();
        self.record
    }
}
