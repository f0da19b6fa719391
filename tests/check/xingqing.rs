//! The figures of the Xingqing district's report for 2020: the golden example.

use gouji::*;

fn row(natural_person: u32) -> Applicants {
    Applicants {
        natural_person: natural_person.into(),
        commercial_enterprise: Count::ZERO,
        research_institution: Count::ZERO,
        public_welfare_organization: Count::ZERO,
        legal_service_institution: Count::ZERO,
        other_organization: Count::ZERO,
        total: natural_person.into(),
    }
}

/// The report's figures as published.
pub fn report() -> Report {
    let documents = |made: u32| Documents2019 {
        newly_made: made.into(),
        newly_published: made.into(),
        total_published: made.into(),
    };
    let items = |before: u32, change: i32, decisions: u32| Items2019 {
        items_previous_year: before.into(),
        items_change: change.into(),
        decisions: decisions.into(),
    };
    let amount = Amount::new("24639.1".parse().unwrap(), Some(Unit::WanYuan)).unwrap();
    let cases = |upheld: u32| CaseResults {
        upheld: upheld.into(),
        corrected: Count::ZERO,
        other: Count::ZERO,
        pending: Count::ZERO,
        total: upheld.into(),
    };
    Report {
        heading: Heading {
            agency: Some("银川市兴庆区".into()),
            year: Some(2020),
            scope: Some(Scope::OwnLevel),
        },
        proactive_disclosure: Some(ProactiveDisclosure::Edition2019(ProactiveDisclosure2019 {
            rules: documents(0),
            normative_documents: documents(4),
            administrative_licensing: items(136, 6, 194_328),
            other_external_services: items(422, -270, 17_542),
            administrative_penalties: items(1185, 81, 1324),
            administrative_compulsion: items(62, 0, 7),
            administrative_fees: FeeItems2019 {
                items_previous_year: 8.into(),
                items_change: Change::ZERO,
            },
            centralized_procurement: Procurement2019 { projects: 94.into(), amount },
        })),
        requests: Some(Requests {
            received: row(25),
            carried_over: row(0),
            outcomes: Outcomes {
                disclosed: row(3),
                partially_disclosed: row(1),
                not_disclosed: NotDisclosed {
                    state_secret: row(0),
                    prohibited_by_law: row(0),
                    security_or_stability: row(0),
                    third_party_rights: row(3),
                    internal_affairs: row(0),
                    process_information: row(0),
                    enforcement_case_file: row(0),
                    administrative_inquiry: row(0),
                },
                unable_to_provide: UnableToProvide {
                    not_held: row(17),
                    requires_creation: row(0),
                    unclear_after_correction: row(0),
                },
                not_processed: NotProcessed {
                    petition_or_complaint: row(0),
                    repeated_request: row(0),
                    public_publication: row(0),
                    excessive_requests: row(0),
                    confirm_or_reissue: row(0),
                },
                other_handling: OtherHandling::Edition2019(row(0)),
                total: row(25),
            },
            carried_forward: row(1),
        }),
        review_litigation: Some(ReviewLitigation {
            review: cases(1),
            direct_litigation: cases(0),
            litigation_after_review: cases(0),
        }),
        processing_fees: None,
    }
}

#[test]
fn the_published_report_breaks_two_identities_in_two_columns() {
    let findings = check(&report());
    let said: Vec<_> = findings.iter().map(|finding| finding.message(Locale::Chinese)).collect();
    assert_eq!(
        said,
        [
            "三、收到和处理政府信息公开申请情况，“自然人”列：本年新收 25 + 上年结转 0 = 25，（七）总计 25 + 结转下年度 1 = 26，相差 1。",
            "三、收到和处理政府信息公开申请情况，“总计”列：本年新收 25 + 上年结转 0 = 25，（七）总计 25 + 结转下年度 1 = 26，相差 1。",
            "三、收到和处理政府信息公开申请情况，“自然人”列：（一）至（六）各项之和为 24（予以公开 3 + 部分公开 1 + 保护第三方合法权益 3 + 本机关不掌握相关政府信息 17），（七）总计为 25，相差 1。",
            "三、收到和处理政府信息公开申请情况，“总计”列：（一）至（六）各项之和为 24（予以公开 3 + 部分公开 1 + 保护第三方合法权益 3 + 本机关不掌握相关政府信息 17），（七）总计为 25，相差 1。",
        ]
    );
    assert!(findings.iter().all(|finding| finding.severity() == Severity::Error));
    assert_eq!(findings.undecided(), []);
}

#[test]
fn the_same_in_english() {
    let findings = check(&report());
    let said: Vec<_> = findings.iter().map(|finding| finding.message(Locale::English)).collect();
    assert_eq!(
        [&said[0], &said[2]],
        [
            "Section 3, requests received and handled, column “natural persons”: newly received 25 + carried over 0 = 25, total concluded 25 + carried forward 1 = 26; they differ by 1.",
            "Section 3, requests received and handled, column “natural persons”: the sum of outcomes (1) to (6) is 24 (disclosed 3 + partially disclosed 1 + protection of third-party lawful rights and interests 3 + information not held by the organ 17), the total concluded is 25; they differ by 1.",
        ]
    );
}

#[test]
fn findings_serialise_with_paths_and_numbers() {
    let findings = check(&report());
    assert_eq!(
        serde_json::to_value(findings.iter().next()).unwrap(),
        serde_json::json!({
            "id": "RQ-01-e6031a2069-b8ce36a2", "figures": "e1bd92dd", "answer": null,
            "rule": "RQ-01", "severity": "error", "table": "requests",
            "cells": [
                "requests.received.natural_person", "requests.carried_over.natural_person",
                "requests.outcomes.total.natural_person", "requests.carried_forward.natural_person",
            ],
            "left": 25, "right": 26, "alike": null, "explained": null, "beside": [], "cause": null, "members": [], "difference": -1, "position": null, "raw": null,
        })
    );
}
