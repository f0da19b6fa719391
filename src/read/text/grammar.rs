//! The template as a grammar: the labels that a printed table has, as the letters that pieces of
//! text go on with.

use std::sync::LazyLock;

use crate::cell::{Layout, Table};
use crate::fold::folded;
use crate::read::label::{Recognised, exact, is_letter, label};
use crate::table::header::Header;
use crate::table::{Field, Form, template};

/// A printed label as letters, with the part that must be there.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    letters: Vec<char>,
    /// What a text is recognised as that is the label.
    pub recognised: Option<Recognised>,
    core_start: usize,
    core_end: usize,
}

/// The letters and digits of a text, folded.
pub(super) fn letters(text: &str) -> Vec<char> {
    let folded = folded(text);
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
        Pattern { letters, recognised: exact(&label), core_start, core_end }
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
        let (form, header) = (layout.table().form(), Header::of(layout));
        let labels: Vec<&str> = form.labels().collect();
        let groups = header.groups().filter(|part| !labels.contains(&part.label));
        let heads = labels.iter().map(|label| (0, *label));
        let heads = heads.chain(groups.map(|part| (part.line, part.label)));
        let heads: Vec<(u32, Pattern)> =
            heads.map(|(line, label)| (line, Pattern::new(label))).collect();
        let is_blocks = matches!(form, Form::Blocks { .. });
        let new = |columns: &[&'static Field]| Grammar {
            rows: Vec::new(),
            groups: Default::default(),
            heads: heads.clone(),
            columns: columns.iter().map(|column| Pattern::new(column.label)).collect(),
            is_loose: !is_blocks && !header.columns_share_labels(),
        };
        if form == Form::Row {
            return vec![new(&header.columns)];
        }
        let mut all: Vec<Grammar> = Vec::new();
        let mut last: Vec<&'static Field> = Vec::new();
        for (fields, cells) in template::rows(layout) {
            let [outer @ .., row] = fields.as_slice() else { continue };
            // Rows under the same caption are of one block.
            let is_new = is_blocks && last.last().is_none_or(|last| last.under != row.under);
            if all.is_empty() || is_new {
                all.push(new(&cells.iter().map(|cell| cell.column()).collect::<Vec<_>>()));
            }
            let Some(grammar) = all.last_mut() else { continue };
            grammar.rows.push(Pattern::new(row.label));
            for ((depth, group), groups) in outer.iter().enumerate().zip(&mut grammar.groups) {
                let names = |fields: &[&'static Field]| -> Vec<&str> {
                    fields.iter().take(depth + 1).map(|field| field.name).collect()
                };
                if names(&last) != names(&fields) {
                    groups.push(Pattern::new(group.label));
                }
            }
            last = fields;
        }
        all
    }
}
