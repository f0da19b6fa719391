//! Text outside tables: lines, and the paragraphs that they make.

use super::cell::Line;
use super::geometry::Rect;

/// A paragraph, or a line of its own.
#[derive(Debug, Clone)]
pub(in crate::read) struct Paragraph {
    pub text: String,
    pub rect: Rect,
    /// Its first line among those of the page outside tables, from 1.
    pub line: u32,
}

/// Where lines begin and end at most.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Edges {
    left: f64,
    right: f64,
}

impl Edges {
    pub(in crate::read) fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Edges {
        let none = Edges { left: f64::INFINITY, right: 0.0 };
        lines.fold(none, |edges, line| Edges {
            left: edges.left.min(line.rect.x0),
            right: edges.right.max(line.rect.x1),
        })
    }
}

/// The lines of a page outside its tables as paragraphs: a line that is full goes on in the next
/// one, unless that one is indented or of another size. What is full, the lines of all pages as
/// wide as this one tell: a page may have nothing but headings.
pub(in crate::read) fn paragraphs(lines: &[Line], edges: Edges) -> Vec<Paragraph> {
    let Edges { left, right } = edges;
    let mut found: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Line> = None;
    for (number, line) in (1..).zip(lines) {
        let goes_on = before.is_some_and(|last| {
            last.rect.x1 > right - 1.5 * last.size
                && line.rect.x0 < left + 0.5 * line.size
                && (line.size - last.size).abs() < 0.1 * last.size
                && line.rect.y0 - last.rect.y1 < 1.5 * last.size
                && line.rect.y0 > last.rect.y0
        });
        match found.last_mut() {
            Some(paragraph) if goes_on => {
                paragraph.text.push_str(&line.text);
                paragraph.rect = paragraph.rect.joined(&line.rect);
            }
            _ => found.push(Paragraph { text: line.text.clone(), rect: line.rect, line: number }),
        }
        before = Some(line);
    }
    found
}

/// The lines as `pdftotext -layout` writes them: each word of a line where it stands on the page,
/// blanks for what is left free.
pub(in crate::read) fn laid_out(lines: &[Line]) -> Vec<String> {
    /// Columns of a line; what stands farther to the right follows with one blank.
    const MOST_COLUMNS: f64 = 400.0;
    let left = lines.iter().map(|line| line.rect.x0).fold(f64::INFINITY, f64::min);
    let mut sizes: Vec<f64> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f64::total_cmp);
    // Characters of Latin are half as wide as they are high. Columns count characters, as in the
    // text of `pdftotext`, whichever script they are of.
    let unit = 0.5 * sizes.get(sizes.len() / 2).copied().unwrap_or(10.0).max(1.0);
    let laid = |line: &Line| {
        let mut text = String::new();
        let mut width = 0;
        for (at, word) in &line.words {
            let column = ((at - left) / unit).round().clamp(0.0, MOST_COLUMNS) as usize;
            let least = if width == 0 { 0 } else { width + 1 };
            let start = column.max(least);
            text.extend(std::iter::repeat_n(' ', start - width));
            text.push_str(word);
            width = start + word.chars().count();
        }
        text
    };
    lines.iter().map(laid).collect()
}
