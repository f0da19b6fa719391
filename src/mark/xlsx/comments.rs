//! The comments of a sheet: their texts in one part, their boxes in another, as Excel keeps them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::mark::error::Carrier;
use crate::mark::package::{Changes, byte_order_mark, escaped};
use crate::mark::splice::Edits;
use crate::mark::{MarkError, message};
use crate::position::cell_address;
use crate::read::office::xml::{Node, Xml};
use crate::words::Locale;

use super::{Layout, Place, SHEET};

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// A drawing without any box.
const EMPTY: &str = concat!(
    "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" ",
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" ",
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\">",
    "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout></xml>",
);
/// The shape that boxes of comments have. Each shape declares its prefixes: a drawing that is there
/// may have others.
const SHAPE_TYPE: &str = concat!(
    "<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" ",
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" ",
    "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>",
    "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>",
);
/// What is said of a cell.
pub(super) struct Note {
    pub(super) place: Place,
    pub(super) text: String,
}

/// The part that a sheet refers to by the kind of the reference, or by its name as well.
fn related(
    changes: &mut Changes<'_, '_>,
    sheet: &str,
    kind: &str,
    id: Option<&str>,
) -> Result<Option<String>, MarkError> {
    let related = changes.package.relationships(sheet, changes.budget)?;
    let mut found = related.into_iter().filter(|one| {
        one.kind == kind && id.is_none_or(|id| id == one.id) && changes.package.has(&one.target)
    });
    Ok(found.next().map(|one| one.target))
}

fn folder_of(sheet: &str) -> &str {
    // `xl/worksheets/sheet1.xml`
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.rsplit_once('/').map_or(folder, |(above, _)| above)
}

/// Writes the texts of comments. A cell that has one already gets a further line.
pub(super) fn add(
    changes: &mut Changes<'_, '_>,
    sheet: &str,
    notes: &[Note],
    locale: Locale,
) -> Result<(), MarkError> {
    let part = match related(changes, sheet, "comments", None)? {
        Some(part) => part,
        None => {
            let before = format!("{}/comments", folder_of(sheet));
            let part = changes.free_name(before.trim_start_matches('/'), ".xml");
            changes.relate(sheet, "comments", &part)?;
            changes.declare(&part, COMMENTS)?;
            let text = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                 <comments xmlns=\"{SHEET}\"><authors></authors>\
                 <commentList></commentList></comments>"
            );
            changes.set(&part, text.into_bytes());
            part
        }
    };
    let text = changes.part(&part)?;
    let known = Known::of(changes, &part, &text)?;
    let p = &known.prefix;
    let (mut edits, mut more) = (Edits::default(), String::new());
    for note in notes {
        let address = cell_address(note.place.0 + 1, note.place.1 + 1);
        let run = |before: &str| {
            let said = escaped(&note.text);
            format!("<{p}r><{p}t xml:space=\"preserve\">{before}{said}</{p}t></{p}r>")
        };
        match known.texts.get(&address) {
            Some(end) => edits.add(*end, run("\n")),
            None => {
                let _ = write!(
                    more,
                    "<{p}comment ref=\"{address}\" authorId=\"{}\"><{p}text>{}</{p}text></{p}comment>",
                    known.authors,
                    run("")
                );
            }
        }
    }
    if !more.is_empty() {
        let author = message::author(locale);
        let list = known.author_list.ok_or(MarkError::NoMarks(Carrier::Unusual))?;
        list.put(&text, &format!("<{p}author>{author}</{p}author>"), &mut edits);
        let list = known.comment_list.ok_or(MarkError::NoMarks(Carrier::Unusual))?;
        list.put(&text, &more, &mut edits);
    }
    changes.set(&part, edits.into(&text)?);
    Ok(())
}

/// The comments that a sheet has already.
#[derive(Default)]
struct Known {
    /// The prefix of their elements, with the colon.
    prefix: String,
    authors: usize,
    author_list: Option<End>,
    comment_list: Option<End>,
    /// Where the runs of each comment's text end, by its address.
    texts: BTreeMap<String, usize>,
}

/// Where an element ends: its end tag begins there, or it ends there and is empty.
#[derive(Clone, Copy)]
struct End {
    at: usize,
    is_empty: bool,
}

impl End {
    /// Puts something in at the end of the element.
    fn put(self, text: &[u8], items: &str, edits: &mut Edits) {
        if !self.is_empty {
            return edits.add(self.at, items);
        }
        let start = text[..self.at].iter().rposition(|byte| *byte == b'<').unwrap_or(0);
        let name = text[start + 1..self.at]
            .split(|byte| byte.is_ascii_whitespace() || *byte == b'/')
            .next()
            .unwrap_or_default();
        let name = String::from_utf8_lossy(name);
        edits.replace(self.at - b"/>".len()..self.at, format!(">{items}</{name}>"));
    }
}

/// An open element of the comments.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Comments,
    Authors,
    CommentList,
    Comment,
    Text,
    /// How the text is spoken: runs come before it.
    Phonetic,
    Something,
}

impl Inside {
    fn of(name: &str, parent: Option<Inside>) -> Inside {
        match (name, parent) {
            ("comments", None) => Inside::Comments,
            ("authors", Some(Inside::Comments)) => Inside::Authors,
            ("commentList", Some(Inside::Comments)) => Inside::CommentList,
            ("comment", Some(Inside::CommentList)) => Inside::Comment,
            ("text", Some(Inside::Comment)) => Inside::Text,
            ("rPh" | "phoneticPr", Some(Inside::Text)) => Inside::Phonetic,
            _ => Inside::Something,
        }
    }
}

