//! Flattened text: what each form gives, and that nothing uncertain is read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gouji::read::text::{self, Flat, NoteKind};
use gouji::read::{Block, Grid};
use gouji::{CellId, Edition, Layout, Remark, RemarkKind, Table};
use proptest::prelude::*;

use crate::solve::support::is_full;

mod changes;
mod growth;
mod oracle;
mod render;

/// Cells as they stand, by path: a row with exactly as many values as columns and nothing else.
type Cells = BTreeMap<String, String>;

/// The letters of a label without numbering and notes.
fn core(label: &str) -> String {
    let mut depth = 0i32;
    let outside: String = label
        .chars()
        .filter(|c| {
            depth += i32::from(matches!(c, '(' | '（')) - i32::from(matches!(c, ')' | '）'));
            depth == 0 && !matches!(c, ')' | '）')
        })
        .collect();
    let bare = outside.trim_start_matches(|c: char| {
        c.is_whitespace() || "一二三四五六七八九十0123456789".contains(c)
    });
    let numbered = bare.len() < outside.trim_start().len() && bare.starts_with(['、', '.', '．']);
    let text = if numbered { bare } else { &outside };
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every row of the format: its layout, the letters of its label, its path.
static ROWS: LazyLock<Vec<(Layout, String, String)>> = LazyLock::new(|| {
    let cells = Layout::ALL.iter().copied().flat_map(|layout| layout.cells());
    let row = |cell: CellId| {
        let path = cell.path().rsplit_once('.')?.0.to_owned();
        Some((cell.layout(), core(cell.row()?.label), path))
    };
    let mut rows: Vec<_> = cells.filter_map(row).collect();
    rows.dedup();
    rows
});

/// The letters of every column's label, and its name.
static COLUMNS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut columns = BTreeMap::new();
    for cell in Layout::ALL.iter().copied().flat_map(|layout| layout.cells()) {
        // The first of several with the same label counts.
        columns.entry(core(cell.column().label)).or_insert(cell.column().name);
    }
    columns
});

fn row_path(table: Table, text: &str) -> Option<(Layout, String)> {
    let text = core(text);
    let mut rows = ROWS.iter().filter(|(layout, ..)| layout.table() == table);
    let (layout, _, path) = rows.find(|(_, label, _)| *label == text)?;
    Some((*layout, path.clone()))
}

fn column_name(text: &str) -> Option<&'static str> {
    COLUMNS.get(&core(text)).copied()
}

/// A stand-in for the binding: rows by their exact labels, values by their order.
fn bind(grid: &Grid, cells: &mut Cells) {
    let mut columns: Vec<&'static str> = Vec::new();
    for row in 0..grid.rows() {
        let texts: Vec<&str> = grid.row(row).map(|cell| cell.text).collect();
        let is_label = |text: &&str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let labels = texts.iter().rposition(|text| {
            is_label(text)
                && !text.starts_with(|c: char| {
                    c.is_ascii_digit() && !text.contains('.') || "增减+-".contains(c)
                })
        });
        let (label, values) = match labels {
            Some(last) => (texts[last], &texts[last + 1..]),
            None => ("", &texts[..]),
        };
        if texts[0] == "信息内容" {
            columns = texts[1..].iter().filter_map(|text| column_name(text)).collect();
            continue;
        }
        let start = values.iter().position(|value| !value.is_empty()).unwrap_or(values.len());
        let end = values.iter().rposition(|value| !value.is_empty()).map_or(start, |last| last + 1);
        let values = &values[start..end];
        if label.is_empty() && values.len() == 15 {
            for (cell, value) in Layout::REVIEW_LITIGATION.cells().zip(values) {
                cells.insert(cell.path(), (*value).to_owned());
            }
        } else if let Some((layout, path)) =
            row_path(Table::Requests, label).filter(|_| values.len() == 7)
        {
            let names = layout.cells().take(7).map(|cell| cell.column().name);
            cells.extend(
                names
                    .zip(values)
                    .map(|(name, value)| (format!("{path}.{name}"), (*value).to_owned())),
            );
        } else if let Some((_, path)) =
            row_path(Table::ProactiveDisclosure, label).filter(|_| values.len() == columns.len())
        {
            cells.extend(
                columns
                    .iter()
                    .zip(values)
                    .map(|(name, value)| (format!("{path}.{name}"), (*value).to_owned())),
            );
        }
    }
}

fn cells(flat: &Flat) -> Cells {
    let mut cells = Cells::new();
    for block in &flat.blocks {
        if let Block::Grid(grid) = block {
            bind(grid, &mut cells);
        }
    }
    cells
}

