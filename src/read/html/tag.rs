//! The names of tags, as far as tables and paragraphs depend on them.

/// What a tag means to the assembler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Table,
    Group(Group),
    Row,
    Cell(CellKind),
    Caption,
    /// `col` and `colgroup`: nothing is read from them, but they end rows and groups.
    Columns,
    /// `br`.
    Break,
    /// Begins and ends a paragraph.
    Block,
    /// A paragraph whose blanks and line breaks are kept.
    Pre,
    /// Raised, lowered and struck-out text: its digits must not join those beside it.
    Apart,
    Title,
    Template,
    /// What stands in it is no markup and is not shown as text.
    Raw(Unseen),
    Plaintext,
    /// Everything else: bold, links, fonts, unknown names.
    Inline,
}

/// `thead`, `tbody`, `tfoot`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Head,
    Body,
    Foot,
}

/// `td` or `th`: an end tag closes its own kind only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    Data,
    Head,
}

/// Elements whose content is not part of the page that a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unseen {
    Script,
    Textarea,
    /// `style`, `noscript`, `iframe`, `xmp`, `noembed`, `noframes`.
    Other,
}

/// The longest name that matters; longer ones are all alike.
const LONGEST: usize = 12;

/// The name of a tag or attribute, gathered piece by piece without allocating.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Name {
    letters: [u8; LONGEST],
    length: u8,
}

impl Name {
    /// Forgets the name.
    #[cfg(test)]
    pub(super) fn clear(&mut self) {
        self.length = 0;
    }

    /// Adds letters. A name that grows too long to matter stays too long.
    pub(super) fn push(&mut self, letters: &[u8]) {
        let start = usize::from(self.length);
        let end = start + letters.len().min(LONGEST + 1);
        match self.letters.get_mut(start..end) {
            Some(room) => {
                room.copy_from_slice(letters);
                self.length = end as u8;
            }
            None => self.length = LONGEST as u8 + 1,
        }
    }

    /// The letters; none if there are too many.
    pub(super) fn letters(&self) -> &[u8] {
        self.letters.get(..usize::from(self.length)).unwrap_or_default()
    }
}

impl Tag {
    /// The meaning of a tag's name in any case.
    pub(super) fn written(name: &[u8]) -> Tag {
        match Tag::named(name) {
            Tag::Inline if name.iter().any(u8::is_ascii_uppercase) => {
                let mut lower = Name::default();
                lower.push(name);
                lower.letters.make_ascii_lowercase();
                Tag::named(lower.letters())
            }
            tag => tag,
        }
    }

    /// The meaning of a tag's lower-case name.
    pub(super) fn named(name: &[u8]) -> Tag {
        match name {
            b"td" => Tag::Cell(CellKind::Data),
            b"th" => Tag::Cell(CellKind::Head),
            b"tr" => Tag::Row,
            b"p" => Tag::Block,
            b"br" => Tag::Break,
            b"table" => Tag::Table,
            b"tbody" => Tag::Group(Group::Body),
            b"thead" => Tag::Group(Group::Head),
            b"tfoot" => Tag::Group(Group::Foot),
            b"caption" => Tag::Caption,
            b"col" | b"colgroup" => Tag::Columns,
            b"div" | b"li" | b"ul" | b"ol" | b"dl" | b"dt" | b"dd" | b"hr" | b"h1" | b"h2"
            | b"h3" | b"h4" | b"h5" | b"h6" | b"nav" | b"dir" | b"form" | b"main" | b"menu"
            | b"body" | b"html" | b"head" | b"aside" | b"center" | b"dialog" | b"figure"
            | b"footer" | b"header" | b"hgroup" | b"legend" | b"option" | b"search"
            | b"address" | b"article" | b"details" | b"section" | b"summary" | b"fieldset"
            | b"optgroup" | b"blockquote" | b"figcaption" => Tag::Block,
            b"sup" | b"sub" | b"del" | b"ins" | b"s" | b"strike" => Tag::Apart,
            b"pre" | b"listing" => Tag::Pre,
            b"title" => Tag::Title,
            b"template" => Tag::Template,
            b"script" => Tag::Raw(Unseen::Script),
            b"textarea" => Tag::Raw(Unseen::Textarea),
            b"style" | b"noscript" | b"iframe" | b"xmp" | b"noembed" | b"noframes" => {
                Tag::Raw(Unseen::Other)
            }
            b"plaintext" => Tag::Plaintext,
            _ => Tag::Inline,
        }
    }

    /// What stands behind a start tag.
    pub(super) fn content(self) -> Content {
        match self {
            Tag::Raw(Unseen::Script) => Content::Script,
            Tag::Title | Tag::Raw(_) => Content::Raw,
            Tag::Plaintext => Content::Rest,
            _ => Content::Markup,
        }
    }
}

/// What stands behind a start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Text and tags.
    Markup,
    /// No tags, up to the end tag.
    Raw,
    /// As `Raw`, with comments that may hold scripts.
    Script,
    /// No tags to the end of the page.
    Rest,
}

/// The bytes that end the name of a tag or an attribute.
const ENDS_NAME: [bool; 256] = {
    let mut ends = [false; 256];
    let bytes = *b" \t\n\r\x0C/>";
    let mut at = 0;
    while at < bytes.len() {
        ends[bytes[at] as usize] = true;
        at += 1;
    }
    ends
};

pub(super) fn ends_name(byte: u8) -> bool {
    ENDS_NAME[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_pieces_is_the_name_in_one() {
        let mut name = Name::default();
        name.push(b"ta");
        name.push(b"ble");
        assert_eq!(name.letters(), b"table");
        assert_eq!(Tag::named(name.letters()), Tag::Table);
    }

    #[test]
    fn a_long_name_is_no_short_name() {
        let mut name = Name::default();
        name.push(b"tableaaaaaaaaaaaaaaaaaaaaaaaa");
        name.push(b"td");
        assert_eq!(name.letters(), b"");
        name.push(&[b'x'; 1000]);
        assert_eq!(Tag::named(name.letters()), Tag::Inline);
    }
}
