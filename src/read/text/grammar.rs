//! The template as a grammar: the labels that a printed table has, as the letters that pieces of
//! text go on with.

use std::sync::LazyLock;

use crate::cell::{Layout, Table};
use crate::fold::fold;
use crate::read::label::{is_letter, label};
use crate::table::header::Header;
use crate::table::{Field, Form};

/// A printed label as letters, with the part that must be there.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    letters: Vec<char>,
    pub core: String,
    core_start: usize,
    core_end: usize,
}

/// The letters and digits of a text, folded.
pub(super) fn letters(text: &str) -> Vec<char> {
    let folded = fold(text);
    // One allocation: the filter tells the collection no length.
    let mut letters = Vec::with_capacity(folded.len().div_ceil(2));
    letters.extend(folded.chars().filter(|c| is_letter(*c)));
    letters
}

impl Pattern {
    pub fn new(text: &str) -> Pattern {
        let letters = letters(text);
        let label = label(text);
        let core_start = label.number.chars().count().min(letters.len());
        let core_end = (core_start + label.core.chars().count()).min(letters.len());
        Pattern { letters, core: label.core, core_start, core_end }
    }

    /// Where the pattern stands after a piece; the first piece may leave the numbering out.
    pub fn after(&self, offset: usize, piece: &[char]) -> Option<usize> {
        let starts = if offset == 0 { [0, self.core_start] } else { [offset, offset] };
        starts.into_iter().find_map(|start| {
            self.letters.get(start..)?.starts_with(piece).then_some(start + piece.len())
        })
    }

    pub fn begins_with(&self, piece: &[char]) -> bool {
        self.after(0, piece).is_some()
    }

    pub fn is_complete(&self, offset: usize) -> bool {
        offset >= self.core_end
    }

    /// How many letters it has.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Each of the letters is one of it.
    pub fn has_all(&self, letters: &[char]) -> bool {
        letters.iter().all(|letter| self.letters.contains(letter))
    }
}

/// A table as an edition prints it, or a block of one.
#[derive(Debug)]
pub(super) struct Grammar {
    /// The labels of the rows; none where the one row has no label.
    pub rows: Vec<Pattern>,
    /// Those of their groups, by how deep they stand.
    pub groups: [Vec<Pattern>; 2],
    /// What the header has besides the labels of the columns, each with the line that it is printed
    /// in.
    pub heads: Vec<(u32, Pattern)>,
    pub columns: Vec<Pattern>,
    /// The columns are told without the heads: some may be missing, or be worded in another way.
    pub is_loose: bool,
}

/// Each table in every edition that prints it in another way, the oldest first.
static GRAMMARS: LazyLock<Vec<Vec<Grammar>>> = LazyLock::new(|| {
    let layouts = |table| Layout::ALL.iter().copied().filter(move |it| it.table() == table);
    Table::ALL.iter().map(|table| layouts(*table).flat_map(Grammar::of).collect()).collect()
});

impl Grammar {
    /// Those of a table: for each edition one, or one for each block.
    pub fn all(table: Table) -> &'static [Grammar] {
        let all: &'static [Vec<Grammar>] = &GRAMMARS;
        &all[table as usize]
    }

    pub fn width(&self) -> usize {
        self.columns.len()
    }

    fn of(layout: Layout) -> Vec<Grammar> {
        let table = layout.table();
        if let Form::Blocks { row_head } = table.form() {
            return Grammar::blocks(layout, row_head);
        }
        let header = Header::of(layout);
        let form: Vec<&str> = table.form().labels().collect();
        let groups = header.groups().filter(|part| !form.contains(&part.label));
        let heads = form.iter().map(|label| (0, *label));
        let heads = heads.chain(groups.map(|part| (part.line, part.label)));
        let (rows, groups_of_rows) = match table.form() {
            Form::Matrix { .. } => Grammar::rows_of(layout),
            _ => Default::default(),
        };
        vec![Grammar {
            rows,
            groups: groups_of_rows,
            heads: heads.map(|(line, label)| (line, Pattern::new(label))).collect(),
            columns: header.columns.iter().map(|column| Pattern::new(column.label)).collect(),
            is_loose: !header.columns_share_labels(),
        }]
    }

    /// The labels of the rows of a matrix, and of their groups.
    fn rows_of(layout: Layout) -> (Vec<Pattern>, [Vec<Pattern>; 2]) {
        let (mut rows, mut groups) = (Vec::new(), [Vec::new(), Vec::new()]);
        let mut last: [Option<&'static Field>; 3] = [None; 3];
        let mut see = |slot: usize, field: &'static Field, patterns: &mut Vec<Pattern>| {
            if !last[slot].is_some_and(|last| std::ptr::eq(last, field)) {
                last[slot] = Some(field);
                patterns.push(Pattern::new(field.label));
            }
        };
        for cell in layout.cells() {
            let fields: Vec<&'static Field> = cell.fields().collect();
            let [outer @ .., row, _] = fields.as_slice() else { continue };
            see(2, row, &mut rows);
            for (depth, group) in outer.iter().enumerate().take(2) {
                see(depth, group, &mut groups[depth]);
            }
        }
        (rows, groups)
    }

    /// The blocks of an edition; rows under the same caption are of one block.
    fn blocks(layout: Layout, row_head: &str) -> Vec<Grammar> {
        let mut blocks: Vec<Grammar> = Vec::new();
        let mut last = None;
        for row in layout.fields() {
            let pattern = Pattern::new(row.label);
            match blocks.last_mut() {
                Some(block) if last == Some(row.under) => block.rows.push(pattern),
                _ => {
                    let columns = row.shape.fields(layout.walk_edition()).iter();
                    blocks.push(Grammar {
                        rows: vec![pattern],
                        groups: Default::default(),
                        heads: vec![(0, Pattern::new(row_head))],
                        columns: columns.map(|column| Pattern::new(column.label)).collect(),
                        is_loose: false,
                    });
                }
            }
            last = Some(row.under);
        }
        blocks
    }
}
