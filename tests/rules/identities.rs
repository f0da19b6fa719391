//! The coefficient lists against sums written by hand over the typed fields.

use gouji::*;
use proptest::prelude::*;

use super::support::{check_with, linear_rules, number, zeros};

type Column = fn(&Applicants) -> i64;

const fn columns() -> [Column; 7] {
    [
        |row| get(row.natural_person),
        |row| get(row.commercial_enterprise),
        |row| get(row.research_institution),
        |row| get(row.public_welfare_organization),
        |row| get(row.legal_service_institution),
        |row| get(row.other_organization),
        |row| get(row.total),
    ]
}

fn get(count: Count) -> i64 {
    count.get().unwrap() as i64
}

fn parts(outcomes: &Outcomes) -> Vec<&Applicants> {
    let Outcomes {
        disclosed,
        partially_disclosed,
        not_disclosed,
        unable_to_provide,
        not_processed,
        other_handling,
        total: _,
    } = outcomes;
    let NotDisclosed {
        state_secret,
        prohibited_by_law,
        security_or_stability,
        third_party_rights,
        internal_affairs,
        process_information,
        enforcement_case_file,
        administrative_inquiry,
    } = not_disclosed;
    let UnableToProvide { not_held, requires_creation, unclear_after_correction } =
        unable_to_provide;
    let NotProcessed {
        petition_or_complaint,
        repeated_request,
        public_publication,
        excessive_requests,
        confirm_or_reissue,
    } = not_processed;
    let mut rows = vec![
        disclosed,
        partially_disclosed,
        state_secret,
        prohibited_by_law,
        security_or_stability,
        third_party_rights,
        internal_affairs,
        process_information,
        enforcement_case_file,
        administrative_inquiry,
        not_held,
        requires_creation,
        unclear_after_correction,
        petition_or_complaint,
        repeated_request,
        public_publication,
        excessive_requests,
        confirm_or_reissue,
    ];
    match other_handling {
        OtherHandling::Edition2019(row) => rows.push(row),
        OtherHandling::Edition2021(other) => {
            rows.extend([&other.correction_overdue, &other.fee_unpaid, &other.other])
        }
        _ => unreachable!("no other edition"),
    }
    rows
}

/// The residuals of table 三 in the order of its lists.
fn requests(table: &Requests) -> Vec<(&'static str, i64)> {
    let Requests { received, carried_over, outcomes, carried_forward } = table;
    let mut all = Vec::new();
    for column in columns() {
        let came = column(received) + column(carried_over);
        all.push(("RQ-01", came - column(&outcomes.total) - column(carried_forward)));
    }
    for column in columns() {
        all.push((
            "RQ-02",
            parts(outcomes).into_iter().map(column).sum::<i64>() - column(&outcomes.total),
        ));
    }
    let mut rows = vec![received, carried_over];
    rows.extend(parts(outcomes));
    rows.extend([&outcomes.total, carried_forward]);
    for row in rows {
        let organizations = get(row.commercial_enterprise)
            + get(row.research_institution)
            + get(row.public_welfare_organization)
            + get(row.legal_service_institution)
            + get(row.other_organization);
        all.push(("RQ-03", get(row.natural_person) + organizations - get(row.total)));
    }
    for column in columns() {
        all.push(("RQ-04", column(&outcomes.total) - column(received) - column(carried_over)));
    }
    for column in columns() {
        all.push(("RQ-05", column(carried_forward) - column(received) - column(carried_over)));
    }
    all
}

fn review_litigation(table: &ReviewLitigation) -> Vec<(&'static str, i64)> {
    let group = |group: &CaseResults| {
        get(group.upheld) + get(group.corrected) + get(group.other) + get(group.pending)
            - get(group.total)
    };
    vec![
        ("RL-01", group(&table.review)),
        ("RL-02", group(&table.direct_litigation)),
        ("RL-03", group(&table.litigation_after_review)),
    ]
}

fn proactive(table: &ProactiveDisclosure) -> Vec<(&'static str, i64)> {
    match table {
        ProactiveDisclosure::Edition2019(table) => {
            let after =
                |before: Count, change: Change| ("P0-01", get(before) + change.get().unwrap());
            let items = |row: &Items2019| after(row.items_previous_year, row.items_change);
            let documents = [&table.rules, &table.normative_documents];
            let mut all = vec![
                items(&table.administrative_licensing),
                items(&table.other_external_services),
                items(&table.administrative_penalties),
                items(&table.administrative_compulsion),
                after(
                    table.administrative_fees.items_previous_year,
                    table.administrative_fees.items_change,
                ),
            ];
            all.extend(
                documents.map(|row| ("P0-02", get(row.total_published) - get(row.newly_published))),
            );
            all.extend(
                documents.map(|row| ("P0-03", get(row.newly_published) - get(row.newly_made))),
            );
            all
        }
        ProactiveDisclosure::Edition2021(table) => [&table.rules, &table.normative_documents]
            .map(|row| ("P1-01", get(row.in_force) + get(row.repealed) - get(row.issued)))
            .to_vec(),
        _ => unreachable!("no other edition"),
    }
}

