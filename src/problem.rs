//! The one diagnostic, of reading and of checking: which rule, how grave, about which cells, where
//! in the document. It is data; its sentence is made when asked for.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::answer::{Answer, AnswerNote, Answers};
use crate::case::{Case, Whose};
use crate::cell::{CellId, Table};
use crate::fold::fold;
use crate::position::Position;
use crate::remark::{Remark, RemarkKind};
use crate::report::Heading;
use crate::rule::{self, Judgement, Reason, Rule, RuleRef, Side};
use crate::value::Value;
use crate::words::{Locale, Severity};

pub(crate) mod id;
pub(crate) mod message;

pub use id::ProblemId;
use id::{Figures, ReportKey};

/// A rule that is broken, and where.
///
/// What a reader met in a document and what a check found in its figures are told in the same way.
///
/// Its serde form has `id`, `figures`, `answer`, `rule`, `severity`, `table`, `cells` as dotted
/// paths, for linear rules `left`, `right` and `difference`, and for what was met in a document
/// `position` and `raw`; what there is none of is `null`. `beside` has the cells of other
/// reports, each with its value and the report that it is of, and `members`, `cause` and `alike`
/// what a comparison of reports found.
///
/// ```
/// use gouji::{Check, Locale, read};
/// let document = include_bytes!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let problems = Check::new(&reading).run();
/// let said: Vec<&str> = problems.iter().map(|problem| problem.rule().code()).collect();
/// // One row of the text has eight values; two identities fail in two columns; a label lacks a
/// // word; the text says 办结24件.
/// assert_eq!(said, ["ST-10", "RQ-01", "RQ-01", "RQ-02", "RQ-02", "ST-06", "NA-03"]);
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    id: ProblemId,
    figures: Figures,
    answer: Option<Answer>,
    rule: RuleRef,
    severity: Severity,
    position: Option<Position>,
    evidence: Evidence,
}

/// What shows a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Evidence {
    /// Something that a reader met.
    Met(Remark),
    /// A judgement on the figures, with what stands in its cells.
    Judged(Box<Judged>),
}

/// A judgement, what stands in its cells, and whose the other reports are.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Judged {
    judgement: Judgement,
    values: Vec<(CellId, Value)>,
    beside: Vec<(Whose, CellId, Value)>,
    others: Vec<OtherReport>,
    /// What the report itself says of it.
    explained: Option<String>,
}

/// A report beside the one that was checked: whose it is, and of which year.
///
/// ```
/// use gouji::{Check, Count, Edition, Heading, Report, Requests, Whose};
/// let of = |year, over: u32| {
///     let mut table = Requests::zero(Edition::Edition2021);
///     table.carried_over.total = Count::from(over);
///     let heading = Heading { agency: Some("某某县".into()), year: Some(year), scope: None };
///     Report { heading, requests: Some(table), ..Report::default() }
/// };
/// let (this, last) = (of(2023, 2), of(2022, 0));
/// let problems = Check::new(&this).last_year(&last).run();
/// let problem = problems.iter().find(|problem| problem.rule().code() == "YR-01").unwrap();
/// let other = &problem.others()[0];
/// assert_eq!((other.whose, other.year), (Whose::LastYear, Some(2022)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OtherReport {
    /// In which place it stands.
    #[serde(rename = "report", serialize_with = "key")]
    pub whose: Whose,
    /// Whose it is: a member as it was listed, else as its heading says.
    pub agency: Option<String>,
    /// The year that it reports on.
    pub year: Option<u16>,
}

fn key<S: Serializer>(whose: &Whose, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(whose.key())
}

impl OtherReport {
    fn of(whose: Whose, case: &Case<'_>) -> OtherReport {
        let heading = case.report_of(whose).map(|report| &report.heading);
        let listed = match whose {
            Whose::Member(at) => case.members().and_then(|members| members.list().get(at)),
            _ => None,
        };
        let agency = listed
            .map(|member| member.name().to_owned())
            .or_else(|| heading.and_then(|heading| heading.agency.clone()));
        OtherReport { whose, agency, year: heading.and_then(|heading| heading.year) }
    }

    /// All that a judgement names.
    fn all(judgement: &Judgement, case: &Case<'_>) -> Vec<OtherReport> {
        let mut named: Vec<Whose> = judgement.beside().iter().map(|(whose, _)| *whose).collect();
        named.extend(judgement.members().iter().map(|at| Whose::Member(*at)));
        named.extend(judgement.cause().map(|cause| Whose::Member(cause.member())));
        named.sort_unstable();
        named.dedup();
        named.into_iter().map(|whose| OtherReport::of(whose, case)).collect()
    }
}

