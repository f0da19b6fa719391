//! The only parser of figures: the raw text of a cell and the kind that the declaration gives it →
//! a value, or what is odd about it. Documents, forms and single figures are all read by it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Amount, Change, Count, Kind, LIMIT, Unit, Value};

/// What is odd about the text of one cell.
///
/// ```
/// use gouji::{Count, ErrorKind, Oddity};
/// let error = "3.5".parse::<Count>().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Value(Oddity::Fraction));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Oddity {
    /// A count below zero. Unread.
    NegativeCount,
    /// A count or change with a fraction. Unread.
    Fraction,
    /// A change whose sign is not clear. Unread.
    ChangeUnclear,
    /// Money below zero. Unread.
    NegativeAmount,
    /// Text where a number belongs. Unread.
    NotANumber,
    /// A number that begins with a zero, as cells that ran together do. Unread.
    LeadingZero,
    /// Over 2^53, or more digits than an amount can hold. Unread.
    TooLarge,
    /// A unit stands beside the number. Read, and money converted where the unit says so.
    UnitInCell,
    /// Money whose unit neither label nor cell tells. Read without a unit.
    UnitUnknown,
    /// The document ends inside the cell: more of its text may have followed. Unread.
    CutOff,
}

/// What a cell's text says. Without a value the cell stays unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub value: Option<Value>,
    pub oddity: Option<Oddity>,
}

impl Parsed {
    fn clean(value: Value) -> Parsed {
        Parsed { value: Some(value), oddity: None }
    }
    fn odd(value: Value, oddity: Oddity) -> Parsed {
        Parsed { value: Some(value), oddity: Some(oddity) }
    }
    pub(crate) fn unread(oddity: Oddity) -> Parsed {
        Parsed { value: None, oddity: Some(oddity) }
    }
}

/// Texts longer than this are no figures.
const LONGEST: usize = 64;

/// Reads a cell. `unit` is the unit that the labels state, for amounts.
pub(crate) fn parse(raw: &str, kind: Kind, unit: Option<Unit>) -> Parsed {
    if let Some(value) = plain(raw).and_then(|number| whole(number, kind)) {
        return Parsed::clean(value);
    }
    if is_overlong(raw) {
        return if raw.trim().is_empty() {
            Parsed::clean(Value::blank(kind))
        } else {
            Parsed::unread(Oddity::NotANumber)
        };
    }
    parse_narrow(&narrow(raw), kind, unit)
}

fn parse_narrow(text: &str, kind: Kind, unit: Option<Unit>) -> Parsed {
    match kind {
        _ if text.is_empty() => Parsed::clean(Value::blank(kind)),
        _ if is_not_applicable(text) => Parsed::clean(Value::not_applicable(kind)),
        Kind::Amount => amount(text, unit),
        Kind::Change => change(text),
        Kind::Count => count(text),
    }
}

fn is_overlong(raw: &str) -> bool {
    raw.len() > LONGEST && raw.chars().nth(LONGEST).is_some()
}

