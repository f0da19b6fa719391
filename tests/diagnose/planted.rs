//! How often the first repair undoes a planted mistake. `docs/diagnoses.md` has the figures for
//! 10,000 tables of each kind:
//!
//! `GOUJI_FULL=1 cargo test --release --test all diagnose::planted`, with `GOUJI_REWRITE=1` to
//! write them anew.

use std::fmt::Write;
use std::ops::Range;

use gouji::*;

use super::ceiling::{
    Identities, Origin, Wrong, best, last_years, one_cell, repeated_in_total, shifted, swapped,
};
use super::planted_proactive::{money_in_the_other_unit, sign_lost};
use super::tables::{BLANK, COLUMNS, balanced, figures, write};
use crate::solve::support::Dice;

/// The cells of table 三, and of both tables.
pub const CELLS: usize = Layout::REQUESTS_2021.len();
pub const TABLES: usize = CELLS + Layout::REVIEW_LITIGATION.len();
const ROWS: usize = CELLS / COLUMNS;
const TOTAL: usize = ROWS - 2;
const FORWARD: usize = ROWS - 1;
const OVER: usize = 1;
/// The column 总计.
pub const LAST: usize = COLUMNS - 1;

/// Makes the mistake in the figures, or says that these figures do not allow it. The second list is
/// last year's.
type Plant = fn(&mut Dice, &mut [i64], &mut [i64]) -> Option<()>;

/// The tables that the mistake may have spoilt, seen from the wrong one.
type Origins = fn(&Wrong) -> Vec<Origin>;

struct Kind {
    name: &'static str,
    plant: Plant,
    /// The share in a hundred that normal runs insist on.
    least: usize,
    /// `None` where only one table can have become the wrong one: for one cell of table 三, in
    /// whose row and column the same difference shows, and for a row or column that is always
    /// the same.
    origins: Option<Origins>,
}

const fn kind(name: &'static str, least: usize, plant: Plant) -> Kind {
    Kind { name, plant, least, origins: None }
}

impl Kind {
    const fn from(self, origins: Origins) -> Kind {
        Kind { origins: Some(origins), ..self }
    }
}

/// A slip in one figure, of which each outcome is equally likely; `None` is no slip.
pub struct Slip {
    /// The least figure in which it is made.
    pub least: i64,
    pub outcomes: fn(i64) -> Vec<Option<i64>>,
}

const WRONG: Slip = Slip { least: 1, outcomes: one_wrong };
const DROPPED: Slip = Slip { least: 10, outcomes: one_dropped };
const ADDED: Slip = Slip { least: 1, outcomes: one_added };
const SWAPPED: Slip = Slip { least: 10, outcomes: two_swapped };
const SLIPS: [&Slip; 4] = [&WRONG, &DROPPED, &ADDED, &SWAPPED];
const ANY: Slip = Slip { least: 0, outcomes: |_| (0..30).map(Some).collect() };

const THREE: Range<usize> = 0..CELLS;
const BOTH: Range<usize> = 0..TABLES;
const FOUR: Range<usize> = CELLS..TABLES;

