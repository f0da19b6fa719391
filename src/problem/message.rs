//! The sentences of problems that a check found. Table, row and column are named as the format
//! prints them.

use crate::case::Whose;
use crate::cell::CellId;
use crate::rule::{Alike, Cause, Reason, Relation, Rule, Side, SideTerm};
use crate::table::name::{Place, quoted, rows_of};
use crate::value::{Unit, Value};
use crate::words::Locale;

use super::{Judged, Undecided};

mod text;

/// The most cells that a sentence lists.
const MOST_LISTED: usize = 6;

/// The most non-zero parts that a sentence spells out behind a sum of many.
const MOST_PARTS: usize = 6;

/// The most terms that a formula spells out; a summary may have thousands of members.
const MOST_TERMS: usize = 40;

pub(super) fn of_judgement(rule: &Rule, judged: &Judged, locale: Locale) -> String {
    let judgement = &judged.judgement;
    if let Some(told) = judgement.told() {
        return text::of_told(rule, told, locale);
    }
    let said = Said::of(judged, locale);
    let what = match (judgement.left(), judgement.right(), judgement.alike()) {
        (Some(left), Some(right), _) => said.comparison(rule, left, right),
        (_, _, Some(alike)) => said.alike(rule, alike),
        _ => said.statement(rule),
    };
    match judgement.table().filter(|_| judgement.cells().is_empty()) {
        Some(table) => sentence(table.name(locale), &what, locale),
        None => sentence(&said.place.text(locale), &what, locale),
    }
}

/// `25（本年新收）＋0（上年结转） ≠ 25（（七）总计）＋1（结转下年度）`
pub(super) fn formula(judged: &Judged, locale: Locale) -> Option<String> {
    let judgement = &judged.judgement;
    let (left, right) = (judgement.left()?, judgement.right()?);
    let said = Said::of(judged, locale);
    // What stands there is the contrary of what the rule demands.
    let sign = match judgement.relation() {
        Relation::Equal => "≠",
        Relation::AtLeast => "<",
        Relation::AtMost => ">",
    };
    Some(format!("{} {sign} {}", said.side(left), said.side(right)))
}

pub(super) fn of_undecided(entry: &Undecided, locale: Locale) -> String {
    let place = Place::of(entry.cells.iter().copied());
    let why = reason(entry.reason, locale);
    let which = match entry.reason {
        Reason::Blank | Reason::Unread | Reason::Absent => missing(entry, &place, locale),
        Reason::Members => without_report(entry, locale),
        _ => String::new(),
    };
    let rules = rules(entry, locale);
    let said = match (locale, entry.reason) {
        (Locale::Chinese, Reason::Members) if !which.is_empty() => {
            format!("{which}，无法判断{rules}")
        }
        (Locale::English, Reason::Members) if !which.is_empty() => {
            format!("{which}; not decided: {rules}")
        }
        (Locale::Chinese, _) => format!("{which}{why}，无法判断{rules}"),
        (Locale::English, _) if which.is_empty() => format!("{why}; not decided: {rules}"),
        (Locale::English, _) => format!("{which} {why}; not decided: {rules}"),
    };
    let tables: Vec<&str> = entry.tables.iter().map(|table| table.name(locale)).collect();
    match (entry.cells.is_empty(), locale) {
        (false, _) => sentence(&place.text(locale), &said, locale),
        (true, Locale::Chinese) => sentence(&tables.join("与"), &said, locale),
        (true, Locale::English) => sentence(&tables.join("; "), &said, locale),
    }
}

/// The rules that stay open: one with its title, several by their codes.
fn rules(entry: &Undecided, locale: Locale) -> String {
    match (&entry.rules[..], locale) {
        ([rule], Locale::Chinese) => format!("{}（{rule}）", quoted(rule.title(locale))),
        ([rule], Locale::English) => format!("{rule} ({})", rule.title(locale)),
        (rules, _) => {
            let codes: Vec<&str> = rules.iter().map(|rule| rule.code()).collect();
            codes.join(if locale == Locale::Chinese { "、" } else { ", " })
        }
    }
}

/// The cells without a number: a few by their names, many by their rows.
fn missing(entry: &Undecided, place: &Place, locale: Locale) -> String {
    let names: Vec<String> = entry.missing.iter().map(|&cell| place.name(cell, locale)).collect();
    if names.len() <= MOST_LISTED {
        return list(&names, locale);
    }
    rows_of(&entry.missing, locale)
}

