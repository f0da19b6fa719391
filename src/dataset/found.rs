//! What was found in many reports, as tables: the problems, the claims of their texts, and the
//! repairs.

use std::sync::LazyLock;

use crate::across::Found;
use crate::answer::AnswerState;
use crate::cell::{CellId, Table};
use crate::claim::{Claim, ClaimReading, Figure};
use crate::diagnose::{Confidence, Correction, Repair};
use crate::problem::Problem;
use crate::rule::Verdict;
use crate::value::{LIMIT, Value};
use crate::words::{Locale, Severity};

use super::{Column, Datum, OUTCOMES, Type, outcome_key};

/// The tables of what was found.
///
/// ```
/// use gouji::across::Checker;
/// use gouji::dataset::{Datum, FoundForm};
/// let xingqing: &[u8] = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let checked = Checker::new().documents([("兴庆区.txt", xingqing)]);
/// let found = checked[0].1.as_ref().unwrap();
/// let rows = FoundForm::Repairs.rows(found);
/// let at = |name| {
///     FoundForm::Repairs.columns().iter().position(|column| column.name == name).unwrap()
/// };
/// let cell = "requests.outcomes.total.natural_person@2019";
/// assert_eq!(rows[0][at("cell")], Datum::from(cell));
/// assert_eq!((&rows[0][at("stands")], &rows[0][at("should_be")]), (&25.into(), &24.into()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FoundForm {
    /// A row for each problem.
    Problems,
    /// A row for each figure that the text of a report states.
    Claims,
    /// A row for each figure that a repair changes.
    Repairs,
}

/// A count of rows, of points and the like.
const SMALL: Type = Type::Whole { least: 0, most: i64::MAX };

/// A sum of figures.
const SUM: Type = Type::Whole { least: i64::MIN, most: i64::MAX };

/// The name of a column, what it holds, and what it is called in Chinese and in English.
type Described = (&'static str, Type, &'static str, &'static str);

/// The columns of all three: which report it is.
fn of_report() -> [Described; 3] {
    [
        ("report", Type::Text, "报告", "What the report is called in the tables."),
        ("agency", Type::Text, "机关", "The body that reports, as its title names it."),
        ("year", Type::YEAR, "年度", "The year reported on."),
    ]
}

fn message_columns() -> [Described; 2] {
    [
        ("message_zh", Type::Text, "说明", "The sentence that says it, in Chinese."),
        ("message_en", Type::Text, "英文说明", "The sentence that says it, in English."),
    ]
}

fn made(columns: impl IntoIterator<Item = Described>) -> Vec<Column> {
    let columns = of_report().into_iter().chain(columns);
    let column = |(name, holds, title, words): Described| Column::new(name, holds, title, words);
    let mut columns: Vec<Column> = columns.map(column).collect();
    columns[0].required = true;
    columns
}

fn table_words() -> Type {
    Type::Words(Table::ALL.iter().map(|table| table.key()).collect())
}

static PROBLEMS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let severities = Type::Words(severities.map(|one| one.name(Locale::English)).to_vec());
    let states = Type::Words(AnswerState::ALL.iter().map(|state| state.key()).collect());
    let own = [
        ("problem", Type::Text, "问题编号", "Its name, the same for ever."),
        ("rule", Type::Text, "规则", "The code of the rule that is broken."),
        ("severity", severities, "程度", "How much it matters, by the profile of the check."),
        ("table", table_words(), "表", "The table that it is about."),
        ("cells", Type::Text, "单元格", "The cells that it is about, parted by blanks."),
        ("left_side", SUM, "左边", "The left side of a linear rule, as far as known."),
        ("right_side", SUM, "右边", "The right side, as far as known."),
        ("difference", SUM, "差额", "The left side less the right one."),
        ("place", Type::Text, "位置", "Where in the document it is."),
        ("raw", Type::Text, "原文", "The text of the document that it is about."),
        ("answer", states, "处理状态", "How far it has come, by the answers of the check."),
    ];
    made(own.into_iter().chain(message_columns()))
});

