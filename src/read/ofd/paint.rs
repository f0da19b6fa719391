//! The objects of a page to what is drawn on it.

use std::rc::Rc;

use super::super::drawn::budget::Budget;
use super::super::drawn::geometry::{Matrix, Rect};
use super::super::drawn::page::{Drawn, FAINT, Look};
use super::super::drawn::path::{Part, Path, clipped, moved, narrowed};
use super::resource::{Paint, Resources};
use super::tree::Tree;
use super::{path, text};
use crate::remark::OfdError;

/// Composite objects and blocks within each other.
const MOST_DEPTH: usize = 16;
/// Lines may reach so far beyond the boundary of their object, in points: writers leave no room for
/// the width of a line.
const BEYOND: f64 = 1.0;

/// What holds for the objects of a layer or of a composite object.
#[derive(Clone)]
pub(super) struct Frame {
    /// To points of the page.
    matrix: Matrix,
    clip: Rc<[Rect]>,
    alpha: f64,
    /// A clip by text is set, so that nothing says what is seen.
    is_masked: bool,
    /// The look of the layer.
    look: Option<u32>,
}

impl Frame {
    pub(super) fn new(matrix: Matrix, page: Rect) -> Frame {
        Frame { matrix, clip: Rc::from([page]), alpha: 1.0, is_masked: false, look: None }
    }
}

/// Draws one page.
pub(super) struct Painter<'d> {
    resources: &'d Resources,
    budget: &'d Budget,
    pub drawn: Drawn,
}

