//! The sentences of findings. Table, row and column are named as the format prints them.

use crate::cell::{CellId, Table};
use crate::rule::Relation;
use crate::table::Field;
use crate::value::{Unit, Value};

use super::{Finding, Locale, Reason, Side, Undecided};

/// The most cells that a sentence lists.
const MOST_LISTED: usize = 6;

/// The most non-zero parts that a sentence spells out behind a sum of many.
const MOST_PARTS: usize = 6;

pub(super) fn of_finding(finding: &Finding, locale: Locale) -> String {
    let place = Place::of(finding.cells());
    let said = match (&finding.left, &finding.right) {
        (Some(left), Some(right)) => comparison(finding, left, right, &place, locale),
        _ => statement(finding, &place, locale),
    };
    sentence(&place, &said, locale)
}

pub(super) fn of_undecided(entry: &Undecided, locale: Locale) -> String {
    let place = Place::of(entry.cells.iter().copied());
    let why = reason(entry.reason, locale);
    let said = match (entry.rule, entry.reason, locale) {
        (None, _, Locale::Chinese) => format!("{why}，各项规则都无法判断"),
        (None, _, Locale::English) => format!("{why}, so that none of its rules can be decided"),
        (Some(rule), Reason::Blank, Locale::Chinese) => {
            format!(
                "{}{why}，无法判断{}（{rule}）",
                list(&names(entry, &place, locale), locale),
                quoted(rule.title(locale))
            )
        }
        (Some(rule), Reason::Blank, Locale::English) => {
            format!(
                "{} {why}, so that {rule} ({}) cannot be decided",
                list(&names(entry, &place, locale), locale),
                rule.title(locale)
            )
        }
        (Some(rule), _, Locale::Chinese) => {
            format!("{why}，无法判断{}（{rule}）", quoted(rule.title(locale)))
        }
        (Some(rule), _, Locale::English) => {
            format!("{why}, so that {rule} ({}) cannot be decided", rule.title(locale))
        }
    };
    sentence(&place, &said, locale)
}

fn sentence(place: &Place, said: &str, locale: Locale) -> String {
    match locale {
        Locale::Chinese => format!("{}：{said}。", place.text(locale)),
        Locale::English => format!("{}: {said}.", place.text(locale)),
    }
}

fn names(entry: &Undecided, place: &Place, locale: Locale) -> Vec<String> {
    entry.missing.iter().map(|&cell| place.name(cell, locale)).collect()
}

fn reason(reason: Reason, locale: Locale) -> &'static str {
    match (reason, locale) {
        (Reason::Blank, Locale::Chinese) => "没有数字",
        (Reason::Blank, Locale::English) => "without a number",
        (Reason::BlankTable, Locale::Chinese) => "整张表空白",
        (Reason::BlankTable, Locale::English) => "the whole table is blank",
        (Reason::LastYear, Locale::Chinese) => "需要上年度的报告",
        (Reason::LastYear, Locale::English) => "last year's report is needed",
        (Reason::SectionSix, Locale::Chinese) => "需要看第六部分的文字",
        (Reason::SectionSix, Locale::English) => "the text of section 6 is needed",
        (Reason::KindOfBody, Locale::Chinese) => "从名称看不出是哪一类机关",
        (Reason::KindOfBody, Locale::English) => "the name does not tell what kind of body it is",
        (Reason::Year, Locale::Chinese) => "不知道报告年度",
        (Reason::Year, Locale::English) => "the report year is not known",
    }
}

// ---- linear rules ----

fn comparison(
    finding: &Finding,
    left: &Side,
    right: &Side,
    place: &Place,
    locale: Locale,
) -> String {
    let difference = left.sum.abs_diff(right.sum);
    let exact = left.is_complete() && right.is_complete();
    let relation = match (finding.relation, locale) {
        (Relation::Equal, Locale::Chinese) => "，",
        (Relation::Equal, Locale::English) => ", ",
        (Relation::AtLeast, Locale::Chinese) => "，小于",
        (Relation::AtLeast, Locale::English) => ", which is less than ",
        (Relation::AtMost, Locale::Chinese) => "，大于",
        (Relation::AtMost, Locale::English) => ", which is more than ",
    };
    let (left, right) = match finding.rule.sum() {
        Some(sum) => {
            (whole_sum(sum.get(locale), left, place, locale), whole_total(right, place, locale))
        }
        None => (spelt_out(left, place, locale), spelt_out(right, place, locale)),
    };
    match (finding.relation, locale, exact) {
        (Relation::Equal, Locale::Chinese, true) => {
            format!("{left}{relation}{right}，相差 {difference}")
        }
        (Relation::Equal, Locale::Chinese, false) => {
            format!("{left}{relation}{right}，至少相差 {difference}")
        }
        (Relation::Equal, Locale::English, true) => {
            format!("{left}{relation}{right}; they differ by {difference}")
        }
        (Relation::Equal, Locale::English, false) => {
            format!("{left}{relation}{right}; they differ by at least {difference}")
        }
        (_, _, _) => format!("{left}{relation}{right}"),
    }
}

