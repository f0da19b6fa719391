//! The sentences of problems that a check found. Table, row and column are named as the format
//! prints them.

use crate::cell::CellId;
use crate::rule::{Judgement, Reason, Relation, Rule, Side, SideTerm};
use crate::table::name::{Place, quoted, rows_of};
use crate::value::{Unit, Value};
use crate::words::Locale;

use super::Undecided;

mod text;

/// The most cells that a sentence lists.
const MOST_LISTED: usize = 6;

/// The most non-zero parts that a sentence spells out behind a sum of many.
const MOST_PARTS: usize = 6;

pub(super) fn of_judgement(
    rule: &Rule,
    judgement: &Judgement,
    values: &[(CellId, Value)],
    locale: Locale,
) -> String {
    if let Some(told) = judgement.told() {
        return text::of_told(rule, told, locale);
    }
    let place = Place::of(judgement.cells().iter().copied());
    let said = match (judgement.left(), judgement.right()) {
        (Some(left), Some(right)) => {
            comparison(rule, judgement.relation(), left, right, &place, locale)
        }
        _ => statement(rule, values, &place, locale),
    };
    match judgement.table().filter(|_| judgement.cells().is_empty()) {
        Some(table) => sentence(table.name(locale), &said, locale),
        None => sentence(&place.text(locale), &said, locale),
    }
}

pub(super) fn of_undecided(entry: &Undecided, locale: Locale) -> String {
    let place = Place::of(entry.cells.iter().copied());
    let why = reason(entry.reason, locale);
    let which = match entry.reason {
        Reason::Blank | Reason::Unread | Reason::Absent => missing(entry, &place, locale),
        _ => String::new(),
    };
    let rules = rules(entry, locale);
    let said = match locale {
        Locale::Chinese => format!("{which}{why}，无法判断{rules}"),
        Locale::English if which.is_empty() => format!("{why}; not decided: {rules}"),
        Locale::English => format!("{which} {why}; not decided: {rules}"),
    };
    let tables: Vec<&str> = entry.tables.iter().map(|table| table.name(locale)).collect();
    match (entry.cells.is_empty(), locale) {
        (false, _) => sentence(&place.text(locale), &said, locale),
        (true, Locale::Chinese) => sentence(&tables.join("与"), &said, locale),
        (true, Locale::English) => sentence(&tables.join("; "), &said, locale),
    }
}

/// The rules that stay open: one with its title, several by their codes.
fn rules(entry: &Undecided, locale: Locale) -> String {
    match (&entry.rules[..], locale) {
        ([rule], Locale::Chinese) => format!("{}（{rule}）", quoted(rule.title(locale))),
        ([rule], Locale::English) => format!("{rule} ({})", rule.title(locale)),
        (rules, _) => {
            let codes: Vec<&str> = rules.iter().map(|rule| rule.code()).collect();
            codes.join(if locale == Locale::Chinese { "、" } else { ", " })
        }
    }
}

/// The cells without a number: a few by their names, many by their rows.
fn missing(entry: &Undecided, place: &Place, locale: Locale) -> String {
    let names: Vec<String> = entry.missing.iter().map(|&cell| place.name(cell, locale)).collect();
    if names.len() <= MOST_LISTED {
        return list(&names, locale);
    }
    rows_of(&entry.missing, locale)
}

fn sentence(place: &str, said: &str, locale: Locale) -> String {
    match locale {
        Locale::Chinese => format!("{place}：{said}。"),
        Locale::English => format!("{place}: {said}."),
    }
}

