//! Small office files built in memory, and grids written as a reader's tests want to see them.
//!
//! [`Cell`]s in, bytes out: `docx_from_grids`, `xlsx_from_grids`, `ods_from_grids`,
//! `xls_from_grids`. Text that is a plain number becomes a number in workbooks.

#![allow(dead_code, reason = "each reader's tests use what they need")]

pub mod ofd;
pub mod ole;
pub mod pdf;
pub mod xls;

use std::io::{Cursor, Write};

use gouji::read::{Block, Grid};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A cell to be written: its text, its place from 0 and its spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub row: u32,
    pub column: u32,
    pub rows: u32,
    pub columns: u32,
}

impl Cell {
    /// A cell without spans.
    pub fn new(row: u32, column: u32, text: &str) -> Cell {
        Cell { text: text.to_owned(), row, column, rows: 1, columns: 1 }
    }

    /// The cell with spans.
    pub fn spanning(self, rows: u32, columns: u32) -> Cell {
        Cell { rows, columns, ..self }
    }

    fn covers(&self, row: u32, column: u32) -> bool {
        (self.row..self.row + self.rows).contains(&row)
            && (self.column..self.column + self.columns).contains(&column)
    }
}

/// A zip archive of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|&(name, text)| (name, text.as_bytes())).collect();
    package_of_bytes(&parts)
}

/// A zip archive of these parts.
pub fn package_of_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Small parts are stored, so that both ways of packing are met.
        let method = if bytes.len() < 2000 {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
            .expect("a part begins");
        zip.write_all(bytes).expect("a part is written");
    }
    zip.finish().expect("the archive ends").into_inner()
}

/// The namespaces that Word declares on a document.
pub const WORD_NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);

/// A document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document =
        format!("<w:document {WORD_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>");
    package(&[
        ("[Content_Types].xml", CONTENT_TYPES_DOCX),
        ("_rels/.rels", &relationships(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", &document),
    ])
}

const CONTENT_TYPES_DOCX: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    "</Types>",
);

/// A list of relationships: (identifier, last step of the type, target).
pub fn relationships(list: &[(&str, &str, &str)]) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let items: String = list
        .iter()
        .map(|(id, last, target)| {
            format!(r#"<Relationship Id="{id}" Type="{kind}/{last}" Target="{target}"/>"#)
        })
        .collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>"#
    )
}

/// A document with these tables, an empty paragraph between them. Every table must be filled: no
/// place without a cell.
pub fn docx_from_grids(grids: &[Vec<Cell>]) -> Vec<u8> {
    docx(&grids.iter().map(|grid| word_table(grid) + "<w:p/>").collect::<String>())
}

fn word_table(cells: &[Cell]) -> String {
    let (rows, columns) = extent(cells);
    let mut table = String::from("<w:tbl>");
    for row in 0..rows {
        table.push_str("<w:tr>");
        let mut column = 0;
        while column < columns {
            let cell =
                cells.iter().find(|cell| cell.covers(row, column)).expect("every place has a cell");
            let merge = match (cell.rows, cell.row == row) {
                (1, _) => "",
                (_, true) => r#"<w:vMerge w:val="restart"/>"#,
                (_, false) => "<w:vMerge/>",
            };
            let text =
                if cell.row == row { word_paragraphs(&cell.text) } else { "<w:p/>".to_owned() };
            table.push_str(&format!(
                r#"<w:tc><w:tcPr><w:gridSpan w:val="{}"/>{merge}</w:tcPr>{text}</w:tc>"#,
                cell.columns
            ));
            column += cell.columns;
        }
        table.push_str("</w:tr>");
    }
    table + "</w:tbl>"
}