fn is_not_applicable(text: &str) -> bool {
    matches!(text, "/" | "\\" | "-" | "--" | "---" | "-/-" | "N/A" | "n/a" | "不适用")
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The number that digits alone write, as nearly all figures are written; the longer way reads
/// these, too.
fn plain(raw: &str) -> Option<u32> {
    let digits = raw.as_bytes();
    let is_plain = (1..=9).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && (digits.len() == 1 || digits[0] != b'0');
    is_plain.then(|| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}

/// True when the text is digits alone, as most figures are written.
pub(crate) fn is_plain(raw: &str) -> bool {
    plain(raw).is_some()
}

/// A whole number as a value of a kind; amounts have units.
fn whole(number: u32, kind: Kind) -> Option<Value> {
    match kind {
        Kind::Count => Some(Value::Count(Count::from(number))),
        Kind::Change => Change::new(number.into()).ok().map(Value::Change),
        Kind::Amount => None,
    }
}

/// What a text looks like, before it is known which kind of figure belongs in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Blank,
    /// A mark for "not applicable".
    Mark,
    /// A number, which some kind of figure may read.
    Number,
    /// A number that begins with a zero, as cells that ran together do.
    RunTogether,
    /// A few characters that begin as a figure does: meant as one, although they are none.
    Odd,
    Text,
}

/// What a text looks like.
pub(crate) fn look(raw: &str) -> Look {
    if is_plain(raw) {
        return Look::Number;
    }
    let trimmed = raw.trim_matches(is_invisible);
    let Some(first) = trimmed.chars().next() else { return Look::Blank };
    if !may_begin(narrow_character(first)) || is_overlong(raw) {
        return Look::Text;
    }
    // Numbered labels end otherwise: they need no closer look.
    if trimmed.ends_with(|c| !may_end(c)) {
        return if is_odd(trimmed) { Look::Odd } else { Look::Text };
    }
    let text = narrow(trimmed);
    match number(&text) {
        _ if is_not_applicable(&text) => Look::Mark,
        Some(true) => Look::RunTogether,
        Some(false) => Look::Number,
        None if is_odd(&text) => Look::Odd,
        None => Look::Text,
    }
}

/// A figure or a mark may begin with that character.
fn may_begin(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '+' | '-' | '±' | '/' | '\\' | '增' | '减' | '減' | 'N' | 'n' | '不')
}

/// A figure or a mark may end with that character: of Chinese ones, with that of a unit.
fn may_end(c: char) -> bool {
    !is_ideograph(c) || "元件项項个個条份次宗起用".contains(c)
}

fn is_ideograph(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// True when the text is of the form of a figure, a blank or a not-applicable mark, whatever the
/// kind.
pub(crate) fn is_figure(raw: &str) -> bool {
    let is_read = |kind: &Kind| parse(raw, *kind, None).value.is_some();
    match look(raw) {
        Look::Blank | Look::Mark => true,
        Look::Number => [Kind::Count, Kind::Change, Kind::Amount].iter().any(is_read),
        Look::RunTogether | Look::Odd | Look::Text => false,
    }
}

/// Whether a number begins with a zero that is not all of it; `None` for what is no number: digits
/// with points and commas between them, behind a sign, before a unit.
fn number(text: &str) -> Option<bool> {
    let text = match text.contains(char::is_whitespace) {
        true => Cow::Owned(text.split_whitespace().collect::<String>()),
        false => Cow::Borrowed(text),
    };
    let signs = ["增加", "减少", "減少", "增", "减", "減", "+", "-", "±"];
    let text = signs.iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(&text);
    let units = [
        "亿元", "万元", "萬元", "千元", "元", "件", "项", "項", "个", "個", "条", "份", "次", "宗",
        "起", "%",
    ];
    let text = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_number = is_digit(text.chars().next())
        && is_digit(text.chars().next_back())
        && text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    is_number.then(|| text.starts_with('0') && is_digit(text.chars().nth(1)))
}

/// Such as `12a`.
fn is_odd(text: &str) -> bool {
    let mut characters = text.chars().map(narrow_character);
    let is_begun = match characters.next() {
        Some('+' | '-') => characters.next().is_some_and(|c| c.is_ascii_digit()),
        first => first.is_some_and(|c| c.is_ascii_digit()),
    };
    let ideographs = text.chars().filter(|c| is_ideograph(*c)).count();
    is_begun && ideographs <= 2 && text.chars().nth(12).is_none()
}

/// A zero behind marks that stand for characters that a charset lacks, such as `? 0` for one behind
/// a no-break space, without them. No charset lacks a digit, and any sign leaves a zero a zero.
pub(crate) fn without_lost_marks(raw: &str) -> &str {
    if is_plain(raw) {
        return raw;
    }
    let is_lost = |c: char| c.is_whitespace() || matches!(c, '?' | '\u{fffd}');
    let rest = raw.trim().trim_start_matches(is_lost);
    if rest == "0" { rest } else { raw }
}

/// Outer blanks off, full-width digits and signs to ASCII. Blanks between digits stay: they may
/// part two figures.
fn narrow(raw: &str) -> String {
    raw.trim_matches(is_invisible).chars().map(narrow_character).collect()
}

fn narrow_character(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '，' => ',',
        '．' => '.',
        '＋' => '+',
        '－' | '−' | '–' | '—' | '―' | '‐' | '‑' | '─' | '﹣' => '-',
        '／' => '/',
        '＼' => '\\',
        '％' => '%',
        other => other,
    }
}

