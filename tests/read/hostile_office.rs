//! Hostile office files: whatever the bytes, a value or an error, in bounded memory and time.

use gouji::read::{Block, OfficeError, docx, workbook};
use proptest::prelude::*;

use crate::growth::assert_linear_of;
use crate::support::xls::{cell, record, xls, xls_from_grids};
use crate::support::{
    self, Cell, WORD_NAMESPACES, address, docx_from_grids, grids, ods, ods_from_grids, package,
    show, xlsx, xlsx_from_grids,
};

#[track_caller]
fn too_large<T: std::fmt::Debug>(result: Result<T, OfficeError>) {
    let error = result.expect_err("the file is refused");
    assert!(matches!(error, OfficeError::TooLarge { .. }), "{error}");
}

fn sheet(rows: &str) -> Vec<u8> {
    xlsx(&[("一", &format!("<sheetData>{rows}</sheetData>"))], &[])
}

/// A small file that unpacks to this many bytes of nothing.
fn blanks(megabytes: usize) -> String {
    " ".repeat(megabytes << 20)
}

#[test]
fn a_zip_bomb_of_white_space_is_refused() {
    for bytes in [
        support::docx(&format!("<w:p/>{}", blanks(24))),
        sheet(&blanks(24)),
        ods(&blanks(24)),
        xlsx(
            &[("一", "<sheetData/>")],
            &[("sharedStrings", "s.xml", &format!("<sst>{}</sst>", blanks(24)))],
        ),
    ] {
        assert!(bytes.len() < 60_000);
        too_large(docx::blocks(&bytes).and(workbook::blocks(&bytes)).or_else(
            |error| match error {
                OfficeError::Other { .. } => workbook::blocks(&bytes),
                error => Err(error),
            },
        ));
    }
}

#[test]
fn a_zip_bomb_of_small_pieces_is_refused() {
    too_large(docx::blocks(&support::docx(&"<w:p/>\n".repeat(4 << 20))));
    too_large(docx::blocks(&support::docx(&"<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(200_000))));
    too_large(docx::blocks(&support::docx(&format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        "<w:tc/>".repeat(200_000)
    ))));
    too_large(workbook::blocks(&sheet(
        &format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_000)).repeat(8),
    )));
    too_large(workbook::blocks(&sheet(&"<row><c><v>1</v></c></row>".repeat(200_000))));
}

#[test]
fn an_attribute_or_a_text_too_long_for_the_file_is_refused() {
    let long = "x".repeat(12 << 20);
    too_large(docx::blocks(&support::docx(&format!("<w:p><w:r><w:t>{long}</w:t></w:r></w:p>"))));
    too_large(docx::blocks(&support::docx(&format!("<w:p w:a=\"{long}\"/>"))));
    let pieces = ("x".repeat(4096) + "<!---->").repeat(3000);
    too_large(workbook::blocks(&sheet(&format!("<row><c t=\"str\"><v>{pieces}</v></c></row>"))));
    too_large(workbook::blocks(&sheet(&format!(
        "<row><c t=\"inlineStr\"><is><t>{pieces}</t></is></c></row>"
    ))));
    too_large(docx::blocks(&support::docx(&format!("<w:p><w:r><w:t>{pieces}</w:t></w:r></w:p>"))));
}

#[test]
fn one_string_that_every_cell_shows_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let rows =
        format!("<sheetData><row>{}</row></sheetData>", "<c t=\"s\"><v>0</v></c>".repeat(1000));
    too_large(workbook::blocks(&xlsx(&[("一", &rows)], &[("sharedStrings", "s.xml", &strings)])));
}

#[test]
fn one_sheet_that_is_listed_many_times_is_refused() {
    let rows = format!("<worksheet><sheetData>{}</sheetData></worksheet>", blanks(1));
    let list: String =
        (0..2000).map(|number| format!(r#"<sheet name="{number}" r:id="a"/>"#)).collect();
    let book = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#
    );
    too_large(workbook::blocks(&package(&[
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &support::relationships(&[("a", "worksheet", "s.xml")])),
        ("xl/s.xml", &rows),
    ])));
}

