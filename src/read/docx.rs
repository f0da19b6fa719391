//! Word documents (.docx): their paragraphs and tables, streamed from the main part.
//!
//! What a reader of the printed document sees is what is read; where that could make a wrong
//! figure, the text is marked so that it is no number any more:
//!
//! - **Tracked changes** are read as if accepted: insertions stay; deletions, the old places of
//!   moved text, deleted rows and deleted cells go.
//! - **Hidden text** (`w:vanish`) goes, as do field instructions, footnote marks, comments,
//!   phonetic guides, soft hyphens and the placeholder of a content control that nobody filled in.
//!   Hidden rows stay. Properties that only a style gives are not looked up.
//! - **Raised and lowered text** is put behind `^` and `_` (a note mark behind 25 reads `25^1`, not
//!   251); a **struck-out** letter is followed by U+0336; an inline picture in a cell, or a formula
//!   with structure, leaves U+FFFC.
//! - **Automatic numbering** (`w:numPr`) is not rendered: the `一、` of an automatically numbered
//!   heading is not in its text.
//! - Headers, footers, footnotes and the text of embedded objects are not read. A document whose
//!   tables are all in an embedded other document (`w:altChunk`) is an error.
//! - Text boxes and tables within cells follow what they are anchored in, as blocks of their own;
//!   the cell has only its own text.
//! - The text of a cell that continues a vertical merge is not visible in Word and not read.
//!
//! Tabs are `\t`, line, page and column breaks `\n`, paragraphs in one cell are joined by `\n`; all
//! other white space stays as it is.

use super::doc;
use super::document::Reader;
use super::grid::{Block, Position};
use super::office::budget::Budget;
use super::office::package::{Package, kind};
use super::office::xml::{Element, Node, Space, Xml};
use super::office::{FileKind, OfficeError};

mod spot;
mod table;

pub(crate) use spot::{End, Run, Spot};
use table::{CellText, Join, Table};

const WANTED: FileKind = FileKind::Docx;
/// Stands for something that is no text.
const OBJECT: char = '\u{FFFC}';
/// Strikes out the letter before it.
const STRIKE: char = '\u{336}';
/// Fields within fields that are told apart.
const MAX_FIELDS: usize = 64;

pub(super) const READER: Option<Reader> = Some(|bytes| Ok(blocks(bytes)?.into()));

/// The paragraphs and tables of a Word document, in reading order; of one of 1997–2003 (.doc), too.
///
/// # Errors
///
/// When the bytes are no Word document (the message says what they are and what to do), when the
/// file is damaged or encrypted, or when it unpacks to, or holds, more than its size allows.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, OfficeError> {
    let budget = Budget::new(bytes.len());
    if kind(bytes) == FileKind::Doc {
        return doc::blocks(bytes, &budget);
    }
    let mut package = Package::open(bytes, WANTED)?;
    let part = main_part(&mut package, &budget)?;
    let mut reader = Document::new(&budget);
    reader.read(&mut package.xml(&part, &budget)?)?;
    reader.finish()
}

/// Where the main part has the paragraphs and cells that [`blocks`] gives, in its order.
pub(crate) fn spots(
    package: &mut Package<'_>,
    part: &str,
    budget: &Budget,
) -> Result<Vec<Spot>, OfficeError> {
    let mut reader = Document::new(budget);
    reader.spots = Some(Vec::new());
    reader.read(&mut package.xml(part, budget)?)?;
    Ok(reader.spots.take().unwrap_or_default())
}

/// Opens a document.
pub(crate) fn open(bytes: &[u8]) -> Result<Package<'_>, OfficeError> {
    Package::open(bytes, WANTED)
}

/// The main part of a document.
pub(crate) fn main_part(package: &mut Package<'_>, budget: &Budget) -> Result<String, OfficeError> {
    let Some(part) = package.main_part("word/document.xml", "document.main+xml", budget)? else {
        return Err(OfficeError::Other { wanted: WANTED, found: FileKind::Zip });
    };
    match other_package(package, &part) {
        Some(found) => Err(OfficeError::Other { wanted: WANTED, found }),
        None => Ok(part),
    }
}

