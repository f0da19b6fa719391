//! gouji (勾稽) models and validates the statistical tables of Chinese
//! government-information-disclosure annual reports (政府信息公开工作年度报告), in both editions of
//! the official format.
//!
//! ```
//! use gouji::{Check, Locale, read};
//!
//! // 银川市兴庆区, 2020, as published: a text with tabs between the cells.
//! let document = include_bytes!("../examples/data/xingqing-2020.txt");
//! let reading = read::any(document, None)?;
//! let problems = Check::new(&reading).run();
//!
//! let problem = problems.iter().find(|problem| problem.rule().code() == "RQ-01").unwrap();
//! assert_eq!(problem.position().unwrap().to_string(), "37:19");
//! assert_eq!(
//!     problem.message(Locale::Chinese),
//!     "三、收到和处理政府信息公开申请情况，“自然人”列：本年新收 25 + 上年结转 0 = 25，（七）总计 25 + 结转下年度 1 = 26，相差 1。",
//! );
//! # Ok::<(), gouji::read::ReadError>(())
//! ```
//!
//! # The types that matter
//!
//! - [`Report`]: the heading, the three tables and the optional fee table as typed structs with
//!   public fields, such as `requests.outcomes.not_disclosed.state_secret.natural_person`. A cell
//!   is a [`Count`], a [`Change`] or an [`Amount`]: a number, blank, or not applicable. [`CellId`]
//!   names one cell, by its dotted path and edition: `requests.received.total@2021`.
//! - A report comes from JSON ([`Report::from_json`], or a [`Draft`] of any serde format), with all
//!   [`Errors`] at once, and goes into [a row](Report::to_row) of a table of many reports and back.
//! - [`Check`] gives [`Problems`]: what the reader met in the document and the rules that are
//!   broken, as one kind of [`Problem`], and what could not be decided. A problem is data; its
//!   message is made in Chinese or English. A [`Profile`] says which [`Rule`]s are on and how much
//!   each matters; [`HouseRules`] are rules of one's own. [`Valid`] is a report without errors.
//! - [`locate()`](locate()) gives a [`Diagnosis`]: the cells that are most likely wrong, what they
//!   should be, and the mistake that explains it. The engine below it, [`solve::System`], serves
//!   any system of linear identities.
//! - [`read::any`] makes a [`read::Reading`] of a document: the report, the place of every figure,
//!   and a [`Remark`] on everything out of the ordinary.
//! - [`claim`] finds what the text of a report says of its figures: a [`claim::Claim`] is compared
//!   with the tables by [`Check`].
//! - [`across`] sorts many reports: one body's over the years, and a summary with its
//!   [`Members`]. A check is given what stands beside a report, and its findings name the report of
//!   each figure.
//! - [`write`](mod@write) turns a report back into documents, and [`mark`] sets the marks in the
//!   document that came in.
//!
//! The [`cookbook`] has a recipe for each common task.
//!
//! # Features
//!
//! The readers `text`, `markdown`, `csv` and `html` are on by default; `gbk`, `docx` and `xlsx` add
//! more. `json`, on by default, reads a report from JSON; `schema` gives the JSON Schema of the
//! serde form, `rules` and `answers` read files of rules and of answers, `rayon` uses all cores.
//! Without any, the core builds with serde, thiserror, rust_decimal, unicode-normalization and
//! unicode-width.
//!
//! # What it does not do
//!
//! It reads no files and no clock, and never guesses: what cannot be read for certain stays blank,
//! with a remark. A figure of the text is compared only where its words leave no doubt what it
//! counts.
//!
//! # Whose format it implements
//!
//! That of 国务院办公厅政府信息与政务公开办公室: 国办公开办函〔2019〕60号 and
//! 国办公开办函〔2021〕30号, under articles 49 and 50 of the Regulation on Open Government
//! Information (国令第711号). See [`_documentation`] for the design and the changes.

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod across;
mod agency;
mod answer;
mod case;
mod cell;
mod check;
pub mod claim;
pub mod dataset;
mod date;
mod diagnose;
mod edition;
mod error;
mod fold;
mod form;
pub mod mark;
mod origins;
mod position;
mod problem;
pub mod read;
pub mod reference;
mod remark;
mod report;
mod row;
mod rule;
#[cfg(feature = "schema")]
mod schema;
pub mod solve;
mod table;
mod value;
mod words;
pub mod write;

pub use answer::{Answer, AnswerNote, AnswerNoteKind, AnswerState, Answers};
#[cfg(feature = "answers")]
pub use answer::{AnswersError, AnswersErrorKind};
pub use case::{Case, Gap, Member, Members, Whose};
pub use cell::{CellId, Layout, Table};
pub use check::{Check, Invalid, Profile, RuleOutcome, Subject, Valid, check, check_all, verdict};
pub use date::Date;
pub use diagnose::{
    Confidence, Correction, Diagnosis, DiagnosisOptions, Evidence, Fault, Mistake, Pattern,
    Prepared, Repair, Source, locate, locate_with,
};
pub use edition::Edition;
pub use error::{Error, ErrorKind, Errors};
pub use form::Draft;
pub use problem::{OtherReport, Problem, ProblemId, Problems, Undecided};
pub use remark::{Remark, RemarkKind};
pub use report::{Heading, Report, Scope};
pub use rule::{
    Alike, Authority, Body, Cause, HouseError, HouseErrorKind, HouseRule, HouseRules, Identity,
    Judgement, LinearRule, MOST_COEFFICIENTS, NotConcerned, RESERVED, Reason, Regrade, Relation,
    Rule, RuleRef, Side, SideTerm, Stage, Term, Told, Tried, Verdict,
};
#[cfg(feature = "rules")]
pub use rule::{ChangeText, HouseFile, RuleText, TwoWords};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use table::proactive::{
    Decisions2021, Documents2019, Documents2021, FeeItems2019, FeesCollected, Items2019,
    ProactiveDisclosure2019, ProactiveDisclosure2021, Procurement2019,
};
pub use table::requests::{
    Applicants, NotDisclosed, NotProcessed, OtherHandling, OtherHandling2021, Outcomes,
    UnableToProvide,
};
pub use table::review_litigation::CaseResults;
pub use table::{Field, Only, Shape};
pub use value::{Amount, Change, Count, Kind, LIMIT, Oddity, Unit, Value};
pub use words::{Locale, Outcome, Severity};

macro_rules! exported {
    ($($module:ident::$name:ident = $field:ident, $heading:literal;)*) => {
        $(pub use table::$module::$name;)*
    };
}
table::tables!(exported);

#[cfg(any(doc, doctest))]
#[cfg_attr(doctest, cfg(feature = "answers"))]
#[cfg_attr(doctest, cfg(feature = "csv"))]
#[cfg_attr(doctest, cfg(feature = "html"))]
#[cfg_attr(doctest, cfg(feature = "markdown"))]
#[cfg_attr(doctest, cfg(feature = "rules"))]
#[cfg_attr(doctest, cfg(feature = "text"))]
#[cfg_attr(doctest, cfg(feature = "xlsx-write"))]
#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}

/// The examples of the README in both languages are tests.
#[cfg(doctest)]
mod readme {
    #[doc = include_str!("../README.md")]
    mod english {}
    #[doc = include_str!("../README.zh-CN.md")]
    mod chinese {}
}

/// The design, the changes, and the generated references.
pub mod _documentation {
    #[doc = include_str!("../DESIGN.md")]
    pub mod design {}
    #[doc = include_str!("../CHANGELOG.md")]
    pub mod changelog {}
    #[doc = include_str!("../docs/rules.md")]
    pub mod rules {}
}
