//! What the words of one table's zone make: rows of labels and values, or the reason why they make
//! none.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::lines::{is_odd_figure, is_run_of_digits};
use super::zone::{Cell, Item, Kind, Outcome, Rows, Zone, line_of};
use super::{Note, NoteKind, Out};
use super::{one_row, spelled, together};
use crate::cell::Table;
use crate::edition::Edition;
use crate::read::Position;
use crate::read::label::{Known, label};
use crate::read::rows::RowId;
use crate::table::Form;
use crate::table::header::Header;

/// A row that is being put together.
#[derive(Debug)]
struct Row {
    labels: Vec<Cell>,
    /// Its number in the declared order; none for a group or a row that the format does not have.
    index: Option<usize>,
    is_group: bool,
    /// The numbering that its label has.
    number: String,
    values: Vec<Cell>,
    /// How many values are not blank.
    filled: usize,
    /// The line of the last part of it.
    line: u32,
    /// Some of its values have nothing but blanks between them.
    is_spaced: bool,
}

impl Row {
    fn new(item: &Item) -> Row {
        Row {
            labels: vec![item.cell()],
            index: None,
            is_group: false,
            number: label(&item.text).number,
            values: Vec::new(),
            filled: 0,
            line: item.line,
            is_spaced: false,
        }
    }

    fn push(&mut self, item: &Item) {
        // Bars without text between them are blank cells: one less than there are bars.
        for _ in 1..item.bars.min(32) {
            self.values.push((String::new(), item.position()));
        }
        self.is_spaced |= self.filled > 0 && item.bars == 0 && !item.first;
        self.values.push(item.cell());
        self.filled += 1;
        self.line = item.line;
    }

    /// The blank cells that the bars behind the row show.
    fn close(&mut self, bars: u16, position: &Position) {
        for _ in 1..bars.min(32) {
            self.values.push((String::new(), position.clone()));
        }
    }

    fn position(&self) -> Position {
        self.labels
            .last()
            .map_or(Position::Line { line: self.line, column: 1 }, |(_, position)| position.clone())
    }

    /// The text breaks off in it: it says so, or ends behind the label.
    fn ends_text(&self, out: &Out<'_>) -> bool {
        let more = self.labels.last().map_or(0, |(text, _)| text.matches('\n').count() as u32);
        let is_bare = self.values.is_empty() && self.index.is_some();
        out.broken == Some(self.line) || is_bare && out.is_last(self.line.saturating_add(more))
    }

    /// Its values stand in one line, so that none is a piece of another.
    fn is_in_one_line(&self) -> bool {
        self.values.windows(2).all(|pair| line_of(&pair[0]) == line_of(&pair[1]))
    }

    /// Its values stand over several lines, some of them beside each other: a cell that stands
    /// higher or lower than its neighbours comes before or behind them, whatever its column.
    /// Only where the whole label of several lines comes first, and the last value alone behind the
    /// others, is the text in the order of the cells.
    fn is_scattered(&self) -> bool {
        // Blank cells between bars have no line of their own.
        let lines: Vec<u32> =
            self.values.iter().filter(|(text, _)| !text.is_empty()).map(line_of).collect();
        let beside = lines.windows(2).any(|pair| pair[0] == pair[1]);
        let label_first = self.labels.last().is_some_and(|(text, _)| text.contains('\n'));
        let last_alone = lines.split_last().is_some_and(|(last, others)| {
            others.iter().all(|line| line < last && *line == others[0])
        });
        beside && !self.is_in_one_line() && !(label_first && last_alone)
    }

