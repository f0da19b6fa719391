//! Titles of reports: on a line of their own, behind the label of a field, or broken over several
//! lines.

use super::agency;
use super::line::{Line, Mention, REPORT};

/// What a title tells.
pub(super) struct Title {
    pub(super) agency: Option<String>,
    pub(super) year: Option<u16>,
}

/// How many lines before one are kept: the most that one title is broken over.
pub(super) const LINES_BEFORE: usize = 4;
/// How many lines of a paragraph are looked at.
const LINES_WITHIN: usize = 12;
/// How many characters a line in front of a title has at most.
const LONGEST_LINE: usize = 40;

/// Words in front of a report's name that make it one of a notice, of a sentence or of another
/// page.
const NO_TITLE: [&str; 19] = [
    "做好", "转发", "印发", "根据", "按照", "依据", "遵照", "通知", "要求", "现将", "公布", "发布",
    "编制", "编写", "撰写", "完成", "我局", "我委", "我办",
];
/// Words before the piece of text that a title is: links to other reports.
const LINKS: [&str; 6] = ["上一篇", "下一篇", "上一条", "下一条", "相关", "链接"];
/// What may follow a title in its paragraph. Signs may, too.
const FOLLOWS: &str = "的函 的报告 的公告 全文 正文 目录 一、 二、 本报告 本年度报告 时间 日期 发布时间 发布日期 发布机构 来源 信息来源 作者 字体 字号 首页 当前位置";
/// What may follow a title that names the agency: the text.
const TEXT: &str = "如下 根据 按照 依据 为 现";
/// What a line ends with that goes on in the next.
const RUN_ON: [&str; 18] = [
    ",", "，", "、", "的", "了", "和", "及", "将", "將", "做好", "公布", "公開", "发布", "發布",
    "编制", "編制", "关于", "關於",
];
/// What may follow the agency between it and the year.
const ABOUT: &[&str] =
    &["关于", "关于报送", "关于上报", "关于呈报", "关于公布", "关于发布", "关于公开"];
/// The names of a report, of which a broken line may be the end.
const NAMES: [&str; 5] = [
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "政府信息公开年度工作报告",
    "政务公开工作年度报告",
    "政府信息公开工作情况年度报告",
];

/// The title that a paragraph is, or one of its lines.
pub(super) fn title(text: &str, line: &Line, before: &[&str]) -> Option<Title> {
    of_line(line, before).or_else(|| {
        let mut before = before.to_vec();
        text.contains('\n').then(|| text.lines().take(LINES_WITHIN))?.find_map(|text| {
            let title = of_line(&Line::new(text), &before);
            before.push(text);
            title
        })
    })
}

/// The title that a line is, with the lines before it, the nearest last. Nothing else of a line may
/// speak.
fn of_line(line: &Line, before: &[&str]) -> Option<Title> {
    if !line.folded.contains(['报', '告']) || runs_on(before) {
        return None;
    }
    line.mentions(REPORT)
        .find_map(|mention| whole(line, &mention, before))
        .or_else(|| broken(line, before))
}

/// The title whose year and report stand in one line.
fn whole(line: &Line, mention: &Mention, before: &[&str]) -> Option<Title> {
    let (head, tail) = (&line.folded[..mention.start], &line.folded[mention.end..]);
    let start = head
        .rfind(is_separator)
        .map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    let outer = &head[..start];
    if LINKS.iter().any(|word| outer.contains(word)) || (is_open(head) && !opens_title(outer)) {
        return None;
    }
    let piece = line.slice(start, mention.start);
    if piece.folded.contains(',')
        || NO_TITLE.iter().any(|word| piece.folded.contains(word)) && !is_about(&piece.folded)
    {
        return None;
    }
    let year = Some(mention.year);
    let tail = tail.trim_start_matches('》');
    if ["的解读", "解读", "图解", "的图解"].iter().any(|word| tail.starts_with(word)) {
        // The page interprets the report of that year.
        return Some(Title { agency: None, year });
    }
    let follows = |words: &str| words.split(' ').any(|word| tail.starts_with(word));
    // Cells of a table may stand in one line: 某局2023年政府信息公开工作年度报告,一、总体情况.
    let names =
        !piece.folded.is_empty() && (follows(TEXT) || (start == 0 && tail.starts_with(',')));
    let ends = names || tail.is_empty() || tail.starts_with(is_sign) || follows(FOLLOWS);
    ends.then(|| Title { agency: whose(line, &piece, mention, before), year })
}