const KINDS: &[Kind] = &[
    kind("one digit wrong, table 三", 95, |dice, figures, _| slip(dice, figures, THREE, &WRONG)),
    kind("one digit dropped, table 三", 95, |dice, figures, _| {
        slip(dice, figures, THREE, &DROPPED)
    }),
    kind("one digit added, table 三", 95, |dice, figures, _| slip(dice, figures, THREE, &ADDED)),
    kind("two digits swapped, table 三", 95, |dice, figures, _| {
        slip(dice, figures, THREE, &SWAPPED)
    }),
    kind("one digit wrong, tables 三 and 四", 95, |dice, figures, _| {
        slip(dice, figures, BOTH, &WRONG)
    })
    .from(|wrong| one_cell(wrong, BOTH, &WRONG)),
    kind("one digit dropped, tables 三 and 四", 95, |dice, figures, _| {
        slip(dice, figures, BOTH, &DROPPED)
    })
    .from(|wrong| one_cell(wrong, BOTH, &DROPPED)),
    kind("one digit added, tables 三 and 四", 95, |dice, figures, _| {
        slip(dice, figures, BOTH, &ADDED)
    })
    .from(|wrong| one_cell(wrong, BOTH, &ADDED)),
    kind("two digits swapped, tables 三 and 四", 95, |dice, figures, _| {
        slip(dice, figures, BOTH, &SWAPPED)
    })
    .from(|wrong| one_cell(wrong, BOTH, &SWAPPED)),
    kind("one digit wrong, table 四", 50, |dice, figures, _| slip(dice, figures, FOUR, &WRONG))
        .from(|wrong| one_cell(wrong, FOUR, &WRONG)),
    kind("one digit dropped, table 四", 80, |dice, figures, _| {
        slip(dice, figures, FOUR, &DROPPED)
    })
    .from(|wrong| one_cell(wrong, FOUR, &DROPPED)),
    kind("one digit added, table 四", 85, |dice, figures, _| slip(dice, figures, FOUR, &ADDED))
        .from(|wrong| one_cell(wrong, FOUR, &ADDED)),
    kind("two digits swapped, table 四", 95, |dice, figures, _| {
        slip(dice, figures, FOUR, &SWAPPED)
    })
    .from(|wrong| one_cell(wrong, FOUR, &SWAPPED)),
    kind("any of these four slips, table 四", 80, |dice, figures, _| {
        let which = SLIPS[dice.below(4) as usize];
        slip(dice, figures, FOUR, which)
    })
    .from(|wrong| SLIPS.iter().flat_map(|slip| one_cell(wrong, FOUR, slip)).collect()),
    kind("a total of table 四 left at 0", 95, |dice, figures, _| {
        left(dice, figures, 0, |at| at >= CELLS && (at - CELLS) % 5 == 4)
    }),
    kind("a total of table 三 left at 0", 95, |dice, figures, _| {
        left(dice, figures, 0, is_total_of_three)
    }),
    kind("the row （七）总计 left at 0", 95, |_, figures, _| {
        figures[TOTAL * COLUMNS..FORWARD * COLUMNS].fill(0);
        Some(())
    }),
    kind("the column 总计 left at 0", 95, |_, figures, _| {
        (0..ROWS).for_each(|row| figures[row * COLUMNS + LAST] = 0);
        Some(())
    }),
    kind("a total of table 四 left blank", 95, |dice, figures, _| {
        left(dice, figures, BLANK, |at| at >= CELLS && (at - CELLS) % 5 == 4)
    }),
    kind("a total of table 三 left blank", 95, |dice, figures, _| {
        left(dice, figures, BLANK, is_total_of_three)
    }),
    kind("the row （七）总计 left blank", 95, |_, figures, _| {
        let totals = figures[TOTAL * COLUMNS..FORWARD * COLUMNS].iter_mut();
        totals.filter(|total| **total > 0).for_each(|total| *total = BLANK);
        Some(())
    }),
    kind("a wrong digit repeated in the row's 总计", 48, |dice, figures, _| {
        let at =
            pick(dice, figures, THREE, |at, figure| at % COLUMNS != LAST && figure >= WRONG.least)?;
        let before = figures[at];
        figures[at] = one_of(dice, &(WRONG.outcomes)(before))?;
        figures[at - at % COLUMNS + LAST] += figures[at] - before;
        Some(())
    })
    .from(|wrong| repeated_in_total(wrong, &WRONG)),
    kind("two neighbours of a row interchanged", 95, |dice, figures, _| {
        swap(dice, figures, 1, both)
    })
    .from(|wrong| swapped(wrong, 1, both)),
    kind("two neighbours of a column interchanged", 95, |dice, figures, _| {
        swap(dice, figures, COLUMNS, both)
    })
    .from(|wrong| swapped(wrong, COLUMNS, both)),
    kind("in the neighbouring column", 90, |dice, figures, _| swap(dice, figures, 1, one_of_two))
        .from(|wrong| swapped(wrong, 1, one_of_two)),
    kind("any two neighbours of a row in each other's cells", 90, |dice, figures, _| {
        swap(dice, figures, 1, |_, _| true)
    })
    .from(|wrong| swapped(wrong, 1, |_, _| true)),
    kind("in the neighbouring row", 95, |dice, figures, _| {
        swap(dice, figures, COLUMNS, one_of_two)
    })
    .from(|wrong| swapped(wrong, COLUMNS, one_of_two)),
    kind("a row, or part of it, one column too far", 95, |dice, figures, _| {
        shift_part(dice, figures, rows())
    })
    .from(|wrong| shifted(wrong, rows())),
    kind("a column, or part of it, one row too far", 95, |dice, figures, _| {
        shift_part(dice, figures, columns())
    })
    .from(|wrong| shifted(wrong, columns())),
    kind("（七）总计 also counts the carried-forward", 95, |_, figures, _| {
        (0..COLUMNS).for_each(|column| {
            figures[TOTAL * COLUMNS + column] += figures[FORWARD * COLUMNS + column]
        });
        Some(())
    }),
    kind("（七）总计 leaves out the carried-over", 95, |_, figures, _| {
        for column in 0..COLUMNS {
            let at = TOTAL * COLUMNS + column;
            figures[at] = (figures[at] - figures[OVER * COLUMNS + column]).max(0);
        }
        Some(())
    }),
    kind("the column 总计 copied from 自然人", 95, |_, figures, _| {
        (0..ROWS).for_each(|row| figures[row * COLUMNS + LAST] = figures[row * COLUMNS]);
        Some(())
    }),
    kind("last year's figure left, table 三", 95, |dice, figures, before| {
        let at = pick(dice, before, THREE, |_, figure| figure > 0)?;
        figures[at] = before[at];
        Some(())
    }),
    kind("last year's row left", 95, |dice, figures, before| {
        let row = dice.below(ROWS as u64) as usize * COLUMNS;
        if before[row + LAST] == 0 {
            return None;
        }
        figures[row..row + COLUMNS].copy_from_slice(&before[row..row + COLUMNS]);
        Some(())
    })
    .from(|wrong| last_years(wrong, rows())),
    kind("last year's column left", 95, |dice, figures, before| {
        let column = dice.below(COLUMNS as u64) as usize;
        (0..ROWS).map(|row| row * COLUMNS + column).for_each(|at| figures[at] = before[at]);
        Some(())
    })
    .from(|wrong| last_years(wrong, columns())),
    kind("any other figure in one cell of table 三", 95, |dice, figures, _| {
        let at = dice.below(CELLS as u64) as usize;
        figures[at] = dice.below(300) as i64;
        Some(())
    }),
    kind("any other figure in one cell of table 四", 50, |dice, figures, _| {
        let at = CELLS + dice.below(15) as usize;
        figures[at] = dice.below(30) as i64;
        Some(())
    })
    .from(|wrong| one_cell(wrong, FOUR, &ANY)),
];

