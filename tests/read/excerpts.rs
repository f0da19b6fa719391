//! Beginnings of published reports, as they are found pasted into text: the Article 20 tables,
//! their figures written down by eye.
//!
//! Each fixture keeps the form of its document (strokes between cells, strokes on lines of their
//! own, one cell a line, traditional characters, notes behind labels, labels cut short) and its
//! figures; what stands around the table is left out.

use gouji::read::{Format, with_format};
use gouji::{Edition, Report, Table};

/// The figures of each row, as a cell prints them. Rows that are not listed are not in the excerpt:
/// their cells are blank.
struct Excerpt {
    name: &'static str,
    edition: Edition,
    rows: &'static [(&'static str, &'static [&'static str])],
}

const ZEROS: &[&str] = &["0", "0", "0"];
const NO_ITEMS: &[&str] = &["0", "0"];

const EXCERPTS: [Excerpt; 24] = [
    // Headers over two lines with a blank one between them, a province's notes and row; breaks off
    // inside the header of item (5).
    Excerpt {
        name: "tuoshi_2020",
        edition: Edition::Edition2019,
        rows: &[("rules", ZEROS), ("normative_documents", &["34", "4", "47"])],
    },
    Excerpt {
        name: "longgang_2024",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", &["5", "1", "25"]),
            ("administrative_licensing", &["0"]),
            ("administrative_penalties", &["0"]),
            ("administrative_compulsion", &["0"]),
            ("administrative_fees", &["0万元"]),
        ],
    },
    // Definitions behind the labels, headers cut short, a year behind a header; breaks off inside
    // the header of item (8).
    Excerpt {
        name: "wenjiao_2020",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", &["1", "1", "1"]),
            ("normative_documents", ZEROS),
            // The change is printed as +(0) -(0).
            ("administrative_licensing", &["", "", ""]),
            ("other_external_services", &["19", "0", "0"]),
            ("administrative_penalties", &["12", "0", "0"]),
            ("administrative_compulsion", ZEROS),
        ],
    },
    // Item (1) of the 2019 edition above items of the 2021 edition, whose fee this edition has no
    // place for; blank lines between all cells.
    Excerpt {
        name: "jiaoyu_2021",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["", "", "5"]),
            ("administrative_penalties", &["", "", "0"]),
            ("administrative_compulsion", &["", "", "0"]),
        ],
    },
    // Every row is filled up with strokes to the width of the widest; a change below zero.
    Excerpt {
        name: "zhujian_2019",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", &["0", "8", "8"]),
            ("administrative_licensing", &["716", "-417", "298"]),
            ("other_external_services", ZEROS),
            ("administrative_penalties", &["3", "+6", "9"]),
            ("administrative_compulsion", ZEROS),
            ("administrative_fees", NO_ITEMS),
            ("centralized_procurement", NO_ITEMS),
        ],
    },
    Excerpt {
        name: "haicheng_2024",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["6359"]),
            ("administrative_penalties", &["348"]),
            ("administrative_compulsion", &["0"]),
            ("administrative_fees", &["0万元"]),
        ],
    },
    // One cell a line with its stroke, and strokes alone that fill rows up.
    Excerpt {
        name: "nanhu_2019",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", ZEROS),
            ("other_external_services", ZEROS),
            ("administrative_penalties", ZEROS),
            ("administrative_compulsion", ZEROS),
            ("administrative_fees", NO_ITEMS),
            ("centralized_procurement", NO_ITEMS),
        ],
    },
    Excerpt {
        name: "beijingjie_2020",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["1", "0", "8"]),
            ("other_external_services", ZEROS),
            ("administrative_penalties", &["1", "0", "93"]),
            ("administrative_compulsion", &["1", "0", "0"]),
            ("administrative_fees", NO_ITEMS),
            ("centralized_procurement", &["13", "477.35万元"]),
        ],
    },
    // Breaks off inside the header of item (8).
    Excerpt {
        name: "erlang_2022",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", &["4", "0", "4"]),
            ("administrative_licensing", &["0"]),
            ("administrative_penalties", &["0"]),
            ("administrative_compulsion", &["0"]),
        ],
    },
    // Breaks off inside the label of 行政强制.
    Excerpt {
        name: "huangpi_2020",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", &["87", "0", "0"]),
            ("administrative_licensing", ZEROS),
            ("other_external_services", ZEROS),
            ("administrative_penalties", ZEROS),
        ],
    },
    // Turned into traditional characters, 文件 into 檔案; breaks off in the header of item (9).
    // The rows of items (5) to (8) are blank.
    Excerpt {
        name: "guoziwei_2020",
        edition: Edition::Edition2019,
        rows: &[("rules", ZEROS), ("normative_documents", &["4", "4", "130"])],
    },
    Excerpt { name: "jiedao_2019", edition: Edition::Edition2019, rows: ALL_ZERO_2019 },
    Excerpt { name: "liangcheng_2020", edition: Edition::Edition2019, rows: ALL_ZERO_2019 },
    Excerpt {
        name: "qiaozhong_2023",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["0"]),
            ("administrative_penalties", &["123"]),
            ("administrative_compulsion", &["0"]),
            ("administrative_fees", &["0万元"]),
        ],
    },
    // The stroke behind the last cell of a row stands on a line of its own.
    Excerpt { name: "ql_2023", edition: Edition::Edition2021, rows: ALL_ZERO_2021 },
    // With the notes of a province behind its labels, one row more, and a dash in place of a
    // figure.
    Excerpt {
        name: "shengtai_2020",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", &["2", "2", "19"]),
            ("administrative_licensing", &["8", "+5", "93"]),
            ("other_external_services", &["117", "0", "165"]),
            ("administrative_penalties", &["90", "0", "22"]),
            ("administrative_compulsion", &["4", "+4", "/"]),
        ],
    },
    Excerpt {
        name: "tongjiju_2023",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", &["/", "/", "/"]),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["0"]),
            ("administrative_penalties", &["0"]),
            ("administrative_compulsion", &["0"]),
            ("administrative_fees", &["0万元"]),
        ],
    },
    // Breaks off in the caption of item (6).
    Excerpt {
        name: "liyuan_2020",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", &["5", "5", "5"]),
            ("normative_documents", &["5", "5", "5"]),
            ("administrative_licensing", ZEROS),
            ("other_external_services", ZEROS),
        ],
    },
    Excerpt {
        name: "nilka_2023",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", &["0", "0", "6"]),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["0"]),
            ("administrative_penalties", &["0"]),
            ("administrative_compulsion", &["0"]),
            ("administrative_fees", &["0万元"]),
        ],
    },
    // A report for 2021 in the format of 2019; the decrease is written in words, the amount has no
    // unit.
    Excerpt {
        name: "shenpi_2021",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["37", "-3", "1125"]),
            ("other_external_services", &["", "", ""]),
            ("administrative_penalties", ZEROS),
            ("administrative_compulsion", ZEROS),
            ("administrative_fees", NO_ITEMS),
            ("centralized_procurement", &["3", "1035000"]),
        ],
    },
    // 规范性文件 for 行政规范性文件.
    Excerpt {
        name: "wuqi_2022",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["0"]),
            ("administrative_penalties", &["0"]),
            ("administrative_compulsion", &["0"]),
            ("administrative_fees", &["0万元"]),
        ],
    },
    Excerpt { name: "yunlin_2019", edition: Edition::Edition2019, rows: ALL_ZERO_2019 },
    Excerpt {
        name: "zhongshan_2021",
        edition: Edition::Edition2021,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", &["2910"]),
            ("administrative_penalties", &["46"]),
            ("administrative_compulsion", &["0"]),
            ("administrative_fees", &["0.092万元"]),
        ],
    },
    Excerpt {
        name: "zhoushan_2020",
        edition: Edition::Edition2019,
        rows: &[
            ("rules", ZEROS),
            ("normative_documents", ZEROS),
            ("administrative_licensing", ZEROS),
            ("other_external_services", ZEROS),
            ("administrative_penalties", ZEROS),
            ("administrative_compulsion", ZEROS),
            ("administrative_fees", NO_ITEMS),
            ("centralized_procurement", &["30", "2792220.8元"]),
        ],
    },
];

