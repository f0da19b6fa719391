//! The serde form of a report, made from the declarations.
//!
//! Counts are numbers, blank is `null`, not applicable is `"/"`, a change is a signed number, an
//! amount is `{"value": "24639.1", "unit": "wan_yuan"}`; a table that differs by edition starts
//! with `"edition"`. Reading goes through a small tree of our own, so that every refusal names the
//! path of what it refuses.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::cell::{Layout, Table};
use crate::edition::Edition;
use crate::report::{Heading, Listed, Report, Scope, layout_of};
use crate::table::{self, Field, Shape, tables};
use crate::value::{Amount, Change, Count, Kind, Unit, Value, ValueError};

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
                map.serialize_entry("unit", &amount.unit().map(Unit::name))?;
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
            map.serialize_entry("edition", self.edition.name())?;
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

macro_rules! table_forms {
    ($($module:ident::$name:ident = $field:ident, $heading:literal;)*) => {
        $(
            impl Serialize for table::$module::$name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serialize_table(self, serializer)
                }
            }
            impl<'de> Deserialize<'de> for table::$module::$name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    table_from_tree(Tree::deserialize(deserializer)?).map_err(D::Error::custom)
                }
            }
        )*

        impl Serialize for Report {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(1 + Table::ALL.len()))?;
                map.serialize_entry(HEADING, &self.heading)?;
                $(map.serialize_entry(Table::$name.name(), &self.$field)?;)*
                map.end()
            }
        }

        fn report_from_tree(tree: Tree) -> Result<Report, Refusal> {
            let mut entries = object(tree, "report")?;
            let heading = take(&mut entries, HEADING);
            let report = Report {
                heading: heading.map_or(Ok(Heading::default()), heading_from_tree)?,
                $($field: optional_table(&mut entries)?,)*
            };
            nothing_left(&entries, "")?;
            Ok(report)
        }
    };
}
tables!(table_forms);

/// The name of the heading.
const HEADING: &str = "heading";

fn serialize_table<T: Listed, S: Serializer>(table: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let layout = layout_of(table);
    let mut values = Vec::with_capacity(layout.len());
    table.visit(layout.walk_edition(), &mut |value| values.push(value));
    let filled = Filled {
        shape: T::TABLE.shape(),
        edition: layout.walk_edition(),
        show_edition: layout.edition().is_some(),
        values: &values,
    };
    filled.serialize(serializer)
}

// ---- reading ----

/// What was refused in the serde form, and where.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}")]
struct Refusal {
    path: String,
    reason: Reason,
}

#[derive(Debug, thiserror::Error)]
enum Reason {
    #[error("unknown field")]
    Unknown,
    #[error("missing; write null for a blank cell")]
    Missing,
    #[error("an object was expected, found {0}")]
    NotObject(String),
    #[error("the field \"edition\" must be {0}")]
    Edition(String),
    #[error("{0} is no {1}: expected {2}")]
    NotA(String, Kind, &'static str),
    #[error("{0} has a fraction; a {1} must be a whole number")]
    Fraction(f64, Kind),
    #[error("{0}: {1}")]
    Value(String, ValueError),
    #[error("{0} is not {1}")]
    Heading(String, &'static str),
}

fn refuse<T>(path: impl Into<String>, reason: Reason) -> Result<T, Refusal> {
    Err(Refusal { path: path.into(), reason })
}

/// A value of any self-describing format.
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
    fn describe(&self) -> String {
        match self {
            Tree::Null => "null".into(),
            Tree::Bool(value) => value.to_string(),
            Tree::Integer(value) => value.to_string(),
            Tree::Float(value) => value.to_string(),
            Tree::Text(value) => format!("{value:?}"),
            Tree::List(len) => format!("a list of {len}"),
            Tree::Map(_) => "an object".into(),
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
        let mut seen = std::collections::HashSet::new();
        while let Some((key, value)) = map.next_entry::<String, Tree>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format_args!(
                    "the field {key:?} stands twice in one object"
                )));
            }
            entries.push((key, value));
        }
        Ok(Tree::Map(entries))
    }
}

