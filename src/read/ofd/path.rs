//! The short form in which paths are written: `S 0 0 M 0 0 L 10 0 C`.

use super::super::drawn::geometry::{Matrix, Point};
use super::super::drawn::path::Path;

/// The path of such data, each point moved by a matrix. It ends where the data is damaged.
pub(super) fn path(data: &str, matrix: &Matrix) -> Path {
    let mut path = Path::default();
    let mut words = Words { rest: data };
    let mut at: Point = (0.0, 0.0);
    while let Some(operator) = words.operator() {
        match step(operator, &mut words, &mut path, at, matrix) {
            Some(to) => at = to,
            None => break,
        }
    }
    path
}

/// One operator with its points; gives where it ends.
fn step(
    operator: char,
    words: &mut Words<'_>,
    path: &mut Path,
    at: Point,
    matrix: &Matrix,
) -> Option<Point> {
    let moved = |point: Point| matrix.point(point);
    match operator {
        'S' | 'M' => {
            let to = words.point()?;
            path.move_to(moved(to));
            Some(to)
        }
        'L' => {
            let to = words.point()?;
            path.line_to(moved(to));
            Some(to)
        }
        'Q' => {
            let (middle, to) = (words.point()?, words.point()?);
            path.curve_to([moved(middle), moved(middle), moved(to)]);
            Some(to)
        }
        'B' => {
            let points = [words.point()?, words.point()?, words.point()?];
            path.curve_to(points.map(moved));
            Some(points[2])
        }
        'A' => {
            let radii = words.point()?;
            for _ in 0..3 {
                words.number()?;
            }
            let to = words.point()?;
            // The arc lies within its radii around the middle of its chord.
            let middle = (f64::midpoint(at.0, to.0), f64::midpoint(at.1, to.1));
            let (low, high) = (
                (middle.0 - radii.0.abs(), middle.1 - radii.1.abs()),
                (middle.0 + radii.0.abs(), middle.1 + radii.1.abs()),
            );
            path.curve_to([moved(low), moved(high), moved(to)]);
            Some(to)
        }
        'C' => {
            path.close();
            Some(at)
        }
        _ => None,
    }
}

/// Letters and numbers, with or without blanks between them.
struct Words<'d> {
    rest: &'d str,
}

impl Words<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', ',', '\t', '\n', '\r']);
    }

    fn operator(&mut self) -> Option<char> {
        self.skip();
        let operator = self.rest.chars().next().filter(char::is_ascii_uppercase)?;
        self.rest = &self.rest[1..];
        Some(operator)
    }

    fn number(&mut self) -> Option<f64> {
        self.skip();
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
        let end = self.rest.find(|c| !is_of_number(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        super::tree::number(word)
    }

    fn point(&mut self) -> Option<Point> {
        Some((self.number()?, self.number()?))
    }
}
