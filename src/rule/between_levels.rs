//! LV: a summary and the reports of its members.
//!
//! A summary is compared with its members only where it is known that its figures cover them
//! (LV-07): its heading or the list of members says so. Where a difference is just one member's
//! table, or one of its rows, that explains it (LV-08).

use rust_decimal::Decimal;

use crate::case::{Case, Member, Members, Numbers, Whose};
use crate::cell::{CellId, Layout, Table};
use crate::report::{Report, Scope};
use crate::value::{Kind, Unit, Value};

use super::declared::declare_rules;
use super::judgement::{Cause, Judgement, Judgements, NotConcerned, Reason, Side, SideTerm};
use super::linear::{Relation, Weight};
use crate::words::Outcome;

declare_rules! {
    LV_01 = "LV-01" {
        title: "汇总的申请表等于各下级之和", "the request matrix of a summary is the sum of its members'";
        explanation:
            "汇总报告的每一格等于本机关、各部门、各下级同一格之和。不等的，请核对是否漏报、重复计入，或者用了旧数据。",
            "Each cell of a summary is the sum of the same cell of its own office, departments and lower levels. Where it is not, see whether a member was left out, counted twice or entered with old figures.";
        sum: "各下级之和", "the sum of the members";
        source: "《政府信息公开条例》第四十九条；汇总报告的县区的做法", "政府信息公开条例 article 49; practice of counties that compile reports";
        grade: Practice, Warning, All, Levels, default;
        check: Alone(requests_add_up);
    }
    LV_02 = "LV-02" {
        title: "汇总的主动公开表等于各下级之和", "the Article 20 table of a summary is the sum of its members'";
        explanation:
            "处理决定数量、收费金额等每一格等于各下级同一格之和。不等的，请核对是否漏报、重复计入，或者用了旧数据。",
            "Decisions, money and every other cell are the sum of the same cell of the members. Where it is not, see whether a member was left out, counted twice or entered with old figures.";
        sum: "各下级之和", "the sum of the members";
        source: "审核工作惯例", "reviewers' practice";
        grade: Practice, Warning, All, Levels, default;
        check: Alone(disclosure_adds_up);
    }
    LV_03 = "LV-03" {
        title: "汇总的复议、诉讼表等于各下级之和", "the cases of a summary are the sum of its members'";
        explanation:
            "每一格等于各下级同一格之和。一案有两个被告的只计一次，由作出原行为的机关计入；因此不等的，请说明。",
            "Each cell is the sum of the same cell of the members. A case with two defendants is counted once, by the organ whose act is challenged; say so where that explains the difference.";
        sum: "各下级之和", "the sum of the members";
        source: "审核工作惯例；对国办公开办函〔2016〕201号关于共同被告的理解", "reviewers' practice; interpretation of 国办公开办函〔2016〕201号 for co-defendants";
        grade: Practice, Warning, All, Levels, default;
        check: Alone(cases_add_up);
    }
    LV_04 = "LV-04" {
        title: "汇总的每一格不少于任何一个下级", "no cell of a summary is below that of a member";
        explanation:
            "汇总包含各下级，所以每一格都不会少于其中一个下级的同一格。少于的，汇总漏了该下级，或者该下级填错了。",
            "A summary includes its members, so that no cell of it is below that of one of them. Where it is, the member was left out or its figure is wrong.";
        source: "算术关系（汇总包含该下级）", "arithmetic, where the summary includes the member";
        grade: Arithmetic, Error, All, Levels, default;
        check: Alone(no_member_is_larger);
    }
    LV_05 = "LV-05" {
        title: "各下级都有同一年度的报告", "every member has a report of the year";
        explanation:
            "缺了一个下级的报告，汇总是否相等就无法判断。请补齐；没有名单的，请先列出应当报送的全部下级。",
            "With a member's report missing it cannot be told whether a summary adds up. Supply it; where there is no list, first name all members that have to report.";
        statement: "没有这些下级本年度的报告", "there are no reports of the year of these members";
        source: "审核工作惯例", "reviewers' practice";
        grade: Practice, Warning, All, Levels, default;
        check: Alone(every_member_reports);
    }
    LV_06 = "LV-06" {
        title: "汇总报告写明统计口径", "a summary says what its figures cover";
        explanation:
            "有下级的机关，报告的数据可能只是本级的，也可能包含所属各部门和下级。请在报告中写明，否则无法核对。",
            "The figures of a body with members may be its own alone or those of all levels below. Say so in the report; without it nothing can be compared.";
        statement: "没有写明数据只是本级的，还是包含下级", "the report does not say whether its figures are its own or those of all levels below";
        source: "审核工作惯例；已公布的报告两种写法都有", "reviewers' practice; published reports do both";
        grade: Practice, Note, All, Levels, default;
        check: Alone(the_scope_is_known);
    }
}

