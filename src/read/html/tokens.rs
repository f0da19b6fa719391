//! Finds the tags and texts of a page, as the tokenizer of the HTML standard does.
//!
//! html5gum is such a tokenizer, and is used where the standard is intricate: for character
//! references. What nearly all of a page consists of, tags and plain text, is taken here in one
//! pass over the bytes, which is several times as fast, since attributes are passed over and not
//! handed on piece by piece. A start tag that was met before, letter by letter, is not taken apart
//! again (see `known_tags`). A property test holds the two against each other.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use super::assemble::Assembler;
use super::known_tags::KnownTags;
use super::spans::Spans;
use super::style::hides;
use super::tag::{Content, Tag, ends_name};
use crate::read::ReadError;
use crate::read::search::{find, find_either};

/// Hands every tag and text to the assembler.
pub(super) fn run(page: &mut Assembler, text: &[u8]) -> Result<(), ReadError> {
    steps(page, text, |_, _, _| {})
}

/// The same, and says of every step which bytes it took and whether they were text.
pub(super) fn steps(
    page: &mut Assembler,
    text: &[u8],
    watch: impl FnMut(&Assembler, Range<usize>, bool),
) -> Result<(), ReadError> {
    Tokens { text, page, known: KnownTags::new(), watch }.all()
}

/// Whether text may follow the last step of a page: not where a tag, a comment or a script is open.
pub(super) fn is_closed(step: &[u8]) -> bool {
    match step {
        [b'<', b'!', b'-', b'-', ..] => step.ends_with(b"-->") || step.ends_with(b"--!>"),
        [b'<', letter, ..] if letter.is_ascii_alphabetic() => {
            step.ends_with(b">") && matches!(tag(step, 1).0.content(), Content::Markup)
        }
        [b'<', b'/' | b'!' | b'?', _, ..] => step.ends_with(b">"),
        _ => true,
    }
}

/// Each method takes the place where something begins and gives the place behind it.
///
/// The type of what watches is a part of this one, so that the loop that nobody watches has methods
/// of its own, which are put in line in it.
struct Tokens<'a, 'p, W> {
    text: &'a [u8],
    page: &'p mut Assembler,
    known: KnownTags,
    watch: W,
}

impl<W: FnMut(&Assembler, Range<usize>, bool)> Tokens<'_, '_, W> {
    fn all(&mut self) -> Result<(), ReadError> {
        let mut at = 0;
        while let Some(&byte) = self.text.get(at) {
            let is_text = byte != b'<';
            let end = if is_text { self.text(at) } else { self.markup(at) };
            (self.watch)(self.page, at..end, is_text);
            at = end;
            if self.page.has_failed() {
                break;
            }
        }
        self.page.take_error().map_or(Ok(()), Err)
    }

    /// Text up to the next tag.
    #[inline]
    fn text(&mut self, at: usize) -> usize {
        // Most figures are a digit, most other texts between tags a line break.
        if let [byte, b'<', ..] = self.text[at..]
            && byte != b'&'
        {
            self.page.text(&[byte], at);
            return at + 1;
        }
        let stop = find_either(self.text, at, [b'<', b'&']).unwrap_or(self.text.len());
        if at < stop {
            self.page.text(&self.text[at..stop], at);
        }
        match self.text.get(stop) {
            Some(b'&') => {
                self.characters(stop, find(self.text, stop, b'<').unwrap_or(self.text.len()))
            }
            _ => stop,
        }
    }

    /// Text up to `end`, its character references decoded.
    fn characters(&mut self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end {
            let stop = find(&self.text[..end], at, b'&').unwrap_or(end);
            if at < stop {
                self.page.text(&self.text[at..stop], at);
            }
            at = if stop < end { self.reference(stop, end) } else { end };
        }
        end
    }

    /// The character reference that begins here, and perhaps some text behind it.
    fn reference(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        if rest.starts_with(b"&nbsp;") {
            self.page.text("\u{a0}".as_bytes(), at);
            return at + b"&nbsp;".len();
        }
        let length = find(rest, 1, b'&').unwrap_or(rest.len());
        self.page.text(&decoded(&rest[..length]), at);
        at + length
    }

