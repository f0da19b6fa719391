//! The rules between levels as SQL: a summary and the reports of its members, as a join over a
//! table of who belongs to whom.

use std::fmt::Write;

use crate::cell::{CellId, Layout, Table};
use crate::report::Scope;
use crate::row::{edition_key, layouts};
use crate::rule::Rule;
use crate::value::Kind;
use crate::words::Outcome;

use super::super::wide::{cell_column, edition_column};
use super::{outcome_key, statement_head};

/// What stands for members that are not listed.
const OTHERS: &str = "…";

/// A rule that compares a summary with its members, over the wide table and the table `members`.
///
/// ```
/// use gouji::dataset::sql;
/// let rule = sql::levels().find(|rule| rule.rule().code() == "LV-01").unwrap();
/// assert!(rule.outcomes().contains("LEFT JOIN reports AS member"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelsPredicate {
    rule: &'static Rule,
    compares: Compares,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compares {
    /// Each cell of a table is the sum of the members' cells.
    Sums(Table),
    /// No count of any table is below a member's.
    Largest,
}

/// The rules between levels that compare whole numbers, in the order of the registry.
pub fn levels() -> impl Iterator<Item = LevelsPredicate> {
    let known = [
        ("LV-01", Compares::Sums(Table::Requests)),
        ("LV-02", Compares::Sums(Table::ProactiveDisclosure)),
        ("LV-03", Compares::Sums(Table::ReviewLitigation)),
        ("LV-04", Compares::Largest),
    ];
    let of = |(code, compares)| Some(LevelsPredicate { rule: Rule::by_code(code)?, compares });
    known.into_iter().filter_map(of)
}

/// The statement that makes the table `members`.
pub fn create_members() -> String {
    format!(
        "-- Who belongs to whom. `name` is the body as its reports name it, {OTHERS} where there are \
         members that are\n-- not listed; `kind` is what its figures cover, where its reports do \
         not say so: {}.\nCREATE TABLE members (\n    name VARCHAR(1000) NOT NULL,\n    \
         parent VARCHAR(1000),\n    kind VARCHAR(1000)\n);\n",
        Scope::ALL.map(Scope::key).join(", "),
    )
}

impl LevelsPredicate {
    /// The rule.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The statement that gives for each report whose body has members its outcome and the cells
    /// that differ, parted by blanks.
    ///
    /// Of a rule that also compares money (LV-02) the outcome is `fails`, `does_not_apply` or NULL:
    /// how exactly a summary writes an amount, an engine does not know.
    pub fn outcomes(&self) -> String {
        let one = |(column, cell): (&str, CellId)| {
            format!("CASE WHEN {column} = 'f' THEN ' {}' ELSE '' END", cell.path())
        };
        let cells: Vec<String> = self.columns().into_iter().map(one).collect();
        format!(
            "SELECT report, {},\nCASE WHEN applies THEN\n  {}\nELSE '' END AS cells\nFROM (\n{}\n) AS told",
            self.outcome(),
            cells.join("\n  || "),
            self.told(),
        )
    }

    /// The cells that it compares, over all editions.
    fn cells(&self) -> impl Iterator<Item = CellId> {
        let compares = self.compares;
        let is_meant = move |cell: &CellId| match compares {
            Compares::Sums(table) => cell.table() == table,
            Compares::Largest => cell.kind() == Kind::Count,
        };
        Layout::ALL.iter().flat_map(|layout| layout.cells()).filter(is_meant)
    }

