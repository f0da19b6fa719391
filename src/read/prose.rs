//! The texts of a document, kept until someone asks what they say: to read a table takes less time
//! than to read all that is said of it.

use std::sync::OnceLock;

use crate::claim::{self, Context, Narrative};
use crate::position::Position;
use crate::report::Heading;

use super::grid::Block;
use super::sections::{self, Piece};

/// The texts in reading order, and what they say once that was asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Prose {
    pieces: Vec<Piece>,
    narrative: OnceLock<Narrative>,
}

impl Prose {
    /// The text of the blocks, which are needed no more.
    pub fn of(blocks: Vec<Block>) -> Prose {
        let pieces = blocks.into_iter().map(|block| match block {
            Block::Text { text, position } => Piece::Paragraph { text, position },
            Block::Grid(grid) => Piece::Table(grid.into_text()),
        });
        Prose { pieces: pieces.collect(), narrative: OnceLock::new() }
    }

    /// The paragraphs outside tables, with their places.
    pub fn paragraphs(&self) -> impl Iterator<Item = (&str, &Position)> {
        self.pieces.iter().filter_map(Piece::paragraph)
    }

    /// What the text says: of the agency and the year that its heading names.
    pub fn narrative(&self, heading: &Heading) -> &Narrative {
        self.narrative.get_or_init(|| {
            let context = Context { year: heading.year, agency: heading.agency.as_deref() };
            let paragraphs = self.paragraphs().map(|(text, position)| (text, position.clone()));
            let sections = sections::sections(&self.pieces);
            Narrative { sections, ..claim::of_document(paragraphs, &context) }
        })
    }
}

/// Whether it was asked what the text says makes no difference.
impl PartialEq for Prose {
    fn eq(&self, other: &Prose) -> bool {
        self.pieces == other.pieces
    }
}

impl Eq for Prose {}
