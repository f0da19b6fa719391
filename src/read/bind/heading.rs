//! What the text around the tables tells: whose report it is, of which year, under which notice.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::sync::LazyLock;

use crate::cell::Table;
use crate::edition::Edition;
use crate::fold::{fold, occurs};
use crate::read::Facts;
use crate::read::grid::Block;
use crate::read::label;
use crate::remark::{Remark, RemarkKind};
use crate::report::{Heading, Report, Scope};
use crate::table::Form;
use crate::words::Locale;

mod agency;
mod line;
mod scope;
pub(in crate::read) mod sections;
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
    if !(SHORTEST_HEADING..=4 * LONGEST_TITLE).contains(&text.len())
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
        short
            && !words.is_empty()
            && words.iter().all(|word| core.contains(word))
            && core.ends_with("情况")
    };
    // The heading of a section has a number, unless the format prints it without one.
    let is_numbered = !label.number.is_empty() && !core.contains('年');
    HEADINGS
        .iter()
        .rev()
        .find(|(table, printed)| {
            let needs_number = !printed.number.is_empty();
            (!needs_number || is_numbered) && core == printed.core
                || is_numbered && about(table.heading_words())
        })
        .map(|(table, _)| *table)
}

/// The headings as the format prints them.
static HEADINGS: LazyLock<Vec<(Table, label::Label)>> = LazyLock::new(|| {
    Table::ALL.iter().map(|table| (*table, label::label(table.name(Locale::Chinese)))).collect()
});

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
    /// What the sentences before the first section say that the figures cover.
    scopes: Vec<Scope>,
    before: Vec<&'b str>,
    /// The paragraph that told whose report it is and of which year: pages repeat it, and it tells
    /// nothing new.
    told_all: Option<&'b str>,
    sections: bool,
    /// The tables or their sections began: what follows the first section.
    tables: bool,
    /// The years in which the body speaks of itself, where no title tells one.
    own_years: Vec<u16>,
    /// The first line, and whether the text begins right behind it.
    first: Option<(&'b str, bool)>,
}

impl<'b> Told<'b> {
    fn look(&mut self, text: &'b str) {
        if text.trim().is_empty() {
            return;
        }
        self.cited = self.cited.or_else(|| notice(text));
        let opens = opens_section(text);
        self.tables |= opens_later_section(text, opens);
        self.sections = self.sections || opens;
        let begins = || opens || occurs(text, '。');
        match &mut self.first {
            None => self.first = Some((text, false)),
            Some((_, is_right_behind)) => *is_right_behind |= self.before.len() == 1 && begins(),
        }
        let may_tell_scope = || {
            (occurs(text, '据') || occurs(text, '报'))
                && ['级', '各', '全', '关'].iter().any(|word| occurs(text, *word))
        };
        if !self.sections && may_tell_scope() {
            self.scopes.extend(scope::of_text(&fold(first_of(text))));
        }
        let titled = agreed(&self.titles[0]).is_some();
        let line = LazyCell::new(|| Line::new(first_of(text)));
        if (!self.sections || !titled) && self.told_all != Some(text) {
            let reports = occurs(text, '报') || occurs(text, '報');
            let has_month = || occurs(text, '月') || occurs(text, '⽉');
            // What else tells the year are the first and the last day of it.
            if reports || (!titled && occurs(text, '年') && has_month()) {
                self.take(text, &line, reports);
            }
        }
        if !self.tables && !titled && occurs(text, '年') {
            self.own_years.extend(sentence::own_years(&line));
        }
        if self.before.len() == title::LINES_BEFORE {
            self.before.remove(0);
        }
        self.before.push(text);
    }

