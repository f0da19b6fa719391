//! Published reports with failing identities: what is said of each, written down in
//! `docs/diagnoses.md`.

use std::fmt::Write;

use gouji::*;

use crate::rules::support::zeros;

/// Rows of the request matrix that are not all 0.
type Rows = &'static [(&'static str, [u32; 7])];

/// A published report: the body and year, the edition of its tables, and its figures.
struct Published {
    name: &'static str,
    edition: Edition,
    rows: Rows,
}

const PUBLISHED: [Published; 6] = [
    Published {
        name: "银川市兴庆区 2020",
        edition: Edition::Edition2019,
        rows: &[
            ("received", [25, 0, 0, 0, 0, 0, 25]),
            ("outcomes.disclosed", [3, 0, 0, 0, 0, 0, 3]),
            ("outcomes.partially_disclosed", [1, 0, 0, 0, 0, 0, 1]),
            ("outcomes.not_disclosed.third_party_rights", [3, 0, 0, 0, 0, 0, 3]),
            ("outcomes.unable_to_provide.not_held", [17, 0, 0, 0, 0, 0, 17]),
            ("outcomes.total", [25, 0, 0, 0, 0, 0, 25]),
            ("carried_forward", [1, 0, 0, 0, 0, 0, 1]),
        ],
    },
    Published {
        name: "平潭综合实验区（区本级）2020",
        edition: Edition::Edition2019,
        rows: &[
            ("received", [20, 0, 0, 0, 0, 1, 21]),
            ("outcomes.disclosed", [6, 0, 0, 0, 0, 1, 7]),
            ("outcomes.partially_disclosed", [6, 0, 0, 0, 0, 0, 6]),
            ("outcomes.unable_to_provide.not_held", [4, 0, 0, 0, 0, 0, 4]),
            ("outcomes.unable_to_provide.unclear_after_correction", [3, 0, 0, 0, 0, 0, 3]),
            ("outcomes.not_processed.repeated_request", [3, 0, 0, 0, 0, 0, 3]),
            ("outcomes.other_handling", [4, 0, 0, 0, 0, 0, 4]),
            ("outcomes.total", [20, 0, 0, 0, 0, 1, 21]),
        ],
    },
    Published {
        name: "平潭综合实验区海坛片区管理局 2021",
        edition: Edition::Edition2019,
        rows: &[("outcomes.total", [1, 0, 0, 0, 0, 0, 0])],
    },
    Published {
        name: "平潭综合实验区海坛片区管理局 2022",
        edition: Edition::Edition2019,
        rows: &[
            ("received", [4, 0, 0, 0, 0, 0, 4]),
            ("outcomes.not_disclosed.third_party_rights", [1, 0, 0, 0, 0, 0, 1]),
            ("outcomes.unable_to_provide.not_held", [3, 0, 0, 0, 0, 0, 3]),
        ],
    },
    Published {
        name: "平潭综合实验区自然资源与生态环境局 2020",
        edition: Edition::Edition2019,
        rows: &[
            ("received", [9, 0, 0, 0, 0, 0, 9]),
            ("outcomes.disclosed", [2, 0, 0, 0, 0, 0, 2]),
            ("outcomes.partially_disclosed", [4, 0, 0, 0, 0, 0, 4]),
            ("outcomes.unable_to_provide.not_held", [1, 0, 0, 0, 1, 0, 2]),
            ("outcomes.other_handling", [2, 0, 0, 0, 0, 0, 2]),
            ("outcomes.total", [9, 0, 0, 0, 0, 0, 9]),
        ],
    },
    Published {
        name: "平潭综合实验区自然资源与生态环境局 2021",
        edition: Edition::Edition2021,
        rows: &[
            ("received", [16, 0, 0, 2, 0, 0, 18]),
            ("outcomes.disclosed", [12, 0, 0, 2, 0, 0, 14]),
            ("outcomes.not_disclosed.enforcement_case_file", [4, 0, 0, 0, 0, 0, 4]),
            ("outcomes.total", [18, 0, 0, 0, 0, 0, 18]),
        ],
    },
];

impl Published {
    fn report(&self) -> Report {
        let mut report = zeros(self.edition);
        for (row, figures) in self.rows {
            let first = report.cell(&format!("requests.{row}.natural_person")).unwrap();
            for (cell, &figure) in first.layout().cells().skip(first.index()).zip(figures) {
                report.set(cell, Count::from(figure).into()).unwrap();
            }
        }
        report
    }
}

#[test]
fn the_page_of_diagnoses_says_what_is_said_of_each_report() {
    let mut table =
        String::from("| report | fails | most likely | also possible |\n|---|---|---|---|\n");
    for published in &PUBLISHED {
        let report = published.report();
        let findings = check(&report);
        let fails: Vec<String> = findings
            .of(Severity::Error)
            .map(|finding| brief(finding.message(Locale::Chinese)))
            .collect();
        let diagnosis = locate(&report);
        let [fault] = diagnosis.faults() else { panic!("{diagnosis:?}") };
        let (first, others) = fault.repairs().split_first().unwrap();
        let others: Vec<String> =
            others.iter().map(|repair| repair.message(Locale::Chinese)).collect();
        assert!(diagnosis.apply(&report).unwrap().1.is_empty());
        let (fails, others) = (fails.join("<br>"), others.join("<br>"));
        writeln!(
            table,
            "| {} | {fails} | {} | {others} |",
            published.name,
            first.message(Locale::Chinese)
        )
        .unwrap();
    }
    super::page::compare("published", &table);
}

/// The sentence without the name of the table.
fn brief(message: String) -> String {
    message.split_once('，').map_or(message.clone(), |(_, rest)| rest.trim_end_matches('。').into())
}
