//! One annual report: its heading and its tables.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::table::Part;
use crate::table::proactive::ProactiveDisclosure;
use crate::table::processing_fees::ProcessingFees;
use crate::table::requests::Requests;
use crate::table::review_litigation::ReviewLitigation;
use crate::value::{Value, ValueError};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Scope {
    /// 本级: the body itself.
    OwnLevel,
    /// The body with its departments and the levels below it.
    WholeArea,
}

impl Scope {
    /// The scope of that name in the serde form.
    pub(crate) fn from_name(name: &str) -> Option<Scope> {
        match name {
            "own_level" => Some(Scope::OwnLevel),
            "whole_area" => Some(Scope::WholeArea),
            _ => None,
        }
    }
}

/// Why a cell of a report could not be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellError {
    /// The report has no table of that layout.
    #[error("{cell}: the report has no such table in this edition")]
    NoTable {
        /// The cell that was asked for.
        cell: CellId,
    },
    /// The value does not fit the cell.
    #[error("{cell}: {source}")]
    Value {
        /// The cell that was asked for.
        cell: CellId,
        /// What is wrong with the value.
        source: ValueError,
    },
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

    /// Puts a value into a cell.
    pub fn set(&mut self, cell: CellId, value: Value) -> Result<(), CellError> {
        match on_table!(self, cell.layout(), as_mut, table => Some(table.set_cell(cell.index(), value)))
        {
            Some(Ok(true)) => Ok(()),
            Some(Err(source)) => Err(CellError::Value { cell, source }),
            Some(Ok(false)) | None => Err(CellError::NoTable { cell }),
        }
    }

    /// The cell of a dotted path, in the edition that the report's table is of; `None` when it has
    /// no such cell.
    pub fn cell(&self, path: &str) -> Option<CellId> {
        let (table, rest) = path.split_once('.')?;
        self.layouts().find(|layout| layout.table().name() == table)?.cell(rest)
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
        }
    )*};
}
table_methods!(ProactiveDisclosure, Requests, ReviewLitigation, ProcessingFees);
