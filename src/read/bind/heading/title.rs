//! What a report that is mentioned with its year tells: its title, on a line of its own or broken
//! over several, the sentence that publishes it, and nothing where another document is cited.

use std::cell::LazyCell;

use super::agency;
use super::line::{Line, Mention, Name};
use super::vocabulary::{
    ABOUT, CITING, FOLLOWING, INTERPRETATION, LINKS, NAMES, NOW, PUBLISH, PUBLISHED, RUN_ON, TEXT,
    THIS, WROTE,
};
use super::{By, Told};
use crate::fold::of_sentences;

/// How many lines before one are kept: the most that one title is broken over.
pub(super) const LINES_BEFORE: usize = 4;
/// How many lines of a paragraph are looked at.
const LINES_WITHIN: usize = 12;
/// How many characters a line in front of a title has at most.
const LONGEST_LINE: usize = 40;
/// How many characters may stand before the name in the clause that publishes it.
const LONGEST_LEAD: usize = 10;

/// What the mentions of a paragraph tell, or those of one of its lines; `before` has the paragraphs
/// before it, the nearest last.
pub(super) fn of_paragraph(text: &str, line: &Line, before: &[&str]) -> Option<Told> {
    let told = of_line(line, before);
    if told.as_ref().is_some_and(|told| told.by == By::Title) || !text.contains('\n') {
        return told;
    }
    let mut before = before.to_vec();
    let title = text.lines().take(LINES_WITHIN).find_map(|text| {
        let told = of_line(&Line::new(text), &before);
        before.push(text);
        told.filter(|told| told.by == By::Title)
    });
    title.or(told)
}

/// What is the most certain of the mentions of a line.
fn of_line(line: &Line, before: &[&str]) -> Option<Told> {
    let runs_on = LazyCell::new(|| runs_on(before));
    let told = line.mentions().filter_map(|mention| of_mention(&mention, before));
    let told = told
        .filter(|told| !matches!(told.by, By::Title | By::Content) || !*runs_on)
        .min_by_key(|told| told.by);
    match told {
        Some(told) if told.by == By::Title => Some(told),
        told => broken(line, before).filter(|_| !*runs_on).or(told),
    }
}

fn of_mention(mention: &Mention, before: &[&str]) -> Option<Told> {
    let (head, tail) = (mention.head(), mention.tail());
    let (is_open, year) = (is_open(head), Some(mention.year));
    if let Some(start) = behind_lead(head, is_open, mention.name) {
        let ends = tail.is_empty()
            || tail.starts_with(|c: char| !c.is_alphanumeric())
            || PUBLISHED.begin(tail);
        // The name stands before the year or behind it.
        let name = if start < head.len() { mention.before(start) } else { mention.behind() };
        return ends.then(|| Told { by: By::Announced, agency: agency::ending(&name), year });
    }
    if WROTE.end(head) && !is_open {
        let presents = tail.find("现将").is_some_and(|at| tail[at..].contains("如下"));
        return presents.then_some(Told { by: By::Written, agency: None, year });
    }
    let piece = clause(head);
    let outer = &head[..head.len() - piece.len()];
    let is_cited = outer.ends_with(',')
        || outer.ends_with('》') && outer.contains('《')
        || is_open && !outer.strip_suffix('《').is_some_and(agency::is_label)
        || LINKS.stand_in(outer)
        || CITING.stand_in(piece) && !ABOUT.end(piece);
    match mention.name {
        _ if is_cited => None,
        Name::Report => title(mention, outer, before),
        Name::Content => content(mention, outer, before),
    }
}

/// Where the name of a report begins behind the words that publish it: `现公布`, `现将`, or a verb
/// with which its clause begins; in 《》 or not.
fn behind_lead(head: &str, is_open: bool, name: Name) -> Option<usize> {
    let (lead, start) = if is_open {
        let open = head.rfind('《')?;
        (clause(&head[..open]), open + '《'.len_utf8())
    } else {
        let clause = clause(head);
        let presents = clause.find('将').map(|at| at + '将'.len_utf8());
        let end = PUBLISH.end_of_last(clause).max(presents)?;
        (&clause[..end], head.len() - clause.len() + end)
    };
    let is_now = NOW.begin(lead) && lead.chars().count() <= LONGEST_LEAD;
    let presents = is_now && lead.ends_with('将');
    let publishes = PUBLISH.have(lead) || is_now && PUBLISH.end(lead);
    (presents || publishes && name == Name::Report).then_some(start)
}

/// A title that ends with 报告: nothing but signs, the label of a field or the text follows.
fn title(mention: &Mention, outer: &str, before: &[&str]) -> Option<Told> {
    let (piece, tail) = (mention.before(outer.len()), mention.tail());
    let year = Some(mention.year);
    if INTERPRETATION.begin(tail) {
        return Some(Told { by: By::Title, agency: None, year });
    }
    // Cells of a table may stand in one line: 某局2023年政府信息公开工作年度报告,一、总体情况.
    let is_cell = outer.is_empty() && tail.starts_with(',');
    let goes_on = !piece.folded.is_empty() && (is_cell || TEXT.begin(tail));
    let ends = tail.is_empty()
        || tail.starts_with(|c: char| !c.is_alphabetic() && !",。;、".contains(c))
        || FOLLOWING.begin(tail)
        || THIS.begin(tail);
    let agency = || whose(mention, &piece, before, agency::named);
    (ends || goes_on).then(|| Told { by: By::Title, agency: agency(), year })
}