fn word_paragraphs(text: &str) -> String {
    text.split('\n')
        .map(|line| {
            format!(r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#, escape(line))
        })
        .collect()
}

/// A workbook with these sheets.
pub fn xlsx_from_grids(sheets: &[(&str, Vec<Cell>)]) -> Vec<u8> {
    let sheets: Vec<(&str, String)> =
        sheets.iter().map(|(name, cells)| (*name, excel_sheet(cells))).collect();
    xlsx(&sheets.iter().map(|(name, xml)| (*name, xml.as_str())).collect::<Vec<_>>(), &[])
}

/// A workbook with these sheets (name, what is in the `worksheet` element) and these further parts
/// (relationship, name, text).
pub fn xlsx(sheets: &[(&str, &str)], others: &[(&str, &str, &str)]) -> Vec<u8> {
    let spaces = concat!(
        r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" "#,
        r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    );
    let list: String = sheets
        .iter()
        .enumerate()
        .map(|(number, (name, _))| {
            format!(
                r#"<sheet name="{}" sheetId="{n}" r:id="sheet{n}"/>"#,
                escape(name),
                n = number + 1
            )
        })
        .collect();
    let mut parts = vec![
        ("_rels/.rels".to_owned(), relationships(&[("rId1", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook {spaces}><sheets>{list}</sheets></workbook>"),
        ),
    ];
    let mut related = Vec::new();
    for (number, (_, xml)) in sheets.iter().enumerate() {
        let name = format!("worksheets/sheet{}.xml", number + 1);
        parts.push((format!("xl/{name}"), format!("<worksheet {spaces}>{xml}</worksheet>")));
        related.push((format!("sheet{}", number + 1), "worksheet", name));
    }
    for (kind, name, text) in others {
        parts.push((format!("xl/{name}"), (*text).to_owned()));
        related.push(((*kind).to_owned(), kind, (*name).to_owned()));
    }
    let related: Vec<(&str, &str, &str)> =
        related.iter().map(|(id, kind, name)| (id.as_str(), *kind, name.as_str())).collect();
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relationships(&related)));
    package(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

fn excel_sheet(cells: &[Cell]) -> String {
    let mut rows = String::new();
    let mut merges = String::new();
    let mut sorted: Vec<&Cell> = cells.iter().collect();
    sorted.sort_by_key(|cell| (cell.row, cell.column));
    for row in sorted.chunk_by(|a, b| a.row == b.row) {
        rows.push_str(&format!(r#"<row r="{}">"#, row[0].row + 1));
        for cell in row {
            let place = address(cell.row, cell.column);
            rows.push_str(&match cell.text.as_str() {
                "" => format!(r#"<c r="{place}"/>"#),
                text if is_number(text) => format!(r#"<c r="{place}"><v>{text}</v></c>"#),
                text => format!(
                    r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    escape(text)
                ),
            });
            if cell.rows > 1 || cell.columns > 1 {
                let last = address(cell.row + cell.rows - 1, cell.column + cell.columns - 1);
                merges.push_str(&format!(r#"<mergeCell ref="{place}:{last}"/>"#));
            }
        }
        rows.push_str("</row>");
    }
    format!("<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>")
}

/// `B5` for row 4 and column 1.
pub fn address(row: u32, column: u32) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.insert(0, char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    format!("{letters}{}", row + 1)
}

/// An OpenDocument workbook with these sheets.
pub fn ods_from_grids(sheets: &[(&str, Vec<Cell>)]) -> Vec<u8> {
    let tables: String = sheets
        .iter()
        .map(|(name, cells)| {
            format!(
                r#"<table:table table:name="{}">{}</table:table>"#,
                escape(name),
                ods_rows(cells)
            )
        })
        .collect();
    ods(&tables)
}

/// An OpenDocument workbook with these tables.
pub fn ods(tables: &str) -> Vec<u8> {
    let spaces = concat!(
        r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
        r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
        r#"xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" "#,
        r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0""#,
    );
    let content = format!(
        "<office:document-content {spaces}><office:body>\
         <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}

fn ods_rows(cells: &[Cell]) -> String {
    let (rows, columns) = extent(cells);
    let mut xml = String::new();
    for row in 0..rows {
        xml.push_str("<table:table-row>");
        for column in 0..columns {
            let cell = cells.iter().find(|cell| cell.covers(row, column));
            xml.push_str(&match cell {
                None => "<table:table-cell/>".to_owned(),
                Some(cell) if (cell.row, cell.column) != (row, column) => {
                    "<table:covered-table-cell/>".to_owned()
                }
                Some(cell) => ods_cell(cell),
            });
        }
        xml.push_str("</table:table-row>");
    }
    xml
}

fn ods_cell(cell: &Cell) -> String {
    let spans = format!(
        r#"table:number-rows-spanned="{}" table:number-columns-spanned="{}""#,
        cell.rows, cell.columns
    );
    match cell.text.as_str() {
        "" => format!("<table:table-cell {spans}/>"),
        text if is_number(text) => {
            format!(
                r#"<table:table-cell {spans} office:value-type="float" office:value="{text}"><text:p>?</text:p></table:table-cell>"#
            )
        }
        text => {
            let lines: String =
                text.split('\n').map(|line| format!("<text:p>{}</text:p>", escape(line))).collect();
            format!(
                r#"<table:table-cell {spans} office:value-type="string">{lines}</table:table-cell>"#
            )
        }
    }
}

/// True for text that a workbook holds as a number, in the very form that a number is read in.
pub fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|number| number.is_finite() && number.to_string() == text)
}

fn extent(cells: &[Cell]) -> (u32, u32) {
    let rows = cells.iter().map(|cell| cell.row + cell.rows).max().unwrap_or(0);
    (rows, cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0))
}

/// Text as XML has it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The tables among blocks.
pub fn grids(blocks: &[Block]) -> Vec<&Grid> {
    fn grid(block: &Block) -> Option<&Grid> {
        if let Block::Grid(grid) = block { Some(grid) } else { None }
    }
    blocks.iter().filter_map(grid).collect()
}

/// The paragraphs among blocks.
pub fn texts(blocks: &[Block]) -> Vec<&str> {
    fn text(block: &Block) -> Option<&str> {
        if let Block::Text { text, .. } = block { Some(text) } else { None }
    }
    blocks.iter().filter_map(text).collect()
}

/// The cells of a grid: `row,column text`, with ` rows×columns` behind the place of a cell that
/// spans several.
pub fn show(grid: &Grid) -> Vec<String> {
    grid.cells()
        .map(|cell| match (cell.rows, cell.columns) {
            (1, 1) => format!("{},{} {}", cell.row, cell.column, cell.text),
            (rows, columns) => {
                format!("{},{} {rows}×{columns} {}", cell.row, cell.column, cell.text)
            }
        })
        .collect()
}

/// The cells of a grid as they were to be written.
pub fn cells(grid: &Grid) -> Vec<Cell> {
    let cell = |cell: gouji::read::GridCell<'_>| {
        Cell::new(cell.row, cell.column, cell.text).spanning(cell.rows, cell.columns)
    };
    grid.cells().map(cell).collect()
}
