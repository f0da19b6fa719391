//! Paths to the areas that they paint.

use std::rc::Rc;

use super::geometry::{Matrix, Point, Rect};

/// A path in the making, in the terms of the page.
#[derive(Debug, Default)]
pub(in crate::read) struct Path {
    runs: Vec<Run>,
    points: usize,
}

/// One line without a gap.
#[derive(Debug, Clone, Default)]
struct Run {
    points: Vec<Point>,
    is_closed: bool,
    has_curve: bool,
}

/// A part of an area: a rectangle, and whether it is filled wholly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read) struct Part {
    pub rect: Rect,
    pub is_full: bool,
}

/// Points that differ by less are at one place: producers round.
const NEAR: f64 = 0.05;
/// Points of a path that are kept.
const MOST_POINTS: usize = 60_000;
/// Sides of an area that is made of rectangles; more are taken one rectangle at a time.
const MOST_SIDES: usize = 48;

impl Path {
    pub(in crate::read) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    pub(in crate::read) fn clear(&mut self) {
        self.runs.clear();
        self.points = 0;
    }

    pub(in crate::read) fn move_to(&mut self, point: Point) {
        if self.is_full() {
            return;
        }
        self.runs.push(Run { points: vec![point], ..Run::default() });
        self.points += 1;
    }

    pub(in crate::read) fn line_to(&mut self, point: Point) {
        // After its end a line goes on from where it began.
        if let Some(run) = self.runs.last().filter(|run| run.is_closed) {
            let start = run.points[0];
            self.move_to(start);
        }
        if self.is_full() {
            return;
        }
        match self.runs.last_mut() {
            Some(run) => run.points.push(point),
            None => return self.move_to(point),
        }
        self.points += 1;
    }

    /// It has more points than any frame. What is drawn so is a picture: it counts as curved.
    fn is_full(&mut self) -> bool {
        let is_full = self.points >= MOST_POINTS;
        if is_full && let Some(run) = self.runs.last_mut() {
            run.has_curve = true;
        }
        is_full
    }

    pub(in crate::read) fn curve_to(&mut self, points: [Point; 3]) {
        for point in points {
            self.line_to(point);
        }
        if let Some(run) = self.runs.last_mut() {
            run.has_curve = true;
        }
    }

    pub(in crate::read) fn close(&mut self) {
        if let Some(run) = self.runs.last_mut() {
            run.is_closed = true;
        }
    }

    pub(in crate::read) fn rectangle(&mut self, corners: [Point; 4]) {
        if self.is_full() {
            return;
        }
        self.runs.push(Run { points: corners.to_vec(), is_closed: true, has_curve: false });
        self.points += 4;
    }

    pub(in crate::read) fn last(&self) -> Option<Point> {
        let run = self.runs.last()?;
        if run.is_closed { run.points.first().copied() } else { run.points.last().copied() }
    }

    /// The parts of its inside.
    pub(in crate::read) fn inside(&self, even_odd: bool) -> Vec<Part> {
        let runs = || self.runs.iter().filter(|run| run.points.len() > 1);
        let is_straight = runs().all(Run::is_rectilinear);
        if is_straight && runs().count() > 1 {
            // Rectangles that all turn one way are filled one by one, also where they overlap.
            let is_one_way =
                runs().all(|run| run.turn() >= 0.0) || runs().all(|run| run.turn() <= 0.0);
            let is_plain = is_one_way && !even_odd && runs().all(Run::is_rectangle);
            if !is_plain && let Some(parts) = self.decomposed(even_odd) {
                return parts;
            }
        }
        if runs().count() == 1 && is_straight && !runs().all(Run::is_rectangle) {
            return self.decomposed(even_odd).unwrap_or_else(|| self.boxes());
        }
        self.boxes()
    }

    /// The rectangle around each line.
    fn boxes(&self) -> Vec<Part> {
        let part = |run: &Run| {
            let rect = Rect::around(run.points.iter().copied())?;
            Some(Part { rect, is_full: run.is_rectangle() })
        };
        self.runs.iter().filter(|run| run.points.len() > 1).filter_map(part).collect()
    }

    /// The inside of lines that run along the axes, as rectangles: every line is drawn on, and the
    /// fields between them are counted. `None` where there are too many.
    fn decomposed(&self, even_odd: bool) -> Option<Vec<Part>> {
        let points = || self.runs.iter().flat_map(|run| &run.points);
        let xs = sides(points().map(|point| point.0))?;
        let ys = sides(points().map(|point| point.1))?;
        let mut parts: Vec<Part> = Vec::new();
        for y in ys.windows(2) {
            let middle = f64::midpoint(y[0], y[1]);
            let mut open: Option<f64> = None;
            for x in xs.windows(2) {
                let at = (f64::midpoint(x[0], x[1]), middle);
                let turns: i32 = self.runs.iter().map(|run| run.turns_around(at)).sum();
                let is_in = if even_odd { turns % 2 != 0 } else { turns != 0 };
                match (is_in, open) {
                    (true, None) => open = Some(x[0]),
                    (false, Some(start)) => {
                        add_part(&mut parts, Rect { x0: start, y0: y[0], x1: x[0], y1: y[1] });
                        open = None;
                    }
                    _ => {}
                }
            }
            if let Some(start) = open {
                let end = xs[xs.len() - 1];
                add_part(&mut parts, Rect { x0: start, y0: y[0], x1: end, y1: y[1] });
            }
        }
        Some(parts)
    }

