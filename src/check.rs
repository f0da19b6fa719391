//! From a report to its problems.
//!
//! A report is checked table by table. Most tables are clean, and for a clean one a straight run
//! over its words shows that every identity holds; only when it does not, the coefficient lists are
//! looked at one by one. The two ways agree; a test compares them on random tables.

use std::fmt;
use std::ops::Deref;

use crate::answer::Answers;
use crate::case::{Case, Gap, Members, Numbers, Tables};
use crate::cell::{CellId, Layout};
use crate::claim::{Claim, Narrative};
use crate::date::Date;
use crate::origins::Origins;
use crate::problem::{Problem, Problems, Undecided};
use crate::remark::Remark;
use crate::report::Report;
use crate::rule::{
    self, HouseRules, Judgement, LinearRule, NotConcerned, Reason, Relation, Rule, RuleRef, Stage,
    Verdict,
};
use crate::words::{Outcome, Severity};

mod dense;
mod profile;

pub(crate) use dense::identities_hold;
pub use profile::Profile;

/// What is checked: a report by itself, or one that was read from a document, with what the reader
/// met there.
///
/// ```
/// use gouji::{Report, Subject, locate, read};
/// let document = include_bytes!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// // A reading brings its remarks and its text along; a report is taken as it is.
/// assert!(!locate(Subject::from(&reading)).is_empty());
/// assert!(locate(Subject::from(&Report::default())).is_empty());
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    pub(crate) report: &'a Report,
    /// What a reader met; `None` for a report that comes from no document.
    pub(crate) met: Option<&'a [Remark]>,
    pub(crate) origins: Option<&'a Origins>,
    /// What the text of the document says; `None` where it is left out.
    pub(crate) narrative: Option<&'a Narrative>,
    /// The cells, in order, whose figures could not be read.
    pub(crate) unread: Vec<CellId>,
    /// The cells, in order, that the document does not have.
    pub(crate) absent: Vec<CellId>,
    /// The tables that the document has and of which nothing could be read.
    pub(crate) refused: Tables,
}

impl Subject<'_> {
    /// Without the text: only what the tables say.
    ///
    /// ```
    /// use gouji::{Subject, locate, read};
    /// let document = include_bytes!("../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document, None)?;
    /// let diagnosis = locate(Subject::from(&reading).without_text());
    /// assert!(diagnosis.faults()[0].repairs()[0].agreeing().is_empty());
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    #[must_use]
    pub const fn without_text(mut self) -> Self {
        self.narrative = None;
        self
    }

    /// What the document has in the cell is not known: it could not be read, or is not there.
    pub(crate) fn is_unknown(&self, cell: CellId) -> bool {
        self.unread.binary_search(&cell).is_ok() || self.absent.binary_search(&cell).is_ok()
    }
}

impl<'a> From<&'a Report> for Subject<'a> {
    fn from(report: &'a Report) -> Subject<'a> {
        Subject {
            report,
            met: None,
            origins: None,
            narrative: None,
            unread: Vec::new(),
            absent: Vec::new(),
            refused: Tables::default(),
        }
    }
}

/// A check: of what, by which profile, and with what beside it.
///
/// What is given decides what is said: a [`Reading`](crate::read::Reading) brings the remarks of
/// its reader along, and no unread cell is called blank; a [`Report`] by itself is taken as it is.
///
/// ```
/// use gouji::{Check, Count, Edition, Outcome, Profile, Report, ReviewLitigation, Rule, Severity};
/// let mut table = ReviewLitigation::blank(Edition::Edition2021);
/// table.litigation_after_review.total = Count::from(2);
/// let report = Report { review_litigation: Some(table), ..Report::default() };
/// // Two cases after reconsiderations of which this year had none: last year's report tells.
/// let rule = Rule::by_code("RL-05").unwrap();
/// let profile = Profile::none().with_severity(rule, Severity::Error);
/// let check = Check::new(&report).profile(&profile);
/// assert_eq!(check.verdict(), Outcome::Undecided);
/// assert_eq!(check.run().undecided().len(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Check<'a> {
    subject: Subject<'a>,
    profile: &'a Profile,
    last_year: Option<&'a Report>,
    other_version: Option<&'a Report>,
    published: Option<Date>,
    due: Option<Date>,
    members: Option<&'a Members<'a>>,
    house: Option<&'a HouseRules>,
    answers: Option<&'a Answers>,
}