    /// Two of its values may be one figure: a blank inside of a figure (`1 6`, `1 234`) looks like
    /// one between two, and figures that stand for one begin with no zero.
    fn may_have_pieces(&self) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let may_join = |pair: &[Cell]| {
            let (first, second) = (pair[0].0.as_str(), pair[1].0.as_str());
            first != "0" && digits(first) && digits(second)
        };
        self.is_spaced && self.values.windows(2).any(may_join)
    }

    /// It begins and ends in one line, so that none of its values is of another row.
    fn is_one_line(&self) -> bool {
        let is_here = |(text, position): &Cell| {
            !text.contains('\n')
                && matches!(position, Position::Line { line, .. } if *line == self.line)
        };
        self.is_in_one_line() && self.labels.last().is_some_and(is_here)
    }

    fn raw(&self) -> String {
        let cells: Vec<&str> =
            self.labels.iter().chain(&self.values).map(|(text, _)| text.as_str()).collect();
        cells.join(" ")
    }

    fn note(&self, kind: NoteKind, table: Table) -> Note {
        let row = self.index.and_then(|index| order_of(table).get(index).map(|(row, _)| *row));
        Note { row, ..Note::new(kind, Some(table), self.position(), &self.raw()) }
    }

    fn into_cells(self) -> Vec<Cell> {
        self.labels.into_iter().chain(self.values).collect()
    }
}

/// Reads the words of a zone.
pub(super) fn read(zone: &Zone, out: &Out<'_>) -> Outcome {
    let split = together::split(zone);
    let is_split = split.is_some();
    let zone = split.as_ref().unwrap_or(zone);
    if let Some(note) = run_together(zone) {
        return Outcome::Refused(note);
    }
    let outcome = match zone.table.form() {
        Form::Blocks { .. } => blocks(zone, out),
        Form::Matrix { .. } => matrix(zone, out),
        Form::Row if has_groups(zone.table) => one_row::grouped(zone, out),
        Form::Row => one_row::plain(zone),
    };
    match outcome {
        Outcome::Rows(rows) if is_split => Outcome::Rows(Rows { ran_together: true, ..rows }),
        other => other,
    }
}

/// A table of one row whose columns stand in groups.
pub(super) fn has_groups(table: Table) -> bool {
    Header::all(table).iter().any(|header| header.groups().next().is_some())
}

/// The first row in which cells ran together, or a figure was broken: a zero in front, by itself on
/// a line, may be the end of one.
fn run_together(zone: &Zone) -> Option<Note> {
    let is_value = |item: &Item| matches!(item.kind, Kind::Value);
    let at = zone
        .items
        .iter()
        .position(|item| is_value(item) && (item.glued || is_run_of_digits(&item.text)))?;
    let item = &zone.items[at];
    let alone = item.first && zone.items.get(at + 1).is_none_or(|next| next.first);
    let kind = if alone && !item.glued { NoteKind::Scattered } else { NoteKind::RunTogether };
    let label = zone.items[..at]
        .iter()
        .rev()
        .find(|item| matches!(item.kind, Kind::Label(_)))
        .unwrap_or(item);
    let raw = format!("{} {}", label.text, item.text);
    Some(Note::new(kind, Some(zone.table), label.position(), &raw))
}

/// True for a row whose one value has so many digits that it may be all of its cells.
fn may_be_run_together(row: &Row, columns: usize) -> bool {
    columns > 1
        && row.filled == 1
        && row.values.len() == 1
        && row.values[0].0.bytes().filter(u8::is_ascii_digit).count() >= columns
}

/// The table of which the rows that lack values are those of a text from which repeated lines were
/// dropped.
fn dropped<'r>(
    rows: impl Iterator<Item = (&'r Row, usize)>,
    out: &Out<'_>,
    table: Table,
) -> Option<Note> {
    let mut lacking = rows
        .filter(|(row, columns)| row.index.is_some() && row.values.len() < (*columns).max(1))
        .map(|(row, _)| row);
    let first = lacking.next()?;
    (out.distinct && lacking.next().is_some()).then(|| first.note(NoteKind::LinesDropped, table))
}

/// One block of a table of blocks: from its caption or header to the next.
#[derive(Debug, Default)]
struct Block {
    caption: Option<Cell>,
    header: Vec<Cell>,
    rows: Vec<Row>,
    unclear: Option<Note>,
}

