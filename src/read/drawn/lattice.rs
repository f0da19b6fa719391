//! Rules to tables: which cells the rules of a page part.

use super::Unfit;
use super::budget::Budget;
use super::geometry::Rect;

/// Rules join across gaps of so many points, and stand at one place within them.
const NEAR: f64 = 3.0;
/// Pieces of one rule lie so near to its line.
const SAME_LINE: f64 = 1.0;
/// A table may have so many places of rules in either direction.
const MOST_PLACES: usize = 400;
/// And so many fields between them.
const MOST_FIELDS: usize = 40_000;
/// Rules of a page.
const MOST_LINES: usize = 6_000;

/// A table as its rules part it.
#[derive(Debug, Clone)]
pub(in crate::read) struct Lattice {
    /// The places of upright rules, and of level ones.
    pub xs: Vec<f64>,
    pub ys: Vec<f64>,
    /// The cells, by row, then column.
    pub cells: Vec<Cell>,
    /// The cell of each field between neighbouring rules, row by row.
    pub fields: Vec<usize>,
}

/// A cell: its first row and column, and how many it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Cell {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
    /// Its borders are whole.
    pub is_sure: bool,
    /// It stands at the upper or lower end of the table, and has no border there.
    pub is_open_above: bool,
    pub is_open_below: bool,
    /// It lacks a border at a side of the table that others have.
    pub is_open_sideways: bool,
}

impl Lattice {
    pub(in crate::read) fn rect(&self) -> Rect {
        let last = |places: &[f64]| places.last().copied().unwrap_or(0.0);
        let first = |places: &[f64]| places.first().copied().unwrap_or(0.0);
        Rect { x0: first(&self.xs), y0: first(&self.ys), x1: last(&self.xs), y1: last(&self.ys) }
    }

    pub(in crate::read) fn cell_rect(&self, cell: &Cell) -> Rect {
        Rect {
            x0: self.xs[cell.column],
            y0: self.ys[cell.row],
            x1: self.xs[cell.column + cell.columns],
            y1: self.ys[cell.row + cell.rows],
        }
    }

    /// The cell at a point.
    pub(in crate::read) fn at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let column = between(&self.xs, x)?;
        let row = between(&self.ys, y)?;
        self.fields.get(row * (self.xs.len() - 1) + column).copied()
    }
}

/// Between which two places something lies.
fn between(places: &[f64], at: f64) -> Option<usize> {
    let after = places.partition_point(|place| *place <= at);
    (1..places.len()).contains(&after).then(|| after - 1)
}

/// A rule: level or upright lines are alike, seen along them.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Where it stands across.
    place: f64,
    start: f64,
    end: f64,
}

/// The tables that the rules of a page make, from top to bottom.
pub(in crate::read) fn lattices(rules: &[Rect], budget: &Budget) -> Result<Vec<Lattice>, Unfit> {
    let is_level = |rule: &&Rect| rule.width() >= rule.height();
    let is_dot = |rule: &&Rect| rule.width() <= NEAR && rule.height() <= NEAR;
    let level = |rule: &Rect| Line { place: rule.center().1, start: rule.x0, end: rule.x1 };
    let upright = |rule: &Rect| Line { place: rule.center().0, start: rule.y0, end: rule.y1 };
    let rows = rules.iter().filter(|rule| is_level(rule) || is_dot(rule)).map(level).collect();
    let columns =
        rules.iter().filter(|rule| !is_level(rule) || is_dot(rule)).map(upright).collect();
    let (level, upright) = (joined(rows), joined(columns));
    if level.len() + upright.len() > MOST_LINES {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (level, upright) in components(level, upright, budget)? {
        found.extend(lattice(&level, &upright, budget)?);
    }
    found.sort_by(|a: &Lattice, b| {
        let (a, b) = (a.rect(), b.rect());
        a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0))
    });
    Ok(found)
}

