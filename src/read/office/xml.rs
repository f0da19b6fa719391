//! The XML parts of a package, streamed: elements with their namespace told, text with references
//! resolved, depth and size bounded.
//!
//! Nothing is expanded: a reference to an entity other than XML's own five and the numeric ones is
//! an error. Prefixes mean what the declarations in scope say, transitional and strict vocabularies
//! alike, so `a:t` of a drawing is never taken for `w:t`.

use std::borrow::Cow;
use std::io::Read;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;

use super::budget::Budget;
use super::input::{Input, is_blank};
use super::{Measure, OfficeError};
use crate::read::search::{contains, find};

/// Elements within elements, at most. Word itself writes a few dozen.
pub(crate) const MAX_DEPTH: usize = 4096;
/// Namespace prefixes in scope, at most. Word declares some forty.
const MAX_PREFIXES: usize = 512;

/// Bytes in the name of an element or a prefix, at most: names of open elements are kept.
const MAX_NAME: usize = 255;

/// The vocabularies that the readers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// Without a namespace: attributes without a prefix, and the package's own parts.
    None,
    /// WordprocessingML.
    Word,
    /// SpreadsheetML.
    Sheet,
    /// Markup compatibility: AlternateContent.
    Compat,
    /// Office's mathematics.
    Math,
    /// Where a drawing stands in the text.
    Drawing,
    /// Relationship identifiers.
    Relation,
    /// OpenDocument: `office:`.
    Office,
    /// OpenDocument: `table:`.
    Table,
    /// OpenDocument: `text:`.
    Text,
    /// Any other.
    Other,
}

impl Space {
    fn of(uri: &str) -> Space {
        match uri {
            "" => Space::None,
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            | "http://purl.oclc.org/ooxml/spreadsheetml/main" => Space::Sheet,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compat,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Space::Drawing,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Space::Relation,
            "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
            "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
            "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
            _ => Space::Other,
        }
    }
}

/// What comes next in a part.
#[derive(Debug)]
pub(crate) enum Node<'b> {
    /// An element begins.
    Start(Element<'b>),
    /// The element that began last and has not ended ends. Empty elements begin and end too.
    End,
    /// Text of the element that is open.
    Text(Cow<'b, str>),
    /// The part ends.
    Eof,
}

/// An element's name and attributes.
#[derive(Debug)]
pub(crate) struct Element<'b> {
    /// Its namespace.
    pub(crate) space: Space,
    /// The length of its prefix, with the colon.
    prefix: usize,
    tag: BytesStart<'b>,
    prefixes: &'b [Prefix],
}

