//! The list of problems as a workbook.

use std::collections::BTreeSet;
use std::io::Read;

use gouji::read::{self, Reading};
use gouji::write::{self, Checked, WorkbookError};
use gouji::*;

use super::list::{EVIL, Found, evil, found, xingqing};
use crate::golden;
use crate::support::Cell;

/// The parts of a workbook that are XML, in their order.
fn parts(workbook: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut parts = Vec::new();
    for name in names {
        let mut text = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        parts.push((name, text));
    }
    parts
}

fn part(workbook: &[u8], wanted: &str) -> String {
    let found = parts(workbook).into_iter().find(|(name, _)| name == wanted);
    found.unwrap_or_else(|| panic!("no {wanted}")).1
}

/// The names of the sheets.
fn sheets(workbook: &[u8]) -> Vec<String> {
    let text = part(workbook, "xl/workbook.xml");
    let names = text.split("<sheet name=\"").skip(1);
    names.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// The cells of each sheet, row by row, and the notes, as a person may read them.
fn as_text(workbook: &[u8]) -> String {
    let document = read::document(workbook, read::Format::Workbook).unwrap();
    let mut out = String::new();
    let mut names = sheets(workbook).into_iter();
    for block in document.blocks() {
        let read::Block::Grid(grid) = block else { continue };
        out.push_str(&format!("==== {}\n", names.next().unwrap_or_default()));
        let mut row = 0;
        for cell in grid.cells() {
            while row < cell.row {
                out.push('\n');
                row += 1;
            }
            out.push_str(&format!("[{}]", cell.text.replace('\n', "⏎")));
        }
        out.push('\n');
    }
    for (name, text) in parts(workbook) {
        if name.starts_with("xl/comments") {
            out.push_str(&format!("==== {name}\n"));
            for comment in text.split("<comment ref=\"").skip(1) {
                let at = comment.split('"').next().unwrap();
                let texts = comment.split("</t>").filter_map(|before| before.rsplit_once('>'));
                let said: String = texts.map(|(_, text)| text).collect();
                out.push_str(&format!("{at}: {}\n", said.replace('\n', "⏎")));
            }
        }
    }
    out
}

#[test]
fn the_workbook_of_a_report_is_as_it_was_looked_at() {
    let found = xingqing();
    for (locale, file) in [(Locale::Chinese, "zh"), (Locale::English, "en")] {
        let workbook = write::workbook(&[found.named("xingqing-2020.txt")], &[], locale).unwrap();
        golden::compare(&format!("tests/fixtures/list/xingqing.{file}.txt"), &as_text(&workbook));
    }
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    let found = xingqing();
    let reports = [found.named("a.txt"), found.named("b.txt")];
    let workbook = write::workbook(&reports, &[], Locale::Chinese).unwrap();
    assert_eq!(workbook, write::workbook(&reports, &[], Locale::Chinese).unwrap());
    assert!(part(&workbook, "docProps/core.xml").contains(">2000-01-01T00:00:00Z<"));
}

#[test]
fn the_table_in_doubt_is_read_back_with_its_figures() {
    let found = xingqing();
    let workbook = write::workbook(&[found.named("a.txt")], &[], Locale::Chinese).unwrap();
    let document = read::document(&workbook, read::Format::Workbook).unwrap();
    let Some(read::Block::Grid(grid)) = document.blocks().last() else { panic!() };
    let cells = grid.cells().map(|cell| Cell {
        text: cell.text.to_owned(),
        row: cell.row,
        column: cell.column,
        rows: cell.rows,
        columns: cell.columns,
    });
    // By itself: the list tells of the same rows.
    let alone = crate::support::xlsx_from_grids(&[("a", cells.collect())]);
    let again = read::any(&alone, Some("a.xlsx")).unwrap();
    assert_eq!(again.report.requests, found.reading.report.requests);
}

#[test]
fn the_cells_of_the_repair_are_filled_and_noted() {
    let found = xingqing();
    let workbook = write::workbook(&[found.named("a.txt")], &[], Locale::Chinese).unwrap();
    let comments = part(&workbook, "xl/comments4.xml");
    let noted: Vec<&str> =
        comments.split("<comment ref=\"").skip(1).map(|at| at.split('"').next().unwrap()).collect();
    // （七）总计 of 自然人 and of 总计: the last row but one.
    assert_eq!(noted, ["D28", "J28"]);
    let sheet = part(&workbook, "xl/worksheets/sheet4.xml");
    let style = |at: &str| {
        let cell = sheet.split(&format!("<c r=\"{at}\" s=\"")).nth(1).unwrap();
        cell.split('"').next().unwrap().to_owned()
    };
    assert_eq!(style("D28"), style("J28"));
    assert_ne!(style("D28"), style("E28"));
    // A part of the sum that is broken is filled otherwise, one that is 0 is not.
    assert_ne!(style("D7"), style("D28"));
    assert_ne!(style("D7"), style("E7"));
}

#[test]
fn nothing_of_a_document_becomes_a_formula_a_link_or_markup() {
    let evil: Vec<Found> = EVIL.iter().map(|text| evil(text)).collect();
    let reports: Vec<Checked<'_>> =
        evil.iter().zip(EVIL).map(|(found, name)| found.named(name)).collect();
    let workbook = write::workbook(&reports, &[], Locale::Chinese).unwrap();
    for (name, text) in parts(&workbook) {
        if name.starts_with("xl/worksheets/sheet") {
            for word in ["<f>", "<f ", "<hyperlink", "t=\"str\""] {
                assert!(!text.contains(word), "{name}: {word}");
            }
        }
        assert!(!text.contains("<script"), "{name}");
        assert!(!text.contains(['\u{1}', '\u{ffff}']), "{name}");
        assert!(!text.contains("relationships/hyperlink"), "{name}");
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event(), Ok(quick_xml::events::Event::Eof)) {
            assert!(reader.error_position() == 0, "{name} is no XML");
        }
    }
    // Excel would take `_x0041_` for an A.
    assert!(part(&workbook, "xl/worksheets/sheet1.xml").contains(" _x005F_x0041_ "));
    // What was written is what is read, but for what XML cannot hold.
    let read = as_text(&workbook);
    for text in ["[=cmd|' /C calc'!A0]", "[@SUM(A1)]", "[＝1+1]", "_x0041_"] {
        assert!(read.contains(text), "{text}");
    }
}

