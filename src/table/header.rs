//! The header of a table that has one for all its values: its labels with their places, and the
//! orders in which they are read where nothing but their order is left.

use std::sync::LazyLock;

use super::{Field, Form};
use crate::cell::{Layout, Table};

/// A label of a header.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeaderPart {
    /// As printed.
    pub label: &'static str,
    /// The name of the declared part whose label it is; a label that no part has is its own name.
    pub name: &'static str,
    /// The line in which it begins, and how many it reaches over.
    pub line: u32,
    pub lines: u32,
    /// Its first column, and how many it reaches over.
    pub first: u32,
    pub columns: u32,
    /// It reaches down to the values of its column.
    pub is_column: bool,
}

/// The header of a layout.
#[derive(Debug)]
pub(crate) struct Header {
    layout: Layout,
    /// Its labels, each group before what stands below it.
    pub parts: Vec<HeaderPart>,
    /// How many lines it has.
    pub lines: u32,
    /// The declarations of its columns, from left to right.
    pub columns: Vec<&'static Field>,
    /// The names of all labels in the orders in which a header is read: line by line, group by
    /// group, and all groups before all columns.
    pub orders: Vec<Vec<&'static str>>,
    /// The names of the columns in the orders in which they are read: along the columns, and line
    /// by line.
    pub column_orders: Vec<Vec<&'static str>>,
}

/// In the order of the layouts; those of blocks, which have headers of their own, are empty.
static HEADERS: LazyLock<Vec<Header>> =
    LazyLock::new(|| Layout::ALL.iter().map(|layout| Header::new(*layout)).collect());

static BY_TABLE: LazyLock<Vec<Vec<&'static Header>>> =
    LazyLock::new(|| Table::ALL.iter().map(|table| Header::of_table(*table)).collect());

impl Header {
    /// That of a layout.
    pub fn of(layout: Layout) -> &'static Header {
        let headers: &'static [Header] = &HEADERS;
        // Every layout has one.
        headers.iter().find(|header| header.layout == layout).unwrap_or(&headers[0])
    }

    /// Those of a table in every edition, each once, the newest first.
    pub fn all(table: Table) -> &'static [&'static Header] {
        let all: &'static [Vec<&'static Header>] = &BY_TABLE;
        &all[table as usize]
    }

    fn of_table(table: Table) -> Vec<&'static Header> {
        let mut headers: Vec<&'static Header> = Vec::new();
        for layout in Layout::ALL.iter().rev().filter(|layout| layout.table() == table) {
            let header = Header::of(*layout);
            if headers.iter().all(|other| !other.reads_like(header)) {
                headers.push(header);
            }
        }
        headers
    }

    /// The table that it is of.
    pub fn table(&self) -> Table {
        self.layout.table()
    }

    /// The layout that it is of; others may have the same header.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Its columns are told apart by the groups alone that they stand in.
    pub fn columns_share_labels(&self) -> bool {
        self.names().enumerate().any(|(at, name)| self.place(name) != Some(at))
    }

    fn reads_like(&self, other: &Header) -> bool {
        self.orders == other.orders
    }

    /// The labels in the order of the lines.
    pub fn by_lines(&self) -> Vec<&HeaderPart> {
        let mut parts: Vec<&HeaderPart> = self.parts.iter().collect();
        parts.sort_by_key(|part| (part.line, part.first));
        parts
    }

    /// The labels that stand over columns, in the order of the lines.
    #[cfg_attr(
        not(all(feature = "text", feature = "markdown")),
        allow(dead_code, reason = "readers of text alone use it")
    )]
    pub fn groups(&self) -> impl Iterator<Item = &HeaderPart> {
        self.by_lines().into_iter().filter(|part| !part.is_column)
    }

    /// The names of the columns, from left to right.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'static str> + Clone {
        self.columns.iter().map(|column| column.name)
    }

    /// The number of the column of that name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.names().position(|column| column == name)
    }

    fn new(layout: Layout) -> Header {
        let paths = paths(layout);
        let parts = tree(&paths);
        let mut header = Header {
            layout,
            lines: depth(&paths),
            columns: if parts.is_empty() { Vec::new() } else { columns(layout) },
            orders: Vec::new(),
            column_orders: Vec::new(),
            parts,
        };
        let lines: Vec<HeaderPart> = header.by_lines().into_iter().copied().collect();
        let names = |parts: &[HeaderPart], wanted: fn(&HeaderPart) -> bool| -> Vec<&'static str> {
            parts.iter().filter(|part| wanted(part)).map(|part| part.name).collect()
        };
        let all = |parts: &[HeaderPart]| names(parts, |_| true);
        let columns = |parts: &[HeaderPart]| names(parts, |part| part.is_column);
        let groups = names(&lines, |part| !part.is_column);
        header.column_orders = vec![columns(&header.parts), columns(&lines)];
        header.orders =
            vec![all(&lines), all(&header.parts), [groups, columns(&header.parts)].concat()];
        header
    }
}