/// The figures of a truth file's entry, by path.
fn truth(entry: &serde_json::Value) -> Cells {
    fn walk(path: &str, value: &serde_json::Value, cells: &mut Cells) {
        match value {
            serde_json::Value::Object(parts) => {
                parts.iter().for_each(|(name, part)| walk(&format!("{path}.{name}"), part, cells))
            }
            // Rows of one column stand without it.
            serde_json::Value::Number(number) => {
                let column = if path.starts_with("proactive_disclosure.administrative_") {
                    ".decisions"
                } else {
                    ""
                };
                cells.insert(format!("{path}{column}"), number.to_string());
            }
            serde_json::Value::String(text) => {
                cells.insert(format!("{path}.amount"), text.clone());
            }
            _ => {}
        }
    }
    let mut cells = Cells::new();
    walk("requests", &entry["requests"], &mut cells);
    walk("review_litigation", &entry["review_litigation"], &mut cells);
    if entry["proactive_disclosure"]["edition"] == "2021" {
        walk("proactive_disclosure", &entry["proactive_disclosure"], &mut cells);
        cells.remove("proactive_disclosure.edition.amount");
    }
    cells
}

/// Reads every text of a folder of real reports and compares it with its truth file. Only where
/// GOUJI_CORPUS names the folder.
#[test]
fn real_reports_give_their_figures_and_no_wrong_one() {
    let Some(folder) = std::env::var_os("GOUJI_CORPUS") else { return };
    let folder = std::path::Path::new(&folder);
    for part in ["raw", "documents"] {
        let truths =
            std::fs::read_to_string(folder.join(part).join("truth.json")).expect("a truth file");
        let truths: Vec<serde_json::Value> = serde_json::from_str(&truths).expect("JSON");
        for entry in truths {
            let name = entry["file"].as_str().expect("a file name");
            if !name.ends_with(".txt") || name.ends_with(".js.txt") {
                continue;
            }
            let known = truth(&entry);
            let flat =
                text::read(&std::fs::read_to_string(folder.join(part).join(name)).expect("a text"));
            let found = cells(&flat);
            let wrong: Vec<_> = found
                .iter()
                .filter(|(path, value)| known.get(*path).is_some_and(|known| known != *value))
                .collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
            let right = found.keys().filter(|path| known.contains_key(*path)).count();
            println!("{name}: {right} of {} figures, {} notes", known.len(), flat.notes.len());
        }
    }
}

/// What a random report's cells are in the text that was rendered.
fn expected(report: &render::Report) -> Cells {
    report.cells().into_iter().collect()
}

fn assert_reads(report: &render::Report, text: &str) -> Result<(), TestCaseError> {
    let flat = text::read(text);
    prop_assert_eq!(&flat.notes, &Vec::new(), "{}", text);
    prop_assert_eq!(cells(&flat), expected(report), "{}", text);
    Ok(())
}

/// Whatever is read is right; the rest may be left unread.
fn assert_none_wrong(report: &render::Report, text: &str) -> Result<(), TestCaseError> {
    let expected = expected(report);
    let found = cells(&text::read(text));
    let wrong: Vec<_> =
        found.iter().filter(|(path, value)| expected.get(*path) != Some(value)).collect();
    prop_assert!(wrong.is_empty(), "{:?}\n{}", wrong, text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if is_full() { 3_000 } else { 16 })
    })]

    #[test]
    fn every_form_of_text_gives_back_the_figures_of_both_editions(report in render::report()) {
        for text in [
            report.separated("\t"),
            report.separated(" | "),
            report.one_cell_a_line("\n\n"),
            report.one_cell_a_line("\n|\n"),
            report.one_cell_a_line(" |\n"),
            report.rows_of_words("\n"),
            report.rows_of_words(" "),
        ] {
            assert_reads(&report, &text)?;
        }
    }

    #[test]
    fn text_laid_out_in_columns_gives_back_the_figures(report in render::report(), page in render::page()) {
        assert_reads(&report, &report.laid_out(&page))?;
    }

    #[test]
    fn a_figure_broken_over_lines_is_never_read_as_its_first_piece(report in render::report(), page in render::narrow_page()) {
        assert_none_wrong(&report, &report.laid_out(&page))?;
    }

    #[test]
    fn a_figure_broken_over_lines_of_cells_is_never_read_as_two(report in render::report(), digits in 1..5usize) {
        assert_none_wrong(&report, &report.one_narrow_cell_a_line(digits))?;
    }

    #[test]
    fn a_piece_of_a_figure_is_never_taken_for_the_figure_of_a_blank_cell(report in render::report_with_blanks(), page in render::narrow_page()) {
        assert_none_wrong(&report, &report.laid_out(&page))?;
    }

    #[test]
    fn figures_that_ran_together_are_refused_but_for_tables_with_one_way(report in render::report()) {
        let flat = text::read(&report.run_together());
        prop_assert!(flat.notes.iter().all(|note| note.kind == NoteKind::RunTogether));
        let is_refused = |table: &Table| flat.notes.iter().any(|note| note.table == Some(*table));
        // Which tables those are is tested with examples.
        let mut whole = expected(&report);
        for table in Table::ALL.iter().filter(|table| is_refused(table)) {
            whole.retain(|path, _| !path.starts_with(&format!("{}.", table.key())));
        }
        prop_assert_eq!(cells(&flat), whole);
    }

    #[test]
    fn text_without_its_repeated_lines_is_never_read(report in render::report()) {
        let whole = report.one_cell_a_line("\n");
        let mut seen = std::collections::HashSet::new();
        let text: Vec<&str> = whole.lines().filter(|line| seen.insert(*line)).collect();
        let flat = text::read(&text.join("\n"));
        prop_assert_eq!(cells(&flat), Cells::new(), "{}\n{:?}", text.join("\n"), flat.notes);
        prop_assert!(flat.notes.iter().any(|note| note.kind == NoteKind::LinesDropped));
    }

    #[test]
    fn any_text_gives_an_answer(text in "\\PC*") {
        text::read(&text);
    }

    #[test]
    fn any_mixture_of_what_reports_are_made_of_gives_an_answer(parts in prop::collection::vec(render::scrap(), 0..200)) {
        text::read(&parts.concat());
    }
}