impl Element<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        &self.tag.name().into_inner()[self.prefix..]
    }

    /// The prefix before the name, empty without one.
    pub(crate) fn prefix(&self) -> &str {
        &self.tag.name().into_inner()[..self.prefix.saturating_sub(1)]
    }

    /// The attributes by their names without prefix. One whose value cannot be resolved is as good
    /// as absent.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        self.each().filter_map(|(_, name, value)| Some((name, resolved(value)?)))
    }

    /// Some attributes by name alone.
    pub(crate) fn attributes_of<const N: usize>(
        &self,
        names: [&str; N],
    ) -> [Option<Cow<'_, str>>; N] {
        let mut found = [const { None }; N];
        for (_, name, value) in self.each() {
            if let Some(at) = names.iter().position(|wanted| *wanted == name) {
                found[at].get_or_insert_with(|| resolved(value));
            }
        }
        found.map(Option::flatten)
    }

    /// An attribute by name alone, whatever its namespace: for vocabularies in which no two share a
    /// name.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|_, local| local == name)
    }

    /// An attribute of a namespace.
    pub(crate) fn attribute_in(&self, space: Space, name: &str) -> Option<Cow<'_, str>> {
        self.find(|prefix, local| local == name && resolve(self.prefixes, prefix, false) == space)
    }

    /// The value of `w:val`, `val`.
    pub(crate) fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// An attribute that counts something; nothing when it is absent, not a number or negative.
    pub(crate) fn count(&self, name: &str) -> Option<u32> {
        count(&self.attribute(name)?)
    }

    /// A switch such as `<w:vanish/>` or `<w:b w:val="0"/>`: on unless its value says off.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    fn find(&self, wanted: impl Fn(&str, &str) -> bool) -> Option<Cow<'_, str>> {
        self.each().find(|(prefix, name, _)| wanted(prefix, name)).and_then(|each| resolved(each.2))
    }

    /// The attributes with their prefixes and names, as they stand, up to one that is malformed.
    fn each(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let (text, mut at) = (self.tag.attributes_raw(), 0);
        let bytes = text.as_bytes();
        std::iter::from_fn(move || {
            let start = behind(bytes, at, is_blank);
            let end = behind(bytes, start + 1, |byte| byte != b'=' && !is_blank(byte));
            let equals = behind(bytes, end, is_blank);
            bytes.get(equals).filter(|byte| **byte == b'=')?;
            let open = behind(bytes, equals + 1, is_blank);
            let quote = bytes.get(open).filter(|byte| matches!(byte, b'"' | b'\''))?;
            let close = find(bytes, open + 1, *quote)?;
            at = close + 1;
            let (prefix, name) = split(&text[start..end]);
            Some((prefix, name, &text[open + 1..close]))
        })
    }
}

/// The place behind the bytes of a sort that stand there.
#[inline]
fn behind(text: &[u8], start: usize, is_one: impl Fn(u8) -> bool) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    start + rest.iter().position(|byte| !is_one(*byte)).unwrap_or(rest.len())
}

/// The value of an attribute, its references resolved.
fn resolved(value: &str) -> Option<Cow<'_, str>> {
    if !value.bytes().any(|byte| matches!(byte, b'&' | b'\t' | b'\r' | b'\n')) {
        return Some(Cow::Borrowed(value));
    }
    let attribute = Attribute { key: QName(""), value: Cow::Borrowed(value) };
    attribute.normalized_value(XmlVersion::Explicit1_0).ok()
}

/// A whole number of 32 bits; one that is larger is the largest.
pub(crate) fn count(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(u32::MAX))
}

#[derive(Debug)]
struct Prefix {
    name: String,
    space: Space,
    depth: usize,
}

/// A part being read.
pub(crate) struct Xml<'a> {
    input: Input<'a>,
    part: String,
    scope: Scope,
    /// The last element was empty: its end is to be told yet.
    owes_end: bool,
    budget: &'a Budget,
    /// The letter that was referred to last.
    letter: [u8; 4],
}

