//! Reports to start from.

use gouji::*;

/// What a check of a report by a profile finds.
pub fn check_with(report: &Report, profile: &Profile) -> Problems {
    Check::new(report).profile(profile).run()
}

/// The linear rules of all tables that a report has.
pub fn linear_rules(report: &Report) -> impl Iterator<Item = &'static LinearRule> {
    report.layouts().flat_map(|layout| layout.linear_rules())
}

/// A report of one edition with all three tables, every cell 0.
pub fn zeros(edition: Edition) -> Report {
    let mut report = Report::default();
    for table in [Table::ProactiveDisclosure, Table::Requests, Table::ReviewLitigation] {
        report.add_blank(table.layout(edition));
    }
    let cells: Vec<_> = report.cells().collect();
    for (cell, value) in cells {
        report.set(cell, number(value.kind(), 0)).unwrap();
    }
    report
}

/// A number as the value of a kind; money is in 万元.
pub fn number(kind: Kind, number: i64) -> Value {
    match kind {
        Kind::Change => Change::new(number).unwrap().into(),
        Kind::Amount => Amount::new(number.into(), Some(Unit::WanYuan)).unwrap().into(),
        _ => Count::try_from(number).unwrap().into(),
    }
}

/// Writes numbers into cells, adding the fee table when a path names it; `None` is blank.
#[track_caller]
pub fn write(report: &mut Report, cells: &[(&str, Option<i64>)]) {
    for (path, value) in cells {
        if path.starts_with("processing_fees") && report.processing_fees.is_none() {
            report.add_blank(Layout::PROCESSING_FEES);
        }
        let cell = report.cell(path).unwrap_or_else(|| panic!("no cell {path}"));
        let value = match value {
            None => Value::blank(cell.kind()),
            // The header of the fee table says yuan.
            Some(value) if cell.kind() == Kind::Amount && path.starts_with("processing_fees") => {
                Amount::new((*value).into(), Some(Unit::Yuan)).unwrap().into()
            }
            Some(value) => number(cell.kind(), *value),
        };
        report.set(cell, value).unwrap();
    }
}
