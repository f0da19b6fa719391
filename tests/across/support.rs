//! Reports to compare.

use gouji::*;

use crate::rules::support::{write, zeros};

/// A report of zeros of a body and a year, with some figures.
pub fn report(agency: &str, year: u16, cells: &[(&str, i64)]) -> Report {
    let edition = Edition::for_year(year).unwrap();
    let mut report = zeros(edition);
    report.heading = Heading { agency: Some(agency.into()), year: Some(year), scope: None };
    let cells: Vec<(&str, Option<i64>)> =
        cells.iter().map(|(path, number)| (*path, Some(*number))).collect();
    write(&mut report, &cells);
    report
}

/// The codes of the problems, in order.
pub fn codes(problems: &Problems) -> Vec<String> {
    problems.iter().map(|problem| problem.rule().code().to_owned()).collect()
}

/// The figures of `tests/fixtures/years`: one report a line, of which the cells that are not named
/// are 0 and those that are `null` blank.
pub fn of_fixture(text: &str) -> Vec<Report> {
    text.lines().map(line).collect()
}

fn line(text: &str) -> Report {
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    let mut report = Report::default();
    report.heading.agency = Some(json["agency"].as_str().unwrap().into());
    report.heading.year = json["year"].as_u64().map(|year| year as u16);
    for table in json["tables"].as_array().unwrap() {
        let (key, edition) =
            table.as_str().unwrap().split_once('@').unwrap_or((table.as_str().unwrap(), "2021"));
        let edition = Edition::from_key(edition).unwrap();
        report.add_blank(Table::from_key(key).unwrap().layout(edition));
    }
    let cells: Vec<CellId> = report.cells().map(|(cell, _)| cell).collect();
    for cell in cells {
        report.set(cell, Value::zero(cell.kind())).unwrap();
    }
    for (path, number) in json["cells"].as_object().unwrap() {
        write(&mut report, &[(path, number.as_i64())]);
    }
    if let Some(fees) = json["fees"].as_str() {
        let cell = report.cell("proactive_disclosure.administrative_fees.amount").unwrap();
        let amount = Amount::from_typed(fees, Some(Unit::WanYuan)).unwrap();
        report.set(cell, amount.into()).unwrap();
    }
    report
}