impl<'a> Xml<'a> {
    /// Reads a part that is all in memory.
    pub(crate) fn new(text: &'a [u8], part: &str, budget: &'a Budget) -> Xml<'a> {
        Xml::from_input(Input::whole(text, budget), part, budget)
    }

    /// Reads a part as it is unpacked.
    pub(super) fn streamed(from: Box<dyn Read + 'a>, part: &str, budget: &'a Budget) -> Xml<'a> {
        Xml::from_input(Input::streamed(from, budget), part, budget)
    }

    fn from_input(input: Input<'a>, part: &str, budget: &'a Budget) -> Xml<'a> {
        let (part, scope) = (part.to_owned(), Scope::default());
        Xml { input, part, scope, owes_end: false, budget, letter: [0; 4] }
    }

    /// The name of the part, for messages.
    pub(crate) fn part(&self) -> &str {
        &self.part
    }

    /// The limits that the part is read under.
    pub(crate) fn budget(&self) -> &'a Budget {
        self.budget
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.scope.depth
    }

    /// How many bytes of the part were read: where the next node begins. A byte order mark is not
    /// counted.
    pub(crate) fn offset(&self) -> usize {
        self.input.offset()
    }

    /// The element that began last is empty, and its end is the next node.
    pub(crate) fn owes_end(&self) -> bool {
        self.owes_end
    }

    /// The next node. Comments and their like are empty texts.
    pub(crate) fn next(&mut self) -> Result<Node<'_>, OfficeError> {
        if std::mem::take(&mut self.owes_end) {
            self.scope.close();
            return Ok(Node::End);
        }
        match self.input.next(&self.part, self.budget)? {
            Event::Start(tag) => self.scope.open(&self.part, tag),
            Event::Empty(tag) => {
                self.owes_end = true;
                self.scope.open(&self.part, tag)
            }
            Event::End(_) => {
                self.scope.close();
                Ok(Node::End)
            }
            Event::Text(text) => Ok(Node::Text(line_breaks(text.into_inner()))),
            Event::CData(text) => Ok(Node::Text(line_breaks(text.into_inner()))),
            Event::GeneralRef(reference) => match referred(&reference, &mut self.letter) {
                Some(text) => Ok(Node::Text(Cow::Borrowed(text))),
                None => Err(OfficeError::damaged(
                    &self.part,
                    format_args!("it refers to an unknown entity, {}", &*reference),
                )),
            },
            Event::Eof if self.scope.depth > 0 => {
                Err(OfficeError::damaged(&self.part, "it is cut off"))
            }
            Event::Eof => Ok(Node::Eof),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                Ok(Node::Text(Cow::Borrowed("")))
            }
        }
    }

    /// Passes over the rest of the element that began last, its end included. Nothing of it is
    /// read.
    pub(crate) fn skip(&mut self) -> Result<(), OfficeError> {
        let outside = self.depth().saturating_sub(1);
        if !self.owes_end {
            let room = MAX_DEPTH.saturating_sub(self.depth());
            if !self.input.pass_content(room, &self.part, self.budget)? {
                return Err(too_deep());
            }
        }
        while self.depth() > outside {
            self.next()?;
        }
        Ok(())
    }
}

/// The character that a reference stands for: XML's own five, and numbers.
fn referred<'t>(reference: &BytesRef<'_>, letter: &'t mut [u8; 4]) -> Option<&'t str> {
    if let Ok(Some(found)) = reference.resolve_char_ref() {
        return Some(found.encode_utf8(letter));
    }
    Some(match &**reference {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        _ => return None,
    })
}

fn too_deep() -> OfficeError {
    OfficeError::TooLarge { what: Measure::Depth, limit: MAX_DEPTH as u64 }
}

/// The open elements: how many, and the prefixes that they declare.
#[derive(Default)]
struct Scope {
    prefixes: Vec<Prefix>,
    /// The prefix that the last element had, among them: most elements have the same.
    last: usize,
    depth: usize,
}

impl Scope {
    fn open<'b>(&'b mut self, part: &str, tag: BytesStart<'b>) -> Result<Node<'b>, OfficeError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(too_deep());
        }
        let whole = tag.name().into_inner();
        short_name(whole)?;
        self.declare(part, &tag)?;
        let (prefix, name) = split(whole);
        let is_last = self.prefixes.get(self.last).is_some_and(|last| last.name == prefix);
        if !is_last {
            let found = self.prefixes.iter().rposition(|known| known.name == prefix);
            self.last = found.unwrap_or(usize::MAX);
        }
        let space = match self.prefixes.get(self.last) {
            Some(known) => known.space,
            None => resolve(&[], prefix, true),
        };
        Ok(Node::Start(Element {
            space,
            prefix: whole.len() - name.len(),
            tag,
            prefixes: &self.prefixes,
        }))
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        while self.prefixes.last().is_some_and(|prefix| prefix.depth > self.depth) {
            self.prefixes.pop();
            self.last = usize::MAX;
        }
    }

    /// Notes the prefixes that a tag declares.
    fn declare(&mut self, part: &str, tag: &BytesStart<'_>) -> Result<(), OfficeError> {
        if !contains(tag.attributes_raw().as_bytes(), b"xmlns") {
            return Ok(());
        }
        self.last = usize::MAX;
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(|error| OfficeError::damaged(part, error))?;
            let name = match attribute.key.into_inner() {
                "xmlns" => "",
                key => match key.strip_prefix("xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            if self.prefixes.len() >= MAX_PREFIXES {
                return Err(OfficeError::TooLarge {
                    what: Measure::Prefixes,
                    limit: MAX_PREFIXES as u64,
                });
            }
            short_name(name)?;
            self.prefixes.push(Prefix {
                name: name.to_owned(),
                space: Space::of(attribute.value.trim()),
                depth: self.depth,
            });
        }
        Ok(())
    }
}