/// Whose report it is: what stands before the year, behind it, or on the line before.
fn whose(line: &Line, piece: &Line, mention: &Mention, before: &[&str]) -> Option<String> {
    let piece = agency::bare(piece);
    let piece = without_about(&piece);
    if !piece.folded.is_empty() {
        return agency::named(&piece);
    }
    let (from, to) = mention.between;
    if from < to {
        return agency::ending(&line.slice(from, to)).filter(|name| name.chars().count() > 2);
    }
    before.last().and_then(|before| short(before)).and_then(|before| agency::line(&before))
}

fn is_about(piece: &str) -> bool {
    ABOUT.iter().any(|about| piece.ends_with(about))
}

/// The piece without 关于 in front of it, or 关于报送 and the like behind it.
fn without_about(piece: &Line) -> Line {
    let folded = piece.folded.as_str();
    let end = ABOUT.iter().find_map(|about| folded.strip_suffix(about)).unwrap_or(folded).len();
    let start = if folded[..end].starts_with("关于") { "关于".len() } else { 0 };
    piece.slice(start, end)
}

/// The title of which a line is but the end.
fn broken(line: &Line, before: &[&str]) -> Option<Title> {
    let plain = line.folded.trim_matches(['#', '*']);
    if !is_end(plain) {
        return None;
    }
    let mut title = Line { folded: plain.into(), own: plain.into() };
    let mut before = before;
    while is_end(&title.folded) {
        let (last, rest) = before.split_last()?;
        let last = short(last)?;
        if rest.is_empty() && NAMES.contains(&title.folded.as_str()) {
            // The first two lines of the document.
            if let Some(agency) = agency::line(&last) {
                return Some(Title { agency: Some(agency), year: None });
            }
        }
        let year_alone = is_year(&last.folded);
        title = last.join(&title);
        before = rest;
        if let Some(mention) = title.mentions(REPORT).last() {
            return joined(&title, &mention, before, year_alone);
        }
    }
    None
}

/// The title that lines make together: nothing but agency, year and report.
fn joined(title: &Line, mention: &Mention, before: &[&str], year_alone: bool) -> Option<Title> {
    let head = title.folded[..mention.start].trim_start_matches(['#', '*']);
    let year = Some(mention.year);
    if !head.is_empty() {
        let piece = title.slice(mention.start - head.len(), mention.start);
        return Some(Title { agency: Some(agency::ending(&piece)?), year });
    }
    let agency = whose(title, &Line::default(), mention, before);
    // Pages list years, too.
    (!year_alone || agency.is_some() || before.is_empty()).then_some(Title { agency, year })
}

/// The end of a report's name, or all of it.
fn is_end(text: &str) -> bool {
    text.len() >= "报告".len() && NAMES.iter().any(|name| name.ends_with(text))
}

fn is_year(text: &str) -> bool {
    let digits = text.trim_matches(['#', '*']).trim_end_matches(['年', '度']);
    digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn short(text: &str) -> Option<Line> {
    text.chars()
        .nth(2 * LONGEST_LINE)
        .is_none()
        .then(|| Line::new(text))
        .filter(|line| line.folded.chars().count() <= LONGEST_LINE)
}

/// A sign that a title may stand before; it is no part of a sentence.
fn is_sign(c: char) -> bool {
    !c.is_alphabetic() && !",。;、".contains(c)
}

/// True where the lines before leave a title in 《》 open, or a sentence without its end.
fn runs_on(before: &[&str]) -> bool {
    let open = before.iter().map(|line| line.matches('《').count()).sum::<usize>()
        > before.iter().map(|line| line.matches('》').count()).sum();
    let Some(last) = before.last() else { return false };
    open || RUN_ON.iter().any(|word| last.trim_end().ends_with(word))
}

fn is_separator(c: char) -> bool {
    "。#*:|-_《“>;!?/【】[]\"»丨—–".contains(c)
}

/// True where a title in 《》 is open.
pub(super) fn is_open(head: &str) -> bool {
    head.matches('《').count() > head.matches('》').count()
}

/// True where the last sign of a text opens 《》 and nothing but the label of a field stands before
/// it.
fn opens_title(outer: &str) -> bool {
    outer.strip_suffix('《').is_some_and(|label| {
        agency::bare(&Line { folded: label.into(), own: label.into() }).folded.is_empty()
    })
}
