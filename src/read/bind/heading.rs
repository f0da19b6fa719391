//! What the text around the tables tells: whose report it is, of which year, under which notice.

use crate::edition::Edition;
use crate::fold::occurs;
use crate::read::Facts;
use crate::read::grid::Block;
use crate::read::sections::{self, Part};
use crate::report::{Heading, Scope};

mod agency;
mod line;
mod notice;
mod scope;
mod sentence;
mod title;
mod vocabulary;

use line::Line;
pub(in crate::read) use notice::are_of_one_edition;
pub(super) use notice::contradictions;

/// How many characters of a paragraph are looked at.
const LONGEST_PARAGRAPH: usize = 2_000;

/// Looks through the paragraphs for the title, for sentences that tell the same, and for the notice
/// that is cited.
pub(super) fn facts(blocks: &[Block]) -> Facts {
    let mut paragraphs = Paragraphs::default();
    for block in blocks {
        match block {
            Block::Text { text, .. } => paragraphs.look(text),
            // Titles stand in layout tables, too, in a cell of their own.
            Block::Grid(grid) => {
                (0..grid.rows().min(3))
                    .filter_map(|row| grid.row(row).next())
                    .for_each(|cell| paragraphs.look(cell.text));
            }
        }
    }
    Facts { cited: paragraphs.cited, heading: paragraphs.heading() }
}

/// By what the text tells agency or year, the most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    /// A title before the first section.
    Title,
    /// One behind it, where there is none before.
    LaterTitle,
    /// `现公布X2023年政府信息公开工作年度报告`
    Announced,
    /// `编写了2023年政府信息公开工作年度报告,现将有关情况报告如下`
    Written,
    /// `本报告由X编制`
    Compiled,
    /// `自2023年1月1日起至2023年12月31日止`
    Period,
    /// `2023年,我局…`
    OwnYear,
    /// A title without 报告.
    Content,
}

/// What a paragraph tells.
struct Told {
    by: By,
    agency: Option<String>,
    year: Option<u16>,
}

/// The paragraphs that were looked at, and what they told so far.
#[derive(Default)]
struct Paragraphs<'b> {
    cited: Option<Edition>,
    told: Vec<Told>,
    /// What the sentences before the first section say that the figures cover.
    scopes: Vec<Scope>,
    part: Part,
    /// The last ones, the nearest last.
    before: Vec<&'b str>,
    /// The first one, and whether the text begins right behind it.
    first: Option<(&'b str, bool)>,
    /// A title that told agency and year: pages repeat it, and it tells nothing new.
    title: Option<&'b str>,
}

impl<'b> Paragraphs<'b> {
    fn look(&mut self, text: &'b str) {
        if text.trim().is_empty() {
            return;
        }
        self.cited = self.cited.or_else(|| notice::cited(text));
        let part = sections::part(text);
        self.part = self.part.max(part);
        let begins = || part > Part::Front || occurs(text, '。');
        match &mut self.first {
            None => self.first = Some((text, false)),
            Some((_, is_right_behind)) => *is_right_behind |= self.before.len() == 1 && begins(),
        }
        let is_titled = self.is_titled();
        if self.title != Some(text) && self.may_tell(text, is_titled) {
            self.read(text, is_titled);
        }
        if self.before.len() == title::LINES_BEFORE {
            self.before.remove(0);
        }
        self.before.push(text);
    }

    /// True for a text with a character that is in all that could tell something in this part.
    fn may_tell(&self, text: &str, is_titled: bool) -> bool {
        let has = |sign| occurs(text, sign);
        let reports = || has('报') || has('報');
        match self.part {
            Part::Front => reports() || has('据') || !is_titled && has('年'),
            _ if is_titled => false,
            Part::FirstSection => reports() || has('年'),
            Part::Rest => reports() || has('年') && has('月'),
        }
    }

    /// True where the titles before the first section agree on a year.
    fn is_titled(&self) -> bool {
        let titles = self.told.iter().filter(|told| told.by == By::Title);
        let mut years = titles.filter_map(|title| title.year);
        years.next().is_some_and(|first| years.all(|year| year == first))
    }

    fn read(&mut self, text: &'b str, is_titled: bool) {
        let end = text.char_indices().nth(LONGEST_PARAGRAPH).map_or(text.len(), |(end, _)| end);
        let line = Line::new(&text[..end]);
        let named = title::of_paragraph(&text[..end], &line, &self.before);
        let is_title = named.as_ref().is_some_and(|told| told.by == By::Title);
        let is_whole = |told: &Told| told.agency.is_some() && told.year.is_some();
        if is_title && named.as_ref().is_some_and(is_whole) {
            self.title = Some(text);
        }
        if self.part == Part::Front {
            self.scopes.extend(scope::of_text(&line.folded));
            self.keep(named);
            if !is_title {
                let agency = sentence::compiler(&line);
                self.keep([Told { by: By::Compiled, agency, year: None }]);
            }
        } else if self.told.iter().all(|told| told.by != By::Title) {
            // One without an agency may be a piece of a sentence.
            let title = named.filter(|told| is_title && told.agency.is_some());
            self.keep(title.map(|title| Told { by: By::LaterTitle, ..title }));
        }
        let of_year = |by| move |year| Told { by, agency: None, year: Some(year) };
        self.keep(sentence::period(&line).map(of_year(By::Period)));
        if self.part < Part::Rest && !is_titled {
            self.keep(sentence::own_years(&line).map(of_year(By::OwnYear)));
        }
    }

    /// Keeps what tells more than what was told before it.
    fn keep(&mut self, told: impl IntoIterator<Item = Told>) {
        for told in told {
            let is_known = self.told.iter().any(|other| {
                (other.by, other.year) == (told.by, told.year)
                    && (other.agency.is_some() || told.agency.is_none())
            });
            if !is_known {
                self.told.push(told);
            }
        }
    }

    fn heading(mut self) -> Heading {
        self.told.sort_by_key(|told| told.by);
        let year = agreed(&self.told);
        let is_of_year = |told: &Told| told.year.is_none_or(|of| Some(of) == year);
        let agency = self.told.into_iter().filter(is_of_year).find_map(|told| told.agency);
        let agency = agency.or_else(|| {
            let (first, _) = self.first.filter(|(_, is_right_behind)| *is_right_behind)?;
            agency::ending(&title::short(first)?)
        });
        let named = agency.as_deref().and_then(scope::of_name);
        let mut scopes = named.into_iter().chain(self.scopes);
        let scope = scopes.next().filter(|first| scopes.all(|other| other == *first));
        Heading { agency, year, scope }
    }
}

/// The year that the most certain agree on. Where they contradict each other, less certain ones may
/// decide between them, and nothing else.
fn agreed(told: &[Told]) -> Option<u16> {
    let mut open: Vec<u16> = Vec::new();
    for told in told.chunk_by(|one, other| one.by == other.by) {
        let mut years: Vec<u16> = told.iter().filter_map(|told| told.year).collect();
        years.sort_unstable();
        years.dedup();
        if !open.is_empty() && !years.is_empty() {
            years.retain(|year| open.contains(year));
            if years.is_empty() {
                return None;
            }
        }
        match years[..] {
            [] => {}
            [year] => return Some(year),
            _ => open = years,
        }
    }
    None
}
