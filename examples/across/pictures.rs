//! A series of years and a tree of bodies as small pictures in text.

use gouji::across::{Levels, Pile, Rollup};
use gouji::{Locale, Problems, Reason, Severity, Stage};

/// What a comparison came to.
#[derive(Clone)]
pub enum Fit {
    /// There was nothing to compare with.
    Alone,
    Holds,
    /// The codes of the rules that are broken.
    Fails(Vec<String>),
    Open,
}

impl Fit {
    /// What the rules of some stages say.
    fn of(problems: &Problems, stages: &[Stage], reasons: &[Reason]) -> Fit {
        let mut codes: Vec<String> = problems
            .at_least(Severity::Warning)
            .filter(|problem| {
                stages.contains(&problem.rule().stage()) && !problem.others().is_empty()
            })
            .map(|problem| problem.rule().code().to_owned())
            .collect();
        codes.dedup();
        let is_open = problems.undecided().iter().any(|entry| {
            reasons.contains(&entry.reason())
                && entry.rules().any(|rule| stages.contains(&rule.stage()))
        });
        match (codes.is_empty(), is_open) {
            (false, _) => Fit::Fails(codes),
            (true, true) => Fit::Open,
            (true, false) => Fit::Holds,
        }
    }

    /// Against the year before.
    pub fn with_last_year(problems: &Problems) -> Fit {
        let open = [Reason::LastYear, Reason::Blank, Reason::Unread, Reason::Absent];
        Fit::of(problems, &[Stage::Years, Stage::BetweenYears], &open)
    }

    /// Against the members.
    pub fn with_members(problems: &Problems) -> Fit {
        let open = [Reason::Members, Reason::Scope, Reason::Blank, Reason::Unread, Reason::Absent];
        Fit::of(problems, &[Stage::Levels], &open)
    }

    fn sign(&self) -> &'static str {
        match self {
            Fit::Alone => "·",
            Fit::Holds => "─",
            Fit::Fails(_) => "✗",
            Fit::Open => "?",
        }
    }

    fn codes(&self) -> String {
        match self {
            Fit::Fails(codes) => codes.join(" "),
            _ => String::new(),
        }
    }
}

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