/// Takes an entry out of an object.
fn take(entries: &mut Vec<(String, Tree)>, name: &str) -> Option<Tree> {
    let at = entries.iter().position(|(key, _)| key == name)?;
    Some(entries.swap_remove(at).1)
}

fn object(tree: Tree, path: &str) -> Result<Vec<(String, Tree)>, Refusal> {
    match tree {
        Tree::Map(entries) => Ok(entries),
        other => refuse(path, Reason::NotObject(other.describe())),
    }
}

fn nothing_left(entries: &[(String, Tree)], path: &str) -> Result<(), Refusal> {
    // The first in the order of names, since taking entries out has changed that of the document.
    match entries.iter().map(|(key, _)| key).min() {
        Some(key) => refuse(
            format!("{path}{}{key}", if path.is_empty() { "" } else { "." }),
            Reason::Unknown,
        ),
        None => Ok(()),
    }
}

fn table_from_tree<T: Listed>(tree: Tree) -> Result<T, Refusal> {
    let path = T::TABLE.name();
    let mut entries = object(tree, path)?;
    let edition = edition_of(T::TABLE, &mut entries)?;
    let mut values = Vec::new();
    fill(entries, T::TABLE.shape().fields(edition), edition, path, &mut values)?;
    let mut table = T::blank(edition);
    for (index, value) in values.into_iter().enumerate() {
        // `fill` pushes one value of the declared kind for each declared cell.
        let _ = table.set_cell(edition, index, value);
    }
    Ok(table)
}

/// The edition that an object names, where the table differs by it.
fn edition_of(table: Table, entries: &mut Vec<(String, Tree)>) -> Result<Edition, Refusal> {
    let of_table = || Layout::ALL.iter().filter(|layout| layout.table() == table);
    let editions: Vec<Edition> = of_table().filter_map(|layout| layout.edition()).collect();
    if editions.is_empty() {
        return Ok(Edition::LAST);
    }
    let found = match take(entries, "edition") {
        Some(Tree::Text(name)) => editions.iter().find(|edition| edition.name() == name).copied(),
        _ => None,
    };
    let names = || editions.iter().map(|edition| format!("\"{edition}\"")).collect::<Vec<_>>();
    found.map_or_else(|| refuse(table.name(), Reason::Edition(names().join(" or "))), Ok)
}

fn fill(
    mut entries: Vec<(String, Tree)>,
    fields: &'static [Field],
    edition: Edition,
    path: &str,
    values: &mut Vec<Value>,
) -> Result<(), Refusal> {
    for field in fields {
        let path = format!("{path}.{}", field.name);
        let Some(tree) = take(&mut entries, field.name) else {
            return refuse(path, Reason::Missing);
        };
        match field.shape.kind(edition) {
            Some(kind) => values.push(value_from_tree(tree, kind, &path)?),
            None => {
                fill(object(tree, &path)?, field.shape.fields(edition), edition, &path, values)?
            }
        }
    }
    nothing_left(&entries, path)
}

fn value_from_tree(tree: Tree, kind: Kind, path: &str) -> Result<Value, Refusal> {
    match (kind, tree) {
        (_, Tree::Null) => Ok(Value::blank(kind)),
        (_, Tree::Text(text)) if text == "/" => Ok(Value::not_applicable(kind)),
        (Kind::Amount, tree) => amount_from_tree(tree, path).map(Value::Amount),
        (_, Tree::Integer(number)) => integer(number, kind)
            .or_else(|error| refuse(path, Reason::Value(number.to_string(), error))),
        (_, Tree::Float(number)) if number.fract() != 0.0 => {
            refuse(path, Reason::Fraction(number, kind))
        }
        // Exact, since a whole float that is not too large has an exact integer.
        (_, Tree::Float(number)) if number.abs() <= crate::value::LIMIT as f64 => {
            integer(number as i128, kind)
                .or_else(|error| refuse(path, Reason::Value(number.to_string(), error)))
        }
        (_, Tree::Float(number)) => {
            refuse(path, Reason::Value(number.to_string(), ValueError::TooLarge))
        }
        (_, other) => refuse(
            path,
            Reason::NotA(
                other.describe(),
                kind,
                "a whole number, null (blank) or \"/\" (not applicable)",
            ),
        ),
    }
}

