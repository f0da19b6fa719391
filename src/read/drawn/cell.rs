//! Characters to the text of cells and lines.

use super::geometry::Rect;
use super::page::{Direction, Glyph};

/// Stands for a character that is not certain: a text with it is no figure.
pub(in crate::read) const UNSURE: char = char::REPLACEMENT_CHARACTER;

/// A line of characters in the order in which they are read.
#[derive(Debug, Clone)]
pub(in crate::read) struct Line {
    pub text: String,
    pub rect: Rect,
    /// The height of its letters.
    pub size: f64,
    /// How wide its first character is.
    pub first_width: f64,
    /// Its words, and where each begins.
    pub words: Vec<(f64, String)>,
}

/// How far the characters of one line may stand apart across, in parts of their height: in a cell
/// as far as raised and lowered ones do, on a page less, where lines of neighbouring cells do.
pub(in crate::read) const IN_CELL: f32 = 0.45;
/// See [`IN_CELL`].
pub(in crate::read) const ON_PAGE: f32 = 0.3;

/// Lines by the way they run, one after the other, each from the first character to the last.
pub(in crate::read) fn lines(mut glyphs: Vec<Glyph>, drift: f32) -> Vec<Line> {
    glyphs.sort_by(|a, b| {
        (a.direction, a.is_vertical)
            .cmp(&(b.direction, b.is_vertical))
            .then(across(a).total_cmp(&across(b)))
    });
    let mut lines = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let (direction, mut last, size) = (first.direction, across(first), first.size);
        let mut count = 0;
        for glyph in rest.iter() {
            let limit = drift * glyph.size.max(size).max(1.0);
            if glyph.direction != direction || (across(glyph) - last).abs() > limit {
                break;
            }
            (last, count) = (across(glyph), count + 1);
        }
        let (own, after) = rest.split_at_mut(count.max(1));
        own.sort_by(|a, b| along(a).0.total_cmp(&along(b).0));
        lines.extend(line(own));
        rest = after;
    }
    lines
}

/// Where a character's line stands among others: the first one has the lowest number.
fn across(glyph: &Glyph) -> f32 {
    match glyph.direction {
        Direction::Right | Direction::Up => glyph.baseline,
        Direction::Left | Direction::Down => -glyph.baseline,
    }
}

/// Where a character begins and ends on its line.
fn along(glyph: &Glyph) -> (f64, f64) {
    let rect = &glyph.rect;
    match glyph.direction {
        Direction::Right => (rect.x0, rect.x1),
        Direction::Down => (rect.y0, rect.y1),
        Direction::Left => (-rect.x1, -rect.x0),
        Direction::Up => (-rect.y1, -rect.y0),
    }
}

fn line(glyphs: &[Glyph]) -> Option<Line> {
    let first = glyphs.first()?;
    let mut line = Line {
        text: String::new(),
        rect: first.rect,
        size: f64::from(first.size),
        first_width: along(first).1 - along(first).0,
        words: vec![(along(first).0, String::new())],
    };
    let mut before: Option<(Glyph, f64)> = None;
    for glyph in glyphs {
        let mut glyph = glyph.clone();
        let (start, end) = along(&glyph);
        if let Some((last, last_end)) = &before {
            match beside(last, *last_end, &glyph) {
                Beside::Again => continue,
                Beside::Overlaps => {
                    replace_last(&mut line, last);
                    glyph.character = UNSURE;
                }
                Beside::Raised => push(&mut line, '^'),
                Beside::Follows => {}
                Beside::Apart => {
                    line.text.push(' ');
                    line.words.push((start, String::new()));
                }
            }
        }
        glyph.push_to(&mut line.text);
        if let Some((_, word)) = line.words.last_mut() {
            glyph.push_to(word);
        }
        line.rect = line.rect.joined(&glyph.rect);
        line.size = line.size.max(f64::from(glyph.size));
        let end = before.as_ref().map_or(end, |(_, last_end)| last_end.max(end));
        before = Some((glyph, end));
    }
    Some(line)
}

fn push(line: &mut Line, character: char) {
    line.text.push(character);
    if let Some((_, word)) = line.words.last_mut() {
        word.push(character);
    }
}

fn replace_last(line: &mut Line, last: &Glyph) {
    let length = 1 + last.more.as_ref().map_or(0, |more| more.chars().count());
    for _ in 0..length {
        line.text.pop();
        if let Some((_, word)) = line.words.last_mut() {
            word.pop();
        }
    }
    push(line, UNSURE);
}

/// How a character stands beside the one before it.
enum Beside {
    /// The same at the same place: bold type is made so.
    Again,
    /// Over a different one, so that neither can be read.
    Overlaps,
    /// A digit that is higher or lower and smaller than a digit: a mark of a note.
    Raised,
    Follows,
    /// With a gap.
    Apart,
}

fn beside(last: &Glyph, last_end: f64, glyph: &Glyph) -> Beside {
    let ((start, end), (last_start, own_end)) = (along(glyph), along(last));
    let width = (end - start).min(own_end - last_start).max(0.1);
    let common = own_end.min(end) - last_start.max(start);
    if common > 0.6 * width && glyph.is_same(last) {
        return Beside::Again;
    }
    let matters = glyph.is_digit() || last.is_digit();
    if common > 0.35 * width && matters {
        return Beside::Overlaps;
    }
    let (small, large) = (glyph.size.min(last.size), glyph.size.max(last.size));
    let is_moved = (glyph.baseline - last.baseline).abs() > 0.12 * large;
    if matters && small < 0.85 * large && is_moved {
        return Beside::Raised;
    }
    let size = f64::from(small).max(1.0);
    if start - last_end > 0.15 * size { Beside::Apart } else { Beside::Follows }
}

/// The text of a cell: its lines, one below the other. A figure that is broken over lines is put
/// together where each line but the last is so full that the next digit would not have fitted,
/// with the `margin` that texts keep to the borders.
pub(in crate::read) fn text(lines: &[Line], rect: &Rect, margin: f64) -> String {
    let is_of_figure =
        |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '.' | ',');
    let is_figure = lines.len() > 1
        && lines.iter().all(|line| !line.text.is_empty() && line.text.chars().all(is_of_figure));
    let room = rect.width() - 2.0 * margin;
    let is_full = |pair: &[Line]| pair[0].rect.width() + pair[1].first_width > room + 0.3;
    let separator = if is_figure && lines.windows(2).all(is_full) { "" } else { "\n" };
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    texts.join(separator)
}
