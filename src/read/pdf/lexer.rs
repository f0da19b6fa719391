//! The words of a PDF: numbers, names, strings and brackets, in its file and in the content of its
//! pages alike.

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    ArrayOpen,
    ArrayClose,
    DictOpen,
    DictClose,
    /// Anything else: `obj`, `R`, `true`, an operator.
    Word(&'a [u8]),
}

/// Goes through bytes word by word. Whatever the bytes are, it comes to their end.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

/// Digits of a number that count; longer ones are cut, not refused.
const MOST_DIGITS: usize = 40;

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Lexer<'a> {
        Lexer { bytes, at: at.min(bytes.len()) }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.skip_while(|byte| byte != b'\n' && byte != b'\r');
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn skip_while(&mut self, goes_on: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&byte| !goes_on(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// The next word; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_blanks();
            let first = self.peek()?;
            self.at += 1;
            return Some(match first {
                b'[' => Token::ArrayOpen,
                b']' => Token::ArrayClose,
                b'(' => Token::String(self.string()),
                b'/' => Token::Name(self.name()),
                b'<' if self.peek() == Some(b'<') => {
                    self.at += 1;
                    Token::DictOpen
                }
                b'<' => Token::String(self.hex()),
                b'>' if self.peek() == Some(b'>') => {
                    self.at += 1;
                    Token::DictClose
                }
                // Brackets that belong nowhere.
                b'>' | b')' | b'{' | b'}' => continue,
                _ => {
                    self.at -= 1;
                    let word = self.skip_while(is_regular);
                    number(word).map_or(Token::Word(word), Token::Number)
                }
            });
        }
    }

    /// The next word, if it is this one; else nothing is passed over.
    pub(super) fn take(&mut self, word: &[u8]) -> bool {
        let start = self.at;
        self.skip_blanks();
        if self.bytes[self.at..].starts_with(word) {
            self.at += word.len();
            true
        } else {
            self.at = start;
            false
        }
    }

    /// The next word, if it is a whole number.
    pub(super) fn whole_number(&mut self) -> Option<u64> {
        let start = self.at;
        match self.next() {
            Some(Token::Number(number)) if number >= 0.0 && number.fract() == 0.0 => {
                Some(number as u64)
            }
            _ => {
                self.at = start;
                None
            }
        }
    }

    fn name(&mut self) -> Vec<u8> {
        let raw = self.skip_while(is_regular);
        if !raw.contains(&b'#') {
            return raw.to_vec();
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let [first, after @ ..] = rest {
            rest = after;
            if *first == b'#'
                && let [high, low, after @ ..] = rest
                && let (Some(high), Some(low)) = (hex_digit(*high), hex_digit(*low))
            {
                name.push(high << 4 | low);
                rest = after;
            } else {
                name.push(*first);
            }
        }
        name
    }

    fn string(&mut self) -> Vec<u8> {
        let mut string = Vec::new();
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'\\' => {
                    self.escape(&mut string);
                    continue;
                }
                _ => {}
            }
            string.push(byte);
        }
        string
    }

    fn escape(&mut self, string: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        let meant = match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            // A line that goes on.
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                return;
            }
            b'\n' => return,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    self.at += 1;
                    code = code * 8 + u32::from(digit - b'0');
                }
                code as u8
            }
            other => other,
        };
        string.push(meant);
    }

    fn hex(&mut self) -> Vec<u8> {
        let raw = self.skip_while(|byte| byte != b'>');
        self.at = (self.at + 1).min(self.bytes.len());
        let mut digits = raw.iter().filter_map(|&byte| hex_digit(byte));
        let mut string = Vec::with_capacity(raw.len() / 2);
        while let Some(high) = digits.next() {
            string.push(high << 4 | digits.next().unwrap_or(0));
        }
        string
    }
}

fn number(word: &[u8]) -> Option<f64> {
    let word = &word[..word.len().min(MOST_DIGITS)];
    let text = str::from_utf8(word).ok()?;
    // Some writers set two signs.
    let digits = text.trim_start_matches(['+', '-']);
    if !digits.bytes().any(|byte| byte.is_ascii_digit())
        || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-')
    {
        return None;
    }
    // A sign within a number ends it, as in all readers.
    let digits = digits.split('-').next().unwrap_or(digits);
    let value: f64 = digits.parse().ok()?;
    Some(if text.starts_with('-') { -value } else { value })
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_blank(byte)
        && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}
