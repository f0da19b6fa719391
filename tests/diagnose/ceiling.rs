//! How often the best ranking of all could be right about a planted mistake.
//!
//! Different tables can become the same wrong one by a mistake of the same kind. Who sees only the
//! wrong table can do no better than to name the likeliest of them, even knowing which kind of
//! mistake was planted and how the tables were drawn. The mean of how likely that one is, over many
//! planted mistakes, is the share that no ranking exceeds.

use std::collections::BTreeMap;
use std::ops::Range;

use gouji::*;

use super::planted::{CELLS, LAST, Slip, TABLES, neighbours, shift};
use super::tables::{COLUMNS, likelihood};

/// A table in which every identity holds, and how likely the mistake leads from it to the wrong
/// one.
pub struct Origin {
    pub figures: Vec<i64>,
    pub mistake: f64,
}

/// The terms of every identity, and for every cell its identities with the coefficients.
pub struct Identities {
    terms: Vec<Vec<(usize, i64)>>,
    of_cell: Vec<Vec<(usize, i64)>>,
}

impl Identities {
    pub fn new() -> Identities {
        let mut identities = Identities { terms: Vec::new(), of_cell: vec![Vec::new(); TABLES] };
        for (layout, first) in [(Layout::REQUESTS_2021, 0), (Layout::REVIEW_LITIGATION, CELLS)] {
            for identity in layout.identities() {
                let terms: Vec<_> = identity
                    .terms()
                    .iter()
                    .map(|term| (first + term.cell.index(), term.coefficient))
                    .collect();
                for &(at, coefficient) in &terms {
                    identities.of_cell[at].push((identities.terms.len(), coefficient));
                }
                identities.terms.push(terms);
            }
        }
        identities
    }
}

/// A wrong table with last year's.
pub struct Wrong<'a> {
    identities: &'a Identities,
    figures: &'a [i64],
    before: &'a [i64],
    residuals: Vec<i64>,
}

