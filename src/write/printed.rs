//! The tables as the official format prints them: captions, header lines and label cells with their
//! spans.
//!
//! Everything comes from the declared rows and columns; a writer only turns the cells into its own
//! format.

use crate::cell::{CellId, Layout, Table};
use crate::read::unit_of_label;
use crate::report::Report;
use crate::table::Field;
use crate::table::proactive::ROW_HEAD;
use crate::table::requests::{APPLICANTS, CORNER_NOTE};
use crate::value::Value;

/// One table as the format prints it.
///
/// ```
/// use gouji::{Layout, write::{Content, printed}};
/// let table = printed(Layout::REQUESTS_2021);
/// assert_eq!(table.columns(), 10);
/// let heads: Vec<usize> =
///     table.rows().map(|row| row.iter().filter(|cell| !cell.is_value()).count()).collect();
/// assert_eq!(heads[..3], [2, 3, 5]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    cells: Vec<PrintedCell>,
    columns: u32,
    rows: u32,
}

/// One cell of a [`Printed`] table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PrintedCell {
    /// The row in which it begins, from 0.
    pub row: u32,
    /// The column in which it begins, from 0.
    pub column: u32,
    /// How many rows it covers.
    pub rows: u32,
    /// How many columns it covers.
    pub columns: u32,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a [`PrintedCell`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A printed label.
    Label(&'static str),
    /// The value of a cell.
    Value(CellId),
}

impl PrintedCell {
    /// True for the cell of a value, false for a label.
    pub const fn is_value(&self) -> bool {
        matches!(self.content, Content::Value(_))
    }
}

impl Printed {
    /// Every cell, in order of row, then column. Together they cover the table without overlap.
    pub fn cells(&self) -> &[PrintedCell] {
        &self.cells
    }

    /// The width in columns.
    pub const fn columns(&self) -> u32 {
        self.columns
    }

    /// The cells that begin in each row.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[PrintedCell]> {
        (0..self.rows).map(|row| {
            let start = self.cells.partition_point(|cell| cell.row < row);
            let end = self.cells.partition_point(|cell| cell.row <= row);
            &self.cells[start..end]
        })
    }

    /// The text of every square, row by row: a cell's text stands in the first square that it
    /// covers, the others are blank.
    pub fn squares(&self, report: &Report) -> Vec<Vec<String>> {
        let mut squares = vec![vec![String::new(); self.columns as usize]; self.rows as usize];
        for cell in &self.cells {
            squares[cell.row as usize][cell.column as usize] = match cell.content {
                Content::Label(label) => label.into(),
                Content::Value(id) => {
                    report.get(id).map(|value| figure(id, value)).unwrap_or_default()
                }
            };
        }
        squares
    }

    fn new(mut cells: Vec<PrintedCell>) -> Printed {
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let columns = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let rows = cells.iter().map(|cell| cell.row + cell.rows).max().unwrap_or(0);
        Printed { cells, columns, rows }
    }
}

/// Lays out a table as its edition prints it.
pub fn printed(layout: Layout) -> Printed {
    match layout.table() {
        Table::ProactiveDisclosure => blocks(layout),
        Table::Requests => matrix(layout),
        Table::ReviewLitigation | Table::ProcessingFees => side_by_side(layout),
    }
}

/// The text of a value in its cell: the figure, `/` for not applicable, nothing for blank.
///
/// A change carries its sign. An amount carries its unit unless the printed label states that unit.
/// One thing cannot be written: that the unit of an amount is unknown, where the label states one.
pub fn figure(cell: CellId, value: Value) -> String {
    match value {
        Value::Amount(amount) if amount.unit() == unit_of_label(cell.column().label) => {
            amount.value().map_or_else(|| value.to_string(), |number| number.to_string())
        }
        other => other.to_string(),
    }
}

fn label(
    text: &'static str,
    (row, rows): (u32, u32),
    (column, columns): (u32, u32),
) -> PrintedCell {
    PrintedCell { row, column, rows, columns, content: Content::Label(text) }
}

fn value(cell: CellId, row: u32, (column, columns): (u32, u32)) -> PrintedCell {
    PrintedCell { row, column, rows: 1, columns, content: Content::Value(cell) }
}

