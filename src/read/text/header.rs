//! The header of a table: which labels it says, and in which order its columns stand.
//!
//! Either the letters, one after the other, spell the labels in an order in which the printed
//! header is read ([`in_order`]), or they stand in lines over each other, each piece going on with
//! the label of a column ([`drawn`]). What neither explains leaves the order unknown.

use std::borrow::Cow;

use super::grammar::{Grammar, Pattern, letters};
use super::pieces::{Brackets, Cell, Item, Kind, Word};
use crate::cell::Table;
use crate::fold::fold;
use crate::read::Position;
use crate::read::label::{Recognised, is_letter, printed};
use crate::table::Form;
use crate::table::header::Header;

/// The fewest pieces side by side that show an order of columns.
const FEWEST_BESIDE: usize = 4;

/// The rows of a grid that a header is: a block's stands in one, the labels of any other in rows of
/// their own.
pub(super) fn rows(table: Table, cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    match table.form() {
        Form::Blocks { .. } if cells.is_empty() => Vec::new(),
        Form::Blocks { .. } => vec![cells],
        _ => cells.into_iter().map(|cell| vec![cell]).collect(),
    }
}

/// The cells of a header in flattened text, as they stand there, and how many columns it has.
pub(super) fn told(table: Table, items: &[&Item<'_>]) -> Option<(Vec<Cell>, usize)> {
    let mut headers = Header::all(table).iter().copied();
    headers.find_map(|header| Some((in_order(header, items)?, header.columns.len()))).or_else(
        || {
            let lines = lines(items);
            let drawn = |grammar| Some((drawn(&lines, grammar, None)?, Grammar::width(grammar)));
            Grammar::all(table).iter().find_map(drawn)
        },
    )
}

/// The cells, when their letters spell the labels in an order in which the header is read. Where
/// the columns have labels of their own, those above them may stand anywhere or be missing.
fn in_order(header: &Header, items: &[&Item<'_>]) -> Option<Vec<Cell>> {
    let spelled = |(at, item): (usize, &&Item<'_>)| {
        let text = match &item.kind {
            Kind::Label(recognised) => Cow::Borrowed(recognised.core),
            _ => Cow::Owned(fold(&item.text)),
        };
        text.chars().filter(|c| is_letter(*c)).map(|c| (c, at)).collect::<Vec<_>>()
    };
    let letters: Vec<(char, usize)> = items.iter().enumerate().flat_map(spelled).collect();
    let mut counts = vec![0; items.len()];
    letters.iter().for_each(|(_, at)| counts[*at] += 1);
    let parts = header.parts.iter().map(|part| (part.label, part.name, part.is_column));
    let form = header.table().form().labels().map(|label| (label, label, false));
    let known = |(label, name, is)| Some((printed(label)?.recognised, name, is));
    let mut left: Vec<(Recognised, &str, bool)> = form.chain(parts).filter_map(known).collect();
    left.retain(|(label, ..)| !label.core.is_empty());
    let (mut names, mut columns, mut cells) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = letters.as_slice();
    while let Some((_, first)) = rest.first() {
        let goes_on = |core: &str| {
            let mut own = rest.iter();
            core.chars().all(|c| own.next().is_some_and(|(letter, _)| *letter == c))
        };
        let fits = (0..left.len()).filter(|at| goes_on(left[*at].0.core));
        let at = fits.max_by_key(|at| left[*at].0.core.len())?;
        let (label, name, is_column) = left[at];
        if is_column {
            left.remove(at);
            columns.push(name);
        }
        names.push(name);
        let (own, behind) = rest.split_at(label.core.chars().count());
        let is_whole = items[*first].is_label()
            && own.iter().all(|(_, at)| at == first)
            && own.len() == counts[*first];
        let text = || own.iter().map(|(letter, _)| letter).collect::<String>();
        cells.push(match is_whole {
            true => items[*first].cell(),
            false => Cell { label: Some(label), ..Cell::new(text(), items[*first].position()) },
        });
        rest = behind;
    }
    let is_known = match header.columns_share_labels() {
        true => header.orders.contains(&names),
        false => header.column_orders.contains(&columns),
    };
    is_known.then_some(cells)
}

/// The pieces of some items, line by line.
fn lines<'i>(items: &[&'i Item<'_>]) -> Vec<Vec<Piece<'i>>> {
    let mut lines: Vec<Vec<Piece<'i>>> = Vec::new();
    let mut last = 0;
    for item in items {
        let mut word = item.word;
        for (at, part) in item.text.split('\n').enumerate() {
            if at > 0 {
                word = Word { line: word.line.saturating_add(1), column: 1, ..word };
            }
            if word.line != last {
                lines.push(Vec::new());
            }
            last = word.line;
            for text in part.split_whitespace() {
                word.end = word.column.saturating_add(text.chars().count() as u32);
                let piece = Piece { word: Word { text, ..word }, letters: letters(text).into() };
                lines.last_mut().into_iter().for_each(|line| line.push(piece.clone()));
                word.column = word.end.saturating_add(1);
            }
        }
    }
    lines
}

/// A piece of a header: a word and its letters.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    pub word: Word<'t>,
    pub letters: Cow<'t, [char]>,
}

/// A label of a header as it is put together.
#[derive(Debug, Clone)]
struct Part {
    text: String,
    /// Its first piece.
    line: u32,
    column: u32,
    /// How many letters of the label were read.
    offset: usize,
    /// The leftmost column of all its pieces.
    start: u32,
}

impl Part {
    /// Goes on with a piece.
    fn read(part: &mut Option<Part>, text: &str, word: &Word<'_>, offset: usize) {
        let Word { line, column, .. } = *word;
        let new = || Part { text: String::new(), line, column, offset: 0, start: column };
        let part = part.get_or_insert_with(new);
        part.text.push_str(text);
        part.offset = offset;
        part.start = part.start.min(column);
    }
}

/// The cells of a header drawn over several lines, those of the columns last and from left to
/// right; none when a piece belongs to no label, a label stays incomplete, or the columns do not
/// stand in the order of the format.
///
/// `places` are the middles (doubled) of the columns' values where words stand under each other.
/// Where they do not, only pieces side by side show an order.
pub(super) fn drawn(
    lines: &[Vec<Piece<'_>>],
    grammar: &Grammar,
    places: Option<&[u32]>,
) -> Option<Vec<Cell>> {
    let mut heads: Vec<Option<Part>> = vec![None; grammar.heads.len()];
    let mut columns: Vec<Option<Part>> = vec![None; grammar.columns.len()];
    let mut notes = Vec::new();
    for line in lines {
        let mut own = Vec::new();
        let mut has_heads = false;
        for piece in line.iter().filter(|piece| !piece.letters.is_empty()) {
            let letters = outside(piece);
            let head = next_head(grammar, &heads, &piece.letters);
            if let Some((at, offset)) = head.or_else(|| next_head(grammar, &heads, &letters)) {
                Part::read(&mut heads[at], piece.word.text, &piece.word, offset);
                has_heads = true;
                continue;
            }
            // Other text above the columns, such as a unit, is no part of their labels.
            let is_part = || grammar.columns.iter().any(|label| label.has_all(&letters));
            match letters.is_empty() {
                _ if grammar.is_loose && (letters.is_empty() || !is_part()) => {}
                true => notes.push(piece.word),
                false => own.push(Piece { letters, ..piece.clone() }),
            }
        }
        if places.is_none() && !own.is_empty() && (has_heads || own.len() < FEWEST_BESIDE) {
            return None;
        }
        assign(&own, &grammar.columns, places.unwrap_or_default(), &mut columns)?;
    }
    let mut columns: Vec<Part> = columns.into_iter().collect::<Option<_>>()?;
    let complete = columns.iter().zip(&grammar.columns);
    let complete = complete.fold(true, |all, (part, label)| all && label.is_complete(part.offset));
    let in_order = columns.windows(2).all(|pair| pair[0].start < pair[1].start);
    if !complete || places.is_some() && !in_order {
        return None;
    }
    for note in notes {
        let nearest = columns.iter_mut().min_by_key(|part| part.column.abs_diff(note.column))?;
        nearest.text.push_str(note.text);
    }
    let heads =
        if grammar.is_loose { Vec::new() } else { whole(grammar, heads, places.is_some())? };
    let heads = heads.into_iter().zip(grammar.heads.iter().map(|(_, label)| label));
    let cell = |(Part { text, line, column, .. }, label): (Part, &Pattern)| Cell {
        label: label.recognised,
        ..Cell::new(text, Position::Line { line, column })
    };
    Some(heads.chain(columns.into_iter().zip(&grammar.columns)).map(cell).collect())
}

/// The labels above the columns, when all of them are there, and those of a line in their order.
fn whole(grammar: &Grammar, heads: Vec<Option<Part>>, is_aligned: bool) -> Option<Vec<Part>> {
    let place = |part: &Part| (if is_aligned { 0 } else { part.line }, part.start);
    let heads: Vec<Part> = heads.into_iter().collect::<Option<_>>()?;
    let is_whole = |((_, label), part): (&(u32, Pattern), &Part)| label.is_complete(part.offset);
    let mut beside = grammar.heads.windows(2).zip(heads.windows(2));
    let in_order = beside
        .all(|(labels, parts)| labels[0].0 != labels[1].0 || place(&parts[0]) < place(&parts[1]));
    (grammar.heads.iter().zip(&heads).all(is_whole) && in_order).then_some(heads)
}

/// The number of the label above the columns that goes on with these letters, and how far it is
/// read then. Such a label begins with more than two, for columns have short ones.
fn next_head(
    grammar: &Grammar,
    heads: &[Option<Part>],
    letters: &[char],
) -> Option<(usize, usize)> {
    let mut heads = grammar.heads.iter().zip(heads).enumerate();
    heads.find_map(|(at, ((_, label), part))| {
        let offset = part.as_ref().map_or(0, |part| part.offset);
        let may_begin = letters.len() > 2 || offset > 0 && !letters.is_empty();
        label.after(offset, letters).filter(|_| may_begin).map(|after| (at, after))
    })
}

/// The letters of a piece outside of brackets.
fn outside<'t>(piece: &Piece<'t>) -> Cow<'t, [char]> {
    let mut brackets = Brackets::default();
    let mut is_outside = |c: &char| {
        brackets.step(*c);
        !brackets.any()
    };
    if piece.word.text.chars().all(|c| c.is_alphanumeric()) {
        return piece.letters.clone();
    }
    letters(&piece.word.text.chars().filter(&mut is_outside).collect::<String>()).into()
}