fn short_name(name: &str) -> Result<(), OfficeError> {
    if name.len() > MAX_NAME {
        return Err(OfficeError::TooLarge { what: Measure::Name, limit: MAX_NAME as u64 });
    }
    Ok(())
}

/// What a prefix stands for. An attribute without one has no namespace; an element has the default
/// one.
fn resolve(prefixes: &[Prefix], prefix: &str, is_element: bool) -> Space {
    if prefix.is_empty() && !is_element {
        return Space::None;
    }
    match prefixes.iter().rev().find(|known| known.name == prefix) {
        Some(known) => known.space,
        None if prefix.is_empty() => Space::None,
        None => Space::Other,
    }
}

fn split(name: &str) -> (&str, &str) {
    // Names are short: a search of one byte takes longer than a look at each.
    match name.bytes().position(|byte| byte == b':') {
        Some(at) => (&name[..at], &name[at + 1..]),
        None => ("", name),
    }
}

/// XML reads every line break as `\n`.
fn line_breaks(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any content of an element: what ends nothing where it looks as if it did, and prefixes that
    /// are declared anew.
    fn content() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("text &lt; &#20;"),
            Just("<!-- > </w:p> -->"),
            Just("<![CDATA[> </w:p>]]]]>"),
            Just("<?pi > </w:p> ?>"),
            Just("<w:a/>"),
            Just("<w:a b='\"></w:p>' c=\"/>\"/>"),
            Just("<x:a xmlns:x='urn:x' x:b=\"'\"/>"),
            Just("<a xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><w:b/><c/></a>"),
            Just("<d/>"),
        ]
        .prop_map(str::to_owned);
        leaf.prop_recursive(4, 24, 4, |inner| {
            let name = prop_oneof![
                Just("w:p"),
                Just("w:p w:x='>'"),
                Just("v:q xmlns:v=\"urn:v\""),
                Just("w:r xmlns:w=\"urn:other\" a = \"1\" "),
            ];
            (name, prop::collection::vec(inner, 0..4)).prop_map(|(tag, parts)| {
                let name = tag.split(' ').next().unwrap_or(tag);
                format!("<{tag}>{}</{name}>", parts.concat())
            })
        })
    }

    /// The nodes outside the elements `first`, each with its place; those passed over or read.
    fn outside(text: &str, is_skipped: bool) -> Vec<(usize, String)> {
        let budget = Budget::new(text.len());
        let mut xml = Xml::new(text.as_bytes(), "part", &budget);
        let mut nodes = Vec::new();
        loop {
            let at = xml.offset();
            let node = match xml.next().unwrap() {
                Node::Start(element) => format!("{:?} {}", element.space, element.name()),
                Node::End => "end".to_owned(),
                Node::Text(text) => text.into_owned(),
                Node::Eof => return nodes,
            };
            match node.ends_with(" first") {
                true if is_skipped => xml.skip().unwrap(),
                true => {
                    while xml.depth() > 1 {
                        xml.next().unwrap();
                    }
                }
                false => nodes.push((at, node)),
            }
        }
    }

    /// Pieces of XML that is damaged, or written as nobody writes it.
    fn damage() -> impl Strategy<Value = String> {
        prop::sample::select(vec![
            "</w:p>",
            "</w:p >",
            "</w:p x='>'>",
            "<w:p>",
            "<",
            ">",
            "/>",
            "</",
            "</>",
            "<>",
            "<a",
            "&",
            "&#50;",
            "&#0;",
            "&x;",
            "&;",
            "&lt",
            "\"",
            "'",
            "=",
            "<a b='>",
            "<!x>",
            "<!--",
            "-->",
            "]]>",
            "<?",
            "?>",
            "<!DOCTYPE a [<!ENTITY b '>'>]>",
            "<?xml version='1.0'?>",
            "\u{FEFF}",
            "\r\n",
            "中",
            " ",
            "<a\tb = \"1\"c='&lt;\n2' w:d=''/>",
            "<a =x='1' b/>",
            "<a b=1 c='2'/>",
            "<a b c='2'/>",
            "<a\u{c}b='&c;' d='3'/>",
        ])
        .prop_map(str::to_owned)
    }

    /// All nodes, each with its place, up to the end or the error.
    fn all(mut xml: Xml<'_>) -> Vec<(usize, String)> {
        let mut nodes = Vec::new();
        loop {
            let at = xml.offset();
            let node = match xml.next() {
                Ok(Node::Start(element)) => {
                    let mut known = element.tag.attributes();
                    let known = known.with_checks(false).map_while(Result::ok);
                    let known =
                        known.map(|one| (one.key.into_inner().to_owned(), one.value.into_owned()));
                    let own = element.each().map(|(prefix, name, value)| match prefix {
                        "" => (name.to_owned(), value.to_owned()),
                        _ => (format!("{prefix}:{name}"), value.to_owned()),
                    });
                    assert!(own.eq(known), "{element:?}");
                    format!("{element:?} {:?}", element.attributes().collect::<Vec<_>>())
                }
                Ok(node) => format!("{node:?}"),
                Err(error) => error.to_string(),
            };
            let is_last = node == "Eof" || node.contains("damaged");
            nodes.push((at, node));
            if is_last {
                return nodes;
            }
            assert!(nodes.len() < 100_000, "no end");
        }
    }

    proptest! {
        #[test]
        fn a_part_reads_alike_in_memory_and_as_it_is_unpacked(
            parts in prop::collection::vec(prop_oneof![content(), damage(), damage()], 0..12)
        ) {
            let text = parts.concat();
            let budget = Budget::new(text.len());
            let whole = all(Xml::new(text.as_bytes(), "part", &budget));
            let streamed = all(Xml::streamed(Box::new(text.as_bytes()), "part", &budget));
            prop_assert_eq!(whole, streamed, "{}", text);
        }

        #[test]
        fn what_is_passed_over_ends_where_it_does_when_it_is_read(
            parts in prop::collection::vec(prop::collection::vec(content(), 0..4), 3),
            order in prop::collection::vec((0usize..3, content()), 0..6),
        ) {
            let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
            let first = |(part, rest): &(usize, String)| format!("<w:first a='>'>{}</w:first>{rest}", parts[*part].concat());
            let all: String = order.iter().map(first).collect();
            let text = format!("<w:all xmlns:w='{main}'>{all}</w:all>");
            prop_assert_eq!(outside(&text, true), outside(&text, false), "{}", text);
        }

        #[test]
        fn a_prefix_means_what_its_nearest_declaration_says(parts in prop::collection::vec(content(), 0..6)) {
            let text = format!("<all>{}</all>", parts.concat());
            let budget = Budget::new(text.len());
            let mut xml = Xml::new(text.as_bytes(), "part", &budget);
            loop {
                match xml.next().unwrap() {
                    Node::Start(element) => {
                        let (prefixes, prefix) = (element.prefixes, element.prefix());
                        prop_assert_eq!(element.space, resolve(prefixes, prefix, true), "{}", text);
                    }
                    Node::Eof => break,
                    _ => {}
                }
            }
        }
    }
}