/// The rows of a layout with their cells, in printed order. Each row comes with the declared parts
/// that lead to it.
pub(crate) fn rows(layout: Layout) -> Vec<(Vec<&'static Field>, Vec<CellId>)> {
    let mut rows: Vec<(Vec<&'static Field>, Vec<CellId>)> = Vec::new();
    for cell in layout.cells() {
        let mut fields: Vec<&'static Field> = cell.fields().collect();
        fields.pop();
        match rows.last_mut() {
            Some((last, cells))
                if last
                    .iter()
                    .map(|field| field.name)
                    .eq(fields.iter().map(|field| field.name)) =>
            {
                cells.push(cell)
            }
            _ => rows.push((fields, vec![cell])),
        }
    }
    rows
}

/// Article 20: a caption over each item, a header under it, then the rows. Items of fewer columns
/// share the width evenly.
fn blocks(layout: Layout) -> Printed {
    let rows = rows(layout);
    let counts: Vec<u32> = rows.iter().map(|(_, cells)| cells.len() as u32).collect();
    let edges = edges(&counts);
    let width = edges.len() as u32;
    let mut cells = Vec::new();
    let mut at = 0;
    let mut caption = None;
    for (fields, values) in &rows {
        let Some(field) = fields.first() else { continue };
        let spans = spans(&edges, values.len() as u32);
        if field.under != caption {
            caption = field.under;
            cells.push(label(field.under.unwrap_or_default(), (at, 1), (0, width)));
            cells.push(label(ROW_HEAD, (at + 1, 1), (0, 1)));
            cells.extend(
                values
                    .iter()
                    .zip(&spans)
                    .map(|(cell, span)| label(cell.column().label, (at + 1, 1), *span)),
            );
            at += 2;
        }
        cells.push(label(field.label, (at, 1), (0, 1)));
        cells.extend(values.iter().zip(&spans).map(|(cell, span)| value(*cell, at, *span)));
        at += 1;
    }
    Printed::new(cells)
}

/// Where columns of items begin, in parts of the width: 0, 1/3, 1/2, 2/3 and 1 for items of two and
/// of three columns.
fn edges(counts: &[u32]) -> Vec<(u32, u32)> {
    let mut edges: Vec<(u32, u32)> =
        counts.iter().flat_map(|&count| (0..=count).map(move |part| (part, count))).collect();
    edges.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
    edges.dedup_by(|a, b| a.0 * b.1 == b.0 * a.1);
    edges
}

/// First column and width of each of `count` columns behind the label.
fn spans(edges: &[(u32, u32)], count: u32) -> Vec<(u32, u32)> {
    let at =
        |part: u32| edges.iter().take_while(|edge| edge.0 * count < part * edge.1).count() as u32;
    (0..count).map(|part| (1 + at(part), at(part + 1) - at(part))).collect()
}

/// The request matrix: the note in the corner, applicants above, outcomes at the side.
fn matrix(layout: Layout) -> Printed {
    let rows = rows(layout);
    let side: Vec<Vec<&'static str>> =
        rows.iter().map(|(fields, _)| fields.iter().map(|field| field.label).collect()).collect();
    let above: Vec<Vec<&'static str>> = rows.first().map_or(Vec::new(), |(_, cells)| {
        cells
            .iter()
            .map(|cell| cell.column())
            .map(|field| [APPLICANTS].into_iter().chain(field.under).chain([field.label]).collect())
            .collect()
    });
    let (left, top) = (depth(&side), depth(&above));
    let mut cells = vec![label(CORNER_NOTE, (0, top), (0, left))];
    cells.extend(
        tree(&above)
            .into_iter()
            .map(|part| label(part.label, part.levels, (left + part.along.0, part.along.1))),
    );
    cells.extend(
        tree(&side)
            .into_iter()
            .map(|part| label(part.label, (top + part.along.0, part.along.1), part.levels)),
    );
    for (row, (_, values)) in (top..).zip(&rows) {
        cells.extend((left..).zip(values).map(|(column, cell)| value(*cell, row, (column, 1))));
    }
    Printed::new(cells)
}

/// Tables of one row of values, under headers of as many lines as they need.
fn side_by_side(layout: Layout) -> Printed {
    let paths = |cell: CellId| {
        cell.fields().flat_map(|field| field.under.into_iter().chain([field.label])).collect()
    };
    let above: Vec<Vec<&'static str>> = layout.cells().map(paths).collect();
    let mut cells: Vec<PrintedCell> =
        tree(&above).into_iter().map(|part| label(part.label, part.levels, part.along)).collect();
    let row = depth(&above);
    cells.extend((0..).zip(layout.cells()).map(|(column, cell)| value(cell, row, (column, 1))));
    Printed::new(cells)
}

