//! How often the first repair undoes a planted mistake. `docs/diagnoses.md` has the figures for 10,000 tables of each kind:
//!
//! `GOUJI_FULL=1 cargo test --release --test all diagnose::planted`, with `GOUJI_REWRITE=1` to write them anew.

use std::fmt::Write;

use gouji::*;

use super::tables::{COLUMNS, balanced, figures, write};
use crate::locate::support::Dice;

const CELLS: usize = Layout::REQUESTS_2021.len();
const ROWS: usize = CELLS / COLUMNS;
const TOTAL: usize = ROWS - 2;
const FORWARD: usize = ROWS - 1;
const OVER: usize = 1;
const LAST: usize = COLUMNS - 1;

/// Makes the mistake in the figures, or says that these figures do not allow it. The second list is last year's.
type Plant = fn(&mut Dice, &mut [i64], &mut [i64]) -> Option<()>;

struct Kind {
    name: &'static str,
    plant: Plant,
    /// The share in a hundred that normal runs insist on.
    least: usize,
}

const fn kind(name: &'static str, least: usize, plant: Plant) -> Kind {
    Kind { name, plant, least }
}

const KINDS: &[Kind] = &[
    kind("one digit wrong, table 三", 95, |dice, figures, _| digit_wrong(dice, figures, 0, CELLS)),
    kind("one digit dropped, table 三", 95, |dice, figures, _| digit_dropped(dice, figures, 0, CELLS)),
    kind("one digit added, table 三", 95, |dice, figures, _| digit_added(dice, figures, 0, CELLS)),
    kind("two digits swapped, table 三", 95, |dice, figures, _| digits_swapped(dice, figures, 0, CELLS)),
    kind("one digit wrong, tables 三 and 四", 90, |dice, figures, _| digit_wrong(dice, figures, 0, CELLS + 15)),
    kind("one digit dropped, tables 三 and 四", 90, |dice, figures, _| digit_dropped(dice, figures, 0, CELLS + 15)),
    kind("one digit added, tables 三 and 四", 90, |dice, figures, _| digit_added(dice, figures, 0, CELLS + 15)),
    kind("two digits swapped, tables 三 and 四", 90, |dice, figures, _| digits_swapped(dice, figures, 0, CELLS + 15)),
    kind("one digit wrong, table 四", 0, |dice, figures, _| digit_wrong(dice, figures, CELLS, CELLS + 15)),
    kind("one digit dropped, table 四", 0, |dice, figures, _| digit_dropped(dice, figures, CELLS, CELLS + 15)),
    kind("one digit added, table 四", 0, |dice, figures, _| digit_added(dice, figures, CELLS, CELLS + 15)),
    kind("two digits swapped, table 四", 0, |dice, figures, _| digits_swapped(dice, figures, CELLS, CELLS + 15)),
    kind("a total of table 四 left at 0", 0, |dice, figures, _| zero(dice, figures, |at| at >= CELLS && (at - CELLS) % 5 == 4)),
    kind("a total of table 三 left at 0", 95, |dice, figures, _| {
        zero(dice, figures, |at| at < CELLS && (at % COLUMNS == LAST || at / COLUMNS == TOTAL))
    }),
    kind("the row （七）总计 left at 0", 95, |_, figures, _| {
        figures[TOTAL * COLUMNS..FORWARD * COLUMNS].fill(0);
        Some(())
    }),
    kind("the column 总计 left at 0", 95, |_, figures, _| {
        (0..ROWS).for_each(|row| figures[row * COLUMNS + LAST] = 0);
        Some(())
    }),
    kind("a wrong digit repeated in the row's 总计", 25, |dice, figures, _| {
        let at = pick(dice, figures, 0, CELLS, |at, _| at % COLUMNS != LAST)?;
        let before = figures[at];
        figures[at] = wrong_digit(dice, before)?;
        figures[at - at % COLUMNS + LAST] += figures[at] - before;
        Some(())
    }),
    kind("two neighbours of a row interchanged", 92, |dice, figures, _| interchange(dice, figures, 1)),
    kind("two neighbours of a column interchanged", 95, |dice, figures, _| interchange(dice, figures, COLUMNS)),
    kind("in the neighbouring column", 92, |dice, figures, _| move_to_neighbour(dice, figures, 1)),
    kind("in the neighbouring row", 95, |dice, figures, _| move_to_neighbour(dice, figures, COLUMNS)),
    kind("a row, or part of it, one column too far", 95, |dice, figures, _| {
        let row = dice.below(ROWS as u64) as usize;
        shift(dice, figures, row * COLUMNS, 1, COLUMNS)
    }),
    kind("a column, or part of it, one row too far", 95, |dice, figures, _| {
        let column = dice.below(COLUMNS as u64) as usize;
        shift(dice, figures, column, COLUMNS, ROWS)
    }),
    kind("（七）总计 also counts the carried-forward", 95, |_, figures, _| {
        (0..COLUMNS).for_each(|column| figures[TOTAL * COLUMNS + column] += figures[FORWARD * COLUMNS + column]);
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
        let at = pick(dice, before, 0, CELLS, |_, _| true)?;
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
    }),
    kind("last year's column left", 95, |dice, figures, before| {
        let column = dice.below(COLUMNS as u64) as usize;
        (0..ROWS).map(|row| row * COLUMNS + column).for_each(|at| figures[at] = before[at]);
        Some(())
    }),
    kind("any other figure in one cell of table 三", 95, |dice, figures, _| {
        let at = dice.below(CELLS as u64) as usize;
        figures[at] = dice.below(300) as i64;
        Some(())
    }),
    kind("any other figure in one cell of table 四", 0, |dice, figures, _| {
        let at = CELLS + dice.below(15) as usize;
        figures[at] = dice.below(30) as i64;
        Some(())
    }),
];

