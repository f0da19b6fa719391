//! A report as one wide row of texts, for tables of many reports: CSV, data frames.
//!
//! The columns are the leaves of the serde form over all editions, in a fixed order. Each table has
//! a column more that says whether the report has it, and in which edition, so that a blank cell is
//! not taken for one that the table does not have.

use std::sync::LazyLock;

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::error::{Error, ErrorKind, Errors, Wanted};
use crate::report::{Report, Scope};
use crate::value::{Amount, Kind, Oddity, Unit, Value};

/// What stands in the edition's column of a table that the editions print alike.
const ANY_EDITION: &str = "any";

/// What stands in a column.
#[derive(Debug, Clone)]
pub(crate) enum Column {
    Agency,
    Year,
    Scope,
    Edition(Table),
    /// A part of the value of these cells, at most one for each layout of a table.
    Cells(Vec<CellId>, Part),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A count or change.
    Whole,
    /// The number of an amount.
    Money,
    /// The unit of an amount.
    Unit,
}

impl Column {
    pub(crate) fn table(&self) -> Option<Table> {
        match self {
            Column::Edition(table) => Some(*table),
            Column::Cells(cells, _) => cells.first().map(|cell| cell.table()),
            _ => None,
        }
    }
}

/// The layouts of a table, oldest edition first.
pub(crate) fn layouts(table: Table) -> impl Iterator<Item = Layout> {
    Layout::ALL.iter().copied().filter(move |layout| layout.table() == table)
}

/// What stands in the edition's column.
pub(crate) fn edition_key(layout: Layout) -> &'static str {
    layout.edition().map_or(ANY_EDITION, Edition::key)
}

fn edition_missing(table: Table) -> Error {
    let keys = layouts(table).map(|layout| edition_key(layout).to_string()).collect();
    Error::new(ErrorKind::Missing).at(format_args!("{table}.edition")).wanted(Wanted::OneOf(keys))
}

struct Columns {
    names: Vec<String>,
    columns: Vec<Column>,
}

static COLUMNS: LazyLock<Columns> = LazyLock::new(Columns::of_all);

/// Every column of the wide row with its name.
pub(crate) fn columns() -> impl Iterator<Item = (&'static str, &'static Column)> {
    COLUMNS.names.iter().map(String::as_str).zip(&COLUMNS.columns)
}

impl Columns {
    fn of_all() -> Columns {
        let mut all = Columns { names: Vec::new(), columns: Vec::new() };
        for (name, column) in
            [("agency", Column::Agency), ("year", Column::Year), ("scope", Column::Scope)]
        {
            all.insert(all.names.len(), format!("heading.{name}"), column);
        }
        for table in Table::ALL.iter().copied() {
            all.insert(all.names.len(), format!("{table}.edition"), Column::Edition(table));
            let start = all.names.len();
            layouts(table).for_each(|layout| all.add(layout, start));
        }
        all
    }

    fn insert(&mut self, at: usize, name: String, column: Column) {
        self.names.insert(at, name);
        self.columns.insert(at, column);
    }

    /// Adds the cells of a layout, behind the columns of other tables. One whose path an earlier
    /// edition has shares its column; the others stand behind the one before them.
    fn add(&mut self, layout: Layout, start: usize) {
        let mut at = start;
        for cell in layout.cells() {
            for (part, name) in parts(cell) {
                match self.names.iter().position(|known| *known == name) {
                    Some(found) => {
                        if let Column::Cells(cells, _) = &mut self.columns[found] {
                            cells.push(cell);
                        }
                        at = found + 1;
                    }
                    None => {
                        self.insert(at, name, Column::Cells(vec![cell], part));
                        at += 1;
                    }
                }
            }
        }
    }
}

/// The columns of a cell, with their names.
fn parts(cell: CellId) -> Vec<(Part, String)> {
    let path = cell.path();
    match cell.kind() {
        Kind::Amount => {
            vec![(Part::Money, format!("{path}.value")), (Part::Unit, format!("{path}.unit"))]
        }
        _ => vec![(Part::Whole, path)],
    }
}

