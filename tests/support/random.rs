//! Random reports: any that can be written down, and those whose identities hold.

use gouji::*;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Any report: blanks, not-applicable marks, large figures, amounts in any unit, missing tables, a
/// fee table, mixed editions. Its identities most likely do not hold.
pub fn any_report() -> impl Strategy<Value = Report> {
    (heading(), tables(), vec(raw(), 250)).prop_map(|(heading, tables, mut raw)| {
        filled(heading, tables, move |kind| value(kind, raw.pop().unwrap_or_default()))
    })
}

/// A report in which every cell has a number and every identity holds: no finding of severity
/// error.
pub fn balanced_report() -> impl Strategy<Value = Report> {
    (heading(), tables(), vec(0u64..400, 250)).prop_map(|(heading, tables, mut raw)| {
        let small = move |kind| {
            let number = raw.pop().unwrap_or_default();
            // Most figures of most reports are zero.
            number_of(kind, number.saturating_sub(200), Some(Unit::WanYuan))
        };
        let mut report = filled(heading, tables, small);
        balance(&mut report);
        report
    })
}

/// The tables of a report, each in its edition; at least one.
fn tables() -> impl Strategy<Value = Vec<Layout>> {
    let edition = || prop_oneof![Just(Edition::Edition2019), Just(Edition::Edition2021)];
    let usual = edition().prop_map(|edition| {
        vec![
            Table::ProactiveDisclosure.layout(edition),
            Table::Requests.layout(edition),
            Layout::REVIEW_LITIGATION,
        ]
    });
    let odd = (vec(any::<bool>(), 4), edition(), edition()).prop_map(|(has, first, second)| {
        let all = [
            Table::ProactiveDisclosure.layout(first),
            Table::Requests.layout(second),
            Layout::REVIEW_LITIGATION,
            Layout::PROCESSING_FEES,
        ];
        all.into_iter().zip(has).filter(|(_, has)| *has).map(|(layout, _)| layout).collect()
    });
    prop_oneof![usual, odd]
}

fn heading() -> impl Strategy<Value = Heading> {
    let agencies = ["银川市兴庆区", "某县发展和改革局", "上海市政府办公厅"];
    // An agency without a year is nothing that a title shows.
    let known = (proptest::option::of(proptest::sample::select(agencies.to_vec())), 2019u16..=2026)
        .prop_map(|(agency, year)| Heading {
            agency: agency.map(String::from),
            year: Some(year),
            scope: None,
        });
    prop_oneof![4 => known, 1 => Just(Heading::default())]
}

/// What a value is made of: which sort it is, a number, decimals, a unit.
type Raw = (u8, u64, u32, u8);

fn raw() -> impl Strategy<Value = Raw> {
    let number = prop_oneof![3 => Just(0u64), 4 => 0u64..100, 2 => 0u64..1_000_000, 1 => 0..=LIMIT];
    (0u8..20, number, 0u32..5, 0u8..3)
}

fn value(kind: Kind, (sort, number, decimals, unit): Raw) -> Value {
    match (sort, kind) {
        (0 | 1, _) => Value::blank(kind),
        (2, _) => Value::not_applicable(kind),
        (_, Kind::Amount) => amount(
            Decimal::from_i128_with_scale(number.into(), decimals),
            [None, Some(Unit::Yuan), Some(Unit::WanYuan)][usize::from(unit % 3)],
        ),
        (sort, Kind::Change) if sort % 2 == 0 => Change::new(-(number as i64)).unwrap().into(),
        (_, kind) => number_of(kind, number, None),
    }
}

fn amount(value: Decimal, unit: Option<Unit>) -> Value {
    Amount::new(value, unit).unwrap().into()
}

fn number_of(kind: Kind, number: u64, unit: Option<Unit>) -> Value {
    match kind {
        Kind::Change => Change::new(number as i64).unwrap().into(),
        Kind::Amount => amount(Decimal::from(number), unit),
        _ => Count::new(number).unwrap().into(),
    }
}

