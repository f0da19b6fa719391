//! The content of a page, operator by operator, to what is drawn on it.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::drawn::geometry::{Matrix, Rect};
use super::super::drawn::page::{Drawn, FAINT, Look};
use super::super::drawn::path::{Part, Path, moved, narrowed};
use super::file::{File, find};
use super::font::Font;
use super::lexer::{Lexer, Token, is_blank};
use super::object::{Dict, Object, Parser, Stream};
use super::state::{Paint, Space, State};
use super::text::Pen;
use crate::remark::PdfError;

/// States that are saved at a time; further ones are counted only.
const MOST_SAVED: usize = 256;
/// Drawings within drawings.
const MOST_DEPTH: usize = 12;
/// Operands of an operator that are kept.
const MOST_OPERANDS: usize = 64;

/// What all pages of a document share.
pub(super) struct Shared<'f, 'a> {
    pub file: &'f File<'a>,
    fonts: HashMap<u32, Rc<Font>>,
    /// The groups of content that are switched off, by the numbers of their objects.
    hidden: HashSet<u32>,
}

impl<'f, 'a> Shared<'f, 'a> {
    pub(super) fn new(file: &'f File<'a>, catalog: &Dict) -> Result<Self, PdfError> {
        let hidden = hidden_groups(file, catalog)?;
        Ok(Shared { file, fonts: HashMap::new(), hidden })
    }

    fn font(&mut self, object: &Object) -> Result<Option<Rc<Font>>, PdfError> {
        let number = if let Object::Ref(number) = object { Some(*number) } else { None };
        if let Some(font) = number.and_then(|number| self.fonts.get(&number)) {
            return Ok(Some(font.clone()));
        }
        let Object::Dict(dict) = self.file.resolve(object)? else { return Ok(None) };
        let font = Rc::new(Font::open(self.file, &dict)?);
        if let Some(number) = number {
            // What simple fonts know of each of their codes; others count their own.
            self.file.budget.hold(16 << 10)?;
            self.fonts.insert(number, font.clone());
        }
        Ok(Some(font))
    }
}

fn hidden_groups(file: &File<'_>, catalog: &Dict) -> Result<HashSet<u32>, PdfError> {
    let mut hidden = HashSet::new();
    let properties = file.get(catalog, "OCProperties")?;
    let Some(properties) = properties.dict() else { return Ok(hidden) };
    let usual = file.get(properties, "D")?;
    let Some(usual) = usual.dict() else { return Ok(hidden) };
    let list = |dict: &Dict, key: &str| -> Result<Vec<u32>, PdfError> {
        let items = file.get(dict, key)?;
        let numbers = items.array().unwrap_or_default().iter().filter_map(|item| match item {
            Object::Ref(number) => Some(*number),
            _ => None,
        });
        Ok(numbers.collect())
    };
    if usual.get("BaseState").is_name("OFF") {
        hidden.extend(list(properties, "OCGs")?);
        for number in list(usual, "ON")? {
            hidden.remove(&number);
        }
    }
    hidden.extend(list(usual, "OFF")?);
    Ok(hidden)
}

/// The names that a stream of content may use.
#[derive(Clone)]
struct Resources {
    dict: Rc<Dict>,
    /// The kinds of resources that were looked up, and the fonts.
    kinds: HashMap<&'static str, Option<Rc<Dict>>>,
    fonts: HashMap<Rc<[u8]>, Option<Rc<Font>>>,
}

impl Resources {
    fn new(dict: Rc<Dict>) -> Resources {
        Resources { dict, kinds: HashMap::new(), fonts: HashMap::new() }
    }

    fn get(
        &mut self,
        file: &File<'_>,
        kind: &'static str,
        name: &[u8],
    ) -> Result<Object, PdfError> {
        if !self.kinds.contains_key(kind) {
            let found = file.get(&self.dict, kind)?.dict().cloned();
            self.kinds.insert(kind, found);
        }
        let Some(Some(dict)) = self.kinds.get(kind) else { return Ok(Object::Null) };
        let Ok(name) = str::from_utf8(name) else { return Ok(Object::Null) };
        Ok(dict.get(name).clone())
    }
}

