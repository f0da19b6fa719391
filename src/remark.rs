//! Remarks: what a reader met that is out of the ordinary, and why a document could not be read at
//! all: as data, and the sentences for it.
//!
//! A remark says what was left unread, what was read in spite of an oddity, and where. Its code is
//! that of the rule which it concerns.

#[cfg(feature = "ofd")]
mod ofd;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "ofd"))]
mod office;
#[cfg(any(feature = "pdf", feature = "ofd"))]
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod unreadable;

#[cfg(feature = "ofd")]
pub use ofd::OfdError;
#[cfg(any(feature = "docx", feature = "xlsx", feature = "ofd"))]
pub use office::{FileKind, Measure, OfficeError};
#[cfg(any(feature = "pdf", feature = "ofd"))]
pub use page::PageMeasure;
#[cfg(feature = "pdf")]
pub use pdf::PdfError;
pub use unreadable::{OtherFormat, ReadError};

use crate::cell::{CellId, Table};
use crate::edition::Edition;
use crate::position::Position;
use crate::rule::Rule;
use crate::rule::{cells, proactive, structure};
use crate::table::name;
use crate::value::Oddity;
use crate::words::Locale;

/// What a remark is about.
///
/// ```
/// use gouji::{RemarkKind, read};
/// let document = include_bytes!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let found = |remark: &gouji::Remark| match remark.kind {
///     RemarkKind::SurplusDropped { found, expected } => Some((found, expected)),
///     _ => None,
/// };
/// assert_eq!(reading.remarks.iter().find_map(found), Some((8, 7)));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RemarkKind {
    /// The text of one cell is odd.
    Cell(Oddity),
    /// The table ends before its last row, or rows of it are missing.
    RowsMissing {
        /// How many rows.
        rows: usize,
    },
    /// A row stands twice, with different figures. Unread.
    RowTwiceDifferent,
    /// A row stands twice, with the same figures. Read once.
    RowTwiceSame,
    /// A row that the format does not have. Unread.
    RowUnknown,
    /// A column that the format does not have. Unread.
    ColumnUnknown,
    /// The columns of the table or block cannot be told. Its rows are unread.
    ColumnsUnclear,
    /// A row has too few or too many values. Unread.
    WrongNumberOfValues {
        /// Values in the row.
        found: usize,
        /// Values that belong there.
        expected: usize,
    },
    /// One zero or blank too many, and whichever is dropped the row is the same. Read.
    SurplusDropped {
        /// Values in the row.
        found: usize,
        /// Values that belong there.
        expected: usize,
    },
    /// A label that differs from the printed one in more than its writing. Read as that one.
    LabelDiffers {
        /// The printed label.
        printed: &'static str,
    },
    /// The table is of the edition that the report's year does not use.
    EditionAgainstYear {
        /// The edition of the table.
        edition: Edition,
        /// The year of the report.
        year: u16,
    },
    /// The tables of the report are of different editions.
    MixedEditions,
    /// A row of another edition than its table. Unread.
    RowOfOtherEdition {
        /// The edition of the table.
        table: Edition,
    },
    /// The rows that tell the edition of the table are missing; it was taken from the rest of the
    /// report.
    EditionAssumed {
        /// The edition that was taken.
        edition: Edition,
    },
    /// The text cites the notice of another edition than the report's year uses.
    NoticeAgainstYear {
        /// The edition whose notice is cited.
        cited: Edition,
        /// The year of the report.
        year: u16,
    },
    /// Cells ran together and cannot be told apart. The table is unread.
    RunTogether,
    /// Lines of the text were dropped. The table is unread.
    LinesDropped,
    /// The order in which the text was taken from its document cannot be told. Unread.
    OrderUnclear,
    /// The text ends inside the table.
    BrokenOff,
    /// The text is longer than any report: what follows is unread.
    TextTooLong,
    /// A row has one value more than columns, which may be the number of a page or a piece of a
    /// figure. Unread.
    SurplusUnclear,
    /// Figures stand above or below a row that may be pieces of its own, broken over lines. Unread.
    FiguresScattered,
    /// A table of one data row has several, with different figures. Unread.
    SeveralDataRows,
    /// A whole report lacks the title of a section.
    SectionMissing {
        /// The title as printed.
        title: &'static str,
    },
    /// A section's title has another number than the format gives it.
    SectionMisnumbered {
        /// The title as printed.
        title: &'static str,
    },
    /// A section's title stands before that of a section that should come first.
    SectionsOutOfOrder,
    /// Characters could not be decoded.
    UndecodedCharacters {
        /// How many.
        count: usize,
    },
}

