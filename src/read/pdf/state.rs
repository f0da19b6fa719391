//! The state that a page is painted in: colours, the clip, the place of text.

use std::rc::Rc;

use super::super::drawn::geometry::{Matrix, Rect};
use super::super::drawn::page::Color;
use super::font::Font;

/// What the numbers of a colour mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Gray,
    Rgb,
    Cmyk,
    /// The share of black ink.
    Ink,
    /// Of pictures: what they look like is not known, but nothing shows through.
    Picture,
    /// Of pictures that what lies below may show through.
    ThinPicture,
    /// Patterns, separations, tables of colours: what they look like is not known.
    Other,
}

impl Space {
    /// The space of so many components.
    pub(super) fn of_components(components: usize) -> Space {
        match components {
            1 => Space::Gray,
            3 => Space::Rgb,
            4 => Space::Cmyk,
            _ => Space::Other,
        }
    }

    /// What lies below does not show through, so far as is known.
    pub(super) fn is_opaque(self) -> bool {
        !matches!(self, Space::Other | Space::ThinPicture)
    }

    pub(super) fn is_picture(self) -> bool {
        matches!(self, Space::Picture | Space::ThinPicture)
    }

    pub(super) fn color(self, numbers: &[f64]) -> Color {
        let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
        match (self, numbers) {
            (Space::Gray, [gray, ..]) => Some([byte(*gray); 3]),
            (Space::Ink, [ink, ..]) => Some([byte(1.0 - *ink); 3]),
            (Space::Rgb, [red, green, blue, ..]) => Some([byte(*red), byte(*green), byte(*blue)]),
            (Space::Cmyk, [cyan, magenta, yellow, black, ..]) => {
                Some([cyan, magenta, yellow].map(|ink| byte((1.0 - ink) * (1.0 - black))))
            }
            _ => None,
        }
    }
}

/// A paint.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub space: Space,
    pub color: Color,
    pub alpha: f64,
}

impl Paint {
    const BLACK: Paint = Paint { space: Space::Gray, color: Some([0; 3]), alpha: 1.0 };
}

/// The state of text.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub font: Option<Rc<Font>>,
    pub size: f64,
    pub character_space: f64,
    pub word_space: f64,
    /// 1 for the usual width.
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: i64,
}

/// The graphics state.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub matrix: Matrix,
    pub fill: Paint,
    pub stroke: Paint,
    pub line_width: f64,
    pub text: Text,
    /// The areas that may be painted, `None` for the whole page: parts of a clip that are no
    /// rectangles count as the rectangle around them.
    pub clip: Rc<[Rect]>,
    /// How opaque the drawing is that this is a part of.
    pub outer_alpha: f64,
    /// A way of blending is set, so that what lies below shows.
    pub is_blended: bool,
    /// A mask is set, so that nothing says what is seen.
    pub is_masked: bool,
}

impl State {
    pub(super) fn new(matrix: Matrix, page: Rect) -> State {
        State {
            matrix,
            fill: Paint::BLACK,
            stroke: Paint::BLACK,
            line_width: 1.0,
            text: Text {
                font: None,
                size: 1.0,
                character_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
            clip: Rc::from([page]),
            outer_alpha: 1.0,
            is_blended: false,
            is_masked: false,
        }
    }
}
