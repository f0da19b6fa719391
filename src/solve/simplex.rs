//! Linear identities with bounds, decided exactly: a fraction-free tableau.
//!
//! Every row is an identity over integers in which one variable, the basic one,
//! is given by the others. The other variables always have integer values within
//! their bounds. Where a basic variable leaves its bounds and no other variable of
//! its row can move to help, the row is the proof that the bounds contradict the
//! identities. (The scheme is the one of Dutertre and de Moura, *A Fast
//! Linear-Arithmetic Solver for DPLL(T)*, 2006, with integers in place of
//! rationals.) All arithmetic is checked.

use super::elimination::{Combination, Equation, Stop, factors, left_over};
use super::meter::Meter;
use super::number::{INFINITE, Overflow, clamp, gcd, is_infinite};
use super::variable::Row;

/// The most cells a tableau may have.
pub(super) const MOST_CELLS: usize = 1 << 20;

/// What a cell that is computed costs, beside a plain look at it.
const COMPUTED: u64 = 8;

/// The tableau, with the bounds and values of its variables.
#[derive(Clone, Debug, Default)]
pub(super) struct Tableau {
    pub(super) columns: usize,
    /// Row by row: the coefficients of all variables.
    cells: Vec<i128>,
    right: Vec<i128>,
    /// The basic variable of each row; its coefficient is positive.
    basic: Vec<usize>,
    /// The row of each basic variable.
    row_of: Vec<Option<usize>>,
    pub(super) low: Vec<i128>,
    pub(super) high: Vec<i128>,
    /// The values of the variables that are not basic.
    value: Vec<i128>,
    /// For each row: the value of the basic variable times its coefficient.
    scaled: Vec<i128>,
    pub(super) meter: Meter,
}

/// What [`Tableau::repair`] found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Repair {
    /// Every variable is within its bounds, fractions allowed.
    Fits,
    Conflict(Conflict),
    /// The steps allowed were used up.
    Spent,
}

/// Why the bounds contradict the identities.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Conflict {
    /// The basic variable of the row would have to go up (or down) and cannot.
    Bound { row: usize, up: bool },
    /// The row has no integer solution: the divisor of its free coefficients
    /// does not divide the rest.
    Divisor { row: usize, divisor: i128 },
}

/// Where an optimum lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Limit {
    Unbounded,
    /// The steps allowed were used up.
    Spent,
    /// The bound for integers, and whether the vertex itself is all integers.
    At {
        value: i128,
        reached: bool,
    },
}

fn mul(a: i128, b: i128) -> Result<i128, Overflow> {
    a.checked_mul(b).ok_or(Overflow)
}

fn add(a: i128, b: i128) -> Result<i128, Overflow> {
    a.checked_add(b).ok_or(Overflow)
}

fn sub(a: i128, b: i128) -> Result<i128, Overflow> {
    a.checked_sub(b).ok_or(Overflow)
}

impl Tableau {
    /// Solves the identities for as many variables as their rank. `Ok(None)` when they
    /// contradict each other. `column` maps a variable to its column. The tableau's own meter
    /// allows nothing yet.
    pub(super) fn new(
        rows: &[&Row],
        columns: usize,
        column: impl Fn(usize) -> usize,
        meter: &mut Meter,
    ) -> Result<Option<Self>, Stop> {
        let mut solved: Vec<(usize, Equation)> = Vec::with_capacity(rows.len());
        for row in rows {
            let mut terms: Combination = row.terms.iter().map(|&(v, c)| (column(v), c)).collect();
            terms.sort_unstable_by_key(|term| term.0);
            let mut equation = Equation { terms, right: row.constant };
            for (basic, known) in &solved {
                equation.eliminate(known, *basic, meter)?;
            }
            // A coefficient of one keeps the numbers small.
            let terms = &equation.terms;
            let one = terms.iter().find(|term| term.1.unsigned_abs() == 1);
            let Some(&(pivot, _)) = one.or(terms.first()) else {
                if equation.right != 0 {
                    return Ok(None);
                }
                continue;
            };
            equation.make_positive(pivot);
            for (basic, known) in &mut solved {
                known.eliminate(&equation, pivot, meter)?;
                known.make_positive(*basic);
            }
            solved.push((pivot, equation));
            if meter.is_spent() {
                return Err(Stop::Spent);
            }
        }
        meter.touch(solved.len() * columns);
        Ok(Some(Self::assemble(&solved, columns)))
    }

