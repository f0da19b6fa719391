//! Reports whose columns, rows and ends were changed by people and programs, as text. All of their
//! figures are different, so that one which moves shows; or most are zero, so that one may be
//! dropped. What is read is what the report has.

use gouji::{CellId, Edition, Layout, RemarkKind, Severity, Table};

use super::oracle::{Figures, library, tables, written};
use super::render::{Page, Report};
use crate::solve::support::is_full;

type Tables = Vec<Vec<Vec<String>>>;

/// All figures are different.
fn numbered(cell: CellId) -> String {
    let place = cell.layout().cells().position(|other| other == cell).unwrap_or(0);
    let first = if cell.table() == Table::Requests { 200 } else { 100 };
    (first + place).to_string()
}

/// Rows of zeros, but for the first two and the last.
fn sparse(cell: CellId) -> String {
    let columns: Vec<&str> = cell.layout().cells().take(7).map(|cell| cell.column().name).collect();
    let at = columns.iter().position(|name| *name == cell.column().name);
    if matches!(at, Some(2..=5)) { "0".into() } else { numbered(cell) }
}

/// What stands in a cell.
type Text = fn(CellId) -> String;

const FAMILIES: [(&str, Text); 2] = [("different", numbered), ("sparse", sparse)];

fn truth(value: fn(CellId) -> String) -> Figures {
    let layouts = [Layout::PROACTIVE_DISCLOSURE_2021, Layout::REQUESTS_2021];
    layouts
        .iter()
        .flat_map(|layout| layout.cells())
        .map(|cell| (cell.path(), value(cell)))
        .collect()
}

/// Nothing is read that the report does not have; gives how many figures are read.
#[track_caller]
fn assert_none_wrong(text: &str, truth: &Figures, what: &str) -> usize {
    let found = library(text);
    let wrong: Vec<_> =
        found.iter().filter(|(path, figure)| truth.get(*path) != Some(figure)).collect();
    assert!(wrong.is_empty(), "{what}: {wrong:?}\n{text}");
    found.len()
}

/// Puts a column into every line that has columns.
fn with_column(tables: &mut Tables, at: usize, head: &str, text: impl Fn(usize) -> String) {
    for lines in tables {
        for (number, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.len() > 1) {
            let is_header = line[0] == "信息内容" || line.contains(&"自然人".to_owned());
            let at = at.min(line.len());
            line.insert(at, if is_header { head.to_owned() } else { text(number) });
        }
    }
}

