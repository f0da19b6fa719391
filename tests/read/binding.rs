//! Tables whose own structure contradicts itself, and what of them is certain all the same.

use gouji::read;
use gouji::*;

use crate::check::xingqing;

/// The request matrix of the golden example as a page, with something in its text replaced.
#[track_caller]
fn read_with(from: &str, to: &str) -> (Option<Requests>, Vec<RemarkKind>) {
    let report = Report { requests: xingqing::report().requests, ..Report::default() };
    let page = write::html(&report);
    assert!(page.contains(from), "{page}");
    let blocks = read::html::blocks(page.replacen(from, to, 1).as_bytes()).unwrap();
    let reading = read::bind(&blocks);
    (reading.report.requests, reading.remarks.into_iter().map(|remark| remark.kind).collect())
}

const ABOVE_KINDS: &str = "<th colspan=\"5\">法人或其他组织</th>";

#[test]
fn kinds_of_organizations_that_do_not_stand_under_their_label_make_the_columns_unclear() {
    assert_eq!(read_with(ABOVE_KINDS, ABOVE_KINDS).0, xingqing::report().requests);
    for span in ["", "colspan=\"1\"", "colspan=\"2\"", "colspan=\"3\"", "colspan=\"4\""] {
        let (requests, remarks) = read_with(ABOVE_KINDS, &format!("<th {span}>法人或其他组织</th>"));
        assert!(remarks.contains(&RemarkKind::ColumnsUnclear), "{span}");
        let figures = Report { requests, ..Report::default() };
        assert!(figures.cells().all(|(_, value)| value.is_blank()), "{span}: {figures:?}");
    }
}