/// Runs a reader on a text and gives the figures and the kinds of the notes.
#[track_caller]
fn read(text: &str) -> (Cells, Vec<NoteKind>) {
    let flat = text::read(text);
    (cells(&flat), flat.notes.iter().map(|note| note.kind).collect())
}

/// The value of a cell, with blank and unread told apart.
fn value<'c>(cells: &'c Cells, path: &str) -> Option<&'c str> {
    cells.get(path).map(String::as_str)
}

#[test]
fn a_header_over_three_lines_keeps_its_columns() {
    let flat = text::read("信息内容\t\t总计\n\t自然人\t\n\t\t0\t\n");
    let Some(Block::Grid(grid)) = flat.blocks.first() else { panic!("{:?}", flat.blocks) };
    let places: Vec<(u32, u32, &str)> = grid
        .cells()
        .map(|cell| (cell.row, cell.column, cell.text))
        .filter(|cell| !cell.2.is_empty())
        .collect();
    assert_eq!(places, [(0, 0, "信息内容"), (0, 2, "总计"), (1, 1, "自然人"), (2, 2, "0")]);
    assert!(!grid.is_aligned());
}

#[test]
fn pages_and_headings_between_rows_do_not_end_a_table() {
    let text = "规章\t1\t2\t3\n\n\u{c}- 4 -\n\n# **年度报告**\n\n规范性文件\t4\t5\t6\n";
    let grids =
        text::read(text).blocks.into_iter().filter(|block| matches!(block, Block::Grid(_))).count();
    assert_eq!(grids, 1);
    let text = "规章\t1\t2\t3\n\n## 三、收到和处理政府信息公开申请情况\n\n自然人\t4\t5\t6\n";
    let grids =
        text::read(text).blocks.into_iter().filter(|block| matches!(block, Block::Grid(_))).count();
    assert_eq!(grids, 2);
}

#[test]
fn blank_cells_that_bars_show_are_kept() {
    let text = "第二十条第（五）项 |\n||||\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n|\n行政许可 |\n37 |\n|\n1125 |\n|\n";
    let flat = text::read(text);
    let Some(Block::Grid(grid)) = flat.blocks.first() else { panic!("{:?}", flat.blocks) };
    let row: Vec<&str> = grid.row(grid.rows() - 1).map(|cell| cell.text).collect();
    assert_eq!(row[..4], ["行政许可", "37", "", "1125"]);
}

#[test]
fn values_before_their_labels_are_refused() {
    let (cells, notes) =
        read("第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n7545\n行政事业性收费\n");
    assert_eq!((cells, notes), (Cells::new(), vec![NoteKind::OrderUnclear]));
}

#[test]
fn a_row_that_the_end_of_the_text_cuts_is_left_out() {
    let text = "第二十条第(五)项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | 12 |\n第二十条第(六)项 |\n信息内容 | 本年处理决定数量 |\n行政处罚 | 34 [以下略]";
    let (cells, notes) = read(text);
    assert_eq!(
        value(&cells, "proactive_disclosure.administrative_licensing.decisions"),
        Some("12")
    );
    assert_eq!(value(&cells, "proactive_disclosure.administrative_penalties.decisions"), None);
    assert_eq!(notes, [NoteKind::Incomplete]);
}

#[test]
fn a_lone_number_behind_seven_values_may_be_a_page() {
    let header = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n";
    let rows = "一、本年新收政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n3\n二、上年结转政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n";
    let (cells, notes) = read(&format!("{header}{rows}"));
    assert_eq!(value(&cells, "requests.received.natural_person"), None);
    assert_eq!(value(&cells, "requests.carried_over.total"), Some("1"));
    assert_eq!(notes, [NoteKind::Surplus]);
}

/// A page of four rows as `pdftotext -layout` writes it, the last line of which is given.
fn page_ending_in(last: &str) -> String {
    format!("{}{last}\n\x0c", "一、总体情况\n全年共发布若干条信息。\n")
}

