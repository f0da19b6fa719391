//! CE: what may stand in a cell. Most of it a [`Report`](crate::Report) cannot break, so that only
//! the readers see it.

use crate::case::{Case, Numbers, visit};
use crate::cell::{CellId, Layout};

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, Reason, Side, nonzero};

declare_rules! {
    CE_01 = "CE-01" {
        title: "数量不是负数", "counts are not negative";
        explanation:
            "除“本年增/减”外，各栏都是数量，不会小于0。请核对是否多了负号。",
            "Every cell but the yearly change is a count, which cannot be below 0. Look for a stray minus sign.";
        source: "算术关系", "arithmetic";
        grade: Arithmetic, Error, All, Reading, default;
        check: ByReaders;
    }
    CE_02 = "CE-02" {
        title: "数量是整数", "counts are whole numbers";
        explanation:
            "件数不会有小数（3.0视为3）。请核对是否把金额或比例填入了件数栏。",
            "A number of requests or documents has no fraction (3.0 is read as 3). Perhaps an amount or a share was written there.";
        source: "算术关系", "arithmetic";
        grade: Arithmetic, Error, All, Reading, default;
        check: ByReaders;
    }
    CE_03 = "CE-03" {
        title: "“本年增/减”是带符号的整数", "the yearly change is a signed whole number";
        explanation:
            "增加写正数，减少写负数，没有变化写0。只有这一栏可以是负数。",
            "Write an increase as a positive and a decrease as a negative whole number, and no change as 0. It is the only cell that may be negative.";
        source: "国办公开办函〔2019〕60号栏目名称；湖北省对该栏的说明", "国办公开办函〔2019〕60号, label; Hubei's note on the column";
        grade: OfficialFormat, Error, Only2019, Reading, default;
        check: ByReaders;
    }
    CE_04 = "CE-04" {
        title: "金额是不小于0的数，可以有小数", "money is zero or more, decimals allowed";
        explanation:
            "金额栏只填数字，30号文格式以万元为单位，可以有小数。",
            "A money cell holds a number alone, in ten thousands of yuan in the 2021 edition; decimals are allowed.";
        source: "国办公开办函〔2021〕30号所附格式（单位：万元）", "国办公开办函〔2021〕30号, template (单位：万元)";
        grade: OfficialFormat, Error, All, Reading, default;
        check: ByReaders;
    }
    CE_05 = "CE-05" {
        title: "单元格里是数字，不是文字", "a cell holds a number, not text";
        explanation:
            "无法读成数字的内容不能统计。请改填数字，说明写在正文里。",
            "What cannot be read as a number cannot be counted. Write a number, and put remarks into the text.";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Error, All, Reading, default;
        check: ByReaders;
    }
    CE_06 = "CE-06" {
        title: "单元格不留空白，也不写“/”“—”", "no cell is blank or marked not applicable";
        explanation:
            "没有发生的填0。空白和“/”分不清是没有还是漏填，含有它们的等式也无法核对。",
            "Write 0 where there was nothing. A blank or a stroke may mean nothing or forgotten, and identities with such a cell cannot be checked.";
        statement: "没有发生的请填0", "write 0 where there was nothing";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, All, Checking, default;
        check: Gaps(every_cell_is_filled);
    }
    CE_07 = "CE-07" {
        title: "单元格里不写单位", "no unit stands in a cell";
        explanation:
            "单位已印在表头，单元格里只填数字；与表头单位不同的（如把元写进万元栏），请换算。",
            "The unit is printed in the header; a cell holds the number alone. Convert an amount that was given in another unit.";
        source: "国办公开办函〔2021〕30号所附格式；审核工作惯例", "国办公开办函〔2021〕30号, template; practice";
        grade: Practice, Warning, All, Reading, default;
        check: ByReaders;
    }
    CE_08 = "CE-08" {
        title: "各项中有数字时，总计不空白", "a total is not blank when a part is non-zero";
        explanation:
            "总计是各项之和，各项中已有数字，总计就不会是空白。请填写总计。",
            "A total is the sum of its parts, so with a part above 0 it cannot be empty. Fill in the total.";
        statement: "各项中有不为0的数，总计应当填写", "parts are above 0, so the total must be filled in";
        source: "算术关系（“总计”的含义）", "arithmetic, from the label 总计";
        grade: Arithmetic, Error, All, Checking, default;
        check: Gaps(totals_are_filled);
    }
}

/// One judgement for each table, with all its cells that hold no number.
fn every_cell_is_filled(case: &Case<'_>) -> Judgements {
    let mut found = Vec::new();
    for layout in case.report().layouts().filter(|layout| !case.is_full(layout.table())) {
        let mut cells = Vec::new();
        visit(case.report(), layout.table(), &mut |index, value| {
            let cell = layout.cell_at(index);
            if nonzero(value).is_none() && !case.is_unknown(cell) {
                cells.push(cell);
            }
        });
        if !cells.is_empty() {
            found.push(Judgement::fails(cells));
        }
    }
    if found.is_empty() { Judgement::holds().into() } else { found.into() }
}

fn totals_are_filled(case: &Case<'_>) -> Judgements {
    let mut found = Vec::new();
    let open =
        |layout: &Layout| !case.is_full(layout.table()) && layout.identities().next().is_some();
    for layout in case.report().layouts().filter(open) {
        if let Some(numbers) = Numbers::of(case.report(), layout) {
            totals_of(case, layout, &numbers, &mut found);
        }
    }
    if found.is_empty() { Judgement::holds().into() } else { found.into() }
}

fn totals_of(case: &Case<'_>, layout: Layout, numbers: &Numbers, found: &mut Vec<Judgement>) {
    // A cell may be the total of its row and of its column: a judgement by either is enough, and
    // only without one it stays open.
    let (mut told, mut open): (Vec<CellId>, Vec<CellId>) = (Vec::new(), Vec::new());
    for identity in layout.identities() {
        let Some(total) = identity.total().filter(|total| numbers.get(total.index()).is_none())
        else {
            continue;
        };
        let weight = identity.weigh(numbers);
        if case.is_unknown(total) {
            open.push(total);
        } else if weight.left > 0 && !told.contains(&total) {
            told.push(total);
            let side = Side::left(identity, case);
            found.push(Judgement::fails(vec![total]).with_left(side));
        } else if weight.left == 0 && weight.left_open {
            open.push(total);
        }
    }
    open.retain(|total| !told.contains(total));
    open.sort_unstable();
    open.dedup();
    if !open.is_empty() {
        found.push(Judgement::undecided(Reason::Blank, open));
    }
}
