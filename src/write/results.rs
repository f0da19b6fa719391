//! What a check came to, for other programs: each rule of it, also those that hold.

use serde_json::{Value as Json, json};

use crate::check::{Check, RuleOutcome};
use crate::problem::{Problem, Problems, Undecided};
use crate::rule::{Rule, Verdict};
use crate::words::{Locale, Severity};

/// The version of the form of [`results`].
pub const RESULTS_VERSION: u32 = 1;

/// What a check of one report came to.
///
/// ```
/// use gouji::write::Results;
/// use gouji::{Check, Report};
/// let results = Results::of("某某县.html", &Check::new(&Report::default()));
/// assert!(results.problems.has_errors());
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Results<'a> {
    /// What the report is called: the name of its file.
    pub name: &'a str,
    /// What each rule that is on comes to.
    pub outcomes: Vec<RuleOutcome>,
    /// What was found, and what could not be decided.
    pub problems: Problems,
}

impl<'a> Results<'a> {
    /// Runs a check.
    pub fn of(name: &'a str, check: &Check<'_>) -> Results<'a> {
        Results { name, outcomes: check.outcomes(), problems: check.run() }
    }

    /// The problems of a rule.
    pub(super) fn of_rule<'r>(&'r self, rule: &'r Rule) -> impl Iterator<Item = &'r Problem> {
        self.problems.of_rule(rule)
    }

    /// What of a rule could not be decided.
    pub(super) fn open<'r>(&'r self, rule: &'r Rule) -> impl Iterator<Item = &'r Undecided> {
        self.problems.undecided().iter().filter(move |open| open.rules().any(|one| one == rule))
    }

    /// All that is said of a rule, one sentence a line.
    pub(super) fn said(&self, rule: &Rule, locale: Locale) -> String {
        let broken = self.of_rule(rule).map(|problem| problem.message(locale));
        let open = self.open(rule).map(|open| open.message(locale));
        broken.chain(open).collect::<Vec<_>>().join("\n")
    }
}

/// The word for what a rule comes to.
pub(super) const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Fails => "fails",
        Verdict::Undecided(_) => "undecided",
        Verdict::DoesNotApply(_) => "does_not_apply",
    }
}

/// The results of some checks as JSON: every rule of each with its outcome, why it is undecided or
/// does not apply, in how many places it was judged; and the problems as `Problem` serialises.
/// `docs/schema/results.schema.json` is its JSON Schema.
///
/// ```
/// use gouji::write::{self, Results};
/// use gouji::{Check, Report};
/// let results = Results::of("某某县.html", &Check::new(&Report::default()));
/// let json = write::results(&[results]);
/// assert_eq!(json["version"], 1);
/// let rule = &json["reports"][0]["rules"][0];
/// assert_eq!((&rule["rule"], &rule["outcome"]), (&"ST-01".into(), &"fails".into()));
/// ```
pub fn results(all: &[Results<'_>]) -> Json {
    let reports: Vec<Json> = all.iter().map(report).collect();
    json!({
        "version": RESULTS_VERSION,
        "library": env!("CARGO_PKG_VERSION"),
        "reports": reports,
    })
}

fn report(results: &Results<'_>) -> Json {
    let rules: Vec<Json> = results.outcomes.iter().map(rule).collect();
    let problems: Vec<Json> = results.problems.iter().map(problem).collect();
    let open: Vec<Json> = results.problems.undecided().iter().map(undecided).collect();
    json!({ "name": results.name, "rules": rules, "problems": problems, "undecided": open })
}

fn rule(outcome: &RuleOutcome) -> Json {
    let reason = match outcome.verdict {
        Verdict::Undecided(reason) => json!(reason),
        Verdict::DoesNotApply(why) => json!(why),
        Verdict::Holds | Verdict::Fails => Json::Null,
    };
    json!({
        "rule": outcome.rule.code(),
        "severity": outcome.severity,
        "outcome": word(outcome.verdict),
        "reason": reason,
        "places": outcome.places,
    })
}

fn problem(problem: &Problem) -> Json {
    let mut json = json!(problem);
    json["message"] = messages(|locale| problem.message(locale));
    json
}

fn undecided(open: &Undecided) -> Json {
    let rules: Vec<&str> = open.rules().map(Rule::code).collect();
    json!({
        "rules": rules,
        "reason": open.reason(),
        "cells": open.cells(),
        "message": messages(|locale| open.message(locale)),
    })
}

fn messages(of: impl Fn(Locale) -> String) -> Json {
    json!({ "zh": of(Locale::Chinese), "en": of(Locale::English) })
}

/// The JSON Schema (draft 2020-12) of [`results`].
pub fn results_schema() -> Json {
    let severity = json!({ "enum": [Severity::Error, Severity::Warning, Severity::Note] });
    let message =
        object(&[("zh", json!({ "type": "string" })), ("en", json!({ "type": "string" }))]);
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let rule = object(&[
        ("rule", json!({ "type": "string" })),
        ("severity", severity.clone()),
        ("outcome", json!({ "enum": ["holds", "fails", "undecided", "does_not_apply"] })),
        ("reason", json!({ "type": ["string", "null"] })),
        ("places", json!({ "type": "integer", "minimum": 0 })),
    ]);
    // What else a problem has depends on its rule.
    let problem = json!({
        "type": "object",
        "properties": {
            "rule": { "type": "string" },
            "severity": severity,
            "table": { "type": ["string", "null"] },
            "cells": texts,
            "left": { "type": ["integer", "null"] },
            "right": { "type": ["integer", "null"] },
            "difference": { "type": ["integer", "null"] },
            "position": { "type": ["string", "null"] },
            "message": message,
        },
        "required": ["rule", "severity", "table", "cells", "position", "message"],
    });
    let open = object(&[
        ("rules", texts.clone()),
        ("reason", json!({ "type": "string" })),
        ("cells", texts),
        ("message", message),
    ]);
    let report = object(&[
        ("name", json!({ "type": "string" })),
        ("rules", list(rule)),
        ("problems", list(problem)),
        ("undecided", list(open)),
    ]);
    let mut schema = object(&[
        ("version", json!({ "const": RESULTS_VERSION })),
        ("library", json!({ "type": "string" })),
        ("reports", list(report)),
    ]);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(format!("Results of checks, version {RESULTS_VERSION}"));
    schema
}

fn list(items: Json) -> Json {
    json!({ "type": "array", "items": items })
}

/// An object that has just these properties.
fn object(properties: &[(&str, Json)]) -> Json {
    let names: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    let properties: serde_json::Map<String, Json> =
        properties.iter().map(|(name, schema)| (name.to_string(), schema.clone())).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": false,
    })
}