    /// What begins with `<`.
    #[inline]
    fn markup(&mut self, at: usize) -> usize {
        // Nearly all of it was met before.
        let known = if self.text.get(at + 1) == Some(&b'/') {
            self.known_end_tag(at)
        } else {
            self.known_start_tag(at)
        };
        known.unwrap_or_else(|| self.other_markup(at))
    }

    /// An end tag that is nothing but a short name.
    #[inline]
    fn known_end_tag(&mut self, start: usize) -> Option<usize> {
        let (tag, end) = self.known.bare(self.text, start + 2)?;
        self.page.end(tag);
        Some(end)
    }

    /// The start tag that is expected here.
    #[inline]
    fn known_start_tag(&mut self, start: usize) -> Option<usize> {
        let (known, end) = self.known.expected(self.text, start)?;
        let tag = known.tag;
        self.page.start(tag, start, &known.spans);
        Some(self.content(tag, start + 1, end))
    }

    fn other_markup(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        match rest {
            [_, letter, ..] if letter.is_ascii_alphabetic() => self.start_tag(at),
            [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => self.end_tag(at),
            [_, b'/'] => self.literal(at, 2),
            [_, b'!', ..] if rest.starts_with(b"<!--") => self.comment(at),
            // Declarations, processing instructions and everything that is not to be understood end
            // at the next `>`.
            [_, b'!' | b'?' | b'/', ..] => {
                find(self.text, at + 2, b'>').map_or(self.text.len(), |end| end + 1)
            }
            _ => self.literal(at, 1),
        }
    }

    /// Bytes that begin like markup and are text.
    fn literal(&mut self, at: usize, length: usize) -> usize {
        self.page.text(&self.text[at..at + length], at);
        at + length
    }

    fn comment(&self, start: usize) -> usize {
        let mut at = start + b"<!--".len();
        let rest = &self.text[at..];
        if rest.starts_with(b">") || rest.starts_with(b"->") {
            return at + if rest[0] == b'>' { 1 } else { 2 };
        }
        while let Some(dash) = find(self.text, at, b'-') {
            let rest = &self.text[dash..];
            at = dash + 1;
            for end in [&b"-->"[..], b"--!>"] {
                if rest.starts_with(end) {
                    return dash + end.len();
                }
            }
        }
        self.text.len()
    }

    fn start_tag(&mut self, start: usize) -> usize {
        // What a tag says, and that it ends there, depends on nothing but its own bytes.
        let Some(end) = find(self.text, start, b'>').map(|end| end + 1) else {
            return self.text.len();
        };
        if let Some(known) = self.known.get(self.text, start, end) {
            let tag = known.tag;
            self.page.start(tag, start, &known.spans);
            return self.content(tag, start + 1, end);
        }
        if let Some((tag, end)) = self.known.bare(self.text, start + 1) {
            self.page.start(tag, start, &Spans::default());
            return self.content(tag, start + 1, end);
        }
        self.new_start_tag(start, end)
    }

    /// A start tag that was not met before. It ends at `first_end`, or later, if a value holds the
    /// `>` before that.
    fn new_start_tag(&mut self, start: usize, first_end: usize) -> usize {
        let (tag, at) = tag(self.text, start + 1);
        let mut spans = Spans::default();
        let end = match tag {
            // Of other elements only whether they are hidden matters.
            Tag::Cell(_) | Tag::Inline => self.cell_attributes(at, &mut spans),
            _ => pass_attributes(self.text, at),
        };
        let Some(end) = end else { return self.text.len() };
        if end == first_end {
            self.known.insert(self.text, start, end, tag, spans);
        }
        self.page.start(tag, start, &spans);
        self.content(tag, start + 1, end)
    }

    fn end_tag(&mut self, start: usize) -> usize {
        let (tag, at) = tag(self.text, start + 2);
        let Some(end) = pass_attributes(self.text, at) else { return self.text.len() };
        self.page.end(tag);
        end
    }

    /// Reads the attributes of a cell and gives the place behind the `>` that ends the tag. A
    /// second one of the same name counts for nothing.
    fn cell_attributes(&mut self, start: usize, spans: &mut Spans) -> Option<usize> {
        let mut at = start;
        let (mut has_columns, mut has_rows, mut has_style) = (false, false, false);
        loop {
            at = attribute_start(self.text, at)?;
            if self.text[at] == b'>' {
                return Some(at + 1);
            }
            let end = attribute_name_end(self.text, at + 1);
            let name = &self.text[at..end];
            let value;
            (value, at) = attribute_value(self.text, end);
            self.page.escaped |= value.starts_with(b"\\");
            match name.len() {
                5 if is_word(name, b"style") => {
                    spans.hidden |= !std::mem::replace(&mut has_style, true) && hides(value)
                }
                6 if is_word(name, b"hidden") => spans.hidden = true,
                7 if is_word(name, b"colspan") && !std::mem::replace(&mut has_columns, true) => {
                    spans.columns.push(&decoded(value))
                }
                7 if is_word(name, b"rowspan") && !std::mem::replace(&mut has_rows, true) => {
                    spans.rows.push(&decoded(value))
                }
                _ => {}
            }
        }
    }

    /// What stands behind a start tag, which ends at `start`, that changes what follows. The name
    /// of the tag begins at `name`.
    #[inline]
    fn content(&mut self, tag: Tag, name: usize, start: usize) -> usize {
        match tag.content() {
            Content::Markup => start,
            content => self.no_markup(tag, content, name, start),
        }
    }

    /// Content that holds no tags.
    fn no_markup(&mut self, tag: Tag, content: Content, name: usize, start: usize) -> usize {
        let end = match content {
            Content::Markup => return start,
            Content::Script => script_end(self.text, start),
            Content::Raw => raw_end(self.text, start, name),
            Content::Rest => None,
        };
        let end = end.unwrap_or(self.text.len());
        if tag == Tag::Title {
            self.characters(start, end);
        } else if tag == Tag::Plaintext {
            self.plain_text(start, end);
        }
        end
    }

    /// Text without references, in which NUL is not dropped but replaced.
    fn plain_text(&mut self, start: usize, end: usize) {
        let mut at = start;
        for piece in self.text[start..end].split_inclusive(|byte| *byte == 0) {
            self.page.text(piece, at);
            if piece.ends_with(b"\0") {
                self.page.text("\u{FFFD}".as_bytes(), at);
            }
            at += piece.len();
        }
    }
}

/// Goes behind the `>` that ends the tag; `None` when there is none, so that there is no tag.
///
/// Only a value can hold a `>` that ends nothing, and only `=` begins a value: what stands between
/// needs no look.
#[inline]
fn pass_attributes(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        // Most tags end behind their name.
        if text.get(at) == Some(&b'>') {
            return Some(at + 1);
        }
        let found = find_either(text, at, [b'>', b'='])?;
        if text[found] == b'>' {
            return Some(found + 1);
        }
        let sign = if is_value_sign(&text[at..found]) {
            found
        } else {
            attribute_name_end(text, found + 1)
        };
        at = attribute_value(text, sign).1;
    }
}

