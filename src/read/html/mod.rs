//! Reads web pages: the tables and paragraphs of a page, as browsers, Word, WPS and LibreOffice
//! write them.
//!
//! Tags are found as the HTML standard says (see `tokens`), and tables are assembled from them
//! without a tree. What a browser makes of it is the measure:
//!
//! - Cells and rows need no end tags, names may be in upper case, `colspan` and `rowspan` may say
//!   anything: 0, negative, huge, text. `rowspan="0"` reaches to the end of the group of rows; a
//!   span never reaches beyond its group.
//! - Comments, scripts, styles, templates, `noscript`, `iframe` and text fields are no part of the
//!   page. The title is its first paragraph.
//! - `<br>` and the ends of paragraphs are line breaks in a cell, white space folds, `&nbsp;` is a
//!   blank.
//! - Raised, lowered or struck-out digits beside others are set apart by `^` (`25<sup>1</sup>` is
//!   `25^1`): they are no part of the figure.
//! - Text that stands in a table but in no cell comes before it, as browsers show it; so does the
//!   caption.
//! - A table in a cell of another table is a grid of its own. In the outer grid the cell holds
//!   U+FFFC in its place, never blank nor a figure, and its other text becomes paragraphs beside
//!   the inner grid. A table that only lays out the page (with tables in it, and no row that sets
//!   one text beside another) is not a grid: its cells become paragraphs.
//! - Rows are in the order of the source, `tfoot` too. Tables with no text at all are left out.
//! - Text in an element that its own `style` or `hidden` hides (`<span style="display:none">`) is
//!   kept behind a `^`, so that it is part of no figure.
//! - Hidden rows (`display:none`) are read: a script may show them, and they move no figure into
//!   another column. A *cell* hidden by its own `style` or `hidden` is left out, since editors
//!   leave such cells where cells were merged, and browsers give them no place; [`Page::hidden`]
//!   counts those with a text.
//!
//! Where it differs from a browser: an end tag of a block (`</div>`) breaks the line also where
//! nothing is to be closed; `svg` and `math` are taken for unknown HTML tags; frame sets are not
//! known; a table directly in an `svg` ends nothing.
//!
//! Positions count tables in the order of their start tags, those that lay out the page included.
//! The byte offset is that of the cell's start tag in the page as given; for a page in another
//! charset than UTF-8, in its text in UTF-8; for a string in a script, in the unescaped string,
//! counted from where the string begins.
//!
//! ```
//! use gouji::read::{Block, html};
//!
//! let page = b"<title>2023\xE5\xB9\xB4</title>\
//!     <table><TR><TD rowspan=2>a<td>1<tr><td>2<br>3</table>";
//! let blocks = html::blocks(page)?;
//! let Block::Grid(grid) = &blocks[1] else { panic!("a table") };
//! let cell = grid.row(1).next().expect("a cell");
//! assert_eq!(cell.text, "2\n3");
//! assert_eq!(cell.column, 1);
//! assert_eq!(cell.position.to_string(), "table 1, row 2, column 2");
//! # Ok::<(), gouji::read::ReadError>(())
//! ```

mod assemble;
mod embedded;
mod known_tags;
#[cfg(test)]
mod oracle;
mod source;
mod spans;
mod style;
mod tag;
mod text;
mod tokens;

use self::assemble::Assembler;
pub(crate) use self::source::{Source, Texts, characters, source};
use super::charset::{self, Decoded};
use super::document::Reader;
use super::document::{Document, Rest};
use super::{Block, Position, ReadError};

/// A page that was read.
///
/// ```
/// let source = "<table><tr><td>规章<td>1<td hidden>9</table>";
/// let page = gouji::read::html::page(source.as_bytes())?;
/// assert_eq!((page.blocks.len(), page.hidden, page.embedded), (1, 1, false));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// Byte sequences that are no characters in the page's charset, U+FFFD in the texts. More than
    /// none means that text is lost.
    pub replaced: usize,
    /// Cells with a text that their own `style` or `hidden` attribute hides; they are left out.
    pub hidden: usize,
    /// The page itself has no table, or is a script: these come from strings in it, JSON or
    /// JavaScript.
    pub embedded: bool,
}

pub(super) const READER: Option<Reader> = Some(|bytes| page(bytes).map(Document::from));