fn depth(paths: &[Vec<&'static str>]) -> u32 {
    paths.iter().map(Vec::len).max().unwrap_or(0) as u32
}

/// One label of a tree of labels: first and number of the columns (or rows) that it covers, and of
/// the header's levels.
struct Labelled {
    label: &'static str,
    along: (u32, u32),
    levels: (u32, u32),
}

/// Labels above labels: neighbours with the same labels above share them; the last label of a path
/// reaches down to the values.
fn tree(paths: &[Vec<&'static str>]) -> Vec<Labelled> {
    let depth = depth(paths);
    let mut parts: Vec<Labelled> = Vec::new();
    let mut before: &[&'static str] = &[];
    // Which part stands at each level at this point.
    let mut open: Vec<usize> = Vec::new();
    for (at, path) in (0..).zip(paths) {
        let groups = path.len().saturating_sub(1);
        let shared = before.iter().zip(&path[..groups]).take_while(|(a, b)| a == b).count();
        open.truncate(shared);
        for part in &open {
            parts[*part].along.1 += 1;
        }
        for (level, label) in (0..).zip(path).skip(shared) {
            let levels = if level as usize == groups { depth - level } else { 1 };
            open.push(parts.len());
            parts.push(Labelled { label, along: (at, 1), levels: (level, levels) });
        }
        before = &path[..groups];
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table as squared paper: the label or `·` in the first square of a cell, `<` and `^` in
    /// the squares that it covers besides.
    fn squares(layout: Layout) -> Vec<Vec<String>> {
        let table = printed(layout);
        let mut squares = vec![vec![String::new(); table.columns() as usize]; table.rows().len()];
        for cell in table.cells() {
            for row in 0..cell.rows {
                for column in 0..cell.columns {
                    let square =
                        &mut squares[(cell.row + row) as usize][(cell.column + column) as usize];
                    assert!(square.is_empty(), "{layout:?} overlaps at {row} {column}");
                    *square = match (row, column, cell.content) {
                        (0, 0, Content::Label(label)) => label.into(),
                        (0, 0, Content::Value(_)) => "·".into(),
                        (0, ..) => "<".into(),
                        _ => "^".into(),
                    };
                }
            }
        }
        squares
    }

    #[test]
    fn cells_cover_every_table_without_overlap() {
        for layout in Layout::ALL {
            let squares = squares(layout);
            assert!(
                squares.iter().flatten().all(|square| !square.is_empty()),
                "{layout:?}: {squares:?}"
            );
            let values = printed(layout).cells().iter().filter(|cell| cell.is_value()).count();
            assert_eq!(values, layout.len());
        }
    }

    #[test]
    fn article_20_is_printed_as_the_editions_print_it() {
        let new = squares(Layout::PROACTIVE_DISCLOSURE_2021);
        assert_eq!(new[0], ["第二十条第（一）项", "<", "<", "<"]);
        assert_eq!(new[1], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]);
        assert_eq!(new[5], ["信息内容", "本年处理决定数量", "<", "<"]);
        assert_eq!(new.len(), 14);
        let old = squares(Layout::PROACTIVE_DISCLOSURE_2019);
        assert_eq!(old[1], ["信息内容", "本年新制作数量", "本年新公开数量", "<", "对外公开总数量"]);
        assert_eq!(old.last().unwrap(), &["政府集中采购", "·", "<", "·", "<"]);
        assert_eq!(old.len(), 18);
    }

    #[test]
    fn the_request_matrix_has_three_label_columns_under_the_note() {
        let table = squares(Layout::REQUESTS_2021);
        assert_eq!(table[0][..4], [CORNER_NOTE, "<", "<", "申请人情况"]);
        assert_eq!(table[1][3..], ["自然人", "法人或其他组织", "<", "<", "<", "<", "总计"]);
        assert_eq!(
            table[2][3..],
            ["^", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "^"]
        );
        assert_eq!(table[3][..3], ["一、本年新收政府信息公开申请数量", "<", "<"]);
        assert_eq!(table[7][..3], ["^", "（三）不予公开", "1.属于国家秘密"]);
        assert_eq!(table.len(), 3 + 25);
        let spans = printed(Layout::REQUESTS_2019)
            .cells()
            .iter()
            .find(|cell| cell.content == Content::Label("三、本年度办理结果"))
            .unwrap()
            .rows;
        assert_eq!(spans, 20);
    }

    #[test]
    fn cases_stand_side_by_side_under_three_lines() {
        let table = squares(Layout::REVIEW_LITIGATION);
        assert_eq!(
            table[0],
            [
                "行政复议",
                "<",
                "<",
                "<",
                "<",
                "行政诉讼",
                "<",
                "<",
                "<",
                "<",
                "<",
                "<",
                "<",
                "<",
                "<"
            ]
        );
        assert_eq!(
            table[1][..6],
            ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉"]
        );
        assert_eq!(table[2][..6], ["^", "^", "^", "^", "^", "结果维持"]);
        assert_eq!(table.len(), 4);
    }
}
