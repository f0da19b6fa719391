//! Pages that carry their content as a string of JSON or JavaScript.

use std::borrow::Cow;

/// How often a string may have been escaped: a page in a JSON string in a script in a JSON string.
const MAX_LAYERS: usize = 4;

/// A string that holds a table.
#[derive(Debug)]
pub(super) struct Embedded {
    /// What it says, with nothing escaped.
    pub(super) text: Vec<u8>,
    /// Where it begins behind its quotation mark.
    pub(super) offset: usize,
    /// Where the quotation mark stands that ends it.
    pub(super) end: usize,
}

/// The string literals that hold a table, in order.
pub(super) fn strings(source: &[u8]) -> impl Iterator<Item = Embedded> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(step) =
            source.get(at..).and_then(|rest| rest.iter().position(|byte| QUOTES.contains(byte)))
        {
            let offset = at + step + 1;
            at = offset;
            if !may_begin(&source[..offset - 1]) {
                continue;
            }
            let Some(end) = literal_end(source, offset) else { continue };
            at = end + 1;
            let literal = &source[offset..end];
            if let Some(text) = markup(literal) {
                return Some(Embedded { text, offset, end });
            }
        }
        None
    })
}

const QUOTES: [u8; 3] = *b"\"'`";

/// What stands before a quotation mark lets it begin a string: text, an apostrophe or the end of a
/// string does not.
fn may_begin(before: &[u8]) -> bool {
    // A bounded look back, or a source of blanks and quotation marks would take quadratic time.
    let near = &before[before.len().saturating_sub(64)..];
    match near.trim_ascii_end() {
        [.., last] if b"=:(,[{+?&|;>}".contains(last) => true,
        [] => true,
        near => near.ends_with(b"return"),
    }
}

/// Where the quotation mark stands that ends the literal whose content begins at `start`.
fn literal_end(source: &[u8], start: usize) -> Option<usize> {
    let quote = source[start - 1];
    let mut at = start;
    while let Some(&byte) = source.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return None,
            _ if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The literal with every layer of escaping taken off, if that holds a table.
fn markup(literal: &[u8]) -> Option<Vec<u8>> {
    if !holds_table(literal, &[b"<", b"3c", b"3c}", b"&lt;"]) {
        return None;
    }
    let mut text = Cow::Borrowed(literal);
    for _ in 0..MAX_LAYERS {
        if !text.contains(&b'\\') {
            break;
        }
        let plain = unescape(&text);
        if *plain == *text {
            break;
        }
        text = Cow::Owned(plain);
    }
    if !holds_table(&text, &[b"<"]) {
        text = Cow::Owned(without_entities(&text));
    }
    holds_table(&text, &[b"<"]).then(|| text.into_owned())
}

/// `table` stands behind one of the words, in any case.
fn holds_table(text: &[u8], behind: &[&[u8]]) -> bool {
    text.windows(5).enumerate().any(|(at, word)| {
        (word[0] | 0x20) == b't'
            && word.eq_ignore_ascii_case(b"table")
            && behind.iter().any(|mark| {
                let start = at.saturating_sub(mark.len());
                text[start..at].eq_ignore_ascii_case(mark)
            })
    })
}

/// Takes off one layer of JSON or JavaScript escapes. An escape that means nothing stays as it is.
fn unescape(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\\') {
        plain.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let Some((&letter, behind)) = rest.split_first() else {
            plain.push(b'\\');
            break;
        };
        match letter {
            b'n' | b'r' => plain.push(b'\n'),
            b't' | b'b' | b'f' | b'v' => plain.push(b' '),
            b'\n' => {}
            b'u' | b'x' => match code_unit(rest) {
                Some((character, length)) => {
                    plain.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                    rest = &rest[length..];
                    continue;
                }
                None => plain.extend_from_slice(&[b'\\', letter]),
            },
            // `\"`, `\/`, `\\` and all others stand for the character itself.
            _ => plain.push(letter),
        }
        rest = behind;
    }
    plain.extend_from_slice(rest);
    plain
}

