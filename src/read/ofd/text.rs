//! Text objects: each character at its place.

use unicode_width::UnicodeWidthChar;

use super::super::drawn::geometry::{Matrix, Point, Rect};
use super::super::drawn::page::{Glyph, Letter};
use super::tree::Tree;

/// The next character of a digit stands at least so far, in parts of the size; of any other one so
/// far. What is nearer overlaps, or nothing says where it stands.
const DIGIT_STEP: f64 = 0.3;
const LEAST_STEP: f64 = 0.1;
/// The highest digit, in parts of the size.
const TALL: f64 = 0.7;

/// A character and the area of its strokes.
pub(super) struct Shown {
    pub glyph: Glyph,
    pub ink: Rect,
    /// The document says which character it is.
    pub is_known: bool,
}

/// A character and its place in the object.
struct Placed {
    character: char,
    at: Point,
    /// From here to the next one.
    step: Option<Point>,
    is_sure: bool,
}

/// The characters of a text object.
pub(super) fn shown(object: &Tree, place: &Matrix, order: u32) -> Vec<Shown> {
    let size = object.number("Size").unwrap_or(0.0);
    let stretch = object.number("HScale").filter(|scale| *scale > 0.0).unwrap_or(1.0);
    let turn = object.number("CharDirection").unwrap_or(0.0);
    let is_turned = turn.rem_euclid(360.0) != 0.0
        || object.number("ReadDirection").is_some_and(|way| way.rem_euclid(360.0) != 0.0);
    let has_uneven_glyphs = object.each("CGTransform").any(|own| {
        own.number("CodeCount").unwrap_or(1.0) != own.number("GlyphCount").unwrap_or(1.0)
    });
    let mut found = Vec::new();
    let mut start = (0.0, 0.0);
    for code in object.each("TextCode") {
        start = (code.number("X").unwrap_or(start.0), code.number("Y").unwrap_or(start.1));
        let placed = placed(code, start, size * stretch);
        let is_down = !is_turned && runs_down(&placed, size);
        for own in placed {
            let Some(letter) = letter(&own, size * stretch, is_down) else { continue };
            let is_known = letter.character.is_some();
            let is_unsure = has_uneven_glyphs || !own.is_sure;
            let em = Matrix([size * stretch, 0.0, 0.0, -size, 0.0, 0.0]);
            let own = em.then(&turned(turn)).then(&Matrix::shift(own.at.0, own.at.1)).then(place);
            let Some(ink) = letter.area(&own, 0.0, TALL) else { continue };
            let Some(mut glyph) = letter.placed(&own, order) else { continue };
            if is_unsure && glyph.is_digit() {
                glyph.character = char::REPLACEMENT_CHARACTER;
            }
            found.push(Shown { glyph, ink, is_known });
        }
    }
    found
}

/// By degrees, as the clock goes; the standard knows quarters alone.
fn turned(degrees: f64) -> Matrix {
    let (sin, cos) = match (degrees / 90.0).round().rem_euclid(4.0) as u8 {
        1 => (1.0, 0.0),
        2 => (0.0, -1.0),
        3 => (-1.0, 0.0),
        _ => (0.0, 1.0),
    };
    Matrix([cos, sin, -sin, cos, 0.0, 0.0])
}

/// Where each character of a `TextCode` stands. A digit is sure where the steps beside it are as
/// long as digits need.
fn placed(code: &Tree, start: Point, size: f64) -> Vec<Placed> {
    // Line breaks around the text are those of the file.
    let text = code.text.trim_matches(['\n', '\r', '\t']);
    let mut across = Deltas::of(code.attribute("DeltaX"));
    let mut down = Deltas::of(code.attribute("DeltaY"));
    let mut found: Vec<Placed> = Vec::new();
    let (mut x, mut y) = start;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let at = (x, y);
        let mut is_sure = true;
        let mut step = None;
        if let Some(next) = characters.peek() {
            let (dx, dy) = (across.next(), down.next());
            let own = (dx.unwrap_or(0.0), dy.unwrap_or(0.0));
            let least = if character.is_ascii_digit() { DIGIT_STEP } else { LEAST_STEP };
            is_sure = own.0.hypot(own.1) >= least * size || next.is_whitespace();
            (x, y) = (x + own.0, y + own.1);
            step = Some(own);
        }
        found.push(Placed { character, at, step, is_sure });
    }
    mark_followers(&mut found);
    found
}

/// What follows a step that is too short is unsure, as what stands before it.
fn mark_followers(found: &mut [Placed]) {
    let unsure: Vec<usize> =
        (0..found.len()).filter(|at| !found[*at].is_sure).map(|at| at + 1).collect();
    for at in unsure {
        if let Some(next) = found.get_mut(at) {
            next.is_sure = false;
        }
    }
}

/// Characters that stand upright, one below the other.
fn runs_down(placed: &[Placed], size: f64) -> bool {
    let mut steps = placed.iter().filter_map(|own| own.step).peekable();
    steps.peek().is_some() && steps.all(|(x, y)| x.abs() < 0.01 * size && y > 0.5 * size)
}

/// A character as it is seen; `None` for blanks.
fn letter(own: &Placed, size: f64, is_down: bool) -> Option<Letter> {
    let character = own.character;
    if character.is_whitespace() || character.is_control() {
        return None;
    }
    let is_known = !matches!(character, '¤' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}');
    let (usual, widest) = match character {
        '.' | ',' | ':' | ';' | '\'' => (0.25, 0.6),
        wide if wide.width_cjk() == Some(2) => (1.0, 1.0),
        _ => (0.5, 0.95),
    };
    // Of other characters than digits the step says how wide they are, where it is no gap.
    let step = own.step.filter(|_| !is_down && !character.is_ascii_digit());
    let step = step.map(|(x, y)| x.hypot(y) / size.abs().max(1e-6));
    let width = step.filter(|step| (LEAST_STEP..=widest).contains(step)).unwrap_or(usual);
    Some(Letter {
        character: is_known.then_some(character),
        more: None,
        origin: (0.0, 0.0),
        width,
        height: 1.0,
        is_down,
    })
}

/// Steps from character to character; `g n v` stands for n times v. They end where they are
/// damaged.
struct Deltas<'d> {
    words: std::str::SplitAsciiWhitespace<'d>,
    repeated: (usize, f64),
}

impl Deltas<'_> {
    fn of(text: Option<&str>) -> Deltas<'_> {
        Deltas { words: text.unwrap_or_default().split_ascii_whitespace(), repeated: (0, 0.0) }
    }

    /// The next number, and how often it stands.
    fn run(&mut self) -> Option<(usize, f64)> {
        let word = self.words.next()?;
        if !word.eq_ignore_ascii_case("g") {
            return Some((1, super::tree::number(word)?));
        }
        let count = self.words.next()?.parse().ok()?;
        Some((count, super::tree::number(self.words.next()?)?))
    }
}

impl Iterator for Deltas<'_> {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        while self.repeated.0 == 0 {
            let Some(run) = self.run() else {
                self.words = "".split_ascii_whitespace();
                return None;
            };
            self.repeated = run;
        }
        self.repeated.0 -= 1;
        Some(self.repeated.1)
    }
}
