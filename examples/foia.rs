//! Another country's form: checks the annual report of a US agency under the Freedom of Information
//! Act, and finds the figure that is wrong.
//!
//! `foia [FILE]`: an annual report in NIEM XML, as agencies publish it. Looked at are section V.A
//! (requests received, processed and pending) and section V.B (how they ended), for each component
//! and overall. The rules are those of the Department of Justice's handbook: pending at the start +
//! received − processed = pending at the end; the dispositions add up to their total, which is what
//! was processed; the components add up to the whole agency. Without a file the report of an
//! invented agency is checked. Exit status: 0 all rules hold, 1 a figure must be wrong, 2 the file
//! cannot be read.

// An example reads a file; the library does not.
#![allow(clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::process::ExitCode;

use gouji::solve::{Options, System, VarId};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

const SHIPPED: &str = include_str!("data/foia-2023.xml");

/// Section V.A, without its prefix `ProcessingStatistics` and its ending `Quantity`.
const FLOW: [&str; 4] = ["PendingAtStart", "Received", "Processed", "PendingAtEnd"];
/// Section V.B, without `RequestDisposition`; denials for other reasons than exemptions come apart.
const GRANTS: [&str; 3] = ["FullGrant", "PartialGrant", "FullExemptionDenial"];
/// The number of the whole agency: its entries are `PS0` and `RD0`.
const OVERALL: &str = "0";

fn main() -> ExitCode {
    let text = match std::env::args().nth(1) {
        None => Ok(SHIPPED.to_owned()),
        Some(file) => std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}")),
    };
    match text.and_then(|text| check(&text)) {
        Ok((said, status)) => {
            print!("{said}");
            ExitCode::from(status)
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// A figure of a component: `Received`, `Denial NoRecords`.
type Figures = BTreeMap<String, BTreeMap<String, i64>>;

fn check(text: &str) -> Result<(String, u8), String> {
    let figures = read(text)?;
    let (system, record) = system(&figures);
    let locator = system.prepare().map_err(|error| error.to_string())?;
    let located =
        locator.locate(&record, &Options::default()).map_err(|error| error.to_string())?;
    let name = |variable: VarId| system.variables()[variable.index()].name().to_owned();
    let mut said = format!(
        "{} figures of {} components, {} rules\n",
        record.len(),
        figures.len(),
        system.identities().len()
    );
    if located.lower_bound() == 0 {
        said.push_str("all rules hold\n");
        return Ok((said, 0));
    }
    for solution in located.solutions() {
        let changes = solution.changes().iter().map(|change| {
            let to = change.to().value().map_or("another figure".into(), |to| to.to_string());
            format!("{} is {} and should be {to}", name(change.variable()), change.from())
        });
        said.push_str(&format!("{}\n", changes.collect::<Vec<_>>().join("; ")));
    }
    Ok((said, 1))
}

/// The figures of sections V.A and V.B, by the number of the component.
fn read(text: &str) -> Result<Figures, String> {
    let mut reader = Reader::from_str(text);
    let (mut figures, mut component, mut reason) = (Figures::new(), None, String::new());
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                let name = local(&start);
                if name == "ProcessingStatistics" || name == "RequestDisposition" {
                    let section = open.last().map(String::as_str);
                    let is_wanted = matches!(
                        section,
                        Some("ProcessedRequestSection" | "RequestDispositionSection")
                    );
                    component = id(&start).filter(|_| is_wanted);
                }
                open.push(name);
            }
            Event::Text(text) => {
                let text = text.trim().to_owned();
                let Some((component, element)) = component.as_ref().zip(open.last()) else {
                    continue;
                };
                if element == "NonExemptionDenialReasonCode" {
                    reason = text;
                } else if let Some(name) = figure(element, &reason) {
                    let number = text.parse().map_err(|_| format!("{element}: {text:?}"))?;
                    figures.entry(component.clone()).or_default().insert(name, number);
                }
            }
            Event::End(_) => {
                if matches!(
                    open.pop().as_deref(),
                    Some("ProcessingStatistics" | "RequestDisposition")
                ) {
                    component = None;
                }
            }
            Event::Eof => return Ok(figures),
            _ => {}
        }
    }
}

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

/// The number of a component: `PS1` and `RD1` are of the same.
fn id(start: &BytesStart<'_>) -> Option<String> {
    let id = start.attributes().flatten().find(|one| one.key.local_name().as_ref() == "id")?;
    Some(id.value.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_owned())
}

/// What an element is called here; `None` for one that is no figure.
fn figure(element: &str, reason: &str) -> Option<String> {
    let name = element.strip_suffix("Quantity")?;
    if name == "NonExemptionDenial" {
        return Some(format!("Denial {reason}"));
    }
    let name = name
        .strip_prefix("ProcessingStatistics")
        .or_else(|| name.strip_prefix("RequestDisposition"))?;
    Some(name.to_owned())
}

/// The rules over the figures, and the figures as a record.
fn system(figures: &Figures) -> (System, Vec<Option<i64>>) {
    let (mut system, mut record) = (System::new(), Vec::new());
    let mut variables: BTreeMap<(&str, &str), VarId> = BTreeMap::new();
    for (component, own) in figures {
        for (name, number) in own {
            variables.insert((component, name), system.variable(format!("{component}: {name}")));
            record.push(Some(*number));
        }
    }
    for (component, own) in figures {
        let of = |name: &str| variables.get(&(component.as_str(), name)).copied();
        if let [Some(start), Some(received), Some(processed), Some(end)] = FLOW.map(of) {
            system.identity([(start, 1), (received, 1), (processed, -1), (end, -1)], 0);
            if let Some(total) = of("Total") {
                system.identity([(processed, 1), (total, -1)], 0);
            }
        }
        let parts = own
            .keys()
            .filter(|name| GRANTS.contains(&name.as_str()) || name.starts_with("Denial "));
        let mut sum: Vec<(VarId, i64)> = parts.filter_map(|name| Some((of(name)?, 1))).collect();
        if let Some(total) = of("Total") {
            sum.push((total, -1));
            system.identity(sum, 0);
        }
    }
    for (name, total) in figures
        .get(OVERALL)
        .into_iter()
        .flat_map(BTreeMap::keys)
        .filter_map(|name| Some((name, *variables.get(&(OVERALL, name.as_str()))?)))
    {
        let of_components = figures.keys().filter(|component| *component != OVERALL);
        let parts = of_components
            .filter_map(|component| variables.get(&(component.as_str(), name.as_str())));
        let sum: Vec<(VarId, i64)> = parts.map(|part| (*part, 1)).chain([(total, -1)]).collect();
        if sum.len() > 1 {
            system.identity(sum, 0);
        }
    }
    (system, record)
}
