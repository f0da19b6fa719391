//! Fonts, as far as text needs them: which codes a string is made of, which characters they stand
//! for, and how far each moves on. Outlines are never looked at, so that the files of embedded
//! fonts need not be unpacked.

use std::rc::Rc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};

use super::ascii;
use super::file::{File, find};
use super::object::{Dict, Object};
use crate::remark::PdfError;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    kind: Kind,
    /// The height of its letters, in parts of its size; text is as high as its size in most fonts.
    pub height: f64,
}

#[derive(Debug)]
enum Kind {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
}

/// One character of a string.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    /// What it stands for; `None` where the font does not say.
    pub text: Option<BfString>,
    /// How far it moves on, in parts of the size: to the right, or for vertical fonts down (below
    /// zero).
    pub advance: f64,
    /// Where its origin is drawn, from where the text stands: to the right and up.
    pub origin: (f64, f64),
    /// How wide it is.
    pub width: f64,
    /// It is the blank of a code of one byte.
    pub is_blank: bool,
}

/// Ranges of widths are taken up to this code: no font has more.
const MOST_CODES: usize = 65_536;

impl Font {
    pub(super) fn open(file: &File<'_>, dict: &Dict) -> Result<Font, PdfError> {
        let subtype = file.get(dict, "Subtype")?;
        if subtype.is_name("Type0") {
            let kind = Kind::Composite(Box::new(Composite::open(file, dict)?));
            return Ok(Font { kind, height: 1.0 });
        }
        let is_drawn = subtype.is_name("Type3");
        let simple = Simple::open(file, dict, is_drawn)?;
        let height = if is_drawn { drawn_height(file, dict)? } else { 1.0 };
        Ok(Font { kind: Kind::Simple(Box::new(simple)), height })
    }

    pub(super) fn is_vertical(&self) -> bool {
        matches!(&self.kind, Kind::Composite(font) if font.is_vertical)
    }

    /// The first character of a string, and how many bytes it takes; at least one.
    pub(super) fn shown(&self, bytes: &[u8]) -> (Shown, usize) {
        match &self.kind {
            Kind::Simple(font) => (font.shown(bytes.first().copied().unwrap_or(0)), 1),
            Kind::Composite(font) => font.shown(bytes),
        }
    }
}

/// The height of the letters of a font whose glyphs are drawings: its box, if it is sane.
fn drawn_height(file: &File<'_>, dict: &Dict) -> Result<f64, PdfError> {
    let scale = file.numbers_of::<6>(dict, "FontMatrix")?.map_or(0.001, |matrix| matrix[3]);
    let sides = file.numbers_of::<4>(dict, "FontBBox")?.unwrap_or_default();
    let height = ((sides[3] - sides[1]) * scale).abs();
    // The boxes of fonts of a few glyphs are smaller than their letters.
    Ok(if (0.2..=4.0).contains(&height) { height.max(1.0) } else { 1.0 })
}

/// A font whose codes are bytes.
#[derive(Debug)]
struct Simple {
    text: Vec<Option<BfString>>,
    widths: Vec<f64>,
}

impl Simple {
    fn open(file: &File<'_>, dict: &Dict, is_drawn: bool) -> Result<Simple, PdfError> {
        let to_unicode = to_unicode(file, dict)?;
        let names = Names::open(file, dict, is_drawn)?;
        let text = (0..=255)
            .map(|code: u8| {
                let told = to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code.into()));
                told.filter(is_text).or_else(|| names.character(code).map(BfString::Char))
            })
            .collect();
        Ok(Simple { text, widths: simple_widths(file, dict, is_drawn)? })
    }

    fn shown(&self, code: u8) -> Shown {
        let width = self.widths[usize::from(code)];
        Shown {
            text: self.text[usize::from(code)].clone(),
            advance: width,
            origin: (0.0, 0.0),
            width,
            is_blank: code == 32,
        }
    }
}

