//! Small OFD documents: text, paths and pictures on pages, in millimetres from the upper left
//! corner, in the form in which converters write them.

use std::fmt::Write;

use super::package;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

/// The parts of a document, by their names.
pub type Parts = Vec<(String, String)>;

/// An element of the root of a part.
pub fn part(root: &str, content: &str) -> String {
    format!("{HEAD}<ofd:{root} {SPACE}>{content}</ofd:{root}>")
}

/// The parts of a document of pages with this content; `common` and `more` stand in its root, among
/// the common data and behind the pages.
pub fn parts(pages: &[&str], common: &str, more: &str) -> Parts {
    let mut listed = String::new();
    for at in 0..pages.len() {
        let _ =
            write!(listed, "<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>", at + 1);
    }
    let body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>";
    let document = format!(
        "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>\
         </ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}</ofd:CommonData>\
         <ofd:Pages>{listed}</ofd:Pages>{more}"
    );
    let fonts = "<ofd:Fonts><ofd:Font ID=\"3\" FontName=\"宋体\"/></ofd:Fonts>";
    let mut parts = vec![
        ("OFD.xml".to_owned(), part("OFD", body)),
        ("Doc_0/Document.xml".to_owned(), part("Document", &document)),
        ("Doc_0/PublicRes.xml".to_owned(), part("Res", fonts)),
    ];
    for (at, page) in pages.iter().enumerate() {
        parts.push((format!("Doc_0/Pages/Page_{at}/Content.xml"), page_of(page)));
    }
    parts
}

/// A page with one layer.
pub fn page_of(content: &str) -> String {
    part("Page", &format!("<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content>"))
}

/// The parts as a file.
pub fn file(parts: &Parts) -> Vec<u8> {
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_str())).collect();
    package(&parts)
}

/// A document of pages with this content.
pub fn pages(pages: &[&str]) -> Vec<u8> {
    file(&parts(pages, "", ""))
}

/// How wide a character is, in parts of its size.
fn width(c: char) -> f64 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

/// A text from the left end of its line, with steps between its characters.
pub fn text(x: f64, y: f64, size: f64, text: &str) -> String {
    let steps: Vec<String> = text.chars().map(|c| format!("{:.3}", width(c) * size)).collect();
    let steps = steps[..steps.len().saturating_sub(1)].join(" ");
    object(x, y, size, &format!("DeltaX=\"{steps}\""), text)
}

/// A text with the attributes of its code.
pub fn object(x: f64, y: f64, size: f64, steps: &str, text: &str) -> String {
    let wide: f64 = text.chars().map(|c| width(c) * size).sum();
    format!(
        "<ofd:TextObject Boundary=\"{x:.3} {:.3} {wide:.3} {size:.3}\" Font=\"3\" \
         Size=\"{size:.3}\"><ofd:FillColor Value=\"0 0 0\"/><ofd:TextCode X=\"0\" Y=\"{:.3}\" \
         {steps}>{}</ofd:TextCode></ofd:TextObject>",
        y - 0.88 * size,
        0.88 * size,
        super::escape(text)
    )
}

/// A line between two points, within a boundary that has no room for its width.
pub fn line(from: (f64, f64), to: (f64, f64)) -> String {
    let (wide, high) = (to.0 - from.0, to.1 - from.1);
    format!(
        "<ofd:PathObject Boundary=\"{} {} {wide} {high}\" LineWidth=\"0.2\">\
         <ofd:AbbreviatedData>M 0 0 L {wide} {high}</ofd:AbbreviatedData></ofd:PathObject>",
        from.0, from.1
    )
}

/// A table from its upper left corner down: rows of texts, all columns and rows alike. Texts stand
/// 1 mm from the left and 2 above the lower border of their cell.
pub fn table(left: f64, top: f64, width: f64, height: f64, rows: &[&[&str]]) -> String {
    let columns = rows.first().map_or(0, |row| row.len());
    let (right, bottom) = (left + width * columns as f64, top + height * rows.len() as f64);
    let mut out = String::new();
    for row in 0..=rows.len() {
        let y = top + height * row as f64;
        out += &line((left, y), (right, y));
    }
    for column in 0..=columns {
        let x = left + width * column as f64;
        out += &line((x, top), (x, bottom));
    }
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (x, y) = (left + width * column as f64, top + height * (row + 1) as f64);
            out += &text(x + 1.0, y - 2.0, 3.5, cell);
        }
    }
    out
}