/// Which judgements are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// All of them.
    All,
    /// Those that fail or stay open; others may be given as well.
    Trouble,
}

/// What one rule comes to in a check: also where it holds, and where it has nothing to say.
///
/// ```
/// use gouji::{Check, Verdict, read};
/// let document = include_bytes!("../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let outcomes = Check::new(&reading).outcomes();
/// let outcome = outcomes.iter().find(|outcome| outcome.rule.code() == "RQ-01").unwrap();
/// // One of the columns is enough.
/// assert_eq!((outcome.verdict, outcome.places), (Verdict::Fails, 7));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleOutcome {
    /// The rule.
    pub rule: RuleRef,
    /// How much it would matter, by the profile of the check.
    pub severity: Severity,
    /// What it comes to: the worst of its judgements.
    pub verdict: Verdict,
    /// How many places were judged: a rule of columns judges each.
    pub places: usize,
}

impl<'a> Check<'a> {
    /// Checks a [`Report`] or a [`Reading`](crate::read::Reading) by the default profile.
    pub fn new(subject: impl Into<Subject<'a>>) -> Check<'a> {
        Check {
            subject: subject.into(),
            profile: &Profile::DEFAULT,
            last_year: None,
            other_version: None,
            published: None,
            due: None,
            members: None,
            house: None,
            answers: None,
        }
    }

    /// By another profile.
    #[must_use]
    pub const fn profile(mut self, profile: &'a Profile) -> Check<'a> {
        self.profile = profile;
        self
    }

    /// With the same body's report of the year before. A report of any other year is not used.
    #[must_use]
    pub const fn last_year(mut self, report: &'a Report) -> Check<'a> {
        self.last_year = Some(report);
        self
    }

    /// With the day on which it was published, for the deadlines of the Regulation (article 49).
    ///
    /// ```
    /// use gouji::{Check, Date, Report};
    /// let mut report = Report::default();
    /// report.heading.agency = Some("吴起县商务局".into());
    /// report.heading.year = Some(2024);
    /// let late = Date::new(2025, 2, 10).unwrap();
    /// let problems = Check::new(&report).published(late).run();
    /// assert!(problems.iter().any(|problem| problem.rule().code() == "TL-01"));
    /// ```
    #[must_use]
    pub const fn published(mut self, day: Date) -> Check<'a> {
        self.published = Some(day);
        self
    }

    /// With the last day for publishing that a local notice gives.
    #[must_use]
    pub const fn due(mut self, day: Date) -> Check<'a> {
        self.due = Some(day);
        self
    }

    /// With another version of the same report, from which no figure should differ.
    #[must_use]
    pub const fn other_version(mut self, report: &'a Report) -> Check<'a> {
        self.other_version = Some(report);
        self
    }

    /// With the members that the report sums up.
    ///
    /// ```
    /// use gouji::{Check, Edition, Locale, Member, Members, Report, Requests, Scope};
    /// let of = |received: u32| {
    ///     let mut table = Requests::zero(Edition::Edition2021);
    ///     table.received.natural_person = received.into();
    ///     Report { requests: Some(table), ..Report::default() }
    /// };
    /// let (bureau, town) = (of(40), of(7));
    /// let members = [("某某区教育局", &bureau), ("某某镇", &town)];
    /// let members = members.map(|(name, report)| Member::new(name).with_report(report));
    /// let members = Members::complete(members).with_scope(Some(Scope::WholeArea));
    ///
    /// let summary = of(40);
    /// let problems = Check::new(&summary).members(&members).run();
    /// let found = problems.iter().find(|problem| problem.rule().code() == "LV-01").unwrap();
    /// let said = found.message(Locale::Chinese);
    /// assert!(said.ends_with("相差 7；差额正好是某某镇的数据，可能漏计了。"), "{said}");
    /// ```
    #[must_use]
    pub const fn members(mut self, members: &'a Members<'a>) -> Check<'a> {
        self.members = Some(members);
        self
    }

    /// With rules of one's own beside those of the format; their layers may grade rules of the
    /// format anew.
    #[must_use]
    pub const fn rules(mut self, rules: &'a HouseRules) -> Check<'a> {
        self.house = Some(rules);
        self
    }

    /// With what people answered to problems: a problem that is explained or dismissed is still
    /// told, but no longer counts. An answer is for one problem and its figures; where one of them
    /// has changed it is not used, and [`Problems::notes`] says so.
    #[must_use]
    pub const fn answers(mut self, answers: &'a Answers) -> Check<'a> {
        self.answers = Some(answers);
        self
    }

    /// With what a text says of the figures, such as one that goes with a report of its own form.
    #[must_use]
    pub const fn text(mut self, narrative: &'a Narrative) -> Check<'a> {
        self.subject.narrative = Some(narrative);
        self
    }

    /// Without the text: only the tables are checked.
    ///
    /// ```
    /// use gouji::{Check, read};
    /// let document = include_bytes!("../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document, None)?;
    /// let problems = Check::new(&reading).without_text().run();
    /// assert!(problems.iter().all(|problem| !problem.rule().code().starts_with("NA")));
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    #[must_use]
    pub const fn without_text(mut self) -> Check<'a> {
        self.subject.narrative = None;
        self
    }

    /// How much a rule matters in this check, `None` when it is off.
    fn severity(&self, rule: &Rule) -> Option<Severity> {
        self.graded(rule, self.profile.severity(rule))
    }

    fn graded(&self, rule: &Rule, before: Option<Severity>) -> Option<Severity> {
        self.house.map_or(before, |house| house.severity(rule, before))
    }

    /// The rules that are on, with their severities.
    fn rules_on(&self) -> impl Iterator<Item = (RuleRef, Severity)> + '_ {
        let format = Rule::ALL.iter().enumerate().filter_map(|(at, rule)| {
            Some(((*rule).into(), self.graded(rule, self.profile.severity_at(at))?))
        });
        let own = self.house.map(HouseRules::own).unwrap_or_default().iter();
        let own = own.filter_map(|own| {
            Some((own.rule.clone(), self.graded(&own.rule, Some(own.rule.severity()))?))
        });
        format.chain(own)
    }

    /// Everything that is wrong, and what could not be decided.
    pub fn run(&self) -> Problems {
        let mut found = Problems::default();
        for remark in self.subject.met.unwrap_or_default() {
            if let Some(severity) = self.severity(remark.rule()) {
                found.problems.push(Problem::met(remark.clone(), severity));
            }
        }
        self.judge(
            Told::Trouble,
            &mut |rule, severity, judgement, case| match judgement.verdict() {
                Verdict::Fails => self.tell(rule, severity, judgement, case, &mut found.problems),
                Verdict::Undecided(reason) => {
                    leave_open(rule, reason, &judgement, case, &mut found)
                }
                Verdict::Holds | Verdict::DoesNotApply(_) => {}
            },
        );
        found.problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity()));
        if !found.problems.is_empty() || self.answers.is_some() {
            found.name(&self.subject.report.heading);
        }
        if let Some(answers) = self.answers {
            found.take(answers);
        }
        found
    }

