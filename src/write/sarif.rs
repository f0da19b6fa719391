//! Results as SARIF 2.1.0 (OASIS), for code hosts and editors.

use serde_json::{Value as Json, json};

use crate::cell::CellId;
use crate::position::Position;
use crate::rule::{RuleRef, Verdict};
use crate::words::{Locale, Severity};

use super::results::{Results, word};

/// Some results as one SARIF 2.1.0 log with one run.
///
/// A broken rule is a result of kind `fail` for each place, at its line and character where the
/// document has lines. Rules that hold, are undecided or do not apply are results of kind `pass`,
/// `open` and `notApplicable`. Cells are logical locations, the id of a problem is its fingerprint,
/// and one that was explained or dismissed is suppressed.
///
/// ```
/// use gouji::write::{self, Results};
/// use gouji::{Check, Locale, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let results = Results::of("xingqing-2020.txt", &Check::new(&reading));
/// let log = write::sarif(&[results], Locale::Chinese);
/// let results = log["runs"][0]["results"].as_array().unwrap();
/// let broken = results.iter().find(|result| result["ruleId"] == "RQ-01").unwrap();
/// let region = &broken["locations"][0]["physicalLocation"]["region"];
/// assert_eq!((&region["startLine"], &region["startColumn"]), (&37.into(), &19.into()));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
pub fn sarif(all: &[Results<'_>], locale: Locale) -> Json {
    let mut rules: Vec<RuleRef> = Vec::new();
    for outcome in all.iter().flat_map(|results| &results.outcomes) {
        if !rules.contains(&outcome.rule) {
            rules.push(outcome.rule.clone());
        }
    }
    let results: Vec<Json> = all.iter().flat_map(|one| results(one, &rules, locale)).collect();
    let described: Vec<Json> = rules.iter().map(|rule| described(rule, locale)).collect();
    let language = match locale {
        Locale::Chinese => "zh-CN",
        Locale::English => "en",
    };
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gouji",
                "version": env!("CARGO_PKG_VERSION"),
                "language": language,
                "rules": described,
            } },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn described(rule: &RuleRef, locale: Locale) -> Json {
    json!({
        "id": rule.code(),
        "shortDescription": { "text": rule.title(locale) },
        "fullDescription": { "text": rule.explanation(locale) },
        "defaultConfiguration": { "level": level(rule.severity()) },
        "properties": { "source": rule.source(locale) },
    })
}

fn results(of: &Results<'_>, rules: &[RuleRef], locale: Locale) -> Vec<Json> {
    let mut all = Vec::new();
    for outcome in &of.outcomes {
        let rule = &outcome.rule;
        let index = rules.iter().position(|known| known == rule);
        let base = |kind: &str, level: &str, text: String| {
            json!({
                "ruleId": rule.code(),
                "ruleIndex": index,
                "kind": kind,
                "level": level,
                "message": { "text": text },
                "locations": [location(of.name, None, &[])],
            })
        };
        let before = all.len();
        for problem in of.of_rule(rule) {
            let mut result = base("fail", level(problem.severity()), problem.message(locale));
            result["locations"] = json!([location(of.name, problem.position(), problem.cells())]);
            result["partialFingerprints"] = json!({ "gouji/v1": problem.id().to_string() });
            let settled = problem.answer().filter(|_| problem.is_settled());
            if let Some(answer) = settled {
                result["suppressions"] = json!([
                    { "kind": "external", "justification": answer.reason }
                ]);
            }
            all.push(result);
        }
        for open in of.open(rule) {
            let mut result = base("open", "none", open.message(locale));
            result["locations"] = json!([location(of.name, None, open.cells())]);
            all.push(result);
        }
        if all.len() == before {
            let kind = match outcome.verdict {
                Verdict::Holds => "pass",
                Verdict::Undecided(_) => "open",
                Verdict::DoesNotApply(_) => "notApplicable",
                Verdict::Fails => "fail",
            };
            let level = if kind == "fail" { level(outcome.severity) } else { "none" };
            all.push(base(
                kind,
                level,
                format!("{}: {}", word(outcome.verdict), rule.title(locale)),
            ));
        }
    }
    all
}

fn location(name: &str, position: Option<&Position>, cells: &[CellId]) -> Json {
    let mut place = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(name) } } });
    match position {
        Some(Position::Line { line, column }) => {
            place["physicalLocation"]["region"] =
                json!({ "startLine": line, "startColumn": column });
        }
        // SARIF has no tables and sheets: the place is told in words.
        Some(position) => place["message"] = json!({ "text": position.to_string() }),
        None => {}
    }
    if !cells.is_empty() {
        let named = |cell: &CellId| json!({ "fullyQualifiedName": cell.to_string() });
        place["logicalLocations"] = json!(cells.iter().map(named).collect::<Vec<_>>());
    }
    place
}

/// A file name as a relative reference (RFC 3986).
fn uri(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
