//! What of a page can be seen: characters, rules and marks that nothing covers and that have
//! another colour than what they stand on.

use super::Unfit;
use super::budget::Budget;
use super::geometry::{Matrix, Point, Rect};
use super::page::{Area, Color, Direction, Drawn, Glyph, THIN};

/// What is seen of a page.
#[derive(Debug, Default)]
pub(in crate::read) struct Seen {
    pub width: f64,
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    /// Thin areas.
    pub rules: Vec<Rect>,
    /// Pictures and drawings that are no rules: they may show what a cell holds.
    pub marks: Vec<Mark>,
    /// How the page was turned.
    pub turn: Option<Matrix>,
}

/// A picture, or a drawing.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Mark {
    pub rect: Rect,
    pub is_picture: bool,
}

const WHITE: Color = Some([255; 3]);

/// Colours that differ by no more are the same to a reader.
const SAME: u8 = 8;

fn is_same(a: Color, b: Color) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= SAME),
        _ => false,
    }
}

/// What is seen of a page, turned so that its text runs to the right.
pub(in crate::read) fn seen(drawn: Drawn, budget: &Budget) -> Result<Seen, Unfit> {
    let covers: Vec<Area> = drawn.areas.iter().copied().filter(is_cover).collect();
    let background = Background { covers: &covers };
    let mut seen = Seen { width: drawn.width, height: drawn.height, ..Seen::default() };
    let mut cut = drawn.cut;
    for mut glyph in drawn.glyphs {
        budget.step(covers.len() + 1)?;
        if is_same(glyph.color, background.below(glyph.rect.center(), glyph.order)) {
            continue;
        }
        match background.share_above(&glyph.rect, glyph.order) {
            share if share > 0.5 => cut.push(glyph),
            share => {
                if share > 0.15 && glyph.is_digit() {
                    glyph.character = char::REPLACEMENT_CHARACTER;
                }
                seen.glyphs.push(glyph);
            }
        }
    }
    mark_neighbours(&mut seen.glyphs, &cut, budget)?;
    rules(&drawn.areas, &background, &mut seen, budget)?;
    turn(&mut seen);
    Ok(seen)
}

fn is_cover(area: &Area) -> bool {
    area.is_opaque && area.is_full && area.rect.thickness() > THIN
}

struct Background<'c> {
    covers: &'c [Area],
}

impl Background<'_> {
    /// The colour of what lies under something that was painted then.
    fn below(&self, point: Point, order: u32) -> Color {
        let before = &self.covers[..self.covers.partition_point(|cover| cover.order < order)];
        before
            .iter()
            .rev()
            .find(|cover| cover.rect.contains(point))
            .map_or(WHITE, |cover| cover.color)
    }

    fn after(&self, order: u32) -> &[Area] {
        &self.covers[self.covers.partition_point(|cover| cover.order <= order)..]
    }

    /// How much of something is covered later, by the one that covers most.
    fn share_above(&self, rect: &Rect, order: u32) -> f64 {
        let area = rect.area().max(1e-9);
        let share =
            |cover: &Area| cover.rect.common(rect).map_or(0.0, |common| common.area() / area);
        self.after(order).iter().map(share).fold(0.0, f64::max)
    }
}

/// A figure that is cut off shows only some of its digits: the digits beside those that are not
/// seen are none.
fn mark_neighbours(glyphs: &mut [Glyph], cut: &[Glyph], budget: &Budget) -> Result<(), Unfit> {
    for lost in cut.iter().filter(|glyph| glyph.is_digit()) {
        budget.step(glyphs.len())?;
        let near = lost.rect.grown(0.3 * f64::from(lost.size));
        for glyph in glyphs.iter_mut().filter(|glyph| glyph.is_digit()) {
            let is_beside = glyph.direction == lost.direction
                && (glyph.baseline - lost.baseline).abs() < 0.3 * lost.size
                && near.common(&glyph.rect).is_some();
            if is_beside && !glyph.is_same(lost) {
                glyph.character = char::REPLACEMENT_CHARACTER;
            }
        }
    }
    Ok(())
}

