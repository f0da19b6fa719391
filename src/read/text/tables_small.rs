//! The tables of one row: reconsideration and litigation, and the fee table.

use super::zone::{Cell, Item, Kind, Outcome, Rows, Zone};
use super::{Note, NoteKind, Out};
use crate::cell::Table;
use crate::read::Position;
use crate::read::label::{Known, fold};

/// The columns of each group, as they are named.
const RESULTS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];
/// The labels of the table as a page without its lines is read: row by row of the header.
pub(super) const LABELS: [&str; 19] = [
    "行政复议",
    "行政诉讼",
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "总计",
    "未经复议直接起诉",
    "复议后起诉",
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "总计",
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "总计",
];
/// The number of cells of the table of reconsideration and litigation.
pub(super) const CELLS: usize = 15;

pub(super) fn review(zone: &Zone, out: &Out<'_>) -> Outcome {
    let Some(first) = zone.items.iter().position(|item| matches!(item.kind, Kind::Value)) else {
        let labels = zone.items.iter().filter(|item| matches!(item.kind, Kind::Label(_))).count();
        // Some of the labels and no figure: nothing, but for a text from which lines were dropped.
        return match zone.items.first() {
            Some(item) if labels >= 4 && out.distinct => refused(NoteKind::LinesDropped, item),
            Some(item) if labels >= 4 => refused(NoteKind::Incomplete, item),
            _ => Outcome::Nothing,
        };
    };
    let (header, rest) = zone.items.split_at(first);
    if header.len() < 4 {
        return Outcome::Nothing;
    }
    let values = rest.iter().take_while(|item| !matches!(item.kind, Kind::Label(_))).count();
    let (values, behind) = rest.split_at(values);
    if let Some(item) = behind.iter().find(|item| matches!(item.kind, Kind::Value)) {
        return refused(NoteKind::OrderUnclear, item);
    }
    let Some(mut rows) = header_rows(header) else {
        return refused(NoteKind::OrderUnclear, &header[0]);
    };
    if values.last().is_some_and(|last| out.broken == Some(last.line)) {
        return refused(NoteKind::Incomplete, &values[0]);
    }
    let cells = value_cells(values);
    // Over several lines, figures that are too many may be pieces, and those that stand beside
    // others tell no order.
    let beside = |pair: &[Item]| pair[0].line == pair[1].line;
    if !values.windows(2).all(beside) && (cells.len() > CELLS || values.windows(2).any(beside)) {
        return refused(NoteKind::Scattered, &header[0]);
    }
    rows.push(cells);
    Outcome::Rows(Rows { rows, notes: Vec::new() })
}

fn refused(kind: NoteKind, item: &Item) -> Outcome {
    Outcome::Refused(Note {
        kind,
        table: Some(Table::ReviewLitigation),
        position: item.position(),
        raw: super::lines::excerpt(&item.text),
    })
}

/// The cells of a row of values, blank ones between bars counted in.
fn value_cells(values: &[Item]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (at, item) in values.iter().enumerate() {
        let blanks = if at == 0 { 0 } else { item.bars.saturating_sub(1).min(32) };
        cells.extend((0..blanks).map(|_| (String::new(), item.position())));
        cells.push((item.text.clone(), item.position()));
    }
    cells
}

/// The labels of the header, one a row, when their order tells the order of the columns.
fn header_rows(header: &[Item]) -> Option<Vec<Vec<Cell>>> {
    if is_known_order(header) {
        return Some(
            header.iter().map(|item| vec![(item.text.clone(), item.position())]).collect(),
        );
    }
    is_drawn(&pieces(header)).then(|| canonical_header(&header[0].position()))
}

/// The labels of the header as the format prints them.
pub(super) fn canonical_header(position: &Position) -> Vec<Vec<Cell>> {
    LABELS.iter().map(|text| vec![((*text).to_owned(), position.clone())]).collect()
}

