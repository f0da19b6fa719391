//! The identities of a table as sums over whole rows, worked out of the declarations while the
//! crate is compiled.

use crate::cell::Table;
use crate::edition::Edition;
use crate::table::{Shape, same};
use crate::words::Severity;

use super::declared::{How, Rule};
use super::linear::{find, parse};

/// The most rows that a table may have here; a larger one is judged by its coefficient lists.
const MOST_ROWS: usize = 64;

/// The most sums of rows.
pub(crate) const MOST_SUMS: usize = 4;

/// All identities of a table whose rows have the same number of cells, each a count.
pub(crate) struct RowSums {
    /// The number of cells in a row.
    pub(crate) width: usize,
    /// What the words of each row are multiplied by in each sum. Every column of a sum must come
    /// to 0.
    pub(crate) sums: [[i64; MOST_ROWS]; MOST_SUMS],
    used: usize,
    /// In which column each row has its total, where the others must add up to it.
    pub(crate) totals: [Option<usize>; MOST_ROWS],
}

/// The number of cells in a row of the table, 0 where its rows differ or hold other than counts.
pub(crate) const fn row_width(table: Table, edition: Edition) -> usize {
    let mut first = table.shape();
    loop {
        let fields = first.fields(edition);
        if fields.is_empty() {
            return 0;
        }
        if fields[0].shape.kind(edition).is_some() {
            break;
        }
        first = &fields[0].shape;
    }
    let width = first.len(edition);
    let rows = table.shape().len(edition) / width;
    if rows <= MOST_ROWS && has_rows(table.shape(), edition, width) { width } else { 0 }
}

const fn has_rows(shape: &Shape, edition: Edition, width: usize) -> bool {
    if shape.is_row(edition, width) {
        return true;
    }
    let fields = shape.fields(edition);
    let mut i = 0;
    while i < fields.len() {
        if !has_rows(&fields[i].shape, edition, width) {
            return false;
        }
        i += 1;
    }
    !fields.is_empty()
}

/// The identities of the table in an edition; `None` where one of them is no sum of whole rows, or
/// there is none.
pub(crate) const fn row_sums(table: Table, edition: Edition) -> Option<RowSums> {
    let width = row_width(table, edition);
    if width == 0 {
        return None;
    }
    let sums = [[0; MOST_ROWS]; MOST_SUMS];
    let mut out = RowSums { width, sums, used: 0, totals: [None; MOST_ROWS] };
    let mut any = false;
    let mut rule = 0;
    while rule < Rule::ALL.len() {
        let mut i = 0;
        match Rule::ALL[rule].how() {
            How::Lines(of, lines) if *of as u8 == table as u8 => {
                while i < lines.len() {
                    if !out.take_line(lines[i], table, edition) {
                        return None;
                    }
                    (any, i) = (true, i + 1);
                }
            }
            How::Totals(of, parts) if *of as u8 == table as u8 => {
                while i < parts.len() {
                    if !out.take_totals(parts[i], table, edition) {
                        return None;
                    }
                    (any, i) = (true, i + 1);
                }
            }
            How::RowTotals(of) if *of as u8 == table as u8 => {
                out.take_rows(table.shape(), edition, 0);
                any = true;
            }
            _ => {}
        }
        rule += 1;
    }
    if any { Some(out) } else { None }
}

impl RowSums {
    /// Takes a line in. True also where it is a bound, or the edition lacks one of its parts.
    const fn take_line(&mut self, line: &str, table: Table, edition: Edition) -> bool {
        let Ok(parsed) = parse(line) else { return false };
        if !parsed.is_equation() {
            return true;
        }
        let mut sum = [0; MOST_ROWS];
        let mut term = 0;
        while term < parsed.len() {
            let (coefficient, start, end) = parsed.term(term);
            let Some((first, shape)) = find(table, edition, line.as_bytes(), start, end) else {
                return true;
            };
            if !shape.is_row(edition, self.width) {
                return false;
            }
            sum[first / self.width] += coefficient;
            term += 1;
        }
        parsed.constant() == 0 && self.add(sum)
    }

    /// Takes "the parts of a group add up to its `total`" in.
    const fn take_totals(&mut self, path: &str, table: Table, edition: Edition) -> bool {
        let Some((first, shape)) = find(table, edition, path.as_bytes(), 0, path.len()) else {
            return true;
        };
        if shape.is_row(edition, self.width) {
            self.take_rows(shape, edition, first);
            return true;
        }
        let Some(total) = total_of(shape, edition) else { return true };
        let fields = shape.fields(edition);
        if !fields[total.0].shape.is_row(edition, self.width) {
            return false;
        }
        let mut sum = [0; MOST_ROWS];
        let mut row = first;
        while row < first + shape.len(edition) {
            sum[row / self.width] = 1;
            row += self.width;
        }
        sum[(first + total.1) / self.width] = -1;
        self.add(sum)
    }

    /// Each row of a part adds up to its `total`, where it has one.
    const fn take_rows(&mut self, shape: &Shape, edition: Edition, first: usize) {
        if shape.is_row(edition, self.width) {
            if let Some((column, _)) = total_of(shape, edition) {
                self.totals[first / self.width] = Some(column);
            }
            return;
        }
        let fields = shape.fields(edition);
        let (mut i, mut before) = (0, first);
        while i < fields.len() {
            self.take_rows(&fields[i].shape, edition, before);
            before += fields[i].shape.len(edition);
            i += 1;
        }
    }

