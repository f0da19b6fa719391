//! Cells that ran together in the one way that leaves no doubt where each ends: as many zeros as
//! the row has columns (`规章000`), or one figure where it has one column (`行政许可12`). No figure
//! begins with a zero and goes on, so that each zero is a cell of its own, and none is left over
//! for a blank one.

use super::lines::is_run_of_digits;
use super::pieces::{Item, Word};
use crate::cell::Table;
use crate::read::label::Known;
use crate::table::Form;
use crate::table::header::Header;

/// The items with such cells apart; `None` where there are none, or where figures stand side by
/// side with nothing but blanks between them: of those nothing shows that they did not run
/// together.
pub(super) fn split<'t>(table: Table, items: &[Item<'t>]) -> Option<Vec<Item<'t>>> {
    let mut parted = Vec::new();
    let mut columns = Columns::of(table);
    for (at, item) in items.iter().enumerate() {
        columns.look(item);
        let is_whole_row = item.is_value()
            && at > 0
            && items[at - 1].is_label()
            && !items.get(at + 1).is_some_and(Item::is_value);
        let apart = match columns.count.filter(|_| is_whole_row) {
            Some(1) if item.glued && !is_run_of_digits(&item.text) => {
                vec![Item { glued: false, ..item.clone() }]
            }
            Some(count) if count > 1 && is_zeros(&item.text, count) => zeros(item),
            _ => continue,
        };
        parted.push((at, apart));
    }
    let beside = |pair: &[Item<'_>]| {
        pair[0].is_value() && pair[1].is_value() && pair[1].word.bars == 0 && !pair[1].word.first
    };
    if parted.is_empty() || items.windows(2).any(beside) {
        return None;
    }
    let mut items = items.to_vec();
    for (at, apart) in parted.into_iter().rev() {
        items.splice(at..=at, apart);
    }
    Some(items)
}

fn zeros<'t>(item: &Item<'t>) -> Vec<Item<'t>> {
    let zero = |(at, text): (usize, &'t str)| {
        let column = item.word.column + at as u32;
        let (bars, first) = if at == 0 { (item.word.bars, item.word.first) } else { (0, false) };
        let word = Word { text, column, end: column + 1, bars, first, ..item.word };
        Item { text: text.into(), word, glued: false, ..item.clone() }
    };
    item.word.text.split_inclusive('0').enumerate().map(zero).collect()
}

fn is_zeros(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte == b'0')
}

/// How many columns the row has that is being read.
struct Columns {
    table: Table,
    count: Option<usize>,
    in_header: bool,
}

impl Columns {
    fn of(table: Table) -> Columns {
        let mut widths = Header::all(table).iter().map(|header| header.columns.len());
        let first = widths.next().filter(|first| *first > 0);
        let count = first.filter(|first| widths.all(|other| other == *first));
        Columns { table, count, in_header: false }
    }

    /// Counts the labels of the header of a block; a text among them is one that is not known.
    fn look(&mut self, item: &Item<'_>) {
        if !matches!(self.table.form(), Form::Blocks { .. }) {
            return;
        }
        let is = |wanted: fn(&Known) -> bool| item.known(self.table).any(|known| wanted(&known));
        if is(|known| matches!(known, Known::Caption(..))) {
            (self.count, self.in_header) = (None, false);
        } else if is(|known| matches!(known, Known::RowHead(_))) {
            (self.count, self.in_header) = (Some(0), true);
        } else if self.in_header && is(|known| matches!(known, Known::Row(..))) {
            self.in_header = false;
        } else if self.in_header {
            self.count = self.count.map(|count| count + 1);
        }
    }
}
