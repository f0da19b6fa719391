//! Why the model refuses a value, a cell or a report: as data, and the sentences for it.

use std::fmt;

use crate::value::{Kind, LIMIT, Oddity};
use crate::words::Locale;

/// Why a value, a cell or a report was refused.
///
/// It is data: [`kind`](Error::kind) says what is wrong, [`path`](Error::path) where, and
/// [`message`](Error::message) says both, and what to write instead, in Chinese or in English.
///
/// ```
/// use gouji::{CellId, ErrorKind, Locale};
/// let error = "requests.received.total".parse::<CellId>().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::EditionMissing);
/// assert_eq!(error.path(), Some("requests.received.total"));
/// assert_eq!(
///     error.message(Locale::Chinese),
///     "requests.received.total：这张表各年格式不同，没有写明是哪一年的格式，请写 \
///      requests.received.total@2019 或 requests.received.total@2021。"
/// );
/// ```
// Boxed, so that a function that hardly ever fails does not carry the room for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    row: Option<usize>,
    path: Option<String>,
    found: Option<String>,
    wanted: Option<Wanted>,
}

/// What is wrong.
///
/// ```
/// use gouji::{Change, Count, ErrorKind, Kind, Value};
/// let value = Value::from(Change::from(-3));
/// assert_eq!(
///     Count::try_from(value).unwrap_err().kind(),
///     ErrorKind::WrongKind { expected: Kind::Count, found: Kind::Change }
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The number or text cannot stand in a cell.
    Value(Oddity),
    /// A value of one kind was put into a cell of another.
    WrongKind {
        /// The kind that the cell is declared with.
        expected: Kind,
        /// The kind of the value.
        found: Kind,
    },
    /// The report has no table of the cell's layout.
    NoTable,
    /// There is no cell of that path.
    UnknownCell,
    /// A table that the editions print differently was named without an edition.
    EditionMissing,
    /// There is no such edition.
    UnknownEdition,
    /// A table that the editions print alike was named with an edition.
    EditionNeedless,
    /// A field that the form does not have.
    UnknownField,
    /// A field that the form must have was left out.
    Missing,
    /// A field stands twice in one object.
    Twice,
    /// Something else stands where an object, a number or a name belongs.
    Unexpected,
    /// A wide row has too few or too many values.
    RowLength {
        /// Values that belong there.
        expected: usize,
        /// Values in the row.
        found: usize,
    },
    /// The text is no day of the calendar.
    NotADate,
    /// A number and the code that says what stands in its cell contradict each other.
    CodeDisagrees,
    /// The text is no [`ProblemId`](crate::ProblemId).
    NotAnId,
    /// The text is no JSON.
    Syntax {
        /// The line, counted from 1.
        line: usize,
        /// The character in the line, counted from 1.
        column: usize,
    },
}

/// What should be written instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The value of a cell.
    Cell(Kind),
    /// An object, given in full with every cell blank.
    Row(String),
    /// The number of an amount.
    Money,
    /// The unit of an amount.
    Unit,
    /// One of these.
    OneOf(Vec<String>),
    /// A table, or nothing.
    Table,
    /// An object.
    Object,
    /// The name of the body.
    Agency,
    /// The year.
    Year,
    /// Which bodies the figures cover.
    Scope,
    /// Nothing: the table has no such cell in its edition.
    Nothing,
}