impl Known {
    fn of(changes: &Changes<'_, '_>, part: &str, text: &[u8]) -> Result<Known, MarkError> {
        let shift = byte_order_mark(text);
        let mut xml = Xml::new(text, part, changes.budget);
        let mut known = Known::default();
        let mut open: Vec<Inside> = Vec::new();
        let (mut address, mut runs_end) = (String::new(), None);
        loop {
            let end = End { at: xml.offset() + shift, is_empty: xml.owes_end() };
            match xml.next()? {
                Node::Start(element) => {
                    let parent = open.last().copied();
                    let inside = Inside::of(element.name(), parent);
                    match inside {
                        Inside::Comments if !element.prefix().is_empty() => {
                            known.prefix = format!("{}:", element.prefix());
                        }
                        Inside::Comment => {
                            address = element.attribute("ref").unwrap_or_default().into_owned();
                        }
                        Inside::Phonetic => runs_end = runs_end.or(Some(end.at)),
                        _ => {}
                    }
                    known.authors += usize::from(parent == Some(Inside::Authors));
                    open.push(inside);
                }
                Node::End => match open.pop() {
                    Some(Inside::Authors) => known.author_list = Some(end),
                    Some(Inside::CommentList) => known.comment_list = Some(end),
                    Some(Inside::Text) if !end.is_empty => {
                        changes.budget.hold(address.len())?;
                        let end = runs_end.take().unwrap_or(end.at);
                        known.texts.insert(std::mem::take(&mut address), end);
                    }
                    _ => {}
                },
                Node::Eof => return Ok(known),
                Node::Text(_) => {}
            }
        }
    }
}

/// Draws the boxes of comments. Gives the reference to a new drawing, that the sheet must name.
pub(super) fn draw(
    changes: &mut Changes<'_, '_>,
    sheet: &str,
    notes: &[Note],
) -> Result<Option<String>, MarkError> {
    let text = changes.part(sheet)?;
    let layout = Layout::of(sheet, &text, changes.budget)?;
    let known = match &layout.drawing {
        Some(id) => related(changes, sheet, "vmlDrawing", Some(id))?,
        None => None,
    };
    let (part, id) = match known {
        Some(part) => (part, None),
        None if layout.drawing.is_some() => return Err(MarkError::NoMarks(Carrier::Unusual)),
        None => {
            let before = format!("{}/drawings/vmlDrawing", folder_of(sheet));
            let part = changes.free_name(before.trim_start_matches('/'), ".vml");
            let id = changes.relate(sheet, "vmlDrawing", &part)?;
            changes.declare(&part, DRAWING)?;
            changes.set(&part, EMPTY.into());
            (part, Some(id))
        }
    };
    let text = changes.part(&part)?;
    let drawn = with_boxes(&text, notes).ok_or(MarkError::NoMarks(Carrier::Unusual))?;
    changes.set(&part, drawn);
    Ok(id)
}

/// A drawing with boxes for the cells that have none. Drawings are not always XML: Excel leaves
/// tags open in them.
fn with_boxes(text: &[u8], notes: &[Note]) -> Option<Vec<u8>> {
    let end = text.windows(6).rposition(|window| window == b"</xml>")?;
    let drawn = String::from_utf8_lossy(text);
    let mut more = String::new();
    if !drawn.contains("id=\"_x0000_t202\"") {
        more.push_str(SHAPE_TYPE);
    }
    let ids = drawn.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest[..digits].parse::<u32>().ok()
    });
    let mut next = ids.fold(1024, u32::max).checked_add(1)?;
    for note in notes {
        let (row, column) = note.place;
        if has_box(&drawn, note.place) {
            continue;
        }
        // Four columns take some 18 characters a line; a row is as high as one line.
        let lines: usize = note.text.lines().map(|line| line.chars().count() / 18 + 1).sum();
        let bottom = row + 2 + lines.min(40) as u32;
        let _ = write!(
            more,
            "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" \
             xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
             xmlns:x=\"urn:schemas-microsoft-com:office:excel\" \
             id=\"_x0000_s{next}\" type=\"#_x0000_t202\" \
             style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" \
             o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
             <v:shadow color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
             <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div>\
             </v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
             <x:Anchor>{}, 15, {row}, 2, {}, 15, {bottom}, 4</x:Anchor>\
             <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>\
             </x:ClientData></v:shape>",
            column + 1,
            column + 5,
        );
        next = next.checked_add(1)?;
    }
    let mut out = Vec::with_capacity(text.len() + more.len());
    out.extend_from_slice(&text[..end]);
    out.extend_from_slice(more.as_bytes());
    out.extend_from_slice(&text[end..]);
    Some(out)
}

/// A box for the cell is drawn already. Programs give the elements different prefixes.
fn has_box(drawn: &str, (row, column): Place) -> bool {
    let has = |data: &str, name: &str, number: u32| {
        let Some((_, rest)) = data.split_once(name) else { return false };
        rest.split('<').next().and_then(|text| text.trim().parse().ok()) == Some(number)
    };
    // The start tag, its content, and the end tag.
    let data = drawn.split("ClientData").skip(1).step_by(2);
    data.filter(|data| data.contains("\"Note\""))
        .any(|data| has(data, "Row>", row) && has(data, "Column>", column))
}
