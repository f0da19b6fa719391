//! Tags and text to grids: the table part of what browsers do, with one frame for each open table.
//!
//! The rules are those of the HTML standard's tree construction (insertion modes in table, in table
//! body, in row, in cell, in caption), reduced to what decides which text stands in which cell. No
//! tree is built.

use super::spans::Spans;
use super::tag::{CellKind, Group, Tag};
use super::text::Text;
use crate::read::grid::{Columns, Cut, Grid, GridBuilder, MAX_ROW_SPAN, Position, most_items};
use crate::read::{Block, ReadError};

/// Stands in a cell for a table inside it: the object replacement character of Unicode, which is no
/// blank and no figure.
pub(super) const INNER_TABLE: &str = "\u{FFFC}";

/// As deep as tables may be nested.
const MAX_DEPTH: usize = 256;

/// Where in its table the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Table,
    Caption,
    Group(Group),
    Row(Group),
    Cell(Group),
}

/// One open table.
#[derive(Debug)]
struct Frame {
    builder: GridBuilder,
    mode: Mode,
    /// From 1, in the order of the start tags.
    number: u32,
    /// Where its blocks go.
    slot: usize,
    cell: OpenCell,
    /// For every table within: how many cells were complete when it began, and the slot for those
    /// that come since the last such mark.
    marks: Vec<(usize, usize)>,
    /// How the document ends in its last row.
    cut: Option<Cut>,
}

#[derive(Debug, Clone, Copy)]
struct OpenCell {
    kind: CellKind,
    rows: u32,
    columns: u32,
    hidden: bool,
    offset: usize,
    /// A table began in it.
    nests: bool,
}

/// Blocks of one place in the page, kept together because some are known only later.
type Slot = Vec<Block>;

/// Takes tags and text, gives blocks.
#[derive(Debug)]
pub(super) struct Assembler {
    slots: Vec<Slot>,
    /// The last slot is one of paragraphs outside tables, to which more may be added.
    slot_is_open: bool,
    frames: Vec<Frame>,
    text: Text,
    tables: u32,
    items: usize,
    most_items: usize,
    /// Inside an element whose text is not shown.
    unseen: bool,
    in_title: bool,
    has_title: bool,
    templates: usize,
    hidden: usize,
    /// Byte sequences in the cells of tables that are no characters.
    replaced: usize,
    /// There are backslashes in a table, as when the page is a string.
    pub(super) escaped: bool,
    /// Added to every offset: what stands before the text that is tokenized.
    base: usize,
    error: Option<ReadError>,
}

impl Assembler {
    /// For a page of so many bytes.
    pub(super) fn new(bytes: usize) -> Assembler {
        Assembler {
            slots: Vec::new(),
            slot_is_open: false,
            frames: Vec::new(),
            text: Text::default(),
            tables: 0,
            items: 0,
            most_items: most_items(bytes),
            unseen: false,
            in_title: false,
            has_title: false,
            templates: 0,
            hidden: 0,
            replaced: 0,
            escaped: false,
            base: 0,
            error: None,
        }
    }

    /// Begins a text whose first byte stands at `base`. Tables and items are counted on.
    pub(super) fn begin(&mut self, base: usize) {
        self.text.clear();
        self.text.verbatim = false;
        self.unseen = false;
        self.in_title = false;
        self.templates = 0;
        self.base = base;
    }

    /// Something stopped the reading.
    pub(super) fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// What stopped the reading.
    pub(super) fn take_error(&mut self) -> Option<ReadError> {
        self.error.take()
    }

    /// The text that comes is shown.
    pub(super) fn is_shown(&self) -> bool {
        !self.unseen && self.templates == 0
    }

    /// Where the start tag of the open cell stands.
    pub(super) fn open_cell(&self) -> Option<usize> {
        let frame = self.frames.last()?;
        matches!(frame.mode, Mode::Cell(_)).then_some(self.base + frame.cell.offset)
    }

    /// No visible text was gathered since the last paragraph or cell ended.
    pub(super) fn has_no_text(&self) -> bool {
        self.text.is_empty()
    }

    /// Text that begins at the offset.
    #[inline]
    pub(super) fn text(&mut self, text: &[u8], offset: usize) {
        if !self.unseen && self.templates == 0 {
            self.text.push(text, offset);
        }
    }

    /// A start tag whose `<` stands at the offset.
    #[inline]
    pub(super) fn start(&mut self, tag: Tag, offset: usize, spans: &Spans) {
        if tag != Tag::Inline {
            self.start_element(tag, offset, spans);
        } else if spans.hidden {
            self.text.hide();
        }
    }

