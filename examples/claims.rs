//! Prints what the text of reports says of cells.
//!
//! `claims [FILE…]`
//!
//! Without arguments it reads one JSON object a line on standard input, `{"id", "text",
//! "report_year", "agency"}`, and prints one a line: `{"id", "claims": […]}`. A claim has
//! `start` and
//! `length` in characters, `value` (a number, or `{"at_least"}`, `{"at_most"}`, `{"approx"}`),
//! `kind`, and what it may be: `cells`, the lists of cells of which one must add up to it, `ratio`
//! with numerators and denominators, or `parts_of`, the total that it is a part of.

// An example reads files; the library does not.
#![allow(clippy::disallowed_methods)]

use std::io::{BufRead, Write};
use std::process::ExitCode;

use gouji::Edition;
use gouji::claim::{Claim, ClaimKind, Context, Extent, Figure, of_text};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let sentence: Value = match line
            .map_err(|error| error.to_string())
            .and_then(|line| serde_json::from_str(&line).map_err(|error| error.to_string()))
        {
            Ok(sentence) => sentence,
            Err(message) => {
                eprintln!("claims: {message}");
                return ExitCode::from(2);
            }
        };
        let text = sentence["text"].as_str().unwrap_or_default();
        let year = sentence["report_year"].as_u64().and_then(|year| year.try_into().ok());
        let context = Context { year, agency: sentence["agency"].as_str() };
        let claims = told(text, &context);
        // A closed pipe is no failure.
        let _ = writeln!(out, "{}", json!({ "id": sentence["id"], "claims": claims }));
    }
    let _ = out.flush();
    ExitCode::SUCCESS
}

/// The claims that may be compared with the tables of the report.
fn told(text: &str, context: &Context<'_>) -> Vec<Value> {
    let edition = context.year.and_then(Edition::for_year).unwrap_or(Edition::Edition2021);
    let claims = of_text(text, context);
    let is_of_report = |claim: &&Claim| {
        claim.extent() == Extent::Body && claim.year().is_none_or(|year| Some(year) == context.year)
    };
    let one = |claim: &Claim| answer(claim, &claims, text, edition);
    claims.iter().filter(is_of_report).filter_map(one).collect()
}

fn answer(claim: &Claim, all: &[Claim], text: &str, edition: Edition) -> Option<Value> {
    let start = text[..claim.range().start].chars().count();
    let length = text[claim.range()].chars().count();
    let mut answer = json!({
        "start": start, "length": length, "value": value(claim.figure()), "kind": claim.kind(),
    });
    let readings = claim.readings(edition);
    let is_of_charges = |cell: &String| cell.contains("administrative_fees");
    if readings.iter().flat_map(|reading| &reading.cells).any(is_of_charges)
        && let Figure::Money(hundredths) = claim.figure()
    {
        // The cell is in units of 10,000 yuan.
        answer["value"] = json!(hundredths as f64 / 1_000_000.0);
    }
    if claim.kind() == ClaimKind::Channel {
        answer["parts_of"] = value(all.get(claim.part_of()?)?.figure());
        return Some(answer);
    }
    if readings.is_empty() {
        return None;
    }
    if claim.kind() == ClaimKind::Rate {
        answer["ratio"] = readings
            .iter()
            .map(
                |reading| json!({ "numerator": reading.cells, "denominator": reading.denominator }),
            )
            .collect();
    } else {
        answer["cells"] = readings.iter().map(|reading| json!(reading.cells)).collect();
    }
    Some(answer)
}

fn value(figure: Figure) -> Value {
    match figure {
        Figure::Exactly(number) => number.into(),
        Figure::Zero => 0.into(),
        Figure::AtLeast(number) => json!({ "at_least": number }),
        Figure::AtMost(number) => json!({ "at_most": number }),
        Figure::About(number) => json!({ "approx": number }),
        Figure::Rate(hundredths) | Figure::Money(hundredths) => json!(hundredths as f64 / 100.0),
        _ => Value::Null,
    }
}