/// A cell of another report in the serde form.
#[derive(Serialize)]
struct Beside<'a> {
    #[serde(flatten)]
    report: &'a OtherReport,
    cell: CellId,
    value: Value,
}

impl Problem {
    /// What a reader met.
    pub(crate) fn met(remark: Remark, severity: Severity) -> Problem {
        let position = remark.position.clone();
        Problem::new(remark.rule().into(), severity, position, Evidence::Met(remark))
    }

    /// What a rule that is broken says of a report.
    pub(crate) fn judged(
        rule: RuleRef,
        severity: Severity,
        judgement: Judgement,
        case: &Case<'_>,
        position: Option<Position>,
    ) -> Problem {
        let value = |cell: &CellId| Some((*cell, case.report().get(*cell)?));
        let values = judgement.cells().iter().filter_map(value).collect();
        let other =
            |&(whose, cell): &(Whose, CellId)| Some((whose, cell, case.value(whose, cell)?));
        let beside = judgement.beside().iter().filter_map(other).collect();
        let others = OtherReport::all(&judgement, case);
        let explained = rule::explanation(&rule, case).map(str::to_owned);
        let judged = Judged { judgement, values, beside, others, explained };
        Problem::new(rule, severity, position, Evidence::Judged(Box::new(judged)))
    }

    /// A problem that has no name yet: [`Problems::name`] gives it one.
    fn new(
        rule: RuleRef,
        severity: Severity,
        position: Option<Position>,
        evidence: Evidence,
    ) -> Problem {
        let id = ProblemId::new(rule.code(), ReportKey::default(), "");
        let figures = Figures::default();
        Problem { id, figures, answer: None, rule, severity, position, evidence }
    }

    /// What it is called: the same whatever the format of the document and the figures in it.
    pub const fn id(&self) -> &ProblemId {
        &self.id
    }

    /// Eight digits for the figures that it is about. An answer is for these figures: once one of
    /// them changes, the problem is open again.
    pub fn figures(&self) -> String {
        self.figures.to_string()
    }

    pub(crate) const fn own_figures(&self) -> Figures {
        self.figures
    }

