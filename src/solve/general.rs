//! The exact search for systems of any coefficients.
//!
//! It is the search of [`search`](super::search) with rows of a tableau in place
//! of components: variables that are not changed are held at their values, and
//! where the identities contradict that, the row that shows it names the variables
//! of which one must be freed.

use super::elimination::Stop;
use super::integer::{Decision, decide, span};
use super::meter::Meter;
use super::number::Overflow;
use super::search::{PROOF, PartResult};
use super::shape::Connected;
use super::simplex::{Conflict, MOST_CELLS, Tableau};
use super::solution::{Change, Ending, Options, Solution, Span};
use super::variable::{Row, VarId};

/// A connected part of a system without network shape.
#[derive(Clone, Debug)]
pub(super) struct General {
    /// The variables of the columns, as places in the record.
    pub(super) members: Vec<usize>,
    rows: Vec<Row>,
    low: Vec<i128>,
    high: Vec<i128>,
    /// Zero for a variable that may not change.
    weight: Vec<u32>,
    tableau: Tableau,
}

/// What may happen to a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Status {
    Open,
    Banned,
    Fixed,
    Chosen,
    Given,
}

/// What follows for the missing variables of a part.
pub(super) enum Filled {
    /// The spans, by the variables' places in the record.
    Spans(Vec<(usize, Span)>),
    /// The given values contradict the identities or the ranges.
    Contradicts,
    /// Not decided within the steps allowed.
    Spent,
}

/// Why a part has no solver.
pub(super) enum Unfit {
    /// The identities contradict each other, whatever the values.
    Contradictory,
    Stopped(Stop),
}

impl General {
    pub(super) fn new(part: &Connected<'_>, meter: &mut Meter) -> Result<Self, Unfit> {
        let Connected { rows, members, slots, variables } = *part;
        if rows.len().saturating_mul(members.len()) > MOST_CELLS {
            return Err(Unfit::Stopped(Stop::TooLarge));
        }
        let tableau = match Tableau::new(rows, members.len(), |variable| slots[variable], meter) {
            Ok(Some(tableau)) => tableau,
            Ok(None) => return Err(Unfit::Contradictory),
            Err(stop) => return Err(Unfit::Stopped(stop)),
        };
        let (low, high) = members.iter().map(|&v| variables[v].span()).unzip();
        Ok(Self {
            members: members.to_vec(),
            rows: rows
                .iter()
                .map(|row| Row {
                    terms: row.terms.iter().map(|&(v, c)| (slots[v], c)).collect(),
                    constant: row.constant,
                    slack: None,
                })
                .collect(),
            low,
            high,
            weight: members.iter().map(|&v| variables[v].cost().unwrap_or(0)).collect(),
            tableau,
        })
    }

    /// Whether every identity holds and every range is kept, with nothing missing.
    pub(super) fn holds(&self, values: &[Option<i64>]) -> bool {
        let value = |column: usize| values[self.members[column]].map(i128::from);
        let in_range = (0..self.members.len()).all(|column| {
            value(column).is_some_and(|v| v >= self.low[column] && v <= self.high[column])
        });
        in_range
            && self.rows.iter().all(|row| {
                let mut sum = 0i128;
                row.terms.iter().all(|&(column, coefficient)| {
                    value(column)
                        .and_then(|value| value.checked_mul(coefficient))
                        .and_then(|term| sum.checked_add(term))
                        .map(|total| sum = total)
                        .is_some()
                }) && sum == row.constant
            })
    }

    /// Whether some record fits at all; `None` when that is not decided within
    /// the steps allowed.
    pub(super) fn is_feasible(&self, meter: &mut Meter) -> Result<Option<bool>, Overflow> {
        let mut tableau = self.tableau(meter.lend(u64::MAX));
        tableau.load((0..self.members.len()).map(|c| (self.low[c], self.high[c], 0)))?;
        let decision = decide(&mut tableau, &mut Vec::new(), &mut |_, _| Ok(()))?;
        meter.take_back(tableau.meter);
        Ok(match decision {
            Decision::Spent => None,
            Decision::Feasible => Some(true),
            Decision::Infeasible => Some(false),
        })
    }