#[test]
fn a_cell_in_the_last_corner_is_one_cell() {
    let far = || vec![Cell::new(0, 0, "1"), Cell::new(1_048_575, 16_383, "2")];
    let blocks = workbook::blocks(&xlsx_from_grids(&[("一", far())])).expect("two cells");
    assert_eq!(show(grids(&blocks)[0]), ["0,0 1", "1048575,16383 2"]);
    assert_eq!(
        grids(&blocks)[0].cells().nth(1).expect("a cell").position.to_string(),
        "一!XFD1048576"
    );

    let far = r#"<table:table><table:table-row table:number-rows-repeated="1048575">
        <table:table-cell/></table:table-row><table:table-row>
        <table:table-cell table:number-columns-repeated="16383"/>
        <table:table-cell office:value-type="float" office:value="2"/>
        </table:table-row></table:table>"#;
    let blocks = workbook::blocks(&ods(far)).expect("one cell");
    assert_eq!(show(grids(&blocks)[0]), ["1048575,16383 2"]);

    let corner = [
        cell(0x0203, 0, 0, 0, &1_f64.to_le_bytes()),
        cell(0x0203, 65_535, 255, 0, &2_f64.to_le_bytes()),
    ]
    .concat();
    let blocks = workbook::blocks(&xls(&[], &[("一", &corner)])).expect("two cells");
    assert_eq!(show(grids(&blocks)[0]), ["0,0 1", "65535,255 2"]);
}

#[test]
fn repetitions_without_end_are_refused() {
    let cell = r#"<table:table-cell table:number-columns-repeated="4294967295" office:value-type="float" office:value="1"/>"#;
    too_large(workbook::blocks(&ods(&format!(
        "<table:table><table:table-row>{cell}</table:table-row></table:table>"
    ))));
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let row = format!(
        r#"<table:table-row table:number-rows-repeated="99999999999">{cell}</table:table-row>"#
    );
    too_large(workbook::blocks(&ods(&format!("<table:table>{row}</table:table>"))));
    let blanks =
        r#"<table:table-cell><text:p><text:s text:c="4000000000"/></text:p></table:table-cell>"#;
    let row = format!("<table:table-row>{}</table:table-row>", blanks.repeat(100_000));
    too_large(workbook::blocks(&ods(&format!("<table:table>{row}</table:table>"))));
}