    /// What was answered to it.
    pub const fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// It was answered in a way that settles it: it no longer counts.
    pub fn is_settled(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.state.settles())
    }

    /// What it is about, without the figures: its cells, and the words where the text says it or
    /// no cell is known.
    fn place(&self) -> String {
        let paths: Vec<String> = self.cells().iter().map(|cell| cell.path().to_string()).collect();
        let words = match &self.evidence {
            Evidence::Met(_) if !paths.is_empty() => None,
            _ => self.raw(),
        };
        let table = self.table().map_or("", Table::key);
        format!("{table}\n{}\n{}", paths.join(" "), fold(words.unwrap_or_default()))
    }

    /// The figures that it is about.
    fn told_figures(&self) -> String {
        match &self.evidence {
            Evidence::Met(remark) => fold(&remark.raw),
            Evidence::Judged(judged) => {
                let own = judged.values.iter().map(|(_, value)| value.to_string());
                let beside = judged.beside.iter().map(|(_, _, value)| value.to_string());
                let sides = [self.left(), self.right()].map(|side| side.map(|side| side.sum));
                let values: Vec<String> = own.chain(beside).collect();
                format!("{} {sides:?}", values.join(" "))
            }
        }
    }

    /// The rule that is broken.
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// How much it matters, by the profile of the check.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The cells that it is about, in printed order. Of those that a rule ties at least one is
    /// wrong; those that a reader left unread are blank in the report.
    pub fn cells(&self) -> &[CellId] {
        match &self.evidence {
            Evidence::Met(remark) => &remark.cells,
            Evidence::Judged(judged) => judged.judgement.cells(),
        }
    }

    /// The table that it is about, where it is about one: that of its first cell.
    pub fn table(&self) -> Option<Table> {
        match &self.evidence {
            Evidence::Met(remark) => remark.table,
            Evidence::Judged(judged) => judged.judgement.table(),
        }
    }

    /// Where in the document it was met, or where the first of its cells stands.
    pub const fn position(&self) -> Option<&Position> {
        self.position.as_ref()
    }

    /// What a reader met, `None` for what a check found in the figures.
    pub const fn kind(&self) -> Option<&RemarkKind> {
        match &self.evidence {
            Evidence::Met(remark) => Some(&remark.kind),
            Evidence::Judged(_) => None,
        }
    }

    /// The text of the document that a reader's problem is about, or that a rule about the text is.
    pub fn raw(&self) -> Option<&str> {
        match &self.evidence {
            Evidence::Met(remark) => Some(&remark.raw),
            Evidence::Judged(judged) => judged.judgement.told().map(|told| told.phrase.as_str()),
        }
    }

    /// The judgement of a problem that a check found in the figures.
    pub fn judgement(&self) -> Option<&Judgement> {
        match &self.evidence {
            Evidence::Met(_) => None,
            Evidence::Judged(judged) => Some(&judged.judgement),
        }
    }

    /// The left side of a linear rule.
    pub fn left(&self) -> Option<&Side> {
        self.judgement()?.left()
    }

    /// The right side of a linear rule.
    pub fn right(&self) -> Option<&Side> {
        self.judgement()?.right()
    }

    /// The sum of the left side less that of the right side, for linear rules. With cells that have
    /// no number it is the least, by absolute value, that it can be.
    pub fn difference(&self) -> Option<i64> {
        Some(self.left()?.sum - self.right()?.sum)
    }

    /// The cells of other reports that it is about, with what stands in them.
    pub fn beside(&self) -> &[(Whose, CellId, Value)] {
        match &self.evidence {
            Evidence::Met(_) => &[],
            Evidence::Judged(judged) => &judged.beside,
        }
    }

    /// The other reports that it names.
    pub fn others(&self) -> &[OtherReport] {
        match &self.evidence {
            Evidence::Met(_) => &[],
            Evidence::Judged(judged) => &judged.others,
        }
    }

    /// One of the other reports.
    fn other(&self, whose: Whose) -> Option<&OtherReport> {
        self.others().iter().find(|other| other.whose == whose)
    }

    /// Words of the report that explain it: a break with last year's figures that its text gives
    /// a reason for (清理, 口径调整) is told as a note.
    pub fn explained(&self) -> Option<&str> {
        match &self.evidence {
            Evidence::Met(_) => None,
            Evidence::Judged(judged) => judged.explained.as_deref(),
        }
    }

    /// The two sides of a linear rule with their figures and the sign that stands between them, as
    /// one writes a sum: `None` for other rules. Parts that are 0 are left out of long sums.
    ///
    /// ```
    /// use gouji::{Check, Locale, read};
    /// let document = include_bytes!("../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document, None)?;
    /// let problems = Check::new(&reading).run();
    /// let problem = problems.iter().find(|problem| problem.rule().code() == "RQ-01").unwrap();
    /// assert_eq!(
    ///     problem.formula(Locale::Chinese).unwrap(),
    ///     "25（本年新收）＋0（上年结转） ≠ 25（（七）总计）＋1（结转下年度）"
    /// );
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    pub fn formula(&self, locale: Locale) -> Option<String> {
        match &self.evidence {
            Evidence::Met(_) => None,
            Evidence::Judged(judged) => message::formula(judged, locale),
        }
    }

    /// The sentence that says it, without the place in the document.
    pub fn message(&self, locale: Locale) -> String {
        match &self.evidence {
            Evidence::Met(remark) => remark.message(locale),
            Evidence::Judged(judged) => {
                let message = message::of_judgement(&self.rule, judged, locale);
                match judged.explained.as_deref() {
                    Some(words) => message::explained(&message, words, locale),
                    None => message,
                }
            }
        }
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Problem", 17)?;
        out.serialize_field("id", &self.id)?;
        out.serialize_field("figures", &self.figures.to_string())?;
        out.serialize_field("answer", &self.answer)?;
        out.serialize_field("rule", &self.rule)?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("table", &self.table().map(Table::key))?;
        out.serialize_field("cells", self.cells())?;
        out.serialize_field("left", &self.left().map(|side| side.sum))?;
        out.serialize_field("right", &self.right().map(|side| side.sum))?;
        out.serialize_field("difference", &self.difference())?;
        let beside = self.beside().iter().filter_map(|(whose, cell, value)| {
            Some(Beside { report: self.other(*whose)?, cell: *cell, value: *value })
        });
        out.serialize_field("beside", &beside.collect::<Vec<_>>())?;
        let judgement = self.judgement();
        let members = judgement.map_or(&[][..], Judgement::members).iter();
        let members = members.filter_map(|at| self.other(Whose::Member(*at)));
        out.serialize_field("members", &members.collect::<Vec<_>>())?;
        out.serialize_field(
            "cause",
            &judgement.and_then(Judgement::cause).map(|cause| {
                let member = self.other(Whose::Member(cause.member()));
                CauseOf {
                    kind: cause.key(),
                    member: member.and_then(|other| other.agency.as_deref()),
                }
            }),
        )?;
        out.serialize_field("alike", &judgement.and_then(Judgement::alike))?;
        out.serialize_field("explained", &self.explained())?;
        out.serialize_field("position", &self.position.as_ref().map(ToString::to_string))?;
        out.serialize_field("raw", &self.raw())?;
        out.end()
    }
}

