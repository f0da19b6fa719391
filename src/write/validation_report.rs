//! Results as a validation report of the European Statistical System (ValidatReport 1.0.0).

use serde_json::{Value as Json, json};

use crate::check::RuleOutcome;
use crate::rule::Verdict;
use crate::words::{Locale, Severity};

use super::results::{Results, word};

/// Some results as a validation report of the European Statistical System: one validation for each
/// rule and report. Its value is `1` where the rule holds, `0` where it is broken, and `NA` where
/// it is undecided or does not apply; the description of its data says which. `time` is when the
/// checks ran, such as `20260331T093000+0800`: the library has no clock.
///
/// ```
/// use gouji::write::{self, Results};
/// use gouji::{Check, Report};
/// let results = Results::of("某某县.html", &Check::new(&Report::default()));
/// let list = write::validation_report(&[results], "20260331T093000+0800", Default::default());
/// assert_eq!((&list[0]["rule"]["expression"], &list[0]["value"]), (&"ST-01".into(), &"0".into()));
/// ```
pub fn validation_report(all: &[Results<'_>], time: &str, locale: Locale) -> Json {
    let validations = all.iter().flat_map(|results| {
        results.outcomes.iter().map(|outcome| validation(results, outcome, time, locale))
    });
    json!(validations.collect::<Vec<Json>>())
}

fn validation(results: &Results<'_>, outcome: &RuleOutcome, time: &str, locale: Locale) -> Json {
    let rule = &outcome.rule;
    let cells = results.of_rule(rule).flat_map(|problem| problem.cells());
    let mut target: Vec<String> = cells.map(ToString::to_string).collect();
    target.dedup();
    if target.is_empty() {
        target.push(results.name.into());
    }
    json!({
        "id": format!("{}#{}", results.name, rule.code()),
        "type": "validation",
        "event": {
            "time": time,
            "actor": concat!("gouji ", env!("CARGO_PKG_VERSION")),
        },
        "rule": {
            "language": "gouji",
            "expression": rule.code(),
            "severity": severity(outcome.severity),
            "description": rule.title(locale),
            "explanation": rule.explanation(locale),
        },
        "data": {
            "source": [results.name],
            "target": target,
            "description": match results.said(rule, locale) {
                said if said.is_empty() => word(outcome.verdict).into(),
                said => said,
            },
        },
        "value": match outcome.verdict {
            Verdict::Holds => "1",
            Verdict::Fails => "0",
            Verdict::Undecided(_) | Verdict::DoesNotApply(_) => "NA",
        },
    })
}

/// Its word for how grave a rule is.
const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "information",
    }
}
