//! A text as tokens: the words of the vocabulary, the figures, and the signs between clauses.

use crate::fold;
use crate::value::figure::{self, Parsed};
use crate::value::{Kind, Value};

use super::vocabulary::{self, Word};

/// One character of the text, folded.
#[derive(Debug, Clone, Copy)]
struct Folded {
    character: char,
    /// The byte of the text at which it stands.
    at: usize,
    /// Where the next character of the text begins.
    end: usize,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    pub(super) what: What,
    /// The bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    Word(Word),
    Number(Number),
    /// `2023年`.
    Year(u16),
    /// A month.
    Month,
    /// A day, an hour or the number of a document.
    Date,
    /// The title of a document or a number of one.
    Title,
    /// A character that is in no word.
    Plain(char),
    Sign(Sign),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// The end of a sentence.
    Stop,
    /// A comma, a semicolon or a colon.
    Comma,
    /// 、
    And,
    Open,
    Close,
}

/// A number and what it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) size: Size,
    pub(super) unit: Unit,
}

/// A number in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Size {
    Exactly(u64),
    AtLeast(u64),
    AtMost(u64),
    About(u64),
    /// With a fraction: so many hundredths.
    Hundredths(u64),
    /// It cannot be told for certain.
    Unclear,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// 件, 宗, 起, 例: cases and documents.
    Case,
    /// 个, 项, 条, 次, 份: cases, and many other things.
    Piece,
    Percent,
    /// Yuan times a power of ten.
    Yuan(u32),
    /// Of a figure without a unit.
    None,
    /// Anything else.
    Other,
}

/// Units of two and more characters, and those of one behind them, first match first.
const UNITS: &[(&str, Unit)] = &[
    ("人次", Unit::Other),
    ("次会", Unit::Other),
    ("个工作日", Unit::Other),
    ("个月", Unit::Other),
    ("个百分点", Unit::Other),
    ("件次", Unit::Case),
    ("件", Unit::Case),
    ("宗", Unit::Case),
    ("起", Unit::Case),
    ("例", Unit::Case),
    ("桩", Unit::Case),
    ("封", Unit::Case),
    ("个", Unit::Piece),
    ("项", Unit::Piece),
    ("条", Unit::Piece),
    ("次", Unit::Piece),
    ("份", Unit::Piece),
    ("部门", Unit::Other),
    ("部分", Unit::Other),
    ("部", Unit::Piece),
    ("%", Unit::Percent),
    ("万元", Unit::Yuan(4)),
    ("亿元", Unit::Yuan(8)),
    ("元", Unit::Yuan(0)),
];

/// What stands between a number and its unit and makes it a bound.
const BOUNDS_BEHIND: &[(&str, Bound)] =
    &[("余", Bound::AtLeast), ("多", Bound::AtLeast), ("来", Bound::About), ("几", Bound::Unclear)];

/// What stands behind the unit and makes the number a bound.
const BOUNDS_AFTER: &[(&str, Bound)] = &[
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("以上", Bound::AtLeast),
    ("以内", Bound::AtMost),
    ("以下", Bound::AtMost),
];