/// What explains a difference, in the serde form.
#[derive(Serialize)]
struct CauseOf<'a> {
    kind: &'static str,
    member: Option<&'a str>,
}

/// Rules that neither hold nor fail, and why.
///
/// What the same gap in one table leaves open is said once, with all the rules that it leaves open.
///
/// ```
/// use gouji::{Check, Edition, Reason, Report, ReviewLitigation};
/// let table = Some(ReviewLitigation::blank(Edition::Edition2021));
/// let problems = Check::new(&Report { review_litigation: table, ..Report::default() }).run();
/// let open = &problems.undecided()[0];
/// assert_eq!(open.reason(), Reason::BlankTable);
/// assert!(open.rules().len() > 1 && !open.missing().is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undecided {
    rules: Vec<RuleRef>,
    cells: Vec<CellId>,
    missing: Vec<CellId>,
    reason: Reason,
    /// The other reports that it depends on.
    others: Vec<OtherReport>,
    #[serde(skip)]
    tables: Vec<Table>,
}

impl Undecided {
    pub(crate) fn new(
        rule: RuleRef,
        judgement: &Judgement,
        reason: Reason,
        missing: Vec<CellId>,
        case: &Case<'_>,
    ) -> Undecided {
        let mut tables: Vec<Table> = judgement.cells().iter().map(|cell| cell.table()).collect();
        tables.extend(judgement.table());
        tables.sort_unstable();
        tables.dedup();
        let cells = judgement.cells().to_vec();
        let others = OtherReport::all(judgement, case);
        Undecided { rules: vec![rule], cells, missing, reason, others, tables }
    }

    /// Takes another one in, if the same gap of the same tables leaves both open.
    pub(crate) fn merge(&mut self, other: &Undecided) -> bool {
        let gap = matches!(
            self.reason,
            Reason::Blank
                | Reason::BlankTable
                | Reason::Unread
                | Reason::Absent
                | Reason::Members
                | Reason::Scope
        );
        // What last year's report leaves open of one rule, column by column.
        let same_rule = self.reason == Reason::LastYear && self.rules == other.rules;
        // Missing members leave all tables open alike.
        let any_table = matches!(self.reason, Reason::Members | Reason::Scope);
        let same_tables = any_table || self.tables == other.tables;
        if !(gap || same_rule) || self.reason != other.reason || !same_tables {
            return false;
        }
        self.tables.extend(&other.tables);
        self.tables.sort_unstable();
        self.tables.dedup();
        for rule in &other.rules {
            if !self.rules.contains(rule) {
                self.rules.push(rule.clone());
            }
        }
        let union = |into: &mut Vec<CellId>, from: &[CellId]| {
            into.extend(from);
            into.sort_unstable();
            into.dedup();
        };
        union(&mut self.cells, &other.cells);
        union(&mut self.missing, &other.missing);
        for report in &other.others {
            if !self.others.contains(report) {
                self.others.push(report.clone());
            }
        }
        true
    }

    /// The rules that stay open.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter().map(|rule| &**rule)
    }

    /// The cells that the rules tie.
    pub fn cells(&self) -> &[CellId] {
        &self.cells
    }

    /// Those of the cells that have no number.
    pub fn missing(&self) -> &[CellId] {
        &self.missing
    }

    /// Why it could not be decided.
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The other reports that it depends on: last year's, or members without a report.
    pub fn others(&self) -> &[OtherReport] {
        &self.others
    }

    /// The tables concerned.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The sentence that says it.
    pub fn message(&self, locale: Locale) -> String {
        message::of_undecided(self, locale)
    }
}

/// Everything that is wrong with a report, most severe first, and what could not be decided.
///
/// ```
/// use gouji::{Count, Edition, Report, Requests, Rule, Severity, check};
/// let mut table = Requests::blank(Edition::Edition2021);
/// table.received.natural_person = Count::from(3);
/// table.received.total = Count::from(2);
/// let problems = check(&Report { requests: Some(table), ..Report::default() });
/// // Whatever the blank columns hold, the row cannot add up.
/// let error = problems.of_rule(Rule::by_code("RQ-03").unwrap()).next().unwrap();
/// assert_eq!((error.severity(), error.difference()), (Severity::Error, Some(1)));
/// assert!(!problems.undecided().is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    pub(crate) problems: Vec<Problem>,
    pub(crate) undecided: Vec<Undecided>,
    /// Whose report it is; nothing where body or year is not known.
    report: Option<ReportKey>,
    notes: Vec<AnswerNote>,
}