/// Draws one page.
pub(super) struct Interpreter<'s, 'f, 'a> {
    shared: &'s mut Shared<'f, 'a>,
    state: State,
    saved: Vec<State>,
    /// Saves past the limit.
    unsaved: usize,
    path: Path,
    /// The path becomes the clip when it is painted, by this rule.
    pending_clip: Option<bool>,
    pen: Pen,
    /// Marked content that is open: true where it is switched off.
    marks: Vec<bool>,
    depth: usize,
    pub drawn: Drawn,
}

impl<'s, 'f, 'a> Interpreter<'s, 'f, 'a> {
    /// An interpreter for a page of a size, whose own coordinates become upright ones by a matrix.
    pub(super) fn new(shared: &'s mut Shared<'f, 'a>, matrix: Matrix, page: Rect) -> Self {
        Interpreter {
            shared,
            state: State::new(matrix, page),
            saved: Vec::new(),
            unsaved: 0,
            path: Path::default(),
            pending_clip: None,
            pen: Pen::default(),
            marks: Vec::new(),
            depth: 0,
            drawn: Drawn::new(page),
        }
    }

    /// Draws a stream of content.
    pub(super) fn content(&mut self, bytes: &[u8], resources: Rc<Dict>) -> Result<(), PdfError> {
        self.run(bytes, &mut Resources::new(resources))
    }

    fn run(&mut self, bytes: &[u8], resources: &mut Resources) -> Result<(), PdfError> {
        self.file().budget.step(bytes.len().saturating_add(256))?;
        let base = self.saved.len();
        let mut parser = Parser::of_content(Lexer::new(bytes, 0));
        let mut operands: Vec<Object> = Vec::new();
        while let Some(token) = parser.lexer.next() {
            match token {
                Token::Word(b"BI") => {
                    parser.lexer.at = self.inline_picture(bytes, parser.lexer.at)?;
                    operands.clear();
                }
                Token::Word(word) if !matches!(word, b"true" | b"false" | b"null") => {
                    self.operator(word, &operands, resources)?;
                    operands.clear();
                }
                token => {
                    let lexer = parser.lexer.clone();
                    parser = Parser::of_content(lexer);
                    match parser.beginning(token) {
                        Some(operand) if operands.len() < MOST_OPERANDS => operands.push(operand),
                        _ => {}
                    }
                }
            }
        }
        while self.saved.len() > base {
            self.restore();
        }
        self.path.clear();
        self.pending_clip = None;
        Ok(())
    }

    fn file(&self) -> &'f File<'a> {
        self.shared.file
    }

    fn operator(
        &mut self,
        word: &[u8],
        operands: &[Object],
        resources: &mut Resources,
    ) -> Result<(), PdfError> {
        match word {
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"Do" => self.draw_named(name(operands), resources)?,
            b"gs" => self.set_named_state(name(operands), resources)?,
            b"sh" => self.shade()?,
            b"BMC" => self.mark(false),
            b"BDC" => self.begin_marked(operands, resources)?,
            b"EMC" => drop(self.marks.pop()),
            b"Tf" => self.set_font(operands, resources)?,
            _ => {
                let numbers = Numbers::of(operands);
                let is_done = self.path_operator(word, &numbers)?
                    || self.color_operator(word, &numbers, operands, resources)?
                    || self.state_operator(word, &numbers);
                if !is_done {
                    self.text_operator(word, &numbers, operands)?;
                }
            }
        }
        Ok(())
    }