/// The members that an entry names: those without a report.
fn without_report(entry: &Undecided, locale: Locale) -> String {
    let names: Vec<String> = entry.others.iter().filter_map(|other| other.agency.clone()).collect();
    match (names.is_empty(), locale) {
        (true, _) => String::new(),
        (false, Locale::Chinese) => format!("{}没有报告", members(&names, locale)),
        (false, Locale::English) => format!("there is no report of {}", members(&names, locale)),
    }
}

/// The names of a few members, and how many there are.
fn members(names: &[String], locale: Locale) -> String {
    let shown = &names[..names.len().min(MOST_LISTED)];
    match (locale, names.len() > shown.len()) {
        (Locale::Chinese, false) => shown.join("、"),
        (Locale::Chinese, true) => format!("{}等 {} 个下级", shown.join("、"), names.len()),
        (Locale::English, false) => shown.join(", "),
        (Locale::English, true) => {
            format!("{} and {} more", shown.join(", "), names.len() - shown.len())
        }
    }
}

fn sentence(place: &str, said: &str, locale: Locale) -> String {
    match locale {
        Locale::Chinese if place.is_empty() => format!("{said}。"),
        Locale::English if place.is_empty() => format!("{said}."),
        Locale::Chinese => format!("{place}：{said}。"),
        Locale::English => format!("{place}: {said}."),
    }
}

fn reason(reason: Reason, locale: Locale) -> &'static str {
    match (reason, locale) {
        (Reason::Blank, Locale::Chinese) => "没有数字",
        (Reason::Blank, Locale::English) => "without a number",
        (Reason::BlankTable, Locale::Chinese) => "整张表未填写",
        (Reason::BlankTable, Locale::English) => "the whole table is blank",
        (Reason::Unread, Locale::Chinese) => "有数字未能读取",
        (Reason::Unread, Locale::English) => "could not be read in full",
        (Reason::Absent, Locale::Chinese) => "在文档中缺失",
        (Reason::Absent, Locale::English) => "not found in the document",
        (Reason::LastYear, Locale::Chinese) => "需要上年度的报告",
        (Reason::LastYear, Locale::English) => "last year's report is needed",
        (Reason::SectionSix, Locale::Chinese) => "需要看第六部分的文字",
        (Reason::SectionSix, Locale::English) => "the text of section 6 is needed",
        (Reason::KindOfBody, Locale::Chinese) => "从名称看不出是哪一类机关",
        (Reason::KindOfBody, Locale::English) => "the name does not tell what kind of body it is",
        (Reason::Year, Locale::Chinese) => "不知道报告年度",
        (Reason::Year, Locale::English) => "the report year is not known",
        (Reason::ScopeOfText, Locale::Chinese) => "正文的口径可能与表不同",
        (Reason::ScopeOfText, Locale::English) => {
            "the text may speak of more or less than the table"
        }
        (Reason::Members, Locale::Chinese) => "下级名单、报告或者数字不全",
        (Reason::Members, Locale::English) => "members, their reports or their figures are missing",
        (Reason::Scope, Locale::Chinese) => "不知道数据只是本级的，还是包含下级",
        (Reason::Scope, Locale::English) => {
            "it is not known whether the figures are those of the body alone"
        }
    }
}

// ---- linear rules ----

/// What is said of a judgement: its data, the place that its cells share, and the language.
struct Said<'a> {
    judged: &'a Judged,
    place: Place,
    locale: Locale,
}