    /// A start tag that means something by its name.
    fn start_element(&mut self, tag: Tag, offset: usize, spans: &Spans) {
        match tag {
            Tag::Template => self.templates += 1,
            Tag::Raw(_) => self.unseen = true,
            _ => {}
        }
        if self.templates > 0 {
            return;
        }
        match tag {
            Tag::Cell(kind) => self.start_cell(kind, offset, spans),
            Tag::Row => self.start_row(),
            Tag::Group(group) => self.start_group(group),
            Tag::Table => self.start_table(offset),
            Tag::Caption => self.start_caption(),
            Tag::Columns => self.start_columns(),
            Tag::Break => self.text.break_line(),
            Tag::Apart => self.text.set_apart(),
            Tag::Block | Tag::Plaintext => self.break_paragraph(),
            Tag::Pre => {
                self.break_paragraph();
                self.text.verbatim = true;
            }
            Tag::Title => self.start_title(),
            Tag::Inline | Tag::Template | Tag::Raw(_) => {}
        }
    }

    /// An end tag.
    #[inline]
    pub(super) fn end(&mut self, tag: Tag) {
        if tag == Tag::Inline {
            self.text.show();
        } else {
            self.end_element(tag);
        }
    }

    /// An end tag that means something by its name.
    fn end_element(&mut self, tag: Tag) {
        match tag {
            Tag::Template => self.templates = self.templates.saturating_sub(1),
            Tag::Raw(_) => self.unseen = false,
            _ => {}
        }
        if self.templates > 0 {
            return;
        }
        match tag {
            Tag::Cell(kind) => self.end_cell_tag(kind),
            Tag::Row => self.end_row_tag(),
            Tag::Group(group) => self.end_group_tag(group),
            Tag::Table => self.end_table(),
            Tag::Caption => {
                if self.mode() == Some(Mode::Caption) {
                    self.leave_to_table();
                }
            }
            // Browsers take `</br>` for `<br>`.
            Tag::Break => self.text.break_line(),
            Tag::Apart => self.text.set_apart(),
            Tag::Block => self.break_paragraph(),
            Tag::Pre => {
                self.break_paragraph();
                self.text.verbatim = false;
            }
            Tag::Title => self.end_title(),
            Tag::Columns | Tag::Plaintext | Tag::Inline | Tag::Template | Tag::Raw(_) => {}
        }
    }

    /// Every block, in order; ends what is still open.
    pub(super) fn finish(&mut self) -> Result<Vec<Block>, ReadError> {
        for frame in &mut self.frames {
            frame.cut = match frame.mode {
                Mode::Cell(_) if !frame.cell.hidden => Some(Cut::Inside),
                Mode::Cell(_) | Mode::Row(_) => Some(Cut::Behind),
                Mode::Table | Mode::Caption | Mode::Group(_) => None,
            };
        }
        while !self.frames.is_empty() {
            self.end_table();
        }
        self.break_paragraph();
        if let Some(error) = self.take_error() {
            return Err(error);
        }
        let mut blocks = Vec::with_capacity(self.slots.iter().map(Vec::len).sum());
        self.slot_is_open = false;
        for slot in std::mem::take(&mut self.slots) {
            blocks.extend(slot);
        }
        Ok(blocks)
    }

    /// Cells that are hidden by their own style and hold text, which is left out.
    pub(super) fn hidden(&self) -> usize {
        self.hidden
    }

    /// Byte sequences that are no characters.
    pub(super) fn replaced(&self) -> usize {
        self.replaced + self.text.replaced()
    }

    fn mode(&self) -> Option<Mode> {
        self.frames.last().map(|frame| frame.mode)
    }

    fn set_mode(&mut self, mode: Mode) {
        if let Some(frame) = self.frames.last_mut() {
            frame.mode = mode;
        }
    }

    /// Counts a cell, paragraph or table against the limit.
    fn count_item(&mut self, position: &Position) {
        self.items += 1;
        if self.items > self.most_items && self.error.is_none() {
            self.error =
                Some(ReadError::TooMany { limit: self.most_items, position: position.clone() });
        }
    }

    /// The end of a line within a table, the end of a paragraph outside.
    fn break_paragraph(&mut self) {
        if self.frames.is_empty() {
            self.flush_text(None);
        }
        self.text.break_line();
    }

    /// Makes a paragraph of the text gathered so far; in the slot, or behind everything.
    fn flush_text(&mut self, slot: Option<usize>) {
        if self.text.is_empty() {
            self.text.clear();
            return;
        }
        self.escaped |= !self.frames.is_empty() && self.text.has_backslash();
        let position = Position::Offset { offset: self.base + self.text.start() };
        self.count_item(&position);
        let block = Block::Text { text: self.text.shown().into_owned(), position };
        self.text.clear();
        let slot = slot.unwrap_or_else(|| self.last_slot());
        self.slots[slot].push(block);
    }

