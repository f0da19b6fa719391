//! The titles of the sections of a report: how far a document has come, and
//! whether all six are there, numbered and in order.

use std::sync::LazyLock;

use crate::cell::Table;
use crate::claim::{Passage, Section};
use crate::fold::{fold, occurs, of_sentence};
use crate::position::Position;
use crate::read::label::{self, Label};
use crate::read::starts::has_words;
use crate::remark::{Remark, RemarkKind};
use crate::table::Form;

/// The sections, by the words of their titles as the format prints them; a title has all the words
/// of one and ends as it does.
const SECTIONS: [(&str, &[&str]); 6] = [
    ("一、总体情况", &["总体情况"]),
    ("二、主动公开政府信息情况", &["主动公开", "情况"]),
    ("三、收到和处理政府信息公开申请情况", &["收到", "处理", "申请", "情况"]),
    ("四、政府信息公开行政复议、行政诉讼情况", &["行政复议", "行政诉讼", "情况"]),
    ("五、存在的主要问题及改进情况", &["问题", "改进", "情况"]),
    ("六、其他需要报告的事项", &["其他", "报告", "事项"]),
];

/// The numbers that titles carry.
const NUMBERS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// From so many titles on, a document is a whole report and not a piece of one.
const WHOLE: usize = 4;

/// No title is of fewer bytes, nor of more.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=120;

/// What a copy says in the place of a text that it leaves out.
const LEFT_OUT: [&str; 4] = ["（略）", "(略)", "略", "……"];

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Paragraph {
        text: String,
        position: Position,
    },
    /// The text of all cells of a table.
    Table(String),
}

impl Piece {
    pub fn paragraph(&self) -> Option<(&str, &Position)> {
        match self {
            Piece::Paragraph { text, position } => Some((text, position)),
            Piece::Table(_) => None,
        }
    }
}

/// How far a document has come.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Before the first section: titles, and sentences about the report.
    #[default]
    Front,
    FirstSection,
    /// The later sections and the tables.
    Rest,
}

/// The part that a paragraph or a cell begins, if it begins one.
pub(super) fn part(text: &str) -> Part {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "#*|".contains(c));
    let number = text.get(.."一、".len());
    let begins = |cell: &String| {
        text.starts_with(|first| cell.starts_with(first))
            && fold(&text.chars().take(cell.chars().count()).collect::<String>()) == *cell
    };
    match SECTIONS.iter().position(|(title, _)| number == title.get(.."一、".len())) {
        Some(0) => Part::FirstSection,
        Some(_) => Part::Rest,
        None if FIRST_CELLS.iter().any(begins) => Part::Rest,
        None => Part::Front,
    }
}

/// What the first cell of a table of blocks begins with: its head, or a caption.
static FIRST_CELLS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let blocks = |table: Table| match table.form() {
        Form::Blocks { row_head } => Some((table, row_head)),
        _ => None,
    };
    let cells = |(table, head): (Table, &str)| {
        let captions = table.captions().into_iter().map(|caption| caption.before);
        captions.map(|before| before.chars().take(3).collect::<String>()).chain([head.to_owned()])
    };
    let mut first: Vec<String> =
        Table::ALL.iter().copied().filter_map(blocks).flat_map(cells).collect();
    first.dedup();
    first
});

/// A title that was found.
struct Title<'a> {
    /// Which section it opens, from 0.
    section: usize,
    number: String,
    text: &'a str,
    position: &'a Position,
}

/// What is odd about the titles of a document that is a whole report.
pub(super) fn remarks<'a>(
    paragraphs: impl Iterator<Item = (&'a str, &'a Position)>,
) -> Vec<Remark> {
    let titles = titles(paragraphs);
    if titles.len() < WHOLE { Vec::new() } else { oddities(&titles) }
}

/// The sections of a document that is a whole report, with the lengths of their texts, but for
/// those that a copy leaves out.
pub(super) fn sections(pieces: &[Piece]) -> Vec<Section> {
    let titles = titles(pieces.iter().filter_map(Piece::paragraph));
    if titles.len() < WHOLE { Vec::new() } else { measured(pieces, &titles) }
}

