//! Excel's .xlsx: the list of sheets, the shared strings, the number formats, and the cells of each
//! sheet, streamed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::sheet::{Region, Sheet};
use super::value::{Kind, stored, truth};
use super::{MAX_COLUMNS, MAX_ROWS};
use crate::read::grid::Block;
use crate::read::office::OfficeError;
use crate::read::office::budget::Budget;
use crate::read::office::package::{Package, Relationship};
use crate::read::office::xml::{Element, Node, Space, Xml, count};

/// What every sheet needs of the workbook.
#[derive(Default)]
struct Shared {
    strings: Strings,
    /// The number format of each cell style.
    kinds: Vec<Kind>,
    from_1904: bool,
}

/// Reads every sheet of the workbook that stands in `part`.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    budget: &Budget,
) -> Result<Vec<Block>, OfficeError> {
    let mut shared = Shared::default();
    let (sheets, relationships) = list(package, part, &mut shared, budget)?;
    let target = |kind: &str| {
        relationships.iter().find(|other| other.kind == kind && !other.target.is_empty())
    };
    if let Some(strings) = target("sharedStrings").filter(|strings| package.has(&strings.target)) {
        read_strings(&mut package.xml(&strings.target, budget)?, &mut shared.strings, budget)?;
    }
    if let Some(styles) = target("styles").filter(|styles| package.has(&styles.target)) {
        shared.kinds = read_styles(&mut package.xml(&styles.target, budget)?, budget)?;
    }
    let mut blocks = Vec::new();
    for (name, target) in sheets {
        let mut sheet = Sheet::new(&name, budget)?;
        read_sheet(&mut package.xml(&target, budget)?, &mut sheet, &shared)?;
        sheet.finish(&mut blocks)?;
    }
    Ok(blocks)
}

/// The name of a sheet and its part.
pub(crate) type SheetPart = (String, String);

/// The sheets of a workbook that have cells.
pub(crate) fn sheets(
    package: &mut Package<'_>,
    part: &str,
    budget: &Budget,
) -> Result<Vec<SheetPart>, OfficeError> {
    Ok(list(package, part, &mut Shared::default(), budget)?.0)
}

/// The sheets that have cells, and all relationships of the workbook.
fn list(
    package: &mut Package<'_>,
    part: &str,
    shared: &mut Shared,
    budget: &Budget,
) -> Result<(Vec<SheetPart>, Vec<Relationship>), OfficeError> {
    let listed = read_list(&mut package.xml(part, budget)?, shared, budget)?;
    let relationships = package.relationships(part, budget)?;
    let mut sheets = Vec::new();
    for (name, id) in listed {
        let Some(Relationship { kind, target, .. }) =
            relationships.iter().find(|other| other.id == id)
        else {
            return Err(OfficeError::damaged(
                part,
                format_args!("the sheet {name} is listed and not there"),
            ));
        };
        // Others are charts, and the dialogs and macros of former times.
        if kind == "worksheet" {
            budget.hold(target.len())?;
            sheets.push((name, target.clone()));
        }
    }
    Ok((sheets, relationships))
}

/// The sheets' names and relationship identifiers.
fn read_list(
    xml: &mut Xml<'_>,
    shared: &mut Shared,
    budget: &Budget,
) -> Result<Vec<(String, String)>, OfficeError> {
    let mut sheets = Vec::new();
    let mut is_workbook = false;
    loop {
        match xml.next()? {
            Node::Start(element) if element.space == Space::Sheet => match element.name() {
                "workbook" => is_workbook = true,
                "workbookPr" => {
                    shared.from_1904 =
                        matches!(element.attribute("date1904").as_deref(), Some("1" | "true"))
                }
                "sheet" => {
                    let name = element.attribute_in(Space::None, "name").unwrap_or_default();
                    let id = element.attribute_in(Space::Relation, "id").unwrap_or_default();
                    budget.hold(name.len() + id.len())?;
                    sheets.push((name.into_owned(), id.into_owned()));
                }
                _ => {}
            },
            Node::Eof if is_workbook => return Ok(sheets),
            Node::Eof => return Err(OfficeError::damaged(xml.part(), "it is no list of sheets")),
            _ => {}
        }
    }
}

/// The shared strings, in one run of text.
#[derive(Default)]
struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start =
            number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end)
    }
}

