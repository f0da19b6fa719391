//! Where a page has the texts of its cells and paragraphs: what a mark needs that is put around
//! one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::assemble::Assembler;
use super::{charset, decode, tokens};
use crate::read::ReadError;

/// A page as it is written, with the places of some of its texts. All offsets are those of
/// [`Position`](crate::read::Position), less [`skipped`](charset::Decoded::skipped).
#[derive(Debug)]
pub(crate) struct Source<'a> {
    /// The page in UTF-8.
    pub(crate) page: charset::Decoded<'a>,
    /// The wanted places, by their offsets.
    pub(crate) texts: BTreeMap<usize, Texts>,
    /// Where the end tag of the head stands.
    pub(crate) head_end: Option<usize>,
    /// Where the end tag of the body stands, else that of the page, else the end of it. `None`
    /// where the page ends inside of a tag, a comment or a script.
    pub(crate) end: Option<usize>,
}

/// The texts of a cell or paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    /// Behind the start tag of the cell.
    pub(crate) inside: Option<usize>,
    /// Each text between two tags that is shown.
    pub(crate) runs: Vec<Range<usize>>,
}

/// Finds the cells and paragraphs that begin at some offsets. Tables in strings of scripts are not
/// found.
pub(crate) fn source<'a>(
    bytes: &'a [u8],
    wanted: &BTreeSet<usize>,
) -> Result<Source<'a>, ReadError> {
    let page = decode(bytes)?;
    let mut assembler = Assembler::new(page.bytes.len());
    assembler.begin(0);
    let wanted = wanted.iter().filter_map(|offset| offset.checked_sub(page.skipped));
    let mut found = Finder {
        wanted: wanted.collect(),
        texts: BTreeMap::new(),
        open: None,
        ends: [None; 3],
        last: 0..0,
    };
    tokens::steps(&mut assembler, &page.bytes, |assembler, step, is_text| {
        found.take(assembler, &page.bytes, step, is_text);
    })?;
    let Finder { texts, ends: [head_end, body_end, page_end], last, .. } = found;
    // Whatever is open at the end of a page swallows what is put there.
    let is_closed = tokens::is_closed(&page.bytes[last]);
    let end = body_end.or(page_end).or(is_closed.then_some(page.bytes.len()));
    Ok(Source { page, texts, head_end, end })
}

struct Finder {
    wanted: BTreeSet<usize>,
    texts: BTreeMap<usize, Texts>,
    /// The wanted paragraph that is being read.
    open: Option<usize>,
    /// The last end tags of head, body and page.
    ends: [Option<usize>; 3],
    /// The last step.
    last: Range<usize>,
}

impl Finder {
    fn take(&mut self, assembler: &Assembler, text: &[u8], step: Range<usize>, is_text: bool) {
        self.last = step.clone();
        if !is_text {
            self.markup(text, &step);
        } else if assembler.is_shown() {
            let cell = assembler.open_cell().filter(|cell| self.wanted.contains(cell));
            let begins = self.wanted.range(step.clone()).next().copied();
            // Of a text outside tables, a later one of one paragraph belongs to it.
            self.open = self.open.or(begins.filter(|_| assembler.open_cell().is_none()));
            if let Some(place) = cell.or(self.open) {
                self.texts.entry(place).or_default().runs.push(step);
            }
        }
        if assembler.has_no_text() {
            self.open = None;
        }
    }

    fn markup(&mut self, text: &[u8], step: &Range<usize>) {
        if self.wanted.contains(&step.start) {
            self.texts.entry(step.start).or_default().inside = Some(step.end);
        }
        for (name, end) in [&b"</head"[..], b"</body", b"</html"].iter().zip(&mut self.ends) {
            let tag = &text[step.clone()];
            let is_it = tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
            if is_it && tag.get(name.len()).is_some_and(|byte| !byte.is_ascii_alphanumeric()) {
                *end = Some(step.start);
            }
        }
    }
}

/// The characters of a text of a page with the bytes that write each; a reference is one.
pub(crate) fn characters(
    text: &[u8],
    run: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut at = run.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..run.end).filter(|rest| !rest.is_empty())?;
        let length = match rest {
            [b'&', ..] => reference_length(rest),
            _ => (1..rest.len()).find(|next| rest[*next] & 0xC0 != 0x80).unwrap_or(rest.len()),
        };
        let written = String::from_utf8_lossy(&tokens::decoded(&rest[..length])).into();
        let place = at..at + length;
        at = place.end;
        Some((place, written))
    })
}

/// How long the reference is that begins here; 1 where none does.
fn reference_length(text: &[u8]) -> usize {
    const LONGEST: usize = 40;
    let is_of_it = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let name = text[1..].iter().take(LONGEST).take_while(|byte| is_of_it(byte)).count();
    match text.get(1 + name) {
        Some(b';') if name > 0 => name + 2,
        _ => 1,
    }
}
