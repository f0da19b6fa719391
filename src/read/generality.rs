//! A table that no format has is read from every form of document by the readers as they are: its
//! declaration (`table::invented`) is all that there is of it.

use crate::cell::{CellId, Table};
use crate::read::grid::Position;
use crate::read::{Format, Reading, with_format};
use crate::remark::RemarkKind;

const FIGURES: [[u32; 5]; 4] =
    [[1, 2, 3, 4, 10], [1, 0, 2, 1, 4], [0, 1, 1, 2, 4], [0, 1, 0, 1, 2]];

const LABELS: [[&str; 2]; 4] = [
    ["一、全年接待来访人次数", ""],
    ["二、窗口答复方式", "（一）当场口头答复"],
    ["", "（二）引导到别的窗口"],
    ["三、年末仍待回访人次数", ""],
];

/// The figures of the table, row by row, `None` for those that were not read.
fn figures(reading: &Reading) -> Vec<Option<i64>> {
    let layout = reading.report.layout(Table::Visits).expect("the table is read");
    layout.cells().map(|cell| reading.report.get(cell)?.integer()).collect()
}

fn all() -> Vec<Option<i64>> {
    FIGURES.iter().flatten().map(|figure| Some(i64::from(*figure))).collect()
}

fn cells() -> Vec<CellId> {
    Table::Visits.layout(crate::edition::Edition::LAST).cells().collect()
}

#[track_caller]
fn read(text: &str, format: Format) -> Reading {
    let reading = with_format(text.as_bytes(), format).expect("it is read");
    assert_eq!(figures(&reading), all(), "{text}: {:?}", reading.remarks);
    let of_table = reading.remarks.iter().filter(|remark| remark.table == Some(Table::Visits));
    assert_eq!(of_table.count(), 0, "{:?}", reading.remarks);
    assert!(cells().iter().all(|cell| reading.origins.get(cell).is_some()), "{text}");
    reading
}

fn row(cells: &[String]) -> String {
    cells.concat()
}

fn td(span: &str, text: &str) -> String {
    format!("<td{span}>{text}</td>")
}

/// The page with the cells of the header and of the rows as they are given.
fn page(body: &[Vec<String>]) -> String {
    let rows: Vec<String> = body.iter().map(|cells| format!("<tr>{}</tr>", row(cells))).collect();
    format!("<p>九、窗口接待来访群众情况</p><table>{}</table>", rows.concat())
}

fn header(kept: bool) -> Vec<Vec<String>> {
    let (across, down, corner) = match kept {
        true => (" colspan=5", " rowspan=2", " colspan=2 rowspan=3"),
        false => ("", "", " colspan=2"),
    };
    let middle = if kept { " colspan=3" } else { "" };
    let mut second = vec![td(down, "本市居民"), td(middle, "外地来访人员")];
    if !kept {
        second.extend([td("", ""), td("", "")]);
    }
    second.push(td(down, "人次合计"));
    vec![
        vec![td(corner, "（单位为人次，以登记簿为准）"), td(across, "来访群众来源")],
        second,
        ["省内游客", "省外游客", "境外旅客"].map(|label| td("", label)).to_vec(),
    ]
}

mod html {
    use super::*;

    pub fn rows(kept: bool) -> Vec<Vec<String>> {
        let labels = |at: usize| match at {
            0 | 3 => vec![td(" colspan=2", LABELS[at][0])],
            1 if kept => vec![td(" rowspan=2", LABELS[1][0]), td("", LABELS[1][1])],
            1 => vec![td("", LABELS[1][0]), td("", LABELS[1][1])],
            _ => vec![td("", LABELS[2][1])],
        };
        let row = |at: usize| {
            let figures = FIGURES[at].iter().map(|figure| td("", &figure.to_string()));
            labels(at).into_iter().chain(figures).collect()
        };
        (0..4).map(row).collect()
    }

