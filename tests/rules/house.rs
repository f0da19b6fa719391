//! Rules of one's own: layers, what is refused, and that they judge as written.

use gouji::*;
use proptest::prelude::*;

use super::support::{write, zeros};

fn one(line: &str) -> (HouseRules, Vec<HouseErrorKind>) {
    let mut rules = HouseRules::new();
    let errors = rules.layer("某省", [HouseRule::linear("HN-01", line)]);
    (rules, errors.into_iter().map(|error| error.kind().clone()).collect())
}

#[test]
fn what_is_wrong_with_a_line_is_said() {
    for (line, expected) in [
        (
            "requests.receivd.total <= 3",
            HouseErrorKind::UnknownCell("requests.receivd.total".into()),
        ),
        ("nothing.at.all <= 3", HouseErrorKind::UnknownCell("nothing.at.all".into())),
        ("requests.received <= requests.received.total", HouseErrorKind::UnequalParts),
        (
            "processing_fees.amount_notified >= 0",
            HouseErrorKind::Money("processing_fees.amount_notified".into()),
        ),
        ("1001*requests.received.total <= 3", HouseErrorKind::TooLarge),
        ("600*requests.received <= 600*requests.carried_over", HouseErrorKind::TooLarge),
        ("99999999999999999999*requests.received <= 1", HouseErrorKind::TooLarge),
        ("requests.received.total", HouseErrorKind::Line(24)),
        ("requests.received.total <= <= 3", HouseErrorKind::Line(28)),
        ("requests.received.total = 3 = 4", HouseErrorKind::Line(29)),
        ("上年结转 <= 3", HouseErrorKind::Line(1)),
        ("", HouseErrorKind::Line(1)),
    ] {
        let (rules, errors) = one(line);
        assert_eq!(errors, [expected], "{line}");
        assert_eq!(rules.iter().len(), 0, "{line}");
    }
}

#[test]
fn a_row_stands_for_its_columns_and_tables_may_be_tied_to_each_other() {
    let (rules, errors) = one("requests.received >= 2*requests.carried_over - 3");
    assert!(errors.is_empty(), "{errors:?}");
    // Seven columns in each of two editions.
    assert_eq!(rules.identities("HN-01").len(), 14);
    let (rules, _) = one("review_litigation.review.total <= requests.outcomes.total.total");
    assert_eq!(rules.identities("HN-01").len(), 2);
    // Only the 2021 edition has the row.
    let (rules, _) = one("requests.outcomes.other_handling.other <= requests.outcomes.total");
    assert_eq!(rules.identities("HN-01").len(), 7);
}

#[test]
fn a_problem_of_a_rule_with_coefficients_shows_them() {
    let (rules, _) = one("2*requests.carried_over.total <= requests.received.total + 1");
    let mut report = zeros(Edition::Edition2021);
    let cells = [("requests.carried_over.total", Some(3)), ("requests.received.total", Some(2))];
    write(&mut report, &cells);
    let profile = Profile::none();
    let problems = Check::new(&report).profile(&profile).rules(&rules).run();
    let problem = problems.iter().next().unwrap();
    assert_eq!(
        problem.message(Locale::Chinese),
        "三、收到和处理政府信息公开申请情况，“总计”列：2 × 上年结转 3 = 6，大于本年新收 2 + 1 = 3。"
    );
    assert_eq!(
        problem.message(Locale::English),
        "Section 3, requests received and handled, column “total”: 2 × carried over 3 = 6, which is \
         more than newly received 2 + 1 = 3."
    );
    assert_eq!(problem.rule().authority(), Authority::Local);
}