static CLAIMS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let bounds = Type::Words(BOUNDS.to_vec());
    let outcomes = Type::Words(OUTCOMES.map(outcome_key).to_vec());
    made([
        ("phrase", Type::Text, "原文", "What the text says, without blanks."),
        ("place", Type::Text, "位置", "Where in the document it is."),
        ("bound", bounds, "数值口径", "What the figure says: exactly so many, so many or more."),
        ("figure", SMALL, "数值", "The figure: a count, hundredths of a per cent or of a yuan."),
        ("claimed_year", Type::YEAR, "所指年度", "The year that the sentence names."),
        ("cells", Type::Text, "单元格", "The cells that make up the figure; `or` parts ways."),
        ("outcome", outcomes, "结论", "Whether the tables agree with it."),
    ])
});

static REPAIRS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let trust = [Confidence::Unique, Confidence::OneOf(0), Confidence::OnlyShown];
    let trust = Type::Words(trust.map(Confidence::name).to_vec());
    let own = [
        ("table", table_words(), "表", "The table that is wrong."),
        ("fault", SMALL, "错误序号", "The number of the fault in the report, from 1."),
        ("repair", SMALL, "改法序号", "The number of the way to mend it, from 1: the likeliest."),
        ("cell", Type::Text, "单元格", "The cell; empty: the tables are right, the text is not."),
        ("stands", Type::NUMBER, "现为", "What stands there; empty for a blank and for money."),
        ("should_be", Type::NUMBER, "应为", "What should, where only one number mends it."),
        ("at_least", Type::NUMBER, "至少", "The least number that mends it."),
        ("at_most", Type::NUMBER, "至多", "The greatest; empty: there is none."),
        ("stands_money", Type::Text, "现为金额", "The amount that stands there, with its unit."),
        ("should_be_money", Type::Text, "应为金额", "The amount that should, with its unit."),
        ("confidence", trust, "把握", "Whether it is the only way, one of several, or one shown."),
        ("ways", SMALL, "改法数", "Of how many ways it is one, where they were counted."),
        ("weight", SMALL, "分值", "How surprising it is: ten points for each factor of two."),
        ("pattern", Type::Text, "差错类型", "The mistake that explains the change."),
    ];
    made(own.into_iter().chain(message_columns()))
});

/// What the figure of a claim says.
const BOUNDS: [&str; 7] = ["exactly", "at_least", "at_most", "about", "zero", "rate", "money"];

impl FoundForm {
    /// Every one.
    pub const ALL: [FoundForm; 3] = [FoundForm::Problems, FoundForm::Claims, FoundForm::Repairs];

    /// Its name.
    pub const fn key(self) -> &'static str {
        match self {
            FoundForm::Problems => "problems",
            FoundForm::Claims => "claims",
            FoundForm::Repairs => "repairs",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            FoundForm::Problems => &PROBLEMS,
            FoundForm::Claims => &CLAIMS,
            FoundForm::Repairs => &REPAIRS,
        }
    }

    /// The rows of a report: none, where nothing was found.
    pub fn rows(self, found: &Found) -> Vec<Vec<Datum>> {
        let rows: Vec<Vec<Datum>> = match self {
            FoundForm::Problems => found.problems.iter().map(problem).collect(),
            FoundForm::Claims => found.claims.iter().map(|of| claim(found, of)).collect(),
            FoundForm::Repairs => repairs(found),
        };
        let heading = &found.reading.report.heading;
        let report: [Datum; 3] = [
            found.name.as_str().into(),
            heading.agency.as_deref().into(),
            heading.year.map(i64::from).into(),
        ];
        rows.into_iter().map(|row| report.iter().cloned().chain(row).collect()).collect()
    }
}