fn simple_widths(file: &File<'_>, dict: &Dict, is_drawn: bool) -> Result<Vec<f64>, PdfError> {
    let descriptor = file.get(dict, "FontDescriptor")?;
    let descriptor = descriptor.dict().cloned().unwrap_or_default();
    let name = file.get(dict, "BaseFont")?;
    let name = name.name().map(String::from_utf8_lossy).unwrap_or_default().into_owned();
    let missing = file.get(&descriptor, "MissingWidth")?.number();
    let mut widths = vec![missing.unwrap_or(500.0); 256];
    if missing.is_none()
        && let Some(standard) = ascii::standard_widths(&name)
    {
        for (width, standard) in widths[32..].iter_mut().zip(standard) {
            *width = f64::from(*standard);
        }
    }
    let first = file.get(dict, "FirstChar")?.index().unwrap_or(0);
    let listed = file.get(dict, "Widths")?;
    for (at, width) in listed.array().unwrap_or_default().iter().take(256).enumerate() {
        let width = file.resolve(width)?.number();
        if let (Some(own), Some(width)) = (widths.get_mut(first.saturating_add(at)), width) {
            *own = width;
        }
    }
    let scale = if is_drawn {
        file.numbers_of::<6>(dict, "FontMatrix")?.map_or(0.001, |matrix| matrix[0])
    } else {
        0.001
    };
    Ok(widths.into_iter().map(|width| width * scale).collect())
}

/// The names of a simple font's glyphs.
struct Names {
    /// The characters of codes below 128 are those of ASCII.
    is_ascii: bool,
    is_windows: bool,
    /// Of the standard encoding, which has other quotation marks.
    is_standard: bool,
    own: Vec<Option<char>>,
    is_own: Vec<bool>,
}

impl Names {
    fn open(file: &File<'_>, dict: &Dict, is_drawn: bool) -> Result<Names, PdfError> {
        let encoding = file.get(dict, "Encoding")?;
        let base = match &encoding {
            Object::Dict(dict) => file.get(dict, "BaseEncoding")?,
            other => other.clone(),
        };
        let descriptor = file.get(dict, "FontDescriptor")?;
        let descriptor = descriptor.dict().cloned().unwrap_or_default();
        let has = |key: &str| !matches!(descriptor.get(key), Object::Null);
        let is_embedded = has("FontFile") || has("FontFile2") || has("FontFile3");
        let name = file.get(dict, "BaseFont")?;
        let name = name.name().map(String::from_utf8_lossy).unwrap_or_default().into_owned();
        let is_symbols = name.contains("Symbol") || name.contains("Dingbats");
        let is_named = base.is_name("WinAnsiEncoding")
            || base.is_name("MacRomanEncoding")
            || base.is_name("StandardEncoding");
        // A font that is not embedded and not one of symbols has the letters of its name's font.
        let is_plain = !is_embedded && !is_symbols && !is_drawn;
        let mut names = Names {
            is_ascii: is_named || is_plain,
            is_windows: base.is_name("WinAnsiEncoding"),
            is_standard: !base.is_name("WinAnsiEncoding") && !base.is_name("MacRomanEncoding"),
            own: vec![None; 256],
            is_own: vec![false; 256],
        };
        if let Object::Dict(dict) = &encoding {
            names.read_differences(file, dict)?;
        }
        Ok(names)
    }

    fn read_differences(&mut self, file: &File<'_>, encoding: &Dict) -> Result<(), PdfError> {
        let list = file.get(encoding, "Differences")?;
        let mut code = 0;
        for item in list.array().unwrap_or_default() {
            match file.resolve(item)? {
                Object::Number(number) => code = number.max(0.0) as usize,
                Object::Name(name) if code < 256 => {
                    self.own[code] = str::from_utf8(&name).ok().and_then(ascii::character);
                    self.is_own[code] = true;
                    code += 1;
                }
                _ => code = code.saturating_add(1),
            }
        }
        Ok(())
    }

    fn character(&self, code: u8) -> Option<char> {
        match code {
            _ if self.is_own[usize::from(code)] => self.own[usize::from(code)],
            b'\'' if self.is_ascii && self.is_standard => Some('’'),
            b'`' if self.is_ascii && self.is_standard => Some('‘'),
            32..=126 if self.is_ascii => Some(char::from(code)),
            128..=159 if self.is_windows => ascii::windows(code),
            160.. if self.is_windows => Some(char::from(code)),
            _ => None,
        }
    }
}