fn blocks(zone: &Zone, out: &Out<'_>) -> Outcome {
    let mut blocks = vec![Block::default()];
    for item in &zone.items {
        add_to_block(&mut blocks, item, zone.table);
    }
    close_last(&mut blocks, zone.bars);
    let columns = |block: &Block| block.header.len().saturating_sub(1);
    let all =
        || blocks.iter().flat_map(|block| block.rows.iter().map(move |row| (row, columns(block))));
    if let Some(note) = dropped(all(), out, zone.table) {
        return Outcome::Refused(note);
    }
    if let Some((row, _)) = all().find(|(row, columns)| may_be_run_together(row, *columns)) {
        return Outcome::Refused(row.note(NoteKind::RunTogether, zone.table));
    }
    let mut rows = Rows::default();
    let last = blocks.len();
    for (at, block) in blocks.into_iter().enumerate() {
        keep_block(block, at + 1 == last, zone.table, out, &mut rows);
    }
    if rows.rows.is_empty() && rows.notes.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Rows(rows)
    }
}

fn close_last(blocks: &mut [Block], bars: u16) {
    if let Some(row) = blocks.last_mut().and_then(|block| block.rows.last_mut()) {
        let position = row.position();
        row.close(bars, &position);
    }
}

fn add_to_block(blocks: &mut Vec<Block>, item: &Item, table: Table) {
    let is_cell = matches!(item.kind, Kind::Value)
        || matches!(item.kind, Kind::Other) && is_odd_figure(&item.text);
    if !is_cell {
        close_last(blocks, item.bars);
    }
    let known = item.known().iter().find(|known| known.table() == table);
    if matches!(known, Some(Known::Caption(..))) {
        blocks.push(Block { caption: Some(item.cell()), ..Block::default() });
    }
    if matches!(known, Some(Known::RowHead(_)))
        && blocks.last().is_none_or(|block| !block.header.is_empty() || !block.rows.is_empty())
    {
        blocks.push(Block::default());
    }
    let Some(block) = blocks.last_mut() else { return };
    match (known, &item.kind) {
        (Some(Known::RowHead(_)), _) => block.header.push(item.cell()),
        (Some(Known::Column(..)), _) if block.rows.is_empty() && !block.header.is_empty() => {
            block.header.push(item.cell())
        }
        (Some(Known::Column(..)), _) => block.mark(item, table),
        (Some(Known::Row(_, id)), _) => {
            let index = order(table, *id);
            if block.rows.iter().rev().find_map(|row| row.index) > index {
                block.mark(item, table);
            }
            block.rows.push(Row { index, ..Row::new(item) });
        }
        (_, Kind::Value) => match block.rows.last_mut() {
            Some(row) => row.push(item),
            None => block.mark(item, table),
        },
        (_, Kind::Other) => block.other(item),
        _ => {}
    }
}

impl Block {
    fn mark(&mut self, item: &Item, table: Table) {
        let note = || Note::new(NoteKind::OrderUnclear, Some(table), item.position(), &item.text);
        self.unclear.get_or_insert_with(note);
    }

    /// Something that is neither label nor value: a column the format does not have, a bad figure,
    /// the label of a row it does not have.
    fn other(&mut self, item: &Item) {
        match self.rows.last_mut() {
            None if self.header.is_empty() => {}
            None => self.header.push(item.cell()),
            Some(row) if is_odd_figure(&item.text) => row.push(item),
            Some(row) if row.index.is_none() && row.filled == 0 => {
                if let Some((text, _)) = row.labels.last_mut() {
                    text.push_str(if item.first { "\n" } else { " " });
                    text.push_str(&item.text);
                }
            }
            Some(_) => self.rows.push(Row::new(item)),
        }
    }
}

fn keep_block(block: Block, is_last: bool, table: Table, out: &Out<'_>, rows: &mut Rows) {
    let columns = block.header.len().saturating_sub(1);
    // A row without values and one with too many: the values of both stand behind the second label.
    let unclear = block.rows.iter().find(|row| row.filled > columns.max(1)).filter(|_| {
        let empty = |row: &Row| row.index.is_some() && row.values.is_empty();
        block.rows.iter().any(empty)
    });
    let unclear = unclear.map(|row| row.note(NoteKind::OrderUnclear, table));
    rows.rows.extend(block.caption.map(|caption| vec![caption]));
    if let Some(note) = block.unclear.or(unclear) {
        rows.notes.push(note);
        return;
    }
    if !block.header.is_empty() {
        rows.rows.push(block.header);
    }
    let count = block.rows.len();
    for (at, row) in block.rows.into_iter().enumerate() {
        if is_last && at + 1 == count && row.ends_text(out) {
            rows.notes.push(row.note(NoteKind::Incomplete, table));
        } else if row.filled > columns
            && columns > 0
            && (!row.is_in_one_line() || row.may_have_pieces())
        {
            rows.notes.push(row.note(NoteKind::Surplus, table));
        } else if row.is_scattered() {
            rows.notes.push(row.note(NoteKind::Scattered, table));
        } else if row.index.is_some() || row.filled > 0 {
            rows.rows.push(row.into_cells());
        }
    }
}

