//! The bytes of a part as they are unpacked: counted, bounded, and passed over where nothing of
//! them is wanted.

use std::io::{self, BufRead, Read};

use super::OfficeError;
use super::budget::Budget;
use crate::read::search::find;

/// So many bytes are unpacked at a time.
const BUFFER: usize = 16 * 1024;

/// The longest beginning of markup that has to be told: `<![CDATA[`.
const LONGEST_BEGINNING: usize = 9;

/// Counts what is unpacked, and stops at a piece that is too long to buffer.
pub(super) struct Source<'a> {
    from: Box<dyn Read + 'a>,
    buffer: Box<[u8]>,
    /// What of the buffer was unpacked and not yet taken.
    start: usize,
    end: usize,
    budget: &'a Budget,
    /// How much more of the present piece may be read.
    piece: u64,
    /// How many bytes were passed over.
    passed: u64,
    /// Why it stopped, in our own words.
    fault: Option<OfficeError>,
}

impl<'a> Source<'a> {
    pub fn new(from: Box<dyn Read + 'a>, budget: &'a Budget) -> Source<'a> {
        Source {
            from,
            buffer: vec![0; BUFFER].into(),
            start: 0,
            end: 0,
            budget,
            piece: 0,
            passed: 0,
            fault: None,
        }
    }

    /// Another piece begins.
    pub fn begin_piece(&mut self) {
        self.piece = self.budget.longest_piece();
    }

    /// How many bytes were passed over so far.
    pub fn passed(&self) -> u64 {
        self.passed
    }

    pub fn take_fault(&mut self) -> Option<OfficeError> {
        self.fault.take()
    }

    #[cold]
    fn stop<T>(&mut self, fault: OfficeError) -> io::Result<T> {
        self.fault = Some(fault);
        Err(io::Error::other("a limit"))
    }

    /// Unpacks what there is room for behind what was not yet taken.
    #[cold]
    fn unpack(&mut self) -> io::Result<usize> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        let read = self.from.read(&mut self.buffer[self.end..])?;
        self.end += read;
        match self.budget.unpack(read) {
            Ok(()) => Ok(read),
            Err(fault) => self.stop(fault),
        }
    }
}

/// What comes next in a part, of which some may be passed over.
pub(super) trait Ahead {
    /// What comes next: all that is at hand, and so many bytes at least, unless the part ends
    /// before.
    fn ahead(&mut self, bytes: usize) -> io::Result<&[u8]>;

    /// Passes over bytes that are at hand.
    fn pass(&mut self, bytes: usize);