/// A `=` stands between a name and its value when a name stands before it; else it begins a name.
/// `before` is what stands between the last value, or the tag's name, and the `=`.
fn is_value_sign(before: &[u8]) -> bool {
    before.trim_ascii_end().last().is_some_and(|byte| *byte != b'/')
}

/// Where the next attribute or the `>` stands.
#[inline]
fn attribute_start(text: &[u8], start: usize) -> Option<usize> {
    let step = text.get(start..)?.iter().position(|byte| !is_blank(*byte) && *byte != b'/')?;
    Some(start + step)
}

/// The value behind the name of an attribute, empty if there is none, and the place behind it.
#[inline]
fn attribute_value(text: &[u8], start: usize) -> (&[u8], usize) {
    let sign = past_blanks(text, start);
    if text.get(sign) != Some(&b'=') {
        return (&[], sign);
    }
    let start = past_blanks(text, sign + 1);
    match text.get(start) {
        Some(&quote @ (b'"' | b'\'')) => {
            let end = find(text, start + 1, quote).unwrap_or(text.len());
            (&text[start + 1..end], (end + 1).min(text.len()))
        }
        _ => {
            let rest = &text[start..];
            let value = &rest[..rest
                .iter()
                .position(|byte| is_blank(*byte) || *byte == b'>')
                .unwrap_or(rest.len())];
            (value, start + value.len())
        }
    }
}