fn integer(number: i128, kind: Kind) -> Result<Value, ValueError> {
    let number = i64::try_from(number).map_err(|_| {
        if number < 0 && kind == Kind::Count { ValueError::Negative } else { ValueError::TooLarge }
    })?;
    match kind {
        Kind::Change => Change::try_from(number).map(Value::Change),
        _ => Count::try_from(number).map(Value::Count),
    }
}

const AMOUNT_FORM: &str = "{\"value\": \"12.5\", \"unit\": \"wan_yuan\", \"yuan\" or null}, null (blank) or \"/\" (not applicable)";

fn amount_from_tree(tree: Tree, path: &str) -> Result<Amount, Refusal> {
    let Tree::Map(mut entries) = tree else {
        return refuse(path, Reason::NotA(tree.describe(), Kind::Amount, AMOUNT_FORM));
    };
    let value = match take(&mut entries, "value") {
        Some(Tree::Text(text)) => match Decimal::from_str_exact(&text) {
            Ok(value) => value,
            Err(_) => {
                return refuse(
                    format!("{path}.value"),
                    Reason::NotA(format!("{text:?}"), Kind::Amount, "a decimal number as a string"),
                );
            }
        },
        Some(other) => {
            return refuse(
                format!("{path}.value"),
                Reason::NotA(other.describe(), Kind::Amount, "a decimal number as a string"),
            );
        }
        None => return refuse(format!("{path}.value"), Reason::Missing),
    };
    let unit = match take(&mut entries, "unit") {
        Some(Tree::Null) => None,
        Some(Tree::Text(name)) if name == Unit::Yuan.name() => Some(Unit::Yuan),
        Some(Tree::Text(name)) if name == Unit::WanYuan.name() => Some(Unit::WanYuan),
        Some(other) => {
            return refuse(
                format!("{path}.unit"),
                Reason::NotA(other.describe(), Kind::Amount, "\"wan_yuan\", \"yuan\" or null"),
            );
        }
        None => return refuse(format!("{path}.unit"), Reason::Missing),
    };
    nothing_left(&entries, path)?;
    Amount::new(value, unit).or_else(|error| refuse(path, Reason::Value(value.to_string(), error)))
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Report, D::Error> {
        report_from_tree(Tree::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

fn optional_table<T: Listed>(entries: &mut Vec<(String, Tree)>) -> Result<Option<T>, Refusal> {
    match take(entries, T::TABLE.name()) {
        None | Some(Tree::Null) => Ok(None),
        Some(tree) => table_from_tree(tree).map(Some),
    }
}

fn heading_from_tree(tree: Tree) -> Result<Heading, Refusal> {
    let mut entries = object(tree, "heading")?;
    let mut heading = Heading::default();
    match take(&mut entries, "agency") {
        None | Some(Tree::Null) => {}
        Some(Tree::Text(agency)) => heading.agency = Some(agency),
        Some(other) => {
            return refuse("heading.agency", Reason::Heading(other.describe(), "a name"));
        }
    }
    match take(&mut entries, "year") {
        None | Some(Tree::Null) => {}
        Some(Tree::Integer(year)) if u16::try_from(year).is_ok() => {
            heading.year = u16::try_from(year).ok()
        }
        Some(other) => return refuse("heading.year", Reason::Heading(other.describe(), "a year")),
    }
    match take(&mut entries, "scope") {
        None | Some(Tree::Null) => {}
        Some(Tree::Text(name)) if Scope::from_name(&name).is_some() => {
            heading.scope = Scope::from_name(&name)
        }
        Some(other) => {
            return refuse(
                "heading.scope",
                Reason::Heading(other.describe(), "\"own_level\" or \"whole_area\""),
            );
        }
    }
    nothing_left(&entries, "heading")?;
    Ok(heading)
}

impl<'de> Deserialize<'de> for Heading {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Heading, D::Error> {
        heading_from_tree(Tree::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
