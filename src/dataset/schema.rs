//! The tables described for other programs: JSON Schema, Frictionless and CSV on the Web.

use serde_json::{Map, Value as Json, json};

use super::{Column, Form, FoundForm, Type, VERSION};

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
        row_schema(self.key(), self.about(), self.columns())
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

impl FoundForm {
    /// What the table is, in a sentence.
    const fn about(self) -> &'static str {
        match self {
            FoundForm::Problems => "What checks of many reports found, one row a problem.",
            FoundForm::Claims => {
                "The figures that the texts of many reports state, and whether the tables agree."
            }
            FoundForm::Repairs => {
                "Which figures of many reports are likely wrong, one row a figure of a way to mend."
            }
        }
    }

    /// The JSON Schema (draft 2020-12) of one row as an object.
    ///
    /// ```
    /// use gouji::dataset::FoundForm;
    /// let schema = FoundForm::Repairs.json_schema();
    /// assert_eq!(schema["properties"]["cell"]["title"], "单元格");
    /// ```
    pub fn json_schema(self) -> Json {
        row_schema(self.key(), self.about(), self.columns())
    }
}

fn row_schema(key: &str, about: &str, columns: &[Column]) -> Json {
    let property = |column: &Column| (column.name.clone(), row_property(column));
    let properties: Map<String, Json> = columns.iter().map(property).collect();
    let required: Vec<&str> = columns
        .iter()
        .filter(|column| !column.name.starts_with("rule_"))
        .map(|column| column.name.as_str())
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("{key} table, version {VERSION}"),
        "description": about,
        "type": "object",
        "properties": properties,
        "required": required,
    })
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