/// A cell that is not 0 and that is wanted.
fn pick(dice: &mut Dice, figures: &[i64], first: usize, end: usize, wanted: impl Fn(usize, i64) -> bool) -> Option<usize> {
    let cells: Vec<usize> = (first..end).filter(|&at| figures[at] > 0 && wanted(at, figures[at])).collect();
    (!cells.is_empty()).then(|| cells[dice.below(cells.len() as u64) as usize])
}

fn wrong_digit(dice: &mut Dice, figure: i64) -> Option<i64> {
    let mut digits = figure.to_string().into_bytes();
    let at = dice.below(digits.len() as u64) as usize;
    digits[at] = b'0' + dice.below(10) as u8;
    String::from_utf8(digits)
        .ok()?
        .parse()
        .ok()
        .filter(|&other: &i64| other != figure && other.to_string().len() == figure.to_string().len())
}

fn digit_wrong(dice: &mut Dice, figures: &mut [i64], first: usize, end: usize) -> Option<()> {
    let at = pick(dice, figures, first, end, |_, _| true)?;
    figures[at] = wrong_digit(dice, figures[at])?;
    Some(())
}

fn digit_dropped(dice: &mut Dice, figures: &mut [i64], first: usize, end: usize) -> Option<()> {
    let at = pick(dice, figures, first, end, |_, figure| figure >= 10)?;
    let mut digits = figures[at].to_string();
    digits.remove(dice.below(digits.len() as u64) as usize);
    figures[at] = digits.parse().ok()?;
    Some(())
}

fn digit_added(dice: &mut Dice, figures: &mut [i64], first: usize, end: usize) -> Option<()> {
    let at = pick(dice, figures, first, end, |_, _| true)?;
    let mut digits = figures[at].to_string();
    let place = dice.below(digits.len() as u64 + 1) as usize;
    digits.insert(place, char::from(b'0' + dice.below(10) as u8));
    figures[at] = (!digits.starts_with('0')).then(|| digits.parse().ok())??;
    Some(())
}

fn digits_swapped(dice: &mut Dice, figures: &mut [i64], first: usize, end: usize) -> Option<()> {
    let at = pick(dice, figures, first, end, |_, figure| figure >= 10)?;
    let mut digits = figures[at].to_string().into_bytes();
    let place = dice.below(digits.len() as u64 - 1) as usize;
    digits.swap(place, place + 1);
    figures[at] = (digits[0] != b'0').then(|| String::from_utf8(digits).ok()?.parse().ok())??;
    Some(())
}