/// What a package is whose main part is no Word document.
fn other_package(package: &Package<'_>, part: &str) -> Option<FileKind> {
    match part.to_lowercase() {
        part if part.starts_with("xl/") => Some(FileKind::Xlsx),
        part if part.starts_with("ppt/") => Some(FileKind::Pptx),
        _ if package.has("content.xml") => Some(FileKind::OpenDocument),
        _ => None,
    }
}

/// What is open in the document's structure.
enum Frame {
    /// The body, or a text box.
    Story,
    Paragraph(Paragraph),
    Table(Box<Table>),
    Cell(CellText),
}

struct Paragraph {
    text: String,
    /// Where its block goes, and its number; a paragraph in a cell has none.
    place: Option<(usize, u32)>,
    /// The fields that began in it and are open: true while in the instruction. One whose
    /// instruction does not end in the paragraph is taken for broken: it hides nothing after
    /// the paragraph.
    fields: Vec<bool>,
    /// Where it stands in the part, where that is asked for.
    spot: spot::Open,
}

/// What an open XML element has to undo when it ends, and what its children mean. One for each open
/// element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Its children count as its parent's.
    Clear,
    Story,
    Paragraph,
    Table,
    Row,
    Cell,
    /// A run, with the look of the run around it (around a text box).
    Run(Look),
    /// `w:t`: character data counts.
    Text,
    RunProperties,
    RowProperties,
    CellProperties,
    /// AlternateContent, and whether one of its choices was taken.
    Alternate(bool),
    /// A content control, and whether its content is only a placeholder.
    Control(bool),
    ControlProperties,
    /// The content of a control, and whether it is only a placeholder.
    ControlContent(bool),
}

/// How a run looks, as far as it changes what is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    hidden: bool,
    struck: bool,
    raised: bool,
    lowered: bool,
}

/// What to do with an element that begins.
enum Step {
    Enter(Mark),
    Skip,
}

struct Document<'a> {
    budget: &'a Budget,
    /// Blocks in the order in which they began: tables within tables come after the outer one.
    blocks: Vec<Option<Block>>,
    frames: Vec<Frame>,
    marks: Vec<Mark>,
    look: Look,
    /// How many open content controls hold only a placeholder.
    placeholders: u32,
    tables: u32,
    paragraphs: u32,
    has_body: bool,
    has_chunk: bool,
    /// Where the paragraphs are in the part, where that is asked for.
    spots: Option<Vec<Spot>>,
    /// Those in text boxes, until the run ends that holds the box.
    boxed: Vec<Spot>,
    /// How many stories are open: the body, and text boxes.
    stories: usize,
    /// Where the node stands that is being read, and whether it is the end of an empty element.
    at: (usize, bool),
    /// Where the properties of the last run began.
    look_at: usize,
    /// What ended just before it.
    ended: Option<spot::Ended>,
}

impl<'a> Document<'a> {
    fn new(budget: &'a Budget) -> Document<'a> {
        Document {
            budget,
            blocks: Vec::new(),
            frames: Vec::new(),
            marks: Vec::new(),
            look: Look::default(),
            placeholders: 0,
            tables: 0,
            paragraphs: 0,
            has_body: false,
            has_chunk: false,
            spots: None,
            boxed: Vec::new(),
            stories: 0,
            at: (0, false),
            look_at: 0,
            ended: None,
        }
    }

    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), OfficeError> {
        loop {
            self.at = (xml.offset(), xml.owes_end());
            if let Some(ended) = self.ended.take() {
                self.note_end(ended)?;
            }
            let step = match xml.next()? {
                Node::Start(element) => self.start(&element)?,
                Node::End => {
                    self.end()?;
                    continue;
                }
                Node::Text(text) => {
                    if self.marks.last() == Some(&Mark::Text) {
                        self.write(&text)?;
                    }
                    continue;
                }
                Node::Eof => return Ok(()),
            };
            match step {
                Step::Enter(mark) => self.marks.push(mark),
                Step::Skip => xml.skip()?,
            }
        }
    }

    fn finish(self) -> Result<Vec<Block>, OfficeError> {
        if !self.has_body {
            return Err(OfficeError::Other { wanted: WANTED, found: FileKind::WithoutBody });
        }
        if self.has_chunk && self.tables == 0 {
            return Err(OfficeError::OnlyEmbeds);
        }
        Ok(self.blocks.into_iter().flatten().collect())
    }

