//! What the sheets look like.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::words::{Locale, Severity};

/// The formats of the cells.
pub(super) struct Look {
    pub locale: Locale,
    pub head: Format,
    pub text: Format,
    pub number: Format,
    error: Format,
    warning: Format,
    /// The line above a table.
    pub title: Format,
    pub soft: Format,
    /// A paragraph below a table.
    pub paragraph: Format,
    pub label: Format,
    pub figure: Format,
    /// A figure that is likely wrong.
    pub wrong: Format,
    /// A figure that is part of something wrong.
    pub tied: Format,
    /// A cell that was left unread.
    pub unread: Format,
}

impl Look {
    pub fn new(locale: Locale) -> Look {
        let font = match locale {
            Locale::Chinese => "宋体",
            Locale::English => "Calibri",
        };
        let plain = Format::new().set_font_name(font).set_font_size(10.5).set_text_wrap();
        let top = plain.clone().set_align(FormatAlign::Top);
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(GREY));
        let text = boxed.clone().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
        let middle = boxed.set_align(FormatAlign::VerticalCenter).set_align(FormatAlign::Center);
        Look {
            locale,
            head: middle.clone().set_bold().set_background_color(Color::RGB(0xDDE6F0)),
            number: text.clone().set_align(FormatAlign::Right).set_indent(1),
            error: text.clone().set_bold().set_font_color(Color::RGB(0xB00020)),
            warning: text.clone().set_font_color(Color::RGB(0x8A5A00)),
            text,
            title: Format::new().set_font_name(font).set_bold().set_font_size(14),
            soft: Format::new().set_font_name(font).set_font_color(Color::RGB(0x595959)),
            paragraph: top,
            label: middle.clone().set_background_color(Color::RGB(0xF2F2F2)),
            wrong: middle
                .clone()
                .set_bold()
                .set_font_color(Color::RGB(0x9C0006))
                .set_background_color(Color::RGB(0xFFC7CE)),
            tied: middle.clone().set_background_color(Color::RGB(0xFFF2CC)),
            unread: middle.clone().set_background_color(Color::RGB(0xD9D9D9)),
            figure: middle,
        }
    }

    /// How a severity is written.
    pub fn severity(&self, severity: Severity) -> &Format {
        match severity {
            Severity::Error => &self.error,
            Severity::Warning => &self.warning,
            Severity::Note => &self.text,
        }
    }
}

/// Of a number that is not less spreadsheets show zeros for its last digits.
pub(super) const SHOWN: u64 = 1_000_000_000_000_000;

/// The height of a line in points.
pub(super) const LINE: f64 = 15.0;

const GREY: u32 = 0xA6A6A6;

/// How many lines a text takes in so many digits of width: a Chinese character is as wide as two,
/// and so are its quotation marks.
pub(super) fn lines(text: &str, width: usize) -> u32 {
    use unicode_width::UnicodeWidthStr;
    // Words do not fill a line to its end.
    let room = width.saturating_sub(1).max(1);
    text.split('\n').map(|line| line.width_cjk().div_ceil(room).max(1) as u32).sum()
}