/// The character of `uXXXX`, `uXXXX\uXXXX` (a pair of surrogates), `u{X…}` or `xXX` at the
/// beginning, and the length of that.
fn code_unit(text: &[u8]) -> Option<(char, usize)> {
    match text {
        [b'x', digits @ ..] => Some((char::from_u32(hex(digits.get(..2)?)?)?, 3)),
        [b'u', b'{', rest @ ..] => {
            let length = rest.iter().take(8).position(|&byte| byte == b'}')?;
            Some((char::from_u32(hex(&rest[..length])?)?, length + 3))
        }
        [b'u', digits @ ..] => {
            let unit = hex(digits.get(..4)?)?;
            if !(0xD800..0xDC00).contains(&unit) {
                return Some((char::from_u32(unit)?, 5));
            }
            let low = hex(digits.get(4..)?.strip_prefix(b"\\u")?.get(..4)?)?;
            let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
            Some((char::from_u32(0x10000 + ((unit - 0xD800) << 10) + low)?, 11))
        }
        _ => None,
    }
}

/// The number that hexadecimal digits, at most six, write.
fn hex(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 6 {
        return None;
    }
    digits.iter().try_fold(0, |number, &digit| Some(number * 16 + char::from(digit).to_digit(16)?))
}

/// Replaces the character references that markup in an attribute or in a text is hidden behind.
fn without_entities(text: &[u8]) -> Vec<u8> {
    const ENTITIES: [(&[u8], u8); 7] = [
        (b"&lt;", b'<'),
        (b"&gt;", b'>'),
        (b"&quot;", b'"'),
        (b"&#34;", b'"'),
        (b"&#39;", b'\''),
        (b"&apos;", b'\''),
        (b"&amp;", b'&'),
    ];
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, behind)) = rest.split_first() {
        let entity = if first == b'&' {
            ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))
        } else {
            None
        };
        match entity {
            Some((entity, byte)) => {
                plain.push(*byte);
                rest = &rest[entity.len()..];
            }
            None => {
                plain.push(first);
                rest = behind;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<String> {
        strings(source.as_bytes())
            .map(|embedded| String::from_utf8(embedded.text).unwrap())
            .collect()
    }

    #[test]
    fn one_and_more_layers_of_escapes_are_taken_off() {
        let table = "<table class=\"a\"><td>1</table>";
        let once = serde_json::to_string(table).unwrap();
        let twice = serde_json::to_string(&once).unwrap();
        assert_eq!(found(&format!("{{\"title\":\"x\",\"content\":{once}}}")), [table]);
        assert_eq!(found(&format!("let a = {twice};")), [format!("\"{table}\"")]);
    }

    #[test]
    fn every_escape_of_the_first_character_is_known() {
        for open in ["<", "\\u003c", "\\u003C", "\\x3c", "&lt;", "\\u{3c}"] {
            assert_eq!(
                found(&format!("x = '{open}table>1<\\/table>'")),
                ["<table>1</table>"],
                "{open}"
            );
        }
    }

    #[test]
    fn surrogates_make_one_character_and_half_of_a_pair_makes_none() {
        assert_eq!(unescape(br"\ud842\udfb7"), "𠮷".as_bytes());
        assert_eq!(unescape(br"\ud842 \u12"), br"\ud842 \u12");
        assert_eq!(unescape(b"a\\"), b"a\\");
    }

    #[test]
    fn an_apostrophe_in_text_begins_no_string() {
        assert_eq!(found("it's <b>a</b> x=\"<table>\""), ["<table>"]);
        assert_eq!(
            found("f('<div class=\"a\"><table border=\"1\">')"),
            ["<div class=\"a\"><table border=\"1\">"]
        );
    }

    #[test]
    fn strings_without_a_table_are_passed_over() {
        assert_eq!(
            found("a='table' b=\"<tab\" c='&lt;x' d=\"unfinished <table>"),
            Vec::<String>::new()
        );
    }
}