    /// A copy of the tableau to work on.
    fn tableau(&self, mut meter: Meter) -> Tableau {
        meter.touch(self.tableau.size());
        let mut tableau = self.tableau.clone();
        tableau.meter = meter;
        tableau
    }

    /// The exact spans of the missing variables, given that the values stand.
    pub(super) fn fill_in(&self, values: &[Option<i64>], limit: u64) -> Result<Filled, Overflow> {
        let mut tableau = self.tableau(Meter::new(limit));
        if !self.given_in_range(values) {
            return Ok(Filled::Contradicts);
        }
        tableau.load(self.bounds(values))?;
        let mut solution = Vec::new();
        match decide(&mut tableau, &mut solution, &mut |_, _| Ok(()))? {
            Decision::Spent => return Ok(Filled::Spent),
            Decision::Infeasible => return Ok(Filled::Contradicts),
            Decision::Feasible => {}
        }
        let mut spans = Vec::new();
        for (column, &variable) in self.members.iter().enumerate() {
            if values[variable].is_none() {
                match span(&mut tableau, &solution, column)? {
                    Some((low, high)) => spans.push((variable, Span::new(low, high))),
                    None => return Ok(Filled::Spent),
                }
            }
        }
        Ok(Filled::Spans(spans))
    }

    fn given_in_range(&self, values: &[Option<i64>]) -> bool {
        self.members.iter().enumerate().all(|(column, &variable)| {
            values[variable]
                .map(i128::from)
                .is_none_or(|value| value >= self.low[column] && value <= self.high[column])
        })
    }

    /// Bounds and values that hold the given values fast.
    fn bounds<'a>(
        &'a self,
        values: &'a [Option<i64>],
    ) -> impl Iterator<Item = (i128, i128, i128)> + 'a {
        self.members.iter().enumerate().map(|(column, &variable)| {
            match values[variable].map(i128::from) {
                Some(value) => (value, value, value),
                None => (self.low[column], self.high[column], 0),
            }
        })
    }

    /// Searches a record.
    pub(super) fn run(&self, values: &[Option<i64>], options: &Options) -> PartResult {
        let mut search = Search {
            general: self,
            options,
            tableau: self.tableau(Meter::new(options.for_search())),
            status: vec![Status::Open; self.members.len()],
            record: values,
            values: Vec::new(),
            chosen: Vec::new(),
            frames: Vec::new(),
            choices: Vec::new(),
            root_weight: 0,
            level: 0,
            beyond: u64::MAX,
            scratch: Vec::new(),
            blamed: Vec::new(),
            solutions: Vec::new(),
            found: 0,
            least: None,
        };
        match search.run() {
            Ok(ending) => {
                let counted = ending != Ending::Budget && !search.is_over();
                search.result(ending, counted)
            }
            Err(Overflow) => search.result(Ending::Overflow, false),
        }
    }
}

struct Frame {
    first: usize,
    next: usize,
    end: usize,
    weight: u64,
    trial: Option<usize>,
}

struct Search<'a> {
    general: &'a General,
    options: &'a Options,
    tableau: Tableau,
    status: Vec<Status>,
    record: &'a [Option<i64>],
    /// The values that the variables are held at.
    values: Vec<i128>,
    chosen: Vec<usize>,
    frames: Vec<Frame>,
    choices: Vec<usize>,
    root_weight: u64,
    level: u64,
    beyond: u64,
    scratch: Vec<i128>,
    /// The open variables that the contradictions met so far blame.
    blamed: Vec<usize>,
    solutions: Vec<Solution>,
    found: u64,
    least: Option<u64>,
}