impl<'a> Said<'a> {
    fn of(judged: &'a Judged, locale: Locale) -> Said<'a> {
        let own = judged.judgement.cells().iter().copied();
        let is_alike = |(whose, cell): &&(Whose, CellId)| {
            // A member's table may be of another edition; its cells are those of the summary.
            !matches!(whose, Whose::Member(_)) || own.clone().any(|own| own == *cell)
        };
        let others = judged.judgement.beside().iter().filter(is_alike).map(|(_, cell)| *cell);
        Said { judged, place: Place::of(own.clone().chain(others)), locale }
    }

    fn comparison(&self, rule: &Rule, left: &Side, right: &Side) -> String {
        let (locale, place) = (self.locale, &self.place);
        let relation = self.judged.judgement.relation();
        let difference = left.sum.abs_diff(right.sum);
        let exact = left.is_complete() && right.is_complete();
        let between = match (relation, locale) {
            (Relation::Equal, Locale::Chinese) => "，",
            (Relation::Equal, Locale::English) => ", ",
            (Relation::AtLeast, Locale::Chinese) => "，小于",
            (Relation::AtLeast, Locale::English) => ", which is less than ",
            (Relation::AtMost, Locale::Chinese) => "，大于",
            (Relation::AtMost, Locale::English) => ", which is more than ",
        };
        let of_members =
            |side: &Side| side.terms.iter().all(|term| matches!(term.whose, Whose::Member(_)));
        let (left, right) = match rule.sum(locale) {
            Some(sum) if of_members(right) => {
                (self.spelt_out(left), whole_sum(sum, right, locale, |term| self.member(term)))
            }
            Some(sum) => {
                let name = |term: &SideTerm| place.bare_name(term.cell, locale);
                (whole_sum(sum, left, locale, name), whole_total(right, place, locale))
            }
            None => (self.spelt_out(left), self.spelt_out(right)),
        };
        let apart = match (relation, locale, exact) {
            (Relation::Equal, Locale::Chinese, true) => format!("，相差 {difference}"),
            (Relation::Equal, Locale::Chinese, false) => format!("，至少相差 {difference}"),
            (Relation::Equal, Locale::English, true) => format!("; they differ by {difference}"),
            (Relation::Equal, Locale::English, false) => {
                format!("; they differ by at least {difference}")
            }
            (_, _, _) => String::new(),
        };
        format!("{left}{between}{right}{apart}{}", self.cause())
    }

    /// `本年新收 25 + 上年结转 0 = 25`, without the sum where there is one term.
    fn spelt_out(&self, side: &Side) -> String {
        let mut terms: Vec<String> = side.terms.iter().map(|term| self.term(term)).collect();
        if side.constant != 0 || terms.is_empty() {
            terms.push(side.constant.to_string());
        }
        match (side.terms.len(), terms.len()) {
            (0, 1) if self.locale == Locale::Chinese => format!(" {}", terms.concat()),
            (_, 1) if side.terms.iter().all(|term| term.coefficient == 1) => terms.concat(),
            _ if side.is_complete() => format!("{} = {}", terms.join(" + "), side.sum),
            // The blank ones can only add to what is known.
            _ => format!("{} ≥ {}", terms.join(" + "), side.sum),
        }
    }

    /// One side of a formula.
    fn side(&self, side: &Side) -> String {
        let is_long = side.terms.len() > MOST_PARTS;
        let is_shown = |term: &&SideTerm| !is_long || term.value.integer() != Some(0);
        let shown: Vec<&SideTerm> = side.terms.iter().filter(is_shown).collect();
        if shown.len() > MOST_TERMS {
            return match self.locale {
                Locale::Chinese => format!("{}（{} 项之和）", side.sum, shown.len()),
                Locale::English => format!("{} (the sum of {})", side.sum, shown.len()),
            };
        }
        let mut terms: Vec<String> =
            shown.into_iter().map(|term| self.figure_first(term)).collect();
        if side.constant != 0 || terms.is_empty() {
            terms.push(side.constant.to_string());
        }
        terms.join(match self.locale {
            Locale::Chinese => "＋",
            Locale::English => " + ",
        })
    }

    /// `25（本年新收）`
    fn figure_first(&self, term: &SideTerm) -> String {
        let (value, name) = (shown(term.value, self.locale), self.name(term.whose, term.cell));
        let factor = match term.coefficient {
            1 => String::new(),
            factor => format!("{factor} × "),
        };
        match self.locale {
            Locale::Chinese => format!("{factor}{value}（{name}）"),
            Locale::English => format!("{factor}{value} ({name})"),
        }
    }

    fn term(&self, term: &SideTerm) -> String {
        let name = self.name(term.whose, term.cell);
        let value = shown(term.value, self.locale);
        match term.coefficient {
            1 => format!("{name} {value}"),
            factor => format!("{factor} × {name} {value}"),
        }
    }

    /// A cell with the report that it is of.
    fn name(&self, whose: Whose, cell: CellId) -> String {
        let name = self.place.name(cell, self.locale);
        match (whose, self.locale) {
            (Whose::This, _) => name,
            (_, Locale::Chinese) => format!("{}的{name}", self.report(whose)),
            (_, Locale::English) => format!("{name} ({})", self.report(whose)),
        }
    }

    /// What another report is called.
    fn report(&self, whose: Whose) -> String {
        let other = self.judged.others.iter().find(|other| other.whose == whose);
        let year = other.and_then(|other| other.year);
        match (whose, year, self.locale) {
            (Whose::LastYear, Some(year), Locale::Chinese) => format!("{year}年度报告"),
            (Whose::LastYear, Some(year), Locale::English) => format!("report for {year}"),
            (Whose::LastYear, None, Locale::Chinese) => "上年度报告".into(),
            (Whose::LastYear, None, Locale::English) => "last year's report".into(),
            (Whose::OtherVersion, _, Locale::Chinese) => "另一版本".into(),
            (Whose::OtherVersion, _, Locale::English) => "other version".into(),
            _ => other.and_then(|other| other.agency.clone()).unwrap_or_default(),
        }
    }

    fn member(&self, term: &SideTerm) -> String {
        self.report(term.whose)
    }

    /// What explains a difference between a summary and its members, behind it.
    fn cause(&self) -> String {
        let Some(cause) = self.judged.judgement.cause() else { return String::new() };
        let name = self.report(Whose::Member(cause.member()));
        let cells = self.judged.judgement.cells().len();
        let which = match (cells, self.locale) {
            (1, Locale::Chinese) => "差额".into(),
            (1, Locale::English) => "the difference is".into(),
            (cells, Locale::Chinese) => format!("共 {cells} 格的差额"),
            (cells, Locale::English) => format!("the differences of {cells} cells are"),
        };
        match (cause, self.locale) {
            (Cause::LeftOut(_), Locale::Chinese) => {
                format!("；{which}正好是{name}的数据，可能漏计了")
            }
            (Cause::LeftOut(_), Locale::English) => {
                format!("; {which} just the figures of {name}, which may have been left out")
            }
            (Cause::Twice(_), Locale::Chinese) => {
                format!("；{which}正好是{name}的数据，可能重复计入了")
            }
            (Cause::Twice(_), Locale::English) => {
                format!("; {which} just the figures of {name}, which may have been counted twice")
            }
            (Cause::LastYears(_), Locale::Chinese) => {
                format!("；{which}正好是{name}两年数据之差，可能计入了它上年度的数据")
            }
            (Cause::LastYears(_), Locale::English) => format!(
                "; {which} just what {name} changed in a year, so that last year's figures may \
                 have been used"
            ),
        }
    }

    /// `大于0的 12 个数中有 11 个与2023年度报告相同`
    fn alike(&self, rule: &Rule, alike: Alike) -> String {
        let statement = rule.statement(self.locale).unwrap_or(rule.title(self.locale));
        let (Alike { same, of, one_in }, report) = (alike, self.report(Whose::LastYear));
        match self.locale {
            Locale::Chinese => format!(
                "不计合计，大于0的 {of} 个数中有 {same} 个与{report}相同，偶然如此的可能不到 \
                 {one_in} 分之一；{statement}"
            ),
            Locale::English => format!(
                "sums aside, {same} of the {of} figures above 0 are those of the {report}; chance \
                 makes that in fewer than one of {one_in} tables; {statement}"
            ),
        }
    }

    /// What is said of rules that are not linear: the figures, then the statement.
    fn statement(&self, rule: &Rule) -> String {
        let statement = rule.statement(self.locale).unwrap_or(rule.title(self.locale));
        let Judged { judgement, values, beside, others, .. } = self.judged;
        let named = judgement.members().iter().filter_map(|at| {
            others.iter().find(|other| other.whose == Whose::Member(*at))?.agency.clone()
        });
        let named: Vec<String> = named.collect();
        if !named.is_empty() {
            let list = members(&named, self.locale);
            return match self.locale {
                Locale::Chinese => format!("{statement}：{list}"),
                Locale::English => format!("{statement}: {list}"),
            };
        }
        if values.is_empty() {
            return statement.into();
        }
        let gaps = values.iter().filter(|(_, value)| value.decimal().is_none()).count();
        let shown = if values.len() > MOST_LISTED && gaps == values.len() && beside.is_empty() {
            all_without_number(values, self.locale)
        } else {
            list(&self.figures(), self.locale)
        };
        match self.locale {
            Locale::Chinese => format!("{shown}；{statement}"),
            Locale::English => format!("{shown}; {statement}"),
        }
    }

    /// The cells with what stands in them; behind each the same cell of another report, and last
    /// the other cells of such a one.
    fn figures(&self) -> Vec<String> {
        let Judged { values, beside, .. } = self.judged;
        let one = |whose: Whose, cell: CellId, value: Value| {
            let is_tight = value.decimal().is_none() && self.locale == Locale::Chinese;
            let gap = if is_tight { "" } else { " " };
            format!("{}{gap}{}", self.name(whose, cell), shown(value, self.locale))
        };
        let own = values.iter().map(|&(cell, value)| {
            let said = one(Whose::This, cell, value);
            let Some((whose, _, other)) = beside.iter().find(|(_, other, _)| *other == cell) else {
                return said;
            };
            let (report, other) = (self.report(*whose), shown(*other, self.locale));
            match self.locale {
                Locale::Chinese => format!("{said}（{report}为 {other}）"),
                Locale::English => format!("{said} ({report}: {other})"),
            }
        });
        let is_told = |cell: CellId| values.iter().any(|(own, _)| *own == cell);
        let rest = beside.iter().filter(|(_, cell, _)| !is_told(*cell));
        own.chain(rest.map(|&(whose, cell, value)| one(whose, cell, value))).collect()
    }
}

/// `（一）至（六）各项之和为 24（予以公开 3 + 部分公开 1 + …）`
fn whole_sum(
    name: &str,
    side: &Side,
    locale: Locale,
    part: impl Fn(&SideTerm) -> String,
) -> String {
    let parts: Vec<String> = side
        .terms
        .iter()
        .filter(|term| term.value.integer().is_some_and(|number| number != 0))
        .map(|term| format!("{} {}", part(term), shown(term.value, locale)))
        .collect();
    let parts =
        if (2..=MOST_PARTS).contains(&parts.len()) { parts.join(" + ") } else { String::new() };
    match (locale, side.is_complete(), parts.is_empty()) {
        (Locale::Chinese, true, true) => format!("{name}为 {}", side.sum),
        (Locale::Chinese, true, false) => format!("{name}为 {}（{parts}）", side.sum),
        (Locale::Chinese, false, true) => format!("{name}至少为 {}", side.sum),
        (Locale::Chinese, false, false) => format!("{name}至少为 {}（{parts}）", side.sum),
        (Locale::English, true, true) => format!("{name} is {}", side.sum),
        (Locale::English, true, false) => format!("{name} is {} ({parts})", side.sum),
        (Locale::English, false, true) => format!("{name} is at least {}", side.sum),
        (Locale::English, false, false) => format!("{name} is at least {} ({parts})", side.sum),
    }
}

fn whole_total(side: &Side, place: &Place, locale: Locale) -> String {
    let terms: Vec<String> = side
        .terms
        .iter()
        .map(|term| {
            let (name, value) = (place.name(term.cell, locale), shown(term.value, locale));
            match locale {
                Locale::Chinese => format!("{name}为 {value}"),
                Locale::English => format!("the {name} is {value}"),
            }
        })
        .collect();
    terms.concat()
}

// ---- other rules ----

/// Many cells without a number: the whole table, or the rows that they stand in.
fn all_without_number(values: &[(CellId, Value)], locale: Locale) -> String {
    let count = values.len();
    let whole = values.first().is_some_and(|(cell, _)| cell.layout().len() == count);
    let cells: Vec<CellId> = values.iter().map(|(cell, _)| *cell).collect();
    match (whole, locale) {
        (true, Locale::Chinese) => "整张表未填写".into(),
        (true, Locale::English) => "the whole table is not filled in".into(),
        (false, Locale::Chinese) => format!("{}共 {count} 格空白", rows_of(&cells, locale)),
        (false, Locale::English) => format!("{count} blank cells in {}", rows_of(&cells, locale)),
    }
}

fn list(items: &[String], locale: Locale) -> String {
    let shown = &items[..items.len().min(MOST_LISTED)];
    match (locale, items.len() > shown.len()) {
        (Locale::Chinese, false) => shown.join("、"),
        (Locale::Chinese, true) => format!("{}等 {} 格", shown.join("、"), items.len()),
        (Locale::English, false) => shown.join(", "),
        (Locale::English, true) => {
            format!("{} and {} more cells", shown.join(", "), items.len() - shown.len())
        }
    }
}

fn shown(value: Value, locale: Locale) -> String {
    match locale {
        Locale::Chinese if value.is_blank() => "空白".into(),
        Locale::English if value.is_blank() => "blank".into(),
        Locale::Chinese if value.is_not_applicable() => "“/”".into(),
        Locale::English if value.is_not_applicable() => "\"/\"".into(),
        _ => number(value, locale),
    }
}

/// A number with the unit of money in the language of the sentence.
fn number(value: Value, locale: Locale) -> String {
    match (value, locale) {
        (Value::Amount(amount), Locale::English) => {
            let money = amount.value().unwrap_or_default();
            match amount.unit() {
                Some(Unit::Yuan) => format!("{money} yuan"),
                Some(Unit::WanYuan) => format!("{money} × 10,000 yuan"),
                None => money.to_string(),
            }
        }
        _ => value.to_string(),
    }
}

/// A sentence with the reason that the report itself gives.
pub(super) fn explained(sentence: &str, words: &str, locale: Locale) -> String {
    let sentence = sentence.trim_end_matches(['。', '.']);
    match locale {
        Locale::Chinese => format!("{sentence}；报告正文已作说明（“{words}”）。"),
        Locale::English => format!("{sentence}; the text gives a reason (“{words}”)."),
    }
}
