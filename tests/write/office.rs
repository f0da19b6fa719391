//! Word documents and workbooks of sketches, with no more in them than a reader needs.

use std::io::Write;

use zip::write::{SimpleFileOptions, ZipWriter};

use super::sketch::{Part, Sketch, escape, height, rows, squares, width};

fn package(files: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn relationships(list: &[(&str, &str)]) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let items: String = list
        .iter()
        .enumerate()
        .map(|(at, (last, target))| {
            format!("<Relationship Id=\"rId{at}\" Type=\"{kind}/{last}\" Target=\"{target}\"/>")
        })
        .collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>"
    )
}

const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/></Types>"#
);

fn paragraph(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line)))
        .collect();
    format!("<w:p><w:r>{}</w:r></w:p>", lines.join("<w:br/>"))
}

pub fn docx(sketch: &Sketch) -> Vec<u8> {
    let mut body = String::new();
    for part in &sketch.parts {
        match part {
            Part::Text(text) => body.push_str(&paragraph(text)),
            Part::Table(cells) => {
                body.push_str("<w:tbl>");
                for row in 0..height(cells) {
                    body.push_str("<w:tr>");
                    let mut here: Vec<_> = cells
                        .iter()
                        .filter(|cell| (cell.row..cell.end_row()).contains(&row))
                        .collect();
                    here.sort_by_key(|cell| cell.column);
                    for cell in here {
                        let merge = match (cell.rows, cell.row == row) {
                            (1, _) => "",
                            (_, true) => "<w:vMerge w:val=\"restart\"/>",
                            (_, false) => "<w:vMerge/>",
                        };
                        let text = if cell.row == row { cell.text.as_str() } else { "" };
                        body.push_str(&format!(
                            "<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merge}</w:tcPr>{}</w:tc>",
                            cell.columns,
                            paragraph(text)
                        ));
                    }
                    body.push_str("</w:tr>");
                }
                body.push_str("</w:tbl><w:p/>");
            }
        }
    }
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    package(&[
        ("[Content_Types].xml", TYPES.into()),
        ("_rels/.rels", relationships(&[("officeDocument", "word/document.xml")])),
        (
            "word/document.xml",
            format!("<w:document xmlns:w=\"{main}\"><w:body>{body}</w:body></w:document>"),
        ),
    ])
}

pub fn xlsx(sketch: &Sketch) -> Vec<u8> {
    let (mut data, mut merges, mut top) = (String::new(), String::new(), 0);
    for part in &sketch.parts {
        let (lines, spans) = match part {
            Part::Text(text) => (vec![vec![text.clone()]], Vec::new()),
            Part::Table(cells) => (squares(cells), rows(cells).concat()),
        };
        for (row, line) in lines.iter().enumerate() {
            data.push_str(&format!("<row r=\"{}\">", top + row + 1));
            for (column, text) in line.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let at = address(top + row, column);
                data.push_str(&format!(
                    "<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escape(text)
                ));
            }
            data.push_str("</row>");
        }
        for cell in spans.iter().filter(|cell| cell.rows > 1 || cell.columns > 1) {
            let (from, to) = (
                address(top + cell.row, cell.column),
                address(top + cell.end_row() - 1, cell.end_column() - 1),
            );
            merges.push_str(&format!("<mergeCell ref=\"{from}:{to}\"/>"));
        }
        top += lines.len().max(match part {
            Part::Text(_) => 1,
            Part::Table(cells) => {
                if width(cells) > 0 {
                    height(cells)
                } else {
                    0
                }
            }
        });
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let merges =
        if merges.is_empty() { merges } else { format!("<mergeCells>{merges}</mergeCells>") };
    package(&[
        ("[Content_Types].xml", TYPES.into()),
        ("_rels/.rels", relationships(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relationships(&[("worksheet", "worksheets/sheet1.xml")])),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets>\
                 <sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId0\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData>{merges}</worksheet>"
            ),
        ),
    ])
}

fn address(row: usize, column: usize) -> String {
    assert!(column < 26, "a table of reports has at most 20 columns");
    format!("{}{}", char::from(b'A' + column as u8), row + 1)
}