fn past_blanks(text: &[u8], start: usize) -> usize {
    start + text[start..].iter().take_while(|byte| is_blank(**byte)).count()
}

/// The tag whose name begins here, and the place behind the name.
#[inline]
fn tag(text: &[u8], start: usize) -> (Tag, usize) {
    let rest = &text[start..];
    let name = &rest[..rest.iter().position(|byte| ends_name(*byte)).unwrap_or(rest.len())];
    (Tag::written(name), start + name.len())
}

/// Where the name of an attribute ends that begins before or at `start`.
fn attribute_name_end(text: &[u8], start: usize) -> usize {
    let rest = &text[start..];
    start + rest.iter().position(|byte| ends_name(*byte) || *byte == b'=').unwrap_or(rest.len())
}

/// The word in any case.
fn is_word(name: &[u8], word: &[u8]) -> bool {
    name == word || name.eq_ignore_ascii_case(word)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// The text with its character references decoded, by html5gum. It holds no tag.
pub(super) fn decoded(text: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if find(text, 0, b'&').is_none() {
        return text.into();
    }
    // In a value there may be a `<`, which would be a tag in a text. Nothing that counts in a value
    // stands behind one.
    let text = &text[..find(text, 0, b'<').unwrap_or(text.len())];
    let mut plain = Vec::with_capacity(text.len());
    for Ok(token) in Tokenizer::new(text) {
        if let Token::String(piece) = token {
            plain.extend_from_slice(&piece);
        }
    }
    plain.into()
}

/// The word stands here in any case, and behind it what ends the name of a tag.
fn is_tag(text: &[u8], open: &[u8], name: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(open) else { return false };
    rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
        && rest.get(name.len()).is_some_and(|byte| ends_name(*byte))
}

/// Where the end tag of an element without markup begins, whose name in its start tag begins at
/// `name`.
fn raw_end(text: &[u8], start: usize, name: usize) -> Option<usize> {
    let length = text[name..].iter().position(|byte| ends_name(*byte))?;
    let name = &text[name..name + length];
    let mut at = start;
    while let Some(open) = find(text, at, b'<') {
        if is_tag(&text[open..], b"</", name) {
            return Some(open);
        }
        at = open + 1;
    }
    None
}

/// Where the end tag of a script begins: in a comment of the script, not that of a script that
/// begins there.
fn script_end(text: &[u8], start: usize) -> Option<usize> {
    const NAME: &[u8] = b"script";
    let mut at = start;
    let (mut in_comment, mut in_script) = (false, false);
    loop {
        let open = find(text, at, b'<')?;
        if in_comment && let Some(end) = comment_end(text, at, open) {
            (in_comment, in_script) = (false, false);
            at = end;
            continue;
        }
        let rest = &text[open..];
        at = open + 1;
        if is_tag(rest, b"</", NAME) {
            if !in_script {
                return Some(open);
            }
            in_script = false;
        } else if in_comment && is_tag(rest, b"<", NAME) {
            in_script = true;
        } else if !in_comment && rest.starts_with(b"<!--") {
            in_comment = true;
            // The dashes may belong to the end as well: `<!-->`.
            at = open + 2;
        }
    }
}

/// Where a comment ended between the two places.
fn comment_end(text: &[u8], start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while let Some(dash) = find(&text[..end], at, b'-') {
        if text[dash..].starts_with(b"-->") {
            return Some(dash + 3);
        }
        at = dash + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{assemble::Assembler, oracle};
    use super::*;
    use crate::read::Block;

    const PIECES: [&str; 63] = [
        "<",
        ">",
        "/",
        "!",
        "-",
        "--",
        "->",
        "-->",
        "<!--",
        "<!",
        "<!-->",
        "--!>",
        "?",
        "=",
        "\"",
        "'",
        " ",
        "\n",
        "\r\n",
        "\0",
        "&",
        "&amp",
        "&lt;",
        "&nbsp;",
        "&#49;",
        "&#x4e00",
        "&notin;",
        "&ge;",
        "&#0;",
        ";",
        "a",
        "1",
        "中",
        "td",
        "<td",
        "<td ",
        "</td",
        "</td>",
        "<table>",
        "<tr>",
        "<p>",
        "</",
        "<script>",
        "</script>",
        "<script",
        "</SCRIPT ",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<template>",
        "</template>",
        " colspan=2",
        " COLSPAN = '3'",
        " rowspan=\"&#50;\"",
        " style='display:none'",
        " hidden",
        "<plaintext>",
        "<br/>",
        "</>",
        "§",
    ];

    /// What scripts and comments begin and end with.
    const SCRIPT: [&str; 9] =
        ["<script>", "</script>", "<!--", "-->", "<!-->", "-", "--!>", "<", "y"];

    fn blocks(
        text: &str,
        run: impl Fn(&mut Assembler, &[u8]) -> Result<(), ReadError>,
    ) -> Result<Vec<Block>, ReadError> {
        let mut page = Assembler::new(text.len());
        page.begin(0);
        run(&mut page, text.as_bytes())?;
        page.finish()
    }

    /// Without the offsets, which html5gum does not tell exactly behind references.
    fn without_offsets(blocks: Vec<Block>) -> String {
        let blocks = format!("{blocks:?}");
        let mut pieces = blocks.split("offset: ");
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |text, piece| {
            text + piece.trim_start_matches(|c: char| c.is_ascii_digit())
        })
    }

    #[test]
    fn an_end_tag_without_a_name_ends_nothing() {
        let text = "<table><tr><td>x<span hidden>1</>2</span>3</table>";
        assert_eq!(blocks(text, run), blocks(text, oracle::run));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

        #[test]
        fn tags_and_texts_are_those_of_html5gum(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
            let text: String = std::iter::once("<table><tr><td>x").chain(pieces.into_iter().map(|piece| PIECES[piece])).collect();
            let ours = blocks(&text, run).map(without_offsets);
            let theirs = blocks(&text, oracle::run).map(without_offsets);
            prop_assert_eq!(ours, theirs, "{}", text);
        }

        #[test]
        fn tags_that_come_again_say_the_same(
            tags in prop::collection::vec((0usize..3, prop::collection::vec(0..PIECES.len(), 0..6)), 4), order in prop::collection::vec(0usize..4, 0..16)
        ) {
            let written = |(name, pieces): &(usize, Vec<usize>)| {
                let attributes: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
                format!("{}{attributes}>1", ["<td ", "<span ", "<p "][*name])
            };
            let text: String = std::iter::once("<table><tr><td>x".to_owned()).chain(order.into_iter().map(|tag| written(&tags[tag]))).collect();
            prop_assert_eq!(blocks(&text, run).map(without_offsets), blocks(&text, oracle::run).map(without_offsets), "{}", text);
        }

        #[test]
        fn scripts_and_comments_end_where_html5gum_ends_them(pieces in prop::collection::vec(0..SCRIPT.len(), 0..12)) {
            let text: String = std::iter::once("<script>").chain(pieces.into_iter().map(|piece| SCRIPT[piece])).chain(["</script>x"]).collect();
            prop_assert_eq!(blocks(&text, run).map(without_offsets), blocks(&text, oracle::run).map(without_offsets), "{}", text);
        }
    }
}
