//! P0 and P1: the Article 20 table, of the 2019 and of the 2021 edition.

use crate::case::Case;
use crate::cell::CellId;
use crate::table::proactive::{
    Documents2021, Items2019, ProactiveDisclosure, ProactiveDisclosure2019, ProactiveDisclosure2021,
};

use super::body::Body;
use super::declared::declare_rules;
use super::judgement::{
    Judgement, Judgements, NotConcerned, Reason, and, any_nonzero, nonzero, not,
};

declare_rules! {
    P0_01 = "P0-01" {
        title: "上一年项目数量 + 本年增/减 不小于0", "items of the previous year plus the change are not below zero";
        explanation:
            "减少的项目数不会多于原有的项目数。请核对两栏，以及“本年增/减”的符号。",
            "No more items can be removed than there were. Check both cells, and the sign of the change.";
        source: "算术关系（国办公开办函〔2019〕60号的栏目名称）", "arithmetic, from the labels of 国办公开办函〔2019〕60号";
        grade: Arithmetic, Error, Only2019, Checking, default;
        check: Lines(ProactiveDisclosure, &[
            "administrative_licensing.items_previous_year + administrative_licensing.items_change >= 0",
            "other_external_services.items_previous_year + other_external_services.items_change >= 0",
            "administrative_penalties.items_previous_year + administrative_penalties.items_change >= 0",
            "administrative_compulsion.items_previous_year + administrative_compulsion.items_change >= 0",
            "administrative_fees.items_previous_year + administrative_fees.items_change >= 0",
        ]);
    }
    P0_02 = "P0-02" {
        title: "对外公开总数量不少于本年新公开数量", "the published total is not below the number newly published";
        explanation:
            "本年新公开的文件也在对外公开的总数之内。年内公开后又撤下的除外。",
            "What was newly published is part of all that is published, unless it was withdrawn within the year.";
        source: "由国办公开办函〔2019〕60号格式的栏目名称推出", "inferred from the labels of 国办公开办函〔2019〕60号";
        grade: Practice, Warning, Only2019, Checking, default;
        check: Lines(ProactiveDisclosure, &[
            "rules.total_published >= rules.newly_published",
            "normative_documents.total_published >= normative_documents.newly_published",
        ]);
    }
    P0_03 = "P0-03" {
        title: "本年新公开数量少于本年新制作数量，供留意", "fewer documents were newly published than made";
        explanation:
            "有新制作的文件没有公开，可能合法，请确认不是漏填。",
            "Some new documents were not published. That may be lawful; see that nothing was forgotten.";
        source: "由国办公开办函〔2019〕60号格式的栏目名称推出", "inferred from the labels of 国办公开办函〔2019〕60号";
        grade: Practice, Note, Only2019, Checking, optional;
        check: Lines(ProactiveDisclosure, &[
            "rules.newly_published >= rules.newly_made",
            "normative_documents.newly_published >= normative_documents.newly_made",
        ]);
    }
    P0_04 = "P0-04" {
        title: "采购项目数量与采购总金额同为0或同不为0", "procurement projects and amount are both zero or both not";
        explanation:
            "有项目就有金额，有金额就有项目。请核对漏填的一栏。",
            "Where there are projects there is money, and the other way round. Check the cell that says 0.";
        statement: "一栏为0而另一栏不为0", "one is zero and the other is not";
        source: "由国办公开办函〔2019〕60号格式的栏目名称推出", "inferred from the labels of 国办公开办函〔2019〕60号";
        grade: Practice, Warning, Only2019, Checking, default;
        check: Alone(procurement_agrees);
    }
    P0_05 = "P0-05" {
        title: "采购总金额的单位明确", "the unit of the procurement amount is known";
        explanation:
            "官方表头没有印单位，元和万元都有人填。请在表头或单元格里写明单位。",
            "The official header prints no unit, and reports give both yuan and ten thousands of yuan. Say which, in the header or in the cell.";
        statement: "没有写明是元还是万元", "it is not said whether this is yuan or ten thousands of yuan";
        source: "工作惯例：已公布的报告两种单位都有", "practice: published reports give either unit";
        grade: Practice, Warning, Only2019, Checking, default;
        check: Alone(procurement_has_a_unit);
    }
    P0_06 = "P0-06" {
        title: "有处理决定就应有项目", "where there are decisions there are items";
        explanation:
            "处理决定是依据项目作出的，项目数为0而有决定数，请核对项目数量。",
            "Decisions rest on items of power. With decisions and no items, check the number of items.";
        statement: "有处理决定，但项目数量为0", "there are decisions, but no items";
        source: "由国办公开办函〔2019〕60号格式的栏目名称推出", "inferred from the labels of 国办公开办函〔2019〕60号";
        grade: Practice, Warning, Only2019, Checking, default;
        check: Alone(decisions_have_items);
    }
    P1_01 = "P1-01" {
        title: "现行有效件数不少于本年制发件数减去本年废止件数", "documents in force are not fewer than issued less repealed";
        explanation:
            "本年制发而未废止的文件，年末应当有效（失效的除外）。请核对三栏。",
            "What was issued and not repealed in the year is in force at its end, unless it lapsed. Check the three cells.";
        source: "推断：上年的存量不会小于0", "inferred: the stock of last year is not below 0";
        grade: Practice, Warning, Since2021, Checking, default;
        check: Lines(ProactiveDisclosure, &[
            "rules.in_force + rules.repealed >= rules.issued",
            "normative_documents.in_force + normative_documents.repealed >= normative_documents.issued",
        ]);
    }
    P1_03 = "P1-03" {
        title: "县级以下政府和政府部门的规章为0", "counties, townships and local departments have no rules";
        explanation:
            "规章只由国务院部门，以及省、设区的市、自治州政府制定。其他机关的规章栏应为0，多半是把规范性文件填到了这一行。",
            "Rules (规章) are made by ministries and by governments of provinces, cities with districts and autonomous prefectures alone. Other bodies write 0; most likely normative documents were entered in this row.";
        statement: "该机关无权制定规章，应为0", "this body has no power to make rules, so 0 is expected";
        source: "《立法法》第九十一条、第九十三条；审核工作惯例", "立法法 articles 91 and 93; practice";
        grade: Practice, Warning, Since2021, Checking, default;
        check: Alone(only_rule_makers_have_rules);
    }
    P1_05 = "P1-05" {
        title: "县级以上政府的许可、处罚、强制不全为0", "a government's licensing, penalties and compulsion are not all zero";
        explanation:
            "县级以上一级政府全年没有一件许可、处罚和强制，很少见。请核对是否漏报了部门数据。",
            "It is rare that a government of county level or above made not one decision in a year. See whether the figures of its departments were left out.";
        statement: "一级政府的三项都是0", "all three are zero for a whole government";
        source: "审核工作惯例", "practice of reviewers";
        grade: Practice, Warning, Since2021, Checking, optional;
        check: Alone(governments_decide);
    }
}

