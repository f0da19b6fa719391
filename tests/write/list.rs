//! The list of problems: its entries and its CSV.

use gouji::read::Reading;
use gouji::write::{self, Checked, Entry};
use gouji::*;

use crate::golden;

/// A document, read and checked.
pub struct Found {
    pub reading: Reading,
    pub problems: Problems,
    pub diagnosis: Diagnosis,
}

pub fn found(reading: Reading) -> Found {
    let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
    Found { reading, problems, diagnosis }
}

pub fn xingqing() -> Found {
    found(read::any(include_bytes!("../../examples/data/xingqing-2020.txt"), None).unwrap())
}

impl Found {
    pub fn named<'a>(&'a self, name: &'a str) -> Checked<'a> {
        let Found { reading, problems, diagnosis } = self;
        Checked { name, reading, problems, diagnosis }
    }
}

/// What somebody may write into a document to harm whoever opens the list.
pub const EVIL: [&str; 8] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "</t></si><script>\"&amp;,\r\n;=1",
    "https://example.com/?a=1 _x0041_ \u{1}\u{ffff}",
];

/// A report whose every text is evil: its name, its body and a label.
pub fn evil(text: &str) -> Found {
    let document = include_str!("../../examples/data/xingqing-2020.txt");
    let label = text.replace(['\t', '\r', '\n'], "");
    let document =
        document.replace("1. 本机关不掌握相关信息", &format!("{label}本机关不掌握相关信息"));
    let mut reading = read::any(document.as_bytes(), None).unwrap();
    reading.report.heading.agency = Some(text.into());
    found(reading)
}