impl Search<'_> {
    fn result(mut self, ending: Ending, counted: bool) -> PartResult {
        self.solutions.sort_by(Solution::order);
        let bound =
            if ending == Ending::Infeasible { u64::MAX } else { self.least.unwrap_or(self.level) };
        PartResult {
            solutions: self.solutions,
            found: self.found,
            counted,
            lower_bound: bound,
            ending,
            steps: self.tableau.meter.total(),
        }
    }

    /// Whether to stop at once: the budget is used up, or all the minimal sets
    /// asked for are found. (Sets of least weight are counted to the end.)
    fn is_over(&self) -> bool {
        self.tableau.meter.is_spent()
            || self.options.next_weights && self.solutions.len() >= self.options.limit
    }

    fn run(&mut self) -> Result<Ending, Overflow> {
        if !self.start()? {
            return Ok(Ending::Infeasible);
        }
        self.level = self.root_weight;
        if !self.can_be_mended()? {
            return Ok(Ending::Infeasible);
        }
        loop {
            if self.level == u64::MAX {
                return Ok(if self.least.is_some() {
                    Ending::Complete
                } else {
                    Ending::Infeasible
                });
            }
            self.beyond = u64::MAX;
            let before = self.found;
            let searched = self.search_level();
            if self.found > before {
                self.least.get_or_insert(self.level);
            }
            searched?;
            let full = self.solutions.len() >= self.options.limit;
            if self.tableau.meter.is_spent() {
                if self.least.is_none() {
                    self.dive()?;
                }
                return Ok(if full { Ending::Complete } else { Ending::Budget });
            }
            if self.least.is_some() && (full || !self.options.next_weights) {
                return Ok(Ending::Complete);
            }
            self.level = self.beyond;
        }
    }

    /// Holds every value fast. `false` when one that may not change is out of its
    /// range.
    fn start(&mut self) -> Result<bool, Overflow> {
        let general = self.general;
        for (column, &variable) in general.members.iter().enumerate() {
            let (low, high) = (general.low[column], general.high[column]);
            let value = self.record[variable].map(i128::from);
            let weight = general.weight[column];
            let (status, value) = match value {
                None => (Status::Given, 0),
                Some(value) if value >= low && value <= high => {
                    let status = if weight == 0 { Status::Fixed } else { Status::Open };
                    (status, value)
                }
                Some(_) if weight == 0 => return Ok(false),
                Some(value) => {
                    self.root_weight += u64::from(weight);
                    (Status::Given, value)
                }
            };
            self.status[column] = status;
            self.values.push(value);
        }
        let Self { tableau, status, values, .. } = self;
        tableau.load((0..values.len()).map(|column| {
            if status[column] == Status::Given {
                (general.low[column], general.high[column], values[column])
            } else {
                (values[column], values[column], values[column])
            }
        }))?;
        Ok(true)
    }

    /// Whether changing everything that may change would do.
    fn can_be_mended(&mut self) -> Result<bool, Overflow> {
        for column in 0..self.status.len() {
            if self.status[column] == Status::Open {
                self.release(column)?;
            }
        }
        let mut meter = self.tableau.meter;
        self.tableau.meter = meter.lend(PROOF);
        let decision = decide(&mut self.tableau, &mut self.scratch, &mut |_, _| Ok(()));
        meter.take_back(self.tableau.meter);
        self.tableau.meter = meter;
        for column in 0..self.status.len() {
            if self.status[column] == Status::Open {
                self.hold(column)?;
            }
        }
        // Work that is used up proves nothing, so the search goes on.
        Ok(decision? != Decision::Infeasible)
    }

    fn release(&mut self, column: usize) -> Result<(), Overflow> {
        let general = self.general;
        self.tableau.bind(column, general.low[column], general.high[column])
    }

    fn hold(&mut self, column: usize) -> Result<(), Overflow> {
        self.tableau.bind(column, self.values[column], self.values[column])
    }

    fn choose(&mut self, column: usize) -> Result<(), Overflow> {
        self.status[column] = Status::Chosen;
        self.chosen.push(column);
        self.release(column)
    }

    /// Finds every minimal set of the present weight.
    fn search_level(&mut self) -> Result<(), Overflow> {
        self.enter(self.root_weight)?;
        while let Some(mut frame) = self.frames.pop() {
            if let Some(column) = frame.trial.take() {
                self.chosen.pop();
                self.status[column] = Status::Banned;
                self.hold(column)?;
            }
            if frame.next == frame.end || self.is_over() {
                for &column in &self.choices[frame.first..frame.next] {
                    self.status[column] = Status::Open;
                }
                self.choices.truncate(frame.first);
                continue;
            }
            let column = self.choices[frame.next];
            frame.next += 1;
            let weight = frame.weight + u64::from(self.general.weight[column]);
            frame.trial = Some(column);
            self.frames.push(frame);
            self.choose(column)?;
            self.enter(weight)?;
        }
        Ok(())
    }

    fn enter(&mut self, weight: u64) -> Result<(), Overflow> {
        match self.decide()? {
            Decision::Spent => return Ok(()),
            Decision::Feasible => {
                if weight == self.level {
                    self.keep(weight)?;
                }
                return Ok(());
            }
            Decision::Infeasible => {}
        }
        let (fewest, bound) = self.sharpest()?;
        if bound == u64::MAX {
            return Ok(());
        }
        let total = weight.saturating_add(bound);
        if total > self.level {
            self.beyond = self.beyond.min(total);
            return Ok(());
        }
        let first = self.choices.len();
        for column in fewest {
            let bound = weight + u64::from(self.general.weight[column]);
            if bound > self.level {
                self.beyond = self.beyond.min(bound);
            } else {
                self.choices.push(column);
            }
        }
        let end = self.choices.len();
        if end > first {
            self.frames.push(Frame { first, next: first, end, weight, trial: None });
        }
        Ok(())
    }

    /// Decides the present set; the open variables of which one must be freed are
    /// put into `blamed`.
    fn decide(&mut self) -> Result<Decision, Overflow> {
        let Self { tableau, scratch, blamed, status, general, .. } = self;
        blamed.clear();
        let decision = decide(tableau, scratch, &mut |tableau, conflict| {
            blame(general, status, tableau, conflict, blamed);
            Ok(())
        })?;
        blamed.sort_unstable();
        blamed.dedup();
        Ok(decision)
    }

    /// The shortest list of variables of which one must be freed, and what must
    /// at least be paid: rows that share no open variable are paid for one by one.
    fn sharpest(&mut self) -> Result<(Vec<usize>, u64), Overflow> {
        let mut lists = self.lists()?;
        lists.sort_by_key(Vec::len);
        let mut taken = vec![false; self.status.len()];
        let mut bound = 0u64;
        for list in &lists {
            let Some(lightest) = list.iter().map(|&c| self.general.weight[c]).min() else {
                // Nothing that may change helps.
                return Ok((Vec::new(), u64::MAX));
            };
            if list.iter().all(|&column| !taken[column]) {
                bound += u64::from(lightest);
                for &column in list {
                    taken[column] = true;
                }
            }
        }
        Ok((lists.swap_remove(0), bound))
    }

    /// The lists of open variables that the contradictions decided last blame: one of
    /// each list must be freed.
    fn lists(&mut self) -> Result<Vec<Vec<usize>>, Overflow> {
        let mut lists = vec![self.blamed.clone()];
        for conflict in self.tableau.conflicts()? {
            let mut list = Vec::new();
            blame(self.general, &self.status, &self.tableau, conflict, &mut list);
            self.tableau.meter.touch(self.status.len());
            lists.push(list);
        }
        Ok(lists)
    }

    /// Keeps the set decided last, if none of its variables can be left out.
    fn keep(&mut self, weight: u64) -> Result<(), Overflow> {
        let solution = self.scratch.clone();
        if self.options.next_weights && !self.is_minimal()? {
            return Ok(());
        }
        let mut changes = Vec::new();
        if self.solutions.len() < self.options.limit {
            for (column, &variable) in self.general.members.iter().enumerate() {
                let changed = matches!(self.status[column], Status::Chosen | Status::Given);
                let Some(from) = self.record[variable].filter(|_| changed) else {
                    continue;
                };
                let Some((low, high)) = span(&mut self.tableau, &solution, column)? else {
                    self.tableau.meter.exhaust();
                    return Ok(());
                };
                changes.push(Change {
                    variable: VarId(variable),
                    from,
                    to: Span::new(low, high),
                    witness: solution[column],
                });
            }
            changes.sort_unstable_by_key(|change| change.variable);
            self.solutions.push(Solution { weight, changes });
        }
        self.found += 1;
        Ok(())
    }

    fn is_minimal(&mut self) -> Result<bool, Overflow> {
        for at in 0..self.chosen.len() {
            let column = self.chosen[at];
            self.hold(column)?;
            let decision = self.decide();
            self.release(column)?;
            if decision? != Decision::Infeasible {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Some minimal set, for when the budget is used up: frees what is blamed
    /// until the record can be mended, then leaves out what is not needed.
    fn dive(&mut self) -> Result<(), Overflow> {
        self.tableau.meter.renew(self.options.for_dive());
        loop {
            match self.decide()? {
                Decision::Feasible => break,
                Decision::Spent => return Ok(()),
                Decision::Infeasible => {}
            }
            let lists = self.lists()?;
            let mut is_stuck = true;
            for list in lists {
                let is_served = list.iter().any(|&column| self.status[column] == Status::Chosen);
                let lightest = list.iter().min_by_key(|&&c| (self.general.weight[c], c));
                if let Some(&column) = lightest.filter(|_| !is_served) {
                    is_stuck = false;
                    self.choose(column)?;
                }
            }
            if is_stuck {
                return Ok(());
            }
        }
        self.thin_out()
    }

    /// Leaves out the chosen variables that are not needed, and keeps the rest as a
    /// solution.
    fn thin_out(&mut self) -> Result<(), Overflow> {
        self.leave_out_unchanged()?;
        let mut at = self.chosen.len();
        while at > 0 {
            at -= 1;
            let column = self.chosen.remove(at);
            self.hold(column)?;
            match self.decide()? {
                Decision::Spent => return Ok(()),
                Decision::Feasible => {
                    self.status[column] = Status::Open;
                    self.leave_out_unchanged()?;
                    at = at.min(self.chosen.len());
                }
                Decision::Infeasible => {
                    self.release(column)?;
                    self.chosen.insert(at, column);
                }
            }
        }
        if self.decide()? == Decision::Feasible {
            let weights = self.chosen.iter().map(|&column| u64::from(self.general.weight[column]));
            self.keep(weights.fold(self.root_weight, u64::saturating_add))?;
        }
        Ok(())
    }

    /// Leaves out the chosen variables whose value fits as it is.
    fn leave_out_unchanged(&mut self) -> Result<(), Overflow> {
        for at in (0..self.chosen.len()).rev() {
            let column = self.chosen[at];
            if self.scratch[column] == self.values[column] {
                self.hold(column)?;
                self.status[column] = Status::Open;
                self.chosen.remove(at);
            }
        }
        Ok(())
    }
}

/// The open variables that can help against a contradiction.
fn blame(
    general: &General,
    status: &[Status],
    tableau: &Tableau,
    conflict: Conflict,
    blamed: &mut Vec<usize>,
) {
    let row = match conflict {
        Conflict::Bound { row, .. } | Conflict::Divisor { row, .. } => row,
    };
    for (column, &status) in status.iter().enumerate() {
        let cell = tableau.cell(row, column);
        if cell == 0 || status != Status::Open {
            continue;
        }
        let value = tableau.low[column];
        let helps = match conflict {
            Conflict::Divisor { divisor, .. } => {
                cell % divisor != 0 && general.low[column] < general.high[column]
            }
            Conflict::Bound { up, .. } => {
                // The basic variable helps by giving way itself.
                let rises = (cell < 0) == up && column != tableau.basic(row)
                    || column == tableau.basic(row) && !up;
                if rises { value < general.high[column] } else { value > general.low[column] }
            }
        };
        if helps {
            blamed.push(column);
        }
    }
}
