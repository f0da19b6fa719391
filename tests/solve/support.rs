//! What the tests share: a generator of numbers and the 2021 tables.

use gouji::solve::{System, VarId, Variable};

/// A small generator (SplitMix64), so that every run sees the same cases.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(1))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A number from `low` to `high`.
    pub fn within(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1) as u64) as i64
    }
}

pub const COLUMNS: usize = 7;
pub const ROWS: usize = 25;
pub const TOTAL_ROW: usize = 23;
pub const CARRIED_ROW: usize = 24;
const REQUESTS: usize = COLUMNS * ROWS;

/// The identities of the 2021 request matrix and of the three review groups.
pub fn tables_2021() -> System {
    tables_2021_weighing(1, 1)
}

/// The same, with a weight for parts and one for totals.
pub fn tables_2021_weighing(part: u32, total: u32) -> System {
    let mut system = System::new();
    let cells: Vec<Vec<VarId>> = (0..ROWS)
        .map(|row| {
            (0..COLUMNS)
                .map(|column| {
                    let is_total = column == COLUMNS - 1 || row == TOTAL_ROW;
                    let weight = if is_total { total } else { part };
                    system.variable_with(Variable::new(format!("{row}/{column}")).weight(weight))
                })
                .collect()
        })
        .collect();
    let columns: Vec<Vec<VarId>> =
        (0..COLUMNS).map(|column| cells.iter().map(|row| row[column]).collect()).collect();
    for column in &columns {
        let at = |row: usize| column[row];
        system.identity([(at(0), 1), (at(1), 1), (at(TOTAL_ROW), -1), (at(CARRIED_ROW), -1)], 0);
        let parts = (2..TOTAL_ROW).map(|row| (at(row), 1));
        system.identity(parts.chain([(at(TOTAL_ROW), -1)]), 0);
    }
    for row in &cells {
        let parts = row[..COLUMNS - 1].iter().map(|&cell| (cell, 1));
        system.identity(parts.chain([(row[COLUMNS - 1], -1)]), 0);
    }
    for _ in 0..3 {
        let group: Vec<VarId> = (0..6)
            .map(|at| {
                let weight = if at == 5 { total } else { part };
                system.variable_with(Variable::new("review").weight(weight))
            })
            .collect();
        let parts = group[..5].iter().map(|&cell| (cell, 1));
        system.identity(parts.chain([(group[5], -1)]), 0);
    }
    system
}

/// The 2021 tables with rules of one's own: not more than half of what came in is left
/// open, twice one outcome is not less than another, one outcome is another.
pub fn tables_with_rules() -> System {
    let mut system = tables_2021();
    let ids: Vec<VarId> = {
        let mut places = System::new();
        system.variables().iter().map(|_| places.variable("")).collect()
    };
    let at = |row: usize, column: usize| ids[row * COLUMNS + column];
    system.at_most([(at(CARRIED_ROW, 0), 2), (at(0, 0), -1)], 5);
    system.at_least([(at(3, 6), 2), (at(4, 6), -1)], -1000);
    system.at_most([(at(5, 1), 1), (at(6, 1), 1), (at(7, 1), 1)], 70);
    system
}

/// A random record of [`tables_2021`] in which every identity holds.
pub fn balanced(dice: &mut Dice) -> Vec<i64> {
    let mut record = vec![0i64; REQUESTS + 18];
    for column in 0..COLUMNS - 1 {
        // Companies and institutes ask less often than people.
        let share = if column == 0 { 200 } else { 20 };
        let mut total = 0;
        for row in 2..TOTAL_ROW {
            let value = if dice.below(3) == 0 { dice.below(share) } else { 0 } as i64;
            record[row * COLUMNS + column] = value;
            total += value;
        }
        record[TOTAL_ROW * COLUMNS + column] = total;
        let carried = dice.below(share / 4) as i64;
        record[CARRIED_ROW * COLUMNS + column] = carried;
        let before = dice.below(share / 4).min((total + carried) as u64) as i64;
        record[COLUMNS + column] = before;
        record[column] = total + carried - before;
    }
    for row in 0..ROWS {
        let cells = &mut record[row * COLUMNS..(row + 1) * COLUMNS];
        cells[COLUMNS - 1] = cells[..COLUMNS - 1].iter().sum();
    }
    for group in 0..3 {
        let cells = &mut record[REQUESTS + group * 6..REQUESTS + (group + 1) * 6];
        for cell in &mut cells[..5] {
            *cell = dice.below(12) as i64;
        }
        cells[5] = cells[..5].iter().sum();
    }
    record
}

/// Makes `count` different cells wrong, and says which.
pub fn spoil(dice: &mut Dice, record: &mut [i64], count: usize) -> Vec<usize> {
    let mut wrong: Vec<usize> = Vec::new();
    while wrong.len() < count {
        let cell = dice.below(record.len() as u64) as usize;
        if wrong.contains(&cell) {
            continue;
        }
        let old = record[cell];
        let new = match dice.below(3) {
            0 => dice.below(300) as i64,
            1 => old + 1 + dice.below(20) as i64,
            _ => (old - 1 - dice.below(20) as i64).max(0),
        };
        if new != old {
            record[cell] = new;
            wrong.push(cell);
        }
    }
    wrong.sort_unstable();
    wrong
}

/// Makes `count` different cells wrong by one or two, so that the residuals are alike
/// and tell little apart: the hard case.
pub fn spoil_slightly(dice: &mut Dice, record: &mut [i64], count: usize) -> Vec<usize> {
    let mut wrong: Vec<usize> = Vec::new();
    while wrong.len() < count {
        let cell = dice.below(record.len() as u64) as usize;
        if !wrong.contains(&cell) {
            let step = 1 + dice.below(2) as i64;
            let falls = record[cell] >= step && dice.below(2) == 0;
            record[cell] += if falls { -step } else { step };
            wrong.push(cell);
        }
    }
    wrong.sort_unstable();
    wrong
}

/// A cube of `side` figures each way with all its totals: a system without the shape of
/// a network, in which every figure stands in three identities.
pub fn cube(side: usize) -> System {
    let mut system = System::new();
    let width = side + 1;
    let count = width * width * width;
    let cells: Vec<VarId> = (0..count).map(|at| system.variable(format!("{at}"))).collect();
    for step in [1, width, width * width] {
        for start in (0..count).filter(|start| start / step % width == 0) {
            let parts = (0..side).map(|at| (cells[start + at * step], 1));
            system.identity(parts.chain([(cells[start + side * step], -1)]), 0);
        }
    }
    system
}

/// A ring of sums of two, each of them odd: whether `count` is even decides whether it
/// is a network.
pub fn ring(count: usize) -> System {
    let mut system = System::new();
    let cells: Vec<VarId> = (0..count).map(|at| system.variable(format!("{at}"))).collect();
    for at in 0..count {
        let sum = [(cells[at], 1), (cells[(at + 1) % count], 1)];
        system.identity(sum, 1 + 2 * at as i64);
    }
    system
}

pub fn given(record: &[i64]) -> Vec<Option<i64>> {
    record.iter().copied().map(Some).collect()
}

/// How many cases to try: all with `GOUJI_FULL=1`, and a share of them otherwise, which is smaller
/// still where nothing is optimized.
pub fn cases(all: u64) -> u64 {
    let share = if cfg!(debug_assertions) { 100 } else { 5 };
    if is_full() { all } else { (all / share).max(1) }
}

/// True with `GOUJI_FULL=1`.
pub fn is_full() -> bool {
    std::env::var_os("GOUJI_FULL").is_some()
}
