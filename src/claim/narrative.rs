//! The text of a whole report: its paragraphs with their places, and all that they say.

use std::borrow::Cow;

use crate::fold;
use crate::position::Position;

use super::{Claim, Context, ends_paragraph, grammar, is_numbered};

/// All that the text of a report says that can be compared with its tables or with the format.
///
/// ```
/// use gouji::claim::{Context, of_document};
/// use gouji::read::Position;
/// let at = |number| Position::Paragraph { number };
/// let paragraphs = [
///     ("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", at(1)),
///     ("（二）依申请公开情况", at(2)),
///     ("全年共收到申请3件，均已办结。", at(3)),
/// ];
/// let narrative = of_document(paragraphs, &Context { year: Some(2023), agency: None });
/// assert_eq!(narrative.claims[0].phrase(), "收到申请3件");
/// assert_eq!(narrative.claims[0].position(), Some(&at(3)));
/// assert_eq!(narrative.periods[0].from, (Some(2023), 1, 1));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Narrative {
    /// The figures that must agree with cells, in the order of the text.
    pub claims: Vec<Claim>,
    /// The periods over which the figures are counted.
    pub periods: Vec<Period>,
    /// What says why figures do not follow from last year's: 清理, 口径调整, 以本年度报告为准.
    pub explanations: Vec<Passage>,
    /// The text speaks of the processing fee (信息处理费).
    pub names_processing_fee: bool,
    /// The sections whose titles were found, in the order of the format; none in an excerpt.
    pub sections: Vec<Section>,
}

/// A piece of the text and its place.
///
/// ```
/// use gouji::claim::{Context, of_document};
/// let text = "因统计口径调整，部分数据以本年度报告为准。";
/// let paragraphs = [(text, gouji::read::Position::Paragraph { number: 1 })];
/// let narrative = of_document(paragraphs, &Context::default());
/// assert_eq!(narrative.explanations[0].text, "口径调整");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// What stands there, without blanks.
    pub text: String,
    /// Where.
    pub position: Option<Position>,
}

/// A period from one day to another: year, month and day.
///
/// ```
/// use gouji::claim::{Context, of_document};
/// let text = "数据统计期限为2023年1月1日至12月31日。";
/// let paragraphs = [(text, gouji::read::Position::Paragraph { number: 1 })];
/// let period = &of_document(paragraphs, &Context::default()).periods[0];
/// assert!(period.is_year(2023) && !period.is_year(2022));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Period {
    /// The first day.
    pub from: (Option<u16>, u8, u8),
    /// The last day; often without the year.
    pub to: (Option<u16>, u8, u8),
    /// The words and their place.
    pub passage: Passage,
}

impl Period {
    /// True for the first to the last day of a year.
    pub fn is_year(&self, year: u16) -> bool {
        let is = |named: Option<u16>| named.is_none_or(|named| named == year);
        let named = self.from.0.or(self.to.0) == Some(year);
        let days = (self.from.1, self.from.2, self.to.1, self.to.2);
        named && is(self.from.0) && is(self.to.0) && days == (1, 1, 12, 31)
    }
}

/// One of the six sections of a report.
///
/// ```
/// let page = "<!DOCTYPE html><p>一、总体情况</p><p>本年度收到申请3件。</p><p>二、主动公开政府信息情况</p>\
///     <p>三、收到和处理政府信息公开申请情况</p>\
///     <p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>无。</p>\
///     <p>六、其他需要报告的事项</p>";
/// let reading = gouji::read::any(page.as_bytes(), None)?;
/// let section = &reading.narrative().sections[4];
/// assert_eq!((section.number, section.characters), (5, 1));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Its number, from 1.
    pub number: usize,
    /// The letters and digits of its text and its tables; its title does not count.
    pub characters: usize,
    /// Its title and its place.
    pub title: Passage,
}

impl Section {
    pub(crate) const fn new(number: usize, characters: usize, title: Passage) -> Section {
        Section { number, characters, title }
    }
}

impl Passage {
    pub(crate) fn new(text: &str, position: Option<Position>) -> Passage {
        Passage { text: text.chars().filter(|c| !c.is_whitespace()).collect(), position }
    }
}

/// The words that explain a break.
const EXPLANATIONS: &[&str] = &[
    "以本年度报告为准",
    "以本报告为准",
    "以本年度为准",
    "以本次报告为准",
    "口径调整",
    "口径变化",
    "口径不同",
    "口径不一致",
    "清理调整",
    "数据调整",
    "数据更正",
    "数据有调整",
];

/// Reads the paragraphs of a report, each with its place. Lines of a text, which may be wrapped,
/// are
/// joined; paragraphs of other documents are not.
pub fn of_document<T: AsRef<str>>(
    paragraphs: impl IntoIterator<Item = (T, Position)>,
    context: &Context<'_>,
) -> Narrative {
    let mut document =
        Document { scanner: grammar::Scanner::new(context), number: 0, out: Narrative::default() };
    let mut lines: Vec<(T, Position)> = Vec::new();
    for (text, position) in paragraphs {
        let wraps = lines.last().is_some_and(|(last, before)| {
            is_line(before) && is_line(&position) && !ends_paragraph(last.as_ref(), text.as_ref())
        });
        if !wraps {
            document.paragraph(&lines);
            lines.clear();
        }
        lines.push((text, position));
    }
    document.paragraph(&lines);
    document.out.claims = document.scanner.finish();
    document.out
}