/// True when the labels, one after the other, are read in an order that leaves no doubt: row by row
/// of the header or group by group.
fn is_known_order(header: &[Item]) -> bool {
    let mut names: Vec<&str> = Vec::new();
    for item in header {
        let mut known =
            item.known().iter().filter(|known| known.table() == Table::ReviewLitigation);
        match known.next() {
            Some(Known::Group(_, name) | Known::Column(_, name) | Known::Above(_, name)) => {
                names.push(name)
            }
            _ => return false,
        }
    }
    let (review, litigation, direct, after) = (
        &["review"][..],
        &["行政诉讼"][..],
        &["direct_litigation"][..],
        &["litigation_after_review"][..],
    );
    let orders = [
        [review, litigation, &RESULTS, direct, after, &RESULTS, &RESULTS],
        [review, &RESULTS, litigation, direct, &RESULTS, after, &RESULTS],
        [review, litigation, direct, after, &RESULTS, &RESULTS, &RESULTS],
    ];
    orders.iter().any(|order| order.concat() == names)
}

/// The text of a header in its lines.
fn pieces(header: &[Item]) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut last = 0;
    for item in header {
        for (at, part) in item.text.split('\n').enumerate() {
            if at > 0 || item.line != last {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.extend(part.split_whitespace().map(fold));
            }
        }
        last = item.line;
    }
    lines
}

/// True for a header drawn over several lines whose letters are exactly those of the official one,
/// each line in the order of the columns.
///
/// Every line with parts of column labels must hold several of them: only side by side do they show
/// an order.
pub(super) fn is_drawn(lines: &[Vec<String>]) -> bool {
    let mut letters: Vec<char> = lines.iter().flatten().flat_map(|piece| piece.chars()).collect();
    let mut official: Vec<char> = LABELS.iter().flat_map(|label| label.chars()).collect();
    letters.sort_unstable();
    official.sort_unstable();
    letters == official && lines.iter().all(|line| is_in_order(line))
}

/// The labels from left to right, each group's head over its columns' labels.
fn columns() -> impl Iterator<Item = &'static str> {
    LABELS[2..7].iter().chain(&LABELS[9..14]).chain(&LABELS[14..19]).copied()
}

fn is_in_order(line: &[String]) -> bool {
    let heads = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"];
    let head = |piece: &String| heads.iter().position(|head| head == piece);
    let found: Vec<usize> = line.iter().filter_map(head).collect();
    if !found.is_empty() {
        return found.is_sorted() && found.len() == line.len();
    }
    let mut columns = columns();
    line.len() >= 4
        && line.iter().all(|piece| columns.any(|column| column.contains(piece.as_str())))
}

/// The fee table: three labels and a row of three values.
pub(super) fn fees(zone: &Zone) -> Outcome {
    let mut header: Vec<Cell> = Vec::new();
    let mut names = Vec::new();
    let mut row: Vec<Cell> = Vec::new();
    for item in &zone.items {
        let column = item.known().iter().find_map(|known| match known {
            Known::Column(Table::ProcessingFees, name) => Some(*name),
            _ => None,
        });
        let cell = (item.text.clone(), item.position());
        match (column, &item.kind) {
            (Some(name), _) if row.is_empty() => {
                names.push(name);
                header.push(cell);
            }
            (_, Kind::Value) if !names.is_empty() => row.push(cell),
            (None, Kind::Label(_)) if row.is_empty() => row.push(cell),
            _ => {}
        }
    }
    if header.is_empty() || row.is_empty() {
        return Outcome::Nothing;
    }
    if names != ["cases_notified", "amount_notified", "amount_collected"] {
        let (raw, position) = header.swap_remove(0);
        return Outcome::Refused(Note {
            kind: NoteKind::OrderUnclear,
            table: Some(Table::ProcessingFees),
            position,
            raw,
        });
    }
    Outcome::Rows(Rows { rows: vec![header, row], notes: Vec::new() })
}