/// A text that a map of characters may name: private characters and U+FFFD say nothing.
fn is_text(text: &BfString) -> bool {
    let is_known =
        |c: char| c != '\u{fffd}' && c != '\0' && !('\u{e000}'..='\u{f8ff}').contains(&c);
    match text {
        BfString::Char(c) => is_known(*c),
        BfString::String(string) => !string.is_empty() && string.chars().all(is_known),
    }
}

fn to_unicode(file: &File<'_>, dict: &Dict) -> Result<Option<CMap>, PdfError> {
    match file.get(dict, "ToUnicode")? {
        Object::Stream(stream) => {
            let Some(bytes) = file.decoded(&stream)? else { return Ok(None) };
            embedded_map(file, &bytes)
        }
        _ => Ok(None),
    }
}

/// A map that stands in the file. It may build on one of the predefined ones, once.
fn embedded_map(file: &File<'_>, bytes: &[u8]) -> Result<Option<CMap>, PdfError> {
    const USE: &[u8] = b"usecmap";
    file.budget.step(4 * bytes.len())?;
    file.budget.hold(4 * bytes.len())?;
    let first = find(bytes, USE);
    let builds_on = first.is_some();
    // Each further one would be read anew.
    if first.is_some_and(|at| find(&bytes[at + USE.len()..], USE).is_some()) {
        return Ok(None);
    }
    // The form in which the predefined maps are kept is not one of files.
    if bytes.starts_with(b"bcmap") {
        return Ok(None);
    }
    if builds_on {
        file.budget.step(1 << 20)?;
    }
    Ok(CMap::parse(bytes, load_embedded))
}

/// A font whose codes have one to four bytes.
#[derive(Debug)]
struct Composite {
    encoding: Encoding,
    to_unicode: Option<CMap>,
    /// The characters of the collection that its glyphs are numbered by.
    collection: Option<CMap>,
    is_vertical: bool,
    default_width: f64,
    widths: Vec<Range<1>>,
    default_vertical: [f64; 2],
    vertical: Vec<Range<3>>,
}

#[derive(Debug)]
enum Encoding {
    /// Two bytes are the glyph's number.
    Identity,
    /// Codes are characters.
    Unicode(Unicode),
    Map(Rc<CMap>),
}

/// How codes write characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unicode {
    Ucs2,
    Utf16,
}

/// The same widths for the glyphs of a range, or one for each.
#[derive(Debug)]
struct Range<const N: usize> {
    first: usize,
    last: usize,
    values: Vec<[f32; N]>,
}

impl Composite {
    fn open(file: &File<'_>, dict: &Dict) -> Result<Composite, PdfError> {
        let descendants = file.get(dict, "DescendantFonts")?;
        let descendant = match descendants.array().and_then(<[Object]>::first) {
            Some(object) => file.resolve(object)?,
            None => Object::Null,
        };
        let own = descendant.dict().cloned().unwrap_or_default();
        let (encoding, is_vertical) = encoding(file, dict)?;
        let to_unicode = to_unicode(file, dict)?;
        let collection = match &encoding {
            Encoding::Unicode(_) => None,
            _ if to_unicode.is_some() => None,
            _ => collection(file, &own, &encoding)?,
        };
        let default_vertical = file.numbers_of::<2>(&own, "DW2")?.unwrap_or([880.0, -1000.0]);
        Ok(Composite {
            encoding,
            to_unicode,
            collection,
            is_vertical,
            default_width: file.get(&own, "DW")?.number().unwrap_or(1000.0) / 1000.0,
            widths: ranges(file, &file.get(&own, "W")?)?,
            default_vertical: default_vertical.map(|value| value / 1000.0),
            vertical: if is_vertical { ranges(file, &file.get(&own, "W2")?)? } else { Vec::new() },
        })
    }

