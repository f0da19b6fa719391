//! The notice that a text cites, and editions that contradict it, the year or each other.

use std::sync::LazyLock;

use crate::edition::Edition;
use crate::fold::{fold, occurs};
use crate::read::Facts;
use crate::remark::{Remark, RemarkKind};
use crate::report::Report;

/// The notices of the editions as texts cite them, folded, without brackets: 公开办函201960号.
static NOTICES: LazyLock<Vec<(Edition, String)>> = LazyLock::new(|| {
    let numbered = |edition: Edition| {
        let notice = edition.notice();
        (edition, without_brackets(notice.strip_prefix("国办").unwrap_or(notice)))
    };
    Edition::ALL.iter().copied().map(numbered).collect()
});

fn without_brackets(text: &str) -> String {
    fold(text).chars().filter(|c| !"〔〕[]()【】".contains(*c)).collect()
}

/// The edition whose notice a text cites.
pub(super) fn cited(text: &str) -> Option<Edition> {
    if !occurs(text, '函') || !text.contains("公开办函") {
        return None;
    }
    let folded = without_brackets(text);
    let mut cited = NOTICES.iter().filter(|(_, number)| folded.contains(number.as_str()));
    match (cited.next(), cited.next()) {
        (Some((edition, _)), None) => Some(*edition),
        _ => None,
    }
}

/// True when one edition prints all tables as these are.
pub(in crate::read) fn are_of_one_edition(report: &Report) -> bool {
    let is_of = |edition: &Edition| {
        report.layouts().all(|layout| layout == layout.table().layout(*edition))
    };
    Edition::ALL.iter().any(is_of)
}

/// Editions that contradict the year, the notice or each other.
pub(in crate::read::bind) fn contradictions(
    report: &Report,
    facts: &Facts,
    remarks: &mut Vec<Remark>,
) {
    let general =
        |kind, table| Remark { kind, table, cells: Vec::new(), position: None, raw: String::new() };
    if let Some(year) = facts.heading.year {
        let right = Edition::for_year(year);
        for layout in report.layouts() {
            let table = layout.table();
            if let Some(edition) = layout.edition()
                && right.map(|right| table.layout(right)) != Some(layout)
            {
                remarks
                    .push(general(RemarkKind::EditionAgainstYear { edition, year }, Some(table)));
            }
        }
        if let Some(cited) = facts.cited.filter(|cited| right.is_some_and(|right| *cited < right)) {
            remarks.push(general(RemarkKind::NoticeAgainstYear { cited, year }, None));
        }
    }
    if !are_of_one_edition(report) {
        remarks.push(general(RemarkKind::MixedEditions, None));
    }
}