/// Letters of one label set apart by a blank, such as `总 计`, are one piece.
fn merged<'p, 't>(line: &'p [Piece<'t>], labels: &[Pattern]) -> Vec<&'p [Piece<'t>]> {
    let is_split = |pair: &[Piece<'_>]| {
        let letters = [&pair[0], &pair[1]].map(|piece| piece.letters.as_ref()).concat();
        let are_single = pair.iter().all(|piece| piece.letters.len() == 1);
        are_single
            && pair[1].word.column <= pair[0].word.end + 2
            && labels.iter().any(|label| label.begins_with(&letters))
    };
    let (mut parts, mut rest) = (Vec::new(), line);
    while !rest.is_empty() {
        let count = if rest.len() > 1 && is_split(&rest[..2]) { 2 } else { 1 };
        let (part, behind) = rest.split_at(count);
        parts.push(part);
        rest = behind;
    }
    parts
}

/// Puts the pieces of a line to the labels of the columns, from left to right: every piece to a
/// column whose label goes on with it, as near to the column's values as can be. None when a piece
/// belongs to no column.
fn assign(
    line: &[Piece<'_>],
    labels: &[Pattern],
    places: &[u32],
    columns: &mut [Option<Part>],
) -> Option<()> {
    let merged = merged(line, labels);
    let letters = |part: &&[Piece<'_>]| {
        part.iter().flat_map(|piece| piece.letters.iter().copied()).collect::<Vec<char>>()
    };
    let middle = |part: &[Piece<'_>]| match part {
        [first, .., last] => first.word.column + last.word.end,
        _ => part[0].word.middle(),
    };
    let line: Vec<Vec<char>> = merged.iter().map(letters).collect();
    let after = |part: usize, at: usize| {
        labels[at].after(columns[at].as_ref().map_or(0, |column| column.offset), &line[part])
    };
    // How far from its values a part stands under each column, none where the label does not go
    // on with it.
    let distance = |part: usize, at: usize| {
        let middle = middle(merged[part]);
        after(part, at).map(|_| u64::from(places.get(at).map_or(0, |at| at.abs_diff(middle))))
    };
    let chosen = choose(line.len(), labels.len(), distance)?;
    for (part, at) in chosen.into_iter().enumerate() {
        let offset =
            labels[at].after(columns[at].as_ref().map_or(0, |it| it.offset), &line[part])?;
        for piece in merged[part] {
            Part::read(&mut columns[at], piece.word.text, &piece.word, offset);
        }
    }
    Some(())
}

/// Rising columns for the parts of a line, the sum of their distances the least.
fn choose(
    parts: usize,
    columns: usize,
    distance: impl Fn(usize, usize) -> Option<u64>,
) -> Option<Vec<usize>> {
    // For each part and column: the least sum when the part goes to that column, and the column of
    // the part before.
    let mut table: Vec<Vec<Option<(u64, usize)>>> = Vec::with_capacity(parts);
    for part in 0..parts {
        let mut before = (part == 0).then_some((0, 0));
        let ends_before = |at: usize| table.last().and_then(|row| row[at]);
        let mut end_here = |at: usize| {
            let cost = before.and_then(|_| distance(part, at));
            let here = before.zip(cost).map(|((sum, from), cost)| (sum + cost, from));
            let other = ends_before(at).map(|(sum, _)| (sum, at));
            before = other.filter(|(sum, _)| before.is_none_or(|it| *sum < it.0)).or(before);
            here
        };
        let row = (0..columns).map(&mut end_here).collect();
        table.push(row);
    }
    let ends = table.last().into_iter().flatten().enumerate();
    let ends = ends.filter_map(|(at, end)| end.map(|(sum, _)| (sum, at)));
    let mut at = ends.min_by_key(|(sum, _)| *sum).map_or(0, |(_, at)| at);
    let mut chosen = Vec::with_capacity(parts);
    for row in table.iter().rev() {
        chosen.push(at);
        at = row[at]?.1;
    }
    chosen.reverse();
    Some(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::label::{label, recognise};

    /// A header whose words are no labels, each line of the text one of it.
    fn read(text: &str) -> Option<Vec<String>> {
        let line = |(at, text): (usize, &'static str)| {
            let line = at as u32 + 1;
            let word = Word { text, line, column: 1, end: 1, bars: 0, first: true, glued: false };
            let kind = recognise(&label(text)).map_or(Kind::Other, Kind::Label);
            Item { kind, text: text.into(), word, glued: false }
        };
        let text: &'static str = text.to_owned().leak();
        let items: Vec<Item<'_>> = text.lines().enumerate().map(line).collect();
        let (cells, width) = told(Table::Requests, &items.iter().collect::<Vec<_>>())?;
        assert_eq!(width, 7);
        Some(cells.into_iter().map(|cell| cell.text).collect())
    }

    #[test]
    fn labels_are_told_wherever_they_are_broken() {
        let text = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n申请人情况\n自然\n人\n法人或其他组织\n总计商 业 企\n业\n\
            科研机\n构\n社会公益\n组织\n法 律 服 务\n机构\n其他";
        let order = [
            "自然人",
            "法人或其他组织",
            "总计",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他",
        ];
        let found = read(text).expect("read");
        assert_eq!(found[2..], order);
    }

    #[test]
    fn another_letter_or_a_missing_label_leaves_the_columns_unknown() {
        let whole =
            "申请人情况自然人法人或其他组织商业企业科研机构社会公益组织法律服务机构其他总计";
        assert!(read(whole).is_some());
        for (from, to) in [
            ("总计", ""),
            ("科研机构", "科研机构小计"),
            ("自然人", "自然自然人"),
            ("商业企业科研机构", "商业科研企业机构"),
        ] {
            assert_eq!(read(&whole.replace(from, to)), None, "{from}");
        }
    }
}