/// The rules that are seen, piece by piece, and the marks.
fn rules(
    areas: &[Area],
    background: &Background<'_>,
    seen: &mut Seen,
    budget: &Budget,
) -> Result<(), Unfit> {
    let is_thin = |area: &&Area| area.rect.thickness() <= THIN;
    // Lines in the colour of the page rub out what they are drawn over.
    let mut erasers: Vec<Area> = Vec::new();
    let mut visible: Vec<Area> = Vec::new();
    for area in areas.iter().filter(is_thin) {
        budget.step(background.covers.len() + 1)?;
        if is_same(area.color, background.below(area.rect.center(), area.order)) {
            if area.is_opaque {
                erasers.push(*area);
            }
        } else {
            visible.push(*area);
        }
    }
    for area in visible {
        let after = erasers.partition_point(|eraser| eraser.order <= area.order);
        let over = background.after(area.order).iter().chain(&erasers[after..]);
        let mut pieces = vec![area.rect];
        for cover in over {
            budget.step(pieces.len())?;
            pieces = pieces.into_iter().flat_map(|piece| uncovered(piece, &cover.rect)).collect();
        }
        seen.rules.extend(pieces);
    }
    let page = seen.width * seen.height;
    let is_mark = |area: &&Area| {
        area.rect.thickness() > THIN
            && (!area.is_full || area.is_picture)
            && area.rect.area() < page / 4.0
    };
    let mark = |area: &Area| Mark { rect: area.rect, is_picture: area.is_picture };
    seen.marks.extend(areas.iter().filter(is_mark).map(mark));
    Ok(())
}

/// What is left of a rule beside a cover that is as wide as the rule.
fn uncovered(rule: Rect, cover: &Rect) -> impl Iterator<Item = Rect> {
    let is_level = rule.width() >= rule.height();
    let slack = rule.thickness() * 0.1 + 1e-3;
    let (is_over, start, end) = if is_level {
        (cover.y0 <= rule.y0 + slack && cover.y1 >= rule.y1 - slack, cover.x0, cover.x1)
    } else {
        (cover.x0 <= rule.x0 + slack && cover.x1 >= rule.x1 - slack, cover.y0, cover.y1)
    };
    let (from, to) = if is_level { (rule.x0, rule.x1) } else { (rule.y0, rule.y1) };
    let piece = move |from: f64, to: f64| {
        if is_level { Rect { x0: from, x1: to, ..rule } } else { Rect { y0: from, y1: to, ..rule } }
    };
    let pieces = if !is_over || end <= from || start >= to {
        [Some(rule), None]
    } else {
        [(start > from).then(|| piece(from, start)), (end < to).then(|| piece(end, to))]
    };
    pieces.into_iter().flatten()
}

/// Turns a page whose text runs up or down, as of tables that are laid on their side.
fn turn(seen: &mut Seen) {
    let count = |direction| {
        let own = seen.glyphs.iter().filter(|glyph| !glyph.is_vertical);
        own.filter(|glyph| glyph.direction == direction).count()
    };
    let all = seen.glyphs.len();
    let most = [Direction::Down, Direction::Left, Direction::Up]
        .into_iter()
        .find(|direction| count(*direction) * 10 > all * 7);
    let Some(direction) = most else { return };
    let (width, height) = (seen.width, seen.height);
    let matrix = Matrix(match direction {
        Direction::Down => [0.0, -1.0, 1.0, 0.0, 0.0, width],
        Direction::Up => [0.0, 1.0, -1.0, 0.0, height, 0.0],
        _ => [-1.0, 0.0, 0.0, -1.0, width, height],
    });
    seen.turn = Some(matrix);
    let turned = |point: Point| matrix.point(point);
    let turned_rect =
        |rect: &Rect| Rect::between(turned((rect.x0, rect.y0)), turned((rect.x1, rect.y1)));
    for glyph in &mut seen.glyphs {
        let was_level = matches!(glyph.direction, Direction::Right | Direction::Left);
        let line = f64::from(glyph.baseline);
        let on_line = if was_level { (0.0, line) } else { (line, 0.0) };
        let (x, y) = turned(on_line);
        let is_swapped = direction != Direction::Left;
        glyph.baseline = if was_level != is_swapped { y } else { x } as f32;
        glyph.rect = turned_rect(&glyph.rect);
        glyph.direction = glyph.direction.seen_from(direction);
    }
    let marks = seen.marks.iter_mut().map(|mark| &mut mark.rect);
    for rect in seen.rules.iter_mut().chain(marks) {
        *rect = turned_rect(rect);
    }
    if direction != Direction::Left {
        (seen.width, seen.height) = (height, width);
    }
}