/// The longest text that a message repeats, in characters.
const LONGEST_FOUND: usize = 40;

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Error {
        Error(Box::new(Inner { kind, row: None, path: None, found: None, wanted: None }))
    }

    /// A number or text that cannot stand in a cell.
    pub(crate) fn value(oddity: Oddity, found: impl fmt::Display) -> Error {
        Error::new(ErrorKind::Value(oddity)).found(found)
    }

    pub(crate) fn at(mut self, path: impl fmt::Display) -> Error {
        self.0.path = Some(path.to_string());
        self
    }

    /// In a row of a table of many reports.
    pub(crate) fn in_row(mut self, row: usize) -> Error {
        self.0.row = Some(row);
        self
    }

    /// What stands there, cut where it is long.
    pub(crate) fn found(mut self, found: impl fmt::Display) -> Error {
        let found = found.to_string();
        let cut =
            found.char_indices().nth(LONGEST_FOUND).map(|(at, _)| format!("{}…", &found[..at]));
        self.0.found = Some(cut.unwrap_or(found));
        self
    }

    pub(crate) fn wanted(mut self, wanted: Wanted) -> Error {
        self.0.wanted = Some(wanted);
        self
    }

    /// What is wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The path of what is refused, where there is one: that of a cell or row, or of another field
    /// of the serde form, such as `heading.year`.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The row of a table of many reports, counted as a spreadsheet does: the header is row 1.
    pub fn row(&self) -> Option<usize> {
        self.0.row
    }

    /// Where, what is wrong and what to write instead, as a sentence.
    pub fn message(&self, locale: Locale) -> String {
        let (colon, comma, stop) = match locale {
            Locale::Chinese => ("：", "，", "。"),
            Locale::English => (": ", "; ", ""),
        };
        let row = self.row().map(|row| match locale {
            Locale::Chinese => format!("第{row}行"),
            Locale::English => format!("row {row}"),
        });
        let places: Vec<String> = row.into_iter().chain(self.path().map(str::to_owned)).collect();
        let place = match places.is_empty() {
            true => String::new(),
            false => format!(
                "{}{colon}",
                places.join(if locale == Locale::Chinese { "，" } else { ", " })
            ),
        };
        let wrong = match locale {
            Locale::Chinese => self.wrong_in_chinese(),
            Locale::English => self.wrong_in_english(),
        };
        let advice = self
            .0
            .wanted
            .as_ref()
            .map_or(String::new(), |wanted| format!("{comma}{}", wanted.advice(locale)));
        format!("{place}{wrong}{advice}{stop}")
    }

    fn wrong_in_chinese(&self) -> String {
        let found = self.0.found.as_deref().unwrap_or("这个值");
        match self.kind() {
            ErrorKind::Value(oddity) => oddity.clause(found, Locale::Chinese),
            ErrorKind::WrongKind { expected, found } => format!(
                "这一格应填{}，不能填{}",
                expected.name(Locale::Chinese),
                found.name(Locale::Chinese)
            ),
            ErrorKind::NoTable => "报告中没有这张表，或者表的格式不同".into(),
            ErrorKind::UnknownCell => "没有这一格".into(),
            ErrorKind::EditionMissing => "这张表各年格式不同，没有写明是哪一年的格式".into(),
            ErrorKind::UnknownEdition => format!("没有{found}这种格式"),
            ErrorKind::EditionNeedless => "这张表各年格式相同，不分年份".into(),
            ErrorKind::UnknownField => "没有这一项，请删去".into(),
            ErrorKind::Missing => "缺少这一项".into(),
            ErrorKind::Twice => "这一项出现了两次".into(),
            ErrorKind::Unexpected => format!("不能填{found}"),
            ErrorKind::CodeDisagrees => format!("数值与状态码{found}不符"),
            ErrorKind::NotADate => format!("{found}不是日期，请写成 2025-01-31 的形式"),
            ErrorKind::NotAnId => {
                format!("{found}不是问题编号，请照抄 RQ-01-3f2a9c1e5b-7d0142aa 这样的编号")
            }
            ErrorKind::RowLength { expected, found } => {
                format!("这一行有 {found} 个值，应为 {expected} 个")
            }
            ErrorKind::Syntax { line, column } => {
                format!("第{line}行第{column}个字符处不合 JSON 的写法")
            }
        }
    }

    fn wrong_in_english(&self) -> String {
        let found = self.0.found.as_deref().unwrap_or("the value");
        match self.kind() {
            ErrorKind::Value(oddity) => oddity.clause(found, Locale::English),
            ErrorKind::WrongKind { expected, found } => {
                format!("a value of kind {found} cannot stand in a cell of kind {expected}")
            }
            ErrorKind::NoTable => "the report has no such table in this edition".into(),
            ErrorKind::UnknownCell => "there is no such cell".into(),
            ErrorKind::EditionMissing => {
                "the editions print this table differently, and none is named".into()
            }
            ErrorKind::UnknownEdition => format!("there is no edition {found}"),
            ErrorKind::EditionNeedless => "the editions print this table alike".into(),
            ErrorKind::UnknownField => "unknown field; remove it".into(),
            ErrorKind::Missing => "missing".into(),
            ErrorKind::Twice => "stands twice".into(),
            ErrorKind::Unexpected => format!("{found} cannot stand here"),
            ErrorKind::CodeDisagrees => format!("the value contradicts its code {found}"),
            ErrorKind::NotADate => format!("{found} is no date; write 2025-01-31"),
            ErrorKind::NotAnId => {
                format!("{found} is no id of a problem; copy one like RQ-01-3f2a9c1e5b-7d0142aa")
            }
            ErrorKind::RowLength { expected, found } => {
                format!("the row has {found} values instead of {expected}")
            }
            ErrorKind::Syntax { line, column } => {
                format!("line {line}, character {column}: {found}")
            }
        }
    }
}

