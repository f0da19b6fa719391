//! A text in two forms, and the reports that it mentions.

use crate::fold::{compact, of_sentences};

/// A text folded, and the same as it is written: a place in one is the same place in the other, for
/// characters that are folded take as many bytes as those that they stand for.
#[derive(Default)]
pub(super) struct Line {
    pub(super) folded: String,
    pub(super) own: String,
}

/// A year and the report of that year: the places of `2020年政府信息公开工作年度报告`.
pub(super) struct Mention {
    pub(super) year: u16,
    /// Where the year begins.
    pub(super) start: usize,
    /// What stands between the year and `政府信息公开`.
    pub(super) between: (usize, usize),
    pub(super) end: usize,
}

/// How many mentions of one paragraph are looked at.
const MENTIONS: usize = 8;
/// How many bytes before `信息公开` its year is looked for.
const YEAR_WITHIN: usize = 90;

/// What ends the name of a report.
pub(super) const REPORT: &[&str] = &["年度报告", "年度工作报告", "年报", "的报告", "报告"];
/// What ends the name of what is reported in a sentence.
pub(super) const REPORTED: &[&str] = &["有关情况", "情况"];

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

    /// The two as one.
    pub(super) fn join(mut self, next: &Line) -> Line {
        self.folded.push_str(&next.folded);
        self.own.push_str(&next.own);
        self
    }

    /// The reports that are mentioned with their year, where the name of one ends as given.
    pub(super) fn mentions<'l>(&'l self, ends: &'l [&str]) -> impl Iterator<Item = Mention> + 'l {
        self.folded
            .match_indices("公开")
            .filter_map(move |(at, word)| mention(&self.folded, at, at + word.len(), ends))
            .take(MENTIONS)
    }
}

/// The report whose `信息公开` or `政务公开` has its `公开` at a place.
fn mention(folded: &str, at: usize, after: usize, ends: &[&str]) -> Option<Mention> {
    let tail = &folded[after..];
    let end = ["", "工作情况", "工作的", "工作", "情况"].iter().find_map(|word| {
        let rest = tail.strip_prefix(word)?;
        ends.iter().find_map(|end| rest.strip_prefix(end))
    })?;
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
        && !["半年", "季度"].iter().any(|part| between.contains(part));
    named.then_some(Mention {
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
