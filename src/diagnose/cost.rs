//! What each mistake costs, and which cells are trusted more.
//!
//! Costs are in points; a figure that is wrong for no known reason costs [`BARE`]. They only put the repairs in order: a smaller number of
//! cells nearly always costs less, and a pattern of several cells costs about as much as one cell. The figures are judgements, checked
//! against the real reports and against planted mistakes (`docs/diagnoses.md`):
//!
//! * a coincidence that would be rare by chance is cheap: （七）总计 off by exactly the carried-forward figure, a column that repeats another
//!   one cell by cell;
//! * what the digits tell depends on how many digits there are: a swap in 4821 is telling, a wrong digit in 3 is nothing at all;
//! * a total left at 0 is common, a part left at 0 less so.
//!
//! # Trust
//!
//! Among repairs that cost the same, those come first that leave the more trusted cells alone. In the six real reports with failing identities
//! at hand, a figure of the row （七）总计 is wrong in four and an outcome in two; none is in doubt in 本年新收 or 结转下年度. That is as one would
//! expect: what is received is counted in a register and stands in the opening sentence of the report, what is carried forward is compared with
//! next year's report, outcomes are sorted by hand, and totals are added up by hand at the end.

/// A figure that is wrong for no known reason.
pub(super) const BARE: u32 = 100;
/// For each total that repeats the mistake of a part.
pub(super) const FOLLOWER: u32 = 8;
/// For each cell of a row or column that one act spoilt.
pub(super) const EACH_CELL: u32 = 2;
/// （七）总计 counts what is carried forward, or leaves out what was carried over.
pub(super) const KNOWN_TOTAL: u32 = 40;
/// The column 总计 repeats 自然人.
pub(super) const COPIED: u32 = 40;
/// A row or column stands one cell too far.
pub(super) const SHIFTED: u32 = 45;
/// A total, or several, left at 0.
pub(super) const TOTAL_AT_ZERO: u32 = 70;
/// Several parts of one row or column left at 0.
pub(super) const LINE_AT_ZERO: u32 = 85;
/// One part left at 0.
pub(super) const AT_ZERO: u32 = 92;
/// A sign lost.
pub(super) const SIGN: u32 = 50;
/// Two figures in each other's cells.
pub(super) const INTERCHANGED: u32 = 60;
/// A figure in the wrong cell, where 0 belongs, and 0 where it belongs.
pub(super) const WRONG_CELL: u32 = 70;
/// A figure added to that of another cell, and 0 where it belongs.
pub(super) const ADDED_TO_CELL: u32 = 90;
/// A part of a figure counted in another cell.
pub(super) const PARTLY_IN_CELL: u32 = 140;
/// The two cells are not neighbours.
pub(super) const NOT_NEIGHBOURS: u32 = 15;
/// Counted in another outcome too, where the format warns of it.
pub(super) const TWICE_TOLD: u32 = 84;
/// Counted in another outcome too.
pub(super) const TWICE: u32 = 88;
/// A figure in a column of zeros.
pub(super) const STRAY: u32 = 94;
/// Last year's figure, of two digits or more.
pub(super) const LAST_YEAR: u32 = 40;
/// Last year's figure of one digit, which chance may have made.
pub(super) const LAST_YEAR_SMALL: u32 = 75;

/// A slip of the digits.
pub(super) const fn slip(evidence: u32) -> u32 {
    // Evidence is 60 at most.
    (BARE - 4).saturating_sub(evidence)
}

use super::block::Block;

/// How much a cell is trusted: what changing it costs beside the mistake itself.
pub(super) fn trust(block: &Block, at: usize, matches_last_year: bool) -> u32 {
    let shape = &block.shape;
    let row = shape.row(at);
    let of_row = shape.roles.map_or(3, |roles| match row {
        row if row == roles.total => 0,
        row if row == roles.received => 5,
        row if row == roles.carried_over && matches_last_year => 9,
        row if row == roles.carried_over || row == roles.carried_forward => 4,
        _ => 3,
    });
    // In a table without such a row the totals are the sums made by hand.
    if shape.roles.is_none() && shape.is_total(at) { 0 } else { of_row }
}
