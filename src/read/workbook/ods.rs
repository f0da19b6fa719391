//! OpenDocument's .ods: the tables of `content.xml`, streamed. Cells and rows that repeat are told
//! by a number, and only those with text are repeated.

use super::sheet::{Region, Sheet};
use super::value::{Kind, text_of, truth};
use super::{MAX_COLUMNS, MAX_ROWS, other};
use crate::read::grid::Block;
use crate::read::office::budget::Budget;
use crate::read::office::package::Package;
use crate::read::office::xml::{Element, Node, Space, Xml, count};
use crate::read::office::{FileKind, Measure, OfficeError};

/// Reads every sheet.
pub(super) fn read(package: &mut Package<'_>, budget: &Budget) -> Result<Vec<Block>, OfficeError> {
    if package.has("META-INF/manifest.xml")
        && is_encrypted(&mut package.xml("META-INF/manifest.xml", budget)?)?
    {
        return Err(other(FileKind::Encrypted));
    }
    let mut xml = package.xml("content.xml", budget)?;
    let mut blocks = Vec::new();
    let mut is_spreadsheet = false;
    loop {
        let name = match xml.next()? {
            Node::Start(element) => match (element.space, element.name()) {
                (Space::Office, "spreadsheet") => {
                    is_spreadsheet = true;
                    continue;
                }
                (Space::Office, "document-content" | "body") => continue,
                (Space::Table, "table") if is_spreadsheet => Some(
                    element
                        .attribute_in(Space::Table, "name")
                        .map_or_else(String::new, |name| name.into_owned()),
                ),
                // Styles, deleted cells that change tracking remembers, ranges, and documents of
                // other kinds.
                _ => None,
            },
            Node::Eof if is_spreadsheet => return Ok(blocks),
            Node::Eof => return Err(other(FileKind::OpenDocument)),
            _ => continue,
        };
        match name {
            Some(name) => {
                let mut table = Table {
                    sheet: Sheet::new(&name, budget)?,
                    budget,
                    row: 0,
                    column: 0,
                    repeat: 1,
                    cells: Vec::new(),
                };
                table.read(&mut xml)?;
                table.sheet.finish(&mut blocks)?;
            }
            None => xml.skip()?,
        }
    }
}

fn is_encrypted(xml: &mut Xml<'_>) -> Result<bool, OfficeError> {
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "encryption-data" => return Ok(true),
            Node::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// A sheet being read.
struct Table<'a> {
    sheet: Sheet<'a>,
    budget: &'a Budget,
    row: u32,
    column: u32,
    /// How often the present row stands.
    repeat: u32,
    /// The cells of the present row.
    cells: Vec<Cell>,
}

struct Cell {
    column: u32,
    repeat: u32,
    rows: u32,
    columns: u32,
    text: String,
}

impl Table<'_> {
    /// Reads the rest of a `table:table`.
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), OfficeError> {
        let outside = xml.depth().saturating_sub(1);
        let mut row_at = usize::MAX;
        while xml.depth() > outside {
            let depth = xml.depth();
            let mut cell = None;
            let mut skip = false;
            match xml.next()? {
                Node::Start(element) => match (element.space, element.name()) {
                    (Space::Table, "table-row") if row_at == usize::MAX => {
                        row_at = depth + 1;
                        self.column = 0;
                        self.repeat = repeat(&element, "number-rows-repeated");
                    }
                    (Space::Table, "table-cell") if depth == row_at => {
                        cell = Some(Head::of(&element))
                    }
                    (Space::Table, "covered-table-cell") if depth == row_at => {
                        // Under a merged cell: takes room, and is not seen.
                        self.column =
                            self.column.saturating_add(repeat(&element, "number-columns-repeated"));
                        skip = true;
                    }
                    (Space::Table, "table-header-rows" | "table-row-group" | "table-rows") => {}
                    _ => skip = true,
                },
                Node::End if depth == row_at => {
                    row_at = usize::MAX;
                    self.end_row()?;
                }
                Node::Eof => return Ok(()),
                _ => {}
            }
            if skip {
                xml.skip()?;
            }
            if let Some(head) = cell {
                let text = self.cell_text(xml, &head)?;
                let column = self.column;
                self.column = column.saturating_add(head.repeat);
                self.budget.hold(text.len())?;
                self.cells.push(Cell {
                    column,
                    repeat: head.repeat,
                    rows: head.rows,
                    columns: head.columns,
                    text,
                });
            }
        }
        Ok(())
    }

    /// Reads the rest of a cell; its text by the kind of its value.
    fn cell_text(&self, xml: &mut Xml<'_>, head: &Head) -> Result<String, OfficeError> {
        let shown = shown_text(xml, self.budget)?;
        let number = head.value.as_deref().and_then(|value| value.trim().parse::<f64>().ok());
        let text = match (head.kind.as_deref(), number) {
            (Some("float" | "currency"), Some(number)) => text_of(number, Kind::Plain, false),
            (Some("percentage"), Some(number)) => text_of(number, Kind::Percent, false),
            (Some("date"), _) => head.value.clone().unwrap_or(shown),
            (Some("boolean"), _) => truth(head.value.as_deref() == Some("true")).to_owned(),
            (Some("string"), _) if shown.is_empty() => head.value.clone().unwrap_or_default(),
            // A formula that was never worked out is neither blank nor a number.
            (None, _) if shown.is_empty() => head.formula.clone().unwrap_or_default(),
            _ => shown,
        };
        Ok(text)
    }

    /// Puts the row's cells into the sheet, as often as the row stands.
    fn end_row(&mut self) -> Result<(), OfficeError> {
        let cells = std::mem::take(&mut self.cells);
        let has_text = cells.iter().any(|cell| !cell.text.is_empty());
        let first = self.row;
        self.row = first.saturating_add(self.repeat);
        if !has_text {
            return Ok(());
        }
        for row in first..self.row {
            if row >= MAX_ROWS {
                return Err(OfficeError::TooLarge {
                    what: Measure::Rows,
                    limit: u64::from(MAX_ROWS),
                });
            }
            for cell in &cells {
                self.put(row, cell)?;
            }
        }
        Ok(())
    }

    fn put(&mut self, row: u32, cell: &Cell) -> Result<(), OfficeError> {
        let last = cell.column.saturating_add(cell.repeat - 1);
        if cell.text.is_empty() {
            self.sheet.put_blanks(row, cell.column, last)?;
        } else {
            for column in cell.column..=last {
                if column >= MAX_COLUMNS {
                    return Err(OfficeError::TooLarge {
                        what: Measure::Columns,
                        limit: u64::from(MAX_COLUMNS),
                    });
                }
                self.sheet.put(row, column, &cell.text)?;
            }
        }
        if cell.rows > 1 || cell.columns > 1 {
            let (last_row, last_column) =
                (row.saturating_add(cell.rows - 1), cell.column.saturating_add(cell.columns - 1));
            self.sheet.merge(Region {
                first_row: row,
                last_row,
                first_column: cell.column,
                last_column,
            })?;
        }
        Ok(())
    }
}

