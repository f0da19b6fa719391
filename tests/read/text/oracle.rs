//! A second reader of separated text, slow and plain, that shares nothing with the library but the
//! declared labels: cells between separators, columns by their place under a header in one line.
//! It refuses whatever does not fit. Where both read a cell, they must agree.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gouji::{CellId, Layout};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::solve::support::cases;

/// Figures by the paths of their cells.
pub type Figures = BTreeMap<String, String>;

/// A header: where each column stands, by its label, and how many fields the line has.
struct Header {
    layouts: Vec<Layout>,
    columns: BTreeMap<&'static str, usize>,
    fields: usize,
}

fn label_of_row(cell: CellId) -> &'static str {
    cell.row().map_or("", |row| row.label)
}

/// The cells of the rows with a label, in each layout.
type Rows = Vec<(Layout, BTreeMap<&'static str, Vec<CellId>>)>;

static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    let rows = |layout: Layout| {
        let mut rows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for cell in layout.cells() {
            rows.entry(label_of_row(cell)).or_default().push(cell);
        }
        (layout, rows)
    };
    [Layout::REQUESTS_2021, Layout::PROACTIVE_DISCLOSURE_2021].map(rows).to_vec()
});

/// The columns of a line, when it names all columns of some row of a layout, each once.
fn header(fields: &[&str]) -> Option<Header> {
    let mut layouts = Vec::new();
    let mut columns = BTreeMap::new();
    for (layout, rows) in ROWS.iter() {
        for row in rows.values() {
            let own = || row.iter().copied();
            let place = |cell: CellId| {
                let label = cell.column().label;
                let mut places = (0..fields.len()).filter(|at| fields[*at] == label);
                places.next().filter(|_| places.next().is_none())
            };
            if own().all(|cell| place(cell).is_some()) {
                layouts.push(*layout);
                columns.extend(own().filter_map(|cell| Some((cell.column().label, place(cell)?))));
            }
        }
    }
    (!layouts.is_empty()).then_some(Header { layouts, columns, fields: fields.len() })
}

/// The figures of a row under its header.
fn row(header: &Header, fields: &[&str]) -> Option<Vec<(String, String)>> {
    if fields.len() != header.fields {
        return None;
    }
    let cells = |label: &str| -> Vec<CellId> {
        let is_under = |layout: &Layout| header.layouts.contains(layout);
        let rows = ROWS.iter().filter(|(layout, _)| is_under(layout));
        rows.filter_map(|(_, rows)| rows.get(label)).flatten().copied().collect()
    };
    let first = *header.columns.values().min()?;
    let mut labels = (0..fields.len()).filter(|at| !cells(fields[*at]).is_empty());
    let at = labels.next().filter(|at| *at < first)?;
    if labels.next().is_some() {
        return None;
    }
    let figure = |cell: CellId| {
        let text = fields[*header.columns.get(cell.column().label)?];
        let is_figure = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_figure.then(|| (cell.path(), text.to_owned()))
    };
    cells(fields[at]).into_iter().map(figure).collect()
}

/// Reads a text.
pub fn read(text: &str, separator: char) -> Figures {
    let mut figures = Figures::new();
    let mut seen = Vec::new();
    let mut last: Option<Header> = None;
    for line in text.lines() {
        let fields: Vec<&str> = line.split(separator).map(str::trim).collect();
        if let Some(header) = header(&fields) {
            last = Some(header);
        } else if let Some(row) = last.as_ref().and_then(|header| row(header, &fields)) {
            // A row that comes twice is not looked into.
            for (path, figure) in row {
                if seen.contains(&path) {
                    figures.remove(&path);
                } else {
                    seen.push(path.clone());
                    figures.insert(path, figure);
                }
            }
        }
    }
    figures
}

/// What the library reads.
pub fn library(text: &str) -> Figures {
    let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).expect("a text");
    let figure = |(cell, value): (CellId, gouji::Value)| {
        // Behind money stands its unit.
        let text = value.to_string();
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        (end > 0).then(|| (cell.path(), text[..end].to_owned()))
    };
    reading.report.cells().filter_map(figure).collect()
}

