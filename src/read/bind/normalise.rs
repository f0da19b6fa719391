//! Damaged grids: what converters and flattened text do to a table in the whole. Each kind of
//! damage is one function from a sheet to the sheet that it may have been. How many rows then have
//! their values under a header that the format prints tells whether it was. Figures are only
//! counted, never looked at.

use crate::cell::Table;
use crate::read::label::{Known, row_of};
use crate::table::Form;
use crate::table::header::{Header, HeaderPart};

use super::header::MOST_COLUMNS;
use super::sheet::{Draft, DraftCell, DraftRow, Place, Seen, Sheet};

/// The separators of a text: two may stand for one, so that every second field is a cell, from the
/// first or from the second on; and one may stand at the end of each line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Separators {
    doubled: Option<usize>,
    closing: bool,
}

impl Separators {
    /// Those that leave more fields out come last.
    fn all() -> impl Iterator<Item = Separators> {
        let doubled = [None, Some(0), Some(1)].into_iter();
        doubled.flat_map(|doubled| [false, true].map(|closing| Separators { doubled, closing }))
    }

    /// They may be those of some rows, by all lines of their headers. Two labels may stand apart
    /// for another reason: then all rows must be such.
    fn may_be_of(self, sheet: &Sheet<'_>, rows: &Draft) -> bool {
        let headers = || rows.iter().filter(|row| names_columns(sheet, row));
        let texts = |row: &DraftRow| row.cells.iter().filter(|it| !is_blank(sheet, **it)).count();
        let is_doubled = |parity: usize| {
            headers().all(|row| row.is_so(sheet, parity))
                && (headers().any(|row| texts(row) > 2)
                    || rows.iter().all(|row| row.is_so(sheet, parity)))
        };
        let ends = |row: &DraftRow| row.cells.last().is_some_and(|cell| is_blank(sheet, *cell));
        self.doubled.is_none_or(is_doubled) && (!self.closing || headers().all(ends))
    }

    /// The sheet with one field for each cell; the rows in which two separators do not always stand
    /// together are refused.
    fn left_out(self, sheet: &Sheet<'_>) -> Draft {
        let mut draft = sheet.draft();
        for row in &mut draft {
            match self.doubled {
                Some(parity) if row.is_so(sheet, parity) => {
                    row.cells = row.cells.iter().copied().skip(parity).step_by(2).collect();
                }
                Some(_) => row.refused = true,
                None => {}
            }
            if self.closing {
                row.cells.pop_if(|cell| is_blank(sheet, *cell));
            }
            (0..).zip(&mut row.cells).for_each(|(column, cell)| cell.column = column);
        }
        draft
    }
}

/// Puts the grids of a document in order, one after the other.
#[derive(Default)]
pub(super) struct Normaliser {
    /// A grid that does not tell goes by the one before.
    separators: Separators,
}

impl Normaliser {
    /// The sheet as it was. `table` is the one that is being read.
    pub fn normalised<'a>(&mut self, sheet: Sheet<'a>, table: Option<Table>) -> Sheet<'a> {
        let draft = match sheet.place() {
            Place { aligned: true, .. } => slid_left(&sheet, table),
            Place { fields: true, .. } => self.separated(&sheet, table),
            _ => None,
        };
        match draft {
            Some(draft) => sheet.redrawn(&draft),
            None => sheet,
        }
    }

    /// The cells of a sheet of fields, when as many rows fit then as now; of several such readings
    /// the one that most rows fit, and that leaves most out. A sheet without a header may be like
    /// the one before.
    fn separated(&mut self, sheet: &Sheet<'_>, table: Option<Table>) -> Option<Draft> {
        let (before, stands) = (self.separators, sheet.draft());
        let has_header = stands.iter().any(|row| names_columns(sheet, row));
        if has_header {
            self.separators = Separators::default();
        }
        let may_be = |it: &Separators| match has_header {
            true => it.may_be_of(sheet, &stands),
            false => *it == before,
        };
        let fitting =
            |draft: &Draft| fits(sheet, draft, table).iter().filter(|fits| **fits).count();
        let mut best = (fitting(&stands), None);
        for separators in Separators::all().skip(1).filter(may_be) {
            let draft = separators.left_out(sheet);
            let fitting = fitting(&draft);
            if fitting >= best.0 {
                best = (fitting, Some(draft));
                self.separators = separators;
            }
        }
        best.1
    }
}

