//! html5gum as the tokenizer of whole pages, for the test that holds ours against it.

use html5gum::{Emitter, Error, State, Tokenizer};

use super::assemble::Assembler;
use super::spans::Spans;
use super::style::hides;
use super::tag::{Content, Name, Tag, Unseen};
use crate::read::ReadError;

/// What [`super::tokens::run`] does.
pub(super) fn run(page: &mut Assembler, text: &[u8]) -> Result<(), ReadError> {
    match Tokenizer::new_with_emitter(text, Sink::new(page)).next() {
        Some(Ok(error)) => Err(error),
        None => Ok(()),
    }
}

/// What html5gum calls; it keeps no token, only the name of the tag that is being read.
pub(super) struct Sink<'p> {
    page: &'p mut Assembler,
    /// Bytes read so far.
    position: usize,
    /// Where the last token ended; text that is not a piece of the page (a character reference)
    /// begins there.
    token_end: usize,
    /// Where the last `<` stands.
    tag_start: usize,
    is_end_tag: bool,
    name: Name,
    last_start_tag: Name,
    attribute_name: Name,
    attribute: Attribute,
    spans: Spans,
    seen: [bool; 4],
}

/// The attributes that matter, on cells only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attribute {
    Colspan,
    Rowspan,
    Style,
    Hidden,
    Other,
}

impl<'p> Sink<'p> {
    /// Hands everything to the assembler.
    pub(super) fn new(page: &'p mut Assembler) -> Sink<'p> {
        Sink {
            page,
            position: 0,
            token_end: 0,
            tag_start: 0,
            is_end_tag: false,
            name: Name::default(),
            last_start_tag: Name::default(),
            attribute_name: Name::default(),
            attribute: Attribute::Other,
            spans: Spans::default(),
            seen: [false; 4],
        }
    }

    /// Which attribute the name means. A second one of the same name counts for nothing, as in
    /// browsers.
    fn named_attribute(&mut self) -> Attribute {
        let attribute = match self.attribute_name.letters() {
            b"colspan" => Attribute::Colspan,
            b"rowspan" => Attribute::Rowspan,
            b"style" => Attribute::Style,
            b"hidden" => Attribute::Hidden,
            _ => return Attribute::Other,
        };
        let seen = &mut self.seen[attribute as usize];
        if std::mem::replace(seen, true) { Attribute::Other } else { attribute }
    }

    /// Begins to read the attribute whose name is complete.
    fn end_attribute_name(&mut self) {
        if self.attribute_name.letters().is_empty() {
            // No name, or one that is too long to matter.
            self.attribute_name.clear();
            return;
        }
        self.attribute = self.named_attribute();
        if self.attribute == Attribute::Hidden {
            self.spans.hidden = true;
        }
        self.attribute_name.clear();
    }

    fn is_cell(&self) -> bool {
        !self.is_end_tag && matches!(Tag::named(self.name.letters()), Tag::Cell(_) | Tag::Inline)
    }
}

impl Emitter for Sink<'_> {
    type Token = ReadError;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag.clear();
        self.last_start_tag.push(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    /// The first error ends the reading.
    #[inline]
    fn pop_token(&mut self) -> Option<ReadError> {
        self.page.take_error()
    }

    #[inline]
    fn move_position(&mut self, by: isize) {
        self.position = self.position.wrapping_add_signed(by);
    }

    #[inline]
    fn emit_string(&mut self, text: &[u8]) {
        // A piece of the page ends where the reader stands. Behind CR LF one byte was passed over;
        // more than that only in a reference.
        let plain = self.position.saturating_sub(text.len());
        let start = if plain <= self.token_end + 1 { plain } else { self.token_end };
        self.page.text(text, start);
        self.token_end = self.position;
    }

    #[inline]
    fn start_open_tag(&mut self) {
        self.tag_start = self.position.saturating_sub(1);
    }

    #[inline]
    fn init_start_tag(&mut self) {
        self.name.clear();
        self.is_end_tag = false;
        self.spans = Spans::default();
        self.seen = [false; 4];
        self.attribute = Attribute::Other;
        self.attribute_name.clear();
    }

    #[inline]
    fn init_end_tag(&mut self) {
        self.name.clear();
        self.is_end_tag = true;
        self.attribute = Attribute::Other;
        self.attribute_name.clear();
    }

    #[inline]
    fn push_tag_name(&mut self, letters: &[u8]) {
        self.name.push(letters);
    }

    #[inline]
    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_attribute_name();
        self.token_end = self.position;
        let tag = Tag::named(self.name.letters());
        if self.is_end_tag {
            self.page.end(tag);
            return None;
        }
        self.last_start_tag = self.name;
        self.page.start(tag, self.tag_start, &self.spans);
        match tag.content() {
            Content::Markup => None,
            Content::Script => Some(State::ScriptData),
            Content::Raw if matches!(tag, Tag::Title | Tag::Raw(Unseen::Textarea)) => {
                Some(State::RcData)
            }
            Content::Raw => Some(State::RawText),
            Content::Rest => Some(State::PlainText),
        }
    }

    #[inline]
    fn init_attribute(&mut self) {
        self.end_attribute_name();
        self.attribute = Attribute::Other;
    }

    #[inline]
    fn push_attribute_name(&mut self, letters: &[u8]) {
        if self.is_cell() {
            self.attribute_name.push(letters);
        }
    }

    #[inline]
    fn init_attribute_value(&mut self) {
        self.end_attribute_name();
    }

    #[inline]
    fn push_attribute_value(&mut self, value: &[u8]) {
        match self.attribute {
            Attribute::Other | Attribute::Hidden => {}
            Attribute::Colspan => self.spans.columns.push(value),
            Attribute::Rowspan => self.spans.rows.push(value),
            Attribute::Style => self.spans.hidden |= hides(value),
        }
    }

    #[inline]
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        let name = self.name.letters();
        self.is_end_tag && !name.is_empty() && name == self.last_start_tag.letters()
    }

    fn emit_current_comment(&mut self) {
        self.token_end = self.position;
    }

    fn emit_current_doctype(&mut self) {
        self.token_end = self.position;
    }

    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