impl<'a> Wrong<'a> {
    pub fn new(identities: &'a Identities, figures: &'a [i64], before: &'a [i64]) -> Wrong<'a> {
        let residual = |terms: &Vec<(usize, i64)>| {
            terms.iter().map(|&(at, coefficient)| coefficient * figures[at]).sum()
        };
        Wrong {
            identities,
            figures,
            before,
            residuals: identities.terms.iter().map(residual).collect(),
        }
    }

    /// The table with other figures in some cells, if every identity then holds.
    fn mended(&self, cells: &[(usize, i64)]) -> Option<Vec<i64>> {
        let mut residuals = self.residuals.clone();
        for &(at, figure) in cells {
            for &(identity, coefficient) in &self.identities.of_cell[at] {
                residuals[identity] += coefficient * (figure - self.figures[at]);
            }
        }
        let holds = cells.iter().all(|&(_, figure)| figure >= 0)
            && residuals.iter().all(|&residual| residual == 0);
        holds.then(|| {
            let mut figures = self.figures.to_vec();
            cells.iter().for_each(|&(at, figure)| figures[at] = figure);
            figures
        })
    }

    /// What a cell must be for the first of its identities that fails to hold.
    fn wanted(&self, at: usize) -> i64 {
        let failing =
            self.identities.of_cell[at].iter().find(|(identity, _)| self.residuals[*identity] != 0);
        self.figures[at]
            - failing.map_or(0, |&(identity, coefficient)| coefficient * self.residuals[identity])
    }

    /// What the cells of a row or column must be for the identities to hold that cross it.
    fn wanted_across(&self, line: &[usize]) -> Vec<(usize, i64)> {
        let all: Vec<usize> = line
            .iter()
            .flat_map(|&at| &self.identities.of_cell[at])
            .map(|&(identity, _)| identity)
            .collect();
        let crosses = |identity: usize| all.iter().filter(|&&other| other == identity).count() == 1;
        let wanted = |&at: &usize| {
            let across =
                self.identities.of_cell[at].iter().find(|(identity, _)| crosses(*identity));
            (
                at,
                self.figures[at]
                    - across.map_or(0, |&(identity, coefficient)| {
                        coefficient * self.residuals[identity]
                    }),
            )
        };
        line.iter().map(wanted).collect()
    }
}

/// How likely the likeliest of the tables is the one that was spoilt. Several mistakes may lead
/// from the same table.
pub fn best(origins: &[Origin]) -> f64 {
    let mut weights: BTreeMap<&[i64], f64> = BTreeMap::new();
    for origin in origins {
        *weights.entry(&origin.figures).or_default() +=
            origin.mistake * likelihood(&origin.figures);
    }
    weights.values().copied().fold(0.0, f64::max) / weights.values().sum::<f64>()
}

/// A slip in one figure of these cells.
pub fn one_cell(wrong: &Wrong, cells: Range<usize>, slip: &Slip) -> Vec<Origin> {
    let origin = |at: usize| {
        let figures = wrong.mended(&[(at, wrong.wanted(at))])?;
        let picked = cells.clone().filter(|&at| figures[at] >= slip.least).count();
        Some(Origin {
            mistake: share(slip, figures[at], wrong.figures[at])? / picked as f64,
            figures,
        })
    };
    cells.clone().filter_map(origin).collect()
}

/// A slip in one figure of table 三, repeated in the total of its row.
pub fn repeated_in_total(wrong: &Wrong, slip: &Slip) -> Vec<Origin> {
    let parts = || (0..CELLS).filter(|at| at % COLUMNS != LAST);
    let origin = |at: usize| {
        let (total, meant) = (at - at % COLUMNS + LAST, wrong.wanted(at));
        let figures = wrong
            .mended(&[(at, meant), (total, wrong.figures[total] + meant - wrong.figures[at])])?;
        let picked = parts().filter(|&at| figures[at] >= slip.least).count();
        Some(Origin { mistake: share(slip, meant, wrong.figures[at])? / picked as f64, figures })
    };
    parts().filter_map(origin).collect()
}

/// The share of the slips in a figure that give the other one, if one does.
fn share(slip: &Slip, meant: i64, written: i64) -> Option<f64> {
    let outcomes = if meant < slip.least { Vec::new() } else { (slip.outcomes)(meant) };
    let giving = outcomes.iter().filter(|&&outcome| outcome == Some(written)).count();
    (giving > 0).then(|| giving as f64 / outcomes.len() as f64)
}

/// Two neighbours of table 三, `step` cells apart, in each other's cells.
pub fn swapped(wrong: &Wrong, step: usize, may_be: fn(i64, i64) -> bool) -> Vec<Origin> {
    let pairs = neighbours(step).filter(|&(a, b)| may_be(wrong.figures[a], wrong.figures[b]));
    let tables =
        pairs.filter_map(|(a, b)| wrong.mended(&[(a, wrong.figures[b]), (b, wrong.figures[a])]));
    tables.map(|figures| Origin { figures, mistake: 1.0 }).collect()
}

/// A whole row or column of table 三; `mistake` says how likely the second figures become the
/// first.
fn one_line(
    wrong: &Wrong,
    lines: Vec<Vec<usize>>,
    mistake: impl Fn(&[i64], &[i64]) -> f64,
) -> Vec<Origin> {
    let figures_of =
        |table: &[i64], line: &[usize]| -> Vec<i64> { line.iter().map(|&at| table[at]).collect() };
    let origin = |line: &Vec<usize>| {
        let figures = wrong.mended(&wrong.wanted_across(line))?;
        Some(Origin {
            mistake: mistake(&figures_of(wrong.figures, line), &figures_of(&figures, line)),
            figures,
        })
    };
    lines.iter().filter_map(origin).collect()
}

/// A row or column that is last year's.
pub fn last_years(wrong: &Wrong, lines: Vec<Vec<usize>>) -> Vec<Origin> {
    let lines = lines
        .into_iter()
        .filter(|line| line.iter().all(|&at| wrong.figures[at] == wrong.before[at]))
        .collect();
    one_line(wrong, lines, |_, _| 1.0)
}

/// A row or column, or a part of it, one cell too far.
pub fn shifted(wrong: &Wrong, lines: Vec<Vec<usize>>) -> Vec<Origin> {
    one_line(wrong, lines, |written, meant| {
        let len = meant.len();
        let parts = (0..len - 1).flat_map(|from| (from + 1..len).map(move |to| (from, to)));
        let ways = parts.flat_map(|part| [(part, false), (part, true)]).filter(
            |&((from, to), onwards)| {
                let mut line = meant.to_vec();
                shift(&mut line[from..=to], onwards).is_some() && line == written
            },
        );
        ways.map(|((from, _), _)| 1.0 / (len - from - 1) as f64).sum()
    })
}
