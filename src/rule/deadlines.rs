//! TL: when a report must be published.

use crate::agency::Ending;
use crate::case::Case;
use crate::date::Date;

use super::body::Body;
use super::declared::declare_rules;
use super::judgement::{Judgement, Judgements, NotConcerned, Reason};

declare_rules! {
    TL_01 = "TL-01" {
        title: "部门的年度报告于次年1月31日前公布", "a department's report is published by 31 January of the next year";
        explanation:
            "县级以上人民政府部门应当在每年1月31日前公布上一年度的年度报告。给出公布日期时才核对。",
            "A department of a government of county level or above publishes its report of the last year by 31 January. It is looked at where the day of publication is given.";
        statement: "公布日期晚于次年1月31日", "it was published after 31 January of the next year";
        source: "《政府信息公开条例》第四十九条第一款", "政府信息公开条例 article 49(1)";
        grade: OfficialFormat, Error, All, Publication, default;
        check: Alone(departments_are_in_time);
    }
    TL_02 = "TL-02" {
        title: "县级以上地方人民政府的年度报告于次年3月31日前公布", "a government's report is published by 31 March of the next year";
        explanation:
            "县级以上地方人民政府的年度报告应当在每年3月31日前公布。给出公布日期时才核对。",
            "The report of a local government of county level or above is published by 31 March. It is looked at where the day of publication is given.";
        statement: "公布日期晚于次年3月31日", "it was published after 31 March of the next year";
        source: "《政府信息公开条例》第四十九条第二款", "政府信息公开条例 article 49(2)";
        grade: OfficialFormat, Error, All, Publication, default;
        check: Alone(governments_are_in_time);
    }
    TL_03 = "TL-03" {
        title: "年度报告在本地规定的日期前公布", "the report is published by the day that a local notice gives";
        explanation:
            "一些地方要求更早公布，如1月26日或2月20日。给出本地规定的日期时才核对。",
            "Some places ask for an earlier day, such as 26 January or 20 February. It is looked at where that day is given.";
        statement: "公布日期晚于本地规定的日期", "it was published after the day that the local notice gives";
        source: "地方通知，如怀化、岳阳的通知", "local notices, such as those of 怀化 and 岳阳";
        grade: Local, Warning, All, Publication, default;
        check: Alone(the_local_day_is_kept);
    }
}

/// Whose report it is, for the two days of the Regulation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Publisher {
    Department,
    Government,
    /// A township, for which the Regulation gives no day.
    Township,
}

/// The publisher, as far as the name tells for certain: the office of a government may publish its
/// own report or that of its government, and a city's name may stand for either.
fn publisher(name: &str) -> Option<Publisher> {
    match Body::from_name(name)? {
        Body::Township => Some(Publisher::Township),
        Body::County | Body::RuleMaking => Some(Publisher::Government),
        Body::Department => {
            let is_one = matches!(Ending::of(name.trim()), Some((_, Ending::Department)))
                && !name.contains("管理委员会")
                && !name.contains("管委");
            is_one.then_some(Publisher::Department)
        }
    }
}

fn departments_are_in_time(case: &Case<'_>) -> Judgements {
    by_the_day(case, Publisher::Department, (1, 31))
}

fn governments_are_in_time(case: &Case<'_>) -> Judgements {
    by_the_day(case, Publisher::Government, (3, 31))
}

fn by_the_day(case: &Case<'_>, whose: Publisher, (month, day): (u8, u8)) -> Judgements {
    let Some(published) = case.published() else {
        return Judgement::not_concerned(NotConcerned::NoDate).into();
    };
    let heading = &case.report().heading;
    let next = heading.year.and_then(|year| Date::new(year.checked_add(1)?, month, day));
    let Some(last) = next else {
        return Judgement::undecided(Reason::Year, Vec::new()).into();
    };
    let is_late = published > last;
    let publisher = heading.agency.as_deref().and_then(publisher);
    let judgement = match publisher {
        Some(publisher) if publisher != whose => Judgement::not_concerned(NotConcerned::OtherBody),
        _ if !is_late => Judgement::holds(),
        Some(_) => Judgement::fails(Vec::new()),
        None => Judgement::undecided(Reason::KindOfBody, Vec::new()),
    };
    judgement.into()
}

fn the_local_day_is_kept(case: &Case<'_>) -> Judgements {
    let judgement = match case.published().zip(case.due()) {
        None => Judgement::not_concerned(NotConcerned::NoDate),
        Some((published, due)) if published <= due => Judgement::holds(),
        Some(_) => Judgement::fails(Vec::new()),
    };
    judgement.into()
}