    fn save(&mut self) {
        if self.saved.len() < MOST_SAVED {
            self.saved.push(self.state.clone());
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn state_operator(&mut self, word: &[u8], numbers: &Numbers) -> bool {
        match (word, numbers.last()) {
            (b"cm", _) => {
                if let Some(own) = numbers.array::<6>() {
                    self.state.matrix = Matrix(own).then(&self.state.matrix);
                }
            }
            (b"w", Some(width)) => self.state.line_width = width,
            (b"Tc", Some(space)) => self.state.text.character_space = space,
            (b"Tw", Some(space)) => self.state.text.word_space = space,
            (b"Tz", Some(percent)) => self.state.text.stretch = percent / 100.0,
            (b"TL", Some(leading)) => self.state.text.leading = leading,
            (b"Ts", Some(rise)) => self.state.text.rise = rise,
            (b"Tr", Some(mode)) => self.state.text.mode = mode as i64,
            _ => return false,
        }
        true
    }

    fn path_operator(&mut self, word: &[u8], numbers: &Numbers) -> Result<bool, PdfError> {
        let matrix = self.state.matrix;
        let point = |at: usize| Some(matrix.point((numbers.get(at)?, numbers.get(at + 1)?)));
        match word {
            b"m" => point(0).into_iter().for_each(|to| self.path.move_to(to)),
            b"l" => point(0).into_iter().for_each(|to| self.path.line_to(to)),
            b"c" | b"v" | b"y" => {
                let first = if word == b"v" { self.path.last() } else { point(0) };
                let at = if word == b"c" { 2 } else { 0 };
                let second = point(at);
                let last = if word == b"c" { point(4) } else { point(2) };
                if let (Some(first), Some(second), Some(last)) = (first, second, last) {
                    self.path.curve_to([first, second, last]);
                }
            }
            b"h" => self.path.close(),
            b"re" => {
                if let Some(rect) = numbers.array::<4>() {
                    self.path.rectangle(moved(rect, &matrix));
                }
            }
            b"W" => self.pending_clip = Some(false),
            b"W*" => self.pending_clip = Some(true),
            b"n" => self.end_path(),
            b"f" | b"F" | b"f*" => self.paint(Some(word == b"f*"), false)?,
            b"S" => self.paint(None, true)?,
            b"s" => {
                self.path.close();
                self.paint(None, true)?;
            }
            b"B" | b"B*" => self.paint(Some(word == b"B*"), true)?,
            b"b" | b"b*" => {
                self.path.close();
                self.paint(Some(word == b"b*"), true)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Fills the path by the even-odd rule or the other, strokes it, or both.
    fn paint(&mut self, even_odd: Option<bool>, is_stroked: bool) -> Result<(), PdfError> {
        if let Some(even_odd) = even_odd {
            let parts = self.path.inside(even_odd);
            self.paint_parts(&parts, self.state.fill)?;
        }
        if is_stroked {
            let width = self.state.line_width * self.state.matrix.scale();
            let parts = self.path.strokes(if width.is_finite() { width } else { 0.0 });
            self.paint_parts(&parts, self.state.stroke)?;
        }
        self.end_path();
        Ok(())
    }

    fn end_path(&mut self) {
        if let Some(even_odd) = self.pending_clip.take()
            && !self.path.is_empty()
        {
            self.state.clip = narrowed(&self.state.clip, &self.path, even_odd);
        }
        self.path.clear();
    }

    fn is_switched_off(&self) -> bool {
        self.marks.contains(&true)
    }

    fn paint_parts(&mut self, parts: &[Part], paint: Paint) -> Result<(), PdfError> {
        let alpha = paint.alpha * self.state.outer_alpha;
        if self.is_switched_off() || alpha < FAINT {
            return Ok(());
        }
        self.file().budget.step(parts.len().saturating_mul(self.state.clip.len()))?;
        let look = Look {
            color: paint.color,
            alpha,
            is_open: self.state.is_blended || !paint.space.is_opaque(),
            is_picture: paint.space.is_picture(),
        };
        Ok(self.drawn.paint(parts, look, &self.state.clip)?)
    }

    fn shade(&mut self) -> Result<(), PdfError> {
        let parts: Vec<Part> =
            self.state.clip.iter().map(|rect| Part { rect: *rect, is_full: true }).collect();
        self.paint_parts(&parts, Paint { space: Space::Other, color: None, ..self.state.fill })
    }

    fn color_operator(
        &mut self,
        word: &[u8],
        numbers: &Numbers,
        operands: &[Object],
        resources: &mut Resources,
    ) -> Result<bool, PdfError> {
        let is_stroke = word.first().is_some_and(u8::is_ascii_uppercase);
        let space = match word {
            b"g" | b"G" => Space::Gray,
            b"rg" | b"RG" => Space::Rgb,
            b"k" | b"K" => Space::Cmyk,
            b"cs" | b"CS" => {
                let space = self.space(operands.last().unwrap_or(&Object::Null), resources)?;
                let black: &[f64] =
                    if space == Space::Cmyk { &[0.0, 0.0, 0.0, 1.0] } else { &[0.0; 3] };
                self.set_color(is_stroke, space, black);
                return Ok(true);
            }
            b"sc" | b"scn" | b"SC" | b"SCN" => {
                if is_stroke {
                    self.state.stroke.space
                } else {
                    self.state.fill.space
                }
            }
            _ => return Ok(false),
        };
        self.set_color(is_stroke, space, numbers.all());
        Ok(true)
    }

    fn set_color(&mut self, is_stroke: bool, space: Space, numbers: &[f64]) {
        let paint = if is_stroke { &mut self.state.stroke } else { &mut self.state.fill };
        paint.space = space;
        paint.color = space.color(numbers);
    }

    fn space(&mut self, object: &Object, resources: &mut Resources) -> Result<Space, PdfError> {
        let file = self.file();
        let known = |name: &[u8]| match name {
            b"DeviceGray" | b"G" | b"CalGray" => Some(Space::Gray),
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Space::Rgb),
            b"DeviceCMYK" | b"CMYK" => Some(Space::Cmyk),
            _ => None,
        };
        let Some(name) = object.name() else { return Ok(Space::Other) };
        if let Some(space) = known(name) {
            return Ok(space);
        }
        let own = resources.get(file, "ColorSpace", name)?;
        let own = file.resolve(&own)?;
        if let Some(name) = own.name() {
            return Ok(known(name).unwrap_or(Space::Other));
        }
        let Some(items) = own.array() else { return Ok(Space::Other) };
        let kind = file.resolve(items.first().unwrap_or(&Object::Null))?;
        let second = file.resolve(items.get(1).unwrap_or(&Object::Null))?;
        Ok(match kind.name() {
            Some(b"ICCBased") => {
                let count = second.dict().and_then(|dict| dict.get("N").index());
                Space::of_components(count.unwrap_or(0))
            }
            Some(b"Separation") if second.is_name("Black") || second.is_name("All") => Space::Ink,
            Some(name) => known(name).unwrap_or(Space::Other),
            None => Space::Other,
        })
    }

    fn set_named_state(&mut self, name: &[u8], resources: &mut Resources) -> Result<(), PdfError> {
        let file = self.file();
        let own = resources.get(file, "ExtGState", name)?;
        let own = file.resolve(&own)?;
        let Some(dict) = own.dict() else { return Ok(()) };
        let number = |key: &str| file.get(dict, key).map(|object| object.number());
        if let Some(alpha) = number("ca")? {
            self.state.fill.alpha = alpha;
        }
        if let Some(alpha) = number("CA")? {
            self.state.stroke.alpha = alpha;
        }
        if let Some(width) = number("LW")? {
            self.state.line_width = width;
        }
        let first = |object: Object| match object.array() {
            Some(items) => items.first().cloned().unwrap_or(Object::Null),
            None => object,
        };
        if let Object::Name(mode) = first(file.get(dict, "BM")?) {
            self.state.is_blended = !matches!(&*mode, b"Normal" | b"Compatible");
        }
        match file.get(dict, "SMask")? {
            Object::Name(_) => self.state.is_masked = false,
            Object::Dict(_) => self.state.is_masked = true,
            _ => {}
        }
        if let Some([font, size]) = file.get(dict, "Font")?.array() {
            self.state.text.font = self.shared.font(font)?;
            self.state.text.size = size.number().unwrap_or(0.0);
        }
        Ok(())
    }

    fn set_font(&mut self, operands: &[Object], resources: &mut Resources) -> Result<(), PdfError> {
        let [.., Object::Name(name), Object::Number(size)] = operands else { return Ok(()) };
        self.state.text.size = *size;
        if let Some(font) = resources.fonts.get(name) {
            self.state.text.font = font.clone();
            return Ok(());
        }
        let object = resources.get(self.file(), "Font", name)?;
        let font = self.shared.font(&object)?;
        resources.fonts.insert(name.clone(), font.clone());
        self.state.text.font = font;
        Ok(())
    }

    fn mark(&mut self, is_hidden: bool) {
        self.marks.push(is_hidden);
        // Content marked without end.
        if self.marks.len() > 4096 {
            self.marks.remove(0);
        }
    }

    fn begin_marked(
        &mut self,
        operands: &[Object],
        resources: &mut Resources,
    ) -> Result<(), PdfError> {
        let is_hidden = match operands {
            [.., Object::Name(tag), Object::Name(name)] if **tag == *b"OC" => {
                let group = resources.get(self.file(), "Properties", name)?;
                self.is_hidden(&group)?
            }
            _ => false,
        };
        self.mark(is_hidden);
        Ok(())
    }

    /// True for a group of content that is switched off, or one that shows with others that all
    /// are.
    fn is_hidden(&self, group: &Object) -> Result<bool, PdfError> {
        if let Object::Ref(number) = group
            && self.shared.hidden.contains(number)
        {
            return Ok(true);
        }
        if self.shared.hidden.is_empty() {
            return Ok(false);
        }
        let group = self.file().resolve(group)?;
        let Some(dict) = group.dict().filter(|dict| dict.get("Type").is_name("OCMD")) else {
            return Ok(false);
        };
        let members = match dict.get("OCGs") {
            Object::Array(items) => items.to_vec(),
            Object::Ref(number) => match self.file().resolve(&Object::Ref(*number))? {
                Object::Array(items) => items.to_vec(),
                _ => vec![Object::Ref(*number)],
            },
            _ => Vec::new(),
        };
        let is_off = |item: &Object| matches!(item, Object::Ref(number) if self.shared.hidden.contains(number));
        Ok(match dict.get("P").name() {
            _ if members.is_empty() => false,
            Some(b"AllOn") => members.iter().any(is_off),
            Some(b"AnyOff") => !members.iter().any(is_off),
            Some(b"AllOff") => !members.iter().all(is_off),
            _ => members.iter().all(is_off),
        })
    }

    fn draw_named(&mut self, name: &[u8], resources: &mut Resources) -> Result<(), PdfError> {
        let object = resources.get(self.file(), "XObject", name)?;
        let Object::Stream(stream) = self.file().resolve(&object)? else { return Ok(()) };
        if self.is_hidden(stream.dict.get("OC"))? {
            return Ok(());
        }
        let subtype = self.file().get(&stream.dict, "Subtype")?;
        if subtype.is_name("Image") {
            let has = |key: &str| !matches!(stream.dict.get(key), Object::Null);
            let is_mask = matches!(stream.dict.get("ImageMask"), Object::Bool(true));
            return self.picture(!has("SMask") && !has("Mask") && !is_mask);
        }
        self.form(&stream, resources)
    }

    fn picture(&mut self, is_opaque: bool) -> Result<(), PdfError> {
        let corners = moved([0.0, 0.0, 1.0, 1.0], &self.state.matrix);
        let mut path = Path::default();
        path.rectangle(corners);
        let parts = path.inside(false);
        let space = if is_opaque { Space::Picture } else { Space::ThinPicture };
        self.paint_parts(&parts, Paint { space, color: None, ..self.state.fill })
    }

    /// An inline picture from behind its `BI` on; gives where it ends.
    fn inline_picture(&mut self, bytes: &[u8], from: usize) -> Result<usize, PdfError> {
        let mut lexer = Lexer::new(bytes, from);
        let mut is_mask = false;
        let mut last = Vec::new();
        loop {
            match lexer.next() {
                None => return Ok(bytes.len()),
                Some(Token::Word(b"ID")) => break,
                Some(Token::Name(name)) => last = name,
                Some(Token::Word(b"true")) => {
                    is_mask |= matches!(&last[..], b"IM" | b"ImageMask");
                }
                Some(_) => {}
            }
        }
        self.picture(!is_mask)?;
        let mut at = lexer.at;
        while let Some(found) = find(&bytes[at..], b"EI") {
            let end = at + found + 2;
            let stands_alone = is_blank(bytes[at + found - 1])
                && bytes.get(end).is_none_or(|byte| is_blank(*byte));
            // Within the data there are bytes that no content has.
            let next = bytes.get(end..(end + 12).min(bytes.len())).unwrap_or_default();
            if stands_alone && next.iter().all(|byte| byte.is_ascii() && *byte != 0) {
                return Ok(end);
            }
            at = end;
        }
        Ok(bytes.len())
    }

    /// A form: content of its own, with its own names and clip.
    pub(super) fn form_on_page(
        &mut self,
        stream: &Stream,
        placed: Matrix,
        resources: Rc<Dict>,
    ) -> Result<(), PdfError> {
        self.save();
        self.state.matrix = placed.then(&self.state.matrix);
        self.form(stream, &Resources::new(resources))?;
        self.restore();
        Ok(())
    }

    fn form(&mut self, stream: &Stream, around: &Resources) -> Result<(), PdfError> {
        if self.depth >= MOST_DEPTH || self.saved.len() >= MOST_SAVED {
            return Ok(());
        }
        let file = self.file();
        let Some(bytes) = file.decoded(stream)? else { return Ok(()) };
        file.budget.hold(bytes.capacity())?;
        let own = file.get(&stream.dict, "Resources")?;
        let mut resources =
            Resources::new(own.dict().cloned().unwrap_or_else(|| around.dict.clone()));
        self.save();
        self.depth += 1;
        if let Some(matrix) = file.numbers_of::<6>(&stream.dict, "Matrix")? {
            self.state.matrix = Matrix(matrix).then(&self.state.matrix);
        }
        if let Some([x0, y0, x1, y1]) = file.numbers_of::<4>(&stream.dict, "BBox")? {
            let mut path = Path::default();
            path.rectangle(moved([x0, y0, x1 - x0, y1 - y0], &self.state.matrix));
            self.state.clip = narrowed(&self.state.clip, &path, false);
        }
        if file.get(&stream.dict, "Group")?.dict().is_some() {
            self.state.outer_alpha *= self.state.fill.alpha;
            (self.state.fill.alpha, self.state.stroke.alpha) = (1.0, 1.0);
        }
        let path = std::mem::take(&mut self.path);
        let marks = self.marks.len();
        self.run(&bytes, &mut resources)?;
        self.marks.truncate(marks);
        self.path = path;
        self.depth -= 1;
        self.restore();
        file.budget.release(bytes.capacity());
        Ok(())
    }

    fn text_operator(
        &mut self,
        word: &[u8],
        numbers: &Numbers,
        operands: &[Object],
    ) -> Result<(), PdfError> {
        let leading = self.state.text.leading;
        match word {
            b"BT" => self.pen.begin(Matrix::IDENTITY),
            b"Tm" => numbers.array::<6>().into_iter().for_each(|own| self.pen.begin(Matrix(own))),
            b"Td" | b"TD" => {
                if let Some([x, y]) = numbers.array::<2>() {
                    if word == b"TD" {
                        self.state.text.leading = -y;
                    }
                    self.pen.next_line(x, y);
                }
            }
            b"T*" => self.pen.next_line(0.0, -leading),
            b"Tj" => self.show(operands)?,
            b"'" => {
                self.pen.next_line(0.0, -leading);
                self.show(operands)?;
            }
            b"\"" => {
                if let Some([word_space, character_space]) = numbers.array::<2>() {
                    self.state.text.word_space = word_space;
                    self.state.text.character_space = character_space;
                }
                self.pen.next_line(0.0, -leading);
                self.show(operands)?;
            }
            b"TJ" => {
                let Some(items) = operands.last().and_then(Object::array) else { return Ok(()) };
                for item in items {
                    match item {
                        Object::Number(back) => self.pen.move_back(*back, &self.state.text),
                        item => self.show(std::slice::from_ref(item))?,
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn show(&mut self, operands: &[Object]) -> Result<(), PdfError> {
        let Some(Object::String(string)) = operands.last() else { return Ok(()) };
        self.file().budget.step(string.len().saturating_mul(8))?;
        let is_hidden = self.is_switched_off();
        self.pen.show(string, &self.state, is_hidden, &mut self.drawn)
    }
}

fn name(operands: &[Object]) -> &[u8] {
    operands.last().and_then(Object::name).unwrap_or_default()
}

/// The numbers among the operands of an operator.
struct Numbers {
    numbers: [f64; 8],
    count: usize,
}

impl Numbers {
    fn of(operands: &[Object]) -> Numbers {
        let mut found = Numbers { numbers: [0.0; 8], count: 0 };
        // Those nearest to the operator count.
        let numbers = operands.iter().filter_map(Object::number);
        let surplus = numbers.clone().count().saturating_sub(8);
        for number in numbers.skip(surplus) {
            found.numbers[found.count] = if number.is_finite() { number } else { 0.0 };
            found.count += 1;
        }
        found
    }

    fn all(&self) -> &[f64] {
        &self.numbers[..self.count]
    }

    fn get(&self, at: usize) -> Option<f64> {
        self.all().get(at).copied()
    }

    fn last(&self) -> Option<f64> {
        self.all().last().copied()
    }

    fn array<const N: usize>(&self) -> Option<[f64; N]> {
        self.all().get(self.count.checked_sub(N)?..)?.try_into().ok()
    }
}
