//! The sentences of repairs. Rows and columns are named as the sentences of findings name them.

use crate::cell::{CellId, Table};
use crate::table::name as names;
use crate::value::{LIMIT, Value};
use crate::words::Locale;

use super::evidence::{Evidence, Source};
use super::pattern::Pattern;
use super::repair::{Correction, Mistake, Repair};

/// The most cells that a sentence lists for one mistake.
const MOST_LISTED: usize = 8;

impl Repair {
    /// The sentence that says it: which cells, what they should be, and why.
    pub fn message(&self, locale: Locale) -> String {
        let mut clauses: Vec<String> =
            self.mistakes.iter().map(|mistake| of_mistake(self, mistake, locale)).collect();
        let is_empty = self.corrections.is_empty();
        clauses.extend(evidence_clauses(&self.agreeing, &self.contradicting, is_empty, locale));
        clauses.join(semicolon(locale))
    }
}

const fn semicolon(locale: Locale) -> &'static str {
    match locale {
        Locale::Chinese => "；",
        Locale::English => "; ",
    }
}

impl Repair {
    /// The sentence of one of its cells, with the mistake that explains it and what the evidence
    /// says: `（七）总计·自然人 应为 24（现为 25，多计了结转下年度的 1 件）`. `None` for a cell that
    /// it does not change.
    ///
    /// ```
    /// use gouji::{Locale, locate, read};
    /// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document, None)?;
    /// let diagnosis = locate(&reading);
    /// let repair = &diagnosis.faults()[0].repairs()[0];
    /// let cell = repair.changes()[0].cell();
    /// let said = repair.cell_message(cell, Locale::English).unwrap();
    /// assert!(said.starts_with("total concluded / natural persons should be 24 (is 25,"));
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    pub fn cell_message(&self, cell: CellId, locale: Locale) -> Option<String> {
        let is_it = |correction: &&Correction| correction.cell == cell;
        let mistake = self
            .mistakes
            .iter()
            .find(|mistake| mistake.corrections(self).any(|one| is_it(&one)))?;
        let corrections: Vec<&Correction> = mistake.corrections(self).collect();
        let place = corrections.iter().position(is_it)?;
        // What is told of the main figure alone says nothing of those that follow from it.
        let pattern = mistake
            .pattern
            .filter(|pattern| place == 0 || !is_about_one_figure(*pattern, &corrections));
        let reason = pattern.map(|pattern| reason(pattern, &corrections, locale));
        let name = cell_name(cell, None, locale);
        let mut clauses = vec![clause(&name, corrections[place], reason.as_deref(), locale)];
        clauses.extend(evidence_clauses(&self.agreeing, &self.contradicting, false, locale));
        Some(clauses.join(semicolon(locale)))
    }
}

impl Correction {
    /// The sentence of one cell: `（七）总计·自然人 应为 24（现为 25）`.
    pub fn message(&self, locale: Locale) -> String {
        clause(&cell_name(self.cell, None, locale), self, None, locale)
    }
}

fn of_mistake(repair: &Repair, mistake: &Mistake, locale: Locale) -> String {
    let corrections: Vec<&Correction> =
        mistake.places.iter().map(|&place| &repair.corrections[place]).collect();
    let Some(&main) = corrections.first() else { return String::new() };
    let reason = mistake.pattern.map(|pattern| reason(pattern, &corrections, locale));
    if let Some(row) = whole_row(&corrections, locale) {
        return clause(row, main, reason.as_deref(), locale);
    }
    let about_one =
        mistake.pattern.is_none_or(|pattern| is_about_one_figure(pattern, &corrections));
    let mut clauses = Vec::new();
    let mut row = None;
    for (place, &correction) in corrections.iter().take(MOST_LISTED).enumerate() {
        let name = cell_name(correction.cell, row, locale);
        row = Some(names::row(correction.cell, locale));
        let inside = reason.as_deref().filter(|_| about_one && place == 0);
        clauses.push(clause(&name, correction, inside, locale));
    }
    let left_out = corrections.len().saturating_sub(MOST_LISTED);
    let mut said = clauses.join(comma(locale));
    if left_out > 0 {
        said.push_str(&match locale {
            Locale::Chinese => format!("，另有 {left_out} 格"),
            Locale::English => format!(", and {left_out} more cells"),
        });
    }
    match (reason, locale) {
        (Some(reason), Locale::Chinese) if !about_one => format!("{said}：{reason}"),
        (Some(reason), Locale::English) if !about_one => format!("{said}: {reason}"),
        _ => said,
    }
}

