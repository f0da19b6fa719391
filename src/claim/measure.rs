//! What a figure of the text may be a figure of: cells of the tables, named over all editions.

use crate::cell::{CellId, Layout, Table};
use crate::edition::Edition;
use crate::report::Report;

/// A row of a table, or a group of rows, by its dotted path behind the table's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    table: Table,
    path: &'static str,
}

const fn requests(path: &'static str) -> Row {
    Row { table: Table::Requests, path }
}

const fn proactive(path: &'static str) -> Row {
    Row { table: Table::ProactiveDisclosure, path }
}

const fn review(path: &'static str) -> Row {
    Row { table: Table::ReviewLitigation, path }
}

impl Row {
    pub(super) const RECEIVED: Row = requests("received");
    pub(super) const CARRIED_OVER: Row = requests("carried_over");
    pub(super) const CONCLUDED: Row = requests("outcomes.total");
    pub(super) const CARRIED_FORWARD: Row = requests("carried_forward");
    pub(super) const DISCLOSED: Row = requests("outcomes.disclosed");
    pub(super) const PARTIALLY: Row = requests("outcomes.partially_disclosed");
    pub(super) const NOT_DISCLOSED: Row = requests("outcomes.not_disclosed");
    pub(super) const STATE_SECRET: Row = requests("outcomes.not_disclosed.state_secret");
    pub(super) const PROHIBITED: Row = requests("outcomes.not_disclosed.prohibited_by_law");
    pub(super) const SECURITY: Row = requests("outcomes.not_disclosed.security_or_stability");
    pub(super) const THIRD_PARTY: Row = requests("outcomes.not_disclosed.third_party_rights");
    pub(super) const INTERNAL: Row = requests("outcomes.not_disclosed.internal_affairs");
    pub(super) const PROCESS: Row = requests("outcomes.not_disclosed.process_information");
    pub(super) const CASE_FILE: Row = requests("outcomes.not_disclosed.enforcement_case_file");
    pub(super) const INQUIRY: Row = requests("outcomes.not_disclosed.administrative_inquiry");
    pub(super) const UNABLE: Row = requests("outcomes.unable_to_provide");
    pub(super) const NOT_HELD: Row = requests("outcomes.unable_to_provide.not_held");
    pub(super) const REQUIRES_CREATION: Row =
        requests("outcomes.unable_to_provide.requires_creation");
    pub(super) const UNCLEAR: Row = requests("outcomes.unable_to_provide.unclear_after_correction");
    pub(super) const NOT_PROCESSED: Row = requests("outcomes.not_processed");
    pub(super) const PETITION: Row = requests("outcomes.not_processed.petition_or_complaint");
    pub(super) const REPEATED: Row = requests("outcomes.not_processed.repeated_request");
    pub(super) const PUBLICATION: Row = requests("outcomes.not_processed.public_publication");
    pub(super) const EXCESSIVE: Row = requests("outcomes.not_processed.excessive_requests");
    pub(super) const CONFIRM: Row = requests("outcomes.not_processed.confirm_or_reissue");
    pub(super) const OTHER_HANDLING: Row = requests("outcomes.other_handling");
    pub(super) const OVERDUE: Row = requests("outcomes.other_handling.correction_overdue");
    pub(super) const UNPAID: Row = requests("outcomes.other_handling.fee_unpaid");
    pub(super) const RULES: Row = proactive("rules");
    pub(super) const DOCUMENTS: Row = proactive("normative_documents");
    pub(super) const LICENCES: Row = proactive("administrative_licensing");
    pub(super) const PENALTIES: Row = proactive("administrative_penalties");
    pub(super) const COMPULSION: Row = proactive("administrative_compulsion");
    pub(super) const CHARGES: Row = proactive("administrative_fees");
    pub(super) const REVIEW: Row = review("review");
    pub(super) const LITIGATION_DIRECT: Row = review("direct_litigation");
    pub(super) const LITIGATION_AFTER_REVIEW: Row = review("litigation_after_review");
    pub(super) const PROCESSING_FEES: Row = Row { table: Table::ProcessingFees, path: "" };

    /// True of a row that stands in a group.
    pub(super) fn is_in(self, group: Row) -> bool {
        let rest = self.path.strip_prefix(group.path);
        self.table == group.table && rest.is_some_and(|rest| rest.starts_with('.'))
    }
}

/// Rows in one column or in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) row: Row,
    /// Those of the columns that the edition has: of `issued` and `newly_made` each has one.
    pub(super) columns: &'static [&'static str],
}

impl Measure {
    pub(super) const fn of(row: Row, columns: &'static [&'static str]) -> Measure {
        Measure { row, columns }
    }

    pub(super) const fn total(row: Row) -> Measure {
        Measure { row, columns: &["total"] }
    }

    /// The paths of the cells, as they stand behind the table's key; none in an edition that does
    /// not have them.
    fn cells(&self, layout: Layout) -> Vec<CellId> {
        let mut found = Vec::new();
        for column in self.columns {
            let path = match self.row.path {
                "" => (*column).to_owned(),
                row => format!("{row}.{column}"),
            };
            match layout.cell(&path) {
                Some(cell) => found.push(cell),
                // A group without a row of its own: all of its rows.
                None => found.extend(self.of_group(layout, column)),
            }
        }
        found
    }

    fn of_group(&self, layout: Layout, column: &str) -> Vec<CellId> {
        let is_in = |cell: &CellId| {
            let mut names = cell.fields().map(|field| field.name);
            self.row.path.split('.').all(|group| names.next() == Some(group))
                && cell.column().name == column
        };
        layout.cells().filter(is_in).collect()
    }
}

/// A sum of cells, whatever the edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sum(pub(super) Vec<Measure>);

impl Sum {
    pub(super) fn new(measures: &[Measure]) -> Sum {
        Sum(measures.to_vec())
    }

    /// The cells in some layouts; `None` where a part of the sum has none there.
    fn cells(&self, layout: impl Fn(Table) -> Option<Layout>) -> Option<Vec<CellId>> {
        let mut all = Vec::new();
        for measure in &self.0 {
            let cells = measure.cells(layout(measure.row.table)?);
            if cells.is_empty() {
                return None;
            }
            all.extend(cells);
        }
        // Words for a row and for its group in one phrase: which is meant is not known.
        let is_once = |at: usize| !all[..at].contains(&all[at]);
        (0..all.len()).all(is_once).then_some(all)
    }

    /// The dotted paths in an edition.
    pub(super) fn paths(&self, edition: Edition) -> Option<Vec<String>> {
        let cells = self.cells(|table| Some(table.layout(edition)))?;
        Some(cells.into_iter().map(CellId::path).collect())
    }

    /// The cells of a report, whose tables may be of several editions.
    pub(super) fn of_report(&self, report: &Report) -> Option<Vec<CellId>> {
        self.cells(|table| report.layout(table))
    }

    /// True where the report has the tables of all of them.
    pub(super) fn tables(&self) -> impl Iterator<Item = Table> + '_ {
        self.0.iter().map(|measure| measure.row.table)
    }
}
