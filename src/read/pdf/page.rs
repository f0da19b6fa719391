//! What is drawn on a page: characters, and the areas that are painted.

use super::geometry::{Point, Rect};

/// A colour: red, green and blue from 0 to 255; `None` where it is none of these three, as of
/// pictures and patterns.
pub(super) type Color = Option<[u8; 3]>;

/// Where a character's line runs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Direction {
    Right,
    Down,
    Left,
    Up,
}

impl Direction {
    /// The direction of a step; `None` for one that is askew.
    pub(super) fn of((x, y): Point) -> Option<Direction> {
        /// The tangent of two degrees.
        const ASKEW: f64 = 0.035;
        match () {
            () if y.abs() <= x.abs() * ASKEW && x > 0.0 => Some(Direction::Right),
            () if y.abs() <= x.abs() * ASKEW && x < 0.0 => Some(Direction::Left),
            () if x.abs() <= y.abs() * ASKEW && y > 0.0 => Some(Direction::Down),
            () if x.abs() <= y.abs() * ASKEW && y < 0.0 => Some(Direction::Up),
            () => None,
        }
    }

    /// The direction on a page that is turned so that the other one runs to the right.
    pub(super) fn seen_from(self, other: Direction) -> Direction {
        const ROUND: [Direction; 4] =
            [Direction::Right, Direction::Down, Direction::Left, Direction::Up];
        ROUND[(self as usize + 4 - other as usize) % 4]
    }
}

/// A character as drawn.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// The character, or the first of several that one glyph shows; U+FFFD where nothing says what
    /// it is, or whether it can be seen.
    pub character: char,
    /// The characters behind the first one.
    pub more: Option<Box<str>>,
    /// From its origin to that of the next, and from below the line to the top of the letters.
    pub rect: Rect,
    pub direction: Direction,
    /// Its font is written downwards, each letter upright.
    pub is_vertical: bool,
    /// The line that it stands on: y for lines to the right or left, else x.
    pub baseline: f32,
    /// The height of the letters.
    pub size: f32,
    pub color: Color,
    /// When it was painted.
    pub order: u32,
}

impl Glyph {
    pub(super) fn is_digit(&self) -> bool {
        // A full-width digit is one too.
        matches!(self.character, '0'..='9' | '０'..='９')
    }

    pub(super) fn push_to(&self, text: &mut String) {
        text.push(self.character);
        text.push_str(self.more.as_deref().unwrap_or_default());
    }

    /// The two show the same.
    pub(super) fn is_same(&self, other: &Glyph) -> bool {
        self.character == other.character && self.more == other.more
    }
}

/// A painted area.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub rect: Rect,
    pub color: Color,
    pub order: u32,
    /// Nothing of what lies below shows.
    pub is_opaque: bool,
    /// It fills its rectangle: false for areas of other forms.
    pub is_full: bool,
    pub is_picture: bool,
}

/// Areas that are at most so thin, in points, are rules.
pub(super) const THIN: f64 = 3.0;

/// A page as drawn.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub width: f64,
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    /// Characters that a clip leaves nothing of.
    pub cut: Vec<Glyph>,
    pub areas: Vec<Area>,
    /// Characters that were drawn, whether they can be seen or not.
    pub characters: usize,
    /// Of them, those of which nothing says what they are.
    pub unknown: usize,
    /// A picture was drawn.
    pub has_picture: bool,
}