/// One remark of a reader.
///
/// ```
/// use gouji::{Locale, read};
/// let document = include_bytes!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// for remark in &reading.remarks {
///     // The rule that it concerns, the sentence, and the place in the document.
///     let (code, place) = (remark.rule().code(), remark.position.as_ref().unwrap());
///     println!("{place} {code} {}", remark.message(Locale::Chinese));
/// }
/// assert_eq!(reading.remarks[0].rule().code(), "ST-06");
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remark {
    /// What it is about.
    pub kind: RemarkKind,
    /// The table concerned, if one is.
    pub table: Option<Table>,
    /// The cells concerned; those that the remark leaves unread are blank in the report.
    pub cells: Vec<CellId>,
    /// Where in the document.
    pub position: Option<Position>,
    /// The text of the document that it is about.
    pub raw: String,
}

impl Remark {
    /// The rule that it concerns.
    pub fn rule(&self) -> &'static Rule {
        match &self.kind {
            RemarkKind::Cell(oddity) => match oddity {
                Oddity::NegativeCount => &cells::CE_01,
                Oddity::Fraction => &cells::CE_02,
                Oddity::ChangeUnclear => &cells::CE_03,
                Oddity::NegativeAmount => &cells::CE_04,
                Oddity::NotANumber | Oddity::LeadingZero | Oddity::TooLarge => &cells::CE_05,
                Oddity::UnitInCell => &cells::CE_07,
                Oddity::UnitUnknown => &proactive::P0_05,
                Oddity::CutOff => &structure::ST_05,
            },
            RemarkKind::ColumnsUnclear | RemarkKind::RowOfOtherEdition { .. } => &structure::ST_03,
            RemarkKind::SectionMissing { .. } => &structure::ST_02,
            RemarkKind::SectionMisnumbered { .. } | RemarkKind::SectionsOutOfOrder => {
                &structure::ST_11
            }
            RemarkKind::EditionAgainstYear { .. } => &structure::ST_04,
            RemarkKind::RowsMissing { .. }
            | RemarkKind::BrokenOff
            | RemarkKind::TextTooLong
            | RemarkKind::RowTwiceDifferent => &structure::ST_05,
            RemarkKind::LabelDiffers { .. } => &structure::ST_06,
            RemarkKind::RowUnknown | RemarkKind::ColumnUnknown => &structure::ST_07,
            RemarkKind::SeveralDataRows => &structure::ST_08,
            RemarkKind::NoticeAgainstYear { .. } => &structure::ST_09,
            RemarkKind::WrongNumberOfValues { .. }
            | RemarkKind::SurplusDropped { .. }
            | RemarkKind::SurplusUnclear
            | RemarkKind::FiguresScattered
            | RemarkKind::RunTogether
            | RemarkKind::LinesDropped
            | RemarkKind::OrderUnclear => &structure::ST_10,
            RemarkKind::UndecodedCharacters { .. } => &structure::ST_12,
            RemarkKind::EditionAssumed { .. } => &structure::ST_13,
            RemarkKind::MixedEditions => &structure::ST_14,
            RemarkKind::RowTwiceSame => &structure::ST_15,
        }
    }

    /// True when figures of the document stay unread for it.
    pub(crate) const fn leaves_unread(&self) -> bool {
        !matches!(
            &self.kind,
            RemarkKind::Cell(Oddity::UnitInCell | Oddity::UnitUnknown)
                | RemarkKind::RowUnknown
                | RemarkKind::ColumnUnknown
                | RemarkKind::LabelDiffers { .. }
                | RemarkKind::MixedEditions
                | RemarkKind::EditionAgainstYear { .. }
                | RemarkKind::NoticeAgainstYear { .. }
                | RemarkKind::SurplusDropped { .. }
                | RemarkKind::UndecodedCharacters { .. }
                | RemarkKind::EditionAssumed { .. }
                | RemarkKind::RowTwiceSame
                | RemarkKind::SectionMissing { .. }
                | RemarkKind::SectionMisnumbered { .. }
                | RemarkKind::SectionsOutOfOrder
        )
    }

    /// The remark as a sentence, without its position.
    pub fn message(&self, locale: Locale) -> String {
        let place = self.place(locale);
        let raw = quoted(&self.raw);
        match locale {
            Locale::Chinese => format!("{place}{}", self.chinese(&raw)),
            Locale::English => format!("{place}{}", self.english(&raw)),
        }
    }

    /// The table, and the row and column where they are one.
    fn place(&self, locale: Locale) -> String {
        // A list of rows names them itself, and so does a row that is quoted.
        let names_itself = matches!(
            self.kind,
            RemarkKind::RowsMissing { .. }
                | RemarkKind::WrongNumberOfValues { .. }
                | RemarkKind::OrderUnclear
        );
        let named = if names_itself { &[] } else { self.cells.as_slice() };
        let place = match (named, self.table, locale) {
            ([], None, _) => return String::new(),
            ([], Some(table), Locale::Chinese) => table.name(Locale::Chinese).into(),
            ([], Some(table), Locale::English) => table.name(Locale::English).into(),
            (cells, _, _) => name::place_of(cells, locale),
        };
        match locale {
            Locale::Chinese => format!("{place}："),
            Locale::English => format!("{place}: "),
        }
    }

    /// What a sentence calls its row: as it is quoted, unless the place has named it.
    fn row<'t>(&self, quoted: &'t str, named: &'t str) -> &'t str {
        let mut rows = self.cells.iter().map(|cell| cell.row_names());
        let first = rows.next();
        if first.is_some() && rows.all(|row| Some(row) == first) { named } else { quoted }
    }

    fn chinese(&self, raw: &str) -> String {
        match &self.kind {
            RemarkKind::Cell(oddity) => match oddity {
                Oddity::NegativeCount => format!("{raw}是负数，此处只能填零或正整数，未予读取。"),
                Oddity::Fraction => format!("{raw}不是整数，此处只能填整数，未予读取。"),
                Oddity::ChangeUnclear => {
                    format!("{raw}看不出是增加还是减少，未予读取；增加填正数，减少填负数。")
                }
                Oddity::NegativeAmount => format!("{raw}是负数，金额不能为负，未予读取。"),
                Oddity::NotANumber => format!("{raw}不是数字，未予读取。"),
                Oddity::LeadingZero => {
                    format!("{raw}以零开头，可能是几个单元格的数字连在了一起，未予读取。")
                }
                Oddity::TooLarge => format!("{raw}超出可以处理的范围，未予读取。"),
                Oddity::UnitInCell => {
                    format!("{raw}带有计量单位，已按该单位读取；单元格内宜只填数字。")
                }
                Oddity::UnitUnknown => format!("{raw}没有标明是元还是万元，金额大小无法确定。"),
                Oddity::CutOff => {
                    "文件在这一格中间断开，数字可能不完整，未予读取；请核对原文件是否完整。".into()
                }
            },
            RemarkKind::RowsMissing { rows } => {
                format!(
                    "没有找到{}，共 {rows} 行，相应数据未读取。",
                    name::rows_of(&self.cells, Locale::Chinese)
                )
            }
            RemarkKind::RowTwiceDifferent => "这一行出现了两次而数字不同，未予读取。".into(),
            RemarkKind::RowTwiceSame => "这一行出现了两次，数字相同。".into(),
            RemarkKind::RowUnknown => format!("{raw}不是规定格式中的行，未予读取。"),
            RemarkKind::ColumnUnknown => format!("{raw}不是规定格式中的列，未予读取。"),
            RemarkKind::ColumnsUnclear => {
                "表头不完整或者无法辨认，不能确定各列的含义，有关数据未予读取。".into()
            }
            RemarkKind::WrongNumberOfValues { found, expected } => {
                format!("{raw}一行应有 {expected} 个数，实有 {found} 个，未予读取。")
            }
            RemarkKind::SurplusDropped { found, expected } => {
                format!(
                    "{raw}一行应有 {expected} 个数，实有 {found} 个；多出的一个零或空白格已略去，其余照常读取。"
                )
            }
            RemarkKind::LabelDiffers { printed } => {
                format!("{raw}与规定格式的“{printed}”不一致，按后者读取。")
            }
            RemarkKind::EditionAgainstYear { edition, year } => {
                format!("{year} 年度的报告用了{}规定的表式。", edition.notice())
            }
            RemarkKind::MixedEditions => "报告中各表采用的格式版本不同。".into(),
            RemarkKind::RowOfOtherEdition { table } => {
                format!("{raw}不属于本表所用的{}格式，未予读取。", table.notice())
            }
            RemarkKind::EditionAssumed { edition } => {
                format!("表中缺少能够区分格式版本的行，按{}处理。", edition.notice())
            }
            RemarkKind::NoticeAgainstYear { cited, year } => {
                format!("{year} 年度的报告引用的是{}，该格式不适用于这一年度。", cited.notice())
            }
            RemarkKind::RunTogether => {
                format!("{raw}中几个单元格的数字连在了一起，无法确定怎样分开，整张表未予读取。")
            }
            RemarkKind::LinesDropped => {
                "文本中重复的行已经丢失，无法确定各单元格的数字，整张表未予读取。".into()
            }
            RemarkKind::OrderUnclear => {
                let rows = match self.cells.is_empty() {
                    true => "有关数据".to_owned(),
                    false => name::rows_of(&self.cells, Locale::Chinese),
                };
                format!(
                    "文本中单元格的先后次序已经打乱，无法确定数字属于哪一行哪一列，{rows}未予读取。"
                )
            }
            RemarkKind::BrokenOff => "文本在这张表中间断开，表的其余部分缺失。".into(),
            RemarkKind::TextTooLong => {
                "文本过长，此处以后的表格没有读取。请只保留一份报告的内容。".into()
            }
            RemarkKind::SurplusUnclear => {
                let row = self.row(raw, "这");
                format!("{row}一行多出一个数，可能是页码，也可能是一个数分成了两段，未予读取。")
            }
            RemarkKind::FiguresScattered => {
                let row = self.row(raw, "这");
                format!(
                    "{row}一行的数字散在上下几行，可能有的数字因单元格太窄折成了两行，无法确定，未予读取。"
                )
            }
            RemarkKind::SeveralDataRows => {
                "这张表应只有一行数据，实有多行而数字不同，未予读取。".into()
            }
            RemarkKind::SectionMissing { title } => format!("没有找到标题“{title}”。"),
            RemarkKind::SectionMisnumbered { title } => {
                format!("标题{raw}的序号与规定格式不同，应为“{title}”。")
            }
            RemarkKind::SectionsOutOfOrder => {
                format!("标题{raw}的位置不对，各部分应按规定格式的顺序排列。")
            }
            RemarkKind::UndecodedCharacters { count } => {
                format!("文件中有 {count} 个字符无法解码。")
            }
        }
    }

    fn english(&self, raw: &str) -> String {
        match &self.kind {
            RemarkKind::Cell(oddity) => match oddity {
                Oddity::NegativeCount => format!("{raw} is negative where only zero or more can stand; left unread."),
                Oddity::Fraction => format!("{raw} is not a whole number; left unread."),
                Oddity::ChangeUnclear => format!("{raw} does not say clearly whether it is an increase or a decrease; left unread."),
                Oddity::NegativeAmount => format!("{raw} is negative, which money cannot be here; left unread."),
                Oddity::NotANumber => format!("{raw} is not a number; left unread."),
                Oddity::LeadingZero => format!("{raw} begins with a zero, as figures of several cells run together do; left unread."),
                Oddity::TooLarge => format!("{raw} is larger than can be handled; left unread."),
                Oddity::UnitInCell => format!("{raw} carries a unit and was read in it; a cell should hold the number alone."),
                Oddity::UnitUnknown => format!("{raw} does not say whether it is in yuan or in 10,000 yuan."),
                Oddity::CutOff => "the document ends inside the cell, so its figure may not be whole; left unread. See that the file is complete.".into(),
            },
            RemarkKind::RowsMissing { rows } => {
                let rows = match rows {
                    1 => "one row was not found and is unread".to_owned(),
                    _ => format!("{rows} rows were not found and are unread"),
                };
                format!("{rows}: {}.", name::rows_of(&self.cells, Locale::English))
            }
            RemarkKind::RowTwiceDifferent => "the row stands twice with different figures; left unread.".into(),
            RemarkKind::RowTwiceSame => "the row stands twice with the same figures.".into(),
            RemarkKind::RowUnknown => format!("the format has no row {raw}; left unread."),
            RemarkKind::ColumnUnknown => format!("the format has no column {raw}; left unread."),
            RemarkKind::ColumnsUnclear => {
                "the header is incomplete or not recognised, so the columns cannot be told; the figures are unread.".into()
            }
            RemarkKind::WrongNumberOfValues { found, expected } => {
                format!("the row {raw} has {found} values where {expected} belong; left unread.")
            }
            RemarkKind::SurplusDropped { found, expected } => {
                format!("the row {raw} has {found} values where {expected} belong; one zero or blank too many was dropped.")
            }
            RemarkKind::LabelDiffers { printed } => format!("{raw} differs from the printed label “{printed}” and was read as that."),
            RemarkKind::EditionAgainstYear { edition, year } => format!("the report for {year} uses the table of {}.", edition.notice()),
            RemarkKind::MixedEditions => "the tables of the report are of different editions of the format.".into(),
            RemarkKind::RowOfOtherEdition { table } => {
                format!("{raw} is not part of the format of {}, which the table follows; left unread.", table.notice())
            }
            RemarkKind::EditionAssumed { edition } => format!("the rows that tell the edition are missing; taken as {}.", edition.notice()),
            RemarkKind::NoticeAgainstYear { cited, year } => {
                format!("the report for {year} cites {}, which does not apply to that year.", cited.notice())
            }
            RemarkKind::RunTogether => {
                format!("figures of several cells run together in {raw} and cannot be told apart; the whole table is unread.")
            }
            RemarkKind::LinesDropped => {
                "repeated lines of the text are lost, so the figures cannot be told; the whole table is unread.".into()
            }
            RemarkKind::OrderUnclear => {
                let rows = match self.cells.is_empty() {
                    true => "they are unread".to_owned(),
                    false => format!("unread: {}", name::rows_of(&self.cells, Locale::English)),
                };
                format!("the order of the cells in the text is lost, so it cannot be told where the figures belong; {rows}.")
            }
            RemarkKind::BrokenOff => "the text ends inside the table; the rest of it is missing.".into(),
            RemarkKind::TextTooLong => "the text is too long; the tables from here on are unread. Keep a single report in it.".into(),
            RemarkKind::SurplusUnclear => {
                let quoted = format!("the row {raw}");
                let row = self.row(&quoted, "the row");
                format!("{row} has one value too many, which may be the number of a page or a piece of a figure; left unread.")
            }
            RemarkKind::FiguresScattered => {
                let quoted = format!("the row {raw}");
                let row = self.row(&quoted, "the row");
                format!("the figures of {row} stand on several lines, and one may be broken over two of them; left unread.")
            }
            RemarkKind::SeveralDataRows => "the table should have one row of values and has several that differ; left unread.".into(),
            RemarkKind::SectionMissing { title } => format!("the title “{title}” was not found."),
            RemarkKind::SectionMisnumbered { title } => {
                format!("the title {raw} has another number than the format's “{title}”.")
            }
            RemarkKind::SectionsOutOfOrder => {
                format!("the title {raw} stands out of order; the sections follow the format's order.")
            }
            RemarkKind::UndecodedCharacters { count: 1 } => "one character of the file could not be decoded.".into(),
            RemarkKind::UndecodedCharacters { count } => format!("{count} characters of the file could not be decoded."),
        }
    }
}

/// The document's text in quotation marks, shortened.
fn quoted(raw: &str) -> String {
    const MOST: usize = 40;
    let joined = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = joined.chars().take(MOST).collect();
    if short.len() < joined.len() {
        short.push('…');
    }
    format!("“{short}”")
}
