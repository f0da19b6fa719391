//! Reports as tables: for warehouses, data frames and statistics programs.
//!
//! There are two forms, and each can be read back. The [wide](Form::Wide) one has a row for each
//! report, a column for each cell over all editions, and a column for what each rule comes to. The
//! [long](Form::Long) one has a row for each cell, with its state and its place in the document.
//! [`sql`] has the linear rules over the wide table.
//!
//! A cell without a number is empty (NULL), never 0. Why it has none, a code says beside it
//! ([`State`]).
//!
//! ```
//! use gouji::dataset::{Form, Record};
//! use gouji::{Check, read};
//! let document = include_bytes!("../examples/data/xingqing-2020.txt");
//! let reading = read::any(document, None)?;
//! let record = Record::of_reading("xingqing-2020", &reading).with_outcomes(&Check::new(&reading));
//! let text = Form::Wide.to_csv(&[record.clone()]);
//! assert!(text.starts_with("report,document_hash,agency,year,scope,"));
//! # #[cfg(feature = "csv")] {
//! let loaded = Form::Wide.from_csv(&text);
//! assert!(loaded.errors.is_empty());
//! assert_eq!(loaded.records[0].report, reading.report);
//! # }
//! # Ok::<(), gouji::read::ReadError>(())
//! ```

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::case::Tables;
use crate::cell::{CellId, Table};
use crate::check::{Check, Subject};
use crate::error::{Error, ErrorKind, Wanted};
use crate::read::Reading;
use crate::report::Report;
use crate::rule::Rule;
use crate::value::{LIMIT, Oddity, Value};
use crate::words::Outcome;

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "arrow")]
mod column_rules;
mod csv;
mod found;
mod long;
#[cfg(feature = "json")]
mod schema;
pub mod sql;
mod wide;

#[cfg(feature = "arrow")]
pub use column_rules::{ColumnOutcome, ColumnRules};
pub use found::FoundForm;

/// The version of the two forms: it changes when a column gets another name or meaning. New columns
/// behind the others, for a new edition or rule, do not change it.
pub const VERSION: &str = "1";

/// What stands in a cell.
///
/// ```
/// use gouji::dataset::State;
/// assert_eq!((State::Unread.code(), State::Unread.key()), ('u', "unread"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// A number.
    Number,
    /// Nothing: the cell is blank in the document.
    Blank,
    /// A mark that it does not apply, such as `/`.
    NotApplicable,
    /// Something that could not be read for certain.
    Unread,
    /// The document has no such cell: its row is missing, or the document ends before it.
    Absent,
}

impl State {
    /// Every state.
    pub const ALL: [State; 5] =
        [State::Number, State::Blank, State::NotApplicable, State::Unread, State::Absent];

    /// Its letter in the wide table.
    pub const fn code(self) -> char {
        match self {
            State::Number => '1',
            State::Blank => 'b',
            State::NotApplicable => 'n',
            State::Unread => 'u',
            State::Absent => 'a',
        }
    }

    /// Its word in the long table.
    pub const fn key(self) -> &'static str {
        match self {
            State::Number => "number",
            State::Blank => "blank",
            State::NotApplicable => "not_applicable",
            State::Unread => "unread",
            State::Absent => "absent",
        }
    }

    fn from_code(code: char) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// The letter in the wide table for a cell that the edition does not have.
const NO_CELL: char = '-';

/// One report as the tables hold it.
///
/// ```
/// use gouji::dataset::Record;
/// use gouji::Report;
/// let record = Record::new("某某县 2023", Report::default());
/// assert_eq!((record.key.as_str(), record.hash), ("某某县 2023", None));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Record {
    /// What the report is called in the tables; no two reports are called the same.
    pub key: String,
    /// The hash of its document, such as SHA-256 in hex. The library computes none.
    pub hash: Option<String>,
    /// The figures.
    pub report: Report,
    /// What each rule comes to: the outcome, `None` for one that does not apply. Rules that were
    /// not looked at are not in it. The long table does not have it.
    pub outcomes: BTreeMap<&'static str, Option<Outcome>>,
    /// Where the figures stand in the document. The wide table does not have it.
    pub places: BTreeMap<CellId, String>,
    /// The cells, in order, whose figures could not be read, and those that the document lacks.
    unread: Vec<CellId>,
    absent: Vec<CellId>,
    /// The tables that the document has, and of which nothing could be read.
    refused: Tables,
}

