//! What the text around the tables tells: whose report it is, of which year, under which notice.

use std::borrow::Cow;

use crate::cell::Table;
use crate::edition::Edition;
use crate::read::Facts;
use crate::read::grid::Block;
use crate::read::label;
use crate::remark::{Remark, RemarkKind};
use crate::report::{Heading, Report};

mod agency;
mod line;
pub(super) mod sections;
mod sentence;
mod title;

use line::Line;
use title::Title;

/// How many characters of a paragraph are looked at for a heading or a title.
const LONGEST_TITLE: usize = 120;

/// No heading is of fewer bytes: one with 收到, 处理, 申请 and 情况 has eight characters. Menus are
/// full of shorter texts.
const SHORTEST_HEADING: usize = 24;

/// How many characters of a paragraph are looked at for a title or a period.
const LONGEST_PARAGRAPH: usize = 2_000;

/// The table whose section a heading opens.
pub(super) fn table_of(text: &str) -> Option<Table> {
    // All that are looked for end with 情况.
    if text.len() < SHORTEST_HEADING
        || !occurs(text, '情')
        || text.chars().nth(LONGEST_TITLE).is_some()
    {
        return None;
    }
    let text = text.trim_start_matches(['#', '*', ' ']);
    let label = label::printed(text)
        .map_or_else(|| Cow::Owned(label::label(text)), |printed| Cow::Borrowed(&printed.label));
    let core = label.core.as_str();
    let short = core.chars().count() <= 30;
    let about = |words: &[&str]| {
        short && words.iter().all(|word| core.contains(word)) && core.ends_with("情况")
    };
    match () {
        _ if core == "信息处理费收取情况" => Some(Table::ProcessingFees),
        _ if label.number.is_empty() || core.contains('年') => None,
        _ if about(&["行政复议", "行政诉讼"]) => Some(Table::ReviewLitigation),
        _ if about(&["收到", "处理", "申请"]) => Some(Table::Requests),
        _ if core == "主动公开政府信息情况" => Some(Table::ProactiveDisclosure),
        _ => None,
    }
}

/// Looks through the paragraphs for the title, for sentences that tell the same, and for the notice
/// that is cited.
pub(super) fn facts(blocks: &[Block]) -> Facts {
    let mut told = Told::default();
    for block in blocks {
        match block {
            Block::Text { text, .. } => told.look(text),
            // Titles stand in layout tables, too, in a cell of their own.
            Block::Grid(grid) => {
                (0..grid.rows().min(3))
                    .filter_map(|row| grid.row(row).next())
                    .for_each(|cell| told.look(cell.text));
            }
        }
    }
    Facts { cited: told.cited, heading: told.heading() }
}

/// What the paragraphs told so far.
#[derive(Default)]
struct Told<'b> {
    cited: Option<Edition>,
    /// The titles before the first section, and those behind it.
    titles: [Vec<Title>; 2],
    announced: Option<Title>,
    compiler: Option<String>,
    periods: Vec<u16>,
    before: Vec<&'b str>,
    /// The paragraph that told whose report it is and of which year: pages repeat it, and it tells
    /// nothing new.
    told_all: Option<&'b str>,
    sections: bool,
}

impl<'b> Told<'b> {
    fn look(&mut self, text: &'b str) {
        if text.trim().is_empty() {
            return;
        }
        self.cited = self.cited.or_else(|| notice(text));
        self.sections = self.sections || opens_section(text);
        let titled = agreed(&self.titles[0]).is_some();
        if (!self.sections || !titled) && self.told_all != Some(text) {
            let reports = occurs(text, '报') || occurs(text, '報');
            // What else tells the year are the first and the last day of it.
            if reports || (!titled && occurs(text, '年') && text.contains(['月', '⽉'])) {
                let text = text
                    .char_indices()
                    .nth(LONGEST_PARAGRAPH)
                    .map_or(text, |(end, _)| &text[..end]);
                self.take(text, reports);
            }
        }
        if self.before.len() == title::LINES_BEFORE {
            self.before.remove(0);
        }
        self.before.push(text);
    }

    fn take(&mut self, text: &'b str, reports: bool) {
        let line = &Line::new(text);
        if reports && let Some(title) = title::title(text, line, &self.before) {
            if title.agency.is_some() && title.year.is_some() {
                self.told_all = Some(text);
            }
            self.keep(title);
        } else if reports && !self.sections {
            let written =
                || sentence::written(line).map(|year| Title { agency: None, year: Some(year) });
            self.announced =
                self.announced.take().or_else(|| sentence::announced(line)).or_else(written);
            self.compiler = self.compiler.take().or_else(|| sentence::compiled(line));
        }
        self.periods.extend(sentence::period(&line.folded));
    }

