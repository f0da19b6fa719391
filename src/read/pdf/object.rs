//! The objects of a PDF and how they are read from their bytes.

use std::rc::Rc;

use super::lexer::{Lexer, Token};

/// An object. Numbers are exact up to 2^53.
#[derive(Debug, Clone)]
pub(super) enum Object {
    Null,
    Bool(bool),
    Number(f64),
    Name(Rc<[u8]>),
    String(Rc<[u8]>),
    Array(Rc<[Object]>),
    Dict(Rc<Dict>),
    Stream(Rc<Stream>),
    /// The number of another object.
    Ref(u32),
}

/// A dictionary; of a key that stands twice the last counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Dict(Vec<(Box<[u8]>, Object)>);

/// A stream: its dictionary, and where its bytes lie in the file.
#[derive(Debug, Clone)]
pub(super) struct Stream {
    pub dict: Rc<Dict>,
    pub start: usize,
    pub end: usize,
    /// The number and generation of its object, by which it is encrypted.
    pub id: (u32, u16),
}

impl Dict {
    /// What stands under a key, a reference as it is.
    pub(super) fn get(&self, key: &str) -> &Object {
        let found = self.0.iter().rev().find(|(name, _)| **name == *key.as_bytes());
        found.map_or(&Object::Null, |(_, object)| object)
    }
}

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        if let Object::Number(number) = self { Some(*number) } else { None }
    }

    /// A whole number that is not negative.
    pub(super) fn index(&self) -> Option<usize> {
        self.number().filter(|n| *n >= 0.0 && *n <= f64::from(u32::MAX)).map(|n| n as usize)
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Object::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn string(&self) -> Option<&[u8]> {
        if let Object::String(string) = self { Some(string) } else { None }
    }

    pub(super) fn array(&self) -> Option<&[Object]> {
        if let Object::Array(array) = self { Some(array) } else { None }
    }

    pub(super) fn dict(&self) -> Option<&Rc<Dict>> {
        match self {
            Object::Dict(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn is_name(&self, name: &str) -> bool {
        self.name() == Some(name.as_bytes())
    }
}

/// Objects within objects that are followed.
const MOST_DEPTH: usize = 64;
/// Objects in one: their memory is several times that of their bytes.
const MOST_PARTS: usize = 200_000;

/// Reads one object. Its strings are given to `decrypt`.
pub(super) struct Parser<'a, 'd> {
    pub lexer: Lexer<'a>,
    decrypt: &'d dyn Fn(Vec<u8>) -> Vec<u8>,
    left: usize,
    /// References do not occur in the content of pages.
    refs: bool,
}

impl<'a, 'd> Parser<'a, 'd> {
    pub(super) fn new(lexer: Lexer<'a>, decrypt: &'d dyn Fn(Vec<u8>) -> Vec<u8>) -> Self {
        Parser { lexer, decrypt, left: MOST_PARTS, refs: true }
    }

    /// A parser of the operands in the content of a page.
    pub(super) fn of_content(lexer: Lexer<'a>) -> Parser<'a, 'static> {
        Parser { lexer, decrypt: &|string| string, left: MOST_PARTS, refs: false }
    }

    /// The next object. `None` where there is none, or one that is deeper or larger than any that
    /// is needed.
    pub(super) fn object(&mut self) -> Option<Object> {
        let token = self.lexer.next()?;
        self.after(token, 0)
    }

    /// The object that begins with a token that has been read.
    pub(super) fn beginning(&mut self, token: Token<'a>) -> Option<Object> {
        self.after(token, 0)
    }

    fn after(&mut self, token: Token<'a>, depth: usize) -> Option<Object> {
        self.left = self.left.checked_sub(1)?;
        Some(match token {
            Token::Number(number) => self.reference(number).unwrap_or(Object::Number(number)),
            Token::Name(name) => Object::Name(name.into()),
            Token::String(string) => Object::String((self.decrypt)(string).into()),
            Token::ArrayOpen if depth < MOST_DEPTH => self.array(depth)?,
            Token::DictOpen if depth < MOST_DEPTH => self.dict(depth)?,
            Token::Word(b"true") => Object::Bool(true),
            Token::Word(b"false") => Object::Bool(false),
            Token::Word(b"null") => Object::Null,
            _ => return None,
        })
    }

    /// `12 0 R`.
    fn reference(&mut self, number: f64) -> Option<Object> {
        if !self.refs || number < 0.0 || number.fract() != 0.0 || number > f64::from(u32::MAX) {
            return None;
        }
        let mut ahead = self.lexer.clone();
        ahead.whole_number()?;
        if ahead.next() != Some(Token::Word(b"R")) {
            return None;
        }
        self.lexer = ahead;
        Some(Object::Ref(number as u32))
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        let mut items = Vec::new();
        loop {
            match self.lexer.next() {
                // What is cut off is as if closed.
                None | Some(Token::ArrayClose) => return Some(Object::Array(items.into())),
                Some(Token::DictClose) => return Some(Object::Array(items.into())),
                Some(Token::Word(b"endobj" | b"endstream")) => return None,
                Some(token) => {
                    let is_word = matches!(token, Token::Word(_));
                    match self.after(token, depth + 1) {
                        Some(item) => items.push(item),
                        None if is_word && self.left > 0 => {}
                        None => return None,
                    }
                }
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Object> {
        let mut entries = Vec::new();
        loop {
            match self.lexer.next() {
                None | Some(Token::DictClose) => return Some(Object::Dict(Rc::new(Dict(entries)))),
                Some(Token::Name(name)) => {
                    let start = self.lexer.at;
                    let token = self.lexer.next()?;
                    // A key without a value.
                    if token == Token::DictClose {
                        self.lexer.at = start;
                        continue;
                    }
                    let value = self.after(token, depth + 1)?;
                    entries.push((name.into(), value));
                }
                Some(Token::Word(b"endobj" | b"stream" | b"endstream")) => return None,
                // What is no key is passed over.
                Some(_) => self.left = self.left.checked_sub(1)?,
            }
        }
    }
}

impl Dict {
    /// A dictionary of one entry.
    pub(super) fn with(key: &str, value: Object) -> Dict {
        Dict(vec![(key.as_bytes().into(), value)])
    }
}
