//! Workbooks: a comment and a fill at each cell.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::position::Position;
use crate::read::office::budget::Budget;
use crate::read::office::xml::{Node, Space, Xml};
use crate::read::workbook::{self, CellTag};
use crate::words::Locale;

use super::MarkError;
use super::error::Carrier;
use super::marks::{Mark, MarkKind, Marks};
use super::package::{Changes, byte_order_mark, contains};
use super::splice::Edits;

mod comments;
mod styles;

use comments::Note;
use styles::Styles;

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A cell by row and column, from 0.
type Place = (u32, u32);

/// The workbook with its comments and fills.
pub(super) fn marked(
    bytes: &[u8],
    marks: &Marks<'_>,
    locale: Locale,
) -> Result<Vec<u8>, MarkError> {
    let budget = Budget::new(bytes.len());
    let mut changes = Changes::new(workbook::open(bytes)?, bytes, &budget);
    if changes.package.has("content.xml") {
        return Err(MarkError::NoMarks(Carrier::OldOffice));
    }
    let main = workbook::main_part(&mut changes.package, &budget)?;
    if !contains(&changes.part(&main)?, SHEET.as_bytes()) {
        // The strict vocabulary has other names.
        return Err(MarkError::NoMarks(Carrier::Unusual));
    }
    let sheets = workbook::sheets(&mut changes.package, &main, &budget)?;
    let mut by_sheet: BTreeMap<&str, BTreeMap<Place, Vec<&Mark<'_>>>> = BTreeMap::new();
    for (position, marks) in marks.places() {
        let Position::Sheet { sheet, row, column } = position else {
            return Err(MarkError::NotFound { position: position.clone() });
        };
        let Some((_, part)) = sheets.iter().find(|(name, _)| **name == **sheet) else {
            return Err(MarkError::NotFound { position: position.clone() });
        };
        let place = (row.saturating_sub(1), column.saturating_sub(1));
        by_sheet.entry(part).or_default().insert(place, marks);
    }
    let mut styles = Styles::open(&mut changes, &main)?;
    for (part, places) in by_sheet {
        sheet(&mut changes, part, &places, &mut styles, locale)?;
    }
    styles.write(&mut changes)?;
    changes.finish()
}

/// Marks the cells of one sheet.
fn sheet(
    changes: &mut Changes<'_, '_>,
    part: &str,
    places: &BTreeMap<Place, Vec<&Mark<'_>>>,
    styles: &mut Styles,
    locale: Locale,
) -> Result<(), MarkError> {
    let notes: Vec<Note> = places
        .iter()
        .map(|(place, marks)| {
            let said: Vec<String> = marks.iter().map(|mark| mark.message(locale)).collect();
            Note { place: *place, text: said.join("\n") }
        })
        .collect();
    comments::add(changes, part, &notes, locale)?;
    let drawing = comments::draw(changes, part, &notes)?;
    let text = changes.part(part)?;
    let shift = byte_order_mark(&text);
    let wanted: BTreeSet<Place> = places.keys().copied().collect();
    let tags = workbook::tags(&mut Xml::new(&text, part, changes.budget), &wanted)?;
    let mut edits = Edits::default();
    for (place, CellTag { tag, style }) in tags {
        let is_wrong = places[&place].iter().any(|mark| mark.kind() == MarkKind::Wrong);
        let style = styles.filled(style, is_wrong)?;
        let tag = tag.start + shift..tag.end + shift;
        let written = text.get(tag.clone()).and_then(|tag| std::str::from_utf8(tag).ok());
        let written = written.ok_or(MarkError::NoMarks(Carrier::Unusual))?;
        edits.replace(tag, with_attribute(written, "s", &style.to_string()));
    }
    if let Some(id) = drawing {
        let layout = Layout::of(part, &text, changes.budget)?;
        let prefix = &layout.prefix;
        let element = format!("<{prefix}legacyDrawing xmlns:r=\"{RELATIONS}\" r:id=\"{id}\"/>");
        edits.add(layout.end + shift, element);
    }
    changes.set(part, edits.into(&text)?);
    Ok(())
}

/// What stands behind the drawing of comments in a sheet, in the order of the format.
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// The parts of a sheet's element.
struct Layout {
    /// The prefix of its elements, with the colon.
    prefix: String,
    /// The reference to the drawing of its comments.
    drawing: Option<String>,
    /// Where such a reference belongs.
    end: usize,
}

impl Layout {
    fn of(part: &str, text: &[u8], budget: &Budget) -> Result<Layout, MarkError> {
        let mut xml = Xml::new(text, part, budget);
        let mut layout = Layout { prefix: String::new(), drawing: None, end: 0 };
        loop {
            let (depth, at) = (xml.depth(), xml.offset());
            match xml.next()? {
                Node::Start(element) if depth == 0 && !element.prefix().is_empty() => {
                    layout.prefix = format!("{}:", element.prefix());
                }
                Node::Start(element) if depth == 1 => {
                    if element.name() == "legacyDrawing" {
                        let id = element.attribute_in(Space::Relation, "id");
                        layout.drawing = id.map(|id| id.into_owned());
                    } else if layout.end == 0 && BEHIND.contains(&element.name()) {
                        layout.end = at;
                    }
                }
                Node::End if depth == 1 && layout.end == 0 => layout.end = at,
                Node::Eof => return Ok(layout),
                _ => {}
            }
        }
    }
}

/// A start tag with another value of an attribute, or with the attribute added.
fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let end = if tag.ends_with("/>") { tag.len() - 2 } else { tag.len().saturating_sub(1) };
    let mut out = String::with_capacity(tag.len() + name.len() + value.len() + 4);
    let (mut at, mut found) = (0, false);
    while let Some((start, whole)) = attribute(&tag[..end], at) {
        out.push_str(&tag[at..start]);
        let text = &tag[start..whole];
        if text.split(['=', ' ', '\t', '\r', '\n']).next() == Some(name) {
            let _ = write!(out, "{name}=\"{value}\"");
            found = true;
        } else {
            out.push_str(text);
        }
        at = whole;
    }
    out.push_str(&tag[at..end]);
    if !found {
        let _ = write!(out, " {name}=\"{value}\"");
    }
    out + &tag[end..]
}

/// Where the next attribute behind a place begins and ends. The name of the tag, which has no sign
/// of equality, is passed over.
fn attribute(tag: &str, from: usize) -> Option<(usize, usize)> {
    let rest = tag.get(from..)?;
    let sign = rest.find('=')?;
    let name = rest[..sign].trim_end();
    let start = name.rfind(char::is_whitespace)? + 1;
    let quote = rest[sign..].find(['"', '\''])? + sign;
    let close = rest[quote + 1..].find(&rest[quote..=quote])? + quote + 1;
    Some((from + start, from + close + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_set_and_others_stay() {
        for (tag, wanted) in [
            ("<c>", "<c s=\"7\">"),
            ("<c r=\"A1\"/>", "<c r=\"A1\" s=\"7\"/>"),
            ("<c s=\"1\" r='s=\"2\"'>", "<c s=\"7\" r='s=\"2\"'>"),
            ("<x:c\n r = \"A1\" s = '1' t=\"s\" >", "<x:c\n r = \"A1\" s=\"7\" t=\"s\" >"),
            ("<c r=\">\"/>", "<c r=\">\" s=\"7\"/>"),
        ] {
            assert_eq!(with_attribute(tag, "s", "7"), wanted);
        }
    }
}