const fn is_line(position: &Position) -> bool {
    matches!(position, Position::Line { .. } | Position::PageLine { .. })
}

struct Document<'c> {
    scanner: grammar::Scanner<'c>,
    number: usize,
    out: Narrative,
}

impl Document<'_> {
    fn paragraph<T: AsRef<str>>(&mut self, lines: &[(T, Position)]) {
        let (Some((first, position)), number) = (lines.first(), self.number) else { return };
        self.number += lines.len();
        let text = match lines {
            [_] => Cow::Borrowed(first.as_ref()),
            _ => Cow::Owned(joined(lines)),
        };
        if may_tell(&text) {
            let start = self.scanner.len();
            self.scanner.paragraph(&text, number, 0);
            let mut placed = |claim: &mut Claim| place(claim, lines, number);
            self.scanner.claims_from(start).iter_mut().for_each(&mut placed);
        }
        self.facts(&text, position);
    }

    fn facts(&mut self, text: &str, position: &Position) {
        if text.contains('月') && text.contains('日') {
            let folded: String = fold::characters(text).map(|(_, c)| c).collect();
            self.out.periods.extend(periods(&folded, position));
        }
        self.out.names_processing_fee |= text.contains("处理费");
        if text.contains('准') || text.contains("口径") || text.contains("数据") {
            let found = EXPLANATIONS.iter().filter_map(|words| Some((text.find(words)?, *words)));
            let first = found.min().map(|(_, words)| Passage::new(words, Some(position.clone())));
            self.out.explanations.extend(first);
        }
    }
}

fn joined<T: AsRef<str>>(lines: &[(T, Position)]) -> String {
    let mut text = String::new();
    for (line, _) in lines {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.as_ref());
    }
    text
}

/// Only such paragraphs are taken apart: most say nothing of requests, cases, documents or fees.
fn may_tell(text: &str) -> bool {
    const SIGNS: &[&str] =
        &["申", "议", "議", "诉", "訴", "规", "規", "许可", "許可", "处罚", "费", "費"];
    // A heading ends what the one before it governs.
    is_numbered(text.trim_start()) || SIGNS.iter().any(|sign| text.contains(sign))
}

/// The line on which a claim begins; in a text also the column.
fn place<T: AsRef<str>>(claim: &mut Claim, lines: &[(T, Position)], number: usize) {
    let mut start = 0;
    for (nth, (line, position)) in lines.iter().enumerate() {
        let line = line.as_ref();
        let end = start + line.len() + 1;
        if claim.range.start < end {
            claim.paragraph = number + nth;
            let before = line.get(..claim.range.start - start).unwrap_or_default().chars().count();
            claim.position = Some(match position {
                Position::Line { line, column } => {
                    Position::Line { line: *line, column: column + before as u32 }
                }
                other => other.clone(),
            });
            claim.range = claim.range.start - start..claim.range.end - start;
            return;
        }
        start = end;
    }
}

/// `自2023年1月1日起至2023年12月31日止`, of the figures.
fn periods(folded: &str, position: &Position) -> Vec<Period> {
    let is_of_figures = ["统计", "数据", "期限", "时限"].iter().any(|word| folded.contains(word));
    if !is_of_figures {
        return Vec::new();
    }
    let dates: Vec<Date> = dates(folded).collect();
    let period = |pair: &[Date]| {
        let [from, to] = pair else { return None };
        let between = folded.get(from.end..to.start)?;
        let is_to = between.contains(['至', '到', '-', '—', '~'])
            && between.chars().all(|c| "起至到-—~止从自".contains(c));
        let passage = Passage::new(&folded[from.start..to.end], Some(position.clone()));
        is_to.then_some(Period { from: from.day, to: to.day, passage })
    };
    dates.windows(2).filter_map(period).collect()
}

/// A day of a text, and where it stands.
struct Date {
    day: (Option<u16>, u8, u8),
    start: usize,
    end: usize,
}

fn dates(folded: &str) -> impl Iterator<Item = Date> + '_ {
    folded.match_indices('月').filter_map(|(at, sign)| {
        let (head, tail) = (&folded[..at], &folded[at + sign.len()..]);
        let month = trailing_digits(head);
        let day_length = tail.bytes().take_while(u8::is_ascii_digit).count();
        let (day, rest) = tail.split_at(day_length);
        let end = at + sign.len() + day_length + rest.starts_with('日').then_some("日".len())?;
        let before = &head[..head.len() - month.len()];
        let year = before.strip_suffix('年').map(trailing_digits).filter(|year| year.len() == 4);
        let start = before.len() - year.map_or(0, |year| year.len() + "年".len());
        let year = year.and_then(|year| year.parse().ok());
        Some(Date { day: (year, month.parse().ok()?, day.parse().ok()?), start, end })
    })
}

fn trailing_digits(text: &str) -> &str {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    &text[text.len() - digits..]
}
