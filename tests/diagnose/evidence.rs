//! Locating with what stands beside the tables.

use gouji::*;
use proptest::prelude::*;

use super::xingqing_mended;
use crate::random::balanced_report;

fn cell(report: &Report, path: &str) -> CellId {
    report.cell(path).unwrap()
}

fn text(report: &Report, said: &str, number: i64, paths: &[&str]) -> Evidence {
    Evidence::sum(Source::Text, said, number, paths.iter().map(|path| cell(report, path)))
}

fn with(report: &Report, evidence: &[Evidence]) -> Diagnosis {
    locate_with(report, &DiagnosisOptions::default().evidence(evidence))
}

fn messages(diagnosis: &Diagnosis, locale: Locale) -> Vec<String> {
    let repairs = diagnosis.faults().iter().flat_map(|fault| fault.repairs());
    repairs.map(|repair| repair.message(locale)).collect()
}

fn of_cases(figures: [u32; 5]) -> Report {
    let mut table = ReviewLitigation::zero(Edition::Edition2021);
    table.review = CaseResults::from(figures);
    Report { review_litigation: Some(table), ..Report::default() }
}

#[test]
fn of_repairs_that_the_table_leaves_equal_the_text_decides() {
    let report = of_cases([4, 3, 2, 1, 12]);
    assert_eq!(locate(&report).faults()[0].repairs().len(), 5);
    for (path, number, right) in [("total", 12, 3), ("total", 10, 10)] {
        let path = format!("review_litigation.review.{path}");
        let evidence = [text(&report, "行政复议件数", number, &[&path])];
        let diagnosis = with(&report, &evidence);
        let best = &diagnosis.faults()[0].repairs()[0];
        let (mended, _) = best.apply(&report).unwrap();
        assert_eq!(mended.get(cell(&report, &path)).unwrap().integer(), Some(number), "{best:?}");
        assert_eq!(best.contradicting(), []);
        let changes_total = best.changes()[0].cell() == cell(&report, &path);
        assert_eq!(changes_total, right == 10);
        assert_eq!(best.agreeing().len(), usize::from(changes_total));
    }
}

#[test]
fn what_only_the_text_contradicts_is_a_fault_of_the_table_or_of_the_text() {
    let report = xingqing_mended();
    let path = "requests.outcomes.total.total";
    let evidence = [text(&report, "办结23件", 23, &[path])];
    let diagnosis = with(&report, &evidence);
    let [fault] = diagnosis.faults() else { panic!("{diagnosis:?}") };
    assert_eq!(fault.least_cells(), 0);
    let chinese = messages(&diagnosis, Locale::Chinese);
    assert_eq!(chinese[0], "如表内数字无误，则正文“办结23件”有误");
    assert!(chinese[1..].iter().all(|message| message.ends_with("；正文也写“办结23件”")));
    assert_eq!(
        messages(&diagnosis, Locale::English)[0],
        "if the table is right, the text is wrong: “办结23件”"
    );
    for repair in &fault.repairs()[1..] {
        let (mended, failing) = repair.apply(&report).unwrap();
        assert!(failing.is_empty());
        assert_eq!(mended.get(cell(&report, path)).unwrap().integer(), Some(23));
    }
    // The table and the text may both be right about it.
    assert!(fault.repairs().iter().all(|repair| repair.confidence() != Confidence::Unique));
}

#[test]
fn a_sentence_with_two_readings_contradicts_only_when_neither_holds() {
    let report = xingqing_mended();
    let received = cell(&report, "requests.received.total");
    let over = cell(&report, "requests.carried_over.total");
    let sentence = |number| {
        let one = Evidence::sum(Source::Text, "受理", number, [received]);
        [one.or_sum(number, [received, over])]
    };
    assert!(with(&report, &sentence(25)).is_empty());
    assert_eq!(with(&report, &sentence(24)).faults().len(), 1);
    let mut blank = report.clone();
    blank.set(over, Count::BLANK.into()).unwrap();
    assert_eq!(sentence(24)[0].holds(&blank), None);
    assert_eq!(sentence(25)[0].holds(&blank), Some(true));
}

#[test]
fn last_years_report_speaks_of_the_row_as_a_whole() {
    let mut last = xingqing_mended();
    let mut report = xingqing_mended();
    // Last year carried one forward, and nothing was carried over.
    for (year, report) in [(2019, &mut last), (2020, &mut report)] {
        report.heading.year = Some(year);
    }
    let evidence = [Evidence::carried_over(&report, &last).unwrap()];
    assert_eq!((evidence[0].source(), evidence[0].said()), (Source::LastYear, "1"));
    let diagnosis = with(&report, &evidence);
    assert_eq!(
        messages(&diagnosis, Locale::Chinese)[0],
        "如本表数字无误，则上年度报告结转的 1 件有误"
    );
    let over = ["natural_person", "total"]
        .map(|column| cell(&report, &format!("requests.carried_over.{column}")));
    for repair in &diagnosis.faults()[0].repairs()[1..] {
        let changed: Vec<CellId> = repair.changes().iter().map(Correction::cell).collect();
        assert!(over.iter().all(|cell| changed.contains(cell)), "{repair:?}");
        assert!(
            repair.message(Locale::English).ends_with("last year's report carried 1 forward too")
        );
    }
}