    /// The areas of its lines, drawn so wide.
    pub(in crate::read) fn strokes(&self, width: f64) -> Vec<Part> {
        let mut parts = Vec::new();
        for run in &self.runs {
            let mut points = run.points.clone();
            if run.is_closed && points.len() > 1 {
                points.push(points[0]);
            }
            for pair in points.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                // Askew lines are no rules; long ones may be a little so.
                let (dx, dy) = ((b.0 - a.0).abs(), (b.1 - a.1).abs());
                let is_straight = dx.min(dy) <= NEAR.max(dx.max(dy) * 0.002);
                if !is_straight || run.has_curve {
                    continue;
                }
                let half = width / 2.0;
                let rect = Rect::between(a, b);
                let rect = if dx >= dy {
                    Rect { y0: rect.y0 - half, y1: rect.y1 + half, ..rect }
                } else {
                    Rect { x0: rect.x0 - half, x1: rect.x1 + half, ..rect }
                };
                if rect.is_sane() {
                    parts.push(Part { rect, is_full: true });
                }
            }
        }
        parts
    }
}

/// Adds a rectangle to those of the row above where it goes on from one of them.
fn add_part(parts: &mut Vec<Part>, rect: Rect) {
    let above = parts
        .iter_mut()
        .rev()
        .find(|part| part.rect.y1 == rect.y0 && part.rect.x0 == rect.x0 && part.rect.x1 == rect.x1);
    match above {
        Some(part) => part.rect.y1 = rect.y1,
        None => parts.push(Part { rect, is_full: true }),
    }
}

/// The different numbers, in order; `None` for too many.
fn sides(numbers: impl Iterator<Item = f64>) -> Option<Vec<f64>> {
    let mut sides: Vec<f64> = Vec::new();
    for number in numbers {
        if !number.is_finite() {
            return None;
        }
        if let Err(at) = sides.binary_search_by(|side| side.total_cmp(&number)) {
            sides.insert(at, number);
        }
        if sides.len() > MOST_SIDES {
            return None;
        }
    }
    sides.dedup_by(|b, a| (*b - *a).abs() < 1e-3);
    Some(sides)
}

impl Run {
    fn is_rectilinear(&self) -> bool {
        let along = |a: Point, b: Point| (a.0 - b.0).abs() < NEAR || (a.1 - b.1).abs() < NEAR;
        let last = self.points[self.points.len() - 1];
        !self.has_curve
            && self.points.windows(2).all(|pair| along(pair[0], pair[1]))
            && along(last, self.points[0])
    }

    fn is_rectangle(&self) -> bool {
        let corners = match self.points.len() {
            5 if self.points[0] == self.points[4] => &self.points[..4],
            4 => &self.points[..],
            _ => return false,
        };
        let near = |a: f64, b: f64| (a - b).abs() < NEAR;
        let [a, b, c, d] = [corners[0], corners[1], corners[2], corners[3]];
        self.is_rectilinear()
            && (near(a.0, b.0) && near(c.0, d.0) && near(b.1, c.1) && near(d.1, a.1)
                || near(a.1, b.1) && near(c.1, d.1) && near(b.0, c.0) && near(d.0, a.0))
    }

    /// Twice the area that it goes around, below zero where it turns the other way.
    fn turn(&self) -> f64 {
        let next = self.points.iter().cycle().skip(1);
        self.points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
    }

    /// How often it goes around a point.
    fn turns_around(&self, (x, y): Point) -> i32 {
        let next = self.points.iter().cycle().skip(1);
        let mut turns = 0;
        for (a, b) in self.points.iter().zip(next) {
            // Upright sides to the right of the point.
            if (a.1 <= y) != (b.1 <= y) && a.0 > x {
                turns += if b.1 > a.1 { 1 } else { -1 };
            }
        }
        turns
    }
}

/// What is left of parts within a clip.
pub(in crate::read) fn clipped(parts: &[Part], clip: &[Rect]) -> Vec<Part> {
    let cut = |part: &Part, own: &Rect| {
        let rect = part.rect.common(own)?;
        // An area that only touches the clip is not seen.
        let is_seen = rect.thickness() > 1e-6 || part.rect.thickness() <= 1e-6;
        is_seen.then_some(Part { rect, ..*part })
    };
    parts.iter().flat_map(|part| clip.iter().filter_map(move |own| cut(part, own))).collect()
}

/// A clip within another.
pub(in crate::read) fn narrowed(clip: &[Rect], path: &Path, even_odd: bool) -> Rc<[Rect]> {
    let inside = path.inside(even_odd);
    let most = inside.len().saturating_mul(clip.len());
    // A clip of many pieces counts as what lies around it.
    let inside = if most > 64 {
        Rect::around(inside.iter().flat_map(|part| part.rect.corners()))
            .map(|rect| Part { rect, is_full: false })
            .into_iter()
            .collect()
    } else {
        inside
    };
    clipped(&inside, clip).iter().map(|part| part.rect).take(64).collect()
}

/// The corners of a rectangle, moved.
pub(in crate::read) fn moved(rect: [f64; 4], matrix: &Matrix) -> [Point; 4] {
    let [x, y, width, height] = rect;
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        .map(|corner| matrix.point(corner))
}
