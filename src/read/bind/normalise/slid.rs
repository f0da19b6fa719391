//! Rows that slid to the left: converters that know no merged cells write a label that reaches down
//! into its first row only, and nothing in its place in the others. `| 三、本年度办理结果 |
//! （一）予以公开 | | 5 |` is followed by `| （二）部分公开 | | 3 |`, whose first column is the second
//! one of the table.
//!
//! The labels themselves tell which of them reach over a row: each row is put back by the columns
//! of those that an earlier row has, each line of the header by what stands beside it. Most rows of
//! the table must then fit; the others are refused.

use crate::cell::Table;
use crate::read::label::{Known, row_of};
use crate::table::Form;
use crate::table::header::{Header, HeaderPart};

use super::super::sheet::{Draft, DraftRow, Seen, Sheet};
use super::{fits, values};

/// The rows as they stood, where some slid.
pub(super) fn put_right(sheet: &Sheet<'_>, reading: Option<Table>) -> Option<Draft> {
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
