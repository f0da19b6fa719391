//! A day of the calendar, as far as deadlines need one.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A day of the calendar.
///
/// ```
/// use gouji::Date;
/// let day: Date = "2025-01-31".parse().unwrap();
/// assert!(day < Date::new(2025, 3, 31).unwrap());
/// assert_eq!(day.to_string(), "2025-01-31");
/// assert!("2025-02-30".parse::<Date>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, `None` where the calendar has no such day.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + is_leap as u8,
            _ => 0,
        };
        if day == 0 || day > days { None } else { Some(Date { year, month, day }) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Error;

    /// `2025-01-31`; a month and a day may have one digit.
    fn from_str(text: &str) -> Result<Date, Error> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        let date = match &parts[..] {
            [year, month, day] if parts.iter().all(is_number) => {
                let numbers = (year.parse().ok(), month.parse().ok(), day.parse().ok());
                match numbers {
                    (Some(year), Some(month), Some(day)) => Date::new(year, month, day),
                    _ => None,
                }
            }
            _ => None,
        };
        date.ok_or_else(|| Error::new(ErrorKind::NotADate).found(text))
    }
}
