//! Reading one report to its typed tables, in every format: microseconds and MB/s. The web page, of
//! 40 KB as government sites publish them, stands beside scraper in the same run, which only takes
//! it apart to the texts of its cells.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::read::{self, Format};
use gouji::{Amount, Change, Count, Edition, Heading, Kind, Report, Table, Unit, Value, write};
use scraper::{Html, Selector};

#[path = "../tests/write/office.rs"]
mod office;
#[path = "../tests/write/sketch.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod sketch;

/// A report whose figures are small and large, most of them zero, as figures are.
fn report() -> Report {
    let heading =
        Heading {
            agency: Some("某区住房和城乡建设局".into()), year: Some(2023), scope: None
        };
    let mut report = Report { heading, ..Report::default() };
    for table in [Table::ProactiveDisclosure, Table::Requests, Table::ReviewLitigation] {
        let layout = table.layout(Edition::Edition2021);
        report.add_blank(layout);
        for (number, cell) in (0u32..).zip(layout.cells()) {
            let figure = if number.is_multiple_of(5) { number } else { 0 };
            let value: Value = match cell.kind() {
                Kind::Count => Count::from(figure).into(),
                Kind::Change => Change::from(figure as i32).into(),
                _ => Amount::new(figure.into(), Some(Unit::WanYuan)).expect("not negative").into(),
            };
            report.set(cell, value).expect("the value is of the cell's kind");
        }
    }
    report
}

/// The report as a government site publishes it: a menu, scripts, prose, and a style, a paragraph
/// and a span for each cell.
fn page(report: &Report) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\">\
         <title>某区住房和城乡建设局2023年政府信息公开工作年度报告</title>\
         <link rel=\"stylesheet\" href=\"/css/style.css\">\
         <script>var _hmt = _hmt || []; (function() { if (1 < 2) {} })();</script></head><body>",
    );
    for item in 0..40 {
        page.push_str(&format!(
            "<li class=\"nav-item\">\
            <a href=\"/col/col{item}/index.html\" target=\"_blank\">政务公开</a></li>\n"
        ));
    }
    page.push_str("<div id=\"zoom\">");
    for _ in 0..20 {
        page.push_str("<p style=\"text-indent:2em;line-height:2\">\
            <span style=\"font-family:仿宋_GB2312;font-size:16px\">全年主动公开政府信息，依法办理依申请公开，回应社会关切，加强平台建设和监督保障。</span></p>\n");
    }
    let written = write::html(report);
    let body = written.split_once("<body>").expect("a body").1;
    page.push_str(
        &body
            .replace("<td>", "<td width=\"47\" style=\"padding:0 7px;border:1px solid windowtext;\"><p style=\"text-align:center;line-height:24px\"><span style=\"font-size:14px\">")
            .replace("</td>", "</span></p></td>")
            .replace("<table>", "<table border=\"1\" cellspacing=\"0\" cellpadding=\"0\" style=\"width:640px\">")
            .replace("<tr>", "<tr style=\"height:24px\">"),
    );
    page
}

/// The texts of every cell and paragraph, as a program with scraper gets them.
fn with_scraper(
    page: &str,
    cells: &Selector,
    paragraphs: &Selector,
) -> (Vec<(String, u32, u32)>, Vec<String>) {
    let page = Html::parse_document(page);
    let span = |value: Option<&str>| value.and_then(|value| value.parse().ok()).unwrap_or(1);
    let cells = page
        .select(cells)
        .map(|cell| {
            (
                cell.text().collect(),
                span(cell.value().attr("rowspan")),
                span(cell.value().attr("colspan")),
            )
        })
        .collect();
    (cells, page.select(paragraphs).map(|paragraph| paragraph.text().collect()).collect())
}

fn pages(c: &mut Criterion) {
    let report = report();
    let page = page(&report);
    let reading = read::any(page.as_bytes(), None).expect("a page");
    assert_eq!(reading.report, report, "{:?}", reading.remarks);
    let cells = Selector::parse("td, th").expect("a selector");
    let paragraphs = Selector::parse("div > p, h1, h2, li").expect("a selector");
    let mut group = c.benchmark_group(format!("page of {} KB", page.len() / 1000));
    group.throughput(Throughput::Bytes(page.len() as u64));
    group.bench_function("read", |b| b.iter(|| read::any(black_box(page.as_bytes()), None)));
    group.bench_function("tables and paragraphs alone", |b| {
        b.iter(|| read::html::blocks(black_box(page.as_bytes())))
    });
    group.bench_function("scraper", |b| {
        b.iter(|| with_scraper(black_box(&page), &cells, &paragraphs))
    });
    group.finish();
}

fn formats(c: &mut Criterion) {
    let report = report();
    let sketch = sketch::Sketch::of(&report);
    let layout = include_str!("../tests/fixtures/text/layout-2021.txt");
    let documents = [
        (Format::Html, write::html(&report).into_bytes()),
        (Format::Markdown, write::markdown(&report).into_bytes()),
        (Format::Csv, write::csv(&report).into_bytes()),
        (Format::Docx, sketch.render(sketch::Format::Docx)),
        (Format::Workbook, sketch.render(sketch::Format::Xlsx)),
    ];
    for (format, bytes) in &documents {
        let reading = read::any(bytes, None).expect("a document");
        assert_eq!(reading.report, report, "{format:?}: {:?}", reading.remarks);
    }
    let text = (Format::Text, layout.as_bytes().to_vec());
    // One page of one table.
    let pdf = (Format::Pdf, include_bytes!("../tests/fixtures/pdf/xhtml2pdf.pdf").to_vec());
    for (format, bytes) in documents.into_iter().chain([text, pdf]) {
        let mut group =
            c.benchmark_group(format!("{format:?} of {:.1} KB", bytes.len() as f64 / 1000.0));
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function("read", |b| b.iter(|| read::any(black_box(&bytes), None)));
        group.finish();
    }
}

criterion_group!(benches, pages, formats);
criterion_main!(benches);
