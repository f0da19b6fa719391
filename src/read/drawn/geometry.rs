//! Points, rectangles and transformations. Pages are upright, in points, from the upper left
//! corner: x to the right, y down.

/// A point.
pub(in crate::read) type Point = (f64, f64);

/// A rectangle, `x0 <= x1` and `y0 <= y1`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read) struct Rect {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
}

impl Rect {
    /// The rectangle between two corners.
    pub(in crate::read) fn between(a: Point, b: Point) -> Rect {
        Rect { x0: a.0.min(b.0), y0: a.1.min(b.1), x1: a.0.max(b.0), y1: a.1.max(b.1) }
    }

    /// The smallest rectangle around points; `None` without a point, or where one is no number.
    pub(in crate::read) fn around(points: impl IntoIterator<Item = Point>) -> Option<Rect> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let rect = points.fold(Rect::between(first, first), |rect, (x, y)| Rect {
            x0: rect.x0.min(x),
            y0: rect.y0.min(y),
            x1: rect.x1.max(x),
            y1: rect.y1.max(y),
        });
        rect.is_sane().then_some(rect)
    }

    /// Numbers that a page may have: neither endless nor farther off than any page is large.
    pub(in crate::read) fn is_sane(&self) -> bool {
        [self.x0, self.y0, self.x1, self.y1].iter().all(|side| side.abs() < 1e6)
    }

    pub(in crate::read) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(in crate::read) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    pub(in crate::read) fn area(&self) -> f64 {
        self.width() * self.height()
    }

    /// The shorter of its sides.
    pub(in crate::read) fn thickness(&self) -> f64 {
        self.width().min(self.height())
    }

    pub(in crate::read) fn center(&self) -> Point {
        (f64::midpoint(self.x0, self.x1), f64::midpoint(self.y0, self.y1))
    }

    pub(in crate::read) fn contains(&self, (x, y): Point) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }

    /// What both have; rectangles that only touch have a line.
    pub(in crate::read) fn common(&self, other: &Rect) -> Option<Rect> {
        let rect = Rect {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        };
        (rect.x0 <= rect.x1 && rect.y0 <= rect.y1).then_some(rect)
    }

    /// Larger on all sides.
    pub(in crate::read) fn grown(&self, by: f64) -> Rect {
        Rect { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// The smallest rectangle around both.
    pub(in crate::read) fn joined(&self, other: &Rect) -> Rect {
        Rect {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    pub(in crate::read) fn corners(&self) -> [Point; 4] {
        [(self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1)]
    }
}

/// A transformation: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::read) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub(in crate::read) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(in crate::read) fn shift(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then the other.
    pub(in crate::read) fn then(&self, other: &Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [oa, ob, oc, od, oe, of]) = (self.0, other.0);
        Matrix([
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ])
    }

    pub(in crate::read) fn point(&self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The point that this one brings to another, where it only turns, mirrors and shifts: then the
    /// way back is its own transpose.
    pub(in crate::read) fn point_before(&self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        let (x, y) = (x - e, y - f);
        (a * x + b * y, c * x + d * y)
    }

    /// The direction and length of a step.
    pub(in crate::read) fn step(&self, (x, y): Point) -> Point {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }

    /// How much lengths grow, on the whole.
    pub(in crate::read) fn scale(&self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }
}
