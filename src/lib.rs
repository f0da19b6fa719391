//! Models and validates the statistical tables of Chinese government-information-disclosure annual reports.

mod cell;
mod check;
mod diagnose;
mod edition;
mod finding;
mod form;
pub mod locate;
pub mod read;
mod remark;
mod report;
mod rule;
mod table;
mod value;

pub use cell::{CellId, Layout, Table};
pub use check::{Invalid, Profile, Valid, check, check_all, check_with, verdict};
pub use diagnose::{Confidence, Correction, Diagnosis, DiagnosisOptions, Fault, Mistake, Pattern, Repair, locate, locate_with};
pub use edition::Edition;
pub use finding::{Finding, Findings, Locale, Outcome, Reason, Severity, Side, Undecided};
pub use remark::{Oddity, Remark, RemarkKind};
pub use report::{CellError, Heading, Report, Scope};
pub use rule::{Authority, Body, Identity, Relation, Rule, Stage, Term};
pub use table::proactive::{
    Decisions2021, Documents2019, Documents2021, FeeItems2019, FeesCollected, Items2019, ProactiveDisclosure, ProactiveDisclosure2019,
    ProactiveDisclosure2021, Procurement2019,
};
pub use table::processing_fees::ProcessingFees;
pub use table::requests::{Applicants, NotDisclosed, NotProcessed, OtherHandling, OtherHandling2021, Outcomes, Requests, UnableToProvide};
pub use table::review_litigation::{CaseResults, ReviewLitigation};
pub use table::{Field, Shape};
pub use value::{Amount, Change, Count, Kind, LIMIT, Unit, Value, ValueError};
