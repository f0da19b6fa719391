//! VV: two versions of one report.

use crate::case::{Case, Whose};
use crate::cell::CellId;
use crate::value::Value;

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, NotConcerned, Reason};

declare_rules! {
    VV_01 = "VV-01" {
        title: "同一年度报告的不同版本数据一致", "the versions of one report have the same figures";
        explanation:
            "同一机关同一年度的报告发布过两个版本而数据不同的，请确认以哪一个为准，并撤下另一个或者说明更正。",
            "Where one body published two versions of one year's report with different figures, decide which stands, and withdraw the other or publish a correction.";
        statement: "两个版本的数据不同", "the two versions differ";
        source: "审核工作惯例；2016年以来对已公布报告的评述", "reviewers' practice; noted of published reports since 2016";
        grade: Practice, Warning, All, Versions, default;
        check: Alone(versions_are_the_same);
    }
}

/// One judgement for each table, with the cells that differ.
fn versions_are_the_same(case: &Case<'_>) -> Judgements {
    let Some(other) = case.other_version() else {
        return Judgement::not_concerned(NotConcerned::NoOtherVersion).into();
    };
    let report = case.report();
    let judge = |layout: crate::cell::Layout| {
        // A table that the other version lacks, or has in another edition, is another table.
        if other.layout(layout.table()) != Some(layout) {
            return Judgement::fails(Vec::new()).about(layout.table());
        }
        // What could not be read is no blank, and of the other version nobody says which blanks
        // are such.
        let is_open = |cell: &CellId| {
            let is_blank_there = other.get(*cell).is_some_and(Value::is_blank);
            case.is_unknown(*cell)
                || is_blank_there && report.get(*cell).is_some_and(|here| !here.is_blank())
        };
        let differs = |cell: &CellId| {
            let pair = report.get(*cell).zip(other.get(*cell));
            pair.is_some_and(|(here, there)| !is_same(here, there)) && !is_open(cell)
        };
        let cells: Vec<CellId> = layout.cells().filter(differs).collect();
        if cells.is_empty() {
            let open: Vec<CellId> = layout.cells().filter(is_open).collect();
            return match open.is_empty() {
                true => Judgement::holds(),
                false => Judgement::undecided(Reason::Unread, open),
            };
        }
        let beside: Vec<_> = cells.iter().map(|cell| (Whose::OtherVersion, *cell)).collect();
        Judgement::fails(cells).with_beside(beside)
    };
    report.layouts().map(judge).collect::<Vec<_>>().into()
}

/// The same number, or both without one. A blank and a 0 differ: readers take them for different
/// things.
fn is_same(here: Value, there: Value) -> bool {
    match (here, there) {
        (Value::Amount(here), Value::Amount(there))
            if here.unit().is_some() && there.unit().is_some() =>
        {
            here.in_yuan() == there.in_yuan()
        }
        _ => here.decimal() == there.decimal(),
    }
}
