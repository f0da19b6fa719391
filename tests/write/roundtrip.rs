//! What is written can be read back.

use gouji::read::{self, Format as ReadFormat};
use gouji::*;
use proptest::prelude::*;

use super::sketch::{Format, Sketch};
use crate::random::{any_report, as_printed};

#[track_caller]
fn same(
    format: impl std::fmt::Debug,
    read: &read::Reading,
    report: &Report,
) -> Result<(), TestCaseError> {
    for (cell, value) in report.cells() {
        prop_assert_eq!(
            read.report.get(cell),
            Some(value),
            "{:?}: {:?}; remarks {:#?}",
            format,
            cell,
            read.remarks
        );
    }
    prop_assert_eq!(&read.report, report, "{:?}", format);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 300, ..ProptestConfig::with_cases(40) })]

    #[test]
    #[cfg(feature = "html")]
    fn a_written_page_reads_as_the_report(report in any_report()) {
        let reading = read::with_format(write::html(&report).as_bytes(), ReadFormat::Html).unwrap();
        same("html", &reading, &as_printed(&report))?;
    }

    #[test]
    #[cfg(feature = "markdown")]
    fn written_markdown_reads_as_the_report(report in any_report()) {
        let text = write::markdown(&report);
        let reading = read::with_format(text.as_bytes(), ReadFormat::Markdown).unwrap();
        same("markdown", &reading, &as_printed(&report))?;
    }

    #[test]
    #[cfg(feature = "csv")]
    fn written_csv_reads_as_the_report(report in any_report()) {
        let reading = read::with_format(write::csv(&report).as_bytes(), ReadFormat::Csv).unwrap();
        same("csv", &reading, &as_printed(&report))?;
    }

    #[test]
    fn every_format_reads_as_the_report(report in any_report()) {
        for format in Format::ALL {
            same(format, &Sketch::of(&report).read(*format), &as_printed(&report))?;
        }
    }

    #[test]
    fn what_is_written_is_told_by_its_content(report in any_report()) {
        // The fee table alone is no report.
        prop_assume!(report.layouts().any(|layout| layout.table() != Table::ProcessingFees));
        let told = |text: String| ReadFormat::detect(text.as_bytes(), None);
        #[cfg(feature = "html")]
        prop_assert_eq!(told(write::html(&report)), ReadFormat::Html);
        #[cfg(feature = "markdown")]
        prop_assert_eq!(told(write::markdown(&report)), ReadFormat::Markdown);
        #[cfg(feature = "csv")]
        prop_assert_eq!(told(write::csv(&report)), ReadFormat::Csv);
    }
}
