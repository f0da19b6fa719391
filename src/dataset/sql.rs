//! The linear rules as SQL over the [wide table](super::Form::Wide).
//!
//! The statements keep to what DuckDB, SQLite, PostgreSQL, DataFusion and Spark have in common:
//! `SELECT`, `JOIN`, `UNION ALL`, `CASE`, `COALESCE`, 64-bit integers and truth with three values.
//! The table is called `reports`. A rule is TRUE where it holds, FALSE where it is broken, and NULL
//! where a cell without a number leaves it open, as [`Check`](crate::Check) has it: a sum whose
//! known parts already exceed its total is broken, whatever the blank parts are. NULL is never a
//! pass, and a blank cell never counts as 0.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::case::Whose;
use crate::cell::{CellId, Layout};
use crate::edition::Edition;
use crate::rule::{HouseRules, Identity, Relation, Rule};
use crate::value::Kind;
use crate::words::Locale;

use super::wide::{cell_column, edition_column};
use super::{Column, Form, Type, outcome_key};
use crate::row::edition_key;
use crate::words::Outcome;

/// Writes to a `String` never fail, so that their results carry nothing.
macro_rules! put {
    ($out:expr, $($text:tt)*) => {{
        let _ = write!($out, $($text)*);
    }};
}

mod levels;

pub use levels::{LevelsPredicate, create_members, levels, levels_file};

/// A linear rule over the wide table.
///
/// ```
/// use gouji::Rule;
/// use gouji::dataset::sql;
/// let rule = sql::rule(Rule::by_code("RL-01").unwrap()).unwrap();
/// assert_eq!(rule.applies(), "review_litigation_edition = 'any'");
/// assert!(rule.holds().contains("review_litigation_review_upheld"));
/// assert!(rule.failing().starts_with("SELECT report, 'RL-01' AS rule,"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    code: String,
    /// What it ties, by the tables that it ties: each group is looked at where all of them are
    /// there.
    groups: Vec<(Tables, Vec<Identity>)>,
    years: Option<Years>,
}

/// Tables, and whose they are.
type Tables = Vec<(Whose, Layout)>;

/// How a rule over two years needs last year's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Years {
    /// Without it, it says nothing.
    Both,
    /// This year's may be enough.
    ThisIsEnough,
}

/// A rule of the format; `None` for one that is not linear.
pub fn rule(rule: &Rule) -> Option<Predicate> {
    let over_years = rule.identities_over_years();
    let years = match rule.how() {
        crate::rule::How::Years(_) => Some(Years::Both),
        crate::rule::How::TwoYears(_) => Some(Years::ThisIsEnough),
        _ => None,
    };
    let in_tables = Layout::ALL.iter().flat_map(|layout| rule.identities_in(*layout));
    Predicate::new(rule.code(), over_years.into_iter().chain(in_tables).collect(), years)
}

/// A linear rule of one's own; `None` for another.
///
/// ```
/// use gouji::{HouseRule, HouseRules};
/// use gouji::dataset::sql;
/// let mut rules = HouseRules::new();
/// rules.layer("某省", [HouseRule::linear("HN-01", "2*requests.received.total >= 6")]);
/// let holds = sql::house_rule(&rules, "HN-01").unwrap().holds();
/// assert!(holds.contains("2 * COALESCE(requests_received_total, 0) >= 6"), "{holds}");
/// ```
pub fn house_rule(rules: &HouseRules, code: &str) -> Option<Predicate> {
    Predicate::new(code, rules.identities(code).to_vec(), None)
}

/// Every linear rule of the format, in the order of the registry.
pub fn rules() -> impl Iterator<Item = (&'static Rule, Predicate)> {
    Rule::ALL.iter().filter_map(|one| Some((*one, rule(one)?)))
}

/// The statement that makes the table `reports`.
pub fn create_table() -> String {
    let columns: Vec<String> = Form::Wide.columns().iter().map(column).collect();
    format!("CREATE TABLE reports (\n    {}\n);\n", columns.join(",\n    "))
}

fn column(column: &Column) -> String {
    let kind = match column.holds {
        Type::Whole { .. } => "BIGINT",
        Type::Money => "DECIMAL(38, 9)",
        _ => "VARCHAR(1000)",
    };
    let key = if column.required { " NOT NULL PRIMARY KEY" } else { "" };
    format!("{} {kind}{key}", column.name)
}

/// The statement that gives what every rule that ties one report comes to, a row for each report.
pub fn outcomes() -> String {
    let mut out = String::from("SELECT report");
    for (_, rule) in rules().filter(|(_, rule)| rule.years.is_none()) {
        put!(out, ",\n{} AS {}", rule.outcome(), rule.name());
    }
    out.push_str("\nFROM reports");
    out
}

