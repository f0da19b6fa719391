//! The generated references: every rule and every cell, as Markdown.
//!
//! `docs/rules.md` and `docs/cells.md` are what these functions give; a test keeps them equal. Both
//! are written from the declarations alone.

use std::fmt::Write;

use serde::Serialize;

use crate::cell::{CellId, Layout};
use crate::rule::{Authority, HouseRules, Identity, Rule, Stage};
use crate::table::Field;
use crate::table::template::{is_row, shared_columns};
use crate::value::Kind;
use crate::words::{Locale, Severity};

/// Writes to a `String` never fail, so that their results carry nothing.
macro_rules! line {
    ($out:expr, $($text:tt)*) => {{
        let _ = writeln!($out, $($text)*);
    }};
}

/// One rule with all that its declaration says, for other programs.
///
/// Its serde form has `code`, `title`, `explanation` and `source` in `zh` and `en`, `authority`,
/// `severity`, `stage`, `default`, `editions`, and `identities`: for linear rules the cells with
/// their coefficients, the relation and the constant.
///
/// ```
/// use gouji::{HouseRules, Rule, reference};
/// let list = reference::rule_list(&HouseRules::new());
/// assert_eq!(list.len(), Rule::ALL.len());
/// let first = serde_json::to_value(&list[0]).unwrap();
/// assert_eq!(first["code"], Rule::ALL[0].code());
/// ```
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RuleEntry {
    code: String,
    title: TwoLanguages,
    explanation: TwoLanguages,
    source: TwoLanguages,
    authority: Authority,
    severity: Severity,
    stage: Stage,
    default: bool,
    editions: Vec<&'static str>,
    identities: Vec<Identity>,
}

#[derive(Debug, Clone, Serialize)]
struct TwoLanguages {
    zh: String,
    en: String,
}

/// Every rule of the format, then the rules of one's own, as data.
///
/// ```
/// use gouji::{HouseRule, HouseRules, reference};
/// let mut rules = HouseRules::new();
/// rules.layer("某省", [HouseRule::linear("HN-01", "2*requests.received.total >= 6")]);
/// let list = serde_json::to_value(reference::rule_list(&rules)).unwrap();
/// let own = list.as_array().unwrap().last().unwrap();
/// assert_eq!((&own["code"], &own["severity"]), (&"HN-01".into(), &"warning".into()));
/// let identity = &own["identities"][1];
/// assert_eq!(identity["terms"][0]["cell"], "requests.received.total@2021");
/// assert_eq!(identity["terms"][0]["coefficient"], 2);
/// assert_eq!(identity["constant"], 6);
/// ```
pub fn rule_list(own: &HouseRules) -> Vec<RuleEntry> {
    let of_format = Rule::ALL.iter().map(|rule| {
        let identities = Layout::ALL.iter().flat_map(|layout| rule.identities_in(*layout));
        entry(rule, identities.chain(rule.identities_over_years()).collect())
    });
    let of_own = own.iter().map(|rule| entry(rule, own.identities(rule.code()).to_vec()));
    of_format.chain(of_own).collect()
}

fn entry(rule: &Rule, identities: Vec<Identity>) -> RuleEntry {
    let both = |words: fn(&Rule, Locale) -> &str| TwoLanguages {
        zh: words(rule, Locale::Chinese).to_owned(),
        en: words(rule, Locale::English).to_owned(),
    };
    RuleEntry {
        code: rule.code().to_owned(),
        title: both(Rule::title),
        explanation: both(Rule::explanation),
        source: both(Rule::source),
        authority: rule.authority(),
        severity: rule.severity(),
        stage: rule.stage(),
        default: rule.by_default(),
        editions: rule.editions().iter().map(|edition| edition.key()).collect(),
        identities,
    }
}

/// The reference of the rules, in Chinese and English.
pub fn rules() -> String {
    let mut out = String::from(
        "# Rules 规则\n\n\
         Generated from the declarations; do not edit. Each rule: what it says, what it means and what to do, where it comes from, how far that\n\
         binds, how much it matters, and for linear rules the cells with their coefficients. A code means the same for ever.\n\n\
         | code | severity | default | stage | title | 标题 |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for rule in Rule::ALL {
        let code = rule.code();
        let default = if rule.by_default() { "on" } else { "off" };
        let stage = rule.stage().name(Locale::English);
        let titles = [Locale::English, Locale::Chinese].map(|locale| rule.title(locale));
        line!(
            out,
            "| [{code}](#{}) | {} | {default} | {stage} | {} | {} |",
            code.to_lowercase(),
            rule.severity(),
            titles[0],
            titles[1]
        );
    }
    for rule in Rule::ALL {
        one_rule(rule, &mut out);
    }
    out
}

