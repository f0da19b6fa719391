//! A text in two forms, and the reports that it mentions.

use super::vocabulary::{CONTENT, PART_OF_YEAR, REPORT, WORK};
use crate::fold::{compact, of_sentences};

/// A text folded, and the same as it is written: a place in one is the same place in the other, for
/// characters that are folded take as many bytes as those that they stand for.
#[derive(Default)]
pub(super) struct Line {
    pub(super) folded: String,
    pub(super) own: String,
}

/// How the name of a report ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// 年度报告
    Report,
    /// 情况: what is reported.
    Content,
}

/// A year and the report of that year: the places of `2020年政府信息公开工作年度报告` in a line.
pub(super) struct Mention<'l> {
    line: &'l Line,
    pub(super) name: Name,
    pub(super) year: u16,
    /// Where the year begins.
    start: usize,
    /// What stands between the year and `政府信息公开`.
    between: (usize, usize),
    end: usize,
}

impl<'l> Mention<'l> {
    /// What stands before the year.
    pub(super) fn head(&self) -> &'l str {
        &self.line.folded[..self.start]
    }

    /// What follows the name of the report.
    pub(super) fn tail(&self) -> &'l str {
        self.line.folded[self.end..].trim_start_matches('》')
    }

    /// What stands before the year, from a place on.
    pub(super) fn before(&self, from: usize) -> Line {
        self.line.slice(from, self.start)
    }

    /// What stands behind the year and before the name of the report.
    pub(super) fn behind(&self) -> Line {
        self.line.slice(self.between.0, self.between.1)
    }
}

/// How many mentions of one paragraph are looked at.
const MENTIONS: usize = 16;
/// How many bytes before `信息公开` its year is looked for.
const YEAR_WITHIN: usize = 90;

impl Line {
    pub(super) fn new(text: &str) -> Line {
        let own = compact(text);
        let folded = of_sentences(&own);
        if own.len() == folded.len() {
            Line { folded, own }
        } else {
            Line { own: folded.clone(), folded }
        }
    }

    /// The piece from one place to another.
    pub(super) fn slice(&self, start: usize, end: usize) -> Line {
        let own = self.own.get(start..end).unwrap_or(&self.folded[start..end]);
        Line { folded: self.folded[start..end].into(), own: own.into() }
    }

    /// A text that is folded.
    pub(super) fn of_folded(folded: &str) -> Line {
        Line { folded: folded.into(), own: folded.into() }
    }

    /// The two as one.
    pub(super) fn join(mut self, next: &Line) -> Line {
        self.folded.push_str(&next.folded);
        self.own.push_str(&next.own);
        self
    }

    /// The reports that are mentioned with their year.
    pub(super) fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        self.folded
            .match_indices("公开")
            .filter_map(|(at, word)| mention(self, at, at + word.len()))
            .take(MENTIONS)
    }
}

/// The report whose `信息公开` or `政务公开` has its `公开` at a place.
fn mention(line: &Line, at: usize, after: usize) -> Option<Mention<'_>> {
    let (folded, tail) = (line.folded.as_str(), &line.folded[after..]);
    let rests = || WORK.behind_starts(tail).chain([tail]);
    let report = rests().find_map(|rest| Some((Name::Report, REPORT.behind_first(rest)?)));
    let (name, end) = report
        .or_else(|| rests().find_map(|rest| Some((Name::Content, CONTENT.behind_first(rest)?))))?;
    let head = &folded[..at];
    let head = head.strip_suffix("信息").or_else(|| head.strip_suffix("政务"))?;
    // 某县人民政府信息公开 and 某县政府信息公开: no name ends with 人民.
    let subject = head.strip_suffix("政府").filter(|name| !name.ends_with("人民")).unwrap_or(head);
    let mut window = subject.len().saturating_sub(YEAR_WITHIN);
    while !subject.is_char_boundary(window) {
        window += 1;
    }
    let (start, year, since) = year_before(&subject[window..])?;
    let between = &subject[window + since..];
    let named = between.chars().all(|c| c.is_alphabetic() || "()·、".contains(c))
        && !between.starts_with('末')
        && !PART_OF_YEAR.stand_in(between);
    named.then_some(Mention {
        line,
        name,
        year,
        start: window + start,
        between: (window + since, subject.len()),
        end: folded.len() - end.len(),
    })
}

/// The last year of a text: where it begins, the year, and where what follows begins. `年` may lack
/// at the very end.
fn year_before(text: &str) -> Option<(usize, u16, usize)> {
    if let Some(start) = text.len().checked_sub(4)
        && let Some(year) = year_at(text, start, text.len())
    {
        return Some((start, year, text.len()));
    }
    let (start, year) = years(text).last()?;
    let since = start + 4 + "年".len();
    let since = if text[since..].starts_with('度') { since + "度".len() } else { since };
    Some((start, year, since))
}

/// Every year from 2008 on that is written in four digits before 年, with its place.
pub(super) fn years(text: &str) -> impl Iterator<Item = (usize, u16)> + '_ {
    text.match_indices('年').filter_map(move |(end, _)| {
        let start = end.checked_sub(4)?;
        Some((start, year_at(text, start, end)?))
    })
}

fn year_at(text: &str, start: usize, end: usize) -> Option<u16> {
    let digits = text.get(start..end)?;
    let alone = !text[..start].ends_with(|c: char| c.is_ascii_digit());
    let year = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
    (alone && (2008..2100).contains(&year)).then_some(year)
}
