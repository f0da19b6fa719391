//! Do rules of one's own contradict the others, or say what these say already?
//!
//! All tables of one edition, with the identities of the format and the rules of one's own, are one
//! system of linear rules; the engine says whether any figures satisfy it.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::solve::{IdentityId, Options, System, VarId, Variable};
use crate::value::{Kind, LIMIT};
use crate::words::Severity;

use super::{HouseError, HouseErrorKind, HouseRules, Own};
use crate::rule::Identity;

/// The tables of one edition as a system.
struct Tables {
    system: System,
    cells: Vec<(CellId, VarId)>,
    /// Which rule each row of the system is of, in order: a code.
    codes: Vec<String>,
}

impl HouseRules {
    /// Takes out the rules that contradict those before them, with the smallest sets of rules that
    /// cannot be satisfied together, and tells of those that the others imply.
    ///
    /// The closure rules are left aside: a table of zeros satisfies them all.
    ///
    /// ```
    /// use gouji::{HouseErrorKind, HouseRule, HouseRules};
    /// let mut rules = HouseRules::new();
    /// let more = HouseRule::linear("HN-01", "requests.received.total >= 8");
    /// let less = HouseRule::linear("HN-02", "2*requests.received.total <= 10");
    /// rules.layer("某省", [more, less]);
    /// let errors = rules.lint();
    /// let both = vec!["HN-01".to_owned(), "HN-02".to_owned()];
    /// assert_eq!(*errors[0].kind(), HouseErrorKind::Contradiction(both));
    /// assert_eq!(rules.iter().len(), 1);
    /// ```
    pub fn lint(&mut self) -> Vec<HouseError> {
        let mut errors = Vec::new();
        if self.rules.is_empty() {
            return errors;
        }
        while let Some((code, codes)) = self.contradiction() {
            errors.push(self.error(&code, HouseErrorKind::Contradiction(codes)));
            self.rules.retain(|own| own.rule.code() != code);
        }
        let implied = self.implied();
        errors.extend(implied.iter().map(|code| self.error(code, HouseErrorKind::Implied)));
        errors
    }

    fn error(&self, code: &str, kind: HouseErrorKind) -> HouseError {
        let own = self.rules.iter().find(|own| own.rule.code() == code);
        let layer = own.map_or_else(String::new, |own| own.layer.clone());
        HouseError { layer, code: Some(code.to_owned()), line: None, kind }
    }

    /// The last rule of a contradiction, and the codes of all rules in it.
    fn contradiction(&self) -> Option<(String, Vec<String>)> {
        Edition::ALL.iter().copied().find_map(|edition| {
            let tables = Tables::of(edition, &self.rules);
            // Where the engine's budget or range ends, nothing is said.
            let found = tables.system.infeasible_subset(None, &Options::default()).ok()??;
            let codes = tables.codes(found.identities());
            let last =
                self.rules.iter().rev().find(|own| codes.contains(&own.rule.code().into()))?;
            Some((last.rule.code().to_owned(), codes))
        })
    }

    /// The codes of the rules that follow from the others in every edition that has them.
    fn implied(&self) -> Vec<String> {
        let systems: Vec<Tables> =
            Edition::ALL.iter().map(|edition| Tables::of(*edition, &self.rules)).collect();
        let follows = |own: &&Own| {
            let mut any = false;
            let all = systems.iter().all(|tables| {
                tables.rows(own.rule.code()).all(|row| {
                    any = true;
                    matches!(tables.system.implied(row, &Options::default()), Ok(Some(_)))
                })
            });
            any && all
        };
        let rules = self.rules.iter().filter(follows);
        rules.map(|own| own.rule.code().to_owned()).collect()
    }
}

impl Tables {
    fn of(edition: Edition, own: &[Own]) -> Tables {
        let mut tables = Tables { system: System::new(), cells: Vec::new(), codes: Vec::new() };
        let layouts: Vec<Layout> = Table::ALL.iter().map(|table| table.layout(edition)).collect();
        for cell in layouts.iter().flat_map(|layout| layout.cells()) {
            let low = match cell.kind() {
                Kind::Count => 0,
                Kind::Change => -(LIMIT as i64),
                // Money stands in no linear rule.
                Kind::Amount => continue,
            };
            let variable = Variable::new(cell.path()).range(low..=LIMIT as i64);
            let id = tables.system.variable_with(variable);
            tables.cells.push((cell, id));
        }
        for linear in layouts.iter().flat_map(|layout| layout.linear_rules()) {
            // What is only unlikely may be so all the same.
            if linear.rule().severity() == Severity::Error && linear.rule().implied_by().is_none() {
                tables.add(linear.rule().code(), linear.identity());
            }
        }
        for own in own {
            for identity in &own.identities {
                tables.add(own.rule.code(), identity);
            }
        }
        tables
    }

    /// Adds a rule whose cells all stand in the tables.
    fn add(&mut self, code: &str, identity: &Identity) {
        let place = |cell: CellId| {
            let at = self.cells.binary_search_by_key(&cell, |(cell, _)| *cell).ok()?;
            Some(self.cells[at].1)
        };
        let terms: Option<Vec<(VarId, i64)>> = identity
            .terms()
            .iter()
            .map(|term| Some((place(term.cell)?, term.coefficient)))
            .collect();
        if let Some(terms) = terms {
            self.system.relate(terms, identity.relation(), identity.constant());
            self.codes.push(code.to_owned());
        }
    }

    /// The rows of the system that are of a rule.
    fn rows<'a>(&'a self, code: &'a str) -> impl Iterator<Item = IdentityId> + 'a {
        let ids = self.system.identity_ids().zip(&self.codes);
        ids.filter(move |(_, other)| *other == code).map(|(id, _)| id)
    }

    /// The codes of some rows, each once.
    fn codes(&self, rows: &[IdentityId]) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for (id, code) in self.system.identity_ids().zip(&self.codes) {
            if rows.contains(&id) && !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        codes
    }
}