fn read_strings(
    xml: &mut Xml<'_>,
    strings: &mut Strings,
    budget: &Budget,
) -> Result<(), OfficeError> {
    loop {
        match xml.next()? {
            Node::Start(element) if element.name() == "si" => {
                let before = strings.text.len();
                read_rich_text(xml, &mut strings.text)?;
                budget.hold_bytes(3 * (strings.text.len() - before + size_of::<usize>()))?;
                strings.ends.push(strings.text.len());
            }
            Node::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads what is left of a string item: its runs, without the phonetic ones.
fn read_rich_text(xml: &mut Xml<'_>, into: &mut String) -> Result<(), OfficeError> {
    let outside = xml.depth().saturating_sub(1);
    let budget = xml.budget();
    let start = into.len();
    let (mut mark, mut struck) = (None, false);
    // The depth at which text counts.
    let mut text_at = usize::MAX;
    while xml.depth() > outside {
        let depth = xml.depth();
        let is_phonetic = match xml.next()? {
            Node::Start(element) => {
                match element.name() {
                    "t" => text_at = depth + 1,
                    "r" => (mark, struck) = (None, false),
                    "strike" => struck = element.is_on(),
                    "vertAlign" => {
                        mark = match element.value().as_deref() {
                            Some("superscript") => Some('^'),
                            Some("subscript") => Some('_'),
                            _ => None,
                        }
                    }
                    _ => {}
                }
                element.name() == "rPh"
            }
            Node::Text(text) => {
                if depth == text_at && !text.is_empty() {
                    // Struck-out text grows threefold at most.
                    budget.check(3 * (into.len() - start + text.len()))?;
                    into.extend(mark);
                    if struck {
                        into.extend(text.chars().flat_map(|letter| [letter, '\u{336}']));
                    } else {
                        into.push_str(&text);
                    }
                }
                false
            }
            Node::End => {
                text_at = usize::MAX;
                false
            }
            Node::Eof => return Ok(()),
        };
        if is_phonetic {
            xml.skip()?;
        }
    }
    Ok(())
}

/// The kind of number that each cell style shows.
fn read_styles(xml: &mut Xml<'_>, budget: &Budget) -> Result<Vec<Kind>, OfficeError> {
    let mut codes: Vec<(u32, Kind)> = Vec::new();
    let mut kinds = Vec::new();
    let mut styles_at = usize::MAX;
    loop {
        let depth = xml.depth();
        match xml.next()? {
            Node::Start(element) => match element.name() {
                "numFmt" => {
                    if let (Some(number), Some(code)) =
                        (element.count("numFmtId"), element.attribute("formatCode"))
                    {
                        budget.hold_bytes(4 * size_of::<(u32, Kind)>())?;
                        codes.push((number, Kind::of_code(&code)));
                    }
                }
                "cellXfs" => {
                    styles_at = depth + 1;
                    codes.sort_by_key(|&(number, _)| number);
                }
                "xf" if depth == styles_at => {
                    let number = element.count("numFmtId").unwrap_or(0);
                    let own = codes
                        .binary_search_by_key(&number, |&(number, _)| number)
                        .ok()
                        .and_then(|at| codes.get(at));
                    budget.hold_bytes(4)?;
                    kinds.push(own.map_or(Kind::of_builtin(number), |&(_, kind)| kind));
                }
                _ => {}
            },
            Node::End if depth == styles_at => return Ok(kinds),
            Node::Eof => return Ok(kinds),
            _ => {}
        }
    }
}

fn read_sheet(
    xml: &mut Xml<'_>,
    sheet: &mut Sheet<'_>,
    shared: &Shared,
) -> Result<(), OfficeError> {
    let mut buffer = Content::default();
    walk(xml, |xml, met| match met {
        Met::Merge(region) => sheet.merge(region),
        Met::Cell { row, column, head, .. } => {
            buffer.read(xml)?;
            sheet.put(row, column, &buffer.text(&head, shared, xml.part())?)
        }
    })
}

/// The start tag of a cell: where it stands in its part, a byte order mark not counted, and the
/// style that it names.
#[derive(Debug, Clone)]
pub(crate) struct CellTag {
    pub(crate) tag: Range<usize>,
    pub(crate) style: usize,
}

/// The tags of some cells of a sheet, by row and column from 0.
pub(crate) fn tags(
    xml: &mut Xml<'_>,
    wanted: &BTreeSet<(u32, u32)>,
) -> Result<BTreeMap<(u32, u32), CellTag>, OfficeError> {
    let mut found = BTreeMap::new();
    walk(xml, |xml, met| {
        if let Met::Cell { row, column, head, tag } = met {
            if wanted.contains(&(row, column)) {
                found.insert((row, column), CellTag { tag, style: head.style });
            }
            xml.skip()?;
        }
        Ok(())
    })?;
    Ok(found)
}

/// What is met in a sheet. The rest of a cell's element is to be read.
enum Met {
    Merge(Region),
    Cell { row: u32, column: u32, head: Head, tag: Range<usize> },
}

fn walk<'x>(
    xml: &mut Xml<'x>,
    mut take: impl FnMut(&mut Xml<'x>, Met) -> Result<(), OfficeError>,
) -> Result<(), OfficeError> {
    let (mut row, mut column) = (0, 0);
    loop {
        let (depth, start) = (xml.depth(), xml.offset());
        let (mut cell, mut merge) = (None, None);
        let mut skip = false;
        match xml.next()? {
            Node::Start(element) => match (depth, element.name()) {
                (0, _) | (1, "sheetData" | "mergeCells") => {}
                (2, "row") => {
                    if let Some(number) = element.count("r") {
                        row = number.saturating_sub(1);
                    }
                    column = 0;
                }
                (3, "c") => cell = Some(Head::of(&element)),
                (2, "mergeCell") => {
                    merge = element.attribute("ref").as_deref().and_then(region);
                }
                _ => skip = true,
            },
            // Rows end at this depth, and so does `mergeCell`, after which no row comes.
            Node::End if depth == 3 => row = row.saturating_add(1),
            Node::Eof => return Ok(()),
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
        if let Some(region) = merge {
            take(xml, Met::Merge(region))?;
        }
        let Some(head) = cell else { continue };
        match &head.place {
            Some(Ok(place)) => (row, column) = *place,
            Some(Err(address)) => {
                let reason = format_args!("a cell's address cannot be read ({address})");
                return Err(OfficeError::damaged(xml.part(), reason));
            }
            None => {}
        }
        let tag = start..xml.offset();
        take(xml, Met::Cell { row, column, head, tag })?;
        column = column.saturating_add(1);
    }
}

/// A cell's attributes.
struct Head {
    /// Its row and column, or an address that cannot be read.
    place: Option<Result<(u32, u32), String>>,
    kind: CellKind,
    style: usize,
}

/// How a cell's content is to be taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CellKind {
    Number,
    /// The number of a shared string.
    Shared,
    /// What a formula gave.
    Text,
    Inline,
    Truth,
    Other,
}

impl Head {
    fn of(element: &Element<'_>) -> Head {
        let [place, kind, style] = element.attributes_of(["r", "t", "s"]);
        Head {
            place: place.map(|text| cell_place(&text).ok_or_else(|| text.into_owned())),
            kind: match kind.as_deref() {
                None | Some("" | "n") => CellKind::Number,
                Some("s") => CellKind::Shared,
                Some("str") => CellKind::Text,
                Some("inlineStr") => CellKind::Inline,
                Some("b") => CellKind::Truth,
                Some(_) => CellKind::Other,
            },
            style: style.and_then(|number| count(&number)).unwrap_or(0) as usize,
        }
    }
}

/// What a cell's element contains. One is used for all cells.
#[derive(Default)]
struct Content {
    value: String,
    has_value: bool,
    inline: String,
    formula: String,
    has_formula: bool,
}

impl Content {
    /// Reads the rest of a cell's element.
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), OfficeError> {
        for text in [&mut self.value, &mut self.inline, &mut self.formula] {
            text.clear();
        }
        (self.has_value, self.has_formula) = (false, false);
        let (outside, budget) = (xml.depth().saturating_sub(1), xml.budget());
        // What the text at the depth of a cell's child belongs to: `v`, `f`.
        let (mut in_value, mut in_formula) = (false, false);
        while xml.depth() > outside {
            let depth = xml.depth();
            let mut is_inline = false;
            match xml.next()? {
                Node::Start(element) if depth == outside + 1 => {
                    in_value = element.name() == "v";
                    in_formula = element.name() == "f";
                    is_inline = element.name() == "is";
                    self.has_value |= in_value;
                    self.has_formula |= in_formula;
                }
                Node::Text(text) if depth == outside + 2 && in_value => {
                    budget.append(&mut self.value, &text)?
                }
                Node::Text(text) if depth == outside + 2 && in_formula => {
                    budget.append(&mut self.formula, &text)?
                }
                Node::Eof => return Ok(()),
                _ => {}
            }
            if is_inline {
                read_rich_text(xml, &mut self.inline)?;
            }
        }
        Ok(())
    }

    /// The text of the cell.
    fn text<'t>(
        &'t self,
        head: &Head,
        shared: &'t Shared,
        part: &str,
    ) -> Result<Cow<'t, str>, OfficeError> {
        let value = self.value.trim();
        // A formula that was never worked out is neither blank nor a number.
        if self.has_formula
            && (!self.has_value
                || value.is_empty() && !matches!(head.kind, CellKind::Text | CellKind::Inline))
        {
            return Ok(Cow::Owned(format!("={}", self.formula)));
        }
        let text = match head.kind {
            CellKind::Shared if !value.is_empty() => {
                let string = value.parse().ok().and_then(|number| shared.strings.get(number));
                let missing = || {
                    OfficeError::damaged(
                        part,
                        format_args!("it refers to a shared string that is not there ({value})"),
                    )
                };
                unescape(string.ok_or_else(missing)?)
            }
            CellKind::Text => unescape(&self.value),
            CellKind::Inline => unescape(&self.inline),
            CellKind::Truth => match value {
                "1" | "true" => Cow::Borrowed(truth(true)),
                "0" | "false" => Cow::Borrowed(truth(false)),
                other => Cow::Borrowed(other),
            },
            CellKind::Number => {
                let kind = shared.kinds.get(head.style).copied().unwrap_or_default();
                stored(value, kind, shared.from_1904)
            }
            _ => Cow::Borrowed(value),
        };
        Ok(text)
    }
}

