//! Cells by name: paths with and without the edition, and the cells of a report.

use gouji::*;

fn cells() -> impl Iterator<Item = CellId> {
    Layout::ALL.into_iter().flat_map(|layout| layout.cells())
}

#[test]
fn every_cell_is_written_with_its_edition_and_parses_back() {
    for cell in cells() {
        let text = cell.to_string();
        assert_eq!(text.parse(), Ok(cell), "{text}");
        assert_eq!(format!("{cell:?}"), text);
        match cell.layout().edition() {
            Some(edition) => assert_eq!(text, format!("{}@{edition}", cell.path())),
            None => assert_eq!(text, cell.path()),
        }
    }
    let text = Layout::REQUESTS_2021.cell("received.total").unwrap().to_string();
    assert_eq!(text, "requests.received.total@2021");
}

#[test]
fn no_two_cells_are_written_alike() {
    let mut written: Vec<String> = cells().map(|cell| cell.to_string()).collect();
    let all = written.len();
    written.sort_unstable();
    written.dedup();
    assert_eq!(written.len(), all);
}

#[test]
fn a_path_is_the_same_in_the_serde_form_of_a_finding() {
    let cell: CellId = "requests.received.total@2019".parse().unwrap();
    assert_eq!(serde_json::to_value(cell).unwrap(), "requests.received.total");
}

#[test]
fn what_names_no_cell_is_refused_with_what_could_be_written() {
    for (text, kind, advice) in [
        (
            "requests.received.total",
            ErrorKind::EditionMissing,
            "write requests.received.total@2019 or requests.received.total@2021",
        ),
        (
            "requests.outcomes.other_handling.total",
            ErrorKind::EditionMissing,
            "write requests.outcomes.other_handling.total@2019",
        ),
        (
            "requests.outcomes.other_handling.total@2021",
            ErrorKind::UnknownCell,
            "write requests.outcomes.other_handling.total@2019",
        ),
        (
            "requests.received.total@2020",
            ErrorKind::UnknownEdition,
            "there is no edition 2020; write requests.received.total@2019 or \
             requests.received.total@2021",
        ),
        (
            "review_litigation.review.total@2021",
            ErrorKind::EditionNeedless,
            "write review_litigation.review.total",
        ),
        ("requests.received@2021", ErrorKind::UnknownCell, "there is no such cell"),
        ("requests@2021", ErrorKind::UnknownCell, "there is no such cell"),
        ("received.total@2021", ErrorKind::UnknownCell, "there is no such cell"),
        ("requests.received.total.x@2021", ErrorKind::UnknownCell, "there is no such cell"),
        ("", ErrorKind::UnknownCell, "there is no such cell"),
        ("@", ErrorKind::UnknownCell, "there is no such cell"),
    ] {
        let error = text.parse::<CellId>().unwrap_err();
        assert_eq!((error.kind(), error.path()), (kind, Some(text)), "{error}");
        assert!(error.to_string().ends_with(advice), "{error}");
        assert!(error.message(Locale::Chinese).ends_with('。'));
        // Obeying the advice works.
        let Some((_, advice)) = advice.split_once("write ") else { continue };
        for written in advice.split(" or ") {
            assert_eq!(written.parse::<CellId>().unwrap().to_string(), written);
        }
    }
}

#[test]
fn a_layout_knows_its_cells_by_path_with_or_without_table_and_edition() {
    let layout = Layout::REQUESTS_2019;
    let cell = layout.cell("carried_over.total");
    assert!(cell.is_some());
    for path in [
        "requests.carried_over.total",
        "requests.carried_over.total@2019",
        "carried_over.total@2019",
    ] {
        assert_eq!(layout.cell(path), cell, "{path}");
    }
    for path in ["carried_over", "carried_over.total@2021", "carried_over.total@", "", "requests."]
    {
        assert_eq!(layout.cell(path), None, "{path}");
    }
    assert_eq!(Layout::REVIEW_LITIGATION.cell("review.total@2021"), None);
}