/// A cell with a wanted figure.
fn pick(
    dice: &mut Dice,
    figures: &[i64],
    cells: Range<usize>,
    wanted: impl Fn(usize, i64) -> bool,
) -> Option<usize> {
    let cells: Vec<usize> = cells.filter(|&at| wanted(at, figures[at])).collect();
    (!cells.is_empty()).then(|| cells[dice.below(cells.len() as u64) as usize])
}

fn one_of(dice: &mut Dice, outcomes: &[Option<i64>]) -> Option<i64> {
    outcomes[dice.below(outcomes.len() as u64) as usize]
}

fn slip(dice: &mut Dice, figures: &mut [i64], cells: Range<usize>, slip: &Slip) -> Option<()> {
    let at = pick(dice, figures, cells, |_, figure| figure >= slip.least)?;
    figures[at] = one_of(dice, &(slip.outcomes)(figures[at]))?;
    Some(())
}

/// The number that the digits write, unless it is the one that was meant.
fn written(digits: &[u8], meant: i64) -> Option<i64> {
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    (number != meant).then_some(number)
}

/// Nobody writes a 0 in front.
fn with_no_zero_in_front(digits: &[u8], meant: i64) -> Option<i64> {
    written(digits, meant).filter(|_| digits.len() == 1 || digits[0] != b'0')
}

fn one_wrong(meant: i64) -> Vec<Option<i64>> {
    let digits = meant.to_string().into_bytes();
    let places = (0..digits.len()).flat_map(|place| (b'0'..=b'9').map(move |digit| (place, digit)));
    let spoil = |(place, digit): (usize, u8)| {
        let mut digits = digits.clone();
        digits[place] = digit;
        with_no_zero_in_front(&digits, meant)
    };
    places.map(spoil).collect()
}