    /// The columns of their numbers, each once with one of its cells.
    fn columns(&self) -> Vec<(&'static str, CellId)> {
        let mut columns: Vec<(&'static str, CellId)> = Vec::new();
        for cell in self.cells().filter(|cell| !is_money(*cell)) {
            let name = cell_column(cell);
            if columns.iter().all(|(known, _)| *known != name) {
                columns.push((name, cell));
            }
        }
        columns
    }

    /// What it comes to, as a word.
    fn outcome(&self) -> String {
        let columns = self.columns();
        let any = |letter: &str| {
            let any = columns.iter().map(|(column, _)| format!("{column} = '{letter}'"));
            any.collect::<Vec<_>>().join("\n    OR ")
        };
        let word = |outcome| format!("'{}'", outcome_key(outcome));
        let (fails, undecided) = (word(Some(Outcome::Fails)), word(Some(Outcome::Undecided)));
        let has_money = self.cells().any(is_money);
        let unknown = if has_money { "NULL" } else { &undecided };
        let mut out = format!(
            "CASE WHEN NOT applies THEN {}\n  WHEN {}\n  THEN CASE WHEN scope IS NULL THEN {unknown} \
             ELSE {fails} END",
            word(None),
            any("f"),
        );
        if !has_money {
            if self.compares != Compares::Largest {
                put!(out, "\n  WHEN {}\n  THEN {undecided}", any("u"));
            }
            put!(out, "\n  ELSE {}", word(Some(Outcome::Holds)));
        }
        out.push_str(" END AS outcome");
        out
    }

    /// For each report of a body with members: whether the rule applies, what its figures cover,
    /// and for each column `f` where it is broken, `u` where it is open, else NULL.
    fn told(&self) -> String {
        let columns = self.columns();
        let numbered = || columns.iter().enumerate();
        let states: Vec<String> =
            numbered().map(|(at, (name, cell))| self.state(at, name, *cell)).collect();
        let sums: Vec<String> = numbered().map(|(at, (name, _))| self.sum(at, name)).collect();
        format!(
            "SELECT this.report AS report, COALESCE(own.kind, this.scope) AS scope,\n  {} AS \
             applies,\n  {}\nFROM reports AS this JOIN (\n  SELECT up.report AS report, COUNT(*) AS \
             listed,\n    SUM(CASE WHEN listed.name <> '{OTHERS}' THEN 1 ELSE 0 END) AS named,\n    \
             {}\n  FROM reports AS up JOIN members AS listed ON listed.parent = up.agency\n  LEFT \
             JOIN reports AS member ON member.agency = listed.name AND member.year = up.year\n  \
             GROUP BY up.report\n) AS sums ON sums.report = this.report\n\
             LEFT JOIN members AS own ON own.name = this.agency",
            self.applies(),
            states.join(",\n  "),
            sums.join(",\n    "),
        )
    }

    fn applies(&self) -> String {
        let own_level = Scope::OwnLevel.key();
        let mut out = format!(
            "sums.named > 0 AND COALESCE(COALESCE(own.kind, this.scope) <> '{own_level}', TRUE)"
        );
        if let Compares::Sums(table) = self.compares {
            put!(out, " AND this.{} IS NOT NULL", edition_column(table));
        }
        out
    }

    /// The sum of a column, and how many have a number there. PostgreSQL cuts long names, so that
    /// the count has a short one.
    fn sum(&self, at: usize, name: &str) -> String {
        match self.compares {
            Compares::Sums(_) => {
                format!("SUM(member.{name}) AS {name}, COUNT(member.{name}) AS n{at}")
            }
            Compares::Largest => format!("MAX(member.{name}) AS {name}"),
        }
    }

    /// The letter of a column. Where the summary's edition lacks the cell, its figure is NULL.
    fn state(&self, at: usize, name: &str, cell: CellId) -> String {
        if self.compares == Compares::Largest {
            return format!("CASE WHEN sums.{name} > this.{name} THEN 'f' END AS {name}");
        }
        let is_all = format!("sums.n{at} = sums.listed");
        let fails = match cell.kind() {
            // A change may be below zero, so that what is missing may go either way.
            Kind::Change => format!("{is_all} AND sums.{name} <> this.{name}"),
            _ => format!("sums.{name} > this.{name} OR ({is_all} AND sums.{name} < this.{name})"),
        };
        let is_known = format!("{is_all} AND this.{name} IS NOT NULL");
        let lacks = self.lacks(cell);
        format!(
            "CASE WHEN {fails} THEN 'f' WHEN {lacks}{is_known} THEN NULL ELSE 'u' END AS {name}"
        )
    }

    /// TRUE where the summary's edition has no such cell; nothing where all have it.
    fn lacks(&self, cell: CellId) -> String {
        let table = cell.table();
        let has_cell = self.cells().filter(|other| other.path() == cell.path());
        let editions: Vec<String> =
            has_cell.map(|cell| format!("'{}'", edition_key(cell.layout()))).collect();
        if editions.len() == layouts(table).count() {
            return String::new();
        }
        format!("this.{} NOT IN ({}) OR ", edition_column(table), editions.join(", "))
    }
}

fn is_money(cell: CellId) -> bool {
    cell.kind() == Kind::Amount
}

/// The file of a rule in `docs/sql`: what it says, its outcomes, and the cells that differ.
pub fn levels_file(predicate: &LevelsPredicate) -> String {
    format!(
        "{}-- What it comes to in each report of a body with members, and the cells that differ.\n{};\n",
        statement_head(predicate.rule),
        predicate.outcomes(),
    )
}