/// What the figures of the summary cover, `None` where neither its heading nor the list says so.
fn scope(case: &Case<'_>, members: &Members<'_>) -> Option<Scope> {
    members.scope().or(case.report().heading.scope)
}

/// The members of a summary, or why there is nothing to say of them.
fn members<'a>(case: &Case<'a>) -> Result<&'a Members<'a>, Judgement> {
    let members = case.members().filter(|members| !members.list().is_empty());
    let members = members.ok_or_else(|| Judgement::not_concerned(NotConcerned::NoMembers))?;
    match scope(case, members) {
        Some(Scope::OwnLevel) => Err(Judgement::not_concerned(NotConcerned::OwnLevel)),
        _ => Ok(members),
    }
}

fn requests_add_up(case: &Case<'_>) -> Judgements {
    add_up(case, Table::Requests)
}

fn disclosure_adds_up(case: &Case<'_>) -> Judgements {
    add_up(case, Table::ProactiveDisclosure)
}

fn cases_add_up(case: &Case<'_>) -> Judgements {
    add_up(case, Table::ReviewLitigation)
}

// ---- the sum ----

/// The sum of a table over the members.
struct Sum<'a> {
    case: Case<'a>,
    members: &'a Members<'a>,
    layout: Layout,
    /// What is known of each cell's sum.
    known: Vec<i64>,
    /// A member lacks a number there, or is not here.
    open: Vec<bool>,
}

fn sum<'a>(case: &Case<'a>, members: &'a Members<'a>, layout: Layout) -> Sum<'a> {
    let (mut known, mut open) = (vec![0_i64; layout.len()], vec![false; layout.len()]);
    if !members.are_all_here() {
        open.fill(true);
    }
    for report in members.list().iter().filter_map(Member::report) {
        let own = report.layout(layout.table());
        let numbers = own.and_then(|own| Numbers::of(report, own));
        for (index, (known, open)) in known.iter_mut().zip(&mut open).enumerate() {
            let number = match (&numbers, own) {
                (Some(numbers), Some(own)) if own == layout => numbers.get(index),
                (Some(_), Some(own)) => in_layout(layout.cell_at(index), own)
                    .and_then(|cell| report.get(cell)?.integer()),
                _ => None,
            };
            match number {
                Some(number) => *known = known.saturating_add(number),
                None => *open = true,
            }
        }
    }
    Sum { case: *case, members, layout, known, open }
}

/// The cell of the same path in the layout that a member has.
fn in_layout(cell: CellId, layout: Layout) -> Option<CellId> {
    if cell.layout() == layout { Some(cell) } else { layout.cell(&cell.path()) }
}

/// How one cell of a summary stands to its members.
fn compare(sum: &Sum<'_>, cell: CellId) -> Outcome {
    let index = cell.index();
    if cell.kind() == Kind::Amount {
        return compare_money(sum, cell);
    }
    let own = sum.case.report().get(cell).and_then(Value::integer);
    let is_open = sum.open[index];
    // A change may be negative, so that what is missing on a side may go either way.
    let both = (is_open || own.is_none()) && cell.kind() == Kind::Change;
    let weight = Weight {
        left: own.unwrap_or(0),
        left_open: own.is_none() || both,
        right: sum.known[index],
        right_open: is_open || both,
    };
    weight.outcome(Relation::Equal)
}

/// Money is compared as exactly as the summary is written.
fn compare_money(sum: &Sum<'_>, cell: CellId) -> Outcome {
    let reports = sum
        .members
        .list()
        .iter()
        .map(|member| member.report().and_then(|report| money(report, cell)));
    let all: Option<Decimal> =
        reports.into_iter().try_fold(Decimal::ZERO, |sum, money| sum.checked_add(money?));
    let own = money(sum.case.report(), cell);
    match (own, all) {
        (Some(own), Some(all)) if sum.members.is_complete() => {
            if all.round_dp(own.scale()) == own {
                Outcome::Holds
            } else {
                Outcome::Fails
            }
        }
        _ => Outcome::Undecided,
    }
}

