//! Answers to problems: which problem they are for, and when they no longer are.

use std::collections::BTreeSet;

use gouji::*;
use proptest::prelude::*;

use crate::random;

const XINGQING: &str = include_str!("../../examples/data/xingqing-2020.txt");

fn xingqing() -> read::Reading {
    read::any(XINGQING.as_bytes(), None).unwrap()
}

fn explained() -> Answer {
    Answer::new(AnswerState::Explained, "与台账一致").on(Date::new(2021, 3, 2).unwrap())
}

/// A report of random figures, with a body and a year.
fn any_named_report() -> impl Strategy<Value = Report> {
    random::any_report().prop_map(|mut report| {
        report.heading.agency = Some("某某县".into());
        report.heading.year = Some(2024);
        report
    })
}

/// The ids of what a check of the figures found, without what is said of the text or by readers.
fn ids_of_figures(reading: &read::Reading) -> BTreeSet<String> {
    let problems = Check::new(reading).without_text().run();
    let judged = problems.iter().filter(|one| one.kind().is_none() && !one.cells().is_empty());
    judged.map(|one| format!("{} {}", one.id(), one.figures())).collect()
}

#[test]
fn a_problem_has_the_same_id_in_every_format_of_the_document() {
    let report = xingqing().report;
    let of = |document: String, name: &str| {
        ids_of_figures(&read::any(document.as_bytes(), Some(name)).unwrap())
    };
    let html = of(write::html(&report), "a.html");
    assert!(!html.is_empty());
    assert_eq!(html, of(write::markdown(&report), "b.md"));
    assert_eq!(html, of(write::csv(&report), "c.csv"));
}

#[test]
fn ids_are_kept_for_ever() {
    // What people have answered is written with these: a change here makes their files void.
    let problems = Check::new(&xingqing()).run();
    let ids: Vec<String> =
        problems.iter().map(|one| format!("{} {}", one.id(), one.figures())).collect();
    crate::golden::compare("tests/check/ids.txt", &format!("{}\n", ids.join("\n")));
}

#[test]
fn problems_that_are_alike_have_ids_of_their_own() {
    let text = format!("{XINGQING}\n{XINGQING}");
    let problems = Check::new(&read::any(text.as_bytes(), None).unwrap()).run();
    let what = |one: &Problem| {
        (one.rule().to_string(), one.cells().to_vec(), one.raw().map(str::to_owned))
    };
    let alike: BTreeSet<_> = problems.iter().map(what).collect();
    let ids: BTreeSet<String> = problems.iter().map(|one| one.id().to_string()).collect();
    assert!(alike.len() < problems.len());
    assert_eq!(ids.len(), problems.len());
}

#[test]
fn another_year_and_another_body_are_not_answered() {
    let mut answers = Answers::new();
    let reading = xingqing();
    Check::new(&reading).run().iter().for_each(|one| answers.insert(one, explained()));
    for (from, to) in [("2020 年", "2021 年"), ("兴庆区", "金凤区")] {
        let other = read::any(XINGQING.replace(from, to).as_bytes(), None).unwrap();
        let problems = Check::new(&other).answers(&answers).run();
        assert_eq!(problems.settled(), 0, "{to}");
        assert_eq!(problems.notes().len(), 0, "{to}");
        assert_eq!(answers.without_report([&problems]).count(), answers.len());
    }
}

#[test]
fn a_report_without_body_or_year_takes_no_answer() {
    let mut reading = xingqing();
    reading.report.heading.year = None;
    let mut answers = Answers::new();
    Check::new(&reading).run().iter().for_each(|one| answers.insert(one, explained()));
    let problems = Check::new(&reading).answers(&answers).run();
    assert_eq!(problems.settled(), 0);
    assert_eq!(problems.notes()[0].kind(), AnswerNoteKind::NoHeading);
}

