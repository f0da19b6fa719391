//! The file of a PDF: where its objects lie, how they are looked up and their streams unpacked.
//!
//! The table at the end of the file is used where it is whole; else the file is searched for
//! objects, of which the last of a number counts.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::super::drawn::budget::Budget;
use super::crypt::Crypt;
use super::filter::{Filter, Params};
use super::lexer::{Lexer, Token, is_blank, is_regular};
use super::object::{Dict, Object, Parser, Stream};
use super::source::Raw;
use crate::remark::{PageMeasure, PdfError};

/// Where an object lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At an offset of the file.
    Offset(usize),
    /// In a stream of objects: the stream's number, and which object of it.
    Packed(u32, u32),
}

/// More objects than any report has.
const MOST_OBJECTS: usize = 1 << 18;
/// Tables of objects, each of which names the one before.
const MOST_TABLES: usize = 1024;
/// Streams of objects that need each other to be unpacked.
const MOST_UNPACKING: usize = 4;
/// References to references that are followed.
const MOST_STEPS: usize = 8;

/// The objects of a stream of objects.
struct Packed {
    bytes: Vec<u8>,
    /// The number of each object and where it begins.
    index: Vec<(u32, usize)>,
}

/// An opened file.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    pub budget: Budget,
    places: RefCell<HashMap<u32, Place>>,
    /// The file has been searched for objects.
    is_searched: Cell<bool>,
    trailer: RefCell<Rc<Dict>>,
    crypt: Option<Crypt>,
    packed: RefCell<HashMap<u32, Option<Rc<Packed>>>>,
    /// Streams of objects that are being unpacked, each for the sake of the one before.
    unpacking: Cell<usize>,
}

