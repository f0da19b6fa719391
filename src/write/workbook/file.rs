//! A workbook as Excel keeps it: XML parts in a zip archive. Rows are packed as they come, so that
//! no more than one of them is held. It has no formulas and no links, and no clock.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::position::cell_address;

use super::WorkbookError;
use super::look::Style;

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What stands in a cell.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Blank,
    Number(i64),
    Text(&'a str),
}

/// A cell: its column from 0, what stands in it, and its style.
pub(super) type Cell<'a> = (u32, Content<'a>, Style);

/// What is known of a sheet before its rows.
pub(super) struct Setup<'a> {
    pub name: &'a str,
    /// The widths of the columns, in digits.
    pub widths: Vec<u8>,
    /// The page stands upright.
    pub is_upright: bool,
    /// Its first row stays in sight, stands on every page, and filters.
    pub has_head: bool,
    /// So many columns go on paper.
    pub on_paper: u32,
    /// What stands below each page, with Excel's own codes.
    pub footer: &'a str,
}

/// What stays known of a sheet behind its rows.
struct Made {
    name: String,
    has_head: bool,
    on_paper: u32,
    columns: u32,
    rows: u32,
    has_notes: bool,
}

pub(super) struct File {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    sheets: Vec<Made>,
}

impl File {
    pub fn new() -> File {
        File { zip: ZipWriter::new(Cursor::new(Vec::new())), sheets: Vec::new() }
    }

    fn begin(&mut self, part: &str) -> Result<(), WorkbookError> {
        // Not the time of today, whatever features of the crate another one has switched on.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        Ok(self.zip.start_file(part, options)?)
    }

    fn part(&mut self, part: &str, text: &str) -> Result<(), WorkbookError> {
        self.begin(part)?;
        self.zip.write_all(HEAD.as_bytes())?;
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    /// Begins a sheet.
    pub fn sheet<'f>(&'f mut self, setup: Setup<'f>) -> Result<Sheet<'f>, WorkbookError> {
        let number = self.sheets.len() + 1;
        self.begin(&format!("xl/worksheets/sheet{number}.xml"))?;
        let mut head = format!(
            "{HEAD}<worksheet xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><sheetPr><pageSetUpPr \
             fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">"
        );
        if setup.has_head {
            head.push_str(
                "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
                 state=\"frozen\"/><selection pane=\"bottomLeft\"/>",
            );
        }
        head.push_str("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"14.25\"/><cols>");
        for (at, width) in (1..).zip(&setup.widths) {
            // The room beside the digits is five of seven points.
            let _ = write!(
                head,
                "<col min=\"{at}\" max=\"{at}\" width=\"{width}.7109375\" customWidth=\"1\"/>"
            );
        }
        head.push_str("</cols><sheetData>");
        self.zip.write_all(head.as_bytes())?;
        Ok(Sheet { file: self, setup, rows: 0, merged: Vec::new(), notes: Vec::new() })
    }

    /// Writes the parts that tell of the sheets, and gives the file.
    pub fn end(mut self, styles: &str) -> Result<Vec<u8>, WorkbookError> {
        self.part("xl/styles.xml", styles)?;
        let workbook = self.workbook();
        self.part("xl/workbook.xml", &workbook)?;
        let count = self.sheets.len();
        let mut related = String::new();
        for number in 1..=count {
            let target = format!("worksheets/sheet{number}.xml");
            related.push_str(&relationship(number, "worksheet", &target));
        }
        related.push_str(&relationship(count + 1, "styles", "styles.xml"));
        self.part("xl/_rels/workbook.xml.rels", &relationships(&related))?;
        let main = relationship(1, "officeDocument", "xl/workbook.xml");
        let core = format!(
            "<Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
             Target=\"docProps/core.xml\"/>"
        );
        self.part("_rels/.rels", &relationships(&(main + &core)))?;
        self.part("docProps/core.xml", &core_properties())?;
        let types = self.types();
        self.part("[Content_Types].xml", &types)?;
        Ok(self.zip.finish()?.into_inner())
    }

    fn workbook(&self) -> String {
        let (mut sheets, mut names) = (String::new(), String::new());
        for (at, sheet) in self.sheets.iter().enumerate() {
            let number = at + 1;
            let name = escaped(&sheet.name);
            let _ = write!(
                sheets,
                "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"
            );
            let quoted = format!("'{}'", name.replace('\'', "''"));
            let range = |columns: u32| {
                let last = cell_address(sheet.rows.max(1), columns);
                let digits = last.trim_start_matches(|c: char| c.is_ascii_uppercase());
                let letters = &last[..last.len() - digits.len()];
                format!("{quoted}!$A$1:${letters}${digits}")
            };
            let mut define = |name: &str, hidden: &str, range: &str| {
                let _ = write!(
                    names,
                    "<definedName name=\"_xlnm.{name}\" localSheetId=\"{at}\"{hidden}>{range}\
                     </definedName>"
                );
            };
            if sheet.has_head {
                define("_FilterDatabase", " hidden=\"1\"", &range(sheet.columns));
            }
            define("Print_Area", "", &range(sheet.on_paper));
            if sheet.has_head {
                define("Print_Titles", "", &format!("{quoted}!$1:$1"));
            }
        }
        format!(
            "<workbook xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView \
             activeTab=\"0\"/></bookViews><sheets>{sheets}</sheets><definedNames>{names}\
             </definedNames></workbook>"
        )
    }

    fn types(&self) -> String {
        let part = |name: &str, kind: &str| {
            format!("<Override PartName=\"/{name}\" ContentType=\"{TYPES}.{kind}+xml\"/>")
        };
        let mut parts = part("xl/workbook.xml", "sheet.main") + &part("xl/styles.xml", "styles");
        for (number, sheet) in (1..).zip(&self.sheets) {
            parts.push_str(&part(&format!("xl/worksheets/sheet{number}.xml"), "worksheet"));
            if sheet.has_notes {
                parts.push_str(&part(&format!("xl/comments{number}.xml"), "comments"));
            }
        }
        format!(
            "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"vml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>\
             <Override PartName=\"/docProps/core.xml\" \
             ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
             {parts}</Types>"
        )
    }
}

/// A note at a cell: its row and column from 0, its text, and how many lines that takes.
struct Note {
    row: u32,
    column: u32,
    text: String,
    lines: u32,
}

/// A sheet that is being written.
pub(super) struct Sheet<'f> {
    file: &'f mut File,
    setup: Setup<'f>,
    rows: u32,
    merged: Vec<String>,
    notes: Vec<Note>,
}