/// `本年新收 25 + 上年结转 0 = 25`, without the sum where there is one term.
fn spelt_out(side: &Side, place: &Place, locale: Locale) -> String {
    let terms: Vec<String> = side
        .terms
        .iter()
        .map(|&(cell, value)| format!("{} {}", place.name(cell, locale), shown(value, locale)))
        .collect();
    match side.terms.len() {
        0 if locale == Locale::Chinese => " 0".into(),
        0 => "0".into(),
        1 => terms.concat(),
        _ if side.is_complete() => format!("{} = {}", terms.join(" + "), side.sum),
        // The blank ones can only add to what is known.
        _ => format!("{} ≥ {}", terms.join(" + "), side.sum),
    }
}

/// `（一）至（六）各项之和为 24（予以公开 3 + 部分公开 1 + …）`
fn whole_sum(name: &str, side: &Side, place: &Place, locale: Locale) -> String {
    let parts: Vec<String> = side
        .terms
        .iter()
        .filter(|(_, value)| value.integer().is_some_and(|number| number != 0))
        .map(|&(cell, value)| format!("{} {}", place.bare_name(cell, locale), shown(value, locale)))
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
        .map(|&(cell, value)| match locale {
            Locale::Chinese => format!("{}为 {}", place.name(cell, locale), shown(value, locale)),
            Locale::English => {
                format!("{} is {}", with_article(&place.name(cell, locale)), shown(value, locale))
            }
        })
        .collect();
    terms.concat()
}

fn with_article(name: &str) -> String {
    format!("the {name}")
}

// ---- other rules ----

fn statement(finding: &Finding, place: &Place, locale: Locale) -> String {
    let statement =
        finding.rule.statement().map_or(finding.rule.title(locale), |words| words.get(locale));
    let values: Vec<String> = finding
        .cells
        .iter()
        .map(|&(cell, value)| {
            let gap = if value.decimal().is_none() && locale == Locale::Chinese { "" } else { " " };
            format!("{}{gap}{}", place.name(cell, locale), shown(value, locale))
        })
        .collect();
    match locale {
        Locale::Chinese => format!("{}；{statement}", list(&values, locale)),
        Locale::English => format!("{}; {statement}", list(&values, locale)),
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

// ---- places ----

/// The table of some cells, their row or column where they share one, and the very cell where it is
/// one.
pub(crate) fn place_of(cells: &[CellId], locale: Locale) -> String {
    let place = Place::of(cells.iter().copied()).text(locale);
    match (cells, locale) {
        ([cell], Locale::Chinese) => format!("{place}，“{}”列", label(cell.column())),
        ([cell], Locale::English) => format!("{place}, column “{}”", cell.column().english),
        _ => place,
    }
}

/// The names of the rows that some cells stand in, each once, cut to a few.
pub(crate) fn rows_of(cells: &[CellId], locale: Locale) -> String {
    let mut names: Vec<String> = Vec::new();
    for cell in cells {
        let name = row_of(*cell)
            .last()
            .map_or_else(|| short(cell.column(), locale), |row| short(row, locale));
        if names.last().is_none_or(|last| last != name) {
            names.push(name.into());
        }
    }
    let more = names.len() > MOST_LISTED;
    names.truncate(MOST_LISTED);
    match locale {
        Locale::Chinese => names.join("、") + if more { "等" } else { "" },
        Locale::English => names.join(", ") + if more { " and others" } else { "" },
    }
}

/// What the cells of a finding have in common: the tables, and a row or a column where they stand
/// in one.
struct Place {
    tables: Vec<Table>,
    row: Option<Vec<&'static Field>>,
    column: Option<&'static Field>,
}

impl Place {
    fn of(cells: impl Iterator<Item = CellId>) -> Place {
        let mut cells = cells.peekable();
        let Some(&first) = cells.peek() else {
            return Place { tables: Vec::new(), row: None, column: None };
        };
        let mut place =
            Place { tables: Vec::new(), row: Some(row_of(first)), column: Some(first.column()) };
        for cell in cells {
            if !place.tables.contains(&cell.table()) {
                place.tables.push(cell.table());
            }
            place.row = place.row.filter(|row| same_row(row, &row_of(cell)));
            place.column = place.column.filter(|column| column.name == cell.column().name);
        }
        let one = (place.tables.len() == 1).then_some(first.table());
        place.row = place.row.filter(|row| one.is_some() && !row.is_empty());
        // Only the request matrix has the same columns throughout; elsewhere a column belongs to
        // its row.
        place.column = place.column.filter(|_| place.row.is_none() && one == Some(Table::Requests));
        place
    }

    fn text(&self, locale: Locale) -> String {
        let heading = match locale {
            Locale::Chinese => self
                .tables
                .iter()
                .map(|table| table.name(Locale::Chinese))
                .collect::<Vec<_>>()
                .join("与"),
            Locale::English => self
                .tables
                .iter()
                .map(|table| table.name(Locale::English))
                .collect::<Vec<_>>()
                .join("; "),
        };
        let one_row = self.tables == [Table::ReviewLitigation];
        match (&self.row, self.column, locale) {
            (Some(row), _, Locale::Chinese) if one_row => {
                format!("{heading}，{}", row_name(row, locale))
            }
            (Some(row), _, Locale::English) if one_row => {
                format!("{heading}, {}", row_name(row, locale))
            }
            (Some(row), _, Locale::Chinese) => format!("{heading}，{}行", row_name(row, locale)),
            (Some(row), _, Locale::English) => format!("{heading}, row {}", row_name(row, locale)),
            (None, Some(column), Locale::Chinese) => format!("{heading}，“{}”列", label(column)),
            (None, Some(column), Locale::English) => {
                format!("{heading}, column “{}”", column.english)
            }
            (None, None, _) => heading,
        }
    }

    /// What a cell is called inside this place.
    fn name(&self, cell: CellId, locale: Locale) -> String {
        if self.column.is_some() {
            row_of(cell).last().map_or_else(String::new, |row| short(row, locale).into())
        } else if self.row.is_some() || row_of(cell).is_empty() {
            short(cell.column(), locale).into()
        } else {
            let (row, column) = (row_name(&row_of(cell), locale), short(cell.column(), locale));
            match locale {
                Locale::Chinese => format!("{row}{column}"),
                Locale::English => format!("{column} of {row}"),
            }
        }
    }

    /// The name of a cell without the number in front of its label.
    fn bare_name(&self, cell: CellId, locale: Locale) -> String {
        let name = self.name(cell, locale);
        if locale == Locale::Chinese { without_number(&name).into() } else { name }
    }
}

/// The printed row labels that lead to a cell, without the wrapper 三、本年度办理结果.
fn row_of(cell: CellId) -> Vec<&'static Field> {
    let mut fields: Vec<_> = cell.fields().collect();
    fields.pop();
    if cell.table() == Table::Requests && fields.len() > 1 {
        fields.remove(0);
    }
    fields
}

fn same_row(a: &[&Field], b: &[&Field]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.name == b.name)
}