impl Record {
    /// A report by itself.
    pub fn new(key: impl Into<String>, report: Report) -> Record {
        Record { key: key.into(), report, ..Record::default() }
    }

    /// What was read from a document: with the places of its figures, and with what could not be
    /// read.
    pub fn of_reading(key: impl Into<String>, reading: &Reading) -> Record {
        let Subject { unread, absent, refused, .. } = Subject::from(reading);
        let places = reading.origins.iter().map(|(cell, place)| (cell, place.to_string()));
        Record {
            unread,
            absent,
            refused,
            places: places.collect(),
            ..Record::new(key, reading.report.clone())
        }
    }

    /// With the hash of its document.
    #[must_use]
    pub fn with_hash(mut self, hash: impl Into<String>) -> Record {
        self.hash = Some(hash.into());
        self
    }

    /// With what every rule of a check comes to. Rules of one's own have no column.
    #[must_use]
    pub fn with_outcomes(mut self, check: &Check<'_>) -> Record {
        for outcome in check.outcomes() {
            if let Some(rule) = Rule::by_code(outcome.rule.code()) {
                self.outcomes.insert(rule.code(), outcome.verdict.outcome());
            }
        }
        self
    }

    /// What stands in a cell, `None` where the report has no such cell.
    pub fn state(&self, cell: CellId) -> Option<State> {
        let value = self.report.get(cell)?;
        Some(if value.decimal().is_some() {
            State::Number
        } else if value.is_not_applicable() {
            State::NotApplicable
        } else if self.unread.binary_search(&cell).is_ok() {
            State::Unread
        } else if self.absent.binary_search(&cell).is_ok() {
            State::Absent
        } else {
            State::Blank
        })
    }

    /// The document has the table, and nothing of it could be read.
    pub fn is_refused(&self, table: Table) -> bool {
        self.refused.contains(table)
    }

    /// Puts a cell without a number in; cells come in order.
    fn leave(&mut self, cell: CellId, state: State) -> Result<(), Error> {
        match state {
            State::Unread => self.unread.push(cell),
            State::Absent => self.absent.push(cell),
            State::NotApplicable => {
                return self.report.set(cell, Value::not_applicable(cell.kind()));
            }
            State::Number | State::Blank => {}
        }
        Ok(())
    }
}

/// What stands in one field of a table.
///
/// ```
/// use gouji::dataset::Datum;
/// assert_eq!(Datum::from("2021"), Datum::Text("2021".into()));
/// assert_eq!(Datum::from(""), Datum::Null);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Nothing.
    Null,
    /// A whole number.
    Whole(i64),
    /// A text, or money as a decimal number.
    Text(String),
}

impl From<&str> for Datum {
    /// A text that is empty is nothing.
    fn from(text: &str) -> Datum {
        if text.is_empty() { Datum::Null } else { Datum::Text(text.into()) }
    }
}

impl From<i64> for Datum {
    fn from(number: i64) -> Datum {
        Datum::Whole(number)
    }
}

impl<T: Into<Datum>> From<Option<T>> for Datum {
    fn from(datum: Option<T>) -> Datum {
        datum.map_or(Datum::Null, Into::into)
    }
}

impl From<String> for Datum {
    /// A text that is empty is nothing.
    fn from(text: String) -> Datum {
        if text.is_empty() { Datum::Null } else { Datum::Text(text) }
    }
}

