//! The changes that people and programs make to a document: other writing, other order, damage.

use gouji::*;
use proptest::sample::Index;

use super::sketch::{Cell, Part, Sketch, height, width};

/// A change to a document. The indices choose where.
pub type Change = (How, Index, Index, Index);

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum How {
    // Writing that every reader of the table understands: read exactly.
    HalfWidthBrackets,
    OtherNumbering,
    Traditional,
    BlankInLabel,
    LineBreakInLabel,
    OtherQuotes,
    OtherGou,
    NoteBehindLabel,
    FullWidthDigits,
    Thousands,
    BlanksAroundFigure,
    Dash,
    SplitWithHeader,
    RowsSwapped,
    TotalFirst,
    SubtotalColumn,
    ForeignRow,
    NoteRow,
    SpansLost,
    // Damage: whatever can still be told is read, the rest is remarked.
    Misprint,
    LabelLost,
    CellLost,
    CellTooMany,
    RowLost,
    RowTwice,
    ColumnLost,
    ColumnTwice,
    ColumnsSwapped,
    SplitWithoutHeader,
    NotAFigure,
    FiguresJoined,
    SerialColumn,
    CaptionLost,
    HeadingLost,
    BlankColumn,
    BlankRow,
    FirstRowLost,
    FiguresMerged,
    HeaderAgain,
    HeadsMerged,
    ForeignColumn,
    NumberColumn,
    BareColumn,
    FigureTwice,
    ValuesTwice,
}
use How::*;

pub const HARMLESS: &[How] = &[
    HalfWidthBrackets,
    OtherNumbering,
    Traditional,
    BlankInLabel,
    LineBreakInLabel,
    OtherQuotes,
    OtherGou,
    NoteBehindLabel,
    FullWidthDigits,
    Thousands,
    BlanksAroundFigure,
    Dash,
    SplitWithHeader,
    RowsSwapped,
    TotalFirst,
    SubtotalColumn,
    ForeignRow,
    NoteRow,
    SpansLost,
];

pub const DAMAGE: &[How] = &[
    Misprint,
    LabelLost,
    CellLost,
    CellTooMany,
    RowLost,
    RowTwice,
    ColumnLost,
    ColumnTwice,
    ColumnsSwapped,
    SplitWithoutHeader,
    NotAFigure,
    FiguresJoined,
    SerialColumn,
    CaptionLost,
    HeadingLost,
    BlankColumn,
    BlankRow,
    FirstRowLost,
    FiguresMerged,
    HeaderAgain,
    HeadsMerged,
    ForeignColumn,
    NumberColumn,
    BareColumn,
    FigureTwice,
    ValuesTwice,
];

pub fn apply(sketch: &mut Sketch, change: &Change) {
    let (kind, table, first, second) = change;
    let count = sketch.tables().count();
    if count == 0 {
        return;
    }
    let at = table.index(count);
    if *kind == SplitWithHeader || *kind == SplitWithoutHeader {
        return split(sketch, at, first, *kind == SplitWithHeader);
    }
    if *kind == HeadingLost {
        let texts: Vec<usize> = (0..sketch.parts.len())
            .filter(|at| matches!(sketch.parts[*at], Part::Text(_)))
            .collect();
        if !texts.is_empty() {
            sketch.parts.remove(texts[first.index(texts.len())]);
        }
        return;
    }
    let Some(cells) = sketch.tables().nth(at) else { return };
    change_cells(cells, *kind, first, second);
}

