//! CSV and back, and bad CSV.

use super::*;

fn records() -> Vec<Record> {
    let mut first = zeros(Edition::Edition2019);
    first.heading.agency = Some("某某县\"教育局\",\r\n办公室".into());
    first.heading.year = Some(2020);
    let money = first.cell("proactive_disclosure.centralized_procurement.amount").unwrap();
    first.set(money, "24639.10万元".parse::<Amount>().unwrap().into()).unwrap();
    let second = zeros(Edition::Edition2021);
    vec![Record::new("a", first), Record::new("b", second), Record::new("c", Report::default())]
}

/// The wide CSV of the records with some fields replaced: row (as in a spreadsheet), column, text.
fn with(changes: &[(usize, &str, &str)]) -> String {
    let mut out = Form::Wide.csv_header();
    for (index, record) in records().iter().enumerate() {
        let mut row = Form::Wide.rows(record).remove(0);
        for (_, name, text) in changes.iter().filter(|(row, ..)| *row == index + 2) {
            row[at(name)] = Datum::from(*text);
        }
        let fields = row.into_iter().map(|datum| match datum {
            Datum::Null => String::new(),
            Datum::Whole(number) => number.to_string(),
            Datum::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        });
        out.push_str(&(fields.collect::<Vec<_>>().join(",") + "\n"));
    }
    out
}

#[track_caller]
fn refused(text: &str, errors: &[(usize, &str, ErrorKind)], left: &[&str]) {
    let loaded = Form::Wide.from_csv(text);
    let found: Vec<_> = loaded
        .errors
        .iter()
        .map(|error| (error.row().unwrap(), error.path().unwrap_or_default(), error.kind()))
        .collect();
    assert_eq!(found, errors);
    let keys: Vec<&str> = loaded.records.iter().map(|record| &record.key[..]).collect();
    assert_eq!(keys, left);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_report_comes_back_from_csv(reports in prop::collection::vec(any_report(), 0..3)) {
        let name = |(at, report): (usize, Report)| Record::new(format!("报告 {at}"), report);
        let records: Vec<Record> = reports.into_iter().enumerate().map(name).collect();
        for form in Form::ALL {
            let loaded = form.from_csv(&form.to_csv(&records));
            prop_assert_eq!(&loaded.errors, &[]);
            prop_assert_eq!(&loaded.records, &records);
        }
    }
}

#[test]
fn a_reading_comes_back_with_its_gaps_and_places() {
    let document = include_str!("../../examples/data/xingqing-2020.txt");
    let document = document.replace("申请数量\t\t25", "申请数量\t\t2.5");
    let reading = read::any(document.as_bytes(), None).unwrap();
    let record = Record::of_reading("a", &reading).with_hash("12ab");
    assert!(!record.places.is_empty());
    let long = Form::Long.from_csv(&Form::Long.to_csv([&record]));
    assert_eq!(long.records, std::slice::from_ref(&record));
    let wide = Form::Wide.from_csv(&Form::Wide.to_csv([&record])).records.remove(0);
    let cell = record.report.cell("requests.received.natural_person").unwrap();
    assert_eq!((wide.state(cell), wide.places.len()), (Some(State::Unread), 0));
}

#[test]
fn quotes_commas_and_breaks_in_a_name_are_kept() {
    let text = Form::Wide.to_csv(&records());
    assert_eq!(Form::Wide.from_csv(&format!("\u{feff}{text}")).records, records());
}

#[test]
fn every_bad_field_is_told_with_its_row_and_column_and_the_other_reports_are_read() {
    let value = |oddity| ErrorKind::Value(oddity);
    refused(
        &with(&[
            (2, "requests_received_total", "3.5"),
            (2, "requests_carried_over_total", "-1"),
            (2, "requests_edition", "2019"),
            (3, "year", "twenty"),
            (3, "requests_received_total", "99999999999999999999"),
            (3, "review_litigation_review_total", "12 件"),
        ]),
        &[
            (2, "requests_received_total", value(Oddity::Fraction)),
            (2, "requests_carried_over_total", value(Oddity::NegativeCount)),
            (3, "year", value(Oddity::NotANumber)),
            (3, "requests_received_total", value(Oddity::TooLarge)),
            (3, "review_litigation_review_total", value(Oddity::NotANumber)),
        ],
        &["c"],
    );
}

