//! Record batches and back, and the rules over columns.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, Float64Array, Int32Array, Int64Array, RecordBatch, StringArray,
};
use arrow_schema::Schema;
use gouji::across::Checker;
use gouji::dataset::{ColumnOutcome, ColumnRules, FoundForm};

use super::*;
use crate::random::balanced_report;

fn named(reports: Vec<Report>) -> Vec<Record> {
    let name = |(at, report)| Record::new(format!("r{at}"), report);
    reports.into_iter().enumerate().map(name).collect()
}

/// The same batch with another column in place of one.
fn with(batch: &RecordBatch, name: &str, array: Option<ArrayRef>) -> RecordBatch {
    let schema = batch.schema();
    let mut columns: Vec<(String, ArrayRef)> = schema
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .zip(batch.columns().iter().cloned())
        .collect();
    let at = columns.iter().position(|(known, _)| known == name).unwrap();
    match array {
        Some(array) => columns[at].1 = array,
        None => drop(columns.remove(at)),
    }
    RecordBatch::try_from_iter_with_nullable(
        columns.iter().map(|(name, array)| (name, array.clone(), true)),
    )
    .unwrap()
}

/// What a check says of a rule in each report, by a profile of the rule alone.
fn by_check(records: &[Record], rule: &'static Rule) -> Vec<Option<Outcome>> {
    let profile = Profile::none().with(rule);
    let outcome = |record: &Record| {
        let outcomes = Check::new(&record.report).profile(&profile).outcomes();
        outcomes[0].verdict.outcome()
    };
    records.iter().map(outcome).collect()
}

fn in_rows(outcome: &ColumnOutcome) -> Vec<Option<Outcome>> {
    let row = |row| match outcome.applies.value(row) {
        false => None,
        true if outcome.holds.is_null(row) => Some(Outcome::Undecided),
        true if outcome.holds.value(row) => Some(Outcome::Holds),
        true => Some(Outcome::Fails),
    };
    (0..outcome.holds.len()).map(row).collect()
}

/// The report with its counts and changes below a limit.
fn below(mut report: Report, limit: i64) -> Report {
    for cell in report.cells().map(|(cell, _)| cell).collect::<Vec<_>>() {
        let value = match report.get(cell) {
            Some(Value::Count(count)) if !count.is_blank() => {
                count.get().map(|number| Count::new(number % limit as u64).unwrap().into())
            }
            Some(Value::Change(change)) => {
                change.get().map(|number| gouji::Change::new(number % limit).unwrap().into())
            }
            _ => None,
        };
        if let Some(value) = value {
            report.set(cell, value).unwrap();
        }
    }
    report
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn a_report_comes_back_from_a_batch(
        reports in prop::collection::vec(any_report(), 0..4),
    ) {
        let records = named(reports);
        for form in Form::ALL {
            let batch = form.to_batch(&records).unwrap();
            prop_assert_eq!(batch.schema(), form.arrow_schema());
            let loaded = form.from_batch(&batch);
            prop_assert_eq!(&loaded.errors, &[]);
            prop_assert_eq!(&loaded.records, &records);
        }
    }

    #[test]
    fn rules_over_columns_say_what_check_says(
        reports in prop::collection::vec(prop_oneof![any_report(), balanced_report()], 1..150),
        from in 0usize..70,
        limit in prop_oneof![Just(1_i64 << 24), Just((1 << 24) + 1), Just(1 << 54)],
    ) {
        // Small figures are added up in half the width.
        let records = named(reports.into_iter().map(|report| below(report, limit)).collect());
        let batch = Form::Wide.to_batch(&records).unwrap();
        // Batches are slices of others.
        let from = from % records.len();
        let outcomes = ColumnRules::of(Rule::ALL.iter().copied())
            .outcomes(&batch.slice(from, records.len() - from))
            .unwrap();
        prop_assert_eq!(outcomes.len(), sql::rules().filter(|(_, one)| !one.is_over_years()).count());
        for outcome in outcomes {
            let rule = Rule::by_code(&outcome.rule).unwrap();
            prop_assert_eq!(in_rows(&outcome), by_check(&records[from..], rule), "{}", rule);
        }
    }
}