#[test]
fn a_closure_rule_speaks_where_one_cell_is_above_zero_and_the_other_is_not() {
    let rule = HouseRule::closure(
        "HN-02",
        "requests.outcomes.other_handling.fee_unpaid.total",
        "processing_fees.amount_notified",
    )
    .title("有逾期未缴费的，应有通知收取金额", "unpaid fees were asked for");
    let mut rules = HouseRules::new();
    assert!(rules.layer("某省", [rule]).is_empty());
    let mut report = zeros(Edition::Edition2021);
    let profile = Profile::none();
    let found = |report: &Report| Check::new(report).profile(&profile).rules(&rules).run();
    write(
        &mut report,
        &[
            ("requests.outcomes.other_handling.fee_unpaid.total", Some(1)),
            ("processing_fees.amount_notified", Some(0)),
        ],
    );
    assert_eq!(found(&report).len(), 1);
    assert!(
        found(&report)
            .iter()
            .next()
            .unwrap()
            .message(Locale::Chinese)
            .ends_with("应有通知收取金额。")
    );
    write(&mut report, &[("processing_fees.amount_notified", None)]);
    assert_eq!((found(&report).len(), found(&report).undecided().len()), (0, 1));
    write(&mut report, &[("processing_fees.amount_notified", Some(100))]);
    assert!(found(&report).is_empty());
}

#[test]
fn a_code_is_never_given_another_meaning() {
    let mut rules = HouseRules::new();
    let line = "requests.received.total >= 0";
    let again = |code: &str, rules: &mut HouseRules| {
        let errors = rules.layer("某市", [HouseRule::linear(code, line)]);
        errors.first().map(|error| error.kind().clone())
    };
    assert_eq!(again("HN-01", &mut rules), None);
    for code in ["HN-01", "RQ-01", "RQ-06", "YR-09"] {
        assert_eq!(again(code, &mut rules), Some(HouseErrorKind::CodeInUse), "{code}");
    }
    assert_eq!(rules.regrade("HN-09", Regrade::Off), Err(HouseErrorKind::UnknownCode));
}

#[test]
fn a_later_layer_grades_rules_anew_and_switches_them_off() {
    let mut rules = HouseRules::new();
    rules.layer("某省", [HouseRule::linear("HN-01", "requests.received.total >= 5")]);
    let report = zeros(Edition::Edition2021);
    let grade = |rules: &HouseRules| {
        let problems = Check::new(&report).rules(rules).run();
        problems.iter().map(|problem| problem.severity()).next()
    };
    assert_eq!(grade(&rules), Some(Severity::Warning));
    rules.regrade("HN-01", Regrade::To(Severity::Error)).unwrap();
    assert_eq!(grade(&rules), Some(Severity::Error));
    assert_eq!(Check::new(&report).rules(&rules).verdict(), Outcome::Fails);
    rules.regrade("HN-01", Regrade::Off).unwrap();
    assert_eq!(grade(&rules), None);
    let mut broken = zeros(Edition::Edition2021);
    write(&mut broken, &[("review_litigation.review.total", Some(1))]);
    rules.regrade("RL-01", Regrade::Off).unwrap();
    assert_eq!(Check::new(&broken).rules(&rules).verdict(), Outcome::Holds);
}

proptest! {
    #[test]
    fn a_linear_rule_judges_as_it_is_written(
        coefficients in proptest::collection::vec(-9..10_i64, 3),
        constant in -20..20_i64,
        relation in prop::sample::select(&["=", "<=", ">="][..]),
        values in proptest::collection::vec(proptest::option::weighted(0.8, 0..6_i64), 3),
    ) {
        const PATHS: [&str; 3] = [
            "requests.received.total", "requests.carried_over.total", "review_litigation.review.total",
        ];
        let terms: String = coefficients
            .iter()
            .zip(PATHS)
            .map(|(coefficient, path)| {
                let sign = if *coefficient < 0 { '-' } else { '+' };
                format!(" {sign} {}*{path}", coefficient.abs())
            })
            .collect();
        // A line begins with a term, so that a plus in front is cut.
        let line = terms.trim_start_matches(" + ");
        let (rules, errors) = one(&format!("{line} {relation} {constant}"));
        prop_assert!(errors.is_empty(), "{errors:?} {line}");
        let mut report = zeros(Edition::Edition2021);
        let cells: Vec<_> = PATHS.into_iter().zip(values.iter().copied()).collect();
        write(&mut report, &cells);
        // Every filling of the blanks with small numbers, and one so large that it decides.
        let fillings = [0, 1, 2, 3, 4, 5, 400];
        let mut outcomes = Vec::new();
        for a in values[0].map_or(fillings.to_vec(), |value| vec![value]) {
            for b in values[1].map_or(fillings.to_vec(), |value| vec![value]) {
                for c in values[2].map_or(fillings.to_vec(), |value| vec![value]) {
                    let sum: i64 =
                        coefficients.iter().zip([a, b, c]).map(|(by, value)| by * value).sum();
                    outcomes.push(match relation {
                        "=" => sum == constant,
                        "<=" => sum <= constant,
                        _ => sum >= constant,
                    });
                }
            }
        }
        let found = rules.identities("HN-01")[1].outcome(&report).unwrap();
        match found {
            Outcome::Holds => prop_assert!(outcomes.iter().all(|holds| *holds)),
            Outcome::Fails => prop_assert!(outcomes.iter().all(|holds| !*holds)),
            Outcome::Undecided => prop_assert!(values.contains(&None)),
        }
    }
}

