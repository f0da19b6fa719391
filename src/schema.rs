//! The JSON Schema of the serde form, made from the declarations.

use schemars::Schema;
use serde_json::{Map, Value as Json, json};

use crate::cell::{Layout, Table};
use crate::reference::{is_row, shared_columns};
use crate::report::Scope;
use crate::table::Field;
use crate::value::{Kind, LIMIT, Unit};
use crate::words::Locale;

/// The JSON Schema (draft 2020-12) of a [`Report`](crate::Report) as serde writes and reads it.
///
/// Labels, English terms and definitions of the declarations stand in it as titles and
/// descriptions.
///
/// ```
/// let schema = gouji::schema();
/// assert_eq!(schema.get("title").unwrap(), "Report");
/// ```
pub fn schema() -> Schema {
    let mut properties = Map::new();
    properties.insert("heading".into(), heading());
    for table in Table::ALL {
        properties.insert(table.key().into(), nullable(self::table(table)));
    }
    let mut root = object(properties, &[]);
    root.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".into(), json!("Report"));
    root.insert("description".into(), json!("The tables of one annual report on open government information (政府信息公开工作年度报告)."));
    root.insert("$defs".into(), Json::Object(definitions()));
    Schema::from(root)
}

/// The kinds of cell, and the columns that all rows of a table have.
fn definitions() -> Map<String, Json> {
    let mut all = Map::new();
    for (kind, form) in [(Kind::Count, count()), (Kind::Change, change()), (Kind::Amount, amount())]
    {
        all.insert(kind.to_string(), form);
    }
    for layout in Layout::ALL {
        if let Some(columns) = shared_columns(layout) {
            all.insert(row_name(layout), Json::Object(group(layout, columns)));
        }
    }
    all
}

fn row_name(layout: Layout) -> String {
    format!("{}_row", layout.table())
}

fn object(properties: Map<String, Json>, required: &[&str]) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("type".into(), json!("object"));
    object.insert("properties".into(), Json::Object(properties));
    object.insert("required".into(), json!(required));
    object.insert("additionalProperties".into(), json!(false));
    object
}

fn nullable(schema: Json) -> Json {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn heading() -> Json {
    let scopes: Vec<Json> =
        Scope::ALL.iter().map(|scope| json!(scope.key())).chain([Json::Null]).collect();
    let properties = json!({
        "agency": { "type": ["string", "null"], "description": "The body that reports, as its title names it." },
        "year": { "type": ["integer", "null"], "minimum": 1, "maximum": u16::MAX, "description": "The year that is reported on." },
        "scope": { "enum": scopes, "description": "Which bodies the figures cover." },
    });
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// A table, in one form for each edition that prints it differently.
fn table(table: Table) -> Json {
    let layouts: Vec<Layout> =
        Layout::ALL.into_iter().filter(|layout| layout.table() == table).collect();
    let mut forms: Vec<Json> = layouts.iter().map(|layout| layout_form(*layout)).collect();
    let mut form = if forms.len() == 1 { forms.remove(0) } else { json!({ "anyOf": forms }) };
    if let Json::Object(form) = &mut form {
        form.insert("title".into(), json!(table.name(Locale::Chinese)));
        form.insert("description".into(), json!(table.name(Locale::English)));
    }
    form
}

fn layout_form(layout: Layout) -> Json {
    let mut form = group(layout, layout.fields());
    if let Some(edition) = layout.edition() {
        if let Some(Json::Object(properties)) = form.get_mut("properties") {
            properties.insert(
                "edition".into(),
                json!({ "const": edition.key(), "description": edition.notice() }),
            );
        }
        if let Some(Json::Array(required)) = form.get_mut("required") {
            required.insert(0, json!("edition"));
        }
    }
    Json::Object(form)
}

fn group(layout: Layout, fields: &'static [Field]) -> Map<String, Json> {
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let properties =
        fields.iter().map(|field| (field.name.to_string(), part(layout, field))).collect();
    object(properties, &names)
}

fn part(layout: Layout, field: &'static Field) -> Json {
    let mut part = match field.shape.kind(layout.walk_edition()) {
        Some(kind) => json!({ "$ref": format!("#/$defs/{kind}") }),
        None if is_row(layout, field) && shared_columns(layout).is_some() => {
            json!({ "$ref": format!("#/$defs/{}", row_name(layout)) })
        }
        None => Json::Object(group(layout, field.shape.fields(layout.walk_edition()))),
    };
    if let Json::Object(part) = &mut part {
        part.insert("title".into(), json!(field.label));
        part.insert(
            "description".into(),
            json!(format!("{}: {}", field.english, field.definition.trim())),
        );
    }
    part
}

fn count() -> Json {
    let number = json!({ "type": "integer", "minimum": 0, "maximum": LIMIT });
    described(Kind::Count, &number, "A whole number, zero or more")
}

fn change() -> Json {
    let number = json!({ "type": "integer", "minimum": -(LIMIT as i64), "maximum": LIMIT });
    described(Kind::Change, &number, "A whole number with a sign")
}

fn amount() -> Json {
    let units: Vec<Json> =
        Unit::ALL.iter().map(|unit| json!(unit.key())).chain([Json::Null]).collect();
    let money = json!({
        "type": "object",
        "properties": {
            "value": { "type": "string", "pattern": "^\\+?[0-9]+(\\.[0-9]+)?$" },
            "unit": { "enum": units },
        },
        "required": ["value", "unit"],
        "additionalProperties": false,
    });
    described(Kind::Amount, &money, "Money, with its unit or null where that is not known")
}

fn described(kind: Kind, number: &Json, words: &str) -> Json {
    let description =
        format!("{words}; null is a blank cell, \"/\" one that is marked not applicable.");
    json!({ "title": kind.to_string(), "description": description, "anyOf": [number, { "const": "/" }, { "type": "null" }] })
}