const fn comma(locale: Locale) -> &'static str {
    match locale {
        Locale::Chinese => "，",
        Locale::English => ", ",
    }
}

/// The row's name, when a figure and the total of its row have the same value and need the same
/// one: then the two are one to a reader.
fn whole_row<'a>(corrections: &[&Correction], locale: Locale) -> Option<&'a str> {
    let [a, b] = corrections else { return None };
    let one_row = a.cell.table() == Table::Requests
        && names::row_path(a.cell) == names::row_path(b.cell)
        && b.cell.column().name == "total";
    let alike = a.from == b.from && a.witness == b.witness && a.range == b.range;
    (one_row && alike).then(|| names::row(a.cell, locale))
}

/// `（七）总计·自然人`, or the column alone when the cell named before stands in the same row.
fn cell_name(cell: CellId, row_before: Option<&str>, locale: Locale) -> String {
    match row_before == Some(names::row(cell, locale)) {
        true => names::column(cell, locale).into(),
        false => names::cell(cell, locale),
    }
}

/// `（七）总计 应为 24（现为 25，多计了结转下年度的 1 件）`
fn clause(name: &str, correction: &Correction, reason: Option<&str>, locale: Locale) -> String {
    let from = shown(correction.from, locale);
    let reason = reason.map(|reason| format!("{}{reason}", comma(locale))).unwrap_or_default();
    let should = match (correction.is_unique(), locale) {
        (true, Locale::Chinese) => format!("应为 {}", shown(correction.witness, locale)),
        (true, Locale::English) => format!("should be {}", shown(correction.witness, locale)),
        (false, _) => within(correction.range, locale),
    };
    match locale {
        Locale::Chinese if correction.from.is_blank() => {
            format!("{name} {should}（现为空白{reason}）")
        }
        Locale::Chinese => format!("{name} {should}（现为 {from}{reason}）"),
        Locale::English => format!("{name} {should} (is {from}{reason})"),
    }
}

fn within((low, high): (i64, i64), locale: Locale) -> String {
    let open = high >= LIMIT as i64;
    match (open, locale) {
        (true, Locale::Chinese) => format!("应不小于 {low}"),
        (true, Locale::English) => format!("should be at least {low}"),
        (false, Locale::Chinese) => format!("应在 {low} 至 {high} 之间"),
        (false, Locale::English) => format!("should be from {low} to {high}"),
    }
}

fn shown(value: Value, locale: Locale) -> String {
    match locale {
        Locale::English if value.is_blank() => "blank".into(),
        _ => value.to_string(),
    }
}

/// Patterns told of the main figure; the others are told of all figures together.
fn is_about_one_figure(pattern: Pattern, corrections: &[&Correction]) -> bool {
    // Totals that repeat a missing figure are not 0 themselves.
    let follows = pattern == Pattern::LeftAtZero
        && corrections.iter().any(|correction| correction.from.integer() != Some(0));
    follows
        || matches!(
            pattern,
            Pattern::DigitWrong
                | Pattern::DigitDropped
                | Pattern::DigitAdded
                | Pattern::DigitsSwapped
                | Pattern::SignLost
                | Pattern::CountedTwice { .. }
                | Pattern::Stray
                | Pattern::FactorTenThousand
        )
}

