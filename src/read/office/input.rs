//! The events of a part's XML: of one that is all in memory, or of one that is unpacked as it is
//! read.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, BytesText, Event};

use super::OfficeError;
use super::budget::Budget;
use super::source::{Ahead, Source};
use crate::read::search::{find, find_either};

/// So many contents are remembered that were passed over.
const MOST_KNOWN: usize = 8;

/// What a part is read from.
pub(super) enum Input<'a> {
    Whole(Whole<'a>),
    /// With a buffer for the present event.
    Streamed(Reader<Source<'a>>, Vec<u8>),
}

/// A part that is all in memory.
pub(super) struct Whole<'a> {
    rest: &'a str,
    /// How long it is, without a byte order mark.
    length: usize,
    /// The names of the open elements.
    open: Vec<&'a str>,
    /// Contents of elements that were passed over, each with the beginning of the end tag. Most
    /// paragraphs and cells of a document look like others before.
    known: Vec<&'a str>,
}

impl<'a> Input<'a> {
    /// A part that is all in memory. Where not all of it is text, that is told when it is met.
    pub fn whole(text: &'a [u8], budget: &'a Budget) -> Input<'a> {
        let Ok(rest) = simdutf8::basic::from_utf8(text) else {
            return Input::streamed(Box::new(text), budget);
        };
        let rest = rest.strip_prefix('\u{FEFF}').unwrap_or(rest);
        let known = Vec::with_capacity(MOST_KNOWN + 1);
        Input::Whole(Whole { rest, length: rest.len(), open: Vec::new(), known })
    }

    pub fn streamed(from: Box<dyn Read + 'a>, budget: &'a Budget) -> Input<'a> {
        Input::Streamed(Reader::from_reader(Source::new(from, budget)), Vec::new())
    }

    /// How many bytes were read, a byte order mark not counted.
    pub fn offset(&self) -> usize {
        match self {
            Input::Whole(whole) => whole.length - whole.rest.len(),
            Input::Streamed(reader, _) => {
                let read = reader.buffer_position() + reader.get_ref().passed();
                usize::try_from(read).unwrap_or(usize::MAX)
            }
        }
    }

    #[inline]
    pub fn next(&mut self, part: &str, budget: &Budget) -> Result<Event<'_>, OfficeError> {
        match self {
            Input::Whole(whole) => {
                let before = whole.rest.len();
                let event = whole.next();
                let length = before - whole.rest.len();
                budget.check(length)?;
                budget.unpack(length)?;
                event.map_err(|error| OfficeError::damaged(part, error))
            }
            Input::Streamed(reader, buffer) => {
                buffer.clear();
                reader.get_mut().begin_piece();
                reader.read_event_into(buffer).map_err(|error| {
                    // The source says it in our words where it stopped itself.
                    let fault = reader.get_mut().take_fault();
                    fault.unwrap_or_else(|| OfficeError::damaged(part, error))
                })
            }
        }
    }

    /// Passes over what is in the element that began last. False when more than `depth` elements
    /// are open in it.
    pub fn pass_content(
        &mut self,
        depth: usize,
        part: &str,
        budget: &Budget,
    ) -> Result<bool, OfficeError> {
        match self {
            Input::Whole(whole) => whole.pass_content(depth, budget),
            Input::Streamed(reader, _) => reader.get_mut().pass_content(depth).map_err(|error| {
                let fault = reader.get_mut().take_fault();
                fault.unwrap_or_else(|| OfficeError::damaged(part, error))
            }),
        }
    }
}

