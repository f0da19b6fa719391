//! What one cell of a table holds.
//!
//! A cell is a number, blank, or marked not applicable (`/`, `-`, `—`). Blank is not zero. Three
//! types say so, one for each kind of value that the tables know: [`Count`], [`Change`] and
//! [`Amount`].

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};
use crate::words::Locale;

pub(crate) mod figure;

pub use figure::Oddity;

/// The largest absolute value of a count or change: 2^53.
///
/// Every JSON reader keeps whole numbers up to here exactly, and a sum of two hundred of them fits
/// an `i64`.
pub const LIMIT: u64 = 1 << 53;

/// The kinds of value that a cell is declared with.
///
/// ```
/// use gouji::{Kind, Layout, Locale};
/// let cell = Layout::REQUESTS_2021.cell("received.total").unwrap();
/// assert_eq!(cell.kind(), Kind::Count);
/// assert_eq!(cell.kind().name(Locale::Chinese), "件数");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// A whole number, zero or more: [`Count`].
    Count,
    /// A whole number with a sign: [`Change`].
    Change,
    /// Money, zero or more, with its unit: [`Amount`].
    Amount,
}

impl Kind {
    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Kind::Count, Locale::Chinese) => "件数",
            (Kind::Change, Locale::Chinese) => "增减数",
            (Kind::Amount, Locale::Chinese) => "金额",
            (Kind::Count, Locale::English) => "count",
            (Kind::Change, Locale::English) => "change",
            (Kind::Amount, Locale::English) => "amount",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name(Locale::English))
    }
}

/// A number of things (件, decisions, items): blank, not applicable, or 0 to 2^53.
///
/// ```
/// use gouji::Count;
/// let received: Count = 25.into();
/// assert_eq!(received.get(), Some(25));
/// assert_eq!(Count::BLANK.get(), None);
/// assert_ne!(Count::BLANK, Count::ZERO);
/// assert!(Count::new(1 << 60).is_err());
/// // As a person types it.
/// assert_eq!("１，２３４".parse(), Ok(Count::from(1234)));
/// assert_eq!("/".parse(), Ok(Count::NOT_APPLICABLE));
/// ```
// One machine word, so that a table is a dense run of words: the two highest values stand for the
// states without a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count(u64);

impl Count {
    /// Nothing stands in the cell.
    pub const BLANK: Count = Count(u64::MAX);
    /// The cell is marked `/`, `-`, `—` or 不适用.
    pub const NOT_APPLICABLE: Count = Count(u64::MAX - 1);
    /// The number 0.
    pub const ZERO: Count = Count(0);

    /// A number up to 2^53.
    pub fn new(number: u64) -> Result<Count, Error> {
        if number > LIMIT { Err(Error::value(Oddity::TooLarge, number)) } else { Ok(Count(number)) }
    }

    /// The number, if the cell holds one.
    #[inline]
    pub const fn get(self) -> Option<u64> {
        if self.0 <= LIMIT { Some(self.0) } else { None }
    }

    /// True for a blank cell.
    pub const fn is_blank(self) -> bool {
        self.0 == Self::BLANK.0
    }

    /// True for a cell marked not applicable.
    pub const fn is_not_applicable(self) -> bool {
        self.0 == Self::NOT_APPLICABLE.0
    }

    /// The word itself, for dense sums: over 2^53 when there is no number.
    #[inline]
    pub(crate) const fn word(self) -> u64 {
        self.0
    }
}

impl Default for Count {
    fn default() -> Count {
        Count::BLANK
    }
}

impl From<u32> for Count {
    fn from(number: u32) -> Count {
        Count(number.into())
    }
}

impl TryFrom<u64> for Count {
    type Error = Error;
    fn try_from(number: u64) -> Result<Count, Error> {
        Count::new(number)
    }
}

impl TryFrom<i64> for Count {
    type Error = Error;
    fn try_from(number: i64) -> Result<Count, Error> {
        u64::try_from(number)
            .map_err(|_| Error::value(Oddity::NegativeCount, number))
            .and_then(Count::new)
    }
}