    fn start(&mut self, element: &Element<'_>) -> Result<Step, OfficeError> {
        match self.marks.last().copied() {
            Some(Mark::RunProperties) => self.run_property(element),
            Some(Mark::RowProperties) => self.row_property(element),
            Some(Mark::CellProperties) => self.cell_property(element),
            Some(Mark::ControlProperties) => self.control_property(element),
            _ => {
                return match element.space {
                    Space::Word => self.word(element),
                    Space::Compat => Ok(self.alternate(element.name())),
                    Space::Math => self.math(element.name()),
                    Space::Drawing if element.name() == "inline" => self.picture(),
                    Space::Other if element.name() == "imagedata" => self.picture(),
                    _ => Ok(Step::Enter(Mark::Clear)),
                };
            }
        }
        Ok(Step::Skip)
    }

    fn word(&mut self, element: &Element<'_>) -> Result<Step, OfficeError> {
        let mark = match element.name() {
            "body" if self.frames.is_empty() => {
                self.has_body = true;
                self.start_story();
                Mark::Story
            }
            _ if self.frames.is_empty() => Mark::Clear,
            "txbxContent" => {
                self.start_story();
                Mark::Story
            }
            "p" => return self.start_paragraph(element.prefix()),
            "tbl" => return self.start_table(),
            "tr" => match self.frames.last_mut() {
                Some(Frame::Table(table)) if !table.is_in_row() => {
                    table.start_row();
                    Mark::Row
                }
                _ => Mark::Clear,
            },
            "tc" => match self.frames.last() {
                Some(Frame::Table(table)) if table.is_in_row() => {
                    self.budget.hold(0)?;
                    self.frames.push(Frame::Cell(CellText::default()));
                    Mark::Cell
                }
                _ => Mark::Clear,
            },
            "r" => {
                self.start_run();
                Mark::Run(std::mem::take(&mut self.look))
            }
            "t" => Mark::Text,
            "rPr" if matches!(self.marks.last(), Some(Mark::Run(_))) => {
                self.look_at = self.at.0;
                Mark::RunProperties
            }
            "trPr" if self.marks.last() == Some(&Mark::Row) => Mark::RowProperties,
            "tcPr" if self.marks.last() == Some(&Mark::Cell) => Mark::CellProperties,
            "sdt" => Mark::Control(false),
            "sdtPr" => Mark::ControlProperties,
            "sdtContent" => {
                let placeholder = self.marks.last() == Some(&Mark::Control(true));
                self.placeholders += u32::from(placeholder);
                Mark::ControlContent(placeholder)
            }
            "del" | "moveFrom" | "pPr" | "rPr" | "tblPr" | "tblPrEx" | "tblGrid" | "trPr"
            | "tcPr" | "sectPr" | "rt" => {
                return Ok(Step::Skip);
            }
            "altChunk" | "subDoc" => {
                self.has_chunk = true;
                return Ok(Step::Skip);
            }
            name => return self.inline(name, element),
        };
        Ok(Step::Enter(mark))
    }

    /// What stands in a run beside text.
    fn inline(&mut self, name: &str, element: &Element<'_>) -> Result<Step, OfficeError> {
        match name {
            "tab" | "ptab" => self.write("\t")?,
            "br" | "cr" => self.write("\n")?,
            "noBreakHyphen" => self.write("-")?,
            "sym" => {
                let symbol = element
                    .attribute("char")
                    .and_then(|code| u32::from_str_radix(code.trim(), 16).ok())
                    .and_then(char::from_u32);
                let mut utf8 = [0; 4];
                self.write(symbol.unwrap_or(OBJECT).encode_utf8(&mut utf8))?;
            }
            "fldChar" => self.field(element.attribute("fldCharType").as_deref()),
            _ => {}
        }
        Ok(Step::Enter(Mark::Clear))
    }

    /// Only the first choice is read; the fallback when there is no choice.
    fn alternate(&mut self, name: &str) -> Step {
        match (name, self.marks.last_mut()) {
            ("AlternateContent", _) => Step::Enter(Mark::Alternate(false)),
            ("Choice" | "Fallback", Some(Mark::Alternate(taken @ false))) => {
                *taken = true;
                Step::Enter(Mark::Clear)
            }
            _ => Step::Skip,
        }
    }

