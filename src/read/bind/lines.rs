//! What the rows of a grid say together about where its columns lie. That is asked where a row's
//! own columns do not tell: in another grid than that of the header, as behind the end of a page,
//! where blank cells are left out, under a header with gaps.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Row, Seen};

/// How the values of one row lie in its grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// The first column of the first value.
    pub start: u32,
    /// The column behind the last value.
    pub end: u32,
    /// The first column of the first value that is not blank.
    pub first: u32,
    /// The column behind the last value that is not blank.
    pub last: u32,
    /// How many cells stand behind the label.
    pub count: usize,
    /// Its first and its last value are there: neither can be what is left of a label whose span
    /// is lost.
    full: bool,
}

impl Line {
    /// The line of the cells behind a label, `None` where there is none.
    pub fn of(values: &[Seen<'_>]) -> Option<Line> {
        let (first, last) = (values.first()?, values.last()?);
        let filled = values.iter().find(|seen| !seen.is_blank());
        let full = !first.is_blank() && !last.is_blank();
        Some(Line {
            start: first.cell.column,
            end: last.cell.column + last.cell.columns,
            first: filled.map_or(u32::MAX, |seen| seen.cell.column),
            last: values
                .iter()
                .rfind(|seen| !seen.is_blank())
                .map_or(0, |seen| seen.cell.column + seen.cell.columns),
            count: values.len(),
            full,
        })
    }

    /// How many columns before and behind its values are blank; all of them where it has none.
    fn margins(&self) -> (u32, u32) {
        (self.first.saturating_sub(self.start), self.end.saturating_sub(self.last))
    }

    /// From which column to which it reaches, with how many cells.
    fn place(&self) -> (u32, u32, usize) {
        (self.start, self.end, self.count)
    }
}

/// How the lines of a grid lie, all of them together: what is asked of them takes no longer for
/// being asked for each row.
#[derive(Debug, Default)]
pub(super) struct Lines {
    count: usize,
    /// By the column behind the last value.
    ends: BTreeMap<u32, Ending>,
    /// From which column to which any of them is filled.
    filled: Option<(u32, u32)>,
    /// How all of them lie.
    all: Alike,
    /// How those lie whose first and last values are there, by how many cells they have.
    full: BTreeMap<usize, Alike>,
    /// How many cells all of them have, if as many.
    counts: Alike<usize>,
    /// Where all of them end, if in the same column.
    end: Alike<u32>,
    /// How many columns before and behind the values are blank in all of them.
    margins: Option<(u32, u32)>,
}

/// What lines that end in the same column have in common.
#[derive(Debug, Default)]
struct Ending {
    count: usize,
    /// From which column to which they are filled.
    filled: BTreeSet<(u32, u32)>,
    last: u32,
}

/// What lines have in common: nothing when there is none, the same, or not the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Alike<T = (u32, u32, usize)> {
    #[default]
    None,
    All(T),
    Differ,
}

impl<T: PartialEq + Copy> Alike<T> {
    fn add(&mut self, one: T) {
        *self = match *self {
            Alike::None => Alike::All(one),
            Alike::All(other) if other == one => Alike::All(one),
            _ => Alike::Differ,
        };
    }
}

impl Lines {
    /// None are known.
    pub const NONE: Lines = Lines {
        count: 0,
        ends: BTreeMap::new(),
        filled: None,
        all: Alike::None,
        full: BTreeMap::new(),
        counts: Alike::None,
        end: Alike::None,
        margins: None,
    };

