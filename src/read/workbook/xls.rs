//! Excel's .xls of 1997–2003 (BIFF8): records in the `Workbook` stream of a compound file. WPS's
//! .et is the same.
//!
//! Only the records that say what a cell holds are read; anything else is passed over by its
//! length. A record that is shorter than its kind must be is an error.

use super::other;
use super::sheet::{Region, Sheet};
use super::value::{Kind, text_of, truth};
use crate::read::grid::Block;
use crate::read::office::budget::Budget;
use crate::read::office::ole::{Ole, u16_at, u32_at};
use crate::read::office::{FileKind, OfficeError};

mod string;

use string::Text;

mod record {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const MUL_BLANK: u16 = 0x00BE;
    pub(super) const RICH_STRING: u16 = 0x00D6;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const MERGE_CELLS: u16 = 0x00E5;
    pub(super) const STRINGS: u16 = 0x00FC;
    pub(super) const LABEL_STRING: u16 = 0x00FD;
    pub(super) const BLANK: u16 = 0x0201;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_ERROR: u16 = 0x0205;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BOF: u16 = 0x0809;
}

/// Reads every sheet.
pub(super) fn read(bytes: &[u8], budget: &Budget) -> Result<Vec<Block>, OfficeError> {
    // The tables of the compound file and its stream are copies of parts of the input.
    budget.hold_bytes(bytes.len().saturating_mul(4))?;
    let ole = Ole::open(bytes)?;
    let stream = if ole.has("EncryptedPackage") {
        return Err(other(FileKind::Encrypted));
    } else if ole.has("Workbook") {
        ole.stream("Workbook")?
    } else if ole.has("Book") {
        return Err(other(FileKind::OldXls));
    } else if ole.has("WordDocument") {
        return Err(other(FileKind::Doc));
    } else {
        return Err(other(FileKind::CompoundFile));
    };
    drop(ole);
    let book = Book::read(&stream, budget)?;
    let mut blocks = Vec::new();
    for (start, name) in &book.sheets {
        let records = stream.get(*start..).ok_or_else(|| damaged("a sheet is missing"))?;
        let mut sheet = Sheet::new(name, budget)?;
        book.read_sheet(Records { rest: records }, &mut sheet)?;
        sheet.finish(&mut blocks)?;
    }
    Ok(blocks)
}

/// One record: its type and its data.
type Record<'a> = (u16, &'a [u8]);

/// The records of a stream.
#[derive(Clone)]
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The next record; none at the end of the stream.
    fn next(&mut self) -> Result<Option<Record<'a>>, OfficeError> {
        let (Some(kind), Some(length)) = (u16_at(self.rest, 0), u16_at(self.rest, 2)) else {
            return Ok(None);
        };
        let end = 4 + usize::from(length);
        let data = self.rest.get(4..end).ok_or_else(|| damaged("it is cut off"))?;
        self.rest = &self.rest[end..];
        Ok(Some((kind, data)))
    }

    /// The data of the records that continue the one before.
    fn continuations(&mut self) -> Result<Vec<&'a [u8]>, OfficeError> {
        let mut found = Vec::new();
        while u16_at(self.rest, 0) == Some(record::CONTINUE) {
            match self.next()? {
                Some((_, data)) => found.push(data),
                None => break,
            }
        }
        Ok(found)
    }
}

/// What the sheets need of the workbook.
struct Book<'a> {
    budget: &'a Budget,
    sheets: Vec<(usize, String)>,
    strings: Vec<String>,
    /// The kind of number of each cell style.
    kinds: Vec<Kind>,
    from_1904: bool,
}

