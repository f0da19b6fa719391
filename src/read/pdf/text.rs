//! Text as it is drawn: strings to characters at their places.

use hayro_cmap::BfString;

use super::super::drawn::geometry::Matrix;
use super::super::drawn::page::{Drawn, FAINT, Letter};
use super::font::Shown;
use super::state::{State, Text};
use crate::remark::PdfError;

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
        drawn: &mut Drawn,
    ) -> Result<(), PdfError> {
        let text = &state.text;
        let Some(font) = text.font.clone() else { return Ok(()) };
        let order = drawn.next_order();
        let mut rest = string;
        while !rest.is_empty() {
            let (shown, length) = font.shown(rest);
            rest = rest.get(length..).unwrap_or_default();
            if !is_hidden && !is_white(&shown) {
                self.draw(&shown, font.height, state, order, drawn)?;
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

    fn draw(
        &self,
        shown: &Shown,
        height: f64,
        state: &State,
        order: u32,
        drawn: &mut Drawn,
    ) -> Result<(), PdfError> {
        let text = &state.text;
        let paint = if matches!(text.mode, 1 | 5) { state.stroke } else { state.fill };
        let alpha = state.outer_alpha * paint.alpha;
        // Text that only clips, or that stands behind a picture of itself, is not seen.
        if matches!(text.mode, 3 | 7) || alpha < FAINT {
            return Ok(());
        }
        drawn.unknown += usize::from(shown.text.is_none());
        let scale = Matrix([text.size * text.stretch, 0.0, 0.0, text.size, 0.0, text.rise]);
        let place = scale.then(&self.matrix).then(&state.matrix);
        let Some(mut glyph) = letter(shown, height).placed(&place, order) else { return Ok(()) };
        glyph.color = paint.color;
        let ink = glyph.rect;
        Ok(drawn.show(glyph, &ink, alpha, state.is_masked, &state.clip)?)
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

fn letter(shown: &Shown, height: f64) -> Letter {
    let (character, more) = match &shown.text {
        None => (None, None),
        Some(BfString::Char(c)) => (Some(*c), None),
        Some(BfString::String(text)) => {
            let mut rest = text.chars();
            let first = rest.next();
            let rest = rest.as_str();
            (first, (!rest.is_empty()).then(|| rest.into()))
        }
    };
    Letter {
        character,
        more,
        origin: shown.origin,
        width: shown.width,
        height,
        is_down: shown.advance < 0.0 && shown.origin != (0.0, 0.0),
    }
}