fn oddities(titles: &[Title<'_>]) -> Vec<Remark> {
    let missing = (0..SECTIONS.len()).filter(|at| titles.iter().all(|title| title.section != *at));
    let mut remarks: Vec<Remark> = missing
        .map(|at| remark(RemarkKind::SectionMissing { title: SECTIONS[at].0 }, None))
        .collect();
    let misplaced = titles.windows(2).find(|pair| pair[0].section > pair[1].section);
    if let Some([_, later]) = misplaced {
        remarks.push(remark(RemarkKind::SectionsOutOfOrder, Some(later)));
    }
    for title in titles {
        let expected = NUMBERS[title.section];
        if NUMBERS.contains(&title.number.as_str()) && title.number != expected {
            let printed = SECTIONS[title.section].0;
            remarks.push(remark(RemarkKind::SectionMisnumbered { title: printed }, Some(title)));
        }
    }
    remarks
}

fn measured(pieces: &[Piece], titles: &[Title<'_>]) -> Vec<Section> {
    let mut lengths = [0; SECTIONS.len()];
    let mut is_left_out = [false; SECTIONS.len()];
    let mut current = None;
    for piece in pieces {
        let (text, position) = match piece {
            Piece::Paragraph { text, position } => (text, position),
            // Pages lay out text in tables, too.
            Piece::Table(text) => {
                if let Some(section) = current {
                    lengths[section] += letters(text);
                }
                continue;
            }
        };
        for line in text.lines() {
            let opened =
                titles.iter().find(|title| title.text == line && title.position == position);
            match (opened, current) {
                (Some(title), _) => current = Some(title.section),
                (None, Some(section)) => {
                    is_left_out[section] |= LEFT_OUT.contains(&line.trim());
                    lengths[section] += letters(line);
                }
                (None, None) => {}
            }
        }
    }
    let mut sections: Vec<Section> = titles
        .iter()
        .filter(|title| !is_left_out[title.section])
        .map(|title| {
            let passage = Passage::new(
                title.text.trim_matches(['#', '*', ' ']),
                Some(title.position.clone()),
            );
            Section::new(title.section + 1, lengths[title.section], passage)
        })
        .collect();
    sections.sort_by_key(|section| section.number);
    sections
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| label::is_letter(*c)).count()
}

/// The first title of each section, in the order of the document.
fn titles<'a>(paragraphs: impl Iterator<Item = (&'a str, &'a Position)>) -> Vec<Title<'a>> {
    let mut titles: Vec<Title<'_>> = Vec::new();
    for (text, position) in paragraphs {
        for line in text.lines().filter(|line| LENGTHS.contains(&line.len())) {
            let Some((section, number)) = section_of(line) else { continue };
            if titles.iter().all(|title| title.section != section) {
                titles.push(Title { section, number, text: line, position });
            }
        }
    }
    titles
}

/// The section that a line is the title of, and the number in front of it.
fn section_of(line: &str) -> Option<(usize, String)> {
    let line = line.trim_start_matches(['#', '*', ' ']);
    // Most titles are the printed ones.
    if let Some(at) = SECTIONS.iter().position(|section| section.0 == line) {
        return Some((at, NUMBERS[at].to_owned()));
    }
    // A numeral or a sign in front of it begins a number.
    let first = of_sentence(line.chars().next()?);
    if matches!(first, '一'..='\u{9fff}') && !label::is_numeral(first)
        || !occurs(line, '情') && !occurs(line, '事')
    {
        return None;
    }
    let Label { core, number, .. } = label::label(line);
    // Sentences end otherwise, and menus have no number.
    let is_title = |(_, words): &(&str, &[&str])| {
        words.last().is_some_and(|word| core.ends_with(word)) && has_words(&core, words)
    };
    // From the last: the title of a later section may have the words of an earlier one.
    let found = SECTIONS.iter().rposition(is_title).filter(|_| !number.is_empty())?;
    Some((found, number))
}

fn remark(kind: RemarkKind, title: Option<&Title<'_>>) -> Remark {
    Remark {
        kind,
        table: None,
        cells: Vec::new(),
        position: title.map(|title| title.position.clone()),
        raw: title.map_or_else(String::new, |title| title.text.into()),
    }
}
