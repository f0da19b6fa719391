//! The problems of reports as a file of answers, to be filled in.

use std::fmt::Write;

use crate::answer::AnswerState;
use crate::problem::Problem;
use crate::words::Locale;

use super::{Checked, title};

/// The problems of some reports as a file of answers in TOML, to be filled in by hand: each is
/// open, with what it is about. What was answered before stands there as it was.
///
/// ```
/// use gouji::write::{self, Checked};
/// use gouji::{Check, Locale, locate, read};
/// let document = include_bytes!("../../examples/data/xingqing-2020.txt");
/// let reading = read::any(document, None)?;
/// let (problems, diagnosis) = (Check::new(&reading).run(), locate(&reading));
/// let name = "兴庆区.txt";
/// let checked = Checked { name, reading: &reading, problems: &problems, diagnosis: &diagnosis };
/// let file = write::answers(&[checked], Locale::Chinese);
/// assert_eq!(file.matches("[[answer]]").count(), problems.len());
/// assert!(file.contains("state = \"open\""));
/// # Ok::<(), gouji::read::ReadError>(())
/// ```
pub fn answers(reports: &[Checked<'_>], locale: Locale) -> String {
    let mut out = String::from(answers_head(locale));
    for checked in reports {
        out.push_str(&answers_lines(*checked, locale));
    }
    out
}

/// What stands above the answers of [`answers`], for a file that is written report by report, so
/// that none of them has to be kept.
pub const fn answers_head(locale: Locale) -> &'static str {
    match locale {
        Locale::Chinese => {
            "# 对核对问题的答复。state 填 open（待处理）、explained（已说明）、\
             dismissed（不予采纳）或 fixed（已更正）；\n\
             # 已说明和不予采纳的，在 reason 中写明理由，date 填答复日期。\
             id 和 figures 请勿改动。\n"
        }
        Locale::English => {
            "# Answers to problems. state: open, explained, dismissed or fixed. What is explained \
             or dismissed\n# needs a reason; date is the day of the answer. Leave id and figures \
             as they are.\n"
        }
    }
}

/// What [`answers`] has of one report.
pub fn answers_lines(checked: Checked<'_>, locale: Locale) -> String {
    let mut out = String::new();
    for problem in checked.problems {
        one(&mut out, &checked, problem, locale);
    }
    out
}

fn one(out: &mut String, checked: &Checked<'_>, problem: &Problem, locale: Locale) {
    let answer = problem.answer();
    let state = answer.map_or(AnswerState::Open, |answer| answer.state);
    let reason = answer.map_or("", |answer| &answer.reason);
    let colon = if locale == Locale::Chinese { "：" } else { ": " };
    let about = format!("{}{colon}{}", title(&checked.reading.report), problem.message(locale));
    let _ = write!(
        out,
        "\n[[answer]]\nid = \"{}\"\nfigures = \"{}\"\nstate = \"{}\"\nreason = {}\n",
        problem.id(),
        problem.figures(),
        state.key(),
        quoted(reason),
    );
    if let Some(date) = answer.and_then(|answer| answer.date) {
        let _ = writeln!(out, "date = {date}");
    }
    let _ = writeln!(out, "about = {}", quoted(&about));
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