#[test]
fn bare_numbers_that_count_the_pages_are_no_cells() {
    let rows = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n";
    let behind = "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n4\n\u{c}";
    let received = "requests.received.total";
    let (cells, notes) =
        read(&format!("{}{}{rows}3\n\x0c{behind}", page_ending_in("1"), page_ending_in("2")));
    assert_eq!((value(&cells, received), notes), (Some("1"), vec![]));
    // A number that counts nothing may be the end of a figure.
    for (first, last) in [("1", "7"), ("", "3")] {
        let (cells, notes) = read(&format!(
            "{}{rows}{last}\n\x0c二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n",
            page_ending_in(first)
        ));
        assert_eq!(
            (value(&cells, received), notes),
            (None, vec![NoteKind::Surplus]),
            "{first} {last}"
        );
    }
}

#[test]
fn an_unknown_order_of_columns_is_refused() {
    let rows = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n";
    for header in [
        "总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他\n",
        "自然人 科研机构 商业企业 社会公益组织 法律服务机构 其他 总计\n",
    ] {
        assert_eq!(
            read(&format!("申请人情况 {header}{rows}")),
            (Cells::new(), vec![NoteKind::OrderUnclear]),
            "{header}"
        );
    }
    let header =
        "自然人 法人或其他组织 总计 商业 企业 科研 机构 社会 公益 组织 法律服务机构 其他\n";
    assert_eq!(
        value(&read(&format!("申请人情况 {header}{rows}")).0, "requests.received.total"),
        Some("21")
    );
}

#[test]
fn rows_out_of_order_are_refused_in_running_text() {
    let header = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n";
    let rows = "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n";
    assert_eq!(read(&format!("{header}{rows}")), (Cells::new(), vec![NoteKind::OrderUnclear]));
}

#[test]
fn one_table_that_ran_together_makes_words_of_others_worthless() {
    let review = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉 结果维持 结果纠正 \
        其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 0 1 1 0 2 1 0 0 0 1 0 0 0 0 0\n";
    assert_eq!(read(review).0.len(), 15);
    let proactive = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数 规章000行政规范性文件304\n";
    let (cells, notes) = read(&format!("{proactive}{review}"));
    assert_eq!((cells.len(), notes), (0, vec![NoteKind::RunTogether, NoteKind::RunTogether]));
}

#[test]
fn values_higher_and_lower_than_each_other_are_refused_where_columns_are_lost() {
    let proactive =
        "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 2 3\n行政规范性文件 5 6\n4\n";
    let (cells, notes) = read(proactive);
    assert_eq!((cells.len(), notes), (3, vec![NoteKind::Scattered]));
    let review = "行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉 结果维持 结果纠正 其他结果 尚未审结 总计 \
        结果维持 结果纠正 其他结果 尚未审结 总计";
    assert_eq!(read(&format!("{review}\n0 1 1 0 2 1 0 0 0 1 0 0 0 0 0\n")).0.len(), 15);
    assert_eq!(
        read(&format!("{review}\n0 1 1 0 2 1 0 0 0 1 0 0 0 0\n0\n")),
        (Cells::new(), vec![NoteKind::Scattered])
    );
    let rows = "一、本年新收政府信息公开申请数量 9 8 0 0 0 0 17\n二、上年结转政府信息公开申请数量 1\n2 0 0 0 0 3\n";
    let (cells, notes) = read(&format!("{HEADER}{rows}"));
    assert_eq!((cells.len(), notes), (7, vec![NoteKind::Scattered]));
}

/// Found by fuzzing: the end of one label stands in the line of the next.
#[test]
fn labels_that_share_a_line_of_a_layout_are_refused() {
    let header = "信息内容   本年制发件数   本年废止件数   现行有效件数\n";
    assert_eq!(read(&format!("{header}规章   4\n) 行政范文件")).0, Cells::new());
}

#[test]
fn sentences_about_figures_are_no_rows() {
    let text = "一、总体情况\n2020年共收到政府信息公开申请25件（其中：予以公开3件、不予公开3件），行政许可12件，行政处罚5件。制定规章 3 件 。\n";
    let flat = text::read(text);
    assert!(
        flat.notes.is_empty()
            && flat.blocks.iter().all(|block| matches!(block, Block::Text { .. })),
        "{flat:?}"
    );
}

#[test]
fn upright_header_letters_are_read_only_with_all_of_them() {
    let header = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结 结 其 尚 结 结 其 尚 结 结 其 尚\n果 果 他 未 总 果 果 他 未 总 果 果 他 未 总\n\
        维 纠 结 审 计 维 纠 结 审 计 维 纠 结 审 计\n持 正 果 结 持 正 果 结 持 正 果 结\n";
    let values = "3 0 1 0 4 0 0 0 0 0 2 0 0 0 2\n";
    let (cells, notes) = read(&format!("{header}{values}"));
    assert_eq!((cells.len(), notes), (15, Vec::new()));
    assert_eq!(value(&cells, "review_litigation.litigation_after_review.total"), Some("2"));
    let (cells, notes) = read(&format!("{}{values}", header.replacen("持 正 果 结 ", "", 1)));
    assert_eq!((cells.len(), notes), (0, vec![NoteKind::OrderUnclear]));
}

