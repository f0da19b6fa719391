//! A row of flattened text, and what the rows of a table come to.

use super::header;
use super::lines::is_value;
use super::pieces::{Cell, Item};
use super::{Doubtful, Note, NoteKind, Out};
use crate::cell::Table;
use crate::edition::Edition;
use crate::read::Position;
use crate::read::label::label;
use crate::read::rows::RowId;
use crate::read::starts::is_grouped_row;

/// Rows that are certain, as they stand in the grid, and what was left out beside them.
#[derive(Debug, Default)]
pub(super) struct Rows {
    cells: Vec<Vec<Cell>>,
    pub notes: Vec<Note>,
    /// Cells of them ran together, in the one way in which that leaves no doubt.
    ran_together: bool,
}

impl Rows {
    /// None yet.
    pub fn new(ran_together: bool) -> Rows {
        Rows { ran_together, ..Rows::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.notes.is_empty()
    }

    /// Adds a header and the rows under it.
    pub fn add(&mut self, table: Table, caption: Option<Cell>, head: Vec<Cell>, rows: Vec<Row>) {
        self.cells.extend(caption.map(|caption| vec![caption]));
        self.cells.extend(header::rows(table, head));
        let cells = |row: Row| row.labels.into_iter().chain(row.values).collect();
        self.cells.extend(rows.into_iter().map(cells));
    }

    /// Puts them into the answer.
    pub fn keep(self, out: &mut Out<'_>) {
        out.ran_together |= self.ran_together;
        out.notes(self.notes);
        let grid = out.rows(self.cells);
        out.grid(grid);
    }

    /// The same, for rows that stand or fall with the other tables of the text; the note is that
    /// which refuses them then.
    pub fn keep_doubtful(self, table: Table, note: Note, out: &mut Out<'_>) {
        let crowded = self.is_crowded() && !self.ran_together;
        let scattered = is_grouped_row(table) && !self.ends_in_one_line();
        let block = out.flat.blocks.len();
        self.keep(out);
        if out.flat.blocks.len() > block {
            out.doubtful.push(Doubtful { block, crowded, scattered, note });
        }
    }

    /// The values of the last row stand in one line.
    fn ends_in_one_line(&self) -> bool {
        let is_beside = |pair: &[Cell]| pair[0].line() == pair[1].line();
        self.cells.last().is_none_or(|row| row.windows(2).all(is_beside))
    }

    /// Values stand beside each other in one line: then nothing but blanks tells them apart.
    fn is_crowded(&self) -> bool {
        let value = |cell: &Cell| is_value(&cell.text);
        let beside =
            |pair: &[Cell]| value(&pair[0]) && value(&pair[1]) && pair[0].line() == pair[1].line();
        self.cells.iter().any(|row| row.windows(2).any(beside))
    }
}

/// A row that is being put together.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Those of its groups before its own; none where rows have no labels.
    pub labels: Vec<Cell>,
    /// None for a group or a row that the format does not have.
    pub id: Option<RowId>,
    pub is_group: bool,
    pub values: Vec<Cell>,
    /// How many values are not blank.
    pub filled: usize,
    /// The line of the last part of it.
    line: u32,
    /// Some of its values have nothing but blanks between them.
    is_spaced: bool,
}

impl Row {
    pub fn labelled(item: &Item<'_>) -> Row {
        Row { labels: vec![item.cell()], line: item.word.line, ..Row::default() }
    }

    /// One of a label and the values that stand in order behind it.
    pub fn of(label: Option<Cell>, id: Option<RowId>, values: Vec<Cell>) -> Row {
        let filled = values.iter().filter(|cell| !cell.text.is_empty()).count();
        Row { labels: label.into_iter().collect(), id, values, filled, ..Row::default() }
    }

    pub fn push(&mut self, item: &Item<'_>) {
        // What stands before the first value of a row without a label is none of its cells.
        if self.filled > 0 || !self.labels.is_empty() {
            self.blanks(item.word.bars, &item.position());
        }
        self.is_spaced |= self.filled > 0 && item.word.bars == 0 && !item.word.first;
        self.values.push(item.cell());
        self.filled += 1;
        self.line = item.word.line;
    }