impl From<Page> for Document {
    /// A page without tables may have one paragraph for each cell.
    fn from(page: Page) -> Document {
        Document::from(page.blocks).with_replaced(page.replaced).with_rest(Rest::Paragraphs)
    }
}

/// The paragraphs and tables of a page, in reading order; see [`page`].
///
/// # Errors
///
/// See [`page`].
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, ReadError> {
    page(bytes).map(|page| page.blocks)
}

/// Reads a page. When it has no table with a text, or is itself a script whose tables stand in
/// strings, the tables in strings of JSON or JavaScript are read (see [`fn@embedded`]).
///
/// The charset is told by the byte order mark, then `<meta>`, then taken for UTF-8; bytes that are
/// flawless UTF-8 are taken for it whatever the page says. With the feature `gbk`, a page that says
/// nothing and is not UTF-8 is read as GB 18030 if every byte of it fits.
///
/// # Errors
///
/// [`ReadError::Charset`] without the feature `gbk` for a page in another charset than UTF-8;
/// [`ReadError::TooDeep`] and [`ReadError::TooMany`] for pages that no one writes.
pub fn page(bytes: &[u8]) -> Result<Page, ReadError> {
    let decoded = decode(bytes)?;
    let mut assembler = Assembler::new(decoded.bytes.len());
    let blocks = tokenize(&mut assembler, &decoded.bytes, decoded.skipped)?;
    let has_table = blocks.iter().any(|block| matches!(block, Block::Grid(_)));
    if !has_table || (assembler.escaped && stands_in_strings(&blocks, &decoded)) {
        let found = embedded_in(&decoded)?;
        if !found.blocks.is_empty() {
            return Ok(found);
        }
    }
    Ok(finished(blocks, &assembler, decoded.replaced, false))
}

/// Reads the tables, and the paragraphs around them, in strings of JSON or JavaScript: `content =
/// "<p>…<table>…"`, escaped once or more often, with `\"`, `\/`, `\n`, `\u003c`, or with `&lt;`. A
/// page without such a string gives no blocks.
///
/// [`page`] does this by itself for a page without tables; a page whose tables turn out to be menus
/// may be tried with this.
///
/// # Errors
///
/// As [`page`].
pub fn embedded(bytes: &[u8]) -> Result<Page, ReadError> {
    embedded_in(&decode(bytes)?)
}

fn embedded_in(decoded: &Decoded<'_>) -> Result<Page, ReadError> {
    let mut assembler = Assembler::new(decoded.bytes.len());
    let mut blocks = Vec::new();
    for string in embedded::strings(&decoded.bytes) {
        blocks.append(&mut tokenize(
            &mut assembler,
            &string.text,
            decoded.skipped + string.offset,
        )?);
    }
    Ok(finished(blocks, &assembler, decoded.replaced, true))
}

/// Every cell stands in a string that holds a table: what was read as a page is a script, and its
/// attributes were not understood.
fn stands_in_strings(blocks: &[Block], decoded: &Decoded<'_>) -> bool {
    let strings: Vec<_> =
        embedded::strings(&decoded.bytes).map(|string| (string.offset, string.end)).collect();
    blocks.iter().all(|block| match block {
        Block::Text { .. } => true,
        Block::Grid(grid) => grid.cells().all(|cell| match cell.position {
            &Position::Html { offset, .. } => {
                let offset = offset - decoded.skipped;
                let before = strings.partition_point(|(start, _)| *start <= offset);
                before > 0 && offset < strings[before - 1].1
            }
            _ => false,
        }),
    })
}

/// The text of the page. One that does not say what it is, and is not UTF-8, is what it can be.
fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    let decoded = charset::decode_page(bytes)?;
    if !decoded.declared
        && std::str::from_utf8(&decoded.bytes).is_err()
        && let Some(guessed) = charset::guess(bytes)
    {
        return Ok(guessed);
    }
    Ok(decoded)
}

fn finished(blocks: Vec<Block>, assembler: &Assembler, replaced: usize, embedded: bool) -> Page {
    Page { blocks, replaced: replaced + assembler.replaced(), hidden: assembler.hidden(), embedded }
}

/// The blocks of one text, the first byte of which stands at `base`.
fn tokenize(assembler: &mut Assembler, text: &[u8], base: usize) -> Result<Vec<Block>, ReadError> {
    assembler.begin(base);
    tokens::run(assembler, text)?;
    assembler.finish()
}