#[test]
fn columns_in_another_order_are_refused_in_a_layout() {
    let page = render::Page::default();
    let report = render::Report::counting(Edition::Edition2021);
    let text = report.laid_out(&page);
    assert_eq!(cells(&text::read(&text)), expected(&report));
    let swapped = text
        .replace("商业", "某某")
        .replace("科研", "商业")
        .replace("某某", "科研")
        .replace("企业   机构", "机构   企业");
    let (cells, notes) = read(&swapped);
    assert!(cells.keys().all(|path| !path.starts_with("requests.")), "{cells:?}");
    assert!(notes.contains(&NoteKind::OrderUnclear));
}

#[test]
fn a_blank_cell_in_a_layout_is_blank_and_moves_nothing() {
    let page = render::Page::default();
    let report = render::Report::counting(Edition::Edition2019);
    let text = report.laid_out(&page);
    let line = text.lines().find(|line| line.contains("2.重复申请")).expect("the row");
    let third = line.split_whitespace().rev().nth(4).expect("a figure");
    let blank = line.replacen(&format!(" {third} "), &format!(" {} ", " ".repeat(third.len())), 1);
    let (found, notes) = read(&text.replace(line, &blank));
    let row = "requests.outcomes.not_processed.repeated_request";
    assert_eq!(value(&found, &format!("{row}.research_institution")), Some(""));
    let mut wanted = expected(&report);
    wanted.insert(format!("{row}.research_institution"), String::new());
    assert_eq!((found, notes), (wanted, Vec::new()));
}

#[test]
fn a_broken_figure_leaves_its_row_and_one_beside_it_unread_and_no_other() {
    let row = "requests.outcomes.not_disclosed.state_secret";
    let report =
        render::Report::counting(Edition::Edition2021).with(&format!("{row}.total"), "12345");
    for (align, unread) in [
        (render::Align::Top, &[row, "requests.outcomes.not_disclosed.prohibited_by_law"]),
        (render::Align::Bottom, &["requests.outcomes.partially_disclosed", row]),
    ] {
        let page = render::Page {
            cell: Some(render::Cell { digits: 3, align }),
            ..render::Page::default()
        };
        let (found, notes) = read(&report.laid_out(&page));
        let mut wanted = expected(&report);
        wanted.retain(|path, _| !unread.iter().any(|row| path.starts_with(&format!("{row}."))));
        assert_eq!(found, wanted);
        assert_eq!(notes, [NoteKind::Scattered; 2]);
    }
}

#[test]
fn a_label_that_nothing_explains_leaves_the_rows_that_are_whole() {
    let page = render::Page::default();
    let report = render::Report::counting(Edition::Edition2021);
    let text = report.laid_out(&page).replace("2.重复申请", "2.甲乙丙丁");
    let (found, notes) = read(&text);
    let wanted = expected(&report);
    assert!(found.iter().all(|(path, value)| wanted.get(path) == Some(value)));
    assert!(!found.contains_key("requests.outcomes.not_processed.repeated_request.total"));
    assert_eq!(
        value(&found, "requests.received.total"),
        wanted.get("requests.received.total").map(String::as_str)
    );
    assert!(notes.contains(&NoteKind::LabelUnexplained));
}

#[test]
fn hostile_texts_are_bounded() {
    let size = if is_full() { 2_000_000 } else { 200_000 };
    for text in [
        "a".repeat(size),
        "a ".repeat(size / 2),
        "\n".repeat(size),
        "|".repeat(size),
        "a|b\n".repeat(size / 4),
        "\t".repeat(size),
        "信息内容 ".repeat(size / 13),
        "信息内容\n规章 1 2 3\n".repeat(size / 26),
        "规章0".repeat(size / 7),
        "（".repeat(size / 3),
        "其他 结果 ".repeat(size / 14),
        "一、本年新收政府信息公开申请数量 ".repeat(size / 50),
        "自然人   1   2\n".repeat(size / 17),
        "申请人情况\n三    本    1\n".repeat(size / 28),
        "\u{200b}\u{c}".repeat(size / 4),
    ] {
        let flat = text::read(&text);
        assert!(flat.blocks.len() + flat.notes.len() < size * 15 / 100);
    }
}

/// The header of the request matrix in running text.
const HEADER: &str =
    "申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他\n";

#[test]
fn a_label_that_goes_on_behind_its_values_keeps_them() {
    let rows = "（二）部分公开（区分处理的，只计这一情 8 1 0 0 0 0 9\n形，不计其他情形）\n（三）不予公开 1.属于国家秘密 0 0 0 0 0 0 0\n";
    let (cells, notes) = read(&format!("{HEADER}{rows}"));
    assert_eq!(value(&cells, "requests.outcomes.partially_disclosed.total"), Some("9"));
    assert_eq!(value(&cells, "requests.outcomes.not_disclosed.state_secret.total"), Some("0"));
    assert_eq!(notes, []);
}

