//! Flattened text: what each form gives, and that nothing uncertain is read.

use std::collections::BTreeMap;

use gouji::read::text::{self, Flat, NoteKind};
use gouji::read::{Block, Grid};
use gouji::{Edition, Layout, Table};
use proptest::prelude::*;

mod render;

/// Cells as they stand, by path: a row with exactly as many values as columns and nothing else.
type Cells = BTreeMap<String, String>;

/// The letters of a label without numbering and notes.
fn core(label: &str) -> String {
    let mut depth = 0i32;
    let outside: String = label
        .chars()
        .filter(|c| {
            depth += i32::from(matches!(c, '(' | '（')) - i32::from(matches!(c, ')' | '）'));
            depth == 0 && !matches!(c, ')' | '）')
        })
        .collect();
    let bare = outside.trim_start_matches(|c: char| c.is_whitespace() || "一二三四五六七八九十0123456789".contains(c));
    let numbered = bare.len() < outside.trim_start().len() && bare.starts_with(['、', '.', '．']);
    let text = if numbered { bare } else { &outside };
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn row_path(table: Table, text: &str) -> Option<(Layout, String)> {
    let text = core(text);
    Layout::ALL.into_iter().filter(|layout| layout.table() == table).find_map(|layout| {
        let cell = layout.cells().find(|cell| cell.row().is_some_and(|row| core(row.label) == text))?;
        let path = cell.to_string();
        Some((layout, path.rsplit_once('.')?.0.to_owned()))
    })
}

fn column_name(text: &str) -> Option<&'static str> {
    let wanted = core(text);
    Layout::ALL
        .into_iter()
        .flat_map(|layout| layout.cells())
        .map(|cell| cell.column())
        .find(|column| core(column.label) == wanted)
        .map(|column| column.name)
}

/// A stand-in for the binding: rows by their exact labels, values by their order.
fn bind(grid: &Grid, cells: &mut Cells) {
    let mut columns: Vec<&'static str> = Vec::new();
    for row in 0..grid.rows() {
        let texts: Vec<&str> = grid.row(row).iter().map(|cell| cell.text.as_str()).collect();
        let is_label = |text: &&str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && column_name(text).is_none_or(|_| true);
        let labels = texts.iter().rposition(|text| {
            is_label(text) && !text.starts_with(|c: char| c.is_ascii_digit() && !text.contains('.') || "增减+-".contains(c))
        });
        let (label, values) = match labels {
            Some(last) => (texts[last], &texts[last + 1..]),
            None => ("", &texts[..]),
        };
        if texts[0] == "信息内容" {
            columns = texts[1..].iter().filter_map(|text| column_name(text)).collect();
            continue;
        }
        let start = values.iter().position(|value| !value.is_empty()).unwrap_or(values.len());
        let end = values.iter().rposition(|value| !value.is_empty()).map_or(start, |last| last + 1);
        let values = &values[start..end];
        if label.is_empty() && values.len() == 15 {
            for (cell, value) in Layout::REVIEW_LITIGATION.cells().zip(values) {
                cells.insert(cell.to_string(), (*value).to_owned());
            }
        } else if let Some((layout, path)) = row_path(Table::Requests, label).filter(|_| values.len() == 7) {
            let names = layout.cells().take(7).map(|cell| cell.column().name);
            cells.extend(names.zip(values).map(|(name, value)| (format!("{path}.{name}"), (*value).to_owned())));
        } else if let Some((_, path)) = row_path(Table::ProactiveDisclosure, label).filter(|_| values.len() == columns.len()) {
            cells.extend(columns.iter().zip(values).map(|(name, value)| (format!("{path}.{name}"), (*value).to_owned())));
        }
    }
}

fn cells(flat: &Flat) -> Cells {
    let mut cells = Cells::new();
    for block in &flat.blocks {
        if let Block::Grid(grid) = block {
            bind(grid, &mut cells);
        }
    }
    cells
}

#[test]
fn dump() {
    let Some(path) = std::env::var_os("DUMP") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let flat = text::read(&text);
    for block in &flat.blocks {
        match block {
            Block::Text { text, position } => println!("{position} T {}", text.chars().take(60).collect::<String>()),
            Block::Grid(grid) => {
                println!("GRID {}", grid.rows());
                for row in 0..grid.rows() {
                    let cells: Vec<String> = grid.row(row).iter().map(|cell| format!("{:?}", cell.text)).collect();
                    println!("   {} {}", grid.row(row)[0].position, cells.join(" "));
                }
            }
        }
    }
    for note in &flat.notes {
        println!("NOTE {:?} {:?} {} {}", note.kind, note.table, note.position, note.raw);
    }
}

/// The figures of a truth file's entry, by path.
fn truth(entry: &serde_json::Value) -> Cells {
    fn walk(path: &str, value: &serde_json::Value, cells: &mut Cells) {
        match value {
            serde_json::Value::Object(parts) => parts.iter().for_each(|(name, part)| walk(&format!("{path}.{name}"), part, cells)),
            serde_json::Value::Number(number) => {
                cells.insert(path.to_owned(), number.to_string());
            }
            serde_json::Value::String(text) => {
                cells.insert(path.to_owned(), text.clone());
            }
            _ => {}
        }
    }
    let mut cells = Cells::new();
    walk("requests", &entry["requests"], &mut cells);
    walk("review_litigation", &entry["review_litigation"], &mut cells);
    if entry["proactive_disclosure"]["edition"] == "2021" {
        walk("proactive_disclosure", &entry["proactive_disclosure"], &mut cells);
        cells.remove("proactive_disclosure.edition");
    }
    cells
}

/// Reads every text of a folder of real reports and compares it with its truth file. Only where GOUJI_CORPUS names the folder.
#[test]
fn real_reports_give_their_figures_and_no_wrong_one() {
    let Some(folder) = std::env::var_os("GOUJI_CORPUS") else { return };
    let folder = std::path::Path::new(&folder);
    for part in ["raw", "documents"] {
        let truths = std::fs::read_to_string(folder.join(part).join("truth.json")).expect("a truth file");
        let truths: Vec<serde_json::Value> = serde_json::from_str(&truths).expect("JSON");
        for entry in truths {
            let name = entry["file"].as_str().expect("a file name");
            if !name.ends_with(".txt") || name.ends_with(".js.txt") {
                continue;
            }
            let known = truth(&entry);
            let flat = text::read(&std::fs::read_to_string(folder.join(part).join(name)).expect("a text"));
            let found = cells(&flat);
            let wrong: Vec<_> = found.iter().filter(|(path, value)| known.get(*path).is_some_and(|known| known != *value)).collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
            let right = found.keys().filter(|path| known.contains_key(*path)).count();
            println!("{name}: {right} of {} figures, {} notes", known.len(), flat.notes.len());
        }
    }
}
