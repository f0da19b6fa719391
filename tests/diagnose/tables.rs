//! Random tables in which every identity holds. Shared with the benchmark.

use std::cmp::Ordering;

use gouji::*;

pub const COLUMNS: usize = 7;
const RECEIVED: usize = 0;
const CARRIED_OVER: usize = 1;
const FIRST_OUTCOME: usize = 2;

/// A report of the 2021 edition with the tables 三 and 四. `below` draws a number below its
/// argument.
///
/// A third of the outcomes and results is not 0. People ask ten times as often as others.
pub fn balanced(below: &mut impl FnMut(u64) -> u64) -> Report {
    let layout = Layout::REQUESTS_2021;
    let rows = layout.len() / COLUMNS;
    let (total, forward) = (rows - 2, rows - 1);
    let mut figures = vec![0; layout.len()];
    for column in 0..COLUMNS - 1 {
        let most = if column == 0 { 200 } else { 20 };
        let mut concluded = 0;
        for row in FIRST_OUTCOME..total {
            let figure = if below(3) == 0 { below(most) } else { 0 };
            figures[row * COLUMNS + column] = figure;
            concluded += figure;
        }
        let carried = below(most / 4);
        let before = below(most / 4).min(concluded + carried);
        figures[total * COLUMNS + column] = concluded;
        figures[forward * COLUMNS + column] = carried;
        figures[CARRIED_OVER * COLUMNS + column] = before;
        figures[RECEIVED * COLUMNS + column] = concluded + carried - before;
    }
    for row in figures.chunks_mut(COLUMNS) {
        row[COLUMNS - 1] = row[..COLUMNS - 1].iter().sum();
    }
    for _ in 0..3 {
        let results: Vec<u64> = (0..4).map(|_| if below(3) == 0 { below(20) } else { 0 }).collect();
        let sum = results.iter().sum();
        figures.extend(results);
        figures.push(sum);
    }
    let mut report = Report::default();
    report.add_blank(layout);
    report.add_blank(Layout::REVIEW_LITIGATION);
    write(&mut report, &figures.iter().map(|&figure| figure as i64).collect::<Vec<_>>());
    report
}

/// How likely [`balanced`] draws these figures, in which every identity holds.
pub fn likelihood(figures: &[i64]) -> f64 {
    let (requests, review) = figures.split_at(Layout::REQUESTS_2021.len());
    let rows = requests.len() / COLUMNS;
    let (total, forward) = (rows - 2, rows - 1);
    let mut likelihood = 1.0;
    for column in 0..COLUMNS - 1 {
        let most = if column == 0 { 200 } else { 20 };
        let figure = |row: usize| requests[row * COLUMNS + column];
        likelihood *=
            (FIRST_OUTCOME..total).map(|row| of_figure(figure(row), most)).product::<f64>();
        likelihood *= of_smaller(figure(forward), most / 4, i64::MAX);
        likelihood *= of_smaller(figure(CARRIED_OVER), most / 4, figure(total) + figure(forward));
    }
    likelihood
        * review
            .chunks(5)
            .flat_map(|group| &group[..4])
            .map(|&figure| of_figure(figure, 20))
            .product::<f64>()
}

/// How likely a figure is that is 0 two times of three, else any below `most`.
fn of_figure(figure: i64, most: i64) -> f64 {
    let one = if figure < most { 1.0 / most as f64 } else { 0.0 };
    one / 3.0 + if figure == 0 { 2.0 / 3.0 } else { 0.0 }
}

/// How likely the smaller one of `limit` and any figure below `most` is.
fn of_smaller(figure: i64, most: i64, limit: i64) -> f64 {
    match figure.cmp(&limit) {
        Ordering::Less if figure < most => 1.0 / most as f64,
        Ordering::Equal if limit < most => (most - limit) as f64 / most as f64,
        _ => 0.0,
    }
}

/// The figures of all tables, in a row; those of table 四 stand behind those of table 三.
pub fn figures(report: &Report) -> Vec<i64> {
    report.cells().map(|(_, value)| value.integer().unwrap_or(0)).collect()
}

/// A cell without a figure.
pub const BLANK: i64 = -1;

/// Puts figures into the cells of a report.
pub fn write(report: &mut Report, figures: &[i64]) {
    let cells: Vec<CellId> = report.cells().map(|(cell, _)| cell).collect();
    for (cell, &figure) in cells.into_iter().zip(figures) {
        let count = if figure == BLANK { Count::BLANK } else { Count::try_from(figure).unwrap() };
        report.set(cell, count.into()).unwrap();
    }
}
