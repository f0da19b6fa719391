//! The years of a body and the tree of the bodies, as pictures in the page.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::across::{Fit, Levels, Pile, Rollup, Series};
use crate::check::Check;
use crate::words::Locale;
use crate::write::Checked;
use crate::write::html::escape;

use super::{region, words};

/// What the pictures are drawn of.
pub(super) struct Pictures<'a> {
    reports: &'a [Checked<'a>],
    pile: Pile<'a>,
    locale: Locale,
}

/// How wide one year of a series is, and how high its picture.
const YEAR: usize = 96;
const HEIGHT: usize = 92;

/// How high one body of a tree is, and how far a level stands to the right.
const ROW: usize = 24;
const STEP: usize = 22;

impl<'a> Pictures<'a> {
    pub(super) fn new(reports: &'a [Checked<'a>], locale: Locale) -> Pictures<'a> {
        let pile = Pile::new(reports.iter().map(|checked| &checked.reading.report));
        Pictures { reports, pile, locale }
    }

    /// How a report agrees with the year before.
    fn with_last_year(&self, at: usize) -> Fit {
        let Some(last) = self.pile.last_year(at) else { return Fit::Alone };
        Fit::with_last_year(&Check::new(self.reports[at].reading).last_year(last).run())
    }

    fn with_members(&self, at: usize, levels: &Levels<'_>) -> Fit {
        let Some(members) = levels.members(at) else { return Fit::Alone };
        Fit::with_members(&Check::new(self.reports[at].reading).members(&members).run())
    }

    /// One picture for each body with several years.
    pub(super) fn series(&self, out: &mut String) {
        let mut several =
            self.pile.series().iter().filter(|series| series.years().len() > 1).peekable();
        if several.peek().is_none() {
            return;
        }
        let title = words(self.locale, "各年度收到的申请", "Requests received, by year");
        let _ = writeln!(
            out,
            "<h2>{title}</h2>\n<p class=\"soft\">{}</p>",
            words(
                self.locale,
                "实线表示与上年报告相符，✗ 和规则代码表示不符，虚线表示无法判断或中间缺年度。",
                "A full line agrees with the year before; ✗ and the codes of rules do not; a \
                 broken line could not be told, or years are missing.",
            ),
        );
        for series in several {
            region(out, series.agency());
            self.one_series(series, out);
            out.push_str("</div>\n");
        }
    }

    fn one_series(&self, series: &Series, out: &mut String) {
        let years = series.years();
        let received = |at: usize| {
            let requests = self.reports[at].reading.report.requests.as_ref();
            requests.and_then(|requests| requests.received.total.get())
        };
        let values: Vec<Option<u64>> = years.iter().map(|year| received(year.at)).collect();
        let most = values.iter().flatten().copied().max().unwrap_or(0).max(1);
        let x = |n: usize| n * YEAR + YEAR / 2;
        let y = |n: usize| {
            let value = values[n].unwrap_or(0);
            68 - (value.saturating_mul(40) / most) as usize
        };
        let name = escape(series.agency());
        let _ = write!(
            out,
            "<figure><figcaption>{name}</figcaption><svg class=\"pic\" role=\"img\" \
             aria-label=\"{name}\" width=\"{}\" height=\"{HEIGHT}\">",
            years.len() * YEAR
        );
        for n in 1..years.len() {
            let is_next = years[n - 1].year + 1 == years[n].year;
            let fit = if is_next { self.with_last_year(years[n].at) } else { Fit::Open };
            let class = match fit {
                Fit::Holds => "holds",
                Fit::Fails(_) => "fails",
                Fit::Alone | Fit::Open => "open",
            };
            let (from, to) = (n - 1, n);
            let _ = write!(
                out,
                "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
                x(from),
                y(from),
                x(to),
                y(to)
            );
            if let Fit::Fails(codes) = &fit {
                let middle = (x(from) + x(to)) / 2;
                let shown = codes.first().map_or("", String::as_str);
                let more = if codes.len() > 1 { "…" } else { "" };
                let _ = write!(
                    out,
                    "<text class=\"bad\" x=\"{middle}\" y=\"12\">✗ {}{more}<title>{}</title></text>",
                    escape(shown),
                    escape(&codes.join(" "))
                );
            }
        }
        for (n, year) in years.iter().enumerate() {
            let value = values[n].map_or_else(|| "?".to_owned(), |value| value.to_string());
            let _ = write!(
                out,
                "<circle cx=\"{0}\" cy=\"{1}\" r=\"4\"/><text x=\"{0}\" y=\"{2}\">{3}</text>\
                 <text class=\"soft\" x=\"{0}\" y=\"88\">{4}{5}</text>",
                x(n),
                y(n),
                y(n) - 8,
                value,
                year.year,
                if year.changed.is_empty() { "" } else { "*" }
            );
        }
        out.push_str("</svg></figure>\n");
    }

    /// The tree of the bodies in each year that there are reports of.
    pub(super) fn levels(&self, rollup: &Rollup, out: &mut String) {
        let levels = rollup.with_reports(&self.pile);
        let years = self.pile.series().iter().flat_map(|series| series.years());
        let years: BTreeSet<u16> = years.map(|year| year.year).collect();
        if years.is_empty() || rollup.roots().next().is_none() {
            return;
        }
        let title = words(self.locale, "各级报告", "The levels");
        let _ = writeln!(
            out,
            "<h2>{title}</h2>\n<p class=\"soft\">{}</p>",
            words(
                self.locale,
                "● 与下级之和相符，✗ 和规则代码表示不符，? 无法判断，○ 没有报告。",
                "● agrees with the sum of its members; ✗ and the codes of rules does not; ? could \
                 not be told; ○ no report.",
            ),
        );
        let has_report =
            |year: &u16| rollup.names().any(|name| levels.report(name, *year).is_some());
        for year in years.into_iter().filter(has_report) {
            self.tree(rollup, &levels, year, out);
        }
    }

    fn tree(&self, rollup: &Rollup, levels: &Levels<'_>, year: u16, out: &mut String) {
        // Each body with its depth and the row of the one above.
        let mut rows: Vec<(usize, &str, Option<usize>)> = Vec::new();
        let mut left: Vec<(usize, &str, Option<usize>)> =
            rollup.roots().map(|root| (0, root, None)).collect();
        left.reverse();
        while let Some((depth, name, above)) = left.pop() {
            let row = rows.len();
            rows.push((depth, name, above));
            let members: Vec<&str> = rollup.members_of(name).collect();
            left.extend(members.into_iter().rev().map(|member| (depth + 1, member, Some(row))));
        }
        let title = format!("{} {year}", words(self.locale, "各级报告", "The levels"));
        region(out, &title);
        let _ = write!(
            out,
            "<figure><figcaption>{year}</figcaption><svg class=\"pic tree\" role=\"img\" \
             aria-label=\"{title}\" width=\"900\" height=\"{}\">",
            rows.len() * ROW + 8
        );
        for (row, (depth, name, above)) in rows.iter().enumerate() {
            let (x, y) = (14 + depth * STEP, row * ROW + 16);
            if let Some(above) = above {
                let (up, down) = (x - STEP, above * ROW + 24);
                let _ =
                    write!(out, "<path class=\"holds\" d=\"M{up} {down}V{y}H{}\"/>", x - STEP / 3);
            }
            let fit = levels.report(name, year).map(|at| self.with_members(at, levels));
            let (class, sign) = match &fit {
                None => ("soft", "○"),
                Some(Fit::Fails(_)) => ("bad", "✗"),
                Some(Fit::Open) => ("soft", "?"),
                Some(Fit::Alone | Fit::Holds) => ("", "●"),
            };
            let codes = fit.map(|fit| fit.codes()).unwrap_or_default();
            let has_members = rollup.members_of(name).next().is_some();
            let more = if has_members && !rollup.is_complete(name) { " …" } else { "" };
            let _ = write!(
                out,
                "<text class=\"{class}\" x=\"{x}\" y=\"{0}\">{sign}</text>\
                 <text class=\"name {class}\" x=\"{1}\" y=\"{0}\">{2}{more} {3}</text>",
                y + 4,
                x + 10,
                escape(name),
                escape(&codes)
            );
        }
        out.push_str("</svg></figure></div>\n");
    }
}