/// The unit at the end of a figure, and the figure without it. Units other than money give `None`.
fn cut_unit(text: &str) -> (&str, Option<Written>) {
    for (suffix, written) in [
        ("万元", Written::Money(Unit::WanYuan, 0)),
        ("亿元", Written::Money(Unit::Yuan, 8)),
        ("元", Written::Money(Unit::Yuan, 0)),
        ("件", Written::Other),
        ("项", Written::Other),
        ("个", Written::Other),
        ("宗", Written::Other),
        ("条", Written::Other),
        ("份", Written::Other),
    ] {
        if let Some(figure) = text.strip_suffix(suffix) {
            return (figure.trim_end(), Some(written));
        }
    }
    (text, None)
}

#[derive(Clone, Copy, PartialEq)]
enum Written {
    /// Money in a unit times a power of ten.
    Money(Unit, u32),
    /// A unit of things.
    Other,
}

/// Sign, digits before and behind the point; commas only where they part thousands.
struct Figure<'a> {
    negative: bool,
    signed: bool,
    whole: String,
    fraction: &'a str,
}

fn figure(text: &str) -> Option<Figure<'_>> {
    let (negative, signed, rest) = match text.as_bytes().first()? {
        b'-' => (true, true, &text[1..]),
        b'+' => (false, true, &text[1..]),
        _ => (false, false, text),
    };
    // A blank behind the sign parts a dash, for "not applicable", from a figure: two cells in one.
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (rest, ""),
    };
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = if whole.contains(',') { join_thousands(whole)? } else { whole.to_string() };
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(Figure { negative, signed, whole, fraction })
}

fn join_thousands(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let mut joined = first.to_string();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

impl Figure<'_> {
    /// `007` is more likely three figures run together than one.
    fn has_leading_zero(&self) -> bool {
        self.whole.len() > 1 && self.whole.starts_with('0')
    }

    fn has_fraction(&self) -> bool {
        self.fraction.bytes().any(|b| b != b'0')
    }

    fn integer(&self) -> Option<u64> {
        self.whole.parse().ok().filter(|number| *number <= LIMIT)
    }
}

fn count(text: &str) -> Parsed {
    let (text, unit) = cut_unit(text);
    let Some(figure) = figure(text).filter(|figure| !figure.signed || figure.negative) else {
        return Parsed::unread(Oddity::NotANumber);
    };
    let Some(number) = figure.integer() else { return Parsed::unread(Oddity::TooLarge) };
    match unit {
        _ if figure.has_leading_zero() => Parsed::unread(Oddity::LeadingZero),
        _ if figure.has_fraction() => Parsed::unread(Oddity::Fraction),
        _ if figure.negative && number > 0 => Parsed::unread(Oddity::NegativeCount),
        Some(Written::Money(..)) => Parsed::unread(Oddity::NotANumber),
        unit => match Count::new(number) {
            Ok(count) if unit.is_some() => Parsed::odd(Value::Count(count), Oddity::UnitInCell),
            Ok(count) => Parsed::clean(Value::Count(count)),
            Err(_) => Parsed::unread(Oddity::TooLarge),
        },
    }
}

