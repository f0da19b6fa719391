//! What a reader makes of a document before its tables are bound: the blocks, and what it met.

use crate::cell::Table;
use crate::remark::Remark;
#[cfg(any(feature = "text", feature = "markdown", feature = "csv", feature = "html"))]
use crate::remark::RemarkKind;

use super::grid::Block;
use super::rows::RowId;

/// The blocks of a document, and what its reader met there.
///
/// What a reader returns goes into one whole, so that [`bind`](super::bind) knows which tables
/// could not be taken apart and which characters are lost. Blocks of one's own go in as they are.
///
/// ```
/// # #[cfg(feature = "text")] {
/// use gouji::read::{Document, bind, text};
/// // Cells of the request matrix that ran together: the table is there, and refused.
/// let run_together = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量713000074\n";
/// let document = Document::from(text::read(run_together));
/// let reading = bind(document);
/// assert!(!reading.missing_tables().contains(&gouji::Table::Requests));
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub(super) blocks: Vec<Block>,
    pub(super) remarks: Vec<Remark>,
    pub(super) refused: Refused,
}

/// What a reader saw in a document and could not take apart; a remark says why.
#[derive(Debug, Clone, Default)]
pub(super) struct Refused {
    pub tables: Vec<Table>,
    /// Rows, each with the number of the remark on it.
    pub rows: Vec<(usize, RowId)>,
}

impl Document {
    /// The paragraphs and tables, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// With so many byte sequences that are no characters.
    #[cfg(any(feature = "text", feature = "markdown", feature = "csv", feature = "html"))]
    pub(super) fn with_replaced(mut self, count: usize) -> Document {
        if count > 0 {
            self.remarks.push(Remark {
                kind: RemarkKind::UndecodedCharacters { count },
                table: None,
                cells: Vec::new(),
                position: None,
                raw: String::new(),
            });
        }
        self
    }
}

impl From<Vec<Block>> for Document {
    /// Blocks that no reader of this crate had anything to say of.
    fn from(blocks: Vec<Block>) -> Document {
        Document { blocks, ..Document::default() }
    }
}

#[cfg(feature = "csv")]
impl From<super::csv::Sheet> for Document {
    fn from(sheet: super::csv::Sheet) -> Document {
        Document::from(sheet.blocks).with_replaced(sheet.replaced)
    }
}

#[cfg(feature = "html")]
impl From<super::html::Page> for Document {
    fn from(page: super::html::Page) -> Document {
        Document::from(page.blocks).with_replaced(page.replaced)
    }
}

#[cfg(feature = "text")]
impl From<super::text::Flat> for Document {
    fn from(flat: super::text::Flat) -> Document {
        use super::text::NoteKind;
        let mut document = Document::from(flat.blocks);
        for note in flat.notes {
            let kind = match note.kind {
                NoteKind::RunTogether => RemarkKind::RunTogether,
                NoteKind::LinesDropped => RemarkKind::LinesDropped,
                NoteKind::OrderUnclear => RemarkKind::OrderUnclear,
                NoteKind::LabelUnexplained => RemarkKind::RowUnknown,
                NoteKind::Incomplete => RemarkKind::BrokenOff,
                NoteKind::Surplus => RemarkKind::SurplusUnclear,
                NoteKind::Scattered => RemarkKind::FiguresScattered,
                NoteKind::TooLong => RemarkKind::TextTooLong,
            };
            let whole = matches!(note.kind, NoteKind::RunTogether | NoteKind::LinesDropped);
            document.refused.tables.extend(note.table.filter(|_| whole));
            let row = note.row.map(|row| (document.remarks.len(), row));
            document.refused.rows.extend(row.filter(|_| !whole));
            document.remarks.push(Remark {
                kind,
                table: note.table,
                cells: Vec::new(),
                position: Some(note.position),
                raw: note.raw,
            });
        }
        document
    }
}