#[test]
fn thousands_set_apart_are_not_two_values() {
    let (cells, notes) = read(&format!(
        "{HEADER}一、本年新收政府信息公开申请数量 1 234 0 0 0 0 0 1234\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"
    ));
    assert_eq!(value(&cells, "requests.received.natural_person"), None);
    assert_eq!(value(&cells, "requests.carried_over.natural_person"), Some("1"));
    assert_eq!(notes, [NoteKind::Surplus]);
}

#[test]
fn values_of_two_rows_behind_the_second_label_are_refused() {
    let (cells, notes) =
        read("第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n84\n0\n");
    assert_eq!((cells, notes), (Cells::new(), vec![NoteKind::OrderUnclear]));
}

#[test]
fn numbering_without_a_point_is_not_the_last_value_of_the_row_before() {
    let rows = "（三）不予公开 1 属于国家秘密 0 0 0 0 0 0 0 2 其他法律行政法规禁止公开 5 0 0 0 0 0 5 3 危及“三安全一稳定” 0 0 0 0 0 0 0\n";
    let (cells, notes) = read(&format!("{HEADER}{rows}"));
    assert_eq!(value(&cells, "requests.outcomes.not_disclosed.state_secret.total"), Some("0"));
    assert_eq!(value(&cells, "requests.outcomes.not_disclosed.prohibited_by_law.total"), Some("5"));
    assert_eq!(notes, []);
}

#[test]
fn figures_a_line_above_their_labels_are_refused() {
    let report = render::Report::counting(Edition::Edition2019);
    let page =
        render::Page { label: 40, rows_a_page: 100, total_up: false, ..render::Page::default() };
    let text = report.laid_out(&page);
    assert_eq!(cells(&text::read(&text)), expected(&report));
    // Every row's figures on a line of their own before the line of its label.
    let shifted: Vec<String> = text
        .lines()
        .map(|line| {
            let figures = line.find(|c: char| c.is_ascii_digit()).filter(|_| {
                line.split_whitespace().filter(|word| word.parse::<u32>().is_ok()).count() == 7
            });
            let Some(_) = figures else { return line.to_owned() };
            let words: Vec<&str> = line.split_whitespace().collect();
            let at = words
                .iter()
                .rposition(|word| word.parse::<u32>().is_err())
                .map_or(0, |last| last + 1);
            format!("{}{}\n{}", " ".repeat(50), words[at..].join("    "), words[..at].join(" "))
        })
        .collect();
    let (found, notes) = read(&shifted.join("\n"));
    assert!(found.keys().all(|path| !path.starts_with("requests.")), "{found:?}");
    assert!(!notes.is_empty());
}

/// The figures of one row of the request matrix, in the order of its columns.
fn matrix_row<'c>(cells: &'c Cells, row: &str) -> Vec<&'c str> {
    let columns = Layout::REQUESTS_2021.cells().take(7).map(|cell| cell.column().name);
    columns.map(|column| value(cells, &format!("requests.{row}.{column}")).unwrap_or("-")).collect()
}

#[test]
fn a_page_with_upright_groups_broken_labels_and_page_ends_is_read_whole() {
    let (cells, notes) = read(include_str!("../fixtures/text/layout-2021.txt"));
    assert_eq!(notes, []);
    // The stand-in for the binding knows no misprint, and the page has one: 本机关不掌握相关信息.
    assert_eq!(
        cells.len(),
        Layout::PROACTIVE_DISCLOSURE_2021.len() + Layout::REQUESTS_2021.len() + 15 - 7
    );
    assert_eq!(value(&cells, "proactive_disclosure.normative_documents.in_force"), Some("61"));
    assert_eq!(value(&cells, "proactive_disclosure.administrative_fees.amount"), Some("208.75"));
    for (row, values) in [
        ("outcomes.partially_disclosed", "4 0 0 0 0 0 4"),
        ("outcomes.not_disclosed.prohibited_by_law", "1 0 0 0 0 0 1"),
        ("outcomes.not_disclosed.process_information", "3 0 0 0 0 0 3"),
        ("outcomes.not_processed.petition_or_complaint", "2 0 0 0 1 0 3"),
        ("outcomes.other_handling.correction_overdue", "1 0 0 0 0 0 1"),
        ("outcomes.total", "46 5 0 1 1 0 53"),
        ("carried_forward", "5 0 0 0 1 0 6"),
    ] {
        assert_eq!(matrix_row(&cells, row).join(" "), values, "{row}");
    }
    assert_eq!(value(&cells, "review_litigation.litigation_after_review.other"), Some("0"));
    assert_eq!(value(&cells, "review_litigation.litigation_after_review.total"), Some("1"));
}

