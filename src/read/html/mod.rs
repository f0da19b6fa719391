//! Reads web pages: the tables and paragraphs of a page, as browsers, Word, WPS and LibreOffice write them.
//!
//! html5gum finds the tags as the HTML standard says; the tables are assembled here, without a tree. What a browser
//! makes of it is the measure:
//!
//! - Cells and rows need no end tags, names may be in upper case, `colspan` and `rowspan` may say anything: 0, negative, huge, text.
//!   `rowspan="0"` reaches to the end of the group of rows; a span never reaches beyond its group.
//! - Comments, scripts, styles, templates, `noscript`, `iframe` and text fields are no part of the page. The title is its first paragraph.
//! - `<br>` and the ends of paragraphs are line breaks in a cell, white space folds, `&nbsp;` is a blank.
//! - Raised, lowered or struck-out digits beside others are set apart by `^` (`25<sup>1</sup>` is `25^1`): they are no part of the figure.
//! - Text that stands in a table but in no cell comes before it, as browsers show it; so does the caption.
//! - A table in a cell of another table is a grid of its own. In the outer grid the cell holds U+FFFC in its place, never
//!   blank nor a figure, and its other text becomes paragraphs beside the inner grid. A table that only lays out the page (with tables in it, and
//!   no row that sets one text beside another) is not a grid: its cells become paragraphs.
//! - Rows are in the order of the source, `tfoot` too. Tables with no text at all are left out.
//! - Hidden rows (`display:none`) are read: a script may show them, and they move no figure into another column. A *cell* hidden by its own `style` or `hidden` is
//!   left out, since editors leave such cells where cells were merged, and browsers give them no place; [`Page::hidden`] counts those with a text.
//!
//! Where it differs from a browser: an end tag of a block (`</div>`) breaks the line also where nothing is to be closed; `svg` and `math`
//! are taken for unknown HTML tags; frame sets are not known; a table directly in an `svg` ends nothing.
//!
//! Positions count tables in the order of their start tags, those that lay out the page included. The byte offset is that of the cell's start tag
//! in the page as given; for a page in another charset than UTF-8, in its text in UTF-8; for a string in a script, in the
//! unescaped string, counted from where the string begins.
//!
//! ```
//! use gouji::read::{Block, html};
//!
//! let page = b"<title>2023\xE5\xB9\xB4</title><table><TR><TD rowspan=2>a<td>1<tr><td>2<br>3</table>";
//! let blocks = html::blocks(page)?;
//! let Block::Grid(grid) = &blocks[1] else { panic!("a table") };
//! assert_eq!(grid.row(1)[0].text, "2\n3");
//! assert_eq!(grid.row(1)[0].column, 1);
//! assert_eq!(grid.row(1)[0].position.to_string(), "table 1, row 2, column 2");
//! # Ok::<(), gouji::read::ReadError>(())
//! ```

mod assemble;
mod embedded;
mod sink;
mod tag;
mod text;

use html5gum::Tokenizer;

use self::assemble::Assembler;
use self::sink::Sink;
use super::charset::{self, Decoded};
use super::{Block, ReadError};

/// A page that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// Paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// Byte sequences that are no characters in the page's charset, U+FFFD in the texts. More than none means that text is lost.
    pub replaced: usize,
    /// Cells with a text that their own `style` or `hidden` attribute hides; they are left out.
    pub hidden: usize,
    /// The page itself has no table: these come from strings in it, JSON or JavaScript.
    pub embedded: bool,
}

/// The paragraphs and tables of a page, in reading order; see [`page`].
///
/// # Errors
///
/// See [`page`].
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, ReadError> {
    page(bytes).map(|page| page.blocks)
}

/// Reads a page. When it has no table with a text, the tables in strings of JSON or JavaScript in it are read (see [`embedded`]).
///
/// The charset is told by the byte order mark, then `<meta>`, then taken for UTF-8; bytes that are flawless UTF-8 are taken for it whatever the
/// page says. With the feature `gbk`, a page that says nothing and is not UTF-8 is read as GB 18030 if every byte of it fits.
///
/// # Errors
///
/// [`ReadError::Charset`] without the feature `gbk` for a page in another charset than UTF-8; [`ReadError::TooDeep`] and
/// [`ReadError::TooMany`] for pages that no one writes.
pub fn page(bytes: &[u8]) -> Result<Page, ReadError> {
    let decoded = charset::decode_page(bytes)?;
    let mut page = read(&decoded)?;
    if page.replaced > 0
        && !decoded.declared
        && let Some(guessed) = charset::guess(bytes)
    {
        page = read(&guessed)?;
    }
    if !page.blocks.iter().any(|block| matches!(block, Block::Grid(_))) {
        let found = embedded(bytes)?;
        if !found.blocks.is_empty() {
            return Ok(found);
        }
    }
    Ok(page)
}

/// Reads the tables, and the paragraphs around them, in strings of JSON or JavaScript: `content = "<p>…<table>…"`, escaped once or
/// more often, with `\"`, `\/`, `\n`, `\u003c`, or with `&lt;`. A page without such a string gives no blocks.
///
/// [`page`] does this by itself for a page without tables; a page whose tables turn out to be menus may be tried with this.
///
/// # Errors
///
/// As [`page`].
pub fn embedded(bytes: &[u8]) -> Result<Page, ReadError> {
    let decoded = charset::decode_page(bytes)?;
    let guessed = if decoded.declared || std::str::from_utf8(&decoded.bytes).is_ok() { None } else { charset::guess(bytes) };
    let Decoded { bytes: text, skipped, replaced, .. } = guessed.unwrap_or(decoded);
    let mut assembler = Assembler::new(text.len());
    let mut blocks = Vec::new();
    for string in embedded::strings(&text) {
        blocks.append(&mut tokenize(&mut assembler, &string.text, skipped + string.offset)?);
    }
    Ok(finished(blocks, &assembler, replaced, true))
}

/// Reads the page itself.
fn read(decoded: &Decoded<'_>) -> Result<Page, ReadError> {
    let mut assembler = Assembler::new(decoded.bytes.len());
    let blocks = tokenize(&mut assembler, &decoded.bytes, decoded.skipped)?;
    Ok(finished(blocks, &assembler, decoded.replaced, false))
}

fn finished(blocks: Vec<Block>, assembler: &Assembler, replaced: usize, embedded: bool) -> Page {
    Page { blocks, replaced: replaced + assembler.replaced(), hidden: assembler.hidden(), embedded }
}

/// The blocks of one text, the first byte of which stands at `base`.
fn tokenize(assembler: &mut Assembler, text: &[u8], base: usize) -> Result<Vec<Block>, ReadError> {
    assembler.begin(base);
    let mut tokens = Tokenizer::new_with_emitter(text, Sink::new(assembler));
    match tokens.next() {
        Some(Ok(error)) => Err(error),
        Some(Err(never)) => match never {},
        None => assembler.finish(),
    }
}
