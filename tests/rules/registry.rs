//! The registry: codes, words, and what every declaration must have.

use std::collections::HashSet;

use gouji::*;

#[test]
fn codes_are_unique_and_found_again() {
    let mut seen = HashSet::new();
    for rule in Rule::ALL {
        assert!(seen.insert(rule.code()), "{rule} stands twice");
        assert_eq!(Rule::by_code(rule.code()), Some(*rule));
    }
    assert_eq!(Rule::by_code("RQ-00"), None);
}

#[test]
fn the_codes_are_those_that_were_promised() {
    let codes: Vec<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(
        codes.join(" "),
        "ST-01 ST-02 ST-03 ST-04 ST-05 ST-06 ST-07 ST-08 ST-09 ST-10 ST-11 ST-12 ST-13 ST-14 ST-15 CE-01 CE-02 CE-03 CE-04 CE-05 CE-06 CE-07 CE-08 \
         P0-01 P0-02 P0-03 P0-04 P0-05 P0-06 P1-01 P1-03 P1-05 RQ-01 RQ-02 RQ-03 RQ-04 RQ-05 RQ-07 RQ-08 RQ-09 \
         RL-01 RL-02 RL-03 RL-04 RL-05 RL-07 FE-01 FE-02 FE-05 XT-01 XT-02 \
         YR-01 YR-02 YR-03 YR-04 YR-05 YR-06 P1-02 P1-04 FE-03 FE-04 LV-01 LV-02 LV-03 LV-04 LV-05 LV-06 VV-01 \
         NA-01 NA-02 NA-03 NA-04 NA-05 NA-06 NA-07 NA-08 NA-09 NA-10 NA-11 NA-12 NA-13 NA-14 NA-15 NA-16 NA-17 NA-18 NA-19 FE-06 TL-01 TL-02 TL-03"
    );
}

#[test]
fn every_rule_explains_itself_in_both_languages() {
    for rule in Rule::ALL {
        for locale in [Locale::Chinese, Locale::English] {
            assert!(
                !rule.title(locale).is_empty() && rule.explanation(locale).ends_with(['。', '.']),
                "{rule}"
            );
            assert!(
                rule.explanation(locale).chars().count() > rule.title(locale).chars().count(),
                "{rule}"
            );
        }
        assert!(!rule.source(Locale::Chinese).is_empty() && !rule.editions().is_empty(), "{rule}");
        let chinese = rule
            .title(Locale::English)
            .chars()
            .any(|char| ('\u{4e00}'..'\u{a000}').contains(&char));
        assert!(!chinese || rule.code() == "P1-03", "{rule}: Chinese in the English title");
    }
}

#[test]
fn an_error_rests_on_the_format_or_on_arithmetic_and_is_on_by_default() {
    for rule in Rule::ALL.iter().filter(|rule| rule.severity() == Severity::Error) {
        assert!(rule.by_default(), "{rule}");
        // CE-05 is the reviewers' rule that a cell without a number cannot be counted.
        assert!(rule.authority() > Authority::Practice || rule.code() == "CE-05", "{rule}");
    }
}

#[test]
fn profiles_switch_rules_and_change_severities() {
    let [error, note] = ["RQ-01", "RL-04"].map(|code| Rule::by_code(code).unwrap());
    let profile = Profile::default();
    assert_eq!((profile.severity(error), profile.severity(note)), (Some(Severity::Error), None));
    assert_eq!(profile.clone().without(error).severity(error), None);
    assert_eq!(profile.clone().with(note).severity(note), Some(Severity::Note));
    assert_eq!(
        profile.with_severity(error, Severity::Note).with(error).severity(error),
        Some(Severity::Note)
    );
    assert_eq!(Profile::all().rules().count(), Rule::ALL.len());
    assert_eq!(Profile::none().rules().count(), 0);
}