/// A cell's attributes.
struct Head {
    repeat: u32,
    rows: u32,
    columns: u32,
    kind: Option<String>,
    value: Option<String>,
    formula: Option<String>,
}

impl Head {
    fn of(element: &Element<'_>) -> Head {
        let office =
            |name| element.attribute_in(Space::Office, name).map(|value| value.into_owned());
        let formula = element.attribute_in(Space::Table, "formula");
        Head {
            repeat: repeat(element, "number-columns-repeated"),
            rows: repeat(element, "number-rows-spanned"),
            columns: repeat(element, "number-columns-spanned"),
            kind: office("value-type"),
            value: office("value")
                .or_else(|| office("date-value"))
                .or_else(|| office("boolean-value"))
                .or_else(|| office("string-value")),
            // `of:=SUM([.B2:.B5])`, after the name of the formula language.
            formula: formula.map(|formula| {
                formula
                    .find('=')
                    .map_or_else(|| format!("={formula}"), |at| formula[at..].to_owned())
            }),
        }
    }
}

/// A number of repetitions: at least 1.
fn repeat(element: &Element<'_>, name: &str) -> u32 {
    element.attribute_in(Space::Table, name).and_then(|number| count(&number)).unwrap_or(1).max(1)
}

/// Reads the rest of a cell: the text of its paragraphs, one a line, without annotations and
/// drawings.
fn shown_text(xml: &mut Xml<'_>, budget: &Budget) -> Result<String, OfficeError> {
    let outside = xml.depth().saturating_sub(1);
    let mut text = String::new();
    let mut is_first = true;
    // The depth below which text counts: that of the paragraph.
    let mut paragraph_at = usize::MAX;
    while xml.depth() > outside {
        let depth = xml.depth();
        let mut skip = false;
        match xml.next()? {
            Node::Start(element) => match (element.space, element.name()) {
                (Space::Text, "p" | "h") if paragraph_at == usize::MAX => {
                    paragraph_at = depth + 1;
                    if !std::mem::replace(&mut is_first, false) {
                        text.push('\n');
                    }
                }
                (Space::Text, "tab") => text.push('\t'),
                (Space::Text, "line-break") => text.push('\n'),
                (Space::Text, "s") => {
                    let blanks = element
                        .attribute_in(Space::Text, "c")
                        .and_then(|number| count(&number))
                        .unwrap_or(1);
                    let blanks = blanks.min(1000) as usize;
                    budget.hold_bytes(blanks)?;
                    text.extend(std::iter::repeat_n(' ', blanks));
                }
                (Space::Text, "span" | "a" | "ruby" | "ruby-base") => {}
                _ => skip = true,
            },
            Node::Text(piece) if depth >= paragraph_at => {
                budget.hold_bytes(2 * piece.len())?;
                text.push_str(&piece);
            }
            Node::End if depth == paragraph_at => paragraph_at = usize::MAX,
            Node::Eof => break,
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
    }
    Ok(text)
}
