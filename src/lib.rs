//! Models and validates the statistical tables of Chinese government-information-disclosure annual reports.

mod cell;
mod edition;
mod form;
mod report;
mod table;
mod value;
pub mod read;

pub use cell::{CellId, Layout, Table};
pub use edition::Edition;
pub use report::{CellError, Heading, Report, Scope};
pub use table::{Field, Shape};
pub use table::processing_fees::ProcessingFees;
pub use table::proactive::{
    Decisions2021, Documents2019, Documents2021, FeeItems2019, FeesCollected, Items2019, ProactiveDisclosure, ProactiveDisclosure2019,
    ProactiveDisclosure2021, Procurement2019,
};
pub use table::requests::{Applicants, NotDisclosed, NotProcessed, OtherHandling, OtherHandling2021, Outcomes, Requests, UnableToProvide};
pub use table::review_litigation::{CaseResults, ReviewLitigation};
pub use value::{Amount, Change, Count, Kind, LIMIT, Unit, Value, ValueError};
