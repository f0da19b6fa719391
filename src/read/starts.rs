//! Which table starts here? The heading of its section says so, or a label that stands at its
//! beginning, where a text has lost the heading: the caption or the head of a block, the note in
//! the corner, what stands above columns, the first column, a long label of a row. In a grid a row
//! says so with any label that no other table has.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::label::{Known, Label, exactly, label, printed, recognise};
use super::rows::RowId;
use crate::cell::Table;
use crate::fold::{Characters, folded, forms, is_radical, occurs};
use crate::table::Form;
use crate::table::header::Header;

/// No heading is of fewer bytes, nor of more: one with 收到, 处理, 申请 and 情况 has eight characters.
/// Menus are full of shorter texts.
const LENGTHS: RangeInclusive<usize> = 24..=240;

/// How many letters a heading has at most that is worded in another way; sentences have more.
const LONGEST_CORE: usize = 30;

/// The table whose section a heading opens: a line, a paragraph, a cell that stands alone.
pub(super) fn heading(text: &str) -> Option<Table> {
    // All that are looked for end with 情况. The quick tests first: most texts are prose.
    let may_be = || occurs(text, '情') && (occurs(text, '况') || occurs(text, '況'));
    if !LENGTHS.contains(&text.len()) || !may_be() {
        return None;
    }
    let text = unmarked(text);
    let label = printed(text)
        .map_or_else(|| Cow::Owned(label(text)), |printed| Cow::Borrowed(&printed.label));
    if label.core.chars().nth_back(1) != Some('情') {
        return None;
    }
    worded(&label).or_else(|| headed(recognise(&label)?.known))
}

/// The table whose heading has enough of its words, and a number, as the headings of sections have.
fn worded(label: &Label) -> Option<Table> {
    let core = label.core.as_str();
    if label.number.is_empty() || core.contains('年') || !core.ends_with("情况") {
        return None;
    }
    let is_of = |table: &&Table| {
        let words = table.heading_words();
        !words.is_empty() && has_words(core, words)
    };
    Table::ALL.iter().rfind(is_of).copied()
}

/// A title is short and has all the words of its section.
pub(super) fn has_words(core: &str, words: &[&str]) -> bool {
    core.chars().count() <= LONGEST_CORE && words.iter().all(|word| core.contains(word))
}

/// The table whose heading is among what a label may stand for.
pub(super) fn headed(known: &[Known]) -> Option<Table> {
    known.iter().find_map(|known| known.heading())
}

/// The table that a row of a grid announces: that of a label which no other table has.
pub(super) fn with_row<'k>(mut labels: impl Iterator<Item = &'k [Known]>) -> Option<Table> {
    labels.find_map(|known| {
        let known = known.iter().filter(|known| !matches!(known, Known::Heading(_)));
        let mut tables = known.map(|known| known.table());
        let first = tables.next()?;
        tables.all(|table| table == first).then_some(first)
    })
}

/// The text of a line without the marks of Markdown around it.
pub(super) fn unmarked(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['#', '>']).trim();
    line.trim_matches(|c: char| c == '*' || c == '_').trim()
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
