//! What a stored value is as text, and what a number format makes of a number: a plain number, a
//! percentage, a date, a time.

use std::borrow::Cow;

/// What a cell's number format takes its number for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number.
    #[default]
    Plain,
    /// 0.25 stands for 25 %.
    Percent,
    /// Days since the epoch.
    Date,
    /// The fraction of a day.
    Time,
    /// Both.
    DateTime,
}

impl Kind {
    /// The kind of one of Excel's own formats, which files name by number only.
    pub(super) fn of_builtin(number: u32) -> Kind {
        match number {
            9 | 10 => Kind::Percent,
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Kind::Date,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Kind::Time,
            22 => Kind::DateTime,
            _ => Kind::Plain,
        }
    }

    /// The kind of a format by its code: `0.00%`, `yyyy"年"m"月"`, `#,##0`.
    pub(super) fn of_code(code: &str) -> Kind {
        let (mut date, mut time, mut percent, mut month) = (false, false, false, false);
        let mut letters = code.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter.to_ascii_lowercase() {
                // The second section is for negative numbers.
                ';' => break,
                '"' => while letters.next().is_some_and(|letter| letter != '"') {},
                '[' => {
                    let inside: String =
                        letters.by_ref().take_while(|&letter| letter != ']').collect();
                    time |= !inside.is_empty()
                        && inside
                            .chars()
                            .all(|letter| matches!(letter.to_ascii_lowercase(), 'h' | 'm' | 's'));
                }
                '\\' | '_' | '*' => drop(letters.next()),
                'g' if code.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("general")) => {
                    break;
                }
                '%' => percent = true,
                'y' | 'd' => date = true,
                'e' if !matches!(letters.peek(), Some('+' | '-')) => date = true,
                'h' | 's' => time = true,
                'm' => month = true,
                _ => {}
            }
        }
        match (date || month && !time, time, percent) {
            (true, true, _) => Kind::DateTime,
            (true, false, _) => Kind::Date,
            (false, true, _) => Kind::Time,
            (false, false, true) => Kind::Percent,
            (false, false, false) => Kind::Plain,
        }
    }
}

/// A stored number's text, as its format takes it; another value as it stands.
pub(super) fn stored(value: &str, kind: Kind, from_1904: bool) -> Cow<'_, str> {
    // Most are counts, which are written as they are stored.
    let is_count = value.len() <= 15 && value.bytes().all(|byte| byte.is_ascii_digit());
    if kind == Kind::Plain && is_count && (value == "0" || !value.starts_with('0')) {
        return Cow::Borrowed(value);
    }
    let text = |number| Cow::Owned(text_of(number, kind, from_1904));
    value.parse().map_or(Cow::Borrowed(value), text)
}

/// A number's text, as its format takes it.
pub(super) fn text_of(number: f64, kind: Kind, from_1904: bool) -> String {
    if !number.is_finite() {
        return "#NUM!".to_owned();
    }
    match kind {
        Kind::Plain => plain(number),
        Kind::Percent => format!("{}%", plain(number * 100.0)),
        Kind::Date | Kind::Time | Kind::DateTime => moment(number, kind, from_1904),
    }
}

/// A number with at most 15 digits that count, without exponent: what Excel keeps and shows of one.
fn plain(number: f64) -> String {
    let number = if number == 0.0 { 0.0 } else { number };
    let shortest = number.to_string();
    if shortest.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        return shortest;
    }
    // Rounded by way of text: there is no other rounding to decimal digits that is exact.
    format!("{number:.14e}").parse::<f64>().map_or(shortest, |rounded| rounded.to_string())
}

/// A date, a time or both, in ISO form.
fn moment(number: f64, kind: Kind, from_1904: bool) -> String {
    const SECONDS: f64 = 86_400.0;
    // Day 2958465 is the last of the year 9999.
    if !(0.0..2_958_466.0).contains(&number) {
        return format!("date {}", plain(number));
    }
    let seconds = (number * SECONDS).round() as u64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if kind == Kind::Time && days == 0 {
        return time;
    }
    let date = date(days, from_1904);
    if seconds == 0 { date } else { format!("{date} {time}") }
}

/// The date so many days after the epoch.
fn date(days: u64, from_1904: bool) -> String {
    // Excel's year 1900 has a 29 February, day 60: days before it are one nearer to the epoch.
    let since_1899_12_30 = match days {
        _ if from_1904 => days + 1462,
        60 => return "1900-02-29".to_owned(),
        0..60 => days + 1,
        _ => days,
    };
    // Days since 1 March of the year 0, by the 400-year cycle of the calendar.
    let days = since_1899_12_30 + 693_899;
    let (cycle, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", cycle * 400 + year + carry)
}

/// `TRUE` or `FALSE`.
pub(super) fn truth(is_true: bool) -> &'static str {
    if is_true { "TRUE" } else { "FALSE" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_fifteen_digits_and_no_exponent() {
        for (number, text) in [
            (3.0, "3"),
            (-0.0, "0"),
            (45.82, "45.82"),
            (0.1 + 0.2, "0.3"),
            (44034.31, "44034.31"),
            (1e21, "1000000000000000000000"),
            (123_456_789_012_345.0, "123456789012345"),
            (-1.005, "-1.005"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(text_of(number, Kind::Plain, false), text);
        }
    }

    #[test]
    fn percentages_dates_and_times_are_no_numbers() {
        for (number, kind, text) in [
            (0.07, Kind::Percent, "7%"),
            (1.0, Kind::Date, "1900-01-01"),
            (59.0, Kind::Date, "1900-02-28"),
            (60.0, Kind::Date, "1900-02-29"),
            (61.0, Kind::Date, "1900-03-01"),
            (45_322.0, Kind::Date, "2024-01-31"),
            (45_322.5, Kind::DateTime, "2024-01-31 12:00:00"),
            (0.25, Kind::Time, "06:00:00"),
            (2_958_465.0, Kind::Date, "9999-12-31"),
            (1e300, Kind::Date, &format!("date 1{}", "0".repeat(300))),
            (-1.0, Kind::Date, "date -1"),
            (f64::NAN, Kind::Plain, "#NUM!"),
        ] {
            assert_eq!(text_of(number, kind, false), text);
        }
        assert_eq!(text_of(0.0, Kind::Date, true), "1904-01-01");
    }

    #[test]
    fn codes_of_number_formats_are_told_apart() {
        for (code, kind) in [
            ("General", Kind::Plain),
            ("GENERAL", Kind::Plain),
            ("0", Kind::Plain),
            ("#,##0.00_);[Red](#,##0.00)", Kind::Plain),
            ("0.00E+00", Kind::Plain),
            ("0\"month\"", Kind::Plain),
            ("[$¥-804]#,##0.00", Kind::Plain),
            ("\\d0", Kind::Plain),
            ("0.00%", Kind::Percent),
            ("yyyy\"年\"m\"月\"d\"日\"", Kind::Date),
            ("[$-804]m/d", Kind::Date),
            ("m", Kind::Date),
            ("h:mm", Kind::Time),
            ("[h]:mm:ss", Kind::Time),
            ("[mm]", Kind::Time),
            ("yyyy-mm-dd hh:mm", Kind::DateTime),
            ("0;yyyy", Kind::Plain),
        ] {
            assert_eq!(Kind::of_code(code), kind, "{code}");
        }
    }
}