/// Pieces on one line, joined where they nearly touch. What is no longer than a gap is dropped.
fn joined(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.place.total_cmp(&b.place));
    let mut joined: Vec<Line> = Vec::new();
    let mut rest = lines.as_mut_slice();
    while let Some(first) = rest.first() {
        let limit = first.place + SAME_LINE;
        let count = rest.partition_point(|line| line.place <= limit);
        let (own, after) = rest.split_at_mut(count);
        own.sort_by(|a, b| a.start.total_cmp(&b.start));
        let begin = joined.len();
        for line in own.iter() {
            match joined[begin..].last_mut() {
                Some(last) if line.start <= last.end + NEAR => last.end = last.end.max(line.end),
                _ => joined.push(*line),
            }
        }
        rest = after;
    }
    joined.retain(|line| line.end - line.start > NEAR);
    joined
}

/// Level rules and upright ones that hang together.
type Component = (Vec<Line>, Vec<Line>);

/// The rules of a page, those together that hang together.
fn components(
    level: Vec<Line>,
    upright: Vec<Line>,
    budget: &Budget,
) -> Result<Vec<Component>, Unfit> {
    let mut groups = Groups::new(level.len() + upright.len());
    for (at, row) in level.iter().enumerate() {
        budget.step(upright.len())?;
        for (other, column) in upright.iter().enumerate() {
            let touches = (row.start - NEAR..=row.end + NEAR).contains(&column.place)
                && (column.start - NEAR..=column.end + NEAR).contains(&row.place);
            if touches {
                groups.join(at, level.len() + other);
            }
        }
    }
    let mut components: Vec<Component> = Vec::new();
    let mut of_root = vec![usize::MAX; level.len() + upright.len()];
    for at in 0..of_root.len() {
        let root = groups.root(at);
        if of_root[root] == usize::MAX {
            of_root[root] = components.len();
            components.push(Default::default());
        }
        let component = &mut components[of_root[root]];
        match level.get(at) {
            Some(line) => component.0.push(*line),
            None => component.1.push(upright[at - level.len()]),
        }
    }
    Ok(components)
}

/// Sets that are joined two by two.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Groups {
        Groups((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        self.0[high] = low;
    }
}

/// The table of rules that hang together; `None` for frames around a single field, and for what is
/// finer than any table.
fn lattice(level: &[Line], upright: &[Line], budget: &Budget) -> Result<Option<Lattice>, Unfit> {
    let (xs, own_columns) = places(upright, level);
    let (ys, own_rows) = places(level, upright);
    let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
    let is_table = columns > 0 && rows > 0 && columns * rows > 1;
    if !is_table || xs.len().max(ys.len()) > MOST_PLACES || columns * rows > MOST_FIELDS {
        return Ok(None);
    }
    budget.step(upright.len() * rows + level.len() * columns)?;
    let mut sides = Sides::new(columns, rows);
    for (at, lines) in own_columns.iter().enumerate() {
        for row in 0..rows {
            sides.upright[row * (columns + 1) + at] = side(lines, ys[row], ys[row + 1]);
        }
    }
    for (at, lines) in own_rows.iter().enumerate() {
        for column in 0..columns {
            sides.level[at * columns + column] = side(lines, xs[column], xs[column + 1]);
        }
    }
    sides.close();
    Ok(Some(sides.lattice(xs, ys)))
}

/// The places of lines, the lines at each, and the outer ends of the lines across where they reach
/// beyond: a table may lack an outer side.
fn places(lines: &[Line], across: &[Line]) -> (Vec<f64>, Vec<Vec<Line>>) {
    let mut sorted = lines.to_vec();
    sorted.sort_by(|a, b| a.place.total_cmp(&b.place));
    let mut places: Vec<f64> = Vec::new();
    let mut own: Vec<Vec<Line>> = Vec::new();
    for line in sorted {
        match own.last_mut() {
            Some(lines) if line.place - lines[0].place <= NEAR => lines.push(line),
            _ => own.push(vec![line]),
        }
    }
    for lines in &own {
        let first = lines[0].place;
        let last = lines[lines.len() - 1].place;
        places.push(f64::midpoint(first, last));
    }
    let start = open_end(across, |line| line.start, f64::min);
    if let Some(start) = start
        && places.first().is_none_or(|first| start < first - 2.0 * NEAR)
    {
        places.insert(0, start);
        own.insert(0, Vec::new());
    }
    let end = open_end(across, |line| line.end, f64::max);
    if let Some(end) = end
        && places.last().is_none_or(|last| end > last + 2.0 * NEAR)
    {
        places.push(end);
        own.push(Vec::new());
    }
    (places, own)
}

