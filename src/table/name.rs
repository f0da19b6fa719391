//! How tables, rows, columns and cells are called in a sentence: as the format prints them.

use crate::cell::{CellId, Table};
use crate::table::Field;
use crate::words::Locale;

/// The most rows that a sentence lists.
const MOST_LISTED: usize = 6;

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

/// The most cells that a sum is spelt out of.
const MOST_TERMS: usize = 3;

/// What a sum of cells is called: its terms, or the groups of rows or columns that it is made of.
pub(crate) fn sum_name(cells: &[CellId], locale: Locale) -> String {
    let is_long = cells.len() > MOST_TERMS;
    let mut names: Vec<String> = Vec::new();
    for cell in cells {
        let name = group_name(*cell, locale).filter(|_| is_long);
        let name = name.unwrap_or_else(|| term_name(*cell, locale));
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    names.join(" + ")
}

/// The group of rows that a total stands in, or the label above the column of another cell.
fn group_name(cell: CellId, locale: Locale) -> Option<String> {
    let (row, column) = (row_of(cell), cell.column());
    match (column.under, row.len().checked_sub(2)) {
        (Some(label), _) => {
            let row = row.last().map(|row| short(row, locale))?;
            Some(match locale {
                Locale::Chinese => format!("{row}{}", quoted(label)),
                Locale::English => format!("{row} by organizations"),
            })
        }
        (None, Some(at)) => Some(short(row[at], locale).into()),
        (None, None) => None,
    }
}

/// A row of the request matrix, with its column where that is not the total; elsewhere both.
fn term_name(cell: CellId, locale: Locale) -> String {
    let (row, column) = (row_of(cell), cell.column());
    let Some(last) = row.last().map(|row| short(row, locale)) else {
        return short(column, locale).into();
    };
    let is_total = cell.table() == Table::Requests && column.name == "total";
    match (is_total, locale) {
        (true, _) => last.into(),
        (false, Locale::Chinese) => format!("{last}{}", quoted(short(column, locale))),
        (false, Locale::English) => format!("{} of {last}", short(column, locale)),
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
pub(crate) struct Place {
    tables: Vec<Table>,
    row: Option<Vec<&'static Field>>,
    column: Option<&'static Field>,
}

impl Place {
    pub(crate) fn of(cells: impl Iterator<Item = CellId>) -> Place {
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

    pub(crate) fn text(&self, locale: Locale) -> String {
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
    pub(crate) fn name(&self, cell: CellId, locale: Locale) -> String {
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
    pub(crate) fn bare_name(&self, cell: CellId, locale: Locale) -> String {
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
pub(crate) fn quoted(label: &str) -> String {
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

/// `（七）总计·自然人`, or the column alone in a table of one row.
pub(crate) fn cell(cell: CellId, locale: Locale) -> String {
    let (row, column) = (row(cell, locale), column(cell, locale));
    match (row.is_empty(), locale) {
        (true, _) => column.into(),
        (false, Locale::Chinese) => format!("{row}·{column}"),
        (false, Locale::English) => format!("{row} / {column}"),
    }
}

/// The tables of some cells, each once.
pub(crate) fn tables_of(cells: &[CellId], locale: Locale) -> String {
    let mut tables: Vec<&str> = Vec::new();
    for cell in cells {
        let name = cell.table().name(locale);
        if !tables.contains(&name) {
            tables.push(name);
        }
    }
    tables.join(match locale {
        Locale::Chinese => "；",
        Locale::English => "; ",
    })
}

/// The names of all of some cells: a whole table and a whole row by their names, the rows of a
/// column behind its name, else each cell with its row.
pub(crate) fn all_of(cells: &[CellId], locale: Locale) -> String {
    let Some(&first) = cells.first() else { return String::new() };
    if cells.len() > 1 && cells.len() == first.layout().len() {
        return match locale {
            Locale::Chinese => format!("整张表（{} 格）", cells.len()),
            Locale::English => format!("the whole table ({} cells)", cells.len()),
        };
    }
    let comma = match locale {
        Locale::Chinese => "、",
        Locale::English => ", ",
    };
    let place = Place::of(cells.iter().copied());
    if let (Some(column), true) = (place.column, cells.len() > 1) {
        let rows: Vec<&str> = cells.iter().map(|cell| row(*cell, locale)).collect();
        let column = short(column, locale);
        return match locale {
            Locale::Chinese => format!("“{column}”列：{}", rows.join(comma)),
            Locale::English => format!("column “{column}”: {}", rows.join(comma)),
        };
    }
    let rows = cells.chunk_by(|a, b| a.layout() == b.layout() && row_path(*a) == row_path(*b));
    rows.map(|cells| of_one_row(cells, comma, locale)).collect::<Vec<_>>().join(comma)
}

/// The names of cells of one row; the row alone where they are all that it has.
fn of_one_row(cells: &[CellId], comma: &str, locale: Locale) -> String {
    let here = row_path(cells[0]);
    let all = cells[0].layout().cells().filter(|cell| row_path(*cell) == here).count();
    if cells.len() == all && all > 1 && !here.is_empty() {
        return match locale {
            Locale::Chinese => format!("{}（整行）", row(cells[0], locale)),
            Locale::English => format!("{} (the whole row)", row(cells[0], locale)),
        };
    }
    cells.iter().map(|one| cell(*one, locale)).collect::<Vec<_>>().join(comma)
}

/// The shortest name of a cell's column.
pub(crate) fn column(cell: CellId, locale: Locale) -> &'static str {
    short(cell.column(), locale)
}
