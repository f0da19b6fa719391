//! Rows that slid to the left: converters that know no merged cells write a label that reaches down
//! into its first row only, and nothing in its place in the others. `| 三、本年度办理结果 |
//! （一）予以公开 | | 5 |` is followed by `| （二）部分公开 | | 3 |`, whose first column is the
//! second one of the table.
//!
//! In a matrix the labels themselves tell which of them reach over a row: each row is put
//! back by the columns of those that an earlier row has; the headers have lines of known labels.
//! Whether it then stands under the header is looked at as in every table with columns: a row that
//! lost a cell ends too early.

use super::grid::{Grid, GridBuilder, GridCell};
use super::label::{Known, label, printed, recognise};
use super::rows::RowId;
use crate::cell::Table;
use crate::table::Form;
use crate::table::header::Header;
use crate::value::figure;

/// The cells of a row that are looked at for the first kind: no table has more columns of labels.
const MOST_LABELS: usize = 6;

/// The rows of a grid, with what is known of each cell's text.
struct Rows<'g> {
    cells: Vec<(GridCell<'g>, &'static [Known])>,
    /// Where each row begins among the cells, and where the last one ends.
    starts: Vec<usize>,
}

impl<'g> Rows<'g> {
    fn of(grid: &'g Grid) -> Rows<'g> {
        let mut rows = Rows { cells: Vec::with_capacity(grid.cells().len()), starts: vec![0] };
        for row in grid.each_row() {
            rows.cells.extend(row.map(|cell| (cell, known(&cell))));
            rows.starts.push(rows.cells.len());
        }
        rows
    }

    fn len(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    fn row(&self, row: u32) -> &[(GridCell<'g>, &'static [Known])] {
        let row = row as usize;
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    /// The column of the first cell of a row that may be such a label.
    fn place(&self, row: u32, is: impl Fn(&Known) -> bool) -> Option<u32> {
        let found = self.row(row).iter().find(|(_, known)| known.iter().any(&is));
        found.map(|(cell, _)| cell.column)
    }

    /// The labels of a row, with the columns in which they stand.
    fn labels(&self, row: u32) -> Vec<(u32, &'static [Known])> {
        let labels = self.row(row).iter().filter(|(_, known)| !known.is_empty());
        labels.map(|(cell, known)| (cell.column, *known)).collect()
    }
}

/// The grid with its rows put back; as it was where none slid.
pub(super) fn restored(grid: Grid) -> Grid {
    let slid = slid(&Rows::of(&grid));
    if slid.iter().all(|slid| *slid == 0) {
        return grid;
    }
    let mut builder = GridBuilder::new(true);
    for (row, slid) in grid.each_row().zip(slid) {
        builder.start_row();
        for cell in row {
            if cell.column == 0 {
                (0..slid).for_each(|_| builder.push("", 1, 1, cell.position.clone()));
            }
            builder.push(cell.text, 1, 1, cell.position.clone());
        }
    }
    builder.end_cut(grid.cut());
    builder.finish()
}

/// How far each row slid.
fn slid(rows: &Rows<'_>) -> Vec<u32> {
    let mut slid = vec![0; rows.len() as usize];
    for table in Table::ALL.iter().copied() {
        match table.form() {
            Form::Matrix { .. } => matrix_slid(rows, table, &mut slid),
            Form::Row => {
                for (row, slid) in (1..).zip(slid.iter_mut().skip(1)) {
                    *slid = (*slid).max(header_slid(rows, table, row));
                }
            }
            // No label of blocks reaches down.
            Form::Blocks { .. } => {}
        }
    }
    slid
}

/// How far the rows of a matrix and the lines of its header slid.
fn matrix_slid(rows: &Rows<'_>, table: Table, slid: &mut [u32]) {
    let headers = Header::all(table);
    let ends_in = |row: u32| headers.iter().find_map(|header| Head::ending_in(rows, row, header));
    let Some(head) = (0..rows.len()).find_map(ends_in) else { return };
    let mut reaching = Reaching::new(table);
    for (row, slid) in (0..).zip(slid.iter_mut()) {
        *slid = if row > head.row {
            reaching.over(rows, row).unwrap_or(head.end)
        } else {
            head.slid(row)
        };
    }
    if slid.iter().any(|slid| *slid > 0) {
        put_aside(rows, table, &head, slid);
    }
}

/// Rows that do not end where the header does lost a cell or have one too many: they are put behind
/// the header, where no value is read. Where most rows are such, the header is, and none is read.
fn put_aside(rows: &Rows<'_>, table: Table, head: &Head, slid: &mut [u32]) {
    let is_row = |row: &u32| own_row(table, &rows.labels(*row)).is_some();
    let own: Vec<u32> = (head.row + 1..rows.len()).filter(is_row).collect();
    let fits =
        |row: &&u32, slid: &[u32]| rows.row(**row).len() as u32 + slid[**row as usize] == head.end;
    let most = 2 * own.iter().filter(|row| fits(row, slid)).count() > own.len();
    for row in &own {
        if !most || !fits(&row, slid) {
            slid[*row as usize] += head.end;
        }
    }
}

/// How far the last line of the header of a table of one row slid: the columns of the first group
/// (行政复议) reach down beside it from the line that has them, and the inner groups (未经复议直接起诉
/// and 复议后起诉) behind them.
fn header_slid(rows: &Rows<'_>, table: Table, row: u32) -> u32 {
    let is_column = |known: &Known| matches!(known, Known::Column(of, _) if *of == table);
    let columns = |row: u32| {
        let is_head = |(_, known): &&(_, &[Known])| known.iter().any(is_column);
        rows.row(row).iter().take_while(is_head).count() as u32
    };
    let is_group = |known: &Known| matches!(known, Known::Group(of, _) if *of == table);
    let group = |row: u32| rows.place(row, is_group);
    let found = (columns(row), rows.row(row).len() as u32);
    if found.0 == 0 || found.0 != found.1 {
        return 0;
    }
    let above = (columns(row - 1), group(row - 1));
    let slid = Header::all(table).iter().copied().find_map(|header| {
        // Columns that reach down beside the last line stand before those that begin in it.
        let reaching = header.parts.iter().filter(|part| part.is_column && part.lines > 1);
        let reaching = reaching.count() as u32;
        let below = header.columns.len() as u32 - reaching;
        let is_slid = found == (below, below) && above == (reaching, Some(reaching));
        (is_slid && reaching > 0).then_some(reaching)
    });
    slid.unwrap_or(0)
}

/// The columns at the ends of the two lines of a printed header: names and numbers.
struct Ends {
    person: (&'static str, u32),
    first_kind: (&'static str, u32),
    last_kind: (&'static str, u32),
    total: (&'static str, u32),
}

impl Ends {
    fn of(header: &Header) -> Option<Ends> {
        let columns =
            || (0..).zip(&header.columns).map(|(at, field)| (field.name, at, field.under));
        let is_kind = |column: &(&str, u32, Option<&str>)| column.2.is_some();
        let end = |column: (&'static str, u32, Option<&str>)| (column.0, column.1);
        Some(Ends {
            person: columns().find(|column| !is_kind(column)).map(end)?,
            first_kind: columns().find(is_kind).map(end)?,
            last_kind: columns().filter(is_kind).last().map(end)?,
            total: columns().filter(|column| !is_kind(column)).last().map(end)?,
        })
    }
}

/// The two lines of a header that name columns, and how far they slid.
struct Head {
    /// The second of them.
    row: u32,
    first_slid: u32,
    second_slid: u32,
    /// The column behind its last one.
    end: u32,
}

impl Head {
    /// A header in one line did not slide; of one in two lines, the second one, the kinds of
    /// organizations, slid to the beginning of the row. In the line above it, 总计 stands as
    /// far behind 自然人 as in the table. The note in the corner, which reaches over all lines,
    /// stands in that line or beside 申请人情况 in the one before.
    fn ending_in(rows: &Rows<'_>, row: u32, header: &Header) -> Option<Head> {
        let Ends { person, first_kind, last_kind, total } = Ends::of(header)?;
        let to_total = total.1 - person.1;
        let is = |known: &Known, name: &str| match known {
            Known::Column(of, found) => *of == header.table() && *found == name,
            _ => false,
        };
        let column = |row: u32, name: &str| rows.place(row, |known| is(known, name));
        let is_whole = |row: u32, at: u32| column(row, total.0) == Some(at + to_total);
        let labels = rows.row(row).iter().take(MOST_LABELS);
        let mut kinds = labels.filter(|(_, known)| known.iter().any(|it| is(it, first_kind.0)));
        let kind = kinds.next()?.0.column;
        if column(row, last_kind.0) != Some(kind + last_kind.1 - first_kind.1) {
            return None;
        }
        if kind > 0 {
            let first = (kind + person.1).checked_sub(first_kind.1)?;
            let is_one_line = column(row, person.0) == Some(first) && is_whole(row, first);
            let end = first + to_total + 1;
            return is_one_line.then_some(Head { row, first_slid: 0, second_slid: 0, end });
        }
        let above = row.checked_sub(1)?;
        let is_above =
            |known: &Known| matches!(known, Known::Above(of, _) if *of == header.table());
        let first = column(above, person.0).filter(|first| is_whole(above, *first))?;
        let first_slid = match first {
            0 => rows.place(above.checked_sub(1)?, is_above)?,
            _ => 0,
        };
        let second_slid = first_slid + first + first_kind.1 - person.1;
        let end = first_slid + first + to_total + 1;
        Some(Head { row, first_slid, second_slid, end })
    }

    fn slid(&self, row: u32) -> u32 {
        match self.row - row {
            0 => self.second_slid,
            1 => self.first_slid,
            _ => 0,
        }
    }
}

fn known(cell: &GridCell<'_>) -> &'static [Known] {
    let text = cell.text;
    if text.is_empty() || figure::is_plain(text) {
        return &[];
    }
    let of_words = || (!figure::is_figure(text)).then(|| recognise(&label(text))).flatten();
    let found = printed(text).map_or_else(of_words, |printed| Some(printed.recognised));
    found.map_or(&[], |found| found.known)
}

fn group(table: Table, known: &[Known]) -> Option<&'static str> {
    known.iter().find_map(|known| match known {
        Known::Group(of, name) if *of == table => Some(*name),
        _ => None,
    })
}

/// The row whose own label is the last of these.
fn own_row(table: Table, labels: &[(u32, &[Known])]) -> Option<RowId> {
    labels.last()?.1.iter().find_map(|known| match known {
        Known::Row(of, id) if *of == table => Some(*id),
        _ => None,
    })
}

/// The labels of groups of rows that earlier rows have, with how many columns each takes. A group
/// is known by its name, which no other has.
struct Reaching {
    table: Table,
    labels: Vec<(&'static str, u32)>,
}

impl Reaching {
    fn new(table: Table) -> Reaching {
        Reaching { table, labels: Vec::new() }
    }

    /// How many columns of the row the labels of earlier rows take; `None` where outer labels do,
    /// and that of its own group was lost. A row whose first cell is blank has them itself.
    fn over(&mut self, rows: &Rows<'_>, row: u32) -> Option<u32> {
        let labels = rows.labels(row);
        let begins = rows.row(row).first().is_some_and(|(cell, _)| !cell.is_blank());
        let has =
            |name: &str| labels.iter().any(|(_, known)| group(self.table, known) == Some(name));
        let mut slid = Some(0);
        if let (Some(own), true) = (own_row(self.table, &labels), begins) {
            let outer =
                self.labels.iter().filter(|(name, _)| own.names().contains(name) && !has(name));
            let columns: u32 = outer.map(|(_, columns)| columns).sum();
            let is_known =
                |name: &&str| has(name) || self.labels.iter().any(|(known, _)| known == name);
            slid = (columns == 0 || own.names().iter().rev().nth(1).is_none_or(is_known))
                .then_some(columns);
        }
        for pair in labels.windows(2) {
            let (Some(name), columns) = (group(self.table, pair[0].1), pair[1].0 - pair[0].0)
            else {
                continue;
            };
            self.labels.retain(|(known, _)| *known != name);
            self.labels.push((name, columns));
        }
        slid
    }
}
