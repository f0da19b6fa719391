//! The page to look at.

use gouji::write::{self, Checked};
use gouji::*;

use crate::golden;

/// A document, read and checked.
struct Found {
    reading: read::Reading,
    problems: Problems,
    diagnosis: Diagnosis,
}

fn found(reading: read::Reading) -> Found {
    let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
    Found { reading, problems, diagnosis }
}

fn xingqing() -> Found {
    found(read::any(include_bytes!("../../examples/data/xingqing-2020.txt"), None).unwrap())
}

impl Found {
    fn named<'a>(&'a self, name: &'a str) -> Checked<'a> {
        let Found { reading, problems, diagnosis } = self;
        Checked { name, reading, problems, diagnosis }
    }
}

#[test]
fn the_page_of_a_report_is_as_it_was_looked_at() {
    let found = xingqing();
    for (locale, file) in [(Locale::Chinese, "zh"), (Locale::English, "en")] {
        let page = write::page(&[found.named("xingqing-2020.txt")], locale);
        golden::compare(&format!("tests/fixtures/page/xingqing.{file}.html"), &page);
    }
}

/// The same report as a web page: what the page for browsers is tried with.
#[test]
fn the_document_for_the_browser_is_what_the_writer_makes() {
    let html = write::html(&xingqing().reading.report);
    golden::compare("tests/fixtures/html/xingqing.html", &html);
}

#[test]
fn the_cells_of_the_repair_are_marked_and_lead_to_their_problems() {
    let page = write::page(&[xingqing().named("a.txt")], Locale::Chinese);
    assert_eq!(page.matches("bad\"").count(), 2);
    for line in page.lines().filter(|line| line.contains("<sup>")) {
        for link in line.split("href=\"#").skip(1) {
            let id = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
        }
    }
}

#[test]
fn of_several_reports_the_worst_comes_first() {
    let (bad, good) = (xingqing(), found(read::Reading::default()));
    let clean = found({
        let mut reading = read::Reading::default();
        reading.report = locate(&bad.reading).apply(&bad.reading.report).unwrap().0;
        reading
    });
    let reports = [clean.named("clean.json"), bad.named("bad.txt"), good.named("empty.txt")];
    let page = write::page(&reports, Locale::English);
    let at = |name: &str| page.find(&format!(">{name}</a>")).unwrap();
    assert!(at("bad.txt") < at("empty.txt") && at("empty.txt") < at("clean.json"));
    assert!(page.contains("<p>Reports: 3, with errors: 2.</p>"));
    assert!(page.contains("Nothing was found."));
    assert!(write::page(&[], Locale::Chinese).contains("共 0 份报告"));
}

#[test]
fn text_of_a_document_is_never_markup() {
    let evil = "</title><script>alert(1)</script>\" onload=\"x&amp;'";
    let mut found = xingqing();
    found.reading.report.heading.agency = Some(evil.into());
    let with_remarks = {
        let text = include_str!("../../examples/data/xingqing-2020.txt");
        let text = text.replace("自然人", "<img src=x onerror=alert(1)>");
        self::found(read::any(text.as_bytes(), None).unwrap())
    };
    for locale in [Locale::Chinese, Locale::English] {
        let page = write::page(&[found.named(evil), with_remarks.named(evil)], locale);
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{page}");
        assert!(!page.contains("\" onload=\""));
        assert_eq!(page.matches("<script").count(), 1);
    }
}

#[test]
fn the_page_asks_for_nothing_beside_it() {
    let page = write::page(&[xingqing().named("a.txt")], Locale::Chinese);
    for word in [" src=", "http:", "https:", "url(", "@import", "<link"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.split("href=\"").skip(1).all(|link| link.starts_with('#')));
}

#[test]
fn every_element_is_closed_where_it_was_opened() {
    let page =
        write::page(&[xingqing().named("a.txt"), xingqing().named("b.txt")], Locale::English);
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1) {
        let name = tag.split(|c: char| c == '>' || c.is_whitespace()).next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if ["!DOCTYPE", "meta", "br", "input"].contains(&name) => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// Documents that ship with the project, each a part of a file.
fn parts(file: &str) -> Vec<(String, String)> {
    let parts = file.split("\n---\n").enumerate();
    parts.map(|(n, text)| (format!("{n}.md"), text.to_owned())).collect()
}

#[test]
fn years_and_levels_are_drawn_with_what_does_not_agree() {
    use gouji::across::{Checker, Found, Rollup};
    let (rollup, _) = Rollup::from_csv(include_str!("../../examples/data/district.csv"));
    let mut documents = parts(include_str!("../../examples/data/district.md"));
    documents.extend(parts(include_str!("../../examples/data/three-years.md")));
    let found = Checker::new().levels(&rollup).documents(documents);
    let found: Vec<Found> = found.into_iter().map(|(_, found)| found.unwrap()).collect();
    let checked: Vec<Checked<'_>> = found.iter().map(Found::checked).collect();
    let chinese = write::page_of_levels(&checked, &rollup, Locale::Chinese);
    golden::compare("tests/fixtures/page/several.zh.html", &chinese);
    let page = write::page_of_levels(&checked, &rollup, Locale::English);
    // One body of three years, the last of which breaks; one tree, of the only year with reports.
    assert_eq!(page.matches("<svg").count(), 2, "{page}");
    assert_eq!(page.matches("<line class=\"holds\"").count(), 1);
    assert_eq!(page.matches("<line class=\"fails\"").count(), 1);
    assert!(page.contains("某某区 LV-01"));
    // Without the list there is no tree.
    assert_eq!(write::page(&checked, Locale::English).matches("<svg").count(), 1);
    golden::compare("tests/fixtures/page/several.en.html", &page);
}

#[test]
fn the_figures_of_the_text_stand_beside_the_tables() {
    let page = write::page(&[xingqing().named("a.txt")], Locale::Chinese);
    let row = page.lines().find(|line| line.contains("<td class=\"text\">办结24件</td>")).unwrap();
    assert!(row.contains("<td>25</td><td class=\"error\">不符</td>"), "{row}");
    let of = |outcome: &str| page.matches(&format!("\">{outcome}</td>")).count();
    assert_eq!((of("不符"), of("相符") > 5), (1, true));
}