impl Predicate {
    fn new(code: &str, identities: Vec<Identity>, years: Option<Years>) -> Option<Predicate> {
        let mut groups: BTreeMap<Tables, Vec<Identity>> = BTreeMap::new();
        for identity in identities {
            let terms = identity.terms().iter();
            let mut key: Vec<_> = terms.map(|term| (term.whose, term.cell.layout())).collect();
            key.sort_unstable();
            key.dedup();
            groups.entry(key).or_default().push(identity);
        }
        let groups: Vec<_> = groups.into_iter().collect();
        (!groups.is_empty()).then(|| Predicate { code: code.into(), groups, years })
    }

    /// The code of the rule.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// It compares a report with the one of the year before.
    pub const fn is_over_years(&self) -> bool {
        self.years.is_some()
    }

    fn name(&self) -> String {
        self.code.to_lowercase().replace('-', "_")
    }

    /// TRUE for the reports that the rule has something to say of.
    pub fn applies(&self) -> String {
        let any: Vec<String> = self.groups.iter().map(|(key, _)| self.condition(key)).collect();
        any.join("\n    OR ")
    }

    /// TRUE where it holds, FALSE where it is broken, NULL where it is open. Where it does not
    /// apply it is TRUE, so that [`applies`](Predicate::applies) has to be asked first.
    ///
    /// As a `CHECK` of a table, which lets NULL pass, it takes `IS TRUE` behind it.
    pub fn holds(&self) -> String {
        let group = |(key, identities): &(Tables, Vec<Identity>)| {
            let all: Vec<String> =
                identities.iter().map(|identity| self.sides(identity).holds()).collect();
            let all = all.join("\n    AND ");
            if self.groups.len() == 1 {
                return all;
            }
            format!("CASE WHEN {} THEN\n    {all}\n  ELSE TRUE END", self.condition(key))
        };
        self.groups.iter().map(group).collect::<Vec<_>>().join("\n  AND ")
    }

    /// What it comes to, as a word: `holds`, `fails`, `undecided` or `does_not_apply`.
    pub fn outcome(&self) -> String {
        format!(
            "CASE WHEN {} THEN\n  CASE ({})\n  WHEN TRUE THEN '{}' WHEN FALSE THEN '{}' ELSE '{}' \
             END\nELSE '{}' END",
            self.applies(),
            self.holds(),
            outcome_key(Some(Outcome::Holds)),
            outcome_key(Some(Outcome::Fails)),
            outcome_key(Some(Outcome::Undecided)),
            outcome_key(None),
        )
    }

    /// The statement that gives its outcome for each report.
    pub fn outcomes(&self) -> String {
        format!("SELECT {} AS report, {} AS outcome\n{}", self.key(), self.outcome(), self.tables())
    }

    /// The statement that gives every place where it is broken: the report, the rule, the cell that
    /// names the place, both sides as far as they are known, and their difference.
    pub fn failing(&self) -> String {
        let one = |condition: &str, identity: &Identity| {
            let sides = self.sides(identity);
            format!(
                "SELECT {}report, '{}' AS rule, '{}' AS cell,\n  {} AS left_side,\n  {} AS \
                 right_side,\n  {} - ({}) AS difference\n{}\nWHERE {condition}\n  AND ({})",
                if self.years.is_some() { "this.report AS " } else { "" },
                self.code,
                place(identity),
                sides.left,
                sides.right,
                sides.left,
                sides.right,
                self.tables(),
                sides.fails(),
            )
        };
        let all = self.groups.iter().flat_map(|(key, identities)| {
            let condition = self.condition(key);
            identities.iter().map(move |identity| one(&condition, identity)).collect::<Vec<_>>()
        });
        all.collect::<Vec<_>>().join("\nUNION ALL\n")
    }

    const fn key(&self) -> &'static str {
        if self.years.is_some() { "this.report" } else { "report" }
    }

    /// The `FROM` that its expressions are over: one report, or `this` and, where there is one,
    /// `last`.
    ///
    /// ```
    /// use gouji::Rule;
    /// use gouji::dataset::sql;
    /// let rule = sql::rule(Rule::by_code("YR-01").unwrap()).unwrap();
    /// let counted = format!("SELECT this.year, {}\n{}", rule.outcome(), rule.tables());
    /// assert!(counted.ends_with("ON last.agency = this.agency AND last.year + 1 = this.year"));
    /// ```
    pub const fn tables(&self) -> &'static str {
        match self.years {
            None => "FROM reports",
            Some(Years::Both) => {
                "FROM reports AS this JOIN reports AS last\n  \
                 ON last.agency = this.agency AND last.year + 1 = this.year"
            }
            Some(Years::ThisIsEnough) => {
                "FROM reports AS this LEFT JOIN reports AS last\n  \
                 ON last.agency = this.agency AND last.year + 1 = this.year"
            }
        }
    }

    /// True where the tables are there. A table that last year's report lacks is taken to be
    /// printed like this year's.
    fn condition(&self, key: &[(Whose, Layout)]) -> String {
        let one = |(whose, layout): &(Whose, Layout)| {
            let (name, edition) = (edition_column(layout.table()), edition_key(*layout));
            let is_alike = layout.edition().is_none();
            match (self.years, whose) {
                (None, _) => Some(format!("{name} = '{edition}'")),
                (_, Whose::This) => Some(format!("this.{name} = '{edition}'")),
                // Where it lacks the table there is only one way to print it.
                _ if is_alike => None,
                _ => Some(format!("COALESCE(last.{name}, this.{name}) = '{edition}'")),
            }
        };
        key.iter().filter_map(one).collect::<Vec<_>>().join(" AND ")
    }

    fn sides(&self, identity: &Identity) -> Sides {
        let name = |whose: Whose, cell: CellId| match (self.years, whose) {
            (None, _) => cell_column(cell).to_owned(),
            (_, Whose::This) => format!("this.{}", cell_column(cell)),
            _ => format!("last.{}", cell_column(cell)),
        };
        Sides::of(identity, &name)
    }
}