fn filled(heading: Heading, tables: Vec<Layout>, mut value: impl FnMut(Kind) -> Value) -> Report {
    let mut report = Report { heading, ..Report::default() };
    for layout in tables {
        report.add_blank(layout);
        for cell in layout.cells() {
            report.set(cell, value(cell.kind())).unwrap();
        }
    }
    report
}

/// Makes the totals of both tables of sums the sums of what stands there, and the requests received
/// those that were handled.
fn balance(report: &mut Report) {
    for layout in report.layouts().collect::<Vec<_>>() {
        match layout.table() {
            Table::Requests => balance_requests(report, layout),
            Table::ReviewLitigation => {
                for group in ["review", "direct_litigation", "litigation_after_review"] {
                    let parts = ["upheld", "corrected", "other", "pending"]
                        .map(|column| get(report, layout, &format!("{group}.{column}")));
                    set(report, layout, &format!("{group}.total"), parts.iter().sum());
                }
            }
            _ => {}
        }
    }
}

fn balance_requests(report: &mut Report, layout: Layout) {
    let columns: Vec<&str> = layout.fields()[0]
        .shape
        .fields(Edition::Edition2021)
        .iter()
        .map(|field| field.name)
        .collect();
    let (total, parts) = columns.split_last().unwrap();
    let rows: Vec<String> = layout
        .cells()
        .map(|cell| cell.path())
        .filter_map(|path| {
            Some(path.strip_suffix(".total")?.strip_prefix("requests.")?.to_string())
        })
        .collect();
    for column in parts {
        let outcomes =
            rows.iter().filter(|row| row.starts_with("outcomes.") && *row != "outcomes.total");
        let concluded = outcomes.map(|row| get(report, layout, &format!("{row}.{column}"))).sum();
        set(report, layout, &format!("outcomes.total.{column}"), concluded);
        let handled = concluded + get(report, layout, &format!("carried_forward.{column}"));
        let carried_over = get(report, layout, &format!("carried_over.{column}")).min(handled);
        set(report, layout, &format!("carried_over.{column}"), carried_over);
        set(report, layout, &format!("received.{column}"), handled - carried_over);
    }
    for row in rows {
        let sum = parts.iter().map(|column| get(report, layout, &format!("{row}.{column}"))).sum();
        set(report, layout, &format!("{row}.{total}"), sum);
    }
}

fn get(report: &Report, layout: Layout, path: &str) -> i64 {
    report.get(layout.cell(path).unwrap()).unwrap().integer().unwrap()
}

fn set(report: &mut Report, layout: Layout, path: &str, number: i64) {
    report.set(layout.cell(path).unwrap(), Count::try_from(number).unwrap().into()).unwrap();
}

/// The same report with what its printed form cannot carry taken out: the scope, and that an amount
/// under a label with a unit has none.
pub fn as_printed(report: &Report) -> Report {
    let mut printed = report.clone();
    printed.heading.scope = None;
    for (cell, value) in report.cells() {
        if let (Value::Amount(amount), Some(unit)) = (value, unit_in(cell.column().label))
            && amount.unit().is_none()
            && let Some(number) = amount.value()
        {
            printed.set(cell, Amount::new(number, Some(unit)).unwrap().into()).unwrap();
        }
    }
    printed
}

fn unit_in(label: &str) -> Option<Unit> {
    let words = label.trim_end_matches('）');
    if words.ends_with("万元") {
        Some(Unit::WanYuan)
    } else {
        words.ends_with('元').then_some(Unit::Yuan)
    }
}

proptest! {
    #[test]
    fn a_balanced_report_has_no_errors(report in balanced_report()) {
        let findings = check(&report);
        let is_error = |problem: &&Problem| {
            problem.severity() == Severity::Error && problem.rule().code() != "ST-01"
        };
        let errors: Vec<_> = findings.iter().filter(is_error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
    }
}