/// Resolves `_x000D_` and its like, by which Excel writes control characters, and makes every line
/// break `\n`.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'_' | b'\r')) {
        return Cow::Borrowed(text);
    }
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        found.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest
            .get(2..6)
            .filter(|_| rest.get(6..7) == Some("_"))
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(letter) => {
                found.push(letter);
                rest = &rest[7..];
            }
            None => {
                found.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    found.push_str(rest);
    Cow::Owned(match found.contains('\r') {
        true => found.replace("\r\n", "\n").replace('\r', "\n"),
        false => found,
    })
}

/// `B5` as (row, column) from 0.
fn cell_place(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let digits = text.bytes().position(|byte| byte.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column
            .checked_mul(26)?
            .checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    let row: u32 = digits.parse().ok()?;
    ((1..=MAX_ROWS).contains(&row) && (1..=MAX_COLUMNS).contains(&column))
        .then(|| (row - 1, column - 1))
}

/// `A1:C3` as a region; its corners in whatever order.
fn region(text: &str) -> Option<Region> {
    let (first, last) = text.split_once(':')?;
    let (a, b) = (cell_place(first)?, cell_place(last)?);
    Some(Region {
        first_row: a.0.min(b.0),
        last_row: a.0.max(b.0),
        first_column: a.1.min(b.1),
        last_column: a.1.max(b.1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_or_refused() {
        assert_eq!(cell_place("A1"), Some((0, 0)));
        assert_eq!(cell_place("AB12"), Some((11, 27)));
        assert_eq!(cell_place("XFD1048576"), Some((1_048_575, 16_383)));
        for wrong in [
            "",
            "A",
            "1",
            "A0",
            "XFE1",
            "A1048577",
            "ZZZZZZZZZZ1",
            "A99999999999",
            "É1",
            "A1B",
            "$A$1",
        ] {
            assert_eq!(cell_place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn escaped_characters_are_resolved_and_others_kept() {
        assert_eq!(unescape("a_x000D_\nb_x005F_x000D_"), "a\nb_x000D_");
        assert_eq!(unescape("_x_x12_xZZZZ__x00e9_中_x"), "_x_x12_xZZZZ_é中_x");
    }
}