#[test]
fn a_labelled_column_more_moves_no_figure() {
    let mut number = 0;
    for (family, value) in FAMILIES {
        let truth = truth(value);
        for head in ["序号", "合计", "本年", "单位", "备注", "小计"] {
            for at in 0..=8 {
                let contents: [&dyn Fn(usize) -> String; 4] =
                    [&|number| number.to_string(), &|_| "件".into(), &|_| "0".into(), &|number| {
                        if number % 5 == 0 { "另附说明".into() } else { String::new() }
                    }];
                for (content, text) in contents.into_iter().enumerate() {
                    for separator in ["\t", " | "] {
                        number += 1;
                        if !is_full() && number % 7 != 0 {
                            continue;
                        }
                        let mut tables = tables(value);
                        with_column(&mut tables, at, head, text);
                        let text = written(&tables, separator);
                        let what = format!("{family} {head} {at} {content} {separator:?}");
                        let read = assert_none_wrong(&text, &truth, &what);
                        // Between the labels and the figures and among these, the header tells all.
                        let told = at > 0 && content == 0;
                        assert!(!told || read == truth.len(), "{what}: {read}\n{text}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_column_more_without_a_label_moves_no_figure() {
    for (family, value) in FAMILIES {
        let truth = truth(value);
        for at in 0..=8 {
            for (content, text) in ["1", "0", "件", "7000", ""].into_iter().enumerate() {
                for separator in ["\t", " | "] {
                    let what = format!("{family} {at} {content} {separator:?}");
                    let mut with_head = tables(value);
                    with_column(&mut with_head, at, "", |_| text.into());
                    assert_none_wrong(&written(&with_head, separator), &truth, &what);
                    // The header has no field there either.
                    let mut without = tables(value);
                    with_column(&mut without, at, "\u{0}", |_| text.into());
                    for line in without.iter_mut().flatten() {
                        line.retain(|field| field != "\u{0}");
                    }
                    assert_none_wrong(&written(&without, separator), &truth, &what);
                }
            }
        }
    }
}

#[test]
fn a_column_more_under_a_header_of_three_lines_moves_no_figure() {
    for edition in Edition::ALL.iter().copied() {
        let zeros = ["commercial_enterprise", "research_institution", "other_organization"];
        let mut report = Report::counting(edition);
        for (path, _) in report.cells() {
            if zeros.iter().any(|column| path.ends_with(column)) {
                report = report.with(&path, "0");
            }
        }
        let truth: Figures = report.cells().into_iter().collect();
        for head in ["序号", ""] {
            for at in 1..=8 {
                let text: String = report
                    .separated("\t")
                    .lines()
                    .map(|line| {
                        let mut fields: Vec<&str> = line.split('\t').collect();
                        let values = fields.iter().filter(|field| field.parse::<u32>().is_ok());
                        let from = fields.len().saturating_sub(8);
                        if values.count() == 7 {
                            fields.insert(from + at - 1, "9");
                        } else if fields[0] == "自然人" && !head.is_empty() {
                            fields.insert(0, head);
                        }
                        fields.join("\t") + "\n"
                    })
                    .collect();
                assert_none_wrong(&text, &truth, &format!("{edition:?} {head} {at}"));
            }
        }
    }
}

#[test]
fn a_doubled_figure_leaves_its_row_unread_where_a_zero_may_be_too_many_as_well() {
    for (family, value) in FAMILIES {
        let truth = truth(value);
        let whole = tables(value);
        for (table, lines) in whole.iter().enumerate() {
            for (line, fields) in lines.iter().enumerate() {
                for (at, field) in fields.iter().enumerate().skip(1) {
                    let mut doubled = whole.clone();
                    doubled[table][line].insert(at, field.clone());
                    let what = format!("{family} {line} {at}");
                    assert_none_wrong(&written(&doubled, "\t"), &truth, &what);
                }
            }
        }
    }
}

#[test]
fn a_zero_too_many_in_one_row_of_a_table_is_left_out() {
    let mut tables = tables(sparse);
    let total = tables[1].iter().position(|line| line[0] == "（七）总计").expect("the row");
    tables[1][total].insert(4, "0".into());
    let text = written(&tables, "\t");
    assert_eq!(assert_none_wrong(&text, &truth(sparse), "one zero"), truth(sparse).len());
    let reading = gouji::read::any(text.as_bytes(), None).unwrap();
    let told = reading.remarks.iter().map(|remark| remark.kind.clone());
    assert!(
        told.collect::<Vec<_>>().contains(&RemarkKind::SurplusDropped { found: 8, expected: 7 })
    );
}

#[test]
fn a_row_that_is_unread_for_a_value_too_many_says_so_as_an_error() {
    let mut tables = tables(sparse);
    with_column(&mut tables, 1, "\u{0}", |number| number.to_string());
    for line in tables.iter_mut().flatten() {
        line.retain(|field| field != "\u{0}");
    }
    let reading = gouji::read::any(written(&tables, "\t").as_bytes(), None).unwrap();
    let surplus = RemarkKind::WrongNumberOfValues { found: 8, expected: 7 };
    let told: Vec<_> = reading.remarks.iter().filter(|remark| remark.kind == surplus).collect();
    assert_eq!(told.len(), Layout::REQUESTS_2021.len() / 7);
    assert!(told.iter().all(|remark| remark.rule().severity() == Severity::Error));
}

#[test]
fn a_label_with_its_blank_cells_and_last_figure_in_lines_of_their_own_is_not_a_blank_row() {
    for blanks in ["|\n|\n|\n|\n|\n|\n", "| | | | | |\n", ""] {
        for figure in ["0 |", "| 0", "| 0 |", "0"] {
            let text: String = written(&tables(sparse), " | ")
                .lines()
                .map(|line| match line.starts_with("二、上年结转") {
                    true => format!("二、上年结转政府信息公开申请数量 |\n{blanks}{figure}\n"),
                    false => format!("{line}\n"),
                })
                .collect();
            let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
            let cell = reading.report.cell("requests.carried_over.total").unwrap();
            let gaps = reading.gaps();
            let unread = gaps.unread.contains(&cell) || gaps.absent.contains(&cell);
            let read = library(&text).contains_key("requests.carried_over.total");
            assert!(unread || read, "{blanks:?} {figure:?}\n{text}");
        }
    }
}

/// Cuts a text at every character of the last lines of each of its tables, and reads what is left.
#[track_caller]
fn assert_cuts_are_seen(text: &str, truth: &Figures, what: &str) {
    let headings: Vec<usize> =
        ["三、收到和处理政府信息", "四、政府信息公开行政复议", "五、存在的主要问题"]
            .iter()
            .filter_map(|heading| text.find(heading))
            .chain([text.len()])
            .collect();
    for end in headings {
        let lines = text[..end].trim_end().rmatch_indices('\n').nth(1).map_or(0, |(at, _)| at);
        let last = end.min(text[..end].trim_end().len() + 2);
        let step = if is_full() { 1 } else { 7 };
        for at in (lines..=last).filter(|at| text.is_char_boundary(*at)).step_by(step) {
            assert_none_wrong(&text[..at], truth, &format!("{what}, cut at {at}"));
        }
    }
}

#[test]
fn a_figure_that_the_end_of_the_text_cuts_is_not_read() {
    for edition in Edition::ALL.iter().copied() {
        let report = Report::counting(edition);
        let truth: Figures = report.cells().into_iter().collect();
        for (what, text) in [
            ("tabs", report.separated("\t")),
            ("bars", report.separated(" | ")),
            ("lines", report.one_cell_a_line("\n")),
            ("lines and bars", report.one_cell_a_line(" |\n")),
            ("words", report.rows_of_words("\n")),
            ("layout", report.laid_out(&Page::default())),
        ] {
            assert_cuts_are_seen(&text, &truth, what);
        }
    }
    let text = written(&tables(numbered), "\t");
    assert_cuts_are_seen(&text, &truth(numbered), "one label a line");
}

#[test]
fn the_last_figure_of_a_whole_text_is_read() {
    let report = Report::counting(Edition::Edition2021);
    let count = report.cells().len();
    for text in [report.separated("\t"), report.one_cell_a_line("\n"), report.rows_of_words("\n")] {
        let end = text.find("五、存在").expect("a heading");
        for end in [text.len(), end] {
            assert_eq!(library(&text[..end]).len(), count, "{}", &text[..end]);
        }
        // Without the end of its last line, all but the last figure.
        let open = text[..end].trim_end();
        assert_eq!(library(open).len(), count - 1, "{open}");
        let cells: Vec<CellId> = Layout::REVIEW_LITIGATION.cells().collect();
        let reading = gouji::read::any(open.as_bytes(), None).unwrap();
        assert_eq!(reading.gaps().unread, [cells[14]]);
    }
}

#[test]
fn a_blank_field_under_a_header_with_a_blank_field_moves_no_figure() {
    let value = |cell: CellId| if cell.column().name == "total" { "0" } else { "1" }.to_owned();
    let mut tables = tables(value);
    with_column(&mut tables, 3, "", |_| String::new());
    with_column(&mut tables, 1, "序号", |_| String::new());
    let carried = tables[1].last_mut().expect("the last row");
    carried[2] = "0".into();
    let found = library(&written(&tables, "\t"));
    let read = found.get("requests.carried_forward.natural_person");
    assert!(read.is_none_or(|figure| figure == "0"), "{read:?}");
}
