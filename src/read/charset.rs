//! Bytes to text: byte order marks, declared charsets, and what to do when they are wrong.

use std::borrow::Cow;

use super::ReadError;

#[cfg(feature = "gbk")]
mod legacy;
#[cfg(not(feature = "gbk"))]
#[path = "charset/no_legacy.rs"]
mod legacy;

use legacy::Legacy;

/// How far into a page a declaration of its charset may stand.
const PRESCAN: usize = 4096;

/// A document in UTF-8, possibly with sequences that are no characters.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text.
    pub(crate) bytes: Cow<'a, [u8]>,
    /// How many bytes of the document stand before it (the byte order mark).
    pub(crate) skipped: usize,
    /// Byte sequences that could not be decoded and were replaced by U+FFFD.
    pub(crate) replaced: usize,
    /// The document or its byte order mark says which charset it is in.
    pub(crate) declared: bool,
    /// What it was decoded from, where that is another charset than UTF-8.
    encoding: Option<Legacy>,
}

impl<'a> Decoded<'a> {
    fn utf8(bytes: &'a [u8], skipped: usize, declared: bool) -> Decoded<'a> {
        Decoded { bytes: Cow::Borrowed(bytes), skipped, replaced: 0, declared, encoding: None }
    }

    fn legacy(bytes: &'a [u8], encoding: Legacy) -> Decoded<'a> {
        let (bytes, replaced) = encoding.decode(bytes);
        Decoded { bytes, skipped: 0, replaced, declared: true, encoding: Some(encoding) }
    }

    /// Where a place of the text stands in the document, which `raw` is. `None` where that is not
    /// certain, as in charsets in which a `<` is not always one.
    pub(crate) fn place_in(&self, raw: &[u8], at: usize) -> Option<usize> {
        if let Some(encoding) = self.encoding {
            let is_sign = |byte: &u8| *byte == b'<';
            if !encoding.is_ascii_compatible() {
                return None;
            }
            // In these charsets the byte of `<` is part of no other character: the signs of the
            // document are those of the text, and what stands between two is encoded again.
            let before = self.bytes.get(..at)?;
            let sign = before.iter().rposition(is_sign);
            let from = match before.iter().filter(|byte| is_sign(byte)).count() {
                0 => 0,
                number => {
                    raw.iter().enumerate().filter(|(_, byte)| is_sign(byte)).nth(number - 1)?.0
                }
            };
            let between = std::str::from_utf8(&before[sign.unwrap_or(0)..]).ok()?;
            let encoded = encoding.encode(between);
            return raw.get(from..)?.starts_with(&encoded).then_some(from + encoded.len());
        }
        (at <= raw.len().saturating_sub(self.skipped)).then_some(at + self.skipped)
    }

    /// A text in the charset of the document; characters that it lacks become numeric references.
    pub(crate) fn written(&self, text: &str) -> Vec<u8> {
        if let Some(encoding) = self.encoding {
            return encoding.encode(text);
        }
        text.as_bytes().to_vec()
    }
}

/// The text of a page: byte order mark, then `<meta charset>`, then UTF-8.
///
/// A page that says something else but is flawless UTF-8 is UTF-8: servers convert pages and leave
/// the declaration in them, and text in another charset is not UTF-8 by chance.
pub(crate) fn decode_page(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    if let Some(decoded) = decode_marked(bytes) {
        return decoded;
    }
    match declared_charset(&bytes[..bytes.len().min(PRESCAN)]) {
        None => Ok(Decoded::utf8(bytes, 0, false)),
        Some(name) if is_utf8(&name) || std::str::from_utf8(bytes).is_ok() => {
            Ok(Decoded::utf8(bytes, 0, true))
        }
        Some(name) => decode_named(bytes, &name),
    }
}

/// The text of a file that declares nothing: byte order mark, then UTF-8, then what [`guess`] says.
pub(crate) fn decode_plain(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    if let Some(decoded) = decode_marked(bytes) {
        return decoded;
    }
    if std::str::from_utf8(bytes).is_err()
        && let Some(decoded) = guess(bytes)
    {
        return Ok(decoded);
    }
    Ok(Decoded::utf8(bytes, 0, false))
}

/// Decodes by the byte order mark, if there is one.
fn decode_marked(bytes: &[u8]) -> Option<Result<Decoded<'_>, ReadError>> {
    match bytes {
        [0xEF, 0xBB, 0xBF, text @ ..] => Some(Ok(Decoded::utf8(text, 3, true))),
        [0xFF, 0xFE, ..] => Some(decode_named(bytes, b"utf-16le")),
        [0xFE, 0xFF, ..] => Some(decode_named(bytes, b"utf-16be")),
        _ => None,
    }
}

fn is_utf8(name: &[u8]) -> bool {
    matches!(name, b"utf-8" | b"utf8" | b"unicode-1-1-utf-8")
}

/// The charset, in lower case, that the beginning of a page declares.
fn declared_charset(head: &[u8]) -> Option<Vec<u8>> {
    let head = head.to_ascii_lowercase();
    if head.starts_with(b"<?xml") {
        let end = find(&head, b"?>").unwrap_or(0);
        if let Some(name) = value_behind(&head[..end], b"encoding") {
            return Some(name);
        }
    }
    let mut rest = &head[..];
    while let Some(at) = find(rest, b"<") {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[find(rest, b"-->")?..];
        } else if rest.starts_with(b"<meta") {
            let tag = &rest[..find(rest, b">").unwrap_or(rest.len())];
            if let Some(name) = value_behind(tag, b"charset") {
                return Some(name);
            }
        }
        rest = &rest[1..];
    }
    None
}