impl fmt::Display for Count {
    /// The number, `/` for not applicable, nothing for blank.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get() {
            Some(number) => number.fmt(f),
            None if self.is_blank() => "".fmt(f),
            None => "/".fmt(f),
        }
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get() {
            Some(number) => write!(f, "{number}"),
            None if self.is_blank() => f.write_str("blank"),
            None => f.write_str("n/a"),
        }
    }
}

/// A signed change of a number of items (本年增/减): blank, not applicable, or −2^53 to 2^53.
///
/// ```
/// use gouji::Change;
/// assert_eq!(Change::new(-270).unwrap().get(), Some(-270));
/// assert_eq!(Change::BLANK.get(), None);
/// // As a person types it.
/// assert_eq!("减少 ３".parse(), Ok(Change::from(-3)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change(i64);

impl Change {
    /// Nothing stands in the cell.
    pub const BLANK: Change = Change(i64::MIN);
    /// The cell is marked `/`, `-`, `—` or 不适用.
    pub const NOT_APPLICABLE: Change = Change(i64::MIN + 1);
    /// No change.
    pub const ZERO: Change = Change(0);

    /// A change of at most 2^53 either way.
    pub fn new(number: i64) -> Result<Change, Error> {
        if number.unsigned_abs() > LIMIT {
            Err(Error::value(Oddity::TooLarge, number))
        } else {
            Ok(Change(number))
        }
    }

    /// The number, if the cell holds one.
    pub const fn get(self) -> Option<i64> {
        if self.0.unsigned_abs() <= LIMIT { Some(self.0) } else { None }
    }

    /// True for a blank cell.
    pub const fn is_blank(self) -> bool {
        self.0 == Self::BLANK.0
    }

    /// True for a cell marked not applicable.
    pub const fn is_not_applicable(self) -> bool {
        self.0 == Self::NOT_APPLICABLE.0
    }
}

impl Default for Change {
    fn default() -> Change {
        Change::BLANK
    }
}

impl From<i32> for Change {
    fn from(number: i32) -> Change {
        Change(number.into())
    }
}

impl TryFrom<i64> for Change {
    type Error = Error;
    fn try_from(number: i64) -> Result<Change, Error> {
        Change::new(number)
    }
}

impl fmt::Display for Change {
    /// The number with its sign (`+6`, `-270`, `0`), `/` for not applicable, nothing for blank.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get() {
            Some(number) if number > 0 => f.pad(&format!("+{number}")),
            Some(number) => number.fmt(f),
            None if self.is_blank() => "".fmt(f),
            None => "/".fmt(f),
        }
    }
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get() {
            Some(number) => write!(f, "{number:+}"),
            None if self.is_blank() => f.write_str("blank"),
            None => f.write_str("n/a"),
        }
    }
}

/// The unit that an amount of money is given in.
///
/// ```
/// use gouji::{Locale, Unit};
/// assert_eq!(Unit::WanYuan.yuan(), 10_000);
/// assert_eq!(Unit::WanYuan.name(Locale::Chinese), "万元");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unit {
    /// 元, one yuan.
    Yuan,
    /// 万元, ten thousand yuan: the unit printed in the 2021 edition.
    WanYuan,
}

impl Unit {
    /// How many yuan one of it is.
    pub const fn yuan(self) -> u32 {
        match self {
            Unit::Yuan => 1,
            Unit::WanYuan => 10_000,
        }
    }

    /// Every unit.
    pub const ALL: [Unit; 2] = [Unit::WanYuan, Unit::Yuan];

    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Unit::Yuan, Locale::Chinese) => "元",
            (Unit::WanYuan, Locale::Chinese) => "万元",
            (Unit::Yuan, Locale::English) => "yuan",
            (Unit::WanYuan, Locale::English) => "10,000 yuan",
        }
    }

    /// The unit with which a text ends; none of another multiple, such as 亿元.
    pub(crate) fn behind(text: &str) -> Option<Unit> {
        let before = text.strip_suffix(Unit::Yuan.name(Locale::Chinese))?;
        match before.chars().next_back() {
            Some('万') => Some(Unit::WanYuan),
            Some('亿' | '千' | '百') => None,
            _ => Some(Unit::Yuan),
        }
    }

    /// The word for it in the serde form.
    pub const fn key(self) -> &'static str {
        match self {
            Unit::Yuan => "yuan",
            Unit::WanYuan => "wan_yuan",
        }
    }

    /// The unit of that [`key`](Unit::key).
    pub fn from_key(key: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.key() == key)
    }
}