#[cfg(feature = "rules")]
mod files {
    use super::*;

    const PROVINCE: &str = include_str!("../../examples/data/house-rules.toml");

    #[test]
    fn the_file_that_ships_is_taken_in_whole() {
        let (rules, errors) = HouseRules::load(&[PROVINCE]);
        assert!(errors.is_empty(), "{errors:?}");
        assert!(rules.iter().len() >= 3);
        for rule in rules.iter() {
            assert!(
                !rule.title(Locale::English).is_empty() && !rule.source(Locale::English).is_empty()
            );
        }
    }

    #[test]
    fn every_flaw_of_a_file_has_its_line_and_the_rest_is_taken_in() {
        let file = "layer = \"某省\"\n\
            [[rule]]\ncode = \"HN-01\"\ncheck = \"requests.received.total >= 1\"\n\
            [[rule]]\ncode = \"HN-01\"\ncheck = \"requests.received.total >= 2\"\n\
            [[rule]]\ncode = \"HN-02\"\nseverity = \"grave\"\ncheck = \"requests.received.total >= 2\"\n\
            [[rule]]\ncode = \"HN-03\"\nif_above_zero = \"requests.received.total\"\n\
            [[rule]]\ncode = \"HN-04\"\neditions = [\"1999\"]\ncheck = \"requests.received.total >= 2\"\n\
            [[change]]\ncode = \"XX-01\"\nseverity = \"off\"\n\
            [[change]]\ncode = \"RL-04\"\nseverity = \"warning\"\n";
        let (rules, errors) = HouseRules::load(&[file]);
        let said: Vec<String> = errors.iter().map(|error| error.message(Locale::Chinese)).collect();
        assert_eq!(
            said,
            [
                "某省第6行，规则 HN-01：该代码已有其他规则使用，请换一个代码。",
                "某省第9行，规则 HN-02：级别“grave”不存在，应为 error、warning、note 或 off。",
                "某省第13行，规则 HN-03：文件格式有误：a rule has either `check`, or `if_above_zero` \
                 and `then_above_zero`",
                "某省第16行，规则 HN-04：没有“1999”这个版本。",
                "某省第20行，规则 XX-01：没有该代码的规则，无法调整。",
            ]
        );
        assert_eq!(rules.iter().map(Rule::code).collect::<Vec<_>>(), ["HN-01"]);
    }

    #[test]
    fn a_file_that_is_no_toml_or_json_says_where() {
        let (_, errors) = HouseRules::load(&["layer = 'a'\n[[rule]\n", "{\"layer\": 3}"]);
        assert_eq!((errors.len(), errors[0].line(), errors[1].line()), (2, Some(2), Some(1)));
    }