    fn shown(&self, bytes: &[u8]) -> (Shown, usize) {
        let (code, cid, length) = self.read_code(bytes);
        let cid = cid as usize;
        let width = value(&self.widths, cid).map_or(self.default_width, |[width]| width);
        let (advance, origin) = if self.is_vertical {
            match value(&self.vertical, cid) {
                Some([down, x, y]) => (down, (-x, -y)),
                None => {
                    let [y, down] = self.default_vertical;
                    (down, (-width / 2.0, -y))
                }
            }
        } else {
            (width, (0.0, 0.0))
        };
        let text = self.text(code, cid as u32, length);
        (Shown { text, advance, origin, width, is_blank: length == 1 && code == 32 }, length)
    }

    /// The first code of a string, its glyph's number, and how many bytes it takes.
    fn read_code(&self, bytes: &[u8]) -> (u32, u32, usize) {
        let code = |length: usize| {
            bytes[..length].iter().fold(0_u32, |code, byte| code << 8 | u32::from(*byte))
        };
        match &self.encoding {
            Encoding::Identity => {
                let length = bytes.len().min(2);
                (code(length), code(length), length.max(1))
            }
            Encoding::Unicode(unicode) => {
                let is_pair = *unicode == Unicode::Utf16 && matches!(bytes, [0xD8..0xDC, ..]);
                let length = bytes.len().min(if is_pair { 4 } else { 2 });
                // All collections number the characters of ASCII first. The others are as wide as
                // is usual.
                let cid = match code(length) {
                    ascii @ 0x20..0x7F => ascii - 0x1F,
                    _ => u32::MAX,
                };
                (code(length), cid, length.max(1))
            }
            Encoding::Map(map) => {
                for length in 1..=bytes.len().min(4) {
                    if let Some(cid) = map.lookup_cid_code(code(length), length as u8) {
                        return (code(length), cid, length);
                    }
                }
                (0, 0, 1)
            }
        }
    }

    fn text(&self, code: u32, cid: u32, length: usize) -> Option<BfString> {
        if let Some(map) = &self.to_unicode
            && let Some(text) = map.lookup_bf_string(code).filter(is_text)
        {
            return Some(text);
        }
        if let Encoding::Unicode(_) = &self.encoding {
            let units = [(code >> 16) as u16, code as u16];
            let units = if length == 4 { &units[..] } else { &units[1..] };
            let mut characters = char::decode_utf16(units.iter().copied());
            return characters.next()?.ok().map(BfString::Char).filter(is_text);
        }
        let map = self.collection.as_ref()?;
        map.lookup_bf_string(cid)
            .or_else(|| {
                let code = map.lookup_cid_code(cid, 2)?;
                char::from_u32(code).map(BfString::Char)
            })
            .filter(is_text)
    }
}

/// The encoding of a composite font, and whether it is vertical.
fn encoding(file: &File<'_>, dict: &Dict) -> Result<(Encoding, bool), PdfError> {
    let map = match file.get(dict, "Encoding")? {
        Object::Name(name) => match CMapName::from_bytes(&name) {
            CMapName::IdentityV => return Ok((Encoding::Identity, true)),
            CMapName::Custom(_) | CMapName::IdentityH => return Ok((Encoding::Identity, false)),
            known => {
                let is_vertical = name.ends_with(b"-V") || *name == *b"V";
                let contains = |part: &[u8]| find(&name, part).is_some();
                if contains(b"UCS2") {
                    return Ok((Encoding::Unicode(Unicode::Ucs2), is_vertical));
                } else if contains(b"UTF16") {
                    return Ok((Encoding::Unicode(Unicode::Utf16), is_vertical));
                }
                let Some(map) = predefined(file, known)? else {
                    return Ok((Encoding::Identity, false));
                };
                return Ok((Encoding::Map(Rc::new(map)), is_vertical));
            }
        },
        Object::Stream(stream) => match file.decoded(&stream)? {
            Some(bytes) => embedded_map(file, &bytes)?,
            None => None,
        },
        _ => None,
    };
    let Some(map) = map else { return Ok((Encoding::Identity, false)) };
    let is_vertical = map.metadata().writing_mode == Some(WritingMode::Vertical);
    Ok((Encoding::Map(Rc::new(map)), is_vertical))
}