fn one_dropped(meant: i64) -> Vec<Option<i64>> {
    let digits = meant.to_string().into_bytes();
    let spoil = |place: usize| written(&[&digits[..place], &digits[place + 1..]].concat(), meant);
    (0..digits.len()).map(spoil).collect()
}

fn one_added(meant: i64) -> Vec<Option<i64>> {
    let digits = meant.to_string().into_bytes();
    let places =
        (0..=digits.len()).flat_map(|place| (b'0'..=b'9').map(move |digit| (place, digit)));
    places
        .map(|(place, digit)| {
            with_no_zero_in_front(&[&digits[..place], &[digit], &digits[place..]].concat(), meant)
        })
        .collect()
}

fn two_swapped(meant: i64) -> Vec<Option<i64>> {
    let digits = meant.to_string().into_bytes();
    let spoil = |place: usize| {
        let mut digits = digits.clone();
        digits.swap(place, place + 1);
        with_no_zero_in_front(&digits, meant)
    };
    (0..digits.len() - 1).map(spoil).collect()
}

/// Leaves a figure at 0 or blank.
fn left(
    dice: &mut Dice,
    figures: &mut [i64],
    at_what: i64,
    wanted: impl Fn(usize) -> bool,
) -> Option<()> {
    let at = pick(dice, figures, BOTH, |at, figure| figure > 0 && wanted(at))?;
    figures[at] = at_what;
    Some(())
}

fn is_total_of_three(at: usize) -> bool {
    at < CELLS && (at % COLUMNS == LAST || at / COLUMNS == TOTAL)
}

/// The cells of table 三 that have a neighbour behind them, `step` cells away, each with it.
pub fn neighbours(step: usize) -> impl ExactSizeIterator<Item = (usize, usize)> {
    let (rows, columns) = if step == 1 { (ROWS, COLUMNS - 1) } else { (ROWS - 1, COLUMNS) };
    (0..rows * columns)
        .map(move |number| number / columns * COLUMNS + number % columns)
        .map(move |at| (at, at + step))
}

fn both(a: i64, b: i64) -> bool {
    a != 0 && b != 0
}

fn one_of_two(a: i64, b: i64) -> bool {
    (a == 0) != (b == 0)
}

fn swap(
    dice: &mut Dice,
    figures: &mut [i64],
    step: usize,
    may_be: fn(i64, i64) -> bool,
) -> Option<()> {
    let mut pairs = neighbours(step);
    let (a, b) = pairs.nth(dice.below(pairs.len() as u64) as usize)?;
    may_be(figures[a], figures[b]).then(|| figures.swap(a, b))
}

fn rows() -> Vec<Vec<usize>> {
    (0..ROWS).map(|row| (0..COLUMNS).map(|column| row * COLUMNS + column).collect()).collect()
}

fn columns() -> Vec<Vec<usize>> {
    (0..COLUMNS).map(|column| (0..ROWS).map(|row| row * COLUMNS + column).collect()).collect()
}

/// Shifts a part of one of the lines.
fn shift_part(dice: &mut Dice, figures: &mut [i64], lines: Vec<Vec<usize>>) -> Option<()> {
    let line = &lines[dice.below(lines.len() as u64) as usize];
    let from = dice.below(line.len() as u64 - 1) as usize;
    let to = from + 1 + dice.below((line.len() - from - 1) as u64) as usize;
    let mut part: Vec<i64> = line[from..=to].iter().map(|&at| figures[at]).collect();
    shift(&mut part, dice.below(2) == 0)?;
    line[from..=to].iter().zip(part).for_each(|(&at, figure)| figures[at] = figure);
    Some(())
}

/// Moves figures by one cell: the last one is lost and the first cell is 0, or the other way round.
/// Three figures at least make a line.
pub fn shift(part: &mut [i64], onwards: bool) -> Option<()> {
    let figures = part.iter().filter(|&&figure| figure > 0).count();
    let last = part.len() - 1;
    if onwards {
        part.rotate_right(1);
        part[0] = 0;
    } else {
        part.rotate_left(1);
        part[last] = 0;
    }
    (figures >= 3).then_some(())
}

/// What came of many planted mistakes.
#[derive(Default)]
struct Shares {
    /// How many the first repair undoes.
    first: usize,
    /// How often the true one is among the repairs.
    among: usize,
    /// How many the best ranking undoes in the mean.
    ceiling: f64,
}

