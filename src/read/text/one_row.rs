//! The tables of one row, with the columns in groups or without them.

use super::zone::{Cell, Item, Kind, Outcome, Rows, Zone};
use super::{Note, NoteKind, Out};
use crate::cell::Table;
use crate::edition::Edition;
use crate::fold::fold;
use crate::read::Position;
use crate::read::label::{Known, column_of};
use crate::table::header::Header;

/// The header of a table of one row.
pub(super) fn single_header(table: Table) -> &'static Header {
    Header::of(table.layout(Edition::LAST))
}

/// A table whose columns stand in groups.
pub(super) fn grouped(zone: &Zone, out: &Out<'_>) -> Outcome {
    let Some(first) = zone.items.iter().position(|item| matches!(item.kind, Kind::Value)) else {
        let labels = zone.items.iter().filter(|item| matches!(item.kind, Kind::Label(_))).count();
        // Some of the labels and no figure: nothing, but for a text from which lines were dropped.
        return match zone.items.first() {
            Some(item) if labels >= 4 && out.distinct => {
                refused(NoteKind::LinesDropped, zone.table, item)
            }
            Some(item) if labels >= 4 => refused(NoteKind::Incomplete, zone.table, item),
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
        return refused(NoteKind::OrderUnclear, zone.table, item);
    }
    let printed = single_header(zone.table);
    let Some(mut rows) = header_rows(header, printed) else {
        return refused(NoteKind::OrderUnclear, zone.table, &header[0]);
    };
    if values.last().is_some_and(|last| out.broken == Some(last.line)) {
        return refused(NoteKind::Incomplete, zone.table, &values[0]);
    }
    let cells = value_cells(values);
    // Over several lines, figures that are too many may be pieces, and those that stand beside
    // others tell no order.
    let beside = |pair: &[Item]| pair[0].line == pair[1].line;
    if !values.windows(2).all(beside)
        && (cells.len() > printed.columns.len() || values.windows(2).any(beside))
    {
        return refused(NoteKind::Scattered, zone.table, &header[0]);
    }
    rows.push(cells);
    Outcome::Rows(Rows { rows, ..Rows::default() })
}

fn refused(kind: NoteKind, table: Table, item: &Item) -> Outcome {
    Outcome::Refused(Note::new(kind, Some(table), item.position(), &item.text))
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
fn header_rows(header: &[Item], printed: &Header) -> Option<Vec<Vec<Cell>>> {
    if is_known_order(header, printed) {
        return Some(
            header.iter().map(|item| vec![(item.text.clone(), item.position())]).collect(),
        );
    }
    is_drawn(&pieces(header), printed).then(|| canonical_header(printed, &header[0].position()))
}

/// The labels of the header as the format prints them.
pub(super) fn canonical_header(printed: &Header, position: &Position) -> Vec<Vec<Cell>> {
    let labels = printed.by_lines().into_iter().map(|part| part.label);
    labels.map(|text| vec![(text.to_owned(), position.clone())]).collect()
}

/// True when the labels, one after the other, are read in an order that leaves no doubt: row by row
/// of the header or group by group.
fn is_known_order(header: &[Item], printed: &Header) -> bool {
    let mut names: Vec<&str> = Vec::new();
    for item in header {
        let mut known = item.known().iter().filter(|known| known.table() == printed.table());
        match known.next() {
            Some(Known::Group(_, name) | Known::Column(_, name) | Known::Above(_, name)) => {
                names.push(name)
            }
            _ => return false,
        }
    }
    printed.orders.contains(&names)
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
fn is_drawn(lines: &[Vec<String>], printed: &Header) -> bool {
    let mut letters: Vec<char> = lines.iter().flatten().flat_map(|piece| piece.chars()).collect();
    let mut official: Vec<char> =
        printed.parts.iter().flat_map(|part| part.label.chars()).collect();
    letters.sort_unstable();
    official.sort_unstable();
    letters == official && lines.iter().all(|line| is_in_order(line, printed))
}

fn is_in_order(line: &[String], printed: &Header) -> bool {
    let heads: Vec<&str> = printed.groups().map(|part| part.label).collect();
    let head = |piece: &String| heads.iter().position(|head| head == piece);
    let found: Vec<usize> = line.iter().filter_map(head).collect();
    if !found.is_empty() {
        return found.is_sorted() && found.len() == line.len();
    }
    let mut columns = printed.columns.iter().map(|column| column.label);
    line.len() >= 4
        && line.iter().all(|piece| columns.any(|column| column.contains(piece.as_str())))
}

/// A table without groups: a label for each column and a row of values.
pub(super) fn plain(zone: &Zone) -> Outcome {
    let mut header: Vec<Cell> = Vec::new();
    let mut names = Vec::new();
    let mut row: Vec<Cell> = Vec::new();
    for item in &zone.items {
        let column = column_of(item.known(), zone.table);
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
    if !single_header(zone.table).names().eq(names) {
        let (raw, position) = header.swap_remove(0);
        let kind = NoteKind::OrderUnclear;
        return Outcome::Refused(Note::new(kind, Some(zone.table), position, &raw));
    }
    Outcome::Rows(Rows { rows: vec![header, row], ..Rows::default() })
}
