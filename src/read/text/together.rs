//! Cells that ran together in the one way that leaves no doubt where each ends: as many zeros as
//! the row has columns (`规章000`), or one figure where it has one column (`行政许可12`). No figure
//! begins with a zero and goes on, so that each zero is a cell of its own, and none is left over
//! for a blank one.

use super::lines::is_run_of_digits;
use super::zone::{Item, Kind, Zone};
use crate::cell::Table;
use crate::read::label::Known;
use crate::table::Form;
use crate::table::header::Header;

/// The zone with such cells apart; `None` where it has none, or where figures stand side by side
/// with nothing but blanks between them: of those nothing shows that they did not run together.
pub(super) fn split(zone: &Zone) -> Option<Zone> {
    let mut parted = Zone::new(zone.table);
    let mut columns = Columns::of(zone.table);
    let mut found = false;
    for (at, item) in zone.items.iter().enumerate() {
        columns.look(item);
        let before = at.checked_sub(1).and_then(|before| zone.items.get(before));
        let is_whole_row = is_value(item)
            && before.is_some_and(|before| matches!(before.kind, Kind::Label(_)))
            && !zone.items.get(at + 1).is_some_and(is_value);
        match columns.count.filter(|_| is_whole_row) {
            Some(1) if item.glued && !is_run_of_digits(&item.text) => {
                found = true;
                parted.items.push(Item { glued: false, ..item.clone() });
            }
            Some(count) if count > 1 && is_zeros(&item.text, count) => {
                found = true;
                parted.items.extend((item.column..).take(count).map(|column| zero(item, column)));
            }
            _ => parted.items.push(item.clone()),
        }
    }
    let beside = |pair: &[Item]| {
        is_value(&pair[0]) && is_value(&pair[1]) && pair[1].bars == 0 && !pair[1].first
    };
    (found && !zone.items.windows(2).any(beside)).then_some(Zone {
        bars: zone.bars,
        others: zone.others,
        letters: zone.letters,
        ..parted
    })
}

fn zero(item: &Item, column: u32) -> Item {
    Item {
        text: "0".into(),
        column,
        bars: if column == item.column { item.bars } else { 0 },
        first: item.first && column == item.column,
        glued: false,
        ..item.clone()
    }
}

fn is_zeros(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte == b'0')
}

fn is_value(item: &Item) -> bool {
    matches!(item.kind, Kind::Value)
}

/// How many columns the row has that is being read.
struct Columns {
    table: Table,
    count: Option<usize>,
    in_header: bool,
}

impl Columns {
    fn of(table: Table) -> Columns {
        let count = match table.form() {
            Form::Blocks { .. } => None,
            Form::Matrix { .. } | Form::Row => {
                let mut widths = Header::all(table).iter().map(|header| header.columns.len());
                let first = widths.next();
                first.filter(|first| widths.all(|other| other == *first))
            }
        };
        Columns { table, count, in_header: false }
    }

    /// Counts the labels of the header of a block; a text among them is one that is not known.
    fn look(&mut self, item: &Item) {
        if !matches!(self.table.form(), Form::Blocks { .. }) {
            return;
        }
        let known = |wanted: fn(&Known) -> bool| item.known().iter().any(wanted);
        if known(|known| matches!(known, Known::Caption(..))) {
            (self.count, self.in_header) = (None, false);
        } else if known(|known| matches!(known, Known::RowHead(_))) {
            (self.count, self.in_header) = (Some(0), true);
        } else if self.in_header && known(|known| matches!(known, Known::Row(..))) {
            self.in_header = false;
        } else if self.in_header {
            self.count = self.count.map(|count| count + 1);
        }
    }
}