#[test]
fn of_two_years_the_one_that_contradicts_itself_is_the_wrong_one() {
    // Last year carried one forward and says 2, which its own sums do not allow; this year carried
    // one over.
    let (mut last, mut report) = (xingqing_mended(), xingqing_mended());
    for (year, report) in [(2019, &mut last), (2020, &mut report)] {
        report.heading.year = Some(year);
    }
    for column in ["natural_person", "total"] {
        for (row, number) in [("received", 25_u32), ("carried_over", 1), ("carried_forward", 2)] {
            let at = cell(&report, &format!("requests.{row}.{column}"));
            report.set(at, Count::from(number).into()).unwrap();
        }
        let at = cell(&last, &format!("requests.carried_forward.{column}"));
        last.set(at, Count::from(2).into()).unwrap();
    }
    let options = DiagnosisOptions::default().last_year(&last);
    assert!(locate_with(&report, &options).is_empty(), "this year is right");
    let options = DiagnosisOptions::default().next_year(&report);
    let diagnosis = locate_with(&last, &options);
    assert_eq!(
        messages(&diagnosis, Locale::Chinese)[0],
        "结转下年度 应为 1（现为 2）；与下年度报告上年结转的 1 件一致"
    );
    // Where neither contradicts itself, it cannot be told: both sides are named.
    let mut whole = last.clone();
    for column in ["natural_person", "total"] {
        let at = cell(&whole, &format!("requests.received.{column}"));
        whole.set(at, Count::from(26).into()).unwrap();
    }
    let options = DiagnosisOptions::default().last_year(&whole);
    let diagnosis = locate_with(&report, &options);
    let said = messages(&diagnosis, Locale::Chinese);
    assert_eq!(said[0], "如本表数字无误，则上年度报告结转的 2 件有误");
    assert!(said.len() > 1 && said[1].ends_with("与上年度报告结转的 2 件一致"), "{said:?}");
}

#[test]
fn one_request_under_two_kinds_of_applicant_is_one_mistake() {
    // 洋河新区 2025: 自然人 60 + 0 against 61 + 0, 其他 1 + 0 against 0 + 0, 总计 balanced.
    let mut table = Requests::zero(Edition::Edition2021);
    table.received = Applicants::from([60, 0, 0, 0, 0, 1, 61]);
    table.outcomes.disclosed = Applicants::from([61, 0, 0, 0, 0, 0, 61]);
    table.outcomes.total = Applicants::from([61, 0, 0, 0, 0, 0, 61]);
    let report = Report { requests: Some(table), ..Report::default() };
    let diagnosis = locate(&report);
    let [fault] = diagnosis.faults() else { panic!("{diagnosis:?}") };
    assert_eq!(
        fault.repairs()[0].message(Locale::Chinese),
        "本年新收·自然人 应为 61（现为 60），其他 应为 0（现为 1）：“自然人”的 1 件计入了“其他”"
    );
}

/// A balanced report, one figure of which was changed.
fn one_wrong() -> impl Strategy<Value = (Report, Report, CellId)> {
    (balanced_report(), any::<prop::sample::Index>(), 0..60_u32).prop_filter_map(
        "a figure of a table with sums was changed",
        |(right, index, figure)| {
            let is_tied = |cell: &CellId| cell.layout().identities().next().is_some();
            let cells: Vec<CellId> = right.cells().map(|(cell, _)| cell).filter(is_tied).collect();
            if cells.is_empty() {
                return None;
            }
            let cell = *index.get(&cells);
            let mut wrong = right.clone();
            wrong.set(cell, Count::from(figure).into()).ok()?;
            let changed = right.get(cell)?.integer()? != i64::from(figure);
            changed.then_some((right, wrong, cell))
        },
    )
}

proptest! {
    // Each case makes tables ready for its own evidence.
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn what_agrees_with_a_report_is_no_fault(
        report in balanced_report(),
        picks in proptest::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let known: Vec<(CellId, i64)> =
            report.cells().filter_map(|(cell, value)| Some((cell, value.integer()?))).collect();
        prop_assume!(!known.is_empty());
        let evidence: Vec<Evidence> = picks
            .iter()
            .map(|pick| pick.get(&known))
            .map(|(cell, number)| Evidence::sum(Source::Text, "某数", *number, [*cell]))
            .collect();
        prop_assert_eq!(with(&report, &evidence), locate(&report));
    }

    #[test]
    fn of_the_repairs_that_agree_with_the_true_figure_the_true_one_is_first(
        (right, wrong, cell) in one_wrong(),
    ) {
        let number = right.get(cell).unwrap().integer().unwrap();
        let evidence = [Evidence::sum(Source::Text, "某数", number, [cell])];
        let diagnosis = with(&wrong, &evidence);
        let fault = diagnosis.of(cell.table()).next().unwrap();
        let mut agreeing = fault.repairs().iter().filter(|repair| repair.contradicting().is_empty());
        let best = agreeing.next().unwrap();
        prop_assert_eq!(best.changes().len(), 1);
        prop_assert!(best.apply(&wrong).unwrap().0 == right);
        prop_assert_eq!(best.agreeing(), &evidence[..]);
    }

    #[test]
    fn every_repair_of_a_table_makes_its_identities_hold(
        (_, wrong, cell) in one_wrong(),
        number in 0..60_i64,
        pick in any::<prop::sample::Index>(),
    ) {
        let cells: Vec<CellId> = cell.layout().cells().collect();
        let evidence = [Evidence::sum(Source::Text, "某数", number, [*pick.get(&cells)])];
        let diagnosis = with(&wrong, &evidence);
        let (_, failing) = diagnosis.apply(&wrong).unwrap();
        prop_assert!(failing.is_empty(), "{:?}", failing);
        for fault in diagnosis.of(cell.table()) {
            for repair in fault.repairs() {
                let after = repair.apply(&wrong).unwrap().0;
                let holds = evidence[0].holds(&after);
                // The groups of the other table are faults of their own.
                if cell.table() == Table::Requests {
                    prop_assert_eq!(repair.contradicting().is_empty(), holds != Some(false));
                }
            }
        }
    }
}
