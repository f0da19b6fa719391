//! What a reader makes of a document before its tables are bound: the blocks, and what it met.

use crate::cell::Table;
use crate::remark::{ReadError, Remark, RemarkKind};

use super::grid::{Block, Position};
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
    pub(super) rest: Rest,
}

/// Bytes to a document.
pub(super) type Reader = fn(&[u8]) -> Result<Document, ReadError>;

/// What of a document is read as flattened text where tables are missing.
#[derive(Debug, Clone, Default)]
pub(super) enum Rest {
    #[default]
    Nothing,
    /// Its paragraphs, where no table was found: where some tables are tables, paragraphs are none.
    Paragraphs,
    /// All of it, line by line.
    Whole(String),
    /// The lines outside tables, each with its place.
    Lines(String, Vec<Position>),
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

impl Document {
    pub(super) fn with_rest(self, rest: Rest) -> Document {
        Document { rest, ..self }
    }
}

impl From<Vec<Block>> for Document {
    /// Blocks that no reader of this crate had anything to say of.
    fn from(blocks: Vec<Block>) -> Document {
        Document { blocks, ..Document::default() }
    }
}