/// The rows of each table over all editions, in printed order, with the numbering that the format
/// prints before them.
static ROWS: LazyLock<Vec<Vec<(RowId, String)>>> = LazyLock::new(|| {
    let numbered = |table: Table, row: RowId| {
        let mut editions = Edition::ALL.iter().copied().rev();
        let cells = editions.find_map(|edition| row.cells(table.layout(edition)));
        (row, cells.map_or(String::new(), |cells| label(cells.field().label).number))
    };
    let rows = |table| RowId::all(table).into_iter().map(|row| numbered(table, row)).collect();
    Table::ALL.iter().copied().map(rows).collect()
});

fn order_of(table: Table) -> &'static [(RowId, String)] {
    let rows: &'static [Vec<(RowId, String)>] = &ROWS;
    &rows[table as usize]
}

fn order(table: Table, id: RowId) -> Option<usize> {
    order_of(table).iter().position(|(row, _)| *row == id)
}

/// A matrix while its items are gone through.
#[derive(Debug)]
struct Matrix {
    table: Table,
    header: Vec<Cell>,
    columns: Vec<&'static str>,
    /// Everything that the header spells.
    spelled: String,
    /// The header holds something that is no label.
    odd_header: Option<Note>,
    in_rows: bool,
    /// How many columns it may have.
    most: usize,
    rows: Vec<Row>,
    refused: Option<Note>,
}

fn matrix(zone: &Zone, out: &Out<'_>) -> Outcome {
    let mut matrix = Matrix::new(zone.table);
    for item in &zone.items {
        matrix.add(item);
        if matrix.refused.is_some() {
            break;
        }
    }
    matrix.close_last(zone.bars);
    let valued = matrix.rows.iter().any(|row| row.filled > 0);
    if matrix.rows.is_empty() {
        let note = matrix
            .header
            .first()
            .filter(|_| matrix.header.len() > 1)
            .map(|(raw, position)| (raw, position.clone()));
        return note.map_or(Outcome::Nothing, |(raw, position)| {
            Outcome::Refused(Note { kind: NoteKind::Incomplete, ..matrix.unclear(raw, position) })
        });
    }
    matrix.spell_header();
    let unknown_order = valued && !matrix.columns.is_empty() && matrix.printed().is_none();
    let widths = matrix.widths();
    let swapped = matrix.swapped(*widths.start());
    matrix.refused = matrix.refused.take().or(swapped);
    if matrix.refused.is_none() && (unknown_order || valued && matrix.odd_header.is_some()) {
        let first =
            matrix.header.first().map(|(raw, position)| matrix.unclear(raw, position.clone()));
        matrix.refused = matrix.odd_header.take().or(first);
    }
    let note = dropped(matrix.rows.iter().map(|row| (row, *widths.start())), out, zone.table);
    if let Some(note) = note.or(matrix.refused) {
        return Outcome::Refused(note);
    }
    if let Some(row) = matrix.rows.iter().find(|row| may_be_run_together(row, *widths.start())) {
        return Outcome::Refused(row.note(NoteKind::RunTogether, zone.table));
    }
    keep_matrix(zone.table, matrix.header, matrix.rows, widths, out)
}

impl Matrix {
    fn new(table: Table) -> Matrix {
        Matrix {
            table,
            header: Vec::new(),
            columns: Vec::new(),
            spelled: String::new(),
            odd_header: None,
            in_rows: false,
            most: table.most_columns(),
            rows: Vec::new(),
            refused: None,
        }
    }

