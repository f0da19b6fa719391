//! Who belongs to whom, and the reports of a pile in that order.

use std::collections::HashMap;

use crate::case::{Member, Members};
use crate::report::{Heading, Report, Scope};

use super::error::AcrossError;
use super::list::{self, Row};
use super::series::Pile;
use crate::agency;

/// The list of bodies and of whom each belongs to, in any depth.
///
/// Who is listed under a body is taken for all of its members, unless it is said that there are
/// others.
///
/// ```
/// use gouji::across::Rollup;
/// let list = "name,parent,kind\n某某市,,汇总\n某某市本级,某某市,\n甲县,某某市,汇总\n甲县教育局,甲县,\n…,甲县,\n";
/// let (rollup, errors) = Rollup::from_csv(list);
/// assert!(errors.is_empty());
/// assert_eq!(rollup.members_of("甲县").collect::<Vec<_>>(), ["甲县教育局"]);
/// assert!(rollup.is_complete("某某市") && !rollup.is_complete("甲县"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rollup {
    bodies: Vec<Body>,
    by_key: HashMap<String, usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Body {
    name: String,
    parent: Option<usize>,
    members: Vec<usize>,
    scope: Option<Scope>,
    /// It has members that are not listed.
    has_others: bool,
}

impl Rollup {
    /// Reads a list: a line for each body, with its name, the body that it belongs to, and what its
    /// figures cover (`本级` or `own_level`, `汇总` or `whole_area`, or nothing). The name `…` stands
    /// for further members that are not listed. A header is left out.
    ///
    /// What is wrong with the list is given with it; all else of it is used.
    pub fn from_csv(text: &str) -> (Rollup, Vec<AcrossError>) {
        Rollup::from_rows(&list::rows(text))
    }

    pub(super) fn from_rows(rows: &[Row<'_>]) -> (Rollup, Vec<AcrossError>) {
        let (mut rollup, mut errors) = (Rollup::default(), Vec::new());
        let is_named = |row: &&Row<'_>| !list::OTHERS.contains(&row.name);
        let mut parents: Vec<(usize, &Row<'_>)> = Vec::new();
        for row in rows.iter().filter(is_named) {
            match rollup.add_row(row, &mut errors) {
                Some(body) if !row.parent.is_empty() => parents.push((body, row)),
                _ => {}
            }
        }
        for (body, row) in parents {
            match rollup.find(row.parent) {
                Some(parent) => rollup.bodies[body].parent = Some(parent),
                None => errors.push(unknown_parent(row)),
            }
        }
        for row in rows.iter().filter(|row| !is_named(row)) {
            match rollup.find(row.parent) {
                Some(parent) => rollup.bodies[parent].has_others = true,
                None => errors.push(unknown_parent(row)),
            }
        }
        rollup.break_circles(&mut errors);
        for body in 0..rollup.bodies.len() {
            if let Some(parent) = rollup.bodies[body].parent {
                rollup.bodies[parent].members.push(body);
            }
        }
        if rollup.bodies.is_empty() && errors.is_empty() {
            errors.push(AcrossError::EmptyList);
        }
        (rollup, errors)
    }

    fn add_row(&mut self, row: &Row<'_>, errors: &mut Vec<AcrossError>) -> Option<usize> {
        let Row { line, name, kind, .. } = *row;
        if name.is_empty() {
            errors.push(AcrossError::NoName { line });
            return None;
        }
        if self.find(name).is_some() {
            errors.push(AcrossError::Twice { name: name.into(), line });
            return None;
        }
        let scope = list::scope(kind).unwrap_or_else(|()| {
            let (name, said) = (name.into(), kind.into());
            errors.push(AcrossError::UnknownScope { name, said, line });
            None
        });
        let name = name.to_owned();
        self.by_key.insert(agency::key(&name), self.bodies.len());
        self.bodies.push(Body {
            name,
            parent: None,
            members: Vec::new(),
            scope,
            has_others: false,
        });
        Some(self.bodies.len() - 1)
    }

    /// Lets the first body of each circle belong to nobody.
    fn break_circles(&mut self, errors: &mut Vec<AcrossError>) {
        // 0: not seen; else the number of the walk that came by.
        let mut seen = vec![0; self.bodies.len()];
        for start in 0..self.bodies.len() {
            let (mut at, walk) = (start, start + 1);
            while seen[at] == 0 {
                seen[at] = walk;
                let Some(parent) = self.bodies[at].parent else { break };
                if seen[parent] == walk {
                    errors.push(self.circle(parent));
                    self.bodies[parent].parent = None;
                    break;
                }
                at = parent;
            }
        }
    }

    fn circle(&self, first: usize) -> AcrossError {
        let mut names = vec![self.bodies[first].name.clone()];
        let mut at = self.bodies[first].parent;
        while let Some(next) = at {
            names.push(self.bodies[next].name.clone());
            at = self.bodies[next].parent.filter(|_| next != first);
        }
        AcrossError::Circle { names }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.by_key.get(&agency::key(name)).copied()
    }

    /// The names of all bodies, as listed.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.bodies.iter().map(|body| body.name.as_str())
    }

    /// The names of those that belong to nobody of the list.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        let roots = self.bodies.iter().filter(|body| body.parent.is_none());
        roots.map(|body| body.name.as_str())
    }

