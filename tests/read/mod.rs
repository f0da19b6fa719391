//! Reading documents.

#[cfg(all(feature = "text", feature = "markdown", feature = "csv", feature = "html"))]
mod any;
#[cfg(all(feature = "text", feature = "markdown"))]
mod bad_input;
#[cfg(feature = "html")]
mod binding;
#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "docx")]
mod doc;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "text")]
mod excerpts;
#[cfg(feature = "text")]
mod headings;
#[cfg(any(feature = "html", feature = "csv", feature = "markdown"))]
mod hostile;
#[cfg(feature = "ofd")]
mod hostile_ofd;
#[cfg(all(feature = "docx", feature = "xlsx"))]
mod hostile_office;
#[cfg(feature = "pdf")]
mod hostile_pdf;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(any(feature = "markdown", feature = "csv", feature = "text"))]
mod merged_cells;
#[cfg(feature = "ofd")]
mod ofd;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "text")]
mod text;
#[cfg(feature = "html")]
mod torn;
#[cfg(feature = "xlsx")]
mod workbook;

use gouji::read::{Block, Grid};

/// The grids among the blocks.
fn grids(blocks: &[Block]) -> Vec<&Grid> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Text { .. } => None,
        })
        .collect()
}

/// Paragraphs as they are, grids as `[a|b/c]`: cells between strokes, rows between slashes.
fn outline(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Text { text, .. } => text.clone(),
            Block::Grid(grid) => format!("[{}]", rows(grid).join("/")),
        })
        .collect()
}

/// The texts of the cells that begin in each row.
fn rows(grid: &Grid) -> Vec<String> {
    (0..grid.rows())
        .map(|row| grid.row(row).map(|cell| cell.text).collect::<Vec<_>>().join("|"))
        .collect()
}

/// Row, column, rows, columns of every cell.
#[cfg(feature = "html")]
fn places(grid: &Grid) -> Vec<(u32, u32, u32, u32)> {
    grid.cells().map(|cell| (cell.row, cell.column, cell.rows, cell.columns)).collect()
}
