//! Which cells and sentences are marked, and what is said at each: the same for every format.

use std::collections::BTreeMap;

use crate::cell::CellId;
use crate::diagnose::{Fault, Repair};
use crate::position::Position;
use crate::problem::Problem;
use crate::words::{Locale, Severity};
use crate::write::Checked;

use super::message;

/// What is wrong at a mark.
///
/// ```
/// use gouji::mark::{MarkKind, Marks};
/// use gouji::write::Checked;
/// use gouji::{Check, Diagnosis, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), Diagnosis::default());
/// // Without a diagnosis all cells of a broken rule that are not 0 are in doubt.
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let marks = Marks::of(&checked);
/// assert!(marks.len() > 3);
/// assert!(marks.iter().all(|mark| mark.kind() != MarkKind::Wrong));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MarkKind {
    /// The likeliest repair changes this cell.
    Wrong,
    /// A broken rule names this cell, and no repair says which of its cells is wrong.
    Doubted,
    /// A sentence of the text contradicts the tables.
    Text,
}

/// One place of a document to be marked, and what is said there.
///
/// ```
/// use gouji::mark::Marks;
/// use gouji::write::Checked;
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let marks = Marks::of(&checked);
/// let mark = marks.iter().last().unwrap();
/// assert_eq!((mark.number(), mark.phrase(), mark.rules()), (3, Some("办结24件"), vec!["NA-03"]));
/// assert!(mark.message(Locale::English).ends_with(" [NA-03]"));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Mark<'a> {
    number: usize,
    kind: MarkKind,
    cell: Option<CellId>,
    position: Option<&'a Position>,
    phrase: Option<&'a str>,
    repairs: Vec<(&'a Repair, u64)>,
    problems: Vec<&'a Problem>,
}

impl<'a> Mark<'a> {
    /// Its number, from 1.
    pub const fn number(&self) -> usize {
        self.number
    }

    /// What is wrong there.
    pub const fn kind(&self) -> MarkKind {
        self.kind
    }

    /// The cell, `None` for a sentence.
    pub const fn cell(&self) -> Option<CellId> {
        self.cell
    }

    /// Where it stands in the document. `None` for a cell that the document does not have: such a
    /// mark cannot be set.
    pub const fn position(&self) -> Option<&'a Position> {
        self.position
    }

    /// The words of the sentence, without blanks, for a mark of the text.
    pub const fn phrase(&self) -> Option<&'a str> {
        self.phrase
    }

    /// The codes of the rules that name it, each once.
    pub fn rules(&self) -> Vec<&'a str> {
        let mut codes: Vec<&str> = self.problems.iter().map(|one| one.rule().code()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The sentence: the likely value and why, or what is contradicted, and the codes of the rules.
    pub fn message(&self, locale: Locale) -> String {
        let said = match self.cell.filter(|_| !self.repairs.is_empty()) {
            Some(cell) => self
                .repairs
                .iter()
                .filter_map(|(repair, others)| {
                    Some(message::repair(&repair.cell_message(cell, locale)?, *others, locale))
                })
                .collect(),
            None => self.problems.iter().map(|problem| problem.message(locale)).collect(),
        };
        message::mark(said, &self.rules(), locale)
    }
}

/// The marks of a report: each cell that the first repair of a fault changes; where a broken rule
/// of severity error has no such cell, its cells that are not 0; and each sentence of the text that
/// contradicts the tables.
///
/// What a reader could not read is not marked: the document may be right there. Nor is what an
/// answer has settled.
///
/// ```
/// use gouji::mark::{MarkKind, Marks};
/// use gouji::write::Checked;
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let marks = Marks::of(&checked);
/// let kinds: Vec<MarkKind> = marks.iter().map(|mark| mark.kind()).collect();
/// assert_eq!(kinds, [MarkKind::Wrong, MarkKind::Wrong, MarkKind::Text]);
/// let mark = marks.iter().next().unwrap();
/// assert_eq!(mark.position().unwrap().to_string(), "37:208");
/// assert_eq!(
///     mark.message(Locale::Chinese),
///     "（七）总计·自然人 应为 24（现为 25，多计了结转下年度的 1 件）；\
///      正文也写“办结24件”〔RQ-01、RQ-02〕"
/// );
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks<'a> {
    marks: Vec<Mark<'a>>,
}

