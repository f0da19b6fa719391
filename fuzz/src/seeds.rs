//! The seeds of every target: from the builders of the tests, the library's writers, and the
//! fixtures.

use std::fs;
use std::path::{Path, PathBuf};

use gouji::read::Block;
use gouji::{Count, Edition, Heading, Report, Table, Value, write as written};

use crate::support::ofd;
use crate::support::pdf::{pages as pdf_pages, table};
use crate::support::xls::{shared_strings, stream, xls_from_grids};
use crate::support::{Cell, docx_from_grids, ods_from_grids, xlsx_from_grids};

/// Every construct that the Word reader knows.
const BODY: &str = r#"<w:p><w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:char="F0FC"/>
</w:r></w:p><w:tbl><w:tr><w:trPr><w:gridBefore
w:val="1"/></w:trPr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc>
<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>
<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del></w:p>
</w:tc></w:sdtContent></w:sdt></w:tr><w:tr><w:tc><w:tcPr>
<w:hMerge w:val="restart"/><w:vMerge/></w:tcPr><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>
</w:tc></w:tr></w:tbl><w:p><mc:AlternateContent><mc:Choice>
<w:r><w:rPr><w:vanish/><w:strike/><w:vertAlign w:val="superscript"/></w:rPr><w:txbxContent><w:p/>
</w:txbxContent></w:r></mc:Choice><mc:Fallback/>
</mc:AlternateContent><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>x</w:instrText>
<w:fldChar w:fldCharType="separate"/><w:t>&lt;5&#x35;</w:t>
<w:fldChar w:fldCharType="end"/></w:r><m:oMath><m:f/><m:t>1</m:t></m:oMath></w:p>"#;

/// Every construct that the .xlsx reader knows.
const SHEET: &str = r#"<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;x&quot;"/></numFmts>
<cellXfs><xf numFmtId="176"/></cellXfs><si><t>a</t><r><rPr>
<vertAlign val="superscript"/><strike/></rPr><t>1</t></r><rPh><t>x</t></rPh></si><sheetData>
<row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><t>_x000D_</t></is></c>
<c s="0"><f>1+1</f><v>2.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData>
<mergeCells><mergeCell ref="A1:C3"/></mergeCells>"#;

/// Every construct that the .ods reader knows.
const TABLES: &str = r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="2">
<table:table-cell table:number-columns-repeated="3"
office:value-type="float" office:value="1.5"/>
<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2" office:value-type="string"><text:p>a
<text:s text:c="2"/><text:tab/></text:p></table:table-cell><table:covered-table-cell/>
<table:table-cell table:formula="of:=1"/></table:table-row></table:table>"#;

/// What each target begins with, by its name.
pub fn seeds() -> Vec<(&'static str, Vec<Vec<u8>>)> {
    let grid =
        vec![Cell::new(0, 0, "甲").spanning(2, 2), Cell::new(0, 2, "3"), Cell::new(1, 2, "45.82")];
    let sheets = [("一", grid.clone())];
    let wrapped = |kind: u8, content: &[u8]| [&[kind], content].concat();
    let words = shared_strings(&["共".to_owned()]);
    let records = stream(&words, &[("一", &words)]);
    let workbooks = vec![
        xlsx_from_grids(&sheets),
        ods_from_grids(&sheets),
        xls_from_grids(&sheets),
        wrapped(1, SHEET.as_bytes()),
        wrapped(2, TABLES.as_bytes()),
        wrapped(3, &records),
    ];
    let reports: Vec<Report> = Edition::ALL.iter().copied().map(report).collect();
    let bytes = |write: fn(&Report) -> String| {
        reports.iter().map(|report| write(report).into_bytes()).collect::<Vec<_>>()
    };
    let (pages, markdown, csv, texts) = (
        bytes(written::html),
        bytes(written::markdown),
        bytes(written::csv),
        fixtures(&["text", "excerpts"]),
    );
    let layer = ofd::table(20.0, 50.0, 20.0, 8.0, &[&["甲", "乙"], &["12", "3"]]);
    let content = table(50.0, 700.0, 60.0, 20.0, &[&["甲", "乙"], &["12", "3"]]);
    vec![
        ("any", [pages.as_slice(), &markdown, &csv, &texts, &workbooks].concat()),
        ("csv", csv),
        (
            "docx",
            [vec![docx_from_grids(&[grid]), wrapped(1, BODY.as_bytes())], fixtures(&["doc"])]
                .concat(),
        ),
        ("mark", [pages.clone(), pages.iter().flat_map(|page| as_office(page)).collect()].concat()),
        ("html", pages),
        ("markdown", markdown),
        ("ofd", vec![ofd::pages(&[&layer, &layer]), wrapped(1, layer.as_bytes())]),
        ("pdf", [vec![pdf_pages(&[&content, &content])], fixtures(&["pdf"])].concat()),
        ("text", texts),
        ("workbook", workbooks),
    ]
}

/// The tables of a page as a Word document and as a workbook.
fn as_office(page: &[u8]) -> [Vec<u8>; 2] {
    let grids: Vec<Vec<Cell>> = gouji::read::html::blocks(page)
        .expect("a page of ours")
        .iter()
        .filter_map(|block| match block {
            Block::Grid(grid) => Some(grid.cells().map(|cell| {
                Cell::new(cell.row, cell.column, cell.text).spanning(cell.rows, cell.columns)
            })),
            Block::Text { .. } => None,
        })
        .map(Iterator::collect)
        .collect();
    let names: Vec<String> = (1..=grids.len()).map(|number| format!("表{number}")).collect();
    let sheets: Vec<(&str, Vec<Cell>)> =
        names.iter().map(String::as_str).zip(grids.iter().cloned()).collect();
    [docx_from_grids(&grids), xlsx_from_grids(&sheets)]
}

/// A report with a figure in some cells, the others blank or zero.
fn report(edition: Edition) -> Report {
    let heading =
        Heading { agency: Some("某局".into()), year: edition.key().parse().ok(), scope: None };
    let mut report = Report { heading, ..Report::default() };
    for table in Table::ALL.iter().copied() {
        report.add_blank(table.layout(edition));
        for (number, cell) in
            table.layout(edition).cells().enumerate().filter(|(number, _)| number % 7 > 0)
        {
            // Cells of other kinds stay blank.
            let _ = report.set(cell, Value::Count(Count::from(number as u32 % 7 - 1)));
        }
    }
    report
}

/// The fixtures of the tests in some folders.
#[allow(clippy::disallowed_methods, reason = "the library reads no files; its fuzzers do")]
fn fixtures(folders: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let files = folders.iter().flat_map(|kind| files_in(&folder.join(kind)));
    files.map(|file| fs::read(file).expect("a fixture is read")).collect()
}

/// The files of a folder in the order of their names.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("there is such a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}