/// Money of a cell in 万元, which is what an amount without a unit is in.
fn money(report: &Report, cell: CellId) -> Option<Decimal> {
    let own = report.layout(cell.table())?;
    let Value::Amount(amount) = report.get(in_layout(cell, own)?)? else { return None };
    match amount.unit() {
        Some(Unit::Yuan) => amount.value()?.checked_div(Unit::WanYuan.yuan().into()),
        _ => amount.value(),
    }
}

fn add_up(case: &Case<'_>, table: Table) -> Judgements {
    let members = match members(case) {
        Ok(members) => members,
        Err(nothing) => return nothing.into(),
    };
    let Some(layout) = case.report().layout(table) else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    let sum = sum(case, members, layout);
    let of = |wanted: Outcome| -> Vec<CellId> {
        layout.cells().filter(|cell| compare(&sum, *cell) == wanted).collect()
    };
    let (differing, open) = (of(Outcome::Fails), of(Outcome::Undecided));
    let mut all = Vec::new();
    if !differing.is_empty() && scope(case, members).is_none() {
        all.push(Judgement::undecided(Reason::Scope, differing));
    } else if !differing.is_empty() {
        all.extend(differences(&sum, differing));
    }
    if !open.is_empty() {
        all.push(left_open(&sum, open));
    }
    if all.is_empty() {
        return Judgement::holds().into();
    }
    all.into()
}

/// Cells that cannot be decided: one of the summary's own has no number, or members are not known.
fn left_open(sum: &Sum<'_>, cells: Vec<CellId>) -> Judgement {
    let own =
        |cell: &CellId| sum.case.report().get(*cell).is_none_or(|value| value.decimal().is_none());
    let reason = if cells.iter().all(own) { Reason::Blank } else { Reason::Members };
    let list = sum.members.list().iter().enumerate();
    let missing = list.filter(|(_, member)| member.report().is_none()).map(|(at, _)| at);
    let missing = missing.collect();
    Judgement::undecided(reason, cells).with_members(missing)
}

// ---- differences, and what explains them ----

/// The differences of a table: one judgement where one thing explains them all, else one a row.
fn differences(sum: &Sum<'_>, cells: Vec<CellId>) -> Vec<Judgement> {
    if let Some(cause) = explained(sum, &cells, sum.layout.cells().collect()) {
        return vec![difference(sum, cells).with_cause(Some(cause))];
    }
    let mut rows: Vec<(Vec<&str>, Vec<CellId>)> = Vec::new();
    for cell in cells {
        let row = cell.row_names();
        match rows.iter_mut().find(|(other, _)| *other == row) {
            Some((_, cells)) => cells.push(cell),
            None => rows.push((row, vec![cell])),
        }
    }
    let one = |(row, cells): (Vec<&str>, Vec<CellId>)| {
        let whole: Vec<CellId> =
            sum.layout.cells().filter(|cell| cell.row_names() == row).collect();
        let cause = explained(sum, &cells, whole);
        difference(sum, cells).with_cause(cause)
    };
    rows.into_iter().map(one).collect()
}

/// The sides of the cell that differs most; in its row the last such, which is the total.
fn difference(sum: &Sum<'_>, cells: Vec<CellId>) -> Judgement {
    let counted = || cells.iter().filter(|cell| cell.kind() != Kind::Amount);
    let apart = |cell: &CellId| {
        let own = sum.case.report().get(*cell).and_then(Value::integer).unwrap_or(0);
        own.abs_diff(sum.known[cell.index()])
    };
    let most = counted().map(apart).max().unwrap_or(0);
    let first = counted().find(|cell| apart(cell) == most).map(|cell| cell.row_names());
    let told =
        counted().rfind(|cell| apart(cell) == most && Some(cell.row_names()) == first).copied();
    let judgement = Judgement::fails(cells);
    let Some(cell) = told else { return judgement };
    let value = sum.case.report().get(cell);
    let own = value.map(|value| SideTerm { whose: Whose::This, cell, coefficient: 1, value });
    let left = Side::of_cells(own);
    let list = sum.members.list().iter().enumerate();
    let terms = list.filter_map(|(at, member)| {
        let report = member.report()?;
        let cell = in_layout(cell, report.layout(cell.table())?)?;
        let value = report.get(cell)?;
        Some(SideTerm { whose: Whose::Member(at), cell, coefficient: 1, value })
    });
    let right = Side::of_members(terms);
    let beside: Vec<(Whose, CellId)> =
        right.terms.iter().map(|term| (term.whose, term.cell)).collect();
    judgement.with_sides(left, Relation::Equal, right).with_beside(beside)
}

