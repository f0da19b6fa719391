//! The tables as the official format prints them: captions, header lines and label cells with their
//! spans.
//!
//! Everything comes from the declared rows and columns and the [`Form`] of the table. Writers turn
//! the cells into their own format; readers look for the same labels.

use super::header::{Header, Named, depth, tree};
use super::{Field, Form, Shape};
use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;

impl Table {
    /// The captions over its blocks, over all editions, each once.
    pub(crate) fn captions(self) -> Vec<Caption> {
        let mut captions: Vec<Caption> = Vec::new();
        if !matches!(self.form(), Form::Blocks { .. }) {
            return captions;
        }
        let rows = Edition::ALL.iter().flat_map(|edition| self.layout(*edition).fields());
        for caption in rows.filter_map(|row| Caption::of(row.under?)) {
            if !captions.contains(&caption) {
                captions.push(caption);
            }
        }
        captions
    }
}

/// A caption over a block: 第二十条第（一）项 is the item 一 between 第二十条第 and 项.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Caption {
    pub before: &'static str,
    pub item: &'static str,
    pub behind: &'static str,
}

impl Caption {
    fn of(label: &'static str) -> Option<Caption> {
        let (before, rest) = label.split_once('（')?;
        let (item, behind) = rest.split_once('）')?;
        Some(Caption { before, item, behind })
    }
}

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
///
/// ```
/// use gouji::{Layout, write};
/// let printed = write::printed(Layout::REVIEW_LITIGATION);
/// let first = printed.cells()[0];
/// assert_eq!((first.row, first.column, first.is_value()), (0, 0, false));
/// ```
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
///
/// ```
/// use gouji::write::{self, Content};
/// use gouji::Layout;
/// let printed = write::printed(Layout::REVIEW_LITIGATION);
/// assert_eq!(printed.cells()[0].content, Content::Label("行政复议"));
/// let is_figure = |cell: &&write::PrintedCell| matches!(cell.content, Content::Value(_));
/// assert_eq!(printed.cells().iter().filter(is_figure).count(), 15);
/// ```
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

    fn new(mut cells: Vec<PrintedCell>) -> Printed {
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let columns = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let rows = cells.iter().map(|cell| cell.row + cell.rows).max().unwrap_or(0);
        Printed { cells, columns, rows }
    }
}

/// Lays out a table as its edition prints it.
pub fn printed(layout: Layout) -> Printed {
    match layout.table().form() {
        Form::Blocks { row_head } => blocks(layout, row_head),
        Form::Matrix { corner, .. } => matrix(layout, corner),
        Form::Row => one_row(layout),
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
fn blocks(layout: Layout, row_head: &'static str) -> Printed {
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
            cells.push(label(row_head, (at + 1, 1), (0, 1)));
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

/// A matrix: the note in the corner, the columns above, the rows at the side.
fn matrix(layout: Layout, corner: &'static str) -> Printed {
    let rows = rows(layout);
    let side: Vec<Vec<Named>> = rows
        .iter()
        .map(|(fields, _)| fields.iter().map(|field| (field.label, field.name)).collect())
        .collect();
    let header = Header::of(layout);
    let (left, top) = (depth(&side), header.lines);
    let mut cells = vec![label(corner, (0, top), (0, left))];
    cells.extend(
        header.parts.iter().map(|part| {
            label(part.label, (part.line, part.lines), (left + part.first, part.columns))
        }),
    );
    cells.extend(
        tree(&side).into_iter().map(|part| {
            label(part.label, (top + part.first, part.columns), (part.line, part.lines))
        }),
    );
    for (row, (_, values)) in (top..).zip(&rows) {
        cells.extend((left..).zip(values).map(|(column, cell)| value(*cell, row, (column, 1))));
    }
    Printed::new(cells)
}

/// One row of values, under a header of as many lines as it needs.
fn one_row(layout: Layout) -> Printed {
    let header = Header::of(layout);
    let mut cells: Vec<PrintedCell> = header
        .parts
        .iter()
        .map(|part| label(part.label, (part.line, part.lines), (part.first, part.columns)))
        .collect();
    cells.extend(
        (0..).zip(layout.cells()).map(|(column, cell)| value(cell, header.lines, (column, 1))),
    );
    Printed::new(cells)
}

/// The columns of a layout's rows, if there are several rows and all have the same.
pub(crate) fn shared_columns(layout: Layout) -> Option<&'static [Field]> {
    let mut found = Vec::new();
    find_rows(layout, layout.fields(), &mut found);
    let columns: Vec<_> = found.iter().map(|row| row.shape.fields(layout.walk_edition())).collect();
    let alike = |a: &[Field], b: &[Field]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.label == b.label)
    };
    columns
        .first()
        .filter(|first| columns.len() > 1 && columns.iter().all(|other| alike(first, other)))
        .copied()
}

/// True for a part whose own parts are all cells.
pub(crate) fn is_row(layout: Layout, field: &Field) -> bool {
    let inner = field.shape.fields(layout.walk_edition());
    !inner.is_empty() && inner.iter().all(|field| matches!(field.shape, Shape::Cell(_)))
}

fn find_rows(layout: Layout, fields: &'static [Field], found: &mut Vec<&'static Field>) {
    for field in fields {
        if is_row(layout, field) {
            found.push(field);
        } else {
            find_rows(layout, field.shape.fields(layout.walk_edition()), found);
        }
    }
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
        for layout in Layout::ALL.iter().copied() {
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
        assert_eq!(
            table[0][..4],
            [
                "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                "<",
                "<",
                "申请人情况"
            ]
        );
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
