//! Our cells of workbooks against calamine's.

use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xls, Xlsx};
use proptest::prelude::*;

use crate::any_grid::any_grid;
use crate::support::xls::xls_from_grids;
use crate::support::{grids, ods_from_grids, xlsx_from_grids};

proptest! {
    #[test]
    fn calamine_reads_the_same(grid in any_grid()) {
        let sheets = [("表", grid)];
        let [xlsx, ods, xls] =
            [xlsx_from_grids(&sheets), ods_from_grids(&sheets), xls_from_grids(&sheets)];
        prop_assert_eq!(ours(&xlsx), theirs::<Xlsx<_>>(xlsx));
        prop_assert_eq!(ours(&ods), theirs::<Ods<_>>(ods));
        prop_assert_eq!(ours(&xls), theirs::<Xls<_>>(xls));
    }
}

/// The texts of the first sheet with their places, as we read them.
fn ours(bytes: &[u8]) -> Vec<(u32, u32, String)> {
    let blocks = gouji::read::workbook::blocks(bytes).expect("the workbook is read");
    let cells = grids(&blocks).into_iter().flat_map(|grid| grid.cells());
    cells
        .filter(|cell| !cell.text.is_empty())
        .map(|cell| (cell.row, cell.column, cell.text.to_owned()))
        .collect()
}

/// The same as calamine reads them.
fn theirs<R: Reader<Cursor<Vec<u8>>>>(bytes: Vec<u8>) -> Vec<(u32, u32, String)>
where
    R::Error: std::fmt::Debug,
{
    let mut book = R::new(Cursor::new(bytes)).expect("calamine opens it");
    let range = book.worksheet_range_at(0).expect("there is a sheet").expect("calamine reads it");
    let (row, column) = range.start().unwrap_or((0, 0));
    let text = |value: &Data| match value {
        Data::Float(number) => number.to_string(),
        Data::String(text) => text.clone(),
        _ => String::new(),
    };
    let cells =
        range.used_cells().map(|(r, c, value)| (row + r as u32, column + c as u32, text(value)));
    cells.filter(|(.., text)| !text.is_empty()).collect()
}