/// One of the maps that every reader of PDFs has.
fn predefined(file: &File<'_>, name: CMapName<'_>) -> Result<Option<CMap>, PdfError> {
    // Their ranges are read anew for each font.
    file.budget.step(1 << 20)?;
    file.budget.hold(1 << 19)?;
    Ok(load_embedded(name).and_then(|bytes| CMap::parse(bytes, load_embedded)))
}

/// The characters of the collection that the font, or its encoding, says its glyphs are numbered
/// by.
fn collection(file: &File<'_>, own: &Dict, encoding: &Encoding) -> Result<Option<CMap>, PdfError> {
    let told = match encoding {
        Encoding::Map(map) => map.metadata().character_collection.clone(),
        Encoding::Identity | Encoding::Unicode(_) => None,
    };
    let family = match told {
        Some(told) if told.family != CidFamily::AdobeIdentity => told.family,
        _ => {
            let info = file.get(own, "CIDSystemInfo")?;
            let Some(info) = info.dict() else { return Ok(None) };
            let (registry, ordering) = (file.get(info, "Registry")?, file.get(info, "Ordering")?);
            let (Some(registry), Some(ordering)) = (registry.string(), ordering.string()) else {
                return Ok(None);
            };
            CidFamily::from_registry_ordering(registry, ordering)
        }
    };
    match family.ucs2_cmap() {
        Some(name) => predefined(file, name),
        None => Ok(None),
    }
}

/// The widths of a composite font: `first [w w w]` or `first last w`, N numbers for each glyph.
/// Ranges stay ranges, whatever their length.
fn ranges<const N: usize>(file: &File<'_>, list: &Object) -> Result<Vec<Range<N>>, PdfError> {
    let mut ranges = Vec::new();
    let items = list.array().unwrap_or_default();
    file.budget.step(items.len())?;
    let mut at = 0;
    while let Some(first) = item(file, items, at)?.and_then(|object| object.index()) {
        let second = item(file, items, at + 1)?;
        let values = match &second {
            Some(Object::Array(values)) => {
                file.budget.step(values.len())?;
                at += 2;
                numbers::<N>(file, values)?
            }
            Some(Object::Number(_)) => {
                let rest = items.get(at + 2..at + 2 + N).unwrap_or_default();
                at += 2 + N;
                numbers::<N>(file, rest)?
            }
            _ => break,
        };
        let last = match &second {
            Some(Object::Number(last)) => *last as usize,
            _ => first.saturating_add(values.len()).saturating_sub(1),
        };
        if first < MOST_CODES && first <= last && !values.is_empty() {
            file.budget.hold(48 + values.len() * 4 * N)?;
            ranges.push(Range { first, last: last.min(MOST_CODES - 1), values });
        }
    }
    ranges.sort_by_key(|range| range.first);
    Ok(ranges)
}

fn item(file: &File<'_>, items: &[Object], at: usize) -> Result<Option<Object>, PdfError> {
    items.get(at).map(|object| file.resolve(object)).transpose()
}

fn numbers<const N: usize>(file: &File<'_>, items: &[Object]) -> Result<Vec<[f32; N]>, PdfError> {
    let mut numbers = Vec::with_capacity(items.len().min(MOST_CODES) / N);
    for group in items.chunks_exact(N).take(MOST_CODES) {
        let mut own = [0.0; N];
        for (number, item) in own.iter_mut().zip(group) {
            *number = file.resolve(item)?.number().unwrap_or(0.0) as f32;
        }
        numbers.push(own);
    }
    Ok(numbers)
}

/// The widths of a glyph, in parts of the size.
fn value<const N: usize>(ranges: &[Range<N>], cid: usize) -> Option<[f64; N]> {
    let range = ranges[..ranges.partition_point(|range| range.first <= cid)].last()?;
    if cid > range.last {
        return None;
    }
    let own = range.values.get(cid - range.first).or_else(|| {
        let is_one_for_all = range.values.len() == 1;
        range.values.first().filter(|_| is_one_for_all)
    })?;
    Some(own.map(|value| f64::from(value) / 1000.0))
}
