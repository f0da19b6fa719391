//! What the separators of a run of rows mean: whether two of them stand for one, whether the last
//! of a line only ends it, and whether blank fields beside the values are a margin of the table or
//! may be one cell too many.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lines::{Line, is_value};
use crate::cell::Table;
use crate::read::label::{Known, label, recognise};
use crate::read::rows::RowId;
use crate::table::Form;
use crate::table::header::Header;

/// The widths of the tables: how many values a row of each has at most. One that some reports lack
/// is never meant by a number of values alone.
static WIDTHS: LazyLock<Vec<(Table, usize)>> = LazyLock::new(|| {
    let required = Table::ALL.iter().copied().filter(|table| table.is_required());
    required.map(|table| (table, table.most_columns())).collect()
});

fn is_of_blocks(table: Table) -> bool {
    matches!(table.form(), Form::Blocks { .. })
}

fn is_matrix(table: Table) -> bool {
    matches!(table.form(), Form::Matrix { .. })
}

/// The tables with one header for all of their rows, the matrices first.
static HEADED: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let headed = Table::ALL.iter().copied().filter(|table| table.is_required());
    let mut headed: Vec<Table> = headed.filter(|table| !is_of_blocks(*table)).collect();
    headed.sort_by_key(|table| !is_matrix(*table));
    headed
});

/// How many values the rows of a table have in its editions.
fn widths(table: Table) -> impl Iterator<Item = usize> {
    Header::all(table).iter().copied().map(|header| header.columns.len())
}

/// A line that was split at its separators.
pub(super) struct Fields<'t> {
    pub line: Line,
    pub content: &'t str,
    /// The text of each field and the byte of the line at which it begins.
    pub fields: Vec<(usize, &'t str)>,
}

impl<'t> Fields<'t> {
    pub fn new(line: Line, content: &'t str, separator: fn(char) -> bool) -> Fields<'t> {
        let mut byte = 0;
        let field = |field: &'t str| {
            let start = byte;
            byte += field.len()
                + content[byte + field.len()..].chars().next().map_or(0, char::len_utf8);
            let text = field.trim();
            let indent = if text.is_empty() { 0 } else { field.len() - field.trim_start().len() };
            (start + indent, text)
        };
        Fields { line, content, fields: content.split(separator).map(field).collect() }
    }

    /// The fields with text: the place and text of each.
    fn filled(&self) -> impl DoubleEndedIterator<Item = (usize, &'t str)> {
        self.fields
            .iter()
            .enumerate()
            .filter(|(_, (_, text))| !text.is_empty())
            .map(|(at, (_, text))| (at, *text))
    }

    fn has_values(&self) -> bool {
        self.filled().any(|(_, text)| is_value(text))
    }

    /// True for a row of a header: two or more labels of columns, and no value.
    fn names_columns(&self) -> bool {
        let is_column = |text: &str| {
            let known = recognise(&label(text));
            known.is_some_and(|found| {
                found
                    .known
                    .iter()
                    .any(|known| matches!(known, Known::Column(..) | Known::RowHead(_)))
            })
        };
        self.filled().nth(1).is_some()
            && !self.has_values()
            && self.filled().filter(|(_, text)| is_column(text)).nth(1).is_some()
    }

    /// The table of blocks that the row is of.
    fn of_blocks(&self) -> Option<Table> {
        let (_, text) = self.filled().next()?;
        recognise(&label(text))?.known.iter().find_map(|known| match known {
            Known::Row(table, _) if is_of_blocks(*table) => Some(*table),
            _ => None,
        })
    }

    /// The table of which the row's label is one, when it stands there by itself.
    pub fn lone_label(&self) -> Option<Table> {
        let mut filled = self.filled();
        let (Some((_, text)), None) = (filled.next(), filled.next()) else { return None };
        recognise(&label(text))?.known.iter().find_map(|known| match known {
            Known::Row(table, _) => Some(*table),
            _ => None,
        })
    }