impl<'a> Book<'a> {
    fn read(stream: &[u8], budget: &'a Budget) -> Result<Book<'a>, OfficeError> {
        let mut book = Book {
            budget,
            sheets: Vec::new(),
            strings: Vec::new(),
            kinds: Vec::new(),
            from_1904: false,
        };
        let mut codes: Vec<(u16, Kind)> = Vec::new();
        let mut styles: Vec<u16> = Vec::new();
        let mut records = Records { rest: stream };
        let mut is_begun = false;
        while let Some((kind, data)) = records.next()? {
            match kind {
                record::BOF if !is_begun => {
                    is_begun = true;
                    if u16_at(data, 0) != Some(0x0600) {
                        return Err(other(FileKind::OldXls));
                    }
                }
                _ if !is_begun => return Err(damaged("it does not begin as a workbook does")),
                record::FILE_PASS => return Err(other(FileKind::Encrypted)),
                record::DATE_MODE => book.from_1904 = u16_at(data, 0) == Some(1),
                record::FORMAT => {
                    budget.hold_bytes(16)?;
                    let mut code = Text::new(
                        budget,
                        data.get(2..).unwrap_or_default(),
                        records.continuations()?,
                    );
                    codes.push((field(data, 0)?, Kind::of_code(&code.long()?)));
                }
                record::XF => {
                    budget.hold_bytes(8)?;
                    styles.push(field(data, 2)?);
                }
                record::BOUND_SHEET => book.bound_sheet(data)?,
                record::STRINGS => book.strings = strings(budget, data, records.continuations()?)?,
                record::EOF => break,
                _ => {}
            }
        }
        codes.sort_by_key(|&(number, _)| number);
        let kind = |number: u16| match codes.binary_search_by_key(&number, |&(number, _)| number) {
            Ok(at) => codes[at].1,
            Err(_) => Kind::of_builtin(u32::from(number)),
        };
        book.kinds = styles.into_iter().map(kind).collect();
        Ok(book)
    }

    /// Notes a sheet, unless it is a chart or a macro sheet.
    fn bound_sheet(&mut self, data: &[u8]) -> Result<(), OfficeError> {
        let start = u32_at(data, 0).ok_or_else(cut)? as usize;
        let mut name = Text::new(self.budget, data.get(6..).unwrap_or_default(), Vec::new());
        let name = name.short()?;
        self.budget.hold(name.len())?;
        if data.get(5) == Some(&0) {
            self.sheets.push((start, name));
        }
        Ok(())
    }

    fn read_sheet(
        &self,
        mut records: Records<'_>,
        sheet: &mut Sheet<'_>,
    ) -> Result<(), OfficeError> {
        // Charts are streams within the sheet's.
        let mut depth = 0_u32;
        // The cell of a formula whose value is a text, which a later record has.
        let mut awaited: Option<(u32, u32)> = None;
        while let Some((kind, data)) = records.next()? {
            // Sheets may share a stream: what is read again counts again.
            self.budget.unpack(data.len() + 4)?;
            if let (Some((row, column)), record::FORMULA | record::EOF) = (awaited, kind) {
                // The text never came: neither blank nor a number.
                sheet.put(row, column, "=")?;
                awaited = None;
            }
            match kind {
                record::BOF => depth = depth.saturating_add(1),
                record::EOF if depth <= 1 => return Ok(()),
                record::EOF => depth -= 1,
                _ if depth > 1 => {}
                record::STRING => {
                    let mut text = Text::new(self.budget, data, records.continuations()?);
                    if let Some((row, column)) = awaited.take() {
                        sheet.put(row, column, &text.long()?)?;
                    }
                }
                record::MERGE_CELLS => merge_cells(data, sheet)?,
                record::FORMULA => awaited = self.formula(data, sheet)?,
                _ => self.cell(kind, data, &mut records, sheet)?,
            }
        }
        Err(damaged("a sheet is cut off"))
    }

    /// Reads a record that holds a cell or a run of cells.
    fn cell(
        &self,
        kind: u16,
        data: &[u8],
        records: &mut Records<'_>,
        sheet: &mut Sheet<'_>,
    ) -> Result<(), OfficeError> {
        let place =
            || Ok::<_, OfficeError>((u32::from(field(data, 0)?), u32::from(field(data, 2)?)));
        match kind {
            record::BLANK => {
                let (row, column) = place()?;
                sheet.put_blanks(row, column, column)
            }
            record::MUL_BLANK => {
                let (row, column) = place()?;
                let last = field(data, data.len().saturating_sub(2))?;
                sheet.put_blanks(row, column, u32::from(last))
            }
            record::NUMBER => {
                let (row, column) = place()?;
                sheet.put(row, column, &self.number(double(data, 6)?, field(data, 4)?))
            }
            record::RK => {
                let (row, column) = place()?;
                sheet.put(row, column, &self.number(rk(data, 6)?, field(data, 4)?))
            }
            record::MUL_RK => {
                let (row, column) = place()?;
                self.numbers(row, column, data, sheet)
            }
            record::LABEL_STRING => {
                let (row, column) = place()?;
                let text = self.strings.get(u32_at(data, 6).ok_or_else(cut)? as usize);
                let missing = || damaged("it refers to a shared string that is not there");
                sheet.put(row, column, text.ok_or_else(missing)?)
            }
            record::LABEL | record::RICH_STRING => {
                let (row, column) = place()?;
                let mut text = Text::new(
                    self.budget,
                    data.get(6..).unwrap_or_default(),
                    records.continuations()?,
                );
                sheet.put(row, column, &text.long()?)
            }
            record::BOOL_ERROR => {
                let (row, column) = place()?;
                let &[value, is_error] = data.get(6..8).ok_or_else(cut)? else { return Err(cut()) };
                let text = if is_error == 0 { truth(value != 0) } else { error(value) };
                sheet.put(row, column, text)
            }
            _ => Ok(()),
        }
    }

    /// Cells beside each other: six bytes for each, between the first column and the last.
    fn numbers(
        &self,
        row: u32,
        column: u32,
        data: &[u8],
        sheet: &mut Sheet<'_>,
    ) -> Result<(), OfficeError> {
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (number, cell) in (0..).zip(cells.chunks_exact(6)) {
            let text = self.number(rk(cell, 2)?, field(cell, 0)?);
            sheet.put(row, column.saturating_add(number), &text)?;
        }
        Ok(())
    }

    /// Reads a formula's stored value; gives the cell when that is a text and still to come.
    fn formula(
        &self,
        data: &[u8],
        sheet: &mut Sheet<'_>,
    ) -> Result<Option<(u32, u32)>, OfficeError> {
        let (row, column) = (u32::from(field(data, 0)?), u32::from(field(data, 2)?));
        let value = data.get(6..14).ok_or_else(cut)?;
        if value[6..] != [0xFF, 0xFF] {
            sheet.put(row, column, &self.number(double(data, 6)?, field(data, 4)?))?;
            return Ok(None);
        }
        match value[0] {
            0 => return Ok(Some((row, column))),
            1 => sheet.put(row, column, truth(value[2] != 0))?,
            2 => sheet.put(row, column, error(value[2]))?,
            _ => sheet.put_blanks(row, column, column)?,
        }
        Ok(None)
    }

    fn number(&self, number: f64, style: u16) -> String {
        text_of(
            number,
            self.kinds.get(usize::from(style)).copied().unwrap_or_default(),
            self.from_1904,
        )
    }
}

/// The table of shared strings.
fn strings(
    budget: &Budget,
    data: &[u8],
    continuations: Vec<&[u8]>,
) -> Result<Vec<String>, OfficeError> {
    let number = u32_at(data, 4).ok_or_else(cut)?;
    let mut text = Text::new(budget, data.get(8..).unwrap_or_default(), continuations);
    let mut found = Vec::new();
    for _ in 0..number {
        if text.is_at_end() {
            // Some programs count more than they write; a cell that refers to one of those is found
            // out there.
            break;
        }
        let string = text.long()?;
        budget.hold(string.len())?;
        found.push(string);
    }
    Ok(found)
}

fn merge_cells(data: &[u8], sheet: &mut Sheet<'_>) -> Result<(), OfficeError> {
    for region in
        data.get(2..).unwrap_or_default().chunks_exact(8).take(usize::from(field(data, 0)?))
    {
        let corner = |at| field(region, at).map(u32::from);
        let (first_row, last_row, first_column, last_column) =
            (corner(0)?, corner(2)?, corner(4)?, corner(6)?);
        if first_row <= last_row && first_column <= last_column {
            sheet.merge(Region { first_row, last_row, first_column, last_column })?;
        }
    }
    Ok(())
}

/// The number that Excel packs into four bytes: the upper 30 bits of a double or of an integer,
/// perhaps in hundredths.
fn rk(data: &[u8], at: usize) -> Result<f64, OfficeError> {
    let packed = u32_at(data, at).ok_or_else(cut)?;
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed as i32 >> 2)
    };
    Ok(if packed & 1 == 0 { number } else { number / 100.0 })
}

fn double(data: &[u8], at: usize) -> Result<f64, OfficeError> {
    let (low, high) = (u32_at(data, at).ok_or_else(cut)?, u32_at(data, at + 4).ok_or_else(cut)?);
    Ok(f64::from_bits(u64::from(high) << 32 | u64::from(low)))
}

fn field(data: &[u8], at: usize) -> Result<u16, OfficeError> {
    u16_at(data, at).ok_or_else(cut)
}

/// The text that Excel shows for an error.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR",
    }
}

fn cut() -> OfficeError {
    damaged("a record is too short")
}

fn damaged(reason: &str) -> OfficeError {
    OfficeError::damaged("the workbook", reason)
}