fn entries<'a>(checked: &'a [Checked<'a>]) -> Vec<Entry<'a>> {
    write::list(checked, Locale::Chinese).collect()
}

#[test]
fn every_problem_of_every_report_has_an_entry_and_nothing_else_has() {
    let (bad, blank) = (xingqing(), found(Reading::default()));
    let reports = [bad.named("a.txt"), blank.named("b.json"), bad.named("c.txt")];
    let entries = entries(&reports);
    let problems = reports.iter().flat_map(|one| one.problems.iter().map(move |it| (one.name, it)));
    assert_eq!(entries.len(), bad.problems.len() * 2 + blank.problems.len());
    for (number, (entry, (name, problem))) in (1..).zip(entries.iter().zip(problems)) {
        assert_eq!((entry.number, entry.report, entry.rule), (number, name, problem.rule().code()));
        assert_eq!(entry.message, problem.message(Locale::Chinese));
        assert_eq!(entry.difference, problem.difference());
        assert_eq!((entry.state, entry.explanation), (None, None));
        assert_eq!(entry.id, problem.id().to_string());
    }
    assert_eq!(write::list(&[], Locale::Chinese).count(), 0);
}

#[test]
fn cells_left_unread_are_on_the_list_and_rules_left_open_are_not() {
    let text = include_str!("../../examples/data/xingqing-2020.txt");
    let unread = found(read::any(text.replacen("\t25\t", "\t2x5\t", 1).as_bytes(), None).unwrap());
    assert!(!unread.problems.undecided().is_empty());
    let reports = [unread.named("a.txt")];
    let entries = entries(&reports);
    assert_eq!(entries.len(), unread.problems.len());
    let cell = entries.iter().find(|entry| entry.rule == "CE-05").expect("an unread cell");
    assert_eq!(cell.raw, Some("2x5"));
    assert_eq!(cell.cells, "本年新收·自然人");
    // The sums tell what the cell should hold, and its entry says so.
    assert!(cell.likely.is_none() || cell.likely.as_deref() == Some("本年新收·自然人：25"));
}

#[test]
fn what_is_likely_is_said_of_the_cells_of_the_problem_alone() {
    let bad = xingqing();
    let reports = [bad.named("a.txt")];
    let entries = entries(&reports);
    let likely = |code: &str| -> Vec<Option<&str>> {
        let of_rule = entries.iter().filter(|entry| entry.rule == code);
        of_rule.map(|entry| entry.likely.as_deref()).collect()
    };
    let [natural, total] = ["（七）总计·自然人：24", "（七）总计·总计：24"];
    assert_eq!(likely("RQ-01"), [Some(natural), Some(total)]);
    assert_eq!(likely("RQ-02"), [Some(natural), Some(total)]);
    // A label that differs has nothing to do with the figure that is wrong in its table.
    assert_eq!((likely("ST-06"), likely("ST-10")), (vec![None], vec![None]));
    let why = |entry: &&Entry<'_>| entry.why.is_some() == entry.likely.is_some();
    assert!(entries.iter().all(|entry| why(&entry)));
}

#[test]
fn what_was_answered_stands_beside_its_problem() {
    let mut bad = xingqing();
    let mut answers = Answers::new();
    for problem in bad.problems.iter().filter(|problem| problem.rule().code() == "NA-03") {
        let answer = Answer::new(AnswerState::Explained, "=1 正文按年底口径");
        answers.insert(problem, answer.on(Date::new(2021, 3, 2).unwrap()));
    }
    bad.problems = Check::new(&bad.reading).answers(&answers).run();
    let reports = [bad.named("a.txt")];
    let answered: Vec<Entry<'_>> =
        entries(&reports).into_iter().filter(|entry| entry.state.is_some()).collect();
    let [one] = &answered[..] else { panic!("{answered:?}") };
    assert_eq!((one.rule, one.state), ("NA-03", Some(AnswerState::Explained)));
    assert_eq!(one.answered.as_deref(), Some("2021-03-02"));
    let csv = write::list_csv(&reports, Locale::Chinese);
    assert!(csv.contains(",已说明, =1 正文按年底口径,") && csv.contains(",2021-03-02,NA-03-"));
}

/// A report with one table of requests.
fn requests(change: impl FnOnce(&mut Requests)) -> Found {
    let mut table = Requests::zero(Edition::Edition2021);
    change(&mut table);
    let mut reading = Reading::default();
    reading.report.requests = Some(table);
    found(reading)
}

#[test]
fn a_formula_has_the_figures_of_both_sides_and_the_sign_that_stands_between_them() {
    let short = requests(|table| {
        table.carried_over.total = Count::from(3);
        table.carried_over.natural_person = Count::from(3);
    });
    let formulas = |found: &Found, locale, code: &str| -> Vec<String> {
        let of_rule = found.problems.iter().filter(|problem| problem.rule().code() == code);
        of_rule.filter_map(|problem| problem.formula(locale)).collect()
    };
    let [natural, total] = &formulas(&short, Locale::Chinese, "RQ-01")[..] else { panic!() };
    assert_eq!(natural, "0（本年新收）＋3（上年结转） ≠ 0（（七）总计）＋0（结转下年度）");
    assert_eq!(total, natural);
    let english = formulas(&short, Locale::English, "RQ-01");
    assert!(english[0].contains("0 (") && english[0].contains(" ≠ "), "{english:?}");
    // A long sum has no zeros in it.
    let long = formulas(&xingqing(), Locale::Chinese, "RQ-02");
    assert!(long[0].starts_with("3（（一）予以公开）＋1（"), "{long:?}");
    assert!(long[0].ends_with("17（1.本机关不掌握相关政府信息） ≠ 25（（七）总计）"), "{long:?}");
    let blank = requests(|table| {
        table.received.natural_person = Count::from(3);
        table.received.other_organization = Count::BLANK;
        table.received.total = Count::from(2);
    });
    let blank = formulas(&blank, Locale::Chinese, "RQ-03");
    assert!(blank[0].contains("空白（其他）"), "{blank:?}");
    let met = xingqing();
    assert!(
        met.problems
            .iter()
            .all(|problem| problem.kind().is_none() || problem.formula(Locale::Chinese).is_none())
    );
}

#[test]
fn a_whole_row_and_a_whole_table_are_named_as_such() {
    let mut blank = Found { reading: Reading::default(), ..xingqing() };
    blank.reading.report.add_blank(Layout::REQUESTS_2021);
    blank.problems = check(&blank.reading.report);
    let reports = [blank.named("a.json")];
    let cells: Vec<String> = entries(&reports).into_iter().map(|entry| entry.cells).collect();
    let all = format!("整张表（{} 格）", Layout::REQUESTS_2021.len());
    assert!(cells.contains(&all), "{cells:?}");
    let mut row = requests(|table| table.carried_over = Applicants::default());
    row.problems = check(&row.reading.report);
    let reports = [row.named("a.json")];
    let cells: Vec<String> = entries(&reports).into_iter().map(|entry| entry.cells).collect();
    assert!(cells.iter().any(|cells| cells == "上年结转（整行）"), "{cells:?}");
}

#[test]
fn the_csv_of_a_report_is_as_it_was_looked_at() {
    let found = xingqing();
    for (locale, file) in [(Locale::Chinese, "zh"), (Locale::English, "en")] {
        let csv = write::list_csv(&[found.named("xingqing-2020.txt")], locale);
        let text = csv.strip_prefix('\u{feff}').expect("the mark that Excel needs");
        let text = text.replace("\r\n", "\n");
        golden::compare(&format!("tests/fixtures/list/xingqing.{file}.csv"), &text);
    }
}

#[cfg(feature = "csv")]
#[test]
fn another_reader_of_csv_finds_the_same_texts() {
    let evil: Vec<Found> = EVIL.iter().map(|text| evil(text)).collect();
    let reports: Vec<Checked<'_>> =
        evil.iter().zip(EVIL).map(|(found, name)| found.named(name)).collect();
    for locale in [Locale::Chinese, Locale::English] {
        let text = write::list_csv(&reports, locale);
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 23);
        let mut entries = write::list(&reports, locale);
        for record in reader.records() {
            let (record, entry) = (record.unwrap(), entries.next().unwrap());
            let plain = |field: &str| field.trim_start_matches(' ').to_owned();
            assert_eq!(record[0], entry.number.to_string());
            assert_eq!(plain(&record[1]), plain(entry.agency.unwrap()));
            assert_eq!(plain(&record[3]), plain(entry.report));
            assert_eq!(plain(&record[6]), plain(&entry.message));
            let difference = entry.difference.map_or(String::new(), |number| number.to_string());
            assert_eq!(record[17], difference);
            assert_eq!(plain(&record[19]), plain(entry.raw.unwrap_or_default()));
            // Nothing but a number begins as a formula does.
            let begins = |field: &&str| field.starts_with(['=', '+', '-', '@', '\t', '＝']);
            for field in record.iter().filter(begins) {
                assert!(field.parse::<i64>().is_ok(), "{field}");
            }
        }
        assert!(entries.next().is_none());
    }
}
