//! Random tables whose cells span rows and columns. Shared with the oracles.

use proptest::prelude::*;

use crate::support::Cell;

/// Rectangles that fill a grid without overlapping, each with some text.
pub fn any_grid() -> impl Strategy<Value = Vec<Cell>> {
    let text = prop_oneof![
        Just(String::new()),
        (0_u32..100_000).prop_map(|number| number.to_string()),
        (0_u32..1_000_000).prop_map(|number| (f64::from(number) / 100.0).to_string()),
        "[一-龥a-z&<>\"'（）]{1,6}(\n[一-龥]{1,3})?",
    ];
    let seeds = prop::collection::vec((text, 1_u32..4, 1_u32..5), 64);
    (1_u32..7, 1_u32..8, seeds).prop_map(|(rows, columns, seeds)| fill(rows, columns, &seeds))
}

fn fill(rows: u32, columns: u32, seeds: &[(String, u32, u32)]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut seeds = seeds.iter().cycle();
    for row in 0..rows {
        for column in 0..columns {
            let taken = |cells: &[Cell], column| {
                cells.iter().any(|cell| {
                    row < cell.row + cell.rows
                        && (cell.column..cell.column + cell.columns).contains(&column)
                })
            };
            if taken(&cells, column) {
                continue;
            }
            let (text, down, across) = seeds.next().expect("there are seeds");
            let across = (1..=*across)
                .take_while(|&wide| column + wide <= columns && !taken(&cells, column + wide - 1))
                .last()
                .unwrap_or(1);
            cells.push(Cell::new(row, column, text).spanning((*down).min(rows - row), across));
        }
    }
    cells
}