fn reason(pattern: Pattern, corrections: &[&Correction], locale: Locale) -> String {
    match locale {
        Locale::Chinese => reason_in_chinese(pattern, corrections),
        Locale::English => reason_in_english(pattern, corrections),
    }
}

/// By how much the figures are wrong, where it is by the same amount.
fn amount(corrections: &[&Correction]) -> Option<u64> {
    let mut amounts = corrections
        .iter()
        .map(|correction| Some(correction.from.integer()?.abs_diff(correction.to()?.integer()?)));
    let first = amounts.next()??;
    amounts.all(|other| other == Some(first)).then_some(first)
}

fn is_all_zero(corrections: &[&Correction]) -> bool {
    corrections.iter().all(|correction| correction.from.integer() == Some(0))
}

fn reason_in_chinese(pattern: Pattern, corrections: &[&Correction]) -> String {
    let amount = amount(corrections);
    let many = corrections.len() > 1;
    match pattern {
        Pattern::DigitWrong => "错了一位数字".into(),
        Pattern::DigitDropped => "漏了一位数字".into(),
        Pattern::DigitAdded => "多了一位数字".into(),
        Pattern::DigitsSwapped => "相邻两位数字颠倒".into(),
        Pattern::SignLost => "正负号有误".into(),
        Pattern::Interchanged { .. } => "两格的数字填反了".into(),
        Pattern::WrongCell { stands_in, belongs_in } => {
            let (there, here) = if names::row_path(stands_in) == names::row_path(belongs_in) {
                let column = |cell| format!("“{}”", names::column(cell, Locale::Chinese));
                (column(stands_in), column(belongs_in))
            } else {
                (names::quoted_row(stands_in), names::quoted_row(belongs_in))
            };
            let number = amount.map_or_else(String::new, |amount| format!(" {amount} 件"));
            format!("{here}的{number}计入了{there}")
        }
        Pattern::CountedTwice { also_in } => match amount {
            Some(amount) => format!("这 {amount} 件在{}中又计了一次", names::quoted_row(also_in)),
            None => format!("在{}中又计了一次", names::quoted_row(also_in)),
        },
        Pattern::RowShifted { right: true } => "这一行的数字右移了一格".into(),
        Pattern::RowShifted { right: false } => "这一行的数字左移了一格".into(),
        Pattern::ColumnShifted { down: true } => "这一列的数字下移了一行".into(),
        Pattern::ColumnShifted { down: false } => "这一列的数字上移了一行".into(),
        Pattern::LeftAtZero if many && amount.is_none() && is_all_zero(corrections) => {
            "都漏填了，仍为 0".into()
        }
        Pattern::LeftAtZero | Pattern::LeftBlank => "漏填".into(),
        Pattern::CountsCarriedForward => match amount {
            Some(amount) => format!("多计了结转下年度的 {amount} 件"),
            None => "各列都多计了结转下年度的件数".into(),
        },
        Pattern::LeavesOutCarriedOver => match amount {
            Some(amount) => format!("漏计了上年结转的 {amount} 件"),
            None => "各列都漏计了上年结转的件数".into(),
        },
        Pattern::CopiedFromNaturalPersons => "“总计”列照抄了“自然人”列".into(),
        Pattern::Stray => match corrections.first() {
            Some(correction) => {
                format!("“{}”列其余各格都是 0", names::column(correction.cell, Locale::Chinese))
            }
            None => String::new(),
        },
        Pattern::FactorTenThousand => "相差一万倍，可能混淆了元与万元".into(),
        Pattern::LastYear => "与上年度相同，可能没有更新".into(),
    }
}