    fn take(&mut self, text: &'b str, line: &Line, reports: bool) {
        if reports && let Some(title) = title::title(first_of(text), line, &self.before) {
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
        let own = self.own_years.first().copied();
        let own = own.filter(|year| self.own_years.iter().all(|other| other == year));
        let told = |year: &u16| titles.iter().any(|title| title.year == Some(*year));
        let contradictory = titles.iter().any(|title| title.year.is_some());
        let year = agreed(&titles)
            .or_else(|| announced.or(period).or(own).filter(|year| !contradictory || told(year)));
        let of_year = |title: &Title| title.year.is_none() || title.year == year;
        let named = titles.into_iter().filter(of_year).find_map(|title| title.agency);
        let alone = self.first.filter(|(_, is_right_behind)| *is_right_behind);
        let alone = alone.and_then(|(line, _)| agency::line(&title::short(line)?));
        let announced = self.announced.filter(of_year).and_then(|title| title.agency);
        let agency = named.or(announced).or(self.compiler).or(alone);
        let named = agency.as_deref().and_then(scope::of_name);
        let mut told = named.into_iter().chain(self.scopes);
        let scope = told.next().filter(|first| told.all(|other| other == *first));
        Heading { agency, year, scope }
    }
}

/// As much of a paragraph as is looked at.
fn first_of(text: &str) -> &str {
    text.char_indices().nth(LONGEST_PARAGRAPH).map_or(text, |(end, _)| &text[..end])
}

/// The year that all titles tell that tell one.
fn agreed(titles: &[Title]) -> Option<u16> {
    let mut years = titles.iter().filter_map(|title| title.year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The first section of a report, or a table of it.
fn opens_section(text: &str) -> bool {
    let text = without_marks(text);
    text.starts_with(['一', '二', '三', '四', '第', '信'])
        && (["一、", "二、", "三、", "四、"].iter().any(|start| text.starts_with(start))
            || FIRST_CELLS.iter().any(|start| {
                let length = start.chars().count();
                fold(&text.chars().take(length).collect::<String>()) == *start
            }))
}

/// A section behind the first, or the first table. `opens` tells that it opens a section.
fn opens_later_section(text: &str, opens: bool) -> bool {
    let text = without_marks(text);
    match opens {
        true => !text.starts_with("一、"),
        false => text.starts_with("五、") || text.starts_with("六、"),
    }
}

/// A paragraph without blanks and the marks of Markdown in front.
fn without_marks(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '|'))
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

/// The notices of the editions as texts cite them, folded, without brackets: 公开办函201960号.
static NOTICES: LazyLock<Vec<(Edition, String)>> = LazyLock::new(|| {
    let cited = |edition: Edition| {
        let notice = edition.notice();
        (edition, without_brackets(notice.strip_prefix("国办").unwrap_or(notice)))
    };
    Edition::ALL.iter().copied().map(cited).collect()
});

fn without_brackets(text: &str) -> String {
    fold(text).chars().filter(|c| !"〔〕[]()【】".contains(*c)).collect()
}

/// The edition whose notice a text cites.
fn notice(text: &str) -> Option<Edition> {
    if !occurs(text, '函') || !text.contains("公开办函") {
        return None;
    }
    let folded = without_brackets(text);
    let mut cited = NOTICES.iter().filter(|(_, number)| folded.contains(number.as_str()));
    match (cited.next(), cited.next()) {
        (Some((edition, _)), None) => Some(*edition),
        _ => None,
    }
}

/// True when one edition prints all tables as these are.
pub(in crate::read) fn are_of_one_edition(report: &Report) -> bool {
    let is_of = |edition: &Edition| {
        report.layouts().all(|layout| layout == layout.table().layout(*edition))
    };
    Edition::ALL.iter().any(is_of)
}

/// Editions that contradict the year, the notice or each other.
pub(super) fn contradictions(report: &Report, facts: &Facts, remarks: &mut Vec<Remark>) {
    let general =
        |kind, table| Remark { kind, table, cells: Vec::new(), position: None, raw: String::new() };
    if let Some(year) = facts.heading.year {
        let right = Edition::for_year(year);
        for layout in report.layouts() {
            let table = layout.table();
            if let Some(edition) = layout.edition()
                && right.map(|right| table.layout(right)) != Some(layout)
            {
                remarks
                    .push(general(RemarkKind::EditionAgainstYear { edition, year }, Some(table)));
            }
        }
        if let Some(cited) = facts.cited.filter(|cited| right.is_some_and(|right| *cited < right)) {
            remarks.push(general(RemarkKind::NoticeAgainstYear { cited, year }, None));
        }
    }
    if !are_of_one_edition(report) {
        remarks.push(general(RemarkKind::MixedEditions, None));
    }
}
