//! What was found as JSON, a line for each source.

use gouji::across::Found;
use gouji::claim::Claim;
use gouji::{AnswerNote, Fault, Repair, Verdict};
use serde_json::{Value, json};

use crate::options::Options;

/// A source that could not be read.
pub fn not_read(name: &str, message: &str) -> Value {
    let empty: [Value; 0] = [];
    json!({
        "source": name, "report": null, "problems": empty,
        "undecided": empty, "faults": empty, "claims": empty, "error": message,
    })
}

/// What was found in one report.
pub fn answer(source: &str, found: &Found, options: &Options) -> Value {
    let with_message = |mut value: Value, message: String| {
        value["message"] = message.into();
        value
    };
    let locale = options.locale;
    let problems: Vec<Value> = found
        .problems
        .at_least(options.severity)
        .map(|problem| with_message(json!(problem), problem.message(locale)))
        .collect();
    let undecided: Vec<Value> = found
        .problems
        .undecided()
        .iter()
        .map(|entry| with_message(json!(entry), entry.message(locale)))
        .collect();
    let of_repair = |repair: &Repair| with_message(json!(repair), repair.message(locale));
    let of_fault = |fault: &Fault| {
        let mut value = json!(fault);
        value["repairs"] = fault.repairs().iter().map(of_repair).collect();
        value
    };
    let faults: Vec<Value> = found.diagnosis.faults().iter().map(of_fault).collect();
    let claim_of = |(told, verdict): &(Claim, Verdict)| claim(told, *verdict, found);
    let claims: Vec<Value> = found.claims.iter().map(claim_of).collect();
    let of_note = |note| with_message(json!(note), AnswerNote::message(note, locale));
    let notes: Vec<Value> = found.problems.notes().iter().map(of_note).collect();
    json!({
        "source": source, "report": found.reading.report, "problems": problems,
        "undecided": undecided, "faults": faults, "claims": claims, "answers": notes,
    })
}

/// A figure of the text, the cells that it may be of, and what it comes to.
fn claim(claim: &Claim, verdict: Verdict, found: &Found) -> Value {
    let readings = claim.readings_in(&found.reading.report);
    let cells: Vec<Value> = readings.iter().map(|reading| json!(reading.cells)).collect();
    json!({
        "phrase": claim.phrase(), "value": claim.figure(), "kind": claim.kind(), "cells": cells,
        "position": claim.position().map(ToString::to_string), "outcome": verdict.outcome(),
    })
}
