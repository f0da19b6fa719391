//! Text as a browser lays it out: blanks folded, line breaks where lines break.

use std::borrow::Cow;

/// Gathers the text of one cell or paragraph.
///
/// White space is folded to one blank, `&nbsp;` is a blank of its own, blanks at the ends of lines
/// and blank lines go away.
#[derive(Debug, Default)]
pub(super) struct Text {
    bytes: Vec<u8>,
    /// Blanks that are written when something visible follows in the same line.
    blanks: usize,
    /// The last of them stands for white space, so that more of it adds nothing.
    folded: bool,
    /// A line break that is written when something visible follows.
    line: bool,
    /// What follows is raised or struck out, or what stands before it is.
    apart: bool,
    /// What follows stands in an element that is hidden by itself.
    hidden: bool,
    /// Some of it was written, behind its sign.
    hidden_shown: bool,
    /// Blanks and line breaks are kept as they are (`pre`).
    pub(super) verbatim: bool,
    /// Where the first visible character stands.
    start: usize,
    /// Byte sequences so far that are no characters.
    replaced: usize,
}

/// Bytes at which a run of visible text may end: white space, NUL, and the first byte of `&nbsp;`
/// in UTF-8.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = [b' ', b'\t', b'\n', b'\r', 0x0C, 0, 0xC2];
    let mut at = 0;
    while at < bytes.len() {
        stops[bytes[at] as usize] = true;
        at += 1;
    }
    stops
};

impl Text {
    /// Adds text that begins at the offset.
    pub(super) fn push(&mut self, text: &[u8], offset: usize) {
        if let [b'!'..=b'~'] = text {
            return self.push_visible(text, offset);
        }
        let mut at = 0;
        while let Some(&byte) = text.get(at) {
            match byte {
                b'\n' | b'\r' | b' ' | b'\t' if self.verbatim && !self.bytes.is_empty() => {
                    self.flush();
                    self.bytes.push(byte);
                    at += 1;
                }
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C => {
                    if !self.folded {
                        self.blanks += 1;
                        self.folded = true;
                    }
                    at += 1;
                    // The indentation of a line adds nothing more.
                    while let Some(b' ' | b'\t' | b'\n' | b'\r' | 0x0C) = text.get(at) {
                        at += 1;
                    }
                }
                // Browsers drop it.
                0 => at += 1,
                0xC2 if text.get(at + 1) == Some(&0xA0) => {
                    self.blanks += 1;
                    self.folded = false;
                    at += 2;
                }
                _ => {
                    let end = visible_end(text, at);
                    self.push_visible(&text[at..end], offset + at);
                    at = end;
                }
            }
        }
    }

    fn push_visible(&mut self, run: &[u8], offset: usize) {
        if self.bytes.is_empty() {
            self.start = offset;
        }
        // `25<sup>1</sup>` is no 251.
        if self.apart
            && !self.line
            && self.blanks == 0
            && ends_in_digit(&self.bytes)
            && begins_with_digit(run)
        {
            self.bytes.push(b'^');
        }
        self.flush();
        if self.hidden && !std::mem::replace(&mut self.hidden_shown, true) {
            self.bytes.push(b'^');
        }
        self.bytes.extend_from_slice(run);
    }

    /// Writes the line break or the blanks that wait for something visible.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            if self.line {
                self.bytes.push(b'\n');
            } else if self.blanks > 0 {
                self.bytes.resize(self.bytes.len() + self.blanks, b' ');
            }
        }
        self.line = false;
        self.blanks = 0;
        self.folded = false;
        self.apart = false;
    }

    /// Text that is not shown follows, in an element hidden by itself: it is kept with a sign that
    /// makes it no figure.
    pub(super) fn hide(&mut self) {
        self.hidden = true;
    }

    /// The hidden element ends.
    pub(super) fn show(&mut self) {
        self.hidden = false;
        self.apart |= std::mem::take(&mut self.hidden_shown);
    }

    /// Digits that follow do not join those before; a sign is set between them.
    pub(super) fn set_apart(&mut self) {
        self.apart = true;
    }

    /// Begins a new line.
    pub(super) fn break_line(&mut self) {
        self.line = true;
        self.blanks = 0;
        self.folded = false;
    }

    /// Nothing visible was added.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// There is a backslash in it, as when the page is a string.
    pub(super) fn has_backslash(&self) -> bool {
        self.bytes.contains(&b'\\')
    }

    /// Where the first visible character stands.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// The text, in which there may be byte sequences that are no characters. It stays until it is
    /// cleared.
    pub(super) fn bytes(&self) -> &[u8] {
        if self.verbatim { self.bytes.trim_ascii_end() } else { &self.bytes }
    }

    /// The text as characters. The byte sequences in it that are none are counted each time.
    pub(super) fn shown(&mut self) -> Cow<'_, str> {
        let bytes = if self.verbatim { self.bytes.trim_ascii_end() } else { &self.bytes };
        // Checking alone is several times as fast as looking for what to replace.
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                self.replaced +=
                    bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
                String::from_utf8_lossy(bytes)
            }
        }
    }

    /// Drops the text.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.apart = false;
        self.break_line();
    }

    /// How many byte sequences were no characters, in all texts taken so far.
    pub(super) fn replaced(&self) -> usize {
        self.replaced
    }
}

