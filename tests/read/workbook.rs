//! Workbooks: .xlsx, .xls and .ods, every kind of value, merged cells, gaps.

use gouji::read::{Block, workbook};
use proptest::prelude::*;

use crate::any_grid::any_grid;
use crate::support::xls::{cell, record, shared_strings, xls, xls_from_grids};
use crate::support::{
    self, Cell, cells, grids, ods, ods_from_grids, show, texts, xlsx, xlsx_from_grids,
};

#[track_caller]
fn read(bytes: &[u8]) -> Vec<Block> {
    workbook::blocks(bytes).expect("the workbook is read")
}

/// The cells of the only sheet.
#[track_caller]
fn sheet(bytes: &[u8]) -> Vec<String> {
    let blocks = read(bytes);
    let [grid] = grids(&blocks)[..] else { panic!("one sheet in {blocks:?}") };
    assert!(grid.is_aligned());
    show(grid)
}

/// The cells of a sheet with this `sheetData`.
#[track_caller]
fn data(rows: &str) -> Vec<String> {
    sheet(&xlsx(&[("一", &format!("<sheetData>{rows}</sheetData>"))], &[]))
}

#[test]
fn every_sheet_with_text_gives_its_name_and_its_cells() {
    let sheets = [
        ("表一", vec![Cell::new(3, 2, "甲")]),
        ("空", vec![Cell::new(0, 0, "")]),
        ("a & b", vec![Cell::new(0, 0, "1")]),
    ];
    for bytes in [xlsx_from_grids(&sheets), ods_from_grids(&sheets), xls_from_grids(&sheets)] {
        let blocks = read(&bytes);
        assert_eq!(texts(&blocks), ["表一", "a & b"]);
        let shown: Vec<_> = grids(&blocks).into_iter().map(show).collect();
        assert_eq!(shown, [["3,2 甲"], ["0,0 1"]]);
        assert_eq!(
            grids(&blocks)[0].cells().next().expect("a cell").position.to_string(),
            "表一!C4"
        );
        assert_eq!(grids(&blocks)[0].rows(), 4);
    }
}

#[test]
fn xlsx_values_of_every_kind() {
    let rows = r#"<row r="2"><c r="A2"><v>3</v></c><c r="B2" t="n"><v>45.82</v></c>
        <c r="C2"><v>3.0</v></c><c r="D2"><v>1E3</v></c>
        <c r="E2"><v>30.700000000000003</v></c><c r="F2" t="b"><v>1</v></c>
        <c r="G2" t="e"><v>#DIV/0!</v></c><c r="H2" t="d"><v>2024-01-31</v></c>
        <c r="I2" t="str"><f>A2&amp;""</f><v>3</v></c><c r="J2" t="inlineStr"><is><t>a</t><r>
        <t>b</t></r><rPh><t>x</t></rPh></is></c>
        <c r="K2"><v>NaN</v></c><c r="L2" t="str"><v>第一行_x000D_
第二行</v></c><c r="M2"><v>-7</v></c></row>"#;
    assert_eq!(
        data(rows),
        [
            "1,0 3",
            "1,1 45.82",
            "1,2 3",
            "1,3 1000",
            "1,4 30.7",
            "1,5 TRUE",
            "1,6 #DIV/0!",
            "1,7 2024-01-31",
            "1,8 3",
            "1,9 ab",
            "1,10 #NUM!",
            "1,11 第一行\n第二行",
            "1,12 -7"
        ]
    );
}

#[test]
fn formulas_give_their_stored_value_and_are_neither_blank_nor_numbers_without_one() {
    let rows = r#"<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>25</v></c><c r="B1"><f>SUM(C1:D1)</f></c>
        <c r="C1"><f>1+1</f><v/></c>
        <c r="D1" t="str"><f>""</f><v></v></c></row>"#;
    assert_eq!(data(rows), ["0,0 25", "0,1 =SUM(C1:D1)", "0,2 =1+1"]);
}

#[test]
fn shared_strings_and_formats_are_looked_up() {
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>
        <t>甲</t></si><si/><si><r><t>25</t></r>
        <r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><rPr><strike/></rPr><t>6</t></r>
        <rPh sb="0" eb="1"><t>x</t></rPh></si></sst>"#;
    let styles = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
        <numFmt numFmtId="177" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="14"/>
        </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>
        <xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="3"/></cellXfs></styleSheet>"#;
    let rows = r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>
        <c s="1"><v>45322</v></c><c s="2"><v>45322</v></c>
        <c s="3"><v>0.25</v></c><c s="4"><v>1234</v></c><c s="99"><v>5</v></c></row>"#;
    let file = xlsx(
        &[("一", &format!("<sheetData>{rows}</sheetData>"))],
        &[("sharedStrings", "sharedStrings.xml", strings), ("styles", "styles.xml", styles)],
    );
    assert_eq!(
        sheet(&file),
        [
            "0,0 甲",
            "0,1 ",
            "0,2 25^16\u{336}",
            "0,3 2024-01-31",
            "0,4 2024-01-31",
            "0,5 25%",
            "0,6 1234",
            "0,7 5"
        ]
    );
}