#[test]
fn merged_regions_of_any_number_and_size_are_bounded() {
    let merge = |a: String, b: String| format!(r#"<mergeCell ref="{a}:{b}"/>"#);
    let all: String =
        (0..20_000).map(|number| merge(address(number, 0), address(1_048_575, 16_383))).collect();
    let rows: String = (0..20_000)
        .map(|number| format!(r#"<row r="{0}"><c r="B{0}"><v>1</v></c></row>"#, number + 1))
        .collect();
    let blocks = workbook::blocks(&xlsx(
        &[("一", &format!("<sheetData>{rows}</sheetData><mergeCells>{all}</mergeCells>"))],
        &[],
    ));
    // The first region covers all cells, and its own corner has none.
    assert_eq!(grids(&blocks.expect("an empty grid"))[0].cells().len(), 0);
    let apart: String = (0..8_000)
        .map(|column| merge(address(0, 2 * column), address(1_048_575, 2 * column + 1)))
        .collect();
    let blocks = workbook::blocks(&xlsx(
        &[("一", &format!("<sheetData>{rows}</sheetData><mergeCells>{apart}</mergeCells>"))],
        &[],
    ));
    assert_eq!(grids(&blocks.expect("an empty grid"))[0].cells().len(), 0);
}

#[test]
fn tables_within_tables_without_end_are_refused() {
    let (open, close) =
        ("<w:tbl><w:tr><w:tc>".repeat(100_000), "</w:tc></w:tr></w:tbl>".repeat(100_000));
    too_large(docx::blocks(&support::docx(&format!("{open}{close}"))));
    let (open, close) = ("<w:tbl><w:tr><w:tc>".repeat(1000), "</w:tc></w:tr></w:tbl>".repeat(1000));
    let blocks =
        docx::blocks(&support::docx(&format!("{open}{close}"))).expect("a thousand tables");
    assert_eq!(grids(&blocks).len(), 1000);
    let (open, close) =
        ("<table:table-row-group>".repeat(100_000), "</table:table-row-group>".repeat(100_000));
    too_large(workbook::blocks(&ods(&format!("<table:table>{open}{close}</table:table>"))));
}

#[test]
fn spans_without_end_are_cut() {
    let wide = r#"<w:tc><w:tcPr><w:gridSpan w:val="4294967295"/></w:tcPr></w:tc>"#;
    let skip = r#"<w:trPr><w:gridBefore w:val="99999999999999999999"/></w:trPr>"#;
    let blocks = docx::blocks(&support::docx(&format!(
        "<w:tbl><w:tr>{skip}{}</w:tr></w:tbl>",
        wide.repeat(3)
    )))
    .expect("a table");
    assert_eq!(show(grids(&blocks)[0]), ["0,1000 1×1000 ", "0,2000 1×1000 ", "0,3000 1×1000 "]);
}

#[test]
fn prefixes_names_attributes_and_parts_without_end_are_bounded() {
    let prefixes: String = (0..100_000).map(|number| format!(r#" xmlns:n{number}="u""#)).collect();
    too_large(docx::blocks(&support::docx(&format!("<w:p{prefixes}/>"))));
    let name = "n".repeat(100_000);
    too_large(docx::blocks(&support::docx(&format!("<{name}/>"))));
    too_large(docx::blocks(&support::docx(&format!("<w:p xmlns:{name}=''/>"))));
    let attributes: String = (0..100_000).map(|number| format!(r#" a{number}="u""#)).collect();
    assert_eq!(docx::blocks(&support::docx(&format!("<w:p{attributes}/>"))), Ok(Vec::new()));
    let names: Vec<String> = (0..30_000).map(|number| number.to_string()).collect();
    too_large(docx::blocks(&package(
        &names.iter().map(|name| (name.as_str(), "")).collect::<Vec<_>>(),
    )));
}

#[test]
fn entities_are_not_expanded() {
    let document = format!(
        r#"<!DOCTYPE d [<!ENTITY a "1"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><w:document {WORD_NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#
    );
    let error =
        docx::blocks(&package(&[("word/document.xml", &document)])).expect_err("an unknown entity");
    assert!(error.to_string().contains("unknown entity, b"), "{error}");
}

#[test]
fn a_part_that_is_not_what_its_archive_says_is_an_error() {
    let file = sheet("<row><c t=\"inlineStr\"><is><t>规章</t></is></c></row>");
    let entry = |name: &str| {
        let at = file.windows(name.len()).rposition(|piece| piece == name.as_bytes()).unwrap();
        at - 46
    };
    let at = entry("xl/worksheets/sheet1.xml");
    assert!(file[at..].starts_with(b"PK\x01\x02"));
    let read = |at: usize| {
        let mut file = file.clone();
        file[at] ^= 1;
        workbook::blocks(&file)
    };
    // Its checksum, and the size that it unpacks to: less, or more.
    let (sum, size) = (at + 16, at + 24);
    assert!(matches!(read(sum), Err(OfficeError::Damaged { .. })), "{:?}", read(sum));
    assert_eq!(read(size).unwrap(), workbook::blocks(&file).unwrap());
    assert_eq!(read(size + 1).unwrap(), workbook::blocks(&file).unwrap());
}

#[test]
fn xls_records_that_lie_are_errors() {
    let place = &[0, 0, 0, 0, 0, 0];
    for kind in [
        0x0006_u16, 0x00BD, 0x00BE, 0x00D6, 0x00E5, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207,
        0x027E,
    ] {
        for length in 0..=place.len() {
            // Too short to be what it says: an error or nothing, never a panic.
            let _ = workbook::blocks(&xls(&[], &[("一", &record(kind, &place[..length]))]));
        }
    }
    let mut head = record(0x0085, &[0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 1, 0, b'a']);
    head.extend(record(0x00FC, &[0xFF; 8]));
    assert!(workbook::blocks(&xls(&head, &[])).is_err());
    let merges = record(0x00E5, &[1, 0, 5, 0, 2, 0, 5, 0, 2, 0]);
    assert_eq!(workbook::blocks(&xls(&[], &[("一", &merges)])), Ok(Vec::new()));
}

#[test]
fn xls_sheets_that_share_a_stream_without_end_are_refused() {
    let mut list = Vec::new();
    for _ in 0..20_000 {
        list.extend(record(0x0085, &[0, 0, 0, 0, 0, 0, 1, 0, b'a']));
    }
    // Every sheet is the workbook's own stream, from its beginning.
    too_large(workbook::blocks(&xls(&list, &[])));
}

#[test]
fn compound_files_that_run_in_circles_are_errors() {
    let good = xls_from_grids(&[("一", vec![Cell::new(0, 0, "1")])]);
    let sectors = good.len() / 512 - 1;
    for sector in 0..sectors {
        for to in 0..sectors as u32 {
            // The table is the last sector: each entry in turn points to each sector.
            let mut bad = good.clone();
            let at = good.len() - 512 + 4 * sector;
            bad[at..at + 4].copy_from_slice(&to.to_le_bytes());
            let _ = workbook::blocks(&bad);
        }
    }
}

fn samples() -> Vec<Vec<u8>> {
    let grid =
        vec![Cell::new(0, 0, "甲").spanning(2, 2), Cell::new(0, 2, "3"), Cell::new(1, 2, "45.82")];
    let sheets = [("一", grid.clone())];
    vec![
        docx_from_grids(&[grid]),
        xlsx_from_grids(&sheets),
        ods_from_grids(&sheets),
        xls_from_grids(&sheets),
    ]
}

fn read_all(bytes: &[u8]) -> [Result<Vec<Block>, OfficeError>; 2] {
    [docx::blocks(bytes), workbook::blocks(bytes)]
}

#[test]
fn files_cut_anywhere_are_errors() {
    for sample in samples() {
        for length in 0..sample.len() {
            // A workbook of the old kind ends in a table and in padding that it can do without.
            if read_all(&sample[..length]).iter().any(Result::is_ok) {
                assert!(sample.starts_with(&[0xD0]) && length > 4096, "cut to {length}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, ..ProptestConfig::with_cases(512)
    })]

    #[test]
    fn arbitrary_bytes_never_panic(
        mut bytes in prop::collection::vec(any::<u8>(), 0..2000), start in 0_usize..3
    ) {
        let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        let magic: &[u8] = [&b""[..], b"PK\x03\x04", &ole][start];
        bytes.splice(0..0, magic.iter().copied());
        let _ = read_all(&bytes);
    }

    #[test]
    fn flipped_bits_never_panic(
        sample in 0_usize..4,
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..8)
    ) {
        let mut bytes = samples().swap_remove(sample);
        for (place, bit) in flips {
            let at = place.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        let _ = read_all(&bytes);
    }

    /// The parts themselves are changed, so that no checksum is in the way.
    #[test]
    fn tags_in_any_order_never_panic(tags in prop::collection::vec(0_usize..TAGS.len(), 0..60)) {
        let body: String = tags.into_iter().map(|tag| TAGS[tag]).collect();
        let _ = docx::blocks(&support::docx(&body));
        let others = [("styles", "a.xml", &*body), ("sharedStrings", "b.xml", &body)];
        let _ = workbook::blocks(&xlsx(&[("一", &body)], &others));
        let _ = workbook::blocks(&ods(&body));
    }

    #[test]
    fn nested_elements_never_panic(tree in tree()) {
        let _ = docx::blocks(&support::docx(&tree));
        let others = [("styles", "a.xml", &*tree), ("sharedStrings", "b.xml", &tree)];
        let _ = workbook::blocks(&xlsx(&[("一", &tree)], &others));
        let _ = workbook::blocks(&ods(&tree));
    }

    #[test]
    fn xls_records_of_any_content_never_panic(
        records in prop::collection::vec(
            (0_usize..RECORDS.len(), prop::collection::vec(any::<u8>(), 0..40)), 0..30
        )
    ) {
        let records = records.into_iter().flat_map(|(kind, data)| record(RECORDS[kind], &data));
        let records: Vec<u8> = records.collect();
        let _ = workbook::blocks(&xls(&records, &[("一", &records)]));
    }
}

const RECORDS: &[u16] = &[
    0x0006, 0x000A, 0x0022, 0x002F, 0x003C, 0x0085, 0x00BD, 0x00BE, 0x00D6, 0x00E0, 0x00E5, 0x00FC,
    0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E, 0x041E, 0x0809,
];

const TAGS: &[&str] = &[
    "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<a", ">",
    "/>", "<", "&", ";", "x", "\"", "<!--", "]]>",
];

/// Elements that the readers know, nested at random.
fn tree() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "w:p",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:tcPr",
        "w:trPr",
        "w:rPr",
        "w:r",
        "w:t",
        "w:sdt",
        "w:sdtPr",
        "w:sdtContent",
        "w:showingPlcHdr",
        "w:del",
        "w:txbxContent",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:vMerge",
        "w:hMerge",
        "w:gridSpan",
        "w:gridBefore",
        "w:fldChar",
        "w:body",
        "m:oMath",
        "m:f",
        "sheetData",
        "row",
        "c",
        "v",
        "f",
        "is",
        "t",
        "si",
        "mergeCells",
        "mergeCell",
        "cellXfs",
        "xf",
        "numFmt",
        "table:table",
        "table:table-row",
        "table:table-cell",
        "table:covered-table-cell",
        "text:p",
        "text:s",
    ]);
    let attribute = prop::sample::select(vec![
        "",
        r#" w:val="restart""#,
        r#" w:val="3""#,
        r#" w:fldCharType="begin""#,
        r#" r="B2""#,
        r#" r="7""#,
        r#" t="s""#,
        r#" t="str""#,
        r#" ref="A1:C3""#,
        r#" table:number-columns-repeated="3" office:value-type="float" office:value="1""#,
        r#" table:number-rows-spanned="3""#,
        r#" text:c="9""#,
    ]);
    let leaf = prop::sample::select(vec!["", "1", "x", "0.5"]).prop_map(str::to_owned);
    leaf.prop_recursive(8, 64, 6, move |inner| {
        (name.clone(), attribute.clone(), prop::collection::vec(inner, 0..6)).prop_map(
            |(name, attribute, inside)| format!("<{name}{attribute}>{}</{name}>", inside.concat()),
        )
    })
}

/// The rows of a sheet: a header, and one row of values many times over.
fn sheet_of(head: &[&str], row: &[&str], rows: usize) -> Vec<Cell> {
    let cells = |number: u32, texts: &[&str]| -> Vec<Cell> {
        (0..).zip(texts).map(|(column, text)| Cell::new(number, column, text)).collect()
    };
    let rows = (1..=rows as u32).flat_map(|number| cells(number, row));
    cells(0, head).into_iter().chain(rows).collect()
}

#[test]
fn workbooks_and_documents_cost_no_more_than_their_length() {
    const HEAD: &[&str] =
        &["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    const ROW: &[&str] = &["（七）总计", "1", "2", "3", "4", "5", "6", "21"];
    let blank_last = [HEAD, &[" "]].concat();
    let too_many = [ROW, &["0"]].concat();
    let wide: Vec<&str> = HEAD.iter().copied().cycle().take(2000).collect();
    for (name, head, row) in [
        ("a blank last column", &blank_last[..], ROW),
        ("one value too many", HEAD, &too_many[..]),
        ("one value too few", HEAD, &ROW[..7]),
        ("a wide header", &wide[..], ROW),
        ("unknown rows", HEAD, &["甲乙丙丁", "1", "2"]),
    ] {
        let read = |bytes: &Vec<u8>| drop(gouji::read::any(bytes, None));
        let book = |rows| support::xlsx_from_grids(&[("一", sheet_of(head, row, rows))]);
        assert_linear_of(&format!("a workbook with {name}"), 300, book, read);
        if head.len() == row.len() {
            let document = |rows| support::docx_from_grids(&[sheet_of(head, row, rows)]);
            assert_linear_of(&format!("a document with {name}"), 100, document, read);
        }
    }
}