/// The one member whose figures are just the differences of some cells, and in which way. Last
/// year's figures come into a sum table by table, not row by row.
fn explained(sum: &Sum<'_>, differing: &[CellId], cells: Vec<CellId>) -> Option<Cause> {
    let is_counted = |cell: &&CellId| cell.kind() != Kind::Amount;
    let wanted: Option<Vec<(CellId, i64)>> = cells
        .iter()
        .filter(is_counted)
        .map(|&cell| {
            let own = sum.case.report().get(cell)?.integer()?;
            Some((cell, own - sum.known[cell.index()]))
        })
        .collect();
    let wanted = wanted.filter(|_| differing.iter().any(|cell| is_counted(&cell)))?;
    let is_whole = cells.len() == sum.layout.len();
    let list = sum.members.list().iter().enumerate();
    let mut causes = list.filter_map(|(at, member)| cause(at, member, &wanted, is_whole));
    // Two members that explain it alike explain nothing.
    causes.next().filter(|_| causes.next().is_none())
}

fn cause(
    at: usize,
    member: &Member<'_>,
    wanted: &[(CellId, i64)],
    is_whole: bool,
) -> Option<Cause> {
    let report = member.report()?;
    let number = |report: &Report, cell: CellId| {
        report.get(in_layout(cell, report.layout(cell.table())?)?)?.integer()
    };
    let fits = |expected: &dyn Fn(CellId) -> Option<i64>| {
        wanted.iter().all(|(cell, difference)| expected(*cell) == Some(*difference))
    };
    if fits(&|cell| Some(-number(report, cell)?)) {
        return Some(Cause::LeftOut(at));
    }
    if fits(&|cell| number(report, cell)) {
        return Some(Cause::Twice(at));
    }
    let last = member.last_year().filter(|_| is_whole)?;
    let is_stale = fits(&|cell| Some(number(last, cell)? - number(report, cell)?));
    is_stale.then_some(Cause::LastYears(at))
}

// ---- what a sum says of single figures ----

/// In so few cells a table may differ from its members by a slip. Where it differs in more,
/// something else was counted, and the sum tells nothing of single figures.
const MOST_SLIPS: usize = 8;

/// What the members add up to in each cell of a summary's table. Nothing where that cannot be told,
/// or where a member that was left out or counted twice explains the difference.
pub(crate) fn sums(case: &Case<'_>, table: Table) -> Vec<(CellId, i64)> {
    let Some(sum) = sum_of_all(case, table) else { return Vec::new() };
    let known = sum.layout.cells().filter(|cell| is_known(&sum, *cell));
    slips(case.report(), known.map(|cell| (cell, sum.known[cell.index()])).collect())
}

/// What a summary leaves for the member of that number in each cell when the others are taken away.
pub(crate) fn rest(case: &Case<'_>, at: usize, table: Table) -> Vec<(CellId, i64)> {
    let member = case.members().and_then(|members| members.list().get(at)?.report());
    let (Some(member), Some(sum)) = (member, sum_of_all(case, table)) else { return Vec::new() };
    let cells = member.layout(table).into_iter().flat_map(Layout::cells);
    let left = cells.filter_map(|cell| {
        let there = in_layout(cell, sum.layout).filter(|there| is_known(&sum, *there))?;
        let others = sum.known[there.index()] - member.get(cell)?.integer()?;
        Some((cell, case.report().get(there)?.integer()? - others))
    });
    slips(member, left.collect())
}

/// The sum over all members, where it is known that the summary covers them and no single one of
/// them explains how it differs.
fn sum_of_all<'a>(case: &Case<'a>, table: Table) -> Option<Sum<'a>> {
    let members = members(case).ok()?;
    scope(case, members).filter(|scope| *scope == Scope::WholeArea)?;
    let sum = sum(case, members, case.report().layout(table)?);
    let cells = || sum.layout.cells();
    let differing: Vec<CellId> =
        cells().filter(|cell| compare(&sum, *cell) == Outcome::Fails).collect();
    let is_explained = explained(&sum, &differing, cells().collect()).is_some();
    (!is_explained).then_some(sum)
}