    /// Passes over what is in the element whose start tag was read last, up to its end tag. Of all
    /// that, only where tags begin and end is looked at. False when more than `depth` elements are
    /// open in it.
    fn pass_content(&mut self, depth: usize) -> io::Result<bool> {
        let mut open = 0;
        while self.pass_to(b'<')? {
            let beginning = self.ahead(LONGEST_BEGINNING)?;
            match beginning {
                [b'<', b'/', ..] if open == 0 => return Ok(true),
                [b'<', b'/', ..] => {
                    open -= 1;
                    self.pass_through(b">")?;
                }
                [b'<', b'!', b'-', b'-', ..] => {
                    self.pass(4);
                    self.pass_through(b"-->")?;
                }
                _ if beginning.starts_with(b"<![CDATA[") => self.pass_through(b"]]>")?,
                [b'<', b'?', ..] => self.pass_through(b"?>")?,
                [b'<', b'!', ..] => self.pass_through(b">")?,
                _ => open += usize::from(!self.pass_tag()?),
            }
            if open > depth {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Passes over a start tag; true when its element is empty.
    fn pass_tag(&mut self) -> io::Result<bool> {
        let (mut quote, mut last) = (None, 0);
        loop {
            let available = self.ahead(1)?;
            let Some(end) = find(available, 0, b'>') else {
                let rest = available.len();
                quote = quote_behind(available, quote);
                last = available.last().copied().unwrap_or(last);
                self.pass(rest);
                if rest == 0 {
                    return Ok(false);
                }
                continue;
            };
            // A `>` in a value ends nothing.
            quote = quote_behind(&available[..end], quote);
            last = available[..end].last().copied().unwrap_or(last);
            self.pass(end + 1);
            if quote.is_none() {
                return Ok(last == b'/');
            }
        }
    }

    /// Passes over everything before the byte; false when it does not come.
    fn pass_to(&mut self, byte: u8) -> io::Result<bool> {
        loop {
            let available = self.ahead(1)?;
            let length = available.len();
            let found = find(available, 0, byte);
            self.pass(found.unwrap_or(length));
            if found.is_some() || length == 0 {
                return Ok(found.is_some());
            }
        }
    }

    /// Passes over everything up to the end of that text.
    fn pass_through(&mut self, text: &[u8]) -> io::Result<()> {
        while self.pass_to(text[0])? {
            let is_found = self.ahead(text.len())?.starts_with(text);
            self.pass(if is_found { text.len() } else { 1 });
            if is_found {
                break;
            }
        }
        Ok(())
    }
}

impl Ahead for &[u8] {
    fn ahead(&mut self, _: usize) -> io::Result<&[u8]> {
        Ok(self)
    }

    fn pass(&mut self, bytes: usize) {
        *self = &self[bytes..];
    }
}

impl Ahead for Source<'_> {
    fn ahead(&mut self, bytes: usize) -> io::Result<&[u8]> {
        while self.end - self.start < bytes && self.unpack()? > 0 {}
        Ok(&self.buffer[self.start..self.end])
    }

    fn pass(&mut self, bytes: usize) {
        self.start += bytes;
        self.passed += bytes as u64;
    }
}

/// The quote that is open behind a piece of a tag, before which one is open or none.
fn quote_behind(piece: &[u8], open: Option<u8>) -> Option<u8> {
    // Nearly all tags have the one sort of quotes alone.
    let other = if open == Some(b'\'') { b'"' } else { b'\'' };
    if !piece.contains(&other) {
        let sort = open.unwrap_or(b'"');
        let quotes = piece.iter().filter(|byte| **byte == sort).count();
        return (quotes % 2 != usize::from(open.is_some())).then_some(sort);
    }
    piece.iter().fold(open, |open, byte| match (*byte, open) {
        (quote @ (b'"' | b'\''), None) => Some(quote),
        (byte, Some(quote)) if byte == quote => None,
        _ => open,
    })
}

impl Read for Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(into.len());
        into[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Source<'_> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            self.unpack()?;
        }
        if self.piece == 0 {
            let fault = self.budget.too_long();
            return self.stop(fault);
        }
        Ok(&self.buffer[self.start..self.end])
    }

    fn consume(&mut self, amount: usize) {
        self.piece = self.piece.saturating_sub(amount as u64);
        self.start += amount;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time.
    struct Slowly<'t>(&'t [u8], usize);

    impl Read for Slowly<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(self.0.len()).min(into.len());
            into[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    /// What is left behind the content, however the bytes come.
    #[track_caller]
    fn rest(text: &str) -> String {
        let rests = [1, 2, 3, 7, 1000].map(|step| {
            let budget = Budget::new(text.len());
            let mut source = Source::new(Box::new(Slowly(text.as_bytes(), step)), &budget);
            source.begin_piece();
            assert!(source.pass_content(3).unwrap());
            let passed = source.passed() as usize;
            let mut rest = String::new();
            source.read_to_string(&mut rest).unwrap();
            assert_eq!(passed + rest.len(), text.len(), "{text}");
            rest
        });
        let mut whole = text.as_bytes();
        assert!(whole.pass_content(3).unwrap());
        assert!(rests.iter().all(|rest| rest.as_bytes() == whole), "{text}: {rests:?}");
        rests[0].clone()
    }

    #[test]
    fn content_ends_before_the_end_tag_of_its_element() {
        for content in [
            "",
            "text",
            "<a/><a b='/'></a>",
            "<a><a></a></a>&lt;",
            "<a b=\"</p>\" c='>'/>",
            "<a b=\"'\" c='\"'></a>",
            "<!-- > </p> --><!---->",
            "<![CDATA[> </p>]]]]><?x > </p> ?>",
        ] {
            assert_eq!(rest(&format!("{content}</p>x</p>")), "</p>x</p>", "{content}");
        }
    }

    #[test]
    fn content_that_is_cut_off_ends_with_the_part() {
        for content in ["<a", "<a b='</p>", "<!-- </p>", "<a></a>", "<![CDATA[</p>", "<"] {
            assert_eq!(rest(content), "", "{content}");
        }
    }

    #[test]
    fn content_that_is_too_deep_stops() {
        assert!(!(&b"<a><a><a><a></a></a></a></a></p>"[..]).pass_content(3).unwrap());
    }
}