/// Money, zero or more, exact to the last decimal: blank, not applicable, or a value with its unit
/// as far as that is known.
///
/// ```
/// use gouji::{Amount, Unit};
/// let fees = Amount::new("24639.1".parse().unwrap(), Some(Unit::WanYuan)).unwrap();
/// assert_eq!(fees.in_yuan().unwrap().to_string(), "246391000.0");
/// // Without a unit nothing can be said about the sum.
/// let unclear = Amount::new(fees.value().unwrap(), None).unwrap();
/// assert_eq!(unclear.in_yuan(), None);
/// // As a person types it, below a label that says 万元.
/// assert_eq!(Amount::from_typed("24,639.1", Some(Unit::WanYuan)), Ok(fees));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Amount(State);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
enum State {
    #[default]
    Blank,
    NotApplicable,
    Money(Decimal, Option<Unit>),
}

impl Amount {
    /// Nothing stands in the cell.
    pub const BLANK: Amount = Amount(State::Blank);
    /// The cell is marked `/`, `-`, `—` or 不适用.
    pub const NOT_APPLICABLE: Amount = Amount(State::NotApplicable);
    /// No money; what the unit is does not matter then.
    pub const ZERO: Amount = Amount(State::Money(Decimal::ZERO, None));

    /// A value with its unit, `None` when the document does not tell it. A value below zero is
    /// refused.
    pub fn new(value: Decimal, unit: Option<Unit>) -> Result<Amount, Error> {
        if value.is_sign_negative() && !value.is_zero() {
            Err(Error::value(Oddity::NegativeAmount, value))
        } else {
            Ok(Amount(State::Money(value.abs(), unit)))
        }
    }

    /// The amount that a person types or a document prints: `24,639.1`, `12万元`, `/`. `unit` is
    /// the one that the label states; a unit behind the figure goes before it.
    pub fn from_typed(text: &str, unit: Option<Unit>) -> Result<Amount, Error> {
        Value::from_typed(text, Kind::Amount, unit)?.try_into()
    }

    /// The value in its own unit, if the cell holds one.
    pub fn value(self) -> Option<Decimal> {
        match self.0 {
            State::Money(value, _) => Some(value),
            _ => None,
        }
    }

    /// The unit, if the cell holds a value and its unit is known.
    pub fn unit(self) -> Option<Unit> {
        match self.0 {
            State::Money(_, unit) => unit,
            _ => None,
        }
    }

    /// The value in yuan, if value and unit are known and it can be written as a `Decimal`.
    pub fn in_yuan(self) -> Option<Decimal> {
        self.value()?.checked_mul(self.unit()?.yuan().into())
    }

    /// True for a blank cell.
    pub fn is_blank(self) -> bool {
        self.0 == State::Blank
    }

    /// True for a cell marked not applicable.
    pub fn is_not_applicable(self) -> bool {
        self.0 == State::NotApplicable
    }
}

impl fmt::Display for Amount {
    /// The value with its unit (`24639.1万元`), `/` for not applicable, nothing for blank.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            State::Blank => "".fmt(f),
            State::NotApplicable => "/".fmt(f),
            State::Money(value, unit) => {
                let unit = unit.map_or("", |unit| unit.name(Locale::Chinese));
                f.pad(&format!("{value}{unit}"))
            }
        }
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            State::Blank => f.write_str("blank"),
            State::NotApplicable => f.write_str("n/a"),
            State::Money(value, unit) => {
                write!(f, "{value} {}", unit.map_or("(no unit)", Unit::key))
            }
        }
    }
}

/// The value of any cell, whatever its kind.
///
/// ```
/// use gouji::{Count, Kind, Value};
/// let value = Value::from_typed("1,234", Kind::Count, None)?;
/// assert_eq!(value, Count::from(1234).into());
/// assert_eq!(value.integer(), Some(1234));
/// assert!(Value::from_typed("", Kind::Count, None)?.is_blank());
/// # Ok::<(), gouji::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A number of things.
    Count(Count),
    /// A signed change.
    Change(Change),
    /// Money.
    Amount(Amount),
}

