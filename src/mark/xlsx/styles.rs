//! The styles of a workbook: for each cell style that a marked cell has, one that is the same but
//! for its fill.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::mark::MarkError;
use crate::mark::error::Carrier;
use crate::mark::package::{Changes, byte_order_mark};
use crate::mark::splice::Edits;
use crate::read::office::xml::{Node, Xml};

use super::with_attribute;

const STYLES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
/// What a workbook without styles has.
const NONE: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>",
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>",
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>",
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>",
    "</cellStyleXfs>",
    "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
    "</cellXfs></styleSheet>",
);
/// The colours of cells that are wrong, and of others: Excel's own for bad and neutral.
const COLOURS: [&str; 2] = ["FFFFC7CE", "FFFFEB9C"];

/// A list in the styles: `fills` or `cellXfs`.
#[derive(Debug, Default)]
struct List {
    /// Its start tag, and where its end tag begins.
    tag: Range<usize>,
    end: usize,
    prefix: String,
    /// Its items: start tag, and the whole element.
    items: Vec<(Range<usize>, Range<usize>)>,
}

/// The styles part, being added to.
pub(super) struct Styles {
    part: String,
    text: Vec<u8>,
    fills: List,
    formats: List,
    /// The new cell style for an old one and a colour, and the text of it.
    new: BTreeMap<(usize, bool), (usize, String)>,
}

impl Styles {
    pub(super) fn open(changes: &mut Changes<'_, '_>, main: &str) -> Result<Styles, MarkError> {
        let related = changes.package.relationships(main, changes.budget)?;
        let found = related
            .into_iter()
            .find(|related| related.kind == "styles" && changes.package.has(&related.target));
        let part = match found {
            Some(related) => related.target,
            None => {
                let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
                let before = format!("{folder}/styles");
                let part = changes.free_name(before.trim_start_matches('/'), ".xml");
                changes.relate(main, "styles", &part)?;
                changes.declare(&part, STYLES)?;
                changes.set(&part, NONE.into());
                part
            }
        };
        let text = changes.part(&part)?;
        let mut styles = Styles {
            part,
            fills: List::default(),
            formats: List::default(),
            new: BTreeMap::new(),
            text,
        };
        styles.read(changes)?;
        match styles.fills.items.is_empty() || styles.formats.items.is_empty() {
            true => Err(MarkError::NoMarks(Carrier::Unusual)),
            false => Ok(styles),
        }
    }

    fn read(&mut self, changes: &Changes<'_, '_>) -> Result<(), MarkError> {
        let shift = byte_order_mark(&self.text);
        let mut xml = Xml::new(&self.text, &self.part, changes.budget);
        let mut open: Option<&mut List> = None;
        let mut start = 0;
        let mut began = false;
        loop {
            let (depth, at) = (xml.depth(), xml.offset() + shift);
            // The node before was a start tag that counts: it ends here.
            if std::mem::take(&mut began)
                && let Some(list) = &mut open
            {
                match depth {
                    2 => list.tag.end = at,
                    _ => {
                        changes.budget.hold_bytes(2 * size_of::<[Range<usize>; 2]>())?;
                        list.items.push((start..at, start..at));
                    }
                }
            }
            match xml.next()? {
                Node::Start(element) if depth == 1 => {
                    open = match element.name() {
                        "fills" => Some(&mut self.fills),
                        "cellXfs" => Some(&mut self.formats),
                        _ => None,
                    };
                    if let Some(list) = &mut open {
                        list.tag.start = at;
                        list.prefix = element.prefix().to_owned();
                        began = true;
                    }
                }
                Node::Start(_) if depth == 2 && open.is_some() => (start, began) = (at, true),
                Node::End if depth == 3 => {
                    if let Some((_, whole)) = open.as_mut().and_then(|list| list.items.last_mut()) {
                        whole.end = at;
                    }
                }
                Node::End if depth == 2 => {
                    if let Some(list) = open.take() {
                        list.end = at;
                    }
                }
                Node::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The number of the cell style that is like another one but for its fill.
    pub(super) fn filled(&mut self, style: usize, is_wrong: bool) -> Result<usize, MarkError> {
        if let Some((number, _)) = self.new.get(&(style, is_wrong)) {
            return Ok(*number);
        }
        let unusual = MarkError::NoMarks(Carrier::Unusual);
        let Some((tag, whole)) = self.formats.items.get(style) else { return Err(unusual) };
        let read = |range: &Range<usize>| {
            self.text.get(range.clone()).and_then(|text| std::str::from_utf8(text).ok())
        };
        let (Some(tag), Some(rest)) = (read(tag), read(&(tag.end..whole.end))) else {
            return Err(unusual);
        };
        let fill = self.fills.items.len() + usize::from(!is_wrong);
        let tag = with_attribute(tag, "fillId", &fill.to_string());
        let mut format = with_attribute(&tag, "applyFill", "1") + rest;
        if !tag.ends_with("/>") {
            // What follows the start tag ends before the end tag.
            let name = tag.trim_start_matches('<');
            let end = name.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(name.len());
            format += &format!("</{}>", &name[..end]);
        }
        let number = self.formats.items.len() + self.new.len();
        self.new.insert((style, is_wrong), (number, format));
        Ok(number)
    }

    /// Writes the styles, where there are new ones.
    pub(super) fn write(self, changes: &mut Changes<'_, '_>) -> Result<(), MarkError> {
        if self.new.is_empty() {
            return Ok(());
        }
        let prefix = match self.fills.prefix.as_str() {
            "" => String::new(),
            prefix => format!("{prefix}:"),
        };
        let fills = COLOURS.map(|colour| {
            format!(
                "<{prefix}fill><{prefix}patternFill patternType=\"solid\">\
                 <{prefix}fgColor rgb=\"{colour}\"/><{prefix}bgColor indexed=\"64\"/>\
                 </{prefix}patternFill></{prefix}fill>"
            )
        });
        let mut new: Vec<&(usize, String)> = self.new.values().collect();
        new.sort_unstable();
        let formats: Vec<&str> = new.iter().map(|(_, format)| format.as_str()).collect();
        let mut edits = Edits::default();
        self.fills.extend(&self.text, &fills.each_ref().map(String::as_str), &mut edits);
        self.formats.extend(&self.text, &formats, &mut edits);
        changes.set(&self.part, edits.into(&self.text)?);
        Ok(())
    }
}

impl List {
    fn extend(&self, text: &[u8], items: &[&str], edits: &mut Edits) {
        let tag = text.get(self.tag.clone()).unwrap_or_default();
        let count = (self.items.len() + items.len()).to_string();
        let tag = with_attribute(&String::from_utf8_lossy(tag), "count", &count);
        edits.replace(self.tag.clone(), tag);
        edits.add(self.end, items.concat());
    }
}
