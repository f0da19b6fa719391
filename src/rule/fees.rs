//! FE: the table of processing fees (信息处理费), which some reports carry from 2023 on.

use rust_decimal::Decimal;

use crate::case::Case;
use crate::table::proactive::ProactiveDisclosure;
use crate::table::processing_fees::ProcessingFees;
use crate::value::{Amount, Unit};

use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, NotConcerned, Reason, and, nonzero, or};

declare_rules! {
    FE_01 = "FE-01" {
        title: "通知收取件数与通知收取金额相符", "cases notified and the amount asked for agree";
        explanation:
            "没有发出收费通知的，金额为0；发出通知的，每件至少10元。请核对两栏，以及金额是否以元为单位。",
            "Where no notice was sent the amount is 0; where one was sent it asks for 10 yuan at least. Check both cells, and that the amount is in yuan.";
        statement: "发出收费通知的，每件至少10元；没有通知的，金额应为0", "each fee notice asks for 10 yuan at least, and without notices the amount is 0";
        source: "国办函〔2020〕109号第四条、第五条", "国办函〔2020〕109号 articles 4 and 5";
        grade: Arithmetic, Warning, All, Checking, default;
        check: Alone(notices_and_amount_agree);
    }
    FE_02 = "FE-02" {
        title: "信息处理费金额是10元的整数倍", "processing fees are multiples of 10 yuan";
        explanation:
            "按件计收的每件100元，按量计收的每页10元、20元或者40元，因此两项金额都是10元的整数倍。不是的，请核对单位和数字；只缴了一部分的除外。",
            "Fees are 100 yuan a request, or 10, 20 or 40 yuan a page, so both amounts are multiples of 10 yuan. Check the unit and the figures; part payments aside.";
        statement: "信息处理费应是10元的整数倍", "processing fees come in multiples of 10 yuan";
        source: "国办函〔2020〕109号第四条、第五条；部分缴费的情形是推断", "国办函〔2020〕109号 articles 4 and 5; for part payments inferred";
        grade: Practice, Warning, All, Checking, default;
        check: Alone(amounts_are_multiples_of_ten);
    }
    FE_05 = "FE-05" {
        title: "行政事业性收费不少于实际收取的信息处理费", "administrative fees are not below the processing fees collected";
        explanation:
            "一些省份明确信息处理费属于行政事业性收费，第二部分的收费金额应包含实际收取的信息处理费。各地口径不同，默认不核对。",
            "Some provinces say that the processing fee is one of the administrative and institutional fees, so the amount in section 2 includes what was collected. Practice differs, so this is off by default.";
        statement: "行政事业性收费金额应包含实际收取的信息处理费", "the administrative fees should include the processing fees collected";
        source: "四川省财政厅2021年1月18日通知；皖财综〔2021〕28号；山西省收费目录（2025年）", "四川省财政厅 2021-01-18; 皖财综〔2021〕28号; 山西省收费目录 (2025)";
        grade: Practice, Warning, Since2021, Checking, optional;
        check: Alone(fees_include_processing_fees);
    }
}

/// The least that a fee notice can ask for, and what every fee is a multiple of, in yuan.
const STEP: Decimal = Decimal::TEN;

fn table<'a>(case: &Case<'a>) -> Option<&'a ProcessingFees> {
    case.report().processing_fees.as_ref()
}

/// Money of the fee table, whose header says that it is in yuan.
fn yuan(amount: Amount) -> Option<Decimal> {
    match amount.unit() {
        Some(Unit::WanYuan) => amount.in_yuan(),
        _ => amount.value(),
    }
}

fn notices_and_amount_agree(case: &Case<'_>) -> Judgements {
    let Some(table) = table(case) else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    let notices = table.cases_notified.get();
    let broken = match (notices, yuan(table.amount_notified)) {
        (Some(0), Some(money)) => Some(!money.is_zero()),
        (Some(notices), Some(money)) => {
            Some(STEP.checked_mul(notices.into()).is_none_or(|least| money < least))
        }
        // Money without a number of notices is no contradiction, and no money may be blank.
        _ => None,
    };
    Judgement::broken(broken, Reason::Blank, || {
        case.cells(&["processing_fees.cases_notified", "processing_fees.amount_notified"])
    })
    .into()
}

fn amounts_are_multiples_of_ten(case: &Case<'_>) -> Judgements {
    let Some(table) = table(case) else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    let odd = |amount: Amount| yuan(amount).map(|money| !(money % STEP).is_zero());
    let (asked, collected) = (odd(table.amount_notified), odd(table.amount_collected));
    Judgement::broken(or(asked, collected), Reason::Blank, || {
        let cells = [
            ("processing_fees.amount_notified", asked),
            ("processing_fees.amount_collected", collected),
        ];
        let concerned = cells.iter().filter(|(_, odd)| *odd != Some(false));
        concerned.filter_map(|(path, _)| case.report().cell(path)).collect()
    })
    .into()
}

fn fees_include_processing_fees(case: &Case<'_>) -> Judgements {
    let (Some(table), Some(ProactiveDisclosure::Edition2021(disclosed))) =
        (table(case), &case.report().proactive_disclosure)
    else {
        return Judgement::not_concerned(NotConcerned::NoTable).into();
    };
    let collected = yuan(table.amount_collected);
    let fees = disclosed.administrative_fees.amount;
    let less = fees.in_yuan().zip(collected).map(|(fees, collected)| fees < collected);
    let any = nonzero(table.amount_collected.into());
    Judgement::broken(and(any, less), Reason::Blank, || {
        case.cells(&[
            "proactive_disclosure.administrative_fees.amount",
            "processing_fees.amount_collected",
        ])
    })
    .into()
}
