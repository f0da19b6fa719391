//! Where the main part of a document has its paragraphs: what a comment needs that is put around
//! one of them.

use std::ops::Range;

use super::{Document, Frame, Spot as Place};
use crate::read::grid::Position;
use crate::read::office::OfficeError;

/// A paragraph in the part. Every offset is in bytes of the part, a byte order mark not counted.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    /// The cell or paragraph that the reader made of it.
    pub(crate) position: Position,
    /// Its text as it was read.
    pub(crate) text: String,
    /// Its outermost runs.
    pub(crate) runs: Vec<Run>,
    /// How it ends.
    pub(crate) end: End,
    /// The prefix of its element.
    pub(crate) prefix: String,
}

/// A run of a paragraph: `<w:r>…</w:r>`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Run {
    /// The bytes of the paragraph's text that it has.
    pub(crate) text: Range<usize>,
    /// Where its element stands.
    pub(crate) element: Range<usize>,
    /// Where its properties stand.
    pub(crate) look: Range<usize>,
    /// The texts in it that are written letter by letter as they are read: the bytes of the
    /// paragraph's text, and where the first of them stands in the part.
    pub(crate) letters: Vec<(Range<usize>, usize)>,
}

/// What has just ended before the node that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ended {
    Run,
    /// The properties of a run that begin here.
    Look(usize),
    /// A text, written here.
    Text(Range<usize>, usize),
}

/// How the element of a paragraph ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Its end tag begins here.
    Tag(usize),
    /// It is an empty element, behind which is this place.
    Empty(usize),
}

impl Spot {
    /// The same at a position.
    pub(super) fn placed(self, position: Position) -> Spot {
        Spot { position, ..self }
    }
}

/// A paragraph that has not ended.
#[derive(Debug, Default)]
pub(super) struct Open {
    prefix: String,
    runs: Vec<Run>,
    /// Runs in runs, such as the base of a phonetic guide.
    depth: usize,
    /// The outermost open run: its ends are not known.
    run: Run,
}

impl Open {
    pub(super) fn new(prefix: &str) -> Open {
        Open { prefix: prefix.to_owned(), ..Open::default() }
    }

    /// The paragraph ends at a node; `true` with it where the element is empty.
    pub(super) fn finish(self, text: &str, (at, is_empty): (usize, bool)) -> Spot {
        Spot {
            position: Position::Paragraph { number: 0 },
            text: text.to_owned(),
            runs: self.runs,
            end: if is_empty { End::Empty(at) } else { End::Tag(at) },
            prefix: self.prefix,
        }
    }
}

impl Document<'_> {
    /// A run begins.
    pub(super) fn start_run(&mut self) {
        let at = self.at.0;
        if let (Some(_), Some(Frame::Paragraph(paragraph))) = (&self.spots, self.frames.last_mut())
        {
            if paragraph.spot.depth == 0 {
                let text = paragraph.text.len();
                paragraph.spot.run = Run { text: text..text, element: at..at, ..Run::default() };
            }
            paragraph.spot.depth += 1;
        }
    }

    /// Notes what has ended before the node that is being read.
    pub(super) fn note_end(&mut self, ended: Ended) -> Result<(), OfficeError> {
        let at = self.at.0;
        let Some(Frame::Paragraph(paragraph)) = self.frames.last_mut() else { return Ok(()) };
        let open = &mut paragraph.spot;
        match ended {
            Ended::Look(start) if open.depth == 1 => open.run.look = start..at,
            // References and sections without markup are longer than what they stand for.
            Ended::Text(text, start) if open.depth == 1 && text.len() == at - start => {
                self.budget.hold_bytes(2 * size_of::<(Range<usize>, usize)>())?;
                open.run.letters.push((text, start));
            }
            Ended::Run if open.depth > 0 => {
                open.depth -= 1;
                if open.depth == 0 {
                    let mut run = std::mem::take(&mut open.run);
                    run.text.end = paragraph.text.len();
                    run.element.end = at;
                    self.budget.hold_bytes(2 * size_of::<Run>())?;
                    open.runs.push(run.clone());
                    self.anchor_boxes(&run);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Word has no comments in text boxes: they go to the run that the box is anchored in.
    fn anchor_boxes(&mut self, run: &Run) {
        if self.stories != 1 {
            return;
        }
        for spot in std::mem::take(&mut self.boxed) {
            let text = 0..spot.text.len();
            let run = Run { text, element: run.element.clone(), ..Run::default() };
            self.spots.get_or_insert_default().push(Spot { runs: vec![run], ..spot });
        }
    }

    /// Keeps places that are known, or will be when the text box ends.
    pub(super) fn keep_spots(&mut self, mut spots: Vec<Place>) {
        match &mut self.spots {
            Some(_) if self.stories > 1 => self.boxed.append(&mut spots),
            Some(known) => known.append(&mut spots),
            None => {}
        }
    }
}