/// A title without 报告, such as 甲县2021年政府信息公开工作情况: it must be all of its line, and
/// what stands in it beside the year the name of an agency.
fn content(mention: &Mention, outer: &str, before: &[&str]) -> Option<Told> {
    let is_sign = |c| "#*《".contains(c);
    if !outer.chars().all(is_sign) || !mention.tail().chars().all(is_sign) {
        return None;
    }
    let (piece, behind) = (mention.before(outer.len()), mention.behind());
    let agency = whose(mention, &piece, before, agency::ending);
    let is_named = match (piece.folded.is_empty(), behind.folded.is_empty()) {
        (true, true) => true,
        (false, false) => false,
        _ => agency.is_some(),
    };
    is_named.then_some(Told { by: By::Content, agency, year: Some(mention.year) })
}

/// Whose report it is: what stands before the year, behind it, or on the line before.
fn whose(
    mention: &Mention,
    piece: &Line,
    before: &[&str],
    named: fn(&Line) -> Option<String>,
) -> Option<String> {
    let piece = without_about(&agency::bare(piece));
    if !piece.folded.is_empty() {
        return named(&piece);
    }
    let behind = mention.behind();
    if !behind.folded.is_empty() {
        return agency::ending(&behind).filter(|name| name.chars().count() > 2);
    }
    agency::ending(&short(before.last()?)?)
}

/// The piece without 关于 in front of it, or 关于报送 and the like behind it.
fn without_about(piece: &Line) -> Line {
    let folded = piece.folded.as_str();
    let end = ABOUT.before_last(folded).unwrap_or(folded).len();
    let start = if folded[..end].starts_with("关于") { "关于".len() } else { 0 };
    piece.slice(start, end)
}

/// The title of which a line is but the end: the lines before it have the rest, and nothing but
/// agency, year and report.
fn broken(line: &Line, before: &[&str]) -> Option<Told> {
    let mut title = Line::of_folded(line.folded.trim_matches(['#', '*']));
    let mut before = before;
    while title.folded.len() >= "报告".len() && NAMES.end_with(&title.folded) {
        let (last, rest) = before.split_last()?;
        let last = short(last)?;
        if rest.is_empty() && NAMES.have(&title.folded) {
            // The first two lines of the document.
            if let Some(agency) = agency::ending(&last) {
                return Some(Told { by: By::Title, agency: Some(agency), year: None });
            }
        }
        let is_year_alone = is_year(&last.folded);
        title = last.join(&title);
        before = rest;
        if let Some(mention) = title.mentions().last() {
            return joined(&mention, before, is_year_alone);
        }
    }
    None
}

fn joined(mention: &Mention, before: &[&str], is_year_alone: bool) -> Option<Told> {
    let year = Some(mention.year);
    let head = mention.head();
    let piece = mention.before(head.len() - head.trim_start_matches(['#', '*']).len());
    if !piece.folded.is_empty() {
        return Some(Told { by: By::Title, agency: Some(agency::ending(&piece)?), year });
    }
    let agency = whose(mention, &piece, before, agency::ending);
    // Pages list years, too.
    let is_title = !is_year_alone || agency.is_some() || before.is_empty();
    is_title.then_some(Told { by: By::Title, agency, year })
}

fn is_year(text: &str) -> bool {
    let digits = text.trim_matches(['#', '*']).trim_end_matches(['年', '度']);
    digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A line that is short enough to stand in front of a title.
pub(super) fn short(text: &str) -> Option<Line> {
    let is_short = text.chars().nth(2 * LONGEST_LINE).is_none();
    is_short.then(|| Line::new(text)).filter(|line| line.folded.chars().count() <= LONGEST_LINE)
}

/// True where the lines before leave a title in 《》 open, or a sentence without its end.
fn runs_on(before: &[&str]) -> bool {
    let count = |sign: char| before.iter().map(|line| line.matches(sign).count()).sum::<usize>();
    let Some(last) = before.last().map(|last| last.trim_end()) else { return false };
    let end = last.char_indices().nth_back(1).map_or(0, |(at, _)| at);
    count('《') > count('》') || RUN_ON.end(&of_sentences(&last[end..]))
}

/// True where a title in 《》 is open.
pub(super) fn is_open(head: &str) -> bool {
    head.rfind('《') > head.rfind('》') || head.matches('《').count() > head.matches('》').count()
}

/// What stands behind the last sign of a text.
pub(super) fn clause(text: &str) -> &str {
    text.rsplit(|c| ",。#*:|-_《》“>;!?/【】[]\"»丨—–".contains(c)).next().unwrap_or(text)
}
