//! What the sheets look like.

use crate::words::{Locale, Severity};

/// The styles of cells, in the order of [`styles`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Text = 1,
    Number,
    Head,
    Error,
    Warning,
    /// The line above a table.
    Title,
    Soft,
    /// A paragraph below a table.
    Paragraph,
    Label,
    Figure,
    /// A figure that is likely wrong.
    Wrong,
    /// A figure that is part of something wrong.
    Tied,
    /// A cell that was left unread.
    Unread,
}

impl Style {
    /// How a severity is written.
    pub const fn of(severity: Severity) -> Style {
        match severity {
            Severity::Error => Style::Error,
            Severity::Warning => Style::Warning,
            Severity::Note => Style::Text,
        }
    }
}

/// The styles as a part of a workbook.
pub(super) fn styles(locale: Locale) -> String {
    let name = match locale {
        Locale::Chinese => "宋体",
        Locale::English => "Calibri",
    };
    let font = |bold: bool, size: &str, colour: &str| {
        let bold = if bold { "<b/>" } else { "" };
        format!(
            "<font>{bold}<sz val=\"{size}\"/><color rgb=\"FF{colour}\"/><name val=\"{name}\"/></font>"
        )
    };
    let fonts = [
        font(false, "10.5", "000000"),
        font(true, "10.5", "000000"),
        font(true, "10.5", "B00020"),
        font(false, "10.5", "8A5A00"),
        font(true, "14", "000000"),
        font(false, "10.5", "595959"),
        font(true, "10.5", "9C0006"),
    ];
    let fill = |colour: &str| {
        format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour}\"/></patternFill></fill>"
        )
    };
    // Excel takes the first two for itself.
    let own = ["none", "gray125"]
        .map(|kind| format!("<fill><patternFill patternType=\"{kind}\"/></fill>"));
    let colours = ["DDE6F0", "F2F2F2", "FFC7CE", "FFF2CC", "D9D9D9"].map(fill);
    let side = |side: &str| format!("<{side} style=\"thin\"><color rgb=\"FFA6A6A6\"/></{side}>");
    let box_of = ["left", "right", "top", "bottom"].map(side).concat();
    let xfs = [
        xf(0, 0, false, ""),
        xf(0, 0, true, TOP),
        xf(0, 0, true, "horizontal=\"right\" vertical=\"top\" indent=\"1\""),
        xf(1, 2, true, MIDDLE),
        xf(2, 0, true, TOP),
        xf(3, 0, true, TOP),
        xf(4, 0, false, "vertical=\"center\""),
        xf(5, 0, false, "vertical=\"center\""),
        xf(0, 0, false, TOP),
        xf(0, 3, true, MIDDLE),
        xf(0, 0, true, MIDDLE),
        xf(6, 4, true, MIDDLE),
        xf(0, 5, true, MIDDLE),
        xf(0, 6, true, MIDDLE),
    ];
    format!(
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <fonts>{}</fonts><fills>{}{}</fills><borders><border/><border>{box_of}</border></borders>\
         <cellStyleXfs><xf/></cellStyleXfs><cellXfs>{}</cellXfs><cellStyles><cellStyle \
         name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        fonts.concat(),
        own.concat(),
        colours.concat(),
        xfs.concat(),
    )
}

const TOP: &str = "horizontal=\"left\" vertical=\"top\" wrapText=\"1\"";
const MIDDLE: &str = "horizontal=\"center\" vertical=\"center\" wrapText=\"1\"";

/// A style: the numbers of its font and its fill, whether it has a box, and how it is aligned.
fn xf(font: u8, fill: u8, boxed: bool, alignment: &str) -> String {
    let border = u8::from(boxed);
    format!(
        "<xf fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" applyFont=\"1\" \
         applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {alignment}/></xf>"
    )
}

/// Of a number that is not less spreadsheets show zeros for its last digits.
pub(super) const SHOWN: u64 = 1_000_000_000_000_000;

/// The height of a line in points.
pub(super) const LINE: f64 = 15.0;

/// How many lines a text takes in so many digits of width: a Chinese character is as wide as two,
/// and so are its quotation marks.
pub(super) fn lines(text: &str, width: usize) -> u32 {
    use unicode_width::UnicodeWidthStr;
    let of_line = |line: &str| {
        let wide = line.width_cjk();
        // Letters are narrower than digits. Chinese does not fill a line to its end.
        let is_latin = wide < line.chars().count() * 3 / 2;
        let room = if is_latin { width + width / 8 } else { width.saturating_sub(1) };
        wide.div_ceil(room.max(1)).max(1) as u32
    };
    text.split('\n').map(of_line).sum()
}