/// What a rule of one edition says of a report without that table.
fn no_table() -> Judgements {
    Judgement::not_concerned(NotConcerned::NoTable).into()
}

fn table_2019<'a>(case: &Case<'a>) -> Option<&'a ProactiveDisclosure2019> {
    match &case.report().proactive_disclosure {
        Some(ProactiveDisclosure::Edition2019(table)) => Some(table),
        _ => None,
    }
}

fn table_2021<'a>(case: &Case<'a>) -> Option<&'a ProactiveDisclosure2021> {
    match &case.report().proactive_disclosure {
        Some(ProactiveDisclosure::Edition2021(table)) => Some(table),
        _ => None,
    }
}

/// The cells of a row of the Article 20 table that the report has.
fn cells_of(case: &Case<'_>, row: &str, columns: &[&str]) -> Vec<CellId> {
    columns
        .iter()
        .filter_map(|column| case.report().cell(&format!("proactive_disclosure.{row}.{column}")))
        .collect()
}

fn procurement_agrees(case: &Case<'_>) -> Judgements {
    let Some(table) = table_2019(case) else { return no_table() };
    let row = &table.centralized_procurement;
    let projects = nonzero(row.projects.into());
    let differ = projects.zip(nonzero(row.amount.into())).map(|(some, money)| some != money);
    Judgement::broken(differ, Reason::Blank, || {
        cells_of(case, "centralized_procurement", &["projects", "amount"])
    })
    .into()
}

