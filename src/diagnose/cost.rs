//! What each mistake costs, and which cells are trusted more.
//!
//! Costs are surprises: ten points for each factor of two by which something is rarer. A repair is
//! as surprising as the mistakes that it supposes: that somebody makes such a mistake, that it
//! falls on this cell of some two hundred, and that it turns the right figure into the one that is
//! written. So a coincidence that would be rare by chance is cheap to explain by a mistake that
//! makes it certain: two digits swapped, （七）总计 off by exactly the carried-forward figure, a
//! column that repeats another one cell by cell; and a wrong digit in a figure of one digit says as
//! little as any other figure would. How common the mistakes are is a judgement, checked against
//! the real reports and against planted mistakes (`docs/diagnoses.md`).
//!
//! # Figures
//!
//! A repair is also as surprising as the figures that it leaves in the cells in doubt. In 29
//! published reports 96 of 100 figures that are no totals are 0; of the others 52, 35, 21, 12, 12,
//! 8, 3, 2 and 1 stand between one power of two and the next. So 0 is likelier than 1 by
//! [`NOT_ZERO`]. As larger bodies have larger figures, a figure twice as large is taken for half as
//! likely, up to the largest figure of the table that is not in doubt; beyond that, for a quarter
//! as likely.
//!
//! The cells that a kind of mistake can fall on are few or many for the same reason, and where they
//! are few, it falls on each of them more often. A figure where 0 is meant is a mistake no commoner
//! than others, though nearly all cells could have it: it costs [`NOT_ZERO`] more. Two digits can
//! be swapped, or one of them dropped, in one figure of four. In a row, a figure stands beside a 0
//! ten times as often as beside another figure, in a column four times as often. That a figure
//! stands in its neighbour's cell is taken for six or seven times as common a mistake as
//! an interchange: so where both explain a row, it is the interchange that comes first, and in a
//! column the other.
//!
//! # Trust
//!
//! Among repairs that are otherwise alike, those come first that leave the more trusted cells
//! alone. In the six real reports with failing identities at hand, a figure of the row （七）总计
//! is wrong in four and an outcome in two; none is in doubt in 本年新收 or 结转下年度. That is
//! as one would expect: what is received is counted in a register and stands in the opening
//! sentence of the report, what is carried forward is compared with next year's report, outcomes
//! are sorted by hand, and totals are added up by hand at the end.

use super::block::Block;
use super::digits;
use super::pattern::Pattern;

/// One cell of some two hundred.
const ONE_CELL: u32 = 76;
/// A figure that is wrong for no known reason, before it is said which figure.
const ANY_FIGURE: u32 = 20;
/// A slip of the digits, before it is said which.
const SLIP: u32 = 35;
/// What a slip that takes two digits is less surprising in a figure that has them.
const TWO_DIGITS: u32 = 20;
/// A figure that is not 0.
const NOT_ZERO: u32 = 40;
/// A total left at 0: of two hundred cells one of the ten or so totals that are not 0.
pub(super) const TOTAL_AT_ZERO: u32 = ONE_CELL - 40;
/// A part left at 0.
pub(super) const AT_ZERO: u32 = ONE_CELL + 20;
/// A sign lost.
pub(super) const SIGN: u32 = ONE_CELL + 10;
/// Counted in another outcome too, where the format warns of it.
pub(super) const TWICE_TOLD: u32 = ONE_CELL + 35 + NOT_ZERO;
/// Counted in another outcome too.
pub(super) const TWICE: u32 = ONE_CELL + 45 + NOT_ZERO;
/// Last year's figure, had it many digits.
pub(super) const LAST_YEAR: u32 = ONE_CELL + 10;
/// What a figure in a column of zeros is less surprising than one elsewhere.
pub(super) const STRAY: u32 = 6;
/// For each total that repeats the mistake of a part.
pub(super) const FOLLOWER: u32 = 8;

/// Two neighbours of a row in each other's cells.
pub(super) const INTERCHANGED_IN_ROW: u32 = ONE_CELL + 14;
/// Two neighbours of a column in each other's cells.
pub(super) const INTERCHANGED_IN_COLUMN: u32 = ONE_CELL + 26;
/// A figure in the cell beside the one that it belongs in.
pub(super) const WRONG_CELL: u32 = ONE_CELL + 20;
/// A figure added to that of another cell.
pub(super) const ADDED_TO_CELL: u32 = ONE_CELL + 30;
/// A part of a figure counted in another cell, before it is said how much.
pub(super) const PARTLY_IN_CELL: u32 = ONE_CELL + 40;
/// The same in a cell where 0 is meant.
pub(super) const PARTLY_IN_EMPTY_CELL: u32 = PARTLY_IN_CELL + NOT_ZERO;
/// The two cells are not neighbours: one of some fifteen others.
pub(super) const NOT_NEIGHBOURS: u32 = 40;