/// A report that holds, the same with a mistake in it, and last year's where the mistake shows
/// beside that.
pub struct Case {
    pub wrong: Report,
    pub truth: Report,
    pub last_year: Option<Report>,
}

impl Shares {
    /// Diagnoses one case; `ceiling` is how often the best ranking would be right about it.
    fn add(&mut self, case: &Case, ceiling: f64) {
        let Case { wrong, truth, last_year } = case;
        let options = DiagnosisOptions::default();
        let diagnosis = locate_with(
            wrong,
            &last_year.as_ref().map_or(options.clone(), |report| options.last_year(report)),
        );
        self.first += usize::from(diagnosis.apply(wrong).unwrap().0 == *truth);
        let undone = |repair: &Repair| repair.apply(wrong).unwrap().0 == *truth;
        self.among += usize::from(diagnosis.faults().iter().flat_map(Fault::repairs).any(undone));
        self.ceiling += ceiling;
    }

    fn line(&self, name: &str, tables: usize) -> String {
        let share = |count: usize| {
            format!("{}.{:02} %", count * 100 / tables, count * 10_000 / tables % 100)
        };
        let ceiling = self.ceiling * 100.0 / tables as f64;
        format!("| {name} | {} | {ceiling:.2} % | {} |", share(self.first), share(self.among))
    }
}

fn measure(kind: &Kind, tables: usize, identities: &Identities) -> Shares {
    let mut dice = Dice::new(2021);
    let mut shares = Shares::default();
    let mut made = 0;
    while made < tables {
        let truth = balanced(&mut |end| dice.below(end));
        let mut before = figures(&balanced(&mut |end| dice.below(end)));
        let mut planted = figures(&truth);
        if (kind.plant)(&mut dice, &mut planted, &mut before).is_none() {
            continue;
        }
        let (mut wrong, mut last_year) = (truth.clone(), truth.clone());
        write(&mut wrong, &planted);
        write(&mut last_year, &before);
        if !check(&wrong).has_errors() {
            continue;
        }
        made += 1;
        let ceiling = kind.origins.map_or(1.0, |origins| {
            let origins = origins(&Wrong::new(identities, &planted, &before));
            assert!(
                origins
                    .iter()
                    .any(|origin| origin.mistake > 0.0 && origin.figures == figures(&truth)),
                "{}",
                kind.name
            );
            best(&origins)
        });
        let last_year = Some(last_year).filter(|_| kind.name.starts_with("last year"));
        shares.add(&Case { wrong, truth, last_year }, ceiling);
    }
    shares
}

/// Measures a mistake of the table 二, where the kind of mistake leaves no doubt which table was
/// spoilt.
fn measure_proactive(plant: fn(&mut Dice) -> Option<Case>, tables: usize) -> Shares {
    let mut dice = Dice::new(2021);
    let mut shares = Shares::default();
    std::iter::repeat_with(|| plant(&mut dice))
        .flatten()
        .take(tables)
        .for_each(|case| shares.add(&case, 1.0));
    shares
}

#[test]
fn the_first_repair_undoes_most_planted_mistakes() {
    let full = crate::solve::support::is_full();
    let tables = if full { 10_000 } else { 5 };
    let identities = Identities::new();
    let mut page = format!(
        "| planted in {tables} tables | first repair is the true one | no ranking exceeds | true one is given |\n|---|---:|---:|---:|\n"
    );
    let mut add = |name: &str, least: usize, shares: Shares| {
        // In few tables chance has more room.
        let least = if full { least } else { least.saturating_sub(20) };
        let line = shares.line(name, tables);
        println!("{line}");
        assert!(shares.first * 100 >= least * tables, "{name}: {} of {tables}", shares.first);
        writeln!(page, "{line}").unwrap();
    };
    // By default every third kind: a table takes the engine long where nothing is optimized.
    for kind in KINDS.iter().step_by(if full { 1 } else { 3 }) {
        add(kind.name, kind.least, measure(kind, tables, &identities));
    }
    add("a sign lost, table 二 of 2019", 95, measure_proactive(sign_lost, tables));
    add(
        "元 for 万元 or the other way round, table 二, beside last year's",
        95,
        measure_proactive(money_in_the_other_unit, tables),
    );
    if full {
        super::page::compare("planted", &page);
    }
}