fn names(cells: &[CellId]) -> String {
    cells.iter().map(CellId::to_string).collect::<Vec<_>>().join(" ")
}

fn problem(problem: &Problem) -> Vec<Datum> {
    vec![
        problem.id().to_string().into(),
        problem.rule().code().into(),
        problem.severity().name(Locale::English).into(),
        problem.table().map(Table::key).into(),
        names(problem.cells()).into(),
        problem.left().map(|side| side.sum).into(),
        problem.right().map(|side| side.sum).into(),
        problem.difference().into(),
        problem.position().map(ToString::to_string).into(),
        problem.raw().into(),
        problem.answer().map(|answer| answer.state.key()).into(),
        problem.message(Locale::Chinese).into(),
        problem.message(Locale::English).into(),
    ]
}

fn claim(found: &Found, (claim, verdict): &(Claim, Verdict)) -> Vec<Datum> {
    let (bound, figure) = match claim.figure() {
        Figure::Exactly(number) => (0, number),
        Figure::AtLeast(number) => (1, number),
        Figure::AtMost(number) => (2, number),
        Figure::About(number) => (3, number),
        Figure::Zero => (4, 0),
        Figure::Rate(number) => (5, number),
        Figure::Money(number) => (6, number),
    };
    let ways = claim.readings_in(&found.reading.report);
    let ways: Vec<String> = ways.iter().map(way).collect();
    vec![
        claim.phrase().into(),
        claim.position().map(ToString::to_string).into(),
        BOUNDS[bound].into(),
        i64::try_from(figure).ok().into(),
        claim.year().map(i64::from).into(),
        ways.join(" or ").into(),
        outcome_key(verdict.outcome()).into(),
    ]
}

/// The cells that make up a figure, and those by which they are divided.
fn way(way: &ClaimReading<CellId>) -> String {
    match &way.denominator {
        Some(denominator) => format!("{} / {}", names(&way.cells), names(denominator)),
        None => names(&way.cells),
    }
}

fn repairs(found: &Found) -> Vec<Vec<Datum>> {
    let mut rows = Vec::new();
    for (fault, number) in found.diagnosis.faults().iter().zip(1i64..) {
        for (repair, rank) in fault.repairs().iter().zip(1i64..) {
            let first: [Datum; 3] = [fault.table().key().into(), number.into(), rank.into()];
            let changes = repair.changes().iter().map(Some);
            let no_change = repair.changes().is_empty().then_some(None);
            for change in changes.chain(no_change) {
                let row = first.iter().cloned().chain(changed(change)).chain(trusted(repair));
                rows.push(row.collect());
            }
        }
    }
    rows
}

/// What one cell should be.
fn changed(change: Option<&Correction>) -> Vec<Datum> {
    let Some(change) = change else { return vec![Datum::Null; 7] };
    let money = |value: Value| matches!(value, Value::Amount(_)).then(|| value.to_string());
    let is_money = matches!(change.from(), Value::Amount(_));
    let (least, most) = change.range().into_inner();
    let bound = |number: i64| (!is_money && number.unsigned_abs() < LIMIT).then_some(number);
    vec![
        change.cell().to_string().into(),
        change.from().integer().into(),
        change.to().and_then(Value::integer).into(),
        bound(least).into(),
        bound(most).into(),
        money(change.from()).into(),
        change.to().and_then(money).into(),
    ]
}

/// How far a repair can be trusted, and why.
fn trusted(repair: &Repair) -> Vec<Datum> {
    let ways = match repair.confidence() {
        Confidence::Unique => Some(1),
        Confidence::OneOf(ways) => i64::try_from(ways).ok(),
        Confidence::OnlyShown => None,
    };
    vec![
        repair.confidence().name().into(),
        ways.into(),
        i64::from(repair.weight()).into(),
        repair.pattern().map(|pattern| pattern.name()).into(),
        repair.message(Locale::Chinese).into(),
        repair.message(Locale::English).into(),
    ]
}