fn is_blank(sheet: &Sheet<'_>, cell: DraftCell) -> bool {
    sheet.seen(cell).is_blank()
}

/// True for a row of a header: two or more labels of columns, and no value.
fn names_columns(sheet: &Sheet<'_>, row: &DraftRow) -> bool {
    let is_column = |known: &Known| matches!(known, Known::Column(..) | Known::RowHead(_));
    let seen = || row.cells.iter().map(|cell| sheet.seen(*cell));
    let labels = seen().filter(|seen| seen.known().iter().any(is_column));
    labels.count() > 1 && !seen().any(|seen| seen.is_figure() && !seen.is_blank())
}

/// Which rows of a draft have their values under a header: by their columns, or, in flattened text,
/// as many as that.
fn fits(sheet: &Sheet<'_>, draft: &Draft, mut table: Option<Table>) -> Vec<bool> {
    let mut head = Head::default();
    let fits = draft.iter().map(|row| {
        let known = || row.cells.iter().map(|cell| sheet.seen(*cell).known());
        if let Some(announced) = super::announced(known()).filter(|it| Some(*it) != table) {
            (table, head) = (Some(announced), Head::default());
        }
        let Some(table) = table else { return false };
        match values(sheet, row, table) {
            Some(from) => !row.refused && head.fits(sheet, &row.cells[from..], table),
            None => {
                head.add(sheet, row, table);
                false
            }
        }
    });
    fits.collect()
}

/// The first value of a row of values: that behind the row's own label.
fn values(sheet: &Sheet<'_>, row: &DraftRow, table: Table) -> Option<usize> {
    let at = row.cells.iter().rposition(|cell| sheet.seen(*cell).recognised().is_some());
    let from = at.map_or(0, |at| at + 1);
    let has_figure = |cell: &DraftCell| {
        let seen = sheet.seen(*cell);
        seen.is_figure() && !seen.is_blank()
    };
    let is_own = match at {
        Some(at) => row_of(sheet.seen(row.cells[at]).known(), table).is_some(),
        None => table.form() == Form::Row,
    };
    (is_own && row.cells[from..].iter().any(has_figure)).then_some(from)
}

/// Where the header above some rows has its columns.
#[derive(Default)]
struct Head {
    /// A row of values came: the next line with labels begins another header.
    is_over: bool,
    /// Behind the head over the labels of a block.
    block: Vec<u32>,
    /// The columns that the format has, by where they stand.
    named: Vec<(u32, &'static str)>,
}

impl Head {
    fn add(&mut self, sheet: &Sheet<'_>, row: &DraftRow, table: Table) {
        let is_head = |cell: &DraftCell| sheet.seen(*cell).known().contains(&Known::RowHead(table));
        if let Some(at) = row.cells.iter().position(is_head) {
            self.block = row.cells[at + 1..].iter().map(|cell| cell.column).collect();
        }
        let named = row.cells.iter().filter_map(|cell| {
            let name = sheet.seen(*cell).column(table)?;
            Some((cell.column, name))
        });
        let mut named = named.peekable();
        if named.peek().is_some() && std::mem::take(&mut self.is_over) {
            self.named.clear();
        }
        // One label more than any header has shows that it is none.
        let room = (MOST_COLUMNS + 1).saturating_sub(self.named.len());
        self.named.extend(named.take(room));
    }

