//! The kinds of mistake that people make in these tables.

use crate::cell::CellId;

/// A kind of mistake that explains changed figures: one act of a person, however many cells it
/// spoilt.
///
/// The first four are those that are told by the digits of one figure (a Damerau–Levenshtein
/// distance of one).
///
/// ```
/// use gouji::{Pattern, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let diagnosis = locate(&reading);
/// let pattern = diagnosis.faults()[0].repairs()[0].pattern();
/// // The total counts what was carried forward as well.
/// assert_eq!(pattern, Some(Pattern::CountsCarriedForward));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pattern {
    /// One digit is wrong.
    DigitWrong,
    /// One digit was left out.
    DigitDropped,
    /// One digit too many, often a doubled one.
    DigitAdded,
    /// Two neighbouring digits stand in the wrong order.
    DigitsSwapped,
    /// The sign of a change is lost, or stands where none should.
    SignLost,
    /// Two figures of a row or column stand in each other's cells.
    Interchanged {
        /// The two cells.
        cells: [CellId; 2],
    },
    /// A figure stands in another cell of the row or column than the one it belongs in, perhaps
    /// added to what is there.
    WrongCell {
        /// Where it stands.
        stands_in: CellId,
        /// Where it belongs, and 0 is written.
        belongs_in: CellId,
    },
    /// The same requests are counted in another outcome too. The format says so of （二）部分公开:
    /// they are counted there and nowhere else.
    CountedTwice {
        /// The other outcome.
        also_in: CellId,
    },
    /// The figures of a row, or of a part of it, stand one column too far.
    RowShifted {
        /// True when they stand too far to the right.
        right: bool,
    },
    /// The figures of a column, or of a part of it, stand one row too far.
    ColumnShifted {
        /// True when they stand too far down.
        down: bool,
    },
    /// The cell still holds the 0 of the empty form: most often a total.
    LeftAtZero,
    /// A total is blank although its parts are not.
    LeftBlank,
    /// （七）总计 also counts the requests that are carried forward to next year.
    CountsCarriedForward,
    /// （七）总计 leaves out the requests that were carried over from last year.
    LeavesOutCarriedOver,
    /// The column 总计 repeats 自然人 and leaves the other applicants out.
    CopiedFromNaturalPersons,
    /// A figure where the rest of the row and column is 0 throughout.
    Stray,
    /// An amount of money is in 元 where 万元 is written, or the other way round.
    FactorTenThousand,
    /// Last year's figure was left in place.
    LastYear,
}

impl Pattern {
    /// The name in the serde form.
    pub const fn name(self) -> &'static str {
        match self {
            Pattern::DigitWrong => "digit_wrong",
            Pattern::DigitDropped => "digit_dropped",
            Pattern::DigitAdded => "digit_added",
            Pattern::DigitsSwapped => "digits_swapped",
            Pattern::SignLost => "sign_lost",
            Pattern::Interchanged { .. } => "interchanged",
            Pattern::WrongCell { .. } => "wrong_cell",
            Pattern::CountedTwice { .. } => "counted_twice",
            Pattern::RowShifted { .. } => "row_shifted",
            Pattern::ColumnShifted { .. } => "column_shifted",
            Pattern::LeftAtZero => "left_at_zero",
            Pattern::LeftBlank => "left_blank",
            Pattern::CountsCarriedForward => "counts_carried_forward",
            Pattern::LeavesOutCarriedOver => "leaves_out_carried_over",
            Pattern::CopiedFromNaturalPersons => "copied_from_natural_persons",
            Pattern::Stray => "stray",
            Pattern::FactorTenThousand => "factor_ten_thousand",
            Pattern::LastYear => "last_year",
        }
    }
}

impl serde::Serialize for Pattern {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
