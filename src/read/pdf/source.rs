//! What a file must tell so that something can be added to its pages behind its end.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::drawn::geometry::{Matrix, Rect};
use super::super::drawn::points;
use super::file::{File, last_table};
use super::leaves;
use super::lexer::{Lexer, Token};
use super::object::{Object, Parser};
use super::pages::{self, Page};
use crate::remark::PdfError;

/// A file that can be added to.
pub(crate) struct Source {
    /// Where its last table of objects stands, and whether that is a stream.
    pub(crate) table: (usize, bool),
    /// What every table names: the root, the identifiers, as they are written.
    pub(crate) trailer: Vec<u8>,
    /// The first number that no object has.
    pub(crate) next: u32,
    /// The wanted pages, by their numbers from 1.
    pub(crate) pages: BTreeMap<u32, SourcePage>,
    /// The lines of the wanted pages outside tables, by page and line: text, and where it stands on
    /// the page as it was read.
    pub(crate) lines: BTreeMap<(u32, u32), (String, [u16; 4])>,
}

/// A page and its annotations.
pub(crate) struct SourcePage {
    /// Its number and generation.
    pub(crate) id: (u32, u16),
    /// The object that is to be written again: the page, or the list of its annotations.
    pub(crate) changed: Raw,
    /// Where in it references are to be added.
    pub(crate) at: usize,
    /// It has no annotations: the list of references is an entry of its own.
    pub(crate) is_bare: bool,
    /// From the page's own coordinates to those in which it was read.
    matrix: Matrix,
}

/// An object as it is written.
pub(crate) struct Raw {
    pub(crate) id: (u32, u16),
    pub(crate) text: Vec<u8>,
}

impl SourcePage {
    /// An area of the page as it was read, in the page's own coordinates: left, bottom, right, top.
    pub(crate) fn own(&self, area: [u16; 4]) -> [f64; 4] {
        let [x0, y0, x1, y1] = area.map(f64::from);
        let corners = [(x0, y0), (x1, y1)].map(|corner| self.matrix.point_before(corner));
        let rect = Rect::between(corners[0], corners[1]);
        [rect.x0, rect.y0, rect.x1, rect.y1]
    }
}

/// Looks up some pages of a file. `None` where it cannot be added to for certain: it is encrypted
/// or signed, its table of objects is damaged, or its beginning is not that of a PDF.
pub(crate) fn source(bytes: &[u8], wanted: &BTreeSet<u32>) -> Result<Option<Source>, PdfError> {
    let file = File::open(bytes)?;
    let pages = pages::pages(&file)?;
    let (mut lines, mut turns) = (BTreeMap::new(), Vec::new());
    for leaf in leaves(&file, &pages)? {
        turns.push(leaf.turn.unwrap_or(Matrix::IDENTITY));
        let own = if wanted.contains(&leaf.number) { leaf.lines } else { Vec::new() };
        for (line, own) in (1..).zip(own) {
            lines.insert((leaf.number, line), (own.text, points(&own.rect)));
        }
    }
    if !file.is_plain() || !bytes.starts_with(b"%PDF") || is_signed(bytes) {
        return Ok(None);
    }
    let Some((table, trailer)) = last_table(bytes).and_then(|at| trailer(bytes, at)) else {
        return Ok(None);
    };
    let mut found = BTreeMap::new();
    for ((number, page), turn) in (1..).zip(&pages).zip(turns) {
        if wanted.contains(&number) {
            let Some(page) = source_page(&file, page, &turn)? else { return Ok(None) };
            found.insert(number, page);
        }
    }
    let next = file.next_number();
    Ok(next.map(|next| Source { table, trailer, next, pages: found, lines }))
}

/// A signature covers ranges of bytes, and says that what is behind them is not signed.
fn is_signed(bytes: &[u8]) -> bool {
    super::file::find(bytes, b"/ByteRange").is_some()
}

fn source_page(
    file: &File<'_>,
    page: &Page,
    turn: &Matrix,
) -> Result<Option<SourcePage>, PdfError> {
    let matrix = page.upright().0.then(turn);
    let Some(number) = page.object else { return Ok(None) };
    let Some(raw) = file.raw(number)? else { return Ok(None) };
    let id = raw.id;
    let Some((entries, close)) = entries(&raw.text) else { return Ok(None) };
    let list = entries.iter().rev().find(|(key, _)| key == b"Annots");
    let Some((_, value)) = list else {
        return Ok(Some(SourcePage { id, changed: raw, at: close, is_bare: true, matrix }));
    };
    // The list stands in the page, or is an object of its own.
    let mut parser = Parser::new(Lexer::new(&raw.text, value.start), &|string| string);
    match parser.object() {
        Some(Object::Array(_)) if raw.text.get(value.end - 1) == Some(&b']') => {
            let at = value.end - 1;
            Ok(Some(SourcePage { id, changed: raw, at, is_bare: false, matrix }))
        }
        Some(Object::Ref(list)) => {
            let Some(list) = file.raw(list)? else { return Ok(None) };
            let is_list = list.text.trim_ascii_start().starts_with(b"[");
            let Some(at) = list.text.iter().rposition(|byte| !byte.is_ascii_whitespace()) else {
                return Ok(None);
            };
            let is_closed = is_list && list.text[at] == b']';
            Ok(is_closed.then_some(SourcePage { id, changed: list, at, is_bare: false, matrix }))
        }
        _ => Ok(None),
    }
}

/// The entries of a dictionary: each key, and where its value is written.
type Entries = Vec<(Vec<u8>, Range<usize>)>;

/// The entries of a dictionary that is written here, and where its end stands.
fn entries(text: &[u8]) -> Option<(Entries, usize)> {
    let mut lexer = Lexer::new(text, 0);
    if lexer.next()? != Token::DictOpen {
        return None;
    }
    let mut found = Vec::new();
    loop {
        match lexer.next()? {
            Token::Name(key) => {
                lexer.skip_blanks();
                let start = lexer.at;
                let mut parser = Parser::new(lexer, &|string| string);
                parser.object()?;
                lexer = parser.lexer;
                found.push((key, start..lexer.at));
            }
            Token::DictClose => return Some((found, lexer.at - b">>".len())),
            _ => return None,
        }
    }
}

/// The table at a place, and what the next table must name as well.
fn trailer(bytes: &[u8], at: usize) -> Option<((usize, bool), Vec<u8>)> {
    let mut lexer = Lexer::new(bytes, at);
    let is_stream = !lexer.take(b"xref");
    if is_stream {
        lexer.whole_number()?;
        lexer.whole_number()?;
        lexer.take(b"obj").then_some(())?;
    } else {
        while !lexer.take(b"trailer") {
            lexer.next()?;
        }
    }
    let text = bytes.get(lexer.at..)?;
    let (entries, _) = entries(text)?;
    let mut kept = Vec::new();
    for (key, value) in &entries {
        if [&b"Root"[..], b"Info", b"ID"].contains(&key.as_slice()) {
            kept.extend_from_slice(b" /");
            kept.extend_from_slice(key);
            kept.push(b' ');
            kept.extend_from_slice(&text[value.clone()]);
        }
    }
    entries.iter().any(|(key, _)| key == b"Root").then_some(((at, is_stream), kept))
}
