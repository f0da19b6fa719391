//! One annual report: its heading and its tables.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::error::{Error, ErrorKind};
use crate::table::Part;
use crate::table::proactive::ProactiveDisclosure;
use crate::table::processing_fees::ProcessingFees;
use crate::table::requests::{Applicants, Requests};
use crate::table::review_litigation::{CaseResults, ReviewLitigation};
use crate::value::{Count, Value};
use crate::words::Locale;

/// One annual report. Every table is optional, and each is of its own edition: real reports mix
/// them.
///
/// ```
/// use gouji::{Report, Requests, Edition};
/// let requests = Some(Requests::blank(Edition::Edition2021));
/// let mut report = Report { requests, ..Report::default() };
/// let total = report.cell("requests.received.total").unwrap();
/// report.set(total, gouji::Count::from(25).into()).unwrap();
/// assert_eq!(report.requests.unwrap().received.total.get(), Some(25));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Whose report it is, and of which year.
    pub heading: Heading,
    /// 二、主动公开政府信息情况.
    pub proactive_disclosure: Option<ProactiveDisclosure>,
    /// 三、收到和处理政府信息公开申请情况.
    pub requests: Option<Requests>,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    pub review_litigation: Option<ReviewLitigation>,
    /// 信息处理费收取情况, which few reports carry.
    pub processing_fees: Option<ProcessingFees>,
}

/// Whose report it is, and of which year.
///
/// ```
/// use gouji::{Heading, Report};
/// let report = Report {
///     heading: Heading { agency: Some("银川市兴庆区".into()), year: Some(2020), scope: None },
///     ..Report::default()
/// };
/// assert_eq!(report.heading.year, Some(2020));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Heading {
    /// The body that reports, as its title names it.
    pub agency: Option<String>,
    /// The year that is reported on, not that of publication.
    pub year: Option<u16>,
    /// Which bodies the figures cover.
    pub scope: Option<Scope>,
}

/// Which bodies the figures of a report cover.
///
/// ```
/// use gouji::{Locale, Scope};
/// assert_eq!(Scope::from_key("own_level"), Some(Scope::OwnLevel));
/// assert_eq!(Scope::OwnLevel.name(Locale::Chinese), "本级");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// 本级: the body itself.
    OwnLevel,
    /// The body with its departments and the levels below it.
    WholeArea,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 2] = [Scope::OwnLevel, Scope::WholeArea];

    /// What it is called.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Scope::OwnLevel, Locale::Chinese) => "本级",
            (Scope::WholeArea, Locale::Chinese) => "本级及下级",
            (Scope::OwnLevel, Locale::English) => "the body itself",
            (Scope::WholeArea, Locale::English) => "the body and the levels below it",
        }
    }

    /// The word for it in the serde form.
    pub const fn key(self) -> &'static str {
        match self {
            Scope::OwnLevel => "own_level",
            Scope::WholeArea => "whole_area",
        }
    }

    /// The scope of that [`key`](Scope::key).
    pub fn from_key(key: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.key() == key)
    }
}

impl serde::Serialize for Scope {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// Runs one expression on whichever table a cell or layout names, if the report has it in that
/// edition.
macro_rules! on_table {
    ($report:expr, $layout:expr, $as_option:ident, $table:ident => $do:expr) => {
        match $layout.table() {
            Table::ProactiveDisclosure => $report
                .proactive_disclosure
                .$as_option()
                .filter(|table| Some(table.edition()) == $layout.edition())
                .and_then(|$table| $do),
            Table::Requests => $report
                .requests
                .$as_option()
                .filter(|table| Some(table.edition()) == $layout.edition())
                .and_then(|$table| $do),
            Table::ReviewLitigation => {
                $report.review_litigation.$as_option().and_then(|$table| $do)
            }
            Table::ProcessingFees => $report.processing_fees.$as_option().and_then(|$table| $do),
        }
    };
}

impl Report {
    /// The value of a cell, `None` when the report has no table of that layout.
    pub fn get(&self, cell: CellId) -> Option<Value> {
        on_table!(self, cell.layout(), as_ref, table => table.cell(cell.index()))
    }