fn one_rule(rule: &Rule, out: &mut String) {
    let editions: Vec<_> = rule.editions().iter().map(|edition| edition.notice()).collect();
    line!(out, "\n## {}\n", rule.code());
    for locale in [Locale::Chinese, Locale::English] {
        line!(out, "**{}** {}\n", rule.title(locale), rule.explanation(locale));
    }
    line!(out, "- 来源：{}", rule.source(Locale::Chinese));
    line!(out, "- source: {}", rule.source(Locale::English));
    line!(
        out,
        "- authority: {} {}",
        rule.authority().name(Locale::English),
        rule.authority().name(Locale::Chinese)
    );
    line!(out, "- severity: {} {}", rule.severity(), rule.severity().name(Locale::Chinese));
    line!(out, "- editions: {}", editions.join(", "));
    line!(
        out,
        "- stage: {} {}",
        rule.stage().name(Locale::English),
        rule.stage().name(Locale::Chinese)
    );
    line!(out, "- default profile: {}", if rule.by_default() { "on" } else { "off" });
    if let Some(by) = rule.implied_by() {
        line!(out, "- implied by: {by}, and looked at where that is switched off");
    }
    if rule.stage() == Stage::Checking {
        lists(rule, out);
    }
    for line in rule.lines_over_years() {
        line!(out, "- column by column, `last.` being last year's report: `{line}`");
    }
}

/// For each layout, the first coefficient list of a rule and how many there are.
fn lists(rule: &Rule, out: &mut String) {
    for layout in Layout::ALL.iter().copied() {
        let mut lists = rule.identities_in(layout).into_iter();
        let Some(first) = lists.next() else { continue };
        let count = 1 + lists.count();
        let side = |left: bool| {
            let cells: Vec<_> = first
                .terms()
                .iter()
                .filter(|term| (term.coefficient > 0) == left)
                .map(|term| match term.coefficient.abs() {
                    1 => format!("`{}`", local_path(term.cell)),
                    factor => format!("{factor} × `{}`", local_path(term.cell)),
                })
                .collect();
            if cells.is_empty() { "0".into() } else { cells.join(" + ") }
        };
        line!(
            out,
            "- {}: {count} of the form {} {} {}",
            name(layout),
            side(true),
            first.relation().sign(),
            side(false)
        );
    }
}

fn name(layout: Layout) -> String {
    let edition = layout.edition().map_or(String::new(), |edition| format!(", edition {edition}"));
    format!("`{}`{edition}", layout.table())
}

/// The path without the table's name.
fn local_path(cell: CellId) -> String {
    let path = cell.path();
    path.split_once('.').map_or(path.clone(), |(_, rest)| rest.to_string())
}

/// The reference of the cells: every table, row and column of both editions.
pub fn cells() -> String {
    let mut out = String::from(
        "# Cells 单元格\n\n\
         Generated from the declarations; do not edit. The path of a cell is the names of its table, its rows and its column, joined by dots:\n\
         `requests.outcomes.total.natural_person`. Columns that several rows share are listed once, below the rows.\n",
    );
    for layout in Layout::ALL.iter().copied() {
        let heading = layout.table().name(Locale::Chinese);
        let edition =
            layout.edition().map_or(String::new(), |edition| format!(" ({})", edition.notice()));
        line!(out, "\n## {heading}{edition}\n");
        line!(
            out,
            "{}; `{}`, {} cells.\n",
            layout.table().name(Locale::English),
            layout.table(),
            layout.len()
        );
        one_table(layout, &mut out);
    }
    out
}

fn one_table(layout: Layout, out: &mut String) {
    line!(
        out,
        "| path | label | English | article | kind | definition |\n| --- | --- | --- | --- | --- | --- |"
    );
    // Columns that all rows have are listed once.
    let shared = shared_columns(layout);
    rows(layout, layout.fields(), "", shared.is_some(), out);
    for field in shared.unwrap_or_default() {
        one_field(layout, field, "*.", out);
    }
}

fn rows(layout: Layout, fields: &'static [Field], path: &str, shared: bool, out: &mut String) {
    for field in fields {
        one_field(layout, field, path, out);
        if !(shared && is_row(layout, field)) {
            rows(
                layout,
                field.shape.fields(layout.walk_edition()),
                &format!("{path}{}.", field.name),
                shared,
                out,
            );
        }
    }
}

fn one_field(layout: Layout, field: &Field, path: &str, out: &mut String) {
    let kind = field.shape.kind(layout.walk_edition()).map_or("", kind);
    let under = field.under.map_or(String::new(), |under| format!("{under}："));
    let definition = field.definition.trim();
    line!(
        out,
        "| `{path}{}` | {under}{} | {} | {} | {kind} | {definition} |",
        field.name,
        field.label,
        field.english,
        field.article
    );
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Change => "signed change",
        Kind::Amount => "money",
    }
}