    /// Adds a problem, unless a reader has met it already.
    fn tell(
        &self,
        rule: &RuleRef,
        severity: Severity,
        judgement: Judgement,
        case: &Case<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let met = |problem: &Problem| {
            problem.kind().is_some()
                && *problem.rule() == **rule
                && problem.cells() == judgement.cells()
                && problem.table() == judgement.table()
        };
        if problems.iter().any(met) {
            return;
        }
        let place = |cell: &CellId| self.subject.origins?.get(cell).cloned();
        let told = judgement.told().and_then(|told| told.position.clone());
        let position = told.or_else(|| judgement.cells().iter().find_map(place));
        problems.push(Problem::judged(rule.clone(), severity, judgement, case, position));
    }

    /// What each claim of the text comes to, in the order of the text. Those of channels, which no
    /// table has, apply to none; NA-11 adds them up.
    ///
    /// ```
    /// use gouji::{Check, Verdict, read};
    /// let document = include_bytes!("../examples/data/xingqing-2020.txt");
    /// let reading = read::any(document, None)?;
    /// let check = Check::new(&reading);
    /// let failing = check.claims().filter(|(_, verdict)| *verdict == Verdict::Fails);
    /// assert!(failing.map(|(claim, _)| claim.phrase()).eq(["办结24件"]));
    /// # Ok::<(), gouji::read::ReadError>(())
    /// ```
    pub fn claims(&self) -> impl Iterator<Item = (&'a Claim, Verdict)> + '_ {
        let case = self.case();
        let claims = self.subject.narrative.map(|narrative| &narrative.claims[..]);
        let judged = move |claim| (claim, rule::narrative::verdict(claim, &case));
        claims.unwrap_or_default().iter().map(judged)
    }

    /// What every rule of the profile comes to, in the order of the registry: also the rules that
    /// hold, and those that have nothing to say of this report.
    ///
    /// ```
    /// use gouji::{Check, Report, Verdict};
    /// let outcomes = Check::new(&Report::default()).outcomes();
    /// let missing = outcomes.iter().find(|outcome| outcome.rule.code() == "ST-01").unwrap();
    /// assert_eq!((missing.verdict, missing.places), (Verdict::Fails, 3));
    /// let sums = outcomes.iter().find(|outcome| outcome.rule.code() == "RQ-03").unwrap();
    /// assert!(matches!(sums.verdict, Verdict::DoesNotApply(_)));
    /// ```
    pub fn outcomes(&self) -> Vec<RuleOutcome> {
        let of = |(rule, severity): (RuleRef, Severity)| {
            let (verdict, places) = self.read_outcome(&rule);
            RuleOutcome { rule, severity, verdict, places }
        };
        let mut all: Vec<RuleOutcome> = self.rules_on().map(of).collect();
        self.judge(Told::All, &mut |rule, _, judgement, _| {
            if let Some(outcome) = all.iter_mut().find(|outcome| outcome.rule == *rule) {
                outcome.take(judgement.verdict());
            }
        });
        all
    }

    /// What a rule that readers look at comes to; others have no judgement yet.
    fn read_outcome(&self, rule: &Rule) -> (Verdict, usize) {
        let nothing = Verdict::DoesNotApply(NotConcerned::NoTable);
        match self.subject.met {
            _ if rule.stage() != Stage::Reading => (nothing, 0),
            None => (Verdict::DoesNotApply(NotConcerned::NoDocument), 0),
            Some(met) => match met.iter().filter(|remark| *remark.rule() == *rule).count() {
                0 => (Verdict::Holds, 1),
                places => (Verdict::Fails, places),
            },
        }
    }

    /// Whether every rule of severity error holds, without saying what is wrong: the fast way to
    /// sift many reports.
    ///
    /// It agrees with [`run`](Check::run): `Fails` when that finds an error that no answer has
    /// settled, `Undecided` when it finds none but could not decide a rule of severity error,
    /// `Holds` when every such rule holds or is settled. A report that lacks one of the three
    /// tables fails (ST-01). Nothing is allocated for a clean report.
    pub fn verdict(&self) -> Outcome {
        if self.is_clean() {
            return Outcome::Holds;
        }
        let is_error = |remark: &Remark| self.severity(remark.rule()) == Some(Severity::Error);
        let fails = match self.answers {
            // Only the problems themselves tell which of them are settled.
            Some(_) => self.run().has_errors(),
            None => self.subject.met.unwrap_or_default().iter().any(is_error),
        };
        if fails {
            return Outcome::Fails;
        }
        let mut all = Outcome::Holds;
        self.judge(Told::Trouble, &mut |_, severity, judgement, _| {
            let outcome = judgement.verdict().outcome().unwrap_or(Outcome::Holds);
            let is_settled = self.answers.is_some() && outcome == Outcome::Fails;
            if severity == Severity::Error && !is_settled {
                all = all.worse(outcome);
            }
        });
        all
    }

    /// True when a straight run over the words shows that nothing of severity error is broken.
    #[inline]
    fn is_clean(&self) -> bool {
        self.subject.met.is_none_or(<[Remark]>::is_empty)
            && self.stands_alone()
            && self.published.is_none()
            && self.profile.is_plain()
            && self.house.is_none()
            && dense::is_clean(self.subject.report)
    }

    /// The report and what stands beside it.
    fn case(&self) -> Case<'_> {
        Case::new(self.subject.report)
            .with_last_year(self.last_year)
            .with_other_version(self.other_version)
            .with_members(self.members)
            .with_narrative(self.subject.narrative)
            .with_publication(self.published, self.due)
            .with_gaps(&self.subject.unread, &self.subject.absent, self.subject.refused)
    }