impl Sheet<'_> {
    /// Writes the next row, of a height in points.
    pub fn row(&mut self, height: f64, cells: &[Cell<'_>]) -> Result<(), WorkbookError> {
        /// A row can be so high.
        const MOST: f64 = 409.0;
        self.rows += 1;
        let (row, height) = (self.rows, height.min(MOST));
        let mut text = format!("<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
        for &(column, content, style) in cells {
            let (at, style) = (cell_address(row, column + 1), style as u8);
            let _ = match content {
                Content::Blank | Content::Text("") => {
                    write!(text, "<c r=\"{at}\" s=\"{style}\"/>")
                }
                Content::Number(number) => {
                    write!(text, "<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>")
                }
                Content::Text(said) => write!(
                    text,
                    "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\
                     {}</t></is></c>",
                    escaped(said)
                ),
            };
        }
        text.push_str("</row>");
        Ok(self.file.zip.write_all(text.as_bytes())?)
    }

    /// Makes one cell of several: the first and the last, row and column from 0.
    pub fn merge(&mut self, first: (u32, u32), last: (u32, u32)) {
        if first != last {
            let [first, last] =
                [first, last].map(|(row, column)| cell_address(row + 1, column + 1));
            self.merged.push(format!("<mergeCell ref=\"{first}:{last}\"/>"));
        }
    }

    pub fn note(&mut self, (row, column): (u32, u32), text: &str, lines: u32) {
        self.notes.push(Note { row, column, text: text.to_owned(), lines });
    }

    /// Writes what stands behind the rows.
    pub fn end(self) -> Result<(), WorkbookError> {
        let Sheet { file, setup, rows, merged, notes } = self;
        let columns = setup.widths.len() as u32;
        let mut text = String::from("</sheetData>");
        if setup.has_head {
            let last = cell_address(rows.max(1), columns);
            let _ = write!(text, "<autoFilter ref=\"A1:{last}\"/>");
        }
        if !merged.is_empty() {
            let _ = write!(text, "<mergeCells>{}</mergeCells>", merged.concat());
        }
        let orientation = if setup.is_upright { "portrait" } else { "landscape" };
        // A4 is the ninth of the sizes of paper.
        let _ = write!(
            text,
            "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" \
             top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup \
             paperSize=\"9\" fitToHeight=\"0\" orientation=\"{orientation}\"/><headerFooter>\
             <oddFooter>{}</oddFooter></headerFooter>",
            escaped(setup.footer)
        );
        if !notes.is_empty() {
            text.push_str("<legacyDrawing r:id=\"rId1\"/>");
        }
        text.push_str("</worksheet>");
        file.zip.write_all(text.as_bytes())?;
        let has_notes = !notes.is_empty();
        let (name, on_paper) = (setup.name.to_owned(), setup.on_paper);
        file.sheets.push(Made {
            name,
            has_head: setup.has_head,
            on_paper,
            columns,
            rows,
            has_notes,
        });
        if has_notes { file.notes(&notes) } else { Ok(()) }
    }
}

impl File {
    /// The notes of the last sheet: their texts in one part, their boxes in another.
    fn notes(&mut self, notes: &[Note]) -> Result<(), WorkbookError> {
        let number = self.sheets.len();
        let (mut texts, mut boxes) = (String::new(), String::new());
        for (at, note) in notes.iter().enumerate() {
            let address = cell_address(note.row + 1, note.column + 1);
            let _ = write!(
                texts,
                "<comment ref=\"{address}\" authorId=\"0\"><text><r><t xml:space=\"preserve\">{}\
                 </t></r></text></comment>",
                escaped(&note.text)
            );
            boxes.push_str(&note_box(1024 * number + 1 + at, note));
        }
        self.part(
            &format!("xl/comments{number}.xml"),
            &format!(
                "<comments xmlns=\"{SHEET}\"><authors><author>gouji</author></authors>\
                 <commentList>{texts}</commentList></comments>"
            ),
        )?;
        self.part(
            &format!("xl/drawings/vmlDrawing{number}.vml"),
            &format!(
                "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" \
                 xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
                 xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">\
                 <o:idmap v:ext=\"edit\" data=\"{number}\"/></o:shapelayout><v:shapetype \
                 id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
                 path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path \
                 gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>{boxes}</xml>"
            ),
        )?;
        let drawing = format!("../drawings/vmlDrawing{number}.vml");
        let comments = format!("../comments{number}.xml");
        let related =
            relationship(1, "vmlDrawing", &drawing) + &relationship(2, "comments", &comments);
        self.part(&format!("xl/worksheets/_rels/sheet{number}.xml.rels"), &relationships(&related))
    }
}

/// The box of a note, which is shown when its cell is pointed at.
fn note_box(id: usize, note: &Note) -> String {
    let Note { row, column, lines, .. } = note;
    let (left, right, bottom) = (column + 1, column + 4, row + 1 + (*lines).clamp(2, 30));
    format!(
        "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" \
         style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" \
         o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow color=\"black\" \
         obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox \
         style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, \
         12, {row}, 2, {right}, 12, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
         <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
}

fn relationship(number: usize, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
}

fn relationships(list: &str) -> String {
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>")
}

/// When the file was made: the same for all, for the library has no clock.
fn core_properties() -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dcterms:created \
         xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
}

/// Text as XML has it: without characters that it may not have, and cut where it is longer than a
/// cell can be. What Excel would take for an escape of its own (`_x0041_`) stays what it is.
fn escaped(text: &str) -> String {
    /// In UTF-16, as workbooks count.
    const MOST: usize = 32_000;
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for (at, c) in text.char_indices() {
        length += c.len_utf16();
        if length > MOST {
            out.push('…');
            break;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(' '),
            '_' if is_escape(&text[at..]) => out.push_str("_x005F_"),
            '\n' => out.push('\n'),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// `_x0041_`: what Excel writes for a character that XML may not have.
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.split_once('_'));
    digits.is_some_and(|(digits, _)| {
        digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