pub fn edition() -> impl Strategy<Value = Edition> {
    prop_oneof![Just(Edition::Edition2019), Just(Edition::Edition2021)]
}

/// A report of the three tables with any numbers, the largest among them.
fn any_report() -> impl Strategy<Value = Report> {
    let number_of = prop_oneof![8 => 0..1000_i64, 1 => Just(LIMIT as i64)];
    (edition(), proptest::collection::vec((number_of, any::<bool>()), 220)).prop_map(
        |(edition, numbers)| {
            let mut report = zeros(edition);
            let cells: Vec<_> = report.cells().map(|(cell, _)| cell).collect();
            for (cell, (value, minus)) in cells.into_iter().zip(numbers) {
                let value = if minus && cell.kind() == Kind::Change { -value } else { value };
                report.set(cell, number(cell.kind(), value)).unwrap();
            }
            report
        },
    )
}

proptest! {
    #[test]
    fn the_lists_are_the_sums_written_by_hand(report in any_report()) {
        let oracle = [
            proactive(report.proactive_disclosure.as_ref().unwrap()),
            requests(report.requests.as_ref().unwrap()),
            review_litigation(report.review_litigation.as_ref().unwrap()),
        ]
        .concat();
        let lists: Vec<_> = linear_rules(&report)
            .map(|list| (list.rule().code(), list.identity().residual(&report).unwrap()))
            .collect();
        prop_assert_eq!(lists, oracle);
    }

    #[test]
    fn a_broken_list_is_a_finding_with_its_residual(report in any_report()) {
        let findings = check_with(&report, &Profile::all().without(Rule::by_code("RQ-01").unwrap()));
        let found: Vec<_> = findings.iter().filter_map(|finding| Some((finding.rule().code(), finding.difference()?))).collect();
        let mut broken: Vec<_> = linear_rules(&report)
            .filter(|list| list.rule().code() != "RQ-01")
            .filter_map(|list| {
                let residual = list.identity().residual(&report).unwrap();
                let fails = match list.identity().relation() {
                    Relation::Equal => residual != 0,
                    Relation::AtMost => residual > 0,
                    Relation::AtLeast => residual < 0,
                };
                fails.then_some((list.rule(), residual))
            })
            .collect();
        broken.sort_by_key(|(rule, _)| std::cmp::Reverse(rule.severity()));
        prop_assert_eq!(found, broken.into_iter().map(|(rule, residual)| (rule.code(), residual)).collect::<Vec<_>>());
    }
}

#[test]
fn the_largest_numbers_everywhere_do_not_overflow() {
    for edition in Edition::ALL {
        let mut report = zeros(edition);
        let cells: Vec<_> = report.cells().map(|(cell, _)| cell).collect();
        for cell in cells {
            let value = if cell.kind() == Kind::Change { -(LIMIT as i64) } else { LIMIT as i64 };
            report.set(cell, number(cell.kind(), value)).unwrap();
        }
        let findings = check_with(&report, &Profile::all());
        let largest = findings.iter().filter_map(Problem::difference).max().unwrap();
        let parts = if edition == Edition::Edition2019 { 19 } else { 21 };
        assert_eq!(largest, (parts - 1) * LIMIT as i64);
        assert_eq!(verdict(&report), Outcome::Fails);
        for finding in &findings {
            assert!(!finding.message(Locale::Chinese).is_empty());
        }
    }
}

#[test]
fn every_cell_of_the_matrix_stands_in_the_identities_that_it_should() {
    // One row sum for every cell; a column sum RQ-02 for the outcomes; RQ-01 for the four rows that
    // the format names.
    for layout in [Layout::REQUESTS_2019, Layout::REQUESTS_2021] {
        for cell in layout.cells() {
            let codes: Vec<_> = layout
                .linear_rules()
                .iter()
                .filter(|list| list.identity().relation() == Relation::Equal)
                .filter(|list| list.identity().terms().iter().any(|term| term.cell == cell))
                .map(|list| list.rule().code())
                .collect();
            let path = cell.path();
            let expected: &[&str] = if path.starts_with("requests.outcomes.total") {
                &["RQ-01", "RQ-02", "RQ-03"]
            } else if path.starts_with("requests.outcomes") {
                &["RQ-02", "RQ-03"]
            } else {
                &["RQ-01", "RQ-03"]
            };
            assert_eq!(codes, expected, "{path}");
        }
    }
}