const ALL_ZERO_2019: &[(&str, &[&str])] = &[
    ("rules", ZEROS),
    ("normative_documents", ZEROS),
    ("administrative_licensing", ZEROS),
    ("other_external_services", ZEROS),
    ("administrative_penalties", ZEROS),
    ("administrative_compulsion", ZEROS),
    ("administrative_fees", NO_ITEMS),
    ("centralized_procurement", NO_ITEMS),
];

const ALL_ZERO_2021: &[(&str, &[&str])] = &[
    ("rules", ZEROS),
    ("normative_documents", ZEROS),
    ("administrative_licensing", &["0"]),
    ("administrative_penalties", &["0"]),
    ("administrative_compulsion", &["0"]),
    ("administrative_fees", &["0万元"]),
];

/// What stands in each row, as far as it is of a row of the table.
fn figures(report: &Report, edition: Edition, row: &str) -> Vec<String> {
    let layout = Table::ProactiveDisclosure.layout(edition);
    let cells = layout.cells().filter(|cell| cell.row().is_some_and(|field| field.name == row));
    cells
        .map(|cell| report.get(cell).map_or("no such table".into(), |value| value.to_string()))
        .collect()
}

#[test]
fn the_figures_of_excerpts_are_read() {
    for excerpt in &EXCERPTS {
        let path =
            format!("{}/tests/fixtures/excerpts/{}.txt", env!("CARGO_MANIFEST_DIR"), excerpt.name);
        let reading = with_format(&std::fs::read(&path).unwrap(), Format::Text).unwrap();
        let layout = Table::ProactiveDisclosure.layout(excerpt.edition);
        assert_eq!(
            reading.report.layout(Table::ProactiveDisclosure),
            Some(layout),
            "{}: {:?}",
            excerpt.name,
            reading.remarks
        );
        for field in layout.fields() {
            let found = figures(&reading.report, excerpt.edition, field.name);
            match excerpt.rows.iter().find(|(row, _)| *row == field.name) {
                Some((_, figures)) => assert_eq!(
                    found, *figures,
                    "{}, {}: {:?}",
                    excerpt.name, field.name, reading.remarks
                ),
                None => assert!(
                    found.iter().all(String::is_empty),
                    "{}, {}: {found:?}",
                    excerpt.name,
                    field.name
                ),
            }
        }
    }
}