impl<'a> File<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<File<'a>, PdfError> {
        let mut file = File {
            bytes,
            budget: Budget::new(bytes.len()),
            places: RefCell::default(),
            is_searched: Cell::new(false),
            trailer: RefCell::default(),
            crypt: None,
            packed: RefCell::default(),
            unpacking: Cell::new(0),
        };
        if !file.read_tables()? {
            file.search()?;
        }
        file.open_encryption()?;
        if file.catalog()?.is_none() && !file.search_again()? {
            return Err(PdfError::Damaged);
        }
        Ok(file)
    }

    /// The root of the document: its dictionary with pages.
    pub(super) fn catalog(&self) -> Result<Option<Rc<Dict>>, PdfError> {
        let root = self.trailer.borrow().get("Root").clone();
        let root = self.resolve(&root)?;
        Ok(root.dict().filter(|dict| !matches!(dict.get("Pages"), Object::Null)).cloned())
    }

    /// The file was damaged: its table of objects was not whole.
    pub(super) fn search_again(&self) -> Result<bool, PdfError> {
        if self.is_searched.get() {
            return Ok(false);
        }
        self.search()?;
        Ok(true)
    }

    /// All numbers of objects, in order.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.places.borrow().keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// Its objects are where its tables say, and are not encrypted.
    pub(super) fn is_plain(&self) -> bool {
        !self.is_searched.get() && self.crypt.is_none()
    }

    /// A number above that of every object.
    pub(super) fn next_number(&self) -> Option<u32> {
        let size = self.trailer.borrow().get("Size").index().unwrap_or(0);
        let most = self.places.borrow().keys().copied().max().unwrap_or(0);
        Some(most.checked_add(1)?.max(u32::try_from(size).ok()?))
    }

    /// A dictionary or list as it is written.
    pub(super) fn raw(&self, number: u32) -> Result<Option<Raw>, PdfError> {
        let place = self.places.borrow().get(&number).copied();
        let packed;
        let (bytes, start, generation) = match place {
            Some(Place::Offset(offset)) => {
                let mut lexer = Lexer::new(self.bytes, offset);
                let id = (lexer.whole_number(), lexer.whole_number());
                let (Some(own), Some(generation)) = id else { return Ok(None) };
                if own != u64::from(number) || !lexer.take(b"obj") {
                    return Ok(None);
                }
                (self.bytes, lexer.at, generation as u16)
            }
            Some(Place::Packed(stream, at)) => {
                let Some(found) = self.packed(stream)? else { return Ok(None) };
                packed = found;
                let named = packed.index.get(at as usize).filter(|(own, _)| *own == number);
                let Some(&(_, start)) = named else { return Ok(None) };
                (&packed.bytes[..], start, 0)
            }
            None => return Ok(None),
        };
        let mut parser = Parser::new(Lexer::new(bytes, start), &|string| string);
        let is_whole = matches!(parser.object(), Some(Object::Dict(_) | Object::Array(_)));
        let text = bytes.get(start..parser.lexer.at).unwrap_or_default().trim_ascii_start();
        self.budget.step(text.len())?;
        self.budget.hold(text.len())?;
        Ok(is_whole.then(|| Raw { id: (number, generation), text: text.to_vec() }))
    }

    fn open_encryption(&mut self) -> Result<(), PdfError> {
        let trailer = self.trailer.borrow().clone();
        let encrypt = self.resolve(trailer.get("Encrypt"))?;
        let Some(dict) = encrypt.dict() else { return Ok(()) };
        let ids = self.resolve(trailer.get("ID"))?;
        let id = ids.array().and_then(<[Object]>::first).cloned().unwrap_or(Object::Null);
        let id = self.resolve(&id)?.string().unwrap_or_default().to_vec();
        let get = |object: &Object| self.resolve(object).unwrap_or(Object::Null);
        let crypt = Crypt::open(dict, &id, &get)?;
        self.crypt = Some(crypt);
        // What was read before was not decrypted.
        self.packed.borrow_mut().clear();
        if self.is_searched.get() {
            self.search()?;
        }
        Ok(())
    }

    /// The object that a reference means; others are themselves.
    pub(super) fn resolve(&self, object: &Object) -> Result<Object, PdfError> {
        let mut object = object.clone();
        for _ in 0..MOST_STEPS {
            let Object::Ref(number) = object else { return Ok(object) };
            object = self.object(number)?;
        }
        Ok(Object::Null)
    }

    /// What stands under a key, a reference followed.
    pub(super) fn get(&self, dict: &Dict, key: &str) -> Result<Object, PdfError> {
        self.resolve(dict.get(key))
    }

    /// An array of numbers under a key.
    pub(super) fn numbers_of<const N: usize>(
        &self,
        dict: &Dict,
        key: &str,
    ) -> Result<Option<[f64; N]>, PdfError> {
        let array = self.get(dict, key)?;
        let Some(items) = array.array().filter(|items| items.len() >= N) else { return Ok(None) };
        let mut numbers = [0.0; N];
        for (number, item) in numbers.iter_mut().zip(items) {
            match self.resolve(item)?.number() {
                Some(found) => *number = found,
                None => return Ok(None),
            }
        }
        Ok(Some(numbers))
    }

    fn object(&self, number: u32) -> Result<Object, PdfError> {
        for _ in 0..2 {
            let place = self.places.borrow().get(&number).copied();
            let found = match place {
                Some(Place::Offset(offset)) => self.object_at(offset, Some(number))?,
                Some(Place::Packed(stream, at)) => self.packed_object(stream, at, number)?,
                None => return Ok(Object::Null),
            };
            match found {
                Some(object) => return Ok(object),
                // The table names a place where the object is not.
                None if !self.search_again()? => break,
                None => {}
            }
        }
        Ok(Object::Null)
    }

    /// The object that begins at an offset with its number. `None` where there is none, or another.
    fn object_at(&self, offset: usize, wanted: Option<u32>) -> Result<Option<Object>, PdfError> {
        let mut lexer = Lexer::new(self.bytes, offset);
        let (Some(number), Some(generation)) = (lexer.whole_number(), lexer.whole_number()) else {
            return Ok(None);
        };
        if !lexer.take(b"obj") || wanted.is_some_and(|wanted| u64::from(wanted) != number) {
            return Ok(None);
        }
        let id = (number as u32, generation as u16);
        let decrypt = |string| match &self.crypt {
            Some(crypt) => crypt.string(id, string),
            None => string,
        };
        let start = lexer.at;
        let mut parser = Parser::new(lexer, &decrypt);
        let object = parser.object();
        let mut lexer = parser.lexer;
        self.budget.step(lexer.at - start + 64)?;
        match object {
            Some(Object::Dict(dict)) if lexer.take(b"stream") => {
                let (start, end) = self.stream_bytes(&dict, lexer.at)?;
                Ok(Some(Object::Stream(Rc::new(Stream { dict, start, end, id }))))
            }
            object => Ok(object),
        }
    }

    /// Where the bytes of a stream lie whose `stream` ends at a place: as its length says, if its
    /// end follows there, else up to the next end.
    fn stream_bytes(&self, dict: &Dict, mut start: usize) -> Result<(usize, usize), PdfError> {
        if self.bytes.get(start) == Some(&b'\r') {
            start += 1;
        }
        if self.bytes.get(start) == Some(&b'\n') {
            start += 1;
        }
        let start = start.min(self.bytes.len());
        let length = match dict.get("Length") {
            Object::Ref(number) => self.plain_number(*number)?,
            object => object.index(),
        };
        if let Some(end) = length.and_then(|length| start.checked_add(length))
            && end <= self.bytes.len()
        {
            let mut after = Lexer::new(self.bytes, end);
            if after.take(b"endstream") || after.take(b"endobj") {
                return Ok((start, end));
            }
        }
        let rest = &self.bytes[start..];
        let found = find(rest, b"endstream");
        self.budget.step(found.unwrap_or(rest.len()))?;
        Ok((start, start + found.unwrap_or(rest.len())))
    }

    /// A number that is an object of its own. A length may not be a stream, which has a length.
    fn plain_number(&self, number: u32) -> Result<Option<usize>, PdfError> {
        let place = self.places.borrow().get(&number).copied();
        let Some(Place::Offset(offset)) = place else { return Ok(None) };
        self.budget.step(64)?;
        let mut lexer = Lexer::new(self.bytes, offset);
        let head = (lexer.whole_number(), lexer.whole_number());
        if head.0 != Some(number.into()) || !lexer.take(b"obj") {
            return Ok(None);
        }
        Ok(lexer.whole_number().map(|length| length as usize))
    }

    fn packed_object(&self, stream: u32, at: u32, number: u32) -> Result<Option<Object>, PdfError> {
        let Some(packed) = self.packed(stream)? else { return Ok(None) };
        let named = packed.index.get(at as usize).filter(|(own, _)| *own == number);
        let Some(&(_, start)) = named else { return Ok(None) };
        let mut parser = Parser::new(Lexer::new(&packed.bytes, start), &|string| string);
        let object = parser.object();
        self.budget.step(parser.lexer.at.saturating_sub(start) + 64)?;
        Ok(object)
    }

    /// A stream of objects, unpacked once.
    fn packed(&self, number: u32) -> Result<Option<Rc<Packed>>, PdfError> {
        if let Some(known) = self.packed.borrow().get(&number) {
            return Ok(known.clone());
        }
        // One that needs itself to be unpacked is none.
        self.packed.borrow_mut().insert(number, None);
        let place = self.places.borrow().get(&number).copied();
        let Some(Place::Offset(offset)) = place else { return Ok(None) };
        let Some(Object::Stream(stream)) = self.object_at(offset, Some(number))? else {
            return Ok(None);
        };
        if self.unpacking.get() >= MOST_UNPACKING {
            return Ok(None);
        }
        self.unpacking.set(self.unpacking.get() + 1);
        let packed = self.unpacked(&stream);
        self.unpacking.set(self.unpacking.get() - 1);
        let packed = packed?.map(Rc::new);
        self.packed.borrow_mut().insert(number, packed.clone());
        Ok(packed)
    }

    fn unpacked(&self, stream: &Stream) -> Result<Option<Packed>, PdfError> {
        let count = self.get(&stream.dict, "N")?.index();
        let first = self.get(&stream.dict, "First")?.index();
        let (Some(count), Some(first)) = (count, first) else { return Ok(None) };
        let Some(bytes) = self.decoded(stream)? else { return Ok(None) };
        let mut lexer = Lexer::new(&bytes, 0);
        let mut index = Vec::new();
        while index.len() < count.min(MOST_OBJECTS) && lexer.at < first {
            let (Some(number), Some(offset)) = (lexer.whole_number(), lexer.whole_number()) else {
                break;
            };
            index.push((number as u32, first.saturating_add(offset as usize)));
        }
        self.budget.step(lexer.at)?;
        self.budget.hold(bytes.capacity() + 16 * index.capacity())?;
        Ok(Some(Packed { bytes, index }))
    }

    /// The bytes of a stream, decrypted and unpacked. `None` for pictures and other things that are
    /// neither text nor numbers.
    pub(super) fn decoded(&self, stream: &Stream) -> Result<Option<Vec<u8>>, PdfError> {
        let Some(filters) = self.filters(&stream.dict)? else { return Ok(None) };
        let raw = &self.bytes[stream.start..stream.end];
        self.budget.step(raw.len())?;
        let has_own = filters.first().is_some_and(|(filter, _)| *filter == Filter::Crypt);
        let is_table = stream.dict.get("Type").is_name("XRef");
        let mut bytes = match &self.crypt {
            Some(crypt) if !has_own && !is_table => crypt.stream(stream.id, raw.to_vec()),
            _ if filters.is_empty() => raw.to_vec(),
            _ => Vec::new(),
        };
        let is_decrypted = self.crypt.is_some() && !has_own && !is_table;
        for (at, (filter, params)) in filters.iter().enumerate() {
            let from = if at == 0 && !is_decrypted { raw } else { &bytes };
            bytes = filter.undo(from, *params, &self.budget)?;
        }
        Ok(Some(bytes))
    }

    fn filters(&self, dict: &Dict) -> Result<Option<Vec<(Filter, Params)>>, PdfError> {
        /// No writer packs a stream more often.
        const MOST_FILTERS: usize = 8;
        let list = |object: Object| match object {
            Object::Array(items) => items,
            Object::Null => Rc::from([]),
            other => Rc::from([other]),
        };
        let names = list(self.get(dict, "Filter")?);
        let params = list(self.get(dict, "DecodeParms")?);
        let mut filters = Vec::new();
        for (at, name) in names.iter().take(MOST_FILTERS).enumerate() {
            let name = self.resolve(name)?;
            let Some(filter) = name.name().and_then(Filter::of_name) else { return Ok(None) };
            let own = self.resolve(params.get(at).unwrap_or(&Object::Null))?;
            let own = own.dict().cloned().unwrap_or_default();
            let number = |key: &str, usual: usize| {
                self.get(&own, key).map(|object| object.index().unwrap_or(usual))
            };
            let params = Params {
                predictor: number("Predictor", 1)?,
                colors: number("Colors", 1)?,
                bits: number("BitsPerComponent", 8)?,
                columns: number("Columns", 1)?,
                early_change: number("EarlyChange", 1)? != 0,
            };
            filters.push((filter, params));
        }
        Ok(Some(filters))
    }

    /// Reads the tables of objects from the last one back. False where one is missing or damaged.
    fn read_tables(&self) -> Result<bool, PdfError> {
        let Some(last) = last_table(self.bytes) else { return Ok(false) };
        let mut next = Some(last as u64);
        let mut seen = Vec::new();
        while let Some(offset) = next.take() {
            if seen.contains(&offset) || seen.len() >= MOST_TABLES {
                break;
            }
            seen.push(offset);
            let Some(dict) = self.table_at(offset as usize)? else { return Ok(false) };
            // Files for old readers have a second table, for new ones.
            if let Some(hidden) = dict.get("XRefStm").index() {
                self.stream_table_at(hidden)?;
            }
            next = dict.get("Prev").index().map(|offset| offset as u64);
            if seen.len() == 1 {
                *self.trailer.borrow_mut() = dict;
            }
        }
        Ok(!seen.is_empty())
    }

    fn table_at(&self, offset: usize) -> Result<Option<Rc<Dict>>, PdfError> {
        let mut lexer = Lexer::new(self.bytes, offset);
        if !lexer.take(b"xref") {
            return self.stream_table_at(offset);
        }
        let begin = lexer.at;
        while let Some(first) = lexer.whole_number() {
            let Some(count) = lexer.whole_number() else { return Ok(None) };
            for number in first..first.saturating_add(count) {
                let entry = (lexer.whole_number(), lexer.whole_number());
                let (Some(offset), Some(_)) = entry else { return Ok(None) };
                match lexer.next() {
                    Some(Token::Word(b"n")) => {
                        self.place(number, Place::Offset(offset as usize))?
                    }
                    Some(Token::Word(b"f")) => {}
                    _ => return Ok(None),
                }
            }
        }
        self.budget.step(lexer.at - begin)?;
        if !lexer.take(b"trailer") {
            return Ok(None);
        }
        let mut parser = Parser::new(lexer, &|string| string);
        Ok(parser.object().and_then(|object| object.dict().cloned()))
    }

    fn stream_table_at(&self, offset: usize) -> Result<Option<Rc<Dict>>, PdfError> {
        let Some(Object::Stream(stream)) = self.object_at(offset, None)? else { return Ok(None) };
        if !stream.dict.get("Type").is_name("XRef") {
            return Ok(None);
        }
        let Some(bytes) = self.decoded(&stream)? else { return Ok(None) };
        let widths = stream.dict.get("W").array().unwrap_or_default();
        let widths: Vec<usize> = widths.iter().map(|width| width.index().unwrap_or(9)).collect();
        let [kind, second, third] = widths[..] else { return Ok(None) };
        let row = kind + second + third;
        if row == 0 || kind > 8 || second > 8 || third > 8 {
            return Ok(None);
        }
        let size = stream.dict.get("Size").clone();
        let index = match stream.dict.get("Index").array() {
            Some(index) => index.to_vec(),
            None => vec![Object::Number(0.0), size],
        };
        let mut rows = bytes.chunks_exact(row);
        let field =
            |bytes: &[u8]| bytes.iter().fold(0_u64, |all, &byte| all << 8 | u64::from(byte));
        for run in index.chunks_exact(2) {
            let (Some(first), Some(count)) = (run[0].index(), run[1].index()) else { break };
            for (number, row) in (first as u64..).zip(rows.by_ref().take(count)) {
                let own_kind = if kind == 0 { 1 } else { field(&row[..kind]) };
                let (a, b) = (field(&row[kind..kind + second]), field(&row[kind + second..]));
                match own_kind {
                    1 => self.place(number, Place::Offset(a as usize))?,
                    2 => self.place(number, Place::Packed(a as u32, b as u32))?,
                    _ => {}
                }
            }
        }
        Ok(Some(stream.dict.clone()))
    }

    /// Notes where an object lies, unless a newer table said so.
    fn place(&self, number: u64, place: Place) -> Result<(), PdfError> {
        let Ok(number) = u32::try_from(number) else { return Ok(()) };
        self.check_count()?;
        self.places.borrow_mut().entry(number).or_insert(place);
        Ok(())
    }

    /// Notes where an object lies, whatever was said before.
    fn replace(&self, number: u32, place: Place) -> Result<(), PdfError> {
        self.check_count()?;
        self.places.borrow_mut().insert(number, place);
        Ok(())
    }

    fn check_count(&self) -> Result<(), PdfError> {
        if self.places.borrow().len() < MOST_OBJECTS {
            return Ok(());
        }
        Err(PdfError::TooLarge { what: PageMeasure::Objects, limit: MOST_OBJECTS as u64 })
    }

    /// Searches the whole file for objects: the last of a number counts.
    fn search(&self) -> Result<(), PdfError> {
        self.is_searched.set(true);
        self.places.borrow_mut().clear();
        self.packed.borrow_mut().clear();
        let mut found = HashMap::new();
        let mut trailers = Vec::new();
        let mut at = 0;
        self.budget.step(self.bytes.len())?;
        while let Some(next) = next_of(self.bytes, at) {
            at = next + 3;
            if self.bytes[next..].starts_with(b"trailer") {
                let mut parser = Parser::new(Lexer::new(self.bytes, next + 7), &|string| string);
                let dict = parser.object().and_then(|object| object.dict().cloned());
                self.budget.step(parser.lexer.at - next)?;
                trailers.extend(dict);
            } else if let Some((number, start)) = head_before(self.bytes, next) {
                if found.len() >= MOST_OBJECTS {
                    break;
                }
                found.insert(number, start);
            }
        }
        let offset = |(number, at): (&u32, &usize)| (*number, Place::Offset(*at));
        self.places.borrow_mut().extend(found.iter().map(offset));
        let mut offsets: Vec<(usize, u32)> = found.into_iter().map(|(n, at)| (at, n)).collect();
        offsets.sort_unstable();
        let root = self.search_streams(&offsets, &mut trailers)?;
        let has_root = |dict: &&Rc<Dict>| !matches!(dict.get("Root"), Object::Null);
        if let Some(trailer) = trailers.iter().rev().find(has_root) {
            *self.trailer.borrow_mut() = trailer.clone();
        } else if let Some(number) = root {
            *self.trailer.borrow_mut() = Rc::new(Dict::with("Root", Object::Ref(number)));
        } else {
            return Err(PdfError::Damaged);
        }
        Ok(())
    }

    /// Looks through the objects that were found for streams of objects, tables and the catalog,
    /// whose number is given.
    fn search_streams(
        &self,
        offsets: &[(usize, u32)],
        trailers: &mut Vec<Rc<Dict>>,
    ) -> Result<Option<u32>, PdfError> {
        let mut root = None;
        let mut behind = 0;
        for &(offset, number) in offsets {
            // Within the stream before.
            if offset < behind {
                continue;
            }
            // What comes later in the file is newer.
            self.replace(number, Place::Offset(offset))?;
            let Some(object) = self.object_at(offset, Some(number))? else { continue };
            let Some(dict) = object.dict() else { continue };
            match dict.get("Type").name() {
                Some(b"Catalog") => root = Some(number),
                Some(b"XRef") => trailers.push(dict.clone()),
                Some(b"ObjStm") => {
                    let Some(packed) = self.packed(number)? else { continue };
                    for (at, (inner, _)) in packed.index.iter().enumerate() {
                        self.replace(*inner, Place::Packed(number, at as u32))?;
                        let inner_object = self.packed_object(number, at as u32, *inner)?;
                        let dict = inner_object.as_ref().and_then(Object::dict);
                        if dict.is_some_and(|dict| dict.get("Type").is_name("Catalog")) {
                            root = Some(*inner);
                        }
                    }
                }
                _ => {}
            }
            if let Object::Stream(stream) = &object {
                behind = stream.end;
            }
        }
        Ok(root)
    }
}