#[test]
fn of_many_tables_the_worst_get_sheets_with_names_that_are_allowed() {
    let names =
        ["某某县", "[a]:*?/\\'", "''", "", "某某省某某市某某县某某镇人民政府办公室信息公开办公室"];
    let many: Vec<Found> = (0..70)
        .map(|at| {
            let mut reading = xingqing().reading;
            reading.report.heading.agency = Some(names[at % names.len()].into());
            found(reading)
        })
        .collect();
    let reports: Vec<Checked<'_>> = many.iter().map(|found| found.named("a.txt")).collect();
    for locale in [Locale::Chinese, Locale::English] {
        let workbook = write::workbook(&reports, &[], locale).unwrap();
        let sheets = sheets(&workbook);
        assert_eq!(sheets.len(), 3 + 60);
        let unlike: BTreeSet<String> = sheets.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(unlike.len(), sheets.len());
        for name in &sheets {
            let name = name.replace("&apos;", "'");
            assert!((1..=31).contains(&name.encode_utf16().count()), "{name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
            assert!(!name.starts_with('\'') && !name.ends_with('\''), "{name}");
        }
        let left_out = ["表格过多，未附", "left out: too many tables"];
        let said = as_text(&workbook);
        assert_eq!(left_out.iter().map(|word| said.matches(word).count()).sum::<usize>(), 10);
    }
}

#[test]
fn a_table_whose_problems_are_all_answered_gets_no_sheet() {
    let mut bad = xingqing();
    let with_tables = |found: &Found| {
        sheets(&write::workbook(&[found.named("a.txt")], &[], Locale::Chinese).unwrap()).len() - 3
    };
    assert_eq!(with_tables(&bad), 1);
    let mut answers = Answers::new();
    let mut settled = 0;
    for problem in bad.problems.iter().filter(|problem| !problem.cells().is_empty()) {
        answers.insert(problem, Answer::new(AnswerState::Dismissed, "见更正说明"));
        let check = Check::new(&bad.reading).answers(&answers).run();
        settled += 1;
        let open = check.iter().filter(|one| !one.is_settled() && !one.cells().is_empty()).count();
        let answered = Found { problems: check, ..xingqing() };
        assert_eq!(with_tables(&answered), usize::from(open > 0), "{settled}");
    }
    bad.problems = Check::new(&bad.reading).answers(&answers).run();
    assert_eq!(with_tables(&bad), 0);
}

#[test]
fn lists_have_a_filter_a_head_that_stays_and_pages_of_a4() {
    let found = xingqing();
    let workbook = write::workbook(&[found.named("a.txt")], &[], Locale::English).unwrap();
    for (number, last) in [(1, "W8"), (2, "K2"), (3, "F6")] {
        let sheet = part(&workbook, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(sheet.contains(&format!("<autoFilter ref=\"A1:{last}\"/>")), "{number}");
        assert!(sheet.contains("state=\"frozen\""), "{number}");
        let page = "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"";
        assert!(sheet.contains(page), "{number}");
    }
    let names = part(&workbook, "xl/workbook.xml");
    assert_eq!(names.matches("_xlnm.Print_Titles").count(), 3);
    assert_eq!(names.matches("_xlnm.Print_Area").count(), 4);
}

#[test]
fn a_report_that_was_not_read_in_full_is_no_report_without_errors() {
    let clean = {
        let mut reading = Reading::default();
        reading.report.heading.agency = Some("某某县".into());
        reading.report.heading.year = Some(2023);
        reading.report.proactive_disclosure = Some(ProactiveDisclosure::zero(Edition::Edition2021));
        reading.report.requests = Some(Requests::zero(Edition::Edition2021));
        reading.report.review_litigation = Some(ReviewLitigation::zero(Edition::Edition2021));
        reading
    };
    let open = {
        let mut reading = clean.clone();
        reading.report.requests.as_mut().unwrap().received.total = Count::BLANK;
        reading
    };
    let (clean, open, bad) = (found(clean), found(open), xingqing());
    let reports = [clean.named("clean"), open.named("open"), bad.named("bad")];
    let said = as_text(&write::workbook(&reports, &[], Locale::English).unwrap());
    let line = |name: &str| {
        let mut lines = said.lines().filter(|line| line.starts_with(&format!("[{name}]")));
        lines.next().unwrap_or_else(|| panic!("{said}")).to_owned()
    };
    assert!(line("bad").contains("[errors]"));
    assert!(line("open").contains("[not checked in full]"), "{}", line("open"));
    assert!(line("clean").contains("[no errors found]"), "{}", line("clean"));
}

#[test]
fn what_is_longer_than_a_cell_is_cut_and_what_a_spreadsheet_rounds_is_a_text() {
    const LARGE: u64 = 1 << 53;
    let mut reading = xingqing().reading;
    reading.report.heading.agency = Some("长".repeat(40_000));
    reading.report.requests.as_mut().unwrap().received.total = Count::new(LARGE).unwrap();
    let found = found(reading);
    let workbook = write::workbook(&[found.named("a.txt")], &[], Locale::Chinese).unwrap();
    let list = part(&workbook, "xl/worksheets/sheet1.xml");
    let longest = list.split(['<', '>']).map(|text| text.encode_utf16().count()).max();
    assert_eq!(longest, Some(32_001));
    let table = part(&workbook, "xl/worksheets/sheet4.xml");
    assert!(table.contains(&format!(">{LARGE}</t>")) && !table.contains(&format!("<v>{LARGE}")));
    assert!(list.contains(&format!(">{LARGE}</t>")) && !list.contains(&format!("<v>{LARGE}")));
}

#[test]
fn a_file_that_could_not_be_read_is_named_before_the_reports() {
    let found = xingqing();
    let unread = [("=坏.docx", "文件已损坏"), ("b.pdf", "没有文字")];
    let workbook = write::workbook(&[found.named("a.txt")], &unread, Locale::Chinese).unwrap();
    let said = as_text(&workbook);
    let lines: Vec<&str> =
        said.lines().skip_while(|line| !line.starts_with("[报告]")).skip(1).take(3).collect();
    assert!(lines[0].starts_with("[=坏.docx][][][无法读取：文件已损坏]"), "{lines:?}");
    assert!(lines[1].starts_with("[b.pdf]") && lines[2].starts_with("[a.txt]"), "{lines:?}");
    assert!(!part(&workbook, "xl/worksheets/sheet2.xml").contains("<f>"));
}

#[test]
fn more_rows_than_a_sheet_has_are_refused() {
    let found = xingqing();
    let reports = vec![found.named("a.txt"); 1_048_576 / found.problems.len() + 1];
    let error = write::workbook(&reports, &[], Locale::Chinese).unwrap_err();
    let WorkbookError::TooManyRows { rows } = error else { panic!("{error}") };
    assert_eq!(rows, reports.len() * found.problems.len());
    assert_eq!(error.to_string(), error.message(Locale::English));
}

#[test]
fn memory_grows_with_the_problems_and_no_faster() {
    let found = xingqing();
    let reports = vec![found.named("a.txt"); 400];
    let peak = |reports: &[Checked<'_>]| {
        crate::growth::cost(|| {
            write::workbook(reports, &[], Locale::Chinese).unwrap();
        })
        .peak
    };
    let (half, whole) = (peak(&reports[..200]), peak(&reports));
    assert!(whole < half * 23 / 10, "{half} bytes, then {whole}");
    // Beside the tables, of which there are at most 60.
    let each = (whole - half) / (200 * found.problems.len() as u64);
    assert!(each < 1_000, "{each} bytes for a problem");
}