/// A change to the fields of one line or of all lines.
#[derive(Debug, Clone)]
enum Damage {
    Lost(Index, Index),
    Doubled(Index, Index),
    TooMany(Index, Index, &'static str),
    Changed(Index, Index, &'static str),
    Exchanged(Index, Index),
    LineLost(Index),
    ColumnLost(Index),
    ColumnTwice(Index),
    Column(Index, &'static str, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || any::<Index>();
    let text = || prop::sample::select(vec!["", "0", "3", "件", "12", "-"]);
    let label = prop::sample::select(vec!["", "序号", "合计", "单位", "备注", "小计", "自然人"]);
    prop_oneof![
        (place(), place()).prop_map(|(line, field)| Damage::Lost(line, field)),
        (place(), place()).prop_map(|(line, field)| Damage::Doubled(line, field)),
        (place(), place(), text())
            .prop_map(|(line, field, text)| Damage::TooMany(line, field, text)),
        (place(), place(), text())
            .prop_map(|(line, field, text)| Damage::Changed(line, field, text)),
        (place(), place()).prop_map(|(line, field)| Damage::Exchanged(line, field)),
        place().prop_map(Damage::LineLost),
        place().prop_map(Damage::ColumnLost),
        place().prop_map(Damage::ColumnTwice),
        (place(), label, text())
            .prop_map(|(field, label, text)| Damage::Column(field, label, text)),
    ]
}

fn apply(lines: &mut Vec<Vec<String>>, damage: &Damage) {
    if lines.is_empty() {
        return;
    }
    let count = lines.len();
    // A place in a line with fields.
    let place = |lines: &[Vec<String>], line: &Index, field: &Index| {
        let line = line.index(count);
        (line, field.index(lines[line].len().max(1)))
    };
    match damage {
        Damage::Lost(line, field) => {
            let (line, field) = place(lines, line, field);
            if field < lines[line].len() {
                lines[line].remove(field);
            }
        }
        Damage::Doubled(line, field) => {
            let (line, field) = place(lines, line, field);
            if let Some(text) = lines[line].get(field).cloned() {
                lines[line].insert(field, text);
            }
        }
        Damage::TooMany(line, field, text) => {
            let (line, field) = place(lines, line, field);
            let field = field.min(lines[line].len());
            lines[line].insert(field, (*text).to_owned());
        }
        Damage::Changed(line, field, text) => {
            let (line, field) = place(lines, line, field);
            if let Some(field) = lines[line].get_mut(field) {
                *field = (*text).to_owned();
            }
        }
        Damage::Exchanged(a, b) => lines.swap(a.index(count), b.index(count)),
        Damage::LineLost(line) => drop(lines.remove(line.index(count))),
        Damage::ColumnLost(column) => {
            let column = column.index(8);
            lines.iter_mut().filter(|line| column < line.len()).for_each(|line| {
                line.remove(column);
            });
        }
        Damage::ColumnTwice(column) => {
            let column = column.index(8);
            for line in lines.iter_mut().filter(|line| column < line.len()) {
                line.insert(column, line[column].clone());
            }
        }
        Damage::Column(column, label, text) => {
            let column = column.index(9);
            for line in lines.iter_mut().filter(|line| column <= line.len() && line.len() > 1) {
                let is_header = line.iter().any(|field| field == "自然人" || field == "信息内容");
                line.insert(column, if is_header { *label } else { *text }.to_owned());
            }
        }
    }
}

/// The tables with columns as lines of fields: one label a line, the header in one line.
pub fn tables(value: impl Fn(CellId) -> String) -> Vec<Vec<Vec<String>>> {
    let text = |text: &str| text.to_owned();
    let mut proactive: Vec<Vec<String>> = Vec::new();
    let mut caption = "";
    let mut label = "";
    for cell in Layout::PROACTIVE_DISCLOSURE_2021.cells() {
        let row = cell.row().expect("a row");
        if row.under != Some(caption) {
            caption = row.under.unwrap_or_default();
            let own = Layout::PROACTIVE_DISCLOSURE_2021
                .cells()
                .filter(|other| other.row().is_some_and(|other| other.label == row.label));
            proactive.push(vec![text(caption)]);
            proactive.push(
                [text("信息内容")]
                    .into_iter()
                    .chain(own.map(|cell| text(cell.column().label)))
                    .collect(),
            );
        }
        if row.label != label {
            label = row.label;
            proactive.push(vec![text(label)]);
        }
        proactive.last_mut().expect("a line").push(value(cell));
    }
    let cells: Vec<CellId> = Layout::REQUESTS_2021.cells().collect();
    let names = cells.iter().take(7).map(|cell| text(cell.column().label));
    let mut requests = vec![[text("项目")].into_iter().chain(names).collect::<Vec<String>>()];
    requests.extend(cells.chunks(7).map(|row| {
        let label = text(label_of_row(row[0]));
        [label].into_iter().chain(row.iter().map(|cell| value(*cell))).collect::<Vec<String>>()
    }));
    vec![proactive, requests]
}

/// Tables below their headings.
pub fn written(tables: &[Vec<Vec<String>>], separator: &str) -> String {
    let headings = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"];
    let mut text = String::from("某区2022年政府信息公开工作年度报告\n");
    for (heading, lines) in headings.iter().zip(tables) {
        text += &format!("{heading}\n");
        for line in lines {
            text += &(line.join(separator) + "\n");
        }
    }
    text
}

#[test]
fn both_readers_read_a_whole_report() {
    let numbered = |cell: CellId| (100 + place(cell)).to_string();
    let text = written(&tables(numbered), "\t");
    let (plain, own) = (read(&text, '\t'), library(&text));
    assert_eq!(plain, own);
    let count = Layout::REQUESTS_2021.len() + Layout::PROACTIVE_DISCLOSURE_2021.len();
    assert_eq!(plain.len(), count);
}

#[test]
fn what_does_not_fit_is_refused_by_the_plain_reader() {
    let numbered = |cell: CellId| (100 + place(cell)).to_string();
    let text = written(&tables(numbered), "\t");
    let received = "requests.received.total";
    assert!(read(&text, '\t').contains_key(received));
    for (from, to) in
        [("自然人", "自然"), ("公开申请数量\t", "公开申请数量\t\t"), ("\t105\t106", "\t105")]
    {
        let text = text.replacen(from, to, 1);
        assert!(!read(&text, '\t').contains_key(received), "{from}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases(1_200) as u32)
    })]

    #[test]
    fn where_both_readers_read_a_cell_they_agree(
        values in prop::collection::vec(prop_oneof![2 => Just(0u32), 1 => 1..10u32, 1 => 10..9000u32], 200),
        damages in prop::collection::vec((any::<Index>(), damage()), 0..5),
        bars in any::<bool>(),
    ) {
        let (separator, mark) = if bars { (" | ", '|') } else { ("\t", '\t') };
        let mut tables = tables(|cell| {
            let first = if cell.layout() == Layout::REQUESTS_2021 { 20 } else { 0 };
            values[(first + place(cell)) % values.len()].to_string()
        });
        for (table, damage) in &damages {
            let table = table.index(tables.len());
            apply(&mut tables[table], damage);
        }
        let text = written(&tables, separator);
        let (plain, own) = (read(&text, mark), library(&text));
        let differ: Vec<_> = own
            .iter()
            .filter(|(path, figure)| plain.get(*path).is_some_and(|plain| plain != *figure))
            .collect();
        prop_assert!(differ.is_empty(), "{:?}\n{}", differ, text);
    }
}

/// The number of a cell in its layout.
fn place(cell: CellId) -> usize {
    cell.layout().cells().position(|other| other == cell).unwrap_or(0)
}
