//! Sentences that tell whose report follows, or of which year, without naming the report.

use super::agency;
use super::line::{Line, years};
use super::title::{clause, is_open};
use super::vocabulary::{SELF, THIS, TO_COME};

/// The agency of `本报告由X编制`.
pub(super) fn compiler(line: &Line) -> Option<String> {
    line.folded.match_indices("编制").find_map(|(at, verb)| {
        let (head, tail) = (&line.folded[..at], &line.folded[at + verb.len()..]);
        let is_own = THIS.begin(head.rsplit(['。', ';']).next()?);
        let (lead, name) = clause(head).split_once('由')?;
        let ends =
            tail.is_empty() || tail.starts_with(['。', ',', ';']) || tail.starts_with("而成");
        let is_whole = lead.is_empty() || THIS.have(lead);
        (is_own && is_whole && ends && !is_open(head))
            .then(|| agency::compiler(&line.slice(at - name.len(), at)))?
    })
}

/// The years of sentences that begin with one and go on with the body that reports: `2024年,我局…`.
/// Those of what is to come tell nothing, nor those that name another year as well.
pub(super) fn own_years(line: &Line) -> impl Iterator<Item = u16> + '_ {
    line.folded.split(['。', ';']).filter_map(|sentence| {
        let (at, year) = years(sentence).next()?;
        // `(一)` or `1.` may stand before it.
        let is_first = sentence[..at]
            .chars()
            .all(|c| !c.is_alphabetic() || "一二三四五六七八九十".contains(c));
        let rest = sentence[at + 4 + "年".len()..].trim_start_matches(['度', '以', '来', ',']);
        let is_only = years(sentence).all(|(_, other)| other == year);
        (is_first && is_only && SELF.begin(rest) && !TO_COME.stand_in(rest)).then_some(year)
    })
}

/// The year of a period such as 自2024年1月1日起至2024年12月31日止, whose end may go without the
/// year.
pub(super) fn period(line: &Line) -> Option<u16> {
    let is_period = |(at, year): &(usize, u16)| {
        let text = line.folded[*at..].strip_prefix(&format!("{year}年1月1日"));
        text.is_some_and(|rest| {
            let near = rest.char_indices().nth(30).map_or(rest, |(end, _)| &rest[..end]);
            let to = near.trim_start_matches(['起', '至', '到', '-', '—', '~', '止']);
            near.contains(&format!("{year}年12月31日"))
                || (to.len() < near.len() && to.starts_with("12月31日"))
        })
    };
    years(&line.folded).find(is_period).map(|(_, year)| year)
}