/// The outermost end of lines, if at least half of them, counted by their places, end there.
fn open_end(
    lines: &[Line],
    end: impl Fn(&Line) -> f64,
    outer: impl Fn(f64, f64) -> f64,
) -> Option<f64> {
    let mut sorted = lines.to_vec();
    sorted.sort_by(|a, b| a.place.total_cmp(&b.place));
    let mut ends: Vec<f64> = Vec::new();
    let mut place = f64::NEG_INFINITY;
    for line in &sorted {
        match ends.last_mut() {
            Some(last) if line.place - place <= NEAR => *last = outer(*last, end(line)),
            _ => {
                ends.push(end(line));
                place = line.place;
            }
        }
    }
    let outermost = ends.iter().copied().reduce(&outer)?;
    let same = ends.iter().filter(|end| (*end - outermost).abs() <= NEAR).count();
    (same > 1 && 2 * same >= ends.len()).then_some(outermost)
}

/// How much of a side between two fields is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Drawn,
    Absent,
    /// Part of it is.
    Unsure,
}

fn side(lines: &[Line], start: f64, end: f64) -> Side {
    let length = (end - start).max(1e-6);
    let share = |by: f64| {
        let covers = |line: &Line| (line.end + by).min(end) - (line.start - by).max(start);
        let mut pieces: Vec<(f64, f64)> = lines
            .iter()
            .filter(|line| covers(line) > 0.0)
            .map(|line| ((line.start - by).max(start), (line.end + by).min(end)))
            .collect();
        pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut sum, mut reached) = (0.0, start);
        for (from, to) in pieces {
            sum += (to - from.max(reached)).max(0.0);
            reached = reached.max(to);
        }
        sum
    };
    let drawn = share(0.0);
    if share(NEAR) >= 0.9 * length && drawn > 0.3 * length {
        Side::Drawn
    } else if drawn <= (0.1 * length).max(NEAR.min(0.35 * length)) {
        Side::Absent
    } else {
        Side::Unsure
    }
}

/// The sides of the fields between rules.
struct Sides {
    columns: usize,
    rows: usize,
    /// The left sides of the fields of each row, and its right end.
    upright: Vec<Side>,
    /// The upper sides of each row of fields, and the lower ones of the last.
    level: Vec<Side>,
    /// The columns in which the upper end and the lower end are not drawn.
    is_open_above: Vec<bool>,
    is_open_below: Vec<bool>,
}

impl Sides {
    fn new(columns: usize, rows: usize) -> Sides {
        Sides {
            columns,
            rows,
            upright: vec![Side::Absent; (columns + 1) * rows],
            level: vec![Side::Absent; columns * (rows + 1)],
            is_open_above: vec![false; columns],
            is_open_below: vec![false; columns],
        }
    }

    /// A side border that is missing wholly counts as drawn. Above and below, what lacks a border
    /// goes on on another page.
    fn close(&mut self) {
        let (columns, rows) = (self.columns, self.rows);
        let left: Vec<usize> = (0..rows).map(|row| row * (columns + 1)).collect();
        let right: Vec<usize> = left.iter().map(|at| at + columns).collect();
        for side in [left, right] {
            if side.iter().all(|at| self.upright[*at] == Side::Absent) {
                side.iter().for_each(|at| self.upright[*at] = Side::Drawn);
            }
        }
        let is_absent = |sides: &[Side]| -> Vec<bool> {
            sides.iter().map(|side| *side == Side::Absent).collect()
        };
        self.is_open_above = is_absent(&self.level[..columns]);
        self.is_open_below = is_absent(&self.level[columns * rows..]);
        for column in 0..columns {
            for at in [column, columns * rows + column] {
                if self.level[at] == Side::Absent {
                    self.level[at] = Side::Drawn;
                }
            }
        }
    }