fn change(text: &str) -> Parsed {
    let (text, unit) = cut_unit(text);
    if matches!(unit, Some(Written::Money(..))) {
        return Parsed::unread(Oddity::NotANumber);
    }
    let words = [
        ("减少", true),
        ("减", true),
        ("減少", true),
        ("減", true),
        ("增加", false),
        ("增", false),
    ];
    let said = words.iter().find_map(|(word, negative)| {
        text.strip_prefix(word).map(|rest| (rest.trim_start(), *negative))
    });
    let (digits, by_word) = said.map_or((text, None), |(rest, negative)| (rest, Some(negative)));
    let Some(figure) = figure(digits) else { return Parsed::unread(Oddity::ChangeUnclear) };
    // 减-3 says it twice: minus three, or plus three?
    if by_word.is_some() && figure.signed {
        return Parsed::unread(Oddity::ChangeUnclear);
    }
    if figure.has_leading_zero() {
        return Parsed::unread(Oddity::LeadingZero);
    }
    if figure.has_fraction() {
        return Parsed::unread(Oddity::Fraction);
    }
    let Some(number) = figure.integer() else { return Parsed::unread(Oddity::TooLarge) };
    // At most 2^53.
    let number = if by_word.unwrap_or(figure.negative) { -(number as i64) } else { number as i64 };
    match Change::new(number) {
        Ok(change) if unit.is_some() => Parsed::odd(Value::Change(change), Oddity::UnitInCell),
        Ok(change) => Parsed::clean(Value::Change(change)),
        Err(_) => Parsed::unread(Oddity::TooLarge),
    }
}

fn amount(text: &str, stated: Option<Unit>) -> Parsed {
    let (text, written) = cut_unit(text);
    if written == Some(Written::Other) {
        return Parsed::unread(Oddity::NotANumber);
    }
    let Some(figure) = figure(text) else { return Parsed::unread(Oddity::NotANumber) };
    if figure.has_leading_zero() {
        return Parsed::unread(Oddity::LeadingZero);
    }
    let digits = if figure.fraction.is_empty() {
        figure.whole.clone()
    } else {
        format!("{}.{}", figure.whole, figure.fraction)
    };
    let Ok(value) = Decimal::from_str_exact(&digits) else {
        return Parsed::unread(Oddity::TooLarge);
    };
    if figure.negative && !value.is_zero() {
        return Parsed::unread(Oddity::NegativeAmount);
    }
    let (value, unit) = match written {
        Some(Written::Money(unit, power)) => {
            match value.checked_mul(Decimal::from(10u64.pow(power))) {
                Some(value) => (value, Some(unit)),
                None => return Parsed::unread(Oddity::TooLarge),
            }
        }
        _ => (value, stated),
    };
    match Amount::new(value, unit) {
        Ok(amount) if written.is_some() => Parsed::odd(Value::Amount(amount), Oddity::UnitInCell),
        Ok(amount) if unit.is_none() && !value.is_zero() => {
            Parsed::odd(Value::Amount(amount), Oddity::UnitUnknown)
        }
        Ok(amount) => Parsed::clean(Value::Amount(amount)),
        Err(_) => Parsed::unread(Oddity::NegativeAmount),
    }
}

/// Money as the serde form writes it: digits with at most one point between them. Unlike
/// [`Decimal::from_str_exact`] it knows no `1_000`, no `.5` and no `5.`.
pub(crate) fn strict_decimal(text: &str) -> Result<Decimal, Oddity> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return Err(Oddity::NotANumber);
    }
    Decimal::from_str_exact(text).map_err(|_| Oddity::TooLarge)
}

/// True for the characters of Chinese numerals.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万')
}

fn digit(c: char) -> Option<u64> {
    let digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match c {
        '零' | '〇' => Some(0),
        '两' => Some(2),
        _ => digits.iter().position(|digit| *digit == c).map(|at| at as u64 + 1),
    }
}