    /// The row whose label its last text is that is no value.
    pub fn row(&self) -> Option<RowId> {
        let (_, text) = self.filled().rfind(|(_, text)| !is_value(text))?;
        recognise(&label(text))?.known.iter().find_map(|known| match known {
            Known::Row(_, id) => Some(*id),
            _ => None,
        })
    }

    /// The evenness of the places of all fields with text, where it is one.
    fn parity(&self) -> Option<usize> {
        let first = self.filled().next()?.0 % 2;
        self.filled().all(|(at, _)| at % 2 == first).then_some(first)
    }

    /// The place of the first field behind the last label.
    fn values_from(&self) -> usize {
        self.filled().rfind(|(_, text)| !is_value(text)).map_or(0, |(at, _)| at + 1)
    }
}

/// What a run of rows shows of its separators; one without a header follows the one before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// Two separators stand for one, and the fields with text are those in even or in odd places.
    doubled: Option<usize>,
    /// A separator ends every line.
    ended: bool,
    /// The last header of a block.
    head: Option<Head>,
}

/// A header of a block: how many columns it names, and how many fields it has behind
/// its first label.
#[derive(Debug, Clone, Copy)]
struct Head {
    columns: usize,
    fields: usize,
}

/// Puts a run of rows in order: one field for each cell, no field behind a separator that ends a
/// line. Gives the rows that may be read in more than one way, with their tables.
pub(super) fn settle(rows: &mut [Fields<'_>], style: &mut Style) -> BTreeMap<usize, Table> {
    let heads: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].names_columns()).collect();
    if !heads.is_empty() {
        style.doubled = doubled(rows, &heads);
    }
    let mut broken = style.doubled.map_or(BTreeMap::new(), |parity| halve(rows, parity));
    if !heads.is_empty() {
        style.ended =
            heads.iter().all(|at| rows[*at].fields.last().is_some_and(|(_, text)| text.is_empty()));
    }
    if style.ended {
        for row in rows.iter_mut() {
            row.fields.pop_if(|(_, text)| text.is_empty());
        }
    }
    for (at, table) in unclear(rows, &heads, style) {
        broken.entry(at).or_insert(table);
    }
    broken
}