    #[test]
    fn a_page_with_merged_cells_is_read_with_the_place_of_each_figure() {
        let text = page(&[header(true), rows(true)].concat());
        let reading = read(&text, Format::Html);
        let place = reading.origins.get(&cells()[6]).unwrap();
        let offset = text.find("<td>0</td>").unwrap();
        assert_eq!(*place, Position::Html { table: 1, row: 5, column: 4, offset });
        let problems = reading.check(&crate::Profile::all());
        assert!(problems.iter().all(|problem| problem.table() != Some(Table::Visits)));
    }

    #[test]
    fn a_misprint_in_a_label_is_remarked_and_the_row_is_read() {
        let text = page(&[header(true), rows(true)].concat()).replace("当场口头", "当场囗头");
        let reading = with_format(text.as_bytes(), Format::Html).unwrap();
        assert_eq!(figures(&reading), all());
        let differs = |kind: &RemarkKind| matches!(kind, RemarkKind::LabelDiffers { .. });
        assert!(reading.remarks.iter().any(|remark| differs(&remark.kind)));
    }

    #[test]
    fn a_row_with_a_value_too_few_is_refused_and_no_other() {
        let mut body = rows(true);
        body[2].pop();
        let text = page(&[header(true), body].concat());
        let reading = with_format(text.as_bytes(), Format::Html).unwrap();
        let mut expected = all();
        expected[10..15].fill(None);
        assert_eq!(figures(&reading), expected);
        let kind = RemarkKind::WrongNumberOfValues { found: 4, expected: 5 };
        assert!(reading.remarks.iter().any(|remark| remark.kind == kind), "{:?}", reading.remarks);
    }
}

/// The lines of the table, each cell with its text; what spans more cells leaves blank ones.
fn lines() -> Vec<Vec<String>> {
    let mut lines = [
        ["（单位为人次，以登记簿为准）", "", "来访群众来源", "", "", "", ""],
        ["", "", "本市居民", "外地来访人员", "", "", "人次合计"],
        ["", "", "", "省内游客", "省外游客", "境外旅客", ""],
    ]
    .map(|line| line.map(str::to_owned).to_vec())
    .to_vec();
    for (labels, figures) in LABELS.iter().zip(FIGURES) {
        let labels = labels.iter().map(|label| label.to_string());
        lines.push(labels.chain(figures.iter().map(u32::to_string)).collect());
    }
    lines
}

mod csv {
    use super::*;

    #[test]
    fn a_csv_file_is_read_with_the_line_of_each_figure() {
        let text: Vec<String> = lines().iter().map(|line| line.join(",")).collect();
        let reading = read(&(text.join("\n") + "\n"), Format::Csv);
        let place = reading.origins.get(&cells()[19]).unwrap();
        assert!(place.to_string().contains('7'), "{place}");
    }
}

mod markdown {
    use super::*;

    fn table(lines: &[Vec<String>]) -> String {
        let text = lines.iter().map(|line| format!("| {} |", line.join(" | ")));
        let mut text: Vec<String> = text.collect();
        text.insert(1, format!("|{}", " --- |".repeat(lines[0].len())));
        text.join("\n")
    }

    #[test]
    fn a_pipe_table_is_read() {
        read(&table(&lines()), Format::Markdown);
    }

    #[test]
    fn rows_that_slid_to_the_left_are_put_back() {
        let page = |lines: &[Vec<String>]| {
            let cells = |line: &Vec<String>| line.iter().map(|text| td("", text)).collect();
            super::page(&lines.iter().map(cells).collect::<Vec<Vec<String>>>())
        };
        let comma = |lines: &[Vec<String>]| {
            lines.iter().map(|line| line.join(",") + "\n").collect::<String>()
        };
        read(&table(&slid()), Format::Markdown);
        read(&page(&slid()), Format::Html);
        read(&comma(&slid()), Format::Csv);
    }

