//! Text as it is drawn: strings to characters at their places.

use hayro_cmap::BfString;

use super::font::Shown;
use super::geometry::{Matrix, Point, Rect};
use super::interpret::FAINT;
use super::page::{Direction, Drawn, Glyph};
use super::state::{State, Text};
use crate::remark::{PdfError, PdfMeasure};

/// Characters of a page.
const MOST_GLYPHS: usize = 60_000;
/// How far letters reach below their line and above it, in parts of their size.
const BELOW: f64 = -0.12;
const ABOVE: f64 = 0.88;

/// Where the next text stands.
#[derive(Debug)]
pub(super) struct Pen {
    matrix: Matrix,
    line: Matrix,
}

impl Default for Pen {
    fn default() -> Pen {
        Pen { matrix: Matrix::IDENTITY, line: Matrix::IDENTITY }
    }
}

impl Pen {
    /// Begins at a place.
    pub(super) fn begin(&mut self, matrix: Matrix) {
        (self.matrix, self.line) = (matrix, matrix);
    }

    /// Goes to a place seen from the beginning of the line.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.begin(Matrix::shift(x, y).then(&self.line));
    }

    /// Moves back by thousandths of the size.
    pub(super) fn move_back(&mut self, thousandths: f64, text: &Text) {
        let step = -thousandths / 1000.0 * text.size;
        if text.font.as_ref().is_some_and(|font| font.is_vertical()) {
            self.shift(0.0, step);
        } else {
            self.shift(step * text.stretch, 0.0);
        }
    }

    fn shift(&mut self, x: f64, y: f64) {
        self.matrix = Matrix::shift(x, y).then(&self.matrix);
    }

    /// Shows a string.
    pub(super) fn show(
        &mut self,
        string: &[u8],
        state: &State,
        is_hidden: bool,
        order: u32,
        drawn: &mut Drawn,
    ) -> Result<(), PdfError> {
        let text = &state.text;
        let Some(font) = text.font.clone() else { return Ok(()) };
        let mut rest = string;
        while !rest.is_empty() {
            let (shown, length) = font.shown(rest);
            rest = rest.get(length..).unwrap_or_default();
            if !is_hidden && !is_white(&shown) {
                self.draw(&shown, font.height, state, order, drawn);
                if drawn.glyphs.len() + drawn.cut.len() > MOST_GLYPHS {
                    let limit = MOST_GLYPHS as u64;
                    return Err(PdfError::TooLarge { what: PdfMeasure::Drawn, limit });
                }
            }
            let space = text.character_space + if shown.is_blank { text.word_space } else { 0.0 };
            let step = shown.advance * text.size + space;
            if font.is_vertical() {
                self.shift(0.0, step);
            } else {
                self.shift(step * text.stretch, 0.0);
            }
        }
        Ok(())
    }

    fn draw(&self, shown: &Shown, height: f64, state: &State, order: u32, drawn: &mut Drawn) {
        let text = &state.text;
        drawn.characters += 1;
        // Text that only clips, or that stands behind a picture of itself, is not seen.
        let alpha = state.outer_alpha
            * if matches!(text.mode, 1 | 5) { state.stroke.alpha } else { state.fill.alpha };
        if matches!(text.mode, 3 | 7) || alpha < FAINT {
            return;
        }
        drawn.unknown += usize::from(shown.text.is_none());
        let scale = Matrix([text.size * text.stretch, 0.0, 0.0, text.size, 0.0, text.rise]);
        let place = scale.then(&self.matrix).then(&state.matrix);
        let Some(mut glyph) = placed(shown, height, &place, order) else { return };
        glyph.color =
            if matches!(text.mode, 1 | 5) { state.stroke.color } else { state.fill.color };
        // Nothing says whether half-transparent figures are meant to be read.
        if glyph.is_digit() && (alpha < 0.5 || state.is_masked) {
            glyph.character = char::REPLACEMENT_CHARACTER;
        } else if alpha < 0.5 {
            return;
        }
        match seen(&glyph.rect, &state.clip) {
            share if share > 0.75 => drawn.glyphs.push(glyph),
            share if share > 0.0 => {
                if glyph.is_digit() {
                    glyph.character = char::REPLACEMENT_CHARACTER;
                }
                drawn.glyphs.push(glyph);
            }
            _ => drawn.cut.push(glyph),
        }
    }
}

/// A blank shows nothing; what a font does not know may.
fn is_white(shown: &Shown) -> bool {
    match &shown.text {
        None => false,
        Some(BfString::Char(c)) => c.is_whitespace() || c.is_control(),
        Some(BfString::String(text)) => text.chars().all(|c| c.is_whitespace() || c.is_control()),
    }
}

/// A character at its place; `None` for text that is askew or not on any page.
fn placed(shown: &Shown, height: f64, place: &Matrix, order: u32) -> Option<Glyph> {
    let (x, y) = shown.origin;
    let is_down = shown.advance < 0.0 && (x, y) != (0.0, 0.0);
    let forward: Point = if is_down { (0.0, -1.0) } else { (1.0, 0.0) };
    let direction = Direction::of(place.step(forward))?;
    let corners = [(x, y + BELOW * height), (x + shown.width, y + ABOVE * height)];
    let [a, b] = corners.map(|corner| place.point(corner));
    let rect = Rect::around([a, b])?;
    let origin = place.point((0.0, 0.0));
    let up = place.step((0.0, height));
    let (character, more) = match shown.text.clone() {
        None => (char::REPLACEMENT_CHARACTER, None),
        Some(BfString::Char(c)) => (unfolded(c), None),
        Some(BfString::String(text)) => {
            let mut rest = text.chars();
            let first = rest.next()?;
            let rest = rest.as_str();
            (unfolded(first), (!rest.is_empty()).then(|| rest.into()))
        }
    };
    let is_level = matches!(direction, Direction::Right | Direction::Left);
    Some(Glyph {
        character,
        more,
        rect,
        direction,
        is_vertical: is_down,
        baseline: if is_level { origin.1 } else { origin.0 } as f32,
        size: up.0.hypot(up.1) as f32,
        color: None,
        order,
    })
}

/// The share of a rectangle that a clip leaves.
fn seen(rect: &Rect, clip: &[Rect]) -> f64 {
    if rect.area() <= 0.0 {
        return f64::from(u8::from(clip.iter().any(|own| own.contains(rect.center()))));
    }
    clip.iter().filter_map(|own| own.common(rect)).map(|common| common.area()).sum::<f64>()
        / rect.area()
}

/// Radicals of Kangxi's dictionary are written for the characters that look the same.
fn unfolded(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    match c {
        '\u{2f00}'..='\u{2fd5}' => std::iter::once(c).nfkc().next().unwrap_or(c),
        other => other,
    }
}