fn reason_in_english(pattern: Pattern, corrections: &[&Correction]) -> String {
    let amount = amount(corrections);
    let many = corrections.len() > 1;
    match pattern {
        Pattern::DigitWrong => "one digit is wrong".into(),
        Pattern::DigitDropped => "one digit was left out".into(),
        Pattern::DigitAdded => "one digit too many".into(),
        Pattern::DigitsSwapped => "two digits in the wrong order".into(),
        Pattern::SignLost => "the sign is wrong".into(),
        Pattern::Interchanged { .. } => "the two stand in each other's cells".into(),
        Pattern::WrongCell { stands_in, belongs_in } => {
            let name = if names::row_path(stands_in) == names::row_path(belongs_in) {
                names::column
            } else {
                names::row
            };
            let (there, here) =
                (name(stands_in, Locale::English), name(belongs_in, Locale::English));
            let number = amount.map_or_else(String::new, |amount| format!("{amount} "));
            format!("the {number}of “{here}” are counted in “{there}”")
        }
        Pattern::CountedTwice { also_in } => {
            format!("the same are counted in “{}”", names::row(also_in, Locale::English))
        }
        Pattern::RowShifted { right } => {
            format!(
                "the figures of the row stand one column too far {}",
                if right { "right" } else { "left" }
            )
        }
        Pattern::ColumnShifted { down } => format!(
            "the figures of the column stand one row too far {}",
            if down { "down" } else { "up" }
        ),
        Pattern::LeftAtZero if many && amount.is_none() && is_all_zero(corrections) => {
            "all were left at 0".into()
        }
        Pattern::LeftAtZero | Pattern::LeftBlank => "not filled in".into(),
        Pattern::CountsCarriedForward => match amount {
            Some(amount) => format!("it counts the {amount} carried forward too"),
            None => "each counts those carried forward too".into(),
        },
        Pattern::LeavesOutCarriedOver => match amount {
            Some(amount) => format!("it leaves out the {amount} carried over"),
            None => "each leaves out those carried over".into(),
        },
        Pattern::CopiedFromNaturalPersons => {
            "the column of totals repeats that of natural persons".into()
        }
        Pattern::Stray => "the rest of its column is 0".into(),
        Pattern::FactorTenThousand => {
            "off by a factor of 10,000, perhaps yuan for 10,000 yuan".into()
        }
        Pattern::LastYear => "as last year, perhaps not brought up to date".into(),
    }
}

/// What is said of the evidence behind a repair, in a clause each.
fn evidence_clauses(
    agreeing: &[Evidence],
    contradicting: &[Evidence],
    changes_nothing: bool,
    locale: Locale,
) -> Vec<String> {
    let (agreeing, contradicting) = (said_once(agreeing, locale), said_once(contradicting, locale));
    let wrong = contradicting.iter().map(|evidence| match changes_nothing {
        true => is_wrong(evidence, locale),
        false => contradicts(evidence, locale),
    });
    agreeing.iter().map(|evidence| agrees(evidence, locale)).chain(wrong).collect()
}

/// What other bodies' reports say of several cells is said in one clause, each number once.
fn said_once(evidence: &[Evidence], locale: Locale) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    let comma = if locale == Locale::Chinese { "、" } else { ", " };
    for one in evidence {
        let same = out.iter_mut().find(|other| other.source == one.source);
        match same.filter(|_| one.source.is_of_levels()) {
            None => out.push(one.clone()),
            Some(other) if other.said.split(comma).any(|said| said == one.said) => {}
            Some(other) => other.said = format!("{}{comma}{}", other.said, one.said),
        }
    }
    out
}