    /// The labels that reach down are gone from all lines but their first, and so are their cells.
    fn slid() -> Vec<Vec<String>> {
        let mut slid = lines();
        slid[5].remove(0);
        slid[1].drain(..2);
        slid[2].drain(..3);
        slid
    }

    #[test]
    fn a_row_that_slid_and_lost_a_figure_is_refused_and_no_other() {
        for lost in 1..6 {
            let mut slid = slid();
            slid[5].remove(lost);
            let reading = with_format(table(&slid).as_bytes(), Format::Markdown).unwrap();
            let mut expected = all();
            expected[10..15].fill(None);
            assert_eq!(figures(&reading), expected, "{lost}: {:?}", reading.remarks);
        }
    }
}

mod text {
    use super::*;

    /// The labels of the header in the order of its lines.
    const HEADER: [&str; 8] = [
        "（单位为人次，以登记簿为准）",
        "来访群众来源",
        "本市居民",
        "外地来访人员",
        "人次合计",
        "省内游客",
        "省外游客",
        "境外旅客",
    ];

    fn words() -> Vec<Vec<String>> {
        let mut words: Vec<Vec<String>> =
            HEADER.iter().map(|label| vec![label.to_string()]).collect();
        for (labels, figures) in LABELS.iter().zip(FIGURES) {
            let labels = labels.iter().filter(|label| !label.is_empty());
            let labels = labels.map(|label| label.to_string());
            words.push(labels.chain(figures.iter().map(u32::to_string)).collect());
        }
        words
    }

    fn joined(cell: &str, row: &str) -> String {
        let rows: Vec<String> = words().iter().map(|words| words.join(cell)).collect();
        format!("九、窗口接待来访群众情况\n{}\n", rows.join(row))
    }

    #[test]
    fn one_cell_a_line_tabs_blanks_and_words_that_run_on_are_read() {
        for (cell, row) in [("\n", "\n"), (" ", "\n"), (" ", " ")] {
            read(&joined(cell, row), Format::Text);
        }
    }

    #[test]
    fn two_separators_for_one_and_one_at_the_end_of_each_line_are_told() {
        for separator in ["\t", "|", "\t\t", "||"] {
            let rows = || lines().into_iter().map(|line| line.join(separator));
            read(&(rows().collect::<Vec<_>>().join("\n") + "\n"), Format::Text);
            let closed: String = rows().map(|row| row + separator + "\n").collect();
            read(&closed, Format::Text);
        }
    }

    #[test]
    fn a_row_in_which_two_separators_do_not_always_stand_together_is_refused_and_no_other() {
        let doubled = || lines().into_iter().map(|line| line.join("\t\t") + "\n");
        let at = doubled().collect::<String>().find("（二）").unwrap();
        let mut text: String = doubled().collect();
        let single = at + text[at..].find("1\t\t1").unwrap();
        text.remove(single + 1);
        let reading = with_format(text.as_bytes(), Format::Text).unwrap();
        let mut expected = all();
        expected[10..15].fill(None);
        assert_eq!(figures(&reading), expected, "{:?}", reading.remarks);
    }

    #[test]
    fn a_table_drawn_in_columns_is_read_with_the_line_of_each_figure() {
        let drawn = "
九、窗口接待来访群众情况
                                                  来访群众来源
 （单位为人次，以登记簿为准）                   本市居民             外地来访人员                 人次合计
                                           省内游客      省外游客      境外旅客
 一、全年接待来访人次数                        1        2         3         4          10
 二、窗口         （一）当场口头答复             1        0         2         1          4
 答复方式         （二）引导到别的窗             0        1         1         2          4
              口
 三、年末仍待回访人次数                        0        1         0         1          2
";
        let reading = read(drawn, Format::Text);
        let place = reading.origins.get(&cells()[5]).unwrap();
        assert!(matches!(place, Position::Line { line: 7, .. }), "{place}");
    }