/// The full-width digits `０` to `９` are U+FF10 to U+FF19.
fn ends_in_digit(text: &[u8]) -> bool {
    matches!(text, [.., b'0'..=b'9'] | [.., 0xEF, 0xBC, 0x90..=0x99])
}

fn begins_with_digit(text: &[u8]) -> bool {
    matches!(text, [b'0'..=b'9', ..] | [0xEF, 0xBC, 0x90..=0x99, ..])
}

/// Where the run of visible text that begins at `start` ends.
fn visible_end(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        while let Some(chunk) = text[at..].first_chunk()
            && !may_stop(chunk)
        {
            at += CHUNK;
        }
        let near = text.len().min(at + CHUNK);
        while at < near {
            let byte = text[at];
            if STOPS[usize::from(byte)] && (byte != 0xC2 || text.get(at + 1) == Some(&0xA0)) {
                return at;
            }
            at += 1;
        }
        if at == text.len() {
            return at;
        }
    }
}

const CHUNK: usize = 16;

/// One of the bytes may be a stop: all white space is at most a blank. Looks at all of them at
/// once.
fn may_stop(chunk: &[u8; CHUNK]) -> bool {
    chunk.iter().fold(false, |found, byte| found | (*byte <= b' ') | (*byte == 0xC2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(pieces: &[&str]) -> String {
        let mut text = Text::default();
        for piece in pieces {
            match *piece {
                "<br>" => text.break_line(),
                piece => text.push(piece.as_bytes(), 0),
            }
        }
        text.shown().into_owned()
    }

    #[test]
    fn white_space_folds_across_pieces() {
        assert_eq!(text_of(&["  a \n", "\t b", "c  "]), "a bc");
    }

    #[test]
    fn hard_blanks_stay_between_words_and_go_at_the_ends_of_lines() {
        assert_eq!(text_of(&["\u{a0}a\u{a0}\u{a0}b\u{a0}", "<br>", "\u{a0}c"]), "a  b\nc");
    }

    #[test]
    fn line_breaks_never_make_blank_lines() {
        assert_eq!(text_of(&["<br>", "a", "<br>", " ", "<br>", "b", "<br>"]), "a\nb");
    }

    #[test]
    fn a_character_that_begins_like_a_hard_blank_is_visible() {
        assert_eq!(text_of(&["±1 §"]), "±1 §");
    }

    #[test]
    fn long_runs_end_where_short_ones_do() {
        for length in 0..40 {
            for stop in [" b", "\u{a0}b", "\u{1}b", "\u{b1}b", "\0b", ""] {
                let text = format!("{}{stop}", "x".repeat(length + 1));
                let end = text.find([' ', '\u{a0}', '\0']).unwrap_or(text.len());
                assert_eq!(visible_end(text.as_bytes(), 0), end, "{text:?}");
            }
        }
    }

    #[test]
    fn what_is_no_character_is_counted() {
        let mut text = Text::default();
        text.push(b"a\xFFb\xE4\xB8", 0);
        assert_eq!(text.shown(), "a\u{fffd}b\u{fffd}");
        assert_eq!(text.replaced(), 2);
    }

    #[test]
    fn the_offset_is_that_of_the_first_visible_character() {
        let mut text = Text::default();
        text.push(b" \n ", 5);
        text.push(b" x", 8);
        assert_eq!(text.start(), 9);
    }
}
