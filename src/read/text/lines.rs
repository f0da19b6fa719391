//! Lines, words and the small lexical tests: what can be told of a piece of text without knowing
//! any label.

use crate::read::Position;
use crate::read::bars::{fills_rows_up, without_filling};
use crate::value::figure::{Look, look, without_lost_marks};

/// One line that is not blank. Offsets into the text are 32 bits wide: a file of short lines must
/// not cost many times its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    start: u32,
    end: u32,
    /// Its number, from 1.
    pub number: u32,
    /// A page begins with this line.
    pub page: bool,
    /// It holds the number of its page and nothing else.
    numbers_page: bool,
}

impl Line {
    /// What stands in the line, blanks at the end but for tabs cut off.
    pub fn text(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// What stands behind the line.
    pub fn behind(self, text: &str) -> &str {
        text.get(self.end as usize..).unwrap_or("")
    }

    /// True for a line that only numbers its page.
    pub fn is_page_number(self, text: &str) -> bool {
        self.numbers_page || is_page_number(self.text(text))
    }

    /// The position of a byte of the line.
    pub fn position(self, text: &str, byte: usize) -> Position {
        let line = self.text(text);
        let before = line.get(..byte).map_or(0, |before| before.chars().count());
        Position::Line { line: self.number, column: u32::try_from(before + 1).unwrap_or(u32::MAX) }
    }
}

/// The part of a text whose offsets fit in 32 bits.
pub(super) fn addressable(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize - 1);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The most lines that are kept: what is kept of each must stay within a small multiple of the
/// text's size, however short it is.
pub(super) const MOST_LINES: usize = 400_000;

/// The lines of a text that are not blank, whatever ends them: LF, CR or both; of a longer text the
/// first of them, as many as may be kept.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let ends = text.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    let mut lines = Vec::with_capacity((ends + 1).min(MOST_LINES));
    let (mut start, mut number, mut page) = (0, 1u32, false);
    let filled_up = fills_rows_up(text);
    let bytes = text.as_bytes();
    let mut push = |start: usize, end: usize, number: u32| {
        let line = &text[start..end];
        page |= line.contains('\u{c}');
        // Tabs at the end show blank cells.
        let kept = line.trim_end_matches(|c: char| c.is_whitespace() && c != '\t');
        let kept = if filled_up { without_filling(kept) } else { kept };
        if !kept.trim().is_empty() && lines.len() < MOST_LINES {
            lines.push(Line {
                start: start as u32,
                end: (start + kept.len()) as u32,
                number,
                page,
                numbers_page: false,
            });
            page = false;
        }
    };
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
            push(start, at, number);
            start = at + 1;
            number = number.saturating_add(1);
        }
    }
    push(start, bytes.len(), number);
    mark_page_numbers(text, &mut lines);
    lines
}

/// Marks the bare numbers that count the pages of a text, as their last lines or as their first.
/// One number alone counts nothing, nor does one that stands right under a figure: it may be the
/// end of a figure that was broken over two lines.
fn mark_page_numbers(text: &str, lines: &mut [Line]) {
    let starts: Vec<usize> =
        std::iter::once(0).chain((1..lines.len()).filter(|at| lines[*at].page)).collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain(lines.len().checked_sub(1));
    let number = |at: usize| {
        lines.get(at)?.text(text).trim().parse::<usize>().ok().filter(|number| *number < 1000)
    };
    let counted = |places: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
        let numbered: Vec<(usize, usize, usize)> = places
            .enumerate()
            .filter(|(_, at)| !is_under_figure(text, lines, *at))
            .filter_map(|(page, at)| Some((at, page, number(at)?)))
            .collect();
        let in_step = numbered
            .windows(2)
            .all(|pair| pair[1].2.checked_sub(pair[0].2) == Some(pair[1].1 - pair[0].1));
        if numbered.len() > 1 && in_step {
            numbered.into_iter().map(|(at, ..)| at).collect()
        } else {
            Vec::new()
        }
    };
    let found = [counted(&mut ends.into_iter()), counted(&mut starts.iter().copied())].concat();
    for at in found {
        lines[at].numbers_page = true;
    }
}