fn change_cells(cells: &mut Vec<Cell>, kind: How, first: &Index, second: &Index) {
    match kind {
        HalfWidthBrackets => {
            labels(cells, |text| text.replace('（', "(").replace('）', ")").replace('：', ":"))
        }
        OtherNumbering => {
            let other = ["、", "．", ". ", " ", ""][first.index(5)];
            labels(cells, |text| match text.split_once('.') {
                Some((number, rest)) if number.len() == 1 => format!("{number}{other}{rest}"),
                _ => text.into(),
            });
        }
        Traditional => labels(cells, |text| {
            let pairs = [
                ("开", "開"),
                ("总", "總"),
                ("计", "計"),
                ("数", "數"),
                ("规", "規"),
                ("范", "範"),
                ("关", "關"),
                ("决", "決"),
                ("处", "處"),
                ("结", "結"),
                ("维", "維"),
                ("条", "條"),
                ("项", "項"),
                ("业", "業"),
                ("织", "織"),
                ("织", "織"),
                ("会", "會"),
                ("转", "轉"),
                ("属", "屬"),
                ("机", "機"),
                ("构", "構"),
                ("诉", "訴"),
            ];
            pairs.iter().fold(text.to_string(), |text, (from, to)| text.replace(from, to))
        }),
        BlankInLabel => break_labels(cells, first, [" ", "\u{3000}", "\u{a0}"][second.index(3)]),
        LineBreakInLabel => break_labels(cells, first, "\n"),
        OtherQuotes => labels(cells, |text| text.replace(['“', '”'], "\"")),
        OtherGou => labels(cells, |text| text.replace('勾', "钩")),
        NoteBehindLabel => one_label(cells, first, |text| {
            if text.len() > 6 && !text.contains(['（', '(']) {
                format!("{text}（按实际情况填写）")
            } else {
                text.into()
            }
        }),
        FullWidthDigits => figures(cells, |text| {
            text.chars()
                .map(|c| {
                    c.to_digit(10).map_or(c, |digit| char::from_u32('０' as u32 + digit).unwrap())
                })
                .collect()
        }),
        Thousands => figures(cells, |text| match text.parse::<u64>() {
            Ok(number) if (1000..1_000_000).contains(&number) => {
                format!("{},{:03}", number / 1000, number % 1000)
            }
            _ => text.into(),
        }),
        BlanksAroundFigure => figures(cells, |text| format!(" {text}\u{a0}")),
        Dash => figures(cells, |text| if text == "/" { "—".into() } else { text.into() }),
        RowsSwapped => swap_rows(cells, first, second),
        TotalFirst => {
            let columns = applicant_columns(cells);
            let is_total = |at: usize| {
                cells.iter().any(|cell| cell.column == at && cell.text.trim() == "总计")
            };
            // Once moved it stays: another column in front of all is what nobody prints.
            if let [first, .., last] = columns.as_slice()
                && is_total(*last)
            {
                move_column(cells, *last, *first);
            }
        }
        SubtotalColumn => {
            if let Some(last) = applicant_columns(cells).last().copied() {
                insert_column(cells, last, "小计", "7");
            }
        }
        ForeignRow => {
            let rows = leaf_rows(cells);
            if rows.len() > 1 {
                foreign_row(cells, rows[1 + first.index(rows.len() - 1)]);
            }
        }
        SpansLost => {
            for cell in cells.iter_mut() {
                (cell.rows, cell.columns) = (1, if cell.id.is_some() { cell.columns } else { 1 });
            }
            fill_holes(cells);
        }
        Misprint => one_label(cells, first, |text| {
            // Another unit is another figure.
            if text.contains('元') {
                return text.into();
            }
            let mut chars: Vec<char> = text.chars().collect();
            let at = second.index(chars.len());
            if second.index(2) == 0 {
                chars[at] = '某'
            } else {
                chars.remove(at);
            }
            chars.into_iter().collect()
        }),
        LabelLost => one_label(cells, first, |_| String::new()),
        CellLost => lose_cell(cells, first),
        CellTooMany => surplus_cell(cells, first, second),
        RowLost => remove_row(cells, first.index(height(cells).max(1))),
        FirstRowLost => remove_row(cells, 0),
        RowTwice => {
            let row = first.index(height(cells).max(1));
            repeat_row(cells, row);
        }
        ColumnLost => remove_column(cells, first.index(width(cells).max(1))),
        ColumnTwice => {
            let column = first.index(width(cells).max(1));
            let to = second.index(width(cells) + 1);
            repeat_column(cells, column, to);
        }
        ColumnsSwapped => {
            let (a, b) = (first.index(width(cells).max(1)), second.index(width(cells).max(1)));
            move_column(cells, a, b);
        }
        NotAFigure => one_figure(cells, first, |text| {
            format!("{text}{}", ["a", "?", " 1", "..", "人次", "."][second.index(6)])
        }),
        FiguresJoined => join_figures(cells, first),
        SerialColumn => {
            insert_column(cells, 0, "序号", "");
            for cell in cells.iter_mut().filter(|cell| cell.column == 0 && cell.row > 0) {
                cell.text = cell.row.to_string();
            }
        }
        CaptionLost => {
            let captions: Vec<usize> = cells
                .iter()
                .filter(|cell| cell.text.starts_with("第二十条"))
                .map(|cell| cell.row)
                .collect();
            if !captions.is_empty() {
                remove_row(cells, captions[first.index(captions.len())]);
            }
        }
        BlankColumn => {
            let to = first.index(width(cells) + 1);
            insert_column(cells, to, "", "");
        }
        BlankRow => {
            let row = first.index(height(cells).max(1));
            insert_row(cells, row);
            fill_holes(cells);
        }
        FiguresMerged => merge_figures(cells, first),
        NoteRow => {
            let note = Cell {
                columns: width(cells),
                ..Cell::one(height(cells), 0, "注：本表数据截至当年12月31日。")
            };
            cells.push(note);
        }
        HeaderAgain => repeat_header(cells, first),
        HeadsMerged => merge_heads(cells, first),
        ForeignColumn => {
            let to = first.index(width(cells) + 1);
            insert_column(
                cells,
                to,
                ["备注", "小计", "办结率"][second.index(3)],
                ["", "3"][second.index(2)],
            );
        }
        NumberColumn => number_column(cells, first, ["序号", "单位", "合计"][second.index(3)]),
        BareColumn => number_column(cells, first, ""),
        FigureTwice => double_figure(cells, first),
        ValuesTwice => repeat_values(cells, first, second),
        SplitWithHeader | SplitWithoutHeader | HeadingLost => {}
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
}

fn labels(cells: &mut [Cell], change: impl Fn(&str) -> String) {
    for cell in cells.iter_mut().filter(|cell| cell.id.is_none()) {
        cell.text = change(&cell.text);
    }
}

fn figures(cells: &mut [Cell], change: impl Fn(&str) -> String) {
    for cell in cells.iter_mut().filter(|cell| cell.id.is_some()) {
        cell.text = change(&cell.text);
    }
}

fn one_label(cells: &mut [Cell], at: &Index, change: impl Fn(&str) -> String) {
    let mut labels: Vec<&mut Cell> =
        cells.iter_mut().filter(|cell| cell.id.is_none() && !cell.text.is_empty()).collect();
    if !labels.is_empty() {
        let count = labels.len();
        let cell = &mut labels[at.index(count)];
        cell.text = change(&cell.text);
    }
}

fn one_figure(cells: &mut [Cell], at: &Index, change: impl Fn(&str) -> String) {
    let mut figures: Vec<&mut Cell> =
        cells.iter_mut().filter(|cell| cell.id.is_some() && !cell.text.trim().is_empty()).collect();
    if !figures.is_empty() {
        let count = figures.len();
        let cell = &mut figures[at.index(count)];
        cell.text = change(&cell.text);
    }
}

/// A break at one place of every label of some length.
fn break_labels(cells: &mut [Cell], at: &Index, with: &str) {
    labels(cells, |text| {
        let chars: Vec<char> = text.chars().collect();
        if chars.len() < 2 {
            return text.into();
        }
        let (head, tail) = chars.split_at(1 + at.index(chars.len() - 1));
        head.iter().collect::<String>() + with + &tail.iter().collect::<String>()
    });
}

/// The rows that hold values.
pub fn leaf_rows(cells: &[Cell]) -> Vec<usize> {
    let mut rows: Vec<usize> =
        cells.iter().filter(|cell| cell.id.is_some()).map(|cell| cell.row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

fn is_requests(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| cell.id.is_some_and(|id| id.table() == Table::Requests))
}

/// The columns of the applicants, in the request matrix.
fn applicant_columns(cells: &[Cell]) -> Vec<usize> {
    if !is_requests(cells) {
        return Vec::new();
    }
    let mut columns: Vec<usize> =
        cells.iter().filter(|cell| cell.id.is_some()).map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// Exchanges what stands in two rows of values, the labels before them included, where the rows are
/// cut alike.
fn swap_rows(cells: &mut [Cell], first: &Index, second: &Index) {
    let rows = leaf_rows(cells);
    if rows.len() < 2 {
        return;
    }
    let (a, b) = (rows[first.index(rows.len())], rows[second.index(rows.len())]);
    let shape = |row: usize| -> Vec<(usize, usize)> {
        let mut shape: Vec<_> = cells
            .iter()
            .filter(|cell| cell.row == row && cell.rows == 1)
            .map(|cell| (cell.column, cell.columns))
            .collect();
        shape.sort_unstable();
        shape
    };
    // Rows of different blocks of Article 20 are under different headers.
    let header = |row: usize| {
        cells
            .iter()
            .filter(|cell| cell.text == "信息内容" && cell.row < row)
            .map(|cell| cell.row)
            .max()
    };
    if a == b || shape(a) != shape(b) || header(a) != header(b) {
        return;
    }
    for cell in cells.iter_mut().filter(|cell| cell.rows == 1) {
        cell.row = if cell.row == a {
            b
        } else if cell.row == b {
            a
        } else {
            cell.row
        };
    }
}

fn remove_row(cells: &mut Vec<Cell>, row: usize) {
    cells.retain(|cell| !(cell.row == row && cell.rows == 1));
    for cell in cells.iter_mut() {
        if (cell.row..cell.end_row()).contains(&row) {
            cell.rows -= 1;
        } else if cell.row > row {
            cell.row -= 1;
        }
    }
}

/// Makes room for a row before that one: cells across the place grow.
fn insert_row(cells: &mut [Cell], row: usize) {
    for cell in cells {
        if cell.row >= row {
            cell.row += 1;
        } else if cell.end_row() > row {
            cell.rows += 1;
        }
    }
}

pub fn repeat_row(cells: &mut Vec<Cell>, row: usize) {
    let copies: Vec<Cell> =
        cells.iter().filter(|cell| cell.row == row && cell.rows == 1).cloned().collect();
    insert_row(cells, row + 1);
    cells.extend(copies.into_iter().map(|cell| Cell { row: row + 1, ..cell }));
    fill_holes(cells);
}

/// A row that the format does not have, before a row of values.
fn foreign_row(cells: &mut Vec<Cell>, row: usize) {
    let copies: Vec<Cell> =
        cells.iter().filter(|cell| cell.row == row && cell.rows == 1).cloned().collect();
    insert_row(cells, row);
    let mut copies: Vec<Cell> =
        copies.into_iter().map(|cell| Cell { row, id: None, ..cell }).collect();
    copies.sort_by_key(|cell| cell.column);
    for cell in &mut copies {
        cell.text = "5".into();
    }
    if let Some(label) = copies.first_mut() {
        label.text = "其他主动公开文件".into();
    }
    if copies.len() > 1
        && !matches!(cells.iter().find(|cell| cell.row == row + 1 && cell.column == copies[0].column), Some(cell) if cell.id.is_some())
    {
        cells.extend(copies);
    }
    fill_holes(cells);
}

fn remove_column(cells: &mut Vec<Cell>, column: usize) {
    cells.retain(|cell| !(cell.column == column && cell.columns == 1));
    for cell in cells.iter_mut() {
        if (cell.column..cell.end_column()).contains(&column) {
            cell.columns -= 1;
        } else if cell.column > column {
            cell.column -= 1;
        }
    }
}

fn make_column(cells: &mut [Cell], column: usize) {
    for cell in cells {
        if cell.column >= column {
            cell.column += 1;
        } else if cell.end_column() > column {
            cell.columns += 1;
        }
    }
}

/// A new column with a head in the last line of the header and the same text in every other row
/// that is not merged across.
pub fn insert_column(cells: &mut Vec<Cell>, column: usize, head: &str, text: &str) {
    let first = leaf_rows(cells).first().copied().unwrap_or(0);
    make_column(cells, column);
    for row in 0..height(cells) {
        let taken = cells.iter().any(|cell| {
            (cell.row..cell.end_row()).contains(&row)
                && (cell.column..cell.end_column()).contains(&column)
        });
        if !taken {
            let text = if row + 1 == first {
                head
            } else if row < first {
                ""
            } else {
                text
            };
            cells.push(Cell::one(row, column, text));
        }
    }
}

fn repeat_column(cells: &mut Vec<Cell>, column: usize, to: usize) {
    let copies: Vec<Cell> =
        cells.iter().filter(|cell| cell.column == column && cell.columns == 1).cloned().collect();
    make_column(cells, to);
    for copy in copies {
        let free = !cells.iter().any(|cell| {
            (cell.row < copy.end_row() && copy.row < cell.end_row())
                && (cell.column..cell.end_column()).contains(&to)
        });
        if free {
            cells.push(Cell { column: to, ..copy });
        }
    }
    fill_holes(cells);
}

/// Takes a column of single cells out and puts it in at another place; cells merged across stay
/// where they are.
fn move_column(cells: &mut Vec<Cell>, from: usize, to: usize) {
    let single = |cell: &Cell| cell.column == from && cell.columns == 1;
    let moved: Vec<Cell> = cells.iter().filter(|cell| single(cell)).cloned().collect();
    remove_column(cells, from);
    let to = to.min(width(cells));
    make_column(cells, to);
    for cell in moved {
        let free = !cells.iter().any(|other| {
            (other.row < cell.end_row() && cell.row < other.end_row())
                && (other.column..other.end_column()).contains(&to)
        });
        if free {
            cells.push(Cell { column: to, ..cell });
        }
    }
    fill_holes(cells);
}

/// Blank cells where no cell is.
pub fn fill_holes(cells: &mut Vec<Cell>) {
    for row in 0..height(cells) {
        for column in 0..width(cells) {
            let taken = cells.iter().any(|cell| {
                (cell.row..cell.end_row()).contains(&row)
                    && (cell.column..cell.end_column()).contains(&column)
            });
            if !taken {
                cells.push(Cell::one(row, column, ""));
            }
        }
    }
}

/// A row of values without one of them: those behind it move up.
fn lose_cell(cells: &mut Vec<Cell>, at: &Index) {
    let values: Vec<usize> = (0..cells.len()).filter(|at| cells[*at].id.is_some()).collect();
    if values.is_empty() {
        return;
    }
    let lost = cells.remove(values[at.index(values.len())]);
    for cell in cells.iter_mut().filter(|cell| cell.row == lost.row && cell.column > lost.column) {
        cell.column -= lost.columns;
    }
}

/// A column that numbers the rows, anywhere.
fn number_column(cells: &mut Vec<Cell>, at: &Index, head: &str) {
    const NUMBER: &str = "\u{1}";
    let to = at.index(width(cells) + 1);
    insert_column(cells, to, head, NUMBER);
    for cell in cells.iter_mut().filter(|cell| cell.text == NUMBER) {
        cell.text = (cell.row + 1).to_string();
    }
}

/// A figure that stands twice; those behind it move up. Pushed out of the table, a blank value
/// could not be seen.
fn double_figure(cells: &mut Vec<Cell>, at: &Index) {
    let ends_blank = |row: usize| {
        let values = cells.iter().filter(|cell| cell.row == row && cell.id.is_some());
        values.max_by_key(|cell| cell.column).is_none_or(|last| last.text.trim().is_empty())
    };
    let is_figure =
        |cell: &&Cell| cell.id.is_some() && !cell.text.trim().is_empty() && !ends_blank(cell.row);
    let figures: Vec<Cell> = cells.iter().filter(is_figure).cloned().collect();
    if figures.is_empty() {
        return;
    }
    let figure = &figures[at.index(figures.len())];
    let behind = |cell: &&mut Cell| cell.row == figure.row && cell.column >= figure.end_column();
    cells.iter_mut().filter(behind).for_each(|cell| cell.column += 1);
    cells.push(Cell::one(figure.row, figure.end_column(), figure.text.clone()));
}

/// A second row of values, one of which is another.
fn repeat_values(cells: &mut Vec<Cell>, at: &Index, which: &Index) {
    let rows = leaf_rows(cells);
    if rows.is_empty() {
        return;
    }
    let row = rows[at.index(rows.len())];
    repeat_row(cells, row);
    let mut copies: Vec<&mut Cell> =
        cells.iter_mut().filter(|cell| cell.row == row + 1 && cell.id.is_some()).collect();
    let count = copies.len();
    copies[which.index(count)].text = "9876".into();
    copies.iter_mut().for_each(|copy| copy.id = None);
}

/// A row of values with one too many.
fn surplus_cell(cells: &mut Vec<Cell>, at: &Index, what: &Index) {
    // Pushed out of the table, a blank value cannot be seen.
    let is_last = |cell: &Cell| {
        !cells
            .iter()
            .any(|other| other.row == cell.row && other.column > cell.column && other.id.is_some())
    };
    let ends_blank = |row: usize| {
        cells.iter().any(|cell| {
            cell.row == row && cell.id.is_some() && cell.text.trim().is_empty() && is_last(cell)
        })
    };
    let fits = |cell: &&Cell| cell.id.is_some() && !ends_blank(cell.row);
    let values: Vec<Cell> = cells.iter().filter(fits).cloned().collect();
    if values.is_empty() {
        return;
    }
    let before = &values[at.index(values.len())];
    for cell in
        cells.iter_mut().filter(|cell| cell.row == before.row && cell.column >= before.column)
    {
        cell.column += 1;
    }
    // A zero at the end pushed out by another figure looks like a surplus zero, which may be
    // dropped with a remark.
    let ends_zero =
        cells.iter().any(|cell| cell.row == before.row && cell.id.is_some() && is_zero(&cell.text));
    let text = if ends_zero { "0" } else { ["0", "", "3", "0"][what.index(4)] };
    cells.push(Cell::one(before.row, before.column, text));
}

fn is_zero(text: &str) -> bool {
    matches!(text.trim(), "0" | "０")
}

/// Two neighbouring figures in one cell.
fn join_figures(cells: &mut [Cell], at: &Index) {
    let values: Vec<usize> = (0..cells.len())
        .filter(|at| cells[*at].id.is_some() && !cells[*at].text.trim().is_empty())
        .collect();
    if values.is_empty() {
        return;
    }
    let first = values[at.index(values.len())];
    let next = cells.iter().position(|cell| {
        cell.row == cells[first].row
            && cell.column == cells[first].end_column()
            && cell.id.is_some()
            && !cell.text.trim().is_empty()
    });
    if let Some(next) = next {
        let text = std::mem::take(&mut cells[next].text);
        cells[first].text = format!("{} {text}", cells[first].text);
        // Neither figure is in a cell of its own any more.
        if !text.is_empty() {
            cells[first].id = None;
            cells[next].id = None;
        }
    }
}

/// Two neighbouring cells of figures merged into one that shows the first.
fn merge_figures(cells: &mut Vec<Cell>, at: &Index) {
    let values: Vec<usize> = (0..cells.len()).filter(|at| cells[*at].id.is_some()).collect();
    if values.is_empty() {
        return;
    }
    let first = values[at.index(values.len())];
    let next = cells.iter().position(|cell| {
        cell.row == cells[first].row
            && cell.column == cells[first].end_column()
            && cell.id.is_some()
    });
    if let Some(next) = next {
        cells[first].columns += cells[next].columns;
        cells[first].id = None;
        cells.remove(next);
    }
}

/// The lines of the header stand again above a row of values, as where a page began.
fn repeat_header(cells: &mut Vec<Cell>, at: &Index) {
    let rows = leaf_rows(cells);
    let Some(&first) = rows.first() else { return };
    let row = rows[at.index(rows.len())];
    // In Article 20 a header belongs to its block.
    let lines = match cells
        .iter()
        .filter(|cell| cell.text == "信息内容" && cell.row < row)
        .map(|cell| cell.row)
        .max()
    {
        Some(header) => header..header + 1,
        None => 0..first,
    };
    let copies: Vec<Cell> =
        cells.iter().filter(|cell| lines.contains(&cell.row)).cloned().collect();
    lines.clone().for_each(|_| insert_row(cells, row));
    for copy in copies {
        let copy = Cell { row: row + copy.row - lines.start, ..copy };
        let overlaps = |cell: &Cell| {
            cell.row < copy.end_row()
                && copy.row < cell.end_row()
                && cell.column < copy.end_column()
                && copy.column < cell.end_column()
        };
        if !cells.iter().any(overlaps) {
            cells.push(copy);
        }
    }
    fill_holes(cells);
}

/// Two neighbouring labels of columns merged into one, which shows the first.
fn merge_heads(cells: &mut Vec<Cell>, at: &Index) {
    let first = leaf_rows(cells).first().copied().unwrap_or(0);
    let heads: Vec<usize> =
        (0..cells.len()).filter(|at| cells[*at].row < first && cells[*at].columns == 1).collect();
    if heads.is_empty() {
        return;
    }
    let head = heads[at.index(heads.len())];
    let is_next = |cell: &Cell| {
        cell.row == cells[head].row
            && cell.column == cells[head].end_column()
            && cell.columns == 1
            && cell.rows == cells[head].rows
    };
    if let Some(next) = cells.iter().position(is_next) {
        cells[head].columns += 1;
        cells.remove(next);
    }
}

/// Tears a table in two before a row of values.
fn split(sketch: &mut Sketch, number: usize, at: &Index, with_header: bool) {
    let place = (0..sketch.parts.len())
        .filter(|at| matches!(sketch.parts[*at], Part::Table(_)))
        .nth(number);
    let Some(Part::Table(cells)) = place.map(|place| sketch.parts[place].clone()) else { return };
    let rows = leaf_rows(&cells);
    let Some(&first) = rows.first() else { return };
    if rows.len() < 2 {
        return;
    }
    let row = rows[1 + at.index(rows.len() - 1)];
    // In Article 20 a header belongs to its block.
    let header: Vec<Cell> = match cells
        .iter()
        .filter(|cell| cell.text == "信息内容" && cell.row < row)
        .map(|cell| cell.row)
        .max()
    {
        Some(header) => cells
            .iter()
            .filter(|cell| cell.row == header)
            .map(|cell| Cell { row: 0, ..cell.clone() })
            .collect(),
        None => cells.iter().filter(|cell| cell.row < first).cloned().collect(),
    };
    let top = if with_header { header.iter().map(Cell::end_row).max().unwrap_or(0) } else { 0 };
    let (mut before, mut after) = (Vec::new(), if with_header { header } else { Vec::new() });
    for cell in &cells {
        if cell.row < row {
            before.push(Cell { rows: cell.rows.min(row - cell.row), ..cell.clone() });
        }
        if cell.end_row() > row {
            let from = cell.row.max(row);
            // A label that reaches over the tear stands in the first part alone.
            let text = if cell.row < row { String::new() } else { cell.text.clone() };
            after.push(Cell {
                row: top + from - row,
                rows: cell.end_row() - from,
                text,
                ..cell.clone()
            });
        }
    }
    after.sort_by_key(|cell| (cell.row, cell.column));
    let place = place.unwrap_or(0);
    sketch
        .parts
        .splice(place..=place, [Part::Table(before), Part::Text(" ".into()), Part::Table(after)]);
}
