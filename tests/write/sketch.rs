//! A document as one has it before it is in a format: paragraphs and tables whose cells span rows
//! and columns.

use gouji::write::{self, Content};
use gouji::{CellId, Report};

/// A document.
#[derive(Debug, Clone, Default)]
pub struct Sketch {
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone)]
pub enum Part {
    Text(String),
    Table(Vec<Cell>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
    pub text: String,
    /// The cell of the report whose value it shows.
    pub id: Option<CellId>,
}

impl Cell {
    pub fn one(row: usize, column: usize, text: impl Into<String>) -> Cell {
        Cell { row, column, rows: 1, columns: 1, text: text.into(), id: None }
    }

    pub fn end_row(&self) -> usize {
        self.row + self.rows
    }

    pub fn end_column(&self) -> usize {
        self.column + self.columns
    }
}

/// The formats that a sketch can be written in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Format {
    #[cfg(feature = "html")]
    Html,
    #[cfg(feature = "csv")]
    Csv,
    #[cfg(feature = "markdown")]
    Markdown,
    #[cfg(feature = "docx")]
    Docx,
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Format {
    pub const ALL: &[Format] = &[
        #[cfg(feature = "html")]
        Format::Html,
        #[cfg(feature = "csv")]
        Format::Csv,
        #[cfg(feature = "markdown")]
        Format::Markdown,
        #[cfg(feature = "docx")]
        Format::Docx,
        #[cfg(feature = "xlsx")]
        Format::Xlsx,
    ];

    /// True when a row cannot be seen to have too few cells: the format fills it up with blanks.
    pub fn is_dense(self) -> bool {
        let name = format!("{self:?}");
        ["Csv", "Markdown", "Xlsx"].contains(&name.as_str())
    }

    /// True when the tables of a document are rows of one grid.
    pub fn is_one_grid(self) -> bool {
        let name = format!("{self:?}");
        ["Csv", "Xlsx"].contains(&name.as_str())
    }

    fn read_as(self) -> gouji::read::Format {
        match self {
            #[cfg(feature = "html")]
            Format::Html => gouji::read::Format::Html,
            #[cfg(feature = "csv")]
            Format::Csv => gouji::read::Format::Csv,
            #[cfg(feature = "markdown")]
            Format::Markdown => gouji::read::Format::Markdown,
            #[cfg(feature = "docx")]
            Format::Docx => gouji::read::Format::Docx,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => gouji::read::Format::Workbook,
        }
    }
}

impl Sketch {
    /// The report as the official format prints it.
    pub fn of(report: &Report) -> Sketch {
        let mut parts = Vec::new();
        if let Some(year) = report.heading.year {
            let agency = report.heading.agency.as_deref().unwrap_or_default();
            parts.push(Part::Text(format!("{agency}{year}年政府信息公开工作年度报告")));
        }
        for layout in report.layouts() {
            parts.push(Part::Text(layout.table().name(gouji::Locale::Chinese).into()));
            let table = write::printed(layout);
            let cells = table.cells().iter().map(|cell| Cell {
                row: cell.row as usize,
                column: cell.column as usize,
                rows: cell.rows as usize,
                columns: cell.columns as usize,
                text: match cell.content {
                    Content::Label(label) => label.into(),
                    Content::Value(id) => write::figure(id, report.get(id).unwrap()),
                },
                id: match cell.content {
                    Content::Label(_) => None,
                    Content::Value(id) => Some(id),
                },
            });
            parts.push(Part::Table(cells.collect()));
        }
        Sketch { parts }
    }

    pub fn tables(&mut self) -> impl Iterator<Item = &mut Vec<Cell>> {
        self.parts.iter_mut().filter_map(|part| match part {
            Part::Table(cells) => Some(cells),
            Part::Text(_) => None,
        })
    }

    pub fn render(&self, format: Format) -> Vec<u8> {
        match format {
            #[cfg(feature = "html")]
            Format::Html => self.html().into_bytes(),
            #[cfg(feature = "csv")]
            Format::Csv => self.csv().into_bytes(),
            #[cfg(feature = "markdown")]
            Format::Markdown => self.markdown().into_bytes(),
            #[cfg(feature = "docx")]
            Format::Docx => super::office::docx(self),
            #[cfg(feature = "xlsx")]
            Format::Xlsx => super::office::xlsx(self),
        }
    }

    pub fn read(&self, format: Format) -> gouji::read::Reading {
        let bytes = self.render(format);
        match gouji::read::with_format(&bytes, format.read_as()) {
            Ok(reading) => reading,
            Err(gouji::read::ReadError::Empty) if self.parts.is_empty() => {
                gouji::read::Reading::default()
            }
            Err(error) => {
                panic!("{format:?} is not read: {error}\n{}", String::from_utf8_lossy(&bytes))
            }
        }
    }

    #[cfg(feature = "html")]
    pub fn html(&self) -> String {
        let mut page = String::from("<!DOCTYPE html><meta charset=utf-8>\n");
        for part in &self.parts {
            match part {
                Part::Text(text) => page.push_str(&format!("<p>{}</p>\n", escape(text))),
                Part::Table(cells) => {
                    page.push_str("<table>\n");
                    for row in rows(cells) {
                        page.push_str("<tr>");
                        for cell in row {
                            let text = escape(&cell.text).replace('\n', "<br>");
                            page.push_str(&format!(
                                "<td rowspan={} colspan={}>{text}</td>",
                                cell.rows, cell.columns
                            ));
                        }
                        page.push_str("</tr>\n");
                    }
                    page.push_str("</table>\n");
                }
            }
        }
        page
    }

    #[cfg(feature = "csv")]
    pub fn csv(&self) -> String {
        let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |fields: &[String]| {
            format!("{}\n", fields.iter().map(quoted).collect::<Vec<_>>().join(","))
        };
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => line(std::slice::from_ref(text)),
                Part::Table(cells) => squares(cells).iter().map(|row| line(row)).collect(),
            })
            .collect()
    }

    #[cfg(feature = "markdown")]
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(&format!("\n{text}\n\n")),
                Part::Table(cells) => {
                    for (at, row) in squares(cells).iter().enumerate() {
                        let cells: Vec<String> = row
                            .iter()
                            .map(|text| {
                                text.replace('\n', "<br>").replace('\\', "\\\\").replace('|', "\\|")
                            })
                            .collect();
                        out.push_str(&format!("| {} |\n", cells.join(" | ")));
                        if at == 0 {
                            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
                        }
                    }
                    out.push('\n');
                }
            }
        }
        out
    }
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The cells that begin in each row, in order of their columns.
pub fn rows(cells: &[Cell]) -> Vec<Vec<&Cell>> {
    let mut rows = vec![Vec::new(); height(cells)];
    for cell in cells {
        rows[cell.row].push(cell);
    }
    for row in &mut rows {
        row.sort_by_key(|cell| cell.column);
    }
    rows
}

pub fn height(cells: &[Cell]) -> usize {
    cells.iter().map(Cell::end_row).max().unwrap_or(0)
}

pub fn width(cells: &[Cell]) -> usize {
    cells.iter().map(Cell::end_column).max().unwrap_or(0)
}

/// The text of every square; covered ones are blank.
pub fn squares(cells: &[Cell]) -> Vec<Vec<String>> {
    let mut squares = vec![vec![String::new(); width(cells)]; height(cells)];
    for cell in cells {
        squares[cell.row][cell.column] = cell.text.clone();
    }
    squares
}