#[test]
fn rules_of_ones_own_run_over_columns_and_tie_several_tables() {
    let mut rules = HouseRules::new();
    let errors = rules.layer(
        "某省",
        [
            HouseRule::linear("HN-01", "2*requests.received.total - 3 >= 7"),
            HouseRule::linear("HN-02", "review_litigation.review.total <= requests.received.total"),
        ],
    );
    assert!(errors.iter().all(HouseError::is_remark), "{errors:?}");
    let mut report = zeros(Edition::Edition2021);
    let total = report.cell("requests.received.total").unwrap();
    let reports = [5, 4].map(|number| {
        report.set(total, Count::from(number).into()).unwrap();
        report.clone()
    });
    report.review_litigation = None;
    let batch = Form::Wide.to_batch(&named([&reports[..], &[report]].concat())).unwrap();
    let outcomes = ColumnRules::of([]).and(&rules).outcomes(&batch).unwrap();
    use Outcome::{Fails, Holds};
    assert_eq!(in_rows(&outcomes[0]), [Some(Holds), Some(Fails), Some(Fails)]);
    assert_eq!(in_rows(&outcomes[1]), [Some(Holds), Some(Holds), None]);
}

#[test]
fn a_column_of_fractions_a_missing_one_and_an_unknown_edition_are_told_by_row_and_column() {
    let records = named(vec![zeros(Edition::Edition2021), zeros(Edition::Edition2019)]);
    let batch = Form::Wide.to_batch(&records).unwrap();
    let rules = ColumnRules::of(Rule::by_code("RQ-03"));
    let total = "requests_received_total";
    let told = |errors: &[Error]| -> Vec<(Option<usize>, String, ErrorKind)> {
        let one = |error: &Error| (error.row(), error.path().unwrap().to_owned(), error.kind());
        errors.iter().map(one).collect()
    };
    let both = |batch: &RecordBatch, row, name: &str, kind| {
        let expected = [(Some(row), name.to_owned(), kind)];
        assert_eq!(told(&Form::Wide.from_batch(batch).errors), expected);
        assert_eq!(told(&rules.outcomes(batch).unwrap_err()), expected);
    };
    let floats: ArrayRef = Arc::new(Float64Array::from(vec![0.0, 0.5]));
    both(&with(&batch, total, Some(floats)), 1, total, ErrorKind::Unexpected);
    both(&with(&batch, total, None), 1, total, ErrorKind::Missing);
    let editions: ArrayRef = Arc::new(StringArray::from(vec!["2021", "2020"]));
    both(
        &with(&batch, "requests_edition", Some(editions)),
        3,
        "requests_edition",
        ErrorKind::Unexpected,
    );
    for (number, oddity) in
        [(-1, Oddity::NegativeCount), (1 << 53 | 1, Oddity::TooLarge), (i64::MIN, Oddity::TooLarge)]
    {
        let numbers: ArrayRef = Arc::new(Int64Array::from(vec![0, number]));
        let batch = with(&batch, total, Some(numbers));
        assert_eq!(rules.outcomes(&batch).unwrap_err()[0].kind(), ErrorKind::Value(oddity));
        assert_eq!(Form::Wide.from_batch(&batch).records.len(), 1);
    }
    // 2^53 itself is a figure, and a narrower type is one of whole numbers.
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![0, 1 << 53]));
    assert!(rules.outcomes(&with(&batch, total, Some(numbers))).is_ok());
    let narrow: ArrayRef = Arc::new(Int32Array::from(vec![0, 0]));
    assert_eq!(Form::Wide.from_batch(&with(&batch, total, Some(narrow))).records, records);
}