#[test]
fn a_page_of_a_flip_book_gives_its_row_and_its_table() {
    let (cells, notes) = read(include_str!("../fixtures/text/flipbook-2020.txt"));
    assert_eq!(notes, []);
    assert_eq!(matrix_row(&cells, "carried_forward").join(" "), "2 0 1 0 0 0 3");
    let review: Vec<&str> =
        Layout::REVIEW_LITIGATION.cells().filter_map(|cell| value(&cells, &cell.path())).collect();
    assert_eq!(review.join(" "), "2 1 0 1 4 1 0 0 0 1 2 0 0 0 2");
}

#[test]
fn cells_between_bars_in_traditional_characters_keep_their_text() {
    let flat = text::read(include_str!("../fixtures/text/cells-2019-traditional.txt"));
    let rows: Vec<Vec<&str>> = flat
        .blocks
        .iter()
        .filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None })
        .flat_map(|grid| (0..grid.rows()).map(|row| grid.row(row).map(|cell| cell.text).collect()))
        .collect();
    for row in [
        vec!["信息內容", "本年新\n製作數量", "本年新公開數量", "對外公開總數量"],
        vec!["規章", "", "", "", ""],
        vec!["規範性文件(以本級名義印發的)", "12", "9", "120", ""],
        vec!["行政許可", "88", "減6", "2,047", ""],
        vec!["其他對外管理服務事項", "310", "+14", "/", ""],
        vec!["政府集中采購", "7", "318.6", "", ""],
        vec!["一、本年新收政府信息公開申請數量", "6", "0", "0", "0", "1", "0", "7", ""],
    ] {
        assert!(rows.contains(&row), "{row:?} is not in {rows:#?}");
    }
    assert!(
        rows.iter().all(|row| !row[0].starts_with("二、上年")),
        "the text breaks off in its last figure"
    );
    assert_eq!(flat.notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [NoteKind::Incomplete]);
}

#[test]
fn a_text_longer_than_any_report_says_where_the_reading_ended() {
    let report = include_str!("../fixtures/text/cells-2019-traditional.txt");
    let prose = "a b\n".repeat(151_000);
    let whole = gouji::read::any(report.as_bytes(), None).unwrap();
    let behind = gouji::read::any(format!("{prose}\n{report}").as_bytes(), None).unwrap();
    let told: Vec<_> = behind
        .remarks
        .iter()
        .filter(|remark| remark.kind == gouji::RemarkKind::TextTooLong)
        .collect();
    assert_eq!(told.len(), 1, "{:?}", behind.remarks);
    assert_eq!(told[0].rule().severity(), gouji::Severity::Error);
    assert!(whole.remarks.iter().all(|remark| remark.kind != gouji::RemarkKind::TextTooLong));
}

/// What binding makes of one row of the text below the header of its table: the figures in printed
/// order, `-` for blank or unread.
#[track_caller]
fn bound(text: &str, row: &str) -> String {
    let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
    let figure = |cell: gouji::CellId| {
        reading.report.get(cell).and_then(|value| value.to_string().parse::<i64>().ok())
    };
    let cells =
        reading.report.cells().map(|(cell, _)| cell).filter(|cell| cell.path().contains(row));
    cells
        .map(|cell| figure(cell).map_or("-".into(), |value| value.to_string()))
        .collect::<Vec<String>>()
        .join(" ")
}

/// A request matrix whose columns are named and whose rows are given, with bars for tabs.
fn matrix(separator: &str, rows: &[&str]) -> String {
    let header = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|申请人情况\n自然人|法人或其他组织|总计\n\
        商业企业|科研机构|社会公益组织|法律服务机构|其他";
    format!("三、收到和处理政府信息公开申请情况\n{header}\n{}\n", rows.join("\n"))
        .replace('|', separator)
}

#[test]
fn two_separators_between_all_labels_are_one() {
    for (separator, edge) in [("||", "|"), ("\t\t", "")] {
        let rows = [
            "信息内容|本年新制作数量|本年新公开数量|对外公开总数量",
            "规章|15",
            "规范性文件|0|2|15",
            "信息内容|上一年项目数量|本年增/减|处理决定数量",
            "行政许可||1|2",
        ];
        let text: String = rows
            .iter()
            .map(|row| format!("{edge}{}{edge}\n", row.replace('|', separator)))
            .collect();
        assert_eq!(bound(&text, "rules"), "- - -", "{text}");
        assert_eq!(bound(&text, "normative_documents"), "0 2 15", "{text}");
        assert_eq!(bound(&text, "administrative_licensing"), "- 1 2", "{text}");
        let text = matrix(
            separator,
            &[
                "一、本年新收政府信息公开申请数量|0|230|0|2",
                "二、上年结转政府信息公开申请数量|1|2|3|4|5|6|7",
            ],
        );
        assert_eq!(bound(&text, "received"), "- - - - - - -", "{text}");
        assert_eq!(bound(&text, "carried_over"), "1 2 3 4 5 6 7", "{text}");
    }
}