/// Two separators between all labels of the headers. Two labels alone may stand apart for another
/// reason: then all rows must be such.
fn doubled(rows: &[Fields<'_>], heads: &[usize]) -> Option<usize> {
    let parity = rows[*heads.first()?].parity()?;
    let is_so = |row: &Fields<'_>| row.parity() == Some(parity);
    let several = heads.iter().any(|at| rows[*at].filled().nth(2).is_some());
    let all = || rows.iter().all(is_so);
    (heads.iter().all(|at| is_so(&rows[*at])) && (several || all())).then_some(parity)
}

/// Takes two separators for one. Gives the rows with values in which two do not always stand
/// together.
fn halve(rows: &mut [Fields<'_>], parity: usize) -> BTreeMap<usize, Table> {
    let mut broken = BTreeMap::new();
    for (at, row) in rows.iter_mut().enumerate() {
        if row.parity() == Some(parity) {
            let mut place = 0;
            row.fields.retain(|_| {
                place += 1;
                place % 2 != parity
            });
        } else if row.has_values() {
            broken.extend(row.table().map(|table| (at, table)));
        }
    }
    broken
}

impl Fields<'_> {
    /// The table that a row of values is of, by how many there are.
    fn table(&self) -> Option<Table> {
        let values = self.filled().filter(|(_, text)| is_value(text)).count();
        let nearest = WIDTHS.iter().min_by_key(|(_, width)| width.abs_diff(values));
        nearest.map(|(table, _)| *table)
    }
}

/// The values of a row and the blank fields before, behind and between them.
#[derive(Clone, Copy)]
struct Span {
    /// The first field behind the last label.
    from: usize,
    /// How many fields there are from there on.
    fields: usize,
    /// How many of them are blank before the first value and behind the last.
    lead: usize,
    trail: usize,
    /// How many of them are blank, and in how many stretches.
    blanks: usize,
    stretches: usize,
}

impl Span {
    fn of(row: &Fields<'_>) -> Span {
        let from = row.values_from();
        let is_blank: Vec<bool> =
            row.fields[from..].iter().map(|(_, text)| text.is_empty()).collect();
        let begins = |at: usize| is_blank[at] && (at == 0 || !is_blank[at - 1]);
        Span {
            from,
            fields: is_blank.len(),
            lead: is_blank.iter().take_while(|blank| **blank).count(),
            trail: is_blank.iter().rev().take_while(|blank| **blank).count(),
            blanks: is_blank.iter().filter(|blank| **blank).count(),
            stretches: (0..is_blank.len()).filter(|at| begins(*at)).count(),
        }
    }

    /// How many fields the values reach over.
    fn reach(&self) -> usize {
        self.fields.saturating_sub(self.lead + self.trail)
    }

    fn start(&self) -> usize {
        self.from + self.lead
    }

    fn end(&self) -> usize {
        self.start() + self.reach()
    }

    /// Whichever `surplus` blank fields are left out, the others are the same.
    fn is_settled(&self, surplus: usize) -> bool {
        surplus == self.blanks || self.stretches == 1 && surplus < self.blanks
    }
}

/// The rows with more fields than columns of which several blank fields may be the surplus, where
/// the rest of the table does not show which.
fn unclear(rows: &[Fields<'_>], heads: &[usize], style: &mut Style) -> Vec<(usize, Table)> {
    let spans: Vec<Span> = rows.iter().map(Span::of).collect();
    let peers = Peers::of_matrices(&spans);
    let under = Under::of(rows, heads);
    let mut heads = heads.iter().copied().peekable();
    let mut found = Vec::new();
    let mut in_blocks: Vec<(usize, Table, Head)> = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        if heads.next_if_eq(&at).is_some() {
            style.head = head(&rows[at]).or(style.head);
            continue;
        }
        if span.blanks == span.fields {
            continue;
        }
        let Some((table, width)) = span.headed() else {
            let head = style.head.zip(rows[at].of_blocks());
            in_blocks.extend(head.map(|(head, table)| (at, table, head)));
            continue;
        };
        let is_clear = span.is_settled(span.fields - width)
            || match peers.get(&table) {
                Some(peers) => peers.have_margin_of(span),
                None => under.has(span),
            };
        if !is_clear && span.lead + span.trail > 0 {
            found.push((at, table));
        }
    }
    let blocks = Blocks::of(&spans, &in_blocks);
    let doubtful = in_blocks.iter().filter(|(at, _, head)| !blocks.fit(&spans[*at], *head));
    found.extend(doubtful.map(|(at, table, _)| (*at, *table)));
    found
}

fn head(row: &Fields<'_>) -> Option<Head> {
    let (at, text) = row.filled().next()?;
    let known = recognise(&label(text))?.known;
    let is_head = known.iter().any(|known| matches!(known, Known::RowHead(_)));
    is_head.then(|| Head { columns: row.filled().count() - 1, fields: row.fields.len() - at - 1 })
}

/// The least and the most of some numbers.
#[derive(Debug, Clone, Copy)]
struct Range {
    least: usize,
    most: usize,
}

impl Range {
    fn of(numbers: impl Iterator<Item = usize>) -> Option<Range> {
        numbers.fold(None, |range: Option<Range>, number| {
            Some(range.map_or(Range { least: number, most: number }, |range| Range {
                least: range.least.min(number),
                most: range.most.max(number),
            }))
        })
    }

    fn is_only(self, number: usize) -> bool {
        (self.least, self.most) == (number, number)
    }
}

/// How the rows of a matrix lie, looked through once for all of them.
struct Peers {
    table: Table,
    count: usize,
    lies: Option<Lies>,
}

struct Lies {
    fields: Range,
    lead: Range,
    trail: Range,
    total: Range,
    start: Range,
    end: Range,
}

impl Peers {
    fn of_matrices(spans: &[Span]) -> BTreeMap<Table, Peers> {
        let matrices = Table::ALL.iter().copied().filter(|table| is_matrix(*table));
        matrices.map(|table| (table, Peers::of(table, spans))).collect()
    }

    fn of(table: Table, spans: &[Span]) -> Peers {
        let peers = || spans.iter().filter(|span| span.is_peer(table));
        let range = |number: fn(&Span) -> usize| Range::of(peers().map(number));
        let lies = || {
            Some(Lies {
                fields: range(|span| span.fields)?,
                lead: range(|span| span.lead)?,
                trail: range(|span| span.trail)?,
                total: range(Span::total)?,
                start: range(Span::start)?,
                end: range(Span::end)?,
            })
        };
        Peers { table, count: peers().count(), lies: lies() }
    }

    /// The blank fields beside the values are blank in every other row, counted from its label or
    /// from the beginning of the line.
    fn have_margin_of(&self, own: &Span) -> bool {
        let others = self.count - usize::from(own.is_peer(self.table));
        // The row itself, where it is among them, does so in any case.
        self.lies.as_ref().filter(|_| others > 0).is_some_and(|all| {
            let beside_label = all.fields.is_only(own.fields)
                && all.lead.least >= own.lead
                && all.trail.least >= own.trail;
            let in_line = all.total.is_only(own.total())
                && all.start.least >= own.start()
                && all.end.most <= own.end();
            beside_label || in_line
        })
    }
}

impl Span {
    /// The table whose rows have as many values, or one more, and how many those have.
    fn headed(&self) -> Option<(Table, usize)> {
        let is_so = |width: &usize| self.reach() == *width || self.reach() == width + 1;
        HEADED.iter().find_map(|table| Some((*table, widths(*table).find(is_so)?)))
    }

    /// A row that shows how the others of the matrix lie.
    fn is_peer(&self, table: Table) -> bool {
        let least = widths(table).min().unwrap_or(0);
        self.from > 0 && self.fields >= least && self.blanks < self.fields
    }

    fn total(&self) -> usize {
        self.from + self.fields
    }
}

/// How the rows of blocks lie, looked through once for all of them: by how many
/// fields they have more than their headers (`usize::MAX` for fewer), and the least margins.
struct Blocks {
    count: usize,
    surplus: Option<Range>,
    lead: usize,
    trail: usize,
}

impl Blocks {
    fn of(spans: &[Span], rows: &[(usize, Table, Head)]) -> Blocks {
        let surplus = |(at, _, head): &(usize, Table, Head)| {
            spans[*at].fields.checked_sub(head.fields).unwrap_or(usize::MAX)
        };
        let least = |number: fn(&Span) -> usize| {
            rows.iter().map(|(at, ..)| number(&spans[*at])).min().unwrap_or(0)
        };
        Blocks {
            count: rows.len(),
            surplus: Range::of(rows.iter().map(surplus)),
            lead: least(|span| span.lead),
            trail: least(|span| span.trail),
        }
    }

    /// A row has as many fields as its header, or it does not matter which are too many, or all
    /// rows have them.
    fn fit(&self, own: &Span, head: Head) -> bool {
        if head.columns == 1 || own.fields == head.fields || own.lead + own.trail == 0 {
            return true;
        }
        let Some(surplus) = own.fields.checked_sub(head.fields) else { return false };
        let all_so = || {
            self.count > 1
                && self.surplus.is_some_and(|all| all.is_only(surplus))
                && self.lead >= own.lead
                && self.trail >= own.trail
        };
        own.is_settled(surplus) || all_so()
    }
}

/// Where the headers of a table of one row have text: the first field, and
/// how far before the end of the line.
struct Under {
    first: Option<usize>,
    behind: Option<usize>,
}

impl Under {
    fn of(rows: &[Fields<'_>], heads: &[usize]) -> Under {
        let heads =
            || heads.iter().map(|at| &rows[*at]).filter(|row| row.filled().nth(3).is_some());
        Under {
            first: heads().filter_map(|row| row.filled().next()).map(|(at, _)| at).min(),
            behind: heads()
                .filter_map(|row| Some(row.fields.len() - 1 - row.filled().next_back()?.0))
                .min(),
        }
    }

    /// The values begin in the first field that a header has text in, and end as far before the end
    /// of the line as the headers do.
    fn has(&self, span: &Span) -> bool {
        self.first == Some(span.start()) && self.behind == Some(span.trail)
    }
}