    fn unclear(&self, raw: &str, position: Position) -> Note {
        Note::new(NoteKind::OrderUnclear, Some(self.table), position, raw)
    }

    /// The printed header whose columns were met, in an order in which it may be read.
    fn printed(&self) -> Option<&'static Header> {
        let mut headers = Header::all(self.table).iter().copied();
        headers.find(|header| header.column_orders.contains(&self.columns))
    }

    /// How many columns it has: those of its header, else of any edition.
    fn widths(&self) -> RangeInclusive<usize> {
        if let Some(header) = self.printed() {
            return header.columns.len()..=header.columns.len();
        }
        let all = Header::all(self.table);
        let widths = || all.iter().map(|header| header.columns.len());
        widths().min().unwrap_or(0)..=widths().max().unwrap_or(0)
    }

    /// A row with the values of several, while another lacks some: whose they are, nothing tells.
    fn swapped(&self, width: usize) -> Option<Note> {
        let over = self.rows.iter().find(|row| row.filled > self.most + 1)?;
        let lacks = |row: &Row| row.index.is_some() && row.values.len() < width;
        let note = || over.note(NoteKind::OrderUnclear, self.table);
        self.rows.iter().any(lacks).then(note)
    }

    fn add(&mut self, item: &Item) {
        match item.kind {
            Kind::Value => self.value(item),
            Kind::Other => self.other(item),
            Kind::Label(_) => {
                self.close_last(item.bars);
                self.label(item);
            }
        }
    }

    fn close_last(&mut self, bars: u16) {
        if let Some(row) = self.rows.last_mut() {
            let position = row.position();
            row.close(bars, &position);
        }
    }

    fn label(&mut self, item: &Item) {
        let mut known = item.known().iter().copied().filter(|known| known.table() == self.table);
        let (mut column, mut row, mut group, mut above) = (None, None, false, false);
        for known in known.by_ref() {
            match known {
                Known::Column(_, name) => column = Some(name),
                Known::Row(_, id) => row = Some(id),
                Known::Group(..) => group = true,
                _ => above = true,
            }
        }
        match (column, row) {
            _ if above => self.above(item),
            // 总计 and 其他 are columns in the header and rows behind it.
            (Some(name), None) => {
                self.above(item);
                self.columns.push(name);
            }
            (Some(name), Some(_)) if !self.in_rows => {
                self.above(item);
                self.columns.push(name);
            }
            (_, id) => self.row(item, id, group),
        }
    }

    /// A label of the header; one behind rows begins the header anew, as at the top of a page.
    fn above(&mut self, item: &Item) {
        if std::mem::take(&mut self.in_rows) {
            self.header.clear();
            self.columns.clear();
            self.spelled.clear();
        }
        self.spelled.push_str(&item.text);
        self.header.push(item.cell());
    }

    /// A header whose words are no labels may still spell them, letter by letter.
    fn spell_header(&mut self) {
        let Some(columns) =
            self.odd_header.as_ref().and_then(|_| spelled::columns(self.table, &self.spelled))
        else {
            return;
        };
        let position = self
            .header
            .first()
            .map_or(Position::Line { line: 1, column: 1 }, |(_, position)| position.clone());
        self.columns = columns.iter().map(|column| column.name).collect();
        self.header =
            columns.iter().map(|column| (column.label.to_owned(), position.clone())).collect();
        self.odd_header = None;
    }

    fn row(&mut self, item: &Item, id: Option<RowId>, is_group: bool) {
        self.in_rows = true;
        let index = id.and_then(|id| order(self.table, id));
        let mut row = Row { index: index.filter(|_| !is_group), is_group, ..Row::new(item) };
        if index.is_some() && self.rows.iter().rev().find_map(|row| row.index) > index {
            let note = self.unclear(&item.text, item.position());
            self.refused.get_or_insert(note);
        }
        // A group's label stands in front of the label of its first row.
        if self.rows.last().is_some_and(|last| last.is_group && last.filled == 0)
            && let Some(outer) = self.rows.pop()
        {
            row.labels.splice(0..0, outer.labels);
        }
        // （六）其他处理 is a row in one edition and a group in the other: what follows it tells.
        self.rows.push(row);
    }

    fn value(&mut self, item: &Item) {
        let most = self.most;
        match self.rows.last_mut() {
            Some(row) if self.in_rows => {
                row.push(item);
                // So many values are those of several rows, whose labels stand elsewhere, or pieces
                // of figures: of the row's own, where it has one line to itself.
                if row.filled > most + 1 && (!row.is_one_line() || row.filled >= 2 * most) {
                    let kind = if row.is_in_one_line() {
                        NoteKind::OrderUnclear
                    } else {
                        NoteKind::Scattered
                    };
                    self.refused.get_or_insert_with(|| row.note(kind, self.table));
                }
            }
            _ if self.header.is_empty() => {}
            _ => {
                let note = self.unclear(&item.text, item.position());
                self.refused.get_or_insert(note);
            }
        }
    }

    fn other(&mut self, item: &Item) {
        match self.rows.last_mut() {
            _ if !self.in_rows => {
                self.spelled.push_str(&item.text);
                let note = self.unclear(&item.text, item.position());
                self.odd_header.get_or_insert(note);
            }
            Some(row) if is_odd_figure(&item.text) => row.push(item),
            Some(row) if row.index.is_none() && !row.is_group && row.filled == 0 => {
                if let Some((text, _)) = row.labels.last_mut() {
                    text.push_str(&item.text);
                }
            }
            _ => self.rows.push(Row::new(item)),
        }
    }
}