    /// The values stand under its columns, all of them.
    fn fits(&mut self, sheet: &Sheet<'_>, values: &[DraftCell], table: Table) -> bool {
        #[cfg(test)]
        self.named.iter().for_each(|_| super::work::look());
        self.is_over = true;
        let columns = || values.iter().map(|cell| cell.column);
        if matches!(table.form(), Form::Blocks { .. }) {
            return self.block.iter().copied().eq(columns());
        }
        let headers = || Header::all(table).iter().copied();
        if !sheet.place().aligned {
            return headers().any(|header| header.columns.len() == values.len());
        }
        self.named.sort_unstable_by_key(|(column, _)| *column);
        let first = self.named.first().map_or(0, |(column, _)| *column);
        // Behind a label over several columns stand blank cells.
        let is_beside = |cell: &&DraftCell| cell.column < first && sheet.seen(**cell).is_blank();
        let beside = values.iter().take_while(is_beside).count();
        let is_printed = |header: &Header| self.named.iter().map(|it| it.1).eq(header.names());
        headers().any(is_printed) && self.named.iter().map(|it| it.0).eq(columns().skip(beside))
    }
}

/// Rows that slid to the left: converters that know no merged cells write a label that reaches down
/// into its first row only, and nothing in its place in the others. `| 三、本年度办理结果 |
/// （一）予以公开 | | 5 |` is followed by `| （二）部分公开 | | 3 |`, whose first column is the second
/// one of the table.
///
/// The labels themselves tell which of them reach over a row: each row is put back by the columns
/// of those that an earlier row has, each line of the header by what stands beside it. Most rows of
/// the table must then fit; the others are refused.
fn slid_left(sheet: &Sheet<'_>, reading: Option<Table>) -> Option<Draft> {
    // Where some label reaches down, those that did are known; workbooks have no cells to slide.
    if sheet.cells().iter().any(|seen| seen.cell.rows > 1 || seen.is_in_sheet()) {
        return None;
    }
    let count = |fits: &[bool]| fits.iter().filter(|fits| **fits).count();
    let mut best: Option<Draft> = None;
    for table in Table::ALL.iter().copied().filter(|table| is_ragged(sheet, *table)) {
        let before = best.clone().unwrap_or_else(|| sheet.draft());
        let Some(mut after) = put_back(sheet, &before, table) else { continue };
        let fitting = fits(sheet, &after, reading);
        let own: Vec<usize> = (0..after.len())
            .filter(|row| values(sheet, &after[*row], table).is_some_and(|from| from > 0))
            .collect();
        let fit = own.iter().filter(|row| fitting[**row]).count();
        let is_better = count(&fitting) > count(&fits(sheet, &before, reading));
        if !is_better || 2 * fit < own.len() {
            continue;
        }
        own.iter().filter(|row| !fitting[**row]).for_each(|row| after[*row].refused = true);
        best = Some(after);
    }
    best
}

/// Rows with labels of a table that has a header for all of them end in different columns.
fn is_ragged(sheet: &Sheet<'_>, table: Table) -> bool {
    let is_of_table = |seen: &Seen<'_>| seen.known().iter().any(|known| known.table() == table);
    let mut ends =
        sheet.rows().filter(|row| row.cells.iter().any(is_of_table)).map(|row| row.end());
    !matches!(table.form(), Form::Blocks { .. })
        && ends.next().is_some_and(|first| ends.any(|end| end != first))
}

/// The rows of a table and the lines of its header put back; `None` where none of them slid.
fn put_back(sheet: &Sheet<'_>, draft: &Draft, table: Table) -> Option<Draft> {
    let lines_to = |row: usize| {
        Header::all(table).iter().find_map(|header| lines_to(sheet, &draft[..=row], header))
    };
    let lines = (0..draft.len()).find_map(lines_to)?;
    let mut found = draft.clone();
    lines.iter().for_each(|(row, slid)| found[*row].shift(*slid));
    if matches!(table.form(), Form::Matrix { .. }) {
        let below = lines.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        let mut reaching = Reaching::new(table);
        for row in found.iter_mut().skip(below) {
            match reaching.over(sheet, row) {
                Some(slid) => row.shift(slid),
                None => row.refused = true,
            }
        }
    }
    (found != *draft).then_some(found)
}

/// The lines of a printed header that end with the last of some rows: the number of each, and how
/// far it slid.
fn lines_to(sheet: &Sheet<'_>, rows: &[DraftRow], header: &Header) -> Option<Vec<(usize, u32)>> {
    let whole = |row: &DraftRow| start_of(sheet, row, header, |part| part.is_column);
    let last = rows.len().checked_sub(1)?;
    if whole(&rows[last]).is_some() {
        return Some(vec![(last, 0)]);
    }
    let lines = (0..header.lines).rev().zip((0..rows.len()).rev());
    let starts = lines.map_while(|(line, row)| {
        Some((row, start_of(sheet, &rows[row], header, |part| part.line == line)?))
    });
    let starts: Vec<(usize, i64)> = starts.collect();
    // One of them at least stands where it stood.
    let first = starts.iter().map(|(_, start)| *start).max()?;
    starts.into_iter().map(|(row, start)| Some((row, u32::try_from(first - start).ok()?))).collect()
}

/// Where the first column of a header would be by the labels of a row, which are some of its parts:
/// all of these, and where they stand, seen from each other.
fn start_of(
    sheet: &Sheet<'_>,
    row: &DraftRow,
    header: &Header,
    wanted: impl Fn(&HeaderPart) -> bool,
) -> Option<i64> {
    let table = header.table();
    let is_part = |known: &Known, part: &HeaderPart| match known {
        Known::Column(of, name) | Known::Group(of, name) | Known::Above(of, name) => {
            *of == table && *name == part.name
        }
        _ => false,
    };
    let mut parts: Vec<&HeaderPart> = header.parts.iter().filter(|part| wanted(part)).collect();
    parts.sort_unstable_by_key(|part| part.first);
    let mut start = None;
    for cell in &row.cells {
        let known = sheet.seen(*cell).known();
        if known.is_empty() || known.contains(&Known::Corner(table)) {
            continue;
        }
        let part = (!parts.is_empty()).then(|| parts.remove(0))?;
        let own = i64::from(cell.column) - i64::from(part.first);
        if !known.iter().any(|known| is_part(known, part)) || *start.get_or_insert(own) != own {
            return None;
        }
    }
    start.filter(|_| parts.is_empty())
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

    fn group(&self, known: &[Known]) -> Option<&'static str> {
        known.iter().find_map(|known| match known {
            Known::Group(of, name) if *of == self.table => Some(*name),
            _ => None,
        })
    }

