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
    let reading = read::bind(blocks.into());
    (reading.report.requests, reading.remarks.into_iter().map(|remark| remark.kind).collect())
}

const ABOVE_KINDS: &str = "<th colspan=\"5\">法人或其他组织</th>";

#[test]
fn kinds_of_organizations_that_do_not_stand_under_their_label_make_the_columns_unclear() {
    assert_eq!(read_with(ABOVE_KINDS, ABOVE_KINDS).0, xingqing::report().requests);
    for span in ["", "colspan=\"1\"", "colspan=\"2\"", "colspan=\"3\"", "colspan=\"4\""] {
        let (requests, remarks) =
            read_with(ABOVE_KINDS, &format!("<th {span}>法人或其他组织</th>"));
        assert!(remarks.contains(&RemarkKind::ColumnsUnclear), "{span}");
        let figures = Report { requests, ..Report::default() };
        assert!(figures.cells().all(|(_, value)| value.is_blank()), "{span}: {figures:?}");
    }
}

#[test]
fn a_header_wider_than_its_table_changes_nothing_where_nothing_stands_behind_the_last_column() {
    let (requests, remarks) =
        read_with("<th colspan=\"7\">申请人情况</th>", "<th colspan=\"8\">申请人情况</th>");
    assert_eq!(
        (requests, remarks.contains(&RemarkKind::ColumnsUnclear)),
        (xingqing::report().requests, false)
    );
}

#[test]
fn a_row_with_more_cells_than_the_header_is_read_only_where_one_blank_cell_can_be_too_many() {
    let row = "一、本年新收政府信息公开申请数量</th><td>25</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>25</td>";
    let with = |cells: [&str; 8]| {
        let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
        let (requests, remarks) =
            read_with(row, &format!("一、本年新收政府信息公开申请数量</th>{cells}"));
        let Some(Requests { received, .. }) = requests else { panic!("{remarks:?}") };
        (
            received.natural_person.get(),
            received.total.get(),
            remarks.contains(&RemarkKind::WrongNumberOfValues { found: 8, expected: 7 }),
        )
    };
    assert_eq!(with(["25", "0", "0", "0", "0", "0", "25", ""]), (Some(25), Some(25), false));
    assert_eq!(with(["", "25", "0", "0", "0", "0", "25", ""]), (None, None, true));
    assert_eq!(with(["25", "", "0", "0", "0", "0", "25", ""]), (None, None, true));
}
