//! What is drawn on a page: characters, and the areas that are painted.

use super::Unfit;
use super::geometry::{Matrix, Point, Rect};
use super::path::{Part, clipped};
use crate::remark::PageMeasure;

/// Characters of a page, and areas.
const MOST: usize = 60_000;
/// How far letters reach below their line and above it, in parts of their size.
const BELOW: f64 = -0.12;
const ABOVE: f64 = 0.88;
/// What is drawn fainter is not seen.
pub(in crate::read) const FAINT: f64 = 0.1;

/// A colour: red, green and blue from 0 to 255; `None` where it is none of these three, as of
/// pictures and patterns.
pub(in crate::read) type Color = Option<[u8; 3]>;

/// Where a character's line runs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::read) enum Direction {
    Right,
    Down,
    Left,
    Up,
}

impl Direction {
    /// The direction of a step; `None` for one that is askew.
    pub(in crate::read) fn of((x, y): Point) -> Option<Direction> {
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
    pub(in crate::read) fn seen_from(self, other: Direction) -> Direction {
        const ROUND: [Direction; 4] =
            [Direction::Right, Direction::Down, Direction::Left, Direction::Up];
        ROUND[(self as usize + 4 - other as usize) % 4]
    }
}

/// A character as drawn.
#[derive(Debug, Clone)]
pub(in crate::read) struct Glyph {
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
    pub(in crate::read) fn is_digit(&self) -> bool {
        // A full-width digit is one too.
        matches!(self.character, '0'..='9' | '０'..='９')
    }

    pub(in crate::read) fn push_to(&self, text: &mut String) {
        text.push(self.character);
        text.push_str(self.more.as_deref().unwrap_or_default());
    }

    /// The two show the same.
    pub(in crate::read) fn is_same(&self, other: &Glyph) -> bool {
        self.character == other.character && self.more == other.more
    }
}

/// A painted area.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Area {
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
pub(in crate::read) const THIN: f64 = 3.0;

/// A character before it is drawn, its line and size taken as 1.
pub(in crate::read) struct Letter {
    /// `None` where nothing says what it is.
    pub character: Option<char>,
    /// The characters behind the first one.
    pub more: Option<Box<str>>,
    /// Where its left end stands on the line.
    pub origin: Point,
    pub width: f64,
    pub height: f64,
    /// Its line runs down.
    pub is_down: bool,
}

impl Letter {
    /// The character at its place; `None` for one that is askew or not on any page.
    pub(in crate::read) fn placed(self, place: &Matrix, order: u32) -> Option<Glyph> {
        let forward: Point = if self.is_down { (0.0, -1.0) } else { (1.0, 0.0) };
        let direction = Direction::of(place.step(forward))?;
        let rect = self.area(place, BELOW, ABOVE)?;
        let origin = place.point((0.0, 0.0));
        let up = place.step((0.0, self.height));
        let is_level = matches!(direction, Direction::Right | Direction::Left);
        Some(Glyph {
            character: self.character.map_or(char::REPLACEMENT_CHARACTER, unfolded),
            more: self.more,
            rect,
            direction,
            is_vertical: self.is_down,
            baseline: if is_level { origin.1 } else { origin.0 } as f32,
            size: up.0.hypot(up.1) as f32,
            color: None,
            order,
        })
    }

    /// The part of it between two heights.
    pub(in crate::read) fn area(&self, place: &Matrix, below: f64, above: f64) -> Option<Rect> {
        let (x, y) = self.origin;
        let corners = [(x, y + below * self.height), (x + self.width, y + above * self.height)];
        Rect::around(corners.map(|corner| place.point(corner)))
    }
}

/// Radicals of Kangxi's dictionary are written for the characters that look the same.
fn unfolded(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    match c {
        '\u{2f00}'..='\u{2fd5}' => std::iter::once(c).nfkc().next().unwrap_or(c),
        other => other,
    }
}

/// How something is painted.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Look {
    pub color: Color,
    /// How opaque it is, from 0 to 1.
    pub alpha: f64,
    /// What lies below may show through, whatever the alpha.
    pub is_open: bool,
    pub is_picture: bool,
}

/// A page as drawn.
#[derive(Debug, Default)]
pub(in crate::read) struct Drawn {
    pub width: f64,
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    /// Characters that a clip leaves nothing of.
    pub cut: Vec<Glyph>,
    pub areas: Vec<Area>,
    /// Characters of which nothing says what they are.
    pub unknown: usize,
    order: u32,
}

impl Drawn {
    pub(in crate::read) fn new(page: Rect) -> Drawn {
        Drawn { width: page.width(), height: page.height(), ..Drawn::default() }
    }

    /// When the next thing is painted.
    pub(in crate::read) fn next_order(&mut self) -> u32 {
        self.order = self.order.saturating_add(1);
        self.order
    }

    /// Draws a character whose strokes lie within `ink`. Where its mask is not known (`is_masked`),
    /// nothing says whether it is seen.
    pub(in crate::read) fn show(
        &mut self,
        mut glyph: Glyph,
        ink: &Rect,
        alpha: f64,
        is_masked: bool,
        clip: &[Rect],
    ) -> Result<(), Unfit> {
        // Nothing says whether half-transparent figures are meant to be read.
        if glyph.is_digit() && (alpha < 0.5 || is_masked) {
            glyph.character = char::REPLACEMENT_CHARACTER;
        } else if alpha < 0.5 {
            return Ok(());
        }
        match share_seen(ink, clip) {
            share if share > 0.75 => self.glyphs.push(glyph),
            share if share > 0.0 => {
                if glyph.is_digit() {
                    glyph.character = char::REPLACEMENT_CHARACTER;
                }
                self.glyphs.push(glyph);
            }
            _ => self.cut.push(glyph),
        }
        within(self.glyphs.len() + self.cut.len())
    }

    /// Refuses more characters than any page has, before they are drawn.
    pub(in crate::read) fn has_room_for(&self, characters: usize) -> Result<(), Unfit> {
        within(self.glyphs.len() + self.cut.len() + characters)
    }

    /// Paints areas within a clip.
    pub(in crate::read) fn paint(
        &mut self,
        parts: &[Part],
        look: Look,
        clip: &[Rect],
    ) -> Result<(), Unfit> {
        if look.alpha < FAINT {
            return Ok(());
        }
        let is_opaque = look.alpha > 0.95 && !look.is_open;
        for Part { rect, is_full } in clipped(parts, clip) {
            within(self.areas.len() + 1)?;
            let order = self.next_order();
            let Look { color, is_picture, .. } = look;
            self.areas.push(Area { rect, color, order, is_opaque, is_full, is_picture });
        }
        Ok(())
    }
}

fn within(count: usize) -> Result<(), Unfit> {
    if count > MOST {
        return Err(Unfit::TooLarge { what: PageMeasure::Drawn, limit: MOST as u64 });
    }
    Ok(())
}

/// The share of a rectangle that a clip leaves.
fn share_seen(rect: &Rect, clip: &[Rect]) -> f64 {
    if rect.area() <= 0.0 {
        return f64::from(u8::from(clip.iter().any(|own| own.contains(rect.center()))));
    }
    clip.iter().filter_map(|own| own.common(rect)).map(|common| common.area()).sum::<f64>()
        / rect.area()
}
