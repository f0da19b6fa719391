//! Random reports, and the text that the converters of documents make of such ones.

use gouji::{CellId, Edition, Layout};
use proptest::prelude::*;

/// A report's tables as text.
#[derive(Debug, Clone)]
pub struct Report {
    edition: Edition,
    values: Vec<String>,
}

/// How a page is drawn.
#[derive(Debug, Clone)]
pub struct Page {
    /// The characters of a line of a row's label.
    pub label: usize,
    /// The characters of a line of a group's label, for the outer and the inner group.
    pub groups: [usize; 2],
    /// The characters between the starts of columns.
    pub step: usize,
    /// Lines before the one of the label's lines on which the values stand.
    pub values_down: bool,
    /// 总计 stands on the first line of its row.
    pub total_up: bool,
    /// A page ends behind every so many rows.
    pub rows_a_page: usize,
    /// What marks the end of a page.
    pub foot: &'static str,
    /// A figure with more digits than this is broken over lines, as in a cell that is too narrow.
    pub cell: Option<Cell>,
}

/// A cell of figures.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// How many digits fit in a line of it.
    pub digits: usize,
    /// Where figures stand in it that take fewer lines than others.
    pub align: Align,
}

#[derive(Debug, Clone, Copy)]
pub enum Align {
    Top,
    Middle,
    Bottom,
}

impl Page {
    /// The pieces of a row's figures in order of their columns, each with its line and column; and
    /// how many lines stand above the label's first one. `first` is the line of a column's
    /// figure among the label's lines.
    fn figures(
        &self,
        values: &[String],
        first: impl Fn(usize) -> usize,
    ) -> (usize, Vec<(usize, usize, String)>) {
        let broken: Vec<Vec<String>> = values
            .iter()
            .map(|value| match self.cell {
                Some(cell) => pieces(value, cell.digits),
                None => vec![value.clone()],
            })
            .collect();
        let above = |lines: usize| match self.cell.map(|cell| cell.align) {
            None | Some(Align::Top) => 0,
            Some(Align::Middle) => lines.saturating_sub(1) / 2,
            Some(Align::Bottom) => lines.saturating_sub(1),
        };
        let most = broken
            .iter()
            .enumerate()
            .map(|(column, lines)| above(lines.len()).saturating_sub(first(column)))
            .max()
            .unwrap_or(0);
        let mut figures = Vec::new();
        for (column, lines) in broken.into_iter().enumerate() {
            let start = most + first(column) - above(lines.len());
            figures.extend(
                lines.into_iter().enumerate().map(|(at, piece)| (start + at, column, piece)),
            );
        }
        (most, figures)
    }
}

impl Default for Page {
    fn default() -> Page {
        Page {
            label: 15,
            groups: [3, 4],
            step: 7,
            values_down: true,
            total_up: true,
            rows_a_page: 12,
            foot: "\n   - 3 -\n\u{c}",
            cell: None,
        }
    }
}

pub fn page() -> impl Strategy<Value = Page> {
    let foot = prop::sample::select(vec![
        "",
        "\n                -3-\n",
        "\n   第 4 页\n\u{c}",
        "\n\n",
        "\u{c}",
    ]);
    (9..22usize, 1..5usize, 2..8usize, 6..12usize, any::<bool>(), any::<bool>(), 5..40usize, foot)
        .prop_map(|(label, outer, inner, step, values_down, total_up, rows_a_page, foot)| Page {
            label,
            groups: [outer, inner],
            step,
            values_down,
            total_up,
            rows_a_page,
            foot,
            cell: None,
        })
}

/// How a page is drawn whose cells are too narrow for some figures.
pub fn narrow_page() -> impl Strategy<Value = Page> {
    let align = prop::sample::select(vec![Align::Top, Align::Middle, Align::Bottom]);
    (page(), 1..5usize, align)
        .prop_map(|(page, digits, align)| Page { cell: Some(Cell { digits, align }), ..page })
}

pub fn report() -> impl Strategy<Value = Report> {
    let value = prop_oneof![3 => Just(0u32), 2 => 1..10u32, 1 => 10..20_000u32];
    (any::<bool>(), prop::collection::vec(value, 220)).prop_map(|(old, values)| Report {
        edition: if old { Edition::Edition2019 } else { Edition::Edition2021 },
        values: values.into_iter().map(|value| value.to_string()).collect(),
    })
}