    /// The names of the members of a body.
    pub fn members_of(&self, name: &str) -> impl Iterator<Item = &str> {
        let members = self.find(name).map_or(&[][..], |at| &self.bodies[at].members);
        members.iter().map(|at| self.bodies[*at].name.as_str())
    }

    /// True when all members of a body are listed.
    pub fn is_complete(&self, name: &str) -> bool {
        self.find(name).is_some_and(|at| !self.bodies[at].has_others)
    }

    /// The reports of a pile in the order of the list.
    pub fn with_reports<'a>(&'a self, pile: &Pile<'a>) -> Levels<'a> {
        let mut levels = Levels {
            rollup: self,
            reports: HashMap::new(),
            bodies: vec![None; pile.reports().len()],
            pile: pile.reports().to_vec(),
            errors: Vec::new(),
        };
        for series in pile.series() {
            let Some(body) = self.find(series.agency()) else {
                let agency = series.agency().to_owned();
                let at = series.years().iter().map(|year| year.at).collect();
                levels.errors.push(AcrossError::NotListed { agency, at });
                continue;
            };
            for year in series.years() {
                levels.reports.insert((body, year.year), year.at);
                levels.bodies[year.at] = Some((body, year.year));
            }
        }
        levels
    }
}

fn unknown_parent(row: &Row<'_>) -> AcrossError {
    AcrossError::UnknownParent { name: row.name.into(), parent: row.parent.into(), line: row.line }
}

/// A [`Rollup`] with the reports of a [`Pile`].
///
/// ```
/// use gouji::across::{Pile, Rollup};
/// use gouji::{Heading, Report};
/// let (rollup, _) = Rollup::from_csv("甲县,\n甲县教育局,甲县\n甲县商务局,甲县\n");
/// let heading = Heading { agency: Some("甲县教育局".into()), year: Some(2023), scope: None };
/// let reports = [Report { heading, ..Report::default() }];
/// let pile = Pile::new(&reports);
/// let levels = rollup.with_reports(&pile);
/// assert_eq!(levels.report("甲县教育局", 2023), Some(0));
/// let members = levels.members_of("甲县", 2023).unwrap();
/// assert_eq!(members.missing().collect::<Vec<_>>(), ["甲县商务局"]);
/// ```
#[derive(Debug, Clone)]
pub struct Levels<'a> {
    rollup: &'a Rollup,
    /// The number of the report of a body in a year.
    reports: HashMap<(usize, u16), usize>,
    /// The body and the year of each report.
    bodies: Vec<Option<(usize, u16)>>,
    pile: Vec<&'a Report>,
    errors: Vec<AcrossError>,
}