    /// Plain letters of a formula are read; a fraction, root or power is not something that a line
    /// of text can hold.
    fn math(&mut self, name: &str) -> Result<Step, OfficeError> {
        let mark = match name {
            "t" => Mark::Text,
            "r" => Mark::Run(std::mem::take(&mut self.look)),
            "oMath" | "oMathPara" => Mark::Clear,
            name if name.ends_with("Pr") => return Ok(Step::Skip),
            _ => {
                self.write(OBJECT.encode_utf8(&mut [0; 4]))?;
                Mark::Clear
            }
        };
        Ok(Step::Enter(mark))
    }

    /// A picture may show the figure: a cell with one is not blank.
    fn picture(&mut self) -> Result<Step, OfficeError> {
        if let [.., Frame::Cell(_), Frame::Paragraph(_)] = self.frames.as_slice() {
            self.write(OBJECT.encode_utf8(&mut [0; 4]))?;
        }
        Ok(Step::Enter(Mark::Clear))
    }

    fn field(&mut self, kind: Option<&str>) {
        let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() else { return };
        match kind {
            Some("begin") if paragraph.fields.len() < MAX_FIELDS => paragraph.fields.push(true),
            Some("separate") => {
                if let Some(instruction) = paragraph.fields.last_mut() {
                    *instruction = false;
                }
            }
            Some("end") => drop(paragraph.fields.pop()),
            _ => {}
        }
    }

    fn run_property(&mut self, element: &Element<'_>) {
        if element.space != Space::Word {
            return;
        }
        match element.name() {
            "vanish" => self.look.hidden = element.is_on(),
            "strike" | "dstrike" => self.look.struck |= element.is_on(),
            "vertAlign" => {
                let value = element.value();
                self.look.raised = value.as_deref() == Some("superscript");
                self.look.lowered = value.as_deref() == Some("subscript");
            }
            _ => {}
        }
    }

    fn row_property(&mut self, element: &Element<'_>) {
        let Some(Frame::Table(table)) = self.frames.last_mut() else { return };
        match element.name() {
            "gridBefore" => table.leave_before(element.count("val").unwrap_or(0)),
            "del" => table.delete_row(),
            _ => {}
        }
    }

    fn cell_property(&mut self, element: &Element<'_>) {
        let Some(Frame::Cell(cell)) = self.frames.last_mut() else { return };
        let join = |value: Option<&str>| match value {
            Some("restart" | "rest") => Join::Begins,
            _ => Join::Continues,
        };
        match element.name() {
            "gridSpan" => cell.columns = element.count("val").unwrap_or(1),
            "vMerge" => cell.down = join(element.value().as_deref()),
            "hMerge" => cell.across = join(element.value().as_deref()),
            "cellMerge" => cell.down = join(element.attribute("vMerge").as_deref()),
            "cellDel" => cell.is_deleted = true,
            _ => {}
        }
    }

    fn control_property(&mut self, element: &Element<'_>) {
        if element.name() != "showingPlcHdr" || !element.is_on() {
            return;
        }
        if let [.., Mark::Control(placeholder), Mark::ControlProperties] = self.marks.as_mut_slice()
        {
            *placeholder = true;
        }
    }

    fn start_story(&mut self) {
        self.stories += 1;
        self.frames.push(Frame::Story);
    }

    fn start_paragraph(&mut self, prefix: &str) -> Result<Step, OfficeError> {
        let place = match self.frames.last() {
            Some(Frame::Story) => {
                self.paragraphs = self.paragraphs.saturating_add(1);
                Some((self.slot()?, self.paragraphs))
            }
            _ => None,
        };
        self.frames.push(Frame::Paragraph(Paragraph {
            text: String::new(),
            place,
            fields: Vec::new(),
            spot: match self.spots {
                Some(_) => spot::Open::new(prefix),
                None => spot::Open::default(),
            },
        }));
        Ok(Step::Enter(Mark::Paragraph))
    }

    fn start_table(&mut self) -> Result<Step, OfficeError> {
        self.tables = self.tables.saturating_add(1);
        let slot = self.slot()?;
        self.frames.push(Frame::Table(Box::new(Table::new(self.tables, slot))));
        Ok(Step::Enter(Mark::Table))
    }