/// Reports with blank cells.
pub fn report_with_blanks() -> impl Strategy<Value = Report> {
    (report(), prop::collection::vec(prop::bool::weighted(0.15), 220)).prop_map(
        |(mut report, blank)| {
            for (value, blank) in report.values.iter_mut().zip(blank) {
                if blank {
                    value.clear();
                }
            }
            report
        },
    )
}

/// Things that reports are made of, for mixtures that make no sense.
pub fn scrap() -> impl Strategy<Value = String> {
    let labels: Vec<String> = Layout::ALL
        .into_iter()
        .flat_map(|layout| layout.cells())
        .flat_map(|cell| cell.fields())
        .map(|field| field.label.to_owned())
        .collect();
    prop_oneof![
        4 => prop::sample::select(labels),
        2 => prop::sample::select(vec![" ", "\n", "\t", "|", " | ", "      ", "\n\n", "\u{c}", "第二十条第（五）项", "信息内容", "申请人情况", "（", "）", "-3-"]).prop_map(str::to_owned),
        2 => "[0-9]{1,3}",
        1 => "\\PC{0,4}",
    ]
}

/// A row as it is printed: group labels in front of its own, then its values.
struct Printed {
    groups: [&'static str; 2],
    label: &'static str,
    values: Vec<String>,
}

impl Report {
    /// A report whose cells are all different.
    pub fn counting(edition: Edition) -> Report {
        Report { edition, values: (101..321).map(|value: u32| value.to_string()).collect() }
    }

    /// The report with another figure in a cell.
    pub fn with(mut self, cell: &str, figure: &str) -> Report {
        let at = self
            .numbered()
            .position(|(known, _)| known.path() == cell)
            .expect("a cell of the report");
        self.values[at] = figure.to_owned();
        self
    }

    fn layouts(&self) -> [Layout; 3] {
        let proactive = if self.edition == Edition::Edition2019 {
            Layout::PROACTIVE_DISCLOSURE_2019
        } else {
            Layout::PROACTIVE_DISCLOSURE_2021
        };
        let requests = if self.edition == Edition::Edition2019 {
            Layout::REQUESTS_2019
        } else {
            Layout::REQUESTS_2021
        };
        [proactive, requests, Layout::REVIEW_LITIGATION]
    }

    fn numbered(&self) -> impl Iterator<Item = (CellId, &str)> {
        let cells =
            self.layouts().into_iter().flat_map(|layout| layout.cells().collect::<Vec<_>>());
        cells.zip(self.values.iter().map(String::as_str))
    }

    /// Every cell's path and text.
    pub fn cells(&self) -> Vec<(String, String)> {
        self.numbered().map(|(cell, value)| (cell.path(), value.to_owned())).collect()
    }

    fn values_of(&self, layout: Layout) -> Vec<(CellId, &str)> {
        self.numbered().filter(|(cell, _)| cell.layout() == layout).collect()
    }

    /// The blocks of the Article 20 table: caption, header, rows.
    fn blocks(&self) -> Vec<(&'static str, Vec<&'static str>, Vec<Printed>)> {
        let mut blocks: Vec<(&str, Vec<&str>, Vec<Printed>)> = Vec::new();
        for (cell, value) in self.values_of(self.layouts()[0]) {
            let row = cell.row().expect("a row");
            let caption = row.under.expect("a caption");
            if blocks.last().is_none_or(|block| block.0 != caption) {
                blocks.push((caption, vec!["信息内容"], Vec::new()));
            }
            let block = blocks.last_mut().expect("a block");
            if block.2.last().is_none_or(|printed| printed.label != row.label) {
                block.2.push(Printed { groups: ["", ""], label: row.label, values: Vec::new() });
            }
            block.2.last_mut().expect("a row").values.push(value.to_owned());
            if block.2.len() == 1 {
                block.1.push(cell.column().label);
            }
        }
        blocks
    }

    fn matrix(&self) -> Vec<Printed> {
        let mut rows: Vec<Printed> = Vec::new();
        for chunk in self.values_of(self.layouts()[1]).chunks(7) {
            let fields: Vec<_> = chunk[0].0.fields().collect();
            let group =
                |depth: usize| if fields.len() > depth + 2 { fields[depth].label } else { "" };
            let label = fields[fields.len() - 2].label;
            rows.push(Printed {
                groups: [group(0), group(1)],
                label,
                values: chunk.iter().map(|(_, value)| (*value).to_owned()).collect(),
            });
        }
        rows
    }