    /// Keeps a title that tells more than those before it. Behind the first section, one without an
    /// agency may be a piece of a sentence.
    fn keep(&mut self, title: Title) {
        let titles = &mut self.titles[usize::from(self.sections)];
        let told = titles.iter().any(|other| {
            other.year == title.year && (other.agency.is_some() || title.agency.is_none())
        });
        let may_be_a_piece = self.sections && title.agency.is_none();
        if !told && !may_be_a_piece {
            titles.push(title);
        }
    }

    /// What they tell together: the title before the sentences, and nothing where titles of several
    /// years contradict each other.
    fn heading(self) -> Heading {
        let [first, later] = self.titles;
        let titles = if first.is_empty() { later } else { first };
        let announced = self.announced.as_ref().and_then(|title| title.year);
        let period = self
            .periods
            .first()
            .copied()
            .filter(|year| self.periods.iter().all(|other| other == year));
        let told = |year: &u16| titles.iter().any(|title| title.year == Some(*year));
        let contradictory = titles.iter().any(|title| title.year.is_some());
        let year = agreed(&titles)
            .or_else(|| announced.or(period).filter(|year| !contradictory || told(year)));
        let of_year = |title: &Title| title.year.is_none() || title.year == year;
        let named = titles.into_iter().filter(of_year).find_map(|title| title.agency);
        let agency = named.or_else(|| self.announced.filter(of_year)?.agency).or(self.compiler);
        Heading { agency, year, scope: None }
    }
}

/// The year that all titles tell that tell one.
fn agreed(titles: &[Title]) -> Option<u16> {
    let mut years = titles.iter().filter_map(|title| title.year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// A Chinese character, which is one of three bytes, occurs. Written without a way out of the loop,
/// so that many places are looked at at once.
fn occurs(text: &str, character: char) -> bool {
    let mut wanted = [0; 3];
    character.encode_utf8(&mut wanted);
    let [first, second, third] = wanted;
    let bytes = text.as_bytes();
    let (seconds, thirds) =
        (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let places = bytes.iter().zip(seconds).zip(thirds);
    places
        .fold(false, |found, ((a, b), c)| found | ((*a == first) & (*b == second) & (*c == third)))
}

/// The first section of a report, or a table of it.
fn opens_section(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '|'));
    text.starts_with(['一', '二', '三', '四', '第', '信'])
        && ["一、", "二、", "三、", "四、", "第二十", "信息内容", "信息內容"]
            .iter()
            .any(|start| text.starts_with(start))
}

/// The edition whose notice a text cites.
fn notice(text: &str) -> Option<Edition> {
    if !occurs(text, '函') || !text.contains("公开办函") {
        return None;
    }
    let folded: String =
        label::fold(text).chars().filter(|c| !"〔〕[]()【】".contains(*c)).collect();
    let cites = |number: &str| folded.contains(number);
    match (cites("公开办函201960号"), cites("公开办函202130号")) {
        (true, false) => Some(Edition::Edition2019),
        (false, true) => Some(Edition::Edition2021),
        _ => None,
    }
}

/// Editions that contradict the year, the notice or each other.
pub(super) fn contradictions(report: &Report, facts: &Facts, remarks: &mut Vec<Remark>) {
    let general =
        |kind, table| Remark { kind, table, cells: Vec::new(), position: None, raw: String::new() };
    let editions: Vec<_> =
        report.layouts().filter_map(|layout| Some((layout.table(), layout.edition()?))).collect();
    if let Some(year) = facts.heading.year {
        let right = Edition::for_year(year);
        for (table, edition) in editions.iter().filter(|(_, edition)| Some(*edition) != right) {
            remarks.push(general(
                RemarkKind::EditionAgainstYear { edition: *edition, year },
                Some(*table),
            ));
        }
        if let Some(cited) = facts
            .cited
            .filter(|cited| *cited == Edition::Edition2019 && right == Some(Edition::Edition2021))
        {
            remarks.push(general(RemarkKind::NoticeAgainstYear { cited, year }, None));
        }
    }
    if editions.windows(2).any(|pair| pair[0].1 != pair[1].1) {
        remarks.push(general(RemarkKind::MixedEditions, None));
    }
}