    /// How many columns of the row the labels of earlier rows take; `None` where outer labels do,
    /// and that of its own group was lost. A row whose first cell is blank has them itself.
    fn over(&mut self, sheet: &Sheet<'_>, row: &DraftRow) -> Option<u32> {
        let labels = row.cells.iter().map(|cell| (cell.column, sheet.seen(*cell).known()));
        let labels: Vec<(u32, &[Known])> = labels.filter(|(_, known)| !known.is_empty()).collect();
        let begins = row.cells.first().is_some_and(|cell| !sheet.seen(*cell).is_blank());
        let has = |name: &str| labels.iter().any(|(_, known)| self.group(known) == Some(name));
        let own = labels.last().and_then(|(_, known)| row_of(known, self.table));
        let mut slid = Some(0);
        if let (Some(own), true) = (own, begins) {
            let names = own.names();
            let outer = self.labels.iter().filter(|(name, _)| names.contains(name) && !has(name));
            let columns: u32 = outer.map(|(_, columns)| columns).sum();
            let is_known =
                |name: &&str| has(name) || self.labels.iter().any(|(known, _)| known == name);
            slid =
                (columns == 0 || names.iter().rev().nth(1).is_none_or(is_known)).then_some(columns);
        }
        for pair in labels.windows(2) {
            let Some(name) = self.group(pair[0].1) else { continue };
            self.labels.retain(|(known, _)| *known != name);
            self.labels.push((name, pair[1].0 - pair[0].0));
        }
        slid
    }
}