/// `“（四）无法提供”之“1.本机关不掌握相关政府信息”`
fn row_name(row: &[&Field], locale: Locale) -> String {
    match locale {
        Locale::Chinese => {
            row.iter().map(|field| quoted(label(field))).collect::<Vec<_>>().join("之")
        }
        Locale::English => row
            .iter()
            .rev()
            .map(|field| format!("“{}”", field.english))
            .collect::<Vec<_>>()
            .join(" under "),
    }
}

/// A label in quotation marks; those within it become single ones.
fn quoted(label: &str) -> String {
    format!("“{}”", label.replace('“', "‘").replace('”', "’"))
}

/// The label as printed, without a remark in brackets behind it.
fn label(field: &Field) -> &'static str {
    match field.label.char_indices().skip(1).find(|(_, char)| *char == '（') {
        Some((at, _)) => &field.label[..at],
        None => field.label,
    }
}

fn short(field: &Field, locale: Locale) -> &'static str {
    match (field.short, locale) {
        (Some((chinese, _)), Locale::Chinese) => chinese,
        (Some((_, english)), Locale::English) => english,
        (None, Locale::Chinese) => label(field),
        (None, Locale::English) => field.english,
    }
}

/// A label without `（一）` or `1.` in front.
fn without_number(label: &str) -> &str {
    let bracket = label.strip_prefix('（').and_then(|rest| rest.split_once('）'));
    let digit = label
        .split_once('.')
        .filter(|(number, _)| number.chars().all(|char| char.is_ascii_digit()));
    bracket.or(digit).map_or(label, |(_, rest)| rest)
}

/// The names of rows and columns, for the sentences of repairs.
pub(crate) mod names {
    use super::{CellId, Field, Locale, quoted, row_of, short, without_number};

    /// The shortest name of a cell's row, empty in a table of one row.
    pub(crate) fn row(cell: CellId, locale: Locale) -> &'static str {
        row_of(cell).last().map_or("", |field| short(field, locale))
    }

    /// The same in quotation marks, without the number in front of it.
    pub(crate) fn quoted_row(cell: CellId) -> String {
        quoted(without_number(row(cell, Locale::Chinese)))
    }

    /// The names of the rows that lead to a cell, which tell rows apart.
    pub(crate) fn row_path(cell: CellId) -> Vec<&'static str> {
        row_of(cell).iter().map(|field: &&Field| field.name).collect()
    }

    /// The shortest name of a cell's column.
    pub(crate) fn column(cell: CellId, locale: Locale) -> &'static str {
        short(cell.column(), locale)
    }
}