#[test]
fn what_is_said_to_be_fixed_counts_while_it_is_there() {
    let reading = xingqing();
    let mut answers = Answers::new();
    for one in &Check::new(&reading).run() {
        answers.insert(one, Answer::new(AnswerState::Fixed, ""));
    }
    let check = Check::new(&reading).answers(&answers);
    assert!(check.run().has_errors());
    assert_eq!(check.verdict(), Outcome::Fails);
    assert!(check.run().notes().iter().all(|note| note.kind() == AnswerNoteKind::NotFixed));
    // Once it is mended there is nothing to be said.
    let mended = locate(&reading).apply(&reading.report).unwrap().0;
    let problems = Check::new(&mended).answers(&answers).run();
    assert!(problems.notes().is_empty(), "{:?}", problems.notes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_answer_settles_its_problem_and_no_other(
        report in any_named_report(),
        which in any::<prop::sample::Index>(),
    ) {
        let before = Check::new(&report).run();
        prop_assume!(!before.is_empty());
        let chosen = &before.iter().as_slice()[which.index(before.len())];
        let mut answers = Answers::new();
        answers.insert(chosen, explained());
        let after = Check::new(&report).answers(&answers).run();
        prop_assert_eq!(after.len(), before.len());
        for one in &after {
            prop_assert_eq!(one.is_settled(), one.id() == chosen.id());
        }
        prop_assert!(after.notes().is_empty());
    }

    #[test]
    fn the_gate_agrees_with_the_problems_that_are_left(
        report in any_named_report(),
        settle in prop::collection::vec(any::<bool>(), 64),
    ) {
        let before = Check::new(&report).run();
        let mut answers = Answers::new();
        for (one, _) in before.iter().zip(&settle).filter(|(_, settle)| **settle) {
            answers.insert(one, explained());
        }
        let check = Check::new(&report).answers(&answers);
        let after = check.run();
        let left = before.iter().filter(|one| one.severity() == Severity::Error);
        let left = left.filter(|one| answers.iter().all(|(id, _)| id != one.id())).count();
        prop_assert_eq!(after.count(Severity::Error), left);
        prop_assert_eq!(after.has_errors(), left > 0);
        prop_assert_eq!(check.verdict() == Outcome::Fails, left > 0);
    }

    #[test]
    fn a_changed_figure_opens_its_problems_again(
        report in any_named_report(),
        which in any::<prop::sample::Index>(),
        by in 1u32..9,
    ) {
        let before = Check::new(&report).run();
        let mut answers = Answers::new();
        before.iter().for_each(|one| answers.insert(one, explained()));
        let cells: Vec<CellId> = report.layouts().flat_map(|layout| layout.cells()).collect();
        prop_assume!(!cells.is_empty());
        let cell = cells[which.index(cells.len())];
        let Some(Value::Count(count)) = report.get(cell) else { return Ok(()) };
        let Some(number) = count.get().filter(|number| number + u64::from(by) < LIMIT) else {
            return Ok(());
        };
        let mut changed = report.clone();
        let count = Count::new(number + u64::from(by)).unwrap();
        changed.set(cell, Value::Count(count)).unwrap();
        for one in &Check::new(&changed).answers(&answers).run() {
            let linear = one.left().is_some();
            prop_assert!(!(linear && one.cells().contains(&cell) && one.is_settled()), "{one:?}");
        }
    }
}

#[cfg(feature = "answers")]
mod files {
    use gouji::write::Checked;

    use super::*;

    fn filled_in(file: &str) -> String {
        let states = ["open", "explained", "dismissed", "fixed"];
        let mut at = 0;
        let line = |line: &str| {
            if line == "state = \"open\"" {
                at += 1;
                return format!("state = \"{}\"", states[at % 4]);
            }
            match line {
                "reason = \"\"" => "reason = \"说“是”\\\\ \\\"否\\\"\"\ndate = 2021-03-02".into(),
                line => line.to_owned(),
            }
        };
        file.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_file_to_fill_in_is_read_again_and_keeps_what_was_answered() {
        let reading = xingqing();
        let diagnosis = locate(&reading);
        let write = |problems: &Problems, locale| {
            let name = "a.txt";
            write::answers(
                &[Checked { name, reading: &reading, problems, diagnosis: &diagnosis }],
                locale,
            )
        };
        for locale in [Locale::Chinese, Locale::English] {
            let open = write(&Check::new(&reading).run(), locale);
            let (none, errors) = Answers::load(&open);
            assert_eq!((none.len(), errors.len()), (Check::new(&reading).run().len(), 0));
            let (answers, errors) = Answers::load(&filled_in(&open));
            assert!(errors.is_empty(), "{errors:?}");
            let problems = Check::new(&reading).answers(&answers).run();
            assert_eq!(problems.iter().filter(|one| one.answer().is_some()).count(), answers.len());
            // Written and read once more, they are the same.
            let again = Answers::load(&write(&problems, locale)).0;
            assert_eq!(again, answers);
        }
    }

    #[test]
    fn json_lines_say_the_same_as_toml() {
        let id = "RQ-01-3f2a9c1e5b-7d0142aa";
        let toml = format!(
            "[[answer]]\nid = \"{id}\"\nfigures = \"0a1b2c3d\"\nstate = \"已说明\"\n\
             reason = \"因\"\ndate = 2025-01-20\n"
        );
        let json = format!(
            "{{\"id\":\"{id}\",\"figures\":\"0a1b2c3d\",\"state\":\"explained\",\
             \"reason\":\"因\",\"date\":\"2025-1-20\"}}\n"
        );
        assert_eq!(Answers::load(&toml), Answers::load(&json));
        assert_eq!(Answers::load(&format!("\u{feff}{toml}")), Answers::load(&json));
    }

    #[test]
    fn each_fault_of_a_file_is_told_with_its_line_and_the_rest_is_taken() {
        let good = "[[answer]]\nid = \"RQ-01-3f2a9c1e5b-7d0142aa\"\nfigures = \"0a1b2c3d\"\n";
        let of = |more: &str| Answers::load(&format!("# 答复\n{good}{more}\n"));
        let entry = |lines: &str| format!("\n[[answer]]\n{lines}");
        let other = "id = \"RQ-02-3f2a9c1e5b-7d0142aa\"\nfigures = \"0a1b2c3d\"\n";
        let cases = [
            (
                entry("id = \"RQ-2\"\nfigures = \"0a1b2c3d\""),
                AnswersErrorKind::UnknownId("RQ-2".into()),
            ),
            (
                entry("id = \"RQ-02-3f2a9c1e5b-7d0142aa\"\nfigures = \"25\""),
                AnswersErrorKind::UnknownFigures("25".into()),
            ),
            (
                entry(&format!("{other}state = \"closed\"")),
                AnswersErrorKind::UnknownState("closed".into()),
            ),
            (
                entry(&format!("{other}date = \"2025-02-30\"")),
                AnswersErrorKind::UnknownDate("2025-02-30".into()),
            ),
            (entry(&format!("{other}date = 7")), AnswersErrorKind::UnknownDate("7".into())),
            (entry(&format!("{other}state = \"explained\"")), AnswersErrorKind::NoReason),
            (entry(&good["[[answer]]\n".len()..]), AnswersErrorKind::Twice),
        ];
        for (more, kind) in cases {
            let (answers, errors) = of(&more);
            assert_eq!(answers.len(), 1, "{more}");
            assert_eq!(errors.len(), 1, "{more}");
            assert_eq!((errors[0].line, &errors[0].kind), (Some(6), &kind), "{more}");
            for locale in [Locale::Chinese, Locale::English] {
                assert!(!errors[0].message(locale).contains("。。"));
            }
        }
        let (answers, errors) = of("\n[[answer]]\nid = \"x\"\nfigure = 1");
        assert_eq!((answers.len(), errors.len(), errors[0].line), (1, 1, Some(6)));
        let (answers, errors) = of("[[answer]\n");
        assert_eq!((answers.len(), errors[0].line), (0, Some(5)));
        let (_, errors) = of("[other]\na = 1");
        assert!(errors[0].message(Locale::English).contains("other"), "{errors:?}");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC*|(\\[\\[answer\\]\\]|\\{|id ?=|\"|\n|[a-f0-9-]){0,40}") {
            let (answers, errors) = Answers::load(&text);
            for error in &errors {
                prop_assert!(!error.message(Locale::Chinese).is_empty());
            }
            prop_assert!(answers.len() + errors.len() <= text.len() + 1);
        }
    }
}
