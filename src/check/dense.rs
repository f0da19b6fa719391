//! The verdict on clean tables, straight over their words.
//!
//! A count is one word, and the words that mean "no number" have their highest bits set. So the
//! words of a table are added up row by row and column by column without looking at each, and one
//! look at all of them together tells whether the sums may be trusted.

use crate::cell::Table;
use crate::report::Report;
use crate::table::proactive::{ProactiveDisclosure, ProactiveDisclosure2019};
use crate::table::requests::{Applicants, OtherHandling, Requests};
use crate::table::review_litigation::{CaseResults, ReviewLitigation};

/// True when the three tables are there, every cell that an identity or P0-01 ties is a number, and
/// all of these hold.
#[inline]
pub(crate) fn is_clean(report: &Report) -> bool {
    report.requests.as_ref().is_some_and(requests_hold)
        && report.review_litigation.as_ref().is_some_and(results_hold)
        && report.proactive_disclosure.as_ref().is_some_and(items_stay_above_zero)
}

/// True when every cell of the table is a number and every identity of it holds.
#[inline]
pub(crate) fn identities_hold(report: &Report, table: Table) -> bool {
    match table {
        Table::Requests => report.requests.as_ref().is_some_and(requests_hold),
        Table::ReviewLitigation => report.review_litigation.as_ref().is_some_and(results_hold),
        Table::ProactiveDisclosure | Table::ProcessingFees => false,
    }
}

/// The columns of the request matrix.
type Row = [u64; 7];

/// Words of no number are over 2^63, numbers are at most 2^53: the bits above tell them apart even
/// when they are merged.
const NO_NUMBER: u64 = 1 << 63;

#[inline(always)]
fn words(row: &Applicants) -> Row {
    [
        row.natural_person.word(),
        row.commercial_enterprise.word(),
        row.research_institution.word(),
        row.public_welfare_organization.word(),
        row.legal_service_institution.word(),
        row.other_organization.word(),
        row.total.word(),
    ]
}

/// What is gathered over the rows.
struct Run {
    /// All words merged, column by column.
    merged: Row,
    /// All differences between a row's parts and its total, merged: 0 when every row adds up.
    rows: u64,
}

impl Run {
    /// Takes a row in and gives its words.
    #[inline(always)]
    fn row(&mut self, row: &Applicants) -> Row {
        let row = words(row);
        for (merged, word) in self.merged.iter_mut().zip(row) {
            *merged |= word;
        }
        // Wraps only with words of no number, and then the sums are not looked at.
        let [a, b, c, d, e, f, total] = row;
        let sum =
            (a.wrapping_add(b).wrapping_add(c)).wrapping_add(d.wrapping_add(e).wrapping_add(f));
        self.rows |= sum ^ total;
        row
    }

    #[inline(always)]
    fn add(&mut self, sums: &mut Row, row: &Applicants) {
        let row = self.row(row);
        for (sum, word) in sums.iter_mut().zip(row) {
            *sum = sum.wrapping_add(word);
        }
    }
}

#[inline]
fn requests_hold(table: &Requests) -> bool {
    let mut run = Run { merged: [0; 7], rows: 0 };
    let outcomes = &table.outcomes;
    let mut parts: Row = [0; 7];
    run.add(&mut parts, &outcomes.disclosed);
    run.add(&mut parts, &outcomes.partially_disclosed);
    let refused = &outcomes.not_disclosed;
    run.add(&mut parts, &refused.state_secret);
    run.add(&mut parts, &refused.prohibited_by_law);
    run.add(&mut parts, &refused.security_or_stability);
    run.add(&mut parts, &refused.third_party_rights);
    run.add(&mut parts, &refused.internal_affairs);
    run.add(&mut parts, &refused.process_information);
    run.add(&mut parts, &refused.enforcement_case_file);
    run.add(&mut parts, &refused.administrative_inquiry);
    let unable = &outcomes.unable_to_provide;
    run.add(&mut parts, &unable.not_held);
    run.add(&mut parts, &unable.requires_creation);
    run.add(&mut parts, &unable.unclear_after_correction);
    let unprocessed = &outcomes.not_processed;
    run.add(&mut parts, &unprocessed.petition_or_complaint);
    run.add(&mut parts, &unprocessed.repeated_request);
    run.add(&mut parts, &unprocessed.public_publication);
    run.add(&mut parts, &unprocessed.excessive_requests);
    run.add(&mut parts, &unprocessed.confirm_or_reissue);
    match &outcomes.other_handling {
        OtherHandling::Edition2019(row) => run.add(&mut parts, row),
        OtherHandling::Edition2021(other) => {
            run.add(&mut parts, &other.correction_overdue);
            run.add(&mut parts, &other.fee_unpaid);
            run.add(&mut parts, &other.other);
        }
    }
    let total = run.row(&outcomes.total);
    let received = run.row(&table.received);
    let over = run.row(&table.carried_over);
    let forward = run.row(&table.carried_forward);
    let mut columns = 0;
    for i in 0..total.len() {
        columns |= parts[i] ^ total[i];
        columns |= received[i].wrapping_add(over[i]) ^ total[i].wrapping_add(forward[i]);
    }
    let merged = run.merged.iter().fold(0, |merged, word| merged | word);
    (merged & NO_NUMBER) | run.rows | columns == 0
}

#[inline]
fn results_hold(table: &ReviewLitigation) -> bool {
    let [a, b, c] =
        [&table.review, &table.direct_litigation, &table.litigation_after_review].map(results);
    a | b | c == 0
}

/// 0 when the five cells are numbers and add up.
#[inline(always)]
fn results(group: &CaseResults) -> u64 {
    let CaseResults { upheld, corrected, other, pending, total } = group;
    let [a, b, c, d, total] = [upheld, corrected, other, pending, total].map(|count| count.word());
    let merged = (a | b | c | d | total) & NO_NUMBER;
    merged | (a.wrapping_add(b).wrapping_add(c).wrapping_add(d) ^ total)
}

/// True when no row of the 2019 edition's Article 20 table falls below zero (P0-01), all its cells
/// being numbers; also true of the 2021 edition, which has no such columns.
#[inline]
fn items_stay_above_zero(table: &ProactiveDisclosure) -> bool {
    match table {
        ProactiveDisclosure::Edition2019(table) => items(table),
        ProactiveDisclosure::Edition2021(_) => true,
    }
}

fn items(table: &ProactiveDisclosure2019) -> bool {
    let ProactiveDisclosure2019 {
        administrative_licensing,
        other_external_services,
        administrative_penalties,
        ..
    } = table;
    let fees = &table.administrative_fees;
    let rows = [
        administrative_licensing,
        other_external_services,
        administrative_penalties,
        &table.administrative_compulsion,
    ];
    rows.iter()
        .map(|row| (row.items_previous_year, row.items_change))
        .chain([(fees.items_previous_year, fees.items_change)])
        .all(|(before, change)| {
            before
                .get()
                .zip(change.get())
                .is_some_and(|(before, change)| before as i64 + change >= 0)
        })
}