impl<'a> Whole<'a> {
    /// The next event, as quick-xml gives it. Tags, text and references are told here, at a
    /// fraction of its cost; it has all else.
    #[inline]
    fn next(&mut self) -> Result<Event<'a>, Error> {
        let bytes = self.rest.as_bytes();
        match bytes {
            [] | [b'<'] | [b'<', b'!' | b'?', ..] => {}
            [b'<', b'/', rest @ ..]
                if self.open.last().is_some_and(|name| is_closed(name, rest)) =>
            {
                let name = self.open.pop().unwrap_or_default();
                self.take(name.len() + 3);
                return Ok(Event::End(BytesEnd::new(name)));
            }
            [b'<', kind, ..] => {
                if let Some(end) = tag_end(bytes) {
                    let tag = self.take(end + 1);
                    return if *kind == b'/' { self.end(tag) } else { Ok(self.start(tag)) };
                }
            }
            [b'&', ..] => {
                let end = bytes.iter().skip(1).position(|byte| matches!(byte, b';' | b'&' | b'<'));
                if let Some(end) = end.map(|end| end + 1).filter(|end| bytes[*end] == b';') {
                    return Ok(Event::GeneralRef(BytesRef::new(&self.take(end + 1)[1..end])));
                }
            }
            _ => {
                let end = find_either(bytes, 0, [b'<', b'&']).unwrap_or(bytes.len());
                return Ok(Event::Text(BytesText::from_escaped(self.take(end))));
            }
        }
        let mut reader = Reader::from_str(self.rest);
        let event = reader.read_event();
        self.take(reader.buffer_position() as usize);
        event
    }

    #[inline]
    fn take(&mut self, length: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(length);
        self.rest = rest;
        piece
    }

    #[inline]
    fn start(&mut self, tag: &'a str) -> Event<'a> {
        let (content, is_empty) = match tag.strip_suffix("/>") {
            Some(tag) => (&tag[1..], true),
            None => (&tag[1..tag.len() - 1], false),
        };
        let name = content.bytes().position(is_blank).unwrap_or(content.len());
        let element = BytesStart::from_content(content, name);
        if is_empty {
            return Event::Empty(element);
        }
        self.open.push(&content[..name]);
        Event::Start(element)
    }

    fn end(&mut self, tag: &'a str) -> Result<Event<'a>, Error> {
        let content = &tag[2..tag.len() - 1];
        let name = match content.trim_end_matches([' ', '\t', '\r', '\n']) {
            "" => content,
            name => name,
        };
        match self.open.pop() {
            Some(expected) if name == expected => Ok(Event::End(BytesEnd::new(name))),
            Some(expected) => Err(Error::IllFormed(IllFormedError::MismatchedEndTag {
                expected: expected.to_owned(),
                found: name.to_owned(),
            })),
            None => Err(Error::IllFormed(IllFormedError::UnmatchedEndTag(name.to_owned()))),
        }
    }

    fn pass_content(&mut self, depth: usize, budget: &Budget) -> Result<bool, OfficeError> {
        let rest = self.rest;
        // No more elements are open in a content than it has bytes.
        let is_next = |known: &&str| rest.starts_with(known) && known.len() <= depth;
        let length = match self.known.iter().position(is_next) {
            Some(at) => {
                self.known[..=at].rotate_right(1);
                self.known[0].len() - 2
            }
            None => {
                let mut behind = rest.as_bytes();
                // Nothing can fail that is all in memory.
                if !matches!(behind.pass_content(depth), Ok(true)) {
                    return Ok(false);
                }
                let length = rest.len() - behind.len();
                if let Some(content) = rest.get(..length + 2) {
                    self.known.insert(0, content);
                    self.known.truncate(MOST_KNOWN);
                }
                length
            }
        };
        self.take(length);
        budget.unpack(length)?;
        Ok(true)
    }
}

/// What XML calls white space.
#[inline]
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// The rest of an end tag is that of the element and nothing else, as nearly all are.
#[inline]
fn is_closed(name: &str, rest: &[u8]) -> bool {
    matches!(rest.strip_prefix(name.as_bytes()), Some([b'>', ..]))
}

/// Where a tag ends that begins the text. A `>` in a value ends nothing.
#[inline]
fn tag_end(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        // Names are short: a search takes longer than a look at each byte.
        match *text.get(at)? {
            b'>' => return Some(at),
            quote @ (b'"' | b'\'') => at = find(text, at + 1, quote)? + 1,
            _ => at += 1,
        }
    }
}
