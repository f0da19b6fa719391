//! .xls workbooks in memory: BIFF8 records in a compound file.

use super::ole::compound;
use super::{Cell, is_number};

/// A workbook with these sheets.
pub fn xls_from_grids(sheets: &[(&str, Vec<Cell>)]) -> Vec<u8> {
    let mut strings = Vec::new();
    let records: Vec<(&str, Vec<u8>)> =
        sheets.iter().map(|(name, cells)| (*name, sheet(cells, &mut strings))).collect();
    let sheets: Vec<(&str, &[u8])> =
        records.iter().map(|(name, records)| (*name, records.as_slice())).collect();
    xls(&shared_strings(&strings), &sheets)
}

/// A workbook of these records: some of the workbook's own, and those of each sheet without its
/// first and last.
pub fn xls(globals: &[u8], sheets: &[(&str, &[u8])]) -> Vec<u8> {
    compound(&[("Workbook", &stream(globals, sheets))])
}

/// The workbook stream of these records.
pub fn stream(globals: &[u8], sheets: &[(&str, &[u8])]) -> Vec<u8> {
    let begin =
        |kind: u16| record(0x0809, &[0x0600_u16, kind, 0, 0].map(u16::to_le_bytes).concat());
    let end = record(0x000A, &[]);
    let mut head = begin(5);
    head.extend(globals);
    let list: usize = sheets.iter().map(|(name, _)| 4 + 8 + 2 * name.encode_utf16().count()).sum();
    let mut start = head.len() + list + end.len();
    let mut bodies = Vec::new();
    for (name, records) in sheets {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut data = (start as u32).to_le_bytes().to_vec();
        data.extend([0, 0, (units.len() / 2) as u8, 1]);
        data.extend(units);
        head.extend(record(0x0085, &data));
        let body = [begin(0x10), records.to_vec(), end.clone()].concat();
        start += body.len();
        bodies.extend(body);
    }
    [head, end, bodies].concat()
}

/// One record.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a record's data fits");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// A record that begins with row, column and style.
pub fn cell(kind: u16, row: u16, column: u16, style: u16, rest: &[u8]) -> Vec<u8> {
    let place = [row, column, style].map(u16::to_le_bytes).concat();
    record(kind, &[&place, rest].concat())
}

/// The table of shared strings, cut into records of 8000 bytes without regard to where.
pub fn shared_strings(strings: &[String]) -> Vec<u8> {
    let mut data = [(strings.len() as u32).to_le_bytes(); 2].concat();
    let mut records = Vec::new();
    let mut kind = 0x00FC;
    for text in strings {
        let units: Vec<u16> = text.encode_utf16().collect();
        if data.len() >= 7990 {
            // The head of a string is never cut.
            records.extend(record(kind, &data));
            (kind, data) = (0x003C, Vec::new());
        }
        data.extend((units.len() as u16).to_le_bytes());
        data.push(1);
        for unit in units {
            if data.len() >= 8000 {
                records.extend(record(kind, &data));
                (kind, data) = (0x003C, vec![1]);
            }
            data.extend(unit.to_le_bytes());
        }
    }
    records.extend(record(kind, &data));
    records
}

fn sheet(cells: &[Cell], strings: &mut Vec<String>) -> Vec<u8> {
    let mut records = Vec::new();
    for Cell { text, row, column, .. } in cells {
        let (row, column) = (*row as u16, *column as u16);
        records.extend(if text.is_empty() {
            cell(0x0201, row, column, 0, &[])
        } else if is_number(text) {
            cell(0x0203, row, column, 0, &text.parse::<f64>().expect("a number").to_le_bytes())
        } else {
            strings.push(text.clone());
            cell(0x00FD, row, column, 0, &(strings.len() as u32 - 1).to_le_bytes())
        });
    }
    let merged: Vec<&Cell> =
        cells.iter().filter(|cell| cell.rows > 1 || cell.columns > 1).collect();
    let mut data = (merged.len() as u16).to_le_bytes().to_vec();
    for cell in merged {
        for number in
            [cell.row, cell.row + cell.rows - 1, cell.column, cell.column + cell.columns - 1]
        {
            data.extend((number as u16).to_le_bytes());
        }
    }
    records.extend(record(0x00E5, &data));
    records
}
