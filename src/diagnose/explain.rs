//! Explaining a set of changed cells by as few and as likely mistakes as there are.
//!
//! Every way to see some of the changes as one mistake is a hypothesis with a cost. Those that save
//! the most against changing the cells one by one are taken first. See the costs in
//! [`super::cost`].

use super::block::{Block, Line, Roles};
use super::cost;
use super::pattern::Pattern;

/// One changed cell: its place in the block, the figure written, and the one that mends it, where
/// there is only one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) from: i64,
    pub(super) to: Option<i64>,
}

impl Edit {
    fn delta(&self) -> Option<i64> {
        Some(self.to? - self.from)
    }
}

/// Some of the changes seen as one mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hypothesis {
    /// The changes, one bit each.
    pub(super) mask: u64,
    pub(super) pattern: Option<Pattern>,
    pub(super) cost: u32,
    /// The change that the pattern is about; the others follow from it.
    pub(super) main: usize,
}

/// The most changes that are looked at together.
pub(super) const MOST_EDITS: usize = 64;

/// What a set of changes is explained against.
pub(super) struct Scene<'a> {
    pub(super) block: &'a Block,
    pub(super) values: &'a [Option<i64>],
    /// Last year's figures, when they are known.
    pub(super) last_year: Option<&'a [Option<i64>]>,
}