/// The number that a Chinese numeral writes: 二十五, 两, 一百零三, 二〇二; `None` where it is no
/// well-formed one.
pub(crate) fn numeral(text: &str) -> Option<u64> {
    let mut chars = text.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && let Some(digit) = digit(only)
    {
        return Some(digit);
    }
    match text.split_once('万') {
        Some((head, tail)) => {
            let tail = if tail.is_empty() { 0 } else { below_ten_thousand(tail)? };
            Some(below_ten_thousand(head)? * 10_000 + tail)
        }
        None => below_ten_thousand(text),
    }
}

/// Places in falling order, each with its digit; 十 in front stands for 一十.
fn below_ten_thousand(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    let (mut sum, mut pending, mut last) = (0, None, 10_000);
    for c in text.chars() {
        let place = match c {
            '千' => 1_000,
            '百' => 100,
            '十' => 10,
            _ => {
                let digit = digit(c)?;
                // Two digits in a row, but for 零 that fills a place.
                if pending.is_some_and(|before| before != 0) {
                    return None;
                }
                pending = Some(digit);
                continue;
            }
        };
        let digit = match pending.take() {
            Some(0) | None if place == 10 && sum == 0 => 1,
            Some(digit) if digit > 0 => digit,
            _ => return None,
        };
        if place >= last {
            return None;
        }
        last = place;
        sum += digit * place;
    }
    Some(sum + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn reads(raw: &str, kind: Kind, shown: &str) {
        let parsed = parse(raw, kind, None);
        assert_eq!(
            parsed.value.map(|value| format!("{value:?}")).as_deref(),
            Some(shown),
            "{raw:?}: {parsed:?}"
        );
    }

    #[track_caller]
    fn refuses(raw: &str, kind: Kind, oddity: Oddity) {
        assert_eq!(parse(raw, kind, None), Parsed::unread(oddity), "{raw:?}");
    }

    #[test]
    fn counts_in_all_their_writings() {
        for (raw, shown) in [
            ("1,234", "1234"),
            ("１２", "12"),
            (" 25\n", "25"),
            ("3.0", "3"),
            ("3件", "3"),
            ("0", "0"),
            ("-0", "0"),
            ("１，２３４", "1234"),
        ] {
            reads(raw, Kind::Count, shown);
        }
        for raw in ["", "  ", "\u{a0}", "\u{3000}", "\u{200b}"] {
            reads(raw, Kind::Count, "blank");
        }
        for raw in ["/", "—", "-", "——", "／", "不适用", "－"] {
            reads(raw, Kind::Count, "n/a");
        }
    }

    #[test]
    fn chinese_numerals_are_read_place_by_place() {
        for (text, number) in [
            ("零", 0),
            ("两", 2),
            ("十", 10),
            ("十二", 12),
            ("二十五", 25),
            ("一百零三", 103),
            ("一百二十", 120),
            ("一千零五十", 1050),
            ("一万二千", 12_000),
        ] {
            assert_eq!(numeral(text), Some(number), "{text}");
        }
        for text in ["", "一二", "十十", "百", "二十百", "一三五件", "万"] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_figure_is_what_some_kind_reads(raw in "[0-9０９.,+／/—元件年减增不适用NAa（ \u{200b}-]{0,8}") {
            let read = [Kind::Count, Kind::Change, Kind::Amount].iter().any(|kind| parse(&raw, *kind, None).value.is_some());
            prop_assert_eq!(is_figure(&raw), read);
        }
    }

    #[test]
    fn texts_look_like_figures_marks_and_numbers_or_like_none() {
        let all = |texts: &[&str], wanted: Look| {
            texts.iter().for_each(|text| assert_eq!(look(text), wanted, "{text}"))
        };
        all(&["", " ", "\u{3000}"], Look::Blank);
        all(&["/", "—", "－", "--", "不适用"], Look::Mark);
        all(&["0", "1,234", "１２", "-270", "+6", "减3", "251000元", "3.5", "12 件"], Look::Number);
        all(&["99999999999999999999", "12次", "5%", "1,23", "±3"], Look::Number);
        all(&["000", "02", "０００", "00.5", "+00"], Look::RunTogether);
        all(&["12a", "-3a", "2020年", "1."], Look::Odd);
        all(&["1、本机关不掌握", "（一）", "①", "规章", "元", "第3页", "增", "不"], Look::Text);
    }

    #[test]
    fn digits_alone_are_read_as_the_longer_way_reads_them() {
        for raw in ["0", "7", "10", "407", "999999999", "1000000000", "00", "01", ""] {
            for kind in [Kind::Count, Kind::Change, Kind::Amount] {
                assert_eq!(parse(raw, kind, None), parse_narrow(raw, kind, None), "{raw:?}");
            }
        }
    }

    #[test]
    fn what_is_no_count_is_refused_with_its_reason() {
        for raw in [
            "12a",
            "1 2",
            "— 0",
            "- 3",
            "12,34",
            "1,2345",
            "一",
            "1.",
            ".5",
            "+3",
            "3+4",
            "1..2",
            "251000元",
            "无",
            "1\n2",
        ] {
            refuses(raw, Kind::Count, Oddity::NotANumber);
        }
        refuses("-3", Kind::Count, Oddity::NegativeCount);
        refuses("3.5", Kind::Count, Oddity::Fraction);
        refuses("007", Kind::Count, Oddity::LeadingZero);
        refuses("9007199254740993", Kind::Count, Oddity::TooLarge);
        refuses("99999999999999999999999999", Kind::Count, Oddity::TooLarge);
        refuses(&"1".repeat(1000), Kind::Count, Oddity::NotANumber);
    }

    #[test]
    fn changes_carry_their_sign_in_figures_or_words() {
        for (raw, shown) in [
            ("+6", "+6"),
            ("-270", "-270"),
            ("减3", "-3"),
            ("減3", "-3"),
            ("增加 5项", "+5"),
            ("－8", "-8"),
            ("0", "+0"),
            ("12", "+12"),
        ] {
            reads(raw, Kind::Change, shown);
        }
        reads("-", Kind::Change, "n/a");
        refuses("减-3", Kind::Change, Oddity::ChangeUnclear);
        refuses("增6减2", Kind::Change, Oddity::ChangeUnclear);
        refuses("3.5", Kind::Change, Oddity::Fraction);
    }

    #[test]
    fn a_label_states_yuan_or_ten_thousand_yuan_and_no_other_unit() {
        for (text, unit) in [
            ("采购总金额（元", Some(Unit::Yuan)),
            ("采购总金额（万元", Some(Unit::WanYuan)),
            ("采购总金额（亿元", None),
            ("千元", None),
            ("百元", None),
            ("元", Some(Unit::Yuan)),
            ("元素", None),
        ] {
            assert_eq!(Unit::behind(text), unit, "{text}");
        }
    }

    #[test]
    fn amounts_keep_their_decimals_and_their_unit() {
        for (raw, shown) in [
            ("251000元", "251000 yuan"),
            ("45.82万元", "45.82 wan_yuan"),
            ("24639.1", "24639.1 (no unit)"),
            ("1.2亿元", "120000000.0 yuan"),
            ("2,792,220.8元", "2792220.8 yuan"),
            ("0.092", "0.092 (no unit)"),
        ] {
            reads(raw, Kind::Amount, shown);
        }
        assert_eq!(parse("7545", Kind::Amount, Some(Unit::WanYuan)).oddity, None);
        assert_eq!(parse("7545", Kind::Amount, None).oddity, Some(Oddity::UnitUnknown));
        refuses("-1", Kind::Amount, Oddity::NegativeAmount);
        refuses("12件", Kind::Amount, Oddity::NotANumber);
    }
}
