//! A series of years and a tree of bodies as small pictures in text.

use gouji::Locale;
use gouji::across::{Fit, Levels, Pile, Rollup};

fn words<'a>(locale: Locale, chinese: &'a str, english: &'a str) -> &'a str {
    if locale == Locale::Chinese { chinese } else { english }
}

/// `某某县  2021 ─ 2022 ✗ 2023(YR-01) ┆ 2025`, one line for each body with several years.
pub fn series(pile: &Pile<'_>, fit: impl Fn(usize) -> Fit, locale: Locale) -> String {
    let several = || pile.series().iter().filter(|series| series.years().len() > 1);
    if several().next().is_none() {
        return String::new();
    }
    let mut out = String::from(words(
        locale,
        "各年度（─ 与上年相符，✗ 不符，? 无法判断，┆ 中间缺年度，* 表格换了版本）\n",
        "Years (─ agrees with the year before, ✗ does not, ? cannot be told, ┆ years missing, \
         * another edition)\n",
    ));
    for one in several() {
        out += &format!("  {} ", one.agency());
        for (n, year) in one.years().iter().enumerate() {
            let is_next = n > 0 && one.years()[n - 1].year + 1 == year.year;
            let fit = if is_next { fit(year.at) } else { Fit::Alone };
            if n > 0 {
                out += if is_next { fit.sign() } else { "┆" };
            }
            out += &format!(" {}", year.year);
            out += if year.changed.is_empty() { "" } else { "*" };
            let codes = fit.codes();
            out += &if codes.is_empty() { " ".to_owned() } else { format!("({codes}) ") };
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

/// The tree of a year, one line for each body.
pub fn tree(
    rollup: &Rollup,
    levels: &Levels<'_>,
    year: u16,
    fit: impl Fn(usize) -> Fit,
    locale: Locale,
) -> String {
    let mut out = String::from(words(
        locale,
        "各级（─ 与下级相符，✗ 不符，? 无法判断，○ 没有报告）",
        "Levels (─ agrees with its members, ✗ does not, ? cannot be told, ○ no report)",
    ));
    out += &format!(" {year}\n");
    let mut left: Vec<(usize, &str)> = rollup.roots().map(|root| (1, root)).collect();
    left.reverse();
    while let Some((depth, name)) = left.pop() {
        let has_members = rollup.members_of(name).next().is_some();
        let report = levels.report(name, year);
        let fit = report.map(|at| if has_members { fit(at) } else { Fit::Alone });
        let sign = fit.as_ref().map_or("○", Fit::sign);
        let codes = fit.as_ref().map_or_else(String::new, Fit::codes);
        let more = if has_members && !rollup.is_complete(name) { " …" } else { "" };
        out += format!("{}{sign} {name} {codes}{more}", "  ".repeat(depth)).trim_end();
        out.push('\n');
        let members: Vec<&str> = rollup.members_of(name).collect();
        left.extend(members.into_iter().rev().map(|member| (depth + 1, member)));
    }
    out
}