    /// Bars without text between them are blank cells: one less than there are bars.
    pub fn blanks(&mut self, bars: u16, position: &Position) {
        self.values.extend((1..bars.min(32)).map(|_| Cell::new("", position.clone())));
    }

    pub fn position(&self) -> Position {
        let first = self.labels.last().or(self.values.first());
        first.map_or(Position::Line { line: self.line, column: 1 }, |cell| cell.position.clone())
    }

    /// The text breaks off in it: it says so, or ends behind the label.
    pub fn ends_text(&self, out: &Out<'_>) -> bool {
        let more = self.labels.last().map_or(0, |cell| cell.text.matches('\n').count() as u32);
        let is_bare = self.values.is_empty() && self.id.is_some();
        out.broken == Some(self.line) || is_bare && out.is_last(self.line.saturating_add(more))
    }

    /// The format has it, and the text has fewer values for it than that.
    pub fn lacks(&self, width: usize) -> bool {
        self.id.is_some() && self.values.len() < width
    }

    /// Its values stand in one line, so that none is a piece of another.
    pub fn is_in_one_line(&self) -> bool {
        self.values.windows(2).all(|pair| pair[0].line() == pair[1].line())
    }

    /// It begins and ends in one line, so that none of its values is of another row.
    pub fn is_one_line(&self) -> bool {
        let is_here = |cell: &Cell| !cell.text.contains('\n') && cell.line() == self.line;
        self.is_in_one_line() && self.labels.last().is_some_and(is_here)
    }

    /// Its values stand over several lines, some of them beside each other: a cell that stands
    /// higher or lower than its neighbours comes before or behind them, whatever its column.
    /// Only where the whole label of several lines comes first, and the last value alone behind the
    /// others, is the text in the order of the cells.
    pub fn is_scattered(&self) -> bool {
        // Blank cells between bars have no line of their own.
        let lines: Vec<u32> =
            self.values.iter().filter(|cell| !cell.text.is_empty()).map(Cell::line).collect();
        let beside = lines.windows(2).any(|pair| pair[0] == pair[1]);
        let label_first = self.labels.last().is_some_and(|cell| cell.text.contains('\n'));
        let last_alone = lines.split_last().is_some_and(|(last, others)| {
            others.iter().all(|line| line < last && *line == others[0])
        });
        beside && !self.is_in_one_line() && !(label_first && last_alone)
    }

    /// Two of its values may be one figure: a blank inside of a figure (`1 6`, `1 234`) looks like
    /// one between two, and figures that stand for one begin with no zero.
    pub fn may_have_pieces(&self) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let may_join = |pair: &[Cell]| {
            let (first, second) = (pair[0].text.as_str(), pair[1].text.as_str());
            first != "0" && digits(first) && digits(second)
        };
        self.is_spaced && self.values.windows(2).any(may_join)
    }

    /// Its one value has so many digits that it may be all of its cells.
    pub fn may_be_run_together(&self, width: usize) -> bool {
        let digits = |cell: &Cell| cell.text.bytes().filter(u8::is_ascii_digit).count();
        width > 1 && self.filled == 1 && self.values.len() == 1 && digits(&self.values[0]) >= width
    }

    /// Its last value is the number that the format prints before the next row, whose label has
    /// none.
    pub fn ends_in_number_of(&self, next: &Row, table: Table) -> bool {
        let mut editions = Edition::ALL.iter().rev().map(|edition| table.layout(*edition));
        let Some(cells) = editions.find_map(|layout| next.id?.cells(layout)) else { return false };
        let Some(last) = self.values.last().filter(|cell| !cell.text.is_empty()) else {
            return false;
        };
        let written = next.labels.last().map_or("", |cell| cell.text.as_str());
        label(written).number.is_empty() && label(cells.label()).number == last.text
    }

    pub fn note(&self, kind: NoteKind, table: Table) -> Note {
        let cells = self.labels.iter().chain(&self.values).map(|cell| cell.text.as_str());
        let raw = cells.collect::<Vec<_>>().join(" ");
        Note {
            rows: self.id.into_iter().collect(),
            ..Note::new(kind, Some(table), self.position(), &raw)
        }
    }
}
