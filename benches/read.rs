//! Reading a government page of 40 KB, beside scraper in the same run: microseconds and MB/s for tables and paragraphs.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gouji::read::html;
use scraper::{Html, Selector};

/// A page such as government sites publish: a menu, scripts, three tables whose every cell has a style, a paragraph and a span.
fn page() -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>某局2023年政府信息公开工作年度报告</title>\
         <link rel=\"stylesheet\" href=\"/css/style.css\"><script>var _hmt = _hmt || []; (function() { if (1 < 2) {} })();</script></head><body>",
    );
    for item in 0..40 {
        page.push_str(&format!("<li class=\"nav-item\"><a href=\"/col/col{item}/index.html\" target=\"_blank\">政务公开</a></li>\n"));
    }
    page.push_str("<div id=\"zoom\"><h1>2023年政府信息公开工作年度报告</h1>");
    for _ in 0..20 {
        page.push_str("<p style=\"text-indent:2em;line-height:2\"><span style=\"font-family:仿宋_GB2312;font-size:16px\">全年主动公开政府信息，依法办理依申请公开，回应社会关切，加强平台建设和监督保障。</span></p>\n");
    }
    for (rows, columns) in [(16, 4), (28, 10), (3, 15)] {
        page.push_str("<table border=\"1\" cellspacing=\"0\" cellpadding=\"0\" style=\"width:640px\"><tbody>");
        for row in 0..rows {
            page.push_str("<tr style=\"height:24px\">");
            for column in 0..columns {
                let text = if column == 0 { "（一）予以公开".to_owned() } else { (row * column).to_string() };
                page.push_str(&format!("<td style=\"width:47px;\"><p style=\"text-align:center\"><span>{text}</span></p></td>"));
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</tbody></table><p>&nbsp;</p>");
    }
    page.push_str("</div></body></html>");
    page
}

/// The texts of every cell and paragraph, as a program with scraper gets them.
fn with_scraper(page: &str, cells: &Selector, paragraphs: &Selector) -> (Vec<(String, u32, u32)>, Vec<String>) {
    let page = Html::parse_document(page);
    let span = |value: Option<&str>| value.and_then(|value| value.parse().ok()).unwrap_or(1);
    let cells = page
        .select(cells)
        .map(|cell| (cell.text().collect(), span(cell.value().attr("rowspan")), span(cell.value().attr("colspan"))))
        .collect();
    (cells, page.select(paragraphs).map(|paragraph| paragraph.text().collect()).collect())
}

fn pages(c: &mut Criterion) {
    let page = page();
    let cells = Selector::parse("td, th").expect("a selector");
    let paragraphs = Selector::parse("div > p, h1, li").expect("a selector");
    let mut group = c.benchmark_group(format!("page of {} KB", page.len() / 1000));
    group.throughput(Throughput::Bytes(page.len() as u64));
    group.bench_function("gouji", |b| b.iter(|| html::blocks(black_box(page.as_bytes()))));
    group.bench_function("scraper", |b| b.iter(|| with_scraper(black_box(&page), &cells, &paragraphs)));
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