#[test]
fn a_null_is_no_number_whatever_stands_below_it() {
    let records = named(vec![zeros(Edition::Edition2021)]);
    let batch = Form::Wide.to_batch(&records).unwrap();
    let nulls = arrow_buffer::NullBuffer::from(vec![false]);
    let hidden: ArrayRef = Arc::new(Int64Array::new(vec![i64::MAX].into(), Some(nulls)));
    let batch = with(&batch, "requests_received_total", Some(hidden));
    let outcomes = ColumnRules::of(Rule::by_code("RQ-03")).outcomes(&batch).unwrap();
    assert_eq!(in_rows(&outcomes[0]), [Some(Outcome::Undecided)]);
}

#[test]
fn an_empty_batch_has_no_outcomes() {
    let batch = RecordBatch::new_empty(Form::Wide.arrow_schema());
    let outcomes = ColumnRules::of(Rule::ALL.iter().copied()).outcomes(&batch).unwrap();
    assert!(outcomes.iter().all(|outcome| outcome.holds.is_empty()));
    assert!(Form::Wide.from_batch(&batch).records.is_empty());
    let none = RecordBatch::new_empty(Arc::new(Schema::empty()));
    assert!(Form::Wide.from_batch(&none).errors.len() > 200);
}

#[test]
fn what_was_found_in_several_reports_is_one_batch() {
    let document: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
    let checked = Checker::new().documents([("a", document), ("b", document)]);
    let found: Vec<_> = checked.iter().map(|(_, found)| found.as_ref().unwrap()).collect();
    for form in FoundForm::ALL {
        let batch = form.to_batch(found.iter().copied()).unwrap();
        assert_eq!(batch.schema(), form.arrow_schema());
        let rows = form.rows(found[0]);
        assert_eq!(batch.num_rows(), 2 * rows.len());
        let first = batch.column_by_name("report").unwrap();
        let names = first.as_any().downcast_ref::<StringArray>().unwrap();
        assert_eq!((names.value(0), names.value(rows.len())), ("a", "b"));
        assert!(form.to_batch([]).unwrap().num_rows() == 0);
    }
    let repairs = FoundForm::Repairs.to_batch(found).unwrap();
    let numbers = repairs.column_by_name("should_be").unwrap();
    let numbers = numbers.as_any().downcast_ref::<Int64Array>().unwrap();
    assert_eq!(numbers.value(0), 24);
}

#[test]
fn the_largest_small_figures_and_those_above_them_are_told_apart_from_the_next() {
    for number in [(1_u64 << 24) - 1, 1 << 24, 1 << 31, 1 << 32, 1 << 52] {
        let mut table = Requests::zero(Edition::Edition2021);
        let row = [number, number, number, 0, 0, 0, 0].map(|part| Count::new(part).unwrap());
        let [first, second, third, ..] = row;
        table.received.natural_person = first;
        table.received.commercial_enterprise = second;
        table.received.research_institution = third;
        let total = |total: u64| {
            let mut table = table.clone();
            table.received.total = Count::new(total).unwrap();
            Report { requests: Some(table), ..Report::default() }
        };
        let most = gouji::LIMIT;
        let sums: Vec<u64> = [3 * number, 3 * number - 1, 3 * number + 1, 0, number]
            .into_iter()
            .filter(|sum| *sum <= most)
            .collect();
        let records = named(sums.iter().map(|sum| total(*sum)).collect());
        let batch = Form::Wide.to_batch(&records).unwrap();
        let outcome = &ColumnRules::of(Rule::by_code("RQ-03")).outcomes(&batch).unwrap()[0];
        let holds: Vec<bool> = (0..sums.len()).map(|row| outcome.holds.value(row)).collect();
        let expected: Vec<bool> = sums.iter().map(|sum| *sum == 3 * number).collect();
        assert_eq!(holds, expected, "{number}");
    }
}