    fn review(&self) -> Vec<String> {
        self.values_of(Layout::REVIEW_LITIGATION)
            .into_iter()
            .map(|(_, value)| value.to_owned())
            .collect()
    }

    /// The rows of cells of each table, with its heading, as they stand in the document: group
    /// labels in their first row alone.
    fn tables(&self) -> Vec<(&'static str, Vec<Vec<String>>)> {
        let owned =
            |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
        let mut proactive = Vec::new();
        for (caption, header, rows) in self.blocks() {
            proactive.push(owned(&[caption]));
            proactive.push(owned(&header));
            proactive.extend(
                rows.into_iter().map(|row| [vec![row.label.to_owned()], row.values].concat()),
            );
        }
        let mut requests = vec![
            owned(&[
                "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
                "申请人情况",
            ]),
            owned(&["自然人", "法人或其他组织", "总计"]),
            owned(&["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]),
        ];
        let mut last = ["", ""];
        for row in self.matrix() {
            let mut cells = Vec::new();
            for (depth, group) in row.groups.into_iter().enumerate() {
                if !group.is_empty() && last[depth] != group {
                    cells.push(group.to_owned());
                }
            }
            last = row.groups;
            cells.push(row.label.to_owned());
            cells.extend(row.values);
            requests.push(cells);
        }
        let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        let review = vec![
            owned(&["行政复议", "行政诉讼"]),
            owned(&[&results[..], &["未经复议直接起诉", "复议后起诉"]].concat()),
            owned(&[results, results].concat()),
            self.review(),
        ];
        vec![
            ("二、主动公开政府信息情况", proactive),
            ("三、收到和处理政府信息公开申请情况", requests),
            ("四、政府信息公开行政复议、行政诉讼情况", review),
        ]
    }

    fn with_headings(&self, table: impl Fn(&[Vec<String>]) -> String) -> String {
        let mut text =
            String::from("某区2022年政府信息公开工作年度报告\n一、总体情况\n全年制作 3 份文件。\n");
        for (heading, rows) in self.tables() {
            text += &format!("{heading}\n{}\n", table(&rows));
        }
        text + "五、存在的主要问题及改进情况\n本年度不存在突出问题。\n"
    }

    /// One row a line, cells apart by a separator, with blank cells around.
    pub fn separated(&self, separator: &str) -> String {
        self.with_headings(|rows| {
            rows.iter().map(|row| format!("{}{separator}\n", row.join(separator))).collect()
        })
    }

    /// One cell a line.
    pub fn one_cell_a_line(&self, separator: &str) -> String {
        self.with_headings(|rows| rows.concat().join(separator) + separator)
    }

    /// The cells of a row in a line, or all in one line, with nothing but blanks between them.
    pub fn rows_of_words(&self, end: &str) -> String {
        self.with_headings(|rows| {
            rows.iter().map(|row| row.join(" ")).collect::<Vec<_>>().join(end)
        })
    }

    /// One cell a line, figures with more than so many digits over several.
    pub fn one_narrow_cell_a_line(&self, digits: usize) -> String {
        let broken = |cell: &String| match cell.bytes().all(|byte| byte.is_ascii_digit()) {
            true => pieces(cell, digits).join("\n"),
            false => cell.clone(),
        };
        self.with_headings(|rows| {
            rows.concat().iter().map(broken).collect::<Vec<_>>().join("\n") + "\n"
        })
    }

    /// Without anything between cells.
    pub fn run_together(&self) -> String {
        let text = self.with_headings(|rows| rows.concat().concat());
        text.replace("情况\n", "情况")
    }

    /// As `pdftotext -layout` writes it.
    pub fn laid_out(&self, page: &Page) -> String {
        let mut text = String::from(
            "    某区政府信息公开工作年度报告\n\n    一、总体情况\n    全年共发布 1200 条。\n\n    二、主动公开政府信息情况\n\n",
        );
        text += &self.proactive_page(page);
        text += "\n       三、收到和处理政府信息公开申请情况\n\n";
        text += &self.requests_page(page);
        text += "\n     四、政府信息公开行政复议、行政诉讼情况\n\n";
        text += &self.review_page(page);
        text + "\n     五、存在的主要问题及改进情况\n     对照要求，2023 年将继续改进。\n"
    }

    fn proactive_page(&self, page: &Page) -> String {
        let mut lines = Lines::default();
        for (caption, header, rows) in self.blocks() {
            lines.row(&[(page.step, caption)]);
            let columns: Vec<usize> = (0..3).map(|at| 14 + at * (page.step + 6)).collect();
            // The longest header labels stand on two lines.
            let (upper, lower): (Vec<_>, Vec<_>) =
                header[1..].iter().zip(&columns).map(|(label, at)| halves(label, *at)).unzip();
            lines.row(&upper);
            lines.row(&[(2, header[0])]);
            lines.row(&lower.into_iter().filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>());
            for row in rows {
                let values =
                    columns.iter().zip(&row.values).map(|(at, value)| (*at, value.as_str()));
                lines.row(&[(1, row.label)].into_iter().chain(values).collect::<Vec<_>>());
                lines.text.push('\n');
            }
        }
        lines.text
    }

    fn requests_page(&self, page: &Page) -> String {
        let left = page.groups[0] + page.groups[1] + page.label + 5;
        let at = |column: usize| left + column * page.step;
        let mut lines = Lines::default();
        lines.row(&[(at(3), "申请人情况")]);
        lines.row(&[(0, "（本列数据的勾稽关系为："), (at(2), "法人或其他组织")]);
        lines.row(&[
            (0, "第一项加第二项之和，"),
            (at(1), "商业"),
            (at(2), "科研"),
            (at(3), "社会"),
            (at(4), "法律"),
        ]);
        lines.row(&[
            (0, "等于第三项加第四项之"),
            (at(0), "自然人"),
            (at(3), "公益"),
            (at(4), "服务"),
            (at(5), "其他"),
            (at(6), "总计"),
        ]);
        lines.row(&[
            (0, "和）"),
            (at(1), "企业"),
            (at(2), "机构"),
            (at(3), "组织"),
            (at(4), "机构"),
        ]);
        let rows = self.matrix();
        let mut drawn = Drawn::new(page, left, &rows);
        for (number, row) in rows.iter().enumerate() {
            if number > 0 && number % page.rows_a_page == 0 {
                lines.text += page.foot;
            }
            drawn.row(number, row, &mut lines);
        }
        lines.text
    }

    fn review_page(&self, page: &Page) -> String {
        let at = |column: usize| column * page.step;
        let mut lines = Lines::default();
        lines.row(&[(at(2), "行政复议"), (at(9), "行政诉讼")]);
        lines.row(&[(at(6), "未经复议直接起诉"), (at(11), "复议后起诉")]);
        let results = ["结果维持", "结果纠正", "其他结果", "尚未审结"];
        let label = |column: usize| results.get(column % 5);
        let half = |upper: bool| {
            let piece =
                move |column: usize| label(column).map(|label| (at(column), halves(label, 0)));
            (0..15)
                .filter_map(piece)
                .map(|(at, (up, low))| (at, if upper { up.1 } else { low.1 }))
                .collect::<Vec<_>>()
        };
        lines.row(&half(true));
        lines.row(&[(at(4), "总计"), (at(9), "总"), (at(9) + 2, "计"), (at(14), "总计")]);
        lines.row(&half(false));
        lines.text.push('\n');
        let (_, figures) = page.figures(&self.review(), |_| 0);
        let last = figures.iter().map(|(line, ..)| *line).max().unwrap_or(0);
        for line in 0..=last {
            let here = figures.iter().filter(|(at, ..)| *at == line);
            lines.row(
                &here.map(|(_, column, piece)| (at(*column), piece.as_str())).collect::<Vec<_>>(),
            );
        }
        lines.text
    }
}

/// A label in two lines.
fn halves(label: &'static str, at: usize) -> ((usize, &'static str), (usize, &'static str)) {
    let middle = label
        .char_indices()
        .nth(if label.chars().count() < 6 { 2 } else { 3 })
        .map_or(label.len(), |(byte, _)| byte);
    let (upper, lower) = if label.contains('（') { (label, "") } else { label.split_at(middle) };
    ((at, upper), (at, lower))
}

/// Lines of text set at columns.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// Texts at their columns, further right where the text before takes the place.
    fn row(&mut self, texts: &[(usize, &str)]) {
        if texts.is_empty() {
            return;
        }
        let mut column = 0;
        for (number, (at, text)) in texts.iter().enumerate() {
            let blanks = at.saturating_sub(column).max(usize::from(number > 0));
            self.text += &" ".repeat(blanks);
            self.text += text;
            column += blanks + text.chars().count();
        }
        self.text.push('\n');
    }
}

/// The group labels that are being drawn beside the rows.
struct Drawn<'p> {
    page: &'p Page,
    left: usize,
    /// For each depth: in which row of the table the label begins, and its pieces.
    groups: [Vec<(usize, Vec<String>)>; 2],
    rows: usize,
}

fn pieces(text: &str, length: usize) -> Vec<String> {
    text.chars().collect::<Vec<_>>().chunks(length).map(|piece| piece.iter().collect()).collect()
}

impl<'p> Drawn<'p> {
    fn new(page: &'p Page, left: usize, rows: &[Printed]) -> Drawn<'p> {
        let mut groups = [Vec::new(), Vec::new()];
        for (depth, groups) in groups.iter_mut().enumerate() {
            let mut last = "";
            for (number, row) in rows.iter().enumerate() {
                if !row.groups[depth].is_empty() && row.groups[depth] != last {
                    groups.push((number, pieces(row.groups[depth], page.groups[depth])));
                }
                last = row.groups[depth];
            }
        }
        Drawn { page, left, groups, rows: rows.len() }
    }

    /// The next piece of the group's label that stands at this row.
    fn piece(&mut self, depth: usize, number: usize) -> Option<String> {
        let ends = |from: usize, groups: &[(usize, Vec<String>)]| {
            groups.iter().map(|(at, _)| *at).find(|at| *at > from).unwrap_or(self.rows)
        };
        let at = self.groups[depth].iter().position(|(from, pieces)| {
            *from <= number && !pieces.is_empty() && number < ends(*from, &self.groups[depth])
        })?;
        Some(self.groups[depth][at].1.remove(0))
    }

    /// The pieces of group labels that must stand before the next row begins, because it is of
    /// another group.
    fn left_over(&self, depth: usize, next: usize) -> bool {
        self.groups[depth].iter().enumerate().any(|(at, (from, pieces))| {
            let end = self.groups[depth].get(at + 1).map_or(self.rows - 1, |(next, _)| *next);
            *from < next
                && !pieces.is_empty()
                && (depth == 1 && next >= end || next + 1 >= self.rows)
        })
    }

    fn row(&mut self, number: usize, row: &Printed, lines: &mut Lines) {
        let inner = self.page.groups[0] + 1;
        let grouped =
            usize::from(!row.groups[0].is_empty()) + usize::from(!row.groups[1].is_empty());
        let start = [0, inner, inner + self.page.groups[1] + 1][grouped];
        let width = self.left - 2 - start;
        let label = pieces(row.label, width);
        let middle = if self.page.values_down { label.len() / 2 } else { 0 };
        let first = |column: usize| {
            if column == 6 && self.page.total_up && label.len() > 1 { 0 } else { middle }
        };
        let (above, figures) = self.page.figures(&row.values, first);
        // The label stands beside the figures, however many lines these take.
        for line in 0..above {
            lines.row(
                &figures
                    .iter()
                    .filter(|(at, ..)| *at == line)
                    .map(|(_, column, piece)| (self.at(*column), piece.as_str()))
                    .collect::<Vec<_>>(),
            );
        }
        let last = figures.iter().map(|(at, ..)| at + 1 - above.min(at + 1)).max().unwrap_or(0);
        let mut line = 0;
        while line < label.len()
            || line < last
            || self.left_over(0, number + 1)
            || self.left_over(1, number + 1)
        {
            let outer = self.piece_if(0, number, grouped > 0);
            let inner_piece = self.piece_if(1, number, grouped > 1);
            let mut texts: Vec<(usize, &str)> = Vec::new();
            texts.extend(outer.as_deref().map(|piece| (0, piece)));
            texts.extend(inner_piece.as_deref().map(|piece| (inner, piece)));
            texts.extend(label.get(line).map(|piece| (start, piece.as_str())));
            let here = figures.iter().filter(|(at, ..)| *at == line + above);
            texts.extend(here.map(|(_, column, piece)| (self.at(*column), piece.as_str())));
            lines.row(&texts);
            line += 1;
            if line > 60 {
                break;
            }
        }
    }

    fn at(&self, column: usize) -> usize {
        self.left + column * self.page.step
    }

    fn piece_if(&mut self, depth: usize, number: usize, grouped: bool) -> Option<String> {
        if grouped { self.piece(depth, number) } else { None }
    }
}