impl Value {
    /// The value that a person types into a cell of a kind, or that a document prints there:
    /// `２５`, `1,234`, `减3`, `12件`, `/`; a blank text is a blank cell. `unit` is the one that
    /// the label states, for amounts.
    ///
    /// Readers read figures by the same parser. What is not certain is refused: `1 2`, `007`,
    /// `12,34`.
    pub fn from_typed(text: &str, kind: Kind, unit: Option<Unit>) -> Result<Value, Error> {
        let parsed = figure::parse(text, kind, unit);
        let refused = || {
            let oddity = parsed.oddity.unwrap_or(Oddity::NotANumber);
            Error::value(oddity, format_args!("{:?}", text.trim()))
        };
        parsed.value.ok_or_else(refused)
    }

    /// The cell of a kind that holds 0.
    pub const fn zero(kind: Kind) -> Value {
        match kind {
            Kind::Count => Value::Count(Count::ZERO),
            Kind::Change => Value::Change(Change::ZERO),
            Kind::Amount => Value::Amount(Amount::ZERO),
        }
    }

    /// The blank cell of a kind.
    pub const fn blank(kind: Kind) -> Value {
        match kind {
            Kind::Count => Value::Count(Count::BLANK),
            Kind::Change => Value::Change(Change::BLANK),
            Kind::Amount => Value::Amount(Amount::BLANK),
        }
    }

    /// The not-applicable cell of a kind.
    pub const fn not_applicable(kind: Kind) -> Value {
        match kind {
            Kind::Count => Value::Count(Count::NOT_APPLICABLE),
            Kind::Change => Value::Change(Change::NOT_APPLICABLE),
            Kind::Amount => Value::Amount(Amount::NOT_APPLICABLE),
        }
    }

    /// The kind of the value.
    pub const fn kind(self) -> Kind {
        match self {
            Value::Count(_) => Kind::Count,
            Value::Change(_) => Kind::Change,
            Value::Amount(_) => Kind::Amount,
        }
    }

    /// The whole number of a count or change, if there is one.
    pub const fn integer(self) -> Option<i64> {
        match self {
            // At most 2^53.
            Value::Count(count) => match count.get() {
                Some(number) => Some(number as i64),
                None => None,
            },
            Value::Change(change) => change.get(),
            Value::Amount(_) => None,
        }
    }

    /// The number as a decimal, if there is one.
    pub fn decimal(self) -> Option<Decimal> {
        match self {
            Value::Amount(amount) => amount.value(),
            other => other.integer().map(Decimal::from),
        }
    }

    /// True for a blank cell.
    pub fn is_blank(self) -> bool {
        self == Value::blank(self.kind())
    }

    /// True for a cell marked not applicable.
    pub fn is_not_applicable(self) -> bool {
        self == Value::not_applicable(self.kind())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Count(count) => count.fmt(f),
            Value::Change(change) => change.fmt(f),
            Value::Amount(amount) => amount.fmt(f),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Count(count) => fmt::Debug::fmt(count, f),
            Value::Change(change) => fmt::Debug::fmt(change, f),
            Value::Amount(amount) => fmt::Debug::fmt(amount, f),
        }
    }
}

macro_rules! value_from {
    ($($kind:ident),*) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Value {
                Value::$kind(value)
            }
        }
        impl TryFrom<Value> for $kind {
            type Error = Error;
            fn try_from(value: Value) -> Result<$kind, Error> {
                match value {
                    Value::$kind(value) => Ok(value),
                    other => Err(Error::new(ErrorKind::WrongKind {
                        expected: Kind::$kind,
                        found: other.kind(),
                    })),
                }
            }
        }
        impl FromStr for $kind {
            type Err = Error;
            /// The value that a person types, or that a document prints.
            fn from_str(text: &str) -> Result<$kind, Error> {
                Value::from_typed(text, Kind::$kind, None)?.try_into()
            }
        }
    )*};
}
value_from!(Count, Change, Amount);