/// What a column may hold.
///
/// ```
/// use gouji::dataset::{Form, Type};
/// let year = &Form::Wide.columns()[3];
/// assert_eq!((year.name.as_str(), &year.holds), ("year", &Type::Whole { least: 1, most: 65535 }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Type {
    /// Any text.
    Text,
    /// One of these words.
    Words(Vec<&'static str>),
    /// For each cell of a table one letter: a [`State`], or `-` for a cell that the edition lacks;
    /// the single letter `u` where nothing of the table could be read.
    Codes,
    /// A whole number in this range.
    Whole {
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
    /// Money: a decimal number, zero or more, exact to its last digit.
    Money,
}

impl Type {
    /// The range of counts.
    const COUNT: Type = Type::Whole { least: 0, most: LIMIT as i64 };
    /// The range of counts and changes.
    const NUMBER: Type = Type::Whole { least: -(LIMIT as i64), most: LIMIT as i64 };
    const YEAR: Type = Type::Whole { least: 1, most: u16::MAX as i64 };

    /// A field that is written as a text.
    #[cfg(feature = "csv")]
    fn parsed(&self, text: &str) -> Result<Datum, Error> {
        if text.is_empty() {
            return Ok(Datum::Null);
        }
        match self {
            Type::Whole { .. } => self.checked(Datum::Whole(whole(text)?)),
            _ => self.checked(Datum::Text(text.into())),
        }
    }

    /// A field that the column can hold.
    fn checked(&self, datum: Datum) -> Result<Datum, Error> {
        match (self, &datum) {
            (_, Datum::Null) | (Type::Text | Type::Codes, Datum::Text(_)) => Ok(datum),
            (Type::Words(words), Datum::Text(text)) if words.contains(&text.as_str()) => Ok(datum),
            (Type::Words(words), _) => {
                let words = words.iter().map(|word| word.to_string()).collect();
                Err(unexpected(&datum).wanted(Wanted::OneOf(words)))
            }
            (Type::Whole { least, most }, Datum::Whole(number)) => {
                if number < least && *least >= 0 {
                    Err(Error::value(Oddity::NegativeCount, number))
                } else if (least..=most).contains(&number) {
                    Ok(datum)
                } else {
                    Err(Error::value(Oddity::TooLarge, number))
                }
            }
            (Type::Money, Datum::Text(text)) => money(text).map(|_| datum),
            _ => Err(unexpected(&datum)),
        }
    }
}

fn unexpected(datum: &Datum) -> Error {
    let error = Error::new(ErrorKind::Unexpected);
    match datum {
        Datum::Null => Error::new(ErrorKind::Missing),
        Datum::Whole(number) => error.found(number),
        Datum::Text(text) => error.found(format_args!("{text:?}")),
    }
}

/// A whole number as programs write it: digits with a sign or without, nothing else.
#[cfg(feature = "csv")]
fn whole(text: &str) -> Result<i64, Error> {
    text.parse().map_err(|_| {
        let digits = text.trim_start_matches(['+', '-']);
        let is_long = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let oddity = match Decimal::from_str_exact(text) {
            _ if is_long => Oddity::TooLarge,
            Ok(_) => Oddity::Fraction,
            Err(_) => Oddity::NotANumber,
        };
        Error::value(oddity, format_args!("{text:?}"))
    })
}

fn money(text: &str) -> Result<Decimal, Error> {
    let refused = |oddity| Error::value(oddity, format_args!("{text:?}"));
    let number = Decimal::from_str_exact(text).map_err(|_| refused(Oddity::NotANumber))?;
    if number.is_sign_negative() && !number.is_zero() {
        return Err(refused(Oddity::NegativeAmount));
    }
    Ok(number)
}

/// A column of a table.
///
/// ```
/// use gouji::dataset::Form;
/// let columns = Form::Wide.columns();
/// let total = columns.iter().find(|column| column.name == "requests_received_total").unwrap();
/// assert_eq!(total.title, "一、本年新收政府信息公开申请数量 / 总计");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name: lower-case letters, digits and underscores, so that no engine asks for quotes.
    pub name: String,
    /// What it may hold.
    pub holds: Type,
    /// Something must stand in it.
    pub required: bool,
    /// What it is called in Chinese, as the format prints it.
    pub title: String,
    /// What it means, in English.
    pub description: String,
}

