//! Packages with some parts changed and others added; all others are copied as they are packed.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::read::OfficeError;
use crate::read::office::budget::Budget;
use crate::read::office::package::{Package, relationships_of};
use crate::read::office::xml::{Node, Space, Xml};

use super::MarkError;

const TYPES: &str = "[Content_Types].xml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LISTS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A package and what is to be changed in it.
pub(super) struct Changes<'a, 'b> {
    pub(super) package: Package<'a>,
    pub(super) budget: &'b Budget,
    bytes: &'a [u8],
    /// The parts that are changed or new, by the name in the archive.
    parts: BTreeMap<String, Vec<u8>>,
}

impl<'a, 'b> Changes<'a, 'b> {
    pub(super) fn new(package: Package<'a>, bytes: &'a [u8], budget: &'b Budget) -> Self {
        Changes { package, budget, bytes, parts: BTreeMap::new() }
    }

    /// A part as it is now, with the changes made so far.
    pub(super) fn part(&mut self, part: &str) -> Result<Vec<u8>, MarkError> {
        let name = self.package.name_of(part).unwrap_or_else(|| part.to_owned());
        match self.parts.get(&name) {
            Some(bytes) => Ok(bytes.clone()),
            None => Ok(self.package.bytes(part, self.budget)?),
        }
    }

    /// Changes a part, or adds it.
    pub(super) fn set(&mut self, part: &str, bytes: Vec<u8>) {
        let name = self.package.name_of(part).unwrap_or_else(|| part.to_owned());
        self.parts.insert(name, bytes);
    }

    /// A name for a new part: the first of `before1after`, `before2after`, … that is free.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let names = (1..).map(|number| format!("{before}{number}{after}"));
        let is_free = |name: &String| !self.package.has(name) && !self.parts.contains_key(name);
        names.into_iter().find(is_free).unwrap_or_default()
    }

    /// Notes that one part refers to another, new one, and gives the name of the reference. `to` is
    /// from the root of the package.
    pub(super) fn relate(&mut self, from: &str, kind: &str, to: &str) -> Result<String, MarkError> {
        let list = relationships_of(from);
        let is_there = self.package.has(&list) || self.parts.contains_key(&list);
        let text = match is_there {
            true => self.part(&list)?,
            false => format!("<Relationships xmlns=\"{LISTS}\"></Relationships>").into_bytes(),
        };
        let is_taken = |id: &String| contains(&text, format!("\"{id}\"").as_bytes());
        let ids = (1..).map(|number| format!("gouji{number}"));
        let id = ids.into_iter().find(|id| !is_taken(id)).unwrap_or_default();
        let text = self.append(&list, &text, |prefix| {
            format!("<{prefix}Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"/{to}\"/>")
        })?;
        self.set(&list, text);
        Ok(id)
    }

    /// Declares the content type of a new part.
    pub(super) fn declare(&mut self, part: &str, kind: &str) -> Result<(), MarkError> {
        let text = self.part(TYPES)?;
        let text = self.append(TYPES, &text, |prefix| {
            format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{kind}\"/>")
        })?;
        self.set(TYPES, text);
        Ok(())
    }

    /// Adds elements at the end of a part's root; they are given its prefix, with the colon.
    pub(super) fn append(
        &self,
        part: &str,
        text: &[u8],
        elements: impl FnOnce(&str) -> String,
    ) -> Result<Vec<u8>, MarkError> {
        let root = root(part, text, self.budget)?;
        let (head, tail) = text.split_at(root.end.min(text.len()));
        let prefix = match root.prefix.as_str() {
            "" => String::new(),
            prefix => format!("{prefix}:"),
        };
        let elements = elements(&prefix);
        let mut out = Vec::with_capacity(text.len() + elements.len() + root.name.len() + 8);
        if root.is_empty {
            // `<Types/>` is opened.
            let head = head.strip_suffix(b"/>").unwrap_or(head);
            out.extend_from_slice(head);
            out.push(b'>');
            out.extend_from_slice(elements.as_bytes());
            out.extend_from_slice(format!("</{prefix}{}>", root.name).as_bytes());
        } else {
            out.extend_from_slice(head);
            out.extend_from_slice(elements.as_bytes());
        }
        out.extend_from_slice(tail);
        Ok(out)
    }

    /// The package with its changes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, MarkError> {
        self.write().map_err(|error| match error {
            ZipError::Io(_) => MarkError::TooLarge,
            error => OfficeError::damaged("the file", error).into(),
        })
    }

    fn write(&mut self) -> Result<Vec<u8>, ZipError> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes))?;
        let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len())));
        for number in 0..archive.len() {
            let file = archive.by_index_raw(number)?;
            let Some(bytes) = self.parts.remove(file.name()?.as_ref()) else {
                out.raw_copy_file(file)?;
                continue;
            };
            let name = file.name()?.into_owned();
            let mut options = SimpleFileOptions::default().compression_method(file.compression());
            if let Some(time) = file.last_modified() {
                options = options.last_modified_time(time);
            }
            drop(file);
            out.start_file(name, options)?;
            out.write_all(&bytes)?;
        }
        for (name, bytes) in &self.parts {
            out.start_file(name.as_str(), SimpleFileOptions::default())?;
            out.write_all(bytes)?;
        }
        Ok(out.finish()?.into_inner())
    }
}

/// The root element of a part.
struct Root {
    prefix: String,
    name: String,
    /// Where its end tag begins; behind it where it is an empty element.
    end: usize,
    is_empty: bool,
}

fn root(part: &str, text: &[u8], budget: &Budget) -> Result<Root, MarkError> {
    let mut xml = Xml::new(text, part, budget);
    let mut found = Root { prefix: String::new(), name: String::new(), end: 0, is_empty: false };
    let mark = byte_order_mark(text);
    loop {
        let (depth, at, is_empty) = (xml.depth(), xml.offset(), xml.owes_end());
        match xml.next()? {
            Node::Start(element) if depth == 0 => {
                (found.prefix, found.name) = (element.prefix().into(), element.name().into());
            }
            Node::End if depth == 1 => (found.end, found.is_empty) = (at + mark, is_empty),
            Node::Eof if found.end > 0 => return Ok(found),
            Node::Eof => return Err(OfficeError::damaged(part, "it has no root").into()),
            _ => {}
        }
    }
}

/// The greatest number in an attribute of the elements of a name, 0 where there is none.
pub(super) fn greatest(
    (part, text): (&str, &[u8]),
    (space, name, attribute): (Space, &str, &str),
    budget: &Budget,
) -> Result<u32, MarkError> {
    let mut xml = Xml::new(text, part, budget);
    let mut most = 0;
    loop {
        match xml.next()? {
            Node::Start(element) if element.space == space && element.name() == name => {
                most = most.max(element.count(attribute).unwrap_or(0));
            }
            Node::Eof => return Ok(most),
            _ => {}
        }
    }
}

/// How many bytes of a part its reader does not count.
pub(super) fn byte_order_mark(text: &[u8]) -> usize {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    if text.starts_with(MARK) { MARK.len() } else { 0 }
}

pub(super) fn contains(text: &[u8], wanted: &[u8]) -> bool {
    text.windows(wanted.len()).any(|window| window == wanted)
}

/// Text for XML: its signs escaped, and what XML cannot hold left out.
pub(super) fn escaped(text: &str) -> String {
    let allowed = |c: &char| {
        matches!(c, '\t' | '\n')
            || (*c >= ' ' && !matches!(c, '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}'))
    };
    crate::write::escape(&text.chars().filter(allowed).collect::<String>())
}
