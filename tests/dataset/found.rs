//! What was found in reports, as tables.

use gouji::across::{Checker, Found};
use gouji::dataset::FoundForm;

use super::*;

fn xingqing() -> Found {
    let document: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
    Checker::new().documents([("兴庆区.txt", document)]).remove(0).1.unwrap()
}

/// The fields of one column.
fn column(form: FoundForm, rows: &[Vec<Datum>], name: &str) -> Vec<Datum> {
    let at = form.columns().iter().position(|column| column.name == name).unwrap();
    rows.iter().map(|row| row[at].clone()).collect()
}

#[test]
fn every_problem_is_a_row_with_its_sides_and_its_place() {
    let found = xingqing();
    let rows = FoundForm::Problems.rows(&found);
    let of = |name| column(FoundForm::Problems, &rows, name);
    assert_eq!(rows.len(), found.problems.len());
    let rule = of("rule").iter().position(|rule| *rule == "RQ-01".into()).unwrap();
    assert_eq!(of("severity")[rule], "error".into());
    assert_eq!((&of("left_side")[rule], &of("right_side")[rule]), (&25.into(), &26.into()));
    assert_eq!(of("difference")[rule], (-1).into());
    let Datum::Text(cells) = &of("cells")[rule] else { panic!("no cells") };
    assert!(cells.starts_with("requests.received.natural_person@2019 "), "{cells}");
    assert!(of("agency").iter().all(|agency| *agency == "银川市兴庆区".into()));
    assert!(of("year").iter().all(|year| *year == 2020.into()));
}

#[test]
fn a_claim_that_the_tables_contradict_is_a_row_that_fails() {
    let rows = FoundForm::Claims.rows(&xingqing());
    let of = |name| column(FoundForm::Claims, &rows, name);
    let failing: Vec<usize> =
        (0..rows.len()).filter(|row| of("outcome")[*row] == "fails".into()).collect();
    let [row] = failing[..] else { panic!("{failing:?}") };
    assert_eq!(of("phrase")[row], "办结24件".into());
    assert_eq!((&of("bound")[row], &of("figure")[row]), (&"exactly".into(), &24.into()));
    assert_eq!(of("cells")[row], "requests.outcomes.total.total@2019".into());
}

#[test]
fn a_repair_has_a_row_for_each_figure_that_it_changes() {
    let rows = FoundForm::Repairs.rows(&xingqing());
    let of = |name| column(FoundForm::Repairs, &rows, name);
    assert_eq!(
        of("cell")[..2],
        ["natural_person", "total"]
            .map(|column| { Datum::from(format!("requests.outcomes.total.{column}@2019")) })
    );
    assert_eq!(of("should_be")[..2], [24.into(), 24.into()]);
    assert_eq!(of("pattern")[0], "counts_carried_forward".into());
    assert_eq!((&of("fault")[0], &of("repair")[1]), (&1.into(), &1.into()));
}

#[test]
fn a_clean_report_has_no_row_and_a_blank_total_no_number() {
    let found = |report: &Report| {
        let document = write::html(report);
        Checker::new().documents([("a.html", document)]).remove(0).1.unwrap()
    };
    let mut report = zeros(Edition::Edition2021);
    for form in FoundForm::ALL {
        if form != FoundForm::Problems {
            assert_eq!(form.rows(&found(&report)), Vec::<Vec<Datum>>::new());
        }
    }
    let review = &mut report.review_litigation.as_mut().unwrap().review;
    (review.upheld, review.total) = (2.into(), Count::BLANK);
    let rows = FoundForm::Repairs.rows(&found(&report));
    let of = |name| column(FoundForm::Repairs, &rows, name);
    assert_eq!((of("stands"), of("should_be")), (vec![Datum::Null], vec![2.into()]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn every_field_is_what_its_column_may_hold(report in any_report()) {
        let mut reading = gouji::read::Reading::default();
        reading.report = report;
        let found = Checker::new().readings([("a".to_owned(), Ok::<_, ()>(reading))]);
        let found = found[0].1.as_ref().unwrap();
        for form in FoundForm::ALL {
            for row in form.rows(found) {
                prop_assert_eq!(row.len(), form.columns().len());
                for (datum, column) in row.iter().zip(form.columns()) {
                    let fits = match (datum, &column.holds) {
                        (Datum::Null, _) => !column.required,
                        (Datum::Whole(number), Type::Whole { least, most }) => {
                            (least..=most).contains(&number)
                        }
                        (Datum::Text(text), Type::Words(words)) => words.contains(&text.as_str()),
                        (Datum::Text(_), Type::Text) => true,
                        _ => false,
                    };
                    prop_assert!(fits, "{} {}: {:?}", form.key(), column.name, datum);
                }
            }
        }
    }
}