/// The cell that names the place of an identity: its total, or its first cell.
fn place(identity: &Identity) -> String {
    let first = identity.terms().first().map(|term| term.cell);
    identity.total().or(first).map_or(String::new(), |cell| cell.to_string())
}

/// The two sides of an identity.
struct Sides {
    relation: Relation,
    /// Each side as far as it is known.
    left: String,
    right: String,
    /// Each side, NULL where a cell without a number may make it larger.
    whole_left: String,
    whole_right: String,
}

impl Sides {
    fn of(identity: &Identity, name: &impl Fn(Whose, CellId) -> String) -> Sides {
        let constant = identity.constant();
        let (mut left, mut right) = (Sum::from((-constant).max(0)), Sum::from(constant.max(0)));
        for term in identity.terms() {
            let name = name(term.whose, term.cell);
            let (side, other) = if term.coefficient > 0 {
                (&mut left, &mut right)
            } else {
                (&mut right, &mut left)
            };
            side.add(&name, term.coefficient.abs());
            // A change may be below zero, so that a missing one leaves both sides open.
            if term.cell.kind() == Kind::Change {
                other.open_by(&name);
            }
        }
        Sides {
            relation: identity.relation(),
            left: left.known(),
            right: right.known(),
            whole_left: left.whole(),
            whole_right: right.whole(),
        }
    }

    /// TRUE where it is broken whatever stands in the cells without a number.
    fn fails(&self) -> String {
        let more = format!("{} > {}", self.left, self.whole_right);
        let less = format!("{} < {}", self.whole_left, self.right);
        match self.relation {
            Relation::Equal => format!("{more} OR {less}"),
            Relation::AtMost => more,
            Relation::AtLeast => less,
        }
    }

    fn holds(&self) -> String {
        let holds = match self.relation {
            Relation::Equal => format!("{} = {}", self.whole_left, self.whole_right),
            Relation::AtMost => format!("{} <= {}", self.whole_left, self.right),
            Relation::AtLeast => format!("{} >= {}", self.left, self.whole_right),
        };
        format!("CASE WHEN {} THEN FALSE WHEN {holds} THEN TRUE END", self.fails())
    }
}

/// A sum being written down.
struct Sum {
    constant: i64,
    known: Vec<String>,
    whole: Vec<String>,
}

impl From<i64> for Sum {
    fn from(constant: i64) -> Sum {
        Sum { constant, known: Vec::new(), whole: Vec::new() }
    }
}

impl Sum {
    fn add(&mut self, name: &str, by: i64) {
        let times = if by == 1 { String::new() } else { format!("{by} * ") };
        self.known.push(format!("{times}COALESCE({name}, 0)"));
        self.whole.push(format!("{times}{name}"));
    }

    fn open_by(&mut self, name: &str) {
        self.whole.push(format!("0 * {name}"));
    }

    fn known(&self) -> String {
        self.text(&self.known)
    }

    fn whole(&self) -> String {
        self.text(&self.whole)
    }

    fn text(&self, terms: &[String]) -> String {
        let constant = (self.constant != 0 || terms.is_empty()).then(|| self.constant.to_string());
        terms.iter().cloned().chain(constant).collect::<Vec<_>>().join(" + ")
    }
}

/// The word for what a rule comes to, as the statements give it; `None` for one that does not
/// apply.
pub const fn outcome_word(outcome: Option<Outcome>) -> &'static str {
    outcome_key(outcome)
}

/// The head of a rule's file: what it says.
fn statement_head(rule: &Rule) -> String {
    let editions: Vec<&str> =
        rule.editions().iter().map(|edition| Edition::key(*edition)).collect();
    format!(
        "-- {rule} {}\n-- {}\n-- {}; editions: {}. Generated from the declarations; do not edit.\n\n",
        rule.title(Locale::Chinese),
        rule.title(Locale::English),
        rule.severity().name(Locale::English),
        editions.join(", "),
    )
}

/// The file of a rule in `docs/sql`: what it says, its outcomes, and where it is broken.
pub fn file(rule: &Rule, predicate: &Predicate) -> String {
    format!(
        "{}-- What it comes to in each report.\n{};\n\n-- Every place where it is broken.\n{};\n",
        statement_head(rule),
        predicate.outcomes(),
        predicate.failing(),
    )
}