impl Report {
    /// The names of the values of every [wide row](Report::to_row), in order.
    ///
    /// They are the paths of the serde form over all editions: `heading.year`,
    /// `requests.received.total`, `proactive_disclosure.administrative_fees.amount.value`.
    pub fn row_names() -> &'static [String] {
        &COLUMNS.names
    }

    /// The report as one wide row: a text for each of the [names](Report::row_names).
    ///
    /// A blank cell is empty, a not-applicable one `/`; a cell that the table does not have in its
    /// edition is empty, too. `requests.edition` and its like tell them apart: the edition, `any`
    /// for a table that the editions print alike, empty where the report has no such table.
    ///
    /// ```
    /// use gouji::{Applicants, Edition, Report, Requests};
    /// let mut requests = Requests::blank(Edition::Edition2021);
    /// requests.received = Applicants::from([25, 0, 0, 0, 0, 0, 25]);
    /// let report = Report { requests: Some(requests), ..Report::default() };
    ///
    /// let row = report.to_row();
    /// let at = |name| Report::row_names().iter().position(|known| known == name).unwrap();
    /// assert_eq!(row[at("requests.edition")], "2021");
    /// assert_eq!(row[at("requests.received.total")], "25");
    /// assert_eq!(row[at("review_litigation.edition")], "");
    /// assert_eq!(Report::from_row(&row), Ok(report));
    /// ```
    pub fn to_row(&self) -> Vec<String> {
        COLUMNS.columns.iter().map(|column| self.text_of(column)).collect()
    }

    fn text_of(&self, column: &Column) -> String {
        match column {
            Column::Agency => self.heading.agency.clone().unwrap_or_default(),
            Column::Year => self.heading.year.map_or(String::new(), |year| year.to_string()),
            Column::Scope => self.heading.scope.map_or("", Scope::key).into(),
            Column::Edition(table) => self.layout(*table).map_or("", edition_key).into(),
            Column::Cells(cells, part) => {
                let value = cells.iter().find_map(|cell| self.get(*cell));
                value.map_or(String::new(), |value| part.text(value))
            }
        }
    }

    /// The report of a wide row; all that is wrong in it is told at once, by the names.
    ///
    /// Figures may be written as people type them (`1,234`). An agency without a name is none.
    pub fn from_row<S: AsRef<str>>(row: &[S]) -> Result<Report, Errors> {
        let names = Report::row_names();
        if row.len() != names.len() {
            let kind = ErrorKind::RowLength { expected: names.len(), found: row.len() };
            return Err(Error::new(kind).into());
        }
        let (mut report, mut errors) = (Report::default(), Vec::new());
        // Of a table without a known edition it is told once.
        let mut unclear: Vec<Table> = Vec::new();
        for (at, column) in COLUMNS.columns.iter().enumerate() {
            let text = row[at].as_ref();
            let table = column.table();
            if table.is_some_and(|table| unclear.contains(&table)) {
                continue;
            }
            if let Some(table) = table
                && matches!(column, Column::Cells(..))
                && report.layout(table).is_none()
            {
                if !text.is_empty() {
                    unclear.push(table);
                    errors.push(edition_missing(table));
                }
                continue;
            }
            // The unit of an amount stands behind its number.
            let unit = row.get(at + 1).map_or("", AsRef::as_ref);
            if let Err(error) = report.put(column, text, unit) {
                errors.push(error.at(&names[at]));
                unclear.extend(table.filter(|_| matches!(column, Column::Edition(_))));
            }
        }
        Errors::or(errors, report)
    }

    fn put(&mut self, column: &Column, text: &str, unit: &str) -> Result<(), Error> {
        match column {
            Column::Agency => self.heading.agency = (!text.is_empty()).then(|| text.into()),
            Column::Year if text.is_empty() => {}
            Column::Year => {
                let year = text.parse().ok().filter(|year| *year > 0);
                let refused = || Error::value(Oddity::NotANumber, format_args!("{text:?}"));
                self.heading.year = Some(year.ok_or_else(refused)?);
            }
            Column::Scope => {
                let keys = Scope::ALL.map(Scope::key);
                self.heading.scope = keyed(text, &keys)?.and_then(Scope::from_key);
            }
            Column::Edition(table) => {
                let keys: Vec<&str> = layouts(*table).map(edition_key).collect();
                let key = keyed(text, &keys)?;
                let layout = layouts(*table).find(|layout| Some(edition_key(*layout)) == key);
                layout.into_iter().for_each(|layout| self.add_blank(layout));
            }
            Column::Cells(cells, part) => return self.take_cell(cells, *part, text, unit),
        }
        Ok(())
    }

    fn take_cell(
        &mut self,
        cells: &[CellId],
        part: Part,
        text: &str,
        unit: &str,
    ) -> Result<(), Error> {
        let Some(cell) = cells.iter().copied().find(|cell| self.get(*cell).is_some()) else {
            let there = Error::new(ErrorKind::UnknownCell).wanted(Wanted::Nothing);
            return if text.is_empty() { Ok(()) } else { Err(there) };
        };
        let value = match part {
            Part::Whole => Value::from_typed(text, cell.kind(), None)?,
            Part::Money => amount(text, unit)?.into(),
            // Taken with the number; here it is only looked at.
            Part::Unit => return unit_of(text).map(|_| ()),
        };
        self.set(cell, value)
    }
}

impl Part {
    fn text(self, value: Value) -> String {
        match (self, value) {
            (Part::Whole, Value::Change(change)) => {
                change.get().map_or(change.to_string(), |number| number.to_string())
            }
            (Part::Money, Value::Amount(amount)) => {
                amount.value().map_or(amount.to_string(), |money| money.to_string())
            }
            (Part::Unit, Value::Amount(amount)) => amount.unit().map_or("", Unit::key).into(),
            (_, value) => value.to_string(),
        }
    }
}

/// An amount with the unit of its own column. A unit in both is refused if they differ.
fn amount(text: &str, unit: &str) -> Result<Amount, Error> {
    // A wrong unit is told of at its own column.
    let unit = unit_of(unit).unwrap_or(None);
    let amount = Amount::from_typed(text, unit)?;
    if amount.value().is_some() && amount.unit() != unit {
        return Err(Error::value(Oddity::UnitInCell, format_args!("{text:?}")));
    }
    Ok(amount)
}

fn unit_of(text: &str) -> Result<Option<Unit>, Error> {
    Ok(keyed(text, &Unit::ALL.map(Unit::key))?.and_then(Unit::from_key))
}

/// One of the keys, or nothing.
fn keyed<'a>(text: &'a str, keys: &[&str]) -> Result<Option<&'a str>, Error> {
    if text.is_empty() {
        return Ok(None);
    }
    if keys.contains(&text) {
        return Ok(Some(text));
    }
    let mut keys: Vec<String> = keys.iter().map(|key| key.to_string()).collect();
    keys.dedup();
    Err(Error::new(ErrorKind::Unexpected)
        .found(format_args!("{text:?}"))
        .wanted(Wanted::OneOf(keys)))
}