#[test]
fn excerpts_that_break_off_say_so() {
    for excerpt in EXCERPTS.iter().filter(|excerpt| {
        excerpt.rows.len() < Table::ProactiveDisclosure.layout(excerpt.edition).fields().len()
    }) {
        let path =
            format!("{}/tests/fixtures/excerpts/{}.txt", env!("CARGO_MANIFEST_DIR"), excerpt.name);
        let reading = with_format(&std::fs::read(&path).unwrap(), Format::Text).unwrap();
        let said = reading.remarks.iter().any(|remark| {
            remark.rule().code() == "ST-05" && remark.table == Some(Table::ProactiveDisclosure)
        });
        assert!(said, "{}: {:?}", excerpt.name, reading.remarks);
    }
}

#[test]
fn the_agency_of_a_title_is_written_as_it_is_there() {
    let agency =
        |text: &str| with_format(text.as_bytes(), Format::Text).unwrap().report.heading.agency;
    for (text, name) in [
        ("廣州市國資委2020年政府信息公開工作年度報告", "廣州市國資委"),
        ("廣州市 國資委\n２０２０年政府信息公開工作年度報告", "廣州市國資委"),
        ("⻓沙市⻝品局2021年政府信息公开工作年度报告", "长沙市食品局"),
    ] {
        assert_eq!(agency(text).as_deref(), Some(name), "{text}");
    }
}