fn keep_matrix(
    table: Table,
    header: Vec<Cell>,
    rows: Vec<Row>,
    widths: RangeInclusive<usize>,
    out: &Out<'_>,
) -> Outcome {
    let ragged = is_ragged(&rows, &widths);
    let surplus = widths.end() + 1;
    let bare = rows
        .windows(2)
        .any(|pair| pair[0].filled == surplus && is_numbering(table, &pair[0], &pair[1]));
    let mut kept =
        Rows { rows: header.into_iter().map(|cell| vec![cell]).collect(), ..Rows::default() };
    let mut rows = rows.into_iter().peekable();
    while let Some(mut row) = rows.next() {
        let next = rows.peek();
        let numbering = bare && next.is_some_and(|next| is_numbering(table, &row, next));
        if numbering && (row.filled == surplus || row.is_group && row.filled == 1) {
            row.values.pop();
            row.filled -= 1;
        } else if numbering {
            // The last value may be the numbering of the next row as well.
            kept.notes.push(row.note(NoteKind::OrderUnclear, table));
            continue;
        }
        if next.is_none() && row.ends_text(out) {
            kept.notes.push(row.note(NoteKind::Incomplete, table));
        } else if row.filled == surplus && (!row.is_in_one_line() || row.may_have_pieces()) {
            kept.notes.push(row.note(NoteKind::Surplus, table));
        } else if row.is_scattered() || ragged && !row.is_in_one_line() {
            kept.notes.push(row.note(NoteKind::Scattered, table));
        } else if row.index.is_some() || row.is_group || row.filled > 0 {
            kept.rows.push(row.into_cells());
        }
    }
    if kept.rows.is_empty() && kept.notes.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Rows(kept)
    }
}

/// True when some rows have too many values, over several lines, and others too few: figures are
/// broken and blank cells leave no trace, so that a row that has as many values as columns may have
/// both.
fn is_ragged(rows: &[Row], widths: &RangeInclusive<usize>) -> bool {
    let broken = rows.iter().any(|row| row.filled > *widths.end() && !row.is_in_one_line());
    broken && rows.iter().any(|row| row.index.is_some() && row.values.len() < *widths.start())
}

/// True when the last value of a row is the number that the format prints before the next row,
/// whose label has none.
fn is_numbering(table: Table, row: &Row, next: &Row) -> bool {
    let official = next.index.and_then(|index| order_of(table).get(index));
    let last = row.values.last().map(|(text, _)| text.as_str());
    next.number.is_empty() && official.is_some_and(|(_, number)| last == Some(number.as_str()))
}