fn procurement_has_a_unit(case: &Case<'_>) -> Judgements {
    let Some(table) = table_2019(case) else { return no_table() };
    let amount = table.centralized_procurement.amount;
    // Nothing is nothing in any unit.
    let unclear = nonzero(amount.into()).map(|some| some && amount.unit().is_none());
    Judgement::broken(unclear, Reason::Blank, || {
        cells_of(case, "centralized_procurement", &["amount"])
    })
    .into()
}

fn decisions_have_items(case: &Case<'_>) -> Judgements {
    let Some(table) = table_2019(case) else { return no_table() };
    let rows: [(&str, &Items2019); 4] = [
        ("administrative_licensing", &table.administrative_licensing),
        ("other_external_services", &table.other_external_services),
        ("administrative_penalties", &table.administrative_penalties),
        ("administrative_compulsion", &table.administrative_compulsion),
    ];
    let broken = |row: &Items2019| {
        let before = row.items_previous_year.get();
        let after =
            before.zip(row.items_change.get()).map(|(before, change)| before as i64 + change);
        let no_items = and(before.map(|before| before == 0), after.map(|after| after <= 0));
        and(nonzero(row.decisions.into()), no_items)
    };
    if rows.iter().all(|(_, row)| broken(row) == Some(false)) {
        return Judgement::holds().into();
    }
    let judgement = |(name, row): (&str, &Items2019)| {
        Judgement::broken(broken(row), Reason::Blank, || {
            cells_of(case, name, &["items_previous_year", "items_change", "decisions"])
        })
    };
    rows.into_iter().map(judgement).collect::<Vec<_>>().into()
}

fn only_rule_makers_have_rules(case: &Case<'_>) -> Judgements {
    let Some(table) = table_2021(case) else { return no_table() };
    let Documents2021 { issued, repealed, in_force } = &table.rules;
    let any = any_nonzero([(*issued).into(), (*repealed).into(), (*in_force).into()]);
    // The name is looked at only where something depends on it.
    let barred = if any == Some(false) { None } else { body(case).map(Body::makes_no_rules) };
    let reason = if barred.is_none() { Reason::KindOfBody } else { Reason::Blank };
    Judgement::broken(and(any, barred), reason, || {
        cells_of(case, "rules", &["issued", "repealed", "in_force"])
    })
    .into()
}

fn governments_decide(case: &Case<'_>) -> Judgements {
    let Some(table) = table_2021(case) else { return no_table() };
    let decisions = [
        &table.administrative_licensing,
        &table.administrative_penalties,
        &table.administrative_compulsion,
    ];
    let all_zero = not(any_nonzero(decisions.map(|row| row.decisions.into())));
    let government = if all_zero == Some(false) {
        None
    } else {
        body(case).map(|body| matches!(body, Body::RuleMaking | Body::County))
    };
    let reason = if government.is_none() { Reason::KindOfBody } else { Reason::Blank };
    Judgement::broken(and(all_zero, government), reason, || {
        ["administrative_licensing", "administrative_penalties", "administrative_compulsion"]
            .iter()
            .flat_map(|row| cells_of(case, row, &["decisions"]))
            .collect()
    })
    .into()
}

fn body(case: &Case<'_>) -> Option<Body> {
    Body::from_name(case.report().heading.agency.as_deref()?)
}
