//! Finds the tags and texts of a page, as the tokenizer of the HTML standard does.
//!
//! html5gum is such a tokenizer, and is used where the standard is intricate: for character references. What nearly all of a page consists of, tags and
//! plain text, is taken here in one pass over the bytes, which is several times as fast, since attributes are passed over and not handed on
//! piece by piece. A property test holds the two against each other.

use html5gum::{Token, Tokenizer};

use super::assemble::{Assembler, Spans};
use super::tag::{Content, Tag};
use crate::read::ReadError;

/// Hands every tag and text to the assembler.
pub(super) fn run(page: &mut Assembler, text: &[u8]) -> Result<(), ReadError> {
    let mut tokens = Tokens { text, at: 0, page };
    while tokens.at < text.len() {
        match text[tokens.at] {
            b'<' => tokens.markup(),
            _ => {
                let end = find(text, tokens.at, b'<').unwrap_or(text.len());
                tokens.characters(end);
            }
        }
        if let Some(error) = tokens.page.take_error() {
            return Err(error);
        }
    }
    Ok(())
}

struct Tokens<'a, 'p> {
    text: &'a [u8],
    at: usize,
    page: &'p mut Assembler,
}

impl Tokens<'_, '_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    /// Text up to `end`, its character references decoded.
    fn characters(&mut self, end: usize) {
        while self.at < end {
            let stop = find(&self.text[..end], self.at, b'&').unwrap_or(end);
            if self.at < stop {
                self.page.text(&self.text[self.at..stop], self.at);
            }
            self.at = stop;
            if stop < end {
                self.reference(end);
            }
        }
    }

    /// The character reference that begins here, and perhaps some text behind it.
    fn reference(&mut self, end: usize) {
        let rest = &self.text[self.at..end];
        if rest.starts_with(b"&nbsp;") {
            self.page.text("\u{a0}".as_bytes(), self.at);
            self.at += b"&nbsp;".len();
            return;
        }
        let length = find(rest, 1, b'&').unwrap_or(rest.len());
        self.page.text(&decoded(&rest[..length]), self.at);
        self.at += length;
    }

    /// What begins with `<`.
    fn markup(&mut self) {
        match (self.peek(1), self.peek(2)) {
            (Some(letter), _) if letter.is_ascii_alphabetic() => self.start_tag(),
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => self.end_tag(),
            (Some(b'/'), None) => self.literal(2),
            (Some(b'!'), _) if self.text[self.at..].starts_with(b"<!--") => self.comment(),
            // Declarations, processing instructions and everything that is not to be understood end at the next `>`.
            (Some(b'!' | b'?' | b'/'), _) => self.at = find(self.text, self.at + 2, b'>').map_or(self.text.len(), |end| end + 1),
            _ => self.literal(1),
        }
    }

    /// Bytes that begin like markup and are text.
    fn literal(&mut self, length: usize) {
        self.page.text(&self.text[self.at..self.at + length], self.at);
        self.at += length;
    }

    fn comment(&mut self) {
        self.at += b"<!--".len();
        let rest = &self.text[self.at..];
        if rest.starts_with(b">") || rest.starts_with(b"->") {
            self.at += if rest[0] == b'>' { 1 } else { 2 };
            return;
        }
        while let Some(dash) = find(self.text, self.at, b'-') {
            let rest = &self.text[dash..];
            self.at = dash + 1;
            for end in [&b"-->"[..], b"--!>"] {
                if rest.starts_with(end) {
                    self.at = dash + end.len();
                    return;
                }
            }
        }
        self.at = self.text.len();
    }

    fn start_tag(&mut self) {
        let start = self.at;
        self.at += 1;
        let name = self.name();
        let tag = Tag::written(name);
        let mut spans = Spans::default();
        let ended = match tag {
            // Of other elements only whether they are hidden matters.
            Tag::Cell(_) | Tag::Inline => self.cell_attributes(&mut spans),
            _ => self.pass_attributes(),
        };
        if ended {
            self.page.start(tag, start, &spans);
            self.content(tag, start + 1);
        }
    }

    fn end_tag(&mut self) {
        self.at += 2;
        let tag = Tag::written(self.name());
        if self.pass_attributes() {
            self.page.end(tag);
        }
    }

    /// The name of a tag, as written.
    fn name(&mut self) -> &[u8] {
        let start = self.at;
        while self.peek(0).is_some_and(|byte| !ends_name(byte)) {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    /// Goes behind the `>` that ends the tag; false when there is none, so that there is no tag.
    fn pass_attributes(&mut self) -> bool {
        while self.next_attribute() {
            self.pass_name();
            self.value();
        }
        self.pass_end()
    }

    /// Reads the attributes of a cell. A second one of the same name counts for nothing.
    fn cell_attributes(&mut self, spans: &mut Spans) -> bool {
        let (mut has_columns, mut has_rows, mut has_style) = (false, false, false);
        while self.next_attribute() {
            let start = self.at;
            self.pass_name();
            let name = &self.text[start..self.at];
            let value = self.value();
            let value = value.map_or(&[][..], |(start, end)| &self.text[start..end]);
            self.page.escaped |= value.starts_with(b"\\");
            if name.eq_ignore_ascii_case(b"style") {
                spans.hidden |= !std::mem::replace(&mut has_style, true) && hides(value);
            } else if name.eq_ignore_ascii_case(b"colspan") && !std::mem::replace(&mut has_columns, true) {
                spans.columns.push(&decoded(value));
            } else if name.eq_ignore_ascii_case(b"rowspan") && !std::mem::replace(&mut has_rows, true) {
                spans.rows.push(&decoded(value));
            } else if name.eq_ignore_ascii_case(b"hidden") {
                spans.hidden = true;
            }
        }
        self.pass_end()
    }

    fn pass_blanks(&mut self) {
        while self.peek(0).is_some_and(is_blank) {
            self.at += 1;
        }
    }

    /// Goes to the next attribute; false when there is none.
    fn next_attribute(&mut self) -> bool {
        while let Some(byte) = self.peek(0) {
            if !is_blank(byte) && byte != b'/' {
                return byte != b'>';
            }
            self.at += 1;
        }
        false
    }

    /// Goes behind the name of an attribute, which may begin with `=`.
    fn pass_name(&mut self) {
        self.at += 1;
        while self.peek(0).is_some_and(|byte| !ends_name(byte) && byte != b'=') {
            self.at += 1;
        }
    }

    /// Goes behind the value of an attribute and says where it begins and ends.
    fn value(&mut self) -> Option<(usize, usize)> {
        self.pass_blanks();
        if self.peek(0) != Some(b'=') {
            return None;
        }
        self.at += 1;
        self.pass_blanks();
        let mut start = self.at;
        let end;
        match self.peek(0) {
            Some(quote @ (b'"' | b'\'')) => {
                start += 1;
                end = find(self.text, start, quote).unwrap_or(self.text.len());
                self.at = (end + 1).min(self.text.len());
            }
            _ => {
                while self.peek(0).is_some_and(|byte| !is_blank(byte) && byte != b'>') {
                    self.at += 1;
                }
                end = self.at;
            }
        }
        Some((start, end))
    }

    fn pass_end(&mut self) -> bool {
        let ended = self.peek(0) == Some(b'>');
        self.at += usize::from(ended);
        ended
    }

    /// What stands behind a start tag that changes what follows. The name of the tag begins at `name`.
    fn content(&mut self, tag: Tag, name: usize) {
        let end = match tag.content() {
            Content::Markup => return,
            Content::Script => script_end(self.text, self.at),
            Content::Raw => raw_end(self.text, self.at, name),
            Content::Rest => None,
        };
        let end = end.unwrap_or(self.text.len());
        if tag == Tag::Title {
            self.characters(end);
        } else if tag == Tag::Plaintext {
            self.plain_text(end);
        }
        self.at = end;
    }

    /// Text without references, in which NUL is not dropped but replaced.
    fn plain_text(&mut self, end: usize) {
        for piece in self.text[self.at..end].split_inclusive(|byte| *byte == 0) {
            self.page.text(piece, self.at);
            if piece.ends_with(b"\0") {
                self.page.text("\u{FFFD}".as_bytes(), self.at);
            }
            self.at += piece.len();
        }
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Ends the name of a tag or an attribute.
fn ends_name(byte: u8) -> bool {
    is_blank(byte) || byte == b'/' || byte == b'>'
}

/// The text with its character references decoded, by html5gum. It holds no tag.
fn decoded(text: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if find(text, 0, b'&').is_none() {
        return text.into();
    }
    // In a value there may be a `<`, which would be a tag in a text. Nothing that counts in a value stands behind one.
    let text = &text[..find(text, 0, b'<').unwrap_or(text.len())];
    let mut plain = Vec::with_capacity(text.len());
    for Ok(token) in Tokenizer::new(text) {
        if let Token::String(piece) = token {
            plain.extend_from_slice(&piece);
        }
    }
    plain.into()
}

/// Where the byte stands, from `start` on; eight bytes at a time.
fn find(text: &[u8], start: usize, byte: u8) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let pattern = ONES * u64::from(byte);
    let mut at = start;
    let (words, rest) = text.get(start..)?.as_chunks::<8>();
    for word in words {
        // A byte of `zeros` is zero where the byte stands. The lowest high bit of `found` marks the first of them.
        let zeros = u64::from_le_bytes(*word) ^ pattern;
        let found = zeros.wrapping_sub(ONES) & !zeros & HIGHS;
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    rest.iter().position(|other| *other == byte).map(|step| at + step)
}

/// The word stands here in any case, and behind it what ends the name of a tag.
fn is_tag(text: &[u8], open: &[u8], name: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(open) else { return false };
    rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) && rest.get(name.len()).is_some_and(|byte| ends_name(*byte))
}

/// Where the end tag of an element without markup begins, whose name in its start tag begins at `name`.
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

/// Where the end tag of a script begins: in a comment of the script, not that of a script that begins there.
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

/// A `style` says `display: none`.
///
/// A style cut in pieces by a character reference is looked at piece by piece: nobody writes `display` with one.
pub(super) fn hides(style: &[u8]) -> bool {
    const PROPERTY: &[u8] = b"display";
    let mut at = 0;
    // Looks at the last byte of the window first: a byte that is not in the word moves the window past it.
    while let Some(window) = style.get(at..at + PROPERTY.len()) {
        let last = window[PROPERTY.len() - 1].to_ascii_lowercase();
        if last == b'y' && window.eq_ignore_ascii_case(PROPERTY) && begins_property(style, at) && is_none(&style[at + PROPERTY.len()..]) {
            return true;
        }
        at += match last {
            b'd' => 6,
            b'i' => 5,
            b's' => 4,
            b'p' => 3,
            b'l' => 2,
            b'a' => 1,
            _ => PROPERTY.len(),
        };
    }
    false
}

/// What stands before is the end of another property, or nothing.
fn begins_property(style: &[u8], at: usize) -> bool {
    matches!(style[..at].trim_ascii_end().last(), None | Some(b';'))
}

/// What stands behind `display` is `: none`.
fn is_none(rest: &[u8]) -> bool {
    let Some(value) = rest.trim_ascii_start().strip_prefix(b":") else { return false };
    value.trim_ascii_start().get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"none"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{assemble::Assembler, oracle};
    use super::*;
    use crate::read::Block;

    const PIECES: [&str; 62] = [
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
        "§",
    ];

    /// What scripts and comments begin and end with.
    const SCRIPT: [&str; 9] = ["<script>", "</script>", "<!--", "-->", "<!-->", "-", "--!>", "<", "y"];

    fn blocks(text: &str, run: impl Fn(&mut Assembler, &[u8]) -> Result<(), ReadError>) -> Result<Vec<Block>, ReadError> {
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
        pieces.fold(first, |text, piece| text + piece.trim_start_matches(|c: char| c.is_ascii_digit()))
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
        fn scripts_and_comments_end_where_html5gum_ends_them(pieces in prop::collection::vec(0..SCRIPT.len(), 0..12)) {
            let text: String = std::iter::once("<script>").chain(pieces.into_iter().map(|piece| SCRIPT[piece])).chain(["</script>x"]).collect();
            prop_assert_eq!(blocks(&text, run).map(without_offsets), blocks(&text, oracle::run).map(without_offsets), "{}", text);
        }

        #[test]
        fn a_byte_is_found_where_it_stands(text in prop::collection::vec(any::<u8>(), 0..40), start in 0usize..41, byte: u8) {
            let expected = text.get(start..).and_then(|rest| rest.iter().position(|other| *other == byte)).map(|at| at + start);
            prop_assert_eq!(find(&text, start, byte), expected);
        }
    }

    #[test]
    fn display_none_hides_however_it_is_written() {
        for style in ["display:none", "width:1px; DISPLAY : None ;", "color:red;display:\tnone!important", "a:b;\ndisplay:none"] {
            assert!(hides(style.as_bytes()), "{style}");
        }
        for style in ["", "display:block", "x-display:none", "display", "displaynone", "font:none;display:;none", "dis"] {
            assert!(!hides(style.as_bytes()), "{style}");
        }
    }
}