/// The labels above each column, from the outside in.
fn paths(layout: Layout) -> Vec<Vec<Named>> {
    let own = |field: &'static Field| {
        field.under.map(|above| (above, above)).into_iter().chain([(field.label, field.name)])
    };
    match layout.table().form() {
        Form::Blocks { .. } => Vec::new(),
        Form::Matrix { above, .. } => {
            let path = |field| [(above, above)].into_iter().chain(own(field)).collect();
            columns(layout).into_iter().map(path).collect()
        }
        Form::Row => layout.cells().map(|cell| cell.fields().flat_map(own).collect()).collect(),
    }
}

/// The columns of the first row, which every other row has as well.
fn columns(layout: Layout) -> Vec<&'static Field> {
    if layout.table().form() == Form::Row {
        return layout.columns();
    }
    let mut fields = layout.fields();
    while let Some(first) = fields.first()
        && let inner @ [_, ..] = first.shape.fields(layout.walk_edition())
    {
        fields = inner;
    }
    fields.iter().collect()
}

/// A label and the name of the part that it is of.
pub(super) type Named = (&'static str, &'static str);

pub(super) fn depth(paths: &[Vec<Named>]) -> u32 {
    paths.iter().map(Vec::len).max().unwrap_or(0) as u32
}

/// Labels above labels: neighbours with the same labels above share them; the last label of a path
/// reaches down to the values.
pub(super) fn tree(paths: &[Vec<Named>]) -> Vec<HeaderPart> {
    let depth = depth(paths);
    let mut parts: Vec<HeaderPart> = Vec::new();
    let mut before: &[Named] = &[];
    // Which part stands at each level at this point.
    let mut open: Vec<usize> = Vec::new();
    for (at, path) in (0..).zip(paths) {
        let groups = path.len().saturating_sub(1);
        let shared = before.iter().zip(&path[..groups]).take_while(|(a, b)| a == b).count();
        open.truncate(shared);
        for part in &open {
            parts[*part].columns += 1;
        }
        for (line, (label, name)) in (0..).zip(path).skip(shared) {
            let is_column = line as usize == groups;
            let lines = if is_column { depth - line } else { 1 };
            open.push(parts.len());
            parts.push(HeaderPart { label, name, line, lines, first: at, columns: 1, is_column });
        }
        before = &path[..groups];
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applicants_are_read_along_the_columns_or_with_the_total_before_the_organizations() {
        let header = Header::of(Layout::REQUESTS_2021);
        let printed: Vec<&str> = header.names().collect();
        assert_eq!(header.column_orders[0], printed);
        let mut lines = printed.clone();
        lines[1..].rotate_right(1);
        assert_eq!(header.column_orders[1], lines);
        assert_eq!(Header::all(Table::Requests).len(), 1, "the editions have the same columns");
    }

    #[test]
    fn cases_are_read_by_line_by_group_or_with_the_groups_first() {
        let header = Header::of(Layout::REVIEW_LITIGATION);
        let results = ["upheld", "corrected", "other", "pending", "total"];
        let (review, direct, after) = ("review", "direct_litigation", "litigation_after_review");
        let litigation = "行政诉讼";
        let results = &results[..];
        assert_eq!(
            header.orders,
            [
                [&[review, litigation], results, &[direct, after], results, results].concat(),
                [&[review], results, &[litigation, direct], results, &[after], results].concat(),
                [&[review, litigation, direct, after], results, results, results].concat(),
            ]
        );
        let groups: Vec<&str> = header.groups().map(|part| part.label).collect();
        assert_eq!(groups, ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"]);
        assert_eq!((header.lines, header.columns.len(), header.parts.len()), (3, 15, 19));
    }
}