    /// Puts a value into a cell. A value of another kind than the cell's is refused, and a cell of
    /// a table that the report does not have in that edition.
    pub fn set(&mut self, cell: CellId, value: Value) -> Result<(), Error> {
        match on_table!(self, cell.layout(), as_mut, table => Some(table.set_cell(cell.index(), value)))
        {
            Some(Ok(true)) => Ok(()),
            Some(Err(error)) => Err(error.at(cell)),
            Some(Ok(false)) | None => Err(Error::new(ErrorKind::NoTable).at(cell)),
        }
    }

    /// The cell of a dotted path, in the edition that the report's table is of; `None` when it has
    /// no such cell. An edition behind the path must be that of the table.
    pub fn cell(&self, path: &str) -> Option<CellId> {
        let (table, rest) = path.split_once('.')?;
        self.layouts().find(|layout| layout.table().key() == table)?.cell(rest)
    }

    /// The layouts of the tables that the report has.
    pub fn layouts(&self) -> impl Iterator<Item = Layout> + '_ {
        Table::ALL.into_iter().filter_map(|table| self.layout(table))
    }

    /// The layout of a table, `None` when the report does not have it.
    pub fn layout(&self, table: Table) -> Option<Layout> {
        let edition = match table {
            Table::ProactiveDisclosure => self.proactive_disclosure.as_ref()?.edition(),
            Table::Requests => self.requests.as_ref()?.edition(),
            Table::ReviewLitigation => {
                self.review_litigation.as_ref().map(|_| Edition::Edition2021)?
            }
            Table::ProcessingFees => self.processing_fees.as_ref().map(|_| Edition::Edition2021)?,
        };
        Some(table.layout(edition))
    }

    /// Every cell of every table that the report has, in printed order.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, Value)> + '_ {
        self.layouts()
            .flat_map(|layout| layout.cells())
            .filter_map(|cell| Some((cell, self.get(cell)?)))
    }

    /// Adds a table with every cell blank, in place of the one that was there.
    pub fn add_blank(&mut self, layout: Layout) {
        let edition = layout.walk_edition();
        match layout.table() {
            Table::ProactiveDisclosure => self.proactive_disclosure = Some(Part::blank(edition)),
            Table::Requests => self.requests = Some(Part::blank(edition)),
            Table::ReviewLitigation => self.review_litigation = Some(Part::blank(edition)),
            Table::ProcessingFees => self.processing_fees = Some(Part::blank(edition)),
        }
    }
}

macro_rules! table_methods {
    ($($name:ident),*) => {$(
        impl $name {
            /// The table with every cell blank. The edition matters only to the tables that differ
            /// by it.
            pub fn blank(edition: Edition) -> $name {
                Part::blank(edition)
            }

            /// The table with 0 in every cell; amounts are 0 without a unit. The edition matters
            /// only to the tables that differ by it.
            pub fn zero(edition: Edition) -> $name {
                let mut table: $name = Part::blank(edition);
                for index in 0..table.cell_count() {
                    if let Some(value) = table.cell(index) {
                        // The cell is there, and 0 is of its kind.
                        let _ = table.set_cell(index, Value::zero(value.kind()));
                    }
                }
                table
            }
        }
    )*};
}
table_methods!(ProactiveDisclosure, Requests, ReviewLitigation, ProcessingFees);

/// A row of cells from its figures in printed order.
macro_rules! row_from {
    ($($name:ident: $len:literal;)*) => {$(
        impl From<[u32; $len]> for $name {
            /// The figures in printed order.
            fn from(figures: [u32; $len]) -> $name {
                let mut row = $name::default();
                for (index, figure) in figures.into_iter().enumerate() {
                    // The row has as many cells, and all are counts.
                    let _ = row.set_cell(index, Count::from(figure).into());
                }
                row
            }
        }

        impl TryFrom<[u64; $len]> for $name {
            type Error = Error;
            /// The figures in printed order; one over 2^53 is refused.
            fn try_from(figures: [u64; $len]) -> Result<$name, Error> {
                let mut row = $name::default();
                for (index, figure) in figures.into_iter().enumerate() {
                    row.set_cell(index, Count::new(figure)?.into())?;
                }
                Ok(row)
            }
        }
    )*};
}
row_from! {
    Applicants: 7;
    CaseResults: 5;
}