impl Wanted {
    fn advice(&self, locale: Locale) -> String {
        let (chinese, english) = match self {
            Wanted::Cell(Kind::Count) => (
                "请填零或正整数、null（空白）或 \"/\"（不适用）",
                "write a whole number, null (blank) or \"/\" (not applicable)",
            ),
            Wanted::Cell(Kind::Change) => (
                "请填整数（减少为负）、null（空白）或 \"/\"（不适用）",
                "write a whole number (below zero for a decrease), null (blank) or \"/\" \
                 (not applicable)",
            ),
            Wanted::Cell(Kind::Amount) => (
                "请填 {\"value\": \"12.5\", \"unit\": \"wan_yuan\"} 这样的金额、null（空白）或 \
                 \"/\"（不适用）",
                "write an amount such as {\"value\": \"12.5\", \"unit\": \"wan_yuan\"}, null \
                 (blank) or \"/\" (not applicable)",
            ),
            Wanted::Row(row) => return row_advice(row, locale),
            Wanted::Money => (
                "请填带引号的数，如 \"12.5\"",
                "write a decimal number as a string, such as \"12.5\"",
            ),
            Wanted::Unit => (
                "请填 \"wan_yuan\"（万元）、\"yuan\"（元）或 null（不明）",
                "write \"wan_yuan\" (10,000 yuan), \"yuan\" or null (not known)",
            ),
            Wanted::OneOf(these) => return one_of(these, locale),
            Wanted::Table => (
                "没有这张表就填 null，否则请填 {…} 形式的对象",
                "write null where the report has no such table, else an object {…}",
            ),
            Wanted::Object => ("请填 {…} 形式的对象", "an object {…} is expected"),
            Wanted::Agency => {
                ("请填带引号的机关名称或 null", "write the name of the body as a string, or null")
            }
            Wanted::Year => ("请填年份，如 2021，或 null", "write a year, such as 2021, or null"),
            Wanted::Scope => (
                "请填 \"own_level\"（本级）、\"whole_area\"（含下级）或 null",
                "write \"own_level\", \"whole_area\" or null",
            ),
            Wanted::Nothing => (
                "这种格式的表没有这一格，请留空",
                "the table has no such cell in its edition: leave it empty",
            ),
        };
        match locale {
            Locale::Chinese => chinese.into(),
            Locale::English => english.into(),
        }
    }
}

fn one_of(these: &[String], locale: Locale) -> String {
    match locale {
        Locale::Chinese => format!("请写 {}", these.join(" 或 ")),
        Locale::English => format!("write {}", these.join(" or ")),
    }
}

fn row_advice(row: &str, locale: Locale) -> String {
    match locale {
        Locale::Chinese => format!("请填 {row}，并把有数字的格的 null 换成数字"),
        Locale::English => format!("write {row}, with a figure for null where the cell has one"),
    }
}

impl Oddity {
    /// What is odd about a text, as the beginning of a sentence.
    pub(crate) fn clause(self, found: &str, locale: Locale) -> String {
        let (chinese, english) = match self {
            Oddity::NegativeCount => {
                ("是负数，此处只能填零或正整数", " is negative where only zero or more can stand")
            }
            Oddity::Fraction => {
                ("不是整数，此处只能填整数", " has a fraction; only a whole number can stand here")
            }
            Oddity::ChangeUnclear => (
                "没有写清是增加还是减少",
                " does not say clearly whether it is an increase or a decrease",
            ),
            Oddity::NegativeAmount => {
                ("是负数，金额不能为负", " is negative, which money cannot be here")
            }
            Oddity::NotANumber => ("不是数字", " is not a number"),
            Oddity::LeadingZero => (
                "以零开头，像是几格的数连在一起",
                " begins with a zero, as figures of several cells run together do",
            ),
            Oddity::TooLarge => {
                return match locale {
                    Locale::Chinese => format!("{found}超出可以处理的范围（整数至多 {LIMIT}）"),
                    Locale::English => format!(
                        "{found} is larger than can be handled (whole numbers up to 2^53, {LIMIT})"
                    ),
                };
            }
            Oddity::UnitInCell => {
                ("带有单位，此处只应填数字", " carries a unit; a cell should hold the number alone")
            }
            Oddity::UnitUnknown => {
                ("没有标明是元还是万元", " does not say whether it is in yuan or in 10,000 yuan")
            }
            Oddity::CutOff => ("可能不完整", " may not be whole"),
        };
        match locale {
            Locale::Chinese => format!("{found}{chinese}"),
            Locale::English => format!("{found}{english}"),
        }
    }
}

impl fmt::Display for Error {
    /// The [message](Error::message) in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::English))
    }
}

impl std::error::Error for Error {}

/// All that is wrong with a report, at least one [`Error`], in the order of its fields.
///
/// ```
/// use gouji::{Locale, Report};
/// let json = br#"{"heading": {"year": "2021", "agency": 7}}"#;
/// # #[cfg(feature = "json")] {
/// let errors = Report::from_json(json).unwrap_err();
/// assert_eq!(errors.iter().count(), 2);
/// assert_eq!(
///     errors.message(Locale::English),
///     "heading.agency: 7 cannot stand here; write the name of the body as a string, or null\n\
///      heading.year: \"2021\" cannot stand here; write a year, such as 2021, or null"
/// );
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// The value, or the errors if there are any.
    pub(crate) fn or<T>(errors: Vec<Error>, value: T) -> Result<T, Errors> {
        if errors.is_empty() { Ok(value) } else { Err(Errors(errors)) }
    }

    /// Each error.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }

    /// The messages of all, one a line.
    pub fn message(&self, locale: Locale) -> String {
        self.0.iter().map(|error| error.message(locale)).collect::<Vec<_>>().join("\n")
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Errors {
        Errors(vec![error])
    }
}

impl IntoIterator for Errors {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Errors {
    /// The messages of all in English, parted by line breaks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Locale::English))
    }
}

impl std::error::Error for Errors {}