    /// A place in the order of blocks, to be filled when the block ends.
    fn slot(&mut self) -> Result<usize, OfficeError> {
        self.budget.hold(0)?;
        self.blocks.push(None);
        Ok(self.blocks.len() - 1)
    }

    fn fill(&mut self, slot: usize, block: Block) {
        if let Some(place) = self.blocks.get_mut(slot) {
            *place = Some(block);
        }
    }

    fn end(&mut self) -> Result<(), OfficeError> {
        match self.marks.pop() {
            Some(Mark::Run(around)) => {
                self.look = around;
                self.ended = self.spots.as_ref().map(|_| spot::Ended::Run);
            }
            Some(Mark::RunProperties) => {
                let start = self.look_at;
                self.ended = self.spots.as_ref().map(|_| spot::Ended::Look(start));
            }
            Some(Mark::ControlContent(true)) => {
                self.placeholders = self.placeholders.saturating_sub(1)
            }
            Some(Mark::Row) => {
                if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    let spots = table.end_row();
                    self.keep_spots(spots);
                }
            }
            Some(Mark::Story | Mark::Paragraph | Mark::Table | Mark::Cell) => self.end_frame()?,
            _ => {}
        }
        Ok(())
    }

    fn end_frame(&mut self) -> Result<(), OfficeError> {
        match self.frames.pop() {
            Some(Frame::Paragraph(paragraph)) => self.end_paragraph(paragraph)?,
            Some(Frame::Cell(cell)) => {
                if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    table.push(cell);
                }
            }
            Some(Frame::Table(table)) => {
                let slot = table.slot;
                if let Some(grid) = table.finish() {
                    self.fill(slot, Block::Grid(grid));
                }
            }
            Some(Frame::Story) => self.stories = self.stories.saturating_sub(1),
            None => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self, mut paragraph: Paragraph) -> Result<(), OfficeError> {
        let spot = match self.spots {
            Some(_) => {
                self.budget.hold(paragraph.text.len())?;
                Some(std::mem::take(&mut paragraph.spot).finish(&paragraph.text, self.at))
            }
            None => None,
        };
        if let (Some((_, number)), Some(spot)) = (paragraph.place, &spot) {
            self.keep_spots(vec![spot.clone().placed(Position::Paragraph { number })]);
        }
        match paragraph.place {
            Some((slot, number)) if !paragraph.text.is_empty() => {
                self.fill(
                    slot,
                    Block::Text { text: paragraph.text, position: Position::Paragraph { number } },
                );
            }
            Some(_) => {}
            None => match self.frames.last_mut() {
                Some(Frame::Cell(cell)) => {
                    cell.add_paragraph(&paragraph.text);
                    cell.spots.extend(spot);
                }
                // A paragraph in a paragraph: no program writes it, and nothing is lost.
                Some(Frame::Paragraph(outer)) => {
                    outer.text.push('\n');
                    outer.text.push_str(&paragraph.text);
                }
                _ => {}
            },
        }
        Ok(())
    }

    /// Puts text into the open paragraph, marked as the run looks.
    fn write(&mut self, text: &str) -> Result<(), OfficeError> {
        let look = self.look;
        if look.hidden || self.placeholders > 0 || text.is_empty() {
            return Ok(());
        }
        let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() else { return Ok(()) };
        if paragraph.fields.contains(&true) {
            return Ok(());
        }
        // Threefold: the text is copied into its cell, and strings keep room to grow.
        self.budget.hold_bytes(text.len() * if look.struck { 9 } else { 3 } + 2)?;
        if look.raised || look.lowered {
            paragraph.text.push(if look.raised { '^' } else { '_' });
        }
        if !look.struck {
            let start = paragraph.text.len();
            paragraph.text.push_str(text);
            let (text, at) = (start..paragraph.text.len(), self.at.0);
            if let (Some(_), [.., Mark::Run(_), Mark::Text]) = (&self.spots, &self.marks[..]) {
                self.ended = Some(spot::Ended::Text(text, at));
            }
            return Ok(());
        }
        for letter in text.chars() {
            paragraph.text.push(letter);
            if !letter.is_whitespace() {
                paragraph.text.push(STRIKE);
            }
        }
        Ok(())
    }
}
