//! Small PDFs: text, rules and areas in the content of pages, one font for Chinese that is not
//! embedded and one for Latin letters. Nothing is packed, so that the bytes can be read.

use std::fmt::Write;

/// The fonts that every page may use: `/F1` for Chinese, its codes in UTF-16; `/F2` for Latin.
const FONTS: &str = "<< /F1 3 0 R /F2 5 0 R >>";

/// Objects of a PDF, numbered from 1, as a file.
pub fn file(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").into_bytes());
    }
    let table = out.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(end, "{offset:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(end, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    out.extend(end.into_bytes());
    out
}

/// A stream object with entries of its own.
pub fn stream(entries: &str, content: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A document of pages with this content, and further objects from number 8 + the pages × 2 on;
/// `entries` stand in each page's dictionary.
pub fn with(pages: &[&str], entries: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let first = 8;
    let kids: Vec<String> =
        (0..pages.len()).map(|page| format!("{} 0 R", first + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] /MediaBox [0 0 600 800] >>",
            pages.len(),
            kids.join(" ")
        ),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H \
         /DescendantFonts [4 0 R] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo \
         << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /W [1 95 500 814 907 500] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        "null".to_owned(),
        "null".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R {entries} /Contents {} 0 R /Resources << /Font {FONTS} \
             {resources} >> >>",
            first + 2 * at + 1
        ));
        objects.push(stream("", page));
    }
    objects.extend(more.iter().cloned());
    file(&objects)
}

/// A document of pages with this content.
pub fn pages(pages: &[&str]) -> Vec<u8> {
    with(pages, "", "", &[])
}

/// Shows a text at a place of the page, from its lower left corner.
pub fn text(x: f64, y: f64, size: f64, text: &str) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("BT /F1 {size} Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// A line between two points.
pub fn line(from: (f64, f64), to: (f64, f64)) -> String {
    format!("{} {} m {} {} l S\n", from.0, from.1, to.0, to.1)
}

/// A table from its upper left corner down: rows of texts, all columns and rows alike. Texts stand
/// 3 points from the left and 5 above the lower border of their cell.
pub fn table(left: f64, top: f64, width: f64, height: f64, rows: &[&[&str]]) -> String {
    let columns = rows.first().map_or(0, |row| row.len());
    let (right, bottom) = (left + width * columns as f64, top - height * rows.len() as f64);
    let mut out = String::new();
    for row in 0..=rows.len() {
        let y = top - height * row as f64;
        out += &line((left, y), (right, y));
    }
    for column in 0..=columns {
        let x = left + width * column as f64;
        out += &line((x, top), (x, bottom));
    }
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (x, y) = (left + width * column as f64, top - height * (row + 1) as f64);
            out += &text(x + 3.0, y + 5.0, 10.0, cell);
        }
    }
    out
}