#[test]
fn a_cell_knows_its_table_row_column_and_kind() {
    let cell: CellId =
        "proactive_disclosure.administrative_licensing.items_change@2019".parse().unwrap();
    assert_eq!(cell.table(), Table::ProactiveDisclosure);
    assert_eq!(cell.layout(), Layout::PROACTIVE_DISCLOSURE_2019);
    assert_eq!(cell.kind(), Kind::Change);
    assert_eq!(cell.row().unwrap().name, "administrative_licensing");
    assert_eq!(cell.column().label, "本年增/减");
    let fee: CellId = "processing_fees.cases_notified".parse().unwrap();
    assert!(fee.row().is_none());
    assert_eq!((fee.index(), fee.column().name), (0, "cases_notified"));
    for layout in Layout::ALL {
        let numbers: Vec<usize> = layout.cells().map(CellId::index).collect();
        assert_eq!(numbers, (0..layout.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_cell_has_a_counterpart_in_the_other_edition_where_the_path_is_there() {
    let total: CellId = "requests.received.total@2019".parse().unwrap();
    assert_eq!(total.in_edition(Edition::Edition2021), "requests.received.total@2021".parse().ok());
    let unpaid: CellId = "requests.outcomes.other_handling.fee_unpaid.total@2021".parse().unwrap();
    assert_eq!(unpaid.in_edition(Edition::Edition2019), None);
    assert_eq!(unpaid.in_edition(Edition::Edition2021), Some(unpaid));
}

#[test]
fn a_report_gives_and_takes_the_cells_of_its_tables_alone() {
    let mut report = Report::default();
    assert_eq!(report.layouts().count(), 0);
    for layout in Layout::ALL {
        report.add_blank(layout);
        assert_eq!(report.layout(layout.table()), Some(layout));
        let last = layout.cells().last().unwrap();
        assert!(report.get(last).unwrap().is_blank());
        report.set(last, Value::zero(last.kind())).unwrap();
        assert_eq!(report.get(last), Some(Value::zero(last.kind())));
        assert_eq!(report.cell(&last.path()), Some(last));
        assert_eq!(report.cell(&last.to_string()), Some(last));
    }
    assert_eq!(report.layouts().count(), Table::ALL.len());
    let cells = report.layouts().map(Layout::len).sum::<usize>();
    assert_eq!(report.cells().count(), cells);

    let foreign: CellId = "requests.received.total@2019".parse().unwrap();
    assert_eq!(report.get(foreign), None);
    assert_eq!(report.cell("requests.received.total@2019"), None);
    let error = report.set(foreign, Count::ZERO.into()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoTable);
    assert_eq!(
        error.to_string(),
        "requests.received.total@2019: the report has no such table in this edition"
    );
    let cell = report.cell("requests.received.total").unwrap();
    let error = report.set(cell, Change::ZERO.into()).unwrap_err();
    let kinds = ErrorKind::WrongKind { expected: Kind::Count, found: Kind::Change };
    assert_eq!((error.kind(), error.path()), (kinds, Some("requests.received.total@2021")));
    assert!(report.get(cell).unwrap().is_blank(), "what was refused leaves the cell as it was");
    assert_eq!(report.cell("requests"), None);
    assert_eq!(report.cell("nothing.at.all"), None);
}

#[test]
fn a_table_of_zeros_has_no_other_value() {
    for edition in Edition::ALL {
        let report = Report {
            proactive_disclosure: Some(ProactiveDisclosure::zero(edition)),
            requests: Some(Requests::zero(edition)),
            review_litigation: Some(ReviewLitigation::zero(edition)),
            processing_fees: Some(ProcessingFees::zero(edition)),
            ..Report::default()
        };
        assert_eq!(report.requests.as_ref().unwrap().edition(), edition);
        assert!(report.cells().all(|(cell, value)| value == Value::zero(cell.kind())));
        assert!(report.cells().count() > 100);
    }
    assert_eq!(Requests::blank(Edition::Edition2019).edition(), Edition::Edition2019);
}

#[test]
fn a_row_is_made_of_its_figures_in_printed_order() {
    let row = Applicants::from([1, 2, 3, 4, 5, 6, 21]);
    assert_eq!(row.natural_person, Count::from(1));
    assert_eq!(row.other_organization, Count::from(6));
    assert_eq!(row.total, Count::from(21));
    assert_eq!(Applicants::try_from([1u64, 2, 3, 4, 5, 6, 21]), Ok(row));
    let group = CaseResults::from([1, 2, 3, 4, 10]);
    assert_eq!((group.upheld, group.pending, group.total), (1.into(), 4.into(), 10.into()));
    let error = CaseResults::try_from([0, 0, LIMIT + 1, 0, 0]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value(Oddity::TooLarge));
}