impl Problems {
    /// Names the problems of a report, once all are there. What is alike in all that makes a name
    /// is told apart by its number.
    pub(crate) fn name(&mut self, heading: &Heading) {
        let is_known = heading.agency.is_some() && heading.year.is_some();
        let key = ReportKey::of(heading);
        self.report = is_known.then_some(key);
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        for problem in &mut self.problems {
            let place = problem.place();
            let of_kind = seen.entry((problem.rule.code().to_owned(), place.clone())).or_default();
            *of_kind += 1;
            let place = if *of_kind == 1 { place } else { format!("{place}\n{of_kind}") };
            problem.id = ProblemId::new(problem.rule.code(), key, &place);
            problem.figures = Figures::of(&problem.told_figures());
        }
    }

    /// Gives the problems their answers, and keeps what is to be said of answers that have none.
    pub(crate) fn take(&mut self, answers: &Answers) {
        let Some(report) = self.report else {
            if !answers.is_empty() && !self.problems.is_empty() {
                self.notes.push(AnswerNote::without_heading());
            }
            return;
        };
        for (id, entry) in answers.of_report(report) {
            let problem = self.problems.iter_mut().find(|problem| problem.id == *id);
            let (answer, note) = entry.meets(id, problem.as_ref().map(|one| one.figures));
            self.notes.extend(note);
            if let Some(problem) = problem {
                problem.answer = answer;
            }
        }
    }

    /// What is to be said of the answers that the check was given: those whose problem is gone or
    /// has other figures now.
    ///
    /// ```
    /// use gouji::{Answer, AnswerState, Answers, Check, Locale, read};
    /// let document = include_str!("../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document.as_bytes(), None)?;
    /// let problems = Check::new(&reading).run();
    /// let mut answers = Answers::new();
    /// for problem in &problems {
    ///     answers.insert(problem, Answer::new(AnswerState::Fixed, "已按台账更正"));
    /// }
    /// // Nothing was mended in fact: the problems are still there.
    /// let again = Check::new(&reading).answers(&answers).run();
    /// assert!(again.has_errors());
    /// assert_eq!(again.notes().len(), problems.len());
    /// assert!(again.notes()[0].message(Locale::Chinese).contains("标为已更正"));
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    pub fn notes(&self) -> &[AnswerNote] {
        &self.notes
    }

    /// Whose report it is, where body and year are known.
    pub(crate) const fn report(&self) -> Option<ReportKey> {
        self.report
    }

    /// The problems, most severe first; those of one severity as they were met in the document,
    /// then by table and rule.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.problems.iter()
    }

    /// The same in the order of the document; what stands in no place of it comes last.
    pub fn in_document_order(&self) -> impl ExactSizeIterator<Item = &Problem> {
        let mut sorted: Vec<&Problem> = self.problems.iter().collect();
        sorted.sort_by_key(|problem| (problem.position.is_none(), problem.position.clone()));
        sorted.into_iter()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.problems.len()
    }

    /// True when no rule is broken. Rules may still be undecided.
    pub const fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Those of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Problem> + Clone {
        self.problems.iter().filter(move |problem| problem.severity == severity)
    }

    /// Those of one rule.
    pub fn of_rule<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = &'a Problem> + Clone {
        self.problems.iter().filter(move |problem| *problem.rule == *rule)
    }

    /// Those that are at least so severe.
    pub fn at_least(&self, severity: Severity) -> impl Iterator<Item = &Problem> + Clone {
        self.problems.iter().filter(move |problem| problem.severity >= severity)
    }

    /// The number of problems of one severity that no answer has settled.
    pub fn count(&self, severity: Severity) -> usize {
        self.of(severity).filter(|problem| !problem.is_settled()).count()
    }

    /// The number of problems that an answer has settled.
    pub fn settled(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_settled()).count()
    }

    /// True when a rule of severity error is broken and no answer has settled that.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// What could not be decided.
    pub fn undecided(&self) -> &[Undecided] {
        &self.undecided
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;
    fn into_iter(self) -> std::slice::Iter<'a, Problem> {
        self.problems.iter()
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> std::vec::IntoIter<Problem> {
        self.problems.into_iter()
    }
}

impl Serialize for Problems {
    /// The list of problems.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.problems.serialize(serializer)
    }
}