fn is_known(sum: &Sum<'_>, cell: CellId) -> bool {
    cell.kind() != Kind::Amount && !sum.open[cell.index()]
}

fn slips(report: &Report, all: Vec<(CellId, i64)>) -> Vec<(CellId, i64)> {
    let number = |cell: CellId| report.get(cell).and_then(Value::integer);
    let differing = all.iter().filter(|(cell, number_there)| number(*cell) != Some(*number_there));
    if differing.count() > MOST_SLIPS { Vec::new() } else { all }
}

// ---- the other rules ----

/// One judgement for each table and member that is larger somewhere.
fn no_member_is_larger(case: &Case<'_>) -> Judgements {
    let members = match members(case) {
        Ok(members) => members,
        Err(nothing) => return nothing.into(),
    };
    let is_known = scope(case, members).is_some();
    let mut all = Vec::new();
    for layout in case.report().layouts() {
        let Some(own) = Numbers::of(case.report(), layout) else { continue };
        for (at, member) in members.list().iter().enumerate() {
            let Some(report) = member.report() else { continue };
            let larger = larger_cells(&own, layout, report);
            if larger.is_empty() {
                continue;
            }
            all.push(if is_known {
                exceeded(case, at, report, larger)
            } else {
                Judgement::undecided(Reason::Scope, larger).with_members(vec![at])
            });
        }
    }
    if all.is_empty() {
        return Judgement::holds().into();
    }
    all.into()
}

/// The cells in which a member has more than the summary; changes may be negative and are left out.
fn larger_cells(own: &Numbers, layout: Layout, report: &Report) -> Vec<CellId> {
    let Some(theirs) = report.layout(layout.table()) else { return Vec::new() };
    let Some(numbers) = Numbers::of(report, theirs) else { return Vec::new() };
    let is_larger = |index: usize| {
        let other = if theirs == layout {
            Some(index)
        } else {
            in_layout(layout.cell_at(index), theirs).map(CellId::index)
        };
        let pair = own.get(index).zip(other.and_then(|other| numbers.get(other)));
        pair.is_some_and(|(own, member)| member > own)
    };
    let cells = (0..layout.len()).filter(|index| is_larger(*index));
    let cells = cells.map(|index| layout.cell_at(index));
    cells.filter(|cell| cell.kind() == Kind::Count).collect()
}

fn exceeded(case: &Case<'_>, at: usize, report: &Report, cells: Vec<CellId>) -> Judgement {
    let theirs = |cell: CellId| in_layout(cell, report.layout(cell.table())?);
    let apart = |cell: &&CellId| {
        let own = case.report().get(**cell)?.integer()?;
        Some(report.get(theirs(**cell)?)?.integer()? - own)
    };
    // The cell that differs most; of several the last, for totals come last.
    let sides = cells.iter().max_by_key(apart).and_then(|&cell| {
        let theirs = theirs(cell)?;
        let term = |whose, cell, value| SideTerm { whose, cell, coefficient: 1, value };
        let left = term(Whose::This, cell, case.report().get(cell)?);
        let right = term(Whose::Member(at), theirs, report.get(theirs)?);
        Some((left, right))
    });
    let judgement = Judgement::fails(cells).with_members(vec![at]);
    let Some((left, right)) = sides else { return judgement };
    let beside = [(right.whose, right.cell)];
    let (left, right) = (Side::of_cells([left]), Side::of_cells([right]));
    judgement.with_sides(left, Relation::AtLeast, right).with_beside(beside)
}

fn every_member_reports(case: &Case<'_>) -> Judgements {
    let Some(members) = case.members() else {
        return Judgement::not_concerned(NotConcerned::NoMembers).into();
    };
    let list = members.list().iter().enumerate();
    let missing: Vec<usize> =
        list.filter(|(_, member)| member.report().is_none()).map(|(at, _)| at).collect();
    let judgement = if !missing.is_empty() {
        Judgement::fails(Vec::new()).with_members(missing)
    } else if members.is_complete() {
        Judgement::holds()
    } else {
        Judgement::undecided(Reason::Members, Vec::new())
    };
    judgement.into()
}

fn the_scope_is_known(case: &Case<'_>) -> Judgements {
    let Some(members) = case.members().filter(|members| !members.list().is_empty()) else {
        return Judgement::not_concerned(NotConcerned::NoMembers).into();
    };
    match scope(case, members) {
        Some(_) => Judgement::holds().into(),
        None => Judgement::fails(Vec::new()).into(),
    }
}