impl Scene<'_> {
    /// The mistakes that explain the changes, in the order of their first cells. Each change
    /// belongs to exactly one.
    pub(super) fn explain(&self, edits: &[Edit]) -> Vec<Hypothesis> {
        let edits = &edits[..edits.len().min(MOST_EDITS)];
        let alone: Vec<(Option<Pattern>, u32)> =
            edits.iter().map(|edit| self.alone(edit)).collect();
        let mut found: Vec<Hypothesis> =
            (0..edits.len()).map(|index| self.one_cell(edits, index, alone[index])).collect();
        self.pairs(edits, &mut found);
        self.lines(edits, &mut found);
        let one_by_one = |mask: u64| {
            (0..edits.len())
                .filter(|index| mask & 1 << index != 0)
                .map(|index| alone[index].1)
                .sum::<u32>()
        };
        // The largest saving first; equal ones in the order of cells.
        found.sort_by_cached_key(|hypothesis| {
            let saving = one_by_one(hypothesis.mask).saturating_sub(hypothesis.cost);
            (std::cmp::Reverse(saving), hypothesis.mask.trailing_zeros(), hypothesis.mask)
        });
        let mut taken = 0_u64;
        let mut chosen = Vec::new();
        for hypothesis in found {
            if hypothesis.mask & taken == 0 {
                taken |= hypothesis.mask;
                chosen.push(hypothesis);
            }
        }
        // A figure whose totals another mistake has claimed stands alone.
        for (index, &(pattern, cost)) in alone.iter().enumerate() {
            if taken & 1 << index == 0 {
                chosen.push(Hypothesis { mask: 1 << index, pattern, cost, main: index });
            }
        }
        chosen.sort_by_key(|hypothesis| hypothesis.mask.trailing_zeros());
        chosen
    }

    // ---- one figure ----

    /// A wrong figure, with the totals that were added up from it.
    fn one_cell(
        &self,
        edits: &[Edit],
        index: usize,
        (pattern, cost): (Option<Pattern>, u32),
    ) -> Hypothesis {
        let mask = 1 << index | self.followers(edits, &edits[index]);
        Hypothesis {
            mask,
            pattern,
            cost: cost + cost::FOLLOWER * (mask.count_ones() - 1),
            main: index,
        }
    }

    /// The changes of totals by the same amount: of the row, of the column, and of both.
    fn followers(&self, edits: &[Edit], edit: &Edit) -> u64 {
        let shape = &self.block.shape;
        let Some(delta) = edit.delta() else { return 0 };
        let (row, column) = (shape.row(edit.at), shape.column(edit.at));
        if column == shape.total_column() {
            return 0;
        }
        let total_row = shape.roles.filter(|roles| roles.is_outcome(row)).map(|roles| roles.total);
        let mut mask = 0;
        for (index, other) in edits.iter().enumerate() {
            let (r, c) = (shape.row(other.at), shape.column(other.at));
            let sums_it = (r == row && c == shape.total_column())
                || (Some(r) == total_row && (c == column || c == shape.total_column()));
            if sums_it && other.delta() == Some(delta) {
                mask |= 1 << index;
            }
        }
        mask
    }

    /// The likeliest mistake in one figure.
    fn alone(&self, edit: &Edit) -> (Option<Pattern>, u32) {
        let mut best = (None, cost::any_figure(edit.from, edit.to));
        let Some(to) = edit.to else { return best };
        let any = best.1;
        let mut offer = |pattern: Option<Pattern>, cost: u32| {
            if cost < best.1 {
                best = (pattern, cost);
            }
        };
        if let Some(pattern) = self.total_row_slip(edit.at, to - edit.from) {
            offer(Some(pattern), cost::KNOWN_TOTAL);
        }
        if edit.from == 0 {
            offer(
                Some(Pattern::LeftAtZero),
                if self.block.shape.is_total(edit.at) {
                    cost::TOTAL_AT_ZERO
                } else {
                    cost::AT_ZERO
                },
            );
        }
        if edit.from == -to {
            offer(Some(Pattern::SignLost), cost::SIGN);
        }
        if let Some((pattern, cost)) = cost::slip(edit.from, to) {
            offer(pattern, cost);
        }
        if edit.from > 0 && self.last_year.and_then(|last| last[edit.at]) == Some(edit.from) {
            offer(
                Some(Pattern::LastYear),
                cost::last_year(cost::LAST_YEAR, std::iter::once(edit.from)),
            );
        }
        if to == 0 {
            if let Some(also_in) = self.counted_also_in(edit) {
                let told = self
                    .roles()
                    .is_some_and(|roles| self.block.shape.row(also_in) == roles.partial);
                let cost = if told { cost::TWICE_TOLD } else { cost::TWICE };
                offer(Some(Pattern::CountedTwice { also_in: self.block.cell(also_in) }), cost);
            }
            if self.is_stray(edit.at) {
                let slip = cost::slip(edit.from, to).map_or(any, |slip| slip.1);
                offer(Some(Pattern::Stray), any.min(slip) - cost::STRAY);
            }
        }
        best
    }

    /// The mistake of （七）总计 that its difference betrays.
    fn total_row_slip(&self, at: usize, delta: i64) -> Option<Pattern> {
        let shape = &self.block.shape;
        let roles = shape.roles.filter(|_| shape.in_total_row(at))?;
        let in_row =
            |row: usize| self.values[shape.at(row, shape.column(at))].filter(|&number| number > 0);
        if in_row(roles.carried_forward) == Some(-delta) {
            Some(Pattern::CountsCarriedForward)
        } else if in_row(roles.carried_over) == Some(delta) {
            Some(Pattern::LeavesOutCarriedOver)
        } else {
            None
        }
    }

    /// The outcome beside this one that holds the same figure in the same column.
    fn counted_also_in(&self, edit: &Edit) -> Option<usize> {
        let shape = &self.block.shape;
        let roles = self.roles()?;
        let (row, column) = (shape.row(edit.at), shape.column(edit.at));
        if !roles.is_outcome(row) || edit.from == 0 {
            return None;
        }
        let nearest = [Some(roles.partial), row.checked_sub(1), Some(row + 1)];
        nearest
            .into_iter()
            .flatten()
            .filter(|&other| other != row && roles.is_outcome(other))
            .map(|other| shape.at(other, column))
            .find(|&other| self.values[other] == Some(edit.from))
    }

    /// True when all other figures of the column are 0.
    fn is_stray(&self, at: usize) -> bool {
        let shape = &self.block.shape;
        let column = shape.line(Line::Column(shape.column(at)));
        shape.rows > 1
            && column
                .iter()
                .all(|&other| other == at || self.values[other].is_none_or(|number| number == 0))
    }

    fn roles(&self) -> Option<Roles> {
        self.block.shape.roles
    }

    // ---- two figures ----

    fn pairs(&self, edits: &[Edit], found: &mut Vec<Hypothesis>) {
        for i in 0..edits.len() {
            for j in i + 1..edits.len() {
                if let Some((pattern, cost)) = self.pair(&edits[i], &edits[j]) {
                    found.push(Hypothesis {
                        mask: 1 << i | 1 << j,
                        pattern: Some(pattern),
                        cost,
                        main: i,
                    });
                }
            }
        }
    }

    fn pair(&self, a: &Edit, b: &Edit) -> Option<(Pattern, u32)> {
        let shape = &self.block.shape;
        let ((row_a, column_a), (row_b, column_b)) =
            ((shape.row(a.at), shape.column(a.at)), (shape.row(b.at), shape.column(b.at)));
        let apart = match (row_a == row_b, column_a == column_b) {
            (true, _) => column_a.abs_diff(column_b),
            (_, true) => row_a.abs_diff(row_b),
            _ => return None,
        };
        let far = if apart == 1 { 0 } else { cost::NOT_NEIGHBOURS };
        let (to_a, to_b) = (a.to?, b.to?);
        let cells = [self.block.cell(a.at), self.block.cell(b.at)];
        let act =
            if row_a == row_b { cost::INTERCHANGED_IN_ROW } else { cost::INTERCHANGED_IN_COLUMN };
        if a.from == to_b && b.from == to_a && a.from != 0 && b.from != 0 {
            return Some((Pattern::Interchanged { cells }, act + far));
        }
        if to_a - a.from != b.from - to_b {
            return None;
        }
        let (surplus, cells, lacking) = if to_a < a.from {
            (to_a, [cells[0], cells[1]], b.from)
        } else {
            (to_b, [cells[1], cells[0]], a.from)
        };
        let pattern = Pattern::WrongCell { stands_in: cells[0], belongs_in: cells[1] };
        let cost = match (surplus, lacking) {
            (0, 0) => cost::WRONG_CELL,
            (_, 0) => cost::ADDED_TO_CELL,
            (0, _) => cost::PARTLY_IN_EMPTY_CELL + cost::surprise(a.from.abs_diff(to_a)),
            _ => cost::PARTLY_IN_CELL + cost::surprise(a.from.abs_diff(to_a)),
        };
        Some((pattern, cost + far))
    }

    // ---- rows and columns ----

    fn lines(&self, edits: &[Edit], found: &mut Vec<Hypothesis>) {
        if edits.len() < 2 {
            return;
        }
        for line in self.block.shape.lines() {
            let inside: Vec<usize> =
                (0..edits.len()).filter(|&index| self.is_in(edits[index].at, line)).collect();
            if inside.len() < 2 || inside.iter().any(|&index| edits[index].to.is_none()) {
                continue;
            }
            let mut offer = |indices: Vec<usize>, pattern: Pattern, cost: u32| {
                if indices.len() >= 2 {
                    let mask = indices.iter().fold(0, |mask, index| mask | 1 << index);
                    found.push(Hypothesis {
                        mask,
                        pattern: Some(pattern),
                        cost: cost + cost::EACH_CELL * indices.len() as u32,
                        main: indices[0],
                    });
                }
            };
            let those = |wanted: &dyn Fn(&Edit) -> bool| {
                inside.iter().copied().filter(|&index| wanted(&edits[index])).collect::<Vec<_>>()
            };
            for pattern in [Pattern::CountsCarriedForward, Pattern::LeavesOutCarriedOver] {
                let told = |edit: &Edit| {
                    edit.delta().and_then(|delta| self.total_row_slip(edit.at, delta))
                        == Some(pattern)
                };
                if matches!(line, Line::Row(_)) {
                    offer(those(&told), pattern, cost::KNOWN_TOTAL);
                }
            }
            offer(those(&|edit| edit.from == 0), Pattern::LeftAtZero, self.left_at_zero(line));
            if self.is_last_years(line) {
                let shape = &self.block.shape;
                let sums = |at: usize| {
                    matches!(line, Line::Row(_)) && shape.column(at) == shape.total_column()
                };
                let parts = shape.line(line).into_iter().filter(|&at| !sums(at));
                let cost =
                    cost::last_year(cost::LAST_YEARS_LINE, parts.filter_map(|at| self.values[at]));
                offer(inside.clone(), Pattern::LastYear, cost);
            }
            if line == Line::Column(self.block.shape.total_column())
                && self.repeats_natural_persons(edits, &inside)
            {
                offer(inside.clone(), Pattern::CopiedFromNaturalPersons, cost::COPIED);
            }
            if let Some(forwards) = self.shift(edits, &inside, line) {
                let pattern = match line {
                    Line::Row(_) => Pattern::RowShifted { right: forwards },
                    Line::Column(_) => Pattern::ColumnShifted { down: forwards },
                };
                offer(inside.clone(), pattern, cost::SHIFTED);
            }
        }
    }

    /// The whole line is as it was last year, and not 0 throughout.
    fn is_last_years(&self, line: Line) -> bool {
        let Some(last_year) = self.last_year else { return false };
        let places = self.block.shape.line(line);
        places.iter().all(|&at| self.values[at].is_some() && self.values[at] == last_year[at])
            && places.iter().any(|&at| self.values[at] != Some(0))
    }

    fn is_in(&self, at: usize, line: Line) -> bool {
        match line {
            Line::Row(row) => self.block.shape.row(at) == row,
            Line::Column(column) => self.block.shape.column(at) == column,
        }
    }

    /// Totals are left out together more often than parts.
    fn left_at_zero(&self, line: Line) -> u32 {
        let totals = match line {
            Line::Row(row) => self.roles().is_some_and(|roles| roles.total == row),
            Line::Column(column) => column == self.block.shape.total_column(),
        };
        if totals { cost::TOTALS_AT_ZERO } else { cost::LINE_AT_ZERO }
    }

    /// The whole column 总计 equals 自然人, and every change undoes that.
    fn repeats_natural_persons(&self, edits: &[Edit], inside: &[usize]) -> bool {
        let shape = &self.block.shape;
        let total = shape.total_column();
        let same = |row: usize| {
            let first = self.values[shape.at(row, 0)];
            first.is_some() && first == self.values[shape.at(row, total)]
        };
        shape.roles.is_some()
            && (0..shape.rows).all(same)
            && inside.iter().any(|&index| edits[index].from > 0)
    }

    /// Whether the changes of a line undo a shift by one cell: `true` when its figures stand too
    /// far to the right or down.
    fn shift(&self, edits: &[Edit], inside: &[usize], line: Line) -> Option<bool> {
        let places = self.block.shape.line(line);
        let written: Option<Vec<i64>> = places.iter().map(|&at| self.values[at]).collect();
        let written = written?;
        let mut meant = written.clone();
        let (mut first, mut last) = (usize::MAX, 0);
        for &index in inside {
            let place = places.iter().position(|&at| at == edits[index].at)?;
            meant[place] = edits[index].to?;
            first = first.min(place);
            last = last.max(place);
        }
        // Figures that are moved and told apart: two at least, for one is a figure in the wrong
        // cell.
        let telling = |moved: &[i64]| moved.iter().filter(|&&number| number != 0).count() >= 2;
        if written[first + 1..=last] == meant[first..last]
            && written[first] == 0
            && telling(&meant[first..last])
        {
            Some(true)
        } else if written[first..last] == meant[first + 1..=last]
            && written[last] == 0
            && telling(&meant[first + 1..=last])
        {
            Some(false)
        } else {
            None
        }
    }
}
