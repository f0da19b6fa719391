//! The serde form of a report, made from the declarations.
//!
//! Counts are numbers, blank is `null`, not applicable is `"/"`, a change is a signed number, an
//! amount is `{"value": "24639.1", "unit": "wan_yuan"}`; a table that differs by edition starts
//! with `"edition"`. Reading goes through a small tree of our own, so that all that is wrong is
//! told at once, each with its path.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::error::{Error, ErrorKind, Errors, Wanted};
use crate::report::{Heading, Report, Scope};
use crate::table::proactive::ProactiveDisclosure;
use crate::table::processing_fees::ProcessingFees;
use crate::table::requests::Requests;
use crate::table::review_litigation::ReviewLitigation;
use crate::table::{Field, Part, Shape};
use crate::value::figure::strict_decimal;
use crate::value::{Amount, Change, Count, Kind, LIMIT, Oddity, Unit, Value};

// ---- writing ----

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_blank() {
            return serializer.serialize_none();
        }
        if self.is_not_applicable() {
            return serializer.serialize_str("/");
        }
        match self {
            Value::Amount(amount) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("value", &amount.value().map(|value| value.to_string()))?;
                map.serialize_entry("unit", &amount.unit().map(Unit::key))?;
                map.end()
            }
            other => other.integer().serialize(serializer),
        }
    }
}

/// A part of a table with the run of values that fills it.
struct Filled<'a> {
    shape: &'static Shape,
    edition: Edition,
    show_edition: bool,
    values: &'a [Value],
}

impl Serialize for Filled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.shape.kind(self.edition).is_some() {
            return self.values[0].serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if self.show_edition {
            map.serialize_entry("edition", self.edition.key())?;
        }
        let mut rest = self.values;
        for field in self.shape.fields(self.edition) {
            let (values, after) = rest.split_at(field.shape.len(self.edition));
            map.serialize_entry(
                field.name,
                &Filled { shape: &field.shape, edition: self.edition, show_edition: false, values },
            )?;
            rest = after;
        }
        map.end()
    }
}

/// The four tables, with the layout that each value of them is of.
trait TableForm: Part {
    const TABLE: Table;
    fn layout(&self) -> Layout;
}

macro_rules! table_form {
    ($($name:ident, $table:ident => $layout:expr;)*) => {$(
        impl TableForm for $name {
            const TABLE: Table = Table::$table;
            fn layout(&self) -> Layout {
                let layout: fn(&$name) -> Layout = $layout;
                layout(self)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize_table(self, serializer)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let tree = Tree::deserialize(deserializer)?;
                let mut errors = Vec::new();
                let table = table_from(&tree, &mut errors);
                Errors::or(errors, table).map_err(D::Error::custom)
            }
        }
    )*};
}
table_form! {
    ProactiveDisclosure, ProactiveDisclosure => |table| Table::ProactiveDisclosure.layout(table.edition());
    Requests, Requests => |table| Table::Requests.layout(table.edition());
    ReviewLitigation, ReviewLitigation => |_| Layout::REVIEW_LITIGATION;
    ProcessingFees, ProcessingFees => |_| Layout::PROCESSING_FEES;
}

fn serialize_table<T: TableForm, S: Serializer>(
    table: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let layout = table.layout();
    let mut values = Vec::with_capacity(layout.len());
    table.visit(&mut |value| values.push(value));
    let filled = Filled {
        shape: T::TABLE.shape(),
        edition: layout.walk_edition(),
        show_edition: layout.edition().is_some(),
        values: &values,
    };
    filled.serialize(serializer)
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + Table::ALL.len()))?;
        map.serialize_entry("heading", &self.heading)?;
        map.serialize_entry(Table::ProactiveDisclosure.key(), &self.proactive_disclosure)?;
        map.serialize_entry(Table::Requests.key(), &self.requests)?;
        map.serialize_entry(Table::ReviewLitigation.key(), &self.review_litigation)?;
        map.serialize_entry(Table::ProcessingFees.key(), &self.processing_fees)?;
        map.end()
    }
}

// ---- reading ----