fn zero(dice: &mut Dice, figures: &mut [i64], wanted: impl Fn(usize) -> bool) -> Option<()> {
    let at = pick(dice, figures, 0, CELLS + 15, |at, _| wanted(at))?;
    figures[at] = 0;
    Some(())
}

/// A cell of table 三 with a neighbour behind it, `step` cells away.
fn neighbours(dice: &mut Dice, step: usize) -> (usize, usize) {
    let (rows, columns) = if step == 1 { (ROWS, COLUMNS - 1) } else { (ROWS - 1, COLUMNS) };
    let at = dice.below(rows as u64) as usize * COLUMNS + dice.below(columns as u64) as usize;
    (at, at + step)
}

fn interchange(dice: &mut Dice, figures: &mut [i64], step: usize) -> Option<()> {
    let (a, b) = neighbours(dice, step);
    (figures[a] != 0 && figures[b] != 0).then(|| figures.swap(a, b))
}

fn move_to_neighbour(dice: &mut Dice, figures: &mut [i64], step: usize) -> Option<()> {
    let (a, b) = neighbours(dice, step);
    ((figures[a] == 0) != (figures[b] == 0)).then(|| figures.swap(a, b))
}

/// Moves the figures of a part of a line by one cell; the last one is lost and the first cell is 0, or the other way round.
fn shift(dice: &mut Dice, figures: &mut [i64], start: usize, step: usize, len: usize) -> Option<()> {
    let from = dice.below(len as u64 - 1) as usize;
    let to = from + 1 + dice.below((len - from - 1) as u64) as usize;
    let places: Vec<usize> = (from..=to).map(|place| start + place * step).collect();
    let line: Vec<i64> = places.iter().map(|&at| figures[at]).collect();
    let mut moved = line.clone();
    let last = line.len() - 1;
    if dice.below(2) == 0 {
        moved.rotate_right(1);
        moved[0] = 0;
    } else {
        moved.rotate_left(1);
        moved[last] = 0;
    }
    for (&at, figure) in places.iter().zip(moved) {
        figures[at] = figure;
    }
    (line.iter().filter(|&&figure| figure > 0).count() >= 3).then_some(())
}

/// How many of `tables` planted mistakes the first repair undoes, and how often the true one is among the repairs.
fn measure(kind: &Kind, tables: usize) -> (usize, usize) {
    let mut dice = Dice::new(2021);
    let (mut first, mut among, mut made) = (0, 0, 0);
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
        let options = DiagnosisOptions::default();
        let options = if kind.name.starts_with("last year") { options.last_year(&last_year) } else { options };
        let diagnosis = locate_with(&wrong, &options);
        first += usize::from(diagnosis.apply(&wrong).unwrap().0 == truth);
        let undone = |repair: &Repair| repair.apply(&wrong).unwrap().0 == truth;
        among += usize::from(diagnosis.faults().iter().flat_map(Fault::repairs).any(undone));
    }
    (first, among)
}

#[test]
fn the_first_repair_undoes_most_planted_mistakes() {
    let full = std::env::var_os("GOUJI_FULL").is_some();
    let tables = if full { 10_000 } else { 20 };
    let mut page = format!("| planted in {tables} tables | first repair is the true one | true one is given |\n|---|---:|---:|\n");
    for kind in KINDS {
        let (first, among) = measure(kind, tables);
        let share = |count: usize| format!("{}.{:02} %", count * 100 / tables, count * 10_000 / tables % 100);
        writeln!(page, "| {} | {} | {} |", kind.name, share(first), share(among)).unwrap();
        // In few tables chance has more room.
        let least = if full { kind.least } else { kind.least.saturating_sub(15) };
        println!("{} {} {}", kind.name, share(first), share(among));
        assert!(first * 100 >= least * tables, "{}: {first} of {tables}", kind.name);
    }
    if full {
        super::page::compare("planted", &page);
    }
}