    #[test]
    fn cells_that_ran_together_are_refused() {
        let text = joined("\n", "\n").replace("1\n0\n2\n1\n4", "10214");
        let reading = with_format(text.as_bytes(), Format::Text).unwrap();
        let is_read = |cell: &CellId| reading.report.get(*cell).is_some_and(|it| !it.is_blank());
        assert!(!cells()[5..10].iter().any(is_read), "{:?}", reading.report);
        assert!(reading.remarks.iter().any(|remark| remark.table == Some(Table::Visits)));
    }

    #[test]
    fn zeros_that_ran_together_stand_for_as_many_columns() {
        let text = joined("\n", "\n").replace("0\n1\n0\n1\n2", "00000");
        let reading = with_format(text.as_bytes(), Format::Text).unwrap();
        let mut expected = all();
        expected[15..].fill(Some(0));
        assert_eq!(figures(&reading), expected, "{:?}", reading.remarks);
    }

    #[test]
    fn a_text_that_ends_inside_the_table_says_so() {
        let text = joined("\n", "\n");
        let cut = &text[..text.find("（二）引导").unwrap()];
        let reading = with_format(cut.as_bytes(), Format::Text).unwrap();
        let mut expected = all();
        expected[10..].fill(None);
        assert_eq!(figures(&reading), expected);
        let rows = |kind: &RemarkKind| matches!(kind, RemarkKind::RowsMissing { rows: 2 });
        assert!(reading.remarks.iter().any(|remark| rows(&remark.kind)), "{:?}", reading.remarks);
    }
}

#[cfg(feature = "xlsx")]
mod workbook {
    use std::io::Write;

    use super::*;

    /// A workbook with the lines in its one sheet.
    fn workbook(lines: &[Vec<String>]) -> Vec<u8> {
        let names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
            xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        let cell = |text: &String| match text.parse::<u32>() {
            Ok(number) => format!("<c><v>{number}</v></c>"),
            Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        };
        let row = |line: &Vec<String>| {
            format!("<row>{}</row>", line.iter().map(cell).collect::<String>())
        };
        let rows: String = lines.iter().map(row).collect();
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let parts = [
            (
                "xl/workbook.xml",
                format!(
                    "<workbook {names}><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet {names}><sheetData>{rows}</sheetData></worksheet>"),
            ),
        ];
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_workbook_is_read_with_the_place_of_each_figure_in_its_sheet() {
        let reading = with_format(&workbook(&lines()), Format::Workbook).unwrap();
        assert_eq!(figures(&reading), all(), "{:?}", reading.remarks);
        let place = reading.origins.get(&cells()[5]).unwrap();
        assert_eq!(*place, Position::Sheet { sheet: "表".into(), row: 5, column: 3 });
    }
}

#[cfg(feature = "rules")]
mod rules {
    use crate::Check;
    use crate::HouseRules;
    use crate::value::Count;

    use super::*;

    const RULE: &str = "layer = '某市'\n[[rule]]\ncode = 'VS-01'\n\
        title = { zh = '来访人次相符', en = 'visitors add up' }\n\
        explanation = { zh = '来访人次应当相符。', en = 'The visitors add up.' }\n\
        source = '某市'\nseverity = 'error'\n\
        check = 'visits.received.total = visits.results.at_once.total + \
        visits.results.sent_on.total + visits.waiting.total'\n";

    #[test]
    fn what_a_rule_of_ones_own_ties_in_it_is_checked() {
        let (house, errors) = HouseRules::load(&[RULE]);
        assert_eq!(errors, []);
        let text = page(&[header(true), super::html::rows(true)].concat());
        let mut reading = with_format(text.as_bytes(), Format::Html).unwrap();
        let is_own = |problem: &crate::Problem| problem.rule().code() == "VS-01";
        assert!(!Check::new(&reading).rules(&house).run().iter().any(is_own));
        reading.report.set(cells()[9], Count::new(7).unwrap().into()).unwrap();
        assert!(Check::new(&reading).rules(&house).run().iter().any(is_own));
    }
}