/// What stands behind `word=`, without quotation marks.
fn value_behind(text: &[u8], word: &[u8]) -> Option<Vec<u8>> {
    let mut rest = text;
    while let Some(at) = find(rest, word) {
        rest = &rest[at + word.len()..];
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or(value.strip_prefix(b"'"))
            .unwrap_or(value)
            .trim_ascii_start();
        let end = value
            .iter()
            .position(|byte| b"\"'; \t\r\n/>\x0C".contains(byte))
            .unwrap_or(value.len());
        if end > 0 {
            return Some(value[..end].to_vec());
        }
    }
    None
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

fn decode_named<'a>(bytes: &'a [u8], name: &[u8]) -> Result<Decoded<'a>, ReadError> {
    let named = Legacy::named(name)?;
    // A name that no browser knows says nothing.
    Ok(named.map_or_else(
        || Decoded::utf8(bytes, 0, false),
        |encoding| Decoded::legacy(bytes, encoding),
    ))
}

/// For a document that is not UTF-8 and does not say what it is: the charset that Chinese programs
/// write when not told otherwise, if every byte of it fits.
pub(crate) fn guess(bytes: &[u8]) -> Option<Decoded<'_>> {
    Legacy::likeliest()
        .map(|encoding| Decoded::legacy(bytes, encoding))
        .filter(|decoded| decoded.replaced == 0)
}

/// The text of a file that declares nothing, and how many byte sequences of it are no characters.
pub(super) fn text(bytes: &[u8]) -> Result<(Cow<'_, str>, usize), ReadError> {
    let Decoded { bytes, skipped, replaced, .. } = decode_plain(bytes)?;
    let error =
        |error: std::str::Utf8Error| ReadError::NotText { offset: skipped + error.valid_up_to() };
    let text = match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(error)?,
        Cow::Owned(bytes) => {
            String::from_utf8(bytes).map(Cow::Owned).map_err(|it| error(it.utf8_error()))?
        }
    };
    Ok((text, replaced))
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    fn declared(page: &str) -> Option<String> {
        declared_charset(page.as_bytes()).map(|name| String::from_utf8(name).unwrap())
    }

    #[test]
    fn every_form_of_declaration_is_understood() {
        for page in [
            "<meta charset=gb2312>",
            "<META CHARSET = 'GB2312' />",
            "<!DOCTYPE html><html><head><meta name=a content=b><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\" />",
            "<meta content='text/html;charset=gb2312' http-equiv=content-type>",
            "<?xml version=\"1.0\" encoding=\"gb2312\"?><html>",
        ] {
            assert_eq!(declared(page).as_deref(), Some("gb2312"), "{page}");
        }
    }

    #[test]
    fn what_is_no_declaration_declares_nothing() {
        for page in [
            "",
            "<p>charset=gbk</p>",
            "<!-- <meta charset=gbk> -->",
            "<meta charset",
            "<meta charset=>",
            "<meta name=charset>",
        ] {
            assert_eq!(declared(page), None, "{page}");
        }
    }

    #[test]
    fn a_page_in_utf8_that_says_otherwise_is_utf8() {
        let decoded = decode_page("<meta charset=gbk>中文".as_bytes()).unwrap();
        assert_eq!(decoded.bytes, "<meta charset=gbk>中文".as_bytes());
    }

    #[cfg(feature = "gbk")]
    #[test]
    fn gbk_is_decoded_as_declared_or_where_every_byte_fits() {
        let gbk = b"<meta charset=gbk>\xD6\xD0\xCE\xC4";
        assert_eq!(decode_page(gbk).unwrap().bytes, "<meta charset=gbk>中文".as_bytes());
        assert_eq!(guess(b"\xD6\xD0").unwrap().bytes, "中".as_bytes());
        assert!(guess(b"\xD6\xD0\xFF").is_none());
        assert_eq!(decode_page(b"<meta charset=gbk>\xD6\xD0\xFF ").unwrap().replaced, 1);
    }

    #[cfg(feature = "gbk")]
    #[test]
    fn a_mark_tells_utf16() {
        assert_eq!(decode_page(b"\xFF\xFE\x2D\x4E").unwrap().bytes, "中".as_bytes());
    }

    #[cfg(not(feature = "gbk"))]
    #[test]
    fn without_the_feature_the_error_names_the_charset() {
        let error = decode_page(b"<meta charset=GBK>\xD6\xD0").unwrap_err();
        assert_eq!(error, ReadError::Charset { charset: "gbk".into() });
        assert!(error.to_string().contains("feature `gbk`"));
    }
}