/// （七）总计 counts what is carried forward, or leaves out what was carried over.
pub(super) const KNOWN_TOTAL: u32 = 45;
/// The column 总计 repeats 自然人.
pub(super) const COPIED: u32 = 60;
/// The row （七）总计 or the column 总计 left at 0.
pub(super) const TOTALS_AT_ZERO: u32 = 70;
/// A row or column of last year's report.
pub(super) const LAST_YEARS_LINE: u32 = 75;
/// A row or column, or a part of it, one cell too far.
pub(super) const SHIFTED: u32 = 100;
/// Several parts of one row or column left at 0.
pub(super) const LINE_AT_ZERO: u32 = 110;
/// For each cell of a row or column that one act spoilt.
pub(super) const EACH_CELL: u32 = 2;

/// Any wrong figure. `meant` is not known where several figures would do.
pub(super) fn any_figure(written: i64, meant: Option<i64>) -> u32 {
    let larger = written.unsigned_abs().max(meant.unwrap_or_default().unsigned_abs());
    // All figures of as many digits.
    let digits = larger.checked_ilog10().unwrap_or(0) + 1;
    let where_none_is_meant = if meant == Some(0) { NOT_ZERO } else { 0 };
    ONE_CELL + ANY_FIGURE + surprise(10_u64.saturating_pow(digits)) + where_none_is_meant
}

/// Figures of last year that were not brought up to date: what `act` costs, and more where they are
/// so small that they may agree by chance.
pub(super) fn last_year(act: u32, written: impl Iterator<Item = i64>) -> u32 {
    let digits = |figure: i64| figure.unsigned_abs().checked_ilog10().map_or(0, |power| power + 1);
    let telling: u32 = written.map(|figure| surprise(10_u64.saturating_pow(digits(figure)))).sum();
    act + 60_u32.saturating_sub(telling)
}

/// A slip of the digits that turned one figure into another.
pub(super) fn slip(written: i64, meant: i64) -> Option<(Option<Pattern>, u32)> {
    let (pattern, ways) = digits::slip(written, meant)?;
    // One wrong digit in a figure of one digit is no more than a wrong figure.
    let named = Some(pattern).filter(|_| pattern != Pattern::DigitWrong || written > 9);
    let takes_two = matches!(pattern, Pattern::DigitDropped | Pattern::DigitsSwapped);
    Some((named, ONE_CELL + SLIP + surprise(ways) - if takes_two { TWO_DIGITS } else { 0 }))
}

/// Ten times the binary logarithm of how many ways there are; between powers of two along a
/// straight line, which is near enough.
pub(super) fn surprise(ways: u64) -> u32 {
    let Some(power) = ways.checked_ilog2() else { return 0 };
    let floor = 1_u64 << power;
    // The quotient is below ten.
    10 * power + ((u128::from(ways - floor) * 10 / u128::from(floor)) as u32)
}

/// How surprising a figure is that does not follow from others, beside the `largest` one of the
/// table that is not in doubt.
pub(super) fn figure(number: i64, largest: i64) -> u32 {
    match number.unsigned_abs() {
        0 => 0,
        number => NOT_ZERO + surprise(number) + surprise(number / largest.unsigned_abs().max(1)),
    }
}

/// How much a cell is trusted: what changing it costs beside the mistake itself.
pub(super) fn trust(block: &Block, at: usize, matches_last_year: bool) -> u32 {
    let shape = &block.shape;
    let in_total_column = shape.column(at) == shape.total_column();
    let Some(roles) = shape.roles else {
        // In a table without such a row the totals are the sums made by hand.
        return if in_total_column { 0 } else { 2 };
    };
    let of_row = match shape.row(at) {
        row if row == roles.total => 0,
        row if row == roles.received => 5,
        row if row == roles.carried_over && matches_last_year => 9,
        row if row == roles.carried_over || row == roles.carried_forward => 4,
        _ => 3,
    };
    of_row + u32::from(in_total_column)
}