impl<'a> Marks<'a> {
    /// The marks of a report that was checked.
    pub fn of(checked: &Checked<'a>) -> Marks<'a> {
        let mut cells = Cells { checked: *checked, found: BTreeMap::new() };
        for fault in checked.diagnosis.faults() {
            cells.add_fault(fault);
        }
        cells.add_problems();
        cells.drop_settled();
        let mut marks: Vec<Mark<'a>> = cells.found.into_values().collect();
        marks.extend(checked.problems.in_document_order().filter_map(of_text));
        for (number, mark) in (1..).zip(&mut marks) {
            mark.number = number;
        }
        Marks { marks }
    }

    /// The marks: cells in printed order, then sentences in the order of the document.
    pub fn iter(&self) -> std::slice::Iter<'_, Mark<'a>> {
        self.marks.iter()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.marks.len()
    }

    /// True when nothing is to be marked.
    pub const fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// True for a cell that the likeliest repair changes.
    pub fn is_wrong(&self, cell: CellId) -> bool {
        let is_it = |mark: &Mark<'_>| mark.kind == MarkKind::Wrong && mark.cell == Some(cell);
        self.marks.iter().any(is_it)
    }

    /// The places to be marked, each once, with the marks there: several sentences may stand in one
    /// cell of a workbook.
    pub(super) fn places(&self) -> BTreeMap<&'a Position, Vec<&Mark<'a>>> {
        let mut places: BTreeMap<&Position, Vec<&Mark<'a>>> = BTreeMap::new();
        for mark in &self.marks {
            if let Some(position) = mark.position {
                places.entry(position).or_default().push(mark);
            }
        }
        places
    }
}

impl<'m, 'a> IntoIterator for &'m Marks<'a> {
    type Item = &'m Mark<'a>;
    type IntoIter = std::slice::Iter<'m, Mark<'a>>;
    fn into_iter(self) -> std::slice::Iter<'m, Mark<'a>> {
        self.marks.iter()
    }
}

/// The marks of cells, in printed order.
struct Cells<'a> {
    checked: Checked<'a>,
    found: BTreeMap<CellId, Mark<'a>>,
}

impl<'a> Cells<'a> {
    fn mark(&mut self, cell: CellId, kind: MarkKind) -> &mut Mark<'a> {
        let position = self.checked.reading.origins.get(&cell);
        self.found.entry(cell).or_insert_with(|| Mark {
            number: 0,
            kind,
            cell: Some(cell),
            position,
            phrase: None,
            repairs: Vec::new(),
            problems: Vec::new(),
        })
    }

    fn add_fault(&mut self, fault: &'a Fault) {
        let Some((first, others)) = fault.repairs().split_first() else { return };
        let others = others.len() as u64 + fault.left_out().unwrap_or(0);
        for correction in first.changes() {
            self.mark(correction.cell(), MarkKind::Wrong).repairs.push((first, others));
        }
    }

    /// Tells the marks which rules name them. A broken rule that names none of them gets marks of
    /// its own.
    fn add_problems(&mut self) {
        let wrong: Vec<CellId> = self.found.keys().copied().collect();
        let open = self.checked.problems.iter().filter(|problem| !problem.is_settled());
        for problem in open.filter(|problem| is_of_figures(problem)) {
            let named: Vec<CellId> =
                problem.cells().iter().copied().filter(|cell| wrong.contains(cell)).collect();
            let is_error = problem.severity() == Severity::Error;
            let doubted =
                if named.is_empty() && is_error { self.in_doubt(problem) } else { Vec::new() };
            for (cells, kind) in [(named, MarkKind::Wrong), (doubted, MarkKind::Doubted)] {
                for cell in cells {
                    self.mark(cell, kind).problems.push(problem);
                }
            }
        }
    }

    /// A cell is not marked when all that names it was answered: the figure is true.
    fn drop_settled(&mut self) {
        let settled: Vec<&Problem> =
            self.checked.problems.iter().filter(|problem| problem.is_settled()).collect();
        self.found.retain(|cell, mark| {
            !mark.problems.is_empty() || !settled.iter().any(|one| one.cells().contains(cell))
        });
    }

    /// The cells of a broken rule that are not 0: most parts of a sum are, and a mark at each would
    /// hide the others. Where all are 0, the first.
    fn in_doubt(&self, problem: &Problem) -> Vec<CellId> {
        let report = &self.checked.reading.report;
        let is_zero =
            |cell: &CellId| report.get(*cell).and_then(|value| value.integer()) == Some(0);
        let cells = problem.cells();
        let mut found: Vec<CellId> = cells.iter().copied().filter(|cell| !is_zero(cell)).collect();
        if found.is_empty() {
            found.extend(cells.first());
        }
        found
    }
}

fn is_of_figures(problem: &Problem) -> bool {
    problem.judgement().is_some() && !is_of_text(problem)
}

fn is_of_text(problem: &Problem) -> bool {
    problem.judgement().is_some_and(|judgement| judgement.told().is_some())
}

fn of_text(problem: &Problem) -> Option<Mark<'_>> {
    let is_grave = problem.severity() >= Severity::Warning && !problem.is_settled();
    (is_of_text(problem) && is_grave).then(|| Mark {
        number: 0,
        kind: MarkKind::Text,
        cell: None,
        position: problem.judgement().and_then(|judgement| judgement.told()?.position.as_ref()),
        phrase: problem.raw(),
        repairs: Vec::new(),
        problems: vec![problem],
    })
}