/// Where the last table of objects stands, by the end of the file.
pub(super) fn last_table(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.len().saturating_sub(2048);
    let last = rfind(&bytes[tail..], b"startxref")?;
    usize::try_from(Lexer::new(bytes, tail + last + b"startxref".len()).whole_number()?).ok()
}

/// The next `obj` or `trailer`.
fn next_of(bytes: &[u8], from: usize) -> Option<usize> {
    (from..bytes.len()).find(|&at| match bytes[at] {
        b'o' => bytes[at..].starts_with(b"obj"),
        b't' => bytes[at..].starts_with(b"trailer"),
        _ => false,
    })
}

/// The number of the object whose `obj` stands at a place, and where the number begins.
fn head_before(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let mut end = at;
    let mut number = |most: usize| {
        let blanks = bytes[..end].iter().rev().take(16).take_while(|byte| is_blank(**byte)).count();
        let stop = end - blanks;
        let digits =
            bytes[..stop].iter().rev().take(most).take_while(|b| b.is_ascii_digit()).count();
        end = stop - digits;
        if digits == 0 { None } else { str::from_utf8(&bytes[end..stop]).ok()?.parse().ok() }
    };
    let _generation: u32 = number(5)?;
    let number: u32 = number(10)?;
    let is_whole = end == 0 || !is_regular(bytes[end - 1]) || bytes[..end].ends_with(b"endobj");
    is_whole.then_some((number, end))
}

pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted[0];
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == first) {
        if bytes[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