#[test]
fn cells_without_addresses_follow_each_other() {
    assert_eq!(
        data("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"),
        ["0,0 1", "0,1 2", "2,0 3"]
    );
}

#[test]
fn merged_regions_span_and_hide_what_they_cover() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>
        </row><row r="2"><c r="A2"><v>4</v></c><c r="C2"/></row>"#;
    let merges = r#"<mergeCells count="2"><mergeCell ref="B2:A1"/><mergeCell ref="B2:C3"/>
        <mergeCell ref="C1"/></mergeCells>"#;
    let file = xlsx(&[("一", &format!("<sheetData>{rows}</sheetData>{merges}"))], &[]);
    // The second region overlaps the first and does not count.
    assert_eq!(sheet(&file), ["0,0 2×2 1", "0,2 3", "1,2 "]);
}

#[test]
fn blank_cells_are_there_only_where_the_row_and_the_column_have_text() {
    let rows = r#"<row r="1"><c r="B1"><v>1</v></c><c r="C1"/><c r="D1"><v>2</v></c><c r="XFD1"/>
        </row><row r="2"><c r="B2"/></row><row r="3"><c r="A3"/><c r="D3"><v>3</v></c></row>"#;
    assert_eq!(data(rows), ["0,1 1", "0,2 ", "0,3 2", "2,3 3"]);
}

