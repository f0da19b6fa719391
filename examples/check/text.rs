//! What was found as text.

use gouji::across::Found;
use gouji::read::{Position, Reading};
use gouji::{
    Answer, AnswerState, CellId, Diagnosis, Locale, Problem, Problems, Report, Severity, Table,
};

use crate::options::Options;

/// What was found in one report: the tables in doubt, what is likely wrong, the problems.
pub fn text(source: &str, found: &Found, options: &Options) -> String {
    let (reading, locale) = (&found.reading, options.locale);
    let mut out = format!("{}\n\n", title(source, &reading.report, locale));
    let shown: Vec<&Problem> = found.problems.at_least(options.severity).collect();
    let is_shown = |table: &Table| {
        let mut judged = shown.iter().filter(|problem| problem.judgement().is_some());
        judged.any(|problem| problem.table() == Some(*table) && !problem.cells().is_empty())
    };
    for table in Table::ALL.iter().copied().filter(is_shown) {
        let marks = marked(&shown, &found.diagnosis, table);
        out.push_str(&gouji::write::text_within(reading, table, &marks, locale, options.columns));
        out.push_str(&diagnosed(&found.diagnosis, reading, table, locale));
        out.push('\n');
    }
    for problem in shown {
        out.push_str(&line(problem, locale, options.colours));
    }
    for note in found.problems.notes() {
        out.push_str(&format!("{}\n", note.message(locale)));
    }
    out.push_str(&summary(&found.problems, locale));
    out.push('\n');
    out
}

/// The cells of a table to look at: those of the likeliest repairs, or, where nothing can be
/// mended, those of the problems.
fn marked(shown: &[&Problem], diagnosis: &Diagnosis, table: Table) -> Vec<CellId> {
    let repairs = diagnosis.of(table).filter_map(|fault| fault.repairs().first());
    let likely: Vec<CellId> =
        repairs.flat_map(|repair| repair.changes().iter().map(|change| change.cell())).collect();
    if !likely.is_empty() {
        return likely;
    }
    let here = || {
        let judged = shown.iter().filter(|problem| problem.judgement().is_some());
        judged.filter(|problem| problem.table() == Some(table))
    };
    let gravest = here().map(|problem| problem.severity()).max();
    here()
        .filter(|problem| Some(problem.severity()) == gravest)
        .flat_map(|problem| problem.cells().to_vec())
        .collect()
}

/// The most repairs that are told after the first.
const MORE_REPAIRS: usize = 3;

/// What is most likely wrong in a table, behind its last finding.
fn diagnosed(diagnosis: &Diagnosis, reading: &Reading, table: Table, locale: Locale) -> String {
    let mut out = String::new();
    for fault in diagnosis.of(table) {
        let Some((first, others)) = fault.repairs().split_first() else { continue };
        let message = first.message(locale);
        let places: Vec<String> = first
            .changes()
            .iter()
            .filter_map(|change| reading.origins.get(&change.cell()))
            .map(|at| at.message(locale))
            .collect();
        let places = places.join(if locale == Locale::Chinese { "、" } else { "; " });
        out.push_str(&match locale {
            Locale::Chinese if places.is_empty() => format!("  → 最可能的错误：{message}\n"),
            Locale::Chinese => format!("  → 最可能的错误：{message}（见{places}）\n"),
            _ if places.is_empty() => format!("  → most likely: {message}\n"),
            _ => format!("  → most likely: {message} (at {places})\n"),
        });
        let more = others.len() as u64 + fault.left_out().unwrap_or(0);
        if more > 0 {
            out.push_str(&match locale {
                Locale::Chinese => format!("    另有 {more} 种可能：\n"),
                _ => format!("    {more} other possibilities:\n"),
            });
        }
        for repair in others.iter().take(MORE_REPAIRS) {
            out.push_str(&format!("    - {}\n", repair.message(locale)));
        }
        if others.len() > MORE_REPAIRS {
            out.push_str("    - …\n");
        }
    }
    out
}

fn title(source: &str, report: &Report, locale: Locale) -> String {
    match (body_and_year(report, locale), locale) {
        (None, _) => format!("== {source}"),
        (Some(name), Locale::Chinese) => format!("== {source}：{name}"),
        (Some(name), _) => format!("== {source}: {name}"),
    }
}

/// One problem on one line.
fn line(problem: &Problem, locale: Locale, colours: bool) -> String {
    let severity = problem.severity().name(locale);
    let code = problem.rule().code();
    let place = problem.position().map(|position| in_place(position, locale)).unwrap_or_default();
    let answered = problem.answer().filter(|answer| answer.state != AnswerState::Open);
    let state = answered.map_or(String::new(), |answer| {
        let dot = if locale == Locale::Chinese { "·" } else { ", " };
        format!("{dot}{}", answer.state.name(locale))
    });
    let colour = match problem.severity() {
        _ if problem.is_settled() => "32",
        Severity::Error => "31",
        Severity::Warning => "33",
        _ => "36",
    };
    let label = format!("[{severity}{state}]");
    let label = if colours { format!("\u{1b}[{colour}m{label}\u{1b}[0m") } else { label };
    let reason = answered.map_or(String::new(), |answer| said(answer, locale));
    format!("{label} {code} {}{place}\n{reason}", problem.message(locale))
}

/// What was answered, on a line of its own.
fn said(answer: &Answer, locale: Locale) -> String {
    let date = answer.date.map_or(String::new(), |date| match locale {
        Locale::Chinese => format!("（{date}）"),
        _ => format!(" ({date})"),
    });
    match (answer.reason.is_empty(), locale) {
        (true, _) => String::new(),
        (false, Locale::Chinese) => format!("    答复：{}{date}\n", answer.reason),
        (false, _) => format!("    answer: {}{date}\n", answer.reason),
    }
}

fn in_place(position: &Position, locale: Locale) -> String {
    match locale {
        Locale::Chinese => format!("（见{}）", position.message(locale)),
        _ => format!(" (at {})", position.message(locale)),
    }
}

fn summary(problems: &Problems, locale: Locale) -> String {
    let (errors, warnings) = (problems.count(Severity::Error), problems.count(Severity::Warning));
    let undecided: usize = problems.undecided().iter().map(|entry| entry.rules().len()).sum();
    let settled = match (problems.settled(), locale) {
        (0, _) => String::new(),
        (settled, Locale::Chinese) => format!("已答复的问题 {settled} 处，"),
        (settled, _) => format!("settled by answers: {settled}, "),
    };
    match locale {
        Locale::Chinese => {
            format!(
                "小结：错误 {errors} 处，警告 {warnings} 处，{settled}无法判断的规则 {undecided} 项。\n"
            )
        }
        _ => format!(
            "Summary: errors: {errors}, warnings: {warnings}, {settled}rules undecided: {undecided}.\n"
        ),
    }
}

/// Body and year of a report, as far as they are known.
pub fn body_and_year(report: &Report, locale: Locale) -> Option<String> {
    let heading = &report.heading;
    let agency = heading.agency.as_deref();
    match (agency, heading.year, locale) {
        (None, None, _) => None,
        (agency, Some(year), Locale::Chinese) => {
            Some(format!("{} {year} 年度", agency.unwrap_or("")).trim_start().to_owned())
        }
        (agency, Some(year), _) => Some(format!("{}, {year}", agency.unwrap_or("?"))),
        (Some(agency), None, _) => Some(agency.to_owned()),
    }
}
