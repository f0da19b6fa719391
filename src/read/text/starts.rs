//! Which table starts here? The heading of its section says so, or, where that is lost, a label
//! that stands at its beginning: the caption or the head of a block, the note in the corner, what
//! stands above columns, the first column, a long label of a row.

use std::sync::LazyLock;

use super::lines;
use super::words::exactly;
use crate::cell::Table;
use crate::fold::{Characters, folded, forms, is_radical, occurs};
use crate::read::label::{Known, label, label_of, recognise};
use crate::read::rows::RowId;
use crate::table::Form;
use crate::table::header::Header;

/// The table whose heading a line is.
pub(super) fn heading(line: &str) -> Option<Table> {
    // The quick test first: most lines are prose.
    if !occurs(line, '情') {
        return None;
    }
    let line = lines::unmarked(line);
    if line.len() > 150 {
        return None;
    }
    let line = folded(line);
    let label = if line.contains("情况") { label_of(&line) } else { return None };
    if label.core.chars().count() < 8 {
        return None;
    }
    recognise(&label)?.known.iter().find_map(|known| known.heading())
}

/// Words of which one stands in any label with which a table starts; a quick test before labels are
/// looked up.
static ANCHORS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let first = Table::ALL.iter().copied().flat_map(|table| table.first_words().iter().copied());
    first.chain(["情况", "信息"]).collect()
});

/// The first characters of the anchors, in every form that is folded to them.
static HINTS: LazyLock<Characters> = LazyLock::new(|| {
    let firsts = ANCHORS.iter().filter_map(|anchor| anchor.chars().next());
    firsts.flat_map(forms).collect()
});

/// The table may start with a text: what else has none of the anchors.
pub(super) fn may_start(text: &str) -> bool {
    // The longest label with which a table starts has 38 characters.
    if text.len() > 180 || text.is_ascii() || text.contains('。') {
        return false;
    }
    let hints: &Characters = &HINTS;
    if !text.contains(|c| hints.has(c) || is_radical(c)) {
        return false;
    }
    let folded = folded(text);
    let mut places = folded.char_indices().filter(|(_, c)| hints.has(*c));
    places.any(|(at, _)| ANCHORS.iter().any(|anchor| folded[at..].starts_with(anchor)))
}

/// The table that starts with a label, although no heading was seen, or that goes on with it: the
/// rest of a torn table begins with any row.
pub(super) fn with_label(known: &[Known], text: &str) -> Option<Table> {
    let is_long_row = |known: &Known| match *known {
        Known::Row(table, _) => has_corner(table) && text.chars().count() >= 8,
        _ => false,
    };
    let known = known.iter().find(|known| is_first(known) || is_long_row(known));
    known.map(|known| known.table())
}

/// The table that starts with the words of a line whose columns stand under each other.
pub(super) fn with_line<'w>(words: impl Iterator<Item = &'w str>, whole: &'w str) -> Option<Table> {
    let first = |text: &str| {
        let known = if may_start(text) { exactly(text)?.known } else { return None };
        known.iter().find(|known| is_first(known) && !is_plain_row(known.table()))
    };
    let corner =
        || CORNERS.iter().find(|(_, begin)| whole.contains(begin)).map(|(table, _)| *table);
    words.chain([whole]).find_map(first).map(|known| known.table()).or_else(corner)
}

/// True for what stands at the beginning of a table and nowhere else.
fn is_first(known: &Known) -> bool {
    match *known {
        Known::Caption(..) | Known::RowHead(_) | Known::Corner(_) | Known::Above(..) => true,
        Known::Row(table, row) => has_corner(table) && RowId::all(table).first() == Some(&row),
        Known::Group(table, _) => !has_corner(table),
        // Where columns share their labels, those are common words.
        Known::Column(table, name) => {
            let is_first = |header: &&Header| header.names().next() == Some(name);
            is_plain_row(table) || Header::all(table).iter().any(is_first)
        }
        Known::Heading(_) => false,
    }
}

/// The first letters of each note in a corner, which may be broken off behind them.
static CORNERS: LazyLock<Vec<(Table, String)>> = LazyLock::new(|| {
    let corner = |table: Table| match table.form() {
        Form::Matrix { corner, .. } => Some((table, label(corner).core.chars().take(5).collect())),
        _ => None,
    };
    Table::ALL.iter().copied().filter_map(corner).collect()
});

/// A matrix, whose rows have long labels.
fn has_corner(table: Table) -> bool {
    matches!(table.form(), Form::Matrix { .. })
}

/// A table of one row and one line of columns.
pub(super) fn is_plain_row(table: Table) -> bool {
    table.form() == Form::Row && !is_grouped_row(table)
}

/// A table of one row whose columns are told apart by their groups.
pub(super) fn is_grouped_row(table: Table) -> bool {
    table.form() == Form::Row && Header::all(table).iter().any(|it| it.columns_share_labels())
}
