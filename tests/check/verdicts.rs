//! Tables that add up only if a blank is taken for −1, as its machine word does, and tables of
//! which one sum alone is wrong: the quick verdict must see them.

use gouji::*;

use crate::rules::support::{check_with, write, zeros};

/// As a machine word a blank is −1, and a `/` is −2.
fn without_a_number(report: &mut Report, path: &str, value: Count) {
    let cell = report.cell(path).unwrap();
    report.set(cell, value.into()).unwrap();
}

#[test]
fn an_outcome_total_that_differs_in_other_bits_is_seen() {
    // 1 concluded, 2 in the total: no bit in common. All other sums are right.
    let mut report = zeros(Edition::Edition2021);
    let rows = [("received", 2), ("outcomes.disclosed", 1), ("outcomes.total", 2)];
    for (row, number) in rows {
        for column in ["natural_person", "total"] {
            write(&mut report, &[(&format!("requests.{row}.{column}"), Some(number))]);
        }
    }
    assert_eq!(verdict(&report), Outcome::Fails);
    let findings = check(&report);
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
    let rules: Vec<_> = errors.map(|finding| finding.rule().code()).collect();
    assert_eq!(rules, ["RQ-02", "RQ-02"]);
}

#[test]
fn a_cell_without_a_number_in_the_matrix_never_holds() {
    for (edition, value, counts_as) in [
        (Edition::Edition2019, Count::BLANK, 1),
        (Edition::Edition2021, Count::BLANK, 1),
        (Edition::Edition2021, Count::NOT_APPLICABLE, 2),
    ] {
        for (row, other) in [("received", "carried_over"), ("carried_over", "received")] {
            let mut report = zeros(edition);
            without_a_number(&mut report, &format!("requests.{row}.natural_person"), value);
            // Another column makes up for it in its row, other rows in its column.
            for (row, column) in [
                (row, "commercial_enterprise"),
                (other, "natural_person"),
                (other, "total"),
                ("carried_forward", "commercial_enterprise"),
                ("carried_forward", "total"),
            ] {
                write(&mut report, &[(&format!("requests.{row}.{column}"), Some(counts_as))]);
            }
            assert_eq!(verdict(&report), Outcome::Fails, "{row} {value:?} {edition}");
        }
    }
}

#[test]
fn a_cell_without_a_number_among_the_results_never_holds() {
    let results = ["upheld", "corrected", "other", "pending"];
    for group in ["review", "direct_litigation", "litigation_after_review"] {
        for blank in results {
            for made_up_in in results.iter().filter(|name| **name != blank) {
                for (value, counts_as) in [(Count::BLANK, 1), (Count::NOT_APPLICABLE, 2)] {
                    let mut report = zeros(Edition::Edition2021);
                    let path = |name: &str| format!("review_litigation.{group}.{name}");
                    without_a_number(&mut report, &path(blank), value);
                    write(&mut report, &[(&path(made_up_in), Some(counts_as))]);
                    // The numbers alone are already more than the total, which is 0.
                    assert_eq!(verdict(&report), Outcome::Fails, "{group} {blank} {made_up_in}");
                }
            }
        }
    }
}

#[test]
fn no_reviews_follow_from_any_number_of_requests() {
    let rule = Profile::none().with(Rule::by_code("XT-02").unwrap());
    let mut report = zeros(Edition::Edition2021);
    write(&mut report, &[("requests.outcomes.total.total", None)]);
    let findings = check_with(&report, &rule);
    assert!(findings.is_empty() && findings.undecided().is_empty(), "{findings:?}");
    write(&mut report, &[("review_litigation.review.total", Some(1))]);
    assert_eq!(check_with(&report, &rule).undecided().len(), 1);
}