fn reason(reason: Reason, locale: Locale) -> &'static str {
    match (reason, locale) {
        (Reason::Blank, Locale::Chinese) => "没有数字",
        (Reason::Blank, Locale::English) => "without a number",
        (Reason::BlankTable, Locale::Chinese) => "整张表未填写",
        (Reason::BlankTable, Locale::English) => "the whole table is blank",
        (Reason::Unread, Locale::Chinese) => "有数字未能读取",
        (Reason::Unread, Locale::English) => "could not be read in full",
        (Reason::Absent, Locale::Chinese) => "在文档中缺失",
        (Reason::Absent, Locale::English) => "not found in the document",
        (Reason::LastYear, Locale::Chinese) => "需要上年度的报告",
        (Reason::LastYear, Locale::English) => "last year's report is needed",
        (Reason::SectionSix, Locale::Chinese) => "需要看第六部分的文字",
        (Reason::SectionSix, Locale::English) => "the text of section 6 is needed",
        (Reason::KindOfBody, Locale::Chinese) => "从名称看不出是哪一类机关",
        (Reason::KindOfBody, Locale::English) => "the name does not tell what kind of body it is",
        (Reason::Year, Locale::Chinese) => "不知道报告年度",
        (Reason::Year, Locale::English) => "the report year is not known",
        (Reason::Scope, Locale::Chinese) => "正文的口径可能与表不同",
        (Reason::Scope, Locale::English) => "the text may speak of more or less than the table",
    }
}

// ---- linear rules ----

fn comparison(
    rule: &Rule,
    relation: Relation,
    left: &Side,
    right: &Side,
    place: &Place,
    locale: Locale,
) -> String {
    let difference = left.sum.abs_diff(right.sum);
    let exact = left.is_complete() && right.is_complete();
    let between = match (relation, locale) {
        (Relation::Equal, Locale::Chinese) => "，",
        (Relation::Equal, Locale::English) => ", ",
        (Relation::AtLeast, Locale::Chinese) => "，小于",
        (Relation::AtLeast, Locale::English) => ", which is less than ",
        (Relation::AtMost, Locale::Chinese) => "，大于",
        (Relation::AtMost, Locale::English) => ", which is more than ",
    };
    let (left, right) = match rule.sum(locale) {
        Some(sum) => (whole_sum(sum, left, place, locale), whole_total(right, place, locale)),
        None => (spelt_out(left, place, locale), spelt_out(right, place, locale)),
    };
    match (relation, locale, exact) {
        (Relation::Equal, Locale::Chinese, true) => {
            format!("{left}{between}{right}，相差 {difference}")
        }
        (Relation::Equal, Locale::Chinese, false) => {
            format!("{left}{between}{right}，至少相差 {difference}")
        }
        (Relation::Equal, Locale::English, true) => {
            format!("{left}{between}{right}; they differ by {difference}")
        }
        (Relation::Equal, Locale::English, false) => {
            format!("{left}{between}{right}; they differ by at least {difference}")
        }
        (_, _, _) => format!("{left}{between}{right}"),
    }
}

/// `本年新收 25 + 上年结转 0 = 25`, without the sum where there is one term.
fn spelt_out(side: &Side, place: &Place, locale: Locale) -> String {
    let mut terms: Vec<String> =
        side.terms.iter().map(|term| spelt_term(term, place, locale)).collect();
    if side.constant != 0 || terms.is_empty() {
        terms.push(side.constant.to_string());
    }
    match (side.terms.len(), terms.len()) {
        (0, 1) if locale == Locale::Chinese => format!(" {}", terms.concat()),
        (_, 1) if side.terms.iter().all(|term| term.coefficient == 1) => terms.concat(),
        _ if side.is_complete() => format!("{} = {}", terms.join(" + "), side.sum),
        // The blank ones can only add to what is known.
        _ => format!("{} ≥ {}", terms.join(" + "), side.sum),
    }
}

fn spelt_term(term: &SideTerm, place: &Place, locale: Locale) -> String {
    let name = place.name(term.cell, locale);
    let value = shown(term.value, locale);
    match term.coefficient {
        1 => format!("{name} {value}"),
        factor => format!("{factor} × {name} {value}"),
    }
}

