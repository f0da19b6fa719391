//! The document that came in, with its marks.

#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "html")]
mod html;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod package;
#[cfg(all(feature = "pdf", any(feature = "docx", feature = "xlsx")))]
mod pdf;
mod refused;
#[cfg(feature = "xlsx")]
mod xlsx;

use gouji::mark::{self, MarkError, Marks};
use gouji::read::{self, Reading};
use gouji::write::Checked;
use gouji::*;
use proptest::prelude::*;

use crate::random::{any_report, balanced_report};

/// A document, read and checked.
struct Found<'a> {
    name: &'a str,
    bytes: &'a [u8],
    reading: Reading,
    problems: Problems,
    diagnosis: Diagnosis,
}

impl<'a> Found<'a> {
    #[track_caller]
    fn new(name: &'a str, bytes: &'a [u8]) -> Found<'a> {
        let reading = read::any(bytes, Some(name)).unwrap();
        let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
        Found { name, bytes, reading, problems, diagnosis }
    }

    fn checked(&self) -> Checked<'_> {
        let Found { name, reading, problems, diagnosis, .. } = self;
        Checked { name, reading, problems, diagnosis }
    }

    fn marked(&self) -> Result<Vec<u8>, MarkError> {
        mark::original(self.bytes, None, &self.checked(), Locale::Chinese)
    }

    /// How many places are marked.
    fn places(&self) -> usize {
        let checked = self.checked();
        let marks = Marks::of(&checked);
        let mut places: Vec<_> = marks.iter().filter_map(|mark| mark.position()).collect();
        places.sort_unstable();
        places.dedup();
        places.len()
    }
}

/// Reports with figures that contradict each other: any, and balanced ones of which some figures
/// are changed.
fn broken_report() -> impl Strategy<Value = Report> {
    let spoilt = (balanced_report(), proptest::collection::vec((any::<u16>(), 1u32..30), 1..4))
        .prop_map(|(mut report, changes)| {
            let cells: Vec<CellId> = report.cells().map(|(cell, _)| cell).collect();
            for (at, by) in changes.into_iter().filter(|_| !cells.is_empty()) {
                let cell = cells[usize::from(at) % cells.len()];
                if cell.kind() == Kind::Count {
                    let value = report.get(cell).and_then(|value| value.integer()).unwrap_or(0);
                    let count = Count::try_from(value + i64::from(by)).unwrap();
                    report.set(cell, count.into()).unwrap();
                }
            }
            report
        });
    prop_oneof![any_report(), spoilt]
}

#[test]
fn cells_of_the_repair_are_marked_with_their_reason_and_sentences_with_their_words() {
    let text = include_bytes!("../../examples/data/xingqing-2020.txt");
    let found = Found::new("xingqing.txt", text);
    let checked = found.checked();
    let marks = Marks::of(&checked);
    let said: Vec<String> = marks.iter().map(|mark| mark.message(Locale::Chinese)).collect();
    assert_eq!(
        said,
        [
            "（七）总计·自然人 应为 24（现为 25，多计了结转下年度的 1 件）；正文也写“办结24件”〔RQ-01、RQ-02〕",
            "（七）总计·总计 应为 24（现为 25，多计了结转下年度的 1 件）；正文也写“办结24件”〔RQ-01、RQ-02〕",
            "正文写“办结24件”，表中（七）总计为 25，相差 1。〔NA-03〕",
        ]
    );
    let last = marks.iter().last().unwrap();
    assert_eq!((last.number(), last.phrase(), last.cell()), (3, Some("办结24件"), None));
}

#[test]
fn what_an_answer_has_settled_is_not_marked() {
    let text = include_bytes!("../../examples/data/xingqing-2020.txt");
    let found = Found::new("xingqing.txt", text);
    let mut answers = Answers::new();
    for problem in found.problems.iter().filter(|problem| problem.judgement().is_some()) {
        answers.insert(problem, Answer::new(AnswerState::Dismissed, "已核实"));
    }
    let problems = Check::new(&found.reading).answers(&answers).run();
    let checked = Checked { problems: &problems, ..found.checked() };
    assert!(Marks::of(&checked).is_empty());
}