    /// No other report stands beside this one.
    const fn stands_alone(&self) -> bool {
        self.last_year.is_none() && self.members.is_none() && self.other_version.is_none()
    }

    /// Gives every judgement of the rules that are on, but for those that the readers look at.
    fn judge(&self, told: Told, give: &mut impl FnMut(&RuleRef, Severity, Judgement, &Case<'_>)) {
        let report = self.subject.report;
        let full: Tables = report
            .layouts()
            .map(Layout::table)
            .filter(|table| identities_hold(report, *table))
            .collect();
        let case = self.case().with_full(full);
        for layout in report.layouts() {
            self.judge_lists(layout, &case, told, give);
        }
        let alone = self.stands_alone();
        let is_silent = self.subject.narrative.is_none();
        // The others would have nothing to say, and nobody asks for that.
        let is_short = alone && is_silent && self.published.is_none() && told == Told::Trouble;
        let judged = if is_short { rule::JUDGED_ALONE } else { rule::JUDGED };
        for (at, judge) in judged.iter().copied() {
            let rule = Rule::ALL[at];
            let says_nothing = !is_short
                && told == Told::Trouble
                && ((alone && rule.compares())
                    || (is_silent && rule.is_of_text())
                    || (self.published.is_none() && rule.is_of_publication()));
            if says_nothing {
                continue;
            }
            let Some(severity) = self.graded(rule, self.profile.severity_at(at)) else { continue };
            let is_implied = rule.implied_by().is_some_and(|by| self.severity(by).is_some());
            if told == Told::Trouble && (is_implied || judge.is_quiet(at, &case)) {
                continue;
            }
            let judgements = if is_implied {
                Judgement::not_concerned(NotConcerned::ImpliedByAnother).into()
            } else {
                judge.of(at, &case)
            };
            // Most rules hold in most reports: such a judgement is not passed around.
            if told == Told::Trouble && !judgements.is_trouble() {
                judgements.discard();
            } else {
                // A break that the report explains is told, and no longer asks for an answer.
                let is_explained = rule::explanation(rule, &case).is_some();
                let rule = RuleRef::from(rule);
                for one in judgements {
                    let is_note = is_explained && one.verdict() == Verdict::Fails;
                    let severity = if is_note { Severity::Note } else { severity };
                    give(&rule, severity, one, &case);
                }
            }
        }
        self.judge_own(&case, give);
    }

    /// Judges the rules of one's own whose tables the report has.
    fn judge_own(
        &self,
        case: &Case<'_>,
        give: &mut impl FnMut(&RuleRef, Severity, Judgement, &Case<'_>),
    ) {
        for own in self.house.map(HouseRules::own).unwrap_or_default() {
            let Some(severity) = self.graded(&own.rule, Some(own.rule.severity())) else {
                continue;
            };
            for identity in &own.identities {
                if let Some(outcome) = identity.outcome(case.report()) {
                    let judgement = Judgement::weighed(identity, outcome, case);
                    give(&own.rule, severity, judgement, case);
                }
            }
            for judgement in own.judge_closures(case) {
                give(&own.rule, severity, judgement, case);
            }
        }
    }

    /// Judges the coefficient lists of one table.
    fn judge_lists(
        &self,
        layout: Layout,
        case: &Case<'_>,
        told: Told,
        give: &mut impl FnMut(&RuleRef, Severity, Judgement, &Case<'_>),
    ) {
        let is_full = case.is_full(layout.table());
        // The run over the words has shown all identities of a full table.
        let skips = is_full && told == Told::Trouble;
        let rules = if skips { layout.bounds() } else { layout.linear_rules() };
        // For a few rules, laying out all figures of the table takes longer than it saves.
        let is_worth = !is_full && rules.len() > 8;
        let numbers = if is_worth { Numbers::of(case.report(), layout) } else { None };
        for linear in rules {
            let is_shown = is_full && linear.identity().relation() == Relation::Equal;
            let before = self.profile.severity_at(linear.at());
            let Some(severity) = self.graded(linear.rule(), before) else { continue };
            let is_implied = self.is_implied(linear);
            // Most bounds hold because there is nothing to be bounded.
            let is_idle = || skips && linear.identity().is_idle(case.report());
            if told == Told::Trouble && (is_implied || is_idle()) {
                continue;
            }
            let judgement = if is_implied {
                Judgement::not_concerned(NotConcerned::ImpliedByAnother)
            } else if is_shown {
                Judgement::holds()
            } else {
                let outcome = weigh(linear, numbers.as_ref(), case);
                if told == Told::Trouble && outcome == Outcome::Holds {
                    continue;
                }
                Judgement::weighed(linear.identity(), outcome, case)
            };
            give(linear.rule_ref(), severity, judgement, case);
        }
    }

    /// Another rule that is on says the same and more.
    fn is_implied(&self, linear: &LinearRule) -> bool {
        linear
            .implied_by()
            .is_some_and(|at| self.graded(Rule::ALL[at], self.profile.severity_at(at)).is_some())
    }
}

fn weigh(linear: &LinearRule, numbers: Option<&Numbers>, case: &Case<'_>) -> Outcome {
    let identity = linear.identity();
    let weight = match numbers {
        Some(numbers) => identity.weigh(numbers),
        None => identity.weigh_with(|_, cell| case.report().get(cell)?.integer()),
    };
    weight.outcome(identity.relation())
}

impl RuleOutcome {
    /// Takes a judgement in: a failure outweighs what is undecided, and that a pass.
    fn take(&mut self, verdict: Verdict) {
        let grade = |verdict: Verdict| match verdict {
            Verdict::DoesNotApply(_) => 0,
            Verdict::Holds => 1,
            Verdict::Undecided(_) => 2,
            Verdict::Fails => 3,
        };
        if self.places == 0 || grade(verdict) > grade(self.verdict) {
            self.verdict = verdict;
        }
        self.places += usize::from(grade(verdict) > 0);
    }
}

/// Adds what could not be decided, and says the same gap of a table once.
fn leave_open(
    rule: &RuleRef,
    reason: Reason,
    judgement: &Judgement,
    case: &Case<'_>,
    found: &mut Problems,
) {
    let cells = judgement.cells().iter().copied();
    let missing: Vec<CellId> = cells.filter(|cell| case.gap(*cell).is_some()).collect();
    let reason = if reason == Reason::Blank { why_blank(case, &missing) } else { reason };
    let entry = Undecided::new(rule.clone(), judgement, reason, missing, case);
    if !found.undecided.iter_mut().any(|before| before.merge(&entry)) {
        found.undecided.push(entry);
    }
}

/// Whether cells have no number because the document does not have them, because they could not be
/// read, or because they are blank.
fn why_blank(case: &Case<'_>, missing: &[CellId]) -> Reason {
    let has = |gap: Gap| missing.iter().any(|cell| case.gap(*cell) == Some(gap));
    if has(Gap::Unread) {
        return Reason::Unread;
    }
    if has(Gap::Absent) {
        return Reason::Absent;
    }
    let is_blank = |cell: &CellId| {
        let table = cell.table();
        let numbers = case.report().layout(table).and_then(|own| Numbers::of(case.report(), own));
        numbers.is_some_and(|numbers| numbers.all_blank())
    };
    match missing.first() {
        Some(cell) if is_blank(cell) => Reason::BlankTable,
        _ => Reason::Blank,
    }
}

/// Checks a report by the default [`Profile`]: short for [`Check::new`]`(report).run()`.
///
/// For a report that was read from a document use [`Reading::check`](crate::read::Reading::check),
/// which knows what could not be read: this function takes every blank cell for a blank.
///
/// ```
/// use gouji::{Count, Locale, Report, ReviewLitigation, check};
/// let mut table = ReviewLitigation::default();
/// table.review.upheld = Count::from(1);
/// table.review.corrected = Count::ZERO;
/// table.review.other = Count::ZERO;
/// table.review.pending = Count::ZERO;
/// table.review.total = Count::from(2);
/// let problems = check(&Report { review_litigation: Some(table), ..Report::default() });
/// let said: Vec<String> =
///     problems.iter().map(|problem| problem.message(Locale::Chinese)).collect();
/// assert_eq!(
///     said[0],
///     "四、政府信息公开行政复议、行政诉讼情况，“行政复议”：结果维持 1 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 1，总计 2，相差 1。"
/// );
/// // The other two tables are missing.
/// assert_eq!(said[1], "二、主动公开政府信息情况：报告中没有这张表。");
/// ```
pub fn check(report: &Report) -> Problems {
    Check::new(report).run()
}

/// Whether every rule of severity error of the default profile holds: short for
/// [`Check::verdict`].
///
/// ```
/// use gouji::{Outcome, Report, verdict};
/// // The three tables are missing.
/// assert_eq!(verdict(&Report::default()), Outcome::Fails);
/// ```
#[inline]
pub fn verdict(report: &Report) -> Outcome {
    if dense::is_clean(report) { Outcome::Holds } else { Check::new(report).verdict() }
}

/// Checks many reports, on all cores with the feature `rayon`. The problems stand in the order of
/// the reports.
pub fn check_all(reports: &[Report], profile: &Profile) -> Vec<Problems> {
    let one = |report: &Report| Check::new(report).profile(profile).run();
    #[cfg(feature = "rayon")]
    {
        use rayon::prelude::*;
        reports.par_iter().map(one).collect()
    }
    #[cfg(not(feature = "rayon"))]
    {
        reports.iter().map(one).collect()
    }
}

/// A report in which every rule of severity error was decided and holds, by the profile of the
/// check that made it: it has the three tables, its identities hold, no total is left blank. Read
/// from a document, nothing that a reader met there is of severity error.
///
/// Only a check makes one, so that a function that takes a `Valid<Report>` need not check again. It
/// can be read, not changed; take the report out to change it.
///
/// It does not say that the figures are true, nor that warnings are absent.
///
/// ```
/// use gouji::{Report, Valid};
/// fn publish(report: &Valid<Report>) -> Option<u16> {
///     report.heading.year
/// }
/// // A report without its tables cannot be published.
/// let invalid = Valid::try_from(Report::default()).unwrap_err();
/// assert_eq!(invalid.problems().iter().next().unwrap().rule().code(), "ST-01");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valid<T>(T);

impl<T> Valid<T> {
    /// What was checked.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Valid<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl Valid<Report> {
    /// The report, if every rule of severity error of a profile holds in it.
    ///
    /// # Errors
    ///
    /// The report and what was found, where such a rule fails or cannot be decided.
    pub fn by(report: Report, profile: &Profile) -> Result<Valid<Report>, Invalid> {
        let check = Check::new(&report).profile(profile);
        if check.verdict() == Outcome::Holds {
            return Ok(Valid(report));
        }
        let problems = check.run();
        Err(Invalid(Box::new((report, problems))))
    }

    /// The report of a subject that was checked, if its verdict is that it holds.
    pub(crate) fn checked(check: &Check<'_>) -> Result<Valid<Report>, Invalid> {
        let report = check.subject.report.clone();
        if check.verdict() == Outcome::Holds {
            return Ok(Valid(report));
        }
        Err(Invalid(Box::new((report, check.run()))))
    }
}

impl TryFrom<Report> for Valid<Report> {
    type Error = Invalid;

    /// By the default profile.
    fn try_from(report: Report) -> Result<Valid<Report>, Invalid> {
        Valid::by(report, &Profile::DEFAULT)
    }
}

/// A report that is not [`Valid`], and what was found.
///
/// ```
/// use gouji::{Report, Severity, Valid};
/// let invalid = Valid::try_from(Report::default()).unwrap_err();
/// assert_eq!(invalid.problems().count(Severity::Error), 3);
/// // The report comes back unchanged.
/// let (report, _) = invalid.into_parts();
/// assert_eq!(report, Report::default());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid(Box<(Report, Problems)>);

impl Invalid {
    /// The report, unchanged.
    pub fn report(&self) -> &Report {
        &self.0.0
    }

    /// What the check found.
    pub fn problems(&self) -> &Problems {
        &self.0.1
    }

    /// The report and what the check found.
    pub fn into_parts(self) -> (Report, Problems) {
        *self.0
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems = self.problems();
        let open: usize = problems.undecided().iter().map(|entry| entry.rules().len()).sum();
        let errors = problems.count(Severity::Error);
        write!(f, "the report is not valid: errors: {errors}, rules undecided: {open}")
    }
}

impl std::error::Error for Invalid {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_judgements_the_gravest_counts_and_of_equal_ones_the_first() {
        let nothing = Verdict::DoesNotApply(NotConcerned::NoTable);
        let severity = Severity::Error;
        let rule: RuleRef = Rule::ALL[0].into();
        let after = |verdicts: &[Verdict]| {
            let mut outcome =
                RuleOutcome { rule: rule.clone(), severity, verdict: nothing, places: 0 };
            verdicts.iter().for_each(|verdict| outcome.take(*verdict));
            (outcome.verdict, outcome.places)
        };
        let (blank, unread) =
            (Verdict::Undecided(Reason::Blank), Verdict::Undecided(Reason::Unread));
        assert_eq!(after(&[]), (nothing, 0));
        assert_eq!(after(&[Verdict::Holds, blank, unread, Verdict::Holds]), (blank, 4));
        assert_eq!(after(&[blank, Verdict::Fails, nothing]), (Verdict::Fails, 2));
    }
}
