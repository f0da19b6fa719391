//! What the text around the tables tells: whose report it is, of which year, under which notice.

use std::borrow::Cow;

use crate::cell::Table;
use crate::edition::Edition;
use crate::read::Facts;
use crate::read::grid::Block;
use crate::read::label;
use crate::remark::{Remark, RemarkKind};
use crate::report::{Heading, Report};

/// How many characters of a paragraph are looked at for a heading or a title.
const LONGEST_TITLE: usize = 120;

/// No heading is of fewer bytes: one with 收到, 处理, 申请 and 情况 has eight characters. Menus are full of shorter texts.
const SHORTEST_HEADING: usize = 24;

/// How many characters of a paragraph are looked at for a title or a period.
const LONGEST_PARAGRAPH: usize = 2_000;

/// The table whose section a heading opens.
pub(super) fn table_of(text: &str) -> Option<Table> {
    // All that are looked for end with 情况.
    if text.len() < SHORTEST_HEADING || !text.contains('情') || text.chars().nth(LONGEST_TITLE).is_some() {
        return None;
    }
    let text = text.trim_start_matches(['#', '*', ' ']);
    let label = label::printed(text).map_or_else(|| Cow::Owned(label::label(text)), |(label, _)| Cow::Borrowed(label));
    let core = label.core.as_str();
    let short = core.chars().count() <= 30;
    let about = |words: &[&str]| short && words.iter().all(|word| core.contains(word)) && core.ends_with("情况");
    match () {
        _ if core == "信息处理费收取情况" => Some(Table::ProcessingFees),
        _ if label.number.is_empty() || core.contains('年') => None,
        _ if about(&["行政复议", "行政诉讼"]) => Some(Table::ReviewLitigation),
        _ if about(&["收到", "处理", "申请"]) => Some(Table::Requests),
        _ if core == "主动公开政府信息情况" => Some(Table::ProactiveDisclosure),
        _ => None,
    }
}

/// Looks through the paragraphs for the title and the notice that is cited.
pub(super) fn facts<'b>(blocks: &'b [Block]) -> Facts {
    let mut heading = Heading::default();
    let mut cited = None;
    let mut before = "";
    let mut look = |text: &'b str| {
        cited = cited.or_else(|| notice(text));
        if heading.year.is_none() {
            let text = text.char_indices().nth(LONGEST_PARAGRAPH).map_or(text, |(end, _)| &text[..end]);
            let short = label::fold(text);
            if let Some((agency, year)) = title(before, text, &short) {
                heading = Heading { agency, year: Some(year), scope: None };
            } else if let Some(year) = period(&short) {
                heading.year = Some(year);
            }
            if !short.is_empty() {
                before = text;
            }
        }
    };
    for block in blocks {
        match block {
            Block::Text { text, .. } => look(text),
            // Titles stand in layout tables, too, in a cell of their own.
            Block::Grid(grid) => {
                (0..grid.rows().min(3)).filter_map(|row| grid.row(row).next()).for_each(|cell| look(cell.text));
            }
        }
    }
    Facts { heading, cited }
}

/// The agency and year of a title such as 银川市兴庆区2020年政府信息公开工作年度报告, whose agency may stand in the line before: the text, and the
/// same folded. The agency is written as it is there.
fn title(before: &str, text: &str, folded: &str) -> Option<(Option<String>, u16)> {
    let end = folded.find("年度报告").or_else(|| folded.find("年报"))?;
    let head = &folded[..end];
    let public = head.rfind("信息公开").or_else(|| head.rfind("政务公开"))?;
    if head.len() - public > 60 {
        return None;
    }
    let (at, year) = years(&head[..public]).last()?;
    // Characters that are folded take as many bytes as those that they stand for.
    let own = label::compact(text).get(..at).and_then(agency);
    let before = label::compact(before);
    let agency = if own.is_none() && before.chars().count() <= 40 { agency(&before) } else { own };
    Some((agency, year))
}

fn agency(text: &str) -> Option<String> {
    let name = text.rsplit(['。', '#', '*', ':', '|', '-', '_', '《', '“', '>']).next().unwrap_or(text);
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let plausible = (2..=40).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphanumeric() || "()·、".contains(c));
    // The line before a title may be the name of a sheet, such as Sheet1.
    let chinese = name.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    (plausible && chinese && !name.contains("根据") && !name.chars().next().is_some_and(|c| c.is_ascii_digit())).then(|| name.to_string())
}

/// The year of a period such as 自2024年1月1日起至2024年12月31日止.
fn period(text: &str) -> Option<u16> {
    years(text)
        .find(|(at, year)| {
            let end = format!("{year}年12月31日");
            text[*at..].starts_with(&format!("{year}年1月1日")) && text[*at..].chars().take(40).collect::<String>().contains(&end)
        })
        .map(|(_, year)| year)
}

/// Every year from 2008 on that is written in four digits before 年, with its place.
fn years(text: &str) -> impl Iterator<Item = (usize, u16)> + '_ {
    text.match_indices('年').filter_map(move |(end, _)| {
        let start = end.checked_sub(4)?;
        let digits = text.get(start..end)?;
        let alone = !text[..start].ends_with(|c: char| c.is_ascii_digit());
        let year = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
        (alone && (2008..2100).contains(&year)).then_some((start, year))
    })
}

/// The edition whose notice a text cites.
fn notice(text: &str) -> Option<Edition> {
    if !text.contains("公开办函") {
        return None;
    }
    let folded: String = label::fold(text).chars().filter(|c| !"〔〕[]()【】".contains(*c)).collect();
    let cites = |number: &str| folded.contains(number);
    match (cites("公开办函201960号"), cites("公开办函202130号")) {
        (true, false) => Some(Edition::Edition2019),
        (false, true) => Some(Edition::Edition2021),
        _ => None,
    }
}

/// Editions that contradict the year, the notice or each other.
pub(super) fn contradictions(report: &Report, facts: &Facts, remarks: &mut Vec<Remark>) {
    let general = |kind, table| Remark { kind, table, cells: Vec::new(), position: None, raw: String::new() };
    let editions: Vec<_> = report.layouts().filter_map(|layout| Some((layout.table(), layout.edition()?))).collect();
    if let Some(year) = facts.heading.year {
        let right = Edition::for_year(year);
        for (table, edition) in editions.iter().filter(|(_, edition)| Some(*edition) != right) {
            remarks.push(general(RemarkKind::EditionAgainstYear { edition: *edition, year }, Some(*table)));
        }
        if let Some(cited) = facts.cited.filter(|cited| *cited == Edition::Edition2019 && right == Some(Edition::Edition2021)) {
            remarks.push(general(RemarkKind::NoticeAgainstYear { cited, year }, None));
        }
    }
    if editions.windows(2).any(|pair| pair[0].1 != pair[1].1) {
        remarks.push(general(RemarkKind::MixedEditions, None));
    }
}