/// What stands before a number and makes it a bound, the longest first.
const BOUNDS_BEFORE: &[(&str, Bound)] = &[
    ("不超过", Bound::AtMost),
    ("不少于", Bound::AtLeast),
    ("超过", Bound::AtLeast),
    ("大约", Bound::About),
    ("将近", Bound::About),
    ("至少", Bound::AtLeast),
    ("不足", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("约", Bound::About),
    ("近", Bound::About),
    ("超", Bound::AtLeast),
    ("逾", Bound::AtLeast),
    ("第", Bound::Unclear),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    AtLeast,
    AtMost,
    About,
    Unclear,
}

impl Bound {
    const fn of(self, size: Size) -> Size {
        match (self, size) {
            (Bound::AtLeast, Size::Exactly(number)) => Size::AtLeast(number),
            (Bound::AtMost, Size::Exactly(number)) => Size::AtMost(number),
            (Bound::About, Size::Exactly(number)) => Size::About(number),
            _ => Size::Unclear,
        }
    }
}

/// Takes a text apart that begins at a byte of the text that its tokens are places in.
pub(super) fn tokens(text: &str, base: usize) -> Vec<Token> {
    let mut characters: Vec<Folded> = Vec::with_capacity(text.len() / 3 + 1);
    for (at, character) in fold::characters(text) {
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        characters.push(Folded { character, at, end });
    }
    let mut lexer = Lexer { text, base, characters, at: 0, tokens: Vec::new() };
    while lexer.at < lexer.characters.len() {
        lexer.step();
    }
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    base: usize,
    characters: Vec<Folded>,
    at: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        self.characters.get(at).map(|folded| folded.character)
    }

    fn push(&mut self, what: What, length: usize) {
        let (first, last) = (self.characters[self.at], self.characters[self.at + length - 1]);
        let (start, end) = (first.at + self.base, last.end + self.base);
        self.tokens.push(Token { what, start, end });
        self.at += length;
    }

    fn starts(&self, at: usize, word: &str) -> bool {
        let mut at = at;
        word.chars().all(|c| {
            at += 1;
            self.peek(at - 1) == Some(c)
        })
    }

    fn step(&mut self) {
        let Some(character) = self.peek(self.at) else { return };
        if character == '《' || character == '〔' {
            let end = self.closing(if character == '《' { '》' } else { '〕' });
            return self.push(What::Title, end);
        }
        if let Some(sign) = self.sign(character) {
            return self.push(What::Sign(sign), 1);
        }
        if character.is_ascii_digit() {
            return self.digits();
        }
        if character == '零' && self.names_requests(1) {
            return self.push(What::Word(Word::Negation), 1);
        }
        // Numerals before words: 零 and 一 begin both. A word of the vocabulary is the longer one.
        let word = vocabulary::longest(|ahead| self.peek(self.at + ahead));
        if let Some((length, word)) = word {
            return self.push(What::Word(word), length);
        }
        if let Some((length, number)) = self.numeral() {
            return self.push(What::Number(number), length);
        }
        self.push(What::Plain(character), 1);
    }

    /// 零申请, 零复议, 零诉讼: what has no unit behind 零.
    fn names_requests(&self, ahead: usize) -> bool {
        let word = vocabulary::longest(|further| self.peek(self.at + ahead + further));
        matches!(
            word,
            Some((_, Word::Requests | Word::Application | Word::Review | Word::Litigation))
        )
    }

    /// The characters up to a closing sign, all of the title; one when it does not close.
    fn closing(&self, sign: char) -> usize {
        const LONGEST: usize = 80;
        let end = (1..LONGEST).find(|ahead| self.peek(self.at + ahead) == Some(sign));
        end.map_or(1, |ahead| ahead + 1)
    }

    fn sign(&self, character: char) -> Option<Sign> {
        Some(match character {
            '。' | '!' | '?' | '…' => Sign::Stop,
            ',' | ';' | ':' => Sign::Comma,
            '、' => Sign::And,
            '(' | '[' | '【' => Sign::Open,
            ')' | ']' | '】' => Sign::Close,
            _ => return None,
        })
    }

    /// A number of digits, a year or a date.
    fn digits(&mut self) {
        let is_of_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let mut length = (1..=LONGEST_NUMBER)
            .find(|ahead| !self.peek(self.at + ahead).is_some_and(is_of_number))
            .unwrap_or(LONGEST_NUMBER);
        // A sign behind the last digit ends the clause.
        while !self.peek(self.at + length - 1).is_some_and(|c| c.is_ascii_digit()) {
            length -= 1;
        }
        let written: String = (self.at..self.at + length).filter_map(|at| self.peek(at)).collect();
        if let Some(year) = self.year(&written, length) {
            let behind = if self.peek(self.at + length + 1) == Some('度') { 2 } else { 1 };
            return self.push(What::Year(year), length + behind);
        }
        // A list of figures that are parted by commas, the last of which may be a year: 7,2023年.
        let comma = written.find(',').filter(|_| !self.is_one_number(&written));
        if let Some(comma) = comma {
            let written = &written[..comma];
            let size = self.size(written, comma);
            let number = Number { size, unit: Unit::None };
            return self.push(What::Number(number), comma);
        }
        match self.peek(self.at + length) {
            Some('月') => return self.push(What::Month, length + 1),
            Some('年' | '日' | '时' | '号') => return self.push(What::Date, length + 1),
            _ => {}
        }
        let size = self.size(&written, length);
        let (length, number) = self.measured(size, length);
        self.push(What::Number(number), length);
    }

    /// Commas that part thousands, written as half-width ones.
    fn is_one_number(&self, written: &str) -> bool {
        let bytes = (self.at, self.at + written.len());
        let range = self.characters[bytes.0].at..self.characters[bytes.1 - 1].end;
        matches!(figure::parse(written, Kind::Count, None).value, Some(Value::Count(_)))
            && !self.text[range].contains('，')
    }

    fn year(&self, written: &str, length: usize) -> Option<u16> {
        let year: u16 = written.parse().ok()?;
        let is_year = (1990..2100).contains(&year) && self.peek(self.at + length) == Some('年');
        is_year.then_some(year)
    }

    /// What digits say. Blanks between them broke one figure, unless the first piece is a year.
    fn size(&self, written: &str, length: usize) -> Size {
        if self.is_behind('—') || self.is_behind('-') || self.is_behind('~') {
            return Size::Unclear;
        }
        if matches!(self.peek(self.at + length), Some('—' | '-' | '~' | '至' | '/')) {
            return Size::Unclear;
        }
        let pieces = self.characters[self.at..self.at + length]
            .windows(2)
            .position(|pair| pair[0].end != pair[1].at);
        if pieces.is_some_and(|at| at == 3 && self.looks_like_a_year(written)) {
            return Size::Unclear;
        }
        match figure::parse(written, Kind::Count, None) {
            Parsed { value: Some(Value::Count(count)), oddity: None } => {
                count.get().map_or(Size::Unclear, Size::Exactly)
            }
            _ => hundredths(written).map_or(Size::Unclear, Size::Hundredths),
        }
    }

    fn looks_like_a_year(&self, written: &str) -> bool {
        written
            .get(..4)
            .and_then(|year| year.parse().ok())
            .is_some_and(|year: u16| (1990..2100).contains(&year))
    }

    fn is_behind(&self, character: char) -> bool {
        self.at > 0 && self.peek(self.at - 1) == Some(character)
    }

    /// A Chinese numeral with a unit behind it; without one it is a word like others.
    fn numeral(&self) -> Option<(usize, Number)> {
        let is_numeral = |ahead: &usize| self.peek(self.at + ahead).is_some_and(figure::is_numeral);
        let length = (0..LONGEST_NUMBER).take_while(is_numeral).count();
        if length == 0 {
            return None;
        }
        let written: String = (self.at..self.at + length).filter_map(|at| self.peek(at)).collect();
        let size = figure::numeral(&written).map_or(Size::Unclear, Size::Exactly);
        let (all, number) = self.measured(size, length);
        (!matches!(number.unit, Unit::None | Unit::Other)).then_some((all, number))
    }

    /// The unit behind a number, and what makes it a bound.
    fn measured(&self, size: Size, length: usize) -> (usize, Number) {
        let (mut size, mut length) = (size, length);
        if self.peek(self.at + length) == Some('万')
            && self.peek(self.at + length + 1) != Some('元')
        {
            size = ten_thousands(size);
            length += 1;
        }
        let mut at_bound = |length: &mut usize, bounds: &[(&str, Bound)]| {
            let found = bounds.iter().find(|(word, _)| self.starts(self.at + *length, word));
            if let Some((word, bound)) = found {
                size = bound.of(size);
                *length += word.chars().count();
            }
        };
        at_bound(&mut length, BOUNDS_BEHIND);
        let unit = UNITS.iter().find(|(unit, _)| self.starts(self.at + length, unit));
        let unit = match unit {
            Some((written, unit)) => {
                length += written.chars().count();
                at_bound(&mut length, BOUNDS_AFTER);
                *unit
            }
            None => self.bare_unit(length),
        };
        if let Some((_, bound)) = BOUNDS_BEFORE.iter().find(|(word, _)| self.ends_with(word)) {
            size = bound.of(size);
        }
        (length, Number { size, unit })
    }

    /// A figure in front of a sign has no unit; anything else may be a unit.
    fn bare_unit(&self, length: usize) -> Unit {
        match self.peek(self.at + length) {
            None => Unit::None,
            Some(c) if self.sign(c).is_some() => Unit::None,
            Some(_) => Unit::Other,
        }
    }

    /// What stands in front of here.
    fn ends_with(&self, word: &str) -> bool {
        let length = word.chars().count();
        self.at >= length && self.starts(self.at - length, word)
    }
}

/// No figure is longer.
const LONGEST_NUMBER: usize = 16;

fn ten_thousands(size: Size) -> Size {
    match size {
        Size::Exactly(number) => number.checked_mul(10_000).map_or(Size::Unclear, Size::Exactly),
        Size::Hundredths(number) => number.checked_mul(100).map_or(Size::Unclear, Size::Exactly),
        _ => Size::Unclear,
    }
}

/// A number with at most two digits behind its point.
fn hundredths(written: &str) -> Option<u64> {
    let (whole, fraction) = written.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 2 || whole.len() > 12 {
        return None;
    }
    let tenths = if fraction.len() == 1 { 10 } else { 1 };
    let (whole, fraction): (u64, u64) = (whole.parse().ok()?, fraction.parse().ok()?);
    Some(whole * 100 + fraction * tenths)
}