    /// Fields that nothing parts are one cell, if they make a rectangle.
    fn lattice(&self, xs: Vec<f64>, ys: Vec<f64>) -> Lattice {
        let (columns, rows) = (self.columns, self.rows);
        let mut groups = Groups::new(columns * rows);
        let mut unsure = vec![false; columns * rows];
        let mut open = vec![false; columns * rows];
        for row in 0..rows {
            for column in 0..columns {
                let field = row * columns + column;
                let left = self.upright[row * (columns + 1) + column];
                let above = self.level[field];
                let right = self.upright[row * (columns + 1) + column + 1];
                let below = self.level[field + columns];
                let is_open = column == 0 && left == Side::Absent
                    || column + 1 == columns && right == Side::Absent;
                open[field] = is_open;
                unsure[field] = [left, above, right, below].contains(&Side::Unsure);
                if column > 0 && left == Side::Absent {
                    groups.join(field, field - 1);
                }
                if row > 0 && above == Side::Absent {
                    groups.join(field, field - columns);
                }
            }
        }
        self.mark_divided(&mut groups, &mut unsure);
        let mut lattice = cells(&mut groups, &unsure, xs, ys);
        for cell in &mut lattice.cells {
            let all = |open: &[bool]| {
                open[cell.column..cell.column + cell.columns].iter().all(|is_open| *is_open)
            };
            cell.is_open_above = cell.row == 0 && all(&self.is_open_above);
            cell.is_open_below = cell.row + cell.rows == rows && all(&self.is_open_below);
            let fields = (cell.row..cell.row + cell.rows).flat_map(|row| {
                (cell.column..cell.column + cell.columns).map(move |at| row * columns + at)
            });
            cell.is_open_sideways = fields.into_iter().any(|field| open[field]);
        }
        lattice
    }

    /// A cell that a rule parts half way is unsure.
    fn mark_divided(&self, groups: &mut Groups, unsure: &mut [bool]) {
        let columns = self.columns;
        for (field, is_unsure) in unsure.iter_mut().enumerate() {
            let (row, column) = (field / columns, field % columns);
            let left = column > 0 && self.upright[row * (columns + 1) + column] == Side::Drawn;
            let above = row > 0 && self.level[field] == Side::Drawn;
            *is_unsure |= left && groups.root(field) == groups.root(field - 1)
                || above && groups.root(field) == groups.root(field - columns);
        }
    }
}

/// Where the fields of a group lie, how many they are, and whether one of them is unsure.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    top: usize,
    left: usize,
    bottom: usize,
    right: usize,
    fields: usize,
    unsure: bool,
}

fn cells(groups: &mut Groups, unsure: &[bool], xs: Vec<f64>, ys: Vec<f64>) -> Lattice {
    let columns = xs.len() - 1;
    let mut bounds: Vec<Option<Bounds>> = vec![None; unsure.len()];
    for (field, is_unsure) in unsure.iter().enumerate() {
        let (row, column) = (field / columns, field % columns);
        let own =
            Bounds { top: row, left: column, bottom: row, right: column, fields: 0, unsure: false };
        let bound = bounds[groups.root(field)].get_or_insert(own);
        bound.top = bound.top.min(row);
        bound.left = bound.left.min(column);
        bound.bottom = bound.bottom.max(row);
        bound.right = bound.right.max(column);
        bound.fields += 1;
        bound.unsure |= *is_unsure;
    }
    let mut lattice = Lattice { xs, ys, cells: Vec::new(), fields: vec![0; unsure.len()] };
    let mut of_group = vec![usize::MAX; unsure.len()];
    for field in 0..lattice.fields.len() {
        let root = groups.root(field);
        let Some(Bounds { top, left, bottom, right, fields, unsure }) = bounds[root] else {
            continue;
        };
        let (rows, width) = (bottom - top + 1, right - left + 1);
        let is_rectangle = fields == rows * width;
        if is_rectangle && of_group[root] != usize::MAX {
            lattice.fields[field] = of_group[root];
            continue;
        }
        lattice.fields[field] = lattice.cells.len();
        of_group[root] = lattice.cells.len();
        let whole = Cell {
            row: top,
            column: left,
            rows,
            columns: width,
            is_sure: !unsure,
            is_open_above: false,
            is_open_below: false,
            is_open_sideways: false,
        };
        lattice.cells.push(if is_rectangle {
            whole
        } else {
            // What is no rectangle stays field by field.
            let (row, column) = (field / columns, field % columns);
            Cell { row, column, rows: 1, columns: 1, is_sure: false, ..whole }
        });
    }
    lattice
}