    fn assemble(solved: &[(usize, Equation)], columns: usize) -> Self {
        let mut cells = vec![0; solved.len() * columns];
        let mut row_of = vec![None; columns];
        for (index, (basic, equation)) in solved.iter().enumerate() {
            row_of[*basic] = Some(index);
            for &(column, coefficient) in &equation.terms {
                cells[index * columns + column] = coefficient;
            }
        }
        Self {
            columns,
            cells,
            right: solved.iter().map(|(_, equation)| equation.right).collect(),
            basic: solved.iter().map(|&(basic, _)| basic).collect(),
            row_of,
            low: vec![-INFINITE; columns],
            high: vec![INFINITE; columns],
            value: vec![0; columns],
            scaled: vec![0; solved.len()],
            meter: Meter::default(),
        }
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> i128 {
        self.cells[row * self.columns + column]
    }

    pub(super) fn basic(&self, row: usize) -> usize {
        self.basic[row]
    }

    /// Uses row `by` to make the coefficient of `column` zero in row `row`.
    fn eliminate(&mut self, row: usize, by: usize, column: usize) -> Result<(), Overflow> {
        let here = self.cell(row, column);
        self.meter.add(1);
        if here == 0 {
            return Ok(());
        }
        let (keep, take) = factors(here, self.cell(by, column))?;
        let mut computed = 0;
        let mut divisor: u128 = 0;
        for at in 0..self.columns {
            let other = self.cells[by * self.columns + at];
            let cell = &mut self.cells[row * self.columns + at];
            if *cell == 0 && other == 0 {
                continue;
            }
            computed += 1;
            *cell = left_over(*cell, keep, other, take)?;
            if divisor != 1 {
                divisor = gcd(divisor, cell.unsigned_abs());
            }
        }
        self.meter.add(self.columns as u64 + computed * COMPUTED);
        self.right[row] = left_over(self.right[row], keep, self.right[by], take)?;
        divisor = gcd(divisor, self.right[row].unsigned_abs());
        if divisor > 1 {
            let divisor = i128::try_from(divisor).map_err(|_| Overflow)?;
            for cell in &mut self.cells[row * self.columns..(row + 1) * self.columns] {
                *cell /= divisor;
            }
            self.right[row] /= divisor;
        }
        Ok(())
    }

    /// Gives the basic variable of a row a positive coefficient.
    fn make_positive(&mut self, row: usize, basic: usize) {
        if self.cell(row, basic) < 0 {
            for cell in &mut self.cells[row * self.columns..(row + 1) * self.columns] {
                *cell = -*cell;
            }
            self.right[row] = -self.right[row];
        }
    }

    /// How many cells there are.
    pub(super) fn size(&self) -> usize {
        self.cells.len()
    }

    /// Sets all bounds at once, with the values that the variables should have as
    /// far as they can.
    pub(super) fn load(
        &mut self,
        bounds: impl Iterator<Item = (i128, i128, i128)>,
    ) -> Result<(), Overflow> {
        for (column, (low, high, value)) in bounds.enumerate() {
            self.low[column] = low;
            self.high[column] = high;
            self.value[column] = clamp(value, low, high);
        }
        self.rescale()
    }

    /// Computes the basic variables anew.
    fn rescale(&mut self) -> Result<(), Overflow> {
        let mut computed = 0;
        for row in 0..self.basic.len() {
            let mut sum = self.right[row];
            for column in 0..self.columns {
                let cell = self.cell(row, column);
                if cell != 0 && self.row_of[column].is_none() {
                    computed += 1;
                    sum = sub(sum, mul(cell, self.value[column])?)?;
                }
            }
            self.scaled[row] = sum;
        }
        self.meter.add(self.cells.len() as u64 + computed * COMPUTED);
        Ok(())
    }

    /// Changes the bounds of one variable.
    pub(super) fn bind(&mut self, column: usize, low: i128, high: i128) -> Result<(), Overflow> {
        self.low[column] = low;
        self.high[column] = high;
        if self.row_of[column].is_some() {
            return Ok(());
        }
        let moved = clamp(self.value[column], low, high) - self.value[column];
        self.shift(column, moved)
    }

    /// Moves a variable that is not basic.
    fn shift(&mut self, column: usize, by: i128) -> Result<(), Overflow> {
        if by == 0 {
            return Ok(());
        }
        self.value[column] = add(self.value[column], by)?;
        self.meter.touch(self.basic.len());
        for row in 0..self.basic.len() {
            let cell = self.cell(row, column);
            if cell != 0 {
                self.scaled[row] = sub(self.scaled[row], mul(cell, by)?)?;
            }
        }
        Ok(())
    }

    /// Whether the basic variable of a row is out of its bounds: `Some(true)` when
    /// it has to go up.
    fn strays(&self, row: usize) -> Result<Option<bool>, Overflow> {
        let basic = self.basic[row];
        let scale = self.cell(row, basic);
        let (low, high) = (self.low[basic], self.high[basic]);
        if !is_infinite(low) && self.scaled[row] < mul(low, scale)? {
            return Ok(Some(true));
        }
        if !is_infinite(high) && self.scaled[row] > mul(high, scale)? {
            return Ok(Some(false));
        }
        Ok(None)
    }

    /// Whether moving `column` takes the basic variable of `row` up (or down),
    /// and the bounds leave room for it.
    fn helps(&self, row: usize, column: usize, up: bool) -> bool {
        let cell = self.cell(row, column);
        if cell == 0 || self.row_of[column].is_some() {
            return false;
        }
        if (cell < 0) == up {
            self.value[column] < self.high[column]
        } else {
            self.value[column] > self.low[column]
        }
    }

    /// Brings every variable into its bounds, fractions allowed; otherwise says
    /// which row shows that it cannot be done.
    pub(super) fn repair(&mut self) -> Result<Repair, Overflow> {
        loop {
            if self.meter.is_spent() {
                return Ok(Repair::Spent);
            }
            self.meter.touch(self.basic.len() + self.columns);
            // The least variable first: the rule under which it cannot cycle.
            let mut first: Option<(usize, usize, bool)> = None;
            for row in 0..self.basic.len() {
                if first.is_none_or(|(basic, _, _)| self.basic[row] < basic)
                    && let Some(up) = self.strays(row)?
                {
                    first = Some((self.basic[row], row, up));
                }
            }
            let Some((basic, row, up)) = first else {
                return Ok(Repair::Fits);
            };
            let Some(column) = (0..self.columns).find(|&column| self.helps(row, column, up)) else {
                return Ok(Repair::Conflict(Conflict::Bound { row, up }));
            };
            self.value[basic] = if up { self.low[basic] } else { self.high[basic] };
            self.pivot(row, column)?;
        }
    }

    /// All rows that by themselves show a contradiction.
    pub(super) fn conflicts(&mut self) -> Result<Vec<Conflict>, Overflow> {
        let mut conflicts = Vec::new();
        self.meter.touch(self.basic.len());
        for row in 0..self.basic.len() {
            let Some(up) = self.strays(row)? else { continue };
            self.meter.touch(self.columns);
            if !(0..self.columns).any(|column| self.helps(row, column, up)) {
                conflicts.push(Conflict::Bound { row, up });
            }
        }
        Ok(conflicts)
    }

    /// Makes `column` the basic variable of `row`.
    fn pivot(&mut self, row: usize, column: usize) -> Result<(), Overflow> {
        self.row_of[self.basic[row]] = None;
        self.row_of[column] = Some(row);
        self.basic[row] = column;
        self.make_positive(row, column);
        for other in 0..self.basic.len() {
            if other != row {
                self.eliminate(other, row, column)?;
            }
        }
        self.rescale()
    }

    /// A row that has no integer solution by divisibility alone, given which
    /// variables have only one value left.
    pub(super) fn indivisible(&mut self) -> Result<Option<Conflict>, Overflow> {
        self.meter.touch(self.cells.len());
        for row in 0..self.basic.len() {
            let mut divisor: u128 = 0;
            let mut rest = self.right[row];
            for column in 0..self.columns {
                let cell = self.cell(row, column);
                if cell == 0 {
                    continue;
                }
                if self.low[column] == self.high[column] {
                    rest = sub(rest, mul(cell, self.low[column])?)?;
                } else {
                    divisor = gcd(divisor, cell.unsigned_abs());
                }
            }
            if divisor > 1 {
                let divisor = i128::try_from(divisor).map_err(|_| Overflow)?;
                if rest % divisor != 0 {
                    return Ok(Some(Conflict::Divisor { row, divisor }));
                }
            }
        }
        Ok(None)
    }

    /// The value of a variable: the numerator and the denominator.
    pub(super) fn fraction(&self, column: usize) -> (i128, i128) {
        match self.row_of[column] {
            Some(row) => (self.scaled[row], self.cell(row, column)),
            None => (self.value[column], 1),
        }
    }

    /// The least variable whose value is not an integer, and the integer below.
    pub(super) fn broken(&mut self) -> Option<(usize, i128)> {
        self.meter.touch(self.columns);
        (0..self.columns)
            .map(|column| (column, self.fraction(column)))
            .find(|(_, (top, bottom))| top % bottom != 0)
            .map(|(column, (top, bottom))| (column, top.div_euclid(bottom)))
    }

    /// The greatest (or least) value of a variable, from a repaired tableau.
    pub(super) fn limit(&mut self, column: usize, up: bool) -> Result<Limit, Overflow> {
        loop {
            if self.meter.is_spent() {
                return Ok(Limit::Spent);
            }
            self.meter.touch(self.columns);
            let (top, bottom) = self.fraction(column);
            let bound = if up { self.high[column] } else { self.low[column] };
            if !is_infinite(bound) && mul(bound, bottom)? == top {
                break;
            }
            let entering = match self.row_of[column] {
                None => Some((column, up)),
                Some(row) => (0..self.columns)
                    .find(|&other| self.helps(row, other, up))
                    .map(|other| (other, (self.cell(row, other) < 0) == up)),
            };
            let Some((entering, rises)) = entering else {
                break;
            };
            if !self.advance(entering, rises)? {
                return Ok(Limit::Unbounded);
            }
        }
        let (top, bottom) = self.fraction(column);
        let whole = top.div_euclid(bottom);
        let value = if up || top % bottom == 0 { whole } else { whole + 1 };
        Ok(Limit::At { value, reached: self.broken().is_none() })
    }

    /// Moves a variable that is not basic as far as the bounds allow. `false` when
    /// nothing stops it.
    fn advance(&mut self, column: usize, rises: bool) -> Result<bool, Overflow> {
        self.meter.touch(self.basic.len());
        let own = if rises { self.high[column] } else { self.low[column] };
        // How far it can go, as a fraction, and the row that stops it.
        let mut nearest: Option<(i128, i128, Option<usize>)> = None;
        if !is_infinite(own) {
            nearest = Some(((own - self.value[column]).abs(), 1, None));
        }
        for row in 0..self.basic.len() {
            let cell = self.cell(row, column);
            if cell == 0 {
                continue;
            }
            let basic = self.basic[row];
            let falls = (cell > 0) == rises;
            let bound = if falls { self.low[basic] } else { self.high[basic] };
            if is_infinite(bound) {
                continue;
            }
            let room = sub(mul(bound, self.cell(row, basic))?, self.scaled[row])?.abs();
            let step = cell.abs();
            let nearer = match nearest {
                None => true,
                Some((top, bottom, by)) => {
                    let (here, there) = (mul(room, bottom)?, mul(top, step)?);
                    here < there || here == there && by.is_some_and(|by| basic < self.basic[by])
                }
            };
            if nearer {
                nearest = Some((room, step, Some(row)));
            }
        }
        let Some((top, _, row)) = nearest else {
            return Ok(false);
        };
        match row {
            None => self.shift(column, if rises { top } else { -top })?,
            Some(row) => {
                let basic = self.basic[row];
                let falls = (self.cell(row, column) > 0) == rises;
                self.value[basic] = if falls { self.low[basic] } else { self.high[basic] };
                self.pivot(row, column)?;
            }
        }
        Ok(true)
    }
}