    /// A slot behind all that are kept for tables.
    fn last_slot(&mut self) -> usize {
        if !std::mem::replace(&mut self.slot_is_open, true) {
            self.slots.push(Vec::new());
        }
        self.slots.len() - 1
    }

    /// A new slot, kept for one table or for what stands between two.
    fn own_slot(&mut self) -> usize {
        self.slot_is_open = false;
        self.slots.push(Vec::new());
        self.slots.len() - 1
    }

    fn start_title(&mut self) {
        if self.has_title || !self.frames.is_empty() {
            self.unseen = true;
            return;
        }
        self.break_paragraph();
        self.in_title = true;
    }

    fn end_title(&mut self) {
        if self.in_title {
            self.break_paragraph();
            self.has_title = true;
            self.in_title = false;
        }
        self.unseen = false;
    }

    fn start_table(&mut self, offset: usize) {
        // A table directly in a table, not in a cell of it, ends it.
        if !matches!(self.mode(), None | Some(Mode::Cell(_) | Mode::Caption)) {
            self.end_table();
        }
        let position = Position::Offset { offset: self.base + offset };
        self.count_item(&position);
        if self.frames.len() >= MAX_DEPTH {
            self.error = Some(ReadError::TooDeep { limit: MAX_DEPTH, position });
            return;
        }
        self.mark_inner_table();
        self.flush_text(None);
        self.tables = self.tables.saturating_add(1);
        let slot = self.own_slot();
        self.frames.push(Frame {
            builder: GridBuilder::new(Columns::Aligned),
            mode: Mode::Table,
            number: self.tables,
            slot,
            cell: OpenCell {
                kind: CellKind::Data,
                rows: 1,
                columns: 1,
                hidden: false,
                offset,
                nests: false,
            },
            marks: Vec::new(),
            cut: None,
        });
    }

    /// Notes that the open cell holds a table, if there is one.
    fn mark_inner_table(&mut self) {
        if self.frames.is_empty() {
            return;
        }
        let slot = self.own_slot();
        let Some(frame) = self.frames.last_mut() else { return };
        frame.cell.nests |= matches!(frame.mode, Mode::Cell(_));
        frame.marks.push((frame.builder.len(), slot));
    }

    fn start_caption(&mut self) {
        if self.leave_to_table() {
            self.set_mode(Mode::Caption);
        }
    }

    fn start_columns(&mut self) {
        self.leave_to_table();
    }

    fn start_group(&mut self, group: Group) {
        if self.leave_to_table() {
            self.set_mode(Mode::Group(group));
        }
    }

    fn start_row(&mut self) {
        let group = match self.mode() {
            None => return,
            Some(Mode::Cell(_) | Mode::Row(_)) => self.leave_to_group(),
            Some(Mode::Group(group)) => group,
            Some(Mode::Caption | Mode::Table) => {
                self.leave_to_table();
                Group::Body
            }
        };
        if let Some(frame) = self.frames.last_mut() {
            frame.builder.start_row();
            frame.mode = Mode::Row(group);
        }
    }

    fn start_cell(&mut self, kind: CellKind, offset: usize, spans: &Spans) {
        match self.mode() {
            None => return,
            Some(Mode::Cell(_)) => self.end_cell(),
            Some(Mode::Row(_)) => self.flush_stray_text(),
            Some(Mode::Table | Mode::Caption | Mode::Group(_)) => {
                self.flush_stray_text();
                self.start_row();
            }
        }
        self.text.clear();
        self.text.verbatim = false;
        if let Some(frame) = self.frames.last_mut()
            && let Mode::Row(group) = frame.mode
        {
            let rows = spans.rows.get().unwrap_or(1);
            frame.cell = OpenCell {
                kind,
                // Zero: down to the end of the group.
                rows: if rows == 0 { MAX_ROW_SPAN } else { rows },
                columns: spans.columns.get().unwrap_or(1),
                hidden: spans.hidden,
                offset,
                nests: false,
            };
            frame.mode = Mode::Cell(group);
        }
    }

    fn end_cell_tag(&mut self, kind: CellKind) {
        if let Some(frame) = self.frames.last()
            && matches!(frame.mode, Mode::Cell(_))
            && frame.cell.kind == kind
        {
            self.end_cell();
        }
    }