/// A figure stands in the line before, in the same columns, without a blank line between the two
/// unless a page ends there.
fn is_under_figure(text: &str, lines: &[Line], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| lines[before]) else { return false };
    let line = lines[at];
    if !line.page && line.number > before.number.saturating_add(1) {
        return false;
    }
    let content = line.text(text);
    let start = content.chars().take_while(|c| c.is_whitespace()).count();
    let end = content.chars().count();
    let mut column = 0;
    before.text(text).split(' ').any(|word| {
        let from = column;
        column += word.chars().count() + 1;
        let is_figure = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
        is_figure && from < end && start < column - 1
    })
}

fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '−' | '–' | '—' | '―' | '﹣' | '─' => '-',
        '٬' => ',',
        _ => c,
    }
}

/// True for what stands in a cell as its value: a number with sign and unit, or a mark for "not
/// applicable", but for the line that Markdown draws.
///
/// Only to tell values from labels where nothing else does; what the value is, the number parser
/// says.
pub(super) fn is_value(text: &str) -> bool {
    match look(text) {
        Look::Number | Look::RunTogether => true,
        Look::Mark => text != "---",
        Look::Text => text.starts_with(['?', '\u{fffd}']) && without_lost_marks(text) == "0",
        Look::Blank | Look::Odd => false,
    }
}

/// True for a number that no cell holds by itself, such as `00` or `0012`: cells that ran together.
pub(super) fn is_run_of_digits(text: &str) -> bool {
    look(text) == Look::RunTogether
}

/// True for what is meant as a figure although it is none, such as `12a`: it stays in its row for
/// the number parser to judge.
pub(super) fn is_odd_figure(text: &str) -> bool {
    look(text) == Look::Odd
}

/// True for a line that only numbers a page: `-3-`, `- 3 -`, `第 3 页 共 5 页`, `P. 9`, `3 / 12`. A
/// number by itself may be a cell, and is not one.
pub(super) fn is_page_number(line: &str) -> bool {
    let of_numbers = |c: char| match plain(c) {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | ' ' => true,
        '-' | '/' | '(' | ')' | ',' | '.' | '页' | '第' | '共' => true,
        '一'..='\u{9fff}' => false,
        c => c.is_whitespace(),
    };
    if line.len() > 60 || !line.chars().all(of_numbers) {
        return false;
    }
    let text: String =
        line.chars().filter(|c| !c.is_whitespace()).map(plain).collect::<String>().to_lowercase();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let bare: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let dashed = text.starts_with('-') && text.ends_with('-');
    let named = [
        "第页",
        "第页共页",
        "第页/共页",
        "第页,共页",
        "共页第页",
        "共页,第页",
        "page",
        "pageof",
        "p.",
        "p",
        "页",
        "第页(共页)",
    ];
    (1..=8).contains(&digits)
        && (dashed && bare.chars().all(|c| c == '-')
            || named.contains(&bare.as_str())
            || bare == "/" && is_fraction(&text))
}

/// `3/12`: a page of so many.
fn is_fraction(text: &str) -> bool {
    let Some((page, of)) = text.split_once('/') else { return false };
    matches!((page.parse::<u32>(), of.parse::<u32>()), (Ok(page), Ok(of)) if page <= of && of > 1)
}

/// Cuts a text to what a remark may hold.
pub(super) fn excerpt(text: &str) -> String {
    text.trim().chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_cells() {
        for text in [
            "-3-",
            "- 2 -",
            "— 12 —",
            "第3页",
            "第 3 页 共 5 页",
            "P. 9",
            "Page 9",
            "3/12",
            "－4－",
        ] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["3", "-3", "/", "-", "0 0", "12/3", "第二十条"] {
            assert!(!is_page_number(text), "{text}");
        }
    }

    #[test]
    fn lines_end_in_any_way_and_keep_their_numbers() {
        let text = "a\r\nb\rc\n\n \u{c}d  ";
        let found: Vec<(u32, &str, bool)> =
            lines(text).iter().map(|line| (line.number, line.text(text), line.page)).collect();
        assert_eq!(
            found,
            [(1, "a", false), (2, "b", false), (3, "c", false), (5, " \u{c}d", true)]
        );
    }
}
