//! The tables described for other programs: JSON Schema, Frictionless and CSV on the Web.

use serde_json::{Map, Value as Json, json};

use super::{Column, Form, Type, VERSION};

impl Form {
    /// The name of its CSV file in the descriptions.
    pub const fn file(self) -> &'static str {
        match self {
            Form::Wide => "reports.csv",
            Form::Long => "cells.csv",
        }
    }

    /// What the table is, in a sentence.
    const fn about(self) -> &'static str {
        match self {
            Form::Wide => {
                "Annual reports on open government information (政府信息公开工作年度报告), one row a report."
            }
            Form::Long => {
                "Annual reports on open government information (政府信息公开工作年度报告), one row a cell."
            }
        }
    }

    /// The JSON Schema (draft 2020-12) of one row as an object.
    ///
    /// ```
    /// use gouji::dataset::Form;
    /// let schema = Form::Wide.json_schema();
    /// let year = &schema["properties"]["year"];
    /// assert_eq!(year["type"], serde_json::json!(["integer", "null"]));
    /// ```
    pub fn json_schema(self) -> Json {
        let columns = self.columns();
        let property = |column: &Column| (column.name.clone(), row_property(column));
        let properties: Map<String, Json> = columns.iter().map(property).collect();
        let required: Vec<&str> = columns
            .iter()
            .filter(|column| !column.name.starts_with("rule_"))
            .map(|column| column.name.as_str())
            .collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": format!("{} table, version {VERSION}", self.key()),
            "description": self.about(),
            "type": "object",
            "properties": properties,
            "required": required,
        })
    }

    /// The Frictionless Table Schema of its CSV.
    pub fn table_schema(self) -> Json {
        let fields: Vec<Json> = self.columns().iter().map(frictionless_field).collect();
        let mut schema = json!({
            "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
            "description": format!("{} Version {VERSION}.", self.about()),
            "fields": fields,
            "missingValues": [""],
        });
        if self == Form::Wide {
            schema["primaryKey"] = json!([self.columns()[0].name]);
        }
        schema
    }

    /// The CSV on the Web metadata of its CSV.
    pub fn csvw(self) -> Json {
        let columns: Vec<Json> = self.columns().iter().map(csvw_column).collect();
        let mut schema = json!({ "columns": columns });
        if self == Form::Wide {
            schema["primaryKey"] = json!(self.columns()[0].name);
        }
        json!({
            "@context": "http://www.w3.org/ns/csvw",
            "url": self.file(),
            "dc:title": format!("{} table, version {VERSION}", self.key()),
            "dc:description": self.about(),
            "tableSchema": schema,
        })
    }
}

/// The letters of a table's cells.
const CODES: &str = "^[1bnua-]+$";
const MONEY: &str = "^\\+?[0-9]+(\\.[0-9]+)?$";

fn row_property(column: &Column) -> Json {
    let kind = match column.holds {
        Type::Whole { .. } => "integer",
        _ => "string",
    };
    let mut property = json!({ "title": column.title, "description": column.description });
    property["type"] = if column.required { json!(kind) } else { json!([kind, "null"]) };
    match &column.holds {
        Type::Words(words) => {
            let mut words: Vec<Json> = words.iter().map(|word| json!(word)).collect();
            words.push(Json::Null);
            property["enum"] = json!(words);
        }
        Type::Whole { least, most } => {
            (property["minimum"], property["maximum"]) = (json!(least), json!(most));
        }
        Type::Codes => property["pattern"] = json!(CODES),
        Type::Money => property["pattern"] = json!(MONEY),
        Type::Text => {}
    }
    property
}

fn frictionless_field(column: &Column) -> Json {
    let (kind, mut constraints) = match &column.holds {
        Type::Text => ("string", json!({})),
        Type::Words(words) => ("string", json!({ "enum": words })),
        Type::Codes => ("string", json!({ "pattern": CODES })),
        Type::Whole { least, most } => ("integer", json!({ "minimum": least, "maximum": most })),
        Type::Money => ("number", json!({ "minimum": 0 })),
    };
    if column.required {
        constraints["required"] = json!(true);
    }
    json!({
        "name": column.name,
        "type": kind,
        "title": column.title,
        "description": column.description,
        "constraints": constraints,
    })
}

fn csvw_column(column: &Column) -> Json {
    let datatype = match &column.holds {
        Type::Text => json!("string"),
        Type::Words(words) => json!({ "base": "string", "format": words.join("|") }),
        Type::Codes => json!({ "base": "string", "format": "[1bnua-]+" }),
        Type::Whole { least, most } => {
            json!({ "base": "integer", "minimum": least, "maximum": most })
        }
        Type::Money => json!({ "base": "decimal", "minimum": 0 }),
    };
    let mut out = json!({
        "name": column.name,
        "titles": column.name,
        "datatype": datatype,
        "dc:title": column.title,
        "dc:description": column.description,
    });
    if column.required {
        out["required"] = json!(true);
    }
    out
}
