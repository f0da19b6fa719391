//! The sentences about answers.

use crate::words::Locale;

use super::{AnswerNote, AnswerNoteKind};

pub(super) fn of_note(note: &AnswerNote, locale: Locale) -> String {
    let id = note.id().map(ToString::to_string).unwrap_or_default();
    match (note.kind(), locale) {
        (AnswerNoteKind::Gone, Locale::Chinese) => {
            format!("答复 {id}：报告中已没有这个问题，答复可以删去。")
        }
        (AnswerNoteKind::Gone, Locale::English) => {
            format!("answer {id}: the report no longer has this problem; the answer can go.")
        }
        (AnswerNoteKind::OtherFigures, Locale::Chinese) => {
            format!("答复 {id}：问题仍在，但数字已变，原答复不再适用，请重新答复。")
        }
        (AnswerNoteKind::OtherFigures, Locale::English) => format!(
            "answer {id}: the problem is still there, with other figures than those that were \
             answered; please answer it anew."
        ),
        (AnswerNoteKind::NotFixed, Locale::Chinese) => {
            format!("答复 {id}：标为已更正，但问题仍然存在。")
        }
        (AnswerNoteKind::NotFixed, Locale::English) => {
            format!("answer {id}: said to be fixed, but the problem is still there.")
        }
        (AnswerNoteKind::NoHeading, Locale::Chinese) => {
            "未能识别报告的单位名称或年度，无法确定哪些答复属于本报告，因此没有采用答复。".into()
        }
        (AnswerNoteKind::NoHeading, Locale::English) => {
            "body or year of the report is not known, so no answer can be told to be for it; \
             none was used."
                .into()
        }
    }
}