/// `（一）至（六）各项之和为 24（予以公开 3 + 部分公开 1 + …）`
fn whole_sum(name: &str, side: &Side, place: &Place, locale: Locale) -> String {
    let parts: Vec<String> = side
        .terms
        .iter()
        .filter(|term| term.value.integer().is_some_and(|number| number != 0))
        .map(|term| {
            let name = place.bare_name(term.cell, locale);
            format!("{name} {}", shown(term.value, locale))
        })
        .collect();
    let parts =
        if (2..=MOST_PARTS).contains(&parts.len()) { parts.join(" + ") } else { String::new() };
    match (locale, side.is_complete(), parts.is_empty()) {
        (Locale::Chinese, true, true) => format!("{name}为 {}", side.sum),
        (Locale::Chinese, true, false) => format!("{name}为 {}（{parts}）", side.sum),
        (Locale::Chinese, false, true) => format!("{name}至少为 {}", side.sum),
        (Locale::Chinese, false, false) => format!("{name}至少为 {}（{parts}）", side.sum),
        (Locale::English, true, true) => format!("{name} is {}", side.sum),
        (Locale::English, true, false) => format!("{name} is {} ({parts})", side.sum),
        (Locale::English, false, true) => format!("{name} is at least {}", side.sum),
        (Locale::English, false, false) => format!("{name} is at least {} ({parts})", side.sum),
    }
}

fn whole_total(side: &Side, place: &Place, locale: Locale) -> String {
    let terms: Vec<String> = side
        .terms
        .iter()
        .map(|term| {
            let (name, value) = (place.name(term.cell, locale), shown(term.value, locale));
            match locale {
                Locale::Chinese => format!("{name}为 {value}"),
                Locale::English => format!("the {name} is {value}"),
            }
        })
        .collect();
    terms.concat()
}

// ---- other rules ----

fn statement(rule: &Rule, values: &[(CellId, Value)], place: &Place, locale: Locale) -> String {
    let statement = rule.statement(locale).unwrap_or(rule.title(locale));
    if values.is_empty() {
        return statement.into();
    }
    let gaps = values.iter().filter(|(_, value)| value.decimal().is_none());
    let shown = if values.len() > MOST_LISTED && gaps.count() == values.len() {
        all_without_number(values, locale)
    } else {
        let one = |&(cell, value): &(CellId, Value)| {
            let gap = if value.decimal().is_none() && locale == Locale::Chinese { "" } else { " " };
            format!("{}{gap}{}", place.name(cell, locale), shown(value, locale))
        };
        list(&values.iter().map(one).collect::<Vec<_>>(), locale)
    };
    match locale {
        Locale::Chinese => format!("{shown}；{statement}"),
        Locale::English => format!("{shown}; {statement}"),
    }
}

/// Many cells without a number: the whole table, or the rows that they stand in.
fn all_without_number(values: &[(CellId, Value)], locale: Locale) -> String {
    let count = values.len();
    let whole = values.first().is_some_and(|(cell, _)| cell.layout().len() == count);
    let cells: Vec<CellId> = values.iter().map(|(cell, _)| *cell).collect();
    match (whole, locale) {
        (true, Locale::Chinese) => "整张表未填写".into(),
        (true, Locale::English) => "the whole table is not filled in".into(),
        (false, Locale::Chinese) => format!("{}共 {count} 格空白", rows_of(&cells, locale)),
        (false, Locale::English) => format!("{count} blank cells in {}", rows_of(&cells, locale)),
    }
}

fn list(items: &[String], locale: Locale) -> String {
    let shown = &items[..items.len().min(MOST_LISTED)];
    match (locale, items.len() > shown.len()) {
        (Locale::Chinese, false) => shown.join("、"),
        (Locale::Chinese, true) => format!("{}等 {} 格", shown.join("、"), items.len()),
        (Locale::English, false) => shown.join(", "),
        (Locale::English, true) => {
            format!("{} and {} more cells", shown.join(", "), items.len() - shown.len())
        }
    }
}

fn shown(value: Value, locale: Locale) -> String {
    match locale {
        Locale::Chinese if value.is_blank() => "空白".into(),
        Locale::English if value.is_blank() => "blank".into(),
        Locale::Chinese if value.is_not_applicable() => "“/”".into(),
        Locale::English if value.is_not_applicable() => "\"/\"".into(),
        _ => number(value, locale),
    }
}

/// A number with the unit of money in the language of the sentence.
fn number(value: Value, locale: Locale) -> String {
    match (value, locale) {
        (Value::Amount(amount), Locale::English) => {
            let money = amount.value().unwrap_or_default();
            match amount.unit() {
                Some(Unit::Yuan) => format!("{money} yuan"),
                Some(Unit::WanYuan) => format!("{money} × 10,000 yuan"),
                None => money.to_string(),
            }
        }
        _ => value.to_string(),
    }
}