impl Column {
    fn new(name: &str, holds: Type, title: &str, description: &str) -> Column {
        Column {
            name: name.into(),
            holds,
            required: false,
            title: title.into(),
            description: description.into(),
        }
    }

    fn required(mut self) -> Column {
        self.required = true;
        self
    }
}

/// The two forms.
///
/// ```
/// use gouji::dataset::Form;
/// let names: Vec<&str> = Form::Long.columns().iter().map(|column| column.name.as_str()).collect();
/// assert_eq!(names[5..9], ["table", "edition", "row", "column"]);
/// assert!(Form::Wide.columns().iter().any(|column| column.name == "requests_received_total"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// One row for each report.
    Wide,
    /// One row for each cell.
    Long,
}

/// What was read from a table, and all that is wrong in it.
///
/// ```
/// use gouji::dataset::{Datum, Form, Record};
/// use gouji::Report;
/// let record = Record::new("a", Report::default());
/// let rows = [0, 1].map(|_| Form::Wide.rows(&record).remove(0));
/// let loaded = Form::Wide.records(rows);
/// // The same report twice: the first one is kept.
/// assert_eq!((loaded.records.len(), loaded.errors[0].row()), (1, Some(3)));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// The reports without an error, in the order of the table.
    pub records: Vec<Record>,
    /// Each error with its row and its column.
    pub errors: Vec<Error>,
}

/// A field, or why it is none.
type Field = Result<Datum, Error>;

/// A row with its number as a spreadsheet counts: the header is row 1.
type Row = (usize, Vec<Field>);

impl Form {
    /// Both.
    pub const ALL: [Form; 2] = [Form::Wide, Form::Long];

    /// Its name.
    pub const fn key(self) -> &'static str {
        match self {
            Form::Wide => "wide",
            Form::Long => "long",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Form::Wide => wide::columns(),
            Form::Long => long::columns(),
        }
    }

    /// The rows of a report: one, or one for each cell.
    pub fn rows(self, record: &Record) -> Vec<Vec<Datum>> {
        match self {
            Form::Wide => vec![wide::row(record)],
            Form::Long => long::rows(record),
        }
    }

    /// The reports of such rows. A row with an error is left out, and all errors are told.
    pub fn records(self, rows: impl IntoIterator<Item = Vec<Datum>>) -> Loaded {
        let columns = self.columns();
        let rows = rows.into_iter().enumerate().map(|(at, row)| {
            let fields = row.into_iter().zip(columns);
            (at + 2, fields.map(|(datum, column)| column.holds.checked(datum)).collect())
        });
        self.load(rows)
    }

    fn load(self, rows: impl Iterator<Item = Row>) -> Loaded {
        let mut errors = Vec::new();
        let columns = self.columns();
        let rows = rows.filter_map(|(at, fields)| {
            if fields.len() == columns.len() {
                return Some((at, fields));
            }
            let kind = ErrorKind::RowLength { expected: columns.len(), found: fields.len() };
            errors.push(Error::new(kind).in_row(at));
            None
        });
        let rows: Vec<Row> = rows.collect();
        let mut loaded = match self {
            Form::Wide => wide::load(rows),
            Form::Long => long::load(rows),
        };
        loaded.errors.splice(0..0, errors);
        loaded.errors.sort_by_key(Error::row);
        loaded
    }
}

/// The word for what a rule comes to.
pub(crate) const fn outcome_key(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Holds) => "holds",
        Some(Outcome::Fails) => "fails",
        Some(Outcome::Undecided) => "undecided",
        None => "does_not_apply",
    }
}

/// Every outcome of a rule.
const OUTCOMES: [Option<Outcome>; 4] =
    [Some(Outcome::Holds), Some(Outcome::Fails), Some(Outcome::Undecided), None];