fn agrees(evidence: &Evidence, locale: Locale) -> String {
    let said = &evidence.said;
    match (evidence.source, locale) {
        (Source::Text, Locale::Chinese) => format!("正文也写“{said}”"),
        (Source::Text, Locale::English) => format!("the text says “{said}” too"),
        (Source::LastYear, Locale::Chinese) if evidence.mended => {
            format!("与上年度报告更正后结转的 {said} 件一致")
        }
        (Source::LastYear, Locale::English) if evidence.mended => {
            format!("last year's report, once mended, carried {said} forward too")
        }
        (Source::NextYear, Locale::Chinese) if evidence.mended => {
            format!("与下年度报告更正后上年结转的 {said} 件一致")
        }
        (Source::NextYear, Locale::English) if evidence.mended => {
            format!("next year's report, once mended, carried {said} over too")
        }
        (Source::LastYear, Locale::Chinese) => format!("与上年度报告结转的 {said} 件一致"),
        (Source::LastYear, Locale::English) => {
            format!("last year's report carried {said} forward too")
        }
        (Source::NextYear, Locale::Chinese) => format!("与下年度报告上年结转的 {said} 件一致"),
        (Source::NextYear, Locale::English) => {
            format!("next year's report carried {said} over too")
        }
        (Source::Members, Locale::Chinese) => format!("与各下级之和 {said} 一致"),
        (Source::Members, Locale::English) => format!("the members add up to {said} too"),
        (Source::Summary, Locale::Chinese) => {
            format!("与汇总报告减去其他下级后的 {said} 一致")
        }
        (Source::Summary, Locale::English) => {
            format!("the summary without the other members leaves {said} too")
        }
    }
}

fn contradicts(evidence: &Evidence, locale: Locale) -> String {
    let said = &evidence.said;
    match (evidence.source, locale) {
        (Source::Text, Locale::Chinese) => format!("但正文写“{said}”"),
        (Source::Text, Locale::English) => format!("but the text says “{said}”"),
        (Source::LastYear, Locale::Chinese) => format!("但上年度报告结转 {said} 件"),
        (Source::LastYear, Locale::English) => {
            format!("but last year's report carried {said} forward")
        }
        (Source::NextYear, Locale::Chinese) => format!("但下年度报告上年结转 {said} 件"),
        (Source::NextYear, Locale::English) => {
            format!("but next year's report carried {said} over")
        }
        (Source::Members, Locale::Chinese) => format!("但各下级之和为 {said}"),
        (Source::Members, Locale::English) => format!("but the members add up to {said}"),
        (Source::Summary, Locale::Chinese) => {
            format!("但汇总报告减去其他下级后为 {said}")
        }
        (Source::Summary, Locale::English) => {
            format!("but the summary without the other members leaves {said}")
        }
    }
}

/// No cell is changed: then the other side is wrong.
fn is_wrong(evidence: &Evidence, locale: Locale) -> String {
    let said = &evidence.said;
    match (evidence.source, locale) {
        (Source::Text, Locale::Chinese) => format!("如表内数字无误，则正文“{said}”有误"),
        (Source::Text, Locale::English) => {
            format!("if the table is right, the text is wrong: “{said}”")
        }
        (Source::LastYear, Locale::Chinese) => {
            format!("如本表数字无误，则上年度报告结转的 {said} 件有误")
        }
        (Source::LastYear, Locale::English) => {
            format!(
                "if this table is right, the {said} that last year's report carried forward are wrong"
            )
        }
        (Source::NextYear, Locale::Chinese) => {
            format!("如本表数字无误，则下年度报告上年结转的 {said} 件有误")
        }
        (Source::NextYear, Locale::English) => {
            format!(
                "if this table is right, the {said} that next year's report carried over are wrong"
            )
        }
        (Source::Members, Locale::Chinese) => {
            format!("如本表数字无误，则下级报告有误（各下级之和为 {said}）")
        }
        (Source::Members, Locale::English) => {
            format!(
                "if this table is right, a member's report is wrong (the members add up to {said})"
            )
        }
        (Source::Summary, Locale::Chinese) => {
            format!("如本表数字无误，则汇总报告或其他下级报告有误（相减得 {said}）")
        }
        (Source::Summary, Locale::English) => {
            format!(
                "if this table is right, the summary or another member is wrong ({said} is left)"
            )
        }
    }
}