    const fn add(&mut self, sum: [i64; MOST_ROWS]) -> bool {
        if self.used == MOST_SUMS {
            return false;
        }
        self.sums[self.used] = sum;
        self.used += 1;
        true
    }
}

/// The part called `total`: its number among the parts, and how many cells stand before it.
const fn total_of(shape: &Shape, edition: Edition) -> Option<(usize, usize)> {
    let fields = shape.fields(edition);
    let (mut i, mut before) = (0, 0);
    while i < fields.len() {
        if same(fields[i].name, "total") {
            return Some((i, before));
        }
        before += fields[i].shape.len(edition);
        i += 1;
    }
    None
}

/// True when the table has an identity in any edition.
pub(crate) const fn has_identities(table: Table) -> bool {
    let mut rule = 0;
    while rule < Rule::ALL.len() {
        match Rule::ALL[rule].how() {
            How::Totals(of, _) | How::RowTotals(of) if *of as u8 == table as u8 => return true,
            How::Lines(of, lines) if *of as u8 == table as u8 => {
                let mut i = 0;
                while i < lines.len() {
                    if matches!(parse(lines[i]), Ok(line) if line.is_equation()) {
                        return true;
                    }
                    i += 1;
                }
            }
            _ => {}
        }
        rule += 1;
    }
    false
}

/// True when an edition of the table has a bound of severity error that follows from no other rule.
pub(crate) const fn has_strict_bounds(table: Table, edition: Edition) -> bool {
    let mut rule = 0;
    while rule < Rule::ALL.len() {
        let declared = Rule::ALL[rule];
        if let How::Lines(of, lines) = declared.how() {
            let is_strict = declared.severity as u8 == Severity::Error as u8;
            if *of as u8 == table as u8 && is_strict && declared.has_bounds() {
                let mut i = 0;
                while i < lines.len() {
                    if has_cells(lines[i], table, edition) {
                        return true;
                    }
                    i += 1;
                }
            }
        }
        rule += 1;
    }
    false
}

/// True when the edition has all cells of a line.
const fn has_cells(line: &str, table: Table, edition: Edition) -> bool {
    let Ok(parsed) = parse(line) else { return false };
    let mut term = 0;
    while term < parsed.len() {
        let (_, start, end) = parsed.term(term);
        if find(table, edition, line.as_bytes(), start, end).is_none() {
            return false;
        }
        term += 1;
    }
    true
}

impl Rule {
    /// True when it ties cells by a bound, and no other rule implies it.
    pub(crate) const fn has_bounds(&self) -> bool {
        let How::Lines(_, lines) = self.how() else { return false };
        let mut i = 0;
        while i < lines.len() {
            if matches!(parse(lines[i]), Ok(line) if !line.is_equation()) {
                return self.implied_by().is_none();
            }
            i += 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cell::Layout;

    /// Cell numbers with coefficients: the smallest first.
    type Terms = Vec<(usize, i64)>;

    fn of_lists(layout: Layout) -> BTreeSet<Terms> {
        let terms = |identity: &super::super::Identity| {
            let term = |term: &super::super::Term| (term.cell.index(), term.coefficient);
            let mut terms: Terms = identity.terms().iter().map(term).collect();
            terms.sort_unstable();
            terms
        };
        layout.identities().map(terms).collect()
    }

    fn of_rows(sums: &RowSums, rows: usize) -> BTreeSet<Terms> {
        let mut found = BTreeSet::new();
        for sum in &sums.sums[..sums.used] {
            for column in 0..sums.width {
                let term = |row: usize| (row * sums.width + column, sum[row]);
                let terms = (0..rows).map(term).filter(|term| term.1 != 0);
                found.insert(terms.collect());
            }
        }
        for (row, total) in sums.totals[..rows].iter().enumerate() {
            let Some(total) = total else { continue };
            let sign = |column| if column == *total { -1 } else { 1 };
            let term = |column| (row * sums.width + column, sign(column));
            found.insert((0..sums.width).map(term).collect());
        }
        found
    }

    #[test]
    fn the_sums_of_rows_are_the_identities_of_the_lists() {
        for edition in Edition::ALL.iter().copied() {
            for table in [Table::Requests, Table::ReviewLitigation] {
                let layout = table.layout(edition);
                let sums = row_sums(table, edition).expect("these tables have rows of counts");
                let rows = layout.len() / sums.width;
                assert_eq!(of_rows(&sums, rows), of_lists(layout), "{layout:?}");
                assert!(has_identities(table) && !has_strict_bounds(table, edition));
            }
        }
    }

    #[test]
    fn a_table_of_other_cells_has_no_sums_of_rows() {
        for edition in Edition::ALL.iter().copied() {
            assert_eq!(row_width(Table::ProactiveDisclosure, edition), 0);
            assert!(row_sums(Table::ProactiveDisclosure, edition).is_none());
            let is_old = edition == Edition::Edition2019;
            assert_eq!(has_strict_bounds(Table::ProactiveDisclosure, edition), is_old);
            assert!(!has_identities(Table::ProactiveDisclosure));
        }
    }
}