#[test]
fn a_separator_that_ends_the_header_too_is_no_blank_cell() {
    for separator in ["|", "\t"] {
        let text =
            "信息内容|上一年项目数量|本年增/减|处理决定数量|\n行政许可|15|1|\n其他对外管理服务事项|15|1|14|\n".replace('|', separator);
        assert_eq!(bound(&text, "administrative_licensing"), "- - -");
        assert_eq!(bound(&text, "other_external_services"), "15 1 14");
    }
    // A frame around the table.
    let text = "|信息内容|上一年项目数量|本年增/减|处理决定数量|\n|行政许可|15|1||\n|其他对外管理服务事项|15|1|\n";
    assert_eq!(
        (bound(text, "administrative_licensing"), bound(text, "other_external_services")),
        ("15 1 -".into(), "- - -".into())
    );
}

#[test]
fn blank_fields_beside_the_values_are_a_margin_only_where_all_rows_have_it() {
    let full = "二、上年结转政府信息公开申请数量|1|2|3|4|5|6|7";
    let text = matrix("\t", &["一、本年新收政府信息公开申请数量||5|||3|7||15", full]);
    assert_eq!(bound(&text, "received"), "- - - - - - -");
    assert_eq!(bound(&text, "carried_over"), "1 2 3 4 5 6 7");
    // The same row where every row has a blank field before its values.
    let text = matrix(
        "\t",
        &[
            "一、本年新收政府信息公开申请数量||5|||3|7||15",
            "二、上年结转政府信息公开申请数量||1|2|3|4|5|6|7",
        ],
    );
    assert_eq!(bound(&text, "received"), "5 - - 3 7 - 15");
    // No blank field is one of the cells: it does not matter which are too many.
    let text = matrix("\t", &["一、本年新收政府信息公开申请数量||5|0|0|3|7|0|15|", full]);
    assert_eq!(bound(&text, "received"), "5 0 0 3 7 0 15");
}

#[test]
fn ends_of_figures_that_happen_to_count_up_are_no_page_numbers() {
    // 1159 and 11510 were broken in narrow cells, and their ends stand last on two pages: they were
    // taken for the numbers of the pages, and the figures read as 115.
    let text = include_str!("../fixtures/text/narrow-cells-2021.txt");
    let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
    let read = |path: &str| reading.report.get(reading.report.cell(path).unwrap()).unwrap();
    let broken = "requests.outcomes.not_processed.petition_or_complaint.legal_service_institution";
    for path in [broken, "requests.outcomes.total.natural_person"] {
        assert!(read(path).is_blank(), "{path} {:?}", read(path));
    }
    // Other rows stay certain.
    assert_eq!(read("requests.received.total").integer(), Some(0));
}

#[test]
fn rows_that_are_there_and_left_out_are_unread_and_not_missing() {
    let gaps = |text: &str| {
        let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
        let rows_missing = |remark: &Remark| matches!(remark.kind, RemarkKind::RowsMissing { .. });
        assert!(!reading.remarks.iter().any(rows_missing), "{:?}", reading.remarks);
        reading.gaps()
    };
    // In columns: figures broken over lines.
    let found = gaps(include_str!("../fixtures/text/narrow-cells-2021.txt"));
    let row = "requests.outcomes.total.total";
    assert!(found.absent.is_empty() && found.unread.iter().any(|cell| cell.path() == row));
    // Word after word: the labels of a block before all of its figures.
    let found = gaps(
        "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n3\n\
        第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n1\n2\n\
        第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n0\n\
        第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n1\n行政规范性文件\n2\n3\n4\n",
    );
    let paths: Vec<_> = found.unread.iter().map(|cell| cell.path()).collect();
    assert_eq!(found.absent, []);
    assert_eq!(
        paths,
        ["penalties.decisions", "compulsion.decisions"]
            .map(|cell| format!("proactive_disclosure.administrative_{cell}"))
    );
}

#[test]
fn a_cell_that_does_not_apply_is_one_in_every_writing() {
    let header = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n";
    for mark in ["不适用", "N/A", "／", "——"] {
        let text = format!("二、主动公开政府信息情况\n{header}规章\n0\n{mark}\n3\n");
        let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
        let read = |column: &str| {
            let cell = reading.report.cell(&format!("proactive_disclosure.rules.{column}"));
            reading.report.get(cell.unwrap()).unwrap().to_string()
        };
        assert_eq!([read("issued"), read("repealed"), read("in_force")], ["0", "/", "3"], "{mark}");
    }
}

#[test]
fn a_remark_on_one_row_that_refuses_others_too_names_that_row() {
    let rows = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 7\n8 9\n二、上年结转政府信息公开申请数量 1 2 3\n";
    let text = format!("三、收到和处理政府信息公开申请情况\n{HEADER}{rows}");
    let reading = gouji::read::any(text.as_bytes(), Some("report.txt")).unwrap();
    let is_scattered = |remark: &&Remark| remark.kind == RemarkKind::FiguresScattered;
    let remark = reading.remarks.iter().find(is_scattered).unwrap();
    let message = remark.message(gouji::Locale::Chinese);
    assert!(message.contains("“一、本年新收政府信息公开申请数量"), "{message}");
}
