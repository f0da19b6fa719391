//! The sentences of problems that the text of a report has.

use crate::claim::Figure;
use crate::rule::{Rule, Told, Tried};
use crate::table::name::{quoted, sum_name};
use crate::words::Locale;

/// The most parts that a sentence spells out.
const MOST_PARTS: usize = 8;

pub(super) fn of_told(rule: &Rule, told: &Told, locale: Locale) -> String {
    let phrase = quoted(&told.phrase);
    let said = match (told.tried.is_empty(), told.parts.is_empty()) {
        (false, _) => tables(told, locale),
        (true, false) => parts(&told.parts, locale),
        (true, true) => rule.statement(locale).unwrap_or(rule.title(locale)).to_owned(),
    };
    match locale {
        Locale::Chinese => format!("正文写{phrase}，{said}。"),
        Locale::English => format!("the text says {phrase}: {said}."),
    }
}

/// `表中（七）总计为 25，相差 1`, or all ways to understand it.
fn tables(told: &Told, locale: Locale) -> String {
    let one = |tried: &Tried| way(tried, told.figure, locale);
    let ways: Vec<String> = told.tried.iter().map(one).collect();
    match (&ways[..], difference(told), locale) {
        ([only], Some(difference), Locale::Chinese) => format!("表中{only}，相差 {difference}"),
        ([only], Some(difference), Locale::English) => {
            format!("in the table {only}; they differ by {difference}")
        }
        ([only], None, Locale::Chinese) => format!("表中{only}"),
        ([only], None, Locale::English) => format!("in the table {only}"),
        (ways, _, Locale::Chinese) => format!("表中{}，都不相符", ways.join("，")),
        (ways, _, Locale::English) => {
            format!("in the table {}; none of them agrees", ways.join(", "))
        }
    }
}

/// How far the text is from the tables, where it is a number of things and one way to understand
/// it.
fn difference(told: &Told) -> Option<u64> {
    let ([only], Some(figure)) = (&told.tried[..], told.figure) else { return None };
    match figure {
        Figure::Exactly(number) => Some(number.abs_diff(only.sum)),
        _ => None,
    }
}

/// `本年新收 + 上年结转为 25`
fn way(tried: &Tried, figure: Option<Figure>, locale: Locale) -> String {
    let name = |cells| sum_name(cells, locale);
    let names = match &tried.denominator {
        Some(of) if of.len() == 1 => format!("{} ÷ {}", name(&tried.cells), name(of)),
        Some(of) if locale == Locale::Chinese => {
            format!("{} ÷（{}）", name(&tried.cells), name(of))
        }
        Some(of) => format!("{} ÷ ({})", name(&tried.cells), name(of)),
        None => name(&tried.cells),
    };
    let sum = match figure {
        Some(Figure::Rate(_)) => format!("{}%", hundredths(tried.sum)),
        Some(Figure::Money(_)) => match locale {
            Locale::Chinese => format!("{}元", hundredths(tried.sum)),
            Locale::English => format!("{} yuan", hundredths(tried.sum)),
        },
        _ => tried.sum.to_string(),
    };
    match locale {
        Locale::Chinese => format!("{names}为 {sum}"),
        Locale::English => format!("{names} is {sum}"),
    }
}

fn hundredths(number: u64) -> String {
    match (number / 100, number % 100) {
        (whole, 0) => whole.to_string(),
        (whole, rest) if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        (whole, rest) => format!("{whole}.{rest:02}"),
    }
}

/// `所列 16 + 6 + 2 = 24`
fn parts(parts: &[u64], locale: Locale) -> String {
    let sum = parts.iter().fold(0u64, |sum, part| sum.saturating_add(*part));
    let mut shown: Vec<String> = parts.iter().take(MOST_PARTS).map(u64::to_string).collect();
    if parts.len() > MOST_PARTS {
        shown.push("…".into());
    }
    let shown = shown.join(" + ");
    match locale {
        Locale::Chinese => format!("所列各项之和不符：{shown} = {sum}"),
        Locale::English => format!("what it lists does not add up: {shown} = {sum}"),
    }
}