#[test]
fn what_contradicts_itself_is_damage() {
    for (rows, words) in [
        (r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#, "there twice"),
        (r#"<row r="1"><c r="A1" t="s"><v>7</v></c></row>"#, "shared string that is not there (7)"),
        (r#"<row r="1"><c r="1A"><v>1</v></c></row>"#, "address cannot be read (1A)"),
        (r#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#, "address cannot be read (XFE1)"),
        (r#"<row r="4294967295"><c><v>1</v></c></row>"#, "beyond the last row"),
    ] {
        let error =
            workbook::blocks(&xlsx(&[("一", &format!("<sheetData>{rows}</sheetData>"))], &[]))
                .expect_err(rows);
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn sheets_that_are_charts_are_passed_over_and_missing_ones_are_damage() {
    let book = |related: &[(&str, &str, &str)]| {
        let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="图" r:id="a"/></sheets></workbook>"#;
        support::package(&[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", &support::relationships(related)),
            ("xl/c.xml", "<chartsheet/>"),
        ])
    };
    assert_eq!(workbook::blocks(&book(&[("a", "chartsheet", "c.xml")])), Ok(Vec::new()));
    let error = workbook::blocks(&book(&[])).expect_err("the sheet is missing");
    assert!(error.to_string().contains("the sheet 图 is listed and not there"), "{error}");
    let error =
        workbook::blocks(&book(&[("a", "worksheet", "d.xml")])).expect_err("the part is missing");
    assert!(
        error.to_string().contains("xl/d.xml is damaged: the file does not have this part"),
        "{error}"
    );
}

#[test]
fn ods_values_of_every_kind() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = [
        cell(r#"office:value-type="float" office:value="45.82" calcext:value-type="float""#, "45.8"),
        cell(r#"office:value-type="float" office:value="3""#, "3.00"),
        cell(r#"office:value-type="currency" office:value="12.5""#, "￥12.50"),
        cell(r#"office:value-type="percentage" office:value="0.25""#, "25%"),
        cell(r#"office:value-type="date" office:date-value="2024-01-31""#, "31/1"),
        cell(r#"office:value-type="boolean" office:boolean-value="true""#, "WAHR"),
        cell(r#"office:value-type="string" office:string-value="" calcext:value-type="error""#, "#DIV/0!"),
        cell(r#"office:value-type="string""#, "a<text:s text:c=\"2\"/>b<text:tab/>\
            <text:span>c</text:span><text:line-break/>d</text:p><text:p>e"),
        r#"<table:table-cell table:formula="of:=SUM([.A1:.A2])"/>"#.to_owned(),
        r#"<table:table-cell office:value-type="float" office:value="7" table:formula="of:=3+4"><office:annotation><text:p>note</text:p></office:annotation><text:p>7</text:p></table:table-cell>"#.to_owned(),
    ];
    let file = ods(&format!(
        r#"<table:table table:name="一"><table:table-column/>
         <table:table-row>{}</table:table-row></table:table>"#,
        row.concat()
    ));
    assert_eq!(
        sheet(&file),
        [
            "0,0 45.82",
            "0,1 3",
            "0,2 12.5",
            "0,3 25%",
            "0,4 2024-01-31",
            "0,5 TRUE",
            "0,6 #DIV/0!",
            "0,7 a  b\tc\nd\ne",
            "0,8 =SUM([.A1:.A2])",
            "0,9 7"
        ]
    );
}

#[test]
fn ods_repetitions_with_text_are_repeated_and_blank_ones_leave_gaps() {
    let table = r#"<table:table table:name="一">
        <table:table-header-rows><table:table-row table:number-rows-repeated="2">
        <table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="0"/>
        <table:table-cell table:number-columns-repeated="16379"/>
        </table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="1000">
        <table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:covered-table-cell table:number-columns-repeated="3"/>
        <table:table-cell office:value-type="float" office:value="5"/></table:table-row>
        <table:table-row table:number-rows-repeated="1047573">
        <table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    assert_eq!(
        sheet(&ods(table)),
        ["0,2 0", "0,3 0", "0,4 0", "1,2 0", "1,3 0", "1,4 0", "1002,3 5"]
    );
}

#[test]
fn ods_deleted_cells_of_tracked_changes_are_not_read() {
    let tracked = r#"<table:tracked-changes><table:cell-content-deletion><table:table-cell office:value-type="float" office:value="9"/></table:cell-content-deletion></table:tracked-changes>"#;
    let table = r#"<table:table table:name="一"><table:table-row>
        <table:table-cell office:value-type="float" office:value="1"/>
        </table:table-row></table:table>"#;
    assert_eq!(sheet(&ods(&format!("{tracked}{table}"))), ["0,0 1"]);
}

#[test]
fn xls_values_of_every_kind() {
    let formula =
        |column, value: [u8; 8]| cell(0x0006, 0, column, 0, &[&value[..], &[0; 8]].concat());
    let rk = |number: i32, hundredths: u32| (((number << 2) as u32) | 2 | hundredths).to_le_bytes();
    let wide: Vec<u8> = "甲\r\n乙".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let rows = [
        cell(0x0203, 0, 0, 0, &45.82_f64.to_le_bytes()),
        cell(0x027E, 0, 1, 0, &rk(-7, 0)),
        cell(0x027E, 0, 2, 0, &rk(4582, 1)),
        record(
            0x00BD,
            &[&[0, 0, 3, 0][..], &[0, 0], &rk(1, 0), &[0, 0], &rk(2, 0), &[4, 0]].concat(),
        ),
        cell(0x0204, 0, 5, 0, b"\x02\x00\x00ab"),
        cell(0x00FD, 0, 6, 0, &0_u32.to_le_bytes()),
        cell(0x0205, 0, 7, 0, &[1, 0]),
        cell(0x0205, 0, 8, 0, &[7, 1]),
        formula(9, 25_f64.to_le_bytes()),
        formula(10, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x04BC, &[0; 10]),
        record(0x0207, &[&[4, 0, 1][..], &wide].concat()),
        formula(11, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        formula(12, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]),
        formula(13, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        formula(14, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        cell(0x0203, 0, 15, 1, &45322_f64.to_le_bytes()),
        cell(0x0203, 0, 16, 2, &0.5_f64.to_le_bytes()),
    ];
    let style = |format: u16| record(0x00E0, &[[0, 0], format.to_le_bytes()].concat());
    let format = record(0x041E, &[&164_u16.to_le_bytes()[..], b"\x05\x00\x000.00%"].concat());
    let globals =
        [format, style(0), style(14), style(164), shared_strings(&["共".to_owned()])].concat();
    assert_eq!(
        sheet(&xls(&globals, &[("一", &rows.concat())])),
        [
            "0,0 45.82",
            "0,1 -7",
            "0,2 45.82",
            "0,3 1",
            "0,4 2",
            "0,5 ab",
            "0,6 共",
            "0,7 TRUE",
            "0,8 #DIV/0!",
            "0,9 25",
            "0,10 甲\n乙",
            "0,11 TRUE",
            "0,12 #N/A",
            "0,13 ",
            "0,14 =",
            "0,15 2024-01-31",
            "0,16 50%"
        ]
    );
}

#[test]
fn xls_strings_are_read_across_records_and_past_their_formatting() {
    // "ab" in one byte a letter, cut, "c" in two; then a string with a run of formatting and
    // phonetic data, cut within these.
    let first = [&[3, 0, 0, 0, 3, 0, 0, 0][..], &[3, 0, 0], b"ab"].concat();
    let second =
        [&[1][..], &[b'c', 0], &[1, 0, 0x0D, 1, 0, 3, 0, 0, 0], &[b'd', 0], &[9, 9]].concat();
    let globals = [
        record(0x00FC, &first),
        record(0x003C, &second),
        record(0x003C, &[9, 9, 8, 8, 8, 1, 0, 0, b'e']),
    ]
    .concat();
    let rows = [0_u8, 1, 2]
        .map(|number| cell(0x00FD, 0, u16::from(number), 0, &[number, 0, 0, 0]))
        .concat();
    assert_eq!(sheet(&xls(&globals, &[("一", &rows)])), ["0,0 abc", "0,1 d", "0,2 e"]);
}

#[test]
fn xls_charts_within_a_sheet_are_not_cells() {
    let chart = [
        record(0x0809, &[0, 6, 0x20, 0]),
        cell(0x0203, 0, 0, 0, &9_f64.to_le_bytes()),
        record(0x000A, &[]),
    ]
    .concat();
    let rows = [chart, cell(0x0203, 0, 0, 0, &1_f64.to_le_bytes())].concat();
    assert_eq!(sheet(&xls(&[], &[("一", &rows)])), ["0,0 1"]);
}

#[test]
fn other_files_are_named() {
    let compound = |name| support::ole::compound(&[(name, b"x".as_slice())]);
    let old = support::ole::compound(&[("Workbook", &record(0x0809, &[0, 5, 5, 0]))]);
    let encrypted = support::ole::compound(&[(
        "Workbook",
        &[record(0x0809, &[0, 6, 5, 0]), record(0x002F, &[1, 0])].concat(),
    )]);
    let binary = support::package(&[
        ("_rels/.rels", &support::relationships(&[("a", "officeDocument", "xl/workbook.bin")])),
        ("xl/workbook.bin", "x"),
    ]);
    let locked = support::package(&[
        ("META-INF/manifest.xml", "<a><encryption-data/></a>"),
        ("content.xml", "\u{1}"),
    ]);
    for (bytes, words) in [
        (Vec::new(), "the file is empty"),
        (b"<table>".to_vec(), "a web page"),
        (compound("WordDocument"), "a Word 97–2003 document (.doc)"),
        (compound("EncryptedPackage"), "an encrypted document"),
        (compound("Book"), "Excel 95"),
        (compound("Other"), "another program"),
        (old, "Excel 95"),
        (encrypted, "an encrypted document"),
        (binary, "a binary workbook (.xlsb)"),
        (locked, "an encrypted document"),
        (support::docx(""), "a Word document (.docx)"),
        (support::package(&[("content.xml", "<a/>")]), "an OpenDocument file of another kind"),
        (support::package(&[("a", "b")]), "another kind of zip archive"),
    ] {
        let error = workbook::blocks(&bytes).expect_err(words);
        assert!(error.to_string().contains(words), "{error}");
    }
}

/// What is left of a grid in a workbook: texts with their spans. Rows without text are not to be
/// seen, so spans end with the last that is.
fn with_text(cells: &[Cell]) -> Vec<Cell> {
    let mut found: Vec<Cell> = cells.iter().filter(|cell| !cell.text.is_empty()).cloned().collect();
    let rows = found.iter().map(|cell| cell.row + 1).max().unwrap_or(0);
    for cell in &mut found {
        cell.rows = cell.rows.min(rows - cell.row);
    }
    found
}

proptest! {
    #[test]
    fn what_is_written_to_a_workbook_is_read_again(grid in any_grid()) {
        let wanted = with_text(&grid);
        let sheets = [("表", grid)];
        for bytes in [xlsx_from_grids(&sheets), ods_from_grids(&sheets), xls_from_grids(&sheets)] {
            let blocks = read(&bytes);
            let first = grids(&blocks).first().map(|grid| with_text(&cells(grid)));
            let found = first.unwrap_or_default();
            prop_assert_eq!(&found, &wanted);
        }
    }

    #[cfg(feature = "docx")]
    #[test]
    fn what_is_written_to_a_document_is_read_again(
        grids_in in prop::collection::vec(any_grid(), 1..4)
    ) {
        let document = support::docx_from_grids(&grids_in);
        let blocks = gouji::read::docx::blocks(&document).expect("the document is read");
        let found: Vec<Vec<Cell>> = grids(&blocks).into_iter().map(cells).collect();
        prop_assert_eq!(found, grids_in);
    }
}