    fn add(&mut self, line: Line) {
        self.count += 1;
        let ending = self.ends.entry(line.end).or_default();
        ending.count += 1;
        ending.filled.insert((line.first, line.last));
        ending.last = ending.last.max(line.last);
        let (first, last) = self.filled.unwrap_or((line.first, line.last));
        self.filled = Some((first.min(line.first), last.max(line.last)));
        self.all.add(line.place());
        self.counts.add(line.count);
        self.end.add(line.end);
        let (lead, trail) = line.margins();
        let least = self.margins.unwrap_or((lead, trail));
        self.margins = Some((least.0.min(lead), least.1.min(trail)));
        if line.full {
            self.full.entry(line.count).or_default().add(line.place());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The column behind the last value of any line.
    pub fn reach(&self) -> u32 {
        self.ends.last_key_value().map_or(0, |(end, _)| *end)
    }

    /// No line has a value before that column.
    pub fn begin_at(&self, column: u32) -> bool {
        self.filled.is_none_or(|(first, _)| first >= column)
    }

    /// No line has a value in that column or behind it.
    pub fn end_before(&self, column: u32) -> bool {
        self.filled.is_none_or(|(_, last)| last <= column)
    }

    /// The values of the lines that end where that one does lie between two columns, and those of
    /// one of them reach from one to the other.
    pub fn fill(&self, end: u32, first: u32, last: u32) -> bool {
        self.ends.get(&end).is_some_and(|ending| {
            ending.filled.first().is_some_and(|(least, _)| *least >= first)
                && ending.last <= last
                && ending.filled.contains(&(first, last))
        })
    }

    /// What is blank before and behind the values of that line is blank in every line, several of
    /// them, counted from their labels or from their beginnings.
    pub fn have_margins_of(&self, own: Line) -> bool {
        let (lead, trail) = own.margins();
        let beside_label = self.counts == Alike::All(own.count)
            && self.margins.is_some_and(|least| least.0 >= lead && least.1 >= trail);
        let in_line = self.end == Alike::All(own.end)
            && self.begin_at(own.first)
            && self.end_before(own.last);
        self.count > 1 && (beside_label || in_line)
    }

    /// Every line has that many cells, several lines do, and in one of them the first and the last
    /// hold something: no blank cell was left out, and none is what is left of a label.
    pub fn all_have(&self, cells: usize) -> bool {
        self.count > 1 && self.counts == Alike::All(cells) && self.full.contains_key(&cells)
    }

    /// True when the rows of the grid bear out that a row of as many cells as the header has
    /// columns has its values in their order: either all of them have as many, or most of them
    /// end where it does; and if its first or last value is blank, which may as well be what is
    /// left of its label, all those whose values are there lie as it does. Where the header has
    /// lost its columns (`is_placed` is false), rows lie as it happens: then all of them must have
    /// as many.
    pub fn bear_out(&self, own: Line, is_placed: bool, is_under_header: bool) -> bool {
        let alike = [Alike::None, Alike::All(own.count)].contains(&self.counts);
        let lie_so = Alike::All(own.place());
        let margins = own.full
            || self.full.get(&own.count).map_or_else(
                || is_under_header || (self.count > 1 && self.all == lie_so),
                |full| *full == lie_so,
            );
        margins && (alike || ((own.full || is_placed) && self.most_end_so(own)))
    }

    /// Most rows of the grid end where that one does; where it is the only one, nothing says
    /// otherwise.
    pub fn most_end_so(&self, own: Line) -> bool {
        let so = self.ends.get(&own.end).map_or(0, |ending| ending.count);
        self.count == 0 || 2 * so > self.count
    }
}

/// The lines of the grid that is being read, found once for all of its rows.
#[derive(Debug, Default)]
pub(super) struct Around {
    grid: Option<usize>,
    lines: Lines,
}

impl Around {
    /// Looks through the grid of a row. `label` gives the place of a row's own label.
    pub fn of(
        &mut self,
        row: &Row<'_, '_>,
        label: impl Fn(&Row<'_, '_>) -> Option<usize>,
    ) -> &Lines {
        if self.grid != Some(row.place.grid) {
            let line = |row: Row<'_, '_>| Line::of(&row.cells[label(&row)? + 1..]);
            self.grid = Some(row.place.grid);
            self.lines = Lines::default();
            row.siblings().filter_map(line).for_each(|line| self.lines.add(line));
        }
        &self.lines
    }
}