    fn end_row_tag(&mut self) {
        if matches!(self.mode(), Some(Mode::Cell(_) | Mode::Row(_))) {
            self.leave_to_group();
        }
    }

    fn end_group_tag(&mut self, group: Group) {
        if let Some(Mode::Cell(open) | Mode::Row(open) | Mode::Group(open)) = self.mode()
            && open == group
        {
            self.leave_to_table();
        }
    }

    /// Text directly in a table, not in a cell of it, or its caption: browsers put it before the
    /// table.
    fn flush_stray_text(&mut self) {
        if let Some(frame) = self.frames.last() {
            self.flush_text(Some(frame.slot));
        }
    }

    /// Ends the open cell and row; gives the group.
    fn leave_to_group(&mut self) -> Group {
        if let Some(Mode::Cell(_)) = self.mode() {
            self.end_cell();
        }
        let group = match self.mode() {
            Some(Mode::Row(group) | Mode::Group(group)) => group,
            _ => Group::Body,
        };
        self.set_mode(Mode::Group(group));
        group
    }

    /// Ends the open cell, row, group or caption; false when no table is open.
    fn leave_to_table(&mut self) -> bool {
        if let Some(Mode::Cell(_)) = self.mode() {
            self.end_cell();
        }
        self.flush_stray_text();
        self.text.verbatim = false;
        let Some(frame) = self.frames.last_mut() else { return false };
        if matches!(frame.mode, Mode::Row(_) | Mode::Group(_)) {
            frame.builder.end_group();
        }
        frame.mode = Mode::Table;
        true
    }

    fn end_cell(&mut self) {
        let Some(frame) = self.frames.last_mut() else { return };
        let Mode::Cell(group) = frame.mode else { return };
        frame.mode = Mode::Row(group);
        let cell = frame.cell;
        if cell.nests {
            self.flush_text(None);
        }
        if cell.hidden {
            self.escaped |= self.text.has_backslash();
            self.hidden += usize::from(cell.nests || !self.text.shown().is_empty());
        } else {
            self.push_cell(cell);
        }
        self.text.clear();
        self.text.verbatim = false;
    }

    /// Puts the cell that ended into its grid, with the text gathered for it.
    fn push_cell(&mut self, cell: OpenCell) {
        let Some(frame) = self.frames.last_mut() else { return };
        let text = if cell.nests { INNER_TABLE.as_bytes() } else { self.text.bytes() };
        let (table, offset) = (frame.number, self.base + cell.offset);
        let position = |row: u32, column: u32| Position::Html {
            table,
            row: row.saturating_add(1),
            column: column.saturating_add(1),
            offset,
        };
        frame.builder.push_bytes(text, cell.rows, cell.columns, position);
        self.items += 1;
        if self.items > self.most_items && self.error.is_none() {
            let position = frame.builder.last_position().cloned();
            self.error =
                position.map(|position| ReadError::TooMany { limit: self.most_items, position });
        }
    }

    fn end_table(&mut self) {
        if !self.leave_to_table() {
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        self.escaped |= frame.builder.has_byte(b'\\');
        frame.builder.end_cut(frame.cut);
        let (grid, replaced) = frame.builder.finish_replacing();
        self.replaced += replaced;
        if !frame.marks.is_empty() && is_layout(&grid) {
            self.dissolve(&grid, &frame.marks);
        } else if !grid.is_empty() {
            self.slots[frame.slot].push(Block::Grid(grid));
        }
        self.text.clear();
    }

    /// Makes paragraphs of the cells of a table that only lays out a page, between the tables that
    /// it holds.
    fn dissolve(&mut self, grid: &Grid, marks: &[(usize, usize)]) {
        let mut marks = marks.iter().copied().peekable();
        let mut last = None;
        for (index, cell) in grid.cells().enumerate() {
            if cell.text.is_empty() || cell.text == INNER_TABLE {
                continue;
            }
            while marks.peek().is_some_and(|&(before, _)| before <= index) {
                marks.next();
            }
            let slot = match marks.peek() {
                Some(&(_, slot)) => slot,
                None => *last.get_or_insert_with(|| self.own_slot()),
            };
            self.slots[slot]
                .push(Block::Text { text: cell.text.into(), position: cell.position.clone() });
        }
    }
}

/// A table with tables in it only lays out a page when none of its rows sets one text beside
/// another.
///
/// Rows with a table in them don't count: menus stand beside the content.
fn is_layout(grid: &Grid) -> bool {
    (0..grid.rows()).all(|row| {
        let texts = grid.row(row).filter(|cell| !cell.text.is_empty());
        texts.count() < 2 || grid.row(row).any(|cell| cell.text == INNER_TABLE)
    })
}