impl<'d> Painter<'d> {
    pub(super) fn new(resources: &'d Resources, budget: &'d Budget, page: Rect) -> Painter<'d> {
        Painter { resources, budget, drawn: Drawn::new(page) }
    }

    /// A layer of a page.
    pub(super) fn layer(&mut self, layer: &Tree, frame: &Frame) -> Result<(), OfdError> {
        let look = layer.id("DrawParam");
        self.block(layer, &Frame { look, ..frame.clone() }, 0)
    }

    /// The look of an annotation.
    pub(super) fn look(&mut self, look: &Tree, frame: &Frame) -> Result<(), OfdError> {
        let [x, y, ..] = look.numbers::<4>("Boundary").unwrap_or_default();
        let matrix = Matrix::shift(x, y).then(&frame.matrix);
        self.block(look, &Frame { matrix, ..frame.clone() }, 0)
    }

    fn block(&mut self, block: &Tree, frame: &Frame, depth: usize) -> Result<(), OfdError> {
        if depth > MOST_DEPTH {
            return Ok(());
        }
        for object in &block.children {
            self.budget.step(256)?;
            match &*object.name {
                "PageBlock" => self.block(object, frame, depth + 1)?,
                "TextObject" | "PathObject" | "ImageObject" | "CompositeObject"
                    if object.is("Visible") != Some(false) =>
                {
                    self.object(object, frame, depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn object(&mut self, object: &Tree, frame: &Frame, depth: usize) -> Result<(), OfdError> {
        let boundary = object.numbers::<4>("Boundary");
        let [x, y, width, height] = boundary.unwrap_or_default();
        let own = Matrix(object.numbers::<6>("CTM").unwrap_or(Matrix::IDENTITY.0));
        let matrix = own.then(&Matrix::shift(x, y)).then(&frame.matrix);
        let mut inner = Frame { matrix, ..frame.clone() };
        inner.alpha *= object.number("Alpha").map_or(1.0, |alpha| (alpha / 255.0).clamp(0.0, 1.0));
        if boundary.is_some() {
            let corners = moved([x, y, width, height], &frame.matrix);
            let line = self.resources.line_width(object, frame.look) * frame.matrix.scale();
            let beyond = if *object.name == *"PathObject" { line / 2.0 + BEYOND } else { 0.0 };
            inner.clip = within(&frame.clip, Rect::around(corners).map(|area| area.grown(beyond)));
        }
        self.clip(object, &mut inner)?;
        match &*object.name {
            "TextObject" => self.text(object, &inner),
            "PathObject" => self.path(object, &inner),
            "ImageObject" => {
                // Where nothing says how it lies, it fills its boundary.
                let area = if object.attribute("CTM").is_some() {
                    moved([0.0, 0.0, 1.0, 1.0], &inner.matrix)
                } else {
                    moved([x, y, width, height], &frame.matrix)
                };
                self.picture(object, area, &inner)
            }
            _ => {
                let unit = object.id("ResourceID").and_then(|id| self.resources.composite(id));
                unit.map_or(Ok(()), |unit| self.block(unit, &inner, depth + 1))
            }
        }
    }

    /// Narrows the clip by those that an object has of its own: in each, one of its areas shows.
    fn clip(&mut self, object: &Tree, frame: &mut Frame) -> Result<(), OfdError> {
        let clips = object.child("Clips").into_iter().flat_map(|clips| clips.each("Clip"));
        for clip in clips {
            let mut shown: Vec<Rect> = Vec::new();
            for area in clip.each("Area") {
                frame.is_masked |= area.child("Text").is_some();
                let outer = area
                    .numbers::<6>("CTM")
                    .map_or(frame.matrix, |own| Matrix(own).then(&frame.matrix));
                for own in area.each("Path") {
                    let [x, y, ..] = own.numbers::<4>("Boundary").unwrap_or_default();
                    let ctm = Matrix(own.numbers::<6>("CTM").unwrap_or(Matrix::IDENTITY.0));
                    let matrix = ctm.then(&Matrix::shift(x, y)).then(&outer);
                    let (path, even_odd) = self.data(own, &matrix)?;
                    shown.extend(narrowed(&frame.clip, &path, even_odd).iter());
                }
            }
            if !frame.is_masked {
                frame.clip = shown.into();
            }
        }
        Ok(())
    }

    fn data(&mut self, object: &Tree, matrix: &Matrix) -> Result<(Path, bool), OfdError> {
        let data = object.child("AbbreviatedData").map_or("", |data| data.text.as_str());
        self.budget.step(data.len())?;
        let even_odd = object.attribute("Rule") == Some("Even-Odd");
        Ok((path::path(data, matrix), even_odd))
    }

    fn text(&mut self, object: &Tree, frame: &Frame) -> Result<(), OfdError> {
        let is_filled = object.is("Fill").unwrap_or(true);
        let is_stroked = object.is("Stroke").unwrap_or(false);
        let element = if is_filled { "FillColor" } else { "StrokeColor" };
        let paint = self.resources.paint(object, frame.look, element);
        let alpha = frame.alpha * paint.alpha;
        if !is_filled && !is_stroked || alpha < FAINT {
            return Ok(());
        }
        let length: usize = object.each("TextCode").map(|code| code.text.len()).sum();
        self.budget.step(length.saturating_mul(8))?;
        let characters = object.each("TextCode").map(|code| code.text.chars().count()).sum();
        self.drawn.has_room_for(characters)?;
        let order = self.drawn.next_order();
        for text::Shown { mut glyph, ink, is_known } in text::shown(object, &frame.matrix, order) {
            glyph.color = paint.color;
            self.drawn.unknown += usize::from(!is_known);
            self.drawn.show(glyph, &ink, alpha, frame.is_masked, &frame.clip)?;
        }
        Ok(())
    }

    fn path(&mut self, object: &Tree, frame: &Frame) -> Result<(), OfdError> {
        let (path, even_odd) = self.data(object, &frame.matrix)?;
        if object.is("Fill").unwrap_or(false) {
            let paint = self.resources.paint(object, frame.look, "FillColor");
            self.areas(&path.inside(even_odd), paint, frame)?;
        }
        if object.is("Stroke").unwrap_or(true) {
            let width = self.resources.line_width(object, frame.look) * frame.matrix.scale();
            let paint = self.resources.paint(object, frame.look, "StrokeColor");
            self.areas(&path.strokes(width), paint, frame)?;
        }
        Ok(())
    }

    fn areas(&mut self, parts: &[Part], paint: Paint, frame: &Frame) -> Result<(), OfdError> {
        self.budget.step(parts.len().saturating_mul(frame.clip.len()))?;
        let look = Look {
            color: paint.color,
            alpha: paint.alpha * frame.alpha,
            is_open: paint.color.is_none() || frame.is_masked,
            is_picture: false,
        };
        Ok(self.drawn.paint(parts, look, &frame.clip)?)
    }

    fn picture(
        &mut self,
        object: &Tree,
        corners: [(f64, f64); 4],
        frame: &Frame,
    ) -> Result<(), OfdError> {
        let id = object.id("ResourceID");
        let is_opaque = id.is_some_and(|id| self.resources.is_opaque(id))
            && object.attribute("ImageMask").is_none();
        let mut path = Path::default();
        path.rectangle(corners);
        let is_open = !is_opaque || frame.is_masked;
        let look = Look { color: None, alpha: frame.alpha, is_open, is_picture: true };
        Ok(self.drawn.paint(&path.inside(false), look, &frame.clip)?)
    }
}

/// A clip within an area.
fn within(clip: &[Rect], area: Option<Rect>) -> Rc<[Rect]> {
    let part = area.map(|rect| Part { rect, is_full: true });
    clipped(part.as_slice(), clip).iter().map(|part| part.rect).collect()
}
