//! Sentences before the first section that tell whose report follows, and of which year.

use super::agency;
use super::line::{Line, Mention, REPORT, REPORTED, years};
use super::title::{Title, is_open};

/// What a report may be said to be done with, at the end of what stands before its name.
const PUBLISHES: [&str; 4] = ["公布", "公开", "发布", "编制"];
/// How the sentence begins that publishes the report itself.
const NOW: [&str; 4] = ["现", "特", "兹", "向社会"];
/// How many characters may stand before the name in that clause.
const LONGEST_LEAD: usize = 10;
/// What may follow the name.
const DONE: [&str; 8] = ["如下", "予以", "公布", "公开", "发布", "报告", "向社会", "公告"];

/// What `现公布X2023年政府信息公开工作年度报告` tells, with or without 《》, or
/// `现将我局2023年政府信息公开情况报告如下`. Titles of documents that are cited tell nothing.
pub(super) fn announced(line: &Line) -> Option<Title> {
    let report = line.mentions(REPORT).find_map(|mention| announcement(line, &mention));
    report.or_else(|| {
        let done = |mention: &Mention| {
            DONE.iter().any(|word| line.folded[mention.end..].starts_with(word))
        };
        line.mentions(REPORTED)
            .filter(done)
            .filter(|mention| presents(line, mention))
            .find_map(|mention| announcement(line, &mention))
    })
}

fn announcement(line: &Line, mention: &Mention) -> Option<Title> {
    let (head, tail) = (&line.folded[..mention.start], &line.folded[mention.end..]);
    let (lead, name) = if is_open(head) {
        let open = head.rfind('《')?;
        (clause(&head[..open]), open + '《'.len_utf8())
    } else {
        let clause = clause(head);
        let verb = PUBLISHES
            .iter()
            .chain(&["将"])
            .filter_map(|verb| Some(clause.rfind(verb)? + verb.len()))
            .max()?;
        (&clause[..verb], head.len() - clause.len() + verb)
    };
    let tail = tail.trim_start_matches('》');
    let ends = tail.is_empty()
        || tail.starts_with(|c: char| !c.is_alphanumeric())
        || DONE.iter().any(|word| tail.starts_with(word));
    let year = Some(mention.year);
    // The name stands before the year or behind it.
    let (from, to) = if name < mention.start { (name, mention.start) } else { mention.between };
    (ends && publishes(lead)).then(|| Title { agency: agency::ending(&line.slice(from, to)), year })
}

/// `现向社会公布`, `现将`, or a clause that begins with the verb.
fn publishes(lead: &str) -> bool {
    let now = NOW.iter().any(|now| lead.starts_with(now)) && lead.chars().count() <= LONGEST_LEAD;
    PUBLISHES.contains(&lead)
        || now && (PUBLISHES.iter().any(|verb| lead.ends_with(verb)) || lead.ends_with('将'))
}

/// `现将`, in the clause of a mention.
fn presents(line: &Line, mention: &Mention) -> bool {
    let clause = clause(&line.folded[..mention.start]);
    clause.starts_with("现将") || clause.starts_with("特将")
}

/// The year of `编写了2021年政府信息公开工作年度报告,现将有关情况报告如下`.
pub(super) fn written(line: &Line) -> Option<u16> {
    let presented = |tail: &str| tail.find("现将").is_some_and(|at| tail[at..].contains("如下"));
    let told = |mention: &Mention| {
        let (head, tail) = (&line.folded[..mention.start], &line.folded[mention.end..]);
        !is_open(head)
            && ["编写了", "编制了", "形成了"].iter().any(|verb| head.ends_with(verb))
            && presented(tail)
    };
    line.mentions(REPORT).find(told).map(|mention| mention.year)
}

/// The agency of `本报告由X编制`.
pub(super) fn compiled(line: &Line) -> Option<String> {
    line.folded.match_indices("编制").find_map(|(at, word)| {
        let (head, tail) = (&line.folded[..at], &line.folded[at + word.len()..]);
        let sentence = head.rsplit(['。', ';']).next()?;
        let own =
            ["本报告", "本年度报告", "本年报"].iter().any(|report| sentence.starts_with(report));
        let name = clause(head);
        let by = name.find('由')? + '由'.len_utf8();
        let whole = matches!(&name[..by], "由" | "本报告由" | "本年度报告由" | "本年报由");
        let ends =
            tail.is_empty() || tail.starts_with(['。', ',', ';']) || tail.starts_with("而成");
        (own && whole && ends && !is_open(head))
            .then(|| agency::compiler(&line.slice(at - (name.len() - by), at)))?
    })
}

/// How a body speaks of itself.
const SELF: [&str; 12] = [
    "我",
    "本机关",
    "本单位",
    "本局",
    "本级",
    "本镇",
    "本乡",
    "本街道",
    "全市",
    "全县",
    "全区",
    "全镇",
];
/// Words of what is still to come.
const TO_COME: [&str; 6] = ["将", "拟", "计划", "预计", "争取", "力争"];

/// The years of sentences that begin with one and go on with the body that reports: `2024年,我局…`.
/// Those of what is to come tell nothing, nor those that name another year as well.
pub(super) fn own_years(line: &Line) -> impl Iterator<Item = u16> + '_ {
    line.folded.split(['。', ';']).filter_map(|sentence| {
        let (at, year) = years(sentence).next()?;
        let is_first = sentence[..at].chars().all(|c| !c.is_alphabetic() || is_numeral(c));
        let rest = sentence[at + 4 + "年".len()..].trim_start_matches(['度', '以', '来', ',']);
        let is_only = years(sentence).all(|(_, other)| other == year);
        let speaks = SELF.iter().any(|word| rest.starts_with(word));
        let is_to_come = TO_COME.iter().any(|word| rest.contains(word));
        (is_first && is_only && speaks && !is_to_come).then_some(year)
    })
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// What stands behind the last sign of a text.
fn clause(text: &str) -> &str {
    text.rsplit([',', '。', ';', ':', '》']).next().unwrap_or(text)
}

/// The year of a period such as 自2024年1月1日起至2024年12月31日止, whose end may go without the
/// year.
pub(super) fn period(folded: &str) -> Option<u16> {
    years(folded).find(|(at, year)| is_period(&folded[*at..], *year)).map(|(_, year)| year)
}

fn is_period(text: &str, year: u16) -> bool {
    let Some(rest) = text.strip_prefix(format!("{year}年1月1日").as_str()) else { return false };
    let near = rest.char_indices().nth(30).map_or(rest, |(end, _)| &rest[..end]);
    let to = near.trim_start_matches(['起', '至', '到', '-', '—', '~', '止']);
    near.contains(&format!("{year}年12月31日"))
        || (to.len() < near.len() && to.starts_with("12月31日"))
}
