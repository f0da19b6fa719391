//! A pile of reports, sorted into one series for each body.

use std::collections::{BTreeMap, HashMap};

use crate::cell::Table;
use crate::report::Report;

use super::error::AcrossError;
use crate::agency;

/// Reports in any order, and which of them belong together. Reports are named by their numbers in
/// the pile.
///
/// ```
/// use gouji::across::Pile;
/// use gouji::{Heading, Report};
/// let of = |year| {
///     let heading = Heading { agency: Some("某某县".into()), year: Some(year), scope: None };
///     Report { heading, ..Report::default() }
/// };
/// let reports = [of(2023), of(2021), of(2022)];
/// let pile = Pile::new(&reports);
/// assert!(pile.errors().is_empty());
/// assert_eq!(pile.last_year(0), Some(&reports[2]));
/// assert_eq!(pile.last_year(1), None);
/// ```
#[derive(Debug, Clone)]
pub struct Pile<'a> {
    reports: Vec<&'a Report>,
    series: Vec<Series>,
    /// Where each report stands: its series, and the year in it.
    places: Vec<Option<(usize, usize)>>,
    errors: Vec<AcrossError>,
}

/// The reports of one body, in the order of their years.
///
/// ```
/// use gouji::across::Pile;
/// use gouji::{Heading, Report};
/// let of = |year| {
///     let heading = Heading { agency: Some("某某县".into()), year: Some(year), scope: None };
///     Report { heading, ..Report::default() }
/// };
/// let reports = [of(2023), of(2020)];
/// let pile = Pile::new(&reports);
/// let series = &pile.series()[0];
/// assert_eq!((series.agency(), series.holes()), ("某某县", vec![2021, 2022]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    agency: String,
    years: Vec<Year>,
}

/// One year of a [`Series`].
///
/// ```
/// use gouji::across::Pile;
/// use gouji::{Heading, Report};
/// let heading = Heading { agency: Some("某某县".into()), year: Some(2023), scope: None };
/// let report = Report { heading, ..Report::default() };
/// let reports = [report.clone(), report];
/// // Two reports of one year: the first in the pile, and another one.
/// let pile = Pile::new(&reports);
/// let year = &pile.series()[0].years()[0];
/// assert_eq!((year.year, year.at, &year.others[..]), (2023, 0, &[1][..]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Year {
    /// The year that is reported on.
    pub year: u16,
    /// The number of its report in the pile.
    pub at: usize,
    /// The numbers of further reports of the same year.
    pub others: Vec<usize>,
    /// The tables that are of another edition than in the report before, which this year's can be
    /// compared with only in part.
    pub changed: Vec<Table>,
}

impl Series {
    /// What the body is called in its first report of the pile.
    pub fn agency(&self) -> &str {
        &self.agency
    }

    /// Its years, in order.
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// The years between the first and the last without a report.
    pub fn holes(&self) -> Vec<u16> {
        let between = |pair: &[Year]| pair[0].year + 1..pair[1].year;
        self.years.windows(2).flat_map(between).collect()
    }
}

impl<'a> Pile<'a> {
    /// Sorts reports by body and year.
    pub fn new(reports: impl IntoIterator<Item = &'a Report>) -> Pile<'a> {
        let reports: Vec<&Report> = reports.into_iter().collect();
        let (mut no_agency, mut no_year) = (Vec::new(), Vec::new());
        // The bodies in the order of their first reports.
        let mut bodies: HashMap<String, usize> = HashMap::new();
        let mut sorted: Vec<(String, BTreeMap<u16, Vec<usize>>)> = Vec::new();
        for (at, report) in reports.iter().enumerate() {
            let Some(agency) = &report.heading.agency else {
                no_agency.push(at);
                continue;
            };
            let Some(year) = report.heading.year else {
                no_year.push(at);
                continue;
            };
            let body = *bodies.entry(agency::key(agency)).or_insert_with(|| {
                sorted.push((agency.clone(), BTreeMap::new()));
                sorted.len() - 1
            });
            sorted[body].1.entry(year).or_default().push(at);
        }
        let mut errors = Vec::new();
        if !no_agency.is_empty() {
            errors.push(AcrossError::NoAgency { at: no_agency });
        }
        if !no_year.is_empty() {
            errors.push(AcrossError::NoYear { at: no_year });
        }
        let mut pile =
            Pile { places: vec![None; reports.len()], reports, series: Vec::new(), errors };
        for (agency, years) in sorted {
            pile.add(agency, years);
        }
        pile
    }

    fn add(&mut self, agency: String, sorted: BTreeMap<u16, Vec<usize>>) {
        let mut years: Vec<Year> = Vec::new();
        for (year, at) in sorted {
            if at.len() > 1 {
                let (agency, at) = (agency.clone(), at.clone());
                self.errors.push(AcrossError::SeveralReports { agency, year, at });
            }
            for report in &at {
                self.places[*report] = Some((self.series.len(), years.len()));
            }
            let before = years.last().map(|year| self.reports[year.at]);
            let now = self.reports[at[0]];
            let is_changed = |table: &Table| {
                let before = before.and_then(|before| before.layout(*table));
                before.zip(now.layout(*table)).is_some_and(|(before, now)| before != now)
            };
            let changed = Table::ALL.iter().copied().filter(is_changed).collect();
            let others = at[1..].to_vec();
            years.push(Year { year, at: at[0], others, changed });
        }
        let series = Series { agency, years };
        let holes = series.holes();
        if !holes.is_empty() {
            let agency = series.agency.clone();
            self.errors.push(AcrossError::Hole { agency, years: holes });
        }
        self.series.push(series);
    }

    /// The reports, by their numbers.
    pub fn reports(&self) -> &[&'a Report] {
        &self.reports
    }

    /// One series for each body, in the order of their first reports.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// What is wrong with the pile: reports of nobody or of no year, several of one year, years
    /// without a report.
    pub fn errors(&self) -> &[AcrossError] {
        &self.errors
    }

    /// The same body's report of the year before. `None` also where there are several with
    /// different figures: which of them holds is not known.
    pub fn last_year(&self, at: usize) -> Option<&'a Report> {
        let (series, place) = (*self.places.get(at)?)?;
        let years = &self.series[series].years;
        let before = years.get(place.checked_sub(1)?)?;
        let report = self.reports[before.at];
        let differs = |other: &usize| !has_the_same_figures(report, self.reports[*other]);
        let is_last = before.year + 1 == years[place].year;
        (is_last && !before.others.iter().any(differs)).then_some(report)
    }

    /// The same body's report of the year after. `None` also where there are several with different
    /// figures.
    pub fn next_year(&self, at: usize) -> Option<&'a Report> {
        let (series, place) = (*self.places.get(at)?)?;
        let years = &self.series[series].years;
        let after = years.get(place + 1)?;
        let report = self.reports[after.at];
        let differs = |other: &usize| !has_the_same_figures(report, self.reports[*other]);
        let is_next = years[place].year + 1 == after.year;
        (is_next && !after.others.iter().any(differs)).then_some(report)
    }

    /// The first report of the same body and year, for all but that one itself: the other version,
    /// with which this one is compared.
    pub fn other_version(&self, at: usize) -> Option<&'a Report> {
        let (series, place) = (*self.places.get(at)?)?;
        let first = self.series[series].years[place].at;
        (first != at).then(|| self.reports[first])
    }
}

fn has_the_same_figures(one: &Report, other: &Report) -> bool {
    let tables = |report: &Report| Report { heading: Default::default(), ..report.clone() };
    tables(one) == tables(other)
}