/// A report in the serde form as somebody wrote it, right or wrong.
///
/// A report itself can be deserialized, too; a draft keeps apart what is no form at all, which is
/// the format's error, and what is wrong in the form, where all [`Errors`] are told at once.
///
/// ```
/// use gouji::{Draft, Locale};
/// let json = r#"{"heading": {"year": 0}, "requests": {"edition": "2020"}}"#;
/// let draft: Draft = serde_json::from_str(json)?;
/// let errors = draft.report().unwrap_err();
/// let paths: Vec<_> = errors.iter().filter_map(|error| error.path()).collect();
/// assert!(paths.starts_with(&["heading.year", "requests.edition"]));
/// assert_eq!(
///     errors.iter().next().unwrap().message(Locale::Chinese),
///     "heading.year：不能填0，请填年份，如 2021，或 null。"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Draft(Tree);

impl Draft {
    /// The report, or everything that is wrong with the draft.
    pub fn report(&self) -> Result<Report, Errors> {
        let mut errors = Vec::new();
        let report = report_from(&self.0, &mut errors);
        Errors::or(errors, report)
    }
}

impl<'de> Deserialize<'de> for Draft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Draft, D::Error> {
        Tree::deserialize(deserializer).map(Draft)
    }
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Report, D::Error> {
        Draft::deserialize(deserializer)?.report().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Heading {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Heading, D::Error> {
        let tree = Tree::deserialize(deserializer)?;
        let mut errors = Vec::new();
        let heading = heading_from(&tree, &mut errors);
        Errors::or(errors, heading).map_err(D::Error::custom)
    }
}

#[cfg(feature = "json")]
impl Report {
    /// A report in the serde form, written as JSON in UTF-8, with or without a byte-order mark.
    ///
    /// All errors are told at once. Text that is no JSON at all gives one of kind
    /// [`ErrorKind::Syntax`].
    ///
    /// ```
    /// use gouji::{ErrorKind, Report};
    /// let report = Report::from_json("\u{feff}{\"heading\": {\"year\": 2021}}".as_bytes())?;
    /// assert_eq!(report.heading.year, Some(2021));
    /// let errors = Report::from_json(b"{\"heading\": }").unwrap_err();
    /// assert_eq!(
    ///     errors.iter().next().unwrap().kind(),
    ///     ErrorKind::Syntax { line: 1, column: 13 }
    /// );
    /// # Ok::<(), gouji::Errors>(())
    /// ```
    pub fn from_json(json: &[u8]) -> Result<Report, Errors> {
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        match serde_json::from_slice::<Draft>(json) {
            Ok(draft) => draft.report(),
            Err(error) => Err(syntax(json, &error).into()),
        }
    }
}

/// Where the text stops to be JSON. serde_json counts the bytes of a line.
#[cfg(feature = "json")]
fn syntax(json: &[u8], error: &serde_json::Error) -> Error {
    let line = error.line();
    let text = json.split(|byte| *byte == b'\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let before = &text[..error.column().min(text.len())];
    let column = String::from_utf8_lossy(before).chars().count();
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    Error::new(ErrorKind::Syntax { line, column }).found(said)
}

/// A value of any self-describing format.
#[derive(Debug, Clone, PartialEq)]
enum Tree {
    Null,
    Bool(bool),
    Integer(i128),
    Float(f64),
    Text(String),
    List(usize),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    fn text(&self) -> Option<&str> {
        match self {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    fn describe(&self) -> String {
        match self {
            Tree::Null => "null".into(),
            Tree::Bool(value) => value.to_string(),
            Tree::Integer(value) => value.to_string(),
            Tree::Float(value) => value.to_string(),
            Tree::Text(value) => format!("{value:?}"),
            Tree::List(_) => "[…]".into(),
            Tree::Map(_) => "{…}".into(),
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report in the serde form")
    }
    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }
    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Integer(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Integer(value.into()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Float(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.into()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut len = 0;
        while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {
            len += 1;
        }
        Ok(Tree::List(len))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries: Vec<(String, Tree)> = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Tree>()? {
            entries.push((key, value));
        }
        Ok(Tree::Map(entries))
    }
}

/// Where a part of the form stands.
#[derive(Clone, Copy)]
struct At<'a> {
    parent: Option<&'a At<'a>>,
    name: &'a str,
}

impl<'a> At<'a> {
    fn root(name: &'a str) -> At<'a> {
        At { parent: None, name }
    }

    fn field(&'a self, name: &'a str) -> At<'a> {
        At { parent: Some(self), name }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            write!(f, "{parent}.")?;
        }
        f.write_str(self.name)
    }
}

type Entries = [(String, Tree)];

fn entry<'t>(entries: &'t Entries, name: &str) -> Option<&'t Tree> {
    entries.iter().find(|(key, _)| key == name).map(|(_, tree)| tree)
}

/// Tells of entries that are not among the names, and of those that stand twice.
fn check_names(entries: &Entries, names: &[&str], at: Option<&At<'_>>, errors: &mut Vec<Error>) {
    let path = |name: &str| at.map_or(name.to_string(), |at| at.field(name).to_string());
    for name in names {
        if entries.iter().filter(|(key, _)| key == name).count() > 1 {
            errors.push(Error::new(ErrorKind::Twice).at(path(name)));
        }
    }
    for (key, _) in entries.iter().filter(|(key, _)| !names.contains(&key.as_str())) {
        errors.push(Error::new(ErrorKind::UnknownField).at(path(key)));
    }
}

fn unexpected(tree: &Tree, wanted: Wanted) -> Error {
    Error::new(ErrorKind::Unexpected).found(tree.describe()).wanted(wanted)
}

/// The parts of the report that are right; `errors` has what is not.
fn report_from(tree: &Tree, errors: &mut Vec<Error>) -> Report {
    let Tree::Map(entries) = tree else {
        errors.push(unexpected(tree, Wanted::Object));
        return Report::default();
    };
    let heading = entry(entries, "heading");
    let report = Report {
        heading: heading.map_or_else(Heading::default, |tree| heading_from(tree, errors)),
        proactive_disclosure: optional_table(entries, errors),
        requests: optional_table(entries, errors),
        review_litigation: optional_table(entries, errors),
        processing_fees: optional_table(entries, errors),
    };
    let mut names = vec!["heading"];
    names.extend(Table::ALL.map(Table::key));
    check_names(entries, &names, None, errors);
    report
}

fn heading_from(tree: &Tree, errors: &mut Vec<Error>) -> Heading {
    let at = At::root("heading");
    let mut heading = Heading::default();
    let Tree::Map(entries) = tree else {
        errors.push(unexpected(tree, Wanted::Object).at(at));
        return heading;
    };
    let mut refuse = |name: &str, tree: &Tree, wanted: Wanted| {
        errors.push(unexpected(tree, wanted).at(at.field(name)));
    };
    match entry(entries, "agency") {
        None | Some(Tree::Null) => {}
        Some(Tree::Text(agency)) => heading.agency = Some(agency.clone()),
        Some(other) => refuse("agency", other, Wanted::Agency),
    }
    match entry(entries, "year") {
        None | Some(Tree::Null) => {}
        Some(tree) => match year_from(tree) {
            Some(year) => heading.year = Some(year),
            None => refuse("year", tree, Wanted::Year),
        },
    }
    match entry(entries, "scope") {
        None | Some(Tree::Null) => {}
        Some(tree) => match tree.text().and_then(Scope::from_key) {
            Some(scope) => heading.scope = Some(scope),
            None => refuse("scope", tree, Wanted::Scope),
        },
    }
    check_names(entries, &["agency", "year", "scope"], Some(&at), errors);
    heading
}

/// There is no year 0.
fn year_from(tree: &Tree) -> Option<u16> {
    match tree {
        Tree::Integer(year) => u16::try_from(*year).ok().filter(|year| *year > 0),
        _ => None,
    }
}

fn optional_table<T: TableForm>(entries: &Entries, errors: &mut Vec<Error>) -> Option<T> {
    match entry(entries, T::TABLE.key()) {
        None | Some(Tree::Null) => None,
        Some(tree) => Some(table_from(tree, errors)),
    }
}

/// The table; where `errors` has something to say of it, it is not to be used.
fn table_from<T: TableForm>(tree: &Tree, errors: &mut Vec<Error>) -> T {
    let at = At::root(T::TABLE.key());
    let editions: Vec<Edition> = match tree {
        Tree::Map(entries) => editions_from(entries, T::TABLE, &at, errors),
        _ => {
            errors.push(unexpected(tree, Wanted::Table).at(at));
            Vec::new()
        }
    };
    let mut fillings = editions.iter().map(|edition| Filling::of(tree, T::TABLE, *edition, &at));
    let Some(mut filling) = fillings.next() else { return T::blank(Edition::Edition2021) };
    // Without an edition, what is wrong in all of them is wrong for certain.
    for other in fillings {
        filling.errors.retain(|error| other.errors.contains(error));
    }
    errors.append(&mut filling.errors);
    let mut table = T::blank(editions[0]);
    for (index, value) in filling.values.into_iter().enumerate() {
        // There is one value of the declared kind for each declared cell.
        let _ = table.set_cell(index, value);
    }
    table
}

/// The edition that a table says it is of; all of them, and an error, if it does not say.
fn editions_from(
    entries: &Entries,
    table: Table,
    at: &At<'_>,
    errors: &mut Vec<Error>,
) -> Vec<Edition> {
    let all = Edition::ALL.to_vec();
    if all.iter().all(|edition| table.layout(*edition).edition().is_none()) {
        return all[..1].to_vec();
    }
    let tree = entry(entries, "edition");
    if let Some(edition) = tree.and_then(Tree::text).and_then(Edition::from_key) {
        return vec![edition];
    }
    let error = match tree {
        None => Error::new(ErrorKind::Missing),
        Some(Tree::Text(key)) => Error::new(ErrorKind::UnknownEdition).found(key),
        Some(other) => Error::new(ErrorKind::Unexpected).found(other.describe()),
    };
    let keys = all.iter().map(|edition| format!("\"{edition}\"")).collect();
    errors.push(error.at(at.field("edition")).wanted(Wanted::OneOf(keys)));
    all
}

/// The values of a table, read in one edition, and all that is wrong with them. There is a value
/// for each cell: where one is wrong, a blank.
struct Filling {
    edition: Edition,
    values: Vec<Value>,
    errors: Vec<Error>,
}

impl Filling {
    fn of(tree: &Tree, table: Table, edition: Edition, at: &At<'_>) -> Filling {
        let len = table.layout(edition).len();
        let mut filling = Filling { edition, values: Vec::with_capacity(len), errors: Vec::new() };
        let own = table.layout(edition).edition().map(|_| "edition");
        filling.part(Some(tree), table.shape(), own, at);
        filling
    }

    /// Reads one part of the table. `own` is the field that it has beside the declared ones.
    fn part(
        &mut self,
        tree: Option<&Tree>,
        shape: &'static Shape,
        own: Option<&'static str>,
        at: &At<'_>,
    ) {
        if let Some(kind) = shape.kind(self.edition) {
            let value = self.value(tree, kind, at);
            self.values.push(value);
            return;
        }
        let fields = shape.fields(self.edition);
        let entries = match tree {
            Some(Tree::Map(entries)) => entries.as_slice(),
            other => match self.no_object(other, fields, at) {
                Absent::Row => return,
                Absent::Group => &[],
            },
        };
        for field in fields {
            self.part(entry(entries, field.name), &field.shape, None, &at.field(field.name));
        }
        let names: Vec<&str> = own.into_iter().chain(fields.iter().map(|f| f.name)).collect();
        check_names(entries, &names, Some(at), &mut self.errors);
    }

    /// Tells that a row or a group of rows is no object. A row is filled with blanks.
    fn no_object(&mut self, tree: Option<&Tree>, fields: &[Field], at: &At<'_>) -> Absent {
        let kinds: Option<Vec<Kind>> =
            fields.iter().map(|field| field.shape.kind(self.edition)).collect();
        let wanted = match kinds {
            Some(_) => Wanted::Row(row_text(fields)),
            None => Wanted::Object,
        };
        match tree {
            Some(other) => self.errors.push(unexpected(other, wanted).at(at)),
            // Where a group of rows is missing, each of its rows is: it is told of those.
            None if kinds.is_none() => {}
            None => self.errors.push(Error::new(ErrorKind::Missing).at(at).wanted(wanted)),
        }
        let Some(kinds) = kinds else { return Absent::Group };
        self.values.extend(kinds.into_iter().map(Value::blank));
        Absent::Row
    }

    fn value(&mut self, tree: Option<&Tree>, kind: Kind, at: &At<'_>) -> Value {
        let read = match tree {
            None => Err(Error::new(ErrorKind::Missing).wanted(Wanted::Cell(kind))),
            Some(Tree::Map(entries)) if kind == Kind::Amount => {
                return self.amount(entries, at).map_or(Value::blank(kind), Value::Amount);
            }
            Some(tree) => value_from(tree, kind),
        };
        read.unwrap_or_else(|error| {
            self.errors.push(error.at(at));
            Value::blank(kind)
        })
    }

    fn amount(&mut self, entries: &Entries, at: &At<'_>) -> Option<Amount> {
        let before = self.errors.len();
        let value = match entry(entries, "value") {
            Some(Tree::Text(text)) => strict_decimal(text)
                .map_err(|oddity| Error::value(oddity, format_args!("{text:?}")))
                .and_then(|value| Amount::new(value, None)),
            Some(other) => Err(unexpected(other, Wanted::Money)),
            None => Err(Error::new(ErrorKind::Missing).wanted(Wanted::Money)),
        };
        let unit = match entry(entries, "unit") {
            Some(Tree::Null) => Ok(None),
            Some(tree) => match tree.text().and_then(Unit::from_key) {
                Some(unit) => Ok(Some(unit)),
                None => Err(unexpected(tree, Wanted::Unit)),
            },
            None => Err(Error::new(ErrorKind::Missing).wanted(Wanted::Unit)),
        };
        let value = value.map_err(|error| self.errors.push(error.at(at.field("value")))).ok();
        let unit = unit.map_err(|error| self.errors.push(error.at(at.field("unit")))).ok();
        check_names(entries, &["value", "unit"], Some(at), &mut self.errors);
        if self.errors.len() > before {
            return None;
        }
        Amount::new(value?.value()?, unit?).ok()
    }
}

/// What a part of a table is that is no object.
enum Absent {
    Row,
    Group,
}

/// The object of a row with every cell blank.
fn row_text(cells: &[Field]) -> String {
    let cells: Vec<String> =
        cells.iter().map(|field| format!("\"{}\": null", field.name)).collect();
    format!("{{{}}}", cells.join(", "))
}

/// The value of a cell, but for an amount that is given in full.
fn value_from(tree: &Tree, kind: Kind) -> Result<Value, Error> {
    match tree {
        Tree::Null => Ok(Value::blank(kind)),
        Tree::Text(text) if text == "/" => Ok(Value::not_applicable(kind)),
        Tree::Integer(number) if kind != Kind::Amount => {
            integer(*number, kind).map_err(|oddity| Error::value(oddity, number))
        }
        Tree::Float(number) if kind != Kind::Amount => whole(*number)
            .and_then(|number| integer(number, kind))
            .map_err(|oddity| Error::value(oddity, number)),
        other => Err(unexpected(other, Wanted::Cell(kind))),
    }
}

/// The integer that a number with a point is. Exact, since one that is not too large is.
fn whole(number: f64) -> Result<i128, Oddity> {
    match number {
        _ if !number.is_finite() => Err(Oddity::NotANumber),
        _ if number.fract() != 0.0 => Err(Oddity::Fraction),
        _ if number.abs() > LIMIT as f64 => Err(Oddity::TooLarge),
        _ => Ok(number as i128),
    }
}

fn integer(number: i128, kind: Kind) -> Result<Value, Oddity> {
    if kind == Kind::Count && number < 0 {
        return Err(Oddity::NegativeCount);
    }
    let number = i64::try_from(number).map_err(|_| Oddity::TooLarge)?;
    let value = match kind {
        Kind::Change => Change::new(number).map(Value::Change),
        _ => Count::try_from(number).map(Value::Count),
    };
    value.map_err(|_| Oddity::TooLarge)
}