#[test]
fn an_unknown_edition_a_missing_one_and_a_cell_of_another_edition_are_refused() {
    let other = "requests_outcomes_other_handling_total";
    refused(
        &with(&[
            (2, "requests_edition", "2020"),
            (3, "review_litigation_edition", ""),
            (3, other, "1"),
            (4, "scope", "all"),
        ]),
        &[
            (2, "requests_edition", ErrorKind::Unexpected),
            (3, other, ErrorKind::UnknownCell),
            (3, "review_litigation_edition", ErrorKind::Missing),
            (4, "scope", ErrorKind::Unexpected),
        ],
        &[],
    );
}

#[test]
fn a_number_and_its_letter_that_contradict_each_other_are_refused() {
    refused(
        &with(&[(2, "requests_received_total", ""), (3, "requests_codes", "1b")]),
        &[
            (2, "requests_received_total", ErrorKind::CodeDisagrees),
            (3, "requests_codes", ErrorKind::RowLength { expected: 182, found: 2 }),
        ],
        &["c"],
    );
}

#[test]
fn a_report_that_comes_twice_or_has_no_name_is_told_of_and_the_first_is_kept() {
    refused(
        &with(&[(3, "report", "a"), (4, "report", "")]),
        &[(3, "report", ErrorKind::Twice), (4, "report", ErrorKind::Missing)],
        &["a"],
    );
}

#[test]
fn a_missing_column_is_named_and_no_row_is_read() {
    let text = with(&[]).replacen("requests_received_total,", "requests_recieved_total,", 1);
    refused(&text, &[(1, "requests_received_total", ErrorKind::Missing)], &[]);
    let text = with(&[]).replacen("agency,", "year,", 1);
    refused(&text, &[(1, "agency", ErrorKind::Missing), (1, "year", ErrorKind::Twice)], &[]);
    let missing = Form::Wide.from_csv("").errors.len();
    let rules = Form::Wide.columns().iter().filter(|column| column.name.starts_with("rule_"));
    assert_eq!(missing, Form::Wide.columns().len() - rules.count());
}

#[test]
fn a_row_of_another_length_is_told_of() {
    let columns = Form::Wide.columns().len();
    let text = with(&[]) + "d,1\n";
    let kind = ErrorKind::RowLength { expected: columns, found: 2 };
    refused(&text, &[(5, "", kind)], &["a", "b", "c"]);
}

#[test]
fn the_messages_say_row_and_column() {
    let loaded = Form::Wide.from_csv(&with(&[(3, "requests_received_total", "3.5")]));
    let error = &loaded.errors[0];
    assert_eq!(
        error.message(Locale::Chinese),
        "第3行，requests_received_total：\"3.5\"不是整数，此处只能填整数。"
    );
}

#[test]
fn a_long_table_tells_missing_doubled_and_unknown_cells() {
    let text = Form::Long.to_csv(&records()[1..]);
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.contains(",received,total,")).unwrap();
    let kinds = |lines: &[&str]| {
        let loaded = Form::Long.from_csv(&lines.join("\n"));
        let keys: Vec<String> = loaded.records.iter().map(|record| record.key.clone()).collect();
        (loaded.errors.iter().map(Error::kind).collect::<Vec<_>>(), keys)
    };
    let mut short = lines.clone();
    short.remove(first);
    assert_eq!(kinds(&short), (vec![ErrorKind::Missing], vec!["c".to_string()]));
    let mut double = lines.clone();
    double.push(lines[first]);
    assert_eq!(kinds(&double), (vec![ErrorKind::Twice], vec!["c".to_string()]));
    let mut unknown = lines.clone();
    let wrong = lines[first].replace("received", "recieved");
    unknown.push(&wrong);
    assert_eq!(kinds(&unknown), (vec![ErrorKind::UnknownCell], vec!["c".to_string()]));
    let mut other = lines.clone();
    let wrong = lines[first].replace(",2021,", ",2019,");
    other.push(&wrong);
    assert_eq!(kinds(&other), (vec![ErrorKind::Unexpected], vec!["c".to_string()]));
    // In any order.
    let mut turned = lines.clone();
    turned[1..].reverse();
    assert_eq!(kinds(&turned).0, []);
}
