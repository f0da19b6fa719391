//! Results as JUnit XML, for build servers.

use crate::check::RuleOutcome;
use crate::problem::Problem;
use crate::rule::Verdict;
use crate::words::{Locale, Severity};

use super::results::{Results, word};

/// Some results as JUnit XML: a test suite for each report, a test case for each rule.
///
/// A rule that does not apply is skipped, and so is a broken one of which every problem was
/// explained or dismissed. One that is undecided is never a pass: it is an error
/// where the rule is of severity error, else skipped, and says what is missing.
///
/// ```
/// use gouji::write::{self, Results};
/// use gouji::{Check, Locale, Report};
/// let results = Results::of("某某县.html", &Check::new(&Report::default()));
/// let xml = write::junit(&[results], Locale::English);
/// assert!(xml.contains("<testsuite name=\"某某县.html\""));
/// assert!(xml.contains("<failure type=\"error\" message="));
/// ```
pub fn junit(all: &[Results<'_>], locale: Locale) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji\">\n");
    for results in all {
        suite(&mut out, results, locale);
    }
    out.push_str("</testsuites>\n");
    out
}

/// How a test case ends.
enum End {
    Passed,
    Failure,
    Error,
    Skipped,
}

fn end(results: &Results<'_>, outcome: &RuleOutcome) -> End {
    let mut problems = results.of_rule(&outcome.rule).peekable();
    let is_settled = problems.peek().is_some() && problems.all(Problem::is_settled);
    match outcome.verdict {
        Verdict::Holds => End::Passed,
        Verdict::Fails if is_settled => End::Skipped,
        Verdict::Fails => End::Failure,
        Verdict::Undecided(_) if outcome.severity == Severity::Error => End::Error,
        Verdict::Undecided(_) | Verdict::DoesNotApply(_) => End::Skipped,
    }
}

fn suite(out: &mut String, results: &Results<'_>, locale: Locale) {
    let count = |wanted: fn(&End) -> bool| {
        results.outcomes.iter().map(|one| end(results, one)).filter(wanted).count()
    };
    out.push_str(&format!(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        xml(results.name),
        results.outcomes.len(),
        count(|end| matches!(end, End::Failure)),
        count(|end| matches!(end, End::Error)),
        count(|end| matches!(end, End::Skipped)),
    ));
    for outcome in &results.outcomes {
        case(out, results, outcome, locale);
    }
    out.push_str("  </testsuite>\n");
}

fn case(out: &mut String, results: &Results<'_>, outcome: &RuleOutcome, locale: Locale) {
    let rule = &outcome.rule;
    let name = xml(&format!("{rule} {}", rule.title(locale)));
    let start = format!("    <testcase classname=\"{}\" name=\"{name}\"", xml(results.name));
    let said = results.said(rule, locale);
    let said = if said.is_empty() { word(outcome.verdict).to_owned() } else { said };
    let first = xml(said.lines().next().unwrap_or_default());
    let severity = outcome.severity.name(Locale::English);
    let inside = match end(results, outcome) {
        End::Passed => return out.push_str(&format!("{start}/>\n")),
        End::Failure => {
            format!("<failure type=\"{severity}\" message=\"{first}\">{}</failure>", xml(&said))
        }
        End::Error => {
            format!("<error type=\"undecided\" message=\"{first}\">{}</error>", xml(&said))
        }
        End::Skipped => format!("<skipped message=\"{first}\"/>"),
    };
    out.push_str(&format!("{start}>\n      {inside}\n    </testcase>\n"));
}

/// Text as XML 1.0 can hold it; characters that it cannot are left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