impl<'a> Levels<'a> {
    /// Reports of bodies that are not listed.
    pub fn errors(&self) -> &[AcrossError] {
        &self.errors
    }

    /// The report of a body of the list in a year, by its number in the pile.
    pub fn report(&self, name: &str, year: u16) -> Option<usize> {
        self.reports.get(&(self.rollup.find(name)?, year)).copied()
    }

    /// The members that the report of that number sums up: none for a body without members.
    ///
    /// A member whose figures are its own alone stands beside its own members.
    pub fn members(&self, at: usize) -> Option<Members<'a>> {
        let (body, year) = (*self.bodies.get(at)?)?;
        self.members_in(body, year)
    }

    /// The members of a body in a year, whether or not the body has a report itself.
    pub fn members_of(&self, name: &str, year: u16) -> Option<Members<'a>> {
        self.members_in(self.rollup.find(name)?, year)
    }

    /// The summary that the report of that number is counted in: its number in the pile, all that
    /// it sums up, and which of them the report is. `None` where there is no such report.
    pub fn summary(&self, at: usize) -> Option<(usize, Members<'a>, usize)> {
        let (body, year) = (*self.bodies.get(at)?)?;
        let name = &self.rollup.bodies[body].name;
        let mut above = self.rollup.bodies[body].parent;
        // A body whose figures are its own alone counts nobody: the next one above does.
        while let Some(parent) = above {
            if self.scope(parent, year) != Some(Scope::OwnLevel) {
                let members = self.members_in(parent, year)?;
                let place = members.list().iter().position(|member| member.name() == name)?;
                return Some((*self.reports.get(&(parent, year))?, members, place));
            }
            above = self.rollup.bodies[parent].parent;
        }
        None
    }

    fn members_in(&self, body: usize, year: u16) -> Option<Members<'a>> {
        let bodies = &self.rollup.bodies;
        if bodies[body].members.is_empty() && !bodies[body].has_others {
            return None;
        }
        let mut is_complete = !bodies[body].has_others;
        let (mut list, mut left) = (Vec::new(), bodies[body].members.clone());
        left.reverse();
        while let Some(next) = left.pop() {
            list.push(self.member(next, year));
            if self.scope(next, year) == Some(Scope::OwnLevel) {
                is_complete &= !bodies[next].has_others;
                left.extend(bodies[next].members.iter().rev());
            }
        }
        let members = if is_complete { Members::complete(list) } else { Members::some(list) };
        Some(members.with_scope(bodies[body].scope))
    }

    fn member(&self, body: usize, year: u16) -> Member<'a> {
        let report = |year: u16| Some(self.pile[*self.reports.get(&(body, year))?]);
        let mut member = Member::new(&self.rollup.bodies[body].name);
        if let Some(report) = report(year) {
            member = member.with_report(report);
        }
        if let Some(last) = year.checked_sub(1).and_then(report) {
            member = member.with_last_year(last);
        }
        member
    }

    /// What the figures of a body cover, by the list or by its heading.
    fn scope(&self, body: usize, year: u16) -> Option<Scope> {
        let told = || self.pile[*self.reports.get(&(body, year))?].heading.scope;
        self.rollup.bodies[body].scope.or_else(told)
    }

    /// The summary that the reports of a body's members make: a blank cell where one of them lacks
    /// a number or a report. `None` where the body has no members.
    pub fn sum(&self, name: &str, year: u16) -> Option<Report> {
        let members = self.members_of(name, year)?;
        let mut report = super::sum(members.list().iter().filter_map(Member::report));
        if !members.is_complete() || members.missing().next().is_some() {
            for layout in report.layouts().collect::<Vec<_>>() {
                report.add_blank(layout);
            }
        }
        let scope = Some(Scope::WholeArea);
        report.heading = Heading { agency: Some(name.into()), year: Some(year), scope };
        Some(report)
    }
}