    #[test]
    fn layers_may_come_in_any_order_but_not_in_a_circle_or_on_nothing() {
        let layer = |name: &str, below: &str, code: &str| {
            format!(
                "{{\"layer\": \"{name}\", \"extends\": \"{below}\", \"rule\": [{{\"code\": \
                 \"{code}\", \"check\": \"requests.received.total >= 1\"}}]}}"
            )
        };
        let top = layer("某市", "某省", "S-01");
        let base =
            "layer = '某省'\n[[rule]]\ncode = 'P-01'\ncheck = 'requests.received.total >= 1'";
        let (rules, errors) = HouseRules::load(&[&top, base]);
        // They say the same, which is told.
        assert!(errors.iter().all(HouseError::is_remark), "{errors:?}");
        assert_eq!(rules.iter().map(Rule::code).collect::<Vec<_>>(), ["P-01", "S-01"]);
        let (_, errors) = HouseRules::load(&[&top]);
        assert_eq!(*errors[0].kind(), HouseErrorKind::UnknownLayer("某省".into()));
        let (rules, errors) =
            HouseRules::load(&[&layer("a", "b", "A-01"), &layer("b", "a", "B-01"), base]);
        assert_eq!(errors.len(), 2);
        assert!(errors.iter().all(|error| *error.kind() == HouseErrorKind::Circle));
        assert_eq!(rules.iter().len(), 1);
    }
}

#[test]
fn rules_that_no_table_can_satisfy_are_named_and_left_out() {
    let mut rules = HouseRules::new();
    // Outcomes are part of what came in: RQ-01 makes the two contradict each other.
    let all = HouseRule::linear("HN-01", "requests.outcomes.total.total >= 10");
    let few =
        HouseRule::linear("HN-02", "requests.received.total + requests.carried_over.total <= 4");
    rules.layer("某省", [all, few]);
    let errors = rules.lint();
    let HouseErrorKind::Contradiction(codes) = errors[0].kind() else { panic!("{errors:?}") };
    assert_eq!(*codes, ["RQ-01", "HN-01", "HN-02"]);
    assert_eq!((errors[0].code(), errors[0].layer()), (Some("HN-02"), "某省"));
    assert_eq!(rules.iter().map(Rule::code).collect::<Vec<_>>(), ["HN-01"]);
    assert!(rules.lint().is_empty());
}

#[test]
fn a_rule_that_the_others_imply_is_told_and_kept() {
    let mut rules = HouseRules::new();
    let implied = HouseRule::linear(
        "HN-01",
        "requests.outcomes.disclosed.total <= requests.outcomes.total.total",
    );
    let own = HouseRule::linear("HN-02", "requests.carried_over.total <= requests.received.total");
    rules.layer("某省", [implied, own]);
    let errors = rules.lint();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((errors[0].code(), errors[0].is_remark()), (Some("HN-01"), true));
    assert_eq!(rules.iter().len(), 2);
}

#[test]
fn repairs_keep_the_rules_of_ones_own() {
    // 20 = 14 + 6: either the total, or one of the parts.
    let mut report = zeros(Edition::Edition2021);
    let cells = [
        ("review_litigation.review.upheld", Some(12)),
        ("review_litigation.review.pending", Some(6)),
        ("review_litigation.review.total", Some(20)),
    ];
    write(&mut report, &cells);
    let open = locate(&report).faults()[0].repairs().len();
    let line = "2*review_litigation.review.pending <= review_litigation.review.upheld";
    let mut rules = HouseRules::new();
    assert!(rules.layer("某省", [HouseRule::linear("HN-01", line)]).is_empty());
    let prepared = Prepared::new(&rules);
    let options = DiagnosisOptions::default().rules(&prepared);
    let diagnosis = locate_with(&report, &options);
    let repairs = diagnosis.faults()[0].repairs();
    assert!(repairs.len() < open, "{open} {}", repairs.len());
    for repair in repairs {
        let (mended, _) = repair.apply(&report).unwrap();
        assert!(Check::new(&mended).profile(&Profile::none()).rules(&rules).run().is_empty());
    }
    // A rule that is broken where all identities hold is a fault as well.
    write(&mut report, &[("review_litigation.review.total", Some(18))]);
    write(&mut report, &[("review_litigation.review.pending", Some(7))]);
    write(&mut report, &[("review_litigation.review.total", Some(19))]);
    assert!(locate(&report).is_empty());
    assert!(!locate_with(&report, &options).is_empty());
}
